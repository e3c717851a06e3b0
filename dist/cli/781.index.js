(function (exports, require, module, __dirname) {"use strict";
exports.id = 781;
exports.ids = [781];
exports.modules = {

/***/ 4684:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ failure)
/* harmony export */ });
function failure(cause, reason) {
    return { kind: 'failed', cause, reason };
}


/***/ }),

/***/ 4162:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readReports: () => (/* binding */ readReports)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/src/core/image-scan.js
var image_scan = __webpack_require__(4684);
// EXTERNAL MODULE: ./build/src/images/reports/bounds.js
var bounds = __webpack_require__(7347);
// EXTERNAL MODULE: ./build/src/images/reports/json.js
var reports_json = __webpack_require__(9124);
;// CONCATENATED MODULE: ./build/src/images/reports/clair.js



/**
 * The vulnerability report of Clair v4: https://github.com/quay/claircore/blob/main/vulnerabilityreport.go. It names the
 * digest of a manifest, and no image. Its layers are the compressed ones, which no configuration mentions.
 */
function readClairReport(json) {
    if (!(0,reports_json/* isObject */.Gv)(json))
        return unreadable('it is not a JSON object');
    for (const name of ['packages', 'vulnerabilities', 'package_vulnerabilities']) {
        const value = json[name];
        if (value !== undefined && value !== null && !(0,reports_json/* isObject */.Gv)(value))
            return unreadable(`its \`${name}\` is not an object`);
    }
    const vulnerabilities = (0,reports_json/* objectAt */.lJ)(json, 'vulnerabilities');
    const packages = (0,reports_json/* objectAt */.lJ)(json, 'packages');
    const affected = (0,reports_json/* objectAt */.lJ)(json, 'package_vulnerabilities');
    const all = [];
    let found = 0;
    for (const key of Object.keys(affected)) {
        for (const id of (0,reports_json/* textsAt */.i1)(affected, key, bounds/* mostVulnerabilities */.sF + 1, bounds/* short */.h0)) {
            found += 1;
            if (found > bounds/* mostVulnerabilities */.sF)
                continue;
            all.push(...vulnerabilityOf((0,reports_json/* objectAt */.lJ)(vulnerabilities, id), (0,reports_json/* objectAt */.lJ)(packages, key)));
        }
    }
    return {
        kind: 'ok',
        value: {
            scanner: 'clair',
            name: '',
            digests: (0,bounds/* digestsIn */.V4)([(0,reports_json/* textAt */.$6)(json, 'manifest_hash', bounds/* short */.h0)]),
            platform: '',
            distribution: distributionOf((0,reports_json/* objectAt */.lJ)(json, 'distributions')),
            configuration: undefined,
            vulnerabilities: all,
            unseen: (0,bounds/* beyond */.wQ)(found),
        },
    };
}
function unreadable(why) {
    return (0,image_scan/* failure */.V)('failed', `This is not a Clair v4 vulnerability report: ${why}. It is written by \`clairctl report --out json IMAGE\`.`);
}
function vulnerabilityOf(vulnerability, of) {
    const id = (0,reports_json/* textAt */.$6)(vulnerability, 'name', bounds/* short */.h0);
    const name = (0,reports_json/* textAt */.$6)(of, 'name', bounds/* short */.h0);
    if (id === '' || name === '')
        return [];
    return [
        {
            id: advisoryIn(id),
            package: name,
            path: '',
            installed: (0,reports_json/* textAt */.$6)(of, 'version', bounds/* short */.h0),
            fixed: (0,reports_json/* textAt */.$6)(vulnerability, 'fixed_in_version', bounds/* short */.h0),
            severity: (0,reports_json/* textAt */.$6)(vulnerability, 'normalized_severity', 40) || (0,reports_json/* textAt */.$6)(vulnerability, 'severity', 40) || 'Unknown',
            title: (0,bounds/* firstSentence */.qi)((0,reports_json/* textAt */.$6)(vulnerability, 'description', bounds/* long */.LU)),
            url: (0,bounds/* webAddress */.Dy)((0,reports_json/* textAt */.$6)(vulnerability, 'links', bounds/* mostEntries */._N * 10).split(/\s/, 1)[0] ?? ''),
            layer: '',
        },
    ];
}
/** Some databases add text to the advisory's id: `CVE-2023-1 on Ubuntu 22.04 LTS (jammy) - low`. */
function advisoryIn(name) {
    return /^(?:CVE-\d{4}-\d{4,}|GHSA(?:-[0-9a-z]{4}){3})\b/.exec(name)?.[0] ?? name;
}
function distributionOf(distributions) {
    const [first] = Object.keys(distributions);
    if (first === undefined)
        return undefined;
    const distribution = (0,reports_json/* objectAt */.lJ)(distributions, first);
    const family = (0,reports_json/* textAt */.$6)(distribution, 'did', bounds/* short */.h0);
    return family === '' ? undefined : { family, version: (0,reports_json/* textAt */.$6)(distribution, 'version_id', bounds/* short */.h0), endOfLife: false };
}

// EXTERNAL MODULE: ./build/src/images/reports/configuration.js
var reports_configuration = __webpack_require__(3982);
;// CONCATENATED MODULE: ./build/src/images/reports/grype.js




/** Grype's JSON: https://github.com/anchore/grype/tree/main/grype/presenter/models. Unknown fields are ignored. */
function readGrypeReport(json) {
    if (!(0,reports_json/* isObject */.Gv)(json))
        return grype_unreadable('it is not a JSON object');
    if (!Array.isArray(json['matches']))
        return grype_unreadable('its `matches` is not a list');
    const source = (0,reports_json/* objectAt */.lJ)(json, 'source');
    const target = (0,reports_json/* objectAt */.lJ)(source, 'target');
    const all = (0,reports_json/* objectsAt */.yR)(json, 'matches', bounds/* mostVulnerabilities */.sF + 1).flatMap(grype_vulnerabilityOf);
    const distro = (0,reports_json/* objectAt */.lJ)(json, 'distro');
    const family = (0,reports_json/* textAt */.$6)(distro, 'name', bounds/* short */.h0);
    const image = embedded(target);
    return {
        kind: 'ok',
        value: {
            scanner: 'grype',
            name: (0,reports_json/* textAt */.$6)(target, 'userInput', bounds/* long */.LU),
            otherNames: (0,reports_json/* textsAt */.i1)(target, 'tags', bounds/* mostEntries */._N, bounds/* long */.LU),
            digests: (0,bounds/* digestsIn */.V4)([
                ...(0,reports_json/* textsAt */.i1)(target, 'repoDigests', bounds/* mostEntries */._N, bounds/* long */.LU),
                (0,reports_json/* textAt */.$6)(target, 'manifestDigest', bounds/* short */.h0),
            ]),
            platform: (0,reports_configuration/* platformOf */.t)(target),
            distribution: family === '' ? undefined : { family, version: (0,reports_json/* textAt */.$6)(distro, 'version', bounds/* short */.h0), endOfLife: false },
            configuration: configurationOf(target, image),
            vulnerabilities: all.slice(0, bounds/* mostVulnerabilities */.sF),
            unseen: (0,bounds/* beyond */.wQ)(all.length),
        },
    };
}
function grype_unreadable(why) {
    return (0,image_scan/* failure */.V)('failed', `This is not a Grype report of an image: ${why}. It is written by \`grype IMAGE -o json\`.`);
}
function grype_vulnerabilityOf(match) {
    const vulnerability = (0,reports_json/* objectAt */.lJ)(match, 'vulnerability');
    const artifact = (0,reports_json/* objectAt */.lJ)(match, 'artifact');
    const id = (0,reports_json/* textAt */.$6)(vulnerability, 'id', bounds/* short */.h0);
    const name = (0,reports_json/* textAt */.$6)(artifact, 'name', bounds/* short */.h0);
    if (id === '' || name === '')
        return [];
    const fix = (0,reports_json/* objectAt */.lJ)(vulnerability, 'fix');
    const [location = {}] = (0,reports_json/* objectsAt */.yR)(artifact, 'locations', 1);
    const isFixed = (0,reports_json/* textAt */.$6)(fix, 'state', bounds/* short */.h0) === 'fixed';
    return [
        {
            id,
            package: name,
            path: ofDistribution.has((0,reports_json/* textAt */.$6)(artifact, 'type', bounds/* short */.h0)) ? '' : (0,reports_json/* textAt */.$6)(location, 'path', bounds/* long */.LU),
            installed: (0,reports_json/* textAt */.$6)(artifact, 'version', bounds/* short */.h0),
            fixed: isFixed ? (0,reports_json/* textsAt */.i1)(fix, 'versions', 20, bounds/* short */.h0).join(', ') : '',
            severity: (0,reports_json/* textAt */.$6)(vulnerability, 'severity', 40) || 'Unknown',
            title: (0,bounds/* firstSentence */.qi)(descriptionOf(match, vulnerability)),
            url: (0,bounds/* webAddress */.Dy)((0,reports_json/* textAt */.$6)(vulnerability, 'dataSource', bounds/* long */.LU)) || (0,bounds/* webAddress */.Dy)(firstUrl(vulnerability)),
            layer: (0,reports_json/* textAt */.$6)(location, 'layerID', bounds/* short */.h0),
        },
    ];
}
/** Types of Syft packages that the distribution installs: https://github.com/anchore/syft/blob/main/syft/pkg/type.go */
const ofDistribution = new Set(['alpm', 'apk', 'deb', 'portage', 'rpm']);
/** Distributions often leave it out, and refer to another advisory that has it. */
function descriptionOf(match, vulnerability) {
    const own = (0,reports_json/* textAt */.$6)(vulnerability, 'description', bounds/* long */.LU);
    if (own !== '')
        return own;
    const related = (0,reports_json/* objectsAt */.yR)(match, 'relatedVulnerabilities', 20).map((each) => (0,reports_json/* textAt */.$6)(each, 'description', bounds/* long */.LU));
    return related.find((text) => text !== '') ?? '';
}
function firstUrl(vulnerability) {
    return (0,reports_json/* textsAt */.i1)(vulnerability, 'urls', 1, bounds/* long */.LU)[0] ?? '';
}
/** The image's own configuration, which Grype includes as base64. */
function embedded(target) {
    const encoded = (0,reports_json/* textAt */.$6)(target, 'config', mostConfiguration);
    const json = encoded === '' ? undefined : (0,reports_json/* parseJson */.qF)(Buffer.from(encoded, 'base64').toString('utf8'));
    return (0,reports_json/* isObject */.Gv)(json) ? json : undefined;
}
/** Registries refuse larger ones. */
const mostConfiguration = 8 * 1024 * 1024;
function configurationOf(target, image) {
    if (image === undefined)
        return undefined;
    const configuration = (0,reports_configuration/* readConfiguration */.T)(image);
    if (configuration.layers.length > 0)
        return configuration;
    return {
        ...configuration,
        layers: (0,reports_json/* objectsAt */.yR)(target, 'layers', bounds/* mostEntries */._N).map((each) => (0,reports_json/* textAt */.$6)(each, 'digest', bounds/* short */.h0)),
    };
}

;// CONCATENATED MODULE: ./build/src/images/reports/sarif-wording.js


const nothing = {
    ...{ id: '', package: '', installed: '', fixed: '', severity: '', title: '', url: '', path: '', image: '' },
};
/** From the message of a result and its rule. */
function wordingOf(message, rule) {
    return ofTrivy(message, rule) ?? ofGrype(message, rule) ?? nothing;
}
/**
 * Trivy writes a line for each: `Package`, `Installed Version`, `Vulnerability`, `Severity`, `Fixed Version`, `Link`
 * (https://github.com/aquasecurity/trivy/blob/main/pkg/report/sarif.go).
 */
function ofTrivy(message, rule) {
    const lines = fieldsOf(message);
    const name = lines.get('Package');
    const installed = lines.get('Installed Version');
    if (name === undefined || installed === undefined)
        return undefined;
    const id = /^Vulnerability (\S+)$/m.exec((0,reports_json/* cut */.Jj)(message, bounds/* long */.LU * 2))?.[1] ?? '';
    const title = (0,reports_json/* textAt */.$6)((0,reports_json/* objectAt */.lJ)(rule, 'shortDescription'), 'text', bounds/* long */.LU);
    return {
        ...nothing,
        id: (0,reports_json/* cut */.Jj)(id, bounds/* short */.h0),
        package: name,
        installed,
        fixed: lines.get('Fixed Version') ?? '',
        severity: lines.get('Severity') ?? '',
        title,
        url: (0,bounds/* webAddress */.Dy)(/\]\((\S+)\)$/.exec(lines.get('Link') ?? '')?.[1] ?? ''),
    };
}
/**
 * Grype writes `A high vulnerability in deb package: openssl, version 3.0.9-1 was found in image python:3.9.1 at: /\u2026`,
 * and the rest into the help of the rule, a line for each
 * (https://github.com/anchore/grype/blob/main/grype/presenter/sarif/presenter.go).
 */
function ofGrype(message, rule) {
    const start = (0,reports_json/* cut */.Jj)(message, bounds/* long */.LU * 4);
    const sentence = /^An? (\w+) vulnerability in \S+ package: (.+), version (\S*) was found (?:in image (\S+) )?at: (.*)$/;
    const found = sentence.exec(start) ?? /^The path (.+) reports (.+) at version (\S+) /.exec(start);
    if (!found)
        return undefined;
    const isOld = start.startsWith('The path');
    const [, first = '', name = '', installed = '', image = '', path = ''] = found;
    const help = (0,reports_json/* textAt */.$6)((0,reports_json/* objectAt */.lJ)(rule, 'help'), 'text', bounds/* long */.LU * 4);
    const lines = fieldsOf(help);
    const id = /^Vulnerability (\S+)$/m.exec(help)?.[1] ?? withoutName((0,reports_json/* textAt */.$6)(rule, 'id', bounds/* short */.h0), name);
    return {
        id,
        package: (0,reports_json/* cut */.Jj)(name, bounds/* short */.h0),
        installed: (0,reports_json/* cut */.Jj)(installed, bounds/* short */.h0),
        fixed: (lines.get('Fix Version') ?? '').split(',').join(', '),
        severity: lines.get('Severity') ?? (isOld ? '' : first),
        title: titleOf(rule),
        url: (0,bounds/* webAddress */.Dy)(/\]\((\S+)\)$/.exec(lines.get('Link') ?? '')?.[1] ?? ''),
        path: pathIn(isOld ? first : path, lines.get('Type') ?? ''),
        image,
    };
}
/** Grype's rules have names such as `CVE-2024-1-openssl`. */
function withoutName(rule, name) {
    return rule.endsWith(`-${name}`) ? rule.slice(0, -name.length - 1) : rule;
}
/** The database of the distribution's packages is not the path of a package. */
function pathIn(path, type) {
    return ['apk', 'deb', 'rpm', 'alpm', 'portage'].includes(type) ? '' : (0,reports_json/* cut */.Jj)(path, bounds/* long */.LU);
}
/** Grype's short description only repeats other fields; the full one is the advisory's, if it has one. */
function titleOf(rule) {
    const full = (0,reports_json/* textAt */.$6)((0,reports_json/* objectAt */.lJ)(rule, 'fullDescription'), 'text', bounds/* long */.LU);
    return /^Version \S+ is affected with /.test(full) ? '' : (0,bounds/* firstSentence */.qi)(full);
}
/** `Name: value` by name; the first one of a name counts. Descriptions may follow. */
function fieldsOf(text) {
    const fields = new Map();
    for (const line of (0,reports_json/* cut */.Jj)(text, bounds/* long */.LU * 4)
        .split('\n')
        .slice(0, 12)) {
        const colon = line.indexOf(': ');
        const name = colon === -1 ? line.replace(/:$/, '') : line.slice(0, colon);
        const value = colon === -1 ? '' : line.slice(colon + 2).trim();
        if (!fields.has(name))
            fields.set(name, (0,reports_json/* cut */.Jj)(value, bounds/* short */.h0 * 2));
    }
    return fields;
}

;// CONCATENATED MODULE: ./build/src/images/reports/sarif.js




/**
 * SARIF 2.1.0 of any scanner of images: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html. One report for
 * each image that its runs name. The format has no fields for package and versions: they are read from a scanner's own
 * wording if that is known, and are '' otherwise.
 */
function readSarifReport(json) {
    if (!(0,reports_json/* isObject */.Gv)(json))
        return sarif_unreadable('it is not a JSON object');
    if (json['version'] !== '2.1.0')
        return sarif_unreadable('its `version` is not 2.1.0');
    if (!Array.isArray(json['runs']))
        return sarif_unreadable('its `runs` is not a list');
    const runs = (0,reports_json/* objectsAt */.yR)(json, 'runs', bounds/* mostEntries */._N);
    if (runs.some(({ results }) => results !== undefined && results !== null && !Array.isArray(results))) {
        return sarif_unreadable('the `results` of a run is not a list');
    }
    if (runs.length === 0)
        return sarif_unreadable('it contains no run');
    const groups = Map.groupBy(runs.map(reportOf), ({ name, digests }) => JSON.stringify([name, digests]));
    return { kind: 'ok', value: [...groups.values()].map(joined) };
}
function sarif_unreadable(why) {
    return (0,image_scan/* failure */.V)('failed', `This is not the SARIF report of a scan: ${why}.`);
}
function reportOf(run) {
    const properties = (0,reports_json/* objectAt */.lJ)(run, 'properties');
    const results = (0,reports_json/* objectsAt */.yR)(run, 'results', bounds/* mostVulnerabilities */.sF + 1);
    const rules = rulesOf(run);
    const told = results.flatMap((result) => {
        const rule = ruleOf(result, rules);
        if (isAccepted(result) || isPassed(result) || isElse(rule))
            return [];
        const message = messageOf(result, rule);
        return [{ result, rule, message, wording: wordingOf(message, rule) }];
    });
    const named = told.find(({ wording }) => wording.image !== '')?.wording.image ?? '';
    return {
        scanner: (0,reports_json/* textAt */.$6)((0,reports_json/* objectAt */.lJ)((0,reports_json/* objectAt */.lJ)(run, 'tool'), 'driver'), 'name', bounds/* short */.h0) || 'SARIF',
        name: (0,reports_json/* textAt */.$6)(properties, 'imageName', bounds/* long */.LU) || named,
        otherNames: (0,reports_json/* textsAt */.i1)(properties, 'repoTags', bounds/* mostEntries */._N, bounds/* long */.LU),
        digests: (0,bounds/* digestsIn */.V4)((0,reports_json/* textsAt */.i1)(properties, 'repoDigests', bounds/* mostEntries */._N, bounds/* long */.LU)),
        platform: '',
        distribution: undefined,
        configuration: undefined,
        vulnerabilities: told.slice(0, bounds/* mostVulnerabilities */.sF).flatMap(sarif_vulnerabilityOf),
        unseen: (0,bounds/* beyond */.wQ)(results.length),
    };
}
/** Runs on the same image, each by one scanner or for one kind of package. */
function joined(reports) {
    const [first, ...more] = reports;
    if (first === undefined)
        throw new Error('a group has a member');
    if (more.length === 0)
        return first;
    const all = reports.flatMap(({ vulnerabilities }) => vulnerabilities);
    return {
        ...first,
        otherNames: [...new Set(reports.flatMap(({ otherNames = [] }) => otherNames))],
        vulnerabilities: all.slice(0, bounds/* mostVulnerabilities */.sF),
        unseen: [...new Set([...reports.flatMap(({ unseen }) => unseen), ...(0,bounds/* beyond */.wQ)(all.length)])],
    };
}
function rulesOf(run) {
    const tool = (0,reports_json/* objectAt */.lJ)(run, 'tool');
    const list = (0,reports_json/* objectsAt */.yR)((0,reports_json/* objectAt */.lJ)(tool, 'driver'), 'rules', bounds/* mostVulnerabilities */.sF);
    const extended = (0,reports_json/* objectsAt */.yR)(tool, 'extensions', bounds/* mostEntries */._N).flatMap((each) => (0,reports_json/* objectsAt */.yR)(each, 'rules', bounds/* mostResults */.aS));
    const byId = new Map([...extended, ...list].map((rule) => [(0,reports_json/* textAt */.$6)(rule, 'id', bounds/* short */.h0), rule]));
    return { list, byId };
}
function ruleOf(result, { list, byId }) {
    const named = (0,reports_json/* objectAt */.lJ)(result, 'rule');
    const id = (0,reports_json/* textAt */.$6)(result, 'ruleId', bounds/* short */.h0) || (0,reports_json/* textAt */.$6)(named, 'id', bounds/* short */.h0);
    const index = result['ruleIndex'] ?? named['index'];
    // A result may have only an index; if it has both, an old Grype writes 0 for all.
    return byId.get(id) ?? (id === '' && typeof index === 'number' ? list[index] : undefined) ?? { id };
}
/** Whether somebody accepted the result, by a status or with a justification. */
function isAccepted(result) {
    return (0,reports_json/* objectsAt */.yR)(result, 'suppressions', bounds/* mostEntries */._N).some((suppression) => {
        const status = (0,reports_json/* textAt */.$6)(suppression, 'status', 40);
        return status === 'accepted' || (status === '' && (0,reports_json/* textAt */.$6)(suppression, 'justification', bounds/* short */.h0) !== '');
    });
}
function isPassed(result) {
    const kind = (0,reports_json/* textAt */.$6)(result, 'kind', 40);
    return kind === 'pass' || kind === 'notApplicable' || (0,reports_json/* textAt */.$6)(result, 'baselineState', 40) === 'absent';
}
/** Trivy's tags for other kinds of findings. */
function isElse(rule) {
    const tags = (0,reports_json/* textsAt */.i1)((0,reports_json/* objectAt */.lJ)(rule, 'properties'), 'tags', bounds/* mostEntries */._N, bounds/* short */.h0);
    return tags.some((tag) => tag === 'misconfiguration' || tag === 'secret' || tag === 'license');
}
/** A message may be a text, or the id of a text with placeholders. */
function messageOf(result, rule) {
    const message = (0,reports_json/* objectAt */.lJ)(result, 'message');
    const text = (0,reports_json/* textAt */.$6)(message, 'text', longest);
    if (text !== '')
        return text;
    const template = (0,reports_json/* textAt */.$6)((0,reports_json/* objectAt */.lJ)((0,reports_json/* objectAt */.lJ)(rule, 'messageStrings'), (0,reports_json/* textAt */.$6)(message, 'id', bounds/* short */.h0)), 'text', longest);
    const words = (0,reports_json/* textsAt */.i1)(message, 'arguments', 100, bounds/* long */.LU);
    return template.replace(/\{(\d{1,2})\}/g, (_, at) => words[Number(at)] ?? '');
}
const longest = 20_000;
function sarif_vulnerabilityOf({ result, rule, message, wording }) {
    const ruleId = (0,reports_json/* textAt */.$6)(rule, 'id', bounds/* short */.h0) || (0,reports_json/* textAt */.$6)(result, 'ruleId', bounds/* short */.h0);
    const id = wording.id || ruleId;
    if (id === '')
        return [];
    const described = wording.title || (0,reports_json/* textAt */.$6)((0,reports_json/* objectAt */.lJ)(rule, 'shortDescription'), 'text', bounds/* long */.LU) || (0,reports_json/* cut */.Jj)(message, bounds/* long */.LU);
    return [
        {
            id,
            package: wording.package,
            path: wording.path,
            installed: wording.installed,
            fixed: wording.fixed,
            severity: severityOf(result, rule, wording),
            title: described === id ? '' : described,
            url: wording.url || (0,bounds/* webAddress */.Dy)((0,reports_json/* textAt */.$6)(rule, 'helpUri', bounds/* long */.LU)),
            layer: '',
        },
    ];
}
const severityWords = new Set(['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'NEGLIGIBLE', 'UNKNOWN']);
/** The scanner's own word, the band of its score, or the level: the first that exists. */
function severityOf(result, rule, wording) {
    if (severityWords.has(wording.severity.toUpperCase()))
        return wording.severity;
    const properties = (0,reports_json/* objectAt */.lJ)(rule, 'properties');
    const band = bandOf(properties['security-severity'] ?? (0,reports_json/* objectAt */.lJ)(result, 'properties')['security-severity']);
    if (band !== undefined)
        return band;
    const tag = (0,reports_json/* textsAt */.i1)(properties, 'tags', bounds/* mostEntries */._N, bounds/* short */.h0).find((each) => severityWords.has(each.toUpperCase()));
    if (tag !== undefined)
        return tag;
    // https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html#_Toc34317648: `warning` by default.
    const level = (0,reports_json/* textAt */.$6)(result, 'level', 40) || (0,reports_json/* textAt */.$6)((0,reports_json/* objectAt */.lJ)(rule, 'defaultConfiguration'), 'level', 40) || 'warning';
    return { error: 'HIGH', warning: 'MEDIUM', note: 'LOW' }[level] ?? 'UNKNOWN';
}
/**
 * https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning#reportingdescriptor-object
 */
function bandOf(given) {
    const score = typeof given === 'string' || typeof given === 'number' ? Number(given) : Number.NaN;
    if (!(score > 0 && score <= 10))
        return undefined;
    if (score >= 9)
        return 'CRITICAL';
    return score >= 7 ? 'HIGH' : score >= 4 ? 'MEDIUM' : 'LOW';
}

// EXTERNAL MODULE: ./build/src/images/reports/trivy.js
var trivy = __webpack_require__(1156);
;// CONCATENATED MODULE: ./build/src/images/reports/read-report.js






const understood = 'Supported formats are Trivy JSON, Grype JSON, the Clair v4 vulnerability report, and SARIF 2.1.0 from any scanner';
/** The reports in a file, whose format is recognised by its content. Any other content is a failure. */
function readReport(bytes) {
    const json = (0,reports_json/* parseJson */.qF)(decode(bytes));
    if (json === undefined)
        return (0,image_scan/* failure */.V)('failed', `It is not complete JSON. ${understood}.`);
    if (!(0,reports_json/* isObject */.Gv)(json))
        return (0,image_scan/* failure */.V)('failed', `It is not an image scanner\u2019s report. ${understood}.`);
    if ('runs' in json)
        return readSarifReport(json);
    if ('matches' in json)
        return single(readGrypeReport(json));
    if ('manifest_hash' in json || 'package_vulnerabilities' in json)
        return single(readClairReport(json));
    if ('SchemaVersion' in json)
        return single((0,trivy/* readTrivyReport */.h)(json));
    const standard = json['bomFormat'] === 'CycloneDX' || 'spdxVersion' in json;
    const what = standard ? 'It is a list of components, not of vulnerabilities' : 'It is not an image scanner\u2019s report';
    return (0,image_scan/* failure */.V)('failed', `${what}. ${understood}.`);
}
function single(report) {
    return report.kind === 'ok' ? { kind: 'ok', value: [report.value] } : report;
}
/** UTF-8, or what PowerShell's `>` writes. */
function decode(bytes) {
    const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
    return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes);
}

// EXTERNAL MODULE: ./build/src/system/bounded-file.js
var bounded_file = __webpack_require__(8673);
;// CONCATENATED MODULE: ./build/src/image-sources/read-reports.js




/** A report of 50,000 vulnerabilities has about 100 MiB. */
const mostBytes = 256 * 2 ** 20;
/**
 * Reads the reports that the user named, by absolute paths or relative to `folder`. For one that cannot be read, the
 * message names that folder as `called` (`the workspace of the job`).
 */
function readReports(sources, { folder, called }) {
    return sources.map((source) => {
        const content = (0,bounded_file/* readBounded */.C)((0,external_node_path_.resolve)(folder, source.what), mostBytes);
        if ('bytes' in content)
            return { source, answer: readReport(content.bytes) };
        const reason = `This report ${content.trouble}: give the path of the file that the scanner wrote, relative to ${called}.`;
        return { source, answer: (0,image_scan/* failure */.V)('failed', reason) };
    });
}


/***/ }),

/***/ 7347:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dy: () => (/* binding */ webAddress),
/* harmony export */   G5: () => (/* binding */ command),
/* harmony export */   J3: () => (/* binding */ otherNames),
/* harmony export */   LU: () => (/* binding */ long),
/* harmony export */   V4: () => (/* binding */ digestsIn),
/* harmony export */   _N: () => (/* binding */ mostEntries),
/* harmony export */   aS: () => (/* binding */ mostResults),
/* harmony export */   h0: () => (/* binding */ short),
/* harmony export */   qi: () => (/* binding */ firstSentence),
/* harmony export */   sF: () => (/* binding */ mostVulnerabilities),
/* harmony export */   wQ: () => (/* binding */ beyond)
/* harmony export */ });
/** More than any image has; further ones are reported as not read. */
const mostVulnerabilities = 50_000;
/** The most results, layers or environment variables that are read. */
const mostResults = 20_000;
const mostEntries = 1_000;
/** Longest texts that are kept, in code units. */
const short = 300;
const long = 1_000;
/** A command of a Dockerfile may be a whole script. */
const command = 32_768;
/** The note for a report with more vulnerabilities than are read; otherwise none. */
function beyond(found) {
    return found > mostVulnerabilities
        ? [`Only the first ${mostVulnerabilities} of ${found} vulnerabilities were read; scan a smaller image.`]
        : [];
}
/** '' for text that is not a web address, or one that is too long: a cut one would lead elsewhere. */
function webAddress(text) {
    return text.length <= long && /^https?:\/\/[^\s\p{Cc}]+$/u.test(text) && URL.canParse(text) ? text : '';
}
/** The digests of names such as `python@sha256:\u2026`, each once. */
function digestsIn(names) {
    return [...new Set(names.flatMap((name) => /(?:^|@)(sha256:[0-9a-f]{64})$/.exec(name)?.[1] ?? []))];
}
/** The first sentence or line of a description, for an advisory without a title. */
function firstSentence(text) {
    const [line = ''] = text.trim().split(/\r?\n/, 1);
    return /^.*?[.!?](?=\s)/.exec(line)?.[0] ?? line;
}
/** The names of an image except the first. */
function otherNames(names) {
    return names.length === 0 ? {} : { otherNames: names };
}


/***/ }),

/***/ 3982:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ readConfiguration),
/* harmony export */   t: () => (/* binding */ platformOf)
/* harmony export */ });
/* harmony import */ var _bounds_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7347);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9124);


/**
 * An image's configuration as registries and daemons hold it:
 * https://github.com/opencontainers/image-spec/blob/main/config.md, with Docker's `Healthcheck`.
 */
function readConfiguration(image) {
    const config = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .objectAt */ .lJ)(image, 'config');
    return {
        user: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(config, 'User', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .short */ .h0),
        environment: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textsAt */ .i1)(config, 'Env', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .mostEntries */ ._N, _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .command */ .G5),
        exposed: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .keysAt */ ._s)(config, 'ExposedPorts', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .mostEntries */ ._N, _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .short */ .h0),
        volumes: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .keysAt */ ._s)(config, 'Volumes', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .mostEntries */ ._N, _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .long */ .LU),
        healthcheck: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(config['Healthcheck'])
            ? (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textsAt */ .i1)((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .objectAt */ .lJ)(config, 'Healthcheck'), 'Test', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .mostEntries */ ._N, _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .command */ .G5)
            : undefined,
        history: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .objectsAt */ .yR)(image, 'history', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .mostEntries */ ._N).map((entry) => ({
            createdBy: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(entry, 'created_by', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .command */ .G5),
            emptyLayer: entry['empty_layer'] === true,
        })),
        layers: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textsAt */ .i1)((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .objectAt */ .lJ)(image, 'rootfs'), 'diff_ids', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .mostEntries */ ._N, _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .short */ .h0),
    };
}
/** `linux/arm64/v8`; '' if it does not say. */
function platformOf(image) {
    const os = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(image, 'os', 40);
    const architecture = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(image, 'architecture', 40);
    const variant = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(image, 'variant', 40);
    return os === '' || architecture === '' ? '' : [os, architecture, variant].filter((part) => part !== '').join('/');
}


/***/ }),

/***/ 9124:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ textAt),
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   Jj: () => (/* binding */ cut),
/* harmony export */   _s: () => (/* binding */ keysAt),
/* harmony export */   i1: () => (/* binding */ textsAt),
/* harmony export */   lJ: () => (/* binding */ objectAt),
/* harmony export */   qF: () => (/* binding */ parseJson),
/* harmony export */   yR: () => (/* binding */ objectsAt)
/* harmony export */ });
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function objectAt(object, key) {
    const value = own(object, key);
    return isObject(value) ? value : {};
}
/** The objects of a list. */
function objectsAt(object, key, most) {
    return listAt(object, key, most).filter(isObject);
}
/** The texts of a list, each cut to `length`. */
function textsAt(object, key, most, length) {
    return listAt(object, key, most).flatMap((item) => (typeof item === 'string' ? [cut(item, length)] : []));
}
/** The first `length` code units, but never half of a character. */
function cut(text, length) {
    return text.slice(0, length).toWellFormed();
}
/** At most `length` code units; '' if there is no text. */
function textAt(object, key, length) {
    const value = own(object, key);
    return typeof value === 'string' ? cut(value, length) : '';
}
/** Keys of an object that is used as a set, as the configuration of images does. */
function keysAt(object, key, most, length) {
    return Object.keys(objectAt(object, key))
        .slice(0, most)
        .map((name) => cut(name, length));
}
function listAt(object, key, most) {
    const value = own(object, key);
    return Array.isArray(value) ? value.slice(0, most) : [];
}
function own(object, key) {
    return Object.hasOwn(object, key) ? object[key] : undefined;
}
/** `undefined` for text that is not JSON. */
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 1156:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ readTrivyReport)
/* harmony export */ });
/* harmony import */ var _core_image_scan_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4684);
/* harmony import */ var _bounds_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7347);
/* harmony import */ var _configuration_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3982);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9124);




/** Trivy's JSON: https://trivy.dev/docs/latest/configuration/reporting/#json. Unknown fields are ignored. */
function readTrivyReport(json) {
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(json))
        return unreadable('it is not a JSON object');
    if (json['SchemaVersion'] !== 2)
        return unreadable('its `SchemaVersion` is not 2');
    const { Results: given = [] } = json;
    if (given !== null && !Array.isArray(given))
        return unreadable('its `Results` is not a list');
    const metadata = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .objectAt */ .lJ)(json, 'Metadata');
    const image = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .objectAt */ .lJ)(metadata, 'ImageConfig');
    const results = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .objectsAt */ .yR)(json, 'Results', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .mostResults */ .aS);
    const wrong = results.find(({ Vulnerabilities: list }) => list !== undefined && list !== null && !Array.isArray(list));
    if (wrong)
        return unreadable('the `Vulnerabilities` of a result is not a list');
    const all = results.flatMap((result) => vulnerabilitiesOf(result));
    return {
        kind: 'ok',
        value: {
            scanner: 'trivy',
            name: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(json, 'ArtifactName', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .long */ .LU),
            ...(0,_bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .otherNames */ .J3)((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textsAt */ .i1)(metadata, 'RepoTags', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .mostEntries */ ._N, _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .long */ .LU)),
            digests: (0,_bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .digestsIn */ .V4)((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textsAt */ .i1)(metadata, 'RepoDigests', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .mostEntries */ ._N, _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .long */ .LU)),
            platform: (0,_configuration_js__WEBPACK_IMPORTED_MODULE_2__/* .platformOf */ .t)(image),
            distribution: distributionOf((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .objectAt */ .lJ)(metadata, 'OS')),
            configuration: configurationOf(metadata, image),
            vulnerabilities: all.slice(0, _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .mostVulnerabilities */ .sF),
            unseen: (0,_bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .beyond */ .wQ)(all.length),
        },
    };
}
function unreadable(why) {
    return (0,_core_image_scan_js__WEBPACK_IMPORTED_MODULE_3__/* .failure */ .V)('failed', `This is not a Trivy report of an image: ${why}. It is written by \`trivy image --format json\`.`);
}
function vulnerabilitiesOf(result) {
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .objectsAt */ .yR)(result, 'Vulnerabilities', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .mostVulnerabilities */ .sF + 1).flatMap((entry) => {
        const id = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(entry, 'VulnerabilityID', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .short */ .h0);
        const name = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(entry, 'PkgName', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .short */ .h0);
        if (id === '' || name === '')
            return [];
        return [
            {
                id,
                package: name,
                path: pathOf(entry, result),
                installed: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(entry, 'InstalledVersion', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .short */ .h0),
                fixed: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(entry, 'FixedVersion', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .short */ .h0),
                severity: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(entry, 'Severity', 40) || 'UNKNOWN',
                title: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(entry, 'Title', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .long */ .LU),
                url: (0,_bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .webAddress */ .Dy)((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(entry, 'PrimaryURL', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .long */ .LU)),
                layer: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .objectAt */ .lJ)(entry, 'Layer'), 'DiffID', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .short */ .h0),
            },
        ];
    });
}
/** Single packages of a language have their own path; those of a lock file or a program use the target's. */
function pathOf(entry, result) {
    const own = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(entry, 'PkgPath', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .long */ .LU);
    return own === '' && (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(result, 'Class', 40) === 'lang-pkgs' ? (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(result, 'Target', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .long */ .LU) : own;
}
function distributionOf(os) {
    const family = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(os, 'Family', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .short */ .h0);
    return family === '' ? undefined : { family, version: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(os, 'Name', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .short */ .h0), endOfLife: os['EOSL'] === true };
}
function configurationOf(metadata, image) {
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(metadata['ImageConfig']))
        return undefined;
    const configuration = (0,_configuration_js__WEBPACK_IMPORTED_MODULE_2__/* .readConfiguration */ .T)(image);
    if (configuration.layers.length > 0)
        return configuration;
    return { ...configuration, layers: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textsAt */ .i1)(metadata, 'DiffIDs', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .mostEntries */ ._N, _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .short */ .h0) };
}


/***/ }),

/***/ 8673:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ readBounded)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var _trouble_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1240);


/** Reads a whole file of at most `most` bytes. Neither waits for a pipe nor reads a device. */
function readBounded(path, most) {
    let descriptor;
    try {
        descriptor = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK ?? 0));
    }
    catch (error) {
        return { trouble: unreadable(error) };
    }
    try {
        const stats = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(descriptor);
        if (stats.isDirectory())
            return { trouble: 'is a folder' };
        if (!stats.isFile())
            return { trouble: 'is not a regular file' };
        if (stats.size > most)
            return { trouble: `is larger than ${Math.floor(most / 2 ** 20)} MiB` };
        const bytes = Buffer.alloc(stats.size);
        let at = 0;
        while (at < bytes.length) {
            const read = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync)(descriptor, bytes, at, bytes.length - at, at);
            if (read === 0)
                break;
            at += read;
        }
        return { bytes: bytes.subarray(0, at) };
    }
    catch (error) {
        return { trouble: unreadable(error) };
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(descriptor);
    }
}
function unreadable(error) {
    return ['ENOENT', 'ENOTDIR'].includes((0,_trouble_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$)(error)) ? 'does not exist' : `could not be read (${(0,_trouble_js__WEBPACK_IMPORTED_MODULE_1__/* .troubleOf */ .L)(error)})`;
}


/***/ })

};
;
})
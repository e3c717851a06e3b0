"use strict";
exports.id = 89;
exports.ids = [89];
exports.modules = {

/***/ 4089:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./build/src/core/gate.js
var gate = __webpack_require__(1338);
// EXTERNAL MODULE: ./node_modules/@actions/github/lib/utils.js + 20 modules
var utils = __webpack_require__(5250);
// EXTERNAL MODULE: ./build/src/core/product.js
var core_product = __webpack_require__(8870);
// EXTERNAL MODULE: ./build/src/github/retries.js
var retries = __webpack_require__(4475);
;// CONCATENATED MODULE: ./build/src/github/client.js



const realPace = { second: 1000 };
function createClient({ token, repository, apiUrl, graphqlUrl, log, pace = realPace }) {
    const [owner = '', repo = ''] = repository.split('/');
    const { plugins, options } = (0,retries/* persistence */.kH)(log, pace);
    const octokit = new (utils/* GitHub */.gq.plugin(...plugins))((0,utils/* getOctokitOptions */.EG)(token, {
        ...options,
        baseUrl: apiUrl,
        userAgent: `${core_product/* product */.q.name}/${core_product/* product */.q.version}`,
        // Its own log would go to the console, past workflow commands' escaping.
        log: { debug() { }, info() { }, warn: log.debug, error: log.debug },
    }));
    const graphql = octokit.graphql.defaults({ url: graphqlUrl });
    return {
        repository: { owner, repo },
        request: octokit.request,
        paginate: octokit.paginate,
        query: (text, variables) => graphql(text, { ...variables, request: retries/* reads */.Um }),
        async mutate(text, variables) {
            await graphql(text, { ...variables, request: retries/* again */.TG });
        },
        pace,
    };
}

// EXTERNAL MODULE: ./build/src/core/errors.js
var errors = __webpack_require__(3026);
// EXTERNAL MODULE: ./build/src/core/text.js
var core_text = __webpack_require__(7422);
;// CONCATENATED MODULE: ./build/src/github/events.js


/** A new event is a new line here, and where it asks for something new, a new kind of subject. */
const events = {
    pull_request: readPullRequest,
    pull_request_target: readPullRequestTarget,
    merge_group: readMergeGroup,
    push: readPush,
    schedule: readSchedule,
    workflow_dispatch: readCommit,
};
/** Events that GitHub has for this purpose and this version does not serve. */
const notYet = new Set(['workflow_run']);
/** Throws `UsageError` for an event that is not served, or a payload that is not GitHub's. */
function readEvent(name, payload, context) {
    const read = Object.hasOwn(events, name) ? events[name] : undefined;
    if (read !== undefined)
        return read(payloadOf(payload, name), context);
    const served = Object.keys(events).join(', ');
    throw new errors/* UsageError */.e(notYet.has(name)
        ? `The event ${(0,core_text/* quoted */.TL)(name)} is not served by this version yet; it serves ${served}.`
        : `The event ${(0,core_text/* quoted */.TL)(name)} is nothing to review; the workflow should run on ${served}.`);
}
function readPullRequest(payload) {
    const pull = payload.in('pull_request');
    const head = pull.in('head');
    const base = pull.in('base');
    // A fork that was deleted leaves no repository behind.
    const from = head.in('repo').text('full_name');
    const fork = from?.toLowerCase() !== base.in('repo').text('full_name')?.toLowerCase();
    return {
        kind: 'pull-request',
        number: pull.number('number'),
        head: head.sha('sha'),
        baseRef: base.word('ref'),
        baseSha: base.sha('sha'),
        // Dependabot's token reads by default, and more where `permissions` say so:
        // https://docs.github.com/enterprise-server@3.8/code-security/dependabot/working-with-dependabot/automating-dependabot-with-github-actions#changing-github_token-permissions
        readOnly: fork,
    };
}
/**
 * It runs on the default branch with a token that writes, whoever opened the pull request; so nothing of the run's own
 * commit and ref may end up in the subject. Where Dependabot's token is read-only after all, GitHub's refusal tells it:
 * https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows#pull_request_target
 */
function readPullRequestTarget(payload) {
    return { ...readPullRequest(payload), readOnly: false };
}
/** https://docs.github.com/webhooks/webhook-events-and-payloads#merge_group */
function readMergeGroup(payload) {
    const group = payload.in('merge_group');
    return { kind: 'merge-group', head: group.sha('head_sha'), base: group.sha('base_sha') };
}
function readPush(payload, context) {
    if (payload.flag('deleted'))
        return { kind: 'nothing', reason: 'The push deleted its branch.' };
    return readCommit(payload, context);
}
/**
 * "Scheduled workflows will only run on the default branch", whose name older Enterprise Servers leave out of the payload:
 * https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows#schedule
 */
function readSchedule(_, { sha, ref }) {
    return { kind: 'commit', sha, ref, isDefaultBranch: true };
}
function readCommit(payload, { sha, ref }) {
    const defaultBranch = payload.in('repository').text('default_branch');
    return { kind: 'commit', sha, ref, isDefaultBranch: ref === `refs/heads/${defaultBranch}` };
}
function payloadOf(value, where) {
    const get = (key) => typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
    const missing = (key) => {
        throw new errors/* UsageError */.e(`The event's payload has no ${(0,core_text/* quoted */.TL)(`${where}.${key}`)}; is GITHUB_EVENT_PATH right?`);
    };
    const text = (key) => {
        const found = get(key);
        return typeof found === 'string' ? found : undefined;
    };
    return {
        in: (key) => payloadOf(get(key), `${where}.${key}`),
        text,
        flag: (key) => get(key) === true,
        word: (key) => text(key) || missing(key),
        sha: (key) => {
            const found = text(key) ?? '';
            return /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(found) ? found : missing(key);
        },
        number: (key) => {
            const found = get(key);
            return typeof found === 'number' && Number.isSafeInteger(found) ? found : missing(key);
        },
    };
}

// EXTERNAL MODULE: ./build/src/reporters/words.js
var reporters_words = __webpack_require__(2513);
;// CONCATENATED MODULE: ./build/src/reporters/json.js

/** The report as text, ending in a line break. */
function renderJson(review) {
    return `${JSON.stringify(reportOf(review), undefined, 2)}\n`;
}
function reportOf({ findings, silenced, gaps, stats }) {
    return {
        version: 1,
        findings: findings.map(reportedFinding),
        silenced: silenced.map(reportedSilenced),
        gaps: gaps.map(({ path, subject, reason, blocking }) => ({
            ...(path === undefined ? {} : { path }),
            subject,
            reason,
            blocking,
        })),
        stats,
    };
}
function reportedFinding(finding) {
    const { path, span } = finding.location;
    return {
        rule: finding.rule.id,
        severity: finding.severity,
        confidence: finding.confidence,
        path,
        span: plainSpan(span),
        message: finding.message,
        why: finding.why,
        fix: finding.fix,
        fingerprint: finding.fingerprint,
        edits: finding.edits.map((edit) => ({ span: plainSpan(edit.span), text: edit.text })),
        related: finding.related.map(plainRelated),
        placement: finding.placement ?? null,
        status: finding.status,
        ...(finding.vulnerability === undefined ? {} : { vulnerability: finding.vulnerability }),
    };
}
function reportedSilenced(finding) {
    return { ...reportedFinding(finding), reason: finding.reason, by: (0,reporters_words/* silencedBy */.vV)(finding) };
}
/** Spans of the document model may carry more than a span. */
function plainSpan({ start, end }) {
    return {
        start: { line: start.line, column: start.column },
        end: { line: end.line, column: end.column },
    };
}
function plainRelated({ path, span, message, rule }) {
    return { path, span: plainSpan(span), message, ...(rule === undefined ? {} : { rule }) };
}

// EXTERNAL MODULE: ./build/src/reporters/place.js
var place = __webpack_require__(2839);
// EXTERNAL MODULE: ./build/src/core/finding.js
var finding = __webpack_require__(5068);
// EXTERNAL MODULE: ./build/src/core/fingerprint.js + 1 modules
var core_fingerprint = __webpack_require__(9719);
// EXTERNAL MODULE: ./build/src/core/location.js
var core_location = __webpack_require__(4582);
// EXTERNAL MODULE: ./build/src/reporters/gravity.js
var gravity = __webpack_require__(5930);
// EXTERNAL MODULE: ./build/src/core/rule.js
var core_rule = __webpack_require__(5639);
// EXTERNAL MODULE: ./build/src/core/severity.js
var severity = __webpack_require__(2842);
// EXTERNAL MODULE: ./build/src/reporters/markdown.js
var markdown = __webpack_require__(7);
;// CONCATENATED MODULE: ./build/src/reporters/sarif-rules.js






const levels = {
    critical: 'error',
    high: 'error',
    medium: 'warning',
    low: 'note',
    info: 'note',
};
/**
 * A number written as a string, in GitHub's bands: above 9.0 critical, from 7.0 high, from 4.0 medium, from 0.1 low.
 * https://docs.github.com/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning
 */
const securitySeverities = {
    critical: '9.5',
    high: '8.0',
    medium: '5.5',
    low: '2.5',
    info: '0.5',
};
const problemSeverities = { error: 'error', warning: 'warning', note: 'recommendation' };
const precisions = { high: 'very-high', medium: 'high', low: 'medium' };
function levelOf(severity) {
    return levels[severity];
}
/** A vulnerability is a rule of its own, since code scanning knows one severity a rule. */
function sarifRuleId({ rule, vulnerability }) {
    const id = vulnerability === undefined ? '' : (0,core_text/* clip */.$Q)((0,core_text/* printable */.g$)(vulnerability.id).trim(), 200);
    return id === '' ? rule.id : id;
}
/** The rules that these findings are of, sorted by id, each as grave as its gravest finding. */
function sarifRules(findings) {
    const gravest = new Map();
    for (const finding of findings) {
        const id = sarifRuleId(finding);
        const known = gravest.get(id);
        if (known === undefined || (0,severity/* compareSeverities */.Rj)(finding.severity, known.severity) < 0)
            gravest.set(id, finding);
    }
    return [...gravest].toSorted(([a], [b]) => (0,finding/* compareText */.n)(a, b)).map(([id, finding]) => describe(id, finding));
}
function describe(id, { rule, severity, confidence, vulnerability }) {
    const level = levelOf(severity);
    return {
        id,
        name: pascalCase(id),
        ...(vulnerability === undefined ? wordsOfRule(rule) : wordsOfVulnerability(rule, vulnerability)),
        defaultConfiguration: { level },
        properties: {
            tags: ['security', rule.category, (0,core_rule/* targetOf */.$r)(rule)],
            precision: precisions[vulnerability === undefined ? rule.confidence : confidence],
            'problem.severity': problemSeverities[level],
            'security-severity': securitySeverities[severity],
        },
    };
}
function wordsOfRule(rule) {
    const page = (0,core_product/* pageOf */.Z)(rule);
    return {
        shortDescription: { text: description(rule.title) },
        fullDescription: { text: description(rule.why) },
        helpUri: page,
        help: { text: `${rule.why}\n\n${rule.fix}\n\n${page}`, markdown: helpOfRule(rule) },
    };
}
function helpOfRule(rule) {
    return (0,markdown/* blocks */.Bv)([
        (0,markdown/* inline */.mG)(rule.why),
        (0,markdown.md) `**Fix:** ${(0,markdown/* inline */.mG)(rule.fix)}`,
        rule.details === undefined ? undefined : (0,markdown/* ownWords */.I1)(rule.details),
        (0,markdown.md) `To silence it where it is meant, with a reason:`,
        (0,markdown/* fence */.EU)(`# plimsoll: ignore[${rule.id}] the reason\n`),
        (0,markdown/* bulletList */.fF)([
            (0,markdown/* ownLink */.RL)((0,markdown.md) `The page of ${(0,markdown/* codeSpan */.SS)(rule.id)}`, (0,core_product/* pageOf */.Z)(rule)),
            ...rule.references.map((address) => (0,markdown/* ownLink */.RL)((0,markdown.md) `${hostOf(address)}`, address)),
        ]),
    ]);
}
function wordsOfVulnerability(rule, { id, title, url, package: name, fixed }) {
    const heading = title === '' ? `Known vulnerability ${id} in ${name}` : title;
    const remedy = fixed === '' ? 'No version fixes it yet.' : `Version ${fixed} of ${name} fixes it.`;
    return {
        shortDescription: { text: description(heading) },
        fullDescription: { text: description(`${heading}. ${remedy}`) },
        helpUri: isAddress(url) ? url : (0,core_product/* pageOf */.Z)(rule),
        help: {
            text: description(`${heading}. ${remedy}`),
            markdown: (0,markdown/* blocks */.Bv)([(0,markdown/* inline */.mG)(heading), (0,markdown/* inline */.mG)(remedy), (0,markdown.md) `**Fix:** ${(0,markdown/* inline */.mG)(rule.fix)}`, (0,markdown/* link */.nf)((0,markdown/* codeSpan */.SS)(id), url)]),
        },
    };
}
/** Empty text does not count, and code scanning would refuse the rule. */
function description(text) {
    const line = (0,core_text/* clip */.$Q)((0,core_text/* printable */.g$)(text).trim(), 1024);
    return line === '' ? '(no text)' : line;
}
function hostOf(address) {
    return (0,markdown/* codeSpan */.SS)(URL.canParse(address) ? new URL(address).host : address);
}
function isAddress(url) {
    return url.length <= 2000 && URL.canParse(url) && new URL(url).protocol === 'https:';
}
function pascalCase(id) {
    const name = id.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9]?)/g, (_, letter) => letter.toUpperCase());
    return (0,core_text/* clip */.$Q)(name === '' ? 'Rule' : name, 255);
}

;// CONCATENATED MODULE: ./build/src/reporters/sarif.js









/**
 * Code scanning refuses a run of more than 25,000 results and shows the first 5,000; of the locations of a result it
 * reads 100: https://docs.github.com/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning
 */
const mostUploaded = 5_000;
const mostResults = 25_000;
const mostRelated = 100;
const mostMessage = 2_000;
const mostNotifications = 1_000;
/** SARIF 2.1.0 as code scanning wants it, one run, ending in a line break. The same review gives the same bytes. */
function renderSarif(review, options) {
    return `${JSON.stringify(sarifLog(review, options), undefined, 2)}\n`;
}
/** How many results the SARIF leaves out for the sake of a limit; the log tells it as well. */
function omittedFromSarif(review, forUpload) {
    return Math.max(0, candidates(review, forUpload).length - (forUpload ? mostUploaded : mostResults));
}
function sarifLog(review, { category, forUpload, commit }) {
    const results = candidates(review, forUpload)
        .slice(0, forUpload ? mostUploaded : mostResults)
        .toSorted(finding/* compareFindings */.E);
    const rules = sarifRules(results);
    const indices = new Map(rules.map(({ id }, index) => [id, index]));
    const wider = review.hasBase && review.scope !== 'introduced';
    return {
        $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
        version: '2.1.0',
        runs: [
            {
                tool: { driver: driver(rules) },
                automationDetails: { id: category },
                columnKind: 'utf16CodeUnits',
                originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root of what was reviewed.' } } },
                ...(commit === undefined ? {} : { versionControlProvenance: [provenanceOf(commit)] }),
                invocations: [invocation(review, omittedFromSarif(review, forUpload))],
                results: results.map((finding) => ({
                    ...resultOf(finding, indices),
                    ...(wider ? { baselineState: finding.status === 'introduced' ? 'new' : 'unchanged' } : {}),
                    ...(isSilenced(finding) ? { suppressions: [suppressionOf(finding)] } : {}),
                    ...(forUpload || finding.edits.length === 0 ? {} : { fixes: [fixOf(finding)] }),
                })),
            },
        ],
    };
}
/** What is in scope, and in the file also what was silenced; gravest first. */
function candidates(review, forUpload) {
    return [...(0,gate/* inScope */.S)(review), ...(forUpload ? [] : review.silenced)].toSorted(gravity/* byGravity */.S);
}
function isSilenced(finding) {
    return 'reason' in finding;
}
function driver(rules) {
    return {
        name: core_product/* product */.q.name,
        semanticVersion: core_product/* product */.q.version,
        informationUri: core_product/* product */.q.repository,
        rules,
    };
}
function provenanceOf({ repositoryUrl, sha }) {
    return { repositoryUri: repositoryUrl, revisionId: sha, mappedTo: { uriBaseId: '%SRCROOT%' } };
}
function resultOf(finding, indices) {
    const { location, related } = finding;
    const ruleId = sarifRuleId(finding);
    return {
        ruleId,
        ruleIndex: indices.get(ruleId) ?? -1,
        level: levelOf(finding.severity),
        message: { text: plainText(`${finding.message} ${finding.fix}`) },
        locations: [{ physicalLocation: physicalLocation(location.path, location.span) }],
        ...(related.length === 0
            ? {}
            : {
                relatedLocations: related.slice(0, mostRelated).map(({ path, span, message }, index) => ({
                    id: index + 1,
                    physicalLocation: physicalLocation(path, span),
                    message: { text: plainText(message) },
                })),
            }),
        // The only key that code scanning reads. It need not be a hash of the line, only the same from run to run.
        partialFingerprints: { primaryLocationLineHash: resultFingerprint(finding) },
        properties: { severity: finding.severity, confidence: finding.confidence, status: finding.status },
    };
}
/** Unique within a run: equal findings of two files would otherwise be one alert. */
function resultFingerprint({ location, fingerprint }) {
    return (0,core_fingerprint/* digest */.br)(`${location.path}\0${fingerprint}`).slice(0, 32);
}
function physicalLocation(path, span) {
    return { artifactLocation: artifactLocation(path), region: regionOf(span) };
}
function artifactLocation(path) {
    return { uri: path.toWellFormed().split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}
/**
 * Code scanning shows an alert on a pull request only where the whole region lies in changed lines, so a span up to
 * the start of the next line ends at the end of its own last one.
 */
function regionOf(span) {
    const { start, end } = span;
    const region = { startLine: start.line, startColumn: start.column, endLine: (0,core_location/* lastLine */.fM)(span) };
    if (region.endLine !== end.line)
        return region;
    const isEmpty = start.line === end.line && start.column === end.column;
    return { ...region, endColumn: isEmpty ? end.column + 1 : end.column };
}
function suppressionOf(finding) {
    return {
        kind: finding.by.startsWith('config') ? 'external' : 'inSource',
        status: 'accepted',
        justification: plainText(`${finding.reason} (${(0,reporters_words/* silencedBy */.vV)(finding)})`),
    };
}
function fixOf({ fix, location, edits }) {
    return {
        description: { text: plainText(fix) },
        artifactChanges: [
            {
                artifactLocation: artifactLocation(location.path),
                replacements: edits.map(({ span: { start, end }, text }) => ({
                    deletedRegion: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
                    insertedContent: { text: text.toWellFormed() },
                })),
            },
        ],
    };
}
function invocation({ gaps }, omitted) {
    const blockingFirst = gaps.toSorted((a, b) => Number(b.blocking) - Number(a.blocking));
    const notifications = [
        ...(omitted === 0 ? [] : [notification(`The ${(0,core_text/* count */.U9)(omitted, 'mildest finding')} had no room here.`, 'warning')]),
        ...blockingFirst.slice(0, mostNotifications).map(gapNotification),
    ];
    return {
        executionSuccessful: gaps.every(({ blocking }) => !blocking),
        ...(notifications.length === 0 ? {} : { toolExecutionNotifications: notifications }),
    };
}
function gapNotification({ path, subject, reason, blocking }) {
    return {
        ...notification(`${subject}: ${reason}`, blocking ? 'error' : 'note'),
        ...(path === undefined ? {} : { locations: [{ physicalLocation: { artifactLocation: artifactLocation(path) } }] }),
    };
}
function notification(text, level) {
    return { level, message: { text: plainText(text) } };
}
/**
 * The door into SARIF's text: one printable line that is never empty and forms no link (`[text](target)`, section
 * 3.11.6 of the specification).
 */
function plainText(text) {
    const line = (0,core_text/* clip */.$Q)((0,core_text/* printable */.g$)(text).trim(), mostMessage).replaceAll('](', '] (');
    return line === '' ? '(no text)' : line;
}

// EXTERNAL MODULE: ./build/src/reporters/advice.js
var advice = __webpack_require__(8878);
// EXTERNAL MODULE: ./build/src/reporters/cut.js
var cut = __webpack_require__(8508);
// EXTERNAL MODULE: ./build/src/reporters/rule-link.js
var rule_link = __webpack_require__(6393);
// EXTERNAL MODULE: ./build/src/reporters/severity-word.js
var severity_word = __webpack_require__(1962);
;// CONCATENATED MODULE: ./build/src/reporters/summary.js












/**
 * The runner drops a step's summary as a whole beyond 1 MiB, all parts together:
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits
 */
const mostSummary = (/* unused pure expression or super */ null && (1024 * 1024));
/** What each part may take of it; the rest is for the completion and our own words. */
const shares = { files: 64, introduced: 400, existing: 150, fixed: 60, silenced: 120, gaps: 80, advice: 60 };
/** The whole review on one page: the verdict, a table by file, then what was silenced, what was not seen, details. */
function renderSummary({ review, verdict, failOn, linkTo }) {
    const told = (0,gate/* inScope */.S)(review).toSorted(gravity/* byGravity */.S);
    const { found, check } = (0,reporters_words/* outcomeWords */.wX)(review, verdict, failOn);
    const old = review.hasBase ? told.filter(({ status }) => status === 'existing') : [];
    const news = review.hasBase ? told.filter(({ status }) => status !== 'existing') : told;
    const fixed = review.findings.filter(({ status }) => status === 'fixed').toSorted(gravity/* byGravity */.S);
    return (0,markdown/* blocks */.Bv)([
        verdict.conclusion === 'success' ? (0,markdown.md) `## Plimsoll: passed` : (0,markdown.md) `## Plimsoll: failed`,
        (0,markdown.md) `**${(0,markdown/* inline */.mG)(found)}** ${(0,markdown/* inline */.mG)(check)}`,
        fileTable(told),
        ...findingTable(news, shares.introduced, linkTo),
        gapList(review.gaps.filter(({ blocking }) => blocking)),
        old.length === 0
            ? undefined
            : (0,markdown/* fold */.AU)(`Was there before (${old.length})`, (0,markdown/* blocks */.Bv)(findingTable(old, shares.existing, linkTo))),
        silencedFold(review.silenced, linkTo),
        gapFold(review.gaps.filter(({ blocking }) => !blocking)),
        fixed.length === 0
            ? undefined
            : (0,markdown/* fold */.AU)(`Fixed here (${fixed.length})`, (0,markdown/* blocks */.Bv)(findingTable(fixed, shares.fixed, () => undefined))),
        told.length === 0 ? undefined : (0,advice/* adviceFold */.q)(told, kibibytes(shares.advice)),
        statsLine(review),
    ]);
}
/** What came of the last steps, to be appended to the summary; empty where there were none. */
function renderCompletion(steps) {
    return steps.length === 0 ? (0,markdown.md) `` : (0,markdown/* blocks */.Bv)([(0,markdown.md) `### What was done`, (0,markdown/* bulletList */.fF)(steps.map(stepLine))]);
}
function stepLine({ name, outcome }) {
    switch (outcome.kind) {
        case 'done':
            return (0,markdown.md) `${(0,markdown/* inline */.mG)(name)}: ${(0,markdown/* inline */.mG)(outcome.detail)}`;
        case 'skipped':
            return (0,markdown.md) `${(0,markdown/* inline */.mG)(name)}: skipped. ${(0,markdown/* inline */.mG)(outcome.reason)}`;
        case 'refused':
            return (0,markdown.md) `${(0,markdown/* inline */.mG)(name)}: **refused.** ${(0,markdown/* inline */.mG)(outcome.reason)}`;
    }
}
function kibibytes(n) {
    return n * 1024;
}
/** One row a file, one column for each severity that occurs; left out where there is but one file. */
function fileTable(findings) {
    const files = new Map();
    for (const { location, severity } of findings) {
        const counts = files.get(location.path) ?? new Map();
        counts.set(severity, (counts.get(severity) ?? 0) + 1);
        files.set(location.path, counts);
    }
    if (files.size < 2)
        return undefined;
    const columns = severity/* severities */.gO.filter((severity) => findings.some((finding) => finding.severity === severity));
    // A map keeps the order in which paths came: the file with the gravest finding first.
    const rows = [...files].map(([path, counts]) => [
        (0,markdown/* codeSpan */.SS)(path, place/* mostPath */.Tj),
        ...columns.map((severity) => (0,markdown.md) `${counts.get(severity) ?? (0,markdown.md) ``}`),
    ]);
    const { taken, left } = (0,cut/* takeFitting */.h)(rows, kibibytes(shares.files), bytesOfRow);
    return (0,markdown/* blocks */.Bv)([
        (0,markdown/* table */.tp)([{ title: (0,markdown.md) `File` }, ...columns.map((severity) => ({ title: (0,severity_word/* severityWord */.O)(severity), align: 'right' }))], taken.toSorted(([a = ''], [b = '']) => (0,finding/* compareText */.n)(a, b))),
        left === 0 ? undefined : (0,markdown.md) `And ${(0,markdown/* inline */.mG)((0,core_text/* count */.U9)(left, 'more file'))}.`,
    ]);
}
/** `findings` come gravest first; shown are those that fit, in order of place. */
function findingTable(findings, share, linkTo) {
    if (findings.length === 0)
        return [];
    const rows = findings.map((finding) => ({ finding, cells: cellsOf(finding, linkTo) }));
    const { taken, left } = (0,cut/* takeFitting */.h)(rows, kibibytes(share), ({ cells }) => bytesOfRow(cells));
    return [
        (0,markdown/* table */.tp)([{ title: (0,markdown.md) `Severity` }, { title: (0,markdown.md) `Where` }, { title: (0,markdown.md) `What` }, { title: (0,markdown.md) `Rule` }], taken.toSorted((a, b) => (0,finding/* compareFindings */.E)(a.finding, b.finding)).map(({ cells }) => cells)),
        left === 0
            ? undefined
            : (0,markdown.md) `And ${left} more, none graver than these, for which there is no room here: the report has them.`,
    ];
}
function cellsOf({ severity, location, message, rule }, linkTo) {
    return [(0,severity_word/* severityCell */.k)(severity), (0,place/* placeOf */.$t)(location, linkTo), (0,markdown/* inline */.mG)(message, summary_mostMessage), (0,rule_link/* ruleLink */.l)(rule)];
}
/** Enough for every message of ours; a hostile name in one is cut. */
const summary_mostMessage = 400;
function silencedFold(silenced, linkTo) {
    if (silenced.length === 0)
        return undefined;
    const rows = silenced.toSorted(gravity/* byGravity */.S).map((finding) => ({
        finding,
        cells: [
            (0,severity_word/* severityCell */.k)(finding.severity),
            (0,place/* placeOf */.$t)(finding.location, linkTo),
            (0,rule_link/* ruleLink */.l)(finding.rule),
            (0,markdown/* inline */.mG)(finding.reason, summary_mostMessage),
            finding.addedHere ? (0,markdown.md) `${(0,markdown/* inline */.mG)(finding.by, summary_mostMessage)} (**added here**)` : (0,markdown/* inline */.mG)(finding.by, summary_mostMessage),
        ],
    }));
    const { taken, left } = (0,cut/* takeFitting */.h)(rows, kibibytes(shares.silenced), ({ cells }) => bytesOfRow(cells));
    return (0,markdown/* fold */.AU)(`Silenced (${silenced.length})`, (0,markdown/* blocks */.Bv)([
        (0,markdown/* table */.tp)([{ title: (0,markdown.md) `Severity` }, { title: (0,markdown.md) `Where` }, { title: (0,markdown.md) `Rule` }, { title: (0,markdown.md) `Reason` }, { title: (0,markdown.md) `By` }], taken.toSorted((a, b) => (0,finding/* compareFindings */.E)(a.finding, b.finding)).map(({ cells }) => cells)),
        left === 0 ? undefined : (0,markdown.md) `And ${left} more: the report has them.`,
    ]));
}
/** What fails the check is not folded away. */
function gapList(gaps) {
    return gaps.length === 0 ? undefined : (0,markdown/* blocks */.Bv)([(0,markdown.md) `**Not reviewed**, so not known to be clean:`, gapItems(gaps)]);
}
function gapFold(gaps) {
    return gaps.length === 0 ? undefined : (0,markdown/* fold */.AU)(`Not looked at (${gaps.length})`, gapItems(gaps));
}
function gapItems(gaps) {
    const items = gaps.map(({ path, subject, reason }) => path === undefined || path === subject
        ? (0,markdown.md) `${(0,markdown/* codeSpan */.SS)(subject, place/* mostPath */.Tj)}: ${(0,markdown/* inline */.mG)(reason)}`
        : (0,markdown.md) `${(0,markdown/* codeSpan */.SS)(path, place/* mostPath */.Tj)}, ${(0,markdown/* codeSpan */.SS)(subject, place/* mostPath */.Tj)}: ${(0,markdown/* inline */.mG)(reason)}`);
    const { taken, left } = (0,cut/* takeFitting */.h)(items, kibibytes(shares.gaps / 2), cut/* bytesOfText */.q);
    return (0,markdown/* bulletList */.fF)(left === 0 ? taken : [...taken, (0,markdown.md) `${left} more: the report has them`]);
}
function statsLine({ stats }) {
    const kinds = [
        (0,core_text/* count */.U9)(stats.dockerfiles, 'Dockerfile'),
        (0,core_text/* count */.U9)(stats.composeFiles, 'Compose file'),
        (0,core_text/* count */.U9)(stats.rules, 'rule'),
    ];
    return (0,markdown/* small */.EX)((0,markdown/* inline */.mG)(kinds.join(', ')));
}
function bytesOfRow(cells) {
    // Bars and spaces around the cells, and a backslash before each bar inside.
    return cells.reduce((sum, cell) => sum + (0,cut/* bytesOfText */.q)(cell) + (cell.match(/\|/g)?.length ?? 0) + 3, 2);
}

// EXTERNAL MODULE: ./build/src/review.js + 14 modules
var review = __webpack_require__(6102);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 18 modules
var core = __webpack_require__(6257);
;// CONCATENATED MODULE: ./build/src/reporters/annotations.js



/**
 * The runner shows ten of a level and step, cuts a message at 4,096 characters, and the checks API a title at 255:
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/ExecutionContext.cs
 */
const mostOfLevel = 10;
const annotations_mostMessage = 4_096;
const mostTitle = 255;
const annotations_levelOf = {
    critical: 'error',
    high: 'error',
    medium: 'warning',
    low: 'notice',
    info: 'notice',
};
/**
 * Annotations for what is told nowhere else, gravest first: what could not be reviewed, findings, what was not looked
 * at. A blocking gap is an error where it fails the job (`onGap`), else a warning.
 */
function annotationsOf(findings, gaps, onGap) {
    const all = [
        ...gaps.filter(({ blocking }) => blocking).map((gap) => ofGap(gap, onGap === 'fail' ? 'error' : 'warning')),
        ...findings.toSorted(gravity/* byGravity */.S).map(ofFinding),
        ...gaps.filter(({ blocking }) => !blocking).map((gap) => ofGap(gap, 'notice')),
    ];
    const shown = [];
    const left = { error: 0, warning: 0, notice: 0 };
    const counts = { error: 0, warning: 0, notice: 0 };
    for (const annotation of all) {
        if (counts[annotation.level] === mostOfLevel)
            left[annotation.level] += 1;
        else {
            counts[annotation.level] += 1;
            shown.push(annotation);
        }
    }
    return { shown, left };
}
function ofFinding({ severity, rule, message, why, fix, location }) {
    const { start, end } = location.span;
    const oneLine = start.line === end.line && end.column > start.column;
    return {
        level: annotations_levelOf[severity],
        title: line(`${rule.title} (${rule.id})`, mostTitle),
        message: line(`${message} ${why} ${fix}`, annotations_mostMessage),
        path: location.path,
        startLine: start.line,
        endLine: (0,core_location/* lastLine */.fM)(location.span),
        startColumn: oneLine ? start.column : undefined,
        endColumn: oneLine ? end.column : undefined,
    };
}
function ofGap({ path, subject, reason, blocking }, level) {
    return {
        level,
        title: line(blocking ? `Not reviewed: ${subject}` : `Not looked at: ${subject}`, mostTitle),
        message: line(reason, annotations_mostMessage),
        path,
        ...{ startLine: undefined, endLine: undefined, startColumn: undefined, endColumn: undefined },
    };
}
function line(text, most) {
    return (0,core_text/* clip */.$Q)((0,core_text/* printable */.g$)(text), most);
}

;// CONCATENATED MODULE: ./build/src/action/annotator.js



/** The runner shows ten of each level and step, and drops the rest without a word. */
const annotator_mostOfLevel = 10;
const commands = { error: core/* error */.z3, warning: core/* warning */.$e, notice: core/* notice */.lm };
/** `enabled: false`: nothing but errors about the run itself is annotated. `onGap`: what a blocking gap does to the job. */
function createAnnotator(enabled, onGap, log) {
    const counts = { error: 0, warning: 0, notice: 0 };
    const told = new Set();
    const emit = (level, message, properties) => {
        if (counts[level] === annotator_mostOfLevel)
            return false;
        counts[level]++;
        commands[level](message, properties);
        return true;
    };
    return {
        annotate(findings, gaps) {
            if (!enabled)
                return;
            const fresh = (items) => items.filter((item) => !told.has(item));
            const { shown, left } = annotationsOf(fresh(findings), fresh(gaps), onGap);
            for (const item of [...findings, ...gaps])
                told.add(item);
            let dropped = left.error + left.warning + left.notice;
            for (const annotation of shown) {
                if (!emit(annotation.level, annotation.message, propertiesOf(annotation)))
                    dropped++;
            }
            if (dropped > 0)
                log.info(`${(0,core_text/* count */.U9)(dropped, 'more annotation')} had no room; the job's summary has them all.`);
        },
        say(level, message) {
            const shown = (enabled || level === 'error') && emit(level, message, { title: 'Plimsoll' });
            if (!shown)
                log.info(message);
        },
    };
}
function propertiesOf({ title, path, startLine, endLine, startColumn, endColumn }) {
    return {
        title,
        ...(path === undefined ? {} : { file: path }),
        ...(startLine === undefined ? {} : { startLine }),
        ...(endLine === undefined ? {} : { endLine }),
        ...(startColumn === undefined ? {} : { startColumn }),
        ...(endColumn === undefined ? {} : { endColumn }),
    };
}

;// CONCATENATED MODULE: ./build/src/images/references.js

/**
 * External images of the stages that ship (at the root of their FROM chain) and of services that build nothing. The
 * images of stages that only build are left out: nothing of their content ships but what is copied by name.
 */
function pulledImages(project, reviewed) {
    const images = [];
    for (const document of project.dockerfiles) {
        if (!reviewed.has(document.path))
            continue;
        for (const stage of document.stages.filter((candidate) => project.shippedStages(document).includes(candidate))) {
            const root = stage.chain.at(-1) ?? stage;
            const reference = referenceOf(root);
            if (reference !== 'none')
                images.push({ path: document.path, span: root.image.span, raw: root.image.raw, reference });
        }
    }
    for (const document of project.composeFiles) {
        if (!reviewed.has(document.path))
            continue;
        for (const { image, reference, build } of project.containersOf(document)) {
            if (image === undefined || build !== undefined)
                continue;
            images.push({ path: image.path, span: image.span, raw: image.raw, reference });
        }
    }
    return images;
}
function referenceOf({ base }) {
    switch (base.kind) {
        case 'image':
            return base.reference;
        case 'unresolved':
            return undefined;
        default:
            return 'none';
    }
}
/** Names of images that head pulls and base did not, resolved where they can be, each once, sorted. */
function newImages(head, base) {
    const nameOf = ({ reference, raw }) => reference?.raw ?? raw;
    const before = new Set(base.map(nameOf));
    return [...new Set(head.map(nameOf).filter((name) => !before.has(name)))].toSorted(finding/* compareText */.n);
}

;// CONCATENATED MODULE: ./build/src/action/image-gaps.js


/** The images whose content nobody looked at: those that the change brings, or all under the wider scopes. */
function imageGaps({ head, base, options }) {
    const before = options.scope === 'introduced' && base ? pulledImages(base.project, base.reviewed) : [];
    return newImages(pulledImages(head.project, head.reviewed), before).map((image) => ({
        subject: image,
        reason: 'Not scanned for known vulnerabilities: image scanning is not in this version yet.',
        blocking: false,
    }));
}
/** One notice for all of them. */
function imageNotice(gaps) {
    if (gaps.length === 0)
        return [];
    const reason = `${(0,core_text/* count */.U9)(gaps.length, 'image was', 'images were')} not scanned for known vulnerabilities: image scanning is not in this version yet.`;
    return [{ subject: 'images', reason, blocking: false }];
}

;// CONCATENATED MODULE: ./build/src/action/job-summary.js

/** Appends to the job's summary: what was written stays, whatever happens afterwards. */
async function appendToSummary(text) {
    try {
        await core/* summary */.z.addRaw(text, true).addEOL().write();
        return { kind: 'done', detail: 'written.' };
    }
    catch (error) {
        // The toolkit's own errors have no code; it throws where the runner gave no file, or one it cannot write to.
        if (error instanceof Error && /GITHUB_STEP_SUMMARY|summary/i.test(error.message)) {
            return { kind: 'refused', reason: `The job's summary could not be written: ${error.message}` };
        }
        throw error;
    }
}

// EXTERNAL MODULE: ./build/src/collect.js + 47 modules
var collect = __webpack_require__(7296);
// EXTERNAL MODULE: ./build/src/core/options.js
var core_options = __webpack_require__(9679);
// EXTERNAL MODULE: ./build/src/core/review.js
var core_review = __webpack_require__(3657);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/src/config/shapes.js


function oneOf(words) {
    return {
        schema: { enum: words },
        read(node, place) {
            const text = textOf(node, place);
            const word = words.find((candidate) => candidate === text);
            return word ?? refuse(node, place, `${(0,core_text/* quoted */.TL)(text ?? kindOf(node))} is none of ${words.join(', ')}`, text, words);
        },
    };
}
function integer(least) {
    return {
        schema: { type: 'integer', minimum: least },
        read(node, place) {
            const { value } = scalar(node, place, `a whole number, ${least} or more`);
            if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least)
                return value;
            return refuse(node, place, `${(0,core_text/* quoted */.TL)(String(value))} is no whole number of ${least} or more`);
        },
    };
}
const yesOrNo = {
    schema: { type: 'boolean' },
    read(node, place) {
        const { value } = scalar(node, place, 'true or false');
        return typeof value === 'boolean'
            ? value
            : refuse(node, place, `${(0,core_text/* quoted */.TL)(String(value))} is neither true nor false`);
    },
};
/** Text that says something. */
const shapes_text = {
    schema: { type: 'string', pattern: '\\S' },
    read(node, place) {
        const { value } = scalar(node, place, 'text');
        if (typeof value === 'string' && value.trim() !== '')
            return value.trim();
        return refuse(node, place, value === '' ? 'it is empty' : `${(0,core_text/* quoted */.TL)(String(value))} is no text; quote it`);
    },
};
const date = {
    schema: { type: 'string', format: 'date' },
    read(node, place) {
        const written = textOf(node, place) ?? '';
        const isDate = /^\d{4}-\d{2}-\d{2}$/.test(written) && dateExists(written);
        return isDate ? written : refuse(node, place, `${(0,core_text/* quoted */.TL)(written)} is no date (YYYY-MM-DD)`);
    },
};
function dateExists(day) {
    const time = Date.parse(`${day}T00:00:00Z`);
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}
/** The id of a rule, or a former one; read as the current id. */
const ruleId = {
    schema: { type: 'string', pattern: '^(dockerfile|container|compose|image)/[a-z0-9-]+$' },
    read(node, place) {
        const written = textOf(node, place) ?? '';
        const { ids, resolve } = place.names;
        return resolve(written) ?? refuse(node, place, `there is no rule ${(0,core_text/* quoted */.TL)(written)}`, written, ids);
    },
};
/** A list, or one value for a list of one. */
function listOf(item) {
    return {
        schema: { anyOf: [{ type: 'array', items: item.schema }, item.schema] },
        read(node, place) {
            if (!(0,dist/* isSeq */.oP)(node))
                return [item.read(node, place)];
            return node.items.map((entry) => item.read(resolved(entry, node, place), place));
        },
    };
}
/** A mapping whose keys are not fixed. */
function mapOf(key, value) {
    return {
        schema: { type: 'object', propertyNames: key.schema, additionalProperties: value.schema },
        read(node, place) {
            const read = new Map();
            for (const pair of pairsOf(node, place)) {
                const name = key.read(pair.key, place);
                if (read.has(name))
                    refuse(pair.key, place, `${(0,core_text/* quoted */.TL)(name)} is there twice`);
                if (pair.value !== undefined)
                    read.set(name, value.read(pair.value, below(place, name)));
            }
            return read;
        },
    };
}
/** A mapping with these keys, none of them required. */
function mapping(keys) {
    const byWritten = new Map(Object.entries(keys).map(([name, key]) => [shapes_written(name), { name, key }]));
    return {
        schema: {
            type: 'object',
            additionalProperties: false,
            properties: Object.fromEntries(Array.from(byWritten, ([name, { key }]) => [name, shapes_describe(key)])),
        },
        read(node, place) {
            const read = {};
            const seen = new Set();
            for (const pair of pairsOf(node, place)) {
                const name = textOf(pair.key, place) ?? '';
                const known = byWritten.get(name);
                if (known === undefined)
                    return refuse(pair.key, place, `there is no key ${(0,core_text/* quoted */.TL)(name)}`, name, byWritten.keys());
                if (seen.has(name))
                    refuse(pair.key, place, `the key ${(0,core_text/* quoted */.TL)(name)} is there twice`);
                seen.add(name);
                if (pair.value !== undefined)
                    read[known.name] = known.key.shape.read(pair.value, below(place, name));
            }
            // Each entry was read by the shape of its key, which is what the type says.
            return read;
        },
    };
}
/** Ends the reading: where, under which key, what is wrong, and what was perhaps meant. */
function refuse(node, place, wrong, word = '', words = []) {
    const meant = (0,core_text/* nearest */.pA)(word, words);
    const key = place.key === '' ? '' : `${place.key}: `;
    return place.source.refuse(node, `${key}${wrong}${meant === undefined ? '' : `; did you mean ${(0,core_text/* quoted */.TL)(meant)}?`}`);
}
/** `maxComments` as it is written: `max-comments`. */
function shapes_written(name) {
    return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
function shapes_describe({ shape, says, fallback }) {
    return { description: says, ...shape.schema, ...(fallback === undefined ? {} : { default: fallback }) };
}
function below(place, name) {
    return { ...place, key: place.key === '' ? name : `${place.key}.${name}` };
}
function pairsOf(node, place) {
    if (!(0,dist/* isMap */.jh)(node))
        return refuse(node, place, `${kindOf(node)} stands where keys and values should`);
    return node.items.map(({ key, value }) => {
        const read = value === null ? undefined : resolved(value, node, place);
        return { key: resolved(key, node, place), value: (0,dist/* isScalar */.jn)(read) && read.value === null ? undefined : read };
    });
}
/** The node of an entry, its alias resolved. */
function resolved(entry, around, place) {
    if (!isNodeLike(entry))
        return refuse(around, place, 'an entry is empty');
    return place.source.resolve(entry);
}
function isNodeLike(entry) {
    return typeof entry === 'object' && entry !== null && 'range' in entry;
}
function scalar(node, place, wanted) {
    return (0,dist/* isScalar */.jn)(node) ? node : refuse(node, place, `${kindOf(node)} stands where ${wanted} should`);
}
/** A word as it is written, whatever YAML takes it for: `off`, `2026-01-01`, `1.10`. */
function textOf(node, place) {
    const { value } = scalar(node, place, 'a word');
    if (typeof value === 'string')
        return value;
    return (0,dist/* isScalar */.jn)(node) ? (node.source ?? String(value)) : undefined;
}
function kindOf(node) {
    if ((0,dist/* isMap */.jh)(node))
        return 'a mapping';
    return (0,dist/* isSeq */.oP)(node) ? 'a list' : 'a single value';
}

;// CONCATENATED MODULE: ./build/src/config/keys.js





function key(shape, says, fallback) {
    return { shape, says, ...(fallback === undefined ? {} : { fallback }) };
}
const thresholds = [...severity/* severities */.gO, 'none'];
const version = {
    schema: { const: 1 },
    read: (node, place) => (integer(1).read(node, place) === 1 ? 1 : refuse(node, place, 'only version 1 is understood')),
};
const ignoreKeys = {
    rule: key(ruleId, 'The rule that is silenced.'),
    vulnerability: key(shapes_text, 'The vulnerability that is silenced: a CVE or another id of an advisory.'),
    paths: key(listOf(shapes_text), 'Globs of the files it is silenced in; everywhere where none is given.'),
    reason: key(shapes_text, 'Why. It is shown wherever silenced findings are listed.'),
    until: key(date, 'The last day on which it silences, as YYYY-MM-DD in UTC.'),
};
const ignoreEntry = {
    schema: {
        ...mapping(ignoreKeys).schema,
        required: ['reason'],
        anyOf: [{ required: ['rule'] }, { required: ['vulnerability'] }],
    },
    read(node, place) {
        const { rule, vulnerability, paths = [], reason, until } = mapping(ignoreKeys).read(node, place);
        if (rule === undefined && vulnerability === undefined) {
            return refuse(node, place, 'an entry needs `rule` or `vulnerability`');
        }
        if (reason === undefined)
            return refuse(node, place, 'an entry needs a `reason`');
        const writtenAt = `${place.source.path}:${place.source.lineOf(node)}`;
        return { rule, vulnerability, paths, reason, until, writtenAt };
    },
};
const { images: keys_images } = core_options/* defaultOptions */.KQ;
const imageKeys = {
    advice: key(yesOrNo, 'Whether better tags of an image are looked for, scanned and offered.', keys_images.advice),
    buildStages: key(yesOrNo, 'Whether images that only build are scanned as well.', keys_images.buildStages),
    max: key(integer(0), 'The most scans of one run.', keys_images.max),
    timeout: key(integer(1), 'Seconds after which the scan of one image is ended.', keys_images.timeout),
    tokenServices: key(mapOf(shapes_text, shapes_text), 'Registry host[:port] to the host[:port] of its token service, where credentials may be sent there.'),
};
/**
 * Every key of the config, once: the reader, the JSON Schema and the documentation come from here. Names are those of
 * `Options`; a key without a default here is empty.
 */
const keys_configKeys = {
    version: key(version, 'The version of this format.', 1),
    profile: key(oneOf(core_rule/* profiles */.xD), 'Which rules run.', core_options/* defaultOptions */.KQ.profile),
    scope: key(oneOf(core_review/* scopes */.W), 'Which findings count.', core_options/* defaultOptions */.KQ.scope),
    include: key(listOf(shapes_text), 'Globs of files to review beyond those that are container files by their name.'),
    exclude: key(listOf(shapes_text), 'Globs of files to leave out.'),
    failOn: key(oneOf(thresholds), 'The lowest severity that fails the check.', core_options/* defaultOptions */.KQ.failOn),
    commentOn: key(oneOf(thresholds), 'The lowest severity that gets an inline comment.', core_options/* defaultOptions */.KQ.commentOn),
    maxComments: key(integer(0), 'More findings than this go to the body of the review and the summary.', core_options/* defaultOptions */.KQ.maxComments),
    allowedRegistries: key(listOf(shapes_text), 'Registries an image may be pulled from, instead of the public ones.', core_options/* defaultOptions */.KQ.allowedRegistries),
    rules: key(mapOf(ruleId, oneOf(['off', ...severity/* severities */.gO])), 'Rule ids to `off` or to a severity of your own.'),
    inlineIgnores: key(oneOf(core_options/* inlineIgnoreModes */.cs), 'Which comments in files silence: all of them, those that base already had, or none.', core_options/* defaultOptions */.KQ.inlineIgnores),
    ignore: key(listOf(ignoreEntry), 'Findings that are silenced, each with a reason.'),
    images: key(mapping(imageKeys), 'How images are scanned.'),
};

;// CONCATENATED MODULE: ./build/src/config/source.js



/** Nobody writes more; a file that says so by aliases of aliases is not read to its end. */
const maxNodes = 100_000;
/** Throws `UsageError` for what is no YAML. Never anything else, whatever the text. */
function readSource(path, text) {
    const lines = new dist/* LineCounter */.HN();
    const fail = (offset, message) => {
        const { line, col } = lines.linePos(offset);
        const place = { path, line: Math.max(1, line), column: Math.max(1, col) };
        throw new errors/* UsageError */.e(`${(0,core_text/* printable */.g$)(path)}:${place.line}:${place.column}: ${message}`, place);
    };
    const document = parse(text, lines, fail);
    const [problem] = document.errors;
    if (problem?.code === 'MULTIPLE_DOCS')
        fail(problem.pos[0], 'A second document begins here; only one is read.');
    if (problem?.code === 'RESOURCE_EXHAUSTION')
        fail(problem.pos[0], 'It is nested too deeply.');
    if (problem)
        fail(problem.pos[0], (0,core_text/* clip */.$Q)((0,core_text/* printable */.g$)(problem.message), 200));
    let visited = 0;
    const offsetOf = (node) => node.range?.[0] ?? 0;
    const source = {
        path,
        root: document.contents === null || isNull(document.contents) ? undefined : document.contents,
        resolve(node) {
            visited += 1;
            if (visited > maxNodes)
                fail(offsetOf(node), `It holds more than ${maxNodes} values.`);
            return (0,dist/* isAlias */.Vj)(node) ? resolveAlias(node) : node;
        },
        lineOf: (node) => lines.linePos(offsetOf(node)).line,
        refuse: (node, message) => fail(offsetOf(node), message),
    };
    const resolveAlias = (alias) => alias.resolve(document) ?? fail(offsetOf(alias), `There is no anchor \`${(0,core_text/* printable */.g$)(alias.source)}\`.`);
    return source;
}
function parse(text, lineCounter, fail) {
    try {
        // Duplicate keys are found by us: the parser's own check is quadratic. YAML 1.1 would read `off` as false.
        return (0,dist/* parseDocument */.Tp)(text, {
            lineCounter,
            prettyErrors: false,
            uniqueKeys: false,
            logLevel: 'error',
            version: '1.2',
            schema: 'core',
        });
    }
    catch (error) {
        // The parser recurses: text that is nested some thousand levels deep runs out of stack.
        if (error instanceof RangeError)
            return fail(0, 'It is nested too deeply.');
        throw error;
    }
}
function isNull(node) {
    return (0,dist/* isScalar */.jn)(node) && node.value === null;
}

;// CONCATENATED MODULE: ./build/src/config/config.js




const shape = mapping(keys_configKeys);
/** Throws `UsageError` with `path:line:column` and the nearest valid word for anything that is not understood. */
function parseConfig(path, text, names) {
    const source = readSource(path, text);
    if (source.root === undefined)
        return {};
    const { version: _, ...config } = shape.read(source.resolve(source.root), { source, key: '', names });
    return config;
}
/** The JSON Schema of the config file, for editors. */
function configSchema() {
    return {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        $id: `${product.repository}/blob/main/schema/config.schema.json`,
        title: `Configuration of ${product.name}`,
        ...shape.schema,
    };
}
function documentedKeys() {
    return Object.entries(configKeys).map(([name, { shape, says, fallback }]) => {
        return {
            name: written(name),
            says,
            fallback: fallback === undefined ? '' : JSON.stringify(fallback),
            words: shape.schema.enum ?? [],
        };
    });
}

;// CONCATENATED MODULE: ./build/src/config/join.js
/** Where the config lies unless somebody says otherwise. */
const defaultConfigPath = '.github/plimsoll.yml';
function joinOptions(defaults, config, given) {
    return { ...defaults, ...config, ...given, images: { ...defaults.images, ...config.images, ...given.images } };
}

// EXTERNAL MODULE: ./build/src/core/rule-names.js
var rule_names = __webpack_require__(574);
// EXTERNAL MODULE: ./build/src/documents/classify.js
var classify = __webpack_require__(8424);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: ./build/src/github/refusals.js
var refusals = __webpack_require__(5820);
;// CONCATENATED MODULE: ./build/src/github/blobs.js


/** GraphQL answers in ten seconds or not at all; so much it gives in two: https://docs.github.com/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api#timeouts */
const mostBlobs = 100;
const mostBytes = 2 * 1024 * 1024;
/** Longer text is cut short by GraphQL (`isTruncated`). */
const longestText = 500_000;
/** Requests for single blobs at a time: https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#avoid-concurrent-requests */
const concurrent = 4;
function blobStore(client) {
    const asked = new Map();
    let waiting = [];
    const flush = () => {
        const all = waiting;
        waiting = [];
        readAll(client, all).catch((error) => {
            for (const { reject } of all)
                reject(error);
        });
    };
    const ask = (oid, size) => {
        const { promise, resolve, reject } = Promise.withResolvers();
        // What is asked for in the same turn, for head and for base, goes into the same requests.
        if (waiting.length === 0)
            setImmediate(flush);
        waiting.push({ oid, size, resolve, reject });
        return promise;
    };
    return {
        async read(entries) {
            const found = new Map();
            const answers = entries.map(async ({ oid, size = 0 }) => {
                if (oid === undefined)
                    return;
                const answer = asked.get(oid) ?? ask(oid, size);
                asked.set(oid, answer);
                found.set(oid, await answer);
            });
            await Promise.all(answers);
            return found;
        },
    };
}
async function readAll(client, wanted) {
    const single = wanted.filter(({ size }) => size > longestText);
    for (const batch of batches(wanted.filter(({ size }) => size <= longestText))) {
        const texts = await queryTexts(client, batch);
        for (const one of batch) {
            const bytes = texts.get(one.oid);
            if (bytes === undefined)
                single.push(one);
            else
                one.resolve(bytes);
        }
    }
    const next = single.values();
    await Promise.all(Array.from({ length: concurrent }, async () => {
        for (const one of next)
            one.resolve(await readBlob(client, one.oid));
    }));
}
function batches(wanted) {
    const all = [];
    let bytes = Number.POSITIVE_INFINITY;
    for (const one of wanted) {
        let batch = all.at(-1);
        if (batch === undefined || batch.length === mostBlobs || bytes + one.size > mostBytes) {
            batch = [];
            all.push(batch);
            bytes = 0;
        }
        batch.push(one);
        bytes += one.size;
    }
    return all;
}
/** Contents that GraphQL gives whole. What is binary or no UTF-8 is left out, and all where the query fails. */
async function queryTexts(client, wanted) {
    const names = wanted.map((_, index) => `$o${index}: GitObjectID!`).join(', ');
    const fields = wanted.map((_, index) => `b${index}: object(oid: $o${index}) { ...blob }`).join('\n');
    const text = `query($owner: String!, $repo: String!, ${names}) {
    repository(owner: $owner, name: $repo) { ${fields} }
  }
  fragment blob on Blob { isBinary isTruncated text }`;
    const oids = Object.fromEntries(wanted.map(({ oid }, index) => [`o${index}`, oid]));
    const found = new Map();
    try {
        const { repository } = await client.query(text, { ...client.repository, ...oids });
        for (const [index, { oid }] of wanted.entries()) {
            const blob = repository?.[`b${index}`];
            if (typeof blob?.text !== 'string' || blob.isTruncated !== false || blob.isBinary === true)
                continue;
            const bytes = Buffer.from(blob.text);
            // Bytes that are no UTF-8 were replaced on the way.
            if (isContentOf(bytes, oid))
                found.set(oid, bytes);
        }
    }
    catch (error) {
        // REST has the same contents, only in more requests.
        if (!(0,refusals/* isGitHubs */.bC)(error))
            throw error;
    }
    return found;
}
/** https://git-scm.com/book/en/v2/Git-Internals-Git-Objects#_object_storage */
function isContentOf(bytes, oid) {
    const hash = (0,external_node_crypto_.createHash)(oid.length === 64 ? 'sha256' : 'sha1');
    return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex') === oid;
}
async function readBlob(client, oid) {
    try {
        const { data } = await client.request('GET /repos/{owner}/{repo}/git/blobs/{file_sha}', {
            ...client.repository,
            file_sha: oid,
        });
        return Buffer.from(data.content, 'base64');
    }
    catch (error) {
        if (!(0,refusals/* isGitHubs */.bC)(error))
            throw error;
        return unread(error);
    }
}
function unread(error) {
    return `It could not be read: ${(0,refusals/* reasonOf */.A3)(error, 'contents: read')}.`;
}

;// CONCATENATED MODULE: ./build/src/github/comparison.js


/**
 * "Up to 300 changed files", all of them on the first page:
 * https://docs.github.com/rest/commits/commits#compare-two-commits
 */
const mostCompared = 300;
/** Throws where GitHub knows one of the two not, or they have no common history. */
async function compare(client, base, head) {
    const { data } = await client.request('GET /repos/{owner}/{repo}/compare/{basehead}', {
        ...client.repository,
        basehead: `${base}...${head}`,
        // The commits between the two are of no use, and there is no way to ask for none.
        per_page: 1,
    });
    return {
        tip: data.base_commit.sha,
        mergeBase: data.merge_base_commit.sha,
        listed: listedChanges(data.files ?? [], mostCompared),
    };
}
/** `undefined`: one of the two is not there, or they have no common history. */
async function tryComparing(client, base, head) {
    try {
        return await compare(client, base, head);
    }
    catch (error) {
        if (!(0,refusals/* hasStatus */.Ro)(error, 404))
            throw error;
        return undefined;
    }
}
/** `most`: as many files GitHub lists at the most. */
function listedChanges(files, most) {
    // A page may repeat what another held, where the pull request changed in between.
    const changes = new Map();
    for (const { filename, previous_filename: previousPath, status, patch } of files) {
        if (status === 'unchanged')
            continue;
        changes.set(filename, {
            path: filename,
            previousPath,
            status: status === 'changed' ? 'modified' : status,
            patch,
        });
    }
    return { changes: [...changes.values()], complete: files.length < most };
}
/**
 * The changes between two trees that `listed` does not hold, from the ids of their files: a file that is gone and
 * stands elsewhere unchanged was renamed.
 */
function changesBetween(base, head, listed) {
    const known = new Set(listed.flatMap(({ path, previousPath }) => [path, previousPath]));
    const before = new Map(base.map((entry) => [entry.path, entry]));
    const after = new Set(head.map(({ path }) => path));
    const gone = base.filter(({ path }) => !after.has(path) && !known.has(path));
    const goneByContent = new Map(gone.map((entry) => [entry.oid, entry.path]));
    const changes = [];
    const renamed = new Set();
    for (const { path, oid } of head) {
        const old = before.get(path);
        if (known.has(path) || (old !== undefined && old.oid === oid))
            continue;
        const previousPath = old === undefined ? goneByContent.get(oid) : undefined;
        if (previousPath === undefined) {
            changes.push({
                path,
                previousPath: undefined,
                status: old === undefined ? 'added' : 'modified',
                patch: undefined,
            });
        }
        else {
            goneByContent.delete(oid);
            renamed.add(previousPath);
            changes.push({ path, previousPath, status: 'renamed', patch: undefined });
        }
    }
    for (const { path } of gone) {
        if (!renamed.has(path))
            changes.push({ path, previousPath: undefined, status: 'removed', patch: undefined });
    }
    return changes.toSorted((a, b) => (0,finding/* compareText */.n)(a.path, b.path));
}
/** The paths of head, and of its base, whose findings are compared. A copy is compared with what it was copied from. */
function changedPaths(changes) {
    const head = new Set();
    const base = new Set();
    for (const { path, previousPath, status } of changes) {
        if (status !== 'removed')
            head.add(path);
        if (status !== 'added')
            base.add(previousPath ?? path);
        if (status === 'copied' && previousPath !== undefined)
            head.add(previousPath);
    }
    return { head, base };
}

;// CONCATENATED MODULE: ./build/src/github/reading.js

/** Reads something without which there is no review: rejects with a `GitHubError` that names it. */
async function reading(what, needs, read) {
    try {
        return await read();
    }
    catch (error) {
        if (!(0,refusals/* isGitHubs */.bC)(error))
            throw error;
        throw new refusals/* GitHubError */.y_(`${what} could not be read: ${(0,refusals/* reasonOf */.A3)(error, needs)}.`);
    }
}

;// CONCATENATED MODULE: ./build/src/github/contents.js




/** Text of one file at a commit or ref; `undefined` where there is none. Throws `UsageError` where it is no file. */
async function readText(client, path, ref) {
    return reading(`\`${path}\``, 'contents: read', async () => {
        try {
            const { data } = await client.request('GET /repos/{owner}/{repo}/contents/{path}', {
                ...client.repository,
                path,
                ref,
            });
            if (Array.isArray(data) || data.type !== 'file' || !('content' in data) || data.encoding !== 'base64') {
                throw new errors/* UsageError */.e(`${(0,core_text/* quoted */.TL)(path)} is no file of at most 1 MiB.`);
            }
            return Buffer.from(data.content, 'base64').toString('utf8');
        }
        catch (error) {
            if ((0,refusals/* hasStatus */.Ro)(error, 404))
                return undefined;
            throw error;
        }
    });
}

;// CONCATENATED MODULE: ./build/src/github/pull-request.js


async function findBase(client, { baseRef, baseSha, head }) {
    return reading('The base of the pull request', 'contents: read', async () => {
        // The branch may have been renamed or deleted since the event.
        const now = (await tryComparing(client, baseRef, head)) ?? (await tryComparing(client, baseSha, head));
        if (now === undefined)
            return { tip: baseSha, mergeBase: undefined };
        const { tip, mergeBase } = now;
        if (mergeBase !== head)
            return { tip, mergeBase };
        // Merged meanwhile: the branch holds all that the pull request brought, which shows against where the branch was.
        const then = await tryComparing(client, baseSha, head);
        return { tip, mergeBase: then?.mergeBase ?? mergeBase };
    });
}
/**
 * "A maximum of 3000 files": what is beyond is found by comparing the two trees.
 * https://docs.github.com/rest/pulls/pulls#list-pull-requests-files
 */
const mostListed = 3000;
async function listChanges(client, { number }) {
    const files = await reading('The files of the pull request', 'pull-requests: read', () => client.paginate('GET /repos/{owner}/{repo}/pulls/{pull_number}/files', {
        ...client.repository,
        pull_number: number,
        per_page: 100,
    }));
    return listedChanges(files, mostListed);
}

;// CONCATENATED MODULE: ./build/src/github/tree.js

/** Folders of a tree that is too large for one answer are listed one by one, in so many requests at most. */
const mostFolders = 40;
/**
 * The files of one commit through the API. Nothing is checked out, and links are not followed. Of a tree too large to
 * be listed whole, what is missing blocks where `needed` paths (`undefined`: all) lie in it.
 */
function treeReader(client, blobs, commit, needed) {
    let listing;
    return {
        list: () => {
            listing ??= reading('The list of files', 'contents: read', () => listTree(client, commit, needed));
            return listing;
        },
        async read(entries) {
            const readable = entries.filter(({ kind }) => kind !== 'submodule');
            const contents = await blobs.read(readable);
            return new Map(readable.map(({ path, oid }) => {
                const content = contents.get(oid ?? '') ?? 'It has no content that could be read.';
                return [path, typeof content === 'string' ? tree_unread(path, content) : content];
            }));
        },
    };
}
function tree_unread(path, reason) {
    return { path, subject: path, reason, blocking: true };
}
async function listTree(client, commit, needed) {
    const { items, truncated } = await readTree(client, commit, true);
    if (truncated)
        return walk(client, commit, needed);
    return { entries: items.flatMap((item) => entryOf(item, '')), gaps: [] };
}
/**
 * Lists a tree that GitHub cuts ("the limit for the tree array is 100,000 entries with a maximum size of 7 MB") by its
 * folders, those first in which something is needed: https://docs.github.com/rest/git/trees#get-a-tree
 */
async function walk(client, commit, needed) {
    const isNeeded = folderTest(needed);
    const entries = [];
    const gaps = [];
    const pending = [{ sha: commit, prefix: '' }];
    const later = [];
    let requests = 0;
    for (let folder = pending.shift(); folder; folder = pending.shift() ?? later.shift()) {
        const { sha, prefix } = folder;
        const gap = (reason) => ({ subject: prefix || '/', reason, blocking: isNeeded(prefix) });
        if (requests >= mostFolders) {
            gaps.push(gap('The repository has more files than GitHub lists; what lies in this folder was not seen.'));
            continue;
        }
        const whole = prefix === '' ? undefined : await readTree(client, sha, true);
        const complete = whole?.truncated === false;
        const { items, truncated } = complete ? whole : await readTree(client, sha, false);
        requests += complete || whole === undefined ? 1 : 2;
        if (truncated)
            gaps.push(gap('The folder has more files than GitHub lists; the rest of it was not seen.'));
        entries.push(...items.flatMap((item) => entryOf(item, prefix)));
        if (complete)
            continue;
        for (const item of items) {
            if (item.type !== 'tree')
                continue;
            const inner = { sha: item.sha, prefix: `${prefix}${item.path}/` };
            (isNeeded(inner.prefix) ? pending : later).push(inner);
        }
    }
    return { entries, gaps };
}
/** Tells whether one of `paths` lies in a folder, given with its `/` at the end; '' is the root. */
function folderTest(paths) {
    if (paths === undefined)
        return () => true;
    const folders = new Set(['']);
    for (const path of paths) {
        for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
            folders.add(path.slice(0, end + 1));
        }
    }
    return (folder) => folders.has(folder);
}
async function readTree(client, sha, recursive) {
    const { data } = await client.request('GET /repos/{owner}/{repo}/git/trees/{tree_sha}', {
        ...client.repository,
        tree_sha: sha,
        ...(recursive ? { recursive: '1' } : {}),
    });
    const items = data.tree;
    return { items, truncated: data.truncated };
}
function entryOf({ path, mode, type, sha, size }, prefix) {
    if (type === 'tree')
        return [];
    const kind = type === 'commit' ? 'submodule' : mode === '120000' ? 'symlink' : 'file';
    return [{ path: `${prefix}${path}`, kind, oid: sha, size }];
}

// EXTERNAL MODULE: ./build/src/rules/index.js + 198 modules
var rules = __webpack_require__(282);
// EXTERNAL MODULE: ./build/src/silence/pragma-rules.js
var pragma_rules = __webpack_require__(9723);
;// CONCATENATED MODULE: ./build/src/action/material.js
















/** Reads what the event is about. Throws `UsageError` for a broken config, and where GitHub does not answer. */
function readMaterial(client, subject, inputs) {
    switch (subject.kind) {
        case 'pull-request':
            return material_readPullRequest(client, subject, inputs);
        case 'merge-group':
            return material_readMergeGroup(client, subject, inputs);
        case 'commit':
            return material_readCommit(client, subject.sha, inputs);
    }
}
async function material_readCommit(client, sha, inputs) {
    const options = await readOptions(client, inputs, sha);
    const head = await (0,collect/* collect */.Fo)(treeReader(client, blobStore(client), sha, undefined), selectionOf(options, undefined));
    return { options, head, base: undefined, changes: [] };
}
/** The config lies at the tip of the base branch, so that a pull request cannot silence its own review. */
async function material_readPullRequest(client, pull, inputs) {
    const [{ tip, mergeBase }, listed] = await Promise.all([findBase(client, pull), listChanges(client, pull)]);
    const options = await readOptions(client, inputs, tip);
    return readChange(client, { name: 'the pull request', head: pull.head, mergeBase, listed }, options);
}
/** The config is that of what the group is put upon: no member of the group can silence its own review. */
async function material_readMergeGroup(client, { head, base }, inputs) {
    const [{ mergeBase, listed }, options] = await Promise.all([
        reading('The commits of the merge group', 'contents: read', () => compare(client, base, head)),
        readOptions(client, inputs, base),
    ]);
    return readChange(client, { name: 'the merge group', head, mergeBase, listed }, options);
}
async function readChange(client, change, options) {
    const { listed, mergeBase } = change;
    const wide = options.scope === 'all';
    const needed = changedPaths(listed.changes);
    const blobs = blobStore(client);
    const headTree = treeReader(client, blobs, change.head, wide ? undefined : needed.head);
    const baseTree = mergeBase === undefined ? emptyTree : treeReader(client, blobs, mergeBase, wide ? undefined : needed.base);
    const { changes, gaps } = await allChanges(change, headTree, baseTree);
    const focus = wide ? { head: undefined, base: undefined } : changedPaths(changes);
    const parse = (0,collect/* parser */.K3)();
    const [head, base] = await Promise.all([
        (0,collect/* collect */.Fo)(headTree, selectionOf(options, focus.head), parse),
        mergeBase === undefined ? collect/* emptySnapshot */.WX : (0,collect/* collect */.Fo)(baseTree, selectionOf(options, focus.base), parse),
    ]);
    return { options, head: { ...head, gaps: [...gaps, ...head.gaps] }, base, changes };
}
/** Options from the inputs and from the config as it is at `ref`. */
async function readOptions(client, { configPath, configNamed, options }, ref) {
    const text = await readText(client, configPath, ref);
    if (text === undefined && configNamed) {
        throw new errors/* UsageError */.e(`Input \`config\`: there is no file ${(0,core_text/* quoted */.TL)(configPath)} at ${ref.slice(0, 10)}.`);
    }
    const config = text === undefined ? {} : parseConfig(configPath, text, (0,rule_names/* ruleNames */.X)([...rules/* allRules */.V, ...pragma_rules/* pragmaRules */.M]));
    return joinOptions(core_options/* defaultOptions */.KQ, config, options);
}
/** Both listings are read here, so that the contents of head and base are asked for at once. */
async function allChanges({ name, listed: { changes, complete } }, headTree, baseTree) {
    const [head, base] = await Promise.all([headTree.list(), baseTree.list()]);
    if (complete)
        return { changes, gaps: [] };
    if (head.gaps.length === 0 && base.gaps.length === 0) {
        return { changes: [...changes, ...changesBetween(base.entries, head.entries, changes)], gaps: [] };
    }
    const reason = `GitHub lists no more than ${changes.length} of its files; what else it changes was not reviewed.`;
    return { changes, gaps: [{ subject: name, reason, blocking: true }] };
}
const emptyTree = { list: async () => ({ entries: [], gaps: [] }), read: async () => new Map() };
function selectionOf({ include, exclude }, focus) {
    return { included: (0,classify/* globMatcher */.fU)(include), excluded: (0,classify/* globMatcher */.fU)(exclude), focus };
}

// EXTERNAL MODULE: ./build/src/action/outputs.js
var outputs = __webpack_require__(3406);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/src/action/workspace.js



/**
 * Writes a file of the workspace, making the folders it needs. What is checked out there may be a stranger's: a link on
 * the way is not followed, and one in the file's own place is replaced, not written through.
 */
function writeToWorkspace(workspace, path, text) {
    const folders = path.split('/');
    const name = folders.pop() ?? '';
    try {
        let folder = workspace;
        for (const part of folders) {
            folder = (0,external_node_path_.join)(folder, part);
            const found = (0,external_node_fs_.lstatSync)(folder, { throwIfNoEntry: false });
            if (found === undefined)
                (0,external_node_fs_.mkdirSync)(folder);
            else if (!found.isDirectory())
                return { kind: 'refused', reason: `\`${path}\` leads through what is no folder.` };
        }
        const draft = (0,external_node_path_.join)(folder, `.plimsoll-${(0,external_node_crypto_.randomUUID)()}`);
        (0,external_node_fs_.writeFileSync)(draft, text, { flag: 'wx' });
        try {
            (0,external_node_fs_.renameSync)(draft, (0,external_node_path_.join)(folder, name));
        }
        catch (error) {
            (0,external_node_fs_.rmSync)(draft, { force: true });
            throw error;
        }
        return { kind: 'done', detail: `\`${path}\`.` };
    }
    catch (error) {
        if (error instanceof Error && 'code' in error) {
            return { kind: 'refused', reason: `\`${path}\` could not be written (${String(error.code)}).` };
        }
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/src/action/run.js















/**
 * One run: read, review, judge; then tell it. The verdict stands before anything is written, each step tells what the
 * refused ones would have said, and at the end the summary tells what came of them.
 */
async function run(inputs, environment, log) {
    const subject = readEvent(environment.event, environment.payload, environment.context);
    if (subject.kind === 'nothing') {
        log.info(subject.reason);
        return (0,outputs/* noOutputs */.Q9)('success');
    }
    const { token } = inputs;
    const client = createClient({ ...environment, token, log });
    const material = await readMaterial(client, subject, inputs);
    const today = new Date().toISOString().slice(0, 10);
    const unscanned = inputs.imageScan === 'auto' ? imageGaps(material) : [];
    const reviewed = (0,review/* review */.N)({ ...material, today });
    const found = { ...reviewed, gaps: [...reviewed.gaps, ...unscanned] };
    const verdict = (0,gate/* judge */.z)(found, material.options.failOn, material.options.onError);
    const { found: words, check } = (0,reporters_words/* outcomeWords */.wX)(found, verdict, material.options.failOn);
    log.info(`${words} ${check}`);
    const commit = subject.kind === 'commit' ? subject.sha : subject.head;
    const telling = {
        ...{ client, subject, commit, inputs, environment, material, review: found, verdict, log },
        notices: [...reviewed.gaps, ...imageNotice(unscanned)],
        linkTo: (0,place/* linksToCommit */.oW)(environment.serverUrl, environment.repository, commit),
        annotator: createAnnotator(inputs.annotations !== 'false', material.options.onError, log),
    };
    return tell(telling);
}
/** In the order of the contract: summary, SARIF file, report, annotations, upload, comments, the summary's end. */
async function tell(telling) {
    const { inputs, environment, review: found, verdict, material, linkTo, annotator, log } = telling;
    const { failOn } = material.options;
    const steps = [];
    const note = ({ name, outcome: told }, refusal = 'notice') => {
        const outcome = explained(told, telling.subject);
        steps.push({ name, outcome });
        if (outcome.kind === 'done')
            log.info(`${name}: ${outcome.detail}`);
        else if (outcome.kind === 'skipped')
            log.info(`${name}: skipped. ${outcome.reason}`);
        else
            annotator.say(refusal, `${name}: ${outcome.reason}`);
    };
    if (inputs.summary) {
        const outcome = await appendToSummary(renderSummary({ review: found, verdict, failOn, linkTo }));
        if (outcome.kind !== 'done')
            note({ name: 'Summary', outcome });
    }
    const { workspace } = environment;
    const sarif = writeToWorkspace(workspace, inputs.sarifFile, sarifOf(telling, false));
    if (sarif.kind !== 'done')
        note({ name: 'SARIF file', outcome: sarif });
    const report = writeToWorkspace(workspace, outputs/* reportFile */.rn, renderJson(found));
    if (report.kind !== 'done')
        note({ name: 'Report', outcome: report });
    const commenting = await commentingOf(telling);
    const all = inputs.annotations === 'true' || commenting === undefined || isReadOnly(telling.subject);
    annotator.annotate(all ? (0,gate/* inScope */.S)(found) : commenting.uncommented, telling.notices);
    const verdictOnUpload = await upload(telling);
    const published = await commenting?.publish();
    if (published !== undefined) {
        note({ name: 'Comments', outcome: published.outcome });
        annotator.annotate(published.unsaid, []);
    }
    const uploaded = await verdictOnUpload();
    const refused = inputs.uploadSarif === 'true' && uploaded.kind === 'refused';
    note({ name: 'Code scanning', outcome: refused ? fatal(uploaded) : uploaded }, refused ? 'error' : 'notice');
    if (inputs.summary)
        await appendToSummary(renderCompletion(steps));
    return (0,outputs/* outputsOf */.Yz)(found, verdict, {
        conclusion: refused ? 'failure' : verdict.conclusion,
        sarifFile: sarif.kind === 'done' ? inputs.sarifFile : '',
        reportFile: report.kind === 'done' ? outputs/* reportFile */.rn : '',
        reviewId: published?.reviewId,
    });
}
/** What no permission of the workflow would change is told, lest somebody goes and grants one. */
function explained(outcome, subject) {
    if (outcome.kind !== 'refused' || !isReadOnly(subject) || !/`permissions`/.test(outcome.reason))
        return outcome;
    const why = 'On a pull request from a fork the token only reads, whatever the workflow grants.';
    return { kind: 'refused', reason: `${outcome.reason} ${why}` };
}
/** The verdict on the findings stands in the summary already, and may have been that they pass. */
function fatal({ reason }) {
    return { kind: 'refused', reason: `${reason} The job fails for it, since \`upload-sarif\` is true.` };
}
function isReadOnly(subject) {
    return subject.kind === 'pull-request' && subject.readOnly;
}
/** `undefined` in events without a pull request. Loaded only where there is one. */
async function commentingOf({ subject, review: found, ...rest }) {
    if (subject.kind !== 'pull-request')
        return undefined;
    const { prepareComments } = await __webpack_require__.e(/* import() */ 93).then(__webpack_require__.bind(__webpack_require__, 8093));
    return prepareComments({ ...rest, pull: subject, review: found });
}
/** The answer tells what came of it, as soon as code scanning knows. */
async function upload(telling) {
    const { client, subject, commit, inputs } = telling;
    const skip = (reason) => async () => ({ kind: 'skipped', reason });
    if (inputs.uploadSarif === 'false')
        return skip('`upload-sarif` is false.');
    // https://github.com/github/codeql-action/issues/1572
    if (subject.kind === 'merge-group')
        return skip('Code scanning takes nothing for the branches of a merge queue.');
    if (subject.kind === 'commit' && !subject.isDefaultBranch) {
        return skip('Outside pull requests only the default branch has alerts.');
    }
    const { uploadSarif } = await __webpack_require__.e(/* import() */ 628).then(__webpack_require__.bind(__webpack_require__, 8628));
    const ref = subject.kind === 'pull-request' ? `refs/pull/${subject.number}/head` : subject.ref;
    return uploadSarif(client, { sarif: sarifOf(telling, true), category: inputs.category, commit, ref });
}
function sarifOf({ review: found, inputs, environment, commit }, forUpload) {
    const repositoryUrl = `${environment.serverUrl}/${environment.repository}`;
    return renderSarif(found, { category: inputs.category, forUpload, commit: { repositoryUrl, sha: commit } });
}


/***/ }),

/***/ 7296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Fo: () => (/* binding */ collect),
  WX: () => (/* binding */ emptySnapshot),
  K3: () => (/* binding */ collect_parser)
});

// UNUSED EXPORTS: maxFileBytes

// EXTERNAL MODULE: ./build/src/core/text.js
var core_text = __webpack_require__(7422);
// EXTERNAL MODULE: ./build/src/documents/classify.js
var classify = __webpack_require__(8424);
// EXTERNAL MODULE: ./build/src/documents/paths.js
var documents_paths = __webpack_require__(8536);
;// CONCATENATED MODULE: ./build/src/documents/containers/extend.js

/** Services extend services that extend services \u2026; hostile chains end here. */
const maxExtends = 20;
/** Values that the services of one file may take from others: each service has them all anew. */
const maxTaken = 100_000;
/** Follows `extends` for the services of one file; https://docs.docker.com/reference/compose-file/services/#extends */
function extender(around) {
    let room = maxTaken;
    return (document, service) => {
        const layers = [service];
        const seen = new Set(layers);
        for (let current = { document, node: service };;) {
            const extended = current.node.get('extends');
            if (extended === undefined || extended.tag === '!reset')
                return { layers, complete: true, cut: false };
            const next = find(current.document, extended, around);
            if (next === undefined || seen.has(next.node))
                return { layers, complete: false, cut: false };
            room -= sizeOf(next.node);
            if (layers.length >= maxExtends || room < 0)
                return { layers, complete: false, cut: true };
            seen.add(next.node);
            layers.unshift(next.node);
            current = next;
        }
    };
}
const sizes = new WeakMap();
/** How many values it holds, itself among them. */
function sizeOf(node) {
    if (node.kind === 'scalar')
        return 1;
    const known = sizes.get(node);
    if (known !== undefined)
        return known;
    const children = node.kind === 'map' ? node.entries.map((entry) => entry.node) : node.items;
    const size = children.reduce((sum, child) => sum + sizeOf(child), 1);
    sizes.set(node, size);
    return size;
}
/** The file that an `extends` names; `undefined` where it cannot be known. The same file where it names none. */
function extendedPath(document, extended) {
    const file = extended.kind === 'map' ? extended.get('file') : undefined;
    if (file === undefined)
        return document.path;
    return file.kind === 'scalar' && file.text ? (0,documents_paths/* joinPath */.u)((0,documents_paths/* folderOf */.y)(document.path), file.text) : undefined;
}
function find(document, extended, around) {
    const name = extended.kind === 'map' ? extended.get('service') : extended;
    const path = extendedPath(document, extended);
    if (name?.kind !== 'scalar' || path === undefined)
        return undefined;
    const target = path === document.path ? document : around.composeFile(path);
    const node = target?.root.get('services');
    const found = node?.kind === 'map' ? node.get(name.text ?? name.raw) : undefined;
    return target !== undefined && found?.kind === 'map' ? { document: target, node: found } : undefined;
}

;// CONCATENATED MODULE: ./build/src/documents/containers/family.js

/**
 * What Compose looks for in a folder, in its order; the first of each is taken, whatever the other is called.
 * https://docs.docker.com/compose/how-tos/multiple-compose-files/merge/
 */
const baseNames = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
const overrideNames = [
    'compose.override.yml',
    'compose.override.yaml',
    'docker-compose.override.yml',
    'docker-compose.override.yaml',
];
function readFamilies(documents) {
    const byPath = new Map(documents.map((document) => [document.path, document]));
    const inFolder = (folder, names) => names.flatMap((name) => byPath.get(folder === '' ? name : `${folder}/${name}`) ?? []).at(0);
    const folders = new Map();
    const bases = new Map();
    const overrides = new Map();
    const lay = (over, base) => {
        if (over === base || bases.has(over))
            return;
        bases.set(over, base);
        overrides.set(base, (overrides.get(base) ?? new Set()).add(over));
    };
    for (const document of documents) {
        for (const { files, projectDirectory } of document.include) {
            const paths = files.map(({ value }) => (0,documents_paths/* joinPath */.u)((0,documents_paths/* folderOf */.y)(document.path), value));
            const [first] = paths;
            if (first === undefined)
                continue;
            const folder = projectDirectory === undefined ? (0,documents_paths/* folderOf */.y)(first) : (0,documents_paths/* joinPath */.u)((0,documents_paths/* folderOf */.y)(document.path), projectDirectory);
            const base = byPath.get(first);
            for (const path of paths) {
                if (path === undefined)
                    continue;
                if (folder !== undefined && !folders.has(path))
                    folders.set(path, folder);
                const over = byPath.get(path);
                if (over && base)
                    lay(over, base);
            }
        }
    }
    for (const folder of new Set(documents.map(({ path }) => (0,documents_paths/* folderOf */.y)(path)))) {
        const base = inFolder(folder, baseNames);
        const over = inFolder(folder, overrideNames);
        if (base && over)
            lay(over, base);
    }
    return {
        projectFolder: (path) => folders.get(path) ?? (0,documents_paths/* folderOf */.y)(path),
        overridesOf: (document) => [...(overrides.get(document) ?? [])],
        baseOf: (document) => {
            const laidOver = bases.get(document);
            if (laidOver !== undefined)
                return laidOver;
            const base = inFolder((0,documents_paths/* folderOf */.y)(document.path), baseNames);
            return base === document || isBaseName(document.path) ? undefined : base;
        },
    };
}
function isBaseName(path) {
    return baseNames.includes(path.slice(path.lastIndexOf('/') + 1));
}
/** Files that Compose would read beside this one. */
function familyPaths({ path }) {
    const folder = (0,documents_paths/* folderOf */.y)(path);
    return [...baseNames, ...overrideNames].map((name) => (folder === '' ? name : `${folder}/${name}`));
}

// EXTERNAL MODULE: ./build/src/documents/image-reference.js
var image_reference = __webpack_require__(5705);
// EXTERNAL MODULE: ./build/src/documents/compose/map-node.js
var map_node = __webpack_require__(1866);
;// CONCATENATED MODULE: ./build/src/documents/containers/layers.js
/** The values of a key that count, the earlier first; `!reset` and `!override` hide those before. Nulls say nothing. */
function entriesOf(layers, key) {
    let entries = [];
    for (const layer of layers) {
        const entry = layer.entry(key);
        if (entry === undefined)
            continue;
        const { tag } = entry.node;
        if (tag === '!reset')
            entries = [];
        else if (tag === '!override')
            entries = [entry];
        else if (!isNull(entry.node))
            entries.push(entry);
    }
    return entries;
}
/** The value that holds in the end. */
function lastEntry(layers, key) {
    return entriesOf(layers, key).at(-1);
}
/** The mappings under a key, as layers of their own. */
function layersBelow(layers, ...keys) {
    return keys.reduce((at, key) => entriesOf(at, key).flatMap(({ node }) => (node.kind === 'map' ? [node] : [])), layers);
}
/** The items under a key, those of earlier layers first. A mapping under the key is one item. */
function itemsOf(layers, key) {
    return entriesOf(layers, key).flatMap(itemsIn);
}
function itemsIn({ node, span }) {
    if (node.kind !== 'list')
        return [{ node, option: span }];
    return node.items.flatMap((item, index) => item.tag === '!reset' ? [] : [{ node: item, option: node.places[index] ?? item.span }]);
}
/** Of values with one key, the last, in the place of the first: how Compose keeps lists of unique things. */
function unique(values, keyOf) {
    const byKey = new Map();
    for (const value of values)
        byKey.set(keyOf(value), value);
    return [...byKey.values()];
}
function isNull(node) {
    return node.kind === 'scalar' && node.value === null && node.variables.length === 0;
}

;// CONCATENATED MODULE: ./build/src/documents/containers/settings.js

/** A scalar as a setting; `undefined` for what is no scalar. */
function settingOf(node, option) {
    if (node?.kind !== 'scalar')
        return undefined;
    const { raw, text, span, variables, path } = node;
    return { raw, text, span, variables, path, option };
}
/** The value of a key that holds in the end, where it is a scalar. */
function readSetting(layers, key) {
    const entry = lastEntry(layers, key);
    return entry && settingOf(entry.node, entry.span);
}
/** The scalars of a list, equal ones once. */
function readSettings(layers, key) {
    const settings = itemsOf(layers, key).flatMap(({ node, option }) => settingOf(node, option) ?? []);
    return unique(settings, ({ raw }) => raw);
}
/** Words that Compose takes for yes and no, the ones of YAML 1.1 among them, in any letter case. */
const yes = new Set(['true', '1', 't', 'y', 'yes', 'on']);
function readSwitch(layers, key) {
    const setting = readSetting(layers, key);
    return setting && { ...setting, on: isOn(setting.text) };
}
function isOn(text) {
    return text === undefined ? undefined : yes.has(text.toLowerCase());
}
/** `name:argument` and `name=argument`; Docker takes both. */
function readSecurityOptions(layers) {
    return readSettings(layers, 'security_opt').map((setting) => {
        const text = setting.text ?? setting.raw;
        const at = text.search(/[:=]/);
        const name = (at === -1 ? text : text.slice(0, at)).trim().toLowerCase();
        return { ...setting, name, argument: at === -1 ? '' : text.slice(at + 1).trim() };
    });
}
/** A mapping of names to values, or a list of `NAME=value`; of one name the last holds. */
function readVariables(layers, key) {
    const variables = new Map();
    for (const entry of entriesOf(layers, key)) {
        if (entry.node.kind !== 'map') {
            for (const variable of itemsIn(entry).flatMap(variableOfItem))
                variables.set(variable.name, variable);
            continue;
        }
        for (const each of entry.node.entries) {
            if (each.node.tag === '!reset')
                variables.delete(each.key);
            else
                variables.set(each.key, variableOfEntry(each));
        }
    }
    return [...variables.values()];
}
function variableOfEntry(entry) {
    const { key: name, keySpan, node, path, span: option } = entry;
    if (node.kind === 'scalar' && node.value !== null) {
        const { raw, text, span, variables } = node;
        return { name, passedThrough: false, raw, text, span, variables, path, option };
    }
    // `ulimits` have a soft and a hard limit.
    const raw = node.kind === 'map' ? node.entries.map(({ node }) => (node.kind === 'scalar' ? node.raw : '')).join(':') : '';
    const text = node.kind === 'scalar' ? undefined : raw;
    return { name, passedThrough: node.kind === 'scalar', raw, text, span: keySpan, variables: [], path, option };
}
function variableOfItem({ node, option }) {
    if (node.kind !== 'scalar')
        return [];
    const { raw, path } = node;
    const at = raw.indexOf('=');
    const name = at === -1 ? raw : raw.slice(0, at);
    if (at === -1)
        return [{ name, passedThrough: true, raw: '', text: undefined, span: node.span, variables: [], path, option }];
    const text = valueText(node, name);
    const { variables } = node;
    return [
        { name, passedThrough: false, raw: raw.slice(at + 1), text, span: partOf(node, at + 1), variables, path, option },
    ];
}
function valueText({ text }, name) {
    return text?.startsWith(`${name}=`) ? text.slice(name.length + 1) : undefined;
}
/** The place of a scalar's text from an offset on, where it stands on one line and nothing in it is escaped. */
function partOf({ raw, span, quoted }, offset) {
    const { start, end } = span;
    const marks = quoted ? 1 : 0;
    if (start.line !== end.line || end.column - start.column !== raw.length + 2 * marks)
        return span;
    return {
        start: { line: start.line, column: start.column + marks + offset },
        end: { line: end.line, column: end.column - marks },
    };
}

;// CONCATENATED MODULE: ./build/src/documents/containers/build.js




/** `build: folder` or its long form; https://docs.docker.com/reference/compose-file/build/ */
function readBuild(service, around, inline) {
    const entries = entriesOf(service, 'build');
    const entry = entries.at(-1);
    if (entry === undefined)
        return undefined;
    const layers = entries.flatMap(layerOf);
    const context = contextOf(layers, entry, around);
    const inlined = lastEntry(layers, 'dockerfile_inline')?.node;
    const dockerfile = inlined === undefined ? dockerfileOf(layers, context, around) : undefined;
    const document = documentOf(inlined, dockerfile, around, inline);
    const target = readSetting(layers, 'target');
    return {
        path: entry.path,
        span: entry.span,
        context,
        dockerfile,
        document,
        target,
        stage: stageOf(document, target),
        args: readVariables(layers, 'args'),
        options: {
            privileged: readSwitch(layers, 'privileged'),
            network: readSetting(layers, 'network'),
            entitlements: readSettings(layers, 'entitlements'),
            ssh: readSettings(layers, 'ssh'),
            secrets: readSettings(layers, 'secrets'),
            cacheFrom: readSettings(layers, 'cache_from'),
        },
    };
}
function documentOf(inlined, dockerfile, around, inline) {
    if (inlined !== undefined)
        return inlined.kind === 'scalar' ? inline(inlined) : undefined;
    return dockerfile === undefined ? undefined : around.dockerfile(dockerfile);
}
/** An empty target builds the last stage; of one that depends on a variable nobody knows what it builds. */
function stageOf(document, target) {
    if (target === undefined || target.text === '')
        return document?.finalStage;
    return target.text === undefined ? undefined : document?.stageNamed(target.text);
}
/** The short form is the long one with a context only. */
function layerOf({ node, ...entry }) {
    if (node.kind === 'map')
        return [node];
    if (node.kind !== 'scalar')
        return [];
    const { path, span } = node;
    return [(0,map_node/* mapNode */.z)({ path, span, flow: false, tag: '' }, new Map([['context', { ...entry, key: 'context', node }]]))];
}
function contextOf(layers, { path }, around) {
    const node = lastEntry(layers, 'context')?.node;
    if (node === undefined)
        return around.projectFolder(path);
    if (node.kind !== 'scalar' || node.text === undefined || isRemote(node.text))
        return undefined;
    return (0,documents_paths/* joinPath */.u)(around.projectFolder(node.path), node.text);
}
/** A context that is fetched: a Git repository or an archive. */
function isRemote(context) {
    return /^(?:[a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/|docker-image:)/i.test(context);
}
/** Relative to the context. Where none is named, `dockerfile` in lower case serves as well. */
function dockerfileOf(layers, context, around) {
    if (context === undefined)
        return undefined;
    const named = readSetting(layers, 'dockerfile');
    if (named !== undefined)
        return named.text === undefined ? undefined : (0,documents_paths/* joinPath */.u)(context, named.text);
    const usual = (0,documents_paths/* joinPath */.u)(context, 'Dockerfile');
    const lower = (0,documents_paths/* joinPath */.u)(context, 'dockerfile');
    return lower !== undefined && usual !== undefined && !around.exists(usual) && around.exists(lower) ? lower : usual;
}

// EXTERNAL MODULE: ./build/src/documents/compose/interpolation.js
var interpolation = __webpack_require__(8689);
;// CONCATENATED MODULE: ./build/src/documents/containers/words.js

/**
 * Splits a short form at its colons. Where all of it is known, a default may bring colons of its own; where it is not,
 * the parts that name no variable are known all the same.
 */
function splitShortForm({ raw, text }) {
    if (text !== undefined && raw === text)
        return splitAtColons(text).map((part) => ({ raw: part, text: part }));
    const parts = splitAtColons(raw).map((part) => ({ raw: part, text: (0,interpolation/* interpolate */.G)(part).text }));
    if (text === undefined)
        return parts;
    const resolved = splitAtColons(text);
    return resolved.length === parts.length
        ? parts.map((part, index) => ({ raw: part.raw, text: resolved[index] }))
        : resolved.map((part) => ({ raw: part, text: part }));
}
/** At colons outside of `${\u2026}` and `[\u2026]`. */
function splitAtColons(text) {
    const parts = [];
    let depth = 0;
    let start = 0;
    for (let at = 0; at < text.length; at++) {
        const char = text[at];
        if (char === '[' || (char === '{' && (text[at - 1] === '$' || depth > 0)))
            depth++;
        else if ((char === ']' || char === '}') && depth > 0)
            depth--;
        else if (char === ':' && depth === 0) {
            parts.push(text.slice(start, at));
            start = at + 1;
        }
    }
    return [...parts, text.slice(start)];
}
/** The colon behind a drive's letter separates nothing: `C:\data:/data`. */
function joinDrives(parts) {
    const joined = [];
    for (const part of parts) {
        const before = joined.at(-1);
        if (before !== undefined && /^[A-Za-z]$/.test(before.raw) && /^[\\/]/.test(part.raw)) {
            const raw = `${before.raw}:${part.raw}`;
            joined.splice(-1, 1, { raw, text: part.text === undefined ? undefined : `${before.raw}:${part.text}` });
        }
        else
            joined.push(part);
    }
    return joined;
}

;// CONCATENATED MODULE: ./build/src/documents/containers/mounts.js



/** `volumes` and `tmpfs`, short and long; https://docs.docker.com/reference/compose-file/services/#volumes */
function readMounts(layers, deviceOf) {
    const volumes = itemsOf(layers, 'volumes').flatMap((item) => volumeOf(item, deviceOf));
    const mounts = [...volumes, ...itemsOf(layers, 'tmpfs').flatMap(tmpfsOf)];
    return unique(mounts, ({ target, raw }) => (target === undefined ? `?${raw}` : target.replace(/(?<=.)\/$/, '')));
}
function volumeOf({ node, option }, deviceOf) {
    if (node.kind === 'scalar')
        return [shortVolume(node, option, deviceOf)];
    return node.kind === 'map' ? [longVolume(node, option, deviceOf)] : [];
}
/** `[source:]target[:options]`, where source or target may begin with a Windows drive. */
function shortVolume(node, option, deviceOf) {
    const { raw, text, span, variables, path } = node;
    const parts = joinDrives(splitShortForm(node));
    const [source, target] = parts.length === 1 ? [undefined, parts[0]] : parts;
    const options = (parts[2]?.text ?? parts[2]?.raw ?? '').split(',').map((each) => each.trim());
    const type = source === undefined ? 'volume' : typeOfSource(source);
    return {
        raw,
        text,
        span,
        variables,
        path,
        option,
        type,
        source: source?.text,
        target: target?.text,
        readOnly: options.includes('ro') || options.includes('readonly'),
        propagation: options.find((each) => propagations.has(each)) ?? '',
        device: type === 'volume' && source?.text !== undefined ? deviceOf(source.text) : undefined,
    };
}
const propagations = new Set(['shared', 'slave', 'private', 'rshared', 'rslave', 'rprivate']);
/** A name without a path in it is a volume's; a variable alone may be either. */
function typeOfSource({ raw, text }) {
    const known = text ?? raw;
    if (/^(?:\\\\|\/\/)\.[\\/]pipe[\\/]/i.test(known))
        return 'npipe';
    if (/^[./~\\]|^[A-Za-z]:[\\/]/.test(known) || known.includes('/'))
        return 'bind';
    return text === undefined ? 'unknown' : 'volume';
}
function longVolume(map, option, deviceOf) {
    const scalar = (node) => (node?.kind === 'scalar' ? node : undefined);
    const below = (key, inner) => {
        const node = map.get(key);
        return node?.kind === 'map' ? scalar(node.get(inner)) : undefined;
    };
    const [source, target] = [scalar(map.get('source')), scalar(map.get('target'))];
    const type = typeNamed(scalar(map.get('type'))?.text);
    const given = [source, target].flatMap((node) => node ?? []);
    return {
        raw: given.map(({ raw }) => raw).join(':'),
        text: given.every(({ text }) => text !== undefined) ? given.map(({ text }) => text).join(':') : undefined,
        span: map.span,
        variables: given.flatMap(({ variables }) => variables),
        path: map.path,
        option,
        type,
        source: source?.text,
        target: target?.text,
        readOnly: isOn(scalar(map.get('read_only'))?.text) === true,
        propagation: below('bind', 'propagation')?.text ?? '',
        device: type === 'volume' && source?.text !== undefined ? deviceOf(source.text) : undefined,
    };
}
function typeNamed(text) {
    const known = ['bind', 'volume', 'tmpfs', 'npipe', 'cluster', 'image'];
    return known.find((each) => each === text) ?? 'unknown';
}
/** `/run` or `/run:size=64m,ro`. */
function tmpfsOf({ node, option }) {
    if (node.kind !== 'scalar')
        return [];
    const { raw, text, span, variables, path } = node;
    const [target, options] = splitShortForm(node);
    const readOnly = (options?.text ?? '').split(',').includes('ro');
    return [
        {
            raw,
            text,
            span,
            variables,
            path,
            option,
            readOnly,
            type: 'tmpfs',
            source: undefined,
            target: target?.text,
            propagation: '',
            device: undefined,
        },
    ];
}

;// CONCATENATED MODULE: ./build/src/documents/containers/ports.js


/** Published ports, short and long; https://docs.docker.com/reference/compose-file/services/#ports */
function readPorts(layers) {
    return unique(itemsOf(layers, 'ports').flatMap(portOf), identityOf);
}
function portOf({ node, option }) {
    if (node.kind === 'scalar')
        return [shortPort(node, option)];
    return node.kind === 'map' ? [longPort(node, option)] : [];
}
/** `[[ip:][published]:]target[/protocol]`; an IPv6 address may stand in brackets or not. */
function shortPort(node, option) {
    const { raw, text, span, variables, path } = node;
    const parts = splitShortForm(node);
    const last = parts.at(-1) ?? { raw, text };
    const [target = '', protocol = 'tcp'] = (last.text ?? last.raw).split('/');
    return {
        raw,
        text,
        span,
        variables,
        path,
        option,
        hostIp: hostIpOf(parts),
        published: rangeOf(parts.at(-2)?.text),
        target: rangeOf(target),
        protocol: protocol.toLowerCase(),
        mode: '',
    };
}
function hostIpOf(parts) {
    const address = parts.slice(0, -2);
    if (address.some(({ text }) => text === undefined))
        return undefined;
    // A variable alone before the target may hold an address as well as a port.
    if (parts.length < 3 && parts[0]?.text === undefined)
        return undefined;
    return withoutBrackets(address.map(({ text }) => text).join(':'));
}
function longPort(map, option) {
    const get = (key) => {
        const node = map.get(key);
        return node?.kind === 'scalar' ? node : undefined;
    };
    const [ip, published, target, protocol] = [get('host_ip'), get('published'), get('target'), get('protocol')];
    const given = [ip, published, target, protocol].flatMap((node) => node ?? []);
    const words = (pick) => [ip, published, target].flatMap((node) => (node ? [pick(node)] : [])).join(':');
    // Not as the specification has it, but written: an address in front of the published port.
    const [, address = '', port = published?.text] = /^(.*):([^:]*)$/.exec(published?.text ?? '') ?? [];
    return {
        raw: words(({ raw }) => raw),
        text: given.every(({ text }) => text !== undefined) ? words(({ text }) => text ?? '') : undefined,
        span: map.span,
        variables: given.flatMap(({ variables }) => variables),
        path: map.path,
        option,
        hostIp: ip === undefined ? withoutBrackets(address) : ip.text === undefined ? undefined : withoutBrackets(ip.text),
        published: rangeOf(port),
        target: rangeOf(target?.text),
        protocol: (protocol?.text ?? 'tcp').toLowerCase(),
        mode: get('mode')?.text ?? '',
    };
}
function withoutBrackets(address) {
    return address.replace(/^\[(.*)\]$/, '$1');
}
/** `80` or `3000-3005`; `undefined` for anything else. */
function rangeOf(text) {
    const match = /^\s*(\d{1,5})(?:-(\d{1,5}))?\s*$/.exec(text ?? '');
    if (!match)
        return undefined;
    const first = Number(match[1]);
    const last = Number(match[2] ?? match[1]);
    return first <= last && last <= 65535 ? { first, last } : undefined;
}
/** What makes two ports one in Compose's eyes. */
function identityOf({ raw, hostIp, published, target, protocol }) {
    if (hostIp === undefined || target === undefined)
        return raw;
    const words = [published, target].map((range) => (range ? `${range.first}-${range.last}` : ''));
    return [hostIp === '' ? '0.0.0.0' : hostIp, ...words, published ? '' : raw, protocol].join(' ');
}

;// CONCATENATED MODULE: ./build/src/documents/containers/container.js






/** What a Compose service says of how its container is run. */
function containerOf({ place, name, layers, partial, cut, deviceOf, fixes, around, inline, }) {
    const image = readSetting(layers, 'image');
    const build = readBuild(layers, around, inline);
    const setting = (key) => readSetting(layers, key);
    return {
        kind: 'container',
        ...place,
        name,
        image,
        build,
        fixes,
        cut,
        partial: partial || (image === undefined && build === undefined),
        reference: image?.text === undefined ? undefined : (0,image_reference/* parseImageReference */.o)(image.text),
        pullPolicy: setting('pull_policy'),
        user: setting('user'),
        privileged: readSwitch(layers, 'privileged'),
        readOnly: readSwitch(layers, 'read_only'),
        init: readSwitch(layers, 'init'),
        capAdd: readSettings(layers, 'cap_add'),
        capDrop: readSettings(layers, 'cap_drop'),
        securityOptions: readSecurityOptions(layers),
        mounts: readMounts(layers, deviceOf),
        apiSocket: readSwitch(layers, 'use_api_socket'),
        ports: readPorts(layers),
        expose: readSettings(layers, 'expose'),
        network: setting('network_mode'),
        pid: setting('pid'),
        ipc: setting('ipc'),
        uts: setting('uts'),
        userns: setting('userns_mode'),
        cgroup: setting('cgroup'),
        cgroupParent: setting('cgroup_parent'),
        devices: readDevices(layers),
        deviceCgroupRules: readSettings(layers, 'device_cgroup_rules'),
        groupAdd: readSettings(layers, 'group_add'),
        sysctls: readVariables(layers, 'sysctls'),
        limits: readLimits(layers),
        environment: readVariables(layers, 'environment'),
        envFiles: readEnvFiles(layers),
        healthcheck: readHealthcheck(layers),
        restart: setting('restart'),
        restartAttempts: readSetting(layersBelow(layers, 'deploy', 'restart_policy'), 'max_attempts'),
        networks: readNetworks(layers),
        containerName: setting('container_name'),
        profiles: readSettings(layers, 'profiles').flatMap(({ text }) => text ?? []),
    };
}
/** The current specification has two places for each limit; both work, and the one under `deploy` is asked first. */
function readLimits(layers) {
    const limits = layersBelow(layers, 'deploy', 'resources', 'limits');
    return {
        memory: readSetting(limits, 'memory') ?? readSetting(layers, 'mem_limit'),
        cpus: readSetting(limits, 'cpus') ?? readSetting(layers, 'cpus') ?? readSetting(layers, 'cpu_quota'),
        pids: readSetting(limits, 'pids') ?? readSetting(layers, 'pids_limit'),
        ulimits: readVariables(layers, 'ulimits'),
    };
}
/** `disable: true`, or a test whose only or first word is NONE; the option is the one that switches it off. */
function readHealthcheck(layers) {
    const entry = lastEntry(layers, 'healthcheck');
    if (entry === undefined)
        return undefined;
    const inner = layersBelow(layers, 'healthcheck');
    const off = readSwitch(inner, 'disable');
    if (off?.on === true)
        return { ...off, disabled: true };
    const test = lastEntry(inner, 'test');
    const word = test?.node.kind === 'list' ? test.node.items[0] : test?.node;
    const none = word?.kind === 'scalar' && word.text?.trim() === 'NONE';
    const { path, keySpan, span } = (none ? test : undefined) ?? entry;
    return {
        raw: 'healthcheck',
        text: 'healthcheck',
        variables: [],
        span: keySpan,
        path,
        option: span,
        disabled: none,
    };
}
/** A list of names, or a mapping whose keys are the names. */
function readNetworks(layers) {
    const maps = entriesOf(layers, 'networks').flatMap(({ node }) => (node.kind === 'map' ? node.entries : []));
    const named = maps.map(({ key, keySpan, span, path }) => ({
        raw: key,
        text: key,
        variables: [],
        span: keySpan,
        path,
        option: span,
    }));
    return [...readSettings(layers, 'networks'), ...named];
}
/** `path`, `[path, \u2026]`, or a list of mappings with `path`. */
function readEnvFiles(layers) {
    return itemsOf(layers, 'env_file').flatMap(({ node, option }) => settingOf(node.kind === 'map' ? node.get('path') : node, option) ?? []);
}
/** `source:target:permissions`, or a mapping of these. */
function readDevices(layers) {
    return itemsOf(layers, 'devices').flatMap(({ node, option }) => node.kind === 'map' ? longDevice(node, option) : (settingOf(node, option) ?? []));
}
function longDevice(map, option) {
    const words = ['source', 'target', 'permissions'].flatMap((key) => settingOf(map.get(key), option) ?? []);
    const known = words.every(({ text }) => text !== undefined);
    return [
        {
            raw: words.map(({ raw }) => raw).join(':'),
            text: known ? words.map(({ text }) => text).join(':') : undefined,
            variables: words.flatMap(({ variables }) => variables),
            span: map.span,
            path: map.path,
            option,
        },
    ];
}
/** Named volumes of a file whose driver options bind a folder or device of the host. */
function devicesIn(documents) {
    return (volume) => {
        const layers = documents.flatMap(({ root }) => {
            const volumes = root.get('volumes');
            const node = volumes?.kind === 'map' ? volumes.get(volume) : undefined;
            return node?.kind === 'map' ? [node] : [];
        });
        const options = layersBelow(layers, 'driver_opts');
        const device = readSetting(options, 'device');
        const kind = readSetting(options, 'type')?.text ?? '';
        const flags = (readSetting(options, 'o')?.text ?? '').split(',');
        const binds = kind === 'none' || kind === 'bind' || flags.some((flag) => flag === 'bind' || flag === 'rbind');
        // Drivers for local folders have their own word for it: https://github.com/MatchbookLab/local-persist
        const bound = binds ? device : readSetting(options, 'mountpoint');
        return bound?.text === undefined ? undefined : { value: bound.text, path: bound.path, span: bound.span };
    };
}

// EXTERNAL MODULE: ./build/src/documents/lines.js
var documents_lines = __webpack_require__(7471);
// EXTERNAL MODULE: ./build/src/core/location.js
var core_location = __webpack_require__(4582);
;// CONCATENATED MODULE: ./build/src/documents/containers/edits.js

/** The text of a span. */
function textOf({ lines }, { start, end }) {
    return lines.text.slice(lines.offset(start), lines.offset(end));
}
/** The pair or item that is exactly this span, behind those that hold it. */
function chainTo({ document }, span) {
    const chain = document.elementsAt(span.start);
    const index = chain.findLastIndex((element) => equal(element.span, span));
    return index === -1 ? undefined : chain.slice(0, index + 1);
}
/** The pair of this key in the mapping that an element holds. */
function pairIn(source, { children }, key) {
    return children
        .flatMap((child) => chainTo(source, child)?.at(-1) ?? [])
        .find((element) => element.kind === 'pair' && element.key === key);
}
/** Takes an element away, and what holds it where nothing else is left in there; never a whole service. */
function removeElement(source, chain) {
    const element = chain.at(-1);
    // A section and what it holds (the service itself) stay; so does a fragment to be merged.
    const kept = chain[0]?.key.startsWith('x-') ? 1 : 2;
    if (element === undefined || chain.length <= kept)
        return undefined;
    if (element.previous === undefined && element.next === undefined) {
        return chain.length === kept + 1 ? undefined : removeElement(source, chain.slice(0, -1));
    }
    return element.flow ? removeFromFlow(element) : removeLines(source, element);
}
/** With the comma behind it, or the one before it where it is the last. */
function removeFromFlow({ span, previous, next }) {
    if (next)
        return [{ span: { start: span.start, end: next.start }, text: '' }];
    return previous && [{ span: { start: previous.end, end: span.end }, text: '' }];
}
function removeLines({ lines }, { kind, span }) {
    const { text } = lines;
    const [start, end] = [lines.start(span.start.line), lines.start(span.end.line + 1)];
    const before = text.slice(start, lines.offset(span.start));
    const behind = text.slice(lines.offset(span.end), end);
    if (!(kind === 'pair' ? /^ *$/ : /^ *- +$/).test(before) || !/^[ \t]*:?[ \t]*(?:#.*)?\r?\n?$/.test(behind))
        return undefined;
    // The last line of a file may have no line break of its own: then the one before it goes.
    const from = end === text.length && !text.endsWith('\n') && start > 0 ? endBefore(lines, start) : start;
    return [{ span: lines.span(from, end), text: '' }];
}
function endBefore({ text }, lineStart) {
    return text[lineStart - 2] === '\r' ? lineStart - 2 : lineStart - 1;
}
/** Adds an item behind the last of a list, in the quotes of its neighbour. */
function appendItem(source, list, item) {
    const last = list.children.at(-1);
    if (last === undefined)
        return undefined;
    const quote = /^["']/.exec(textOf(source, last))?.[0] ?? '';
    const text = `${quote}${item}${quote}`;
    if (list.childrenFlow)
        return [{ span: (0,core_location/* spanAt */.i6)(last.end), text: `, ${text}` }];
    const dash = beforeOnLine(source, last);
    if (!/^ *- +$/.test(dash))
        return undefined;
    return [{ span: (0,core_location/* spanAt */.i6)(endOfLine(source, last.end.line)), text: `\n${dash}${text}` }];
}
/** Adds a pair to a mapping that stands in a list: behind its first one, or at the end where it is in braces. */
function addPair(source, map, pair) {
    const [first] = map.children;
    const last = map.children.at(-1);
    if (first === undefined || last === undefined)
        return undefined;
    if (map.childrenFlow)
        return [{ span: (0,core_location/* spanAt */.i6)(last.end), text: `, ${pair}` }];
    if (!/^ *(?:- +)?$/.test(beforeOnLine(source, first)))
        return undefined;
    return [{ span: (0,core_location/* spanAt */.i6)(endOfLine(source, first.end.line)), text: `\n${' '.repeat(first.start.column - 1)}${pair}` }];
}
/** A scalar's text replaced, its quotes kept; `undefined` for what cannot stand there without more ado. */
function replaceScalar(source, span, text) {
    const written = textOf(source, span);
    if (written === '' || written.includes('\n') || /^[&*!|>{[]/.test(written))
        return undefined;
    const [quote = ''] = written;
    if (quote === "'")
        return /['\n]/.test(text) ? undefined : [{ span, text: `'${text}'` }];
    if (quote === '"')
        return /["\\\n]/.test(text) ? undefined : [{ span, text: `"${text}"` }];
    return /^[\w./~$\\][\w./~$\\:@=+{},-]*$/.test(text) && !text.endsWith(':') ? [{ span, text }] : undefined;
}
function beforeOnLine({ lines }, { start }) {
    return lines.text.slice(lines.start(start.line), lines.offset(start));
}
function endOfLine({ lines }, line) {
    const start = lines.start(line);
    return lines.position(start + lines.text.slice(start, lines.start(line + 1)).replace(/\r?\n$/, '').length);
}
function equal(a, b) {
    return (0,core_location/* comparePositions */.Ez)(a.start, b.start) === 0 && (0,core_location/* comparePositions */.Ez)(a.end, b.end) === 0;
}

;// CONCATENATED MODULE: ./build/src/documents/containers/fixes.js



/** Changes to the containers of one Compose file. What is written in another file is left to that file. */
function fixesFor(document) {
    let source;
    const read = () => {
        source ??= { document, lines: (0,documents_lines/* readLines */.S)(document.text) };
        return source;
    };
    return (service) => {
        const here = ({ path }, change) => path === document.path ? change() : undefined;
        return {
            add: (option) => addOption(read(), service, option),
            remove: (setting) => here(setting, () => removeSetting(read(), setting)),
            replace: (setting, text) => here(setting, () => replaceScalar(read(), setting.span, text)),
            bindToLoopback: (port) => here(port, () => bindToLoopback(read(), port)),
            makeReadOnly: (mount) => here(mount, () => makeReadOnly(read(), mount)),
        };
    };
}
/** What each option is in a Compose file: a key with a value, or an item of a list. Limits are a start, to be tuned. */
const options = {
    'read-only': { key: 'read_only', value: 'true' },
    'drop-all-capabilities': { key: 'cap_drop', item: 'ALL' },
    'no-new-privileges': { key: 'security_opt', item: 'no-new-privileges:true' },
    init: { key: 'init', value: 'true' },
    'pids-limit': { key: 'pids_limit', value: '200' },
    'memory-limit': { key: 'mem_limit', value: '512m' },
    'cpu-limit': { key: 'cpus', value: '1.0' },
};
function addOption(source, service, option) {
    const { key, value, item = '' } = options[option];
    const entry = service.node.entry(key);
    if (entry !== undefined) {
        // A key that came through an alias or `<<` is not the service's own, and one of its own would hide it.
        if (entry.merged || value !== undefined || entry.node.kind !== 'list')
            return undefined;
        const list = chainTo(source, entry.span)?.at(-1);
        return list && appendItem(source, list, item);
    }
    const lines = value !== undefined ? [`${key}: ${value}`] : [`${key}:`, `${listIndent(source, service)}- ${item}`];
    const edit = service.insert(lines);
    return edit && [edit];
}
/** How much deeper than its key this service, or another of the file, writes the items of a list. */
function listIndent({ document }, service) {
    for (const { node } of [service, ...document.services.slice(0, 20)]) {
        for (const { node: value, keySpan, merged } of node.entries) {
            const [first] = value.kind === 'list' && !value.flow && !merged ? value.places : [];
            if (first === undefined)
                continue;
            // A dash and a space stand before the item.
            return ' '.repeat(Math.max(0, Math.min(8, first.start.column - 2 - keySpan.start.column)));
        }
    }
    return '  ';
}
function removeSetting(source, { option }) {
    const chain = chainTo(source, option);
    return chain && removeElement(source, chain);
}
const loopback = '127.0.0.1';
function bindToLoopback(source, { option, span, raw, hostIp }) {
    if (hostIp === undefined)
        return undefined;
    const map = longForm(source, option);
    if (map !== undefined)
        return setPair(source, map, 'host_ip', loopback);
    if (!isWritten(source, span, raw))
        return undefined;
    const parts = splitAtColons(raw);
    const ports = parts.slice(-2);
    const address = parts.slice(0, -2).join(':');
    const bound = boundAddress(address);
    if (bound === undefined)
        return undefined;
    return replaceScalar(source, span, [bound, ...(ports.length === 1 ? ['', ...ports] : ports)].join(':'));
}
/** The loopback address instead of another; where a variable brings it, as the variable's default. */
function boundAddress(address) {
    if (!address.includes('$'))
        return loopback;
    const match = /^\$\{(\w+)(:?-)[^${}]*\}$/.exec(address);
    return match ? `\${${match[1]}${match[2]}${loopback}}` : undefined;
}
function makeReadOnly(source, { option, span, raw, type }) {
    if (type === 'tmpfs')
        return undefined;
    const map = longForm(source, option);
    if (map !== undefined)
        return setPair(source, map, 'read_only', 'true');
    if (!isWritten(source, span, raw))
        return undefined;
    const [from, to, modes, ...more] = joinDrives(splitAtColons(raw).map((part) => ({ raw: part, text: part })));
    // A single path is the target of an anonymous volume; a colon more would make it the source.
    if (from === undefined || to === undefined || more.length > 0)
        return undefined;
    const rest = (modes?.raw ?? '').split(',').filter((each) => each !== '' && each !== 'rw');
    return replaceScalar(source, span, [from.raw, to.raw, ['ro', ...rest].join(',')].join(':'));
}
/** The item of a list that is a mapping, written here. */
function longForm(source, option) {
    const item = chainTo(source, option)?.findLast(({ kind }) => kind === 'item');
    return item !== undefined && item.children.length > 0 ? item : undefined;
}
function setPair(source, map, key, value) {
    const pair = pairIn(source, map, key);
    if (pair === undefined)
        return addPair(source, map, `${key}: ${value}`);
    const written = textOf(source, pair.span);
    const colon = /^["']?\w+["']?[ \t]*:[ \t]*/.exec(written)?.[0];
    if (colon === undefined)
        return undefined;
    const start = { line: pair.span.start.line, column: pair.span.start.column + colon.length };
    return replaceScalar(source, { start, end: pair.span.end }, value);
}
/** Whether a scalar's place holds just its text, quotes aside: nothing escaped, folded or brought by an alias. */
function isWritten(source, span, raw) {
    const written = textOf(source, span);
    return written === raw || written === `"${raw}"` || written === `'${raw}'`;
}

;// CONCATENATED MODULE: ./build/src/documents/containers/services.js



/**
 * The containers that a Compose file names. A service with an override file beside it is one container, with the
 * override's values in it; the override file's own containers hold only what is written there, and are partial.
 */
function containersOf(document, around, inline) {
    const overrides = around.overridesOf(document);
    const base = around.baseOf(document);
    const deviceOf = devicesIn(base ? [base, document] : [document, ...overrides]);
    const fixes = fixesFor(document);
    const extendService = extender(around);
    return document.services.map((service) => {
        const { name, keySpan, node } = service;
        const own = extendService(document, node);
        const laid = overrides.flatMap((override) => {
            const over = serviceIn(override, name);
            return over ? [extendService(override, over)] : [];
        });
        const all = [own, ...laid];
        return containerOf({
            name,
            deviceOf,
            around,
            inline,
            place: { path: document.path, span: keySpan },
            layers: all.flatMap(({ layers }) => layers),
            partial: !all.every(({ complete }) => complete) || (base !== undefined && serviceIn(base, name) !== undefined),
            cut: all.some(({ cut }) => cut),
            fixes: fixes(service),
        });
    });
}
function serviceIn({ root }, name) {
    const services = root.get('services');
    const node = services?.kind === 'map' ? services.get(name) : undefined;
    return node?.kind === 'map' ? node : undefined;
}

;// CONCATENATED MODULE: ./build/src/documents/dockerfile/lazy.js
/** Computes a value when it is first asked for, and once. */
function lazy(make) {
    let made;
    return () => {
        made ??= { value: make() };
        return made.value;
    };
}

;// CONCATENATED MODULE: ./build/src/documents/dockerfile/comments.js
/** The comments of a file, each with the instruction that it stands within or on top of. */
function buildComments(lines, comments, instructions) {
    const built = [];
    const first = instructions[0]?.span.start.line ?? Number.POSITIVE_INFINITY;
    let next = instructions.length;
    let below;
    for (const { start, end, line, within } of comments.toReversed()) {
        while (next > 0 && (instructions[next - 1]?.span.start.line ?? 0) > line) {
            next -= 1;
            const instruction = instructions[next];
            if (instruction)
                below = { line: instruction.span.start.line, target: instruction.span };
        }
        const above = below?.line === line + 1 ? below.target : undefined;
        const target = within === undefined ? above : instructions[within]?.span;
        if (within === undefined)
            below = { line, target };
        const text = lines.text.slice(start + 1, end).trim();
        built.push({ text, span: lines.span(start, end), ownLine: true, target, top: line < first });
    }
    return built.reverse();
}

;// CONCATENATED MODULE: ./build/src/documents/dockerfile/characters.js
/** White space as Go's `unicode.IsSpace` has it, by which BuildKit trims lines and ends words. */
function isSpace(char) {
    return char !== '' && '\t\n\v\f\r \u0085\u00a0\u1680\u2028\u2029\u202f\u205f\u3000'.includes(char)
        ? true
        : char >= '\u2000' && char <= '\u200a';
}
/** White space that separates keyword, flags and the words of FROM, COPY and EXPOSE. */
function isBlank(char) {
    return char === ' ' || char === '\t' || char === '\v' || char === '\f' || char === '\r';
}
/** The first offset at or behind `at` that is no white space. */
function skipSpace(text, at) {
    let next = at;
    while (next < text.length && isSpace(text.charAt(next)))
        next += 1;
    return next;
}
/** The end of `text` without the white space behind it, not before `least`. */
function trimmedEnd(text, least = 0) {
    let end = text.length;
    while (end > least && isSpace(text.charAt(end - 1)))
        end -= 1;
    return end;
}

;// CONCATENATED MODULE: ./build/src/documents/dockerfile/directives.js

const names = new Set(['syntax', 'escape', 'check']);
/**
 * `# name=value` lines at the very top. The first line that is none of them ends them for good
 * (https://docs.docker.com/reference/dockerfile/#parser-directives).
 */
function readDirectives(lines) {
    const found = new Map();
    const problems = [];
    let line = 1;
    for (; line <= lines.count; line += 1) {
        const directive = readDirective(lines, line);
        if (!directive)
            break;
        const { name, value } = directive;
        if (found.has(name)) {
            problems.push({ span: value.span, message: `only one \`${name}\` parser directive can be used`, fatal: true });
        }
        else
            found.set(name, value);
    }
    const escapeValue = found.get('escape');
    if (escapeValue && escapeValue.raw !== '\\' && escapeValue.raw !== '`') {
        problems.push({ span: escapeValue.span, message: 'the escape character must be `\\` or a backtick', fatal: true });
    }
    return {
        directives: {
            escape: escapeValue?.raw === '`' ? '`' : '\\',
            syntax: found.get('syntax'),
            check: found.get('check'),
        },
        problems,
        nextLine: line,
    };
}
function readDirective(lines, line) {
    const from = lines.start(line);
    const content = lines.text.slice(from, lines.start(line + 1));
    const hash = skipSpace(content, content.startsWith('\ufeff') && line === 1 ? 1 : 0);
    if (content.charAt(hash) !== '#')
        return undefined;
    const equals = content.indexOf('=', hash);
    if (equals === -1)
        return undefined;
    const name = content
        .slice(hash + 1, equals)
        .trim()
        .toLowerCase();
    const start = skipSpace(content, equals + 1);
    const end = trimmedEnd(content, start);
    if (!names.has(name) || start === end)
        return undefined;
    const raw = content.slice(start, end);
    return { name, value: { raw, text: raw, span: lines.span(from + start, from + end), variables: [] } };
}

;// CONCATENATED MODULE: ./build/src/documents/mapped-text.js

/** The pieces joined, in their order. They are pieces of a file or of a mapped text. `at` is where an empty text stands. */
function mappedText(lines, segments, at = 0) {
    const pieces = segments.filter(({ text }) => text !== '');
    const starts = [];
    let length = 0;
    for (const piece of pieces) {
        starts.push(length);
        length += piece.text.length;
    }
    const before = (offset) => {
        const index = (0,documents_lines/* lastAtOrBefore */.A)(starts, offset);
        const piece = pieces[index];
        if (!piece)
            return at;
        const into = offset - (starts[index] ?? 0);
        if (into >= piece.text.length)
            return piece.offset + (piece.length ?? piece.text.length);
        return piece.length === undefined ? piece.offset + into : piece.offset;
    };
    const behind = (offset) => {
        const index = (0,documents_lines/* lastAtOrBefore */.A)(starts, offset - 1);
        const piece = pieces[index];
        if (!piece)
            return at;
        return piece.length === undefined ? piece.offset + offset - (starts[index] ?? 0) : piece.offset + piece.length;
    };
    return {
        text: pieces.map(({ text }) => text).join(''),
        position: (offset) => lines.position(before(clamp(offset, length))),
        span: (start, end) => {
            const from = clamp(start, length);
            const to = clamp(end, length);
            return lines.span(before(from), to > from ? behind(to) : before(from));
        },
    };
}
function clamp(offset, length) {
    return Math.max(0, Math.min(offset, length));
}
/** `source.text.slice(start, end)`, mapped. */
function sliceText(source, start, end) {
    const text = source.text.slice(start, end);
    return {
        text,
        position: (offset) => offset < text.length ? source.position(start + Math.max(0, offset)) : source.span(start, start + text.length).end,
        span: (from, to) => source.span(start + clamp(from, text.length), start + clamp(to, text.length)),
    };
}
/** The texts one behind the other. */
function joinTexts(sources) {
    const parts = sources.filter(({ text }) => text !== '');
    const starts = [];
    let length = 0;
    for (const part of parts) {
        starts.push(length);
        length += part.text.length;
    }
    const position = (offset) => {
        const index = (0,documents_lines/* lastAtOrBefore */.A)(starts, offset);
        return parts[index]?.position(offset - (starts[index] ?? 0)) ?? { line: 1, column: 1 };
    };
    return {
        text: parts.map(({ text }) => text).join(''),
        position,
        span: (start, end) => {
            const from = position(start);
            if (end <= start)
                return { start: from, end: from };
            const index = (0,documents_lines/* lastAtOrBefore */.A)(starts, end - 1);
            const into = end - (starts[index] ?? 0);
            return { start: from, end: parts[index]?.span(into - 1, into).end ?? from };
        },
    };
}

;// CONCATENATED MODULE: ./build/src/documents/dockerfile/form.js

/** Shared by all that have none. */
const noFlags = [];
/** Reads an instruction whose continuation lines are already joined. */
function readForm(text, escapeChar) {
    const outer = readCommand(text, 0, escapeChar);
    if (outer.keyword !== 'ONBUILD' || outer.args.start === outer.args.end)
        return outer;
    return { ...readCommand(text, outer.args.start, escapeChar), start: outer.start, onbuild: true };
}
function readCommand(text, from, escapeChar) {
    const start = skipSpace(text, from);
    const last = trimmedEnd(text, start);
    let end = start;
    while (end < last && !isBlank(text.charAt(end)))
        end += 1;
    const flags = [];
    let at = skipSpace(text, end);
    while (text.startsWith('--', at)) {
        const flag = readFlag(text, at, escapeChar);
        at = skipSpace(text, flag.end);
        if (flag.name === '')
            break;
        flags.push(flag);
    }
    const args = at < last ? { start: at, end: last } : { start: end, end };
    return {
        keyword: text.slice(start, end).toUpperCase(),
        keywordPiece: { start, end },
        start,
        onbuild: false,
        flags: flags.length === 0 ? noFlags : flags,
        args,
    };
}
/** `--name=value` up to white space outside of quotes; a bare `--` has no name and ends the flags. */
function readFlag(text, start, escapeChar) {
    const decoded = [];
    const offsets = [];
    let quote = '';
    let at = start;
    for (; at < text.length; at += 1) {
        const char = text.charAt(at);
        if (quote === '' && isSpace(char))
            break;
        if (quote === '' ? char === '"' || char === "'" : char === quote) {
            quote = quote === '' ? char : '';
            continue;
        }
        if (char === escapeChar) {
            if (at + 1 === text.length)
                continue;
            at += 1;
        }
        decoded.push(text.charAt(at));
        offsets.push(at);
    }
    const equals = decoded.indexOf('=');
    const name = decoded.slice(2, equals === -1 ? undefined : equals).join('');
    const behind = (index) => (index < offsets.length ? (offsets[index] ?? at) : at);
    const value = equals === -1
        ? undefined
        : { start: (offsets[equals] ?? at) + 1, end: at, text: decoded.slice(equals + 1).join('') };
    const parts = [];
    for (let from = equals + 1; value && from <= decoded.length;) {
        const comma = decoded.indexOf(',', from);
        const to = comma === -1 ? decoded.length : comma;
        parts.push({
            start: from === equals + 1 ? value.start : behind(from),
            end: behind(to),
            text: decoded.slice(from, to).join(''),
        });
        from = to + 1;
    }
    return { name, value, parts, start, end: at };
}

;// CONCATENATED MODULE: ./build/src/documents/dockerfile/heredocs.js

/** The heredocs that a line announces, outside of quotes. A line with an open quote announces none, as in BuildKit. */
function findHeredocs(line) {
    const markers = [];
    let start = -1;
    let at = 0;
    while (at <= line.length) {
        const char = line.charAt(at);
        if (char === '' || isSpace(char)) {
            const marker = start === -1 ? undefined : readMarker(line, start, at);
            if (marker)
                markers.push(marker);
            start = -1;
            at += 1;
            continue;
        }
        if (start === -1)
            start = at;
        if (char === "'" || char === '"') {
            const end = closingQuote(line, at);
            if (end === -1)
                return [];
            at = end + 1;
        }
        else
            at += char === '\\' ? 2 : 1;
    }
    return markers;
}
function closingQuote(line, open) {
    const quote = line.charAt(open);
    if (quote === "'")
        return line.indexOf(quote, open + 1);
    for (let at = open + 1; at < line.length; at += 1) {
        const char = line.charAt(at);
        if (char === quote)
            return at;
        if (char === '\\')
            at += 1;
    }
    return -1;
}
function readMarker(line, start, end) {
    let at = start;
    while (line.charAt(at) >= '0' && line.charAt(at) <= '9')
        at += 1;
    if (line.charAt(at) !== '<' || line.charAt(at + 1) !== '<')
        return undefined;
    at += 2;
    const chomp = line.charAt(at) === '-';
    if (chomp)
        at += 1;
    const written = line.slice(at, end);
    if (written === '' || written.includes('<'))
        return undefined;
    let name = '';
    let quote = '';
    let quoted = false;
    for (let index = 0; index < written.length; index += 1) {
        const char = written.charAt(index);
        if (quote === '' ? char === "'" || char === '"' : char === quote) {
            quote = quote === '' ? char : '';
            quoted = true;
        }
        else if (char === '\\' && quote !== "'") {
            index += 1;
            name += written.charAt(index);
        }
        else
            name += char;
    }
    return name === '' ? undefined : { start, end, name, quoted, chomp };
}

;// CONCATENATED MODULE: ./build/src/documents/dockerfile/json-array.js
/**
 * A JSON array of strings that is all of `text` from `from` on. `'mixed'` for an array that holds something else, which
 * builders refuse; `undefined` for what is no JSON array, which they read as words.
 */
function readJsonArray(text, from, to) {
    if (text.charAt(from) !== '[' || text.charAt(to - 1) !== ']')
        return undefined;
    const parsed = parseJson(text.slice(from, to));
    if (!Array.isArray(parsed))
        return undefined;
    const strings = [];
    let at = from;
    for (const item of parsed) {
        if (typeof item !== 'string')
            return 'mixed';
        const start = text.indexOf('"', at);
        at = stringEnd(text, start);
        strings.push({ start, end: at, text: item });
    }
    return strings;
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch (error) {
        if (error instanceof SyntaxError || error instanceof RangeError)
            return undefined;
        throw error;
    }
}
/** Behind the closing quote of a string that is known to be well formed. */
function stringEnd(text, start) {
    let at = start + 1;
    while (at < text.length && text.charAt(at) !== '"')
        at += text.charAt(at) === '\\' ? 2 : 1;
    return at + 1;
}

;// CONCATENATED MODULE: ./build/src/documents/dockerfile/logical-lines.js





/** Shared by all that have none. */
const noBodies = [];
const withHeredocs = new Set(['ADD', 'COPY', 'RUN']);
/** Everything from `firstLine` on, which the parser directives end before. */
function readLogicalLines(lines, escapeChar, firstLine) {
    const reader = { lines, escapeChar, line: firstLine, instructions: [], comments: [] };
    while (reader.line <= lines.count)
        readNext(reader);
    return reader;
}
/** A line of the file without its line break; the byte order mark is no part of the first. */
function contentOf({ text, start }, line) {
    const from = start(line);
    let end = start(line + 1);
    while (end > from && (text.charAt(end - 1) === '\n' || text.charAt(end - 1) === '\r'))
        end -= 1;
    return { start: line === 1 && text.charAt(0) === '\ufeff' ? 1 : from, end: Math.max(end, from) };
}
function readNext(reader) {
    const { lines } = reader;
    const { start: from, end } = contentOf(lines, reader.line);
    const start = from + leadingSpace(lines.text, from, end);
    if (start >= end || lines.text.charAt(start) === '#') {
        if (start < end)
            reader.comments.push({ start, end, line: reader.line, within: undefined });
        reader.line += 1;
        return;
    }
    const segments = readContinued(reader, start, end);
    const source = mappedText(lines, segments, start);
    const form = readForm(source.text, reader.escapeChar);
    const heredocs = readBodies(reader, source.text, form);
    const last = heredocs.at(-1);
    const written = source.span(form.start, Math.max(form.args.end, form.flags.at(-1)?.end ?? 0, form.keywordPiece.end));
    reader.instructions.push({
        lines,
        source,
        form,
        heredocs,
        start: lines.offset(written.start),
        end: last ? lastOffset(lines, last) : lines.offset(written.end),
    });
}
function lastOffset(lines, { delimiter, end }) {
    return delimiter ? lines.offset(delimiter.span(0, delimiter.text.length).end) : end;
}
function leadingSpace(text, from, to) {
    let at = from;
    while (at < to && isSpace(text.charAt(at)))
        at += 1;
    return at - from;
}
/** The line that begins at `start` and those that continue it; leaves the reader behind them. */
function readContinued(reader, start, end) {
    const { text } = reader.lines;
    const segments = [];
    let kept = withoutContinuation(text, start, end, reader.escapeChar);
    segments.push({ text: text.slice(start, kept ?? end), offset: start });
    reader.line += 1;
    while (kept !== undefined && reader.line <= reader.lines.count) {
        const next = contentOf(reader.lines, reader.line);
        const first = next.start + leadingSpace(text, next.start, next.end);
        if (first < next.end && text.charAt(first) === '#') {
            reader.comments.push({ start: first, end: next.end, line: reader.line, within: reader.instructions.length });
        }
        else if (first < next.end) {
            kept = withoutContinuation(text, next.start, next.end, reader.escapeChar);
            segments.push({ text: text.slice(next.start, kept ?? next.end), offset: next.start });
        }
        reader.line += 1;
    }
    return segments;
}
/** Where the escape character stands that continues the line; one that is itself escaped does not. */
function withoutContinuation(text, start, end, escapeChar) {
    let last = end - 1;
    while (last > start && (text.charAt(last) === ' ' || text.charAt(last) === '\t'))
        last -= 1;
    if (text.charAt(last) !== escapeChar)
        return undefined;
    return last > start && text.charAt(last - 1) === escapeChar ? undefined : last;
}
function readBodies(reader, text, form) {
    if (!withHeredocs.has(form.keyword) || !text.includes('<<'))
        return noBodies;
    if (Array.isArray(readJsonArray(text, form.args.start, form.args.end)))
        return [];
    const bodies = [];
    for (const marker of findHeredocs(text)) {
        const body = readBody(reader, marker);
        bodies.push(body);
        if (!body.delimiter)
            break;
    }
    return bodies;
}
function readBody(reader, marker) {
    const { lines } = reader;
    const segments = [];
    const start = lines.start(reader.line);
    for (; reader.line <= lines.count; reader.line += 1) {
        const { start: from, end } = contentOf(lines, reader.line);
        const first = marker.chomp ? from + leadingTabs(lines.text, from, end) : from;
        if (end - first === marker.name.length && lines.text.startsWith(marker.name, first)) {
            const delimiter = mappedText(lines, [{ text: marker.name, offset: first }], first);
            reader.line += 1;
            return { marker, text: bodyText(from), start, end: from, delimiter };
        }
        if (marker.chomp)
            segments.push({ text: lines.text.slice(first, lines.start(reader.line + 1)), offset: first });
    }
    const end = lines.text.length;
    return { marker, text: bodyText(end), start, end, delimiter: undefined };
    function bodyText(to) {
        return mappedText(lines, marker.chomp ? segments : [{ text: lines.text.slice(start, to), offset: start }], start);
    }
}
function leadingTabs(text, from, to) {
    let at = from;
    while (at < to && text.charAt(at) === '\t')
        at += 1;
    return at - from;
}

;// CONCATENATED MODULE: ./build/src/documents/dockerfile/route.js

/** Where an offset stands: the stage by its name, and the instruction, if it is inside one. */
function routeAt(offset, { instructions, starts, ends, stageCount }) {
    const index = (0,documents_lines/* lastAtOrBefore */.A)(starts, offset);
    const instruction = instructions[index];
    if (!instruction || offset < (starts[index] ?? 0))
        return { scope: '', step: '' };
    const scope = instruction.stage ? scopeOf(instruction.stage, stageCount) : '';
    return { scope, step: offset <= (ends[index] ?? 0) ? instruction.normalised : '' };
}
function scopeOf({ name, index, base, image }, stageCount) {
    if (name)
        return `stage:${name.raw.toLowerCase()}`;
    if (index === stageCount - 1)
        return 'stage:final';
    return `stage:${base.kind === 'image' ? base.reference.name : image.raw}`;
}

;// CONCATENATED MODULE: ./build/src/documents/dockerfile/model.js
const keywords = [
    'ADD',
    'ARG',
    'CMD',
    'COPY',
    'ENTRYPOINT',
    'ENV',
    'EXPOSE',
    'FROM',
    'HEALTHCHECK',
    'LABEL',
    'MAINTAINER',
    'ONBUILD',
    'RUN',
    'SHELL',
    'STOPSIGNAL',
    'USER',
    'VOLUME',
    'WORKDIR',
];

;// CONCATENATED MODULE: ./build/src/documents/dockerfile/grammar.js


const known = new Set(keywords);
/** What a builder would refuse in one instruction, whatever its variables are. */
function checkInstruction(instruction, line) {
    const { heredocs, source } = line;
    const problems = [];
    const { keyword } = instruction;
    const message = known.has(keyword) ? shapeError(instruction, line) : unknownInstruction(keyword);
    if (message !== undefined) {
        const span = known.has(keyword) && instruction.args.length > 0 ? instruction.argsSpan : instruction.keywordSpan;
        problems.push({ span, message, fatal: keyword !== 'RUN' });
    }
    for (const { marker, delimiter } of heredocs) {
        if (delimiter)
            continue;
        const span = source.span(marker.start, marker.end);
        problems.push({ span, message: `the heredoc is not ended by a line ${(0,core_text/* quoted */.TL)(marker.name)}`, fatal: true });
    }
    return problems;
}
function unknownInstruction(keyword) {
    if (keyword === '')
        return 'there is no instruction on this line';
    const meant = /^[A-Z]{2,20}$/.test(keyword) ? (0,core_text/* nearest */.pA)(keyword, keywords) : undefined;
    return `unknown instruction ${(0,core_text/* quoted */.TL)(keyword, 40)}${meant ? `, perhaps ${meant} is meant` : ''}`;
}
function shapeError(instruction, { form }) {
    const { keyword, onbuild } = instruction;
    if (onbuild && (keyword === 'FROM' || keyword === 'MAINTAINER' || keyword === 'ONBUILD')) {
        return `ONBUILD cannot trigger ${keyword}`;
    }
    switch (keyword) {
        case 'FROM':
            return fromError(instruction);
        case 'ARG':
        case 'ENV':
        case 'LABEL':
            return pairsError(instruction);
        case 'ADD':
        case 'COPY':
            return instruction.args.length + instruction.heredocs.length < 2
                ? `${keyword} needs a source and a destination`
                : undefined;
        case 'SHELL':
            return instruction.json && instruction.args.length > 0 ? undefined : 'SHELL needs a JSON array of strings';
        case 'HEALTHCHECK':
            return healthcheckError(instruction);
        case 'RUN':
            return isEmptyRun(instruction, form) ? 'RUN has no command' : undefined;
        case 'CMD':
        case 'ENTRYPOINT':
            return undefined;
        default:
            return instruction.args.length === 0 ? `${keyword} needs an argument` : undefined;
    }
}
/** Asks for the words of the exec form only: those of a shell form are not split for this. */
function isEmptyRun(instruction, { args }) {
    if (instruction.heredocs.length > 0)
        return false;
    return instruction.json ? instruction.args.length === 0 : args.start === args.end;
}
function fromError({ args }) {
    if (args.length === 0)
        return 'FROM names no image';
    const [, as, name] = args;
    if (args.length === 1)
        return undefined;
    if (args.length !== 3 || as?.raw.toUpperCase() !== 'AS' || !name)
        return 'FROM takes an image and `AS name`, no more';
    return /^[a-z][a-z0-9_.-]*$/.test(name.raw.toLowerCase())
        ? undefined
        : `${(0,core_text/* quoted */.TL)(name.raw, 60)} cannot name a stage: it must start with a letter and hold letters, digits, \`-_.\` only`;
}
function pairsError({ keyword, pairs }) {
    if (pairs.length === 0)
        return `${keyword} needs a name`;
    return pairs.some(({ name }) => name.raw === '') ? `${keyword} needs a name before \`=\`` : undefined;
}
function healthcheckError({ healthcheck, args }) {
    if (healthcheck === undefined)
        return 'HEALTHCHECK needs CMD or NONE';
    if (healthcheck === 'none')
        return args.length > 0 ? 'HEALTHCHECK NONE takes no arguments' : undefined;
    return args.length === 0 ? 'HEALTHCHECK CMD has no command' : undefined;
}

;// CONCATENATED MODULE: ./build/src/documents/dockerfile/pairs.js

/** The words of ENV, LABEL and ARG: white space inside quotes or behind an escape does not end one. */
function quotedWords(text, { start, end }, escapeChar) {
    const pieces = [];
    let from = -1;
    let quote = '';
    for (let at = start; at <= end; at += 1) {
        const char = at < end ? text.charAt(at) : '';
        if (at === end || (quote === '' && isSpace(char))) {
            if (from !== -1)
                pieces.push({ start: from, end: at });
            from = -1;
            continue;
        }
        if (from === -1)
            from = at;
        if (char === escapeChar && quote !== "'")
            at = Math.min(at + 1, end - 1);
        else if (quote === '')
            quote = char === '"' || char === "'" ? char : '';
        else if (char === quote)
            quote = '';
    }
    return pieces;
}
/** `NAME[=value]\u2026`, as ARG has them. */
function splitPairs(text, words) {
    return words.map(({ start, end }) => {
        const equals = text.indexOf('=', start);
        if (equals === -1 || equals >= end)
            return { start, end, name: { start, end }, value: undefined };
        return { start, end, name: { start, end: equals }, value: { start: equals + 1, end } };
    });
}
/** The legacy `ENV NAME value with spaces`: one pair, whose value is the rest of the line. */
function legacyPair(text, { start, end }) {
    let nameEnd = start;
    while (nameEnd < end && !isBlank(text.charAt(nameEnd)))
        nameEnd += 1;
    let from = nameEnd;
    while (from < end && isBlank(text.charAt(from)))
        from += 1;
    const name = { start, end: nameEnd };
    return { start, end, name, value: from < end ? { start: from, end } : undefined };
}

;// CONCATENATED MODULE: ./build/src/documents/dockerfile/patterns.js
/** What a single expansion may cost, in steps times characters; real ones need some hundreds. */
const budget = 2048;
/**
 * `${X#p}`, `${X##p}`, `${X%p}`, `${X%%p}`: `value` without the shortest or longest prefix or suffix that matches.
 * `undefined` where the pattern is invalid or too costly.
 */
function trimMatch(value, pattern, end, longest) {
    const steps = readPattern(pattern);
    if (!steps || steps.length * value.length > budget)
        return undefined;
    if (end === 'prefix') {
        const length = matchLength(steps, value, longest);
        return length === undefined ? value : value.slice(length);
    }
    const length = matchLength(steps.toReversed(), Array.from(value).reverse().join(''), longest);
    return length === undefined ? value : value.slice(0, value.length - length);
}
/** `${X/p/r}` and `${X//p/r}`. `undefined` where the pattern is invalid, empty or too costly. */
function replaceMatch(value, pattern, replacement, all) {
    const steps = readPattern(pattern);
    if (!steps || steps.length === 0)
        return undefined;
    const literal = literalOf(steps);
    if (literal !== undefined)
        return replaceText(value, literal, replacement, all);
    if (steps.length * value.length * value.length > 2 * budget)
        return undefined;
    let result = '';
    let at = 0;
    while (at < value.length) {
        const length = matchLength(steps, value.slice(at), true);
        if (length === undefined || length === 0) {
            result += value.charAt(at);
            at += 1;
            continue;
        }
        result += replacement;
        at += length;
        if (!all)
            break;
    }
    return result + value.slice(at);
}
function literalOf(steps) {
    return steps.every((step) => step.kind === 'char') ? steps.map(({ char }) => char).join('') : undefined;
}
function replaceText(value, text, replacement, all) {
    if (value.length > budget)
        return undefined;
    const parts = value.split(text);
    if (all)
        return parts.join(replacement);
    const [first = '', ...rest] = parts;
    return rest.length === 0 ? value : `${first}${replacement}${rest.join(text)}`;
}
function readPattern(pattern) {
    const steps = [];
    for (let at = 0; at < pattern.length; at += 1) {
        const char = pattern.charAt(at);
        if (char === '*')
            steps.push({ kind: 'any' });
        else if (char === '?')
            steps.push({ kind: 'one' });
        else if (char !== '\\')
            steps.push({ kind: 'char', char });
        else {
            at += 1;
            const escaped = pattern.charAt(at);
            if (escaped === '' || !'*?\\}/'.includes(escaped))
                return undefined;
            steps.push({ kind: 'char', char: escaped });
        }
    }
    return steps;
}
/** How much of the start of `value` the steps match, `undefined` for no match. Costs steps times characters. */
function matchLength(steps, value, longest) {
    let reached = [true];
    for (const step of steps) {
        const next = [];
        let open = false;
        for (let at = 0; at <= value.length; at += 1) {
            if (step.kind === 'any') {
                open ||= reached[at] === true;
                next.push(open);
            }
            else {
                const fits = step.kind === 'one' || value.charAt(at - 1) === step.char;
                next.push(at > 0 && fits && reached[at - 1] === true);
            }
        }
        reached = next;
    }
    const length = longest ? reached.lastIndexOf(true) : reached.indexOf(true);
    return length === -1 ? undefined : length;
}

;// CONCATENATED MODULE: ./build/src/documents/dockerfile/expansion.js

/** Most words have none, and share this. */
const noVariables = [];
/** Longer results are not followed: a few dozen lines of `ENV A=$A$A` would fill the memory. */
const longest = 32_768;
const deepest = 100;
/**
 * One word with its quotes, escapes and variables taken as BuildKit does
 * (https://github.com/moby/buildkit/blob/master/frontend/dockerfile/shell/lex.go). Linear in the word's length.
 */
function expandWord(word, escapeChar, lookup) {
    if (!/['"$\\`]/.test(word))
        return { text: word, variables: noVariables, error: undefined };
    const reader = { word, escapeChar, lookup, at: 0, depth: 0, variables: new Set(), error: undefined };
    const text = readUntil(reader, '', false);
    return { text: reader.error === undefined ? text : undefined, variables: [...reader.variables], error: reader.error };
}
function join({ word }, a, b) {
    if (a === undefined || b === undefined)
        return undefined;
    return a.length + b.length > Math.max(longest, word.length) ? undefined : a + b;
}
function fail(reader, error) {
    reader.error ??= error;
    reader.at = reader.word.length;
    return undefined;
}
/** Up to and over `stop`, or to the end where `stop` is ''. */
function readUntil(reader, stop, rawEscapes) {
    const { word, escapeChar } = reader;
    let result = '';
    while (reader.at < word.length) {
        const char = word.charAt(reader.at);
        if (stop !== '' && char === stop) {
            reader.at += 1;
            return result;
        }
        if (char === "'")
            result = join(reader, result, readSingleQuoted(reader));
        else if (char === '"')
            result = join(reader, result, readDoubleQuoted(reader, rawEscapes));
        else if (char === '$')
            result = join(reader, result, readDollar(reader));
        else if (char === escapeChar) {
            const escaped = word.charAt(reader.at + 1);
            result = join(reader, result, rawEscapes ? char + escaped : escaped);
            reader.at += 2;
        }
        else {
            result = join(reader, result, char);
            reader.at += 1;
        }
    }
    return stop === '' ? result : fail(reader, `\`${stop}\` is missing`);
}
function readSingleQuoted(reader) {
    const end = reader.word.indexOf("'", reader.at + 1);
    if (end === -1)
        return fail(reader, 'a single quote is not closed');
    const text = reader.word.slice(reader.at + 1, end);
    reader.at = end + 1;
    return text;
}
function readDoubleQuoted(reader, rawEscapes) {
    const { word, escapeChar } = reader;
    let result = '';
    reader.at += 1;
    while (reader.at < word.length) {
        const char = word.charAt(reader.at);
        if (char === '"') {
            reader.at += 1;
            return result;
        }
        if (char === '$') {
            result = join(reader, result, readDollar(reader));
            continue;
        }
        const next = word.charAt(reader.at + 1);
        if (char === escapeChar && next === '')
            reader.at += 1;
        else if (char === escapeChar && (next === '"' || next === '$' || next === escapeChar)) {
            result = join(reader, result, rawEscapes ? char + next : next);
            reader.at += 2;
        }
        else {
            result = join(reader, result, rawEscapes && char === escapeChar ? char + char : char);
            reader.at += 1;
        }
    }
    return fail(reader, 'a double quote is not closed');
}
function readDollar(reader) {
    reader.at += 1;
    if (reader.word.charAt(reader.at) !== '{') {
        const name = readName(reader);
        return name === '' ? '$' : expansion_textOf(read(reader, name));
    }
    if (reader.depth >= deepest)
        return fail(reader, 'variables are nested too deeply');
    reader.depth += 1;
    const text = readBraced(reader);
    reader.depth -= 1;
    return text;
}
function readBraced(reader) {
    reader.at += 1;
    const first = reader.word.charAt(reader.at);
    if (first === '')
        return fail(reader, '`}` is missing');
    if ('{}:'.includes(first))
        return fail(reader, 'bad substitution');
    const name = readName(reader);
    let operator = reader.word.charAt(reader.at);
    reader.at += 1;
    if (operator === '}')
        return expansion_textOf(read(reader, name));
    if (operator === '/')
        return replace(reader, name);
    const emptyCounts = operator === ':';
    if (emptyCounts) {
        operator = reader.word.charAt(reader.at);
        reader.at += 1;
    }
    if (operator === '' || !(emptyCounts ? '-+?' : '-+?#%').includes(operator))
        return fail(reader, `unsupported modifier \`${operator}\``);
    const word = readUntil(reader, '}', operator === '#' || operator === '%');
    const binding = read(reader, name);
    switch (operator) {
        case '-':
            return withDefault(binding, word, emptyCounts);
        case '+':
            return withAlternative(binding, word, emptyCounts);
        case '?':
            return emptyCounts && binding.kind === 'known' && binding.text === '' ? undefined : demanded(binding);
        default:
            return trim(binding, word, operator === '#' ? 'prefix' : 'suffix');
    }
}
function readName(reader) {
    const rest = /(?:\p{Nd}+|[@*#?\-$!]|[\p{L}_][\p{L}\p{Nd}_]*)/uy;
    rest.lastIndex = reader.at;
    const name = rest.exec(reader.word)?.[0] ?? '';
    reader.at += name.length;
    return name;
}
function read(reader, name) {
    if (name !== '')
        reader.variables.add(name);
    return reader.lookup(name);
}
function expansion_textOf(binding) {
    return binding.kind === 'known' ? binding.text : binding.kind === 'unset' ? '' : undefined;
}
function withDefault(binding, word, emptyCounts) {
    switch (binding.kind) {
        case 'known':
            return emptyCounts && binding.text === '' ? word : binding.text;
        case 'optional':
        case 'unset':
            return word;
        default:
            return undefined;
    }
}
function withAlternative(binding, word, emptyCounts) {
    switch (binding.kind) {
        case 'known':
            return emptyCounts && binding.text === '' ? '' : word;
        case 'set':
            return emptyCounts ? undefined : word;
        case 'unset':
            return '';
        default:
            return undefined;
    }
}
/** The builder stops where it is not set. */
function demanded(binding) {
    return binding.kind === 'known' ? binding.text : undefined;
}
function trim(binding, word, end) {
    const value = expansion_textOf(binding);
    if (value === undefined || word === undefined)
        return undefined;
    const greedy = word.startsWith(end === 'prefix' ? '#' : '%');
    return trimMatch(value, greedy ? word.slice(1) : word, end, greedy);
}
function replace(reader, name) {
    const all = reader.word.charAt(reader.at) === '/';
    if (all)
        reader.at += 1;
    const pattern = readUntil(reader, '/', true);
    const replacement = readUntil(reader, '}', true);
    const value = expansion_textOf(read(reader, name));
    if (value === undefined || pattern === undefined || replacement === undefined)
        return undefined;
    return replaceMatch(value, pattern, replacement, all);
}

;// CONCATENATED MODULE: ./build/src/documents/dockerfile/reading.js


/** A word that works out its place when it is asked for: few are ever pointed at, and there are many. */
class WrittenValue {
    raw;
    text;
    variables;
    #source;
    #start;
    #end;
    #span;
    constructor(source, { start, end }, raw, { text, variables }) {
        this.raw = raw;
        this.text = text;
        this.variables = variables;
        this.#source = source;
        this.#start = start;
        this.#end = end;
    }
    get span() {
        this.#span ??= this.#source.span(this.#start, this.#end);
        return this.#span;
    }
}
/** A word with its variables resolved. `decoded` is what is expanded where that is not the text as written. */
function expandedValue(reading, piece, decoded) {
    const { source, escapeChar, lookup, refuse } = reading;
    const raw = source.text.slice(piece.start, piece.end);
    const expansion = expandWord(decoded ?? raw, escapeChar, lookup);
    const value = new WrittenValue(source, piece, raw, expansion);
    if (expansion.error !== undefined)
        refuse(value, expansion.error);
    return value;
}
/** A word that the builder takes as it is, or leaves to a shell. */
function literalValue({ source, escapeChar }, piece, decoded) {
    const raw = source.text.slice(piece.start, piece.end);
    const text = decoded ?? raw;
    return new WrittenValue(source, piece, raw, { text, variables: mentioned(text, escapeChar) });
}
/** A value in which the builder allows no variables (`--from`): with one it is nothing we know. */
function constantValue(reading, piece) {
    const { source } = reading;
    const { raw, text, variables } = literalValue(reading, piece, piece.text);
    return new WrittenValue(source, piece, raw, { text: variables.length === 0 ? text : undefined, variables });
}
const unknown = { kind: 'unknown' };
function mentioned(text, escapeChar) {
    return text.includes('$') ? expandWord(text, escapeChar, () => unknown).variables : noVariables;
}
/** The words between white space, quotes or not. */
function blankSeparated(text, { start, end }) {
    const pieces = [];
    let from = -1;
    for (let at = start; at <= end; at += 1) {
        const ends = at === end || isBlank(text.charAt(at));
        if (!ends && from === -1)
            from = at;
        if (ends && from !== -1) {
            pieces.push({ start: from, end: at });
            from = -1;
        }
    }
    return pieces;
}

;// CONCATENATED MODULE: ./build/src/documents/dockerfile/normalise.js
/** `normalised` of an instruction: the same for two that differ only in white space, case of keywords, or digests. */
function normalise({ source, form, heredocs }, jsonArgs) {
    const flags = form.flags.map(({ start, end }) => source.text.slice(start, end));
    const written = source.text.slice(form.args.start, form.args.end);
    const args = jsonArgs ? JSON.stringify(jsonArgs.map(({ text, raw }) => text ?? raw)) : written;
    const words = [form.onbuild ? 'ONBUILD' : '', form.keyword, ...flags, args, ...heredocs.map(({ text }) => text.text)];
    const line = words.flatMap((part) => part.split(/\s+/)).filter((word) => word !== '');
    return line
        .map((word) => (form.keyword === 'FROM' && word.toLowerCase() === 'as' ? 'AS' : word))
        .join(' ')
        .replace(/@?\bsha(?:256|384|512):[0-9a-fA-F]{32,128}/g, '');
}

;// CONCATENATED MODULE: ./build/src/documents/dockerfile/written-instruction.js


/**
 * An instruction that works out its places, words and script on first use. A class, because there are many of them:
 * objects with getters of their own cost several times the memory.
 */
class WrittenInstruction {
    #parts;
    #stage;
    /** Let go once used. */
    #readScript;
    #script;
    #words;
    #normalised;
    #span;
    #keywordSpan;
    #argsSpan;
    /** Without `words`, they are what stands between white space. */
    constructor(parts, words, { stage, script }) {
        this.#parts = parts;
        this.#words = words;
        this.#stage = stage;
        this.#readScript = script;
    }
    get keyword() {
        return this.#parts.line.form.keyword;
    }
    get flags() {
        return this.#parts.flags;
    }
    get pairs() {
        return this.#parts.pairs;
    }
    get heredocs() {
        return this.#parts.heredocs;
    }
    get onbuild() {
        return this.#parts.line.form.onbuild;
    }
    get json() {
        return this.#parts.jsonArgs !== undefined;
    }
    get healthcheck() {
        return this.#parts.healthcheck;
    }
    get stage() {
        return this.#stage();
    }
    get span() {
        const { lines, start, end } = this.#parts.line;
        this.#span ??= lines.span(start, end);
        return this.#span;
    }
    get keywordSpan() {
        const { source, form } = this.#parts.line;
        this.#keywordSpan ??= source.span(form.keywordPiece.start, form.keywordPiece.end);
        return this.#keywordSpan;
    }
    get argsSpan() {
        this.#argsSpan ??= argumentsSpan(this.#parts);
        return this.#argsSpan;
    }
    get args() {
        this.#words ??= literalWords(this.#parts);
        return this.#words;
    }
    get script() {
        if (this.#readScript) {
            this.#script = this.#readScript(this.#parts);
            this.#readScript = undefined;
        }
        return this.#script;
    }
    get normalised() {
        this.#normalised ??= normalise(this.#parts.line, this.#parts.jsonArgs);
        return this.#normalised;
    }
}
function argumentsSpan({ line: { source }, args }) {
    if (args.start < args.end)
        return source.span(args.start, args.end);
    const { end } = source.span(0, args.end);
    return { start: end, end };
}
function literalWords({ line, args, jsonArgs, escapeChar }) {
    const reading = { source: line.source, escapeChar };
    return jsonArgs ?? separatedPieces(line, args).map((piece) => literalValue(reading, piece));
}
/** What stands between white space, without the markers of heredocs. */
function separatedPieces({ source, heredocs }, args) {
    const pieces = blankSeparated(source.text, args);
    if (heredocs.length === 0)
        return pieces;
    const markers = new Set(heredocs.map(({ marker }) => marker.start));
    return pieces.filter(({ start }) => !markers.has(start));
}

;// CONCATENATED MODULE: ./build/src/documents/dockerfile/instruction.js




const jsonForms = new Set([
    'ADD',
    'CMD',
    'COPY',
    'ENTRYPOINT',
    'HEALTHCHECK',
    'RUN',
    'SHELL',
    'VOLUME',
]);
const wholeArguments = new Set(['MAINTAINER', 'STOPSIGNAL', 'USER', 'WORKDIR']);
const paired = new Set(['ARG', 'ENV', 'LABEL']);
const expanded = new Set([
    'ADD',
    'COPY',
    'EXPOSE',
    'FROM',
    'STOPSIGNAL',
    'USER',
    'VOLUME',
    'WORKDIR',
]);
/** These leave their words to a shell: they are split only for who asks. */
const shellForms = new Set(['CMD', 'ENTRYPOINT', 'HEALTHCHECK', 'RUN']);
/** Shared by all that have none. */
const none = [];
function buildInstruction(line, surroundings) {
    const { keyword, flags } = line.form;
    const { reading, problems } = surroundings;
    const { args, healthcheck } = healthcheckType(line);
    const json = jsonStrings(line, args, problems);
    const value = expanded.has(keyword) ? expandedValue : literalValue;
    const jsonArgs = json?.map((piece) => value(reading, piece, piece.text));
    const pairs = buildPairs(line, reading, problems);
    const words = shellForms.has(keyword)
        ? undefined
        : (jsonArgs ?? wordPieces(line, args, reading.escapeChar).map((piece) => value(reading, piece)));
    const parts = {
        line,
        args,
        jsonArgs,
        healthcheck,
        escapeChar: reading.escapeChar,
        flags: flags.length === 0 ? none : flags.map((flag) => buildFlag(flag, keyword, reading)),
        pairs,
        heredocs: line.heredocs.length === 0 ? none : line.heredocs.map(buildHeredoc(line)),
    };
    return new WrittenInstruction(parts, words, surroundings);
}
function healthcheckType({ source, form }) {
    const { args } = form;
    if (form.keyword !== 'HEALTHCHECK')
        return { args, healthcheck: undefined };
    const [type = args] = blankSeparated(source.text, args);
    const word = source.text.slice(type.start, type.end).toUpperCase();
    const rest = source.text.slice(type.end, args.end);
    const start = type.end + (rest.length - rest.trimStart().length);
    const behind = start < args.end ? { start, end: args.end } : { start: type.end, end: type.end };
    if (word === 'CMD')
        return { args: behind, healthcheck: 'cmd' };
    return word === 'NONE' ? { args: behind, healthcheck: 'none' } : { args, healthcheck: undefined };
}
function jsonStrings({ source, form }, args, problems) {
    if (!jsonForms.has(form.keyword) || (form.keyword === 'HEALTHCHECK' && args === form.args))
        return undefined;
    const strings = readJsonArray(source.text, args.start, args.end);
    if (strings !== 'mixed')
        return strings;
    const message = `the JSON array of ${form.keyword} may hold strings only`;
    problems.push({ span: source.span(args.start, args.end), message, fatal: true });
    return undefined;
}
function wordPieces(line, args, escapeChar) {
    const { source, form } = line;
    if (wholeArguments.has(form.keyword))
        return args.start < args.end ? [args] : [];
    if (paired.has(form.keyword))
        return quotedWords(source.text, args, escapeChar);
    return separatedPieces(line, args);
}
function buildFlag(flag, keyword, reading) {
    const { name, value, parts } = flag;
    const options = new Map();
    if (name === 'mount')
        for (const part of parts)
            addMountOption(options, part, reading);
    return {
        name,
        value: value && flagValue(reading, keyword, name, value),
        span: reading.source.span(flag.start, flag.end),
        options,
    };
}
function flagValue(reading, keyword, name, piece) {
    if (name === 'from')
        return constantValue(reading, piece);
    const expands = keyword === 'FROM' || keyword === 'ADD' || keyword === 'COPY' || name === 'mount';
    return (expands ? expandedValue : literalValue)(reading, piece, piece.text);
}
/** Other spellings of mount options: https://docs.docker.com/reference/dockerfile/#run---mount */
const mountOptionNames = {
    dst: 'target',
    destination: 'target',
    src: 'source',
    ro: 'readonly',
    rw: 'readwrite',
};
function addMountOption(options, part, reading) {
    const equals = part.text.indexOf('=');
    const written = (equals === -1 ? part.text : part.text.slice(0, equals)).trim().toLowerCase();
    const name = mountOptionNames[written] ?? written;
    const text = equals === -1 ? '' : part.text.slice(equals + 1);
    const raw = reading.source.text.slice(part.start, part.end);
    const start = equals === -1 ? part.end : part.start + raw.indexOf('=') + 1;
    const piece = { start, end: part.end, text };
    options.set(name, name === 'from' ? constantValue(reading, piece) : expandedValue(reading, piece, text));
}
function buildPairs({ source, form }, reading, problems) {
    const { keyword, args } = form;
    if (!paired.has(keyword))
        return none;
    const words = quotedWords(source.text, args, reading.escapeChar);
    const pairs = splitPairs(source.text, words);
    if (keyword === 'ARG')
        return buildArguments(pairs, reading);
    if (pairs[0] && !pairs[0].value) {
        const pair = legacyPair(source.text, args);
        if (!pair.value)
            refusePair(pair, `${keyword} needs a name and a value`);
        return [buildPair(pair, reading, expandedValue)];
    }
    for (const pair of pairs)
        if (!pair.value)
            refusePair(pair, `${keyword} needs \`name=value\``);
    return pairs.map((pair) => buildPair(pair, reading, expandedValue));
    function refusePair({ start, end }, message) {
        problems.push({ span: source.span(start, end), message, fatal: true });
    }
}
/** Each pair of an ARG sees those before it. */
function buildArguments(pairs, reading) {
    const before = new Map();
    const lookup = (name) => before.get(name) ?? reading.lookup(name);
    return pairs.map((form) => {
        const pair = buildPair(form, { ...reading, lookup }, literalValue);
        if (pair.value)
            before.set(pair.name.raw, bindingOf(pair.value));
        return pair;
    });
}
/** What a variable is that was given this value. */
function bindingOf({ text }) {
    return text === undefined ? { kind: 'set' } : { kind: 'known', text };
}
function buildPair({ start, end, name, value }, reading, nameValue) {
    return {
        name: nameValue(reading, name),
        value: value && expandedValue(reading, value),
        span: reading.source.span(start, end),
    };
}
function buildHeredoc({ lines }) {
    return ({ marker, text, start, end }) => ({
        name: marker.name,
        quoted: marker.quoted,
        body: text.text,
        bodySpan: lines.span(start, end),
    });
}

;// CONCATENATED MODULE: ./build/src/documents/dockerfile/scope.js
/** Arguments that every build has without a declaration, once a stage asks for them. */
const platformArguments = new Set(['PLATFORM', 'OS', 'OSVERSION', 'ARCH', 'VARIANT'].flatMap((part) => [`BUILD${part}`, `TARGET${part}`])).add('TARGETSTAGE');
/** The variables of one stage as they change from instruction to instruction, on top of those it inherits. */
class Scope {
    #inherited;
    #ground;
    /** Whether the ARGs of the stage below are seen too, as BuildKit has it for `FROM <stage>`. */
    #args;
    #changes = new Map();
    #env = new Map();
    constructor(inherited, ground, args = true) {
        this.#inherited = inherited;
        this.#ground = ground;
        this.#args = args;
    }
    /** ENV: from the next instruction on, and in every stage that is FROM this one. */
    setEnv(name, binding, at) {
        this.#env.set(name, binding);
        this.#change(name, { at, binding });
    }
    /** ARG with a value, or one that takes a global argument's. */
    setArg(name, binding, at) {
        this.#change(name, { at, binding });
    }
    /** ARG without a value: whatever is already set stays. */
    declareArg(name, at) {
        const { kind } = this.lookup(name, at);
        if (kind === 'unknown' || kind === 'unset')
            this.#change(name, { at, binding: { kind: 'optional' } });
    }
    /** What the instruction at `at` sees; it does not see what it changes itself. */
    lookup(name, at = Number.POSITIVE_INFINITY) {
        const changes = this.#changes.get(name) ?? [];
        const change = changes[countBefore(changes, at) - 1];
        return change?.binding ?? this.#below(name);
    }
    #change(name, change) {
        const changes = this.#changes.get(name);
        if (changes)
            changes.push(change);
        else
            this.#changes.set(name, [change]);
    }
    /** An image's ENV comes before the ARGs it was built with. */
    #below(name) {
        for (let scope = this.#inherited; scope; scope = scope.#inherited) {
            const binding = scope.#env.get(name);
            if (binding)
                return binding;
        }
        for (let scope = this.#args ? this.#inherited : undefined; scope; scope = scope.#inherited) {
            const change = scope.#changes.get(name)?.at(-1);
            if (change)
                return change.binding;
        }
        return this.#ground === 'scratch' && name !== 'PATH' ? { kind: 'unset' } : { kind: 'unknown' };
    }
}
/** How many of the changes, which are in order, happened before `at`. */
function countBefore(changes, at) {
    let low = 0;
    let high = changes.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((changes[middle]?.at ?? 0) < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
/** The ARGs before the first FROM. FROM sees them; a stage sees those that it declares again. */
class GlobalScope {
    #args = new Map();
    set(name, binding) {
        this.#args.set(name, binding);
    }
    /** A global argument that has a value, even if one we do not know. */
    value(name) {
        return this.#args.get(name) ?? (platformArguments.has(name) ? { kind: 'set' } : undefined);
    }
    /** No base image can set what is read here: what nobody gave a value has none. */
    lookup(name) {
        return this.value(name) ?? { kind: 'optional' };
    }
}

// EXTERNAL MODULE: ./node_modules/unbash/dist/parser.js + 16 modules
var parser = __webpack_require__(8989);
// EXTERNAL MODULE: ./build/src/documents/shell/dialect.js
var shell_dialect = __webpack_require__(2935);
// EXTERNAL MODULE: ./build/src/documents/shell/options.js
var shell_options = __webpack_require__(9959);
;// CONCATENATED MODULE: ./build/src/documents/shell/source.js

function toSource(original) {
    return { text: withoutCarriageReturns(original.text), original };
}
function sliceSource(source, start, end) {
    return { text: source.text.slice(start, end), original: sliceText(source.original, start, end) };
}
/** The pieces as a text of their own that still knows where it was written. */
function composeSource(source, pieces, at) {
    const original = mappedText(source.original, pieces, at);
    const text = pieces.map(({ text, opaque }) => (opaque ? placeholder(text.length) : text)).join('');
    return { text: withoutCarriageReturns(text), original };
}
/** Sources with a blank between them, as `eval` joins its words. */
function joinSources(sources) {
    const texts = sources.flatMap(({ original }, index) => index === 0 ? [original] : [blankBefore(original), original]);
    return { text: sources.map(({ text }) => text).join(' '), original: joinTexts(texts) };
}
function blankBefore({ position, span }) {
    return { text: ' ', position: () => position(0), span: () => span(0, 0) };
}
/** A variable's name as long as what it stands for, so that offsets stay. */
function placeholder(length) {
    if (length < 4)
        return '$'.padEnd(length, '_');
    return `\${${'_'.repeat(length - 3)}}`;
}
/** Line ends as the author meant them: a shell would take the `\r` for a part of the word before it. */
function withoutCarriageReturns(text) {
    return text.includes('\r') ? text.replaceAll('\\\r\n', ' \\\n').replaceAll('\r\n', '\n\n') : text;
}
const mostOpen = 32;
const mostHeredocs = 1000;
/**
 * Why a text is not given to the parser, whose cost grows with the text's length times the depth of what is left open
 * (`$(`, `${`, `<(`), and times the number of here-documents: minutes for a megabyte that no one writes by hand.
 */
function refusal(text) {
    let open = 0;
    let heredocs = 0;
    for (let at = 0; at < text.length; at++) {
        const code = text.charCodeAt(at);
        if (code === 0x28 || code === 0x7b)
            open++;
        else if ((code === 0x29 || code === 0x7d) && open > 0)
            open--;
        else if (code === 0x3c && text.charCodeAt(at + 1) === 0x3c) {
            heredocs++;
            at++;
        }
        if (open > mostOpen)
            return 'nested too deeply to be read';
        if (heredocs > mostHeredocs)
            return 'too many here-documents to be read';
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/src/documents/shell/word.js

function readWord(source, node) {
    const parts = node.parts ?? [];
    const literal = !parts.some(isExpansion);
    const raw = source.original.text.slice(node.pos, node.end);
    const display = literal ? node.value : joinText(word_wordPieces(source, node));
    return {
        word: {
            raw,
            text: literal ? display : undefined,
            display,
            span: source.original.span(node.pos, node.end),
            quoted: parts.some(({ type }) => quotes.has(type)),
        },
        source: () => composeSource(source, word_wordPieces(source, node), node.pos),
    };
}
/** `export NAME=value`: the parser's assignment, as the word that it also is. */
function readAssignmentWord(source, node) {
    const raw = source.original.text.slice(node.pos, node.end);
    const { word: value } = readAssignedValue(source, node);
    const prefix = raw.slice(0, raw.length - value.raw.length);
    return {
        word: {
            raw,
            text: value.text === undefined ? undefined : prefix + value.text,
            display: prefix + value.display,
            span: source.original.span(node.pos, node.end),
            quoted: value.quoted,
        },
        source: () => composeSource(source, [plain(source, node.pos, node.end)], node.pos),
    };
}
function readAssignment(source, node) {
    return {
        name: node.name,
        value: readAssignedValue(source, node).word,
        span: source.original.span(node.pos, node.end),
    };
}
function readAssignedValue(source, { value, pos, end }) {
    if (value.type === 'Word')
        return readWord(source, value);
    const raw = source.original.text.slice(value.pos, value.end);
    const word = { raw, text: undefined, display: raw, span: source.original.span(value.pos, value.end), quoted: false };
    return { word, source: () => composeSource(source, [plain(source, pos, end)], pos) };
}
/** The text of a here-document as a word. `quoted`: its delimiter is, so that nothing in it is expanded. */
function word_readBody(source, body, quoted) {
    const parts = quoted ? [] : (body.parts ?? []);
    const pieces = () => {
        if (quoted)
            return [plain(source, body.pos, body.end)];
        if (parts.length === 0)
            return takeEscapes(source, body.pos, body.end, escapedInBody);
        return parts.flatMap((part) => partPieces(source, part, escapedInBody));
    };
    const display = joinText(pieces());
    return {
        word: {
            raw: source.original.text.slice(body.pos, body.end),
            text: parts.some(isExpansion) ? undefined : display,
            display,
            span: source.original.span(body.pos, body.end),
            quoted,
        },
        source: () => composeSource(source, pieces(), body.pos),
    };
}
/** The program's name behind its path; '' where that holds an expansion. */
function word_readName(source, node, word) {
    if (word.text !== undefined)
        return word.text;
    const tail = word_wordPieces(source, node).at(-1);
    const last = node.parts?.at(-1);
    if (!tail || !last || isExpansion(last) || last.type === 'DoubleQuoted')
        return '';
    return tail.text.includes('/') ? tail.text : '';
}
const quotes = new Set(['SingleQuoted', 'DoubleQuoted', 'AnsiCQuoted', 'LocaleString']);
function isExpansion(part) {
    switch (part.type) {
        case 'SimpleExpansion':
        case 'ParameterExpansion':
        case 'CommandExpansion':
        case 'ArithmeticExpansion':
        case 'ProcessSubstitution':
            return true;
        case 'DoubleQuoted':
        case 'LocaleString':
            return part.parts.some(isExpansion);
        case 'BraceExpansion':
        case 'ExtendedGlob':
        case 'Glob':
            return part.parts?.some(isExpansion) ?? false;
        default:
            return false;
    }
}
function joinText(pieces) {
    return pieces.map(({ text }) => text).join('');
}
const escapedInDoubleQuotes = '$`"\\\n';
const escapedInBody = '$`\\\n';
/** The word without its quotes and escapes, piece by piece. */
function word_wordPieces(source, node) {
    if (node.parts)
        return node.parts.flatMap((part) => partPieces(source, part, undefined));
    return takeEscapes(source, node.pos, node.end, undefined);
}
function partPieces(source, part, escaped) {
    const { pos, end } = part;
    switch (part.type) {
        case 'Literal':
            return takeEscapes(source, pos, end, escaped);
        case 'SingleQuoted':
            return [plain(source, pos + 1, pos + 1 + part.value.length)];
        case 'AnsiCQuoted':
            if (part.value.length === end - pos - 3)
                return [plain(source, pos + 2, end - 1)];
            return [{ text: part.value, offset: pos, length: end - pos, opaque: false }];
        case 'DoubleQuoted':
        case 'LocaleString':
            return part.parts.flatMap((child) => partPieces(source, child, escapedInDoubleQuotes));
        case 'CommandExpansion':
        case 'ProcessSubstitution':
        case 'ArithmeticExpansion':
            return [{ ...plain(source, pos, end), opaque: true }];
        case 'ParameterExpansion':
            return [{ ...plain(source, pos, end), opaque: /[`(]/.test(part.text) }];
        default:
            return [plain(source, pos, end)];
    }
}
function plain(source, start, end) {
    return { text: source.original.text.slice(start, end), offset: start, opaque: false };
}
/** Backslashes taken out, before the `escaped` characters only where these are given; `\` and a line break are nothing. */
function takeEscapes(source, start, end, escaped) {
    const text = source.original.text.slice(start, end);
    const pieces = [];
    let from = 0;
    for (let at = text.indexOf('\\'); at !== -1 && at + 1 < text.length; at = text.indexOf('\\', at + 2)) {
        const next = text.charAt(at + 1);
        if (escaped !== undefined && !escaped.includes(next))
            continue;
        if (at > from)
            pieces.push(plain(source, start + from, start + at));
        if (next !== '\n')
            pieces.push({ text: next, offset: start + at, length: 2, opaque: false });
        from = at + 2;
    }
    if (from < text.length)
        pieces.push(plain(source, start + from, end));
    return pieces;
}

// EXTERNAL MODULE: ./build/src/documents/shell/wrappers.js
var wrappers = __webpack_require__(905);
;// CONCATENATED MODULE: ./build/src/documents/shell/body.js





function bodyOfNode(source, node) {
    const written = node.name ? readWord(source, node.name) : undefined;
    const name = node.name && written ? (0,shell_dialect/* baseName */.Fl)(word_readName(source, node.name, written.word)) : '';
    const prefix = node.prefix.filter((item) => item.type === 'Assignment');
    const words = node.args.map((item) => item.type === 'Word' ? readWord(source, item) : readAssignmentWord(source, item));
    const nodes = declares.has(name) ? node.args.filter((item) => item.type === 'Assignment') : [];
    const redirects = node.redirects.map((redirect) => readRedirect(source, redirect));
    const span = source.original.span(node.name?.pos ?? node.pos, node.args.at(-1)?.end ?? node.name?.end ?? node.end);
    return {
        name,
        nameSpan: written?.word.span ?? span,
        span,
        words,
        assignments: [
            ...[...prefix, ...nodes].map((item) => readAssignment(source, item)),
            ...wordAssignments(name, words, nodes.length > 0),
        ],
        redirects: redirects.map(({ redirect }) => redirect),
        inputs: redirects.flatMap(({ input }) => input ?? []),
    };
}
/** The program and its words that stand behind a wrapper, or in the exec form. */
function bodyOfWords(words, outer) {
    const [first, ...rest] = words;
    if (!first)
        return undefined;
    const name = (0,shell_dialect/* baseName */.Fl)(first.word.text ?? '');
    return {
        name,
        nameSpan: first.word.span,
        span: (0,core_location/* joinSpans */.kU)(first.word.span, words.at(-1)?.word.span ?? first.word.span),
        words: rest,
        assignments: wordAssignments(name, rest, false),
        redirects: outer?.redirects ?? [],
        inputs: outer?.inputs ?? [],
    };
}
const declares = new Set(['export', 'declare', 'typeset', 'local', 'readonly']);
const setsVariables = new Set([...declares, 'env', 'sudo', 'doas']);
/** `NAME=value` among the words of a command for which that sets a variable. `read`: the parser has told them already. */
function wordAssignments(name, words, read) {
    if (read || !setsVariables.has(name))
        return [];
    const end = declares.has(name) ? words.length : endOfAssignments(words);
    return words.slice(0, end).flatMap(({ word }) => {
        if (!(0,wrappers/* isAssignment */.wh)(word))
            return [];
        const equals = word.display.indexOf('=');
        const variable = word.display.slice(0, equals).replace(/\+$/, '');
        return [{ name: variable, value: (0,shell_options/* wordTail */.l5)(word, equals + 1), span: word.span }];
    });
}
/** `env -u X A=b program C=d`: the last of them belongs to the program. */
function endOfAssignments(words) {
    const first = words.findIndex(({ word }) => (0,wrappers/* isAssignment */.wh)(word));
    if (first === -1)
        return 0;
    const behind = words.findIndex(({ word }, index) => index > first && !(0,wrappers/* isAssignment */.wh)(word));
    return behind === -1 ? words.length : behind;
}
function readRedirect(source, node) {
    const { operator, descriptor } = node;
    const span = source.original.span(node.pos, node.end);
    const fileDescriptor = descriptor?.type === 'FileDescriptor' ? descriptor.value : undefined;
    if (node.type === 'HereDoc') {
        const input = word_readBody(source, node.body, node.delimiter?.quoted ?? false);
        return { redirect: { operator, descriptor: fileDescriptor, target: input.word, span }, input };
    }
    const target = node.target && readWord(source, node.target);
    const redirect = { operator, descriptor: fileDescriptor, target: target?.word, span };
    return node.type === 'HereString' && target ? { redirect, input: target } : { redirect };
}

;// CONCATENATED MODULE: ./build/src/documents/shell/reading.js
const mostProblems = 100;
function addProblem(reading, span, message) {
    if (reading.problems.length < mostProblems)
        reading.problems.push({ span, message });
}
/** A subshell: what it sets ends with it. */
function copyShell(place) {
    return { ...place, shell: { ...place.shell } };
}

// EXTERNAL MODULE: ./build/src/documents/shell/shell-options.js
var shell_shell_options = __webpack_require__(5760);
;// CONCATENATED MODULE: ./build/src/documents/shell/commands.js






/** Wrappers and texts within one another; people write three. */
const mostNested = 16;
/** Adds a command and all that it runs. The answer is the innermost, which is given the words. */
function addCommand(reading, place, body) {
    const words = body.words.map(({ word }) => word);
    const command = {
        name: body.name,
        nameSpan: body.nameSpan,
        span: body.span,
        words,
        assignments: body.assignments,
        redirects: body.redirects,
        wrapper: place.wrapper,
        shell: place.shell.current,
        substitution: place.substitution,
        pipeline: place.pipeline,
        joinedBy: place.joinedBy,
        list: place.list,
        within: place.within,
    };
    reading.commands.push(command);
    if (body.name === 'set')
        applySet(reading, place.shell, command);
    const inner = (0,wrappers/* findInner */.Kp)(body.name, words);
    const programs = (0,shell_dialect/* isPosixShell */.mJ)(body.name) && (0,wrappers/* readsProgramFromInput */.k_)(words) ? body.inputs : [];
    if (inner.length === 0 && programs.length === 0)
        return command;
    if (place.depth >= mostNested) {
        addProblem(reading, body.span, 'nested too deeply to be read');
        return command;
    }
    let innermost = command;
    const wrapped = { ...place, wrapper: command, depth: place.depth + 1 };
    for (const found of inner) {
        if (found.kind === 'words') {
            const behind = bodyOfWords(body.words.slice(found.from, found.to), body);
            if (behind)
                innermost = addCommand(reading, wrapped, behind);
        }
        else {
            const source = commands_textOf(body.words, found.texts);
            if (source)
                reading.readText(source, { ...wrapped, shell: innerShell(found.shell, place, command) });
        }
    }
    for (const program of programs) {
        reading.readText(program.source(), { ...wrapped, shell: innerShell('command', place, command) });
    }
    return innermost;
}
function applySet(reading, state, { words }) {
    const change = (0,shell_shell_options/* readSetWords */.m)(words.map(({ text }) => text ?? ''));
    const options = (0,shell_shell_options/* changeOptions */.D)(state.current.options, change);
    if (options !== state.current.options)
        state.current = { ...state.current, options };
    if (state.own)
        for (const name of change.set)
            reading.options.add(name);
}
function commands_textOf(words, texts) {
    const sources = texts.flatMap(({ index, skip }) => {
        const source = words[index]?.source();
        if (!source)
            return [];
        return [skip === 0 ? source : sliceSource(source, skip, source.text.length)];
    });
    return sources.length > 1 ? joinSources(sources) : sources[0];
}
function innerShell(kind, place, command) {
    if (kind === 'own')
        return place.shell;
    if (kind === 'unnamed')
        return { current: { program: '/bin/sh', options: new Set() }, own: false };
    const { set } = (0,shell_shell_options/* readSetWords */.m)(command.words.map(({ text }) => text ?? ''));
    return { current: { program: command.name, options: new Set(set) }, own: false };
}

;// CONCATENATED MODULE: ./build/src/documents/shell/exec-words.js


/** A word of the exec form: a string of a JSON array, an item of a YAML list. */
function valueWord(value) {
    const { raw, text, span } = value;
    const quoted = /^["']/.test(raw);
    const display = text ?? raw;
    return {
        word: { raw, text, display, span, quoted },
        source: () => toSource(exec_words_valueText(value, display)),
    };
}
/** The value's text with the places of its characters, where they can be told; else all of it at the value's place. */
function exec_words_valueText({ raw, span }, display) {
    const whole = [{ text: display, offset: 0, length: raw.length }];
    const oneLine = span.start.line === span.end.line;
    const width = span.end.column - span.start.column;
    const segments = raw.length === width ? readRaw(raw, display) : undefined;
    const at = (offset) => ({
        line: span.start.line,
        column: Math.min(span.start.column + offset, span.end.column),
    });
    const place = oneLine
        ? { position: at, span: (start, end) => ({ start: at(start), end: at(end) }) }
        : { position: () => span.start, span: () => span };
    return mappedText(place, oneLine && segments ? segments : whole);
}
function readRaw(raw, display) {
    if (raw === display)
        return [{ text: raw, offset: 0 }];
    if (raw.slice(1, -1) === display)
        return [{ text: display, offset: 1 }];
    if (!raw.startsWith('"'))
        return undefined;
    const segments = readJsonEscapes(raw);
    return segments.map(({ text }) => text).join('') === display ? segments : undefined;
}
const characters = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };
/** A JSON string's characters, each escape a segment of its own. */
function readJsonEscapes(raw) {
    const segments = [];
    const end = raw.length - 1;
    let from = 1;
    for (let at = raw.indexOf('\\'); at !== -1 && at < end; at = raw.indexOf('\\', from)) {
        if (at > from)
            segments.push({ text: raw.slice(from, at), offset: from });
        const letter = raw.charAt(at + 1);
        const length = letter === 'u' ? 6 : 2;
        const text = letter === 'u'
            ? String.fromCharCode(Number.parseInt(raw.slice(at + 2, at + 6), 16))
            : (characters[letter] ?? letter);
        segments.push({ text, offset: at, length });
        from = at + length;
    }
    if (end > from)
        segments.push({ text: raw.slice(from, end), offset: from });
    return segments;
}

;// CONCATENATED MODULE: ./build/src/documents/shell/backticks.js

/**
 * The script of a substitution in backticks whose escapes the parser has taken out, as `decoded`. Where its text is not
 * what we make of it, all of it stands at the substitution.
 */
function readBackticks(source, start, end, decoded) {
    for (const escaped of ['$`\\', '$`\\"']) {
        const inner = composeSource(source, unescapeBackticks(source, start + 1, end - 1, escaped), start);
        if (inner.text === decoded)
            return inner;
    }
    return composeSource(source, [{ text: decoded, offset: start, length: end - start, opaque: false }], start);
}
/** https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_06_03 */
function unescapeBackticks(source, start, end, escaped) {
    const text = source.original.text.slice(start, end);
    const pieces = [];
    let from = 0;
    for (let at = text.indexOf('\\'); at !== -1; at = text.indexOf('\\', at + 2)) {
        if (!escaped.includes(text.charAt(at + 1)) || at + 1 >= text.length)
            continue;
        if (at > from)
            pieces.push({ text: text.slice(from, at), offset: start + from, opaque: false });
        pieces.push({ text: text.charAt(at + 1), offset: start + at, length: 2, opaque: false });
        from = at + 2;
    }
    pieces.push({ text: text.slice(from), offset: start + from, opaque: false });
    return pieces;
}

;// CONCATENATED MODULE: ./build/src/documents/shell/walk.js





const noOne = { into: 'words', command: undefined };
/** Adds the commands of a parsed text. */
function walkScript(reading, source, script, place) {
    for (const { pos, message } of script.errors ?? [])
        addProblem(reading, source.original.span(pos, pos + 1), message);
    walkStatements({ reading, source, receiver: noOne }, place, script.commands);
}
function walkStatements(walk, place, statements) {
    let joinedBy = 'first';
    for (const { command, background } of statements) {
        visit(walk, { ...place, joinedBy, list: walk.reading.lists++ }, command);
        joinedBy = background ? '&' : ';';
    }
}
function visit(walk, place, node) {
    switch (node.type) {
        case 'Command':
            visitCommand(walk, place, node);
            break;
        case 'Pipeline':
            visitPipeline(walk, place, node);
            break;
        case 'AndOr':
            for (const [index, command] of node.commands.entries()) {
                visit(walk, { ...place, joinedBy: node.operators[index - 1] ?? place.joinedBy }, command);
            }
            break;
        case 'CompoundList':
            walkStatements(walk, place, node.commands);
            break;
        case 'Subshell':
            visit(walk, copyShell(enter(place, 'subshell')), node.body);
            break;
        case 'Function':
            visit(walk, enter(place, 'function'), node.body);
            break;
        case 'If':
        case 'Elif':
            visitIf(walk, place, node);
            break;
        case 'While':
            visit(walk, enter(enter(place, 'loop'), 'condition'), node.clause);
            visit(walk, enter(place, 'loop'), node.body);
            break;
        case 'For':
        case 'Select':
        case 'ArithmeticFor':
            (0,parser/* forEachChild */.dK)(node, (child) => visit(walk, child === node.body ? enter(place, 'loop') : place, child));
            break;
        case 'CaseItem':
            (0,parser/* forEachChild */.dK)(node, (child) => visit(walk, child === node.body ? enter(place, 'branch') : place, child));
            break;
        case 'CommandExpansion':
        case 'ArithmeticCommandExpansion':
        case 'ProcessSubstitution':
            visitSubstitution(walk, place, node);
            break;
        default:
            if (node.type !== 'Word' || mayExpand(node.text))
                (0,parser/* forEachChild */.dK)(node, (child) => visit(walk, place, child));
    }
}
function visitIf(walk, place, node) {
    visit(walk, enter(place, 'condition'), node.clause);
    visit(walk, enter(place, 'branch'), node.then);
    if (node.type === 'Elif')
        return;
    for (const elif of node.elif)
        visit(walk, place, elif);
    if (node.else)
        visit(walk, enter(place, 'branch'), node.else);
}
function enter(place, enclosure) {
    return { ...place, within: [...place.within, enclosure] };
}
/** Parts of words are made when they are asked for: not for words that hold no substitution. */
function mayExpand(text) {
    return text.includes('(') || text.includes('`') || text.includes('${');
}
function visitCommand(walk, place, node) {
    const command = addCommand(walk.reading, place, bodyOfNode(walk.source, node));
    const inWords = { ...walk, receiver: { into: 'words', command } };
    if (node.name)
        visit(inWords, place, node.name);
    for (const item of [...node.prefix, ...node.suffix]) {
        if (item.type === 'Word')
            visit(inWords, place, item);
        else if (!mayExpand(walk.source.text.slice(item.pos, item.end)) && item.type !== 'HereDoc')
            continue;
        else
            visit({ ...walk, receiver: { into: item.type === 'Assignment' ? 'variable' : 'input', command } }, place, item);
    }
}
function visitPipeline(walk, place, node) {
    const [first] = node.commands;
    if (node.commands.length < 2) {
        if (first)
            visit(walk, place, first);
        return;
    }
    const { commands, pipelines } = walk.reading;
    const starts = [];
    const pipeline = createPipeline(walk, place, node, starts);
    pipelines.push(pipeline);
    for (const [index, command] of node.commands.entries()) {
        starts.push(commands.length);
        visit(walk, copyShell({ ...place, pipeline, joinedBy: index === 0 ? place.joinedBy : '|' }), command);
    }
    starts.push(commands.length);
}
/** `starts`: the index of the first command of each stage, and that behind the last; filled while the stages are read. */
function createPipeline({ reading, source }, place, node, starts) {
    let stages;
    const makeStages = () => starts.slice(0, -1).map((start, index) => {
        const stage = reading.commands.slice(start, starts[index + 1]);
        return stage.filter(({ substitution }) => substitution === place.substitution);
    });
    return {
        span: source.original.span(node.pos, node.end),
        get stages() {
            stages ??= makeStages();
            return stages;
        },
        get commands() {
            return this.stages.flat();
        },
    };
}
function visitSubstitution(walk, place, node) {
    const { script } = node;
    if (!script)
        return;
    const { reading, source, receiver } = walk;
    const into = node.type === 'ProcessSubstitution' && receiver.into === 'words' ? 'file' : receiver.into;
    const inner = script.source === undefined ? source : readBackticks(source, node.pos, node.end, script.source);
    const inside = copyShell(enter(place, 'substitution'));
    walkScript(reading, inner, script, { ...inside, substitution: { ...receiver, into }, pipeline: undefined });
}

;// CONCATENATED MODULE: ./build/src/documents/shell/read.js








/** Reads a shell form: the text of a RUN, a here-document, a Compose command. `setting` says who reads it. */
function readShell(source, setting) {
    const { dialect, shell } = (0,shell_dialect/* readSetting */.LA)(setting);
    const reading = startReading(shell);
    if (dialect === 'posix')
        reading.readText(toSource(source), startPlace(shell));
    return endReading(reading, dialect, shell.program, source.span(0, source.text.length));
}
/** Reads an exec form, the words of which go to no shell, unless they say so: `["sh", "-c", "\u2026"]`. */
function readExec(args, span) {
    const shell = { program: '', options: new Set() };
    const reading = startReading(shell);
    const body = bodyOfWords(args.map(valueWord));
    if (body)
        guard(reading, span, () => addCommand(reading, startPlace(shell), body));
    return endReading(reading, 'exec', '', span);
}
function startReading({ options }) {
    const reading = {
        commands: [],
        pipelines: [],
        problems: [],
        options: new Set(options),
        lists: 0,
        readText: (source, place) => readText(reading, source, place),
    };
    return reading;
}
function startPlace(shell) {
    return {
        within: [],
        wrapper: undefined,
        substitution: undefined,
        pipeline: undefined,
        shell: { current: shell, own: true },
        joinedBy: 'first',
        list: 0,
        depth: 0,
    };
}
function endReading(reading, dialect, interpreter, span) {
    const { commands, pipelines, options, problems } = reading;
    return { dialect, interpreter, span, commands, pipelines, options, problems };
}
/** How often we read on behind a token at which the parser stops; without an end the cost would not be linear. */
const mostResumptions = 8;
function readText(reading, source, place) {
    const span = source.original.span(0, source.original.text.length);
    const refused = refusal(source.text);
    if (refused !== undefined) {
        addProblem(reading, span, refused);
        return;
    }
    guard(reading, span, () => {
        let rest = source;
        for (let resumed = 0; rest && resumed <= mostResumptions; resumed++) {
            const script = (0,parser/* parse */.qg)(rest.text);
            walkScript(reading, rest, script, place);
            rest = behindStop(rest, script);
        }
    });
}
/** What the parser has left unread behind a token that it did not expect: `b` of `a && && b`. */
function behindStop(source, { commands, errors }) {
    const stop = errors?.at(-1)?.pos;
    if (stop === undefined || stop < (commands.at(-1)?.end ?? 0))
        return undefined;
    const token = /^(?:[;&|)\s]+|\S+)/.exec(source.text.slice(stop))?.[0] ?? '';
    const from = stop + token.length;
    return token !== '' && from < source.text.length ? sliceSource(source, from, source.text.length) : undefined;
}
/** Depth that the parser or we did not bound ends in a full stack: what was read before stands. */
function guard(reading, span, read) {
    try {
        read();
    }
    catch (error) {
        if (!(error instanceof RangeError))
            throw error;
        addProblem(reading, span, 'nested too deeply to be read');
    }
}

;// CONCATENATED MODULE: ./build/src/documents/dockerfile/script.js


const defaultShell = { program: '/bin/sh', flags: ['-c'] };
const windowsShell = { program: 'cmd', flags: ['/S', '/C'] };
/** What a SHELL instruction sets, or what holds without one. */
function shellSetting(instruction, windows) {
    const [program, ...flags] = instruction?.args.map(({ text, raw }) => text ?? raw) ?? [];
    if (program === undefined)
        return windows ? windowsShell : defaultShell;
    return { program, flags };
}
/** What RUN, CMD, ENTRYPOINT and HEALTHCHECK run; `undefined` for all else and where there is no command. */
function readScript(parts, shell) {
    const { line, args, jsonArgs, healthcheck } = parts;
    const { keyword } = line.form;
    const runs = keyword === 'RUN' || keyword === 'CMD' || keyword === 'ENTRYPOINT' || healthcheck === 'cmd';
    if (!runs || args.start === args.end)
        return undefined;
    if (jsonArgs)
        return readExec(jsonArgs, line.source.span(args.start, args.end));
    const command = sliceText(line.source, args.start, args.end);
    return line.heredocs.length === 0 ? readShell(command, shell) : readWithHeredocs(line, command, args, shell);
}
/**
 * `RUN <<EOF` runs the body, by its `#!` line or else by the shell. With anything beside it, the shell itself is given
 * the command and the bodies behind it.
 */
function readWithHeredocs(line, command, args, shell) {
    const [first] = line.heredocs;
    if (first && first.marker.start === args.start && first.marker.end === args.end) {
        return readShell(first.text, interpreterOf(first.text.text) ?? shell);
    }
    return readShell(joinTexts([command, ...line.heredocs.flatMap((body) => withDelimiter(line, body))]), shell);
}
function withDelimiter({ lines }, { text, start, delimiter }) {
    const lineBreak = mappedText(lines, [{ text: '\n', offset: Math.max(0, start - 1) }]);
    return delimiter ? [lineBreak, text, delimiter] : [lineBreak, text];
}
/** The program of a `#!` line, through `env`. */
function interpreterOf(body) {
    if (!body.startsWith('#!'))
        return undefined;
    const lineEnd = body.indexOf('\n');
    const words = body
        .slice(2, lineEnd === -1 ? undefined : lineEnd)
        .split(/\s+/)
        .filter((word) => word !== '');
    if (/(?:^|\/)env$/.test(words[0] ?? '')) {
        words.shift();
        while (words[0]?.startsWith('-') || words[0]?.includes('='))
            words.shift();
    }
    const [program, ...flags] = words;
    return program === undefined ? undefined : { program, flags };
}

;// CONCATENATED MODULE: ./build/src/documents/dockerfile/state.js
/**
 * What holds behind `instructions`, on top of what holds below them. `local` are the stage's own: an ENTRYPOINT takes the
 * CMD of the base away, but not one that stands before it in the same stage.
 */
function endState(below, ground, instructions) {
    const env = [];
    const exposed = [];
    let { user, workdir, shell, healthcheck, entrypoint, cmd } = below ?? nothing;
    let ownCmd = false;
    for (const instruction of instructions) {
        switch (instruction.keyword) {
            case 'USER':
                for (const value of instruction.args)
                    user = { value, instruction };
                break;
            case 'WORKDIR':
                for (const value of instruction.args) {
                    workdir = { value: withText(value, joinPath(workdir, ground, value.text)), instruction };
                }
                break;
            case 'SHELL':
                if (instruction.json)
                    shell = instruction;
                break;
            case 'HEALTHCHECK':
                if (instruction.healthcheck)
                    healthcheck = instruction;
                break;
            case 'ENTRYPOINT':
                entrypoint = instruction;
                if (!ownCmd)
                    cmd = undefined;
                break;
            case 'CMD':
                cmd = instruction;
                ownCmd = true;
                break;
            case 'ENV':
                for (const pair of instruction.pairs) {
                    if (pair.value)
                        env.push([pair.name.text ?? pair.name.raw, { value: pair.value, instruction }]);
                }
                break;
            case 'EXPOSE':
                for (const port of instruction.args)
                    exposed.push({ value: port, instruction });
                break;
        }
    }
    return new EndState({ user, workdir, shell, healthcheck, entrypoint, cmd }, below, env, exposed);
}
/** Joins what adds up over the stages below when it is asked for. */
class EndState {
    user;
    workdir;
    shell;
    healthcheck;
    entrypoint;
    cmd;
    #below;
    #ownEnv;
    #ownExposed;
    #env;
    #exposed;
    constructor(single, below, env, exposed) {
        this.user = single.user;
        this.workdir = single.workdir;
        this.shell = single.shell;
        this.healthcheck = single.healthcheck;
        this.entrypoint = single.entrypoint;
        this.cmd = single.cmd;
        this.#below = below;
        this.#ownEnv = env;
        this.#ownExposed = exposed;
    }
    get env() {
        const below = this.#below;
        this.#env ??= below && this.#ownEnv.length === 0 ? below.env : new Map([...(below?.env ?? []), ...this.#ownEnv]);
        return this.#env;
    }
    get exposed() {
        const below = this.#below;
        this.#exposed ??=
            below && this.#ownExposed.length === 0 ? below.exposed : [...(below?.exposed ?? []), ...this.#ownExposed];
        return this.#exposed;
    }
}
function withText(value, text) {
    const { raw, span, variables } = value;
    return text === value.text ? value : { raw, text, span, variables };
}
const nothing = {
    user: undefined,
    workdir: undefined,
    shell: undefined,
    healthcheck: undefined,
    entrypoint: undefined,
    cmd: undefined,
};
/** A relative WORKDIR goes on from the one before it; below the first stands one that the base image knows. */
function joinPath(before, ground, path) {
    if (path === undefined)
        return undefined;
    if (/^[A-Za-z]:|^\\/.test(path))
        return path;
    if (path.startsWith('/'))
        return cleanPath(path);
    if (before && before.value.text === undefined)
        return undefined;
    if (!before && ground === 'image')
        return undefined;
    const parent = before?.value.text ?? '';
    return parent.length + path.length < longestPath ? cleanPath(`${parent}/${path}`) : undefined;
}
/** Linux's PATH_MAX. */
const longestPath = 4096;
function cleanPath(path) {
    const parts = [];
    for (const part of path.split('/')) {
        if (part === '..')
            parts.pop();
        else if (part !== '' && part !== '.')
            parts.push(part);
    }
    return `/${parts.join('/')}`;
}

;// CONCATENATED MODULE: ./build/src/documents/dockerfile/written-stage.js


/** A stage that works out on first use what it ends with. A class for the same reason as the instructions are. */
class WrittenStage {
    index;
    name;
    from;
    image;
    platform;
    base;
    instructions;
    needs;
    #ground;
    #run;
    #end;
    #chain;
    #span;
    constructor(parts) {
        this.index = parts.index;
        this.name = parts.name;
        this.from = parts.from;
        this.image = parts.image;
        this.platform = parts.platform;
        this.base = parts.base;
        this.instructions = parts.instructions;
        this.needs = parts.needs;
        this.#ground = parts.ground;
        this.#run = parts.run;
    }
    get span() {
        this.#span ??= (0,core_location/* joinSpans */.kU)(this.from.span, (this.instructions.at(-1) ?? this.from).span);
        return this.#span;
    }
    get end() {
        const { base } = this;
        this.#end ??= endState(base.kind === 'stage' ? base.stage.end : undefined, this.#ground, this.#run);
        return this.#end;
    }
    get chain() {
        this.#chain ??= this.base.kind === 'stage' ? [this, ...this.base.stage.chain] : [this];
        return this.#chain;
    }
}

;// CONCATENATED MODULE: ./build/src/documents/dockerfile/stages.js







/** More stages one on top of another than any real file has; what they inherit is then not followed. */
const stages_deepest = 1000;
/** More triggers than any real stage has; each is run in every stage that is FROM it. */
const mostTriggers = 100;
/** Puts instructions into stages, in the order of the file, and resolves their variables on the way. */
function assembleStages(escapeChar, logical) {
    const assembly = {
        escapeChar,
        globals: new GlobalScope(),
        stages: [],
        byName: new Map(),
        layers: new Map(),
        problems: [],
        lookups: new Map(),
    };
    const starts = logical.flatMap(({ form }, index) => (form.keyword === 'FROM' && !form.onbuild ? [index] : []));
    const head = logical.slice(0, starts[0]).map((line) => buildGlobal(assembly, line));
    const instructions = [...head];
    for (const [index, start] of starts.entries()) {
        const stage = buildStage(assembly, logical.slice(start, starts[index + 1]));
        if (!stage)
            continue;
        instructions.push(stage.from);
        for (const instruction of stage.instructions)
            instructions.push(instruction);
    }
    return { ...assembly, globalArgs: head.filter(({ keyword }) => keyword === 'ARG'), instructions };
}
function build(assembly, line, lookup, stage = () => undefined, script = () => undefined) {
    const { escapeChar, problems, lookups } = assembly;
    const reading = {
        source: line.source,
        escapeChar,
        lookup,
        refuse: ({ span, raw }, error) => problems.push({ span, message: `${(0,core_text/* quoted */.TL)(raw, 60)}: ${error}`, fatal: line.form.keyword === 'FROM' }),
    };
    const instruction = buildInstruction(line, { reading, stage, script, problems });
    problems.push(...checkInstruction(instruction, line));
    lookups.set(instruction, lookup);
    return instruction;
}
function buildGlobal(assembly, line) {
    const { globals, problems } = assembly;
    const known = problems.length;
    const instruction = build(assembly, line, (name) => globals.lookup(name));
    for (const { name, value } of instruction.keyword === 'ARG' ? instruction.pairs : []) {
        if (value)
            globals.set(name.raw, bindingOf(value));
    }
    if (instruction.keyword !== 'ARG' && problems.length === known) {
        const message = `only ARG may stand before the first FROM, not ${instruction.keyword}`;
        problems.push({ span: instruction.keywordSpan, message, fatal: true });
    }
    return instruction;
}
function buildStage(assembly, [first, ...rest]) {
    if (!first)
        return undefined;
    const { globals, stages, byName, layers } = assembly;
    const made = {};
    const from = build(assembly, first, (name) => globals.lookup(name), () => made.stage);
    const image = from.args[0] ?? { raw: '', text: undefined, span: from.argsSpan, variables: [] };
    const name = from.args.length === 3 ? from.args[2] : undefined;
    const platform = from.flags.find((flag) => flag.name === 'platform')?.value;
    const base = baseOf(assembly, image);
    const below = base.kind === 'stage' ? layers.get(base.stage) : undefined;
    const ground = base.kind === 'scratch' ? 'scratch' : (below?.ground ?? 'image');
    const layer = {
        scope: new Scope(below?.scope, ground),
        ground,
        windows: below?.windows ?? isWindows(base, platform?.text ?? ''),
        depth: (below?.depth ?? 0) + 1,
    };
    const inherited = below?.triggers ?? [];
    for (const trigger of inherited)
        bind(trigger, layer.scope, -1, assembly.globals);
    const instructions = buildInstructions(assembly, rest, layer, () => made.stage, () => {
        const trigger = inherited.findLast(({ keyword }) => keyword === 'SHELL');
        return trigger ?? (base.kind === 'stage' ? base.stage.end.shell : undefined);
    });
    const run = [...inherited, ...instructions.filter(({ onbuild }) => !onbuild)];
    const stage = new WrittenStage({
        index: stages.length,
        name,
        from,
        image,
        platform,
        base,
        instructions,
        ground,
        run,
        needs: needsOf(assembly, base, run),
    });
    made.stage = stage;
    layers.set(stage, { ...layer, triggers: triggersOf(assembly, instructions) });
    stages.push(stage);
    if (name)
        byName.set(name.raw.toLowerCase(), stage);
    return stage;
}
function triggersOf({ problems }, instructions) {
    const triggers = instructions.filter(({ onbuild }) => onbuild);
    const tooMany = triggers[mostTriggers];
    if (!tooMany)
        return triggers;
    problems.push({
        span: tooMany.span,
        message: `more than ${mostTriggers} ONBUILD triggers in one stage`,
        fatal: true,
    });
    return triggers.slice(0, mostTriggers);
}
/** Triggers are read last: they see the environment that the stage ends with. */
function buildInstructions(assembly, lines, { scope, ground, windows }, stage, inheritedShell) {
    const built = new Map();
    let ownShell;
    const add = (line, at, variables) => {
        const shell = ownShell;
        const script = (parts) => readScript(parts, shellSetting(shell ?? inheritedShell(), windows));
        const instruction = build(assembly, line, (name) => variables.lookup(name, at), stage, script);
        bind(instruction, variables, at, assembly.globals);
        if (instruction.keyword === 'SHELL' && instruction.json)
            ownShell = instruction;
        built.set(line, instruction);
    };
    for (const [at, line] of lines.entries())
        if (!line.form.onbuild)
            add(line, at, scope);
    const triggers = new Scope(scope, ground, false);
    for (const [at, line] of lines.entries())
        if (line.form.onbuild)
            add(line, at, triggers);
    return lines.flatMap((line) => built.get(line) ?? []);
}
function bind({ keyword, pairs }, scope, at, globals) {
    for (const { name, value } of keyword === 'ENV' ? pairs : []) {
        if (value && name.text !== undefined)
            scope.setEnv(name.text, bindingOf(value), at);
    }
    for (const { name, value } of keyword === 'ARG' ? pairs : []) {
        const binding = value ? bindingOf(value) : globals.value(name.raw);
        if (binding)
            scope.setArg(name.raw, binding, at);
        else
            scope.declareArg(name.raw, at);
    }
}
function baseOf({ byName, layers, problems }, { text, raw, span }) {
    if (text === undefined)
        return { kind: 'unresolved', raw };
    // Image names have no upper case, so that a stage of another case can only be meant as this one.
    const stage = byName.get(text.toLowerCase());
    if (stage && (layers.get(stage)?.depth ?? 0) >= stages_deepest) {
        problems.push({ span, message: `more than ${stages_deepest} stages stand one on top of another`, fatal: true });
        return { kind: 'unresolved', raw };
    }
    if (stage)
        return { kind: 'stage', stage };
    if (text === 'scratch')
        return { kind: 'scratch' };
    const reference = (0,image_reference/* parseImageReference */.o)(text);
    return reference ? { kind: 'image', reference } : { kind: 'unresolved', raw };
}
function isWindows(base, platform) {
    if (platform.startsWith('windows'))
        return true;
    if (base.kind !== 'image')
        return false;
    const { registry, repository, tag } = base.reference;
    const microsoft = registry === 'mcr.microsoft.com' && repository.startsWith('windows');
    return microsoft || /nanoserver|windowsservercore/.test(`${repository}:${tag}`);
}
function needsOf({ byName, stages }, base, instructions) {
    const needs = new Set(base.kind === 'stage' ? [base.stage] : []);
    const add = (stage) => {
        if (stage)
            needs.add(stage);
    };
    for (const { keyword, flags } of instructions) {
        for (const { name, value, options } of flags) {
            const from = keyword === 'COPY' && name === 'from' ? value?.text : undefined;
            if (from !== undefined)
                add(/^\d{1,6}$/.test(from) ? stages[Number(from)] : byName.get(from.toLowerCase()));
            const mounted = keyword === 'RUN' ? options.get('from')?.text : undefined;
            if (mounted !== undefined)
                add(byName.get(mounted.toLowerCase()));
        }
    }
    return [...needs];
}

;// CONCATENATED MODULE: ./build/src/documents/dockerfile/parse.js








/** Reads a Dockerfile as BuildKit does. Costs time in proportion to the text's length, whatever the text is. */
function parseDockerfile(path, text) {
    const lines = (0,documents_lines/* readLines */.S)(text);
    const { directives, problems, nextLine } = readDirectives(lines);
    const logical = readLogicalLines(lines, directives.escape, nextLine);
    const { lookups, ...assembled } = assembleStages(directives.escape, logical.instructions);
    const { globalArgs, stages, instructions } = assembled;
    // Only findings have routes, and most files have none.
    const places = lazy(() => ({
        instructions,
        starts: instructions.map(({ span }) => lines.offset(span.start)),
        ends: instructions.map(({ span }) => lines.offset(span.end)),
        stageCount: stages.length,
    }));
    return {
        kind: 'dockerfile',
        path,
        text,
        directives,
        globalArgs,
        stages,
        finalStage: stages.at(-1),
        instructions,
        comments: buildComments(lines, logical.comments, instructions),
        problems: [...problems, ...assembled.problems, ...missingFrom(stages, instructions)].sort((a, b) => (0,core_location/* compareSpans */.fd)(a.span, b.span)),
        stageNamed: stageFinder(stages),
        resolve: (instruction, name) => {
            const binding = lookups.get(instruction)?.(name);
            return binding?.kind === 'known' ? binding.text : binding?.kind === 'unset' ? '' : undefined;
        },
        routeOf: (position) => routeAt(lines.offset(position), places()),
    };
}
function missingFrom(stages, [first]) {
    if (stages.length > 0)
        return [];
    if (first)
        return [{ span: first.span, message: 'there is no FROM: no stage to build', fatal: true }];
    return [{ span: (0,core_location/* spanAt */.i6)({ line: 1, column: 1 }), message: 'there are no instructions', fatal: false }];
}
/** By name, of several the last; else by number. */
function stageFinder(stages) {
    const byName = new Map();
    for (const stage of stages)
        if (stage.name)
            byName.set(stage.name.raw.toLowerCase(), stage);
    return (name) => byName.get(name.toLowerCase()) ?? (/^\d{1,6}$/.test(name) ? stages[Number(name)] : undefined);
}

;// CONCATENATED MODULE: ./build/src/documents/create-project.js






/** Each costs as much as the file before it is long; nobody writes as many. */
const maxInline = 100;
/** Joins the documents of one commit. What costs something is done when it is first asked for. */
function createProject({ documents, files, paths }) {
    const byPath = new Map(documents.map((document) => [document.path, document]));
    const dockerfiles = documents.filter((document) => document.kind === 'dockerfile');
    const composeFiles = documents.filter((document) => document.kind === 'compose');
    const tree = lazy(() => new Set([...paths, ...byPath.keys(), ...files.keys()]));
    const families = lazy(() => readFamilies(composeFiles));
    const exists = (path) => tree().has(path);
    const around = {
        composeFile: (path) => {
            const document = byPath.get(path);
            return document?.kind === 'compose' ? document : undefined;
        },
        dockerfile: (path) => {
            const document = byPath.get(path);
            return document?.kind === 'dockerfile' ? document : undefined;
        },
        projectFolder: (path) => families().projectFolder(path),
        overridesOf: (document) => families().overridesOf(document),
        baseOf: (document) => families().baseOf(document),
        exists,
    };
    const inline = memoised((node, count) => count > maxInline ? undefined : parseInline(around.composeFile(node.path), node));
    const containersIn = memoised((document) => containersOf(document, around, inline));
    const containers = lazy(() => composeFiles.flatMap(containersIn));
    const builds = lazy(() => groupBuilds(containers()));
    const buildsOf = (document) => builds().get(document) ?? [];
    return {
        documents,
        dockerfiles,
        composeFiles,
        get containers() {
            return containers();
        },
        document: (path) => byPath.get(path),
        containersOf: containersIn,
        buildsOf,
        shippedStages: (document) => shippedStages(document, buildsOf(document)),
        exists,
        pathOf: ({ path, text }) => (text === undefined ? undefined : (0,documents_paths/* joinPath */.u)(around.projectFolder(path), text)),
        text: (path) => files.get(path),
    };
}
function groupBuilds(containers) {
    const groups = new Map();
    for (const container of containers) {
        const { build } = container;
        if (build?.document === undefined)
            continue;
        const group = groups.get(build.document);
        if (group)
            group.push({ container, build });
        else
            groups.set(build.document, [{ container, build }]);
    }
    return groups;
}
function shippedStages({ finalStage }, builds) {
    const stages = new Set(builds.flatMap(({ build: { stage } }) => stage ?? []));
    if (finalStage)
        stages.add(finalStage);
    return [...stages].toSorted((a, b) => a.index - b.index);
}
/**
 * A block of `dockerfile_inline: |` as a Dockerfile. Everything before it becomes empty lines and its indentation stays,
 * so that its places are places of the Compose file. Other forms have no such places, and are not read.
 */
function parseInline(document, { path, span }) {
    const lines = document?.text.split('\n').slice(0, span.end.line) ?? [];
    if (!lines[span.start.line - 1]?.startsWith('|', span.start.column - 1))
        return undefined;
    return parseDockerfile(path, [...lines.fill('', 0, span.start.line), ''].join('\n'));
}
/** Files of the tree that the project's documents point at and that were not read: asked until there are no more. */
function contextPaths(project) {
    const wanted = new Map();
    const want = (path, role) => {
        if (path === undefined || wanted.has(path) || !project.exists(path))
            return;
        if (project.document(path) === undefined && project.text(path) === undefined)
            wanted.set(path, { path, role });
    };
    for (const document of project.composeFiles) {
        for (const path of familyPaths(document))
            want(path, 'compose');
        for (const { files } of document.include) {
            for (const { value } of files)
                want((0,documents_paths/* joinPath */.u)((0,documents_paths/* folderOf */.y)(document.path), value), 'compose');
        }
        for (const { node } of document.services) {
            const extended = node.get('extends');
            if (extended)
                want(extendedPath(document, extended), 'compose');
        }
        for (const { node } of [...document.secrets, ...document.configs]) {
            const file = node.kind === 'map' ? node.get('file') : undefined;
            if (file?.kind === 'scalar')
                want(project.pathOf(file), 'text');
        }
        for (const { build, envFiles } of project.containersOf(document)) {
            want(build?.dockerfile, 'dockerfile');
            if (build?.context !== undefined)
                want((0,documents_paths/* joinPath */.u)(build.context, '.dockerignore'), 'text');
            if (build?.dockerfile !== undefined)
                want(`${build.dockerfile}.dockerignore`, 'text');
            for (const envFile of envFiles)
                want(project.pathOf(envFile), 'text');
        }
    }
    for (const { path } of project.dockerfiles) {
        want(`${path}.dockerignore`, 'text');
        want((0,documents_paths/* joinPath */.u)((0,documents_paths/* folderOf */.y)(path), '.dockerignore'), 'text');
        want('.dockerignore', 'text');
    }
    return [...wanted.values()];
}
/** `make` is told how many there are with this one. */
function memoised(make) {
    const made = new Map();
    return (key) => {
        const known = made.get(key) ?? { value: make(key, made.size + 1) };
        made.set(key, known);
        return known.value;
    };
}

;// CONCATENATED MODULE: ./build/src/collect.js




const emptySnapshot = {
    project: createProject({ documents: [], files: new Map(), paths: [] }),
    reviewed: new Set(),
    gaps: [],
};
/** No Dockerfile or Compose file that people write is larger; one that is costs a reviewer more than a look. */
const maxFileBytes = 1024 * 1024;
/** Compose files read only to see whether they build something that changed; nearest first. */
const maxContextFiles = 1000;
/** A file may point at a file that points at a file \u2026; hostile chains end here. */
const maxContextRounds = 8;
/**
 * Reads the container files of a tree and what they point at. Rejects only where the tree itself cannot be listed; a
 * file that cannot be read or parsed is a gap.
 */
async function collect(reader, selection, parse = collect_parser()) {
    const listing = await reader.list();
    const gaps = [...listing.gaps];
    const entries = new Map(listing.entries.map((entry) => [entry.path, entry]));
    const chosen = choose(listing.entries, selection, gaps);
    const links = chosen.filter(({ entry }) => entry.kind === 'symlink');
    const linkTargets = await reader.read(links.map(({ entry }) => entry));
    for (const { entry } of links)
        gaps.push(linkGap(entry.path, linkTargets.get(entry.path), entries, blocks(entry.path, selection)));
    const documents = [];
    const reviewed = new Set();
    const files = chosen.filter(({ entry }) => entry.kind === 'file');
    const texts = await readTexts(reader, files.map(({ entry }) => entry), selection, gaps);
    for (const { entry, kind } of files) {
        const text = texts.get(entry.path);
        if (text === undefined)
            continue;
        const document = await parse(entry.path, text, kind ?? (0,classify/* kindOfContent */.d7)(text));
        const broken = brokenGap(document, blocks(entry.path, selection));
        if (broken)
            gaps.push(broken);
        else {
            documents.push(document);
            reviewed.add(entry.path);
        }
    }
    const project = await withContext(reader, entries, documents, parse);
    return { project, reviewed, gaps };
}
async function withContext(reader, entries, reviewed, parse) {
    const documents = [...reviewed];
    const files = new Map();
    const asked = new Set(documents.map(({ path }) => path));
    for (let round = 0;; round++) {
        const project = createProject({ documents, files, paths: entries.keys() });
        if (round === maxContextRounds)
            return project;
        const missing = contextPaths(project).flatMap(({ path, role }) => {
            const entry = entries.get(path);
            return entry?.kind === 'file' && !asked.has(path) ? [{ entry, role }] : [];
        });
        if (missing.length === 0)
            return project;
        for (const { entry } of missing)
            asked.add(entry.path);
        const contents = await reader.read(missing.map(({ entry }) => entry).filter(({ size }) => (size ?? 0) <= maxFileBytes));
        for (const { entry, role } of missing) {
            const content = contents.get(entry.path);
            // Context that cannot be read takes nothing from the review of what was asked for.
            const text = content instanceof Uint8Array ? decode(content) : undefined;
            if (text === undefined)
                continue;
            if (role === 'text')
                files.set(entry.path, text);
            else {
                const document = await parse(entry.path, text, role);
                if (!document.problems.some(({ fatal }) => fatal))
                    documents.push(document);
            }
        }
    }
}
function choose(entries, selection, gaps) {
    const { focus, named } = selection;
    const chosen = [];
    const context = [];
    for (const entry of entries) {
        const { path } = entry;
        if (named?.has(path)) {
            chosen.push({ entry, kind: (0,classify/* classify */.L8)(path) });
            continue;
        }
        if (entry.kind === 'submodule')
            continue;
        if (selection.excluded(path))
            continue;
        const kind = (0,classify/* classify */.L8)(path);
        if (kind === undefined && !selection.included(path))
            continue;
        if (focus === undefined || focus.has(path))
            chosen.push({ entry, kind });
        else if (kind !== 'dockerfile')
            context.push({ entry, kind });
    }
    if (context.length > maxContextFiles) {
        const near = nearness([...(focus ?? [])]);
        context.sort((a, b) => near(b.entry.path) - near(a.entry.path));
        gaps.push({
            subject: 'unchanged Compose files',
            reason: `${context.length - maxContextFiles} of ${context.length} were not read to see whether they use what changed.`,
            blocking: false,
        });
    }
    return [...chosen, ...context.slice(0, maxContextFiles)];
}
/** How many folders a path shares with the nearest of `paths`. */
function nearness(paths) {
    const folders = new Set();
    for (const path of paths) {
        const parts = path.split('/');
        for (let depth = 1; depth < parts.length; depth++)
            folders.add(parts.slice(0, depth).join('/'));
    }
    return (path) => {
        const parts = path.split('/');
        let depth = parts.length - 1;
        while (depth > 0 && !folders.has(parts.slice(0, depth).join('/')))
            depth--;
        return depth;
    };
}
/** A file that nobody changed must not fail a pull request that only reads it as context. */
function blocks(path, { focus }) {
    return focus === undefined || focus.has(path);
}
async function readTexts(reader, entries, selection, gaps) {
    const small = [];
    for (const entry of entries) {
        if ((entry.size ?? 0) <= maxFileBytes)
            small.push(entry);
        else
            gaps.push(tooLarge(entry.path, blocks(entry.path, selection)));
    }
    const contents = await reader.read(small);
    const texts = new Map();
    for (const { path } of small) {
        const content = contents.get(path);
        const blocking = blocks(path, selection);
        if (content === undefined)
            gaps.push({ path, subject: path, reason: 'It could not be read.', blocking });
        else if (!(content instanceof Uint8Array))
            gaps.push({ ...content, blocking });
        else if (content.length > maxFileBytes)
            gaps.push(tooLarge(path, blocking));
        else {
            const text = decode(content);
            if (text === undefined) {
                gaps.push({
                    path,
                    subject: path,
                    reason: 'It is binary (it holds NUL bytes), so it was not reviewed.',
                    blocking,
                });
            }
            else
                texts.set(path, text);
        }
    }
    return texts;
}
function tooLarge(path, blocking) {
    return { path, subject: path, reason: 'It is larger than 1 MiB, so it was not reviewed.', blocking };
}
/** UTF-8, with U+FFFD for what is none; `undefined` where it is binary. */
function decode(bytes) {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
}
/** A link is not followed: what it leads to is reviewed under its own name, if it is a file of the repository. */
function linkGap(path, content, entries, blocking) {
    const target = content instanceof Uint8Array ? decode(content) : undefined;
    const resolved = target === undefined ? undefined : resolveLink(path, target);
    const inside = resolved !== undefined && entries.get(resolved)?.kind === 'file';
    const shown = (0,core_text/* clip */.$Q)((0,core_text/* printable */.g$)(target ?? 'something that could not be read'), 200);
    return inside
        ? {
            path,
            subject: path,
            reason: `It is a symbolic link to ${shown}, which is reviewed under its own name.`,
            blocking: false,
        }
        : {
            path,
            subject: path,
            reason: `It is a symbolic link to ${shown}, which is no file of the repository; it was not followed.`,
            blocking,
        };
}
function resolveLink(path, target) {
    if (target.startsWith('/'))
        return undefined;
    const parts = path.split('/').slice(0, -1);
    for (const part of target.split('/')) {
        if (part === '..') {
            if (parts.pop() === undefined)
                return undefined;
        }
        else if (part !== '' && part !== '.')
            parts.push(part);
    }
    return parts.join('/');
}
function brokenGap({ path, problems }, blocking) {
    const problem = problems.find(({ fatal }) => fatal);
    if (problem === undefined)
        return undefined;
    const { line, column } = problem.span.start;
    const template = (0,classify/* isTemplate */.Fl)(path);
    const reason = template
        ? `It is a template that does not parse on its own (line ${line}: ${problem.message}), so it was not reviewed.`
        : `Line ${line}, column ${column}: ${problem.message}`;
    return { path, subject: path, reason: (0,core_text/* clip */.$Q)((0,core_text/* printable */.g$)(reason), 500), blocking: blocking && !template };
}
/** Parses each content of a path once, also where head and base share it. */
function collect_parser() {
    const parsed = new Map();
    return async (path, text, kind) => {
        const contents = parsed.get(path) ?? [];
        const known = contents.find((document) => document.kind === kind && document.text === text);
        if (known)
            return known;
        const document = await parseAs(kind, path, text);
        parsed.set(path, [...contents, document]);
        return document;
    };
}
async function parseAs(kind, path, text) {
    if (kind === 'dockerfile')
        return parseDockerfile(path, text);
    // The YAML reader is a quarter of all that is loaded, and a folder with a Dockerfile alone needs none.
    const { parseCompose } = await __webpack_require__.e(/* import() */ 347).then(__webpack_require__.bind(__webpack_require__, 347));
    return parseCompose(path, text);
}


/***/ }),

/***/ 9813:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ lineStarts),
/* harmony export */   c: () => (/* binding */ applyEdits)
/* harmony export */ });
/* harmony import */ var _location_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4582);

/** Applies edits that do not overlap. Line breaks of `text` are kept; those of inserted text follow the file's own. */
function applyEdits(text, edits) {
    const lines = lineStarts(text);
    const newline = text.includes('\r\n') ? '\r\n' : '\n';
    let result = text;
    for (const { span, text: replacement } of edits.toSorted((a, b) => (0,_location_js__WEBPACK_IMPORTED_MODULE_0__/* .comparePositions */ .Ez)(b.span.start, a.span.start))) {
        const start = offsetOf(lines, span.start);
        const end = offsetOf(lines, span.end);
        result = result.slice(0, start) + replacement.replace(/\r?\n/g, newline) + result.slice(end);
    }
    return result;
}
/** Offsets at which the lines of `text` start. */
function lineStarts(text) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1))
        starts.push(at + 1);
    return starts;
}
function offsetOf(starts, { line, column }) {
    return (starts[line - 1] ?? starts.at(-1) ?? 0) + column - 1;
}


/***/ }),

/***/ 5068:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ compareFindings),
/* harmony export */   n: () => (/* binding */ compareText)
/* harmony export */ });
/* harmony import */ var _location_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4582);

/** By path, then place, then rule: the order in which everything is told. */
function compareFindings(a, b) {
    return (compareText(a.location.path, b.location.path) ||
        (0,_location_js__WEBPACK_IMPORTED_MODULE_0__/* .compareSpans */ .fd)(a.location.span, b.location.span) ||
        compareText(a.rule.id, b.rule.id) ||
        compareText(a.subject, b.subject));
}
/** By code unit, so that the order is the same on every machine. */
function compareText(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}


/***/ }),

/***/ 9719:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  br: () => (/* binding */ digest),
  Rj: () => (/* binding */ fingerprint),
  Pq: () => (/* binding */ meaningKey)
});

;// CONCATENATED MODULE: ./build/src/core/sha256.js
/**
 * SHA-256 of a text's UTF-8 bytes as 64 hexadecimal digits (https://doi.org/10.6028/NIST.FIPS.180-4). Ours, because
 * loading `node:crypto` takes some 5 ms: a fifth of `node -e 0`, for a digest of a few hundred bytes.
 */
function sha256(text) {
    const bytes = padded(new TextEncoder().encode(text));
    const state = Uint32Array.of(0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19);
    const schedule = new Uint32Array(64);
    for (let at = 0; at < bytes.byteLength; at += 64) {
        expand(bytes, at, schedule);
        compress(state, schedule);
    }
    return Array.from(state, (word) => word.toString(16).padStart(8, '0')).join('');
}
/** The message, one bit, zeros, and its length in bits, in whole blocks of 64 bytes. */
function padded(message) {
    const blocks = Math.ceil((message.length + 9) / 64);
    const bytes = new Uint8Array(blocks * 64);
    bytes.set(message);
    bytes[message.length] = 0x80;
    const view = new DataView(bytes.buffer);
    view.setBigUint64(bytes.length - 8, BigInt(message.length) * 8n);
    return view;
}
/** The fractional parts of the cube roots of the first 64 primes. */
const constants = Uint32Array.of(...[0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5], ...[0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174], ...[0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da], ...[0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967], ...[0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85], ...[0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070], ...[0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3], ...[0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2]);
function expand(bytes, start, schedule) {
    for (let i = 0; i < 16; i++)
        schedule[i] = bytes.getUint32(start + i * 4);
    for (let i = 16; i < 64; i++) {
        const early = schedule[i - 15] ?? 0;
        const late = schedule[i - 2] ?? 0;
        const small0 = rotated(early, 7) ^ rotated(early, 18) ^ (early >>> 3);
        const small1 = rotated(late, 17) ^ rotated(late, 19) ^ (late >>> 10);
        schedule[i] = (schedule[i - 16] ?? 0) + small0 + (schedule[i - 7] ?? 0) + small1;
    }
}
function compress(state, schedule) {
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
    for (let i = 0; i < 64; i++) {
        const big1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
        const choice = (e & f) ^ (~e & g);
        const first = (h + big1 + choice + (constants[i] ?? 0) + (schedule[i] ?? 0)) | 0;
        const big0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22);
        const majority = (a & b) ^ (a & c) ^ (b & c);
        h = g;
        g = f;
        f = e;
        e = (d + first) | 0;
        d = c;
        c = b;
        b = a;
        a = (first + big0 + majority) | 0;
    }
    const words = [a, b, c, d, e, f, g, h];
    for (let i = 0; i < 8; i++)
        state[i] = (state[i] ?? 0) + (words[i] ?? 0);
}
function rotated(word, by) {
    return (word >>> by) | (word << (32 - by));
}

;// CONCATENATED MODULE: ./build/src/core/fingerprint.js

/** 32 hexadecimal digits. `ordinal` counts equal meanings of one file from 0, in order of place. */
function fingerprint(meaning, ordinal) {
    return digest(`${meaningKey(meaning)}\0${ordinal}`).slice(0, 32);
}
/** Equal for findings that mean the same. Parts are joined by NUL, which no part holds. */
function meaningKey({ rule, route, subject }) {
    return [rule, route.scope, subject === '' ? route.step : '', subject].map(withoutNul).join('\0');
}
function withoutNul(text) {
    return text.replaceAll('\0', '\uFFFD');
}
/** 64 hexadecimal digits that stand for `text`. */
function digest(text) {
    return sha256(text);
}


/***/ }),

/***/ 1338:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ inScope),
/* harmony export */   z: () => (/* binding */ judge)
/* harmony export */ });
/* harmony import */ var _severity_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2842);

/** The findings that the gate looks at: under `introduced` what was introduced, else everything that is not fixed. */
function inScope(review) {
    return review.findings.filter(({ status }) => review.hasBase && review.scope === 'introduced' ? status === 'introduced' : status !== 'fixed');
}
function judge(review, failOn, onGap) {
    const judged = inScope(review);
    const failing = judged.filter(({ severity }) => (0,_severity_js__WEBPACK_IMPORTED_MODULE_0__/* .reaches */ .O6)(severity, failOn));
    const blockingGaps = onGap === 'fail' ? review.gaps.filter(({ blocking }) => blocking).length : 0;
    const [gravest] = judged.map(({ severity }) => severity).toSorted(_severity_js__WEBPACK_IMPORTED_MODULE_0__/* .compareSeverities */ .Rj);
    return {
        conclusion: failing.length > 0 || blockingGaps > 0 ? 'failure' : 'success',
        failing,
        blockingGaps,
        highestSeverity: gravest ?? 'none',
    };
}


/***/ }),

/***/ 4582:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ez: () => (/* binding */ comparePositions),
/* harmony export */   ZL: () => (/* binding */ containsPosition),
/* harmony export */   fM: () => (/* binding */ lastLine),
/* harmony export */   fd: () => (/* binding */ compareSpans),
/* harmony export */   i6: () => (/* binding */ spanAt),
/* harmony export */   kU: () => (/* binding */ joinSpans),
/* harmony export */   wl: () => (/* binding */ containsSpan)
/* harmony export */ });
/** Negative where `a` comes first. */
function comparePositions(a, b) {
    return a.line - b.line || a.column - b.column;
}
function compareSpans(a, b) {
    return comparePositions(a.start, b.start) || comparePositions(a.end, b.end);
}
function containsPosition(span, position) {
    return comparePositions(span.start, position) <= 0 && comparePositions(position, span.end) < 0;
}
/** True where `inner` lies wholly inside `outer`. */
function containsSpan(outer, inner) {
    return comparePositions(outer.start, inner.start) <= 0 && comparePositions(inner.end, outer.end) <= 0;
}
/** The last line that `span` touches: a span that ends in column 1 does not touch that line. */
function lastLine({ start, end }) {
    return end.column === 1 && end.line > start.line ? end.line - 1 : end.line;
}
/** The empty span before `position`: where text is inserted. */
function spanAt(position) {
    return { start: position, end: position };
}
/** From the start of `first` to the end of `last`. */
function joinSpans(first, last) {
    return { start: first.start, end: last.end };
}


/***/ }),

/***/ 9679:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KQ: () => (/* binding */ defaultOptions),
/* harmony export */   cs: () => (/* binding */ inlineIgnoreModes)
/* harmony export */ });
/* unused harmony export publicRegistries */
/** Which pragmas count: all, only those that base already had, none. */
const inlineIgnoreModes = ['allow', 'existing', 'deny'];
/** Docker Hub, and the registries that vendors of base images run in public. */
const publicRegistries = [
    'docker.io',
    'ghcr.io',
    'quay.io',
    'mcr.microsoft.com',
    'public.ecr.aws',
    'gcr.io',
    '*.pkg.dev',
    'registry.k8s.io',
    'registry.access.redhat.com',
    'registry.gitlab.com',
    'cgr.dev',
    'dhi.io',
    'docker.elastic.co',
    'nvcr.io',
];
const defaultOptions = {
    profile: 'recommended',
    scope: 'introduced',
    include: [],
    exclude: [],
    failOn: 'high',
    commentOn: 'low',
    maxComments: 25,
    onError: 'fail',
    allowedRegistries: publicRegistries,
    inlineIgnores: 'allow',
    rules: new Map(),
    ignore: [],
    images: { advice: true, buildStages: false, max: 20, timeout: 300, tokenServices: new Map() },
};


/***/ }),

/***/ 574:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ ruleNames),
/* harmony export */   p: () => (/* binding */ vulnerabilityRule)
/* harmony export */ });
/** Known whether or not images are scanned: one finding of it is one known vulnerability of an image. */
const vulnerabilityRule = 'image/vulnerability';
function ruleNames(rules) {
    const current = new Map([[vulnerabilityRule, vulnerabilityRule]]);
    for (const { id, aliases = [] } of rules)
        for (const name of [id, ...aliases])
            current.set(name, id);
    return { ids: [...new Set(current.values())].toSorted(), resolve: (word) => current.get(word) };
}


/***/ }),

/***/ 9135:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  d: () => (/* binding */ anchorOf),
  x: () => (/* binding */ placementOf)
});

// EXTERNAL MODULE: ./build/src/core/location.js
var core_location = __webpack_require__(4582);
;// CONCATENATED MODULE: ./build/src/diff/changed-lines.js
const read = new WeakMap();
/** The lines of a diff by their kind. Every finding of a file asks: they are put in order once. */
function changedLines(diff) {
    const known = read.get(diff);
    if (known)
        return known;
    const placed = { added: [], removed: [], context: [] };
    for (const { lines } of diff.hunks) {
        let at = lines.find(({ head }) => head !== undefined)?.head ?? lines[0]?.base ?? 0;
        for (const line of lines) {
            at = line.head ?? at;
            placed[line.kind].push({ at, line });
        }
    }
    const changed = {
        added: placedLines(placed.added),
        removed: placedLines(placed.removed),
        context: placedLines(placed.context),
    };
    read.set(diff, changed);
    return changed;
}
function placedLines(unordered) {
    // Patches come from outside: nothing says that their hunks are in order.
    const placed = unordered.toSorted((a, b) => a.at - b.at);
    const from = (line) => {
        let low = 0;
        let high = placed.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            if ((placed[middle]?.at ?? 0) < line)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    };
    return {
        some: ({ first, last }) => (placed[from(first)]?.at ?? Number.POSITIVE_INFINITY) <= last,
        nearest: (line) => {
            const behind = placed[from(line)];
            const lastBefore = placed[from(line) - 1];
            // Several removed lines stand in one place: the first of them is meant.
            const before = lastBefore && placed[from(lastBefore.at)];
            if (behind === undefined || before === undefined)
                return (behind ?? before)?.line;
            return (line - before.at <= behind.at - line ? before : behind).line;
        },
    };
}

;// CONCATENATED MODULE: ./build/src/diff/placement.js


/** Where a finding of head lies relative to the diff. `undefined` diff: the pull request does not touch its file. */
function placementOf(finding, diff) {
    if (diff === undefined)
        return 'unchanged-file';
    const { added, context } = changedLines(diff);
    const own = { first: finding.location.span.start.line, last: (0,core_location/* lastLine */.fM)(finding.location.span) };
    if (added.some(own))
        return 'added-line';
    return context.some(own) ? 'diff-context' : 'changed-file';
}
/** So many lines beside its own may a comment cover for the sake of its suggestion. */
const maxNeighbours = 2;
/**
 * Where the comment on a finding stands: on its own lines where the diff shows them, else on the changed line that
 * most likely caused it, else on the file. `undefined`: the pull request does not touch its file.
 */
function anchorOf(finding, diff) {
    if (diff === undefined)
        return undefined;
    const { span } = finding.location;
    const own = { first: span.start.line, last: (0,core_location/* lastLine */.fM)(span) };
    const edited = linesOfEdits(finding, own);
    for (const hunk of diff.hunks) {
        const shown = shownLines(hunk);
        if (shown === undefined)
            continue;
        if (edited && within(edited, shown))
            return lineAnchor(edited);
        const first = Math.max(own.first, shown.first);
        const last = Math.min(own.last, shown.last);
        if (first <= last)
            return lineAnchor({ first, last });
    }
    const cause = causeOf(finding, diff);
    if (cause === undefined)
        return { kind: 'file' };
    return cause.head === undefined
        ? { kind: 'line', side: 'LEFT', line: cause.base ?? 1, startLine: undefined }
        : { kind: 'line', side: 'RIGHT', line: cause.head, startLine: undefined };
}
function lineAnchor({ first, last }) {
    // GitHub refuses a start line that equals the line: https://docs.github.com/rest/pulls/comments
    return { kind: 'line', side: 'RIGHT', line: last, startLine: first < last ? first : undefined };
}
function within(inner, outer) {
    return outer.first <= inner.first && inner.last <= outer.last;
}
function shownLines({ lines }) {
    const first = lines.find(({ head }) => head !== undefined)?.head;
    const last = lines.findLast(({ head }) => head !== undefined)?.head;
    return first === undefined || last === undefined ? undefined : { first, last };
}
/** The finding's lines widened to those its edits change, where that is not too much to suggest at once. */
function linesOfEdits({ edits }, own) {
    if (edits.length === 0)
        return undefined;
    const first = Math.min(own.first, ...edits.map(({ span }) => span.start.line));
    const last = Math.max(own.last, ...edits.map(({ span }) => (0,core_location/* lastLine */.fM)(span)));
    return own.first - first <= maxNeighbours && last - own.last <= maxNeighbours ? { first, last } : undefined;
}
/** The changed line nearest to the finding; where something is missing, a removed one before any other. */
function causeOf(finding, diff) {
    const { line } = finding.location.span.start;
    const { added, removed } = changedLines(diff);
    return finding.absence
        ? (removed.nearest(line) ?? added.nearest(line))
        : (added.nearest(line) ?? removed.nearest(line));
}


/***/ }),

/***/ 8424:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fl: () => (/* binding */ isTemplate),
/* harmony export */   L8: () => (/* binding */ classify),
/* harmony export */   d7: () => (/* binding */ kindOfContent),
/* harmony export */   fU: () => (/* binding */ globMatcher)
/* harmony export */ });
/* unused harmony export isTakenBack */
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4006);

/** Endings of template languages; what they leave in is filled in before a builder sees it. */
const templateEndings = /\.(?:j2|jinja2?|tmpl|tpl|gotmpl|template|erb|ejs|eex|mustache|hbs|handlebars|njk|liquid|twig|m4|in)$/;
/** What a path's name says it is; `undefined` for everything that is no container file by its name. */
function classify(path) {
    const name = baseName(path);
    if (name.endsWith('.dockerignore') || name.endsWith('.md'))
        return undefined;
    if (isDockerfileName(name))
        return 'dockerfile';
    return isComposeName(name) ? 'compose' : undefined;
}
function isDockerfileName(name) {
    return ['dockerfile', 'containerfile'].some((word) => name === word || name.startsWith(`${word}.`) || name.endsWith(`.${word}`));
}
function isComposeName(name) {
    const stem = name.replace(/\.ya?ml$/, '');
    if (stem === name)
        return false;
    return /^(?:docker-)?compose(?:[.-].+)?$/.test(stem) || /.[.-]compose$/.test(stem);
}
/** True for a file that a program fills in before it is a container file: `Dockerfile.j2`, `compose.tmpl.yaml`. */
function isTemplate(path) {
    const name = baseName(path);
    return templateEndings.test(name) || templateEndings.test(name.replace(/\.ya?ml$|\.(?:docker|container)file$/, ''));
}
/** For a file that the user names or includes: Compose where it is YAML with `services:`, else a Dockerfile. */
function kindOfContent(text) {
    return /^(?:\uFEFF)?(?:["']?services["']?)[ \t]*:(?:[ \t\r]|$)/m.test(text) ? 'compose' : 'dockerfile';
}
/**
 * True for paths that the globs match; a pattern that names a folder matches what lies below it. The last that matches
 * decides: `!` takes back what those before it matched, as in the path filters of a workflow
 * (https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#patterns-to-match-file-paths).
 */
function globMatcher(globs) {
    const groups = [];
    for (const glob of globs) {
        const trimmed = glob.trim();
        const takesBack = isTakenBack(trimmed);
        const pattern = (takesBack ? trimmed.slice(1) : trimmed).replace(/^\.?\//, '').replace(/\/+$/, '');
        if (pattern === '')
            continue;
        const last = groups.at(-1);
        const group = last?.takesBack === takesBack ? last : { takesBack, patterns: [] };
        if (group !== last)
            groups.push(group);
        group.patterns.push(...(pattern === '.' ? ['**'] : [pattern, `${pattern}/**`]));
    }
    const matchers = groups.map(({ takesBack, patterns }) => ({
        takesBack,
        matches: picomatch__WEBPACK_IMPORTED_MODULE_0__(patterns, { dot: true }),
    }));
    return (path) => matchers.findLast(({ matches }) => matches(path))?.takesBack === false;
}
/** `!x`, but not `!(x)`, which is a pattern. */
function isTakenBack(glob) {
    return glob.startsWith('!') && !glob.startsWith('!(');
}
function baseName(path) {
    return path.slice(path.lastIndexOf('/') + 1).toLowerCase();
}


/***/ }),

/***/ 8689:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ interpolate)
/* harmony export */ });
/** Defaults nest (`${A:-${B:-c}}`); nobody nests them deeper, and what does is left unresolved. */
const maxDepth = 20;
/**
 * Resolves `$NAME`, `${NAME}` and their operators, and `$$`. Only a default makes a variable known; `:+` and `:?` depend
 * on the shell. What is no variable stays as it is. https://docs.docker.com/reference/compose-file/interpolation/
 */
function interpolate(raw) {
    if (!raw.includes('$'))
        return { text: raw, variables: [] };
    const variables = [];
    const { text } = readTemplate(raw, 0, 0, variables);
    return { text, variables };
}
/** `depth` above 0: inside of braces, so that the matching `}` ends it. */
function readTemplate(raw, start, depth, variables) {
    let text = '';
    let braces = 0;
    let at = start;
    while (at < raw.length) {
        const char = raw[at] ?? '';
        if (char === '$') {
            const substitution = readVariable(raw, at, depth, variables);
            text = join(text, substitution.text);
            at = substitution.end;
        }
        else {
            // Compose counts braces inside of a default: `${X:-{"a": 1}}` is one variable.
            if (depth > 0 && char === '}' && braces === 0)
                return { text, end: at };
            if (char === '{')
                braces++;
            if (char === '}')
                braces--;
            const end = nextSpecial(raw, at + 1);
            text = join(text, raw.slice(at, end));
            at = end;
        }
    }
    return { text, end: at };
}
function readVariable(raw, dollar, depth, variables) {
    const next = raw[dollar + 1] ?? '';
    if (next === '$')
        return { text: '$', end: dollar + 2 };
    if (next !== '{') {
        const end = nameEnd(raw, dollar + 1);
        if (end === dollar + 1)
            return { text: '$', end };
        variables.push(raw.slice(dollar + 1, end));
        return { text: undefined, end };
    }
    const behindName = nameEnd(raw, dollar + 2);
    if (behindName === dollar + 2)
        return { text: '$', end: dollar + 1 };
    if (depth >= maxDepth)
        return { text: undefined, end: raw.length };
    const operator = /^(?::?[-+?])?/.exec(raw.slice(behindName, behindName + 2))?.[0] ?? '';
    const known = variables.length;
    variables.push(raw.slice(dollar + 2, behindName));
    const word = readTemplate(raw, behindName + operator.length, depth + 1, variables);
    if (raw[word.end] !== '}') {
        // Never closed: no variable, and nothing behind it is one.
        variables.length = known;
        return { text: raw.slice(dollar), end: raw.length };
    }
    return { text: operator.endsWith('-') ? word.text : undefined, end: word.end + 1 };
}
/** The end of the variable name at `start`; `start` itself where there is none. */
function nameEnd(raw, start) {
    let at = start;
    while (at < raw.length && (at === start ? /[A-Za-z_]/ : /\w/).test(raw[at] ?? ''))
        at++;
    return at;
}
function nextSpecial(raw, start) {
    let at = start;
    while (at < raw.length && !/[${}]/.test(raw[at] ?? ''))
        at++;
    return at;
}
function join(a, b) {
    return a === undefined || b === undefined ? undefined : a + b;
}


/***/ }),

/***/ 1866:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ mapNode)
/* harmony export */ });
/** A mapping that finds its entries by key. */
function mapNode(parts, entries) {
    return {
        kind: 'map',
        ...parts,
        entries: [...entries.values()],
        get: (key) => entries.get(key)?.node,
        entry: (key) => entries.get(key),
    };
}


/***/ }),

/***/ 5705:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ parseImageReference)
/* harmony export */ });
/* unused harmony export formatReference */
const defaultRegistry = 'docker.io';
const label = /^[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?$/;
const address = /^\[[0-9a-fA-F:]+\]$/;
const component = /^[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*$/;
const tagForm = /^\w[\w.-]{0,127}$/;
const digestForm = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/;
/** Names are at most 255 characters; no digest in use is longer than SHA-512's. */
const longest = 1024;
/**
 * Reads a reference by the grammar of
 * https://github.com/distribution/reference/blob/main/reference.go, normalised as Docker does: a name without a host is
 * on docker.io, and one without a slash is an official image. `undefined` for what is no reference.
 */
function parseImageReference(raw) {
    if (raw.length > longest || /^[a-f0-9]{64}$/.test(raw))
        return undefined;
    const at = raw.indexOf('@');
    const named = at === -1 ? raw : raw.slice(0, at);
    const digest = at === -1 ? '' : raw.slice(at + 1);
    const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
    const path = colon === -1 ? named : named.slice(0, colon);
    const tag = colon === -1 ? '' : named.slice(colon + 1);
    if ((at !== -1 && !digestForm.test(digest)) || (colon !== -1 && !tagForm.test(tag)))
        return undefined;
    const { host, rest } = splitHost(path);
    if (host !== undefined && !isHost(host))
        return undefined;
    if (!rest.split('/').every((part) => component.test(part)))
        return undefined;
    const registry = host === undefined || host === 'index.docker.io' ? defaultRegistry : host;
    const official = registry === defaultRegistry && !rest.includes('/');
    const repository = official ? `library/${rest}` : rest;
    if (registry.length + 1 + repository.length > 255)
        return undefined;
    return { raw, registry, repository, tag, digest, name: shortName(registry, repository) };
}
/** The reference in its short form, tag and digest included: `python:3.12`, `ghcr.io/org/app@sha256:\u2026`. */
function formatReference({ name, tag, digest }) {
    return `${name}${tag === '' ? '' : `:${tag}`}${digest === '' ? '' : `@${digest}`}`;
}
/** The first part is a host where it could not be part of a name on Docker Hub. */
function splitHost(path) {
    const slash = path.indexOf('/');
    const first = path.slice(0, slash);
    const isRegistry = slash !== -1 && (/[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase());
    return isRegistry ? { host: first, rest: path.slice(slash + 1) } : { host: undefined, rest: path };
}
function isHost(host) {
    const [, name = host] = /^(.*?)(?::\d+)?$/.exec(host) ?? [];
    return address.test(name) || name.split('.').every((part) => label.test(part));
}
function shortName(registry, repository) {
    if (registry !== defaultRegistry)
        return `${registry}/${repository}`;
    const official = /^library\/([^/]+)$/.exec(repository);
    return official?.[1] ?? repository;
}


/***/ }),

/***/ 7471:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ lastAtOrBefore),
/* harmony export */   S: () => (/* binding */ readLines)
/* harmony export */ });
function readLines(text) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1))
        starts.push(at + 1);
    const start = (line) => starts[line - 1] ?? text.length;
    const position = (offset) => {
        const within = Math.max(0, Math.min(offset, text.length));
        const index = lastAtOrBefore(starts, within);
        return { line: index + 1, column: within - start(index + 1) + 1 };
    };
    return {
        text,
        count: starts.length,
        position,
        start,
        span: (from, to) => ({ start: position(from), end: position(to) }),
        offset: ({ line, column }) => Math.max(start(line), Math.min(start(line) + column - 1, start(line + 1))),
    };
}
/** The index of the last of `ascending` that is not greater than `wanted`; 0 where there is none. */
function lastAtOrBefore(ascending, wanted) {
    let low = 0;
    let high = ascending.length - 1;
    while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((ascending[middle] ?? 0) <= wanted)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}


/***/ }),

/***/ 8536:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ joinPath),
/* harmony export */   y: () => (/* binding */ folderOf)
/* harmony export */ });
/** The folder of a path, '' for the root. */
function folderOf(path) {
    return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
/** A path as written in a file of `folder`; `undefined` where it is absolute, of a home folder, or leaves the root. */
function joinPath(folder, path) {
    if (/^[/\\~]|^[A-Za-z]:[\\/]/.test(path))
        return undefined;
    const parts = folder === '' ? [] : folder.split('/');
    for (const part of path.split(/[\\/]/)) {
        if (part === '..') {
            if (parts.pop() === undefined)
                return undefined;
        }
        else if (part !== '' && part !== '.')
            parts.push(part);
    }
    return parts.join('/');
}


/***/ }),

/***/ 2935:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fl: () => (/* binding */ baseName),
/* harmony export */   LA: () => (/* binding */ readSetting),
/* harmony export */   mJ: () => (/* binding */ isPosixShell)
/* harmony export */ });
/* harmony import */ var _shell_options_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5760);

const posix = new Set([
    'sh',
    'bash',
    'dash',
    'ash',
    'zsh',
    'ksh',
    'ksh93',
    'mksh',
    'pdksh',
    'oksh',
    'lksh',
    'rbash',
    'yash',
    'posh',
]);
/** The last part of a path, with either slash where it begins like a Windows path. */
function baseName(program) {
    const windows = /^(?:[A-Za-z]:|\\\\)/.test(program);
    return program.slice(Math.max(program.lastIndexOf('/'), windows ? program.lastIndexOf('\\') : -1) + 1);
}
/** True for a program that reads what we read: `sh`, `/bin/bash`. Not `fish`, not `csh`. */
function isPosixShell(program) {
    return posix.has(baseName(program));
}
/**
 * Which language the text is in that a SHELL is given. The shell may stand behind a program that starts it:
 * `["/usr/bin/env", "bash", "-c"]`, `["conda", "run", "-n", "app", "/bin/bash", "-c"]`, `["/bin/busybox", "sh", "-c"]`.
 */
function readSetting({ program, flags }) {
    const words = [program, ...flags];
    const first = dialectOf(program);
    if (first !== 'other')
        return { dialect: first, shell: { program, options: new Set((0,_shell_options_js__WEBPACK_IMPORTED_MODULE_0__/* .readSetWords */ .m)(flags).set) } };
    const index = words.findIndex((word, at) => at > 0 && !word.startsWith('-') && dialectOf(word) !== 'other');
    const found = words[index];
    if (found === undefined)
        return { dialect: 'other', shell: { program, options: new Set() } };
    return {
        dialect: dialectOf(found),
        shell: { program: found, options: new Set((0,_shell_options_js__WEBPACK_IMPORTED_MODULE_0__/* .readSetWords */ .m)(words.slice(index + 1)).set) },
    };
}
function dialectOf(program) {
    const name = baseName(program.replaceAll('\\', '/'));
    const bare = name.toLowerCase().replace(/\.exe$/, '');
    if (bare === 'powershell' || bare === 'pwsh')
        return 'powershell';
    if (bare === 'cmd')
        return 'cmd';
    // A script that takes the command and hands it to a shell, as micromamba's `_dockerfile_shell.sh` does.
    if (posix.has(name) || posix.has(bare) || name.endsWith('.sh'))
        return 'posix';
    return 'other';
}


/***/ }),

/***/ 9959:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Tt: () => (/* binding */ readOptions),
/* harmony export */   ac: () => (/* binding */ takesValue),
/* harmony export */   l5: () => (/* binding */ wordTail)
/* harmony export */ });
function readOptions(words, grammar) {
    const options = [];
    const operands = [];
    let operandsAt;
    let over = false;
    for (let at = 0; at < words.length; at++) {
        const word = words[at];
        if (!word)
            break;
        const { display } = word;
        if (over || !display.startsWith('-') || display === '-') {
            operandsAt ??= at;
            operands.push(word);
            over ||= grammar.untilOperand === true;
        }
        else if (display === '--') {
            over = true;
        }
        else {
            const read = readOption(word, grammar);
            const last = read.at(-1);
            if (last?.value || !last || !takesValue(last.name, grammar)) {
                options.push(...read);
            }
            else {
                at++;
                options.push(...read.slice(0, -1), { ...last, value: words[at] });
            }
        }
    }
    return { options, operands, operandsAt: operandsAt ?? words.length };
}
/** True for an option whose value may stand in the next word. `name` has its dashes. */
function takesValue(name, { short = '', long = [], singleDash = false }) {
    if (name.startsWith('--'))
        return long.includes(name.slice(2));
    return name.length === 2 && !singleDash ? short.includes(name.charAt(1)) : long.includes(name.slice(1));
}
const longestCluster = 40;
function readOption(word, grammar) {
    const { display } = word;
    if (display.startsWith('--') || grammar.singleDash) {
        const equals = display.indexOf('=');
        if (equals === -1)
            return [{ name: display, value: undefined, word }];
        return [{ name: display.slice(0, equals), value: wordTail(word, equals + 1), word }];
    }
    const options = [];
    for (let at = 1; at < Math.min(display.length, longestCluster); at++) {
        const name = `-${display.charAt(at)}`;
        const next = display.charAt(at + 1);
        const hasValue = next === '=' || (next !== '' && takesValue(name, grammar));
        if (!hasValue) {
            options.push({ name, value: undefined, word });
        }
        else {
            options.push({ name, value: wordTail(word, next === '=' ? at + 2 : at + 1), word });
            break;
        }
    }
    return options;
}
/** The word from a place in its `display` on. Where quotes and escapes move places, its span is that of the whole word. */
function wordTail(word, from) {
    const { raw, text, display, span, quoted } = word;
    const plain = raw === display && span.start.line === span.end.line;
    return {
        raw: plain ? raw.slice(from) : display.slice(from),
        text: text?.slice(from),
        display: display.slice(from),
        span: plain ? { start: { line: span.start.line, column: span.start.column + from }, end: span.end } : span,
        quoted,
    };
}


/***/ }),

/***/ 5760:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ changeOptions),
/* harmony export */   m: () => (/* binding */ readSetWords)
/* harmony export */ });
// https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#set
const namesByLetter = {
    a: 'allexport',
    b: 'notify',
    C: 'noclobber',
    e: 'errexit',
    f: 'noglob',
    h: 'hashall',
    m: 'monitor',
    n: 'noexec',
    u: 'nounset',
    v: 'verbose',
    x: 'xtrace',
};
const names = new Set([
    ...Object.values(namesByLetter),
    'pipefail',
    'errtrace',
    'functrace',
    'posix',
    'privileged',
    'ignoreeof',
    'nolog',
    'vi',
    'emacs',
]);
/** The options that words behind `set`, or flags behind a shell's name, switch on and off: `-eo pipefail`, `+e`. */
function readSetWords(words) {
    const set = [];
    const unset = [];
    for (let at = 0; at < words.length; at++) {
        const word = words[at] ?? '';
        if (/^--[a-z]/.test(word))
            continue;
        if (!/^[-+][A-Za-z]/.test(word))
            break;
        const into = word.startsWith('-') ? set : unset;
        for (const letter of word.slice(1, 32)) {
            if (letter === 'o') {
                at++;
                const name = words[at];
                if (name !== undefined && names.has(name))
                    into.push(name);
            }
            else if (letter === 'O') {
                at++;
            }
            else {
                const name = namesByLetter[letter];
                if (name !== undefined)
                    into.push(name);
            }
        }
    }
    return { set, unset };
}
/** The same set where nothing changes. */
function changeOptions(options, { set, unset }) {
    if (set.every((name) => options.has(name)) && !unset.some((name) => options.has(name)))
        return options;
    const changed = new Set([...options, ...set]);
    for (const name of unset)
        changed.delete(name);
    return changed;
}


/***/ }),

/***/ 905:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kp: () => (/* binding */ findInner),
/* harmony export */   YR: () => (/* binding */ programGrammar),
/* harmony export */   k_: () => (/* binding */ readsProgramFromInput),
/* harmony export */   wh: () => (/* binding */ isAssignment)
/* harmony export */ });
/* harmony import */ var _dialect_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2935);
/* harmony import */ var _options_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9959);


const conda = { short: 'np', long: ['name', 'prefix', 'cwd'] };
/** The programs that run another, after their manual pages (https://man7.org/linux/man-pages/dir_section_1.html). */
const wrappers = new Map(Object.entries({
    builtin: {},
    bundle: { operands: 1, subcommand: 'exec' },
    busybox: { without: ['--install', '--list', '--list-full'] },
    catatonit: {},
    chroot: { operands: 1, long: ['groups', 'userspec'] },
    chrt: { short: 'TPD', operands: 1, without: ['-p', '--pid'] },
    command: { without: ['-v', '-V'] },
    doas: { short: 'aCu', without: ['-C', '-L'] },
    conda: { ...conda, operands: 1, subcommand: 'run' },
    'dumb-init': { short: 'r', long: ['rewrite'] },
    eatmydata: {},
    env: {
        short: 'uCSa',
        long: ['unset', 'chdir', 'split-string', 'argv0'],
        assignments: true,
        script: ['-S', '--split-string'],
    },
    exec: { short: 'a' },
    fakeroot: { short: 'lsib', long: ['lib', 'faked', 'save-file', 'load-file'] },
    gosu: { operands: 1 },
    hatch: { operands: 1, subcommand: 'run' },
    ionice: { short: 'cnpPu', long: ['class', 'classdata', 'pid', 'pgid', 'uid'], without: ['-p', '--pid'] },
    linux32: {},
    linux64: {},
    mamba: { ...conda, operands: 1, subcommand: 'run' },
    micromamba: { ...conda, operands: 1, subcommand: 'run' },
    nice: { short: 'n', long: ['adjustment'] },
    nohup: {},
    pdm: { operands: 1, subcommand: 'run' },
    pipenv: { operands: 1, subcommand: 'run' },
    poetry: { short: 'CP', long: ['directory', 'project'], operands: 1, subcommand: 'run' },
    runuser: {
        short: 'ugGswTc',
        long: ['user', 'group', 'supp-group', 'shell', 'command', 'session-command', 'whitelist-environment'],
        script: ['-c', '--command', '--session-command'],
    },
    setarch: { operands: 1 },
    's6-setuidgid': { operands: 1 },
    setpriv: {
        long: [
            'reuid',
            'regid',
            'ruid',
            'rgid',
            'euid',
            'egid',
            'groups',
            'inh-caps',
            'ambient-caps',
            'bounding-set',
            'securebits',
            'pdeathsig',
            'selinux-label',
            'apparmor-profile',
        ],
    },
    setsid: {},
    setuidgid: { operands: 1 },
    stdbuf: { short: 'ioe', long: ['input', 'output', 'error'] },
    'su-exec': { operands: 1 },
    sudo: {
        short: 'aCcDghpRrtTUu',
        long: [
            'auth-type',
            'close-from',
            'chdir',
            'group',
            'host',
            'prompt',
            'chroot',
            'role',
            'type',
            'command-timeout',
            'other-user',
            'user',
            'login-class',
        ],
        assignments: true,
        without: ['-l', '--list', '-e', '--edit', '-V', '--version'],
    },
    taskset: { operands: 1, without: ['-p', '--pid'] },
    time: { short: 'fo', long: ['format', 'output'] },
    timeout: { short: 'ks', long: ['kill-after', 'signal'], operands: 1 },
    tini: { short: 'pe' },
    unbuffer: {},
    uv: {
        short: 'p',
        long: ['with', 'python', 'project', 'directory', 'extra', 'group', 'env-file', 'package'],
        operands: 1,
        subcommand: 'run',
    },
    xargs: {
        short: 'adEILnPs',
        long: ['arg-file', 'delimiter', 'max-args', 'max-procs', 'max-chars', 'process-slot-var'],
    },
    'xvfb-run': {
        short: 'efnpsw',
        long: ['error-file', 'auth-file', 'server-num', 'xauth-protocol', 'server-args', 'wait'],
    },
}));
/** How a wrapper or a shell reads its own options, up to the program or script it is given. */
function programGrammar(name) {
    if ((0,_dialect_js__WEBPACK_IMPORTED_MODULE_0__/* .isPosixShell */ .mJ)(name))
        return shellGrammar;
    if (name === 'su')
        return suGrammar;
    const wrapper = wrappers.get(name);
    return wrapper && wrapper.subcommand === undefined ? { ...wrapper, untilOperand: true } : undefined;
}
const shellGrammar = { short: 'oO', long: ['rcfile', 'init-file'], untilOperand: true };
const suGrammar = {
    short: 'cgGswT',
    long: ['command', 'session-command', 'group', 'supp-group', 'shell', 'whitelist-environment'],
};
/** What the command `name` with these words behind it runs. */
function findInner(name, words) {
    if ((0,_dialect_js__WEBPACK_IMPORTED_MODULE_0__/* .isPosixShell */ .mJ)(name))
        return shellText(words);
    if (name === 'eval')
        return words.length === 0
            ? []
            : [{ kind: 'script', texts: words.map((_, index) => ({ index, skip: 0 })), shell: 'own' }];
    if (name === 'su')
        return optionText(words, suGrammar, ['-c', '--command', '--session-command']);
    if (name === 'find')
        return findActions(words);
    const wrapper = wrappers.get(name);
    if (!wrapper)
        return [];
    const text = wrapper.script ? optionText(words, { ...wrapper, untilOperand: true }, wrapper.script) : [];
    return text.length > 0 ? text : wrappedWords(words, wrapper);
}
/** `sh -c text`, `bash -lc text`: the first operand. */
function shellText(words) {
    const { options, operandsAt } = (0,_options_js__WEBPACK_IMPORTED_MODULE_1__/* .readOptions */ .Tt)(words, shellGrammar);
    const runsText = options.some(({ name }) => name === '-c');
    if (!runsText || operandsAt >= words.length)
        return [];
    return [{ kind: 'script', texts: [{ index: operandsAt, skip: 0 }], shell: 'command' }];
}
/** True for a shell that is given its program on standard input. */
function readsProgramFromInput(words) {
    const { options, operands } = (0,_options_js__WEBPACK_IMPORTED_MODULE_1__/* .readOptions */ .Tt)(words, shellGrammar);
    if (options.some(({ name }) => name === '-c'))
        return false;
    const [first] = operands;
    return (first === undefined ||
        first.text === '-' ||
        first.text === '/dev/stdin' ||
        options.some(({ name }) => name === '-s'));
}
function optionText(words, grammar, names) {
    const option = (0,_options_js__WEBPACK_IMPORTED_MODULE_1__/* .readOptions */ .Tt)(words, grammar).options.findLast(({ name, value }) => value && names.includes(name));
    if (!option?.value)
        return [];
    const next = words.indexOf(option.value);
    const text = next === -1
        ? { index: words.indexOf(option.word), skip: option.word.display.length - option.value.display.length }
        : { index: next, skip: 0 };
    return [{ kind: 'script', texts: [text], shell: 'unnamed' }];
}
function wrappedWords(words, wrapper) {
    const { options, operandsAt } = (0,_options_js__WEBPACK_IMPORTED_MODULE_1__/* .readOptions */ .Tt)(words, { ...wrapper, untilOperand: true });
    if (wrapper.without && options.some(({ name }) => wrapper.without?.includes(name)))
        return [];
    if (wrapper.subcommand !== undefined && words[operandsAt]?.text !== wrapper.subcommand)
        return [];
    let from = operandsAt;
    if (wrapper.operands) {
        from += wrapper.operands;
        // `setarch x86_64 -R program`, `conda run -n app program`.
        from += (0,_options_js__WEBPACK_IMPORTED_MODULE_1__/* .readOptions */ .Tt)(words.slice(from), { ...wrapper, untilOperand: true }).operandsAt;
    }
    while (wrapper.assignments && isAssignment(words[from]))
        from++;
    // `chroot dir -- program`, `env A=b -- program`.
    if (words[from]?.display === '--')
        from++;
    return from < words.length ? [{ kind: 'words', from, to: words.length }] : [];
}
function isAssignment(word) {
    return word !== undefined && /^[A-Za-z_][A-Za-z_0-9]*\+?=/.test(word.display);
}
const findExecutes = new Set(['-exec', '-execdir', '-ok', '-okdir']);
/** `find \u2026 -exec program words ;` and `-exec program words {} +`, as often as they stand there. */
function findActions(words) {
    const inner = [];
    for (let at = 0; at < words.length; at++) {
        if (!findExecutes.has(words[at]?.display ?? ''))
            continue;
        const from = at + 1;
        let to = from;
        while (to < words.length && !endsAction(words, to))
            to++;
        if (to > from)
            inner.push({ kind: 'words', from, to });
        at = to;
    }
    return inner;
}
function endsAction(words, at) {
    const display = words[at]?.display;
    return display === ';' || (display === '+' && words[at - 1]?.display === '{}');
}


/***/ }),

/***/ 4475:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fq: () => (/* binding */ writeOnce),
/* harmony export */   TG: () => (/* binding */ again),
/* harmony export */   Um: () => (/* binding */ reads),
/* harmony export */   kH: () => (/* binding */ persistence)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var _octokit_plugin_retry__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9735);
/* harmony import */ var _octokit_plugin_throttling__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6856);
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7422);
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5820);





/*
 * The one place that decides whether a request is made again.
 *
 * - A read, and a write that comes to the same however often it is done (`again`), is repeated after a lost answer.
 * - A write that creates something is never: `writeOnce` looks first whether it took effect.
 * - What GitHub refused for the sake of a limit had no effect, and is asked again when GitHub says so, if that is soon.
 * - Where nothing answers at all, every request after a while fails at once, so that the run ends within four minutes.
 */
/** For queries, which are POST requests and yet only read. */
const reads = { reads: true, again: true };
/** For writes that come to the same when they are done twice. */
const again = { again: true };
/**
 * Seconds between two writes: "wait at least one second between each request".
 * https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#pause-between-mutative-requests
 */
const pause = 1;
/** Seconds until an attempt counts as lost. */
const attempt = 30;
/** Seconds without any answer after which nobody is thought to be there. With what runs then it ends by 170 s. */
const silence = 120;
/** How often a lost answer is asked for again; after 1, 4 and 9 seconds. */
const retries = 3;
/** Seconds that a run waits for limits to pass, all together. A secondary limit is 60 where GitHub does not say. */
const mostWaiting = 180;
/** The plugins of `@octokit` with our answers to their questions. */
function persistence(log, { second }) {
    let waited = 0;
    const waits = (seconds, asked, limit) => {
        if (asked >= retries || waited + seconds > mostWaiting)
            return false;
        waited += seconds;
        log.info(`GitHub's ${limit} is reached; waiting ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(seconds, 'second')}.`);
        return true;
    };
    return {
        plugins: [listening(second), _octokit_plugin_retry__WEBPACK_IMPORTED_MODULE_2__/* .retry */ .L, _octokit_plugin_throttling__WEBPACK_IMPORTED_MODULE_3__/* .throttling */ .A, separating],
        options: {
            retry: {
                retries,
                retryAfterBaseValue: second,
                // Those of the plugin, and 429, which is throttling's.
                doNotRetry: [400, 401, 403, 404, 409, 410, 413, 422, 429, 451],
            },
            throttle: {
                retryAfterBaseValue: second,
                write: unpaced,
                notifications: unpaced,
                onRateLimit: (seconds, _, __, asked) => waits(seconds, asked, 'rate limit'),
                onSecondaryRateLimit: (seconds, _, __, asked) => waits(seconds, asked, 'secondary rate limit'),
            },
        },
    };
}
/**
 * The plugin cannot tell a query from a mutation and would pause between all of them; `listening` paces writes. Of a
 * group of limiters the plugin uses this much.
 */
const unpaced = {
    key: () => ({ schedule: (_, job) => job() }),
};
/**
 * Outermost of the plugins: requests that are given no options of their own share one object, in which those inside
 * note how often to try, and how often it was tried. One request must not take its chances from the next.
 */
function separating(octokit) {
    octokit.hook.wrap('request', (request, options) => {
        options.request = { ...options.request };
        return request(options);
    });
    return {};
}
/** Innermost of the plugins: sees each single attempt. */
function listening(second) {
    return (octokit) => {
        let silentSince;
        let nextWrite = 0;
        const pauseBetweenWrites = async () => {
            const now = Date.now();
            const turn = Math.max(now, nextWrite);
            nextWrite = turn + pause * second;
            if (turn > now)
                await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(turn - now);
        };
        octokit.hook.wrap('request', async (request, options) => {
            const isRead = options.method === 'GET' || options.request['reads'] === true;
            if (!isRead && options.request['again'] !== true)
                options.request['retries'] = 0;
            if (!isRead)
                await pauseBetweenWrites();
            const started = Date.now();
            if (silentSince !== undefined && started - silentSince > silence * second) {
                throw Object.assign(new Error('Nothing has answered for two minutes'), { status: 0 });
            }
            options.request.signal = AbortSignal.timeout(attempt * second);
            try {
                const response = await request(options);
                if (isBroken(response)) {
                    throw Object.assign(new Error('The answer broke off'), { status: 502, request: options });
                }
                silentSince = undefined;
                return response;
            }
            catch (error) {
                if (hasResponse(error))
                    silentSince = undefined;
                else
                    silentSince ??= started;
                throw asLimit(error);
            }
        });
        return {};
    };
}
/** `@octokit/request` hands over what is no whole JSON as text. */
function isBroken({ status, data, headers, }) {
    // "No Content" is whole without any, whatever type its headers give it.
    if (status === 204 || status === 205)
        return false;
    return typeof data === 'string' && /^application\/json\b/.test(headers['content-type'] ?? '');
}
function hasResponse(error) {
    return error instanceof Error && 'response' in error && error.response !== undefined;
}
/**
 * "If the retry-after response header is present" it is a limit, whatever the message says; the plugin knows limits by
 * their message: https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
 */
function asLimit(error) {
    if (!(error instanceof Error) || !('status' in error) || !('response' in error))
        return error;
    if (error.status !== 403 && error.status !== 429)
        return error;
    const { response } = error;
    const headers = typeof response === 'object' && response !== null && 'headers' in response ? response.headers : {};
    const told = typeof headers === 'object' && headers !== null && 'retry-after' in headers;
    if ((told || error.status === 429) && !/\bsecondary rate\b/i.test(error.message) && !isSpent(headers)) {
        error.message += ' (a secondary rate limit)';
    }
    return error;
}
function isSpent(headers) {
    return (typeof headers === 'object' &&
        headers !== null &&
        'x-ratelimit-remaining' in headers &&
        String(headers['x-ratelimit-remaining']) === '0');
}
/** Seconds before it is looked whether a write took effect: GitHub may still be at it. */
const settling = [1, 4, 9];
/**
 * Creates something exactly once. Where the answer was lost, `find` looks whether it is there; only if it is not, the
 * write is made again. Rejects with the last error where it cannot be said that it took effect.
 */
async function writeOnce(write, find, { second }) {
    for (let lost = 0;; lost++) {
        try {
            return await write();
        }
        catch (error) {
            const seconds = settling[lost];
            if (!(0,_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .isAmbiguous */ .X2)(error) || seconds === undefined)
                throw error;
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(seconds * second);
            const found = await find();
            if (found !== undefined)
                return found;
        }
    }
}


/***/ }),

/***/ 8878:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ adviceFold)
/* harmony export */ });
/* harmony import */ var _cut_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8508);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7);
/* harmony import */ var _rule_link_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6393);



/** Why the rules of these findings matter and what to do, once a rule, in at most `most` bytes of lines. */
function adviceFold(findings, most) {
    const rules = new Map(findings.map(({ rule }) => [rule.id, rule]));
    const items = [...rules.values()].map((rule) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `${(0,_rule_link_js__WEBPACK_IMPORTED_MODULE_1__/* .ruleLink */ .l)(rule)}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .inline */ .mG)(rule.why)} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .inline */ .mG)(rule.fix)}`);
    const { taken, left } = (0,_cut_js__WEBPACK_IMPORTED_MODULE_2__/* .takeFitting */ .h)(items, most, _cut_js__WEBPACK_IMPORTED_MODULE_2__/* .bytesOfText */ .q);
    const rest = left === 0 ? [] : [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `${left} more rules: their pages are linked above`];
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .fold */ .AU)('Why, and what to do', (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .bulletList */ .fF)([...taken, ...rest]));
}


/***/ }),

/***/ 8508:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ takeFitting),
/* harmony export */   q: () => (/* binding */ bytesOfText)
/* harmony export */ });
/**
 * The first of `items` that together take at most `most` bytes of UTF-8, as `bytesOf` counts them. Items come gravest
 * first, so that what is left out is the mildest.
 */
function takeFitting(items, most, bytesOf) {
    const taken = [];
    let bytes = 0;
    for (const item of items) {
        bytes += bytesOf(item);
        if (bytes > most)
            break;
        taken.push(item);
    }
    return { taken, left: items.length - taken.length };
}
function bytesOfText(text) {
    return Buffer.byteLength(text, 'utf8');
}


/***/ }),

/***/ 5930:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ byGravity)
/* harmony export */ });
/* harmony import */ var _core_finding_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5068);
/* harmony import */ var _core_severity_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2842);


/**
 * Gravest first, then surest, then in order of place: who is heard where not all can be. Never equal for two findings of
 * a review, so that the next run decides alike.
 */
function byGravity(a, b) {
    return ((0,_core_severity_js__WEBPACK_IMPORTED_MODULE_0__/* .compareSeverities */ .Rj)(a.severity, b.severity) ||
        _core_severity_js__WEBPACK_IMPORTED_MODULE_0__/* .confidences */ .E2.indexOf(a.confidence) - _core_severity_js__WEBPACK_IMPORTED_MODULE_0__/* .confidences */ .E2.indexOf(b.confidence) ||
        (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_1__/* .compareFindings */ .E)(a, b) ||
        (0,_core_finding_js__WEBPACK_IMPORTED_MODULE_1__/* .compareText */ .n)(a.fingerprint, b.fingerprint));
}


/***/ }),

/***/ 7:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AU: () => (/* binding */ fold),
/* harmony export */   Bv: () => (/* binding */ blocks),
/* harmony export */   EU: () => (/* binding */ fence),
/* harmony export */   EX: () => (/* binding */ small),
/* harmony export */   I1: () => (/* binding */ ownWords),
/* harmony export */   R: () => (/* binding */ hidden),
/* harmony export */   RL: () => (/* binding */ ownLink),
/* harmony export */   SS: () => (/* binding */ codeSpan),
/* harmony export */   fF: () => (/* binding */ bulletList),
/* harmony export */   fj: () => (/* binding */ join),
/* harmony export */   mG: () => (/* binding */ inline),
/* harmony export */   md: () => (/* binding */ md),
/* harmony export */   nf: () => (/* binding */ link),
/* harmony export */   pz: () => (/* binding */ saidBefore),
/* harmony export */   tp: () => (/* binding */ table)
/* harmony export */ });
/* unused harmony exports nothing, verbatim */
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7422);

function trusted(text) {
    return text;
}
/** Our own words, with Markdown set in. */
function md(strings, ...values) {
    return trusted(strings.reduce((text, string, index) => `${text}${values[index - 1] ?? ''}${string}`));
}
const nothing = trusted('');
/** Markdown that stands in this program's own source, such as the details of a rule; never anything read. */
function ownWords(text) {
    return trusted(text);
}
function join(parts, separator) {
    return trusted(parts.join(separator));
}
/** Blocks with a blank line between them; empty ones are left out. */
function blocks(parts) {
    return trusted(parts.filter((part) => part !== undefined && part !== '').join('\n\n'));
}
function bulletList(items) {
    return trusted(items.map((item) => `- ${item}`).join('\n'));
}
/** More than this of one text is nobody's reading; a hostile line can hold a megabyte. */
const mostInline = 1000;
/** A message: one line of plain text, in which pairs of backticks make code spans. Nothing else in it has a meaning. */
function inline(text, most = mostInline) {
    const pieces = (0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .clip */ .$Q)((0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g$)(text), most).split('`');
    const parts = pieces.map((piece, index) => {
        const paired = index < pieces.length - 1 || pieces.length % 2 === 1;
        if (index % 2 === 0)
            return plain(piece, index === 0);
        if (!paired)
            return `&#96;${plain(piece, false)}`;
        return piece.trim() === '' ? `&#96;${piece}&#96;` : codeSpan(piece, most);
    });
    return trusted(parts.reduce(apart, '').trim());
}
/** Text in which not even backticks have a meaning. */
function verbatim(text, most = mostInline) {
    return trusted(clip(printable(text), most)
        .split('`')
        .map((piece, index) => plain(piece, index === 0))
        .join('&#96;')
        .trim());
}
/** `text` as code, on one line. Invisible and control characters are shown as U+FFFD. */
function codeSpan(text, most = mostInline) {
    const shown = (0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .clip */ .$Q)((0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g$)(text), most);
    const ticks = '`'.repeat(longestRun(shown) + 1);
    const blank = shown.trim() === '';
    const padding = blank || /^`|`$|^ .* $/.test(shown) ? ' ' : '';
    return trusted(`${ticks}${padding}${shown}${padding}${ticks}`);
}
/** A block of code, its fence longer than any run of backticks inside. `language` is ours, never the text's. */
function fence(text, language = nothing) {
    const ticks = '`'.repeat(Math.max(3, longestRun(text) + 1));
    const body = text.replaceAll('\r\n', '\n').replace(/[\r\0]/g, '\uFFFD');
    return trusted(`${ticks}${language}\n${body === '' || body.endsWith('\n') ? body : `${body}\n`}${ticks}`);
}
/**
 * Hosts that a link out of a comment may lead to: our pages, and the databases that advisories are published in.
 * An address elsewhere, which a scanner or an image may have brought, is not linked.
 */
const linkedHosts = new Set([
    'github.com',
    'docs.docker.com',
    'docs.github.com',
    'avd.aquasec.com',
    'nvd.nist.gov',
    'www.cve.org',
    'osv.dev',
    'security-tracker.debian.org',
    'ubuntu.com',
    'access.redhat.com',
]);
/** A link, where the address is an HTTPS one of a host that we chose; otherwise the text alone. */
function link(text, address) {
    const url = parseHttps(address);
    return url !== undefined && linkedHosts.has(url.host) ? linkTo(text, url) : text;
}
/** A link to a place that this program's own source or its runner names: a page beside this one, a rule's reference. */
function ownLink(text, address) {
    if (/^[A-Za-z0-9][A-Za-z0-9/._-]*$/.test(address))
        return trusted(`[${text}](${address})`);
    const url = parseHttps(address);
    return url === undefined ? text : linkTo(text, url);
}
function linkTo(text, url) {
    const escaped = url.href.replace(/[()<>[\]\\|*_~`@$]/g, percentEncode);
    return trusted(`[${text}](${escaped})`);
}
function parseHttps(address) {
    if (address.length > 2000 || !URL.canParse(address))
        return undefined;
    const url = new URL(address);
    const loopback = url.protocol === 'http:' && (url.hostname === '127.0.0.1' || url.hostname === 'localhost');
    return (url.protocol === 'https:' || loopback) && url.username === '' && url.password === '' ? url : undefined;
}
function percentEncode(char) {
    return `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
/** A GFM table. Bars inside cells are escaped here. */
function table(columns, rows) {
    const rule = columns.map(({ align }) => (align === 'right' ? '--:' : ':--'));
    const lines = [columns.map(({ title }) => title), rule, ...rows.map((row) => row.map(cell))];
    return trusted(lines.map((line) => `| ${line.join(' | ')} |`).join('\n'));
}
/**
 * Outside code a bar is already an entity. Parsers differ on a backslash before an escaped bar (two of them escape
 * each other, or not), so there the bar is shown broken.
 */
function cell(content) {
    return content.replaceAll('\\|', '\\\u00A6').replaceAll('|', '\\|').replaceAll('\n', ' ');
}
/** Folded content under a title of plain text. */
function fold(title, content) {
    // Markdown is not read inside an HTML block, so the title is HTML.
    return trusted(`<details>\n<summary>${html(title)}</summary>\n\n${content}\n\n</details>`);
}
/** Small print. */
function small(content) {
    return trusted(`<sub>${content}</sub>`);
}
/** Fields hidden in the Markdown. Each value is percent-encoded, so that none can end the comment or forge a field. */
function hidden(name, fields) {
    const written = Object.entries(fields).map(([key, value]) => `${key}=${encodeURIComponent(value.toWellFormed())}`);
    return trusted(`<!-- ${[name, ...written].join(' ')} -->`);
}
/**
 * What a body of ours said, without its last line, the marker, and without the buttons of its suggestions. It was
 * Markdown when we posted it; what stands on GitHub already can do no more when it is posted there again.
 */
function saidBefore(body) {
    const lines = body.replaceAll('\r\n', '\n').trimEnd().split('\n').slice(0, -1);
    return trusted(lines
        .map((line) => line.replace(/^(`{3,})suggestion$/, '$1'))
        .join('\n')
        .trimEnd());
}
/** What turns into a link, a mention, a reference, an emoji or a formula on GitHub, wherever it stands in a word. */
const eager = /[@$]|#\d|:\/\/|www\.|GH-\d|(?<![0-9a-z])[0-9a-f]{7,40}(?![0-9a-z])|:[a-z0-9_+-]+:/i;
/** One line of text without backticks, escaped word by word. */
function plain(text, startsLine) {
    let first = startsLine;
    return text
        .split(/(\s+)/)
        .map((word) => {
        if (word === '' || /^\s/.test(word))
            return word === '' ? '' : ' ';
        const escaped = eager.test(word) ? coded(word) : escapeWord(word, first);
        first = false;
        return escaped;
    })
        .join('');
}
/** A word as code, with the punctuation of the sentence left outside. */
function coded(word) {
    const start = /^["'(]*/.exec(word)?.[0].length ?? 0;
    let end = word.length;
    while (end > start + 1 && `"'),.;!?`.includes(word[end - 1] ?? ' '))
        end--;
    const core = word.slice(start, end);
    return core === '' ? codeSpan(word) : `${word.slice(0, start)}${codeSpan(core)}${word.slice(end)}`;
}
const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '|': '&#124;' };
function escapeWord(word, startsLine) {
    const escaped = word.replace(/[\\*_[\]~#&<>|]/g, (char) => entities[char] ?? `\\${char}`);
    // What would start a list, a heading or a rule.
    return startsLine ? escaped.replace(/^([-+=:])/, '\\$1').replace(/^(\d{1,9})([.)])/, '$1\\$2') : escaped;
}
/** Two code spans side by side would share their backticks. */
function apart(before, after) {
    return before.endsWith('`') && after.startsWith('`') ? `${before} ${after}` : before + after;
}
function html(text) {
    const escaped = (word) => word.replace(/[&<>"']/g, (char) => entities[char] ?? `&#${char.charCodeAt(0)};`);
    return (0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .clip */ .$Q)((0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g$)(text), mostInline)
        .split(' ')
        .map((word) => (eager.test(word) ? `<code>${escaped(word)}</code>` : escaped(word)))
        .join(' ');
}
function longestRun(text) {
    let longest = 0;
    let run = 0;
    for (const char of text) {
        run = char === '`' ? run + 1 : 0;
        longest = Math.max(longest, run);
    }
    return longest;
}


/***/ }),

/***/ 2839:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ placeOf),
/* harmony export */   Dx: () => (/* binding */ linesOf),
/* harmony export */   Tj: () => (/* binding */ mostPath),
/* harmony export */   dH: () => (/* binding */ noLinks),
/* harmony export */   oW: () => (/* binding */ linksToCommit)
/* harmony export */ });
/* harmony import */ var _core_location_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4582);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7);


const noLinks = () => undefined;
/** Links to the files of one commit on GitHub or a GitHub Enterprise Server. `repository` is `owner/name`. */
function linksToCommit(serverUrl, repository, sha) {
    return (path, first, last) => {
        const segments = path.toWellFormed().split('/');
        // A browser would resolve these, and lead somewhere else.
        if (segments.some((segment) => segment === '' || segment === '.' || segment === '..'))
            return undefined;
        const lines = first === last ? `L${first}` : `L${first}-L${last}`;
        return `${serverUrl}/${repository}/blob/${sha}/${segments.map(encodeURIComponent).join('/')}?plain=1#${lines}`;
    };
}
/** `Dockerfile:7`, linked where there is something to link to. */
function placeOf({ path, span }, linkTo) {
    const address = linkTo(path, span.start.line, (0,_core_location_js__WEBPACK_IMPORTED_MODULE_1__/* .lastLine */ .fM)(span));
    const text = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(`${path}:${span.start.line}`, mostPath);
    return address === undefined ? text : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .ownLink */ .RL)(text, address);
}
/** `line 7` or `lines 7\u20139`, linked where there is something to link to. */
function linesOf({ path, span }, linkTo) {
    const first = span.start.line;
    const last = (0,_core_location_js__WEBPACK_IMPORTED_MODULE_1__/* .lastLine */ .fM)(span);
    const address = linkTo(path, first, last);
    const text = first === last ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `line ${first}` : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `lines ${first}\u2013${last}`;
    return address === undefined ? text : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .ownLink */ .RL)(text, address);
}
/** Paths longer than this are cut where people read them; the report holds them whole. */
const mostPath = 200;


/***/ }),

/***/ 6393:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ ruleLink)
/* harmony export */ });
/* harmony import */ var _core_product_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8870);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7);


/** A rule's id, linked to its page. */
function ruleLink(rule) {
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .ownLink */ .RL)((0,_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .codeSpan */ .SS)(rule.id), (0,_core_product_js__WEBPACK_IMPORTED_MODULE_0__/* .pageOf */ .Z)(rule));
}


/***/ }),

/***/ 1962:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ severityWord),
/* harmony export */   k: () => (/* binding */ severityCell)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7);

const words = {
    critical: (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `Critical`,
    high: (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `High`,
    medium: (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `Medium`,
    low: (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `Low`,
    info: (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `Info`,
};
/** The word alone: pictures grow tiresome on the tenth comment. */
function severityWord(severity) {
    return words[severity];
}
/** In a table, the grave ones stand out. */
function severityCell(severity) {
    return severity === 'critical' || severity === 'high' ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `**${words[severity]}**` : words[severity];
}


/***/ }),

/***/ 2513:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   vV: () => (/* binding */ silencedBy),
/* harmony export */   wX: () => (/* binding */ outcomeWords)
/* harmony export */ });
/* unused harmony exports bySeverity, severityCounts, linesWords */
/* harmony import */ var _core_gate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1338);
/* harmony import */ var _core_severity_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2842);
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7422);



/** How many findings there are of each severity, gravest first, none left at zero. */
function bySeverity(findings) {
    return _core_severity_js__WEBPACK_IMPORTED_MODULE_0__/* .severities */ .gO
        .map((severity) => ({ severity, n: findings.filter((finding) => finding.severity === severity).length }))
        .filter(({ n }) => n > 0);
}
/** `1 critical, 2 high`; empty where there is nothing. */
function severityCounts(findings) {
    return bySeverity(findings)
        .map(({ severity, n }) => `${n} ${severity}`)
        .join(', ');
}
function outcomeWords(review, verdict, failOn) {
    return { found: foundWords(review), check: checkWords(verdict, failOn) };
}
function foundWords(review) {
    const told = (0,_core_gate_js__WEBPACK_IMPORTED_MODULE_1__/* .inScope */ .S)(review);
    const files = (0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(review.stats.files, 'container file');
    const counts = severityCounts(told);
    const fixed = review.stats.fixed === 0 ? '' : ` It fixes ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(review.stats.fixed, 'problem')}.`;
    if (review.hasBase && review.scope === 'introduced') {
        if (told.length > 0)
            return `This change introduces ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(told.length, 'problem')}: ${counts}.${fixed}`;
        if (review.stats.files > 0)
            return `This change introduces no problem in the ${review.stats.files === 1 ? 'container file' : files} that it touches.${fixed}`;
        // What is fixed, or not known, was in a file that it takes away or that could not be reviewed.
        const isBare = review.stats.fixed === 0 && review.gaps.length === 0;
        return isBare
            ? 'This change touches no container file.'
            : `This change introduces no problem that was seen.${fixed}`;
    }
    if (told.length === 0)
        return `No problem in ${files}.${fixed}`;
    const introduced = told.filter(({ status }) => status === 'introduced').length;
    const news = review.hasBase
        ? ` ${introduced === 0 ? 'None' : introduced} of them ${introduced > 1 ? 'are' : 'is'} introduced here.`
        : '';
    return `${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(told.length, 'problem')} in ${files}: ${counts}.${news}${fixed}`;
}
function checkWords({ conclusion, failing, blockingGaps }, failOn) {
    if (conclusion === 'success')
        return 'The check passes.';
    const reasons = [
        failing.length === 0 ? '' : `${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(failing.length, 'problem')} at or above \`${failOn}\``,
        blockingGaps === 0 ? '' : `${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(blockingGaps, 'file or tool', 'files or tools')} could not be reviewed`,
    ].filter((reason) => reason !== '');
    return `The check fails: ${reasons.join(', and ')}.`;
}
/** `line 7`, `lines 7\u20139`. */
function linesWords(first, last) {
    return first === last ? `line ${first}` : `lines ${first}\u2013${last}`;
}
/** What silenced a finding and where, and whether the pull request silences its own review. */
function silencedBy({ by, addedHere }) {
    return addedHere ? `${by}, added by this change` : by;
}


/***/ }),

/***/ 6102:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e: () => (/* binding */ diffsOf),
  N: () => (/* binding */ review)
});

// EXTERNAL MODULE: ./build/src/collect.js + 47 modules
var collect = __webpack_require__(7296);
// EXTERNAL MODULE: ./build/src/core/finding.js
var finding = __webpack_require__(5068);
;// CONCATENATED MODULE: ./build/src/compare/similarity.js
/** How alike two texts are by their words (Dice's coefficient over multisets): 0 to 1. Linear in their length. */
function similarity(a, b) {
    if (a === b)
        return 1;
    const words = (text) => text
        .slice(0, maxLength)
        .split(/[\s/]+/)
        .filter((word) => word !== '');
    const left = words(a);
    const right = words(b);
    if (left.length === 0 || right.length === 0)
        return 0;
    const counts = new Map();
    for (const word of left)
        counts.set(word, (counts.get(word) ?? 0) + 1);
    let shared = 0;
    for (const word of right) {
        const rest = counts.get(word) ?? 0;
        if (rest === 0)
            continue;
        counts.set(word, rest - 1);
        shared += 1;
    }
    return (2 * shared) / (left.length + right.length);
}
/** Beyond this many code units the rest of an instruction says nothing new about what it is. */
const maxLength = 4000;

;// CONCATENATED MODULE: ./build/src/compare/compare.js


/**
 * Findings of head against findings of base, by meaning. A finding of head is `existing` where base has one that means
 * the same, each of base's taken once: in the same file (`previousPaths` maps head's paths of renamed and copied files
 * to base's), in an instruction that was only edited beside the point, or in another file it was moved from.
 * What base had and head has not is `fixed`.
 */
function compare(head, base, previousPaths) {
    const before = (path) => previousPaths.get(path) ?? path;
    const open = new Set(base);
    const matched = new Set();
    const pair = (key) => {
        const candidates = Map.groupBy(open, (finding) => key(finding, finding.location.path));
        for (const finding of head) {
            if (matched.has(finding))
                continue;
            const partner = candidates.get(key(finding, before(finding.location.path)))?.shift();
            if (partner === undefined)
                continue;
            matched.add(finding);
            open.delete(partner);
        }
    };
    const copied = copiesOf(previousPaths, head, base);
    pair((finding, path) => `${path}\0${finding.fingerprint}`);
    for (const finding of head)
        if (!matched.has(finding) && copied(finding))
            matched.add(finding);
    pairEdited(head, open, matched, before);
    // Moved to another file: the same meaning is gone from one place and new in another.
    pair((finding) => finding.fingerprint);
    return [
        ...head.map((finding) => ({ finding, status: matched.has(finding) ? 'existing' : 'introduced' })),
        ...[...open].toSorted(finding/* compareFindings */.E).map((finding) => ({ finding, status: 'fixed' })),
    ];
}
/** A copy repeats its source, which is still there and has its own partner: what the source had, the copy did not bring. */
function copiesOf(previousPaths, head, base) {
    if (previousPaths.size === 0)
        return () => false;
    const inBase = new Set(base.map(({ location, fingerprint }) => `${location.path}\0${fingerprint}`));
    const headPaths = new Set(head.map(({ location }) => location.path));
    return ({ location, fingerprint }) => {
        const source = previousPaths.get(location.path);
        return source !== undefined && headPaths.has(source) && inBase.has(`${source}\0${fingerprint}`);
    };
}
/** Instructions less alike than this are not the same instruction edited. */
const leastSimilarity = 0.5;
/**
 * The same rule and subject in the same file, where the instruction around it was edited or its stage or service
 * renamed. The most alike are paired first, so that a new instruction beside an edited one stays new.
 */
function pairEdited(head, open, matched, before) {
    const key = (finding, path) => [path, finding.rule.id, finding.subject].join('\0');
    const candidates = Map.groupBy(open, (finding) => key(finding, finding.location.path));
    const pairs = [];
    for (const finding of head) {
        if (matched.has(finding))
            continue;
        for (const partner of candidates.get(key(finding, before(finding.location.path))) ?? []) {
            const likeness = likenessOf(finding, partner);
            if (likeness >= leastSimilarity)
                pairs.push({ finding, partner, likeness });
            if (pairs.length > maxPairs)
                break;
        }
    }
    for (const { finding, partner } of pairs.toSorted((a, b) => b.likeness - a.likeness)) {
        if (matched.has(finding) || !open.has(partner))
            continue;
        matched.add(finding);
        open.delete(partner);
    }
}
/** A bound on work for hostile files; beyond it findings count as introduced. */
const maxPairs = 100_000;
function likenessOf(a, b) {
    const likeness = similarity(a.route.step, b.route.step);
    if (a.route.scope !== b.route.scope) {
        // Another stage or service: only where the subject is the same is a half-alike instruction the same one, renamed.
        return a.subject !== '' || likeness >= 0.9 ? likeness - 0.01 : 0;
    }
    // With a subject the rule itself said what counts; the text around it then only breaks ties.
    return a.subject === '' ? likeness : 1 + likeness;
}

// EXTERNAL MODULE: ./build/src/core/location.js
var core_location = __webpack_require__(4582);
;// CONCATENATED MODULE: ./build/src/core/span-index.js

/**
 * Stretches nest as instructions and nodes do, so that a question costs the logarithm of their number and the depth
 * of their nesting, not their number. Of things with the same stretch only the first is kept.
 */
function spanIndex(things, spanOf) {
    const unique = new Map();
    for (const thing of things) {
        const span = spanOf(thing);
        if (!unique.has(keyOf(span)))
            unique.set(keyOf(span), { span, thing });
    }
    const placed = [...unique.values()].toSorted((a, b) => (0,core_location/* comparePositions */.Ez)(a.span.start, b.span.start) || (0,core_location/* comparePositions */.Ez)(b.span.end, a.span.end));
    const around = enclosing(placed);
    return {
        at(position) {
            const found = [];
            const last = countWhile(placed, ({ span }) => (0,core_location/* comparePositions */.Ez)(span.start, position) <= 0) - 1;
            for (let index = last; index !== undefined; index = around[index]) {
                const candidate = placed[index];
                if (candidate && (0,core_location/* containsPosition */.ZL)(candidate.span, position))
                    found.push(candidate.thing);
            }
            return found;
        },
        firstWithin(span) {
            const from = countWhile(placed, (each) => (0,core_location/* comparePositions */.Ez)(each.span.start, span.start) < 0);
            for (let index = from; index < placed.length; index++) {
                const candidate = placed[index];
                if (!candidate || (0,core_location/* comparePositions */.Ez)(candidate.span.start, span.end) > 0)
                    return undefined;
                if ((0,core_location/* containsSpan */.wl)(span, candidate.span))
                    return candidate.thing;
            }
            return undefined;
        },
    };
}
/** For each stretch, the nearest one before it that has not ended where it starts. */
function enclosing(placed) {
    const open = [];
    return placed.map(({ span }, index) => {
        for (let last = open.at(-1); last !== undefined; last = open.at(-1)) {
            const before = placed[last];
            if (before && (0,core_location/* comparePositions */.Ez)(before.span.end, span.start) > 0)
                break;
            open.pop();
        }
        const parent = open.at(-1);
        open.push(index);
        return parent;
    });
}
function keyOf({ start, end }) {
    return `${start.line}:${start.column}-${end.line}:${end.column}`;
}
/** How many at the beginning of a sorted list hold a condition that none behind them holds. */
function countWhile(sorted, holds) {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        const candidate = sorted[middle];
        if (candidate !== undefined && holds(candidate))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

;// CONCATENATED MODULE: ./build/src/compare/fold.js


/**
 * One finding for one root cause: where a rule says `foldsInto` and such a finding of the same status stands in the
 * same place, the finding becomes a `related` entry of that one.
 */
function fold(compared) {
    const folding = compared.filter(({ finding }) => (finding.rule.foldsInto ?? []).length > 0);
    if (folding.length === 0)
        return compared;
    const hosts = hostsByKey(compared, folding);
    const folded = new Map();
    for (const entry of folding) {
        const host = hostOf(entry, hosts);
        if (host && !leadsTo(folded, host, entry))
            folded.set(entry, host);
    }
    const guests = Map.groupBy(folded.keys(), (entry) => lastHost(folded, entry));
    return compared
        .filter((entry) => !folded.has(entry))
        .map((entry) => {
        const own = guests.get(entry);
        return own === undefined ? entry : { ...entry, finding: withGuests(entry.finding, own) };
    });
}
function hostsByKey(compared, folding) {
    const wanted = new Set(folding.flatMap(({ finding }) => finding.rule.foldsInto ?? []));
    const candidates = compared.filter(({ finding }) => wanted.has(finding.rule.id));
    const groups = Map.groupBy(candidates, ({ finding, status }) => hostKey(finding.rule.id, finding, status));
    return new Map(Array.from(groups, ([key, group]) => [key, spanIndex(group, ({ finding }) => finding.location.span)]));
}
function hostKey(rule, { location, route }, status) {
    return [rule, location.path, route.scope, status].join('\0');
}
/** The outermost finding around `entry`, else the first inside of it; of the first rule that has one. */
function hostOf(entry, hosts) {
    const { span } = entry.finding.location;
    for (const rule of entry.finding.rule.foldsInto ?? []) {
        const index = hosts.get(hostKey(rule, entry.finding, entry.status));
        const around = index?.at(span.start).findLast(({ finding }) => (0,core_location/* containsSpan */.wl)(finding.location.span, span));
        const host = around ?? index?.firstWithin(span);
        if (host !== undefined && host !== entry)
            return host;
    }
    return undefined;
}
function leadsTo(folded, from, to) {
    for (let at = from; at !== undefined; at = folded.get(at))
        if (at === to)
            return true;
    return false;
}
function lastHost(folded, entry) {
    let host = entry;
    for (let next = folded.get(host); next !== undefined; next = folded.get(host))
        host = next;
    return host;
}
function withGuests(finding, guests) {
    const related = guests.flatMap(({ finding: guest }) => [
        { ...guest.location, message: guest.message, rule: guest.rule.id },
        ...guest.related,
    ]);
    return { ...finding, related: [...finding.related, ...related] };
}

// EXTERNAL MODULE: ./node_modules/diff/libesm/patch/create.js + 2 modules
var create = __webpack_require__(7291);
;// CONCATENATED MODULE: ./build/src/diff/file-diff.js

/** GitHub's `patch`: hunks without file headers. A line that fits no hunk ends the reading; nothing throws. */
function parsePatch({ path, previousPath, patch }) {
    const hunks = [];
    let current;
    let base = 0;
    let head = 0;
    for (const line of (patch ?? '').split('\n')) {
        const header = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(line);
        if (header) {
            base = Number(header[1]);
            head = Number(header[2]);
            current = [];
            hunks.push(current);
        }
        else if (current === undefined) {
        }
        else if (line.startsWith('+')) {
            current.push({ kind: 'added', head: head++, base: undefined, text: line.slice(1) });
        }
        else if (line.startsWith('-')) {
            current.push({ kind: 'removed', head: undefined, base: base++, text: line.slice(1) });
        }
        else if (line.startsWith(' ')) {
            current.push({ kind: 'context', head: head++, base: base++, text: line.slice(1) });
        }
    }
    return { path, previousPath: previousPath ?? path, hunks: hunks.map((lines) => ({ lines })) };
}
/** The lines of context that GitHub and git show around a change. */
const contextLines = 3;
/** Beyond this many changed lines the file counts as replaced as a whole: finding the shortest edit grows with its square. */
const maxEditLength = 2000;
/** The diff that GitHub would have shown, made from the two contents: for a file whose `patch` it left out. */
function diffTexts(path, previousPath, base, head) {
    const patch = (0,create/* structuredPatch */.YB)(previousPath, path, base, head, '', '', { context: contextLines, maxEditLength });
    if (patch === undefined)
        return { path, previousPath, hunks: [{ lines: replaced(base, head) }] };
    return {
        path,
        previousPath,
        hunks: patch.hunks.map(({ oldStart, newStart, lines }) => {
            let baseLine = oldStart;
            let headLine = newStart;
            const result = [];
            for (const line of lines) {
                const text = line.slice(1);
                if (line.startsWith('+'))
                    result.push({ kind: 'added', head: headLine++, base: undefined, text });
                else if (line.startsWith('-'))
                    result.push({ kind: 'removed', head: undefined, base: baseLine++, text });
                else if (line.startsWith(' '))
                    result.push({ kind: 'context', head: headLine++, base: baseLine++, text });
            }
            return { lines: result };
        }),
    };
}
function replaced(base, head) {
    const linesOf = (text) => text.replace(/\n$/, '').split('\n');
    return [
        ...linesOf(base).map((text, index) => ({ kind: 'removed', head: undefined, base: index + 1, text })),
        ...linesOf(head).map((text, index) => ({ kind: 'added', head: index + 1, base: undefined, text })),
    ];
}

// EXTERNAL MODULE: ./build/src/diff/placement.js + 1 modules
var placement = __webpack_require__(9135);
// EXTERNAL MODULE: ./build/src/core/fingerprint.js + 1 modules
var fingerprint = __webpack_require__(9719);
// EXTERNAL MODULE: ./build/src/core/options.js
var options = __webpack_require__(9679);
// EXTERNAL MODULE: ./build/src/core/text.js
var core_text = __webpack_require__(7422);
// EXTERNAL MODULE: ./build/src/core/edit.js
var edit = __webpack_require__(9813);
;// CONCATENATED MODULE: ./build/src/redact.js

/**
 * Takes the values of found secrets out of what every finding says: a rule that quotes a command or an address does not
 * know that another one found a password in it. Edits that would write a secret are left out.
 */
function redact(findings, texts) {
    const places = findings.filter(({ secret }) => secret).map(({ location }) => location);
    if (places.length === 0)
        return findings;
    const clean = cleaner(valuesAt(places, texts));
    return findings.map((finding) => ({
        ...finding,
        message: clean(finding.message),
        related: finding.related.map((place) => ({ ...place, message: clean(place.message) })),
        edits: finding.edits.every(({ text }) => clean(text) === text) ? finding.edits : [],
    }));
}
/** A private key has some dozens of lines; of a longer value no more than its beginning is looked for. */
const mostLines = 200;
function valuesAt(places, texts) {
    const values = new Set();
    const files = new Map();
    for (const { path, span } of places) {
        let file = files.get(path);
        if (file === undefined) {
            const text = texts.document(path)?.text ?? texts.text(path) ?? '';
            file = { text, starts: (0,edit/* lineStarts */._)(text) };
            files.set(path, file);
        }
        const { text, starts } = file;
        const offset = ({ line, column }) => (starts[line - 1] ?? text.length) + column - 1;
        const value = text.slice(offset(span.start), offset(span.end));
        for (const line of value.split(/\r?\n/, mostLines))
            values.add(line.trim());
    }
    return values;
}
/** Needles are found by their first characters, so that many secrets cost a message no more than one does. */
const prefix = 4;
function cleaner(values) {
    const needles = Map.groupBy(Array.from(values).flatMap(needlesOf), ({ text }) => text.slice(0, prefix));
    for (const list of needles.values())
        list.sort((a, b) => b.text.length - a.text.length);
    return (text) => {
        let result = '';
        let done = 0;
        for (let at = 0; at + prefix <= text.length; at++) {
            const hit = needles.get(text.slice(at, at + prefix))?.find((needle) => text.startsWith(needle.text, at));
            if (hit === undefined)
                continue;
            const start = at + hit.at;
            result += text.slice(done, start) + beginning(hit.value);
            done = start + hit.value.length;
            at = done - 1;
        }
        return result + text.slice(done);
    };
}
/** A password may be a word that messages use as well (`postgres`): such a one is looked for only in addresses. */
function needlesOf(value) {
    if (value.length < 2)
        return [];
    if (value.length >= 8 && /[^a-z]/i.test(value))
        return [{ text: value, value, at: 0 }];
    return [{ text: `:${value}@`, value, at: 1 }];
}
/** A fifth of it and four characters at most, so that its owner knows which it is. */
function beginning(value) {
    return `${value.slice(0, Math.min(4, Math.floor(value.length / 5)))}\u2026`;
}

// EXTERNAL MODULE: ./build/src/rules/index.js + 198 modules
var rules = __webpack_require__(282);
;// CONCATENATED MODULE: ./build/src/inspect.js






/** `today` is `YYYY-MM-DD` in UTC. */
function inspect({ project, reviewed }, settings, today) {
    const { allowedRegistries } = settings;
    // A list that somebody wrote is another list, even where it says the same.
    const registriesChosen = allowedRegistries !== options/* defaultOptions */.KQ.allowedRegistries;
    const run = runner(project, settings, { allowedRegistries, registriesChosen, today });
    for (const document of project.documents) {
        if (!reviewed.has(document.path))
            continue;
        switch (document.kind) {
            case 'dockerfile':
                run.all(rules/* rules */.a.dockerfile, document, document.path);
                break;
            case 'compose':
                run.all(rules/* rules */.a.compose, document, document.path);
                for (const container of project.containersOf(document)) {
                    run.all(rules/* rules */.a.container, container, document.path);
                    const inline = inlineDockerfile(container);
                    if (inline)
                        run.all(rules/* rules */.a.dockerfile, inline, inline.path, withinBlock);
                }
                run.gaps.push(...cutContainers(project.containersOf(document)));
                break;
        }
    }
    return { findings: redact(identify(run.drafts(), project, settings), project), gaps: run.gaps };
}
/** How many rules run under these settings. */
function activeRules(settings) {
    return [...rules/* rules */.a.dockerfile, ...rules/* rules */.a.container, ...rules/* rules */.a.compose].filter((rule) => isActive(rule, settings));
}
function isActive(rule, { profile, rules: chosen }) {
    const choice = chosen.get(rule.id);
    if (choice !== undefined)
        return choice !== 'off';
    return profile === 'all' || rule.profile === 'recommended';
}
function runner(project, settings, policy) {
    const drafts = new Map();
    const gaps = [];
    return {
        gaps,
        drafts: () => [...drafts.values()],
        all(list, subject, path, adapt = (violation) => violation) {
            for (const rule of list) {
                if (!isActive(rule, settings))
                    continue;
                try {
                    for (const violation of rule.check(subject, project, policy)) {
                        const draft = { rule, path: violation.path ?? path, violation: adapt(violation) };
                        const key = placeKey(draft);
                        // Two services that share an anchor share what is wrong with it.
                        if (!drafts.has(key))
                            drafts.set(key, draft);
                    }
                }
                catch (error) {
                    // One bad file never affects another, and one bad rule no other rule; but what it would have said is not known.
                    gaps.push(ruleFailure(rule, path, error));
                }
            }
        },
    };
}
/** The Dockerfile of `dockerfile_inline`, whose places are places of the Compose file. */
function inlineDockerfile({ build }) {
    return build?.dockerfile === undefined ? build?.document : undefined;
}
/** A new line within a block of YAML would need its indentation: such edits are left to the author. */
function withinBlock(violation) {
    const spansLines = violation.edits?.some(({ span, text }) => text.includes('\n') || span.start.line !== span.end.line);
    return spansLines ? { ...violation, edits: [] } : violation;
}
function placeKey({ rule, path, violation: { span, subject } }) {
    return [rule.id, path, span.start.line, span.start.column, span.end.line, span.end.column, subject ?? ''].join('\0');
}
function ruleFailure(rule, path, error) {
    const cause = error instanceof Error ? error.message : String(error);
    return {
        path,
        subject: rule.id,
        reason: `The rule failed on this file, which is a bug of ours; please report it (${cause}).`,
        blocking: true,
    };
}
function cutContainers(containers) {
    const [first, ...more] = containers.filter(({ cut }) => cut);
    if (first === undefined)
        return [];
    const who = more.length === 0 ? 'it extends' : `it and ${(0,core_text/* count */.U9)(more.length, 'other service')} extend`;
    const reason = `${(0,core_text/* quoted */.TL)(first.name)} was not checked whole: ${who} more than is followed.`;
    return [{ path: first.path, subject: first.path, reason, blocking: true }];
}
/** Orders findings by place and counts equal meanings within a file, so that each has a fingerprint of its own. */
function identify(drafts, project, settings) {
    const findings = drafts.map(({ rule, path, violation }) => {
        const chosen = settings.rules.get(rule.id);
        const route = project.document(path)?.routeOf(violation.span.start) ?? { scope: '', step: '' };
        return {
            rule,
            severity: chosen !== undefined && chosen !== 'off' ? chosen : (violation.severity ?? rule.severity),
            confidence: violation.confidence ?? rule.confidence,
            location: { path, span: violation.span },
            message: violation.message,
            why: rule.why,
            fix: rule.fix,
            subject: violation.subject ?? '',
            absence: violation.absence ?? false,
            ...(violation.secret ? { secret: true } : {}),
            route,
            fingerprint: '',
            edits: violation.edits ?? [],
            related: (violation.related ?? []).map((place) => ({ ...place, path: place.path ?? path })),
        };
    });
    const seen = new Map();
    const shortStep = stepShortener();
    return findings.toSorted(finding/* compareFindings */.E).map((finding) => {
        const { rule, route, subject } = finding;
        const meaning = { rule: rule.id, route: { ...route, step: shortStep(route.step) }, subject };
        const key = `${finding.location.path}\0${(0,fingerprint/* meaningKey */.Pq)(meaning)}`;
        const ordinal = seen.get(key) ?? 0;
        seen.set(key, ordinal + 1);
        return { ...finding, fingerprint: (0,fingerprint/* fingerprint */.Rj)(meaning, ordinal) };
    });
}
/** Steps longer than this are hashed once, not with every finding in them. */
const longestStep = 1000;
function stepShortener() {
    const digests = new Map();
    return (step) => {
        if (step.length <= longestStep)
            return step;
        const known = digests.get(step) ?? (0,fingerprint/* digest */.br)(step);
        digests.set(step, known);
        return known;
    };
}

// EXTERNAL MODULE: ./build/src/core/rule-names.js
var rule_names = __webpack_require__(574);
// EXTERNAL MODULE: ./build/src/documents/classify.js
var classify = __webpack_require__(8424);
;// CONCATENATED MODULE: ./build/src/silence/own-pragmas.js


/** Reads `plimsoll: ignore[id, id] reason` and `plimsoll: ignore-file[id] reason`. */
function readOwnPragmas(comments, names, checks) {
    const read = comments.flatMap((comment) => /^plimsoll:/i.test(comment.text) ? [readOne(comment, names, checks)] : []);
    return { pragmas: read.flatMap(({ pragmas }) => pragmas), mistakes: read.flatMap(({ mistakes }) => mistakes) };
}
function readOne(comment, names, checks) {
    const { text, span, target, top } = comment;
    const only = (kind, message) => ({
        pragmas: [],
        mistakes: [{ kind, span, target, word: '', message }],
    });
    const [, verb = '', list = '', rest = ''] = /^plimsoll:\s*(ignore(?:-file)?)\s*\[([^\]]*)\](.*)$/is.exec(text) ?? [];
    const words = list.split(',').map((word) => word.trim());
    if (verb === '' || words.includes('')) {
        return only('malformed', 'This comment is not understood, so it silences nothing; write `# plimsoll: ignore[rule-id] reason`.');
    }
    const wholeFile = verb.toLowerCase() === 'ignore-file';
    if (wholeFile && !top) {
        return only('misplaced', '`ignore-file` counts only at the top of a file, so this comment silences nothing.');
    }
    if (!wholeFile && target === undefined) {
        return only('misplaced', 'This comment stands on or above nothing, so it silences nothing.');
    }
    const reason = rest.replace(/^[\s:,;\u2013\u2014-]+/, '').trim();
    if (!/[\p{L}\p{N}]/u.test(reason)) {
        return only('no-reason', 'This comment gives no reason, so it silences nothing.');
    }
    const known = words.flatMap((word) => resolve(word, names) ?? []);
    const mistakes = words
        .filter((word) => resolve(word, names) === undefined)
        .map((word) => ({ kind: 'unknown-id', span, target, word, message: unknownId(word, names, checks) }));
    const reach = wholeFile ? undefined : target;
    const pragma = { speaker: 'Plimsoll', names: known, spared: [], reach, span, text, reason };
    return { pragmas: known.length === 0 ? [] : [pragma], mistakes };
}
function resolve(word, names) {
    return names.resolve(word) ?? (isVulnerabilityId(word) ? word.toUpperCase() : undefined);
}
/** `CVE-2026-1`, `GHSA-\u2026`, `DLA-1-1`, `TEMP-\u2026`: what advisories call a vulnerability. */
function isVulnerabilityId(word) {
    return /^[A-Za-z]{2,12}-[\w:.-]*\d[\w:.-]*$/.test(word);
}
/** Names whose findings need a scan of images, so that silence says nothing about them. */
function isAboutImages(name) {
    return name === rule_names/* vulnerabilityRule */.p || name.startsWith('image/') || isVulnerabilityId(name);
}
function unknownId(word, { ids }, checks) {
    const ours = checks(word);
    const meant = (0,core_text/* nearest */.pA)(word, ids);
    const hint = ours.length > 0
        ? `; what another tool calls so is ${ours.map((id) => (0,core_text/* quoted */.TL)(id)).join(' or ')} here`
        : meant === undefined
            ? ''
            : `; did you mean ${(0,core_text/* quoted */.TL)(meant)}?`;
    return `There is no rule ${(0,core_text/* quoted */.TL)(word)}, so nothing is silenced by it${hint === '' || !hint.endsWith('?') ? `${hint}.` : hint}`;
}

;// CONCATENATED MODULE: ./build/src/silence/pragma.js
/** The instruction or node that a comment stands directly above or behind; none for one in the midst of it. */
function targetOfWhole({ span, target }) {
    return target !== undefined && target.start.line >= span.start.line ? target : undefined;
}
/** All of one line, its break included. */
function lineSpan(line) {
    return { start: { line, column: 1 }, end: { line: line + 1, column: 1 } };
}
/**
 * What a pragma is recognised by in another commit of the same file: its words and the place in the file's meaning
 * that it governs, whatever line that is on.
 */
function pragmaKey({ text, reach }, document) {
    const { scope, step } = reach === undefined ? { scope: '', step: '' } : document.routeOf(reach.start);
    return [text.replace(/\s+/g, ' ').trim(), scope, step].join('\0');
}

;// CONCATENATED MODULE: ./build/src/silence/semgrep-pragmas.js

/**
 * `# nosemgrep`, `# nosemgrep: id, id`: what starts on its line, and on the next where it has a line of its own.
 * Semgrep reads lines, not comments, so that one behind a command counts as well:
 * https://semgrep.dev/docs/ignoring-files-folders-code
 */
function readSemgrepPragmas(document) {
    const { text } = document;
    if (!/nosem/i.test(text))
        return [];
    const instructionOn = instructionsByLine(document);
    return text.split('\n').flatMap((content, index) => {
        const [, before = '', comment, ids = ''] = /^([^#]*)(#.*?\bnosem(?:grep)?\b(?:[:=](.*))?.*)/i.exec(content) ?? [];
        if (comment === undefined)
            return [];
        const words = ids.split(/[\s,]+/).filter((word) => word !== '');
        const line = index + 1;
        const governed = before.trim() === '' ? line + 1 : line;
        // A match of Semgrep's is a whole instruction; in YAML ours begins where Semgrep's does.
        const reach = instructionOn.get(governed) ?? lineSpan(governed);
        // The path of the rule's file may stand before its id.
        const names = words.length === 0 ? ['semgrep:*'] : words.map((id) => `semgrep:${id.slice(id.lastIndexOf('.') + 1)}`);
        const column = before.length + 1;
        const span = { start: { line, column }, end: { line, column: column + comment.length } };
        return [{ speaker: 'Semgrep', names, spared: [], reach, span, text: comment, reason: '' }];
    });
}
function instructionsByLine(document) {
    if (document.kind === 'compose')
        return new Map();
    const { instructions, globalArgs, stages } = document;
    const all = [...globalArgs, ...instructions, ...stages.flatMap((stage) => stage.instructions)];
    return new Map(all.map(({ span }) => [span.start.line, span]));
}

;// CONCATENATED MODULE: ./build/src/silence/peer-pragmas.js


/** Cheap to ask of every comment of a large file. */
const mayBePragma = /hadolint|checkov|bridgecrew|trivy|tfsec|kics|dclint/i;
/** The pragmas of other tools, each with the syntax and reach that its own documentation or source gives it. */
function readPeerPragmas(document, today) {
    const pragmas = [];
    const blockFrom = blocksOf(document);
    const add = (speaker, { span, text }, saying) => {
        if (saying !== undefined)
            pragmas.push({ speaker, spared: [], reason: '', span, text, ...saying });
    };
    for (const comment of document.comments) {
        if (!mayBePragma.test(comment.text))
            continue;
        if (document.kind === 'dockerfile') {
            add('hadolint', comment, hadolint(comment));
            add('Checkov', comment, checkov(comment));
            for (const saying of trivy(comment, today))
                add('Trivy', comment, saying);
        }
        else
            add('dclint', comment, dclint(comment));
        add('KICS', comment, kics(comment, document.kind, blockFrom));
    }
    if (document.kind === 'dockerfile')
        pragmas.push(...buildkit(document));
    return [...pragmas, ...readSemgrepPragmas(document)];
}
const hadolintForm = /^hadolint[ \t]+(global[ \t]+)?ignore[ \t]*=[ \t]*([DLSC\d]+(?:[ \t]*,[ \t]*[DLSC\d]+)*)[ \t]*(?:#(.*))?$/;
/**
 * The instruction on the very next line, or the whole file. One word that is no code makes all of it void:
 * https://github.com/hadolint/hadolint/blob/master/src/Hadolint/Pragma.hs
 */
function hadolint({ text, span, target }) {
    const [, global, codes, reason = ''] = hadolintForm.exec(text) ?? [];
    if (codes === undefined)
        return undefined;
    const names = codes.split(',').map((code) => `hadolint:${code.trim()}`);
    if (global !== undefined)
        return { names, reach: undefined, reason: reason.trim() };
    return target?.start.line === span.start.line + 1 ? { names, reach: target, reason: reason.trim() } : undefined;
}
/**
 * Wherever it stands, the whole Dockerfile ("line number doesn't matter"):
 * https://github.com/bridgecrewio/checkov/blob/main/checkov/dockerfile/parser.py
 */
function checkov({ text }) {
    const [, ids, reason = ''] = /(?:checkov|bridgecrew):skip= *([A-Za-z_\d]+(?: *, *[A-Za-z_\d]+)*)(?::(.*))?/.exec(text) ?? [];
    const names = ids?.split(',').map((id) => `checkov:${id.trim()}`);
    return names && { names, reach: undefined, reason: reason.trim() };
}
/**
 * What starts on its line or the next; comments that are stacked share their reach. `exp:` is a day from which on it
 * is void: https://github.com/aquasecurity/trivy/blob/main/pkg/iac/ignore/parse.go
 */
function trivy(comment, today) {
    const reach = targetOfWhole(comment);
    if (reach === undefined)
        return [];
    const words = comment.text.split(/\s+/).map((word) => word.replace(/^[#/*]+/, ''));
    const isRule = (word) => /^(?:trivy|tfsec):/.test(word);
    const reason = words
        .filter((word) => !isRule(word))
        .join(' ')
        .trim();
    return words.filter(isRule).flatMap((word) => {
        const segments = word.split(':').slice(1);
        const section = (key) => segments.find((_, index) => index % 2 === 1 && segments[index - 1] === key);
        const id = section('ignore')?.replace(/\[.*$/, '');
        const expiry = section('exp');
        const holds = expiry === undefined || (/^\d{4}-\d{2}-\d{2}$/.test(expiry) && today < expiry);
        return id === undefined || id === '' || !holds ? [] : [{ names: [`trivy:${currentTrivyId(id)}`], reach, reason }];
    });
}
/** Earlier releases wrote `AVD-DS-0002`, and before that `DS002`, for what is `DS-0002` now. */
function currentTrivyId(id) {
    const [, digits] = /^(?:avd-)?ds-?(\d{1,4})$/i.exec(id) ?? [];
    return digits === undefined ? id : `DS-${digits.padStart(4, '0')}`;
}
/** https://docs.kics.io/latest/running-kics/#using_commands_on_scanned_files_as_comments */
function kics(comment, kind, blockFrom) {
    const [, rest] = /^kics-scan\s+(.*)$/i.exec(comment.text) ?? [];
    if (rest === undefined)
        return undefined;
    const commands = rest.toLowerCase().split(/\s+/);
    const target = targetOfWhole(comment);
    const all = ['kics:*'];
    if (commands.includes('ignore-line')) {
        // In a Dockerfile all lines of the instruction; in YAML the one line beneath.
        const reach = kind === 'dockerfile' ? target : target && lineSpan(target.start.line);
        return reach && { names: all, reach };
    }
    if (commands.includes('ignore-block')) {
        const reach = target && blockFrom(target);
        return reach && { names: all, reach };
    }
    const [command = ''] = commands;
    if (!comment.top)
        return undefined;
    if (command === 'ignore')
        return { names: all, reach: undefined };
    const [, verb, list = ''] = /^(enable|disable)=(.*)$/.exec(command) ?? [];
    const queries = list.split(',').map((id) => `kics:${id}`);
    if (verb === 'enable')
        return { names: all, spared: queries, reach: undefined };
    return verb === 'disable' ? { names: queries, reach: undefined } : undefined;
}
function blocksOf(document) {
    if (document.kind === 'compose')
        return (target) => target;
    const stages = new Map(document.stages.map(({ from, span }) => [from.span.start.line, span]));
    return ({ start }) => stages.get(start.line);
}
/** https://github.com/zavoloklom/docker-compose-linter/blob/main/docs/configuration-comments.md */
function dclint({ text, span, target, ownLine, top }) {
    const [, command, rest = ''] = /^dclint\s+(disable(?:-file|-line)?)(\s.*)?$/.exec(text) ?? [];
    if (command === undefined)
        return undefined;
    const rules = rest.split(/[\s,]+/).filter((word) => word !== '');
    const names = rules.length === 0 || command === 'disable-file' ? ['dclint:*'] : rules.map((rule) => `dclint:${rule}`);
    if (command !== 'disable-line')
        return top ? { names, reach: undefined } : undefined;
    const line = ownLine ? target?.start.line : span.start.line;
    return line === undefined ? undefined : { names, reach: lineSpan(line) };
}
/** `skip=` of the parser directive, the whole file: https://docs.docker.com/build/checks/#skip-checks */
function buildkit({ directives: { check } }) {
    if (check === undefined)
        return [];
    const [options = '', reason = ''] = check.raw.split('//', 2);
    const skipped = options.split(';').flatMap((option) => /^\s*skip\s*=(.*)$/s.exec(option)?.[1]?.split(',') ?? []);
    const names = skipped
        .map((name) => name.trim())
        .filter((name) => name !== '')
        .map((name) => `buildkit:${name.toLowerCase() === 'all' ? '*' : name}`);
    const { span, raw: text } = check;
    return names.length === 0
        ? []
        : [{ speaker: 'BuildKit', names, spared: [], reach: undefined, span, text, reason: reason.trim() }];
}

;// CONCATENATED MODULE: ./build/src/silence/file-silence.js





function silenceFile(inputs) {
    const { document, base, mode, active } = inputs;
    const own = readOwnPragmas(document.comments, inputs.names, inputs.checks);
    const all = [...own.pragmas, ...readPeerPragmas(document, inputs.today)];
    const isOld = oldPragmas(inputs, all.length > 0);
    const heard = all.filter((pragma) => mode === 'allow' || (mode === 'existing' && isOld(pragma)));
    const heardOnes = new Set(heard);
    const index = indexByName(heard);
    const used = new Map();
    return {
        choiceOn(finding) {
            const [first] = index(finding).map(({ pragma, name }) => {
                used.set(pragma, (used.get(pragma) ?? new Set()).add(name));
                return pragma;
            });
            if (first === undefined)
                return undefined;
            const { speaker, span, reason } = first;
            const kind = speaker === 'Plimsoll' ? 'inline comment' : `${speaker} pragma`;
            return {
                reason: reason === '' ? kind : reason,
                by: `${kind}, ${document.path}:${span.start.line}`,
                addedHere: base !== undefined && !isOld(first),
            };
        },
        mistakes: () => [
            ...own.mistakes,
            ...own.pragmas.flatMap((pragma) => heardOnes.has(pragma) ? unused(pragma, used.get(pragma), active) : [notAllowed(pragma, mode)]),
        ],
    };
}
/** Whether base had a pragma already: the same words for the same thing. Where there is no base, all are old. */
function oldPragmas({ base, names, checks, today, document }, needed) {
    if (base === undefined)
        return () => true;
    const before = needed ? base.document : undefined;
    const { pragmas } = before
        ? readOwnPragmas(before.comments, names, checks)
        : { pragmas: [] };
    const keys = new Set(before ? [...pragmas, ...readPeerPragmas(before, today)].map((pragma) => pragmaKey(pragma, before)) : []);
    return (pragma) => keys.has(pragmaKey(pragma, document));
}
/** Everything that silences a finding: our own comments before those of peers, the innermost first. */
function indexByName(pragmas) {
    if (pragmas.length === 0)
        return () => [];
    const inFile = new Map();
    const inReach = new Map();
    for (const pragma of pragmas) {
        const { reach } = pragma;
        for (const name of pragma.names) {
            // Of two that say the same the first counts, so that a file of nothing but pragmas costs no more than others.
            if (reach === undefined)
                inFile.set(name, inFile.get(name) ?? pragma);
            else
                inReach
                    .set(name, inReach.get(name) ?? [])
                    .get(name)
                    ?.push({ pragma, reach });
        }
    }
    const indexes = new Map(Array.from(inReach, ([name, list]) => [name, spanIndex(list, ({ reach }) => reach)]));
    return (finding) => namesOf(finding).flatMap((name) => {
        const near = (indexes.get(name)?.at(finding.location.span.start) ?? []).map(({ pragma }) => pragma);
        const far = inFile.get(name);
        return (far ? [...near, far] : near).flatMap((pragma) => (spares(pragma, finding) ? [] : [{ pragma, name }]));
    });
}
/** Whatever a comment may call a finding. */
function namesOf({ rule, vulnerability }) {
    const tools = new Set(rule.covers.map((check) => `${check.slice(0, check.indexOf(':'))}:*`));
    return [rule.id, ...(vulnerability ? [vulnerability.id.toUpperCase()] : []), ...rule.covers, ...tools];
}
function spares({ spared }, { rule }) {
    return spared.some((check) => rule.covers.includes(check));
}
function unused(pragma, used, active) {
    return pragma.names
        .filter((name) => used?.has(name) !== true && active.has(name) && !isAboutImages(name))
        .map((name) => ({
        kind: 'unused',
        span: pragma.span,
        target: pragma.reach,
        word: name,
        message: `Nothing here is reported by ${(0,core_text/* quoted */.TL)(name)}, so this comment silences nothing.`,
    }));
}
function notAllowed({ span, reach }, mode) {
    const why = mode === 'deny' ? 'allows no comments to silence' : 'hears only comments that base already had';
    return {
        kind: 'not-allowed',
        span,
        target: reach,
        word: '',
        message: `The config ${why} (\`inline-ignores: ${mode}\`), so this comment silences nothing.`,
    };
}

// EXTERNAL MODULE: ./build/src/silence/pragma-rules.js
var pragma_rules = __webpack_require__(9723);
;// CONCATENATED MODULE: ./build/src/silence/remarks.js



/** Mistakes in the comments of one file as findings, in order of their place. */
function remarksOn(document, mistakes, chosen) {
    const rule = (0,pragma_rules/* pragmaRuleFor */.S)(document);
    const severity = chosen.get(rule.id) ?? rule.severity;
    if (severity === 'off')
        return [];
    const seen = new Map();
    return mistakes
        .toSorted((a, b) => (0,core_location/* compareSpans */.fd)(a.span, b.span))
        .map(({ kind, span, target, word, message }) => {
        const route = document.routeOf((target ?? span).start);
        const subject = `${kind} ${word}`.trim();
        const meaning = { rule: rule.id, route, subject };
        const key = (0,fingerprint/* meaningKey */.Pq)(meaning);
        const ordinal = seen.get(key) ?? 0;
        seen.set(key, ordinal + 1);
        return {
            rule,
            severity,
            confidence: rule.confidence,
            location: { path: document.path, span },
            message,
            why: rule.why,
            fix: rule.fix,
            subject,
            absence: false,
            route,
            fingerprint: (0,fingerprint/* fingerprint */.Rj)(meaning, ordinal),
            edits: [],
            related: [],
        };
    });
}

;// CONCATENATED MODULE: ./build/src/silence/silence.js





/**
 * Which findings somebody chose not to hear: by a comment of ours, by one of a peer's whose check the rule covers, or by
 * the config. Comments are asked first, so that the word nearest to the finding is the one that is told.
 */
function silence(inputs) {
    const { findings, documents, reviewed, baseDocuments, previousPaths, options, rules, active, today } = inputs;
    const names = (0,rule_names/* ruleNames */.X)([...rules, ...pragma_rules/* pragmaRules */.M]);
    const checks = rulesByCheck(rules);
    const bases = new Map((baseDocuments ?? []).map((document) => [document.path, document]));
    const files = new Map();
    for (const document of documents) {
        const { path } = document;
        const base = baseDocuments && { document: bases.get(previousPaths.get(path) ?? path) };
        files.set(path, silenceFile({ document, base, mode: options.inlineIgnores, names, checks, active, today }));
    }
    const silenced = new Map();
    for (const finding of findings) {
        const choice = files.get(finding.location.path)?.choiceOn(finding);
        if (choice !== undefined)
            silenced.set(finding, choice);
    }
    const remarks = documents.flatMap((document) => reviewed.has(document.path) ? remarksOn(document, files.get(document.path)?.mistakes() ?? [], options.rules) : []);
    const ignored = configIgnores(options.ignore, today);
    for (const finding of [...findings, ...remarks]) {
        const entry = silenced.has(finding) ? undefined : ignored(finding);
        if (entry !== undefined) {
            silenced.set(finding, { reason: entry.reason, by: `config, ${entry.writtenAt}`, addedHere: false });
        }
    }
    return { silenced, remarks };
}
/** The first entry of the config that silences a finding. */
function configIgnores(entries, today) {
    const current = entries
        .filter(({ until }) => until === undefined || today <= until)
        .map((entry) => ({ entry, isHere: entry.paths.length === 0 ? () => true : (0,classify/* globMatcher */.fU)(entry.paths) }));
    const byRule = Map.groupBy(current, ({ entry }) => entry.rule);
    const ofAllRules = byRule.get(undefined) ?? [];
    return ({ rule, location, vulnerability }) => [...(byRule.get(rule.id) ?? []), ...ofAllRules].find(({ entry, isHere }) => (entry.vulnerability === undefined || entry.vulnerability === vulnerability?.id) && isHere(location.path))?.entry;
}
/** Our rules by the bare name of the peers' checks that they cover. */
function rulesByCheck(rules) {
    let byCheck;
    return (check) => {
        if (byCheck === undefined) {
            byCheck = new Map();
            for (const { id, covers } of rules) {
                for (const cover of covers) {
                    const name = cover.slice(cover.indexOf(':') + 1);
                    byCheck.set(name, [...(byCheck.get(name) ?? []), id]);
                }
            }
        }
        return byCheck.get(check) ?? [];
    };
}

;// CONCATENATED MODULE: ./build/src/review.js









/** The whole of a review, from two commits to findings with a status, a place and nothing silenced unseen. */
function review({ head, base, changes, options, today, within }) {
    const inspected = inspect(head, options, today);
    const inspectedBase = inspect(base ?? collect/* emptySnapshot */.WX, options, today);
    const previous = previousPaths(changes);
    const silenced = silenceAll(head, inspected, base, previous, options, today);
    const silencedBase = base && silenceAll(base, inspectedBase, undefined, new Map(), options, today);
    const compared = compare([...inspected.findings, ...silenced.remarks], [...inspectedBase.findings, ...(silencedBase?.remarks ?? [])], previous);
    const diffs = base === undefined ? new Map() : diffsOf(changes, head.project, base.project);
    const finish = ({ finding, status }) => ({
        ...finding,
        status: base === undefined ? 'existing' : status,
        placement: base === undefined ? undefined : (0,placement/* placementOf */.x)(finding, diffs.get(finding.location.path)),
    });
    const asked = base === undefined ? within : changedPaths(options, changes);
    const wanted = scopeFilter(options, base !== undefined, asked);
    const heard = compared.filter(({ finding, status }) => !silenced.silenced.has(finding) && !(status === 'fixed' && silencedBase?.silenced.has(finding)));
    const findings = fold(heard.filter(wanted)).map(finish).toSorted(finding/* compareFindings */.E);
    const unheard = compared.flatMap((entry) => {
        const choice = silenced.silenced.get(entry.finding);
        return choice !== undefined && (wanted(entry) || choice.addedHere) ? [{ ...finish(entry), ...choice }] : [];
    });
    const gaps = uniqueGaps([...head.gaps, ...inspected.gaps]);
    return {
        scope: options.scope,
        hasBase: base !== undefined,
        findings,
        silenced: unheard,
        gaps,
        secrets: inspected.findings.filter(({ secret }) => secret).map(({ location }) => location),
        stats: statsOf(head, asked, findings, unheard, options),
    };
}
function silenceAll({ project, reviewed }, { findings }, base, previousPaths, options, today) {
    return silence({
        findings,
        documents: project.documents,
        reviewed,
        baseDocuments: base?.project.documents,
        previousPaths,
        options,
        rules: rules/* allRules */.V,
        active: new Set(activeRules(options).map(({ id }) => id)),
        today,
    });
}
/** The files that a pull request is about, at head and at base; `undefined`: the whole repository. */
function changedPaths({ scope }, changes) {
    if (scope === 'all')
        return undefined;
    return new Set(changes.flatMap(({ path, previousPath = path, status }) => (status === 'copied' ? [path] : [path, previousPath])));
}
function scopeFilter({ scope }, hasBase, asked) {
    // What a change causes in a file that it leaves alone is introduced all the same.
    if (hasBase && scope === 'introduced')
        return ({ status }) => status !== 'existing';
    return ({ finding }) => asked?.has(finding.location.path) ?? true;
}
function previousPaths(changes) {
    return new Map(changes.flatMap(({ path, previousPath }) => (previousPath === undefined ? [] : [[path, previousPath]])));
}
/** The diff of each changed file that was read: GitHub's own patch, or one made from the contents where it left it out. */
function diffsOf(changes, head, base) {
    const textOf = (project, path) => project.document(path)?.text ?? project.text(path);
    return new Map(changes.map((change) => {
        const { path, previousPath = path, patch } = change;
        if (patch !== undefined)
            return [path, parsePatch(change)];
        const after = textOf(head, path);
        if (after === undefined)
            return [path, { path, previousPath, hunks: [] }];
        return [path, diffTexts(path, previousPath, textOf(base, previousPath) ?? '', after)];
    }));
}
function uniqueGaps(gaps) {
    return [...new Map(gaps.map((gap) => [[gap.path, gap.subject, gap.reason].join('\0'), gap])).values()];
}
function statsOf({ project, reviewed }, asked, findings, silenced, options) {
    const read = project.documents.filter(({ path }) => reviewed.has(path) && asked?.has(path) !== false);
    const counted = (status) => findings.filter((finding) => finding.status === status).length;
    return {
        files: read.length,
        dockerfiles: read.filter(({ kind }) => kind === 'dockerfile').length,
        composeFiles: read.filter(({ kind }) => kind === 'compose').length,
        rules: activeRules(options).length,
        introduced: counted('introduced'),
        existing: counted('existing'),
        fixed: counted('fixed'),
        silenced: silenced.length,
        images: [],
    };
}


/***/ }),

/***/ 282:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V: () => (/* binding */ allRules),
  a: () => (/* binding */ rules)
});

// EXTERNAL MODULE: ./build/src/core/text.js
var core_text = __webpack_require__(7422);
;// CONCATENATED MODULE: ./build/src/rules/places.js
/** The value itself: an item of a list. */
function at({ path, span }) {
    return { path, span };
}
/** The option with its key: `privileged: true`. */
function onOption({ path, option }) {
    return { path, span: option };
}
/** Where a missing option is told: on the name of the container. */
function missingOn({ path, span }) {
    return { path, span, absence: true };
}

;// CONCATENATED MODULE: ./build/src/rules/compose/build-and-image.js


const buildAndImage = {
    id: 'compose/build-and-image',
    title: 'Built or pulled, whichever comes first',
    severity: 'low',
    confidence: 'medium',
    category: 'supply-chain',
    profile: 'all',
    why: 'Compose looks for the name in the registry before it builds, so whoever owns that name there decides what runs.',
    fix: 'Say which is meant: `pull_policy: build`, or take `image` or `build` away.',
    details: 'With both, `image` names what is built, which is useful for pushing it; hence `low`. A `pull_policy` settles the question.',
    references: ['https://docs.docker.com/reference/compose-file/build/#using-build-and-image'],
    covers: ['dclint:no-build-and-image'],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'a name that anybody can register',
                code: "services:\n  web:\n    build: .\n    [|image: acme-shop-web|]\n",
            },
        ],
        good: [
            {
                name: 'built, whatever the registry has',
                code: "services:\n  web:\n    build: .\n    image: acme-shop-web\n    pull_policy: build\n  worker:\n    build: ./worker\n",
            },
        ],
    },
    *check(document, project) {
        const services = new Map(document.services.map((service) => [service.name, service]));
        for (const { name, build, image, pullPolicy } of project.containersOf(document)) {
            if (build === undefined || image === undefined || pullPolicy !== undefined)
                continue;
            const edit = services.get(name)?.insert(['pull_policy: build']);
            yield {
                ...onOption(image),
                subject: 'image',
                message: `${(0,core_text/* quoted */.TL)(name)} is built here, but pulled as ${(0,core_text/* quoted */.TL)(image.raw)} where the registry has that.`,
                edits: edit && [edit],
            };
        }
    },
};

// EXTERNAL MODULE: ./build/src/core/severity.js
var severity = __webpack_require__(2842);
;// CONCATENATED MODULE: ./build/src/rules/knowledge/gravest.js

/** The gravest of some, the first of equals. */
function gravest(all) {
    return all.reduce((worst, each) => (worst !== undefined && (0,severity/* compareSeverities */.Rj)(worst.severity, each.severity) <= 0 ? worst : each), undefined);
}

;// CONCATENATED MODULE: ./build/src/rules/knowledge/secret-names.js
/** Words, and ends of words (`PGPASSWORD`, `githubtoken`), that name a secret. */
const likely = /(?:password|passwd|passphrase|passcode|pword|secret|token|apikey|credentials?|privatekey|secretkey|accesskey)$/;
const likelyWords = new Set(['pass', 'pwd', 'pw', 'secrets', 'pat']);
/** In front of `key`, they make it a secret one. */
const keyKinds = new Set([
    'access',
    'account',
    'api',
    'app',
    'auth',
    'client',
    'deploy',
    'encryption',
    'hmac',
    'jwt',
    'license',
    'master',
].concat(['private', 'rsa', 'secret', 'service', 'session', 'shared', 'signing', 'ssh', 'storage', 'webhook']));
const maybeWords = new Set(['key', 'keys', 'auth', 'credential', 'cred', 'creds', 'cert', 'dsn']);
/**
 * What a name may say of a secret without being one: where it lies, how long it lives, what it is called.
 * BuildKit excuses public, file and version: https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/
 */
const public_ = new Set(['public', 'pub', 'file', 'version', 'path', 'fingerprint']);
const aspects = new Set(['age', 'alg', 'algorithm', 'arn', 'backend', 'class', 'count', 'dir', 'directory', 'disabled', 'enabled', 'endpoint']
    .concat(['env', 'expiration', 'expires', 'expiry', 'format', 'header', 'host', 'hostname', 'issuer', 'length'])
    .concat([
    'limit',
    'location',
    'manager',
    'max',
    'method',
    'min',
    'mode',
    'module',
    'name',
    'plugin',
    'policy',
    'port',
])
    .concat([
    'prefix',
    'provider',
    'ref',
    'required',
    'ring',
    'server',
    'service',
    'size',
    'store',
    'suffix',
    'timeout',
])
    .concat(['ttl', 'type', 'uri', 'url', 'user', 'username', 'validity']));
/** Keys that open nothing: signing keys named by their fingerprint, keys of caches and tables. */
const harmlessKeys = new Set(['gpg', 'pgp', 'cache', 'sort', 'primary', 'foreign', 'partition', 'host', 'apt', 'repo']);
function secretName(name) {
    const words = wordsOf(name);
    const last = words.at(-1) ?? '';
    const before = words.at(-2) ?? '';
    if (words.some((word) => public_.has(word)) || aspects.has(last))
        return 'no';
    // An id of a key goes along with the key itself, and is given away with it.
    if (last === 'id')
        return before === 'key' && words.at(-3) === 'access' ? 'likely' : 'no';
    if (words.some((word) => likely.test(word) || likelyWords.has(word)))
        return 'likely';
    if (words.some((word, index) => word === 'key' && keyKinds.has(words[index - 1] ?? '')))
        return 'likely';
    if (!maybeWords.has(last) && !words.includes('auth'))
        return 'no';
    return (last === 'key' || last === 'keys') && harmlessKeys.has(before) ? 'no' : 'maybe';
}
function wordsOf(name) {
    return name
        .slice(0, 200)
        .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
        .toLowerCase()
        .split(/[^a-z0-9]+/)
        .map((word) => word.replace(/\d+$/, ''))
        .filter((word) => word !== '');
}

;// CONCATENATED MODULE: ./build/src/rules/knowledge/secret-values.js
/**
 * Forms that providers gave their secrets so that scanners find them, mostly as
 * https://docs.github.com/code-security/secret-scanning/introduction/supported-secret-scanning-patterns lists them.
 * Each begins with fixed characters and repeats one class at a time, so that matching is linear.
 */
const formats = [
    { kind: 'AWS access key', form: /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g },
    { kind: 'GitHub token', form: /\b(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{60,255})\b/g },
    { kind: 'GitLab token', form: /\bgl(?:pat|dt|rt|ptt|soat|cbt)-[A-Za-z0-9_-]{20,64}/g },
    { kind: 'Slack token', form: /\bxox[abeoprs]-[A-Za-z0-9-]{10,200}/g },
    { kind: 'Slack webhook', form: /https:\/\/hooks\.slack\.com\/services\/(?<secret>T\w{6,12}\/B\w{6,12}\/\w{20,30})/g },
    { kind: 'Stripe key', form: /\b[rs]k_live_[A-Za-z0-9]{16,128}\b/g },
    { kind: 'npm token', form: /\bnpm_[A-Za-z0-9]{36}\b/g },
    { kind: 'PyPI token', form: /\bpypi-AgE[A-Za-z0-9_-]{50,500}/g },
    { kind: 'Google API key', form: /\bAIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/g },
    { kind: 'OpenAI key', form: /\bsk-(?:proj|svcacct|admin)-[A-Za-z0-9_-]{40,200}/g },
    { kind: 'Anthropic key', form: /\bsk-ant-[a-z0-9]{3,10}-[A-Za-z0-9_-]{60,200}/g },
    { kind: 'SendGrid key', form: /\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}/g },
    { kind: 'DigitalOcean token', form: /\bdo[opr]_v1_[a-f0-9]{64}\b/g },
    { kind: 'Docker Hub token', form: /\bdckr_(?:pat|oat)_[A-Za-z0-9_-]{20,64}/g },
    { kind: 'Hugging Face token', form: /\bhf_[A-Za-z0-9]{34,40}\b/g },
    { kind: 'Telegram bot token', form: /\b\d{8,10}:AA[A-Za-z0-9_-]{33}(?![A-Za-z0-9_-])/g },
    { kind: 'JSON Web Token', form: /\beyJ[A-Za-z0-9_-]{10,300}\.eyJ[A-Za-z0-9_-]{10,4000}\.[A-Za-z0-9_-]{10,1000}/g },
    { kind: 'private key', form: /-----BEGIN (?:[A-Z]{2,9} ){0,2}PRIVATE KEY(?: BLOCK)?-----/g },
    {
        kind: 'password in a URL',
        form: /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@'"`$<>{}]{0,100}:(?<secret>[^\s/@:'"`$<>{}\\]{1,200})@[\w.-]/gi,
    },
    {
        kind: 'Azure storage key',
        form: /\bAccountKey=(?<secret>[A-Za-z0-9+/]{86}==)/g,
    },
];
/** Every secret of a known form in `text`, in order of place. */
function findSecrets(text) {
    const found = [];
    for (const { kind, form } of formats) {
        for (const match of text.matchAll(form)) {
            const { secret = match[0] } = match.groups ?? {};
            const start = match.index + match[0].lastIndexOf(secret);
            const isKey = kind === 'private key';
            const end = isKey ? endOfKey(text, start + secret.length) : start + secret.length;
            found.push({ kind, start, end, placeholder: !isKey && isPlaceholder(secret) });
        }
    }
    return found.toSorted((a, b) => a.start - b.start || a.end - b.end);
}
/** Longer than any private key that people paste; bounded, so that a text full of beginnings costs no more than its length. */
const longestKey = 4096;
/** Behind the key's `-----END \u2026 KEY-----`, or `from` where it has none. */
function endOfKey(text, from) {
    const end = /-----END [A-Z ]{0,40}KEY(?: BLOCK)?-----/.exec(text.slice(from, from + longestKey));
    return end === null ? from : from + end.index + end[0].length;
}
/**
 * Whether a value plainly stands for one to be filled in: `changeme`, `<token>`, `your-api-key`, `xxxx`, `AKIA\u2026EXAMPLE`.
 */
function isPlaceholder(value) {
    const word = value.toLowerCase();
    return (word === '' ||
        /^(?:x+|\*+|\.+|-+|0+|1+)$/.test(word) ||
        // What frameworks ask for at build time and never use: `SECRET_KEY=build manage.py collectstatic`.
        /^(?:build|build-?time|not-?(?:used|needed))$/.test(word) ||
        /^[<{[%_].*[>}\]%_]$/.test(word) ||
        /change[_-]?(?:me|this|it)|replace[_-]?(?:me|this|with)|place[_-]?holder|dummy|example|sample|redacted/.test(word) ||
        /^(?:your|my|the|some|insert|put|fill|enter|fake|mock)[_ -]|^(?:todo|fixme|tbd|not[_-]?set|unset|unused)\b/.test(word));
}
/** Values that say yes or no, or nothing: settings, whatever their name. */
function isSwitch(value) {
    return /^(?:true|false|yes|no|on|off|none|null|nil|undefined|enabled?|disabled?|required|optional|default|auto|\d{1,3})$/i.test(value);
}
/** Passwords that everybody tries first. */
function isWellKnown(value) {
    return wellKnown.has(value.toLowerCase());
}
const wellKnown = new Set([
    'admin',
    'guest',
    'mysql',
    'pass',
    'passw0rd',
    'password',
    'password123',
    'postgres',
    'root',
    'secret',
    'test',
    'user',
].concat([
    '123',
    '1234',
    '12345',
    '123456',
    '12345678',
    'toor',
    'token',
    'app',
    'dev',
    'development',
    'testing',
    'ci',
]));

;// CONCATENATED MODULE: ./build/src/rules/knowledge/secret-assignment.js


/**
 * Judges `name=text` by the form of the value first (providers give their tokens one), then by the name. `undefined`
 * for what is no secret, plainly stands for one to be filled in, or only says where one lies.
 */
function secretAssignment(name, text) {
    const [found] = findSecrets(text);
    if (found !== undefined) {
        const secret = text.slice(found.start, found.end);
        if (found.placeholder)
            return undefined;
        return isWellKnown(secret)
            ? { severity: 'medium', confidence: 'low', kind: found.kind, secret }
            : { severity: 'high', confidence: 'high', kind: found.kind, secret };
    }
    if (!looksReal(text))
        return undefined;
    const verdict = secretName(name);
    if (verdict === 'no' || (verdict === 'maybe' && !looksRandom(text)))
        return undefined;
    return isWellKnown(text)
        ? { severity: 'medium', confidence: 'low', kind: '', secret: text }
        : { severity: 'high', confidence: verdict === 'likely' ? 'medium' : 'low', kind: '', secret: text };
}
/** No placeholder, no switch, no path or address. */
function looksReal(text) {
    return !(isPlaceholder(text) || isSwitch(text) || /^(?:~?\/|\.{1,2}\/|[A-Za-z]:\\|[a-z]+:\/\/|\$)/.test(text));
}
/** Letters and digits without a word in them: a key that was generated. */
function looksRandom(text) {
    return text.length >= 16 && /\d/.test(text) && /[A-Za-z]/.test(text) && /^[\w+/=.-]+$/.test(text);
}

;// CONCATENATED MODULE: ./build/src/rules/knowledge/secret-lines.js

/** A longer line is data, not a setting that somebody wrote. */
const longest = 4096;
/** One file needs no more to be told. */
const most = 50;
/** Secrets in lines of the form `NAME=value` or `name: value`, and tokens of a known form anywhere. */
function secretLines(text) {
    const found = [];
    for (const [index, raw] of text.split('\n').entries()) {
        const line = raw.trim();
        if (line === '' || line.length > longest || /^(?:#|;|\/\/)/.test(line))
            continue;
        const { name, value } = assignmentIn(line);
        const secret = secretAssignment(name, value);
        if (secret)
            found.push({ ...secret, line: index + 1, name });
        if (found.length === most)
            break;
    }
    return found;
}
function assignmentIn(line) {
    const match = /^(?:export\s+)?["']?([\w.-]{1,100})["']?\s*[=:]\s*/.exec(line);
    if (match === null)
        return { name: '', value: line };
    const value = line.slice(match[0].length).replace(/,$/, '');
    const [, inner = value] = /^"([^"]*)"$/.exec(value) ?? /^'([^']*)'$/.exec(value) ?? [];
    return { name: match[1] ?? '', value: inner };
}

;// CONCATENATED MODULE: ./build/src/rules/compose/committed-env-file.js




const committedEnvFile = {
    id: 'compose/committed-env-file',
    title: 'Environment file with secrets in the repository',
    severity: 'high',
    confidence: 'medium',
    category: 'secrets',
    profile: 'recommended',
    why: 'Everybody who can read the repository, now or later, has the secrets, and taking the file away leaves them in the history.',
    fix: 'Revoke them, take the file out of the repository with an entry in `.gitignore`, and commit a `.env.example` without values.',
    details: 'Each `env_file` that is part of the commit is read. Values are judged as in `container/secret-in-environment`: placeholders, switches and variables are left alone, and passwords that everybody tries first are `medium`.',
    references: ['https://docs.docker.com/compose/how-tos/environment-variables/best-practices/'],
    covers: ['kics:a88baa34-e2ad-44ea-ad6f-8cac87bc7c71', 'owasp:RULE #12'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'a password beside the Compose file',
                code: "services:\n  db:\n    image: postgres:17.6\n    env_file:\n      - [|./db.env|]\n",
                files: {
                    'db.env': "POSTGRES_USER=shop\nPOSTGRES_PASSWORD=\"Tr0ub4dor_3\"\n",
                },
            },
        ],
        good: [
            {
                name: 'not committed, or without secrets',
                code: "services:\n  db:\n    image: postgres:17.6\n    env_file: [db.env, .env]\n",
                files: {
                    'db.env': "# POSTGRES_PASSWORD=Tr0ub4dor_3\nPOSTGRES_USER=shop\nPOSTGRES_PASSWORD=changeme\nADMIN_PASSWORD=${ADMIN_PASSWORD}\n",
                },
            },
        ],
    },
    *check(document, project) {
        // Services share files; one is read once.
        const read = new Map();
        for (const { envFiles } of project.containersOf(document)) {
            for (const file of envFiles) {
                const path = project.pathOf(file) ?? '';
                const found = read.get(path) ?? secretLines(project.text(path) ?? '');
                read.set(path, found);
                const worst = gravest(found);
                if (worst === undefined)
                    continue;
                const { severity, confidence, kind, secret, name, line } = worst;
                const what = name === '' ? `a ${kind}` : (0,core_text/* quoted */.TL)(name);
                const more = found.length === 1 ? '' : ` and ${(0,core_text/* count */.U9)(found.length - 1, 'other secret')}`;
                yield {
                    ...at(file),
                    subject: path,
                    severity,
                    confidence,
                    message: `${(0,core_text/* quoted */.TL)(path)} is committed with ${what} (${(0,core_text/* quoted */.TL)((0,core_text/* masked */.Iv)(secret))})${more}.`,
                    related: [{ path, span: lineSpan(line), message: 'The secret stands here.' }],
                };
            }
        }
    },
};
function lineSpan(line) {
    return { start: { line, column: 1 }, end: { line, column: 1 } };
}

;// CONCATENATED MODULE: ./build/src/rules/compose/committed-secret.js




const committedSecret = {
    id: 'compose/committed-secret',
    title: 'Secret file in the repository',
    severity: 'high',
    confidence: 'high',
    category: 'secrets',
    profile: 'recommended',
    why: 'A secret that is a file of the repository is none: everybody who can read the repository has it, and its history keeps it.',
    fix: 'Revoke it, take the file out of the repository, and let `file` name one that is only on the host.',
    details: 'Told where the `file` of a secret is part of the commit. Empty files, placeholders, certificates and public keys are left alone, a password that everybody tries first is `medium`. Of `configs` only files that hold a secret by its form or name are told.',
    references: ['https://docs.docker.com/compose/how-tos/use-secrets/'],
    covers: ['owasp:RULE #12'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'the password beside the Compose file, and a configuration with one',
                code: "services:\n  db:\n    image: postgres:17.6\n    secrets: [db_password]\n    configs: [app]\nsecrets:\n  db_password:\n    file: [|./secrets/db_password.txt|]\nconfigs:\n  app:\n    file: [|./app.ini|]\n",
                files: {
                    'secrets/db_password.txt': 'c0rrect-h0rse-battery\n',
                    'app.ini': "[mail]\nsmtp_password = c0rrect-h0rse-battery\n",
                },
            },
        ],
        good: [
            {
                name: 'only on the host, a placeholder, a certificate',
                code: "services:\n  db:\n    image: postgres:17.6\n    secrets: [db_password, token, certificate]\nsecrets:\n  db_password:\n    file: ./secrets/db_password.txt\n  token:\n    file: ./token.txt\n  certificate:\n    file: ./site.crt\n  other:\n    environment: OTHER_TOKEN\n",
                files: {
                    'token.txt': 'changeme\n',
                    'site.crt': '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n',
                },
            },
        ],
    },
    *check(document, project) {
        for (const entry of document.secrets) {
            const file = fileOf(entry);
            const verdict = file && secretFile(file, project);
            if (file && verdict) {
                yield {
                    span: file.span,
                    path: file.path,
                    subject: entry.key,
                    message: toldOf('secret', entry, file),
                    ...verdict,
                };
            }
        }
        const read = new Map();
        for (const entry of document.configs) {
            const file = fileOf(entry);
            const path = (file && project.pathOf(file)) ?? '';
            const found = read.has(path) ? read.get(path) : gravest(secretLines(project.text(path) ?? ''));
            read.set(path, found);
            if (file === undefined || found === undefined)
                continue;
            const { severity, confidence } = found;
            const message = toldOf('config', entry, file);
            yield { span: file.span, path: file.path, subject: entry.key, severity, confidence, message };
        }
    },
};
function toldOf(kind, { key }, file) {
    const holds = kind === 'secret' ? 'is committed' : 'is committed with a secret in it';
    return `The ${kind} ${(0,core_text/* quoted */.TL)(key)} ${holds}: ${(0,core_text/* quoted */.TL)(file.text ?? '')}.`;
}
function fileOf({ node }) {
    const file = node.kind === 'map' ? node.get('file') : undefined;
    return file?.kind === 'scalar' && file.text !== undefined ? file : undefined;
}
function secretFile(file, project) {
    const path = project.pathOf(file);
    if (path === undefined || !project.exists(path))
        return undefined;
    const text = project.text(path)?.trim();
    if (text === undefined)
        return { confidence: 'medium' };
    if (isPlaceholder(text.slice(0, 500)) || isPublic(text))
        return undefined;
    return isWellKnown(text) ? { severity: 'medium', confidence: 'medium' } : {};
}
function isPublic(text) {
    if (text.includes('PRIVATE KEY'))
        return false;
    return /^-----BEGIN (?:TRUSTED )?(?:CERTIFICATE|PUBLIC KEY)|^(?:ssh-(?:rsa|ed25519)|ecdsa-sha2-\S{1,40}) /.test(text);
}

// EXTERNAL MODULE: ./build/src/core/finding.js
var finding = __webpack_require__(5068);
;// CONCATENATED MODULE: ./build/src/rules/order.js
/** The first that belongs before the one in front of it, with that one; `undefined` where all are in order. */
function firstOutOfOrder(items, compare) {
    for (const [index, item] of items.entries()) {
        const previous = items[index - 1];
        if (previous !== undefined && compare(previous, item) > 0)
            return { item, before: previous };
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/src/rules/compose/dependency-order.js



const dependencyOrder = {
    id: 'compose/dependency-order',
    title: 'Dependencies not in alphabetical order',
    severity: 'info',
    confidence: 'high',
    category: 'style',
    profile: 'all',
    why: 'The order of `depends_on` means nothing to Compose, so any other than the alphabetical one suggests what is not there.',
    fix: 'Sort `depends_on` by name.',
    references: ['https://docs.docker.com/reference/compose-file/services/#depends_on'],
    covers: ['dclint:service-dependencies-alphabetical-order'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'as a list and as a mapping',
                code: "services:\n  cache:\n    image: example/cache:2\n  db:\n    image: example/db:3\n  web:\n    image: example/web:1.2\n    depends_on: [db, [|cache|]]\n  worker:\n    image: example/worker:1.2\n    depends_on:\n      db:\n        condition: service_healthy\n      [|cache|]:\n        condition: service_started\n",
            },
        ],
        good: [
            {
                name: 'by name',
                code: "services:\n  cache:\n    image: example/cache:2\n  db:\n    image: example/db:3\n  web:\n    image: example/web:1.2\n    depends_on:\n      - cache\n      - db\n",
            },
        ],
    },
    *check({ services }) {
        for (const { name, node } of services) {
            const entry = node.entry('depends_on');
            if (entry === undefined || entry.merged)
                continue;
            const found = firstOutOfOrder(namesIn(entry.node), (a, b) => (0,finding/* compareText */.n)(a.name.toLowerCase(), b.name.toLowerCase()));
            if (found === undefined)
                continue;
            const { item, before } = found;
            const message = `${(0,core_text/* quoted */.TL)(name)} names ${(0,core_text/* quoted */.TL)(item.name)} behind ${(0,core_text/* quoted */.TL)(before.name)}.`;
            yield { span: item.span, subject: 'depends_on', message };
        }
    },
};
function namesIn(node) {
    if (node.kind === 'map')
        return node.entries.map(({ key, keySpan }) => ({ name: key, span: keySpan }));
    if (node.kind !== 'list')
        return [];
    return node.items.flatMap((item, index) => item.kind === 'scalar' ? [{ name: item.raw, span: node.places[index] ?? item.span }] : []);
}

;// CONCATENATED MODULE: ./build/src/rules/compose/duplicate-container-name.js


const duplicateContainerName = {
    id: 'compose/duplicate-container-name',
    title: 'Container name given twice',
    severity: 'medium',
    confidence: 'high',
    category: 'correctness',
    profile: 'recommended',
    why: 'Names of containers are unique on a host, so the second service does not start.',
    fix: 'Name them apart, or leave `container_name` out: Compose makes unique names.',
    references: ['https://docs.docker.com/reference/compose-file/services/#container_name'],
    covers: ['dclint:no-duplicate-container-names'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'copied along with the service',
                code: "services:\n  web:\n    image: example/web:1.2\n    container_name: shop\n  worker:\n    image: example/worker:1.2\n    container_name: [|shop|]\n",
            },
        ],
        good: [
            {
                name: 'different names, also by a variable',
                code: "services:\n  web:\n    image: example/web:1.2\n    container_name: shop-web\n  worker:\n    image: example/worker:1.2\n    container_name: ${PROJECT}-worker\n",
            },
        ],
    },
    *check(document, project) {
        const first = new Map();
        for (const container of project.containersOf(document)) {
            const { containerName } = container;
            if (containerName?.text === undefined || containerName.text === '')
                continue;
            const other = first.get(containerName.text);
            if (other?.containerName === undefined) {
                first.set(containerName.text, container);
                continue;
            }
            yield {
                ...at(containerName),
                subject: containerName.text,
                message: `${(0,core_text/* quoted */.TL)(container.name)} and ${(0,core_text/* quoted */.TL)(other.name)} are both called ${(0,core_text/* quoted */.TL)(containerName.text)}.`,
                related: [{ ...at(other.containerName), message: 'The name is given here first.' }],
            };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/compose/duplicate-port.js


/** Ports that ranges of one file are expanded to; nobody publishes as many, and what comes on top goes by its first. */
const maxExpanded = 200_000;
const duplicatePort = {
    id: 'compose/duplicate-port',
    title: 'Port of the host published twice',
    severity: 'medium',
    confidence: 'high',
    category: 'correctness',
    profile: 'recommended',
    why: 'A port can be bound once, so the second service does not start.',
    fix: 'Publish one of them at another port, or give each its own address of the host.',
    details: 'Ranges are compared port by port, TCP and UDP apart. Two addresses of the host are two ports; `0.0.0.0`, `[::]` and no address meet every other one. Services of different `profiles` may never run together, and are left alone, and so are ports that depend on a variable without a default.',
    references: ['https://docs.docker.com/reference/compose-file/services/#ports'],
    covers: ['dclint:no-duplicate-exported-ports'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'within a range, and in the long form',
                code: "services:\n  web:\n    image: example/web:1.2\n    ports:\n      - \"8080-8090:80-90\"\n  admin:\n    image: example/admin:1.2\n    ports:\n      - [|\"127.0.0.1:8085:80\"|]\n      - [|target: 81\n        published: 8086|]\n",
            },
        ],
        good: [
            {
                name: 'another protocol, another address, another profile',
                code: "services:\n  dns:\n    image: example/dns:3\n    ports:\n      - \"5353:53/udp\"\n      - \"5353:53/tcp\"\n      - \"127.0.0.1:8080:80\"\n  web:\n    image: example/web:1.2\n    profiles: [production]\n    ports:\n      - \"192.0.2.10:8080:80\"\n      - \"9000:9000\"\n  debug:\n    image: example/web:1.2\n    profiles: [debug]\n    ports:\n      - \"9000:9000\"\n",
            },
        ],
    },
    *check(document, project) {
        const taken = new Map();
        let budget = maxExpanded;
        for (const container of project.containersOf(document)) {
            if (container.partial)
                continue;
            for (const port of container.ports) {
                const { published } = port;
                if (published === undefined || published.first === 0 || port.hostIp === undefined)
                    continue;
                budget -= published.last - published.first;
                const last = budget > 0 ? published.last : published.first;
                const own = { container, port };
                const clash = claim(taken, own, last);
                if (clash === undefined)
                    continue;
                const name = `${clash.at}/${port.protocol}`;
                yield {
                    ...at(port),
                    subject: name,
                    message: `${(0,core_text/* quoted */.TL)(container.name)} publishes port ${name}, which ${(0,core_text/* quoted */.TL)(clash.other.container.name)} has taken.`,
                    related: [{ ...at(clash.other.port), message: 'It is published here first.' }],
                };
            }
        }
    },
};
/** Who else may hold one port: more than these are told by the first ones already. */
const maxHolders = 8;
/** Takes every port of a range, and tells the first that somebody has. */
function claim(taken, own, last) {
    let clash;
    for (let at = own.port.published?.first ?? 1; at <= last; at++) {
        const key = `${own.port.protocol} ${at}`;
        const holders = taken.get(key) ?? [];
        const other = holders.find((holder) => meets(holder, own));
        if (other !== undefined)
            clash ??= { at, other };
        else if (holders.length < maxHolders)
            taken.set(key, [...holders, own]);
    }
    return clash;
}
function meets(one, two) {
    if (apart(one.container.profiles, two.container.profiles))
        return false;
    const [a, b] = [one.port.hostIp ?? '', two.port.hostIp ?? ''];
    return a === b || isAny(a) || isAny(b);
}
function isAny(hostIp) {
    return hostIp === '' || hostIp === '0.0.0.0' || hostIp === '::';
}
/** A service without profiles always runs. */
function apart(a, b) {
    return a.length > 0 && b.length > 0 && !a.some((profile) => b.includes(profile));
}

;// CONCATENATED MODULE: ./build/src/rules/compose/invalid-container-name.js


const invalidContainerName = {
    id: 'compose/invalid-container-name',
    title: 'Container name that Docker refuses',
    severity: 'medium',
    confidence: 'high',
    category: 'correctness',
    profile: 'recommended',
    why: 'Docker refuses the name, so the service does not start.',
    fix: 'Use at least two letters, digits, `_`, `.` or `-`, beginning with a letter or digit.',
    references: ['https://docs.docker.com/reference/compose-file/services/#container_name'],
    covers: ['dclint:service-container-name-regex'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'a space, and a dash in front',
                code: "services:\n  web:\n    image: example/web:1.2\n    container_name: [|\"shop web\"|]\n  worker:\n    image: example/worker:1.2\n    container_name: [|-worker|]\n",
            },
        ],
        good: [
            {
                name: 'letters, digits and dashes',
                code: "services:\n  web:\n    image: example/web:1.2\n    container_name: shop_web.1\n",
            },
        ],
    },
    *check(document, project) {
        for (const { name, containerName } of project.containersOf(document)) {
            const { text } = containerName ?? {};
            if (containerName === undefined || text === undefined || /^[a-zA-Z0-9][\w.-]+$/.test(text))
                continue;
            const message = `${(0,core_text/* quoted */.TL)(name)} is called ${(0,core_text/* quoted */.TL)(text)}, which is no name for a container.`;
            yield { ...at(containerName), message };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/knowledge/compose-keys.js
/**
 * Keys by the mapping they stand in, from the Compose Specification:
 * https://github.com/compose-spec/compose-spec/blob/main/schema/compose-spec.json
 */
const rootKeys = words('configs include models name networks secrets services version volumes');
const serviceKeys = words('annotations attach blkio_config build cap_add cap_drop cgroup cgroup_parent command configs container_name', 'cpu_count cpu_percent cpu_period cpu_quota cpu_rt_period cpu_rt_runtime cpu_shares cpus cpuset credential_spec', 'depends_on deploy develop device_cgroup_rules devices dns dns_opt dns_search domainname entrypoint env_file', 'environment expose extends external_links extra_hosts gpus group_add healthcheck hostname image init ipc isolation', 'label_file labels links logging mac_address mem_limit mem_reservation mem_swappiness memswap_limit models', 'network_mode networks oom_kill_disable oom_score_adj pid pids_limit platform ports post_start pre_stop privileged', 'profiles provider pull_policy pull_refresh_after read_only restart runtime scale secrets security_opt shm_size', 'stdin_open stop_grace_period stop_signal storage_opt sysctls tmpfs tty ulimits use_api_socket user userns_mode uts', 'volumes volumes_from working_dir');
/** Mappings below a service whose keys are fixed, by their route. */
const nestedKeys = new Map([
    [
        'build',
        words('additional_contexts args cache_from cache_to context dockerfile dockerfile_inline entitlements extra_hosts', 'isolation labels network no_cache platforms privileged provenance pull sbom secrets shm_size ssh tags target', 'ulimits'),
    ],
    [
        'deploy',
        words('endpoint_mode labels mode placement replicas resources restart_policy rollback_config update_config'),
    ],
    ['deploy/resources', words('limits reservations')],
    ['deploy/resources/limits', words('cpus devices generic_resources memory pids')],
    ['deploy/resources/reservations', words('cpus devices generic_resources memory')],
    ['deploy/restart_policy', words('condition delay max_attempts window')],
    ['healthcheck', words('disable interval retries start_interval start_period test timeout')],
    ['logging', words('driver options')],
]);
/** Keys of one network, volume, secret or config. */
const thingKeys = new Map([
    ['networks', words('attachable driver driver_opts enable_ipv4 enable_ipv6 external internal ipam labels name')],
    ['volumes', words('driver driver_opts external labels name')],
    ['secrets', words('driver driver_opts environment external file labels name template_driver')],
    ['configs', words('content environment external file labels name template_driver')],
]);
/** Keys of a service that take a list and nothing else. */
const listKeys = words('cap_add cap_drop device_cgroup_rules devices dns_opt expose external_links group_add links ports profiles', 'security_opt volumes volumes_from');
/** Keys of a service that take a mapping and nothing else. */
const mapKeys = words('blkio_config credential_spec deploy develop healthcheck logging storage_opt ulimits');
/** Keys of a service that take a single value and nothing else. */
const scalarKeys = words('attach cgroup cgroup_parent container_name cpus cpu_shares domainname hostname image init ipc isolation mac_address', 'mem_limit mem_reservation memswap_limit network_mode pid pids_limit platform privileged pull_policy read_only restart', 'runtime scale shm_size stdin_open stop_grace_period stop_signal tty user userns_mode uts working_dir');
function words(...lines) {
    return new Set(lines.flatMap((line) => line.split(' ')));
}

;// CONCATENATED MODULE: ./build/src/rules/compose/invalid-value.js


const invalidValue = {
    id: 'compose/invalid-value',
    title: 'Value that Compose refuses',
    severity: 'medium',
    confidence: 'high',
    category: 'correctness',
    profile: 'recommended',
    why: 'Compose refuses the whole file, so that nothing of it starts.',
    fix: 'Write the value as the specification has it.',
    details: 'Lists where a mapping belongs and the other way round, words that `restart`, `pull_policy` and `cgroup` do not know, names of services with other characters than letters, digits, `.`, `_` and `-`, and `network_mode` together with `networks`.',
    references: ['https://docs.docker.com/reference/compose-file/services/'],
    covers: ['dclint:invalid-schema'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'other forms and words than there are',
                code: "services:\n  web:\n    image: example/web:1.2\n    [|ports: \"8080:80\"|]\n    [|restart: allways|]\n  [|my worker|]:\n    image: example/worker:1.2\n    [|healthcheck:\n      - curl localhost|]\n",
            },
            {
                name: 'two networks that exclude each other',
                code: "services:\n  web:\n    image: example/web:1.2\n    [|network_mode: host|]\n    networks: [front]\nnetworks:\n  front:\n",
            },
        ],
        good: [
            {
                name: 'words that are known, a variable, nothing at all',
                code: "services:\n  web:\n    image: example/web:1.2\n    restart: on-failure:5\n    pull_policy: every_12h\n    ports:\n    network_mode: none\n  worker:\n    image: example/worker:1.2\n    restart: ${RESTART}\n",
            },
        ],
    },
    *check({ services, root }) {
        const things = root.get('services');
        if (things?.kind !== 'map')
            return;
        for (const { key, keySpan, node, path, span } of things.entries) {
            if (!/^[\w.-]+$/.test(key)) {
                yield { path, span: keySpan, subject: key, message: `${(0,core_text/* quoted */.TL)(key)} is no name for a service.` };
            }
            if (node.kind !== 'map' && !isNull(node)) {
                yield { path, span, subject: key, message: `The service ${(0,core_text/* quoted */.TL)(key)} is no mapping of keys to values.` };
            }
        }
        for (const service of services)
            yield* problemsOf(service);
    },
};
/** https://docs.docker.com/reference/compose-file/services/ */
const invalid_value_words = new Map([
    ['restart', /^(?:no|always|unless-stopped|on-failure(?::\d+)?)$/],
    ['pull_policy', /^(?:always|never|build|if_not_present|missing|refresh|daily|weekly|every_(?:\d+[wdhms])+)$/],
    ['cgroup', /^(?:host|private)$/],
]);
function* problemsOf({ name, node }) {
    for (const entry of node.entries) {
        const place = { path: entry.path, span: entry.span, subject: entry.key };
        const form = formOf(entry);
        if (form !== undefined) {
            yield { ...place, message: `${(0,core_text/* quoted */.TL)(entry.key)} of ${(0,core_text/* quoted */.TL)(name)} must be ${form}.` };
            continue;
        }
        const known = invalid_value_words.get(entry.key);
        const value = entry.node.kind === 'scalar' ? entry.node : undefined;
        // YAML 1.1 reads `no` as false, and so does Compose.
        if (known && value?.text !== undefined && !isNull(value) && !known.test(value.text) && value.text !== 'false') {
            yield { ...place, message: `${(0,core_text/* quoted */.TL)(value.text)} is no word for ${(0,core_text/* quoted */.TL)(entry.key)}.` };
        }
    }
    const [mode, networks] = [node.entry('network_mode'), node.entry('networks')];
    if (mode !== undefined && networks !== undefined && !isNull(mode.node) && !isNull(networks.node)) {
        const message = `${(0,core_text/* quoted */.TL)(name)} has \`networks\` as well, which \`network_mode\` excludes.`;
        yield { path: mode.path, span: mode.span, subject: 'network_mode', message };
    }
}
function formOf({ key, node }) {
    if (isNull(node))
        return undefined;
    if (listKeys.has(key) && node.kind !== 'list')
        return 'a list';
    if (mapKeys.has(key) && node.kind !== 'map')
        return 'a mapping';
    return scalarKeys.has(key) && node.kind !== 'scalar' ? 'a single value' : undefined;
}
function isNull(node) {
    return node.tag === '!reset' || (node.kind === 'scalar' && node.value === null);
}

;// CONCATENATED MODULE: ./build/src/rules/compose/missing-name.js

const missingName = {
    id: 'compose/missing-name',
    title: 'Project without a name',
    severity: 'info',
    confidence: 'high',
    category: 'style',
    profile: 'all',
    why: 'Containers, networks and volumes are then called after the folder, so a second checkout has other volumes and a folder of the same name the same ones.',
    fix: 'Begin the file with `name: \u2026`.',
    details: 'Override files and files that are included take the name of the project they belong to, and are left alone.',
    references: ['https://docs.docker.com/reference/compose-file/version-and-name/'],
    covers: ['dclint:require-project-name-field'],
    fixable: false,
    foldsInto: ['compose/obsolete-version'],
    examples: {
        bad: [
            {
                name: 'called after its folder',
                code: "[|services|]:\n  web:\n    image: example/web:1.2\n",
            },
        ],
        good: [
            {
                name: 'with a name',
                code: "name: shop\nservices:\n  web:\n    image: example/web:1.2\n",
            },
            {
                name: 'an override file',
                path: 'compose.override.yaml',
                code: "services:\n  web:\n    environment:\n      DEBUG: \"1\"\n",
                files: {
                    'compose.yaml': "name: shop\nservices:\n  web:\n    image: example/web:1.2\n",
                },
            },
        ],
    },
    *check(document, project) {
        const { root, services } = document;
        const [first] = root.entries;
        if (first === undefined || services.length === 0 || root.entry('name') !== undefined)
            return;
        if (project.containersOf(document).every(({ partial }) => partial))
            return;
        yield { span: first.keySpan, subject: 'name', absence: true, message: 'The project has no name of its own.' };
    },
};

;// CONCATENATED MODULE: ./build/src/rules/compose/obsolete-version.js

const obsoleteVersion = {
    id: 'compose/obsolete-version',
    title: 'Obsolete `version`',
    severity: 'info',
    confidence: 'high',
    category: 'style',
    profile: 'all',
    why: 'Compose ignores it and warns on every command, and readers take it for a switch that it no longer is.',
    fix: 'Take the line away.',
    details: 'Some older checkers say nothing of a file without it; that is a reason to change the checker. The Compose Specification keeps the key for old files only.',
    references: ['https://docs.docker.com/reference/compose-file/version-and-name/'],
    covers: ['dclint:no-version-field'],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'of the third format',
                code: "[|version: \"3.8\"|]\nservices:\n  web:\n    image: example/web:1.2\n",
            },
        ],
        good: [
            {
                name: 'the current specification',
                code: "services:\n  web:\n    image: example/web:1.2\n",
            },
        ],
    },
    *check(document) {
        const entry = document.root.entry('version');
        if (entry === undefined)
            return;
        const message = 'Compose ignores `version`.';
        yield { span: entry.span, subject: 'version', message, edits: removeLine(document, entry) };
    },
};
function removeLine({ root, text }, { span, merged }) {
    const { line, column } = span.start;
    if (root.flow || merged || column !== 1 || span.end.line !== line)
        return [];
    // The last line has no next one to reach to.
    if (text.split('\n', line + 1).length <= line)
        return [];
    return [{ span: { start: span.start, end: { line: line + 1, column: 1 } }, text: '' }];
}

;// CONCATENATED MODULE: ./build/src/rules/compose/port-order.js


const portOrder = {
    id: 'compose/port-order',
    title: 'Ports not in order',
    severity: 'info',
    confidence: 'high',
    category: 'style',
    profile: 'all',
    why: 'A port that is taken twice is seen sooner in a list that is sorted.',
    fix: 'Sort `ports` by number.',
    details: 'The short form goes by its first number behind an address, the long one by its `target`. Ports that are variables may stand anywhere.',
    references: ['https://docs.docker.com/reference/compose-file/services/#ports'],
    covers: ['dclint:service-ports-alphabetical-order'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'the smaller number last',
                code: "services:\n  web:\n    image: example/web:1.2\n    ports:\n      - \"127.0.0.1:8443:443\"\n      - [|\"127.0.0.1:8080:80\"|]\n",
            },
        ],
        good: [
            {
                name: 'by number, not by letter',
                code: "services:\n  web:\n    image: example/web:1.2\n    ports:\n      - \"${WEB_PORT}:80\"\n      - \"81\"\n      - target: 1000\n        published: 8081\n      - \"[::1]:9000:9000\"\n      - \"10000:10000/udp\"\n",
            },
        ],
    },
    *check({ services }) {
        for (const { name, node } of services) {
            const entry = node.entry('ports');
            if (entry === undefined || entry.merged)
                continue;
            const found = firstOutOfOrder(numbersIn(entry.node), (a, b) => a.number - b.number);
            if (found === undefined)
                continue;
            const { item, before } = found;
            const message = `${(0,core_text/* quoted */.TL)(name)} publishes ${item.number} behind ${before.number}.`;
            yield { span: item.span, subject: 'ports', message };
        }
    },
};
function numbersIn(node) {
    if (node.kind !== 'list')
        return [];
    return node.items.flatMap((item, index) => {
        const number = numberOf(item);
        return number === undefined ? [] : [{ number, span: node.places[index] ?? item.span }];
    });
}
function numberOf(item) {
    const scalar = item.kind === 'map' ? item.get('target') : item;
    if (scalar?.kind !== 'scalar' || scalar.variables.length > 0)
        return undefined;
    const [first = ''] = scalar.raw.split(':').slice(-2);
    const digits = /^\d{1,5}/.exec(first)?.[0];
    return digits === undefined ? undefined : Number(digits);
}

// EXTERNAL MODULE: ./build/src/core/location.js
var core_location = __webpack_require__(4582);
;// CONCATENATED MODULE: ./build/src/rules/compose-lists.js
/** The scalars of a list under a key, as written there; a list that came through an alias is the fragment's. */
function scalarsUnder(map, key) {
    const list = map.entry(key);
    if (list === undefined || list.merged || list.node.kind !== 'list')
        return [];
    const { items, places } = list.node;
    return items.flatMap((item, index) => {
        const place = places[index];
        const own = place?.start.line === item.span.start.line && place.start.column === item.span.start.column;
        return item.kind === 'scalar' && own ? [item] : [];
    });
}

;// CONCATENATED MODULE: ./build/src/rules/compose/quoted-volume.js



const quotedVolume = {
    id: 'compose/quoted-volume',
    title: 'Volumes in quotes',
    severity: 'info',
    confidence: 'high',
    category: 'style',
    profile: 'all',
    why: 'The quotes change nothing and make the list harder to read.',
    fix: 'Leave the quotes out.',
    details: 'One finding for each list. Quotes that YAML needs (`"~/x: y"`) stay.',
    references: ['https://docs.docker.com/reference/compose-file/services/#short-syntax-5'],
    covers: ['dclint:no-quotes-in-volumes'],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'quotes that nobody needs',
                code: "services:\n  web:\n    image: example/web:1.2\n    volumes:\n      - [|\"site:/srv:ro\"\n      - './static:/static:ro'|]\nvolumes:\n  site:\n",
            },
        ],
        good: [
            {
                name: 'none, or needed ones',
                code: "services:\n  web:\n    image: example/web:1.2\n    volumes:\n      - site:/srv:ro\n      - \"./a #b:/b:ro\"\nvolumes:\n  site:\n",
            },
        ],
    },
    *check(document) {
        for (const { name, node } of document.services) {
            const wrapped = scalarsUnder(node, 'volumes').filter((item) => item.quoted && !needsQuotes(item.raw));
            const [first, last] = [wrapped[0], wrapped.at(-1)];
            if (first === undefined || last === undefined)
                continue;
            const message = `Volumes of ${(0,core_text/* quoted */.TL)(name)} are written in quotes.`;
            yield { span: (0,core_location/* joinSpans */.kU)(first.span, last.span), subject: 'volumes', message, edits: unquoted(wrapped) };
        }
    },
};
/** https://yaml.org/spec/1.2.2/#733-plain-style; commas and brackets matter in `[]` only, but read better quoted. */
function needsQuotes(raw) {
    return (raw.trim() !== raw || !/^[\w./~$]/.test(raw) || /: | #|[[\]{},\n"'\\]|:$/.test(raw.replace(/\$\{[^}]*\}/g, '')));
}
function unquoted(items) {
    const simple = items.every(({ span, raw }) => span.start.line === span.end.line && span.end.column - span.start.column === raw.length + 2);
    // Braces of a variable would end a list in brackets.
    const known = items.every(({ raw }) => !/[{}]/.test(raw));
    return simple && known ? items.map(({ span, raw }) => ({ span, text: raw })) : [];
}

;// CONCATENATED MODULE: ./build/src/rules/compose/secret-in-config.js



const secretInConfig = {
    id: 'compose/secret-in-config',
    title: 'Secret in an inline config',
    severity: 'high',
    confidence: 'medium',
    category: 'secrets',
    profile: 'recommended',
    why: 'Everybody who can read the repository has it, and every user of the container reads the mounted file.',
    fix: 'Revoke it, and put its successor into a variable, `${NAME:?}`, or a secret whose file is not committed.',
    references: ['https://docs.docker.com/reference/compose-file/configs/'],
    covers: ['kics:a88baa34-e2ad-44ea-ad6f-8cac87bc7c71', 'owasp:RULE #12'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'a connection string with its password',
                code: "services:\n  web:\n    image: example/web:1.2\n    configs: [app]\nconfigs:\n  app:\n    content: [||\n      debug = false\n      database = \"postgres://app:c0rrect-h0rse@db/app\"|]\n",
            },
        ],
        good: [
            {
                name: 'filled in by whoever starts it',
                code: "services:\n  web:\n    image: example/web:1.2\n    configs: [app]\nconfigs:\n  app:\n    content: |\n      debug = false\n      password = \"${DB_PASSWORD:?}\"\n",
            },
        ],
    },
    *check({ configs }) {
        for (const { key, node } of configs) {
            const content = node.kind === 'map' ? node.entry('content') : undefined;
            if (content?.node.kind !== 'scalar')
                continue;
            const found = secretLines(content.node.raw);
            const worst = gravest(found);
            if (worst === undefined)
                continue;
            const { severity, confidence, secret } = worst;
            const more = found.length === 1 ? '' : ` and ${(0,core_text/* count */.U9)(found.length - 1, 'other secret')}`;
            yield {
                span: content.node.span,
                path: content.node.path,
                secret: true,
                subject: key,
                severity,
                confidence,
                message: `The config ${(0,core_text/* quoted */.TL)(key)} holds ${(0,core_text/* quoted */.TL)((0,core_text/* masked */.Iv)(secret))}${more}.`,
            };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/compose/section-order.js


const sectionOrder = {
    id: 'compose/section-order',
    title: 'Sections not in the usual order',
    severity: 'info',
    confidence: 'high',
    category: 'style',
    profile: 'all',
    why: 'A reader looks for networks and volumes below the services that use them, and for fragments above.',
    fix: 'Order the file as `x-\u2026`, `name`, `include`, `services`, `networks`, `volumes`, `secrets`, `configs`.',
    references: ['https://docs.docker.com/reference/compose-file/'],
    covers: ['dclint:top-level-properties-order'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'volumes first',
                code: "volumes:\n  data:\n[|services|]:\n  db:\n    image: example/db:3\n    volumes:\n      - data:/data\n",
            },
        ],
        good: [
            {
                name: 'fragments, services, what they use',
                code: "x-limits: &limits\n  mem_limit: 512m\nname: shop\nservices:\n  db:\n    <<: *limits\n    image: example/db:3\n    volumes:\n      - data:/data\nvolumes:\n  data:\n",
            },
        ],
    },
    *check({ root }) {
        const known = root.entries.filter(({ key }) => rankOf(key) !== undefined);
        const found = firstOutOfOrder(known, byRank);
        if (found === undefined)
            return;
        const message = `${(0,core_text/* quoted */.TL)(found.item.key)} stands behind ${(0,core_text/* quoted */.TL)(found.before.key)}.`;
        yield { span: found.item.keySpan, subject: 'sections', message };
    },
};
const order = ['x-', 'version', 'name', 'include', 'services', 'networks', 'volumes', 'secrets', 'configs'];
function rankOf(key) {
    const rank = order.indexOf(key.startsWith('x-') ? 'x-' : key);
    return rank === -1 ? undefined : rank;
}
function byRank(a, b) {
    return (rankOf(a.key) ?? 0) - (rankOf(b.key) ?? 0);
}

;// CONCATENATED MODULE: ./build/src/rules/compose/service-key-order.js


const serviceKeyOrder = {
    id: 'compose/service-key-order',
    title: 'Keys of services not in the usual order',
    severity: 'info',
    confidence: 'high',
    category: 'style',
    profile: 'all',
    why: 'Services whose keys stand in one order are compared at a glance.',
    fix: 'Begin with what the service is, then what it needs, what it stores, its environment, its network, how it runs.',
    details: 'The order, which dclint has by default: `image`, `build`, `container_name`, `depends_on`, `volumes`, `volumes_from`, `configs`, `secrets`, `environment`, `env_file`, `ports`, `networks`, `network_mode`, `extra_hosts`, `command`, `entrypoint`, `working_dir`, `restart`, `healthcheck`, `logging`, `labels`, `user`, `isolation`. Other keys may stand anywhere. One finding for each file, at the first key that stands too late.',
    references: ['https://docs.docker.com/reference/compose-file/services/'],
    covers: ['dclint:service-keys-order'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'the image behind the ports',
                code: "services:\n  web:\n    ports:\n      - \"127.0.0.1:8080:80\"\n    [|image|]: example/web:1.2\n",
            },
        ],
        good: [
            {
                name: 'in order, with a key that may stand anywhere',
                code: "services:\n  web:\n    image: example/web:1.2\n    read_only: true\n    environment:\n      DEBUG: \"0\"\n    ports:\n      - \"127.0.0.1:8080:80\"\n    restart: unless-stopped\n",
            },
        ],
    },
    *check({ services }) {
        const found = services.flatMap(({ name, node }) => {
            const own = node.entries.filter(({ key, merged }) => !merged && service_key_order_order.has(key));
            const wrong = firstOutOfOrder(own, service_key_order_byRank);
            return wrong === undefined ? [] : [{ name, ...wrong }];
        });
        const [first] = found;
        if (first === undefined)
            return;
        const more = found.length === 1 ? '' : `, and so in ${(0,core_text/* count */.U9)(found.length - 1, 'other service')}`;
        const message = `${(0,core_text/* quoted */.TL)(first.item.key)} of ${(0,core_text/* quoted */.TL)(first.name)} stands behind ${(0,core_text/* quoted */.TL)(first.before.key)}${more}.`;
        yield { span: first.item.keySpan, subject: 'keys', message };
    },
};
/** https://github.com/zavoloklom/docker-compose-linter/blob/main/docs/rules/service-keys-order-rule.md */
const service_key_order_order = new Map([
    ['image', 'build', 'container_name', 'depends_on', 'volumes', 'volumes_from', 'configs', 'secrets'],
    ['environment', 'env_file', 'ports', 'networks', 'network_mode', 'extra_hosts', 'command', 'entrypoint'],
    ['working_dir', 'restart', 'healthcheck', 'logging', 'labels', 'user', 'isolation'],
]
    .flat()
    .map((key, index) => [key, index]));
function service_key_order_byRank(a, b) {
    return (service_key_order_order.get(a.key) ?? 0) - (service_key_order_order.get(b.key) ?? 0);
}

;// CONCATENATED MODULE: ./build/src/rules/compose/service-order.js



const serviceOrder = {
    id: 'compose/service-order',
    title: 'Services not in alphabetical order',
    severity: 'info',
    confidence: 'high',
    category: 'style',
    profile: 'all',
    why: 'In a long file a service is found sooner, and two branches that add one meet less often, where the order is fixed.',
    fix: 'Sort the services by name.',
    details: 'One finding for each file, at the first service that stands too late. Letter case does not matter.',
    references: ['https://docs.docker.com/reference/compose-file/services/'],
    covers: ['dclint:services-alphabetical-order'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'in the order they were added',
                code: "services:\n  web:\n    image: example/web:1.2\n  [|cache|]:\n    image: example/cache:2\n",
            },
        ],
        good: [
            {
                name: 'by name',
                code: "services:\n  cache:\n    image: example/cache:2\n  Web:\n    image: example/web:1.2\n  worker:\n    image: example/worker:1.2\n",
            },
        ],
    },
    *check({ services }) {
        const found = firstOutOfOrder(services, (a, b) => (0,finding/* compareText */.n)(a.name.toLowerCase(), b.name.toLowerCase()));
        if (found === undefined)
            return;
        const { item, before } = found;
        const message = `${(0,core_text/* quoted */.TL)(item.name)} stands behind ${(0,core_text/* quoted */.TL)(before.name)}.`;
        yield { span: item.keySpan, subject: 'services', message };
    },
};

;// CONCATENATED MODULE: ./build/src/rules/compose/shared-volume.js


const sharedVolume = {
    id: 'compose/shared-volume',
    title: 'Volume shared with another container',
    severity: 'info',
    confidence: 'high',
    category: 'isolation',
    profile: 'all',
    why: 'An intruder in one of the containers changes the files that the other one trusts.',
    fix: 'Give each container a volume of its own, or mount it with `:ro` where it is only read.',
    details: 'Told for named volumes and folders of the host that two services of one file mount, unless each of them only reads. Shared data is often the purpose: then this is a place to know, not to change.',
    references: ['https://docs.docker.com/reference/compose-file/volumes/'],
    covers: ['kics:8c978947-0ff6-485c-b0c2-0bfca6026466'],
    fixable: false,
    foldsInto: [
        'container/runtime-socket',
        'container/sensitive-host-path',
        'container/host-path',
        'container/writable-configuration',
    ],
    examples: {
        bad: [
            {
                name: 'one writes what the other serves',
                code: "services:\n  build:\n    image: example/build:1\n    volumes:\n      - [|site:/out|]\n  web:\n    image: example/web:1.2\n    volumes:\n      - [|type: volume\n        source: site\n        target: /srv\n        read_only: true|]\nvolumes:\n  site:\n",
            },
        ],
        good: [
            {
                name: 'both only read, and a volume of one service',
                code: "services:\n  one:\n    image: example/web:1.2\n    volumes:\n      - ./site:/srv:ro\n      - state:/state\n  two:\n    image: example/web:1.2\n    volumes:\n      - ./site:/srv:ro\nvolumes:\n  state:\n",
            },
        ],
    },
    *check(document, project) {
        const shares = new Map();
        const mounts = project
            .containersOf(document)
            .flatMap((container) => container.mounts.map((mount) => ({ container, mount, key: sourceOf(mount) })));
        for (const { container, mount, key } of mounts) {
            if (key === undefined)
                continue;
            const { first, second, written } = shares.get(key) ?? { first: container, second: undefined, written: false };
            const another = second ?? (container.name === first.name ? undefined : container);
            shares.set(key, { first, second: another, written: written || !mount.readOnly });
        }
        for (const { container, mount, key = '' } of mounts) {
            const { first, second, written } = shares.get(key) ?? {};
            if (first === undefined || second === undefined || !written)
                continue;
            const other = first.name === container.name ? second : first;
            const message = `${(0,core_text/* quoted */.TL)(container.name)} shares ${(0,core_text/* quoted */.TL)(key)} with ${(0,core_text/* quoted */.TL)(other.name)}.`;
            yield { ...at(mount), subject: key, message };
        }
    },
};
function sourceOf({ type, source: from }) {
    return type === 'bind' || type === 'volume' ? from : undefined;
}

;// CONCATENATED MODULE: ./build/src/rules/compose/undefined-reference.js

const undefinedReference = {
    id: 'compose/undefined-reference',
    title: 'Name that nothing in the file has',
    severity: 'medium',
    confidence: 'high',
    category: 'correctness',
    profile: 'recommended',
    why: 'Compose refuses the whole file, so that nothing of it starts.',
    fix: 'Declare it at the top level, or write its name as it is declared.',
    details: 'Networks, named volumes, secrets, configs and services that a service names. Judged are the files that Compose reads by themselves (`compose.yaml`, `docker-compose.yml` \u2026), where they include nothing: others may be laid over a file that declares the name.',
    references: ['https://docs.docker.com/reference/compose-file/services/'],
    covers: ['dclint:invalid-schema'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'a volume that is called otherwise, a network and a service that are not there',
                code: "services:\n  db:\n    image: example/db:3\n    volumes:\n      - [|db_data:/data|]\n    networks: [[|back|]]\n  web:\n    image: example/web:1.2\n    depends_on: [[|database|]]\nvolumes:\n  db-data:\n",
            },
        ],
        good: [
            {
                name: 'declared, the default network, a folder',
                code: "services:\n  db:\n    image: example/db:3\n    volumes:\n      - data:/data\n      - ./init:/init:ro\n      - /anonymous\n    networks:\n      default:\n      back:\n  web:\n    image: example/web:1.2\n    depends_on:\n      db:\n        condition: service_healthy\n      metrics:\n        condition: service_started\n        required: false\nnetworks:\n  back:\nvolumes:\n  data:\n",
            },
            {
                name: 'a variant, laid over a file that declares it',
                path: 'compose.test.yaml',
                code: "services:\n  test:\n    image: example/test:1\n    depends_on: [web]\n    networks: [back]\n",
            },
        ],
    },
    *check(document, project) {
        if (!standsAlone(document))
            return;
        const declared = (section) => {
            const node = document.root.get(section);
            return node?.kind === 'map' ? node.entries.map(({ key }) => key) : [];
        };
        if (project.composeFiles.some(({ path }) => isOverrideOf(path, document.path)))
            return;
        const known = {
            service: new Set(declared('services')),
            network: new Set([...declared('networks'), 'default', 'none', 'host', 'bridge']),
            volume: new Set(declared('volumes')),
            secret: new Set(declared('secrets')),
            config: new Set(declared('configs')),
        };
        const services = new Map(document.services.map(({ name, node }) => [name, node]));
        let told = 0;
        for (const container of project.containersOf(document)) {
            if (container.partial)
                continue;
            for (const { kind, name, place } of referencesOf(container, services.get(container.name))) {
                if (known[kind].has(name))
                    continue;
                // A comparison with every name costs: in a hostile file there are many of both.
                const near = known[kind].size <= maxCompared && told++ < maxCompared ? (0,core_text/* nearest */.pA)(name, known[kind]) : undefined;
                const hint = near === undefined ? '' : `; ${(0,core_text/* quoted */.TL)(near)} is near`;
                const message = `${(0,core_text/* quoted */.TL)(container.name)} names the ${kind} ${(0,core_text/* quoted */.TL)(name)}, which is not declared${hint}.`;
                yield { ...place, subject: `${kind} ${name}`, message };
            }
        }
    },
};
/** Names that a name is compared with, and names that are compared. */
const maxCompared = 200;
function* referencesOf(container, service) {
    for (const network of container.networks)
        yield* named('network', network);
    for (const mount of container.mounts) {
        if (mount.type === 'volume' && mount.source !== undefined && mount.source !== '') {
            yield { kind: 'volume', name: mount.source, place: { path: mount.path, span: mount.span } };
        }
    }
    if (service === undefined)
        return;
    yield* namesUnder(service, 'depends_on', 'service');
    yield* namesUnder(service, 'secrets', 'secret');
    yield* namesUnder(service, 'configs', 'config');
    for (const mode of [container.network, container.pid, container.ipc]) {
        const name = /^service:(.+)$/s.exec(mode?.text ?? '')?.[1];
        if (mode && name !== undefined)
            yield { kind: 'service', name, place: { path: mode.path, span: mode.span } };
    }
}
function* named(kind, { text, path, span }) {
    if (text !== undefined && text !== '')
        yield { kind, name: text, place: { path, span } };
}
/** Names in a list, as keys of a mapping, or as the `source` of a long form. */
function* namesUnder(service, key, kind) {
    const node = service.get(key);
    if (node?.kind === 'map') {
        for (const { key: name, path, keySpan, node: options } of node.entries) {
            const required = options.kind === 'map' ? options.get('required') : undefined;
            // Only warned of: https://docs.docker.com/reference/compose-file/services/#long-syntax-1
            if (required?.kind === 'scalar' && required.text === 'false')
                continue;
            yield { kind, name, place: { path, span: keySpan } };
        }
    }
    if (node?.kind !== 'list')
        return;
    for (const item of node.items) {
        const scalar = item.kind === 'map' ? item.get('source') : item;
        if (scalar?.kind !== 'scalar' || scalar.text === undefined || scalar.text === '')
            continue;
        yield { kind, name: scalar.text, place: { path: scalar.path, span: scalar.span } };
    }
}
/** Read by Compose without being named, and complete by itself. */
function standsAlone({ path, root }) {
    const usual = /(?:^|\/)(?:docker-)?compose\.ya?ml$/.test(path);
    return usual && root.entry('services') !== undefined && root.entry('include') === undefined;
}
/** It is laid over the other without being named, and may declare more. */
function isOverrideOf(path, base) {
    return folderOf(path) === folderOf(base) && /(?:^|\/)(?:docker-)?compose\.override\.ya?ml$/.test(path);
}
function folderOf(path) {
    return path.slice(0, path.lastIndexOf('/') + 1);
}

;// CONCATENATED MODULE: ./build/src/rules/compose/unknown-key.js


const unknownKey = {
    id: 'compose/unknown-key',
    title: 'Key that Compose does not know',
    severity: 'medium',
    confidence: 'medium',
    category: 'correctness',
    profile: 'recommended',
    why: 'Compose refuses the file, and a tool that does not leaves a protection out that the author believes to be on.',
    fix: 'Write the key as the specification has it, or begin it with `x-`.',
    details: 'Told for the file, its services with `build`, `deploy`, `healthcheck` and `logging`, and for its networks, volumes, secrets and configs. Certain where a known key is near; else it may be one that is newer than this version. Files of the first format (services at the top level) are left alone.',
    references: ['https://github.com/compose-spec/compose-spec/blob/main/schema/compose-spec.json'],
    covers: ['dclint:invalid-schema'],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'letters swapped, and keys a level too high',
                code: "services:\n  web:\n    image: example/web:1.2\n    [|cap_dorp|]: [ALL]\n    [|read_olny|]: true\n    [|retries|]: 3\n",
            },
            {
                name: 'in a fragment, and deeper down',
                code: "x-base: &base\n  [|enviroment|]:\n    DEBUG: \"1\"\nservices:\n  web:\n    <<: *base\n    image: example/web:1.2\n    deploy:\n      resources:\n        limits:\n          [|memmory|]: 512M\n",
            },
        ],
        good: [
            {
                name: 'known keys and extensions',
                code: "x-owner: shop\nservices:\n  web:\n    image: example/web:1.2\n    x-reviewed: true\n    use_api_socket: false\n    healthcheck:\n      test: [\"CMD\", \"/app\", \"--health\"]\n      start_interval: 1s\n",
            },
        ],
    },
    *check(document) {
        if (document.root.entry('services') === undefined)
            return;
        let told = 0;
        for (const { map, known, where } of mappingsOf(document)) {
            if (map?.kind !== 'map')
                continue;
            for (const entry of map.entries) {
                if (known.has(entry.key) || entry.key.startsWith('x-'))
                    continue;
                const near = told++ < unknown_key_maxCompared && entry.key.length >= 4 ? (0,core_text/* nearest */.pA)(entry.key, known) : undefined;
                yield unknown(entry, near, where);
            }
        }
    },
};
/** Keys that are compared with every known one: nobody mistypes more, and it costs. */
const unknown_key_maxCompared = 100;
function* mappingsOf({ root, services }) {
    yield { map: root, known: rootKeys, where: 'a Compose file' };
    for (const { node } of services) {
        yield { map: node, known: serviceKeys, where: 'a service' };
        for (const [route, known] of nestedKeys) {
            yield { map: below(node, route.split('/')), known, where: (0,core_text/* quoted */.TL)(route.replaceAll('/', '.')) };
        }
    }
    for (const [section, known] of thingKeys) {
        const things = root.get(section);
        if (things?.kind !== 'map')
            continue;
        for (const { node } of things.entries)
            yield { map: node, known, where: (0,core_text/* quoted */.TL)(section) };
    }
}
function below(node, route) {
    return route.reduce((at, key) => (at?.kind === 'map' ? at.get(key) : undefined), node);
}
function unknown({ key, keySpan, path }, meant, where) {
    const place = { path, span: keySpan, subject: key };
    if (meant === undefined)
        return { ...place, message: `${(0,core_text/* quoted */.TL)(key)} is no key of ${where}.` };
    return {
        ...place,
        confidence: 'high',
        message: `${(0,core_text/* quoted */.TL)(key)} is no key of ${where}; ${(0,core_text/* quoted */.TL)(meant)} is near.`,
        edits: keySpan.end.column - keySpan.start.column === key.length ? [{ span: keySpan, text: meant }] : [],
    };
}

;// CONCATENATED MODULE: ./build/src/rules/compose/unpinned-source.js

const unpinnedSource = {
    id: 'compose/unpinned-source',
    title: 'Remote source that can change',
    severity: 'medium',
    confidence: 'high',
    category: 'supply-chain',
    profile: 'recommended',
    why: 'Whoever can push there next decides what is built and run here, privileges and mounts of the services included.',
    fix: 'Name a commit, `\u2026.git#<40 hex digits>`, or for `oci://` a digest.',
    details: 'Told for `include`, `extends`, `build`, its `context` and `additional_contexts` that are fetched.',
    references: [
        'https://docs.docker.com/build/concepts/context/#url-fragments',
        'https://docs.docker.com/reference/compose-file/include/',
    ],
    covers: [],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'a branch, and whatever is there',
                code: "include:\n  - [|https://github.com/example/stack.git#main:compose.yaml|]\nservices:\n  web:\n    build: [|https://github.com/example/web.git|]\n  worker:\n    extends:\n      file: [|oci://registry.example.com/stack:latest|]\n      service: worker\n",
            },
        ],
        good: [
            {
                name: 'a commit, a digest, files of the repository',
                code: "include:\n  - ./database/compose.yaml\nservices:\n  web:\n    build:\n      context: https://github.com/example/web.git#0123456789abcdef0123456789abcdef01234567:app\n  worker:\n    extends:\n      file: oci://registry.example.com/stack@sha256:9b2ac4f4b8d0a14f3a55d2cf0c9f7c4d4c9f1c0b5b6f0e8f4a7d3c2b1a09f8e7\n      service: worker\n",
            },
        ],
    },
    *check(document) {
        for (const { text, path, span } of sourcesOf(document)) {
            if (text === undefined || !isRemote(text) || isPinned(text))
                continue;
            yield { path, span, subject: withoutFragment(text), message: `${(0,core_text/* quoted */.TL)(text)} may be another thing tomorrow.` };
        }
    },
};
function* sourcesOf({ root, services }) {
    const include = root.get('include');
    for (const item of include?.kind === 'list' ? include.items : []) {
        yield* scalarsIn(item.kind === 'map' ? item.get('path') : item);
    }
    for (const { node } of services) {
        const [extended, build] = [node.get('extends'), node.get('build')];
        if (extended?.kind === 'map')
            yield* scalarsIn(extended.get('file'));
        if (build?.kind === 'scalar')
            yield build;
        if (build?.kind !== 'map')
            continue;
        yield* scalarsIn(build.get('context'));
        const contexts = build.get('additional_contexts');
        if (contexts?.kind === 'map')
            for (const { node: context } of contexts.entries)
                yield* scalarsIn(context);
    }
}
function scalarsIn(node) {
    if (node?.kind === 'list')
        return node.items.flatMap(scalarsIn);
    return node?.kind === 'scalar' ? [node] : [];
}
function isRemote(text) {
    return /^(?:https?:\/\/|git:\/\/|ssh:\/\/|git@|github\.com\/|oci:\/\/)/i.test(text);
}
function isPinned(text) {
    return /#[0-9a-f]{40}(?:[0-9a-f]{24})?(?::|$)/i.test(text) || /@sha256:[0-9a-f]{64}$/i.test(text);
}
function withoutFragment(text) {
    const [base = text] = text.split('#', 1);
    return base;
}

;// CONCATENATED MODULE: ./build/src/rules/compose/unquoted-port.js



const unquotedPort = {
    id: 'compose/unquoted-port',
    title: 'Ports without quotes',
    severity: 'info',
    confidence: 'high',
    category: 'style',
    profile: 'all',
    why: 'Readers of YAML 1.1 take `22:22` for a number to the base 60, and a list of numbers and strings reads unevenly.',
    fix: 'Put each port in quotes.',
    details: 'One finding for each list, from its first unquoted port to its last.',
    references: ['https://docs.docker.com/reference/compose-file/services/#short-syntax-4'],
    covers: ['dclint:require-quotes-in-ports'],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'published and exposed',
                code: "services:\n  ssh:\n    image: example/ssh:9\n    ports:\n      - [|127.0.0.1:2222:22\n      - 8080|]\n    expose: [[|3000|]]\n",
            },
        ],
        good: [
            {
                name: 'either kind of quotes, and the long form',
                code: "services:\n  web:\n    image: example/web:1.2\n    ports:\n      - \"127.0.0.1:8080:80\"\n      - '127.0.0.1:8443:443'\n      - target: 81\n        published: 8081\n",
            },
        ],
    },
    *check(document) {
        for (const { name, node } of document.services) {
            for (const key of ['ports', 'expose']) {
                const bare = scalarsUnder(node, key).filter((item) => !item.quoted && item.raw !== '');
                const [first, last] = [bare[0], bare.at(-1)];
                if (first === undefined || last === undefined)
                    continue;
                const message = `${(0,core_text/* quoted */.TL)(key)} of ${(0,core_text/* quoted */.TL)(name)} are written without quotes.`;
                yield { span: (0,core_location/* joinSpans */.kU)(first.span, last.span), subject: key, message, edits: bare.flatMap(inQuotes) };
            }
        }
    },
};
function inQuotes({ span, raw }) {
    const plain = span.start.line === span.end.line && span.end.column - span.start.column === raw.length;
    if (!plain || /["\\]/.test(raw))
        return [];
    return [
        { span: (0,core_location/* spanAt */.i6)(span.start), text: '"' },
        { span: (0,core_location/* spanAt */.i6)(span.end), text: '"' },
    ];
}

;// CONCATENATED MODULE: ./build/src/rules/knowledge/capabilities.js
/**
 * Linux capabilities by what a container gains with them, and the ones Docker gives every container.
 * Meaning: capabilities(7). Defaults: https://docs.docker.com/engine/containers/run/#runtime-privilege-and-linux-capabilities
 */
const defaultCapabilities = new Set([
    'AUDIT_WRITE',
    'CHOWN',
    'DAC_OVERRIDE',
    'FOWNER',
    'FSETID',
    'KILL',
    'MKNOD',
    'NET_BIND_SERVICE',
    'NET_RAW',
    'SETFCAP',
    'SETGID',
    'SETPCAP',
    'SETUID',
    'SYS_CHROOT',
]);
/** Each of these alone is a known way out of the container, or into every process or file of the host. */
const hostCapabilities = new Map([
    ['ALL', 'every capability, which is all that `privileged` gives but the devices'],
    ['SYS_ADMIN', 'mounting file systems and most of what root may do'],
    ['SYS_MODULE', 'loading code into the kernel'],
    ['SYS_RAWIO', 'reading and writing physical memory and devices'],
    ['SYS_PTRACE', 'reading and changing the memory of other processes'],
    ['DAC_READ_SEARCH', 'reading any file, those of the host included'],
    ['BPF', 'loading programs into the kernel'],
    ['SYS_BOOT', 'restarting the host or loading another kernel'],
]);
/** These change the host or its network beyond the container, without being a way out by themselves. */
const strongCapabilities = new Map([
    ['NET_ADMIN', 'changing routes, firewall rules and interfaces'],
    ['SYS_TIME', 'setting the clock of the host'],
    ['SYSLOG', 'reading the messages and addresses of the kernel'],
    ['MAC_ADMIN', 'changing the policy of SELinux, AppArmor or Smack'],
    ['MAC_OVERRIDE', 'ignoring the policy of Smack'],
    ['PERFMON', 'watching every process and the kernel'],
    ['LINUX_IMMUTABLE', 'changing files marked immutable'],
    ['SYS_TTY_CONFIG', 'taking over the terminals of the host'],
    ['CHECKPOINT_RESTORE', 'restoring processes with identities of its choice'],
]);
/** `cap_sys_admin`, `CAP_SYS_ADMIN`, `SYS_ADMIN`: one name. */
function capabilityName(written) {
    return written.trim().toUpperCase().replace(/^CAP_/, '');
}

;// CONCATENATED MODULE: ./build/src/rules/container/added-capability.js



const addedCapability = {
    id: 'container/added-capability',
    title: 'Capability beyond the defaults',
    severity: 'low',
    confidence: 'high',
    category: 'isolation',
    profile: 'all',
    why: 'Each capability beyond the defaults is one more part of the kernel that an intruder may use.',
    fix: 'Take it away unless the program fails without it, and say in a comment what needs it.',
    references: ['https://man7.org/linux/man-pages/man7/capabilities.7.html'],
    covers: ['kics:ce76b7d0-9e77-464d-b86f-c5c48e03e22d', 'cis:5.4', 'owasp:RULE #3'],
    fixable: true,
    foldsInto: ['container/dangerous-capability'],
    examples: {
        bad: [
            {
                name: 'one that Docker does not give by itself',
                code: "services:\n  cache:\n    image: example/cache:2\n    cap_add:\n      - [|IPC_LOCK|]\n",
            },
        ],
        good: [
            {
                name: 'one of the defaults, given back after dropping all',
                code: "services:\n  cache:\n    image: example/cache:2\n    cap_drop: [ALL]\n    cap_add: [SETUID, SETGID]\n",
            },
        ],
    },
    *check({ name, capAdd, fixes }) {
        for (const option of capAdd) {
            if (option.text === undefined)
                continue;
            const capability = capabilityName(option.text);
            if (defaultCapabilities.has(capability))
                continue;
            yield {
                ...at(option),
                subject: capability,
                message: `${(0,core_text/* quoted */.TL)(name)} is given ${(0,core_text/* quoted */.TL)(capability)}, which containers do not have by default.`,
                edits: fixes.remove(option),
            };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/container/added-device.js


const addedDevice = {
    id: 'container/added-device',
    title: 'Device of the host passed in',
    severity: 'info',
    confidence: 'high',
    category: 'isolation',
    profile: 'all',
    why: 'The driver behind a device is kernel code that an intruder in the container can talk to.',
    fix: 'Pass in only what the program uses, with `:r` where reading is enough.',
    details: 'Disks, memory and the like are graver and have a rule of their own.',
    references: ['https://docs.docker.com/reference/compose-file/services/#devices'],
    covers: ['cis:5.18'],
    fixable: true,
    foldsInto: ['container/host-device'],
    examples: {
        bad: [
            {
                name: 'a serial port and graphics',
                code: "services:\n  home:\n    image: example/home:2026.11\n    devices:\n      - [|/dev/ttyUSB0:/dev/ttyUSB0|]\n      - [|source: /dev/dri\n        target: /dev/dri|]\n",
            },
        ],
        good: [
            {
                name: 'no device',
                code: "services:\n  home:\n    image: example/home:2026.11\n",
            },
        ],
    },
    *check({ name, devices, fixes }) {
        for (const device of devices) {
            const [path = ''] = (device.text ?? device.raw).split(':');
            yield {
                ...at(device),
                subject: path,
                message: `${(0,core_text/* quoted */.TL)(name)} is given ${(0,core_text/* quoted */.TL)(path)} of the host.`,
                edits: fixes.remove(device),
            };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/container/apparmor-disabled.js


const apparmorDisabled = {
    id: 'container/apparmor-disabled',
    title: 'AppArmor switched off',
    severity: 'medium',
    confidence: 'high',
    category: 'isolation',
    profile: 'recommended',
    why: 'Without the profile the container may write to parts of /proc and /sys and mount file systems where its capabilities let it.',
    fix: 'Take it away, or name a profile made for this container.',
    references: ['https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html'],
    covers: ['cis:5.2', 'owasp:RULE #6'],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'both ways to write it',
                code: "services:\n  web:\n    image: example/web:1.2\n    security_opt:\n      - [|apparmor:unconfined|]\n  worker:\n    image: example/worker:1.2\n    security_opt:\n      - [|apparmor=unconfined|]\n",
            },
        ],
        good: [
            {
                name: 'a profile of its own',
                code: "services:\n  web:\n    image: example/web:1.2\n    security_opt:\n      - apparmor:web-profile\n",
            },
        ],
    },
    *check({ name, securityOptions, fixes }) {
        for (const option of securityOptions) {
            if (option.name === 'apparmor' && option.argument === 'unconfined') {
                yield {
                    ...at(option),
                    message: `${(0,core_text/* quoted */.TL)(name)} runs without an AppArmor profile.`,
                    edits: fixes.remove(option),
                };
            }
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/container/build-ssh-agent.js


const buildSshAgent = {
    id: 'container/build-ssh-agent',
    title: 'Whole SSH agent offered to the build',
    severity: 'low',
    confidence: 'medium',
    category: 'secrets',
    profile: 'all',
    why: 'A package script in a step that mounts the agent signs in with every key it holds, wherever they open something.',
    fix: 'Offer one deploy key by name: `ssh: [deploy=./keys/deploy]`, with a key that only reads what is needed.',
    details: 'Only steps with `RUN --mount=type=ssh` reach the agent, and the keys themselves stay outside; hence `low`.',
    references: ['https://docs.docker.com/reference/compose-file/build/#ssh'],
    covers: [],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'the agent of whoever builds',
                code: "services:\n  web:\n    build:\n      context: .\n      ssh:\n        - [|default|]\n",
            },
        ],
        good: [
            {
                name: 'one key by name',
                code: "services:\n  web:\n    build:\n      context: .\n      ssh:\n        - deploy=./keys/deploy\n",
            },
        ],
    },
    *check({ name, build }) {
        for (const key of build?.options.ssh ?? []) {
            if (key.text !== 'default')
                continue;
            yield { ...at(key), message: `The build of ${(0,core_text/* quoted */.TL)(name)} may use every key of the SSH agent.` };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/container/capabilities-kept.js


const capabilitiesKept = {
    id: 'container/capabilities-kept',
    title: 'No capability dropped',
    severity: 'low',
    confidence: 'high',
    category: 'privilege',
    profile: 'recommended',
    why: 'Fourteen capabilities that most programs never use stay in the hands of whoever takes the container over.',
    fix: 'Add `cap_drop: [ALL]` and give back with `cap_add` the few that the program fails without.',
    details: 'Any `cap_drop` is taken as a decision; a privileged container is told by its own rule.',
    references: ['https://docs.docker.com/engine/containers/run/#runtime-privilege-and-linux-capabilities'],
    covers: ['kics:ce76b7d0-9e77-464d-b86f-c5c48e03e22d', 'owasp:RULE #3'],
    fixable: true,
    foldsInto: ['container/privileged', 'container/privilege-escalation'],
    examples: {
        bad: [
            {
                name: 'nothing is dropped',
                code: "services:\n  [|web|]:\n    image: example/web:1.2\n",
            },
        ],
        good: [
            {
                name: 'all dropped, one given back',
                code: "services:\n  web:\n    image: example/web:1.2\n    cap_drop:\n      - ALL\n    cap_add:\n      - NET_BIND_SERVICE\n",
            },
            {
                name: 'only a fragment that others extend',
                code: "services:\n  defaults:\n    restart: unless-stopped\n",
            },
        ],
    },
    *check(container) {
        const { name, partial, capDrop, fixes } = container;
        if (partial || capDrop.length > 0)
            return;
        yield {
            ...missingOn(container),
            subject: 'cap_drop',
            message: `${(0,core_text/* quoted */.TL)(name)} keeps all default capabilities.`,
            edits: fixes.add('drop-all-capabilities'),
        };
    },
};

;// CONCATENATED MODULE: ./build/src/rules/container/cgroup-parent.js


const cgroupParent = {
    id: 'container/cgroup-parent',
    title: 'Cgroup of its own choice',
    severity: 'low',
    confidence: 'high',
    category: 'resources',
    profile: 'all',
    why: 'Limits that the host sets for containers do not reach it, and it counts against those of another group.',
    fix: 'Take `cgroup_parent` away and set limits on the service itself.',
    references: ['https://docs.docker.com/reference/compose-file/services/#cgroup_parent'],
    covers: ['kics:4d9f44c6-2f4a-4317-9bb5-267adbea0232', 'cis:5.25'],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'under a group of the host',
                code: "services:\n  worker:\n    image: example/worker:1.2\n    [|cgroup_parent: m-executor-abcd|]\n",
            },
        ],
        good: [
            {
                name: 'where Docker puts it, with a limit',
                code: "services:\n  worker:\n    image: example/worker:1.2\n    mem_limit: 512m\n",
            },
        ],
    },
    *check({ name, cgroupParent: option, fixes }) {
        if (option === undefined || option.text === '')
            return;
        yield {
            ...onOption(option),
            message: `${(0,core_text/* quoted */.TL)(name)} runs in the cgroup ${(0,core_text/* quoted */.TL)(option.raw)}.`,
            edits: fixes.remove(option),
        };
    },
};

;// CONCATENATED MODULE: ./build/src/rules/resource-limits.js


/** The one answer to a container without one of its limits, or with one that is none. `may`: what it may then do. */
function* withoutLimit(container, limit, option, may) {
    const { name, partial, limits, fixes } = container;
    const setting = limits[limit];
    const told = { subject: limit, message: `${(0,core_text/* quoted */.TL)(name)} may use ${may}.` };
    if (setting !== undefined && isUnlimited(setting.text))
        yield { ...onOption(setting), ...told };
    else if (setting === undefined && !partial)
        yield { ...missingOn(container), ...told, edits: fixes.add(option) };
}
/** Zero and below mean "no limit"; what cannot be known is taken as one. */
function isUnlimited(text) {
    return text !== undefined && Number.parseFloat(text) <= 0;
}

;// CONCATENATED MODULE: ./build/src/rules/container/cpu-unlimited.js


const cpuUnlimited = {
    id: 'container/cpu-unlimited',
    title: 'No CPU limit',
    severity: 'low',
    confidence: 'high',
    category: 'resources',
    profile: 'all',
    why: 'One busy loop slows every other container on the host.',
    fix: 'Set `cpus`, or `deploy.resources.limits.cpus`.',
    references: ['https://docs.docker.com/engine/containers/resource_constraints/'],
    covers: ['kics:6b610c50-99fb-4ef0-a5f3-e312fd945bc3', 'cis:5.12', 'owasp:RULE #7'],
    fixable: true,
    foldsInto: ['container/memory-unlimited'],
    examples: {
        bad: [
            {
                name: 'no limit anywhere',
                code: "services:\n  [|web|]:\n    image: example/web:1.2\n",
            },
            {
                name: 'a limit that is none',
                code: "services:\n  web:\n    image: example/web:1.2\n    [|cpus: 0|]\n",
            },
        ],
        good: [
            {
                name: 'either way to write it',
                code: "services:\n  web:\n    image: example/web:1.2\n    cpus: 1.5\n  worker:\n    image: example/worker:1.2\n    deploy:\n      resources:\n        limits:\n          cpus: '1.5'\n",
            },
        ],
    },
    check: (container) => withoutLimit(container, 'cpus', 'cpu-limit', 'every CPU of the host'),
};

;// CONCATENATED MODULE: ./build/src/rules/container/dangerous-capability.js



const dangerousCapability = {
    id: 'container/dangerous-capability',
    title: 'Capability that reaches beyond the container',
    severity: 'high',
    confidence: 'high',
    category: 'isolation',
    profile: 'recommended',
    why: 'Whoever takes the container over uses the capability to leave it or to change the host.',
    fix: 'Take it away, or find the narrower capability, device or sysctl that the program really needs.',
    details: 'High: each of `ALL`, `SYS_ADMIN`, `SYS_MODULE`, `SYS_RAWIO`, `SYS_PTRACE`, `DAC_READ_SEARCH`, `BPF` and `SYS_BOOT` is a way out by itself. Medium: those that change the host or its network, such as `NET_ADMIN`.',
    references: ['https://man7.org/linux/man-pages/man7/capabilities.7.html'],
    covers: [
        'kics:ce76b7d0-9e77-464d-b86f-c5c48e03e22d',
        'cis:5.4',
        'cis:C.5.3.1',
        'cis:C.5.3.2',
        'cis:C.5.3.3',
        'cis:C.5.3.4',
        'owasp:RULE #3',
    ],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'with and without the prefix, in any letter case',
                code: "services:\n  vpn:\n    image: example/vpn:3\n    cap_add:\n      - [|SYS_ADMIN|]\n      - [|cap_net_admin|]\n",
            },
        ],
        good: [
            {
                name: 'one that only opens low ports',
                code: "services:\n  web:\n    image: example/web:1.2\n    cap_drop: [ALL]\n    cap_add: [NET_BIND_SERVICE]\n",
            },
        ],
    },
    *check({ name, capAdd, fixes }) {
        for (const option of capAdd) {
            const capability = capabilityName(option.text ?? '');
            const onHost = hostCapabilities.get(capability);
            const gain = onHost ?? strongCapabilities.get(capability);
            if (gain === undefined)
                continue;
            yield {
                ...at(option),
                subject: capability,
                severity: onHost === undefined ? 'medium' : 'high',
                message: `${(0,core_text/* quoted */.TL)(name)} is given ${(0,core_text/* quoted */.TL)(capability)}: ${gain}.`,
                edits: fixes.remove(option),
            };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/container/default-bridge.js


const defaultBridge = {
    id: 'container/default-bridge',
    title: 'Bridge that all containers of the host share',
    severity: 'low',
    confidence: 'high',
    category: 'network',
    profile: 'all',
    why: 'On the default bridge every container of every project on the host reaches this one.',
    fix: 'Take `network_mode: bridge` away: Compose then makes a network for this project alone.',
    details: 'A service without `networks` is fine: Compose gives each project a network of its own, which is not Docker\u2019s default bridge.',
    references: [
        'https://docs.docker.com/engine/network/drivers/bridge/#differences-between-user-defined-bridges-and-the-default-bridge',
    ],
    covers: ['cis:5.30', 'owasp:RULE #5'],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'Docker\u2019s own bridge',
                code: "services:\n  web:\n    image: example/web:1.2\n    [|network_mode: bridge|]\n",
            },
        ],
        good: [
            {
                name: 'networks of the project, or none at all',
                code: "services:\n  web:\n    image: example/web:1.2\n    networks: [front]\n  worker:\n    image: example/worker:1.2\n    network_mode: none\n  cache:\n    image: example/cache:2\nnetworks:\n  front:\n",
            },
        ],
    },
    *check({ name, network, fixes }) {
        if (network?.text !== 'bridge' && network?.text !== 'default')
            return;
        yield {
            ...onOption(network),
            message: `${(0,core_text/* quoted */.TL)(name)} joins the bridge that containers of all projects share.`,
            edits: fixes.remove(network),
        };
    },
};

;// CONCATENATED MODULE: ./build/src/rules/container/default-ulimits.js


const defaultUlimits = {
    id: 'container/default-ulimits',
    title: 'No ulimits',
    severity: 'info',
    confidence: 'medium',
    category: 'resources',
    profile: 'all',
    why: 'What a process may open and start is left to the daemon, whose defaults are generous and differ from host to host.',
    fix: 'Set `ulimits`, `nofile` at least.',
    details: 'A benchmark\u2019s advice (CIS 5.19, \u201cif needed\u201d), so no more than a note; a limit on memory and processes is worth more, and this is folded into those findings.',
    references: ['https://docs.docker.com/reference/compose-file/services/#ulimits'],
    covers: ['cis:5.19', 'owasp:RULE #7'],
    fixable: false,
    foldsInto: [
        'container/memory-unlimited',
        'container/pids-unlimited',
        'container/cpu-unlimited',
        'container/missing-healthcheck',
    ],
    examples: {
        bad: [
            {
                name: 'left to the daemon',
                code: "services:\n  [|web|]:\n    image: example/web:1.2\n",
            },
        ],
        good: [
            {
                name: 'a limit on open files',
                code: "services:\n  web:\n    image: example/web:1.2\n    ulimits:\n      nofile:\n        soft: 1024\n        hard: 4096\n",
            },
        ],
    },
    *check(container) {
        const { name, partial, limits } = container;
        if (partial || limits.ulimits.length > 0)
            return;
        const message = `${(0,core_text/* quoted */.TL)(name)} has the ulimits of the daemon.`;
        yield { ...missingOn(container), subject: 'ulimits', message };
    },
};

;// CONCATENATED MODULE: ./build/src/rules/knowledge/release-dates.js
// Made by scripts/refresh-release-dates.ts from node-releases and distro-info-data; do not edit.
const nodeReleases = [
    { version: '4', codename: '', from: '2015-10-12', end: '2018-04-30' },
    { version: '5', codename: '', from: '', end: '2016-06-30' },
    { version: '6', codename: '', from: '2016-10-18', end: '2019-04-30' },
    { version: '7', codename: '', from: '', end: '2017-06-30' },
    { version: '8', codename: '', from: '2017-10-31', end: '2019-12-31' },
    { version: '9', codename: '', from: '', end: '2018-06-30' },
    { version: '10', codename: '', from: '2018-10-30', end: '2021-04-30' },
    { version: '11', codename: '', from: '', end: '2019-06-01' },
    { version: '12', codename: '', from: '2019-10-21', end: '2022-04-30' },
    { version: '13', codename: '', from: '', end: '2020-06-01' },
    { version: '14', codename: '', from: '2020-10-27', end: '2023-04-30' },
    { version: '15', codename: '', from: '', end: '2021-06-01' },
    { version: '16', codename: '', from: '2021-10-26', end: '2023-09-11' },
    { version: '17', codename: '', from: '', end: '2022-06-01' },
    { version: '18', codename: '', from: '2022-10-25', end: '2025-04-30' },
    { version: '19', codename: '', from: '', end: '2023-06-01' },
    { version: '20', codename: '', from: '2023-10-24', end: '2026-04-30' },
    { version: '21', codename: '', from: '', end: '2024-06-01' },
    { version: '22', codename: '', from: '2024-10-29', end: '2027-04-30' },
    { version: '23', codename: '', from: '', end: '2025-06-01' },
    { version: '24', codename: '', from: '2025-10-28', end: '2028-04-30' },
    { version: '25', codename: '', from: '', end: '2026-06-01' },
    { version: '26', codename: '', from: '2026-10-28', end: '2029-04-30' },
    { version: '27', codename: '', from: '2027-10-20', end: '2030-04-30' },
];
const debianReleases = [
    { version: '1.1', codename: 'buzz', from: '1996-06-17', end: '1997-06-05' },
    { version: '1.2', codename: 'rex', from: '1996-12-12', end: '1998-06-05' },
    { version: '1.3', codename: 'bo', from: '1997-06-05', end: '1999-03-09' },
    { version: '2.0', codename: 'hamm', from: '1998-07-24', end: '2000-03-09' },
    { version: '2.1', codename: 'slink', from: '1999-03-09', end: '2000-10-30' },
    { version: '2.2', codename: 'potato', from: '2000-08-15', end: '2003-06-30' },
    { version: '3.0', codename: 'woody', from: '2002-07-19', end: '2006-06-30' },
    { version: '3.1', codename: 'sarge', from: '2005-06-06', end: '2008-03-31' },
    { version: '4.0', codename: 'etch', from: '2007-04-08', end: '2010-02-15' },
    { version: '5.0', codename: 'lenny', from: '2009-02-14', end: '2012-02-06' },
    { version: '6.0', codename: 'squeeze', from: '2011-02-06', end: '2016-02-29' },
    { version: '7', codename: 'wheezy', from: '2013-05-04', end: '2018-05-31' },
    { version: '8', codename: 'jessie', from: '2015-04-26', end: '2020-06-30' },
    { version: '9', codename: 'stretch', from: '2017-06-17', end: '2022-06-30' },
    { version: '10', codename: 'buster', from: '2019-07-06', end: '2024-06-30' },
    { version: '11', codename: 'bullseye', from: '2021-08-14', end: '2026-08-31' },
    { version: '12', codename: 'bookworm', from: '2023-06-10', end: '2028-06-30' },
    { version: '13', codename: 'trixie', from: '2025-08-09', end: '2030-06-30' },
];
const ubuntuReleases = [
    { version: '4.10', codename: 'warty', from: '', end: '2006-04-30' },
    { version: '5.04', codename: 'hoary', from: '', end: '2006-10-31' },
    { version: '5.10', codename: 'breezy', from: '', end: '2007-04-13' },
    { version: '6.06', codename: 'dapper', from: '2006-06-01', end: '2009-07-14' },
    { version: '6.10', codename: 'edgy', from: '', end: '2008-04-25' },
    { version: '7.04', codename: 'feisty', from: '', end: '2008-10-19' },
    { version: '7.10', codename: 'gutsy', from: '', end: '2009-04-18' },
    { version: '8.04', codename: 'hardy', from: '2008-04-24', end: '2011-05-12' },
    { version: '8.10', codename: 'intrepid', from: '', end: '2010-04-30' },
    { version: '9.04', codename: 'jaunty', from: '', end: '2010-10-23' },
    { version: '9.10', codename: 'karmic', from: '', end: '2011-04-30' },
    { version: '10.04', codename: 'lucid', from: '2010-04-29', end: '2013-05-09' },
    { version: '10.10', codename: 'maverick', from: '', end: '2012-04-10' },
    { version: '11.04', codename: 'natty', from: '', end: '2012-10-28' },
    { version: '11.10', codename: 'oneiric', from: '', end: '2013-05-09' },
    { version: '12.04', codename: 'precise', from: '2012-04-26', end: '2017-04-28' },
    { version: '12.10', codename: 'quantal', from: '', end: '2014-05-16' },
    { version: '13.04', codename: 'raring', from: '', end: '2014-01-27' },
    { version: '13.10', codename: 'saucy', from: '', end: '2014-07-17' },
    { version: '14.04', codename: 'trusty', from: '2014-04-17', end: '2019-04-25' },
    { version: '14.10', codename: 'utopic', from: '', end: '2015-07-23' },
    { version: '15.04', codename: 'vivid', from: '', end: '2016-02-04' },
    { version: '15.10', codename: 'wily', from: '', end: '2016-07-28' },
    { version: '16.04', codename: 'xenial', from: '2016-04-21', end: '2021-04-30' },
    { version: '16.10', codename: 'yakkety', from: '', end: '2017-07-20' },
    { version: '17.04', codename: 'zesty', from: '', end: '2018-01-13' },
    { version: '17.10', codename: 'artful', from: '', end: '2018-07-19' },
    { version: '18.04', codename: 'bionic', from: '2018-04-26', end: '2023-05-31' },
    { version: '18.10', codename: 'cosmic', from: '', end: '2019-07-18' },
    { version: '19.04', codename: 'disco', from: '', end: '2020-01-23' },
    { version: '19.10', codename: 'eoan', from: '', end: '2020-07-17' },
    { version: '20.04', codename: 'focal', from: '2020-04-23', end: '2025-05-29' },
    { version: '20.10', codename: 'groovy', from: '', end: '2021-07-22' },
    { version: '21.04', codename: 'hirsute', from: '', end: '2022-01-20' },
    { version: '21.10', codename: 'impish', from: '', end: '2022-07-14' },
    { version: '22.04', codename: 'jammy', from: '2022-04-21', end: '2027-06-01' },
    { version: '22.10', codename: 'kinetic', from: '', end: '2023-07-20' },
    { version: '23.04', codename: 'lunar', from: '', end: '2024-01-25' },
    { version: '23.10', codename: 'mantic', from: '', end: '2024-07-11' },
    { version: '24.04', codename: 'noble', from: '2024-04-25', end: '2029-05-31' },
    { version: '24.10', codename: 'oracular', from: '', end: '2025-07-10' },
    { version: '25.04', codename: 'plucky', from: '', end: '2026-01-15' },
    { version: '25.10', codename: 'questing', from: '', end: '2026-07-09' },
    { version: '26.04', codename: 'resolute', from: '2026-04-23', end: '2031-05-29' },
    { version: '26.10', codename: 'stonking', from: '', end: '2027-07-15' },
];

;// CONCATENATED MODULE: ./build/src/rules/knowledge/lifecycles.js

const product = (source, cycles, ...traits) => ({
    source,
    cycles,
    traits,
});
/** `3.9 2025-10-31` for each version, from the oldest on; without a day: still supported, until nobody knows when. */
function dated(...versions) {
    return versions.map((entry) => {
        const [version = '', end = '9999-12-31'] = entry.split(' ');
        // A bare major stands for all of its versions: nothing that could be advised.
        return { version, codename: '', from: version.includes('.') || /^\d\d/.test(version) ? '0000-01-01' : '', end };
    });
}
const dotnet = product('https://dotnet.microsoft.com/platform/support/policy/dotnet-core', dated('2.1 2021-08-21', '3.1 2022-12-13', '5.0 2022-05-10', '6.0 2024-11-12', '7.0 2024-05-14').concat(dated('8.0 2026-11-10', '9.0 2026-11-10', '10.0 2028-11-14')));
const java = product('https://adoptium.net/support', [
    ...dated('16 2021-09-14', '17 2027-10-31', '18 2022-09-20', '19 2023-03-21', '20 2023-09-19', '21 2029-12-31'),
    ...dated('22 2024-09-17', '23 2025-03-18', '24 2025-09-16', '25 2031-09-30'),
]);
/** By the short name of the image. Versions that we do not know are none of these. */
const products = new Map([
    ['debian', product('https://wiki.debian.org/DebianReleases', debianReleases, 'slim')],
    ['ubuntu', product('https://ubuntu.com/about/release-cycle', ubuntuReleases)],
    ['node', product('https://github.com/nodejs/release#release-schedule', nodeReleases, 'slim')],
    [
        'alpine',
        product('https://alpinelinux.org/releases/', [
            ...dated('3.3 2017-11-01', '3.4 2018-05-01', '3.5 2018-11-01', '3.6 2019-05-01', '3.7 2019-11-01'),
            ...dated('3.8 2020-05-01', '3.9 2021-01-01', '3.10 2021-05-01', '3.11 2021-11-01', '3.12 2022-05-01'),
            ...dated('3.13 2022-11-01', '3.14 2023-05-01', '3.15 2023-11-01', '3.16 2024-05-23', '3.17 2024-11-22'),
            ...dated('3.18 2025-05-09', '3.19 2025-11-01', '3.20 2026-04-01', '3.21 2026-11-01', '3.22 2027-05-01'),
            ...dated('3.23 2027-11-01'),
        ]),
    ],
    [
        'python',
        product('https://devguide.python.org/versions/', [
            ...dated('2 2020-01-01', '2.7 2020-01-01', '3.4 2019-03-18', '3.5 2020-09-30', '3.6 2021-12-23'),
            ...dated('3.7 2023-06-27', '3.8 2024-10-07', '3.9 2025-10-31', '3.10 2026-10-31', '3.11 2027-10-31'),
            ...dated('3.12 2028-10-31', '3.13 2029-10-31', '3.14 2030-10-31'),
        ], 'slim'),
    ],
    [
        'php',
        product('https://www.php.net/supported-versions.php', [
            ...dated('5 2018-12-31', '5.6 2018-12-31', '7 2022-11-28', '7.0 2019-01-10', '7.1 2019-12-01'),
            ...dated('7.2 2020-11-30', '7.3 2021-12-06', '7.4 2022-11-28', '8.0 2023-11-26', '8.1 2025-12-31'),
            ...dated('8.2 2026-12-31', '8.3 2027-12-31', '8.4 2028-12-31', '8.5 2029-12-31'),
        ]),
    ],
    [
        'ruby',
        product('https://www.ruby-lang.org/en/downloads/branches/', [
            ...dated('2 2023-03-31', '2.3 2019-03-31', '2.4 2020-03-31', '2.5 2021-03-31', '2.6 2022-03-31'),
            ...dated('2.7 2023-03-31', '3.0 2024-04-23', '3.1 2025-03-31', '3.2 2026-03-31', '3.3 2027-03-31'),
            ...dated('3.4 2028-03-31', '4.0 2029-03-31'),
        ], 'slim'),
    ],
    [
        'golang',
        // Until there are two newer ones: https://go.dev/doc/devel/release
        product('https://go.dev/doc/devel/release#policy', [
            ...dated('1.11 2019-09-03', '1.12 2020-02-25', '1.13 2020-08-11', '1.14 2021-02-16', '1.15 2021-08-16'),
            ...dated('1.16 2022-03-15', '1.17 2022-08-02', '1.18 2023-02-01', '1.19 2023-08-08', '1.20 2024-02-06'),
            ...dated('1.21 2024-08-13', '1.22 2025-02-11', '1.23 2025-08-12', '1.24 2026-02-10', '1.25', '1.26'),
        ]),
    ],
    ['eclipse-temurin', java],
    ['amazoncorretto', java],
    ['mcr.microsoft.com/dotnet/sdk', dotnet],
    ['mcr.microsoft.com/dotnet/aspnet', dotnet],
    ['mcr.microsoft.com/dotnet/runtime', dotnet],
    [
        'nginx',
        product('https://nginx.org/en/download.html', [
            ...dated('1.14 2019-04-23', '1.16 2020-04-20', '1.18 2021-04-20', '1.19 2021-05-25', '1.20 2022-05-24'),
            ...dated('1.21 2022-06-21', '1.22 2023-04-11', '1.23 2023-05-23', '1.24 2024-04-23', '1.25 2024-05-29'),
            ...dated('1.26 2025-04-23', '1.27 2025-06-24', '1.28', '1.29'),
        ]),
    ],
    [
        'postgres',
        product('https://www.postgresql.org/support/versioning/', [
            ...dated('9 2021-11-11', '9.5 2021-02-11', '9.6 2021-11-11', '10 2022-11-10', '11 2023-11-09'),
            ...dated('12 2024-11-21', '13 2025-11-13', '14 2026-11-12', '15 2027-11-11', '16 2028-11-09'),
            ...dated('17 2029-11-08', '18 2030-11-14'),
        ], 'data'),
    ],
    [
        'mysql',
        product('https://www.oracle.com/us/support/library/lifetime-support-technology-069183.pdf', dated('5 2023-10-31', '5.5 2018-12-31', '5.6 2021-02-28', '5.7 2023-10-31', '8.0 2026-04-30', '8.4 2032-04-30'), 'data'),
    ],
    [
        'mariadb',
        product('https://mariadb.org/about/#maintenance-policy', [
            ...dated('5.5 2020-04-11', '10.1 2020-10-17', '10.2 2022-05-23', '10.3 2023-05-25', '10.4 2024-06-18'),
            ...dated('10.5 2025-06-24', '10.6 2026-07-06', '10.11 2028-02-16', '11.4 2029-05-29', '11.8 2028-06-04'),
        ], 'data'),
    ],
    [
        'mongo',
        product('https://www.mongodb.com/legal/support-policy/lifecycles', [
            ...dated('3 2021-04-30', '3.4 2020-01-31', '3.6 2021-04-30', '4 2024-02-29', '4.0 2022-04-30'),
            ...dated('4.2 2023-04-30', '4.4 2024-02-29', '5.0 2024-10-31', '6.0 2025-07-31', '7.0 2027-08-31', '8.0'),
        ], 'data'),
    ],
    [
        'redis',
        product('https://github.com/redis/redis/security', dated('3 2022-04-27', '4 2022-04-27', '5 2022-04-27', '6.0 2022-05-31', '6.2', '7.0 2024-07-29', '7.2', '8.6'), 'data'),
    ],
]);
/** Images that their makers gave up, and what they name instead. */
const abandoned = new Map([
    // https://hub.docker.com/_/openjdk: deprecated, no more updates of released versions
    ['openjdk', 'eclipse-temurin'],
    ['java', 'eclipse-temurin'],
    // https://hub.docker.com/_/adoptopenjdk
    ['adoptopenjdk', 'eclipse-temurin'],
    // https://www.redhat.com/en/topics/linux/centos-linux-eol: 7, the last one, ended on 2024-06-30
    ['centos', 'almalinux'],
    // https://hub.docker.com/_/jenkins
    ['jenkins', 'jenkins/jenkins'],
]);
/** What to use instead of an image that nobody maintains any more. */
function successorOf(name) {
    return abandoned.get(name);
}
function productOf(name) {
    return products.get(name);
}
/** The version that a tag such as `3.9.18-slim-bookworm` or `bookworm-slim` begins with. */
function cycleOf({ cycles }, tag) {
    const [first = ''] = tag.toLowerCase().split('-');
    const numbers = /^v?(\d+(?:\.\d+)*)$/.exec(first)?.[1];
    if (numbers === undefined)
        return cycles.find(({ codename }) => codename !== '' && codename === first);
    const within = cycles.filter(({ version }) => numbers === version || numbers.startsWith(`${version}.`));
    return within.toSorted((a, b) => b.version.length - a.version.length)[0];
}
/** The distribution that a part of a tag names: `bookworm`, `alpine3.22`, `jammy`. */
function distributionOf(part) {
    const alpine = /^alpine(3\.\d+)$/.exec(part)?.[1];
    if (alpine !== undefined)
        return products.get('alpine')?.cycles.find(({ version }) => version === alpine);
    return [...debianReleases, ...ubuntuReleases].find(({ codename }) => codename === part);
}
/** The newest version that may be advised on a day. */
function newestOf({ cycles }, today) {
    return cycles.findLast(({ from, end }) => from !== '' && from <= today && today <= end);
}

;// CONCATENATED MODULE: ./build/src/rules/end-of-life.js


/** `today` is `YYYY-MM-DD`; `undefined` where the image is supported, or we know no dates of it. */
function endOfLife({ name, tag, digest }, today) {
    const successor = successorOf(name);
    if (successor !== undefined) {
        return { message: `${(0,core_text/* quoted */.TL)(name)} is no longer maintained; ${(0,core_text/* quoted */.TL)(successor)} is.`, tag: undefined };
    }
    const product = productOf(name);
    const cycle = product && cycleOf(product, tag);
    if (product !== undefined && cycle !== undefined && cycle.end < today) {
        const newest = newestTag(product, tag, today);
        const hint = newest === undefined ? '' : `; ${(0,core_text/* quoted */.TL)(newest)} gets them`;
        const message = `${(0,core_text/* quoted */.TL)(`${name} ${cycle.version}`)} has had no security fixes since ${cycle.end}${hint}.`;
        return { message, tag: product.traits.includes('data') || digest !== '' ? undefined : newest };
    }
    // Names of distributions mean what they say on official images only; others count as they like.
    if (product === undefined && name.includes('/'))
        return undefined;
    const parts = tag.toLowerCase().split('-').slice(1);
    const ended = parts.flatMap((part) => distributionOf(part) ?? []).find(({ end }) => end < today);
    if (ended === undefined)
        return undefined;
    const message = `${(0,core_text/* quoted */.TL)(`${name}:${tag}`)} is built on ${(0,core_text/* quoted */.TL)(ended.codename || `alpine ${ended.version}`)}, which has had no security fixes since ${ended.end}.`;
    return { message, tag: digest === '' ? withoutDistribution(tag) : undefined };
}
/** Variants whose names stay the same from version to version. */
const lasting = new Set(['slim', 'alpine', 'fpm', 'cli', 'apache', 'zts', 'jdk', 'jre', 'perl']);
function newestTag(product, tag, today) {
    const newest = newestOf(product, today);
    const [, ...parts] = withoutDistribution(tag).split('-');
    if (newest === undefined || !parts.every((part) => lasting.has(part)))
        return undefined;
    const variant = parts.length === 0 && product.traits.includes('slim') ? ['slim'] : parts;
    return [newest.version, ...variant].join('-');
}
/** The same tag on whatever release of the distribution is current. */
function withoutDistribution(tag) {
    const [version = '', ...parts] = tag.toLowerCase().split('-');
    const kept = parts.flatMap((part) => {
        if (/^alpine\d/.test(part))
            return ['alpine'];
        return distributionOf(part) === undefined ? [part] : [];
    });
    return [version, ...kept].join('-');
}

;// CONCATENATED MODULE: ./build/src/rules/container/end-of-life-image.js



const endOfLifeImage = {
    id: 'container/end-of-life-image',
    title: 'Image of a version that gets no more fixes',
    severity: 'medium',
    confidence: 'high',
    category: 'supply-chain',
    profile: 'recommended',
    why: 'What is found in it from now on stays open, and attackers read the same advisories as everybody.',
    fix: 'Move to a version that is supported; dump and restore the data of a database, or follow its upgrade guide.',
    details: 'Known are the same dates as for `dockerfile/end-of-life-base`. No suggestion is made for databases: a new major version does not read the old one\u2019s files.',
    references: [
        'https://www.postgresql.org/support/versioning/',
        'https://docs.docker.com/build/building/best-practices/#choose-the-right-base-image',
    ],
    covers: ['cis:4.2', 'owasp:RULE #9'],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'a database and a web server',
                code: "services:\n  db:\n    image: [|postgres:11-alpine|]\n  proxy:\n    image: [|\"nginx:1.18-alpine\"|]\n",
            },
        ],
        good: [
            {
                name: 'supported, unknown, or built here under that name',
                code: "services:\n  db:\n    image: postgres:17.6\n  web:\n    image: example/web:1.2\n  worker:\n    build: .\n    image: python:3.6\n",
            },
        ],
    },
    *check({ image, reference, build, fixes }, _project, { today }) {
        if (image === undefined || reference === undefined || build !== undefined)
            return;
        const ended = endOfLife(reference, today);
        if (ended === undefined)
            return;
        const { tag, message } = ended;
        const literal = image.variables.length === 0 && reference.tag !== '';
        const text = reference.raw.slice(0, -reference.tag.length);
        const edits = tag !== undefined && literal ? fixes.replace(image, text + tag) : [];
        yield { ...at(image), subject: reference.name, message, edits };
    },
};

;// CONCATENATED MODULE: ./build/src/rules/knowledge/ports.js
const database = (service) => ({ service, admin: false });
const admin = (service) => ({ service, admin: true });
const knownPorts = new Map([
    [22, database('SSH')],
    [23, admin('Telnet')],
    [111, database('rpcbind')],
    [135, database('RPC')],
    [139, database('NetBIOS')],
    [389, database('LDAP')],
    [445, database('SMB')],
    [873, database('rsync')],
    [1433, database('Microsoft SQL Server')],
    [1521, database('Oracle Database')],
    [2049, database('NFS')],
    [2181, database('ZooKeeper')],
    [2375, admin('the Docker API without TLS')],
    [2376, admin('the Docker API')],
    [2379, database('etcd')],
    [2380, database('etcd')],
    [3306, database('MySQL')],
    [3389, database('Remote Desktop')],
    [4369, database('Erlang\u2019s port mapper')],
    [5432, database('PostgreSQL')],
    [5672, database('RabbitMQ')],
    [5900, database('VNC')],
    [5984, database('CouchDB')],
    [6379, database('Redis')],
    [6443, admin('the Kubernetes API')],
    [7000, database('Cassandra')],
    [7474, database('Neo4j')],
    [8086, database('InfluxDB')],
    [8500, database('Consul')],
    [9042, database('Cassandra')],
    [9092, database('Kafka')],
    [9200, database('Elasticsearch')],
    [9300, database('Elasticsearch')],
    [10250, admin('the kubelet')],
    [11211, database('Memcached')],
    [15672, database('RabbitMQ\u2019s management')],
    [26257, database('CockroachDB')],
    [27017, database('MongoDB')],
    [28015, database('RethinkDB')],
    [50000, database('Db2')],
]);

;// CONCATENATED MODULE: ./build/src/rules/knowledge/published-port.js
/** Whether the port is published without naming an interface, or on the address that means every one. */
function isEveryInterface({ hostIp, mode, published, target }) {
    if (hostIp === undefined || (published === undefined && target === undefined))
        return false;
    return mode !== 'none' && (hostIp === '' || hostIp === '0.0.0.0' || hostIp === '::' || hostIp === '*');
}
/** The port of the container with its protocol, for messages: `5432`, `53/udp`, `3000-3005`. */
function portName({ target, protocol }) {
    const range = target === undefined ? '?' : target.first === target.last ? `${target.first}` : `${target.first}-${target.last}`;
    return protocol === '' || protocol === 'tcp' ? range : `${range}/${protocol}`;
}

;// CONCATENATED MODULE: ./build/src/rules/container/exposed-service-port.js




const exposedServicePort = {
    id: 'container/exposed-service-port',
    title: 'Database or admin port open to the network',
    severity: 'medium',
    confidence: 'high',
    category: 'network',
    profile: 'recommended',
    why: 'Docker publishes past the host\u2019s firewall rules, and such services are found and attacked within hours.',
    fix: 'Publish it on `127.0.0.1`, or not at all: services of one network reach each other without `ports`.',
    references: ['https://docs.docker.com/engine/network/packet-filtering-firewalls/'],
    covers: [
        'kics:451d79dc-0588-476a-ad03-3c7f0320abb3',
        'dclint:no-unbound-port-interfaces',
        'cis:5.14',
        'owasp:RULE #5a',
    ],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'the database, for everybody',
                code: "services:\n  db:\n    image: postgres:17.6\n    ports:\n      - [|\"5432:5432\"|]\n",
            },
            {
                name: 'every interface, spelled out, at another port',
                code: "services:\n  cache:\n    image: redis:8.2\n    ports:\n      - [|\"0.0.0.0:16379:6379\"|]\n      - [|\"[::]:16379:6379\"|]\n",
            },
            {
                name: 'within a range',
                code: "services:\n  db:\n    image: postgres:17.6\n    ports:\n      - [|\"15430-15435:5430-5435\"|]\n",
            },
        ],
        good: [
            {
                name: 'on this machine only, or a web port',
                code: "services:\n  db:\n    image: postgres:17.6\n    ports:\n      - \"127.0.0.1:5432:5432\"\n  web:\n    image: example/web:1.2\n    ports:\n      - \"443:8443\"\n      - \"7000:80\"\n",
            },
        ],
    },
    *check({ name, ports, fixes }) {
        for (const port of ports) {
            if (!isEveryInterface(port))
                continue;
            const known = knownService(port);
            if (known === undefined)
                continue;
            yield {
                ...at(port),
                subject: portName(port),
                severity: known.admin ? 'high' : 'medium',
                message: `${(0,core_text/* quoted */.TL)(name)} opens port ${portName(port)} (${known.service}) on every interface of the host.`,
                edits: fixes.bindToLoopback(port),
            };
        }
    },
};
/** By the port that the program listens on; only where that is not known, by the one that is published. */
function knownService({ target, published }) {
    const range = target ?? published;
    if (range === undefined)
        return undefined;
    return range.first === range.last
        ? knownPorts.get(range.first)
        : [...knownPorts].find(([port]) => range.first <= port && port <= range.last)?.[1];
}

// EXTERNAL MODULE: ./build/src/documents/image-reference.js
var image_reference = __webpack_require__(5705);
;// CONCATENATED MODULE: ./build/src/rules/knowledge/floating-tags.js
/** First parts of tags that by their name promise to move: `latest`, `stable-slim`, `lts-alpine`. */
const floating = new Set([
    'latest',
    'stable',
    'edge',
    'nightly',
    'main',
    'master',
    'dev',
    'devel',
    'develop',
    'beta',
    'canary',
    'current',
    'mainline',
    'next',
    'test',
    'testing',
    'lts',
    'rolling',
    'snapshot',
    'trunk',
    'unstable',
]);
/** True for a tag that moves on by design; false for '' (no tag at all) and for versions, however short. */
function isFloatingTag(tag) {
    const [first = ''] = tag.toLowerCase().split('-');
    return floating.has(first);
}

;// CONCATENATED MODULE: ./build/src/rules/container/floating-base.js





const floatingBase = {
    id: 'container/floating-base',
    title: 'Build argument that makes the base image one to avoid',
    severity: 'medium',
    confidence: 'high',
    category: 'supply-chain',
    profile: 'recommended',
    why: 'The Dockerfile\u2019s default looks fine, but what is built here stands on an image that moves, or that gets no more fixes.',
    fix: 'Give the argument a version that is supported and stays, best with its digest.',
    details: '`build.args` win over the defaults of the Dockerfile. Judged is each image that a stage of the build is FROM as it is with them: one without a tag, by a tag that moves, or past its end of life. What the Dockerfile\u2019s own defaults make of it is told there.',
    references: ['https://docs.docker.com/reference/compose-file/build/#args'],
    covers: ['dclint:service-image-require-explicit-tag', 'cis:4.2'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'a tag that moves, and a version that has ended',
                code: "services:\n  web:\n    build:\n      context: .\n      args:\n        [|NODE_TAG: latest|]\n  worker:\n    build:\n      context: .\n      args: [[|NODE_TAG=12-slim|]]\n",
                files: { Dockerfile: 'ARG NODE_TAG=24-slim\nFROM node:${NODE_TAG}\nUSER node\n' },
            },
        ],
        good: [
            {
                name: 'another good version, an argument of no image, and one that only the shell knows',
                code: "services:\n  web:\n    build:\n      context: .\n      args:\n        NODE_TAG: 22-slim\n        MODE: latest\n  worker:\n    build:\n      context: .\n      args: [NODE_TAG]\n",
                files: { Dockerfile: 'ARG NODE_TAG=24-slim\nFROM node:${NODE_TAG}\nARG MODE\nUSER node\n' },
            },
        ],
    },
    *check({ build }, _project, { today }) {
        const { document, stage } = build ?? {};
        if (build === undefined || document === undefined || stage === undefined)
            return;
        const args = new Map(build.args.slice(0, mostArguments).map((argument) => [argument.name, argument]));
        if (args.size === 0)
            return;
        for (const { image, from } of basesOf(document, stage)) {
            const used = image.variables.flatMap((name) => args.get(name) ?? []);
            const [first] = used;
            const text = first === undefined ? undefined : expand(image.raw, args, (name) => document.resolve(from, name));
            const reference = text === undefined ? undefined : (0,image_reference/* parseImageReference */.o)(text);
            if (first === undefined || text === undefined || text === image.text || reference === undefined)
                continue;
            const { name, tag, digest } = reference;
            const moves = digest === '' && (tag === '' || isFloatingTag(tag));
            const message = moves
                ? `With this argument the build stands on ${(0,core_text/* quoted */.TL)(text)}, which moves.`
                : endOfLife(reference, today)?.message;
            if (message === undefined)
                continue;
            const related = [{ path: build.dockerfile ?? first.path, span: image.span, message: 'The image is named here.' }];
            yield { ...onOption(first), subject: name, message, related };
        }
    },
};
const mostArguments = 100;
const mostBases = 20;
const floating_base_longest = 500;
/** Many services may build the same stage. */
const bases = new WeakMap();
/** Stages that the build goes through and that are FROM an image named by a variable. */
function basesOf({ stages }, target) {
    const known = bases.get(target);
    if (known)
        return known;
    const built = new Set([target]);
    // A set is gone through in the order of its additions, those that come meanwhile too.
    for (const stage of built)
        for (const needed of stage.needs)
            built.add(needed);
    const candidates = stages.filter((stage) => built.has(stage) && stage.image.variables.length > 0);
    const chosen = candidates.filter(({ image }) => image.raw.length <= floating_base_longest).slice(0, mostBases);
    bases.set(target, chosen);
    return chosen;
}
/** `undefined` where some variable is not known, or has a form that is not read here. */
function expand(raw, args, resolve) {
    let known = true;
    const text = raw.replace(/\$(?:\{(\w+)(?::?-([\w.-]*))?\}|(\w+))/g, (_, braced, fallback, bare) => {
        const name = braced ?? bare;
        const given = args.get(name);
        const value = given === undefined ? (resolve(name) ?? fallback) : given.text;
        if (value === undefined || given?.passedThrough)
            known = false;
        return value ?? '';
    });
    return known && !text.includes('$') ? text : undefined;
}

;// CONCATENATED MODULE: ./build/src/rules/container/floating-image.js



const floatingImage = {
    id: 'container/floating-image',
    title: 'Image without a fixed version',
    severity: 'medium',
    confidence: 'high',
    category: 'supply-chain',
    profile: 'recommended',
    why: 'Whoever pushes to that tag next decides what runs here, and nobody can tell afterwards what ran before.',
    fix: 'Name a version, best with its digest: `name:1.2.3@sha256:\u2026`.',
    details: 'A digest is enough by itself. A service with `build` names its own product, not what it pulls, and is left alone.',
    references: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
    covers: ['dclint:service-image-require-explicit-tag', 'cis:5.28'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'no tag, and tags that move',
                code: "services:\n  cache:\n    image: [|redis|]\n  search:\n    image: [|registry.example.com:5000/search:latest|]\n",
            },
            {
                name: 'unless the shell says otherwise',
                code: "services:\n  cache:\n    image: [|redis:${REDIS_TAG:-latest}|]\n",
            },
        ],
        good: [
            {
                name: 'a version, a digest, an image of our own',
                code: "services:\n  cache:\n    image: redis:8.2.1\n  search:\n    image: search@sha256:9b2ac4f4b8d0a14f3a55d2cf0c9f7c4d4c9f1c0b5b6f0e8f4a7d3c2b1a09f8e7\n  web:\n    build: .\n    image: example/web:latest\n",
            },
        ],
    },
    *check({ name, image, reference, build, partial }) {
        if (image === undefined || reference === undefined || build !== undefined || partial)
            return;
        if (reference.digest !== '' || (reference.tag !== '' && !isFloatingTag(reference.tag)))
            return;
        const how = reference.tag === '' ? 'without a tag, which means `latest`' : `by the tag ${(0,core_text/* quoted */.TL)(reference.tag)}, which moves`;
        yield { ...at(image), subject: reference.name, message: `${(0,core_text/* quoted */.TL)(name)} pulls ${(0,core_text/* quoted */.TL)(reference.name)} ${how}.` };
    },
};

;// CONCATENATED MODULE: ./build/src/rules/container/foreign-namespace.js


const foreignNamespace = {
    id: 'container/foreign-namespace',
    title: 'Namespace of a container outside this file',
    severity: 'low',
    confidence: 'high',
    category: 'isolation',
    profile: 'all',
    why: 'The two are one to an intruder, and nothing in this file says what the other container is or who may replace it.',
    fix: 'Declare both in one file and share with `service:<name>`.',
    details: 'Told for `network_mode`, `pid` and `ipc`. Sharing with a service of the same project is visible here and left alone.',
    references: ['https://docs.docker.com/reference/compose-file/services/#network_mode'],
    covers: [],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'its network and its processes',
                code: "services:\n  debug:\n    image: example/debug:1\n    [|network_mode: \"container:production_web_1\"|]\n    [|pid: \"container:production_web_1\"|]\n",
            },
        ],
        good: [
            {
                name: 'a service of this file',
                code: "services:\n  debug:\n    image: example/debug:1\n    network_mode: service:web\n    pid: service:web\n  web:\n    image: example/web:1.2\n",
            },
        ],
    },
    *check({ name, network, pid, ipc }) {
        const shared = [
            ['the network', network],
            ['the processes', pid],
            ['the shared memory', ipc],
        ];
        for (const [what, option] of shared) {
            const other = /^container:(.*)$/s.exec(option?.text ?? option?.raw ?? '')?.[1];
            if (option === undefined || other === undefined)
                continue;
            const message = `${(0,core_text/* quoted */.TL)(name)} shares ${what} of the container ${(0,core_text/* quoted */.TL)(other)}, which is not of this file.`;
            yield { ...onOption(option), message };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/container/host-cgroup.js


const hostCgroup = {
    id: 'container/host-cgroup',
    title: 'Cgroup namespace of the host',
    severity: 'medium',
    confidence: 'high',
    category: 'isolation',
    profile: 'recommended',
    why: 'The container sees the cgroups of the whole host, which is one step of several known escapes.',
    fix: 'Take `cgroup: host` away.',
    references: ['https://docs.docker.com/reference/compose-file/services/'],
    covers: [],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'the host\u2019s own',
                code: "services:\n  monitor:\n    image: example/monitor:2.1\n    [|cgroup: host|]\n",
            },
        ],
        good: [
            {
                name: 'a namespace of its own',
                code: "services:\n  monitor:\n    image: example/monitor:2.1\n    cgroup: private\n",
            },
        ],
    },
    *check({ name, cgroup, fixes }) {
        if (cgroup?.text !== 'host')
            return;
        yield {
            ...onOption(cgroup),
            message: `${(0,core_text/* quoted */.TL)(name)} shares the cgroup namespace of the host.`,
            edits: fixes.remove(cgroup),
        };
    },
};

;// CONCATENATED MODULE: ./build/src/rules/knowledge/host-paths.js
/** Sockets through which a container runtime takes orders, by their usual paths. */
const runtimeSockets = [
    '/var/run/docker.sock',
    '/run/docker.sock',
    '/run/containerd/containerd.sock',
    '/var/run/containerd/containerd.sock',
    '/run/podman/podman.sock',
    '/var/run/podman/podman.sock',
    '/run/crio/crio.sock',
    '/var/run/crio/crio.sock',
    '/run/buildkit/buildkitd.sock',
    '/var/snap/docker/common/run/docker.sock',
];
/** File names by which a socket is recognised wherever it lies. */
const socketName = /(?:^|\/)(?:docker|containerd|podman|crio|cri-dockerd|buildkitd)[\w.-]*\.sock$/;
/** Normalises a host path: no doubled or trailing slash, no `.`; `..` resolved. */
function normalisePath(path) {
    const parts = [];
    for (const part of path.split('/')) {
        if (part === '..')
            parts.pop();
        else if (part !== '' && part !== '.')
            parts.push(part);
    }
    return `/${parts.join('/')}`;
}
/** The runtime socket that a mount of `path` hands over: the socket itself, or one in a folder that holds it. */
function socketUnder(path) {
    const normal = normalisePath(path);
    if (socketName.test(normal))
        return normal;
    // The whole host is a matter of its own; a folder of `/run` is mostly mounted for the socket in it.
    if (normal === '/' || normal === '/var')
        return undefined;
    return runtimeSockets.find((socket) => socket.startsWith(`${normal}/`));
}
/**
 * Folders of the host by the Filesystem Hierarchy Standard (https://refspecs.linuxfoundation.org/fhs.shtml) that hold
 * what an intruder needs. Longest first, so that the narrowest entry speaks.
 */
const sensitivePaths = [
    { path: '/var/lib/docker', holds: 'the files of every image, container and volume', severity: 'high' },
    { path: '/var/lib/containerd', holds: 'the files of every image and container', severity: 'high' },
    { path: '/var/lib/kubelet', holds: 'the secrets of every pod', severity: 'high' },
    { path: '/root/.ssh', holds: 'keys to the host', severity: 'high' },
    { path: '/etc', holds: 'the accounts and the configuration of the host', severity: 'high' },
    { path: '/root', holds: 'the keys and files of the host\u2019s root', severity: 'high' },
    { path: '/proc', holds: 'the processes and the kernel settings of the host', severity: 'high' },
    { path: '/sys', holds: 'the devices and the kernel settings of the host', severity: 'high' },
    { path: '/dev', holds: 'the devices of the host, its disks included', severity: 'high' },
    { path: '/boot', holds: 'the kernel that the host starts with', severity: 'high' },
    { path: '/lib', holds: 'the libraries and kernel modules of the host', severity: 'high' },
    { path: '/lib64', holds: 'the libraries of the host', severity: 'high' },
    { path: '/bin', holds: 'the programs of the host', severity: 'high' },
    { path: '/sbin', holds: 'the programs of the host', severity: 'high' },
    { path: '/usr', holds: 'the programs of the host', severity: 'medium' },
    { path: '/var', holds: 'the state of every service of the host', severity: 'high' },
    { path: '/run', holds: 'the sockets of every service of the host', severity: 'high' },
    { path: '/home', holds: 'the files and keys of the host\u2019s users', severity: 'medium' },
    { path: '/', holds: 'the whole host', severity: 'high' },
];
/** Single files below those folders that tell nothing and are mounted everywhere, such as the time zone. */
const harmless = new Set([
    '/etc/localtime',
    '/etc/timezone',
    '/etc/machine-id',
    '/etc/hostname',
    '/etc/hosts',
    '/etc/resolv.conf',
    '/etc/ssl/certs',
    '/etc/pki/ca-trust',
    '/usr/share/zoneinfo',
    '/usr/share/ca-certificates',
    '/dev/null',
    '/dev/urandom',
    '/dev/shm',
    '/dev/dri',
    '/dev/net/tun',
    '/var/log',
    '/var/www',
]);
/** These hold other people's folders by design: only the folder itself is sensitive, not what lies below it. */
const onlyThemselves = new Set(['/', '/var', '/usr', '/home', '/run', '/lib', '/lib64']);
/** What a bind mount of `path` gives away; `undefined` where it is nothing special. */
function sensitivePath(path) {
    const normal = normalisePath(path);
    if (isHarmless(normal))
        return undefined;
    const canonical = normal.replace(/^\/var\/run(?=\/|$)/, '/run');
    return sensitivePaths.find((entry) => canonical === entry.path || (!onlyThemselves.has(entry.path) && canonical.startsWith(`${entry.path}/`)));
}
/** Top folders that belong to the system; what is below `/mnt`, `/opt`, `/data` or `/tmp` is put there on purpose. */
const systemFolders = new Set([
    'bin',
    'boot',
    'cdrom',
    'dev',
    'etc',
    'home',
    'lib',
    'lib32',
    'lib64',
    'media',
    'proc',
    'root',
    'run',
    'sbin',
].concat(['selinux', 'seLinux', 'srv', 'sys', 'usr', 'var']));
/** Whether an absolute path of the host is the root, or lies in a folder of the system, and tells something. */
function isSystemPath(path) {
    if (!path.startsWith('/'))
        return false;
    const normal = normalisePath(path);
    if (normal === '/')
        return true;
    const [, top = ''] = normal.split('/');
    return systemFolders.has(top) && !isHarmless(normal);
}
function isHarmless(normal) {
    for (const quiet of harmless)
        if (normal === quiet || normal.startsWith(`${quiet}/`))
            return true;
    return false;
}
/** Where tools keep credentials below a home, each as its own documentation says. */
const credentials = new Map([
    ['.ssh', 'the SSH keys of a user'],
    ['.gnupg', 'the GnuPG keys of a user'],
    ['.aws', 'the credentials of AWS'],
    ['.azure', 'the credentials of Azure'],
    ['.config/gcloud', 'the credentials of Google Cloud'],
    ['.kube', 'the credentials of Kubernetes'],
    ['.docker', 'the credentials of registries'],
    ['.docker/config.json', 'the credentials of registries'],
    ['.netrc', 'the credentials of hosts'],
    ['.git-credentials', 'the credentials of Git'],
    ['.npmrc', 'the credentials of npm'],
    ['.pypirc', 'the credentials of PyPI'],
]);
/** The credentials that a path below a home (`~`, `$HOME`, `/home/deploy`, `/root`) holds, if it does. */
function homeCredentials(path) {
    const [, below = ''] = /^(?:~|\$HOME|\$\{HOME[^}]*\}|\/root|\/(?:home|Users)\/[^/]+)\/(.+)$/.exec(path) ?? [];
    const [first = '', second = ''] = below.split('/');
    const holds = credentials.get(first) ?? credentials.get(`${first}/${second}`);
    return holds === undefined ? undefined : { path, holds, severity: 'high' };
}

;// CONCATENATED MODULE: ./build/src/rules/container/host-device.js



const hostDevice = {
    id: 'container/host-device',
    title: 'Device of the host handed over',
    severity: 'medium',
    confidence: 'high',
    category: 'isolation',
    profile: 'recommended',
    why: 'Through a disk or memory device the container reads and writes the host past every file permission.',
    fix: 'Take it away, or hand over the one device that is needed, with `:r` where reading is enough.',
    details: 'Graphics, sound, video and tunnel devices, serial ports and the like are what `devices` is for, and are left alone. A rule for every device (`a *:* rwm`) is as good as privileged.',
    references: ['https://docs.docker.com/reference/compose-file/services/#devices'],
    covers: ['cis:5.18'],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'a disk, and every device there is',
                code: "services:\n  recovery:\n    image: example/recovery:1\n    devices:\n      - [|/dev/sda:/dev/sda:rwm|]\n    device_cgroup_rules:\n      - [|\"a *:* rwm\"|]\n",
            },
        ],
        good: [
            {
                name: 'graphics and a serial port',
                code: "services:\n  home:\n    image: example/home:2026.11\n    devices:\n      - /dev/dri:/dev/dri\n      - /dev/ttyUSB0:/dev/ttyUSB0\n",
            },
        ],
    },
    *check({ name, devices, deviceCgroupRules, fixes }) {
        for (const device of devices) {
            const path = normalisePath(device.text?.split(':')[0] ?? '');
            if (!rawDevice.test(path))
                continue;
            yield {
                ...at(device),
                subject: path,
                severity: 'high',
                message: `${(0,core_text/* quoted */.TL)(name)} is given ${(0,core_text/* quoted */.TL)(path)} of the host.`,
                edits: fixes.remove(device),
            };
        }
        for (const rule of deviceCgroupRules) {
            if (!/^\s*[abc]\s+\*:\*/.test(rule.text ?? ''))
                continue;
            yield {
                ...at(rule),
                subject: 'device_cgroup_rules',
                severity: 'high',
                message: `${(0,core_text/* quoted */.TL)(name)} may use every device of the host.`,
                edits: fixes.remove(rule),
            };
        }
    },
};
/** Whole disks and partitions, memory, ports and the kernel log: https://www.kernel.org/doc/html/latest/admin-guide/devices.html */
const rawDevice = /^\/dev(?:$|\/(?:(?:[shv]d[a-z]+|xvd[a-z]+|nvme\d+(?:n\d+)?|mmcblk\d+|dm-\d+|md\d+)(?:p?\d+)?|mapper\/.+|disk\/.+|mem|kmem|port|kmsg|kcore)$)/;

;// CONCATENATED MODULE: ./build/src/rules/container/host-ipc.js


const hostIpc = {
    id: 'container/host-ipc',
    title: 'IPC namespace of the host',
    severity: 'medium',
    confidence: 'high',
    category: 'isolation',
    profile: 'recommended',
    why: 'The container reads and writes the shared memory of every process on the host.',
    fix: 'Take `ipc: host` away, or share one service\u2019s with `ipc: service:<name>`.',
    references: ['https://docs.docker.com/reference/compose-file/services/'],
    covers: ['kics:baa3890f-bed7-46f5-ab8f-1da8fc91c729', 'cis:5.17'],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'the host\u2019s own',
                code: "services:\n  monitor:\n    image: example/monitor:2.1\n    [|ipc: host|]\n",
            },
        ],
        good: [
            {
                name: 'shareable with those that name it',
                code: "services:\n  monitor:\n    image: example/monitor:2.1\n    ipc: shareable\n",
            },
        ],
    },
    *check({ name, ipc, fixes }) {
        if (ipc?.text !== 'host')
            return;
        yield {
            ...onOption(ipc),
            message: `${(0,core_text/* quoted */.TL)(name)} shares the IPC namespace of the host.`,
            edits: fixes.remove(ipc),
        };
    },
};

;// CONCATENATED MODULE: ./build/src/rules/container/host-network.js


const hostNetwork = {
    id: 'container/host-network',
    title: 'Network of the host',
    severity: 'medium',
    confidence: 'high',
    category: 'isolation',
    profile: 'recommended',
    why: 'Nothing separates the container from the host\u2019s interfaces: it reaches services that listen on localhost only, and opens any port.',
    fix: 'Join a network of its own and publish the ports that are needed.',
    references: ['https://docs.docker.com/reference/compose-file/services/'],
    covers: ['kics:071a71ff-f868-47a4-ac0b-3c59e4ab5443', 'cis:5.10'],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'the host\u2019s own',
                code: "services:\n  monitor:\n    image: example/monitor:2.1\n    [|network_mode: host|]\n",
            },
        ],
        good: [
            {
                name: 'the network of another service',
                code: "services:\n  monitor:\n    image: example/monitor:2.1\n    network_mode: service:vpn\n",
            },
        ],
    },
    *check({ name, network, fixes }) {
        if (network?.text !== 'host')
            return;
        yield {
            ...onOption(network),
            message: `${(0,core_text/* quoted */.TL)(name)} shares the network of the host.`,
            edits: fixes.remove(network),
        };
    },
};

;// CONCATENATED MODULE: ./build/src/rules/container/host-network-build.js


const hostNetworkBuild = {
    id: 'container/host-network-build',
    title: 'Build in the network of the host',
    severity: 'medium',
    confidence: 'high',
    category: 'isolation',
    profile: 'recommended',
    why: 'Every script and package that the build runs reaches what listens on the machine that builds, its metadata and local daemons included.',
    fix: 'Take it away, or write `network: none` for a build that downloads nothing.',
    references: ['https://docs.docker.com/reference/compose-file/build/#network'],
    covers: [],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'either way to ask for it',
                code: "services:\n  web:\n    build:\n      context: .\n      [|network: host|]\n  worker:\n    build:\n      context: ./worker\n      entitlements:\n        - [|network.host|]\n",
            },
        ],
        good: [
            {
                name: 'no network at all',
                code: "services:\n  web:\n    build:\n      context: .\n      network: none\n",
            },
        ],
    },
    *check({ name, build, fixes }) {
        const message = `The build of ${(0,core_text/* quoted */.TL)(name)} shares the network of the host.`;
        const { network, entitlements = [] } = build?.options ?? {};
        if (network?.text === 'host')
            yield { ...onOption(network), message, edits: fixes.remove(network) };
        for (const entitlement of entitlements) {
            if (entitlement.text === 'network.host') {
                yield { ...at(entitlement), message, edits: fixes.remove(entitlement) };
            }
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/container/host-path.js



const hostPath = {
    id: 'container/host-path',
    title: 'Path of the host\u2019s system mounted',
    severity: 'low',
    confidence: 'medium',
    category: 'isolation',
    profile: 'all',
    why: 'What the container writes there the host\u2019s own programs may read, and the service works on no other machine.',
    fix: 'Use a named volume, or a folder below the project.',
    details: 'Told for absolute paths below the folders that belong to the system (`/etc`, `/home`, `/lib`, `/srv`, `/usr`, `/var` \u2026). Those that give the host away are graver and have a rule of their own; files that tell nothing and are mounted everywhere (`/etc/localtime`) are left alone. A path with nothing in front of it (`- /var/lib/data`) is an anonymous volume and no mount of the host.',
    references: ['https://docs.docker.com/engine/storage/bind-mounts/#considerations-and-constraints'],
    covers: ['kics:1c1325ff-831d-43a1-973e-839ae57dfcc0'],
    fixable: false,
    foldsInto: ['container/sensitive-host-path', 'container/runtime-socket'],
    examples: {
        bad: [
            {
                name: 'data beside that of the host',
                code: "services:\n  db:\n    image: postgres:17.6\n    volumes:\n      - [|/var/lib/postgresql/data:/var/lib/postgresql/data|]\n      - [|type: bind\n        source: /home/deploy/backup\n        target: /backup|]\n",
            },
        ],
        good: [
            {
                name: 'a named volume, an anonymous one, a folder of the project, the time zone',
                code: "services:\n  db:\n    image: postgres:17.6\n    volumes:\n      - data:/var/lib/postgresql/data\n      - /var/lib/postgresql/wal\n      - ./init:/docker-entrypoint-initdb.d:ro\n      - /etc/localtime:/etc/localtime:ro\nvolumes:\n  data:\n",
            },
        ],
    },
    *check({ name, mounts }) {
        for (const mount of mounts) {
            const place = mount.device ?? { ...at(mount), value: mount.type === 'bind' ? (mount.source ?? '') : '' };
            if (!isSystemPath(place.value))
                continue;
            const path = normalisePath(place.value);
            yield {
                path: place.path,
                span: place.span,
                subject: path,
                message: `${(0,core_text/* quoted */.TL)(name)} works on ${(0,core_text/* quoted */.TL)(path)} of the host.`,
            };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/container/host-pid.js


const hostPid = {
    id: 'container/host-pid',
    title: 'Processes of the host',
    severity: 'high',
    confidence: 'high',
    category: 'isolation',
    profile: 'recommended',
    why: 'The container sees every process of the host, reads their environment and can signal or trace those of its own user, root included.',
    fix: 'Take `pid: host` away, or share the processes of one service with `pid: service:<name>`.',
    references: ['https://docs.docker.com/reference/compose-file/services/'],
    covers: ['kics:4f31dd9f-2cc3-4751-9b53-67e4af83dac0', 'cis:5.16'],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'the host\u2019s own',
                code: "services:\n  monitor:\n    image: example/monitor:2.1\n    [|pid: host|]\n",
            },
        ],
        good: [
            {
                name: 'the processes of one service',
                code: "services:\n  monitor:\n    image: example/monitor:2.1\n    pid: service:app\n",
            },
        ],
    },
    *check({ name, pid, fixes }) {
        if (pid?.text !== 'host')
            return;
        yield { ...onOption(pid), message: `${(0,core_text/* quoted */.TL)(name)} shares the processes of the host.`, edits: fixes.remove(pid) };
    },
};

;// CONCATENATED MODULE: ./build/src/rules/container/host-userns.js


const hostUserns = {
    id: 'container/host-userns',
    title: 'User namespace of the host',
    severity: 'medium',
    confidence: 'high',
    category: 'isolation',
    profile: 'recommended',
    why: 'It switches user-namespace remapping off for this container, so root inside is root outside.',
    fix: 'Take `userns_mode: host` away.',
    references: ['https://docs.docker.com/reference/compose-file/services/'],
    covers: ['kics:8af7162d-6c98-482f-868e-0d33fb675ca8', 'cis:5.31'],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'the host\u2019s own',
                code: "services:\n  monitor:\n    image: example/monitor:2.1\n    [|userns_mode: host|]\n",
            },
        ],
        good: [
            {
                name: 'the namespace that the daemon remaps',
                code: "services:\n  monitor:\n    image: example/monitor:2.1\n    user: \"1000\"\n",
            },
        ],
    },
    *check({ name, userns, fixes }) {
        if (userns?.text !== 'host')
            return;
        yield {
            ...onOption(userns),
            message: `${(0,core_text/* quoted */.TL)(name)} opts out of user-namespace remapping.`,
            edits: fixes.remove(userns),
        };
    },
};

;// CONCATENATED MODULE: ./build/src/rules/container/host-uts.js


const hostUts = {
    id: 'container/host-uts',
    title: 'UTS namespace of the host',
    severity: 'low',
    confidence: 'high',
    category: 'isolation',
    profile: 'recommended',
    why: 'The container can change the host\u2019s name, on which logs, certificates and clusters rely.',
    fix: 'Take `uts: host` away and set `hostname` if the container needs a name.',
    references: ['https://docs.docker.com/reference/compose-file/services/'],
    covers: ['cis:5.21'],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'the host\u2019s own',
                code: "services:\n  monitor:\n    image: example/monitor:2.1\n    [|uts: host|]\n",
            },
        ],
        good: [
            {
                name: 'a name of its own',
                code: "services:\n  monitor:\n    image: example/monitor:2.1\n    hostname: monitor\n",
            },
        ],
    },
    *check({ name, uts, fixes }) {
        if (uts?.text !== 'host')
            return;
        yield {
            ...onOption(uts),
            message: `${(0,core_text/* quoted */.TL)(name)} shares the UTS namespace of the host.`,
            edits: fixes.remove(uts),
        };
    },
};

;// CONCATENATED MODULE: ./build/src/rules/container/insecure-build.js


const insecureBuild = {
    id: 'container/insecure-build',
    title: 'Build with all privileges',
    severity: 'high',
    confidence: 'high',
    category: 'isolation',
    profile: 'recommended',
    why: 'Every script and package that the build runs has the machine that builds, with the credentials and caches of all other builds.',
    fix: 'Take it away, and do what needs privileges outside the build.',
    references: ['https://docs.docker.com/reference/compose-file/build/#privileged'],
    covers: [],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'either way to ask for it',
                code: "services:\n  web:\n    build:\n      context: .\n      [|privileged: true|]\n  worker:\n    build:\n      context: ./worker\n      entitlements:\n        - [|security.insecure|]\n",
            },
        ],
        good: [
            {
                name: 'an ordinary build',
                code: "services:\n  web:\n    build:\n      context: .\n      privileged: false\n",
            },
        ],
    },
    *check({ name, build, fixes }) {
        const message = `The build of ${(0,core_text/* quoted */.TL)(name)} runs with all privileges.`;
        const { privileged, entitlements = [] } = build?.options ?? {};
        if (privileged?.on)
            yield { ...onOption(privileged), message, edits: fixes.remove(privileged) };
        for (const entitlement of entitlements) {
            if (entitlement.text === 'security.insecure') {
                yield { ...at(entitlement), message, edits: fixes.remove(entitlement) };
            }
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/container/memory-unlimited.js


const memoryUnlimited = {
    id: 'container/memory-unlimited',
    title: 'No memory limit',
    severity: 'low',
    confidence: 'high',
    category: 'resources',
    profile: 'recommended',
    why: 'One leak or one attack takes all memory of the host, and the kernel ends other containers to make room.',
    fix: 'Set `mem_limit`, or `deploy.resources.limits.memory`.',
    references: ['https://docs.docker.com/engine/containers/resource_constraints/'],
    covers: ['kics:bb9ac4f7-e13b-423d-a010-c74a1bfbe492', 'cis:5.11', 'owasp:RULE #7'],
    fixable: true,
    foldsInto: ['container/privilege-escalation'],
    examples: {
        bad: [
            {
                name: 'no limit anywhere',
                code: "services:\n  [|web|]:\n    image: example/web:1.2\n",
            },
            {
                name: 'a limit that is none',
                code: "services:\n  web:\n    image: example/web:1.2\n    [|mem_limit: 0|]\n",
            },
        ],
        good: [
            {
                name: 'either way to write it',
                code: "services:\n  web:\n    image: example/web:1.2\n    mem_limit: 512m\n  worker:\n    image: example/worker:1.2\n    deploy:\n      resources:\n        limits:\n          memory: 512M\n",
            },
        ],
    },
    check: (container) => withoutLimit(container, 'memory', 'memory-limit', 'all memory of the host'),
};

;// CONCATENATED MODULE: ./build/src/rules/container/missing-digest.js


const missingDigest = {
    id: 'container/missing-digest',
    title: 'Image not pinned by digest',
    severity: 'info',
    confidence: 'high',
    category: 'supply-chain',
    profile: 'all',
    why: 'A tag can be pushed again with other content, by its owner or by whoever took over the account; a digest cannot.',
    fix: 'Append the digest, `name:1.2.3@sha256:\u2026`, and let Dependabot or Renovate keep it fresh.',
    details: 'An image that is built here is not pulled, and left alone. Folded into the finding on an image without a fixed version.',
    references: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
    covers: ['cis:5.28'],
    fixable: false,
    foldsInto: ['container/floating-image', 'container/end-of-life-image'],
    examples: {
        bad: [
            {
                name: 'a tag alone',
                code: "services:\n  cache:\n    image: [|redis:8.2.1|]\n",
            },
        ],
        good: [
            {
                name: 'a digest, or an image of our own',
                code: "services:\n  search:\n    image: search:3@sha256:9b2ac4f4b8d0a14f3a55d2cf0c9f7c4d4c9f1c0b5b6f0e8f4a7d3c2b1a09f8e7\n  web:\n    build: .\n    image: example/web:1.2\n",
            },
        ],
    },
    *check({ name, image, reference, build, partial }) {
        if (image === undefined || reference === undefined || reference.digest !== '')
            return;
        if (build !== undefined || partial)
            return;
        yield {
            ...at(image),
            subject: reference.name,
            message: `${(0,core_text/* quoted */.TL)(name)} pulls ${(0,core_text/* quoted */.TL)(image.raw)} by its tag alone.`,
        };
    },
};

;// CONCATENATED MODULE: ./build/src/rules/container/missing-healthcheck.js


const missingHealthcheck = {
    id: 'container/missing-healthcheck',
    title: 'Container without a health check',
    severity: 'low',
    confidence: 'medium',
    category: 'correctness',
    profile: 'all',
    why: 'A process that hangs but does not exit counts as healthy, so nothing restarts it and what depends on it starts too early.',
    fix: 'Add a `healthcheck` with a `test` that asks the program itself.',
    details: 'A service that is built here is judged by its Dockerfile: with a `HEALTHCHECK` there nothing is said, and without one the Dockerfile is told (`dockerfile/missing-healthcheck`), not the service. Of images that are pulled nobody knows from the files whether they bring one, so the confidence is low. A check that is switched off (`disable: true`, `test: NONE`) is told where it is.',
    references: ['https://docs.docker.com/reference/compose-file/services/#healthcheck'],
    covers: ['kics:698ed579-b239-4f8f-a388-baa4bcb13ef8', 'cis:5.27'],
    fixable: false,
    foldsInto: ['container/privilege-escalation', 'container/memory-unlimited'],
    examples: {
        bad: [
            {
                name: 'an image that may or may not bring one',
                code: "services:\n  [|web|]:\n    image: example/web:1.2\n",
            },
            {
                name: 'switched off in either way',
                code: "services:\n  web:\n    image: example/web:1.2\n    healthcheck:\n      [|disable: true|]\n  worker:\n    image: example/worker:1.2\n    healthcheck:\n      [|test: [\"NONE\"]|]\n",
            },
        ],
        good: [
            {
                name: 'a check of its own, also through a shared fragment',
                code: "x-health: &health\n  healthcheck:\n    test: [\"CMD\", \"/app\", \"--health\"]\nservices:\n  web:\n    <<: *health\n    image: example/web:1.2\n",
            },
            {
                name: 'the Dockerfile has it',
                code: "services:\n  web:\n    build: .\n",
                files: {
                    Dockerfile: "FROM example/base:4.2\nHEALTHCHECK CMD [\"/app\", \"--health\"]\n",
                },
            },
        ],
    },
    *check(container) {
        const { name, partial, healthcheck, build } = container;
        const subject = 'healthcheck';
        if (healthcheck?.disabled) {
            const message = `The health check of ${(0,core_text/* quoted */.TL)(name)} is switched off.`;
            yield { ...onOption(healthcheck), subject, confidence: 'high', message };
        }
        else if (healthcheck === undefined && !partial && build?.stage === undefined) {
            const confidence = build === undefined ? 'low' : 'medium';
            yield { ...missingOn(container), subject, confidence, message: `${(0,core_text/* quoted */.TL)(name)} has no health check.` };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/knowledge/base-images.js
/** Repositories (`name` of a reference; `/*` for all below) whose image ends with a USER other than root. */
const nonRoot = [
    // https://hub.docker.com/r/nginxinc/nginx-unprivileged
    'nginxinc/nginx-unprivileged',
    // https://github.com/bitnami/containers: non-root images by default
    'bitnami/*',
    'bitnamilegacy/*',
    'bitnamisecure/*',
    'public.ecr.aws/bitnami/*',
    // https://edu.chainguard.dev/chainguard/chainguard-images/: nonroot, uid 65532
    'cgr.dev/chainguard/*',
    'cgr.dev/chainguard-private/*',
    'chainguard/*',
    // https://github.com/jenkinsci/docker
    'jenkins/jenkins',
    'jenkins/agent',
    'jenkins/inbound-agent',
    'jenkins/ssh-agent',
    // Official images whose Dockerfile ends with USER: https://github.com/docker-library/official-images
    'adminer',
    'elasticsearch',
    'haproxy',
    'kibana',
    'logstash',
    'memcached',
    'solr',
    'sonarqube',
    'varnish',
    // Vendors' own Dockerfiles
    'apache/airflow',
    'apache/kafka',
    'apache/superset',
    'confluentinc/*',
    'docker.elastic.co/*',
    'dpage/pgadmin4',
    'ghcr.io/puppeteer/puppeteer',
    'grafana/grafana',
    'grafana/loki',
    'grafana/tempo',
    'jupyter/*',
    'quay.io/jupyter/*',
    'quay.io/keycloak/keycloak',
    'mcr.microsoft.com/mssql/server',
    'nodered/node-red',
    'postgrest/postgrest',
    'prom/*',
    'quay.io/prometheus/*',
    'selenium/*',
    'zenika/alpine-chrome',
];
/** Exceptions to the list above: bases to build on, which end as root. */
const rootAfterAll = new Set([
    'bitnami/minideb',
    'bitnami/bitnami-shell',
    'cgr.dev/chainguard/wolfi-base',
    'cgr.dev/chainguard/chainguard-base',
    'chainguard/wolfi-base',
    'chainguard/chainguard-base',
]);
/** Official images whose entrypoint steps down by gosu, su-exec or setpriv as long as it is not replaced. */
const stepsDown = new Set([
    'cassandra',
    'couchdb',
    'ghost',
    'influxdb',
    'mariadb',
    'mongo',
    'mysql',
    'percona',
    'postgis/postgis',
    'postgres',
    'rabbitmq',
    'redis',
    'timescale/timescaledb',
    'valkey/valkey',
    'zookeeper',
]);
/** Official images that are known to end as root. https://github.com/docker-library/official-images */
const root = new Set([
    'almalinux',
    'alpine',
    'amazoncorretto',
    'amazonlinux',
    'buildpack-deps',
    'busybox',
    'caddy',
    'centos',
    'composer',
    'debian',
    'docker',
    'eclipse-temurin',
    'elixir',
    'erlang',
    'fedora',
    'golang',
    'gradle',
    'haskell',
    'httpd',
    'maven',
    'nginx',
    'node',
    'openjdk',
    'perl',
    'php',
    'pypy',
    'python',
    'rockylinux',
    'ruby',
    'rust',
    'swift',
    'tomcat',
    'traefik',
    'ubuntu',
]);
/** Users that root images bring along for their process, ready to be named in USER. */
const readyUsers = new Map([
    // https://github.com/nodejs/docker-node/blob/main/docs/BestPractices.md#non-root-user
    ['node', 'node'],
    // https://hub.docker.com/r/denoland/deno
    ['denoland/deno', 'deno'],
    // https://bun.com/guides/ecosystem/docker
    ['oven/bun', 'bun'],
    // https://hub.docker.com/_/gradle
    ['gradle', 'gradle'],
    // https://playwright.dev/docs/docker
    ['mcr.microsoft.com/playwright', 'pwuser'],
    ['mcr.microsoft.com/playwright/python', 'pwuser'],
]);
function defaultUser({ name, repository, tag }) {
    if (/^mcr\.microsoft\.com\/windows\b/.test(name) || /nanoserver|windowsservercore|ltsc20/.test(tag))
        return 'windows';
    // https://github.com/GoogleContainerTools/distroless#readme: root, but for the tags nonroot and debug-nonroot
    if (name.startsWith('gcr.io/distroless/'))
        return tag.includes('nonroot') ? 'other' : 'root';
    // https://docs.docker.com/dhi/: run-time variants are nonroot, -dev variants are root
    if (/^dhi\.io\//.test(name))
        return /(?:^|-)dev(?:-|$)/.test(tag) ? 'root' : 'other';
    // https://learn.microsoft.com/dotnet/core/docker/container-images: chiseled and distroless images run as `app`
    if (name.startsWith('mcr.microsoft.com/dotnet/'))
        return /chiseled|distroless/.test(tag) ? 'other' : 'root';
    // https://catalog.redhat.com: language images (s2i) run as 1001 or 185; ubi, ubi-minimal, ubi-micro and ubi-init as root
    if (/^registry\.(?:access\.)?redhat\.(?:com|io)\/ubi\d/.test(name)) {
        return /\/(?:ubi(?:-minimal|-micro|-init)?)$/.test(repository) ? 'root' : 'other';
    }
    if (rootAfterAll.has(name))
        return 'root';
    if (nonRoot.some((entry) => matches(entry, name)))
        return 'other';
    if (stepsDown.has(name))
        return 'steps-down';
    return root.has(name) ? 'root' : 'unknown';
}
/** The user that the image brings along, if any. */
function readyUser({ name }) {
    return readyUsers.get(name);
}
function matches(entry, name) {
    return entry.endsWith('/*') ? name.startsWith(entry.slice(0, -1)) : entry === name;
}

;// CONCATENATED MODULE: ./build/src/rules/container/missing-user.js



const missingUser = {
    id: 'container/missing-user',
    title: 'User left to the image',
    severity: 'low',
    confidence: 'low',
    category: 'privilege',
    profile: 'all',
    why: 'Most images run as root unless told otherwise, and root in the container is one kernel or mount mistake away from root on the host.',
    fix: 'Set `user` to a number from 1 up that owns what the program writes to.',
    details: 'Told only for images that are pulled: one that is built here is judged where its Dockerfile is. Images known to end as another user (`bitnami/*`, distroless `nonroot`, \u2026) and those whose entrypoint steps down (`postgres`, `redis`) are left alone; images known to run as root are told with high confidence, others with low.',
    references: ['https://docs.docker.com/reference/compose-file/services/#user'],
    covers: ['cis:4.1', 'owasp:RULE #2'],
    fixable: false,
    foldsInto: ['container/privilege-escalation'],
    examples: {
        bad: [
            {
                name: 'an image that runs as root, and one that may',
                code: "services:\n  [|proxy|]:\n    image: nginx:1.29\n  [|web|]:\n    image: example/web:1.2\n",
            },
        ],
        good: [
            {
                name: 'a user, an image that has one, one that steps down, one that is built here',
                code: "services:\n  web:\n    image: example/web:1.2\n    user: \"10001\"\n  proxy:\n    image: nginxinc/nginx-unprivileged:1.29\n  db:\n    image: postgres:17.6\n  worker:\n    build: .\n",
            },
        ],
    },
    *check(container) {
        const { name, partial, user, build, reference } = container;
        if (partial || user !== undefined || build !== undefined || reference === undefined)
            return;
        const runner = defaultUser(reference);
        if (runner !== 'root' && runner !== 'unknown')
            return;
        const [confidence, message] = runner === 'root'
            ? ['high', `${(0,core_text/* quoted */.TL)(name)} runs as root, as ${(0,core_text/* quoted */.TL)(reference.name)} does by itself.`]
            : ['low', `${(0,core_text/* quoted */.TL)(name)} names no user, so ${(0,core_text/* quoted */.TL)(reference.name)} decides who runs.`];
        yield { ...missingOn(container), subject: 'user', confidence, message };
    },
};

;// CONCATENATED MODULE: ./build/src/rules/container/mount-propagation.js


const mountPropagation = {
    id: 'container/mount-propagation',
    title: 'Mounts propagate to the host',
    severity: 'medium',
    confidence: 'high',
    category: 'isolation',
    profile: 'recommended',
    why: 'What the container mounts there appears on the host and in other containers, over files that they trust.',
    fix: 'Leave the propagation out: the default, `rprivate`, keeps mounts apart.',
    details: '`shared` and `rshared` work in both directions. `slave` and `rslave` only let in what the host mounts later, which the CIS benchmark accepts; they are `low`, for the container then sees disks that nobody meant to show it.',
    references: ['https://docs.docker.com/engine/storage/bind-mounts/#configure-bind-propagation'],
    covers: ['kics:baa452f0-1f21-4a25-ace5-844e7a5f410d', 'cis:5.20'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'in both forms',
                code: "services:\n  mounter:\n    image: example/mounter:1\n    volumes:\n      - [|./mnt:/mnt:rshared|]\n      - [|type: bind\n        source: ./data\n        target: /data\n        bind:\n          propagation: shared|]\n",
            },
            {
                name: 'only what the host mounts later',
                code: "services:\n  backup:\n    image: example/backup:5\n    volumes:\n      - [|./media:/media:ro,rslave|]\n",
            },
        ],
        good: [
            {
                name: 'private, which is the default',
                code: "services:\n  mounter:\n    image: example/mounter:1\n    volumes:\n      - ./mnt:/mnt:rprivate\n",
            },
        ],
    },
    *check({ name, mounts }) {
        for (const mount of mounts) {
            const { propagation } = mount;
            const below = (0,core_text/* quoted */.TL)(mount.target ?? 'this folder');
            const place = { ...at(mount), subject: mount.target ?? '' };
            if (propagation === 'shared' || propagation === 'rshared') {
                yield { ...place, message: `Mounts that ${(0,core_text/* quoted */.TL)(name)} makes below ${below} reach the host.` };
            }
            else if (propagation === 'slave' || propagation === 'rslave') {
                const message = `What the host mounts later reaches ${(0,core_text/* quoted */.TL)(name)} below ${below}.`;
                yield { ...place, severity: 'low', message };
            }
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/container/pids-unlimited.js


const pidsUnlimited = {
    id: 'container/pids-unlimited',
    title: 'No limit on processes',
    severity: 'low',
    confidence: 'high',
    category: 'resources',
    profile: 'all',
    why: 'A fork bomb in the container uses up the process table of the host.',
    fix: 'Set `pids_limit`, or `deploy.resources.limits.pids`.',
    references: ['https://docs.docker.com/engine/containers/resource_constraints/'],
    covers: ['kics:221e0658-cb2a-44e3-b08a-db96a341d6fa', 'cis:5.29', 'owasp:RULE #7'],
    fixable: true,
    foldsInto: ['container/memory-unlimited', 'container/cpu-unlimited'],
    examples: {
        bad: [
            {
                name: 'no limit anywhere',
                code: "services:\n  [|web|]:\n    image: example/web:1.2\n",
            },
            {
                name: 'a limit that is none',
                code: "services:\n  web:\n    image: example/web:1.2\n    [|pids_limit: -1|]\n",
            },
        ],
        good: [
            {
                name: 'either way to write it',
                code: "services:\n  web:\n    image: example/web:1.2\n    pids_limit: 200\n  worker:\n    image: example/worker:1.2\n    deploy:\n      resources:\n        limits:\n          pids: 200\n",
            },
        ],
    },
    check: (container) => withoutLimit(container, 'pids', 'pids-limit', 'any number of processes'),
};

;// CONCATENATED MODULE: ./build/src/rules/container/privilege-escalation.js


const privilegeEscalation = {
    id: 'container/privilege-escalation',
    title: 'Processes may gain privileges',
    severity: 'low',
    confidence: 'high',
    category: 'privilege',
    profile: 'recommended',
    why: 'A setuid program in the image turns an intruder with an ordinary user into root.',
    fix: 'Add `no-new-privileges:true` to `security_opt`.',
    details: 'The bare `no-new-privileges` and the form with `=` count as set; `no-new-privileges:false` does not. What else the same service leaves at its default (capabilities, limits, the root filesystem, a health check) has one root cause and one place to change: it is told with this finding, not beside it.',
    references: ['https://docs.kernel.org/userspace-api/no_new_privs.html'],
    covers: [
        'kics:27fcc7d6-c49b-46e0-98f1-6c082a6a2750',
        'kics:610e266e-6c12-4bca-9925-1ed0cd29742b',
        'semgrep:no-new-privileges',
        'cis:5.26',
        'owasp:RULE #4',
    ],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'never set',
                code: "services:\n  [|web|]:\n    image: example/web:1.2\n",
            },
            {
                name: 'set to false',
                code: "services:\n  web:\n    image: example/web:1.2\n    security_opt:\n      - [|no-new-privileges:false|]\n",
            },
        ],
        good: [
            {
                name: 'each way to write it',
                code: "services:\n  web:\n    image: example/web:1.2\n    security_opt: [no-new-privileges]\n  worker:\n    image: example/worker:1.2\n    security_opt: [\"no-new-privileges=true\"]\n",
            },
        ],
    },
    *check(container) {
        const { name, partial, securityOptions, fixes } = container;
        const own = securityOptions.filter((option) => option.name === 'no-new-privileges');
        const off = own.find(({ argument }) => argument === 'false');
        if (off) {
            yield {
                ...at(off),
                subject: 'no-new-privileges',
                message: `${(0,core_text/* quoted */.TL)(name)} lets its processes gain privileges.`,
                edits: fixes.replace(off, 'no-new-privileges:true'),
            };
        }
        else if (own.length === 0 && !partial) {
            yield {
                ...missingOn(container),
                subject: 'no-new-privileges',
                message: `${(0,core_text/* quoted */.TL)(name)} lets its processes gain privileges through setuid programs.`,
                edits: fixes.add('no-new-privileges'),
            };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/container/privileged.js


const privileged = {
    id: 'container/privileged',
    title: 'Privileged container',
    severity: 'high',
    confidence: 'high',
    category: 'isolation',
    profile: 'recommended',
    why: 'A privileged container has every capability, every host device and no seccomp or AppArmor profile, so whoever takes it over has the host.',
    fix: 'Take `privileged` away and grant the one capability or device that is needed.',
    references: [
        'https://docs.docker.com/engine/containers/run/#runtime-privilege-and-linux-capabilities',
        'https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html',
    ],
    covers: ['kics:ae5b6871-7f45-42e0-bb4c-ab300c4d2026', 'semgrep:privileged-service', 'cis:5.5', 'owasp:RULE #3'],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'privileged is on',
                code: "services:\n  agent:\n    image: example/agent:1.4\n    [|privileged: true|]\n",
            },
            {
                name: 'it comes from a fragment that services share',
                code: "x-debug: &debug\n  [|privileged: \"true\"|]\nservices:\n  agent:\n    <<: *debug\n    image: example/agent:1.4\n",
            },
        ],
        good: [
            {
                name: 'one device and one capability instead',
                code: "services:\n  agent:\n    image: example/agent:1.4\n    privileged: false\n    cap_add: [NET_ADMIN]\n    devices: [/dev/net/tun]\n",
            },
            {
                name: 'it depends on who starts it',
                code: "services:\n  agent:\n    image: example/agent:1.4\n    privileged: ${AGENT_PRIVILEGED}\n",
            },
        ],
    },
    *check({ name, privileged: option, fixes }) {
        if (option?.on !== true)
            return;
        yield { ...onOption(option), message: `${(0,core_text/* quoted */.TL)(name)} runs privileged.`, edits: fixes.remove(option) };
    },
};

;// CONCATENATED MODULE: ./build/src/rules/container/privileged-port.js




const privilegedPort = {
    id: 'container/privileged-port',
    title: 'Privileged port of the host taken',
    severity: 'info',
    confidence: 'high',
    category: 'network',
    profile: 'all',
    why: 'Clients trust what answers below port 1024 to be a service of the host itself, and an intruder in the container speaks in its place.',
    fix: 'Publish a port from 1024 up, and leave the low ones to the proxy that is meant to face the network.',
    details: 'Only ports of the host count, as in the CIS benchmark: a program that listens on port 80 inside its own network namespace takes nothing from anybody (KICS tells it too). A container that gave `NET_BIND_SERVICE` up cannot claim such ports by itself, and is left alone. Folded into the finding on the same port that is open to every interface.',
    references: ['https://www.cisecurity.org/benchmark/docker'],
    covers: ['kics:bc2908f3-f73c-40a9-8793-c1b7d5544f79', 'cis:5.8'],
    fixable: false,
    foldsInto: ['container/exposed-service-port', 'container/unbound-port'],
    examples: {
        bad: [
            {
                name: 'short, as a range, with a protocol, and long',
                code: "services:\n  dns:\n    image: example/dns:3\n    ports:\n      - [|\"127.0.0.1:53:5353/udp\"|]\n      - [|\"127.0.0.1:1020-1025:1020-1025\"|]\n      - [|target: 8443\n        published: 443\n        host_ip: 127.0.0.1|]\n",
            },
        ],
        good: [
            {
                name: 'high outside, low inside',
                code: "services:\n  web:\n    image: example/web:1.2\n    ports:\n      - \"127.0.0.1:8080:80\"\n      - \"80\"\n",
            },
            {
                name: 'a container that cannot bind low ports by itself',
                code: "services:\n  web:\n    image: example/web:1.2\n    cap_drop: [NET_BIND_SERVICE]\n    ports:\n      - \"127.0.0.1:80:8080\"\n",
            },
        ],
    },
    *check(container) {
        if (gaveUpBinding(container))
            return;
        for (const port of container.ports) {
            const low = lowPort(port);
            if (low === undefined)
                continue;
            const message = `${(0,core_text/* quoted */.TL)(container.name)} takes port ${low} of the host.`;
            yield { ...at(port), subject: portName(port), message };
        }
    },
};
function lowPort({ published }) {
    return published !== undefined && published.first > 0 && published.first < 1024 ? published.first : undefined;
}
function gaveUpBinding({ capDrop, capAdd }) {
    const dropped = capDrop.some(({ text }) => ['ALL', 'NET_BIND_SERVICE'].includes(capabilityName(text ?? '')));
    return dropped && !capAdd.some(({ text }) => ['ALL', 'NET_BIND_SERVICE'].includes(capabilityName(text ?? '')));
}

;// CONCATENATED MODULE: ./build/src/rules/container/restart-attempts.js


/** https://www.cisecurity.org/benchmark/docker, 5.15. */
const restart_attempts_most = 5;
const restartAttempts = {
    id: 'container/restart-attempts',
    title: 'Many restarts after a failure',
    severity: 'info',
    confidence: 'high',
    category: 'resources',
    profile: 'all',
    why: 'A program that cannot start uses the host up with restarts, and whoever makes it crash keeps it busy.',
    fix: 'Give up after five: `restart: on-failure:5`, or `max_attempts: 5`.',
    details: 'The CIS benchmark asks for at most five attempts, KICS for exactly five; fewer are fine here. `always` and `unless-stopped` are a decision for availability, with growing pauses in between, and are left alone.',
    references: ['https://docs.docker.com/engine/containers/start-containers-automatically/'],
    covers: ['kics:2fc99041-ddad-49d5-853f-e35e70a48391', 'cis:5.15', 'owasp:RULE #7'],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'either way to write it',
                code: "services:\n  web:\n    image: example/web:1.2\n    [|restart: on-failure:50|]\n  worker:\n    image: example/worker:1.2\n    deploy:\n      restart_policy:\n        condition: on-failure\n        [|max_attempts: 10|]\n",
            },
        ],
        good: [
            {
                name: 'five, or a decision to run on',
                code: "services:\n  web:\n    image: example/web:1.2\n    restart: on-failure:5\n  worker:\n    image: example/worker:1.2\n    restart: unless-stopped\n",
            },
        ],
    },
    *check({ name, restart, restartAttempts: attempts, fixes }) {
        const [policy = '', count = ''] = restart?.text?.split(':') ?? [];
        if (restart !== undefined && isTooMany(count)) {
            yield { ...told(restart, name, count), edits: fixes.replace(restart, `${policy}:${restart_attempts_most}`) };
        }
        if (attempts?.text !== undefined && isTooMany(attempts.text)) {
            yield { ...told(attempts, name, attempts.text), edits: fixes.replace(attempts, `${restart_attempts_most}`) };
        }
    },
};
function isTooMany(count) {
    return /^\d+$/.test(count) && Number(count) > restart_attempts_most;
}
function told(setting, name, count) {
    const message = `${(0,core_text/* quoted */.TL)(name)} is restarted ${(0,core_text/* quoted */.TL)(count)} times after a failure.`;
    return { ...onOption(setting), subject: 'restart', message };
}

;// CONCATENATED MODULE: ./build/src/rules/knowledge/accounts.js
/** True for uid 0 by name or number, with a group or without: `root`, `0`, `0:0`, `root:app`. */
function isRoot(user) {
    const [account = ''] = user.trim().split(':');
    return account === 'root' || /^0+$/.test(account);
}

;// CONCATENATED MODULE: ./build/src/rules/container/root-user.js



const rootUser = {
    id: 'container/root-user',
    title: 'Container told to run as root',
    severity: 'medium',
    confidence: 'high',
    category: 'privilege',
    profile: 'recommended',
    why: 'A process that is root in the container is one kernel or mount mistake away from root on the host.',
    fix: 'Name a user without privileges, by number, or leave `user` out where the image has one.',
    details: 'By name, by number, with a group or without. It overrides a good `USER` of the image.',
    references: ['https://docs.docker.com/reference/compose-file/services/#user'],
    covers: ['cis:4.1', 'owasp:RULE #2'],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'by name and by number',
                code: "services:\n  web:\n    image: example/web:1.2\n    [|user: root|]\n  worker:\n    image: example/worker:1.2\n    [|user: \"0:1000\"|]\n",
            },
            {
                name: 'unless the shell says otherwise',
                code: "services:\n  web:\n    image: example/web:1.2\n    [|user: ${APP_UID:-0}|]\n",
            },
            {
                name: 'over an image that has a user of its own',
                code: "services:\n  web:\n    build: .\n    [|user: root|]\n",
                files: {
                    Dockerfile: "FROM example/base:4.2\nUSER app\n",
                },
            },
        ],
        good: [
            {
                name: 'a user without privileges, or one that is not known',
                code: "services:\n  web:\n    image: example/web:1.2\n    user: \"10001:0\"\n  worker:\n    image: example/worker:1.2\n    user: ${APP_UID}\n",
            },
        ],
    },
    *check({ name, user, build, fixes }) {
        if (user?.text === undefined || !isRoot(user.text))
            return;
        const better = build?.stage?.end.user;
        const overrides = better?.value.text !== undefined && !isRoot(better.value.text);
        const message = `${(0,core_text/* quoted */.TL)(name)} runs as ${(0,core_text/* quoted */.TL)(user.text)}`;
        if (!overrides) {
            yield { ...onOption(user), message: `${message}.` };
            return;
        }
        const { instruction, value } = better;
        const path = build?.dockerfile ?? user.path;
        yield {
            ...onOption(user),
            message: `${message}, though its image would run as ${(0,core_text/* quoted */.TL)(value.text ?? '')}.`,
            edits: fixes.remove(user),
            related: [{ path, span: instruction.span, message: 'The image has a user without privileges.' }],
        };
    },
};

;// CONCATENATED MODULE: ./build/src/rules/container/runtime-socket.js



const runtimeSocket = {
    id: 'container/runtime-socket',
    title: 'Socket of the container runtime mounted',
    severity: 'high',
    confidence: 'high',
    category: 'isolation',
    profile: 'recommended',
    why: 'Whoever can write to the socket can start a privileged container, and so has the host; mounting it read-only changes nothing.',
    fix: 'Take the mount away, or put a proxy in between that allows only the calls that are needed.',
    details: 'Sockets of Docker, containerd, Podman, CRI-O and BuildKit count, in short and long form, through a named volume\u2019s `device`, and where a folder that holds one is mounted (`/var/run`). So does `use_api_socket: true`, which hands over the credentials of registries as well. The path of a socket without a source is an empty volume, and told as a slip.',
    references: [
        'https://docs.docker.com/engine/security/protect-access/',
        'https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html',
    ],
    covers: [
        'kics:d6355c88-1e8d-49e9-b2f2-f8a1ca12c75b',
        'semgrep:exposing-docker-socket-volume',
        'semgrep:dockerfile-dockerd-socket-mount',
        'cis:5.32',
        'owasp:RULE #1',
    ],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'read-only is no protection',
                code: "services:\n  proxy:\n    image: traefik:v3.5\n    volumes:\n      - [|/var/run/docker.sock:/var/run/docker.sock:ro|]\n",
            },
            {
                name: 'through the folder that holds it, and in the long form',
                code: "services:\n  agent:\n    image: example/agent:1.4\n    volumes:\n      - [|/var/run:/host/run|]\n      - [|type: bind\n        source: /run/containerd/containerd.sock\n        target: /run/containerd/containerd.sock|]\n",
            },
            {
                name: 'by the short-hand of Compose',
                code: "services:\n  tool:\n    image: example/tool:2\n    [|use_api_socket: true|]\n",
            },
        ],
        good: [
            {
                name: 'a proxy speaks for it',
                code: "services:\n  proxy:\n    image: traefik:v3.5\n    environment:\n      DOCKER_HOST: tcp://socket-proxy:2375\n    volumes:\n      - certificates:/certificates\nvolumes:\n  certificates:\n",
            },
        ],
    },
    *check({ name, mounts, apiSocket, fixes }) {
        if (apiSocket?.on) {
            const message = `${(0,core_text/* quoted */.TL)(name)} is given the socket and the credentials of Docker, and with them control of the host.`;
            yield { ...onOption(apiSocket), subject: 'use_api_socket', message, edits: fixes.remove(apiSocket) };
        }
        for (const mount of mounts) {
            const meant = meantSocket(mount);
            if (meant !== undefined) {
                const message = `${(0,core_text/* quoted */.TL)(name)} gets an empty volume at ${(0,core_text/* quoted */.TL)(meant)}; with a source, it would be the socket.`;
                yield { ...at(mount), subject: meant, severity: 'low', confidence: 'low', message };
            }
            const socket = hostPathOf(mount) === undefined ? undefined : socketUnder(hostPathOf(mount) ?? '');
            if (socket === undefined)
                continue;
            yield {
                ...at(mount),
                subject: socket,
                message: `${(0,core_text/* quoted */.TL)(name)} is given ${(0,core_text/* quoted */.TL)(socket)}, and with it control of the host.`,
            };
        }
    },
};
function hostPathOf({ type, source, device }) {
    if (device !== undefined)
        return device.value;
    return type === 'bind' && source?.startsWith('/') ? source : undefined;
}
/** The path alone makes a volume of no name: harmless as it stands, and one edit away from what was meant. */
function meantSocket({ type, source, target }) {
    if (type !== 'volume' || source !== undefined || !target?.endsWith('.sock'))
        return undefined;
    return socketUnder(target) === undefined ? undefined : target;
}

;// CONCATENATED MODULE: ./build/src/rules/container/seccomp-disabled.js


const seccompDisabled = {
    id: 'container/seccomp-disabled',
    title: 'Seccomp switched off',
    severity: 'medium',
    confidence: 'high',
    category: 'isolation',
    profile: 'recommended',
    why: 'Without the filter every system call of the kernel is open to the container, the ones used to break out included.',
    fix: 'Take it away, or name a profile that allows the call that is missing.',
    references: ['https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html'],
    covers: [
        'kics:404fde2c-bc4b-4371-9747-7054132ac953',
        'semgrep:seccomp-confinement-disabled',
        'cis:5.22',
        'owasp:RULE #6',
    ],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'both ways to write it',
                code: "services:\n  web:\n    image: example/web:1.2\n    security_opt:\n      - [|seccomp:unconfined|]\n  worker:\n    image: example/worker:1.2\n    security_opt:\n      - [|seccomp=unconfined|]\n",
            },
        ],
        good: [
            {
                name: 'a profile of its own',
                code: "services:\n  web:\n    image: example/web:1.2\n    security_opt:\n      - seccomp:./profiles/web.json\n",
            },
        ],
    },
    *check({ name, securityOptions, fixes }) {
        for (const option of securityOptions) {
            // Written behind another name it is meant all the same, if only until Docker refuses it.
            if (/(?:^|[:=])seccomp[:=]unconfined$/.test(option.text?.toLowerCase() ?? '')) {
                yield { ...at(option), message: `${(0,core_text/* quoted */.TL)(name)} runs without a seccomp filter.`, edits: fixes.remove(option) };
            }
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/container/secret-in-environment.js



const secretInEnvironment = {
    id: 'container/secret-in-environment',
    title: 'Secret written into the environment',
    severity: 'high',
    confidence: 'medium',
    category: 'secrets',
    profile: 'recommended',
    why: 'Everybody who can read the repository has it, and in the environment it shows in `docker inspect`, in crash reports and to every child process.',
    fix: 'Revoke it, and give its successor as a `secrets:` file or from outside: `NAME: ${NAME:?}`.',
    details: 'Told by the form that providers give their tokens, by passwords in URLs, and by names that say secret with a literal value, build arguments and the default of a variable (`${PASSWORD:-hunter2}`) included. A password that everybody tries first is milder: it guards a development setup at best. Names that end in `_FILE`, switches and placeholders are left alone. The secret itself is never shown in full.',
    references: ['https://docs.docker.com/compose/how-tos/use-secrets/'],
    covers: ['kics:a88baa34-e2ad-44ea-ad6f-8cac87bc7c71', 'cis:4.10', 'owasp:RULE #12'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'as a map, as a list, as a default',
                code: "services:\n  db:\n    image: postgres:17.6\n    environment:\n      POSTGRES_PASSWORD: [|Tr0ub4dor_3|]\n  web:\n    image: example/web:1.2\n    environment:\n      - DATABASE_URL=[|postgres://app:c0rrect-h0rse@db/app|]\n      - SESSION_SECRET=[|${SESSION_SECRET:-9f86d081884c7d65}|]\n",
            },
        ],
        good: [
            {
                name: 'a file, a variable, something to be filled in',
                code: "services:\n  db:\n    image: postgres:17.6\n    environment:\n      POSTGRES_PASSWORD_FILE: /run/secrets/password\n      POSTGRES_HOST_AUTH_METHOD: scram-sha-256\n      REPLICATION_PASSWORD: ${REPLICATION_PASSWORD:?}\n      ADMIN_PASSWORD: changeme\n      API_TOKEN:\n",
            },
        ],
    },
    *check(container) {
        for (const variable of [...container.environment, ...(container.build?.args ?? [])]) {
            if (variable.text === undefined || variable.passedThrough)
                continue;
            const found = secretAssignment(variable.name, variable.text);
            if (found === undefined)
                continue;
            const { severity, confidence, kind, secret } = found;
            const what = kind === '' ? 'its secret' : `a ${kind}`;
            yield {
                ...at(variable),
                secret: true,
                subject: variable.name,
                severity,
                confidence,
                message: `${(0,core_text/* quoted */.TL)(variable.name)} of ${ownerOf(container, variable)} is given ${what} here: ${(0,core_text/* quoted */.TL)((0,core_text/* masked */.Iv)(secret))}.`,
            };
        }
    },
};
function ownerOf({ name, build }, variable) {
    return build?.args.includes(variable) ? `the build of ${(0,core_text/* quoted */.TL)(name)}` : (0,core_text/* quoted */.TL)(name);
}

;// CONCATENATED MODULE: ./build/src/rules/container/selinux-disabled.js


const selinuxDisabled = {
    id: 'container/selinux-disabled',
    title: 'SELinux separation switched off',
    severity: 'medium',
    confidence: 'high',
    category: 'isolation',
    profile: 'recommended',
    why: 'Without its label the container is no longer kept from the files and processes of the host and of other containers.',
    fix: 'Take it away; give a mount the option `z` or `Z` where only a volume is refused.',
    references: ['https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html'],
    covers: ['semgrep:selinux-separation-disabled', 'cis:5.3', 'owasp:RULE #6'],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'both ways to write it',
                code: "services:\n  web:\n    image: example/web:1.2\n    security_opt:\n      - [|label:disable|]\n  worker:\n    image: example/worker:1.2\n    security_opt:\n      - [|label=disable|]\n",
            },
            {
                name: 'a type that may do everything',
                code: "services:\n  agent:\n    image: example/agent:1.4\n    security_opt:\n      - [|label:type:spc_t|]\n",
            },
        ],
        good: [
            {
                name: 'a type that fits',
                code: "services:\n  web:\n    image: example/web:1.2\n    security_opt:\n      - label:type:container_logreader_t\n",
            },
        ],
    },
    *check({ name, securityOptions, fixes }) {
        for (const option of securityOptions) {
            if (option.name === 'label' && isUnconfined(option.argument)) {
                yield {
                    ...at(option),
                    message: `${(0,core_text/* quoted */.TL)(name)} runs without SELinux separation.`,
                    edits: fixes.remove(option),
                };
            }
        }
    },
};
/** `spc_t`, the super-privileged type, is confined by nothing: https://man7.org/linux/man-pages/man8/spc_selinux.8.html */
function isUnconfined(argument) {
    return argument === 'disable' || /^type[:=](?:spc_t|unconfined_t)$/.test(argument);
}

;// CONCATENATED MODULE: ./build/src/rules/container/sensitive-host-path.js



const sensitiveHostPath = {
    id: 'container/sensitive-host-path',
    title: 'Sensitive folder of the host mounted',
    severity: 'high',
    confidence: 'high',
    category: 'isolation',
    profile: 'recommended',
    why: 'Whoever takes the container over reads what the folder holds, and where it is writable changes the host with it.',
    fix: 'Mount only the file or folder that is needed, with `:ro`, or use a named volume.',
    details: 'Read-only mounts are milder than writable ones. Files that tell nothing and are mounted everywhere (`/etc/localtime`, certificates) are left alone, and so is what lies below `/home`, `/usr`, `/var` and `/run` unless it is sensitive itself. A folder that holds the socket of a runtime is told by its own rule. Folders of credentials below a home (`~/.ssh`, `$HOME/.aws`) count. Where a named volume is the folder in disguise, its `device` is the place to change.',
    references: ['https://docs.docker.com/engine/storage/bind-mounts/#considerations-and-constraints'],
    covers: ['kics:1c1325ff-831d-43a1-973e-839ae57dfcc0', 'cis:5.6'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'the configuration of the host, writable',
                code: "services:\n  backup:\n    image: example/backup:5\n    volumes:\n      - [|/etc:/host/etc|]\n      - [|\"/:/host:ro\"|]\n",
            },
            {
                name: 'a named volume that is a host folder in disguise',
                code: "services:\n  backup:\n    image: example/backup:5\n    volumes:\n      - keys:/keys\nvolumes:\n  keys:\n    driver_opts:\n      type: none\n      o: bind\n      device: [|/root/.ssh|]\n",
            },
            {
                name: 'keys in somebody\u2019s home',
                code: "services:\n  deploy:\n    image: example/deploy:2\n    volumes:\n      - [|~/.ssh:/home/app/.ssh:ro|]\n      - [|${HOME}/.aws:/home/app/.aws|]\n",
            },
        ],
        good: [
            {
                name: 'the time zone, a project folder, a named volume',
                code: "services:\n  web:\n    image: example/web:1.2\n    volumes:\n      - /etc/localtime:/etc/localtime:ro\n      - ./config:/etc/web:ro\n      - /srv/web/data:/data\n      - state:/var/lib/web\nvolumes:\n  state:\n",
            },
        ],
    },
    *check({ name, mounts }) {
        for (const mount of mounts) {
            const path = sensitive_host_path_hostPathOf(mount);
            const sensitive = path === undefined ? undefined : sensitiveOf(path);
            if (path === undefined || sensitive === undefined)
                continue;
            const readable = mount.readOnly ? 'can read' : 'can read and write';
            const { device } = mount;
            yield {
                ...(device ? { path: device.path, span: device.span } : at(mount)),
                subject: path,
                severity: mount.readOnly ? 'medium' : sensitive.severity,
                message: `${(0,core_text/* quoted */.TL)(name)} ${readable} ${(0,core_text/* quoted */.TL)(path)} of the host: ${sensitive.holds}.`,
                ...(device && { related: [{ ...at(mount), message: 'Here the volume is mounted.' }] }),
            };
        }
    },
};
/** As written where it begins with a variable: `$HOME` is a home, whoever's it is. */
function sensitive_host_path_hostPathOf({ device, type, source: from, raw }) {
    if (device !== undefined)
        return device.value;
    return type === 'bind' ? (from ?? /^\$\{?HOME[^:]*/.exec(raw)?.[0]) : undefined;
}
function sensitiveOf(path) {
    const credentials = homeCredentials(path);
    if (credentials !== undefined)
        return credentials;
    return path.startsWith('/') && socketUnder(path) === undefined ? sensitivePath(path) : undefined;
}

;// CONCATENATED MODULE: ./build/src/rules/container/system-paths-exposed.js


const systemPathsExposed = {
    id: 'container/system-paths-exposed',
    title: 'Kernel interfaces unmasked',
    severity: 'medium',
    confidence: 'high',
    category: 'isolation',
    profile: 'recommended',
    why: 'Files of /proc and /sys that can change or read the kernel are no longer masked or read-only.',
    fix: 'Take `systempaths=unconfined` away.',
    references: ['https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html'],
    covers: [],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'both ways to write it',
                code: "services:\n  web:\n    image: example/web:1.2\n    security_opt:\n      - [|systempaths:unconfined|]\n  worker:\n    image: example/worker:1.2\n    security_opt:\n      - [|systempaths=unconfined|]\n",
            },
        ],
        good: [
            {
                name: 'another option',
                code: "services:\n  web:\n    image: example/web:1.2\n    security_opt:\n      - no-new-privileges:true\n",
            },
        ],
    },
    *check({ name, securityOptions, fixes }) {
        for (const option of securityOptions) {
            if (option.name === 'systempaths' && option.argument === 'unconfined') {
                yield {
                    ...at(option),
                    message: `${(0,core_text/* quoted */.TL)(name)} sees the kernel\u2019s files in /proc and /sys unmasked.`,
                    edits: fixes.remove(option),
                };
            }
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/container/unbound-port.js



const unboundPort = {
    id: 'container/unbound-port',
    title: 'Port published on every interface',
    severity: 'low',
    confidence: 'high',
    category: 'network',
    profile: 'all',
    why: 'Docker publishes past the host\u2019s firewall rules, so the port is open to every network that the host is in.',
    fix: 'Name the interface: `127.0.0.1:` for this machine, or the address that is meant.',
    details: '`0.0.0.0` and `[::]` are every interface too, only spelled out.',
    references: ['https://docs.docker.com/engine/network/packet-filtering-firewalls/'],
    covers: [
        'kics:451d79dc-0588-476a-ad03-3c7f0320abb3',
        'dclint:no-unbound-port-interfaces',
        'cis:5.14',
        'owasp:RULE #5a',
    ],
    fixable: true,
    foldsInto: ['container/exposed-service-port'],
    examples: {
        bad: [
            {
                name: 'no interface named, in both forms',
                code: "services:\n  web:\n    image: example/web:1.2\n    ports:\n      - [|\"8080:80\"|]\n      - [|target: 443\n        published: 8443|]\n",
            },
        ],
        good: [
            {
                name: 'an address that is meant',
                code: "services:\n  web:\n    image: example/web:1.2\n    ports:\n      - \"192.0.2.10:80:80\"\n      - \"[::1]:8080:80\"\n      - target: 443\n        published: 8443\n        host_ip: 127.0.0.1\n",
            },
        ],
    },
    *check({ name, ports, fixes }) {
        for (const port of ports) {
            if (!isEveryInterface(port))
                continue;
            yield {
                ...at(port),
                subject: portName(port),
                message: `${(0,core_text/* quoted */.TL)(name)} opens port ${portName(port)} on every interface of the host.`,
                edits: fixes.bindToLoopback(port),
            };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/container/unencrypted-docker-host.js


const unencryptedDockerHost = {
    id: 'container/unencrypted-docker-host',
    title: 'Docker API without TLS',
    severity: 'high',
    confidence: 'medium',
    category: 'isolation',
    profile: 'recommended',
    why: 'Whoever reaches the port can start a privileged container and so has that host, and nobody has to show who they are.',
    fix: 'Use `ssh://`, or port 2376 with `DOCKER_TLS_VERIFY=1` and a client certificate.',
    details: 'Told where `DOCKER_HOST` names a machine outside the project by `tcp://` without `DOCKER_TLS_VERIFY`, and where Docker-in-Docker is told to do without certificates (`DOCKER_TLS_CERTDIR: ""`). A service of the same project, such as a socket proxy, is reached over a network of its own and left alone.',
    references: ['https://docs.docker.com/engine/security/protect-access/'],
    covers: ['owasp:RULE #1'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'the host behind the bridge',
                code: "services:\n  ci:\n    image: example/ci:4\n    environment:\n      DOCKER_HOST: [|tcp://172.17.0.1:2375|]\n",
            },
            {
                name: 'Docker-in-Docker without certificates',
                code: "services:\n  dind:\n    image: docker:29-dind\n    environment:\n      - DOCKER_TLS_CERTDIR=[||]\n",
            },
        ],
        good: [
            {
                name: 'over SSH, with TLS, or to a proxy of the project',
                code: "services:\n  ci:\n    image: example/ci:4\n    environment:\n      DOCKER_HOST: ssh://deploy@build.example.com\n  deploy:\n    image: example/ci:4\n    environment:\n      DOCKER_HOST: tcp://build.example.com:2376\n      DOCKER_TLS_VERIFY: 1\n  proxy-user:\n    image: example/proxy-user:2\n    environment:\n      DOCKER_HOST: tcp://socket-proxy:2375\n  socket-proxy:\n    image: example/socket-proxy:1\n",
            },
        ],
    },
    *check({ name, environment, reference }) {
        const verified = environment.some((each) => each.name === 'DOCKER_TLS_VERIFY' && each.text !== '');
        for (const variable of environment) {
            if (variable.passedThrough || variable.text === undefined)
                continue;
            const host = variable.name === 'DOCKER_HOST' ? /^tcp:\/\/([^/:]+|\[[^\]]*\])/.exec(variable.text)?.[1] : undefined;
            if (host !== undefined && !verified && !isInside(host)) {
                yield { ...at(variable), message: `${(0,core_text/* quoted */.TL)(name)} talks to Docker on ${(0,core_text/* quoted */.TL)(host)} without TLS.` };
            }
            const isDind = /(?:^|\/)docker$/.test(reference?.repository ?? '') && /dind/.test(reference?.tag ?? '');
            if (isDind && variable.name === 'DOCKER_TLS_CERTDIR' && variable.text === '') {
                yield {
                    ...at(variable),
                    message: `${(0,core_text/* quoted */.TL)(name)} offers the Docker API without TLS to every container it reaches.`,
                };
            }
        }
    },
};
/** Itself, or a bare name: a service of this network. A machine is named with a dot or a colon. */
function isInside(host) {
    return host === '127.0.0.1' || host === '[::1]' || !/[.:]/.test(host);
}

;// CONCATENATED MODULE: ./build/src/rules/container/unexposed-port.js


const unexposedPort = {
    id: 'container/unexposed-port',
    title: 'Published port that the image does not expose',
    severity: 'low',
    confidence: 'low',
    category: 'correctness',
    profile: 'all',
    why: 'Where one of the two is a mistake, the port is published and nothing answers, or something answers that nobody meant to publish.',
    fix: 'Publish the port that the program listens on, and `EXPOSE` that one.',
    details: 'Told only of services that are built here, from a Dockerfile that exposes some port and not this one. Publishing works without `EXPOSE`: it is the difference that is suspicious, and the confidence is low.',
    references: ['https://docs.docker.com/reference/dockerfile/#expose'],
    covers: ['cis:5.9'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'one digit is another',
                code: "services:\n  web:\n    build: .\n    ports:\n      - [|\"127.0.0.1:8080:8000\"|]\n",
                files: { Dockerfile: 'FROM example/base:4.2\nEXPOSE 8080\n' },
            },
        ],
        good: [
            {
                name: 'exposed, in a range, or no port exposed at all',
                code: "services:\n  web:\n    build: web\n    ports: [\"127.0.0.1:8080:8080\", \"127.0.0.1:9002:9002/udp\"]\n  worker:\n    build: worker\n    ports: [\"127.0.0.1:9090:9090\"]\n",
                files: {
                    'web/Dockerfile': 'FROM example/base:4.2\nEXPOSE 8080/tcp 9000-9010/udp\n',
                    'worker/Dockerfile': 'FROM example/base:4.2\n',
                },
            },
        ],
    },
    *check({ ports, build }) {
        const exposed = build?.stage?.end.exposed ?? [];
        const ranges = exposed.map(rangeOf);
        if (ranges.length === 0 || ranges.length > mostExposed || ranges.includes(undefined))
            return;
        for (const port of ports) {
            const { target } = port;
            if (target === undefined || ranges.some((range) => range !== undefined && overlap(range, target)))
                continue;
            const [first] = exposed;
            const message = `The image does not expose ${(0,core_text/* quoted */.TL)(String(target.first))}, which is published.`;
            const place = first && { path: build?.dockerfile ?? port.path, span: first.value.span };
            const related = place ? [{ ...place, message: 'This is what it exposes.' }] : [];
            yield { ...at(port), subject: String(target.first), message, related };
        }
    },
};
/** Each port would be held against each of them. */
const mostExposed = 50;
function rangeOf({ value: { text = '' } }) {
    const [, first, last = first] = /^(\d{1,5})(?:-(\d{1,5}))?(?:\/\w+)?$/.exec(text) ?? [];
    return first === undefined ? undefined : { first: Number(first), last: Number(last) };
}
function overlap(a, b) {
    return a.first <= b.last && b.first <= a.last;
}

;// CONCATENATED MODULE: ./build/src/core/registries.js
/**
 * Whether a list of registries names a host. An entry is a host with its port, if any, or `*.` before one: then it stands
 * for every host below, ports and IP addresses left out.
 */
function allowsRegistry(list, host) {
    const wanted = host.toLowerCase();
    return list.some((entry) => {
        const allowed = entry.trim().toLowerCase();
        if (!allowed.startsWith('*.'))
            return allowed === wanted;
        return wanted.endsWith(allowed.slice(1)) && /^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/.test(wanted);
    });
}

;// CONCATENATED MODULE: ./build/src/rules/unlisted-registry.js


/** What is wrong with an image's registry, if it is not on the list; the line to add is part of the message. */
function offList({ registry, name }, { allowedRegistries, registriesChosen }) {
    if (allowsRegistry(allowedRegistries, registry))
        return undefined;
    const list = registriesChosen ? 'the registries that this project allows' : 'the public registries';
    return {
        subject: name,
        severity: registriesChosen ? 'high' : 'low',
        message: `${(0,core_text/* quoted */.TL)(name)} comes from none of ${list}; to allow it, add the line ${(0,core_text/* quoted */.TL)(registry)} to \`allowed-registries\`.`,
    };
}

;// CONCATENATED MODULE: ./build/src/rules/container/unlisted-registry.js



const unlistedRegistry = {
    id: 'container/unlisted-registry',
    title: 'Image from a registry that is not on the list',
    severity: 'low',
    confidence: 'high',
    category: 'supply-chain',
    profile: 'recommended',
    why: 'Whoever runs that registry decides what runs here, and its images are not looked at.',
    fix: 'Take the image from a listed registry, or add this one to `allowed-registries`.',
    details: 'The list is the public registries unless `allowed-registries` says otherwise; where it does, leaving it is `high`. A service that is built here only gives its image that name, and is left alone.',
    references: ['https://docs.docker.com/reference/compose-file/services/#image'],
    covers: ['hadolint:DL3026', 'cis:4.2', 'owasp:RULE #13'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'a host of one\u2019s own, a port, an address',
                code: "services:\n  web:\n    image: [|registry.example.com/web:1.2|]\n  worker:\n    image: [|\"quay.io:8443/example/worker:1.2\"|]\n  cache:\n    image: [|10.0.0.7/cache:1|]\n",
            },
        ],
        good: [
            {
                name: 'public registries, and a name for what is built here',
                code: "services:\n  web:\n    image: ghcr.io/example/web:1.2\n  db:\n    image: postgres:18\n  worker:\n    build: .\n    image: registry.example.com/worker:1.2\n",
            },
        ],
    },
    *check({ image, reference, build }, _project, policy) {
        if (image === undefined || reference === undefined || build !== undefined)
            return;
        const off = offList(reference, policy);
        if (off)
            yield { ...at(image), ...off };
    },
};

;// CONCATENATED MODULE: ./build/src/rules/container/writable-configuration.js


const writableConfiguration = {
    id: 'container/writable-configuration',
    title: 'Configuration mounted writable',
    severity: 'low',
    confidence: 'medium',
    category: 'isolation',
    profile: 'all',
    why: 'An intruder changes the program\u2019s configuration for good, on the host and in the repository\u2019s working copy.',
    fix: 'Mount it with `:ro`.',
    details: 'Told for single files that programs read and do not write (`.conf`, `.yml`, `.toml`, certificates, start scripts \u2026). Of folders and volumes nobody can tell from the file whether they are written to.',
    references: [
        'https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html',
        'https://docs.docker.com/engine/storage/bind-mounts/#use-a-read-only-bind-mount',
    ],
    covers: ['owasp:RULE #8'],
    fixable: true,
    foldsInto: ['container/sensitive-host-path', 'container/host-path'],
    examples: {
        bad: [
            {
                name: 'short and long',
                code: "services:\n  web:\n    image: nginx:1.29\n    volumes:\n      - [|./nginx.conf:/etc/nginx/nginx.conf|]\n      - [|type: bind\n        source: ./tls/site.pem\n        target: /etc/ssl/site.pem|]\n",
            },
        ],
        good: [
            {
                name: 'read-only, and folders that are written to',
                code: "services:\n  web:\n    image: nginx:1.29\n    volumes:\n      - ./nginx.conf:/etc/nginx/nginx.conf:ro\n      - ./uploads:/srv/uploads\n      - ./data.db:/srv/data.db\n",
            },
        ],
    },
    *check({ name, mounts, fixes }) {
        for (const mount of mounts) {
            if (mount.readOnly || !isConfiguration(mount))
                continue;
            yield {
                ...at(mount),
                subject: mount.target ?? '',
                message: `${(0,core_text/* quoted */.TL)(name)} can write to ${(0,core_text/* quoted */.TL)(mount.source ?? '')}, which it only has to read.`,
                edits: fixes.makeReadOnly(mount),
            };
        }
    },
};
function isConfiguration({ type, source: from, target }) {
    if (type !== 'bind' || from === undefined || target?.endsWith('/') !== false)
        return false;
    return (/[^/]\.(?:conf|cnf|cfg|ini|toml|ya?ml|properties|xml|pem|crt|cer|key|sql|template|tmpl|rules|env|htpasswd)$/i.test(from) || /(?:^|\/)(?:docker-)?entrypoint\.sh$/.test(from));
}

;// CONCATENATED MODULE: ./build/src/rules/container/writable-root-filesystem.js


const writableRootFilesystem = {
    id: 'container/writable-root-filesystem',
    title: 'Writable root filesystem',
    severity: 'low',
    confidence: 'high',
    category: 'privilege',
    profile: 'all',
    why: 'An intruder can replace the program itself and leave tools behind that survive a restart.',
    fix: 'Add `read_only: true`, with a `tmpfs` or volume for the folders that the program writes to.',
    references: ['https://docs.docker.com/reference/compose-file/services/#read_only'],
    covers: ['semgrep:writable-filesystem-service', 'cis:5.13', 'owasp:RULE #8'],
    fixable: true,
    foldsInto: ['container/privilege-escalation', 'container/capabilities-kept'],
    examples: {
        bad: [
            {
                name: 'never set',
                code: "services:\n  [|web|]:\n    image: example/web:1.2\n",
            },
            {
                name: 'set to false',
                code: "services:\n  web:\n    image: example/web:1.2\n    [|read_only: false|]\n",
            },
        ],
        good: [
            {
                name: 'read-only, with room for temporary files',
                code: "services:\n  web:\n    image: example/web:1.2\n    read_only: true\n    tmpfs: [/tmp]\n",
            },
        ],
    },
    *check(container) {
        const { name, partial, readOnly, fixes } = container;
        const message = `The root filesystem of ${(0,core_text/* quoted */.TL)(name)} is writable.`;
        const subject = 'read_only';
        if (readOnly?.on === false) {
            yield { ...onOption(readOnly), subject, message, edits: fixes.replace(readOnly, 'true') };
        }
        else if (readOnly === undefined && !partial) {
            yield { ...missingOn(container), subject, message, edits: fixes.add('read-only') };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/copied-files.js
/** `undefined` for all other instructions, and where nothing is said of a destination. */
function copiedFiles({ keyword, args, flags }) {
    if (keyword !== 'COPY' && keyword !== 'ADD')
        return undefined;
    const destination = args.at(-1);
    if (destination === undefined)
        return undefined;
    return { sources: args.slice(0, -1), destination, from: flags.find(({ name }) => name === 'from')?.value };
}
/** `http://`, `https://` and `ftp://`, those of a Git repository left out. */
function isRemoteFile(text) {
    return /^(?:https?|ftp):\/\//i.test(text) && !isGit(text);
}
/** As BuildKit tells them: https://docs.docker.com/reference/dockerfile/#adding-files-from-a-git-repository */
function isGit(text) {
    return /^(?:git:\/\/|git@|ssh:\/\/)/i.test(text) || /^https?:\/\/[^?#]*\.git(?:[?#]|$)/i.test(text);
}
/** Archives that ADD unpacks: https://docs.docker.com/reference/dockerfile/#adding-local-tar-archives */
function isArchive(text) {
    return /\.(?:tar|tgz|tbz2?|txz|tzst|tar\.(?:gz|bz2|xz|zst|lzma|z))\*?$/i.test(text);
}
/** The `.` of a COPY or ADD that takes the build context as a whole. */
function copiesContext(instruction) {
    const copied = copiedFiles(instruction);
    if (copied === undefined || copied.from !== undefined)
        return undefined;
    return copied.sources.find(({ text }) => text !== undefined && /^(?:\.?\/)*(?:\.|\*)?$/.test(text) && text !== '');
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/add-instead-of-copy.js


const addInsteadOfCopy = {
    id: 'dockerfile/add-instead-of-copy',
    title: 'ADD where COPY does',
    severity: 'low',
    confidence: 'high',
    category: 'style',
    profile: 'all',
    why: 'ADD also downloads and unpacks, so that a renamed file suddenly lands in the image as its content.',
    fix: 'Use `COPY` for files and folders of the build context.',
    details: 'Archives that ADD unpacks, URLs and Git repositories are what ADD is for, and are left alone here.',
    references: ['https://docs.docker.com/build/building/best-practices/#add-or-copy'],
    covers: [
        'hadolint:DL3020',
        'trivy:DS-0005',
        'kics:9513a694-aa0d-41d8-be61-3271e056f36b',
        'checkov:CKV_DOCKER_4',
        'dockle:CIS-DI-0009',
        'cis:4.9',
        'owasp:RULE #9',
    ],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'files of the project',
                code: "FROM node:24-slim\n[|ADD --chown=node package.json package-lock.json /app/|]\n[|ADD [\"my app\", \"/app/\"]|]\n",
            },
        ],
        good: [
            {
                name: 'what only ADD can do',
                code: "FROM node:24-slim\nADD rootfs.tar.xz /\nADD https://git.example.com/tool.git#v1.4.2 /src\nCOPY . /app\n",
            },
        ],
    },
    *check({ instructions }) {
        for (const instruction of instructions) {
            const { keyword, keywordSpan, span, flags } = instruction;
            const { sources = [] } = (keyword === 'ADD' && copiedFiles(instruction)) || {};
            const [first] = sources;
            if (first === undefined || sources.some(({ text, raw }) => isForAdd(text ?? raw)))
                continue;
            const known = sources.every(({ text }) => text !== undefined);
            const movable = known && flags.every(({ name }) => name === 'chown' || name === 'chmod' || name === 'link');
            yield {
                span,
                confidence: known ? 'high' : 'low',
                message: `ADD takes ${(0,core_text/* quoted */.TL)(first.text ?? first.raw)}, which COPY can do.`,
                edits: movable ? [{ span: keywordSpan, text: 'COPY' }] : [],
            };
        }
    },
};
function isForAdd(text) {
    return isArchive(text) || isRemoteFile(text) || isGit(text);
}

;// CONCATENATED MODULE: ./build/src/rules/build-commands.js
const read = new WeakMap();
/** Every command of every RUN, triggers of ONBUILD included. Many rules ask: it is put together once. */
function buildCommands({ instructions }) {
    const known = read.get(instructions);
    if (known)
        return known;
    const commands = instructions.flatMap((instruction) => {
        const script = instruction.keyword === 'RUN' ? instruction.script : undefined;
        return script?.commands.map((command) => ({ command, script, instruction })) ?? [];
    });
    read.set(instructions, commands);
    return commands;
}
/** Takes a word out with the blanks in front of it, where its command stands on one line there. */
function withoutWord({ nameSpan, words }, word) {
    const index = words.indexOf(word);
    if (index === -1)
        return [];
    const before = index === 0 ? nameSpan.end : words[index - 1]?.span.end;
    if (before === undefined || before.line !== word.span.end.line) {
        const after = words[index + 1]?.span.start;
        return after?.line === word.span.start.line ? [{ span: { start: word.span.start, end: after }, text: '' }] : [];
    }
    return [{ span: { start: before, end: word.span.end }, text: '' }];
}
/** The same place of another release is the same thing: numbers of versions and digests are taken out. */
function withoutVersion(text) {
    return text.replace(/\d+(?:[._]\d+)+|\b[0-9a-f]{32,128}\b/g, '*');
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/apt-command.js


const aptCommand = {
    id: 'dockerfile/apt-command',
    title: 'apt instead of apt-get',
    severity: 'info',
    confidence: 'high',
    category: 'style',
    profile: 'all',
    why: '`apt` is made for people at a terminal, and its options and output may change with every release.',
    fix: 'Use `apt-get` to install, `apt-cache` to look up.',
    references: ['https://manpages.debian.org/stable/apt/apt.8.en.html'],
    covers: [
        'hadolint:DL3027',
        'kics:b84a0b47-2e99-4c9f-8933-98bcabe2b94d',
        'checkov:CKV_DOCKER_9',
        'semgrep:prefer-apt-get',
    ],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'to update and install',
                code: "FROM debian:13-slim\nRUN [|apt|] update && [|apt|] install -y --no-install-recommends curl=8.14.1-2 && rm -rf /var/lib/apt/lists/*\n",
            },
        ],
        good: [
            {
                name: 'apt-get, and a folder of that name',
                code: "FROM debian:13-slim\nRUN apt-get clean && rm -rf apt /var/lib/apt/lists/*\n",
            },
        ],
    },
    *check(document) {
        for (const { command } of buildCommands(document)) {
            if (command.name !== 'apt')
                continue;
            const [action] = command.words.filter(({ display }) => !display.startsWith('-'));
            const verb = action?.display ?? '';
            const same = /^(?:update|install|remove|purge|upgrade|full-upgrade|autoremove|clean|autoclean|download|source|build-dep)$/;
            const { start, end } = command.nameSpan;
            const plain = start.line === end.line && end.column - start.column === 3;
            const edits = plain && same.test(verb) ? [{ span: command.nameSpan, text: 'apt-get' }] : [];
            const shown = (0,core_text/* quoted */.TL)(`apt ${verb}`.trim());
            yield { span: command.nameSpan, subject: verb, message: `${shown} is made for a terminal.`, edits };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/as-case.js

const asCase = {
    id: 'dockerfile/as-case',
    title: 'AS in another letter case than FROM',
    severity: 'info',
    confidence: 'high',
    category: 'style',
    profile: 'all',
    why: 'Keywords in mixed letter case are overlooked by readers and by searches.',
    fix: 'Write `FROM \u2026 AS` or `from \u2026 as`.',
    references: ['https://docs.docker.com/reference/build-checks/from-as-casing/'],
    covers: ['buildkit:FromAsCasing'],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'a small one behind a large one',
                code: "FROM golang:1.26 [|as|] build\n",
            },
        ],
        good: [
            {
                name: 'both large',
                code: "FROM golang:1.26 AS build\n",
            },
            {
                name: 'both small',
                code: "from golang:1.26 as build\n",
            },
        ],
    },
    *check({ stages, text }) {
        const lines = text.split('\n');
        for (const { from, name } of stages) {
            if (name === undefined)
                continue;
            const { start, end } = from.keywordSpan;
            const keyword = (lines[start.line - 1] ?? '').slice(start.column - 1, end.column - 1);
            // The word in front of the name; on another line it is left alone.
            const before = (lines[name.span.start.line - 1] ?? '').slice(0, name.span.start.column - 1);
            const [, gap = ''] = /\bas([ \t]+)$/i.exec(before.slice(-100)) ?? [];
            if (gap === '')
                continue;
            const column = name.span.start.column - gap.length - 2;
            const word = before.slice(column - 1, column + 1);
            const wanted = keyword === keyword.toLowerCase() ? 'as' : 'AS';
            if (word === wanted || !/^(?:from|FROM)$/.test(keyword))
                continue;
            const line = name.span.start.line;
            const span = { start: { line, column }, end: { line, column: column + 2 } };
            const message = `\`${word}\` goes with \`${keyword}\` in another letter case.`;
            yield { span, subject: 'as', message, edits: [{ span, text: wanted }] };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/cd-in-run.js


const cdInRun = {
    id: 'dockerfile/cd-in-run',
    title: 'cd in RUN',
    severity: 'info',
    confidence: 'medium',
    category: 'style',
    profile: 'all',
    why: 'The folder is forgotten at the end of the RUN, so that the next line works somewhere else than it looks.',
    fix: 'Set `WORKDIR` above.',
    details: 'A `cd` within a subshell, a function, a loop or a condition is left alone.',
    references: ['https://docs.docker.com/build/building/best-practices/#workdir'],
    covers: ['hadolint:DL3003', 'trivy:DS-0013', 'kics:f4a6bcd3-e231-4acf-993c-aa027be50d2e', 'semgrep:use-workdir'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'before the command',
                code: "FROM node:24-slim\nRUN [|cd /app|] && npm ci\n",
            },
        ],
        good: [
            {
                name: 'a working directory, a subshell',
                code: "FROM node:24-slim\nWORKDIR /app\nRUN npm ci && (cd docs && npm ci)\n",
            },
        ],
    },
    *check(document) {
        for (const { command } of buildCommands(document)) {
            if (command.name !== 'cd' || command.within.length > 0)
                continue;
            const folder = command.words.at(-1)?.display ?? '';
            yield { span: command.span, subject: folder, message: `${(0,core_text/* quoted */.TL)(folder)} is entered for this RUN only.` };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/cloud-login.js


const cloudLogin = {
    id: 'dockerfile/cloud-login',
    title: 'Login while the image is built',
    severity: 'medium',
    confidence: 'medium',
    category: 'secrets',
    profile: 'recommended',
    why: 'The tool writes its credentials to the home folder, and they stay in the layer for everybody who can pull the image.',
    fix: 'Mount the credentials for the command, `RUN --mount=type=secret,id=\u2026`, and write nothing of them to the image.',
    details: 'A RUN that mounts a secret is left alone.',
    references: ['https://docs.docker.com/build/building/secrets/'],
    covers: ['trivy:DS-0031'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'to a cloud and to a registry',
                code: "FROM example/tools:4.2\nRUN [|aws configure set|] aws_secret_access_key $KEY && aws s3 cp s3://example/data /data\nRUN [|docker login|] --username ci --password \"$TOKEN\" registry.example.com\n",
            },
        ],
        good: [
            {
                name: 'mounted for the command',
                code: "FROM example/tools:4.2\nRUN --mount=type=secret,id=aws,target=/root/.aws/credentials aws s3 cp s3://example/data /data\nRUN --mount=type=secret,id=gcp gcloud auth activate-service-account --key-file=/run/secrets/gcp\n",
            },
        ],
    },
    *check(document) {
        for (const { command, instruction } of buildCommands(document)) {
            const words = loginWords(command);
            const last = command.words[words - 1];
            if (last === undefined || instruction.flags.some(({ options }) => options.get('type')?.text === 'secret'))
                continue;
            const span = { start: command.nameSpan.start, end: last.span.end };
            const what = [command.name, ...command.words.slice(0, words).map(({ display }) => display)].join(' ');
            yield { span, subject: what, message: `${(0,core_text/* quoted */.TL)(what)} leaves credentials in the layer.` };
        }
    },
};
/** How many words make it a login; 0 where it is none. */
function loginWords({ name, words }) {
    const [first = '', second = ''] = words.map(({ display }) => display);
    switch (name) {
        case 'aws':
            return first === 'configure' && second === 'set' ? 2 : 0;
        case 'gcloud':
            return first === 'auth' && /^(?:login|activate-service-account)$/.test(second) ? 2 : 0;
        case 'doctl':
            return first === 'auth' && second === 'init' ? 2 : 0;
        case 'gh':
        case 'glab':
            return first === 'auth' && second === 'login' ? 2 : 0;
        case 'az':
        case 'docker':
        case 'podman':
        case 'npm':
        case 'heroku':
        case 'helm':
            return first === 'login' ? 1 : 0;
        default:
            return 0;
    }
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/consecutive-runs.js

const consecutiveRuns = {
    id: 'dockerfile/consecutive-runs',
    title: 'Short RUNs in a row',
    severity: 'info',
    confidence: 'medium',
    category: 'efficiency',
    profile: 'all',
    why: 'Each RUN is a layer, and what one deletes the layer of another still holds.',
    fix: 'Join them by `&&`, or write them into one heredoc.',
    details: 'Told once for a row, on the second of it: RUNs with the same flags and at most two commands each.',
    references: ['https://docs.docker.com/build/building/best-practices/#run'],
    covers: ['hadolint:DL3059', 'kics:0008c003-79aa-42d8-95b8-1c2fe37dbfe6'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'three of one command each',
                code: "FROM debian:13-slim\nRUN mkdir /data\n[|RUN|] chown 65532 /data\nRUN touch /data/ready\n",
            },
        ],
        good: [
            {
                name: 'joined, or with something in between',
                code: "FROM debian:13-slim\nRUN mkdir /data && chown 65532 /data\nCOPY app /app\nRUN /app --check\n",
            },
        ],
    },
    *check({ stages }) {
        for (const stage of stages) {
            for (const row of rows(stage)) {
                const second = row[1];
                if (second === undefined)
                    continue;
                const message = `${(0,core_text/* count */.U9)(row.length, 'short RUN')} in a row could be one.`;
                yield { span: second.keywordSpan, subject: 'runs', message };
            }
        }
    },
};
function* rows({ instructions }) {
    let row = [];
    for (const instruction of instructions) {
        const [first] = row;
        if (isShort(instruction) && first !== undefined && flagsOf(first) === flagsOf(instruction))
            row.push(instruction);
        else {
            yield row;
            row = isShort(instruction) ? [instruction] : [];
        }
    }
    yield row;
}
function isShort({ keyword, onbuild, script, heredocs }) {
    const commands = script?.commands.length ?? 0;
    return keyword === 'RUN' && !onbuild && heredocs.length === 0 && commands > 0 && commands <= 2;
}
function flagsOf({ flags }) {
    return flags.map(({ name, value }) => `${name}=${value?.raw ?? ''}`).join(' ');
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/constant-platform.js

const constantPlatform = {
    id: 'dockerfile/constant-platform',
    title: 'FROM fixed to one platform',
    severity: 'low',
    confidence: 'medium',
    category: 'correctness',
    profile: 'all',
    why: 'The image is built for that platform alone, whatever the builder was asked for, and runs emulated or not at all elsewhere.',
    fix: 'Leave `--platform` out, or write `--platform=$BUILDPLATFORM` for a stage that only builds.',
    details: 'A stage whose name holds the architecture is one of several on purpose, and is left alone.',
    references: ['https://docs.docker.com/reference/build-checks/from-platform-flag-const-disallowed/'],
    covers: [
        'hadolint:DL3029',
        'kics:b16e8501-ef3c-44e1-a543-a093238099c9',
        'semgrep:avoid-platform-with-from',
        'buildkit:FromPlatformFlagConstDisallowed',
    ],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'the machine of the developer',
                code: "FROM [|--platform=linux/amd64|] python:3.13-slim\n",
            },
        ],
        good: [
            {
                name: 'the builder\u2019s own, and one of several',
                code: "FROM --platform=$BUILDPLATFORM golang:1.26 AS build\nFROM --platform=linux/arm64 alpine:3.22 AS tools-arm64\n",
            },
        ],
    },
    *check({ stages }) {
        for (const { platform, name, from, image } of stages) {
            const flag = from.flags.find((each) => each.name === 'platform');
            if (flag === undefined || platform?.text === undefined || platform.variables.length > 0)
                continue;
            const architecture = platform.text.split('/')[1] ?? '';
            if (architecture !== '' && (name?.text ?? '').toLowerCase().includes(architecture))
                continue;
            const between = { start: flag.span.start, end: image.span.start };
            const edits = from.flags.length === 1 && between.start.line === between.end.line ? [{ span: between, text: '' }] : [];
            yield {
                span: flag.span,
                subject: 'platform',
                message: `The stage is built for ${(0,core_text/* quoted */.TL)(platform.text)} only.`,
                edits,
            };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/copied-archive.js



const copiedArchive = {
    id: 'dockerfile/copied-archive',
    title: 'Archive copied to be unpacked',
    severity: 'info',
    confidence: 'medium',
    category: 'efficiency',
    profile: 'all',
    why: 'The layer of the copy keeps the archive, also where the RUN that unpacks it deletes it again.',
    fix: 'Let `ADD` unpack it, or mount it for the RUN that does, `RUN --mount=type=bind,\u2026`.',
    details: 'Only where a later RUN of the stage unpacks an archive of that name; `.zip` is none that ADD unpacks.',
    references: ['https://docs.docker.com/reference/dockerfile/#adding-local-tar-archives'],
    covers: ['hadolint:DL3010'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'copied, then unpacked',
                code: "FROM debian:13-slim\nCOPY [|vendor.tar.gz|] /tmp/\nRUN tar -xzf /tmp/vendor.tar.gz -C /opt && rm /tmp/vendor.tar.gz\n",
            },
        ],
        good: [
            {
                name: 'unpacked by ADD, copied to be handed on',
                code: "FROM debian:13-slim\nADD vendor.tar.gz /opt/\nCOPY data.tar.gz /srv/\n",
            },
        ],
    },
    *check({ stages }) {
        for (const stage of stages) {
            const unpacked = new Set();
            for (const { command } of buildCommands(stage)) {
                if (!/^(?:tar|bsdtar|gunzip|unxz|bunzip2|unzstd)$/.test(command.name))
                    continue;
                for (const { display } of command.words)
                    unpacked.add(nameOf(display));
            }
            for (const instruction of unpacked.size === 0 ? [] : stage.instructions) {
                if (instruction.keyword !== 'COPY')
                    continue;
                const { sources = [], destination, from } = copiedFiles(instruction) ?? {};
                for (const { text = '', span } of from === undefined ? sources : []) {
                    const lands = isArchive(destination?.text ?? '') ? (destination?.text ?? '') : text;
                    if (!isArchive(text) || !unpacked.has(nameOf(lands)))
                        continue;
                    yield { span, subject: text, message: `${(0,core_text/* quoted */.TL)(text)} is copied first and unpacked later.` };
                }
            }
        }
    },
};
function nameOf(path) {
    return path.slice(path.lastIndexOf('/') + 1);
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/copied-filesystem.js


const copiedFilesystem = {
    id: 'dockerfile/copied-filesystem',
    title: 'Whole file system copied from another stage',
    severity: 'low',
    confidence: 'high',
    category: 'efficiency',
    profile: 'all',
    why: 'Every file of the stage comes along, compilers, caches and credentials included, which the stage was there to leave behind.',
    fix: 'Copy what the image needs, or build `FROM` that stage.',
    references: ['https://docs.docker.com/build/building/multi-stage/'],
    covers: ['hadolint:DL3067'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'squashed',
                code: "FROM debian:13-slim AS build\nFROM scratch\nCOPY --from=build [|/|] /\n",
            },
        ],
        good: [
            {
                name: 'what is needed',
                code: "FROM debian:13-slim AS build\nFROM scratch\nCOPY --from=build /app /app\n",
            },
        ],
    },
    *check({ instructions }) {
        for (const instruction of instructions) {
            const { sources, destination, from } = copiedFiles(instruction) ?? {};
            if (from === undefined || destination?.text !== '/')
                continue;
            for (const { text, span } of sources ?? []) {
                if (!/^\/(?:\*|\.)?$/.test(text ?? ''))
                    continue;
                yield { span, subject: '/', message: `Everything in ${(0,core_text/* quoted */.TL)(from.text ?? from.raw)} is copied.` };
            }
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/pulled-images.js

/** Every external image that is named and known, in FROM, COPY --from and RUN --mount; earlier stages left out. */
function* pulledImages(document) {
    for (const { base, image } of document.stages) {
        if (base.kind === 'image')
            yield { reference: base.reference, span: image.span, raw: image.raw, how: 'FROM' };
    }
    for (const { value, how } of sources(document)) {
        // A bare name is a stage, a named build context or a mistake more often than an image: see `undefined-stage`.
        if (value.text === undefined || !/[/:@]/.test(value.text) || document.stageNamed(value.text))
            continue;
        const reference = (0,image_reference/* parseImageReference */.o)(value.text);
        if (reference)
            yield { reference, span: value.span, raw: value.raw, how };
    }
}
/** Every `COPY --from=\u2026` and `RUN --mount=from=\u2026`, whatever it names. */
function* sources(document) {
    for (const instruction of document.instructions) {
        for (const { name, value, options } of instruction.flags) {
            if (name === 'from' && value)
                yield { value, instruction, how: `${instruction.keyword} --from` };
            const from = name === 'mount' ? options.get('from') : undefined;
            if (from)
                yield { value: from, instruction, how: `${instruction.keyword} --mount` };
        }
    }
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/copy-from-itself.js


const copyFromItself = {
    id: 'dockerfile/copy-from-itself',
    title: 'Stage copies from itself',
    severity: 'medium',
    confidence: 'high',
    category: 'correctness',
    profile: 'recommended',
    why: 'A stage is no source before it is built, so the build fails or takes an image of that name from a registry.',
    fix: 'Name an earlier stage, or leave `--from` out to copy from the build context.',
    references: ['https://docs.docker.com/reference/dockerfile/#copy---from'],
    covers: [
        'hadolint:DL3023',
        'trivy:DS-0006',
        'kics:cdddb86f-95f6-4fc4-b5a1-483d9afceb2b',
        'semgrep:copy-from-own-alias',
    ],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'by name, in any letter case',
                code: "FROM golang:1.26 AS Build\nCOPY --from=[|build|] /src /app\n",
            },
            {
                name: 'by number, in a mount',
                code: "FROM golang:1.26\nFROM golang:1.26\nRUN --mount=type=bind,from=[|1|],target=/src make\n",
            },
        ],
        good: [
            {
                name: 'an earlier stage',
                code: "FROM golang:1.26 AS build\nRUN go build -o /app .\n\nFROM debian:13-slim\nCOPY --from=build /app /app\nCOPY --from=0 /etc/ssl/certs /etc/ssl/certs\n",
            },
        ],
    },
    *check(document) {
        for (const { value, instruction, how } of sources(document)) {
            const { stage } = instruction;
            if (stage === undefined || value.text === undefined)
                continue;
            const isItself = value.text.toLowerCase() === stage.name?.text?.toLowerCase() || value.text === `${stage.index}`;
            if (!isItself)
                continue;
            const related = [{ span: stage.from.span, message: 'The stage begins here.' }];
            const message = `${how} names ${(0,core_text/* quoted */.TL)(value.text)}, the stage it stands in.`;
            yield { span: value.span, subject: value.text.toLowerCase(), message, related };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/copy-without-slash.js



const copyWithoutSlash = {
    id: 'dockerfile/copy-without-slash',
    title: 'Several files copied to a path without a slash',
    severity: 'medium',
    confidence: 'high',
    category: 'correctness',
    profile: 'recommended',
    why: 'With several sources the destination must be a folder, and the builder refuses one that does not end with a slash.',
    fix: 'End the destination with `/`.',
    references: ['https://docs.docker.com/reference/dockerfile/#destination'],
    covers: ['hadolint:DL3021', 'trivy:DS-0011', 'kics:6db6e0c2-32a3-4a2e-93b5-72c35f4119db'],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'two files',
                code: "FROM node:24-slim\nCOPY --chown=node package.json package-lock.json [|/app|]\n",
            },
        ],
        good: [
            {
                name: 'a folder, the working directory, a single file',
                code: "FROM node:24-slim\nWORKDIR /app\nCOPY package.json package-lock.json ./\nCOPY [\"package.json\", \"package-lock.json\", \"/app/\"]\nCOPY server.js /app\n",
            },
        ],
    },
    *check({ instructions }) {
        for (const instruction of instructions) {
            const { sources = [], destination } = copiedFiles(instruction) ?? {};
            if (sources.length < 2 || destination === undefined)
                continue;
            const { text = '', raw, span } = destination;
            // `.` and `..` are folders already; a variable may end with the slash.
            if (text === '' || /(?:[/\\]|^\.|\/\.|\.\.)$/.test(text))
                continue;
            const edits = raw === text && !instruction.json ? [{ span: (0,core_location/* spanAt */.i6)(span.end), text: '/' }] : [];
            yield {
                span,
                subject: text,
                message: `${(0,core_text/* quoted */.TL)(text)} is to hold ${sources.length} files, but does not end with a slash.`,
                edits,
            };
        }
    },
};

// EXTERNAL MODULE: ./build/src/documents/shell/wrappers.js
var wrappers = __webpack_require__(905);
;// CONCATENATED MODULE: ./build/src/documents/shell/grammars.js

const list = (names) => names.trim().split(/\s+/);
// https://manpages.debian.org/stable/apt/apt-get.8.en.html
const apt = {
    short: 'ocatP',
    long: list('option config-file target-release default-release host-architecture build-profiles solver planner'),
};
// https://dnf.readthedocs.io/en/latest/command_ref.html, https://man7.org/linux/man-pages/man8/yum.8.html
const yum = {
    short: 'cdeRx',
    long: list(`advisory advisories bz bzs cachedir color comment config cve cves debuglevel destdir disableexcludes
    disableplugin disablerepo downloaddir downloaddir enableplugin enablerepo errorlevel exclude excludepkgs forcearch
    installroot randomwait refresh-interval releasever repo repofrompath repoid rpmverbosity sec-severity secseverity
    setopt`),
};
// https://pip.pypa.io/en/stable/cli/pip_install/
const pip = {
    short: 'rcetifbdwC',
    long: list(`abi build cache-dir cert client-cert config-settings constraint dest editable exists-action
    extra-index-url find-links global-option group implementation index-url install-option keyring-provider log
    no-binary only-binary platform prefix progress-bar proxy python python-version report requirement requirements
    retries root root-user-action src target timeout trusted-host upgrade-strategy use-deprecated use-feature
    wheel-dir`),
};
// https://docs.npmjs.com/cli/v11/using-npm/config, https://classic.yarnpkg.com/en/docs/cli/, https://pnpm.io/cli/add
const npm = {
    short: 'CwF',
    long: list(`before cache cache-folder cafile cert cpu cwd depth dir fetch-retries fetch-retry-factor
    fetch-retry-maxtimeout fetch-retry-mintimeout fetch-timeout filter global-folder globalconfig https-proxy include
    install-strategy key libc link-folder location loglevel maxsockets modules-folder mutex network-concurrency
    network-timeout noproxy node-options omit only os otp prefix proxy registry save-prefix scope script-shell
    store-dir tag use-yarnrc userconfig workspace`),
};
// https://curl.se/docs/manpage.html
const curl = {
    short: 'AbcCdDeEFhHKmoPQrtTuUwxXyYz',
    long: list(`abstract-unix-socket alt-svc aws-sigv4 cacert capath cert cert-type ciphers config connect-timeout
    connect-to continue-at cookie cookie-jar create-file-mode crlfile curves data data-ascii data-binary data-raw
    data-urlencode delegation dns-interface dns-ipv4-addr dns-ipv6-addr dns-servers doh-url dump-header ech egd-file
    engine etag-compare etag-save expect100-timeout form form-string ftp-account ftp-alternative-to-user ftp-method
    ftp-port ftp-ssl-ccc-mode happy-eyeballs-timeout-ms haproxy-clientip header help hostpubmd5 hostpubsha256 hsts
    interface ip-tos ipfs-gateway json keepalive-cnt keepalive-time key key-type krb libcurl limit-rate local-port
    login-options mail-auth mail-from mail-rcpt max-filesize max-redirs max-time netrc-file noproxy oauth2-bearer
    output output-dir parallel-max pass pinnedpubkey postquote preproxy prequote proto proto-default proto-redir proxy
    proxy-cacert proxy-capath proxy-cert proxy-cert-type proxy-ciphers proxy-crlfile proxy-header proxy-key
    proxy-key-type proxy-pass proxy-pinnedpubkey proxy-service-name proxy-tls13-ciphers proxy-tlsauthtype
    proxy-tlspassword proxy-tlsuser proxy-user proxy1.0 pubkey quote random-file range rate referer request
    request-target resolve retry retry-delay retry-max-time sasl-authzid service-name socks4 socks4a socks5
    socks5-gssapi-service socks5-hostname speed-limit speed-time stderr telnet-option tftp-blksize time-cond tls-max
    tls13-ciphers tlsauthtype tlspassword tlsuser trace trace-ascii trace-config unix-socket upload-file url url-query
    user user-agent variable vlan-priority write-out`),
};
// https://www.gnu.org/software/wget/manual/html_node/Invoking.html
const wget = {
    short: 'aABDeiIloOPQRtTUwX',
    long: list(`accept accept-regex append-output base bind-address ca-certificate ca-directory certificate
    certificate-type compression config connect-timeout crl-file cut-dirs default-page directory-prefix dns-timeout
    domains exclude-directories exclude-domains execute follow-tags ftp-password ftp-user header http-password
    http-user ignore-tags include-directories input-file level limit-rate load-cookies local-encoding max-redirect
    method output-document output-file password pinnedpubkey post-data post-file prefer-family private-key
    private-key-type progress proxy-password proxy-user quota read-timeout referer regex-type reject reject-regex
    remote-encoding report-speed restrict-file-names save-cookies secure-protocol start-pos timeout tries user
    user-agent wait waitretry warc-file`),
};
// https://git-scm.com/docs/git, https://git-scm.com/docs/git-clone
const git = {
    short: 'Ccbjou',
    long: list(`branch bundle-uri config config-env depth exec-path filter git-dir jobs message namespace origin reference
    reference-if-able revision separate-git-dir server-option shallow-exclude shallow-since super-prefix template
    upload-pack work-tree`),
};
// https://man7.org/linux/man-pages/man8/useradd.8.html
const useradd = {
    short: 'bcdefgGkKpPRsuZhl',
    long: list(`base-dir comment conf expiredate firstgid firstuid gecos gid groups home home-dir inactive ingroup key
    lastgid lastuid password prefix root selinux-user shell skel uid`),
};
const go = {
    singleDash: true,
    long: list(`C asmflags buildmode compiler covermode coverpkg exec gccgoflags gcflags installsuffix ldflags mod modfile
    o overlay p pgo pkgdir tags toolexec`),
};
const cargo = {
    short: 'jFZpC',
    long: list(`bin branch color config example features git index jobs message-format package path profile registry rev
    root tag target target-dir vers version`),
};
const conda = {
    short: 'ncpfr',
    long: list('name channel prefix file solver subdir override-channels root-prefix rc-file'),
};
const uv = {
    ...pip,
    short: 'rceitfpbPC',
    long: [
        ...(pip.long ?? []),
        ...list('default-index directory index exclude-newer extra link-mode override project python-platform resolution'),
    ],
};
const files = { short: 'StmogZ', long: list('suffix target-directory mode owner group') };
const grammars = new Map([
    ...entries('apt-get apt aptitude apt-cache', apt),
    ...entries('yum dnf dnf5 microdnf tdnf', yum),
    ...entries('npm pnpm yarn', npm),
    ...entries('conda mamba micromamba', conda),
    ...entries('useradd adduser usermod groupadd addgroup', useradd),
    ...entries('cp mv ln install mkdir', files),
    // https://man.archlinux.org/man/apk.8.en
    [
        'apk',
        {
            short: 'pXt',
            long: list(`arch cache-dir cache-max-age keys-dir progress-fd repositories-file repository root timeout virtual wait`),
        },
    ],
    [
        'zypper',
        {
            short: 'cDRrtp',
            long: list(`cache-dir config from installroot pkg-cache-dir plus-repo raw-cache-dir releasever repo reposd-dir root
        solv-cache-dir type userdata`),
        },
    ],
    [
        'gem',
        { short: 'vinsPB', long: list('bindir build-root config-file install-dir platform source trust-policy version') },
    ],
    ['curl', curl],
    ['wget', wget],
    ['git', git],
    ['go', go],
    ['cargo', cargo],
    ['uv', uv],
    ['pipx', { ...pip, short: 'if', long: [...(pip.long ?? []), ...list('pip-args preinstall suffix spec')] }],
    ['rpm', { short: 'DEr', long: list('define dbpath eval excludepath prefix relocate root undefine') }],
    ['dpkg', { short: 'D', long: list('admindir debug instdir log root status-fd') }],
    [
        'tar',
        {
            short: 'CfTXgbHIKLNV',
            long: list('directory exclude exclude-from file files-from owner group mode strip-components transform use-compress-program xform'),
        },
    ],
    ['unzip', { short: 'dxP' }],
    ['find', { singleDash: true }],
    ['openssl', { singleDash: true }],
    ['java', { singleDash: true }],
    ['ssh', { short: 'BbcDEeFIiJLlmOopQRSWw', untilOperand: true }],
    [
        'docker',
        { short: 'Hlc', long: list('config context host log-level tlscacert tlscert tlskey'), untilOperand: true },
    ],
]);
function entries(names, grammar) {
    return list(names).map((name) => [name, grammar]);
}
const python = { short: 'cmWXQ', untilOperand: true };
const interpreters = new Map([
    ['perl', { short: 'eEI', untilOperand: true }],
    ['ruby', { short: 'eEIrC', untilOperand: true }],
    ['node', { short: 'eprC', long: list('eval print require import'), untilOperand: true }],
    ['nodejs', { short: 'eprC', long: list('eval print require import'), untilOperand: true }],
    ['php', { short: 'rdfBRFEzc', untilOperand: true }],
    ['lua', { short: 'el', untilOperand: true }],
    ['Rscript', { short: 'e', untilOperand: true }],
]);
/** How the options of a program are read; one that we do not know has none that take a value. */
function grammarOf(name) {
    return grammars.get(name) ?? (0,wrappers/* programGrammar */.YR)(name) ?? (isPip(name) ? pip : interpreterGrammar(name)) ?? {};
}
function interpreterGrammar(name) {
    return isPython(name) ? python : interpreters.get(grammars_withoutVersion(name));
}
function grammars_withoutVersion(name) {
    return name.replace(/[0-9][0-9.]*$/, '');
}
/** `pip`, `pip3`, `pip3.12`. */
function isPip(name) {
    return grammars_withoutVersion(name) === 'pip';
}
/** `python`, `python3.12`, `pypy3`. */
function isPython(name) {
    const bare = grammars_withoutVersion(name);
    return bare === 'python' || bare === 'pypy';
}
/** A program other than a shell that runs a program it is given as a file, as text or on standard input. */
function isInterpreter(name) {
    return interpreterGrammar(name) !== undefined;
}

// EXTERNAL MODULE: ./build/src/documents/shell/options.js
var shell_options = __webpack_require__(9959);
;// CONCATENATED MODULE: ./build/src/documents/shell/command-line.js


const command_line_read = new WeakMap();
/** Options and operands apart, read as the program itself reads them, or by `grammar` where that is given. */
function command_line_commandLine(command, grammar) {
    if (grammar)
        return (0,shell_options/* readOptions */.Tt)(command.words, grammar);
    const known = command_line_read.get(command);
    if (known)
        return known;
    const { options, operands, operandsAt } = (0,shell_options/* readOptions */.Tt)(command.words, grammarOf(command.name));
    // Kept as long as the command is: copies have no room left to grow.
    const line = { options: options.slice(), operands: operands.slice(), operandsAt };
    command_line_read.set(command, line);
    return line;
}

// EXTERNAL MODULE: ./build/src/documents/shell/dialect.js
var dialect = __webpack_require__(2935);
;// CONCATENATED MODULE: ./build/src/documents/shell/flow.js





/** Further than this nobody pipes; without an end, each of many commands would look at all behind it. */
const mostReaders = 64;
/** The commands further down the pipeline, with what `sudo` and the like run there; the first 64 of them. */
function pipedInto(command) {
    const { pipeline } = command;
    return pipeline ? neighbours(pipeline, command, 1) : [];
}
/** The commands further up the pipeline, the nearest stage first; at most 64. */
function pipedFrom(command) {
    const { pipeline } = command;
    return pipeline ? neighbours(pipeline, command, -1) : [];
}
function neighbours(pipeline, command, step) {
    const found = [];
    for (let at = stageOf(pipeline, command) + step; found.length < mostReaders; at += step) {
        const stage = pipeline.stages[at];
        if (!stage)
            break;
        found.push(...stage.slice(0, mostReaders - found.length));
    }
    return found;
}
const stagesByPipeline = new WeakMap();
function stageOf(pipeline, command) {
    let stages = stagesByPipeline.get(pipeline);
    if (!stages) {
        stages = new Map(pipeline.stages.flatMap((stage, index) => stage.map((member) => [member, index])));
        stagesByPipeline.set(pipeline, stages);
    }
    return stages.get(command) ?? pipeline.stages.length;
}
/** What runs it, the nearest first: `sudo`, then `sh` of `sh -c "sudo \u2026"`. */
function wrappersOf(command) {
    const wrappers = [];
    for (let { wrapper } = command; wrapper; wrapper = wrapper.wrapper)
        wrappers.push(wrapper);
    return wrappers;
}
/** `sh`, `bash`, `dash`, `ash`, `zsh`, `ksh`. */
function isShell({ name }) {
    return (0,dialect/* isPosixShell */.mJ)(name);
}
/** True for a shell or interpreter that runs what it is given on standard input: `bash -s`, `python3 -`, `. /dev/stdin`. */
function executesInput(command) {
    const { words, wrapper } = command;
    // What `xargs` runs does not read what `xargs` reads.
    if (wrapper?.name === 'xargs')
        return false;
    if (isShell(command))
        return (0,wrappers/* readsProgramFromInput */.k_)(words);
    if (command.name === '.' || command.name === 'source')
        return words[0]?.text === '/dev/stdin';
    if (!isInterpreter(command.name))
        return false;
    const { options, operands, operandsAt } = command_line_commandLine(command);
    const otherwise = isPython(command.name) ? pythonProgram : otherProgram;
    if (options.some(({ name }) => otherwise.has(name)))
        return false;
    const first = operands[0]?.text;
    // `php -- --install-dir=/usr/bin` gives the words to what it reads.
    const given = command.name.startsWith('php') && words[operandsAt - 1]?.display === '--';
    return operands.length === 0 || given || first === '-' || first === '/dev/stdin';
}
/** Options by which an interpreter is given its program, or runs none. */
const pythonProgram = new Set(['-c', '-m', '-V', '-h', '--version', '--help']);
const otherProgram = new Set(['-e', '-E', '-p', '-r', '-v', '-h', '--eval', '--print', '--version', '--help']);
const passesOn = new Set(['echo', 'printf', 'cat']);
/**
 * The commands that run what this one writes: `curl \u2026 | sh`, `sh -c "$(curl \u2026)"`, `eval "$(curl \u2026)"`, `bash <(curl \u2026)`,
 * `bash <<< "$(curl \u2026)"`, `$(curl \u2026)`, `echo "$(curl \u2026)" | sh`.
 */
function executors(command) {
    const found = pipedInto(command)
        .filter(executesInput)
        .map((executor) => ({ command: executor, by: 'pipe' }));
    const { substitution } = command;
    const host = substitution?.command;
    if (!host)
        return found;
    if (substitution.into === 'words') {
        if (runsWords(host, command))
            found.push({ command: host, by: 'words' });
        else if (passesOn.has(host.name))
            found.push(...executors(host));
    }
    else if (substitution.into === 'file' && runsFile(host, command)) {
        found.push({ command: host, by: 'file' });
    }
    else if (substitution.into === 'input') {
        if (executesInput(host))
            found.push({ command: host, by: 'input' });
        else if (passesOn.has(host.name))
            found.push(...executors(host));
    }
    return found;
}
/** True where the words that `inner` becomes are run: `eval`, the text of `sh -c`, the command's own name. */
function runsWords(host, inner) {
    if ((0,core_location/* containsSpan */.wl)(host.nameSpan, inner.span))
        return true;
    return programsOf(host).some((text) => text && (0,core_location/* containsSpan */.wl)(text.span, inner.span) && startsCommand.test(text.display));
}
/** A substitution where a command's name would stand, not one among its words: `echo $(curl \u2026)` runs nothing. */
const startsCommand = /(?:^|[;&|({\n])[ \t]*(?:\$\(|`)/;
/** The words of a command that are programs. */
function programsOf(command) {
    const { options, operands } = command_line_commandLine(command);
    if (command.name === 'eval')
        return operands.slice(0, 1);
    if (isShell(command))
        return options.some(({ name }) => name === '-c') ? operands.slice(0, 1) : [];
    if (!isInterpreter(command.name) && command.name !== 'su')
        return [];
    const texts = options.filter(({ name }) => name === '-c' || name === '-e' || name === '-r');
    return texts.slice(0, mostReaders).map(({ value }) => value);
}
/** True where the file `<(\u2026)` that `inner` becomes is the program: its first operand. */
function runsFile(host, inner) {
    const reads = isShell(host) || isInterpreter(host.name) || host.name === 'source' || host.name === '.';
    const first = command_line_commandLine(host).operands[0];
    return reads && first !== undefined && (0,core_location/* containsSpan */.wl)(first.span, inner.span);
}

;// CONCATENATED MODULE: ./build/src/documents/shell/packages.js



const packages_apt = {
    install: 'install',
    reinstall: 'install',
    remove: 'remove',
    purge: 'remove',
    autoremove: 'remove',
    autopurge: 'remove',
    update: 'update',
    upgrade: 'upgrade',
    'safe-upgrade': 'upgrade',
    'full-upgrade': 'upgrade',
    'dist-upgrade': 'upgrade',
    clean: 'clean',
    autoclean: 'clean',
    'dist-clean': 'clean',
};
const packages_yum = {
    install: 'install',
    localinstall: 'install',
    reinstall: 'install',
    groupinstall: 'install',
    'module install': 'install',
    'group install': 'install',
    remove: 'remove',
    erase: 'remove',
    autoremove: 'remove',
    makecache: 'update',
    update: 'upgrade',
    upgrade: 'upgrade',
    'upgrade-minimal': 'upgrade',
    'update-minimal': 'upgrade',
    'distro-sync': 'upgrade',
    clean: 'clean',
};
const packages_npm = {
    install: 'install',
    i: 'install',
    add: 'install',
    'global add': 'install',
    uninstall: 'remove',
    remove: 'remove',
    rm: 'remove',
    update: 'upgrade',
    upgrade: 'upgrade',
    up: 'upgrade',
    'cache clean': 'clean',
    'store prune': 'clean',
};
const packages_pip = { install: 'install', uninstall: 'remove', 'cache purge': 'clean' };
const packages_conda = {
    install: 'install',
    create: 'install',
    remove: 'remove',
    update: 'upgrade',
    upgrade: 'upgrade',
    clean: 'clean',
};
const managers = new Map([
    ['apt-get', packages_apt],
    ['apt', packages_apt],
    ['aptitude', packages_apt],
    [
        'apk',
        {
            add: 'install',
            del: 'remove',
            update: 'update',
            upgrade: 'upgrade',
            'cache clean': 'clean',
            'cache purge': 'clean',
        },
    ],
    ['yum', packages_yum],
    ['dnf', packages_yum],
    ['dnf5', packages_yum],
    ['microdnf', packages_yum],
    ['tdnf', packages_yum],
    [
        'zypper',
        {
            install: 'install',
            in: 'install',
            remove: 'remove',
            rm: 'remove',
            refresh: 'update',
            ref: 'update',
            update: 'upgrade',
            up: 'upgrade',
            patch: 'upgrade',
            'dist-upgrade': 'upgrade',
            dup: 'upgrade',
            clean: 'clean',
            cc: 'clean',
        },
    ],
    ['pip', packages_pip],
    ['pipx', packages_pip],
    [
        'uv',
        {
            'pip install': 'install',
            'pip uninstall': 'remove',
            'tool install': 'install',
            add: 'install',
            'cache clean': 'clean',
        },
    ],
    ['npm', packages_npm],
    ['yarn', packages_npm],
    ['pnpm', packages_npm],
    ['gem', { install: 'install', i: 'install', uninstall: 'remove', update: 'upgrade', cleanup: 'clean' }],
    ['go', { install: 'install', get: 'install', clean: 'clean' }],
    ['cargo', { install: 'install', add: 'install', uninstall: 'remove', update: 'upgrade' }],
    ['conda', packages_conda],
    ['mamba', packages_conda],
    ['micromamba', packages_conda],
]);
/** What the command tells a package manager; `undefined` where it is none, or is told nothing. */
function packageCommand(command) {
    const found = findManager(command);
    const actions = found && managers.get(found.manager);
    if (!found || !actions)
        return undefined;
    const line = (0,shell_options/* readOptions */.Tt)(found.words, grammarOf(found.manager));
    // `cargo +nightly install`
    const operands = line.operands.filter(({ display }, index) => index > 0 || !display.startsWith('+'));
    const [first, second] = operands;
    if (!first)
        return undefined;
    const two = `${first.text} ${second?.text}`;
    const actionOfTwo = own(actions, two);
    const subcommand = actionOfTwo ? two : (first.text ?? '');
    const rest = operands.slice(actionOfTwo ? 2 : 1);
    return {
        ...line,
        command,
        manager: found.manager,
        action: actionOfTwo ?? own(actions, subcommand) ?? 'other',
        subcommand,
        packages: /^group ?install$/.test(subcommand) ? [] : packagesOf(found.manager, found.words, rest),
    };
}
/** Those of a script, of the named managers only where they are given. */
function packageCommands(script, ...names) {
    const found = script?.commands.flatMap((command) => packageCommand(command) ?? []) ?? [];
    return names.length === 0 ? found : found.filter(({ manager }) => names.includes(manager));
}
function own(actions, name) {
    return Object.hasOwn(actions, name) ? actions[name] : undefined;
}
function findManager(command) {
    const { name, words } = command;
    if (isPip(name))
        return { manager: 'pip', words };
    if (!isPython(name))
        return { manager: name, words };
    const module = command_line_commandLine(command).options.find((option) => option.name === '-m');
    if (!module?.value || !isPip(module.value.text ?? ''))
        return undefined;
    const at = words.indexOf(module.value);
    return { manager: 'pip', words: words.slice((at === -1 ? words.indexOf(module.word) : at) + 1) };
}
/** `gem install rails -- --with-opt` gives what is behind `--` to the build. */
function packagesOf(manager, words, rest) {
    if (manager !== 'gem')
        return rest;
    const end = words.findIndex(({ display }) => display === '--');
    if (end === -1)
        return rest;
    const build = new Set(words.slice(end));
    return rest.filter((word) => !build.has(word));
}

;// CONCATENATED MODULE: ./build/src/documents/shell/questions.js






/** Commands by the base name of their program, in the order they are written, those behind `sudo` and the like too. */
function commandsNamed(script, ...names) {
    return script?.commands.filter(({ name }) => names.includes(name)) ?? [];
}
/** Words that are neither options nor values of options: `install`, `curl` of `apt-get -o X=y install -y curl`. */
function operands(command, grammar) {
    return command_line_commandLine(command, grammar).operands;
}
/** The first operand: `install` of `apt-get -q install curl`. */
function subcommand(command) {
    return operands(command)[0]?.text;
}
/** True where the first operands are these: `hasSubcommand(command, 'config', 'set')`. */
function hasSubcommand(command, ...path) {
    const words = operands(command);
    return path.every((name, index) => words[index]?.text === name);
}
/**
 * The last option of one of these names, given with their dashes: `'-k'`, `'--insecure'`. Clusters are understood
 * (`-fsSLk`), and a value attached (`--yes=true`).
 */
function findOption(command, ...names) {
    return command_line_commandLine(command).options.findLast(({ name }) => names.includes(name));
}
const off = new Set(['false', 'no', 'off', '0']);
/** True where one of the options is there and not a switch that its value turns off (`--yes=false`); the last one counts. */
function hasOption(command, ...names) {
    const option = findOption(command, ...names);
    if (!option)
        return false;
    return (0,shell_options/* takesValue */.ac)(option.name, grammarOf(command.name)) || !off.has(option.value?.text?.toLowerCase() ?? '');
}
/** The value of the last option of one of these names: of `-o v`, `-ov`, `--opt v` and `--opt=v`. */
function optionValue(command, ...names) {
    return optionValues(command, ...names).at(-1);
}
/** The values of all of them, in their order: `-o A=1 -o B=2`. */
function optionValues(command, ...names) {
    return commandLine(command).options.flatMap(({ name, value }) => (value && names.includes(name) ? [value] : []));
}
/** The variable's last assignment by the command: `NAME=v command`, `export NAME=v`, `env NAME=v command`. */
function assignedValue({ assignments }, name) {
    return assignments.findLast((assignment) => assignment.name === name)?.value;
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/development-dependencies.js



const developmentDependencies = {
    id: 'dockerfile/development-dependencies',
    title: 'Development dependencies installed in the image that ships',
    severity: 'low',
    confidence: 'medium',
    category: 'efficiency',
    profile: 'all',
    why: 'Compilers, test runners and whatever they bring make the image larger, and every one of them can have a hole.',
    fix: 'Install with `npm ci --omit=dev` (`yarn install --production`, `pnpm install --prod`), or build in a stage of its own and copy the result.',
    details: 'Told in stages that ship, and the stages those are FROM. `NODE_ENV=production` does the same as the option, and a later `prune` makes up for it.',
    references: ['https://docs.npmjs.com/cli/commands/npm-ci#omit'],
    covers: ['owasp-node:\u00a72', 'owasp-node:\u00a73'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'everything the lock file names',
                code: "FROM node:24-slim\nCOPY package*.json ./\nRUN [|npm ci|]\nUSER node\n",
            },
        ],
        good: [
            {
                name: 'left out by an option, by the environment, by pruning',
                code: "FROM node:24-slim AS one\nRUN npm ci --omit=dev\nFROM one AS two\nENV NODE_ENV=production\nRUN yarn install --frozen-lockfile\nFROM node:24-slim\nRUN npm ci && npm run build && npm prune --omit=dev\n",
            },
            {
                name: 'in a stage that stays behind, and a single tool',
                code: "FROM node:24-slim AS build\nRUN npm ci && npm run build\nFROM node:24-slim\nRUN npm install --global pm2@6.0.8\nCOPY --from=build /app/dist /app\n",
            },
        ],
    },
    *check(document, project) {
        const shipped = new Set(project.shippedStages(document).flatMap(({ chain }) => chain));
        const pruned = new Set(buildCommands(document).flatMap(({ command: { name, words }, instruction: { stage } }) => stage !== undefined && development_dependencies_managers.has(name) && words.some(({ text }) => text === 'prune') ? [stage] : []));
        for (const { command, instruction } of buildCommands(document)) {
            const { stage, onbuild } = instruction;
            if (onbuild || stage === undefined || !shipped.has(stage) || pruned.has(stage) || !development_dependencies_managers.has(command.name))
                continue;
            const installed = packageCommand(command);
            if (installed === undefined || !takesAll(installed))
                continue;
            if (document.resolve(instruction, 'NODE_ENV') === 'production' || command.assignments.some(isProduction))
                continue;
            const message = `${(0,core_text/* quoted */.TL)(command.name)} installs development dependencies too, and the stage ships.`;
            yield { span: command.span, subject: command.name, message };
        }
    },
};
const development_dependencies_managers = new Set(['npm', 'yarn', 'pnpm']);
const leaves = new Set(['--omit', '--production', '--prod', '-P', '--only', '-g', '--global']);
function takesAll({ subcommand, packages, options }) {
    if (!['ci', 'clean-install', 'install', 'i'].includes(subcommand) || packages.length > 0)
        return false;
    return !options.some(({ name }) => leaves.has(name));
}
function isProduction({ name, value, }) {
    return name === 'NODE_ENV' && value.text === 'production';
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/duplicate-stage-name.js

const duplicateStageName = {
    id: 'dockerfile/duplicate-stage-name',
    title: 'Stage name used twice',
    severity: 'medium',
    confidence: 'high',
    category: 'correctness',
    profile: 'recommended',
    why: 'From the second on, the name means another stage, so that copies and `--target` silently take the wrong one.',
    fix: 'Give every stage a name of its own; letter case makes no difference.',
    references: ['https://docs.docker.com/reference/build-checks/duplicate-stage-name/'],
    covers: [
        'hadolint:DL3024',
        'trivy:DS-0012',
        'kics:f2daed12-c802-49cd-afed-fe41d0b82fed',
        'checkov:CKV_DOCKER_11',
        'semgrep:alias-must-be-unique',
        'buildkit:DuplicateStageName',
    ],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'in another letter case',
                code: "FROM golang:1.26 AS build\nFROM node:24-slim AS [|Build|]\nFROM debian:13-slim\nCOPY --from=build /app /app\n",
            },
        ],
        good: [
            {
                name: 'a name each',
                code: "FROM golang:1.26 AS build-api\nFROM node:24-slim AS build-web\n",
            },
        ],
    },
    *check({ stages }) {
        const first = new Map();
        for (const { name } of stages) {
            if (name?.text === undefined)
                continue;
            const key = name.text.toLowerCase();
            const earlier = first.get(key);
            if (earlier === undefined)
                first.set(key, name);
            else {
                const related = [{ span: earlier.span, message: 'The first stage of that name.' }];
                yield {
                    span: name.span,
                    subject: key,
                    message: `Another stage is named ${(0,core_text/* quoted */.TL)(name.text)} already.`,
                    related,
                };
            }
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/empty-continuation.js

const emptyContinuation = {
    id: 'dockerfile/empty-continuation',
    title: 'Empty line within an instruction',
    severity: 'low',
    confidence: 'high',
    category: 'correctness',
    profile: 'all',
    why: 'Builders skip the line with a warning today, and will end the instruction there in a later release.',
    fix: 'Delete the line, or put a comment there.',
    references: ['https://docs.docker.com/reference/build-checks/no-empty-continuation/'],
    covers: ['buildkit:NoEmptyContinuation'],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'to set commands apart',
                code: "FROM example/app:4.2\nRUN /app --install && \\\n[|\n|]    /app --check\n",
            },
        ],
        good: [
            {
                name: 'a comment, a heredoc',
                code: "FROM example/app:4.2\nRUN /app --install && \\\n    # then see whether it runs\n    /app --check\nRUN <<EOF\n/app --more\n\n/app --check\nEOF\n",
            },
        ],
    },
    *check({ instructions, text }) {
        const lines = text.split('\n');
        for (const { keyword, span, heredocs } of instructions) {
            if (heredocs.length > 0)
                continue;
            for (let line = span.start.line + 1; line < span.end.line; line += 1) {
                if (lines[line - 1]?.trim() !== '')
                    continue;
                const empty = { start: { line, column: 1 }, end: { line: line + 1, column: 1 } };
                const message = `This ${keyword} goes on behind an empty line.`;
                yield { span: empty, message, edits: [{ span: empty, text: '' }] };
            }
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/end-of-life-base.js



const endOfLifeBase = {
    id: 'dockerfile/end-of-life-base',
    title: 'Image of a version that gets no more fixes',
    severity: 'medium',
    confidence: 'high',
    category: 'supply-chain',
    profile: 'recommended',
    why: 'What is found in it from now on stays open, and attackers read the same advisories as everybody.',
    fix: 'Move to a version that is supported, best a small one: a `slim` variant, or a hardened image (`gcr.io/distroless/*`, `cgr.dev/chainguard/*`, `dhi.io/*`).',
    details: 'Known are the dates of Debian (to the end of its long-term support), Ubuntu, Alpine, Node, Python, PHP, Ruby, Go, Java, .NET, nginx, PostgreSQL, MySQL, MariaDB, MongoDB and Redis, of the distribution that a tag names (`python:3.13-buster`), and official images that were given up (`openjdk`, `centos`). The suggestion is the newest version that is supported for long, in the same variant, or `slim` where none was named; data of a database has to be moved by hand, so none is offered there.',
    references: [
        'https://docs.docker.com/build/building/best-practices/#choose-the-right-base-image',
        'https://wiki.debian.org/DebianReleases',
        'https://github.com/nodejs/release#release-schedule',
        'https://devguide.python.org/versions/',
    ],
    covers: ['cis:4.2', 'owasp:RULE #9', 'owasp-node:\u00a71'],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'languages and distributions',
                code: "FROM [|golang:1.20-bullseye|] AS build\nFROM [|debian:buster-slim|] AS tools\nFROM [|python:3.9|]\n",
            },
            {
                name: 'a supported version on a distribution that is not, and an image that was given up',
                code: "FROM [|node:24-buster-slim|] AS build\nFROM [|openjdk:21-slim|]\n",
            },
            {
                name: 'behind an argument, which is left to the author',
                code: "ARG ALPINE=3.15\nFROM [|alpine:${ALPINE}|]\n",
            },
        ],
        good: [
            {
                name: 'supported, unknown, or no version at all',
                code: "FROM node:24-slim AS build\nFROM ubuntu:24.04 AS tools\nFROM example/python:3.9-buster AS other\nFROM python:3 AS moving\nFROM python:3.14-slim\n",
            },
        ],
    },
    *check(document, _project, { today }) {
        for (const { reference, span, raw } of pulledImages(document)) {
            const ended = endOfLife(reference, today);
            if (ended === undefined)
                continue;
            const { tag, message } = ended;
            const literal = raw === reference.raw && reference.tag !== '';
            const edits = tag !== undefined && literal ? [{ span, text: raw.slice(0, -reference.tag.length) + tag }] : [];
            yield { span, subject: reference.name, message, edits };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/exposed-port.js
/** `[host:]first[-last][/protocol]`; `undefined` for what is no number. */
function readExposed(text) {
    const match = /^(?:(?<host>.*):)?(?<first>\d{1,9})(?:-(?<last>\d{1,9}))?(?:\/(?<protocol>[^/]*))?$/.exec(text);
    const { host = '', first, last, protocol = '' } = match?.groups ?? {};
    return first === undefined ? undefined : { first: Number(first), last: Number(last ?? first), protocol, host };
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/exposed-host-port.js


const exposedHostPort = {
    id: 'dockerfile/exposed-host-port',
    title: 'EXPOSE with an address or a port of the host',
    severity: 'low',
    confidence: 'high',
    category: 'correctness',
    profile: 'recommended',
    why: 'EXPOSE knows only ports of the container, so the address or host port is ignored today and refused tomorrow.',
    fix: 'Name the container\u2019s port alone, and publish it with `ports:` or `docker run -p`.',
    references: ['https://docs.docker.com/reference/build-checks/expose-invalid-format/'],
    covers: ['buildkit:ExposeInvalidFormat'],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'written like a published port',
                code: "FROM example/app:4.2\nEXPOSE [|127.0.0.1:8080:80|] [|8443:443/tcp|]\n",
            },
        ],
        good: [
            {
                name: 'ports of the container',
                code: "FROM example/app:4.2\nEXPOSE 80 443/tcp\n",
            },
        ],
    },
    *check({ instructions }) {
        for (const { keyword, args } of instructions) {
            if (keyword !== 'EXPOSE')
                continue;
            for (const { text = '', raw, span } of args) {
                const port = readExposed(text);
                if (port === undefined || port.host === '')
                    continue;
                const own = text.slice(port.host.length + 1);
                const edits = raw === text ? [{ span, text: own }] : [];
                yield { span, subject: own, message: `${(0,core_text/* quoted */.TL)(text)} names more than a port of the container.`, edits };
            }
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/exposed-ssh.js


const exposedSsh = {
    id: 'dockerfile/exposed-ssh',
    title: 'SSH port exposed',
    severity: 'medium',
    confidence: 'high',
    category: 'network',
    profile: 'recommended',
    why: 'An SSH server in a container is a second way in, with keys and accounts of its own that nobody patches or watches.',
    fix: 'Take the server out and use `docker exec`, or the console of your orchestrator.',
    details: 'Ranges that hold port 22 count, with TCP named or implied. SSH does not run over UDP or SCTP.',
    references: ['https://docs.docker.com/reference/dockerfile/#expose'],
    covers: ['trivy:DS-0004', 'kics:5907595b-5b6d-4142-b173-dbb0e73fbff8', 'checkov:CKV_DOCKER_1'],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'among others, with its protocol',
                code: "FROM example/bastion:4.2\nEXPOSE 8080 [|22/tcp|]\n",
            },
            {
                name: 'within a range',
                code: "FROM example/bastion:4.2\nEXPOSE [|20-25|]\n",
            },
        ],
        good: [
            {
                name: 'other ports',
                code: "FROM example/app:4.2\nEXPOSE 2222 8022-8030 22/udp\n",
            },
        ],
    },
    *check({ instructions }) {
        for (const { keyword, args, argsSpan } of instructions) {
            if (keyword !== 'EXPOSE')
                continue;
            const kept = args.filter(({ text }) => !holdsSsh(text));
            for (const { text, span } of args) {
                if (!holdsSsh(text))
                    continue;
                const single = /^22(?:\/|$)/.test(text ?? '') && kept.length > 0 && kept.length === args.length - 1;
                const edits = single ? [{ span: argsSpan, text: kept.map(({ raw }) => raw).join(' ') }] : [];
                yield { span, subject: 'ssh', message: `${(0,core_text/* quoted */.TL)(text ?? '')} exposes port 22, which is SSH.`, edits };
            }
        }
    },
};
function holdsSsh(text) {
    const port = readExposed(text ?? '');
    return port !== undefined && port.first <= 22 && port.last >= 22 && /^(?:tcp)?$/i.test(port.protocol);
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/extra-package-index.js


const extraPackageIndex = {
    id: 'dockerfile/extra-package-index',
    title: 'Package index beside the public one',
    severity: 'low',
    confidence: 'medium',
    category: 'supply-chain',
    profile: 'recommended',
    why: 'pip takes the highest version that any index has, so that whoever registers your package\u2019s name in public is installed instead.',
    fix: 'Name your index alone, `--index-url`, and let it pass on what is public.',
    details: 'Indexes that publish builds of public packages (PyTorch, NVIDIA, piwheels) are left alone.',
    references: ['https://pip.pypa.io/en/stable/cli/pip_install/#cmdoption-extra-index-url'],
    covers: [],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'by option and by variable',
                code: "FROM python:3.13-slim\nENV [|PIP_EXTRA_INDEX_URL=https://pypi.example.com/simple|]\nRUN pip install --no-cache-dir [|--extra-index-url|] https://pypi.example.com/simple app==1.0\n",
            },
        ],
        good: [
            {
                name: 'one index, and builds of public packages',
                code: "FROM python:3.13-slim\nRUN pip install --no-cache-dir --index-url https://pypi.example.com/simple app==1.0\nRUN pip install --no-cache-dir --extra-index-url https://download.pytorch.org/whl/cpu torch==2.8.0\n",
            },
        ],
    },
    *check(document) {
        for (const { keyword, pairs } of document.instructions) {
            if (keyword !== 'ENV' && keyword !== 'ARG')
                continue;
            for (const { name, value, span } of pairs) {
                if (!/^(?:PIP|UV)_EXTRA_INDEX_URL$/.test(name.raw) || extra_package_index_isPublic(value?.raw ?? ''))
                    continue;
                yield { span, subject: name.raw, message: `${(0,core_text/* quoted */.TL)(name.raw)} ${adds}` };
            }
        }
        for (const { command } of buildCommands(document)) {
            for (const [index, { display, span }] of command.words.entries()) {
                if (!/^--extra-index-url(?:=|$)/.test(display))
                    continue;
                if (extra_package_index_isPublic(display.includes('=') ? display : (command.words[index + 1]?.display ?? '')))
                    continue;
                yield { span, subject: command.name, message: `${(0,core_text/* quoted */.TL)('--extra-index-url')} ${adds}` };
            }
        }
    },
};
const adds = 'adds an index whose names anybody may register in public.';
function extra_package_index_isPublic(url) {
    return (url === '' ||
        /download\.pytorch\.org|pypi\.(?:org|nvidia\.com|ngc\.nvidia\.com)|piwheels\.org|data\.pyg\.org/.test(url));
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/floating-tag.js



const floatingTag = {
    id: 'dockerfile/floating-tag',
    title: 'Image by a tag that moves',
    severity: 'medium',
    confidence: 'high',
    category: 'supply-chain',
    profile: 'recommended',
    why: 'Whoever pushes to that tag next decides what this image is built on, and two builds of one commit differ.',
    fix: 'Name a version, best with its digest: `name:1.2.3@sha256:\u2026`.',
    details: 'Tags such as `latest`, `stable`, `lts`, `edge` or `nightly` promise to move, also with a suffix (`lts-alpine`). A digest beside the tag settles it. Versions, however short, are left to `dockerfile/missing-digest`.',
    references: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
    covers: [
        'hadolint:DL3007',
        'trivy:DS-0001',
        'kics:f45ea400-6bbe-4501-9fc7-1c3d75c32067',
        'checkov:CKV_DOCKER_7',
        'semgrep:avoid-latest-version',
        'owasp-node:\u00a71',
    ],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'by name, and by the default of an argument',
                code: "ARG NODE=lts-alpine\nFROM [|golang:latest|] AS build\nFROM [|node:${NODE}|]\n",
            },
            {
                name: 'a tool mounted out of an image',
                code: "FROM python:3.13-slim\nRUN --mount=from=[|ghcr.io/astral-sh/uv:latest|],source=/uv,target=/bin/uv uv sync --locked\n",
            },
        ],
        good: [
            {
                name: 'versions, and a tag that a digest holds',
                code: "FROM golang:1.26 AS build\nFROM busybox:latest@sha256:9ae97d36d26566ff84e8893c64a6dc4fe8ca6d1144bf5b87b2b85a32def253c7\n",
            },
        ],
    },
    *check(document) {
        for (const { reference, span, how } of pulledImages(document)) {
            if (reference.digest !== '' || !isFloatingTag(reference.tag))
                continue;
            const message = `${how} takes ${(0,core_text/* quoted */.TL)(reference.name)} by the tag ${(0,core_text/* quoted */.TL)(reference.tag)}, which moves.`;
            yield { span, subject: reference.name, message };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/package-commands.js



const families = {
    'apt-get': 'apt',
    aptitude: 'apt',
    dnf: 'yum',
    dnf5: 'yum',
    microdnf: 'yum',
    tdnf: 'yum',
};
/** Every use of a package manager, in order; `python -m pip` is pip. */
function* package_commands_packageCommands(document) {
    for (const each of buildCommands(document)) {
        const use = packageCommand(each.command);
        if (use === undefined)
            continue;
        const { manager, subcommand, packages, options, operands } = use;
        const last = operands[subcommand.split(' ').length - 1];
        yield {
            ...each,
            family: families[manager] ?? manager,
            action: subcommand,
            place: last === undefined ? each.command.nameSpan : (0,core_location/* joinSpans */.kU)(each.command.nameSpan, last.span),
            packages,
            has: (...names) => options.some((option) => names.includes(option.name)),
            count: (...names) => options.filter((option) => names.includes(option.name)).length,
            value: (name) => options.findLast((option) => option.name === name && option.value)?.value?.display,
            setting: (name) => settingOf(options, name),
        };
    }
}
function settingOf(options, setting) {
    for (const { name, value } of options) {
        if (!/^(?:-o|--option|--setopt)$/.test(name) || value === undefined)
            continue;
        const [key = '', text = ''] = value.display.split('=', 2);
        if (setting.test(key))
            return text;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/full-upgrade.js


const fullUpgrade = {
    id: 'dockerfile/full-upgrade',
    title: 'Whole system upgraded in the build',
    severity: 'low',
    confidence: 'medium',
    category: 'supply-chain',
    profile: 'all',
    why: 'Two builds of one commit hold different programs, and every changed file lies in the image twice.',
    fix: 'Take a newer base image, and let a bot keep its digest fresh.',
    details: 'Where the makers of the base image are slow with fixes, an upgrade is the lesser evil; then silence this rule there, with that reason.',
    references: ['https://docs.docker.com/build/building/best-practices/#rebuild-your-images-often'],
    covers: [
        'hadolint:DL3035',
        'trivy:DS-0024',
        'semgrep:avoid-apk-upgrade',
        'semgrep:avoid-apt-get-upgrade',
        'semgrep:avoid-dnf-update',
        'semgrep:avoid-yum-update',
        'semgrep:avoid-zypper-update',
        'dockle:DKL-DI-0003',
    ],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'on Debian and on Alpine',
                code: "FROM debian:13-slim AS base\nRUN apt-get update && [|apt-get dist-upgrade|] -y && rm -rf /var/lib/apt/lists/*\n\nFROM alpine:3.22\nRUN [|apk upgrade|] --no-cache\n",
            },
        ],
        good: [
            {
                name: 'one package',
                code: "FROM rockylinux:9\nRUN dnf upgrade -y openssl-3.2 && dnf clean all\n",
            },
        ],
    },
    *check(document) {
        for (const { command, family, action, packages, place } of package_commands_packageCommands(document)) {
            const upgrades = verbs[family];
            if (upgrades === undefined || !upgrades.test(action) || (packages.length > 0 && !/dist|full/.test(action)))
                continue;
            const shown = (0,core_text/* quoted */.TL)(`${command.name} ${action}`);
            yield {
                span: place,
                subject: `${family} upgrade`,
                message: `${shown} replaces what the base image was tested with.`,
            };
        }
    },
};
const verbs = {
    apt: /^(?:upgrade|dist-upgrade|full-upgrade)$/,
    apk: /^upgrade$/,
    yum: /^(?:update|upgrade|distro-sync|dist-sync|upgrade-minimal|update-minimal)$/,
    zypper: /^(?:update|up|dist-upgrade|dup)$/,
};

// EXTERNAL MODULE: ./build/src/documents/lines.js
var documents_lines = __webpack_require__(7471);
;// CONCATENATED MODULE: ./build/src/rules/dockerfile/hardcoded-secret.js






const hardcodedSecret = {
    id: 'dockerfile/hardcoded-secret',
    title: 'Secret written into the Dockerfile',
    severity: 'critical',
    confidence: 'high',
    category: 'secrets',
    profile: 'recommended',
    why: 'Everybody who can read the repository or pull the image has it, and deleting the line later takes it out of neither.',
    fix: 'Revoke it, then mount its successor where it is needed, `RUN --mount=type=secret,id=\u2026`, or give it to the container when it starts.',
    details: 'Told by the form that providers give their tokens, by private keys, and by passwords in URLs, wherever they stand in an instruction: `critical`. A literal value behind a name that says secret is `high`, a password that everybody tries first is `medium`. What is plainly to be filled in (`changeme`, `<token>`) is left to `dockerfile/secret-variable`. The secret itself is never shown in full.',
    references: ['https://docs.docker.com/build/building/secrets/'],
    covers: ['kics:a88baa34-e2ad-44ea-ad6f-8cac87bc7c71', 'dockle:CIS-DI-0010', 'cis:4.10'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'by the form of the value',
                code: "FROM python:3.13-slim\nARG INDEX=https://build:[|c0rrect-h0rse|]@pypi.example.com/simple\nRUN pip install --index-url $INDEX app==1.0\nRUN curl -H \"PRIVATE-TOKEN: [|glpat-Zx81kQ27vLmN04pRt6Ys|]\" https://gitlab.example.com/api/v4/projects\n",
            },
            {
                name: 'by the name it is given',
                code: "FROM alpine:3.22\nENV DB_USER=app DB_PASSWORD=[|Tr0ub4dor_3|]\nRUN API_TOKEN=[|9f86d081884c7d65|] /usr/local/bin/register --admin-password=[|c0rrect-h0rse|]\n",
            },
        ],
        good: [
            {
                name: 'a variable, a mount, something to be filled in',
                code: "FROM alpine:3.22\nARG GIT_USER GIT_TOKEN\nRUN git clone https://${GIT_USER}:${GIT_TOKEN}@git.example.com/app.git\nRUN --mount=type=secret,id=db DB_PASSWORD=$(cat /run/secrets/db) /migrate\nENV DB_PASSWORD=changeme\n",
            },
        ],
    },
    *check(document) {
        yield* byForm(document);
        yield* byName(document);
    },
};
function* byForm({ text, instructions }) {
    const secrets = findSecrets(text);
    if (secrets.length === 0)
        return;
    const lines = (0,documents_lines/* readLines */.S)(text);
    let at = 0;
    let end = 0;
    for (const { kind, start, end: stop, placeholder } of secrets) {
        const span = lines.span(start, stop);
        while (at < instructions.length && isBefore(instructions[at], span))
            at += 1;
        const instruction = instructions[at];
        // One stretch of text is one secret, whatever forms it has; and a comment is no part of the image.
        if (start < end || instruction === undefined || !(0,core_location/* containsPosition */.ZL)(instruction.span, span.start))
            continue;
        end = stop;
        const shown = kind === 'private key' ? '' : `: ${(0,core_text/* quoted */.TL)((0,core_text/* masked */.Iv)(text.slice(start, stop)))}`;
        const message = `A ${kind} stands in this ${instruction.keyword}${shown}.`;
        yield {
            span,
            secret: true,
            subject: kind,
            message,
            ...(placeholder ? doubtful : isWellKnown(text.slice(start, stop)) ? mild : {}),
        };
    }
}
/** To be filled in, or an example of somebody's documentation. */
const doubtful = { severity: 'low', confidence: 'low' };
/** A password that everybody tries first guards a development setup at best. */
const mild = { severity: 'medium', confidence: 'low' };
function isBefore(instruction, { start }) {
    const end = instruction?.span.end;
    return end !== undefined && (end.line < start.line || (end.line === start.line && end.column <= start.column));
}
function* byName({ instructions }) {
    for (const { keyword, pairs, script } of instructions) {
        for (const { name, value } of pairs) {
            if (value === undefined || value.variables.length > 0)
                continue;
            for (const violation of hardcoded_secret_named(name.text ?? name.raw, value)) {
                // Any label may be called `key`.
                if (keyword !== 'LABEL' || violation.confidence !== 'low')
                    yield violation;
            }
        }
        for (const command of script?.commands ?? []) {
            yield* passwords(command);
            for (const { name, value } of command.assignments)
                yield* hardcoded_secret_named(name, value);
            for (const { name, value } of command_line_commandLine(command).options) {
                if (value !== undefined && /^--?[a-z][a-z-]+$/.test(name))
                    yield* hardcoded_secret_named(name, value);
            }
        }
    }
}
/** `sshpass -p \u2026`, `docker login -p \u2026`. */
function* passwords(command) {
    const isLogin = /^(?:docker|podman|helm)$/.test(command.name) && command.words.some(({ text }) => text === 'login');
    if (!isLogin && command.name !== 'sshpass')
        return;
    const option = command_line_commandLine(command, { short: 'pu' }).options.find(({ name }) => name === '-p');
    if (option?.value)
        yield* hardcoded_secret_named('password', option.value);
}
function* hardcoded_secret_named(name, { text, span }) {
    const found = text === undefined ? undefined : secretAssignment(name, text);
    // What has a form is told by it already.
    if (found === undefined || found.kind !== '')
        return;
    const { severity, confidence, secret } = found;
    const message = `${(0,core_text/* quoted */.TL)(name)} is given its secret here: ${(0,core_text/* quoted */.TL)((0,core_text/* masked */.Iv)(secret))}.`;
    yield { span, secret: true, subject: name, severity, confidence, message };
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/host-command.js


const hostCommand = {
    id: 'dockerfile/host-command',
    title: 'Command that makes no sense in a build',
    severity: 'info',
    confidence: 'medium',
    category: 'correctness',
    profile: 'all',
    why: 'A build has no services, no terminal and no other processes, and what the command starts or mounts is gone with the line.',
    fix: 'Take it out, or do it when the container starts.',
    references: ['https://docs.docker.com/build/building/best-practices/'],
    covers: ['hadolint:DL3001', 'kics:9b6b0f38-92a2-41f9-b881-3a1083d99f1b', 'semgrep:nonsensical-command'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'a service and an editor',
                code: "FROM debian:13-slim\nRUN [|service|] nginx start\nRUN ls && [|vim|] /etc/hosts\n",
            },
        ],
        good: [
            {
                name: 'a package of that name',
                code: "FROM alpine:3.22\nRUN apk add --no-cache vim=9.1.1415-r0\n",
            },
        ],
    },
    *check(document) {
        for (const { command } of buildCommands(document)) {
            if (!commands.has(command.name))
                continue;
            yield {
                span: command.nameSpan,
                subject: command.name,
                message: `${(0,core_text/* quoted */.TL)(command.name)} has nothing to work on while an image is built.`,
            };
        }
    },
};
const commands = new Set([
    'free',
    'ifconfig',
    'kill',
    'mount',
    'nano',
    'ps',
    'reboot',
    'service',
    'shutdown',
    'ssh',
    'systemctl',
    'top',
    'vi',
    'vim',
]);

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/host-network-build.js

const host_network_build_hostNetworkBuild = {
    id: 'dockerfile/host-network-build',
    title: 'RUN in the network of the host',
    severity: 'medium',
    confidence: 'high',
    category: 'isolation',
    profile: 'recommended',
    why: 'What the command runs reaches every service that listens on the machine that builds, its metadata and local daemons included.',
    fix: 'Take `--network=host` out, or write `--network=none` for what needs no network.',
    references: ['https://docs.docker.com/reference/dockerfile/#run---network'],
    covers: [],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'to reach a mirror on the builder',
                code: "FROM python:3.13-slim\nRUN [|--network=host|] pip install --no-cache-dir --requirement requirements.txt\n",
            },
        ],
        good: [
            {
                name: 'none at all',
                code: "FROM python:3.13-slim\nRUN --network=none python -m compileall /app\n",
            },
        ],
    },
    *check({ instructions }) {
        for (const { keyword, flags, argsSpan } of instructions) {
            if (keyword !== 'RUN')
                continue;
            for (const { name, value, span } of flags) {
                if (name !== 'network' || value?.text !== 'host')
                    continue;
                const alone = flags.length === 1 && argsSpan.start.line === span.start.line;
                const edits = alone ? [{ span: { start: span.start, end: argsSpan.start }, text: '' }] : [];
                yield { span, message: 'This command runs in the network of the machine that builds.', edits };
            }
        }
    },
};

;// CONCATENATED MODULE: ./build/src/documents/dockerignore.js
/** Longer than any path that a builder could open. */
const maxPattern = 4096;
/**
 * Reads a `.dockerignore` as the builder does: the last pattern that matches a path or a folder above it decides. The
 * cost of a question is the file's length times the path's. https://docs.docker.com/build/concepts/context/#syntax
 */
function parseDockerignore(text) {
    const patterns = text
        .replace(/^\uFEFF/, '')
        .split(/\r?\n/)
        .flatMap((line) => readPattern(line) ?? []);
    return {
        ignores: (path) => {
            let ignored = false;
            for (const { exception, tokens } of patterns) {
                if (exception === ignored && dockerignore_matches(tokens, path))
                    ignored = !exception;
            }
            return ignored;
        },
    };
}
function readPattern(line) {
    const trimmed = line.trim();
    if (line.startsWith('#') || trimmed === '')
        return undefined;
    const exception = trimmed.startsWith('!');
    const glob = cleanPath(exception ? trimmed.slice(1).trim() : trimmed);
    const tokens = glob === '' || glob.length > maxPattern ? undefined : readTokens(glob);
    return tokens && { exception, tokens };
}
/** Without `.`, `..`, doubled, leading and trailing slashes. */
function cleanPath(path) {
    const parts = [];
    for (const part of path.split('/')) {
        if (part === '..' && parts.length > 0 && parts.at(-1) !== '..')
            parts.pop();
        else if (part !== '' && part !== '.')
            parts.push(part);
    }
    return parts.join('/');
}
/** `undefined` for a pattern that the builder refuses: a class without an end. */
function readTokens(glob) {
    const tokens = [];
    let at = 0;
    while (at < glob.length) {
        const char = glob[at] ?? '';
        if (glob.startsWith('**', at)) {
            at += glob[at + 2] === '/' ? 3 : 2;
            tokens.push({ kind: at >= glob.length ? 'rest' : 'folders' });
        }
        else if (char === '*') {
            at += 1;
            tokens.push({ kind: 'star' });
        }
        else if (char === '[') {
            const end = glob.indexOf(']', at + 2);
            if (end === -1)
                return undefined;
            tokens.push({ kind: 'one', accepts: readClass(glob.slice(at + 1, end)) });
            at = end + 1;
        }
        else if (char === '?') {
            at += 1;
            tokens.push({ kind: 'one', accepts: (other) => other !== '/' });
        }
        else {
            const literal = char === '\\' && at + 1 < glob.length ? (glob[at + 1] ?? '') : char;
            at += char === '\\' && at + 1 < glob.length ? 2 : 1;
            tokens.push({ kind: 'one', accepts: (other) => other === literal });
        }
    }
    return tokens;
}
/** The inside of `[a-z_]` or `[^\u2026]`. */
function readClass(inside) {
    const negated = inside.startsWith('^');
    const ranges = [];
    const chars = [...(negated ? inside.slice(1) : inside).replace(/\\(.)/g, '$1')];
    for (let at = 0; at < chars.length; at++) {
        const first = chars[at] ?? '';
        const isRange = chars[at + 1] === '-' && at + 2 < chars.length;
        ranges.push({ first, last: isRange ? (chars[at + 2] ?? '') : first });
        if (isRange)
            at += 2;
    }
    return (char) => char !== '/' && ranges.some(({ first, last }) => first <= char && char <= last) !== negated;
}
/** Follows all ways to match at once, so that no pattern is slow; true where the path or a folder above it matches. */
function dockerignore_matches(tokens, path) {
    let states = new Set();
    enter(tokens, states, 0);
    for (const char of path) {
        if (char === '/' && states.has(tokens.length))
            return true;
        const next = new Set();
        for (const state of states) {
            const token = tokens[state];
            if (token?.kind === 'rest' || (token?.kind === 'star' && char !== '/'))
                enter(tokens, next, state);
            else if (token?.kind === 'one' && token.accepts(char))
                enter(tokens, next, state + 1);
            else if (token?.kind === 'folders') {
                next.add(state);
                if (char === '/')
                    enter(tokens, next, state + 1);
            }
        }
        if (next.size === 0)
            return false;
        states = next;
    }
    return states.has(tokens.length);
}
/** Adds a state, and those behind tokens that may match nothing. */
function enter(tokens, states, from) {
    for (let state = from;; state++) {
        states.add(state);
        const kind = tokens[state]?.kind;
        if (kind === undefined || kind === 'one')
            return;
    }
}

// EXTERNAL MODULE: ./build/src/documents/paths.js
var paths = __webpack_require__(8536);
;// CONCATENATED MODULE: ./build/src/rules/build-contexts.js


/** One Dockerfile is built from one context, or from a few. */
const mostContexts = 20;
/** By project first: head and base share the documents that did not change, and may differ in what is around them. */
const build_contexts_read = new WeakMap();
/**
 * The contexts that a Dockerfile is built from: those that Compose files name; where there are none, its own folder if
 * that has an ignore file or is the root, else the root, as most are built with `-f`. Many rules ask: it is read once.
 */
function buildContexts(document, project) {
    const ofProject = build_contexts_read.get(project) ?? new WeakMap();
    build_contexts_read.set(project, ofProject);
    const known = ofProject.get(document);
    if (known)
        return known;
    const named = project.buildsOf(document).flatMap(({ build }) => build.context ?? []);
    const own = (0,paths/* folderOf */.y)(document.path);
    const likely = project.exists(inFolder(own, '.dockerignore')) ? own : '';
    const folders = new Set(project.buildsOf(document).length > 0 ? named.slice(0, mostContexts) : [likely]);
    const contexts = Array.from(folders, (folder) => ({ folder, ignore: ignoreFile(document, folder, project) }));
    ofProject.set(document, contexts);
    return contexts;
}
/** A path of the context as a path of the repository. */
function inFolder(folder, path) {
    return folder === '' ? path : `${folder}/${path}`;
}
/** The one beside the Dockerfile comes first: https://docs.docker.com/build/concepts/context/#filename-and-location */
function ignoreFile({ path: dockerfile }, folder, project) {
    for (const path of [`${dockerfile}.dockerignore`, inFolder(folder, '.dockerignore')]) {
        const text = project.text(path);
        if (text !== undefined)
            return { ...parseDockerignore(text), path, text, excepts: /^\s*!/m.test(text) };
        // It is there but was not read: nobody knows what it keeps out.
        if (project.exists(path))
            return { path, text: '', excepts: true, ignores: () => true };
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/ignored-copy.js



const ignoredCopy = {
    id: 'dockerfile/ignored-copy',
    title: 'COPY of a file that .dockerignore keeps out',
    severity: 'medium',
    confidence: 'medium',
    category: 'correctness',
    profile: 'recommended',
    why: 'The file never reaches the builder, so that the build fails as if it were missing.',
    fix: 'Take the file out of `.dockerignore`, or let it in again with a line `!path` below.',
    details: 'The ignore file is the one beside the Dockerfile (`Dockerfile.dockerignore`), else that of the context that Compose names, of the Dockerfile\u2019s own folder, or of the root. Where a line with `!` may let in something below the path, nothing is said, nor of paths with wildcards.',
    references: ['https://docs.docker.com/reference/build-checks/copy-ignored-file/'],
    covers: ['buildkit:CopyIgnoredFile'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'by its name, and by a folder',
                code: "FROM nginx:1.29\nCOPY [|nginx.conf|] /etc/nginx/\nADD --chown=nginx [|./dist/app|] index.html /srv/\n",
                files: { '.dockerignore': '*.conf\ndist\n' },
            },
            {
                name: 'in the context that Compose names',
                code: "FROM nginx:1.29\nCOPY [|site/notes.md|] /srv/\n",
                path: 'docker/web.Dockerfile',
                files: {
                    'compose.yaml': 'services:\n  web:\n    build:\n      context: ./web\n      dockerfile: ../docker/web.Dockerfile\n',
                    'web/.dockerignore': '**/*.md\n',
                },
            },
        ],
        good: [
            {
                name: 'let in again, from another stage, the whole context, and a comment',
                code: "FROM nginx:1.29 AS build\nFROM nginx:1.29\nCOPY README.md src lib /srv/\nCOPY --from=build /dist /srv/dist\nCOPY . /srv/\n",
                files: { '.dockerignore': '# README.md\n*.md\n!README.md\nsrc\n!src/app\nlib\n!lib/**/*.ts\ndist\n' },
            },
        ],
    },
    *check(document, project) {
        let left = mostSources;
        for (const instruction of document.instructions) {
            const copied = copiedFiles(instruction);
            if (copied === undefined || copied.from !== undefined)
                continue;
            for (const { text, span } of copied.sources) {
                if (text === undefined || text.length > longestPath || /[*?[]|:\/\//.test(text) || left-- <= 0)
                    continue;
                const path = text.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
                if (path === '' || path === '.' || path.split('/').includes('..'))
                    continue;
                const contexts = buildContexts(document, project);
                const ignore = contexts.every((each) => keepsOut(each.ignore, path)) ? contexts[0]?.ignore : undefined;
                if (ignore === undefined)
                    continue;
                const message = `${(0,core_text/* quoted */.TL)(path)} is kept out of the build by ${(0,core_text/* quoted */.TL)(ignore.path)}.`;
                yield { span, subject: path, message };
            }
        }
    },
};
/** Each source costs as much as the ignore file is long. */
const mostSources = 200;
const longestPath = 300;
const longestIgnoreFile = 20_000;
function keepsOut(ignore, path) {
    if (ignore === undefined || ignore.text === '' || ignore.text.length > longestIgnoreFile || !ignore.ignores(path))
        return false;
    return !ignore.excepts || !letsInBelow(ignore.text, path);
}
/** Whether a line with `!` may be about something below a folder. */
function letsInBelow(text, path) {
    const lines = text.split('\n').map((line) => line.trim());
    const exceptions = lines.flatMap((line) => (line.startsWith('!') ? [line.replace(/^!\s*(?:\.?\/)*/, '')] : []));
    return exceptions.some((line) => line.startsWith(`${path}/`) || /^[^/]*[*?[]/.test(line) || /\*\*/.test(line));
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/insecure-build.js

const insecure_build_insecureBuild = {
    id: 'dockerfile/insecure-build',
    title: 'RUN with all privileges',
    severity: 'high',
    confidence: 'high',
    category: 'isolation',
    profile: 'recommended',
    why: 'The command, and every script and package it runs, has the machine that builds, with the credentials and caches of all other builds.',
    fix: 'Take `--security=insecure` out, and do what needs privileges outside the build.',
    references: ['https://docs.docker.com/reference/dockerfile/#run---security'],
    covers: [],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'to run Docker in a build',
                code: "FROM docker:28-dind\nRUN [|--security=insecure|] ./run-tests.sh\n",
            },
        ],
        good: [
            {
                name: 'the sandbox, named',
                code: "FROM docker:28-cli\nRUN --security=sandbox ./run-tests.sh\n",
            },
        ],
    },
    *check({ instructions }) {
        for (const { keyword, flags } of instructions) {
            if (keyword !== 'RUN')
                continue;
            for (const { name, value, span } of flags) {
                if (name !== 'security' || value?.text !== 'insecure')
                    continue;
                yield { span, message: 'This command leaves the sandbox of the build.' };
            }
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/interactive-install.js



const interactiveInstall = {
    id: 'dockerfile/interactive-install',
    title: 'Package manager that will ask',
    severity: 'low',
    confidence: 'high',
    category: 'correctness',
    profile: 'recommended',
    why: 'A build has nobody to answer, so that the question ends it, at the latest when the list of packages grows.',
    fix: 'Add `-y` (`--non-interactive` for zypper).',
    details: 'Read are apt-get, apt, yum, dnf, microdnf, tdnf and zypper. `-qq`, `-q=2`, settings on the command line and `yes |` count as an answer.',
    references: ['https://docs.docker.com/build/building/best-practices/#apt-get'],
    covers: [
        'hadolint:DL3014',
        'hadolint:DL3030',
        'hadolint:DL3034',
        'hadolint:DL3038',
        'trivy:DS-0021',
        'kics:77783205-c4ca-4f80-bb80-c777f267c547',
        'kics:7ebd323c-31b7-4e5b-b26f-de5e9e477af8',
        'kics:45e1fca5-f90e-465d-825f-c2cb63fa3944',
        'kics:6e19193a-8753-436d-8a09-76dcff91bb03',
        'semgrep:missing-dnf-assume-yes-switch',
        'semgrep:missing-yum-assume-yes-switch',
        'semgrep:missing-assume-yes-switch',
        'semgrep:missing-zypper-no-confirm-switch',
    ],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'nobody says yes',
                code: "FROM debian:13-slim\nRUN apt-get update \\\n && [|apt-get install|] --no-install-recommends curl=8.14.1-2 \\\n && rm -rf /var/lib/apt/lists/*\n",
            },
        ],
        good: [
            {
                name: 'ways to say yes',
                code: "FROM debian:13-slim\nRUN apt-get update && apt-get install --no-install-recommends -qq curl=8.14.1-2 && rm -rf /var/lib/apt/lists/*\nRUN yum install -y curl-8.5 && zypper --non-interactive install curl=8.5\n",
            },
        ],
    },
    *check(document) {
        for (const each of package_commands_packageCommands(document)) {
            if (!asks(each) || isAnswered(each))
                continue;
            const { command, place, family, action } = each;
            const message = `${(0,core_text/* quoted */.TL)(`${command.name} ${action}`)} waits for an answer.`;
            yield { span: place, subject: `${family} ${action}`, message, edits: answer(each) };
        }
    },
};
function asks({ family, action }) {
    switch (family) {
        case 'apt':
            return action === 'install';
        case 'yum':
            return /^(?:(?:group |module )?install|in|reinstall|groupinstall|localinstall)$/.test(action);
        case 'zypper':
            return /^(?:install|in|remove|rm|source-install|si|patch)$/.test(action);
        default:
            return false;
    }
}
function isAnswered({ command, family, has, count, value, setting }) {
    if (command.pipeline?.commands.some(({ name }) => name === 'yes'))
        return true;
    if (family === 'zypper')
        return has('-n', '--non-interactive', '-y', '--no-confirm');
    if (family === 'yum')
        return has('-y', '--assumeyes', '--assumeno');
    if (has('-y', '--yes', '--assume-yes', '--force-yes', '-s', '--simulate', '--dry-run', '--just-print'))
        return true;
    const level = value('-q') ?? value('--quiet');
    if (level !== undefined ? Number(level) >= 2 : count('-q', '--quiet') >= 2)
        return true;
    return /^(?:true|1|yes)$/i.test(setting(/^apt::get::assume-yes$/i) ?? '');
}
function answer({ script, family, place }) {
    if (script.dialect !== 'posix')
        return [];
    return [{ span: (0,core_location/* spanAt */.i6)(place.end), text: family === 'zypper' ? ' --no-confirm' : ' -y' }];
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/invalid-label.js

const invalidLabel = {
    id: 'dockerfile/invalid-label',
    title: 'Label key that breaks the rules',
    severity: 'info',
    confidence: 'high',
    category: 'style',
    profile: 'all',
    why: 'Tools that read labels expect names in reverse DNS notation in lower case, and skip others.',
    fix: 'Use lower-case letters, digits, dots and single dashes, and leave `com.docker.*`, `io.docker.*` and `org.dockerproject.*` to Docker.',
    references: ['https://docs.docker.com/engine/manage-resources/labels/#key-format-recommendations'],
    covers: ['hadolint:DL3048'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'capitals, doubled dots, a name that is Docker\u2019s',
                code: "FROM alpine:3.22\nLABEL [|Vendor|]=\"Example\" [|org..example|]=\"1\" [|com.docker.thing|]=\"2\"\n",
            },
        ],
        good: [
            {
                name: 'a standard one and one of our own',
                code: "FROM alpine:3.22\nLABEL org.opencontainers.image.title=\"Tools\" com.example.build-id=\"7\"\n",
            },
        ],
    },
    *check({ instructions }) {
        for (const { keyword, pairs } of instructions) {
            if (keyword !== 'LABEL')
                continue;
            for (const { name } of pairs) {
                if (name.text === undefined || (invalid_label_form.test(name.text) && !reserved.test(name.text)))
                    continue;
                yield { span: name.span, subject: name.text, message: `${(0,core_text/* quoted */.TL)(name.text)} is no name that tools expect.` };
            }
        }
    },
};
const invalid_label_form = /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/;
const reserved = /^(?:com\.docker|io\.docker|org\.dockerproject)\./;

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/invalid-port.js


const invalidPort = {
    id: 'dockerfile/invalid-port',
    title: 'Port that does not exist',
    severity: 'low',
    confidence: 'high',
    category: 'correctness',
    profile: 'recommended',
    why: 'Ports end at 65535, so the build fails or the port that was meant is not exposed.',
    fix: 'Name a port from 1 to 65535, and the lower end of a range first.',
    references: ['https://docs.docker.com/reference/dockerfile/#expose'],
    covers: ['hadolint:DL3011', 'trivy:DS-0008', 'kics:71bf8cf8-f0a1-42fa-b9d2-d10525e0a38e', 'semgrep:invalid-port'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'one digit too many, also at the end of a range',
                code: "FROM example/app:4.2\nEXPOSE [|80800|] 8443/tcp\nEXPOSE [|65530-65540/udp|]\n",
            },
        ],
        good: [
            {
                name: 'ports, ranges, and what an argument decides',
                code: "FROM example/app:4.2\nARG PORT\nEXPOSE 8080 30000-30010/udp $PORT\n",
            },
        ],
    },
    *check({ instructions }) {
        for (const { keyword, args } of instructions) {
            if (keyword !== 'EXPOSE')
                continue;
            for (const { text, span } of args) {
                const port = readExposed(text ?? '');
                if (port && (port.last > 65535 || port.first > port.last)) {
                    yield { span, subject: text ?? '', message: `${(0,core_text/* quoted */.TL)(text ?? '')} is no port.` };
                }
            }
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/keyword-case.js

const keywordCase = {
    id: 'dockerfile/keyword-case',
    title: 'Keywords in different letter case',
    severity: 'info',
    confidence: 'high',
    category: 'style',
    profile: 'all',
    why: 'Keywords in mixed letter case are overlooked by readers and by searches.',
    fix: 'Write all keywords in one letter case, best in capitals.',
    details: 'The case that most instructions of the file have is the one that the others are held to.',
    references: ['https://docs.docker.com/reference/build-checks/consistent-instruction-casing/'],
    covers: ['buildkit:ConsistentInstructionCasing'],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'one out of line',
                code: "FROM alpine:3.22\n[|Run|] apk add --no-cache curl=8.14.1-r1\nUSER nobody\n",
            },
        ],
        good: [
            {
                name: 'all in lower case',
                code: "from alpine:3.22\nuser nobody\n",
            },
        ],
    },
    *check({ instructions, text }) {
        const lines = text.split('\n');
        const written = instructions.map(({ keyword, keywordSpan: { start, end } }) => ({
            keyword,
            span: { start, end },
            word: (lines[start.line - 1] ?? '').slice(start.column - 1, end.column - 1),
        }));
        const lower = written.filter(({ word }) => word === word.toLowerCase()).length;
        const isLower = lower > written.length / 2;
        for (const { keyword, span, word } of written) {
            const wanted = isLower ? keyword.toLowerCase() : keyword;
            if (word === wanted || word.toUpperCase() !== keyword)
                continue;
            const message = `${word} is not in ${isLower ? 'lower' : 'upper'} case, as the others are.`;
            yield { span, subject: keyword, message, edits: [{ span, text: wanted }] };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/label-value.js

const labelValue = {
    id: 'dockerfile/label-value',
    title: 'Label whose value is not what its key promises',
    severity: 'info',
    confidence: 'high',
    category: 'style',
    profile: 'all',
    why: 'Tools that trace an image to its source, licence or build read these labels, and find nothing they can use.',
    fix: 'Write the value in the form that the key asks for, or leave the label out.',
    details: 'Only the keys that the OCI image specification defines (`org.opencontainers.image.*`) and their predecessors (`org.label-schema.*`) say what a value must be: a date and time of RFC 3339, an address, an SPDX licence expression. Labels of a project\u2019s own have whatever form it likes, and none has to be there, so nothing is asked that would need configuration first.',
    references: ['https://github.com/opencontainers/image-spec/blob/main/annotations.md#pre-defined-annotation-keys'],
    covers: [
        'hadolint:DL3051',
        'hadolint:DL3052',
        'hadolint:DL3053',
        'hadolint:DL3054',
        'hadolint:DL3055',
        'hadolint:DL3056',
    ],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'nothing, a day without a time, an address without a scheme, a licence in words',
                code: "FROM alpine:3.22\nLABEL [|org.opencontainers.image.title=\"\"|]\nLABEL [|org.opencontainers.image.created=\"2026-03-01\"|] \\\n      [|org.opencontainers.image.source=\"github.com/example/app\"|] \\\n      [|org.opencontainers.image.licenses=\"Apache License 2.0\"|]\nLABEL [|org.label-schema.vcs-ref=main|] [|org.label-schema.schema-version=one|]\n",
            },
        ],
        good: [
            {
                name: 'as the specification has them, and one that the build fills in',
                code: "FROM alpine:3.22\nARG REVISION\nLABEL org.opencontainers.image.created=\"2026-03-01T12:00:00Z\" \\\n      org.opencontainers.image.source=\"https://github.com/example/app\" \\\n      org.opencontainers.image.licenses=\"MIT OR (Apache-2.0 WITH LLVM-exception)\" \\\n      org.opencontainers.image.revision=$REVISION \\\n      com.example.note=\"\" com.example.url=none\n",
            },
        ],
    },
    *check({ instructions }) {
        for (const { keyword, pairs } of instructions) {
            if (keyword !== 'LABEL')
                continue;
            for (const { name, value, span } of pairs) {
                const label = name.text ?? '';
                const wanted = label_value_forms.get(label);
                if (wanted === undefined || value?.text === undefined || value.variables.length > 0)
                    continue;
                const text = value.text.trim();
                if (text !== '' && text.length <= label_value_longest && wanted.accepts(text))
                    continue;
                const message = text === '' ? `${(0,core_text/* quoted */.TL)(label)} is empty.` : `${(0,core_text/* quoted */.TL)(label)} is not ${wanted.what}.`;
                yield { span, subject: label, message };
            }
        }
    },
};
const label_value_longest = 4096;
const oneOf = (what, accepts, ...keys) => keys.map((key) => [key, { what, accepts }]);
const label_value_image = (name) => `org.opencontainers.image.${name}`;
const schema = (name) => `org.label-schema.${name}`;
const time = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})$/;
const licence = /^\(*[A-Za-z0-9][A-Za-z0-9.+:-]*\)*(?: (?:AND|OR|WITH) \(*[A-Za-z0-9][A-Za-z0-9.+:-]*\)*)*$/;
const version = /^v?\d+\.\d+(?:\.\d+)?(?:[-+][0-9A-Za-z.+-]+)?$/;
/** Keys whose value has a form; a plain text has only to be there. */
const label_value_forms = new Map([
    ...oneOf('a time of RFC 3339', (text) => time.test(text), label_value_image('created'), schema('build-date')),
    ...oneOf('an address', isAddress, label_value_image('url'), label_value_image('source'), label_value_image('documentation'), schema('url'), schema('vcs-url')),
    ...oneOf('an SPDX licence expression', (text) => licence.test(text), label_value_image('licenses')),
    ...oneOf('the hash of a commit', (text) => /^[0-9a-f]{7,64}$/.test(text), schema('vcs-ref')),
    ...oneOf('a version', (text) => version.test(text), schema('schema-version')),
    ...oneOf('a text', () => true, label_value_image('title'), label_value_image('description'), label_value_image('vendor'), label_value_image('authors')),
    ...oneOf('a text', () => true, label_value_image('version'), label_value_image('revision'), label_value_image('ref.name'), schema('name')),
]);
function isAddress(text) {
    return /^(?:git@[\w.-]+:\S+)$/.test(text) || (/^[a-z][a-z+]*:\/\/[^\s/]/.test(text) && URL.canParse(text));
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/large-uid.js




const largeUid = {
    id: 'dockerfile/large-uid',
    title: 'useradd with a large number and a log',
    severity: 'low',
    confidence: 'high',
    category: 'efficiency',
    profile: 'all',
    why: 'useradd writes to a log that has a place for every number up to it, so that the layer grows by gigabytes.',
    fix: 'Add `--no-log-init`.',
    references: ['https://docs.docker.com/build/building/best-practices/#user'],
    covers: ['hadolint:DL3046'],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'a number of six digits',
                code: "FROM debian:13-slim\nRUN [|useradd|] --uid 100001 app\n",
            },
        ],
        good: [
            {
                name: 'without the log, or a smaller number',
                code: "FROM debian:13-slim\nRUN useradd -l -u 100001 app && useradd -u 10001 other\n",
            },
        ],
    },
    *check(document) {
        for (const { command, script } of buildCommands(document)) {
            if (command.name !== 'useradd')
                continue;
            const { options } = command_line_commandLine(command, grammar);
            if (options.some(({ name }) => name === '-l' || name === '--no-log-init'))
                continue;
            const uid = options.findLast(({ name }) => name === '-u' || name === '--uid')?.value?.text ?? '';
            if (!/^\d{6,}$/.test(uid))
                continue;
            const edits = script.dialect === 'posix' ? [{ span: (0,core_location/* spanAt */.i6)(command.nameSpan.end), text: ' --no-log-init' }] : [];
            yield { span: command.nameSpan, subject: uid, message: `${(0,core_text/* quoted */.TL)(uid)} makes useradd write a huge log.`, edits };
        }
    },
};
/** https://man7.org/linux/man-pages/man8/useradd.8.html */
const grammar = { short: 'bcdefgGkKpRsuZ', long: ['uid'] };

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/legacy-pair.js

const legacyPair = {
    id: 'dockerfile/legacy-pair',
    title: 'ENV or LABEL without an equals sign',
    severity: 'info',
    confidence: 'high',
    category: 'style',
    profile: 'all',
    why: 'The old form takes the whole rest of the line as one value, so that a second variable silently becomes part of the first.',
    fix: 'Write `NAME=value`, in quotes where the value has blanks.',
    references: ['https://docs.docker.com/reference/build-checks/legacy-key-value-format/'],
    covers: ['buildkit:LegacyKeyValueFormat'],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'a word, and more than a word',
                code: "FROM debian:13-slim\nENV [|LANG C.UTF-8|]\nLABEL [|description The tools we build with|]\n",
            },
        ],
        good: [
            {
                name: 'with equals signs',
                code: "FROM debian:13-slim\nENV LANG=C.UTF-8 TZ=UTC\nLABEL description=\"The tools we build with\"\n",
            },
        ],
    },
    *check({ instructions }) {
        for (const { keyword, pairs, normalised } of instructions) {
            if (keyword !== 'ENV' && keyword !== 'LABEL')
                continue;
            for (const { name, value, span } of pairs) {
                if (value === undefined || pairs.length > 1 || normalised.startsWith(`${keyword} ${name.raw}=`))
                    continue;
                const plain = /^[^"'\\`]*$/.test(value.raw) && span.start.line === span.end.line;
                const text = `${name.raw}=${/\s/.test(value.raw) ? `"${value.raw}"` : value.raw}`;
                const edits = plain ? [{ span, text }] : [];
                yield {
                    span,
                    subject: name.raw,
                    message: `${(0,core_text/* quoted */.TL)(name.raw)} is set in the old form, without an equals sign.`,
                    edits,
                };
            }
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/lone-update.js


const loneUpdate = {
    id: 'dockerfile/lone-update',
    title: 'Package index updated in a layer of its own',
    severity: 'low',
    confidence: 'medium',
    category: 'correctness',
    profile: 'recommended',
    why: 'The layer is taken from the cache for months, so that later lines install old packages or fail to find them.',
    fix: 'Write the update and the installation into one RUN, joined by `&&`.',
    references: ['https://docs.docker.com/build/building/best-practices/#apt-get'],
    covers: [
        'trivy:DS-0017',
        'kics:9bae49be-0aa3-4de5-bab2-4c3a069e40cd',
        'checkov:CKV_DOCKER_5',
        'dockle:CIS-DI-0007',
        'cis:4.7',
    ],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'one line for each',
                code: "FROM debian:13-slim\nRUN [|apt-get update|]\nRUN apt-get install -y --no-install-recommends curl=8.14.1-2 && rm -rf /var/lib/apt/lists/*\n",
            },
        ],
        good: [
            {
                name: 'in one RUN',
                code: "FROM debian:13-slim\nRUN <<EOF\napt-get update\napt-get install -y --no-install-recommends curl=8.14.1-2\nrm -rf /var/lib/apt/lists/*\nEOF\nRUN sbt update\n",
            },
        ],
    },
    *check(document) {
        for (const [{ script }, commands] of Map.groupBy(package_commands_packageCommands(document), ({ instruction }) => instruction)) {
            const used = new Set(commands.flatMap(({ family, action }) => (uses.test(action) ? [family] : [])));
            const kin = new Set((script?.commands ?? []).flatMap(({ name, words }) => (installs(words) ? [name] : [])));
            for (const { family, action, place, command, packages } of commands) {
                if (!/^(?:update|refresh|ref|makecache|up)$/.test(action) || packages.length > 0)
                    continue;
                const names = kinds[family];
                if (names === undefined || used.has(family) || [...kin].some((name) => names.test(name)))
                    continue;
                const shown = (0,core_text/* quoted */.TL)(`${command.name} ${action}`);
                yield { span: place, subject: `${family} update`, message: `Nothing in this RUN uses what ${shown} fetches.` };
                used.add(family);
            }
        }
    },
};
/** Managers that keep an index, with the names of their front ends: `xx-apt-get`, `install_packages`. */
const kinds = {
    apt: /apt|nala|^install_packages$/,
    apk: /apk/,
    yum: /yum|dnf/,
    zypper: /zypper/,
};
function installs(words) {
    return words.some(({ display }) => uses.test(display));
}
/** What an index is updated for. */
const uses = /^(?:install|in|add|upgrade|dist-upgrade|full-upgrade|build-dep|source|download|fetch|reinstall|groupinstall|localinstall|satisfy|dup|patch|search|list|show|policy|fix)$/;

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/maintainer.js

const maintainer = {
    id: 'dockerfile/maintainer',
    title: 'MAINTAINER is deprecated',
    severity: 'info',
    confidence: 'high',
    category: 'style',
    profile: 'all',
    why: 'Builders warn about it and tools no longer read it, while a label is read by all of them.',
    fix: 'Write a label, `LABEL org.opencontainers.image.authors="\u2026"`.',
    references: ['https://docs.docker.com/reference/build-checks/maintainer-deprecated/'],
    covers: [
        'hadolint:DL4000',
        'trivy:DS-0022',
        'kics:99614418-f82b-4852-a9ae-5051402b741c',
        'checkov:CKV_DOCKER_6',
        'semgrep:maintainer-is-deprecated',
        'buildkit:MaintainerDeprecated',
    ],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'a name and an address',
                code: "FROM alpine:3.22\n[|MAINTAINER Ada Lovelace <ada@example.com>|]\n",
            },
        ],
        good: [
            {
                name: 'a label',
                code: "FROM alpine:3.22\nLABEL org.opencontainers.image.authors=\"Ada Lovelace <ada@example.com>\"\n",
            },
        ],
    },
    *check({ instructions }) {
        for (const { keyword, keywordSpan, span, args, onbuild } of instructions) {
            if (keyword !== 'MAINTAINER')
                continue;
            const name = args.map(({ raw }) => raw).join(' ');
            const plain = /^[^"'\\$`\r\n]+$/.test(name) && !onbuild && keywordSpan.start.line === span.end.line;
            const edits = plain ? [{ span, text: `LABEL org.opencontainers.image.authors="${name}"` }] : [];
            yield { span, message: `MAINTAINER names ${(0,core_text/* quoted */.TL)(name)}, which no tool reads any more.`, edits };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/malformed-exec-form.js

const malformedExecForm = {
    id: 'dockerfile/malformed-exec-form',
    title: 'Array that is not JSON',
    severity: 'medium',
    confidence: 'high',
    category: 'correctness',
    profile: 'recommended',
    why: 'The builder falls back to the shell form in silence, and the shell looks for a program whose name begins with a bracket.',
    fix: 'Write valid JSON: double quotes around every word, commas between them.',
    references: ['https://docs.docker.com/reference/dockerfile/#exec-form'],
    covers: ['kics:34945ae8-730d-424c-8279-b064d9f108de', 'kics:b86987e1-6397-4619-81d5-8807f2387c79'],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'no quotes at all',
                code: "FROM python:3.13-slim\nCMD [|[python, app.py]|]\n",
            },
            {
                name: 'single quotes',
                code: "FROM python:3.13-slim\nENTRYPOINT [|['python', '-m', 'app']|]\n",
            },
        ],
        good: [
            {
                name: 'JSON, and a test of the shell',
                code: "FROM python:3.13-slim\nRUN [ -d /app ]\nCMD [\"python\", \"app.py\"]\n",
            },
        ],
    },
    *check({ instructions }) {
        for (const instruction of instructions) {
            const { keyword, json, argsSpan } = instruction;
            if (json || !['CMD', 'ENTRYPOINT', 'RUN', 'HEALTHCHECK'].includes(keyword))
                continue;
            const text = instruction.args.map(({ raw }) => raw).join(' ');
            if (!looksLikeArray(text, keyword))
                continue;
            yield {
                span: argsSpan,
                message: `${(0,core_text/* quoted */.TL)(text)} is no JSON, so a shell is given it as it stands.`,
                edits: repaired(text, instruction),
            };
        }
    },
};
function looksLikeArray(text, keyword) {
    if (!text.startsWith('[') || !text.endsWith(']') || text.startsWith('[['))
        return false;
    // `[ -d /app ]` is a command; with quotes or commas it is not.
    return keyword === 'RUN' ? /^\[\s*['"].*,.*\]$/.test(text) : !/^\[\s.*\s\]$/.test(text) || /['",]/.test(text);
}
function repaired(text, { argsSpan }) {
    const words = text
        .slice(1, -1)
        .split(',')
        .map((word) => word.trim().replace(/^(['"])([^'"]*)\1$/, '$2'));
    if (!words.every((word) => /^[^'"\\\s[\]]+$/.test(word)))
        return [];
    return [{ span: argsSpan, text: `[${words.map((word) => `"${word}"`).join(', ')}]` }];
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/missing-digest.js


const missing_digest_missingDigest = {
    id: 'dockerfile/missing-digest',
    title: 'Image not pinned by digest',
    severity: 'low',
    confidence: 'high',
    category: 'supply-chain',
    profile: 'all',
    why: 'A tag can be pushed again with other content, by its owner or by whoever took over the account; a digest cannot.',
    fix: 'Append the digest, `name:1.2.3@sha256:\u2026`, and let Dependabot or Renovate keep it fresh.',
    references: [
        'https://docs.docker.com/build/building/best-practices/#pin-base-image-versions',
        'https://cheatsheetseries.owasp.org/cheatsheets/NodeJS_Docker_Cheat_Sheet.html',
    ],
    covers: ['semgrep:dockerfile-source-not-pinned', 'owasp-node:\u00a71'],
    fixable: false,
    foldsInto: ['dockerfile/untagged-image', 'dockerfile/floating-tag', 'dockerfile/end-of-life-base'],
    examples: {
        bad: [
            {
                name: 'a version alone',
                code: "FROM [|golang:1.26.4|] AS build\nFROM [|gcr.io/distroless/static-debian12:nonroot|]\nCOPY --from=build /app /app\n",
            },
        ],
        good: [
            {
                name: 'a digest, an earlier stage, nothing at all',
                code: "FROM busybox:1.37@sha256:9ae97d36d26566ff84e8893c64a6dc4fe8ca6d1144bf5b87b2b85a32def253c7 AS tools\nFROM tools AS more\nFROM scratch\n",
            },
        ],
    },
    *check(document) {
        for (const { image } of document.stages) {
            const name = malformed.exec(image.text ?? '')?.[1];
            if (name === undefined)
                continue;
            yield {
                span: image.span,
                subject: name,
                message: `What stands behind the \`@\` of ${(0,core_text/* quoted */.TL)(name)} is no digest.`,
            };
        }
        for (const { reference, span, how } of pulledImages(document)) {
            if (reference.digest !== '')
                continue;
            yield { span, subject: reference.name, message: `${how} takes ${(0,core_text/* quoted */.TL)(reference.name)} without its digest.` };
        }
    },
};
/** `debian@v1`, `debian@sha256`: no digest names its content without `algorithm:hex`. */
const malformed = /^([^@]+)@(?![\w+.-]+:[0-9a-fA-F]{32})/;

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/missing-dockerignore.js



const missingDockerignore = {
    id: 'dockerfile/missing-dockerignore',
    title: 'Whole context copied without a .dockerignore',
    severity: 'low',
    confidence: 'medium',
    category: 'secrets',
    profile: 'all',
    why: 'Whatever lies in the folder of whoever builds goes into the image: `.git` with its history, `.env`, installed packages.',
    fix: 'Add a `.dockerignore` that begins with `*` and lets in what the build needs, or one that leaves out `.git`, `.env*` and the like.',
    details: 'Told only for stages that ship: what a build stage takes along stays behind. Files of secrets that are committed are told by `dockerfile/unfiltered-context`.',
    references: ['https://docs.docker.com/build/concepts/context/#dockerignore-files'],
    covers: ['dockle:DKL-LI-0003', 'owasp-node:\u00a79'],
    fixable: false,
    foldsInto: ['dockerfile/unfiltered-context'],
    examples: {
        bad: [
            {
                name: 'nothing is left out',
                code: "FROM node:24-slim\nCOPY [|.|] /app/\n",
            },
        ],
        good: [
            {
                name: 'an ignore file, here that of the Dockerfile',
                code: "FROM node:24-slim\nCOPY . /app/\n",
                files: { 'Dockerfile.dockerignore': '.git\n.env*\n' },
            },
            {
                name: 'only in a stage that stays behind, or from another context',
                code: "FROM golang:1.26 AS build\nCOPY . /src/\nFROM gcr.io/distroless/static-debian12:nonroot\nCOPY --from=build . /app/\n",
            },
        ],
    },
    *check(document, project) {
        const shipped = new Set(project.shippedStages(document).flatMap(({ chain }) => chain));
        for (const instruction of document.instructions) {
            const whole = copiesContext(instruction);
            if (whole === undefined || instruction.stage === undefined || !shipped.has(instruction.stage))
                continue;
            if (!buildContexts(document, project).some(({ ignore }) => ignore === undefined))
                continue;
            const message = 'The whole context is copied, and no `.dockerignore` leaves anything out of it.';
            yield { span: whole.span, subject: 'dockerignore', absence: true, message };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/missing-healthcheck.js

const missing_healthcheck_missingHealthcheck = {
    id: 'dockerfile/missing-healthcheck',
    title: 'Image without a health check',
    severity: 'low',
    confidence: 'medium',
    category: 'correctness',
    profile: 'all',
    why: 'A process that hangs but does not exit counts as healthy, and nobody restarts it or takes it out of the balance.',
    fix: 'Add `HEALTHCHECK CMD \u2026`, or `HEALTHCHECK NONE` where the orchestrator has probes of its own.',
    details: 'Judged are the stages that ship, with what they inherit. `HEALTHCHECK NONE` is a decision and counts. Where every Compose service that is built from the stage has a health check of its own, nothing is said.',
    references: ['https://docs.docker.com/reference/dockerfile/#healthcheck'],
    covers: [
        'hadolint:DL3057',
        'trivy:DS-0026',
        'kics:b03a748a-542d-44f4-bb86-9199ab4fd2d5',
        'checkov:CKV_DOCKER_2',
        'dockle:CIS-DI-0006',
        'cis:4.6',
    ],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'only a stage that does not ship has one',
                code: "FROM example/app:4.2 AS test\nHEALTHCHECK CMD [\"/app\", \"--health\"]\n\n[|FROM example/app:4.2|]\nCMD [\"/app\"]\n",
            },
        ],
        good: [
            {
                name: 'inherited from a stage',
                code: "FROM example/app:4.2 AS base\nHEALTHCHECK --interval=30s CMD [\"/app\", \"--health\"]\n\nFROM base\nCMD [\"/app\"]\n",
            },
            {
                name: 'left to the orchestrator',
                code: "FROM example/app:4.2\nHEALTHCHECK NONE\n",
            },
            {
                name: 'where Compose has one',
                code: "FROM example/app:4.2\n",
                files: {
                    'compose.yaml': "services:\n  web:\n    build: .\n    healthcheck:\n      test: [CMD, /app, --health]\n",
                },
            },
        ],
    },
    *check(document, project) {
        for (const stage of project.shippedStages(document)) {
            if (stage.end.healthcheck !== undefined)
                continue;
            const builds = project.buildsOf(document).filter(({ build }) => build.stage === stage);
            if (builds.length > 0 && builds.every(({ container }) => container.healthcheck !== undefined))
                continue;
            yield {
                span: stage.from.span,
                subject: 'healthcheck',
                absence: true,
                message: 'The image says nothing of its health.',
            };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/overridden-instruction.js

const overriddenInstruction = {
    id: 'dockerfile/overridden-instruction',
    title: 'CMD, ENTRYPOINT or HEALTHCHECK given twice',
    severity: 'low',
    confidence: 'high',
    category: 'correctness',
    profile: 'recommended',
    why: 'Only the last one of a stage counts, so the image does not run what the first one says.',
    fix: 'Keep the one that is meant.',
    details: 'Told on the one without effect. A stage may replace what it inherits from another stage.',
    references: ['https://docs.docker.com/reference/build-checks/multiple-instructions-disallowed/'],
    covers: [
        'hadolint:DL3012',
        'hadolint:DL4003',
        'hadolint:DL4004',
        'trivy:DS-0007',
        'trivy:DS-0016',
        'trivy:DS-0023',
        'kics:41c195f4-fc31-4a5c-8a1b-90605538d49f',
        'kics:6938958b-3f1a-451c-909b-baeee14bdc97',
        'semgrep:multiple-cmd-instructions',
        'semgrep:multiple-entrypoint-instructions',
        'buildkit:MultipleInstructionsDisallowed',
    ],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'migration and server',
                code: "FROM example/app:4.2\n[|CMD [\"/app\", \"migrate\"]|]\nCMD [\"/app\", \"serve\"]\n",
            },
            {
                name: 'checked in two ways',
                code: "FROM example/app:4.2\n[|HEALTHCHECK CMD [\"/app\", \"--ping\"]|]\nENTRYPOINT [\"/app\"]\nHEALTHCHECK --interval=10s CMD [\"/app\", \"--health\"]\n",
            },
        ],
        good: [
            {
                name: 'a stage replaces what it inherits',
                code: "FROM example/app:4.2 AS base\nHEALTHCHECK CMD [\"/app\", \"--health\"]\nCMD [\"/app\", \"serve\"]\n\nFROM base AS debug\nCMD [\"/app\", \"debug\"]\n",
            },
        ],
    },
    *check({ stages }) {
        for (const { instructions } of stages) {
            const last = new Map();
            for (const instruction of instructions)
                if (isSingle(instruction))
                    last.set(instruction.keyword, instruction);
            for (const instruction of instructions) {
                const { keyword, span } = instruction;
                const winner = last.get(keyword);
                if (winner === undefined || winner === instruction || !isSingle(instruction))
                    continue;
                const related = [{ span: winner.span, message: 'This one counts.' }];
                const message = `This ${keyword} has no effect, for another one follows in the stage.`;
                yield { span, subject: instruction.keyword, message, related, edits: [removal(instruction)] };
            }
        }
    },
};
function isSingle({ keyword, onbuild }) {
    return !onbuild && (keyword === 'CMD' || keyword === 'ENTRYPOINT' || keyword === 'HEALTHCHECK');
}
/** The instruction with its lines; another one follows, so that there is a line behind it. */
function removal({ span: { start, end } }) {
    return { span: { start: { line: start.line, column: 1 }, end: { line: end.line + 1, column: 1 } }, text: '' };
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/package-cache.js



const packageCache = {
    id: 'dockerfile/package-cache',
    title: 'Package cache left in the layer',
    severity: 'low',
    confidence: 'high',
    category: 'efficiency',
    profile: 'all',
    why: 'Lists and archives that nobody reads again make every pull larger, and a later line cannot take them out.',
    fix: 'Clean up in the same RUN, or mount the cache: `RUN --mount=type=cache,target=\u2026`.',
    details: 'Read are apt, apk, yum, dnf, microdnf, zypper, pip and Yarn. Only stages that ship are judged, with those they are built on. A mounted cache, `PIP_NO_CACHE_DIR` and removing the folder count.',
    references: [
        'https://docs.docker.com/build/building/best-practices/#apt-get',
        'https://docs.docker.com/build/cache/optimize/',
    ],
    covers: [
        'hadolint:DL3009',
        'hadolint:DL3019',
        'hadolint:DL3032',
        'hadolint:DL3036',
        'hadolint:DL3040',
        'hadolint:DL3042',
        'hadolint:DL3060',
        'trivy:DS-0015',
        'trivy:DS-0019',
        'trivy:DS-0020',
        'trivy:DS-0025',
        'trivy:DS-0027',
        'kics:ae9c56a6-3ed1-4ac0-9b54-31267f51151d',
        'kics:df746b39-6564-4fed-bf85-e9c44382303c',
        'kics:295acb63-9246-4b21-b441-7c1f1fb62dc0',
        'kics:38300d1a-feb2-4a48-936a-d1ef1cd24313',
        'kics:f2f903fb-b977-461e-98d7-b3e2185c6118',
        'kics:00481784-25aa-4a55-8633-3136dfcf4f37',
        'semgrep:missing-apk-no-cache',
        'semgrep:missing-dnf-clean-all',
        'semgrep:missing-pip-no-cache-dir',
        'semgrep:missing-zypper-clean',
        'semgrep:missing-yum-clean-all',
        'semgrep:remove-package-cache',
        'semgrep:remove-package-lists',
        'dockle:DKL-DI-0004',
        'dockle:DKL-DI-0005',
    ],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'lists of apt',
                code: "FROM debian:13-slim\nRUN [|apt-get update|] && apt-get install -y --no-install-recommends curl=8.14.1-2\n",
            },
            {
                name: 'caches of apk and pip',
                code: "FROM python:3.13-alpine\nRUN [|apk add|] curl=8.14.1-r1\nRUN [|pip install|] app==1.0\n",
            },
        ],
        good: [
            {
                name: 'removed, mounted, in a stage that does not ship',
                code: "FROM python:3.13-slim AS build\nRUN apt-get update && apt-get install -y --no-install-recommends gcc=4:14.2.0-1\n\nFROM python:3.13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends curl=8.14.1-2 && rm -rf /var/lib/apt/lists/*\nRUN --mount=type=cache,target=/root/.cache pip install app==1.0\n",
            },
        ],
    },
    *check(document, project) {
        const shipped = new Set(project.shippedStages(document).flatMap(({ chain }) => chain));
        for (const [instruction, commands] of Map.groupBy(package_commands_packageCommands(document), (each) => each.instruction)) {
            if (instruction.stage === undefined || !shipped.has(instruction.stage))
                continue;
            const settled = new Set();
            for (const each of commands) {
                const { family, command, action, place } = each;
                const cache = caches[family];
                if (cache === undefined || !cache.fills.test(action) || settled.has(family))
                    continue;
                if (cache.option !== undefined && each.has(cache.option))
                    continue;
                // What empties the folder does so for all of the RUN.
                settled.add(family);
                const fills = commands.filter((other) => other.family === family && cache.fills.test(other.action));
                if (isMounted(instruction, cache) || isCleaned(each, fills, cache))
                    continue;
                if (cache.variable !== undefined && isOn(variableAt(document, each, cache.variable)))
                    continue;
                const message = `${(0,core_text/* quoted */.TL)(`${command.name} ${action}`)} leaves its cache in the layer.`;
                yield { span: place, subject: family, message, edits: fills.flatMap((other) => mend(other, cache)) };
            }
        }
    },
};
const caches = {
    apt: { fills: /^(?:install|update)$/, folder: /^\/var\/lib\/apt\b/ },
    apk: {
        fills: /^add$/,
        folder: /^\/(?:var\/cache|etc\/apk\/cache|lib\/apk)\b/,
        option: '--no-cache',
        cleaning: /^cache clean\b/,
    },
    yum: {
        fills: /^(?:(?:group |module )?install|in|update|upgrade|groupinstall|localinstall|reinstall)$/,
        folder: /^\/var\/cache\b/,
        cleaning: /^clean all\b/,
    },
    zypper: {
        fills: /^(?:install|in|remove|rm|source-install|si|update|up|dup|dist-upgrade|patch)$/,
        folder: /^\/var\/cache\b/,
        cleaning: /^(?:clean|cc)\b/,
    },
    pip: {
        fills: /^install$/,
        folder: /\/\.cache\b/,
        option: '--no-cache-dir',
        variable: 'PIP_NO_CACHE_DIR',
        cleaning: /^cache purge\b/,
    },
    yarn: { fills: /^(?:install|add)$/, folder: /yarn|\.cache\b/, cleaning: /^cache clean\b/ },
};
/** As this RUN says it, or else as it stands where the RUN does. */
function variableAt(document, { instruction, script }, variable) {
    const said = script.commands.flatMap(({ assignments }) => assignments).find(({ name }) => name === variable);
    return said === undefined ? document.resolve(instruction, variable) : said.value.text;
}
/** What pip takes for a yes: https://pip.pypa.io/en/stable/topics/configuration/#boolean-options. */
function isOn(value) {
    return value !== undefined && !/^(?:|0|n|no|off|f|false)$/i.test(value);
}
function isMounted({ flags }, { folder }) {
    return flags.some(({ options }) => {
        const target = options.get('target')?.text ?? '';
        return /^(?:cache|tmpfs)$/.test(options.get('type')?.text ?? '') && folder.test(target);
    });
}
/** Whether the folder is emptied behind what filled it last: of apt, the lists, which only an update fills. */
function isCleaned(first, fills, { folder, cleaning }) {
    const { script, family } = first;
    const last = family === 'apt' ? fills.findLast(({ action }) => action === 'update') : fills.at(-1);
    const from = script.commands.indexOf((last ?? first).command);
    return script.commands.some((command, index) => (index > from || command.within.includes('function')) &&
        (removes(command, folder) || (cleaning !== undefined && cleans(command, family, cleaning))));
}
function removes({ name, words }, folder) {
    return ((name === 'rm' || name === 'find') &&
        words.some(({ display }) => folder.test(display.replace(/^(?:\$HOME|~)/, '/root'))));
}
function cleans({ name, words }, family, cleaning) {
    const names = {
        yum: /^(?:yum|dnf|dnf5|microdnf|tdnf)$/,
        pip: /^(?:pip[\d.]*|python[\d.]*)$/,
    };
    const said = words.map(({ display }) => display).filter((word) => !/^-|^pip$/.test(word));
    return (names[family]?.test(name) ?? name === family) && cleaning.test(said.slice(0, 4).join(' '));
}
function mend(each, { option }) {
    if (option === undefined || each.script.dialect !== 'posix' || each.has(option))
        return [];
    return [{ span: (0,core_location/* spanAt */.i6)(each.place.end), text: ` ${option}` }];
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/package-manager-process.js

const packageManagerProcess = {
    id: 'dockerfile/package-manager-process',
    title: 'Program started through a package manager',
    severity: 'low',
    confidence: 'medium',
    category: 'correctness',
    profile: 'all',
    why: 'The package manager stands between the runtime and the program, so that stop signals arrive late or not at all and open requests are cut off.',
    fix: 'Start the program itself: `CMD ["node", "server.js"]`, with `docker run --init` or `init: true` where it starts others.',
    references: [
        'https://github.com/nodejs/docker-node/blob/main/docs/BestPractices.md#cmd',
        'https://docs.docker.com/reference/dockerfile/#entrypoint',
    ],
    covers: ['owasp-node:\u00a75', 'owasp-node:\u00a76'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'npm and yarn as the first process',
                code: "FROM node:24-slim AS worker\nUSER node\nCMD [|[\"npm\", \"start\"]|]\nFROM node:24-slim\nUSER node\nENTRYPOINT [|[\"yarn\", \"run\", \"serve\"]|]\n",
                files: { 'compose.yaml': 'services:\n  worker:\n    build:\n      context: .\n      target: worker\n' },
            },
        ],
        good: [
            {
                name: 'the program itself, behind an init too, and a stage that does not ship',
                code: "FROM node:24-slim AS dev\nCMD [\"npm\", \"run\", \"dev\"]\nFROM node:24-slim\nENTRYPOINT [\"tini\", \"--\"]\nCMD [\"node\", \"server.js\"]\n",
            },
        ],
    },
    *check(document, project) {
        for (const stage of project.shippedStages(document)) {
            const { entrypoint, cmd } = stage.end;
            const first = entrypoint ?? cmd;
            if (first === undefined || first.stage !== stage)
                continue;
            const program = first.script?.commands.find(({ wrapper }) => wrapper === undefined)?.name ?? '';
            if (!package_manager_process_managers.has(program))
                continue;
            yield {
                span: first.argsSpan,
                subject: program,
                message: `${(0,core_text/* quoted */.TL)(program)} is what gets the signals, not the program.`,
            };
        }
    },
};
const package_manager_process_managers = new Set(['npm', 'npx', 'yarn', 'pnpm']);

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/password-in-build.js



const passwordInBuild = {
    id: 'dockerfile/password-in-build',
    title: 'Password set while the image is built',
    severity: 'medium',
    confidence: 'high',
    category: 'secrets',
    profile: 'recommended',
    why: 'Every container of the image has the same password, and everybody who can pull it can read it or guess it at leisure.',
    fix: 'Leave accounts without a password, and give access by keys or by the orchestrator.',
    references: ['https://docs.docker.com/build/building/secrets/'],
    covers: ['checkov:CKV2_DOCKER_17'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'for root, and for an account that is made here',
                code: "FROM debian:13-slim\nRUN echo \"root:$PASSWORD\" | [|chpasswd|]\nRUN [|useradd|] --create-home --password \"$HASH\" app\n",
            },
        ],
        good: [
            {
                name: 'an account that nobody logs in to',
                code: "FROM debian:13-slim\nRUN useradd --system --create-home app && passwd --lock root\n",
            },
        ],
    },
    *check(document) {
        for (const { command } of buildCommands(document)) {
            const { name, nameSpan } = command;
            const sets = name === 'chpasswd' ||
                (name === 'passwd' && findOption(command, '--stdin') !== undefined) ||
                ((name === 'useradd' || name === 'usermod') && findOption(command, '-p', '--password') !== undefined);
            if (sets)
                yield { span: nameSpan, subject: name, message: `${(0,core_text/* quoted */.TL)(name)} sets a password that all containers share.` };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/passwordless-sudo.js


const passwordlessSudo = {
    id: 'dockerfile/passwordless-sudo',
    title: 'sudo without a password',
    severity: 'medium',
    confidence: 'high',
    category: 'privilege',
    profile: 'recommended',
    why: 'Whoever gets into the container as that user is root with one word, so that the `USER` line protects nothing.',
    fix: 'Do what needs root above the `USER` line, and leave sudo out of the image.',
    references: ['https://docs.docker.com/build/building/best-practices/#user'],
    covers: [],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'for one user',
                code: "FROM debian:13-slim\nRUN useradd app && echo [|\"app ALL=(ALL) NOPASSWD:ALL\"|] > /etc/sudoers.d/app\n",
            },
        ],
        good: [
            {
                name: 'no sudo at all',
                code: "FROM debian:13-slim\nRUN useradd app && install -d -o app /data\nUSER app\n",
            },
        ],
    },
    *check(document) {
        for (const { command } of buildCommands(document)) {
            for (const { display, span } of command.words) {
                if (!/\bNOPASSWD\b/.test(display))
                    continue;
                yield { span, subject: 'NOPASSWD', message: 'A user may become root without a password.' };
            }
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/persisted-secret.js



const persistedSecret = {
    id: 'dockerfile/persisted-secret',
    title: 'Secret of the build written into the image',
    severity: 'high',
    confidence: 'medium',
    category: 'secrets',
    profile: 'recommended',
    why: 'What was meant for the build alone is in a layer or in the environment of the image, for everybody who can pull it.',
    fix: 'Use the secret in the one command that needs it, straight from `--mount=type=secret`, and write it nowhere.',
    details: 'Three ways: an ENV that takes its value from a secret ARG, a command that copies a secret mount to a file, and one that writes a secret ARG or a secret mounted as a variable to a file (`.npmrc`, an SSH key). A file that the same RUN deletes again is left alone, and so is what lies on a mount or in `/dev`. In a stage that does not ship it is `medium`: the build\u2019s cache keeps it.',
    references: ['https://docs.docker.com/build/building/secrets/'],
    covers: ['trivy:DS-0031', 'dockle:CIS-DI-0010', 'cis:4.10', 'owasp-node:\u00a78', 'owasp-node:\u00a710'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'an argument that becomes part of the environment',
                code: "FROM node:24-slim\nARG NPM_TOKEN\nENV [|npm_config__auth=${NPM_TOKEN}|]\n",
            },
            {
                name: 'written to a file',
                code: "FROM node:24-slim\nARG NPM_TOKEN\nARG SSH_PRIVATE_KEY\nRUN mkdir -p /root/.ssh && [|echo \"$SSH_PRIVATE_KEY\"|] > /root/.ssh/id_ed25519\nRUN [|printf '//npm.example.com/:_authToken=%s' \"${NPM_TOKEN}\"|] >> .npmrc && npm ci\n",
            },
            {
                name: 'a mount that is copied',
                code: "FROM python:3.13-slim\nRUN --mount=type=secret,id=pip [|cp /run/secrets/pip /etc/pip.conf|]\nRUN --mount=type=secret,id=netrc,target=/tmp/netrc [|cat /tmp/netrc|] > /root/.netrc\n",
            },
        ],
        good: [
            {
                name: 'used and not kept, deleted by the same RUN, or no secret',
                code: "FROM node:24-slim\nARG NPM_TOKEN\nARG VERSION\nENV APP_VERSION=$VERSION\nRUN --mount=type=secret,id=npm,env=TOKEN npm ci --//npm.example.com/:_authToken=\"$TOKEN\" > install.log\nRUN echo \"//npm.example.com/:_authToken=$NPM_TOKEN\" > .npmrc && npm ci && rm -f .npmrc\nRUN --mount=type=secret,id=pip cat /run/secrets/pip > /dev/null\nRUN echo \"$VERSION\" > /version\n",
            },
        ],
    },
    *check(document, project) {
        const shipped = new Set(project.shippedStages(document).flatMap(({ chain }) => chain));
        const graver = ({ stage }) => (stage !== undefined && shipped.has(stage) ? 'high' : 'medium');
        const args = secretArguments(document.instructions);
        for (const instruction of document.instructions) {
            if (instruction.keyword !== 'ENV')
                continue;
            for (const { name, value, span } of instruction.pairs) {
                const secret = value?.variables.find((variable) => args.has(variable));
                if (secret === undefined)
                    continue;
                const label = name.text ?? name.raw;
                const message = `${(0,core_text/* quoted */.TL)(label)} keeps the secret ${(0,core_text/* quoted */.TL)(secret)} in the environment of the image.`;
                yield { span, subject: label, severity: graver(instruction), message };
            }
        }
        const removed = removedFiles(buildCommands(document));
        const secrets = new Map();
        for (const { command, instruction } of buildCommands(document)) {
            const known = secrets.get(instruction) ?? secretsOf(instruction, args);
            secrets.set(instruction, known);
            const kept = keeps(command, known, removed.get(instruction));
            if (kept)
                yield { span: command.span, severity: graver(instruction), ...kept };
        }
    },
};
function secretArguments(instructions) {
    const pairs = instructions.flatMap(({ keyword, pairs }) => (keyword === 'ARG' ? pairs : []));
    return new Set(pairs.map(({ name }) => name.text ?? '').filter((name) => secretName(name) === 'likely'));
}
/** The arguments, and what the instruction mounts: as a file, or as a variable. */
function secretsOf({ flags }, args) {
    const mounts = flags.filter(({ options }) => options.get('type')?.text === 'secret');
    const variables = new Set(mounts.flatMap(({ options }) => options.get('env')?.text ?? []));
    const files = mounts.flatMap(({ options }) => {
        const target = options.get('target')?.text;
        const id = options.get('id')?.text;
        if (target !== undefined)
            return [target];
        return id === undefined || options.has('env') ? [] : [`/run/secrets/${id}`];
    });
    return { hasVariable: (name) => args.has(name) || variables.has(name), files: new Set(files) };
}
function keeps(command, secrets, removed = new Set()) {
    if (copiers.has(command.name)) {
        const [from, to] = command.words.filter(({ display }) => !display.startsWith('-')).slice(-2);
        if (from === undefined || to === undefined || !secrets.files.has(from.display) || isFleeting(to.display, removed))
            return undefined;
        return { subject: from.display, message: `The secret ${(0,core_text/* quoted */.TL)(from.display)} is copied to ${(0,core_text/* quoted */.TL)(to.display)}.` };
    }
    if (!writers.has(command.name))
        return undefined;
    const target = command.redirects.find(({ operator }) => operator === '>' || operator === '>>')?.target?.display;
    const secret = command.words.map((word) => persisted_secret_named(word, secrets)).find((name) => name !== undefined);
    if (target === undefined || secret === undefined || isFleeting(target, removed))
        return undefined;
    return { subject: secret, message: `The secret ${(0,core_text/* quoted */.TL)(secret)} is written to ${(0,core_text/* quoted */.TL)(target)}.` };
}
const copiers = new Set(['cp', 'mv', 'install', 'ln']);
const writers = new Set(['echo', 'printf', 'cat', 'base64']);
function persisted_secret_named({ raw, display }, { hasVariable, files }) {
    if (files.has(display))
        return display;
    if (raw.startsWith("'"))
        return undefined;
    return raw
        .match(/\$\{?\w+/g)
        ?.map((name) => name.replace(/^\$\{?/, ''))
        .find((name) => hasVariable(name));
}
function isFleeting(path, removed) {
    return removed.has(path) || /^(?:\/dev|\/run\/secrets)\//.test(path);
}
/** What each RUN deletes by its name. */
function removedFiles(commands) {
    const removed = new Map();
    for (const { command, instruction } of commands) {
        if (command.name !== 'rm' && command.name !== 'shred')
            continue;
        const names = removed.get(instruction) ?? new Set();
        for (const { display } of command.words)
            names.add(display);
        removed.set(instruction, names);
    }
    return removed;
}

;// CONCATENATED MODULE: ./build/src/rules/knowledge/downloaders.js
/** Programs that fetch a file from an address and can write it to their output. */
const downloaders = new Set(['curl', 'wget', 'wget2', 'aria2c', 'axel', 'fetch', 'http', 'https', 'xh', 'lynx']);
function isDownload({ name }) {
    return downloaders.has(name);
}
/** The addresses that the command names. */
function addresses({ words }) {
    return words.filter(({ display }) => /^(?:https?|ftp):\/\//i.test(display));
}

;// CONCATENATED MODULE: ./build/src/rules/knowledge/tls-options.js

const no = /^(?:false|0|no|off|n)$/i;
/** Options that stop a program from verifying certificates; those with `=` only by that value. */
const options = [
    // https://curl.se/docs/manpage.html
    { programs: /^curl$/, names: ['--insecure', '-k', '--proxy-insecure'] },
    // https://www.gnu.org/software/wget/manual/html_node/HTTPS-_0028SSL_002fTLS_0029-Options.html
    { programs: /^wget2?$/, names: ['--no-check-certificate'] },
    { programs: /^(?:helm|kubectl|oc|argocd)$/, names: ['--insecure-skip-tls-verify', '--insecure'] },
];
/** Options that do so where they are switched off. */
const switches = [
    { programs: /^(?:podman|skopeo|buildah)$/, names: ['--tls-verify', '--src-tls-verify', '--dest-tls-verify'] },
    { programs: /^aria2c$/, names: ['--check-certificate'] },
    { programs: /^(?:https?|xh)$/, names: ['--verify'] },
];
/**
 * The word by which a command gives up verifying certificates, if it does: an option, or a setting of git-config(1), npm,
 * Yarn, pip, apt-transport-https(1) or dnf.conf(5).
 */
function tlsOff(command) {
    const { name } = command;
    const option = options.find(({ programs }) => programs.test(name));
    if (option)
        return findOption(command, ...option.names)?.word;
    const toggle = switches.find(({ programs }) => programs.test(name));
    if (toggle) {
        const found = findOption(command, ...toggle.names);
        return no.test(found?.value?.display ?? '') ? found?.word : undefined;
    }
    if (name === 'git')
        return gitOff(command);
    if (/^(?:npm|pnpm|yarn|yarnpkg|bun)$/.test(name))
        return npmOff(command);
    if (/^(?:apt|apt-get|aptitude)$/.test(name))
        return settingOff(command, /^acquire::https?::(?:[^=]*::)?verify-(?:peer|host)$/i);
    if (/^(?:yum|dnf|dnf5|tdnf|microdnf|yum-config-manager)$/.test(name))
        return settingOff(command, /(?:^|[.=])sslverify$/i);
    return pipOff(command);
}
/** `-c http.sslVerify=false`, `config --global http.sslVerify false`, for one host or for all. */
function gitOff({ words }) {
    return words.find(({ display }, index) => {
        const [key = '', value = words[index + 1]?.display ?? ''] = splitOnce(display);
        return /^http\.(?:.*\.)?sslverify$/i.test(key) && no.test(value);
    });
}
/** `config set strict-ssl false`, `set strict-ssl=false`, `--strict-ssl=false`, `--no-strict-ssl`, Yarn's newer name. */
function npmOff({ words }) {
    return words.find(({ display }, index) => {
        const [key = '', value = words[index + 1]?.display ?? ''] = splitOnce(display);
        if (/^--no-strict-ssl$/.test(key))
            return true;
        return /^(?:--)?(?:strict-ssl|enableStrictSsl)$/.test(key) && no.test(value);
    });
}
/** `--trusted-host`, `config set global.trusted-host`; uv\u2019s `--allow-insecure-host`. */
function pipOff(command) {
    const use = packageCommand(command);
    if (use?.manager !== 'pip' && use?.manager !== 'uv')
        return undefined;
    const option = use.options.findLast(({ name }) => name === '--trusted-host' || name === '--allow-insecure-host');
    return option?.word ?? use.operands.find(({ display }) => /^(?:global|install)\.trusted-host$/.test(display));
}
/** `-o Name=false`, `--option Name=false`, `-oName=false`, `--setopt=repo.name=0`, `--save --setopt name=no`. */
function settingOff({ words }, setting) {
    return words.find(({ display }) => {
        const text = display.replace(/^(?:-o|--option=|--setopt=)/, '');
        const equals = text.lastIndexOf('=');
        return equals > 0 && setting.test(text.slice(0, equals)) && no.test(text.slice(equals + 1).replace(/["']/g, ''));
    });
}
function splitOnce(text) {
    const equals = text.indexOf('=');
    return equals === -1 ? [text, undefined] : [text.slice(0, equals), text.slice(equals + 1)];
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/piped-download.js






const pipedDownload = {
    id: 'dockerfile/piped-download',
    title: 'Download run by a shell unseen',
    severity: 'medium',
    confidence: 'high',
    category: 'supply-chain',
    profile: 'recommended',
    why: 'Whoever controls that address, today or at any later build, runs what they like in the image, and nothing of it is kept to look at.',
    fix: 'Fetch the file of a fixed version, compare its checksum (`ADD --checksum=sha256:\u2026`), then run it.',
    details: 'Also through `bash -c "$(curl \u2026)"`, `bash <(curl \u2026)`, `eval` and `source`, and behind `sudo`. It is `high` where the address is plain `http` or TLS is not verified: then everybody on the way can do so, too.',
    references: [
        'https://docs.docker.com/reference/dockerfile/#add---checksum',
        'https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html',
    ],
    covers: ['owasp:RULE #9'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'piped, with an unpacker in between',
                code: "FROM debian:13-slim\nRUN set -eux; \\\n    [|curl -fsSL https://example.com/install.sh | bash -s -- --yes|] && \\\n    [|wget -qO- http://example.com/setup.gz | gunzip | sudo -E sh|]\n",
            },
            {
                name: 'as a substitution',
                code: "FROM debian:13-slim\nRUN [|bash -c \"$(curl -fsSL https://example.com/install.sh)\"|]\nRUN [|bash <(curl -fsSL https://example.com/install.sh)|]\n",
            },
        ],
        good: [
            {
                name: 'data, and a file that is compared first',
                code: "FROM debian:13-slim\nRUN curl -fsSL https://example.com/data.json | python3 -m json.tool > /data.json\nADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.com/install.sh /tmp/\nRUN bash /tmp/install.sh\n",
            },
        ],
    },
    *check(document) {
        for (const { command: download } of buildCommands(document)) {
            if (!isDownload(download))
                continue;
            const [executor] = executors(download);
            if (executor === undefined)
                continue;
            const url = addresses(download)[0]?.display ?? '';
            const open = /^http:/i.test(url) || tlsOff(download) !== undefined;
            const message = `${(0,core_text/* quoted */.TL)(executor.command.name)} runs whatever ${(0,core_text/* quoted */.TL)(url || download.name)} answers.`;
            const subject = withoutVersion(url);
            yield { span: spanOf(download, executor), subject, message, ...(open ? { severity: 'high' } : {}) };
        }
    },
};
/** From the download to what runs it, with the `sudo` before that. */
function spanOf(download, { command, by }) {
    if (by !== 'pipe')
        return command.span;
    const outermost = wrappersOf(command).findLast(({ pipeline }) => pipeline === download.pipeline) ?? command;
    return (0,core_location/* joinSpans */.kU)(download.span, outermost.span);
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/plain-http.js



const plainHttp = {
    id: 'dockerfile/plain-http',
    title: 'Download over plain HTTP',
    severity: 'medium',
    confidence: 'high',
    category: 'supply-chain',
    profile: 'recommended',
    why: 'Everybody on the way can read and change what is downloaded, and it becomes part of the image.',
    fix: 'Use `https://`, and compare a checksum.',
    details: 'Read are ADD, the tools that download, Git, and the indexes of pip, npm and gem. Repositories of apt and apk are signed and left alone, and so are addresses of the machine itself. Where the same RUN compares a checksum or a signature, it is `low`.',
    references: ['https://docs.docker.com/reference/dockerfile/#add---checksum'],
    covers: [],
    fixable: true,
    foldsInto: ['dockerfile/piped-download', 'dockerfile/unverified-add'],
    examples: {
        bad: [
            {
                name: 'a program, sources, an index',
                code: "FROM python:3.13-slim\nADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d [|http://example.com/tool|] /bin/\nRUN curl -fsSL -o /tool [|http://example.com/tool-1.4.2|] && git clone [|http://git.example.com/app.git|]\nRUN pip install --no-cache-dir --index-url [|http://pypi.example.com/simple|] app==1.0\n",
            },
        ],
        good: [
            {
                name: 'over TLS, and the machine itself',
                code: "FROM python:3.13-slim\nRUN curl -fsSL -o /tool https://example.com/tool-1.4.2\nRUN curl -fsS --retry 5 http://localhost:8080/health\n",
            },
        ],
    },
    *check(document) {
        for (const { url, raw, span, compared } of downloads(document)) {
            if (!/^(?:--?[a-z-]+=)?http:\/\//i.test(url) || isLocal(url))
                continue;
            const secure = raw.replace(/http:\/\//i, 'https://');
            const severity = compared ? { severity: 'low' } : {};
            const message = `${(0,core_text/* quoted */.TL)(url)} is fetched over plain HTTP.`;
            yield { span, subject: withoutVersion(url), ...severity, message, edits: [{ span, text: secure }] };
        }
    },
};
const programs = /^(?:curl|wget|aria2c|axel|git|svn|pip|pip3|python3?|uv|npm|yarn|pnpm|gem|rpm|yum|dnf|go|mvn|composer|conda|helm|hg)$/;
const comparing = /^(?:sha(?:1|224|256|384|512)sum|shasum|md5sum|b2sum|gpg|gpgv|gpg2|cosign|minisign)$/;
function* downloads(document) {
    for (const instruction of document.instructions) {
        if (instruction.keyword !== 'ADD')
            continue;
        const compared = instruction.flags.some(({ name }) => name === 'checksum');
        for (const { text, raw, span } of copiedFiles(instruction)?.sources ?? []) {
            yield { url: text ?? raw, raw, span, compared };
        }
    }
    const checked = new Set();
    for (const { command, script } of buildCommands(document))
        if (comparing.test(command.name))
            checked.add(script);
    for (const { command, script } of buildCommands(document)) {
        if (!programs.test(command.name))
            continue;
        for (const { display, raw, span } of command.words)
            yield { url: display, raw, span, compared: checked.has(script) };
    }
}
function isLocal(url) {
    return /^[^:]*:\/\/(?:[^/@]*@)?(?:localhost|127\.|\[::1\]|0\.0\.0\.0|host\.docker\.internal|[a-z0-9-]+[:/]|\$)/i.test(`${url}/`);
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/protocol-case.js


const protocolCase = {
    id: 'dockerfile/protocol-case',
    title: 'Protocol of EXPOSE not in lower case',
    severity: 'info',
    confidence: 'high',
    category: 'style',
    profile: 'all',
    why: 'The builder turns it into lower case, so that the image says something else than the file.',
    fix: 'Write the protocol in lower case.',
    references: ['https://docs.docker.com/reference/build-checks/expose-proto-casing/'],
    covers: ['buildkit:ExposeProtoCasing'],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'shouted',
                code: "FROM example/app:4.2\nEXPOSE 80/tcp [|53/UDP|]\n",
            },
        ],
        good: [
            {
                name: 'in lower case',
                code: "FROM example/app:4.2\nEXPOSE 80 53/udp\n",
            },
        ],
    },
    *check({ instructions }) {
        for (const { keyword, args } of instructions) {
            if (keyword !== 'EXPOSE')
                continue;
            for (const { text = '', raw, span } of args) {
                const protocol = readExposed(text)?.protocol ?? '';
                if (protocol === protocol.toLowerCase())
                    continue;
                const lower = raw.slice(0, raw.length - protocol.length) + protocol.toLowerCase();
                const edits = raw.endsWith(protocol) ? [{ span, text: lower }] : [];
                yield { span, subject: text.toLowerCase(), message: `${(0,core_text/* quoted */.TL)(protocol)} is not in lower case.`, edits };
            }
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/recommended-packages.js



const recommendedPackages = {
    id: 'dockerfile/recommended-packages',
    title: 'apt-get installs what nobody asked for',
    severity: 'low',
    confidence: 'high',
    category: 'efficiency',
    profile: 'all',
    why: 'Recommended packages come along, which make the image larger and give an attacker more to work with.',
    fix: 'Add `--no-install-recommends`.',
    references: ['https://docs.docker.com/build/building/best-practices/#dont-install-unnecessary-packages'],
    covers: [
        'hadolint:DL3015',
        'trivy:DS-0029',
        'kics:7384dfb2-fcd1-4fbf-91cd-6c44c318c33c',
        'semgrep:missing-no-install-recommends',
        'cis:4.3',
    ],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'as the manual has it',
                code: "FROM debian:13-slim\nRUN apt-get update && [|apt-get install|] -y curl=8.14.1-2 && rm -rf /var/lib/apt/lists/*\n",
            },
        ],
        good: [
            {
                name: 'by option and by setting',
                code: "FROM debian:13-slim\nRUN apt-get update \\\n && apt-get install -y --no-install-recommends curl=8.14.1-2 \\\n && apt-get -o APT::Install-Recommends=false install -y git=1:2.47.3-0 \\\n && rm -rf /var/lib/apt/lists/*\n",
            },
        ],
    },
    *check(document) {
        for (const { command, script, family, action, place, packages, has, setting } of package_commands_packageCommands(document)) {
            if (family !== 'apt' || action !== 'install' || packages.length === 0)
                continue;
            if (has('--no-install-recommends') || /^(?:false|0|no)$/i.test(setting(/^apt::install-recommends$/i) ?? ''))
                continue;
            const edits = script.dialect === 'posix' ? [{ span: (0,core_location/* spanAt */.i6)(place.end), text: ' --no-install-recommends' }] : [];
            const message = `${(0,core_text/* quoted */.TL)(`${command.name} install`)} brings recommended packages along.`;
            yield { span: place, subject: 'apt install', message, edits };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/redundant-platform.js

const redundantPlatform = {
    id: 'dockerfile/redundant-platform',
    title: 'FROM names the platform it has anyway',
    severity: 'info',
    confidence: 'high',
    category: 'style',
    profile: 'all',
    why: '`$TARGETPLATFORM` is what the builder takes without being told, so the flag only makes readers look for a reason.',
    fix: 'Leave `--platform=$TARGETPLATFORM` out.',
    references: ['https://docs.docker.com/reference/build-checks/redundant-target-platform/'],
    covers: ['hadolint:DL3065', 'buildkit:RedundantTargetPlatform'],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'with braces',
                code: "FROM [|--platform=${TARGETPLATFORM}|] alpine:3.22\n",
            },
        ],
        good: [
            {
                name: 'the builder\u2019s own',
                code: "FROM --platform=$BUILDPLATFORM golang:1.26 AS build\nFROM alpine:3.22\n",
            },
        ],
    },
    *check({ stages }) {
        for (const { from, image } of stages) {
            const flag = from.flags.find(({ name }) => name === 'platform');
            if (flag === undefined || !/^\$\{?TARGETPLATFORM\}?$/.test(flag.value?.raw ?? ''))
                continue;
            const between = { start: flag.span.start, end: image.span.start };
            const edits = from.flags.length === 1 && between.start.line === between.end.line ? [{ span: between, text: '' }] : [];
            yield { span: flag.span, subject: 'platform', message: 'The target platform is the default of FROM.', edits };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/relative-copy.js


const relativeCopy = {
    id: 'dockerfile/relative-copy',
    title: 'COPY to a relative path without WORKDIR',
    severity: 'low',
    confidence: 'medium',
    category: 'correctness',
    profile: 'all',
    why: 'Files land wherever the base image happens to stand, and move when it does.',
    fix: 'Set `WORKDIR` first, or copy to a path that begins with `/`.',
    details: 'A WORKDIR that is inherited from a stage of the file counts. Only the first such copy of a stage is told.',
    references: ['https://docs.docker.com/build/building/best-practices/#workdir'],
    covers: ['hadolint:DL3045'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'wherever the base stands',
                code: "FROM node:24-slim\nCOPY package.json [|app/|]\n",
            },
        ],
        good: [
            {
                name: 'behind a WORKDIR of another stage',
                code: "FROM node:24-slim AS base\nWORKDIR /app\nCOPY . .\n\nFROM base\nCOPY config config\nCOPY certs /etc/ssl/certs/\n",
            },
        ],
    },
    *check({ stages }) {
        for (const stage of stages) {
            if (startsSomewhere(stage))
                continue;
            for (const instruction of stage.instructions) {
                if (instruction.keyword === 'WORKDIR')
                    break;
                const destination = copiedFiles(instruction)?.destination;
                if (destination?.text === undefined || /^(?:[/\\]|[A-Za-z]:|\$|%)/.test(destination.text))
                    continue;
                const message = `${(0,core_text/* quoted */.TL)(destination.text)} starts from whatever folder the base image has.`;
                yield { span: destination.span, subject: 'relative', message };
                break;
            }
        }
    },
};
/** `FROM scratch` starts at `/`. */
function startsSomewhere({ base }) {
    return base.kind === 'scratch' || (base.kind === 'stage' && base.stage.end.workdir !== undefined);
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/relative-workdir.js

const relativeWorkdir = {
    id: 'dockerfile/relative-workdir',
    title: 'WORKDIR is relative',
    severity: 'low',
    confidence: 'high',
    category: 'correctness',
    profile: 'recommended',
    why: 'It starts from wherever the base image or an earlier line left off, so that a change there moves everything below.',
    fix: 'Write the whole path, beginning with `/`.',
    details: 'A path behind an absolute WORKDIR of the same file is told as well, as `info`: it is well defined, but nobody sees where it leads. Paths that begin with a variable are left alone where the variable is not known; Windows paths count as absolute.',
    references: [
        'https://docs.docker.com/build/building/best-practices/#workdir',
        'https://docs.docker.com/reference/build-checks/workdir-relative-path/',
    ],
    covers: [
        'hadolint:DL3000',
        'trivy:DS-0009',
        'kics:6b376af8-cfe8-49ab-a08d-f32de23661a4',
        'checkov:CKV_DOCKER_10',
        'semgrep:use-absolute-workdir',
        'buildkit:WorkdirRelativePath',
    ],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'from wherever the base left off',
                code: "FROM node:24-slim\nWORKDIR [|app|]\n",
            },
            {
                name: 'behind an absolute one',
                code: "FROM node:24-slim\nWORKDIR /srv\nWORKDIR [|app/web|]\n",
            },
        ],
        good: [
            {
                name: 'absolute, in quotes, on Windows, by a variable',
                code: "FROM node:24-slim\nWORKDIR /app\nWORKDIR \"/srv/app\"\nWORKDIR C:/app\nARG HOME_OF_APP\nWORKDIR $HOME_OF_APP/web\n",
            },
        ],
    },
    *check({ stages }) {
        for (const stage of stages) {
            let current = startOf(stage);
            for (const { keyword, args, onbuild } of stage.instructions) {
                const [path] = args;
                if (keyword !== 'WORKDIR' || path?.text === undefined || path.text === '') {
                    if (keyword === 'WORKDIR' && !onbuild)
                        current = undefined;
                    continue;
                }
                if (isAbsolute(path.text)) {
                    if (!onbuild)
                        current = path.text;
                    continue;
                }
                const whole = current === undefined || onbuild ? undefined : `${current.replace(/\/$/, '')}/${path.text}`;
                const message = whole === undefined
                    ? `${(0,core_text/* quoted */.TL)(path.text)} starts from whatever folder the base image has.`
                    : `${(0,core_text/* quoted */.TL)(path.text)} leads to ${(0,core_text/* quoted */.TL)(whole)}.`;
                const text = whole ?? `/${path.text.replace(/^\.\//, '')}`;
                const certain = whole !== undefined && /^[\w./-]+$/.test(whole) && !whole.includes('..');
                yield {
                    span: path.span,
                    subject: path.text,
                    message,
                    ...(whole === undefined ? {} : { severity: 'info' }),
                    edits: certain ? [{ span: path.span, text }] : [],
                };
                if (!onbuild)
                    current = whole !== undefined && whole.length < relative_workdir_longestPath ? whole : undefined;
            }
        }
    },
};
/** Linux takes no longer path: https://man7.org/linux/man-pages/man3/pathconf.3.html */
const relative_workdir_longestPath = 4096;
/** Where the stage begins, as far as the file says. */
function startOf({ base }) {
    if (base.kind === 'scratch')
        return '/';
    const workdir = base.kind === 'stage' ? base.stage.end.workdir?.value.text : undefined;
    return workdir !== undefined && isAbsolute(workdir) ? workdir : undefined;
}
function isAbsolute(path) {
    return /^(?:[/\\]|[A-Za-z]:|%|\$)/.test(path);
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/replaced-shell.js


const replacedShell = {
    id: 'dockerfile/replaced-shell',
    title: 'Shell of the system replaced',
    severity: 'low',
    confidence: 'high',
    category: 'correctness',
    profile: 'all',
    why: 'Scripts of packages expect the `/bin/sh` they were tested with, and the next upgrade puts it back.',
    fix: 'Set the shell of the build, `SHELL ["/bin/bash", "-c"]`.',
    references: ['https://docs.docker.com/reference/dockerfile/#shell'],
    covers: ['hadolint:DL4005', 'kics:8a301064-c291-4b20-adcb-403fe7fd95fd', 'semgrep:use-shell-instruction'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'linked to another, and moved away',
                code: "FROM debian:13-slim\nRUN [|ln -sf /bin/bash /bin/sh|]\nRUN [|mv /bin/sh /bin/sh.old|]\nRUN [|chsh -s /bin/zsh|]\n",
            },
        ],
        good: [
            {
                name: 'for the build',
                code: "FROM debian:13-slim\nSHELL [\"/bin/bash\", \"-c\"]\nRUN ln -s /app/bin/tool /usr/local/bin/tool\n",
            },
        ],
    },
    *check(document) {
        for (const { command } of buildCommands(document)) {
            const { name, words, span } = command;
            const replaces = name === 'chsh' ||
                (/^(?:ln|mv|cp)$/.test(name) && words.some(({ display }) => display === '/bin/sh')) ||
                (name === 'usermod' && words.some(({ display }) => /^(?:-s|--shell)/.test(display)));
            if (replaces)
                yield { span, subject: name, message: 'The shell of the system is changed for everybody in the image.' };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/reserved-stage-name.js

const reservedStageName = {
    id: 'dockerfile/reserved-stage-name',
    title: 'Stage with a reserved name',
    severity: 'low',
    confidence: 'high',
    category: 'correctness',
    profile: 'recommended',
    why: '`scratch` and `context` mean something else to the builder, so that nobody can refer to the stage.',
    fix: 'Give the stage another name.',
    references: ['https://docs.docker.com/reference/build-checks/reserved-stage-name/'],
    covers: ['hadolint:DL3063', 'buildkit:ReservedStageName'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'the empty image',
                code: "FROM alpine:3.22 AS [|scratch|]\nFROM scratch\n",
            },
        ],
        good: [
            {
                name: 'a name that is free',
                code: "FROM alpine:3.22 AS base\nFROM scratch AS final\n",
            },
        ],
    },
    *check({ stages }) {
        for (const { name } of stages) {
            if (name?.text === undefined || !/^(?:scratch|context)$/i.test(name.text))
                continue;
            yield {
                span: name.span,
                subject: name.text,
                message: `${(0,core_text/* quoted */.TL)(name.text)} is a name that the builder reserves.`,
            };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/user-of-stage.js



/** A user without privileges that is there at the end of the stage: created by its RUNs, or brought along by its base. */
function readyUserOf({ chain }) {
    for (const stage of chain) {
        const created = stage.instructions.flatMap(({ onbuild, script }) => onbuild ? [] : (script?.commands ?? []).flatMap((command) => createdUser(command) ?? []));
        const last = created.at(-1);
        if (last !== undefined)
            return last;
    }
    const base = chain.at(-1)?.base;
    return base?.kind === 'image' ? readyUser(base.reference) : undefined;
}
/** `USER name` behind the last instruction that writes to the image: those before it may need root. */
function switchTo(user, stage) {
    const last = stage.instructions.findLast((instruction) => writes(instruction)) ?? stage.from;
    const keyword = stage.from.keywordSpan;
    const indent = ' '.repeat(keyword.start.column - 1);
    return [{ span: (0,core_location/* spanAt */.i6)(last.span.end), text: `\n${indent}USER ${user}` }];
}
/** Whether an instruction behind this one, in the same stage, runs or writes something as the user it set. */
function isUsedLater({ stage, span }) {
    return (stage?.instructions ?? []).some((later) => later.span.start.line > span.start.line && (later.keyword === 'RUN' || later.keyword === 'WORKDIR'));
}
function writes({ keyword, onbuild }) {
    return !onbuild && ['RUN', 'COPY', 'ADD', 'WORKDIR', 'VOLUME'].includes(keyword);
}
/** Options that take a value: useradd(8), Debian's adduser(8) and BusyBox's adduser. */
const user_of_stage_grammars = {
    useradd: {
        short: 'bcdefgGkKpRsuZ',
        long: [
            'base-dir',
            'comment',
            'home-dir',
            'expiredate',
            'inactive',
            'gid',
            'groups',
            'skel',
            'key',
            'password',
        ].concat(['root', 'shell', 'uid', 'selinux-user']),
    },
    adduser: {
        short: 'hgsGukcd',
        long: ['home', 'gecos', 'comment', 'shell', 'ingroup', 'uid', 'gid', 'conf', 'firstuid', 'lastuid'],
    },
};
/** The number of the new user where one is given, which every orchestrator understands; else its name. */
function createdUser(command) {
    const grammar = user_of_stage_grammars[command.name];
    if (grammar === undefined)
        return undefined;
    const { operands, options } = command_line_commandLine(command, grammar);
    const [login, group] = operands;
    // `adduser app sudo` puts an old user into a group.
    if (login?.text === undefined || group !== undefined)
        return undefined;
    const uid = options.find((option) => option.name === '-u' || option.name === '--uid')?.value?.text;
    if (uid !== undefined && /^[1-9]\d*$/.test(uid))
        return uid;
    return /^[a-z_][a-z0-9_-]*$/.test(login.text) && login.text !== 'root' ? login.text : undefined;
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/root-user.js




const root_user_rootUser = {
    id: 'dockerfile/root-user',
    title: 'Image runs as root',
    severity: 'medium',
    confidence: 'high',
    category: 'privilege',
    profile: 'recommended',
    why: 'A process that is root in the container owns every file of it, and is one kernel or mount mistake away from root on the host.',
    fix: 'Create a user without privileges and end the stage with `USER <name>`.',
    details: 'Judged are the stages that ship: the last one, and those that a Compose file builds. A `USER` is followed through `FROM <stage>`, and an argument counts with its default; where it has none, nothing is said. `FROM scratch` and bases that are known to end as another user are left alone; bases whose own entrypoint steps down (`postgres`, `redis`) are `low`, and an image that we do not know is told with less confidence. Where every Compose service that runs it names a `user` other than root, it is `low`: only who runs the image in another way is root. The severity is `medium`, for it takes a second mistake to get out of the container.',
    references: [
        'https://docs.docker.com/build/building/best-practices/#user',
        'https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html',
    ],
    covers: [
        'hadolint:DL3002',
        'trivy:DS-0002',
        'kics:fd54f200-402c-4333-a5a4-36ef6709af2f',
        'kics:67fd0c4a-68cf-46d7-8c41-bc9fba7e40ae',
        'checkov:CKV_DOCKER_3',
        'checkov:CKV_DOCKER_8',
        'semgrep:missing-user',
        'semgrep:missing-user-entrypoint',
        'semgrep:last-user-is-root',
        'dockle:CIS-DI-0001',
        'cis:4.1',
        'owasp:RULE #2',
        'owasp-node:\u00a74',
    ],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'no USER, though there is one to switch to',
                code: "[|FROM node:24-slim|]\nWORKDIR /app\nCOPY --chown=node . .\nCMD [\"node\", \"server.js\"]\n",
            },
            {
                name: 'root by number, behind an argument',
                code: "FROM debian:13-slim\nARG APP_UID=0\nRUN useradd --system --uid 10001 app\nUSER [|${APP_UID}:${APP_UID}|]\n",
            },
            {
                name: 'inherited from another stage',
                code: "FROM python:3.13-slim AS base\nUSER root\n\nFROM [|base|]\nCMD [\"python\", \"-m\", \"app\"]\n",
            },
        ],
        good: [
            {
                name: 'only a build stage is root',
                code: "FROM golang:1.26 AS build\nUSER root\nRUN go build -o /app .\n\nFROM debian:13-slim\nCOPY --from=build /app /app\nUSER 65532\n",
            },
            {
                name: 'bases that end as somebody else',
                code: "FROM gcr.io/distroless/static-debian12:nonroot AS tool\nFROM nginxinc/nginx-unprivileged:1.29\n",
            },
        ],
    },
    *check(document, project) {
        for (const stage of project.shippedStages(document)) {
            const { user } = stage.end;
            const violation = user ? explicit(stage, user) : missing(stage);
            if (violation)
                yield { ...violation, subject: 'root', ...milder(violation, overridden(document, stage, project)) };
        }
    },
};
/** The `user` of each service that runs the stage, where all of them name one that is not root. */
function overridden(document, stage, project) {
    const services = project
        .buildsOf(document)
        .slice(0, mostServices)
        .filter(({ build }) => build.stage === stage);
    const users = services.flatMap(({ container: { user } }) => user ?? []);
    const known = users.every(({ text }) => text !== undefined && text !== '' && !isRoot(text));
    return users.length === services.length && known ? users : [];
}
/** Each stage that ships looks at all of them. */
const mostServices = 500;
/** What Compose runs as somebody else is root only where the image is used in another way. */
function milder(violation, users) {
    const [first] = users;
    if (first === undefined)
        return {};
    const related = { path: first.path, span: first.option, message: 'Compose runs it as another user.' };
    return { severity: 'low', related: [...(violation.related ?? []), related] };
}
function explicit(stage, { value, instruction }) {
    if (value.text === undefined || !isRoot(value.text))
        return undefined;
    const message = `The image starts as ${(0,core_text/* quoted */.TL)(value.text)}.`;
    if (instruction.stage !== stage) {
        const related = [{ span: instruction.span, message: 'The user was set here.' }];
        return { span: stage.image.span, message, related };
    }
    const user = readyUserOf(stage);
    const edits = user === undefined || isUsedLater(instruction) ? [] : [{ span: value.span, text: user }];
    return { span: value.span, message, edits };
}
function missing(stage) {
    const base = stage.chain.at(-1)?.base;
    if (base === undefined || base.kind === 'scratch')
        return undefined;
    const place = { span: stage.from.span, absence: true };
    if (base.kind !== 'image') {
        const raw = base.kind === 'unresolved' ? base.raw : '';
        return { ...place, confidence: 'low', message: `No \`USER\` is set, so that ${(0,core_text/* quoted */.TL)(raw)} decides who runs.` };
    }
    const { name } = base.reference;
    const runner = defaultUser(base.reference);
    if (runner === 'other' || runner === 'windows')
        return undefined;
    if (runner === 'steps-down' && stage.end.entrypoint === undefined) {
        const message = `No \`USER\` is set: the image starts as root and trusts the entrypoint of ${(0,core_text/* quoted */.TL)(name)} to step down.`;
        return { ...place, severity: 'low', message };
    }
    const user = readyUserOf(stage);
    return {
        ...place,
        confidence: runner === 'unknown' ? 'medium' : 'high',
        message: `No \`USER\` is set, so the image runs as root, like ${(0,core_text/* quoted */.TL)(name)}.`,
        edits: user === undefined ? [] : switchTo(user, stage),
    };
}

;// CONCATENATED MODULE: ./build/src/rules/knowledge/secret-files.js
const key = (kind, name) => ({ kind, certainty: 'key', name });
const config = (kind, name) => ({ kind, certainty: 'config', name });
const maybe = (kind, name) => ({ kind, certainty: 'maybe', name });
/** Places that each tool's own documentation gives for its credentials. */
const patterns = [
    key('a private SSH key', /^id_(?:rsa|dsa|ecdsa|ed25519)(?:_\w+)?$/),
    key('a folder of SSH keys', /^\.ssh$/),
    key('a folder of GnuPG keys', /^\.gnupg$/),
    key('a private key', /\.(?:key|ppk)$/),
    key('a key store', /\.(?:p12|pfx|jks|keystore|kdbx)$/),
    key('credentials of AWS', /^\.aws$/),
    key('credentials of Git', /^\.git-credentials$/),
    key('credentials of hosts', /^[._]netrc$/),
    key('a service account', /^service[_-]?account[\w.-]*\.json$/),
    key('credentials', /^(?:[\w.-]*[_-])?credentials(?:\.(?:json|ya?ml|csv|txt|ini))?$/),
    config('a file of environment variables', /^(?:[\w-]+)?\.env(?:\.(?!example|sample|template|dist|defaults?|schema|test|ci)[\w-]+)?$/),
    config('the configuration of Kubernetes access', /^(?:\.kube|kubeconfig(?:\.ya?ml)?)$/),
    config('the configuration of registry access', /^\.dockerc(?:fg|onfigjson)$/),
    config('the configuration of package uploads', /^\.pypirc$/),
    config('a password file', /^\.(?:htpasswd|pgpass|my\.cnf)$/),
    config('a file of secrets', /^secrets?\.(?:ya?ml|json|toml|env|txt|ini|properties)$/),
    config('the state of Terraform', /\.tfstate(?:\.backup)?$/),
    maybe('the configuration of npm', /^\.npmrc$/),
    maybe('the history of the repository', /^\.git$/),
    maybe('a certificate or key', /\.pem$/),
];
/** Parts of a name that say that it is the public half, or made for a test. */
const secret_files_harmless = /\.pub$|(?:^|[._-])(?:ca|cert|certs|chain|fullchain|bundle|public|pub|example|sample|dummy|test|snakeoil|cacert)(?:[._-]|$)/;
/** The secret that a path of COPY or ADD names by its last part, if it does. */
function secretFileOf(path) {
    // What is published at an address is no secret of ours.
    if (path.includes('://'))
        return undefined;
    const name = path.replace(/\/+$/, '').split('/').at(-1)?.toLowerCase() ?? '';
    const isDockerConfig = /(?:^|\/)\.docker(?:\/config\.json)?\/?$/.test(path);
    if (isDockerConfig)
        return { kind: 'the configuration of registry access', certainty: 'config' };
    const pattern = patterns.find((candidate) => candidate.name.test(name));
    if (pattern === undefined || (name !== '.env' && secret_files_harmless.test(name)))
        return undefined;
    // Keys that a project made for its own tests.
    return /(?:^|\/)(?:tests?|testdata|fixtures?|examples?|samples?)\//i.test(path)
        ? { ...pattern, certainty: 'maybe' }
        : pattern;
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/secret-file.js



const secret_file_secretFile = {
    id: 'dockerfile/secret-file',
    title: 'File of secrets copied into the image',
    severity: 'high',
    confidence: 'medium',
    category: 'secrets',
    profile: 'recommended',
    why: 'Everybody who can pull the image has the file, also where a later line deletes it again.',
    fix: 'Mount it for the one command that needs it, `RUN --mount=type=secret,id=\u2026` or `--mount=type=ssh`, and list it in `.dockerignore`.',
    details: 'Told by the names that the tools give their files. Private keys and credentials are `high`, files that mostly hold secrets (`.env`, `.kube`) are `medium`, those that often hold none (`.npmrc`, `.git`, `*.pem`) are `low`. Public halves, examples and templates are left alone.',
    references: ['https://docs.docker.com/build/building/secrets/'],
    covers: ['trivy:DS-0031', 'dockle:CIS-DI-0010', 'cis:4.10', 'owasp-node:\u00a78', 'owasp-node:\u00a79'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'a key to clone with, and the settings of the developer',
                code: "FROM node:24-slim\nCOPY [|.ssh/id_ed25519|] /root/.ssh/\nCOPY --chown=node package.json [|.env|] ./\n",
            },
            {
                name: 'credentials of the cloud',
                code: "FROM python:3.13-slim\nADD [[|\"config/service-account.json\"|], \"/app/\"]\n",
            },
        ],
        good: [
            {
                name: 'public halves and templates',
                code: "FROM node:24-slim\nCOPY id_ed25519.pub .env.example certs/ca.pem /app/\n",
            },
            {
                name: 'mounted for one command',
                code: "FROM node:24-slim\nRUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci\n",
            },
        ],
    },
    *check({ instructions }) {
        for (const instruction of instructions) {
            const pointed = pointedTo(instruction);
            if (pointed !== undefined)
                yield pointed;
            for (const { text = '', span } of copiedFiles(instruction)?.sources ?? []) {
                const file = secretFileOf(text);
                if (file === undefined)
                    continue;
                const severity = severities[file.certainty];
                const confidence = file.certainty === 'maybe' ? 'low' : 'medium';
                const message = `${(0,core_text/* quoted */.TL)(text)} looks like ${file.kind}.`;
                yield { span, subject: text, severity, confidence, message };
            }
        }
    },
};
const severities = { key: 'high', config: 'medium', maybe: 'low' };
/** A variable says where credentials lie, and this COPY puts a file there. */
function pointedTo(instruction) {
    const copied = copiedFiles(instruction);
    if (copied?.destination.text === undefined || copied.from !== undefined)
        return undefined;
    const { sources, destination } = copied;
    const target = absolute(destination.text ?? '', instruction.stage?.end.workdir?.value.text);
    if (target === undefined)
        return undefined;
    for (const variable of pointers) {
        const path = instruction.stage?.end.env.get(variable)?.value.text;
        if (path === undefined || !path.startsWith('/'))
            continue;
        const found = sources.find(({ text }) => text !== undefined && lands(text, target, path));
        // What looks like a secret by its own name is told of as such.
        if (found === undefined || secretFileOf(found.text ?? '') !== undefined)
            continue;
        const message = `${(0,core_text/* quoted */.TL)(found.raw)} brings the credentials that ${(0,core_text/* quoted */.TL)(variable)} points to.`;
        return { span: found.span, subject: variable, severity: 'medium', confidence: 'low', message };
    }
    return undefined;
}
function absolute(path, workdir) {
    if (path.startsWith('/'))
        return path;
    if (!workdir?.startsWith('/'))
        return undefined;
    return `${workdir}/${path.replace(/^\.\/?/, '')}`;
}
/** Whether copying the source to the destination writes the path: under its own name, or with the whole context. */
function lands(source, destination, path) {
    if (destination === path)
        return true;
    const folder = destination.replace(/(?<!\/)\/+$/, '');
    if (!path.startsWith(`${folder}/`))
        return false;
    const rest = path.slice(folder.length + 1);
    const name = source.slice(source.lastIndexOf('/') + 1);
    return name === rest || /^(?:\.|\*|)$/.test(name);
}
/** Variables by which clients find their credentials. */
const pointers = [
    'GOOGLE_APPLICATION_CREDENTIALS',
    'AWS_SHARED_CREDENTIALS_FILE',
    'AWS_CONFIG_FILE',
    'AWS_WEB_IDENTITY_TOKEN_FILE',
    'AZURE_CLIENT_CERTIFICATE_PATH',
    'KUBECONFIG',
];

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/secret-variable.js



const secretVariable = {
    id: 'dockerfile/secret-variable',
    title: 'Secret passed as ARG or ENV',
    severity: 'medium',
    confidence: 'medium',
    category: 'secrets',
    profile: 'recommended',
    why: 'What ENV and ARG hold can be read out of the image, its history and its provenance by everybody who can pull it.',
    fix: 'Mount it for the one command that needs it, `RUN --mount=type=secret,id=\u2026`, or give it to the container when it starts.',
    details: 'Judged by the name, word by word: `PASSWORD`, `SECRET`, `TOKEN`, `API_KEY` and the like. Words with other meanings (`KEY`, `AUTH`) are `low`, and so are stages that do not ship, whose values stay in the build cache. Names that say where a secret lies or how long it lives (`\u2026_FILE`, `\u2026_TTL`), public keys, switches (`ALLOW_EMPTY_PASSWORD=yes`) and paths are left alone. A value that looks real is told by `dockerfile/hardcoded-secret`.',
    references: [
        'https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/',
        'https://docs.docker.com/build/building/secrets/',
    ],
    covers: [
        'hadolint:DL3064',
        'trivy:DS-0031',
        'semgrep:secret-in-build-arg',
        'buildkit:SecretsUsedInArgOrEnv',
        'dockle:CIS-DI-0010',
        'cis:4.10',
        'owasp-node:\u00a78',
        'owasp-node:\u00a710',
    ],
    fixable: false,
    foldsInto: ['dockerfile/hardcoded-secret', 'dockerfile/persisted-secret'],
    examples: {
        bad: [
            {
                name: 'a token for the build, kept for good',
                code: "FROM node:24-slim\nARG [|NPM_TOKEN|]\nENV [|NPM_TOKEN=$NPM_TOKEN|] NODE_ENV=production\nRUN npm ci\n",
            },
            {
                name: 'the old form, and a name written together',
                code: "FROM postgres:17\nENV [|PGPASSWORD \"\"|]\n",
            },
        ],
        good: [
            {
                name: 'where it lies, how long it lives, whether it is wanted',
                code: "FROM postgres:17\nARG TOKEN_TTL=3600\nENV POSTGRES_PASSWORD_FILE=/run/secrets/db \\\n    ALLOW_EMPTY_PASSWORD=no \\\n    GPG_KEY=7169605F62C751356D054A26A821E680E5FA6305\n",
            },
            {
                name: 'mounted for one command',
                code: "FROM node:24-slim\nRUN --mount=type=secret,id=npm,env=NPM_TOKEN npm ci\n",
            },
        ],
    },
    *check(document, project) {
        const shipped = new Set(project.shippedStages(document).flatMap(({ chain }) => chain));
        for (const { keyword, pairs, stage } of document.instructions) {
            if (keyword !== 'ENV' && keyword !== 'ARG')
                continue;
            for (const pair of pairs) {
                const name = pair.name.text ?? pair.name.raw;
                const verdict = secretName(name);
                if (verdict === 'no' || secret_variable_isHarmless(pair))
                    continue;
                const ships = stage === undefined || shipped.has(stage);
                yield {
                    span: pair.span,
                    subject: name,
                    severity: verdict === 'likely' && ships ? 'medium' : 'low',
                    confidence: verdict === 'likely' ? 'medium' : 'low',
                    message: `${(0,core_text/* quoted */.TL)(name)} sounds like a secret, and ${keyword} does not keep one.`,
                };
            }
        }
    },
};
function secret_variable_isHarmless({ value }) {
    return value?.text !== undefined && (isSwitch(value.text) || /^(?:~?\/|[A-Za-z]:\\)/.test(value.text));
}

;// CONCATENATED MODULE: ./build/src/rules/granted-modes.js

/** `chmod MODE \u2026`, `install -m MODE`, `mkdir -m MODE`, and `--chmod=MODE` of COPY and ADD. */
function* grantedModes(document) {
    for (const { flags, args } of document.instructions) {
        const value = flags.find(({ name }) => name === 'chmod')?.value;
        if (value?.text !== undefined)
            yield { mode: value.text, raw: value.raw, span: value.span, files: args.at(-1)?.raw ?? '' };
    }
    for (const { command } of buildCommands(document)) {
        const word = modeOf(command);
        if (word?.text === undefined)
            continue;
        const files = command.words
            .slice(command.words.indexOf(word) + 1)
            .flatMap(({ display }) => (display.startsWith('-') ? [] : [display]));
        yield { mode: word.text.replace(/^(?:-m|--mode=)/, ''), raw: word.raw, span: word.span, files: files.join(' ') };
    }
}
function modeOf({ name, words }) {
    if (name === 'chmod') {
        // `-w` and `-rwx` are modes, `-R` and `-v` are options.
        const first = words.find(({ display }) => !/^-(?:-|[Rvcf]+$)/.test(display));
        return words.some(({ display }) => display.startsWith('--reference')) ? undefined : first;
    }
    if (name !== 'install' && name !== 'mkdir' && name !== 'mkfifo')
        return undefined;
    const index = words.findIndex(({ display }) => /^(?:-m|--mode)/.test(display));
    const word = words[index];
    return word?.display === '-m' || word?.display === '--mode' ? words[index + 1] : word;
}

;// CONCATENATED MODULE: ./build/src/rules/knowledge/file-modes.js
const plain = { worldWritable: false, setuid: false, setgid: false };
/** Reads `777`, `0666`, `4755`, `a+rwx`, `u+s,o=w`. What is no mode grants nothing. */
function readMode(mode) {
    if (/^0*[0-7]{1,4}$/.test(mode))
        return fromNumber(Number.parseInt(mode, 8));
    const clauses = mode
        .split(',')
        .slice(0, 20)
        .map((clause) => /^([ugoa]*)((?:[-+=][rwxXst]*)+)$/.exec(clause));
    if (clauses.some((clause) => clause === null))
        return plain;
    const grants = clauses.flatMap((clause) => Array.from((clause?.[2] ?? '').matchAll(/([-+=])([rwxXst]*)/g), ([, sign = '', bits = '']) => ({
        // Without a letter the umask takes writing away from others again.
        who: clause?.[1] === '' ? 'ug' : (clause?.[1] ?? ''),
        bits: sign === '-' ? '' : bits,
    })));
    const sticky = grants.some(({ bits }) => bits.includes('t'));
    return {
        worldWritable: !sticky && grants.some(({ who, bits }) => /[oa]/.test(who) && bits.includes('w')),
        setuid: grants.some(({ who, bits }) => /[ua]/.test(who) && bits.includes('s')),
        setgid: grants.some(({ who, bits }) => /[ga]/.test(who) && bits.includes('s')),
    };
}
/** The same octal mode without the right of others to write; `undefined` for other forms. */
function withoutWorldWrite(mode) {
    const [, front, last] = /^(0*[0-7]{2,3})([2367])$/.exec(mode) ?? [];
    return front === undefined || last === undefined ? undefined : `${withoutGroupWrite(front)}${Number(last) & ~2}`;
}
/** `777` becomes `755`, not `775`: what all may do to a file, its group was not meant to do either. */
function withoutGroupWrite(front) {
    return `${front.slice(0, -1)}${Number(front.at(-1)) & ~2}`;
}
function fromNumber(mode) {
    return {
        worldWritable: (mode & 0o002) !== 0 && (mode & 0o1000) === 0,
        setuid: (mode & 0o4000) !== 0,
        setgid: (mode & 0o2000) !== 0,
    };
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/setuid-bit.js



const setuidBit = {
    id: 'dockerfile/setuid-bit',
    title: 'Program with the setuid or setgid bit',
    severity: 'medium',
    confidence: 'high',
    category: 'privilege',
    profile: 'recommended',
    why: 'Whoever gets into the container runs that program with its owner\u2019s rights, mostly root\u2019s, which undoes the `USER` line.',
    fix: 'Leave the bit out, and give the program the one capability it needs (`setcap`).',
    details: 'The setgid bit, which folders have for honest reasons too, is `low`.',
    references: ['https://docs.docker.com/engine/security/', 'https://man7.org/linux/man-pages/man2/chmod.2.html'],
    covers: ['dockle:CIS-DI-0008', 'cis:4.8'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'by number and by letter',
                code: "FROM debian:13-slim\nCOPY --chmod=[|4755|] helper /usr/local/bin/\nRUN chmod [|u+s|] /usr/bin/tcpdump && chmod [|2775|] /srv/shared\n",
            },
        ],
        good: [
            {
                name: 'taken away',
                code: "FROM debian:13-slim\nRUN chmod u-s /usr/bin/passwd && chmod 0755 /usr/local/bin/helper\n",
            },
        ],
    },
    *check(document) {
        for (const { mode, span, files } of grantedModes(document)) {
            const { setuid, setgid } = readMode(mode);
            if (!setuid && !setgid)
                continue;
            const message = `${(0,core_text/* quoted */.TL)(mode)} makes ${(0,core_text/* quoted */.TL)(files)} run with the rights of its ${setuid ? 'owner' : 'group'}.`;
            yield { span, subject: files, message, ...(setuid ? {} : { severity: 'low' }) };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/shell-form-command.js

const shellFormCommand = {
    id: 'dockerfile/shell-form-command',
    title: 'CMD or ENTRYPOINT in shell form',
    severity: 'low',
    confidence: 'high',
    category: 'correctness',
    profile: 'all',
    why: 'A shell becomes process 1 and does not pass on signals, so that the program is killed instead of stopped.',
    fix: 'Write a JSON array, `["program", "argument"]`.',
    details: 'Where the stage or a parent sets SHELL, the shell is meant and nothing is said. A command that needs a shell keeps one: `["sh", "-c", "exec \u2026"]`.',
    references: ['https://docs.docker.com/reference/build-checks/json-args-recommended/'],
    covers: [
        'hadolint:DL3025',
        'kics:b86987e1-6397-4619-81d5-8807f2387c79',
        'semgrep:prefer-json-notation',
        'buildkit:JSONArgsRecommended',
        'owasp-node:\u00a75',
    ],
    fixable: true,
    foldsInto: ['dockerfile/malformed-exec-form'],
    examples: {
        bad: [
            {
                name: 'a program and its arguments',
                code: "FROM node:24-slim\n[|CMD node server.js --port=8080|]\n",
            },
            {
                name: 'a command that needs a shell',
                code: "FROM node:24-slim\n[|ENTRYPOINT exec node $SCRIPT|]\n",
            },
        ],
        good: [
            {
                name: 'as JSON',
                code: "FROM node:24-slim\nENTRYPOINT [\"node\"]\nCMD [\"server.js\"]\n",
            },
            {
                name: 'the shell is meant',
                code: "FROM node:24-slim\nSHELL [\"/bin/bash\", \"-c\"]\nCMD exec node $SCRIPT\n",
            },
        ],
    },
    *check({ stages }) {
        for (const { instructions, end } of stages) {
            if (end.shell !== undefined)
                continue;
            for (const instruction of instructions) {
                const { keyword, json, span } = instruction;
                if ((keyword !== 'CMD' && keyword !== 'ENTRYPOINT') || json || instruction.args.length === 0)
                    continue;
                const program = instruction.args[0]?.raw ?? '';
                const message = `${keyword} starts a shell, which starts ${(0,core_text/* quoted */.TL)(program)}.`;
                yield { span, message, edits: asArray(instruction) };
            }
        }
    },
};
/** Words that mean the same with and without a shell, and a program that is no builtin of it. */
function asArray({ args, argsSpan }) {
    const words = args.map(({ raw }) => raw);
    if (!words.every((word) => /^[\w./:@%+,=-]+$/.test(word)) || !/^[\w./-]+$/.test(words[0] ?? ''))
        return [];
    if (builtins.has(words[0] ?? ''))
        return [];
    return [{ span: argsSpan, text: `[${words.map((word) => `"${word}"`).join(', ')}]` }];
}
const builtins = new Set([
    '.',
    'cd',
    'command',
    'eval',
    'exec',
    'exit',
    'export',
    'if',
    'set',
    'source',
    'ulimit',
    'umask',
    'until',
    'while',
    'for',
    'case',
    'trap',
    'wait',
]);

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/short-key-id.js


const shortKeyId = {
    id: 'dockerfile/short-key-id',
    title: 'Signing key fetched by less than its fingerprint',
    severity: 'medium',
    confidence: 'high',
    category: 'supply-chain',
    profile: 'recommended',
    why: 'Anybody can make a key of the same short id and upload it, and what it signs is then trusted.',
    fix: 'Name the key by its whole fingerprint, 40 hexadecimal digits, as its owner publishes it.',
    details: '`gpg --recv-keys` and `apt-key adv --recv-keys` are looked at. Ids of 8 digits have been forged in bulk, those of 16 can be with effort and are `low`.',
    references: ['https://evil32.com/', 'https://www.gnupg.org/documentation/manuals/gnupg/Specify-a-User-ID.html'],
    covers: ['cis:4.11'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'by eight digits, by sixteen',
                code: "FROM debian:13-slim\nRUN gpg --keyserver hkps://keys.openpgp.org --recv-keys [|0x5072E1F5|]\nRUN apt-key adv --keyserver keyserver.ubuntu.com --recv [|B7B3B788A8D3785C|]\n",
            },
        ],
        good: [
            {
                name: 'the whole fingerprint, in one word or by a variable',
                code: "FROM debian:13-slim\nARG KEY\nRUN gpg --batch --recv-keys A4A9406876FCBD3C456770C88C718D3B5072E1F5 \"$KEY\"\n",
            },
        ],
    },
    *check(document) {
        for (const { command } of buildCommands(document)) {
            if (!fetchers.has(command.name))
                continue;
            const at = command.words.findIndex(({ display }) => receives.test(display));
            if (at === -1)
                continue;
            for (const key of command.words.slice(at + 1)) {
                const digits = /^(?:0x)?([0-9A-Fa-f]{8}|[0-9A-Fa-f]{16})$/.exec(key.text ?? '')?.[1];
                if (digits === undefined)
                    continue;
                const severity = digits.length === 8 ? 'medium' : 'low';
                yield { span: key.span, subject: digits, severity, message: `${(0,core_text/* quoted */.TL)(digits)} is the short id of a key.` };
            }
        }
    },
};
const fetchers = new Set(['gpg', 'gpg2', 'apt-key']);
const receives = /^--recv(?:-keys?)?$/;

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/socket-volume.js

const socketVolume = {
    id: 'dockerfile/socket-volume',
    title: 'Socket of the container runtime as a VOLUME',
    severity: 'medium',
    confidence: 'high',
    category: 'isolation',
    profile: 'recommended',
    why: 'The image asks to be given the runtime\u2019s socket, and whoever can write to it is root on the host.',
    fix: 'Take it out, and give the container a narrow API, such as a socket proxy, where it needs one at all.',
    references: ['https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html'],
    covers: ['semgrep:dockerfile-dockerd-socket-mount', 'owasp:RULE #1'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'as a list',
                code: "FROM example/agent:4.2\nVOLUME [[|\"/var/run/docker.sock\"|], \"/data\"]\n",
            },
        ],
        good: [
            {
                name: 'folders for data',
                code: "FROM example/agent:4.2\nVOLUME /data /var/run/app\n",
            },
        ],
    },
    *check({ instructions }) {
        for (const { keyword, args } of instructions) {
            if (keyword !== 'VOLUME')
                continue;
            for (const { text = '', span } of args) {
                const [socket] = /(?:docker|podman|containerd|crio)\.sock\b/.exec(text) ?? [];
                if (socket === undefined)
                    continue;
                yield { span, subject: socket, message: `${(0,core_text/* quoted */.TL)(text)} is the socket of the container runtime.` };
            }
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/stage-name-case.js

const stageNameCase = {
    id: 'dockerfile/stage-name-case',
    title: 'Stage name not in lower case',
    severity: 'info',
    confidence: 'high',
    category: 'style',
    profile: 'all',
    why: 'Builders ignore the letter case of stage names, so that two spellings look like two stages.',
    fix: 'Write the name in lower case.',
    references: ['https://docs.docker.com/reference/build-checks/stage-name-casing/'],
    covers: ['buildkit:StageNameCasing'],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'capitalised',
                code: "FROM golang:1.26 AS [|Build|]\n",
            },
        ],
        good: [
            {
                name: 'in lower case',
                code: "FROM golang:1.26 AS build-api\n",
            },
        ],
    },
    *check({ stages }) {
        for (const { name } of stages) {
            const lower = name?.text?.toLowerCase();
            if (name === undefined || lower === undefined || lower === name.text)
                continue;
            const edits = name.raw === name.text ? [{ span: name.span, text: lower }] : [];
            yield { span: name.span, subject: lower, message: `${(0,core_text/* quoted */.TL)(name.raw)} is not in lower case.`, edits };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/stray-description.js

const strayDescription = {
    id: 'dockerfile/stray-description',
    title: 'Comment above a stage or argument that does not describe it',
    severity: 'info',
    confidence: 'medium',
    category: 'style',
    profile: 'all',
    why: 'Where some stages and arguments have a description, `docker build --call=outline` shows none for this one.',
    fix: 'Begin the comment with the name of the stage or argument, or set it apart by an empty line.',
    details: 'BuildKit reads a comment directly above `ARG` or `FROM \u2026 AS` as its description where it begins with the name. Told in files that have such a description already, and of a comment that begins with a name in small letters, `# bar this is the bar`, or with the right one in another letter case: any other comment is just a comment.',
    references: ['https://docs.docker.com/reference/build-checks/invalid-definition-description/'],
    covers: ['buildkit:InvalidDefinitionDescription'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'one is described, another is not',
                code: "# VERSION of the tools that are installed\nARG VERSION=3.22\n[|# where it all begins|]\nFROM alpine:${VERSION} AS base\n",
            },
        ],
        good: [
            {
                name: 'descriptions, a comment apart, and a pragma',
                code: "# VERSION of the tools that are installed\nARG VERSION=3.22\n# Everything below is one stage.\n\n# base has the tools\nFROM alpine:${VERSION} AS base\n# hadolint ignore=DL3006\nFROM base AS final\n",
            },
            {
                name: 'a file without descriptions',
                code: "# The version of the tools.\nARG VERSION=3.22\nFROM alpine:${VERSION}\n",
            },
        ],
    },
    *check({ instructions, comments }) {
        const byLine = new Map(comments.map((comment) => [comment.span.start.line, comment]));
        const described = instructions.flatMap((instruction) => {
            const name = stray_description_nameOf(instruction);
            const comment = byLine.get(instruction.span.start.line - 1);
            return name === undefined || comment === undefined ? [] : [{ name, comment }];
        });
        const fits = ({ name, comment }) => stray_description_wordsOf(comment.text)[0] === name;
        const customary = described.some(fits);
        for (const entry of described) {
            if (fits(entry) || isPragma(entry.comment.text))
                continue;
            if (!customary && !seemsNamed(entry.name, stray_description_wordsOf(entry.comment.text)))
                continue;
            const { name, comment } = entry;
            yield { span: comment.span, subject: name, message: `The comment does not begin with ${(0,core_text/* quoted */.TL)(name)}.` };
        }
    },
};
function stray_description_nameOf({ keyword, onbuild, pairs, stage }) {
    if (onbuild)
        return undefined;
    if (keyword === 'FROM')
        return stage?.name?.text;
    return keyword === 'ARG' && pairs.length === 1 ? pairs[0]?.name.text : undefined;
}
function stray_description_wordsOf(text) {
    return text.replace(/^#?\s*/, '').split(/\s+/, 2);
}
/** `bar this is the bar`: a name that says of itself what it is, or the name in another letter case. */
function seemsNamed(name, [first = '', second = '']) {
    if (first.toLowerCase() === name.toLowerCase())
        return true;
    return /^[a-z_][a-z0-9_]*$/.test(first) && /^(?:is|this|-|:)$/.test(second) && !articles.test(first);
}
/** Words that begin a sentence in small letters, and are no names. */
const articles = /^(?:a|an|and|as|at|but|for|from|if|in|is|it|not|of|on|or|that|the|then|there|this|to|use|what|when|with)$/;
/** A word to a tool: `hadolint ignore=\u2026`, `check=skip=\u2026`, `checkov:skip=\u2026`. */
function isPragma(text) {
    return /^#?\s*[\w-]+(?:\s+[\w-]+)?\s*[=:[]/.test(text);
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/sudo.js

const sudo = {
    id: 'dockerfile/sudo',
    title: 'sudo in a build',
    severity: 'low',
    confidence: 'high',
    category: 'privilege',
    profile: 'recommended',
    why: 'An image that needs sudo ships a way to become root, and sudo\u2019s own terminal, signals and environment surprise in a build.',
    fix: 'Run it as root above the `USER` line, and leave sudo out of the image.',
    details: 'Installing the package is not told here, only using it. For an entrypoint that has to step down, take `gosu` or `su-exec`.',
    references: ['https://docs.docker.com/build/building/best-practices/#user'],
    covers: [
        'hadolint:DL3004',
        'trivy:DS-0010',
        'kics:8ada6e80-0ade-439e-b176-0b28f6bce35a',
        'checkov:CKV2_DOCKER_1',
        'semgrep:no-sudo-in-dockerfile',
        'dockle:DKL-DI-0001',
    ],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'in a chain',
                code: "FROM example/base:4.2\nRUN umask 027 && [|sudo|] -E mkdir /data\n",
            },
            {
                name: 'as JSON',
                code: "FROM example/base:4.2\nRUN [[|\"sudo\"|], \"mkdir\", \"/more\"]\n",
            },
        ],
        good: [
            {
                name: 'a package and a word',
                code: "FROM debian:13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends sudo=1.9.16p2-3 && rm -rf /var/lib/apt/lists/*\nRUN echo sudo is installed\n",
            },
        ],
    },
    *check({ instructions }) {
        for (const { keyword, script } of instructions) {
            if (keyword !== 'RUN' || script === undefined)
                continue;
            const innerOf = new Map(script.commands.map((command) => [command.wrapper, command]));
            for (const command of script.commands) {
                if (command.name !== 'sudo')
                    continue;
                const inner = innerOf.get(command);
                const message = `${(0,core_text/* quoted */.TL)(inner?.name || 'sudo')} is run through sudo.`;
                yield { span: command.nameSpan, subject: inner?.name ?? '', message, edits: unwrapped(command, inner, script) };
            }
        }
    },
};
/** Without `sudo` and its options, where what it runs stands on the same line and no option changes who runs it. */
function unwrapped(command, inner, { dialect }) {
    const { start } = command.nameSpan;
    if (inner === undefined || dialect === 'exec' || inner.nameSpan.start.line !== start.line)
        return [];
    const own = command.words.filter(({ span }) => span.start.column < inner.nameSpan.start.column);
    if (!own.every(({ display }) => /^-[EHnS]+$/.test(display)) || inner.assignments.length > 0)
        return [];
    return [{ span: { start, end: inner.nameSpan.start }, text: '' }];
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/system-workdir.js

const systemWorkdir = {
    id: 'dockerfile/system-workdir',
    title: 'WORKDIR or VOLUME in a folder of the system',
    severity: 'medium',
    confidence: 'high',
    category: 'isolation',
    profile: 'recommended',
    why: 'These folders belong to the kernel and the boot process: what is written there is lost, hidden by a mount, or changes how the system runs.',
    fix: 'Use a folder of its own, such as `/app` or `/var/lib/app`.',
    references: ['https://docs.docker.com/build/building/best-practices/#workdir'],
    covers: ['trivy:DS-0030', 'dockle:DKL-DI-0002'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'among devices and processes',
                code: "FROM debian:13-slim\nWORKDIR [|/dev/app|]\nVOLUME /data [|/proc|]\n",
            },
        ],
        good: [
            {
                name: 'names that only begin alike',
                code: "FROM debian:13-slim\nWORKDIR /development\nVOLUME /sys-data\n",
            },
        ],
    },
    *check({ instructions }) {
        for (const { keyword, args } of instructions) {
            if (keyword !== 'WORKDIR' && keyword !== 'VOLUME')
                continue;
            for (const { text = '', span } of args) {
                const [, folder] = /^\/+(proc|sys|dev|boot|initrd|lost\+found)(?:\/|$)/.exec(text) ?? [];
                if (folder === undefined)
                    continue;
                yield { span, subject: text, message: `${(0,core_text/* quoted */.TL)(text)} lies in \`/${folder}\`, which belongs to the system.` };
            }
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/knowledge/tls-variables.js
/**
 * Whether `name=value` in an environment stops a tool from verifying certificates. `value` is `undefined` where it is not
 * known. https://nodejs.org/api/cli.html#node_tls_reject_unauthorizedvalue, https://git-scm.com/docs/git#_environment_variables,
 * https://docs.npmjs.com/cli/using-npm/config#strict-ssl, https://pip.pypa.io/en/stable/topics/configuration/#environment-variables
 */
function stopsVerifying(name, value) {
    if (anyValue.test(name))
        return value !== '';
    if (value === undefined)
        return false;
    const text = value.trim();
    if (/^(?:NODE_TLS_REJECT_UNAUTHORIZED|PYTHONHTTPSVERIFY|PERL_LWP_SSL_VERIFY_HOSTNAME)$/.test(name))
        return text === '0';
    if (/^(?:npm_config_strict_ssl|yarn_(?:enable_)?strict_ssl)$/i.test(name))
        return /^(?:false|0)$/i.test(text);
    // An empty bundle makes Python's requests verify nothing.
    return /^(?:REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE)$/.test(name) && text === '';
}
/** Set at all, they switch it off; Git does so even for `0` in versions that people still run. */
const anyValue = /^(?:GIT_SSL_NO_VERIFY|PIP_TRUSTED_HOST|UV_INSECURE_HOST|UV_TRUSTED_HOST|GOINSECURE)$/;

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/tls-variable.js


const tlsVariable = {
    id: 'dockerfile/tls-variable',
    title: 'Variable that stops certificates from being verified',
    severity: 'medium',
    confidence: 'high',
    category: 'supply-chain',
    profile: 'recommended',
    why: 'Everybody on the way can answer in the server\u2019s name, for every connection that the variable reaches.',
    fix: 'Take the variable out, and add the certificate it was meant to replace (`NODE_EXTRA_CA_CERTS`, `REQUESTS_CA_BUNDLE`, `update-ca-certificates`).',
    details: 'In ENV, in ARG, in front of a command and in `export`. An ENV of an image that ships is `high`: it holds for the running application, with the credentials it sends.',
    references: ['https://nodejs.org/api/cli.html#node_tls_reject_unauthorizedvalue'],
    covers: [
        'checkov:CKV2_DOCKER_5',
        'checkov:CKV2_DOCKER_6',
        'checkov:CKV2_DOCKER_12',
        'checkov:CKV2_DOCKER_14',
        'checkov:CKV2_DOCKER_16',
    ],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'for the application, and for one command',
                code: "FROM node:24-slim\nENV NODE_ENV=production [|NODE_TLS_REJECT_UNAUTHORIZED=0|]\nARG [|PIP_TRUSTED_HOST=pypi.example.com|]\nRUN [|GIT_SSL_NO_VERIFY=1|] git clone https://git.example.com/app.git\nRUN export [|npm_config_strict_ssl=false|] && npm ci\n",
            },
        ],
        good: [
            {
                name: 'verified, and with an authority more',
                code: "FROM node:24-slim\nENV NODE_TLS_REJECT_UNAUTHORIZED=1 NODE_EXTRA_CA_CERTS=/etc/ssl/our-ca.pem\nRUN NPM_CONFIG_STRICT_SSL=true npm ci\n",
            },
        ],
    },
    *check(document, project) {
        const shipped = new Set(project.shippedStages(document).flatMap(({ chain }) => chain));
        for (const instruction of document.instructions) {
            const lasts = instruction.keyword === 'ENV' && instruction.stage !== undefined && shipped.has(instruction.stage);
            for (const { name, value, span } of assignments(instruction)) {
                if (!stopsVerifying(name, value))
                    continue;
                const reach = lasts ? 'everything that runs in the image' : 'what the build runs';
                const message = `${(0,core_text/* quoted */.TL)(name)} keeps ${reach} from verifying certificates.`;
                yield { span, subject: name, message, ...(lasts ? { severity: 'high' } : {}) };
            }
        }
    },
};
function* assignments({ keyword, pairs, script }) {
    if (keyword === 'ENV' || keyword === 'ARG') {
        for (const { name, value, span } of pairs) {
            if (value !== undefined)
                yield { name: name.text ?? name.raw, value: value.text, span };
        }
    }
    for (const command of script?.commands ?? []) {
        for (const { name, value, span } of command.assignments)
            yield { name, value: value.text, span };
    }
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/undefined-stage.js


const undefinedStage = {
    id: 'dockerfile/undefined-stage',
    title: 'Copies from a stage that is not there',
    severity: 'medium',
    confidence: 'medium',
    category: 'correctness',
    profile: 'recommended',
    why: 'A name that is no earlier stage is pulled from Docker Hub, where anybody may have registered it.',
    fix: 'Name a stage that comes earlier, or an image with its tag.',
    details: 'A bare name counts; one with a tag, a digest or a path is an image. Names that Compose gives as `additional_contexts` cannot be told from here, so the confidence is `medium`.',
    references: ['https://docs.docker.com/reference/dockerfile/#copy---from'],
    covers: ['hadolint:DL3022'],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'misspelt',
                code: "FROM golang:1.26 AS builder\nRUN go build -o /app .\n\nFROM debian:13-slim\nCOPY --from=[|bulider|] /app /app\n",
            },
            {
                name: 'a number too far',
                code: "FROM golang:1.26 AS build\nFROM debian:13-slim\nCOPY --from=[|2|] /app /app\n",
            },
        ],
        good: [
            {
                name: 'a stage and an image',
                code: "FROM golang:1.26 AS build\nFROM debian:13-slim\nCOPY --from=build /app /app\nCOPY --from=busybox:1.37 /bin/busybox /bin/\n",
            },
        ],
    },
    *check(document) {
        const firstOf = firstIndices(document);
        let hints = mostHints;
        for (const { value, instruction, how } of sources(document)) {
            const { text } = value;
            const { stage } = instruction;
            if (text === undefined || stage === undefined || /[/:@]/.test(text) || text === 'scratch')
                continue;
            const index = /^\d+$/.test(text) ? Number(text) : firstOf.get(text.toLowerCase());
            // Its own name is told by `copy-from-itself`.
            if (index !== undefined && index <= stage.index)
                continue;
            const meant = hints-- > 0 ? (0,core_text/* nearest */.pA)(text, namesBefore(firstOf, stage.index)) : undefined;
            const known = meant === undefined ? '' : `: ${(0,core_text/* quoted */.TL)(meant)} is`;
            yield {
                span: value.span,
                subject: text,
                message: `${how} names ${(0,core_text/* quoted */.TL)(text)}, which is no earlier stage of this file${known}.`,
                edits: meant === undefined ? [] : [{ span: value.span, text: meant }],
            };
        }
    },
};
function namesBefore(firstOf, index) {
    return Array.from(firstOf.entries().take(mostCompared)).flatMap(([name, first]) => (first < index ? [name] : []));
}
/** Comparing spellings costs time for every name, and nobody writes a file with more stages. */
const mostCompared = 50;
const mostHints = 20;
/** Names in lower case, in order, and the first stage that has each. */
function firstIndices({ stages }) {
    const first = new Map();
    for (const { name, index } of stages) {
        const text = name?.text?.toLowerCase();
        if (text !== undefined && !first.has(text))
            first.set(text, index);
    }
    return first;
}

;// CONCATENATED MODULE: ./build/src/rules/knowledge/image-variables.js
/** Official images of operating systems that set no variable but `PATH`, and `LANG` at most. */
const bare = new Set([
    'almalinux',
    'alpine',
    'amazonlinux',
    'archlinux',
    'busybox',
    'centos',
    'debian',
    'oraclelinux',
    'rockylinux',
    'ubuntu',
]);
/** What official images set by ENV, from their Dockerfiles: https://github.com/docker-library/official-images */
const image_variables_own = new Map([
    ['node', /^(?:NODE|YARN)_VERSION$/],
    ['python', /^(?:PYTHON_|GPG_KEY$|SETUPTOOLS_VERSION$)/],
    ['golang', /^(?:GOLANG_VERSION|GOTOOLCHAIN|GOPATH|GOFLAGS)$/],
    ['ruby', /^(?:RUBY|BUNDLE|GEM)_/],
    ['rust', /^(?:RUSTUP_HOME|CARGO_HOME|RUST_VERSION)$/],
    ['php', /^(?:PHP_|PHPIZE_DEPS$|GPG_KEYS$|APACHE_)/],
    ['nginx', /^(?:NGINX|NJS|PKG|DYNPKG|ACME)_/],
    ['postgres', /^(?:PG|GOSU_|DOCKER_PG_)/],
    ['redis', /^(?:REDIS|GOSU)_/],
    ['eclipse-temurin', /^JAVA_/],
]);
/** Whether an image's environment may have a variable; `undefined` where we do not know the image. */
function setsVariable({ name }, variable) {
    if (variable === 'PATH' || variable === 'LANG' || /^LC_/.test(variable))
        return true;
    if (bare.has(name))
        return false;
    return image_variables_own.get(name)?.test(variable);
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/undefined-variable.js



const undefinedVariable = {
    id: 'dockerfile/undefined-variable',
    title: 'Variable that nothing defines',
    severity: 'medium',
    confidence: 'medium',
    category: 'correctness',
    profile: 'recommended',
    why: 'The builder puts nothing in its place, so that a path, a user or a version is silently another one than was meant.',
    fix: 'Declare it with `ARG` or `ENV` in this stage, above its first use.',
    details: 'An `ARG` above the first `FROM` holds for the `FROM` lines alone: a stage that uses it declares it again, without a value. Variables of the shell (`$HOME`, `$PWD`) are none of the builder\u2019s. A name that is declared elsewhere in the file, or nearly so, is told on every base; any other name only on bases whose environment is known. What a shell reads (`RUN`, `CMD`) is its own affair, and `${NAME:-default}` needs no declaration. A variable that is extended before anything sets it, `ENV LD_LIBRARY_PATH=/opt/lib:$LD_LIBRARY_PATH`, is `low`: an empty part is left behind.',
    references: ['https://docs.docker.com/reference/build-checks/undefined-var/'],
    covers: ['buildkit:UndefinedVar'],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'declared only above FROM',
                code: "ARG VERSION=1.4\nFROM example/base:${VERSION}\nLABEL org.opencontainers.image.version=[|$VERSION|]\n",
            },
            {
                name: 'of the shell, and misspelt',
                code: "FROM debian:13-slim\nARG APP_USER=app\nCOPY app [|$HOME/app|]\nUSER [|${APP_USR}|]\n",
            },
            {
                name: 'another stage\u2019s',
                code: "FROM golang:1.26 AS build\nARG TARGET=server\nFROM example/base:4.2\nCOPY --from=build /out/app [|/srv/$TARGET|]\n",
            },
        ],
        good: [
            {
                name: 'declared again, inherited, with a default, or escaped',
                code: "ARG VERSION=1.4\nFROM debian:13-slim AS base\nARG TARGETARCH\nENV ROOT=/srv\nFROM base\nARG VERSION\nENV APP=$ROOT/$VERSION SHOWN='$NAME' ESCAPED=\\$NAME PATH=$ROOT/bin:$PATH\nWORKDIR ${APP_DIR:-/app}\nCOPY bin/$TARGETARCH /usr/bin/\n",
            },
            {
                name: 'what the base image may set',
                code: "FROM php:8.4-fpm\nCOPY php.ini $PHP_INI_DIR/\nFROM example/base:4.2\nWORKDIR $APP_HOME\n",
            },
        ],
    },
    *check(document) {
        const everywhere = declaredNames(document.instructions);
        const globals = declaredNames(document.globalArgs);
        const hint = hints(everywhere);
        for (const stage of document.stages) {
            if (stage.chain.length > deepestChain)
                continue;
            const inherited = new Set(stage.chain.slice(1).flatMap(({ instructions }) => [...declaredNames(instructions)]));
            const told = new Set();
            for (const instruction of stage.instructions) {
                if (!instruction.onbuild && expanded.has(instruction.keyword)) {
                    for (const { value, own } of valuesOf(instruction)) {
                        if (value.raw.length > longestValue)
                            continue;
                        const name = value.variables
                            .slice(0, mostVariables)
                            .find((each) => !told.has(each) && isBare(value.raw, each) && !inherited.has(each));
                        const violation = name === undefined ? undefined : judge(stage, name, { everywhere, globals, hint });
                        if (name === undefined || violation === undefined)
                            continue;
                        told.add(name);
                        const severity = name === own ? 'low' : 'medium';
                        yield { span: value.span, subject: name, severity, ...violation };
                    }
                }
                for (const name of declaredNames([instruction]))
                    inherited.add(name);
            }
        }
    },
};
/** Nobody stacks as many stages; each would be gone through again for the next. */
const deepestChain = 40;
const undefined_variable_mostCompared = 200;
/** Whoever has as many misspelt names has seen the pattern. */
const undefined_variable_mostHints = 50;
const longestValue = 2000;
const mostVariables = 20;
const longestName = 60;
/** https://docs.docker.com/reference/dockerfile/#environment-replacement */
const expanded = new Set(['ADD', 'COPY', 'ENV', 'EXPOSE', 'LABEL', 'STOPSIGNAL', 'USER', 'VOLUME', 'WORKDIR']);
function judge(stage, name, { everywhere, globals, hint }) {
    if (brought.test(name) || name.length > longestName)
        return undefined;
    const [first] = stage.instructions;
    if (globals.has(name)) {
        const edits = first === undefined ? [] : [{ span: (0,core_location/* spanAt */.i6)(first.span.start), text: `ARG ${name}\n` }];
        const isDeclaredLater = declaredNames(stage.instructions).has(name);
        const message = `${(0,core_text/* quoted */.TL)(name)} is declared above FROM only, and this stage does not see it.`;
        return { message, confidence: 'high', edits: isDeclaredLater ? [] : edits };
    }
    const { base } = stage.chain.at(-1) ?? stage;
    const sets = base.kind === 'scratch' ? name === 'PATH' : base.kind === 'image' ? setsVariable(base.reference, name) : undefined;
    if (sets === true)
        return undefined;
    if (everywhere.has(name)) {
        return { message: `${(0,core_text/* quoted */.TL)(name)} is set in another stage or further down, not here.`, confidence: 'high' };
    }
    if (ofShell.has(name) && sets === undefined)
        return undefined;
    const meant = ofShell.has(name) ? undefined : hint(name);
    if (sets === undefined && meant === undefined)
        return undefined;
    const other = meant === undefined ? '' : `; ${(0,core_text/* quoted */.TL)(meant)} is`;
    return { message: `Nothing defines ${(0,core_text/* quoted */.TL)(name)}${other}.`, confidence: sets === false ? 'high' : 'medium' };
}
/** Each name is held against all that are declared, so that only the first of them are. */
function hints(declared) {
    let left = undefined_variable_mostHints;
    return (name) => (left-- > 0 ? (0,core_text/* nearest */.pA)(name, declared.values().take(undefined_variable_mostCompared)) : undefined);
}
/** Those that every build has: https://docs.docker.com/reference/dockerfile/#predefined-args */
const brought = /^(?:PATH|(?:https?|ftp|no|all)_proxy)$/i;
const ofShell = new Set(['HOME', 'PWD', 'USER', 'HOSTNAME', 'SHELL']);
function declaredNames(instructions) {
    const declares = instructions.filter(({ keyword, onbuild }) => !onbuild && (keyword === 'ARG' || keyword === 'ENV'));
    return new Set(declares.flatMap(({ pairs }) => pairs.map(({ name }) => name.text ?? name.raw)));
}
function valuesOf({ keyword, args, pairs }) {
    if (keyword !== 'ENV' && keyword !== 'LABEL')
        return args.map((value) => ({ value, own: undefined }));
    return pairs.flatMap(({ name, value }) => (value ? [{ value, own: name.text }] : []));
}
/** `$NAME` or `${NAME}`, without a word for when it is unset. */
function isBare(raw, name) {
    return !['{', '{#'].some((open) => [':', '-', '+', '=', '?'].some((mark) => raw.includes(`${open}${name}${mark}`)));
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/unfiltered-context.js




const unfilteredContext = {
    id: 'dockerfile/unfiltered-context',
    title: 'Secrets copied along with the whole context',
    severity: 'medium',
    confidence: 'medium',
    category: 'secrets',
    profile: 'recommended',
    why: 'Everybody who can pull the image, or the layers of its build, reads a file that nobody meant to ship.',
    fix: 'List the file in `.dockerignore`, or copy only what the program needs.',
    details: 'Told where `COPY .` takes the context as a whole and the commit holds a file that by its name is a secret (`.env`, private keys, credentials), which no `.dockerignore` keeps out. Looked for in the context\u2019s own folder. Keys are `high`; in a stage that does not ship they are `low`, for only the build\u2019s cache keeps them.',
    references: ['https://docs.docker.com/build/concepts/context/#dockerignore-files'],
    covers: ['trivy:DS-0031', 'dockle:CIS-DI-0010', 'dockle:DKL-LI-0003', 'cis:4.10', 'owasp-node:\u00a78', 'owasp-node:\u00a79'],
    fixable: false,
    foldsInto: ['dockerfile/secret-file'],
    examples: {
        bad: [
            {
                name: 'settings of the developer, with no ignore file',
                code: "FROM node:24-slim\nWORKDIR /app\nCOPY --chown=node [|.|] .\n",
                files: { '.env': 'DB_PASSWORD=x\n' },
            },
            {
                name: 'an ignore file that forgets one',
                code: "FROM node:24-slim\nADD [[|\"./\"|], \"/app/\"]\n",
                path: 'web/Dockerfile',
                files: { 'web/.dockerignore': 'node_modules\n.git\n', 'web/id_ed25519': 'x\n' },
            },
        ],
        good: [
            {
                name: 'left out of the context',
                code: "FROM node:24-slim\nCOPY . /app/\n",
                files: { '.dockerignore': '**/.env*\n*.pem\n', '.env': 'DB_PASSWORD=x\n', 'server.pem': 'x\n' },
            },
            {
                name: 'copied one by one, from another stage, or nothing but a template',
                code: "FROM node:24-slim AS build\nCOPY . /app/\nFROM node:24-slim\nCOPY src /app/\nCOPY --from=build . /app/\n",
                files: { '.env.example': 'DB_PASSWORD=\n' },
            },
        ],
    },
    *check(document, project) {
        const shipped = new Set(project.shippedStages(document).flatMap(({ chain }) => chain));
        let found;
        for (const instruction of document.instructions) {
            const whole = copiesContext(instruction);
            if (whole === undefined)
                continue;
            found ??= new Set(buildContexts(document, project).flatMap((context) => secretsIn(context, project)));
            const names = found;
            const [first, ...more] = names;
            if (first === undefined)
                continue;
            const others = more.length === 0 ? '' : ` and ${more.map((name) => (0,core_text/* quoted */.TL)(name)).join(', ')}`;
            const isKey = [...names].some((name) => secretFileOf(name)?.certainty === 'key');
            const ships = instruction.stage !== undefined && shipped.has(instruction.stage);
            yield {
                span: whole.span,
                severity: ships ? (isKey ? 'high' : 'medium') : 'low',
                subject: 'context',
                message: `${instruction.keyword} takes ${(0,core_text/* quoted */.TL)(first)}${others} along, which no \`.dockerignore\` keeps out.`,
            };
        }
    },
};
/** Names that tools give files of secrets, as they lie in a project's own folder. */
const candidates = [
    '.env',
    '.env.local',
    '.env.dev',
    '.env.development',
    '.env.staging',
    '.env.prod',
    '.env.production',
    '.git-credentials',
    '.netrc',
    '.pypirc',
    '.htpasswd',
    '.pgpass',
    '.dockercfg',
    '.aws/credentials',
    '.docker/config.json',
    '.ssh/id_rsa',
    '.ssh/id_ed25519',
    'id_rsa',
    'id_dsa',
    'id_ecdsa',
    'id_ed25519',
    'credentials.json',
    'service-account.json',
    'serviceAccountKey.json',
    'secrets.yaml',
    'secrets.yml',
    'secrets.json',
    'secrets.env',
    'server.key',
    'private.key',
    'tls.key',
    'kubeconfig',
    'terraform.tfstate',
];
function secretsIn({ folder, ignore }, project) {
    return candidates.filter((name) => project.exists(inFolder(folder, name)) && !ignore?.ignores(name));
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/unguarded-pipe.js

const unguardedPipe = {
    id: 'dockerfile/unguarded-pipe',
    title: 'Pipe whose first command may fail unseen',
    severity: 'low',
    confidence: 'high',
    category: 'correctness',
    profile: 'all',
    why: 'A shell looks at the last command of a pipe only, so that a failed download goes on as an empty file.',
    fix: 'Set `SHELL ["/bin/bash", "-o", "pipefail", "-c"]`, or begin the command with `set -o pipefail`.',
    details: 'The first pipe of a RUN is told. Debian\u2019s `/bin/sh` (dash) has no such option before version 0.5.13; `bash`, BusyBox\u2019s `ash` and `zsh` have it. Where the pipe begins with `echo`, `printf` or `yes`, which do not fail, the confidence is low. PowerShell and cmd are left alone.',
    references: ['https://docs.docker.com/build/building/best-practices/#using-pipes'],
    covers: ['hadolint:DL4006', 'kics:efbf148a-67e9-42d2-ac47-02fa1c0d0b22', 'semgrep:set-pipefail'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'a download and its unpacker',
                code: "FROM debian:13-slim\nRUN mkdir /app && [|curl -fsSL https://example.com/app.tar.gz | tar -xz -C /app|]\n",
            },
        ],
        good: [
            {
                name: 'set for the stage, set for the command',
                code: "FROM debian:13-slim\nSHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]\nRUN curl -fsSL https://example.com/app.tar.gz | tar -xz -C /app\n\nFROM alpine:3.22\nRUN set -o pipefail && wget -qO- https://example.com/app.tar.gz | tar -xz || exit 1\n",
            },
        ],
    },
    *check({ instructions }) {
        for (const { keyword, script } of instructions) {
            if (keyword !== 'RUN')
                continue;
            const pipeline = script?.pipelines.find((each) => isUnguarded(each));
            const first = pipeline?.commands[0];
            if (pipeline === undefined || first === undefined)
                continue;
            const message = `If ${(0,core_text/* quoted */.TL)(first.name)} fails, the build goes on.`;
            const certain = !/^(?:echo|printf|yes)$/.test(first.name);
            yield { span: pipeline.span, subject: first.name, message, confidence: certain ? 'high' : 'low' };
        }
    },
};
function isUnguarded({ commands }) {
    const [first] = commands;
    return first !== undefined && !isGuarded(first) && !first.within.includes('condition');
}
function isGuarded({ shell: { options } }) {
    return options.has('pipefail');
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/unlisted-registry.js




const unlisted_registry_unlistedRegistry = {
    id: 'dockerfile/unlisted-registry',
    title: 'Image from a registry that is not on the list',
    severity: 'low',
    confidence: 'high',
    category: 'supply-chain',
    profile: 'recommended',
    why: 'Whoever runs that registry decides what this image is built from, and its images are not looked at.',
    fix: 'Take the image from a listed registry, or add this one to `allowed-registries`.',
    details: 'The list is the public registries unless `allowed-registries` says otherwise; where it does, leaving it is `high`. Images of FROM, `COPY --from`, `RUN --mount=from=` and `# syntax=` count. Ports, IP addresses and names without a dot are listed just as they are written; `*.example.com` stands for every host below.',
    references: ['https://docs.docker.com/build/building/best-practices/#choose-the-right-base-image'],
    covers: ['hadolint:DL3026', 'cis:4.2', 'owasp:RULE #13'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'a base, a tool, the frontend',
                code: "# syntax=[|registry.example.com/dockerfile:1|]\nFROM [|registry.example.com/base:4.2|]\nCOPY --from=[|localhost:5000/tools:1.4|] /bin/tool /bin/\n",
            },
        ],
        good: [
            {
                name: 'public registries, stages and scratch',
                code: "FROM golang:1.26 AS build\nFROM europe-docker.pkg.dev/project/images/base:4.2 AS base\nCOPY --from=build /out /out\nFROM scratch\nCOPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/\n",
            },
        ],
    },
    *check(document, _project, policy) {
        const { syntax } = document.directives;
        const frontend = syntax?.text === undefined ? undefined : (0,image_reference/* parseImageReference */.o)(syntax.text);
        const pulled = [...pulledImages(document)];
        if (frontend && syntax)
            pulled.unshift({ reference: frontend, span: syntax.span, raw: syntax.raw, how: 'syntax' });
        for (const { reference, span } of pulled) {
            const off = offList(reference, policy);
            if (off)
                yield { span, ...off };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/unlocked-install.js





const unlockedInstall = {
    id: 'dockerfile/unlocked-install',
    title: 'Install that may leave the lock file behind',
    severity: 'low',
    confidence: 'high',
    category: 'supply-chain',
    profile: 'all',
    why: 'Where the lock file does not fit `package.json`, npm takes other versions than those that were reviewed, and says nothing.',
    fix: 'Use `npm ci`, which installs what the lock file says and fails where it does not fit.',
    details: 'Told only where there is a lock file: in the build context, or copied by name.',
    references: ['https://docs.npmjs.com/cli/commands/npm-ci'],
    covers: ['owasp-node:\u00a72'],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'a lock file in the repository',
                code: "FROM node:24-slim AS build\nWORKDIR /app\nCOPY . .\nRUN npm [|install|] --omit=dev\n",
                files: { 'package-lock.json': '{}\n' },
            },
            {
                name: 'a lock file that is copied',
                code: "FROM node:24-slim AS build\nCOPY package.json package-lock.json /app/\nRUN cd /app && npm [|i|] && npm run build\n",
            },
        ],
        good: [
            {
                name: 'the lock file decides, or it is about one package',
                code: "FROM node:24-slim AS build\nRUN npm install --global pm2@6.0.8\nRUN npm ci && npm install left-pad@1.3.0\n",
                files: { 'package-lock.json': '{}\n' },
            },
            {
                name: 'there is no lock file',
                code: "FROM node:24-slim AS build\nRUN npm install\n",
            },
        ],
    },
    *check(document, project) {
        let locked;
        for (const { command } of buildCommands(document)) {
            const installed = command.name === 'npm' ? packageCommand(command) : undefined;
            if (installed === undefined || !['install', 'i'].includes(installed.subcommand))
                continue;
            const { packages, options, operands } = installed;
            if (packages.length > 0 || options.some(({ name }) => elsewhere.has(name)))
                continue;
            const [word] = operands;
            locked ??= hasLock(document, project);
            if (word === undefined || !locked)
                continue;
            const message = '`npm install` may change what the lock file says; `npm ci` does not.';
            yield { span: word.span, subject: 'npm', message, edits: [{ span: word.span, text: 'ci' }] };
        }
    },
};
/** With these it is about something else than the project's own lock file. */
const elsewhere = new Set(['-g', '--global', '--prefix', '-C', '--no-package-lock', '--location']);
const locks = ['package-lock.json', 'npm-shrinkwrap.json'];
function hasLock(document, project) {
    const inContext = buildContexts(document, project).some(({ folder, ignore }) => locks.some((name) => project.exists(inFolder(folder, name)) && !ignore?.ignores(name)));
    const sources = document.instructions.flatMap((instruction) => copiedFiles(instruction)?.sources ?? []);
    return inContext || sources.some(({ text = '' }) => locks.some((name) => text === name || text.endsWith(`/${name}`)));
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/unnamed-stage-reference.js


const unnamedStageReference = {
    id: 'dockerfile/unnamed-stage-reference',
    title: 'Stage named by its number',
    severity: 'info',
    confidence: 'high',
    category: 'style',
    profile: 'all',
    why: 'A stage put in between moves every number, and the copy silently takes another stage.',
    fix: 'Name the stage, `FROM \u2026 AS build`, and copy from the name.',
    references: ['https://docs.docker.com/build/building/multi-stage/#name-your-build-stages'],
    covers: ['kics:68a51e22-ae5a-4d48-8e87-b01a323605c9'],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'though it has a name',
                code: "FROM golang:1.26 AS build\nFROM debian:13-slim\nCOPY --from=[|0|] /app /app\n",
            },
        ],
        good: [
            {
                name: 'by name',
                code: "FROM golang:1.26 AS build\nFROM debian:13-slim\nCOPY --from=build /app /app\n",
            },
        ],
    },
    *check(document) {
        for (const { value } of sources(document)) {
            if (!/^\d+$/.test(value.text ?? ''))
                continue;
            const stage = document.stages[Number(value.text)];
            if (stage === undefined)
                continue;
            const name = stage.name?.text;
            yield {
                span: value.span,
                subject: value.text ?? '',
                message: `${(0,core_text/* quoted */.TL)(value.text ?? '')} counts stages${name === undefined ? '' : `, while this one is named ${(0,core_text/* quoted */.TL)(name)}`}.`,
                edits: name === undefined ? [] : [{ span: value.span, text: name }],
            };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/unpinned-clone.js



const unpinnedClone = {
    id: 'dockerfile/unpinned-clone',
    title: 'Repository cloned at whatever is newest',
    severity: 'low',
    confidence: 'medium',
    category: 'supply-chain',
    profile: 'all',
    why: 'Whoever pushes to that repository next decides what is built here, and two builds of one commit differ.',
    fix: 'Check out a commit by its hash, or clone a tag with `--branch`, or use `ADD` with `#<commit>`.',
    details: 'A later `git checkout`, `reset`, `switch` or `fetch` in the same RUN, `--branch` and `--revision` settle it. A branch named there still moves, but it was chosen.',
    references: ['https://git-scm.com/docs/git-clone'],
    covers: [],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'the default branch',
                code: "FROM debian:13-slim\nRUN [|git clone --depth 1 https://github.com/example/tool.git|] && make -C tool install\n",
            },
        ],
        good: [
            {
                name: 'a tag, a commit, a repository of the build itself',
                code: "FROM debian:13-slim\nRUN git clone --depth 1 --branch v1.4.2 https://github.com/example/tool.git\nRUN git clone https://github.com/example/other.git && cd other && git checkout 0f1e2d3c\nRUN git clone -b \"$TAG\" git@github.com:example/third.git\nRUN git clone /src /work\n",
            },
        ],
    },
    *check(document) {
        const settled = new Set(buildCommands(document).flatMap(({ command, script }) => command.name === 'git' && command.words.some(({ text }) => settles.has(text ?? '')) ? [script] : []));
        for (const { command, script } of buildCommands(document)) {
            if (command.name !== 'git' || settled.has(script))
                continue;
            if (!command.words.some(({ text }) => text === 'clone'))
                continue;
            if (hasOption(command, '-b', '--branch', '--revision'))
                continue;
            const address = operands(command).find(({ display }) => /^(?:[a-z+]+:\/\/|[\w.-]+@[\w.-]+:)/.test(display));
            if (address === undefined)
                continue;
            const name = address.display.replace(/^[a-z+]+:\/\//, '');
            const message = `${(0,core_text/* quoted */.TL)(name)} is cloned at whatever is newest there.`;
            yield { span: command.span, subject: withoutVersion(name), message };
        }
    },
};
const settles = new Set(['checkout', 'reset', 'switch', 'fetch']);

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/unpinned-language-package.js


const unpinnedLanguagePackage = {
    id: 'dockerfile/unpinned-language-package',
    title: 'Package of a language without a version',
    severity: 'low',
    confidence: 'high',
    category: 'supply-chain',
    profile: 'all',
    why: 'The next build takes whatever was published last, also by somebody who took over the account.',
    fix: 'Name the version (`app==1.2`, `app@1.2`, `--version 1.2`), or install from a lock file.',
    details: 'Read are pip, npm, gem and `go install`, `get` and `run`. Requirement and constraint files, local folders, archives and names that a variable gives are left alone. A Git address needs a ref; `@latest` is no version for Go, while a tag of npm counts as the author\u2019s choice.',
    references: ['https://docs.docker.com/build/building/best-practices/'],
    covers: [
        'hadolint:DL3013',
        'hadolint:DL3016',
        'hadolint:DL3028',
        'hadolint:DL3062',
        'kics:22cd11f7-9c6c-4f6e-84c0-02058120b341',
        'kics:e36d8880-3f78-4546-b9a1-12f0745ca0d5',
        'kics:02d9c71f-3ee8-4986-9c27-1a20d0d19bfc',
    ],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'in four languages',
                code: "FROM example/tools:4.2\nRUN pip install --no-cache-dir [|poetry|] ruff==0.14.1\nRUN npm install --global [|@angular/cli|] typescript@6.0.3\nRUN gem install [|rails|]\nRUN go install [|golang.org/x/tools/gopls@latest|]\n",
            },
        ],
        good: [
            {
                name: 'versions, files, folders',
                code: "FROM example/tools:4.2\nRUN pip install --no-cache-dir --requirement requirements.txt && pip install --no-cache-dir . ./lib \"app[extra]>=1.2\"\nRUN npm install && npm install --global npm@11.6.2 ./cli\nRUN gem install rails --version 8.1.0 && gem install bundler:2.7.2\nRUN go install golang.org/x/tools/gopls@v0.20.0 && go install ./cmd/app\n",
            },
        ],
    },
    *check(document) {
        for (const each of package_commands_packageCommands(document)) {
            const { family, action, packages, has } = each;
            if (!/^(?:install|i|add|get|run)$/.test(action) || (family === 'gem' && has('-v', '--version')))
                continue;
            if (family === 'pip' && has('-r', '--requirement', '-c', '--constraint', '-e', '--editable'))
                continue;
            // What follows the package of `go run` is told to the program.
            const named = action === 'run' ? packages.slice(0, family === 'go' ? 1 : 0) : packages;
            for (const { text, span } of named) {
                if (text === undefined || !isUnpinned(family, text))
                    continue;
                yield { span, subject: unpinned_language_package_nameOf(text), message: `${(0,core_text/* quoted */.TL)(text)} is installed in whatever version there is.` };
            }
        }
    },
};
function isUnpinned(family, text) {
    if (family === 'pip' && /^git\+[a-z]+:/.test(text))
        return !/@[^/]+$/.test(text.replace(/#.*$/, ''));
    if (family === 'npm' && /^git(?:\+[a-z]+)?:/.test(text))
        return !text.includes('#');
    // Paths, archives, addresses.
    if (/^(?:[./~]|[a-z+]+:)|:\/\/|\.(?:whl|zip|tgz|gem|tar\.\w+)$/.test(text))
        return false;
    switch (family) {
        case 'pip':
            return !/[=<>~!@]/.test(text);
        case 'npm':
            return !/[^/]@./.test(text.replace(/^@/, '')) && !/^[^@/]+\//.test(text);
        case 'gem':
            return !text.includes(':');
        case 'go':
            return /^[^/]*\.[^/]*\//.test(text) && (!text.includes('@') || /@(?:latest|none)$/.test(text));
        default:
            return false;
    }
}
function unpinned_language_package_nameOf(text) {
    return text.replace(/(.)@latest$/, '$1');
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/unpinned-os-package.js


const unpinnedOsPackage = {
    id: 'dockerfile/unpinned-os-package',
    title: 'Package of the system without a version',
    severity: 'low',
    confidence: 'high',
    category: 'supply-chain',
    profile: 'all',
    why: 'Two builds of one commit hold different programs, and nobody can tell which of them was tested.',
    fix: 'Name the version, `curl=8.14.1-2` (`curl-8.14.1` for yum and dnf), or pin the base image by digest and rebuild on purpose.',
    details: 'One finding for a package. Files (`.deb`, `.rpm`), groups, releases (`curl/trixie`) and names that a variable gives are left alone. Read are apt, apk, yum, dnf, microdnf, tdnf and zypper.',
    references: ['https://docs.docker.com/build/building/best-practices/#apt-get'],
    covers: [
        'hadolint:DL3008',
        'hadolint:DL3018',
        'hadolint:DL3033',
        'hadolint:DL3037',
        'hadolint:DL3041',
        'kics:965a08d7-ef86-4f14-8792-4a3b2098937e',
        'kics:93d88cf7-f078-46a8-8ddc-178e03aeacf1',
        'kics:d3499f6d-1651-41bb-a9a7-de925fea487b',
        'kics:6452c424-1d92-4deb-bb18-a03e95d579c4',
        'kics:562952e4-0348-4dea-9826-44f3a2c6117b',
    ],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'one with and two without',
                code: "FROM alpine:3.22\nRUN apk add --no-cache --virtual .build-deps curl=8.14.1-r1 [|git|] [|make|]\n",
            },
            {
                name: 'of another distribution',
                code: "FROM rockylinux:9\nRUN dnf install -y [|httpd|] php-8.3.19 && dnf clean all\n",
            },
        ],
        good: [
            {
                name: 'versions, files, a release, a variable',
                code: "FROM debian:13-slim\nRUN apt-get update \\\n && apt-get install -y --no-install-recommends curl=8.14.1-2 ./tool.deb git/trixie \"tini=${TINI}\" \\\n && rm -rf /var/lib/apt/lists/*\n",
            },
        ],
    },
    *check(document) {
        for (const each of package_commands_packageCommands(document)) {
            if (!/^(?:(?:module )?install|add|in|reinstall|localinstall)$/.test(each.action))
                continue;
            for (const word of each.packages) {
                if (!unpinned_os_package_isUnpinned(each.family, word))
                    continue;
                const message = `${(0,core_text/* quoted */.TL)(word.display)} is installed in whatever version there is.`;
                yield { span: word.span, subject: word.display, message };
            }
        }
    },
};
function unpinned_os_package_isUnpinned(family, { text }) {
    if (text === undefined ||
        text === '' ||
        /[*?]/.test(text) ||
        /\.(?:deb|rpm|apk)$/.test(text) ||
        text.includes('://')) {
        return false;
    }
    switch (family) {
        case 'apt':
            return !/[=/]/.test(text) && !/[-+]$/.test(text);
        case 'apk':
            return !/[=<>~]/.test(text) && !text.startsWith('!') && !text.startsWith('.');
        case 'yum':
            return !/^@/.test(text) && !/-\d/.test(text) && !/[<>=:]/.test(text) && !text.startsWith('/');
        case 'zypper':
            return !/[<>=]/.test(text) && !/-\d+[.\d]*/.test(text);
        default:
            return false;
    }
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/unset-base-argument.js

const unsetBaseArgument = {
    id: 'dockerfile/unset-base-argument',
    title: 'FROM depends on an argument without a value',
    severity: 'medium',
    confidence: 'high',
    category: 'correctness',
    profile: 'recommended',
    why: 'Whoever builds without that argument gets an empty name, and the build fails.',
    fix: 'Declare it above the first `FROM` with a default, `ARG VERSION=1.2`.',
    details: 'FROM sees only arguments that are declared above the first FROM, and those that the builder brings along. One that is declared without a default is `low`, for the build may always be given it. A default within the reference, `${VERSION:-1.2}`, is enough.',
    references: [
        'https://docs.docker.com/reference/build-checks/undefined-arg-in-from/',
        'https://docs.docker.com/reference/build-checks/invalid-default-arg-in-from/',
    ],
    covers: ['buildkit:UndefinedArgInFrom', 'buildkit:InvalidDefaultArgInFrom'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'misspelt, and declared without a default',
                code: "ARG VERSION=3.22\nARG REGISTRY\nFROM [|alpine:${VERSOIN}|] AS base\nFROM [|${REGISTRY}/tools:1.4|]\n",
            },
        ],
        good: [
            {
                name: 'a default above, a default within',
                code: "ARG VERSION=3.22\nFROM alpine:${VERSION} AS base\nFROM debian:${RELEASE:-13-slim}\n",
            },
        ],
    },
    *check({ stages, globalArgs }) {
        const declared = new Map(globalArgs.flatMap(({ pairs }) => pairs.map(({ name, value }) => [name.text ?? '', value])));
        for (const value of stages.flatMap(({ image, platform }) => [image, platform ?? []].flat())) {
            for (const name of new Set(value.variables.slice(0, unset_base_argument_mostVariables))) {
                const known = declared.has(name);
                if (unset_base_argument_brought.test(name) || value.text !== undefined || (known && declared.get(name) !== undefined))
                    continue;
                // `${NAME:-default}` and `${NAME+other}` need no declaration.
                if (value.raw.includes(`{${name}:`) || value.raw.includes(`{${name}-`) || value.raw.includes(`{${name}+`))
                    continue;
                const meant = known ? undefined : (0,core_text/* nearest */.pA)(name, declared.keys().take(unset_base_argument_mostCompared));
                const hint = meant === undefined ? '' : `: ${(0,core_text/* quoted */.TL)(meant)} is`;
                const message = known
                    ? `${(0,core_text/* quoted */.TL)(name)} is declared without a default.`
                    : `${(0,core_text/* quoted */.TL)(name)} is not declared above the first FROM${hint}.`;
                yield { span: value.span, subject: name, message, ...(known ? { severity: 'low' } : {}) };
            }
        }
    },
};
/** Nobody writes more; hostile files do. */
const unset_base_argument_mostVariables = 10;
const unset_base_argument_mostCompared = 20;
/** https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope */
const unset_base_argument_brought = /^(?:TARGET|BUILD)(?:PLATFORM|OS|OSVERSION|ARCH|VARIANT)$|^TARGETSTAGE$/;

;// CONCATENATED MODULE: ./build/src/rules/knowledge/signature-options.js

/** Options by which package managers install what nobody signed: apt-get(8), apk(8), dnf(8), rpm(8), zypper(8). */
const signature_options_options = [
    {
        programs: /^(?:apt|apt-get|aptitude)$/,
        names: ['--allow-unauthenticated', '--force-yes', '--allow-insecure-repositories'],
    },
    { programs: /^apk$/, names: ['--allow-untrusted'] },
    { programs: /^(?:yum|dnf|dnf5|tdnf|microdnf)$/, names: ['--nogpgcheck', '--no-gpgchecks', '--nogpg'] },
    { programs: /^rpm$/, names: ['--nosignature', '--nodigest', '--noverify', '--nofiledigest'] },
    { programs: /^zypper$/, names: ['--no-gpg-checks', '--allow-unsigned-rpm', '--no-gpg-check'] },
];
/** Settings that do the same, in an option or written to a file. */
const settings = /\bgpgcheck\s*=\s*(?:0|false|no)\b|\[[^\]\n]{0,200}trusted=yes|AllowUnauthenticated\b[^;\n]{0,20}\b(?:true|1|yes)\b|AllowInsecureRepositories\b[^;\n]{0,20}\b(?:true|1|yes)\b|^SigLevel\s*=\s*Never/i;
/** The word by which a command gives up checking signatures of packages, if it does. */
function signaturesOff(command) {
    for (const { programs, names } of signature_options_options) {
        if (!programs.test(command.name))
            continue;
        const word = findOption(command, ...names)?.word;
        if (word !== undefined)
            return word;
    }
    return command.words.find(({ display }) => settings.test(display));
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/unsigned-packages.js



const unsignedPackages = {
    id: 'dockerfile/unsigned-packages',
    title: 'Packages installed without checking signatures',
    severity: 'high',
    confidence: 'high',
    category: 'supply-chain',
    profile: 'recommended',
    why: 'A mirror, or anybody on the way to it, can put in a package whose scripts run as root in the build.',
    fix: 'Take the option out, and install the key of the repository that needs it.',
    details: 'Read are apt, apk, yum, dnf, rpm and zypper, by option or by a setting that is written to their configuration. A local file of apk is `medium`: it has mostly been downloaded by a line above, where its checksum can be compared.',
    references: ['https://manpages.debian.org/stable/apt/apt-secure.8.en.html'],
    covers: [
        'checkov:CKV2_DOCKER_7',
        'checkov:CKV2_DOCKER_8',
        'checkov:CKV2_DOCKER_9',
        'checkov:CKV2_DOCKER_10',
        'checkov:CKV2_DOCKER_11',
        'cis:4.11',
    ],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'by option, before or behind the packages',
                code: "FROM debian:13-slim\nRUN apt-get update \\\n && apt-get install -y --no-install-recommends [|--allow-unauthenticated|] tool=1.4 \\\n && rm -rf /var/lib/apt/lists/*\n",
            },
            {
                name: 'by a setting of the repository',
                code: "FROM debian:13-slim\nRUN echo [|\"deb [trusted=yes] https://apt.example.com stable main\"|] > /etc/apt/sources.list.d/example.list\n",
            },
        ],
        good: [
            {
                name: 'with the key of the repository',
                code: "FROM debian:13-slim\nADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://apt.example.com/key.gpg /etc/apt/keyrings/\nRUN echo \"deb [signed-by=/etc/apt/keyrings/key.gpg] https://apt.example.com stable main\" > /etc/apt/sources.list.d/example.list\n",
            },
        ],
    },
    *check(document) {
        for (const { command } of buildCommands(document)) {
            const word = signaturesOff(command);
            if (word === undefined)
                continue;
            const isLocal = command.name === 'apk' && command.words.some(({ display }) => display.endsWith('.apk'));
            const isOption = /^--[a-z-]+$/.test(word.raw);
            yield {
                span: word.span,
                subject: word.display,
                ...(isLocal ? { severity: 'medium' } : {}),
                message: `${(0,core_text/* quoted */.TL)(word.display)} lets packages in that nobody signed.`,
                edits: isOption ? withoutWord(command, word) : [],
            };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/untagged-image.js


const untaggedImage = {
    id: 'dockerfile/untagged-image',
    title: 'Image without a tag',
    severity: 'medium',
    confidence: 'high',
    category: 'supply-chain',
    profile: 'recommended',
    why: 'Without a tag the build takes whatever `latest` is that day, so that nobody can tell what a build held or build it again.',
    fix: 'Name a version, best with its digest: `name:1.2.3@sha256:\u2026`.',
    details: 'The images of `COPY --from` and `RUN --mount=from=` are read as well. A digest is enough by itself, a registry\u2019s port is no tag, and arguments count with their defaults. Where an argument has no default, nothing is said.',
    references: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
    covers: [
        'hadolint:DL3006',
        'trivy:DS-0001',
        'kics:9efb0b2d-89c9-41a3-91ca-dcc0aec911fd',
        'checkov:CKV_DOCKER_7',
        'semgrep:missing-image-version',
        'owasp-node:\u00a71',
    ],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'no tag, though the registry has a port',
                code: "FROM --platform=$BUILDPLATFORM [|registry.example.com:5000/tools/go|] AS build\nRUN go build -o /app .\n\nFROM [|debian|]\nCOPY --from=build /app /app\n",
            },
            {
                name: 'a tool copied out of an image',
                code: "FROM python:3.13-slim\nCOPY --from=[|ghcr.io/astral-sh/uv|] /uv /bin/\n",
            },
        ],
        good: [
            {
                name: 'a tag, a digest, an earlier stage',
                code: "ARG VERSION=3.22\nFROM alpine:${VERSION} AS base\nFROM busybox@sha256:9ae97d36d26566ff84e8893c64a6dc4fe8ca6d1144bf5b87b2b85a32def253c7 AS tools\nFROM base\nCOPY --from=tools /bin/busybox /bin/\n",
            },
        ],
    },
    *check(document) {
        for (const { reference, span, how } of pulledImages(document)) {
            if (reference.tag !== '' || reference.digest !== '')
                continue;
            const message = `${how} names ${(0,core_text/* quoted */.TL)(reference.name)} without a tag, which means \`latest\`.`;
            yield { span, subject: reference.name, message };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/unverified-add.js



const unverifiedAdd = {
    id: 'dockerfile/unverified-add',
    title: 'ADD of a URL without a checksum',
    severity: 'medium',
    confidence: 'high',
    category: 'supply-chain',
    profile: 'recommended',
    why: 'Whoever controls the server, or the account that publishes there, decides what lies in the image.',
    fix: 'Pin it with `ADD --checksum=sha256:\u2026`, or copy the file from the repository.',
    details: 'Git repositories are another matter: there a commit is the checksum. A file whose address holds a commit is `low`.',
    references: ['https://docs.docker.com/reference/dockerfile/#add---checksum'],
    covers: [
        'kics:4b410d24-1cbe-4430-a632-62c9a931cf1c',
        'checkov:CKV_DOCKER_4',
        'semgrep:prefer-copy-over-add',
        'dockle:CIS-DI-0009',
        'cis:4.9',
        'owasp:RULE #9',
    ],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'a program',
                code: "FROM alpine:3.22\nADD --chmod=755 [|https://example.com/releases/tool-1.4.2|] /usr/local/bin/tool\n",
            },
        ],
        good: [
            {
                name: 'with its checksum, and a commit',
                code: "FROM alpine:3.22\nADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.com/tool /bin/\nADD https://git.example.com/tool.git#9f86d081884c7d659a2feaa0c55ad015a3bf4f1b /src\n",
            },
        ],
    },
    *check({ instructions }) {
        for (const instruction of instructions) {
            if (instruction.keyword !== 'ADD' || instruction.flags.some(({ name }) => name === 'checksum'))
                continue;
            for (const { text, raw, span } of copiedFiles(instruction)?.sources ?? []) {
                const url = text ?? raw;
                if (!isRemoteFile(url))
                    continue;
                // A commit in the address holds the content as well as the host keeps its word.
                const isFixed = /\/[0-9a-f]{40}\//.test(url);
                const message = `${(0,core_text/* quoted */.TL)(url)} is taken as it comes.`;
                yield { span, subject: withoutVersion(url), message, ...(isFixed ? { severity: 'low' } : {}) };
            }
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/unverified-host-key.js


const unverifiedHostKey = {
    id: 'dockerfile/unverified-host-key',
    title: 'SSH that trusts every host',
    severity: 'medium',
    confidence: 'high',
    category: 'supply-chain',
    profile: 'recommended',
    why: 'Everybody on the way can answer in the server\u2019s name, take what is sent and choose what is cloned.',
    fix: 'Copy a `known_hosts` file with the keys that the server publishes.',
    references: [
        'https://docs.github.com/authentication/keeping-your-account-and-data-secure/githubs-ssh-key-fingerprints',
    ],
    covers: [],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'in the configuration, and in a variable',
                code: "FROM alpine/git:2.49\nRUN echo [|\"StrictHostKeyChecking no\"|] >> /etc/ssh/ssh_config\nRUN [|GIT_SSH_COMMAND=\"ssh -o StrictHostKeyChecking=no\"|] git clone git@git.example.com:app.git\n",
            },
        ],
        good: [
            {
                name: 'keys that are known',
                code: "FROM alpine/git:2.49\nCOPY known_hosts /root/.ssh/known_hosts\nRUN --mount=type=ssh git clone git@git.example.com:app.git\n",
            },
        ],
    },
    *check(document) {
        for (const { keyword, pairs } of document.instructions) {
            if (keyword !== 'ENV' && keyword !== 'ARG')
                continue;
            for (const { name, value, span } of pairs) {
                if (unverified_host_key_off.test(value?.raw ?? ''))
                    yield { span, subject: name.raw, message: `${(0,core_text/* quoted */.TL)(name.raw)} ${trusts}` };
            }
        }
        for (const { command } of buildCommands(document)) {
            for (const { name, value, span } of command.assignments) {
                if (unverified_host_key_off.test(value.display))
                    yield { span, subject: name, message: `${(0,core_text/* quoted */.TL)(name)} ${trusts}` };
            }
            for (const { display, span } of command.words) {
                if (unverified_host_key_off.test(display))
                    yield { span, subject: command.name, message: `${(0,core_text/* quoted */.TL)(display)} ${trusts}` };
            }
        }
    },
};
const unverified_host_key_off = /StrictHostKeyChecking[ \t="']{1,10}(?:no|off)\b/i;
const trusts = 'makes SSH trust whoever answers.';

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/unverified-tls.js



const unverifiedTls = {
    id: 'dockerfile/unverified-tls',
    title: 'Command that does not verify certificates',
    severity: 'medium',
    confidence: 'high',
    category: 'supply-chain',
    profile: 'recommended',
    why: 'Everybody on the way can answer in the server\u2019s name, and what they send becomes part of the image.',
    fix: 'Take the option out, and give the build the certificate it misses: install `ca-certificates`, or copy your own authority and run `update-ca-certificates`.',
    details: 'Read are curl, wget, git, npm, Yarn, pip, uv, apt, yum, dnf, Podman, Skopeo, Helm and kubectl, by option, cluster of letters (`-fsSLk`) or setting. Variables that do the same are told by `dockerfile/tls-variable`.',
    references: ['https://curl.se/docs/sslcerts.html', 'https://docs.docker.com/engine/network/ca-certs/'],
    covers: [
        'checkov:CKV2_DOCKER_2',
        'checkov:CKV2_DOCKER_3',
        'checkov:CKV2_DOCKER_4',
        'checkov:CKV2_DOCKER_13',
        'checkov:CKV2_DOCKER_15',
    ],
    fixable: true,
    foldsInto: ['dockerfile/piped-download'],
    examples: {
        bad: [
            {
                name: 'downloads',
                code: "FROM debian:13-slim\nRUN curl [|-fsSLk|] -o /tool https://example.com/tool \\\n && wget [|--no-check-certificate|] -q https://example.com/data\n",
            },
            {
                name: 'package managers and Git',
                code: "FROM node:24-slim\nRUN npm config set [|strict-ssl|] false && npm ci\nRUN git -c [|http.sslVerify=false|] clone https://git.example.com/app.git\nRUN pip install [|--trusted-host|] pypi.example.com --no-cache-dir app==1.0\n",
            },
        ],
        good: [
            {
                name: 'an authority of our own, and a letter that means something else',
                code: "FROM debian:13-slim\nCOPY our-ca.crt /usr/local/share/ca-certificates/\nRUN update-ca-certificates && curl -fsSL -o /tool https://example.com/tool\nRUN curl -fsSL https://example.com/keys | grep -k tool\nRUN npm config set strict-ssl true\n",
            },
        ],
    },
    *check(document) {
        for (const { command } of buildCommands(document)) {
            const word = tlsOff(command);
            if (word === undefined)
                continue;
            const message = `${(0,core_text/* quoted */.TL)(command.name)} does not verify certificates here (${(0,core_text/* quoted */.TL)(word.display)}).`;
            yield { span: word.span, subject: command.name, message, edits: verified(command, word) };
        }
    },
};
function verified(command, word) {
    if (word.raw !== word.display)
        return [];
    if (/^(?:-k|--insecure|--proxy-insecure|--no-check-certificate|--no-strict-ssl|--strict-ssl=\w+)$/.test(word.raw)) {
        return withoutWord(command, word);
    }
    // A cluster of letters without values: `-fsSLk`.
    if (command.name === 'curl' && /^-[a-zA-Z]*k[fgiIjLnNOqsSvV#0-9]*$/.test(word.raw)) {
        return [{ span: word.span, text: word.raw.replace('k', '') }];
    }
    return [];
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/user-by-name.js



const userByName = {
    id: 'dockerfile/user-by-name',
    title: 'USER by name',
    severity: 'info',
    confidence: 'high',
    category: 'privilege',
    profile: 'all',
    why: 'An orchestrator cannot tell from a name that the image is not root, and refuses it where it must be sure (`runAsNonRoot`).',
    fix: 'Name the number, `USER 10001`.',
    details: 'Judged are the stages that ship. A user that a known base brings along (`node`) is left alone; `USER app` is far better than none, and a number is better still.',
    references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
    covers: ['hadolint:DL3066'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'a name',
                code: "FROM python:3.13-slim\nRUN useradd --system app\nUSER [|app|]\n",
            },
        ],
        good: [
            {
                name: 'a number, and what an argument decides',
                code: "FROM node:24-slim AS base\nARG APP_USER=node\nUSER $APP_USER\n\nFROM node:24-slim\nUSER 1000:1000\n",
            },
        ],
    },
    *check(document, project) {
        for (const { end, chain } of project.shippedStages(document)) {
            const value = end.user?.value;
            const [account = ''] = value?.text?.split(':') ?? [];
            if (value === undefined || account === '' || /^\d+$/.test(account) || isRoot(account))
                continue;
            const base = chain.at(-1)?.base;
            const brought = base?.kind === 'image' ? readyUser(base.reference) : undefined;
            if (value.variables.length > 0 || account === brought)
                continue;
            yield {
                span: value.span,
                subject: 'user',
                message: `${(0,core_text/* quoted */.TL)(account)} is a name, which only the image can resolve.`,
            };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/variable-from-itself.js

const variableFromItself = {
    id: 'dockerfile/variable-from-itself',
    title: 'ENV refers to a variable of the same instruction',
    severity: 'medium',
    confidence: 'high',
    category: 'correctness',
    profile: 'recommended',
    why: 'All values of one ENV see what held before it, so that the reference is empty or an older value.',
    fix: 'Set the first variable in an ENV of its own, above.',
    details: 'A variable that was set before, such as `PATH`, may be extended in its own ENV.',
    references: ['https://docs.docker.com/reference/dockerfile/#environment-replacement'],
    covers: ['hadolint:DL3044'],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'one builds on the other',
                code: "FROM debian:13-slim\nENV APP_HOME=/app [|APP_BIN=$APP_HOME/bin|]\n",
            },
        ],
        good: [
            {
                name: 'one after the other, and PATH',
                code: "FROM debian:13-slim\nENV APP_HOME=/app\nENV APP_BIN=$APP_HOME/bin PATH=$APP_HOME/bin:$PATH\n",
            },
        ],
    },
    *check(document) {
        for (const instruction of document.instructions) {
            if (instruction.keyword !== 'ENV' || instruction.pairs.length < 2)
                continue;
            const here = new Set(instruction.pairs.map(({ name }) => name.text ?? name.raw));
            for (const { name, value, span } of instruction.pairs) {
                const own = name.text ?? name.raw;
                const used = value?.variables.find((variable) => here.has(variable) && variable !== own);
                if (used === undefined || document.resolve(instruction, used) !== undefined)
                    continue;
                yield { span, subject: own, message: `${(0,core_text/* quoted */.TL)(own)} takes ${(0,core_text/* quoted */.TL)(used)} before this ENV has set it.` };
            }
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/wget-and-curl.js


const wgetAndCurl = {
    id: 'dockerfile/wget-and-curl',
    title: 'wget and curl in one stage',
    severity: 'info',
    confidence: 'high',
    category: 'efficiency',
    profile: 'all',
    why: 'Two programs do the work of one, and both have to be installed and patched.',
    fix: 'Use one of them for all downloads of the stage.',
    references: ['https://docs.docker.com/build/building/best-practices/#dont-install-unnecessary-packages'],
    covers: [
        'hadolint:DL4001',
        'trivy:DS-0014',
        'kics:fc775e75-fcfb-4c98-b2f2-910c5858b359',
        'semgrep:use-either-wget-or-curl',
    ],
    fixable: false,
    examples: {
        bad: [
            {
                name: 'one after the other',
                code: "FROM debian:13-slim\nRUN curl -fsSLO https://example.com/a\nRUN [|wget|] -q https://example.com/b\n",
            },
        ],
        good: [
            {
                name: 'one each, in stages of their own',
                code: "FROM debian:13-slim AS a\nRUN curl -fsSLO https://example.com/a\nFROM alpine:3.22\nRUN wget -q https://example.com/b\n",
            },
        ],
    },
    *check({ stages }) {
        for (const stage of stages) {
            let first;
            for (const { command } of buildCommands(stage)) {
                if (command.name !== 'wget' && command.name !== 'curl')
                    continue;
                first ??= command;
                if (command.name === first.name)
                    continue;
                const related = [{ span: first.nameSpan, message: `${(0,core_text/* quoted */.TL)(first.name)} is used here.` }];
                const message = `This stage downloads by ${(0,core_text/* quoted */.TL)(first.name)} already.`;
                yield { span: command.nameSpan, subject: 'download', message, related };
                break;
            }
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/wget-progress.js




const wgetProgress = {
    id: 'dockerfile/wget-progress',
    title: 'wget with a progress bar',
    severity: 'info',
    confidence: 'high',
    category: 'style',
    profile: 'all',
    why: 'Its bar writes thousands of lines to the log of a build and hides what matters there.',
    fix: 'Add `--progress=dot:giga`, `--no-verbose` or `--quiet`.',
    references: ['https://www.gnu.org/software/wget/manual/wget.html#Download-Options'],
    covers: ['hadolint:DL3047'],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'to a file',
                code: "FROM debian:13-slim\nRUN [|wget|] -O /tool https://example.com/tool\n",
            },
        ],
        good: [
            {
                name: 'quiet, brief, logged',
                code: "FROM debian:13-slim\nRUN wget -qO /tool https://example.com/tool && wget -nv https://example.com/a && wget --progress=dot:giga https://example.com/b\n",
            },
        ],
    },
    *check(document) {
        for (const { command, script } of buildCommands(document)) {
            if (command.name !== 'wget' || findOption(command, ...quiet) !== undefined)
                continue;
            if (command.words.some(({ display }) => /^(?:-nv|--version|--help|-V|-h)/.test(display)))
                continue;
            const url = command.words.findLast(({ display }) => display.includes('://'))?.display ?? '';
            const text = script.dialect === 'posix' ? [{ span: (0,core_location/* spanAt */.i6)(command.nameSpan.end), text: ' --progress=dot:giga' }] : [];
            yield {
                span: command.nameSpan,
                subject: withoutVersion(url),
                message: 'wget draws a progress bar here.',
                edits: text,
            };
        }
    },
};
const quiet = ['--quiet', '-q', '--no-verbose', '--progress', '--output-file', '-o', '--append-output', '-a'];

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/world-writable.js



const worldWritable = {
    id: 'dockerfile/world-writable',
    title: 'Files that everybody may write',
    severity: 'medium',
    confidence: 'high',
    category: 'privilege',
    profile: 'recommended',
    why: 'Any process in the container, also one that was broken into, may replace what others run and read.',
    fix: 'Give the files to the user that needs them (`COPY --chown`, `chown`) and no write to others: `755` or `644`.',
    details: 'Octal and symbolic modes, of chmod, `install -m`, `mkdir -m` and `COPY --chmod`. A folder with the sticky bit (`1777`, as `/tmp` has it) is left alone.',
    references: ['https://docs.docker.com/reference/dockerfile/#copy---chown---chmod'],
    covers: [],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'by number, by letters, by COPY',
                code: "FROM debian:13-slim\nCOPY --chmod=[|777|] entrypoint.sh /\nRUN mkdir -p /data /cache \\\n && chmod -R [|0777|] /data \\\n && chmod [|a+rwX|] /cache\n",
            },
        ],
        good: [
            {
                name: 'the owner\u2019s alone, and a sticky folder',
                code: "FROM debian:13-slim\nCOPY --chmod=755 entrypoint.sh /\nRUN chmod 1777 /scratch && chmod u+w,go-w /data && chmod +x /entrypoint.sh\n",
            },
        ],
    },
    *check(document) {
        for (const { mode, raw, span, files } of grantedModes(document)) {
            if (!readMode(mode).worldWritable)
                continue;
            const milder = raw === mode ? withoutWorldWrite(mode) : undefined;
            const edits = milder === undefined ? [] : [{ span, text: milder }];
            yield {
                span,
                subject: files.replace(/\/+$/, ''),
                message: `${(0,core_text/* quoted */.TL)(mode)} lets everybody write ${(0,core_text/* quoted */.TL)(files)}.`,
                edits,
            };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/index.js



























































































































































/** Every rule, in the order of its id. A new rule is one file and one line here. */
const rules = {
    dockerfile: [
        addInsteadOfCopy,
        aptCommand,
        asCase,
        cdInRun,
        cloudLogin,
        consecutiveRuns,
        constantPlatform,
        copiedArchive,
        copiedFilesystem,
        copyFromItself,
        copyWithoutSlash,
        developmentDependencies,
        duplicateStageName,
        emptyContinuation,
        endOfLifeBase,
        exposedHostPort,
        exposedSsh,
        extraPackageIndex,
        floatingTag,
        fullUpgrade,
        hardcodedSecret,
        hostCommand,
        host_network_build_hostNetworkBuild,
        ignoredCopy,
        insecure_build_insecureBuild,
        interactiveInstall,
        invalidLabel,
        invalidPort,
        keywordCase,
        labelValue,
        largeUid,
        legacyPair,
        loneUpdate,
        maintainer,
        malformedExecForm,
        missing_digest_missingDigest,
        missingDockerignore,
        missing_healthcheck_missingHealthcheck,
        overriddenInstruction,
        packageCache,
        packageManagerProcess,
        passwordInBuild,
        passwordlessSudo,
        persistedSecret,
        pipedDownload,
        plainHttp,
        protocolCase,
        recommendedPackages,
        redundantPlatform,
        relativeCopy,
        relativeWorkdir,
        replacedShell,
        reservedStageName,
        root_user_rootUser,
        secret_file_secretFile,
        secretVariable,
        setuidBit,
        shellFormCommand,
        shortKeyId,
        socketVolume,
        stageNameCase,
        strayDescription,
        sudo,
        systemWorkdir,
        tlsVariable,
        undefinedStage,
        undefinedVariable,
        unfilteredContext,
        unguardedPipe,
        unlisted_registry_unlistedRegistry,
        unlockedInstall,
        unnamedStageReference,
        unpinnedClone,
        unpinnedLanguagePackage,
        unpinnedOsPackage,
        unsetBaseArgument,
        unsignedPackages,
        untaggedImage,
        unverifiedAdd,
        unverifiedHostKey,
        unverifiedTls,
        userByName,
        variableFromItself,
        wgetAndCurl,
        wgetProgress,
        worldWritable,
    ],
    container: [
        addedCapability,
        addedDevice,
        apparmorDisabled,
        buildSshAgent,
        capabilitiesKept,
        cgroupParent,
        cpuUnlimited,
        dangerousCapability,
        defaultBridge,
        defaultUlimits,
        endOfLifeImage,
        exposedServicePort,
        floatingBase,
        floatingImage,
        foreignNamespace,
        hostCgroup,
        hostDevice,
        hostIpc,
        hostNetwork,
        hostNetworkBuild,
        hostPath,
        hostPid,
        hostUserns,
        hostUts,
        insecureBuild,
        memoryUnlimited,
        missingDigest,
        missingHealthcheck,
        missingUser,
        mountPropagation,
        pidsUnlimited,
        privilegeEscalation,
        privileged,
        privilegedPort,
        restartAttempts,
        rootUser,
        runtimeSocket,
        seccompDisabled,
        secretInEnvironment,
        selinuxDisabled,
        sensitiveHostPath,
        systemPathsExposed,
        unboundPort,
        unencryptedDockerHost,
        unexposedPort,
        unlistedRegistry,
        writableConfiguration,
        writableRootFilesystem,
    ],
    compose: [
        buildAndImage,
        committedEnvFile,
        committedSecret,
        dependencyOrder,
        duplicateContainerName,
        duplicatePort,
        invalidContainerName,
        invalidValue,
        missingName,
        obsoleteVersion,
        portOrder,
        quotedVolume,
        secretInConfig,
        sectionOrder,
        serviceKeyOrder,
        serviceOrder,
        sharedVolume,
        undefinedReference,
        unknownKey,
        unpinnedSource,
        unquotedPort,
    ],
};
const allRules = [...rules.dockerfile, ...rules.container, ...rules.compose];


/***/ }),

/***/ 9723:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ pragmaRules),
/* harmony export */   S: () => (/* binding */ pragmaRuleFor)
/* harmony export */ });
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7422);

const shared = {
    title: 'Silencing comment without effect',
    severity: 'info',
    confidence: 'high',
    category: 'correctness',
    profile: 'recommended',
    why: 'Whoever wrote the comment believes that a finding was looked at and accepted, but the comment does not say so.',
    fix: 'Correct the rule id, give a reason behind the brackets, or take the comment away.',
    details: 'A comment is reported where it has no reason, names a rule that does not exist, stands where nothing follows, is not ' +
        'allowed by `inline-ignores`, or where what it silenced is gone. A comment that names a rule which did not run, or a ' +
        'vulnerability of an image, is never called unused.',
    references: [],
    covers: [],
    fixable: false,
};
const inDockerfiles = {
    ...shared,
    id: 'dockerfile/pragma',
    examples: {
        bad: [
            {
                name: 'it gives no reason',
                code: (0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .source */ .sP) `
          FROM alpine:3.22
          [|# plimsoll: ignore[dockerfile/root-user]|]
          USER root
        `,
            },
        ],
        good: [
            {
                name: 'it says why',
                code: (0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .source */ .sP) `
          FROM alpine:3.22
          # plimsoll: ignore[dockerfile/root-user] the entrypoint drops privileges
          USER root
        `,
            },
        ],
    },
};
const inComposeFiles = {
    ...shared,
    id: 'compose/pragma',
    examples: {
        bad: [
            {
                name: 'it names a rule that does not exist',
                code: (0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .source */ .sP) `
          services:
            agent:
              image: example/agent:1.4
              privileged: true [|# plimsoll: ignore[container/priviledged] it reads the host's disks|]
        `,
            },
        ],
        good: [
            {
                name: 'it names what it silences, and says why',
                code: (0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .source */ .sP) `
          services:
            agent:
              image: example/agent:1.4
              privileged: true # plimsoll: ignore[container/privileged] it reads the host's disks
        `,
            },
        ],
    },
};
/** On our own comments in files. They run in every profile, and are switched off or made graver as all rules are. */
const pragmaRules = [inDockerfiles, inComposeFiles];
function pragmaRuleFor({ kind }) {
    return kind === 'dockerfile' ? inDockerfiles : inComposeFiles;
}


/***/ })

};
;
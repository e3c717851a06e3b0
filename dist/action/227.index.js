"use strict";
exports.id = 227;
exports.ids = [227];
exports.modules = {

/***/ 3227:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  artifactName: () => (/* binding */ artifactName),
  bringReport: () => (/* binding */ bringReport)
});

// EXTERNAL MODULE: ./build/src/core/image-inspection.js
var image_inspection = __webpack_require__(3071);
// EXTERNAL MODULE: ./build/src/core/text.js
var core_text = __webpack_require__(7422);
// EXTERNAL MODULE: ./build/src/github/refusals.js
var refusals = __webpack_require__(5820);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./build/src/github/unzip.js

const endSignature = 0x06054b50;
const centralSignature = 0x02014b50;
const localSignature = 0x04034b50;
const endLength = 22;
const centralLength = 46;
const localLength = 30;
/** The longest comment at the end of an archive: its length has 16 bits. */
const longestComment = 0xffff;
const stored = 0;
const deflated = 8;
const encrypted = 1;
/** The entry called `name`, of at most `most` bytes. */
function unzipEntry(archive, name, most) {
    const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
    const end = findEnd(bytes);
    if (end === undefined)
        return { broken: 'it is not a zip archive' };
    const entries = bytes.readUInt16LE(end + 10);
    let at = bytes.readUInt32LE(end + 16);
    for (let index = 0; index < entries; index++) {
        if (at + centralLength > end || bytes.readUInt32LE(at) !== centralSignature)
            break;
        const nameLength = bytes.readUInt16LE(at + 28);
        const nameAt = at + centralLength;
        if (bytes.toString('latin1', nameAt, nameAt + nameLength) === name)
            return readEntry(bytes, at, most);
        at = nameAt + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    }
    return { broken: `it contains no ${name}` };
}
function findEnd(bytes) {
    const first = Math.max(0, bytes.length - endLength - longestComment);
    for (let at = bytes.length - endLength; at >= first; at--) {
        if (bytes.readUInt32LE(at) === endSignature)
            return at;
    }
    return undefined;
}
/** `at`: where the central directory describes it. */
function readEntry(bytes, at, most) {
    const flags = bytes.readUInt16LE(at + 8);
    const method = bytes.readUInt16LE(at + 10);
    const sum = bytes.readUInt32LE(at + 16);
    const packedSize = bytes.readUInt32LE(at + 20);
    const size = bytes.readUInt32LE(at + 24);
    const local = bytes.readUInt32LE(at + 42);
    if (size > most)
        return { broken: `its file is larger than ${most} bytes` };
    if ((flags & encrypted) !== 0 || (method !== stored && method !== deflated))
        return { broken: 'it uses an unsupported compression method' };
    if (local + localLength > bytes.length || bytes.readUInt32LE(local) !== localSignature)
        return { broken: damaged };
    const start = local + localLength + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    if (start + packedSize > bytes.length)
        return { broken: damaged };
    const content = inflate(bytes.subarray(start, start + packedSize), method, size);
    return content !== undefined && content.length === size && (0,external_node_zlib_.crc32)(content) === sum ? { content } : { broken: damaged };
}
const damaged = 'it is damaged';
/** `undefined` if it is not deflated data, or longer than declared. */
function inflate(packed, method, size) {
    if (method === stored)
        return packed;
    try {
        // At least one byte: zlib accepts no limit of 0.
        return (0,external_node_zlib_.inflateRawSync)(packed, { maxOutputLength: Math.max(1, size) });
    }
    catch (error) {
        if (error instanceof Error && 'code' in error)
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/src/github/artifact.js


/**
 * Our own limits, since GitHub's do not help here (an artifact may have 10 GB): a report of 5,000 findings takes 8 MB,
 * and a twentieth of that when packed.
 */
const mostPacked = 10 * 1024 * 1024;
const mostUnpacked = 32 * 1024 * 1024;
/**
 * Reads a file from an artifact of a workflow run: https://docs.github.com/rest/actions/artifacts. The newest artifact of
 * that name counts, because a run with several attempts has one of each.
 */
async function readArtifact(client, query) {
    try {
        const { data } = await client.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts', {
            ...client.repository,
            run_id: query.runId,
            name: query.name,
            per_page: 100,
        });
        const [artifact] = data.artifacts
            .filter(({ name }) => name === query.name)
            .toSorted((a, b) => Number(a.expired) - Number(b.expired) || b.id - a.id);
        if (artifact === undefined)
            return { missing: 'the run uploaded no artifact of that name' };
        if (artifact.expired)
            return { missing: 'it has expired' };
        if (artifact.size_in_bytes > mostPacked)
            return { missing: `it is larger than ${mostPacked} bytes` };
        const { data: redirect, headers, status, } = await client.request('GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}', {
            ...client.repository,
            artifact_id: artifact.id,
            archive_format: 'zip',
            // The artifact is stored on another host, which must not get the token.
            request: { redirect: 'manual' },
        });
        const address = headers.location;
        const archive = status === 302 && address !== undefined ? await client.download(address, mostPacked) : redirect;
        return textOf(archive, query.file);
    }
    catch (error) {
        if (!(0,refusals/* isGitHubs */.bC)(error))
            throw error;
        return { missing: (0,refusals/* reasonOf */.A3)(error, 'actions: read') };
    }
}
function textOf(archive, file) {
    if (archive === undefined)
        return { missing: `it is larger than ${mostPacked} bytes` };
    const bytes = archive instanceof ArrayBuffer ? new Uint8Array(archive) : archive;
    if (!(bytes instanceof Uint8Array))
        return { missing: 'it is not a zip archive' };
    const unzipped = unzipEntry(bytes, file, mostUnpacked);
    if ('broken' in unzipped)
        return { missing: unzipped.broken };
    return { text: new TextDecoder('utf-8', { ignoreBOM: false }).decode(unzipped.content) };
}

// EXTERNAL MODULE: ./build/src/images/outcome.js + 2 modules
var outcome = __webpack_require__(4096);
// EXTERNAL MODULE: ./build/src/images/references.js + 4 modules
var references = __webpack_require__(4969);
// EXTERNAL MODULE: ./build/src/core/finding.js
var finding = __webpack_require__(5068);
// EXTERNAL MODULE: ./build/src/core/severity.js
var core_severity = __webpack_require__(2842);
// EXTERNAL MODULE: ./build/src/documents/image-reference.js
var image_reference = __webpack_require__(5705);
// EXTERNAL MODULE: ./build/src/images/image-key.js
var image_key = __webpack_require__(8319);
;// CONCATENATED MODULE: ./build/src/images/reported.js




/** As many as code scanning shows. */
const mostFindings = 5_000;
/** Real names are not longer; `schema/report.schema.json` sets no limit. */
const longest = 1_000;
function readReported(text, rules) {
    const report = parse(text);
    const list = isRecord(report) && report['version'] === 1 ? report['findings'] : undefined;
    if (!Array.isArray(list))
        return { broken: 'it is not a report of this version' };
    const known = new Map(rules.map((rule) => [rule.id, rule]));
    const onImages = list.filter((one) => isRecord(one) && typeof one['rule'] === 'string' && one['rule'].startsWith('image/'));
    const findings = onImages.flatMap((one) => readFinding(one, known.get(one.rule)));
    const kept = findings.toSorted(byGravity).slice(0, mostFindings);
    return { findings: kept, left: onImages.length - kept.length, scanned: scannedIn(report) };
}
function scannedIn(report) {
    const stats = isRecord(report) ? report['stats'] : undefined;
    const images = isRecord(stats) ? stats['images'] : undefined;
    const names = (Array.isArray(images) ? images : [])
        .slice(0, mostFindings)
        .map((one) => isRecord(one) && one['image']);
    return new Set(names.filter((name) => typeof name === 'string' && name.length <= longest).map((name) => sameName(String(name))));
}
function parse(text) {
    try {
        return JSON.parse(text);
    }
    catch (error) {
        if (error instanceof SyntaxError)
            return undefined;
        throw error;
    }
}
function byGravity(a, b) {
    return ((0,core_severity/* compareSeverities */.Rj)(a.severity, b.severity) ||
        (0,finding/* compareText */.n)(a.path, b.path) ||
        (0,finding/* compareText */.n)(a.vulnerability.id, b.vulnerability.id) ||
        (0,finding/* compareText */.n)(a.vulnerability.package, b.vulnerability.package));
}
const statuses = ['introduced', 'existing'];
function readFinding(value, rule) {
    if (!isRecord(value) || rule === undefined)
        return [];
    const { severity, path } = value;
    const confidence = core_severity/* confidences */.E2.find((word) => word === value['confidence']);
    const status = statuses.find((word) => word === value['status']);
    const vulnerability = readVulnerability(value['vulnerability']);
    if (typeof severity !== 'string' || !(0,core_severity/* isSeverity */._Z)(severity) || typeof path !== 'string')
        return [];
    if (confidence === undefined || status === undefined || vulnerability === undefined)
        return [];
    return [{ rule, severity, confidence, path, status, vulnerability }];
}
const fields = ['id', 'package', 'installed', 'fixed', 'severity', 'title', 'url', 'image', 'digest'];
function readVulnerability(value) {
    if (!isRecord(value))
        return undefined;
    const texts = fields.map((field) => value[field]);
    if (!texts.every((text) => typeof text === 'string' && text.length <= longest))
        return undefined;
    const [id = '', name = '', installed = '', fixed = '', severity = '', title = '', url = '', image = '', sum = ''] = texts;
    if (id === '' || name === '' || image === '')
        return undefined;
    return { id, package: name, installed, fixed, severity, title, url, image, digest: sum };
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/**
 * The findings whose image head really pulls, at the place where head names it. `planned` are the uses that the review
 * covers, `all` those of head: an unchanged image introduces nothing, whatever its report says.
 */
function joinReported(findings, planned, all) {
    const byName = Map.groupBy(findings, ({ path, vulnerability }) => `${path}\0${sameName(vulnerability.image)}`);
    const known = new Set(all.map(placeAndName));
    const told = planned.flatMap(({ use, reference, partner }) => {
        const own = byName.get(placeAndName(use)) ?? [];
        if (own.length === 0)
            return [];
        const before = partner?.use.reference;
        const isOld = before !== undefined && sameImage(before) === sameImage(reference);
        const digests = new Set(own.map(({ vulnerability }) => vulnerability.digest));
        const digest = [...digests].find((text) => /^sha256:[0-9a-f]{64}$/.test(text)) ?? '';
        const listed = (wanted) => own.filter(({ status }) => (isOld ? 'existing' : status) === wanted).map(packageOf);
        const delta = { introduced: listed('introduced'), existing: listed('existing'), fixed: [], unfixed: 0 };
        return [{ use, reference, digest, replaced: '', delta, advice: undefined, notes: [] }];
    });
    const foreign = Array.from(byName).filter(([key]) => !known.has(key));
    return { told, foreign: foreign.reduce((sum, [, own]) => sum + own.length, 0) };
}
function placeAndName({ path, reference, raw }) {
    return `${path}\0${sameName(reference?.raw ?? raw)}`;
}
/** `node:22` and `docker.io/library/node:22` are the same image. */
function sameName(image) {
    const reference = (0,image_reference/* parseImageReference */.o)(image);
    return reference === undefined ? image : sameImage(reference);
}
function sameImage(reference) {
    return (0,image_key/* imageKey */.p)({ reference, platform: '' });
}
function packageOf({ severity, confidence, vulnerability }) {
    const { id, package: name, installed, fixed, severity: word, title, url } = vulnerability;
    return { id, package: name, installed, fixed, word, severity, confidence, title, url, paths: [], layers: [] };
}

// EXTERNAL MODULE: ./build/src/images/vulnerability-rule.js
var vulnerability_rule = __webpack_require__(6697);
// EXTERNAL MODULE: ./build/src/review/review.js + 14 modules
var review = __webpack_require__(447);
// EXTERNAL MODULE: ./build/src/scanning/plan-images.js
var plan_images = __webpack_require__(2685);
// EXTERNAL MODULE: ./build/src/action/outputs.js
var outputs = __webpack_require__(3406);
;// CONCATENATED MODULE: ./build/src/action/workflow-run.js










/** The artifact in which the pull request's own run uploads its report; docs/events.md has the workflow. */
const artifactName = 'plimsoll';
/**
 * Takes the image findings from the report of an earlier run. Everything else in that report is ignored, because the
 * rules run again. If there is no report, a gap says so, and nothing else changes.
 */
async function bringReport(client, { runId }, { head, base, options, changes }) {
    const gap = (reason) => ({ subject: `artifact ${artifactName}`, reason, blocking: false });
    const none = (why) => ({
        ...image_inspection/* noImages */.I,
        gaps: [gap(`The image findings of the pull request's own run could not be read: ${why}. The rules ran as usual.`)],
    });
    const artifact = await readArtifact(client, { runId, name: artifactName, file: outputs/* reportFile */.rn });
    if ('missing' in artifact)
        return none(artifact.missing);
    const reported = readReported(artifact.text, vulnerability_rule/* imageRules */.b);
    if ('broken' in reported)
        return none(reported.broken);
    const plan = (0,plan_images/* planImages */.y)({
        ...{ head, base, options, changes },
        asked: base === undefined ? undefined : (0,review/* askedPaths */.Zc)(options, changes),
    });
    const { told, foreign } = joinReported(reported.findings, plan.uses, (0,references/* imageUses */.Y)(head, options.images));
    const left = reported.left + foreign;
    const reason = `${(0,core_text/* count */.U9)(left, 'image finding')} of the pull request's own run ${left === 1 ? 'was' : 'were'} left out: head has no such image there, or the data is malformed.`;
    const seen = new Set(told.map(({ use }) => use));
    const unseen = plan.uses
        .filter(({ use, reference }) => !seen.has(use) && !reported.scanned.has(sameName(reference.raw)))
        .map((one) => (0,plan_images/* notScanned */.i)(one, "The report of the pull request's own run does not mention it.", { blocking: false }));
    return {
        ...image_inspection/* noImages */.I,
        images: (0,outcome/* toldImages */.k8)(told, options),
        gaps: [...(left === 0 ? [] : [gap(reason)]), ...unseen],
    };
}


/***/ })

};
;
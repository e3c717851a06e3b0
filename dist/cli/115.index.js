(function (exports, require, module, __dirname) {"use strict";
exports.id = 115;
exports.ids = [115];
exports.modules = {

/***/ 5930:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ byGravity)
/* harmony export */ });
/* harmony import */ var _core_finding_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5068);
/* harmony import */ var _core_severity_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2842);


/**
 * The most severe first, then the most certain, then by place: the order that decides which findings are shown if there
 * is no room for all. Never equal for two findings of a review, so that the next run decides the same.
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
/* harmony export */   GW: () => (/* binding */ isLinked),
/* harmony export */   I1: () => (/* binding */ ownWords),
/* harmony export */   RL: () => (/* binding */ ownLink),
/* harmony export */   SS: () => (/* binding */ codeSpan),
/* harmony export */   fF: () => (/* binding */ bulletList),
/* harmony export */   mG: () => (/* binding */ inline),
/* harmony export */   md: () => (/* binding */ md),
/* harmony export */   nf: () => (/* binding */ link),
/* harmony export */   tp: () => (/* binding */ table)
/* harmony export */ });
/* unused harmony exports nothing, join, verbatim, hidden, saidBefore */
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7422);

function trusted(text) {
    return text;
}
/** Our own text, with Markdown values inserted. */
function md(strings, ...values) {
    return trusted(strings.reduce((text, string, index) => `${text}${values[index - 1] ?? ''}${string}`));
}
const nothing = trusted('');
/** Markdown from this program's own source, such as the details of a rule; never for text that was read. */
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
/** Nobody reads more than this of one text; a hostile line can be a megabyte long. */
const mostInline = 1000;
/** A message: one line of plain text, in which only pairs of backticks have a meaning: they make code spans. */
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
/**
 * A block of code, its fence longer than any run of backticks inside. `language` is ours, never the text's. Characters
 * that would show code in another order than it has are shown as U+FFFD here too (https://trojansource.codes).
 */
function fence(text, language = nothing) {
    const ticks = '`'.repeat(Math.max(3, longestRun(text) + 1));
    const body = (0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(text.replaceAll('\r\n', '\n'));
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
/** A link if the address is HTTPS on a host that we chose, otherwise the text alone. */
function link(text, address) {
    const url = chosen(address);
    return url === undefined ? text : linkTo(text, url);
}
/** Whether an address that somebody else wrote may be linked. */
function isLinked(address) {
    return chosen(address) !== undefined;
}
function chosen(address) {
    const url = parseHttps(address);
    if (url === undefined || url.protocol !== 'https:' || !linkedHosts.has(url.host))
        return undefined;
    // If a comment links to an issue, a pull request or a commit, GitHub notes the mention there.
    const mentions = url.host === 'github.com' && !/^\/advisories\/|^\/[^/]+\/[^/]+\/security\/advisories\//.test(url.pathname);
    return mentions ? undefined : url;
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
/** What GitHub turns into a link, a mention, a reference, an emoji or a formula, anywhere in a word. */
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
    // Characters that would start a list, a heading or a rule.
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

/***/ 115:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  mostUploaded: () => (/* binding */ mostUploaded),
  renderSarif: () => (/* binding */ renderSarif)
});

// EXTERNAL MODULE: ./build/src/core/finding.js
var finding = __webpack_require__(5068);
// EXTERNAL MODULE: ./build/src/core/gate.js
var gate = __webpack_require__(1338);
// EXTERNAL MODULE: ./build/src/core/location.js
var core_location = __webpack_require__(4582);
// EXTERNAL MODULE: ./build/src/core/product.js
var product = __webpack_require__(8870);
// EXTERNAL MODULE: ./build/src/core/sha256.js
var sha256 = __webpack_require__(9706);
// EXTERNAL MODULE: ./build/src/core/text.js
var core_text = __webpack_require__(7422);
// EXTERNAL MODULE: ./build/src/reporters/gravity.js
var gravity = __webpack_require__(5930);
// EXTERNAL MODULE: ./build/src/core/rule.js
var core_rule = __webpack_require__(5639);
// EXTERNAL MODULE: ./build/src/core/severity.js
var severity = __webpack_require__(2842);
// EXTERNAL MODULE: ./build/src/reporters/markdown.js
var markdown = __webpack_require__(7);
;// CONCATENATED MODULE: ./build/src/reporters/sarif-text.js

/** Code scanning shows the first sentence as the title; nobody reads more than this. */
const mostMessage = 2_000;
/**
 * Makes text for SARIF: one printable line that is never empty and forms no link (`[text](target)`, section 3.11.6 of
 * the specification).
 */
function sarifMessage(text, most = mostMessage) {
    const line = (0,core_text/* clip */.$Q)((0,core_text/* printable */.g$)(text).trim(), most).replaceAll('](', '] (');
    return { text: (line === '' ? '(no text)' : line) };
}

;// CONCATENATED MODULE: ./build/src/reporters/sarif-rules.js







const mostDescription = 1024;
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
/** Each vulnerability is a rule of its own, because code scanning has one severity for each rule. */
function sarifRuleId({ rule, vulnerability }) {
    const id = vulnerability === undefined ? '' : (0,core_text/* clip */.$Q)((0,core_text/* printable */.g$)(vulnerability.id).trim(), 200);
    return id === '' ? rule.id : id;
}
/** The rules of these findings, sorted by id, each with the severity of its most severe finding. */
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
    const page = (0,product/* pageOf */.Z)(rule);
    return {
        shortDescription: sarifMessage(rule.title, mostDescription),
        fullDescription: sarifMessage(rule.why, mostDescription),
        helpUri: page,
        help: { ...sarifMessage(`${rule.why} ${rule.fix} ${page}`), markdown: helpOfRule(rule) },
    };
}
function helpOfRule(rule) {
    return (0,markdown/* blocks */.Bv)([
        (0,markdown/* inline */.mG)(rule.why),
        (0,markdown.md) `**Fix:** ${(0,markdown/* inline */.mG)(rule.fix)}`,
        rule.details === undefined ? undefined : (0,markdown/* ownWords */.I1)(rule.details),
        (0,markdown.md) `To silence it in one place, with a reason:`,
        (0,markdown/* fence */.EU)(`# plimsoll: ignore[${rule.id}] the reason\n`),
        (0,markdown/* bulletList */.fF)([
            (0,markdown/* ownLink */.RL)((0,markdown.md) `The page of ${(0,markdown/* codeSpan */.SS)(rule.id)}`, (0,product/* pageOf */.Z)(rule)),
            ...rule.references.map((address) => (0,markdown/* ownLink */.RL)((0,markdown.md) `${hostOf(address)}`, address)),
        ]),
    ]);
}
function wordsOfVulnerability(rule, { id, title, url, package: name, fixed }) {
    const heading = title === '' ? `Known vulnerability ${id} in ${name}` : title;
    const remedy = fixed === '' ? 'No version fixes it yet.' : `Version ${fixed} of ${name} fixes it.`;
    return {
        shortDescription: sarifMessage(heading, mostDescription),
        fullDescription: sarifMessage(`${heading}. ${remedy}`, mostDescription),
        helpUri: (0,markdown/* isLinked */.GW)(url) ? url : (0,product/* pageOf */.Z)(rule),
        help: {
            ...sarifMessage(`${heading}. ${remedy}`, mostDescription),
            markdown: (0,markdown/* blocks */.Bv)([(0,markdown/* inline */.mG)(heading), (0,markdown/* inline */.mG)(remedy), (0,markdown.md) `**Fix:** ${(0,markdown/* inline */.mG)(rule.fix)}`, (0,markdown/* link */.nf)((0,markdown/* codeSpan */.SS)(id), url)]),
        },
    };
}
function hostOf(address) {
    return (0,markdown/* codeSpan */.SS)(URL.canParse(address) ? new URL(address).host : address);
}
function pascalCase(id) {
    const name = id.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9]?)/g, (_, letter) => letter.toUpperCase());
    return (0,core_text/* clip */.$Q)(name === '' ? 'Rule' : name, 255);
}

// EXTERNAL MODULE: ./build/src/reporters/words.js
var words = __webpack_require__(2513);
;// CONCATENATED MODULE: ./build/src/reporters/sarif.js










/**
 * Code scanning refuses a run of more than 25,000 results and shows the first 5,000; of the locations of a result it
 * reads 100: https://docs.github.com/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning
 */
const mostUploaded = 5_000;
const mostResults = 25_000;
const mostRelated = 100;
const mostNotifications = 1_000;
/** SARIF 2.1.0 as code scanning wants it, one run, ending in a line break. The same review gives the same bytes. */
function renderSarif(review, options) {
    return (0,core_text/* jsonText */.s$)(sarifLog(review, options));
}
function sarifLog(review, options) {
    const { category, forUpload, commit, most = forUpload ? mostUploaded : mostResults } = options;
    const all = candidates(review, forUpload);
    const results = all.slice(0, most).toSorted(finding/* compareFindings */.E);
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
                originalUriBaseIds: { '%SRCROOT%': { description: { text: 'The root folder of the reviewed files.' } } },
                ...(commit === undefined ? {} : { versionControlProvenance: [provenanceOf(commit)] }),
                invocations: [invocation(review, all.length - results.length)],
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
/** Findings in scope and, in the file, silenced ones; the most severe first. */
function candidates(review, forUpload) {
    return [...(0,gate/* inScope */.SB)(review), ...(forUpload ? [] : review.silenced)].toSorted(gravity/* byGravity */.S);
}
function isSilenced(finding) {
    return 'reason' in finding;
}
function driver(rules) {
    return {
        name: product.product.name,
        semanticVersion: product.product.version,
        informationUri: product.product.repository,
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
        message: sarifMessage(`${finding.message} ${finding.fix}`),
        locations: [{ physicalLocation: physicalLocation(location.path, location.span) }],
        ...(related.length === 0
            ? {}
            : {
                relatedLocations: related.slice(0, mostRelated).map(({ path, span, message }, index) => ({
                    id: index + 1,
                    physicalLocation: physicalLocation(path, span),
                    message: sarifMessage(message),
                })),
            }),
        // The only key that code scanning reads. It need not be a hash of the line, only the same from run to run.
        partialFingerprints: { primaryLocationLineHash: resultFingerprint(finding) },
        properties: { severity: finding.severity, confidence: finding.confidence, status: finding.status },
    };
}
/** Unique within a run: otherwise, equal findings of two files would become one alert. */
function resultFingerprint({ location, fingerprint }) {
    return (0,sha256/* sha256 */.s)(`${location.path}\0${fingerprint}`).slice(0, 32);
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
        justification: sarifMessage(`${finding.reason} (${(0,words/* silencedBy */.v)(finding)})`).text,
    };
}
function fixOf({ fix, location, edits }) {
    return {
        description: sarifMessage(fix),
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
        ...(omitted === 0
            ? []
            : [notification(`The ${(0,core_text/* count */.U9)(omitted, 'least severe finding')} did not fit into this file.`, 'warning')]),
        ...blockingFirst.slice(0, mostNotifications).map(gapNotification),
    ];
    return {
        executionSuccessful: gaps.every(({ blocking }) => !blocking),
        ...(notifications.length === 0 ? {} : { toolExecutionNotifications: notifications }),
    };
}
function gapNotification({ path, line, subject, reason, blocking }) {
    const told = notification(`${subject}: ${reason}`, blocking ? 'error' : 'note');
    if (path === undefined)
        return told;
    const region = line === undefined ? {} : { region: { startLine: line } };
    return { ...told, locations: [{ physicalLocation: { artifactLocation: artifactLocation(path), ...region } }] };
}
function notification(text, level) {
    return { level, message: sarifMessage(text) };
}


/***/ }),

/***/ 2513:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ silencedBy),
/* harmony export */   w: () => (/* binding */ outcomeWords)
/* harmony export */ });
/* harmony import */ var _core_gate_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1338);
/* harmony import */ var _core_severity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2842);
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7422);



function outcomeWords(review, verdict, failOn) {
    return { found: foundWords(review), check: checkWords(verdict, failOn) };
}
function foundWords(review) {
    const all = (0,_core_gate_js__WEBPACK_IMPORTED_MODULE_0__/* .inScope */ .SB)(review);
    const told = all.filter(({ vulnerability }) => vulnerability === undefined);
    const vulnerable = vulnerabilityWords(all.filter(({ vulnerability }) => vulnerability !== undefined));
    const files = (0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(review.stats.files, 'container file');
    const counts = (0,_core_severity_js__WEBPACK_IMPORTED_MODULE_1__/* .countWords */ .rj)((0,_core_severity_js__WEBPACK_IMPORTED_MODULE_1__/* .countSeverities */ .ng)(told));
    const fixed = review.stats.fixed === 0 ? '' : ` It fixes ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(review.stats.fixed, 'finding')}.`;
    if (review.hasBase && review.scope === 'introduced') {
        if (told.length > 0 || vulnerable !== '') {
            const others = told.length === 0 ? [] : [`${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(told.length, 'finding')}: ${counts}`];
            return `This change introduces ${[...others, ...(vulnerable === '' ? [] : [vulnerable])].join(', and ')}.${fixed}`;
        }
        if (review.stats.files > 0)
            return `This change introduces no findings in the ${review.stats.files === 1 ? 'container file' : files} that it touches.${fixed}`;
        // A fixed finding or a gap can belong to a file that the change deletes or that could not be reviewed.
        const isBare = review.stats.fixed === 0 && review.gaps.length === 0;
        return isBare
            ? 'This change touches no container file.'
            : `This change introduces no findings in what was reviewed.${fixed}`;
    }
    if (all.length === 0)
        return `No findings in ${files}.${fixed}`;
    const introduced = all.filter(({ status }) => status === 'introduced').length;
    const news = review.hasBase
        ? ` ${introduced === 0 ? 'None' : introduced} of them ${introduced > 1 ? 'are' : 'is'} introduced here.`
        : '';
    const images = vulnerable === '' ? '' : ` ${vulnerable.charAt(0).toUpperCase()}${vulnerable.slice(1)}.`;
    const others = told.length === 0 ? `No findings in ${files}.` : `${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(told.length, 'finding')} in ${files}: ${counts}.`;
    return `${others}${images}${news}${fixed}`;
}
/** `12 known vulnerabilities in 2 images: 1 critical, 11 high`; empty if there is none. */
function vulnerabilityWords(findings) {
    if (findings.length === 0)
        return '';
    const images = new Set(findings.map(({ vulnerability }) => vulnerability?.image)).size;
    const number = (0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(findings.length, 'known vulnerability', 'known vulnerabilities');
    return `${number} in ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(images, 'image')}: ${(0,_core_severity_js__WEBPACK_IMPORTED_MODULE_1__/* .countWords */ .rj)((0,_core_severity_js__WEBPACK_IMPORTED_MODULE_1__/* .countSeverities */ .ng)(findings))}`;
}
function checkWords({ conclusion, failing, blockingGaps }, failOn) {
    if (conclusion === 'success')
        return 'The check passes.';
    const reasons = [
        failing.length === 0 ? '' : `${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(failing.length, 'finding')} at or above \`${failOn}\``,
        blockingGaps === 0 ? '' : `${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)(blockingGaps, 'blocking gap')} (something could not be reviewed)`,
    ].filter((reason) => reason !== '');
    return `The check fails: ${reasons.join(', and ')}.`;
}
/** What silenced a finding and where, and whether the pull request itself added it. */
function silencedBy({ by, addedHere }) {
    return addedHere ? `${by}, added by this change` : by;
}


/***/ })

};
;
})
"use strict";
exports.id = 468;
exports.ids = [468];
exports.modules = {

/***/ 5068:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ compareFindings),
/* harmony export */   n: () => (/* binding */ compareText)
/* harmony export */ });
/* harmony import */ var _location_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4582);

/** By path, then place, then rule: the order of every report. */
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

/***/ 6224:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ headlinesOf),
/* harmony export */   G: () => (/* binding */ nameForPeople)
/* harmony export */ });
/* harmony import */ var _gate_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1338);
/* harmony import */ var _severity_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2842);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7422);



const made = new WeakMap();
/**
 * Everything in scope, each item once. Returns the same objects each time, so that callers can compare them by
 * identity.
 */
function headlinesOf(review) {
    const known = made.get(review) ?? makeHeadlines(review);
    made.set(review, known);
    return known;
}
function makeHeadlines(review) {
    const findings = (0,_gate_js__WEBPACK_IMPORTED_MODULE_0__/* .inScope */ .SB)(review);
    const byImage = Map.groupBy(findings, imageKey);
    const lines = Map.groupBy(review.images, lineKey);
    const grouped = [...lines.values()].flatMap((images) => {
        const told = images.flatMap((image) => {
            const own = byImage.get(`${lineKey(image)}\0${image.image}`) ?? [];
            return own.length === 0 ? [] : [{ image, findings: own.toSorted(byGravityAndName) }];
        });
        return told.length === 0 ? [] : [headlineOf(told)];
    });
    const gathered = new Set(grouped.flatMap(({ images = [] }) => images.flatMap((one) => one.findings)));
    return [...findings.filter((finding) => !gathered.has(finding)), ...grouped];
}
function imageKey({ location, vulnerability }) {
    return vulnerability === undefined ? '' : `${lineKey(location)}\0${vulnerability.image}`;
}
function lineKey({ path, span }) {
    return [path, span.start.line, span.start.column].join('\0');
}
function byGravityAndName(a, b) {
    return (Number(b.status === 'introduced') - Number(a.status === 'introduced') ||
        (0,_severity_js__WEBPACK_IMPORTED_MODULE_1__/* .compareSeverities */ .Rj)(a.severity, b.severity) ||
        (a.subject < b.subject ? -1 : 1));
}
function headlineOf(images) {
    const all = images.flatMap(({ findings }) => findings);
    // Introduced ones come first.
    const [first] = all.toSorted(byGravityAndName);
    if (first === undefined)
        throw new Error('an image without findings is not told');
    const fingerprints = images.map(({ image }) => image.fingerprint).toSorted();
    return {
        ...first,
        message: images.map(messageOf).join(' '),
        fingerprint: fingerprints[0] ?? first.fingerprint,
        confidence: 'high',
        edits: images.find(({ image }) => (image.advice?.edits.length ?? 0) > 0)?.image.advice?.edits ?? [],
        images,
    };
}
function messageOf({ image }) {
    const name = (0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .quoted */ .TL)(nameForPeople(image.image));
    const isNew = (0,_severity_js__WEBPACK_IMPORTED_MODULE_1__/* .gravestOf */ .am)(image.introduced) !== undefined;
    if (isNew)
        return `${name} introduces ${vulnerabilities(image.introduced)}.`;
    return `${name} has ${vulnerabilities(image.existing)}${image.replaced === '' ? '' : ', as before'}.`;
}
/** Without the digest beside a tag; the digest is shown once, not wherever the image is named. */
function nameForPeople(image) {
    const tagged = image.replace(/@[^@/]*$/, '');
    return /:[^/:]+$/.test(tagged) ? tagged : image;
}
function vulnerabilities(counts) {
    return `${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .count */ .U9)((0,_severity_js__WEBPACK_IMPORTED_MODULE_1__/* .totalOf */ .e6)(counts), 'known vulnerability', 'known vulnerabilities')} (${(0,_severity_js__WEBPACK_IMPORTED_MODULE_1__/* .countWords */ .rj)(counts)})`;
}


/***/ }),

/***/ 4582:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ez: () => (/* binding */ comparePositions),
/* harmony export */   PW: () => (/* binding */ plainSpan),
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
/** The same places and nothing more: spans of a document's model may carry the document. */
function plainSpan({ start, end }) {
    return { start: { line: start.line, column: start.column }, end: { line: end.line, column: end.column } };
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

/***/ 8878:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ adviceFold)
/* harmony export */ });
/* harmony import */ var _cut_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8508);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7);
/* harmony import */ var _rule_link_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6393);



/** For each rule of these findings, why it matters and what to do, in at most `most` bytes of lines. */
function adviceFold(findings, most) {
    const rules = new Map(findings.map(({ rule }) => [rule.id, rule]));
    const items = [...rules.values()].map((rule) => (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `${(0,_rule_link_js__WEBPACK_IMPORTED_MODULE_1__/* .ruleLink */ .l)(rule)}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .inline */ .mG)(rule.why)} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .inline */ .mG)(rule.fix)}`);
    const { taken, left } = (0,_cut_js__WEBPACK_IMPORTED_MODULE_2__/* .takeFitting */ .hW)(items, most, _cut_js__WEBPACK_IMPORTED_MODULE_2__/* .bytesOfText */ .q$);
    const rest = left === 0 ? [] : [(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `${left} more rules; their pages are linked above`];
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .fold */ .AU)('Why it matters and what to do', (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .bulletList */ .fF)([...taken, ...rest]));
}


/***/ }),

/***/ 8508:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G8: () => (/* binding */ renderFitting),
/* harmony export */   hW: () => (/* binding */ takeFitting),
/* harmony export */   q$: () => (/* binding */ bytesOfText),
/* harmony export */   vs: () => (/* binding */ bytesOfRow)
/* harmony export */ });
/**
 * The first of `items` that together take at most `most` bytes of UTF-8, as `bytesOf` counts them. The most severe items
 * come first, so that the least severe are left out.
 */
function takeFitting(items, most, bytesOf) {
    return renderFitting(items, most, (item) => item, bytesOf);
}
/** The same for rendered items. Renders no more of them than fit, because rendering costs more than counting. */
function renderFitting(items, most, render, bytesOf) {
    const taken = [];
    let bytes = 0;
    for (const item of items) {
        const rendered = render(item);
        bytes += bytesOf(rendered);
        if (bytes > most)
            break;
        taken.push(rendered);
    }
    return { taken, left: items.length - taken.length };
}
function bytesOfText(text) {
    return Buffer.byteLength(text, 'utf8');
}
/** The size of a table row, with the bars and spaces around its cells and a backslash before each bar inside. */
function bytesOfRow(cells) {
    return cells.reduce((sum, cell) => sum + bytesOfText(cell) + (cell.match(/\|/g)?.length ?? 0) + 3, 2);
}


/***/ }),

/***/ 2578:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ findingList)
/* harmony export */ });
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7422);
/* harmony import */ var _cut_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8508);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7);
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2839);
/* harmony import */ var _rule_link_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6393);
/* harmony import */ var _severity_word_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1962);






/**
 * A table with one row for each finding. If there is not enough room, the less severe ones are listed by place and rule
 * only; `left` counts those that do not even fit there. `findings` are sorted, the most severe first.
 */
function findingList(findings, { most, linkTo, mostMessage, order }) {
    const rowOf = (finding) => ({ finding, cells: cellsOf(finding, linkTo, mostMessage) });
    const bytesOf = ({ cells }) => (0,_cut_js__WEBPACK_IMPORTED_MODULE_4__/* .bytesOfRow */ .vs)(cells);
    const all = (0,_cut_js__WEBPACK_IMPORTED_MODULE_4__/* .renderFitting */ .G8)(findings, most, rowOf, bytesOf);
    const { taken } = all.left === 0 ? all : (0,_cut_js__WEBPACK_IMPORTED_MODULE_4__/* .takeFitting */ .hW)(all.taken, most / 2, bytesOf);
    const rest = findings.slice(taken.length);
    const milder = (0,_cut_js__WEBPACK_IMPORTED_MODULE_4__/* .renderFitting */ .G8)(rest, most / 2, lineOf, (line) => (0,_cut_js__WEBPACK_IMPORTED_MODULE_4__/* .bytesOfText */ .q$)(line) + 3);
    const shown = order === undefined ? taken : taken.toSorted((a, b) => order(a.finding, b.finding));
    const parts = [
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .table */ .tp)([{ title: (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `Severity` }, { title: (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `Where` }, { title: (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `What` }, { title: (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `Rule` }], shown.map(({ cells }) => cells)),
        milder.taken.length === 0
            ? undefined
            : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .fold */ .AU)(`${milder.taken.length} more, none more severe than these`, (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .bulletList */ .fF)(milder.taken)),
    ];
    return { parts, left: milder.left };
}
function lineOf({ severity, location, rule }) {
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `${(0,_severity_word_js__WEBPACK_IMPORTED_MODULE_3__/* .severityWord */ .O)(severity)}: ${(0,_place_js__WEBPACK_IMPORTED_MODULE_1__/* .placeOf */ .$t)(location, _place_js__WEBPACK_IMPORTED_MODULE_1__/* .noLinks */ .dH)} ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(rule.id)}`;
}
function cellsOf(finding, linkTo, mostMessage) {
    const { severity, location, message, rule } = finding;
    const what = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .inline */ .mG)(message, mostMessage)}${alikeNote(finding)}`;
    return [(0,_severity_word_js__WEBPACK_IMPORTED_MODULE_3__/* .severityCell */ .k)(severity), (0,_place_js__WEBPACK_IMPORTED_MODULE_1__/* .placeOf */ .$t)(location, linkTo), what, (0,_rule_link_js__WEBPACK_IMPORTED_MODULE_2__/* .ruleLink */ .l)(rule)];
}
/** A finding that was gathered stands for others of its own rule. */
function alikeNote({ rule, related }) {
    const alike = related.filter((place) => place.rule === rule.id).length;
    return alike === 0 ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `` : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) ` (and ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .inline */ .mG)((0,_core_text_js__WEBPACK_IMPORTED_MODULE_5__/* .count */ .U9)(alike, 'more place'))})`;
}


/***/ }),

/***/ 9007:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ blockingGapsTitle),
/* harmony export */   c: () => (/* binding */ gapItem)
/* harmony export */ });
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7);
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2839);


/** What was not reviewed, as a link to the line that is wrong if it is known, and why; at most `most` characters of that. */
function gapItem({ path, line, subject, reason }, linkTo, most) {
    const address = path === undefined || line === undefined ? undefined : linkTo(path, line, line);
    const linked = (text) => (address === undefined ? text : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .ownLink */ .RL)(text, address));
    const what = path === undefined || path === subject
        ? linked((0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(subject, _place_js__WEBPACK_IMPORTED_MODULE_1__/* .mostPath */ .Tj))
        : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `${linked((0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(path, _place_js__WEBPACK_IMPORTED_MODULE_1__/* .mostPath */ .Tj))}, ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(subject, _place_js__WEBPACK_IMPORTED_MODULE_1__/* .mostPath */ .Tj)}`;
    return (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `${what}: ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .inline */ .mG)(reason, most)}`;
}
/** Above the gaps that fail the check. */
const blockingGapsTitle = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `**Blocking gaps:** this could not be reviewed, or not in full, so it does not count as clean.`;


/***/ }),

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
/* harmony export */   Bj: () => (/* binding */ verbatim),
/* harmony export */   Bv: () => (/* binding */ blocks),
/* harmony export */   EU: () => (/* binding */ fence),
/* harmony export */   EX: () => (/* binding */ small),
/* harmony export */   GW: () => (/* binding */ isLinked),
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
/* unused harmony export nothing */
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
    return trusted((0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .clip */ .$Q)((0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g$)(text), most)
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
        // A browser would resolve these and go somewhere else.
        if (segments.some((segment) => segment === '' || segment === '.' || segment === '..'))
            return undefined;
        const lines = first === last ? `L${first}` : `L${first}-L${last}`;
        return `${serverUrl}/${repository}/blob/${sha}/${segments.map(encodeURIComponent).join('/')}?plain=1#${lines}`;
    };
}
/** `Dockerfile:7`, as a link if there is an address. */
function placeOf({ path, span }, linkTo) {
    const address = linkTo(path, span.start.line, (0,_core_location_js__WEBPACK_IMPORTED_MODULE_1__/* .lastLine */ .fM)(span));
    const text = (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(`${path}:${span.start.line}`, mostPath);
    return address === undefined ? text : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .ownLink */ .RL)(text, address);
}
/** `line 7` or `lines 7\u20139`, as a link if there is an address. */
function linesOf({ path, span }, linkTo) {
    const first = span.start.line;
    const last = (0,_core_location_js__WEBPACK_IMPORTED_MODULE_1__/* .lastLine */ .fM)(span);
    const address = linkTo(path, first, last);
    const text = first === last ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `line ${first}` : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `lines ${first}\u2013${last}`;
    return address === undefined ? text : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .ownLink */ .RL)(text, address);
}
/** Longer paths are cut in text for people; the report has them whole. */
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
/** Only the word: icons become tiresome by the tenth comment. */
function severityWord(severity) {
    return words[severity];
}
/** In a table, the high severities stand out. */
function severityCell(severity) {
    return severity === 'critical' || severity === 'high' ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_0__.md) `**${words[severity]}**` : words[severity];
}


/***/ }),

/***/ 468:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  fm: () => (/* binding */ renderCompletion),
  renderFailure: () => (/* binding */ renderFailure),
  KJ: () => (/* binding */ renderNothing),
  Br: () => (/* binding */ renderSummary)
});

// UNUSED EXPORTS: mostSummary

// EXTERNAL MODULE: ./build/src/core/finding.js
var finding = __webpack_require__(5068);
// EXTERNAL MODULE: ./build/src/core/gate.js
var gate = __webpack_require__(1338);
// EXTERNAL MODULE: ./build/src/core/severity.js
var severity = __webpack_require__(2842);
// EXTERNAL MODULE: ./build/src/core/text.js
var core_text = __webpack_require__(7422);
// EXTERNAL MODULE: ./build/src/reporters/advice.js
var reporters_advice = __webpack_require__(8878);
// EXTERNAL MODULE: ./build/src/reporters/cut.js
var cut = __webpack_require__(8508);
// EXTERNAL MODULE: ./build/src/reporters/markdown.js
var markdown = __webpack_require__(7);
;// CONCATENATED MODULE: ./build/src/reporters/doctor.js

function renderDoctor({ event, read, permissions, unwritten, facts }) {
    const granted = permissions.map(({ permission, allowed }) => allowed ? (0,markdown.md) `${(0,markdown/* codeSpan */.SS)(permission)} allowed` : (0,markdown.md) `${(0,markdown/* codeSpan */.SS)(permission)} **refused**`);
    return (0,markdown/* fold */.AU)('Doctor: what this run read and wrote', (0,markdown/* blocks */.Bv)([
        (0,markdown/* bulletList */.fF)([
            (0,markdown.md) `Event: ${(0,markdown/* codeSpan */.SS)(event.name)}, ${(0,markdown/* inline */.mG)(event.about)}`,
            ...read.map(({ what, commit }) => (0,markdown.md) `${(0,markdown/* inline */.mG)(what)}: ${(0,markdown/* codeSpan */.SS)(commit)}`),
            (0,markdown.md) `Permissions needed: ${granted.length === 0 ? (0,markdown.md) `none` : (0,markdown/* join */.fj)(granted, (0,markdown.md) `, `)}`,
            ...(unwritten.length === 0 ? [(0,markdown.md) `All results were written`] : []),
            ...unwritten.map(({ name, reason }) => (0,markdown.md) `Not written: ${(0,markdown/* inline */.mG)(name)}. ${(0,markdown/* inline */.mG)(reason)}`),
            ...facts.map(({ name, value }) => (0,markdown.md) `${(0,markdown/* inline */.mG)(name)}: ${(0,markdown/* inline */.mG)(value)}`),
        ]),
    ]));
}

// EXTERNAL MODULE: ./build/src/reporters/finding-list.js
var finding_list = __webpack_require__(2578);
// EXTERNAL MODULE: ./build/src/reporters/gaps.js
var reporters_gaps = __webpack_require__(9007);
// EXTERNAL MODULE: ./build/src/reporters/gravity.js
var gravity = __webpack_require__(5930);
// EXTERNAL MODULE: ./build/src/core/headlines.js
var headlines = __webpack_require__(6224);
// EXTERNAL MODULE: ./build/src/reporters/place.js
var place = __webpack_require__(2839);
;// CONCATENATED MODULE: ./build/src/reporters/image-table.js





const mostBytes = 60 * 1024;
const mostName = 120;
const mostNotes = 50;
/** Every image that was scanned, one row each; empty if there is none. */
function imagesPart({ images }, linkTo) {
    if (images.length === 0)
        return [];
    const unfixed = images.some((image) => image.unfixed > 0);
    const rows = images.map((image) => [
        (0,markdown/* codeSpan */.SS)(image.image, mostName),
        (0,place/* placeOf */.$t)({ path: image.path, span: image.span }, linkTo),
        counted(image.introduced),
        counted(image.existing),
        counted(image.fixed),
        ...(unfixed ? [(0,markdown.md) `${image.unfixed}`] : []),
        instead(image),
    ]);
    const { taken, left } = (0,cut/* takeFitting */.hW)(rows, mostBytes, (row) => (0,cut/* bytesOfText */.q$)(row.join(' | ')));
    const notes = images.flatMap(({ image, notes: lines }) => lines.map((line) => (0,markdown.md) `${(0,markdown/* codeSpan */.SS)(image, mostName)}: ${(0,markdown/* inline */.mG)(line)}`));
    return [
        (0,markdown.md) `### Images`,
        (0,markdown/* table */.tp)([
            { title: (0,markdown.md) `Image` },
            { title: (0,markdown.md) `Where` },
            { title: (0,markdown.md) `Introduced` },
            { title: (0,markdown.md) `Existing` },
            { title: (0,markdown.md) `Fixed` },
            ...(unfixed ? [{ title: (0,markdown.md) `Left out (no fix yet)`, align: 'right' }] : []),
            { title: (0,markdown.md) `Pull instead` },
        ], taken),
        left === 0 ? undefined : (0,markdown.md) `And ${left} more images; the report lists all of them.`,
        notes.length === 0 ? undefined : (0,markdown/* bulletList */.fF)(notes.slice(0, mostNotes)),
        digests(images),
    ];
}
function counted(counts) {
    return (0,severity/* totalOf */.e6)(counts) === 0 ? (0,markdown.md) `none` : (0,markdown/* inline */.mG)((0,severity/* countWords */.rj)(counts));
}
function instead({ advice }) {
    const [best] = advice?.offers ?? [];
    if (advice?.kind !== 'better' || best === undefined)
        return (0,markdown.md) `\u2013`;
    return (0,markdown.md) `${(0,markdown/* codeSpan */.SS)(best.image, mostName)}: ${counted(best.counts)}`;
}
/** The digests that were scanned. */
function digests(images) {
    const known = new Map(images.flatMap(({ image, digest }) => (digest === '' ? [] : [[image, digest]])));
    if (known.size === 0)
        return undefined;
    const items = [...known]
        .slice(0, mostNotes)
        .map(([image, digest]) => (0,markdown.md) `${(0,markdown/* codeSpan */.SS)((0,headlines/* nameForPeople */.G)(image), mostName)} is ${(0,markdown/* codeSpan */.SS)(digest)}`);
    return (0,markdown/* small */.EX)((0,markdown.md) `Scanned: ${items.reduce((text, item) => (0,markdown.md) `${text}, ${item}`)}`);
}

;// CONCATENATED MODULE: ./build/src/reporters/room.js

function shareOut(parts, room) {
    const within = parts.map(({ share, render }) => render(share));
    let free = room - within.reduce((sum, { text = '' }) => sum + (0,cut/* bytesOfText */.q$)(text), 0);
    return parts.map(({ share, render }, index) => {
        const { text, left = 0 } = within[index] ?? {};
        if (text === undefined || left === 0 || free <= 0)
            return text;
        const { text: more = text } = render(share + free);
        free -= (0,cut/* bytesOfText */.q$)(more) - (0,cut/* bytesOfText */.q$)(text);
        return more;
    });
}

// EXTERNAL MODULE: ./build/src/reporters/rule-link.js
var rule_link = __webpack_require__(6393);
// EXTERNAL MODULE: ./build/src/reporters/severity-word.js
var severity_word = __webpack_require__(1962);
// EXTERNAL MODULE: ./build/src/reporters/words.js
var words = __webpack_require__(2513);
;// CONCATENATED MODULE: ./build/src/reporters/summary.js

















/**
 * The runner drops the whole summary of a step if all its parts together exceed 1 MiB:
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits
 */
const mostSummary = 1024 * 1024;
/** Reserved for the end of the summary: the last steps and the doctor. */
const mostCompletion = 40 * 1024;
/** What each part may always take. What a part does not need goes to those that were cut. */
const shares = {
    files: 64,
    introduced: 200,
    vulnerabilities: 120,
    existing: 140,
    fixed: 60,
    silenced: 120,
    gaps: 40,
    advice: 60,
};
/** The whole review on one page: the verdict, a table by file, the findings, gaps, silenced findings, details. */
function renderSummary({ review, verdict, failOn, linkTo }) {
    const told = (0,gate/* inScope */.SB)(review).toSorted(gravity/* byGravity */.S);
    const { found, check } = (0,words/* outcomeWords */.w)(review, verdict, failOn);
    const old = review.hasBase ? told.filter(({ status }) => status === 'existing') : [];
    const news = review.hasBase ? told.filter(({ status }) => status !== 'existing') : told;
    const fixed = review.findings.filter(({ status }) => status === 'fixed').toSorted(gravity/* byGravity */.S);
    const vulnerable = news.filter(({ vulnerability }) => vulnerability !== undefined);
    const others = news.filter(({ vulnerability }) => vulnerability === undefined);
    const blocking = review.gaps.filter((gap) => gap.blocking);
    const notBlocking = review.gaps.filter((gap) => !gap.blocking);
    const title = (0,markdown/* blocks */.Bv)([
        verdict.conclusion === 'success' ? (0,markdown.md) `## Plimsoll: passed` : (0,markdown.md) `## Plimsoll: failed`,
        (0,markdown.md) `**${(0,markdown/* inline */.mG)(found)}** ${(0,markdown/* inline */.mG)(check)}`,
    ]);
    const images = (0,markdown/* blocks */.Bv)(imagesPart(review, linkTo));
    const advice = told.length === 0 ? undefined : (0,reporters_advice/* adviceFold */.q)(told, kibibytes(shares.advice));
    const stats = statsLine(review);
    const fixedBytes = (0,cut/* bytesOfText */.q$)((0,markdown/* blocks */.Bv)([title, images, advice, stats]));
    // In the order in which they are given room.
    const [introduced, blockingGaps, vulnerabilities, silenced, existing, otherGaps, files, noLonger] = shareOut([
        part(shares.introduced, (most) => findingTable(others, most, linkTo)),
        part(shares.gaps, (most) => gapList(blocking, most, linkTo)),
        part(shares.vulnerabilities, (most) => foldOf('Known vulnerabilities', vulnerable, most, linkTo)),
        part(shares.silenced, (most) => silencedFold(review.silenced, most, linkTo)),
        part(shares.existing, (most) => foldOf('Existing', old, most, linkTo)),
        part(shares.gaps, (most) => gapFold(notBlocking, most, linkTo)),
        part(shares.files, (most) => fileTable(told, most)),
        part(shares.fixed, (most) => foldOf('Fixed', fixed, most, place/* noLinks */.dH)),
    ], mostSummary - mostCompletion - fixedBytes);
    return (0,markdown/* blocks */.Bv)([
        title,
        files,
        introduced,
        images,
        vulnerabilities,
        blockingGaps,
        existing,
        silenced,
        otherGaps,
        noLonger,
        advice,
        stats,
    ]);
}
function part(share, render) {
    return { share: kibibytes(share), render };
}
const nothingToTell = { text: undefined, left: 0 };
/** The page of a run that had nothing to review. */
function renderNothing(reason) {
    return (0,markdown/* blocks */.Bv)([(0,markdown.md) `## Plimsoll: nothing to review`, (0,markdown/* inline */.mG)(reason)]);
}
/** The page of a run that could not review anything. */
function renderFailure(reasons) {
    return (0,markdown/* blocks */.Bv)([
        (0,markdown.md) `## Plimsoll: failed`,
        (0,markdown.md) `Nothing was reviewed:`,
        (0,markdown/* bulletList */.fF)(reasons.map((reason) => (0,markdown/* inline */.mG)(reason))),
    ]);
}
/** The outcome of the last steps, and the doctor, to be appended to the summary. */
function renderCompletion(steps, doctor) {
    const done = steps.length === 0 ? [] : [(0,markdown.md) `### What was done`, (0,markdown/* bulletList */.fF)(steps.map(stepLine))];
    return (0,markdown/* blocks */.Bv)([...done, renderDoctor(doctor)]);
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
/** One row for each file, one column for each severity that occurs; nothing if there is only one file. */
function fileTable(findings, most) {
    const files = new Map();
    for (const { location, severity } of findings) {
        const counts = files.get(location.path) ?? new Map();
        counts.set(severity, (counts.get(severity) ?? 0) + 1);
        files.set(location.path, counts);
    }
    if (files.size < 2)
        return nothingToTell;
    const columns = severity/* severities */.gO.filter((severity) => findings.some((finding) => finding.severity === severity));
    // A map keeps the order of insertion: the file with the most severe finding comes first.
    const rows = [...files].map(([path, counts]) => [
        (0,markdown/* codeSpan */.SS)(path, place/* mostPath */.Tj),
        ...columns.map((severity) => (0,markdown.md) `${counts.get(severity) ?? (0,markdown.md) ``}`),
    ]);
    const { taken, left } = (0,cut/* takeFitting */.hW)(rows, most, cut/* bytesOfRow */.vs);
    const text = (0,markdown/* blocks */.Bv)([
        (0,markdown/* table */.tp)([{ title: (0,markdown.md) `File` }, ...columns.map((severity) => ({ title: (0,severity_word/* severityWord */.O)(severity), align: 'right' }))], taken.toSorted(([a = ''], [b = '']) => (0,finding/* compareText */.n)(a, b))),
        left === 0 ? undefined : (0,markdown.md) `And ${(0,markdown/* inline */.mG)((0,core_text/* count */.U9)(left, 'more file'))}.`,
    ]);
    return { text: files.size > mostOpenFiles ? (0,markdown/* fold */.AU)(`Findings by file (${files.size})`, text) : text, left };
}
/** A longer table would push what was found below the end of the screen. */
const mostOpenFiles = 20;
/** `findings` are sorted, the most severe first; the rows are sorted by place. */
function findingTable(findings, most, linkTo) {
    if (findings.length === 0)
        return nothingToTell;
    const { parts, left } = (0,finding_list/* findingList */.Q)(findings, { most, linkTo, mostMessage, order: finding/* compareFindings */.E });
    const rest = (0,markdown.md) `And ${left} more, none more severe than these; the report lists all of them.`;
    return { text: (0,markdown/* blocks */.Bv)([...parts, left === 0 ? undefined : rest]), left };
}
/** Enough for every message of ours; a long hostile name in it is cut. */
const mostMessage = 400;
const summary_mostName = 80;
function foldOf(title, findings, most, linkTo) {
    return folded(title, findings.length, findingTable(findings, most, linkTo));
}
function folded(title, count, { text, left }) {
    return { text: text && (0,markdown/* fold */.AU)(`${title} (${count})`, text), left };
}
function silencedFold(silenced, most, linkTo) {
    if (silenced.length === 0)
        return nothingToTell;
    const rowOf = (finding) => ({
        finding,
        cells: [
            (0,severity_word/* severityCell */.k)(finding.severity),
            (0,place/* placeOf */.$t)(finding.location, linkTo),
            ruleAndSubject(finding),
            (0,markdown/* inline */.mG)(finding.reason, mostMessage),
            finding.addedHere
                ? (0,markdown.md) `${(0,markdown/* inline */.mG)(finding.by, mostMessage)} (**added by this change**)`
                : (0,markdown/* inline */.mG)(finding.by, mostMessage),
        ],
    });
    const { taken, left } = (0,cut/* renderFitting */.G8)(silenced.toSorted(gravity/* byGravity */.S), most, rowOf, ({ cells }) => (0,cut/* bytesOfRow */.vs)(cells));
    const text = (0,markdown/* blocks */.Bv)([
        (0,markdown/* table */.tp)([
            { title: (0,markdown.md) `Severity` },
            { title: (0,markdown.md) `Where` },
            { title: (0,markdown.md) `Rule` },
            { title: (0,markdown.md) `Reason` },
            { title: (0,markdown.md) `Silenced by` },
        ], taken.toSorted((a, b) => (0,finding/* compareFindings */.E)(a.finding, b.finding)).map(({ cells }) => cells)),
        left === 0 ? undefined : (0,markdown.md) `And ${left} more; the report lists all of them.`,
    ]);
    return folded('Silenced', silenced.length, { text, left });
}
/** One pragma can silence many vulnerabilities of an image. */
function ruleAndSubject({ rule, vulnerability: known }) {
    if (known === undefined)
        return (0,rule_link/* ruleLink */.l)(rule);
    return (0,markdown.md) `${(0,rule_link/* ruleLink */.l)(rule)}: ${(0,markdown/* codeSpan */.SS)(known.id, summary_mostName)} in ${(0,markdown/* codeSpan */.SS)(known.package, summary_mostName)}`;
}
/** Blocking gaps are not folded, because they fail the check. */
function gapList(gaps, most, linkTo) {
    if (gaps.length === 0)
        return nothingToTell;
    const { text = (0,markdown.md) ``, left } = gapItems(gaps, most, linkTo);
    return {
        text: (0,markdown/* blocks */.Bv)([reporters_gaps/* blockingGapsTitle */.T, text]),
        left,
    };
}
function gapFold(gaps, most, linkTo) {
    if (gaps.length === 0)
        return nothingToTell;
    return folded('Non-blocking gaps', gaps.length, gapItems(gaps, most, linkTo));
}
function gapItems(gaps, most, linkTo) {
    const itemOf = (gap) => (0,reporters_gaps/* gapItem */.c)(gap, linkTo);
    const { taken, left } = (0,cut/* renderFitting */.G8)(gaps, most, itemOf, cut/* bytesOfText */.q$);
    return { text: (0,markdown/* bulletList */.fF)(left === 0 ? taken : [...taken, (0,markdown.md) `${left} more; the report lists all of them`]), left };
}
function statsLine({ stats }) {
    const kinds = [
        (0,core_text/* count */.U9)(stats.dockerfiles, 'Dockerfile'),
        (0,core_text/* count */.U9)(stats.composeFiles, 'Compose file'),
        (0,core_text/* count */.U9)(stats.rules, 'rule'),
    ];
    return (0,markdown/* small */.EX)((0,markdown/* inline */.mG)(kinds.join(', ')));
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
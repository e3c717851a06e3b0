(function (exports, require, module, __dirname) {"use strict";
exports.id = 839;
exports.ids = [839];
exports.modules = {

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

/***/ 2839:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $t: () => (/* binding */ placeOf),
/* harmony export */   Tj: () => (/* binding */ mostPath),
/* harmony export */   noLinks: () => (/* binding */ noLinks)
/* harmony export */ });
/* unused harmony exports linksToCommit, linesOf */
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
    const last = lastLine(span);
    const address = linkTo(path, first, last);
    const text = first === last ? md `line ${first}` : md `lines ${first}\u2013${last}`;
    return address === undefined ? text : ownLink(text, address);
}
/** Longer paths are cut in text for people; the report has them whole. */
const mostPath = 200;


/***/ })

};
;
})
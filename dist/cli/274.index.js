(function (exports, require, module, __dirname) {"use strict";
exports.id = 274;
exports.ids = [274];
exports.modules = {

/***/ 274:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  explainRule: () => (/* binding */ explainRule),
  listRules: () => (/* binding */ listRules),
  refuseWords: () => (/* binding */ refuseWords)
});

// EXTERNAL MODULE: ./build/src/core/errors.js
var errors = __webpack_require__(3026);
// EXTERNAL MODULE: ./build/src/core/text.js
var core_text = __webpack_require__(7422);
// EXTERNAL MODULE: ./build/src/core/product.js
var product = __webpack_require__(8870);
// EXTERNAL MODULE: ./build/src/reporters/paint.js
var paint = __webpack_require__(1900);
// EXTERNAL MODULE: ./build/src/reporters/terminal.js + 3 modules
var terminal = __webpack_require__(9701);
;// CONCATENATED MODULE: ./build/src/reporters/explain.js




/** `plimsoll explain RULE`: everything about a rule, for a terminal, ending in a line break. */
function explain(rule, color) {
    const style = (0,paint/* paint */.n)(color);
    const heading = (text) => style('strong', text);
    const paragraphs = (text) => text
        .split(/\n{2,}/)
        .map((paragraph) => (0,terminal/* wrap */.L)(paragraph.replaceAll('\n', ' '), 92).join('\n'))
        .join('\n\n');
    const [bad] = rule.examples.bad;
    const [good] = rule.examples.good;
    const parts = [
        `${style('strong', rule.id)}: ${rule.title}\n${style('quiet', factsOf(rule).join(', '))}`,
        `${heading('Why')}\n${paragraphs(rule.why)}`,
        `${heading('Fix')}\n${paragraphs(rule.fix)}`,
        ...(rule.details === undefined ? [] : [`${heading('Details')}\n${paragraphs(rule.details)}`]),
        `${heading('Reported')}: ${bad.name}\n${indented(bad)}`,
        `${heading('Accepted')}: ${good.name}\n${indented(good)}`,
        `${heading('Silence')}\n    # plimsoll: ignore[${rule.id}] the reason`,
        ...(rule.covers.length === 0
            ? []
            : [`${heading('Also known as')}\n${(0,terminal/* wrap */.L)(rule.covers.join(', '), 92).join('\n')}`]),
        [heading('More'), (0,product/* pageOf */.Z)(rule), ...rule.references].join('\n'),
    ];
    return `${parts.join('\n\n')}\n`;
}
function factsOf({ severity, confidence, category, profile, fixable }) {
    return [
        `severity ${severity}`,
        `confidence ${confidence}`,
        category,
        `profile ${profile}`,
        ...(fixable ? ['fix available'] : []),
    ];
}
function indented({ code }) {
    return (0,core_text/* readMarkup */.Jw)(code)
        .text.trimEnd()
        .split('\n')
        .map((line) => (line === '' ? '' : `    ${line}`))
        .join('\n');
}

// EXTERNAL MODULE: ./build/src/core/rule.js
var core_rule = __webpack_require__(5639);
// EXTERNAL MODULE: ./build/src/reporters/markdown.js
var markdown = __webpack_require__(7);
;// CONCATENATED MODULE: ./build/src/reporters/rule-list.js



/** A bare array, ending in a line break. */
function renderRulesJson(rules) {
    return `${JSON.stringify(rules.map(listed), undefined, 2)}\n`;
}
/** One line a rule: id, severity, profile, title. */
function renderRulesText(rules) {
    const widest = Math.max(0, ...rules.map(({ id }) => id.length));
    return rules
        .map(({ id, severity, profile, title }) => [id.padEnd(widest), severity.padEnd(8), profile.padEnd(11), title].join('  ').concat('\n'))
        .join('');
}
/** A table with a link to each rule's page, ending in a line break. */
function renderRulesMarkdown(rules) {
    return `${ruleTable(rules, product/* pageOf */.Z)}\n`;
}
/** `pageFor` gives the path of a rule's page, relative to the table. */
function ruleTable(rules, pageFor) {
    return (0,markdown/* table */.tp)([
        { title: (0,markdown.md) `Rule` },
        { title: (0,markdown.md) `What it reports` },
        { title: (0,markdown.md) `Severity` },
        { title: (0,markdown.md) `Profile` },
        { title: (0,markdown.md) `Fix` },
    ], rules.map((rule) => [
        (0,markdown/* ownLink */.RL)((0,markdown/* codeSpan */.SS)(rule.id), pageFor(rule)),
        (0,markdown/* inline */.mG)(rule.title),
        (0,markdown/* inline */.mG)(rule.severity),
        (0,markdown/* inline */.mG)(rule.profile),
        rule.fixable ? (0,markdown.md) `yes` : (0,markdown.md) ``,
    ]));
}
function listed(rule) {
    const { id, title, severity, confidence, category, profile, covers, fixable } = rule;
    return {
        id,
        title,
        severity,
        confidence,
        target: (0,core_rule/* targetOf */.$r)(rule),
        category,
        profile,
        covers,
        fixable,
        page: (0,product/* pageOf */.Z)(rule),
    };
}

// EXTERNAL MODULE: ./build/src/review/catalogue.js
var catalogue = __webpack_require__(3471);
// EXTERNAL MODULE: ./build/src/system/terminal.js
var system_terminal = __webpack_require__(4379);
// EXTERNAL MODULE: ./build/src/cli/flags.js
var flags = __webpack_require__(8055);
// EXTERNAL MODULE: ./build/src/cli/output.js
var output = __webpack_require__(3135);
;// CONCATENATED MODULE: ./build/src/cli/rules.js








const renderers = {
    text: renderRulesText,
    json: renderRulesJson,
    markdown: renderRulesMarkdown,
};
function listRules(given, around) {
    refuseWords(given.words, given.command);
    const render = renderers[given.word('format', flags/* ruleFormats */.Ny) ?? 'text'];
    (0,output/* deliver */.c)(render(catalogue/* catalogue */.$), given.one('output'), around);
    return 0;
}
function explainRule({ words, command }, around) {
    const [word, ...more] = words;
    if (word === undefined)
        throw new errors/* UsageError */.e('Name a rule: `plimsoll explain RULE`; `plimsoll rules` lists them.');
    refuseWords(more, command);
    around.stdout.write(explain(ruleNamed(word), (0,system_terminal/* wantsColor */.z)(around.stdout, around.environment)));
    return 0;
}
/** By id, by a former id, by its second half, or by the check of another tool that the rule covers, in any case. */
function ruleNamed(word) {
    const id = catalogue/* catalogueNames */.s.resolve(word);
    const own = catalogue/* catalogue */.$.find((rule) => rule.id === id);
    if (own !== undefined)
        return own;
    const wanted = word.toLowerCase();
    const isMeant = (name, mark) => name.toLowerCase() === wanted || name.toLowerCase().endsWith(`${mark}${wanted}`);
    const named = catalogue/* catalogue */.$.filter((rule) => wanted !== '' && isMeant(rule.id, '/'));
    const covering = named.length > 0
        ? named
        : catalogue/* catalogue */.$.filter(({ covers }) => wanted !== '' && covers.some((check) => isMeant(check, ':')));
    const [only, ...others] = covering;
    if (only !== undefined && others.length === 0)
        return only;
    if (only !== undefined) {
        throw new errors/* UsageError */.e(`${(0,core_text/* quoted */.TL)(word)} is ${named.length > 0 ? 'the name of' : 'covered by'} ${rules_listed(covering.map((rule) => (0,core_text/* quoted */.TL)(rule.id)))}; use one of these ids.`);
    }
    const meant = (0,core_text/* nearest */.pA)(word, catalogue/* catalogue */.$.map((rule) => rule.id));
    throw new errors/* UsageError */.e(`There is no rule ${(0,core_text/* quoted */.TL)(word)}; ${meant ? `did you mean ${(0,core_text/* quoted */.TL)(meant)}?` : '`plimsoll rules` lists them.'}`);
}
function refuseWords([word], command) {
    if (word !== undefined)
        throw new errors/* UsageError */.e(`\`plimsoll ${command}\` takes no argument ${(0,core_text/* quoted */.TL)(word)}.`);
}
/** `a, b and c`. */
function rules_listed(words) {
    return [words.slice(0, -1).join(', '), ...words.slice(-1)].filter((part) => part !== '').join(' and ');
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


/***/ })

};
;
})
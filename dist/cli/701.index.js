(function (exports, require, module, __dirname) {"use strict";
exports.id = 701;
exports.ids = [701];
exports.modules = {

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

/***/ 1900:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ paint)
/* harmony export */ });
/** SGR parameters: https://www.ecma-international.org/publications-and-standards/standards/ecma-48/ */
const codes = { strong: '1', alarm: '1;31', warning: '33', notice: '36', quiet: '2' };
/** Sets text in a style, or leaves it unchanged if colours are not wanted. */
function paint(color) {
    return color ? (style, text) => `\u001b[${codes[style]}m${text}\u001b[0m` : (_, text) => text;
}


/***/ }),

/***/ 9701:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  terminalPieces: () => (/* binding */ terminalPieces),
  L: () => (/* binding */ wrap)
});

// UNUSED EXPORTS: renderTerminal

// EXTERNAL MODULE: ./build/src/core/finding.js
var core_finding = __webpack_require__(5068);
// EXTERNAL MODULE: ./build/src/core/gate.js
var gate = __webpack_require__(1338);
// EXTERNAL MODULE: ./build/src/core/headlines.js
var headlines = __webpack_require__(6224);
// EXTERNAL MODULE: ./build/src/core/severity.js
var severity = __webpack_require__(2842);
// EXTERNAL MODULE: ./build/src/core/text.js
var core_text = __webpack_require__(7422);
// EXTERNAL MODULE: ./build/src/core/location.js
var core_location = __webpack_require__(4582);
;// CONCATENATED MODULE: ./build/src/reporters/code-frame.js


/** The first lines of a finding are enough to recognise it, even if it covers a heredoc of a hundred. */
const mostLines = 3;
/** Columns of a line that are shown; a minified or hostile line can be a megabyte long. */
const mostColumns = 110;
/** Columns kept before the span where a line is cut. */
const lead = 20;
/** The frame of `span`, and how many of its lines are left out. Empty if the lines are unknown. */
function code_frame_frame(path, span, lineText) {
    const last = (0,core_location/* lastLine */.fM)(span);
    const shownTo = Math.min(last, span.start.line + mostLines - 1);
    const lines = [];
    for (let line = span.start.line; line <= shownTo; line++) {
        const text = lineText(path, line)?.replace(/\r$/, '');
        if (text === undefined)
            return { lines, more: 0 };
        const start = line === span.start.line ? span.start.column - 1 : text.search(/\S|$/);
        const end = line === span.end.line ? span.end.column - 1 : text.length;
        lines.push({ line, ...underlined(text, start, Math.max(end, start + 1)) });
    }
    return { lines, more: last - shownTo };
}
function underlined(text, start, end) {
    const from = start > mostColumns - lead ? start - lead : 0;
    const to = Math.min(text.length, from + mostColumns);
    const before = `${from > 0 ? '\u2026' : ''}${shown(text.slice(from, start))}`;
    const marked = shown(text.slice(start, Math.min(end, to)));
    const after = `${shown(text.slice(Math.min(end, to), to))}${to < text.length ? '\u2026' : ''}`;
    return {
        text: `${before}${marked}${after}`.trimEnd(),
        carets: ' '.repeat(width(before)) + '^'.repeat(Math.max(1, width(marked))),
    };
}
/** Tabs take two columns, so that carets stand where they should on every terminal; a byte order mark takes none. */
function shown(text) {
    return (0,core_text/* printable */.g$)(text.replaceAll('\t', '  ').replaceAll('\uFEFF', ''));
}
/** Columns on a terminal: none for a combining mark, two for wide characters and emoji. */
function width(text) {
    let columns = 0;
    for (const char of text)
        columns += /\p{M}/u.test(char) ? 0 : isWide(char) ? 2 : 1;
    return columns;
}
function isWide(char) {
    return /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u.test(char);
}

// EXTERNAL MODULE: ./build/src/reporters/paint.js
var paint = __webpack_require__(1900);
;// CONCATENATED MODULE: ./build/src/reporters/secrets.js


/** A private key has a few dozen lines; of a longer value, only the beginning is searched for. */
const secrets_mostLines = 200;
/**
 * `places` are where a file contains the value of a secret. It is in the repository, but it should not get into a log too.
 */
function secretsAt(places, lineText) {
    const byLine = new Map();
    const values = new Map();
    for (const { path, span } of places) {
        const last = Math.min((0,core_location/* lastLine */.fM)(span), span.start.line + secrets_mostLines - 1);
        for (let line = span.start.line; line <= last; line++) {
            const text = lineText(path, line) ?? '';
            const from = line === span.start.line ? span.start.column - 1 : text.search(/\S|$/);
            const to = line === span.end.line ? span.end.column - 1 : text.length;
            const value = text.slice(from, to).trim();
            if (value === '')
                continue;
            append(byLine, `${line} ${path}`, { from, to });
            append(values, path, value);
        }
    }
    return {
        blotted: (path, line) => {
            const text = lineText(path, line);
            return text === undefined ? undefined : (byLine.get(`${line} ${path}`) ?? []).reduce(blot, text);
        },
        isIn: (path, text) => (values.get(path) ?? []).some((value) => text.includes(value)),
    };
}
function blot(text, { from, to }) {
    const value = text.slice(from, to);
    const hint = (0,core_text/* hintOf */.$z)(value);
    return text.slice(0, from) + hint + '*'.repeat(value.length - hint.length) + text.slice(from + value.length);
}
function append(map, key, value) {
    const list = map.get(key);
    if (list === undefined)
        map.set(key, [value]);
    else
        list.push(value);
}

;// CONCATENATED MODULE: ./build/src/reporters/terminal-images.js


/** The terminal output should stay short; `--format json` has all of them. */
const mostListed = 10;
const mostWord = 40;
const mostTitle = 60;
/** The images of one line, for a terminal: counts, a table of the most severe vulnerabilities, what to pull instead. */
function imageLines({ images = [] }) {
    return images.flatMap((one) => [
        ...countLines(one.image),
        '',
        ...tableOf(one),
        '',
        ...one.image.notes.map((note) => `  note  ${oneLine(note)}`),
        ...unfixedLine(one.image),
        `  fix  ${adviceOf(one.image)}`,
    ]);
}
function countLines({ introduced, existing, fixed, replaced, image, digest }) {
    const news = (0,severity/* countWords */.rj)(introduced);
    const olds = (0,severity/* countWords */.rj)(existing);
    const rows = [
        ...(news === '' && replaced === '' ? [] : [`introduced: ${news || 'none'}`]),
        ...(replaced === ''
            ? olds === ''
                ? []
                : [`known: ${olds}`]
            : [
                `existing (also in ${oneLine(replaced)}): ${olds || 'none'}`,
                `fixed by this change: ${(0,severity/* countWords */.rj)(fixed) || 'none'}`,
            ]),
        ...(digest === '' ? [] : [`${oneLine(image)} is ${oneLine(digest)}`]),
    ];
    return rows.map((row) => `  ${row}`);
}
function tableOf({ findings }) {
    const news = findings.filter(({ status }) => status === 'introduced');
    const told = news.length > 0 ? news : findings;
    const rows = told.slice(0, mostListed).map(rowOf);
    const header = ['SEVERITY', 'VULNERABILITY', 'PACKAGE', 'INSTALLED', 'FIXED', 'TITLE'];
    const widths = header.map((title, column) => Math.max(title.length, ...rows.map((row) => (row[column] ?? '').length)));
    const lines = [header, ...rows].map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
    const left = told.length - rows.length;
    return left === 0 ? lines : [...lines, `  \u2026 ${left} more, none more severe`];
}
function rowOf({ severity, vulnerability }) {
    const { id = '', installed = '', fixed = '', title = '' } = vulnerability ?? {};
    const cells = [id, vulnerability?.package ?? '', installed, fixed === '' ? '-' : fixed];
    return [severity, ...cells.map((cell) => (0,core_text/* clip */.$Q)((0,core_text/* printable */.g$)(cell), mostWord)), (0,core_text/* clip */.$Q)((0,core_text/* printable */.g$)(title), mostTitle)];
}
function unfixedLine({ unfixed }) {
    return unfixed === 0
        ? []
        : [
            `  note  ${(0,core_text/* count */.U9)(unfixed, 'vulnerability', 'vulnerabilities')} left out because no version fixes ${unfixed === 1 ? 'it' : 'them'} yet`,
        ];
}
function adviceOf({ image, advice }) {
    const offers = (advice?.offers ?? []).map((offer) => `${oneLine(offer.image)} has ${(0,severity/* countWords */.rj)(offer.counts) || 'none'}`);
    if (advice?.kind === 'better') {
        const own = `${oneLine(image)} has ${(0,severity/* countWords */.rj)(advice.own) || 'none'}`;
        return `Pull ${oneLine(advice.image)} instead: ${[...offers, own].join('; ')}`;
    }
    if (advice?.kind === 'instruction')
        return 'Install versions that have the fixes in this instruction, then rebuild the image';
    if (advice?.kind === 'base')
        return 'Rebuild the image on a newer release of its base image, or on a slimmer variant of it';
    const looked = offers.length === 0 ? '' : ` (${offers.join(', ')}: no better)`;
    return advice?.kind === 'pin'
        ? `Pin the scanned digest: ${oneLine(advice.image)}${looked}`
        : `Pull a newer release of the image as soon as one has the fixes, or a slimmer variant${looked}`;
}
function oneLine(text) {
    return (0,core_text/* clip */.$Q)((0,core_text/* printable */.g$)(text), 300);
}

// EXTERNAL MODULE: ./build/src/reporters/words.js
var words = __webpack_require__(2513);
;// CONCATENATED MODULE: ./build/src/reporters/terminal.js










const styleOf = {
    critical: 'alarm',
    high: 'alarm',
    medium: 'warning',
    low: 'notice',
    info: 'quiet',
};
/** The review for a terminal, ending in a line break. */
function renderTerminal(review, options) {
    return [...terminalPieces(review, options)].join('');
}
/**
 * The same, piece by piece: for ten thousand files the text takes 20 MB, and several times that while it is built. Control
 * characters and workflow commands in files have no effect. Each piece ends with a line.
 */
function* terminalPieces(review, options) {
    for (const part of parts(review, options))
        yield (0,core_text/* withoutCommands */.Df)(part);
}
function* parts(review, options) {
    const { blotted } = secretsAt(review.secrets ?? [], options.lineText);
    const explained = new Set();
    const isNews = (why) => {
        const news = !explained.has(why);
        explained.add(why);
        return news;
    };
    for (const finding of (0,headlines/* headlinesOf */.D)(review).toSorted(core_finding/* compareFindings */.E)) {
        yield `${renderFinding(finding, review, { ...options, lineText: blotted, isNews })}\n`;
    }
    for (const gap of review.gaps)
        yield `${renderGap(gap, options)}\n`;
    for (const finding of review.silenced)
        yield `${renderSilenced(finding, options)}\n`;
    if (review.silenced.length > 0)
        yield '\n';
    yield `${closing(review, (0,gate/* inScope */.SB)(review))}\n`;
}
function renderFinding(finding, review, { color, lineText, isNews }) {
    const { path, span } = finding.location;
    const style = (0,paint/* paint */.n)(color);
    const place = style('strong', `${terminal_oneLine(path)}:${span.start.line}:${span.start.column}`);
    const news = review.hasBase && review.scope !== 'introduced' ? `${finding.status} ` : '';
    const gravity = style(styleOf[finding.severity], finding.severity);
    const lines = [
        `${place}: ${news}${gravity}: ${terminal_oneLine(finding.message)} ${style('quiet', `[${finding.rule.id}]`)}`,
        '',
        ...frameLines(finding, lineText, color),
        ...(finding.images === undefined ? adviceLines(finding, color, isNews) : imageLines(finding)),
        ...relatedLines(finding, style),
        ...(finding.edits.length > 0
            ? [`  ${style('notice', 'fix available')}: a pull request review offers it as a suggestion`]
            : []),
    ];
    return `${lines.join('\n')}\n`;
}
/** The JSON report has all places. */
const mostRelated = 10;
function relatedLines({ related }, style) {
    const lines = related
        .slice(0, mostRelated)
        .map(({ path, span, message }) => `${terminal_oneLine(path)}:${span.start.line}: ${terminal_oneLine(message)}`);
    const more = related.length - lines.length;
    return [...lines, ...(more > 0 ? [`\u2026 ${(0,core_text/* count */.U9)(more, 'more place')}`] : [])].map((line) => `  ${style('quiet', 'see')}  ${line}`);
}
function adviceLines({ why, fix }, color, isNews) {
    return [...(isNews(why) ? labelled('why', why, color) : []), ...labelled('fix', fix, color)];
}
function frameLines(finding, lineText, color) {
    const { lines, more } = code_frame_frame(finding.location.path, finding.location.span, lineText);
    if (lines.length === 0)
        return [];
    const style = (0,paint/* paint */.n)(color);
    const gutter = String(lines.at(-1)?.line ?? 0).length;
    const bar = (label) => style('quiet', `  ${label.padStart(gutter)} |`);
    return [
        ...lines.flatMap(({ line, text, carets }) => [
            `${bar(String(line))} ${text}`,
            `${bar('')} ${style(styleOf[finding.severity], carets)}`,
        ]),
        ...(more > 0 ? [`${bar('')} \u2026 ${(0,core_text/* count */.U9)(more, 'more line')}`] : []),
        '',
    ];
}
/** The width of wrapped text, for a terminal of 100 columns. */
const columns = 92;
function labelled(label, text, color) {
    const style = (0,paint/* paint */.n)(color);
    return wrap(terminal_oneLine(text), columns).map((line, index) => index === 0 ? `  ${style('quiet', label)}  ${line}` : `       ${line}`);
}
function renderGap({ path, subject, reason, blocking }, { color }) {
    const style = (0,paint/* paint */.n)(color);
    const what = style(blocking ? 'alarm' : 'quiet', blocking ? 'not reviewed' : 'note');
    const place = path === undefined || path === subject ? terminal_oneLine(subject) : `${terminal_oneLine(path)}: ${terminal_oneLine(subject)}`;
    return `${style('strong', place)}: ${what}: ${terminal_oneLine(reason)}\n`;
}
function renderSilenced(finding, { color }) {
    const style = (0,paint/* paint */.n)(color);
    const { path, span } = finding.location;
    const place = style('strong', `${terminal_oneLine(path)}:${span.start.line}:${span.start.column}`);
    const why = `${terminal_oneLine(finding.reason)} ${style('quiet', `(${terminal_oneLine((0,words/* silencedBy */.v)(finding))})`)}`;
    const { vulnerability: known } = finding;
    const what = known === undefined ? '' : ` ${terminal_oneLine(`${known.id} in ${known.package}`)}:`;
    return `${place}: ${style('quiet', 'silenced')}: ${style('quiet', `[${finding.rule.id}]`)}${what} ${why}`;
}
function closing(review, told) {
    const { stats, gaps } = review;
    const blocking = gaps.filter((gap) => gap.blocking).length;
    const noun = review.hasBase && review.scope === 'introduced' ? 'introduced finding' : 'finding';
    const found = told.length === 0 ? `no ${noun}s` : `${(0,core_text/* count */.U9)(told.length, noun)} (${(0,severity/* countWords */.rj)((0,severity/* countSeverities */.ng)(told))})`;
    const parts = [
        `${found} in ${(0,core_text/* count */.U9)(stats.files, 'container file')}`,
        ...(stats.fixed > 0 ? [`${stats.fixed} fixed`] : []),
        ...(review.silenced.length > 0 ? [`${review.silenced.length} silenced`] : []),
        ...(blocking > 0 ? [`${blocking} not reviewed`] : []),
        ...(blocking < gaps.length ? [(0,core_text/* count */.U9)(gaps.length - blocking, 'note')] : []),
    ];
    return parts.join(', ');
}
function terminal_oneLine(text) {
    return (0,core_text/* clip */.$Q)((0,core_text/* printable */.g$)(text), 1000);
}
/** Breaks at spaces; a word longer than `most` gets a line of its own. */
function wrap(text, most) {
    const lines = [];
    let line = '';
    for (const word of text.split(' ')) {
        if (line !== '' && line.length + 1 + word.length > most) {
            lines.push(line);
            line = word;
        }
        else
            line = line === '' ? word : `${line} ${word}`;
    }
    return [...lines, line];
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
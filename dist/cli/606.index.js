"use strict";
exports.id = 606;
exports.ids = [606];
exports.modules = {

/***/ 3135:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ deliver)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3026);
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7422);
/* harmony import */ var _system_trouble_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1240);





/** Pieces are joined until they are worth a call to the system. */
const worthwhile = 64 * 1024;
/** Writes a report, whole or in pieces, to a file, or to standard output where none is named. */
function deliver(report, file, { folder, stdout }) {
    const target = file === '-' ? undefined : file;
    try {
        if (target === undefined)
            for (const text of joined(report))
                stdout.write(text);
        else
            writePieces((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(folder, target), joined(report));
    }
    catch (error) {
        const place = target === undefined ? 'standard output' : (0,_core_text_js__WEBPACK_IMPORTED_MODULE_4__/* .quoted */ .TL)(target);
        const why = (0,_system_trouble_js__WEBPACK_IMPORTED_MODULE_3__/* .codeOf */ .$)(error) === 'ENOENT' ? 'there is no such folder' : (0,_system_trouble_js__WEBPACK_IMPORTED_MODULE_3__/* .troubleOf */ .L)(error);
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UsageError */ .e(`The report could not be written to ${place} (${why}).`);
    }
}
function writePieces(path, pieces) {
    const descriptor = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, 'w');
    try {
        for (const text of pieces)
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(descriptor, text);
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(descriptor);
    }
}
function* joined(report) {
    let text = '';
    for (const piece of typeof report === 'string' ? [report] : report) {
        text += piece;
        if (text.length < worthwhile)
            continue;
        yield text;
        text = '';
    }
    if (text !== '')
        yield text;
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

/***/ 3539:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ lazy)
/* harmony export */ });
/** Computes a value when it is first asked for, and once. */
function lazy(make) {
    let made;
    return () => {
        made ??= { value: make() };
        return made.value;
    };
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

/***/ 4098:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ allowsRegistry)
/* harmony export */ });
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


/***/ }),

/***/ 574:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ ruleNames)
/* harmony export */ });
function ruleNames(rules) {
    const current = new Map();
    for (const { id, aliases = [] } of rules)
        for (const name of [id, ...aliases])
            current.set(name, id);
    return { ids: [...new Set(current.values())].toSorted(), resolve: (word) => current.get(word) };
}


/***/ }),

/***/ 5521:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ contextNames),
/* harmony export */   x: () => (/* binding */ contextImage)
/* harmony export */ });
const mostBuilds = 100;
/** Names for which the services that build this Dockerfile bring something else along (`additional_contexts`). */
function contextNames(document, project) {
    const builds = project.buildsOf(document).slice(0, mostBuilds);
    return new Set(builds.flatMap(({ build }) => build.contexts.map(({ name }) => name)));
}
/** The image that a context is: `docker-image://alpine:3.22`; `undefined` for a folder, another service, a repository. */
function contextImage(text) {
    return /^docker-image:\/\/(.+)$/s.exec(text ?? '')?.[1];
}


/***/ }),

/***/ 8424:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fl: () => (/* binding */ isTemplate),
/* harmony export */   L8: () => (/* binding */ classify),
/* harmony export */   Zb: () => (/* binding */ isTakenBack),
/* harmony export */   d7: () => (/* binding */ kindOfContent),
/* harmony export */   fU: () => (/* binding */ globMatcher),
/* harmony export */   jq: () => (/* binding */ isForeign)
/* harmony export */ });
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4006);

/** Endings of template languages; what they leave in is filled in before a builder sees it. */
const templateEndings = /\.(?:j2|jinja2?|tmpl|tpl|gotmpl|template|erb|ejs|eex|mustache|hbs|handlebars|njk|liquid|twig|m4|in|tt)$/;
/** What a path's name says it is; `undefined` for everything that is not a container file by its name. */
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
/**
 * True for a file that is called a Dockerfile and ends like something else: a workflow about Dockerfiles
 * (`dockerfile.yml`), a policy (`Dockerfile.rego`), a module (`dockerfile.ts`). It may still be one (`Dockerfile.go`).
 */
function isForeign(path) {
    return /^(?:docker|container)file\.(?:.*\.)?(?:ya?ml|json|toml|xml|html?|css|svg|txt|rego|vim|patch|diff|sh|ps1|[cm]?[jt]sx?|py|rb|go|rs|java|kt|cs|php|lua|c|h|cpp|swift|inc|include|nanorc|tmlanguage|tmpreferences|sublime-\w{1,20})$/.test(baseName(path));
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

/***/ 4976:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A1: () => (/* binding */ joinDrives),
/* harmony export */   Qo: () => (/* binding */ splitAtColons),
/* harmony export */   X7: () => (/* binding */ splitShortForm)
/* harmony export */ });
/* harmony import */ var _compose_interpolation_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8689);

/**
 * Splits a short form at its colons. Where all of it is known, a default may bring colons of its own; where it is not,
 * the parts that name no variable are known all the same.
 */
function splitShortForm({ raw, text }) {
    if (text !== undefined && raw === text)
        return splitAtColons(text).map((part) => ({ raw: part, text: part }));
    const parts = splitAtColons(raw).map((part) => ({ raw: part, text: (0,_compose_interpolation_js__WEBPACK_IMPORTED_MODULE_0__/* .interpolate */ .G)(part).text }));
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


/***/ }),

/***/ 6302:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ expandWord),
/* harmony export */   j: () => (/* binding */ noVariables)
/* harmony export */ });
/* harmony import */ var _shell_pattern_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2365);

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
        return name === '' ? '$' : textOf(read(reader, name));
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
        return textOf(read(reader, name));
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
function textOf(binding) {
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
    const value = textOf(binding);
    if (value === undefined || word === undefined)
        return undefined;
    const greedy = word.startsWith(end === 'prefix' ? '#' : '%');
    return (0,_shell_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .trimMatch */ .g)(value, greedy ? word.slice(1) : word, end, greedy);
}
function replace(reader, name) {
    const all = reader.word.charAt(reader.at) === '/';
    if (all)
        reader.at += 1;
    const pattern = readUntil(reader, '/', true);
    const replacement = readUntil(reader, '}', true);
    const value = textOf(read(reader, name));
    if (value === undefined || pattern === undefined || replacement === undefined)
        return undefined;
    return (0,_shell_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .replaceMatch */ .Y)(value, pattern, replacement, all);
}


/***/ }),

/***/ 4323:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ givenArguments)
/* harmony export */ });
/* harmony import */ var _expansion_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6302);
/* harmony import */ var _scope_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1123);


/** Nobody writes as many before the first FROM; of more it is not known what they become. */
const mostGlobals = 200;
/** Nobody writes a longer name. */
const longest = 500;
/**
 * The global `ARG`s with what a Compose file's `build.args` make of them. An argument that is only passed through keeps
 * its default here: what the shell makes of it is not in the files.
 * https://docs.docker.com/reference/compose-file/build/#args
 */
function givenArguments(document, args) {
    const { escape: escapeChar } = document.directives;
    const given = new Map(args.flatMap((arg) => (arg.passedThrough ? [] : [[arg.name, arg]])));
    const globals = new _scope_js__WEBPACK_IMPORTED_MODULE_0__/* .GlobalScope */ .U();
    const sources = new Map();
    const sourcesOf = (names) => names.flatMap((name) => [...(sources.get(name) ?? [])]);
    const pairs = document.globalArgs.slice(0, mostGlobals).flatMap((instruction) => instruction.pairs);
    for (const { name, value } of pairs) {
        const argument = given.get(name.raw);
        if (argument !== undefined) {
            globals.set(name.raw, bindingOf(argument.text));
            sources.set(name.raw, new Set([argument]));
        }
        else if (value !== undefined) {
            const plain = value.variables.length === 0 || value.raw.length > longest;
            const { text } = plain ? value : (0,_expansion_js__WEBPACK_IMPORTED_MODULE_1__/* .expandWord */ .V)(value.raw, escapeChar, (word) => globals.lookup(word));
            globals.set(name.raw, bindingOf(text));
            sources.set(name.raw, new Set(sourcesOf(value.variables)));
        }
    }
    return {
        textOf: ({ raw, text, variables }) => {
            if (variables.length === 0)
                return text;
            if (document.globalArgs.length > mostGlobals || raw.length > longest)
                return undefined;
            return (0,_expansion_js__WEBPACK_IMPORTED_MODULE_1__/* .expandWord */ .V)(raw, escapeChar, (name) => globals.lookup(name)).text;
        },
        behind: ({ variables }) => [...new Set(sourcesOf(variables))],
    };
}
function bindingOf(text) {
    return text === undefined ? { kind: 'set' } : { kind: 'known', text };
}


/***/ }),

/***/ 1123:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ Scope),
/* harmony export */   U: () => (/* binding */ GlobalScope)
/* harmony export */ });
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
    /** What a container of the image finds in its environment: ENV, as it is at the end of the stage. */
    environment(name) {
        for (let scope = this; scope; scope = scope.#inherited) {
            const binding = scope.#env.get(name);
            if (binding)
                return binding;
        }
        return this.#nothing(name);
    }
    #nothing(name) {
        return this.#ground === 'scratch' && name !== 'PATH' ? { kind: 'unset' } : { kind: 'unknown' };
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
        return this.#nothing(name);
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


/***/ }),

/***/ 3683:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Gc: () => (/* binding */ namesImage),
  _: () => (/* binding */ pullsImage),
  Tj: () => (/* binding */ sources),
  _w: () => (/* binding */ stageMeant)
});

// EXTERNAL MODULE: ./build/src/core/text.js
var core_text = __webpack_require__(7422);
// EXTERNAL MODULE: ./build/src/documents/image-reference.js
var image_reference = __webpack_require__(5705);
;// CONCATENATED MODULE: ./build/src/documents/official-images.js
/**
 * Docker Official Images that are kept up, as people write them: https://hub.docker.com/u/library, made from
 * https://github.com/docker-library/official-images/tree/master/library (looked through in November 2026). A bare name
 * that is not among them may still be one: the list only says which are sure.
 */
const officialImages = new Set([
    'adminer almalinux alpine alt amazoncorretto amazonlinux arangodb archlinux bash buildpack-deps busybox caddy cassandra',
    'chronograf clickhouse clojure composer couchbase couchdb crate dart debian docker drupal eclipse-mosquitto',
    'eclipse-temurin elasticsearch elixir erlang fedora flink fluentd gcc ghost golang gradle groovy haproxy haskell haxe',
    'hello-world httpd hylang ibm-semeru-runtimes influxdb jetty joomla jruby julia kapacitor kibana kong liquibase logstash',
    'mariadb matomo maven mediawiki memcached mongo mongo-express mysql nats neo4j nextcloud nginx node odoo open-liberty',
    'oraclelinux orientdb percona perl photon php phpmyadmin postgres pypy python r-base rabbitmq redis redmine registry',
    'rethinkdb rockylinux ruby rust sapmachine solr sonarqube spark swift telegraf tomcat tomee traefik ubuntu unit varnish',
    'websphere-liberty wordpress xwiki zookeeper',
].flatMap((line) => line.split(' ')));
/** Whether a bare name (`busybox`, without a tag) is that of an official image for sure. */
function isOfficialImage(name) {
    return officialImages.has(name);
}

;// CONCATENATED MODULE: ./build/src/documents/dockerfile/sources.js



/** Every `COPY --from=\u2026` and `RUN --mount=from=\u2026`, whatever it names. */
function* sources(instructions) {
    for (const instruction of instructions) {
        for (const { name, value, options } of instruction.flags) {
            if (name === 'from' && value)
                yield { value, instruction, how: `${instruction.keyword} --from` };
            const from = name === 'mount' ? options.get('from') : undefined;
            if (from)
                yield { value: from, instruction, how: `${instruction.keyword} --mount` };
        }
    }
}
/**
 * A name that can be no stage's, or is known to be an image's: `COPY --from=busybox`. Whoever asks has looked for a stage
 * of that name.
 */
function namesImage(text) {
    return /[/:@]/.test(text) || isOfficialImage(text);
}
/**
 * Whether a `--from` names an image: what is no stage of the file is pulled, a bare name from Docker Hub (`toCommand` and
 * `resolveBaseImage` in BuildKit's frontend/dockerfile/dockerfile2llb/convert.go). A bare name that is almost a stage's
 * is a slip (`undefined-stage` tells it), and nobody is asked for it. Named build contexts are for the caller to leave out.
 */
function pullsImage(document, text) {
    if (document.stageNamed(text) !== undefined)
        return false;
    if (namesImage(text))
        return true;
    const isName = text !== 'scratch' && !/^\d+$/.test(text) && (0,image_reference/* parseImageReference */.o)(text) !== undefined;
    return isName && stageMeant(document, text) === undefined;
}
/** Comparing spellings costs time for every name, and nobody writes a file with more stages. */
const mostCompared = 50;
const mostMeant = 20;
/** Of so few letters any two are alike. */
const leastLetters = 4;
const meant = new WeakMap();
/** The name of a stage that a bare name is almost; of a file's first names that are no stage. */
function stageMeant(document, text) {
    const known = meant.get(document) ?? new Map();
    meant.set(document, known);
    if (known.has(text) || known.size >= mostMeant || text.length < leastLetters)
        return known.get(text);
    const names = document.stages.flatMap(({ name }) => name?.text?.toLowerCase() ?? []).slice(0, mostCompared);
    const name = (0,core_text/* nearest */.pA)(text, names);
    known.set(text, name);
    return name;
}


/***/ }),

/***/ 5705:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ formatReference),
/* harmony export */   o: () => (/* binding */ parseImageReference)
/* harmony export */ });
const defaultRegistry = 'docker.io';
/** Other names under which Docker Hub answers; Rails used to generate Dockerfiles that pull from the last. */
const hubAliases = new Set([
    'index.docker.io',
    'registry-1.docker.io',
    'registry.hub.docker.com',
    'registry.docker.com',
]);
const label = /^[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?$/;
const address = /^\[[0-9a-fA-F:]+\]$/;
const component = /^[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*$/;
const tagForm = /^\w[\w.-]{0,127}$/;
const digestForm = /^[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}$/;
/** The id of an image on some machine. */
const isId = /^[a-f0-9]{64}$/;
/** Names are at most 255 characters; no digest in use is longer than SHA-512's. */
const longest = 1024;
/**
 * Reads a reference by the grammar of
 * https://github.com/distribution/reference/blob/main/reference.go, normalised as Docker does: a name without a host is
 * on docker.io, and one without a slash is an official image. `undefined` for what is no reference.
 */
function parseImageReference(raw) {
    if (raw.length > longest || isId.test(raw))
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
    const registry = host === undefined || hubAliases.has(host.toLowerCase()) ? defaultRegistry : host;
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
    const [, official] = /^library\/([^/]+)$/.exec(repository) ?? [];
    const short = official ?? repository;
    // Without the host another image would be read: `docker.io/foo.bar/app` is none of `foo.bar`.
    return splitHost(short).host === undefined && !isId.test(short) ? short : `${registry}/${repository}`;
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
    const within = (offset) => Math.max(0, Math.min(offset, text.length));
    const place = (offset, index) => ({
        line: index + 1,
        column: offset - (starts[index] ?? 0) + 1,
    });
    const position = (offset) => {
        const at = within(offset);
        return place(at, lastAtOrBefore(starts, at));
    };
    const span = (from, to) => {
        const [first, last] = [within(from), within(to)];
        const index = lastAtOrBefore(starts, first);
        // Most spans end on the line they begin on.
        const isWithinLine = last >= first && last < (starts[index + 1] ?? text.length + 1);
        return { start: place(first, index), end: place(last, isWithinLine ? index : lastAtOrBefore(starts, last)) };
    };
    return {
        text,
        count: starts.length,
        position,
        start,
        span,
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

/***/ 5117:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B5: () => (/* binding */ joinTexts),
/* harmony export */   S$: () => (/* binding */ sliceText),
/* harmony export */   Xh: () => (/* binding */ mappedText)
/* harmony export */ });
/* harmony import */ var _core_location_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4582);
/* harmony import */ var _lines_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7471);


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
        const index = (0,_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .lastAtOrBefore */ .A)(starts, offset);
        const piece = pieces[index];
        if (!piece)
            return at;
        const into = offset - (starts[index] ?? 0);
        if (into >= piece.text.length)
            return piece.offset + (piece.length ?? piece.text.length);
        return piece.length === undefined ? piece.offset + into : piece.offset;
    };
    const behind = (offset) => {
        const index = (0,_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .lastAtOrBefore */ .A)(starts, offset - 1);
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
        const index = (0,_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .lastAtOrBefore */ .A)(starts, offset);
        return parts[index]?.position(offset - (starts[index] ?? 0)) ?? { line: 1, column: 1 };
    };
    return {
        text: parts.map(({ text }) => text).join(''),
        position,
        span: (start, end) => {
            const from = position(start);
            if (end <= start)
                return { start: from, end: from };
            const index = (0,_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .lastAtOrBefore */ .A)(starts, end - 1);
            const into = end - (starts[index] ?? 0);
            const to = parts[index]?.span(into - 1, into).end ?? from;
            // Of texts that do not stand in this order.
            return { start: from, end: (0,_core_location_js__WEBPACK_IMPORTED_MODULE_1__/* .comparePositions */ .Ez)(to, from) < 0 ? from : to };
        },
    };
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

/***/ 2365:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ replaceMatch),
/* harmony export */   g: () => (/* binding */ trimMatch)
/* harmony export */ });
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


/***/ }),

/***/ 2935:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fl: () => (/* binding */ baseName),
/* harmony export */   Jz: () => (/* binding */ isAlikeShell),
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
const alike = new Set(['fish', 'csh', 'tcsh', 'nu', 'osh', 'ysh', 'xonsh', 'elvish']);
/** True for a shell of another family, in which commands and pipes look alike. */
function isAlikeShell(program) {
    return alike.has(baseName(program));
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
    if (found === undefined) {
        const dialect = languages.test(baseName(program)) ? 'other' : 'alike';
        return { dialect, shell: { program, options: new Set() } };
    }
    return {
        dialect: dialectOf(found),
        shell: { program: found, options: new Set((0,_shell_options_js__WEBPACK_IMPORTED_MODULE_0__/* .readSetWords */ .m)(words.slice(index + 1)).set) },
    };
}
/** What runs text of another language. */
const languages = /^(?:python|pypy|perl|raku|ruby|jruby|node|nodejs|deno|bun|tsx|ts-node|php|lua|luajit|Rscript|R|awk|gawk|mawk|nawk|sed|make|gmake|expect|tclsh|wish|guile|racket|java|jshell|groovy|kotlin|scala|swift|go|julia|elixir|erl|escript|osascript|jq|ansible-playbook|terraform)[\d.]*(?:\.exe)?$/;
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
        const isOption = display.startsWith('-') || (grammar.plus === true && /^\+[A-Za-z]/.test(display));
        if (over || !isOption || display === '-') {
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
        const name = display.charAt(0) + display.charAt(at);
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
    // `--name=$X`: what is written behind the name stays known.
    const isTail = plain || (raw.includes('$') && raw.slice(0, from) === display.slice(0, from));
    return {
        raw: isTail ? raw.slice(from) : display.slice(from),
        text: text?.slice(from),
        display: display.slice(from),
        span: plain ? { start: { line: span.start.line, column: span.start.column + from }, end: span.end } : span,
        quoted,
    };
}


/***/ }),

/***/ 6826:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WJ: () => (/* binding */ sinksOf),
/* harmony export */   Y8: () => (/* binding */ setUsesOfRead),
/* harmony export */   iM: () => (/* binding */ addSinks),
/* harmony export */   qU: () => (/* binding */ usesOfRead)
/* harmony export */ });
const sinks = new WeakMap();
const filled = new WeakMap();
/** Takes down what a command writes to in `>(\u2026)`. */
function addSinks(command, readers) {
    const known = sinks.get(command);
    if (known)
        known.push(...readers);
    else
        sinks.set(command, [...readers]);
}
/** The commands of `>(\u2026)` that are given what a command writes. */
function sinksOf(command) {
    return sinks.get(command) ?? [];
}
/** Takes down where the variables are read that `read` fills; `uses` may still grow. */
function setUsesOfRead(command, uses) {
    filled.set(command, uses);
}
function usesOfRead(command) {
    return filled.get(command) ?? [];
}


/***/ }),

/***/ 4972:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e: () => (/* binding */ readExec),
  l: () => (/* binding */ readShell)
});

// EXTERNAL MODULE: ./node_modules/unbash/dist/parser.js + 16 modules
var parser = __webpack_require__(8989);
// EXTERNAL MODULE: ./build/src/core/location.js
var core_location = __webpack_require__(4582);
// EXTERNAL MODULE: ./build/src/documents/shell/dialect.js
var shell_dialect = __webpack_require__(2935);
// EXTERNAL MODULE: ./build/src/documents/shell/options.js
var shell_options = __webpack_require__(9959);
// EXTERNAL MODULE: ./build/src/documents/shell-pattern.js
var shell_pattern = __webpack_require__(2365);
;// CONCATENATED MODULE: ./build/src/documents/shell/parameter.js

/** `text` gives the text of an operand, all of its expansions known. */
function expandParameter(shell, { parameter, prefix, index, operation }, text) {
    let variable = parameterNamed(shell, parameter);
    if (prefix === '!') {
        const name = textOf(variable);
        if (typeof name !== 'string' || operation?.type === 'Names')
            return undefined;
        variable = parameterNamed(shell, name);
    }
    if (index)
        variable = itemOf(variable, index.text);
    else if (variable.kind === 'list' && parameter !== '@' && parameter !== '*')
        variable = itemOf(variable, '0');
    if (prefix === '#')
        return lengthOf(variable);
    if (!operation)
        return textOf(variable);
    switch (operation.type) {
        case 'Default': {
            const operand = () => text(operation.operand);
            return withDefault(shell, parameter, variable, operation.operator, operand);
        }
        case 'Remove': {
            const pattern = text(operation.operand);
            const { operator } = operation;
            const end = operator.startsWith('#') ? 'prefix' : 'suffix';
            return mapText(variable, (value) => pattern === undefined ? undefined : (0,shell_pattern/* trimMatch */.g)(value, pattern, end, operator.length > 1));
        }
        case 'Replace': {
            const pattern = text(operation.pattern);
            const replacement = text(operation.replacement);
            if (pattern === undefined || replacement === undefined)
                return undefined;
            return mapText(variable, (value) => replaced(value, operation.operator, pattern, replacement));
        }
        case 'Slice':
            return sliced(variable, text(operation.offset), operation.length && (text(operation.length) ?? ''), parameter === '@' || parameter === '*' ? 1 : 0);
        case 'CaseModification':
            return operation.operand ? undefined : mapText(variable, (value) => inCase(value, operation.operator));
        default:
            return undefined;
    }
}
function parameterNamed({ variables, positional }, name) {
    if (name === '@' || name === '*') {
        return positional ? { kind: 'list', items: positional.slice(1) } : { kind: 'unknown' };
    }
    if (name === '#')
        return positional ? { kind: 'text', text: `${positional.length - 1}` } : { kind: 'unknown' };
    if (/^\d{1,4}$/.test(name)) {
        if (!positional)
            return { kind: 'unknown' };
        const text = positional[Number(name)];
        if (text !== undefined)
            return { kind: 'text', text };
        return { kind: Number(name) >= positional.length ? 'unset' : 'unknown' };
    }
    if (!/^[A-Za-z_]\w*$/.test(name))
        return { kind: 'unknown' };
    const variable = variables.get(name);
    return name === 'IFS' && variable.kind === 'open' ? { kind: 'text', text: ' \t\n' } : variable;
}
function itemOf(variable, index) {
    if (index === '@' || index === '*')
        return variable;
    if (!/^\d{1,6}$/.test(index))
        return { kind: 'unknown' };
    if (variable.kind !== 'list')
        return index === '0' ? variable : { kind: 'unknown' };
    if (Number(index) >= variable.items.length)
        return { kind: 'unset' };
    const text = variable.items[Number(index)];
    return text === undefined ? { kind: 'unknown' } : { kind: 'text', text };
}
function textOf(variable) {
    switch (variable.kind) {
        case 'text':
            return variable.text;
        case 'list':
            return variable.items.every((item) => item !== undefined) ? variable.items : undefined;
        case 'unset':
            return '';
        default:
            return undefined;
    }
}
function lengthOf(variable) {
    const value = textOf(variable);
    return value === undefined ? undefined : `${value.length}`;
}
function mapText(variable, change) {
    const value = textOf(variable);
    return typeof value === 'string' ? change(value) : undefined;
}
function withDefault({ variables }, name, variable, operator, operand) {
    const value = textOf(variable);
    const emptyCounts = operator.startsWith(':');
    const isSet = value !== undefined && variable.kind !== 'unset' && !(emptyCounts && value.length === 0);
    // What nobody gives a value to has none, as far as the file goes.
    const isMissing = variable.kind === 'open' || (value !== undefined && !isSet);
    switch (operator.at(-1)) {
        case '=':
            if (isMissing) {
                const text = operand();
                if (text !== undefined)
                    variables.set(name, { kind: 'text', text });
                return text;
            }
            return value;
        case '-':
            return isMissing ? operand() : value;
        case '+':
            return isSet ? operand() : isMissing && variable.kind !== 'open' ? '' : undefined;
        default:
            return isSet ? value : undefined;
    }
}
function replaced(value, operator, pattern, replacement) {
    if (operator === '/' || operator === '//')
        return (0,shell_pattern/* replaceMatch */.Y)(value, pattern, replacement, operator === '//');
    const rest = (0,shell_pattern/* trimMatch */.g)(value, pattern, operator === '/#' ? 'prefix' : 'suffix', true);
    if (rest === undefined || rest === value)
        return rest;
    return operator === '/#' ? replacement + rest : rest + replacement;
}
/** `${X:1}`, `${X:1:3}`, `${@:2}`; `first`: the number of the first item. */
function sliced(variable, offset, length, first) {
    const value = textOf(variable);
    const from = wholeNumber(offset);
    const count = length === undefined ? Number.POSITIVE_INFINITY : wholeNumber(length);
    if (value === undefined || from === undefined || count === undefined)
        return undefined;
    const start = from < 0 ? from : Math.max(0, from - first);
    if (start < 0)
        return value.slice(start).slice(0, count);
    return count < 0 ? value.slice(start, count) : value.slice(start, start + count);
}
function wholeNumber(text) {
    return text !== undefined && /^\s*-?\d{1,6}\s*$/.test(text) ? Number(text) : undefined;
}
function inCase(value, operator) {
    const change = (text) => (operator.startsWith(',') ? text.toLowerCase() : text.toUpperCase());
    return operator.length > 1 ? change(value) : change(value.slice(0, 1)) + value.slice(1);
}

;// CONCATENATED MODULE: ./build/src/documents/shell/pieces.js
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
function wordPieces(source, node) {
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

;// CONCATENATED MODULE: ./build/src/documents/shell/expand.js


/** Longer values are not followed: a few lines of `A=$A$A` would fill the memory. */
const longest = 32_768;
const mostFields = 1000;
const mostBraces = 16;
/** The words that the parts of a word become. `escaped`: before which characters a backslash is one. */
function expandParts(expander, source, parts, splits, escaped) {
    const building = {
        expander,
        source,
        splits,
        fields: [],
        mentions: [],
        derived: false,
        pieces: splits ? undefined : [],
        known: true,
        quoted: false,
        braces: 0,
    };
    for (const part of parts)
        addPart(building, part, escaped);
    endField(building);
    return building;
}
function addPart(building, part, escaped) {
    const { source, expander } = building;
    switch (part.type) {
        case 'DoubleQuoted':
        case 'LocaleString': {
            const { quoted } = building;
            building.quoted = true;
            // `""` is a word; `"$@"` without arguments is none.
            if (part.parts.length === 0)
                building.pieces ??= [];
            for (const child of part.parts)
                addPart(building, child, escapedInDoubleQuotes);
            building.quoted = quoted;
            break;
        }
        case 'SimpleExpansion':
        case 'ParameterExpansion':
            addParameter(building, part, escaped);
            break;
        case 'CommandExpansion':
            addExpanded(building, part, expander.output(source, part), escaped);
            break;
        case 'BraceExpansion':
            if (expander.braces && building.splits && !building.quoted)
                addBraces(building, part, escaped);
            else
                addWritten(building, part, escaped);
            break;
        default:
            addWritten(building, part, escaped);
    }
}
function addParameter(building, part, escaped) {
    const { source, expander } = building;
    const form = part.type === 'ParameterExpansion' ? part : simple(part);
    const variable = form.operation ? undefined : expander.shell.variables.get(form.parameter);
    if (variable?.kind === 'output') {
        building.mentions.push({ uses: variable.uses, span: source.original.span(part.pos, part.end) });
    }
    addExpanded(building, part, expandParameter(expander.shell, form, (word) => expand_textOf(building, word)), escaped);
}
function simple({ text }) {
    return { parameter: text.slice(1), prefix: undefined, index: undefined, operation: undefined };
}
/** The text of a word within an expansion. */
function expand_textOf({ expander, source }, word) {
    if (!word.parts)
        return word.value;
    const [field] = expandParts(expander, source, word.parts, false).fields;
    return field?.known ? joinText(field.pieces) : undefined;
}
function addWritten(building, part, escaped) {
    building.pieces ??= [];
    building.pieces.push(...partPieces(building.source, part, escaped));
    if (isExpansion(part))
        building.known = false;
}
function addExpanded(building, part, value, escaped) {
    const { expander, splits, quoted, fields } = building;
    const length = typeof value === 'string' ? value.length : (value?.join(' ').length ?? 0);
    if (value === undefined || length > longest || fields.length > mostFields || !expander.spend(length)) {
        addWritten(building, part, escaped);
        return;
    }
    building.derived = true;
    const separate = typeof value !== 'string' && splits && !(quoted && part.text.includes('*'));
    if (quoted && separate) {
        for (const [index, item] of value.entries()) {
            if (index > 0)
                endField(building);
            addText(building, part, item);
        }
        return;
    }
    const text = typeof value === 'string' ? value : value.join(' ');
    if (quoted || !splits) {
        addText(building, part, text);
        return;
    }
    for (const [index, item] of text.split(/[ \t\n]+/).entries()) {
        if (index > 0)
            endField(building);
        if (item !== '')
            addText(building, part, item);
    }
}
function addText(building, { pos, end }, text) {
    building.pieces ??= [];
    building.pieces.push({ text, offset: pos, length: end - pos, opaque: false });
}
/** `{a,b}`: the word once for each, with what stands before it; what stands behind goes to the last. */
function addBraces(building, part, escaped) {
    const items = /^\{([^{}'"\\$`]*)\}$/.exec(part.text)?.[1]?.split(',') ?? [];
    if (items.length < 2 || items.length > mostFields || building.braces++ >= mostBraces) {
        addWritten(building, part, escaped);
        return;
    }
    building.derived = true;
    const before = building.pieces ?? [];
    for (const [index, item] of items.entries()) {
        if (index > 0) {
            endField(building);
            building.pieces = [...before];
        }
        if (item !== '')
            addText(building, part, item);
    }
}
function endField(building) {
    const { fields, pieces, known } = building;
    if (pieces)
        fields.push({ pieces, known });
    building.pieces = undefined;
    building.known = true;
}

// EXTERNAL MODULE: ./build/src/documents/mapped-text.js
var mapped_text = __webpack_require__(5117);
;// CONCATENATED MODULE: ./build/src/documents/shell/source.js

function toSource(original) {
    return { text: withoutCarriageReturns(original.text), original };
}
function sliceSource(source, start, end) {
    return { text: source.text.slice(start, end), original: (0,mapped_text/* sliceText */.S$)(source.original, start, end) };
}
/** The pieces as a text of their own that still knows where it was written. */
function composeSource(source, pieces, at) {
    const original = (0,mapped_text/* mappedText */.Xh)(source.original, pieces, at);
    const text = pieces.map(({ text, opaque }) => (opaque ? placeholder(text.length) : text)).join('');
    return { text: withoutCarriageReturns(text), original };
}
/** Sources with a blank between them, as `eval` joins its words, or with a line break. */
function joinSources(sources, between = ' ') {
    const texts = sources.flatMap(({ original }, index) => index === 0 ? [original] : [gapBefore(original, between), original]);
    return { text: sources.map(({ text }) => text).join(between), original: (0,mapped_text/* joinTexts */.B5)(texts) };
}
function gapBefore({ position, span }, text) {
    return { text, position: () => position(0), span: () => span(0, 0) };
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

;// CONCATENATED MODULE: ./build/src/documents/shell/variables.js
const unknown = { kind: 'unknown' };
const variables_open = { kind: 'open' };
/** Longer lists are not followed. */
const mostItems = 1000;
const noEnvironment = () => variables_open;
/** Deeper than anybody nests; further in, nothing is known. */
const deepest = 64;
/** Names that every shell gives a value by itself. */
const always = new Set([
    'HOME',
    'HOSTNAME',
    'OLDPWD',
    'OPTIND',
    'PATH',
    'PPID',
    'PWD',
    'RANDOM',
    'SHLVL',
    'UID',
    'EUID',
]);
/** The variables of a shell at one place, on top of those of the place around it. */
class Variables {
    #below;
    #environment;
    #depth;
    #own = new Map();
    #exported = new Set();
    constructor(environment, below) {
        this.#environment = environment;
        this.#below = below;
        this.#depth = below === undefined ? 0 : below.#depth + 1;
    }
    get(name) {
        if (this.#depth > deepest)
            return unknown;
        for (let scope = this; scope; scope = scope.#below) {
            const variable = scope.#own.get(name);
            if (variable)
                return variable;
        }
        const variable = this.#environment(name);
        return variable.kind === 'open' && always.has(name) ? unknown : variable;
    }
    set(name, variable) {
        this.#own.set(name, variable);
    }
    export(name) {
        this.#exported.add(name);
    }
    /** A subshell, or a part of a script that may not run. */
    child() {
        return new Variables(this.#environment, this);
    }
    /** Takes over what a part that may not run has set: known where that is the only value the variable is given. */
    join(inner) {
        for (const [name, variable] of inner.#own) {
            const { kind } = this.get(name);
            const isOnly = kind === 'open' || kind === 'unset' || sameText(this.get(name), variable);
            this.set(name, isOnly ? variable : unknown);
        }
        for (const name of inner.#exported)
            this.export(name);
    }
    /** What a program that is started here finds in its environment. */
    forProgram() {
        return new Variables((name) => (this.#isExported(name) ? this.get(name) : this.#environment(name)));
    }
    #isExported(name) {
        for (let scope = this; scope; scope = scope.#below) {
            if (scope.#exported.has(name))
                return true;
        }
        // What the environment gave stays exported when it gets another value.
        return this.#environment(name).kind !== 'open';
    }
}
function sameText(a, b) {
    return a === b || (a.kind === 'text' && b.kind === 'text' && a.text === b.text);
}

;// CONCATENATED MODULE: ./build/src/documents/shell/word.js




const noMentions = [];
const quotes = new Set(['SingleQuoted', 'DoubleQuoted', 'AnsiCQuoted', 'LocaleString']);
/** The words that a written word becomes: one, unless variables are split at blanks or have no text. */
function readWords(source, node, expander) {
    const parts = node.parts ?? [];
    if (!parts.some((part) => isExpansion(part) || part.type === 'BraceExpansion'))
        return [literalWord(source, node, parts)];
    return expandedWords(source, node, expander, expandParts(expander, source, parts, true));
}
/** A word that stays one: a value, the name of a file. */
function readWord(source, node, expander) {
    const parts = node.parts ?? [];
    if (!parts.some(isExpansion))
        return literalWord(source, node, parts);
    const [word] = expandedWords(source, node, expander, expandParts(expander, source, parts, false));
    return word ?? literalWord(source, node, parts);
}
function literalWord(source, node, parts) {
    return {
        word: {
            raw: source.original.text.slice(node.pos, node.end),
            text: node.value,
            display: node.value,
            span: source.original.span(node.pos, node.end),
            quoted: parts.some(({ type }) => quotes.has(type)),
        },
        source: () => composeSource(source, wordPieces(source, node), node.pos),
        mentions: noMentions,
    };
}
function expandedWords(source, node, expander, { fields, mentions, derived }) {
    const raw = source.original.text.slice(node.pos, node.end);
    const span = source.original.span(node.pos, node.end);
    const quoted = (node.parts ?? []).some(({ type }) => quotes.has(type));
    if (derived)
        expander.derive(span);
    return fields.map((field) => ({
        word: { raw, ...fieldText(field), span, quoted },
        source: () => composeSource(source, field.pieces, node.pos),
        mentions,
    }));
}
function fieldText({ pieces, known }) {
    const display = joinText(pieces);
    return { text: known ? display : undefined, display };
}
/** `export NAME=value`: the parser's assignment, as the word that it also is. */
function readAssignmentWord(source, node, expander) {
    const raw = source.original.text.slice(node.pos, node.end);
    const { word: value, mentions } = readAssignedValue(source, node, expander);
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
        mentions,
    };
}
function readAssignment(source, node, expander) {
    return {
        name: node.name,
        value: readAssignedValue(source, node, expander).word,
        span: source.original.span(node.pos, node.end),
    };
}
function readAssignedValue(source, { value, pos, end }, expander) {
    if (value.type === 'Word')
        return readWord(source, value, expander);
    const raw = source.original.text.slice(value.pos, value.end);
    const word = { raw, text: undefined, display: raw, span: source.original.span(value.pos, value.end), quoted: false };
    return { word, source: () => composeSource(source, [plain(source, pos, end)], pos), mentions: noMentions };
}
/** What the variable is behind the assignment. */
function assignedVariable(source, { value, append, name, index }, expander) {
    const before = append ? expander.shell.variables.get(name) : undefined;
    if (index)
        return unknown;
    if (value.type === 'ArrayValue') {
        const words = value.elements.flatMap((element) => readWords(source, element, expander));
        const items = words.map(({ word }) => word.text);
        if (items.length + (before?.kind === 'list' ? before.items.length : 0) > mostItems)
            return unknown;
        if (before === undefined)
            return { kind: 'list', items };
        return before.kind === 'list' ? { kind: 'list', items: [...before.items, ...items] } : unknown;
    }
    const { text } = readWord(source, value, expander).word;
    if (text === undefined)
        return unknown;
    if (before === undefined || before.kind === 'unset')
        return { kind: 'text', text };
    return before.kind === 'text' ? { kind: 'text', text: before.text + text } : unknown;
}
/** The text of a here-document as a word. `quoted`: its delimiter is, so that nothing in it is expanded. */
function readBody(source, body, quoted, expander) {
    const parts = quoted ? [] : (body.parts ?? []);
    const expansion = parts.some(isExpansion) ? expandParts(expander, source, parts, false, escapedInBody) : undefined;
    const span = source.original.span(body.pos, body.end);
    if (expansion?.derived)
        expander.derive(span);
    const field = expansion?.fields[0];
    const pieces = () => {
        if (field)
            return field.pieces;
        if (quoted)
            return [plain(source, body.pos, body.end)];
        return takeEscapes(source, body.pos, body.end, escapedInBody);
    };
    const display = joinText(pieces());
    return {
        word: {
            raw: source.original.text.slice(body.pos, body.end),
            text: field && !field.known ? undefined : display,
            display,
            span,
            quoted,
        },
        source: () => composeSource(source, pieces(), body.pos),
        mentions: expansion?.mentions ?? noMentions,
    };
}
/** The program's name behind its path; '' where that holds an expansion that is not known. */
function readName(source, node, word) {
    if (word.text !== undefined)
        return word.text;
    const tail = wordPieces(source, node).at(-1);
    const last = node.parts?.at(-1);
    if (!tail || !last || isExpansion(last) || last.type === 'DoubleQuoted')
        return '';
    return tail.text.includes('/') ? tail.text : '';
}
/** A word of text that stands nowhere as such: all of it is at the place it came from. */
function wordAt(text, span) {
    return {
        word: { raw: text, text, display: text, span, quoted: true },
        source: () => toSource(textAt(text, span)),
        mentions: noMentions,
    };
}
/** A text every character of which stands at one place. */
function textAt(text, span) {
    return { text, position: () => span.start, span: () => span };
}

// EXTERNAL MODULE: ./build/src/documents/shell/wrappers.js + 1 modules
var wrappers = __webpack_require__(2928);
;// CONCATENATED MODULE: ./build/src/documents/shell/body.js





function bodyOfNode(source, node, expander) {
    const named = node.name ? readWords(source, node.name, expander) : [];
    const args = node.args.flatMap((item) => item.type === 'Word' ? readWords(source, item, expander) : [readAssignmentWord(source, item, expander)]);
    // Where a variable before it is empty, the next word is the program.
    const [program, ...words] = [...named, ...args];
    const isWritten = named.length > 0 && node.name !== undefined;
    const name = program
        ? (0,shell_dialect/* baseName */.Fl)(isWritten && node.name ? readName(source, node.name, program.word) : (program.word.text ?? ''))
        : '';
    const prefix = node.prefix.filter((item) => item.type === 'Assignment');
    const nodes = declares.has(name) ? node.args.filter((item) => item.type === 'Assignment') : [];
    const { redirects, inputs } = redirectsOfNode(source, node.redirects, expander);
    const span = source.original.span(node.name?.pos ?? node.pos, node.args.at(-1)?.end ?? node.name?.end ?? node.end);
    return {
        name,
        program: program?.word.text,
        nameSpan: program?.word.span ?? span,
        span,
        words,
        mentions: mentionsOf(program ? [program, ...words, ...inputs] : inputs),
        assignments: [
            ...[...prefix, ...nodes].map((item) => readAssignment(source, item, expander)),
            ...wordAssignments(name, words, nodes.length > 0),
        ],
        redirects,
        inputs,
    };
}
const body_noMentions = [];
function mentionsOf(words) {
    return words.some(({ mentions }) => mentions.length > 0) ? words.flatMap(({ mentions }) => mentions) : body_noMentions;
}
/** The program and its words that stand behind a wrapper, or in the exec form. */
function bodyOfWords(words, outer) {
    const [first, ...rest] = words;
    if (!first)
        return undefined;
    const name = (0,shell_dialect/* baseName */.Fl)(first.word.text ?? '');
    return {
        name,
        program: first.word.text,
        nameSpan: first.word.span,
        mentions: mentionsOf(outer ? [...words, ...outer.inputs] : words),
        span: (0,core_location/* joinSpans */.kU)(first.word.span, words.at(-1)?.word.span ?? first.word.span),
        words: rest,
        assignments: wordAssignments(name, rest, false),
        redirects: outer?.redirects ?? [],
        inputs: outer?.inputs ?? [],
    };
}
/** The commands that set variables of the shell by `NAME=value` among their words. */
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
/** The redirects of a group, a loop or a subshell, and what they give it to read. */
function redirectsOfNode(source, nodes, expander) {
    const redirects = nodes.map((node) => readRedirect(source, node, expander));
    return {
        redirects: redirects.map(({ redirect }) => redirect),
        inputs: redirects.flatMap(({ input }) => input ?? []),
    };
}
function readRedirect(source, node, expander) {
    const { operator, descriptor } = node;
    const span = source.original.span(node.pos, node.end);
    const fileDescriptor = descriptor?.type === 'FileDescriptor' ? descriptor.value : undefined;
    if (node.type === 'HereDoc') {
        const input = readBody(source, node.body, node.delimiter?.quoted ?? false, expander);
        return { redirect: { operator, descriptor: fileDescriptor, target: input.word, span }, input };
    }
    const target = node.target && readWord(source, node.target, expander);
    const redirect = { operator, descriptor: fileDescriptor, target: target?.word, span };
    return node.type === 'HereString' && target ? { redirect, input: target } : { redirect };
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

;// CONCATENATED MODULE: ./build/src/documents/shell/reading.js
const mostProblems = 100;
function addProblem(reading, span, message) {
    if (reading.problems.length < mostProblems)
        reading.problems.push({ span, message, unread: false });
}
/** Of text that is left unread; told however many problems there are. */
function addUnread({ problems }, span, message) {
    if (!problems.some(({ unread }) => unread))
        problems.push({ span, message, unread: true });
}
/** What one expansion costs beyond its text, so that there is an end to many short ones. */
const expansionCost = 16;
/** What a text or a function costs that is read once more. */
const readingCost = 200;
/** Counts text that is read although it is not written there; false, and told, where there is too much of it. */
function spend(reading, length) {
    if (reading.left > 0)
        reading.left -= length + expansionCost;
    if (reading.left > 0)
        return true;
    addUnread(reading, reading.span, 'made of more variables and functions than are followed');
    return false;
}
/** A subshell: what it sets ends with it. */
function copyShell(place) {
    const { shell } = place;
    return { ...place, shell: { ...shell, variables: shell.variables.child() } };
}

;// CONCATENATED MODULE: ./build/src/documents/shell/output.js






/** Longer output is not followed. */
const output_longest = 65_536;
/** What a command writes, where that is said in its words: `echo`, `printf`, `cat` of a here-document. */
function outputOfBody({ name, words, inputs, redirects, span }, input, { files, derived }) {
    const made = (text, span) => {
        derived.push(span);
        return text.length > output_longest ? undefined : toSource(textAt(text, span));
    };
    if (redirects.some(({ operator, descriptor }) => operator.startsWith('>') && descriptor !== 2 && name !== 'tee')) {
        return undefined;
    }
    const given = () => lastInput(inputs, redirects, files) ?? input?.();
    switch (name) {
        case 'echo':
            return echoed(words, span, made);
        case 'printf':
            return printed(words, span, made);
        case 'cat':
            return concatenated(words, given, files);
        case 'tee':
            return given();
        case 'base64':
        case 'openssl':
            return decoded(name, words, given(), made);
        case 'rev':
            return changed(given(), made, (text) => text
                .split('\n')
                .map((line) => Array.from(line).toReversed().join(''))
                .join('\n'));
        case 'which':
        case 'command':
        case 'type':
            return located(name, words);
        default:
            return undefined;
    }
}
/** Here-documents, here-strings, and `< file`; the last counts. */
function lastInput(inputs, redirects, files) {
    const last = redirects.findLast(({ operator }) => operator.startsWith('<'));
    if (last?.operator === '<')
        return files.get(pathOf(last.target?.text ?? ''));
    return inputs.at(-1)?.source();
}
/** `./x.sh` is `x.sh`. */
function pathOf(path) {
    return path.replace(/^(?:\.\/+)+/, '');
}
function joined(words) {
    const sources = words.map(({ source }) => source());
    return sources.length > 1 ? joinSources(sources) : sources[0];
}
function echoed(words, span, made) {
    let from = 0;
    let escapes = false;
    while (/^-[neE]+$/.test(words[from]?.word.display ?? '')) {
        if (words[from]?.word.display.includes('e'))
            escapes = true;
        from++;
    }
    const rest = words.slice(from);
    const text = rest.map(({ word }) => word.display).join(' ');
    // dash takes escapes without being told to, bash does not: what both read alike keeps its places.
    if (!text.includes('\\') || (!escapes && !/\\[abcefnrtv0x]/.test(text)))
        return joined(rest);
    return rest.some(({ word }) => word.text === undefined) ? joined(rest) : made(unescaped(text), span);
}
function printed(words, span, made) {
    const [format, ...rest] = words[0]?.word.display === '--' ? words.slice(1) : words;
    if (!format)
        return undefined;
    const pattern = format.word.text;
    if (pattern === undefined)
        return rest.length === 0 ? format.source() : undefined;
    if (!/[%\\]/.test(pattern))
        return format.source();
    if (/^%[sb](?:\\n)?$/.test(pattern) && rest.length === 1 && rest[0] && !/%b/.test(pattern))
        return rest[0].source();
    const args = rest.map(({ word }) => word.text);
    if (args.some((arg) => arg === undefined))
        return undefined;
    return made(formatted(pattern, args.map(String)), (0,core_location/* joinSpans */.kU)(format.word.span, rest.at(-1)?.word.span ?? span));
}
/** The format is used again as long as there are arguments. */
function formatted(pattern, args) {
    let at = 0;
    let text = '';
    do {
        const before = at;
        text += unescaped(pattern.replace(/%(?:%|[-+ #0]*\d*(?:\.\d+)?([a-zA-Z]))/g, (spec, kind) => {
            if (kind === undefined)
                return '%';
            const arg = args[at++] ?? '';
            return kind === 'b' ? unescaped(arg) : 'sdiuq'.includes(kind) ? arg.replaceAll('\\', '\\\\') : spec;
        }));
        if (at === before)
            break;
    } while (at < args.length && text.length <= output_longest);
    return text;
}
const letters = {
    a: '\x07',
    b: '\b',
    e: '\x1b',
    f: '\f',
    n: '\n',
    r: '\r',
    t: '\t',
    v: '\v',
};
function unescaped(text) {
    return text.replace(/\\(?:x([0-9a-fA-F]{1,2})|0?([0-7]{1,3})|u([0-9a-fA-F]{1,4})|(.))/gs, (all, hex, octal, code, letter) => {
        if (hex !== undefined)
            return String.fromCharCode(Number.parseInt(hex, 16));
        if (octal !== undefined)
            return String.fromCharCode(Number.parseInt(octal, 8));
        if (code !== undefined)
            return String.fromCharCode(Number.parseInt(code, 16));
        return letters[letter] ?? (letter === '\\' ? '\\' : all);
    });
}
function concatenated(words, given, files) {
    const operands = words.filter(({ word }) => !/^-./.test(word.display));
    if (operands.length === 0)
        return given();
    const sources = operands.map(({ word }) => {
        if (word.text === '-' || word.text === '/dev/stdin')
            return given();
        return word.text === undefined ? undefined : files.get(pathOf(word.text));
    });
    const known = sources.flatMap((source) => source ?? []);
    if (known.length < sources.length)
        return undefined;
    return known.length > 1 ? joinSources(known, '\n') : known[0];
}
function changed(source, made, change) {
    if (!source)
        return undefined;
    const { text } = source.original;
    return made(change(text), source.original.span(0, text.length));
}
function decoded(name, words, input, made) {
    const decodes = name === 'base64'
        ? words.some(({ word }) => /^(?:-[a-z]*[dD]|--d\w*)$/.test(word.display))
        : words.some(({ word }) => /^-?(?:base64|a)$/.test(word.display)) &&
            words.some(({ word }) => word.display === '-d');
    return decodes ? changed(input, made, (text) => Buffer.from(text, 'base64').toString('utf8')) : undefined;
}
/** `which curl`, `command -v curl`, `type -p curl`: as good as the name. */
function located(name, words) {
    const [program] = words.slice(-1);
    const asks = name === 'which' || /^-[vpP]$/.test(words[0]?.word.display ?? '');
    return asks && program && words.length <= 2 ? program.source() : undefined;
}
/** What the commands of a node write one after the other. */
function outputOfNode(reading, shell, source, node, input) {
    switch (node.type) {
        case 'Command':
            return outputOfCommand(reading, shell, source, node, input);
        case 'Statement':
            return node.background ? undefined : outputOfNode(reading, shell, source, node.command, input);
        case 'Pipeline': {
            let output = input;
            for (const stage of node.commands) {
                const before = output;
                output = () => outputOfNode(reading, shell, source, stage, before);
            }
            return output?.();
        }
        case 'BraceGroup':
        case 'Subshell':
            return outputOfNode(reading, shell, source, node.body, input);
        case 'CompoundList':
        case 'Script':
        case 'AndOr': {
            const outputs = node.commands.map((command) => outputOfNode(reading, shell, source, command, input));
            const known = outputs.flatMap((output) => output ?? []);
            if (known.length < outputs.length)
                return undefined;
            return known.length > 1 ? joinSources(known, '\n') : known[0];
        }
        default:
            return undefined;
    }
}
function outputOfCommand(reading, shell, source, node, input) {
    if (!node.name)
        return undefined;
    const body = bodyOfNode(source, node, reading.expander(shell));
    const routine = body.program === undefined || body.words.length > 0 ? undefined : shell.routines.get(body.program);
    if (!routine?.output || routine.running)
        return outputOfBody(body, input, reading);
    routine.running = true;
    const output = spend(reading, routine.length) ? routine.output(shell) : undefined;
    routine.running = false;
    return output;
}
/** What a substitution becomes: the output without the line breaks at its end. */
function outputOfScript(reading, shell, source, { pos, end, script }) {
    if (script?.commands.length !== 1)
        return undefined;
    const inner = script.source === undefined ? source : readBackticks(source, pos, end, script.source);
    const output = outputOfNode(reading, shell, inner, script, undefined);
    if (!output)
        return undefined;
    const text = output.text.replace(/\n+$/, '');
    return text.length === output.text.length ? output : sliceSource(output, 0, text.length);
}
/** Made on first use, and kept. */
function once(make) {
    let made;
    return () => {
        made ??= { value: make() };
        return made.value;
    };
}

// EXTERNAL MODULE: ./build/src/documents/shell/passing.js
var passing = __webpack_require__(6826);
;// CONCATENATED MODULE: ./build/src/documents/shell/routines.js






/** More calls within one another than people write. */
const mostNested = 16;
/** Reads what a function or an alias runs, where it is called. False where there is none of that name. */
function callRoutine(reading, place, command, body) {
    const routine = body.program === undefined ? undefined : place.shell.routines.get(body.program);
    // One that calls itself has been read once.
    if (!routine || routine.running || place.depth >= mostNested || !spend(reading, routine.length + readingCost))
        return false;
    routine.called = true;
    routine.running = true;
    routine.read({ ...place, wrapper: command, depth: place.depth + 1 }, body);
    routine.running = false;
    return true;
}
/** `alias name=text`. */
function addAlias(reading, place, { text, span }) {
    const equals = text?.indexOf('=') ?? -1;
    if (text === undefined || equals < 1)
        return;
    const value = text.slice(equals + 1);
    const isPlain = !/[;&|<>()$`\\"'\n]/.test(value);
    const asText = (at) => {
        reading.derived.push(span);
        reading.readText(toSource(textAt(value, span)), at);
    };
    addRoutine(place, text.slice(0, equals), value, isPlain ? runWords(reading, value) : asText);
}
const systemFolder = /^(?:\/usr(?:\/local)?)?\/s?bin\//;
/** `cp /x.sh /y.sh`; `ln -s /bin/sh /x`, `cp /usr/bin/curl /usr/bin/c`: a program under another name, not `python` for `python3`. */
function addCopy(reading, place, { words }) {
    const [from, to, ...others] = words.flatMap(({ text }) => (text === undefined || text.startsWith('-') ? [] : [text]));
    if (from === undefined || to === undefined || others.length > 0)
        return;
    const text = reading.files.get(pathOf(from));
    if (text)
        reading.files.set(pathOf(to), text);
    if (!systemFolder.test(from))
        return;
    const name = (0,shell_dialect/* baseName */.Fl)(to);
    if (name === '' || (0,shell_dialect/* baseName */.Fl)(from).startsWith(name))
        return;
    addRoutine(place, to, from, runWords(reading, from));
    if (systemFolder.test(to))
        addRoutine(place, name, from, runWords(reading, from));
}
function addRoutine(place, name, value, read) {
    place.shell.routines.set(name, { place, origin: place, length: value.length, called: false, running: false, read });
}
/** The words of the value, and behind them those of the call. */
function runWords(reading, value) {
    return (at, call) => {
        if (!call)
            return;
        reading.derived.push(call.nameSpan);
        const named = value.split(/[ \t]+/).filter((word) => word !== '');
        const body = bodyOfWords([...named.map((word) => wordAt(word, call.nameSpan)), ...call.words], call);
        if (body)
            reading.addCommand(at, body);
    };
}

// EXTERNAL MODULE: ./build/src/documents/shell/shell-options.js
var shell_shell_options = __webpack_require__(5760);
;// CONCATENATED MODULE: ./build/src/documents/shell/builtins.js





/** What a command does to the shell that runs it: its options, variables, arguments and names. */
function applyBuiltin(reading, place, command, body) {
    const { shell } = place;
    switch (body.name) {
        case 'set':
            applySet(reading, place, command);
            break;
        case 'shift':
            shift(place, command);
            break;
        case 'export':
        case 'declare':
        case 'typeset':
        case 'local':
        case 'readonly':
            declare(place, command);
            break;
        case 'unset':
            for (const { text } of command.words)
                if (text !== undefined)
                    shell.variables.set(text, { kind: 'unset' });
            break;
        case 'read':
            read(reading, place, command, body);
            break;
        case 'getopts':
        case 'mapfile':
        case 'readarray':
        case 'let':
            for (const { text } of command.words) {
                const name = /^[A-Za-z_]\w*/.exec(text ?? '')?.[0];
                if (name !== undefined)
                    shell.variables.set(name, unknown);
            }
            break;
        case 'printf':
            if (command.words[0]?.text === '-v')
                printInto(reading, place, body);
            break;
        case '.':
        case 'source':
            // It holds ID, VERSION, VERSION_ID and the like.
            if (command.words[0]?.text?.endsWith('/os-release'))
                forget(place, osRelease);
            break;
        case 'cp':
        case 'install':
        case 'ln':
        case 'mv':
            addCopy(reading, place, command);
            break;
        case 'alias':
            for (const { word } of body.words)
                addAlias(reading, place, word);
            break;
    }
}
const osRelease = [
    'NAME',
    'VERSION',
    'ID',
    'ID_LIKE',
    'VERSION_ID',
    'VERSION_CODENAME',
    'PRETTY_NAME',
    'VARIANT',
    'VARIANT_ID',
];
function forget({ shell }, names) {
    for (const name of names)
        shell.variables.set(name, unknown);
}
function applySet(reading, { shell }, { words }) {
    const change = (0,shell_shell_options/* readSetWords */.m)(words.map(({ text }) => text ?? ''));
    const options = (0,shell_shell_options/* changeOptions */.D)(shell.current.options, change);
    if (options !== shell.current.options)
        shell.current = { ...shell.current, options };
    if (shell.own)
        for (const name of change.set)
            reading.options.add(name);
    let at = 0;
    while (at < words.length && words[at]?.display !== '--' && /^[-+]./.test(words[at]?.display ?? '')) {
        at += /^[-+]\w*o$/.test(words[at]?.display ?? '') ? 2 : 1;
    }
    if (at >= words.length)
        return;
    const from = words[at]?.display === '--' ? at + 1 : at;
    const isShort = words.length <= mostItems;
    shell.positional = isShort ? [shell.positional?.[0], ...words.slice(from).map(({ text }) => text)] : undefined;
}
function shift({ shell }, { words }) {
    const { positional } = shell;
    const count = Number(words[0]?.text ?? 1);
    if (!positional)
        return;
    shell.positional =
        Number.isInteger(count) && count >= 0 ? [positional[0], ...positional.slice(1 + count)] : undefined;
}
function declare({ shell }, command) {
    const { variables } = shell;
    const exports = command.name === 'export' || command.words.some(({ display }) => /^-\w*x/.test(display));
    for (const { name, value } of command.assignments) {
        variables.set(name, value.text === undefined ? unknown : { kind: 'text', text: value.text });
        if (exports)
            variables.export(name);
    }
    if (exports)
        for (const { text } of command.words)
            if (text !== undefined)
                variables.export(text);
}
/** `read a b <<< "text"`; what another command writes is followed to where the variable is read. */
function read({ files }, { shell, input, pipeline }, command, { words, inputs, redirects }) {
    const names = words.flatMap(({ word: { text } }) => (text !== undefined && isName.test(text) ? [text] : []));
    const line = (lastInput(inputs, redirects, files) ?? input?.())?.text.split('\n', 1)[0];
    const cuts = words.some(({ word }) => /^-\w*[adnNtu]/.test(word.display));
    const uses = [];
    const other = pipeline ? { kind: 'output', uses } : unknown;
    if (pipeline)
        (0,passing/* setUsesOfRead */.Y8)(command, uses);
    const fields = line === undefined || cuts || /[$`\\]/.test(line) ? undefined : line.trim().split(/[ \t]+/);
    for (const [index, name] of names.entries()) {
        const text = index === names.length - 1 ? fields?.slice(index).join(' ') : (fields?.[index] ?? '');
        shell.variables.set(name, fields === undefined || text === undefined ? other : { kind: 'text', text });
    }
}
const isName = /^[A-Za-z_]\w*$/;
function printInto(reading, place, body) {
    const name = body.words[1]?.word.text;
    if (name === undefined)
        return;
    const text = reading.output({ ...body, words: body.words.slice(2) }, undefined)?.text;
    const isKnown = text !== undefined && !/[$`]/.test(text);
    const variable = isKnown ? { kind: 'text', text } : unknown;
    place.shell.variables.set(name, variable);
}

;// CONCATENATED MODULE: ./build/src/documents/shell/programs.js




/** The scripts that a command runs without having them among its words: `sh /x.sh`, `. /x.sh`, `/x.sh`, `\u2026 | sh`. */
function programsGiven(reading, body, place) {
    const { name, program, words, inputs, redirects } = body;
    const { files, run } = reading;
    // What stands in the command itself is read once; the text of files and pipes may come again and again.
    const here = inputs.at(-1) !== undefined;
    const isNew = ({ source }) => !run.has(source) && (here || spend(reading, source.text.length + readingCost));
    const input = () => lastInput(inputs, redirects, files) ?? place.input?.();
    const given = (source, own, behind) => source ? [{ source, own, behind }].filter(isNew) : [];
    if (name === '.' || name === 'source') {
        const text = words[0]?.word.text;
        return given((0,wrappers/* isStandardInput */.mC)(text) ? input() : files.get(pathOf(text ?? '')), true, words);
    }
    if (name === 'at' || name === 'batch')
        return given(input(), false, []);
    if ((0,shell_dialect/* isPosixShell */.mJ)(name) || (0,shell_dialect/* isAlikeShell */.Jz)(name)) {
        const plain = words.map(({ word }) => word);
        const behind = words.slice((0,wrappers/* operandsOfShell */.IJ)(plain));
        if ((0,wrappers/* readsProgramFromInput */.k_)(plain))
            return given(input(), false, behind);
        const file = behind[0]?.word.text;
        return file === undefined || plain.some(({ text }) => text === '-c')
            ? []
            : given(files.get(pathOf(file)), false, behind);
    }
    if (program === undefined)
        return [];
    const source = files.get(pathOf(program));
    return source && runsAsShell(source) ? given(source, false, words) : [];
}
/** No `#!` line of another language. */
function runsAsShell({ text }) {
    const [interpreter = ''] = /^#![^\n]*/.exec(text) ?? [];
    return interpreter === '' || /sh\b/.test(interpreter);
}

;// CONCATENATED MODULE: ./build/src/documents/shell/xargs.js




/** More words than are followed. */
const mostWords = 100;
/** `xargs` with the words that it reads, where these are known: behind its own, or for the mark of `-I`. */
function withInput(reading, body, input) {
    const source = lastInput(body.inputs, body.redirects, reading.files) ?? input?.();
    if (!source)
        return body;
    const { text } = source.original;
    const words = body.words.map(({ word }) => word);
    const { options, operandsAt } = (0,shell_options/* readOptions */.Tt)(words, (0,wrappers/* programGrammar */.YR)('xargs') ?? {});
    const replaces = options.find(({ name }) => name === '-I' || name === '-i' || name === '--replace');
    const mark = replaces && (replaces.value?.display ?? '{}');
    if (mark !== undefined) {
        const [line = ''] = text.split('\n', 1);
        const replaced = body.words.map((written, index) => {
            if (index < operandsAt || !written.word.display.includes(mark))
                return written;
            reading.derived.push(written.word.span);
            return wordAt(written.word.display.replaceAll(mark, () => line), written.word.span);
        });
        return { ...body, words: replaced };
    }
    const whole = options.some(({ name }) => name === '-0' || name === '--null' || name === '-d');
    const items = whole ? [text] : text.replaceAll(/["'\\]/g, '').split(/\s+/);
    const given = items.filter((item) => item !== '').slice(0, mostWords);
    // Where it runs, not where the text stands.
    const span = words.at(-1)?.span ?? body.nameSpan;
    if (given.length > 0)
        reading.derived.push(span);
    return { ...body, words: [...body.words, ...given.map((item) => wordAt(item, span))] };
}

;// CONCATENATED MODULE: ./build/src/documents/shell/commands.js










/** Wrappers and texts within one another; people write three. */
const commands_mostNested = 16;
/**
 * Adds a command and all that it runs. The answer is the innermost, which is given the words. `direct`: the shell itself
 * runs it, which knows functions and aliases.
 */
function addCommand(reading, place, body, direct = true) {
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
    for (const { uses, span } of body.mentions)
        uses.push({ command, span });
    if (direct && callRoutine(reading, place, command, body))
        return command;
    applyBuiltin(reading, place, command, body);
    const given = body.name === 'xargs' ? withInput(reading, body, place.input) : body;
    const inner = (0,wrappers/* findInner */.Kp)(body.name, given === body ? words : given.words.map(({ word }) => word));
    const programs = programsGiven(reading, body, place);
    if (inner.length === 0 && programs.length === 0)
        return command;
    if (place.depth >= commands_mostNested) {
        addUnread(reading, body.span, 'nested too deeply to be read');
        return command;
    }
    let innermost = command;
    const wrapped = { ...place, wrapper: command, depth: place.depth + 1 };
    for (const found of inner) {
        if (found.kind === 'words') {
            const behind = bodyOfWords(given.words.slice(found.from, found.to), given);
            if (behind)
                innermost = addCommand(reading, wrapped, behind, false);
        }
        else {
            const source = commands_textOf(given.words, found.texts);
            const behind = given.words.slice((found.texts.at(-1)?.index ?? 0) + 1);
            if (source)
                reading.readText(source, { ...wrapped, shell: innerShell(found.shell, place, command, behind) });
        }
    }
    for (const { source, own, behind } of programs) {
        reading.run.add(source);
        reading.readText(source, { ...wrapped, shell: innerShell(own ? 'own' : 'command', place, command, behind) });
    }
    return innermost;
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
/** `behind`: the words behind the text, which are its `$0`, `$1`, \u2026. */
function innerShell(kind, place, command, behind) {
    if (kind === 'own')
        return place.shell;
    const isNamed = kind === 'command' && (0,shell_dialect/* isPosixShell */.mJ)(command.name);
    const { set } = (0,shell_shell_options/* readSetWords */.m)(isNamed ? command.words.map(({ text }) => text ?? '') : []);
    return {
        current: { program: isNamed ? command.name : '/bin/sh', options: new Set(set) },
        own: false,
        variables: given(place, command),
        positional: behind.map(({ word }) => word.text),
        routines: new Map(),
    };
}
/** The environment, with what the command and those that run it put into it: `X=1 sudo Y=2 sh -c \u2026`. */
function given({ shell, depth }, command) {
    const variables = shell.variables.forProgram();
    const chain = [command];
    for (let at = command.wrapper; at && chain.length <= depth; at = at.wrapper) {
        if (at.shell !== command.shell)
            break;
        chain.push(at);
    }
    for (const { assignments } of chain.toReversed()) {
        for (const { name, value } of assignments) {
            variables.set(name, value.text === undefined ? { kind: 'unknown' } : { kind: 'text', text: value.text });
            variables.export(name);
        }
    }
    return variables;
}

;// CONCATENATED MODULE: ./build/src/documents/shell/exec-words.js


/** A word of the exec form: a string of a JSON array, an item of a YAML list. */
function valueWord(value) {
    const { raw, text, span } = value;
    const quoted = /^["']/.test(raw);
    const display = text ?? raw;
    return {
        word: { raw, text, display, span, quoted },
        source: () => toSource(valueText(value, display)),
        mentions: [],
    };
}
/** The value's text with the places of its characters, where they can be told; else all of it at the value's place. */
function valueText({ raw, span }, display) {
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
    return (0,mapped_text/* mappedText */.Xh)(place, oneLine && segments ? segments : whole);
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

;// CONCATENATED MODULE: ./build/src/documents/shell/files.js

/** Longer files are not put together. */
const files_longest = 65_536;
const mostPieces = 256;
/** What a script writes, on top of what was there before it. */
function startFiles(before) {
    const own = new Map();
    const found = new Map();
    const earlier = (path) => {
        if (path !== '' && !found.has(path))
            found.set(path, before(path));
        return found.get(path);
    };
    const set = (path, text) => {
        own.set(path, text && { list: [text], length: text.text.length, whole: text });
    };
    return {
        get: (path) => (own.has(path) ? files_joined(own.get(path)) : earlier(path)),
        set,
        append: (path, text) => {
            if (!own.has(path))
                set(path, earlier(path));
            const pieces = own.get(path);
            if (!pieces)
                set(path, text);
            else if (pieces.length < files_longest && pieces.list.length < mostPieces) {
                pieces.list.push(text);
                pieces.length += text.text.length;
                pieces.whole = undefined;
            }
        },
        written: () => new Map(Array.from(own, ([path, pieces]) => [path, files_joined(pieces)])),
    };
}
function files_joined(pieces) {
    if (pieces && !pieces.whole)
        pieces.whole = joinSources(pieces.list, '\n');
    return pieces?.whole;
}

;// CONCATENATED MODULE: ./build/src/documents/shell/written-files.js

/** Keeps what a command writes to a file, for whoever runs that. */
function writeOutput(reading, place, body) {
    if (body.name === 'tee') {
        const text = lastInput(body.inputs, body.redirects, reading.files) ?? place.input?.();
        const appends = body.words.some(({ word }) => word.text === '-a' || word.text === '--append');
        for (const { word } of body.words)
            keep(reading, word, text, appends);
    }
    writeFiles(reading, body.redirects, () => reading.output({ ...body, redirects: inputsOnly(body.redirects) }, place.input));
}
function inputsOnly(redirects) {
    return redirects.filter(({ operator }) => operator.startsWith('<'));
}
/** Keeps what a command or a group writes to the files of its redirects. */
function writeFiles(reading, redirects, output) {
    const files = redirects.filter(({ operator, descriptor }) => operator.startsWith('>') && operator !== '>&' && descriptor !== 2);
    if (files.length === 0)
        return;
    const text = output();
    for (const { target, operator } of files)
        if (target)
            keep(reading, target, text, operator === '>>');
}
function keep({ files }, { text: path }, text, appends) {
    if (path === undefined || path.startsWith('-') || path.startsWith('/dev/'))
        return;
    const known = pathOf(path);
    if (!text)
        files.set(known, undefined);
    else if (appends)
        files.append(known, text);
    else
        files.set(known, text);
}

;// CONCATENATED MODULE: ./build/src/documents/shell/walk.js











const noOne = { into: 'words', command: undefined, uses: [] };
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
                const joinedBy = node.operators[index - 1] ?? place.joinedBy;
                const visitIt = (at) => visit(walk, { ...at, joinedBy }, command);
                if (joinedBy === '||' && index > 0)
                    perhaps(place, visitIt);
                else
                    visitIt(place);
            }
            break;
        case 'CompoundList':
            walkStatements(walk, place, node.commands);
            break;
        case 'Subshell':
            visit(walk, copyShell(enter(place, 'subshell')), node.body);
            break;
        case 'Function':
            defineFunction(walk, place, node);
            break;
        case 'Redirected':
            visitRedirected(walk, place, node);
            break;
        case 'If':
        case 'Elif':
            visitIf(walk, place, node);
            break;
        case 'While':
            visit(walk, enter(enter(place, 'loop'), 'condition'), node.clause);
            perhaps(enter(place, 'loop'), (at) => visit(walk, at, node.body));
            break;
        case 'For':
        case 'Select':
        case 'ArithmeticFor':
            visitFor(walk, place, node);
            break;
        case 'Case':
            visit(walk, place, node.word);
            perhapsOneOf(place, node.items.map((item) => (at) => visit(walk, at, item)));
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
    const branch = enter(place, 'branch');
    const elifs = node.type === 'If' ? node.elif.map((elif) => (at) => visit(walk, at, elif)) : [];
    const other = node.type === 'If' ? node.else : undefined;
    perhapsOneOf(place, [
        ({ shell }) => visit(walk, { ...branch, shell }, node.then),
        ...elifs,
        ...(other ? [({ shell }) => visit(walk, { ...branch, shell }, other)] : []),
    ]);
}
function visitFor(walk, place, node) {
    (0,parser/* forEachChild */.dK)(node, (child) => {
        if (child !== node.body)
            visit(walk, place, child);
    });
    if (node.type !== 'ArithmeticFor') {
        const { variables } = place.shell;
        const words = node.wordlist?.flatMap((word) => readWords(walk.source, word, walk.reading.expander(place.shell)));
        const text = words?.length === 1 && node.type === 'For' ? words[0]?.word.text : undefined;
        variables.set(node.name.value, text === undefined ? unknown : { kind: 'text', text });
    }
    perhaps(enter(place, 'loop'), (at) => visit(walk, at, node.body));
}
/** A part that may not run; its first run sees what was set before it. */
function perhaps(place, read) {
    perhapsOneOf(place, [read]);
}
/** Parts of which one may run: none sees what another sets. */
function perhapsOneOf(place, parts) {
    const { shell } = place;
    const before = shell.variables;
    const ends = parts.map((read) => {
        shell.variables = before.child();
        read(place);
        return shell.variables;
    });
    shell.variables = before;
    for (const end of ends)
        before.join(end);
}
/** Its body is read where it is called. */
function defineFunction(walk, place, node) {
    const { reading } = walk;
    const routine = {
        place: enter(place, 'function'),
        origin: node,
        length: node.end - node.pos,
        called: false,
        running: false,
        read: (at, call) => {
            const { shell } = at;
            const { positional } = shell;
            shell.positional = call && [positional?.[0], ...call.words.map(({ word }) => word.text)];
            visit(walk, call ? enter(at, 'function') : at, node.body);
            shell.positional = positional;
        },
        output: (shell) => outputOfNode(reading, shell, walk.source, node.body, undefined),
    };
    reading.functions.push(routine);
    place.shell.routines.set(node.name.value, routine);
}
/** `{ \u2026; } < file`, `( \u2026 ) <<EOF`. */
function visitRedirected(walk, place, node) {
    const { reading, source } = walk;
    const { redirects, inputs } = redirectsOfNode(source, node.redirects, reading.expander(place.shell));
    const input = redirects.some(({ operator }) => operator.startsWith('<'))
        ? once(() => lastInput(inputs, redirects, reading.files))
        : place.input;
    visit(walk, { ...place, input }, node.command);
    writeFiles(reading, redirects, () => outputOfNode(reading, place.shell, source, node.command, input));
    for (const redirect of node.redirects)
        if (mayExpand(source.text.slice(redirect.pos, redirect.end)) || redirect.type === 'HereDoc')
            visit({ ...walk, receiver: { ...noOne, into: 'input' } }, place, redirect);
}
function enter(place, enclosure) {
    return { ...place, within: [...place.within, enclosure] };
}
/** Parts of words are made when they are asked for: not for words that hold no substitution. */
function mayExpand(text) {
    return text.includes('(') || text.includes('`') || text.includes('${');
}
function visitCommand(walk, place, node) {
    const { reading, source } = walk;
    const expander = reading.expander(place.shell);
    const body = bodyOfNode(source, node, expander);
    const command = addCommand(reading, place, body);
    const inWords = { ...walk, receiver: { into: 'words', command, uses: [] } };
    if (node.name)
        visit(inWords, place, node.name);
    const lasts = body.program === undefined && node.name === undefined;
    for (const item of [...node.prefix, ...node.suffix]) {
        if (item.type === 'Assignment' && (lasts || declares.has(body.name)))
            walk_assign(walk, place, item, command, expander);
        else if (item.type === 'Word')
            visit(inWords, place, item);
        else if (!mayExpand(source.text.slice(item.pos, item.end)) && item.type !== 'HereDoc')
            continue;
        else
            visit({ ...walk, receiver: receiver(item.type, command) }, place, item);
    }
    if (body.redirects.length > 0 || body.name === 'tee')
        writeOutput(reading, place, body);
}
function receiver(type, command) {
    return { into: type === 'Assignment' ? 'variable' : 'input', command, uses: [] };
}
/** An assignment that lasts; what a command writes is followed to where the variable is read. */
function walk_assign(walk, place, node, command, expander) {
    const uses = [];
    const variable = assignedVariable(walk.source, node, expander);
    const isOutput = variable.kind === 'unknown' && node.value.type === 'Word' && isSubstitution(node.value.parts);
    if (mayExpand(walk.source.text.slice(node.pos, node.end))) {
        visit({ ...walk, receiver: { into: 'variable', command, uses } }, place, node);
    }
    place.shell.variables.set(node.name, isOutput ? { kind: 'output', uses } : variable);
}
function isSubstitution(parts = []) {
    const [part] = parts;
    if (parts.length !== 1 || !part)
        return false;
    return part.type === 'CommandExpansion' || (part.type === 'DoubleQuoted' && isSubstitution(part.parts));
}
function visitPipeline(walk, place, node) {
    const [first] = node.commands;
    if (node.commands.length < 2) {
        if (first)
            visit(walk, place, first);
        return;
    }
    const { reading, source } = walk;
    const { commands, pipelines } = reading;
    const starts = [];
    const pipeline = createPipeline(walk, place, node, starts);
    pipelines.push(pipeline);
    let { input } = place;
    for (const [index, command] of node.commands.entries()) {
        starts.push(commands.length);
        const at = copyShell({ ...place, pipeline, input, joinedBy: index === 0 ? place.joinedBy : '|' });
        visit(walk, at, command);
        const before = input;
        input = once(() => outputOfNode(reading, at.shell, source, command, before));
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
    const sinks = node.type === 'ProcessSubstitution' && node.operator === '>';
    const file = node.type === 'ProcessSubstitution' && receiver.into === 'words' ? 'file' : receiver.into;
    const into = sinks ? 'sink' : file;
    const inner = script.source === undefined ? source : readBackticks(source, node.pos, node.end, script.source);
    const inside = { ...copyShell(enter(place, 'substitution')), input: undefined };
    const start = reading.commands.length;
    walkScript(reading, inner, script, { ...inside, substitution: { ...receiver, into }, pipeline: undefined });
    if (sinks && receiver.command)
        (0,passing/* addSinks */.iM)(receiver.command, reading.commands.slice(start));
    if (into === 'file' && receiver.command && runsFile(receiver.command)) {
        const output = outputOfScript(reading, place.shell, source, { ...node, script });
        if (output)
            reading.readText(output, { ...place, wrapper: receiver.command, depth: place.depth + 1 });
    }
}
/** A shell that is given its program as a file; `. file`. */
function runsFile({ name, words }) {
    if (name === '.' || name === 'source')
        return true;
    return (0,shell_dialect/* isPosixShell */.mJ)(name) && !words.some(({ text }) => text === '-c');
}

;// CONCATENATED MODULE: ./build/src/documents/shell/read.js












const nothing = { environment: noEnvironment, file: () => undefined };
/** Reads a shell form: the text of a RUN, a here-document, a Compose command. `setting` says who reads it. */
function readShell(source, setting, surroundings = nothing) {
    const { dialect, shell } = (0,shell_dialect/* readSetting */.LA)(setting);
    const span = source.span(0, source.text.length);
    if (dialect === 'posix' && givesText(setting))
        return readGiven(source, setting, span, surroundings);
    const reading = startReading(shell, span, surroundings);
    if (dialect === 'posix' || dialect === 'alike') {
        reading.readText(toSource(source), startPlace(shell, surroundings));
        readUncalled(reading);
    }
    return endReading(reading, dialect, shell.program, span);
}
/** `SHELL ["sh", "-c", "text"]`: the text is run, and what a RUN says is its `$0`. */
function givesText({ program, flags }) {
    if (!(0,shell_dialect/* isPosixShell */.mJ)(program) || flags.length < 2)
        return false;
    const words = flags.map((text) => ({ raw: text, text, display: text, span: nowhere, quoted: false }));
    return (0,wrappers/* operandsOfShell */.IJ)(words) < words.length && words.some(({ text }) => /^-\w*c$/.test(text));
}
const nowhere = { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
function readGiven(source, { program, flags }, span, surroundings) {
    const words = [program, ...flags, source.text].map((text) => ({ raw: text, text, span, variables: [] }));
    const script = readExec(words, span, surroundings);
    return { ...script, derived: [span] };
}
/** Reads an exec form, the words of which go to no shell, unless they say so: `["sh", "-c", "\u2026"]`. */
function readExec(args, span, surroundings = nothing) {
    const shell = { program: '', options: new Set() };
    const reading = startReading(shell, span, surroundings);
    const body = bodyOfWords(args.map(valueWord));
    if (body) {
        guard(reading, span, () => addCommand(reading, startPlace(shell, surroundings), body, false));
        readUncalled(reading);
    }
    return endReading(reading, 'exec', '', span);
}
/** How many characters from elsewhere are read in one script. */
const mostDerived = 500_000;
function startReading({ options }, span, { file }) {
    const reading = {
        commands: [],
        pipelines: [],
        problems: [],
        derived: [],
        options: new Set(options),
        lists: 0,
        left: mostDerived,
        span,
        files: startFiles((path) => {
            const text = file(path);
            return text && toSource(text);
        }),
        run: new Set(),
        functions: [],
        readText: (source, place) => readText(reading, source, place),
        addCommand: (place, body) => addCommand(reading, place, body, false),
        expander: (shell) => expanderOf(reading, shell),
        output: (body, input) => outputOfBody(body, input, reading),
    };
    return reading;
}
function expanderOf(reading, shell) {
    return {
        shell,
        braces: !plainShells.has((0,shell_dialect/* baseName */.Fl)(shell.current.program)),
        output: (source, part) => {
            const text = outputOfScript(reading, shell, source, part)?.text;
            // What is not known in it stands there as it was written.
            return text === undefined || /[$`]/.test(text) ? undefined : text;
        },
        spend: (length) => spend(reading, length),
        derive: (span) => reading.derived.push(span),
    };
}
/** These leave `{a,b}` as it is. */
const plainShells = new Set(['sh', 'dash', 'ash', 'posh']);
/** Functions that nobody calls where we see it: of what they are given nothing is known. */
function readUncalled(reading) {
    const read = new Set(reading.functions.filter(({ called }) => called).map(({ origin }) => origin));
    for (let at = 0; at < reading.functions.length; at++) {
        const routine = reading.functions[at];
        if (!routine || read.has(routine.origin))
            continue;
        read.add(routine.origin);
        guard(reading, reading.span, () => routine.read(routine.place, undefined));
    }
}
function startPlace(shell, { environment }) {
    const variables = new Variables(environment);
    return {
        within: [],
        wrapper: undefined,
        substitution: undefined,
        pipeline: undefined,
        shell: { current: shell, own: true, variables, positional: [shell.program], routines: new Map() },
        input: undefined,
        joinedBy: 'first',
        list: 0,
        depth: 0,
    };
}
const noFiles = new Map();
function endReading(reading, dialect, interpreter, span) {
    const { commands, pipelines, options, problems, derived } = reading;
    const written = reading.files.written();
    const files = written.size === 0 ? noFiles : new Map(Array.from(written, ([path, text]) => [path, text?.original]));
    return { dialect, interpreter, span, commands, pipelines, options, problems, files, derived };
}
/** How often we read on behind a token at which the parser stops; without an end the cost would not be linear. */
const mostResumptions = 8;
function readText(reading, source, place) {
    const span = source.original.span(0, source.original.text.length);
    const refused = refusal(source.text);
    if (refused !== undefined) {
        addUnread(reading, span, refused);
        return;
    }
    guard(reading, span, () => {
        let rest = source;
        for (let resumed = 0; rest && resumed <= mostResumptions; resumed++) {
            const script = (0,parser/* parse */.qg)(rest.text);
            walkScript(reading, rest, script, place);
            rest = behindStop(rest, script);
        }
        if (rest)
            addUnread(reading, span, 'too broken to be read to its end');
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
        addUnread(reading, span, 'nested too deeply to be read');
    }
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

/***/ 2928:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Kp: () => (/* binding */ findInner),
  wh: () => (/* binding */ isAssignment),
  mC: () => (/* binding */ isStandardInput),
  IJ: () => (/* binding */ operandsOfShell),
  YR: () => (/* binding */ programGrammar),
  k_: () => (/* binding */ readsProgramFromInput)
});

// EXTERNAL MODULE: ./build/src/documents/shell/dialect.js
var dialect = __webpack_require__(2935);
// EXTERNAL MODULE: ./build/src/documents/shell/options.js
var shell_options = __webpack_require__(9959);
;// CONCATENATED MODULE: ./build/src/documents/shell/wrapper-table.js
/** https://man7.org/linux/man-pages/man8/ld.so.8.html */
const loader = {
    long: ['library-path', 'preload', 'audit', 'argv0', 'inhibit-rpath', 'glibc-hwcaps-prepend'],
};
const conda = { short: 'np', long: ['name', 'prefix', 'cwd'] };
/** The programs that run another, after their manual pages (https://man7.org/linux/man-pages/dir_section_1.html). */
const wrappers = new Map(Object.entries({
    builtin: {},
    bundle: { operands: 1, subcommand: 'exec' },
    busybox: { without: ['--install', '--list', '--list-full'] },
    catatonit: {},
    catchsegv: {},
    cgexec: { short: 'g', long: ['sticky'] },
    choom: { short: 'np', long: ['adjust', 'pid'] },
    chpst: { short: 'ueltmdnorpcfU/bC' },
    chronic: {},
    chroot: { operands: 1, long: ['groups', 'userspec'] },
    chrt: { short: 'TPD', operands: 1, without: ['-p', '--pid'] },
    'dbus-run-session': { long: ['config-file', 'dbus-daemon'] },
    direnv: { operands: 2, subcommand: 'exec' },
    doppler: { operands: 1, subcommand: 'run', short: 'cpt', long: ['config', 'project', 'token'] },
    dotenv: { short: 'ef', long: ['file'] },
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
    envdir: { operands: 1 },
    exec: { short: 'a' },
    fakechroot: { short: 'leds', long: ['lib', 'elfloader', 'environment', 'bindir'] },
    faketime: { short: 'p', operands: 1 },
    firejail: {},
    flock: {
        short: 'wEc',
        long: ['timeout', 'wait', 'conflict-exit-code', 'command'],
        operands: 1,
        script: ['-c', '--command'],
        scriptBehind: true,
    },
    fakeroot: { short: 'lsib', long: ['lib', 'faked', 'save-file', 'load-file'] },
    gosu: { operands: 1 },
    hatch: { operands: 1, subcommand: 'run' },
    ionice: { short: 'cnpPu', long: ['class', 'classdata', 'pid', 'pgid', 'uid'], without: ['-p', '--pid'] },
    ifne: {},
    linux32: {},
    linux64: {},
    mamba: { ...conda, operands: 1, subcommand: 'run' },
    micromamba: { ...conda, operands: 1, subcommand: 'run' },
    ltrace: { short: 'aAeFlnopsSuwx', long: ['output'] },
    mise: { operands: 1, subcommand: 'exec' },
    nice: { short: 'n', long: ['adjustment'] },
    'nix-shell': {
        short: 'pIA',
        script: ['--run', '--command'],
        long: ['run', 'command', 'packages'],
        scriptBehind: true,
        textOnly: true,
    },
    nohup: {},
    nocache: {},
    npm: {
        operands: 1,
        subcommand: 'exec',
        short: 'pcw',
        long: ['package', 'call', 'workspace'],
        script: ['-c', '--call'],
        scriptBehind: true,
    },
    npx: { short: 'pc', long: ['package', 'call'], script: ['-c', '--call'] },
    nsenter: { short: 'tSG', long: ['target', 'setuid', 'setgid'] },
    numactl: { short: 'CNPimpw', long: ['interleave', 'membind', 'cpunodebind', 'physcpubind', 'preferred'] },
    parallel: {
        short: 'jSINnda',
        long: ['jobs', 'colsep', 'delimiter', 'arg-file', 'retries', 'timeout'],
        joins: true,
    },
    pdm: { operands: 1, subcommand: 'run' },
    pipenv: { operands: 1, subcommand: 'run' },
    perf: { operands: 1, subcommand: 'stat', short: 'eopx' },
    pkexec: { long: ['user'] },
    poetry: { short: 'CP', long: ['directory', 'project'], operands: 1, subcommand: 'run' },
    prlimit: { short: 'p', long: ['pid'], without: ['-p', '--pid'] },
    proxychains: { short: 'f' },
    proxychains4: { short: 'f' },
    rlwrap: { short: 'abcCDfgHlmMOpPqrsStwz' },
    runcon: { short: 'ctulr', long: ['type', 'user', 'role', 'range'], operands: 1 },
    runuser: {
        short: 'ugGswTc',
        long: ['user', 'group', 'supp-group', 'shell', 'command', 'session-command', 'whitelist-environment'],
        script: ['-c', '--command', '--session-command'],
        scriptBehind: true,
    },
    script: {
        short: 'cBEIOTmo',
        long: ['command', 'log-io', 'log-out', 'log-in', 'log-timing'],
        script: ['-c', '--command'],
        scriptBehind: true,
        textOnly: true,
    },
    setlock: { operands: 1 },
    softlimit: { short: 'acdflmoprstu' },
    'ssh-agent': { short: 'aEOPt' },
    strace: { short: 'abeEIoOpPsSuX', long: ['trace', 'output', 'user', 'env', 'attach'] },
    'systemd-run': {
        short: 'pEMu',
        long: [
            'unit',
            'property',
            'description',
            'slice',
            'uid',
            'gid',
            'nice',
            'setenv',
            'working-directory',
            'machine',
        ],
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
    torify: {},
    torsocks: {},
    toybox: {},
    ts: {},
    unbuffer: {},
    unshare: {
        short: 'SGRw',
        long: [
            'setuid',
            'setgid',
            'root',
            'wd',
            'map-user',
            'map-group',
            'propagation',
            'setgroups',
            'map-users',
            'map-groups',
        ],
    },
    valgrind: {},
    watch: { short: 'ndq', long: ['interval', 'equexit'], joins: true },
    'with-contenv': {},
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

;// CONCATENATED MODULE: ./build/src/documents/shell/wrappers.js



/** How a wrapper or a shell reads its own options, up to the program or script it is given. */
function programGrammar(name) {
    if ((0,dialect/* isPosixShell */.mJ)(name))
        return shellGrammar;
    if (name === 'su')
        return suGrammar;
    const wrapper = wrappers.get(name);
    return wrapper && wrapper.subcommand === undefined ? { ...wrapper, untilOperand: true } : undefined;
}
const shellGrammar = { short: 'oO', long: ['rcfile', 'init-file'], untilOperand: true, plus: true };
const suGrammar = {
    short: 'cgGswT',
    long: ['command', 'session-command', 'group', 'supp-group', 'shell', 'whitelist-environment'],
};
/** What the command `name` with these words behind it runs. */
function findInner(name, words) {
    if ((0,dialect/* isPosixShell */.mJ)(name) || (0,dialect/* isAlikeShell */.Jz)(name))
        return shellText(words);
    if (name === 'eval')
        return words.length === 0
            ? []
            : [{ kind: 'script', texts: words.map((_, index) => ({ index, skip: 0 })), shell: 'own' }];
    if (name === 'su')
        return optionText(words, suGrammar, ['-c', '--command', '--session-command']);
    if (name === 'find')
        return findActions(words);
    if (name === 'trap')
        return trapText(words);
    if (name === 'sg')
        return sgText(words);
    if (name === 'scl' && words[0]?.text === 'enable')
        return lastText(words);
    if (name === 'capsh')
        return capshText(words);
    if (/^ld(?:-linux|-musl)?[-.\w]*\.so(?:\.\d+)?$/.test(name))
        return wrappedWords(words, loader);
    const wrapper = wrappers.get(name);
    if (!wrapper)
        return shellAmong(name, words);
    const untilOperand = wrapper.scriptBehind !== true;
    const text = wrapper.script ? optionText(words, { ...wrapper, untilOperand }, wrapper.script) : [];
    if (text.length > 0 || wrapper.textOnly)
        return text;
    const behind = wrappedWords(words, wrapper);
    return wrapper.joins ? behind.flatMap(joined) : behind;
}
/** `sh -c text`, `bash -lc text`: the first operand. */
function shellText(words) {
    const { options, operandsAt } = (0,shell_options/* readOptions */.Tt)(words, shellGrammar);
    const runsText = options.some(({ name }) => name === '-c');
    if (!runsText || operandsAt >= words.length)
        return [];
    return [{ kind: 'script', texts: [{ index: operandsAt, skip: 0 }], shell: 'command' }];
}
/** True for a shell that is given its program on standard input. */
function readsProgramFromInput(words) {
    const { options, operands } = (0,shell_options/* readOptions */.Tt)(words, shellGrammar);
    if (options.some(({ name }) => name === '-c'))
        return false;
    const [first] = operands;
    return first === undefined || isStandardInput(first.text) || options.some(({ name }) => name === '-s');
}
/** The names under which a program finds its standard input among its files. */
function isStandardInput(path) {
    return path !== undefined && /^(?:-|\/dev\/stdin|\/dev\/fd\/0|\/proc\/self\/fd\/0)$/.test(path);
}
/** Where the script of a shell stands among its words, or what the script is given. */
function operandsOfShell(words) {
    return (0,shell_options/* readOptions */.Tt)(words, shellGrammar).operandsAt;
}
/** `trap text signals`. */
function trapText(words) {
    const at = words[0]?.display === '--' ? 1 : 0;
    if (words.length < at + 2 || (at === 0 && words[0]?.display.startsWith('-')))
        return [];
    return [{ kind: 'script', texts: [{ index: at, skip: 0 }], shell: 'own' }];
}
/** `scl enable collection text`. */
function lastText(words) {
    return words.length < 3 ? [] : [{ kind: 'script', texts: [{ index: words.length - 1, skip: 0 }], shell: 'unnamed' }];
}
/** `capsh --drop=\u2026 -- -c text`: what stands behind `--` is for bash. */
function capshText(words) {
    const from = words.findIndex(({ display }) => display === '--') + 1;
    const text = from === 0 ? -1 : words.findIndex(({ display }, at) => at >= from && /^-[a-z]*c$/.test(display)) + 1;
    return text > 0 && text < words.length
        ? [{ kind: 'script', texts: [{ index: text, skip: 0 }], shell: 'unnamed' }]
        : [];
}
/** `sg group text`, `sg group -c text`. */
function sgText(words) {
    const index = words.findIndex(({ display }, at) => at > 0 && display !== '-' && display !== '-c');
    return index === -1 ? [] : [{ kind: 'script', texts: [{ index, skip: 0 }], shell: 'unnamed' }];
}
function joined(inner) {
    if (inner.kind !== 'words')
        return [];
    const texts = Array.from({ length: inner.to - inner.from }, (_, index) => ({ index: inner.from + index, skip: 0 }));
    return [{ kind: 'script', texts, shell: 'unnamed' }];
}
/** These show or compare their words, or run them somewhere else. */
const handsNothingOn = new Set('echo printf test [ [[ : true cat grep sed awk alias export docker podman nerdctl buildah kubectl oc ssh'.split(' '));
/** A shell with its text among the words of a program that nobody knows: `wait-for db:5432 -- sh -c text`. */
function shellAmong(name, words) {
    if (words.length < 3 || handsNothingOn.has(name))
        return [];
    const from = words.findIndex(({ text }, index) => {
        if (text === undefined || !(0,dialect/* isPosixShell */.mJ)(text))
            return false;
        const next = words[index + 1]?.text === '--' ? index + 2 : index + 1;
        return /^-[a-z]*c$/.test(words[next]?.text ?? '') && words[next + 1] !== undefined;
    });
    return from === -1 ? [] : [{ kind: 'words', from, to: words.length }];
}
function optionText(words, grammar, names) {
    const option = (0,shell_options/* readOptions */.Tt)(words, grammar).options.findLast(({ name, value }) => value && names.includes(name));
    if (!option?.value)
        return [];
    const next = words.indexOf(option.value);
    const text = next === -1
        ? { index: words.indexOf(option.word), skip: option.word.display.length - option.value.display.length }
        : { index: next, skip: 0 };
    return [{ kind: 'script', texts: [text], shell: 'unnamed' }];
}
function wrappedWords(words, wrapper) {
    const { options, operandsAt } = (0,shell_options/* readOptions */.Tt)(words, { ...wrapper, untilOperand: true });
    if (wrapper.without && options.some(({ name }) => wrapper.without?.includes(name)))
        return [];
    if (wrapper.subcommand !== undefined && words[operandsAt]?.text !== wrapper.subcommand)
        return [];
    let from = operandsAt;
    if (wrapper.operands) {
        from += wrapper.operands;
        // `setarch x86_64 -R program`, `conda run -n app program`.
        from += (0,shell_options/* readOptions */.Tt)(words.slice(from), { ...wrapper, untilOperand: true }).operandsAt;
    }
    // `env - program`: with nothing in the environment.
    if (wrapper.assignments && words[from]?.display === '-')
        from++;
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

/***/ 6697:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ imageRules),
/* harmony export */   s: () => (/* binding */ imageVulnerability)
/* harmony export */ });
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7422);

const imageVulnerability = {
    id: 'image/vulnerability',
    title: 'Known vulnerability in an image',
    severity: 'medium',
    confidence: 'high',
    category: 'vulnerability',
    profile: 'recommended',
    why: 'The advisory that describes the weakness tells attackers what to try against everything that is built on, or run from, this image.',
    fix: 'Move to a version of the image that has the fix, or to a smaller variant without the package; if there is none yet, pin the digest and check again later.',
    details: 'Each finding is one vulnerability of one package of an image, on the line that names the image; several installed versions of the package count as one. The severity is the scanner\u2019s. What the scanner calls unknown is `low`, with low confidence.\n\nIn a pull request, a vulnerability is introduced if the image that was there before did not have it. An image that the pull request does not change is not scanned, so new advisories never fail an unrelated pull request. With `ignore-unfixed`, vulnerabilities without a fixed version are left out.\n\nA comment `ignore[CVE-\u2026] reason` on the line silences one vulnerability, `ignore[image/vulnerability] reason` all of that image; in the config, `ignore` takes a `vulnerability`. A severity that the config gives this rule replaces the scanner\u2019s.',
    references: [
        'https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html#rule-9---integrate-container-scanning-tools-into-your-cicd-pipeline',
        'https://trivy.dev/latest/docs/scanner/vulnerability/',
    ],
    covers: ['cis:4.4', 'owasp:RULE #9', 'owasp-node:\u00a77'],
    fixable: true,
    examples: {
        bad: [
            {
                name: 'a base image with a package that has since been fixed',
                code: (0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .source */ .sP) `
          FROM [|python:3.9.1|]
          USER 10001
        `,
            },
            {
                name: 'the image of a service',
                path: 'compose.yaml',
                code: (0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .source */ .sP) `
          services:
            cache:
              image: [|redis:6.0.5|]
        `,
            },
        ],
        good: [
            {
                name: 'an accepted vulnerability, with the reason',
                code: (0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .source */ .sP) `
          # plimsoll: ignore[CVE-2023-4911] no setuid program is left in this image
          FROM python:3.9.1
          USER 10001
        `,
            },
            {
                name: 'a version whose packages have no known vulnerabilities',
                code: (0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .source */ .sP) `
          FROM python:3.14-slim
          USER 10001
        `,
            },
        ],
    },
};
/** Rules on what is in an image. They run where images are looked into. */
const imageRules = [imageVulnerability];


/***/ }),

/***/ 3471:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ catalogue),
/* harmony export */   s: () => (/* binding */ catalogueNames)
/* harmony export */ });
/* harmony import */ var _core_rule_names_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(574);
/* harmony import */ var _images_vulnerability_rule_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6697);
/* harmony import */ var _rules_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3816);
/* harmony import */ var _silence_pragma_rules_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9723);




/** Every rule that a person can meet: those of `rules/`, what is found in images, and the remarks on silencing comments. */
const catalogue = [
    ..._rules_index_js__WEBPACK_IMPORTED_MODULE_1__/* .rules */ .a.dockerfile,
    ..._rules_index_js__WEBPACK_IMPORTED_MODULE_1__/* .rules */ .a.container,
    ..._rules_index_js__WEBPACK_IMPORTED_MODULE_1__/* .rules */ .a.compose,
    ..._rules_index_js__WEBPACK_IMPORTED_MODULE_1__/* .rules */ .a.image,
    ..._images_vulnerability_rule_js__WEBPACK_IMPORTED_MODULE_0__/* .imageRules */ .b,
    ..._silence_pragma_rules_js__WEBPACK_IMPORTED_MODULE_2__/* .pragmaRules */ .M,
];
/** What may be written where a rule is meant, in pragmas, config and on the command line. */
const catalogueNames = (0,_core_rule_names_js__WEBPACK_IMPORTED_MODULE_3__/* .ruleNames */ .X)(catalogue);


/***/ }),

/***/ 3816:
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
    title: 'Both build and image without a pull policy',
    severity: 'low',
    confidence: 'medium',
    category: 'supply-chain',
    profile: 'all',
    why: 'Compose looks for the image in the registry before it builds, so whoever owns that name there decides what runs.',
    fix: 'Say which one is meant with `pull_policy: build`, or remove `image` or `build`.',
    details: 'With both, `image` names the result of the build, which is useful for pushing it; the severity is therefore `low`. Any `pull_policy` settles the question.',
    references: ['https://docs.docker.com/reference/compose-file/build/#using-build-and-image'],
    covers: ['dclint:no-build-and-image'],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'a name without a pull policy',
                code: "services:\n  web:\n    build: .\n    [|image: acme-shop-web|]\n",
            },
        ],
        good: [
            {
                name: 'always built',
                code: "services:\n  web:\n    build: .\n    image: acme-shop-web\n    pull_policy: build\n  worker:\n    build: ./worker\n",
            },
        ],
    };
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
                message: `${(0,core_text/* quoted */.TL)(name)} is built here, but Compose pulls ${(0,core_text/* quoted */.TL)(image.raw)} instead if a registry has it.`,
                edits: edit && [edit],
            };
        }
    },
};

// EXTERNAL MODULE: ./build/src/core/location.js
var core_location = __webpack_require__(4582);
// EXTERNAL MODULE: ./build/src/core/severity.js
var severity = __webpack_require__(2842);
;// CONCATENATED MODULE: ./build/src/rules/knowledge/gravest.js

/** The gravest of some, the first of equals. */
function gravest(all) {
    return all.reduce((worst, each) => (worst !== undefined && (0,severity/* compareSeverities */.Rj)(worst.severity, each.severity) <= 0 ? worst : each), undefined);
}

;// CONCATENATED MODULE: ./build/src/rules/knowledge/secret-names.js
/** Words, and ends of words (`PGPASSWORD`, `githubtoken`), that name a secret. */
const likely = /(?:(?:db|sql|pg|root|admin|user)pass|password|passwd|passphrase|passcode|pword|secret|token|apikey|credentials?|privatekey|secretkey|accesskey)$/;
const likelyWords = new Set(['pass', 'pwd', 'pw', 'secrets', 'pat', 'requirepass', 'masterauth']);
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
const maybeWords = new Set(['key', 'keys', 'auth', 'credential', 'cred', 'creds', 'cert', 'dsn', 'jwt']);
/**
 * What a name may say of a secret without being one: where it lies, how long it lives, what it is called.
 * BuildKit excuses public, file and version: https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/
 */
const public_ = new Set(['public', 'pub', 'file', 'version', 'path', 'fingerprint']);
const aspects = new Set(['age', 'alg', 'algorithm', 'arn', 'backend', 'class', 'count', 'dir', 'directory', 'disabled', 'enabled', 'endpoint']
    .concat([
    'encoder',
    'encryption',
    'env',
    'expiration',
    'expires',
    'expiry',
    'format',
    'header',
    'host',
    'hostname',
    'issuer',
    'length',
])
    .concat([
    'hint',
    'interval',
    'label',
    'lifetime',
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
    'pattern',
    'policy',
    'port',
    'prompt',
])
    .concat([
    'prefix',
    'provider',
    'realm',
    'regex',
    'ref',
    'required',
    'reset',
    'ring',
    'server',
    'service',
    'size',
    'stdin',
    'store',
    'suffix',
    'timeout',
])
    .concat(['ttl', 'type', 'uri', 'url', 'user', 'username', 'validity']));
/** How long something lives, in whatever unit the last word gives: `TOKEN_EXPIRES_IN`, `SESSION_TIMEOUT_SECONDS`. */
const times = new Set(['expire', 'expires', 'expiry', 'expiration', 'ttl', 'lifetime', 'timeout', 'duration']);
/** Keys that open nothing: signing keys named by their fingerprint, keys of caches and tables. */
const harmlessKeys = new Set(['gpg', 'pgp', 'cache', 'sort', 'primary', 'foreign', 'partition', 'host', 'apt', 'repo']);
/** Behind `key`, they say that it is there as a whole: `TLS_KEY_PEM`, `KEY_B64` (numbers behind a word are taken off). */
const contents = new Set(['b', 'base', 'content', 'contents', 'data', 'material', 'pem', 'string', 'value']);
const roles = new Set(['approle', 'role', 'vault']);
/** Every word that names a secret holds one of these, and most names hold none. */
const hints = /pass|pw|secret|token|key|cred|pat|auth|cert|dsn|jwt/;
/**
 * Names that clients of one provider read the other half of a login from: worth little alone, and given away together
 * with the secret beside it. By the clients' own documentation.
 */
const accounts = new Set(['AZURE_CLIENT_ID', 'AZURE_USERNAME', 'CF_USERNAME', 'CI_DEPLOY_USER', 'DOCKER_EMAIL', 'DOCKER_USERNAME']
    .concat(['FACEBOOK_APP_ID', 'GITLAB_USER_LOGIN', 'HEROKU_API_USER', 'HEROKU_EMAIL', 'HEROKU_USER', 'OS_USERNAME'])
    .concat(['OKTA_AUTHN_GROUPID', 'OKTA_CLIENT_ORGURL', 'OKTA_OAUTH2_CLIENTID', 'SAUCE_USERNAME', 'SURGE_LOGIN'])
    .concat(['MCLI_PUBLIC_API_KEY', 'STRIPE_DEVICE_NAME', 'TWILIO_ACCOUNT_SID', 'VULTR_ACCESS']));
/** Whether a variable is the account of a provider's login, which is no secret by itself. */
function isAccountName(name) {
    return accounts.has(name.toUpperCase());
}
function secretName(name) {
    if (!hints.test(name.toLowerCase()))
        return 'no';
    // The shell's own, for the folder it stands in; and what a line of sudoers says.
    if (/^(?:(?:OLD)?PWD|NOPASSWD)$/i.test(name))
        return 'no';
    // It tells clusters of etcd apart: https://etcd.io/docs/latest/op-guide/configuration/#clustering
    if (/(?:^|_)initial[-_]cluster[-_]token$/i.test(name))
        return 'no';
    const words = wordsOf(name);
    const last = words.at(-1) ?? '';
    const before = words.at(-2) ?? '';
    if (words.some((word) => public_.has(word) || times.has(word)) || aspects.has(last))
        return 'no';
    // Vault's AppRole calls its password so: https://developer.hashicorp.com/vault/docs/auth/approle
    if (last === 'id' && before === 'secret' && words.some((word) => roles.has(word)))
        return 'likely';
    // An id of a key goes along with the key itself, and is given away with it.
    if (last === 'id')
        return before === 'key' && words.at(-3) === 'access' ? 'likely' : 'no';
    if (words.some((word) => likely.test(word) || likelyWords.has(word)))
        return 'likely';
    if (words.some((word, index) => word === 'key' && keyKinds.has(words[index - 1] ?? '')))
        return 'likely';
    if (before === 'key' && contents.has(last))
        return harmlessKeys.has(words.at(-3) ?? '') ? 'no' : 'maybe';
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
/** `POSTGRES_USER`, `MYSQL_DATABASE`: variables whose value is tried as the password, too. */
function namesAccount(name) {
    return /(?:^|_)(?:user|username|login|db|dbname|database)$/i.test(name);
}

// EXTERNAL MODULE: ./build/src/rules/knowledge/secret-proof.js
var secret_proof = __webpack_require__(3887);
// EXTERNAL MODULE: ./build/src/rules/knowledge/secret-values.js + 1 modules
var secret_values = __webpack_require__(531);
;// CONCATENATED MODULE: ./build/src/rules/knowledge/secret-assignment.js



const nobody = new Set();
/** What everybody tries first guards a development setup at best: nobody has to steal it, and nothing has to be revoked. */
const guessed = { severity: 'low', confidence: 'low' };
/**
 * Judges `name=text` by the form of the value first (providers give their tokens one), then by the name. `undefined`
 * for what is no secret, plainly stands for one to be filled in, or only says where one lies. `beside` are the names, in
 * small letters, of the accounts that the secret may belong to: as a password, each is tried first.
 */
function secretAssignment(name, text, beside = nobody) {
    const [found] = (0,secret_values/* findSecrets */.dL)(text);
    if (found !== undefined) {
        const { kind, nature, start, end } = found;
        const secret = text.slice(start, end);
        const isLogin = nature === 'password' && text.slice(0, start).endsWith(`/${secret}:`);
        const verdict = isLogin && !found.placeholder ? guessed : secretVerdict(found, secret);
        return verdict && { ...verdict, kind, secret };
    }
    const verdict = secretName(name);
    if (verdict === 'no' || !looksReal(text) || (verdict === 'maybe' && !looksRandom(text)))
        return undefined;
    return (0,secret_values/* isWellKnown */.MZ)(text) || beside.has(text.toLowerCase())
        ? { ...guessed, kind: '', secret: text }
        : { severity: 'high', confidence: verdict === 'likely' ? 'medium' : 'low', kind: '', secret: text };
}
/**
 * How grave a secret of a known form is; `undefined` for a placeholder. What guards a development setup at best, or has
 * to be guessed first, is milder; what its own checksum gives away as made up is less sure.
 */
function secretVerdict({ nature, placeholder, madeUp }, secret) {
    if (placeholder)
        return undefined;
    if (nature === 'hash')
        return { severity: 'medium', confidence: 'medium' };
    if ((0,secret_values/* isWellKnown */.MZ)(secret))
        return guessed;
    return { severity: 'high', confidence: madeUp ? 'low' : 'high' };
}
/** No placeholder, no switch, no path, file or address. A key of AWS may begin with a slash, and is as long as no path is. */
function looksReal(text) {
    if (/^[A-Za-z0-9+/]{40}$/.test(text) && (0,secret_proof/* entropyOf */.JH)(text) > 4.5)
        return true;
    return !((0,secret_values/* isPlaceholder */.wK)(text) ||
        // A list of Compose keeps quotes: `- ALLOW_EMPTY_PASSWORD="true"`.
        (0,secret_values/* isSwitch */.Tb)(text.replace(/^(["'])(.*)\1$/s, '$2')) ||
        isFileName(text) ||
        // A project's token of PostHog is made to be sent to every browser: https://posthog.com/docs/api
        /^phc_\w+$/.test(text) ||
        /^(?:~?\/|\.{1,2}\/|[A-Za-z]:\\|[a-z]+:\/\/|\$)/.test(text));
}
/** `.htpasswd`, `secrets/token.txt`: where a secret lies, named without a leading `./`. */
function isFileName(text) {
    return (/^\.(?:env|htpasswd|netrc|npmrc|passwd|pgpass|pypirc|vault[_-]pass)[\w.-]*$/i.test(text) ||
        /^[\w./-]+\.(?:txt|json|ya?ml|toml|ini|cfg|conf|env|properties|pem|key|pub|crt|cert|p12|pfx|jks|htpasswd)$/i.test(text) ||
        /^id_(?:rsa|dsa|ecdsa|ed25519)$/.test(text));
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
    why: 'Anyone who can read the repository, now or later, can use the secrets, and deleting the file leaves them in the Git history.',
    fix: 'Revoke them, remove the file from the repository and add it to `.gitignore`, and commit a `.env.example` without values.',
    details: 'Each `env_file` that is part of the commit is read. Values are judged as in `container/secret-in-environment`: placeholders, switches and variables are not reported, and well-known default passwords are `medium`.',
    references: ['https://docs.docker.com/compose/how-tos/environment-variables/best-practices/'],
    covers: ['kics:a88baa34-e2ad-44ea-ad6f-8cac87bc7c71', 'owasp:RULE #12'],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'a password beside the Compose file',
                code: "services:\n  db:\n    image: postgres:17.6\n    env_file:\n      - [|./db.env|]\n",
                files: {
                    'db.env': "POSTGRES_USER=shop\nPOSTGRES_PASSWORD=\"Tr0ub4dor_3\"\n",
                },
            },
            {
                name: 'one file for two services, reported once',
                code: "services:\n  db:\n    image: postgres:17.6\n    env_file:\n      - path: [|./db.env|]\n        required: false\n  backup:\n    image: example/backup:5\n    env_file: db.env\n",
                files: { 'db.env': 'POSTGRES_PASSWORD=Tr0ub4dor_3\n' },
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
    };
    },
    *check(document, project) {
        const uses = project.containersOf(document).flatMap(({ envFiles }) => envFiles);
        // Services share files: each is one root cause, told where it is named first.
        for (const [path, [first, ...others]] of Map.groupBy(uses, (file) => project.pathOf(file) ?? '')) {
            const found = secretLines(project.text(path) ?? '');
            const worst = gravest(found);
            if (first === undefined || worst === undefined)
                continue;
            const { severity, confidence, kind, secret, name, line } = worst;
            const what = name === '' ? (0,core_text/* withArticle */.vJ)(kind) : (0,core_text/* quoted */.TL)(name);
            const more = found.length === 1 ? '' : ` and ${(0,core_text/* count */.U9)(found.length - 1, 'other secret')}`;
            const again = others.slice(0, mostOthers).filter((other) => !samePlace(other, first));
            yield {
                ...at(first),
                subject: path,
                severity,
                confidence,
                message: `${(0,core_text/* quoted */.TL)(path)} is committed with ${what} (${(0,core_text/* quoted */.TL)((0,core_text/* masked */.Iv)(secret))})${more}.`,
                related: [
                    { path, span: lineSpan(line), message: 'The secret is here.' },
                    ...again.map((other) => ({ ...at(other), message: 'The file is used here as well.' })),
                ],
            };
        }
    },
};
/** Services that are named beside the first one; a file may have very many. */
const mostOthers = 20;
/** One place that several services share through a fragment. */
function samePlace(a, b) {
    return a.path === b.path && (0,core_location/* compareSpans */.fd)(a.span, b.span) === 0;
}
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
    why: 'Anyone who can read the repository can use the secret, and deleting the file leaves it in the Git history.',
    fix: 'Revoke it, remove the file from the repository, and let `file` name one that exists only on the host.',
    details: 'Reported if the `file` of a secret is part of the commit. Empty files, placeholders, certificates and public keys are not reported, and a well-known default password is `medium`. A file of `configs` is reported only if its content or name shows that it holds a secret.',
    references: ['https://docs.docker.com/compose/how-tos/use-secrets/'],
    covers: ['owasp:RULE #12'],
    fixable: false,
    get examples() {
    return {
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
                name: 'a file outside the repository, a placeholder, a certificate',
                code: "services:\n  db:\n    image: postgres:17.6\n    secrets: [db_password, token, certificate]\nsecrets:\n  db_password:\n    file: ./secrets/db_password.txt\n  token:\n    file: ./token.txt\n  certificate:\n    file: ./site.crt\n  other:\n    environment: OTHER_TOKEN\n",
                files: {
                    'token.txt': 'changeme\n',
                    'site.crt': '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n',
                },
            },
        ],
    };
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
    if ((0,secret_values/* isPlaceholder */.wK)(text.slice(0, 500)) || isPublic(text))
        return undefined;
    return (0,secret_values/* isWellKnown */.MZ)(text) ? { severity: 'medium', confidence: 'medium' } : {};
}
function isPublic(text) {
    if (text.includes('PRIVATE KEY'))
        return false;
    return /^-----BEGIN (?:TRUSTED )?(?:CERTIFICATE|PUBLIC KEY)|^(?:ssh-(?:rsa|ed25519)|ecdsa-sha2-\S{1,40}) /.test(text);
}

;// CONCATENATED MODULE: ./build/src/rules/compose/contradicting-option.js

const contradictingOption = {
    id: 'compose/contradicting-option',
    title: 'Contradictory options',
    severity: 'medium',
    confidence: 'high',
    category: 'correctness',
    profile: 'recommended',
    why: 'Compose rejects the whole file, so none of its services start.',
    fix: 'Keep one of the two.',
    details: '`mem_limit`, `cpus`, `pids_limit`, `mem_reservation` and `scale` have a second spelling under `deploy`. If `deploy.resources.limits` is present, a limit missing from it counts as different from the service\u2019s own, so all limits belong there. Also reported are `network_mode` with `networks`, `container_name` with more than one replica, `dockerfile` with `dockerfile_inline`, and a `platform` missing from `build.platforms`. Values that come from a variable are not reported.',
    references: ['https://github.com/compose-spec/compose-go/blob/main/loader/validate.go'],
    covers: [],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'one limit with two values, and one missing below deploy',
                code: "services:\n  web:\n    image: example/web:1.2\n    [|mem_limit: 1g|]\n    [|pids_limit: 200|]\n    deploy:\n      resources:\n        limits:\n          memory: 2g\n",
            },
            {
                name: 'mutually exclusive options',
                code: "services:\n  web:\n    image: example/web:1.2\n    [|network_mode: host|]\n    networks: [front]\n  worker:\n    image: example/worker:1.2\n    [|container_name: worker|]\n    deploy:\n      replicas: 2\n  tool:\n    build:\n      dockerfile: tool.Dockerfile\n      [|dockerfile_inline: FROM example/tool:1|]\n  phone:\n    [|platform: linux/arm64|]\n    build:\n      context: .\n      platforms: [linux/amd64]\n  queue:\n    image: example/queue:4\n    [|scale: 3|]\n    deploy:\n      replicas: 2\nnetworks:\n  front:\n",
            },
        ],
        good: [
            {
                name: 'equal values in both places, and limits in only one',
                code: "services:\n  web:\n    image: example/web:1.2\n    mem_limit: 1gb\n    cpus: 0.50\n    pids_limit: 200\n    deploy:\n      replicas: 1\n      resources:\n        limits:\n          memory: 1024M\n          cpus: \"0.5\"\n          pids: 200\n  worker:\n    image: example/worker:1.2\n    container_name: worker\n    pids_limit: 200\n    scale: 1\n    deploy:\n      resources:\n        reservations:\n          memory: 1g\n  queue:\n    image: example/queue:4\n    mem_limit: ${MEMORY}\n    pids_limit: 0\n    network_mode: host\n    networks: []\n    scale: 2\n    deploy:\n      resources:\n        limits:\n          memory: 2g\n",
            },
        ],
    };
    },
    *check({ services }) {
        const told = new Set();
        for (const { name, node } of services) {
            for (const { entry, against, message } of [...differing(name, node), ...excluding(name, node)]) {
                const { line, column } = entry.span.start;
                const place = `${entry.key} ${line}:${column}`;
                // What services share through an anchor is written once.
                if (told.has(place))
                    continue;
                told.add(place);
                const related = [{ path: against.path, span: against.keySpan, message: `${(0,core_text/* quoted */.TL)(against.key)} is set here.` }];
                yield { ...placeOf(entry), subject: entry.key, message, related };
            }
        }
    },
};
/** Options with a second spelling: the mapping it is in, its key there, and what a value comes to. */
const spellings = [
    { key: 'mem_limit', under: ['deploy', 'resources', 'limits'], other: 'memory', amount: bytesIn },
    { key: 'cpus', under: ['deploy', 'resources', 'limits'], other: 'cpus', amount: Number },
    { key: 'pids_limit', under: ['deploy', 'resources', 'limits'], other: 'pids', amount: Number },
    { key: 'mem_reservation', under: ['deploy', 'resources', 'reservations'], other: 'memory', amount: bytesIn },
];
function* differing(name, service) {
    for (const { key, under, other, amount } of spellings) {
        const entry = service.entry(key);
        const value = amountOf(entry?.node, amount);
        const limits = entryBelow(service, under);
        if (entry === undefined || !value || limits?.node.kind !== 'map')
            continue;
        const second = limits.node.entry(other);
        if (second === undefined) {
            const message = `${(0,core_text/* quoted */.TL)(name)} has ${(0,core_text/* quoted */.TL)(key)} beside ${(0,core_text/* quoted */.TL)(under.join('.'))}, where ${(0,core_text/* quoted */.TL)(other)} is missing.`;
            yield { entry, against: limits, message };
        }
        else if (isAnother(value, amountOf(second.node, amount))) {
            const message = `${(0,core_text/* quoted */.TL)(name)} sets ${(0,core_text/* quoted */.TL)(key)} and ${(0,core_text/* quoted */.TL)([...under, other].join('.'))} to different values.`;
            yield { entry, against: second, message };
        }
    }
}
function* excluding(name, service) {
    const owner = (0,core_text/* quoted */.TL)(name);
    const [mode, networks] = [service.entry('network_mode'), service.entry('networks')];
    if (mode && networks && textOf(mode.node) !== '' && !isEmpty(networks.node)) {
        const message = `${owner} has both \`network_mode\` and \`networks\`, which exclude each other.`;
        yield { entry: mode, against: networks, message };
    }
    const [scale, replicas] = [service.entry('scale'), entryBelow(service, ['deploy', 'replicas'])];
    const [one, other] = [amountOf(scale?.node, Number), amountOf(replicas?.node, Number)];
    if (scale && replicas && one !== undefined && isAnother(one, other)) {
        const message = `${owner} sets \`scale\` and \`deploy.replicas\` to different numbers.`;
        yield { entry: scale, against: replicas, message };
    }
    const called = service.entry('container_name');
    const several = scale ?? replicas;
    if (called && several && textOf(called.node) !== '' && (scale ? one : other) !== undefined) {
        const number = Number(scale ? one : other);
        const message = `${owner} has a \`container_name\`, which only one of its ${number} containers can have.`;
        if (number > 1)
            yield { entry: called, against: several, message };
    }
    const inline = entryBelow(service, ['build', 'dockerfile_inline']);
    const file = entryBelow(service, ['build', 'dockerfile']);
    if (inline && file && textOf(inline.node) !== '' && textOf(file.node) !== '') {
        const message = `${owner} has both \`dockerfile\` and \`dockerfile_inline\`, which exclude each other.`;
        yield { entry: inline, against: file, message };
    }
    const platform = service.entry('platform');
    const platforms = entryBelow(service, ['build', 'platforms']);
    if (platform && platforms?.node.kind === 'list' && isMissingIn(platforms.node.items, textOf(platform.node))) {
        const message = `${owner} runs on ${(0,core_text/* quoted */.TL)(textOf(platform.node) ?? '')}, which is not among its \`build.platforms\`.`;
        yield { entry: platform, against: platforms, message };
    }
}
function placeOf({ path, span }) {
    return { path, span };
}
function entryBelow(map, [key = '', ...rest]) {
    const entry = map.entry(key);
    if (rest.length === 0)
        return entry;
    return entry?.node.kind === 'map' ? entryBelow(entry.node, rest) : undefined;
}
/** '' where there is none, `undefined` where a variable brings it. */
function textOf(node) {
    if (node.kind !== 'scalar' || node.value === null || node.tag === '!reset')
        return '';
    return node.text;
}
/** `undefined` for what is no amount, or cannot be known. */
function amountOf(node, amount) {
    const text = node && textOf(node);
    const value = text ? amount(text) : Number.NaN;
    return Number.isNaN(value) ? undefined : value;
}
function isAnother(one, other) {
    return other !== undefined && one !== other;
}
function isEmpty(node) {
    if (node.tag === '!reset')
        return true;
    if (node.kind === 'scalar')
        return node.value === null;
    return (node.kind === 'map' ? node.entries : node.items).length === 0;
}
function isMissingIn(items, text) {
    if (!text || items.length === 0)
        return false;
    return items.every((item) => item.kind === 'scalar' && item.text !== undefined && item.text !== text);
}
/** `512m`, `1.5gb`, `1024`: https://docs.docker.com/reference/compose-file/extension/#specifying-byte-values */
function bytesIn(text) {
    const match = /^(\d+(?:\.\d+)?) ?([kmgtp]?)(?:i?b)?$/i.exec(text);
    const [, number = '', unit = ''] = match ?? [];
    return match ? Math.floor(Number(number) * 1024 ** ' kmgtp'.indexOf(unit.toLowerCase() || ' ')) : Number.NaN;
}

;// CONCATENATED MODULE: ./build/src/rules/compose/dependency-cycle.js

const dependencyCycle = {
    id: 'compose/dependency-cycle',
    title: 'Circular dependency between services',
    severity: 'medium',
    confidence: 'high',
    category: 'correctness',
    profile: 'recommended',
    why: 'Compose rejects the whole file, so none of its services start.',
    fix: 'Remove one of the dependencies.',
    details: 'A service depends on those in its `depends_on`, `links` and `volumes_from`, and on the one whose network, processes or memory it shares (`network_mode: service:\u2026`). Each cycle is reported once, on the first of its services.',
    references: ['https://docs.docker.com/compose/how-tos/startup-order/'],
    covers: [],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'cycles of two services, of three, and of one',
                code: "services:\n  web:\n    image: example/web:1.2\n    [|depends_on|]: [db]\n  db:\n    image: example/db:3\n    depends_on:\n      web:\n        condition: service_started\n  a:\n    image: example/a:1\n    [|links|]: [\"b:other\"]\n  b:\n    image: example/b:1\n    network_mode: service:c\n  c:\n    image: example/c:1\n    volumes_from: [\"a:ro\"]\n  self:\n    image: example/self:1\n    [|depends_on|]: [self]\n",
            },
        ],
        good: [
            {
                name: 'two services that depend on the same one',
                code: "services:\n  web:\n    image: example/web:1.2\n    depends_on: [worker, db]\n  worker:\n    image: example/worker:1.2\n    depends_on: [db]\n  db:\n    image: example/db:3\n    volumes_from: [\"container:web\"]\n    depends_on: [missing]\n",
            },
        ],
    };
    },
    *check({ services }) {
        const waits = new Map(services.map(({ name, node }) => [name, dependenciesOf(node)]));
        const nodes = new Map(services.map(({ name, node }) => [name, node]));
        for (const cycle of cyclesIn(new Map([...waits].map(([name, found]) => [name, [...found.keys()]])))) {
            const [first = '', next = first] = cycle;
            const entry = nodes.get(first)?.entry(waits.get(first)?.get(next) ?? '');
            if (entry === undefined)
                continue;
            const chain = [...cycle.slice(1, mostNamed), first].map((name) => (0,core_text/* quoted */.TL)(name)).join(', which waits for ');
            const message = `${(0,core_text/* quoted */.TL)(first)} waits for ${chain}.`;
            yield { path: entry.path, span: entry.keySpan, subject: cycle.toSorted().slice(0, mostNamed).join(' '), message };
        }
    },
};
/** Services of one cycle that are named. */
const mostNamed = 8;
/** Services that one waits for, each with the key that says so. */
function dependenciesOf(service) {
    const found = new Map();
    const add = (key, name) => {
        if (name !== undefined && !found.has(name))
            found.set(name, key);
    };
    for (const name of namesIn(service.get('depends_on')))
        add('depends_on', name);
    for (const name of namesIn(service.get('links')))
        add('links', name.split(':')[0]);
    for (const name of namesIn(service.get('volumes_from'))) {
        if (!name.startsWith('container:'))
            add('volumes_from', name.split(':')[0]);
    }
    for (const key of ['network_mode', 'pid', 'ipc']) {
        const mode = service.get(key);
        if (mode?.kind === 'scalar')
            add(key, /^service:(.+)$/s.exec(mode.text ?? '')?.[1]);
    }
    return found;
}
function namesIn(node) {
    if (node?.kind === 'map')
        return node.entries.map(({ key }) => key);
    if (node?.kind !== 'list')
        return [];
    return node.items.flatMap((item) => (item.kind === 'scalar' ? (item.text ?? []) : []));
}
/** Cycles in which each service waits for the next, and the last for the first; a service is in one at most. */
function* cyclesIn(waits) {
    const done = new Set();
    for (const start of waits.keys()) {
        const path = [];
        const left = [];
        const places = new Map();
        const enter = (name) => {
            if (done.has(name))
                return;
            done.add(name);
            places.set(name, path.push(name) - 1);
            left.push((waits.get(name) ?? []).values());
        };
        enter(start);
        for (let last = left.at(-1); last !== undefined; last = left.at(-1)) {
            const { value: next, done: ended } = last.next();
            const at = ended === true ? path.length - 1 : places.get(next);
            if (ended !== true && at === undefined && waits.has(next))
                enter(next);
            if (at === undefined)
                continue;
            const closed = path.splice(at);
            left.splice(at);
            for (const name of closed)
                places.delete(name);
            if (ended !== true)
                yield closed;
        }
    }
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
    why: 'The order of `depends_on` means nothing to Compose, so any order but the alphabetical one suggests a meaning that is not there.',
    fix: 'Sort `depends_on` by name.',
    references: ['https://docs.docker.com/reference/compose-file/services/#depends_on'],
    covers: ['dclint:service-dependencies-alphabetical-order'],
    fixable: false,
    gathered: { by: 'file', cause: 'order' },
    get examples() {
    return {
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
    };
    },
    *check({ services }) {
        for (const { name, node } of services) {
            const entry = node.entry('depends_on');
            if (entry === undefined || entry.merged)
                continue;
            const found = firstOutOfOrder(dependency_order_namesIn(entry.node), (a, b) => (0,finding/* compareText */.n)(a.name.toLowerCase(), b.name.toLowerCase()));
            if (found === undefined)
                continue;
            const { item, before } = found;
            const message = `${(0,core_text/* quoted */.TL)(name)} lists ${(0,core_text/* quoted */.TL)(item.name)} after ${(0,core_text/* quoted */.TL)(before.name)}.`;
            yield { span: item.span, subject: 'depends_on', message };
        }
    },
};
function dependency_order_namesIn(node) {
    if (node.kind === 'map')
        return node.entries.map(({ key, keySpan }) => ({ name: key, span: keySpan }));
    if (node.kind !== 'list')
        return [];
    return node.items.flatMap((item, index) => item.kind === 'scalar' ? [{ name: item.raw, span: node.places[index] ?? item.span }] : []);
}

;// CONCATENATED MODULE: ./build/src/rules/compose/duplicate-container-name.js


const duplicateContainerName = {
    id: 'compose/duplicate-container-name',
    title: 'Container name used twice',
    severity: 'medium',
    confidence: 'high',
    category: 'correctness',
    profile: 'recommended',
    why: 'Container names are unique on a host, so the second service does not start.',
    fix: 'Use different names, or leave `container_name` out, because Compose creates unique names.',
    references: ['https://docs.docker.com/reference/compose-file/services/#container_name'],
    covers: ['dclint:no-duplicate-container-names'],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'copied along with the service',
                code: "services:\n  web:\n    image: example/web:1.2\n    container_name: shop\n  worker:\n    image: example/worker:1.2\n    container_name: [|shop|]\n",
            },
        ],
        good: [
            {
                name: 'different names, one from a variable',
                code: "services:\n  web:\n    image: example/web:1.2\n    container_name: shop-web\n  worker:\n    image: example/worker:1.2\n    container_name: ${PROJECT}-worker\n",
            },
        ],
    };
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

// EXTERNAL MODULE: ./build/src/documents/containers/words.js
var words = __webpack_require__(4976);
;// CONCATENATED MODULE: ./build/src/rules/compose/duplicate-port.js



/** Ports that ranges of one file are expanded to; nobody publishes as many, and what comes on top goes by its first. */
const maxExpanded = 200_000;
const duplicatePort = {
    id: 'compose/duplicate-port',
    title: 'Host port published twice',
    severity: 'medium',
    confidence: 'high',
    category: 'correctness',
    profile: 'recommended',
    why: 'A port can be bound only once, so the second service does not start.',
    fix: 'Publish one of them on another port, or give each its own address of the host.',
    details: 'Ranges are compared port by port, TCP and UDP separately. The same port on two addresses of the host is no conflict; `0.0.0.0`, `[::]` and no address conflict with every other one. The same mapping twice in one service is `info`, because Compose drops the second. Services with different `profiles` may never run together, and are not reported. Ports that depend on a variable without a default are compared only with those of the same variable.',
    references: ['https://docs.docker.com/reference/compose-file/services/#ports'],
    covers: ['dclint:no-duplicate-exported-ports'],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'within a range, and in the long form',
                code: "services:\n  web:\n    image: example/web:1.2\n    ports:\n      - \"8080-8090:80-90\"\n  admin:\n    image: example/admin:1.2\n    ports:\n      - [|\"127.0.0.1:8085:80\"|]\n      - [|target: 81\n        published: 8086|]\n",
            },
            {
                name: 'the same variable',
                code: "services:\n  web:\n    image: example/web:1.2\n    ports: [\"127.0.0.1:${PORT}:80\"]\n  admin:\n    image: example/admin:1.2\n    ports: [[|\"127.0.0.1:$PORT:81\"|], \"127.0.0.1:${ADMIN_PORT}:80\"]\n",
            },
        ],
        good: [
            {
                name: 'another protocol, another address, another profile',
                code: "services:\n  dns:\n    image: example/dns:3\n    ports:\n      - \"5353:53/udp\"\n      - \"5353:53/tcp\"\n      - \"127.0.0.1:8080:80\"\n  web:\n    image: example/web:1.2\n    profiles: [production]\n    ports:\n      - \"192.0.2.10:8080:80\"\n      - \"9000:9000\"\n  debug:\n    image: example/web:1.2\n    profiles: [debug]\n    ports:\n      - \"9000:9000\"\n",
            },
        ],
    };
    },
    *check(document, project) {
        const taken = new Map();
        let budget = maxExpanded;
        for (const container of project.containersOf(document)) {
            if (container.partial)
                continue;
            for (const port of container.ports) {
                if (port.hostIp === undefined)
                    continue;
                const wanted = publishedOf(port, budget);
                budget -= wanted.length;
                const clash = claim(taken, { container, port }, wanted);
                if (clash === undefined)
                    continue;
                const name = `${clash.at}/${port.protocol}`;
                const { other } = clash;
                const again = other.container === container;
                const ending = again ? ' twice' : `, which ${(0,core_text/* quoted */.TL)(other.container.name)} has taken`;
                yield {
                    ...at(port),
                    subject: name,
                    message: `${(0,core_text/* quoted */.TL)(container.name)} publishes port ${name}${ending}.`,
                    // The same mapping again is dropped by Compose, and all that is wrong is the line.
                    ...(again && sameTarget(other.port, port) ? { severity: 'info' } : {}),
                    related: [{ ...at(other.port), message: 'It is published here first.' }],
                };
            }
        }
    },
};
/** Who else may hold one port: more than these are told by the first ones already. */
const maxHolders = 8;
/** Every port of a range, or the variable that holds the port; no more than `most`. */
function publishedOf({ published, raw }, most) {
    if (published === undefined) {
        const written = (0,words/* splitAtColons */.Qo)(raw).at(-2) ?? '';
        return /^\$\{?\w+\}?$/.test(written) ? [written.replace(/[{}]/g, '')] : [];
    }
    const { first, last } = published;
    if (first === 0)
        return [];
    const length = Math.max(1, Math.min(last - first + 1, most));
    return Array.from({ length }, (_, index) => `${first + index}`);
}
/** Takes every port, and tells the first that somebody has. */
function claim(taken, own, wanted) {
    let clash;
    for (const at of wanted) {
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
function sameTarget({ target: one }, { target: two }) {
    return one?.first === two?.first && one?.last === two?.last;
}
function isAny(hostIp) {
    return hostIp === '' || hostIp === '0.0.0.0' || hostIp === '::';
}
/** A service without profiles always runs. */
function apart(a, b) {
    return a.length > 0 && b.length > 0 && !a.some((profile) => b.includes(profile));
}

// EXTERNAL MODULE: ./build/src/documents/lines.js
var documents_lines = __webpack_require__(7471);
// EXTERNAL MODULE: ./build/src/documents/shell/wrappers.js + 1 modules
var wrappers = __webpack_require__(2928);
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
        solv-cache-dir solver-focus type userdata`),
        },
    ],
    [
        'gem',
        {
            short: 'vinsPBg',
            long: list('bindir build-root config-file file install-dir platform source trust-policy version'),
        },
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
    return isPython(name) ? python : interpreters.get(withoutVersion(name));
}
function withoutVersion(name) {
    return name.replace(/[0-9][0-9.]*$/, '');
}
/** `pip`, `pip3`, `pip3.12`. */
function isPip(name) {
    return name.startsWith('pip') && withoutVersion(name) === 'pip';
}
/** `python`, `python3.12`, `pypy3`. */
function isPython(name) {
    if (!name.startsWith('py'))
        return false;
    const bare = withoutVersion(name);
    return bare === 'python' || bare === 'pypy';
}
/** A program other than a shell that runs a program it is given as a file, as text or on standard input. */
function isInterpreter(name) {
    return interpreterGrammar(name) !== undefined;
}

// EXTERNAL MODULE: ./build/src/documents/shell/options.js
var shell_options = __webpack_require__(9959);
;// CONCATENATED MODULE: ./build/src/documents/shell/command-line.js


const read = new WeakMap();
/** Options and operands apart, read as the program itself reads them, or by `grammar` where that is given. */
function commandLine(command, grammar) {
    if (grammar)
        return (0,shell_options/* readOptions */.Tt)(command.words, grammar);
    const known = read.get(command);
    if (known)
        return known;
    const { options, operands, operandsAt } = (0,shell_options/* readOptions */.Tt)(command.words, grammarOf(command.name));
    // Kept as long as the command is: copies have no room left to grow.
    const line = { options: options.slice(), operands: operands.slice(), operandsAt };
    read.set(command, line);
    return line;
}

// EXTERNAL MODULE: ./build/src/documents/shell/dialect.js
var dialect = __webpack_require__(2935);
// EXTERNAL MODULE: ./build/src/documents/shell/passing.js
var passing = __webpack_require__(6826);
;// CONCATENATED MODULE: ./build/src/documents/shell/flow.js







/** Further than this nobody pipes; without an end, each of many commands would look at all behind it. */
const mostReaders = 64;
/** The commands further down the pipeline, with what `sudo` and the like run there; the first 64 of them and the last stage. */
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
        // What runs a long row in the end stands last.
        if (found.length === mostReaders && step === 1) {
            const last = pipeline.stages.length - 1;
            if (at < last)
                found.push(...(pipeline.stages[last] ?? []).slice(0, mostReaders));
        }
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
    // What `xargs` runs does not read what `xargs` reads, but may be given it as text.
    if (wrapper?.name === 'xargs')
        return isShell(command) && runsItems(command, wrapper);
    if (isShell(command) || (0,dialect/* isAlikeShell */.Jz)(command.name))
        return (0,wrappers/* readsProgramFromInput */.k_)(words);
    if (command.name === '.' || command.name === 'source')
        return (0,wrappers/* isStandardInput */.mC)(words[0]?.text);
    if (!isInterpreter(command.name))
        return false;
    const { options, operands, operandsAt } = commandLine(command);
    const otherwise = isPython(command.name) ? pythonProgram : otherProgram;
    if (options.some(({ name }) => otherwise.has(name)))
        return false;
    const first = operands[0]?.text;
    // `php -- --install-dir=/usr/bin` gives the words to what it reads.
    const given = command.name.startsWith('php') && words[operandsAt - 1]?.display === '--';
    return operands.length === 0 || given || (0,wrappers/* isStandardInput */.mC)(first);
}
/** Options by which an interpreter is given its program, or runs none. */
const pythonProgram = new Set(['-c', '-m', '-V', '-h', '--version', '--help']);
const otherProgram = new Set(['-e', '-E', '-p', '-r', '-v', '-h', '--eval', '--print', '--version', '--help']);
const passesOn = new Set(['echo', 'printf', 'cat']);
/** Further than this nobody passes a download on; without an end, many variables within one another would cost too much. */
const mostPassed = 6;
/**
 * The commands that run what this one writes: `curl \u2026 | sh`, `sh -c "$(curl \u2026)"`, `eval "$(curl \u2026)"`, `bash <(curl \u2026)`,
 * `bash <<< "$(curl \u2026)"`, `$(curl \u2026)`, `echo "$(curl \u2026)" | sh`, `curl \u2026 | tee >(sh)`, `x=$(curl \u2026); eval "$x"`.
 */
function executors(command) {
    return executorsOf(command, 0);
}
function executorsOf(command, passed) {
    const readers = pipedInto(command);
    const found = readers.filter(executesInput).map((executor) => ({ command: executor, by: 'pipe' }));
    for (const sink of [command, ...readers].flatMap(passing/* sinksOf */.WJ)) {
        if (executesInput(sink))
            found.push({ command: sink, by: 'pipe' });
    }
    if (passed > mostPassed)
        return found;
    const passOn = (next) => {
        if (passesOn.has(next.name))
            found.push(...executorsOf(next, passed + 1));
    };
    const follow = ({ command: user, span }) => {
        if (runsWords(user, span, startsVariable))
            found.push({ command: user, by: 'words' });
        else if (executesInput(user))
            found.push({ command: user, by: 'input' });
        else
            passOn(user);
    };
    for (const reader of readers)
        (0,passing/* usesOfRead */.qU)(reader).slice(0, mostReaders).forEach(follow);
    const { substitution } = command;
    const host = substitution?.command;
    if (!host)
        return found;
    if (substitution.into === 'words') {
        if (runsWords(host, placeIn(command), startsCommand))
            found.push({ command: host, by: 'words' });
        else
            passOn(host);
    }
    else if (substitution.into === 'file' && runsFile(host, command)) {
        found.push({ command: host, by: 'file' });
    }
    else if (substitution.into === 'input') {
        if (executesInput(host))
            found.push({ command: host, by: 'input' });
        else
            passOn(host);
    }
    else if (substitution.into === 'variable') {
        substitution.uses.slice(0, mostReaders).forEach(follow);
    }
    return found;
}
/** Where it stands in its substitution: the call of a function, where it is run by one. */
function placeIn(command) {
    const outermost = wrappersOf(command).findLast(({ substitution }) => substitution === command.substitution);
    return (outermost ?? command).span;
}
/** `xargs sh -c`, `xargs -I{} sh -c {}`: what it reads is the text. */
function runsItems({ words }, { words: outer }) {
    const { options, operands } = (0,shell_options/* readOptions */.Tt)(words, (0,wrappers/* programGrammar */.YR)('sh') ?? {});
    if (!options.some(({ name }) => name === '-c'))
        return false;
    const [text] = operands;
    if (text === undefined)
        return true;
    const replaces = (0,shell_options/* readOptions */.Tt)(outer, (0,wrappers/* programGrammar */.YR)('xargs') ?? {}).options.find(({ name }) => /^(?:-I|-i|--replace)$/.test(name));
    return replaces !== undefined && text.display.startsWith(replaces.value?.display ?? '{}');
}
/** True where the words that stand at `inner` are run: `eval`, the text of `sh -c`, the command's own name. */
function runsWords(host, inner, starts) {
    if ((0,core_location/* containsSpan */.wl)(host.nameSpan, inner))
        return true;
    return programsOf(host).some((text) => text && (0,core_location/* containsSpan */.wl)(text.span, inner) && starts.test(text.display));
}
/** A substitution where a command's name would stand, not one among its words: `echo $(curl \u2026)` runs nothing. */
const startsCommand = /(?:^|[;&|({\n])[ \t]*(?:\$\(|`)/;
const startsVariable = /(?:^|[;&|({\n])[ \t]*\$[{\w]/;
/** The words of a command that are programs. */
function programsOf(command) {
    const { options, operands } = commandLine(command);
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
    const first = commandLine(host).operands[0];
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
    if (managers.has(name))
        return { manager: name, words };
    if (isPip(name))
        return { manager: 'pip', words };
    if (!isPython(name))
        return undefined;
    const module = commandLine(command).options.find((option) => option.name === '-m');
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






/** Words that are neither options nor values of options: `install`, `curl` of `apt-get -o X=y install -y curl`. */
function operands(command, grammar) {
    return commandLine(command, grammar).operands;
}
/**
 * The last option of one of these names, given with their dashes: `'-k'`, `'--insecure'`. Clusters are understood
 * (`-fsSLk`), and a value attached (`--yes=true`).
 */
function findOption(command, ...names) {
    return commandLine(command).options.findLast(({ name }) => names.includes(name));
}
const off = new Set(['false', 'no', 'off', '0']);
/** True where one of the options is there and not a switch that its value turns off (`--yes=false`); the last one counts. */
function hasOption(command, ...names) {
    const option = findOption(command, ...names);
    if (!option)
        return false;
    return (0,shell_options/* takesValue */.ac)(option.name, grammarOf(command.name)) || !off.has(option.value?.text?.toLowerCase() ?? '');
}

;// CONCATENATED MODULE: ./build/src/rules/command-passwords.js

/** Passwords and tokens that a command is given: `--password=\u2026`, `--token \u2026`, `curl -u user:\u2026`, `mysql -p\u2026`. */
function* commandPasswords(command) {
    const { name: program, words } = command;
    for (const { name, value } of commandLine(command).options) {
        if (value !== undefined && /^--?[a-z][a-z-]+$/.test(name) && !isSwitch(name))
            yield placed(name, value);
    }
    for (const [index, word] of words.entries()) {
        const { display } = word;
        // `-Dname=value` of Java, `--build-arg NAME=value`, `make NAME=value`.
        const [, name, rest] = word.text?.includes('=') ? (assignment.exec(word.text) ?? []) : [];
        if (name !== undefined && !command.assignments.some((other) => other.name === name)) {
            yield { ...placed(name, word), text: rest };
        }
        const value = words[index + 1];
        // Not `--secret id=\u2026` of a build, and no `--password-stdin`.
        if (value === undefined || !display.startsWith('-') || !longOption.test(display) || isSwitch(display))
            continue;
        if (!value.display.startsWith('-'))
            yield placed(display, value);
    }
    const own = ofProgram.get(program)?.(command);
    const text = own?.text;
    if (own !== undefined)
        yield { ...placed(`password of ${program}`, own), text: text && passwordIn(program, text) };
}
const assignment = /^(?:-D)?([A-Za-z][\w.-]{0,99})=(.+)$/s;
const longOption = /^--?[a-z-]{0,40}(?:password|passwd|requirepass|masterauth|token|api-key|secret-key|access-key)$/;
/** Options that say whether there is a password, and take none: `adduser --disabled-password app`. */
function isSwitch(option) {
    return /^--?(?:allow-empty|ask|disabled?|empty|generate|no|prompt|random|skip|without)-/.test(option);
}
function placed(name, { text, raw, span }) {
    return { name, text, raw, span };
}
/** Behind `user:` where a login is one word; nothing where there is only a user. */
function passwordIn(program, text) {
    return logins.has(program) ? /^[^:]*:(.+)$/s.exec(text)?.[1] : text;
}
const logins = new Set(['curl', 'wget', 'http', 'https']);
/** The value of a short option, attached or the next word. */
const command_passwords_short = (letter, others = '') => (command) => commandLine(command, { short: letter + others }).options.find(({ name }) => name === `-${letter}`)?.value;
/** The value of a short option that has to be attached: MySQL's `-p` alone asks for it. */
const attached = ({ words }) => {
    const word = words.find(({ display }) => /^-p[^\s-]/.test(display));
    return word && { ...word, text: word.text?.slice(2) };
};
const login = (command) => command.words.some(({ text }) => text === 'login') ? command_passwords_short('p', 'u')(command) : undefined;
const after = (...path) => ({ words }) => path.every((part, index) => words[index]?.text === part) && /secret|token|key/.test(words[path.length]?.text ?? '')
    ? words[path.length + 1]
    : undefined;
/** Where programs take a password without a word that says so, by their own manuals. */
const ofProgram = new Map([
    ['curl', (command) => commandLine(command).options.find(({ name }) => name === '-u' || name === '--user')?.value],
    ['docker', login],
    ['podman', login],
    ['helm', login],
    ['sshpass', command_passwords_short('p')],
    ['mysql', attached],
    ['mysqldump', attached],
    ['mysqladmin', attached],
    ['mariadb', attached],
    ['mariadb-dump', attached],
    ['mariadb-admin', attached],
    ['redis-cli', command_passwords_short('a', 'hpnu')],
    ['sqlcmd', command_passwords_short('P', 'SUQidoq')],
    ['aws', after('configure', 'set')],
]);

// EXTERNAL MODULE: ./build/src/documents/shell/read.js + 19 modules
var shell_read = __webpack_require__(4972);
;// CONCATENATED MODULE: ./build/src/rules/compose-commands.js

/**
 * What services run: their commands, entrypoints and health checks. What several share by an anchor is told once, where
 * it is written.
 */
function* writtenCommands(services) {
    const told = new Set();
    const isNew = ({ span: { start } }) => {
        const place = `${start.line}:${start.column}`;
        const known = told.has(place);
        told.add(place);
        return !known;
    };
    for (const { node } of services) {
        for (const key of ['entrypoint', 'command']) {
            const value = node.get(key);
            if (value !== undefined && isNew(value))
                yield* commandsOf(compose_commands_wordsOf(value));
        }
        const healthcheck = node.get('healthcheck');
        const test = healthcheck?.kind === 'map' ? healthcheck.get('test') : undefined;
        if (test === undefined || !isNew(test))
            continue;
        const [first, ...rest] = compose_commands_wordsOf(test);
        yield* commandsOf(test.kind === 'list' && first?.text !== 'CMD-SHELL' ? rest : shell(test));
    }
}
/** As if `sh -c` ran it: a health check in one string. */
function shell(node) {
    const script = node.kind === 'list' ? node.items[1] : node;
    if (script?.kind !== 'scalar')
        return [];
    const word = (text) => ({ raw: text, text, span: script.span, variables: [] });
    return [word('sh'), word('-c'), { raw: script.raw, text: script.raw, span: script.span, variables: [] }];
}
/** Each item, or the words of a string; each with the span of what it stands in. */
function compose_commands_wordsOf(node) {
    const items = node.kind === 'list' ? node.items : [node];
    return items.flatMap((item) => {
        if (item.kind !== 'scalar')
            return [];
        const { raw, text, span, variables } = item;
        if (node.kind === 'list')
            return [{ raw, text, span, variables }];
        return (raw.match(/"[^"]*"|'[^']*'|\S+/g) ?? []).map((word) => {
            const plain = word.replace(/^(["'])(.*)\1$/s, '$2');
            return { raw: word, text: plain.includes('$') ? undefined : plain, span, variables: [] };
        });
    });
}
/** Options alone are for the image's own entrypoint: a program that nobody named. */
function commandsOf(words) {
    const [first] = words;
    if (first === undefined)
        return [];
    const program = { raw: 'entrypoint', text: 'entrypoint', span: first.span, variables: [] };
    return (0,shell_read/* readExec */.e)(first.raw.startsWith('-') ? [program, ...words] : words, first.span).commands;
}

;// CONCATENATED MODULE: ./build/src/rules/span-of-secret.js
/**
 * The secret itself within the value that holds it, where the file has it as it is. Of one in several lines, which YAML
 * indents, it is from its first line to the end of the value; else all of the value.
 */
function spanOfSecret(secret, value, lines) {
    const from = lines.offset(value.start);
    const end = lines.offset(value.end);
    const written = lines.text.slice(from, end);
    const whole = written.lastIndexOf(secret);
    if (whole !== -1)
        return lines.span(from + whole, from + whole + secret.length);
    const [first = ''] = secret.split('\n', 1);
    const begun = secret.includes('\n') ? written.indexOf(first) : -1;
    return begun === -1 ? value : lines.span(from + begun, end);
}

;// CONCATENATED MODULE: ./build/src/rules/compose/hardcoded-secret.js







const hardcodedSecret = {
    id: 'compose/hardcoded-secret',
    title: 'Secret in the Compose file',
    severity: 'high',
    confidence: 'medium',
    category: 'secrets',
    profile: 'recommended',
    why: 'Anyone who can read the repository can use the secret, and deleting the line does not remove it from the Git history.',
    fix: 'Revoke it, and pass its replacement as a `secrets:` file or from outside: `${NAME:?}`.',
    details: 'Covers every place that holds a value: commands, labels, health checks, driver options, fragments (`x-\u2026`) and comments. Secrets are recognised by the formats that providers give their tokens, as private keys, and as passwords in URLs and headers. In command options, labels, driver options and fragments, a literal value whose name says that it is secret counts as well.\n\nA service\u2019s environment is left to `container/secret-in-environment`, and inline configs to `compose/secret-in-config`. A token whose built-in checksum is wrong was probably made up, so the confidence is lower. Password hashes and well-known default passwords are `medium`. The secret itself is never shown in full.',
    references: ['https://docs.docker.com/compose/how-tos/use-secrets/'],
    covers: ['kics:a88baa34-e2ad-44ea-ad6f-8cac87bc7c71', 'owasp:RULE #12'],
    fixable: false,
    foldsInto: ['container/secret-in-environment', 'compose/secret-in-config'],
    get examples() {
    return {
        bad: [
            {
                name: 'in a command, a label, a health check',
                code: "services:\n  cache:\n    image: redis:8.2\n    command: redis-server --requirepass [|c0rrect-h0rse|]\n    labels:\n      - example.api.token=[|glpat-Zx81kQ27vLmN04pRt6Ys|]\n  db:\n    image: mysql:8.4\n    healthcheck:\n      test: [\"CMD\", \"mysqladmin\", \"ping\", \"-uroot\", \"-p[|Tr0ub4dor_3|]\"]\n",
            },
            {
                name: 'in a fragment, and in the options of a driver',
                code: "x-environment:\n  API_TOKEN: [|9f86d081884c7d65|]\nservices:\n  web:\n    image: example/web:1.2\n    logging:\n      driver: splunk\n      options:\n        splunk-token: [|176FCEBF-4CF5-4EDF-91BC-703796522D20|]\nvolumes:\n  share:\n    driver_opts:\n      type: cifs\n      o: username=web,password=[|b4ttery-staple|]\n",
            },
        ],
        good: [
            {
                name: 'from outside, in a file, a placeholder',
                code: "x-environment:\n  API_TOKEN: ${API_TOKEN:?}\n  API_TOKEN_FILE: /run/secrets/token\nservices:\n  cache:\n    image: redis:8.2\n    command: redis-server --requirepass ${REDIS_PASSWORD}\n    secrets: [token]\n  web:\n    image: example/web:1.2\n    command: [\"serve\", \"--password\", \"changeme\", \"--token-ttl\", \"3600\"]\nsecrets:\n  token:\n    file: ./token.txt\n",
            },
        ],
    };
    },
    *check(document) {
        const lines = (0,documents_lines/* readLines */.S)(document.text);
        const told = new Set();
        for (const violation of hardcoded_secret_all(document, lines)) {
            // A value may be told by its form and by its name, and a merged one in several services.
            const { start, end } = violation.span;
            const key = [start.line, start.column, end.line, end.column].join();
            if (!told.has(key))
                yield violation;
            told.add(key);
        }
    },
};
function* hardcoded_secret_all(document, lines) {
    // Most files have none, and one look at the whole text costs less than one at each value.
    const forms = (0,secret_values/* findSecrets */.dL)(document.text).length > 0;
    for (const { key, node } of ownEntries(document.root))
        yield* inNode(node, [key], { lines, forms });
    for (const command of writtenCommands(document.services)) {
        for (const { name, text, span } of commandPasswords(command))
            yield* named(name, text, span, lines);
    }
    for (const { text, span } of forms ? document.comments : []) {
        for (const found of (0,secret_values/* findSecrets */.dL)(text)) {
            // What may be an example is no news in a comment.
            if (found.nature !== 'token' || found.placeholder || found.madeUp)
                continue;
            const secret = text.slice(found.start, found.end);
            yield violationOf(`A${(0,core_text/* withArticle */.vJ)(found.kind).slice(1)} is written into this comment`, found.kind, {
                secret,
                span,
                lines,
            });
        }
    }
}
/** What is written in a mapping itself: merged entries are told where they are written. */
function ownEntries(node) {
    return node.entries.filter(({ merged }) => !merged);
}
function* inNode(node, path, around) {
    if (isToldElsewhere(path))
        return;
    if (node.kind === 'map') {
        for (const { key, node: value } of ownEntries(node))
            yield* inNode(value, [...path, key], around);
    }
    else if (node.kind === 'list') {
        for (const item of node.items)
            yield* inNode(item, path, around);
    }
    else
        yield* inScalar(node, path, around);
}
/** `environment` and `build.args` of a service, `content` of a config. */
function isToldElsewhere([section, , key, deeper]) {
    if (section === 'configs')
        return key === 'content';
    return section === 'services' && (key === 'environment' || (key === 'build' && deeper === 'args'));
}
function* inScalar({ raw, text, span }, path, { lines, forms }) {
    const found = forms ? (0,secret_values/* findSecrets */.dL)(raw) : [];
    for (const each of found) {
        const secret = raw.slice(each.start, each.end);
        const verdict = secretVerdict(each, secret);
        if (verdict === undefined)
            continue;
        const message = `A${(0,core_text/* withArticle */.vJ)(each.kind).slice(1)} is written into ${(0,core_text/* quoted */.TL)(path.slice(0, 3).join('.'))}`;
        yield violationOf(message, each.kind, { secret, span, lines, verdict });
    }
    if (found.length > 0 || !isForNames(path))
        return;
    const name = path.at(-1) ?? '';
    // Options of mount(8) share one value: `o: username=\u2026,password=\u2026`.
    const parts = name === 'o' ? (text ?? '').split(',') : [text ?? ''];
    const pairs = parts.flatMap((part) => /^([\w.-]{1,100})=(.*)$/s.exec(part)?.slice(1, 3) ?? []);
    for (let at = 0; at < pairs.length; at += 2)
        yield* named(pairs[at] ?? '', pairs[at + 1], span, lines);
    if (pairs.length === 0)
        yield* named(name, text, span, lines);
}
/** Places where a key is the name of a value, and no word of Compose's own. */
function isForNames(path) {
    return (path[0]?.startsWith('x-') === true ||
        path.includes('labels') ||
        path.includes('driver_opts') ||
        (path.includes('logging') && path.includes('options')));
}
function* named(name, text, span, lines) {
    const found = text === undefined ? undefined : secretAssignment(name, text);
    // A word with other meanings is too little here.
    if (found === undefined || found.confidence === 'low')
        return;
    const { secret, severity, confidence } = found;
    const verdict = { severity, confidence };
    yield violationOf(`${(0,core_text/* quoted */.TL)(name)} is set to a secret here`, name, { secret, span, lines, verdict });
}
function violationOf(message, subject, { secret, span, lines, verdict }) {
    const shown = secret.includes('PRIVATE KEY') ? '' : `: ${(0,core_text/* quoted */.TL)((0,core_text/* masked */.Iv)(secret))}`;
    return { span: spanOfSecret(secret, span, lines), secret: true, subject, message: `${message}${shown}.`, ...verdict };
}

;// CONCATENATED MODULE: ./build/src/rules/compose/invalid-container-name.js


const invalidContainerName = {
    id: 'compose/invalid-container-name',
    title: 'Invalid container name',
    severity: 'medium',
    confidence: 'high',
    category: 'correctness',
    profile: 'recommended',
    why: 'Docker rejects the name, so the service does not start.',
    fix: 'Use at least two letters, digits, `_`, `.` or `-`, starting with a letter or digit.',
    references: ['https://docs.docker.com/reference/compose-file/services/#container_name'],
    covers: ['dclint:service-container-name-regex'],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'a space, and a leading dash',
                code: "services:\n  web:\n    image: example/web:1.2\n    container_name: [|\"shop web\"|]\n  worker:\n    image: example/worker:1.2\n    container_name: [|-worker|]\n",
            },
        ],
        good: [
            {
                name: 'letters, digits and dashes',
                code: "services:\n  web:\n    image: example/web:1.2\n    container_name: shop_web.1\n",
            },
        ],
    };
    },
    *check(document, project) {
        for (const { name, containerName } of project.containersOf(document)) {
            const { text } = containerName ?? {};
            if (containerName === undefined || text === undefined || /^[a-zA-Z0-9][\w.-]+$/.test(text))
                continue;
            const message = `${(0,core_text/* quoted */.TL)(name)} has the container name ${(0,core_text/* quoted */.TL)(text)}, which is not valid.`;
            yield { ...at(containerName), message };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/knowledge/compose-shapes.js
const single = (takes, words, called) => ({
    scalar: { takes, ...(words && { words }), ...(called !== undefined && { called }) },
});
const compose_shapes_list = (of) => ({ list: of });
const map = (keys, ...needs) => ({
    map: { keys: new Map(Object.entries(keys)), needs },
});
/** A mapping of names of the author's own. */
const compose_shapes_named = (others) => ({ map: { keys: new Map(), needs: [], others } });
const compose_shapes_open = (keys) => ({
    map: { keys: new Map(Object.entries(keys)), needs: [], others: 'anything' },
});
const either = (...shapes) => Object.assign({}, ...shapes);
const orNothing = (shape) => ({ ...shape, empty: true });
/** The same shape under several keys. */
const each = (names, shape) => Object.fromEntries(names.split(' ').map((name) => [name, shape]));
const compose_shapes_text = single('text');
const number = single('number', /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/);
const whole = single('whole', /^[+-]?[\d_]+$/);
const numberOrText = single('number', undefined, 'a number or a text, in quotes');
/** The words of YAML 1.1, and what Go takes for a switch. */
const onOrOff = single('switch', /^(?:true|false|y|n|yes|no|on|off|t|f|1|0)$/i);
const flag = single('flag');
const value = orNothing(single('value'));
/** https://docs.docker.com/reference/compose-file/extension/#specifying-durations */
const duration = single('text', /^(?:0|[+-]?(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|[\u00b5\u03bc]s|ms|s|m|h|d|w))+)$/, 'a time with its unit, such as `30s`');
/** https://docs.docker.com/reference/compose-file/extension/#specifying-byte-values */
const bytes = /^(?:-1|\d+(?:\.\d*)? ?(?:[kmgtp](?:i?b)?|b)?)$/i;
const sizeWords = 'a size such as `512m`';
const size = single('number', bytes, sizeWords);
const texts = compose_shapes_list(compose_shapes_text);
const compose_shapes_differing = { ...texts, unique: true };
const textOrTexts = either(compose_shapes_text, texts);
/** `NAME: value`, or `NAME=value` in a list. */
const pairs = either(compose_shapes_named(value), texts);
const hosts = either(compose_shapes_named(textOrTexts), texts);
const options = compose_shapes_named(orNothing(numberOrText));
const limits = compose_shapes_named(either(whole, map({ hard: whole, soft: whole }, 'hard', 'soft')));
const grants = compose_shapes_list(either(compose_shapes_text, map({ ...each('source target uid gid', compose_shapes_text), mode: numberOrText })));
const hook = map({ command: textOrTexts, user: compose_shapes_text, privileged: onOrOff, working_dir: compose_shapes_text, environment: pairs }, 'command');
const build = either(compose_shapes_text, map({
    ...each('context dockerfile dockerfile_inline network target isolation', compose_shapes_text),
    ...each('entitlements cache_from cache_to tags platforms', texts),
    ...each('args ssh labels additional_contexts', pairs),
    ...each('no_cache pull privileged', onOrOff),
    // A text gives more than yes or no: `mode=max`.
    ...each('provenance sbom', single('switch')),
    shm_size: size,
    extra_hosts: hosts,
    secrets: grants,
    ulimits: limits,
}));
const update = map({
    ...each('delay monitor', duration),
    failure_action: compose_shapes_text,
    parallelism: whole,
    max_failure_ratio: number,
    order: single('text', /^(?:start-first|stop-first)$/),
});
const reserved = {
    capabilities: texts,
    count: single('whole', /^(?:all|-?\d+)$/),
    device_ids: texts,
    driver: compose_shapes_text,
    options: pairs,
};
const deploy = orNothing(map({
    ...each('mode endpoint_mode', compose_shapes_text),
    replicas: whole,
    labels: pairs,
    ...each('rollback_config update_config', update),
    resources: map({
        limits: map({ cpus: number, memory: single('text', bytes, sizeWords), pids: whole }),
        reservations: map({
            cpus: number,
            memory: single('text', bytes, sizeWords),
            generic_resources: compose_shapes_list(map({ discrete_resource_spec: map({ kind: compose_shapes_text, value: numberOrText }) })),
            devices: compose_shapes_list(map(reserved, 'capabilities')),
        }),
    }),
    restart_policy: map({ condition: compose_shapes_text, ...each('delay window', duration), max_attempts: whole }),
    placement: map({
        constraints: texts,
        preferences: compose_shapes_list(map({ spread: compose_shapes_text })),
        max_replicas_per_node: whole,
    }),
}));
const healthcheck = map({
    disable: onOrOff,
    ...each('interval timeout start_period start_interval', duration),
    retries: number,
    test: textOrTexts,
});
const port = either(numberOrText, map({ ...each('name mode host_ip protocol app_protocol', compose_shapes_text), target: whole, published: single('whole') }));
const volume = either(compose_shapes_text, map({
    type: single('text', /^(?:bind|volume|tmpfs|cluster|npipe|image)$/),
    ...each('source target consistency', compose_shapes_text),
    read_only: onOrOff,
    bind: map({
        propagation: compose_shapes_text,
        create_host_path: onOrOff,
        recursive: single('text', /^(?:enabled|disabled|writable|readonly)$/),
        selinux: single('text', /^[zZ]$/),
    }),
    volume: map({ labels: pairs, nocopy: onOrOff, subpath: compose_shapes_text }),
    tmpfs: map({ size, mode: numberOrText }),
    image: map({ subpath: compose_shapes_text }),
}, 'type'));
const device = either(compose_shapes_text, map(each('source target permissions', compose_shapes_text), 'source'));
const dependencies = either(compose_shapes_differing, compose_shapes_named(map({
    restart: onOrOff,
    required: flag,
    condition: single('text', /^service_(?:started|healthy|completed_successfully)$/),
}, 'condition')));
const joined = either(texts, compose_shapes_named(orNothing(map({
    ...each('aliases link_local_ips', texts),
    ...each('interface_name ipv4_address ipv6_address mac_address', compose_shapes_text),
    driver_opts: options,
    ...each('priority gw_priority', number),
}))));
const develop = orNothing(map({
    watch: compose_shapes_list(map({
        ...each('ignore include', textOrTexts),
        ...each('path target', compose_shapes_text),
        action: single('text', /^(?:rebuild|sync|restart|sync\+restart|sync\+exec)$/),
        exec: hook,
        initial_sync: flag,
    }, 'path', 'action')),
}));
const rates = compose_shapes_list(map({ path: compose_shapes_text, rate: size }));
const weights = compose_shapes_list(map({ path: compose_shapes_text, weight: whole }));
const service = map({
    ...each('annotations environment labels sysctls', pairs),
    ...each('attach init oom_kill_disable privileged read_only stdin_open tty', onOrOff),
    ...each('cap_add cap_drop dns_opt links', texts),
    ...each('device_cgroup_rules external_links profiles security_opt volumes_from', compose_shapes_differing),
    ...each('cgroup_parent container_name cpuset domainname hostname image ipc isolation mac_address', compose_shapes_text),
    ...each('network_mode platform pull_refresh_after runtime stop_signal user', compose_shapes_text),
    ...each('userns_mode uts working_dir', compose_shapes_text),
    ...each('cpu_shares cpus pids_limit', number),
    // Times may be durations, too.
    ...each('cpu_quota cpu_period cpu_rt_period cpu_rt_runtime', numberOrText),
    ...each('mem_limit mem_reservation memswap_limit shm_size', size),
    ...each('cpu_count cpu_percent mem_swappiness oom_score_adj scale', whole),
    ...each('command entrypoint', orNothing(textOrTexts)),
    pid: orNothing(compose_shapes_text),
    stop_grace_period: duration,
    ...each('configs secrets', grants),
    ...each('dns dns_search label_file tmpfs', textOrTexts),
    ...each('expose group_add', compose_shapes_list(numberOrText)),
    ...each('post_start pre_stop', compose_shapes_list(hook)),
    ...{ build, deploy, develop, healthcheck },
    blkio_config: map({
        ...each('device_read_bps device_read_iops device_write_bps device_write_iops', rates),
        weight: whole,
        weight_device: weights,
    }),
    cgroup: single('text', /^(?:host|private)$/),
    credential_spec: map(each('config file registry', compose_shapes_text)),
    depends_on: dependencies,
    devices: compose_shapes_list(device),
    env_file: either(compose_shapes_text, compose_shapes_list(either(compose_shapes_text, map({ path: compose_shapes_text, format: compose_shapes_text, required: onOrOff }, 'path')))),
    extends: either(compose_shapes_text, map({ service: compose_shapes_text, file: compose_shapes_text }, 'service')),
    extra_hosts: hosts,
    gpus: either(single('text', /^all$/), compose_shapes_list(compose_shapes_open(reserved))),
    logging: map({ driver: compose_shapes_text, options }),
    models: either(texts, compose_shapes_named(map({ endpoint_var: compose_shapes_text, model_var: compose_shapes_text }))),
    networks: joined,
    ports: compose_shapes_list(port),
    provider: map({ type: compose_shapes_text, options: compose_shapes_named(either(value, compose_shapes_list(value))) }, 'type'),
    pull_policy: single('text', /^(?:always|never|build|if_not_present|missing|refresh|daily|weekly|every_(?:\d+[wdhms])+)$/),
    // The schema takes any text here, the engine these.
    restart: single('text', /^(?:no|always|unless-stopped|on-failure(?::\d+)?)$/),
    storage_opt: compose_shapes_named(value),
    ulimits: limits,
    use_api_socket: flag,
    volumes: compose_shapes_list(volume),
});
const external = either(onOrOff, map({ name: compose_shapes_text }));
const made = { name: compose_shapes_text, external, labels: pairs };
const held = {
    ...made,
    external: either(onOrOff, compose_shapes_open({ name: compose_shapes_text })),
    ...each('environment file template_driver', compose_shapes_text),
};
const network = orNothing(map({
    ...made,
    driver: compose_shapes_text,
    driver_opts: options,
    ipam: map({
        driver: compose_shapes_text,
        config: compose_shapes_list(map({ ...each('subnet ip_range gateway', compose_shapes_text), aux_addresses: compose_shapes_named(compose_shapes_text) })),
        options: compose_shapes_named(compose_shapes_text),
    }),
    ...each('internal enable_ipv4 enable_ipv6 attachable', onOrOff),
}));
const composeFile = map({
    ...each('version name', compose_shapes_text),
    include: compose_shapes_list(either(compose_shapes_text, map({ ...each('path env_file', textOrTexts), project_directory: compose_shapes_text }))),
    services: compose_shapes_named(service),
    models: compose_shapes_named(map({ name: compose_shapes_text, model: compose_shapes_text, context_size: whole, runtime_flags: texts }, 'model')),
    networks: compose_shapes_named(network),
    volumes: compose_shapes_named(orNothing(map({ ...made, driver: compose_shapes_text, driver_opts: options }))),
    secrets: compose_shapes_named(map({ ...held, driver: compose_shapes_text, driver_opts: options })),
    configs: compose_shapes_named(map({ ...held, content: compose_shapes_text })),
});

;// CONCATENATED MODULE: ./build/src/rules/compose-misfits.js

/** Whatever of a file Compose would refuse for its form. What `!reset` takes away fits everywhere. */
function misfitsIn({ root }) {
    return inMap(root, composeFile.map, [], false);
}
/** `at`: the pair that holds the value, or the item of a list. */
function* inValue(node, shape, at, route) {
    if (node.tag === '!reset')
        return;
    const { path, span, key, inList } = at;
    const place = { path, span, key, route, inList };
    if (isNothing(node)) {
        if (!shape.empty)
            yield { ...place, kind: 'empty', node, shape };
        return;
    }
    switch (node.kind) {
        case 'scalar':
            if (shape.scalar === undefined || !isTaken(node, shape.scalar)) {
                yield { ...place, kind: 'form', node, shape };
            }
            else if (!isWord(node, shape.scalar))
                yield { ...place, kind: 'word', node, shape: shape.scalar };
            return;
        case 'list':
            if (shape.list === undefined)
                yield { ...place, kind: 'form', node, shape };
            else {
                if (shape.unique)
                    yield* againIn(node.items, place);
                for (const item of node.items) {
                    yield* inValue(item, shape.list, { path: item.path, span: item.span, key, inList: true }, route);
                }
            }
            return;
        case 'map':
            if (shape.map === undefined)
                yield { ...place, kind: 'form', node, shape };
            else {
                yield* inMap(node, shape.map, [...route, key], inList);
                for (const needed of shape.map.needs) {
                    if (node.entry(needed) === undefined)
                        yield { ...place, kind: 'missing', needed };
                }
            }
    }
}
function* inMap(node, shape, route, inList) {
    if (shape === undefined)
        return;
    let known;
    for (const entry of node.entries) {
        const { key, path, span } = entry;
        const below = shape.keys.get(key) ?? shape.others;
        if (below === 'anything')
            continue;
        if (below !== undefined)
            yield* inValue(entry.node, below, { path, span, key, inList: false }, route);
        else if (!key.startsWith('x-')) {
            known ??= new Set(shape.keys.keys());
            yield { kind: 'key', path, span: entry.keySpan, key, route, entry, known, inList };
        }
    }
}
function* againIn(items, { key, route }) {
    const seen = new Set();
    for (const node of items) {
        if (node.kind !== 'scalar')
            continue;
        const { raw, path, span } = node;
        if (seen.has(raw))
            yield { kind: 'twice', path, span, key, route, inList: true, node };
        seen.add(raw);
    }
}
/** What a variable brings may be anything; typed values are YAML's own reading of what stands without quotes. */
function isTaken({ value, variables, quoted }, { takes }) {
    if (variables.length > 0 || takes === 'value')
        return true;
    if (takes === 'flag')
        return typeof value === 'boolean';
    if (typeof value === 'string' || quoted)
        return true;
    if (takes === 'switch')
        return typeof value === 'boolean';
    if (takes === 'whole')
        return typeof value === 'bigint' || Number.isInteger(value);
    return takes === 'number' && typeof value !== 'boolean';
}
function isWord({ text, value }, { words }) {
    return words === undefined || text === undefined || typeof value !== 'string' || words.test(text);
}
function isNothing(node) {
    return node.kind === 'scalar' && node.value === null && node.variables.length === 0;
}

;// CONCATENATED MODULE: ./build/src/rules/compose/invalid-value.js


const invalidValue = {
    id: 'compose/invalid-value',
    title: 'Invalid value',
    severity: 'medium',
    confidence: 'high',
    category: 'correctness',
    profile: 'recommended',
    why: 'Compose rejects the whole file, so none of its services start.',
    fix: 'Write the value in the form that the Compose Specification defines.',
    details: 'Reported is what the specification\u2019s schema rejects: lists where a mapping belongs and the other way round, numbers where a string belongs (`image: 17`, `user: 1000`), a duration without a unit (`interval: 30`), keys without a value (`ports:`) or without a required key (a `depends_on` without its `condition`), and unknown words for `restart`, `pull_policy`, `cgroup`, a switch or a `condition`. Also reported are service names with characters other than letters, digits, `.`, `_` and `-`, and a health check `test` that does not begin with `CMD`, `CMD-SHELL` or `NONE`. In an override file, keys may be empty.',
    references: ['https://docs.docker.com/reference/compose-file/services/'],
    covers: ['dclint:invalid-schema'],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'wrong types, unknown words, an invalid service name',
                code: "services:\n  web:\n    image: example/web:1.2\n    [|ports: \"8080:80\"|]\n    [|restart: allways|]\n  [|my worker|]:\n    image: example/worker:1.2\n    [|healthcheck:\n      - curl localhost|]\n",
            },
            {
                name: 'a number, a word instead of true or false, a mapping in a list of strings',
                code: "services:\n  web:\n    [|image: 17|]\n    [|privileged: maybe|]\n    security_opt:\n      - [|no-new-privileges: true|]\n    depends_on:\n      db:\n        [|condition: healthy|]\n  db:\n    image: example/db:3\n    [|environment: DEBUG|]\n",
            },
            {
                name: 'a health check without CMD or CMD-SHELL',
                code: "services:\n  web:\n    image: example/web:1.2\n    healthcheck:\n      test: [[|curl|], -f, \"http://localhost\"]\n",
            },
            {
                name: 'a duration without a unit, a key without a value, a missing required key',
                code: "services:\n  web:\n    image: example/web:1.2\n    [|user: 1000|]\n    [|ports|]:\n    healthcheck:\n      test: [\"CMD\", \"/app\", \"--health\"]\n      [|interval: 30|]\n      [|timeout: \"5\"|]\n    deploy:\n      resources:\n        limits:\n          [|memory: 512|]\n    volumes:\n      - [|source: data\n        target: /data|]\nvolumes:\n  data:\n",
            },
        ],
        good: [
            {
                name: 'known words, variables, a key that may be empty',
                code: "services:\n  web:\n    image: example/web:1.2\n    restart: on-failure:5\n    pull_policy: every_12h\n    network_mode: none\n    command:\n    healthcheck:\n      test: curl -f http://localhost\n  worker:\n    image: example/worker:1.2\n    restart: ${RESTART}\n    healthcheck:\n      test: [\"CMD\", \"true\"]\n    privileged: \"no\"\n    read_only: ${READ_ONLY}\n    depends_on:\n      web:\n        condition: service_completed_successfully\n",
            },
        ],
    };
    },
    *check(document, project) {
        const { root } = document;
        const things = root.get('services');
        if (things === undefined)
            return;
        for (const { key, keySpan, path } of things.kind === 'map' ? things.entries : []) {
            if (/^[\w.-]+$/.test(key))
                continue;
            yield { path, span: keySpan, subject: key, message: `${(0,core_text/* quoted */.TL)(key)} is not a valid service name.` };
        }
        // What is laid over another file takes nothing away with an empty key.
        const alone = project.containersOf(document).some(({ partial }) => !partial);
        for (const misfit of misfitsIn(document)) {
            if (misfit.kind !== 'empty' || alone)
                yield* invalid_value_toldOf(misfit);
        }
        for (const { name, node } of document.services) {
            const first = firstOfTest(node);
            if (first?.text === undefined || ['CMD', 'CMD-SHELL', 'NONE'].includes(first.text))
                continue;
            const message = `The test of ${(0,core_text/* quoted */.TL)(name)} begins with ${(0,core_text/* quoted */.TL)(first.raw)}, and must begin with \`CMD\`, \`CMD-SHELL\` or \`NONE\`.`;
            yield { path: first.path, span: first.span, subject: 'healthcheck.test', message };
        }
    },
};
/** Of a list alone: a single text is a command of the shell. */
function firstOfTest(service) {
    const check = service.get('healthcheck');
    const list = check?.kind === 'map' ? check.get('test') : undefined;
    const [first] = list?.kind === 'list' ? list.items : [];
    return first?.kind === 'scalar' ? first : undefined;
}
function* invalid_value_toldOf(misfit) {
    const { path, span, key } = misfit;
    const place = { path, span, subject: key };
    switch (misfit.kind) {
        case 'key':
            return;
        case 'form': {
            const { node, shape, inList } = misfit;
            const edits = inQuotes(node, shape) ?? (node.kind === 'map' ? withoutSpace(node, shape) : []);
            const what = inList ? `An item of ${(0,core_text/* quoted */.TL)(key)}` : `${(0,core_text/* quoted */.TL)(key)}${ownerOf(misfit)}`;
            yield { ...place, message: `${what} must be ${formOf(node, shape)}.`, edits };
            return;
        }
        case 'empty': {
            const what = misfit.inList ? `An item of ${(0,core_text/* quoted */.TL)(key)}` : `${(0,core_text/* quoted */.TL)(key)}${ownerOf(misfit)}`;
            yield { ...place, message: `${what} is empty, but must be ${formOf(misfit.node, misfit.shape)}.` };
            return;
        }
        case 'twice':
            yield { ...place, message: `${(0,core_text/* quoted */.TL)(misfit.node.raw)} is listed twice in ${(0,core_text/* quoted */.TL)(key)}${ownerOf(misfit)}.` };
            return;
        case 'word': {
            const value = (0,core_text/* quoted */.TL)(misfit.node.text ?? '');
            const { called } = misfit.shape;
            const message = called
                ? `${value} of ${(0,core_text/* quoted */.TL)(key)} is not ${called}.`
                : `${value} is not a valid value of ${(0,core_text/* quoted */.TL)(key)}.`;
            yield { ...place, message };
            return;
        }
        case 'missing': {
            const what = misfit.inList ? `An item of ${(0,core_text/* quoted */.TL)(key)}` : `${(0,core_text/* quoted */.TL)(key)}`;
            const message = `${what}${ownerOf(misfit)} has no ${(0,core_text/* quoted */.TL)(misfit.needed)}, which it needs.`;
            yield { ...place, subject: `${key} ${misfit.needed}`, message };
        }
    }
}
function ownerOf({ route }) {
    const owner = route[0] === 'services' ? route.slice(1) : route;
    return owner.length === 0 ? '' : ` of ${(0,core_text/* quoted */.TL)(owner.join('.'))}`;
}
/** What it must be instead. */
function formOf(node, { scalar, list, map }) {
    const alone = scalar === undefined ? [] : [scalarForm(scalar, node)];
    return [...alone, ...(list ? ['a list'] : []), ...(map ? ['a mapping'] : [])].join(' or ');
}
function scalarForm({ takes, called }, node) {
    if (called !== undefined)
        return called;
    if (takes === 'text')
        return node.kind === 'scalar' && node.value !== null ? 'a string, in quotes' : 'a string';
    if (takes === 'switch' || takes === 'flag')
        return '`true` or `false`';
    if (takes === 'value')
        return 'a single value';
    return takes === 'whole' ? 'a whole number' : 'a number';
}
/** A text that YAML reads as a number or a switch. What must be some word or other is no better in quotes. */
function inQuotes(node, { scalar }) {
    if (node.kind !== 'scalar' || scalar === undefined || scalar.words !== undefined)
        return undefined;
    if (scalar.takes !== 'text' && scalar.takes !== 'number')
        return undefined;
    const { raw, span } = node;
    const plain = span.start.line === span.end.line && span.end.column - span.start.column === raw.length;
    return plain && /^[\w.+-]+$/.test(raw) ? [{ span, text: `"${raw}"` }] : undefined;
}
/** `name: value` was meant as one text; the space is what makes it a mapping. */
function withoutSpace({ entries, flow, span }, { scalar }) {
    const [entry, ...more] = entries;
    if (scalar === undefined || flow || more.length > 0 || entry?.node.kind !== 'scalar')
        return [];
    if (span.start.line !== span.end.line)
        return [];
    const { key, keySpan, node } = entry;
    if (!/^[\w-]+$/.test(key) || node.span.start.line !== span.start.line || node.quoted)
        return [];
    return [{ span: { start: keySpan.end, end: node.span.start }, text: ':' }];
}

;// CONCATENATED MODULE: ./build/src/rules/compose/missing-name.js

const missingName = {
    id: 'compose/missing-name',
    title: 'Project without a name',
    severity: 'info',
    confidence: 'high',
    category: 'style',
    profile: 'all',
    why: 'Compose names containers, networks and volumes after the folder, so a second checkout gets other volumes, and another folder of the same name gets these.',
    fix: 'Start the file with `name: \u2026`.',
    details: 'Override files and included files take the name of the project they belong to, and are not reported.',
    references: ['https://docs.docker.com/reference/compose-file/version-and-name/'],
    covers: ['dclint:require-project-name-field'],
    fixable: false,
    foldsInto: ['compose/obsolete-version'],
    get examples() {
    return {
        bad: [
            {
                name: 'no name',
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
    };
    },
    *check(document, project) {
        const { root, services } = document;
        const [first] = root.entries;
        if (first === undefined || services.length === 0 || root.entry('name') !== undefined)
            return;
        // An override may bring services of its own beside those that it changes.
        if (project.containersOf(document).some(({ partial }) => partial) || includedIn(project).has(document))
            return;
        yield { span: first.keySpan, subject: 'name', absence: true, message: 'The project has no `name`.' };
    },
};
const included = new WeakMap();
/** Every file that another one includes. */
function includedIn(project) {
    const known = included.get(project);
    if (known)
        return known;
    const found = new Set(project.includedBy(project.documents.filter((document) => document.kind === 'compose')));
    included.set(project, found);
    return found;
}

;// CONCATENATED MODULE: ./build/src/rules/compose/obsolete-version.js

const obsoleteVersion = {
    id: 'compose/obsolete-version',
    title: 'Obsolete `version`',
    severity: 'info',
    confidence: 'high',
    category: 'style',
    profile: 'all',
    why: 'Compose ignores it and warns on every command, and readers believe that it still selects something.',
    fix: 'Remove the line.',
    details: 'Some older checkers skip a file without it; that is a reason to change the checker. The Compose Specification keeps the key only for old files.',
    references: ['https://docs.docker.com/reference/compose-file/version-and-name/'],
    covers: ['dclint:no-version-field'],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'version 3.8',
                code: "[|version: \"3.8\"|]\nservices:\n  web:\n    image: example/web:1.2\n",
            },
        ],
        good: [
            {
                name: 'no version',
                code: "services:\n  web:\n    image: example/web:1.2\n",
            },
        ],
    };
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
    title: 'Ports not in numerical order',
    severity: 'info',
    confidence: 'high',
    category: 'style',
    profile: 'all',
    why: 'In a sorted list it is easier to see that a port is used twice.',
    fix: 'Sort `ports` by number.',
    details: 'The short form is sorted by its first number after any address, the long form by its `target`. Ports that are variables may stand anywhere.',
    references: ['https://docs.docker.com/reference/compose-file/services/#ports'],
    covers: ['dclint:service-ports-alphabetical-order'],
    fixable: false,
    gathered: { by: 'file', cause: 'order' },
    get examples() {
    return {
        bad: [
            {
                name: 'the smaller number last',
                code: "services:\n  web:\n    image: example/web:1.2\n    ports:\n      - \"127.0.0.1:8443:443\"\n      - [|\"127.0.0.1:8080:80\"|]\n",
            },
        ],
        good: [
            {
                name: 'sorted by number',
                code: "services:\n  web:\n    image: example/web:1.2\n    ports:\n      - \"${WEB_PORT}:80\"\n      - \"81\"\n      - target: 1000\n        published: 8081\n      - \"[::1]:9000:9000\"\n      - \"10000:10000/udp\"\n",
            },
        ],
    };
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
            const message = `${(0,core_text/* quoted */.TL)(name)} publishes ${item.number} after ${before.number}.`;
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
    title: 'Unnecessary quotes around volumes',
    severity: 'info',
    confidence: 'high',
    category: 'style',
    profile: 'all',
    why: 'The quotes change nothing and make the list harder to read.',
    fix: 'Remove the quotes.',
    details: 'One finding for each list. Quotes that YAML needs (`"~/x: y"`) stay.',
    references: ['https://docs.docker.com/reference/compose-file/services/#volumes'],
    covers: ['dclint:no-quotes-in-volumes'],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'unnecessary quotes',
                code: "services:\n  web:\n    image: example/web:1.2\n    volumes:\n      - [|\"site:/srv:ro\"\n      - './static:/static:ro'|]\nvolumes:\n  site:\n",
            },
        ],
        good: [
            {
                name: 'no quotes, or necessary ones',
                code: "services:\n  web:\n    image: example/web:1.2\n    volumes:\n      - site:/srv:ro\n      - \"./a #b:/b:ro\"\nvolumes:\n  site:\n",
            },
        ],
    };
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
    why: 'Anyone who can read the repository can use the secret, and so can every user in the container, because the mounted file is readable by all of them.',
    fix: 'Revoke it, and pass its replacement through a variable, `${NAME:?}`, or a secret whose file is not committed.',
    references: ['https://docs.docker.com/reference/compose-file/configs/'],
    covers: ['kics:a88baa34-e2ad-44ea-ad6f-8cac87bc7c71', 'owasp:RULE #12'],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'a connection string with its password',
                code: "services:\n  web:\n    image: example/web:1.2\n    configs: [app]\nconfigs:\n  app:\n    content: |\n      debug = false\n      database = \"postgres://app:[|c0rrect-h0rse|]@db/app\"\n",
            },
        ],
        good: [
            {
                name: 'set from outside',
                code: "services:\n  web:\n    image: example/web:1.2\n    configs: [app]\nconfigs:\n  app:\n    content: |\n      debug = false\n      password = \"${DB_PASSWORD:?}\"\n",
            },
        ],
    };
    },
    *check({ configs, text }) {
        const lines = (0,documents_lines/* readLines */.S)(text);
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
                span: spanOfSecret(secret, content.node.span, lines),
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
    why: 'Readers look for networks and volumes below the services that use them, and for fragments above.',
    fix: 'Order the file as `x-\u2026`, `name`, `include`, `services`, `networks`, `volumes`, `secrets`, `configs`.',
    details: 'Extensions (`x-\u2026`) are sorted by name, unless one of them refers to another.',
    references: ['https://docs.docker.com/reference/compose-file/'],
    covers: ['dclint:top-level-properties-order'],
    fixable: false,
    gathered: { by: 'file', cause: 'order' },
    get examples() {
    return {
        bad: [
            {
                name: 'volumes first',
                code: "volumes:\n  data:\n[|services|]:\n  db:\n    image: example/db:3\n    volumes:\n      - data:/data\n",
            },
            {
                name: 'extensions not in order',
                code: "x-owner: shop\n[|x-docs|]: https://example.com\nservices:\n  db:\n    image: example/db:3\n",
            },
        ],
        good: [
            {
                name: 'a fragment after the one it refers to',
                code: "x-limits: &limits\n  mem_limit: 512m\nx-common: &common\n  <<: *limits\n  init: true\nservices:\n  db:\n    <<: *common\n    image: example/db:3\n",
            },
            {
                name: 'fragments, services, then volumes',
                code: "x-limits: &limits\n  mem_limit: 512m\nname: shop\nservices:\n  db:\n    <<: *limits\n    image: example/db:3\n    volumes:\n      - data:/data\nvolumes:\n  data:\n",
            },
        ],
    };
    },
    *check({ root }) {
        const known = root.entries.filter(({ key }) => rankOf(key) !== undefined);
        // A fragment must stand behind those that it is made of, whatever they are called.
        const free = !known.some(isMadeOfOthers);
        const found = firstOutOfOrder(known, (a, b) => byRank(a, b) || (free ? byName(a, b) : 0));
        if (found === undefined)
            return;
        const message = `${(0,core_text/* quoted */.TL)(found.item.key)} comes after ${(0,core_text/* quoted */.TL)(found.before.key)}.`;
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
/** Of extensions only: all else is there once. */
function byName(a, b) {
    return a.key.startsWith('x-') ? (0,finding/* compareText */.n)(a.key.toLowerCase(), b.key.toLowerCase()) : 0;
}
function isMadeOfOthers({ key, merged, node }) {
    return key.startsWith('x-') && (merged || (node.kind === 'map' && node.entries.some((entry) => entry.merged)));
}

;// CONCATENATED MODULE: ./build/src/rules/compose/service-key-order.js


const serviceKeyOrder = {
    id: 'compose/service-key-order',
    title: 'Service keys not in the usual order',
    severity: 'info',
    confidence: 'high',
    category: 'style',
    profile: 'all',
    why: 'Services whose keys have the same order are easy to compare at a glance.',
    fix: 'Start with what the service is, then what it needs, what it stores, its environment, its network, and how it runs.',
    details: 'The order is dclint\u2019s default: `image`, `build`, `container_name`, `depends_on`, `volumes`, `volumes_from`, `configs`, `secrets`, `environment`, `env_file`, `ports`, `networks`, `network_mode`, `extra_hosts`, `command`, `entrypoint`, `working_dir`, `restart`, `healthcheck`, `logging`, `labels`, `user`, `isolation`. Other keys may stand anywhere. The finding is on the first key that comes too late.',
    references: ['https://docs.docker.com/reference/compose-file/services/'],
    covers: ['dclint:service-keys-order'],
    fixable: false,
    gathered: { by: 'file', cause: 'order' },
    get examples() {
    return {
        bad: [
            {
                name: 'the image after the ports',
                code: "services:\n  web:\n    ports:\n      - \"127.0.0.1:8080:80\"\n    [|image|]: example/web:1.2\n  worker:\n    image: example/worker:1.2\n    restart: always\n    [|environment|]:\n      QUEUE: mail\n",
            },
        ],
        good: [
            {
                name: 'in order, with a key that may stand anywhere',
                code: "services:\n  web:\n    image: example/web:1.2\n    read_only: true\n    environment:\n      DEBUG: \"0\"\n    ports:\n      - \"127.0.0.1:8080:80\"\n    restart: unless-stopped\n",
            },
        ],
    };
    },
    *check({ services }) {
        for (const { name, node } of services) {
            const own = node.entries.filter(({ key, merged }) => !merged && service_key_order_order.has(key));
            const wrong = firstOutOfOrder(own, service_key_order_byRank);
            if (wrong === undefined)
                continue;
            const { item, before } = wrong;
            const message = `${(0,core_text/* quoted */.TL)(item.key)} of ${(0,core_text/* quoted */.TL)(name)} comes after ${(0,core_text/* quoted */.TL)(before.key)}.`;
            yield { span: item.keySpan, subject: 'keys', message };
        }
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
    why: 'With a fixed order a service is easier to find in a long file, and branches that each add one conflict less often.',
    fix: 'Sort the services by name.',
    details: 'One finding for each file, on the first service that comes too late. Letter case does not matter.',
    references: ['https://docs.docker.com/reference/compose-file/services/'],
    covers: ['dclint:services-alphabetical-order'],
    fixable: false,
    gathered: { by: 'file', cause: 'order' },
    get examples() {
    return {
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
    };
    },
    *check({ services }) {
        const found = firstOutOfOrder(services, (a, b) => (0,finding/* compareText */.n)(a.name.toLowerCase(), b.name.toLowerCase()));
        if (found === undefined)
            return;
        const { item, before } = found;
        const message = `${(0,core_text/* quoted */.TL)(item.name)} comes after ${(0,core_text/* quoted */.TL)(before.name)}.`;
        yield { span: item.keySpan, subject: 'services', message };
    },
};

;// CONCATENATED MODULE: ./build/src/rules/compose/shared-volume.js


const sharedVolume = {
    id: 'compose/shared-volume',
    title: 'Volume shared between services',
    severity: 'info',
    confidence: 'high',
    category: 'isolation',
    profile: 'all',
    why: 'An attacker in one of the containers can change files that the other one trusts.',
    fix: 'Give each service a volume of its own, or mount it with `:ro` where it is only read.',
    details: 'Reported for named volumes and host folders that two services of one file mount, unless all of them only read. Sharing data is often the purpose: then this is something to know, not to change.',
    references: ['https://docs.docker.com/reference/compose-file/volumes/'],
    covers: ['kics:8c978947-0ff6-485c-b0c2-0bfca6026466'],
    fixable: false,
    foldsInto: [
        'container/runtime-socket',
        'container/sensitive-host-path',
        'container/host-path',
        'container/writable-configuration',
    ],
    gathered: { by: 'subject' },
    get examples() {
    return {
        bad: [
            {
                name: 'one writes what the other serves',
                code: "services:\n  build:\n    image: example/build:1\n    volumes:\n      - [|site:/out|]\n  web:\n    image: example/web:1.2\n    volumes:\n      - [|type: volume\n        source: site\n        target: /srv\n        read_only: true|]\nvolumes:\n  site:\n",
            },
        ],
        good: [
            {
                name: 'read-only for both, and a volume of one service',
                code: "services:\n  one:\n    image: example/web:1.2\n    volumes:\n      - ./site:/srv:ro\n      - state:/state\n  two:\n    image: example/web:1.2\n    volumes:\n      - ./site:/srv:ro\nvolumes:\n  state:\n",
            },
        ],
    };
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
    title: 'Reference to an undefined name',
    severity: 'medium',
    confidence: 'high',
    category: 'correctness',
    profile: 'recommended',
    why: 'Compose rejects the whole file, so none of its services start.',
    fix: 'Declare it at the top level, or correct the name.',
    details: 'Covers the networks, named volumes, secrets, configs and services that a service names. Only files that Compose reads by themselves are checked (`compose.yaml`, `docker-compose.yml` \u2026), and only if they include nothing: others may be merged with a file that declares the name.',
    references: ['https://docs.docker.com/reference/compose-file/services/'],
    covers: ['dclint:invalid-schema'],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'a misspelt volume, an undeclared network and service',
                code: "services:\n  db:\n    image: example/db:3\n    volumes:\n      - [|db_data:/data|]\n    networks: [[|back|]]\n  web:\n    image: example/web:1.2\n    depends_on: [[|database|]]\nvolumes:\n  db-data:\n",
            },
        ],
        good: [
            {
                name: 'declared names, the default network, a folder',
                code: "services:\n  db:\n    image: example/db:3\n    volumes:\n      - data:/data\n      - ./init:/init:ro\n      - /anonymous\n    networks:\n      default:\n      back:\n  web:\n    image: example/web:1.2\n    depends_on:\n      db:\n        condition: service_healthy\n      metrics:\n        condition: service_started\n        required: false\nnetworks:\n  back:\nvolumes:\n  data:\n",
            },
            {
                name: 'an override file, merged with one that declares the names',
                path: 'compose.test.yaml',
                code: "services:\n  test:\n    image: example/test:1\n    depends_on: [web]\n    networks: [back]\n",
            },
        ],
    };
    },
    *check(document, project) {
        if (!standsAlone(document))
            return;
        const declared = (section) => {
            const node = document.root.get(section);
            return node?.kind === 'map' ? node.entries.map(({ key }) => key) : [];
        };
        if (overridePaths(document).some((path) => project.document(path)?.kind === 'compose'))
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
                const hint = near === undefined ? '.' : `; did you mean ${(0,core_text/* quoted */.TL)(near)}?`;
                const message = `${(0,core_text/* quoted */.TL)(container.name)} names the ${kind} ${(0,core_text/* quoted */.TL)(name)}, which is not declared${hint}`;
                yield { ...place, subject: `${kind} ${name}`, message };
            }
        }
    },
};
/** Names that a name is compared with, and names that are compared. */
const maxCompared = 200;
function* referencesOf(container, service) {
    for (const network of container.networks)
        yield* undefined_reference_named('network', network);
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
function* undefined_reference_named(kind, { text, path, span }) {
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
/** What is laid over a file without being named, and may declare more. */
function overridePaths({ path }) {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    return ['compose', 'docker-compose'].flatMap((name) => ['yaml', 'yml'].map((extension) => `${folder}${name}.override.${extension}`));
}

;// CONCATENATED MODULE: ./build/src/rules/compose/unknown-key.js


const unknownKey = {
    id: 'compose/unknown-key',
    title: 'Unknown key',
    severity: 'medium',
    confidence: 'medium',
    category: 'correctness',
    profile: 'recommended',
    why: 'Compose rejects the file, and a tool that accepts it leaves out a protection that the author believes to be on.',
    fix: 'Correct the key as the Compose Specification has it, or start it with `x-`.',
    details: 'Covers every place where the specification lists all keys: the file, its services and everything below them, and its networks, volumes, secrets and configs. The confidence is high if the key is almost a known one; otherwise it may be newer than this version of Plimsoll. Files of the first format (services at the top level) are not checked.',
    references: ['https://github.com/compose-spec/compose-spec/blob/main/schema/compose-spec.json'],
    covers: ['dclint:invalid-schema'],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'misspelt keys, and a key at the wrong level',
                code: "services:\n  web:\n    image: example/web:1.2\n    [|cap_dorp|]: [ALL]\n    [|read_olny|]: true\n    [|retries|]: 3\n",
            },
            {
                name: 'in a fragment, and in nested keys',
                code: "x-base: &base\n  [|enviroment|]:\n    DEBUG: \"1\"\nservices:\n  web:\n    <<: *base\n    image: example/web:1.2\n    deploy:\n      resources:\n        limits:\n          [|memmory|]: 512M\n    ports:\n      - target: 8080\n        published: 8080\n        [|protocl|]: tcp\n",
            },
        ],
        good: [
            {
                name: 'known keys and extensions',
                code: "x-owner: shop\nservices:\n  web:\n    image: example/web:1.2\n    x-reviewed: true\n    use_api_socket: false\n    healthcheck:\n      test: [\"CMD\", \"/app\", \"--health\"]\n      start_interval: 1s\n    volumes:\n      - type: bind\n        source: ./web\n        target: /web\n        bind: { create_host_path: false }\n",
            },
        ],
    };
    },
    *check(document) {
        if (document.root.entry('services') === undefined)
            return;
        let told = 0;
        for (const misfit of misfitsIn(document)) {
            if (misfit.kind !== 'key')
                continue;
            const { entry, known } = misfit;
            const near = told++ < unknown_key_maxCompared && entry.key.length >= 4 ? (0,core_text/* nearest */.pA)(entry.key, known) : undefined;
            yield unknown(entry, near, unknown_key_ownerOf(misfit));
        }
    },
};
/** Keys that are compared with every known one: nobody mistypes more, and it costs. */
const unknown_key_maxCompared = 100;
/** What the mapping is that holds the key. */
function unknown_key_ownerOf({ route, inList }) {
    const [section, , ...below] = route;
    if (section === undefined)
        return 'a Compose file';
    const last = route.at(-1) ?? '';
    if (inList)
        return `an item of ${(0,core_text/* quoted */.TL)(last)}`;
    if (section !== 'services')
        return (0,core_text/* quoted */.TL)([section, ...below].join('.'));
    return below.length === 0 ? 'a service' : (0,core_text/* quoted */.TL)(below.join('.'));
}
function unknown({ key, keySpan, path }, meant, where) {
    const place = { path, span: keySpan, subject: key };
    if (meant === undefined)
        return { ...place, message: `${(0,core_text/* quoted */.TL)(key)} is not a key of ${where}.` };
    return {
        ...place,
        confidence: 'high',
        message: `${(0,core_text/* quoted */.TL)(key)} is not a key of ${where}; did you mean ${(0,core_text/* quoted */.TL)(meant)}?`,
        edits: keySpan.end.column - keySpan.start.column === key.length ? [{ span: keySpan, text: meant }] : [],
    };
}

;// CONCATENATED MODULE: ./build/src/rules/compose/unpinned-source.js

const unpinnedSource = {
    id: 'compose/unpinned-source',
    title: 'Remote source without a fixed version',
    severity: 'medium',
    confidence: 'high',
    category: 'supply-chain',
    profile: 'recommended',
    why: 'Whoever can push there decides what is built and run here, including the privileges and mounts of the services.',
    fix: 'Name a commit, `\u2026.git#<40 hex digits>`, or a digest for `oci://`.',
    details: 'Covers `include`, `extends`, `build`, its `context` and `additional_contexts`, where they are remote.',
    references: [
        'https://docs.docker.com/build/concepts/context/#url-fragments',
        'https://docs.docker.com/reference/compose-file/include/',
    ],
    covers: [],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'a branch, no ref, and a tag',
                code: "include:\n  - [|https://github.com/example/stack.git#main:compose.yaml|]\nservices:\n  web:\n    build: [|https://github.com/example/web.git|]\n  docs:\n    build:\n      context: .\n      additional_contexts:\n        - theme=[|https://github.com/example/theme.git|]\n  worker:\n    extends:\n      file: [|oci://registry.example.com/stack:latest|]\n      service: worker\n",
            },
        ],
        good: [
            {
                name: 'a commit, a digest, files of the repository',
                code: "include:\n  - ./database/compose.yaml\nservices:\n  web:\n    build:\n      context: https://github.com/example/web.git#0123456789abcdef0123456789abcdef01234567:app\n  worker:\n    extends:\n      file: oci://registry.example.com/stack@sha256:9b2ac4f4b8d0a14f3a55d2cf0c9f7c4d4c9f1c0b5b6f0e8f4a7d3c2b1a09f8e7\n      service: worker\n",
            },
        ],
    };
    },
    *check(document, project) {
        const contexts = project.containersOf(document).flatMap(({ build }) => build?.contexts ?? []);
        for (const { text, path, span } of [...sourcesOf(document), ...contexts]) {
            if (text === undefined || !isRemote(text) || isPinned(text))
                continue;
            yield {
                path,
                span,
                subject: withoutFragment(text),
                message: `${(0,core_text/* quoted */.TL)(text)} is not pinned, so what it refers to can change.`,
            };
        }
    },
};
function* sourcesOf({ root, services }) {
    const include = root.get('include');
    for (const item of include?.kind === 'list' ? include.items : include === undefined ? [] : [include]) {
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
    why: 'YAML 1.1 parsers read `22:22` as a base-60 number, and a list that mixes numbers and strings is harder to read.',
    fix: 'Put each port in quotes.',
    details: 'One finding for each list, from its first unquoted port to its last.',
    references: ['https://docs.docker.com/reference/compose-file/services/#ports'],
    covers: ['dclint:require-quotes-in-ports'],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'in ports and expose',
                code: "services:\n  ssh:\n    image: example/ssh:9\n    ports:\n      - [|127.0.0.1:2222:22\n      - 8080|]\n    expose: [[|3000|]]\n",
            },
        ],
        good: [
            {
                name: 'either kind of quotes, and the long form',
                code: "services:\n  web:\n    image: example/web:1.2\n    ports:\n      - \"127.0.0.1:8080:80\"\n      - '127.0.0.1:8443:443'\n      - target: 81\n        published: 8081\n",
            },
        ],
    };
    },
    *check(document) {
        for (const { name, node } of document.services) {
            for (const key of ['ports', 'expose']) {
                const bare = scalarsUnder(node, key).filter((item) => !item.quoted && item.raw !== '');
                const [first, last] = [bare[0], bare.at(-1)];
                if (first === undefined || last === undefined)
                    continue;
                const message = `${(0,core_text/* quoted */.TL)(key)} of ${(0,core_text/* quoted */.TL)(name)} are written without quotes.`;
                yield { span: (0,core_location/* joinSpans */.kU)(first.span, last.span), subject: key, message, edits: bare.flatMap(unquoted_port_inQuotes) };
            }
        }
    },
};
function unquoted_port_inQuotes({ span, raw }) {
    const plain = span.start.line === span.end.line && span.end.column - span.start.column === raw.length;
    if (!plain || /["\\]/.test(raw))
        return [];
    return [
        { span: (0,core_location/* spanAt */.i6)(span.start), text: '"' },
        { span: (0,core_location/* spanAt */.i6)(span.end), text: '"' },
    ];
}

;// CONCATENATED MODULE: ./build/src/rules/compose/index.js
























/** The rules that read a Compose file as such, in the order of their ids. A new one is its file and one line here. */
const composeRules = [
    buildAndImage,
    committedEnvFile,
    committedSecret,
    contradictingOption,
    dependencyCycle,
    dependencyOrder,
    duplicateContainerName,
    duplicatePort,
    hardcodedSecret,
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
];

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
/** With each of these a program can make itself root in the container, of those that Docker gives every container. */
const rootCapabilities = new Map([
    ['SETUID', 'becoming any user'],
    ['SETGID', 'becoming a member of any group'],
    ['SETFCAP', 'giving capabilities to files'],
    ['DAC_OVERRIDE', 'reading and writing any file'],
    ['CHOWN', 'taking over any file'],
    ['FOWNER', 'changing the mode of any file'],
]);
/** `cap_sys_admin`, `CAP_SYS_ADMIN`, `SYS_ADMIN`: one name. */
function capabilityName(written) {
    return written.trim().toUpperCase().replace(/^CAP_/, '');
}

;// CONCATENATED MODULE: ./build/src/rules/container/added-capability.js



const addedCapability = {
    id: 'container/added-capability',
    title: 'Capability beyond Docker\u2019s defaults',
    severity: 'low',
    confidence: 'high',
    category: 'isolation',
    profile: 'all',
    why: 'Each additional capability opens one more part of the kernel to an attacker who takes the container over.',
    fix: 'Remove it unless the program fails without it, and say in a comment what needs it.',
    references: ['https://man7.org/linux/man-pages/man7/capabilities.7.html'],
    covers: ['kics:ce76b7d0-9e77-464d-b86f-c5c48e03e22d', 'cis:5.4', 'owasp:RULE #3'],
    fixable: true,
    foldsInto: ['container/dangerous-capability'],
    get examples() {
    return {
        bad: [
            {
                name: 'one that Docker does not grant by default',
                code: "services:\n  cache:\n    image: example/cache:2\n    cap_add:\n      - [|IPC_LOCK|]\n",
            },
        ],
        good: [
            {
                name: 'defaults added back after dropping all',
                code: "services:\n  cache:\n    image: example/cache:2\n    cap_drop: [ALL]\n    cap_add: [SETUID, SETGID]\n",
            },
        ],
    };
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
    title: 'Host device passed in',
    severity: 'info',
    confidence: 'high',
    category: 'isolation',
    profile: 'all',
    why: 'The driver behind a device is kernel code that an attacker in the container can exploit.',
    fix: 'Pass in only what the program uses, with `:r` if reading is enough.',
    details: 'Disks, memory and similar devices are more dangerous and are reported by `container/host-device`.',
    references: ['https://docs.docker.com/reference/compose-file/services/#devices'],
    covers: ['cis:5.18'],
    fixable: true,
    foldsInto: ['container/host-device'],
    get examples() {
    return {
        bad: [
            {
                name: 'a serial port and graphics',
                code: "services:\n  home:\n    image: example/home:2026.11\n    devices:\n      - [|/dev/ttyUSB0:/dev/ttyUSB0|]\n      - [|source: /dev/dri\n        target: /dev/dri|]\n    device_cgroup_rules:\n      - [|c 189:* rmw|]\n",
            },
        ],
        good: [
            {
                name: 'no device',
                code: "services:\n  home:\n    image: example/home:2026.11\n",
            },
        ],
    };
    },
    *check({ name, devices, deviceCgroupRules, fixes }) {
        for (const device of devices) {
            const [path = ''] = (device.text ?? device.raw).split(':');
            yield {
                ...at(device),
                subject: path,
                message: `${(0,core_text/* quoted */.TL)(name)} is given ${(0,core_text/* quoted */.TL)(path)} of the host.`,
                edits: fixes.remove(device),
            };
        }
        for (const rule of deviceCgroupRules) {
            const message = `${(0,core_text/* quoted */.TL)(name)} may use the devices ${(0,core_text/* quoted */.TL)(rule.raw)} of the host.`;
            yield { ...at(rule), subject: 'device_cgroup_rules', message, edits: fixes.remove(rule) };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/container/apparmor-disabled.js


const apparmorDisabled = {
    id: 'container/apparmor-disabled',
    title: 'AppArmor disabled',
    severity: 'medium',
    confidence: 'high',
    category: 'isolation',
    profile: 'recommended',
    why: 'Without the profile the container may write to parts of `/proc` and `/sys`, and mount filesystems if its capabilities allow it.',
    fix: 'Remove the setting, or name a profile made for this container.',
    references: ['https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html'],
    covers: ['cis:5.2', 'owasp:RULE #6'],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'both ways to write it',
                code: "services:\n  web:\n    image: example/web:1.2\n    security_opt:\n      - [|apparmor:unconfined|]\n  worker:\n    image: example/worker:1.2\n    security_opt:\n      - [|apparmor=unconfined|]\n",
            },
        ],
        good: [
            {
                name: 'a custom profile',
                code: "services:\n  web:\n    image: example/web:1.2\n    security_opt:\n      - apparmor:web-profile\n",
            },
        ],
    };
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
    title: 'Whole SSH agent passed to the build',
    severity: 'low',
    confidence: 'medium',
    category: 'secrets',
    profile: 'all',
    why: 'A package script in a step that mounts the agent can sign in with every key the agent holds, wherever those keys are accepted.',
    fix: 'Pass one deploy key by name, `ssh: [deploy=./keys/deploy]`, that can only read what the build needs.',
    details: 'Only steps with `RUN --mount=type=ssh` reach the agent, and the keys themselves never enter the build, so the severity is `low`.',
    references: ['https://docs.docker.com/reference/compose-file/build/#ssh'],
    covers: [],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'the whole agent',
                code: "services:\n  web:\n    build:\n      context: .\n      ssh:\n        - [|default|]\n",
            },
        ],
        good: [
            {
                name: 'one named key',
                code: "services:\n  web:\n    build:\n      context: .\n      ssh:\n        - deploy=./keys/deploy\n",
            },
        ],
    };
    },
    *check({ name, build }) {
        for (const key of build?.options.ssh ?? []) {
            if (key.text !== 'default')
                continue;
            yield { ...at(key), message: `The build of ${(0,core_text/* quoted */.TL)(name)} may use every key of the SSH agent.` };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/left-at-default.js
/**
 * What a service leaves at its default, the gravest first. All of it is told on the service's key and mended there, so
 * that each is folded into the first of those before it.
 */
const leftAtDefault = [
    'container/privilege-escalation',
    'container/capabilities-kept',
    'container/memory-unlimited',
    'container/writable-root-filesystem',
    'container/missing-user',
    'container/cpu-unlimited',
    'container/pids-unlimited',
    'container/missing-healthcheck',
    'container/default-ulimits',
];
/** The rules into whose findings that of `rule` is folded. */
function graverDefaults(rule) {
    return leftAtDefault.slice(0, leftAtDefault.indexOf(rule));
}

;// CONCATENATED MODULE: ./build/src/rules/container/capabilities-kept.js



const capabilitiesKept = {
    id: 'container/capabilities-kept',
    title: 'No capability dropped',
    severity: 'low',
    confidence: 'high',
    category: 'privilege',
    profile: 'recommended',
    why: 'An attacker who takes the container over gets Docker\u2019s fourteen default capabilities, most of which the program never uses.',
    fix: 'Add `cap_drop: [ALL]`, and add back with `cap_add` only what the program fails without.',
    details: 'Any `cap_drop` counts as a decision. Privileged containers are reported by `container/privileged`.',
    references: ['https://docs.docker.com/engine/containers/run/#runtime-privilege-and-linux-capabilities'],
    covers: ['kics:ce76b7d0-9e77-464d-b86f-c5c48e03e22d'],
    fixable: true,
    foldsInto: graverDefaults('container/capabilities-kept'),
    get examples() {
    return {
        bad: [
            {
                name: 'nothing is dropped',
                code: "services:\n  [|web|]:\n    image: example/web:1.2\n",
            },
        ],
        good: [
            {
                name: 'all dropped, one added back',
                code: "services:\n  web:\n    image: example/web:1.2\n    cap_drop:\n      - ALL\n    cap_add:\n      - NET_BIND_SERVICE\n",
            },
            {
                name: 'only a fragment for other services to extend',
                code: "services:\n  defaults:\n    restart: unless-stopped\n",
            },
        ],
    };
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
    title: 'Custom cgroup parent',
    severity: 'low',
    confidence: 'high',
    category: 'resources',
    profile: 'all',
    why: 'Limits that the host sets for its containers do not apply, and the container uses up those of another group.',
    fix: 'Remove `cgroup_parent` and set limits on the service itself.',
    references: ['https://docs.docker.com/reference/compose-file/services/#cgroup_parent'],
    covers: ['kics:4d9f44c6-2f4a-4317-9bb5-267adbea0232', 'cis:5.25'],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'below a cgroup of the host',
                code: "services:\n  worker:\n    image: example/worker:1.2\n    [|cgroup_parent: m-executor-abcd|]\n",
            },
        ],
        good: [
            {
                name: 'the default cgroup, with a limit',
                code: "services:\n  worker:\n    image: example/worker:1.2\n    mem_limit: 512m\n",
            },
        ],
    };
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
    const { name, partial, limits, beside, fixes } = container;
    const setting = limits[limit];
    const told = { subject: limit, message: `${(0,core_text/* quoted */.TL)(name)} may use ${may}.` };
    if (setting !== undefined && isUnlimited(setting.text)) {
        const value = starts[option];
        yield { ...onOption(setting), ...told, edits: value === undefined ? [] : fixes.replace(setting, value) };
    }
    if (setting !== undefined || partial)
        return;
    const related = beside.limits ? [{ ...beside.limits, message: `No limit of ${(0,core_text/* quoted */.TL)(limit)} is set here.` }] : [];
    yield { ...missingOn(container), ...told, edits: fixes.add(option), related };
}
/** A start, to be tuned. A share of the CPU has several units, so none is written over. */
const starts = { 'memory-limit': '512m', 'pids-limit': '200' };
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
    why: 'One busy loop slows down every other container on the host.',
    fix: 'Set `cpus`, or `deploy.resources.limits.cpus`.',
    references: ['https://docs.docker.com/engine/containers/resource_constraints/'],
    covers: ['kics:6b610c50-99fb-4ef0-a5f3-e312fd945bc3', 'cis:5.12'],
    fixable: true,
    foldsInto: graverDefaults('container/cpu-unlimited'),
    get examples() {
    return {
        bad: [
            {
                name: 'no limit anywhere',
                code: "services:\n  [|web|]:\n    image: example/web:1.2\n",
            },
            {
                name: 'a limit of zero',
                code: "services:\n  web:\n    image: example/web:1.2\n    [|cpus: 0|]\n",
            },
        ],
        good: [
            {
                name: 'in both forms',
                code: "services:\n  web:\n    image: example/web:1.2\n    cpus: 1.5\n  worker:\n    image: example/worker:1.2\n    deploy:\n      resources:\n        limits:\n          cpus: '1.5'\n",
            },
        ],
    };
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
    why: 'An attacker who takes the container over can use the capability to break out of it or to change the host.',
    fix: 'Remove it, or use the narrower capability, device or sysctl that the program really needs.',
    details: '`ALL`, `SYS_ADMIN`, `SYS_MODULE`, `SYS_RAWIO`, `SYS_PTRACE`, `DAC_READ_SEARCH`, `BPF` and `SYS_BOOT` are `high`: each is enough to break out or to take the host down. Those that change the host or its network, such as `NET_ADMIN`, are `medium`.',
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
    get examples() {
    return {
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
    };
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
    title: 'Default bridge network, shared by the whole host',
    severity: 'low',
    confidence: 'high',
    category: 'network',
    profile: 'all',
    why: 'On the default bridge, every container of every project on the host can reach this one.',
    fix: 'Remove `network_mode: bridge`, so that Compose creates a network for this project alone.',
    details: 'A service without `networks` is fine: Compose gives each project a network of its own, which is not Docker\u2019s default bridge.',
    references: [
        'https://docs.docker.com/engine/network/drivers/bridge/#differences-between-user-defined-bridges-and-the-default-bridge',
    ],
    covers: ['cis:5.30', 'owasp:RULE #5'],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'Docker\u2019s own bridge',
                code: "services:\n  web:\n    image: example/web:1.2\n    [|network_mode: bridge|]\n",
            },
            {
                name: 'through an external network',
                code: "services:\n  web:\n    image: example/web:1.2\n    networks:\n      [|shared|]:\nnetworks:\n  shared:\n    external:\n      name: bridge\n",
            },
        ],
        good: [
            {
                name: 'networks of the project, or none at all',
                code: "services:\n  web:\n    image: example/web:1.2\n    networks: [front]\n  worker:\n    image: example/worker:1.2\n    network_mode: none\n  cache:\n    image: example/cache:2\nnetworks:\n  front:\n",
            },
        ],
    };
    },
    *check({ name, network, networks, fixes }) {
        const message = `${(0,core_text/* quoted */.TL)(name)} joins the default bridge, which containers of all projects share.`;
        if (network?.text === 'bridge' || network?.text === 'default') {
            yield { ...onOption(network), message, edits: fixes.remove(network) };
        }
        for (const joined of networks)
            if (joined.externalName === 'bridge')
                yield { ...at(joined), message };
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
    why: 'The daemon\u2019s defaults decide how many files and processes the container may open, and they are generous and differ from host to host.',
    fix: 'Set `ulimits`, at least `nofile`.',
    details: 'The CIS benchmark (5.19) asks for this only \u201cif needed\u201d, so it is no more than a note. Limits on memory and processes matter more, and this finding is folded into theirs.',
    references: ['https://docs.docker.com/reference/compose-file/services/#ulimits'],
    covers: ['cis:5.19'],
    fixable: false,
    foldsInto: graverDefaults('container/default-ulimits'),
    get examples() {
    return {
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
    };
    },
    *check(container) {
        const { name, partial, limits } = container;
        if (partial || limits.ulimits.length > 0)
            return;
        const message = `${(0,core_text/* quoted */.TL)(name)} uses the daemon\u2019s default ulimits.`;
        yield { ...missingOn(container), subject: 'ulimits', message };
    },
};

// EXTERNAL MODULE: ./build/src/documents/image-reference.js
var image_reference = __webpack_require__(5705);
// EXTERNAL MODULE: ./build/src/rules/knowledge/lifecycles.js + 1 modules
var lifecycles = __webpack_require__(1997);
;// CONCATENATED MODULE: ./build/src/rules/end-of-life.js



/**
 * `today` is `YYYY-MM-DD`; `undefined` where the image is supported, or we know no dates of it. What its name does not
 * say, a scan may have seen.
 */
function endOfLife(reference, today, facts) {
    return endedByName(reference, today) ?? (facts && endedInside(reference, facts));
}
function endedInside(reference, { distribution }) {
    if (distribution?.endOfLife !== true)
        return undefined;
    const image = (0,image_reference/* formatReference */.F)({ ...reference, digest: '' });
    const release = (0,core_text/* quoted */.TL)(`${distribution.family} ${distribution.version}`.trim());
    return { message: `${(0,core_text/* quoted */.TL)(image)} is built on ${release}, which gets no more security fixes.`, tag: undefined };
}
function endedByName({ name, tag, digest }, today) {
    const successor = (0,lifecycles/* successorOf */.kz)(name);
    if (successor !== undefined) {
        const instead = successor === '' ? '' : `; ${(0,core_text/* quoted */.TL)(successor)} is`;
        return { message: `${(0,core_text/* quoted */.TL)(name)} is no longer maintained${instead}.`, tag: undefined };
    }
    const product = (0,lifecycles/* productOf */.$7)(name);
    const cycle = product && (0,lifecycles/* cycleOf */.SW)(product, tag);
    if (product !== undefined && cycle !== undefined && cycle.end < today) {
        const newest = newestTag(product, tag, today);
        const hint = newest === undefined ? '' : `; ${(0,core_text/* quoted */.TL)(newest)} is supported`;
        const message = `${(0,core_text/* quoted */.TL)(`${name} ${cycle.version}`)} has had no security fixes since ${cycle.end}${hint}.`;
        return { message, tag: product.traits.includes('data') || digest !== '' ? undefined : newest };
    }
    const foreign = product === undefined && name.includes('/');
    const ended = distributionsIn(name, tag, foreign).find(({ end }) => end < today);
    if (ended === undefined)
        return undefined;
    const message = `${(0,core_text/* quoted */.TL)(`${name}:${tag}`)} is built on ${(0,core_text/* quoted */.TL)(ended.shown)}, which has had no security fixes since ${ended.end}.`;
    // Another distribution sorts text another way, and the indexes of a database with it: https://wiki.postgresql.org/wiki/Locale_data_changes
    const movable = digest === '' && !foreign && !product?.traits.includes('data') && !/openjdk/i.test(tag);
    return { message, tag: movable ? withoutDistribution(tag) : undefined };
}
/**
 * The distributions that a tag names. A code name means what it says on official images, and where the maker says so;
 * others may call anything `buster`. A distribution with its version (`ubuntu20.04`) is no other's name.
 */
function distributionsIn(name, tag, foreign) {
    const parts = tag.toLowerCase().split('-');
    if (!foreign || byDistribution.test(name)) {
        const read = (foreign ? parts : parts.slice(1)).flatMap((part) => (0,lifecycles/* distributionOf */.AO)(part) ?? []);
        const named = read.map(({ codename, version, end }) => ({ shown: codename || `alpine ${version}`, end }));
        if (named.length > 0 || !foreign)
            return named;
    }
    // `ubuntu20.04` is one part, `ubuntu-20.04` are two.
    const spelled = [...parts, ...parts.slice(1).map((part, index) => `${parts[index]}${part}`)];
    return spelled.flatMap((part) => {
        const release = (0,lifecycles/* spelledDistributionOf */.Vh)(part);
        return release === undefined ? [] : [{ shown: part.replace(/^[a-z]+/, '$& '), end: release.end }];
    });
}
/**
 * Images of others whose tags name the release that they are built on: https://github.com/devcontainers/images,
 * https://playwright.dev/docs/docker#image-tags
 */
const byDistribution = /^mcr\.microsoft\.com\/(?:(?:vscode\/)?devcontainers|playwright)(?:\/|$)/;
/** Variants whose names stay the same from version to version. */
const lasting = new Set(['slim', 'alpine', 'fpm', 'cli', 'apache', 'zts', 'jdk', 'jre', 'perl']);
function newestTag(product, tag, today) {
    const newest = (0,lifecycles/* newestOf */.su)(product, today);
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
        return (0,lifecycles/* distributionOf */.AO)(part) === undefined ? [part] : [];
    });
    return [version, ...kept].join('-');
}

;// CONCATENATED MODULE: ./build/src/rules/container/end-of-life-image.js



const endOfLifeImage = {
    id: 'container/end-of-life-image',
    title: 'Image past its end of life',
    severity: 'medium',
    confidence: 'high',
    category: 'supply-chain',
    profile: 'recommended',
    why: 'Vulnerabilities found in it from now on are never fixed, while the advisories tell attackers what to try.',
    fix: 'Move to a supported version; dump and restore the data of a database, or follow its upgrade guide.',
    details: 'The end-of-life dates are those of `dockerfile/end-of-life-base`. Databases get no suggestion, because a new major version cannot read the files of the old one. Where images are scanned, the distribution that the scanner found in the image counts as well.',
    references: [
        'https://www.postgresql.org/support/versioning/',
        'https://docs.docker.com/build/building/best-practices/#choose-the-right-base-image',
    ],
    covers: ['cis:4.2'],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'a database and a web server',
                code: "services:\n  db:\n    image: [|postgres:11-alpine|]\n  proxy:\n    image: [|\"nginx:1.18-alpine\"|]\n",
            },
        ],
        good: [
            {
                name: 'supported, unknown, or built here',
                code: "services:\n  db:\n    image: postgres:17.6\n  web:\n    image: example/web:1.2\n  worker:\n    build: .\n    image: python:3.6\n",
            },
        ],
    };
    },
    *check({ image, reference, build, builtElsewhere, fixes }, _project, { today, images }) {
        if (image === undefined || reference === undefined || build !== undefined || builtElsewhere)
            return;
        const ended = endOfLife(reference, today, images?.(reference));
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
const database = (service) => ({ service, admin: false, udp: false });
const admin = (service) => ({ service, admin: true, udp: false });
const onBoth = (service) => ({ service, admin: false, udp: true });
const knownPorts = new Map([
    [22, database('SSH')],
    [23, admin('Telnet')],
    [111, onBoth('rpcbind')],
    [135, database('RPC')],
    [139, database('NetBIOS')],
    [389, onBoth('LDAP')],
    [445, database('SMB')],
    [873, database('rsync')],
    [1433, database('Microsoft SQL Server')],
    [1521, database('Oracle Database')],
    [2049, onBoth('NFS')],
    [2181, database('ZooKeeper')],
    [2375, admin('the Docker API without TLS')],
    [2376, admin('the Docker API')],
    [2377, admin('the management of a Docker swarm')],
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
    [7687, database('Neo4j')],
    [8086, database('InfluxDB')],
    [8500, database('Consul')],
    [8529, database('ArangoDB')],
    [9042, database('Cassandra')],
    [9092, database('Kafka')],
    [9200, database('Elasticsearch')],
    [9300, database('Elasticsearch')],
    [10250, admin('the kubelet')],
    [11211, onBoth('Memcached')],
    // https://docs.ollama.com/faq: no accounts, and models are pulled and deleted by whoever asks
    [11434, database('Ollama')],
    [15672, database('RabbitMQ\u2019s management')],
    [26257, database('CockroachDB')],
    [27017, database('MongoDB')],
    [28015, database('RethinkDB')],
    [61616, database('ActiveMQ')],
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
/** Where the host has another number for it than the container: `, as 8080`. Where the file names none, Docker takes a free one. */
function publishedAs({ published, target, variables }) {
    if (published === undefined && target !== undefined && variables.length === 0)
        return ', as a port that Docker picks';
    if (published === undefined || target === undefined)
        return '';
    if (published.first === target.first && published.last === target.last)
        return '';
    return `, as ${published.first === published.last ? published.first : `${published.first}-${published.last}`}`;
}
/** A variable called a port may still hold an address with one: what depends on it is less sure. */
function confidenceIn({ published, variables }) {
    return published === undefined && variables.length > 0 ? { confidence: 'medium' } : {};
}
/**
 * Ports of the host that are there for other machines: web, mail, DNS and VPN. On the loopback address alone the service
 * would be gone. https://www.iana.org/assignments/service-names-port-numbers
 */
const forOthers = new Set([25, 53, 80, 110, 143, 443, 465, 500, 587, 853, 993, 995, 1194, 4500, 51820]);
/** Whether other machines are meant to reach it, as far as its number says. */
function isForOthers({ published }) {
    return published !== undefined && forOthers.has(published.first);
}

;// CONCATENATED MODULE: ./build/src/rules/container/exposed-service-port.js




const exposedServicePort = {
    id: 'container/exposed-service-port',
    title: 'Database or admin port open to the network',
    severity: 'medium',
    confidence: 'high',
    category: 'network',
    profile: 'recommended',
    why: 'Ports that Docker publishes bypass host firewalls such as ufw, and attackers scan the Internet for exposed databases and admin interfaces all the time.',
    fix: 'Publish it on `127.0.0.1`, or not at all: services on the same network reach each other without `ports`.',
    references: ['https://docs.docker.com/engine/network/packet-filtering-firewalls/'],
    covers: [
        'kics:451d79dc-0588-476a-ad03-3c7f0320abb3',
        'dclint:no-unbound-port-interfaces',
        'cis:5.14',
        'owasp:RULE #5a',
    ],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'a database on every interface',
                code: "services:\n  db:\n    image: postgres:17.6\n    ports:\n      - [|\"5432:5432\"|]\n",
            },
            {
                name: 'every interface by address, on another port',
                code: "services:\n  cache:\n    image: redis:8.2\n    ports:\n      - [|\"0.0.0.0:16379:6379\"|]\n      - [|\"[::]:16379:6379\"|]\n",
            },
            {
                name: 'within a range',
                code: "services:\n  db:\n    image: postgres:17.6\n    ports:\n      - [|\"15430-15435:5430-5435\"|]\n",
            },
        ],
        good: [
            {
                name: 'on this machine only, or not a database port',
                code: "services:\n  db:\n    image: postgres:17.6\n    ports:\n      - \"127.0.0.1:5432:5432\"\n  web:\n    image: example/web:1.2\n    ports:\n      - \"443:8443\"\n      - \"7000:80\"\n      - \"5432:5432/udp\"\n      - \"5430-5435:5430-5435\"\n",
            },
        ],
    };
    },
    *check({ name, image, ports, fixes }) {
        for (const port of ports) {
            if (!isEveryInterface(port))
                continue;
            const known = knownService(port, `${name} ${image?.raw ?? ''}`);
            if (known === undefined)
                continue;
            yield {
                ...at(port),
                subject: portName(port),
                ...confidenceIn(port),
                severity: known.admin ? 'high' : 'medium',
                message: `${(0,core_text/* quoted */.TL)(name)} opens port ${portName(port)} (${known.service}) on every interface of the host${publishedAs(port)}.`,
                edits: fixes.bindToLoopback(port),
            };
        }
    },
};
/**
 * By the port that the program listens on; only where that is not known, by the one that is published. What listens on a
 * range is seldom what one number in it is known for (`7000-7005` is a cluster of Redis, not Cassandra), unless `names`,
 * the service's own and its image's, say so; the host's own management is told anyhow.
 */
function knownService({ target, published, protocol }, names) {
    const { first, last } = target ?? published ?? { first: 1, last: 0 };
    const found = [...knownPorts].filter(([port]) => first <= port && port <= last).map(([, known]) => known);
    const isMeant = ({ service, admin }) => first === last || admin || names.toLowerCase().includes(service.toLowerCase().slice(0, 5));
    return found.find((known) => (protocol !== 'udp' || known.udp) && isMeant(known));
}

// EXTERNAL MODULE: ./build/src/documents/build-contexts.js
var build_contexts = __webpack_require__(5521);
// EXTERNAL MODULE: ./build/src/documents/dockerfile/given-arguments.js
var given_arguments = __webpack_require__(4323);
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
    const [first = '', ...rest] = tag.toLowerCase().split('-');
    return floating.has(first) && !rest.some(isOneBuild);
}
/** What a pipeline puts behind the name of a branch: a version, a date, a commit (`main-1.4.2`, `nightly-20260301`, `dev-3f2a9c1`). */
function isOneBuild(part) {
    return /^v?\d+(?:\.\d+)+$|^\d{4,}$/.test(part) || (/^[0-9a-f]{7,40}$/.test(part) && /\d/.test(part));
}

;// CONCATENATED MODULE: ./build/src/rules/container/floating-base.js







const floatingBase = {
    id: 'container/floating-base',
    title: 'Compose selects a base image that moves or is past its end of life',
    severity: 'medium',
    confidence: 'high',
    category: 'supply-chain',
    profile: 'recommended',
    why: 'The Dockerfile\u2019s default looks fine, but the image that is really built stands on a moving tag or on a version that gets no more fixes.',
    fix: 'Set the argument or context to a fixed, supported version, ideally with its digest.',
    details: '`build.args` override the Dockerfile\u2019s defaults. With them applied, each image that a stage of the build is FROM is checked: for a missing tag, a moving tag and its end of life. Images that `additional_contexts` supplies (`docker-image://\u2026`) are checked as well. What the Dockerfile\u2019s own defaults lead to is reported in the Dockerfile.',
    references: ['https://docs.docker.com/reference/compose-file/build/#args'],
    covers: ['dclint:service-image-require-explicit-tag', 'cis:4.2'],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'a moving tag, and a version past its end of life',
                code: "services:\n  web:\n    build:\n      context: .\n      args:\n        [|NODE_TAG: latest|]\n  worker:\n    build:\n      context: .\n      args: [[|NODE_TAG=12-slim|]]\n",
                files: { Dockerfile: 'ARG NODE_TAG=24-slim\nFROM node:${NODE_TAG}\nUSER node\n' },
            },
            {
                name: 'an image that replaces the base',
                code: "services:\n  web:\n    build:\n      context: .\n      additional_contexts:\n        [|base: docker-image://debian|]\n  worker:\n    build:\n      context: .\n      additional_contexts: [[|base=docker-image://node:latest|], \"src=./src\"]\n",
                files: { Dockerfile: 'FROM base\nUSER 1000\n' },
            },
        ],
        good: [
            {
                name: 'another supported version, an unrelated argument, and one set by the shell',
                code: "services:\n  web:\n    build:\n      context: .\n      args:\n        NODE_TAG: 22-slim\n        MODE: latest\n  worker:\n    build:\n      context: .\n      args: [NODE_TAG]\n",
                files: { Dockerfile: 'ARG NODE_TAG=24-slim\nFROM node:${NODE_TAG}\nARG MODE\nUSER node\n' },
            },
        ],
    };
    },
    *check({ build }, _project, { today, images }) {
        if (build === undefined)
            return;
        for (const context of build.contexts) {
            const image = (0,build_contexts/* contextImage */.x)(context.text);
            const reference = image === undefined ? undefined : (0,image_reference/* parseImageReference */.o)(image);
            const message = reference && avoided(reference, `With this context the build uses`, today, images);
            if (message !== undefined)
                yield { ...onOption(context), subject: reference?.name ?? '', message };
        }
        const { document, stage } = build;
        if (document === undefined || stage === undefined || build.args.length === 0)
            return;
        const bases = basesOf(document, stage);
        if (bases.length === 0)
            return;
        const given = (0,given_arguments/* givenArguments */.C)(document, build.args.slice(0, mostArguments));
        for (const { image } of bases) {
            const [first] = given.behind(image);
            const text = first === undefined ? undefined : given.textOf(image);
            const reference = text === undefined ? undefined : (0,image_reference/* parseImageReference */.o)(text);
            if (first === undefined || text === undefined || text === image.text || reference === undefined)
                continue;
            const message = avoided(reference, `With this argument the base image is`, today, images);
            if (message === undefined)
                continue;
            const related = [{ path: build.dockerfile ?? first.path, span: image.span, message: 'The image is named here.' }];
            yield { ...onOption(first), subject: reference.name, message, related };
        }
    },
};
/** What speaks against an image; `undefined` where nothing does. */
function avoided(reference, how, today, images) {
    const { raw, tag, digest } = reference;
    const moves = digest === '' && (tag === '' || isFloatingTag(tag));
    return moves
        ? `${how} ${(0,core_text/* quoted */.TL)(raw)}, which has no fixed version.`
        : endOfLife(reference, today, images?.(reference))?.message;
}
const mostArguments = 100;
const mostBases = 20;
const floating_base_longest = 500;
/** Many services may build the same stage. */
const knownBases = new WeakMap();
/** Stages that the build goes through and that are FROM an image named by a variable. */
function basesOf({ stages }, target) {
    const known = knownBases.get(target);
    if (known)
        return known;
    const built = new Set([target]);
    // A set is gone through in the order of its additions, those that come meanwhile too.
    for (const stage of built)
        for (const needed of stage.needs)
            built.add(needed);
    const candidates = stages.filter((stage) => built.has(stage) && stage.image.variables.length > 0);
    const chosen = candidates.filter(({ image }) => image.raw.length <= floating_base_longest).slice(0, mostBases);
    knownBases.set(target, chosen);
    return chosen;
}

;// CONCATENATED MODULE: ./build/src/rules/container/floating-cache.js




const floatingCache = {
    id: 'container/floating-cache',
    title: 'Build cache from an image without a fixed version',
    severity: 'low',
    confidence: 'low',
    category: 'supply-chain',
    profile: 'all',
    why: 'The builder trusts the cached layers as the result of this Dockerfile, so whoever can push to the tag decides what is in the image.',
    fix: 'Give the cache a tag of its own that only builds of protected branches can push to.',
    details: 'A cache changes with every build that writes it, so no digest is required, only a tag that is dedicated to it. The real protection is who may push to it.',
    references: ['https://docs.docker.com/reference/compose-file/build/#cache_from'],
    covers: [],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'no tag, and the tag that everybody pulls',
                code: "services:\n  web:\n    build:\n      context: .\n      cache_from:\n        - [|example/web|]\n        - [|type=registry,ref=example/web:latest|]\n",
            },
        ],
        good: [
            {
                name: 'a dedicated tag, caches that are not images, and one set by the shell',
                code: "services:\n  web:\n    build:\n      context: .\n      cache_from:\n        - example/web:build-cache\n        - type=gha\n        - type=local,src=/cache\n        - ${CACHE_IMAGE}\n",
            },
        ],
    };
    },
    *check({ name, build }) {
        for (const cache of build?.options.cacheFrom ?? []) {
            const reference = cache.text === undefined ? undefined : (0,image_reference/* parseImageReference */.o)(imageOf(cache.text));
            if (reference === undefined || reference.digest !== '')
                continue;
            const { tag } = reference;
            if (tag !== '' && !isFloatingTag(tag))
                continue;
            const how = tag === '' ? 'without a tag' : `with the moving tag ${(0,core_text/* quoted */.TL)(tag)}`;
            const message = `The build of ${(0,core_text/* quoted */.TL)(name)} takes cached layers from ${(0,core_text/* quoted */.TL)(reference.name)} ${how}.`;
            yield { ...at(cache), subject: reference.name, message };
        }
    },
};
/** `NAME`, or `type=registry,ref=NAME`; '' for caches of another kind. */
function imageOf(cache) {
    if (!cache.includes('='))
        return cache;
    const options = new Map(cache.split(',').map((option) => [option.split('=', 1)[0], option.slice(option.indexOf('=') + 1)]));
    return options.get('type') === 'registry' ? (options.get('ref') ?? '') : '';
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
    fix: 'Name a version, ideally with its digest: `name:1.2.3@sha256:\u2026`.',
    details: 'A digest is enough by itself. For a service with `build`, `image` names the result rather than something to pull, so it is not reported; nor is a service that runs what another service of the file builds.',
    references: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
    covers: ['dclint:service-image-require-explicit-tag', 'cis:5.28'],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'no tag, and a moving tag',
                code: "services:\n  cache:\n    image: [|redis|]\n  search:\n    image: [|registry.example.com:5000/search:latest|]\n",
            },
            {
                name: 'in a variant of a Compose file',
                path: 'compose.prod.yaml',
                code: "services:\n  cache:\n    image: [|redis:latest|]\n",
                files: { 'compose.yaml': 'services:\n  cache:\n    image: redis:8.2.1\n' },
            },
            {
                name: 'with variables',
                code: "services:\n  cache:\n    image: [|redis:${REDIS_TAG:-latest}|]\n  search:\n    image: [|${REGISTRY}/search:latest|]\n  mail:\n    image: [|${REGISTRY}:5000/mail|]\n",
            },
        ],
        good: [
            {
                name: 'a version, a digest, images that are built here or set by variables',
                code: "services:\n  cache:\n    image: redis:8.2.1\n  search:\n    image: search@sha256:9b2ac4f4b8d0a14f3a55d2cf0c9f7c4d4c9f1c0b5b6f0e8f4a7d3c2b1a09f8e7\n  web:\n    build: .\n    image: example/web:latest\n  worker:\n    image: ${REGISTRY}/worker:${TAG}\n",
            },
            {
                name: 'what another service builds',
                code: "services:\n  web:\n    build: .\n    image: example/web\n  worker:\n    image: example/web:latest\n    command: work\n",
            },
            {
                name: 'in a variant of a Compose file that builds the image',
                path: 'compose.prod.yaml',
                code: "services:\n  web:\n    image: example/web:latest\n",
                files: { 'compose.yaml': 'services:\n  web:\n    build: .\n' },
            },
        ],
    };
    },
    *check({ name, image, reference, tag, build, builtElsewhere }) {
        if (image === undefined || tag === undefined || build !== undefined || builtElsewhere)
            return;
        if ((reference?.digest ?? '') !== '' || (tag !== '' && !isFloatingTag(tag)))
            return;
        const how = tag === '' ? 'without a tag, which means `latest`' : `with the moving tag ${(0,core_text/* quoted */.TL)(tag)}`;
        const pulled = reference?.name ?? image.raw;
        yield { ...at(image), subject: pulled, message: `${(0,core_text/* quoted */.TL)(name)} pulls ${(0,core_text/* quoted */.TL)(pulled)} ${how}.` };
    },
};

;// CONCATENATED MODULE: ./build/src/rules/container/foreign-namespace.js


const foreignNamespace = {
    id: 'container/foreign-namespace',
    title: 'Namespace shared with a container outside this file',
    severity: 'low',
    confidence: 'high',
    category: 'isolation',
    profile: 'all',
    why: 'Sharing a namespace removes the isolation between the two containers, and nothing in this file says what the other one is or who can replace it.',
    fix: 'Declare both in one file and share with `service:<name>`.',
    details: 'Covers `network_mode`, `pid` and `ipc`. Sharing with a service of the same project is visible in the file and not reported.',
    references: ['https://docs.docker.com/reference/compose-file/services/#network_mode'],
    covers: [],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'network and processes of another container',
                code: "services:\n  debug:\n    image: example/debug:1\n    [|network_mode: \"container:production_web_1\"|]\n    [|pid: \"container:production_web_1\"|]\n",
            },
        ],
        good: [
            {
                name: 'a service of this file',
                code: "services:\n  debug:\n    image: example/debug:1\n    network_mode: service:web\n    pid: service:web\n  web:\n    image: example/web:1.2\n",
            },
        ],
    };
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
            const message = `${(0,core_text/* quoted */.TL)(name)} shares ${what} of the container ${(0,core_text/* quoted */.TL)(other)}, which is not in this file.`;
            yield { ...onOption(option), message };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/container/host-cgroup.js


const hostCgroup = {
    id: 'container/host-cgroup',
    title: 'Host\u2019s cgroup namespace',
    severity: 'medium',
    confidence: 'high',
    category: 'isolation',
    profile: 'recommended',
    why: 'The container sees the cgroups of the whole host, which several known container escapes build on.',
    fix: 'Remove `cgroup: host`.',
    references: ['https://docs.docker.com/reference/compose-file/services/'],
    covers: [],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'cgroup: host',
                code: "services:\n  monitor:\n    image: example/monitor:2.1\n    [|cgroup: host|]\n",
            },
        ],
        good: [
            {
                name: 'a private namespace',
                code: "services:\n  monitor:\n    image: example/monitor:2.1\n    cgroup: private\n",
            },
        ],
    };
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
/** Whether a path is a runtime's socket by the name of the file. */
function isSocketName(path) {
    return socketName.test(path);
}
/** The named pipe through which Docker takes orders on Windows; https://docs.docker.com/reference/cli/dockerd/ */
function runtimePipe(path) {
    return /[\\/](?:docker_engine\w*|dockerDesktop\w*|containerd-containerd)$/i.test(path) ? path : undefined;
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
    { path: '/etc/letsencrypt', holds: 'the keys of the host\u2019s certificates', severity: 'medium', reading: 'low' },
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
].concat(['selinux', 'seLinux', 'srv', 'sys', 'Users', 'usr', 'var']));
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
/** Whether a path is a file of the host that tells nothing, but that changes the host where it is written to. */
function isHarmlessToRead(path) {
    const normal = normalisePath(path);
    return /^\/(?:etc|usr)\//.test(normal) && isHarmless(normal);
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
    if (/^(?:~|\$HOME|\$\{HOME\})\/?$/.test(path)) {
        return { path, holds: 'everything that a user has, keys included', severity: 'high' };
    }
    const [, below = ''] = /^(?:~|\$HOME|\$\{HOME[^}]*\}|\/root|\/(?:home|Users)\/[^/]+)\/(.+)$/.exec(path) ?? [];
    const [first = '', second = ''] = below.split('/');
    const holds = credentials.get(first) ?? credentials.get(`${first}/${second}`);
    return holds === undefined ? undefined : { path, holds, severity: 'high' };
}

;// CONCATENATED MODULE: ./build/src/rules/container/host-device.js



const hostDevice = {
    id: 'container/host-device',
    title: 'Dangerous host device passed in',
    severity: 'medium',
    confidence: 'high',
    category: 'isolation',
    profile: 'recommended',
    why: 'Through a disk or memory device the container can read and write the host\u2019s data and bypass all file permissions.',
    fix: 'Remove it, or pass in only the one device that is needed, with `:r` if reading is enough.',
    details: 'Graphics, sound, video and tunnel devices, serial ports and the like are what `devices` is for, and are not reported here. A rule for every device (`a *:* rwm`) is as good as privileged. The kernel log (`/dev/kmsg`) reveals kernel addresses and is `medium`.',
    references: ['https://docs.docker.com/reference/compose-file/services/#devices'],
    covers: ['cis:5.18'],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'a disk, and a rule for every device',
                code: "services:\n  recovery:\n    image: example/recovery:1\n    devices:\n      - [|/dev/sda:/dev/sda:rwm|]\n    device_cgroup_rules:\n      - [|\"a *:* rwm\"|]\n",
            },
        ],
        good: [
            {
                name: 'graphics and a serial port',
                code: "services:\n  home:\n    image: example/home:2026.11\n    devices:\n      - /dev/dri:/dev/dri\n      - /dev/ttyUSB0:/dev/ttyUSB0\n",
            },
        ],
    };
    },
    *check({ name, devices, deviceCgroupRules, fixes }) {
        for (const device of devices) {
            const path = normalisePath(device.text?.split(':')[0] ?? '');
            if (!rawDevice.test(path))
                continue;
            yield {
                ...at(device),
                subject: path,
                severity: path === '/dev/kmsg' ? 'medium' : 'high',
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
    title: 'Host\u2019s IPC namespace',
    severity: 'medium',
    confidence: 'high',
    category: 'isolation',
    profile: 'recommended',
    why: 'The container can read and write the shared memory of processes on the host.',
    fix: 'Remove `ipc: host`, or share the namespace of one service with `ipc: service:<name>`.',
    references: ['https://docs.docker.com/reference/compose-file/services/'],
    covers: ['kics:baa3890f-bed7-46f5-ab8f-1da8fc91c729', 'cis:5.17'],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'ipc: host',
                code: "services:\n  monitor:\n    image: example/monitor:2.1\n    [|ipc: host|]\n",
            },
        ],
        good: [
            {
                name: 'shareable with services that name it',
                code: "services:\n  monitor:\n    image: example/monitor:2.1\n    ipc: shareable\n",
            },
        ],
    };
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
    title: 'Host\u2019s network',
    severity: 'medium',
    confidence: 'high',
    category: 'isolation',
    profile: 'recommended',
    why: 'Nothing isolates the container from the host\u2019s network: it reaches services that listen only on localhost, and can listen on any port.',
    fix: 'Use a network of the project, and publish the ports that are needed.',
    details: 'Also reported if a network of the file is the external one called `host`, which is how stacks join it.',
    references: ['https://docs.docker.com/reference/compose-file/services/'],
    covers: ['kics:071a71ff-f868-47a4-ac0b-3c59e4ab5443', 'cis:5.10'],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'network_mode: host',
                code: "services:\n  monitor:\n    image: example/monitor:2.1\n    [|network_mode: host|]\n",
            },
            {
                name: 'through an external network',
                code: "services:\n  monitor:\n    image: example/monitor:2.1\n    networks:\n      - [|outside|]\nnetworks:\n  outside:\n    external: true\n    name: host\n",
            },
        ],
        good: [
            {
                name: 'the network of another service',
                code: "services:\n  monitor:\n    image: example/monitor:2.1\n    network_mode: service:vpn\n",
            },
        ],
    };
    },
    *check({ name, network, networks, fixes }) {
        const message = `${(0,core_text/* quoted */.TL)(name)} shares the network of the host.`;
        if (network?.text === 'host')
            yield { ...onOption(network), message, edits: fixes.remove(network) };
        for (const joined of networks)
            if (joined.externalName === 'host')
                yield { ...at(joined), message };
    },
};

;// CONCATENATED MODULE: ./build/src/rules/container/host-network-build.js


const hostNetworkBuild = {
    id: 'container/host-network-build',
    title: 'Build in the host\u2019s network',
    severity: 'medium',
    confidence: 'high',
    category: 'isolation',
    profile: 'recommended',
    why: 'Every script and package that the build runs can reach every service on the build machine, including ports bound to localhost and cloud metadata.',
    fix: 'Remove it, or use `network: none` for a build that downloads nothing.',
    references: ['https://docs.docker.com/reference/compose-file/build/#network'],
    covers: [],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'in both forms',
                code: "services:\n  web:\n    build:\n      context: .\n      [|network: host|]\n  worker:\n    build:\n      context: ./worker\n      entitlements:\n        - [|network.host|]\n",
            },
        ],
        good: [
            {
                name: 'no network at all',
                code: "services:\n  web:\n    build:\n      context: .\n      network: none\n",
            },
        ],
    };
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
    title: 'System path of the host mounted',
    severity: 'low',
    confidence: 'medium',
    category: 'isolation',
    profile: 'all',
    why: 'The host\u2019s own programs may read what the container writes there, and the service does not run on a machine with another layout.',
    fix: 'Use a named volume, or a folder below the project.',
    details: 'Covers absolute paths below system folders (`/etc`, `/home`, `/lib`, `/srv`, `/usr`, `/var` \u2026). Paths that give an attacker the host are reported by `container/sensitive-host-path`. Harmless files that are commonly mounted (`/etc/localtime`) are not reported if they are read-only. A path without a source (`- /var/lib/data`) is an anonymous volume, not a mount of the host.',
    references: ['https://docs.docker.com/engine/storage/bind-mounts/#considerations-and-constraints'],
    covers: ['kics:1c1325ff-831d-43a1-973e-839ae57dfcc0'],
    fixable: true,
    foldsInto: ['container/sensitive-host-path', 'container/runtime-socket'],
    get examples() {
    return {
        bad: [
            {
                name: 'data in system folders',
                code: "services:\n  db:\n    image: postgres:17.6\n    volumes:\n      - [|/var/lib/postgresql/data:/var/lib/postgresql/data|]\n      - [|type: bind\n        source: /home/deploy/backup\n        target: /backup|]\n",
            },
            {
                name: 'a harmless file, but writable',
                code: "services:\n  web:\n    image: example/web:1.2\n    volumes:\n      - [|/etc/hosts:/etc/hosts|]\n      - /etc/localtime:/etc/localtime:ro\n",
            },
        ],
        good: [
            {
                name: 'a named volume, an anonymous one, a folder of the project, the time zone',
                code: "services:\n  db:\n    image: postgres:17.6\n    volumes:\n      - data:/var/lib/postgresql/data\n      - /var/lib/postgresql/wal\n      - ./init:/docker-entrypoint-initdb.d:ro\n      - /etc/localtime:/etc/localtime:ro\nvolumes:\n  data:\n",
            },
        ],
    };
    },
    *check({ name, mounts, fixes }) {
        for (const mount of mounts) {
            const place = mount.device ?? { ...at(mount), value: mount.type === 'bind' ? (mount.source ?? '') : '' };
            const path = normalisePath(place.value);
            if (place.value.startsWith('/') && isHarmlessToRead(path) && !mount.readOnly && mount.device === undefined) {
                const message = `${(0,core_text/* quoted */.TL)(name)} can write to ${(0,core_text/* quoted */.TL)(path)} of the host.`;
                yield { path: place.path, span: place.span, subject: path, message, edits: fixes.makeReadOnly(mount) };
            }
            // A volume's device that is a socket is told where the service mounts it.
            if (!isSystemPath(place.value) || (mount.device !== undefined && socketUnder(path) === path))
                continue;
            yield {
                path: place.path,
                span: place.span,
                subject: path,
                message: `${(0,core_text/* quoted */.TL)(name)} mounts ${(0,core_text/* quoted */.TL)(path)} of the host.`,
            };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/container/host-pid.js


const hostPid = {
    id: 'container/host-pid',
    title: 'Host\u2019s process namespace',
    severity: 'high',
    confidence: 'high',
    category: 'isolation',
    profile: 'recommended',
    why: 'The container sees every process of the host, and as root it can read their environment, trace and kill them.',
    fix: 'Remove `pid: host`, or share the processes of one service with `pid: service:<name>`.',
    references: ['https://docs.docker.com/reference/compose-file/services/'],
    covers: ['kics:4f31dd9f-2cc3-4751-9b53-67e4af83dac0', 'cis:5.16'],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'pid: host',
                code: "services:\n  monitor:\n    image: example/monitor:2.1\n    [|pid: host|]\n",
            },
        ],
        good: [
            {
                name: 'the processes of one service',
                code: "services:\n  monitor:\n    image: example/monitor:2.1\n    pid: service:app\n",
            },
        ],
    };
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
    title: 'Host\u2019s user namespace',
    severity: 'medium',
    confidence: 'high',
    category: 'isolation',
    profile: 'recommended',
    why: 'It turns off the daemon\u2019s user namespace remapping for this container, so root in the container is root on the host.',
    fix: 'Remove `userns_mode: host`.',
    references: ['https://docs.docker.com/reference/compose-file/services/'],
    covers: ['kics:8af7162d-6c98-482f-868e-0d33fb675ca8', 'cis:5.31'],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'userns_mode: host',
                code: "services:\n  monitor:\n    image: example/monitor:2.1\n    [|userns_mode: host|]\n",
            },
        ],
        good: [
            {
                name: 'the daemon\u2019s default',
                code: "services:\n  monitor:\n    image: example/monitor:2.1\n    user: \"1000\"\n",
            },
        ],
    };
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
    title: 'Host\u2019s UTS namespace',
    severity: 'low',
    confidence: 'high',
    category: 'isolation',
    profile: 'recommended',
    why: 'The container can change the host\u2019s name, which logs, certificates and clusters rely on.',
    fix: 'Remove `uts: host`, and set `hostname` if the container needs a name.',
    references: ['https://docs.docker.com/reference/compose-file/services/'],
    covers: ['cis:5.21'],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'uts: host',
                code: "services:\n  monitor:\n    image: example/monitor:2.1\n    [|uts: host|]\n",
            },
        ],
        good: [
            {
                name: 'a host name for the container',
                code: "services:\n  monitor:\n    image: example/monitor:2.1\n    hostname: monitor\n",
            },
        ],
    };
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

;// CONCATENATED MODULE: ./build/src/rules/knowledge/publishers.js
// Docker Hub lets anybody open a namespace. Whom Docker vouches for it tells by badges only, which no package and no file
// lists (https://docs.docker.com/docker-hub/image-library/trusted-content/). So this is a table of namespaces that the
// makers of the software name in their own documentation, whose page stands beside them; looked through in November 2026.
// It is no list of everybody who can be trusted: what is not in it is unknown, not bad.
/** Only Docker publishes in `library`: https://github.com/docker-library/official-images#what-are-official-images */
const official = 'library';
/** Official images built for one architecture: https://github.com/docker-library/official-images#architectures-other-than-amd64 */
const architectures = [
    'amd64',
    'arm32v5',
    'arm32v6',
    'arm32v7',
    'arm64v8',
    'i386',
    'mips64le',
    'ppc64le',
    'riscv64',
    's390x',
    'winamd64',
];
/** The page that names it, and the namespaces of one maker. */
const makers = [
    ['https://github.com/aws/aws-cli', 'amazon'],
    ['https://airflow.apache.org/docs/docker-stack/', 'apache'],
    ['https://mailpit.axllent.org/docs/install/docker/', 'axllent'],
    ['https://github.com/goauthentik/authentik', 'beryju'],
    ['https://github.com/bitnami/containers', 'bitnami', 'bitnamilegacy', 'bitnamisecure'],
    ['https://edu.chainguard.dev/chainguard/chainguard-images/', 'chainguard'],
    ['https://github.com/CircleCI-Public/cimg-base', 'cimg', 'circleci'],
    ['https://github.com/citusdata/docker', 'citusdata'],
    ['https://github.com/ClickHouse/ClickHouse', 'clickhouse'],
    ['https://github.com/cloudflare/cloudflared', 'cloudflare'],
    ['https://www.cockroachlabs.com/docs/stable/start-a-local-cluster-in-docker-linux', 'cockroachdb'],
    ['https://github.com/conda-forge/miniforge-images', 'condaforge'],
    ['https://docs.confluent.io/platform/current/installation/docker/image-reference.html', 'confluentinc'],
    ['https://github.com/ContinuumIO/docker-images', 'continuumio'],
    ['https://github.com/curl/curl-container', 'curlimages'],
    ['https://docs.datadoghq.com/containers/docker/', 'datadog'],
    ['https://github.com/denoland/deno_docker', 'denoland'],
    ['https://github.com/directus/directus', 'directus'],
    ['https://distribution.github.io/distribution/', 'distribution'],
    ['https://github.com/dockcross/dockcross', 'dockcross'],
    ['https://docs.docker.com/build/buildkit/frontend/', 'docker', 'moby'],
    ['https://www.pgadmin.org/download/pgadmin-4-container/', 'dpage'],
    ['https://github.com/elastic/elasticsearch', 'elastic'],
    ['https://github.com/emqx/emqx', 'emqx'],
    ['https://www.envoyproxy.io/docs/envoy/latest/start/docker', 'envoyproxy'],
    ['https://docs.fluentbit.io/manual/installation/downloads/docker', 'fluent'],
    ['https://github.com/meilisearch/meilisearch', 'getmeili'],
    ['https://docs.gitea.com/installation/install-with-docker', 'gitea'],
    ['https://docs.gitlab.com/install/docker/installation/', 'gitlab'],
    ['https://github.com/golangci/golangci-lint', 'golangci'],
    ['https://cloud.google.com/sdk/docs/downloads-docker', 'google'],
    ['https://grafana.com/docs/grafana/latest/setup-grafana/installation/docker/', 'grafana'],
    ['https://github.com/hadolint/hadolint', 'hadolint'],
    ['https://github.com/docker-library/docs/blob/master/vault/deprecated.md', 'hashicorp'],
    ['https://github.com/hasura/graphql-engine', 'hasura'],
    ['https://www.home-assistant.io/installation/', 'homeassistant'],
    ['https://github.com/influxdata/influxdata-docker', 'influxdata'],
    ['https://www.jaegertracing.io/docs/latest/getting-started/', 'jaegertracing'],
    ['https://jellyfin.org/docs/general/installation/container', 'jellyfin'],
    ['https://github.com/docker-library/docs/blob/master/jenkins/deprecated.md', 'jenkins'],
    ['https://github.com/jupyter/docker-stacks', 'jupyter'],
    ['https://github.com/jupyterhub/jupyterhub', 'jupyterhub'],
    ['https://github.com/koalaman/shellcheck', 'koalaman'],
    ['https://github.com/linuxkit/linuxkit', 'linuxkit'],
    ['https://docs.linuxserver.io/', 'linuxserver'],
    ['https://github.com/localstack/localstack', 'localstack'],
    ['https://docs.locust.io/en/stable/running-in-docker.html', 'locustio'],
    ['https://github.com/louislam/uptime-kuma', 'louislam'],
    ['https://github.com/mailhog/MailHog', 'mailhog'],
    ['https://github.com/mamba-org/micromamba-docker', 'mambaorg'],
    ['https://github.com/mattermost/docker', 'mattermost'],
    ['https://github.com/metabase/metabase', 'metabase'],
    ['https://www.mongodb.com/docs/manual/tutorial/install-mongodb-community-with-docker/', 'mongodb'],
    ['https://dev.mysql.com/doc/refman/8.4/en/docker-mysql-getting-started.html', 'mysql'],
    ['https://github.com/n8n-io/n8n', 'n8nio'],
    ['https://github.com/nats-io/nats-box', 'natsio'],
    ['https://github.com/newrelic/infrastructure-agent', 'newrelic'],
    ['https://github.com/nginx/docker-nginx-unprivileged', 'nginxinc', 'nginx'],
    ['https://github.com/nginx-proxy/nginx-proxy', 'nginxproxy'],
    ['https://github.com/nocodb/nocodb', 'nocodb'],
    ['https://nodered.org/docs/getting-started/docker', 'nodered'],
    ['https://docs.nvidia.com/cuda/', 'nvidia'],
    ['https://github.com/ollama/ollama', 'ollama'],
    ['https://github.com/open-policy-agent/opa', 'openpolicyagent'],
    ['https://docs.opensearch.org/latest/install-and-configure/install-opensearch/docker/', 'opensearchproject'],
    ['https://github.com/docker-library/docs/blob/master/opensuse/deprecated.md', 'opensuse'],
    ['https://github.com/open-telemetry/opentelemetry-collector-releases', 'otel'],
    ['https://bun.com/guides/ecosystem/docker', 'oven'],
    ['https://github.com/docker-library/docs/blob/master/owncloud/deprecated.md', 'owncloud'],
    ['https://github.com/pgvector/pgvector', 'pgvector'],
    ['https://github.com/phusion/baseimage-docker', 'phusion'],
    ['https://github.com/pi-hole/docker-pi-hole', 'pihole'],
    ['https://github.com/plone/plone-backend', 'plone'],
    ['https://docs.portainer.io/', 'portainer'],
    ['https://github.com/postgis/docker-postgis', 'postgis'],
    ['https://github.com/PostgREST/postgrest', 'postgrest'],
    ['https://prometheus.io/docs/prometheus/latest/installation/', 'prom'],
    ['https://github.com/pytorch/pytorch', 'pytorch'],
    ['https://github.com/qdrant/qdrant', 'qdrant'],
    ['https://github.com/qgis/qgis-docker', 'qgis'],
    ['https://docs.rapids.ai/install/', 'rapidsai'],
    ['https://rclone.org/install/', 'rclone'],
    ['https://github.com/redis/docker-library-redis', 'redis', 'redislabs'],
    ['https://github.com/restic/restic', 'restic'],
    ['https://rocker-project.org/images/', 'rocker'],
    ['https://docs.rockylinux.org/', 'rockylinux'],
    ['https://rocm.docs.amd.com/', 'rocm'],
    ['https://github.com/rust-lang/docker-rust-nightly', 'rustlang'],
    ['https://github.com/SeleniumHQ/docker-selenium', 'selenium'],
    ['https://github.com/weaviate/weaviate', 'semitechnologies'],
    ['https://github.com/snyk/cli', 'snyk'],
    ['https://github.com/SonarSource/sonar-scanner-cli-docker', 'sonarsource'],
    ['https://github.com/supabase/supabase', 'supabase'],
    ['https://www.tensorflow.org/install/docker', 'tensorflow'],
    ['https://vector.dev/docs/setup/installation/platforms/docker/', 'timberio'],
    ['https://github.com/timescale/timescaledb-docker', 'timescale'],
    ['https://github.com/tonistiigi/xx', 'tonistiigi'],
    ['https://github.com/traefik/traefik', 'traefik'],
    ['https://github.com/typesense/typesense', 'typesense'],
    ['https://ubuntu.com/security/docker-images', 'ubuntu'],
    ['https://github.com/valkey-io/valkey-container', 'valkey'],
    ['https://github.com/dani-garcia/vaultwarden', 'vaultwarden'],
    ['https://github.com/VictoriaMetrics/VictoriaMetrics', 'victoriametrics'],
    ['https://docs.vllm.ai/', 'vllm'],
    ['https://github.com/zabbix/zabbix-docker', 'zabbix'],
];
const known = new Set([
    official,
    ...architectures,
    ...makers.flatMap(([, ...namespaces]) => namespaces),
]);
/** Names that are worth imitating: short ones are too near to everything. */
const imitated = [...known].filter((name) => name.length >= 6);
/** Who publishes an image on Docker Hub; `undefined` on another registry, or where nobody knows. */
function namespaceOf({ registry, repository }) {
    const slash = repository.indexOf('/');
    return registry === 'docker.io' && slash !== -1 ? repository.slice(0, slash) : undefined;
}
/** Whether Docker publishes it, or a maker that the table knows. */
function isKnownPublisher(namespace) {
    return known.has(namespace);
}
/** The known publisher whose name differs from this one by a letter too many, one too few, another one, or two changed over. */
function imitates(namespace) {
    return known.has(namespace) ? undefined : imitated.find((name) => isOneSlipAway(namespace, name));
}
function isOneSlipAway(a, b) {
    // A number, or what stands behind a name, is a choice and no slip: `grafana2`, `grafanas`.
    if (Math.abs(a.length - b.length) > 1 || /\d/.test(a))
        return false;
    let start = 0;
    while (start < a.length && a[start] === b[start])
        start++;
    const [restOfA, restOfB] = [a.slice(start), b.slice(start)];
    if (a.length !== b.length) {
        const [longer, shorter] = a.length > b.length ? [restOfA, restOfB] : [restOfB, restOfA];
        return longer.slice(1) === shorter && shorter !== '';
    }
    if (restOfA.slice(1) === restOfB.slice(1))
        return true;
    return restOfA[0] === restOfB[1] && restOfA[1] === restOfB[0] && restOfA.slice(2) === restOfB.slice(2);
}

;// CONCATENATED MODULE: ./build/src/rules/publisher.js



/** The namespaces on Docker Hub under which a project names what it builds itself. */
const publisher_own = new WeakMap();
function ownNamespaces(project) {
    const known = publisher_own.get(project);
    if (known)
        return known;
    const built = project.containers.flatMap(({ build, reference }) => build !== undefined && reference !== undefined ? (namespaceOf(reference) ?? []) : []);
    const namespaces = new Set(built);
    publisher_own.set(project, namespaces);
    return namespaces;
}
/** What is said of an image whose publisher nobody knows; `undefined` for known ones, other registries, and the project's own. */
function unknownPublisher(reference, project) {
    const namespace = namespaceOf(reference);
    if (namespace === undefined || isKnownPublisher(namespace) || imitates(namespace) !== undefined)
        return undefined;
    if (ownNamespaces(project).has(namespace))
        return undefined;
    // Known, and told as given up.
    if ((0,lifecycles/* successorOf */.kz)(reference.name) !== undefined)
        return undefined;
    const message = `${(0,core_text/* quoted */.TL)(reference.name)} is published by ${(0,core_text/* quoted */.TL)(namespace)}, which is not a known publisher.`;
    return { subject: namespace, message };
}
/** The name of the publisher that was probably meant, and what is said of the one that stands there. */
function imitation(reference, project) {
    const namespace = namespaceOf(reference);
    const meant = namespace === undefined ? undefined : imitates(namespace);
    if (namespace === undefined || meant === undefined || ownNamespaces(project).has(namespace))
        return undefined;
    const message = `${(0,core_text/* quoted */.TL)(namespace)} is one letter away from ${(0,core_text/* quoted */.TL)(meant)}, but is another publisher.`;
    return { subject: namespace, message, meant };
}

;// CONCATENATED MODULE: ./build/src/rules/container/imitated-publisher.js



const imitatedPublisher = {
    id: 'container/imitated-publisher',
    title: 'Publisher one letter away from a well-known one',
    severity: 'medium',
    confidence: 'medium',
    category: 'supply-chain',
    profile: 'recommended',
    why: 'Attackers register misspelt names on Docker Hub, and whoever owns this one decides what runs here.',
    fix: 'Correct the name, or silence this rule with a comment that says this publisher is meant.',
    details: 'Names are compared in the same way as for `dockerfile/imitated-publisher`.',
    references: ['https://docs.docker.com/docker-hub/image-library/trusted-content/'],
    covers: ['owasp:RULE #13'],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'a missing letter',
                code: "services:\n  dashboards:\n    image: [|grafna/grafana:12.3.0@sha256:9ae97d36d26566ff84e8893c64a6dc4fe8ca6d1144bf5b87b2b85a32def253c7|]\n",
            },
        ],
        good: [
            {
                name: 'the publisher itself, and a name that starts the same',
                code: "services:\n  dashboards:\n    image: grafana/grafana:12.3.0\n  tools:\n    image: grafana2/tools:1.2\n",
            },
        ],
    };
    },
    *check({ image, reference, build, builtElsewhere, fixes }, project) {
        if (image === undefined || reference === undefined || build !== undefined || builtElsewhere)
            return;
        const wrong = imitation(reference, project);
        if (wrong === undefined)
            return;
        const { meant, subject = '', message } = wrong;
        const literal = image.variables.length === 0;
        const edits = literal ? fixes.replace(image, reference.raw.replace(subject, meant)) : [];
        yield { ...at(image), subject, message, edits };
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
    why: 'Every script and package that the build runs can take over the build machine, including the credentials and caches of all other builds.',
    fix: 'Remove the setting, and do what needs privileges outside the build.',
    references: ['https://docs.docker.com/reference/compose-file/build/#privileged'],
    covers: [],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'in both forms',
                code: "services:\n  web:\n    build:\n      context: .\n      [|privileged: true|]\n  worker:\n    build:\n      context: ./worker\n      entitlements:\n        - [|security.insecure|]\n",
            },
        ],
        good: [
            {
                name: 'an ordinary build',
                code: "services:\n  web:\n    build:\n      context: .\n      privileged: false\n",
            },
        ],
    };
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

;// CONCATENATED MODULE: ./build/src/rules/malformed-image.js


/**
 * `undefined` for a name that a registry takes, for the id of an image on some machine, and for what a program is to fill
 * in first (`{{ image }}`, `@TAG@`, `IMAGE_NAME`). https://github.com/distribution/reference/blob/main/reference.go
 */
function malformedImage(text) {
    if (text === '' || text.length > mostRead || isFilledIn(text) || /^[a-f0-9]{64}$/.test(text))
        return undefined;
    if ((0,image_reference/* parseImageReference */.o)(text) !== undefined)
        return undefined;
    const { reason, mended } = flawOf(text);
    const meant = mended !== undefined && (0,image_reference/* parseImageReference */.o)(mended) !== undefined ? mended : undefined;
    const hint = meant === undefined ? '.' : `; did you mean ${(0,core_text/* quoted */.TL)(meant)}?`;
    return { message: `${(0,core_text/* quoted */.TL)(text)} is not a valid image name: ${reason}${hint}`, meant };
}
const mostRead = 1000;
function isFilledIn(text) {
    return /[{}<>%$]|@[A-Za-z_]+@|^[A-Z0-9_]+(?:[:/][A-Z0-9_.]+)*$|__[A-Z]/.test(text);
}
function flawOf(text) {
    if (/\s/.test(text))
        return { reason: 'it contains spaces' };
    const [, scheme] = /^([a-z][a-z0-9+.-]*:\/\/)/i.exec(text) ?? [];
    if (scheme !== undefined)
        return { reason: `it begins with ${(0,core_text/* quoted */.TL)(scheme)}`, mended: text.slice(scheme.length) };
    const [, name = '', digest = ''] = /^([^@]+)@(.*)$/s.exec(text) ?? [];
    if (name !== '' && !/^[\w+.-]+:[0-9a-fA-F]{32,}$/.test(digest)) {
        // A version behind an at sign is the habit of npm.
        const tagged = /:[^/]+$/.test(name) ? undefined : `${name}:${digest}`;
        const isVersion = /^v?\d[\w.-]*$/.test(digest);
        return { reason: `${(0,core_text/* quoted */.TL)(`@${digest}`)} is not a digest`, ...(isVersion && tagged ? { mended: tagged } : {}) };
    }
    if (text.endsWith(':'))
        return { reason: 'nothing follows its colon' };
    const path = text.replace(/[:@][^/]*$/, '');
    if (path !== path.toLowerCase()) {
        return { reason: 'it contains capitals', mended: path.toLowerCase() + text.slice(path.length) };
    }
    return { reason: 'it contains characters that a name cannot have' };
}

;// CONCATENATED MODULE: ./build/src/rules/container/malformed-image.js



const malformed_image_malformedImage = {
    id: 'container/malformed-image',
    title: 'Invalid image name',
    severity: 'medium',
    confidence: 'high',
    category: 'correctness',
    profile: 'recommended',
    why: 'No registry can hold an image of that name, so neither this service nor those that depend on it can start.',
    fix: 'Write `name:tag`, `name@sha256:\u2026` or both, with the name in lower case.',
    details: 'Reported are capitals in the name (Docker takes a first part with capitals for a registry), a version after `@`, a colon with nothing after it, and a URL scheme, also if the service is built here and `image` only names the result. Template placeholders that a program fills in first are not reported.',
    references: ['https://docs.docker.com/reference/compose-file/services/#image'],
    covers: [],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'not a digest, capitals, a URL scheme',
                code: "services:\n  proxy:\n    image: [|example/proxy@sha256|]\n  web:\n    build: .\n    pull_policy: build\n    image: [|example/Web:1.2|]\n  worker:\n    user: \"1000\"\n    image: [|\"https://ghcr.io/example/worker:1.2@sha256:9ae97d36d26566ff84e8893c64a6dc4fe8ca6d1144bf5b87b2b85a32def253c7\"|]\n",
            },
        ],
        good: [
            {
                name: 'a tag with capitals, a variable, a template placeholder',
                code: "services:\n  web:\n    image: example/web:1.2-RC1\n  worker:\n    image: \"example/worker:${TAG:?}\"\n  other:\n    image: IMAGE_NAME\n",
            },
        ],
    };
    },
    *check({ image, reference, fixes }) {
        if (image?.text === undefined || image.variables.length > 0 || reference !== undefined)
            return;
        const flaw = malformedImage(image.text);
        if (flaw === undefined)
            return;
        const { message, meant } = flaw;
        yield { ...at(image), subject: 'image', message, edits: meant === undefined ? [] : fixes.replace(image, meant) };
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
    why: 'One leak or one attack can use up the host\u2019s memory, and the kernel then kills other containers and processes.',
    fix: 'Set `mem_limit`, or `deploy.resources.limits.memory`.',
    references: ['https://docs.docker.com/engine/containers/resource_constraints/'],
    covers: ['kics:bb9ac4f7-e13b-423d-a010-c74a1bfbe492', 'cis:5.11'],
    fixable: true,
    foldsInto: graverDefaults('container/memory-unlimited'),
    get examples() {
    return {
        bad: [
            {
                name: 'no limit anywhere',
                code: "services:\n  [|web|]:\n    image: example/web:1.2\n",
            },
            {
                name: 'a limit of zero',
                code: "services:\n  web:\n    image: example/web:1.2\n    [|mem_limit: 0|]\n",
            },
        ],
        good: [
            {
                name: 'in both forms',
                code: "services:\n  web:\n    image: example/web:1.2\n    mem_limit: 512m\n  worker:\n    image: example/worker:1.2\n    deploy:\n      resources:\n        limits:\n          memory: 512M\n",
            },
        ],
    };
    },
    check: (container) => withoutLimit(container, 'memory', 'memory-limit', 'all memory of the host'),
};

;// CONCATENATED MODULE: ./build/src/rules/knowledge/authentication.js
const yes = /^(?:1|true|yes|on)$/i;
const no = /^(?:0|false|no|off)$/i;
/** Variables by which images are told to ask for no password, with the values that do so. */
const switches = new Map([
    // https://hub.docker.com/_/postgres
    ['POSTGRES_HOST_AUTH_METHOD', /^trust$/i],
    // https://hub.docker.com/_/mysql, https://hub.docker.com/_/mariadb: whatever the value is, if there is one
    ['MYSQL_ALLOW_EMPTY_PASSWORD', /^(?!(?:0|false|no|off)$)./i],
    ['MARIADB_ALLOW_EMPTY_ROOT_PASSWORD', /^(?!(?:0|false|no|off)$)./i],
    // https://github.com/bitnami/containers
    ['ALLOW_EMPTY_PASSWORD', yes],
    ['ALLOW_ANONYMOUS_LOGIN', yes],
    // https://www.elastic.co/docs/reference/elasticsearch/configuration-reference/security-settings
    ['xpack.security.enabled', no],
    ['ES_SETTING_XPACK_SECURITY_ENABLED', no],
    // https://docs.opensearch.org/latest/security/configuration/disable-enable-security/
    ['plugins.security.disabled', yes],
    ['DISABLE_SECURITY_PLUGIN', yes],
    // https://neo4j.com/docs/operations-manual/current/docker/introduction/
    ['NEO4J_AUTH', /^none$/i],
]);
/** Whether a variable of a container switches authentication off. A list of Compose keeps quotes: `NAME="true"`. */
function authenticationOff(name, value) {
    return switches.get(name)?.test(value.replace(/^(["'])(.*)\1$/s, '$2')) ?? false;
}

;// CONCATENATED MODULE: ./build/src/rules/container/missing-authentication.js




const missingAuthentication = {
    id: 'container/missing-authentication',
    title: 'Authentication disabled',
    severity: 'low',
    confidence: 'high',
    category: 'secrets',
    profile: 'recommended',
    why: 'Anyone who can reach the port controls the service: every container on its networks, including a compromised one, and the whole network if the port is published.',
    fix: 'Remove the setting, and set a password from a file: `POSTGRES_PASSWORD_FILE` and the like with `secrets:`.',
    details: 'Covers the variables that turn authentication off in images of databases: `POSTGRES_HOST_AUTH_METHOD=trust`, `MYSQL_ALLOW_EMPTY_PASSWORD`, `ALLOW_EMPTY_PASSWORD`, `xpack.security.enabled=false`, `DISABLE_SECURITY_PLUGIN`, `NEO4J_AUTH=none` and the like. The severity is `medium` if the service publishes a port on every interface of the host.',
    references: [
        'https://hub.docker.com/_/postgres',
        'https://www.postgresql.org/docs/current/auth-trust.html',
        'https://hub.docker.com/_/mysql',
    ],
    covers: [],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'reachable within the project, and from the network',
                code: "services:\n  db:\n    image: postgres:17.6\n    environment:\n      POSTGRES_HOST_AUTH_METHOD: [|trust|]\n  search:\n    image: docker.elastic.co/elasticsearch/elasticsearch:9.1.3\n    environment:\n      - xpack.security.enabled=[|false|]\n    ports:\n      - \"9200:9200\"\n",
            },
        ],
        good: [
            {
                name: 'a method that asks for a password, a switch that is off, an unknown value',
                code: "services:\n  db:\n    image: postgres:17.6\n    environment:\n      POSTGRES_HOST_AUTH_METHOD: scram-sha-256\n      POSTGRES_PASSWORD_FILE: /run/secrets/password\n  cache:\n    image: bitnami/redis:8.2.1\n    environment:\n      ALLOW_EMPTY_PASSWORD: \"no\"\n  graph:\n    image: neo4j:2025.08\n    environment:\n      NEO4J_AUTH: ${NEO4J_AUTH}\n",
            },
        ],
    };
    },
    *check({ name, environment, ports }) {
        const open = ports.some((port) => isEveryInterface(port));
        for (const variable of environment) {
            if (!authenticationOff(variable.name, variable.text ?? ''))
                continue;
            const told = (0,core_text/* quoted */.TL)(`${variable.name}=${variable.text}`);
            yield {
                ...at(variable),
                subject: variable.name,
                severity: open ? 'medium' : 'low',
                message: `${told} turns authentication off for ${(0,core_text/* quoted */.TL)(name)}${open ? ', which is open to the host\u2019s network' : ''}.`,
            };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/container/missing-digest.js


const missingDigest = {
    id: 'container/missing-digest',
    title: 'Image not pinned by digest',
    severity: 'info',
    confidence: 'high',
    category: 'supply-chain',
    profile: 'all',
    why: 'The image\u2019s owner, or someone who took over the account, can push other content to the same tag; a digest always means the same content.',
    fix: 'Append the digest, `name:1.2.3@sha256:\u2026`, and let Dependabot or Renovate keep it up to date.',
    details: 'An image that is built here is not pulled, and not reported. The finding is folded into the one on an image without a fixed version. Where images are scanned, the digest that the tag had at that time is suggested.',
    references: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
    covers: [],
    fixable: false,
    foldsInto: ['container/floating-image', 'container/end-of-life-image'],
    gathered: { by: 'file' },
    get examples() {
    return {
        bad: [
            {
                name: 'a tag without a digest',
                code: "services:\n  cache:\n    image: [|redis:8.2.1|]\n",
            },
        ],
        good: [
            {
                name: 'a digest, or an image that is built here',
                code: "services:\n  search:\n    image: search:3@sha256:9b2ac4f4b8d0a14f3a55d2cf0c9f7c4d4c9f1c0b5b6f0e8f4a7d3c2b1a09f8e7\n  web:\n    build: .\n    image: example/web:1.2\n",
            },
        ],
    };
    },
    *check({ name, image, reference, build, builtElsewhere, fixes }, _project, { images }) {
        if (image === undefined || reference === undefined || reference.digest !== '')
            return;
        if (build !== undefined || builtElsewhere)
            return;
        const digest = images?.(reference)?.digest ?? '';
        const text = `${reference.raw}${reference.tag === '' ? ':latest' : ''}@${digest}`;
        yield {
            ...at(image),
            subject: reference.name,
            message: `${(0,core_text/* quoted */.TL)(name)} pulls ${(0,core_text/* quoted */.TL)(image.raw)} by its tag alone.`,
            edits: digest === '' || image.variables.length > 0 ? [] : fixes.replace(image, text),
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
    why: 'A process that hangs without exiting counts as healthy, so nothing restarts it, and services that depend on it may start too early.',
    fix: 'Add a `healthcheck` whose `test` asks the program itself.',
    details: 'A service that is built here is judged by its Dockerfile: a `HEALTHCHECK` there is enough, and a missing one is reported there (`dockerfile/missing-healthcheck`). For images that are pulled, the files do not say whether they bring a health check, so the confidence is low. A check that is switched off (`disable: true`, `test: NONE`) is reported where that is written.',
    references: ['https://docs.docker.com/reference/compose-file/services/#healthcheck'],
    covers: ['kics:698ed579-b239-4f8f-a388-baa4bcb13ef8', 'cis:5.27'],
    fixable: false,
    foldsInto: graverDefaults('container/missing-healthcheck'),
    get examples() {
    return {
        bad: [
            {
                name: 'no health check in the service',
                code: "services:\n  [|web|]:\n    image: example/web:1.2\n",
            },
            {
                name: 'switched off, in both forms',
                code: "services:\n  web:\n    image: example/web:1.2\n    healthcheck:\n      [|disable: true|]\n  worker:\n    image: example/worker:1.2\n    healthcheck:\n      [|test: [\"NONE\"]|]\n",
            },
        ],
        good: [
            {
                name: 'a health check from a shared fragment',
                code: "x-health: &health\n  healthcheck:\n    test: [\"CMD\", \"/app\", \"--health\"]\nservices:\n  web:\n    <<: *health\n    image: example/web:1.2\n",
            },
            {
                name: 'a health check in the Dockerfile',
                code: "services:\n  web:\n    build: .\n",
                files: {
                    Dockerfile: "FROM example/base:4.2\nHEALTHCHECK CMD [\"/app\", \"--health\"]\n",
                },
            },
        ],
    };
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
    // Official images whose Dockerfile ends with USER: https://github.com/docker-library/official-images
    'adminer',
    'elasticsearch',
    'haproxy',
    'kibana',
    'logstash',
    'memcached',
    // https://github.com/percona/percona-docker/blob/main/percona-server-8.0/Dockerfile
    'percona',
    'percona/percona-server',
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
    // https://github.com/neo4j/docker-neo4j: its entrypoint goes on as neo4j by su-exec or gosu
    'neo4j',
    'postgis/postgis',
    'postgres',
    'rabbitmq',
    'redis',
    'timescale/timescaledb',
    'valkey/valkey',
    'zookeeper',
]);
/** Images that are known to end as root, official ones where nothing else is said. https://github.com/docker-library/official-images */
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
    // https://github.com/jenkinsci/docker-ssh-agent: no USER, since its sshd lets others log in
    'jenkins/ssh-agent',
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
    // https://github.com/microsoft/dotnet-framework-docker: the .NET Framework runs on Windows alone
    if (/^mcr\.microsoft\.com\/(?:windows|dotnet\/framework)\b/.test(name))
        return 'windows';
    if (/nanoserver|windowsservercore|ltsc20/.test(tag))
        return 'windows';
    // https://github.com/devcontainers/images: `remoteUser` in their label `devcontainer.metadata`
    if (/^mcr\.microsoft\.com\/(?:vscode\/)?devcontainers\//.test(name))
        return 'development';
    // https://github.com/GoogleContainerTools/distroless#readme: root, but for the tags nonroot and debug-nonroot
    if (name.startsWith('gcr.io/distroless/'))
        return tag.includes('nonroot') ? 'other' : 'root';
    // https://docs.docker.com/dhi/how-to/use/: run-time variants are nonroot (65532), -dev variants are root
    if (isDockerHardened(name))
        return isDevelopment(tag) ? 'root' : 'other';
    // https://learn.microsoft.com/dotnet/core/docker/container-images: chiseled and distroless images run as `app`
    if (name.startsWith('mcr.microsoft.com/dotnet/'))
        return /chiseled|distroless/.test(tag) ? 'other' : 'root';
    // https://catalog.redhat.com: language images (s2i) run as 1001 or 185; ubi, ubi-minimal, ubi-micro and ubi-init as root
    if (/^registry\.(?:access\.)?redhat\.(?:com|io)\/ubi\d/.test(name)) {
        return /\/(?:ubi(?:-minimal|-micro|-init)?)$/.test(repository) ? 'root' : 'other';
    }
    // https://docs.aws.amazon.com/lambda/latest/dg/images-create.html#images-reqs: Lambda runs every image as a user of its own
    if (/^(?:public\.ecr\.aws\/lambda\/|amazon\/aws-lambda-)/.test(name))
        return 'other';
    if (rootAfterAll.has(name))
        return 'root';
    if (nonRoot.some((entry) => matches(entry, name)))
        return 'other';
    if (stepsDown.has(name))
        return 'steps-down';
    return root.has(name) ? 'root' : 'unknown';
}
/**
 * Whether an image has nothing that could run a shell form, no package manager either: `undefined` where nobody has said.
 * Of the families that leave them out, the variants to build with have both.
 */
function lacksShell({ name, tag }) {
    // https://github.com/GoogleContainerTools/distroless#debug-images: only the tags with debug have one
    if (name.startsWith('gcr.io/distroless/'))
        return !/(?:^|-)debug(?:-|$)/.test(tag);
    // https://docs.docker.com/dhi/how-to/use/: run-time variants; bases and compatible variants are made to build on
    if (isDockerHardened(name)) {
        const isToBuildOn = isDevelopment(tag) ||
            /(?:^|-)(?:sdk|compat)(?:-|$)/.test(tag) ||
            /base|bash|busybox|maven|gradle|golang|rust/.test(name);
        return isToBuildOn ? undefined : true;
    }
    // https://edu.chainguard.dev/chainguard/containers/concepts/differences-development-production/: standard variants
    if (shellless.has(name.replace(/^(?:cgr\.dev\/)?chainguard(?:-private)?\//, 'chainguard/')))
        return !isDevelopment(tag);
    // https://github.com/dotnet/dotnet-docker/blob/main/documentation/distroless.md
    if (name.startsWith('mcr.microsoft.com/dotnet/'))
        return /chiseled|distroless/.test(tag) ? true : undefined;
    return undefined;
}
/** Those of Chainguard's that are languages and servers; others bring a shell where their program needs one. */
const shellless = new Set(['static', 'glibc-dynamic', 'python', 'jre', 'nginx', 'dotnet-runtime', 'aspnet-runtime'].map((image) => `chainguard/${image}`));
/** Docker Hardened Images, and their mirrors in an organisation's own namespace. */
function isDockerHardened(name) {
    return name.startsWith('dhi.io/') || /^[a-z0-9][\w-]*\/dhi-[a-z0-9-]+$/.test(name);
}
function isDevelopment(tag) {
    return /(?:^|-)dev(?:-|$)/.test(tag);
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
    why: 'Most images run as root by default, and root in the container needs only one kernel bug or careless mount to become root on the host.',
    fix: 'Set `user` to a non-zero number that owns what the program writes to.',
    details: 'Reported only for images that are pulled: one that is built here is judged by its Dockerfile. Images known to end as another user (`bitnami/*`, distroless `nonroot`, \u2026), and those whose entrypoint drops privileges (`postgres`, `redis`), are not reported. The confidence is high for images known to run as root, and low for others.',
    references: ['https://docs.docker.com/reference/compose-file/services/#user'],
    covers: ['cis:4.1', 'owasp:RULE #2'],
    fixable: false,
    foldsInto: graverDefaults('container/missing-user'),
    get examples() {
    return {
        bad: [
            {
                name: 'an image that runs as root, and one that may',
                code: "services:\n  [|proxy|]:\n    image: nginx:1.29\n  [|web|]:\n    image: example/web:1.2\n",
            },
        ],
        good: [
            {
                name: 'a user, an image with its own user, one that drops privileges, one that is built here',
                code: "services:\n  web:\n    image: example/web:1.2\n    user: \"10001\"\n  proxy:\n    image: nginxinc/nginx-unprivileged:1.29\n  db:\n    image: postgres:17.6\n  worker:\n    build: .\n",
            },
        ],
    };
    },
    *check(container) {
        const { name, partial, user, build, reference } = container;
        if (partial || user !== undefined || build !== undefined || reference === undefined)
            return;
        const runner = defaultUser(reference);
        if (runner !== 'root' && runner !== 'unknown')
            return;
        const [confidence, message] = runner === 'root'
            ? ['high', `${(0,core_text/* quoted */.TL)(name)} runs as root, as ${(0,core_text/* quoted */.TL)(reference.name)} does by default.`]
            : [
                'low',
                `${(0,core_text/* quoted */.TL)(name)} names no user, so ${(0,core_text/* quoted */.TL)(reference.name)} decides which user it runs as.`,
            ];
        yield { ...missingOn(container), subject: 'user', confidence, message };
    },
};

;// CONCATENATED MODULE: ./build/src/rules/container/mount-propagation.js


const mountPropagation = {
    id: 'container/mount-propagation',
    title: 'Mounts propagate between container and host',
    severity: 'medium',
    confidence: 'high',
    category: 'isolation',
    profile: 'recommended',
    why: 'What the container mounts there also appears on the host and in other containers, over files that they trust.',
    fix: 'Remove the propagation option: the default, `rprivate`, keeps mounts apart.',
    details: '`shared` and `rshared` work in both directions. `slave` and `rslave` only pass on what the host mounts later, which the CIS benchmark accepts; they are `low`, because the container may then see disks that nobody meant to show it.',
    references: ['https://docs.docker.com/engine/storage/bind-mounts/#configure-bind-propagation'],
    covers: ['kics:baa452f0-1f21-4a25-ace5-844e7a5f410d', 'cis:5.20'],
    fixable: true,
    get examples() {
    return {
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
    };
    },
    *check({ name, mounts, fixes }) {
        for (const mount of mounts) {
            const { propagation } = mount;
            const below = (0,core_text/* quoted */.TL)(mount.target ?? 'this folder');
            const without = mount.raw.replace(/[:,](?:r?shared|r?slave)$/, '');
            const edits = without === mount.raw ? [] : fixes.replace(mount, without);
            const place = { ...at(mount), subject: mount.target ?? '', edits };
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
    why: 'A fork bomb in the container fills the process table of the host, which then cannot start anything.',
    fix: 'Set `pids_limit`, or `deploy.resources.limits.pids`.',
    references: ['https://docs.docker.com/engine/containers/resource_constraints/'],
    covers: ['kics:221e0658-cb2a-44e3-b08a-db96a341d6fa', 'cis:5.29'],
    fixable: true,
    foldsInto: graverDefaults('container/pids-unlimited'),
    get examples() {
    return {
        bad: [
            {
                name: 'no limit anywhere',
                code: "services:\n  [|web|]:\n    image: example/web:1.2\n",
            },
            {
                name: 'a limit of -1, which is none',
                code: "services:\n  web:\n    image: example/web:1.2\n    [|pids_limit: -1|]\n",
            },
        ],
        good: [
            {
                name: 'in both forms',
                code: "services:\n  web:\n    image: example/web:1.2\n    pids_limit: 200\n  worker:\n    image: example/worker:1.2\n    deploy:\n      resources:\n        limits:\n          pids: 200\n",
            },
        ],
    };
    },
    check: (container) => withoutLimit(container, 'pids', 'pids-limit', 'any number of processes'),
};

;// CONCATENATED MODULE: ./build/src/rules/container/privilege-escalation.js


const privilegeEscalation = {
    id: 'container/privilege-escalation',
    title: 'Privilege escalation allowed',
    severity: 'low',
    confidence: 'high',
    category: 'privilege',
    profile: 'recommended',
    why: 'Through a setuid program in the image, an attacker who runs as an ordinary user can become root in the container.',
    fix: 'Add `no-new-privileges:true` to `security_opt`.',
    details: 'The bare `no-new-privileges` and the form with `=` count as set; `no-new-privileges:false` does not. Other settings that the same service leaves at their defaults (capabilities, limits, the root filesystem, a health check) have the same root cause and are changed in the same place, so they are reported within this finding.',
    references: ['https://docs.kernel.org/userspace-api/no_new_privs.html'],
    covers: [
        'kics:27fcc7d6-c49b-46e0-98f1-6c082a6a2750',
        'kics:610e266e-6c12-4bca-9925-1ed0cd29742b',
        'semgrep:no-new-privileges',
        'cis:5.26',
        'owasp:RULE #4',
    ],
    fixable: true,
    get examples() {
    return {
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
                name: 'in both forms',
                code: "services:\n  web:\n    image: example/web:1.2\n    security_opt: [no-new-privileges]\n  worker:\n    image: example/worker:1.2\n    security_opt: [\"no-new-privileges=true\"]\n",
            },
        ],
    };
    },
    *check(container) {
        const { name, partial, securityOptions, beside, fixes } = container;
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
            const options = beside.securityOptions;
            yield {
                ...missingOn(container),
                subject: 'no-new-privileges',
                message: `${(0,core_text/* quoted */.TL)(name)} lets its processes gain privileges through setuid programs.`,
                edits: fixes.add('no-new-privileges'),
                related: options ? [{ ...options, message: '`no-new-privileges:true` is not among these options.' }] : [],
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
    why: 'A privileged container has every capability, every host device and no seccomp or AppArmor profile, so an attacker who takes it over controls the host.',
    fix: 'Remove `privileged`, and grant only the capability or device that is needed.',
    details: 'Also reported if only a hook (`post_start`, `pre_stop`) or a command of `develop.watch` is privileged.',
    references: [
        'https://docs.docker.com/engine/containers/run/#runtime-privilege-and-linux-capabilities',
        'https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html',
    ],
    covers: ['kics:ae5b6871-7f45-42e0-bb4c-ab300c4d2026', 'semgrep:privileged-service', 'cis:5.5', 'owasp:RULE #3'],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'privileged: true',
                code: "services:\n  agent:\n    image: example/agent:1.4\n    [|privileged: true|]\n",
            },
            {
                name: 'from a shared fragment',
                code: "x-debug: &debug\n  [|privileged: \"true\"|]\nservices:\n  agent:\n    <<: *debug\n    image: example/agent:1.4\n",
            },
            {
                name: 'only for a hook',
                code: "services:\n  agent:\n    image: example/agent:1.4\n    post_start:\n      - command: ./mount.sh\n        [|privileged: true|]\n",
            },
        ],
        good: [
            {
                name: 'one device and one capability instead',
                code: "services:\n  agent:\n    image: example/agent:1.4\n    privileged: false\n    cap_add: [NET_ADMIN]\n    devices: [/dev/net/tun]\n",
            },
            {
                name: 'set by a variable',
                code: "services:\n  agent:\n    image: example/agent:1.4\n    privileged: ${AGENT_PRIVILEGED}\n",
            },
        ],
    };
    },
    *check({ name, privileged: option, hooks, fixes }) {
        for (const { privileged: hook } of hooks) {
            if (hook?.on === true)
                yield { ...onOption(hook), message: `A command that runs in ${(0,core_text/* quoted */.TL)(name)} is privileged.` };
        }
        if (option?.on !== true)
            return;
        yield { ...onOption(option), message: `${(0,core_text/* quoted */.TL)(name)} runs privileged.`, edits: fixes.remove(option) };
    },
};

;// CONCATENATED MODULE: ./build/src/rules/container/privileged-port.js




const privilegedPort = {
    id: 'container/privileged-port',
    title: 'Privileged host port',
    severity: 'info',
    confidence: 'high',
    category: 'network',
    profile: 'all',
    why: 'Clients take whatever answers on a port below 1024 for a service of the host itself, so an attacker in the container can impersonate one.',
    fix: 'Publish a port from 1024 up, and leave the lower ones to the proxy that faces the network.',
    details: 'Only ports of the host count, as in the CIS benchmark: a program that listens on port 80 in its own network namespace takes nothing from anyone (KICS reports that too). A container that dropped `NET_BIND_SERVICE` cannot bind such ports by itself, and is not reported. The finding is folded into the one on the same port being open on every interface.',
    references: ['https://www.cisecurity.org/benchmark/docker'],
    covers: ['kics:bc2908f3-f73c-40a9-8793-c1b7d5544f79', 'cis:5.8'],
    fixable: false,
    foldsInto: ['container/exposed-service-port', 'container/unbound-port'],
    get examples() {
    return {
        bad: [
            {
                name: 'short, as a range, with a protocol, and long',
                code: "services:\n  dns:\n    image: example/dns:3\n    ports:\n      - [|\"127.0.0.1:53:5353/udp\"|]\n      - [|\"127.0.0.1:1020-1025:1020-1025\"|]\n      - [|target: 8443\n        published: 443\n        host_ip: 127.0.0.1|]\n",
            },
        ],
        good: [
            {
                name: 'a high port of the host, a low port of the container',
                code: "services:\n  web:\n    image: example/web:1.2\n    ports:\n      - \"127.0.0.1:8080:80\"\n      - \"80\"\n",
            },
            {
                name: 'a container that cannot bind low ports by itself',
                code: "services:\n  web:\n    image: example/web:1.2\n    cap_drop: [NET_BIND_SERVICE]\n    ports:\n      - \"127.0.0.1:80:8080\"\n",
            },
        ],
    };
    },
    *check(container) {
        if (gaveUpBinding(container))
            return;
        for (const port of container.ports) {
            const low = lowPort(port);
            if (low === undefined)
                continue;
            const message = `${(0,core_text/* quoted */.TL)(container.name)} publishes port ${low} of the host.`;
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
const right = 5;
const restartAttempts = {
    id: 'container/restart-attempts',
    title: 'Restart limit other than five',
    severity: 'info',
    confidence: 'high',
    category: 'resources',
    profile: 'all',
    why: 'With more attempts, an attacker who crashes the program keeps the host busy with restarts; with fewer, it stays down after a brief outage.',
    fix: 'Limit restarts to five: `restart: on-failure:5`, or `max_attempts: 5`.',
    details: 'The CIS benchmark asks for `on-failure:5` and accepts fewer; KICS wants exactly five. Docker\u2019s pauses start at 100 ms and double, so three attempts are used up in less than a second. Fewer than five are reported with low confidence, because giving up early may be intended. `0` means no limit. `always`, `unless-stopped`, a `condition` other than `on-failure`, and `on-failure` without a number are decisions for availability, with growing pauses, and are not reported.',
    references: ['https://docs.docker.com/engine/containers/start-containers-automatically/'],
    covers: ['kics:2fc99041-ddad-49d5-853f-e35e70a48391', 'cis:5.15', 'owasp:RULE #7'],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'in both forms',
                code: "services:\n  web:\n    image: example/web:1.2\n    [|restart: on-failure:50|]\n  worker:\n    image: example/worker:1.2\n    deploy:\n      restart_policy:\n        condition: on-failure\n        [|max_attempts: 10|]\n",
            },
            {
                name: 'fewer, or without a limit',
                code: "services:\n  web:\n    image: example/web:1.2\n    deploy:\n      restart_policy:\n        condition: on-failure\n        [|max_attempts: 3|]\n  worker:\n    image: example/worker:1.2\n    [|restart: \"on-failure:0\"|]\n",
            },
        ],
        good: [
            {
                name: 'five, or no limit by another policy',
                code: "services:\n  web:\n    image: example/web:1.2\n    restart: on-failure:5\n  worker:\n    image: example/worker:1.2\n    restart: unless-stopped\n  job:\n    image: example/job:1.2\n    deploy:\n      restart_policy:\n        condition: any\n        max_attempts: 3\n",
            },
        ],
    };
    },
    *check({ name, restart, restartAttempts: attempts, restartCondition: condition, fixes }) {
        const [policy = '', count = ''] = restart?.text?.split(':') ?? [];
        if (restart !== undefined && isOther(count)) {
            yield { ...told(restart, name, Number(count)), edits: fixes.replace(restart, `${policy}:${right}`) };
        }
        if (condition?.text === 'on-failure' && attempts?.text !== undefined && isOther(attempts.text)) {
            yield { ...told(attempts, name, Number(attempts.text)), edits: fixes.replace(attempts, `${right}`) };
        }
    },
};
function isOther(count) {
    return /^\d{1,9}$/.test(count) && Number(count) !== right;
}
function told(setting, name, attempts) {
    const place = { ...onOption(setting), subject: 'restart' };
    if (attempts === 0)
        return { ...place, message: `${(0,core_text/* quoted */.TL)(name)} is restarted without limit after a failure.` };
    const message = `${(0,core_text/* quoted */.TL)(name)} is restarted ${(0,core_text/* count */.U9)(attempts, 'time')} after a failure.`;
    return attempts > right ? { ...place, message } : { ...place, confidence: 'low', message };
}

;// CONCATENATED MODULE: ./build/src/rules/given-user.js
/** Nobody gives more, and each service of a stage is asked. */
const given_user_mostArguments = 100;
/**
 * The build argument that says who runs the image, where a service gives one: `USER ${APP_UID}` with an `ARG APP_UID` in its
 * stage. An `ENV` of the name would hide it: https://docs.docker.com/reference/dockerfile/#using-arg-variables
 */
function givenUser({ stage, args }) {
    const user = stage?.end.user;
    if (stage === undefined || user === undefined || args.length === 0)
        return undefined;
    const { 1: braced, 2: name = braced } = /^\$(?:\{(\w+)(?::?-[^{}]*)?\}|(\w+))(?::|$)/.exec(user.value.raw) ?? [];
    const given = args.slice(0, given_user_mostArguments).find((argument) => argument.name === name && !argument.passedThrough);
    const written = (keyword, stages) => stages.some(({ instructions }) => instructions.some((each) => each.keyword === keyword && each.pairs.some((pair) => pair.name.raw === name)));
    const own = user.instruction.stage;
    return own !== undefined && written('ARG', [own]) && !written('ENV', stage.chain) ? given : undefined;
}

;// CONCATENATED MODULE: ./build/src/rules/knowledge/accounts.js
/**
 * True for uid 0 by name or number, with a group or without: `root`, `0`, `0:0`, `root:app`. Runtimes read the number with
 * Go's `strconv.Atoi`, which takes a sign: https://github.com/moby/sys/blob/main/user/user.go
 */
function isRoot(user) {
    const [account = ''] = user.trim().split(':');
    return account === 'root' || /^[+-]?0+$/.test(account);
}

;// CONCATENATED MODULE: ./build/src/rules/container/root-user.js




const rootUser = {
    id: 'container/root-user',
    title: 'Container set to run as root',
    severity: 'medium',
    confidence: 'high',
    category: 'privilege',
    profile: 'recommended',
    why: 'An attacker who takes over a root process needs only one kernel bug or careless mount to become root on the host.',
    fix: 'Set `user` to an unprivileged user, by number, or remove `user` if the image already has one.',
    details: 'Root counts by name or number, with or without a group. `user` overrides the image\u2019s `USER`, even a good one, and so does a build argument that the image\u2019s `USER` is made of.',
    references: ['https://docs.docker.com/reference/compose-file/services/#user'],
    covers: ['cis:4.1', 'owasp:RULE #2'],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'by name and by number',
                code: "services:\n  web:\n    image: example/web:1.2\n    [|user: root|]\n  worker:\n    image: example/worker:1.2\n    [|user: \"0:1000\"|]\n",
            },
            {
                name: 'root as the default of a variable',
                code: "services:\n  web:\n    image: example/web:1.2\n    [|user: ${APP_UID:-0}|]\n",
            },
            {
                name: 'over an image with its own user',
                code: "services:\n  web:\n    build: .\n    [|user: root|]\n",
                files: {
                    Dockerfile: "FROM example/base:4.2\nUSER app\n",
                },
            },
            {
                name: 'by a build argument',
                code: "services:\n  web:\n    build:\n      context: .\n      args:\n        [|APP_USER: root|]\n",
                files: {
                    Dockerfile: "FROM example/base:4.2\nARG APP_USER=app\nUSER ${APP_USER}\n",
                },
            },
        ],
        good: [
            {
                name: 'a user without privileges, or one that is not known',
                code: "services:\n  web:\n    image: example/web:1.2\n    user: \"10001:0\"\n  worker:\n    image: example/worker:1.2\n    user: ${APP_UID}\n",
            },
        ],
    };
    },
    *check({ name, user, build, hooks, fixes, privileged }) {
        // A hook as root beside a command that is not; one that is privileged as well is told as that.
        for (const hook of user?.text !== undefined && isRoot(user.text) ? [] : hooks) {
            if (hook.user?.text === undefined || !isRoot(hook.user.text) || hook.privileged?.on || privileged?.on)
                continue;
            const message = `A command runs in ${(0,core_text/* quoted */.TL)(name)} as ${(0,core_text/* quoted */.TL)(hook.user.text)}.`;
            yield { ...onOption(hook.user), severity: 'low', message };
        }
        const argument = user === undefined && build ? givenUser(build) : undefined;
        const place = build?.stage?.end.user;
        if (argument?.text !== undefined && isRoot(argument.text) && !isRoot(place?.value.text ?? '')) {
            const message = `With this argument ${(0,core_text/* quoted */.TL)(name)} is built to run as ${(0,core_text/* quoted */.TL)(argument.text)}.`;
            const path = build?.dockerfile ?? argument.path;
            const related = place ? [{ path, span: place.instruction.span, message: 'The user is set here.' }] : [];
            yield { ...onOption(argument), subject: argument.name, message, related };
        }
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

;// CONCATENATED MODULE: ./build/src/rules/knowledge/socket-proxies.js
/**
 * Images that stand between Docker's socket and what asks it, and let through only the calls that are allowed, as their own
 * documentation says: what needs the socket is given one of them instead.
 */
const socketProxies = new Set([
    // https://github.com/Tecnativa/docker-socket-proxy
    'tecnativa/docker-socket-proxy',
    'ghcr.io/tecnativa/docker-socket-proxy',
    // https://docs.linuxserver.io/images/docker-socket-proxy/
    'linuxserver/socket-proxy',
    'lscr.io/linuxserver/socket-proxy',
    'ghcr.io/linuxserver/socket-proxy',
    // https://github.com/wollomatic/socket-proxy
    'wollomatic/socket-proxy',
    'ghcr.io/wollomatic/socket-proxy',
]);

;// CONCATENATED MODULE: ./build/src/rules/container/runtime-socket.js





const runtimeSocket = {
    id: 'container/runtime-socket',
    title: 'Container runtime socket mounted',
    severity: 'high',
    confidence: 'high',
    category: 'isolation',
    profile: 'recommended',
    why: 'An attacker who can connect to the socket can start a privileged container and so controls the host; mounting it read-only changes nothing.',
    fix: 'Remove the mount, or put a proxy in between that allows only the calls that are needed.',
    details: 'Covers the sockets of Docker, containerd, Podman, CRI-O and BuildKit in short and long form, wherever they lie (`~/.docker/run/docker.sock`), Docker\u2019s named pipes on Windows, a named volume\u2019s `device`, and mounted folders that contain a socket (`/var/run`). `use_api_socket: true` counts too, and also hands over registry credentials.\n\nKnown proxies that allow only some calls are `low` as long as they publish no port. The path of a socket without a source creates an empty volume, and is reported as a mistake.',
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
    get examples() {
    return {
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
                name: 'in a home, from a variable, as a named pipe',
                code: "services:\n  ci:\n    image: example/ci:4\n    volumes:\n      - [|~/.docker/run/docker.sock:/var/run/docker.sock|]\n  panel:\n    image: example/panel:2\n    volumes:\n      - [|${DOCKER_SOCKET}:/var/run/docker.sock|]\n  windows:\n    image: example/agent:1.4\n    volumes:\n      - [|type: npipe\n        source: \\\\\\\\.\\\\pipe\\\\docker_engine\n        target: \\\\\\\\.\\\\pipe\\\\docker_engine|]\n",
            },
            {
                name: 'with use_api_socket',
                code: "services:\n  tool:\n    image: example/tool:2\n    [|use_api_socket: true|]\n",
            },
        ],
        good: [
            {
                name: 'through a socket proxy',
                code: "services:\n  proxy:\n    image: traefik:v3.5\n    environment:\n      DOCKER_HOST: tcp://socket-proxy:2375\n    volumes:\n      - certificates:/certificates\nvolumes:\n  certificates:\n",
            },
        ],
    };
    },
    *check({ name, reference, build, ports, mounts, apiSocket, fixes }) {
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
            const socket = socketOf(mount);
            if (socket === undefined)
                continue;
            const message = `${(0,core_text/* quoted */.TL)(name)} is given ${(0,core_text/* quoted */.TL)(socket)}, and with it control of the host`;
            // Where it is published, whoever reaches it asks it.
            if (build === undefined && ports.length === 0 && socketProxies.has(reference?.name ?? '')) {
                const told = `${message}; as a proxy it is there to guard it.`;
                yield { ...at(mount), subject: socket, severity: 'low', message: told };
            }
            else
                yield { ...at(mount), subject: socket, message: `${message}.` };
        }
    },
};
/** The source as written where it depends on a variable: the file's name says what it is all the same. */
function socketOf({ type, source: from, raw, target, device }) {
    if (device !== undefined)
        return socketUnder(device.value);
    if (type === 'npipe')
        return runtimePipe(from ?? '');
    const [written = ''] = from === undefined && type !== 'tmpfs' ? (0,words/* splitAtColons */.Qo)(raw) : [];
    const known = type === 'bind' ? (from ?? written) : written;
    if (known.startsWith('/'))
        return socketUnder(known);
    if (isSocketName(known))
        return known;
    // Whatever the variable holds, it is mounted where programs look for the socket.
    const looked = known.startsWith('$') && !known.includes('/') && target !== undefined && isSocketName(target);
    return looked ? target : undefined;
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
    title: 'Seccomp disabled',
    severity: 'medium',
    confidence: 'high',
    category: 'isolation',
    profile: 'recommended',
    why: 'Without the filter the container can make every system call of the kernel, including those that container escapes use.',
    fix: 'Remove the setting, or name a profile that allows the call that is missing.',
    references: ['https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html'],
    covers: [
        'kics:404fde2c-bc4b-4371-9747-7054132ac953',
        'semgrep:seccomp-confinement-disabled',
        'cis:5.22',
        'owasp:RULE #6',
    ],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'both ways to write it',
                code: "services:\n  web:\n    image: example/web:1.2\n    security_opt:\n      - [|seccomp:unconfined|]\n  worker:\n    image: example/worker:1.2\n    security_opt:\n      - [|seccomp=unconfined|]\n",
            },
        ],
        good: [
            {
                name: 'a custom profile',
                code: "services:\n  web:\n    image: example/web:1.2\n    security_opt:\n      - seccomp:./profiles/web.json\n",
            },
        ],
    };
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
    title: 'Secret in a service\u2019s environment',
    severity: 'high',
    confidence: 'medium',
    category: 'secrets',
    profile: 'recommended',
    why: 'Anyone who can read the repository can use the secret, and in the environment it also shows in `docker inspect`, in crash reports and to every child process.',
    fix: 'Revoke it, and pass its replacement as a `secrets:` file or from outside: `NAME: ${NAME:?}`.',
    details: 'Secrets are recognised by the formats that providers give their tokens, by passwords in URLs, and by literal values whose name says that they are secret, including build arguments and a variable\u2019s default (`${PASSWORD:-hunter2}`). A well-known default password, or one that equals the account or database name beside it, has a lower severity: it protects a development setup at best. Names that end in `_FILE`, switches and placeholders are not reported. The secret itself is never shown in full.',
    references: ['https://docs.docker.com/compose/how-tos/use-secrets/'],
    covers: ['kics:a88baa34-e2ad-44ea-ad6f-8cac87bc7c71', 'cis:4.10', 'owasp:RULE #12'],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'in a mapping, in a list, as a default',
                code: "services:\n  db:\n    image: postgres:17.6\n    environment:\n      POSTGRES_PASSWORD: [|Tr0ub4dor_3|]\n  web:\n    image: example/web:1.2\n    environment:\n      - DATABASE_URL=[|postgres://app:c0rrect-h0rse@db/app|]\n      - SESSION_SECRET=[|${SESSION_SECRET:-9f86d081884c7d65}|]\n",
            },
        ],
        good: [
            {
                name: 'a file, a variable, a placeholder',
                code: "services:\n  db:\n    image: postgres:17.6\n    environment:\n      POSTGRES_PASSWORD_FILE: /run/secrets/password\n      POSTGRES_HOST_AUTH_METHOD: scram-sha-256\n      REPLICATION_PASSWORD: ${REPLICATION_PASSWORD:?}\n      ADMIN_PASSWORD: changeme\n      API_TOKEN:\n",
            },
        ],
    };
    },
    *check(container, project) {
        const variables = [...container.environment, ...(container.build?.args ?? [])];
        const accounts = new Set(variables.flatMap(({ name, text }) => (namesAccount(name) ? [text?.toLowerCase() ?? ''] : [])));
        for (const variable of variables) {
            if (variable.text === undefined || variable.passedThrough)
                continue;
            const found = secretAssignment(variable.name, variable.text, accounts);
            if (found === undefined)
                continue;
            const { severity, confidence, kind, secret } = found;
            const what = kind === '' ? 'a secret' : (0,core_text/* withArticle */.vJ)(kind);
            yield {
                ...(secret.includes('\n') ? inBlock(secret, variable, project) : at(variable)),
                secret: true,
                subject: variable.name,
                severity,
                confidence,
                message: `${(0,core_text/* quoted */.TL)(variable.name)} of ${secret_in_environment_ownerOf(container, variable)} is set to ${what} here: ${(0,core_text/* quoted */.TL)((0,core_text/* masked */.Iv)(secret))}.`,
            };
        }
    },
};
/** Where a secret of several lines begins in its block of YAML. */
function inBlock(secret, { path, span }, project) {
    const text = project.document(path)?.text;
    return { path, span: text === undefined ? span : spanOfSecret(secret, span, (0,documents_lines/* readLines */.S)(text)) };
}
function secret_in_environment_ownerOf({ name, build }, variable) {
    return build?.args.includes(variable) ? `the build of ${(0,core_text/* quoted */.TL)(name)}` : (0,core_text/* quoted */.TL)(name);
}

;// CONCATENATED MODULE: ./build/src/rules/container/selinux-disabled.js


const selinuxDisabled = {
    id: 'container/selinux-disabled',
    title: 'SELinux separation disabled',
    severity: 'medium',
    confidence: 'high',
    category: 'isolation',
    profile: 'recommended',
    why: 'Without its label, SELinux no longer keeps the container away from the files and processes of the host and of other containers.',
    fix: 'Remove the setting; if only a volume is refused, give its mount the option `z` or `Z`.',
    references: ['https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html'],
    covers: ['semgrep:selinux-separation-disabled', 'cis:5.3', 'owasp:RULE #6'],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'both ways to write it',
                code: "services:\n  web:\n    image: example/web:1.2\n    security_opt:\n      - [|label:disable|]\n  worker:\n    image: example/worker:1.2\n    security_opt:\n      - [|label=disable|]\n",
            },
            {
                name: 'a type without restrictions',
                code: "services:\n  agent:\n    image: example/agent:1.4\n    security_opt:\n      - [|label:type:spc_t|]\n",
            },
        ],
        good: [
            {
                name: 'a suitable type',
                code: "services:\n  web:\n    image: example/web:1.2\n    security_opt:\n      - label:type:container_logreader_t\n",
            },
        ],
    };
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
    title: 'Sensitive host folder mounted',
    severity: 'high',
    confidence: 'high',
    category: 'isolation',
    profile: 'recommended',
    why: 'An attacker who takes the container over can read what the folder holds and, if it is writable, change the host.',
    fix: 'Mount only the file or folder that is needed, with `:ro`, or use a named volume.',
    details: 'Read-only mounts have a lower severity than writable ones, and those of `/etc/letsencrypt` a lower one still, because a TLS server needs its keys. Harmless files that are commonly mounted (`/etc/localtime`, certificates) are not reported, nor is anything below `/home`, `/usr`, `/var` and `/run` unless it is sensitive itself. Folders of credentials in a home (`~/.ssh`, `$HOME/.aws`) count, and so does a whole home (`~`).\n\nA folder that contains a runtime\u2019s socket is reported by `container/runtime-socket`. If the folder is mounted through a named volume, its `device` is the place to change.',
    references: ['https://docs.docker.com/engine/storage/bind-mounts/#considerations-and-constraints'],
    covers: ['kics:1c1325ff-831d-43a1-973e-839ae57dfcc0', 'cis:5.6'],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'the host\u2019s configuration, and the whole host',
                code: "services:\n  backup:\n    image: example/backup:5\n    volumes:\n      - [|/etc:/host/etc|]\n      - [|\"/:/host:ro\"|]\n",
            },
            {
                name: 'a host folder behind a named volume',
                code: "services:\n  backup:\n    image: example/backup:5\n    volumes:\n      - keys:/keys\nvolumes:\n  keys:\n    driver_opts:\n      type: none\n      o: bind\n      device: [|/root/.ssh|]\n",
            },
            {
                name: 'credentials in a home',
                code: "services:\n  deploy:\n    image: example/deploy:2\n    volumes:\n      - [|~/.ssh:/home/app/.ssh:ro|]\n      - [|${HOME}/.aws:/home/app/.aws|]\n",
            },
        ],
        good: [
            {
                name: 'the time zone, a project folder, a named volume',
                code: "services:\n  web:\n    image: example/web:1.2\n    volumes:\n      - /etc/localtime:/etc/localtime:ro\n      - ./config:/etc/web:ro\n      - /srv/web/data:/data\n      - state:/var/lib/web\nvolumes:\n  state:\n",
            },
        ],
    };
    },
    *check({ name, mounts }) {
        for (const mount of mounts) {
            const path = hostPathOf(mount);
            const sensitive = path === undefined ? undefined : sensitiveOf(path);
            if (path === undefined || sensitive === undefined)
                continue;
            const readable = mount.readOnly ? 'can read' : 'can read and write';
            const { device } = mount;
            yield {
                ...(device ? { path: device.path, span: device.span } : at(mount)),
                subject: path,
                severity: mount.readOnly ? (sensitive.reading ?? 'medium') : sensitive.severity,
                message: `${(0,core_text/* quoted */.TL)(name)} ${readable} ${(0,core_text/* quoted */.TL)(path)} of the host: ${sensitive.holds}.`,
                ...(device && { related: [{ ...at(mount), message: 'Here the volume is mounted.' }] }),
            };
        }
    },
};
/** As written where it begins with a variable: `$HOME` is a home, whoever's it is. */
function hostPathOf({ device, type, source: from, raw }) {
    if (device !== undefined)
        return device.value;
    // Alone, a variable may name a volume as well; that of a home does not.
    const home = /^(?:\$HOME|\$\{HOME\})\/?(?=:)/.exec(raw)?.[0];
    return type === 'bind' ? (from ?? /^\$\{?HOME[^:]*/.exec(raw)?.[0]) : home;
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
    title: 'Masked kernel paths exposed',
    severity: 'medium',
    confidence: 'high',
    category: 'isolation',
    profile: 'recommended',
    why: 'Files in `/proc` and `/sys` that read or change the kernel are no longer masked or read-only, so an attacker in the container can use them.',
    fix: 'Remove `systempaths=unconfined`.',
    references: ['https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html'],
    covers: [],
    fixable: true,
    get examples() {
    return {
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
    };
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
    why: 'Ports that Docker publishes bypass host firewalls such as ufw, so this one is open to every network the host is connected to.',
    fix: 'Name the interface: `127.0.0.1:` for this machine only, or the address that is meant.',
    details: '`0.0.0.0` and `[::]` also mean every interface. Networks with a default binding address (`com.docker.network.bridge.host_binding_ipv4`) are taken into account. A variable in front of the container\u2019s port is taken for a port if its name says so (`${WEB_PORT}:80`), with lower confidence. No suggestion is made for the ports of web, mail, DNS and VPN servers, which other machines have to reach.',
    references: ['https://docs.docker.com/engine/network/packet-filtering-firewalls/'],
    covers: [
        'kics:451d79dc-0588-476a-ad03-3c7f0320abb3',
        'dclint:no-unbound-port-interfaces',
        'cis:5.14',
        'owasp:RULE #5a',
    ],
    fixable: true,
    foldsInto: ['container/exposed-service-port'],
    gathered: { by: 'scope' },
    get examples() {
    return {
        bad: [
            {
                name: 'no interface named, in both forms',
                code: "services:\n  web:\n    image: example/web:1.2\n    ports:\n      - [|\"8080:80\"|]\n      - [|target: 443\n        published: 8443|]\n",
            },
            {
                name: 'a variable whose name says port',
                code: "services:\n  web:\n    image: example/web:1.2\n    ports:\n      - [|\"${WEB_PORT}:80\"|]\n      - \"${WEB_BIND}:81\"\n",
            },
        ],
        good: [
            {
                name: 'a specific address',
                code: "services:\n  web:\n    image: example/web:1.2\n    ports:\n      - \"192.0.2.10:80:80\"\n      - \"[::1]:8080:80\"\n      - target: 443\n        published: 8443\n        host_ip: 127.0.0.1\n",
            },
            {
                name: 'a network with a default address for its ports',
                code: "services:\n  web:\n    image: example/web:1.2\n    ports: [\"8080:80\"]\n    networks: [front]\nnetworks:\n  front:\n    driver_opts:\n      com.docker.network.bridge.host_binding_ipv4: 127.0.0.1\n",
            },
        ],
    };
    },
    *check({ name, ports, fixes }) {
        for (const port of ports) {
            if (!isEveryInterface(port))
                continue;
            yield {
                ...at(port),
                subject: portName(port),
                ...confidenceIn(port),
                message: `${(0,core_text/* quoted */.TL)(name)} opens port ${portName(port)} on every interface of the host${publishedAs(port)}.`,
                edits: isForOthers(port) ? undefined : fixes.bindToLoopback(port),
            };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/container/undefined-target.js


const undefinedTarget = {
    id: 'container/undefined-target',
    title: 'Build target that the Dockerfile does not define',
    severity: 'medium',
    confidence: 'high',
    category: 'correctness',
    profile: 'recommended',
    why: 'The build fails, so the service does not start or goes on running the image of an earlier build.',
    fix: 'Name a stage of the Dockerfile, or leave `target` out to build the last one.',
    details: 'Stages are matched by name in any letter case, or by number.',
    references: ['https://docs.docker.com/reference/compose-file/build/#target'],
    covers: [],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'a misspelt stage, and one that is gone',
                code: "services:\n  web:\n    build:\n      context: .\n      [|target: producton|]\n  debug:\n    build:\n      context: .\n      [|target: tools|]\n",
                files: { Dockerfile: 'FROM example/base:4.2 AS production\nUSER 1000\n' },
            },
        ],
        good: [
            {
                name: 'by name, by number, by a variable, or of an unknown Dockerfile',
                code: "services:\n  web:\n    build: { context: ., target: Production }\n  worker:\n    build: { context: ., target: \"0\" }\n  debug:\n    build: { context: ., target: \"${TARGET}\" }\n  other:\n    build: { context: ./other, target: tools }\n",
                files: { Dockerfile: 'FROM example/base:4.2 AS production\nUSER 1000\n' },
            },
        ],
    };
    },
    *check({ name, build, fixes }) {
        const { document, target } = build ?? {};
        if (document === undefined || target?.text === undefined || target.text === '')
            return;
        if (document.stageNamed(target.text) !== undefined)
            return;
        const names = document.stages.slice(0, mostNames).flatMap(({ name }) => name?.text ?? []);
        const near = (0,core_text/* nearest */.pA)(target.text, names);
        const hint = near === undefined ? '.' : `; did you mean ${(0,core_text/* quoted */.TL)(near)}?`;
        const last = document.finalStage?.from.span;
        const path = build?.dockerfile ?? target.path;
        yield {
            ...onOption(target),
            message: `${(0,core_text/* quoted */.TL)(name)} builds the stage ${(0,core_text/* quoted */.TL)(target.text)}, which its Dockerfile does not have${hint}`,
            related: last ? [{ path, span: last, message: 'This is its last stage.' }] : [],
            edits: near === undefined ? [] : fixes.replace(target, near),
        };
    },
};
/** Names that a name is compared with. */
const mostNames = 200;

;// CONCATENATED MODULE: ./build/src/rules/container/unencrypted-docker-host.js


const unencryptedDockerHost = {
    id: 'container/unencrypted-docker-host',
    title: 'Docker API without TLS',
    severity: 'high',
    confidence: 'medium',
    category: 'isolation',
    profile: 'recommended',
    why: 'Anyone who can reach the port can start a privileged container without signing in, and so controls that host.',
    fix: 'Use `ssh://`, or port 2376 with `DOCKER_TLS_VERIFY=1` and a client certificate.',
    details: 'Reported if `DOCKER_HOST` names a machine outside the project by `tcp://` without `DOCKER_TLS_VERIFY`, and if Docker-in-Docker is configured without certificates (`DOCKER_TLS_CERTDIR: ""`). A service of the same project, such as a socket proxy, is reached over the project\u2019s own network and not reported.',
    references: ['https://docs.docker.com/engine/security/protect-access/'],
    covers: ['owasp:RULE #1'],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'the host, over the bridge network',
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
    };
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
    why: 'If one of the two is a mistake, nothing answers on the published port, or something answers that nobody meant to publish.',
    fix: 'Publish the port that the program listens on, and `EXPOSE` that one.',
    details: 'Reported only for services built here from a Dockerfile that exposes some port but not this one. Publishing works without `EXPOSE`; only the difference is suspicious, so the confidence is low.',
    references: ['https://docs.docker.com/reference/dockerfile/#expose'],
    covers: ['cis:5.9'],
    fixable: false,
    gathered: { by: 'scope' },
    get examples() {
    return {
        bad: [
            {
                name: 'a port that differs in one digit',
                code: "services:\n  web:\n    build: .\n    ports:\n      - [|\"127.0.0.1:8080:8000\"|]\n",
                files: { Dockerfile: 'FROM example/base:4.2\nEXPOSE 8080\n' },
            },
        ],
        good: [
            {
                name: 'exposed, exposed in a range, or no EXPOSE at all',
                code: "services:\n  web:\n    build: web\n    ports: [\"127.0.0.1:8080:8080\", \"127.0.0.1:9002:9002/udp\"]\n  worker:\n    build: worker\n    ports: [\"127.0.0.1:9090:9090\"]\n",
                files: {
                    'web/Dockerfile': 'FROM example/base:4.2\nEXPOSE 8080/tcp 9000-9010/udp\n',
                    'worker/Dockerfile': 'FROM example/base:4.2\n',
                },
            },
        ],
    };
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

;// CONCATENATED MODULE: ./build/src/rules/container/unknown-publisher.js



const unknown_publisher_unknownPublisher = {
    id: 'container/unknown-publisher',
    title: 'Image from an unknown publisher',
    severity: 'info',
    confidence: 'low',
    category: 'supply-chain',
    profile: 'all',
    why: 'Anyone can open a namespace on Docker Hub, and whoever owns this one decides what runs here.',
    fix: 'Check who publishes it, prefer an official image or the maker\u2019s own if there is one, and pin it by digest.',
    details: 'The known publishers are those of `dockerfile/unknown-publisher`, and the namespaces that the project gives to images that it builds itself.',
    references: ['https://docs.docker.com/docker-hub/image-library/trusted-content/'],
    covers: ['cis:4.2', 'owasp:RULE #13'],
    fixable: false,
    gathered: { by: 'subject' },
    get examples() {
    return {
        bad: [
            {
                name: 'an unknown publisher\u2019s build of a server',
                code: "services:\n  mail:\n    image: [|somebody/postfix:3.10|]\n",
            },
        ],
        good: [
            {
                name: 'official, the maker\u2019s own, one that was given up, another registry, and the project\u2019s own',
                code: "services:\n  db:\n    image: postgres:18\n  metrics:\n    image: prom/prometheus:v3.5.0\n  files:\n    image: minio/minio:RELEASE.2025-04-22T22-12-26Z\n  proxy:\n    image: ghcr.io/somebody/proxy:1.2\n  web:\n    build: .\n    image: acme/web:1.2\n  worker:\n    image: acme/worker:1.2\n",
            },
        ],
    };
    },
    *check({ image, reference, build, builtElsewhere }, project) {
        if (image === undefined || reference === undefined || build !== undefined || builtElsewhere)
            return;
        const unknown = unknownPublisher(reference, project);
        if (unknown)
            yield { ...at(image), ...unknown };
    },
};

// EXTERNAL MODULE: ./build/src/core/registries.js
var registries = __webpack_require__(4098);
;// CONCATENATED MODULE: ./build/src/rules/unlisted-registry.js


/** What is wrong with an image's registry, if it is not on the list; the line to add is part of the message. */
function offList({ registry, name }, { allowedRegistries, registriesChosen }) {
    if ((0,registries/* allowsRegistry */.O)(allowedRegistries, registry))
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
    why: 'Whoever runs that registry decides what runs here, and images from it are not scanned.',
    fix: 'Use an image from a listed registry, or add this one to `allowed-registries`.',
    details: 'The list holds the public registries unless `allowed-registries` replaces it; then a registry outside it is `high`. For a service that is built here, `image` only names the result, so it is not reported.',
    references: ['https://docs.docker.com/reference/compose-file/services/#image'],
    covers: ['hadolint:DL3026', 'cis:4.2', 'owasp:RULE #13'],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'a private host, a port, an IP address',
                code: "services:\n  web:\n    image: [|registry.example.com/web:1.2|]\n  worker:\n    image: [|\"quay.io:8443/example/worker:1.2\"|]\n  cache:\n    image: [|10.0.0.7/cache:1|]\n",
            },
        ],
        good: [
            {
                name: 'public registries, and a name for what is built here',
                code: "services:\n  web:\n    image: ghcr.io/example/web:1.2\n  db:\n    image: postgres:18\n  worker:\n    build: .\n    image: registry.example.com/worker:1.2\n",
            },
        ],
    };
    },
    *check({ image, reference, build, builtElsewhere }, _project, policy) {
        if (image === undefined || reference === undefined || build !== undefined || builtElsewhere)
            return;
        const off = offList(reference, policy);
        if (off)
            yield { ...at(image), ...off };
    },
};

;// CONCATENATED MODULE: ./build/src/rules/container/writable-configuration.js


const writableConfiguration = {
    id: 'container/writable-configuration',
    title: 'Configuration file mounted writable',
    severity: 'low',
    confidence: 'medium',
    category: 'isolation',
    profile: 'all',
    why: 'An attacker in the container can change the program\u2019s configuration permanently, on the host and in the repository\u2019s working copy.',
    fix: 'Mount it with `:ro`.',
    details: 'Reported only for single files that programs read and do not write (`.conf`, `.yml`, `.toml`, certificates, start scripts \u2026). For folders and volumes, the file does not say whether the program writes to them.',
    references: [
        'https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html',
        'https://docs.docker.com/engine/storage/bind-mounts/#use-a-read-only-bind-mount',
    ],
    covers: ['owasp:RULE #8'],
    fixable: true,
    foldsInto: ['container/sensitive-host-path', 'container/host-path'],
    get examples() {
    return {
        bad: [
            {
                name: 'in short and long form',
                code: "services:\n  web:\n    image: nginx:1.29\n    volumes:\n      - [|./nginx.conf:/etc/nginx/nginx.conf|]\n      - [|type: bind\n        source: ./tls/site.pem\n        target: /etc/ssl/site.pem|]\n",
            },
        ],
        good: [
            {
                name: 'read-only, and data that is written to',
                code: "services:\n  web:\n    image: nginx:1.29\n    volumes:\n      - ./nginx.conf:/etc/nginx/nginx.conf:ro\n      - ./uploads:/srv/uploads\n      - ./data.db:/srv/data.db\n",
            },
        ],
    };
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
    why: 'An attacker can replace the program itself and leave tools behind that survive a restart of the container.',
    fix: 'Add `read_only: true`, with a `tmpfs` or a volume for each folder that the program writes to.',
    references: ['https://docs.docker.com/reference/compose-file/services/#read_only'],
    covers: ['semgrep:writable-filesystem-service', 'cis:5.13', 'owasp:RULE #8'],
    fixable: true,
    foldsInto: graverDefaults('container/writable-root-filesystem'),
    get examples() {
    return {
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
    };
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

;// CONCATENATED MODULE: ./build/src/rules/container/index.js






















































/** The rules that read how a container is run, whatever file says so, in the order of their ids. A new one is its file and one line here. */
const containerRules = [
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
    floatingCache,
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
    imitatedPublisher,
    insecureBuild,
    malformed_image_malformedImage,
    memoryUnlimited,
    missingAuthentication,
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
    undefinedTarget,
    unencryptedDockerHost,
    unexposedPort,
    unknown_publisher_unknownPublisher,
    unlistedRegistry,
    writableConfiguration,
    writableRootFilesystem,
];

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
    return /\.(?:tar|tgz|tbz2?|tb2|txz|tlz|tzst|tar\.(?:gz|bz2|xz|zst|lz|lzma|z))\*?$/i.test(text);
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
    title: 'ADD where COPY would do',
    severity: 'low',
    confidence: 'high',
    category: 'style',
    profile: 'all',
    why: 'ADD also downloads URLs and unpacks archives, so a source that is renamed or replaced can put quite different files into the image.',
    fix: 'Use `COPY` for files and folders of the build context.',
    details: 'Archives to unpack, URLs and Git repositories are what ADD is for, so they are not reported.',
    references: ['https://docs.docker.com/build/building/best-practices/#add-or-copy'],
    covers: [
        'hadolint:DL3020',
        'trivy:DS-0005',
        'kics:9513a694-aa0d-41d8-be61-3271e056f36b',
        'checkov:CKV_DOCKER_4',
        'dockle:CIS-DI-0009',
        'cis:4.9',
    ],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'files of the build context',
                code: "FROM node:24-slim\n[|ADD --chown=node package.json package-lock.json /app/|]\n[|ADD [\"my app\", \"/app/\"]|]\n",
            },
        ],
        good: [
            {
                name: 'archives, Git repositories, and COPY',
                code: "FROM node:24-slim\nADD rootfs.tar.xz /\nADD https://git.example.com/tool.git#v1.4.2 /src\nCOPY . /app\n",
            },
        ],
    };
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
                message: `ADD is used for ${(0,core_text/* quoted */.TL)(first.text ?? first.raw)}, where COPY is enough.`,
                edits: movable ? [{ span: keywordSpan, text: 'COPY' }] : [],
            };
        }
    },
};
/** ADD looks into the file: what is compressed may be an archive whatever its name. */
function isCompressed(text) {
    return /\.(?:gz|bz2|xz|lz|lzma|zst|Z|tZ|tz2|tpz)\*?$/.test(text);
}
function isForAdd(text) {
    return isArchive(text) || isCompressed(text) || isRemoteFile(text) || isGit(text);
}

;// CONCATENATED MODULE: ./build/src/rules/build-commands.js
const build_commands_read = new WeakMap();
/** Every command of every RUN, triggers of ONBUILD included. Many rules ask: it is put together once. */
function buildCommands({ instructions }) {
    const known = build_commands_read.get(instructions);
    if (known)
        return known;
    const commands = instructions.flatMap((instruction) => {
        const script = instruction.keyword === 'RUN' ? instruction.script : undefined;
        return script?.commands.map((command) => ({ command, script, instruction })) ?? [];
    });
    build_commands_read.set(instructions, commands);
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
function build_commands_withoutVersion(text) {
    return text.replace(/\d+(?:[._](?:\d+|x\b))+|\b[0-9a-f]{32,128}\b/g, '*');
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/apt-command.js


const aptCommand = {
    id: 'dockerfile/apt-command',
    title: 'apt instead of apt-get',
    severity: 'info',
    confidence: 'high',
    category: 'style',
    profile: 'all',
    why: '`apt` is made for interactive use, and its options and output may change between releases and break the build.',
    fix: 'Use `apt-get` to install and `apt-cache` to look up packages.',
    references: ['https://manpages.debian.org/stable/apt/apt.8.en.html'],
    covers: [
        'hadolint:DL3027',
        'kics:b84a0b47-2e99-4c9f-8933-98bcabe2b94d',
        'checkov:CKV_DOCKER_9',
        'semgrep:prefer-apt-get',
    ],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'apt update and apt install',
                code: "FROM debian:13-slim\nRUN [|apt|] update && [|apt|] install -y --no-install-recommends curl=8.14.1-2 && rm -rf /var/lib/apt/lists/*\n",
            },
        ],
        good: [
            {
                name: 'apt-get, and a folder named apt',
                code: "FROM debian:13-slim\nRUN apt-get clean && rm -rf apt /var/lib/apt/lists/*\n",
            },
        ],
    };
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
            yield { span: command.nameSpan, subject: verb, message: `${shown} is meant for interactive use.`, edits };
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
    why: 'Mixed letter case makes `AS` easy to overlook for readers and for simple searches.',
    fix: 'Write `FROM \u2026 AS` or `from \u2026 as`.',
    references: ['https://docs.docker.com/reference/build-checks/from-as-casing/'],
    covers: ['buildkit:FromAsCasing'],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'lower case after an upper-case FROM',
                code: "FROM golang:1.26 [|as|] build\n",
            },
        ],
        good: [
            {
                name: 'both in upper case',
                code: "FROM golang:1.26 AS build\n",
            },
            {
                name: 'both in lower case',
                code: "from golang:1.26 as build\n",
            },
        ],
    };
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
            const message = `\`${word}\` is written in another letter case than \`${keyword}\`.`;
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
    why: 'Every RUN starts in the WORKDIR again, so the lines below do not run in the folder that they seem to run in.',
    fix: 'Set `WORKDIR` above the RUN instead.',
    details: 'A `cd` in a subshell, a function, a loop or a condition is not reported.',
    references: ['https://docs.docker.com/build/building/best-practices/#workdir'],
    covers: ['hadolint:DL3003', 'trivy:DS-0013', 'kics:f4a6bcd3-e231-4acf-993c-aa027be50d2e', 'semgrep:use-workdir'],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'cd before the command',
                code: "FROM node:24-slim\nRUN [|cd /app|] && npm ci\n",
            },
        ],
        good: [
            {
                name: 'WORKDIR, and cd in a subshell',
                code: "FROM node:24-slim\nWORKDIR /app\nRUN npm ci && (cd docs && npm ci)\n",
            },
        ],
    };
    },
    *check(document) {
        for (const { command } of buildCommands(document)) {
            if (command.name !== 'cd' || command.within.length > 0)
                continue;
            const folder = command.words.at(-1)?.display ?? '';
            const subject = build_commands_withoutVersion(folder);
            yield { span: command.span, subject, message: `${(0,core_text/* quoted */.TL)(folder)} is entered only for this RUN.` };
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
    why: 'The tool writes its credentials to the home folder, and they stay in the layer for everyone who can pull the image.',
    fix: 'Mount the credentials for the one command with `RUN --mount=type=secret,id=\u2026`, and write none of them to the image.',
    details: 'A RUN that mounts a secret is not reported.',
    references: ['https://docs.docker.com/build/building/secrets/'],
    covers: ['trivy:DS-0031'],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'login to a cloud and to a registry',
                code: "FROM example/tools:4.2\nRUN [|aws configure set|] aws_secret_access_key $KEY && aws s3 cp s3://example/data /data\nRUN [|docker login|] --username ci --password \"$TOKEN\" registry.example.com\n",
            },
        ],
        good: [
            {
                name: 'credentials mounted for the command',
                code: "FROM example/tools:4.2\nRUN --mount=type=secret,id=aws,target=/root/.aws/credentials aws s3 cp s3://example/data /data\nRUN --mount=type=secret,id=gcp gcloud auth activate-service-account --key-file=/run/secrets/gcp\n",
            },
        ],
    };
    },
    *check(document) {
        for (const { command, instruction } of buildCommands(document)) {
            if (!programs.has(command.name))
                continue;
            const said = operands(command, grammar).slice(0, loginWords(command));
            const last = said.at(-1);
            if (last === undefined || instruction.flags.some(({ options }) => options.get('type')?.text === 'secret'))
                continue;
            const span = { start: command.nameSpan.start, end: last.span.end };
            const what = [command.name, ...said.map(({ display }) => display)].join(' ');
            yield { span, subject: what, message: `${(0,core_text/* quoted */.TL)(what)} leaves credentials in the layer.` };
        }
    },
};
const programs = new Set(['aws', 'gcloud', 'doctl', 'gh', 'glab'].concat(['az', 'docker', 'podman', 'npm', 'heroku', 'helm']));
/** Options before the subcommand that take a value: of the AWS CLI, gcloud, az, docker and doctl. */
const grammar = {
    short: 'Hcl',
    long: ['access-token', 'account', 'api-url', 'config', 'configuration', 'context', 'endpoint-url', 'host'].concat([
        'log-level',
        'output',
        'profile',
        'project',
        'region',
        'subscription',
        'verbosity',
    ]),
};
/** How many words make it a login; 0 where it is none. */
function loginWords(command) {
    const [first = '', second = ''] = operands(command, grammar).map(({ display }) => display);
    switch (command.name) {
        case 'aws':
            return first === 'configure' && second === 'set' ? 2 : 0;
        case 'gcloud':
            return first === 'auth' && /^(?:login|activate-service-account|application-default)$/.test(second) ? 2 : 0;
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

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/consecutive-copies.js


const consecutiveCopies = {
    id: 'dockerfile/consecutive-copies',
    title: 'Consecutive COPY instructions to one destination',
    severity: 'info',
    confidence: 'medium',
    category: 'efficiency',
    profile: 'all',
    why: 'Each COPY adds a layer, which every pull fetches and unpacks separately.',
    fix: 'List all sources in one COPY whose destination ends in `/`.',
    details: 'Reported once for each group, on the second COPY: instructions with the same flags and the same destination. If that destination does not end in `/`, it is either a folder anyway or the second copy overwrites the first.',
    references: ['https://docs.docker.com/reference/dockerfile/#copy'],
    covers: ['kics:0008c003-79aa-42d8-95b8-1c2fe37dbfe6'],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'one COPY for each file',
                code: "FROM node:24-slim\nCOPY --chown=node package.json /app/\n[|COPY|] --chown=node package-lock.json /app/\nCOPY --chown=node tsconfig.json /app/\n",
            },
            {
                name: 'to a destination that may be a folder or a file',
                code: "FROM debian:13-slim\nCOPY conf.d /etc/example\n[|COPY|] main.conf /etc/example\n",
            },
        ],
        good: [
            {
                name: 'one COPY, different destinations, a step in between',
                code: "FROM node:24-slim\nWORKDIR /app\nCOPY package.json package-lock.json ./\nRUN npm ci\nCOPY server.js ./\nCOPY logo.svg /app/public/\n",
            },
        ],
    };
    },
    *check({ stages }) {
        for (const stage of stages) {
            for (const row of rows(stage)) {
                const [, second] = row;
                if (second === undefined)
                    continue;
                const destination = (0,core_text/* quoted */.TL)(second.args.at(-1)?.raw ?? '');
                const message = `${(0,core_text/* count */.U9)(row.length, second.keyword)} in a row to ${destination} could be one.`;
                const edits = isFolder(second) ? consecutive_copies_joined(row) : [];
                yield { span: second.keywordSpan, subject: `copies ${destination}`, message, edits };
            }
        }
    },
};
function* rows({ instructions }) {
    let row = [];
    for (const instruction of instructions) {
        const [first] = row;
        const isCopy = isPlain(instruction);
        if (isCopy && first !== undefined && alike(first, instruction))
            row.push(instruction);
        else {
            yield row;
            row = isCopy ? [instruction] : [];
        }
    }
    yield row;
}
function isPlain(instruction) {
    if (instruction.onbuild || instruction.json || instruction.heredocs.length > 0)
        return false;
    return copiedFiles(instruction)?.destination.text !== undefined;
}
/** Whether the destination says by itself that it is a folder. */
function isFolder({ args }) {
    return /(?:\/|^\.)$/.test(args.at(-1)?.text ?? '');
}
function alike(one, other) {
    return (one.keyword === other.keyword &&
        flagsOf(one) === flagsOf(other) &&
        one.args.at(-1)?.text === other.args.at(-1)?.text);
}
function flagsOf({ flags }) {
    return flags.map(({ name, value }) => `${name}=${value?.raw ?? ''}`).join(' ');
}
/** All sources in the first of them, where no line stands between them and each has a line of its own. */
function consecutive_copies_joined(row) {
    const [first] = row;
    const last = row.at(-1);
    const isDense = row.every(({ span }, index) => span.start.line === span.end.line && span.start.line === (first?.span.start.line ?? 0) + index);
    if (first === undefined || last === undefined || !isDense)
        return [];
    const sources = row.flatMap(({ args }) => args.slice(0, -1).map(({ raw }) => raw));
    const words = [...sources, last.args.at(-1)?.raw ?? ''].join(' ');
    return [{ span: { start: first.argsSpan.start, end: last.argsSpan.end }, text: words }];
}

;// CONCATENATED MODULE: ./build/src/rules/appended-command.js

/**
 * Adds `&& command` to a RUN that is a plain chain of `&&`, in its author\u2019s way of breaking lines. Nothing where the RUN is
 * anything else: behind `;`, `||` or a loop it would run at other times than meant.
 */
function appendCommand(document, instruction, command) {
    const { span } = instruction;
    if (!isChain(instruction))
        return [];
    const lines = linesOf(document).slice(span.start.line - 1, span.end.line);
    return [{ span: (0,core_location/* spanAt */.i6)(span.end), text: appended_command_joined(lines, document.directives.escape, command) }];
}
const split = new WeakMap();
/** Split once for a file, however many RUNs of it are mended. */
function linesOf(document) {
    const known = split.get(document) ?? document.text.split('\n');
    split.set(document, known);
    return known;
}
/** Whether a RUN is commands joined by `&&` and nothing else: no comment of the shell at its end either. */
function isChain({ script, heredocs, json, argsSpan }) {
    const commands = script?.commands ?? [];
    if (script?.dialect !== 'posix' || json || heredocs.length > 0 || commands.length === 0)
        return false;
    const end = commands.at(-1)?.span.end;
    if (end === undefined || (0,core_location/* comparePositions */.Ez)(end, argsSpan.end) !== 0)
        return false;
    return commands.every(({ joinedBy, within, pipeline, redirects, shell, wrapper }) => (joinedBy === 'first' || joinedBy === '&&') &&
        within.length === 0 &&
        pipeline === undefined &&
        redirects.length === 0 &&
        // What `sh -c "\u2026"` runs has another end.
        (wrapper === undefined || shell === wrapper.shell));
}
function appended_command_joined(lines, escapeChar, command) {
    const leading = lines.findLast((line) => /^\s*&&\s/.test(line));
    if (leading !== undefined) {
        const [lead = ''] = /^\s*&&\s+/.exec(leading) ?? [];
        return ` ${escapeChar}\n${lead}${command}`;
    }
    const broken = lines.findIndex((line) => /&&\s*[\\`]\s*$/.test(line));
    if (broken === -1)
        return ` && ${command}`;
    const [indent = ''] = /^\s*/.exec(lines[broken + 1] ?? '') ?? [];
    return ` && ${escapeChar}\n${indent}${command}`;
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/consecutive-runs.js


const consecutiveRuns = {
    id: 'dockerfile/consecutive-runs',
    title: 'Consecutive short RUN instructions',
    severity: 'info',
    confidence: 'medium',
    category: 'efficiency',
    profile: 'all',
    why: 'Each RUN adds a layer, and a file that a later RUN deletes still takes up space in the layer of the earlier one.',
    fix: 'Join the commands with `&&`, or write them as one heredoc.',
    details: 'Reported once for each group, on the second RUN: instructions with the same flags and one command each.',
    references: ['https://docs.docker.com/build/building/best-practices/#run'],
    covers: ['hadolint:DL3059', 'kics:0008c003-79aa-42d8-95b8-1c2fe37dbfe6'],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'three RUNs of one command each',
                code: "FROM debian:13-slim\nRUN mkdir /data\n[|RUN|] chown 65532 /data\nRUN touch /data/ready\n",
            },
            {
                name: 'joining would change the second command, so there is no suggestion',
                code: "FROM debian:13-slim\nRUN umask 027\n[|RUN|] touch /data/ready\n",
            },
        ],
        good: [
            {
                name: 'joined, with several commands, or with another instruction in between',
                code: "FROM debian:13-slim\nRUN mkdir /data && chown 65532 /data\nRUN touch /data/ready\nCOPY app /app\nRUN /app --check\n",
            },
        ],
    };
    },
    *check({ stages, directives }) {
        for (const stage of stages) {
            for (const row of consecutive_runs_rows(stage)) {
                const second = row[1];
                if (second === undefined)
                    continue;
                const message = `${(0,core_text/* count */.U9)(row.length, 'short RUN')} in a row could be one.`;
                yield { span: second.keywordSpan, subject: 'runs', message, edits: consecutive_runs_joined(row, directives.escape) };
            }
        }
    },
};
function* consecutive_runs_rows({ instructions }) {
    let row = [];
    for (const instruction of instructions) {
        const [first] = row;
        if (isShort(instruction) && first !== undefined && consecutive_runs_flagsOf(first) === consecutive_runs_flagsOf(instruction))
            row.push(instruction);
        else {
            yield row;
            row = isShort(instruction) ? [instruction] : [];
        }
    }
    yield row;
}
function isShort({ keyword, onbuild, script, heredocs }) {
    return keyword === 'RUN' && !onbuild && heredocs.length === 0 && script?.commands.length === 1;
}
/** One chain of all of them, where each stands on the line below the one before. */
function consecutive_runs_joined(row, escapeChar) {
    const isDense = row.every(({ span }, index) => index === 0 || span.start.line === (row[index - 1]?.span.end.line ?? 0) + 1);
    if (!isDense || !row.every((instruction) => isChain(instruction) && !changesShell(instruction)))
        return [];
    return row.slice(1).flatMap(({ argsSpan }, index) => {
        const before = row[index]?.span.end;
        return before === undefined ? [] : [{ span: { start: before, end: argsSpan.start }, text: ` ${escapeChar}\n && ` }];
    });
}
/** What the next command of the same shell would feel: another folder, a variable, an option. */
function changesShell({ script }) {
    return (script?.commands ?? []).some(({ name }) => stateful.has(name));
}
const stateful = new Set(['', '.', 'alias', 'cd', 'declare', 'exec', 'exit', 'export', 'popd', 'pushd', 'read', 'set', 'shopt'].concat([
    'source',
    'trap',
    'ulimit',
    'umask',
    'unset',
]));
function consecutive_runs_flagsOf({ flags }) {
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
    why: 'The image is built for that platform whatever the builder was asked for, so on any other machine it runs under emulation or not at all.',
    fix: 'Leave `--platform` out, or use `--platform=$BUILDPLATFORM` for a stage that only builds.',
    details: 'A stage whose name contains the operating system or the architecture is one of several on purpose, and is not reported.',
    references: ['https://docs.docker.com/reference/build-checks/from-platform-flag-const-disallowed/'],
    covers: [
        'hadolint:DL3029',
        'kics:b16e8501-ef3c-44e1-a543-a093238099c9',
        'semgrep:avoid-platform-with-from',
        'buildkit:FromPlatformFlagConstDisallowed',
    ],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'the platform of the developer\u2019s machine',
                code: "FROM [|--platform=linux/amd64|] python:3.13-slim\n",
            },
        ],
        good: [
            {
                name: 'the build platform, and one of several platforms',
                code: "FROM --platform=$BUILDPLATFORM golang:1.26 AS build\nFROM --platform=linux/arm64 alpine:3.22 AS tools-arm64\n",
            },
        ],
    };
    },
    *check({ stages }) {
        for (const { platform, name, from, image } of stages) {
            const flag = from.flags.find((each) => each.name === 'platform');
            if (flag === undefined || platform?.text === undefined || platform.variables.length > 0)
                continue;
            const stageName = (name?.text ?? '').toLowerCase();
            if (platform.text.split('/').some((part) => part !== '' && stageName.includes(part.toLowerCase())))
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
    title: 'Archive copied in, then unpacked',
    severity: 'info',
    confidence: 'medium',
    category: 'efficiency',
    profile: 'all',
    why: 'The layer of the COPY keeps the archive, even if the RUN that unpacks it deletes it again, so every pull is larger.',
    fix: 'Let `ADD` unpack it, or mount it for the RUN that does: `RUN --mount=type=bind,\u2026`.',
    details: 'Reported only if a later RUN of the stage unpacks an archive of that name. ADD does not unpack `.zip` files, so mount those.',
    references: ['https://docs.docker.com/reference/dockerfile/#adding-local-tar-archives'],
    covers: ['hadolint:DL3010'],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'copied, then unpacked by RUN',
                code: "FROM debian:13-slim\nCOPY [|vendor.tar.gz|] /tmp/\nRUN tar -xzf /tmp/vendor.tar.gz -C /opt && rm /tmp/vendor.tar.gz\n",
            },
        ],
        good: [
            {
                name: 'unpacked by ADD, or never unpacked',
                code: "FROM debian:13-slim\nADD vendor.tar.gz /opt/\nCOPY data.tar.gz /srv/\n",
            },
        ],
    };
    },
    *check({ stages }) {
        for (const stage of stages) {
            const unpacked = new Set();
            for (const { command } of buildCommands(stage)) {
                if (!unpacks(command))
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
/** `tar -xzf`, `tar xf`, `tar --extract`; `-c` packs. */
function unpacks({ name, words }) {
    if (/^(?:gunzip|bunzip2|unlzma|unxz|unzstd|uncompress|zcat|bzcat|xzcat)$/.test(name))
        return true;
    if (name !== 'tar' && name !== 'bsdtar')
        return false;
    const [first] = words;
    return words.some((word) => /^(?:-[a-zA-Z]*x|--(?:extract|get)$)/.test(word.display) || (word === first && /^[a-zA-Z]*x/.test(word.display)));
}
function nameOf(path) {
    return path.slice(path.lastIndexOf('/') + 1);
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/copied-filesystem.js


const copiedFilesystem = {
    id: 'dockerfile/copied-filesystem',
    title: 'Whole filesystem copied from another stage',
    severity: 'low',
    confidence: 'high',
    category: 'efficiency',
    profile: 'all',
    why: 'Everything in that stage comes along, including the compilers, caches and credentials that the separate stage was meant to leave behind.',
    fix: 'Copy only what the image needs, or build `FROM` that stage.',
    references: ['https://docs.docker.com/build/building/multi-stage/'],
    covers: ['hadolint:DL3067'],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'everything copied into an empty image',
                code: "FROM debian:13-slim AS build\nFROM scratch\nCOPY --from=build [|/|] /\n",
            },
        ],
        good: [
            {
                name: 'only what is needed',
                code: "FROM debian:13-slim AS build\nFROM scratch\nCOPY --from=build /app /app\n",
            },
        ],
    };
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

// EXTERNAL MODULE: ./build/src/documents/dockerfile/sources.js + 1 modules
var sources = __webpack_require__(3683);
;// CONCATENATED MODULE: ./build/src/rules/dockerfile/copy-from-itself.js


const copyFromItself = {
    id: 'dockerfile/copy-from-itself',
    title: 'Stage copies from itself',
    severity: 'medium',
    confidence: 'high',
    category: 'correctness',
    profile: 'recommended',
    why: 'A stage cannot be a source before it is built, so the build fails or pulls an image of that name from a registry instead.',
    fix: 'Name an earlier stage, or leave `--from` out to copy from the build context.',
    references: ['https://docs.docker.com/reference/dockerfile/#copy---from'],
    covers: [
        'hadolint:DL3023',
        'trivy:DS-0006',
        'kics:cdddb86f-95f6-4fc4-b5a1-483d9afceb2b',
        'semgrep:copy-from-own-alias',
    ],
    details: 'A stage that refers to itself by number is reported by `dockerfile/undefined-stage`.',
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'by name, in any letter case',
                code: "FROM golang:1.26 AS Build\nCOPY --from=[|build|] /src /app\n",
            },
            {
                name: 'in a mount',
                code: "FROM golang:1.26\nFROM golang:1.26 AS build\nRUN --mount=type=bind,from=[|build|],target=/src make\n",
            },
        ],
        good: [
            {
                name: 'an earlier stage',
                code: "FROM golang:1.26 AS build\nRUN go build -o /app .\n\nFROM debian:13-slim\nCOPY --from=build /app /app\nCOPY --from=0 /etc/ssl/certs /etc/ssl/certs\n",
            },
        ],
    };
    },
    *check(document) {
        for (const { value, instruction, how } of (0,sources/* sources */.Tj)(document.instructions)) {
            const { stage } = instruction;
            if (stage === undefined || value.text === undefined)
                continue;
            if (value.text.toLowerCase() !== stage.name?.text?.toLowerCase())
                continue;
            const related = [{ span: stage.from.span, message: 'The stage begins here.' }];
            const message = `${how} names ${(0,core_text/* quoted */.TL)(value.text)}, the stage it is in.`;
            yield { span: value.span, subject: value.text.toLowerCase(), message, related };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/copy-without-slash.js



const copyWithoutSlash = {
    id: 'dockerfile/copy-without-slash',
    title: 'Several files copied to a path without a trailing slash',
    severity: 'medium',
    confidence: 'high',
    category: 'correctness',
    profile: 'recommended',
    why: 'With several sources the destination must be a folder, and the builder rejects one that does not end in a slash.',
    fix: 'End the destination with `/`.',
    references: ['https://docs.docker.com/reference/dockerfile/#destination'],
    covers: ['hadolint:DL3021', 'trivy:DS-0011', 'kics:6db6e0c2-32a3-4a2e-93b5-72c35f4119db'],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'two files',
                code: "FROM node:24-slim\nCOPY --chown=node package.json package-lock.json [|/app|]\n",
            },
            {
                name: 'in the JSON form',
                code: "FROM node:24-slim\nCOPY [\"my app.js\", \"server.js\", [|\"/app\"|]]\n",
            },
        ],
        good: [
            {
                name: 'a destination that ends in a slash, and a single file',
                code: "FROM node:24-slim\nWORKDIR /app\nCOPY package.json package-lock.json ./\nCOPY [\"package.json\", \"package-lock.json\", \"/app/\"]\nCOPY server.js /app\n",
            },
        ],
    };
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
            const edits = instruction.json
                ? [{ span, text: JSON.stringify(`${text}/`) }]
                : raw === text
                    ? [{ span: (0,core_location/* spanAt */.i6)(span.end), text: '/' }]
                    : [];
            yield {
                span,
                subject: text,
                message: `${(0,core_text/* quoted */.TL)(text)} receives ${sources.length} files, but does not end with a slash.`,
                edits,
            };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/development-dependencies.js



const developmentDependencies = {
    id: 'dockerfile/development-dependencies',
    title: 'Development dependencies in the image that ships',
    severity: 'low',
    confidence: 'medium',
    category: 'efficiency',
    profile: 'all',
    why: 'Compilers, test runners and their own dependencies make the image larger, and each of them can have a vulnerability that an attacker uses.',
    fix: 'Install with `npm ci --omit=dev` (`yarn install --production`, `pnpm install --prod`), or install in a separate stage and copy the result.',
    details: 'Reported in stages that ship and in the stages that those are built FROM. `NODE_ENV=production` has the same effect as the option, and a later `prune` also settles it.',
    references: ['https://docs.npmjs.com/cli/commands/npm-ci#omit'],
    covers: ['owasp-node:\u00a72', 'owasp-node:\u00a73'],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'everything in the lock file',
                code: "FROM node:24-slim\nCOPY package*.json ./\nRUN [|npm ci|]\nUSER node\n",
            },
        ],
        good: [
            {
                name: 'left out by an option, by NODE_ENV, by pruning',
                code: "FROM node:24-slim AS one\nRUN npm ci --omit=dev\nFROM one AS two\nENV NODE_ENV=production\nRUN yarn install --frozen-lockfile\nFROM node:24-slim\nRUN npm ci && npm run build && npm prune --omit=dev\n",
            },
            {
                name: 'in a stage that does not ship, and a single tool',
                code: "FROM node:24-slim AS build\nRUN npm ci && npm run build\nFROM node:24-slim\nRUN npm install --global pm2@6.0.8\nCOPY --from=build /app/dist /app\n",
            },
        ],
    };
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
    why: 'After the second definition the name refers to another stage, so copies and `--target` silently take the wrong one.',
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
    get examples() {
    return {
        bad: [
            {
                name: 'the same name in another letter case',
                code: "FROM golang:1.26 AS build\nFROM node:24-slim AS [|Build|]\nFROM debian:13-slim\nCOPY --from=build /app /app\n",
            },
        ],
        good: [
            {
                name: 'a different name for each',
                code: "FROM golang:1.26 AS build-api\nFROM node:24-slim AS build-web\n",
            },
        ],
    };
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
                    message: `Another stage is already named ${(0,core_text/* quoted */.TL)(name.text)}.`,
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
    why: 'Builders accept the empty line with a warning today, and BuildKit has announced that future versions will refuse to build the file.',
    fix: 'Delete the line, or put a comment there.',
    references: ['https://docs.docker.com/reference/build-checks/no-empty-continuation/'],
    covers: ['buildkit:NoEmptyContinuation'],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'an empty line between commands',
                code: "FROM example/app:4.2\nRUN /app --install && \\\n[|\n|]    /app --check\n",
            },
        ],
        good: [
            {
                name: 'a comment, a heredoc',
                code: "FROM example/app:4.2\nRUN /app --install && \\\n    # then see whether it runs\n    /app --check\nRUN <<EOF\n/app --more\n\n/app --check\nEOF\n",
            },
        ],
    };
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
                const message = `This ${keyword} continues after an empty line.`;
                yield { span: empty, message, edits: [{ span: empty, text: '' }] };
            }
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/pulled-images.js



const mostBuilds = 100;
/** Every external image that is named and known, in FROM, COPY --from and RUN --mount; earlier stages and named contexts left out. */
function* pulledImages(document, project) {
    const given = (0,build_contexts/* contextNames */.M)(document, project);
    for (const { variables, ...image } of namedImages(document)) {
        if (!given.has(image.reference.raw))
            yield { ...image, milder: milderWhereChosen(document, variables, project) };
    }
}
/** The default is then only for those who build without Compose; what Compose makes of it is judged there. */
function milderWhereChosen(document, variables, project) {
    const builds = variables.length === 0 ? [] : project.buildsOf(document).slice(0, mostBuilds);
    const chosen = builds.flatMap(({ build }) => build.args.find(({ name }) => variables.includes(name)) ?? []);
    const [first] = chosen;
    if (first === undefined || chosen.length < builds.length || chosen.some(({ passedThrough }) => passedThrough))
        return {};
    const related = { path: first.path, span: first.option, message: 'Compose builds it with another.' };
    return { severity: 'low', related: [related] };
}
function* namedImages(document) {
    for (const { base, image } of document.stages) {
        const { span, raw, variables } = image;
        if (base.kind === 'image')
            yield { reference: base.reference, span, raw, how: 'FROM', variables };
    }
    for (const { value, how } of (0,sources/* sources */.Tj)(document.instructions)) {
        if (value.text === undefined || !(0,sources/* pullsImage */._)(document, value.text))
            continue;
        const reference = (0,image_reference/* parseImageReference */.o)(value.text);
        if (reference)
            yield { reference, span: value.span, raw: value.raw, how, variables: [] };
    }
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/end-of-life-base.js



const endOfLifeBase = {
    id: 'dockerfile/end-of-life-base',
    title: 'Base image past its end of life',
    severity: 'medium',
    confidence: 'high',
    category: 'supply-chain',
    profile: 'recommended',
    why: 'Vulnerabilities found in it from now on are never fixed, while the advisories tell attackers what to try.',
    fix: 'Move to a supported version, ideally a small one: a `slim` variant or a hardened image (`gcr.io/distroless/*`, `cgr.dev/chainguard/*`, `dhi.io/*`).',
    details: 'End-of-life dates are known for Debian (the end of its long-term support), Ubuntu, Alpine, Node, Python, PHP, Ruby, Go, Java, .NET, nginx, PostgreSQL, MySQL, MariaDB, MongoDB and Redis, and for the distribution that a tag names (`python:3.13-buster`). Images that were discontinued (`openjdk`, `centos`, `vault`, `consul`, `minio/minio`, `bitnamilegacy/*` and some twenty more) count too.\n\nThe suggestion is the newest version with long support, in the same variant, or `slim` if no variant was named. Databases get no suggestion, because their data has to be migrated by hand. Of the hardened images, `dhi.io` needs a login with a Docker account, and Chainguard\u2019s free images come only by moving tags, so pin those by digest. Where images are scanned, the distribution that the scanner found in the image counts as well.',
    references: [
        'https://docs.docker.com/build/building/best-practices/#choose-the-right-base-image',
        'https://wiki.debian.org/DebianReleases',
        'https://github.com/nodejs/release#release-schedule',
        'https://devguide.python.org/versions/',
    ],
    covers: ['cis:4.2'],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'languages and distributions',
                code: "FROM [|golang:1.20-bullseye|] AS build\nFROM [|debian:buster-slim|] AS tools\nFROM [|python:3.9|]\n",
            },
            {
                name: 'a supported version on an unsupported distribution, and a discontinued image',
                code: "FROM [|node:24-buster-slim|] AS build\nFROM [|openjdk:21-slim|]\n",
            },
            {
                name: 'a version from an argument, without a suggestion',
                code: "ARG ALPINE=3.15\nFROM [|alpine:${ALPINE}|]\n",
            },
        ],
        good: [
            {
                name: 'supported versions, an unknown image, a tag without a full version',
                code: "FROM node:24-slim AS build\nFROM ubuntu:24.04 AS tools\nFROM example/python:3.9-buster AS other\nFROM python:3 AS moving\nFROM python:3.14-slim\n",
            },
        ],
    };
    },
    *check(document, project, { today, images }) {
        for (const { reference, span, raw, milder } of pulledImages(document, project)) {
            const ended = endOfLife(reference, today, images?.(reference));
            if (ended === undefined)
                continue;
            const { tag, message } = ended;
            const literal = raw === reference.raw && reference.tag !== '';
            const edits = tag !== undefined && literal ? [{ span, text: raw.slice(0, -reference.tag.length) + tag }] : [];
            yield { span, subject: reference.name, message, edits, ...milder };
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
    title: 'EXPOSE with a host address or host port',
    severity: 'low',
    confidence: 'high',
    category: 'correctness',
    profile: 'recommended',
    why: 'EXPOSE describes ports of the container only, so builders ignore the address or host port today and will reject it in a future version.',
    fix: 'Name only the container\u2019s port, and publish it with `ports:` or `docker run -p`.',
    references: ['https://docs.docker.com/reference/build-checks/expose-invalid-format/'],
    covers: ['buildkit:ExposeInvalidFormat'],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'like a published port',
                code: "FROM example/app:4.2\nEXPOSE [|127.0.0.1:8080:80|] [|8443:443/tcp|]\n",
            },
        ],
        good: [
            {
                name: 'ports of the container',
                code: "FROM example/app:4.2\nEXPOSE 80 443/tcp\n",
            },
        ],
    };
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
                yield { span, subject: own, message: `${(0,core_text/* quoted */.TL)(text)} contains more than a port of the container.`, edits };
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
    why: 'An SSH server in a container is a second way in, with keys and accounts of its own that usually nobody patches or watches.',
    fix: 'Remove the server and use `docker exec`, or the console of your orchestrator.',
    details: 'Port ranges that contain 22 count, with TCP named or implied. SSH does not run over UDP or SCTP.',
    references: ['https://docs.docker.com/reference/dockerfile/#expose'],
    covers: ['trivy:DS-0004', 'kics:5907595b-5b6d-4142-b173-dbb0e73fbff8', 'checkov:CKV_DOCKER_1'],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'among other ports, with its protocol',
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
    };
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
    why: 'pip takes the highest version that any index offers, so an attacker who registers your package\u2019s name on the public index gets their code installed (dependency confusion).',
    fix: 'Use only your own index with `--index-url`, and let it proxy the public packages.',
    details: 'Indexes that publish builds of public packages (PyTorch, NVIDIA, piwheels) are not reported.',
    references: ['https://pip.pypa.io/en/stable/cli/pip_install/#cmdoption-extra-index-url'],
    covers: [],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'by an option and by a variable',
                code: "FROM python:3.13-slim\nENV [|PIP_EXTRA_INDEX_URL=https://pypi.example.com/simple|]\nRUN pip install --no-cache-dir [|--extra-index-url|] https://pypi.example.com/simple app==1.0\n",
            },
        ],
        good: [
            {
                name: 'one index, and builds of public packages',
                code: "FROM python:3.13-slim\nRUN pip install --no-cache-dir --index-url https://pypi.example.com/simple app==1.0\nRUN pip install --no-cache-dir --extra-index-url https://download.pytorch.org/whl/cpu torch==2.8.0\n",
            },
        ],
    };
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

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/floating-frontend.js



const floatingFrontend = {
    id: 'dockerfile/floating-frontend',
    title: 'Dockerfile frontend without a fixed version',
    severity: 'low',
    confidence: 'high',
    category: 'supply-chain',
    profile: 'recommended',
    why: 'The image that `# syntax=` names interprets this file and runs the build with its secrets, so whoever pushes to that tag next controls the build.',
    fix: 'Name at least the major version, `docker/dockerfile:1`; add a digest to fix it completely.',
    details: 'Any version is enough, however short: Docker promises that `docker/dockerfile:1` stays compatible, and recommends it.',
    references: ['https://docs.docker.com/build/buildkit/frontend/#dockerfile-frontend'],
    covers: [],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'no tag',
                code: "# syntax=[|docker/dockerfile|]\nFROM alpine:3.22\n",
            },
            {
                name: 'a moving tag',
                code: "# syntax=[|docker/dockerfile:latest|]\nFROM alpine:3.22\n",
            },
        ],
        good: [
            {
                name: 'a version',
                code: "# syntax=docker/dockerfile:1\nFROM alpine:3.22\n",
            },
        ],
    };
    },
    *check({ directives: { syntax } }) {
        const reference = syntax?.text === undefined ? undefined : (0,image_reference/* parseImageReference */.o)(syntax.text);
        if (syntax === undefined || reference === undefined || reference.digest !== '')
            return;
        const { name, tag } = reference;
        if (tag !== '' && !isFloatingTag(tag))
            return;
        const how = tag === '' ? 'without a tag, which means `latest`' : `with the moving tag ${(0,core_text/* quoted */.TL)(tag)}`;
        const edits = name === 'docker/dockerfile' && syntax.raw === reference.raw ? [{ span: syntax.span, text: `${name}:1` }] : [];
        yield {
            span: syntax.span,
            subject: name,
            message: `This file is built with the frontend ${(0,core_text/* quoted */.TL)(name)} ${how}.`,
            edits,
        };
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/floating-tag.js



const floatingTag = {
    id: 'dockerfile/floating-tag',
    title: 'Image by a moving tag',
    severity: 'medium',
    confidence: 'high',
    category: 'supply-chain',
    profile: 'recommended',
    why: 'Whoever pushes to that tag next decides what this image is built on, and two builds of one commit can differ.',
    fix: 'Name a version, ideally with its digest: `name:1.2.3@sha256:\u2026`.',
    details: 'Tags such as `latest`, `stable`, `lts`, `edge` or `nightly` are meant to move, also with a suffix (`lts-alpine`). A digest beside the tag settles it. Version tags, however short, are left to `dockerfile/missing-digest`.',
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
    get examples() {
    return {
        bad: [
            {
                name: 'literal, and from an argument\u2019s default',
                code: "ARG NODE=lts-alpine\nFROM [|golang:latest|] AS build\nFROM [|node:${NODE}|]\n",
            },
            {
                name: 'a tool mounted from an image',
                code: "FROM python:3.13-slim\nRUN --mount=from=[|ghcr.io/astral-sh/uv:latest|],source=/uv,target=/bin/uv uv sync --locked\n",
            },
        ],
        good: [
            {
                name: 'a version, and a tag pinned by a digest',
                code: "FROM golang:1.26 AS build\nFROM busybox:latest@sha256:9ae97d36d26566ff84e8893c64a6dc4fe8ca6d1144bf5b87b2b85a32def253c7\n",
            },
        ],
    };
    },
    *check(document, project) {
        for (const { reference, span, how, milder } of pulledImages(document, project)) {
            if (reference.digest !== '' || !isFloatingTag(reference.tag))
                continue;
            const message = `${how} uses ${(0,core_text/* quoted */.TL)(reference.name)} with the moving tag ${(0,core_text/* quoted */.TL)(reference.tag)}.`;
            yield { span, subject: reference.name, message, ...milder };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/knowledge/base-families.js

/** The programs of each, which the others lack. */
const base_families_managers = {
    Alpine: ['apk'],
    'Debian and Ubuntu': ['apt', 'apt-get', 'aptitude'],
    'Fedora and its kin': ['dnf', 'dnf5', 'microdnf', 'tdnf', 'yum'],
    openSUSE: ['zypper'],
    Arch: ['pacman'],
};
const familyOfManager = new Map(Object.entries(base_families_managers).flatMap(([family, programs]) => programs.map((program) => [program, family])));
/** The distribution that a package manager belongs to. */
function familyOf(manager) {
    return familyOfManager.get(manager);
}
/** How its packages are installed, in words: `apk`, `apt-get`. */
const usualManager = {
    Alpine: 'apk',
    'Debian and Ubuntu': 'apt-get',
    'Fedora and its kin': 'dnf',
    openSUSE: 'zypper',
    Arch: 'pacman',
};
/** Images of the distributions themselves. */
const distributions = new Map([
    ['alpine', 'Alpine'],
    ['debian', 'Debian and Ubuntu'],
    ['ubuntu', 'Debian and Ubuntu'],
    ['buildpack-deps', 'Debian and Ubuntu'],
    ['almalinux', 'Fedora and its kin'],
    ['amazonlinux', 'Fedora and its kin'],
    ['centos', 'Fedora and its kin'],
    ['fedora', 'Fedora and its kin'],
    ['oraclelinux', 'Fedora and its kin'],
    ['rockylinux', 'Fedora and its kin'],
    ['registry.fedoraproject.org/fedora', 'Fedora and its kin'],
    ['quay.io/fedora/fedora', 'Fedora and its kin'],
    ['quay.io/centos/centos', 'Fedora and its kin'],
    ['opensuse/leap', 'openSUSE'],
    ['opensuse/tumbleweed', 'openSUSE'],
    ['archlinux', 'Arch'],
]);
/** Official images that are Debian or Ubuntu unless their tag says otherwise: https://github.com/docker-library/official-images */
const onDebian = new Set([
    'eclipse-temurin',
    'elixir',
    'erlang',
    'gcc',
    'golang',
    'haproxy',
    'httpd',
    'maven',
    'memcached',
    'nginx',
    'node',
    'perl',
    'php',
    'postgres',
    'pypy',
    'python',
    'redis',
    'ruby',
    'rust',
    'tomcat',
    'wordpress',
]);
/** Words of tags that name something else than Debian, or a system without a package manager. */
const elsewhere = /(?:^|-)(?:ubi\d*|ol\d*|al\d+|amazonlinux|oraclelinux\d*|centos\d*|fedora\d*|windowsservercore|nanoserver|ltsc\d+|chiseled|distroless|noble-chiseled|azurelinux\S*|cbl\S*|alt\d*|photon\S*)(?:-|$)/;
/** The distribution below an image, where its name says so for sure. */
function baseFamily({ name, tag }) {
    const family = distributions.get(name);
    if (family !== undefined)
        return family;
    if (/^registry\.(?:access\.)?redhat\.(?:com|io)\/ubi\d/.test(name))
        return 'Fedora and its kin';
    if (!onDebian.has(name) || elsewhere.test(tag))
        return undefined;
    const words = tag.split('-');
    if (words.some((word) => /^alpine/.test(word)))
        return 'Alpine';
    return words.every((word) => isOfDebian(word)) ? 'Debian and Ubuntu' : undefined;
}
/** A version, a release of Debian or Ubuntu, or a word that says nothing of the distribution. */
function isOfDebian(word) {
    if (/^v?\d[\w.+]*$|^$/.test(word))
        return true;
    const release = (0,lifecycles/* distributionReleaseOf */.Zm)(word);
    if (release !== undefined)
        return release.family !== 'alpine';
    return sameEverywhere.has(word);
}
const sameEverywhere = new Set('apache cli current fpm jdk jre latest lts mainline perl slim stable zts rc nightly'.split(' '));

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/foreign-package-manager.js





const foreignPackageManager = {
    id: 'dockerfile/foreign-package-manager',
    title: 'Package manager of another distribution',
    severity: 'medium',
    confidence: 'high',
    category: 'correctness',
    profile: 'recommended',
    why: 'The base image does not have that program, so the build fails at this line.',
    fix: 'Use the base\u2019s own package manager (packages may have other names there), or the variant of the base that was meant.',
    details: 'Reported only if the image\u2019s name makes it certain what it is built on: distributions, and official images of languages and servers. Not reported: a command with a fallback (`apk \u2026 || apt-get \u2026`), one that runs under a condition, and one whose program the stage installs or copies.',
    references: ['https://docs.docker.com/docker-hub/image-library/trusted-content/#alpine-images'],
    covers: [],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'the base changed to Alpine, the command did not',
                code: "FROM python:3.14-alpine\nRUN [|apt-get update|] && apt-get install -y --no-install-recommends git=1:2.52.0-1\n",
            },
            {
                name: 'through a stage of the file',
                code: "FROM debian:13-slim AS base\nFROM base\nRUN [|apk add --no-cache git=2.52.0-r0|]\n",
            },
        ],
        good: [
            {
                name: 'the base\u2019s own, a choice at build time, and one that was installed',
                code: "FROM node:24-slim AS own\nRUN apt-get update && apt-get install -y --no-install-recommends git=1:2.47.3-0+deb13u1 && rm -rf /var/lib/apt/lists/*\nFROM alpine:3.22 AS either\nRUN if command -v apt-get; then apt-get update; else apk add --no-cache git=2.49.1-r0; fi\nFROM debian:13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends dnf=4.23.0-2 && rm -rf /var/lib/apt/lists/*\nRUN dnf install -y --installroot /sysroot git-2.52.0 && dnf clean all\n",
            },
        ],
    };
    },
    *check(document) {
        const told = new Set();
        for (const { command, instruction } of buildCommands(document)) {
            const wanted = familyOf(command.name);
            const { stage, onbuild, script } = instruction;
            if (wanted === undefined || stage === undefined || onbuild || script === undefined)
                continue;
            const root = stage.chain.at(-1);
            const family = root?.base.kind === 'image' ? baseFamily(root.base.reference) : undefined;
            if (root === undefined || family === undefined || family === wanted)
                continue;
            const key = `${stage.index} ${command.name}`;
            if (told.has(key) || isTried(command, script.commands) || stage.chain.some((each) => brings(each, wanted)))
                continue;
            told.add(key);
            const image = (0,core_text/* quoted */.TL)(root.image.text ?? root.image.raw);
            const message = `${image} has no ${(0,core_text/* quoted */.TL)(command.name)}: it is ${family}, where ${(0,core_text/* quoted */.TL)(usualManager[family])} installs packages.`;
            yield { span: command.span, subject: command.name, message };
        }
    },
};
/** Whether the author reckons with its absence: it runs under a condition, or something else does where it fails. */
function isTried({ within, list }, commands) {
    if (within.some((each) => each !== 'loop' && each !== 'subshell'))
        return true;
    return commands.some((other) => other.list === list && (other.joinedBy === '||' || /^(?:command|which|type|hash|test|\[\[?)$/.test(other.name)));
}
/** Whether a stage installs a manager of that family, or copies something to where programs lie, or nobody knows where. */
function brings({ instructions }, family) {
    return instructions.some((instruction) => {
        const target = copiedFiles(instruction)?.destination;
        if (target !== undefined && (target.text === undefined || /^\/?$|^\/(?:usr|s?bin|lib)\b/.test(target.text)))
            return true;
        const uses = instruction.script?.commands.map((command) => packageCommand(command)) ?? [];
        return uses.some((use) => use?.action === 'install' && use.packages.some(({ text }) => isOf(text, family)));
    });
}
/** `dnf`, `dnf=4.23.0-2`: a package that is called like a manager of that family. */
function isOf(word, family) {
    return familyOf(word?.split(/[=<>~]/)[0] ?? '') === family;
}

;// CONCATENATED MODULE: ./build/src/rules/package-commands.js



/** Front ends that take the same words and keep one index and one cache. */
const families = {
    'apt-get': 'apt',
    aptitude: 'apt',
    dnf: 'yum',
    dnf5: 'yum',
    microdnf: 'yum',
    tdnf: 'yum',
};
const package_commands_read = new WeakMap();
/** Every use of a package manager, in order; `python -m pip` is pip. Put together once, as the commands are. */
function package_commands_packageCommands(document) {
    const commands = buildCommands(document);
    const known = package_commands_read.get(commands);
    if (known)
        return known;
    const uses = commands.flatMap((each) => {
        const use = packageUse(each.command);
        return use === undefined ? [] : { ...each, ...use };
    });
    package_commands_read.set(commands, uses);
    return uses;
}
/** The family of a manager, by the name of its program. */
function package_commands_familyOf(program) {
    return families[program] ?? program;
}
/** What the command tells a package manager; `undefined` where it is none. */
function packageUse(command) {
    const use = packageCommand(command);
    if (use === undefined)
        return undefined;
    const { manager, subcommand, packages, options, operands } = use;
    const last = operands[subcommand.split(' ').length - 1];
    return {
        family: package_commands_familyOf(manager),
        action: subcommand,
        place: last === undefined ? command.nameSpan : (0,core_location/* joinSpans */.kU)(command.nameSpan, last.span),
        packages,
        has: (...names) => options.some((option) => names.includes(option.name)),
        count: (...names) => options.filter((option) => names.includes(option.name)).length,
        value: (name) => options.findLast((option) => option.name === name && option.value)?.value?.display,
        setting: (name) => settingOf(options, name),
    };
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
    why: 'Two builds of one commit contain different programs, and every upgraded file takes up space twice, in the base\u2019s layer and in this one.',
    fix: 'Use a newer base image, and let a bot such as Dependabot or Renovate keep its digest up to date.',
    details: 'If the base image\u2019s maintainers are slow to ship fixes, an upgrade is the lesser evil: silence this rule there, with that reason.',
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
    get examples() {
    return {
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
    };
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

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/generated-key.js


const generatedKey = {
    id: 'dockerfile/generated-key',
    title: 'Private key generated in the build',
    severity: 'medium',
    confidence: 'medium',
    category: 'secrets',
    profile: 'recommended',
    why: 'Every container of the image has the same private key, and anyone who can pull the image has it too and can impersonate the server or user that it identifies.',
    fix: 'Generate the key when the container starts, or mount it there as a secret.',
    details: 'Reported in stages that ship, for `openssl req -keyout`, `genrsa`, `genpkey`, `ecparam -genkey`, `ssh-keygen` and `keytool -genkeypair`. A key that the same RUN deletes again, that goes to a mount or that is only printed is not reported.',
    references: [
        'https://docs.docker.com/build/building/secrets/',
        'https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html',
    ],
    covers: [],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'a certificate and the keys of an SSH server',
                code: "FROM debian:13-slim\nRUN [|openssl req -x509 -nodes -newkey rsa:2048 -subj /CN=app -keyout /etc/ssl/private/app.key -out /etc/ssl/certs/app.pem|]\nRUN [|ssh-keygen -A|]\nUSER 10001\n",
            },
        ],
        good: [
            {
                name: 'in a stage that does not ship, deleted again, or no private key',
                code: "FROM debian:13-slim AS build\nRUN openssl genrsa -out /test.key 2048 && make test\n\nFROM debian:13-slim\nCOPY --from=build /app /app\nRUN openssl genrsa -out /tmp/sign.key 2048 && sign /app /tmp/sign.key && rm /tmp/sign.key\nRUN openssl x509 -in /app/ca.pem -noout && ssh-keygen -lf /app/host.pub && openssl rand -hex 8 > /app/id\nUSER 10001\n",
            },
        ],
    };
    },
    *check(document, project) {
        const shipped = new Set(project.shippedStages(document).flatMap(({ chain }) => chain));
        const commands = buildCommands(document);
        for (const { command, instruction } of commands) {
            const key = generated(command);
            if (key === undefined || instruction.stage === undefined || !shipped.has(instruction.stage))
                continue;
            const deleted = commands.some((other) => other.instruction === instruction && deletes(other.command, key));
            if (deleted || isElsewhere(key, instruction))
                continue;
            const where = key === '' ? '' : ` to ${(0,core_text/* quoted */.TL)(key)}`;
            const message = `${(0,core_text/* quoted */.TL)(command.name)} writes a private key${where}, which anyone who can pull the image gets.`;
            yield { span: command.span, subject: key || command.name, message };
        }
    },
};
/** The file that a command writes a new private key to; '' where its name is not given, `undefined` where it writes none. */
function generated(command) {
    const first = command.words[0]?.text ?? '';
    switch (command.name) {
        case 'openssl':
            if (first === 'req')
                return operandOf(command, '-keyout');
            if (first === 'ecparam' && !has(command, /^-genkey$/))
                return undefined;
            return /^(?:genrsa|genpkey|gendsa|ecparam)$/.test(first)
                ? (operandOf(command, '-out') ?? written(command))
                : undefined;
        case 'ssh-keygen':
            // Those that read, convert, sign or clean up: https://man.openbsd.org/ssh-keygen
            if (has(command, /^-[a-zA-Z]*[BDFHKLMQRYceilpsy]/))
                return undefined;
            return operandOf(command, '-f') ?? '';
        case 'keytool':
            return has(command, /^-genkey(?:pair)?$/) ? (operandOf(command, '-keystore') ?? '') : undefined;
        default:
            return undefined;
    }
}
function has({ words }, option) {
    return words.some(({ text }) => option.test(text ?? ''));
}
function operandOf({ words }, option) {
    const at = words.findIndex(({ text }) => text === option);
    return at === -1 ? undefined : words[at + 1]?.display;
}
/** Where the output goes by itself; nothing is kept of what is only printed. */
function written({ redirects }) {
    return redirects.find(({ operator }) => operator === '>' || operator === '>>')?.target?.display;
}
function deletes({ name, words }, key) {
    return (name === 'rm' || name === 'shred') && key !== '' && words.some(({ display }) => isWithin(key, display));
}
function isElsewhere(key, { flags }) {
    if (/^\/dev\//.test(key))
        return true;
    const mounts = flags.flatMap(({ options }) => options.get('target')?.text ?? []);
    return mounts.some((mount) => isWithin(key, mount));
}
function isWithin(path, folder) {
    return path === folder || path.startsWith(`${folder.replace(/\/\*?$/, '')}/`);
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/hardcoded-secret.js









const hardcoded_secret_hardcodedSecret = {
    id: 'dockerfile/hardcoded-secret',
    title: 'Secret in the Dockerfile',
    severity: 'critical',
    confidence: 'high',
    category: 'secrets',
    profile: 'recommended',
    why: 'Anyone who can read the repository or pull the image can use the secret, and deleting the line removes it from neither the Git history nor published images.',
    fix: 'Revoke it, then mount its replacement where it is needed, `RUN --mount=type=secret,id=\u2026`, or pass it to the container when it starts.',
    details: 'Secrets are recognised by the formats that providers give their tokens, by private keys, and by passwords in URLs, headers and connection strings, anywhere in an instruction; these are `critical`. A token in a comment is `high`. So is a literal value whose name says that it is secret: a variable, an option, or a line of a file that a heredoc writes.\n\nA token whose built-in checksum is wrong was probably made up, so the confidence is lower. Password hashes are `medium`. A well-known default password, or one that equals the name of the account or database beside it, is `low`. Obvious placeholders (`changeme`, `<token>`) are left to `dockerfile/secret-variable`. The secret itself is never shown in full.',
    references: ['https://docs.docker.com/build/building/secrets/'],
    covers: ['kics:a88baa34-e2ad-44ea-ad6f-8cac87bc7c71', 'dockle:CIS-DI-0010', 'cis:4.10'],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'recognised by the value',
                code: "FROM python:3.13-slim\nARG INDEX=https://build:[|c0rrect-h0rse|]@pypi.example.com/simple\nRUN pip install --index-url $INDEX app==1.0\nRUN curl -H \"PRIVATE-TOKEN: [|glpat-Zx81kQ27vLmN04pRt6Ys|]\" https://gitlab.example.com/api/v4/projects\n",
            },
            {
                name: 'recognised by the name',
                code: "FROM alpine:3.22\nENV DB_USER=app DB_PASSWORD=[|Tr0ub4dor_3|]\nRUN API_TOKEN=[|9f86d081884c7d65|] /usr/local/bin/register --admin-password=[|c0rrect-h0rse|]\n",
            },
        ],
        good: [
            {
                name: 'variables, a secret mount, a placeholder',
                code: "FROM alpine:3.22\nARG GIT_USER GIT_TOKEN\nRUN git clone https://${GIT_USER}:${GIT_TOKEN}@git.example.com/app.git\nRUN --mount=type=secret,id=db DB_PASSWORD=$(cat /run/secrets/db) /migrate\nENV DB_PASSWORD=changeme\n",
            },
        ],
    };
    },
    *check(document) {
        yield* byForm(document);
        yield* hardcoded_secret_joined(document);
        yield* hardcoded_secret_byName(document);
    },
};
function* byForm(document) {
    const { text, instructions, comments } = document;
    const secrets = (0,secret_values/* findSecrets */.dL)(text);
    if (secrets.length === 0)
        return;
    const lines = (0,documents_lines/* readLines */.S)(text);
    let at = 0;
    let comment = 0;
    for (const found of secrets) {
        const { kind, start, end, placeholder, madeUp } = found;
        const span = lines.span(start, end);
        while (at < instructions.length && isBefore(instructions[at]?.span, span))
            at += 1;
        while (comment < comments.length && isBefore(comments[comment]?.span, span))
            comment += 1;
        const secret = text.slice(start, end);
        const verdict = secretVerdict(found, secret);
        const what = (0,core_text/* withArticle */.vJ)(kind);
        const shown = kind.endsWith('private key') ? '' : `: ${(0,core_text/* quoted */.TL)((0,core_text/* masked */.Iv)(secret))}`;
        const told = { span, secret: true, subject: kind };
        if (hardcoded_secret_isWithin(span, comments[comment]?.span)) {
            // A comment is no part of the image, but of the repository; what may be an example there is no news.
            if (found.nature !== 'token' || placeholder || madeUp)
                continue;
            yield { ...told, severity: 'high', message: `A${what.slice(1)} is written into this comment${shown}.` };
            continue;
        }
        const instruction = instructions[at];
        if (instruction === undefined || !hardcoded_secret_isWithin(span, instruction.span))
            continue;
        const message = `A${what.slice(1)} is written into this ${instruction.keyword}${shown}.`;
        yield { ...told, message, ...gravity(verdict) };
    }
}
/** A token has more letters; and nobody cuts up more than this: each is looked for in the whole text. */
const shortestToken = 16;
const mostJoined = 100;
/** Tokens that stand nowhere as one, but come of pieces: of quotes, escapes, broken lines and arguments. */
function* hardcoded_secret_joined({ text, instructions }) {
    let rest = mostJoined;
    for (const { keyword, pairs, args, json, script } of instructions) {
        const values = [...pairs.flatMap(({ value }) => value ?? []), ...(json ? args : [])];
        const words = (script?.commands ?? []).flatMap((command) => [
            ...command.words,
            ...command.assignments.map(({ value }) => value),
        ]);
        const told = new Set();
        for (const { text: value = '', span } of [...values, ...words]) {
            if (value.length < shortestToken || rest <= 0)
                continue;
            for (const found of (0,secret_values/* findSecrets */.dL)(value)) {
                const secret = value.slice(found.start, found.end);
                if (found.nature !== 'token' || told.has(secret) || rest-- <= 0 || text.includes(secret))
                    continue;
                told.add(secret);
                const what = (0,core_text/* withArticle */.vJ)(found.kind);
                const message = `A${what.slice(1)} is put together in this ${keyword}: ${(0,core_text/* quoted */.TL)((0,core_text/* masked */.Iv)(secret))}.`;
                yield { span, secret: true, subject: found.kind, message, ...gravity(secretVerdict(found, secret)) };
            }
        }
    }
}
/** `critical` for what is a secret by its form; a placeholder may be an example of somebody's documentation. */
function gravity(verdict) {
    if (verdict === undefined)
        return { severity: 'low', confidence: 'low' };
    return verdict.confidence === 'high' ? {} : verdict;
}
function isBefore(other, { start }) {
    const end = other?.end;
    return end !== undefined && (end.line < start.line || (end.line === start.line && end.column <= start.column));
}
function hardcoded_secret_isWithin({ start }, other) {
    return other !== undefined && (0,core_location/* containsPosition */.ZL)(other, start);
}
function* hardcoded_secret_byName({ instructions, text }) {
    let lines;
    const within = (secret, span) => {
        lines ??= (0,documents_lines/* readLines */.S)(text);
        return spanOfSecret(secret, span, lines);
    };
    const accounts = accountsIn(instructions.flatMap(({ pairs }) => pairs));
    for (const instruction of instructions) {
        const { keyword, pairs, script } = instruction;
        for (const { name, value } of pairs) {
            const written = value && literalOf(value);
            if (written === undefined)
                continue;
            for (const violation of hardcoded_secret_named(name.text ?? name.raw, written, undefined, accounts)) {
                // Any label may be called `key`.
                if (keyword !== 'LABEL' || violation.confidence !== 'low')
                    yield violation;
            }
        }
        for (const command of script?.commands ?? []) {
            for (const { name, value } of command.assignments)
                if (!hardcoded_secret_isToldElsewhere(value))
                    yield* hardcoded_secret_named(name, value);
            for (const placed of commandPasswords(command)) {
                if (!hardcoded_secret_isToldElsewhere(placed))
                    yield* hardcoded_secret_named(placed.name, placed, within);
            }
            if (command.name === 'echo' || command.name === 'printf') {
                for (const { text: written = '', raw, span } of command.words) {
                    if (hardcoded_secret_isToldElsewhere({ raw, text: written }))
                        continue;
                    yield* inLines(written, ({ secret }) => within(secret, span));
                }
            }
        }
        for (const { bodySpan } of filesOf(instruction)) {
            const body = text.split('\n').slice(bodySpan.start.line - 1, bodySpan.end.line);
            yield* inLines(body.join('\n'), ({ line, secret }) => within(secret, hardcoded_secret_lineSpan(bodySpan.start.line + line - 1)));
        }
    }
}
/** In small letters, the accounts and databases that ENV and ARG name: the first to be tried as their password. */
function accountsIn(pairs) {
    return new Set(pairs.flatMap(({ name, value }) => (namesAccount(name.text ?? name.raw) ? [value?.text?.toLowerCase() ?? ''] : [])));
}
/** Heredocs that become files: of COPY and ADD, and what RUN gives to a command. A script is read as such. */
function filesOf({ keyword, heredocs, args }) {
    return keyword !== 'RUN' || args.length > 0 ? heredocs : [];
}
function* inLines(text, place) {
    for (const line of secretLines(text)) {
        if (line.kind === '')
            yield hardcoded_secret_told(line.name, line, place(line));
    }
}
/** The value, or what `${NAME:-\u2026}` falls back to. What a variable gives it is told where that is set. */
function literalOf({ raw, text, span, variables }) {
    if (variables.length === 0)
        return { text, span };
    const [, fallback] = /^["']?\$\{\w+:?-([^${}"']+)\}["']?$/.exec(raw) ?? [];
    return fallback === undefined ? undefined : { text: fallback, span };
}
/** What a variable gives is told where that is set, if its name says what it is. */
function hardcoded_secret_isToldElsewhere({ raw, text = '' }) {
    const variables = raw.includes('$') ? Array.from(raw.matchAll(/\$\{?(\w+)/g)) : [];
    return variables.some(([written, name = '']) => secretName(name) !== 'no' && !text.includes(written));
}
function* hardcoded_secret_named(name, { text, span }, place = (_, whole) => whole, accounts = new Set()) {
    const found = text === undefined ? undefined : secretAssignment(name, text, accounts);
    // What has a form is told by it already.
    if (found !== undefined && found.kind === '')
        yield hardcoded_secret_told(name, found, place(found.secret, span));
}
function hardcoded_secret_lineSpan(line) {
    return { start: { line, column: 1 }, end: { line: line + 1, column: 1 } };
}
function hardcoded_secret_told(name, { severity, confidence, secret }, span) {
    const message = `${(0,core_text/* quoted */.TL)(name)} is set to a secret here: ${(0,core_text/* quoted */.TL)((0,core_text/* masked */.Iv)(secret))}.`;
    return { span, secret: true, subject: name, severity, confidence, message };
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/host-command.js


const hostCommand = {
    id: 'dockerfile/host-command',
    title: 'Command without effect in a build',
    severity: 'info',
    confidence: 'medium',
    category: 'correctness',
    profile: 'all',
    why: 'A build has no services, no terminal and no other processes, and whatever the command starts or mounts is gone when the RUN ends.',
    fix: 'Remove it, or run it when the container starts.',
    references: ['https://docs.docker.com/build/building/best-practices/'],
    covers: ['hadolint:DL3001', 'kics:9b6b0f38-92a2-41f9-b881-3a1083d99f1b', 'semgrep:nonsensical-command'],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'a service and an editor',
                code: "FROM debian:13-slim\nRUN [|service|] nginx start\nRUN ls && [|vim|] /etc/hosts\n",
            },
        ],
        good: [
            {
                name: 'a package of the same name',
                code: "FROM alpine:3.22\nRUN apk add --no-cache vim=9.1.1415-r0\n",
            },
        ],
    };
    },
    *check(document) {
        for (const { command } of buildCommands(document)) {
            if (!commands.has(command.name))
                continue;
            yield {
                span: command.nameSpan,
                subject: command.name,
                message: `${(0,core_text/* quoted */.TL)(command.name)} has no use while an image is built.`,
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
    title: 'RUN in the host\u2019s network',
    severity: 'medium',
    confidence: 'high',
    category: 'isolation',
    profile: 'recommended',
    why: 'Everything the command runs can reach every service on the build machine, including ports bound to localhost and cloud metadata.',
    fix: 'Remove `--network=host`, or use `--network=none` for what needs no network.',
    references: ['https://docs.docker.com/reference/dockerfile/#run---network'],
    covers: [],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'to reach a mirror on the build machine',
                code: "FROM python:3.13-slim\nRUN [|--network=host|] pip install --no-cache-dir --requirement requirements.txt\n",
            },
        ],
        good: [
            {
                name: 'no network',
                code: "FROM python:3.13-slim\nRUN --network=none python -m compileall /app\n",
            },
        ],
    };
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
                yield { span, message: 'This command runs in the network of the build host.', edits };
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
 * that has an ignore file or is the root, unless it copies from there by the path from the root; else the root, as most are
 * built with `-f`. Many rules ask: it is read once.
 */
function buildContexts(document, project) {
    const ofProject = build_contexts_read.get(project) ?? new WeakMap();
    build_contexts_read.set(project, ofProject);
    const known = ofProject.get(document);
    if (known)
        return known;
    const named = project.buildsOf(document).flatMap(({ build }) => build.context ?? []);
    const own = (0,paths/* folderOf */.y)(document.path);
    const likely = project.exists(inFolder(own, '.dockerignore')) && !namesFolder(document, own) ? own : '';
    const folders = new Set(project.buildsOf(document).length > 0 ? named.slice(0, mostContexts) : [likely]);
    const contexts = Array.from(folders, (folder) => ({ folder, ignore: ignoreFile(document, folder, project) }));
    ofProject.set(document, contexts);
    return contexts;
}
/** Whether a Dockerfile copies from its own folder by the path that the folder has from the root: then that is its context. */
function namesFolder({ instructions }, folder) {
    if (folder === '')
        return false;
    return instructions.some(({ keyword, args }) => {
        const paths = keyword === 'COPY' || keyword === 'ADD' ? args.slice(0, -1) : [];
        return paths.some(({ text }) => text?.replace(/^\.?\//, '').startsWith(`${folder}/`));
    });
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
    title: 'COPY of a file that .dockerignore excludes',
    severity: 'medium',
    confidence: 'medium',
    category: 'correctness',
    profile: 'recommended',
    why: 'The file never reaches the builder, so the build fails as if it did not exist.',
    fix: 'Remove the entry from `.dockerignore`, or add a line `!path` below it to include the file again.',
    details: 'The ignore file is the one beside the Dockerfile (`Dockerfile.dockerignore`), or else the one in the context that Compose names, in the Dockerfile\u2019s own folder, or at the root. Nothing is reported for paths with wildcards, or if a line with `!` may include something below the path again.',
    references: ['https://docs.docker.com/reference/build-checks/copy-ignored-file/'],
    covers: ['buildkit:CopyIgnoredFile'],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'excluded by name, and with its folder',
                code: "FROM nginx:1.29\nCOPY [|nginx.conf|] /etc/nginx/\nADD --chown=nginx [|./dist/app|] index.html /srv/\n",
                files: { '.dockerignore': '*.conf\ndist\n' },
            },
            {
                name: 'in the build context that Compose names',
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
                name: 'included again, from another stage, the whole context',
                code: "FROM nginx:1.29 AS build\nFROM nginx:1.29\nCOPY README.md src lib /srv/\nCOPY --from=build /dist /srv/dist\nCOPY . /srv/\n",
                files: { '.dockerignore': '# README.md\n*.md\n!README.md\nsrc\n!src/app\nlib\n!lib/**/*.ts\ndist\n' },
            },
        ],
    };
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
                const message = `${(0,core_text/* quoted */.TL)(path)} is excluded from the build by ${(0,core_text/* quoted */.TL)(ignore.path)}.`;
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

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/imitated-publisher.js



const imitated_publisher_imitatedPublisher = {
    id: 'dockerfile/imitated-publisher',
    title: 'Publisher one letter away from a well-known one',
    severity: 'medium',
    confidence: 'medium',
    category: 'supply-chain',
    profile: 'recommended',
    why: 'Attackers register misspelt names on Docker Hub, and whoever owns this one decides what the image is built on.',
    fix: 'Correct the name, or silence this rule with a comment that says this publisher is meant.',
    details: 'The namespace is compared with those known to `dockerfile/unknown-publisher` that have six letters or more. One extra letter (except at the end), one missing, one different or two swapped count. Names with a digit, and those that the project gives to images that it builds itself, are not reported.',
    references: ['https://docs.docker.com/docker-hub/image-library/trusted-content/'],
    covers: ['owasp:RULE #13'],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'two letters swapped, one too many',
                code: "FROM [|bitanmi/python:3.14.0@sha256:9ae97d36d26566ff84e8893c64a6dc4fe8ca6d1144bf5b87b2b85a32def253c7|] AS build\nFROM [|docker.io/hashiicorp/vault:1.21@sha256:9ae97d36d26566ff84e8893c64a6dc4fe8ca6d1144bf5b87b2b85a32def253c7|]\nUSER vault\n",
            },
        ],
        good: [
            {
                name: 'the publisher itself, another name, another registry',
                code: "FROM bitnami/python:3.14.0 AS build\nFROM grafana-dev/tools:1.2 AS tools\nFROM ghcr.io/bitanmi/python:3.14.0\n",
            },
        ],
    };
    },
    *check(document, project) {
        for (const { reference, span, raw } of pulledImages(document, project)) {
            const wrong = imitation(reference, project);
            if (wrong === undefined)
                continue;
            const { meant, subject = '', message } = wrong;
            // The name may come out of a variable.
            const literal = raw === reference.raw;
            yield { span, subject, message, edits: literal ? [{ span, text: raw.replace(subject, meant) }] : [] };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/insecure-build.js

const insecure_build_insecureBuild = {
    id: 'dockerfile/insecure-build',
    title: 'RUN with all privileges',
    severity: 'high',
    confidence: 'high',
    category: 'isolation',
    profile: 'recommended',
    why: 'The command, and every script and package it runs, can take over the build machine, including the credentials and caches of all other builds.',
    fix: 'Remove `--security=insecure`, and do what needs privileges outside the build.',
    references: ['https://docs.docker.com/reference/dockerfile/#run---security'],
    covers: [],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'to run Docker in the build',
                code: "FROM docker:28-dind\nRUN [|--security=insecure|] ./run-tests.sh\n",
            },
        ],
        good: [
            {
                name: 'the sandbox, set explicitly',
                code: "FROM docker:28-cli\nRUN --security=sandbox ./run-tests.sh\n",
            },
        ],
    };
    },
    *check({ instructions }) {
        for (const { keyword, flags, argsSpan } of instructions) {
            if (keyword !== 'RUN')
                continue;
            for (const { name, value, span } of flags) {
                if (name !== 'security' || value?.text !== 'insecure')
                    continue;
                const alone = flags.length === 1 && argsSpan.start.line === span.start.line;
                const edits = alone ? [{ span: { start: span.start, end: argsSpan.start }, text: '' }] : [];
                yield { span, message: 'This command runs outside the build sandbox.', edits };
            }
        }
    },
};

// EXTERNAL MODULE: ./build/src/core/lazy.js
var lazy = __webpack_require__(3539);
;// CONCATENATED MODULE: ./build/src/rules/apt-settings.js

/** Stages that write such a setting to the configuration of apt: `echo 'APT::\u2026 "true";' > /etc/apt/apt.conf.d/\u2026`. */
function stagesWithAptSetting(document, setting) {
    const stages = new Set();
    for (const { command, instruction } of buildCommands(document)) {
        const texts = [...command.words, ...command.redirects.flatMap(({ target }) => target ?? [])];
        if (instruction.stage !== undefined && texts.some(({ display }) => setting.test(display)))
            stages.add(instruction.stage);
    }
    return stages;
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/interactive-install.js





const interactiveInstall = {
    id: 'dockerfile/interactive-install',
    title: 'Package manager that asks for confirmation',
    severity: 'low',
    confidence: 'high',
    category: 'correctness',
    profile: 'recommended',
    why: 'Nobody can answer during a build, so the prompt aborts it, if not today then when the list of packages grows.',
    fix: 'Add `-y` (`--non-interactive` for zypper).',
    details: 'Covers apt-get, apt, yum, dnf, microdnf, tdnf, zypper, conda and mamba. These count as an answer: `-qq`, `-q=2`, a setting on the command line or written to apt\u2019s configuration, `CONDA_ALWAYS_YES` and `yes |`. `DEBIAN_FRONTEND` does not: it only answers the questions of packages.',
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
    get examples() {
    return {
        bad: [
            {
                name: 'nothing answers the prompt',
                code: "FROM debian:13-slim\nRUN apt-get update \\\n && [|apt-get install|] --no-install-recommends curl=8.14.1-2 \\\n && rm -rf /var/lib/apt/lists/*\n",
            },
        ],
        good: [
            {
                name: 'ways to answer the prompt',
                code: "FROM debian:13-slim\nRUN apt-get update && apt-get install --no-install-recommends -qq curl=8.14.1-2 && rm -rf /var/lib/apt/lists/*\nRUN yum install -y curl-8.5 && zypper --non-interactive install curl=8.5\n",
            },
        ],
    };
    },
    *check(document) {
        const settled = (0,lazy/* lazy */.R)(() => stagesWithAptSetting(document, assumesYes));
        for (const each of package_commands_packageCommands(document)) {
            if (!asks(each) || isAnswered(each))
                continue;
            const { command, place, family, action, instruction } = each;
            if (family === 'apt' && instruction.stage?.chain.some((stage) => settled().has(stage)))
                continue;
            if (isConda(family) && isOn(document.resolve(instruction, 'CONDA_ALWAYS_YES')))
                continue;
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
        case 'conda':
        case 'mamba':
        case 'micromamba':
            return /^(?:install|create|remove|update|upgrade)$/.test(action);
        default:
            return false;
    }
}
const assumesYes = /\bAPT::Get::Assume-Yes\s+["']?(?:true|1|yes)\b/i;
function isConda(family) {
    return /mamba$|^conda$/.test(family);
}
function isOn(value) {
    return /^(?:1|true|yes|on)$/i.test(value ?? '');
}
function isAnswered({ command, family, has, count, value, setting }) {
    if (command.pipeline?.commands.some(({ name }) => name === 'yes'))
        return true;
    if (family === 'zypper')
        return has('-n', '--non-interactive', '-y', '--no-confirm');
    if (isConda(family))
        return has('-y', '--yes', '-d', '--dry-run', '--json');
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
    title: 'Malformed label key',
    severity: 'info',
    confidence: 'high',
    category: 'style',
    profile: 'all',
    why: 'Tools that read labels expect lower-case reverse-DNS names, and may skip a key of any other form.',
    fix: 'Start the key with a lower-case letter, use only lower-case letters, digits, dots and single dashes, and leave `com.docker.*`, `io.docker.*` and `org.dockerproject.*` to Docker.',
    references: ['https://docs.docker.com/engine/manage-resources/labels/#key-format-recommendations'],
    covers: ['hadolint:DL3048'],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'capitals, two dots in a row, a namespace reserved by Docker',
                code: "FROM alpine:3.22\nLABEL [|Vendor|]=\"Example\" [|org..example|]=\"1\" [|com.docker.thing|]=\"2\"\n",
            },
        ],
        good: [
            {
                name: 'a standard key and a project\u2019s own',
                code: "FROM alpine:3.22\nLABEL org.opencontainers.image.title=\"Tools\" com.example.build-id=\"7\"\n",
            },
        ],
    };
    },
    *check({ instructions }) {
        for (const { keyword, pairs } of instructions) {
            if (keyword !== 'LABEL')
                continue;
            for (const { name } of pairs) {
                if (name.text === undefined || (invalid_label_form.test(name.text) && !invalid_label_reserved.test(name.text)))
                    continue;
                yield { span: name.span, subject: name.text, message: `${(0,core_text/* quoted */.TL)(name.text)} is not a valid label key.` };
            }
        }
    },
};
const invalid_label_form = /^[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*$/;
const invalid_label_reserved = /^(?:com\.docker|io\.docker|org\.dockerproject)\./;

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/invalid-port.js


const invalidPort = {
    id: 'dockerfile/invalid-port',
    title: 'Port that does not exist',
    severity: 'low',
    confidence: 'high',
    category: 'correctness',
    profile: 'recommended',
    why: 'Ports end at 65535, so the build fails or the intended port is not exposed.',
    fix: 'Use a port from 1 to 65535, and put the lower end of a range first.',
    references: ['https://docs.docker.com/reference/dockerfile/#expose'],
    covers: ['hadolint:DL3011', 'trivy:DS-0008', 'kics:71bf8cf8-f0a1-42fa-b9d2-d10525e0a38e', 'semgrep:invalid-port'],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'above 65535, also at the end of a range',
                code: "FROM example/app:4.2\nEXPOSE [|80800|] 8443/tcp\nEXPOSE [|65530-65540/udp|]\n",
            },
        ],
        good: [
            {
                name: 'ports, a range, a port from an argument',
                code: "FROM example/app:4.2\nARG PORT\nEXPOSE 8080 30000-30010/udp $PORT\n",
            },
        ],
    };
    },
    *check({ instructions }) {
        for (const { keyword, args } of instructions) {
            if (keyword !== 'EXPOSE')
                continue;
            for (const { text, span } of args) {
                const port = readExposed(text ?? '');
                if (port && (port.last > 65535 || port.first > port.last)) {
                    yield { span, subject: text ?? '', message: `${(0,core_text/* quoted */.TL)(text ?? '')} is not a valid port.` };
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
    why: 'Mixed letter case makes keywords easy to overlook for readers and for simple searches.',
    fix: 'Write all keywords in one letter case, preferably in capitals.',
    details: 'The expected case, upper or lower, is the one that most instructions of the file have.',
    references: ['https://docs.docker.com/reference/build-checks/consistent-instruction-casing/'],
    covers: ['buildkit:ConsistentInstructionCasing'],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'one keyword in another case',
                code: "FROM alpine:3.22\n[|Run|] apk add --no-cache curl=8.14.1-r1\nUSER nobody\n",
            },
        ],
        good: [
            {
                name: 'all in lower case',
                code: "from alpine:3.22\nuser nobody\n",
            },
        ],
    };
    },
    *check({ instructions, text }) {
        const lines = text.split('\n');
        const written = instructions.map(({ keyword, keywordSpan: { start, end } }) => ({
            keyword,
            span: { start, end },
            word: (lines[start.line - 1] ?? '').slice(start.column - 1, end.column - 1),
        }));
        const lower = written.filter(({ word }) => word === word.toLowerCase()).length;
        const isLower = lower > written.filter(({ word }) => word === word.toUpperCase()).length;
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
    title: 'Invalid value of a standard label',
    severity: 'info',
    confidence: 'high',
    category: 'style',
    profile: 'all',
    why: 'Tools that trace an image to its source, licence or build read these labels, and cannot use this value.',
    fix: 'Write the value in the form that the key requires, or leave the label out.',
    details: 'Only the keys that the OCI image specification defines (`org.opencontainers.image.*`) and their predecessors (`org.label-schema.*`) prescribe a form: an RFC 3339 date and time, a URL, an SPDX licence expression. A project\u2019s own labels may have any form, and no label is required, because that would need configuration first.',
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
    get examples() {
    return {
        bad: [
            {
                name: 'empty, a date without a time, a URL without a scheme, a licence in words',
                code: "FROM alpine:3.22\nLABEL [|org.opencontainers.image.title=\"\"|]\nLABEL [|org.opencontainers.image.created=\"2026-03-01\"|] \\\n      [|org.opencontainers.image.source=\"github.com/example/app\"|] \\\n      [|org.opencontainers.image.licenses=\"Apache License 2.0\"|]\nLABEL [|org.label-schema.vcs-ref=main|] [|org.label-schema.schema-version=one|]\n",
            },
        ],
        good: [
            {
                name: 'in the specified form, and one that the build fills in',
                code: "FROM alpine:3.22\nARG REVISION\nLABEL org.opencontainers.image.created=\"2026-03-01T12:00:00Z\" \\\n      org.opencontainers.image.source=\"https://github.com/example/app\" \\\n      org.opencontainers.image.licenses=\"MIT OR (Apache-2.0 WITH LLVM-exception)\" \\\n      org.opencontainers.image.revision=$REVISION \\\n      com.example.note=\"\" com.example.url=none\n",
            },
        ],
    };
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
    title: 'useradd with a large user id',
    severity: 'low',
    confidence: 'high',
    category: 'efficiency',
    profile: 'all',
    why: 'useradd extends sparse log files (`lastlog`, `faillog`) up to the entry of that id, and the image stores them in full, so the layer can grow by gigabytes.',
    fix: 'Add `--no-log-init`.',
    references: ['https://docs.docker.com/build/building/best-practices/#user'],
    covers: ['hadolint:DL3046'],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'a user id of six digits',
                code: "FROM debian:13-slim\nRUN [|useradd|] --uid 100001 app\n",
            },
        ],
        good: [
            {
                name: 'without the log, or with a smaller id',
                code: "FROM debian:13-slim\nRUN useradd -l -u 100001 app && useradd -u 10001 other\n",
            },
        ],
    };
    },
    *check(document) {
        for (const { command, script } of buildCommands(document)) {
            if (command.name !== 'useradd')
                continue;
            const { options } = commandLine(command, large_uid_grammar);
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
const large_uid_grammar = { short: 'bcdefgGkKpRsuZ', long: ['uid'] };

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/legacy-pair.js

const legacyPair = {
    id: 'dockerfile/legacy-pair',
    title: 'ENV or LABEL without an equals sign',
    severity: 'info',
    confidence: 'high',
    category: 'style',
    profile: 'all',
    why: 'The old form takes the whole rest of the line as one value, so a second variable silently becomes part of the first.',
    fix: 'Write `NAME=value`, with quotes if the value contains spaces.',
    references: ['https://docs.docker.com/reference/build-checks/legacy-key-value-format/'],
    covers: ['buildkit:LegacyKeyValueFormat'],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'one word, and several words',
                code: "FROM debian:13-slim\nENV [|LANG C.UTF-8|]\nLABEL [|description The tools we build with|]\n",
            },
        ],
        good: [
            {
                name: 'with equals signs',
                code: "FROM debian:13-slim\nENV LANG=C.UTF-8 TZ=UTC\nLABEL description=\"The tools we build with\"\n",
            },
        ],
    };
    },
    *check({ instructions }) {
        for (const { keyword, pairs, normalised } of instructions) {
            if (keyword !== 'ENV' && keyword !== 'LABEL')
                continue;
            for (const { name, value, span } of pairs) {
                if (value === undefined || pairs.length > 1 || normalised.startsWith(`${keyword} ${name.raw}=`))
                    continue;
                const wrapped = /^"[^"\\`]*"$/.test(value.raw);
                const plain = (wrapped || /^[^"'\\`]*$/.test(value.raw)) && span.start.line === span.end.line;
                const text = `${name.raw}=${!wrapped && /\s/.test(value.raw) ? `"${value.raw}"` : value.raw}`;
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
    why: 'The build cache reuses that layer for months, so later lines install outdated packages or fail because the versions are gone from the mirror.',
    fix: 'Update and install in the same RUN, joined by `&&`.',
    references: ['https://docs.docker.com/build/building/best-practices/#apt-get'],
    covers: [
        'trivy:DS-0017',
        'kics:9bae49be-0aa3-4de5-bab2-4c3a069e40cd',
        'checkov:CKV_DOCKER_5',
        'dockle:CIS-DI-0007',
        'cis:4.7',
    ],
    details: 'Nothing is reported if the same RUN starts a script afterwards, because that may install something. For yum and dnf, `update` means upgrade: if the same RUN also installs or cleans up, `dockerfile/full-upgrade` reports it instead.',
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'update and install in separate RUNs',
                code: "FROM debian:13-slim\nRUN [|apt-get update|]\nRUN apt-get install -y --no-install-recommends curl=8.14.1-2 && rm -rf /var/lib/apt/lists/*\n",
            },
        ],
        good: [
            {
                name: 'in one RUN',
                code: "FROM debian:13-slim\nRUN <<EOF\napt-get update\napt-get install -y --no-install-recommends curl=8.14.1-2\nrm -rf /var/lib/apt/lists/*\nEOF\nRUN sbt update\n",
            },
            {
                name: 'a script may install something',
                code: "FROM opensuse/leap:16.0\nCOPY setup.sh .\nRUN zypper ref && ./setup.sh && zypper clean --all\n",
            },
            {
                name: 'an upgrade with dnf',
                code: "FROM fedora:43\nRUN dnf install -y make-4.4.1 && dnf update -y && dnf clean all\n",
            },
        ],
    };
    },
    *check(document) {
        for (const [{ script }, commands] of Map.groupBy(buildCommands(document), ({ instruction }) => instruction)) {
            const all = script?.commands ?? [];
            const told = new Set();
            const lastUses = new Map();
            for (const [at, { command }] of commands.entries()) {
                const update = updateOf(command);
                if (update === undefined || told.has(update.family))
                    continue;
                const { family, place, shown } = update;
                if (family === 'yum' && commands.some(({ command: other }) => isKeptUpdate(other)))
                    continue;
                const lastUse = lastUses.get(family) ?? lastUseOf(family, all);
                lastUses.set(family, lastUse);
                // A loop comes round again.
                if (command.within.includes('loop') ? lastUse >= 0 : lastUse > at)
                    continue;
                told.add(family);
                const message = `Nothing after ${(0,core_text/* quoted */.TL)(shown)} in this RUN uses the index that it fetches.`;
                yield { span: place, subject: `${family} update`, message };
            }
        }
    },
};
/** The place of the last command that needs the index; -1 where there is none. A function is called from wherever. */
function lastUseOf(family, commands) {
    const needs = usesOf(family);
    const uses = (command) => needs(command) || runsScript(command);
    const inFunction = commands.some((command) => command.within.includes('function') && uses(command));
    return inFunction ? Number.POSITIVE_INFINITY : commands.findLastIndex(uses);
}
/** `./setup.sh`, `bash setup`: what a script of somebody else\u2019s does with the index, nobody can tell from here. */
function runsScript(command) {
    if (/\.(?:sh|bash|py|pl|rb)$/.test(command.name) || executesInput(command))
        return true;
    return isShell(command) && !command.words.some(({ display }) => /^-\w*c/.test(display)) && command.words.length > 0;
}
function updateOf(command) {
    if (command.name === 'pacman') {
        const { span } = command;
        const flag = command.words.find(({ display }) => /^-S[a-z]*y/.test(display))?.display;
        const isUpdate = flag !== undefined && command.words.every(({ display }) => display.startsWith('-'));
        return isUpdate ? { family: 'pacman', place: span, shown: `pacman ${flag}` } : undefined;
    }
    const use = kinds[package_commands_familyOf(command.name)] === undefined ? undefined : packageUse(command);
    if (use === undefined)
        return undefined;
    if (!/^(?:update|refresh|ref|makecache|up)$/.test(use.action) || use.packages.length > 0)
        return undefined;
    return { family: use.family, place: use.place, shown: `${command.name} ${use.action}` };
}
/** Whether a command needs the index: of the manager itself, or of a front end by its name. */
function usesOf(family) {
    return ({ name, words }) => {
        if (family === 'pacman') {
            return name === 'pacman' && words.some(({ display }) => !display.startsWith('-')) && words.some(isSync);
        }
        const isKin = kinds[family]?.test(name) ?? false;
        return isKin && (name === 'install_packages' || words.some(({ display }) => uses.test(display)));
    };
}
function isSync({ display }) {
    return /^-[SU]|^--(?:sync|upgrade)$/.test(display);
}
/** Managers that keep an index, with the names of their front ends: `xx-apt-get`, `install_packages`. */
const kinds = {
    apt: /apt|nala|^install_packages$/,
    apk: /apk/,
    yum: /yum|dnf/,
    zypper: /zypper/,
};
/** To yum and dnf, `update` upgrades; beside an installation or a clean-up it is meant as that. */
function isKeptUpdate(command) {
    const use = packageUse(command);
    return use?.family === 'yum' && /^(?:clean|install|in)\b/.test(use.action);
}
/** What an index is updated for. */
const uses = /^(?:install|in|add|upgrade|dist-upgrade|full-upgrade|build-dep|source|download|fetch|reinstall|groupinstall|localinstall|satisfy|dup|patch|search|list|show|policy|fix)$/;

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/maintainer.js

const maintainer = {
    id: 'dockerfile/maintainer',
    title: 'Deprecated MAINTAINER instruction',
    severity: 'info',
    confidence: 'high',
    category: 'style',
    profile: 'all',
    why: 'Builders warn about it and most tools no longer read it, while every tool can read a label.',
    fix: 'Use a label: `LABEL org.opencontainers.image.authors="\u2026"`.',
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
    get examples() {
    return {
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
    };
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
    title: 'Exec form that is not valid JSON',
    severity: 'medium',
    confidence: 'high',
    category: 'correctness',
    profile: 'recommended',
    why: 'The builder silently falls back to the shell form, and the shell looks for a program whose name begins with a bracket.',
    fix: 'Write valid JSON, with double quotes around every word and commas between them.',
    references: ['https://docs.docker.com/reference/dockerfile/#exec-form'],
    covers: ['kics:34945ae8-730d-424c-8279-b064d9f108de', 'kics:b86987e1-6397-4619-81d5-8807f2387c79'],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'no quotes at all',
                code: "FROM python:3.13-slim\nCMD [|[python, app.py]|]\n",
            },
            {
                name: 'no commas',
                code: "FROM node:24-slim\nRUN [|[\"npm\" \"ci\"]|]\n",
            },
            {
                name: 'single quotes',
                code: "FROM python:3.13-slim\nENTRYPOINT [|['python', '-m', 'app']|]\n",
            },
        ],
        good: [
            {
                name: 'valid JSON, and the shell\u2019s test command',
                code: "FROM python:3.13-slim\nRUN [ -d /app ]\nCMD [\"python\", \"app.py\"]\n",
            },
        ],
    };
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
                message: `${(0,core_text/* quoted */.TL)(text)} is not valid JSON, so it is run by a shell as it stands.`,
                edits: repaired(text, instruction),
            };
        }
    },
};
const withCommas = /^\[\s*['"].*,.*\]$/;
/** A quote right behind the bracket: the shell's own test needs a blank there. */
const withoutCommas = /^\[(?:(['"])[^'"]*\1\s*)+\]$/;
function looksLikeArray(text, keyword) {
    if (!text.startsWith('[') || !text.endsWith(']') || text.startsWith('[['))
        return false;
    // `[ -d /app ]` is a command; with quotes or commas it is not.
    if (keyword === 'RUN')
        return withCommas.test(text) || withoutCommas.test(text);
    return !/^\[\s.*\s\]$/.test(text) || /['",]/.test(text);
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

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/malformed-image.js




const dockerfile_malformed_image_malformedImage = {
    id: 'dockerfile/malformed-image',
    title: 'Invalid image name',
    severity: 'medium',
    confidence: 'high',
    category: 'correctness',
    profile: 'recommended',
    why: 'No registry can hold an image of that name, so the build stops before it begins.',
    fix: 'Write `name:tag`, `name@sha256:\u2026` or both, with the name in lower case.',
    details: 'Reported are capitals in the name (Docker takes a first part with capitals for a registry), a version after `@`, a colon with nothing after it, and a URL scheme. Stage names may contain capitals, and template placeholders that a program fills in first are not reported.',
    references: [
        'https://docs.docker.com/reference/dockerfile/#from',
        'https://pkg.go.dev/github.com/distribution/reference',
    ],
    covers: [],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'capitals',
                code: "FROM [|Debian:13-slim@sha256:9ae97d36d26566ff84e8893c64a6dc4fe8ca6d1144bf5b87b2b85a32def253c7|] AS tools\nFROM example/base:4.2\n",
            },
            {
                name: 'not a digest, and an empty tag',
                code: "FROM [|example/base@sha256|]\nCOPY --from=[|busybox:|] /bin/busybox /bin/\n",
            },
        ],
        good: [
            {
                name: 'a stage with capitals, a tag with capitals, a registry with a port',
                code: "FROM registry.example.com:5000/base:1.2-RC1 AS Base\nFROM Base\nCOPY --from=Base /a /a\n",
            },
        ],
    };
    },
    *check(document, project) {
        const given = (0,build_contexts/* contextNames */.M)(document, project);
        for (const { base, image } of document.stages) {
            if (base.kind === 'unresolved' && !given.has(image.text ?? ''))
                yield* judge(image);
        }
        for (const { value } of (0,sources/* sources */.Tj)(document.instructions)) {
            const { text = '' } = value;
            if (/[/:@]/.test(text) && !given.has(text))
                yield* judge(value);
        }
    },
};
/** What an argument makes of the name is told by `unset-base-argument`. */
function* judge({ text, span, raw, variables }) {
    const flaw = text === undefined || variables.length > 0 ? undefined : malformedImage(text);
    if (flaw === undefined)
        return;
    const { message, meant } = flaw;
    yield { span, subject: 'image', message, edits: meant !== undefined && raw === text ? [{ span, text: meant }] : [] };
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/misplaced-instruction.js

const misplacedInstruction = {
    id: 'dockerfile/misplaced-instruction',
    title: 'Instruction in a place where it is not allowed',
    severity: 'high',
    confidence: 'high',
    category: 'correctness',
    profile: 'recommended',
    why: 'No builder accepts the file, so nothing built from it can be rebuilt, patched or released.',
    fix: 'Begin the file with `FROM`, with only `ARG` above it, and use no `FROM`, `MAINTAINER` or `ONBUILD` after `ONBUILD`.',
    details: 'If several instructions stand above the first FROM, the first is reported. A file without any FROM is already reported as not reviewed.',
    references: [
        'https://docs.docker.com/reference/dockerfile/#format',
        'https://docs.docker.com/reference/dockerfile/#onbuild-limitations',
    ],
    covers: ['hadolint:DL3043', 'hadolint:DL3061'],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'above FROM',
                code: "[|LABEL|] org.opencontainers.image.title=\"Tools\"\nFROM alpine:3.22\n",
            },
            {
                name: 'after ONBUILD',
                code: "FROM alpine:3.22\nONBUILD [|FROM|] alpine:3.22\nONBUILD [|MAINTAINER|] ada@example.com\n",
            },
        ],
        good: [
            {
                name: 'ARG above FROM, and an allowed ONBUILD',
                code: "# The version of the base.\nARG VERSION=3.22\nFROM alpine:${VERSION}\nONBUILD COPY . /app\n",
            },
        ],
    };
    },
    *check({ instructions }) {
        let isAbove = true;
        for (const { keyword, keywordSpan, stage, onbuild } of instructions) {
            if (isAbove && keyword !== 'ARG' && stage === undefined) {
                isAbove = false;
                yield { span: keywordSpan, subject: 'first', message: `${(0,core_text/* quoted */.TL)(keyword)} comes before the first FROM.` };
            }
            if (onbuild && /^(?:FROM|MAINTAINER|ONBUILD)$/.test(keyword)) {
                yield { span: keywordSpan, subject: keyword, message: `ONBUILD cannot trigger ${(0,core_text/* quoted */.TL)(keyword)}.` };
            }
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/missing-digest.js


const missing_digest_missingDigest = {
    id: 'dockerfile/missing-digest',
    title: 'Image not pinned by digest',
    severity: 'low',
    confidence: 'high',
    category: 'supply-chain',
    profile: 'all',
    why: 'The image\u2019s owner, or someone who took over the account, can push other content to the same tag; a digest always means the same content.',
    fix: 'Append the digest, `name:1.2.3@sha256:\u2026`, and let Dependabot or Renovate keep it up to date.',
    references: [
        'https://docs.docker.com/build/building/best-practices/#pin-base-image-versions',
        'https://cheatsheetseries.owasp.org/cheatsheets/NodeJS_Docker_Cheat_Sheet.html',
    ],
    covers: ['semgrep:dockerfile-source-not-pinned'],
    details: 'Where images are scanned, the digest that the tag had at that time is suggested.',
    fixable: false,
    foldsInto: [
        'dockerfile/malformed-image',
        'dockerfile/untagged-image',
        'dockerfile/floating-tag',
        'dockerfile/end-of-life-base',
    ],
    get examples() {
    return {
        bad: [
            {
                name: 'a version without a digest',
                code: "FROM [|golang:1.26.4|] AS build\nFROM [|gcr.io/distroless/static-debian12:nonroot|]\nCOPY --from=build /app /app\n",
            },
        ],
        good: [
            {
                name: 'a digest, an earlier stage, scratch',
                code: "FROM busybox:1.37@sha256:9ae97d36d26566ff84e8893c64a6dc4fe8ca6d1144bf5b87b2b85a32def253c7 AS tools\nFROM tools AS more\nFROM scratch\n",
            },
        ],
    };
    },
    *check(document, project, { images }) {
        for (const { image } of document.stages) {
            const name = malformed.exec(image.text ?? '')?.[1];
            if (name === undefined)
                continue;
            yield {
                span: image.span,
                subject: name,
                message: `The part of ${(0,core_text/* quoted */.TL)(name)} after the \`@\` is not a digest.`,
            };
        }
        for (const { reference, span, raw, how } of pulledImages(document, project)) {
            if (reference.digest !== '')
                continue;
            const message = `${how} uses ${(0,core_text/* quoted */.TL)(reference.name)} without a digest.`;
            const digest = images?.(reference)?.digest ?? '';
            const text = `${raw}${reference.tag === '' ? ':latest' : ''}@${digest}`;
            const edits = digest !== '' && raw === reference.raw ? [{ span, text }] : [];
            yield { span, subject: reference.name, message, edits };
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
    why: 'Everything in the folder goes into the image: `.git` with its history, `.env`, installed packages, whatever else lies on the machine that builds.',
    fix: 'Add a `.dockerignore` that starts with `*` and then includes what the build needs, or one that excludes `.git`, `.env*` and the like.',
    details: 'Reported only for stages that ship: what a build stage copies stays behind. Secret files that are committed are reported by `dockerfile/unfiltered-context`.',
    references: ['https://docs.docker.com/build/concepts/context/#dockerignore-files'],
    covers: ['dockle:DKL-LI-0003', 'owasp-node:\u00a79'],
    fixable: false,
    foldsInto: ['dockerfile/unfiltered-context'],
    get examples() {
    return {
        bad: [
            {
                name: 'no .dockerignore',
                code: "FROM node:24-slim\nCOPY [|.|] /app/\n",
            },
        ],
        good: [
            {
                name: 'an ignore file, here the Dockerfile\u2019s own',
                code: "FROM node:24-slim\nCOPY . /app/\n",
                files: { 'Dockerfile.dockerignore': '.git\n.env*\n' },
            },
            {
                name: 'only in a stage that does not ship',
                code: "FROM golang:1.26 AS build\nCOPY . /src/\nFROM gcr.io/distroless/static-debian12:nonroot\nCOPY --from=build . /app/\n",
            },
        ],
    };
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
    why: 'A process that hangs without exiting counts as healthy, so nothing restarts it or takes it out of the load balancer.',
    fix: 'Add `HEALTHCHECK CMD \u2026`, or `HEALTHCHECK NONE` if the orchestrator has its own probes.',
    details: 'Only stages that ship are checked, including what they inherit. `HEALTHCHECK NONE` is a decision and counts. Nothing is reported if every Compose service that is built from the stage has its own health check.',
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
    get examples() {
    return {
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
                name: 'a health check in Compose',
                code: "FROM example/app:4.2\n",
                files: {
                    'compose.yaml': "services:\n  web:\n    build: .\n    healthcheck:\n      test: [CMD, /app, --health]\n",
                },
            },
        ],
    };
    },
    *check(document, project) {
        for (const stage of project.shippedStages(document)) {
            if (stage.end.healthcheck !== undefined || stage.image.raw === '')
                continue;
            const builds = project.buildsOf(document).filter(({ build }) => build.stage === stage);
            if (builds.length > 0 && builds.every(({ container }) => container.healthcheck !== undefined))
                continue;
            yield {
                span: stage.from.span,
                subject: 'healthcheck',
                absence: true,
                message: 'The image has no health check.',
            };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/missing-shell.js



const missingShell = {
    id: 'dockerfile/missing-shell',
    title: 'Shell form on an image without a shell',
    severity: 'medium',
    confidence: 'medium',
    category: 'correctness',
    profile: 'recommended',
    why: 'There is no `/bin/sh` to run it: a RUN breaks the build, and a CMD or ENTRYPOINT breaks the container when it starts.',
    fix: 'Do it in an earlier stage on the build variant (`-dev`, `debug`) and copy the result; write CMD and ENTRYPOINT as JSON arrays.',
    details: 'Images known to have no shell are `scratch`, distroless images, the runtime variants of Docker Hardened Images (`dhi.io`), Chainguard\u2019s standard variants of languages and servers, and .NET\u2019s chiseled images. A stage that copies something into a folder of programs, or sets SHELL, may have brought a shell and is not reported.',
    references: ['https://docs.docker.com/dhi/how-to/use/', 'https://github.com/GoogleContainerTools/distroless#docker'],
    covers: [],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'RUN and CMD in shell form',
                code: "FROM gcr.io/distroless/python3-debian12:nonroot\nCOPY app.py /app/\n[|RUN mkdir /data|]\n[|CMD python3 /app/app.py|]\n",
            },
            {
                name: 'through a stage of the file',
                code: "FROM dhi.io/node:24 AS base\nWORKDIR /app\nFROM base\nCOPY server.js .\n[|ENTRYPOINT node server.js|]\n",
            },
        ],
        good: [
            {
                name: 'JSON arrays, build variants, a shell that was copied in',
                code: "FROM dhi.io/node:24-dev AS build\nRUN npm ci\nFROM gcr.io/distroless/nodejs24-debian12:debug AS tools\nRUN mkdir /data\nFROM scratch AS own\nADD rootfs.tar.xz /\nRUN ldconfig\nFROM dhi.io/node:24\nCOPY --from=build /app /app\nCMD [\"server.js\"]\n",
            },
        ],
    };
    },
    *check({ stages }) {
        for (const stage of stages) {
            const root = stage.chain.at(-1);
            if (root === undefined || !isWithoutShell(root) || stage.chain.some(mayBringShell))
                continue;
            for (const instruction of stage.instructions) {
                if (!needsShell(instruction))
                    continue;
                const message = `${instruction.keyword} needs a shell, and ${(0,core_text/* quoted */.TL)(root.image.text ?? root.image.raw)} has none.`;
                yield { span: instruction.span, subject: instruction.keyword, message };
            }
        }
    },
};
function isWithoutShell({ base }) {
    return base.kind === 'scratch' || (base.kind === 'image' && lacksShell(base.reference) === true);
}
/** A trigger of ONBUILD runs on another image. */
function needsShell({ keyword, json, onbuild, args, heredocs }) {
    if (onbuild || json || (args.length === 0 && heredocs.length === 0))
        return false;
    return keyword === 'RUN' || keyword === 'CMD' || keyword === 'ENTRYPOINT';
}
function mayBringShell({ instructions, end }) {
    return end.shell !== undefined || instructions.some((instruction) => reachesPrograms(instruction));
}
/** Something of COPY or ADD that lands on the root or in a folder of programs, or nobody knows where. */
function reachesPrograms(instruction) {
    const copied = copiedFiles(instruction);
    if (copied === undefined)
        return false;
    const target = copied.destination.text;
    return target === undefined || /^\/?$|^\/(?:usr\/)?(?:local\/)?(?:s?bin|busybox)(?:\/|$)|^\/usr\/?$/.test(target);
}

;// CONCATENATED MODULE: ./build/src/rules/workdirs.js
/** Those of a stage, in order. Paths that begin with a variable are left out where it is not known. */
function* relativeWorkdirs(stage) {
    let current = startOf(stage);
    for (const instruction of stage.instructions) {
        if (instruction.keyword !== 'WORKDIR')
            continue;
        const [path] = instruction.args;
        const shown = path && pathOf(path);
        if (path !== undefined && shown !== undefined && !isAbsolute(shown)) {
            const whole = current === undefined || instruction.onbuild ? undefined : `${current.replace(/\/$/, '')}/${shown}`;
            yield { path, shown, whole };
            if (!instruction.onbuild)
                current = whole !== undefined && whole.length < workdirs_longestPath ? whole : undefined;
        }
        else if (!instruction.onbuild) {
            current = absoluteOf(instruction);
        }
    }
}
/** Linux takes no longer path: https://man7.org/linux/man-pages/man3/pathconf.3.html */
const workdirs_longestPath = 4096;
/** Where the stage begins, as far as the file says; nobody sees where `FROM scratch` begins. */
function startOf({ base }) {
    const workdir = base.kind === 'stage' ? base.stage.end.workdir?.value.text : undefined;
    return workdir !== undefined && isAbsolute(workdir) ? workdir : undefined;
}
function pathOf({ text, raw }) {
    const path = text ?? raw.replace(/^["']|["']$/g, '');
    return path === '' ? undefined : path;
}
function absoluteOf({ args: [path] }) {
    return path?.text !== undefined && path.text !== '' ? path.text : undefined;
}
/** `/app`, `C:\app`, `%ProgramFiles%`, `$DIR`. */
function isAbsolute(path) {
    return /^(?:[/\\]|[A-Za-z]:|%|\$)/.test(path);
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/nested-workdir.js


const nestedWorkdir = {
    id: 'dockerfile/nested-workdir',
    title: 'Relative WORKDIR below an absolute one',
    severity: 'info',
    confidence: 'high',
    category: 'style',
    profile: 'all',
    why: 'The full path depends on a line further up, and a change there moves everything below.',
    fix: 'Write the full path, starting with `/`.',
    details: 'The path is well defined here, because the file or a stage below sets an absolute WORKDIR first. If only the base image decides where it starts, `dockerfile/relative-workdir` reports it.',
    references: ['https://docs.docker.com/build/building/best-practices/#workdir'],
    covers: [
        'hadolint:DL3000',
        'trivy:DS-0009',
        'kics:6b376af8-cfe8-49ab-a08d-f32de23661a4',
        'checkov:CKV_DOCKER_10',
        'semgrep:use-absolute-workdir',
    ],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'after an absolute one',
                code: "FROM node:24-slim\nWORKDIR /srv\nWORKDIR [|app/web|]\n",
            },
            {
                name: 'in a stage on top of another',
                code: "FROM node:24-slim AS base\nWORKDIR /srv\n\nFROM base\nWORKDIR [|app|]\n",
            },
        ],
        good: [
            {
                name: 'full paths',
                code: "FROM node:24-slim\nWORKDIR /srv\nWORKDIR /srv/app/web\n",
            },
        ],
    };
    },
    *check({ stages }) {
        for (const stage of stages) {
            for (const { path, shown, whole } of relativeWorkdirs(stage)) {
                if (whole === undefined)
                    continue;
                const certain = path.text !== undefined && /^[\w./-]+$/.test(whole) && !whole.includes('..');
                yield {
                    span: path.span,
                    subject: shown,
                    message: `${(0,core_text/* quoted */.TL)(shown)} leads to ${(0,core_text/* quoted */.TL)(whole)}.`,
                    edits: certain ? [{ span: path.span, text: whole }] : [],
                };
            }
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/operator-in-array.js

const operatorInArray = {
    id: 'dockerfile/operator-in-array',
    title: 'Shell operator in an exec-form array',
    severity: 'medium',
    confidence: 'medium',
    category: 'correctness',
    profile: 'recommended',
    why: 'No shell reads the array, so the operator and everything after it become arguments of the first program and the second command never runs.',
    fix: 'Give it to a shell, `["sh", "-c", "a && exec b"]`, or use a script.',
    details: 'Reported if `&&`, `||`, `|`, `>`, `>>` or `2>&1` is a whole element of the array and another element follows or redirects. Programs that take such words as arguments (`find`, `test`, `grep`, `awk` \u2026) are not reported.',
    references: ['https://docs.docker.com/reference/dockerfile/#exec-form'],
    covers: [],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'two commands, and a redirection',
                code: "FROM node:24-slim\nHEALTHCHECK CMD [\"curl\", \"-f\", \"http://localhost:3000\", [|\"||\"|], \"exit\", \"1\"]\nCMD [\"npm\", \"run\", \"migrate\", [|\"&&\"|], \"node\", \"server.js\"]\n",
            },
            {
                name: 'a pipe, as arguments of a script',
                code: "FROM debian:13-slim\nRUN [\"/bin/bash\", \"./list.sh\", [|\"|\"|], \"./filter.sh\"]\n",
            },
        ],
        good: [
            {
                name: 'run by a shell, and a program that takes such an argument',
                code: "FROM node:24-slim\nRUN [\"grep\", \"-c\", \"|\", \"/etc/fstab\"]\nRUN [\"sh\", \"-c\", \"node migrate.js && node seed.js\"]\nCMD node migrate.js && node server.js\n",
            },
        ],
    };
    },
    *check({ instructions }) {
        for (const { keyword, json, args } of instructions) {
            if (!json || !/^(?:CMD|ENTRYPOINT|HEALTHCHECK|RUN)$/.test(keyword) || takesOperators(args))
                continue;
            const operator = args.find(({ text = '' }, at) => at > 0 && isOperator(text, at < args.length - 1));
            if (operator === undefined)
                continue;
            const message = `${(0,core_text/* quoted */.TL)(operator.text ?? '')} is an argument of ${(0,core_text/* quoted */.TL)(args[0]?.text ?? '')} here: no shell reads an array.`;
            yield { span: operator.span, subject: keyword, message };
        }
    },
};
function isOperator(text, isFollowed) {
    return text === '2>&1' || (isFollowed && /^(?:&&|\|\|?|>>?)$/.test(text));
}
/** Programs of patterns and conditions, wherever a wrapper puts them. */
function takesOperators(args) {
    return args.some(({ text = '' }) => /^(?:.*\/)?(?:\[|test|expr|find|[ef]?grep|rg|sed|g?awk|jq|yq|cut|tr|sort|column|paste|xargs|printf)$/.test(text));
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/overridden-instruction.js

const overriddenInstruction = {
    id: 'dockerfile/overridden-instruction',
    title: 'Repeated CMD, ENTRYPOINT or HEALTHCHECK',
    severity: 'low',
    confidence: 'high',
    category: 'correctness',
    profile: 'recommended',
    why: 'Only the last one of a stage counts, so the image does not run what the earlier one says.',
    fix: 'Keep only the one that is meant.',
    details: 'Reported on the instruction without effect. A stage may replace what it inherits from another stage.',
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
    get examples() {
    return {
        bad: [
            {
                name: 'two commands',
                code: "FROM example/app:4.2\n[|CMD [\"/app\", \"migrate\"]|]\nCMD [\"/app\", \"serve\"]\n",
            },
            {
                name: 'two health checks',
                code: "FROM example/app:4.2\n[|HEALTHCHECK CMD [\"/app\", \"--ping\"]|]\nENTRYPOINT [\"/app\"]\nHEALTHCHECK --interval=10s CMD [\"/app\", \"--health\"]\n",
            },
        ],
        good: [
            {
                name: 'a stage replaces what it inherits',
                code: "FROM example/app:4.2 AS base\nHEALTHCHECK CMD [\"/app\", \"--health\"]\nCMD [\"/app\", \"serve\"]\n\nFROM base AS debug\nCMD [\"/app\", \"debug\"]\n",
            },
        ],
    };
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
                const message = `This ${keyword} has no effect, because another one follows in the stage.`;
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
    why: 'Package lists and archives that nobody reads again make every pull larger, and a later instruction cannot remove them from the layer.',
    fix: 'Clean up in the same RUN, or mount the cache: `RUN --mount=type=cache,target=\u2026`.',
    details: 'Covers apt, apk, yum, dnf, microdnf, zypper, pip and Yarn, in stages that ship, the stages they are built on, and unnamed stages that nothing copies from. A mounted cache, `PIP_NO_CACHE_DIR` and deleting the folder count as cleaned up. If an option (`--no-cache`, `--no-cache-dir`) would be enough, the severity is `info`.\n\nSome tools accept `apt-get clean`, which leaves the package lists, or a clean-up in a later RUN, which removes nothing from the layer below. Both are reported here.',
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
    get examples() {
    return {
        bad: [
            {
                name: 'package lists of apt',
                code: "FROM debian:13-slim\nRUN [|apt-get update|] && apt-get install -y --no-install-recommends curl=8.14.1-2\n",
            },
            {
                name: 'apt and dnf, one command on each line',
                code: "FROM debian:13-slim\nRUN [|apt-get update|] \\\n && apt-get install -y --no-install-recommends \\\n    curl=8.14.1-2\n\nFROM rockylinux:9\nRUN [|dnf install|] -y curl-8.5 && \\\n    curl --version\n",
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
    };
    },
    *check(document, project) {
        const shipped = judgedStages(document, project);
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
                if (isMounted(instruction, cache))
                    continue;
                const cleaned = isCleaned(each, fills, cache);
                if (cleaned && cache.option === undefined)
                    continue;
                if (cache.variable !== undefined && package_cache_isOn(variableAt(document, each, cache.variable)))
                    continue;
                const shown = (0,core_text/* quoted */.TL)(`${family === 'pip' ? family : command.name} ${action}`);
                const message = cleaned
                    ? `${shown} fills a cache that has to be deleted by hand, which ${(0,core_text/* quoted */.TL)(cache.option ?? '')} spares.`
                    : `${shown} leaves its cache in the layer.`;
                const edits = cache.option === undefined
                    ? appendCommand(document, instruction, cache.remedy(command.name))
                    : fills.flatMap((other) => mend(other, cache));
                yield { span: place, subject: family, message, ...(cleaned ? { severity: 'info' } : {}), edits };
            }
        }
    },
};
/** What ships, and what could be for nothing else: a stage without a name that nothing is taken from. */
function judgedStages(document, project) {
    const needed = new Set(document.stages.flatMap(({ needs }) => needs));
    const alone = document.stages.filter((stage) => stage.name === undefined && !needed.has(stage));
    return new Set([...project.shippedStages(document), ...alone].flatMap(({ chain }) => chain));
}
const caches = {
    apt: {
        fills: /^(?:install|update)$/,
        folder: /^\/var\/lib\/apt\b/,
        remedy: () => 'rm -rf /var/lib/apt/lists/*',
    },
    apk: {
        fills: /^add$/,
        folder: /^\/(?:var\/cache|etc\/apk\/cache|lib\/apk)\b/,
        option: '--no-cache',
        cleaning: /^cache clean\b/,
        remedy: () => 'rm -rf /var/cache/apk/*',
    },
    yum: {
        fills: /^(?:(?:group |module )?install|in|update|upgrade|groupinstall|localinstall|reinstall)$/,
        folder: /^\/var\/cache\b/,
        cleaning: /^clean all\b/,
        remedy: (program) => `${program} clean all`,
    },
    zypper: {
        fills: /^(?:install|in|remove|rm|source-install|si|update|up|dup|dist-upgrade|patch)$/,
        folder: /^\/var\/cache\b/,
        cleaning: /^(?:clean|cc)\b/,
        remedy: () => 'zypper clean --all',
    },
    pip: {
        fills: /^install$/,
        folder: /\/\.cache\b/,
        option: '--no-cache-dir',
        variable: 'PIP_NO_CACHE_DIR',
        cleaning: /^cache purge\b/,
        remedy: () => 'pip cache purge',
    },
    yarn: {
        fills: /^(?:install|add)$/,
        folder: /yarn|\.cache\b/,
        cleaning: /^cache clean\b/,
        remedy: () => 'yarn cache clean',
    },
};
/** As this RUN says it, or else as it stands where the RUN does. */
function variableAt(document, { instruction, script }, variable) {
    const said = script.commands.flatMap(({ assignments }) => assignments).find(({ name }) => name === variable);
    return said === undefined ? document.resolve(instruction, variable) : said.value.text;
}
/** What pip takes for a yes: https://pip.pypa.io/en/stable/topics/configuration/#boolean-options. */
function package_cache_isOn(value) {
    return value !== undefined && /^(?:1|y|yes|on|t|true)$/i.test(value);
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
    why: 'The package manager sits between the runtime and the program, so stop signals arrive late or not at all and open requests are cut off.',
    fix: 'Start the program itself, `CMD ["node", "server.js"]`, with `docker run --init` or `init: true` if it starts other processes.',
    references: [
        'https://github.com/nodejs/docker-node/blob/main/docs/BestPractices.md#cmd',
        'https://docs.docker.com/reference/dockerfile/#entrypoint',
    ],
    covers: ['owasp-node:\u00a75', 'owasp-node:\u00a76'],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'npm and yarn as the first process',
                code: "FROM node:24-slim AS worker\nUSER node\nCMD [|[\"npm\", \"start\"]|]\nFROM node:24-slim\nUSER node\nENTRYPOINT [|[\"yarn\", \"run\", \"serve\"]|]\n",
                files: { 'compose.yaml': 'services:\n  worker:\n    build:\n      context: .\n      target: worker\n' },
            },
        ],
        good: [
            {
                name: 'the program itself, behind an init process, and in a stage that does not ship',
                code: "FROM node:24-slim AS dev\nCMD [\"npm\", \"run\", \"dev\"]\nFROM node:24-slim\nENTRYPOINT [\"tini\", \"--\"]\nCMD [\"node\", \"server.js\"]\n",
            },
        ],
    };
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
                message: `${(0,core_text/* quoted */.TL)(program)} receives the stop signals instead of the program.`,
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
    why: 'Every container of the image has the same password, and anyone who can pull the image can read it or crack its hash offline.',
    fix: 'Leave accounts without a password, and grant access with keys or through the orchestrator.',
    references: ['https://docs.docker.com/build/building/secrets/'],
    covers: ['checkov:CKV2_DOCKER_17'],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'for root, and for an account created here',
                code: "FROM debian:13-slim\nRUN echo \"root:$PASSWORD\" | [|chpasswd|]\nRUN [|useradd|] --create-home --password \"$HASH\" app\n",
            },
        ],
        good: [
            {
                name: 'a locked account',
                code: "FROM debian:13-slim\nRUN useradd --system --create-home app && passwd --lock root\n",
            },
        ],
    };
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

;// CONCATENATED MODULE: ./build/src/rules/written-files.js
/** The files that COPY and ADD write from here-documents. What RUN writes its commands tell. */
function writtenFiles({ instructions }) {
    return instructions
        .filter(({ keyword }) => keyword === 'COPY' || keyword === 'ADD')
        .flatMap(({ heredocs, args }) => {
        const target = args.at(-1);
        return heredocs.map((heredoc) => ({ path: target?.text ?? target?.raw ?? '', heredoc }));
    });
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/passwordless-sudo.js



/** sudoers(5), doas.conf(5): https://www.sudo.ws/docs/man/sudoers.man/, https://man.openbsd.org/doas.conf.5 */
const withoutPassword = /\bNOPASSWD\b|^[ \t]*Defaults\b.*!authenticate\b|^[ \t]*permit\b.*\bnopass\b/m;
const passwordlessSudo = {
    id: 'dockerfile/passwordless-sudo',
    title: 'sudo without a password',
    severity: 'medium',
    confidence: 'high',
    category: 'privilege',
    profile: 'recommended',
    why: 'An attacker who gets into the container as that user becomes root with one command, so the `USER` line protects nothing.',
    fix: 'Do what needs root above the `USER` line, and leave sudo out of the image.',
    references: ['https://docs.docker.com/build/building/best-practices/#user'],
    covers: [],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'for one user',
                code: "FROM debian:13-slim\nRUN useradd app && echo [|\"app ALL=(ALL) NOPASSWD:ALL\"|] > /etc/sudoers.d/app\n",
            },
            {
                name: 'in a separate file, also for doas',
                code: "FROM debian:13-slim\nRUN echo [|'permit nopass app'|] > /etc/doas.conf\nCOPY <<EOF /etc/sudoers.d/app\n[|app ALL=(ALL) NOPASSWD:ALL\n|]EOF\n",
            },
        ],
        good: [
            {
                name: 'no sudo at all',
                code: "FROM debian:13-slim\nRUN useradd app && install -d -o app /data\nUSER app\n",
            },
        ],
    };
    },
    *check(document) {
        const told = { subject: 'NOPASSWD', message: 'A user may become root without a password.' };
        for (const { command } of buildCommands(document)) {
            const bodies = command.redirects.flatMap(({ operator, target }) => operator.startsWith('<<') ? (target ?? []) : []);
            for (const { display, span } of [...command.words, ...bodies]) {
                if (withoutPassword.test(display))
                    yield { span, ...told };
            }
        }
        for (const { heredoc } of writtenFiles(document)) {
            if (withoutPassword.test(heredoc.body))
                yield { span: heredoc.bodySpan, ...told };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/persisted-secret.js



const persistedSecret = {
    id: 'dockerfile/persisted-secret',
    title: 'Build secret written into the image',
    severity: 'high',
    confidence: 'medium',
    category: 'secrets',
    profile: 'recommended',
    why: 'A secret that was meant for the build alone stays in a layer or in the environment of the image, for everyone who can pull it.',
    fix: 'Read the secret from `--mount=type=secret` in the one command that needs it, and write it nowhere.',
    details: 'Four patterns are reported: an ENV that takes its value from a secret ARG; a command that copies a secret mount to a file; one that writes a secret ARG, or a secret mounted as a variable, to a file (`.npmrc`, an SSH key); and one that stores it as a setting (`npm config set`, `git config`). A file or setting that the same RUN deletes again is not reported, nor is one on a mount or in `/dev`. In a stage that does not ship the severity is `medium`, because only the build cache keeps the secret.',
    references: ['https://docs.docker.com/build/building/secrets/'],
    covers: ['trivy:DS-0031', 'dockle:CIS-DI-0010', 'cis:4.10', 'owasp-node:\u00a78', 'owasp-node:\u00a710'],
    fixable: false,
    get examples() {
    return {
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
                name: 'used but not kept, deleted in the same RUN, or not a secret',
                code: "FROM node:24-slim\nARG NPM_TOKEN\nARG VERSION\nENV APP_VERSION=$VERSION\nRUN --mount=type=secret,id=npm,env=TOKEN npm ci --//npm.example.com/:_authToken=\"$TOKEN\" > install.log\nRUN echo \"//npm.example.com/:_authToken=$NPM_TOKEN\" > .npmrc && npm ci && rm -f .npmrc\nRUN --mount=type=secret,id=pip cat /run/secrets/pip > /dev/null\nRUN echo \"$VERSION\" > /version\n",
            },
        ],
    };
    },
    *check(document, project) {
        const shipped = new Set(project.shippedStages(document).flatMap(({ chain }) => chain));
        const graver = ({ stage }) => (stage !== undefined && shipped.has(stage) ? 'high' : 'medium');
        const args = secretArguments(document.instructions);
        if (args.size === 0 && !document.instructions.some(({ flags }) => flags.some(mountsSecret)))
            return;
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
function mountsSecret({ options }) {
    return options.get('type')?.text === 'secret';
}
function secretArguments(instructions) {
    const pairs = instructions.flatMap(({ keyword, pairs }) => (keyword === 'ARG' ? pairs : []));
    return new Set(pairs.map(({ name }) => name.text ?? '').filter((name) => secretName(name) === 'likely'));
}
/** The arguments, and what the instruction mounts: as a file, or as a variable. */
function secretsOf({ flags }, args) {
    const mounts = flags.filter(mountsSecret);
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
    const settings = settingsOf(command);
    if (settings !== undefined) {
        const secret = command.words.map((word) => persisted_secret_named(word, secrets)).find((name) => name !== undefined);
        if (secret === undefined || [...removed].some((path) => path.endsWith(settings)))
            return undefined;
        return { subject: secret, message: `The secret ${(0,core_text/* quoted */.TL)(secret)} is written to ${(0,core_text/* quoted */.TL)(settings)}.` };
    }
    if (!writers.has(command.name))
        return undefined;
    const target = command.redirects.find(({ operator }) => operator === '>' || operator === '>>')?.target?.display;
    const secret = command.words.map((word) => persisted_secret_named(word, secrets)).find((name) => name !== undefined);
    if (target === undefined || secret === undefined || isFleeting(target, removed))
        return undefined;
    return { subject: secret, message: `The secret ${(0,core_text/* quoted */.TL)(secret)} is written to ${(0,core_text/* quoted */.TL)(target)}.` };
}
/** Files that programs keep their settings in, by their own manuals. */
const settingsFiles = new Map([
    ['npm', '.npmrc'],
    ['pnpm', '.npmrc'],
    ['yarn', '.yarnrc.yml'],
    ['git', '.gitconfig'],
    ['pip', 'pip.conf'],
    ['pip3', 'pip.conf'],
    ['composer', 'auth.json'],
    ['poetry', 'auth.toml'],
    ['bundle', '.bundle/config'],
]);
/** The file that `npm config set \u2026` writes to. */
function settingsOf({ name, words }) {
    return words[0]?.text === 'config' || (name === 'npm' && words[0]?.text === 'set')
        ? settingsFiles.get(name)
        : undefined;
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
        const settings = command.words.some(({ text }) => /^(?:delete|rm|unset|--unset(?:-all)?)$/.test(text ?? ''))
            ? settingsOf(command)
            : undefined;
        if (command.name !== 'rm' && command.name !== 'shred' && settings === undefined)
            continue;
        const names = removed.get(instruction) ?? new Set();
        for (const { display } of command.words)
            names.add(display);
        if (settings !== undefined)
            names.add(settings);
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

const tls_options_no = /^(?:false|0|no|off|n)$/i;
/** GNU's getopt_long(3) takes an option's name as soon as no other begins so. */
function shortened(name, shortest) {
    return Array.from({ length: name.length - shortest.length + 1 }, (_, more) => name.slice(0, shortest.length + more));
}
/** Options that stop a program from verifying certificates; those with `=` only by that value. */
const tls_options_options = [
    // https://curl.se/docs/manpage.html
    { programs: /^curl$/, names: ['--insecure', '-k', '--proxy-insecure'] },
    // https://www.gnu.org/software/wget/manual/html_node/HTTPS-_0028SSL_002fTLS_0029-Options.html
    { programs: /^wget2?$/, names: shortened('--no-check-certificate', '--no-ch') },
    { programs: /^(?:helm|kubectl|oc|argocd)$/, names: ['--insecure-skip-tls-verify', '--insecure'] },
    // https://docs.aws.amazon.com/cli/latest/reference/
    { programs: /^aws$/, names: ['--no-verify-ssl'] },
    // https://man.archlinux.org/man/apk.8.en
    { programs: /^apk$/, names: ['--no-check-certificate'] },
    // https://www.mercurial-scm.org/help/topics/clone
    { programs: /^hg$/, names: ['--insecure'] },
];
/** Options that do so where they are switched off. */
const tls_options_switches = [
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
    const option = tls_options_options.find(({ programs }) => programs.test(name));
    if (option)
        return findOption(command, ...option.names)?.word;
    const toggle = tls_options_switches.find(({ programs }) => programs.test(name));
    if (toggle) {
        const found = findOption(command, ...toggle.names);
        return tls_options_no.test(found?.value?.display ?? '') ? found?.word : undefined;
    }
    if (name === 'git')
        return gitOff(command);
    if (/^(?:npm|pnpm|yarn|yarnpkg|bun)$/.test(name))
        return npmOff(command);
    if (/^(?:apt|apt-get|aptitude)$/.test(name))
        return settingOff(command, /^acquire::https?::(?:[^=]*::)?verify-(?:peer|host)$/i);
    if (/^(?:yum|dnf|dnf5|tdnf|microdnf|yum-config-manager)$/.test(name))
        return settingOff(command, /(?:^|[.=])sslverify$/i);
    if (/^(?:conda|mamba|micromamba|composer|bundle)$/.test(name))
        return configOff(command);
    if (/^(?:echo|printf|tee|cat|sed)$/.test(name))
        return writtenOff(command);
    return pipOff(command);
}
/** `-c http.sslVerify=false`, `config --global http.sslVerify false`, for one host or for all. */
function gitOff({ words }) {
    return words.find(({ display }, index) => {
        const [key = '', value = words[index + 1]?.display ?? ''] = splitOnce(display);
        return /^http\.(?:.*\.)?sslverify$/i.test(key) && tls_options_no.test(value);
    });
}
/** `config set strict-ssl false`, `set strict-ssl=false`, `--strict-ssl=false`, `--no-strict-ssl`, Yarn's newer name. */
function npmOff({ words }) {
    return words.find(({ display }, index) => {
        const [key = '', attached = ''] = splitOnce(display);
        if (/^--no-strict-ssl$/.test(key))
            return true;
        if (!/^(?:--)?(?:strict-ssl|enableStrictSsl)$/.test(key))
            return false;
        // `strict-ssl = false` is meant as it reads.
        const [value = ''] = [
            attached,
            ...words.slice(index + 1, index + 3).map((word) => word.display.replace(/^=/, '')),
        ].filter((text) => text !== '');
        return tls_options_no.test(value);
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
/** `conda config --set ssl_verify false`, `composer config -g disable-tls true`, `bundle config set ssl_verify_mode 0`. */
function configOff({ words }) {
    if (!words.some(({ display }) => display === 'config'))
        return undefined;
    return words.find(({ display }, index) => {
        const value = words[index + 1]?.display ?? '';
        if (/^(?:ssl_verify|ssl_verify_mode)$/.test(display))
            return tls_options_no.test(value);
        return display === 'disable-tls' && /^(?:true|1)$/.test(value);
    });
}
/** Settings as they stand in .npmrc, .yarnrc, yum.conf, .gitconfig, apt.conf, pip.conf, .wgetrc, .condarc and .gemrc. */
const settings = new RegExp([
    /\bstrict-ssl\s*(?:=\s*)?["']?false\b/,
    /\bsslverify\s*=\s*["']?(?:0|false|no)\b/,
    /\bverify-(?:peer|host)["']?\s+["']?(?:false|0|no)\b/,
    /(?:^|\\n)[ \t]*trusted-host\s*=/,
    /\bcheck_certificate\s*=\s*off\b/,
    /\bssl_verify\s*:\s*(?:false|no)\b/,
    /:ssl_verify_mode\s*:\s*0\b/,
]
    .map(({ source }) => source)
    .join('|'), 'im');
/** Whether a file of that name and text gives up verifying certificates: one that a here-document of COPY writes. */
function givesUpTls(path, text) {
    return settings.test(text) || (path.endsWith('curlrc') && insecure.test(text));
}
const insecure = /^[ \t]*(?:-k|(?:--)?insecure)[ \t]*$/m;
/** A setting that is written to a file: by `echo \u2026 > file`, `tee`, a here-document, or as the new text of `sed`. */
function writtenOff({ name, words, redirects, pipeline }) {
    if (name === 'sed')
        return words.find(({ display }) => settings.test(/^s(.).*?\1(.*)/s.exec(display)?.[2] ?? ''));
    const files = redirects.filter(({ operator }) => operator.startsWith('>'));
    if (files.length === 0 && pipeline === undefined && name !== 'tee')
        return undefined;
    const given = redirects.flatMap(({ operator, target }) => (operator.startsWith('<<') && target ? [target] : []));
    if (files.some(({ target }) => target?.display.endsWith('curlrc'))) {
        const word = [...words, ...given].find(({ display }) => insecure.test(display));
        if (word !== undefined)
            return word;
    }
    return [...words, ...given].find(({ display }) => settings.test(display));
}
/** `-o Name=false`, `--option Name=false`, `-oName=false`, `--setopt=repo.name=0`, `--save --setopt name=no`. */
function settingOff({ words }, setting) {
    return words.find(({ display }) => {
        const text = display.replace(/^(?:-o|--option=|--setopt=)/, '');
        const equals = text.lastIndexOf('=');
        return equals > 0 && setting.test(text.slice(0, equals)) && tls_options_no.test(text.slice(equals + 1).replace(/["']/g, ''));
    });
}
function splitOnce(text) {
    const equals = text.indexOf('=');
    return equals === -1 ? [text, undefined] : [text.slice(0, equals), text.slice(equals + 1)];
}

;// CONCATENATED MODULE: ./build/src/rules/powershell-downloads.js
/** https://learn.microsoft.com/powershell/module/microsoft.powershell.utility/invoke-expression */
const expression = /(?:^|[\s"'(|;&{])(iex|Invoke-Expression)(?=$|[\s("';])/i;
/** https://learn.microsoft.com/dotnet/api/system.net.webclient.downloadstring, Invoke-WebRequest, Invoke-RestMethod and their aliases */
const download = /\.DownloadString\(|(?:^|[\s"'(|;&{])(?:iwr|irm|Invoke-WebRequest|Invoke-RestMethod)(?=$|\s)/i;
/** The downloads that an instruction for PowerShell runs unseen; none where another shell reads it. */
function runDownloads({ args, script }) {
    const named = args.slice(0, 2).some(({ raw }) => /(?:^|[\\/"'@])(?:powershell|pwsh)(?:\.exe)?["']?$/i.test(raw));
    if (script?.dialect !== 'powershell' && !named)
        return [];
    const found = [];
    let statement = [];
    for (const [index, word] of args.entries()) {
        statement.push(word);
        if (!word.raw.endsWith(';') && index < args.length - 1)
            continue;
        const text = statement.map(({ raw }) => raw).join(' ');
        const [, name] = expression.exec(text) ?? [];
        const first = statement.find(({ raw }) => /iex|Invoke-|New-Object|iwr|irm/i.test(raw)) ?? statement[0];
        if (name !== undefined && first !== undefined && download.test(text)) {
            const [url = ''] = /https?:\/\/[^\s'")]+/i.exec(text) ?? [];
            found.push({ name, url, span: { start: first.span.start, end: word.span.end } });
        }
        statement = [];
    }
    return found;
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/piped-download.js







const pipedDownload = {
    id: 'dockerfile/piped-download',
    title: 'Download piped straight into a shell',
    severity: 'medium',
    confidence: 'high',
    category: 'supply-chain',
    profile: 'recommended',
    why: 'Whoever controls that address, now or at any later build, runs any code they like in the image, and no copy of it is kept to inspect.',
    fix: 'Download a fixed version, verify its checksum (`ADD --checksum=sha256:\u2026`), then run it.',
    details: 'Also reported when it happens as the container starts (`CMD`, `ENTRYPOINT`, `HEALTHCHECK`), through `bash -c "$(curl \u2026)"`, `bash <(curl \u2026)`, `eval` or `source`, behind `sudo`, and with PowerShell\u2019s `iex`. The severity is `high` for plain `http` or unverified TLS, because then anyone on the network path can change the script too.',
    references: [
        'https://docs.docker.com/reference/dockerfile/#add---checksum',
        'https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html',
    ],
    covers: ['owasp:RULE #9'],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'piped, with an unpacker in between',
                code: "FROM debian:13-slim\nRUN set -eux; \\\n    [|curl -fsSL https://example.com/install.sh | bash -s -- --yes|] && \\\n    [|wget -qO- http://example.com/setup.gz | gunzip | sudo -E sh|]\n",
            },
            {
                name: 'by command and process substitution',
                code: "FROM debian:13-slim\nRUN [|bash -c \"$(curl -fsSL https://example.com/install.sh)\"|]\nRUN [|bash <(curl -fsSL https://example.com/install.sh)|]\n",
            },
            {
                name: 'by PowerShell',
                code: "# escape=`\nFROM mcr.microsoft.com/windows/servercore:ltsc2022\nSHELL [\"powershell\", \"-Command\"]\nRUN Set-ExecutionPolicy Bypass -Scope Process -Force; `\n    [|iex ((New-Object System.Net.WebClient).DownloadString('https://example.com/install.ps1'))|]\nRUN [|irm https://example.com/setup.ps1 | iex|]\n",
            },
            {
                name: 'at every start of the container',
                code: "FROM debian:13-slim\nCMD [|curl -fsSL https://example.com/start.sh | sh|]\n",
            },
        ],
        good: [
            {
                name: 'data, and a file whose checksum is verified',
                code: "FROM debian:13-slim\nRUN curl -fsSL https://example.com/data.json | python3 -m json.tool > /data.json\nADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.com/install.sh /tmp/\nRUN bash /tmp/install.sh\n",
            },
        ],
    };
    },
    *check(document) {
        for (const instruction of document.instructions) {
            for (const { name, url, span } of runDownloads(instruction)) {
                const message = `${(0,core_text/* quoted */.TL)(name)} runs whatever ${(0,core_text/* quoted */.TL)(url || 'the download')} answers.`;
                yield { span, subject: build_commands_withoutVersion(url), message, ...(/^http:/i.test(url) ? { severity: 'high' } : {}) };
            }
        }
        const started = document.instructions.flatMap(({ keyword, script }) => keyword === 'RUN' ? [] : (script?.commands ?? []));
        for (const download of [...buildCommands(document).map(({ command }) => command), ...started]) {
            if (!isDownload(download))
                continue;
            const [executor] = executors(download);
            if (executor === undefined)
                continue;
            const url = addresses(download)[0]?.display ?? '';
            const open = /^http:/i.test(url) || tlsOff(download) !== undefined;
            const message = `${(0,core_text/* quoted */.TL)(executor.command.name)} runs whatever ${(0,core_text/* quoted */.TL)(url || download.name)} returns.`;
            const subject = build_commands_withoutVersion(url);
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
    why: 'Anyone on the network path can read and change what is downloaded, and it becomes part of the image.',
    fix: 'Use `https://`, and verify a checksum.',
    details: 'Covers ADD, download tools, Git, and the indexes of pip, npm, gem and Go, also if a variable names them (`PIP_INDEX_URL`). Repositories of apt and apk are signed and not reported, nor are addresses of the machine itself. If the same RUN verifies a checksum or a signature, the severity is `low`.',
    references: ['https://docs.docker.com/reference/dockerfile/#add---checksum'],
    covers: [],
    fixable: true,
    foldsInto: ['dockerfile/piped-download', 'dockerfile/unverified-add'],
    get examples() {
    return {
        bad: [
            {
                name: 'a program, sources, an index',
                code: "FROM python:3.13-slim\nADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d [|http://example.com/tool|] /bin/\nRUN curl -fsSL -o /tool [|http://example.com/tool-1.4.2|] && git clone [|http://git.example.com/app.git|]\nRUN pip install --no-cache-dir --index-url [|http://pypi.example.com/simple|] app==1.0\nENV NPM_CONFIG_REGISTRY=[|http://npm.example.com|]\n",
            },
        ],
        good: [
            {
                name: 'over HTTPS, and from the machine itself',
                code: "FROM python:3.13-slim\nRUN curl -fsSL -o /tool https://example.com/tool-1.4.2\nRUN curl -fsS --retry 5 http://localhost:8080/health\n",
            },
        ],
    };
    },
    *check(document) {
        for (const { url, raw, span, compared } of downloads(document)) {
            if (!/^(?:--?[a-z-]+=)?http:\/\//i.test(url) || isLocal(url))
                continue;
            const secure = raw.replace(/http:\/\//i, 'https://');
            const severity = compared ? { severity: 'low' } : {};
            const message = `${(0,core_text/* quoted */.TL)(url)} is fetched over plain HTTP.`;
            yield { span, subject: build_commands_withoutVersion(url), ...severity, message, edits: [{ span, text: secure }] };
        }
    },
};
const plain_http_programs = /^(?:curl|wget|aria2c|axel|git|svn|pip|pip3|python3?|uv|npm|yarn|pnpm|gem|rpm|yum|dnf|go|mvn|composer|conda|helm|hg)$/;
const comparing = /^(?:sha(?:1|224|256|384|512)sum|shasum|md5sum|b2sum|gpg|gpgv|gpg2|cosign|minisign)$/;
/**
 * Variables from which clients take the index they install from: https://pip.pypa.io/en/stable/topics/configuration/,
 * https://docs.astral.sh/uv/reference/environment/, https://docs.npmjs.com/cli/v11/using-npm/config,
 * https://yarnpkg.com/configuration/yarnrc, https://go.dev/ref/mod#environment-variables
 */
const indexes = /^(?:PIP_(?:EXTRA_)?INDEX_URL|UV_(?:DEFAULT_INDEX|(?:EXTRA_)?INDEX_URL|INDEX)|NPM_CONFIG_REGISTRY|YARN_NPM_REGISTRY_SERVER|YARN_REGISTRY|GOPROXY)$/i;
function* downloads(document) {
    for (const instruction of document.instructions) {
        const variables = /^(?:ENV|ARG)$/.test(instruction.keyword) ? instruction.pairs : [];
        for (const { name, value } of variables) {
            if (value !== undefined && indexes.test(name.text ?? '')) {
                yield { url: value.text ?? value.raw, raw: value.raw, span: value.span, compared: false };
            }
        }
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
        if (!plain_http_programs.test(command.name))
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
    title: 'EXPOSE protocol not in lower case',
    severity: 'info',
    confidence: 'high',
    category: 'style',
    profile: 'all',
    why: 'The builder converts it to lower case, so the image says something other than the file.',
    fix: 'Write the protocol in lower case.',
    references: ['https://docs.docker.com/reference/build-checks/expose-proto-casing/'],
    covers: ['buildkit:ExposeProtoCasing'],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'in upper case',
                code: "FROM example/app:4.2\nEXPOSE 80/tcp [|53/UDP|]\n",
            },
        ],
        good: [
            {
                name: 'in lower case',
                code: "FROM example/app:4.2\nEXPOSE 80 53/udp\n",
            },
        ],
    };
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
    title: 'apt-get installs recommended packages',
    severity: 'low',
    confidence: 'high',
    category: 'efficiency',
    profile: 'all',
    why: 'Packages that nobody asked for make the image larger and give an attacker more code to exploit.',
    fix: 'Add `--no-install-recommends`.',
    details: 'A setting on the command line counts, and so does one that the stage writes to apt\u2019s configuration.',
    references: ['https://docs.docker.com/build/building/best-practices/#dont-install-unnecessary-packages'],
    covers: [
        'hadolint:DL3015',
        'trivy:DS-0029',
        'kics:7384dfb2-fcd1-4fbf-91cd-6c44c318c33c',
        'semgrep:missing-no-install-recommends',
        'cis:4.3',
    ],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'the plain command',
                code: "FROM debian:13-slim\nRUN apt-get update && [|apt-get install|] -y curl=8.14.1-2 && rm -rf /var/lib/apt/lists/*\n",
            },
        ],
        good: [
            {
                name: 'by option and by setting',
                code: "FROM debian:13-slim\nRUN apt-get update \\\n && apt-get install -y --no-install-recommends curl=8.14.1-2 \\\n && apt-get -o APT::Install-Recommends=false install -y git=1:2.47.3-0 \\\n && rm -rf /var/lib/apt/lists/*\n",
            },
        ],
    };
    },
    *check(document) {
        const settled = (0,lazy/* lazy */.R)(() => stagesWithAptSetting(document, recommendsOff));
        for (const each of package_commands_packageCommands(document)) {
            const { command, script, family, action, place, packages, has, setting, instruction } = each;
            if (family !== 'apt' || action !== 'install' || packages.length === 0)
                continue;
            if (instruction.stage?.chain.some((stage) => settled().has(stage)))
                continue;
            if (has('--no-install-recommends', '--without-recommends', '-R') ||
                /^(?:false|0|no)$/i.test(setting(/^apt::install-recommends$/i) ?? '') ||
                // Its `-o` was forgotten: apt-get fails over it, and what was meant is plain.
                packages.some(({ display }) => /^apt::install-recommends=(?:false|0|no)$/i.test(display)))
                continue;
            const option = command.name === 'aptitude' ? '--without-recommends' : '--no-install-recommends';
            const edits = script.dialect === 'posix' ? [{ span: (0,core_location/* spanAt */.i6)(place.end), text: ` ${option}` }] : [];
            const message = `${(0,core_text/* quoted */.TL)(`${command.name} install`)} brings recommended packages along.`;
            yield { span: place, subject: 'apt install', message, edits };
        }
    },
};
const recommendsOff = /\bAPT::Install-Recommends\s+["']?(?:false|0|no)\b/i;

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/redundant-platform.js

const redundantPlatform = {
    id: 'dockerfile/redundant-platform',
    title: 'Redundant --platform in FROM',
    severity: 'info',
    confidence: 'high',
    category: 'style',
    profile: 'all',
    why: '`$TARGETPLATFORM` is the default, so the flag only makes readers look for a reason.',
    fix: 'Remove `--platform=$TARGETPLATFORM`.',
    references: ['https://docs.docker.com/reference/build-checks/redundant-target-platform/'],
    covers: ['hadolint:DL3065', 'buildkit:RedundantTargetPlatform'],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'with braces',
                code: "FROM [|--platform=${TARGETPLATFORM}|] alpine:3.22\n",
            },
        ],
        good: [
            {
                name: 'the build platform',
                code: "FROM --platform=$BUILDPLATFORM golang:1.26 AS build\nFROM alpine:3.22\n",
            },
        ],
    };
    },
    *check({ stages }) {
        for (const { from, image } of stages) {
            const flag = from.flags.find(({ name }) => name === 'platform');
            if (flag === undefined || !/^["']?\$\{?TARGETPLATFORM\}?["']?$/.test(flag.value?.raw ?? ''))
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
    why: 'The files land in whatever working directory the base image has, and move when that changes.',
    fix: 'Set `WORKDIR` first, or copy to a path that starts with `/`.',
    details: 'A WORKDIR inherited from a stage of the file counts. Only the first such copy of a stage is reported. On `FROM scratch`, where the path can only start at `/`, the severity is `info`.',
    references: ['https://docs.docker.com/build/building/best-practices/#workdir'],
    covers: ['hadolint:DL3045'],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'no WORKDIR',
                code: "FROM node:24-slim\nCOPY package.json [|app/|]\n",
            },
        ],
        good: [
            {
                name: 'a WORKDIR inherited from another stage',
                code: "FROM node:24-slim AS base\nWORKDIR /app\nCOPY . .\n\nFROM base\nCOPY config config\nCOPY certs /etc/ssl/certs/\n",
            },
        ],
    };
    },
    *check({ stages }) {
        for (const stage of stages) {
            if (stage.base.kind === 'stage' && stage.base.stage.end.workdir !== undefined)
                continue;
            for (const instruction of stage.instructions) {
                if (instruction.keyword === 'WORKDIR')
                    break;
                const { destination } = copiedFiles(instruction) ?? {};
                const path = destination?.text ?? destination?.raw.replace(/^["']/, '');
                if (destination === undefined || path === undefined || /^(?:[/\\]|[A-Za-z]:|\$|%|$)/.test(path))
                    continue;
                // Below nothing there is one folder only.
                const known = stage.base.kind === 'scratch';
                const where = known ? 'from `/`, though nothing says so' : 'from whatever folder the base image has';
                const message = `${(0,core_text/* quoted */.TL)(path)} starts ${where}.`;
                yield { span: destination.span, subject: 'relative', message, ...(known ? { severity: 'info' } : {}) };
                break;
            }
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/relative-workdir.js


const relativeWorkdir = {
    id: 'dockerfile/relative-workdir',
    title: 'Relative WORKDIR',
    severity: 'low',
    confidence: 'high',
    category: 'correctness',
    profile: 'recommended',
    why: 'It starts from the base image\u2019s working directory, so another base moves everything below.',
    fix: 'Write the full path, starting with `/`.',
    details: 'A relative path after an absolute WORKDIR of the same file is reported by `dockerfile/nested-workdir`. Paths that start with a variable of unknown value are not reported; Windows paths count as absolute.',
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
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'below the base image\u2019s working directory',
                code: "FROM node:24-slim\nWORKDIR [|app|]\n",
            },
            {
                name: 'with a variable further on',
                code: "FROM node:24-slim\nARG SERVICE\nWORKDIR [|services/$SERVICE|]\n",
            },
        ],
        good: [
            {
                name: 'absolute, in quotes, on Windows, by a variable',
                code: "FROM node:24-slim\nWORKDIR /app\nWORKDIR \"/srv/app\"\nWORKDIR C:/app\nARG HOME_OF_APP\nWORKDIR $HOME_OF_APP/web\n",
            },
        ],
    };
    },
    *check({ stages }) {
        for (const stage of stages) {
            for (const { path, shown, whole } of relativeWorkdirs(stage)) {
                if (whole !== undefined)
                    continue;
                const message = `${(0,core_text/* quoted */.TL)(shown)} is relative to whatever folder the base image sets.`;
                yield { span: path.span, subject: shown, message };
            }
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/replaced-shell.js


const replacedShell = {
    id: 'dockerfile/replaced-shell',
    title: 'System shell replaced',
    severity: 'low',
    confidence: 'high',
    category: 'correctness',
    profile: 'all',
    why: 'Package scripts expect the `/bin/sh` they were tested with and can break, and the next upgrade of the package restores it.',
    fix: 'Set the shell of the build instead: `SHELL ["/bin/bash", "-c"]`.',
    details: 'Linking or moving something to the path of a shell counts as well. `RUN powershell \u2026` under another shell is `info`: set it with `SHELL` once, and it holds for all lines.',
    references: ['https://docs.docker.com/reference/dockerfile/#shell'],
    covers: ['hadolint:DL4005', 'kics:8a301064-c291-4b20-adcb-403fe7fd95fd', 'semgrep:use-shell-instruction'],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'linked to another, and moved away',
                code: "FROM debian:13-slim\nRUN [|ln -sf /bin/bash /bin/sh|]\nWORKDIR /app\nRUN [|mv /bin/sh /bin/sh.old|]\nRUN [|chsh -s /bin/zsh|]\n",
            },
        ],
        good: [
            {
                name: 'SHELL for the build',
                code: "FROM debian:13-slim\nSHELL [\"/bin/bash\", \"-c\"]\nRUN ln -s /app/bin/tool /usr/local/bin/tool\n",
            },
        ],
    };
    },
    *check(document) {
        for (const { command, script, instruction } of buildCommands(document)) {
            const { name, words, span, nameSpan } = command;
            const replaces = name === 'chsh' ||
                (/^(?:ln|mv|cp)$/.test(name) &&
                    (words.some(({ display }) => /^(?:\/usr)?\/bin\/sh$/.test(display)) || replaced_shell_isShell(words.at(-1)))) ||
                (name === 'usermod' && words.some(({ display }) => /^(?:-s|--shell)/.test(display)));
            if (replaces) {
                const message = 'The system shell is replaced for everything in the image.';
                yield { span, subject: name, message, edits: asShell(command, script, instruction) };
            }
            else if (/^(?:powershell|pwsh)(?:\.exe)?$/i.test(name) && command.wrapper === undefined) {
                const message = 'This starts one shell only to start another.';
                yield { span: nameSpan, subject: name, severity: 'info', message };
            }
        }
    },
};
/** A SHELL instead of a RUN that does nothing but link another to `/bin/sh`. */
function asShell({ name, words }, { commands }, { span, onbuild }) {
    const [shell, link, ...more] = words.filter(({ display }) => !display.startsWith('-'));
    if (name !== 'ln' || commands.length > 1 || more.length > 0 || onbuild || link?.text !== '/bin/sh')
        return [];
    return replaced_shell_isShell(shell) ? [{ span, text: `SHELL ["${shell?.text ?? ''}", "-c"]` }] : [];
}
/** Where a system keeps its shells. */
function replaced_shell_isShell(word) {
    return /^(?:\/usr)?\/bin\/(?:ash|bash|dash|fish|ksh|csh|tcsh|zsh)$/.test(word?.display ?? '');
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/reserved-stage-name.js

const reservedStageName = {
    id: 'dockerfile/reserved-stage-name',
    title: 'Reserved stage name',
    severity: 'low',
    confidence: 'high',
    category: 'correctness',
    profile: 'recommended',
    why: '`scratch` and `context` have a meaning of their own for the builder, so nothing can refer to the stage.',
    fix: 'Give the stage another name.',
    references: ['https://docs.docker.com/reference/build-checks/reserved-stage-name/'],
    covers: ['hadolint:DL3063', 'buildkit:ReservedStageName'],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'the empty image',
                code: "FROM alpine:3.22 AS [|scratch|]\nFROM scratch\n",
            },
        ],
        good: [
            {
                name: 'an ordinary name',
                code: "FROM alpine:3.22 AS base\nFROM scratch AS final\n",
            },
        ],
    };
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

;// CONCATENATED MODULE: ./build/src/rules/root-accounts.js


/** usermod(8): https://man7.org/linux/man-pages/man8/usermod.8.html */
const usermod = {
    short: 'cdefgGlpRPsuvVwWZ',
    long: ['comment', 'home', 'expiredate', 'inactive', 'gid', 'groups', 'login', 'password', 'root', 'shell', 'uid'],
};
/** A line of /etc/passwd whose number is 0: https://man7.org/linux/man-pages/man5/passwd.5.html */
const accountLine = /(?:^|[\n'"]|\\n)([a-z_][a-z0-9_-]*):[^:\s]*:0+:\d*:/gi;
/** Names other than `root` that a stage, or one below it, gives to uid 0: `USER app` is then root by another name. */
function rootAccounts({ chain }) {
    const names = new Set();
    for (const { instructions } of chain) {
        for (const { onbuild, script, heredocs } of instructions) {
            if (onbuild)
                continue;
            for (const { body } of heredocs)
                addLines(names, body);
            for (const command of script?.commands ?? []) {
                const created = createdAsRoot(command);
                if (created !== undefined)
                    names.add(created);
                for (const { display } of command.words)
                    addLines(names, display);
            }
        }
    }
    names.delete('root');
    return names;
}
function addLines(names, text) {
    if (!text.includes(':0'))
        return;
    for (const [, name] of text.matchAll(accountLine))
        if (name !== undefined)
            names.add(name);
}
function createdAsRoot(command) {
    if (!['useradd', 'adduser', 'usermod'].includes(command.name))
        return undefined;
    const { operands, options } = commandLine(command, command.name === 'usermod' ? usermod : undefined);
    const uid = options.findLast(({ name }) => name === '-u' || name === '--uid')?.value?.text;
    if (uid === undefined || !isRoot(uid))
        return undefined;
    return operands.at(command.name === 'adduser' ? 0 : -1)?.text;
}

;// CONCATENATED MODULE: ./build/src/rules/start-of-stage.js



/** Programs that go on as the user whom their first operand names: https://github.com/tianon/gosu, https://github.com/ncopa/su-exec */
const stepDown = new Set(['gosu', 'su-exec']);
/** Programs that start others, each as its own user, or log users in: as another user they fail, or do half of it. */
const start_of_stage_managers = new Set(['supervisord', 'init', 'my_init', 'systemd', 's6-svscan', 'runsvdir', 'service', 'rc-service'].concat([
    'sshd',
    'dropbear',
    'cron',
    'crond',
    'dockerd',
    'sudo',
    'su',
]));
/** What such programs come with: a package, or the name of an image or file that is copied. */
const brought = /(?:^|[/_-])(?:gosu|su-exec|s6-overlay|supervisor|runit|openssh-server)(?:$|[/:@_.=-])/;
/** The program by which the container gives root up as it starts, where the file shows it: `gosu` of `gosu app /srv`. */
function stepsDownBy(stage) {
    const commands = start_of_stage_startOf(stage);
    const started = commands.at(-1);
    // What else a shell does first is done by root.
    if (started === undefined || commands.some(({ list }) => list !== started.list))
        return undefined;
    const [outermost = started] = commands;
    if (outermost.joinedBy !== 'first' || commands.some(({ joinedBy }) => joinedBy !== outermost.joinedBy))
        return undefined;
    const down = wrappersOf(started).find(({ name }) => stepDown.has(name));
    const [account = ''] = (down && commandLine(down).operands[0]?.text)?.split(':') ?? [];
    return account === '' || isRoot(account) || rootAccounts(stage).has(account) ? undefined : down?.name;
}
/** Whether the program counts on starting as root, as far as the file shows: it manages others, or a script may step down. */
function startsAsRoot(stage) {
    // A CMD may be what an ENTRYPOINT starts.
    const started = [stage.end.entrypoint, stage.end.cmd].flatMap((instruction) => instruction?.script?.commands ?? []);
    if (started.some(({ name }) => start_of_stage_managers.has(name)))
        return true;
    return stage.chain.some(({ instructions }) => instructions.some(({ args, flags, script }) => {
        const words = (script?.commands ?? []).flatMap((command) => command.words);
        const sources = flags.flatMap(({ value }) => value ?? []);
        return [...words, ...args, ...sources].some(({ text }) => brought.test(text ?? ''));
    }));
}
/** The commands of the ENTRYPOINT, or of the CMD where there is none. */
function start_of_stage_startOf({ end }) {
    return (end.entrypoint ?? end.cmd)?.script?.commands ?? [];
}
/** Whether its commands are run by a shell that only Windows has. */
function isWindows({ chain }) {
    return chain.some(({ instructions }) => instructions.some(({ keyword, args }) => keyword === 'SHELL' && /(?:^|[\\/])(?:cmd|powershell)(?:\.exe)?$/i.test(args[0]?.text ?? '')));
}

;// CONCATENATED MODULE: ./build/src/rules/user-of-stage.js



/**
 * A user without privileges that is there at the end of the stage: created by its RUNs, or brought along by its base. Of
 * several, nobody can tell which one is meant to run the program.
 */
function readyUserOf({ chain }) {
    for (const stage of chain) {
        const commands = stage.instructions.flatMap(({ onbuild, script }) => (onbuild ? [] : (script?.commands ?? [])));
        const created = commands.filter(createsUser);
        const [only, ...others] = new Set(created.map((command) => createdUser(command)));
        if (created.length > 0)
            return others.length === 0 ? only : undefined;
    }
    const base = chain.at(-1)?.base;
    return base?.kind === 'image' ? readyUser(base.reference) : undefined;
}
/** The number of a user that a RUN of the stage, or of one below, creates with it. */
function user_of_stage_numberOf(name, { chain }) {
    for (const { instructions } of chain) {
        for (const { onbuild, script } of instructions) {
            for (const command of onbuild ? [] : (script?.commands ?? [])) {
                const created = createdUser(command);
                if (created !== undefined && /^\d+$/.test(created) && command.words.some(({ text }) => text === name))
                    return created;
            }
        }
    }
    return undefined;
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
/** `adduser app sudo` puts an old user into a group. */
function createsUser(command) {
    const grammar = user_of_stage_grammars[command.name];
    return grammar !== undefined && commandLine(command, grammar).operands.length === 1;
}
/** The number of the new user where one is given, which every orchestrator understands; else its name. */
function createdUser(command) {
    const grammar = user_of_stage_grammars[command.name];
    if (grammar === undefined)
        return undefined;
    const { operands, options } = commandLine(command, grammar);
    const [login] = operands;
    if (login?.text === undefined || operands.length > 1)
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
    why: 'An attacker who takes over a root process owns every file in the container, and needs only one kernel bug or careless mount to become root on the host.',
    fix: 'Create an unprivileged user and end the stage with `USER <name>`.',
    details: 'Only stages that ship are checked: the last one, and those that a Compose file builds. `USER` is followed through `FROM <stage>`, and an argument counts with its default; without a default nothing is reported. `FROM scratch` and bases known to end as another user are not reported. A user that the image gives uid 0 (`useradd -o -u 0`, a line in `/etc/passwd`) counts as root.\n\nThe severity is `medium`, because an attacker needs a second weakness to get out of the container. It is `low` for bases whose entrypoint drops privileges itself (`postgres`, `redis`), for start commands that do (`gosu app \u2026`), for bases of development containers, where an editor works as another user, and if every Compose service that runs the image sets a `user` other than root: then it is root only when run in another way. For images that we do not know the confidence is lower, unless a scan saw the user.',
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
    get examples() {
    return {
        bad: [
            {
                name: 'no USER, although the base has one to switch to',
                code: "[|FROM node:24-slim|]\nWORKDIR /app\nCOPY --chown=node . .\nCMD [\"node\", \"server.js\"]\n",
            },
            {
                name: 'root by number, behind an argument',
                code: "FROM debian:13-slim\nARG APP_UID=0\nRUN useradd --system --uid 10001 app\nUSER [|${APP_UID}:${APP_UID}|]\n",
            },
            {
                name: 'root by another name',
                code: "FROM debian:13-slim\nRUN useradd --non-unique --uid 0 app\nUSER [|app|]\n",
            },
            {
                name: 'a start that steps down',
                code: "[|FROM debian:13-slim|]\nRUN useradd --system --uid 10001 app\nENTRYPOINT [\"gosu\", \"app\", \"/srv/app\"]\n",
            },
            {
                name: 'a base for development containers',
                code: "[|FROM mcr.microsoft.com/devcontainers/base:2-trixie|]\nRUN make tools\n",
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
                name: 'bases that end as another user',
                code: "FROM gcr.io/distroless/static-debian12:nonroot AS tool\nFROM nginxinc/nginx-unprivileged:1.29\n",
            },
            {
                name: 'Windows, which has no root',
                code: "FROM mcr.microsoft.com/dotnet/framework/sdk:4.8 AS sdk\nFROM example/windows:1.2\nSHELL [\"powershell\", \"-Command\"]\nRUN Get-Host\n",
            },
        ],
    };
    },
    *check(document, project, { images }) {
        for (const stage of project.shippedStages(document)) {
            const { user } = stage.end;
            // Which image stands for the name is decided where it is built, and told there.
            const brought = (0,build_contexts/* contextNames */.M)(document, project).has(stage.chain.at(-1)?.image.raw ?? '');
            const violation = user ? explicit(stage, user) : brought ? undefined : missing(stage, images);
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
    const users = services.flatMap(({ build, container: { user } }) => user ?? givenUser(build) ?? []);
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
    if (value.text === undefined)
        return isRoot(fallbackOf(value.raw)) ? unlessSet(stage, { value, instruction }) : undefined;
    const [account = ''] = value.text.trim().split(':');
    const renamed = !isRoot(value.text) && rootAccounts(stage).has(account);
    if (!isRoot(value.text) && !renamed)
        return undefined;
    const message = `The image starts as ${(0,core_text/* quoted */.TL)(value.text)}${renamed ? ', which is given uid 0' : ''}.`;
    if (instruction.stage !== stage) {
        const related = [{ span: instruction.span, message: 'The user was set here.' }];
        return { span: stage.image.span, message, related };
    }
    const user = renamed || startsAsRoot(stage) ? undefined : readyUserOf(stage);
    const edits = user === undefined || isUsedLater(instruction) ? [] : [{ span: value.span, text: user }];
    return { span: value.span, message, edits };
}
/** What `${NAME:-\u2026}` falls back to where the file does not set the name; the base image might. */
function fallbackOf(raw) {
    return /^["']?\$\{\w+:?-([^${}]*)\}/.exec(raw)?.[1] ?? '';
}
function unlessSet(stage, { value, instruction }) {
    const own = instruction.stage === stage;
    const message = `The image starts as ${(0,core_text/* quoted */.TL)(fallbackOf(value.raw))}, unless its base sets what ${(0,core_text/* quoted */.TL)(value.raw)} asks for.`;
    const related = own ? [] : [{ span: instruction.span, message: 'The user was set here.' }];
    return { span: own ? value.span : stage.image.span, confidence: 'low', message, related };
}
function missing(stage, images) {
    const base = stage.chain.at(-1)?.base;
    if (base === undefined || base.kind === 'scratch')
        return undefined;
    const place = { span: stage.from.span, absence: true };
    if (base.kind !== 'image') {
        const raw = base.kind === 'unresolved' ? base.raw : '';
        // A part of a Dockerfile: who runs it stands elsewhere.
        if (raw === '')
            return undefined;
        return {
            ...place,
            confidence: 'low',
            message: `No \`USER\` is set, so ${(0,core_text/* quoted */.TL)(raw)} decides which user the image runs as.`,
        };
    }
    const { name } = base.reference;
    const runner = runnerOf(base.reference, images?.(base.reference));
    if (runner === 'other' || runner === 'windows')
        return undefined;
    if (runner === 'steps-down' && stage.end.entrypoint === undefined) {
        const message = `No \`USER\` is set: the image starts as root and relies on the entrypoint of ${(0,core_text/* quoted */.TL)(name)} to drop privileges.`;
        return { ...place, severity: 'low', message };
    }
    if (runner === 'development') {
        const message = `No \`USER\` is set: the image starts as root, like ${(0,core_text/* quoted */.TL)(name)}, and only an editor works in it as somebody else.`;
        return { ...place, severity: 'low', message };
    }
    if (runner === 'unknown' && isWindows(stage))
        return undefined;
    const down = stepsDownBy(stage);
    if (down !== undefined) {
        const message = `No \`USER\` is set: the image starts as root, and ${(0,core_text/* quoted */.TL)(down)} steps down.`;
        return { ...place, severity: 'low', message };
    }
    const user = startsAsRoot(stage) ? undefined : readyUserOf(stage);
    return {
        ...place,
        confidence: runner === 'unknown' ? 'medium' : 'high',
        message: `No \`USER\` is set, so the image runs as root, like ${(0,core_text/* quoted */.TL)(name)}.`,
        edits: user === undefined ? [] : switchTo(user, stage),
    };
}
/** What a scan saw settles what the name only suggests, but for entrypoints: that one steps down is not seen from outside. */
function runnerOf(reference, facts) {
    const named = defaultUser(reference);
    if (facts?.platform.startsWith('windows'))
        return 'windows';
    if (facts?.user === undefined)
        return named;
    if (facts.user !== '' && !isRoot(facts.user))
        return 'other';
    return named === 'steps-down' ? named : 'root';
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
    key('credentials', /^(?:[\w.-]*[_-]credentials|credentials\.(?:json|ya?ml|csv|txt|ini))$|^[\w.-]*[_-]credentials\.(?:json|ya?ml|csv|txt|ini)$/),
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
    // More folders of sources are named so than files of the AWS CLI.
    maybe('credentials', /^credentials$/),
];
/** Any of them: one look, where most names are none. */
const anyPattern = new RegExp(patterns.map(({ name }) => name.source).join('|'));
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
    if (/(?:^|\/)\.aws\/credentials$/.test(path))
        return { kind: 'credentials of AWS', certainty: 'key' };
    const pattern = anyPattern.test(name) ? patterns.find((candidate) => candidate.name.test(name)) : undefined;
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
    title: 'Secret file copied into the image',
    severity: 'high',
    confidence: 'medium',
    category: 'secrets',
    profile: 'recommended',
    why: 'Anyone who can pull the image can read the file, even if a later instruction deletes it.',
    fix: 'Mount it for the one command that needs it, `RUN --mount=type=secret,id=\u2026` or `--mount=type=ssh`, and list it in `.dockerignore`.',
    details: 'Files are recognised by their usual names. Private keys and credentials are `high`, files that mostly hold secrets (`.env`, `.kube`) `medium`, and those that often hold none (`.npmrc`, `.git`, `*.pem`) `low`. Public keys, examples and templates are not reported.',
    references: ['https://docs.docker.com/build/building/secrets/'],
    covers: ['trivy:DS-0031', 'dockle:CIS-DI-0010', 'cis:4.10', 'owasp-node:\u00a78', 'owasp-node:\u00a79'],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'a deploy key, and a developer\u2019s environment file',
                code: "FROM node:24-slim\nCOPY [|.ssh/id_ed25519|] /root/.ssh/\nCOPY --chown=node package.json [|.env|] ./\n",
            },
            {
                name: 'credentials of the cloud',
                code: "FROM python:3.13-slim\nADD [[|\"config/service-account.json\"|], \"/app/\"]\n",
            },
        ],
        good: [
            {
                name: 'public keys and templates',
                code: "FROM node:24-slim\nCOPY id_ed25519.pub .env.example certs/ca.pem /app/\n",
            },
            {
                name: 'mounted for one command',
                code: "FROM node:24-slim\nRUN --mount=type=secret,id=npmrc,target=/root/.npmrc npm ci\n",
            },
        ],
    };
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
    const destination = copied?.destination.text;
    if (copied === undefined || destination === undefined || copied.from !== undefined)
        return undefined;
    const workdir = instruction.stage?.end.workdir?.value.text;
    const target = located(destination, workdir);
    for (const variable of pointers) {
        const path = instruction.stage?.end.env.get(variable)?.value.text;
        if (path === undefined || path === '')
            continue;
        const found = copied.sources.find(({ text }) => text !== undefined && lands(text, target, located(path, workdir)));
        // What looks like a secret by its own name is told of as such.
        if (found === undefined || secretFileOf(found.text ?? '') !== undefined)
            continue;
        const message = `${(0,core_text/* quoted */.TL)(found.raw)} brings the credentials that ${(0,core_text/* quoted */.TL)(variable)} points to.`;
        return { span: found.span, subject: variable, severity: 'medium', confidence: 'low', message };
    }
    return undefined;
}
/** From the root, or from `.` where the working directory is not known. */
function located(path, workdir) {
    if (path.startsWith('/'))
        return path;
    const base = workdir?.startsWith('/') ? workdir : '.';
    const rest = path.replace(/^(?:\.(?:\/+|$))+/, '');
    return rest === '' ? base : `${base}/${rest}`;
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
    why: 'Anyone who can pull the image can read the values of ENV and ARG from its configuration, history or provenance.',
    fix: 'Mount it for the one command that needs it, `RUN --mount=type=secret,id=\u2026`, or pass it to the container when it starts.',
    details: 'Variables are recognised by the words of their name: `PASSWORD`, `SECRET`, `TOKEN`, `API_KEY` and the like. The severity is `low` for words with other meanings (`KEY`, `AUTH`), for the account name of a login (`AZURE_CLIENT_ID`), for arguments above the first FROM, which no stage sees unless it declares them again, and for stages that do not ship, whose values stay in the build cache.\n\nNot reported are names that say where a secret lies or how long it lives (`\u2026_FILE`, `\u2026_TTL`), public keys, switches (`ALLOW_EMPTY_PASSWORD=yes`) and paths. A value that looks real is reported by `dockerfile/hardcoded-secret`.',
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
    get examples() {
    return {
        bad: [
            {
                name: 'a build token that stays in the image',
                code: "FROM node:24-slim\nARG [|NPM_TOKEN|]\nENV [|NPM_TOKEN=$NPM_TOKEN|] NODE_ENV=production\nRUN npm ci\n",
            },
            {
                name: 'the old form, and a name in one word',
                code: "FROM postgres:17\nENV [|PGPASSWORD \"\"|]\n",
            },
        ],
        good: [
            {
                name: 'a path, a lifetime, a switch, a public key',
                code: "FROM postgres:17\nARG TOKEN_TTL=3600\nENV POSTGRES_PASSWORD_FILE=/run/secrets/db \\\n    ALLOW_EMPTY_PASSWORD=no \\\n    GPG_KEY=7169605F62C751356D054A26A821E680E5FA6305\n",
            },
            {
                name: 'mounted for one command',
                code: "FROM node:24-slim\nRUN --mount=type=secret,id=npm,env=NPM_TOKEN npm ci\n",
            },
        ],
    };
    },
    *check(document, project) {
        const shipped = new Set(project.shippedStages(document).flatMap(({ chain }) => chain));
        for (const { keyword, pairs, stage } of document.instructions) {
            if (keyword !== 'ENV' && keyword !== 'ARG')
                continue;
            for (const pair of pairs) {
                const name = pair.name.text ?? pair.name.raw;
                const isAccount = isAccountName(name);
                const verdict = isAccount ? 'maybe' : secretName(name);
                if (verdict === 'no' || secret_variable_isHarmless(pair))
                    continue;
                // A digit is no secret yet, but the name says that one will stand there.
                const isFilledIn = !/^\d$/.test(pair.value?.text ?? '');
                const ships = stage !== undefined && shipped.has(stage);
                yield {
                    span: pair.span,
                    subject: name,
                    severity: verdict === 'likely' && ships && isFilledIn ? 'medium' : 'low',
                    confidence: verdict === 'likely' && isFilledIn ? 'medium' : 'low',
                    message: isAccount
                        ? `${(0,core_text/* quoted */.TL)(name)} is half of a login, and ${keyword} shows it to everyone who has the image.`
                        : `${(0,core_text/* quoted */.TL)(name)} looks like a secret, and ${keyword} does not protect it.`,
                };
            }
        }
    },
};
/** A switch, a path, or a token that is made to be sent to every browser (PostHog's). */
function secret_variable_isHarmless({ name, value }) {
    if (/^\d$/.test(value?.text ?? ''))
        return !isBare.test(name.text ?? name.raw);
    return value?.text !== undefined && ((0,secret_values/* isSwitch */.Tb)(value.text) || /^(?:~?\/|[A-Za-z]:\\|phc_\w)/.test(value.text));
}
/** A name that says whose secret it is and no more, so that no digit answers it: `DB_PASSWORD=1`, but not `ALLOW_EMPTY_PASSWORD=1`. */
const isBare = /^(?:(?:admin|api|app|auth|aws|client|db|github|my|mysql|npm|pg|postgres|redis|root|super|user)_)*(?:access_token|api_?key|passphrase|password|passwd|pword|secret|token)$/i;

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
/** The word that is the mode of `chmod`, `install`, `mkdir` and `mkfifo`. */
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
/**
 * Reads `777`, `0666`, `4755`, `a+rwx`, `u+s,o=w`, and GNU\u2019s `+6000`
 * (https://www.gnu.org/software/coreutils/manual/html_node/Operator-Numeric-Modes.html). What is no mode grants nothing.
 */
function readMode(mode) {
    const [, number] = /^[+=]?(0*[0-7]{1,4})$/.exec(mode) ?? [];
    if (number !== undefined)
        return fromNumber(Number.parseInt(number, 8));
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
    why: 'Any user in the container runs that program with its owner\u2019s rights, usually root\u2019s, so an attacker can use it to get around the `USER` line.',
    fix: 'Leave the bit out, and give the program the one capability it needs (`setcap`).',
    details: 'The setgid bit alone is `low`, because folders often have it for good reasons. A capability that `setcap` gives is reported if it is as good as root (`cap_setuid`, `cap_sys_admin` and the like).',
    references: ['https://docs.docker.com/engine/security/', 'https://man7.org/linux/man-pages/man2/chmod.2.html'],
    covers: ['dockle:CIS-DI-0008', 'cis:4.8'],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'by number and by letter',
                code: "FROM debian:13-slim\nCOPY --chmod=[|4755|] helper /usr/local/bin/\nRUN chmod [|u+s|] /usr/bin/tcpdump && chmod [|2775|] /srv/shared && chmod [|+6000|] /usr/bin/ping\n",
            },
            {
                name: 'by a capability as good as the bit',
                code: "FROM debian:13-slim\nRUN setcap [|cap_net_bind_service,cap_setuid=+ep|] /usr/local/bin/helper\n",
            },
        ],
        good: [
            {
                name: 'bits removed',
                code: "FROM debian:13-slim\nRUN chmod u-s /usr/bin/passwd && chmod -6000 /usr/bin/su && chmod 0755 /usr/local/bin/helper\n",
            },
            {
                name: 'the one capability that a server needs, and one taken away',
                code: "FROM debian:13-slim\nRUN setcap cap_net_bind_service=+ep /usr/local/bin/server && setcap -r /usr/bin/ping\n",
            },
        ],
    };
    },
    *check(document) {
        for (const { mode, span, files } of grantedModes(document)) {
            const { setuid, setgid } = readMode(mode);
            if (!setuid && !setgid)
                continue;
            const message = `${(0,core_text/* quoted */.TL)(mode)} makes ${(0,core_text/* quoted */.TL)(files)} run with the rights of its ${setuid ? 'owner' : 'group'}.`;
            yield { span, subject: files, message, ...(setuid ? {} : { severity: 'low' }) };
        }
        for (const { command } of buildCommands(document)) {
            if (command.name === 'setcap')
                yield* grantedCapabilities(command.words);
        }
    },
};
/** `setcap capabilities file \u2026`, as often as they stand there: setcap(8), and cap_text_formats(7) for the clauses. */
function* grantedCapabilities(words) {
    const operands = words.filter(({ display }) => !/^-[a-z]/.test(display));
    if (words.some(({ display }) => display === '-r'))
        return;
    for (let at = 0; at + 1 < operands.length; at += 2) {
        const [clauses, file] = operands.slice(at, at + 2);
        const gained = clauses && asGoodAsRoot(clauses.display);
        if (clauses === undefined || file === undefined || gained === undefined)
            continue;
        const message = `With ${(0,core_text/* quoted */.TL)(clauses.display)}, ${(0,core_text/* quoted */.TL)(file.display)} may do what root does: ${gained}.`;
        yield { span: clauses.span, subject: file.display, message };
    }
}
/** What the gravest of the capabilities allows; without a name in front, a clause means all. */
function asGoodAsRoot(text) {
    for (const clause of text.split(/\s+/)) {
        const [, names = '', actions = ''] = /^([^=+-]*)((?:[=+-][eip]*)*)$/.exec(clause) ?? [];
        // Without `p` the program is not permitted to use it.
        if (!/[=+][eip]*p/.test(actions))
            continue;
        for (const written of names === '' ? ['all'] : names.split(',')) {
            const name = capabilityName(written);
            const meaning = hostCapabilities.get(name) ?? rootCapabilities.get(name);
            if (meaning !== undefined)
                return name === 'ALL' ? 'every capability' : meaning;
        }
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/src/rules/exec-form.js
/**
 * The exec form of a shell form whose words mean the same with and without a shell, and whose program is no builtin of it.
 */
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

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/shell-form-command.js


const shellFormCommand = {
    id: 'dockerfile/shell-form-command',
    title: 'CMD or ENTRYPOINT in shell form',
    severity: 'low',
    confidence: 'high',
    category: 'correctness',
    profile: 'all',
    why: 'A shell becomes process 1 and does not pass on signals, so the program is killed after a timeout instead of shutting down cleanly.',
    fix: 'Write a JSON array: `["program", "argument"]`.',
    details: 'If the stage or a parent sets SHELL, the shell is intended and nothing is reported. A command that needs a shell can keep one: `["sh", "-c", "exec \u2026"]`.',
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
    get examples() {
    return {
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
                name: 'SHELL is set',
                code: "FROM node:24-slim\nSHELL [\"/bin/bash\", \"-c\"]\nCMD exec node $SCRIPT\n",
            },
        ],
    };
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

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/shell-form-healthcheck.js


const shellFormHealthcheck = {
    id: 'dockerfile/shell-form-healthcheck',
    title: 'HEALTHCHECK in shell form that needs no shell',
    severity: 'info',
    confidence: 'high',
    category: 'style',
    profile: 'all',
    why: 'Every check starts a shell first, and in an image without a shell the container never becomes healthy.',
    fix: 'Write a JSON array: `HEALTHCHECK CMD ["program", "argument"]`.',
    details: 'A check that uses its shell (`|| exit 1`, variables, quotes) is not reported: checks receive no signals, so the shell does no harm.',
    references: ['https://docs.docker.com/reference/dockerfile/#healthcheck'],
    covers: ['hadolint:DL3025'],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'a program and its arguments',
                code: "FROM example/app:4.2\nHEALTHCHECK --interval=30s CMD [|/app --health|]\n",
            },
        ],
        good: [
            {
                name: 'in the JSON form, and a check that needs a shell',
                code: "FROM example/app:4.2 AS base\nHEALTHCHECK CMD [\"/app\", \"--health\"]\n\nFROM example/app:4.2\nHEALTHCHECK CMD curl -f http://localhost/ || exit 1\n",
            },
        ],
    };
    },
    *check({ instructions }) {
        for (const instruction of instructions) {
            const { keyword, healthcheck, json, argsSpan, args, onbuild } = instruction;
            if (keyword !== 'HEALTHCHECK' || healthcheck !== 'cmd' || json || onbuild)
                continue;
            const edits = asArray(instruction);
            const [program] = args;
            if (program === undefined || edits.length === 0)
                continue;
            const message = `Each check starts a shell, which starts ${(0,core_text/* quoted */.TL)(program.raw)}.`;
            yield { span: argsSpan, subject: 'healthcheck', message, edits };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/short-key-id.js


const shortKeyId = {
    id: 'dockerfile/short-key-id',
    title: 'Signing key fetched by a short id',
    severity: 'medium',
    confidence: 'high',
    category: 'supply-chain',
    profile: 'recommended',
    why: 'Anyone can create and upload a key with the same short id, and whatever it signs is then trusted.',
    fix: 'Name the key by its full fingerprint of 40 hexadecimal digits, as its owner publishes it.',
    details: 'Covers `gpg --recv-keys` and `apt-key adv --recv-keys`. Ids of 8 digits have been forged in bulk. Ids of 16 digits can be forged with effort, and are `low`.',
    references: ['https://evil32.com/', 'https://www.gnupg.org/documentation/manuals/gnupg/Specify-a-User-ID.html'],
    covers: ['cis:4.11'],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'eight and sixteen digits',
                code: "FROM debian:13-slim\nRUN gpg --keyserver hkps://keys.openpgp.org --recv-keys [|0x5072E1F5|]\nRUN apt-key adv --keyserver keyserver.ubuntu.com --recv [|B7B3B788A8D3785C|]\n",
            },
        ],
        good: [
            {
                name: 'the full fingerprint, or a variable',
                code: "FROM debian:13-slim\nARG KEY\nRUN gpg --batch --recv-keys A4A9406876FCBD3C456770C88C718D3B5072E1F5 \"$KEY\"\n",
            },
        ],
    };
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
    title: 'Container runtime socket as a VOLUME',
    severity: 'medium',
    confidence: 'high',
    category: 'isolation',
    profile: 'recommended',
    why: 'The image asks for the runtime\u2019s socket, and whoever can write to that socket is root on the host.',
    fix: 'Remove it; if the container needs the runtime at all, give it a narrow API such as a socket proxy.',
    references: ['https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html'],
    covers: ['semgrep:dockerfile-dockerd-socket-mount', 'owasp:RULE #1'],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'in the JSON form',
                code: "FROM example/agent:4.2\nVOLUME [[|\"/var/run/docker.sock\"|], \"/data\"]\n",
            },
        ],
        good: [
            {
                name: 'folders for data',
                code: "FROM example/agent:4.2\nVOLUME /data /var/run/app\n",
            },
        ],
    };
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
    why: 'Builders ignore the letter case of stage names, so two spellings look like two stages but are one.',
    fix: 'Write the name in lower case.',
    references: ['https://docs.docker.com/reference/build-checks/stage-name-casing/'],
    covers: ['buildkit:StageNameCasing'],
    fixable: true,
    get examples() {
    return {
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
    };
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
    title: 'Comment that does not describe the stage or argument below it',
    severity: 'info',
    confidence: 'medium',
    category: 'style',
    profile: 'all',
    why: 'Other stages and arguments of the file have a description, but `docker build --call=outline` shows none for this one.',
    fix: 'Start the comment with the name of the stage or argument, or separate it by an empty line.',
    details: 'BuildKit reads a comment directly above `ARG` or `FROM \u2026 AS` as its description if it begins with the name. Reported only in files that already have such a description, and only for a comment that begins with a lower-case name, `# bar this is the bar`, or with the right name in another letter case: any other comment is just a comment. In a comment of several lines, one that begins with the name is enough. If the file asks for it (`# check=experimental=InvalidDefinitionDescription`), every comment directly above counts.',
    references: ['https://docs.docker.com/reference/build-checks/invalid-definition-description/'],
    covers: ['buildkit:InvalidDefinitionDescription'],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'one is described, another is not',
                code: "# VERSION of the tools that are installed\nARG VERSION=3.22\n# where it all begins\nFROM alpine:${VERSION} AS [|base|]\n",
            },
            {
                name: 'all descriptions checked, as the file asks for',
                code: "# check=experimental=InvalidDefinitionDescription\nFROM alpine:3.22 AS base\n# The one that is installed.\nARG [|VERSION|]=1.4\n",
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
    };
    },
    *check({ instructions, comments, directives }) {
        const byLine = new Map(comments.map((comment) => [comment.span.start.line, comment]));
        const described = instructions.flatMap((instruction) => {
            const place = stray_description_nameOf(instruction);
            const comment = byLine.get(instruction.span.start.line - 1);
            if (place?.text === undefined || comment === undefined)
                return [];
            return [{ name: place.text, place, comment, block: blockAbove(comment, byLine) }];
        });
        const fits = ({ name, block }) => block.some(({ text }) => stray_description_wordsOf(text)[0] === name);
        const asked = isAskedFor(directives.check?.raw ?? '');
        const customary = asked || described.some(fits);
        for (const entry of described) {
            if (fits(entry) || isPragma(entry.comment.text))
                continue;
            // One of several lines in prose is no attempt at a description.
            if (entry.block.length > 1 && !asked)
                continue;
            if (!customary && !seemsNamed(entry.name, stray_description_wordsOf(entry.comment.text)))
                continue;
            const { name, place, comment } = entry;
            const related = [{ span: comment.span, message: 'The comment that BuildKit looks at.' }];
            yield {
                span: place.span,
                subject: name,
                message: `The comment above does not begin with ${(0,core_text/* quoted */.TL)(name)}.`,
                related,
            };
        }
    },
};
/** `# check=experimental=\u2026`, for this check or all: https://docs.docker.com/build/checks/#experimental-checks */
function isAskedFor(check) {
    const [, names = ''] = /(?:^|;)\s*experimental\s*=\s*([^;]*)/i.exec(check) ?? [];
    return names.split(',').some((name) => /^(?:all|InvalidDefinitionDescription)$/i.test(name.trim()));
}
/** The comment and those that stand on the lines right above it. */
function blockAbove(comment, byLine) {
    const block = [comment];
    for (let line = comment.span.start.line - 1; block.length < longestBlock; line -= 1) {
        const above = byLine.get(line);
        if (above === undefined)
            break;
        block.push(above);
    }
    return block;
}
const longestBlock = 50;
function stray_description_nameOf({ keyword, onbuild, pairs, stage }) {
    if (onbuild)
        return undefined;
    if (keyword === 'FROM')
        return stage?.name;
    return keyword === 'ARG' && pairs.length === 1 ? pairs[0]?.name : undefined;
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
    why: 'An image that needs sudo ships a way to become root, and sudo changes the environment, terminal and signals of the command it runs.',
    fix: 'Run the command as root above the `USER` line, or as another user below a `USER` of its own, and leave sudo out of the image.',
    details: 'Only using sudo is reported here, not installing the package. For an entrypoint that has to drop privileges, use `gosu` or `su-exec`.',
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
    get examples() {
    return {
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
                name: 'installing the package, and the word alone',
                code: "FROM debian:13-slim\nRUN apt-get update && apt-get install -y --no-install-recommends sudo=1.9.16p2-3 && rm -rf /var/lib/apt/lists/*\nRUN echo sudo is installed\n",
            },
        ],
    };
    },
    *check({ instructions }) {
        for (const instruction of instructions) {
            const { keyword, script } = instruction;
            if (keyword !== 'RUN' || script === undefined)
                continue;
            const asRoot = runsAsRoot(instruction);
            const innerOf = new Map(script.commands.map((command) => [command.wrapper, command]));
            for (const command of script.commands) {
                if (command.name !== 'sudo')
                    continue;
                const inner = innerOf.get(command);
                const as = otherUser(command);
                const message = `${(0,core_text/* quoted */.TL)(inner?.name || 'sudo')} is run ${as === undefined ? '' : `as ${(0,core_text/* quoted */.TL)(as)} `}through sudo.`;
                yield {
                    span: command.nameSpan,
                    subject: inner?.name ?? '',
                    message,
                    edits: asRoot ? unwrapped(command, inner, script) : [],
                };
            }
        }
    },
};
/** Whom `-u` names, where that is not root. */
function otherUser(command) {
    const user = commandLine(command, sudo_grammar).options.find(({ name }) => name === '-u' || name === '--user')?.value
        ?.text;
    return user === undefined || user === '' || isRoot(user) ? undefined : user;
}
/** Options that take a value: https://www.sudo.ws/docs/man/sudo.man/ */
const sudo_grammar = {
    short: 'aCcDghpRrtTUu',
    long: ['auth-type', 'close-from', 'chdir', 'group', 'host', 'prompt', 'chroot', 'role', 'type', 'user'],
};
/** Whether `sudo` changes nothing: root runs the command anyway. A base that we do not know is root, as most are. */
function runsAsRoot({ stage, span }) {
    if (stage === undefined)
        return true;
    const before = stage.instructions.findLast((one) => one.keyword === 'USER' && one.span.start.line < span.start.line && one.args.length > 0);
    const [, below] = stage.chain;
    const user = before === undefined ? below?.end.user?.value : before.args.at(-1);
    if (user !== undefined)
        return user.text !== undefined && isRoot(user.text);
    const base = stage.chain.at(-1)?.base;
    return base?.kind !== 'image' || defaultUser(base.reference) !== 'other';
}
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
    title: 'WORKDIR or VOLUME in a system folder',
    severity: 'medium',
    confidence: 'high',
    category: 'isolation',
    profile: 'recommended',
    why: 'These folders belong to the kernel and the boot process: what is written there is lost, hidden by a mount, or changes how the system runs.',
    fix: 'Use a folder of the application\u2019s own, such as `/app` or `/var/lib/app`.',
    references: ['https://docs.docker.com/build/building/best-practices/#workdir'],
    covers: ['trivy:DS-0030', 'dockle:DKL-DI-0002'],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'in /dev and /proc',
                code: "FROM debian:13-slim\nWORKDIR [|/dev/app|]\nVOLUME /data [|/proc|]\n",
            },
        ],
        good: [
            {
                name: 'names that only start the same',
                code: "FROM debian:13-slim\nWORKDIR /development\nVOLUME /sys-data\n",
            },
        ],
    };
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
    // Git looks whether it is there, not what it holds.
    if (name === 'GIT_SSL_NO_VERIFY')
        return true;
    if (anyValue.test(name))
        return value !== '';
    if (value === undefined)
        return false;
    const text = value.trim();
    if (/^(?:NODE_TLS_REJECT_UNAUTHORIZED|PYTHONHTTPSVERIFY|PERL_LWP_SSL_VERIFY_HOSTNAME)$/.test(name))
        return text === '0';
    if (/^(?:VAULT_SKIP_VERIFY|NOMAD_SKIP_VERIFY)$/.test(name))
        return /^(?:true|1|t)$/i.test(text);
    if (/^(?:CONDA_SSL_VERIFY|CONSUL_HTTP_SSL_VERIFY|BUNDLE_SSL_VERIFY_MODE)$/.test(name))
        return /^(?:false|0|no)$/i.test(text);
    if (/^(?:npm_config_strict_ssl|yarn_(?:enable_)?strict_ssl)$/i.test(name))
        return /^(?:false|0)$/i.test(text);
    // An empty bundle makes Python's requests verify nothing.
    return /^(?:REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE)$/.test(name) && text === '';
}
/** Set at all, they switch it off. */
const anyValue = /^(?:PIP_TRUSTED_HOST|UV_INSECURE_HOST|UV_TRUSTED_HOST|GOINSECURE)$/;

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/tls-variable.js


const tlsVariable = {
    id: 'dockerfile/tls-variable',
    title: 'Variable that disables certificate verification',
    severity: 'medium',
    confidence: 'high',
    category: 'supply-chain',
    profile: 'recommended',
    why: 'Anyone on the network path can impersonate the server for every connection that the variable affects, and read or change what is sent.',
    fix: 'Remove the variable, and add the missing certificate (`NODE_EXTRA_CA_CERTS`, `REQUESTS_CA_BUNDLE`, `update-ca-certificates`).',
    details: 'Covers ENV, ARG, assignments in front of a command and `export`. An ENV of an image that ships is `high`, because it also applies to the running application and the credentials that it sends.',
    references: ['https://nodejs.org/api/cli.html#node_tls_reject_unauthorizedvalue'],
    covers: [
        'checkov:CKV2_DOCKER_5',
        'checkov:CKV2_DOCKER_6',
        'checkov:CKV2_DOCKER_12',
        'checkov:CKV2_DOCKER_14',
        'checkov:CKV2_DOCKER_16',
    ],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'for the application, and for one command',
                code: "FROM node:24-slim\nENV NODE_ENV=production [|NODE_TLS_REJECT_UNAUTHORIZED=0|]\nARG [|PIP_TRUSTED_HOST=pypi.example.com|]\nRUN [|GIT_SSL_NO_VERIFY=1|] git clone https://git.example.com/app.git\nRUN export [|npm_config_strict_ssl=false|] && npm ci\n",
            },
        ],
        good: [
            {
                name: 'verification on, with an additional authority',
                code: "FROM node:24-slim\nENV NODE_TLS_REJECT_UNAUTHORIZED=1 NODE_EXTRA_CA_CERTS=/etc/ssl/our-ca.pem\nRUN NPM_CONFIG_STRICT_SSL=true npm ci\n",
            },
        ],
    };
    },
    *check(document, project) {
        const shipped = new Set(project.shippedStages(document).flatMap(({ chain }) => chain));
        const lines = document.text.split('\n');
        for (const instruction of document.instructions) {
            const lasts = instruction.keyword === 'ENV' && instruction.stage !== undefined && shipped.has(instruction.stage);
            for (const { name, value, span, isPrefix } of assignments(instruction)) {
                if (!stopsVerifying(name, value))
                    continue;
                const reach = lasts ? 'everything that runs in the image' : 'what the build runs';
                const message = `${(0,core_text/* quoted */.TL)(name)} keeps ${reach} from verifying certificates.`;
                const edits = isPrefix ? without(span, lines) : [];
                yield { span, subject: name, message, ...(lasts ? { severity: 'high' } : {}), edits };
            }
        }
    },
};
function* assignments({ keyword, pairs, script }) {
    if (keyword === 'ENV' || keyword === 'ARG') {
        for (const [index, { name, value, span }] of pairs.entries()) {
            if (value === undefined)
                continue;
            yield { name: name.text ?? name.raw, value: value.text, span, isPrefix: index < pairs.length - 1 };
        }
    }
    for (const command of script?.commands ?? []) {
        for (const { name, value, span } of command.assignments) {
            const isPrefix = command.name !== '' && span.end.column <= command.nameSpan.start.column;
            yield { name, value: value.text, span, isPrefix: isPrefix && script?.dialect === 'posix' };
        }
        yield* tls_variable_written(command);
    }
}
/** `echo "export NAME=value" >> ~/.bashrc` */
function* tls_variable_written({ name: program, words, redirects }) {
    if (!/^(?:echo|printf)$/.test(program) || !redirects.some(({ operator }) => operator.startsWith('>')))
        return;
    for (const { display, span } of words) {
        const [, name, value = ''] = /^\s*(?:export\s+)?([A-Za-z_]\w*)=["']?([^\s"';]*)/.exec(display) ?? [];
        if (name !== undefined)
            yield { name, value, span, isPrefix: false };
    }
}
/** With the blanks behind it, where something follows on the line. */
function without({ start, end }, lines) {
    const [blanks = ''] = /^[ \t]+(?=[^\s\\`])/.exec((lines[end.line - 1] ?? '').slice(end.column - 1)) ?? [];
    if (start.line !== end.line || blanks === '')
        return [];
    return [{ span: { start, end: { line: end.line, column: end.column + blanks.length } }, text: '' }];
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/undefined-stage.js



const undefinedStage = {
    id: 'dockerfile/undefined-stage',
    title: 'Copy from an undefined stage',
    severity: 'medium',
    confidence: 'medium',
    category: 'correctness',
    profile: 'recommended',
    why: 'The builder takes a name that is no earlier stage for an image on Docker Hub, so the build fails or copies files from an unrelated image.',
    fix: 'Name an earlier stage, or an image with its tag.',
    details: 'Only bare names are reported. A name with a tag, a digest or a path is an image, and so is an official image (`busybox`), which `dockerfile/untagged-image` reports. BuildKit pulls any other bare name that is no stage as the `latest` tag of an image, and it is scanned as such; a name that is almost a stage\u2019s is taken for a typo. Names that a build passes as `additional_contexts` may be missing from the file, so the confidence is `medium`.',
    references: ['https://docs.docker.com/reference/dockerfile/#copy---from'],
    covers: ['hadolint:DL3022'],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'misspelt',
                code: "FROM golang:1.26 AS builder\nRUN go build -o /app .\n\nFROM debian:13-slim\nCOPY --from=[|bulider|] /app /app\n",
            },
            {
                name: 'a number that is too high, and the stage\u2019s own number',
                code: "FROM golang:1.26 AS build\nFROM debian:13-slim\nCOPY --from=[|2|] /app /app\nCOPY --from=[|1|] /app /app\n",
            },
        ],
        good: [
            {
                name: 'a stage and an image',
                code: "FROM golang:1.26 AS build\nFROM debian:13-slim\nCOPY --from=build /app /app\nCOPY --from=busybox:1.37 /bin/busybox /bin/\n",
            },
        ],
    };
    },
    *check(document, project) {
        const firstOf = firstIndices(document);
        const given = (0,build_contexts/* contextNames */.M)(document, project);
        for (const { value, instruction, how } of (0,sources/* sources */.Tj)(document.instructions)) {
            const { text } = value;
            const { stage } = instruction;
            if (text === undefined || stage === undefined || text === 'scratch')
                continue;
            if ((0,sources/* namesImage */.Gc)(text) && document.stageNamed(text) === undefined)
                continue;
            const index = /^\d+$/.test(text) ? Number(text) : firstOf.get(text.toLowerCase());
            if (given.has(text))
                continue;
            // Its own name is told by `copy-from-itself`; its own number is that of no earlier stage.
            const isOwnNumber = index === stage.index && index === Number(text);
            if (index !== undefined && index <= stage.index && !isOwnNumber)
                continue;
            const near = index === undefined ? (0,sources/* stageMeant */._w)(document, text) : undefined;
            const meant = near !== undefined && (firstOf.get(near) ?? stage.index) < stage.index ? near : undefined;
            const known = meant === undefined ? '' : ` (did you mean ${(0,core_text/* quoted */.TL)(meant)}?)`;
            const pulled = (0,sources/* pullsImage */._)(document, text) ? `, so ${(0,core_text/* quoted */.TL)(`${text}:latest`)} is pulled from Docker Hub` : '';
            yield {
                span: value.span,
                subject: text,
                message: `${how} names ${(0,core_text/* quoted */.TL)(text)}, which is not an earlier stage of this file${known}${pulled}.`,
                edits: meant === undefined ? [] : [{ span: value.span, text: meant }],
            };
        }
    },
};
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
    title: 'Undefined variable',
    severity: 'medium',
    confidence: 'medium',
    category: 'correctness',
    profile: 'recommended',
    why: 'The builder replaces it with nothing, so a path, a user or a version silently becomes something else.',
    fix: 'Declare it with `ARG` or `ENV` in this stage, above its first use.',
    details: 'An `ARG` above the first `FROM` holds only for the `FROM` lines: a stage that uses it has to declare it again, without a value. The builder does not know the shell\u2019s variables (`$HOME`, `$PWD`).\n\nA name that the file declares elsewhere, or one spelt almost like it, is reported on every base; any other name only on bases whose environment is known. What a shell expands (`RUN`, `CMD`) is not checked, and `${NAME:-default}` needs no declaration. A variable that is extended before anything sets it, `ENV LD_LIBRARY_PATH=/opt/lib:$LD_LIBRARY_PATH`, is `low`: it leaves an empty entry behind.',
    references: ['https://docs.docker.com/reference/build-checks/undefined-var/'],
    covers: ['buildkit:UndefinedVar'],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'declared only above FROM',
                code: "ARG VERSION=1.4\nFROM example/base:${VERSION}\nLABEL org.opencontainers.image.version=[|$VERSION|]\n",
            },
            {
                name: 'a variable of the shell, and a misspelt one',
                code: "FROM debian:13-slim\nARG APP_USER=app\nCOPY app [|$HOME/app|]\nUSER [|${APP_USR}|]\n",
            },
            {
                name: 'declared in another stage',
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
    };
    },
    *check(document) {
        const everywhere = declaredNames(document.instructions);
        const globals = declaredNames(document.globalArgs);
        const hint = undefined_variable_hints(everywhere);
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
                            .find((each) => !told.has(each) && undefined_variable_isBare(value.raw, each) && !inherited.has(each));
                        const violation = name === undefined ? undefined : undefined_variable_judge(stage, name, { everywhere, globals, hint });
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
const mostCompared = 200;
/** Whoever has as many misspelt names has seen the pattern. */
const mostHints = 50;
const longestValue = 2000;
const mostVariables = 20;
const longestName = 60;
/** https://docs.docker.com/reference/dockerfile/#environment-replacement */
const expanded = new Set(['ADD', 'COPY', 'ENV', 'EXPOSE', 'LABEL', 'STOPSIGNAL', 'USER', 'VOLUME', 'WORKDIR']);
function undefined_variable_judge(stage, name, { everywhere, globals, hint }) {
    if (undefined_variable_brought.test(name) || name.length > longestName)
        return undefined;
    const [first] = stage.instructions;
    if (globals.has(name)) {
        const edits = first === undefined ? [] : [{ span: (0,core_location/* spanAt */.i6)(first.span.start), text: `ARG ${name}\n` }];
        const isDeclaredLater = declaredNames(stage.instructions).has(name);
        const message = `${(0,core_text/* quoted */.TL)(name)} is declared only above FROM, so this stage does not see it.`;
        return { message, confidence: 'high', edits: isDeclaredLater ? [] : edits };
    }
    const { base } = stage.chain.at(-1) ?? stage;
    const sets = base.kind === 'scratch' ? name === 'PATH' : base.kind === 'image' ? setsVariable(base.reference, name) : undefined;
    if (sets === true)
        return undefined;
    if (everywhere.has(name)) {
        return { message: `${(0,core_text/* quoted */.TL)(name)} is set only in another stage or further down.`, confidence: 'high' };
    }
    if (ofShell.has(name) && sets === undefined)
        return undefined;
    // What nobody knows the base to set must be all but the same: `AUDITWHEEL_ARCH` is no slip for `AUDITWHEEL_PLAT`.
    const meant = ofShell.has(name) ? undefined : hint(name, sets === undefined ? 2 : undefined);
    if (sets === undefined && meant === undefined)
        return undefined;
    const other = meant === undefined ? '.' : `; did you mean ${(0,core_text/* quoted */.TL)(meant)}?`;
    return { message: `Nothing defines ${(0,core_text/* quoted */.TL)(name)}${other}`, confidence: sets === false ? 'high' : 'medium' };
}
/** Each name is held against all that are declared, so that only the first of them are. */
function undefined_variable_hints(declared) {
    let left = mostHints;
    return (name, farthest) => (left-- > 0 ? (0,core_text/* nearest */.pA)(name, declared.values().take(mostCompared), farthest) : undefined);
}
/** Those that every build has: https://docs.docker.com/reference/dockerfile/#predefined-args */
const undefined_variable_brought = /^(?:PATH|(?:https?|ftp|no|all)_proxy)$/i;
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
function undefined_variable_isBare(raw, name) {
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
    why: 'Anyone who can pull the image can read a secret file that nobody meant to ship.',
    fix: 'List the file in `.dockerignore`, or copy only what the program needs.',
    details: 'Reported if `COPY .` takes the whole context and the commit holds a file whose name marks it as a secret (`.env`, private keys, credentials) that no `.dockerignore` excludes. Only the context\u2019s own folder is searched. Keys are `high`; in a stage that does not ship the severity is `low`, because only the build cache keeps the file.',
    references: ['https://docs.docker.com/build/concepts/context/#dockerignore-files'],
    covers: ['trivy:DS-0031', 'dockle:CIS-DI-0010', 'dockle:DKL-LI-0003', 'cis:4.10', 'owasp-node:\u00a78', 'owasp-node:\u00a79'],
    fixable: false,
    foldsInto: ['dockerfile/secret-file'],
    get examples() {
    return {
        bad: [
            {
                name: 'an environment file, without an ignore file',
                code: "FROM node:24-slim\nWORKDIR /app\nCOPY --chown=node [|.|] .\n",
                files: { '.env': 'DB_PASSWORD=x\n' },
            },
            {
                name: 'an ignore file that misses one file',
                code: "FROM node:24-slim\nADD [[|\"./\"|], \"/app/\"]\n",
                path: 'web/Dockerfile',
                files: { 'web/.dockerignore': 'node_modules\n.git\n', 'web/id_ed25519': 'x\n' },
            },
        ],
        good: [
            {
                name: 'excluded from the context',
                code: "FROM node:24-slim\nCOPY . /app/\n",
                files: { '.dockerignore': '**/.env*\n*.pem\n', '.env': 'DB_PASSWORD=x\n', 'server.pem': 'x\n' },
            },
            {
                name: 'copied selectively, or only a template in the context',
                code: "FROM node:24-slim AS build\nCOPY . /app/\nFROM node:24-slim\nCOPY src /app/\nCOPY --from=build . /app/\n",
                files: { '.env.example': 'DB_PASSWORD=\n' },
            },
        ],
    };
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
                message: `${instruction.keyword} also copies ${(0,core_text/* quoted */.TL)(first)}${others}, which no \`.dockerignore\` excludes.`,
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

;// CONCATENATED MODULE: ./build/src/rules/knowledge/base-shells.js
/** Official images that hold bash unless their tag says Alpine: built on Debian, Ubuntu, Fedora or their kin. */
const withBash = new Set([
    'almalinux',
    'amazonlinux',
    'buildpack-deps',
    'centos',
    'debian',
    'eclipse-temurin',
    'fedora',
    'golang',
    'gradle',
    'httpd',
    'maven',
    'nginx',
    'node',
    'openjdk',
    'perl',
    'php',
    'postgres',
    'python',
    'rockylinux',
    'ruby',
    'rust',
    'ubuntu',
]);
/** A shell of the image that knows `pipefail`, as SHELL takes it; `undefined` where the image is not known to have one. */
function pipefailShell({ name, tag }) {
    if (name === 'alpine' || /(?:^|-)alpine/.test(tag))
        return '["/bin/ash", "-eo", "pipefail", "-c"]';
    return withBash.has(name) ? '["/bin/bash", "-o", "pipefail", "-c"]' : undefined;
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/unguarded-pipe.js



const unguardedPipe = {
    id: 'dockerfile/unguarded-pipe',
    title: 'Pipe that hides a failure of its first command',
    severity: 'low',
    confidence: 'high',
    category: 'correctness',
    profile: 'all',
    why: 'A shell checks only the last command of a pipe, so after a failed download the build goes on with an empty file.',
    fix: 'Set `SHELL ["/bin/bash", "-o", "pipefail", "-c"]`, or start the command with `set -o pipefail`.',
    details: 'The first pipe of a RUN is reported. Debian\u2019s `/bin/sh` (dash) has no `pipefail` before version 0.5.13; `bash`, BusyBox\u2019s `ash` and `zsh` have it. If the pipe begins with `echo`, `printf` or `yes`, which do not fail, the confidence is low. PowerShell and cmd are not checked.',
    references: ['https://docs.docker.com/build/building/best-practices/#using-pipes'],
    covers: ['hadolint:DL4006', 'kics:efbf148a-67e9-42d2-ac47-02fa1c0d0b22', 'semgrep:set-pipefail'],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'a download piped into tar',
                code: "FROM debian:13-slim\nRUN mkdir /app && [|curl -fsSL https://example.com/app.tar.gz | tar -xz -C /app|]\n",
            },
            {
                name: 'on Alpine, whose shell has the option',
                code: "FROM python:3.13-alpine\nRUN [|wget -qO- https://example.com/app.tar.gz | tar -xz|]\n",
            },
        ],
        good: [
            {
                name: 'set for the stage, set for the command',
                code: "FROM debian:13-slim\nSHELL [\"/bin/bash\", \"-o\", \"pipefail\", \"-c\"]\nRUN curl -fsSL https://example.com/app.tar.gz | tar -xz -C /app\n\nFROM alpine:3.22\nRUN set -o pipefail && wget -qO- https://example.com/app.tar.gz | tar -xz || exit 1\n",
            },
        ],
    };
    },
    *check({ instructions }) {
        for (const instruction of instructions) {
            const { keyword, script } = instruction;
            if (keyword !== 'RUN')
                continue;
            const pipeline = script?.pipelines.find((each) => isUnguarded(each));
            const first = pipeline?.commands[0];
            if (pipeline === undefined || first === undefined)
                continue;
            const message = `If ${(0,core_text/* quoted */.TL)(first.name)} fails, the build continues.`;
            const certain = !/^(?:echo|printf|yes)$/.test(first.name);
            const edits = guarded(instruction, first);
            yield { span: pipeline.span, subject: first.name, message, confidence: certain ? 'high' : 'low', edits };
        }
    },
};
/** A SHELL above the RUN, where the stage has none and its base is known to hold one that can. */
function guarded({ stage, onbuild, span, json }, { wrapper }) {
    const base = stage?.chain.at(-1)?.base;
    if (stage === undefined || base?.kind !== 'image' || onbuild || json || wrapper !== undefined)
        return [];
    const shell = stage.end.shell === undefined ? pipefailShell(base.reference) : undefined;
    return shell === undefined ? [] : [{ span: (0,core_location/* spanAt */.i6)(span.start), text: `SHELL ${shell}\n` }];
}
function isUnguarded({ commands }) {
    const [first] = commands;
    return first !== undefined && !isGuarded(first) && !first.within.includes('condition');
}
function isGuarded({ shell: { options } }) {
    return options.has('pipefail');
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/unknown-publisher.js



const dockerfile_unknown_publisher_unknownPublisher = {
    id: 'dockerfile/unknown-publisher',
    title: 'Image from an unknown publisher',
    severity: 'info',
    confidence: 'low',
    category: 'supply-chain',
    profile: 'all',
    why: 'Anyone can open a namespace on Docker Hub, and whoever owns this one decides what the image is built on.',
    fix: 'Check who publishes it, prefer an official image or the maker\u2019s own if there is one, and pin it by digest.',
    details: 'Known are Docker Official Images, and the Docker Hub namespaces that makers of widely used software name in their own documentation (`src/rules/knowledge/publishers.ts` lists each with its source). Docker\u2019s badges for verified publishers and sponsored open source cannot be read without asking Docker Hub. Namespaces that a Compose file of the project gives to images that it builds are the project\u2019s own. Other registries are left to `dockerfile/unlisted-registry`.',
    references: ['https://docs.docker.com/docker-hub/image-library/trusted-content/'],
    covers: ['cis:4.2', 'owasp:RULE #13'],
    fixable: false,
    gathered: { by: 'subject' },
    get examples() {
    return {
        bad: [
            {
                name: 'an unknown publisher\u2019s build of a language',
                code: "FROM [|somebody/python:3.14|] AS build\nFROM debian:13-slim\nCOPY --from=[|somebody/tools:1.2|] /bin/tool /bin/\n",
            },
        ],
        good: [
            {
                name: 'official, the maker\u2019s own, another registry, and the project\u2019s own',
                code: "FROM python:3.14-slim AS build\nFROM arm64v8/debian:13-slim AS arm\nFROM nginxinc/nginx-unprivileged:1.30 AS web\nFROM ghcr.io/somebody/python:3.14 AS other\nFROM acme/base:4.2\n",
                files: { 'compose.yaml': 'services:\n  web:\n    build: .\n    image: acme/web\n' },
            },
        ],
    };
    },
    *check(document, project) {
        for (const { reference, span } of pulledImages(document, project)) {
            const unknown = unknownPublisher(reference, project);
            if (unknown)
                yield { span, ...unknown };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/unlisted-registry.js




const unlisted_registry_unlistedRegistry = {
    id: 'dockerfile/unlisted-registry',
    title: 'Image from a registry that is not on the list',
    severity: 'low',
    confidence: 'high',
    category: 'supply-chain',
    profile: 'recommended',
    why: 'Whoever runs that registry decides what this image is built from, and images from it are not scanned.',
    fix: 'Use an image from a listed registry, or add this one to `allowed-registries`.',
    details: 'The list holds the public registries unless `allowed-registries` replaces it; then a registry outside it is `high`. Images of FROM, `COPY --from`, `RUN --mount=from=` and `# syntax=` are checked. Ports, IP addresses and names without a dot must be listed exactly as they are written; `*.example.com` stands for every host below.',
    references: ['https://docs.docker.com/build/building/best-practices/#choose-the-right-base-image'],
    covers: ['hadolint:DL3026', 'cis:4.2', 'owasp:RULE #13'],
    fixable: false,
    get examples() {
    return {
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
    };
    },
    *check(document, project, policy) {
        const { syntax } = document.directives;
        const frontend = syntax?.text === undefined ? undefined : (0,image_reference/* parseImageReference */.o)(syntax.text);
        const pulled = [...pulledImages(document, project)];
        if (frontend && syntax)
            pulled.unshift({ reference: frontend, span: syntax.span, raw: syntax.raw, milder: {}, how: 'syntax' });
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
    title: 'Install that may ignore the lock file',
    severity: 'low',
    confidence: 'high',
    category: 'supply-chain',
    profile: 'all',
    why: 'If the lock file does not match `package.json`, npm silently installs other versions than those that were reviewed.',
    fix: 'Use `npm ci`, which installs exactly what the lock file says and fails if it does not match.',
    details: 'Reported only if there is a lock file: in the build context, or copied by name.',
    references: ['https://docs.npmjs.com/cli/commands/npm-ci'],
    covers: ['owasp-node:\u00a72'],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'a lock file in the repository',
                code: "FROM node:24-slim AS build\nWORKDIR /app\nCOPY . .\nRUN npm [|install|] --omit=dev\n",
                files: { 'package-lock.json': '{}\n' },
            },
            {
                name: 'a lock file that is copied in',
                code: "FROM node:24-slim AS build\nCOPY package.json package-lock.json /app/\nRUN cd /app && npm [|i|] && npm run build\n",
            },
        ],
        good: [
            {
                name: 'npm ci, and the installation of single packages',
                code: "FROM node:24-slim AS build\nRUN npm install --global pm2@6.0.8\nRUN npm ci && npm install left-pad@1.3.0\n",
                files: { 'package-lock.json': '{}\n' },
            },
            {
                name: 'there is no lock file',
                code: "FROM node:24-slim AS build\nRUN npm install\n",
            },
        ],
    };
    },
    *check(document, project) {
        let locked;
        for (const { command } of buildCommands(document)) {
            const installed = command.name === 'npm' ? packageCommand(command) : undefined;
            if (installed === undefined || !['install', 'i'].includes(installed.subcommand))
                continue;
            const { packages, options, operands } = installed;
            if (packages.length > 0 || options.some(({ name }) => unlocked_install_elsewhere.has(name)))
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
const unlocked_install_elsewhere = new Set(['-g', '--global', '--prefix', '-C', '--no-package-lock', '--location']);
const locks = ['package-lock.json', 'npm-shrinkwrap.json'];
function hasLock(document, project) {
    const inContext = buildContexts(document, project).some(({ folder, ignore }) => locks.some((name) => project.exists(inFolder(folder, name)) && !ignore?.ignores(name)));
    const sources = document.instructions.flatMap((instruction) => copiedFiles(instruction)?.sources ?? []);
    return inContext || sources.some(({ text = '' }) => locks.some((name) => text === name || text.endsWith(`/${name}`)));
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/unnamed-stage-reference.js


const unnamedStageReference = {
    id: 'dockerfile/unnamed-stage-reference',
    title: 'Stage referred to by number',
    severity: 'info',
    confidence: 'high',
    category: 'style',
    profile: 'all',
    why: 'Adding a stage shifts every number, so the copy silently takes another stage.',
    fix: 'Name the stage, `FROM \u2026 AS build`, and copy from that name.',
    references: ['https://docs.docker.com/build/building/multi-stage/#name-your-build-stages'],
    covers: ['kics:68a51e22-ae5a-4d48-8e87-b01a323605c9'],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'by number, although the stage has a name',
                code: "FROM golang:1.26 AS build\nFROM debian:13-slim\nCOPY --from=[|0|] /app /app\n",
            },
        ],
        good: [
            {
                name: 'by name',
                code: "FROM golang:1.26 AS build\nFROM debian:13-slim\nCOPY --from=build /app /app\n",
            },
        ],
    };
    },
    *check(document) {
        for (const { value } of (0,sources/* sources */.Tj)(document.instructions)) {
            if (!/^\d+$/.test(value.text ?? ''))
                continue;
            const stage = document.stages[Number(value.text)];
            if (stage === undefined)
                continue;
            const name = stage.name?.text;
            yield {
                span: value.span,
                subject: value.text ?? '',
                message: `${(0,core_text/* quoted */.TL)(value.text ?? '')} refers to a stage by its number${name === undefined ? '' : `, although its name is ${(0,core_text/* quoted */.TL)(name)}`}.`,
                edits: name === undefined ? [] : [{ span: value.span, text: name }],
            };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/unpinned-clone.js



const unpinnedClone = {
    id: 'dockerfile/unpinned-clone',
    title: 'Repository cloned without a fixed version',
    severity: 'low',
    confidence: 'medium',
    category: 'supply-chain',
    profile: 'all',
    why: 'Whoever pushes to that repository next decides what is built here, and two builds of one commit can differ.',
    fix: 'Check out a commit by its hash, clone a tag with `--branch`, or use `ADD` with `#<commit>`.',
    details: 'A later `git checkout`, `reset`, `switch` or `fetch` in the same RUN, `--branch` and `--revision` settle it. A branch named there still moves, but it was chosen on purpose.',
    references: ['https://git-scm.com/docs/git-clone'],
    covers: [],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'the default branch',
                code: "FROM debian:13-slim\nRUN [|git clone --depth 1 https://github.com/example/tool.git|] && make -C tool install\n",
            },
        ],
        good: [
            {
                name: 'a tag, a commit, a local repository',
                code: "FROM debian:13-slim\nRUN git clone --depth 1 --branch v1.4.2 https://github.com/example/tool.git\nRUN git clone https://github.com/example/other.git && cd other && git checkout 0f1e2d3c\nRUN git clone -b \"$TAG\" git@github.com:example/third.git\nRUN git clone /src /work\n",
            },
        ],
    };
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
            const message = `${(0,core_text/* quoted */.TL)(name)} is cloned without a fixed commit or tag.`;
            yield { span: command.span, subject: build_commands_withoutVersion(name), message };
        }
    },
};
const settles = new Set(['checkout', 'reset', 'switch', 'fetch']);

;// CONCATENATED MODULE: ./build/src/rules/named.js

/** The first words by name and the others by their number, with the verb: `` `curl`, `git` and 3 others are ``. */
function named_named(words) {
    const shown = words.slice(0, named_mostNamed).map(({ display }) => (0,core_text/* quoted */.TL)(display));
    const more = words.length - shown.length;
    const last = more > 0 ? (0,core_text/* count */.U9)(more, 'other') : shown.length > 1 ? shown.pop() : undefined;
    const list = shown.join(', ');
    return last === undefined ? `${list} is` : `${list} and ${last} are`;
}
const named_mostNamed = 3;

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/unpinned-language-package.js




const unpinnedLanguagePackage = {
    id: 'dockerfile/unpinned-language-package',
    title: 'Language package without a version',
    severity: 'low',
    confidence: 'high',
    category: 'supply-chain',
    profile: 'all',
    why: 'The next build installs whatever was published last, even by someone who took over the maintainer\u2019s account.',
    fix: 'Name the version (`app==1.2`, `app@1.2`, `--version 1.2`), or install from a lock file.',
    details: 'One finding for each command. Covers pip, pipx, uv, npm, pnpm, `yarn add`, gem, `cargo install`, conda, and `go install`, `get` and `run`. Requirement and constraint files, local folders, archives and names that come from a variable are not reported. A Git URL needs a ref. `@latest` is no version for Go, while an npm tag counts as the author\u2019s choice.',
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
    get examples() {
    return {
        bad: [
            {
                name: 'of five languages',
                code: "FROM example/tools:4.2\nRUN [|pip install --no-cache-dir poetry|] ruff==0.14.1\nRUN [|npm install --global @angular/cli|] typescript@6.0.3\nRUN [|gem install rails|]\nRUN [|go install golang.org/x/tools/gopls@latest|]\nRUN [|cargo install ripgrep|]\n",
            },
        ],
        good: [
            {
                name: 'versions, files, folders',
                code: "FROM example/tools:4.2\nRUN pip install --no-cache-dir --requirement requirements.txt && pip install --no-cache-dir . ./lib \"app[extra]>=1.2\"\nRUN npm install && npm install --global npm@11.6.2 ./cli\nRUN gem install rails --version 8.1.0 && gem install bundler:2.7.2\nRUN go install golang.org/x/tools/gopls@v0.20.0 && go install ./cmd/app\nRUN cargo install --locked ripgrep --version 14.1.1 && uv pip install ruff==0.14.1 && uv sync --locked\n",
            },
        ],
    };
    },
    *check(document) {
        for (const each of package_commands_packageCommands(document)) {
            const { family, action, packages } = each;
            const manager = unpinned_language_package_managers[family];
            if (manager === undefined || !manager.installs.test(action) || each.has(...manager.settles))
                continue;
            // What follows the package of `go run` is told to the program.
            const given = action === 'run' ? packages.slice(0, 1) : packages;
            const unpinned = given.filter(({ text }) => text !== undefined && isUnpinned(manager.kind, text));
            const last = unpinned.at(-1);
            if (last === undefined)
                continue;
            yield {
                span: (0,core_location/* joinSpans */.kU)(each.place, last.span),
                subject: `${family} packages`,
                message: `${named_named(unpinned)} installed without a fixed version.`,
            };
        }
    },
};
const unpinned_language_package_pip = ['-r', '--requirement', '--requirements', '-c', '--constraint', '--constraints'];
const unpinned_language_package_conda = { kind: 'conda', installs: /^(?:install|create)$/, settles: ['-f', '--file'] };
const unpinned_language_package_managers = {
    pip: { kind: 'pip', installs: /^install$/, settles: unpinned_language_package_pip },
    pipx: { kind: 'pip', installs: /^install$/, settles: ['--spec'] },
    uv: { kind: 'pip', installs: /^(?:pip|tool) install$/, settles: unpinned_language_package_pip },
    npm: { kind: 'npm', installs: /^(?:install|i|add)$/, settles: [] },
    pnpm: { kind: 'npm', installs: /^(?:install|i|add)$/, settles: [] },
    yarn: { kind: 'npm', installs: /^(?:global )?add$/, settles: [] },
    gem: { kind: 'gem', installs: /^(?:install|i)$/, settles: ['-v', '--version'] },
    go: { kind: 'go', installs: /^(?:install|get|run)$/, settles: [] },
    // https://doc.rust-lang.org/cargo/commands/cargo-install.html
    cargo: {
        kind: 'cargo',
        installs: /^install$/,
        settles: ['--version', '--vers', '--path', '--git', '--rev', '--tag', '--list'],
    },
    conda: unpinned_language_package_conda,
    mamba: unpinned_language_package_conda,
    micromamba: unpinned_language_package_conda,
};
function isUnpinned(kind, text) {
    if (kind === 'pip' && /^git\+[a-z]+:/.test(text))
        return !/@[^/]+$/.test(text.replace(/#.*$/, ''));
    if (kind === 'npm' && /^git(?:\+[a-z]+)?:/.test(text))
        return !text.includes('#');
    // Paths, archives, addresses.
    if (/^(?:[./~]|[a-z+]+:)|:\/\/|\.(?:whl|zip|tgz|gem|tar(?:\.\w+)?)$/.test(text))
        return false;
    switch (kind) {
        case 'pip':
            return !/[=<>~!@]/.test(text);
        case 'npm':
            return !/[^/]@./.test(text.replace(/^@/, '')) && !/^[^@/]+\//.test(text);
        case 'gem':
            return !/[:=]/.test(text);
        case 'go':
            return /^[^/]*\.[^/]*\//.test(text) && (!text.includes('@') || /@(?:latest|none)$/.test(text));
        case 'cargo':
            return !text.includes('@');
        case 'conda':
            return !/[=<>]/.test(text);
    }
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/unpinned-os-package.js




const unpinnedOsPackage = {
    id: 'dockerfile/unpinned-os-package',
    title: 'System package without a version',
    severity: 'low',
    confidence: 'high',
    category: 'supply-chain',
    profile: 'all',
    why: 'Two builds of one commit contain different programs, and nobody can tell which of them was tested.',
    fix: 'Name the version, `curl=8.14.1-2` (`curl-8.14.1` for yum and dnf), or pin the base image by digest and rebuild deliberately.',
    details: 'One finding for each command, however many packages it installs. Covers apt, apk, yum, dnf, microdnf, tdnf and zypper. Files (`.deb`, `.rpm`), groups, releases (`curl/trixie`) and names that come from a variable are not reported.',
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
    get examples() {
    return {
        bad: [
            {
                name: 'one package with a version, two without',
                code: "FROM alpine:3.22\nRUN [|apk add --no-cache --virtual .build-deps curl=8.14.1-r1 git make|]\n",
            },
            {
                name: 'on another distribution',
                code: "FROM rockylinux:9\nRUN [|dnf install -y httpd|] php-8.3.19 && dnf clean all\n",
            },
        ],
        good: [
            {
                name: 'versions, files, a release, a variable',
                code: "FROM debian:13-slim\nRUN apt-get update \\\n && apt-get install -y --no-install-recommends curl=8.14.1-2 ./tool.deb git/trixie \"tini=${TINI}\" \\\n && rm -rf /var/lib/apt/lists/*\n",
            },
        ],
    };
    },
    *check(document) {
        for (const each of package_commands_packageCommands(document)) {
            if (!/^(?:(?:module )?install|add|in|reinstall|localinstall)$/.test(each.action))
                continue;
            const unpinned = each.packages.filter((word) => unpinned_os_package_isUnpinned(each.family, word) || isVersionedByNothing(document, each, word));
            const last = unpinned.at(-1);
            if (last === undefined)
                continue;
            yield {
                span: (0,core_location/* joinSpans */.kU)(each.place, last.span),
                subject: `${each.family} packages`,
                message: `${named_named(unpinned)} installed without a fixed version.`,
            };
        }
    },
};
function unpinned_os_package_isUnpinned(family, { text }) {
    if (text === undefined || text === '' || /\.(?:deb|rpm|apk)$/.test(text) || text.includes('://')) {
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
/** `httpd-$VERSION` of yum and dnf, where neither the file nor the shell gives the variable a value. */
function isVersionedByNothing(document, { family, script, instruction }, { text, display }) {
    const [, name] = /-\$\{?([A-Za-z_]\w*)\}?$/.exec(display) ?? [];
    if (family !== 'yum' || text !== undefined || name === undefined || instruction.onbuild)
        return false;
    const { stage } = instruction;
    if (stage === undefined || document.resolve(instruction, name) !== undefined)
        return false;
    return !stage.chain.some((each) => declaredIn(each).has(name)) && !setByShell(script).has(name);
}
const declared = new WeakMap();
function declaredIn(stage) {
    const known = declared.get(stage);
    if (known)
        return known;
    const names = new Set(stage.instructions.flatMap(({ pairs }) => pairs.map(({ name }) => name.text ?? name.raw)));
    declared.set(stage, names);
    return names;
}
const set = new WeakMap();
/** Assignments, and everything where loops, `read` or other files may set variables that we do not see. */
function setByShell(script) {
    const known = set.get(script);
    if (known)
        return known;
    const isOpen = script.commands.some(({ name, within }) => within.includes('loop') || /^(?:read|mapfile|source|\.|getopts)$/.test(name));
    const names = isOpen
        ? { has: () => true }
        : new Set(script.commands.flatMap(({ assignments }) => assignments.map(({ name }) => name)));
    set.set(script, names);
    return names;
}

// EXTERNAL MODULE: ./build/src/documents/classify.js
var classify = __webpack_require__(8424);
;// CONCATENATED MODULE: ./build/src/rules/dockerfile/unset-base-argument.js



const unsetBaseArgument = {
    id: 'dockerfile/unset-base-argument',
    title: 'FROM with an argument that has no value',
    severity: 'medium',
    confidence: 'high',
    category: 'correctness',
    profile: 'recommended',
    why: 'Without that argument the image name is empty or incomplete, and the build fails.',
    fix: 'Declare it above the first `FROM` with a default: `ARG VERSION=1.2`.',
    details: 'FROM sees only arguments that are declared above the first FROM, and those that the builder predefines. An argument declared without a default is `low`, because every build may pass it. Not reported: a default within the reference, `${VERSION:-1.2}`, and a name that is complete without the argument, `busybox:stable${VARIANT}`. Defaults that produce no valid image name are reported as well.',
    references: [
        'https://docs.docker.com/reference/build-checks/undefined-arg-in-from/',
        'https://docs.docker.com/reference/build-checks/invalid-default-arg-in-from/',
    ],
    covers: ['buildkit:UndefinedArgInFrom', 'buildkit:InvalidDefaultArgInFrom'],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'misspelt, and declared without a default',
                code: "ARG VERSION=3.22\nARG REGISTRY\nFROM [|alpine:${VERSOIN}@sha256:4bcff63911fcb4448bd4fdacec207030997caf25e9bea4045fa6c8c44de311d1|] AS base\nFROM [|${REGISTRY}/tools:1.4|]\n",
            },
            {
                name: 'a default that makes no valid name',
                code: "ARG VERSION=\"\"\nFROM [|alpine:${VERSION}|]\n",
            },
        ],
        good: [
            {
                name: 'a default above, and one in the reference',
                code: "ARG VERSION=3.22\nFROM alpine:${VERSION} AS base\nFROM debian:${RELEASE:-13-slim}\n",
            },
        ],
    };
    },
    *check({ path, stages, globalArgs }) {
        const declared = new Map(globalArgs.flatMap(({ pairs }) => pairs.map(({ name, value }) => [name.text ?? '', value])));
        for (const value of stages.flatMap(({ image, platform }) => [image, platform ?? []].flat())) {
            for (const name of new Set(value.variables.slice(0, unset_base_argument_mostVariables))) {
                const known = declared.has(name);
                if (unset_base_argument_brought.test(name) || value.text !== undefined || (known && declared.get(name) !== undefined))
                    continue;
                if (known && isWholeWithout(value))
                    continue;
                // `${NAME:-default}` and `${NAME+other}` need no declaration.
                if (value.raw.includes(`{${name}:`) || value.raw.includes(`{${name}-`) || value.raw.includes(`{${name}+`))
                    continue;
                const meant = known ? undefined : (0,core_text/* nearest */.pA)(name, declared.keys().take(unset_base_argument_mostCompared));
                const hint = meant === undefined ? '.' : `; did you mean ${(0,core_text/* quoted */.TL)(meant)}?`;
                const message = known
                    ? `${(0,core_text/* quoted */.TL)(name)} is declared without a default.`
                    : `${(0,core_text/* quoted */.TL)(name)} is not declared above the first FROM${hint}`;
                const edits = meant === undefined ? [] : [{ span: value.span, text: value.raw.replace(name, meant) }];
                yield { span: value.span, subject: name, message, ...(known ? { severity: 'low' } : {}), edits };
            }
        }
        for (const { base, image } of stages) {
            const [name] = image.variables;
            if (name === undefined || image.text === undefined || base.kind !== 'unresolved')
                continue;
            // What a program is to fill in: `<%= version %>`.
            if ((0,classify/* isTemplate */.Fl)(path) || /<%|\{\{|%\{/.test(image.text))
                continue;
            const message = `With the arguments\u2019 defaults the image is ${(0,core_text/* quoted */.TL)(image.text)}, which is not a valid name.`;
            yield { span: image.span, subject: name, message };
        }
    },
};
/** `busybox:stable${VARIANT}` is a name also where the argument is empty. */
function isWholeWithout({ raw, variables }) {
    if (!/^[^$]*\$\{?\w+\}?[^$]*$/.test(raw) || variables.length !== 1)
        return false;
    return (0,image_reference/* parseImageReference */.o)(raw.replace(/\$\{?\w+\}?/, '')) !== undefined;
}
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
    { programs: /^zypper$/, names: ['--no-gpg-checks', '--allow-unsigned-rpm', '--no-gpg-check', '--no-gpgcheck'] },
];
/** Settings that do the same, in an option or written to a file; `Trusted:` and `Allow-Insecure:` of sources.list(5). */
const signature_options_settings = /\bgpgcheck\s*=\s*(?:0|false|no)\b|\[[^\]\n]{0,200}(?:trusted|allow-insecure)=yes|(?:^|\\n)(?:Trusted|Allow-Insecure):[ \t]*yes[ \t]*(?:$|\\n)|AllowUnauthenticated\b[^;\n]{0,20}\b(?:true|1|yes)\b|AllowInsecureRepositories\b[^;\n]{0,20}\b(?:true|1|yes)\b|(?:^|\\n)SigLevel\s*=\s*Never/im;
/** Whether a file of that text lets in what nobody signed: one that a here-document of COPY writes. */
function givesUpSignatures(text) {
    return signature_options_settings.test(text);
}
/** The word by which a command gives up checking signatures of packages, if it does. */
function signaturesOff(command) {
    for (const { programs, names } of signature_options_options) {
        if (!programs.test(command.name))
            continue;
        const word = findOption(command, ...names)?.word;
        if (word !== undefined)
            return word;
    }
    const given = command.redirects.flatMap(({ operator, target }) => operator.startsWith('<<') && target ? [target] : []);
    return [...command.words, ...given].find(({ display }) => signature_options_settings.test(display));
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/unsigned-packages.js




const unsignedPackages = {
    id: 'dockerfile/unsigned-packages',
    title: 'Package signatures not verified',
    severity: 'high',
    confidence: 'high',
    category: 'supply-chain',
    profile: 'recommended',
    why: 'A mirror, or anyone on the network path to it, can substitute a package whose scripts run as root in the build.',
    fix: 'Remove the option, and install the signing key of the repository that needs it.',
    details: 'Covers apt, apk, yum, dnf, rpm and zypper, by option or by a setting written to their configuration. A local apk file is `medium`: usually a line above downloads it, and its checksum can be verified there.',
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
    get examples() {
    return {
        bad: [
            {
                name: 'by an option',
                code: "FROM debian:13-slim\nRUN apt-get update \\\n && apt-get install -y --no-install-recommends [|--allow-unauthenticated|] tool=1.4 \\\n && rm -rf /var/lib/apt/lists/*\n",
            },
            {
                name: 'by a setting of the repository',
                code: "FROM debian:13-slim\nRUN echo [|\"deb [trusted=yes] https://apt.example.com stable main\"|] > /etc/apt/sources.list.d/example.list\n",
            },
            {
                name: 'by a list of sources in a here-document',
                code: "FROM debian:13-slim\nCOPY <<EOF /etc/apt/sources.list.d/example.sources\n[|Types: deb\nURIs: https://apt.example.com\nTrusted: yes\n|]EOF\n",
            },
        ],
        good: [
            {
                name: 'with the repository\u2019s signing key',
                code: "FROM debian:13-slim\nADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://apt.example.com/key.gpg /etc/apt/keyrings/\nRUN echo \"deb [signed-by=/etc/apt/keyrings/key.gpg] https://apt.example.com stable main\" > /etc/apt/sources.list.d/example.list\n",
            },
        ],
    };
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
                message: `${(0,core_text/* quoted */.TL)(word.display)} allows packages without a valid signature.`,
                edits: isOption ? withoutWord(command, word) : [],
            };
        }
        for (const { path, heredoc } of writtenFiles(document)) {
            if (!givesUpSignatures(heredoc.body))
                continue;
            yield {
                span: heredoc.bodySpan,
                subject: path,
                message: `${(0,core_text/* quoted */.TL)(path)} allows packages without a valid signature.`,
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
    why: 'Without a tag the build takes whatever `latest` is that day, so nobody can reproduce a build or tell what it contained.',
    fix: 'Name a version, ideally with its digest: `name:1.2.3@sha256:\u2026`.',
    details: 'The images of `COPY --from` and `RUN --mount=from=` are checked as well. A digest is enough by itself, a registry\u2019s port is no tag, and arguments count with their defaults. If an argument has no default, nothing is reported unless the name stands after it: `${REGISTRY}/ubuntu`.',
    references: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
    covers: [
        'hadolint:DL3006',
        'hadolint:DL3022',
        'trivy:DS-0001',
        'kics:9efb0b2d-89c9-41a3-91ca-dcc0aec911fd',
        'checkov:CKV_DOCKER_7',
        'semgrep:missing-image-version',
        'owasp-node:\u00a71',
    ],
    // A bare name behind `--from` is no stage either, and that is what has to be decided first.
    foldsInto: ['dockerfile/undefined-stage'],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'no tag, only the registry\u2019s port',
                code: "FROM --platform=$BUILDPLATFORM [|registry.example.com:5000/tools/go|] AS build\nRUN go build -o /app .\n\nFROM [|debian|]\nCOPY --from=build /app /app\n",
            },
            {
                name: 'no stage of that name',
                code: "FROM debian:13-slim\nCOPY --from=[|nginx|] /etc/nginx/mime.types /etc/\n",
            },
            {
                name: 'a tool copied from an image',
                code: "FROM python:3.13-slim\nCOPY --from=[|ghcr.io/astral-sh/uv|] /uv /bin/\n",
            },
        ],
        good: [
            {
                name: 'a tag, a digest, an earlier stage',
                code: "ARG VERSION=3.22\nFROM alpine:${VERSION} AS base\nFROM busybox@sha256:9ae97d36d26566ff84e8893c64a6dc4fe8ca6d1144bf5b87b2b85a32def253c7 AS tools\nFROM base\nCOPY --from=tools /bin/busybox /bin/\n",
            },
            {
                name: 'a misspelt stage name',
                code: "FROM golang:1.26 AS builder\nFROM debian:13-slim\nCOPY --from=bulider /app /app\n",
            },
            {
                name: 'a name that Compose supplies as an additional context',
                code: "FROM base\nUSER 1000\n",
                files: {
                    'compose.yaml': "services:\n  web:\n    build:\n      context: .\n      additional_contexts:\n        base: docker-image://debian:13\n",
                },
            },
        ],
    };
    },
    *check(document, project) {
        for (const { reference, span, how } of pulledImages(document, project)) {
            if (reference.tag !== '' || reference.digest !== '')
                continue;
            const message = `${how} names ${(0,core_text/* quoted */.TL)(reference.name)} without a tag, which means \`latest\`.`;
            yield { span, subject: reference.name, message };
        }
        for (const { base, image } of document.stages) {
            const name = base.kind === 'unresolved' ? untagged.exec(image.raw)?.[0] : undefined;
            if (name === undefined)
                continue;
            const message = `FROM names ${(0,core_text/* quoted */.TL)(name)} without a tag, which means \`latest\`.`;
            yield { span: image.span, subject: name, message, confidence: 'medium' };
        }
    },
};
/** `ubuntu` of `${REGISTRY}/ubuntu`: whatever the registry is, there is no tag. */
const untagged = /(?<=[}\w]\/)[a-z0-9]+(?:[._-]+[a-z0-9]+)*$/;

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/unverified-add.js



const unverifiedAdd = {
    id: 'dockerfile/unverified-add',
    title: 'ADD of a URL without a checksum',
    severity: 'medium',
    confidence: 'high',
    category: 'supply-chain',
    profile: 'recommended',
    why: 'Whoever controls the server, or the account that publishes there, decides what goes into the image.',
    fix: 'Pin it with `ADD --checksum=sha256:\u2026`, or copy the file from the repository.',
    details: 'Git repositories are not reported here: with them, the commit is the checksum. A file whose address contains a commit hash is `low`.',
    references: ['https://docs.docker.com/reference/dockerfile/#add---checksum'],
    covers: [
        'kics:4b410d24-1cbe-4430-a632-62c9a931cf1c',
        'checkov:CKV_DOCKER_4',
        'semgrep:prefer-copy-over-add',
        'dockle:CIS-DI-0009',
        'cis:4.9',
    ],
    fixable: false,
    get examples() {
    return {
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
    };
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
                const message = `${(0,core_text/* quoted */.TL)(url)} is downloaded without a checksum.`;
                yield { span, subject: build_commands_withoutVersion(url), message, ...(isFixed ? { severity: 'low' } : {}) };
            }
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/unverified-host-key.js


const unverifiedHostKey = {
    id: 'dockerfile/unverified-host-key',
    title: 'SSH without host key verification',
    severity: 'medium',
    confidence: 'high',
    category: 'supply-chain',
    profile: 'recommended',
    why: 'Anyone on the network path can impersonate the server, read what is sent and choose what is cloned.',
    fix: 'Copy a `known_hosts` file with the keys that the server publishes.',
    references: [
        'https://docs.github.com/authentication/keeping-your-account-and-data-secure/githubs-ssh-key-fingerprints',
    ],
    covers: [],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'in the configuration, and in a variable',
                code: "FROM alpine/git:2.49\nRUN echo [|\"StrictHostKeyChecking no\"|] >> /etc/ssh/ssh_config\nRUN [|GIT_SSH_COMMAND=\"ssh -o StrictHostKeyChecking=no\"|] git clone git@git.example.com:app.git\n",
            },
        ],
        good: [
            {
                name: 'known host keys',
                code: "FROM alpine/git:2.49\nCOPY known_hosts /root/.ssh/known_hosts\nRUN --mount=type=ssh git clone git@git.example.com:app.git\n",
            },
        ],
    };
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
    title: 'Command that skips certificate verification',
    severity: 'medium',
    confidence: 'high',
    category: 'supply-chain',
    profile: 'recommended',
    why: 'Anyone on the network path can impersonate the server, and what they send becomes part of the image.',
    fix: 'Remove the option, and install the missing certificate: the package `ca-certificates`, or your own authority with `update-ca-certificates`.',
    details: 'Covers curl, wget, git, npm, Yarn, pnpm, pip, uv, conda, Composer, Bundler, apt, apk, yum, dnf, the AWS CLI, Podman, Skopeo, Helm and kubectl. Options, combined short options (`-fsSLk`) and settings count, also settings that are written to a file (`.npmrc`, `yum.conf`, `.curlrc`). Variables with the same effect are reported by `dockerfile/tls-variable`.',
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
    get examples() {
    return {
        bad: [
            {
                name: 'downloads',
                code: "FROM debian:13-slim\nRUN curl [|-fsSLk|] -o /tool https://example.com/tool \\\n && wget [|--no-check-certificate|] -q https://example.com/data\n",
            },
            {
                name: 'settings that are written to a file',
                code: "FROM rockylinux:9\nRUN echo [|\"sslverify=false\"|] >> /etc/dnf/dnf.conf\nRUN sed -i [|s/sslverify=1/sslverify=0/|] /etc/yum.conf\n",
            },
            {
                name: 'package managers and Git',
                code: "FROM node:24-slim\nRUN npm config set [|strict-ssl|] false && npm ci\nRUN git -c [|http.sslVerify=false|] clone https://git.example.com/app.git\nRUN pip install [|--trusted-host|] pypi.example.com --no-cache-dir app==1.0\n",
            },
            {
                name: 'by a settings file, and by a shortened option',
                code: "FROM debian:13-slim\nCOPY <<EOF /root/.curlrc\n[|insecure\n|]EOF\nRUN wget -q [|--no-check-cert|] https://example.com/tool.tar.gz\n",
            },
        ],
        good: [
            {
                name: 'an own authority, and the same letter with another meaning',
                code: "FROM debian:13-slim\nCOPY our-ca.crt /usr/local/share/ca-certificates/\nRUN update-ca-certificates && curl -fsSL -o /tool https://example.com/tool\nRUN curl -fsSL https://example.com/keys | grep -k tool\nRUN npm config set strict-ssl true && sed -i s/sslverify=0/sslverify=1/ /etc/yum.conf\n",
            },
        ],
    };
    },
    *check(document) {
        for (const { command } of buildCommands(document)) {
            const word = tlsOff(command);
            if (word === undefined)
                continue;
            const message = `${(0,core_text/* quoted */.TL)(word.display)} turns certificate verification off for ${(0,core_text/* quoted */.TL)(command.name)}.`;
            yield { span: word.span, subject: command.name, message, edits: verified(command, word) };
        }
        for (const { path, heredoc } of writtenFiles(document)) {
            if (!givesUpTls(path, heredoc.body))
                continue;
            yield { span: heredoc.bodySpan, subject: path, message: `${(0,core_text/* quoted */.TL)(path)} turns certificate verification off.` };
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
    why: 'Kubernetes cannot tell from a name that the user is not root, so it refuses to start the container where `runAsNonRoot` is set.',
    fix: 'Use the numeric id: `USER 10001`.',
    details: 'Only stages that ship are checked. A user that a known base provides (`node`) is not reported. `USER app` is far better than no USER, and a number is better still.',
    references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
    covers: ['hadolint:DL3066'],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'a name',
                code: "FROM python:3.13-slim\nRUN useradd --system --uid 10001 app\nUSER [|app|]\n",
            },
        ],
        good: [
            {
                name: 'a number, and a user that the base provides',
                code: "FROM node:24-slim AS base\nARG APP_USER=node\nUSER $APP_USER\n\nFROM node:24-slim\nUSER 1000:1000\n",
            },
        ],
    };
    },
    *check(document, project) {
        for (const stage of project.shippedStages(document)) {
            const { end, chain } = stage;
            const value = end.user?.value;
            const [account = ''] = value?.text?.split(':') ?? [];
            if (value === undefined || account === '' || /^\d+$/.test(account) || isRoot(account))
                continue;
            const base = chain.at(-1)?.base;
            const brought = base?.kind === 'image' ? readyUser(base.reference) : undefined;
            if (value.variables.length > 0 || account === brought)
                continue;
            const number = end.user?.instruction.stage === stage && value.raw === account ? user_of_stage_numberOf(account, stage) : undefined;
            yield {
                span: value.span,
                edits: number === undefined ? [] : [{ span: value.span, text: number }],
                subject: 'user',
                message: `${(0,core_text/* quoted */.TL)(account)} is a user name, which only the image can resolve to a number.`,
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
    why: 'Every value of an ENV sees the variables as they were before it, so the reference is empty or has an older value.',
    fix: 'Set the first variable in a separate ENV above.',
    details: 'A variable that was set before, such as `PATH`, may be extended in its own ENV.',
    references: ['https://docs.docker.com/reference/dockerfile/#environment-replacement'],
    covers: ['hadolint:DL3044'],
    fixable: true,
    get examples() {
    return {
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
    };
    },
    *check(document) {
        const declared = new Map();
        for (const instruction of document.instructions) {
            const { keyword, pairs, stage } = instruction;
            if (keyword === 'ENV' && pairs.length > 1) {
                const isKnown = (name) => name === 'PATH' ||
                    // Where nothing lies below, what is not set is known to be empty.
                    (document.resolve(instruction, name) ?? '') !== '' ||
                    (stage?.chain ?? []).some((each) => declared.get(each)?.has(name));
                yield* ownReferences(instruction, isKnown);
            }
            if (stage === undefined || (keyword !== 'ENV' && keyword !== 'ARG'))
                continue;
            const names = declared.get(stage) ?? new Set();
            for (const { name } of pairs)
                names.add(name.text ?? name.raw);
            declared.set(stage, names);
        }
    },
};
/** `isKnown`: whether something above, or the image, sets the variable or at least declares it. */
function* ownReferences({ pairs, onbuild }, isKnown) {
    const places = new Map(pairs.map(({ name }, index) => [name.text ?? name.raw, index]));
    for (const [index, { name, value, span }] of pairs.entries()) {
        const own = name.text ?? name.raw;
        const used = value?.variables.find((variable) => places.has(variable) && variable !== own);
        if (used === undefined || isKnown(used))
            continue;
        const before = pairs[index - 1]?.span.end;
        const isAbove = (places.get(used) ?? index) < index;
        const edits = before === undefined || !isAbove || onbuild ? [] : [{ span: { start: before, end: span.start }, text: '\nENV ' }];
        const message = `${(0,core_text/* quoted */.TL)(own)} takes ${(0,core_text/* quoted */.TL)(used)} before this ENV has set it.`;
        yield { span, subject: own, message, edits };
    }
}

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/wget-and-curl.js


const wgetAndCurl = {
    id: 'dockerfile/wget-and-curl',
    title: 'Both wget and curl in one stage',
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
    get examples() {
    return {
        bad: [
            {
                name: 'both in one stage',
                code: "FROM debian:13-slim\nRUN curl -fsSLO https://example.com/a\nRUN [|wget|] -q https://example.com/b\n",
            },
        ],
        good: [
            {
                name: 'one of them in each stage',
                code: "FROM debian:13-slim AS a\nRUN curl -fsSLO https://example.com/a\nFROM alpine:3.22\nRUN wget -q https://example.com/b\n",
            },
        ],
    };
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
                const message = `This stage already downloads with ${(0,core_text/* quoted */.TL)(first.name)}.`;
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
    why: 'The progress bar writes thousands of lines to the build log and hides what matters there.',
    fix: 'Add `--progress=dot:giga`, `--no-verbose` or `--quiet`.',
    references: ['https://www.gnu.org/software/wget/manual/wget.html#Download-Options'],
    covers: ['hadolint:DL3047'],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'download to a file',
                code: "FROM debian:13-slim\nRUN [|wget|] -O /tool https://example.com/tool\n",
            },
        ],
        good: [
            {
                name: 'quiet, or with brief progress',
                code: "FROM debian:13-slim\nRUN wget -qO /tool https://example.com/tool && wget -nv https://example.com/a && wget --progress=dot:giga https://example.com/b\n",
            },
        ],
    };
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
                subject: build_commands_withoutVersion(url),
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
    title: 'World-writable files',
    severity: 'medium',
    confidence: 'high',
    category: 'privilege',
    profile: 'recommended',
    why: 'Any process in the container, including a compromised one, can replace files that others run or trust.',
    fix: 'Give the files to the user that needs them (`COPY --chown`, `chown`), and others no write permission: `755` or `644`.',
    details: 'Covers octal and symbolic modes of chmod, `install -m`, `mkdir -m` and `COPY --chmod`. A folder with the sticky bit (`1777`, like `/tmp`) is not reported.',
    references: ['https://docs.docker.com/reference/dockerfile/#copy---chown---chmod'],
    covers: [],
    fixable: true,
    get examples() {
    return {
        bad: [
            {
                name: 'by octal mode, by symbolic mode, by COPY',
                code: "FROM debian:13-slim\nCOPY --chmod=[|777|] entrypoint.sh /\nRUN mkdir -p /data /cache \\\n && chmod -R [|0777|] /data \\\n && chmod [|a+rwX|] /cache\n",
            },
        ],
        good: [
            {
                name: 'writable for the owner only, and a folder with the sticky bit',
                code: "FROM debian:13-slim\nCOPY --chmod=755 entrypoint.sh /\nRUN chmod 1777 /scratch && chmod u+w,go-w /data && chmod +x /entrypoint.sh\n",
            },
        ],
    };
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
                message: `${(0,core_text/* quoted */.TL)(mode)} makes ${(0,core_text/* quoted */.TL)(files)} writable by everybody.`,
                edits,
            };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/dockerfile/index.js


































































































/** The rules that read a Dockerfile, in the order of their ids. A new one is its file and one line here. */
const dockerfileRules = [
    addInsteadOfCopy,
    aptCommand,
    asCase,
    cdInRun,
    cloudLogin,
    consecutiveCopies,
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
    floatingFrontend,
    floatingTag,
    foreignPackageManager,
    fullUpgrade,
    generatedKey,
    hardcoded_secret_hardcodedSecret,
    hostCommand,
    host_network_build_hostNetworkBuild,
    ignoredCopy,
    imitated_publisher_imitatedPublisher,
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
    dockerfile_malformed_image_malformedImage,
    misplacedInstruction,
    missing_digest_missingDigest,
    missingDockerignore,
    missing_healthcheck_missingHealthcheck,
    missingShell,
    nestedWorkdir,
    operatorInArray,
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
    shellFormHealthcheck,
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
    dockerfile_unknown_publisher_unknownPublisher,
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
];

;// CONCATENATED MODULE: ./build/src/rules/image/added-file.js

const addedFile = {
    id: 'image/added-file',
    title: 'ADD in the history of a built image',
    severity: 'low',
    confidence: 'medium',
    category: 'style',
    profile: 'all',
    why: 'ADD also downloads URLs and unpacks archives, so a source that is renamed or replaced can put quite different files into the image.',
    fix: 'Use `COPY` for files and folders of the build context.',
    details: 'The first ADD of a history, which brings the base image\u2019s root filesystem, is not reported; nor are archives and URLs, as far as the history names them.',
    references: ['https://docs.docker.com/build/building/best-practices/#add-or-copy'],
    covers: ['dockle:CIS-DI-0009', 'cis:4.9'],
    fixable: false,
    foldsInto: ['dockerfile/add-instead-of-copy'],
    get examples() {
    return {
        bad: [
            {
                name: 'a file of the build context',
                code: "FROM debian:13-slim\n[|ADD app.py /srv/|]\n",
                files: {
                    'image.json': "{\n  \"config\": { \"User\": \"app\" },\n  \"history\": [\n    { \"created_by\": \"/bin/sh -c #(nop) ADD file:9d282119af0c42bc in / \" },\n    { \"created_by\": \"/bin/sh -c #(nop) ADD file:1b7d9f5a6c0e4d28 in /srv/ \" }\n  ]\n}\n",
                },
            },
        ],
        good: [
            {
                name: 'the base image\u2019s own files, and an archive',
                code: "FROM debian:13-slim\nADD https://example.com/app.tar.gz /srv/\n",
                files: {
                    'image.json': "{\n  \"config\": { \"User\": \"app\" },\n  \"history\": [\n    { \"created_by\": \"/bin/sh -c #(nop) ADD file:9d282119af0c42bc in / \" },\n    { \"created_by\": \"ADD https://example.com/app.tar.gz /srv/ # buildkit\" }\n  ]\n}\n",
                },
            },
        ],
    };
    },
    *check({ steps }) {
        const [first] = steps;
        for (const step of steps) {
            const { keyword, text } = step.made;
            if (keyword !== 'ADD' || (step === first && step.instruction === undefined))
                continue;
            const words = (step.instruction?.args.map(({ raw }) => raw) ?? text.trim().split(/\s+/)).slice(0, -1);
            if (words.some((word) => /^(?:https?|git|ssh):|^git@|\.(?:tar|tgz|tbz2?|txz|tzst|gz|bz2|xz|zst)\b/i.test(word)))
                continue;
            const target = text.trim().split(/\s+/).at(-1) ?? '';
            yield { step, subject: target, message: `ADD brought ${(0,core_text/* quoted */.TL)(target)} into the image.` };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/image/end-of-life.js

const end_of_life_endOfLife = {
    id: 'image/end-of-life',
    title: 'Distribution past its end of life in a built image',
    severity: 'medium',
    confidence: 'high',
    category: 'supply-chain',
    profile: 'recommended',
    why: 'Vulnerabilities found in it from now on are never fixed, while the advisories tell attackers what to try.',
    fix: 'Build on a version of the base image whose distribution is supported.',
    details: 'The scanner says so, by the release that it found in the image, whatever the base image is called.',
    references: ['https://endoflife.date/'],
    covers: ['cis:4.2'],
    fixable: false,
    foldsInto: ['dockerfile/end-of-life-base'],
    get examples() {
    return {
        bad: [
            {
                name: 'an old Alpine that the name does not show',
                code: "FROM [|example/base:4.2|]\nUSER app\n",
                files: {
                    'image.json': "{\n  \"distribution\": { \"family\": \"alpine\", \"version\": \"3.12.1\", \"endOfLife\": true },\n  \"config\": { \"User\": \"app\" }\n}\n",
                },
            },
        ],
        good: [
            {
                name: 'a release that is supported',
                code: "FROM example/base:4.2\nUSER app\n",
                files: {
                    'image.json': "{\n  \"distribution\": { \"family\": \"debian\", \"version\": \"13.1\", \"endOfLife\": false },\n  \"config\": { \"User\": \"app\" }\n}\n",
                },
            },
        ],
    };
    },
    *check({ distribution, steps }) {
        if (distribution?.endOfLife !== true)
            return;
        const { family, version } = distribution;
        const step = steps.find(({ instruction }) => instruction === undefined);
        yield {
            step,
            subject: family,
            message: `The image holds ${(0,core_text/* quoted */.TL)(`${family} ${version}`.trim())}, which gets no more fixes.`,
        };
    },
};

;// CONCATENATED MODULE: ./build/src/rules/image-history.js


/** Every RUN of the history, those of the base image too, the lowest first. */
function* runSteps({ steps }) {
    for (const step of steps) {
        const script = step.script();
        if (script === undefined)
            continue;
        const packages = script.commands.flatMap((command) => {
            const use = packageCommand(command);
            return use === undefined ? [] : [{ ...use, family: package_commands_familyOf(use.manager) }];
        });
        yield { step, script, packages };
    }
}
/** `rm -rf \u2026` of a path that begins like this. */
function image_history_removes({ name, words }, folder) {
    return name === 'rm' && words.some(({ display }) => folder.test(display));
}

;// CONCATENATED MODULE: ./build/src/rules/image/full-upgrade.js


const full_upgrade_fullUpgrade = {
    id: 'image/full-upgrade',
    title: 'Distribution upgraded while an image was built',
    severity: 'low',
    confidence: 'medium',
    category: 'supply-chain',
    profile: 'all',
    why: 'Two builds of one commit contain different programs, and every upgraded file takes up space twice, in the base\u2019s layer and in this one.',
    fix: 'Use a newer base image, and let a bot such as Dependabot or Renovate keep its digest up to date.',
    references: ['https://docs.docker.com/build/building/best-practices/#rebuild-your-images-often'],
    covers: ['dockle:DKL-DI-0003'],
    fixable: false,
    foldsInto: ['dockerfile/full-upgrade'],
    get examples() {
    return {
        bad: [
            {
                name: 'in the base image',
                code: 'FROM [|example/base:4.2|]\n',
                files: {
                    'image.json': "{\n  \"config\": { \"User\": \"app\" },\n  \"history\": [{ \"created_by\": \"/bin/sh -c apt-get update && apt-get dist-upgrade -y\" }]\n}\n",
                },
            },
        ],
        good: [
            {
                name: 'one package',
                code: 'FROM example/base:4.2\n',
                files: {
                    'image.json': "{\n  \"config\": { \"User\": \"app\" },\n  \"history\": [{ \"created_by\": \"/bin/sh -c dnf upgrade -y openssl && dnf clean all\" }]\n}\n",
                },
            },
        ],
    };
    },
    *check(image) {
        for (const { step, packages } of runSteps(image)) {
            for (const { action, subcommand, command, family, packages: named } of packages) {
                if (action !== 'upgrade' || (named.length > 0 && !/dist|full/.test(subcommand)) || !systems.has(family))
                    continue;
                const shown = (0,core_text/* quoted */.TL)(`${command.name} ${subcommand}`);
                const message = `${shown} replaced what the base image was tested with.`;
                yield { step, subject: `${family} upgrade`, message };
            }
        }
    },
};
const systems = new Set(['apt', 'apk', 'yum', 'zypper']);

;// CONCATENATED MODULE: ./build/src/rules/image/latest-tag.js

const latestTag = {
    id: 'image/latest-tag',
    title: 'Image built as latest',
    severity: 'low',
    confidence: 'high',
    category: 'supply-chain',
    profile: 'all',
    why: 'Nobody can tell which build a host runs, or go back to the one before.',
    fix: 'Give each build a tag of its own, such as a version or the commit, and push `latest` only in addition.',
    references: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
    covers: ['dockle:DKL-DI-0006'],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'a name without a tag',
                code: "FROM [|debian:13-slim|]\nUSER app\n",
                files: { 'image.json': '{ "name": "example/app", "config": { "User": "app" } }\n' },
            },
        ],
        good: [
            {
                name: 'a name with a version',
                code: "FROM debian:13-slim\nUSER app\n",
                files: { 'image.json': '{ "name": "example/app:1.2.3", "config": { "User": "app" } }\n' },
            },
        ],
    };
    },
    *check({ name, tag }) {
        if (tag === 'latest')
            yield { message: `${(0,core_text/* quoted */.TL)(name)} is built under the tag ${(0,core_text/* quoted */.TL)('latest')}.` };
    },
};

;// CONCATENATED MODULE: ./build/src/rules/image/lone-update.js


const lone_update_loneUpdate = {
    id: 'image/lone-update',
    title: 'Layer of a built image that only updates the package index',
    severity: 'low',
    confidence: 'medium',
    category: 'correctness',
    profile: 'recommended',
    why: 'The build cache reuses that layer for months, so later lines install outdated packages or fail because the versions are gone from the mirror.',
    fix: 'Update and install in the same RUN, joined by `&&`.',
    references: ['https://docs.docker.com/build/building/best-practices/#apt-get'],
    covers: ['dockle:CIS-DI-0007', 'cis:4.7'],
    fixable: false,
    foldsInto: ['dockerfile/lone-update'],
    get examples() {
    return {
        bad: [
            {
                name: 'in the base image',
                code: 'FROM [|example/base:4.2|]\n',
                files: {
                    'image.json': "{\n  \"config\": { \"User\": \"app\" },\n  \"history\": [{ \"created_by\": \"RUN /bin/sh -c apt-get update # buildkit\" }]\n}\n",
                },
            },
        ],
        good: [
            {
                name: 'update and install in one RUN',
                code: 'FROM example/base:4.2\n',
                files: {
                    'image.json': "{\n  \"config\": { \"User\": \"app\" },\n  \"history\": [\n    {\n      \"created_by\": \"/bin/sh -c apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\"\n    },\n    { \"created_by\": \"/bin/sh -c sbt update\" }\n  ]\n}\n",
                },
            },
        ],
    };
    },
    *check(image) {
        for (const { step, packages, script } of runSteps(image)) {
            const used = new Set(packages.flatMap(({ action, family }) => (lone_update_uses.has(action) ? [family] : [])));
            const update = packages.find(({ action, family }) => action === 'update' && !used.has(family));
            // A script of its own may install them: `install_packages`, `xx-apt`.
            if (update === undefined || script.commands.some(({ name }) => /install/.test(name) && name !== 'install'))
                continue;
            const { command, subcommand, family } = update;
            const shown = (0,core_text/* quoted */.TL)(`${command.name} ${subcommand}`);
            yield { step, subject: `${family} update`, message: `Nothing in this layer uses what ${shown} fetched.` };
        }
    },
};
const lone_update_uses = new Set(['install', 'upgrade', 'other']);

;// CONCATENATED MODULE: ./build/src/rules/image/missing-healthcheck.js
const image_missing_healthcheck_missingHealthcheck = {
    id: 'image/missing-healthcheck',
    title: 'Built image without a health check',
    severity: 'low',
    confidence: 'high',
    category: 'correctness',
    profile: 'all',
    why: 'A process that hangs without exiting counts as healthy, so nothing restarts it or takes it out of the load balancer.',
    fix: 'Add `HEALTHCHECK CMD \u2026`, or `HEALTHCHECK NONE` if the orchestrator has its own probes.',
    references: ['https://docs.docker.com/reference/dockerfile/#healthcheck'],
    covers: ['dockle:CIS-DI-0006', 'cis:4.6'],
    fixable: false,
    foldsInto: ['dockerfile/missing-healthcheck'],
    get examples() {
    return {
        bad: [
            {
                name: 'no health check',
                code: 'FROM [|example/base:4.2|]\n',
                files: { 'image.json': '{ "config": { "User": "app" } }\n' },
            },
        ],
        good: [
            {
                name: 'switched off on purpose',
                code: 'FROM example/base:4.2\n',
                files: { 'image.json': '{ "config": { "User": "app", "Healthcheck": { "Test": ["NONE"] } } }\n' },
            },
        ],
    };
    },
    *check({ configuration: { healthcheck } }) {
        if (healthcheck !== undefined)
            return;
        yield { message: 'Nothing in the image says how to tell whether it is healthy.', missing: 'HEALTHCHECK' };
    },
};

;// CONCATENATED MODULE: ./build/src/rules/image/package-cache.js


const package_cache_packageCache = {
    id: 'image/package-cache',
    title: 'Package cache left in a layer of a built image',
    severity: 'low',
    confidence: 'medium',
    category: 'efficiency',
    profile: 'all',
    why: 'Package lists and archives that nobody reads again make every pull larger, and a later instruction cannot remove them from the layer.',
    fix: 'Clean up in the same RUN, or mount the cache: `RUN --mount=type=cache,target=\u2026`.',
    details: 'Covers apt and apk, also in the layers of the base image.',
    references: ['https://docs.docker.com/build/building/best-practices/#apt-get'],
    covers: ['dockle:DKL-DI-0004', 'dockle:DKL-DI-0005'],
    fixable: false,
    foldsInto: ['dockerfile/package-cache'],
    get examples() {
    return {
        bad: [
            {
                name: 'of apk, in the base image',
                code: 'FROM [|example/base:4.2|]\n',
                files: {
                    'image.json': "{\n  \"config\": { \"User\": \"app\" },\n  \"history\": [{ \"created_by\": \"RUN /bin/sh -c apk add curl # buildkit\" }]\n}\n",
                },
            },
        ],
        good: [
            {
                name: 'removed, never kept, or mounted',
                code: "FROM example/base:4.2\nRUN --mount=type=cache,target=/var/lib/apt apt-get update && apt-get install -y git\n",
                files: {
                    'image.json': "{\n  \"config\": { \"User\": \"app\" },\n  \"history\": [\n    { \"created_by\": \"RUN /bin/sh -c apk add --no-cache curl # buildkit\" },\n    { \"created_by\": \"/bin/sh -c apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\" },\n    { \"created_by\": \"RUN /bin/sh -c apt-get update && apt-get install -y git # buildkit\" }\n  ]\n}\n",
                },
            },
        ],
    };
    },
    *check(image) {
        for (const run of runSteps(image)) {
            if (package_cache_isMounted(run.step))
                continue;
            for (const family of ['apt', 'apk']) {
                const filling = fills(run, family);
                if (filling === undefined)
                    continue;
                const shown = (0,core_text/* quoted */.TL)(`${filling.command.name} ${filling.subcommand}`);
                yield { step: run.step, subject: family, message: `${shown} left its cache in a layer of the image.` };
            }
        }
    },
};
function fills({ packages, script }, family) {
    const own = packages.filter((each) => each.family === family);
    if (family === 'apk') {
        const adds = own.find(({ action, options }) => action === 'install' && !options.some(({ name }) => name === '--no-cache'));
        return script.commands.some((command) => image_history_removes(command, /^\/(?:var\/cache|etc\/apk\/cache|lib\/apk)\b/))
            ? undefined
            : adds;
    }
    const isClean = own.some(({ subcommand }) => subcommand === 'dist-clean') ||
        script.commands.some((command) => image_history_removes(command, /^\/var\/lib\/apt\b/));
    return isClean ? undefined : own.find(({ action }) => action === 'update' || action === 'install');
}
function package_cache_isMounted({ instruction }) {
    return (instruction?.flags.some(({ options }) => {
        const type = options.get('type')?.text;
        return type === 'cache' || type === 'tmpfs';
    }) === true);
}

;// CONCATENATED MODULE: ./build/src/rules/image/root-user.js


const image_root_user_rootUser = {
    id: 'image/root-user',
    title: 'Built image runs as root',
    severity: 'medium',
    confidence: 'high',
    category: 'privilege',
    profile: 'recommended',
    why: 'An attacker who takes over a root process owns every file in the container, and needs only one kernel bug or careless mount to become root on the host.',
    fix: 'Create an unprivileged user and end the Dockerfile with `USER <name>`.',
    details: 'The user of the image\u2019s own configuration is checked, whoever set it: this Dockerfile, or the image that it is built on. If the Dockerfile shows it too, `dockerfile/root-user` reports it.',
    references: ['https://docs.docker.com/build/building/best-practices/#user'],
    covers: ['dockle:CIS-DI-0001', 'cis:4.1'],
    fixable: false,
    foldsInto: ['dockerfile/root-user'],
    get examples() {
    return {
        bad: [
            {
                name: 'nobody set a user',
                code: "FROM [|example/base:4.2|]\nCOPY app /app\n",
                files: {
                    'image.json': "{\n  \"config\": { \"User\": \"\", \"Cmd\": [\"/app\"] },\n  \"history\": [{ \"created_by\": \"COPY app /app # buildkit\" }]\n}\n",
                },
            },
            {
                name: 'root, by a build argument',
                code: "FROM example/base:4.2\nARG APP_USER\n[|USER ${APP_USER}|]\n",
                files: {
                    'image.json': "{\n  \"config\": { \"User\": \"0:0\" },\n  \"history\": [\n    { \"created_by\": \"ARG APP_USER=0:0\", \"empty_layer\": true },\n    { \"created_by\": \"USER 0:0\", \"empty_layer\": true }\n  ]\n}\n",
                },
            },
        ],
        good: [
            {
                name: 'the base image set one',
                code: "FROM example/base:4.2\nCOPY app /app\n",
                files: { 'image.json': '{ "config": { "User": "10001" } }\n' },
            },
        ],
    };
    },
    *check({ configuration: { user }, steps }) {
        if (user !== '' && !isRoot(user))
            return;
        const step = user === '' ? undefined : steps.findLast(({ made }) => made.keyword === 'USER');
        const message = user === '' ? 'The image names no user, so it runs as root.' : `The image runs as ${(0,core_text/* quoted */.TL)(user)}.`;
        yield { step, message, ...(step === undefined ? { missing: 'USER' } : {}) };
    },
};

;// CONCATENATED MODULE: ./build/src/rules/image/secret-in-environment.js


const secret_in_environment_secretInEnvironment = {
    id: 'image/secret-in-environment',
    title: 'Secret in the environment or history of a built image',
    severity: 'high',
    confidence: 'medium',
    category: 'secrets',
    profile: 'recommended',
    why: 'Anyone who can pull the image can read its environment and its build arguments with one command.',
    fix: 'Revoke it, then mount its replacement where the build needs it, `RUN --mount=type=secret,id=\u2026`, or pass it to the container when it starts.',
    details: 'Covers the variables that the image ends with, those that its history sets, and the arguments of each RUN. File names, fingerprints (`GPG_KEY`), switches and placeholders are not reported. The value is never shown.',
    references: ['https://docs.docker.com/build/building/secrets/'],
    covers: ['dockle:CIS-DI-0010', 'cis:4.10'],
    fixable: false,
    foldsInto: ['dockerfile/hardcoded-secret', 'dockerfile/persisted-secret', 'dockerfile/secret-variable'],
    get examples() {
    return {
        bad: [
            {
                name: 'a build argument of a RUN',
                code: "FROM node:24-slim\n[|ARG NPM_TOKEN|]\nRUN npm ci\n",
                files: {
                    'image.json': "{\n  \"config\": { \"User\": \"node\" },\n  \"history\": [\n    { \"created_by\": \"ARG NPM_TOKEN=kd83jfn2ma9s\", \"empty_layer\": true },\n    { \"created_by\": \"RUN |1 NPM_TOKEN=kd83jfn2ma9s /bin/sh -c npm ci # buildkit\" }\n  ]\n}\n",
                },
            },
            {
                name: 'a variable of the base image',
                code: 'FROM [|example/base:4.2|]\n',
                files: { 'image.json': '{ "config": { "User": "app", "Env": ["DB_PASSWORD=kd83jfn2ma9s"] } }\n' },
            },
        ],
        good: [
            {
                name: 'a fingerprint, a path, an empty value',
                code: "FROM python:3.14-slim\nENV DB_PASSWORD_FILE=/run/secrets/db API_TOKEN=\n",
                files: {
                    'image.json': "{\n  \"config\": {\n    \"User\": \"app\",\n    \"Env\": [\n      \"GPG_KEY=7169605F62C751356D054A26A821E680E5FA6305\",\n      \"DB_PASSWORD_FILE=/run/secrets/db\",\n      \"API_TOKEN=\"\n    ]\n  },\n  \"history\": [\n    { \"created_by\": \"ENV DB_PASSWORD_FILE=/run/secrets/db API_TOKEN=\", \"empty_layer\": true }\n  ]\n}\n",
                },
            },
        ],
    };
    },
    *check(image) {
        const told = new Set();
        for (const { step, name, value, what } of secret_in_environment_assignments(image)) {
            const found = told.has(name) ? undefined : secretAssignment(name, value);
            if (found === undefined)
                continue;
            told.add(name);
            const { severity, confidence, secret, kind } = found;
            const shown = `${kind === '' ? '' : `a ${kind}, `}${(0,core_text/* masked */.Iv)(secret)}`;
            const message = `${(0,core_text/* quoted */.TL)(name)} stands in ${what} of the image: ${shown}.`;
            yield { step, subject: name, severity, confidence, message };
        }
    },
};
/** The environment first: what stands there is the graver of two. */
function* secret_in_environment_assignments({ configuration, steps }) {
    for (const entry of configuration.environment) {
        const { name, value } = secret_in_environment_split(entry);
        const sets = ({ made }) => made.keyword === 'ENV' && ` ${made.text}`.includes(` ${name}`);
        const step = steps.findLast(sets) ?? steps.find(({ instruction }) => instruction === undefined);
        yield { step, name, value, what: 'the environment' };
    }
    for (const step of steps) {
        // In the order of the history: the ARG, and each RUN that it was given to.
        const { keyword, text, before } = step.made;
        const words = keyword === 'RUN' ? before.split(' ').slice(1) : keyword === 'ENV' || keyword === 'ARG' ? text.split(' ') : [];
        for (const word of words) {
            if (word.includes('='))
                yield { step, ...secret_in_environment_split(word), what: 'the history' };
        }
    }
}
function secret_in_environment_split(entry) {
    const equals = entry.indexOf('=');
    return equals === -1
        ? { name: entry, value: '' }
        : { name: entry.slice(0, equals), value: entry.slice(equals + 1).replace(/^(["'])(.*)\1$/, '$2') };
}

;// CONCATENATED MODULE: ./build/src/rules/image-modes.js


/** By the commands of its history, and by `--chmod=MODE` of COPY and ADD. */
function* chmodded(image) {
    for (const step of image.steps) {
        const { keyword, text } = step.made;
        const mode = keyword === 'COPY' || keyword === 'ADD' ? /(?:^|\s)--chmod=(\S+)/.exec(text)?.[1] : undefined;
        if (mode !== undefined)
            yield { step, mode, files: text.trim().split(/\s+/).at(-1) ?? '' };
    }
    for (const { step, script } of runSteps(image)) {
        for (const command of script.commands) {
            const word = modeOf(command);
            if (word?.text === undefined)
                continue;
            const behind = command.words.slice(command.words.indexOf(word) + 1).map(({ display }) => display);
            const files = behind.filter((display) => !display.startsWith('-')).join(' ');
            yield { step, mode: word.text.replace(/^(?:-m|--mode=)/, ''), files };
        }
    }
}

;// CONCATENATED MODULE: ./build/src/rules/image/setuid-bit.js



const setuid_bit_setuidBit = {
    id: 'image/setuid-bit',
    title: 'Setuid or setgid bit set while an image was built',
    severity: 'medium',
    confidence: 'high',
    category: 'privilege',
    profile: 'recommended',
    why: 'Any user in the container runs that program with its owner\u2019s rights, usually root\u2019s, so an attacker can use it to get around the `USER` line.',
    fix: 'Leave the bit out, and give the program the one capability it needs (`setcap`).',
    details: 'Covers the commands in the image\u2019s history, including its base image\u2019s. Files that packages install with their bits set are not seen.',
    references: ['https://www.cisecurity.org/benchmark/docker'],
    covers: ['dockle:CIS-DI-0008', 'cis:4.8'],
    fixable: false,
    foldsInto: ['dockerfile/setuid-bit'],
    get examples() {
    return {
        bad: [
            {
                name: 'in the base image',
                code: "FROM [|example/base:4.2|]\nUSER app\n",
                files: {
                    'image.json': "{\n  \"config\": { \"User\": \"app\" },\n  \"history\": [\n    { \"created_by\": \"/bin/sh -c chmod u+s /usr/bin/helper\" },\n    { \"created_by\": \"USER app\", \"empty_layer\": true }\n  ]\n}\n",
                },
            },
        ],
        good: [
            {
                name: 'bits removed',
                code: "FROM debian:13-slim\nRUN find / -perm /6000 -type f -exec chmod a-s {} +\n",
                files: {
                    'image.json': "{\n  \"config\": { \"User\": \"app\" },\n  \"history\": [\n    { \"created_by\": \"RUN /bin/sh -c find / -perm /6000 -type f -exec chmod a-s {} + # buildkit\" }\n  ]\n}\n",
                },
            },
        ],
    };
    },
    *check(image) {
        for (const { step, mode, files } of chmodded(image)) {
            const { setuid, setgid } = readMode(mode);
            if (!setuid && !setgid)
                continue;
            const message = `${(0,core_text/* quoted */.TL)(mode)} makes ${(0,core_text/* quoted */.TL)(files)} run with the rights of its ${setuid ? 'owner' : 'group'}.`;
            yield { step, subject: files, message, ...(setuid ? {} : { severity: 'low' }) };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/image/sudo.js


const sudo_sudo = {
    id: 'image/sudo',
    title: 'sudo in the history of a built image',
    severity: 'low',
    confidence: 'high',
    category: 'privilege',
    profile: 'recommended',
    why: 'An image that needs sudo ships a way to become root, which an attacker can use to get around the `USER` line.',
    fix: 'Run the command as root above the `USER` line, and leave sudo out of the image.',
    references: ['https://docs.docker.com/build/building/best-practices/#user'],
    covers: ['dockle:DKL-DI-0001'],
    fixable: false,
    foldsInto: ['dockerfile/sudo'],
    get examples() {
    return {
        bad: [
            {
                name: 'installed and used by the base image',
                code: 'FROM [|example/base:4.2|]\n',
                files: {
                    'image.json': "{\n  \"config\": { \"User\": \"app\" },\n  \"history\": [\n    { \"created_by\": \"RUN /bin/sh -c apk add --no-cache sudo # buildkit\" },\n    { \"created_by\": \"RUN /bin/sh -c sudo mkdir /data # buildkit\" }\n  ]\n}\n",
                },
            },
        ],
        good: [
            {
                name: 'the word alone',
                code: 'FROM example/base:4.2\n',
                files: {
                    'image.json': "{\n  \"config\": { \"User\": \"app\" },\n  \"history\": [{ \"created_by\": \"RUN /bin/sh -c echo no sudo here # buildkit\" }]\n}\n",
                },
            },
        ],
    };
    },
    *check(image) {
        for (const { step, script, packages } of runSteps(image)) {
            const installs = packages.some(({ action, packages: named }) => action === 'install' && named.some(({ display }) => /^sudo(?:[=<>~].*)?$/.test(display)));
            const used = script.commands.find(({ name }) => name === 'sudo');
            if (used === undefined && !installs)
                continue;
            const inner = script.commands.find(({ wrapper }) => wrapper !== undefined && wrapper === used);
            const message = used === undefined
                ? 'sudo is installed in the image.'
                : `${(0,core_text/* quoted */.TL)(inner?.name || 'sudo')} was run through sudo.`;
            yield { step, message };
        }
    },
};

;// CONCATENATED MODULE: ./build/src/rules/image/system-volume.js

const systemVolume = {
    id: 'image/system-volume',
    title: 'VOLUME on a kernel folder',
    severity: 'medium',
    confidence: 'high',
    category: 'isolation',
    profile: 'recommended',
    why: 'The image asks for a mount over `/dev`, `/proc` or `/sys`, which hides what the runtime protects there or exposes the host\u2019s own.',
    fix: 'Remove it, and pass the one device or file that is needed when the container is started.',
    references: ['https://docs.docker.com/reference/dockerfile/#volume'],
    covers: ['dockle:DKL-DI-0002'],
    fixable: false,
    get examples() {
    return {
        bad: [
            {
                name: 'in the Dockerfile and in the base image',
                code: "FROM [|example/base:4.2|]\n[|VOLUME [\"/sys/\", \"/data\"]|]\n",
                files: {
                    'image.json': "{\n  \"config\": { \"User\": \"app\", \"Volumes\": { \"/dev\": {}, \"/sys/\": {}, \"/data\": {} } },\n  \"history\": [\n    { \"created_by\": \"VOLUME [/dev]\", \"empty_layer\": true },\n    { \"created_by\": \"VOLUME [/sys/ /data]\", \"empty_layer\": true }\n  ]\n}\n",
                },
            },
        ],
        good: [
            {
                name: 'the application\u2019s own folders',
                code: "FROM example/base:4.2\nVOLUME /var/lib/app /srv/dev\n",
                files: {
                    'image.json': "{\n  \"config\": { \"User\": \"app\", \"Volumes\": { \"/var/lib/app\": {}, \"/srv/dev\": {} } },\n  \"history\": [{ \"created_by\": \"VOLUME [/var/lib/app /srv/dev]\", \"empty_layer\": true }]\n}\n",
                },
            },
        ],
    };
    },
    *check({ configuration: { volumes }, steps }) {
        for (const volume of volumes) {
            const path = volume.replace(/\/+$/, '');
            if (!folders.has(path))
                continue;
            const names = (text) => text.split(/[\s[\]",]+/).includes(volume);
            const step = steps.findLast(({ made }) => made.keyword === 'VOLUME' && names(made.text)) ??
                steps.find(({ instruction }) => instruction === undefined);
            yield { step, subject: path, message: `The image asks for a volume on ${(0,core_text/* quoted */.TL)(path)}.` };
        }
    },
};
const folders = new Set(['/dev', '/proc', '/sys']);

;// CONCATENATED MODULE: ./build/src/rules/image/index.js












/** The rules that read an image that was built, in the order of their ids. A new one is its file and one line here. */
const imageRules = [
    addedFile,
    end_of_life_endOfLife,
    full_upgrade_fullUpgrade,
    latestTag,
    lone_update_loneUpdate,
    image_missing_healthcheck_missingHealthcheck,
    package_cache_packageCache,
    image_root_user_rootUser,
    secret_in_environment_secretInEnvironment,
    setuid_bit_setuidBit,
    sudo_sudo,
    systemVolume,
];

;// CONCATENATED MODULE: ./build/src/rules/index.js




/** Every rule, by what it reads. A new rule joins the list of its folder. */
const rules = {
    dockerfile: dockerfileRules,
    container: containerRules,
    compose: composeRules,
    image: imageRules,
};
const allRules = [
    ...rules.dockerfile,
    ...rules.container,
    ...rules.compose,
    ...rules.image,
];


/***/ }),

/***/ 1997:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  SW: () => (/* binding */ cycleOf),
  AO: () => (/* binding */ distributionOf),
  Zm: () => (/* binding */ distributionReleaseOf),
  su: () => (/* binding */ newestOf),
  $7: () => (/* binding */ productOf),
  Vh: () => (/* binding */ spelledDistributionOf),
  kz: () => (/* binding */ successorOf)
});

// EXTERNAL MODULE: ./build/src/core/lazy.js
var lazy = __webpack_require__(3539);
;// CONCATENATED MODULE: ./build/src/rules/knowledge/release-dates.js
// Written by scripts/refresh-release-dates.ts, which every week compares it with its sources.
/** Releases as lines of `version codename from end`, parted by semicolons; `-` is nothing. */
function dated(compared, lines) {
    const releases = lines
        .flatMap((line) => line.split('; '))
        .map((entry) => {
        const [version = '', codename = '', from = '', end = ''] = entry
            .split(' ')
            .map((word) => (word === '-' ? '' : word));
        return { version, codename, from, end };
    });
    return { compared, releases };
}
const releaseDates = {
    debian: dated('2026-11-27', [
        '1.1 buzz 1996-06-17 1997-06-05; 1.2 rex 1996-12-12 1998-06-05; 1.3 bo 1997-06-05 1999-03-09',
        '2.0 hamm 1998-07-24 2000-03-09; 2.1 slink 1999-03-09 2000-10-30; 2.2 potato 2000-08-15 2003-06-30',
        '3.0 woody 2002-07-19 2006-06-30; 3.1 sarge 2005-06-06 2008-03-31; 4.0 etch 2007-04-08 2010-02-15',
        '5.0 lenny 2009-02-14 2012-02-06; 6.0 squeeze 2011-02-06 2016-02-29; 7 wheezy 2013-05-04 2018-05-31',
        '8 jessie 2015-04-26 2020-06-30; 9 stretch 2017-06-17 2022-06-30; 10 buster 2019-07-06 2024-06-30',
        '11 bullseye 2021-08-14 2026-08-31; 12 bookworm 2023-06-10 2028-06-30; 13 trixie 2025-08-09 2030-06-30',
    ]),
    ubuntu: dated('2026-11-27', [
        '4.10 warty - 2006-04-30; 5.04 hoary - 2006-10-31; 5.10 breezy - 2007-04-13; 6.06 dapper 2006-06-01 2009-07-14',
        '6.10 edgy - 2008-04-25; 7.04 feisty - 2008-10-19; 7.10 gutsy - 2009-04-18; 8.04 hardy 2008-04-24 2011-05-12',
        '8.10 intrepid - 2010-04-30; 9.04 jaunty - 2010-10-23; 9.10 karmic - 2011-04-30',
        '10.04 lucid 2010-04-29 2013-05-09; 10.10 maverick - 2012-04-10; 11.04 natty - 2012-10-28',
        '11.10 oneiric - 2013-05-09; 12.04 precise 2012-04-26 2017-04-28; 12.10 quantal - 2014-05-16',
        '13.04 raring - 2014-01-27; 13.10 saucy - 2014-07-17; 14.04 trusty 2014-04-17 2019-04-25',
        '14.10 utopic - 2015-07-23; 15.04 vivid - 2016-02-04; 15.10 wily - 2016-07-28',
        '16.04 xenial 2016-04-21 2021-04-30; 16.10 yakkety - 2017-07-20; 17.04 zesty - 2018-01-13',
        '17.10 artful - 2018-07-19; 18.04 bionic 2018-04-26 2023-05-31; 18.10 cosmic - 2019-07-18',
        '19.04 disco - 2020-01-23; 19.10 eoan - 2020-07-17; 20.04 focal 2020-04-23 2025-05-29',
        '20.10 groovy - 2021-07-22; 21.04 hirsute - 2022-01-20; 21.10 impish - 2022-07-14',
        '22.04 jammy 2022-04-21 2027-06-01; 22.10 kinetic - 2023-07-20; 23.04 lunar - 2024-01-25',
        '23.10 mantic - 2024-07-11; 24.04 noble 2024-04-25 2029-05-31; 24.10 oracular - 2025-07-10',
        '25.04 plucky - 2026-01-15; 25.10 questing - 2026-07-09; 26.04 resolute 2026-04-23 2031-05-29',
        '26.10 stonking - 2027-07-15',
    ]),
    node: dated('2026-11-27', [
        '4 - 2015-10-12 2018-04-30; 5 - - 2016-06-30; 6 - 2016-10-18 2019-04-30; 7 - - 2017-06-30',
        '8 - 2017-10-31 2019-12-31; 9 - - 2018-06-30; 10 - 2018-10-30 2021-04-30; 11 - - 2019-06-01',
        '12 - 2019-10-21 2022-04-30; 13 - - 2020-06-01; 14 - 2020-10-27 2023-04-30; 15 - - 2021-06-01',
        '16 - 2021-10-26 2023-09-11; 17 - - 2022-06-01; 18 - 2022-10-25 2025-04-30; 19 - - 2023-06-01',
        '20 - 2023-10-24 2026-04-30; 21 - - 2024-06-01; 22 - 2024-10-29 2027-04-30; 23 - - 2025-06-01',
        '24 - 2025-10-28 2028-04-30; 25 - - 2026-06-01; 26 - 2026-10-28 2029-04-30; 27 - 2027-10-20 2030-04-30',
    ]),
    alpine: dated('2026-11-27', [
        '3.1 - 0000-01-01 2016-11-01; 3.2 - 0000-01-01 2017-05-01; 3.3 - 0000-01-01 2017-11-01',
        '3.4 - 0000-01-01 2018-05-01; 3.5 - 0000-01-01 2018-11-01; 3.6 - 0000-01-01 2019-05-01',
        '3.7 - 0000-01-01 2019-11-01; 3.8 - 0000-01-01 2020-05-01; 3.9 - 0000-01-01 2020-11-01',
        '3.10 - 0000-01-01 2021-05-01; 3.11 - 0000-01-01 2021-11-01; 3.12 - 0000-01-01 2022-05-01',
        '3.13 - 0000-01-01 2022-11-01; 3.14 - 0000-01-01 2023-05-01; 3.15 - 0000-01-01 2023-11-01',
        '3.16 - 0000-01-01 2024-05-23; 3.17 - 0000-01-01 2024-11-22; 3.18 - 0000-01-01 2025-05-09',
        '3.19 - 0000-01-01 2025-11-01; 3.20 - 0000-01-01 2026-04-01; 3.21 - 0000-01-01 2026-11-01',
        '3.22 - 0000-01-01 2027-05-01; 3.23 - 0000-01-01 2027-11-01; 3.24 - 2026-06-13 2028-05-01',
    ]),
    python: dated('2026-11-27', [
        '2 - - 2020-01-01; 2.7 - 0000-01-01 2020-01-01; 3.3 - 0000-01-01 2017-09-29; 3.4 - 0000-01-01 2019-03-18',
        '3.5 - 0000-01-01 2020-09-30; 3.6 - 0000-01-01 2021-12-23; 3.7 - 0000-01-01 2023-06-27',
        '3.8 - 0000-01-01 2024-10-07; 3.9 - 0000-01-01 2025-10-31; 3.10 - 0000-01-01 2026-10-31',
        '3.11 - 0000-01-01 2027-10-31; 3.12 - 0000-01-01 2028-10-31; 3.13 - 0000-01-01 2029-10-31',
        '3.14 - 0000-01-01 2030-10-31; 3.15 - 2026-10-31 2031-10-31',
    ]),
    php: dated('2026-11-27', [
        '5 - - 2018-12-31; 5.6 - 0000-01-01 2018-12-31; 7 - - 2022-11-28; 7.0 - 0000-01-01 2019-01-10',
        '7.1 - 0000-01-01 2019-12-01; 7.2 - 0000-01-01 2020-11-30; 7.3 - 0000-01-01 2021-12-06',
        '7.4 - 0000-01-01 2022-11-28; 8.0 - 0000-01-01 2023-11-26; 8.1 - 0000-01-01 2025-12-31',
        '8.2 - 0000-01-01 2026-12-31; 8.3 - 0000-01-01 2027-12-31; 8.4 - 0000-01-01 2028-12-31',
        '8.5 - 0000-01-01 2029-12-31',
    ]),
    ruby: dated('2026-11-27', [
        '2 - - 2023-03-31; 2.1 - 0000-01-01 2017-03-31; 2.2 - 0000-01-01 2018-03-31; 2.3 - 0000-01-01 2019-03-31',
        '2.4 - 0000-01-01 2020-03-31; 2.5 - 0000-01-01 2021-03-31; 2.6 - 0000-01-01 2022-03-31',
        '2.7 - 0000-01-01 2023-03-31; 3.0 - 0000-01-01 2024-04-23; 3.1 - 0000-01-01 2025-03-31',
        '3.2 - 0000-01-01 2026-03-31; 3.3 - 0000-01-01 2027-03-31; 3.4 - 0000-01-01 2028-03-31',
        '4.0 - 0000-01-01 2029-03-31',
    ]),
    golang: dated('2026-11-27', [
        '1.10 - 0000-01-01 2019-02-25; 1.11 - 0000-01-01 2019-09-03; 1.12 - 0000-01-01 2020-02-25',
        '1.13 - 0000-01-01 2020-08-11; 1.14 - 0000-01-01 2021-02-16; 1.15 - 0000-01-01 2021-08-16',
        '1.16 - 0000-01-01 2022-03-15; 1.17 - 0000-01-01 2022-08-02; 1.18 - 0000-01-01 2023-02-01',
        '1.19 - 0000-01-01 2023-08-08; 1.20 - 0000-01-01 2024-02-06; 1.21 - 0000-01-01 2024-08-13',
        '1.22 - 0000-01-01 2025-02-11; 1.23 - 0000-01-01 2025-08-12; 1.24 - 0000-01-01 2026-02-10',
        '1.25 - 0000-01-01 2026-08-19; 1.26 - 0000-01-01 9999-12-31; 1.27 - 2026-09-01 9999-12-31',
    ]),
    temurin: dated('2026-11-27', [
        '16 - 0000-01-01 2021-09-30; 17 - 0000-01-01 2027-10-31; 18 - 0000-01-01 2022-09-30; 19 - 0000-01-01 2023-03-31',
        '20 - 0000-01-01 2023-09-30; 21 - 0000-01-01 2029-12-31; 22 - 0000-01-01 2024-09-30; 23 - 0000-01-01 2025-03-31',
        '24 - 0000-01-01 2025-09-30; 25 - 0000-01-01 2031-09-30; 26 - - 2026-09-30',
    ]),
    corretto: dated('2026-11-27', [
        '15 - 0000-01-01 2021-03-31; 16 - 0000-01-01 2021-10-31; 17 - 0000-01-01 2029-10-31; 18 - 0000-01-01 2022-10-31',
        '19 - 0000-01-01 2023-04-30; 20 - 0000-01-01 2023-10-31; 21 - 0000-01-01 9999-12-31; 22 - 0000-01-01 2024-10-31',
        '23 - 0000-01-01 2025-04-30; 24 - 0000-01-01 2025-10-31; 25 - 0000-01-01 9999-12-31; 26 - - 2026-10-31',
    ]),
    dotnet: dated('2026-11-27', [
        '1.0 - 0000-01-01 2019-06-27; 1.1 - 0000-01-01 2019-06-27; 2.0 - 0000-01-01 2018-10-01',
        '2.1 - 0000-01-01 2021-08-21; 2.2 - 0000-01-01 2019-12-23; 3.0 - 0000-01-01 2020-03-03',
        '3.1 - 0000-01-01 2022-12-13; 5.0 - 0000-01-01 2022-05-10; 6.0 - 0000-01-01 2024-11-12',
        '7.0 - 0000-01-01 2024-05-14; 8.0 - 0000-01-01 2026-11-10; 9.0 - 0000-01-01 2026-11-10',
        '10.0 - 0000-01-01 2028-11-14',
    ]),
    nginx: dated('2026-11-27', [
        '1.10 - 0000-01-01 2017-04-12; 1.12 - 0000-01-01 2018-04-17; 1.14 - 0000-01-01 2019-04-23',
        '1.16 - 0000-01-01 2020-04-20; 1.18 - 0000-01-01 2021-04-20; 1.19 - 0000-01-01 2021-05-25',
        '1.20 - 0000-01-01 2022-05-24; 1.21 - 0000-01-01 2022-06-21; 1.22 - 0000-01-01 2023-04-11',
        '1.23 - 0000-01-01 2023-05-23; 1.24 - 0000-01-01 2024-04-23; 1.25 - 0000-01-01 2024-05-29',
        '1.26 - 0000-01-01 2025-04-23; 1.27 - 0000-01-01 2025-06-24; 1.28 - 0000-01-01 2026-04-14; 1.29 - - 2026-05-13',
        '1.30 - 2026-04-14 9999-12-31; 1.31 - - 9999-12-31',
    ]),
    postgres: dated('2026-11-27', [
        '8 - - 2014-07-24; 9 - - 2021-11-11; 9.0 - 0000-01-01 2015-10-08; 9.1 - 0000-01-01 2016-10-27',
        '9.2 - 0000-01-01 2017-11-09; 9.3 - 0000-01-01 2018-11-08; 9.4 - 0000-01-01 2020-02-13',
        '9.5 - 0000-01-01 2021-02-11; 9.6 - 0000-01-01 2021-11-11; 10 - 0000-01-01 2022-11-10',
        '11 - 0000-01-01 2023-11-09; 12 - 0000-01-01 2024-11-21; 13 - 0000-01-01 2025-11-13; 14 - 0000-01-01 2026-11-12',
        '15 - 0000-01-01 2027-11-11; 16 - 0000-01-01 2028-11-09; 17 - 0000-01-01 2029-11-08; 18 - 0000-01-01 2030-11-14',
    ]),
    mysql: dated('2026-11-27', [
        '5 - - 2023-10-31; 5.5 - 0000-01-01 2018-12-31; 5.6 - 0000-01-01 2021-02-28; 5.7 - 0000-01-01 2023-10-31',
        '8.0 - 0000-01-01 2026-04-30; 8.1 - - 2023-10-25; 8.2 - - 2023-12-14; 8.3 - - 2024-04-10',
        '8.4 - 0000-01-01 2032-04-30; 9.0 - - 2024-10-15; 9.1 - - 2025-01-21; 9.2 - - 2025-04-15; 9.3 - - 2025-07-22',
        '9.4 - - 2025-10-21; 9.5 - - 2026-01-20; 9.6 - - 2026-04-21; 9.7 - 2026-04-21 9999-12-31',
    ]),
    mariadb: dated('2026-11-27', [
        '5.5 - 0000-01-01 2020-04-11; 10.0 - 0000-01-01 2019-03-31; 10.1 - 0000-01-01 2020-10-17',
        '10.2 - 0000-01-01 2022-05-23; 10.3 - 0000-01-01 2023-05-25; 10.4 - 0000-01-01 2024-06-18',
        '10.5 - 0000-01-01 2025-06-24; 10.6 - 0000-01-01 2026-07-06; 10.7 - 0000-01-01 2023-02-09',
        '10.8 - 0000-01-01 2023-05-20; 10.9 - 0000-01-01 2023-08-22; 10.10 - 0000-01-01 2023-11-17',
        '10.11 - 0000-01-01 2028-02-16; 11.0 - 0000-01-01 2024-06-06; 11.1 - 0000-01-01 2024-08-21',
        '11.2 - 0000-01-01 2024-11-21; 11.3 - 0000-01-01 2024-05-29; 11.4 - 0000-01-01 2029-05-29',
        '11.5 - 0000-01-01 2024-11-21; 11.6 - 0000-01-01 2025-02-13; 11.7 - 0000-01-01 2025-05-12',
        '11.8 - 0000-01-01 2028-06-04; 12.0 - 0000-01-01 2025-11-18; 12.1 - 0000-01-01 2026-02-13',
        '12.2 - 0000-01-01 2026-05-13; 12.3 - 2026-06-30 2029-06-30',
    ]),
    mongo: dated('2026-11-27', [
        '2 - - 2016-10-31; 3 - - 2021-04-30; 3.0 - 0000-01-01 2018-02-28; 3.2 - 0000-01-01 2018-09-30',
        '3.4 - 0000-01-01 2020-01-31; 3.6 - 0000-01-01 2021-04-30; 4 - - 2024-02-29; 4.0 - 0000-01-01 2022-04-30',
        '4.2 - 0000-01-01 2023-04-30; 4.4 - 0000-01-01 2024-02-29; 5 - - 2024-10-31; 5.0 - 0000-01-01 2024-10-31',
        '6 - - 2025-07-31; 6.0 - 0000-01-01 2025-07-31; 7.0 - 0000-01-01 2027-08-31; 8.0 - 0000-01-01 2029-10-31',
    ]),
    redis: dated('2026-11-27', [
        '3 - - 2022-04-27; 4 - - 2022-04-27; 5 - - 2022-04-27; 6.0 - 0000-01-01 2022-05-31; 6.2 - 0000-01-01 9999-12-31',
        '7.0 - 0000-01-01 2024-07-29; 7.2 - 0000-01-01 9999-12-31; 7.4 - 0000-01-01 9999-12-31',
        '8.2 - 0000-01-01 9999-12-31; 8.4 - 0000-01-01 9999-12-31; 8.6 - 2026-02-11 9999-12-31',
        '8.8 - 2026-11-18 9999-12-31',
    ]),
};

;// CONCATENATED MODULE: ./build/src/rules/knowledge/lifecycles.js


// Where a page gives only a month, the day is its last one. What no page had yet follows from the maker's rule, as it is
// said beside it: Alpine 3.24, PostgreSQL 17 and 18, Corretto from 22 on.
function product(name, source, ...traits) {
    return { cycles: releaseDates[name].releases, source, traits };
}
// The odd numbers since 11 and 9 are supported for two years only; none is advised.
const dotnet = product('dotnet', 'https://dotnet.microsoft.com/platform/support/policy/dotnet-core');
/** By the short name of the image. Versions that we do not know are none of these. */
const products = new Map([
    ['debian', product('debian', 'https://wiki.debian.org/DebianReleases', 'slim')],
    ['ubuntu', product('ubuntu', 'https://ubuntu.com/about/release-cycle')],
    ['node', product('node', 'https://github.com/nodejs/release#release-schedule', 'slim')],
    // Two years, to the first of May or November.
    ['alpine', product('alpine', 'https://alpinelinux.org/releases/')],
    ['python', product('python', 'https://devguide.python.org/versions/', 'slim')],
    ['php', product('php', 'https://www.php.net/supported-versions.php')],
    ['ruby', product('ruby', 'https://www.ruby-lang.org/en/downloads/branches/', 'slim')],
    // Until there are two newer ones, so that the day is that of another's release.
    ['golang', product('golang', 'https://go.dev/doc/devel/release#policy')],
    ['eclipse-temurin', product('temurin', 'https://adoptium.net/support')],
    // Those without long-term support end with the quarterly update in which the next one is ready.
    ['amazoncorretto', product('corretto', 'https://aws.amazon.com/corretto/faqs/')],
    ['mcr.microsoft.com/dotnet/sdk', dotnet],
    ['mcr.microsoft.com/dotnet/aspnet', dotnet],
    ['mcr.microsoft.com/dotnet/runtime', dotnet],
    ['mcr.microsoft.com/dotnet/runtime-deps', dotnet],
    // Until the next one of its kind: odd numbers are mainline, even ones are stable, and those are advised.
    ['nginx', product('nginx', 'https://nginx.org/en/download.html')],
    // Five years, to the second Thursday of November.
    ['postgres', product('postgres', 'https://www.postgresql.org/support/versioning/', 'data')],
    // Innovation releases end with the next one.
    [
        'mysql',
        product('mysql', 'https://www.oracle.com/us/support/library/lifetime-support-technology-069183.pdf', 'data'),
    ],
    // Those that are not maintained for long end with the next one.
    ['mariadb', product('mariadb', 'https://mariadb.org/about/#maintenance-policy', 'data')],
    // Rapid releases before 8.2 were never supported outside of the maker's own cloud; they are not told of.
    ['mongo', product('mongo', 'https://www.mongodb.com/legal/support-policy/lifecycles', 'data')],
    // No days are announced. 6.2, 7.2 and 7.4 got fixes in 2026, so that nothing is said of them.
    ['redis', product('redis', 'https://github.com/redis/redis/security', 'data')],
]);
/**
 * Images that were given up, and what their makers name instead; '' where they name nothing. Each official one has the page
 * https://github.com/docker-library/docs/blob/master/NAME/deprecated.md, looked through in November 2026.
 */
const abandoned = new Map([
    ['openjdk', 'eclipse-temurin'],
    ['java', 'eclipse-temurin'],
    ['adoptopenjdk', 'eclipse-temurin'],
    // https://www.redhat.com/en/topics/linux/centos-linux-eol: 7, the last one, ended on 2024-06-30
    ['centos', 'almalinux'],
    ['celery', 'python'],
    // No official image. Archived by its owner on 2025-12-17: https://github.com/containrrr/watchtower
    ['containrrr/watchtower', ''],
    ['consul', 'hashicorp/consul'],
    ['django', 'python'],
    ['emqx', 'emqx/emqx'],
    ['express-gateway', ''],
    ['fsharp', 'mcr.microsoft.com/dotnet/sdk'],
    ['glassfish', ''],
    ['iojs', 'node'],
    ['jenkins', 'jenkins/jenkins'],
    // Not official: the project was archived in April 2026, and its images left Docker Hub in September:
    // https://github.com/ddev/ddev-minio/issues/51, https://github.com/makeplane/plane/pull/9829
    ['minio/mc', ''],
    ['minio/minio', ''],
    ['mono', ''],
    ['nats-streaming', 'nats'],
    ['notary', ''],
    ['nuxeo', ''],
    ['opensuse', 'opensuse/leap'],
    ['owncloud', 'owncloud/server'],
    ['piwik', 'matomo'],
    ['plone', 'plone/plone-backend'],
    ['rails', 'ruby'],
    ['sentry', ''],
    ['swarm', ''],
    ['thrift', ''],
    ['ubuntu-upstart', ''],
    ['vault', 'hashicorp/vault'],
]);
/** What to use instead of an image that nobody maintains any more, '' where nobody says. */
function successorOf(name) {
    // What was moved here gets no updates: https://github.com/bitnami/containers/issues/83267
    return name.startsWith('bitnamilegacy/') ? '' : abandoned.get(name);
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
    let longest;
    for (const cycle of cycles) {
        const { version } = cycle;
        const isWithin = numbers.startsWith(version) && (numbers.length === version.length || numbers.charAt(version.length) === '.');
        if (isWithin && version.length > (longest?.version.length ?? -1))
            longest = cycle;
    }
    return longest;
}
/** The distribution that a part of a tag names: `bookworm`, `alpine3.22`, `jammy`. */
function distributionOf(part) {
    const alpine = /^alpine(3\.\d+)$/.exec(part)?.[1];
    if (alpine !== undefined)
        return products.get('alpine')?.cycles.find(({ version }) => version === alpine);
    return part === '' ? undefined : byCodename().get(part);
}
/** A distribution with its version in one word, which means the same on every image: `ubuntu20.04`, `debian11`, `alpine3.15`. */
function spelledDistributionOf(part) {
    const [, family, version] = /^(ubuntu|debian|alpine)(\d+(?:\.\d+)?)$/.exec(part) ?? [];
    return products.get(family ?? '')?.cycles.find((cycle) => cycle.version === version);
}
const byCodename = (0,lazy/* lazy */.R)(() => new Map([...releaseDates.debian.releases, ...releaseDates.ubuntu.releases].map((release) => [release.codename, release])));
/** As `distributionOf`, with the distribution's name. */
function distributionReleaseOf(part) {
    const release = distributionOf(part);
    if (release === undefined)
        return undefined;
    const family = release.codename === '' ? 'alpine' : releaseDates.debian.releases.includes(release) ? 'debian' : 'ubuntu';
    return { ...release, family };
}
/** The newest version that may be advised on a day. */
function newestOf({ cycles }, today) {
    return cycles.findLast(({ from, end }) => from !== '' && from <= today && today <= end);
}


/***/ }),

/***/ 3887:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BO: () => (/* binding */ isBasicCredentials),
/* harmony export */   Fe: () => (/* binding */ hasJoseHeader),
/* harmony export */   JH: () => (/* binding */ entropyOf),
/* harmony export */   S7: () => (/* binding */ endsWithHexCrc),
/* harmony export */   UT: () => (/* binding */ endsWithBase62Crc),
/* harmony export */   vP: () => (/* binding */ isBase32)
/* harmony export */ });
const base62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/**
 * Six digits of base 62 at the end are the CRC-32 of the thirty before them:
 * https://github.blog/2021-04-05-behind-githubs-new-authentication-token-formats/ and, for npm,
 * https://github.blog/2021-09-23-announcing-npms-new-access-token-format/. Bodies of another length have other rules.
 */
const endsWithBase62Crc = (secret) => {
    const body = secret.slice(secret.indexOf('_') + 1);
    return body.length !== 36 || toBase62(crc32(body.slice(0, 30))).padStart(6, '0') === body.slice(30);
};
/** Eight hexadecimal digits behind the last `_` are the CRC-32 of what stands before it: Grafana's service accounts. */
const endsWithHexCrc = (secret) => {
    const at = secret.lastIndexOf('_');
    const body = secret.slice(secret.indexOf('_') + 1, at);
    return crc32(body).toString(16).padStart(8, '0') === secret.slice(at + 1).toLowerCase();
};
/** Key ids of AWS are base 32, which has no 0, 1, 8 and 9: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html */
const isBase32 = (secret) => /^[A-Z2-7]+$/.test(secret.slice(4));
/** The first part of a JSON Web Token is JSON that names an algorithm: https://www.rfc-editor.org/rfc/rfc7515#section-4.1.1 */
const hasJoseHeader = (secret) => /"alg"\s*:/.test(fromBase64(secret.split('.', 1)[0] ?? ''));
/** `user:password` in base 64: https://www.rfc-editor.org/rfc/rfc7617 */
const isBasicCredentials = (secret) => /^[\x20-\x7e]*:[\x20-\x7e]+$/.test(fromBase64(secret));
/** Bits that a character of it says, by how often each occurs: 0 for `xxxx`, near 4 for hexadecimal digits. */
function entropyOf(text) {
    const counts = new Map();
    for (const character of text)
        counts.set(character, (counts.get(character) ?? 0) + 1);
    let bits = 0;
    for (const count of counts.values())
        bits -= (count / text.length) * Math.log2(count / text.length);
    return bits;
}
function toBase62(number) {
    let digits = '';
    for (let rest = number; rest > 0; rest = Math.floor(rest / 62))
        digits = (base62[rest % 62] ?? '') + digits;
    return digits;
}
/** https://www.rfc-editor.org/rfc/rfc1952#section-8, a bit at a time: tokens are short, and few. */
function crc32(text) {
    let crc = 0xffffffff;
    for (let index = 0; index < text.length; index++) {
        crc ^= text.charCodeAt(index);
        for (let bit = 0; bit < 8; bit++)
            crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return (crc ^ 0xffffffff) >>> 0;
}
/** Text of the standard or the URL-safe alphabet, as far as it is one; '' for what is none. */
function fromBase64(text) {
    try {
        return atob(text.slice(0, 1024).replaceAll('-', '+').replaceAll('_', '/'));
    }
    catch {
        return '';
    }
}


/***/ }),

/***/ 531:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  dL: () => (/* binding */ findSecrets),
  wK: () => (/* binding */ isPlaceholder),
  Tb: () => (/* binding */ isSwitch),
  MZ: () => (/* binding */ isWellKnown)
});

// EXTERNAL MODULE: ./build/src/rules/knowledge/secret-proof.js
var secret_proof = __webpack_require__(3887);
;// CONCATENATED MODULE: ./build/src/rules/knowledge/secret-forms.js

const token = (kind, hint, form, proof) => ({
    kind,
    nature: 'token',
    hint,
    form,
    proof,
});
const secret_forms_password = (kind, hint, form, proof) => ({
    ...token(kind, hint, form, proof),
    nature: 'password',
});
/**
 * Forms that providers gave their secrets so that scanners find them, mostly as
 * https://docs.github.com/code-security/secret-scanning/introduction/supported-secret-scanning-patterns lists them, with
 * the lengths that https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml has. Each begins with fixed
 * characters and repeats one class at a time, so that matching is linear. Of two at one place the first counts.
 */
const secretForms = [
    token('private key', /PRIVATE KEY/, /-{4,5} ?BEGIN (?:[A-Z0-9]{2,9} ){0,2}PRIVATE KEY(?: BLOCK)? ?-{4,5}/g),
    token('PuTTY private key', /PuTTY-User-Key-File-/, /PuTTY-User-Key-File-\d: [\w-]{3,40}/g),
    token('age key', /AGE-SECRET-KEY-1/, /AGE-SECRET-KEY-1[0-9A-Z]{58}/g),
    // Clouds
    token('AWS access key', /AKIA|ASIA|ABIA|ACCA/, /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\b/g, secret_proof/* isBase32 */.vP),
    token('AWS marketplace token', /amzn\.mws\./, /\bamzn\.mws\.[0-9a-f]{8}-[0-9a-f-]{27}/g),
    token('Google API key', /AIza/, /\bAIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/g),
    token('Google OAuth secret', /GOCSPX-/, /\bGOCSPX-[A-Za-z0-9_-]{28}(?![A-Za-z0-9_-])/g),
    token('Google access token', /ya29\./, /\bya29\.[A-Za-z0-9_-]{30,300}/g),
    token('Azure storage key', /AccountKey=/, /\bAccountKey=(?<secret>[A-Za-z0-9+/]{86}==)/g),
    token('Azure access key', /SharedAccessKey=/, /\bSharedAccessKey=(?<secret>[A-Za-z0-9+/]{43}=)/g),
    token('Azure shared access signature', /sig=/, /[?&]sig=(?<secret>[A-Za-z0-9%/+]{43,80}(?:%3D|=))/gi),
    token('Azure client secret', /Q~/, /\b[A-Za-z0-9_~.]{3}\dQ~[A-Za-z0-9_~.-]{31,34}/g),
    token('DigitalOcean token', /_v1_/, /\bdo[opr]_v1_[a-f0-9]{64}\b/g),
    token('Heroku key', /HRKU-/, /\bHRKU-[A-Za-z0-9_-]{36,64}/g),
    token('Alibaba access key', /LTAI/, /\bLTAI[A-Za-z0-9]{17,26}\b/g),
    // Code and packages
    token('GitHub token', /gh[pousr]_/, /\bgh[pousr]_[A-Za-z0-9]{36,255}\b/g, secret_proof/* endsWithBase62Crc */.UT),
    token('GitHub token', /github_pat_/, /\bgithub_pat_[A-Za-z0-9_]{60,255}\b/g),
    token('GitLab token', /gl[a-z]{2,4}-/, /\bgl(?:pat|dt|rt|ptt|soat|cbt|ft|imt|agent|oas|ffct)-[A-Za-z0-9_-]{20,300}/g),
    token('GitLab runner token', /GR1348941/, /\bGR1348941[A-Za-z0-9_-]{20,64}/g),
    token('Bitbucket password', /ATBB/, /\bATBB[A-Za-z0-9]{32}\b/g),
    token('Atlassian token', /ATATT3/, /\bATATT3[A-Za-z0-9_=-]{100,300}/g),
    token('npm token', /npm_/, /\bnpm_[A-Za-z0-9]{36}\b/g, secret_proof/* endsWithBase62Crc */.UT),
    token('PyPI token', /pypi-AgE/, /\bpypi-AgE[A-Za-z0-9_-]{50,500}/g),
    token('RubyGems key', /rubygems_/, /\brubygems_[a-f0-9]{48}\b/g),
    token('crates.io token', /cio[A-Za-z0-9]{32}/, /\bcio[A-Za-z0-9]{32}\b/g),
    token('NuGet key', /oy2/, /\boy2[a-z0-9]{43}\b/g),
    token('Docker Hub token', /dckr_/, /\bdckr_(?:pat|oat)_[A-Za-z0-9_-]{20,64}/g),
    token('Terraform token', /\.atlasv1\./, /\b[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,70}/g),
    token('Pulumi token', /pul-/, /\bpul-[a-f0-9]{40}\b/g),
    token('Vault token', /hvs\.|hvb\.|hvr\./, /\bhv[sbr]\.[A-Za-z0-9_-]{24,300}/g),
    token('Doppler token', /dp\./, /\bdp\.(?:pt|st|sa|ct|scim|audit)\.(?:[a-z0-9_-]{2,35}\.)?[A-Za-z0-9]{40,44}\b/g),
    token('Sentry token', /sntrys_|sntryu_/, /\bsntry[su]_[A-Za-z0-9+/=_]{60,400}/g),
    token('Grafana token', /glsa_/, /\bglsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}\b/g, secret_proof/* endsWithHexCrc */.S7),
    token('Grafana Cloud token', /glc_/, /\bglc_[A-Za-z0-9+/]{32,400}={0,2}/g),
    token('New Relic key', /NRAK-/, /\bNRAK-[A-Z0-9]{27}\b/g),
    token('Postman key', /PMAK-/, /\bPMAK-[a-f0-9]{24}-[a-f0-9]{34}\b/g),
    token('Tailscale key', /tskey-/, /\btskey-[a-z]{3,10}-[A-Za-z0-9_]{8,40}-[A-Za-z0-9_]{20,60}/g),
    token('SonarQube token', /sqp_|squ_|sqa_/, /\bsq[pua]_[a-f0-9]{40}\b/g),
    token('Databricks token', /dapi/, /\bdapi[a-f0-9]{32}(?:-\d)?\b/g),
    // Messages and payments
    token('Slack token', /xox|xapp-/, /\b(?:xox[abeoprs]|xapp)-[A-Za-z0-9-]{10,200}/g),
    token('Slack webhook', /hooks\.slack\.com/, /https:\/\/hooks\.slack\.com\/(?:services|workflows|triggers)\/(?<secret>[A-Za-z0-9]{6,14}\/[A-Za-z0-9]{6,20}\/[A-Za-z0-9/]{18,90})/g),
    token('Discord webhook', /\/api\/webhooks\//, /https:\/\/(?:[a-z]{2,8}\.)?discord(?:app)?\.com\/api\/webhooks\/\d{15,22}\/(?<secret>[A-Za-z0-9_-]{60,90})/g),
    token('Discord bot token', /\.[\w-]{6}\./, /\b[MNO][A-Za-z0-9_-]{23,27}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,40}\b/g),
    token('Telegram bot token', /:AA/, /\b\d{8,10}:AA[A-Za-z0-9_-]{33}(?![A-Za-z0-9_-])/g),
    token('Twilio key', /SK[a-f0-9]{32}/, /\bSK[a-f0-9]{32}\b/g),
    token('SendGrid key', /SG\./, /\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}/g),
    token('Mailgun key', /key-/, /\bkey-(?=[a-z]{0,31}\d)[a-z0-9]{32}\b/g),
    token('Mailchimp key', /-us/, /\b[a-f0-9]{32}-us\d{1,2}\b/g),
    token('Stripe key', /k_live_/, /\b[rs]k_live_[A-Za-z0-9]{16,128}\b/g),
    token('Stripe webhook secret', /whsec_/, /\bwhsec_[A-Za-z0-9+/]{32,64}/g),
    token('Braintree token', /access_token\$production\$/, /access_token\$production\$[a-z0-9]{16}\$[a-f0-9]{32}/g),
    token('Square token', /sq0/, /\bsq0(?:atp|csp|idp)-[A-Za-z0-9_-]{22,43}/g),
    token('Shopify token', /shp/, /\bshp(?:at|ca|pa|ss)_[A-Fa-f0-9]{32}\b/g),
    token('Facebook token', /EAACEdEose0cBA/, /\bEAACEdEose0cBA[A-Za-z0-9]{10,300}/g),
    token('Linear key', /lin_api_/, /\blin_api_[A-Za-z0-9]{40}\b/g),
    token('Notion token', /ntn_/, /\bntn_[A-Za-z0-9]{40,50}\b/g),
    // Models
    token('Anthropic key', /sk-ant-/, /\bsk-ant-[a-z0-9]{3,10}-[A-Za-z0-9_-]{60,200}/g),
    token('OpenAI key', /sk-/, /\bsk-(?:proj|svcacct|admin)-[A-Za-z0-9_-]{40,200}/g),
    token('OpenAI key', /sk-/, /\bsk-[A-Za-z0-9]{48}\b/g),
    token('OpenRouter key', /sk-or-/, /\bsk-or-v1-[a-f0-9]{64}\b/g),
    token('Hugging Face token', /hf_/, /\bhf_[A-Za-z0-9]{34,40}\b/g),
    token('JSON Web Token', /eyJ/, /\beyJ[\w-]{10,300}\.eyJ[\w-]{10,4000}\.[\w-]{10,1000}/g, secret_proof/* hasJoseHeader */.Fe),
    // Places that are for secrets, whatever stands there
    secret_forms_password('password in a URL', /:\/\/[^\s:/@]{0,100}:/, /:\/\/[^\s:/@'"`$<>{}]{0,100}:(?<secret>[^\s/@:'"`$<>{}\\]{1,200})@[\w.-]/g),
    secret_forms_password('password in a URL', /password=|passwd=|pwd=/, /[a-z]:\/\/[^\s'"`<>]{1,300}[?&;](?:password|passwd|pwd)=(?<secret>[^\s'"`$<>{}&#;]{1,200})/gi),
    secret_forms_password('password in a connection string', /assword=|wd=|ASSWORD=|WD=|assword =|wd =/, /\b(?:server|data source|host|address|uid|user(?:name| id)?|database|initial catalog) ?=[^;'"\n]{1,200};(?:[^'"\n]{0,200};)? ?(?:password|pwd) ?= ?(?<secret>[^\s;'"$<>{}]{1,128})/gi),
    secret_forms_password('login of a header', /uthorization|AUTHORIZATION/, /\b(?:proxy-)?authorization["']? ?[:=] ?["']?basic (?<secret>[A-Za-z0-9+/]{8,400}={0,2})/gi, secret_proof/* isBasicCredentials */.BO),
    secret_forms_password('token in a header', /uthorization|AUTHORIZATION/, /\b(?:proxy-)?authorization["']? ?[:=] ?["']?(?:bearer|token) (?<secret>[A-Za-z0-9+/._~=-]{12,500})/gi),
    secret_forms_password('token in a header', /oken:|ey:|OKEN:|EY:/, /\b(?:private-token|job-token|deploy-token|x-(?:api|auth|vault|access)-(?:token|key)) ?: ?(?<secret>[A-Za-z0-9+/._~=-]{8,500})/gi),
    secret_forms_password('registry login', /_auth/, /\b_auth(?:Token)?\s{0,2}=\s{0,2}["']?(?<secret>[A-Za-z0-9+/=_.-]{16,400})/g),
    secret_forms_password('registry login', /"auth"/, /"auth"\s{0,4}:\s{0,4}"(?<secret>[A-Za-z0-9+/]{8,400}={0,2})"/g, secret_proof/* isBasicCredentials */.BO),
    {
        ...secret_forms_password('password hash', /\$(?:apr1|2[aby]|[156y]|argon2id?)\$/, /\${1,2}(?:apr1|2[aby]|[156y]|argon2id?)\${1,2}[A-Za-z0-9./$=,+]{20,160}/g),
        nature: 'hash',
    },
];
/** Whether `text` may hold a secret of some form: one look instead of one for each form, and most texts hold none. */
function mayHoldSecret(text) {
    return anyHint.test(text);
}
const anyHint = new RegExp(secretForms.map(({ hint }) => hint.source).join('|'));

;// CONCATENATED MODULE: ./build/src/rules/knowledge/secret-values.js


/** Every secret of a known form in `text`, in order of place; of two at one place the first form counts. */
function findSecrets(text) {
    if (!mayHoldSecret(text))
        return [];
    const found = [];
    for (const { kind, nature, hint, form, proof } of secretForms) {
        if (!hint.test(text))
            continue;
        for (const match of text.matchAll(form)) {
            const { secret = match[0] } = match.groups ?? {};
            // What a login or a password is for may hold the same text: the last one is meant.
            const start = match.index + match[0].lastIndexOf(secret);
            const isKey = kind === 'private key';
            const end = isKey ? endOfKey(text, start + secret.length) : start + secret.length;
            const placeholder = !isKey && (isPlaceholder(secret) || isSwitch(secret) || isEmptyToken(secret, nature));
            found.push({ kind, nature, start, end, placeholder, madeUp: proof?.(secret) === false });
        }
    }
    if (found.length < 2)
        return found;
    let last = 0;
    return found
        .toSorted((a, b) => a.start - b.start)
        .filter(({ start, end }) => {
        if (start < last)
            return false;
        last = end;
        return true;
    });
}
/** `ghp_xxxxxxxx`, `AKIA0000`: one or two characters over and over. A private key or hash says more than it shows. */
function isEmptyToken(secret, nature) {
    return nature === 'token' && secret.length >= 16 && (0,secret_proof/* entropyOf */.JH)(secret.slice(-16)) < 1.5;
}
/** Longer than any private key that people paste; bounded, so that a text full of beginnings costs no more than its length. */
const longestKey = 4096;
/** Behind the key's `-----END \u2026 KEY-----`, or `from` where it has none. */
function endOfKey(text, from) {
    const end = /-{4,5} ?END [A-Z0-9 ]{0,40}KEY(?: BLOCK)? ?-{4,5}/.exec(text.slice(from, from + longestKey));
    return end === null ? from : from + end.index + end[0].length;
}
/**
 * Whether a value plainly stands for one to be filled in: `changeme`, `<token>`, `your-api-key`, `xxxx`, `AKIA\u2026EXAMPLE`.
 */
function isPlaceholder(value) {
    const word = value.toLowerCase();
    return (
    // Compose keeps the quotes of a list's `NAME=""`.
    /^(?:""|'')?$/.test(word) ||
        /^(?:x+|\*+|\.+|-+|0+|1+)$/.test(word) ||
        // What frameworks ask for at build time and never use: `SECRET_KEY=build manage.py collectstatic`.
        /^(?:build|build-?time|not-?(?:used|needed))$/.test(word) ||
        /^[<{[%_].*[>}\]%_]$|^%\w$/.test(word) ||
        /change[_-]?(?:me|this|it)|replace[_-]?(?:me|this|with)|place[_-]?holder|dummy|example|sample|redacted/.test(word) ||
        /^(?:your|my|the|some|insert|put|fill|enter|fake|mock)[_ -]|^(?:todo|fixme|tbd|not[_-]?set|unset|unused)\b/.test(word));
}
/** Values that say yes or no, or nothing: settings, whatever their name. */
function isSwitch(value) {
    return /^(?:true|false|yes|no|on|off|none|null|nil|undefined|enabled?|disabled?|required|optional|default|auto|\d)$/i.test(value);
}
/** Passwords that everybody tries first, and those so short that all of them are tried. */
function isWellKnown(value) {
    const word = value.toLowerCase();
    return wellKnown.has(word) || value.length < 4 || /^\d{4}$/.test(value) || isGuess(word);
}
/** `test2`, `Password1!`, `adminpass`, `docker_secret`: a word that everybody tries, and what everybody adds to it. */
function isGuess(word) {
    if (guess.test(word))
        return true;
    const [, stem = ''] = /^([a-z]{4,})\d{1,4}!?$/.exec(word) ?? [];
    return wellKnown.has(stem);
}
const guess = /^(?:admin|app|db|dev|docker|elastic|grafana|local|mariadb|minio|mongo|my|mysql|postgres|rabbitmq|redis|root|test|user)[-_]?(?:pass|passwd|password|pw|secret)\d{0,4}$/;
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
]
    .concat(['123', '1234', '12345', '123456', '12345678', '123456789', 'toor', 'token', 'app', 'dev', 'development'])
    .concat(['testing', 'ci', 'admin123', 'demo', 'letmein', 'local', 'mypassword', 'passwd', 'qwerty', 'rootpass'])
    .concat(['rootpassword', 'supersecret', 'welcome'])
    // What images and their tutorials come with.
    .concat(['airflow', 'dbpassword', 'django', 'elastic', 'grafana', 'keycloak', 'laravel', 'mariadb', 'minioadmin'])
    .concat(['mongo', 'neo4j', 'nextcloud', 'odoo', 'postgrespw', 'rabbitmq', 'redis', 'sonar', 'wordpress'])
    // The key of Azure's storage emulator, the same for everybody: https://learn.microsoft.com/azure/storage/common/storage-use-azurite
    .concat(['Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=='.toLowerCase()]));


/***/ }),

/***/ 9723:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ pragmaRules),
/* harmony export */   S: () => (/* binding */ pragmaRuleFor)
/* harmony export */ });
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7422);

const shared = {
    title: 'Ignore comment without effect',
    severity: 'info',
    confidence: 'high',
    category: 'correctness',
    profile: 'recommended',
    why: 'The author of the comment believes that a finding was reviewed and accepted, but the comment silences nothing or does not say why.',
    fix: 'Correct the rule id, add a reason after the brackets, or remove the comment.',
    details: 'A comment is reported if it has no reason, names a rule that does not exist, stands where no instruction or node follows, is not allowed by `inline-ignores`, or if what it silenced is gone. A comment that names a vulnerability of an image, or a rule that did not run, is never reported as unused. For a misspelt id the correct one is suggested; for a comment on its own line that no longer silences anything, its removal.',
    references: [],
    covers: [],
    fixable: true,
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


/***/ }),

/***/ 4379:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ terminalLog),
/* harmony export */   z: () => (/* binding */ wantsColor)
/* harmony export */ });
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7422);

/** Work that is done sooner needs no progress. */
const patience = 400;
/** Notices and warnings as lines; progress as one line that is overwritten, and only where a person watches. */
function terminalLog(stream, now = Date.now) {
    const started = now();
    let shown = false;
    const clear = () => {
        if (shown)
            stream.write('\r\u001b[K');
        shown = false;
    };
    const say = (message) => {
        clear();
        stream.write(`plimsoll: ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .withoutCommands */ .Df)((0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .clip */ .$Q)((0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g$)(message), 2000))}\n`);
    };
    return {
        clear,
        debug() { },
        notice: say,
        warning: say,
        info(message) {
            if (now() - started < patience || stream.isTTY !== true)
                return;
            clear();
            stream.write((0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .clip */ .$Q)((0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g$)(message), Math.max(20, (stream.columns || 80) - 1)));
            shown = true;
        },
    };
}
/** Colours: on a terminal that shows them, unless the user says otherwise (https://no-color.org, `FORCE_COLOR`). */
function wantsColor(stream, environment) {
    const { FORCE_COLOR: force, NO_COLOR: no, TERM: terminal } = environment;
    if (no !== undefined && no !== '')
        return false;
    if (force !== undefined && force !== '')
        return force !== '0' && force !== 'false';
    return stream.isTTY === true && terminal !== 'dumb';
}


/***/ })

};
;
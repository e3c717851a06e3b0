(function (exports, require, module, __dirname) {"use strict";
exports.id = 347;
exports.ids = [347];
exports.modules = {

/***/ 347:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  parseCompose: () => (/* binding */ parseCompose)
});

// EXTERNAL MODULE: ./build/src/documents/lines.js
var documents_lines = __webpack_require__(7471);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
;// CONCATENATED MODULE: ./build/src/documents/compose/written.js

/** The pairs of a mapping or the items of a list, each with what it holds; none for anything else. */
function writtenIn(node) {
    const siblings = [];
    const add = (own, value) => {
        const flow = ((0,dist/* isMap */.jh)(node) || (0,dist/* isSeq */.oP)(node)) && node.flow === true;
        const children = writtenIn(value);
        siblings.push({ ...own, value: value ?? undefined, flow, siblings, index: siblings.length, children });
    };
    if ((0,dist/* isMap */.jh)(node)) {
        for (const pair of node.items) {
            const [start, keyEnd] = rangeOf(pair.key);
            add({ kind: 'pair', key: keyOf(pair.key), start, keyEnd, end: endOfPair(pair) }, pair.value);
        }
    }
    else if ((0,dist/* isSeq */.oP)(node)) {
        for (const item of node.items) {
            const [start] = rangeOf(item);
            add({ kind: 'item', key: '', start, keyEnd: start, end: endOf(item) }, item);
        }
    }
    return siblings;
}
/** A key as text; none if it is not a scalar. */
function keyOf(key) {
    if ((0,dist/* isAlias */.Vj)(key))
        return `*${key.source}`;
    return (0,dist/* isScalar */.jn)(key) ? scalarText(key) : '';
}
/** A scalar as the file has it, without quotes. */
function scalarText(scalar) {
    return typeof scalar.value === 'string' ? scalar.value : (scalar.source ?? '');
}
/** The end of a node's last character; a block ends with its last child, not with the line break after it. */
function endOf(node) {
    if ((0,dist/* isMap */.jh)(node) && node.flow !== true) {
        const last = node.items.at(-1);
        return last === undefined ? rangeOf(node)[0] : endOfPair(last);
    }
    if ((0,dist/* isSeq */.oP)(node) && node.flow !== true) {
        const last = node.items.at(-1);
        return last === undefined ? rangeOf(node)[0] : endOf(last);
    }
    return rangeOf(node)[1];
}
/** The end of a pair: that of its value, or of its key if it has no value. */
function endOfPair({ key, value }) {
    const written = value !== null && !((0,dist/* isScalar */.jn)(value) && value.source === '' && value.type === 'PLAIN');
    return written ? endOf(value) : rangeOf(key)[1];
}
/** Start and end as the parser has them, without the line break at the end of a block scalar. */
function rangeOf(node) {
    const [start, end] = node.range;
    if ((0,dist/* isScalar */.jn)(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED')) {
        return [start, Math.max(start, end - 1)];
    }
    return [start, end];
}
/** The chain of pairs and items around an offset, the outermost first. */
function chainAt(roots, offset) {
    const chain = [];
    let level = roots;
    for (;;) {
        const found = lastStartingBefore(level, offset);
        if (found === undefined || offset > found.end)
            return chain;
        chain.push(found);
        level = found.children;
    }
}
function lastStartingBefore(ascending, offset) {
    let low = 0;
    let high = ascending.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((ascending[middle]?.start ?? 0) <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return ascending[low - 1];
}

;// CONCATENATED MODULE: ./build/src/documents/compose/comments.js

/** Reads comments and the range of each: the code on its line, or directly below it. */
function readComments(lines, found, roots) {
    const { text } = lines;
    const elements = flatten(roots);
    const first = elements[0]?.start ?? text.length;
    /** By line of an own-line comment: the code below its stack of comments. */
    const below = new Map();
    const comments = [];
    for (const { start, end } of found.toReversed()) {
        const { line, column } = lines.position(start);
        const ownLine = text.slice(lines.start(line), start).replace('\uFEFF', '').trim() === '';
        const content = text.slice(start, end).trimEnd();
        let target;
        if (ownLine) {
            const beneath = below.has(line + 1) ? below.get(line + 1) : elementsOnLine(lines, elements, line + 1);
            below.set(line, beneath);
            // A comment that is indented deeper than the next line belongs to the code above it.
            if (beneath && column <= indentation(lines, beneath))
                target = beneath;
        }
        else
            target = elementsOnLine(lines, elements, line, start) ?? chainAt(roots, contentStart(lines, line)).at(-1);
        comments.push({
            text: content.replace(/^#+ ?/, '').trimStart(),
            span: lines.span(start, start + content.length),
            ownLine,
            target: target && lines.span(target.start, target.end),
            top: start < first,
        });
    }
    return comments.reverse();
}
/** In order of their starts, containers before their contents. */
function flatten(roots) {
    const all = [];
    const pending = [...roots].reverse();
    for (let next = pending.pop(); next; next = pending.pop()) {
        all.push(next);
        for (const child of next.children.toReversed())
            pending.push(child);
    }
    return all;
}
/** From the first of the outermost elements that begin on a line, before `end`, to the last of them. */
function elementsOnLine(lines, elements, line, end = lines.start(line + 1)) {
    let index = firstFrom(elements, lines.start(line));
    const first = elements[index];
    if (!first || first.start >= end)
        return undefined;
    let last = first;
    for (let next = elements[++index]; next && next.start < end; next = elements[++index]) {
        if (next.start >= last.end)
            last = next;
    }
    return { start: first.start, end: last.end };
}
function firstFrom(ascending, offset) {
    let low = 0;
    let high = ascending.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((ascending[middle]?.start ?? 0) < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
function contentStart(lines, line) {
    const start = lines.start(line);
    return start + Math.max(0, lines.text.slice(start, lines.start(line + 1)).search(/\S/));
}
/** The column in which the line of an element begins. */
function indentation(lines, { start }) {
    return lines.position(contentStart(lines, lines.position(start).line)).column;
}

;// CONCATENATED MODULE: ./build/src/documents/compose/include.js
/** Every entry of `include:`; a name that depends on a variable is left out, because the file is unknown. */
function readIncludes(root) {
    const node = root.get('include');
    const items = node?.kind === 'list' ? node.items : node === undefined ? [] : [node];
    return items.flatMap((item) => {
        const files = item.kind === 'map' ? filesOf(item.get('path')) : filesOf(item);
        if (files.length === 0)
            return [];
        const directory = item.kind === 'map' ? item.get('project_directory') : undefined;
        return [{ files, projectDirectory: directory?.kind === 'scalar' ? directory.text : undefined }];
    });
}
function filesOf(node) {
    if (node?.kind === 'list')
        return node.items.flatMap(filesOf);
    if (node?.kind !== 'scalar' || node.text === undefined || node.text === '')
        return [];
    return [{ value: node.text, path: node.path, span: node.span }];
}

// EXTERNAL MODULE: ./build/src/documents/compose/map-node.js
var map_node = __webpack_require__(1866);
;// CONCATENATED MODULE: ./build/src/documents/compose/join.js

/** Merges the documents of one file, the later over the earlier: mappings by key, lists one after the other. */
function joinRoots(maps) {
    const [first] = maps;
    return first && joinMaps(first, maps);
}
function joinMaps(first, maps) {
    if (maps.length === 1)
        return first;
    const byKey = new Map();
    for (const entry of maps.flatMap(({ entries }) => entries)) {
        const known = byKey.get(entry.key);
        if (known)
            known.push(entry);
        else
            byKey.set(entry.key, [entry]);
    }
    const joined = [...byKey].map(([key, [entry, ...later]]) => [
        key,
        { ...entry, node: joinNodes([entry, ...later].map(({ node }) => node)) ?? entry.node },
    ]);
    return (0,map_node/* mapNode */.z)(first, new Map(joined));
}
function joinNodes(nodes) {
    const last = nodes.at(-1);
    if (last?.kind === 'map')
        return joinMaps(last, tail(nodes, isMap));
    if (last?.kind !== 'list')
        return last;
    const lists = tail(nodes, isList);
    return { ...last, items: lists.flatMap(({ items }) => items), places: lists.flatMap(({ places }) => places) };
}
/** The last nodes of the same kind; `!reset` or `!override` hides those before it. */
function tail(nodes, isKind) {
    const from = nodes.findLastIndex((node) => node.tag !== '' || !isKind(node));
    const hiding = nodes[from];
    const start = hiding !== undefined && isKind(hiding) ? from : from + 1;
    return nodes.slice(start).filter(isKind);
}
function isMap(node) {
    return node.kind === 'map';
}
function isList(node) {
    return node.kind === 'list';
}

// EXTERNAL MODULE: ./build/src/core/text.js
var core_text = __webpack_require__(7422);
// EXTERNAL MODULE: ./build/src/documents/compose/interpolation.js
var interpolation = __webpack_require__(8689);
;// CONCATENATED MODULE: ./build/src/documents/compose/nodes.js





/** Aliases may not nest deeper than this; the text's own nesting is bounded before. */
const maxDepth = 200;
/** Nodes that any file may expand to, plus one for each of its characters. */
const freeNodes = 20_000;
/** A few messages are enough; a hostile file could cause a million. */
const maxProblems = 20;
/** Mistakes that make a file unreadable. */
const unreadable = { fatal: true, readable: false };
/** Follows aliases by copying: the copies know that they came through one. The cost is linear in the text's length. */
function resolveNodes(path, lines, contents) {
    const problems = [];
    const targets = anchorsOf(contents);
    const open = new Set();
    let budget = freeNodes + lines.text.length;
    let exhausted = false;
    const spanOf = (node) => {
        const end = endOf(node);
        // A block scalar ends before its last line break, including a `\r`.
        return lines.span(rangeOf(node)[0], lines.text[end - 1] === '\r' ? end - 1 : end);
    };
    const tell = (node, message, how) => {
        if (problems.length < maxProblems)
            problems.push({ span: spanOf(node), message, ...how });
    };
    const refuse = (node, message) => {
        tell(node, message, unreadable);
        return emptyNode(path, spanOf(node));
    };
    function read(node, merged, depth) {
        budget -= 1;
        if (budget < 0 && !exhausted) {
            exhausted = true;
            tell(node, 'The aliases expand to more than a file of this size may hold.', unreadable);
        }
        if (exhausted)
            return emptyNode(path, spanOf(node));
        if (depth > maxDepth)
            return refuse(node, `The aliases nest more than ${maxDepth} levels deep.`);
        if ((0,dist/* isAlias */.Vj)(node)) {
            const target = targets.get(node);
            if (target === undefined)
                return refuse(node, `No anchor ${(0,core_text/* quoted */.TL)(node.source)} stands before this alias.`);
            if (open.has(target))
                return refuse(node, `The alias ${(0,core_text/* quoted */.TL)(node.source)} stands inside its own anchor.`);
            return read(target, true, depth + 1);
        }
        if ((0,dist/* isScalar */.jn)(node))
            return scalarNode(path, node, spanOf(node));
        open.add(node);
        const result = (0,dist/* isMap */.jh)(node) ? readMap(node, merged, depth) : readList(node, merged, depth);
        open.delete(node);
        return result;
    }
    function readMap(map, merged, depth) {
        const own = new Map();
        const inherited = new Map();
        let merges = 0;
        for (const { key: keyNode, value } of map.items) {
            const node = value === null ? emptyNode(path, spanOf(keyNode)) : read(value, merged, depth + 1);
            if (isMergeKey(keyNode)) {
                merges += 1;
                if (merges === 2)
                    tell(keyNode, 'The mapping has a second `<<`; write one with a list.', { fatal: false, readable: false });
                for (const entry of entriesToMerge(node)) {
                    if (!inherited.has(entry.key))
                        inherited.set(entry.key, { ...entry, merged: true });
                }
                continue;
            }
            const key = keyOf((0,dist/* isAlias */.Vj)(keyNode) ? (targets.get(keyNode) ?? keyNode) : keyNode);
            // Compose rejects the file; the later of the two is read, and everything else is clear.
            if (own.has(key))
                tell(keyNode, `The key ${(0,core_text/* quoted */.TL)(key)} appears twice in one mapping.`, { fatal: true, readable: true });
            const span = lines.span(rangeOf(keyNode)[0], endOfPair({ key: keyNode, value }));
            own.set(key, { path, key, keySpan: spanOf(keyNode), node, span, merged: merged || (0,dist/* isAlias */.Vj)(value) });
        }
        for (const key of own.keys())
            inherited.delete(key);
        const entries = new Map([...own, ...inherited]);
        return (0,map_node/* mapNode */.z)({ path, span: spanOf(map), flow: map.flow === true, tag: tagOf(map) }, entries);
    }
    function readList(list, merged, depth) {
        const items = list.items.map((item) => read(item, merged, depth + 1));
        const places = list.items.map(spanOf);
        return { kind: 'list', path, items, places, span: spanOf(list), flow: list.flow === true, tag: tagOf(list) };
    }
    return { node: read(contents, false, 0), problems };
}
/** A null that is not in the file. */
function emptyNode(path, { end }) {
    const span = { start: end, end };
    return { kind: 'scalar', path, span, raw: '', text: '', value: null, quoted: false, variables: [], tag: '' };
}
function scalarNode(path, scalar, span) {
    const raw = scalarText(scalar);
    const { value } = scalar;
    const typed = typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint';
    // Compose interpolates only strings; any value with a `$` is one.
    const { text, variables } = value === null ? { text: '', variables: [] } : (0,interpolation/* interpolate */.G)(raw);
    return {
        kind: 'scalar',
        path,
        span,
        raw,
        text,
        variables,
        value: typed || value === null ? value : raw,
        quoted: scalar.type === 'QUOTE_DOUBLE' || scalar.type === 'QUOTE_SINGLE',
        tag: tagOf(scalar),
    };
}
/** Compose's own tags; others do not matter here. */
function tagOf({ tag }) {
    return tag === '!reset' || tag === '!override' ? tag : '';
}
function isMergeKey(key) {
    return (0,dist/* isScalar */.jn)(key) && key.value === '<<' && key.type === 'PLAIN';
}
/** The entries that `<<` merges: those of one mapping, or of several, in order. */
function entriesToMerge(node) {
    if (node.kind === 'map')
        return node.entries;
    return node.kind === 'list' ? node.items.flatMap((item) => (item.kind === 'map' ? item.entries : [])) : [];
}
/**
 * The node of each alias: the last one before it with that anchor.
 * https://yaml.org/spec/1.2.2/#3222-anchors-and-aliases
 */
function anchorsOf(contents) {
    const anchors = new Map();
    const targets = new Map();
    const walk = (node) => {
        if (node === null)
            return;
        if ((0,dist/* isAlias */.Vj)(node)) {
            const target = anchors.get(node.source);
            if (target !== undefined)
                targets.set(node, target);
            return;
        }
        if (node.anchor !== undefined)
            anchors.set(node.anchor, node);
        if ((0,dist/* isMap */.jh)(node)) {
            for (const { key, value } of node.items) {
                walk(key);
                walk(value);
            }
        }
        else if ((0,dist/* isSeq */.oP)(node))
            node.items.forEach(walk);
    };
    walk(contents);
    return targets;
}

;// CONCATENATED MODULE: ./build/src/documents/compose/route.js



/** Top-level keys whose entries are separate objects. */
const sections = new Set(['services', 'networks', 'volumes', 'secrets', 'configs']);
/** The service, network, \u2026 that a chain of pairs and items leads to, and the keys below it. */
function routeOfChain(chain) {
    const [section, thing] = chain;
    const scoped = section !== undefined && thing !== undefined && sections.has(section.key);
    const scope = scoped ? `${section.key}/${thing.key}` : '';
    const steps = (scoped ? chain.slice(2) : chain).map((step) => step.kind === 'pair' ? step.key : labelOf(step.value));
    return { scope, step: steps.join('/') };
}
/** A list item by its value, not its position; a mapping by what distinguishes it from its siblings. */
function labelOf(node) {
    if (node === undefined)
        return '';
    if ((0,dist/* isAlias */.Vj)(node))
        return `*${node.source}`;
    if ((0,dist/* isScalar */.jn)(node))
        return withoutDigest((0,core_text/* clip */.$Q)(scalarText(node), 200));
    if ((0,dist/* isMap */.jh)(node)) {
        const names = node.items.map(({ key, value }) => ({ name: keyOf(key), value }));
        const own = identifying.flatMap((wanted) => names.find(({ name }) => name === wanted)?.value ?? []);
        return (own.length > 0 ? own : node.items.map(({ key }) => key)).map(labelOf).join(':');
    }
    return (0,dist/* isSeq */.oP)(node) ? `[${node.items.length}]` : '';
}
/** What distinguishes the mappings of a list; long forms give nearly the same result as their short ones. */
const identifying = ['source', 'published', 'target', 'path', 'file', 'id', 'name'];
function withoutDigest(text) {
    return text.replace(/@sha256:[0-9a-fA-F]*/g, '');
}

// EXTERNAL MODULE: ./build/src/core/location.js
var core_location = __webpack_require__(4582);
;// CONCATENATED MODULE: ./build/src/documents/compose/service.js




/** The services under `services:`, or of a file in the first format, which has them at its top level. */
function readServices(lines, root, roots) {
    const section = root.get('services');
    const legacy = section === undefined && isFirstFormat(root);
    const entries = legacy ? servicesAtTop(root) : section?.kind === 'map' ? section.entries : [];
    const written = legacy ? roots : roots.filter(({ key }) => key === 'services').flatMap(({ children }) => children);
    const byName = new Map(written.map((pair) => [pair.key, pair]));
    return entries.map((entry) => {
        const pair = entry.merged ? undefined : byName.get(entry.key);
        const node = entry.node.kind === 'map' ? entry.node : emptyMap(entry);
        return {
            name: entry.key,
            keySpan: entry.keySpan,
            span: entry.span,
            node,
            insert: (added) => (pair && added.length > 0 ? insertBelowKey(lines, pair, added) : undefined),
        };
    });
}
/** Compose 1 without `version:` had services at the top level; a file with one of these keys has another format. */
function isFirstFormat(root) {
    return !['version', 'include', 'name', 'networks', 'volumes'].some((key) => root.entry(key) !== undefined);
}
function servicesAtTop(root) {
    return root.entries.filter(({ key, node }) => !key.startsWith('x-') && node.kind === 'map' && (node.entry('image') ?? node.entry('build')));
}
function emptyMap({ path, node: { span, tag } }) {
    return (0,map_node/* mapNode */.z)({ path, span, flow: false, tag }, new Map());
}
/** At the end of the key's line, so that a suggestion on that line can hold it. */
function insertBelowKey(lines, pair, added) {
    const { text } = lines;
    const { line } = lines.position(pair.start);
    const lineStart = lines.start(line);
    const keyIndent = text.slice(lineStart, pair.start);
    if (!/^ *$/.test(keyIndent))
        return undefined;
    const lineEnd = endOfLine(lines, line);
    // Only an anchor, a tag and a comment may follow the key; otherwise the service is not a block.
    if (!/^[ \t]*:(?:[ \t]+[&!][^\s#{}[\]]*){0,2}[ \t]*(?:#.*)?$/.test(text.slice(pair.keyEnd, lineEnd)))
        return undefined;
    const [first] = pair.children;
    const indent = first ? text.slice(lines.start(lines.position(first.start).line), first.start) : deeper(lines, pair);
    if (indent === undefined || !/^ +$/.test(indent))
        return undefined;
    if (first ? first.flow || !onlyComments(text.slice(lineEnd, first.start)) : !isEmpty(pair))
        return undefined;
    return { span: (0,core_location/* spanAt */.i6)(lines.position(lineEnd)), text: added.map((each) => `\n${indent}${each}`).join('') };
}
/** The indentation of a service without keys: as much deeper than its key as the key itself is. */
function deeper(lines, pair) {
    const depth = pair.start - lines.start(lines.position(pair.start).line);
    return ' '.repeat(depth === 0 ? 2 : depth * 2);
}
function isEmpty({ value }) {
    return value === undefined || (!(0,dist/* isMap */.jh)(value) && 'value' in value && value.value === null && scalarText(value) === '');
}
function onlyComments(gap) {
    return gap.split('\n').every((each) => each.trim() === '' || each.trimStart().startsWith('#'));
}
/** Before the line break, and before the carriage return that is part of one. */
function endOfLine(lines, line) {
    const start = lines.start(line);
    return start + lines.text.slice(start, lines.start(line + 1)).replace(/\r?\n$/, '').length;
}

;// CONCATENATED MODULE: ./build/src/documents/compose/yaml.js

/** Nobody nests deeper, and a recursive parser would run out of stack. */
const yaml_maxDepth = 100;
/** Lists and maps of one file that are mended; each one costs another reading. */
const mostMended = 20;
/** Characters that are read again for one file. */
const mostReread = 300_000;
/**
 * Reads YAML 1.2 as far as it goes, and lists whose lines begin further left than YAML allows, as Compose reads them.
 * Never throws; the cost is linear in the length of the text.
 */
function readYaml(text) {
    const strict = readStrictly(text);
    let source = text;
    let file = strict;
    const most = Math.min(mostMended, Math.floor(mostReread / (text.length + 1)));
    for (let mended = 0; mended < most && file.outdented !== undefined; mended++) {
        const joined = joinedLines(source, file.outdented);
        if (joined === undefined) {
            const { contents, comments } = strict;
            // Otherwise the first mistake is one that could be mended.
            if (mended === 0)
                return { contents, comments, error: unclosedBracket(text, file.outdented) };
            break;
        }
        source = joined;
        const { comments } = file;
        file = readStrictly(source);
        // Comments that were blanked for the reading still stand in the file.
        const kept = new Map([...comments, ...file.comments].map((comment) => [comment.start, comment]));
        file = { ...file, comments: [...kept.values()].toSorted((a, b) => a.start - b.start) };
    }
    // What is still wrong may be a consequence, so the first mistake is told.
    const { contents, comments, error } = file.error === undefined ? file : strict;
    return { contents, comments, error };
}
/**
 * The text with the list or map at `start` on one line, every offset kept; `undefined` if it does not end. Compose's
 * parser ignores indentation between brackets:
 * https://github.com/yaml/go-yaml/blob/v3.0.4/scannerc.go (`yaml_parser_unroll_indent`)
 */
function joinedLines(text, start) {
    const pieces = [];
    let depth = 0;
    bracketTokens.lastIndex = start;
    for (let match = bracketTokens.exec(text); match !== null; match = bracketTokens.exec(text)) {
        const [token] = match;
        if (token === '[' || token === '{')
            depth++;
        if (token === ']' || token === '}')
            depth--;
        pieces.push(/^[\r\n#]/.test(token) ? ' '.repeat(token.length) : token);
        if (depth === 0)
            return text.slice(0, start) + pieces.join('') + text.slice(bracketTokens.lastIndex);
    }
    return undefined;
}
/** Brackets, line breaks, comments, quoted text, and the text between them. */
const bracketTokens = /[[\]{}]|[\r\n]+|(?<=[\s,[{\]}])#[^\r\n]*|(?<=[\s,[{:])(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')|[^[\]{}\r\n#"']+|./sy;
/** `outdented`: where a list or map in brackets begins that YAML ends too early. */
function readStrictly(text) {
    const tokens = [...new dist/* Parser */.iX().parse(text)];
    const { comments, tooDeep } = walk(tokens);
    if (tooDeep !== undefined) {
        const message = `Nested more than ${yaml_maxDepth} levels deep.`;
        return { contents: [], comments, error: { start: tooDeep, end: tooDeep + 1, message } };
    }
    const contents = [];
    for (const document of composeDocuments(tokens, text.length)) {
        const [first] = document.errors;
        if (first) {
            const isOutdented = first.code === 'BAD_INDENT' && first.message.startsWith('Flow ');
            const outdented = isOutdented ? firstToken(tokens, isOpenFlow)?.offset : undefined;
            const error = errorOf(first, text, tokens);
            return { contents: [], comments, error, ...(outdented === undefined ? {} : { outdented }) };
        }
        if (document.contents !== null)
            contents.push(document.contents);
    }
    return { contents, comments, error: undefined };
}
/** An open quote or bracket is noticed at the end of the text, where there is nothing to see. */
function errorOf({ code, message, pos: [start, end] }, text, tokens) {
    const quote = code === 'MISSING_CHAR' ? firstToken(tokens, isOpenQuote)?.offset : undefined;
    if (quote !== undefined) {
        return { start: quote, end: quote + 1, message: 'The quote that is opened here is never closed.' };
    }
    const last = Math.max(0, text.trimEnd().length - 1);
    const bracket = start > last && message.startsWith('Flow ') ? firstToken(tokens, isOpenFlow)?.offset : undefined;
    if (bracket !== undefined)
        return unclosedBracket(text, bracket);
    return start > last
        ? { start: last, end: last + 1, message: sentence(message) }
        : { start, end: Math.max(end, start), message: sentence(message) };
}
/** Of a list or map that is known to be open, and of those inside it, the innermost that is. */
function unclosedBracket(text, outermost) {
    const open = [];
    bracketTokens.lastIndex = outermost;
    for (let match = bracketTokens.exec(text); match !== null; match = bracketTokens.exec(text)) {
        const [token] = match;
        if (token === '[')
            open.push({ at: match.index, close: ']' });
        else if (token === '{')
            open.push({ at: match.index, close: '}' });
        else if (token === open.at(-1)?.close)
            open.pop();
        else if (token === ']' || token === '}')
            break;
    }
    const start = open.at(-1)?.at ?? outermost;
    return { start, end: start + 1, message: 'The bracket that is opened here is never closed.' };
}
/** A list or map whose bracket YAML does not see closed. */
function isOpenFlow(token) {
    return token.type === 'flow-collection' && !token.end.some(({ type }) => /^flow-(?:map|seq)-end$/.test(type));
}
function isOpenQuote(token) {
    if (token.type === 'single-quoted-scalar')
        return !/^'(?:[^']|'')*'$/.test(token.source);
    return token.type === 'double-quoted-scalar' && !/^"(?:[^"\\]|\\.)*"$/s.test(token.source);
}
function composeDocuments(tokens, end) {
    // The parser's check for duplicate keys is quadratic, and its error texts quote the file; we use our own instead.
    const options = { prettyErrors: false, uniqueKeys: false, strict: false, resolveKnownTags: false };
    return new dist/* Composer */.Dk({ ...options, logLevel: 'silent' }).compose(tokens, true, end);
}
function sentence(message) {
    const [line = ''] = message.split('\n', 1);
    return /[.!?]$/.test(line) ? line : `${line}.`;
}
/** Collects the comments, and the offset at which the nesting becomes too deep. */
function walk(tokens) {
    const comments = [];
    let tooDeep;
    visit(tokens, (token, depth) => {
        if (token.type === 'comment')
            comments.push({ start: token.offset, end: token.offset + token.source.length });
        if (depth > yaml_maxDepth)
            tooDeep = Math.min(tooDeep ?? token.offset, token.offset);
    });
    return { comments: comments.toSorted((a, b) => a.start - b.start), tooDeep };
}
function firstToken(tokens, isWanted) {
    let first;
    visit(tokens, (token) => {
        if (isWanted(token) && token.offset < (first?.offset ?? Number.POSITIVE_INFINITY))
            first = token;
    });
    return first;
}
/** Calls `see` with every token and its nesting, in no certain order; without recursion, which would run out of stack. */
function visit(tokens, see) {
    const pending = tokens.map((token) => ({ token, depth: 0 })).reverse();
    const later = (list, depth) => {
        for (const token of list ?? [])
            if (token)
                pending.push({ token, depth });
    };
    for (let next = pending.pop(); next; next = pending.pop()) {
        const { token, depth } = next;
        see(token, depth);
        if ('start' in token) {
            if (Array.isArray(token.start))
                later(token.start, depth);
            else
                later([token.start], depth);
        }
        if ('end' in token)
            later(token.end, depth);
        if ('props' in token)
            later(token.props, depth);
        if ('value' in token)
            later([token.value], depth);
        if ('items' in token) {
            for (const item of token.items) {
                later(item.start, depth);
                later([item.key, item.value], depth + 1);
                later(item.sep, depth);
            }
        }
    }
}

;// CONCATENATED MODULE: ./build/src/documents/compose/parse.js










/**
 * Reads a Compose file. Never throws: mistakes are listed in `problems`, and if one is fatal and leaves nothing
 * readable, the document is empty. Several YAML documents in one file are merged in their order, as Compose does.
 */
function parseCompose(path, text) {
    const lines = (0,documents_lines/* readLines */.Se)(text);
    const yaml = readYaml(text);
    const { root, problems } = readRoot(path, lines, yaml);
    const roots = yaml.contents.flatMap(writtenIn);
    const section = (key) => entriesOf(root.get(key));
    return {
        kind: 'compose',
        path,
        text,
        root,
        services: readServices(lines, root, roots),
        networks: section('networks'),
        volumes: section('volumes'),
        secrets: section('secrets'),
        configs: section('configs'),
        include: readIncludes(root),
        comments: readComments(lines, yaml.comments, roots),
        problems,
        routeOf: (position) => routeOfChain(chainAt(roots, lines.offset(position))),
        elementsAt: (position) => chainAt(roots, lines.offset(position)).map((written) => elementOf(lines, written)),
    };
}
function readRoot(path, lines, yaml) {
    const empty = (0,map_node/* mapNode */.z)({ path, span: lines.span(0, 0), flow: false, tag: '' }, new Map());
    const { error } = yaml;
    if (error) {
        return {
            root: empty,
            problems: [{ span: lines.span(error.start, error.end), message: error.message, fatal: true }],
        };
    }
    const read = yaml.contents.map((contents) => resolveNodes(path, lines, contents));
    const problems = read.flatMap((each) => each.problems);
    const maps = [];
    for (const { node } of read) {
        if (node.kind === 'map')
            maps.push(node);
        else if (node.kind === 'list' || node.value !== null)
            problems.push(notAMapping(node, 'A Compose file'));
    }
    const root = joinRoots(maps) ?? empty;
    for (const key of ['services', 'networks', 'volumes', 'secrets', 'configs']) {
        const node = root.get(key);
        if (node !== undefined && node.kind !== 'map' && !isNull(node))
            problems.push(notAMapping(node, `\`${key}\``));
    }
    return problems.some(({ fatal, readable }) => fatal && readable !== true)
        ? { root: empty, problems }
        : { root, problems };
}
function notAMapping({ span, kind }, subject) {
    const found = kind === 'list' ? 'a list' : 'a single value';
    return { span, message: `${subject} must be a mapping of keys to values; this is ${found}.`, fatal: true };
}
function isNull(node) {
    return node.kind === 'scalar' && node.value === null;
}
function entriesOf(node) {
    return node?.kind === 'map' ? node.entries : [];
}
function elementOf(lines, { kind, key, start, end, flow, siblings, index, children }) {
    const spanOf = (each) => each && lines.span(each.start, each.end);
    return {
        kind,
        key,
        flow,
        span: lines.span(start, end),
        previous: spanOf(siblings[index - 1]),
        next: spanOf(siblings[index + 1]),
        // Rarely needed, and a section has many.
        get children() {
            return children.map((each) => lines.span(each.start, each.end));
        },
        childrenFlow: children[0]?.flow ?? false,
    };
}


/***/ })

};
;
})
(function (exports, require, module, __dirname) {"use strict";
exports.id = 490;
exports.ids = [490];
exports.modules = {

/***/ 6490:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  parseConfig: () => (/* binding */ parseConfig)
});

// UNUSED EXPORTS: configSchema, documentedKeys

// EXTERNAL MODULE: ./build/src/core/product.js
var core_product = __webpack_require__(8870);
// EXTERNAL MODULE: ./build/src/core/options.js
var options = __webpack_require__(9679);
// EXTERNAL MODULE: ./build/src/core/review.js
var review = __webpack_require__(3657);
// EXTERNAL MODULE: ./build/src/core/rule.js
var rule = __webpack_require__(5639);
// EXTERNAL MODULE: ./build/src/core/severity.js
var severity = __webpack_require__(2842);
// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./build/src/core/text.js
var core_text = __webpack_require__(7422);
;// CONCATENATED MODULE: ./build/src/config/shapes.js


function oneOf(words) {
    return {
        schema: { enum: words },
        read(node, place) {
            const text = textOf(node, place);
            const word = words.find((candidate) => candidate === text);
            return (word ?? refuse(node, place, `${(0,core_text/* quoted */.TL)(text ?? kindOf(node))} is not one of ${words.join(', ')}`, text, words));
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
            return refuse(node, place, `${(0,core_text/* quoted */.TL)(String(value))} is not a whole number of ${least} or more`);
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
/** Text that is not blank. */
const shapes_text = {
    schema: { type: 'string', pattern: '\\S' },
    read(node, place) {
        const { value } = scalar(node, place, 'text');
        if (typeof value === 'string' && value.trim() !== '')
            return value.trim();
        return refuse(node, place, value === '' ? 'it is empty' : `${(0,core_text/* quoted */.TL)(String(value))} is not text; quote it`);
    },
};
const date = {
    schema: { type: 'string', format: 'date' },
    read(node, place) {
        const written = textOf(node, place) ?? '';
        const isDate = /^\d{4}-\d{2}-\d{2}$/.test(written) && dateExists(written);
        return isDate ? written : refuse(node, place, `${(0,core_text/* quoted */.TL)(written)} is not a date (YYYY-MM-DD)`);
    },
};
function dateExists(day) {
    const time = Date.parse(`${day}T00:00:00Z`);
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}
/** The current or a former id of a rule; read as the current one. */
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
                    refuse(pair.key, place, `${(0,core_text/* quoted */.TL)(name)} appears twice`);
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
            properties: Object.fromEntries(Array.from(byWritten, ([name, { key }]) => [name, describe(key)])),
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
                    refuse(pair.key, place, `the key ${(0,core_text/* quoted */.TL)(name)} appears twice`);
                seen.add(name);
                if (pair.value !== undefined)
                    read[known.name] = known.key.shape.read(pair.value, below(place, name));
            }
            // Each entry was read by the shape of its key, so it has the type.
            return read;
        },
    };
}
/** Rejects the config: where, under which key, what is wrong, and what was perhaps meant. */
function refuse(node, place, wrong, word = '', words = []) {
    const meant = (0,core_text/* nearest */.pA)(word, words);
    const key = place.key === '' ? '' : `${place.key}: `;
    return place.source.refuse(node, `${key}${wrong}${meant === undefined ? '' : `; did you mean ${(0,core_text/* quoted */.TL)(meant)}?`}`);
}
/** `maxComments` as it is written: `max-comments`. */
function shapes_written(name) {
    return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
function describe({ shape, says, fallback }) {
    return { description: says, ...shape.schema, ...(fallback === undefined ? {} : { default: fallback }) };
}
function below(place, name) {
    return { ...place, key: place.key === '' ? name : `${place.key}.${name}` };
}
function pairsOf(node, place) {
    if (!(0,dist/* isMap */.jh)(node))
        return refuse(node, place, `expected keys and values, found ${kindOf(node)}`);
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
    return (0,dist/* isScalar */.jn)(node) ? node : refuse(node, place, `expected ${wanted}, found ${kindOf(node)}`);
}
/** A word as it is written, whatever type YAML gives it: `off`, `2026-01-01`, `1.10`. */
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
const version = {
    schema: { const: 1 },
    read: (node, place) => (integer(1).read(node, place) === 1 ? 1 : refuse(node, place, 'only version 1 is supported')),
};
const ignoreKeys = {
    rule: key(ruleId, 'The rule to silence.'),
    vulnerability: key(shapes_text, 'The vulnerability to silence: a CVE or another advisory id.'),
    paths: key(listOf(shapes_text), 'Globs of the files that this applies to; all files by default.'),
    reason: key(shapes_text, 'The reason, shown wherever silenced findings are listed.'),
    until: key(date, 'The last day on which this applies, as YYYY-MM-DD in UTC.'),
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
const { images: keys_images } = options/* defaultOptions */.KQ;
const imageKeys = {
    advice: key(yesOrNo, 'Whether to look for better tags of an image, scan them and suggest them.', keys_images.advice),
    buildStages: key(yesOrNo, 'Whether to scan the images of build-only stages as well.', keys_images.buildStages),
    max: key(integer(0), 'The most scans in one run.', keys_images.max),
    timeout: key(integer(1), 'Seconds after which the scan of one image is stopped.', keys_images.timeout),
    tokenServices: key(mapOf(shapes_text, shapes_text), 'Registry host[:port] to the host[:port] of a token service that may receive its credentials.'),
};
/**
 * Every key of the config. The reader, the JSON Schema and the documentation are made from this. Names are those of
 * `Options`; a key without a default here is empty by default.
 */
const keys_configKeys = {
    version: key(version, 'The version of this format.', 1),
    profile: key(oneOf(rule/* profiles */.xD), 'Which rules run.', options/* defaultOptions */.KQ.profile),
    scope: key(oneOf(review/* scopes */.W), 'Which findings count.', options/* defaultOptions */.KQ.scope),
    include: key(listOf(shapes_text), 'Globs of files to review in addition to those recognised by name.'),
    exclude: key(listOf(shapes_text), 'Globs of files to leave out.'),
    failOn: key(oneOf(severity/* thresholds */.pw), 'The lowest severity that fails the check.', options/* defaultOptions */.KQ.failOn),
    commentOn: key(oneOf(severity/* thresholds */.pw), 'The lowest severity that gets an inline comment.', options/* defaultOptions */.KQ.commentOn),
    maxComments: key(integer(0), 'The most inline comments of one review; findings beyond that are listed in its text and the summary.', options/* defaultOptions */.KQ.maxComments),
    allowedRegistries: key(listOf(shapes_text), 'Registries that images may be pulled from; replaces the default list.', options/* defaultOptions */.KQ.allowedRegistries),
    rules: key(mapOf(ruleId, oneOf(['off', ...severity/* severities */.gO])), 'Rule ids, each mapped to `off` or to a severity of your own, which also turns on a rule that the profile leaves out.'),
    inlineIgnores: key(oneOf(options/* inlineIgnoreModes */.cs), 'Which ignore comments in files count: all of them, those that base already had, or none.', options/* defaultOptions */.KQ.inlineIgnores),
    ignore: key(listOf(ignoreEntry), 'Findings to silence, each by `rule` or `vulnerability` with a `reason`, and optionally `paths` and `until`.'),
    images: key(mapping(imageKeys), 'How images are scanned: `advice`, `build-stages`, `max`, `timeout`, `token-services`.'),
};

// EXTERNAL MODULE: ./build/src/core/errors.js
var errors = __webpack_require__(3026);
;// CONCATENATED MODULE: ./build/src/config/source.js



/** Nobody writes more; a file that gets there by aliases of aliases is not read to its end. */
const maxNodes = 100_000;
/** Throws `UsageError` for text that is not YAML, and never throws anything else. */
function readSource(path, text) {
    const lines = new dist/* LineCounter */.HN();
    const fail = (offset, message) => {
        const { line, col } = lines.linePos(offset);
        const place = { path, line: Math.max(1, line), column: Math.max(1, col), mistake: message };
        throw new errors/* UsageError */.e(`${(0,core_text/* printable */.g$)(path)}:${place.line}:${place.column}: ${message}`, place);
    };
    const document = parse(text, lines, fail);
    const [problem] = document.errors;
    if (problem?.code === 'MULTIPLE_DOCS')
        fail(problem.pos[0], 'A second YAML document starts here; only one is allowed.');
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
                fail(offsetOf(node), `It contains more than ${maxNodes} values.`);
            return (0,dist/* isAlias */.Vj)(node) ? resolveAlias(node) : node;
        },
        lineOf: (node) => lines.linePos(offsetOf(node)).line,
        refuse: (node, message) => fail(offsetOf(node), message),
    };
    const resolveAlias = (alias) => alias.resolve(document) ?? fail(offsetOf(alias), `There is no anchor ${(0,core_text/* quoted */.TL)(alias.source)}.`);
    return source;
}
function parse(text, lineCounter, fail) {
    try {
        // We find duplicate keys ourselves: the parser's check takes quadratic time. YAML 1.1 would read `off` as false.
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
        // The parser recurses: text with thousands of nested levels overflows the stack.
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
/** Throws `UsageError` with `path:line:column` and the nearest valid word for anything that is not valid. */
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


/***/ })

};
;
})
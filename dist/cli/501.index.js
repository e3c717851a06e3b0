(function (exports, require, module, __dirname) {"use strict";
exports.id = 501;
exports.ids = [501];
exports.modules = {

/***/ 3607:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n: () => (/* binding */ imageReader)
});

// EXTERNAL MODULE: ./build/src/core/lazy.js
var lazy = __webpack_require__(3539);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/src/core/errors.js
var errors = __webpack_require__(3026);
;// CONCATENATED MODULE: ./build/src/core/image-request.js
/** The forms of values that inputs and flags share. */
const requestForms = {
    platform: /^[a-z0-9_.-]+(?:\/[a-z0-9_.-]+){1,2}$/,
    version: /^v?\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/,
    sha256: /^[0-9a-f]{64}$/i,
};
const noImageRequest = {
    mode: 'false',
    images: [],
    reports: [],
    ignoreUnfixed: true,
    platform: 'linux/amd64',
    trivy: {
        path: '',
        version: '',
        sha256: '',
        mirror: '',
        dbRepositories: [],
        javaDbRepositories: [],
        cacheDir: '',
        server: '',
        serverToken: '',
    },
};
/** Whether the user named images or reports: they can belong to any Dockerfile, changed or not. */
function namesImages({ images, reports }) {
    return images.length > 0 || reports.length > 0;
}
/** Reads `WHAT = FOR`. An `=` without blanks around it may be part of a name. */
function namedSource(line) {
    const [, what = line, belongsTo = ''] = /^(.*\S)\s+=\s+(\S.*)$/.exec(line) ?? [];
    return { what: what.trim(), belongsTo: belongsTo.trim() };
}

// EXTERNAL MODULE: ./build/src/core/text.js
var core_text = __webpack_require__(7422);
;// CONCATENATED MODULE: ./build/src/cli/image-request.js




/** What the flags request of the image scan. Throws `UsageError` for invalid values. */
function imageRequestOf(given, { folder, environment }) {
    const { trivy, platform } = noImageRequest;
    const file = (name) => {
        const path = given.one(name);
        return path === undefined ? '' : (0,external_node_path_.resolve)(folder, path);
    };
    return {
        mode: given.has('images') ? 'true' : 'false',
        images: [],
        reports: (given.many('image-report') ?? []).map(namedSource),
        ignoreUnfixed: given.one('ignore-unfixed') !== 'false',
        platform: checked(given, 'platform', requestForms.platform, 'a platform such as linux/amd64') ?? platform,
        trivy: {
            ...trivy,
            path: file('trivy-path'),
            version: (checked(given, 'trivy-version', requestForms.version, 'a version such as 0.74.0') ?? '').replace(/^v/, ''),
            sha256: checked(given, 'trivy-sha256', requestForms.sha256, 'a SHA-256: 64 hexadecimal digits')?.toLowerCase() ?? '',
            dbRepositories: given.many('trivy-db-repository') ?? [],
            javaDbRepositories: given.many('trivy-java-db-repository') ?? [],
            cacheDir: file('trivy-cache-dir'),
            server: checked(given, 'trivy-server', /^https?:\/\/\S+$/, 'an address such as https://trivy.example.com') ?? '',
            serverToken: given.one('trivy-server-token') ?? environment['TRIVY_TOKEN'] ?? '',
        },
    };
}
function checked(given, name, form, meant) {
    const value = given.one(name);
    if (value !== undefined && !form.test(value))
        throw new errors/* UsageError */.e(`\`--${name}\`: ${(0,core_text/* quoted */.TL)(value)} is not ${meant}.`);
    return value;
}

;// CONCATENATED MODULE: ./build/src/cli/images.js


/** `undefined` if no flag asks for images. */
function imageReader({ given, around, options, log, pathOf }) {
    const written = imageRequestOf(given, around);
    if (written.mode === 'false' && written.reports.length === 0)
        return undefined;
    const request = {
        ...written,
        reports: written.reports.map((source) => ({ ...source, belongsTo: pathOf(source.belongsTo) })),
    };
    const { environment, folder, today } = around;
    const reports = (0,lazy/* lazy */.R)(async () => (await __webpack_require__.e(/* import() */ 781).then(__webpack_require__.bind(__webpack_require__, 4162))).readReports(request.reports, {
        folder,
        called: 'the working directory',
    }));
    let opened = false;
    const tools = (0,lazy/* lazy */.R)(async () => {
        const { openImageTools } = await __webpack_require__.e(/* import() */ 651).then(__webpack_require__.bind(__webpack_require__, 651));
        const open = await openImageTools({ request, options, environment, mayDownload: false }, log);
        opened = true;
        return open;
    });
    const begun = new Map();
    return {
        async read(material, asked) {
            const { inspectImages } = await __webpack_require__.e(/* import() */ 76).then(__webpack_require__.bind(__webpack_require__, 6076));
            return inspectImages({
                ...{ ...material, options, asked, request, today, log, begun },
                built: [],
                reports: await reports(),
                // They stay open for the next part.
                open: async () => ({ ...(await tools()), close: async () => undefined }),
            });
        },
        close: async () => (opened ? (await tools()).close() : undefined),
    };
}


/***/ }),

/***/ 69:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ toldParser)
/* harmony export */ });
/** Few enough files that the line keeps moving, and enough that the messages cost nothing. */
const step = 50;
/** A parser that reports progress: reading is most of the work, and takes a while in a large repository. */
function toldParser(parse, log) {
    let read = 0;
    return (path, text, kind) => {
        read += 1;
        if (read % step === 0)
            log.info(`Reading container files\u2026 ${read}`);
        return parse(path, text, kind);
    };
}


/***/ }),

/***/ 7972:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ showsLines),
/* harmony export */   z: () => (/* binding */ report)
/* harmony export */ });
/* harmony import */ var _core_gate_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1338);
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7422);
/* harmony import */ var _system_terminal_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4379);
/* harmony import */ var _flags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8055);
/* harmony import */ var _output_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3135);





/** Writes the report and returns the exit status; findings outweigh gaps. */
async function report({ review, lineText }, given, options, around) {
    const verdict = (0,_core_gate_js__WEBPACK_IMPORTED_MODULE_0__/* .judge */ .S4)(review, options.failOn, options.onError);
    const file = given.one('output');
    const render = async () => {
        switch (formatOf(given)) {
            case 'json':
                return (await __webpack_require__.e(/* import() */ 212).then(__webpack_require__.bind(__webpack_require__, 9212))).jsonPieces(review);
            case 'sarif':
                return (await __webpack_require__.e(/* import() */ 115).then(__webpack_require__.bind(__webpack_require__, 115))).renderSarif(review, { category: 'plimsoll/', forUpload: false });
            case 'markdown': {
                const { renderSummary } = await __webpack_require__.e(/* import() */ 594).then(__webpack_require__.bind(__webpack_require__, 5594));
                const { noLinks } = await __webpack_require__.e(/* import() */ 839).then(__webpack_require__.bind(__webpack_require__, 2839));
                return (0,_core_text_js__WEBPACK_IMPORTED_MODULE_3__/* .withoutCommands */ .Df)(`${renderSummary({ review, verdict, failOn: options.failOn, linkTo: noLinks })}\n`);
            }
            case 'text': {
                const { terminalPieces } = await __webpack_require__.e(/* import() */ 701).then(__webpack_require__.bind(__webpack_require__, 9701));
                const color = file === undefined && (0,_system_terminal_js__WEBPACK_IMPORTED_MODULE_4__/* .wantsColor */ .z)(around.stdout, around.environment);
                return terminalPieces(review, { color, lineText });
            }
        }
    };
    (0,_output_js__WEBPACK_IMPORTED_MODULE_2__/* .deliver */ .c)(await render(), file, around);
    if (verdict.failing.length > 0)
        return 1;
    return verdict.blockingGaps > 0 ? 3 : 0;
}
/** Whether the report shows lines of files. */
function showsLines(given) {
    return formatOf(given) === 'text';
}
function formatOf(given) {
    return given.word('format', _flags_js__WEBPACK_IMPORTED_MODULE_1__/* .reportFormats */ .zX) ?? 'text';
}


/***/ }),

/***/ 2028:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  k$: () => (/* binding */ configIn),
  W1: () => (/* binding */ configOf),
  cz: () => (/* binding */ optionsOf),
  Xg: () => (/* binding */ readConfig)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/src/config/join.js
/** The default path of the config. */
const defaultConfigPath = '.github/plimsoll.yml';
function joinOptions(defaults, config, given) {
    return { ...defaults, ...config, ...given, images: { ...defaults.images, ...config.images, ...given.images } };
}

// EXTERNAL MODULE: ./build/src/core/errors.js
var errors = __webpack_require__(3026);
// EXTERNAL MODULE: ./build/src/core/gate.js
var gate = __webpack_require__(1338);
// EXTERNAL MODULE: ./build/src/core/options.js
var options = __webpack_require__(9679);
// EXTERNAL MODULE: ./build/src/core/review.js
var review = __webpack_require__(3657);
// EXTERNAL MODULE: ./build/src/core/rule.js
var rule = __webpack_require__(5639);
// EXTERNAL MODULE: ./build/src/core/severity.js
var severity = __webpack_require__(2842);
// EXTERNAL MODULE: ./build/src/core/text.js
var core_text = __webpack_require__(7422);
// EXTERNAL MODULE: ./build/src/review/catalogue.js
var catalogue = __webpack_require__(3471);
// EXTERNAL MODULE: ./build/src/system/trouble.js
var trouble = __webpack_require__(1240);
;// CONCATENATED MODULE: ./build/src/cli/settings.js












/** The config that `--config` names, otherwise the one that `otherwise` finds at the default place. */
async function readConfig(given, folder, otherwise) {
    const file = given.one('config');
    const content = file === undefined ? await otherwise() : readNamed(file, folder);
    if (content === undefined)
        return {};
    // The YAML reader is large, and without a config nothing else may need it.
    const { parseConfig } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(490)]).then(__webpack_require__.bind(__webpack_require__, 6490));
    return parseConfig(file ?? defaultConfigPath, new TextDecoder().decode(content), catalogue/* catalogueNames */.s);
}
/** The config at the default place in a folder, if there is one. */
async function configIn(folder) {
    return configOf(async (path) => ((0,external_node_fs_.existsSync)((0,external_node_path_.resolve)(folder, path)) ? readNamed(path, folder) : undefined));
}
const misnamed = defaultConfigPath.replace(/yml$/, 'yaml');
/**
 * What `read` finds at the default place. Throws `UsageError` for a config with the extension `.yaml`, which would be
 * ignored.
 */
async function configOf(read) {
    const content = await read(defaultConfigPath);
    if (content !== undefined || (await read(misnamed)) === undefined)
        return content;
    throw new errors/* UsageError */.e(`The config is read from \`${defaultConfigPath}\`; rename \`${misnamed}\`, or pass it with \`--config\`.`);
}
function readNamed(file, folder) {
    try {
        return (0,external_node_fs_.readFileSync)((0,external_node_path_.resolve)(folder, file));
    }
    catch (error) {
        throw new errors/* UsageError */.e(`The config ${(0,core_text/* quoted */.TL)(file)} could not be read (${(0,trouble/* troubleOf */.L)(error)}).`);
    }
}
/** Flags beat the config, which beats the defaults. */
function optionsOf(given, config) {
    const wanted = {};
    const profile = given.word('profile', rule/* profiles */.xD);
    const scope = given.word('scope', review/* scopes */.W);
    const failOn = given.word('fail-on', severity/* thresholds */.pw);
    const onError = given.word('on-error', gate/* gapEffects */.Vt);
    const include = given.many('include');
    const exclude = given.many('exclude');
    const allowedRegistries = given.many('allowed-registries');
    if (profile !== undefined)
        wanted.profile = profile;
    if (scope !== undefined)
        wanted.scope = scope;
    if (failOn !== undefined)
        wanted.failOn = failOn;
    if (onError !== undefined)
        wanted.onError = onError;
    if (include !== undefined)
        wanted.include = include;
    if (exclude !== undefined)
        wanted.exclude = exclude;
    if (allowedRegistries !== undefined)
        wanted.allowedRegistries = allowedRegistries;
    return joinOptions(options/* defaultOptions */.KQ, config, wanted);
}


/***/ }),

/***/ 8361:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pq: () => (/* binding */ meaningKey),
/* harmony export */   uw: () => (/* binding */ fingerprinter)
/* harmony export */ });
/* unused harmony export fingerprint */
/* harmony import */ var _sha256_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9706);

/** 32 hexadecimal digits. `ordinal` counts equal meanings of one file from 0, in order of place. */
function fingerprint(meaning, ordinal) {
    return hashed(meaningKey(meaning), ordinal);
}
/** Numbers equal meanings of one file as they come, which should be in order of place: no two fingerprints are equal. */
function fingerprinter() {
    const seen = new Map();
    return (path, meaning) => {
        const key = meaningKey(meaning);
        const inFile = `${path}\0${key}`;
        const ordinal = seen.get(inFile) ?? 0;
        seen.set(inFile, ordinal + 1);
        return hashed(key, ordinal);
    };
}
function hashed(key, ordinal) {
    return (0,_sha256_js__WEBPACK_IMPORTED_MODULE_0__/* .sha256 */ .s)(`${key}\0${ordinal}`).slice(0, 32);
}
/** Equal for findings that mean the same. Parts are joined by NUL, which no part holds. */
function meaningKey({ rule, route, subject }) {
    return [rule, route.scope, subject === '' ? route.step : '', subject].map(withoutNul).join('\0');
}
function withoutNul(text) {
    return text.replaceAll('\0', '\uFFFD');
}


/***/ }),

/***/ 3071:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ noImages),
/* harmony export */   W: () => (/* binding */ whole)
/* harmony export */ });
const noImages = { images: [], findings: [], gaps: [], unmatched: [], facts: () => undefined };
/** An inspection of a whole repository: a report that matches nothing here matches nothing at all. */
function whole(inspection) {
    return { ...inspection, gaps: [...inspection.gaps, ...inspection.unmatched], unmatched: [] };
}


/***/ }),

/***/ 9706:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ sha256)
/* harmony export */ });
/**
 * SHA-256 of a text's UTF-8 bytes as 64 hexadecimal digits (https://doi.org/10.6028/NIST.FIPS.180-4). Ours, because
 * loading `node:crypto` takes some 5 ms: a fifth of `node -e 0`, for a digest of a few hundred bytes.
 */
function sha256(text) {
    const bytes = padded(encoder.encode(text));
    const state = Uint32Array.of(0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19);
    for (let at = 0; at < bytes.byteLength; at += 64) {
        expand(bytes, at);
        compress(state);
    }
    let digits = '';
    for (const word of state)
        digits += word.toString(16).padStart(8, '0');
    return digits;
}
const encoder = new TextEncoder();
/** Reused for every block: one run digests thousands of findings. */
const schedule = new Uint32Array(64);
/** The message, one bit, zeros, and its length in bits, in whole blocks of 64 bytes. */
function padded(message) {
    const blocks = Math.ceil((message.length + 9) / 64);
    const bytes = new Uint8Array(blocks * 64);
    bytes.set(message);
    bytes[message.length] = 0x80;
    const view = new DataView(bytes.buffer);
    view.setUint32(bytes.length - 8, Math.floor(message.length / 2 ** 29));
    view.setUint32(bytes.length - 4, message.length << 3);
    return view;
}
/** The fractional parts of the cube roots of the first 64 primes. */
const constants = Uint32Array.of(...[0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5], ...[0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174], ...[0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da], ...[0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967], ...[0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85], ...[0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070], ...[0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3], ...[0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2]);
function expand(bytes, start) {
    for (let i = 0; i < 16; i++)
        schedule[i] = bytes.getUint32(start + i * 4);
    for (let i = 16; i < 64; i++) {
        const early = schedule[i - 15] ?? 0;
        const late = schedule[i - 2] ?? 0;
        const small0 = ((early >>> 7) | (early << 25)) ^ ((early >>> 18) | (early << 14)) ^ (early >>> 3);
        const small1 = ((late >>> 17) | (late << 15)) ^ ((late >>> 19) | (late << 13)) ^ (late >>> 10);
        schedule[i] = (schedule[i - 16] ?? 0) + small0 + (schedule[i - 7] ?? 0) + small1;
    }
}
/** Rotations are written inline: as a function, they would be a fifth of all calls of a run. */
function compress(state) {
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
    for (let i = 0; i < 64; i++) {
        const big1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
        const choice = (e & f) ^ (~e & g);
        const first = (h + big1 + choice + (constants[i] ?? 0) + (schedule[i] ?? 0)) | 0;
        const big0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
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


/***/ }),

/***/ 2165:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ previousPaths)
/* harmony export */ });
/** From the path of a renamed or copied file to its old one. */
function previousPaths(changes) {
    return new Map(changes.flatMap(({ path, previousPath }) => (previousPath === undefined ? [] : [[path, previousPath]])));
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

/***/ 2125:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Jj: () => (/* binding */ sourceLines),
  $6: () => (/* binding */ textAt),
  b6: () => (/* binding */ textOf)
});

;// CONCATENATED MODULE: ./build/src/core/edit.js

/** Applies edits that do not overlap. Line breaks of `text` are kept; those of inserted text follow the file's own. */
function applyEdits(text, edits) {
    const lines = lineStarts(text);
    const newline = text.includes('\r\n') ? '\r\n' : '\n';
    let result = text;
    for (const { span, text: replacement } of edits.toSorted((a, b) => comparePositions(b.span.start, a.span.start))) {
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

;// CONCATENATED MODULE: ./build/src/documents/source-text.js

/** The text of container files, and of those that were read as context. */
function textOf(project) {
    return (path) => project.document(path)?.text ?? project.text(path);
}
/** Lines of files, from 1; each file is split once, and only when one of its lines is needed. */
function sourceLines(text) {
    const split = new Map();
    return (path, line) => {
        const lines = split.get(path) ?? text(path)?.split(/\r?\n/) ?? [];
        split.set(path, lines);
        return lines[line - 1];
    };
}
/** What the file has at a place; `undefined` if it was not read. Its lines are found once for each file. */
function textAt(text) {
    const files = new Map();
    return (path, span) => {
        const cut = files.get(path) ?? cutter(text(path));
        files.set(path, cut);
        return cut(span);
    };
}
function cutter(text) {
    if (text === undefined)
        return () => undefined;
    const starts = lineStarts(text);
    const offset = ({ line, column }) => (starts[line - 1] ?? text.length) + column - 1;
    return ({ start, end }) => text.slice(offset(start), offset(end));
}


/***/ }),

/***/ 9270:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  IW: () => (/* binding */ activeRules),
  Nn: () => (/* binding */ inspect),
  $m: () => (/* binding */ isActive),
  XK: () => (/* binding */ ruleFailure)
});

// EXTERNAL MODULE: ./build/src/core/finding.js
var finding = __webpack_require__(5068);
// EXTERNAL MODULE: ./build/src/core/fingerprint.js
var fingerprint = __webpack_require__(8361);
// EXTERNAL MODULE: ./build/src/core/location.js
var core_location = __webpack_require__(4582);
// EXTERNAL MODULE: ./build/src/core/options.js
var options = __webpack_require__(9679);
// EXTERNAL MODULE: ./build/src/core/sha256.js
var sha256 = __webpack_require__(9706);
// EXTERNAL MODULE: ./build/src/core/text.js
var core_text = __webpack_require__(7422);
// EXTERNAL MODULE: ./build/src/documents/source-text.js + 1 modules
var source_text = __webpack_require__(2125);
// EXTERNAL MODULE: ./build/src/rules/index.js + 282 modules
var rules = __webpack_require__(2718);
// EXTERNAL MODULE: ./build/src/core/sorted.js
var core_sorted = __webpack_require__(6308);
;// CONCATENATED MODULE: ./build/src/review/derived.js


/**
 * Removes the edits of a violation if they would change a word whose text comes from elsewhere: `$X` is not its value, and
 * changing it could affect other places.
 */
function mendsOnlyWritten({ instructions }) {
    let touches;
    return (violation) => {
        if (!violation.edits?.length || violation.path !== undefined)
            return violation;
        touches ??= touching(instructions.flatMap(({ script }) => script?.derived ?? []));
        return violation.edits.some(({ span }) => touches?.(span)) ? { ...violation, edits: [] } : violation;
    };
}
/** Whether a span overlaps one of these, or is an insertion at its edge. A binary search, because there may be many. */
function touching(spans) {
    const sorted = spans.toSorted(core_location/* compareSpans */.fd);
    /** The furthest end of a span and of all spans before it. */
    const ends = [];
    for (const { end } of sorted) {
        const before = ends.at(-1);
        ends.push(before && (0,core_location/* comparePositions */.Ez)(before, end) > 0 ? before : end);
    }
    return ({ start, end }) => {
        const isInsertion = (0,core_location/* comparePositions */.Ez)(start, end) === 0;
        const begun = (0,core_sorted/* countWhile */.P)(sorted, (span) => {
            const order = (0,core_location/* comparePositions */.Ez)(span.start, end);
            return order < 0 || (isInsertion && order === 0);
        });
        const furthest = ends[begun - 1];
        if (!furthest)
            return false;
        const order = (0,core_location/* comparePositions */.Ez)(furthest, start);
        return order > 0 || (isInsertion && order === 0);
    };
}

// EXTERNAL MODULE: ./build/src/review/redact.js
var redact = __webpack_require__(7205);
// EXTERNAL MODULE: ./build/src/rules/knowledge/secret-values.js + 1 modules
var secret_values = __webpack_require__(531);
;// CONCATENATED MODULE: ./build/src/review/secret-digests.js



/**
 * A digest that distinguishes the secret at a place from others, however it is quoted, indented or wrapped in a variable's
 * default. The text itself is not kept. `undefined` if the file is not available.
 */
function secretDigests(text) {
    const at = (0,source_text/* textAt */.$6)(text);
    return (path, span) => {
        const written = at(path, span);
        return written === undefined ? undefined : (0,sha256/* sha256 */.s)(bare(written));
    };
}
/** `"${NAME:-hunter2}"` and `postgres://app:hunter2@db/app` contain the same secret as `hunter2`. */
function bare(written) {
    const text = written.replace(/[\s"'\\]+/g, '');
    const [found] = (0,secret_values/* findSecrets */.dL)(text);
    if (found !== undefined)
        return text.slice(found.start, found.end);
    return /^\$\{\w+:?-(.*)\}$/.exec(text)?.[1] ?? text;
}

;// CONCATENATED MODULE: ./build/src/review/inspect.js











/** `today` is `YYYY-MM-DD` in UTC; `images`, what a scan saw, is the same for head and base. */
function inspect({ project, reviewed, started }, settings, today, images) {
    const { allowedRegistries } = settings;
    const on = (rule) => isActive(rule, settings);
    const active = {
        dockerfile: rules/* rules */.a.dockerfile.filter(on),
        container: rules/* rules */.a.container.filter(on),
        compose: rules/* rules */.a.compose.filter(on),
    };
    // A list that the user wrote counts as chosen, even if it equals the default.
    const registriesChosen = allowedRegistries !== options/* defaultOptions */.KQ.allowedRegistries;
    const run = runner(project, { allowedRegistries, registriesChosen, today, images });
    const inspectContainers = (document) => {
        for (const container of project.containersOf(document)) {
            run.all(active.container, container, document.path, { scope: `services/${container.name}` });
            const inline = inlineDockerfile(container);
            if (inline) {
                const mend = mendsOnlyWritten(inline);
                run.all(active.dockerfile, inline, inline.path, { adapt: (violation) => withinBlock(mend(violation)) });
                run.gaps.push(...unreadScripts(inline));
            }
        }
        run.gaps.push(...cutContainers(project.containersOf(document)), ...unreadCommands(project.containersOf(document)));
    };
    for (const document of project.documents) {
        if (document.kind === 'compose' && started.has(document.path))
            inspectContainers(document);
        if (!reviewed.has(document.path))
            continue;
        switch (document.kind) {
            case 'dockerfile':
                run.all(active.dockerfile, document, document.path, { adapt: mendsOnlyWritten(document) });
                run.gaps.push(...unreadScripts(document));
                break;
            case 'compose':
                run.all(active.compose, document, document.path);
                inspectContainers(document);
                break;
            default:
                document;
        }
    }
    return { findings: (0,redact/* redact */.E)(identify(run.drafts(), project, settings), (0,source_text/* textOf */.b6)(project)), gaps: run.gaps };
}
/** How many rules run under these settings. */
function activeRules(settings) {
    return [...rules/* rules */.a.dockerfile, ...rules/* rules */.a.container, ...rules/* rules */.a.compose].filter((rule) => isActive(rule, settings));
}
/** Whether a rule runs under these settings. */
function isActive(rule, { profile, rules: chosen }) {
    const choice = chosen.get(rule.id);
    if (choice !== undefined)
        return choice !== 'off';
    return profile === 'all' || rule.profile === 'recommended';
}
/** In files that people write, no more services than this share an anchor. */
const mostSharers = 50;
/** Whether a service is added to those that share the finding; a file may be checked twice. */
function isOther({ sharers }, { path, scope }) {
    return sharers.length < mostSharers && !sharers.some((sharer) => sharer.scope === scope && sharer.path === path);
}
function runner(project, policy) {
    const drafts = new Map();
    const gaps = [];
    return {
        gaps,
        drafts: () => [...drafts.values()],
        all(list, subject, path, { adapt = (violation) => violation, scope = '' } = {}) {
            for (const rule of list) {
                try {
                    for (const violation of rule.check(subject, project, policy)) {
                        const owner = { path, scope, message: violation.message };
                        const sharers = scope === '' ? [] : [owner];
                        const draft = { rule, path: violation.path ?? path, violation: adapt(violation), sharers };
                        const key = placeKey(draft);
                        // Services that share an anchor share its findings.
                        const first = drafts.get(key);
                        if (first === undefined)
                            drafts.set(key, draft);
                        else if (sharers.length > 0 && isOther(first, owner))
                            drafts.set(key, { ...first, sharers: [...first.sharers, owner] });
                    }
                }
                catch (error) {
                    // A rule that fails never affects other rules or files, but its findings are unknown: a gap.
                    gaps.push(ruleFailure(rule, path, error));
                }
            }
        },
    };
}
/** The Dockerfile in `dockerfile_inline`, with places in the Compose file. */
function inlineDockerfile({ build }) {
    return build?.dockerfile === undefined ? build?.document : undefined;
}
/** A new line inside a YAML block would need the block's indentation, so such edits are left to the author. */
function withinBlock(violation) {
    const spansLines = violation.edits?.some(({ span, text }) => text.includes('\n') || span.start.line !== span.end.line);
    return spansLines ? { ...violation, edits: [] } : violation;
}
function placeKey({ rule, path, violation: { span, subject } }) {
    return [rule.id, path, span.start.line, span.start.column, span.end.line, span.end.column, subject ?? ''].join('\0');
}
/** A rule that failed: its findings are unknown. */
function ruleFailure(rule, path, error) {
    const cause = error instanceof Error ? error.message : String(error);
    return {
        path,
        subject: rule.id,
        reason: `The rule failed on this file. This is a bug in Plimsoll; please report it (${cause}).`,
        blocking: true,
    };
}
/** Gaps for commands that no rule saw. */
function unreadScripts({ path, instructions }) {
    return instructions.flatMap(({ keyword, script }) => (script?.problems ?? [])
        .filter(({ unread }) => unread)
        .map(({ span, message }) => {
        const { line } = span.start;
        const reason = `Some commands of ${keyword} on line ${line} were not reviewed: they are ${message}.`;
        return { path, line, subject: path, reason, blocking: true };
    }));
}
/** The same for commands of containers; a command that services share is reported once. */
function unreadCommands(containers) {
    const gaps = containers.flatMap(({ name, commands }) => commands().flatMap(({ path, script }) => script.problems
        .filter(({ unread }) => unread)
        .map(({ span, message }) => {
        const { line } = span.start;
        const reason = `Some commands of ${(0,core_text/* quoted */.TL)(name)} on line ${line} were not reviewed: they are ${message}.`;
        return [`${path}:${line}`, { path, line, subject: path, reason, blocking: true }];
    })));
    return [...new Map(gaps.toReversed()).values()].toReversed();
}
function cutContainers(containers) {
    const [first, ...more] = containers.filter(({ cut }) => cut);
    if (first === undefined)
        return [];
    const who = more.length === 0 ? 'it extends' : `it and ${(0,core_text/* count */.U9)(more.length, 'other service')} extend`;
    const reason = `${(0,core_text/* quoted */.TL)(first.name)} was only partly reviewed: ${who} more services than Plimsoll follows.`;
    return [{ path: first.path, subject: first.path, reason, blocking: true }];
}
/**
 * Sorts findings by place and numbers equal meanings within a file, so that each finding has its own fingerprint. The
 * findings do not refer to the documents, so that those can be freed.
 */
function identify(drafts, project, settings) {
    const digestAt = secretDigests((0,source_text/* textOf */.b6)(project));
    const secretAt = (path, span) => {
        const secretDigest = digestAt(path, span);
        return { secret: true, ...(secretDigest === undefined ? {} : { secretDigest }) };
    };
    const findings = drafts.map(({ rule, path, violation, sharers: owners }) => {
        const chosen = settings.rules.get(rule.id);
        const route = project.document(path)?.routeOf(violation.span.start) ?? { scope: '', step: '' };
        const sharers = owners.filter((owner) => owner.scope !== route.scope || owner.path !== path);
        return {
            rule,
            severity: chosen !== undefined && chosen !== 'off' ? chosen : (violation.severity ?? rule.severity),
            confidence: violation.confidence ?? rule.confidence,
            location: { path, span: (0,core_location/* plainSpan */.PW)(violation.span) },
            message: (0,core_text/* detached */.ht)(violation.message),
            why: rule.why,
            fix: rule.fix,
            subject: (0,core_text/* detached */.ht)(violation.subject ?? ''),
            absence: violation.absence ?? false,
            ...(sharers.length > 0
                ? { sharers: sharers.map((sharer) => ({ ...sharer, message: (0,core_text/* detached */.ht)(sharer.message) })) }
                : {}),
            ...(violation.secret ? secretAt(path, (0,core_location/* plainSpan */.PW)(violation.span)) : {}),
            route,
            fingerprint: '',
            edits: (violation.edits ?? []).map(({ span, text }) => ({ span: (0,core_location/* plainSpan */.PW)(span), text })),
            related: (violation.related ?? []).map(({ path: other = path, span, message }) => ({
                path: other,
                span: (0,core_location/* plainSpan */.PW)(span),
                message: (0,core_text/* detached */.ht)(message),
            })),
        };
    });
    const print = (0,fingerprint/* fingerprinter */.uw)();
    const shortStep = stepShortener();
    return findings.toSorted(finding/* compareFindings */.E).map((finding) => {
        const { rule, route, subject, location } = finding;
        const meaning = { rule: rule.id, route: { ...route, step: shortStep(route.step) }, subject };
        return { ...finding, fingerprint: print(location.path, meaning) };
    });
}
/** Longer steps are hashed once, not again for every finding in them. */
const longestStep = 1000;
function stepShortener() {
    const digests = new Map();
    return (step) => {
        if (step.length <= longestStep)
            return step;
        const known = digests.get(step) ?? (0,sha256/* sha256 */.s)(step);
        digests.set(step, known);
        return known;
    };
}


/***/ }),

/***/ 7205:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ redact)
/* harmony export */ });
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7422);
/* harmony import */ var _documents_source_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2125);


/**
 * Masks the values of found secrets in the text of every finding: a rule that quotes a command or an address does not
 * know that another rule found a password in it. Edits that would write a secret are left out.
 */
function redact(findings, text) {
    const places = findings.filter(({ secret }) => secret).map(({ location }) => location);
    if (places.length === 0)
        return findings;
    const clean = cleaner(valuesAt(places, text));
    return findings.map((finding) => ({
        ...finding,
        message: clean(finding.message),
        related: finding.related.map((place) => ({ ...place, message: clean(place.message) })),
        edits: finding.edits.every(({ text }) => clean(text) === text) ? finding.edits : [],
    }));
}
/** A private key has a few dozen lines; of a longer value, only the beginning is searched for. */
const mostLines = 200;
function valuesAt(places, text) {
    const at = (0,_documents_source_text_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(text);
    const values = places.flatMap(({ path, span }) => at(path, span)?.split(/\r?\n/, mostLines) ?? []);
    return new Set(values.map((line) => line.trim()));
}
/** Needles are indexed by their first characters, so that many secrets cost no more than one. */
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
            result += `${text.slice(done, start)}${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .hintOf */ .$z)(hit.value)}\u2026`;
            done = start + hit.value.length;
            at = done - 1;
        }
        return result + text.slice(done);
    };
}
/** A password can be a word that messages use too (`postgres`); such a word is only searched for in addresses. */
function needlesOf(value) {
    if (value.length < 2)
        return [];
    if (value.length >= 8 && /[^a-z]/i.test(value))
        return [{ text: value, value, at: 0 }];
    return [{ text: `:${value}@`, value, at: 1 }];
}


/***/ }),

/***/ 3030:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Zc: () => (/* binding */ askedPaths),
  NQ: () => (/* binding */ review)
});

// UNUSED EXPORTS: diffsOf

// EXTERNAL MODULE: ./build/src/core/finding.js
var finding = __webpack_require__(5068);
// EXTERNAL MODULE: ./build/src/core/fingerprint.js
var fingerprint = __webpack_require__(8361);
// EXTERNAL MODULE: ./build/src/core/rule.js
var core_rule = __webpack_require__(5639);
// EXTERNAL MODULE: ./build/src/core/severity.js
var severity = __webpack_require__(2842);
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
/** Code units of an instruction that are compared; the rest says nothing new about what it is. */
const maxLength = 4000;

;// CONCATENATED MODULE: ./build/src/compare/pairing.js


function pairing(head, base) {
    const news = new Set(head);
    const open = new Set(base);
    return {
        news,
        open,
        join: (finding, partner) => {
            news.delete(finding);
            open.delete(partner);
        },
        settle: (finding) => {
            news.delete(finding);
        },
    };
}
/** Pairs the findings whose keys are equal, in order of place. */
function pairEqual({ news, open, join }, keyOfHead, keyOfBase, mayPair = () => true) {
    const candidates = Map.groupBy(open, keyOfBase);
    for (const finding of [...news]) {
        const rest = candidates.get(keyOfHead(finding));
        const partner = rest?.[0];
        if (partner === undefined || !mayBeOne(finding, partner) || !mayPair(finding, partner))
            continue;
        rest?.shift();
        join(finding, partner);
    }
}
/** Pairs the findings whose keys are equal, the most alike first: a likeness below `leastLikeness` is none. */
function pairAlike({ news, open, join }, keyOfHead, keyOfBase, likenessOf) {
    const candidates = Map.groupBy(open, keyOfBase);
    const pairs = [];
    for (const finding of news) {
        for (const partner of candidates.get(keyOfHead(finding)) ?? []) {
            if (!mayBeOne(finding, partner))
                continue;
            const likeness = likenessOf(finding, partner);
            if (likeness >= leastLikeness)
                pairs.push({ finding, partner, likeness });
            if (pairs.length > maxPairs)
                break;
        }
    }
    for (const { finding, partner } of pairs.toSorted((a, b) => b.likeness - a.likeness))
        if (news.has(finding) && open.has(partner))
            join(finding, partner);
}
/** Instructions less similar than this are not edits of one another. */
const leastLikeness = 0.5;
/** Limits the work on hostile files. */
const maxPairs = 100_000;
/** Another secret is another leak, and a danger that became graver (`/etc` writable, not only readable) is a new one. */
function mayBeOne(finding, partner) {
    return isSameSecret(finding, partner) && (0,severity/* compareSeverities */.Rj)(finding.severity, partner.severity) >= 0;
}
/** Whether the two reveal the same secret, or none. */
function isSameSecret(a, b) {
    return a.secretDigest === undefined || b.secretDigest === undefined || a.secretDigest === b.secretDigest;
}
/** How alike the places of two findings of the same rule and subject are; see `pairAlike`. */
function likenessOf(a, b) {
    const likeness = similarity(a.route.step, b.route.step) + (a.message === b.message ? sameMessage : 0);
    if (a.route.scope !== b.route.scope) {
        // Another stage or service: a half-similar instruction counts as the same one, renamed, only if the subject is the same.
        return a.subject !== '' || likeness >= 0.9 ? likeness - 0.01 : 0;
    }
    // A subject is what the rule itself says matters; the text around it then only breaks ties.
    return a.subject === '' && !isOfStage(a, b) ? likeness : 1 + likeness;
}
/** What a message names is in no other field; between two places that are equally alike, it decides. */
const sameMessage = 0.001;
/** A stage that lacks something lacks it whatever it is made from. */
function isOfStage(a, b) {
    return a.absence && b.absence && [a, b].every(({ route: { step } }) => step.startsWith('FROM '));
}

;// CONCATENATED MODULE: ./build/src/compare/compare.js




const noScopes = { head: () => false, base: () => false, formerly: (finding) => finding };
/**
 * Compares the findings of head with those of base, by meaning. A finding of head is `existing` if base has a finding
 * with the same meaning: in the same file (`previousPaths` maps head's paths of renamed and copied files to base's), in
 * an instruction whose edit did not touch the cause, or in another file that it was moved from. Each finding of base is
 * matched once; those that match nothing are `fixed`. Of several with the same meaning, those in the same or the most
 * similar instructions belong together, so that the new one is where it was added.
 *
 * A finding may follow a service that was renamed, but only if the old name is gone and the new one did not exist in
 * base. Otherwise, what is taken from one container and given to another is introduced in the other. The same holds for
 * root, from one image to another. A service that is continued in another file (an override, say) is the same one.
 * A finding that services share through a YAML anchor or `extends` counts for each of them, so adding or resolving these
 * changes nothing.
 * Another secret in the same place is a new finding: a leaked secret stays leaked when another one replaces it. So is
 * what became more severe.
 */
function compare(head, base, previousPaths, scopes = noScopes) {
    const before = (path) => previousPaths.get(path) ?? path;
    const nextPaths = new Map(Array.from(previousPaths, ([path, previous]) => [previous, path]));
    const existedInBase = ({ location: { path }, route: { scope } }) => scope !== '' && scopes.base(before(path), scope);
    const existsInHead = ({ location: { path }, route: { scope } }) => scope !== '' && [path, nextPaths.get(path) ?? path].some((now) => scopes.head(now, scope));
    /** Whether the stage or service of either finding exists in both commits. */
    const stand = (finding, partner) => existedInBase(finding) || existsInHead(partner);
    const mayRename = (finding, partner) => finding.rule.ofFile === true ||
        finding.route.scope === partner.route.scope ||
        !(isOfService(finding) && stand(finding, partner));
    const mayMove = (finding, partner) => !(isOfImage(finding) && stand(finding, partner)) ||
        ((!existedInBase(finding) || !isOfContainer(finding)) && isContinued(finding, partner));
    const now = unshared(head, (finding) => scopes.formerly(finding, 'head'));
    const then = unshared(base, (finding) => scopes.formerly(finding, 'base'));
    const pairs = pairing(now.keys(), then.keys());
    const pathOf = (finding) => finding.location.path;
    const pathBefore = (finding) => before(finding.location.path);
    const equally = (key, mayPair) => pairEqual(pairs, (finding) => key(finding, pathBefore(finding)), (finding) => key(finding, pathOf(finding)), mayPair);
    const place = (finding, path) => `${path}\0${stepKey(finding)}\0${finding.route.scope}`;
    equally((finding, path) => `${place(finding, path)}\0${finding.message}`);
    equally(place);
    const copied = copiesOf(previousPaths, head, base);
    for (const finding of [...pairs.news])
        if (copied(finding))
            pairs.settle(finding);
    // Stages belong to one build, so an instruction can move between them; services share nothing.
    equally((finding, path) => `${path}\0${stepKey(finding)}`, (finding) => !isOfService(finding));
    pairAlike(pairs, (finding) => subjectKey(finding, pathBefore(finding)), (finding) => subjectKey(finding, pathOf(finding)), (finding, partner) => (mayRename(finding, partner) ? likenessOf(finding, partner) : 0));
    // The same secret under another name.
    equally(({ rule, secretDigest = '' }, path) => [path, rule.id, secretDigest].join('\0'), ({ secretDigest }) => secretDigest !== undefined);
    // What hostile files have more of than was compared.
    equally((finding, path) => `${path}\0${(0,fingerprint/* meaningKey */.Pq)(meaningOf(finding))}`);
    // Moved to another file: the same meaning disappeared in one place and appeared in another.
    equally((finding) => `${stepKey(finding)}\0${finding.route.scope}`, mayMove);
    equally((finding) => (0,fingerprint/* meaningKey */.Pq)(meaningOf(finding)), mayMove);
    equally(stepKey, (finding, partner) => !isOfService(finding) && mayMove(finding, partner));
    const kept = new Set(Array.from(then).flatMap(([each, finding]) => (pairs.open.has(each) ? [] : finding)));
    const gone = base.filter((finding) => !kept.has(finding)).toSorted(finding/* compareFindings */.E);
    return [
        ...judged(head, now, pairs.news, existedInBase),
        ...gone.map((finding) => ({ finding, status: 'fixed' })),
    ];
}
/**
 * Introduced is what no service had before, and access that one more service is given; its message is then told.
 * `news` are those of `shares` that match nothing of base.
 */
function judged(head, shares, news, existedInBase) {
    const old = new Set(Array.from(shares).flatMap(([share, finding]) => (news.has(share) ? [] : finding)));
    /** An override is no service of its own, and a service that others extend is given only what they did not have. */
    const isPart = (share, finding) => old.has(finding) &&
        elsewhere(share, finding).some(({ scope }) => scope === share.route.scope || !existedInBase(share));
    const givenAnew = new Map(Array.from(shares).flatMap(([share, finding]) => news.has(share) && isGiven(finding) && !isPart(share, finding) ? [[finding, share]] : []));
    return head.map((finding) => {
        const share = givenAnew.get(finding);
        if (!old.has(finding))
            return { finding, status: 'introduced' };
        if (share === undefined)
            return { finding, status: 'existing' };
        return { finding: { ...finding, message: share.message }, status: 'introduced' };
    });
}
/**
 * A finding that services share, once for each of them, with the finding that is reported. A fragment that services
 * take up is no service itself.
 */
function unshared(findings, formerly) {
    const each = new Map();
    for (const finding of findings) {
        const { sharers = [], route, location } = finding;
        if (sharers.length === 0 || isOfService(finding))
            each.set(formerly(finding), finding);
        for (const { path, scope, message } of sharers)
            each.set({ ...finding, message, location: { ...location, path }, route: { ...route, scope } }, finding);
    }
    return each;
}
/** The rule, what it is about, and the instruction or key. */
function stepKey({ rule, subject, route }) {
    return [rule.id, subject, route.step].join('\0');
}
function subjectKey({ rule, subject }, path) {
    return [path, rule.id, subject].join('\0');
}
function meaningOf({ rule, route, subject }) {
    return { rule: rule.id, route, subject };
}
/**
 * Whether the finding is about access that a service gets: an anchor that gives it to one more service introduces it.
 */
function isGiven({ rule }) {
    return rule.category === 'privilege' || rule.category === 'isolation';
}
function isOfService({ route }) {
    return route.scope.startsWith('services/');
}
/**
 * Whether the finding is about the final image (its user, say) and not about a line that can move. Always true of
 * services.
 */
function isOfImage(finding) {
    return isOfService(finding) || finding.absence || finding.rule.category === 'privilege';
}
/** Whether the finding is about what a service may do and not about how the file is written. */
function isOfContainer({ rule }) {
    return (0,core_rule/* targetOf */.$r)(rule) !== 'compose';
}
/** Whether a service of that name goes on in another file nearby: an override of it, or what it extends. */
function isContinued(finding, { location: other, route }) {
    const { location, route: { scope }, } = finding;
    const [here, there] = [folderOf(location.path), folderOf(other.path)];
    return isOfService(finding) && scope === route.scope && (here.startsWith(there) || there.startsWith(here));
}
/** With the slash at its end; '' for the root. */
function folderOf(path) {
    return path.slice(0, path.lastIndexOf('/') + 1);
}
/** The services of other files that have the finding, too, if `share` is the one in its own place. */
function elsewhere(share, { location: { path }, route: { scope }, sharers = [] }) {
    return share.location.path === path && share.route.scope === scope
        ? sharers.filter((sharer) => sharer.path !== path)
        : [];
}
/**
 * A copied file repeats its source, which still exists and has its own partner: what the source had is not introduced
 * by the copy.
 */
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

// EXTERNAL MODULE: ./build/src/core/location.js
var core_location = __webpack_require__(4582);
// EXTERNAL MODULE: ./build/src/core/span-index.js
var span_index = __webpack_require__(4468);
;// CONCATENATED MODULE: ./build/src/compare/fold.js


/**
 * One finding for one root cause: a finding whose rule `foldsInto` another becomes a `related` entry of the other rule's
 * finding, if there is one of the same status in the same place.
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
    return new Map(Array.from(groups, ([key, group]) => [key, (0,span_index/* spanIndex */.z)(group, ({ finding }) => finding.location.span)]));
}
function hostKey(rule, { location, route }, status) {
    return [rule, location.path, route.scope, status].join('\0');
}
/** The outermost finding around `entry`, else the first one inside it; of the first rule that has any. */
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
    const folded = guests.map(({ finding: guest }) => ({
        ...guest.location,
        message: guest.message,
        rule: guest.rule.id,
    }));
    // Their own related places come after all of them: comments have room only for the first few.
    const theirs = guests.flatMap(({ finding: guest }) => guest.related);
    return { ...finding, related: [...finding.related, ...folded, ...theirs] };
}

;// CONCATENATED MODULE: ./build/src/compare/gather.js



/**
 * Joins the findings that one decision of the author explains, as their rules say with `gathered`. The joined finding
 * stands at the first of the most severe places; the others become `related`. Only findings of the same file and status
 * are joined, so that an introduced finding does not disappear in an existing one.
 */
function gather(compared) {
    const groups = Map.groupBy(compared.filter(isGathered), groupKey);
    const kept = new Map();
    for (const group of groups.values()) {
        const [host, ...guests] = group.toSorted(gravestFirst);
        if (host !== undefined)
            kept.set(host, guests.length === 0 ? host : joined(host, guests));
    }
    return compared.flatMap((entry) => (isGathered(entry) ? (kept.get(entry) ?? []) : [entry]));
}
/**
 * A finding with a one-click fix of its own keeps its place, unless one click fixes all, or all are merely missing; so
 * does a secret whose value is not known.
 */
function isGathered({ finding: { rule, edits, absence, secretDigest } }) {
    const { by, of } = rule.gathered ?? {};
    if (of === 'absences')
        return absence;
    if (by === 'secret' && secretDigest === undefined)
        return false;
    return by !== undefined && (by === 'scope' || edits.length === 0);
}
function groupKey({ finding, status }) {
    const { rule, location } = finding;
    const { by = 'file', cause = rule.id } = rule.gathered ?? {};
    return [cause, location.path, shared(by, finding), status].join('\0');
}
function shared(by, { route, subject, secretDigest = '' }) {
    switch (by) {
        case 'file':
            return '';
        case 'scope':
            return route.scope;
        case 'subject':
            return subject;
        case 'secret':
            return secretDigest;
    }
}
function gravestFirst(a, b) {
    return (0,severity/* compareSeverities */.Rj)(a.finding.severity, b.finding.severity) || (0,finding/* compareFindings */.E)(a.finding, b.finding);
}
function joined(host, guests) {
    const { finding } = host;
    // The places themselves come first: comments have room only for the first few.
    const places = guests.map(({ finding: guest }) => ({
        ...guest.location,
        message: guest.message,
        rule: guest.rule.id,
    }));
    const beside = guests.flatMap(({ finding: guest }) => guest.related);
    const together = finding.rule.gathered?.by === 'scope' ? asOne(finding, guests) : {};
    return { ...host, finding: { ...finding, ...together, related: [...places, ...finding.related, ...beside] } };
}
/** One finding from the first place to the last, with the edits of all. */
function asOne(finding, guests) {
    const all = [finding, ...guests.map((guest) => guest.finding)];
    const [first = finding.location.span, ...later] = all.map(({ location }) => location.span).toSorted(core_location/* compareSpans */.fd);
    const span = (0,core_location/* joinSpans */.kU)(first, later.at(-1) ?? first);
    return { location: { ...finding.location, span }, edits: all.flatMap(({ edits }) => edits) };
}

// EXTERNAL MODULE: ./build/src/core/image-inspection.js
var image_inspection = __webpack_require__(3071);
// EXTERNAL MODULE: ./build/src/core/tree.js
var tree = __webpack_require__(2165);
// EXTERNAL MODULE: ./node_modules/diff/libesm/patch/create.js + 2 modules
var create = __webpack_require__(7291);
;// CONCATENATED MODULE: ./build/src/diff/file-diff.js

/** Parses GitHub's `patch`: hunks without file headers. What is before the first hunk is left out; never throws. */
function parsePatch({ path, patch }) {
    const hunks = [];
    for (const line of (patch ?? '').split('\n')) {
        const header = /^@@ -(\d+)(?:,\d+)? \+(\d+)(?:,\d+)? @@/.exec(line);
        if (header)
            hunks.push({ base: Number(header[1]), head: Number(header[2]), lines: [] });
        else
            hunks.at(-1)?.lines.push(line);
    }
    return { path, hunks: hunks.map(({ lines, base, head }) => numbered(lines, base, head)) };
}
/** The lines of a unified hunk that begins at these lines of base and head. A remark on a missing line break is none. */
function numbered(written, base, head) {
    const next = { base, head };
    const lines = written.flatMap((line) => {
        const text = line.slice(1);
        if (line.startsWith('+'))
            return [{ kind: 'added', head: next.head++, base: undefined, text }];
        if (line.startsWith('-'))
            return [{ kind: 'removed', head: undefined, base: next.base++, text }];
        if (line.startsWith(' '))
            return [{ kind: 'context', head: next.head++, base: next.base++, text }];
        return [];
    });
    return { lines };
}
/** The lines of context that GitHub and git show around a change. */
const contextLines = 3;
/** With more changed lines, the whole file counts as replaced: finding the shortest edit takes quadratic time. */
const maxEditLength = 2000;
/** The diff of two contents as GitHub would show it, for a file whose `patch` GitHub left out. */
function diffTexts(path, base, head) {
    const patch = (0,create/* structuredPatch */.YB)(path, path, base, head, '', '', { context: contextLines, maxEditLength });
    if (patch === undefined)
        return { path, hunks: [{ lines: replaced(base, head) }] };
    return { path, hunks: patch.hunks.map(({ oldStart, newStart, lines }) => numbered(lines, oldStart, newStart)) };
}
function replaced(base, head) {
    const linesOf = (text) => text.replace(/\n$/, '').split('\n');
    return [
        ...linesOf(base).map((text, index) => ({ kind: 'removed', head: undefined, base: index + 1, text })),
        ...linesOf(head).map((text, index) => ({ kind: 'added', head: index + 1, base: undefined, text })),
    ];
}

// EXTERNAL MODULE: ./build/src/core/sorted.js
var sorted = __webpack_require__(6308);
;// CONCATENATED MODULE: ./build/src/diff/changed-lines.js

const read = new WeakMap();
/** The lines of a diff by kind. They are sorted once, because every finding of the file needs them. */
function changed_lines_changedLines(diff) {
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
    // Patches come from outside, so their hunks may be in any order.
    const placed = unordered.toSorted((a, b) => a.at - b.at);
    const from = (line) => (0,sorted/* countWhile */.P)(placed, ({ at }) => at < line);
    return {
        some: ({ first, last }) => (placed[from(first)]?.at ?? Number.POSITIVE_INFINITY) <= last,
        nearest: (line) => {
            const behind = placed[from(line)];
            const lastBefore = placed[from(line) - 1];
            // If several removed lines have the same place, the first one counts.
            const before = lastBefore && placed[from(lastBefore.at)];
            if (behind === undefined || before === undefined)
                return (behind ?? before)?.line;
            return (line - before.at <= behind.at - line ? before : behind).line;
        },
    };
}

;// CONCATENATED MODULE: ./build/src/diff/placement.js


/**
 * Where a finding of head lies relative to the diff. `diff` is `undefined` if the pull request does not touch the file.
 */
function placementOf(finding, diff) {
    if (diff === undefined)
        return 'unchanged-file';
    const { added, context } = changed_lines_changedLines(diff);
    const own = { first: finding.location.span.start.line, last: (0,core_location/* lastLine */.fM)(finding.location.span) };
    if (added.some(own))
        return 'added-line';
    return context.some(own) ? 'diff-context' : 'changed-file';
}
/** How many lines beside its own a comment may cover to hold a suggestion. */
const maxNeighbours = 2;
/**
 * Where the comment on a finding goes: on its own lines if the diff shows them, otherwise on the changed line that most
 * likely caused it, otherwise on the file. `undefined` if the pull request does not touch the file.
 */
function anchorOf(finding, diff) {
    if (diff === undefined)
        return undefined;
    const { span } = finding.location;
    const own = { first: span.start.line, last: lastLine(span) };
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
/** The finding's lines, extended to those that its edits change, unless that is too much for one suggestion. */
function linesOfEdits({ edits }, own) {
    if (edits.length === 0)
        return undefined;
    const first = Math.min(own.first, ...edits.map(({ span }) => span.start.line));
    const last = Math.max(own.last, ...edits.map(({ span }) => lastLine(span)));
    return own.first - first <= maxNeighbours && last - own.last <= maxNeighbours ? { first, last } : undefined;
}
/** The changed line nearest to the finding; if something is missing, a removed line comes first. */
function causeOf(finding, diff) {
    const { line } = finding.location.span.start;
    const { added, removed } = changedLines(diff);
    return finding.absence
        ? (removed.nearest(line) ?? added.nearest(line))
        : (added.nearest(line) ?? removed.nearest(line));
}

// EXTERNAL MODULE: ./build/src/documents/source-text.js + 1 modules
var source_text = __webpack_require__(2125);
// EXTERNAL MODULE: ./build/src/images/vulnerability-rule.js
var vulnerability_rule = __webpack_require__(6697);
// EXTERNAL MODULE: ./build/src/rules/index.js + 282 modules
var rules = __webpack_require__(2718);
// EXTERNAL MODULE: ./build/src/core/rule-names.js
var rule_names = __webpack_require__(574);
// EXTERNAL MODULE: ./build/src/documents/classify.js
var classify = __webpack_require__(8424);
// EXTERNAL MODULE: ./build/src/core/text.js
var core_text = __webpack_require__(7422);
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
        return only('malformed', 'This comment is malformed, so it silences nothing; write `# plimsoll: ignore[rule-id] reason`.');
    }
    const wholeFile = verb.toLowerCase() === 'ignore-file';
    if (wholeFile && !top) {
        return only('misplaced', '`ignore-file` counts only at the top of a file, so this comment silences nothing.');
    }
    if (!wholeFile && target === undefined) {
        return only('misplaced', 'There is nothing on or below the line of this comment, so it silences nothing.');
    }
    const reason = rest.replace(/^[\s:,;\u2013\u2014-]+/, '').trim();
    if (!/[\p{L}\p{N}]/u.test(reason)) {
        return only('no-reason', 'This comment gives no reason, so it silences nothing.');
    }
    const known = words.flatMap((word) => resolve(word, names) ?? []);
    const mistakes = words
        .filter((word) => resolve(word, names) === undefined)
        .map((word) => ({ kind: 'unknown-id', span, target, word, ...unknownId(word, names, checks) }));
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
/** Names whose findings need an image scan: without one, the comment is not known to be unused. */
function isAboutImages(name) {
    return name.startsWith('image/') || isVulnerabilityId(name);
}
function unknownId(word, { ids }, checks) {
    const ours = checks(word);
    const meant = (0,core_text/* nearest */.pA)(word, ids);
    const [only] = ours.length === 0 ? [meant] : ours.length === 1 ? ours : [];
    const hint = ours.length > 0
        ? `; another tool\u2019s check of that name is ${ours.map((id) => (0,core_text/* quoted */.TL)(id)).join(' or ')} here`
        : meant === undefined
            ? ''
            : `; did you mean ${(0,core_text/* quoted */.TL)(meant)}?`;
    const message = `There is no rule ${(0,core_text/* quoted */.TL)(word)}, so this id silences nothing${hint === '' || !hint.endsWith('?') ? `${hint}.` : hint}`;
    return only === undefined ? { message } : { message, instead: only };
}

;// CONCATENATED MODULE: ./build/src/silence/pragma.js
/** The instruction or node directly below a comment or on its line; none if the comment is in the middle of it. */
function targetOfWhole({ span, target }) {
    return target !== undefined && target.start.line >= span.start.line ? target : undefined;
}
/** One whole line with its line break. */
function lineSpan(line) {
    return { start: { line, column: 1 }, end: { line: line + 1, column: 1 } };
}
/**
 * Identifies a pragma in another commit of the same file: its words, and the place in the file's meaning that it covers,
 * on whatever line.
 */
function pragmaKey({ text, reach }, document) {
    const { scope, step } = reach === undefined ? { scope: '', step: '' } : document.routeOf(reach.start);
    return [text.replace(/\s+/g, ' ').trim(), scope, step].join('\0');
}

;// CONCATENATED MODULE: ./build/src/silence/semgrep-pragmas.js

/**
 * `# nosemgrep`, `# nosemgrep: id, id`: covers what starts on its line and, if it has a line of its own, on the next.
 * Semgrep reads lines, not comments, so one behind a command counts too:
 * https://semgrep.dev/docs/ignoring-files-folders-code
 */
function readSemgrepPragmas(document) {
    const { text } = document;
    if (!/nosem/i.test(text))
        return [];
    const instructionOn = instructionsByLine(document);
    const baseOf = basesByLine(document);
    return text.split('\n').flatMap((content, index) => {
        const [, before = '', comment, ids = ''] = /^([^#]*)(#.*?\bnosem(?:grep)?\b(?:[:=](.*))?.*)/i.exec(content) ?? [];
        if (comment === undefined)
            return [];
        const words = ids.split(/[\s,]+/).filter((word) => word !== '');
        const line = index + 1;
        const governed = before.trim() === '' ? line + 1 : line;
        // Semgrep matches a whole instruction; in YAML, our findings begin where Semgrep's do.
        const reach = instructionOn.get(governed) ?? lineSpan(governed);
        // The path of the rule's file may stand before its id.
        const names = words.length === 0 ? ['semgrep:*'] : words.map((id) => `semgrep:${id.slice(id.lastIndexOf('.') + 1)}`);
        const column = before.length + 1;
        const span = { start: { line, column }, end: { line, column: column + comment.length } };
        const pragma = { speaker: 'Semgrep', names, spared: [], reach, span, text: comment, reason: '' };
        const base = baseOf.get(governed);
        return base === undefined ? [pragma] : [pragma, { ...pragma, names: names.flatMap(missingUser), reach: base }];
    });
}
/**
 * The line of each CMD or ENTRYPOINT to the FROM of its stage: Semgrep reports a missing USER at the former, we at the
 * latter.
 */
function basesByLine(document) {
    const instructions = document.kind === 'compose' ? [] : document.instructions;
    return new Map(instructions.flatMap(({ keyword, span, stage }) => stage !== undefined && /^(?:CMD|ENTRYPOINT)$/.test(keyword) ? [[span.start.line, stage.from.span]] : []));
}
function missingUser(name) {
    const checks = ['semgrep:missing-user', 'semgrep:missing-user-entrypoint'];
    return name === 'semgrep:*' ? checks : checks.filter((check) => check === name);
}
function instructionsByLine(document) {
    if (document.kind === 'compose')
        return new Map();
    const { instructions, globalArgs, stages } = document;
    const all = [...globalArgs, ...instructions, ...stages.flatMap((stage) => stage.instructions)];
    return new Map(all.map(({ span }) => [span.start.line, span]));
}

;// CONCATENATED MODULE: ./build/src/silence/peer-pragmas.js


/** A cheap test, because it runs on every comment of a large file. */
const mayBePragma = /hadolint|checkov|bridgecrew|trivy|tfsec|kics|dclint/i;
/** The pragmas of other tools, each with the syntax and reach of its own documentation or source. */
function readPeerPragmas(document, today) {
    const pragmas = [];
    const blockFrom = blocksOf(document);
    const lineReach = linesOf(document);
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
            add('dclint', comment, dclint(comment, lineReach));
        add('KICS', comment, kics(comment, document.kind, { blockFrom, lineReach }));
    }
    if (document.kind === 'dockerfile') {
        for (const comment of behindCommands(document)) {
            for (const saying of trivy(comment, today))
                add('Trivy', comment, saying);
        }
        pragmas.push(...buildkit(document));
    }
    return [...pragmas, ...readSemgrepPragmas(document)];
}
const hadolintForm = /^hadolint[ \t]+(global[ \t]+)?ignore[ \t]*=[ \t]*([DLSC\d]+(?:[ \t]*,[ \t]*[DLSC\d]+)*)[ \t]*(?:#(.*))?$/;
/**
 * Covers the instruction on the next line, or the whole file. One invalid code makes the whole pragma void:
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
 * Covers the whole Dockerfile, wherever it stands ("line number doesn't matter"):
 * https://github.com/bridgecrewio/checkov/blob/main/checkov/dockerfile/parser.py
 */
function checkov({ text }) {
    const [, ids, reason = ''] = /(?:checkov|bridgecrew):skip= *([A-Za-z_\d]+(?: *, *[A-Za-z_\d]+)*)(?::(.*))?/.exec(text) ?? [];
    const names = ids?.split(',').map((id) => `checkov:${id.trim()}`);
    return names && { names, reach: undefined, reason: reason.trim() };
}
/**
 * Covers what starts on its line or the next; stacked comments share their reach. From the day
 * `exp:` on, it is void: https://github.com/aquasecurity/trivy/blob/main/pkg/iac/ignore/parse.go
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
/** Trivy reads lines, not comments: `RUN command # trivy:ignore:\u2026` counts too, although it is a shell comment. */
function behindCommands({ text, instructions }) {
    if (!/(?:trivy|tfsec):ignore/.test(text))
        return [];
    const lines = text.split('\n');
    return instructions.flatMap(({ keyword, span: target }) => {
        const { line } = target.start;
        const content = lines[line - 1] ?? '';
        const at = keyword === 'RUN' ? content.search(/[ \t]#[ \t]*(?:trivy|tfsec):ignore/) + 1 : 0;
        if (at === 0)
            return [];
        const span = { start: { line, column: at + 1 }, end: { line, column: content.length + 1 } };
        return [{ text: content.slice(at + 1).trim(), span, target, ownLine: false, top: false }];
    });
}
/** Earlier releases wrote `AVD-DS-0002`, and before that `DS002`, for today's `DS-0002`. */
function currentTrivyId(id) {
    const [, digits] = /^(?:avd-)?ds-?(\d{1,4})$/i.exec(id) ?? [];
    return digits === undefined ? id : `DS-${digits.padStart(4, '0')}`;
}
/** https://docs.kics.io/latest/running-kics/#using_commands_on_scanned_files_as_comments */
function kics(comment, kind, { blockFrom, lineReach }) {
    const [, rest] = /^kics-scan\s+(.*)$/i.exec(comment.text) ?? [];
    if (rest === undefined)
        return undefined;
    const commands = rest.toLowerCase().split(/\s+/);
    const target = targetOfWhole(comment);
    const all = ['kics:*'];
    if (commands.includes('ignore-line')) {
        // In a Dockerfile, all lines of the instruction; in YAML, only the next line.
        const reach = kind === 'dockerfile' ? target : target && lineReach(target);
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
/** Other tools report these lists once, at their key; we report their items. */
const toldAtKey = /^\s*["']?(?:ports|expose|cap_add|depends_on)["']?\s*:/;
function linesOf({ text, comments }) {
    const lines = comments.length === 0 ? [] : text.split('\n');
    return (target) => {
        const { line } = target.start;
        return toldAtKey.test(lines[line - 1] ?? '') ? target : lineSpan(line);
    };
}
/** https://github.com/zavoloklom/docker-compose-linter/blob/main/docs/configuration-comments.md */
function dclint({ text, span, target, ownLine, top }, lineReach) {
    const [, command, rest = ''] = /^dclint\s+(disable(?:-file|-line)?)(\s.*)?$/.exec(text) ?? [];
    if (command === undefined)
        return undefined;
    const rules = rest.split(/[\s,]+/).filter((word) => word !== '');
    const names = rules.length === 0 || command === 'disable-file' ? ['dclint:*'] : rules.map((rule) => `dclint:${rule}`);
    if (command !== 'disable-line')
        return top ? { names, reach: undefined } : undefined;
    const isHere = target?.start.line === span.start.line;
    if (target !== undefined && (ownLine || isHere))
        return { names, reach: lineReach(target) };
    return ownLine ? undefined : { names, reach: lineSpan(span.start.line) };
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
/** Whether base already had a pragma: the same words for the same thing. Without a base, every pragma is old. */
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
            // Of two equal ones only the first counts, so that a file full of pragmas takes no more time than others.
            if (reach === undefined)
                inFile.set(name, inFile.get(name) ?? pragma);
            else
                inReach
                    .set(name, inReach.get(name) ?? [])
                    .get(name)
                    ?.push({ pragma, reach });
        }
    }
    const indexes = new Map(Array.from(inReach, ([name, list]) => [name, (0,span_index/* spanIndex */.z)(list, ({ reach }) => reach)]));
    return (finding) => namesOf(finding).flatMap((name) => {
        const places = isCheck(name) ? placesOf(finding) : [finding.location.span];
        const near = places.flatMap((span) => indexes.get(name)?.at(span.start) ?? []).map(({ pragma }) => pragma);
        const far = inFile.get(name);
        return (far ? [...near, far] : near).flatMap((pragma) => (spares(pragma, finding) ? [] : [{ pragma, name }]));
    });
}
/** All names by which a comment can mention a finding. */
function namesOf({ rule, vulnerability }) {
    const tools = new Set(rule.covers.map((check) => `${check.slice(0, check.indexOf(':'))}:*`));
    return [rule.id, ...(vulnerability ? [vulnerability.id.toUpperCase()] : []), ...rule.covers, ...tools];
}
/** The place of a finding and its related places in the same file: another tool may report any of them. */
function placesOf({ location, related }) {
    const others = related.filter(({ path }) => path === location.path);
    return [location.span, ...others.map(({ span }) => span)];
}
/** A check of another tool by its id: the tool reported it on the line where the author wrote the pragma. */
function isCheck(name) {
    return /^[\w-]+:[^*]/.test(name);
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
        message: `${(0,core_text/* quoted */.TL)(name)} reports nothing here, so this comment silences nothing.`,
        // Other ids in the same comment may still silence something.
        ...(/^[^[]*\[[^\],]*\]/.test(pragma.text) ? { instead: '' } : {}),
    }));
}
function notAllowed({ span, reach }, mode) {
    const why = mode === 'deny' ? 'allows no ignore comments' : 'counts only ignore comments that base already had';
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
    const lines = mistakes.length === 0 ? [] : document.text.split('\n');
    const print = (0,fingerprint/* fingerprinter */.uw)();
    return mistakes
        .toSorted((a, b) => (0,core_location/* compareSpans */.fd)(a.span, b.span))
        .map((mistake) => {
        const { kind, span, target, word, message } = mistake;
        const route = document.routeOf((target ?? span).start);
        const subject = `${kind} ${word}`.trim();
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
            fingerprint: print(document.path, { rule: rule.id, route, subject }),
            edits: editsFor(mistake, lines),
            related: [],
        };
    });
}
/**
 * Replaces the wrong word by the right one. A comment that is removed takes its line with it, if it has one of its own.
 */
function editsFor({ span, word, instead }, lines) {
    if (instead === undefined)
        return [];
    const { line, column } = span.start;
    const content = lines[line - 1] ?? '';
    if (instead === '') {
        const isAlone = content.slice(0, column - 1).trim() === '' && span.end.line === line;
        return isAlone ? [{ span: { start: { line, column: 1 }, end: { line: line + 1, column: 1 } }, text: '' }] : [];
    }
    const at = content.indexOf(word, column - 1);
    if (at === -1)
        return [];
    return [{ span: { start: { line, column: at + 1 }, end: { line, column: at + 1 + word.length } }, text: instead }];
}

;// CONCATENATED MODULE: ./build/src/silence/silence.js





/**
 * Decides which findings are silenced: by a comment of ours, by a comment of another tool whose check the rule covers, or
 * by the config. Comments come first, so that the one nearest to the finding is named as the reason.
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
/** Our rules by the bare names of the other tools' checks that they cover. */
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

// EXTERNAL MODULE: ./build/src/snapshot/collect.js + 38 modules
var collect = __webpack_require__(5261);
// EXTERNAL MODULE: ./build/src/review/inspect.js + 2 modules
var inspect = __webpack_require__(9270);
;// CONCATENATED MODULE: ./build/src/review/renamed-stages.js

/**
 * The name of a stage is a label: a stage that is called otherwise now is the same one, and so are the instructions that
 * mention it.
 */
function formerStages(head, base) {
    const scopes = renamedStages(head, base);
    const formerName = (name) => scopes.get(`stage:${name.toLowerCase()}`)?.slice(prefix.length) ?? name;
    return (finding) => {
        const { route, subject } = finding;
        const { scope } = route;
        const former = scopes.get(scope);
        return {
            ...finding,
            route: { scope: former ?? scope, step: unnamed(route, formerName) },
            subject: former !== undefined && `${prefix}${subject.toLowerCase()}` === scope ? formerName(subject) : subject,
        };
    };
}
/** A finding of base, to be compared with those. */
function plainStages(finding) {
    return { ...finding, route: { ...finding.route, step: unnamed(finding.route, (name) => name) } };
}
const prefix = 'stage:';
/** The scopes of head's renamed stages, to those of base. */
function renamedStages(head, base) {
    const [now, then] = [stagesOf(head), stagesOf(base)];
    const news = now.filter(({ scope }) => !then.some((other) => other.scope === scope));
    const gone = then.filter(({ scope }) => !now.some((other) => other.scope === scope));
    if (news.length * gone.length > renamed_stages_maxPairs)
        return new Map();
    const pairs = news.flatMap((one) => gone.flatMap((other) => {
        const score = one.last && other.last ? 1 : similarity(one.text, other.text);
        // Of two that are equally alike, the one in the same place is meant.
        return score >= renamed_stages_leastLikeness ? [{ one, other, score: score + (one.index === other.index ? 0.01 : 0) }] : [];
    }));
    const renamed = new Map();
    const taken = new Set();
    for (const { one, other } of pairs.toSorted((a, b) => b.score - a.score)) {
        if (renamed.has(one.scope) || taken.has(other.scope))
            continue;
        renamed.set(one.scope, other.scope);
        taken.add(other.scope);
    }
    return renamed;
}
/** Stages that have less in common are two. */
const renamed_stages_leastLikeness = 0.5;
/** Limits the work on hostile files. */
const renamed_stages_maxPairs = 2500;
function stagesOf(document) {
    const names = new Set(document.stages.flatMap(({ name }) => (name === undefined ? [] : name.raw.toLowerCase())));
    const masked = (name) => (names.has(name.toLowerCase()) ? '_' : name);
    return document.stages.map((stage) => ({
        scope: scopeOf(document, stage),
        index: stage.index,
        last: stage.index === document.stages.length - 1,
        text: [stage.from, ...stage.instructions]
            .map(({ normalised }) => unnamed({ scope: '', step: normalised }, masked).replace(/^FROM /, ''))
            .join('\n'),
    }));
}
function scopeOf(document, { from }) {
    return document.routeOf(from.span.start).scope;
}
/** The step without the name that it gives to its stage, and with other names for those that it mentions. */
function unnamed({ step }, nameOf) {
    if (step.startsWith('FROM ')) {
        return step.replace(/ AS \S+$/, '').replace(/\S+$/, (name) => nameOf(name));
    }
    return step.replace(/\bfrom=([^\s,]+)/g, (_, name) => `from=${nameOf(name)}`);
}

;// CONCATENATED MODULE: ./build/src/review/review.js

















/** A whole review: from two commits to findings with a status and a placement, and a list of the silenced ones. */
function review({ head, base, changes, options, today, within, images = image_inspection/* noImages */.I }) {
    const inspected = (0,inspect/* inspect */.Nn)(head, options, today, images.facts);
    const inspectedBase = (0,inspect/* inspect */.Nn)(base ?? collect/* emptySnapshot */.WX, options, today, images.facts);
    const previous = (0,tree/* previousPaths */.I)(changes);
    const ofImages = [...images.images.flatMap(({ findings }) => findings), ...images.findings];
    const known = [...inspected.findings, ...ofImages.map(({ finding }) => finding)];
    const silenced = silenceAll(head, known, { base, previousPaths: previous }, { options, today });
    const silencedBase = base && silenceAll(base, inspectedBase.findings, nothingBefore, { options, today });
    const compared = [
        ...compare([...inspected.findings, ...silenced.remarks], [...inspectedBase.findings, ...(silencedBase?.remarks ?? [])], previous, { head: scopesIn(head), base: scopesIn(base), formerly: renamesBetween(head, base, previous) }),
        // Two images were compared, not two files.
        ...ofImages,
    ];
    const diffs = base === undefined ? new Map() : diffsOf(changes, (0,source_text/* textOf */.b6)(head.project), (0,source_text/* textOf */.b6)(base.project));
    const finish = ({ finding, status }) => ({
        ...finding,
        status: base === undefined ? 'existing' : status,
        placement: base === undefined ? undefined : placementOf(finding, diffs.get(finding.location.path)),
    });
    const asked = base === undefined ? within : askedPaths(options, changes);
    const wanted = scopeFilter(options, base !== undefined, asked);
    const heard = compared.filter(({ finding, status }) => !silenced.silenced.has(finding) && !(status === 'fixed' && silencedBase?.silenced.has(finding)));
    const findings = gather(fold(heard.filter(wanted)))
        .map(finish)
        .toSorted(finding/* compareFindings */.E);
    const unheard = compared.flatMap((entry) => {
        const choice = silenced.silenced.get(entry.finding);
        return choice !== undefined && (wanted(entry) || choice.addedHere) ? [{ ...finish(entry), ...choice }] : [];
    });
    const gaps = uniqueGaps([...head.gaps, ...inspected.gaps, ...images.gaps]);
    const pulled = images.images
        .map((image) => reviewedImage(image, base !== undefined, (finding) => !silenced.silenced.has(finding)))
        .toSorted((a, b) => (0,finding/* compareText */.n)(a.path, b.path) || (0,core_location/* compareSpans */.fd)(a.span, b.span) || (0,finding/* compareText */.n)(a.image, b.image));
    return {
        scope: options.scope,
        hasBase: base !== undefined,
        findings,
        silenced: unheard,
        gaps,
        secrets: inspected.findings.filter(({ secret }) => secret).map(({ location }) => location),
        images: pulled,
        stats: {
            ...countsOfFiles(head, asked),
            rules: (0,inspect/* activeRules */.IW)(options).length,
            ...countsOfFindings(findings, pulled),
            silenced: unheard.length,
            images: pulled.map(imageStats),
        },
    };
}
const nothingBefore = { base: undefined, previousPaths: new Map() };
function silenceAll({ project, reviewed }, findings, { base, previousPaths }, { options, today }) {
    return silence({
        findings,
        documents: project.documents,
        reviewed,
        baseDocuments: base?.project.documents,
        previousPaths,
        options,
        rules: [...rules/* allRules */.V, ...vulnerability_rule/* imageRules */.b],
        active: new Set((0,inspect/* activeRules */.IW)(options).map(({ id }) => id)),
        today,
    });
}
/** The files that a pull request changes, at head and at base; `undefined` for the whole repository. */
function askedPaths({ scope }, changes) {
    if (scope === 'all')
        return undefined;
    return new Set(changes.flatMap(({ path, previousPath = path, status }) => (status === 'copied' ? [path] : [path, previousPath])));
}
function scopeFilter({ scope }, hasBase, asked) {
    // What a change causes in an unchanged file is introduced, too.
    if (hasBase && scope === 'introduced')
        return ({ status }) => status !== 'existing';
    return ({ finding }) => asked?.has(finding.location.path) ?? true;
}
/** The stages and services of a commit, by file; each file is read once. */
function scopesIn(snapshot) {
    const scopes = new Map();
    return (path, scope) => {
        const known = scopes.get(path) ?? new Set(scopesOf(snapshot?.project.document(path)));
        scopes.set(path, known);
        return known.has(scope);
    };
}
function scopesOf(document) {
    if (document === undefined)
        return [];
    const places = document.kind === 'dockerfile'
        ? document.stages.map(({ from }) => from.span.start)
        : document.services.map(({ keySpan }) => keySpan.start);
    return places.map((place) => document.routeOf(place).scope);
}
/** Findings as they would be if the stages of changed Dockerfiles had kept their names. */
function renamesBetween(head, base, previous) {
    const renames = new Map();
    const renamesIn = (path) => {
        const [now, then] = [head.project.document(path), base?.project.document(previous.get(path) ?? path)];
        const isChanged = now?.kind === 'dockerfile' && then?.kind === 'dockerfile' && now.text !== then.text;
        return isChanged ? formerStages(now, then) : undefined;
    };
    return (finding, commit) => {
        const { path } = finding.location;
        if (commit === 'base')
            return plainStages(finding);
        if (!renames.has(path))
            renames.set(path, renamesIn(path));
        return renames.get(path)?.(finding) ?? plainStages(finding);
    };
}
/**
 * The diff of each changed file that was read: GitHub's patch or, if GitHub left it out, one made from the contents.
 */
function diffsOf(changes, head, base) {
    return new Map(changes.map((change) => {
        const { path, previousPath = path, patch } = change;
        if (patch !== undefined)
            return [path, parsePatch(change)];
        const after = head(path);
        if (after === undefined)
            return [path, { path, hunks: [] }];
        return [path, diffTexts(path, base(previousPath) ?? '', after)];
    }));
}
/** Without a base, every finding is `existing`. */
function reviewedImage({ findings, ...image }, hasBase, isHeard) {
    const heard = findings.filter(({ finding }) => isHeard(finding));
    const isNew = ({ status }) => hasBase && status === 'introduced';
    const counted = (some) => (0,severity/* countSeverities */.ng)(some.map(({ finding }) => finding));
    return {
        ...image,
        introduced: counted(heard.filter(isNew)),
        existing: counted(heard.filter((one) => !isNew(one))),
    };
}
function uniqueGaps(gaps) {
    const unique = new Map(gaps.map((gap) => [[gap.path, gap.subject, gap.reason].join('\0'), gap]));
    return [...unique.values()].toSorted((a, b) => (0,finding/* compareText */.n)(a.path ?? '', b.path ?? ''));
}
function countsOfFiles({ project, reviewed }, asked) {
    const read = project.documents.filter(({ path }) => reviewed.has(path) && asked?.has(path) !== false);
    return {
        files: read.length,
        dockerfiles: read.filter(({ kind }) => kind === 'dockerfile').length,
        composeFiles: read.filter(({ kind }) => kind === 'compose').length,
    };
}
function countsOfFindings(findings, images) {
    const counted = (status) => findings.filter((finding) => finding.status === status).length;
    return {
        introduced: counted('introduced'),
        existing: counted('existing'),
        fixed: counted('fixed') + images.reduce((sum, { fixed }) => sum + (0,severity/* totalOf */.e6)(fixed), 0),
    };
}
function imageStats({ image, introduced, existing, fixed, unfixed }) {
    return {
        image,
        introduced: (0,severity/* totalOf */.e6)(introduced),
        existing: (0,severity/* totalOf */.e6)(existing),
        fixed: (0,severity/* totalOf */.e6)(fixed),
        unfixed,
    };
}


/***/ }),

/***/ 5261:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Fo: () => (/* binding */ collect),
  WX: () => (/* binding */ emptySnapshot),
  eV: () => (/* reexport */ maxFileBytes),
  vh: () => (/* reexport */ parseOnce),
  K3: () => (/* reexport */ parser)
});

// EXTERNAL MODULE: ./build/src/core/text.js
var core_text = __webpack_require__(7422);
// EXTERNAL MODULE: ./build/src/documents/classify.js
var classify = __webpack_require__(8424);
// EXTERNAL MODULE: ./build/src/core/lazy.js
var lazy = __webpack_require__(3539);
// EXTERNAL MODULE: ./build/src/documents/paths.js
var documents_paths = __webpack_require__(8536);
;// CONCATENATED MODULE: ./build/src/documents/containers/extend.js

/** Services extend services that extend services \u2026; hostile chains end here. */
const maxExtends = 20;
/** The limit of values that the services of one file may take from others; each service counts all of its own. */
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
/** The number of values in it, including itself. */
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
/** The file that an `extends` names; `undefined` if it is unknown. The same file if it names none. */
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
 * The files that Compose looks for in a folder, in its order; the first of each kind is used, whatever the other is
 * called. https://docs.docker.com/compose/how-tos/multiple-compose-files/merge/
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
/** Files that Compose would read together with this one. */
function familyPaths({ path }) {
    const folder = (0,documents_paths/* folderOf */.y)(path);
    return [...baseNames, ...overrideNames].map((name) => (folder === '' ? name : `${folder}/${name}`));
}

// EXTERNAL MODULE: ./build/src/documents/image-reference.js
var image_reference = __webpack_require__(5705);
// EXTERNAL MODULE: ./build/src/core/location.js
var core_location = __webpack_require__(4582);
// EXTERNAL MODULE: ./build/src/documents/compose/run-text.js + 1 modules
var run_text = __webpack_require__(7895);
// EXTERNAL MODULE: ./build/src/documents/lines.js
var documents_lines = __webpack_require__(7471);
// EXTERNAL MODULE: ./build/src/documents/shell/read.js + 18 modules
var read = __webpack_require__(682);
// EXTERNAL MODULE: ./build/src/documents/shell/variables.js
var shell_variables = __webpack_require__(3904);
// EXTERNAL MODULE: ./build/src/documents/containers/exec-words.js + 1 modules
var exec_words = __webpack_require__(6913);
// EXTERNAL MODULE: ./build/src/documents/containers/hooks.js
var hooks = __webpack_require__(9633);
// EXTERNAL MODULE: ./build/src/documents/containers/layers.js
var containers_layers = __webpack_require__(5903);
// EXTERNAL MODULE: ./build/src/documents/containers/settings.js
var settings = __webpack_require__(5832);
;// CONCATENATED MODULE: ./build/src/documents/containers/commands.js










/**
 * Characters of commands that are read at least for the services of one file. A shared command counts for each service,
 * because each has its own variables.
 */
const leastRead = 1_000_000;
/** `leastRead`, or a small multiple of the file's length. */
function roomToRead({ text }) {
    let left = Math.max(leastRead, 4 * text.length);
    return (length) => {
        left -= length;
        return left >= 0;
    };
}
/**
 * What a service runs: its entrypoint with its command
 * (https://docs.docker.com/reference/compose-file/services/#command), its health check, its hooks and the `exec` of
 * `develop.watch`. `shell` reads text for a shell.
 */
function readCommands(layers, { composeFile }, shell, room) {
    const variables = (0,lazy/* lazy */.R)(() => new Map((0,settings/* readVariables */.Ch)(layers, 'environment').map((each) => [each.name, each])));
    const scriptOf = (nodes, read) => {
        const [first] = nodes;
        const document = first && composeFile(first.path);
        if (first === undefined || document === undefined)
            return undefined;
        if (!room(nodes.reduce((sum, node) => sum + lengthOf(node), 0)))
            return unreadScript(first);
        const outer = new Set();
        return read({
            text: (scalar) => {
                const text = (0,run_text/* runText */.l)(scalar, (0,documents_lines/* linesOf */.Dx)(document));
                for (const name of text.outer)
                    outer.add(name);
                return text;
            },
            environment: (name) => {
                if (outer.has(name))
                    return shell_variables/* unknown */.L5;
                const variable = variables().get(name);
                if (variable === undefined)
                    return shell_variables/* open */.ho;
                return variable.text === undefined ? shell_variables/* unknown */.L5 : { kind: 'text', text: variable.text };
            },
        });
    };
    const commands = [];
    const add = (kind, { node }, script) => {
        if (script !== undefined)
            commands.push({ kind, path: node.path, script });
    };
    const [entrypoint, command] = [(0,containers_layers/* lastEntry */.vi)(layers, 'entrypoint'), (0,containers_layers/* lastEntry */.vi)(layers, 'command')];
    const started = [entrypoint, command].flatMap((entry) => entry ?? []);
    // Places of one file do not fit the other.
    const apart = new Set(started.map(({ node }) => node.path)).size > 1;
    for (const entries of apart ? started.map((entry) => [entry]) : [started]) {
        const [first] = entries;
        if (first === undefined)
            continue;
        const nodes = entries.map(({ node }) => node);
        add('start', first, scriptOf(nodes, (reader) => execScript(nodes, reader)));
    }
    const test = (0,containers_layers/* lastEntry */.vi)((0,containers_layers/* layersBelow */.mu)(layers, 'healthcheck'), 'test');
    if (test)
        add('healthcheck', test, scriptOf([test.node], (reader) => testScript(test.node, shell, reader)));
    for (const { kind, hook } of (0,hooks/* hooksOf */.u)(layers)) {
        const entry = hook.entry('command');
        if (entry)
            add(kind, entry, scriptOf([entry.node], (reader) => execScript([entry.node], reader)));
    }
    return commands;
}
function lengthOf(node) {
    if (node.kind === 'scalar')
        return node.raw.length;
    return node.kind === 'list' ? node.items.reduce((sum, item) => sum + lengthOf(item), 0) : 0;
}
function unreadScript({ span }) {
    const problems = [{ span, message: 'more text than is read from one file', unread: true }];
    const nothing = { commands: [], pipelines: [], options: new Set(), files: new Map(), derived: [] };
    return { dialect: 'exec', interpreter: '', span, problems, ...nothing };
}
/** `NONE`, and anything that Compose rejects, runs nothing. */
function testScript(test, shell, reader) {
    const [first, ...rest] = test.kind === 'list' ? test.items : [];
    const word = first?.kind === 'scalar' ? first.text : undefined;
    if (word === 'CMD')
        return execScript(rest, reader, true);
    const text = test.kind === 'list' && word === 'CMD-SHELL' ? rest[0] : test;
    return text?.kind === 'scalar' ? shellScript(text, shell, reader) : undefined;
}
function shellScript(node, shell, { text, environment }) {
    return (0,read/* readShell */.l)(text(node).source, shell, { environment, file: () => undefined });
}
/** Lists are already words, unlike a string; `areWords` if the nodes are items of one list. */
function execScript(nodes, reader, areWords = false) {
    const words = nodes.flatMap((node) => {
        if (node.kind === 'list')
            return node.items.flatMap((item) => (item.kind === 'scalar' ? (0,exec_words/* itemWord */.ul)(item, reader.text(item)) : []));
        if (node.kind !== 'scalar')
            return [];
        return areWords ? [(0,exec_words/* itemWord */.ul)(node, reader.text(node))] : (0,exec_words/* textWords */.pB)(reader.text(node));
    });
    const [first] = words;
    const last = words.at(-1);
    if (first === undefined || last === undefined)
        return undefined;
    const { environment } = reader;
    return (0,read/* readExec */.e)((0,exec_words/* withProgram */.fK)(words), (0,core_location/* joinSpans */.kU)(first.span, last.span), { environment, file: () => undefined });
}

// EXTERNAL MODULE: ./build/src/documents/mapped-text.js
var mapped_text = __webpack_require__(5117);
;// CONCATENATED MODULE: ./build/src/documents/dockerfile/script.js



const defaultShell = { program: '/bin/sh', flags: ['-c'] };
const windowsShell = { program: 'cmd', flags: ['/S', '/C'] };
/** The shell that a SHELL instruction sets, or the default. */
function shellSetting(instruction, windows) {
    const [program, ...flags] = instruction?.args.map(({ text, raw }) => text ?? raw) ?? [];
    if (program === undefined)
        return windows ? windowsShell : defaultShell;
    return { program, flags };
}
/** What RUN, CMD, ENTRYPOINT and HEALTHCHECK run; `undefined` for other instructions and without a command. */
function readScript(parts, around) {
    const { line, args, jsonArgs, healthcheck } = parts;
    const { keyword } = line.form;
    const runs = keyword === 'RUN' || keyword === 'CMD' || keyword === 'ENTRYPOINT' || healthcheck === 'cmd';
    if (!runs || args.start === args.end)
        return undefined;
    const surroundings = surroundingsOf(keyword === 'RUN' ? around.built : around.started);
    if (jsonArgs) {
        const span = line.source.span(args.start, args.end);
        const entrypoint = keyword === 'CMD' ? around.entrypoint() : undefined;
        if (entrypoint?.json && takesText(entrypoint.args)) {
            const script = (0,read/* readExec */.e)([...entrypoint.args, ...jsonArgs], span, surroundings);
            return { ...script, commands: script.commands.filter((command) => (0,core_location/* containsSpan */.wl)(span, command.nameSpan)) };
        }
        return (0,read/* readExec */.e)(jsonArgs, span, surroundings);
    }
    const command = (0,mapped_text/* sliceText */.S$)(line.source, args.start, args.end);
    if (line.heredocs.length === 0)
        return (0,read/* readShell */.l)(command, around.shell, surroundings);
    return readWithHeredocs(line, command, args, around.shell, surroundings);
}
/** `ENTRYPOINT ["sh", "-c"]`: the CMD is its text. */
function takesText(words) {
    return /^-[a-z]*c$/.test(words.at(-1)?.text ?? '');
}
function surroundingsOf({ lookup, file }) {
    return { environment: (name) => variableOf(lookup(name)), file };
}
function variableOf(binding) {
    switch (binding.kind) {
        case 'known':
            return { kind: 'text', text: binding.text };
        case 'set':
            return { kind: 'unknown' };
        case 'unset':
            return { kind: 'unset' };
        default:
            return { kind: 'open' };
    }
}
/**
 * `RUN <<EOF` runs the body, by its `#!` line or otherwise in the shell. If there is anything beside it, the shell gets
 * the command followed by the bodies.
 */
function readWithHeredocs(line, command, args, shell, surroundings) {
    const [first] = line.heredocs;
    if (first && first.marker.start === args.start && first.marker.end === args.end) {
        return (0,read/* readShell */.l)(first.text, interpreterOf(first.text.text) ?? shell, surroundings);
    }
    return (0,read/* readShell */.l)((0,mapped_text/* joinTexts */.B5)([command, ...line.heredocs.flatMap((body) => withDelimiter(line, body))]), shell, surroundings);
}
function withDelimiter({ lines }, { text, start, delimiter }) {
    const lineBreak = (0,mapped_text/* mappedText */.Xh)(lines, [{ text: '\n', offset: Math.max(0, start - 1) }]);
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

// EXTERNAL MODULE: ./build/src/documents/windows-images.js
var windows_images = __webpack_require__(5948);
// EXTERNAL MODULE: ./build/src/documents/compose/map-node.js
var map_node = __webpack_require__(1866);
;// CONCATENATED MODULE: ./build/src/documents/containers/build.js




/** `build: folder` or its long form; https://docs.docker.com/reference/compose-file/build/ */
function readBuild(service, around, inline) {
    const entries = (0,containers_layers/* entriesOf */.Mc)(service, 'build');
    const entry = entries.at(-1);
    if (entry === undefined)
        return undefined;
    const layers = entries.flatMap(layerOf);
    const context = contextOf(layers, entry, around);
    const inlined = (0,containers_layers/* lastEntry */.vi)(layers, 'dockerfile_inline')?.node;
    const dockerfile = inlined === undefined ? dockerfileOf(layers, context, around) : undefined;
    const document = documentOf(inlined, dockerfile, around, inline);
    const target = (0,settings/* readSetting */.LA)(layers, 'target');
    return {
        path: entry.path,
        span: entry.span,
        context,
        dockerfile,
        document,
        target,
        stage: stageOf(document, target),
        args: (0,settings/* readVariables */.Ch)(layers, 'args'),
        contexts: (0,settings/* readVariables */.Ch)(layers, 'additional_contexts'),
        options: {
            privileged: (0,settings/* readSwitch */.hc)(layers, 'privileged'),
            network: (0,settings/* readSetting */.LA)(layers, 'network'),
            entitlements: (0,settings/* readSettings */.sb)(layers, 'entitlements'),
            ssh: (0,settings/* readSettings */.sb)(layers, 'ssh'),
            secrets: (0,settings/* readSettings */.sb)(layers, 'secrets'),
            cacheFrom: (0,settings/* readSettings */.sb)(layers, 'cache_from'),
        },
    };
}
function documentOf(inlined, dockerfile, around, inline) {
    if (inlined !== undefined)
        return inlined.kind === 'scalar' ? inline(inlined) : undefined;
    return dockerfile === undefined ? undefined : around.dockerfile(dockerfile);
}
/** An empty target builds the last stage; if it depends on a variable, the stage is unknown. */
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
    const node = (0,containers_layers/* lastEntry */.vi)(layers, 'context')?.node;
    if (node === undefined)
        return around.projectFolder(path);
    if (node.kind !== 'scalar' || node.text === undefined || isRemote(node.text))
        return undefined;
    return (0,documents_paths/* joinPath */.u)(around.projectFolder(node.path), node.text);
}
/** A remote context: a Git repository or an archive. */
function isRemote(context) {
    return /^(?:[a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/|docker-image:)/i.test(context);
}
/** Relative to the context. Without a name, `dockerfile` in lower case works, too. */
function dockerfileOf(layers, context, around) {
    if (context === undefined)
        return undefined;
    const named = (0,settings/* readSetting */.LA)(layers, 'dockerfile');
    if (named !== undefined)
        return named.text === undefined ? undefined : (0,documents_paths/* joinPath */.u)(context, named.text);
    const usual = (0,documents_paths/* joinPath */.u)(context, 'Dockerfile');
    const lower = (0,documents_paths/* joinPath */.u)(context, 'dockerfile');
    return lower !== undefined && usual !== undefined && !around.exists(usual) && around.exists(lower) ? lower : usual;
}

// EXTERNAL MODULE: ./build/src/documents/compose/interpolation.js
var interpolation = __webpack_require__(8689);
// EXTERNAL MODULE: ./build/src/documents/containers/words.js
var words = __webpack_require__(4976);
;// CONCATENATED MODULE: ./build/src/documents/containers/image.js


/**
 * The tag of an image whose registry or repository depends on a variable (`${REGISTRY}/app:latest`): '' if none is
 * written, `undefined` if the tag itself is unknown, and for a digest.
 */
function tagBehindVariables({ raw }) {
    if (raw.includes('@'))
        return undefined;
    const parts = (0,words/* splitAtColons */.Qo)(raw);
    const last = parts.at(-1) ?? '';
    // A slash after the last colon means that the colon belongs to a registry's port.
    const inPort = last.replace(/\$\{[^{}]*\}/g, '').includes('/');
    if (parts.length > 1 && !inPort)
        return (0,interpolation/* interpolate */.G)(last).text;
    const [, repository = ''] = /\/([^/]*)$/.exec(raw) ?? [];
    return repository === '' || /[${}]/.test(repository) ? undefined : '';
}

;// CONCATENATED MODULE: ./build/src/documents/containers/mounts.js



/** `volumes` and `tmpfs`, short and long; https://docs.docker.com/reference/compose-file/services/#volumes */
function readMounts(layers, deviceOf) {
    const volumes = (0,containers_layers/* entriesOf */.Mc)(layers, 'volumes').map((entry) => (0,containers_layers/* itemsIn */.Un)(entry).flatMap((item) => volumeOf(item, deviceOf)));
    return (0,containers_layers/* laidOver */.JG)([...volumes, (0,containers_layers/* itemsOf */.S3)(layers, 'tmpfs').flatMap(tmpfsOf)], placeOf);
}
function placeOf({ target, raw }) {
    return target === undefined ? `?${raw}` : target.replace(/(?<=.)\/$/, '');
}
function volumeOf({ node, option }, deviceOf) {
    if (node.kind === 'scalar')
        return [shortVolume(node, option, deviceOf)];
    return node.kind === 'map' ? [longVolume(node, option, deviceOf)] : [];
}
/** `[source:]target[:options]`, where source or target may begin with a Windows drive. */
function shortVolume(node, option, deviceOf) {
    const { raw, text, span, variables, path } = node;
    const parts = (0,words/* joinDrives */.A1)((0,words/* splitShortForm */.X7)(node));
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
/** A source that is not a path is the name of a volume; a variable alone may be either. */
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
    const type = typeOfLong(scalar(map.get('type')), source);
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
        readOnly: (0,settings/* isOn */.Mp)(scalar(map.get('read_only'))?.text) === true,
        propagation: below('bind', 'propagation')?.text ?? '',
        device: type === 'volume' && source?.text !== undefined ? deviceOf(source.text) : undefined,
    };
}
/** The written type; if a path is in place of a volume's name, or the type is missing, the source decides. */
function typeOfLong(named, source) {
    const known = ['bind', 'volume', 'tmpfs', 'npipe', 'cluster', 'image'];
    const type = known.find((each) => each === named?.text) ?? 'unknown';
    if ((type !== 'volume' && named !== undefined) || source === undefined)
        return type;
    const meant = typeOfSource(source);
    return named === undefined || meant === 'bind' ? meant : type;
}
/** `/run` or `/run:size=64m,ro`. */
function tmpfsOf({ node, option }) {
    if (node.kind !== 'scalar')
        return [];
    const { raw, text, span, variables, path } = node;
    const [target, options] = (0,words/* splitShortForm */.X7)(node);
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
    const lists = (0,containers_layers/* entriesOf */.Mc)(layers, 'ports').map((entry) => (0,containers_layers/* itemsIn */.Un)(entry).flatMap(portOf));
    return (0,containers_layers/* laidOver */.JG)(lists, identityOf);
}
function portOf({ node, option }) {
    if (node.kind === 'scalar')
        return [shortPort(node, option)];
    return node.kind === 'map' ? [longPort(node, option)] : [];
}
/** `[[ip:][published]:]target[/protocol]`; an IPv6 address may be in brackets or not. */
function shortPort(node, option) {
    const { raw, text, span, variables, path } = node;
    const parts = (0,words/* splitShortForm */.X7)(node);
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
    // A variable alone before the target may hold an address as well as a port, unless its name says which.
    if (parts.length === 2 && parts[0]?.text === undefined && !/^\$\{?\w*port\w*\}?$/i.test(parts[0]?.raw ?? ''))
        return undefined;
    if (parts.length < 2 && parts[0]?.text === undefined)
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
    // Not valid by the specification, but it is written: an address before the published port.
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
/** The key by which Compose treats two ports as one. */
function identityOf({ raw, hostIp, published, target, protocol }) {
    if (hostIp === undefined || target === undefined)
        return raw;
    const words = [published, target].map((range) => (range ? `${range.first}-${range.last}` : ''));
    return [hostIp === '' ? '0.0.0.0' : hostIp, ...words, published ? '' : raw, protocol].join(' ');
}

;// CONCATENATED MODULE: ./build/src/documents/containers/container.js












/** What a Compose service says about how its container runs. */
function containerOf({ place, name, layers, partial, builtElsewhere, cut, deviceOf, networkOf, fixes, around, inline, room, }) {
    const image = (0,settings/* readSetting */.LA)(layers, 'image');
    const reference = image?.text === undefined ? undefined : (0,image_reference/* parseImageReference */.o)(image.text);
    const build = readBuild(layers, around, inline);
    const setting = (key) => (0,settings/* readSetting */.LA)(layers, key);
    const platform = setting('platform');
    const networks = readNetworks(layers, networkOf);
    return {
        kind: 'container',
        ...place,
        name,
        image,
        build,
        fixes,
        builtElsewhere,
        cut,
        partial: partial || (image === undefined && build === undefined),
        reference,
        tag: reference?.tag ?? (image?.text === undefined && image ? tagBehindVariables(image) : undefined),
        pullPolicy: setting('pull_policy'),
        platform,
        user: setting('user'),
        privileged: (0,settings/* readSwitch */.hc)(layers, 'privileged'),
        hooks: (0,hooks/* readHooks */.b)(layers),
        commands: (0,lazy/* lazy */.R)(() => readCommands(layers, around, shellOf(build, reference, platform?.text ?? ''), room)),
        readOnly: (0,settings/* readSwitch */.hc)(layers, 'read_only'),
        init: (0,settings/* readSwitch */.hc)(layers, 'init'),
        capAdd: (0,settings/* readSettings */.sb)(layers, 'cap_add'),
        capDrop: (0,settings/* readSettings */.sb)(layers, 'cap_drop'),
        securityOptions: (0,settings/* readSecurityOptions */.$m)(layers),
        beside: { securityOptions: keyAt(layers, 'security_opt'), limits: innermostLimits(layers) },
        mounts: readMounts(layers, deviceOf),
        apiSocket: (0,settings/* readSwitch */.hc)(layers, 'use_api_socket'),
        ports: readPorts(layers).map((port) => onNetworks(port, networks, networkOf)),
        expose: (0,settings/* readSettings */.sb)(layers, 'expose'),
        network: setting('network_mode'),
        pid: setting('pid'),
        ipc: setting('ipc'),
        uts: setting('uts'),
        userns: setting('userns_mode'),
        cgroup: setting('cgroup'),
        cgroupParent: setting('cgroup_parent'),
        devices: readDevices(layers),
        deviceCgroupRules: (0,settings/* readSettings */.sb)(layers, 'device_cgroup_rules'),
        groupAdd: (0,settings/* readSettings */.sb)(layers, 'group_add'),
        sysctls: (0,settings/* readVariables */.Ch)(layers, 'sysctls'),
        limits: readLimits(layers),
        environment: (0,settings/* readVariables */.Ch)(layers, 'environment'),
        envFiles: readEnvFiles(layers),
        healthcheck: readHealthcheck(layers),
        restart: setting('restart'),
        restartAttempts: (0,settings/* readSetting */.LA)((0,containers_layers/* layersBelow */.mu)(layers, 'deploy', 'restart_policy'), 'max_attempts'),
        restartCondition: (0,settings/* readSetting */.LA)((0,containers_layers/* layersBelow */.mu)(layers, 'deploy', 'restart_policy'), 'condition'),
        networks,
        containerName: setting('container_name'),
        profiles: (0,settings/* readSettings */.sb)(layers, 'profiles').flatMap(({ text }) => text ?? []),
    };
}
/** The shell that runs a health check in one string: the SHELL of an image built here, cmd on Windows, otherwise sh. */
function shellOf(build, reference, platform) {
    const own = build?.stage?.end.shell;
    const base = build?.stage?.chain.at(-1)?.base;
    const from = base?.kind === 'image' ? base.reference : reference;
    return shellSetting(own, (0,windows_images/* isWindowsImage */.n)(from, platform));
}
/** The current specification has two places for each limit; both work, and the one under `deploy` is read first. */
function readLimits(layers) {
    const limits = (0,containers_layers/* layersBelow */.mu)(layers, 'deploy', 'resources', 'limits');
    return {
        memory: (0,settings/* readSetting */.LA)(limits, 'memory') ?? (0,settings/* readSetting */.LA)(layers, 'mem_limit'),
        cpus: (0,settings/* readSetting */.LA)(limits, 'cpus') ??
            ['cpus', 'cpu_quota', 'cpu_count', 'cpu_percent'].flatMap((key) => (0,settings/* readSetting */.LA)(layers, key) ?? []).at(0),
        pids: (0,settings/* readSetting */.LA)(limits, 'pids') ?? (0,settings/* readSetting */.LA)(layers, 'pids_limit'),
        ulimits: (0,settings/* readVariables */.Ch)(layers, 'ulimits'),
    };
}
/** `deploy.resources.limits`, or the deepest of these keys that is written. */
function innermostLimits(layers) {
    return (keyAt((0,containers_layers/* layersBelow */.mu)(layers, 'deploy', 'resources'), 'limits') ??
        keyAt((0,containers_layers/* layersBelow */.mu)(layers, 'deploy'), 'resources') ??
        keyAt(layers, 'deploy'));
}
function keyAt(layers, key) {
    const entry = (0,containers_layers/* lastEntry */.vi)(layers, key);
    return entry && { path: entry.path, span: entry.keySpan };
}
/** `disable: true`, or a test whose only or first word is NONE; the option is the one that switches it off. */
function readHealthcheck(layers) {
    const entry = (0,containers_layers/* lastEntry */.vi)(layers, 'healthcheck');
    if (entry === undefined)
        return undefined;
    const inner = (0,containers_layers/* layersBelow */.mu)(layers, 'healthcheck');
    const off = (0,settings/* readSwitch */.hc)(inner, 'disable');
    if (off?.on === true)
        return { ...off, disabled: true };
    // An empty one, or one with only `disable: false`, leaves everything to the image.
    const says = inner.some(({ entries }) => entries.some(({ key }) => key !== 'disable'));
    if (!says && (off === undefined || off.on === false))
        return undefined;
    const test = (0,containers_layers/* lastEntry */.vi)(inner, 'test');
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
function readNetworks(layers, networkOf) {
    const maps = (0,containers_layers/* entriesOf */.Mc)(layers, 'networks').flatMap(({ node }) => (node.kind === 'map' ? node.entries : []));
    const named = maps.map(({ key, keySpan, span, path }) => ({
        raw: key,
        text: key,
        variables: [],
        span: keySpan,
        path,
        option: span,
    }));
    return [...(0,settings/* readSettings */.sb)(layers, 'networks'), ...named].map((network) => ({
        ...network,
        externalName: networkOf(network.text ?? network.raw).externalName,
    }));
}
/** Without an address, the networks decide on which one a port is published, if they agree. */
function onNetworks(port, networks, networkOf) {
    if (port.hostIp !== '')
        return port;
    const names = networks.length === 0 ? ['default'] : networks.map(({ text, raw }) => text ?? raw);
    const [hostIp = '', ...others] = new Set(names.map((name) => networkOf(name).hostBinding));
    return others.length === 0 ? { ...port, hostIp } : port;
}
/** `path`, `[path, \u2026]`, or a list of mappings with `path`. */
function readEnvFiles(layers) {
    return (0,containers_layers/* itemsOf */.S3)(layers, 'env_file').flatMap(({ node, option }) => (0,settings/* settingOf */.y7)(node.kind === 'map' ? node.get('path') : node, option) ?? []);
}
/** `source:target:permissions`, or a mapping of these. */
function readDevices(layers) {
    return (0,containers_layers/* itemsOf */.S3)(layers, 'devices').flatMap(({ node, option }) => node.kind === 'map' ? longDevice(node, option) : ((0,settings/* settingOf */.y7)(node, option) ?? []));
}
function longDevice(map, option) {
    const words = ['source', 'target', 'permissions'].flatMap((key) => (0,settings/* settingOf */.y7)(map.get(key), option) ?? []);
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

;// CONCATENATED MODULE: ./build/src/documents/containers/declared.js


/** Named volumes of a file whose driver options bind a folder or device of the host. */
function devicesIn(documents) {
    return (volume) => {
        const options = (0,containers_layers/* layersBelow */.mu)(declared(documents, 'volumes', volume), 'driver_opts');
        const device = (0,settings/* readSetting */.LA)(options, 'device');
        const kind = (0,settings/* readSetting */.LA)(options, 'type')?.text ?? '';
        // Drivers for local folders have their own key for it: https://github.com/MatchbookLab/local-persist
        const bound = device?.text?.startsWith('/') && !isFetched(kind) ? device : (0,settings/* readSetting */.LA)(options, 'mountpoint');
        return bound?.text === undefined ? undefined : { value: bound.text, path: bound.path, span: bound.span };
    };
}
/** File systems whose device is on another machine: https://docs.docker.com/engine/storage/volumes/#create-a-service-which-creates-an-nfs-volume */
function isFetched(kind) {
    return /^(?:nfs|cifs|smb|tmpfs|9p|ceph|glusterfs|fuse)/.test(kind);
}
/** https://docs.docker.com/reference/compose-file/networks/ */
function networksIn(documents) {
    return (network) => {
        const layers = declared(documents, 'networks', network);
        const external = (0,containers_layers/* entriesOf */.Mc)(layers, 'external').at(-1)?.node;
        const inside = external?.kind === 'map';
        const name = (0,settings/* readSetting */.LA)(inside ? [external] : layers, 'name')?.text ?? network;
        const on = inside || (external?.kind === 'scalar' && (0,settings/* isOn */.Mp)(external.text) === true);
        const options = (0,containers_layers/* layersBelow */.mu)(layers, 'driver_opts');
        return {
            externalName: on ? name : undefined,
            hostBinding: (0,settings/* readSetting */.LA)(options, 'com.docker.network.bridge.host_binding_ipv4')?.text ?? '',
        };
    };
}
function declared(documents, section, name) {
    return documents.flatMap(({ root }) => {
        const things = root.get(section);
        const node = things?.kind === 'map' ? things.get(name) : undefined;
        return node?.kind === 'map' ? [node] : [];
    });
}

;// CONCATENATED MODULE: ./build/src/documents/containers/edits.js

/** The text of a span. */
function textOf({ lines }, { start, end }) {
    return lines.text.slice(lines.offset(start), lines.offset(end));
}
/** The pair or item with exactly this span, after those that contain it. */
function chainTo({ document }, span) {
    const chain = document.elementsAt(span.start);
    const index = chain.findLastIndex((element) => equal(element.span, span));
    return index === -1 ? undefined : chain.slice(0, index + 1);
}
/** The pair with this key in an element's mapping. */
function pairIn(source, { children }, key) {
    return children
        .flatMap((child) => chainTo(source, child)?.at(-1) ?? [])
        .find((element) => element.kind === 'pair' && element.key === key);
}
/** Removes an element, and its container if nothing else is left in there; never a whole service. */
function removeElement(source, chain) {
    const element = chain.at(-1);
    // A section and its entries (the service itself) stay; so does a fragment that is merged elsewhere.
    const kept = chain[0]?.key.startsWith('x-') ? 1 : 2;
    if (element === undefined || chain.length <= kept)
        return undefined;
    if (element.previous === undefined && element.next === undefined) {
        return chain.length === kept + 1 ? undefined : removeElement(source, chain.slice(0, -1));
    }
    return element.flow ? removeFromFlow(element) : removeLines(source, element);
}
/** With the comma after it, or the one before it if it is the last. */
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
    // The last line of a file may have no line break of its own: then the one before it is removed.
    const from = end === text.length && !text.endsWith('\n') && start > 0 ? endBefore(lines, start) : start;
    return [{ span: lines.span(from, end), text: '' }];
}
function endBefore({ text }, lineStart) {
    return text[lineStart - 2] === '\r' ? lineStart - 2 : lineStart - 1;
}
/** Adds an item to the end of a list, with the quotes of its neighbour. */
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
/** Adds a pair to a mapping: after its first one, or at the end if it is in braces. */
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
/** Replaces a scalar's text and keeps its quotes; `undefined` if the new text cannot be written there as it is. */
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





/** Edits of the containers of one Compose file. Nothing is edited in another file. */
function fixesFor(document) {
    let source;
    const read = () => {
        source ??= { document, lines: (0,documents_lines/* linesOf */.Dx)(document) };
        return source;
    };
    return (service, layers) => {
        const here = ({ path }, change) => path === document.path ? change() : undefined;
        return {
            add: (option) => addOption(read(), service, layers, option),
            remove: (setting) => here(setting, () => removeSetting(read(), setting)),
            replace: (setting, text) => here(setting, () => replaceScalar(read(), setting.span, text)),
            bindToLoopback: (port) => here(port, () => bindToLoopback(read(), port)),
            makeReadOnly: (mount) => here(mount, () => makeReadOnly(read(), mount)),
        };
    };
}
/**
 * The form of each option in a Compose file: a key with a value, or an item of a list. Limits are initial values, to be
 * tuned.
 */
const options = {
    'read-only': { key: 'read_only', value: 'true' },
    'drop-all-capabilities': { key: 'cap_drop', item: 'ALL' },
    'no-new-privileges': { key: 'security_opt', item: 'no-new-privileges:true' },
    init: { key: 'init', value: 'true' },
    'pids-limit': { key: 'pids_limit', value: '200', deployed: 'pids: 200' },
    'memory-limit': { key: 'mem_limit', value: '512m', deployed: 'memory: 512m' },
    // `docker stack` accepts only a string.
    'cpu-limit': { key: 'cpus', value: '1.0', deployed: 'cpus: "1.0"' },
};
function addOption(source, service, layers, option) {
    const { key, value, item = '', deployed } = options[option];
    if (deployed !== undefined) {
        const limits = (0,containers_layers/* entriesOf */.Mc)((0,containers_layers/* layersBelow */.mu)(layers, 'deploy', 'resources'), 'limits').at(-1);
        if (limits?.node.kind === 'map')
            return addToLimits(source, service, limits, deployed);
    }
    const entry = service.node.entry(key);
    if (entry !== undefined) {
        // A key from an alias or `<<` is not the service's own, and a new key would hide it.
        if (entry.merged || value !== undefined || entry.node.kind !== 'list')
            return undefined;
        const list = chainTo(source, entry.span)?.at(-1);
        return list && appendItem(source, list, item);
    }
    const lines = value !== undefined ? [`${key}: ${value}`] : [`${key}:`, `${listIndent(source, service)}- ${item}`];
    const edit = service.insert(lines);
    return edit && [edit];
}
/**
 * If `deploy.resources.limits` exists without this limit, Compose takes that for a value other than the service's own,
 * and rejects the file: https://github.com/compose-spec/compose-go/blob/main/loader/validate.go
 */
function addToLimits(source, service, limits, pair) {
    if (limits.path !== source.document.path || !(0,core_location/* containsSpan */.wl)(service.span, limits.span))
        return undefined;
    const map = chainTo(source, limits.span)?.at(-1);
    return map && addPair(source, map, pair);
}
/** How much deeper than its key this service, or another one of the file, indents the items of a list. */
function listIndent({ document }, service) {
    for (const { node } of [service, ...document.services.slice(0, 20)]) {
        for (const { node: value, keySpan, merged } of node.entries) {
            const [first] = value.kind === 'list' && !value.flow && !merged ? value.places : [];
            if (first === undefined)
                continue;
            // A dash and a space come before the item.
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
    const parts = (0,words/* splitAtColons */.Qo)(raw);
    const ports = parts.slice(-2);
    const address = parts.slice(0, -2).join(':');
    const bound = boundAddress(address);
    if (bound === undefined)
        return undefined;
    return replaceScalar(source, span, [bound, ...(ports.length === 1 ? ['', ...ports] : ports)].join(':'));
}
/** The loopback address instead of another one; for a variable, as its default. */
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
    const [from, to, modes, ...more] = (0,words/* joinDrives */.A1)((0,words/* splitAtColons */.Qo)(raw).map((part) => ({ raw: part, text: part })));
    // A single path is the target of an anonymous volume; another colon would make it the source.
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
/** Whether a scalar's place contains exactly its text, apart from quotes: nothing escaped, folded or from an alias. */
function isWritten(source, span, raw) {
    const written = textOf(source, span);
    return written === raw || written === `"${raw}"` || written === `'${raw}'`;
}

;// CONCATENATED MODULE: ./build/src/documents/containers/services.js







/**
 * The containers of a Compose file. A service and its override file make one container, with the override's values; the
 * override file's own containers contain only what is written there, and are partial.
 */
function containersOf(document, around, inline) {
    const overrides = around.overridesOf(document);
    const base = around.baseOf(document);
    const together = base ? [base, document] : [document, ...overrides];
    const [deviceOf, networkOf] = [devicesIn(together), networksIn(together)];
    const fixes = fixesFor(document);
    const extendService = extender(around);
    const room = roomToRead(document);
    const containers = document.services.map((service) => {
        const { name, keySpan, node } = service;
        const own = extendService(document, node);
        const laid = overrides.flatMap((override) => {
            const over = serviceIn(override, name);
            return over ? [extendService(override, over)] : [];
        });
        const all = [own, ...laid];
        const complete = all.every((each) => each.complete);
        const below = base && serviceIn(base, name);
        const layers = all.flatMap((each) => each.layers);
        const builtBelow = base && below && (0,containers_layers/* entriesOf */.Mc)(extendService(base, below).layers, 'build').length > 0;
        return containerOf({
            name,
            deviceOf,
            networkOf,
            around,
            inline,
            room,
            place: { path: document.path, span: keySpan },
            layers,
            partial: !complete || below !== undefined,
            builtElsewhere: !complete || builtBelow === true,
            cut: all.some(({ cut }) => cut),
            fixes: fixes(service, layers),
        });
    });
    return knowingSiblings(containers);
}
/** A service that uses an image built by another one does not pull it, unless it says so. */
function knowingSiblings(containers) {
    const built = new Set(containers.flatMap((container) => (container.build ? [imageNameOf(container)] : [])));
    return containers.map((container) => container.build === undefined && container.pullPolicy?.text !== 'always' && built.has(imageNameOf(container) ?? '')
        ? { ...container, builtElsewhere: true }
        : container);
}
/** `web` and `web:latest` are the same image. */
function imageNameOf({ image, reference }) {
    if (reference === undefined)
        return image?.raw;
    return (0,image_reference/* formatReference */.F)({ ...reference, tag: reference.tag || 'latest' });
}
function serviceIn({ root }, name) {
    const services = root.get('services');
    const node = services?.kind === 'map' ? services.get(name) : undefined;
    return node?.kind === 'map' ? node : undefined;
}

;// CONCATENATED MODULE: ./build/src/documents/dockerfile/comments.js
/** The comments of a file, each with the instruction that it is in or directly above. */
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
    if (char === '')
        return false;
    return spaces.includes(char) || (char >= '\u2000' && char <= '\u200a');
}
const spaces = '\t\n\v\f\r \u0085\u00a0\u1680\u2028\u2029\u202f\u205f\u3000';
/** White space that separates keyword, flags and the words of FROM, COPY and EXPOSE. */
function isBlank(char) {
    return char === ' ' || char === '\t' || char === '\v' || char === '\f' || char === '\r';
}
/** The first offset from `at` on that is not white space. */
function skipSpace(text, at) {
    let next = at;
    while (next < text.length && isSpace(text.charAt(next)))
        next += 1;
    return next;
}
/** The end of `text` without trailing white space, but not before `least`. */
function trimmedEnd(text, least = 0) {
    let end = text.length;
    while (end > least && isSpace(text.charAt(end - 1)))
        end -= 1;
    return end;
}

;// CONCATENATED MODULE: ./build/src/documents/dockerfile/directives.js

const names = new Set(['syntax', 'escape', 'check']);
/**
 * `# name=value` lines at the very top. They end at the first other line
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
/** Whether it is an instruction of a Dockerfile, in upper case. */
function isKnown(keyword) {
    return known.has(keyword);
}
/** What a builder would reject in one instruction, whatever its variables are. */
function checkInstruction(instruction, line) {
    const { heredocs, source } = line;
    const problems = [];
    const { keyword } = instruction;
    const message = known.has(keyword) ? shapeError(instruction, line) : unknownInstruction(keyword);
    if (message !== undefined) {
        const span = known.has(keyword) && instruction.args.length > 0 ? instruction.argsSpan : instruction.keywordSpan;
        const fatal = keyword !== 'RUN' && !isForbiddenTrigger(instruction);
        problems.push({ span, message, fatal, readable: isAlone(instruction) });
    }
    for (const { marker, delimiter } of heredocs) {
        if (delimiter)
            continue;
        const span = source.span(marker.start, marker.end);
        problems.push({ span, message: `the heredoc has no closing line ${(0,core_text/* quoted */.TL)(marker.name)}`, fatal: true });
    }
    return problems;
}
function unknownInstruction(keyword) {
    if (keyword === '')
        return 'there is no instruction on this line';
    const meant = /^[A-Z]{2,20}$/.test(keyword) ? (0,core_text/* nearest */.pA)(keyword, keywords) : undefined;
    return `unknown instruction ${(0,core_text/* quoted */.TL)(keyword, 40)}${meant ? `, perhaps ${meant} was meant` : ''}`;
}
/** Whether the other instructions stay clear despite the mistake: always, unless the image of FROM is unclear. */
function isAlone({ keyword, args }) {
    if (keyword === 'FROM')
        return args.length === 3 && args[1]?.raw.toUpperCase() === 'AS';
    return /^[A-Z]+$/.test(keyword);
}
/** Rejected by the builder and reported by a rule; the rest of the file can be read. */
function isForbiddenTrigger({ keyword, onbuild }) {
    return onbuild && (keyword === 'FROM' || keyword === 'MAINTAINER' || keyword === 'ONBUILD');
}
function shapeError(instruction, { form }) {
    const { keyword } = instruction;
    if (isForbiddenTrigger(instruction)) {
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
/** Reads the words of the exec form only, so that a shell form is not split for this. */
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
        return 'FROM takes only an image and `AS name`';
    return /^[a-z][a-z0-9_.-]*$/.test(name.raw.toLowerCase())
        ? undefined
        : `${(0,core_text/* quoted */.TL)(name.raw, 60)} is not a valid stage name: it must start with a letter and contain only letters, digits and \`-_.\``;
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
    const before = flags.at(-1)?.end ?? end;
    const args = at < last ? { start: at, end: last } : { start: before, end: before };
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
 * A JSON array of strings that makes up all of `text` from `from` on. `'mixed'` for an array with other values, which
 * builders reject; `undefined` for text that is not a JSON array, which they read as words.
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
/** The offset after the closing quote of a string that is known to be well formed. */
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
/** Everything from `firstLine` on, the first line after the parser directives. */
function readLogicalLines(lines, escapeChar, firstLine) {
    const reader = { lines, escapeChar, line: firstLine, instructions: [], comments: [] };
    while (reader.line <= lines.count)
        readNext(reader);
    return reader;
}
/** A line of the file without its line break, and without the byte order mark. */
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
    const source = (0,mapped_text/* mappedText */.Xh)(lines, segments, start);
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
/** The line that starts at `start` and those that continue it; moves the reader after them. */
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
/** The place of the escape character that continues the line; an escaped one does not. */
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
            const delimiter = (0,mapped_text/* mappedText */.Xh)(lines, [{ text: marker.name, offset: first }], first);
            reader.line += 1;
            return { marker, text: bodyText(from), start, end: from, delimiter };
        }
        if (marker.chomp)
            segments.push({ text: lines.text.slice(first, lines.start(reader.line + 1)), offset: first });
    }
    const end = lines.text.length;
    return { marker, text: bodyText(end), start, end, delimiter: undefined };
    function bodyText(to) {
        return (0,mapped_text/* mappedText */.Xh)(lines, marker.chomp ? segments : [{ text: lines.text.slice(start, to), offset: start }], start);
    }
}
function leadingTabs(text, from, to) {
    let at = from;
    while (at < to && text.charAt(at) === '\t')
        at += 1;
    return at - from;
}

;// CONCATENATED MODULE: ./build/src/documents/dockerfile/route.js

/** The route of an offset: the stage by its name, and the instruction, if it is inside one. */
function routeAt(offset, { instructions, starts, ends, stageCount }) {
    const index = (0,documents_lines/* lastAtOrBefore */.AA)(starts, offset);
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

;// CONCATENATED MODULE: ./build/src/documents/dockerfile/pairs.js

/** The words of ENV, LABEL and ARG: white space inside quotes or after an escape does not end one. */
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
/** `NAME[=value]\u2026`, as in ARG. */
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

// EXTERNAL MODULE: ./build/src/documents/dockerfile/expansion.js
var dockerfile_expansion = __webpack_require__(6302);
;// CONCATENATED MODULE: ./build/src/documents/dockerfile/reading.js


/** A word that computes its place only when needed: there are many words, but few places are used. */
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
/** A word with its variables resolved. `decoded` is the text to expand, if it differs from the written one. */
function expandedValue(reading, piece, decoded) {
    const { source, escapeChar, lookup, refuse } = reading;
    const raw = source.text.slice(piece.start, piece.end);
    const expansion = (0,dockerfile_expansion/* expandWord */.V)(decoded ?? raw, escapeChar, lookup);
    const value = new WrittenValue(source, piece, raw, expansion);
    if (expansion.error !== undefined)
        refuse(value, expansion.error);
    return value;
}
/** A word that the builder uses as it is, or leaves to a shell. */
function literalValue({ source, escapeChar }, piece, decoded) {
    const raw = source.text.slice(piece.start, piece.end);
    const text = decoded ?? raw;
    return new WrittenValue(source, piece, raw, { text, variables: mentioned(text, escapeChar) });
}
/** A value in which the builder allows no variables (`--from`); with one, it is unknown. */
function constantValue(reading, piece) {
    const { source } = reading;
    const { raw, text, variables } = literalValue(reading, piece, piece.text);
    return new WrittenValue(source, piece, raw, { text: variables.length === 0 ? text : undefined, variables });
}
const unknown = { kind: 'unknown' };
function mentioned(text, escapeChar) {
    return text.includes('$') ? (0,dockerfile_expansion/* expandWord */.V)(text, escapeChar, () => unknown).variables : dockerfile_expansion/* noVariables */.j;
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
 * An instruction that computes its places, words and script on first use. A class, because there are many of them:
 * objects with their own getters take several times the memory.
 */
class WrittenInstruction {
    // What every rule reads from every instruction is a field, which takes a fifth of the time of a getter.
    keyword;
    onbuild;
    flags;
    pairs;
    #parts;
    #stage;
    /** Freed once used. */
    #readScript;
    #script;
    #words;
    #normalised;
    #span;
    #keywordSpan;
    #argsSpan;
    /** Without `words`, they are the words between white space. */
    constructor(parts, words, { stage, script }) {
        this.keyword = parts.line.form.keyword;
        this.onbuild = parts.line.form.onbuild;
        this.flags = parts.flags;
        this.pairs = parts.pairs;
        this.#parts = parts;
        this.#words = words;
        this.#stage = stage;
        this.#readScript = script;
    }
    get heredocs() {
        return this.#parts.heredocs;
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
/** The words between white space, without the markers of heredocs. */
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
/** These leave their words to a shell, so they are split only if needed. */
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
    const message = `the JSON array of ${form.keyword} may contain only strings`;
    problems.push({ span: source.span(args.start, args.end), message, fatal: true, readable: true });
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
        problems.push({ span: source.span(start, end), message, fatal: true, readable: true });
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
/** The state of a variable after this value was set. */
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

// EXTERNAL MODULE: ./build/src/documents/dockerfile/scope.js
var dockerfile_scope = __webpack_require__(1123);
;// CONCATENATED MODULE: ./build/src/documents/dockerfile/stage-files.js

/** Nobody writes longer paths, and they would grow with each WORKDIR. */
const longestFolder = 4096;
/** An unknown folder: a path relative to it matches no other. */
const nowhere = '?';
/**
 * The files of a stage whose text is in the Dockerfile: here-documents of COPY, and what a RUN writes with `echo \u2026 >
 * file`.
 */
class StageFiles {
    #below;
    #copied = new Map();
    #run = new Map();
    #runs = [];
    /** How many RUNs have been read so far. */
    #asked = 0;
    /** The working directories, in order. */
    #folders;
    constructor(below) {
        this.#below = below;
        const inherited = below === undefined ? [] : below.#folders.slice(-1);
        this.#folders = [[-1, inherited[0]?.[1] ?? '']];
    }
    add(instruction, { heredocs }, at) {
        const { keyword, args } = instruction;
        const target = args.at(-1)?.text;
        if (keyword === 'RUN')
            this.#runs.push([at, instruction]);
        else if (keyword === 'WORKDIR')
            this.#folders.push([at, this.#resolve(target ?? nowhere, at)]);
        if ((keyword !== 'COPY' && keyword !== 'ADD') || target === undefined)
            return;
        for (const { marker, text } of heredocs) {
            const isFolder = target.endsWith('/') || target === '.';
            push(this.#copied, this.#resolve(isFolder ? `${target}/${marker.name}` : target, at), { at, text });
        }
    }
    /** The content of a file as the instruction at `at` sees it, if it is known. */
    find(path, at) {
        return this.#find(this.#resolve(path, at), at);
    }
    #find(path, at) {
        this.#askRuns(at);
        const copied = this.#copied.get(path)?.findLast((file) => file.at < at);
        const run = this.#run.get(path)?.findLast((file) => file.at < at);
        const last = copied && run ? (copied.at > run.at ? copied : run) : (copied ?? run);
        if (last)
            return last.text;
        const below = this.#below;
        return below === undefined ? undefined : below.#find(path, Number.POSITIVE_INFINITY);
    }
    /** From the root, without the slash before it. */
    #resolve(path, at) {
        const absolute = path.startsWith('/');
        const folder = absolute ? '' : (this.#folders.findLast(([before]) => before < at)?.[1] ?? '');
        const joined = folder.length < longestFolder ? (0,documents_paths/* joinPath */.u)(folder, absolute ? path.replace(/^\/+/, '') : path) : undefined;
        return joined ?? nowhere;
    }
    /** In order, so that each one sees what those before it wrote; one that is being read does not start again. */
    #askRuns(before) {
        for (let next = this.#runs[this.#asked]; next && next[0] < before; next = this.#runs[this.#asked]) {
            this.#asked += 1;
            const [at, instruction] = next;
            for (const [path, text] of instruction.script?.files ?? [])
                push(this.#run, this.#resolve(path, at), { at, text });
        }
    }
}
function push(files, path, file) {
    const known = files.get(path);
    if (known)
        known.push(file);
    else
        files.set(path, [file]);
}

;// CONCATENATED MODULE: ./build/src/documents/dockerfile/state.js
/**
 * The state after `instructions`, on top of the state below them. `local` are the stage's own: an ENTRYPOINT removes the
 * CMD of the base, but not one before it in the same stage.
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
/** Combines what accumulates over the stages below, only when needed. */
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
/** A relative WORKDIR continues the one before it; the first one continues the base image's, which is unknown. */
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


/** A stage that computes its final state on first use. A class for the same reason as the instructions. */
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









/** A longer chain of stages than any real file has; beyond it, inheritance is not followed. */
const deepest = 1000;
/** More triggers than any real stage has; each one runs in every stage based on it. */
const mostTriggers = 100;
/** Sorts instructions into stages, in the order of the file, and resolves their variables. */
function assembleStages(escapeChar, logical) {
    const assembly = {
        escapeChar,
        globals: new dockerfile_scope/* GlobalScope */.U(),
        stages: [],
        byName: new Map(),
        layers: new Map(),
        problems: [],
        lookups: new Map(),
    };
    const starts = logical.flatMap(({ form }, index) => (form.keyword === 'FROM' && !form.onbuild ? [index] : []));
    const fragment = starts.length === 0 ? fragmentOf(logical) : [];
    const implied = fragment.length > 0;
    const head = implied ? [] : logical.slice(0, starts[0]).map((line) => buildGlobal(assembly, line));
    const instructions = [...head];
    const bodies = implied ? [fragment] : starts.map((start, index) => logical.slice(start, starts[index + 1]));
    for (const body of bodies) {
        const stage = buildStage(assembly, body, implied);
        if (!stage)
            continue;
        if (!implied)
            instructions.push(stage.from);
        for (const instruction of stage.instructions)
            instructions.push(instruction);
    }
    return { ...assembly, globalArgs: head.filter(({ keyword }) => keyword === 'ARG'), instructions, implied };
}
/** A whole Dockerfile without FROM, after an empty FROM; nothing if no instruction is known. */
function fragmentOf(logical) {
    const [first] = logical;
    if (!first || !logical.some(({ form }) => isKnown(form.keyword)))
        return [];
    const nothing = { start: first.form.start, end: first.form.start };
    const form = { ...first.form, keyword: 'FROM', keywordPiece: nothing, onbuild: false, flags: [], args: nothing };
    return [{ ...first, form, heredocs: [], end: first.start }, ...logical];
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
        const message = `only ARG may come before the first FROM, not ${instruction.keyword}`;
        problems.push({ span: instruction.keywordSpan, message, fatal: false });
    }
    return instruction;
}
function buildStage(assembly, [first, ...rest], implied) {
    if (!first)
        return undefined;
    const { globals, stages, byName, layers, problems } = assembly;
    const made = {};
    const from = build(assembly, first, (name) => globals.lookup(name), () => made.stage);
    // Nobody wrote it, so it has no mistakes.
    if (implied)
        problems.length = 0;
    const image = from.args[0] ?? { raw: '', text: undefined, span: from.argsSpan, variables: [] };
    const name = from.args.length === 3 ? from.args[2] : undefined;
    const platform = from.flags.find((flag) => flag.name === 'platform')?.value;
    const base = implied ? { kind: 'unresolved', raw: '' } : baseOf(assembly, image);
    const below = base.kind === 'stage' ? layers.get(base.stage) : undefined;
    const ground = base.kind === 'scratch' ? 'scratch' : (below?.ground ?? 'image');
    const layer = {
        scope: new dockerfile_scope/* Scope */.H(below?.scope, ground),
        files: new StageFiles(below?.files),
        ground,
        windows: below?.windows ?? (0,windows_images/* isWindowsImage */.n)(base.kind === 'image' ? base.reference : undefined, platform?.text ?? ''),
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
/** Triggers are read last: they see the environment at the end of the stage. */
function buildInstructions(assembly, lines, { scope, files, ground, windows }, stage, inheritedShell) {
    const built = new Map();
    let ownShell;
    const add = (line, at, variables) => {
        const shell = ownShell;
        const script = (parts) => readScript(parts, {
            shell: shellSetting(shell ?? inheritedShell(), windows),
            built: { lookup: (name) => variables.lookup(name, at), file: (path) => files.find(path, at) },
            started: { lookup: (name) => scope.environment(name), file: (path) => files.find(path, lines.length) },
            entrypoint: () => stage()?.end.entrypoint,
        });
        const instruction = build(assembly, line, (name) => variables.lookup(name, at), stage, script);
        if (!line.form.onbuild)
            files.add(instruction, line, at);
        bind(instruction, variables, at, assembly.globals);
        if (instruction.keyword === 'SHELL' && instruction.json)
            ownShell = instruction;
        built.set(line, instruction);
    };
    for (const [at, line] of lines.entries())
        if (!line.form.onbuild)
            add(line, at, scope);
    const triggers = new dockerfile_scope/* Scope */.H(scope, ground, false);
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
    // Image names have no upper case, so a name in another case can only mean this stage.
    const stage = byName.get(text.toLowerCase());
    if (stage && (layers.get(stage)?.depth ?? 0) >= deepest) {
        problems.push({ span, message: `more than ${deepest} stages are based on one another`, fatal: true });
        return { kind: 'unresolved', raw };
    }
    if (stage)
        return { kind: 'stage', stage };
    if (text === 'scratch')
        return { kind: 'scratch' };
    const reference = (0,image_reference/* parseImageReference */.o)(text);
    return reference ? { kind: 'image', reference } : { kind: 'unresolved', raw };
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









/** Reads a Dockerfile as BuildKit does, in time linear in the length of the text, whatever it is. */
function parseDockerfile(path, text) {
    const lines = (0,documents_lines/* readLines */.Se)(text);
    const { directives, problems, nextLine } = readDirectives(lines);
    const logical = readLogicalLines(lines, directives.escape, nextLine);
    const { lookups, ...assembled } = assembleStages(directives.escape, logical.instructions);
    const { globalArgs, stages, instructions } = assembled;
    // Only findings have routes, and most files have none.
    const places = (0,lazy/* lazy */.R)(() => ({
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
        problems: [
            ...problems,
            ...judged(assembled.problems, instructions),
            ...missingFrom(stages, instructions, assembled.implied),
        ].sort((a, b) => (0,core_location/* compareSpans */.fd)(a.span, b.span)),
        stageNamed: stageFinder(stages),
        resolve: (instruction, name) => {
            const binding = lookups.get(instruction)?.(name);
            return binding?.kind === 'known' ? binding.text : binding?.kind === 'unset' ? '' : undefined;
        },
        routeOf: (position) => routeAt(lines.offset(position), places()),
    };
}
/** If more than one in five instructions is unknown, the file is not a Dockerfile with a mistake in it. */
function judged(problems, instructions) {
    const strangers = instructions.filter(({ keyword }) => !isKnown(keyword)).length;
    if (strangers * 5 <= instructions.length)
        return problems;
    return problems.map((problem) => ({ ...problem, readable: false }));
}
function missingFrom(stages, [first], implied) {
    if (stages.length > 0 && !implied)
        return [];
    const message = 'there is no FROM, so there is no stage to build';
    if (first)
        return [{ span: first.span, message, fatal: true, readable: implied }];
    // "file with no instructions": https://github.com/moby/buildkit/blob/master/frontend/dockerfile/parser/parser.go
    const nothing = 'there are no instructions, so there is nothing to build';
    return [{ span: (0,core_location/* spanAt */.i6)({ line: 1, column: 1 }), message: nothing, fatal: true }];
}
/** By name (of several the last), otherwise by number. */
function stageFinder(stages) {
    const byName = new Map();
    for (const stage of stages)
        if (stage.name)
            byName.set(stage.name.raw.toLowerCase(), stage);
    return (name) => byName.get(name.toLowerCase()) ?? (/^\d{1,6}$/.test(name) ? stages[Number(name)] : undefined);
}

;// CONCATENATED MODULE: ./build/src/documents/create-project.js






/** The most blocks to read, because each takes time linear in the file before it; nobody writes as many. */
const maxInline = 100;
/** Joins the documents of one commit. Expensive results are computed when they are first needed. */
function createProject({ documents, files, paths }) {
    const byPath = new Map(documents.map((document) => [document.path, document]));
    const dockerfiles = documents.filter((document) => document.kind === 'dockerfile');
    const composeFiles = documents.filter((document) => document.kind === 'compose');
    const families = (0,lazy/* lazy */.R)(() => readFamilies(composeFiles));
    const exists = (path) => paths.has(path) || byPath.has(path) || files.has(path);
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
    const containers = (0,lazy/* lazy */.R)(() => composeFiles.flatMap(containersIn));
    const builds = (0,lazy/* lazy */.R)(() => groupBuilds(containers()));
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
        includedBy: (including) => includedBy(including, around),
        buildsOf,
        shippedStages: (document) => shippedStages(document, buildsOf(document)),
        exists,
        pathOf: ({ path, text }) => (text === undefined ? undefined : (0,documents_paths/* joinPath */.u)(around.projectFolder(path), text)),
        text: (path) => files.get(path),
    };
}
/** Each only once, however many files include it. */
function includedBy(including, around) {
    const included = new Set();
    const seen = new Set(including);
    // Iterating over a set also visits what is added meanwhile.
    for (const { path, include } of seen) {
        for (const { value } of include.flatMap(({ files }) => files)) {
            const target = (0,documents_paths/* joinPath */.u)((0,documents_paths/* folderOf */.y)(path), value);
            const document = target === undefined ? undefined : around.composeFile(target);
            if (document === undefined)
                continue;
            included.add(document);
            seen.add(document);
        }
    }
    return [...included];
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
/** Files of the tree that the project's documents point at and that were not read yet; called until there are none. */
function contextPaths(project) {
    const wanted = new Map();
    const wantFrom = (by) => (path, role) => {
        if (path === undefined || wanted.has(path) || !project.exists(path))
            return;
        if (project.document(path) === undefined && project.text(path) === undefined)
            wanted.set(path, { path, role, by });
    };
    for (const document of project.composeFiles) {
        const want = wantFrom(document.path);
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
        const want = wantFrom(path);
        want(`${path}.dockerignore`, 'text');
        want((0,documents_paths/* joinPath */.u)((0,documents_paths/* folderOf */.y)(path), '.dockerignore'), 'text');
        want('.dockerignore', 'text');
    }
    return [...wanted.values()];
}
/** `make` gets the number of items, this one included. */
function memoised(make) {
    const made = new Map();
    return (key) => {
        const known = made.get(key) ?? { value: make(key, made.size + 1) };
        made.set(key, known);
        return known.value;
    };
}

;// CONCATENATED MODULE: ./build/src/snapshot/beside.js

/**
 * Names of files that change what an unchanged `COPY .` ships: ignore files, and files that should not be shipped. Wider
 * than the rules on them, because this only decides whether Dockerfiles are read.
 */
const contextNames = /(?:^|\/)(?:[^/]*\.dockerignore|\.env(?:\.[^/]*)?|id_[a-z0-9]+|\.(?:netrc|pypirc|npmrc|htpasswd|pgpass|dockercfg|git-credentials)|[^/]*(?:secret|credential|service-?account|kubeconfig)[^/]*|[^/]*\.(?:key|pem|p12|pfx|tfstate)|\.docker\/config\.json)$/i;
/** Whether one of these files may put something into a build context that should not be there. */
function changesContext(focus) {
    return focus !== undefined && [...focus].some((path) => contextNames.test(path));
}
/** Compose files that reviewed ones include but that are not reviewed themselves. */
function startedBeside(project, { reviewed, excluded }) {
    const files = project.composeFiles.filter(({ path }) => reviewed.has(path));
    const paths = project.includedBy(files).map(({ path }) => path);
    return new Set(paths.filter((path) => !reviewed.has(path) && !excluded(path)));
}
/** Dockerfiles that reviewed Compose files build but that are not reviewed themselves. */
function builtBeside(project, { reviewed, excluded }) {
    const paths = project.dockerfiles.filter((document) => !reviewed.has(document.path) &&
        !excluded(document.path) &&
        project.buildsOf(document).some(({ container }) => reviewed.has(container.path)));
    return new Set(paths.map(({ path }) => path));
}
/**
 * Those of them whose own names are not container file names (`build/image.txt`): otherwise they would never be reviewed,
 * whatever a pull request writes into them.
 */
function calledByCompose(project, reviewing) {
    return [...builtBeside(project, reviewing)].filter((path) => (0,classify/* classify */.L8)(path) === undefined);
}

;// CONCATENATED MODULE: ./build/src/snapshot/unread.js

/** A link is not followed: its target is reviewed under its own name, if that is the name of a container file. */
function linkGap(path, content, around) {
    const target = content instanceof Uint8Array ? decode(content) : undefined;
    const resolved = target === undefined ? undefined : resolveLink(path, target);
    const link = `It is a symbolic link to ${(0,core_text/* clip */.$Q)((0,core_text/* printable */.g$)(target ?? 'something that could not be read'), 200)}`;
    if (resolved === undefined || around.entries.get(resolved)?.kind !== 'file') {
        const reason = `${link}, which is not a file of the repository; it was not followed.`;
        return { path, subject: path, reason, blocking: around.blocks(path) };
    }
    return { path, subject: path, reason: `${link}, ${fate(resolved, around)}.`, blocking: false };
}
function fate(path, { isAsked, isExcluded }) {
    if (isAsked(path))
        return 'which is reviewed under its own name';
    const why = isExcluded(path)
        ? '`exclude` leaves it out'
        : 'its own name is not that of a container file; add it to `include` to review it';
    return `which was not reviewed: ${why}`;
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
/** A builder finds a folder there, so no container file of that name is hidden. */
function submoduleGap(path) {
    const reason = 'It is a submodule, which belongs to another repository; nothing in it was reviewed.';
    return { path, subject: path, reason, blocking: false };
}
/** File names are bytes, and not all of them can be shown as text. */
function namesakeGap(path) {
    const reason = 'Several files have names that look the same as text; only one of them was reviewed.';
    return { path, subject: path, reason, blocking: true };
}
/** UTF-8, with U+FFFD for invalid bytes; `undefined` if it is binary. */
function decode(bytes) {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
}
/** What a parser says of a mistake, as part of a sentence: without a capital or a full stop of its own. */
function mistakeOf({ message }) {
    return (0,core_text/* printable */.g$)(message)
        .replace(/\.$/, '')
        .replace(/^[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase());
}

;// CONCATENATED MODULE: ./build/src/snapshot/context.js




/** People write no larger Dockerfiles or Compose files. */
const maxFileBytes = 1024 * 1024;
/** How long a chain of files that point at one another may be; hostile chains end here. */
const maxContextRounds = 8;
/**
 * The documents together with the files that they point at, and gaps for those that could not be read: without them, it
 * is not known what an extended service or a build contains.
 */
async function withContext(reader, entries, reviewed, { parse, isBlocking, gapOfLink, told }) {
    const documents = [...reviewed];
    const files = new Map();
    const unread = [];
    const asked = new Set(documents.map(({ path }) => path));
    /** A gap in an unchanged file does not block a pull request that only reads it. */
    const isNews = ({ path, role, by }) => role !== 'text' && !told.has(path) && (isBlocking(path) || isBlocking(by));
    const miss = (wanted, why, line) => {
        const { path, by } = wanted;
        if (!isNews(wanted))
            return;
        const reason = `${(0,core_text/* printable */.g$)(by)} points at it, and ${why}.`;
        unread.push({ path, ...(line === undefined ? {} : { line }), subject: path, reason, blocking: !(0,classify/* isTemplate */.Fl)(path) });
    };
    for (let round = 0;; round++) {
        const project = createProject({ documents, files, paths: entries });
        const missing = contextPaths(project).flatMap((wanted) => {
            const entry = entries.get(wanted.path);
            return entry !== undefined && !asked.has(wanted.path) ? [{ wanted, entry }] : [];
        });
        if (missing.length === 0)
            return { project, unread };
        if (round === maxContextRounds) {
            for (const { wanted } of missing)
                miss(wanted, 'longer chains of files are not followed');
            return { project, unread };
        }
        for (const { entry } of missing)
            asked.add(entry.path);
        const readable = missing.filter(({ entry: { kind, size = 0 } }) => kind !== 'submodule' && size <= maxFileBytes);
        const contents = await reader.read(readable.map(({ entry }) => entry));
        for (const { wanted, entry } of missing) {
            const content = contents.get(entry.path);
            if (entry.kind === 'symlink') {
                if (isNews(wanted))
                    unread.push(gapOfLink(entry.path, content));
                continue;
            }
            const text = content instanceof Uint8Array ? decode(content) : undefined;
            if (text === undefined)
                miss(wanted, whyUnread(entry));
            else if (wanted.role === 'text')
                files.set(entry.path, text);
            else {
                const document = await parse(entry.path, text, wanted.role);
                const fatal = document.problems.find((problem) => problem.fatal);
                if (fatal === undefined)
                    documents.push(document);
                else {
                    const { line } = fatal.span.start;
                    miss(wanted, `it cannot be read (line ${line}: ${mistakeOf(fatal)})`, line);
                }
            }
        }
    }
}
function whyUnread({ kind, size = 0 }) {
    if (kind === 'submodule')
        return 'it is a submodule, so nothing in it was reviewed';
    return size > maxFileBytes ? 'it is larger than 1 MiB, so it was not reviewed' : 'it could not be read as text';
}

;// CONCATENATED MODULE: ./build/src/snapshot/parser.js

/** Parses each content of a path only once, even if head and base share it. */
function parser(parse = parseOnce) {
    const parsed = new Map();
    return async (path, text, kind) => {
        const contents = parsed.get(path) ?? [];
        const known = contents.find((document) => document.kind === kind && document.text === text);
        if (known)
            return known;
        const document = await parse(path, text, kind);
        parsed.set(path, [...contents, document]);
        return document;
    };
}
/** Remembers nothing. */
const parseOnce = async (path, text, kind) => {
    if (kind === 'dockerfile')
        return parseDockerfile(path, text);
    // The YAML parser is a quarter of all code that is loaded, and a folder with only a Dockerfile does not need it.
    const { parseCompose } = await Promise.all(/* import() */[__webpack_require__.e(815), __webpack_require__.e(347)]).then(__webpack_require__.bind(__webpack_require__, 347));
    return parseCompose(path, text);
};

;// CONCATENATED MODULE: ./build/src/snapshot/collect.js









const emptySnapshot = {
    project: createProject({ documents: [], files: new Map(), paths: new Set() }),
    reviewed: new Set(),
    started: new Set(),
    built: new Set(),
    gaps: [],
};
/** Compose files read only to see whether they build something that changed; nearest first. */
const maxContextFiles = 1000;
/**
 * Reads the container files of a tree and the files that they point at. Rejects only if the tree itself cannot be listed;
 * a file that cannot be read or parsed is a gap.
 */
async function collect(reader, selection, parse = parser()) {
    const listing = await reader.list();
    const gaps = [...listing.gaps];
    const entries = byPath(listing.entries);
    const among = selection.among?.flatMap((path) => entries.get(path) ?? []) ?? listing.entries;
    const chosen = choose(among, entries, selection, gaps);
    const links = chosen.filter(({ entry }) => entry.kind === 'symlink');
    const linkTargets = await reader.read(links.map(({ entry }) => entry));
    for (const { entry } of links) {
        gaps.push(linkGap(entry.path, linkTargets.get(entry.path), { entries, ...asked(selection) }));
    }
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
        if (!broken || isReadable(document)) {
            documents.push(document);
            reviewed.add(entry.path);
        }
    }
    const { project, unread } = await withContext(reader, entries, documents, {
        parse,
        isBlocking: (path) => blocks(path, selection),
        gapOfLink: (path, target) => linkGap(path, target, { entries, ...asked(selection), blocks: () => true }),
        told: new Set(gaps.map(({ path }) => path)),
    });
    const { excluded } = selection;
    const named = calledByCompose(project, { reviewed, excluded });
    for (const path of named)
        reviewed.add(path);
    const beside = { reviewed, excluded };
    const started = startedBeside(project, beside);
    return { project, reviewed, started, built: builtBeside(project, beside), gaps: [...gaps, ...unread] };
}
const collect_known = new WeakMap();
/** Made once for each listing, because many parts of it may be collected. */
function byPath(entries) {
    const made = collect_known.get(entries) ?? new Map(entries.map((entry) => [entry.path, entry]));
    collect_known.set(entries, made);
    return made;
}
function choose(entries, byName, selection, gaps) {
    const { focus } = selection;
    const { isAsked } = asked(selection);
    const wide = selection.wide || changesContext(focus);
    const chosen = [];
    const context = [];
    for (const entry of entries) {
        const { path } = entry;
        if (!isAsked(path))
            continue;
        const kind = (0,classify/* classify */.L8)(path);
        const inFocus = focus === undefined || focus.has(path);
        if (entry.kind === 'submodule') {
            if (inFocus)
                gaps.push(submoduleGap(path));
        }
        else if (byName.get(path) !== entry) {
            // Only one of the files behind the name can be read; the others are gaps.
            if (inFocus)
                gaps.push(namesakeGap(path));
        }
        else if (inFocus)
            chosen.push({ entry, kind });
        else if (kind !== 'dockerfile' || wide)
            context.push({ entry, kind });
    }
    if (context.length > maxContextFiles) {
        const near = nearness([...(focus ?? [])]);
        context.sort((a, b) => near(b.entry.path) - near(a.entry.path));
        gaps.push({
            subject: wide ? 'unchanged container files' : 'unchanged Compose files',
            reason: `${context.length - maxContextFiles} of ${context.length} were not read, so it is not known whether they use what changed.`,
            blocking: false,
        });
    }
    return [...chosen, ...context.slice(0, maxContextFiles)];
}
/** `isAsked`: it is a container file by its name, by `include`, or because the user named it. */
function asked(selection) {
    const { named, excluded, included } = selection;
    return {
        isAsked: (path) => named?.has(path) || (!excluded(path) && ((0,classify/* classify */.L8)(path) !== undefined || included(path))),
        isExcluded: excluded,
        blocks: (path) => blocks(path, selection),
    };
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
/** An unchanged file must not fail a pull request that only reads it as context. */
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
                    reason: 'It is binary (it contains NUL bytes), so it was not reviewed.',
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
/** A Dockerfile that is only partly readable is a gap, but the readable part is reviewed. */
function isReadable({ path, problems }) {
    return (!(0,classify/* isTemplate */.Fl)(path) &&
        !(0,classify/* isForeign */.jq)(path) &&
        problems.every((problem) => !problem.fatal || ('readable' in problem && problem.readable)));
}
function brokenGap(document, blocking) {
    const { path, problems } = document;
    const problem = problems.find(({ fatal }) => fatal);
    if (problem === undefined)
        return undefined;
    const reason = (0,core_text/* clip */.$Q)(whyBroken(document, problem), 500);
    const { line } = problem.span.start;
    return { path, line, subject: path, reason, blocking: blocking && !(0,classify/* isTemplate */.Fl)(path) && !(0,classify/* isForeign */.jq)(path) };
}
function whyBroken(document, problem) {
    const { path } = document;
    const { line, column } = problem.span.start;
    const where = `(line ${line}: ${mistakeOf(problem)})`;
    if ((0,classify/* isTemplate */.Fl)(path))
        return `It is a template and does not parse on its own ${where}, so it was not reviewed.`;
    if ((0,classify/* isForeign */.jq)(path))
        return `It is named like a Dockerfile, but does not parse as one ${where}, so it was not reviewed.`;
    const found = `Line ${line}, column ${column}: ${mistakeOf(problem)}.`;
    return isReadable(document) ? `${found} The rest of the file was reviewed.` : found;
}


/***/ }),

/***/ 6004:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ nameOf)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4573);

/**
 * A file name as text. Names are bytes; each byte that is not valid UTF-8 is written as `\xNN`, so that two names stay
 * different.
 */
function nameOf(bytes) {
    return (0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(bytes) ? bytes.toString('utf8') : Array.from(bytes, asciiOrEscape).join('');
}
function asciiOrEscape(byte) {
    return byte < 0x80 ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`;
}


/***/ })

};
;
})
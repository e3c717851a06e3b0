(function (exports, require, module, __dirname) {/******/ (() => { // webpackBootstrap
/******/ 	"use strict";
/******/ 	var __webpack_modules__ = ({

/***/ 2613:
/***/ ((module) => {

module.exports = require("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = require("buffer");

/***/ }),

/***/ 5317:
/***/ ((module) => {

module.exports = require("child_process");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = require("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = require("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = require("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = require("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = require("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = require("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = require("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = require("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = require("node:buffer");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = require("node:child_process");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = require("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = require("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = require("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = require("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = require("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = require("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = require("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = require("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = require("node:http2");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = require("node:https");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = require("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = require("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = require("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = require("node:perf_hooks");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = require("node:querystring");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = require("node:stream");

/***/ }),

/***/ 6466:
/***/ ((module) => {

module.exports = require("node:stream/promises");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = require("node:timers/promises");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = require("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = require("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = require("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = require("node:util/types");

/***/ }),

/***/ 8877:
/***/ ((module) => {

module.exports = require("node:v8");

/***/ }),

/***/ 714:
/***/ ((module) => {

module.exports = require("node:vm");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = require("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = require("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = require("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = require("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = require("process");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = require("stream");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = require("string_decoder");

/***/ }),

/***/ 3557:
/***/ ((module) => {

module.exports = require("timers");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = require("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = require("util");

/***/ }),

/***/ 5035:
/***/ ((__webpack_module__, __webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
__nccwpck_require__.r(__webpack_exports__);
/* harmony import */ var _core_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3026);
/* harmony import */ var _core_product_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8870);
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7422);
/* harmony import */ var _system_standard_stream_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5627);




const stdout = (0,_system_standard_stream_js__WEBPACK_IMPORTED_MODULE_2__/* .standardStream */ .I)(1);
const stderr = (0,_system_standard_stream_js__WEBPACK_IMPORTED_MODULE_2__/* .standardStream */ .I)(2);
try {
    const { main } = await __nccwpck_require__.e(/* import() */ 128).then(__nccwpck_require__.bind(__nccwpck_require__, 4128));
    process.exitCode = await main(process.argv.slice(2), {
        folder: workingFolder(),
        environment: process.env,
        stdout,
        stderr,
        today: new Date().toISOString().slice(0, 10),
    });
}
catch (error) {
    if (error instanceof _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .e) {
        stderr.write(`plimsoll: ${(0,_core_text_js__WEBPACK_IMPORTED_MODULE_3__/* .printable */ .g$)(error.message)}\n`);
        process.exitCode = 2;
    }
    else {
        const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
        stderr.write(`${stack}\n\nThis is a bug in Plimsoll; please report it: ${_core_product_js__WEBPACK_IMPORTED_MODULE_1__.product.repository}/issues\n`);
        process.exitCode = 3;
    }
}
function workingFolder() {
    try {
        return process.cwd();
    }
    catch {
        throw new _core_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .e('The working directory no longer exists; change to another one.');
    }
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 3026:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ UsageError)
/* harmony export */ });
/** The user's mistake: an input, a flag, a config. One line that says what to do; shown without a stack, exit 2. */
class UsageError extends Error {
    name = 'UsageError';
    place;
    constructor(message, place) {
        super(message);
        this.place = place;
    }
}


/***/ }),

/***/ 8870:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ pageOf),
/* harmony export */   product: () => (/* binding */ product)
/* harmony export */ });
/** What we call ourselves in SARIF, markers and user agents. */
const product = {
    name: 'Plimsoll',
    version: '0.1.0',
    repository: 'https://github.com/plimsoll-dev/plimsoll',
};
/** The page of a rule, for people. */
function pageOf({ id }) {
    return `${product.repository}/blob/main/docs/rules/${id}.md`;
}


/***/ }),

/***/ 7422:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $Q: () => (/* binding */ clip),
/* harmony export */   $z: () => (/* binding */ hintOf),
/* harmony export */   Df: () => (/* binding */ withoutCommands),
/* harmony export */   Iv: () => (/* binding */ masked),
/* harmony export */   Jw: () => (/* binding */ readMarkup),
/* harmony export */   RK: () => (/* binding */ visible),
/* harmony export */   TL: () => (/* binding */ quoted),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   d8: () => (/* binding */ wordList),
/* harmony export */   g$: () => (/* binding */ printable),
/* harmony export */   ht: () => (/* binding */ detached),
/* harmony export */   oZ: () => (/* binding */ filledLines),
/* harmony export */   pA: () => (/* binding */ nearest),
/* harmony export */   s$: () => (/* binding */ jsonText),
/* harmony export */   sP: () => (/* binding */ source),
/* harmony export */   vJ: () => (/* binding */ withArticle)
/* harmony export */ });
/**
 * A file written inside TypeScript: removes the common indentation and the first and last line break, keeps
 * backslashes, turns `\${X}` into `${X}`, and takes no substitutions, so that a forgotten escape does not compile.
 */
function source(strings) {
    const raw = (strings.raw[0] ?? '').replaceAll('\\${', '${').replaceAll('\\`', '`');
    const lines = raw
        .replace(/^[ \t]*\n/, '')
        .replace(/\n[ \t]*$/, '\n')
        .split('\n');
    const indent = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)));
    return lines.map((line) => line.slice(indent)).join('\n');
}
/** Takes the `[|\u2026|]` marks out of `code` and tells where they stood, in order of their starts. */
function readMarkup(code) {
    const spans = [];
    const open = [];
    let text = '';
    let line = 1;
    let column = 1;
    for (let at = 0; at < code.length;) {
        if (code.startsWith('[|', at)) {
            open.push({ index: spans.length, line, column });
            spans.push({ start: { line, column }, end: { line, column } });
            at += 2;
        }
        else if (code.startsWith('|]', at) && open.length > 0) {
            const start = open.pop();
            if (start)
                spans[start.index] = { start: { line: start.line, column: start.column }, end: { line, column } };
            at += 2;
        }
        else {
            const char = code[at] ?? '';
            text += char;
            if (char === '\n') {
                line += 1;
                column = 1;
            }
            else
                column += 1;
            at += 1;
        }
    }
    return { text, spans };
}
/** The lines of a list that a person wrote, trimmed, without blank ones. */
function filledLines(text) {
    return text
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter((line) => line !== '');
}
/** Words as they are easiest to read and to add to in our own source: with blanks and line breaks between them. */
function wordList(words) {
    return words.trim().split(/\s+/);
}
/** `1 finding`, `2 findings`. */
function count(n, noun, plural = `${noun}s`) {
    return `${n} ${n === 1 ? noun : plural}`;
}
/**
 * The nearest of `words` to `word` by edit distance, if any is near enough to have been meant: nobody who writes `zz`
 * means `a`, nor `T` who writes `TAG`.
 */
function nearest(word, words, farthest = farthestFrom(word)) {
    let best;
    let bestDistance = farthest + 1;
    for (const candidate of words) {
        // At least so many letters are missing; most candidates end here.
        const missing = Math.abs(candidate.length - word.length);
        const longer = Math.max(candidate.length, word.length);
        if (missing >= bestDistance || 2 * missing > longer)
            continue;
        const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
        if (distance < bestDistance && distance < longer) {
            best = candidate;
            bestDistance = distance;
        }
    }
    return best;
}
/** The edits that are still a slip. What precedes the last slash is often right, and is no reason to expect more of them. */
function farthestFrom(word) {
    const { length } = word.slice(word.lastIndexOf('/') + 1);
    return length <= 3 ? 1 : Math.max(2, Math.floor(length / 3));
}
/** Letters added, left out, replaced, or swapped with their neighbour. */
function editDistance(a, b) {
    if (a.length > 100 || b.length > 100)
        return a === b ? 0 : 100;
    let before = [];
    let row = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let i = 1; i <= a.length; i++) {
        const next = [i];
        for (let j = 1; j <= b.length; j++) {
            const substitution = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
            const isSwapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
            const swap = isSwapped ? (before[j - 2] ?? 0) + 1 : substitution;
            next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, substitution, swap));
        }
        before = row;
        row = next;
    }
    return row[b.length] ?? 0;
}
/** `text` as a code span of a message: one line, printable, no backtick, at most `most` code units. */
function quoted(text, most = 120) {
    return `\`${clip(printable(text).replaceAll('`', "'"), most)}\``;
}
/**
 * Control, bidirectional, zero-width and other invisible characters (fillers, tags) become U+FFFD, but for the
 * variation selectors of emoji; line breaks and tabs become a space.
 */
function printable(text) {
    return visible(text.replace(/\s+/g, (run) => (/[\r\n\t]/.test(run) ? ' ' : run)));
}
/** The same where line breaks and tabs may stay, as in a block of code. */
function visible(text) {
    // Compiling the table of Unicode properties takes longer than all other work on the messages of a small file.
    if (/^[\t\n\x20-\x7e]*$/.test(text))
        return text;
    return text
        .replace(/(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|(?![\ufe00-\ufe0f])\p{Default_Ignorable_Code_Point}/gu, '\uFFFD')
        .toWellFormed();
}
/**
 * Text that a runner takes for no workflow command. It obeys `::name::` at the start of a line, behind white space, and
 * `##[name]` anywhere in one: https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
function withoutCommands(text) {
    return text.replaceAll('##[', '## [').replace(/^([^\S\r\n]*:):/gm, '$1 :');
}
/** JSON for files and other programs, ending in a line break, of which a runner takes no line for a command. */
function jsonText(value) {
    return `${JSON.stringify(value, undefined, 2).replaceAll('##[', '#\\u0023[')}\n`;
}
/**
 * The same text in memory of its own. V8 keeps the whole text that a part was cut from, a file for example, and all the
 * pieces of a text that was put together: https://github.com/v8/v8/blob/main/src/objects/string.h
 */
function detached(text) {
    return text.length < shortestPart || !text.isWellFormed() ? text : Buffer.from(text).toString();
}
/** V8 copies shorter parts. */
const shortestPart = 13;
/** At most `most` code units, with `\u2026` where something was left out; never half of a surrogate pair. */
function clip(text, most) {
    if (text.length <= most)
        return text;
    return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}\u2026`;
}
/** As much of a secret as may be shown, so that its owner recognises it: a fifth, and four characters at most. */
function hintOf(secret) {
    return secret.slice(0, Math.min(4, Math.floor(secret.length / 5)));
}
/** A secret as it is told: its hint and its length. */
function masked(secret) {
    return `${printable(hintOf(secret))}\u2026 (${count(secret.length, 'character')})`;
}
/** `an AWS access key`, `a private key`: names are spoken by their letters. */
function withArticle(noun) {
    return `${/^(?:[aeio]|npm\b)/i.test(noun) ? 'an' : 'a'} ${noun}`;
}


/***/ }),

/***/ 5627:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ standardStream)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var _trouble_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1240);


/**
 * Standard output (1) or standard error (2). Node's own stream loads its network modules, which takes a tenth of
 * `node -e 0`, so it is used only for a terminal and on Windows. Pipes and files are written directly, as Node's stream
 * does, too. It is no error if a reader stops early (`plimsoll scan | head`).
 */
function standardStream(descriptor) {
    let known;
    const terminal = () => {
        known ??= isPlain(descriptor) ? 'plain' : forgiving(descriptor === 1 ? process.stdout : process.stderr);
        return known === 'plain' ? undefined : known;
    };
    return {
        get isTTY() {
            return terminal()?.isTTY ?? false;
        },
        get columns() {
            return terminal()?.columns;
        },
        write(text) {
            const stream = terminal();
            if (stream)
                stream.write(text);
            else
                writeWhole(descriptor, Buffer.from(text));
        },
    };
}
/** A pipe, a file, a socket or the null device: certainly not a terminal. */
function isPlain(descriptor) {
    if (process.platform === 'win32')
        return false;
    const stats = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(descriptor);
    return !stats.isCharacterDevice() || stats.rdev === (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)('/dev/null', { throwIfNoEntry: false })?.rdev;
}
function forgiving(stream) {
    return stream.on('error', (error) => {
        const code = (0,_trouble_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$)(error);
        if (code === 'EPIPE')
            return;
        // Nobody waits for the result of a Node stream.
        if (stream === process.stdout) {
            standardStream(2).write(`plimsoll: Standard output could not be written (${(0,_trouble_js__WEBPACK_IMPORTED_MODULE_1__/* .troubleOf */ .L)(error)}).\n`);
        }
        process.exit(2);
    });
}
function writeWhole(descriptor, bytes) {
    for (let at = 0; at < bytes.length;) {
        try {
            at += (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeSync)(descriptor, bytes, at);
        }
        catch (error) {
            const code = (0,_trouble_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$)(error);
            if (code === 'EPIPE')
                return;
            if (code !== 'EAGAIN')
                throw error;
            // The pipe is full and non-blocking, so we wait for its reader ourselves.
            Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
        }
    }
}


/***/ }),

/***/ 1240:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ codeOf),
/* harmony export */   L: () => (/* binding */ troubleOf)
/* harmony export */ });
/**
 * The system's error codes in words for somebody who wanted a file:
 * https://nodejs.org/api/errors.html#common-system-errors
 */
const words = new Map([
    ['ENOENT', 'there is no such file'],
    ['ENOTDIR', 'part of the path is a file, not a folder'],
    ['EISDIR', 'it is a folder'],
    ['EACCES', 'no permission'],
    ['EPERM', 'no permission'],
    ['EROFS', 'the file system is read-only'],
    ['ENOSPC', 'no space is left on the disk'],
    ['EDQUOT', 'the disk quota is exceeded'],
    ['EFBIG', 'the file is too large'],
    ['ELOOP', 'its symbolic links form a loop'],
    ['ENAMETOOLONG', 'its name is too long'],
    ['EMFILE', 'too many files are open'],
    ['ENFILE', 'too many files are open'],
]);
/** The code of a failed system call (`ENOENT`); throws anything else again, since it is a bug of ours. */
function codeOf(error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string')
        return error.code;
    throw error;
}
/** Why a system call failed, for use in parentheses; throws anything else again. */
function troubleOf(error) {
    const code = codeOf(error);
    return words.get(code) ?? code;
}


/***/ })

/******/ 	});
/************************************************************************/
/******/ 	// The module cache
/******/ 	var __webpack_module_cache__ = {};
/******/ 	
/******/ 	// The require function
/******/ 	function __nccwpck_require__(moduleId) {
/******/ 		// Check if module is in cache
/******/ 		var cachedModule = __webpack_module_cache__[moduleId];
/******/ 		if (cachedModule !== undefined) {
/******/ 			return cachedModule.exports;
/******/ 		}
/******/ 		// Create a new module (and put it into the cache)
/******/ 		var module = __webpack_module_cache__[moduleId] = {
/******/ 			// no module.id needed
/******/ 			// no module.loaded needed
/******/ 			exports: {}
/******/ 		};
/******/ 	
/******/ 		// Execute the module function
/******/ 		var threw = true;
/******/ 		try {
/******/ 			__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 			threw = false;
/******/ 		} finally {
/******/ 			if(threw) delete __webpack_module_cache__[moduleId];
/******/ 		}
/******/ 	
/******/ 		// Return the exports of the module
/******/ 		return module.exports;
/******/ 	}
/******/ 	
/******/ 	// expose the modules object (__webpack_modules__)
/******/ 	__nccwpck_require__.m = __webpack_modules__;
/******/ 	
/************************************************************************/
/******/ 	/* webpack/runtime/asset-relocator-loader */
/******/ 	if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = __dirname + "/";
/******/ 	
/******/ 	/* webpack/runtime/async module */
/******/ 	(() => {
/******/ 		var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 		var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 		var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 		var resolveQueue = (queue) => {
/******/ 			if(queue && queue.d < 1) {
/******/ 				queue.d = 1;
/******/ 				queue.forEach((fn) => (fn.r--));
/******/ 				queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 			}
/******/ 		}
/******/ 		var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 			if(dep !== null && typeof dep === "object") {
/******/ 				if(dep[webpackQueues]) return dep;
/******/ 				if(dep.then) {
/******/ 					var queue = [];
/******/ 					queue.d = 0;
/******/ 					dep.then((r) => {
/******/ 						obj[webpackExports] = r;
/******/ 						resolveQueue(queue);
/******/ 					}, (e) => {
/******/ 						obj[webpackError] = e;
/******/ 						resolveQueue(queue);
/******/ 					});
/******/ 					var obj = {};
/******/ 					obj[webpackQueues] = (fn) => (fn(queue));
/******/ 					return obj;
/******/ 				}
/******/ 			}
/******/ 			var ret = {};
/******/ 			ret[webpackQueues] = x => {};
/******/ 			ret[webpackExports] = dep;
/******/ 			return ret;
/******/ 		}));
/******/ 		__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 			var queue;
/******/ 			hasAwait && ((queue = []).d = -1);
/******/ 			var depQueues = new Set();
/******/ 			var exports = module.exports;
/******/ 			var currentDeps;
/******/ 			var outerResolve;
/******/ 			var reject;
/******/ 			var promise = new Promise((resolve, rej) => {
/******/ 				reject = rej;
/******/ 				outerResolve = resolve;
/******/ 			});
/******/ 			promise[webpackExports] = exports;
/******/ 			promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 			module.exports = promise;
/******/ 			body((deps) => {
/******/ 				currentDeps = wrapDeps(deps);
/******/ 				var fn;
/******/ 				var getResult = () => (currentDeps.map((d) => {
/******/ 					if(d[webpackError]) throw d[webpackError];
/******/ 					return d[webpackExports];
/******/ 				}))
/******/ 				var promise = new Promise((resolve) => {
/******/ 					fn = () => (resolve(getResult));
/******/ 					fn.r = 0;
/******/ 					var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 					currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 				});
/******/ 				return fn.r ? promise : getResult();
/******/ 			}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 			queue && queue.d < 0 && (queue.d = 0);
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/create fake namespace object */
/******/ 	(() => {
/******/ 		var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 		var leafPrototypes;
/******/ 		// create a fake namespace object
/******/ 		// mode & 1: value is a module id, require it
/******/ 		// mode & 2: merge all properties of value into the ns
/******/ 		// mode & 4: return value when already ns object
/******/ 		// mode & 16: return value when it's Promise-like
/******/ 		// mode & 8|1: behave like require
/******/ 		__nccwpck_require__.t = function(value, mode) {
/******/ 			if(mode & 1) value = this(value);
/******/ 			if(mode & 8) return value;
/******/ 			if(typeof value === 'object' && value) {
/******/ 				if((mode & 4) && value.__esModule) return value;
/******/ 				if((mode & 16) && typeof value.then === 'function') return value;
/******/ 			}
/******/ 			var ns = Object.create(null);
/******/ 			__nccwpck_require__.r(ns);
/******/ 			var def = {};
/******/ 			leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 			for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 				Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 			}
/******/ 			def['default'] = () => (value);
/******/ 			__nccwpck_require__.d(ns, def);
/******/ 			return ns;
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/define property getters */
/******/ 	(() => {
/******/ 		// define getter functions for harmony exports
/******/ 		__nccwpck_require__.d = (exports, definition) => {
/******/ 			for(var key in definition) {
/******/ 				if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 					Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 				}
/******/ 			}
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/ensure chunk */
/******/ 	(() => {
/******/ 		__nccwpck_require__.f = {};
/******/ 		// This file contains only the entry chunk.
/******/ 		// The chunk loading function for additional chunks
/******/ 		__nccwpck_require__.e = (chunkId) => {
/******/ 			return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 				__nccwpck_require__.f[key](chunkId, promises);
/******/ 				return promises;
/******/ 			}, []));
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/get javascript chunk filename */
/******/ 	(() => {
/******/ 		// This function allow to reference async chunks
/******/ 		__nccwpck_require__.u = (chunkId) => {
/******/ 			// return url for filenames based on template
/******/ 			return "" + chunkId + ".index.js";
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/hasOwnProperty shorthand */
/******/ 	(() => {
/******/ 		__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/make namespace object */
/******/ 	(() => {
/******/ 		// define __esModule on exports
/******/ 		__nccwpck_require__.r = (exports) => {
/******/ 			if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 				Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 			}
/******/ 			Object.defineProperty(exports, '__esModule', { value: true });
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/require chunk loading */
/******/ 	(() => {
/******/ 		// no baseURI
/******/ 		
/******/ 		// object to store loaded chunks
/******/ 		// "1" means "loaded", otherwise not loaded yet
/******/ 		var installedChunks = {
/******/ 			792: 1
/******/ 		};
/******/ 		
/******/ 		// no on chunks loaded
/******/ 		
/******/ 		var installChunk = (chunk) => {
/******/ 			var moreModules = chunk.modules, chunkIds = chunk.ids, runtime = chunk.runtime;
/******/ 			for(var moduleId in moreModules) {
/******/ 				if(__nccwpck_require__.o(moreModules, moduleId)) {
/******/ 					__nccwpck_require__.m[moduleId] = moreModules[moduleId];
/******/ 				}
/******/ 			}
/******/ 			if(runtime) runtime(__nccwpck_require__);
/******/ 			for(var i = 0; i < chunkIds.length; i++)
/******/ 				installedChunks[chunkIds[i]] = 1;
/******/ 		
/******/ 		};
/******/ 		
/******/ 		// require() chunk loading for javascript
/******/ 		__nccwpck_require__.f.require = (chunkId, promises) => {
/******/ 			// "1" is the signal for "already loaded"
/******/ 			if(!installedChunks[chunkId]) {
/******/ 				if(true) { // all chunks have JS
/******/ 					installChunk(require("./" + __nccwpck_require__.u(chunkId)));
/******/ 				} else installedChunks[chunkId] = 1;
/******/ 			}
/******/ 		};
/******/ 		
/******/ 		// no external install chunk
/******/ 		
/******/ 		// no HMR
/******/ 		
/******/ 		// no HMR manifest
/******/ 	})();
/******/ 	
/************************************************************************/
/******/ 	
/******/ 	// startup
/******/ 	// Load entry module and return exports
/******/ 	// This entry module used 'module' so it can't be inlined
/******/ 	var __webpack_exports__ = __nccwpck_require__(5035);
/******/ 	module.exports = __webpack_exports__;
/******/ 	
/******/ })()
;
})
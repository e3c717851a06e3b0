#!/usr/bin/env node
const bundleDigest = "5cd254d13f95b581";
/******/ (() => { // webpackBootstrap
/******/ 	"use strict";
var __webpack_exports__ = {};

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = require("node:fs");
;// CONCATENATED MODULE: external "node:module"
const external_node_module_namespaceObject = require("node:module");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = require("node:path");
;// CONCATENATED MODULE: external "node:vm"
const external_node_vm_namespaceObject = require("node:vm");
;// CONCATENATED MODULE: ./build/src/system/code-cache.js



/**
 * The text of a CommonJS file as `runCached` wants it. It is wrapped when the bundle is built, and not when it is read:
 * putting together a text of a megabyte, and the garbage collection that it leads to, took 5 ms of every run.
 */
function wrapped(code) {
    return `(function (exports, require, module, __dirname) {${code}\n})`;
}
/**
 * Runs the bundle `folder/entry` and the chunks it requires, all of them `wrapped`, and keeps what V8 compiled of them in `directory`.
 *
 * Node's own compile cache holds only what is compiled before a module runs, which is hardly any function
 * (https://github.com/nodejs/node/blob/v24.x/src/compile_cache.cc, `MaybeSave`). Saved at exit, the code of the
 * functions that ran is there too: reviewing one small Dockerfile took 84 ms without and 64 ms with it.
 *
 * `key` stands for the content of the bundle and the use made of it: V8 itself compares no more than lengths. Without
 * a directory, or one that others may write to, nothing is kept; nothing that goes wrong with the cache is told.
 */
function runCached(folder, entry, directory, key) {
    const loaded = new Map();
    const place = directory !== undefined && isOursAlone(directory) ? (0,external_node_path_namespaceObject.join)(directory, `plimsoll-${key}`) : undefined;
    const stale = [];
    const load = (name) => {
        const known = loaded.get(name);
        if (known)
            return known.exports;
        const module = { exports: {} };
        loaded.set(name, module);
        const path = (0,external_node_path_namespaceObject.join)(folder, name);
        const kept = place === undefined ? undefined : readKept(`${place}-${name}`);
        // The build writes nothing but ASCII.
        const code = (0,external_node_fs_namespaceObject.readFileSync)(path, 'latin1');
        const script = new external_node_vm_namespaceObject.Script(code, { filename: path, ...(kept && { cachedData: kept.code }) });
        const round = kept === undefined || script.cachedDataRejected ? 0 : kept.round + 1;
        if (place !== undefined && round < rounds)
            stale.push({ script, path: `${place}-${name}`, round });
        const run = script.runInThisContext();
        // Everything but the bundle's own chunks is part of Node.
        const require = (wanted) => (wanted.startsWith('./') ? load(wanted.slice(2)) : builtin(wanted));
        run(module.exports, require, module, folder);
        return module.exports;
    };
    process.on('exit', () => stale.forEach(keep));
    load(entry);
}
/** As many runs add the functions that they use to the cache; keeping takes some 8 ms. */
const rounds = 3;
/** A cache is code that will run. Windows tells neither owner nor mode; its temporary folder is the user's own. */
function isOursAlone(directory) {
    const stats = (0,external_node_fs_namespaceObject.lstatSync)(directory, { throwIfNoEntry: false });
    if (stats === undefined || !stats.isDirectory())
        return false;
    return process.getuid === undefined || (stats.uid === process.getuid() && (stats.mode & 0o022) === 0);
}
function readKept(path) {
    try {
        const bytes = (0,external_node_fs_namespaceObject.readFileSync)(path);
        return { round: bytes[0] ?? 0, code: bytes.subarray(8) };
    }
    catch {
        return undefined;
    }
}
/** The round stands in a head of eight bytes: V8 reads its data in words. */
function keep({ script, path, round }) {
    const own = `${path}.${process.pid}`;
    try {
        (0,external_node_fs_namespaceObject.writeFileSync)(own, Buffer.concat([Buffer.of(round, 0, 0, 0, 0, 0, 0, 0), script.createCachedData()]), {
            mode: 0o600,
        });
        // Another run sees the old cache or the new one, never a half.
        (0,external_node_fs_namespaceObject.renameSync)(own, path);
    }
    catch {
        // A full disk or a folder that was swept: the next run is as slow as this one.
    }
}
function builtin(name) {
    const module = process.getBuiltinModule(name);
    if (module === undefined)
        throw new Error(`There is no ${name} in this Node.`);
    return module;
}

;// CONCATENATED MODULE: ./build/src/cli-start.js




/** The oldest Node that the bundle is built for and tested on, as in `engines` of package.json. */
const oldest = 24;
if (Number.parseInt(process.versions.node, 10) < oldest) {
    process.stderr.write(`plimsoll: Node ${oldest} or newer is needed; this is ${process.version}.\n`);
    process.exitCode = 2;
}
else
    start();
function start() {
    // Node chooses and creates the folder, and the user can move it or turn it off (`NODE_COMPILE_CACHE`,
    // `NODE_DISABLE_COMPILE_CACHE`).
    const { directory } = (0,external_node_module_namespaceObject.enableCompileCache)();
    const [, script = '', command = ''] = process.argv;
    // Each command uses other parts of the bundle, so each has a cache of its own.
    const use = ['scan', 'review', 'rules', 'explain'].includes(command) ? command : 'other';
    runCached((0,external_node_path_namespaceObject.dirname)((0,external_node_fs_namespaceObject.realpathSync)(script)), 'plimsoll.js', directory, `${bundleDigest}-${process.version}-${use}`);
}

module.exports = __webpack_exports__;
/******/ })()
;
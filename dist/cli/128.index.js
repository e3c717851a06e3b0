(function (exports, require, module, __dirname) {"use strict";
exports.id = 128;
exports.ids = [128];
exports.modules = {

/***/ 8055:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Mv: () => (/* binding */ flags),
/* harmony export */   Ny: () => (/* binding */ ruleFormats),
/* harmony export */   Pi: () => (/* binding */ commands),
/* harmony export */   Zo: () => (/* binding */ flagsOf),
/* harmony export */   zX: () => (/* binding */ reportFormats)
/* harmony export */ });
/* harmony import */ var _core_gate_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1338);
/* harmony import */ var _core_options_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9679);
/* harmony import */ var _core_review_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3657);
/* harmony import */ var _core_rule_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5639);
/* harmony import */ var _core_severity_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2842);





const commands = ['scan', 'review', 'rules', 'explain'];
const both = ['scan', 'review'];
const reportFormats = ['text', 'json', 'sarif', 'markdown'];
const ruleFormats = ['text', 'json', 'markdown'];
function word(name, of, words, says) {
    return { name, commands: of, value: words.join('|'), words, says };
}
function images(name, value, says) {
    return { name, commands: both, value, images: true, says };
}
const flags = [
    {
        name: 'base',
        commands: ['review'],
        value: 'REF',
        says: 'what to compare with; default: the default branch of origin, main or master',
    },
    { name: 'head', commands: ['review'], value: 'REF', says: 'what to review; default: HEAD' },
    word('scope', ['review'], _core_review_js__WEBPACK_IMPORTED_MODULE_3__/* .scopes */ .W, `which findings count; default: ${_core_options_js__WEBPACK_IMPORTED_MODULE_1__/* .defaultOptions */ .KQ.scope}`),
    word('format', both, reportFormats, 'default: text'),
    word('format', ['rules'], ruleFormats, 'default: text'),
    {
        name: 'output',
        commands: ['scan', 'review', 'rules'],
        value: 'FILE',
        says: 'write the report to this file instead of standard output',
    },
    word('fail-on', both, _core_severity_js__WEBPACK_IMPORTED_MODULE_2__/* .thresholds */ .pw, `lowest severity that makes the exit status 1; default: ${_core_options_js__WEBPACK_IMPORTED_MODULE_1__/* .defaultOptions */ .KQ.failOn}`),
    word('profile', both, _core_rule_js__WEBPACK_IMPORTED_MODULE_4__/* .profiles */ .xD, `which rules run; default: ${_core_options_js__WEBPACK_IMPORTED_MODULE_1__/* .defaultOptions */ .KQ.profile}`),
    {
        name: 'config',
        commands: both,
        value: 'FILE',
        says: 'configuration; default: .github/plimsoll.yml (for review, the version at the tip of the base)',
    },
    {
        name: 'include',
        commands: both,
        value: 'GLOB',
        many: true,
        says: 'more files to review; can be repeated',
    },
    {
        name: 'exclude',
        commands: both,
        value: 'GLOB',
        many: true,
        says: 'files to leave out; can be repeated',
    },
    word('on-error', both, _core_gate_js__WEBPACK_IMPORTED_MODULE_0__/* .gapEffects */ .Vt, `whether a gap (something that could not be reviewed) makes the exit status 3; default: ${_core_options_js__WEBPACK_IMPORTED_MODULE_1__/* .defaultOptions */ .KQ.onError}`),
    images('images', '', 'scan the images that the files pull, with an installed Trivy'),
    {
        ...images('image-report', 'FILE', 'report of an image scanner to use instead of a scan: `FILE`, `FILE = IMAGE` or `FILE = DOCKERFILE`; can be repeated'),
        many: true,
    },
    {
        ...images('allowed-registries', 'HOST', 'registries that images may be pulled from, instead of the public ones; can be repeated'),
        images: false,
        many: true,
    },
    {
        ...images('ignore-unfixed', 'true|false', 'leave out vulnerabilities without a fix; default: true'),
        words: ['true', 'false'],
    },
    images('platform', 'OS/ARCH', 'platform of the scanned images; default: linux/amd64'),
    images('trivy-path', 'FILE', 'the Trivy to use; default: the one on PATH'),
    images('trivy-version', 'VERSION', 'the version that the Trivy on PATH must have'),
    images('trivy-sha256', 'DIGEST', 'the SHA-256 that the program must have'),
    {
        ...images('trivy-db-repository', 'REFERENCE', 'OCI reference of the vulnerability database; can be repeated'),
        many: true,
    },
    {
        ...images('trivy-java-db-repository', 'REFERENCE', 'OCI reference of the Java database; can be repeated'),
        many: true,
    },
    images('trivy-cache-dir', 'FOLDER', 'the cache folder of Trivy; default: one of our own'),
    images('trivy-server', 'URL', 'URL of a Trivy server to use'),
    images('trivy-server-token', 'TOKEN', 'the token for that server; set `TRIVY_TOKEN` in the environment instead to keep it out of process lists'),
    { name: 'help', commands, value: '', says: 'show this page' },
];
function flagsOf(command) {
    return flags.filter((flag) => flag.commands.includes(command));
}


/***/ }),

/***/ 4128:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./build/src/core/errors.js
var errors = __webpack_require__(3026);
// EXTERNAL MODULE: ./build/src/core/text.js
var core_text = __webpack_require__(7422);
// EXTERNAL MODULE: ./build/src/cli/flags.js
var flags = __webpack_require__(8055);
;// CONCATENATED MODULE: ./build/src/cli/arguments.js




const more = 'See `plimsoll --help`.';
/** Throws `UsageError` for anything that no command accepts. */
function readArguments(args) {
    const [first, ...rest] = args;
    if (first === '--version')
        return { command: 'version' };
    if (first === '--help' || first === '-h' || first === 'help') {
        return { command: 'help', about: rest[0] === undefined ? undefined : commandNamed(rest[0]) };
    }
    if (first === undefined)
        throw new errors/* UsageError */.e(`Name a command: ${flags/* commands */.Pi.join(', ')}. ${more}`);
    return readCommand(commandNamed(first), rest);
}
function commandNamed(word) {
    const command = flags/* commands */.Pi.find((name) => name === word);
    if (command !== undefined)
        return command;
    const named = flags/* commands */.Pi.join(', ');
    if (word.startsWith('-')) {
        throw new errors/* UsageError */.e(`${(0,core_text/* quoted */.TL)(word)} comes before the command; put a command first: ${named}. ${more}`);
    }
    const meant = (0,core_text/* nearest */.pA)(word, flags/* commands */.Pi);
    const hint = meant === undefined ? `the commands are ${named}.` : `did you mean ${(0,core_text/* quoted */.TL)(meant)}?`;
    throw new errors/* UsageError */.e(`There is no command ${(0,core_text/* quoted */.TL)(word)}; ${hint}`);
}
function readCommand(command, args) {
    const known = new Map((0,flags/* flagsOf */.Zo)(command).map((flag) => [flag.name, flag]));
    const { tokens } = (0,external_node_util_.parseArgs)({
        args: [...args],
        strict: false,
        allowPositionals: true,
        tokens: true,
        options: Object.fromEntries(Array.from(known.values(), (flag) => [flag.name, optionOf(flag)])),
    });
    const values = new Map();
    const words = [];
    for (const token of tokens) {
        if (token.kind === 'positional')
            words.push(token.value);
        if (token.kind !== 'option')
            continue;
        const flag = known.get(token.name);
        if (flag === undefined)
            throw unknownFlag(token.rawName, command, known.keys());
        values.set(flag.name, [
            ...(values.get(flag.name) ?? []),
            checkedValue(flag, token.value, token.inlineValue === true),
        ]);
    }
    const one = (name) => values.get(name)?.at(-1);
    const many = (name) => values.get(name)?.flatMap(core_text/* filledLines */.oZ);
    return {
        command,
        words,
        help: values.has('help'),
        one,
        word: (name, words) => words.find((word) => word === one(name)),
        many,
        has: (name) => values.has(name),
    };
}
function optionOf({ name, value, many = false }) {
    const short = name === 'help' ? { short: 'h' } : {};
    return { type: value === '' ? 'boolean' : 'string', multiple: many, ...short };
}
/** Checked here and not by Node, whose messages have several sentences and suggest no similar word. */
function checkedValue({ name, value, words }, given, inline) {
    if (value === '') {
        if (given !== undefined)
            throw new errors/* UsageError */.e(`\`--${name}\` takes no value.`);
        return '';
    }
    if (given === undefined || given === '' || (!inline && given.startsWith('-') && given !== '-')) {
        throw new errors/* UsageError */.e(`\`--${name}\` needs a value: ${value}.`);
    }
    if (words !== undefined && !words.includes(given)) {
        const meant = (0,core_text/* nearest */.pA)(given, words);
        const hint = meant === undefined ? '.' : `; did you mean ${(0,core_text/* quoted */.TL)(meant)}?`;
        throw new errors/* UsageError */.e(`\`--${name}\`: ${(0,core_text/* quoted */.TL)(given)} is not one of ${words.join(', ')}${hint}`);
    }
    return given;
}
function unknownFlag(raw, command, known) {
    const name = raw.replace(/^-+/, '');
    const elsewhere = flags/* flags */.Mv.filter((flag) => flag.name === name).flatMap((flag) => flag.commands);
    if (elsewhere.length > 0) {
        const owners = elsewhere.map((other) => (0,core_text/* quoted */.TL)(`plimsoll ${other}`)).join(', ');
        return new errors/* UsageError */.e(`${(0,core_text/* quoted */.TL)(raw)} is a flag of ${owners.replace(/, (?=[^,]*$)/, ' and ')}.`);
    }
    const meant = (0,core_text/* nearest */.pA)(name, known);
    const hint = meant === undefined ? `\`plimsoll ${command} --help\` lists them.` : `did you mean \`--${meant}\`?`;
    return new errors/* UsageError */.e(`\`plimsoll ${command}\` has no flag ${(0,core_text/* quoted */.TL)(raw)}; ${hint}`);
}

;// CONCATENATED MODULE: ./build/src/cli/main.js

/** Runs one command and returns its exit status. Loads only what that command needs. */
async function main(args, around) {
    const request = readArguments(args);
    if (request.command === 'version') {
        const { product } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 8870));
        around.stdout.write(`${product.version}\n`);
        return 0;
    }
    if (request.command === 'help' || request.help) {
        const { helpOn, overview } = await __webpack_require__.e(/* import() */ 225).then(__webpack_require__.bind(__webpack_require__, 2225));
        const about = request.command === 'help' ? request.about : request.command;
        around.stdout.write(about === undefined ? overview() : helpOn(about));
        return 0;
    }
    switch (request.command) {
        case 'scan':
            return (await Promise.all(/* import() */[__webpack_require__.e(482), __webpack_require__.e(291), __webpack_require__.e(179), __webpack_require__.e(501), __webpack_require__.e(529)]).then(__webpack_require__.bind(__webpack_require__, 6529))).scan(request, around);
        case 'review':
            return (await Promise.all(/* import() */[__webpack_require__.e(482), __webpack_require__.e(291), __webpack_require__.e(179), __webpack_require__.e(701), __webpack_require__.e(501), __webpack_require__.e(34)]).then(__webpack_require__.bind(__webpack_require__, 6034))).reviewBranch(request, around);
        case 'rules':
            return (await Promise.all(/* import() */[__webpack_require__.e(482), __webpack_require__.e(179), __webpack_require__.e(701), __webpack_require__.e(274)]).then(__webpack_require__.bind(__webpack_require__, 274))).listRules(request, around);
        case 'explain':
            return (await Promise.all(/* import() */[__webpack_require__.e(482), __webpack_require__.e(179), __webpack_require__.e(701), __webpack_require__.e(274)]).then(__webpack_require__.bind(__webpack_require__, 274))).explainRule(request, around);
    }
}


/***/ }),

/***/ 1338:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S4: () => (/* binding */ judge),
/* harmony export */   SB: () => (/* binding */ inScope),
/* harmony export */   Vt: () => (/* binding */ gapEffects)
/* harmony export */ });
/* harmony import */ var _severity_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2842);

/** What a blocking gap does to the check. */
const gapEffects = ['fail', 'warn'];
/** The findings that the gate judges: under scope `introduced` those introduced, otherwise all that are not fixed. */
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

/***/ 9679:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KQ: () => (/* binding */ defaultOptions),
/* harmony export */   cs: () => (/* binding */ inlineIgnoreModes)
/* harmony export */ });
/* unused harmony export publicRegistries */
/** Which pragmas count: all, only those that base already had, none. */
const inlineIgnoreModes = ['allow', 'existing', 'deny'];
/** Docker Hub, and the public registries of base image vendors. */
const publicRegistries = [
    'docker.io',
    'ghcr.io',
    'quay.io',
    'mcr.microsoft.com',
    'public.ecr.aws',
    'gcr.io',
    '*.pkg.dev',
    'registry.k8s.io',
    'registry.access.redhat.com',
    'registry.gitlab.com',
    'cgr.dev',
    'dhi.io',
    'docker.elastic.co',
    'nvcr.io',
];
const defaultOptions = {
    profile: 'recommended',
    scope: 'introduced',
    include: [],
    exclude: [],
    failOn: 'high',
    commentOn: 'low',
    maxComments: 25,
    onError: 'fail',
    allowedRegistries: publicRegistries,
    inlineIgnores: 'allow',
    rules: new Map(),
    ignore: [],
    images: { advice: true, buildStages: false, max: 20, timeout: 300, tokenServices: new Map() },
};


/***/ }),

/***/ 3657:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ scopes)
/* harmony export */ });
/** What is reviewed: what the pull request introduces, the changed container files, or the whole repository. */
const scopes = ['introduced', 'changed-files', 'all'];


/***/ }),

/***/ 5639:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ targetOf),
/* harmony export */   xD: () => (/* binding */ profiles)
/* harmony export */ });
/* unused harmony export categories */
const categories = (/* unused pure expression or super */ null && ([
    'privilege',
    'isolation',
    'secrets',
    'supply-chain',
    'network',
    'resources',
    'correctness',
    'efficiency',
    'style',
    'vulnerability',
]));
/** `recommended`: what a reviewer wants to read on a pull request. `all`: hygiene, efficiency and style too. */
const profiles = ['recommended', 'all'];
/** The first half of the id. */
function targetOf(rule) {
    return rule.id.slice(0, rule.id.indexOf('/'));
}


/***/ }),

/***/ 2842:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E2: () => (/* binding */ confidences),
/* harmony export */   O6: () => (/* binding */ reaches),
/* harmony export */   Rj: () => (/* binding */ compareSeverities),
/* harmony export */   am: () => (/* binding */ gravestOf),
/* harmony export */   e6: () => (/* binding */ totalOf),
/* harmony export */   gO: () => (/* binding */ severities),
/* harmony export */   ng: () => (/* binding */ countSeverities),
/* harmony export */   pw: () => (/* binding */ thresholds),
/* harmony export */   rj: () => (/* binding */ countWords)
/* harmony export */ });
/* unused harmony export isSeverity */
/**
 * From the most to the least severe. A guide for rules, by what a stranger needs to do harm:
 * - `critical`: nothing more: a secret that works is readable;
 * - `high`: one step: a secret of unknown worth, a container that is as good as the host, packages that anyone on the way
 *   may replace;
 * - `medium`: a mistake of somebody else first: a hole in the program, a name or address that may serve something else
 *   tomorrow; or what is built or run is not what is written;
 * - `low`: several, or the break-in of a server that others trust, too: one barrier of many is missing; or builds differ,
 *   hang or cost more;
 * - `info`: nothing: style, and what a reader should know.
 */
const severities = ['critical', 'high', 'medium', 'low', 'info'];
/** How sure a rule is of what it reports; independent of how severe that would be. */
const confidences = ['high', 'medium', 'low'];
/** The lowest severity at which something is done, or `none` for never. */
const thresholds = [...severities, 'none'];
function isSeverity(word) {
    return severities.includes(word);
}
/** Negative if `a` is more severe than `b`. */
function compareSeverities(a, b) {
    return severities.indexOf(a) - severities.indexOf(b);
}
function reaches(severity, threshold) {
    return threshold !== 'none' && compareSeverities(severity, threshold) <= 0;
}
function countSeverities(items) {
    const counts = {};
    for (const { severity } of items)
        counts[severity] = (counts[severity] ?? 0) + 1;
    return counts;
}
function totalOf(counts) {
    return severities.reduce((sum, severity) => sum + (counts[severity] ?? 0), 0);
}
/** The highest severity that occurs. */
function gravestOf(counts) {
    return severities.find((severity) => (counts[severity] ?? 0) > 0);
}
/** `1 critical, 2 high`; empty if there is nothing. */
function countWords(counts) {
    return severities.flatMap((severity) => (counts[severity] ? [`${counts[severity]} ${severity}`] : [])).join(', ');
}


/***/ })

};
;
})
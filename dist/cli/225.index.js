(function (exports, require, module, __dirname) {"use strict";
exports.id = 225;
exports.ids = [225];
exports.modules = {

/***/ 2225:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   helpOn: () => (/* binding */ helpOn),
/* harmony export */   overview: () => (/* binding */ overview)
/* harmony export */ });
/* harmony import */ var _core_product_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8870);
/* harmony import */ var _flags_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8055);


const pages = {
    scan: {
        words: '[PATH\u2026]',
        says: 'Review every container file under the paths; default: the current folder.',
        more: 'A file given as PATH can have any name. The files around it are read as context: the whole repository, or its folder.',
    },
    review: {
        words: '',
        says: 'Review what a branch changes, like its pull request: what it introduces, and what it fixes.',
        more: 'Head is compared with the merge base of base and head, in a clone with or without a work tree. Only commits are read.',
    },
    rules: { words: '', says: 'List the rules.', more: '' },
    explain: {
        words: 'RULE',
        says: 'Explain a rule: what it reports, why it matters, what to do, and what other tools call it.',
        more: 'RULE is the id of a rule or a check of another tool, as in `plimsoll explain DL3002`.',
    },
};
const exitStatus = `Exit status
  0  nothing at or above --fail-on
  1  findings
  2  a mistake in flags or configuration
  3  something could not be reviewed (unless --on-error warn), or a bug of ours
`;
function overview() {
    const rows = [
        ..._flags_js__WEBPACK_IMPORTED_MODULE_1__/* .commands */ .Pi.map((command) => [usageOf(command), pages[command].says]),
        ['COMMAND --help', 'Show the flags of a command.'],
        ['--version', 'Show the version.'],
    ];
    const usage = rows.map(([words, says]) => `  plimsoll ${words.padEnd(16)} ${says}`.trimEnd());
    return `${_core_product_js__WEBPACK_IMPORTED_MODULE_0__.product.name} reviews Dockerfiles and Compose files.\n\n${usage.join('\n')}\n\n${exitStatus}\n${_core_product_js__WEBPACK_IMPORTED_MODULE_0__.product.repository}\n`;
}
function helpOn(command) {
    const { says, more } = pages[command];
    const all = (0,_flags_js__WEBPACK_IMPORTED_MODULE_1__/* .flagsOf */ .Zo)(command);
    const parts = [
        `plimsoll ${usageOf(command)} [flags]\n\n${says}${more === '' ? '' : `\n${more}`}\n`,
        `Flags\n${listed(all.filter(({ images }) => images !== true))}`,
        ...(all.some(({ images }) => images === true)
            ? [`Images\n${listed(all.filter(({ images }) => images === true))}`]
            : []),
        ...(command === 'scan' || command === 'review' ? [exitStatus] : []),
    ];
    return parts.join('\n');
}
function usageOf(command) {
    return `${command} ${pages[command].words}`.trimEnd();
}
function listed(flags) {
    return flags.map(({ name, value, says }) => `  --${`${name} ${value}`.trimEnd()}\n      ${says}\n`).join('');
}


/***/ })

};
;
})
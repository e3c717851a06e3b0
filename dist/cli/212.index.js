(function (exports, require, module, __dirname) {"use strict";
exports.id = 212;
exports.ids = [212];
exports.modules = {

/***/ 9212:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   jsonPieces: () => (/* binding */ jsonPieces),
/* harmony export */   renderJson: () => (/* binding */ renderJson)
/* harmony export */ });
/* harmony import */ var _core_location_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4582);
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7422);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2513);



/** The report as text, ending in a line break. */
function renderJson(review) {
    return [...jsonPieces(review)].join('');
}
/** The same, piece by piece: for ten thousand files the text takes 20 MB, and several times that while it is built. */
function* jsonPieces({ findings, silenced, gaps, stats }) {
    yield '{\n  "version": 1';
    yield* listPieces('findings', findings, reportedFinding);
    yield* listPieces('silenced', silenced, reportedSilenced);
    yield* listPieces('gaps', gaps, reportedGap);
    yield `,\n  "stats": ${indented(stats, '  ')}\n}\n`;
}
function* listPieces(name, things, reported) {
    yield `,\n  "${name}": [`;
    for (const [index, thing] of things.entries()) {
        yield `${index === 0 ? '' : ','}\n    ${indented(reported(thing), '    ')}`;
    }
    yield things.length === 0 ? ']' : '\n  ]';
}
/** Indents JSON, whose line breaks are always between tokens. */
function indented(value, indentation) {
    return (0,_core_text_js__WEBPACK_IMPORTED_MODULE_1__/* .jsonText */ .s$)(value).trimEnd().replaceAll('\n', `\n${indentation}`);
}
function reportedGap({ path, subject, reason, blocking }) {
    return { ...(path === undefined ? {} : { path }), subject, reason, blocking };
}
function reportedFinding(finding) {
    const { path, span } = finding.location;
    return {
        rule: finding.rule.id,
        severity: finding.severity,
        confidence: finding.confidence,
        path,
        span: (0,_core_location_js__WEBPACK_IMPORTED_MODULE_2__/* .plainSpan */ .PW)(span),
        message: finding.message,
        why: finding.why,
        fix: finding.fix,
        fingerprint: finding.fingerprint,
        edits: finding.edits.map((edit) => ({ span: (0,_core_location_js__WEBPACK_IMPORTED_MODULE_2__/* .plainSpan */ .PW)(edit.span), text: edit.text })),
        related: finding.related.map(plainRelated),
        placement: finding.placement ?? null,
        status: finding.status,
        ...(finding.vulnerability === undefined ? {} : { vulnerability: finding.vulnerability }),
    };
}
function reportedSilenced(finding) {
    return { ...reportedFinding(finding), reason: finding.reason, by: (0,_words_js__WEBPACK_IMPORTED_MODULE_0__/* .silencedBy */ .v)(finding) };
}
function plainRelated({ path, span, message, rule }) {
    return { path, span: (0,_core_location_js__WEBPACK_IMPORTED_MODULE_2__/* .plainSpan */ .PW)(span), message, ...(rule === undefined ? {} : { rule }) };
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
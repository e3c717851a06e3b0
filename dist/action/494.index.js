"use strict";
exports.id = 494;
exports.ids = [494];
exports.modules = {

/***/ 5494:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   appendToSummary: () => (/* binding */ appendToSummary)
/* harmony export */ });
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6058);

/** Appends to the job summary: what was written stays, whatever happens later. */
async function appendToSummary(text) {
    try {
        await _actions_core__WEBPACK_IMPORTED_MODULE_0__/* .summary */ .z.addRaw(text, true).addEOL().write();
        return { kind: 'done', detail: 'written.' };
    }
    catch (error) {
        // The toolkit throws errors without a code if the runner gave no file, or one that cannot be written.
        if (error instanceof Error && /GITHUB_STEP_SUMMARY|summary/i.test(error.message)) {
            return { kind: 'refused', reason: `The job summary could not be written: ${error.message}` };
        }
        throw error;
    }
}


/***/ })

};
;
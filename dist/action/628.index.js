"use strict";
exports.id = 628;
exports.ids = [628];
exports.modules = {

/***/ 8628:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   uploadSarif: () => (/* binding */ uploadSarif)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8522);
/* harmony import */ var _core_product_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8870);
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7422);
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(5820);
/* harmony import */ var _retries_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4475);






/** "Gzip-compressed \u2026 maximum 10 MB": https://docs.github.com/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning */
const mostBytes = 10_000_000;
/** Seconds between questions for the verdict, which mostly takes a few; after them it is left open. */
const polls = [1, 2, 4, 8, 15];
/**
 * Hands a SARIF document to code scanning. The answer asks for the verdict, which takes GitHub a while: there are other
 * things to do meanwhile.
 */
async function uploadSarif(client, upload) {
    const packed = (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.gzipSync)(upload.sarif).toString('base64');
    if (packed.length > mostBytes) {
        return async () => ({ kind: 'refused', reason: 'The SARIF file is larger than code scanning takes.' });
    }
    try {
        const id = await send(client, upload, packed);
        return () => verdict(client, id);
    }
    catch (error) {
        const outcome = refusalOf(error);
        return async () => outcome;
    }
}
function refusalOf(error) {
    if (!(0,_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .isGitHubs */ .bC)(error))
        throw error;
    const off = (0,_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .hasStatus */ .Ro)(error, 403, 404) && /code scanning|advanced security|code security/i.test(error.message);
    const advice = off ? '; enable it in the settings of the repository, or set `upload-sarif: false`' : '';
    return { kind: 'refused', reason: `${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .reasonOf */ .A3)(error, 'security-events: write')}${advice}.` };
}
/** Answers the id by which the verdict can be asked for. */
function send(client, { category, commit, ref }, sarif) {
    const write = async () => {
        const { data } = await client.request('POST /repos/{owner}/{repo}/code-scanning/sarifs', {
            ...client.repository,
            commit_sha: commit,
            ref,
            sarif,
            tool_name: _core_product_js__WEBPACK_IMPORTED_MODULE_2__/* .product */ .q.name,
        });
        return data.id ?? '';
    };
    const find = async () => {
        const { data } = await client.request('GET /repos/{owner}/{repo}/code-scanning/analyses', {
            ...client.repository,
            ref,
            tool_name: _core_product_js__WEBPACK_IMPORTED_MODULE_2__/* .product */ .q.name,
        });
        // The same commit and category are the same results, whichever run handed them over.
        return data.find((one) => one.commit_sha === commit && bare(one.category ?? '') === bare(category))?.sarif_id;
    };
    return (0,_retries_js__WEBPACK_IMPORTED_MODULE_3__/* .writeOnce */ .Fq)(write, async () => hideMissing(find()), client.pace);
}
function bare(category) {
    return category.replace(/\/$/, '');
}
/** Before the first analysis of a repository its list is "no analysis found". */
async function hideMissing(found) {
    try {
        return await found;
    }
    catch (error) {
        if ((0,_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .hasStatus */ .Ro)(error, 404))
            return undefined;
        throw error;
    }
}
async function verdict(client, id) {
    try {
        for (const seconds of polls) {
            const { data } = await client.request('GET /repos/{owner}/{repo}/code-scanning/sarifs/{sarif_id}', {
                ...client.repository,
                sarif_id: id,
            });
            if (data.processing_status === 'complete')
                return { kind: 'done', detail: 'took the results.' };
            if (data.processing_status === 'failed')
                return { kind: 'refused', reason: failureWords(data.errors ?? []) };
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(seconds * client.pace.second);
        }
        return { kind: 'done', detail: 'has the results and is still at work on them.' };
    }
    catch (error) {
        // The results are there all the same.
        if (!(0,_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .isGitHubs */ .bC)(error))
            throw error;
        return {
            kind: 'done',
            detail: `has the results; what it made of them is not known (${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_4__/* .reasonOf */ .A3)(error, 'security-events: write')}).`,
        };
    }
}
function failureWords(errors) {
    const words = (0,_core_text_js__WEBPACK_IMPORTED_MODULE_5__/* .clip */ .$Q)((0,_core_text_js__WEBPACK_IMPORTED_MODULE_5__/* .printable */ .g$)(errors.join('; ')), 500) || 'it does not say why';
    return `Code scanning could not process the results: ${words}.`;
}


/***/ })

};
;
(function (exports, require, module, __dirname) {"use strict";
exports.id = 340;
exports.ids = [340];
exports.modules = {

/***/ 3340:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   frugalHeap: () => (/* binding */ frugalHeap)
/* harmony export */ });
/* harmony import */ var node_v8__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8877);
/* harmony import */ var node_vm__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(714);


/** Bytes of garbage beside what is in use; to look for it more often costs more than it saves. */
const room = 8 * 2 ** 20;
/**
 * Keeps the heap near what is in use, for work that is done part by part: `tidy` is called before each part. Where the
 * machine has memory, V8 lets the heap grow by several hundred megabytes before it looks for garbage, and ours may be
 * wanted by others. Its options can be set while it runs; https://nodejs.org/api/v8.html#v8setflagsfromstringflags
 *
 * After `end` they are as they were: V8 takes code that it compiled under other options for the code of another V8.
 */
function frugalHeap() {
    // Young objects get no more room than at the start.
    (0,node_v8__WEBPACK_IMPORTED_MODULE_0__.setFlagsFromString)('--semi-space-growth-factor=1');
    // The compiler itself takes tens of megabytes for the longest functions, and they win next to nothing by it.
    (0,node_v8__WEBPACK_IMPORTED_MODULE_0__.setFlagsFromString)('--max-optimized-bytecode-size=8192');
    (0,node_v8__WEBPACK_IMPORTED_MODULE_0__.setFlagsFromString)('--expose-gc');
    const collect = (0,node_vm__WEBPACK_IMPORTED_MODULE_1__.runInNewContext)('gc');
    (0,node_v8__WEBPACK_IMPORTED_MODULE_0__.setFlagsFromString)('--no-expose-gc');
    const used = () => (0,node_v8__WEBPACK_IMPORTED_MODULE_0__.getHeapStatistics)().used_heap_size;
    let inUse = used();
    return {
        tidy() {
            if (used() < inUse + room)
                return;
            collect();
            inUse = used();
        },
        end() {
            // What comes next, the report, is made beside what is left: without the garbage it takes no more than the parts did.
            collect();
            (0,node_v8__WEBPACK_IMPORTED_MODULE_0__.setFlagsFromString)('--semi-space-growth-factor=2');
            (0,node_v8__WEBPACK_IMPORTED_MODULE_0__.setFlagsFromString)('--max-optimized-bytecode-size=61440');
        },
    };
}


/***/ })

};
;
})
(function (exports, require, module, __dirname) {"use strict";
exports.id = 651;
exports.ids = [651];
exports.modules = {

/***/ 651:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openImageTools: () => (/* binding */ openImageTools)
/* harmony export */ });
/** Trivy, and a client for the allowed registries. Loaded only if there is an image to scan. */
async function openImageTools(settings, log) {
    const { request, options, environment, mayDownload } = settings;
    const { allowedRegistries, images } = options;
    const [{ openTrivy }, { openRegistry }] = await Promise.all([
        __webpack_require__.e(/* import() */ 190).then(__webpack_require__.bind(__webpack_require__, 2190)),
        __webpack_require__.e(/* import() */ 540).then(__webpack_require__.bind(__webpack_require__, 6540)),
    ]);
    const registry = openRegistry({ allowedRegistries, tokenServices: images.tokenServices, environment, timeoutSeconds: images.timeout }, log);
    const { trivy, platform } = request;
    const scanner = openTrivy({ ...trivy, platform, timeoutSeconds: images.timeout, mayDownload, environment }, registry, log);
    return {
        scanner,
        registry,
        close: async () => {
            registry.close();
            await scanner.close();
        },
    };
}


/***/ })

};
;
})
"use strict";
exports.id = 418;
exports.ids = [418];
exports.modules = {

/***/ 7418:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openImageTools: () => (/* binding */ openImageTools)
/* harmony export */ });
/** Trivy, and a client of the registries that may be asked. Loaded only where there is an image to look into. */
async function openImageTools(settings, log) {
    const { request, options, environment, mayDownload } = settings;
    const { allowedRegistries, images } = options;
    const [{ openTrivy }, { openRegistry }] = await Promise.all([
        __webpack_require__.e(/* import() */ 555).then(__webpack_require__.bind(__webpack_require__, 8555)),
        Promise.all(/* import() */[__webpack_require__.e(942), __webpack_require__.e(20)]).then(__webpack_require__.bind(__webpack_require__, 5020)),
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
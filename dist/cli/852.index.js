(function (exports, require, module, __dirname) {"use strict";
exports.id = 852;
exports.ids = [852];
exports.modules = {

/***/ 904:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   download: () => (/* binding */ download)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7075);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6466);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8500);
/* harmony import */ var _actions_http_client__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2779);





/** Trivy's archives have about 50 MB. */
const mostBytes = 512 * 1024 * 1024;
const mostMilliseconds = 300_000;
/** The longest time without any data from the server. */
const silence = 30_000;
/** The waiting times before the second and the third attempt. */
const pauses = [1_000, 4_000];
/** Downloads a file, within limits on time and size. Returns why it failed, or `undefined`. Sends no credentials. */
async function download(url, path, cancelled) {
    const signal = AbortSignal.any([cancelled, AbortSignal.timeout(mostMilliseconds)]);
    for (const pause of [...pauses, undefined]) {
        const trouble = await attempt(url, path, signal);
        if (trouble === undefined)
            return undefined;
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(path, { force: true });
        if (signal.aborted)
            return cancelled.aborted ? 'the run was cancelled' : 'it took more than five minutes';
        if (!trouble.passing || pause === undefined)
            return trouble.says;
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_3__.setTimeout)(pause, undefined, { signal }).catch(() => { });
    }
    return undefined;
}
async function attempt(url, path, signal) {
    const client = new _actions_http_client__WEBPACK_IMPORTED_MODULE_4__.HttpClient('plimsoll', [], { allowRetries: false, maxRedirects: 5, socketTimeout: silence });
    try {
        const { message } = await client.get(url);
        const status = message.statusCode ?? 0;
        if (status !== 200) {
            message.destroy();
            return { says: `the answer was ${status}`, passing: status >= 500 || status === 408 || status === 429 };
        }
        await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_2__.pipeline)(message, bounded(), (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.createWriteStream)(path), { signal });
        return undefined;
    }
    catch (error) {
        if (error instanceof TooLarge)
            return { says: 'it is larger than any Trivy archive', passing: false };
        return { says: error instanceof Error ? error.message : 'nothing answered', passing: true };
    }
    finally {
        client.dispose();
    }
}
class TooLarge extends Error {
}
function bounded() {
    let length = 0;
    return new node_stream__WEBPACK_IMPORTED_MODULE_1__.Transform({
        transform(chunk, _encoding, pass) {
            length += chunk.length;
            if (length > mostBytes)
                pass(new TooLarge());
            else
                pass(null, chunk);
        },
    });
}


/***/ }),

/***/ 9783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ getProxyUrl)
/* harmony export */ });
/* unused harmony export checkBypass */
function getProxyUrl(reqUrl) {
    const usingSsl = reqUrl.protocol === 'https:';
    if (checkBypass(reqUrl)) {
        return undefined;
    }
    const proxyVar = (() => {
        if (usingSsl) {
            return process.env['https_proxy'] || process.env['HTTPS_PROXY'];
        }
        else {
            return process.env['http_proxy'] || process.env['HTTP_PROXY'];
        }
    })();
    if (proxyVar) {
        try {
            return new DecodedURL(proxyVar);
        }
        catch (_a) {
            if (!proxyVar.startsWith('http://') && !proxyVar.startsWith('https://'))
                return new DecodedURL(`http://${proxyVar}`);
        }
    }
    else {
        return undefined;
    }
}
function checkBypass(reqUrl) {
    if (!reqUrl.hostname) {
        return false;
    }
    const reqHost = reqUrl.hostname;
    if (isLoopbackAddress(reqHost)) {
        return true;
    }
    const noProxy = process.env['no_proxy'] || process.env['NO_PROXY'] || '';
    if (!noProxy) {
        return false;
    }
    // Determine the request port
    let reqPort;
    if (reqUrl.port) {
        reqPort = Number(reqUrl.port);
    }
    else if (reqUrl.protocol === 'http:') {
        reqPort = 80;
    }
    else if (reqUrl.protocol === 'https:') {
        reqPort = 443;
    }
    // Format the request hostname and hostname with port
    const upperReqHosts = [reqUrl.hostname.toUpperCase()];
    if (typeof reqPort === 'number') {
        upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);
    }
    // Compare request host against noproxy
    for (const upperNoProxyItem of noProxy
        .split(',')
        .map(x => x.trim().toUpperCase())
        .filter(x => x)) {
        if (upperNoProxyItem === '*' ||
            upperReqHosts.some(x => x === upperNoProxyItem ||
                x.endsWith(`.${upperNoProxyItem}`) ||
                (upperNoProxyItem.startsWith('.') &&
                    x.endsWith(`${upperNoProxyItem}`)))) {
            return true;
        }
    }
    return false;
}
function isLoopbackAddress(host) {
    const hostLower = host.toLowerCase();
    return (hostLower === 'localhost' ||
        hostLower.startsWith('127.') ||
        hostLower.startsWith('[::1]') ||
        hostLower.startsWith('[0:0:0:0:0:0:0:1]'));
}
class DecodedURL extends URL {
    constructor(url, base) {
        super(url, base);
        this._decodedUsername = decodeURIComponent(super.username);
        this._decodedPassword = decodeURIComponent(super.password);
    }
    get username() {
        return this._decodedUsername;
    }
    get password() {
        return this._decodedPassword;
    }
}
//# sourceMappingURL=proxy.js.map

/***/ })

};
;
})
(function (exports, require, module, __dirname) {"use strict";
exports.id = 190;
exports.ids = [190];
exports.modules = {

/***/ 4684:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ failure)
/* harmony export */ });
function failure(cause, reason) {
    return { kind: 'failed', cause, reason };
}


/***/ }),

/***/ 7347:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dy: () => (/* binding */ webAddress),
/* harmony export */   G5: () => (/* binding */ command),
/* harmony export */   J3: () => (/* binding */ otherNames),
/* harmony export */   LU: () => (/* binding */ long),
/* harmony export */   V4: () => (/* binding */ digestsIn),
/* harmony export */   _N: () => (/* binding */ mostEntries),
/* harmony export */   aS: () => (/* binding */ mostResults),
/* harmony export */   h0: () => (/* binding */ short),
/* harmony export */   qi: () => (/* binding */ firstSentence),
/* harmony export */   sF: () => (/* binding */ mostVulnerabilities),
/* harmony export */   wQ: () => (/* binding */ beyond)
/* harmony export */ });
/** More than any image has; further ones are reported as not read. */
const mostVulnerabilities = 50_000;
/** The most results, layers or environment variables that are read. */
const mostResults = 20_000;
const mostEntries = 1_000;
/** Longest texts that are kept, in code units. */
const short = 300;
const long = 1_000;
/** A command of a Dockerfile may be a whole script. */
const command = 32_768;
/** The note for a report with more vulnerabilities than are read; otherwise none. */
function beyond(found) {
    return found > mostVulnerabilities
        ? [`Only the first ${mostVulnerabilities} of ${found} vulnerabilities were read; scan a smaller image.`]
        : [];
}
/** '' for text that is not a web address, or one that is too long: a cut one would lead elsewhere. */
function webAddress(text) {
    return text.length <= long && /^https?:\/\/[^\s\p{Cc}]+$/u.test(text) && URL.canParse(text) ? text : '';
}
/** The digests of names such as `python@sha256:\u2026`, each once. */
function digestsIn(names) {
    return [...new Set(names.flatMap((name) => /(?:^|@)(sha256:[0-9a-f]{64})$/.exec(name)?.[1] ?? []))];
}
/** The first sentence or line of a description, for an advisory without a title. */
function firstSentence(text) {
    const [line = ''] = text.trim().split(/\r?\n/, 1);
    return /^.*?[.!?](?=\s)/.exec(line)?.[0] ?? line;
}
/** The names of an image except the first. */
function otherNames(names) {
    return names.length === 0 ? {} : { otherNames: names };
}


/***/ }),

/***/ 3982:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ readConfiguration),
/* harmony export */   t: () => (/* binding */ platformOf)
/* harmony export */ });
/* harmony import */ var _bounds_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7347);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9124);


/**
 * An image's configuration as registries and daemons hold it:
 * https://github.com/opencontainers/image-spec/blob/main/config.md, with Docker's `Healthcheck`.
 */
function readConfiguration(image) {
    const config = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .objectAt */ .lJ)(image, 'config');
    return {
        user: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(config, 'User', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .short */ .h0),
        environment: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textsAt */ .i1)(config, 'Env', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .mostEntries */ ._N, _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .command */ .G5),
        exposed: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .keysAt */ ._s)(config, 'ExposedPorts', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .mostEntries */ ._N, _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .short */ .h0),
        volumes: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .keysAt */ ._s)(config, 'Volumes', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .mostEntries */ ._N, _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .long */ .LU),
        healthcheck: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(config['Healthcheck'])
            ? (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textsAt */ .i1)((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .objectAt */ .lJ)(config, 'Healthcheck'), 'Test', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .mostEntries */ ._N, _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .command */ .G5)
            : undefined,
        history: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .objectsAt */ .yR)(image, 'history', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .mostEntries */ ._N).map((entry) => ({
            createdBy: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(entry, 'created_by', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .command */ .G5),
            emptyLayer: entry['empty_layer'] === true,
        })),
        layers: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textsAt */ .i1)((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .objectAt */ .lJ)(image, 'rootfs'), 'diff_ids', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .mostEntries */ ._N, _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .short */ .h0),
    };
}
/** `linux/arm64/v8`; '' if it does not say. */
function platformOf(image) {
    const os = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(image, 'os', 40);
    const architecture = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(image, 'architecture', 40);
    const variant = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(image, 'variant', 40);
    return os === '' || architecture === '' ? '' : [os, architecture, variant].filter((part) => part !== '').join('/');
}


/***/ }),

/***/ 9124:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $6: () => (/* binding */ textAt),
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   Jj: () => (/* binding */ cut),
/* harmony export */   _s: () => (/* binding */ keysAt),
/* harmony export */   i1: () => (/* binding */ textsAt),
/* harmony export */   lJ: () => (/* binding */ objectAt),
/* harmony export */   qF: () => (/* binding */ parseJson),
/* harmony export */   yR: () => (/* binding */ objectsAt)
/* harmony export */ });
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function objectAt(object, key) {
    const value = own(object, key);
    return isObject(value) ? value : {};
}
/** The objects of a list. */
function objectsAt(object, key, most) {
    return listAt(object, key, most).filter(isObject);
}
/** The texts of a list, each cut to `length`. */
function textsAt(object, key, most, length) {
    return listAt(object, key, most).flatMap((item) => (typeof item === 'string' ? [cut(item, length)] : []));
}
/** The first `length` code units, but never half of a character. */
function cut(text, length) {
    return text.slice(0, length).toWellFormed();
}
/** At most `length` code units; '' if there is no text. */
function textAt(object, key, length) {
    const value = own(object, key);
    return typeof value === 'string' ? cut(value, length) : '';
}
/** Keys of an object that is used as a set, as the configuration of images does. */
function keysAt(object, key, most, length) {
    return Object.keys(objectAt(object, key))
        .slice(0, most)
        .map((name) => cut(name, length));
}
function listAt(object, key, most) {
    const value = own(object, key);
    return Array.isArray(value) ? value.slice(0, most) : [];
}
function own(object, key) {
    return Object.hasOwn(object, key) ? object[key] : undefined;
}
/** `undefined` for text that is not JSON. */
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 1156:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ readTrivyReport)
/* harmony export */ });
/* harmony import */ var _core_image_scan_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4684);
/* harmony import */ var _bounds_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7347);
/* harmony import */ var _configuration_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3982);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9124);




/** Trivy's JSON: https://trivy.dev/docs/latest/configuration/reporting/#json. Unknown fields are ignored. */
function readTrivyReport(json) {
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(json))
        return unreadable('it is not a JSON object');
    if (json['SchemaVersion'] !== 2)
        return unreadable('its `SchemaVersion` is not 2');
    const { Results: given = [] } = json;
    if (given !== null && !Array.isArray(given))
        return unreadable('its `Results` is not a list');
    const metadata = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .objectAt */ .lJ)(json, 'Metadata');
    const image = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .objectAt */ .lJ)(metadata, 'ImageConfig');
    const results = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .objectsAt */ .yR)(json, 'Results', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .mostResults */ .aS);
    const wrong = results.find(({ Vulnerabilities: list }) => list !== undefined && list !== null && !Array.isArray(list));
    if (wrong)
        return unreadable('the `Vulnerabilities` of a result is not a list');
    const all = results.flatMap((result) => vulnerabilitiesOf(result));
    return {
        kind: 'ok',
        value: {
            scanner: 'trivy',
            name: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(json, 'ArtifactName', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .long */ .LU),
            ...(0,_bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .otherNames */ .J3)((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textsAt */ .i1)(metadata, 'RepoTags', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .mostEntries */ ._N, _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .long */ .LU)),
            digests: (0,_bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .digestsIn */ .V4)((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textsAt */ .i1)(metadata, 'RepoDigests', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .mostEntries */ ._N, _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .long */ .LU)),
            platform: (0,_configuration_js__WEBPACK_IMPORTED_MODULE_2__/* .platformOf */ .t)(image),
            distribution: distributionOf((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .objectAt */ .lJ)(metadata, 'OS')),
            configuration: configurationOf(metadata, image),
            vulnerabilities: all.slice(0, _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .mostVulnerabilities */ .sF),
            unseen: (0,_bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .beyond */ .wQ)(all.length),
        },
    };
}
function unreadable(why) {
    return (0,_core_image_scan_js__WEBPACK_IMPORTED_MODULE_3__/* .failure */ .V)('failed', `This is not a Trivy report of an image: ${why}. It is written by \`trivy image --format json\`.`);
}
function vulnerabilitiesOf(result) {
    return (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .objectsAt */ .yR)(result, 'Vulnerabilities', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .mostVulnerabilities */ .sF + 1).flatMap((entry) => {
        const id = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(entry, 'VulnerabilityID', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .short */ .h0);
        const name = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(entry, 'PkgName', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .short */ .h0);
        if (id === '' || name === '')
            return [];
        return [
            {
                id,
                package: name,
                path: pathOf(entry, result),
                installed: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(entry, 'InstalledVersion', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .short */ .h0),
                fixed: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(entry, 'FixedVersion', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .short */ .h0),
                severity: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(entry, 'Severity', 40) || 'UNKNOWN',
                title: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(entry, 'Title', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .long */ .LU),
                url: (0,_bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .webAddress */ .Dy)((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(entry, 'PrimaryURL', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .long */ .LU)),
                layer: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)((0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .objectAt */ .lJ)(entry, 'Layer'), 'DiffID', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .short */ .h0),
            },
        ];
    });
}
/** Single packages of a language have their own path; those of a lock file or a program use the target's. */
function pathOf(entry, result) {
    const own = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(entry, 'PkgPath', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .long */ .LU);
    return own === '' && (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(result, 'Class', 40) === 'lang-pkgs' ? (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(result, 'Target', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .long */ .LU) : own;
}
function distributionOf(os) {
    const family = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(os, 'Family', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .short */ .h0);
    return family === '' ? undefined : { family, version: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textAt */ .$6)(os, 'Name', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .short */ .h0), endOfLife: os['EOSL'] === true };
}
function configurationOf(metadata, image) {
    if (!(0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(metadata['ImageConfig']))
        return undefined;
    const configuration = (0,_configuration_js__WEBPACK_IMPORTED_MODULE_2__/* .readConfiguration */ .T)(image);
    if (configuration.layers.length > 0)
        return configuration;
    return { ...configuration, layers: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__/* .textsAt */ .i1)(metadata, 'DiffIDs', _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .mostEntries */ ._N, _bounds_js__WEBPACK_IMPORTED_MODULE_1__/* .short */ .h0) };
}


/***/ }),

/***/ 8673:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ readBounded)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var _trouble_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1240);


/** Reads a whole file of at most `most` bytes. Neither waits for a pipe nor reads a device. */
function readBounded(path, most) {
    let descriptor;
    try {
        descriptor = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK ?? 0));
    }
    catch (error) {
        return { trouble: unreadable(error) };
    }
    try {
        const stats = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(descriptor);
        if (stats.isDirectory())
            return { trouble: 'is a folder' };
        if (!stats.isFile())
            return { trouble: 'is not a regular file' };
        if (stats.size > most)
            return { trouble: `is larger than ${Math.floor(most / 2 ** 20)} MiB` };
        const bytes = Buffer.alloc(stats.size);
        let at = 0;
        while (at < bytes.length) {
            const read = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync)(descriptor, bytes, at, bytes.length - at, at);
            if (read === 0)
                break;
            at += read;
        }
        return { bytes: bytes.subarray(0, at) };
    }
    catch (error) {
        return { trouble: unreadable(error) };
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(descriptor);
    }
}
function unreadable(error) {
    return ['ENOENT', 'ENOTDIR'].includes((0,_trouble_js__WEBPACK_IMPORTED_MODULE_1__/* .codeOf */ .$)(error)) ? 'does not exist' : `could not be read (${(0,_trouble_js__WEBPACK_IMPORTED_MODULE_1__/* .troubleOf */ .L)(error)})`;
}


/***/ }),

/***/ 2190:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openTrivy: () => (/* binding */ openTrivy)
});

// EXTERNAL MODULE: ./build/src/core/image-scan.js
var image_scan = __webpack_require__(4684);
// EXTERNAL MODULE: ./build/src/core/text.js
var core_text = __webpack_require__(7422);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./build/src/trivy/child-environment.js
/**
 * Variables for a proxy and for a company's certificates: https://pkg.go.dev/net/http#ProxyFromEnvironment,
 * https://pkg.go.dev/crypto/x509#SystemCertPool
 */
const network = [
    'HTTP_PROXY',
    'HTTPS_PROXY',
    'NO_PROXY',
    'http_proxy',
    'https_proxy',
    'no_proxy',
    'SSL_CERT_FILE',
    'SSL_CERT_DIR',
];
/** Programs do not start on Windows without these. */
const windows = ['SystemRoot', 'SYSTEMROOT', 'PATHEXT', 'COMSPEC'];
/**
 * The environment of a child process, built from scratch: what it needs to find programs, a proxy and certificates. It
 * contains no token and no `TRIVY_*` of the job, and its home is an empty folder.
 */
function environmentFor(ours, { home, temporary }) {
    const path = ours['PATH'] ?? ours['Path'];
    return {
        ...(path === undefined ? {} : { PATH: path }),
        ...taken(ours, network),
        HOME: home,
        TMPDIR: temporary,
        ...(process.platform === 'win32'
            ? {
                ...taken(ours, windows),
                USERPROFILE: home,
                APPDATA: home,
                LOCALAPPDATA: home,
                TEMP: temporary,
                TMP: temporary,
            }
            : {}),
    };
}
/**
 * A proxy address where nothing listens. Trivy would follow a registry's redirect to plain HTTP; Go's clients send such
 * requests to this proxy, except for loopback: https://pkg.go.dev/golang.org/x/net/http/httpproxy#Config
 */
const nowhere = 'http://127.0.0.1:1';
/** The same for a child that reads from registries: plain HTTP works only with loopback. */
function remoteEnvironment(ours, folders) {
    const { http_proxy: _, NO_PROXY: __, no_proxy: ___, ...rest } = environmentFor(ours, folders);
    const proxied = rest['HTTPS_PROXY'] !== undefined || rest['https_proxy'] !== undefined;
    // Without an HTTPS proxy, exceptions could only let plain HTTP through.
    const exceptions = proxied ? taken(ours, ['NO_PROXY', 'no_proxy']) : {};
    return { ...rest, ...exceptions, HTTP_PROXY: nowhere };
}
/**
 * Added for registries of a cloud: Trivy asks the machine it runs on for credentials of that cloud, which nobody handed
 * to us, so a pull request could read with them. (Trivy's pkg/fanal/image/registry; the variables are of
 * aws-sdk-go-v2/feature/ec2/imds, golang.org/x/oauth2/google and azure-sdk-for-go/sdk/azidentity.)
 */
function withoutCloudIdentity(registry, { home }) {
    if (/\.(?:amazonaws\.com(?:\.cn)?|on\.aws|sc2s\.sgov\.gov|c2s\.ic\.gov)$/i.test(registry))
        return { AWS_EC2_METADATA_DISABLED: 'true' };
    if (/(?:^|\.)gcr\.io$|\.pkg\.dev$/i.test(registry))
        return { GOOGLE_APPLICATION_CREDENTIALS: `${home}/none` };
    if (/\.azurecr\.(?:io|cn)$/i.test(registry))
        return { AZURE_TOKEN_CREDENTIALS: 'EnvironmentCredential' };
    return {};
}
/** Those that are set. */
function taken(ours, names) {
    return Object.fromEntries(names.flatMap((name) => {
        const value = ours[name];
        return value === undefined || value === '' ? [] : [[name, value]];
    }));
}

;// CONCATENATED MODULE: ./build/src/trivy/failures.js


/** There is no Trivy, or none that may be used. */
function unavailable(reason) {
    return (0,image_scan/* failure */.V)('unavailable', reason);
}
const dockerLogin = 'if it is private, log in before this step (docker/login-action)';
/** The error of a request that was sent to `nowhere` of child-environment.ts, and its meaning. */
const metNowhere = /proxyconnect tcp: dial tcp 127\.0\.0\.1:1:/;
const plainHttp = 'it uses plain HTTP, which is allowed on loopback only';
/**
 * The wording of go-containerregistry, Go's network packages and Trivy; codes come from the distribution specification.
 */
const complaints = [
    {
        says: metNowhere,
        cause: 'refused',
        reason: `Its registry redirects to another host, and ${plainHttp}: contact its operator.`,
    },
    {
        says: /unable to open .* as an? (?:Docker image|OCI Image)/i,
        cause: 'failed',
        reason: 'It is neither a `docker save` archive nor an OCI layout: check the path.',
    },
    {
        says: /TOOMANYREQUESTS|toomanyrequests|429 Too Many Requests/,
        cause: 'rate-limited',
        reason: `The registry allows no more requests for now: run again later, or log in before this step (docker/login-action).`,
    },
    {
        says: /SSRF protection: /,
        cause: 'refused',
        reason: 'Its registry redirects to an address in a private network, which Trivy does not follow: contact its operator.',
    },
    {
        says: /invalid realm in www-authenticate: /,
        cause: 'refused',
        reason: 'Its registry names a token service that Trivy does not contact: the token service needs a host name and HTTPS.',
    },
    {
        // The image exists, but one of its layers does not.
        says: /\/blobs\/sha256:\w+: (?:BLOB_UNKNOWN|unexpected status code 404)/,
        cause: 'failed',
        reason: 'A layer of it is missing in its registry: push the image again, or contact its operator.',
    },
    {
        says: /no child with platform/,
        cause: 'not-found',
        reason: 'The image does not exist for the requested platform: set `platform` to one that it supports.',
    },
    {
        says: /MANIFEST_UNKNOWN|NAME_UNKNOWN|manifest unknown|404 Not Found/i,
        cause: 'not-found',
        reason: 'Its registry has no such image or tag: check the name and the tag.',
    },
    {
        says: /UNAUTHORIZED|DENIED|unauthorized|401 |403 Forbidden/,
        cause: 'unauthorized',
        reason: `Its registry denies access to it: check the name; ${dockerLogin}.`,
    },
    {
        says: /no such host|server misbehaving|Temporary failure in name resolution/i,
        cause: 'unreachable',
        reason: 'The host name of its registry was not found: check the name, and whether this machine can reach it.',
    },
    {
        says: /x509|certificate|tls: /i,
        cause: 'unreachable',
        reason: 'The certificate of its registry is not trusted here: for one of your own, set SSL_CERT_FILE.',
    },
    {
        // If a proxy refuses to connect, Go reports only the status: `ReadResponse` in net/http's dialConn.
        says: /"https:[^"\s]*": (?:Forbidden|Bad Gateway|Service Unavailable|Gateway Timeout|Proxy Authentication Required)/,
        cause: 'unreachable',
        reason: 'A proxy blocks the connection to its registry: allow that host in the proxy, or run again later.',
    },
    {
        says: /connection refused|connection reset|i\/o timeout|TLS handshake timeout|network is unreachable|no route to host|proxyconnect|unexpected EOF|: EOF|actively refused/i,
        cause: 'unreachable',
        reason: 'Its registry does not answer: run again later, or check whether this machine can reach it.',
    },
    {
        says: /\b50[0-4] (?:Internal Server Error|Bad Gateway|Service Unavailable|Gateway Time-?out)|unexpected status code 5\d\d/i,
        cause: 'unreachable',
        reason: 'Its registry answers with a server error: run again later.',
    },
    {
        says: /no space left on device|not enough space/i,
        cause: 'failed',
        reason: 'The disk is full: free some space before this step, or use a larger runner.',
    },
    {
        says: /error verifying (?:size|sha256 checksum)|does not match (?:requested digest|expected size)|unexpected end of JSON input|gzip: invalid|flate: corrupt|archive\/tar: invalid/,
        cause: 'failed',
        reason: 'The data from its registry is incomplete or does not match its digest: run again, or push the image again.',
    },
    {
        says: /DB schema|specified on the first run|vulnerability DB initialize|trivy\.db/,
        // Not `unavailable`: a registry may send such words, and other images are still scanned.
        cause: 'failed',
        reason: 'The vulnerability database in the cache cannot be used: delete the folder `trivy-cache-dir`, so that it is downloaded again.',
    },
    {
        says: /context deadline exceeded/,
        cause: 'timeout',
        reason: 'The scan timed out: raise `images.timeout` in the config, or run again later.',
    },
];
/** Why a scan failed, from Trivy's standard error. */
function failureOf(stderr, code) {
    const text = stderr.slice(-16_384);
    if (code === -1 && text.trim() === '')
        return (0,image_scan/* failure */.V)('failed', 'Trivy was killed, perhaps because memory ran out: use a larger runner.');
    const known = complaints.find(({ says }) => says.test(text));
    if (known)
        return (0,image_scan/* failure */.V)(known.cause, known.reason);
    return (0,image_scan/* failure */.V)('failed', `Trivy failed (exit status ${code}); run again, and if it fails again, try \`trivy image\` by hand: ${lastWords(text)}`);
}
/** The last cause that a program names, as one printable line; it may quote a registry. */
function lastWords(stderr) {
    const line = stderr
        .trim()
        .split(/\r?\n/)
        .map((each) => (0,core_text/* printable */.g$)(each).trim())
        .filter((each) => each !== '' && !/^\d+ errors? occurred/.test(each))
        .at(-1);
    if (line === undefined)
        return 'it gave no reason.';
    // A proxy's address may contain a password.
    const bare = line.replace(/^.*FATAL\s+|^\* /, '').replace(/:\/\/[^/@\s]*@/g, '://');
    return `\`${(0,core_text/* clip */.$Q)(bare.length > 240 ? `\u2026${bare.slice(-239)}` : bare, 240).replaceAll('`', "'")}\`.`;
}

;// CONCATENATED MODULE: ./build/src/trivy/registry-login.js


/**
 * Writes a Docker configuration with only these credentials, for one child process; returns the variable that names it.
 * Writes nothing if there are none.
 */
function writeLogin(auths, folders) {
    if (Object.keys(auths).length === 0)
        return {};
    const folder = (0,external_node_path_.join)(folders.root, 'docker');
    (0,external_node_fs_.mkdirSync)(folder, { mode: 0o700 });
    (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(folder, 'config.json'), JSON.stringify({ auths }), { mode: 0o600, flag: 'wx' });
    return { DOCKER_CONFIG: folder };
}

;// CONCATENATED MODULE: ./build/src/trivy/databases.js






const vulnerabilityKind = {
    name: 'vulnerability database',
    folder: 'db',
    file: 'trivy.db',
    flag: '--download-db-only',
    input: 'trivy-db-repository',
    repositoryFlag: '--db-repository',
};
const javaKind = {
    name: 'Java database',
    folder: 'java-db',
    file: 'trivy-java.db',
    flag: '--download-java-db-only',
    input: 'trivy-java-db-repository',
    repositoryFlag: '--java-db-repository',
};
/** The Java database alone has more than 800 MB. */
const mostMilliseconds = 600_000;
function openDatabases(settings, trivy, access, workplace, log) {
    const cache = cacheFolder(settings);
    const notices = [];
    let vulnerabilities;
    let java;
    let javaMayBeRead = false;
    let bare;
    /** With a server, the client needs no vulnerability database, but scans jars itself. */
    const server = settings.server !== '';
    const renew = async (kind, repositories) => {
        const folder = (0,external_node_path_.join)(cache, kind.folder);
        try {
            (0,external_node_fs_.mkdirSync)(cache, { recursive: true });
            // Trivy would mistake the metadata alone for the database, and then silently skip all jars.
            if (!(0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, kind.file)))
                (0,external_node_fs_.rmSync)((0,external_node_path_.join)(folder, 'metadata.json'), { force: true });
        }
        catch (error) {
            return unavailable(`The Trivy cache ${cache} cannot be written to (${codeOf(error)}): set \`trivy-cache-dir\`.`);
        }
        if (kind === vulnerabilityKind && isThere(folder, kind) && describe(folder).current) {
            log.info(`Trivy's ${kind.name} is up to date.`);
            return { kind: 'ok', value: cache };
        }
        log.info(`Downloading Trivy's ${kind.name}.`);
        const started = Date.now();
        const trouble = await fetchDatabase(kind, repositories, cache, { settings, trivy, access, workplace });
        if (trouble === undefined && isThere(folder, kind)) {
            log.info(`Trivy's ${kind.name} is ready (${((Date.now() - started) / 1000).toFixed(1)} s).`);
            return { kind: 'ok', value: cache };
        }
        const why = trouble ?? 'the download contains no database.';
        const advice = repositories.length > 0
            ? `Check \`${kind.input}\`, and whether this machine can reach it.`
            : `Allow this machine to reach mirror.gcr.io or ghcr.io, or set \`${kind.input}\`.`;
        if (isThere(folder, kind)) {
            notices.push(`Trivy's ${kind.name} could not be updated, so an older one was used: ${why} ${advice}`);
            log.notice(`Trivy's ${kind.name} could not be updated; the one from ${describe(folder).updated} is used: ${why}`);
            return { kind: 'ok', value: cache };
        }
        return unavailable(`Trivy's ${kind.name} could not be downloaded: ${why} ${advice}`);
    };
    return {
        vulnerabilities() {
            vulnerabilities ??= server
                ? Promise.resolve({ kind: 'ok', value: cache })
                : renew(vulnerabilityKind, settings.dbRepositories);
            return vulnerabilities;
        },
        firstLook() {
            const folder = (0,external_node_path_.join)(cache, javaKind.folder);
            // It is not read while it is being downloaded.
            javaMayBeRead ||= java === undefined && isThere(folder, javaKind) && describe(folder).fresh;
            if (javaMayBeRead)
                return cache;
            bare ??= bareCache(cache, workplace.folders().root, server);
            return bare;
        },
        java() {
            java ??= renew(javaKind, settings.javaDbRepositories).then((answer) => {
                javaMayBeRead = answer.kind === 'ok';
                return answer;
            });
            return java;
        },
        notices: () => notices,
    };
}
/**
 * The user's folder; otherwise one in the runner's tool cache; otherwise one in the system's usual place for caches.
 */
function cacheFolder({ cacheDir, environment }) {
    if (cacheDir !== '')
        return (0,external_node_path_.resolve)(cacheDir);
    const toolCache = environment['RUNNER_TOOL_CACHE'];
    return toolCache ? (0,external_node_path_.join)(toolCache, 'plimsoll', 'trivy-cache') : (0,external_node_path_.join)(userCache(environment), 'plimsoll', 'trivy');
}
function userCache(environment) {
    const home = environment['HOME'] || (0,external_node_os_.homedir)();
    if (process.platform === 'win32')
        return environment['LOCALAPPDATA'] || (0,external_node_path_.join)(home, 'AppData', 'Local');
    if (process.platform === 'darwin')
        return (0,external_node_path_.join)(home, 'Library', 'Caches');
    return environment['XDG_CACHE_HOME'] || (0,external_node_path_.join)(home, '.cache');
}
/** A cache with only the vulnerability database. */
function bareCache(cache, root, empty) {
    const folder = (0,external_node_path_.join)(root, 'cache');
    (0,external_node_fs_.mkdirSync)(folder);
    if (!empty)
        (0,external_node_fs_.symlinkSync)((0,external_node_path_.join)(cache, vulnerabilityKind.folder), (0,external_node_path_.join)(folder, vulnerabilityKind.folder), 'junction');
    return folder;
}
function isThere(folder, { file }) {
    const size = (0,external_node_fs_.statSync)((0,external_node_path_.join)(folder, file), { throwIfNoEntry: false })?.size ?? 0;
    return size > 0 && (0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, 'metadata.json'));
}
/** Trivy's description of a database. */
function describe(folder) {
    try {
        const { Version, UpdatedAt, NextUpdate, DownloadedAt } = JSON.parse((0,external_node_fs_.readFileSync)((0,external_node_path_.join)(folder, 'metadata.json'), 'utf8'));
        const day = 24 * 60 * 60 * 1000;
        const early = Date.now() < Date.parse(NextUpdate);
        return {
            updated: String(UpdatedAt).slice(0, 10),
            fresh: early || Date.now() < Date.parse(DownloadedAt) + day,
            current: early && Version === 2 && Date.parse(DownloadedAt) > 0,
        };
    }
    catch {
        return { updated: 'an unknown day', fresh: false, current: false };
    }
}
/** Returns in one line why it could not be downloaded. */
async function fetchDatabase(kind, repositories, cache, { settings, trivy, access, workplace }) {
    const folders = workplace.folders();
    const names = repositories.flatMap((reference) => repositoryOf(reference) ?? []);
    // If we cannot log in, it is read anonymously.
    const answers = await Promise.all(names.map((name) => access.accessTo(name)));
    const auths = Object.assign({}, ...answers.map((answer) => (answer.kind === 'ok' ? answer.value : {})));
    const ending = await workplace.run({
        program: trivy.program,
        args: [
            'image',
            kind.flag,
            ...['--cache-dir', cache],
            ...repositories.flatMap((reference) => [kind.repositoryFlag, reference]),
            ...['--skip-version-check', '--disable-telemetry', '--quiet'],
        ],
        folder: folders.work,
        env: {
            ...remoteEnvironment(settings.environment, folders),
            ...writeLogin(auths, folders),
            ...Object.assign({}, ...names.map(({ registry }) => withoutCloudIdentity(registry, folders))),
        },
        bounds: { milliseconds: mostMilliseconds, outputBytes: 1024 * 1024 },
    });
    workplace.remove(folders);
    if (ending.kind === 'exited') {
        if (ending.code === 0)
            return undefined;
        return metNowhere.test(ending.stderr) ? `${plainHttp}.` : lastWords(ending.stderr);
    }
    return ending.kind === 'timeout' ? 'it took more than ten minutes.' : `it was stopped (${ending.kind}).`;
}
/** `host[:port]/name[:tag][@digest]`. */
function repositoryOf(reference) {
    const [, registry = '', repository = ''] = /^([^/\s]+)\/([^:@\s]+)(?::[^@\s]*)?(?:@\S*)?$/.exec(reference.trim()) ?? [];
    return registry === '' || repository === '' ? undefined : { registry, repository };
}
function codeOf(error) {
    return error instanceof Error && 'code' in error && typeof error.code === 'string'
        ? error.code
        : 'it is not a folder';
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:stream/promises"
var promises_ = __webpack_require__(6466);
;// CONCATENATED MODULE: ./build/src/trivy/file-digest.js



/** SHA-256 of a file as 64 hexadecimal digits. Rejects with an error of the file system. */
async function fileDigest(path) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    await (0,promises_.pipeline)((0,external_node_fs_.createReadStream)(path, { highWaterMark: 1024 * 1024 }), hash);
    return hash.digest('hex');
}

;// CONCATENATED MODULE: ./build/src/trivy/programs.js


const ending = process.platform === 'win32' ? '.exe' : '';
/** The file name of a program on this machine. */
function fileName(program) {
    return `${program}${ending}`;
}
/**
 * The absolute path of a program on PATH. Relative entries are ignored: they would be resolved in the working directory,
 * which may contain files of a pull request.
 */
function findOnPath(program, environment) {
    return (environment['PATH'] ?? environment['Path'] ?? '')
        .split(external_node_path_.delimiter)
        .filter(external_node_path_.isAbsolute)
        .map((folder) => (0,external_node_path_.join)(folder, fileName(program)))
        .find(isProgram);
}
function isProgram(path) {
    try {
        (0,external_node_fs_.accessSync)(path, external_node_fs_.constants.X_OK);
        return (0,external_node_fs_.statSync)(path).isFile();
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./build/src/trivy/release-table.js
// Written by scripts/refresh-trivy.ts; what is asked of a change is in docs/trivy.md.
/** The version that is downloaded unless the user names one. */
const pinnedVersion = '0.74.0';
/** SHA-256 of each archive of a release (https://github.com/aquasecurity/trivy/releases), by version. */
const releases = {
    '0.74.0': {
        'trivy_0.74.0_Linux-64bit.tar.gz': '2ae6fe3ee734b7fdf11335663e18c75ea12dccc76062f09f164a3b0f8be4371a',
        'trivy_0.74.0_Linux-ARM64.tar.gz': 'b94ce1976bbf3c15b514b605ee88be7c6d94a29be2302847ff01cb794d47aad5',
        'trivy_0.74.0_macOS-64bit.tar.gz': '472816f6888dda689d075c30254d4210b4d1035acf365aa72332f584c2f60485',
        'trivy_0.74.0_macOS-ARM64.tar.gz': '1caada5e0e2091909357c7525d3aa76f4b660b13821bc143b190c7483e31cc11',
        'trivy_0.74.0_windows-64bit.zip': '94c40e0696e4b907a74b7b2e1438d5d72ebaca83115817407f568a002d520842',
    },
};

;// CONCATENATED MODULE: ./build/src/trivy/releases.js

/** Malicious releases of March 2026: https://github.com/advisories/GHSA-69fq-xp46-6x23 */
const malicious = new Set(['0.69.4', '0.69.5', '0.69.6']);
/** Archives that upstream publishes, by `process.platform` and `process.arch`; there is none for Windows on ARM. */
const archiveEndings = {
    'linux x64': 'Linux-64bit.tar.gz',
    'linux arm64': 'Linux-ARM64.tar.gz',
    'darwin x64': 'macOS-64bit.tar.gz',
    'darwin arm64': 'macOS-ARM64.tar.gz',
    'win32 x64': 'windows-64bit.zip',
};
/** `undefined` if upstream publishes none for this machine. */
function archiveName(version, platform, architecture) {
    const ending = archiveEndings[`${platform} ${architecture}`];
    return ending === undefined ? undefined : `trivy_${version}_${ending}`;
}
/** `undefined` for versions and archives that are not in the table. */
function archiveDigest(version, archive) {
    return Object.hasOwn(releases, version) ? releases[version]?.[archive] : undefined;
}
/** Whatever comes before or after the three numbers. */
function isMalicious(version) {
    return malicious.has(/\d+\.\d+\.\d+/.exec(version)?.[0] ?? '');
}
function maliciousAt(version, where) {
    return `Trivy ${version} is one of the malicious releases of March 2026 and is not used. ${where}: use another version, and follow https://github.com/advisories/GHSA-69fq-xp46-6x23 if it ever ran.`;
}

;// CONCATENATED MODULE: ./build/src/trivy/tool-cache.js




const tool = 'trivy';
/** A file beside a program that we installed: the digests of its archive and of the program. */
const recordName = 'plimsoll.json';
/**
 * Searches the tool cache. A program that we installed must not have changed by a single bit, otherwise it is ignored. One
 * that somebody else installed (a runner's image, another action) is trusted like a program on PATH: whoever can write
 * there can change what the job runs anyway.
 */
async function findCached(version, environment) {
    const root = environment['RUNNER_TOOL_CACHE'];
    if (!root)
        return undefined;
    // Like the toolkit's `find`, which would also write `::debug::` to the CLI's standard output.
    const folder = (0,external_node_path_.join)(root, tool, version, process.arch);
    if (!(0,external_node_fs_.existsSync)(folder) || !(0,external_node_fs_.existsSync)(`${folder}.complete`))
        return undefined;
    // Archives have it at the top level; some tools move it into a `bin` folder.
    const program = [(0,external_node_path_.join)(folder, fileName(tool)), (0,external_node_path_.join)(folder, 'bin', fileName(tool))].find(isProgram);
    if (program === undefined)
        return undefined;
    const record = (0,external_node_path_.join)((0,external_node_path_.dirname)(program), recordName);
    if (!(0,external_node_fs_.existsSync)(record))
        return { program, archive: '' };
    const { archive, digest } = readRecord(record);
    return digest === (await fileDigest(program)) ? { program, archive } : undefined;
}
/**
 * Installs a program in the tool cache, if there is one; returns its new path. Rejects with errors of the file system.
 */
async function keepInCache(folder, version, archive, environment) {
    const program = (0,external_node_path_.join)(folder, fileName(tool));
    if (!environment['RUNNER_TOOL_CACHE'])
        return program;
    const { cacheDir } = await Promise.all(/* import() */[__webpack_require__.e(779), __webpack_require__.e(657)]).then(__webpack_require__.bind(__webpack_require__, 3143));
    (0,external_node_fs_.writeFileSync)((0,external_node_path_.join)(folder, recordName), JSON.stringify({ archive, digest: await fileDigest(program) }));
    return (0,external_node_path_.join)(await cacheDir(folder, tool, version), fileName(tool));
}
function readRecord(path) {
    const nothing = { archive: '', digest: '' };
    try {
        const record = JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8'));
        if (typeof record !== 'object' || record === null || !('archive' in record) || !('digest' in record))
            return nothing;
        const { archive, digest } = record;
        return typeof archive === 'string' && typeof digest === 'string' ? { archive, digest } : nothing;
    }
    catch {
        return nothing;
    }
}

;// CONCATENATED MODULE: ./build/src/trivy/unpack.js



/**
 * Unpacks an archive, or some members of it, with the system's `tar` and an environment of our own: the toolkit would pass
 * the job's whole environment. Returns why it failed, or `undefined`.
 */
async function unpack(archive, folder, env, workplace, members = []) {
    const program = systemTar(env);
    if (program === undefined)
        return 'this machine has no `tar`.';
    const ending = await workplace.run({
        program,
        args: ['-xof', archive, '-C', folder, ...members],
        folder,
        env,
        bounds: { milliseconds: 120_000, outputBytes: 1024 * 1024 },
    });
    if (ending.kind === 'exited')
        return ending.code === 0 ? undefined : lastWords(ending.stderr);
    return ending.kind === 'cancelled' ? 'the run was cancelled.' : `\`tar\` failed (${ending.kind}).`;
}
/** On Windows this is bsdtar, which reads zip; the `tar` that comes with Git does not. */
function systemTar(environment) {
    if (process.platform !== 'win32')
        return findOnPath('tar', environment);
    const root = environment['SystemRoot'] ?? environment['SYSTEMROOT'];
    return root === undefined ? undefined : (0,external_node_path_.join)(root, 'System32', 'tar.exe');
}

;// CONCATENATED MODULE: ./build/src/trivy/install.js










/** The archive for this machine and its digest: from our table, or from the user for other versions. */
function wantedArchive(version, sha256) {
    const name = archiveName(version, process.platform, process.arch);
    if (name === undefined) {
        return unavailable(`Trivy has no release for ${process.platform} on ${process.arch}: build it, and set \`trivy-path\` to the program.`);
    }
    const known = archiveDigest(version, name);
    const digest = sha256 || known;
    if (digest === undefined) {
        return unavailable(`Trivy ${version} is not in Plimsoll's table of releases: set \`trivy-sha256\` to the SHA-256 of its archive \`${name}\`.`);
    }
    if (known !== undefined && known !== digest) {
        return unavailable(`\`trivy-sha256\` is not the digest of \`${name}\`, which is ${known}: remove it for this version.`);
    }
    return { kind: 'ok', value: { version, name, digest } };
}
const releasePage = 'https://github.com/aquasecurity/trivy/releases/download';
/** Downloads an archive, checks its digest, and only then unpacks it. Returns the program's path. */
async function installTrivy({ version, name, digest }, settings, workplace, log) {
    const base = settings.mirror.replace(/\/+$/, '') || releasePage;
    if (!isSafe(base)) {
        return unavailable(`\`trivy-mirror\` must be an https URL (plain http only on loopback), not ${(0,core_text/* quoted */.TL)(base)}.`);
    }
    const url = `${base}/v${version}/${name}`;
    const folders = workplace.folders();
    const archive = (0,external_node_path_.join)(folders.temporary, name);
    log.info(`Downloading Trivy ${version} from ${new URL(base).host}.`);
    // Loaded late: most runs download nothing.
    const { download } = await Promise.all(/* import() */[__webpack_require__.e(779), __webpack_require__.e(852)]).then(__webpack_require__.bind(__webpack_require__, 904));
    const trouble = await download(url, archive, workplace.signal);
    if (trouble !== undefined) {
        return unavailable(`Trivy could not be downloaded from ${(0,core_text/* quoted */.TL)(url, 300)} (${(0,core_text/* quoted */.TL)(trouble)}): allow that host, or set \`trivy-mirror\` or \`trivy-path\`.`);
    }
    const found = await fileDigest(archive);
    if (found !== digest) {
        return unavailable(`The file from ${(0,core_text/* quoted */.TL)(url, 300)} is not Trivy ${version}: its SHA-256 is ${found}, not ${digest}. It was not opened.`);
    }
    const folder = (0,external_node_path_.join)(folders.root, 'trivy');
    (0,external_node_fs_.mkdirSync)(folder);
    const refusal = await unpack(archive, folder, environmentFor(settings.environment, folders), workplace);
    if (refusal !== undefined)
        return unavailable(`${(0,core_text/* quoted */.TL)(name)} could not be unpacked: ${refusal}`);
    const program = (0,external_node_path_.join)(folder, fileName('trivy'));
    if ((0,external_node_fs_.lstatSync)(program, { throwIfNoEntry: false })?.isFile() !== true) {
        return unavailable(`${(0,core_text/* quoted */.TL)(name)} has no \`${fileName('trivy')}\` at its top level.`);
    }
    (0,external_node_fs_.chmodSync)(program, 0o755);
    return { kind: 'ok', value: await kept(folder, program, { version, name, digest }, settings.environment, log) };
}
/** Moves the program to the tool cache; if that is not writable, it stays where it was unpacked. Returns its path. */
async function kept(folder, program, { version, digest }, environment, log) {
    try {
        return await keepInCache(folder, version, digest, environment);
    }
    catch (error) {
        // The toolkit wraps system errors in errors without a code.
        if (!(error instanceof Error))
            throw error;
        log.info(`Trivy ${version} could not be kept in the tool cache (${error.message}).`);
        return program;
    }
}
/** Plain HTTP is allowed only on loopback. */
function isSafe(url) {
    if (!URL.canParse(url))
        return false;
    const { protocol, hostname } = new URL(url);
    return protocol === 'https:' || (protocol === 'http:' && /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname));
}

;// CONCATENATED MODULE: ./build/src/system/go-build-info.js

/** Headers and notes of Go programs are ten times smaller. */
const mostBytes = 1024 * 1024;
/** Ahead of the note, at a multiple of 16. */
const magic = Buffer.from('\xff Go buildinf:', 'latin1');
/**
 * How a Go program was built, as its linker wrote it into the program: lines such as `path`, `mod` and `build`, with words
 * separated by tabs. The program is not started; only its headers and that note are read. `undefined` for a file that is
 * not a Go program, one older than Go 1.18, or an incomplete one.
 * (https://pkg.go.dev/runtime/debug#BuildInfo; Go's debug/buildinfo shows how to find it.)
 */
function goBuildInformation(path) {
    let descriptor;
    try {
        descriptor = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NONBLOCK ?? 0));
        const file = descriptor;
        const stats = (0,external_node_fs_.fstatSync)(file);
        if (!stats.isFile())
            return undefined;
        const read = (offset, length) => {
            const bytes = Buffer.alloc(Math.max(0, Math.min(length, mostBytes, stats.size - offset)));
            return bytes.subarray(0, (0,external_node_fs_.readSync)(file, bytes, 0, bytes.length, offset));
        };
        const place = placeIn(read, stats.size);
        return place && informationIn(read(place.offset, place.size));
    }
    catch (error) {
        // A header that points beyond the end of the file, or a file that cannot be read.
        if (error instanceof RangeError || (error instanceof Error && 'syscall' in error))
            return undefined;
        throw error;
    }
    finally {
        if (descriptor !== undefined)
            (0,external_node_fs_.closeSync)(descriptor);
    }
}
function placeIn(read, size) {
    const start = read(0, 64);
    if (start.readUInt32BE(0) === 0x7f454c46)
        return placeInElf(start, read, size);
    if (start.readUInt32LE(0) === 0xfeedfacf)
        return placeInMachO(start, read);
    return start.toString('latin1', 0, 2) === 'MZ' ? placeInPe(start, read) : undefined;
}
/**
 * Linux: the section `.go.buildinfo`; of 64 bits with the low byte first
 * (https://refspecs.linuxfoundation.org/elf/gabi4+/ch4.eheader.html).
 */
function placeInElf(start, read, size) {
    if (start[4] !== 2 || start[5] !== 1)
        return undefined;
    const each = start.readUInt16LE(58);
    const count = start.readUInt16LE(60);
    const headers = read(Number(start.readBigUInt64LE(40)), each * count);
    const sections = Array.from({ length: count }, (_, index) => {
        const at = index * each;
        return {
            name: headers.readUInt32LE(at),
            isInFile: headers.readUInt32LE(at + 4) !== 8,
            offset: Number(headers.readBigUInt64LE(at + 24)),
            size: Number(headers.readBigUInt64LE(at + 32)),
        };
    });
    // An incomplete copy would not start.
    if (sections.some((section) => section.isInFile && section.offset + section.size > size))
        return undefined;
    const named = sections[start.readUInt16LE(62)];
    if (named === undefined)
        return undefined;
    const names = read(named.offset, named.size);
    return sections.find(({ name }) => textIn(names, name, names.length) === '.go.buildinfo');
}
/** macOS: the section `__go_buildinfo` (mach-o/loader.h); of 64 bits. */
function placeInMachO(start, read) {
    const commands = read(32, start.readUInt32LE(20));
    let at = 0;
    for (let left = start.readUInt32LE(16); left > 0; left--) {
        const isSegment = commands.readUInt32LE(at) === 0x19;
        for (let section = 0; isSegment && section < commands.readUInt32LE(at + 64); section++) {
            const header = at + 72 + section * 80;
            if (textIn(commands, header, header + 16) === '__go_buildinfo') {
                return { offset: commands.readUInt32LE(header + 48), size: Number(commands.readBigUInt64LE(header + 40)) };
            }
        }
        at += Math.max(8, commands.readUInt32LE(at + 4));
    }
    return undefined;
}
/**
 * Windows: near the start of the first section of data that may be written to
 * (https://learn.microsoft.com/windows/win32/debug/pe-format).
 */
function placeInPe(start, read) {
    const header = start.readUInt32LE(60);
    const coff = read(header, 24);
    if (coff.toString('latin1', 0, 4) !== 'PE\0\0')
        return undefined;
    const count = coff.readUInt16LE(6);
    const sections = read(header + 24 + coff.readUInt16LE(20), count * 40);
    for (let at = 0; at < count * 40; at += 40) {
        const size = sections.readUInt32LE(at + 16);
        // Initialised data, readable, writable; how it is aligned does not matter.
        if (size > 0 && (sections.readUInt32LE(at + 36) & ~0xf00000) >>> 0 === 0xc0000040) {
            return { offset: sections.readUInt32LE(at + 20), size };
        }
    }
    return undefined;
}
/** Up to the NUL that ends it. */
function textIn(bytes, start, end) {
    const nul = bytes.indexOf(0, start);
    return bytes.toString('latin1', start, nul === -1 || nul > end ? end : nul);
}
/** Behind 32 bytes of header: the version of Go, then what it was built of, each with its length ahead. */
function informationIn(bytes) {
    let at = bytes.indexOf(magic);
    while (at !== -1 && at % 16 !== 0)
        at = bytes.indexOf(magic, at + 1);
    // Before Go 1.18 addresses stood there.
    if (at === -1 || (bytes.readUInt8(at + 15) & 2) === 0)
        return undefined;
    const goVersion = stringAt(bytes, at + 32);
    const { start, end } = stringAt(bytes, goVersion.end);
    if (end > bytes.length)
        return undefined;
    // Sixteen bytes on either side mark it off.
    return end - start > 32 ? bytes.toString('utf8', start + 16, end - 16) : undefined;
}
/** A length in groups of seven bits, the low ones first, and so many bytes. */
function stringAt(bytes, at) {
    let length = 0;
    let shift = 0;
    for (let start = at; shift < 35; shift += 7) {
        const byte = bytes.readUInt8(start);
        start += 1;
        length += (byte & 0x7f) * 2 ** shift;
        if (byte < 0x80)
            return { start, end: start + length };
    }
    throw new RangeError('a length of more than five bytes');
}

;// CONCATENATED MODULE: ./build/src/trivy/version.js




/**
 * Which Trivy a program is, from what its linker wrote into it, so that a malicious one is refused without being started.
 * Only if that names no release, the program is started with `--version`.
 */
async function versionOf(program, settings, workplace) {
    const { claims, isForHere } = writtenVersions(goBuildInformation(program) ?? '');
    const malicious = claims.find((claim) => /^\d+\.\d+\.\d+(?:\+|$)/.test(claim) && isMalicious(claim));
    if (malicious !== undefined)
        return refused(malicious, program);
    const [version = ''] = claims;
    const isRelease = /^\d+\.\d+\.\d+$/.test(version);
    return isRelease && isForHere ? { kind: 'trivy', version } : asked(program, settings, workplace);
}
const operatingSystems = { win32: 'windows' };
const architectures = { x64: 'amd64' };
/**
 * Reads the build information of a Go program; there are no claims if it is not Trivy. Trivy prints the version that was
 * set with the linker's `-X` (its goreleaser.yml), which `-trimpath` leaves out; the module's version counts too.
 */
function writtenVersions(information, { platform, arch } = process) {
    const lines = information.split('\n').map((line) => line.split('\t'));
    const wordAfter = (...words) => lines.find((line) => words.every((word, at) => line[at] === word))?.[words.length] ?? '';
    if (wordAfter('path') !== 'github.com/aquasecurity/trivy/cmd/trivy')
        return { claims: [], isForHere: false };
    const settings = new Map(lines.flatMap(([kind, setting = '']) => {
        const at = setting.indexOf('=');
        return kind === 'build' && at !== -1 ? [[setting.slice(0, at), setting.slice(at + 1)]] : [];
    }));
    const set = (settings.get('-ldflags') ?? '').matchAll(/github\.com\/aquasecurity\/trivy\/pkg\/version(?:\/app)?\.ver=([^\s"'\\]+)/g);
    // Of several flags, the last one counts.
    const claims = [[...set].at(-1)?.[1] ?? '', wordAfter('mod', 'github.com/aquasecurity/trivy')];
    const isForHere = settings.get('GOOS') === (operatingSystems[platform] ?? platform) &&
        settings.get('GOARCH') === (architectures[arch] ?? arch);
    return { claims: claims.filter((claim) => claim !== '').map((claim) => claim.replace(/^v/, '')), isForHere };
}
function refused(version, program) {
    return { kind: 'malicious', reason: maliciousAt(version, `It is at ${(0,core_text/* quoted */.TL)(program, 300)}`) };
}
/** Starts a program with `--version`. */
async function asked(program, settings, workplace) {
    const folders = workplace.folders();
    const ending = await workplace.run({
        program,
        args: ['--version'],
        folder: folders.work,
        env: environmentFor(settings.environment, folders),
        bounds: { milliseconds: 20_000, outputBytes: 64 * 1024 },
    });
    workplace.remove(folders);
    const said = ending.kind === 'exited' && ending.code === 0 ? /^Version:\s*v?(\S{1,60})/m.exec(ending.stdout) : null;
    const version = said?.[1];
    if (version === undefined) {
        const how = ending.kind === 'exited' ? `exit status ${ending.code}` : ending.kind;
        const reason = `${(0,core_text/* quoted */.TL)(program, 300)} does not answer \`--version\` as Trivy does (${how}): install Trivy again, or set \`trivy-path\` to another one.`;
        return { kind: 'other', reason };
    }
    return isMalicious(version) ? refused(version, program) : { kind: 'trivy', version };
}

;// CONCATENATED MODULE: ./build/src/trivy/locate.js










/**
 * Finds a Trivy: `trivy-path` as it is; otherwise the one on PATH (if `trivy-version` is given, only that version);
 * otherwise the tool cache; otherwise a download. A malicious release is refused wherever it is found.
 */
async function locateTrivy(given, workplace, log) {
    const settings = { ...given, version: given.version.replace(/^v/, ''), sha256: given.sha256.toLowerCase() };
    const mistake = mistakeIn(settings);
    if (mistake !== undefined)
        return unavailable(mistake);
    const told = (trivy, from) => {
        log.info(`Trivy ${trivy.version} (${from}: ${trivy.program}).`);
        return { kind: 'ok', value: trivy };
    };
    if (settings.path !== '') {
        const named = await atPath((0,external_node_path_.resolve)(settings.path), settings, workplace);
        return named.kind === 'ok' ? told(named.value, '`trivy-path`') : named;
    }
    const onPath = findOnPath('trivy', settings.environment);
    let passedOver = '';
    if (onPath !== undefined) {
        const found = await fromPath(onPath, settings, workplace);
        if (found.kind === 'failed')
            return found;
        if (typeof found.value !== 'string')
            return told(found.value, 'on PATH');
        passedOver = ` ${found.value}`;
        log.info(found.value);
    }
    const version = settings.version || pinnedVersion;
    const cached = await fromToolCache(version, settings, workplace);
    if (cached?.kind === 'failed')
        return cached;
    if (cached)
        return told(cached.value, 'in the tool cache');
    if (!settings.mayDownload) {
        return unavailable(`There is no Trivy${settings.version && ` ${version}`} here: install it (https://trivy.dev/docs/latest/getting-started/installation/) so that it is on PATH, or pass \`--trivy-path\`.${passedOver}`);
    }
    const wanted = wantedArchive(version, settings.sha256);
    if (wanted.kind === 'failed')
        return wanted;
    const installed = await installTrivy(wanted.value, settings, workplace, log);
    if (installed.kind === 'failed')
        return installed;
    const fetched = await atPlace(installed.value, settings, workplace);
    return fetched.kind === 'ok' ? told(fetched.value, 'downloaded') : fetched;
}
function mistakeIn({ version, sha256 }) {
    if (version !== '' && !/^\d+\.\d+\.\d+$/.test(version))
        return `\`trivy-version\` must be a version such as \`${pinnedVersion}\`, not ${(0,core_text/* quoted */.TL)(version)}.`;
    if (isMalicious(version))
        return maliciousAt(version, '`trivy-version` asks for it');
    if (sha256 !== '' && !/^[0-9a-f]{64}$/.test(sha256))
        return '`trivy-sha256` must be 64 hexadecimal digits.';
    return undefined;
}
async function atPath(program, settings, workplace) {
    if (!isProgram(program))
        return unavailable(`\`trivy-path\`: there is no program at ${(0,core_text/* quoted */.TL)(program, 300)}.`);
    if (settings.sha256 !== '') {
        const digest = await fileDigest(program);
        if (digest !== settings.sha256) {
            return unavailable(`The SHA-256 of ${(0,core_text/* quoted */.TL)(program, 300)} is ${digest}, not \`trivy-sha256\`; together with \`trivy-path\`, it must be the digest of the program.`);
        }
    }
    return atPlace(program, settings, workplace);
}
/** The Trivy at a path; anything else there is a failure. */
async function atPlace(program, settings, workplace) {
    const asked = await versionOf(program, settings, workplace);
    if (asked.kind !== 'trivy')
        return unavailable(asked.reason);
    return { kind: 'ok', value: { program, version: asked.version } };
}
/** A Trivy, or in one line why it was ignored. */
async function fromPath(program, settings, workplace) {
    if (settings.sha256 !== '' && (await fileDigest(program)) !== settings.sha256) {
        return { kind: 'ok', value: `${(0,core_text/* quoted */.TL)(program, 300)} was ignored: \`trivy-sha256\` is not its digest.` };
    }
    const asked = await versionOf(program, settings, workplace);
    if (asked.kind === 'malicious')
        return unavailable(asked.reason);
    // For example a version manager's shim, which finds no version without the user's home.
    if (asked.kind === 'other')
        return { kind: 'ok', value: `It was ignored: ${asked.reason}` };
    if (settings.version !== '' && asked.version !== settings.version) {
        return {
            kind: 'ok',
            value: `${(0,core_text/* quoted */.TL)(program, 300)} was ignored: it is ${asked.version}, not ${settings.version}.`,
        };
    }
    return { kind: 'ok', value: { program, version: asked.version } };
}
async function fromToolCache(wanted, settings, workplace) {
    const cached = await findCached(wanted, settings.environment);
    if (cached === undefined)
        return undefined;
    const { program, archive } = cached;
    if (archive === '') {
        if (settings.sha256 !== '' && (await fileDigest(program)) !== settings.sha256)
            return undefined;
    }
    else {
        const expected = wantedArchive(wanted, settings.sha256);
        if (expected.kind === 'failed')
            return expected;
        if (expected.value.digest !== archive)
            return undefined;
    }
    const found = await atPlace(program, settings, workplace);
    return found.kind === 'failed' || found.value.version === wanted ? found : undefined;
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
;// CONCATENATED MODULE: ./build/src/system/bounded-child.js


/** Milliseconds between asking a child to stop and killing it. */
const grace = 2_000;
/** Longer error output is cut at its beginning, because the cause comes last. */
const stderrBytes = 64 * 1024;
/**
 * Runs a program without a shell, in its own process group, which is stopped with it, so that no child of it survives.
 * Never rejects. Windows has no such groups; there, only the program itself is stopped.
 */
function runBounded({ program, args, folder, env, bounds, signal }) {
    if (signal.aborted)
        return Promise.resolve({ kind: 'cancelled' });
    return new Promise((done) => {
        let ended;
        const stdout = [];
        let stdoutLength = 0;
        let stderr = Buffer.alloc(0);
        const timers = [];
        const child = started(program, args, folder, env);
        if (typeof child === 'string') {
            done({ kind: 'not-started', code: child });
            return;
        }
        const end = (why) => {
            if (ended !== undefined)
                return;
            ended = why;
            kill(child, why === 'timeout' ? 'SIGTERM' : 'SIGKILL');
            if (why === 'timeout')
                timers.push(setTimeout(() => kill(child, 'SIGKILL'), grace));
        };
        const cancel = () => end('cancelled');
        const settle = (ending) => {
            for (const timer of timers)
                clearTimeout(timer);
            signal.removeEventListener('abort', cancel);
            child.stdout.destroy();
            child.stderr.destroy();
            done(ending);
        };
        signal.addEventListener('abort', cancel);
        timers.push(setTimeout(() => end('timeout'), bounds.milliseconds));
        const { file, disk } = bounds;
        if (file)
            timers.push(setInterval(() => sizeOf(file.path) > file.bytes && end('too-much'), 100));
        if (disk)
            timers.push(setInterval(() => freeBytes(disk.folder) < disk.free && end('disk-full'), 250));
        child.stdout.on('data', (chunk) => {
            stdoutLength += chunk.length;
            if (stdoutLength > bounds.outputBytes)
                end('too-much');
            else
                stdout.push(chunk);
        });
        child.stderr.on('data', (chunk) => {
            stderr = Buffer.concat([stderr, chunk]);
            if (stderr.length > stderrBytes)
                stderr = stderr.subarray(-stderrBytes);
        });
        child.on('error', (error) => {
            if (child.pid === undefined)
                settle({ kind: 'not-started', code: bounded_child_codeOf(error) });
        });
        const finish = (code) => {
            if (file && sizeOf(file.path) > file.bytes)
                ended ??= 'too-much';
            const text = { stdout: Buffer.concat(stdout).toString('utf8'), stderr: stderr.toString('utf8') };
            settle(ended === undefined ? { kind: 'exited', code: code ?? -1, ...text } : { kind: ended });
        };
        child.on('exit', (code) => {
            // Stops what is left in its group.
            kill(child, 'SIGKILL');
            // A process outside the group may keep its output open.
            timers.push(setTimeout(() => finish(code), 1_000));
        });
        child.on('close', finish);
    });
}
/** The error code if Node itself refuses an argument (one with a NUL byte). */
function started(program, args, cwd, env) {
    const detached = process.platform !== 'win32';
    try {
        return (0,external_node_child_process_.spawn)(program, args, { cwd, env, windowsHide: true, detached, stdio: ['ignore', 'pipe', 'pipe'] });
    }
    catch (error) {
        return bounded_child_codeOf(error);
    }
}
function kill(child, signal) {
    if (child.pid === undefined)
        return;
    if (process.platform === 'win32') {
        child.kill(signal);
        return;
    }
    try {
        process.kill(-child.pid, signal);
    }
    catch (error) {
        // The group is empty; on macOS, a group of zombies gives EPERM.
        if (!['ESRCH', 'EPERM'].includes(bounded_child_codeOf(error)))
            throw error;
    }
}
function sizeOf(path) {
    return (0,external_node_fs_.statSync)(path, { throwIfNoEntry: false })?.size ?? 0;
}
/** How much this process can still write to the disk of a folder; unlimited if unknown. */
function freeBytes(folder) {
    try {
        const { bavail, bsize } = (0,external_node_fs_.statfsSync)(folder);
        return bavail * bsize;
    }
    catch {
        return Number.POSITIVE_INFINITY;
    }
}
function bounded_child_codeOf(error) {
    return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';
}

// EXTERNAL MODULE: ./build/src/core/sha256.js
var sha256 = __webpack_require__(9706);
// EXTERNAL MODULE: ./build/src/system/bounded-file.js
var bounded_file = __webpack_require__(8673);
;// CONCATENATED MODULE: ./build/src/trivy/docker-place.js






/** Bytes. These files have a few hundred. */
const docker_place_mostBytes = 1024 * 1024;
/**
 * As `docker` decides: DOCKER_HOST, then DOCKER_CONTEXT, then the context that `docker context use` stored in the Docker
 * configuration, which rootless Docker and docker/setup-docker-action use. Trivy gets only what is read here, not that
 * folder: it contains logins. (`resolveContextName` in docker/cli, cli/command/cli.go.)
 */
function dockerPlace(environment) {
    const variable = (name) => environment[name] ?? '';
    const folder = configFolder(environment);
    const host = variable('DOCKER_HOST');
    // https://docs.docker.com/engine/security/protect-access/: without DOCKER_CERT_PATH, `docker` looks in its own folder.
    const verified = variable('DOCKER_TLS_VERIFY') !== '';
    const isOwn = verified && host.startsWith('tcp:') && folder !== '' && (0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, 'cert.pem'));
    const byVariables = { certificates: variable('DOCKER_CERT_PATH') || (isOwn ? folder : ''), verified, trouble: '' };
    if (host !== '')
        return { ...byVariables, host, origin: '`DOCKER_HOST`' };
    const context = variable('DOCKER_CONTEXT') || currentContext(folder);
    if (context === '' || context === 'default' || folder === '')
        return { ...byVariables, host: '', origin: '' };
    return placeOf(context, folder);
}
/** '' if it depends on the working directory, where a pull request may have written it. */
function configFolder(environment) {
    const folder = environment['DOCKER_CONFIG'] ?? '';
    if (folder !== '')
        return (0,external_node_path_.isAbsolute)(folder) ? folder : '';
    return (0,external_node_path_.join)(environment['HOME'] || environment['USERPROFILE'] || (0,external_node_os_.homedir)(), '.docker');
}
function currentContext(folder) {
    const name = folder === '' ? undefined : fieldOf(jsonIn((0,external_node_path_.join)(folder, 'config.json')), 'currentContext');
    return typeof name === 'string' ? name : '';
}
/** Reads what `docker context create` wrote: docker/cli, cli/context/store. */
function placeOf(context, folder) {
    const id = (0,sha256/* sha256 */.s)(context);
    const meta = jsonIn((0,external_node_path_.join)(folder, 'contexts', 'meta', id, 'meta.json'));
    const endpoint = fieldOf(fieldOf(meta, 'Endpoints'), 'docker');
    const host = fieldOf(endpoint, 'Host');
    const tls = (0,external_node_path_.join)(folder, 'contexts', 'tls', id, 'docker');
    const origin = `the Docker context ${(0,core_text/* quoted */.TL)(context)}`;
    const place = {
        origin,
        certificates: (0,external_node_fs_.existsSync)((0,external_node_path_.join)(tls, 'cert.pem')) ? tls : '',
        verified: fieldOf(endpoint, 'SkipTLSVerify') !== true,
    };
    if (typeof host === 'string')
        return { ...place, host, trouble: '' };
    return { ...place, host: '', trouble: `${origin} is not in ${(0,core_text/* quoted */.TL)(folder, 300)}` };
}
/** `undefined` for a file that is missing or is not JSON. */
function jsonIn(path) {
    const content = (0,bounded_file/* readBounded */.C)(path, docker_place_mostBytes);
    if (!('bytes' in content))
        return undefined;
    try {
        return JSON.parse(new TextDecoder().decode(content.bytes));
    }
    catch {
        return undefined;
    }
}
function fieldOf(value, name) {
    return typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;
}

;// CONCATENATED MODULE: ./build/src/trivy/daemons.js





/** https://docs.docker.com/reference/cli/docker/#environment-variables, and what containerd reads. */
const passed = ['DOCKER_API_VERSION', 'CONTAINERD_ADDRESS', 'CONTAINERD_NAMESPACE'];
function daemonsOf(environment) {
    const docker = dockerPlace(environment);
    const { host, certificates, verified } = docker;
    const sources = [...(canAsk(docker) ? ['docker'] : []), 'containerd', 'podman'];
    const podman = /^unix:\/\/(\/.*)$/.exec(environment['CONTAINER_HOST'] ?? '')?.[1];
    return {
        docker,
        flags: ['--image-src', sources.join(','), ...(podman === undefined ? [] : ['--podman-host', podman])],
        variables: {
            ...taken(environment, passed),
            ...(host === '' ? {} : { DOCKER_HOST: host }),
            ...(certificates === '' ? {} : { DOCKER_CERT_PATH: certificates }),
            ...(certificates !== '' && verified ? { DOCKER_TLS_VERIFY: '1' } : {}),
            ...runtimeFolder(environment),
        },
    };
}
/** Where Podman's socket is: https://docs.podman.io/en/latest/markdown/podman-system-service.1.html */
function runtimeFolder({ XDG_RUNTIME_DIR: folder = '' }) {
    if (folder !== '')
        return { XDG_RUNTIME_DIR: folder };
    const user = process.getuid?.();
    if (user === undefined)
        return {};
    return { XDG_RUNTIME_DIR: user === 0 ? '/run' : `/run/user/${user}` };
}
/** For SSH, Trivy asks a host called docker.example.com: it takes the address, and not the connection. */
function canAsk({ host, trouble }) {
    return !host.startsWith('ssh:') && trouble === '';
}
/** `undefined` if the image was found, or the scan failed for another reason. */
function missingIn(ending, reference, { docker }) {
    if (ending.kind !== 'exited' || ending.code === 0)
        return undefined;
    const { stderr } = ending;
    if (!stderr.includes('unable to find the specified image'))
        return undefined;
    const image = (0,core_text/* quoted */.TL)(reference);
    const said = saidBy('docker', stderr);
    const refusal = refusalOf(docker, said, image);
    if (refusal !== undefined)
        return { kind: 'unasked', answer: refusal };
    const isAnswered = isAbsence(said) || isAbsence(saidBy('containerd', stderr)) || isAbsence(saidBy('podman', stderr));
    const where = isAnswered
        ? `This machine has no image ${image}`
        : `No Docker, containerd or Podman answers on this machine (start one, or set \`DOCKER_HOST\`) to look for ${image}`;
    return { kind: 'absent', where };
}
function refusalOf({ host, origin, trouble }, said, image) {
    const at = host === '' ? '' : ` at ${(0,core_text/* quoted */.TL)(withoutLogin(host), 200)}`;
    const by = origin === '' ? '' : ` (${origin})`;
    const instead = 'or save the image with `docker save` and name the archive';
    if (trouble !== '')
        return (0,image_scan/* failure */.V)('failed', `Docker was not asked for ${image}: ${trouble}; create or change it, ${instead}.`);
    if (host.startsWith('ssh:'))
        return (0,image_scan/* failure */.V)('failed', `Trivy cannot ask Docker${at}${by} for ${image}: set \`DOCKER_HOST\` to a socket or an address, ${instead}.`);
    if (isAbsence(said))
        return undefined;
    if (/permission denied/i.test(said))
        return (0,image_scan/* failure */.V)('unauthorized', `Docker${at}${by} may not be asked for ${image} by this user: add the user to the group of its socket (\`docker\`), ${instead}.`);
    const isSilent = silence.test(said);
    if (isSilent && origin === '')
        return undefined;
    if (isSilent)
        return (0,image_scan/* failure */.V)('unreachable', `Docker does not answer${at}${by}, so ${image} could not be looked for: start it, or correct or remove ${origin}.`);
    return said === ''
        ? undefined
        : (0,image_scan/* failure */.V)('failed', `Docker${at}${by} could not be asked for ${image}: ${lastWords(said)}`);
}
/** The words of moby/client (client/errors.go) and of Go's network packages. */
const silence = /failed to connect to the docker API|cannot connect to the docker daemon|error during connect/i;
/** Docker and Podman, containerd. */
function isAbsence(said) {
    return /no such image|image not known|image not found in containerd store/i.test(said);
}
/** What Trivy quotes of one of them: `* docker error: \u2026`; '' if it has not asked it. */
function saidBy(source, stderr) {
    const mark = `* ${source} error: `;
    const from = stderr.indexOf(mark);
    if (from === -1)
        return '';
    const [line = ''] = stderr.slice(from + mark.length).split('\n', 1);
    return line;
}
function withoutLogin(host) {
    return host.replace(/:\/\/[^/@]*@/, '://');
}

// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./build/src/images/reports/trivy.js
var trivy = __webpack_require__(1156);
;// CONCATENATED MODULE: ./build/src/trivy/outcome.js





/** Larger reports are not read. */
const reportBytes = 256 * 1024 * 1024;
/** The result of a finished scan. */
async function outcomeOf(ending, { report: path, platform: asked, fromDaemon, settings }) {
    switch (ending.kind) {
        case 'timeout':
            return (0,image_scan/* failure */.V)('timeout', `The scan timed out after ${(0,core_text/* count */.U9)(settings.timeoutSeconds, 'second')}: ${fromDaemon ? 'check that the daemon of this machine answers (`docker info`), ' : ''}raise \`images.timeout\` in the config, or use a smaller image.`);
        case 'too-much':
            return (0,image_scan/* failure */.V)('failed', 'Trivy wrote more than 256 MiB and was stopped, so its report was not read: use a smaller image.');
        case 'disk-full':
            return (0,image_scan/* failure */.V)('failed', 'The scan almost filled the disk, so it was stopped: free some space before this step, use a larger runner, or use a smaller image.');
        case 'cancelled':
            return (0,image_scan/* failure */.V)('failed', 'The run was cancelled.');
        case 'not-started':
            return unavailable(`Trivy could not be started (${ending.code}): install it again.`);
        case 'exited':
            if (ending.code !== 0) {
                return (ofServer(ending.stderr, settings) ?? ofDaemon(ending, fromDaemon) ?? failureOf(ending.stderr, ending.code));
            }
    }
    const json = await outcome_jsonIn(path);
    if (json === undefined) {
        return (0,image_scan/* failure */.V)('failed', 'Trivy finished, but its report is missing or incomplete: run again.');
    }
    const report = (0,trivy/* readTrivyReport */.h)(json);
    if (report.kind === 'failed')
        return (0,image_scan/* failure */.V)('failed', 'Trivy did not write a valid report.');
    const { platform } = report.value;
    if (isOther(platform, asked)) {
        return (0,image_scan/* failure */.V)('failed', `The image is for ${(0,core_text/* quoted */.TL)(platform)} only, not for ${(0,core_text/* quoted */.TL)(asked)}: set \`platform\` to scan it.`);
    }
    return report;
}
/**
 * Failures that seem to be caused by the server, not by the image. The error may also quote a registry, so the reason is
 * reported for this image only.
 */
function ofServer(stderr, { server }) {
    if (server === '' || stderr.includes('unable to find the specified image'))
        return undefined;
    if (/unauthenticated|invalid token/.test(stderr))
        return (0,image_scan/* failure */.V)('failed', 'The Trivy server rejected the token: check `trivy-server-token`.');
    return stderr.includes('twirp') || stderr.includes(new URL(server).host)
        ? (0,image_scan/* failure */.V)('failed', 'The Trivy server gave no valid answer: check `trivy-server`, and that it can be reached.')
        : undefined;
}
/** A daemon that has the image and cannot hand it over; no registry was asked. */
function ofDaemon({ stderr }, fromDaemon) {
    const [words] = /unable to (?:export the image|get history)[^\n]*|failed to copy the image[^\n]*/.exec(stderr) ?? [];
    return fromDaemon && words !== undefined
        ? (0,image_scan/* failure */.V)('failed', `The daemon of this machine did not hand over the image: ${lastWords(words)} Build it again, or restart the daemon.`)
        : undefined;
}
/** `undefined` for text that is not JSON. */
async function outcome_jsonIn(path) {
    try {
        return JSON.parse(await (0,external_node_fs_promises_.readFile)(path, 'utf8'));
    }
    catch {
        return undefined;
    }
}
/** Whether an image is for another system or architecture; variants (`arm/v7`) count only if both are known. */
function isOther(found, asked) {
    if (found === '' || asked === '')
        return false;
    const ours = asked.toLowerCase().split('/');
    return found.split('/').some((part, index) => ours[index] !== undefined && ours[index] !== part);
}

;// CONCATENATED MODULE: ./build/src/trivy/scan.js










/**
 * Java archives in any letter case; only these need the Java database (Trivy's pkg/fanal/analyzer/language/java/jar).
 */
const javaArchives = ['**/*.[jJ][aA][rR]', '**/*.[wW][aA][rR]', '**/*.[eE][aA][rR]', '**/*.[pP][aA][rR]'].join(',');
/**
 * Bytes that a scan must leave free for the rest of the job (or half of the free space): Trivy writes layers to the disk,
 * and a hostile one can be endless.
 */
const leastFree = 1024 ** 3;
/** Scans one image. Removes all files that were written for it. */
async function scanImage(subject, parts) {
    const { workplace, databases, settings } = parts;
    if ((subject.kind === 'archive' || subject.kind === 'layout') && !(0,external_node_fs_.existsSync)(subject.path)) {
        return (0,image_scan/* failure */.V)('not-found', `There is no file or folder ${(0,core_text/* quoted */.TL)(subject.path, 300)}: check \`images\`.`);
    }
    const ready = await databases.vulnerabilities();
    if (ready.kind === 'failed')
        return ready;
    const folders = workplace.folders();
    try {
        const spent = stopwatch(settings.timeoutSeconds * 1000);
        if (subject.kind !== 'local') {
            const target = await targetOf(subject, parts, folders);
            if (target.kind === 'failed')
                return target;
            const { answer } = await look(target.value, folders, spent, parts);
            if (answer.kind === 'ok' || subject.kind !== 'archive')
                return answer;
            const layout = await unpackedLayout(subject.path, folders, parts);
            return layout === undefined ? answer : (await look(layout, folders, spent, parts)).answer;
        }
        return await scanOwn(subject.reference, folders, spent, parts);
    }
    finally {
        workplace.remove(folders);
    }
}
/** Looks among the machine's own images first, so that no registry is contacted for one that was just built. */
async function scanOwn(reference, folders, spent, parts) {
    const { settings, log } = parts;
    const daemons = daemonsOf(settings.environment);
    const words = [...daemons.flags, '--', reference];
    const own = { words, variables: daemons.variables, platform: '', fromDaemon: true };
    const { answer, ending } = await look(own, folders, spent, parts);
    const missing = missingIn(ending, reference, daemons);
    if (missing === undefined)
        return answer;
    if (missing.kind === 'unasked')
        return missing.answer;
    const named = remoteNameOf(reference);
    if (named === undefined)
        return (0,image_scan/* failure */.V)('not-found', `${missing.where}: build it, or pull it, before this step.`);
    log.info(`${missing.where}, so it is pulled from its registry.`);
    const notHere = (remote) => ({
        ...remote,
        reason: `${missing.where}, and it could not be pulled either: ${remote.reason}`,
    });
    const target = await targetOf(named, parts, folders);
    if (target.kind === 'failed')
        return notHere(target);
    const remote = await look(target.value, folders, spent, parts);
    return remote.answer.kind === 'ok' ? remote.answer : notHere(remote.answer);
}
async function targetOf(subject, { access, settings }, folders) {
    switch (subject.kind) {
        case 'remote': {
            const { registry, repository, tag, digest } = subject;
            const login = await access.accessTo({ registry, repository });
            if (login.kind === 'failed')
                return login;
            const reference = `${registry}/${repository}${digest === '' ? `:${tag}` : `@${digest}`}`;
            const variables = { ...writeLogin(login.value, folders), ...withoutCloudIdentity(registry, folders) };
            const platform = subject.platform === '' ? settings.platform : subject.platform;
            return { kind: 'ok', value: { words: ['--image-src', 'remote', '--', reference], variables, platform } };
        }
        case 'archive':
            return { kind: 'ok', value: { words: ['--input', subject.path], variables: {}, platform: '' } };
        case 'layout':
            (0,external_node_fs_.symlinkSync)(subject.path, (0,external_node_path_.join)(folders.root, layoutName), 'junction');
            return { kind: 'ok', value: layoutTarget };
    }
}
/**
 * Trivy reads the part of a path after a colon or an @ as a tag (pkg/fanal/image/oci.go), so every layout gets this name.
 */
const layoutName = 'layout';
const layoutTarget = { words: ['--input', (0,external_node_path_.join)('..', layoutName)], variables: {}, platform: '' };
/** Trivy reads a layout only as a folder; BuildKit writes it as an archive (`type=oci,dest=app.tar`). */
async function unpackedLayout(path, folders, { settings, workplace }) {
    const folder = (0,external_node_path_.join)(folders.root, layoutName);
    (0,external_node_fs_.mkdirSync)(folder);
    const env = environmentFor(settings.environment, folders);
    if ((await unpack(path, folder, env, workplace, ['oci-layout'])) !== undefined)
        return undefined;
    return (await unpack(path, folder, env, workplace)) === undefined ? layoutTarget : undefined;
}
/** A complete reference: `app` is `docker.io/library/app:latest`. `undefined` for an image's id, which no registry has. */
function remoteNameOf(reference) {
    const [, name = '', tag = '', digest = ''] = /^([^@\s]+?)(?::([\w.-]+))?(?:@(\S+))?$/.exec(reference) ?? [];
    const [host = '', ...rest] = name.split('/');
    if (name === '' || /^sha256:[0-9a-f]{64}$/.test(reference))
        return undefined;
    const hasHost = rest.length > 0 && (/[.:]/.test(host) || host === 'localhost');
    const registry = hasHost ? host : 'docker.io';
    const repository = hasHost ? rest.join('/') : rest.length === 0 ? `library/${name}` : name;
    return { kind: 'remote', registry, repository, tag: tag || 'latest', digest, platform: '' };
}
/** Scans once, and again if the image turns out to have Java archives and there is no Java database yet. */
async function look(target, folders, spent, parts) {
    const { databases, settings } = parts;
    const { platform, fromDaemon = false } = target;
    const at = { report: reportIn(folders), platform, fromDaemon, settings };
    const again = (cache, ...more) => start(target, folders, spent, parts, cache, more);
    const ending = await again(databases.firstLook());
    if (!asksForJava(ending))
        return { answer: await outcomeOf(ending, at), ending };
    const java = await spent.pausedFor(databases.java());
    if (java.kind === 'ok')
        return { answer: await outcomeOf(await again(java.value), at), ending };
    const answer = await outcomeOf(await again(databases.firstLook(), '--skip-files', javaArchives), at);
    if (answer.kind === 'failed')
        return { answer, ending };
    const unseen = `Its Java archives (jar, war, ear, par) were not scanned. ${java.reason}`;
    const value = { ...answer.value, unseen: [...answer.value.unseen, unseen] };
    return { answer: { kind: 'ok', value }, ending };
}
function asksForJava(ending) {
    return ending.kind === 'exited' && ending.code !== 0 && /Java DB|--skip-java-db-update/.test(ending.stderr);
}
function start({ words, variables, platform, fromDaemon = false }, folders, spent, { settings, trivy, workplace }, cache, more) {
    const report = reportIn(folders);
    (0,external_node_fs_.rmSync)(report, { force: true });
    const { server, serverToken } = settings;
    return workplace.run({
        program: trivy.program,
        args: [
            'image',
            ...['--scanners', 'vuln', '--format', 'json', '--output', report, '--exit-code', '0'],
            // We do not need the list of all packages, which it writes by default since 0.67: https://github.com/aquasecurity/trivy/pull/9510
            '--list-all-pkgs=false',
            // Our own timeout comes first; this one is for a Trivy that outlives us.
            ...['--timeout', `${settings.timeoutSeconds + 60}s`, '--cache-dir', cache, '--skip-java-db-update'],
            ...(server === '' ? ['--cache-backend', 'memory', '--skip-db-update'] : ['--server', server]),
            ...['--skip-version-check', '--disable-telemetry', '--quiet'],
            ...(platform !== '' ? ['--platform', platform] : []),
            ...more,
            ...words,
        ],
        folder: folders.work,
        env: {
            ...(fromDaemon ? environmentFor : remoteEnvironment)(settings.environment, folders),
            ...variables,
            ...(server !== '' && serverToken !== '' ? { TRIVY_TOKEN: serverToken } : {}),
        },
        bounds: {
            milliseconds: spent.left(),
            outputBytes: 1024 * 1024,
            file: { path: report, bytes: reportBytes },
            disk: { folder: folders.temporary, free: Math.min(leastFree, freeBytes(folders.temporary) / 2) },
        },
    });
}
function reportIn(folders) {
    return (0,external_node_path_.join)(folders.root, 'report.json');
}
function stopwatch(milliseconds) {
    let end = Date.now() + milliseconds;
    return {
        left: () => Math.max(1, end - Date.now()),
        async pausedFor(work) {
            const from = Date.now();
            const result = await work;
            end += Date.now() - from;
            return result;
        },
    };
}

;// CONCATENATED MODULE: ./build/src/trivy/turns.js
/** Runs at most `most` tasks at a time; the others wait in order. */
function takeTurns(most) {
    let free = most;
    const waiting = [];
    return async (work) => {
        if (free > 0)
            free -= 1;
        else
            await new Promise((go) => waiting.push(go));
        try {
            return await work();
        }
        finally {
            const next = waiting.shift();
            if (next)
                next();
            else
                free += 1;
        }
    };
}

;// CONCATENATED MODULE: ./build/src/trivy/workplace.js




const signals = ['SIGINT', 'SIGTERM'];
function openWorkplace(environment) {
    const ending = new AbortController();
    const running = new Set();
    let root;
    let made = 0;
    const clean = () => {
        // Child processes that were just killed may still be writing.
        if (root !== undefined)
            (0,external_node_fs_.rmSync)(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
        root = undefined;
    };
    /**
     * A cancelled run has a few seconds
     * (https://docs.github.com/actions/reference/workflows-and-actions/workflow-cancellation).
     */
    const cancelled = (signal) => {
        leave();
        ending.abort();
        clean();
        // If nobody else listens, the signal has its usual effect.
        if (process.listenerCount(signal) === 0)
            process.kill(process.pid, signal);
    };
    const leave = () => {
        for (const signal of signals)
            process.removeListener(signal, cancelled);
    };
    const enter = () => {
        if (root !== undefined)
            return root;
        root = (0,external_node_fs_.realpathSync)((0,external_node_fs_.mkdtempSync)((0,external_node_path_.join)(environment['RUNNER_TEMP'] || (0,external_node_os_.tmpdir)(), 'plimsoll-trivy-')));
        for (const signal of signals)
            process.on(signal, cancelled);
        return root;
    };
    return {
        signal: ending.signal,
        folders() {
            made += 1;
            const folder = (0,external_node_path_.join)(enter(), String(made));
            const folders = {
                root: folder,
                work: (0,external_node_path_.join)(folder, 'work'),
                home: (0,external_node_path_.join)(folder, 'home'),
                temporary: (0,external_node_path_.join)(folder, 'tmp'),
            };
            for (const path of Object.values(folders))
                (0,external_node_fs_.mkdirSync)(path);
            return folders;
        },
        remove({ root: folder }) {
            (0,external_node_fs_.rmSync)(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
        },
        async run(options) {
            const child = runBounded({ ...options, signal: ending.signal });
            running.add(child);
            const outcome = await child;
            running.delete(child);
            return outcome;
        },
        cancel: () => ending.abort(),
        async close() {
            ending.abort();
            await Promise.all(running);
            leave();
            clean();
        },
    };
}

;// CONCATENATED MODULE: ./build/src/trivy/open-trivy.js









/**
 * Trivy as a scanner. Nothing happens before the first scan or `prepare`; then Trivy is located and its database
 * downloaded, once.
 * An image that is requested twice is scanned once.
 */
function openTrivy(settings, access, log) {
    const workplace = openWorkplace(settings.environment);
    const inTurn = takeTurns(settings.parallel ?? 2);
    const known = new Map();
    let opening;
    let preparing;
    let parts;
    const open = async () => {
        if (settings.server !== '' && !isSafe(settings.server)) {
            return unavailable('`trivy-server` must be an https URL; plain http only on loopback.');
        }
        const trivy = await locateTrivy(settings, workplace, log);
        if (trivy.kind === 'failed')
            return trivy;
        const databases = openDatabases(settings, trivy.value, access, workplace, log);
        parts = { settings, trivy: trivy.value, databases, access, workplace, log };
        return { kind: 'ok', value: parts };
    };
    const opened = () => {
        opening ??= orRefusal(open);
        return opening;
    };
    const scanNow = async (subject) => {
        const ready = await opened();
        if (ready.kind === 'failed')
            return ready;
        return inTurn(async () => {
            if (workplace.signal.aborted)
                return (0,image_scan/* failure */.V)('failed', 'The run was cancelled.');
            const name = readableName(subject);
            const started = Date.now();
            log.info(`Scanning ${(0,core_text/* quoted */.TL)(name)}.`);
            const answer = await orRefusal(() => scanImage(subject, ready.value));
            const seconds = ((Date.now() - started) / 1000).toFixed(1);
            const outcome = answer.kind === 'ok'
                ? (0,core_text/* count */.U9)(answer.value.vulnerabilities.length, 'vulnerability', 'vulnerabilities')
                : answer.reason;
            log.info(`Scanned ${(0,core_text/* quoted */.TL)(name)} in ${seconds} s: ${outcome}`);
            return answer.kind === 'ok' ? { kind: 'ok', value: named(answer.value, subject) } : answer;
        });
    };
    return {
        prepare() {
            if (workplace.signal.aborted)
                return;
            preparing ??= opened().then(async (ready) => {
                if (ready.kind === 'ok')
                    await orRefusal(() => ready.value.databases.vulnerabilities());
            });
            // The scans report failures, and `close` reports unexpected errors.
            preparing.catch(() => undefined);
        },
        async scan(subject) {
            if (workplace.signal.aborted)
                return (0,image_scan/* failure */.V)('failed', 'The run was cancelled.');
            const platform = subject.kind === 'remote' ? subject.platform : '';
            const digest = subject.kind === 'remote' && subject.digest !== '' ? `${subject.digest} ${platform}` : '';
            const key = `${nameOf(subject)} ${platform}`;
            const same = known.get(digest) ?? known.get(key);
            if (same !== undefined) {
                const answer = await same;
                // If one repository refuses access, another one may have the same image.
                if (answer.kind === 'ok')
                    return { kind: 'ok', value: named(answer.value, subject) };
                const own = known.get(key);
                if (own !== undefined)
                    return own;
            }
            const answer = scanNow(subject);
            known.set(key, answer);
            if (digest !== '')
                known.set(digest, answer);
            return answer;
        },
        notices: () => parts?.databases.notices() ?? [],
        async close() {
            workplace.cancel();
            await Promise.allSettled([preparing, ...known.values()]);
            await workplace.close();
        },
    };
}
/** A full disk or a folder that is not writable is not a bug of ours: the scan fails with a reason. */
async function orRefusal(work) {
    try {
        return await work();
    }
    catch (error) {
        if (!(error instanceof Error && 'syscall' in error && 'code' in error))
            throw error;
        return (0,image_scan/* failure */.V)('failed', `A file for Trivy could not be read or written (${(0,core_text/* quoted */.TL)(error.message, 300)}).`);
    }
}
/** The image's name for the log: with its tag if there is one, as people know it. */
function readableName(subject) {
    if (subject.kind !== 'remote' || subject.tag === '')
        return nameOf(subject);
    return `${subject.registry}/${subject.repository}:${subject.tag}`;
}
/** Identifies the requested image, or its place on the disk. */
function nameOf(subject) {
    switch (subject.kind) {
        case 'remote':
            return `${subject.registry}/${subject.repository}${subject.digest === '' ? `:${subject.tag}` : `@${subject.digest}`}`;
        case 'local':
            return subject.reference;
        case 'archive':
        case 'layout':
            return subject.path;
    }
}
/** Makes the report name the requested image, whatever name Trivy was called with. */
function named(report, subject) {
    const digest = subject.kind === 'remote' ? subject.digest : '';
    const digests = digest === '' || report.digests.includes(digest) ? report.digests : [digest, ...report.digests];
    return { ...report, name: nameOf(subject), digests };
}


/***/ })

};
;
})
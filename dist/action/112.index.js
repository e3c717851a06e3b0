"use strict";
exports.id = 112;
exports.ids = [112];
exports.modules = {

/***/ 6112:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openRegistry: () => (/* binding */ openRegistry)
});

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
// EXTERNAL MODULE: ./build/src/core/image-scan.js
var image_scan = __webpack_require__(4684);
// EXTERNAL MODULE: ./build/src/core/text.js
var core_text = __webpack_require__(7422);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./build/src/registry/answers.js


/** Bytes of a page of tags, and of a manifest: "at least 4 megabytes", says the specification of the latter. */
const mostBytes = 4 * 1024 * 1024;
const tagForm = /^\w[\w.-]{0,127}$/;
/** The object of a JSON text; `undefined` for everything else. */
function readObject(body) {
    try {
        const answer = JSON.parse(body.toString('utf8'));
        return typeof answer === 'object' && answer !== null ? answer : undefined;
    }
    catch {
        return undefined;
    }
}
/** An answer that no registry should give; only its operator can fix it. */
function senseless({ name }, what) {
    return (0,image_scan/* failure */.V)('failed', `The registry ${(0,core_text/* quoted */.TL)(name)} ${what}; contact its operator.`);
}

;// CONCATENATED MODULE: ./build/src/registry/challenges.js
const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const schemeForm = new RegExp(`[\\s,]*(${token})(?:[ \\t]+|(?=,)|$)`, 'y');
const parameterForm = new RegExp(`[\\s,]*(${token})[ \\t]*=[ \\t]*(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s,"]*))`, 'y');
/** No server offers more. */
const most = 10;
/**
 * The challenges of a `WWW-Authenticate` header (https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1), which may have
 * several in one line or in joined lines. Stops at the first one that is not valid.
 */
function readChallenges(header) {
    const challenges = [];
    let at = 0;
    while (challenges.length < most) {
        schemeForm.lastIndex = at;
        const [, scheme] = schemeForm.exec(header) ?? [];
        if (scheme === undefined)
            break;
        const parameters = new Map();
        at = schemeForm.lastIndex;
        for (;;) {
            parameterForm.lastIndex = at;
            const [, name, quotedValue, bare = ''] = parameterForm.exec(header) ?? [];
            if (name === undefined)
                break;
            at = parameterForm.lastIndex;
            const key = name.toLowerCase();
            // Clients differ in which of two values they take, and so in where they would send a password.
            parameters.set(key, parameters.has(key) ? '' : (quotedValue?.replace(/\\(.)/g, '$1') ?? bare));
        }
        challenges.push({ scheme: scheme.toLowerCase(), parameters });
    }
    return challenges;
}

// EXTERNAL MODULE: ./build/src/core/registries.js
var registries = __webpack_require__(4098);
;// CONCATENATED MODULE: ./build/src/registry/hosts.js



/**
 * Docker Hub's names; its API is at the last one:
 * https://github.com/distribution/distribution/blob/main/docs/content/spec/auth/token.md
 */
const hubNames = ['docker.io', 'index.docker.io', 'registry-1.docker.io'];
/** Token services that belong to a registry although they are on another host. */
const knownTokenServices = new Map([
    ...hubNames.map((name) => [name, 'auth.docker.io']),
    ['registry.gitlab.com', 'gitlab.com'],
]);
function isHub(name) {
    return hubNames.some((hub) => hub === name);
}
/**
 * The registry of that name if the list allows it; called before every request. The address that a listed name resolves
 * to is not checked: a host of a private network was listed on purpose, and behind a proxy only the proxy resolves it.
 */
function registryNamed(named, allowed) {
    const name = named.toLowerCase();
    if (!(0,registries/* allowsRegistry */.O)(allowed, name) || (needsOwnEntry(name) && !isListed(allowed, name))) {
        return (0,image_scan/* failure */.V)('refused', `${(0,core_text/* quoted */.TL)(named)} is not an allowed registry; to allow it, add the line ${(0,core_text/* quoted */.TL)(named)} to \`allowed-registries\`.`);
    }
    const isLoopback = isLoopbackHost(hostname(name));
    const url = URL.parse(`${isLoopback ? 'http' : 'https'}://${isHub(name) ? 'registry-1.docker.io' : name}`);
    // A URL normalises unusual addresses such as `0x7f.1`; then the list named another host.
    const isAsWritten = url?.hostname === hostname(isHub(name) ? 'registry-1.docker.io' : name);
    if (!isAsWritten || url.pathname !== '/') {
        return (0,image_scan/* failure */.V)('refused', `${(0,core_text/* quoted */.TL)(named)} is not a plain host name; write its name, or its address in full.`);
    }
    return { kind: 'ok', value: { name, origin: url.origin, host: url.host, isLoopback } };
}
/** A wildcard never covers addresses, ports or names of one label. */
function needsOwnEntry(name) {
    return name.includes(':') || !name.includes('.') || isAddress(hostname(name));
}
function isListed(allowed, name) {
    return allowed.some((entry) => entry.trim().toLowerCase() === name);
}
function hostname(host) {
    return host.replace(/:\d+$/, '');
}
/** By the last label, as in https://url.spec.whatwg.org/#ends-in-a-number-checker. */
function isAddress(name) {
    return name.startsWith('[') || /(?:^|\.)(?:\d+|0x[\da-f]*)\.?$/.test(name);
}
function isLoopbackHost(name) {
    return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(name);
}
/**
 * Whether the scanner would also try such a registry without TLS: private IPv4 addresses and names below `.localhost`,
 * says `Scheme` in go-containerregistry's pkg/name/registry.go (v0.21.9).
 */
function isScannedWithoutTls({ name, isLoopback }) {
    const host = hostname(name);
    return (!isLoopback && (/^(?:10|172\.(?:1[6-9]|2\d|3[01])|192\.168)\.[\d.]+$/.test(host) || host.endsWith('.localhost')));
}
/**
 * Why a redirect of a registry is not followed. IP addresses are refused, as the most direct way into a private network;
 * only a registry on this machine may redirect to addresses of this machine.
 */
function whyNotFollowed(registry, target) {
    const isOnLoopback = isLoopbackHost(target.hostname);
    if (target.origin === registry.origin)
        return undefined;
    if (target.protocol !== 'https:' && !(target.protocol === 'http:' && registry.isLoopback && isOnLoopback)) {
        return 'which is not HTTPS';
    }
    if (registry.isLoopback && isOnLoopback)
        return undefined;
    if (isOnLoopback || isAddress(target.hostname))
        return 'which is an IP address, not a name';
    return undefined;
}
/**
 * The token service that a registry names, if it may be contacted. With credentials: only if it is known to belong to the
 * registry. Without: wherever a redirect may go, except IP addresses that are not the registry's own.
 */
function tokenServiceOf(registry, realm, hasCredentials, tokenServices) {
    const url = URL.parse(realm);
    if (url === null || url.username !== '' || url.password !== '') {
        return (0,image_scan/* failure */.V)('failed', `The registry ${(0,core_text/* quoted */.TL)(registry.name)} names no valid token service (${(0,core_text/* quoted */.TL)(realm)}); contact its operator.`);
    }
    const isOwn = url.origin === registry.origin;
    const isKnown = isOwn || servicesOf(registry, tokenServices).some((host) => hostOf(url.protocol, host) === url.host);
    if (hasCredentials && !isKnown) {
        const line = `${JSON.stringify(registry.name)}: ${JSON.stringify(url.host)}`;
        return (0,image_scan/* failure */.V)('refused', `The registry ${(0,core_text/* quoted */.TL)(registry.name)} gets its tokens from ${(0,core_text/* quoted */.TL)(url.host)}, which is not known to belong to it, so no credentials were sent; to trust it, add the line ${(0,core_text/* quoted */.TL)(line, 300)} to \`images.token-services\` in the config.`);
    }
    const isForeignAddress = isAddress(url.hostname) && !isKnown;
    const why = isForeignAddress ? 'which is an IP address, not a name' : whyNotFollowed(registry, url);
    if (why !== undefined && !(isKnown && url.protocol === 'https:')) {
        return (0,image_scan/* failure */.V)('refused', `The registry ${(0,core_text/* quoted */.TL)(registry.name)} gets its tokens from ${(0,core_text/* quoted */.TL)(url.origin)}, ${why}, so it was not contacted; ask its operator for a token service with a host name and HTTPS.`);
    }
    return { kind: 'ok', value: url };
}
function servicesOf({ name }, tokenServices) {
    const own = Array.from(tokenServices).filter(([registry]) => registry.trim().toLowerCase() === name);
    const known = knownTokenServices.get(name);
    return [...own.map(([, service]) => service.trim().toLowerCase()), ...(known === undefined ? [] : [known])];
}
/** A host without its scheme's default port. */
function hostOf(protocol, host) {
    return URL.parse(`${protocol}//${host}`)?.host;
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/proxy.js
var proxy = __webpack_require__(9783);
// EXTERNAL MODULE: ./build/src/core/product.js
var product = __webpack_require__(8870);
;// CONCATENATED MODULE: ./build/src/registry/exchange.js






async function exchange(asked) {
    const { url } = asked;
    const agent = await agentFor(url);
    if (agent !== undefined)
        return exchangeBy(agent, asked);
    const reason = `${(0,core_text/* quoted */.TL)(url.host)} was not contacted, because \`https_proxy\` is not a URL; correct it.`;
    return (0,image_scan/* failure */.V)('unreachable', reason);
}
function exchangeBy(agent, { method, url, headers, body, most, time, ended }) {
    return new Promise((done) => {
        const fail = (cause, what) => {
            settle((0,image_scan/* failure */.V)(cause, `${(0,core_text/* quoted */.TL)(url.host)} ${what}.`));
        };
        const settle = (answer) => {
            clearTimeout(timer);
            done(answer);
            request.destroy();
        };
        const { request: start } = url.protocol === 'https:' ? external_node_https_ : external_node_http_;
        const request = start(url, {
            method,
            // No `accept-encoding`: a compressed answer was not requested and is not JSON.
            headers: { 'user-agent': `${product/* product */.q.name}/${product/* product */.q.version}`, ...headers },
            agent,
            signal: ended,
        });
        const timer = setTimeout(() => {
            fail('timeout', `did not answer in ${(0,core_text/* count */.U9)(Math.ceil(time / 1000), 'second')}; try again when it is less busy`);
        }, time);
        request.on('error', (error) => {
            fail(...explain(error));
        });
        request.on('response', (response) => {
            const { statusCode: status = 0 } = response;
            response.on('error', () => fail('failed', 'closed the connection in the middle of an answer; try again'));
            const reply = (bytes) => {
                settle({ kind: 'ok', value: { status, header: (name) => headerOf(response, name), body: bytes, url } });
            };
            if (status < 200 || status > 299 || method === 'HEAD') {
                reply(Buffer.alloc(0));
                return;
            }
            const chunks = [];
            let size = 0;
            response.on('data', (chunk) => {
                size += chunk.length;
                if (size > most)
                    fail('failed', `sent more than ${most} bytes, more than any answer needs; contact its operator`);
                else
                    chunks.push(chunk);
            });
            response.on('end', () => reply(Buffer.concat(chunks)));
        });
        request.end(body);
    });
}
/**
 * The connection to a host, through a proxy if there is one. The code for proxies is loaded only then, because loading it
 * takes as long as a request. `undefined` if the proxy's address is not valid.
 */
async function agentFor(url) {
    try {
        if (!(0,proxy/* getProxyUrl */.s)(url)?.hostname)
            return url.protocol === 'https:' ? new external_node_https_.Agent() : new external_node_http_.Agent();
        const { HttpClient } = await Promise.resolve(/* import() */).then(__webpack_require__.bind(__webpack_require__, 2779));
        // A new client each time, because a client keeps the agent of the first scheme that it was used with.
        return new HttpClient('', [], { keepAlive: false }).getAgent(url.href);
    }
    catch {
        return undefined;
    }
}
function headerOf({ headers }, name) {
    const value = headers[name] ?? '';
    return typeof value === 'string' ? value : value.join(', ');
}
/** Node's own messages quote addresses and unparsable bytes; its codes are enough. */
function explain(error) {
    const code = error.code ?? error.name;
    if (code === 'ABORT_ERR')
        return ['failed', 'had not answered when the run ended'];
    if (code.startsWith('HPE_'))
        return ['failed', `does not speak valid HTTP (${code}); contact its operator`];
    if (code === 'ENOTFOUND')
        return ['unreachable', 'was not found in DNS; check the name'];
    if (/CERT|TLS|SSL|SIGNATURE/.test(code)) {
        return [
            'unreachable',
            `has a certificate that is not trusted here (${code}); add its authority to \`NODE_EXTRA_CA_CERTS\``,
        ];
    }
    return ['unreachable', `did not answer (${code}); check that it runs and that this machine can reach it`];
}

;// CONCATENATED MODULE: ./build/src/registry/requests.js






/** More than any registry needs. */
const mostRedirects = 3;
/** The most seconds to wait, once, if a server asks for it. */
const mostPatience = 10;
/** Makes a request and follows redirects. Other hosts than the registry itself get no credentials. */
async function ask(registry, question, wire) {
    let { url } = question;
    for (let redirects = 0;; redirects++) {
        const headers = url.origin === registry.origin ? question.headers : withoutCredentials(question.headers);
        const answer = await askPatiently(registry, { ...question, url, headers }, wire);
        if (answer.kind === 'failed' || !isRedirect(answer.value))
            return answer;
        if (redirects === mostRedirects)
            return senseless(registry, 'redirects in circles');
        const target = URL.parse(answer.value.header('location'), url.href);
        if (target === null)
            return senseless(registry, 'redirects to an invalid address');
        const why = whyNotFollowed(registry, target);
        if (why !== undefined) {
            const reason = `The registry ${(0,core_text/* quoted */.TL)(registry.name)} redirects to ${(0,core_text/* quoted */.TL)(target.origin)}, ${why}, so it was not followed; contact its operator.`;
            return (0,image_scan/* failure */.V)('refused', reason);
        }
        url = target;
    }
}
function withoutCredentials(headers) {
    return Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'authorization'));
}
/** Makes a request without following redirects; repeats it once if a server asks to wait. */
async function askPatiently(registry, question, wire) {
    for (let asked = 0;; asked++) {
        const left = question.until - performance.now();
        const answer = await exchange({ ...question, time: Math.max(1, Math.min(wire.time, left)), ended: wire.ended });
        const outcome = answer.kind === 'ok' ? String(answer.value.status) : answer.cause;
        wire.log.debug(`${question.method} ${question.url.origin}${question.url.pathname}: ${outcome}`);
        if (answer.kind === 'failed' || (answer.value.status !== 429 && answer.value.status !== 503))
            return answer;
        const seconds = secondsToWait(answer.value.header('retry-after'));
        const isSoon = seconds <= mostPatience && performance.now() + seconds * 1000 < question.until;
        if (asked > 0 || !isSoon || wire.ended.aborted)
            return limited(registry, question.url, answer.value);
        await (0,promises_.setTimeout)(seconds * 1000, undefined, { signal: wire.ended }).catch(() => { });
    }
}
function isRedirect({ status }) {
    return [301, 302, 303, 307, 308].includes(status);
}
/** Seconds or a date (https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3); one second if it says nothing. */
function secondsToWait(header) {
    if (/^\d{1,9}$/.test(header))
        return Number(header);
    const until = Date.parse(header);
    return Number.isNaN(until) ? 1 : Math.max(0, Math.ceil((until - Date.now()) / 1000));
}
function limited({ name }, { host }, { status, header }) {
    const seconds = header('retry-after') === '' ? 0 : secondsToWait(header('retry-after'));
    const told = seconds === 0 ? '' : ` for ${(0,core_text/* count */.U9)(seconds, 'second')}`;
    const what = status === 429 ? `allows no more requests${told}` : `is not available${told}`;
    const where = host === name ? (0,core_text/* quoted */.TL)(name) : `${(0,core_text/* quoted */.TL)(name)} (${(0,core_text/* quoted */.TL)(host)})`;
    const login = status === 429 ? ', or log in for a higher limit' : '';
    return (0,image_scan/* failure */.V)('rate-limited', `The registry ${where} ${what}; run again later${login}.`);
}

;// CONCATENATED MODULE: ./build/src/registry/tokens.js




/** Bytes. Tokens are sent in a header, which servers limit to 8 to 64 KiB. */
const tokens_mostBytes = 256 * 1024;
/** "If omitted, this defaults to 60 seconds": https://distribution.github.io/distribution/spec/auth/token/ */
const defaultLife = 60;
function basicHeader({ username, password }) {
    return `Basic ${external_node_buffer_.Buffer.from(`${username}:${password}`).toString('base64')}`;
}
/**
 * Exchanges credentials, or none, for a token: https://distribution.github.io/distribution/spec/auth/token/, with an
 * identity token https://distribution.github.io/distribution/spec/auth/oauth/. The scope is reading that repository,
 * whatever the challenge would have. A redirect of a token service is not followed, with or without credentials.
 */
async function requestToken(request, wire) {
    const { registry, realm, challenge, credentials, until } = request;
    const scope = `repository:${request.repository}:pull`;
    const service = challenge.parameters.get('service') ?? '';
    const asked = { most: tokens_mostBytes, until };
    const url = new URL(realm);
    const given = performance.now();
    const answer = credentials !== undefined && credentials.identityToken !== ''
        ? await askPatiently(registry, {
            ...asked,
            method: 'POST',
            url,
            headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
            body: new URLSearchParams({
                grant_type: 'refresh_token',
                refresh_token: credentials.identityToken,
                client_id: 'plimsoll',
                scope,
                ...(service === '' ? {} : { service }),
            }).toString(),
        }, wire)
        : await askPatiently(registry, { ...asked, ...plainRequest(url, scope, service, credentials) }, wire);
    if (answer.kind === 'failed')
        return answer;
    const { status, body } = answer.value;
    if (status >= 300 && status < 400)
        return refused(request, 'redirects, and the redirect was not followed; contact its operator');
    if (status === 401 || status === 403 || (status === 400 && credentials !== undefined))
        return rejected(request);
    if (status !== 200)
        return broken(request, `answered with status ${status}`);
    const token = readToken(body.toString('utf8'));
    if (token === undefined)
        return broken(request, 'gave no token');
    return { kind: 'ok', value: { text: token.text, given, life: token.seconds * 1000 } };
}
function plainRequest(url, scope, service, credentials) {
    if (service !== '')
        url.searchParams.set('service', service);
    url.searchParams.set('scope', scope);
    const authorization = credentials === undefined ? {} : { authorization: basicHeader(credentials) };
    return { method: 'GET', url, headers: { accept: 'application/json', ...authorization } };
}
function readToken(text) {
    let answer;
    try {
        answer = JSON.parse(text);
    }
    catch {
        return undefined;
    }
    if (typeof answer !== 'object' || answer === null)
        return undefined;
    const { token, access_token, expires_in } = answer;
    const found = [token, access_token].find((value) => typeof value === 'string' && isHeaderText(value));
    const seconds = typeof expires_in === 'number' && expires_in > 0 ? expires_in : defaultLife;
    return typeof found === 'string' ? { text: found, seconds } : undefined;
}
/** Characters that are safe in a header. */
function isHeaderText(text) {
    return /^[\x21-\x7e]{1,65536}$/.test(text);
}
function rejected({ registry, repository, realm, credentials }) {
    const reason = credentials === undefined
        ? `The registry ${(0,core_text/* quoted */.TL)(registry.name)} gives no access to ${(0,core_text/* quoted */.TL)(repository)} without a login; check the name, or log in before this step.`
        : `The token service ${(0,core_text/* quoted */.TL)(realm.host)} did not accept the credentials that the Docker config has for ${(0,core_text/* quoted */.TL)(registry.name)}; log in again, with an account that can read ${(0,core_text/* quoted */.TL)(repository)}.`;
    return (0,image_scan/* failure */.V)('unauthorized', reason);
}
function refused({ registry, realm }, what) {
    return (0,image_scan/* failure */.V)('refused', `The token service ${service(registry, realm)} ${what}.`);
}
function broken({ registry, realm }, what) {
    const reason = `The token service ${service(registry, realm)} ${what}; try again, or contact its operator.`;
    return (0,image_scan/* failure */.V)('failed', reason);
}
function service(registry, realm) {
    return `${(0,core_text/* quoted */.TL)(realm.host)} of ${(0,core_text/* quoted */.TL)(registry.name)}`;
}

;// CONCATENATED MODULE: ./build/src/registry/logins.js




/** Logs in to registries the way they ask for, and keeps the tokens of this run. */
function openLogins(tokenServices, wire) {
    const tokens = new Map();
    const tokenFor = async (request, challenge, realm) => {
        const { registry, repository, credentials, until, fresh } = request;
        const key = keyOf(registry, repository);
        const kept = tokens.get(key);
        const known = await kept;
        const isKept = known?.kind === 'failed' || (known !== undefined && lifeLeft(known.value) >= fresh);
        if (known !== undefined && isKept)
            return known;
        // Another request may have logged in while we waited.
        const sooner = tokens.get(key);
        if (sooner !== undefined && sooner !== kept)
            return sooner;
        const asked = requestToken({ registry, repository, realm, challenge, credentials, until }, wire);
        tokens.set(key, asked);
        return asked;
    };
    return {
        async logIn(request) {
            const { registry, challenges, credentials } = request;
            // Checks every method, not only the one that we use: the scanner chooses for itself.
            const realms = new Map();
            for (const challenge of challenges.filter(({ scheme }) => scheme === 'bearer')) {
                const realm = challenge.parameters.get('realm') ?? '';
                const service = tokenServiceOf(registry, realm, credentials !== undefined, tokenServices);
                if (service.kind === 'failed')
                    return service;
                realms.set(challenge, service.value);
            }
            const chosen = challenges.find(({ scheme }) => scheme === 'bearer' || scheme === 'basic');
            if (chosen === undefined)
                return challenges.length === 0 ? none : unknownScheme(request);
            if (credentials !== undefined && credentials.registryToken !== '') {
                return bearer(credentials.registryToken, performance.now());
            }
            const realm = realms.get(chosen);
            if (realm !== undefined) {
                const token = await tokenFor(request, chosen, realm);
                return token.kind === 'failed' ? token : bearer(token.value.text, token.value.given);
            }
            if (credentials === undefined || credentials.username === '')
                return none;
            return { kind: 'ok', value: { kind: 'basic', credentials } };
        },
        forget(registry, repository) {
            tokens.delete(keyOf(registry, repository));
        },
    };
}
const none = { kind: 'ok', value: { kind: 'none' } };
function bearer(token, given) {
    return { kind: 'ok', value: { kind: 'bearer', token, given } };
}
function headersOf(login) {
    if (login.kind === 'none')
        return {};
    return { authorization: login.kind === 'basic' ? basicHeader(login.credentials) : `Bearer ${login.token}` };
}
function keyOf({ name }, repository) {
    return `${name} ${repository}`;
}
function lifeLeft({ given, life }) {
    return 1 - (performance.now() - given) / life;
}
function unknownScheme({ registry, challenges }) {
    const offered = challenges.map(({ scheme }) => (0,core_text/* quoted */.TL)(scheme, 30)).join(', ');
    const reason = `The registry ${(0,core_text/* quoted */.TL)(registry.name)} only supports login by ${offered}, which Plimsoll does not; ask its operator for a token service.`;
    return (0,image_scan/* failure */.V)('unauthorized', reason);
}

;// CONCATENATED MODULE: ./build/src/registry/session.js





/** Tokens must not expire during our own requests; a scan needs more time. */
const freshForUs = 0.2;
const freshForScan = 0.8;
/** Milliseconds after which a token that is not accepted may have expired. */
const old = 5000;
/**
 * Talks to registries. First asks each one, once and without credentials, how to log in, as the scanner does (`/v2/`), so
 * that no credentials are sent before its token service is known.
 */
function openSession(sources, logins, wire) {
    const offers = new Map();
    const offersOf = (registry, until) => {
        const kept = offers.get(registry.name);
        if (kept !== undefined)
            return kept;
        const asked = askForOffers(registry, until, wire);
        offers.set(registry.name, asked);
        return asked;
    };
    const enquire = async (enquiry) => {
        const { registry, repository, until } = enquiry;
        const offered = await offersOf(registry, until);
        if (offered.kind === 'failed')
            return offered;
        const found = await sources.credentialsFor(registry, repository);
        if (found.kind === 'failed')
            return found;
        const credentials = found.value;
        const request = { registry, repository, challenges: offered.value, credentials, until, fresh: freshForUs };
        const first = await attempt(enquiry, request);
        if (first.kind === 'failed' || first.value.reply.status !== 401)
            return first;
        const { reply, login } = first.value;
        const challenges = readChallenges(reply.header('www-authenticate'));
        const isOpenDoor = offered.value.length === 0;
        const isOld = login.kind === 'bearer' && performance.now() - login.given > old;
        if ((!isOpenDoor && !isOld) || challenges.length === 0 || reply.url.origin !== registry.origin)
            return first;
        if (isOld)
            logins.forget(registry, repository);
        return attempt(enquiry, { ...request, challenges });
    };
    const attempt = async (enquiry, request) => {
        const login = await logins.logIn(request);
        if (login.kind === 'failed')
            return login;
        const { registry, method, most, until, path, accept = 'application/json' } = enquiry;
        const url = new URL(path, registry.origin);
        const headers = { accept, ...headersOf(login.value) };
        const answer = await ask(registry, { method, url, headers, most, until }, wire);
        if (answer.kind === 'failed')
            return answer;
        return { kind: 'ok', value: { reply: answer.value, login: login.value, credentials: request.credentials } };
    };
    return {
        enquire,
        async logIn(registry, repository, until) {
            const found = await sources.credentialsFor(registry, repository);
            if (found.kind === 'failed')
                return found;
            const credentials = found.value;
            // For public images, the scanner needs nothing from us.
            if (credentials === undefined)
                return { kind: 'ok', value: { kind: 'none' } };
            const offered = await offersOf(registry, until);
            if (offered.kind === 'failed')
                return offered;
            const challenges = offered.value;
            if (challenges.length > 0) {
                return logins.logIn({ registry, repository, challenges, credentials, until, fresh: freshForScan });
            }
            const path = `/v2/${repository}/tags/list?n=1`;
            const tried = await enquire({ registry, repository, path, method: 'GET', most: mostOfATrial, until });
            return tried.kind === 'failed' ? tried : { kind: 'ok', value: tried.value.login };
        },
    };
}
/** Bytes. Some registries list all tags, whatever page size is requested. */
const mostOfATrial = 4 * 1024 * 1024;
async function askForOffers(registry, until, wire) {
    const url = new URL('/v2/', registry.origin);
    const answer = await ask(registry, { method: 'GET', url, headers: {}, most: mostOfATrial, until }, wire);
    if (answer.kind === 'failed')
        return answer;
    const { status, header } = answer.value;
    if (status === 401) {
        const challenges = readChallenges(header('www-authenticate'));
        return challenges.length > 0 ? { kind: 'ok', value: challenges } : unclear(registry);
    }
    // Some registries do not support `/v2/` and still answer queries.
    return { kind: 'ok', value: [] };
}
function unclear({ name }) {
    const reason = `The registry ${(0,core_text/* quoted */.TL)(name)} asks for a login but does not say how; contact its operator.`;
    return (0,image_scan/* failure */.V)('unauthorized', reason);
}
/** Why a request failed, in words for the author of the reference. */
function refusalOf({ registry, repository }, { reply, credentials }, what) {
    const where = (0,core_text/* quoted */.TL)(registry.name);
    const { status } = reply;
    if (status === 401 || status === 403) {
        const reason = credentials === undefined
            ? `The registry ${where} does not show ${(0,core_text/* quoted */.TL)(repository)} without a login; check the name, or log in before this step.`
            : `The registry ${where} does not let the login in the Docker config read ${(0,core_text/* quoted */.TL)(repository)}; check the name, or log in with an account that can.`;
        return (0,image_scan/* failure */.V)('unauthorized', reason);
    }
    if (status === 404) {
        return (0,image_scan/* failure */.V)('not-found', `The registry ${where} has no ${what}; correct the reference.`);
    }
    const reason = `The registry ${where} answered with status ${status} when asked for ${what}; try again later.`;
    return (0,image_scan/* failure */.V)('failed', reason);
}

;// CONCATENATED MODULE: ./build/src/registry/digests.js





/** The media types that `manifests` may return. An index is preferred. */
const manifests = [
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');
const digestForm = /^sha256:[a-f0-9]{64}$/;
/** The digest of a tag (of its index, if there is one), from the registry's header or computed from the manifest. */
async function digestOf(session, { registry, repository, until }, tag) {
    if (!tagForm.test(tag))
        return (0,image_scan/* failure */.V)('refused', `${(0,core_text/* quoted */.TL)(tag)} is not a tag; correct the reference.`);
    const path = `/v2/${repository}/manifests/${tag}`;
    const enquiry = { registry, repository, path, method: 'HEAD', accept: manifests, most: mostBytes, until };
    const what = (0,core_text/* quoted */.TL)(`${repository}:${tag}`);
    const head = await session.enquire(enquiry);
    if (head.kind === 'failed')
        return head;
    const { status, header } = head.value.reply;
    if (status === 200 && header('docker-content-digest') !== '')
        return toldDigest(registry, head.value, what);
    // Some registries do not answer HEAD, and some do so without a digest.
    if (status !== 200 && status !== 405 && status !== 501) {
        return refusalOf(enquiry, head.value, what);
    }
    const whole = await session.enquire({ ...enquiry, method: 'GET' });
    if (whole.kind === 'failed')
        return whole;
    if (whole.value.reply.status !== 200)
        return refusalOf(enquiry, whole.value, what);
    if (!isManifest(whole.value.reply.body)) {
        return senseless(registry, `sent no manifest for ${what}`);
    }
    const hashed = `sha256:${(0,external_node_crypto_.createHash)('sha256').update(whole.value.reply.body).digest('hex')}`;
    const told = whole.value.reply.header('docker-content-digest');
    return told === '' || told === hashed ? { kind: 'ok', value: hashed } : liar(registry, what);
}
function toldDigest(registry, { reply }, what) {
    const told = reply.header('docker-content-digest');
    return digestForm.test(told) ? { kind: 'ok', value: told } : liar(registry, what);
}
/** A login page would have a digest too, so it must be a manifest. */
function isManifest(body) {
    const answer = readObject(body);
    return answer !== undefined && 'schemaVersion' in answer && answer.schemaVersion === 2;
}
function liar(registry, what) {
    return senseless(registry, `gave a digest for ${what} that is not SHA-256, or does not match the manifest that it sent`);
}

// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./build/src/system/processes.js



/** Variables that a program needs to find programs, settings and temporary files. No tokens. */
const passedOn = [
    'PATH',
    'Path',
    'PATHEXT',
    'HOME',
    'USERPROFILE',
    'HOMEDRIVE',
    'HOMEPATH',
    'APPDATA',
    'LOCALAPPDATA',
    'PROGRAMDATA',
    'XDG_CONFIG_HOME',
    'SYSTEMROOT',
    'SystemRoot',
    'COMSPEC',
    'TMPDIR',
    'TEMP',
    'TMP',
];
/** The environment of a child process: only what it needs, whatever else ours contains. */
function childEnvironment(ours, more = {}) {
    const needed = passedOn.flatMap((name) => {
        const value = ours[name];
        return value === undefined ? [] : [[name, value]];
    });
    return { ...Object.fromEntries(needed), ...more };
}
/** Runs a program without a shell. Rejects if it cannot be started (`ENOENT`) or if `signal` stopped it. */
function run(program, args, { folder, env, input = '', signal, }) {
    return new Promise((done, fail) => {
        const ending = signal === undefined ? {} : { signal, killSignal: 'SIGKILL' };
        const child = (0,external_node_child_process_.spawn)(programPath(program, env), args, { cwd: folder, env, windowsHide: true, ...ending });
        const stdout = [];
        const stderr = [];
        child.stdout.on('data', (chunk) => stdout.push(chunk));
        child.stderr.on('data', (chunk) => stderr.push(chunk));
        child.on('error', fail);
        child.on('close', (code) => {
            const complaint = firstLine(Buffer.concat(stderr).toString('utf8'));
            done({ code: code ?? -1, stdout: Buffer.concat(stdout), complaint });
        });
        // If a child ends before it has read everything, its exit code says why.
        child.stdin.on('error', () => { });
        child.stdin.end(input);
    });
}
/**
 * Windows searches the current folder first, which may be a hostile clone, so programs are started by their full path.
 */
function programPath(program, env) {
    if (process.platform !== 'win32')
        return program;
    const folders = (env['PATH'] ?? env['Path'] ?? '').split(external_node_path_.delimiter).filter((folder) => folder !== '');
    return (folders.map((folder) => (0,external_node_path_.join)(folder, `${program}.exe`)).find((path) => (0,external_node_fs_.existsSync)(path)) ??
        (0,external_node_path_.join)('..', 'not-found', program));
}
function firstLine(text) {
    const [line = ''] = text.trim().split(/\r?\n/, 1);
    return line.replace(/\p{Cc}/gu, ' ').slice(0, 300);
}

;// CONCATENATED MODULE: ./build/src/registry/credential-helper.js




/**
 * Variables that helpers need themselves: ecr-login reads AWS_*, gcr and gcloud GOOGLE_* and CLOUDSDK_*, acr AZURE_*; pass
 * and secretservice find their stores with the others. Nothing else of the job: no GitHub token, no input.
 */
const families = /^(?:AWS|GOOGLE|CLOUDSDK|AZURE)_[A-Z0-9_]+$/;
const settings = [
    'DOCKER_CONFIG',
    'GNUPGHOME',
    'PASSWORD_STORE_DIR',
    'DBUS_SESSION_BUS_ADDRESS',
    'XDG_RUNTIME_DIR',
    'SSL_CERT_FILE',
    'SSL_CERT_DIR',
    ...['http_proxy', 'https_proxy', 'no_proxy'].flatMap((name) => [name, name.toUpperCase()]),
];
/** Their words for "I have none": docker-credential-helpers, credentials/error.go. */
const hasNone = 'credentials not found in native keychain';
/**
 * Gets credentials from a program: https://github.com/docker/docker-credential-helpers#development. It comes from the
 * runner's PATH and is started without a shell, outside the repository. Its answer is never quoted.
 */
async function askHelper({ helper, server, environment }, { time, ended }) {
    if (!/^[A-Za-z0-9._-]{1,100}$/.test(helper)) {
        return (0,image_scan/* failure */.V)('failed', `The Docker config names the credential helper ${(0,core_text/* quoted */.TL)(helper)}, which is not a valid program name; correct it.`);
    }
    const program = `docker-credential-${helper}`;
    const stop = new AbortController();
    const end = () => stop.abort();
    const timer = setTimeout(end, time);
    ended.addEventListener('abort', end);
    let finished;
    try {
        const env = childEnvironment(environment, neededByHelpers(environment));
        finished = await run(program, ['get'], { folder: (0,external_node_os_.tmpdir)(), env, input: server, signal: stop.signal });
    }
    catch (error) {
        const code = error instanceof Error && 'code' in error ? error.code : undefined;
        if (code === 'ENOENT') {
            return (0,image_scan/* failure */.V)('failed', `${(0,core_text/* quoted */.TL)(program)}, which the Docker config names, is not on PATH; install it, or log in without it.`);
        }
        if (!stop.signal.aborted)
            return (0,image_scan/* failure */.V)('failed', `${(0,core_text/* quoted */.TL)(program)} could not be started; repair it, or log in without it.`);
        const reason = `${(0,core_text/* quoted */.TL)(program)} did not answer for ${(0,core_text/* quoted */.TL)(server)} in time; run it by hand to see why.`;
        return (0,image_scan/* failure */.V)('timeout', reason);
    }
    finally {
        clearTimeout(timer);
        ended.removeEventListener('abort', end);
    }
    const output = finished.stdout.toString('utf8').trim();
    if (finished.code !== 0) {
        if (output === hasNone)
            return { kind: 'ok', value: undefined };
        const reason = `${(0,core_text/* quoted */.TL)(program)} gave no credentials for ${(0,core_text/* quoted */.TL)(server)} (exit ${finished.code}); run it by hand to see why.`;
        return (0,image_scan/* failure */.V)('unauthorized', reason);
    }
    const credentials = readCredentials(output);
    return credentials === undefined
        ? (0,image_scan/* failure */.V)('failed', `${(0,core_text/* quoted */.TL)(program)} did not answer with credentials for ${(0,core_text/* quoted */.TL)(server)}; run it by hand to see why.`)
        : { kind: 'ok', value: credentials };
}
function neededByHelpers(environment) {
    const needed = {};
    for (const [name, value] of Object.entries(environment)) {
        const isNeeded = families.test(name) || settings.some((setting) => setting === name);
        if (isNeeded && value !== undefined)
            needed[name] = value;
    }
    return needed;
}
function readCredentials(output) {
    let answer;
    try {
        answer = JSON.parse(output);
    }
    catch {
        return undefined;
    }
    if (typeof answer !== 'object' || answer === null)
        return undefined;
    const { Username: username, Secret: secret } = answer;
    if (typeof username !== 'string' || typeof secret !== 'string' || secret === '')
        return undefined;
    // "If the secret being stored is an identity token, the Username should be set to <token>".
    return username === '<token>'
        ? { username: '', password: '', identityToken: secret, registryToken: '' }
        : { username, password: secret, identityToken: '', registryToken: '' };
}

;// CONCATENATED MODULE: ./build/src/registry/docker-config.js









/** Bytes. A runner's file has a few hundred. */
const docker_config_mostBytes = 1024 * 1024;
/** The key of Docker Hub in Docker's tools: `authConfigKey` in docker/cli, cli/config/configfile/file.go. */
const hubKey = 'https://index.docker.io/v1/';
/**
 * The credentials of the runner's Docker configuration: `$DOCKER_CONFIG/config.json`, otherwise `~/.docker/config.json`.
 * It is read once, when it is first needed. A pull request cannot influence it: no file of the repository and no config
 * of ours is read, which is why a folder relative to the working directory is refused.
 */
function dockerCredentials(environment, wire) {
    let config;
    const helped = new Map();
    const fromHelper = (helper, registry) => {
        const server = isHub(registry.name) ? hubKey : registry.name;
        const key = JSON.stringify([helper, server]);
        const known = helped.get(key);
        if (known !== undefined)
            return known;
        const asked = askHelper({ helper, server, environment }, wire);
        helped.set(key, asked);
        return asked;
    };
    return {
        async credentialsFor(registry, repository) {
            config ??= readConfig(environment);
            const read = await config;
            if (read.kind === 'failed')
                return read;
            const { auths, helpers, store } = read.value;
            const helper = helpers.get(registryKey(registry.name)) || store;
            if (helper !== '') {
                const found = await fromHelper(helper, registry);
                if (found.kind === 'failed' || found.value !== undefined)
                    return found;
            }
            for (const key of keysFor(registry, repository)) {
                const fields = auths.get(key);
                if (fields !== undefined)
                    return readEntry(fields, registry);
            }
            return { kind: 'ok', value: undefined };
        },
    };
}
/** The most specific first: a login may be for a part of a registry. */
function keysFor(registry, repository) {
    const parts = repository.split('/');
    const key = registryKey(registry.name);
    return [...parts.map((_, index) => `${key}/${parts.slice(0, parts.length - index).join('/')}`), key];
}
/** Normalises the keys of Docker's tools, which may have a scheme, `/v1/`, or any name of Docker Hub. */
function registryKey(written) {
    const [, host = '', path = ''] = /^(?:https?:\/\/)?([^/]*)(.*)$/s.exec(written) ?? [];
    const name = host.toLowerCase();
    const rest = path.replace(/^\/v[12](?=\/|$)/, '').replace(/\/+$/, '');
    return `${isHub(name) ? hubNames[0] : name}${rest}`;
}
async function readConfig(environment) {
    const folder = environment['DOCKER_CONFIG'] ?? '';
    if (folder !== '' && !(0,external_node_path_.isAbsolute)(folder)) {
        return (0,image_scan/* failure */.V)('failed', `\`DOCKER_CONFIG\` is ${(0,core_text/* quoted */.TL)(folder)}, which depends on the working directory; use an absolute path.`);
    }
    const home = environment['HOME'] || environment['USERPROFILE'] || (0,external_node_os_.homedir)();
    const path = (0,external_node_path_.join)(folder === '' ? (0,external_node_path_.join)(home, '.docker') : folder, 'config.json');
    const text = await readText(path);
    if (text.kind === 'failed')
        return text;
    // Docker takes an empty file for an empty configuration.
    if (text.value.trim() === '')
        return { kind: 'ok', value: { auths: new Map(), helpers: new Map(), store: '' } };
    const config = parseConfig(text.value);
    return config === undefined
        ? (0,image_scan/* failure */.V)('failed', `The Docker config ${(0,core_text/* quoted */.TL)(path, 300)} is not valid JSON; correct it, or log in again.`)
        : { kind: 'ok', value: config };
}
/** '' if there is no such file. */
async function readText(path) {
    let file;
    try {
        file = await (0,external_node_fs_promises_.open)(path);
        const { size } = await file.stat();
        if (size > docker_config_mostBytes)
            return (0,image_scan/* failure */.V)('failed', `The Docker config ${(0,core_text/* quoted */.TL)(path, 300)} is too large; log in again.`);
        return { kind: 'ok', value: await file.readFile('utf8') };
    }
    catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
        if (code === 'ENOENT' || code === 'ENOTDIR')
            return { kind: 'ok', value: '' };
        return (0,image_scan/* failure */.V)('failed', `The Docker config ${(0,core_text/* quoted */.TL)(path, 300)} cannot be read (${code}); make it readable.`);
    }
    finally {
        await file?.close();
    }
}
function parseConfig(text) {
    let config;
    try {
        config = JSON.parse(text);
    }
    catch {
        return undefined;
    }
    if (!isRecord(config))
        return undefined;
    const { auths = {}, credHelpers = {}, credsStore = '' } = config;
    if (!isRecord(auths) || !isRecord(credHelpers) || typeof credsStore !== 'string')
        return undefined;
    const entries = Object.entries(auths).map(([key, value]) => [registryKey(key), value]);
    const helpers = Object.entries(credHelpers).map(([key, value]) => [registryKey(key), value]);
    if (!entries.every(isEntry) || !helpers.every(isHelper))
        return undefined;
    // If one registry has several keys, the first one counts.
    return { auths: new Map(entries.toReversed()), helpers: new Map(helpers.toReversed()), store: credsStore };
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isEntry(entry) {
    return isRecord(entry[1]);
}
function isHelper(entry) {
    return typeof entry[1] === 'string';
}
/** An entry may be empty: `docker login` leaves one if a helper stores the secret. */
function readEntry(fields, { name }) {
    const text = (key) => {
        const value = fields[key];
        return typeof value === 'string' ? value : '';
    };
    const decoded = text('auth') === '' ? undefined : decodeAuth(text('auth'));
    const username = decoded?.username ?? text('username');
    const password = decoded?.password ?? text('password');
    const credentials = {
        username,
        password,
        identityToken: text('identitytoken'),
        registryToken: text('registrytoken'),
    };
    const isBroken = (text('auth') !== '' && decoded === undefined) ||
        (credentials.registryToken !== '' && !isHeaderText(credentials.registryToken));
    if (isBroken) {
        return (0,image_scan/* failure */.V)('failed', `What the Docker config has for ${(0,core_text/* quoted */.TL)(name)} is not a login; log in again before this step.`);
    }
    const isEmpty = Object.values(credentials).every((value) => value === '');
    return { kind: 'ok', value: isEmpty ? undefined : credentials };
}
/** Base64 of `username:password`, which Docker pads with zero bytes (`decodeAuth` in docker/cli). */
function decodeAuth(auth) {
    if (!/^[A-Za-z0-9+/]+={0,2}$/.test(auth))
        return undefined;
    const text = external_node_buffer_.Buffer.from(auth, 'base64').toString('utf8');
    const colon = text.indexOf(':');
    if (colon < 1)
        return undefined;
    return { username: text.slice(0, colon), password: text.slice(colon + 1).replace(/^\0+|\0+$/g, '') };
}

;// CONCATENATED MODULE: ./build/src/registry/links.js
/**
 * The target of `rel="next"` in a `Link` header, which registries use for paging:
 * https://github.com/opencontainers/distribution-spec/blob/main/spec.md#listing-tags
 */
function nextLink(header) {
    for (const [, target, parameters = ''] of header.matchAll(/<([^<>]*)>([^<]*)/g)) {
        if (/;\s*rel\s*=\s*(?:next\b|"(?:[^"]*\s)?next(?:\s[^"]*)?")/i.test(parameters))
            return target;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./build/src/registry/tag-lists.js





const mostPages = 50;
const mostTags = 20_000;
/** The tags of a repository, page by page. If there are very many, only the first, and the log says so. */
async function tagsOf(session, { registry, repository, until }, log) {
    const found = new Set();
    const seen = new Set();
    let path = `/v2/${repository}/tags/list?n=1000`;
    for (let page = 0;; page++) {
        if (seen.has(path))
            return senseless(registry, 'lists its tags in circles');
        if (page === mostPages || found.size >= mostTags) {
            log.info(`${(0,core_text/* quoted */.TL)(repository)} has more than ${(0,core_text/* count */.U9)(found.size, 'tag')}; the rest are ignored.`);
            break;
        }
        seen.add(path);
        const enquiry = { registry, repository, path, method: 'GET', most: mostBytes, until };
        const outcome = await session.enquire(enquiry);
        if (outcome.kind === 'failed')
            return outcome;
        const { status, body, header, url } = outcome.value.reply;
        if (status !== 200)
            return refusalOf(enquiry, outcome.value, `repository ${(0,core_text/* quoted */.TL)(repository)}`);
        const listed = readTags(body);
        if (listed === undefined)
            return senseless(registry, 'sent no list of tags');
        for (const tag of listed)
            if (found.size < mostTags)
                found.add(tag);
        const link = nextLink(header('link'));
        if (link === undefined)
            break;
        const next = URL.parse(link, url.href);
        if (next?.origin !== url.origin) {
            const host = (0,core_text/* quoted */.TL)(next?.host ?? link);
            return (0,image_scan/* failure */.V)('refused', `The registry ${(0,core_text/* quoted */.TL)(registry.name)} continues its list of tags at ${host}, which was not contacted; contact its operator.`);
        }
        path = next.origin === registry.origin ? `${next.pathname}${next.search}` : next.href;
    }
    return { kind: 'ok', value: Array.from(found) };
}
/** The valid tags of one page; some registries send `null` for none. */
function readTags(body) {
    const answer = readObject(body);
    if (answer === undefined || !('tags' in answer))
        return undefined;
    if (answer.tags === null)
        return [];
    if (!Array.isArray(answer.tags))
        return undefined;
    return answer.tags.filter((tag) => typeof tag === 'string' && tagForm.test(tag));
}

;// CONCATENATED MODULE: ./build/src/registry/registry.js









/** Seconds for a single request. */
const mostSeconds = 30;
const component = '[a-z0-9]+(?:(?:\\.|__?|-+)[a-z0-9]+)*';
const repositoryForm = new RegExp(`^(?=.{1,255}$)${component}(?:/${component})*$`);
/**
 * A client of the distribution API (https://github.com/opencontainers/distribution-spec/blob/main/spec.md) that reads
 * digests and tags, and makes no request twice in a run. It never rejects.
 */
function openRegistry(settings, log) {
    const { allowedRegistries, tokenServices, environment, timeoutSeconds } = settings;
    const ending = new AbortController();
    const wire = { time: Math.min(mostSeconds, timeoutSeconds) * 1000, ended: ending.signal, log };
    const sources = dockerCredentials(environment, wire);
    const session = openSession(sources, openLogins(tokenServices, wire), wire);
    const digests = new Map();
    const tagLists = new Map();
    /** Makes a query if the registry is allowed and the repository name is valid. */
    const about = async (registry, repository, question) => {
        const allowed = registryNamed(registry, allowedRegistries);
        if (allowed.kind === 'failed')
            return allowed;
        if (!repositoryForm.test(repository)) {
            return (0,image_scan/* failure */.V)('refused', `${(0,core_text/* quoted */.TL)(repository)} is not a repository name; correct the reference.`);
        }
        return question({ registry: allowed.value, repository, until: performance.now() + timeoutSeconds * 1000 });
    };
    return {
        digest({ registry, repository, tag }) {
            return once(digests, JSON.stringify([registry, repository, tag]), () => about(registry, repository, (asked) => digestOf(session, asked, tag)));
        },
        tags({ registry, repository }) {
            return once(tagLists, JSON.stringify([registry, repository]), () => about(registry, repository, (asked) => tagsOf(session, asked, log)));
        },
        accessTo({ registry, repository }) {
            return about(registry, repository, async ({ registry: allowed, until }) => {
                if (isScannedWithoutTls(allowed)) {
                    const reason = `The scanner would also contact ${(0,core_text/* quoted */.TL)(registry)} without TLS; give the registry a name of its own.`;
                    return (0,image_scan/* failure */.V)('refused', reason);
                }
                const login = await session.logIn(allowed, repository, until);
                return login.kind === 'failed' ? login : { kind: 'ok', value: authsFor(registry, login.value) };
            });
        },
        close() {
            ending.abort();
        },
    };
}
function once(kept, key, ask) {
    const known = kept.get(key);
    if (known !== undefined)
        return known;
    const asked = ask();
    kept.set(key, asked);
    return asked;
}
/**
 * What go-containerregistry (v0.21.9), the scanner's library, makes of it: `registrytoken` goes to the registry as
 * `Bearer`, and its token service is not asked (`refresh` in pkg/v1/remote/transport/bearer.go). `auth` goes to the
 * registry as `Basic`, where it offers that first; we saw that it does, and that it names no token service of somebody
 * else. (One that names another to the scanner gains nothing: it gets the password itself.) The key is the registry as
 * the reference names it, for Docker Hub the one of pkg/authn/keychain.go.
 */
function authsFor(registry, login) {
    const key = registry === 'docker.io' || registry === 'index.docker.io' ? hubKey : registry;
    switch (login.kind) {
        case 'none':
            return {};
        case 'bearer':
            return { [key]: { registrytoken: login.token } };
        case 'basic': {
            const { username, password } = login.credentials;
            return { [key]: { auth: external_node_buffer_.Buffer.from(`${username}:${password}`).toString('base64') } };
        }
    }
}


/***/ })

};
;
(function (exports, require, module, __dirname) {"use strict";
exports.id = 76;
exports.ids = [76];
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

/***/ 6076:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  inspectImages: () => (/* binding */ inspectImages)
});

// EXTERNAL MODULE: ./build/src/documents/image-reference.js
var image_reference = __webpack_require__(5705);
// EXTERNAL MODULE: ./build/src/documents/official-images.js
var official_images = __webpack_require__(970);
;// CONCATENATED MODULE: ./build/src/images/data-images.js
/**
 * Images that store data which another major version cannot read, or only after a manual upgrade. By the last part of the
 * repository, which mirrors and distributors keep.
 */
const names = new Set([
    'cassandra',
    'clickhouse',
    'clickhouse-server',
    'cockroach',
    'couchbase',
    'couchdb',
    'elasticsearch',
    'etcd',
    'influxdb',
    'kafka',
    'mariadb',
    'mongo',
    'mongodb',
    'mongodb-community-server',
    'mssql',
    'mysql',
    'mysql-server',
    'neo4j',
    'opensearch',
    'percona',
    'percona-server',
    'pgvector',
    'postgis',
    'postgres',
    'postgresql',
    'rabbitmq',
    'redis',
    'redis-stack',
    'redis-stack-server',
    'scylla',
    'solr',
    'timescaledb',
    'timescaledb-ha',
    'valkey',
    'zookeeper',
]);
/** By an image's name without its tag. */
function keepsData(name) {
    return names.has(name.slice(name.lastIndexOf('/') + 1));
}

;// CONCATENATED MODULE: ./build/src/images/tags.js
/** Numbers as long as dates and build ids are not versions. */
const version = /^(v?)(\d{1,5}(?:\.\d{1,5}){0,3}(?:(_)\d{1,5})?)$/;
const dated = /^20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:\.\d{1,2})?$/;
/** Words for a pre-release, alone or with a number: `rc`, `beta2`, `3.14.0a1`. */
const unfinished = /^(?:a|alpha|b|beta|c|canary|cr|dev|devel|develop|ea|eap|edge|experimental|git|head|insider|insiders|m|main|master|milestone|next|nightly|pr|pre|prerelease|preview|rc|snapshot|test|testing|tip|trunk|unstable|weekly)[.-]?\d*$/i;
const numbersWithPre = /^v?\d+(?:\.\d+)*[-.]?(?:a|alpha|b|beta|c|dev|m|p?re|rc|snapshot)\.?\d*$/i;
/** Windows images are completely different. */
const windows = /^(?:nanoserver|windowsservercore|servercore|windows|ltsc20\d\d|ltsc|1809|ltsb.*)$/i;
/**
 * Images of one architecture, which are parts of an index.
 * https://github.com/docker-library/official-images#architectures-other-than-amd64
 */
const architecture = /^(?:amd64|x86_64|x86|x64|386|i386|arm|arm32v[5-7]|arm64|arm64v8|arm64_v8|armhf|armv[5-8]\w?|armel|aarch64|ppc64le|ppc64el|s390x|riscv64|mips64le|mips64|loong64|linux|multiarch)$/i;
/** Tags of a commit or a build, and what signing tools store beside images. */
const build = /^(?:sha|commit|git|build|pr|ref|branch)-|^sha256-|^[0-9a-f]{7,64}$|\.(?:sig|att|sbom)$/i;
/** The most words of a variant; nobody uses more. */
const mostParts = 8;
/** `undefined` for tags that must not be suggested: pre-releases, Windows, single architectures, builds. */
function parseTag(raw, isCodename) {
    if (raw.length > 128 || (build.test(raw) && !version.test(raw)))
        return undefined;
    const [first = '', ...rest] = splitDate(raw);
    if (rest.length > mostParts)
        return undefined;
    const numbers = version.exec(first);
    const codename = numbers === null && isCodename(first.toLowerCase()) ? first : '';
    if (numbers === null && codename === '')
        return undefined;
    const parts = rest.filter((part) => !dated.test(part));
    if (parts.some((part) => refused(part)) || dated.test(first))
        return undefined;
    const date = rest.find((part) => dated.test(part)) ?? '';
    return {
        raw,
        form: `${numbers?.[1] ?? ''}${numbers?.[3] ?? ''}`,
        numbers: numbers?.[2]?.split(/[._]/).map(Number) ?? [],
        codename,
        variant: parts,
        date,
    };
}
/** The parts between dashes; a date with dashes is one part. */
function splitDate(raw) {
    return raw.replace(/-(20\d\d)-(\d\d)-(\d\d)(?=-|$)/, '-$1$2$3').split('-');
}
function refused(part) {
    return (part === '' ||
        unfinished.test(part) ||
        numbersWithPre.test(part) ||
        windows.test(part) ||
        architecture.test(part) ||
        /^[0-9a-f]{12,}$/.test(part));
}
/** Negative if `a` is older; by numbers, where missing ones come first, then by date. */
function compareTags(a, b) {
    return compareNumbers(a.numbers, b.numbers) || Number(a.date) - Number(b.date);
}
function compareNumbers(a, b) {
    for (let at = 0; at < Math.max(a.length, b.length); at++) {
        const difference = (a[at] ?? -1) - (b[at] ?? -1);
        if (difference !== 0)
            return difference;
    }
    return 0;
}
/** Whether a version belongs to a release: `3.9.2` to `3.9`. */
function isWithin(numbers, release) {
    return release.length <= numbers.length && release.every((number, at) => numbers[at] === number);
}

;// CONCATENATED MODULE: ./build/src/images/variants.js
function flavourOf(parts, { distributionOf }) {
    const read = parts.map((part) => ({ part, os: releaseOf(part, distributionOf) }));
    return {
        text: parts.join('-'),
        pattern: read.map(({ part, os }) => (os === undefined ? part : `<${os.family}>`)).join('-'),
        words: read.flatMap(({ part, os }) => (os === undefined ? [part] : [])),
        os: read.find(({ os }) => os !== undefined)?.os,
    };
}
/** Unknown Alpine releases still belong to Alpine and are newer than all known ones. */
function releaseOf(part, distributionOf) {
    const known = distributionOf(part.toLowerCase());
    const version = /^alpine(3\.\d{1,3})$/.exec(part)?.[1];
    return (known ??
        (version === undefined ? undefined : { family: 'alpine', version, codename: '', from: '', end: '9999-12-31' }));
}
/** First words of tags that move, but never to a pre-release. */
const moving = new Set(['', 'latest', 'stable', 'lts', 'current', 'mainline']);
/** Words that, on their own, mean a variant of the newest version: `nginx:alpine`, `python:slim`. */
const variants = new Set(['alpine', 'slim', 'fpm', 'cli', 'apache', 'perl', 'jdk', 'jre', 'management', 'zts', 'otel']);
/** The variant that a tag without a version names; `undefined` for any other tag. */
function floatingFlavour(tag, lifecycles) {
    const parts = tag === '' ? [''] : tag.split('-');
    const [first = ''] = parts;
    const rest = moving.has(first) ? parts.slice(1) : parts;
    const isVariant = (part) => variants.has(part) || releaseOf(part, lifecycles.distributionOf) !== undefined;
    return rest.every(isVariant) ? flavourOf(rest, lifecycles) : undefined;
}
/** The slim variant on the same distribution; `undefined` on Alpine, which is slim. */
function slimmer({ os, pattern }) {
    if (os !== undefined && os.family !== 'debian')
        return undefined;
    const slim = pattern === '' ? 'slim' : `slim-${pattern}`;
    return { text: slim, pattern: slim, words: ['slim'], os };
}
/** Whether `a` is on a later release of the same distribution as `b`. */
function isNewerOs({ os: a }, { os: b }) {
    return a !== undefined && b !== undefined && a.family === b.family && rank(a.version) > rank(b.version);
}
/** `3.9` comes before `3.10`. */
function rank(version) {
    const [major = 0, minor = 0] = version.split('.').map(Number);
    return major * 1000 + minor;
}

;// CONCATENATED MODULE: ./build/src/images/candidates.js




/** The most candidates to scan for one reference. */
const mostCandidates = 2;
/** The most tags to consider, because a repository may be hostile or endless. */
const mostTags = 20_000;
/**
 * Tags of the same repository that may be better, best first, two at most: the newest patch of the same release and
 * variant; then the newest supported release (of an image that keeps data: of the same major); then its slim variant.
 * Each is as precise as the author's, of the same distribution, and newer.
 */
function candidates(reference, tags, { today, lifecycles: known }) {
    const lifecycles = remembering(known);
    // A digest alone has no known version.
    if (reference.tag === '' && reference.digest !== '')
        return [];
    const product = lifecycles.productOf((0,official_images/* knownAs */.w9)(reference));
    const isCodename = (part) => product?.cycles.some(({ codename }) => codename !== '' && codename === part) ?? false;
    const read = (tag) => {
        const parsed = parseTag(tag, isCodename);
        return parsed && { parsed, numbers: numbersOf(parsed, product), flavour: flavourOf(parsed.variant, lifecycles) };
    };
    const own = read(reference.tag) ?? floating(reference.tag, lifecycles);
    if (own === undefined)
        return [];
    const all = tags
        .slice(0, mostTags)
        .flatMap((tag) => read(tag) ?? [])
        // Never suggest an older release of the distribution.
        .filter(({ flavour }) => !isNewerOs(own.flavour, flavour));
    const newer = all.filter((candidate) => isNewer(candidate, own));
    const bare = isBare(own, product);
    const isAsPrecise = bare ? isConcrete : asPreciseAs(own);
    const alike = newer.filter((candidate) => isAlike(candidate.flavour, own.flavour) && isAsPrecise(candidate));
    // If the releases are known, a bare major stands for the newest supported one.
    const release = bare && product !== undefined ? undefined : candidates_releaseOf(own, product);
    const patches = release === undefined ? [] : alike.filter(({ numbers }) => isWithin(numbers, release));
    const ended = own.flavour.os !== undefined && own.flavour.os.end < today;
    const unmoved = ended ? [] : patches.filter(({ flavour }) => flavour.text === own.flavour.text);
    const supported = supportedOf(own, product, reference.name, today);
    const [slim] = own.flavour.words.length === 0 ? [slimmer(own.flavour)] : [];
    const slims = slim === undefined
        ? []
        : all.filter((each) => isAlike(each.flavour, slim) && isAsPrecise(each) && !isOlder(each, own));
    const chosen = [newestOf(unmoved.length > 0 ? unmoved : patches), supported(alike), supported(slims)].flatMap((candidate) => candidate?.parsed.raw ?? []);
    return [...new Set(chosen)].slice(0, mostCandidates);
}
/** Cached, because the same few words are in thousands of tags. */
function remembering({ productOf, distributionOf }) {
    const asked = new Map();
    return {
        productOf,
        distributionOf: (part) => {
            if (!asked.has(part))
                asked.set(part, distributionOf(part));
            return asked.get(part);
        },
    };
}
function numbersOf({ numbers, codename }, product) {
    const release = product?.cycles.find((cycle) => cycle.codename !== '' && cycle.codename === codename.toLowerCase());
    return release === undefined ? numbers : numbersIn(release);
}
function numbersIn({ version }) {
    return version.split('.').map(Number);
}
/** No tag, `latest` or `lts-alpine`: a variant of the newest version. */
function floating(tag, lifecycles) {
    const flavour = floatingFlavour(tag, lifecycles);
    const parsed = { raw: tag, form: '', numbers: [], codename: '', variant: [], date: '' };
    return flavour && { parsed, numbers: [], flavour };
}
/** The release that a version is a patch of; `undefined` if it is none. */
function candidates_releaseOf({ numbers, parsed }, product) {
    if (numbers.length === 0)
        return undefined;
    const known = cycleOf(numbers, product);
    if (known !== undefined)
        return numbersIn(known);
    return parsed.numbers.length > 2 ? numbers.slice(0, -1) : numbers;
}
/** The most exact release that a version belongs to. */
function cycleOf(numbers, product) {
    const within = (product?.cycles ?? []).filter((cycle) => isWithin(numbers, numbersIn(cycle)));
    return within.toSorted((a, b) => b.version.length - a.version.length)[0];
}
/** Chooses the newest version of the newest supported release, if it is known which are supported. */
function supportedOf(own, product, name, today) {
    const major = product?.traits.includes('data') || keepsData(name) ? majorOf(own.numbers, name) : [];
    return (among) => {
        const reachable = among.filter(({ numbers }) => isWithin(numbers, major));
        if (product === undefined)
            return newestOf(reachable);
        const advised = product.cycles
            .filter(({ from, end }) => from !== '' && from <= today && today <= end)
            .toReversed()
            .map((cycle) => newestOf(reachable.filter(({ numbers }) => isWithin(numbers, numbersIn(cycle)))))
            .find((candidate) => candidate !== undefined);
        // If the major of a database has ended, its last version is still better than an earlier one.
        return advised ?? (major.length > 0 ? newestOf(reachable) : undefined);
    };
}
/** The part of a version that must stay the same, because data would have to be migrated; empty if unknown. */
function majorOf(numbers, name) {
    // https://www.postgresql.org/support/versioning/: before 10, the second number was part of the major version.
    const isOld = /postg/.test(name) && (numbers[0] ?? 10) < 10;
    return numbers.slice(0, isOld ? 2 : 1);
}
function newestOf(among) {
    return among.toSorted(compare).at(-1);
}
function compare(a, b) {
    return (compareNumbers(a.numbers, b.numbers) ||
        (isNewerOs(a.flavour, b.flavour) ? 1 : isNewerOs(b.flavour, a.flavour) ? -1 : 0) ||
        compareTags(a.parsed, b.parsed));
}
function isNewer(candidate, own) {
    return candidate.parsed.raw !== own.parsed.raw && compare(candidate, own) > 0;
}
function isOlder(candidate, own) {
    return compareNumbers(candidate.numbers, own.numbers) < 0;
}
/** The same words and the same distribution, in any release. */
function isAlike(a, b) {
    return a.pattern === b.pattern;
}
/**
 * No version, or a major that many releases share: `latest`, `python:3`. Not `node:24`, which is one release, nor a
 * daily build.
 */
function isBare({ numbers, parsed }, product) {
    if (parsed.codename !== '' || parsed.date !== '')
        return false;
    return numbers.length === 0 || (numbers.length === 1 && (cycleOf(numbers, product)?.from ?? '') === '');
}
function isConcrete({ parsed: { numbers, date } }) {
    return numbers.length > 0 && date === '';
}
/** As many numbers; with a date or a `v` only if the other has one, too. */
function asPreciseAs({ parsed: wanted }) {
    return ({ parsed }) => parsed.numbers.length === wanted.numbers.length &&
        (parsed.codename === '') === (wanted.codename === '') &&
        (parsed.date === '') === (wanted.date === '') &&
        parsed.form === wanted.form;
}

// EXTERNAL MODULE: ./build/src/core/text.js
var core_text = __webpack_require__(7422);
;// CONCATENATED MODULE: ./build/src/images/given-reports.js


/** `isDockerfile` distinguishes paths of Dockerfiles from references; `platform` is the requested one. */
function givenReports(reports, { isDockerfile, platform }) {
    const gaps = [];
    const claims = [];
    const built = [];
    for (const { source, answer } of reports) {
        if (answer.kind === 'failed') {
            gaps.push(gapOf(source, answer.reason));
            continue;
        }
        const belongsTo = source.belongsTo.replace(/^(?:\.\/)+/, '');
        const given = belongsTo === '' ? undefined : (0,image_reference/* parseImageReference */.o)(belongsTo);
        const [first, ...more] = answer.value;
        if (belongsTo !== '' && isDockerfile(belongsTo)) {
            if (first !== undefined)
                built.push({ source, dockerfile: belongsTo, report: together(first, more) });
        }
        else if (belongsTo !== '' && given === undefined) {
            gaps.push(gapOf(source, `${(0,core_text/* quoted */.TL)(belongsTo)} is neither a Dockerfile of the repository nor an image name.`));
        }
        else if (given !== undefined) {
            if (first !== undefined)
                claims.push({ source, report: together(first, more), given, names: [] });
        }
        else
            claims.push(...answer.value.map((report) => ({ source, report, given, names: namesIn(report) })));
    }
    const known = new Map();
    return {
        built,
        gaps,
        of(image) {
            const { reference } = image;
            const key = JSON.stringify([
                reference.registry,
                reference.repository,
                reference.tag,
                reference.digest,
                image.platform,
            ]);
            if (!known.has(key))
                known.set(key, reportOn(image, claims, platform));
            return known.get(key);
        },
        unmatched(images) {
            const lost = claims.filter((claim) => !images.some((image) => speaksOf(claim, image)));
            // A file with reports of several images counts as used if one of them matches.
            const used = new Set(claims.filter((claim) => !lost.includes(claim)).map(({ source }) => source));
            return lost
                .filter(({ source }) => !used.has(source))
                .map((claim) => gapOf(claim.source, adviceFor(claim, images)));
        },
    };
}
function namesIn({ name, otherNames = [] }) {
    return [name, ...otherNames].flatMap((each) => (0,image_reference/* parseImageReference */.o)(each) ?? []);
}
function reportOn(image, claims, platform) {
    const matching = claims.filter((claim) => speaksOf(claim, image)).map(({ report }) => report);
    const wanted = image.platform || platform;
    const exact = matching.filter((report) => report.platform === '' || isOf(report.platform, wanted));
    const [first, ...more] = exact.length > 0 ? exact : matching;
    return first === undefined ? undefined : together(first, more);
}
function speaksOf({ given, names, report }, { reference, platform }) {
    if (platform !== '' && report.platform !== '' && !isOf(report.platform, platform))
        return false;
    // The author's line decides, whichever digest the scanner saw.
    if (given !== undefined) {
        if (!isSameRepository(given, reference))
            return false;
        return given.digest !== '' && reference.digest !== ''
            ? given.digest === reference.digest
            : tagOf(given) === tagOf(reference);
    }
    if (reference.digest !== '') {
        const digests = [...report.digests, ...names.map(({ digest }) => digest).filter((digest) => digest !== '')];
        if (digests.includes(reference.digest))
            return true;
        if (digests.length > 0)
            return false;
    }
    return names.some((name) => isSameRepository(name, reference) && tagOf(name) !== '' && tagOf(name) === tagOf(reference));
}
function isSameRepository(a, b) {
    return a.registry === b.registry && a.repository === b.repository;
}
/** A name without tag and digest means `latest`. */
function tagOf({ tag, digest }) {
    return tag === '' && digest === '' ? 'latest' : tag;
}
/** Whether a platform such as `linux/arm64/v8` matches the requested `linux/arm64`. */
function isOf(found, wanted) {
    return found === wanted || found.startsWith(`${wanted}/`);
}
/** Combines several reports of one image; its properties come from the first. */
function together(first, more) {
    if (more.length === 0)
        return first;
    const all = [first, ...more];
    return {
        ...first,
        digests: [...new Set(all.flatMap(({ digests }) => digests))],
        distribution: all.find(({ distribution }) => distribution !== undefined)?.distribution,
        configuration: all.find(({ configuration }) => configuration !== undefined)?.configuration,
        vulnerabilities: all.flatMap(({ vulnerabilities }) => vulnerabilities),
        unseen: [...new Set(all.flatMap(({ unseen }) => unseen))],
    };
}
function adviceFor({ source, report, given }, images) {
    const { what } = source;
    const written = [...new Set(images.map(({ reference }) => shortName(reference)))];
    const likely = (name) => (0,core_text/* nearest */.pA)(name, written) ?? 'REFERENCE';
    const builtOf = `\`${what.replaceAll('`', "'")} = path/to/Dockerfile\` if the image was built from that file`;
    if (given !== undefined) {
        const meant = (0,core_text/* nearest */.pA)(shortName(given), written);
        const line = meant === undefined ? 'pass a reference that one does' : `write ${(0,core_text/* quoted */.TL)(`${what} = ${meant}`, 400)}`;
        return `No container file names ${(0,core_text/* quoted */.TL)((0,image_reference/* formatReference */.F)(given))}; ${line}.`;
    }
    if (report.name === '') {
        return `The report does not name its image; write ${(0,core_text/* quoted */.TL)(`${what} = REFERENCE`, 400)}, or ${builtOf}.`;
    }
    const line = (0,core_text/* quoted */.TL)(`${what} = ${likely(report.name)}`, 400);
    return `The report is about ${(0,core_text/* quoted */.TL)(report.name)}, which no container file names; write ${line} if that is the same image, or ${builtOf}.`;
}
function shortName({ registry, repository, tag, digest }) {
    const name = registry === 'docker.io' ? repository.replace(/^library\//, '') : `${registry}/${repository}`;
    return (0,image_reference/* formatReference */.F)({ name, tag, digest: tag === '' ? digest : '' });
}
/** What the workflow's author named is always blocking. */
function gapOf({ what }, reason) {
    return { subject: what, reason, blocking: true };
}

;// CONCATENATED MODULE: ./build/src/images/image-key.js
/**
 * Equal for the same content: registry, repository, digest (or tag if there is none), and platform. No tag means
 * `latest`.
 */
function imageKey({ reference: { registry, repository, tag, digest }, platform }) {
    const version = digest === '' ? `:${tag === '' ? 'latest' : tag}` : `@${digest}`;
    return `${registry}/${repository}${version}${platform === '' ? '' : ` ${platform}`}`;
}

;// CONCATENATED MODULE: ./build/src/images/known-images.js

/**
 * What rules may know from scans, for images of head and base: both commits get the same answer, so that nothing is
 * introduced by knowing more. If an image was scanned for several platforms, the first counts.
 */
function knownImages(seen) {
    const facts = new Map();
    for (const { reference, digest, report } of seen) {
        const key = imageKey({ reference, platform: '' });
        if (facts.has(key))
            continue;
        const { configuration, distribution, digests, platform } = report;
        facts.set(key, {
            user: configuration?.user,
            distribution,
            digest: digest === '' ? (digests[0] ?? '') : digest,
            platform,
        });
    }
    return (image) => facts.get(imageKey({ reference: image, platform: '' }));
}

// EXTERNAL MODULE: ./build/src/core/fingerprint.js
var fingerprint = __webpack_require__(8361);
// EXTERNAL MODULE: ./build/src/core/severity.js
var core_severity = __webpack_require__(2842);
;// CONCATENATED MODULE: ./build/src/images/advice.js


/**
 * The best candidate, if it is better than the image of head: fewer critical vulnerabilities, then fewer high, then
 * medium, then low; of equal ones the newest. Otherwise the digest of head's own image; `undefined` if that is pinned or
 * unknown. `scanned` is in the order of `candidates`.
 */
function adviceOf(head, scanned) {
    const judged = scanned.map(({ tag, digest, vulnerabilities }) => ({ tag, digest, counts: (0,core_severity/* countSeverities */.ng)(vulnerabilities) }));
    const best = judged.reduce(better, undefined);
    if (best !== undefined && compareCounts(best.counts, (0,core_severity/* countSeverities */.ng)(head.vulnerabilities)) < 0) {
        return { kind: 'tag', tag: best.tag, digest: best.digest };
    }
    return head.isPinned || head.digest === '' ? undefined : { kind: 'pin', digest: head.digest };
}
function better(best, next) {
    if (best === undefined)
        return next;
    const difference = compareCounts(next.counts, best.counts);
    return difference < 0 || (difference === 0 && compareAge(best.tag, next.tag) < 0) ? next : best;
}
/**
 * Negative if `a`, the earlier candidate, is older. Code names cannot be compared; there, the later candidate is newer.
 */
function compareAge(a, b) {
    const [first, second] = [a, b].map((tag) => parseTag(tag, () => false));
    if (first !== undefined && second !== undefined)
        return compareNumbers(first.numbers, second.numbers);
    return a.split('-')[0] === b.split('-')[0] ? 0 : -1;
}
/** Negative if `a` is better. */
function compareCounts(a, b) {
    const differences = core_severity/* severities */.gO.map((severity) => (a[severity] ?? 0) - (b[severity] ?? 0));
    return differences.find((difference) => difference !== 0) ?? 0;
}

// EXTERNAL MODULE: ./build/src/core/finding.js
var finding = __webpack_require__(5068);
;// CONCATENATED MODULE: ./build/src/images/delta.js


/**
 * Compares by id and package name. Without a report of base, everything is introduced. `ignoreUnfixed` leaves out
 * vulnerabilities without a fix on both sides.
 */
function deltaOf(head, base, { ignoreUnfixed }) {
    const after = joined(head.vulnerabilities);
    const before = joined(base?.vulnerabilities ?? []);
    const heard = ({ fixed }) => !ignoreUnfixed || fixed !== '';
    const all = [...after.values()];
    const list = (vulnerabilities) => vulnerabilities.filter(heard).toSorted(byGravity);
    return {
        introduced: list(all.filter((each) => !before.has(keyOf(each)))),
        existing: list(all.filter((each) => before.has(keyOf(each)))),
        fixed: list([...before.values()].filter((each) => !after.has(keyOf(each)))),
        unfixed: all.filter((each) => !heard(each)).length,
    };
}
/** All vulnerabilities of an image, the most severe first. */
function vulnerabilitiesOf(report, options) {
    return deltaOf(report, undefined, options).introduced;
}
/** Severity words of scanners that differ from ours: https://www.first.org/cvss and the distributions' trackers. */
const words = new Map([
    ['critical', 'critical'],
    ['high', 'high'],
    ['important', 'high'],
    ['medium', 'medium'],
    ['moderate', 'medium'],
    ['low', 'low'],
    ['negligible', 'low'],
    ['minor', 'low'],
]);
/** Our severity for a scanner's word; `low` with low confidence if it says nothing. */
function severityOf(word) {
    const severity = words.get(word.trim().toLowerCase());
    return severity === undefined ? { severity: 'low', confidence: 'low' } : { severity, confidence: 'high' };
}
function byGravity(a, b) {
    return ((0,core_severity/* compareSeverities */.Rj)(a.severity, b.severity) ||
        // A known low severity comes before an unknown one.
        Number(a.confidence === 'low') - Number(b.confidence === 'low') ||
        Number(a.fixed === '') - Number(b.fixed === '') ||
        (0,finding/* compareText */.n)(a.id, b.id) ||
        (0,finding/* compareText */.n)(a.package, b.package));
}
const keyOf = (vulnerability) => `${vulnerability.id}\0${vulnerability.package}`;
function joined(vulnerabilities) {
    const groups = Map.groupBy(vulnerabilities, keyOf);
    return new Map(Array.from(groups, ([key, group]) => [key, join(group)]));
}
function join(group) {
    const graver = (a, b) => (0,core_severity/* compareSeverities */.Rj)(a.severity, b.severity) || Number(a.confidence === 'low') - Number(b.confidence === 'low');
    const judged = group.map(({ severity: word }) => ({ word, ...severityOf(word) })).toSorted(graver);
    const { word, severity, confidence } = judged[0] ?? { word: '', ...severityOf('') };
    const first = (of) => group.map(of).find((text) => text !== '') ?? '';
    const distinct = (of) => [
        ...new Set(group.map(of).filter((text) => text !== '')),
    ];
    return {
        id: first(({ id }) => id),
        package: first((each) => each.package),
        installed: distinct(({ installed }) => installed).join(', '),
        fixed: distinct(({ fixed }) => fixed).join(', '),
        word,
        severity,
        confidence,
        title: first(({ title }) => title),
        url: first(({ url }) => url),
        paths: distinct(({ path }) => path),
        layers: distinct(({ layer }) => layer),
    };
}

;// CONCATENATED MODULE: ./build/src/images/edits.js
/**
 * Changes the tag where the author wrote it: in the name, in the default of an ARG, or in an entry of `build.args`. If
 * there is a digest, the new one replaces it. `undefined` if the change is not mechanical.
 */
function retag(use, { tag, digest }) {
    const { reference } = use;
    if (reference === undefined || (reference.digest !== '' && digest === ''))
        return undefined;
    return rename(use, tag, reference.digest === '' ? '' : digest);
}
/** Adds the digest after the tag, or after `latest` if there is no tag. */
function pin(use, digest) {
    const { reference } = use;
    if (reference === undefined || digest === '' || reference.digest === digest)
        return undefined;
    const tag = reference.tag === '' && reference.digest === '' ? 'latest' : reference.tag;
    return rename(use, tag, digest);
}
function rename({ reference, parts }, tag, digest) {
    if (reference === undefined || parts.length === 0)
        return undefined;
    const { raw } = reference;
    const tagged = raw.replace(/@.*$/s, '');
    const name = reference.tag === '' ? tagged : tagged.slice(0, -reference.tag.length - 1);
    const before = splitAt(parts, tagged.length);
    if (before === undefined)
        return undefined;
    const wanted = tag === '' ? name : `${name}:${tag}`;
    const suffix = digest === '' ? '' : `@${digest}`;
    const [named, held] = before;
    // A digest wins over the tag: if a variable is part of the tag, its value would no longer have an effect.
    if (suffix !== '' && held.length === 0 && isOpen(named, name.length))
        return undefined;
    const edits = held.length === 0 ? change(named, `${wanted}${suffix}`) : both(change(named, wanted), change(held, suffix));
    return edits && oneFile(edits);
}
/** Whether a variable is part of the tag, followed by other text. */
function isOpen(parts, nameLength) {
    let at = 0;
    return parts.slice(0, -1).some(({ text, through }) => {
        at += text.length;
        return through === 'variable' && at > nameLength;
    });
}
function both(a, b) {
    return a === undefined || b === undefined ? undefined : [...a, ...b];
}
function oneFile(edits) {
    const [first] = edits;
    if (first === undefined || edits.some(({ path }) => path !== first.path))
        return undefined;
    return { path: first.path, edits: edits.map(({ span, text }) => ({ span, text })) };
}
/** The parts before and after an offset of the name; a part that contains it is split. */
function splitAt(parts, offset) {
    const before = [];
    const behind = [];
    let at = 0;
    for (const part of parts) {
        const cut = offset - at;
        at += part.text.length;
        if (cut >= part.text.length)
            before.push(part);
        else if (cut <= 0)
            behind.push(part);
        else {
            before.push(slice(part, 0, cut));
            behind.push(slice(part, cut, part.text.length));
        }
    }
    return at < offset ? undefined : [before, behind];
}
function slice(part, from, to) {
    const { start } = part.span;
    const position = (at) => ({ line: start.line, column: start.column + at });
    return { ...part, text: part.text.slice(from, to), span: { start: position(from), end: position(to) } };
}
/** The one part that has to change, so that all together give `wanted`. */
function change(parts, wanted) {
    let [first, last] = [0, parts.length - 1];
    let [from, to] = [0, wanted.length];
    // The last part must stay, because something is added after it.
    for (let part = parts[first]; part && first < last && wanted.startsWith(part.text, from); part = parts[first]) {
        from += part.text.length;
        first += 1;
    }
    for (let part = parts[last]; part && first < last && wanted.slice(from, to).endsWith(part.text); part = parts[last]) {
        to -= part.text.length;
        last -= 1;
    }
    const part = parts[first];
    if (part === undefined || first !== last)
        return wanted === '' ? [] : undefined;
    const text = wanted.slice(from, to);
    if (text === part.text)
        return [];
    if (!mayBecome(part, text))
        return undefined;
    const quoted = part.bare && /^\d+(?:\.\d+)?$/.test(text) ? `"${text}"` : text;
    return [{ path: part.path, span: part.span, text: quoted }];
}
function mayBecome({ text, change: allowed }, wanted) {
    if (allowed !== 'version')
        return allowed === 'any' && wanted !== '';
    return /^v?[\d.]+$/.test(text) && /^v?[\d.]+$/.test(wanted);
}

// EXTERNAL MODULE: ./build/src/images/vulnerability-rule.js
var vulnerability_rule = __webpack_require__(6697);
;// CONCATENATED MODULE: ./build/src/images/findings.js





/**
 * One finding for each vulnerability and package of each use, in the order of all reports; none if the config switched
 * the rule off. Takes all uses of a commit at once, so that equal ones get different fingerprints.
 */
function imageFindings(deltas, { rules }) {
    const chosen = rules.get(vulnerability_rule/* imageVulnerability */.s.id);
    if (chosen === 'off')
        return [];
    const drafts = deltas.flatMap((each) => [
        ...each.delta.introduced.map((found) => ({ each, found, status: 'introduced' })),
        ...each.delta.existing.map((found) => ({ each, found, status: 'existing' })),
    ]);
    const findings = drafts.map(({ each, found, status }) => ({
        status,
        meaning: meaningOf(each, found),
        finding: findingOf(each, found, chosen ?? found.severity),
    }));
    const print = (0,fingerprint/* fingerprinter */.uw)();
    return findings
        .toSorted((a, b) => (0,finding/* compareFindings */.E)(a.finding, b.finding))
        .map(({ finding, meaning, status }) => ({
        status,
        finding: { ...finding, fingerprint: print(finding.location.path, meaning) },
    }));
}
/** Without tag, digest and place: the same vulnerability in a newer version of the image is the same finding. */
function meaningOf({ use, reference }, { id, package: name }) {
    return {
        rule: vulnerability_rule/* imageVulnerability */.s.id,
        route: { scope: use.owner, step: '' },
        subject: `${id} ${name} ${reference.registry}/${reference.repository}`,
    };
}
function findingOf(each, found, severity) {
    const { use, reference, digest, edits = [] } = each;
    const { id, package: name, installed, fixed, word, confidence, title, url } = found;
    return {
        rule: vulnerability_rule/* imageVulnerability */.s,
        severity,
        confidence,
        location: { path: use.path, span: use.span },
        message: messageOf(reference, found),
        why: vulnerability_rule/* imageVulnerability */.s.why,
        fix: vulnerability_rule/* imageVulnerability */.s.fix,
        subject: meaningOf(each, found).subject,
        absence: false,
        route: use.route,
        fingerprint: '',
        edits,
        related: use.related,
        vulnerability: {
            id,
            package: name,
            installed,
            fixed,
            severity: word,
            title,
            url,
            image: (0,image_reference/* formatReference */.F)(reference),
            digest,
        },
    };
}
function messageOf(reference, { id, package: name, installed, fixed, title }) {
    const image = (0,core_text/* quoted */.TL)((0,image_reference/* formatReference */.F)({ ...reference, digest: reference.tag === '' ? reference.digest : '' }));
    const version = installed === '' ? '' : ` ${plain(installed)}`;
    const remedy = fixed === '' ? 'no version fixes it yet' : `${plain(fixed)} ${fixed.includes(', ') ? 'fix' : 'fixes'} it`;
    const what = title === '' ? '' : `: ${plain(title, 200).replace(/\.+$/, '')}`;
    // A report may not name the package.
    const where = name === '' ? '' : ` in ${(0,core_text/* quoted */.TL)(name)}${version}`;
    return `${image} has ${plain(id)}${where}; ${remedy}${what}.`;
}
/** Text of an advisory for use in a message, where a backtick would start a code span. */
function plain(text, most = 120) {
    return (0,core_text/* clip */.$Q)((0,core_text/* printable */.g$)(text).replaceAll('`', "'").trim(), most);
}

;// CONCATENATED MODULE: ./build/src/images/outcome.js








/**
 * The results for each use: its findings, what it fixes compared with its partner, what to pull instead. Empty if the
 * config switched the rule off.
 */
function inspectedImages(scanned, options) {
    if (isOff(options))
        return [];
    const told = scanned.map((one) => {
        const { use, reference, digest, before, report, notes } = one;
        return {
            ...{ use, reference, digest },
            replaced: before === undefined ? '' : (0,image_reference/* formatReference */.F)(before.reference),
            delta: deltaOf(report, before?.report, options),
            advice: advise(one, options),
            notes: [...notes, ...report.unseen],
        };
    });
    return toldImages(told, options);
}
/** Takes all uses of a commit at once, so that equal ones get different fingerprints. */
function toldImages(told, options) {
    const findings = imageFindings(told.map(({ use, reference, digest, delta, advice }) => ({
        use,
        reference,
        digest,
        delta,
        edits: advice?.edits ?? [],
    })), options);
    const byUse = Map.groupBy(findings, ({ finding }) => useKey(finding.location, finding.vulnerability?.image ?? ''));
    const print = (0,fingerprint/* fingerprinter */.uw)();
    return told.map(({ use, reference, digest, replaced, delta, advice, notes }) => {
        const image = (0,image_reference/* formatReference */.F)(reference);
        const meaning = {
            rule: vulnerability_rule/* imageVulnerability */.s.id,
            route: { scope: use.owner, step: '' },
            subject: `${reference.registry}/${reference.repository}`,
        };
        return {
            ...{ path: use.path, span: use.span, route: use.route, image, digest, advice, replaced, notes },
            findings: byUse.get(useKey(use, image)) ?? [],
            fixed: countAsTold(delta.fixed, options),
            unfixed: delta.unfixed,
            fingerprint: print(use.path, meaning),
        };
    });
}
function isOff({ rules }) {
    return rules.get(vulnerability_rule/* imageVulnerability */.s.id) === 'off';
}
/** Uses the severity that the config gives the rule, if any, so that all counts are comparable. */
function countAsTold(found, { rules }) {
    const chosen = rules.get(vulnerability_rule/* imageVulnerability */.s.id);
    return (0,core_severity/* countSeverities */.ng)(found.map(({ severity }) => ({ severity: !chosen || chosen === 'off' ? severity : chosen })));
}
/** Whether to look for better tags: the image introduces something, or it is unknown what was there before. */
function wantsAdvice({ report, before }, options) {
    if (isOff(options))
        return false;
    const { introduced } = deltaOf(report, before?.report, options);
    return introduced.length > 0;
}
function advise(one, options) {
    const { use, reference, digest, report } = one;
    const scanned = one.candidates.map(({ tag, digest: own, report: found }) => ({
        tag,
        digest: own,
        vulnerabilities: vulnerabilitiesOf(found, options),
    }));
    const head = { digest, isPinned: reference.digest !== '', vulnerabilities: vulnerabilitiesOf(report, options) };
    const advice = adviceOf(head, scanned);
    const offers = scanned.map(({ tag, vulnerabilities }) => ({
        image: (0,image_reference/* formatReference */.F)({ ...reference, tag, digest: '' }),
        counts: countAsTold(vulnerabilities, options),
    }));
    const own = countAsTold(head.vulnerabilities, options);
    if (advice === undefined)
        return { kind: 'none', image: (0,image_reference/* formatReference */.F)(reference), own, offers, edits: [] };
    if (advice.kind === 'pin') {
        const image = (0,image_reference/* formatReference */.F)({ ...reference, tag: reference.tag || 'latest', digest: advice.digest });
        return { kind: 'pin', image, own, offers, edits: ownEdits(use, pin(use, advice.digest)) };
    }
    const pinned = reference.digest === '' ? '' : advice.digest;
    const image = (0,image_reference/* formatReference */.F)({ ...reference, tag: advice.tag, digest: pinned });
    const chosen = (0,image_reference/* formatReference */.F)({ ...reference, tag: advice.tag, digest: '' });
    return {
        kind: 'better',
        image,
        own,
        offers: offers.toSorted((a, b) => Number(b.image === chosen) - Number(a.image === chosen)),
        edits: ownEdits(use, retag(use, { tag: advice.tag, digest: advice.digest })),
    };
}
/** A suggestion can only change the file that its comment is on. */
function ownEdits({ path }, change) {
    return change?.path === path ? change.edits : [];
}
function useKey({ path, span: { start } }, image) {
    return [path, start.line, start.column, image].join('\0');
}

// EXTERNAL MODULE: ./build/src/core/location.js
var core_location = __webpack_require__(4582);
// EXTERNAL MODULE: ./build/src/documents/named-contexts.js
var named_contexts = __webpack_require__(2422);
// EXTERNAL MODULE: ./build/src/documents/dockerfile/sources.js
var sources = __webpack_require__(2037);
// EXTERNAL MODULE: ./build/src/documents/dockerfile/given-arguments.js
var given_arguments = __webpack_require__(4323);
;// CONCATENATED MODULE: ./build/src/images/build-variables.js

function buildVariables(project, document, by) {
    const args = by?.build.args ?? [];
    const given = new Map(args.flatMap((arg) => (arg.passedThrough ? [] : [[arg.name, arg]])));
    const { textOf, behind } = (0,given_arguments/* givenArguments */.C)(document, args);
    const { defaults, mentions } = factsOf(document);
    const changeOf = (name) => {
        const mention = mentions.get(name);
        return (mention?.places.size ?? 0) > 1 ? 'none' : mention?.declaredAgain ? 'version' : 'any';
    };
    const lookup = (name) => {
        const pair = defaults.get(name);
        const argument = pair === undefined ? undefined : given.get(name);
        if (argument !== undefined) {
            const change = isShared(project, document, argument) ? 'none' : changeOf(name);
            return { value: argument, path: argument.path, change, yaml: true, variable: () => undefined };
        }
        if (pair?.value === undefined)
            return undefined;
        return { value: pair.value, path: document.path, change: changeOf(name), yaml: false, variable: lookup };
    };
    return {
        variant: by === undefined ? '' : `services/${by.container.name}`,
        textOf,
        behind,
        lookup,
        originsOf: (value) => {
            const origins = [];
            const names = new Set(value.variables);
            // Iterating over a set also visits what is added meanwhile.
            for (const name of names) {
                const pair = defaults.get(name);
                const argument = pair === undefined ? undefined : given.get(name);
                if (argument !== undefined) {
                    origins.push({ name, path: argument.path, span: argument.option, service: by?.container.name });
                }
                else if (pair?.value !== undefined) {
                    origins.push({ name, path: document.path, span: pair.span, service: undefined });
                    for (const inner of pair.value.variables)
                        names.add(inner);
                }
                if (origins.length >= mostOrigins)
                    break;
            }
            return origins;
        },
    };
}
const mostOrigins = 10;
const known = new WeakMap();
function factsOf(document) {
    const facts = known.get(document) ?? readFacts(document);
    known.set(document, facts);
    return facts;
}
function readFacts({ globalArgs, stages }) {
    const mentions = new Map();
    const mentionOf = (name) => {
        const mention = mentions.get(name) ?? { places: new Set(), declaredAgain: false };
        mentions.set(name, mention);
        return mention;
    };
    const mentionedBy = (value, what) => {
        for (const name of value?.variables ?? [])
            mentionOf(name).places.add(`${what}\0${value?.raw}`);
    };
    const pairs = globalArgs.flatMap((instruction) => instruction.pairs);
    for (const { name, value } of pairs)
        mentionedBy(value, `ARG ${name.raw}`);
    for (const { image, platform, instructions } of stages) {
        mentionedBy(image, 'FROM');
        mentionedBy(platform, 'platform');
        for (const { keyword, pairs } of instructions) {
            if (keyword !== 'ARG')
                continue;
            for (const { name, value } of pairs)
                if (value === undefined)
                    mentionOf(name.raw).declaredAgain = true;
        }
    }
    return { defaults: new Map(pairs.map((pair) => [pair.name.raw, pair])), mentions };
}
/** Whether the same entry is also an argument for another Dockerfile, through an anchor or `extends`. */
function isShared(project, document, { path, span }) {
    return project.containers.some(({ build }) => build !== undefined &&
        build.document !== document &&
        build.args.some((arg) => arg.path === path && arg.span.start.line === span.start.line && arg.span.start.column === span.start.column));
}

;// CONCATENATED MODULE: ./build/src/images/image-use.js
/** The value if it does not depend on a variable, otherwise ''. */
function literal(value) {
    return value !== undefined && value.variables.length === 0 ? (value.text ?? '') : '';
}

// EXTERNAL MODULE: ./build/src/documents/lines.js
var documents_lines = __webpack_require__(7471);
;// CONCATENATED MODULE: ./build/src/images/name-parts.js

/** The longest chain of arguments that use one another; nobody writes a longer one. */
const deepest = 10;
const name_parts_mostParts = 50;
/** A part of a name without variables, or a variable with its default, if any. */
const piece = /\$(?:\{(\w+)(?:(:?-)([^{}$\\"'`]*))?\}|(\w+))|([^$\\"'`]+)/y;
/**
 * The parts of a name; empty if it is written in a way that does not allow a mechanical change: with escapes, with other
 * operators than defaults, or over several lines.
 */
function namePartsOf(project, at, name, variable) {
    const parts = partsOf(project, { ...at, change: 'any', yaml: false, variable }, 'name', 0);
    return parts !== undefined && parts.map(({ text }) => text).join('') === name ? parts : [];
}
function partsOf(project, { value, path, change, yaml, variable }, through, depth) {
    const written = writtenAt(project, path, value);
    if (written === undefined || depth > deepest)
        return undefined;
    const { raw, span } = written;
    const bare = yaml && written.bare;
    const parts = [];
    for (let at = 0; at < raw.length;) {
        piece.lastIndex = at;
        const [all = '', braced, operator, fallback, unbraced, text] = piece.exec(raw) ?? [];
        if (all === '' || parts.length > name_parts_mostParts)
            return undefined;
        const offset = at;
        const own = (start, length) => ({ path, span: span(offset + start, offset + start + length) });
        at += all.length;
        if (text !== undefined)
            parts.push({ ...own(0, all.length), text, through, change, bare: bare && all === raw });
        else {
            const behind = variable(braced ?? unbraced ?? '');
            const unused = behind === undefined || (operator === ':-' && behind.value.text === '');
            if (!unused) {
                const inner = partsOf(project, behind, 'variable', depth + 1);
                if (inner === undefined)
                    return undefined;
                parts.push(...inner);
            }
            else if (fallback === undefined)
                return undefined;
            else
                parts.push({
                    ...own(all.length - 1 - fallback.length, fallback.length),
                    text: fallback,
                    through: 'variable',
                    change,
                    bare: false,
                });
        }
    }
    return parts;
}
/** A value on one line, plain or in quotes. */
function writtenAt(project, path, { raw, span: { start, end } }) {
    const document = project.document(path);
    if (document === undefined || start.line !== end.line)
        return undefined;
    const lines = (0,documents_lines/* linesOf */.Dx)(document);
    const text = lines.text.slice(lines.offset(start), lines.offset(end));
    const inner = /^(["'])(.*)\1$/.exec(text)?.[2];
    const plain = inner ?? text;
    if (raw !== text && raw !== plain)
        return undefined;
    const column = start.column + (inner === undefined ? 0 : 1);
    return {
        raw: plain,
        bare: inner === undefined && lines.text[lines.offset(start) - 1] !== '=',
        span: (from, to) => ({
            start: { line: start.line, column: column + from },
            end: { line: start.line, column: column + to },
        }),
    };
}

;// CONCATENATED MODULE: ./build/src/images/dockerfile-uses.js







/** A limit on builds of one Dockerfile with different arguments; no repository has more. */
const mostBuilds = 200;
/** The longest chain of stages. */
const dockerfile_uses_deepest = 1000;
function dockerfileUses(inputs) {
    const { project, document, builds, buildStages } = inputs;
    const shipped = buildStages ? document.stages : (inputs.stages ?? shippedStages(inputs));
    const uses = usesOf(inputs, shipped, buildVariables(project, document, undefined));
    const withArguments = builds.filter(({ build }) => build.args.some(({ passedThrough }) => !passedThrough));
    for (const { container, build } of withArguments.slice(0, mostBuilds)) {
        const stages = buildStages ? document.stages : build.stage === undefined ? [] : [build.stage];
        uses.push(...usesOf(inputs, stages, buildVariables(project, document, { container, build })));
    }
    return uses;
}
/** For `dockerfile_inline`, which belongs to one service, the stage that this service builds. */
function shippedStages({ project, document, builds, within }) {
    if (within === '')
        return project.shippedStages(document);
    return builds.flatMap(({ build }) => build.stage ?? []);
}
function usesOf(inputs, stages, variables) {
    const uses = [];
    const seen = new Set();
    const given = (0,named_contexts/* contextNames */.M)(inputs.document, inputs.project);
    for (const shipped of stages) {
        let stage = shipped;
        for (let depth = 0; stage !== undefined && !seen.has(stage) && depth < dockerfile_uses_deepest; depth++) {
            seen.add(stage);
            uses.push(...copiedImages(inputs, stage, variables, stage !== shipped));
            const text = variables.textOf(stage.image);
            const below = text === undefined ? undefined : stageBelow(inputs.document, stage, text);
            if (below === undefined && text !== 'scratch') {
                uses.push(useOf(inputs, stage, variables, { value: stage.image, how: 'FROM', text }));
            }
            stage = below;
        }
    }
    // An additional context is reported where the service names it; and a file without FROM names no image.
    return uses.filter(({ raw, reference }) => raw !== '' && !given.has(reference?.raw ?? raw));
}
/** The earlier stage that FROM names. */
function stageBelow({ stages }, stage, text) {
    if (text === stage.image.text)
        return stage.base.kind === 'stage' ? stage.base.stage : undefined;
    const wanted = text.toLowerCase();
    return stages.findLast(({ index, name }) => index < stage.index && name?.raw.toLowerCase() === wanted);
}
/** The images that a stage copies from or mounts; the triggers of the stages below run, too. */
function copiedImages(inputs, stage, variables, isBelow) {
    const run = stage.instructions.filter(({ onbuild }) => isBelow || !onbuild);
    return Array.from((0,sources/* sources */.Tj)(run)).flatMap(({ value, how }) => {
        if (how !== 'COPY --from' && how !== 'RUN --mount')
            return [];
        const { text } = value;
        if (text !== undefined && !(0,sources/* pullsImage */._)(inputs.document, text))
            return [];
        return [useOf(inputs, stage, variables, { value, how, text })];
    });
}
function useOf({ project, document, within }, stage, variables, { value, how, text }) {
    const { path } = document;
    const { span, raw } = value;
    const reference = text === undefined ? undefined : (0,image_reference/* parseImageReference */.o)(text);
    return {
        path,
        span,
        how,
        owner: `${within}${ownerOf(document, stage)}`,
        position: stage.index,
        variant: variables.behind(value).length > 0 ? variables.variant : '',
        raw,
        reference,
        platform: how === 'FROM' ? literal(stage.platform) : '',
        route: project.document(path)?.routeOf(span.start) ?? { scope: '', step: '' },
        related: relatedOf(variables, value),
        parts: reference ? namePartsOf(project, { value, path }, reference.raw, variables.lookup) : [],
    };
}
/** The places that set the variables' values, each once. */
function relatedOf(variables, value) {
    return variables.originsOf(value).map(({ name, path, span, service }) => ({
        path,
        span,
        message: service === undefined
            ? `The default of ${(0,core_text/* quoted */.TL)(name)} is set here.`
            : `${(0,core_text/* quoted */.TL)(service)} is built with this ${(0,core_text/* quoted */.TL)(name)}.`,
    }));
}
function ownerOf({ stages }, { name, index }) {
    if (name !== undefined)
        return `stage:${name.raw.toLowerCase()}`;
    return index === stages.length - 1 ? 'stage:final' : `stage:${index}`;
}

;// CONCATENATED MODULE: ./build/src/images/references.js








/**
 * Every external image that ships: the FROM at the root of each shipped stage's chain, what that chain copies from or
 * mounts, and `image` of services that build nothing. With `buildStages`, those of the other stages too. One place may
 * stand for several images if Compose gives a build other arguments than the defaults. Sorted by place.
 */
function imageUses({ project, reviewed, built }, { buildStages }) {
    const uses = [];
    for (const document of project.documents) {
        if (!reviewed.has(document.path) && !built?.has(document.path))
            continue;
        if (document.kind === 'dockerfile') {
            uses.push(...dockerfileUses({ project, document, builds: project.buildsOf(document), buildStages, within: '' }));
        }
        else {
            uses.push(...composeUses(project, document), ...contextUses(project, document));
            for (const container of project.containersOf(document)) {
                const { build } = container;
                if (build?.document === undefined || build.dockerfile !== undefined)
                    continue;
                const within = `services/${container.name}/`;
                const builds = [{ container, build }];
                uses.push(...dockerfileUses({ project, document: build.document, builds, buildStages, within }));
            }
        }
    }
    return distinct(uses);
}
/** What Dockerfiles pull by themselves, without Compose: the last stage, with the defaults. */
function plainUses({ project }, paths, { buildStages }) {
    const documents = project.dockerfiles.filter(({ path }) => paths.has(path));
    return distinct(documents.flatMap((document) => dockerfileUses({ project, document, builds: [], buildStages, within: '', stages: document.stages.slice(-1) })));
}
function composeUses(project, document) {
    const containers = project.containersOf(document);
    return containers.flatMap((container) => {
        const { image, reference, build, platform, name } = container;
        if (image === undefined || build !== undefined || image.text === '' || isCovered(project, container))
            return [];
        const { path, span, raw } = image;
        return [
            {
                path,
                span,
                how: 'image',
                owner: `services/${name}`,
                position: -1,
                variant: '',
                raw,
                reference,
                platform: literal(platform),
                route: project.document(path)?.routeOf(span.start) ?? { scope: '', step: '' },
                related: [],
                parts: reference ? namePartsOf(project, { value: image, path }, reference.raw, () => undefined) : [],
            },
        ];
    });
}
/** Images that replace a name in the Dockerfile of a build: `additional_contexts: { base: docker-image://\u2026 }`. */
function contextUses(project, document) {
    return project.containersOf(document).flatMap(({ name, build }) => (build?.contexts ?? []).flatMap((context) => {
        const raw = (0,named_contexts/* contextImage */.x)(context.text);
        if (raw === undefined)
            return [];
        const { path, span } = context;
        return [
            {
                ...{ path, span, raw, how: 'FROM', owner: `services/${name}/context:${context.name}`, position: -1 },
                variant: '',
                reference: (0,image_reference/* parseImageReference */.o)(raw),
                platform: '',
                route: project.document(path)?.routeOf(span.start) ?? { scope: '', step: '' },
                related: [],
                parts: [],
            },
        ];
    }));
}
/** Drops fragments (of an override file, or to extend), because the complete containers contain them. */
function isCovered(project, { partial, image }) {
    if (!partial || image === undefined)
        return false;
    return wholesOf(project).has(placeKey(image));
}
const wholes = new WeakMap();
/** The places of images of complete containers. */
function wholesOf(project) {
    const places = wholes.get(project) ??
        new Set(project.containers.flatMap(({ partial, image }) => (partial || image === undefined ? [] : [placeKey(image)])));
    wholes.set(project, places);
    return places;
}
/** The same image in the same place only once; what a build argument resolves is not also reported as unresolved. */
function distinct(uses) {
    const byKey = new Map();
    const resolved = new Set(uses.flatMap((use) => (use.reference ? [placeKey(use)] : [])));
    for (const use of uses) {
        if (use.reference === undefined && use.variant === '' && resolved.has(placeKey(use)))
            continue;
        const key = `${placeKey(use)}\0${references_keyOf(use)}`;
        if (!byKey.has(key))
            byKey.set(key, use);
    }
    return [...byKey.values()].toSorted((a, b) => (0,finding/* compareText */.n)(a.path, b.path) || (0,core_location/* compareSpans */.fd)(a.span, b.span));
}
/** '' for an unresolved name. */
function references_keyOf({ reference, platform }) {
    return reference === undefined ? '' : imageKey({ reference, platform });
}
function placeKey({ path, span: { start } }) {
    return `${path}\0${start.line}:${start.column}`;
}

// EXTERNAL MODULE: ./build/src/rules/knowledge/lifecycles.js + 1 modules
var lifecycles = __webpack_require__(1997);
// EXTERNAL MODULE: ./build/src/snapshot/collect.js + 38 modules
var collect = __webpack_require__(5261);
// EXTERNAL MODULE: ./build/src/core/errors.js
var errors = __webpack_require__(3026);
;// CONCATENATED MODULE: ./build/src/images/build-chain.js
/**
 * The instructions that run for a stage, in the order of the build, with those of the stages below and their triggers.
 */
function instructionsOf(stage) {
    const steps = [];
    let shell;
    let triggers = [];
    for (const { instructions } of stage.chain.toReversed()) {
        for (const instruction of [...triggers, ...instructions]) {
            const isLeft = instruction.onbuild && !triggers.includes(instruction);
            const keyword = isLeft ? 'ONBUILD' : instruction.keyword;
            steps.push({ instruction, keyword, shell });
            if (keyword === 'SHELL')
                shell = instruction.args.map(({ text, raw }) => text ?? raw).join(' ');
        }
        triggers = instructions.filter(({ onbuild }) => onbuild);
    }
    return steps;
}

;// CONCATENATED MODULE: ./build/src/images/built-changes.js

/** `base` is the old Dockerfile; `undefined` if there was none; then everything is new. */
function buildChanges(head, stage, base) {
    if (base === undefined)
        return { isNew: () => true, lost: () => false };
    const name = stage.name?.text ?? '';
    const before = (name === '' ? undefined : base.stageNamed(name)) ?? base.finalStage;
    const old = new Set(before === undefined ? [] : keysOf(base, before));
    const had = new Set(before === undefined ? [] : instructionsOf(before).map(({ keyword }) => keyword));
    const has = new Set(instructionsOf(stage).map(({ keyword }) => keyword));
    return {
        isNew: (instruction) => !old.has(built_changes_keyOf(head, instruction)),
        lost: (keyword) => had.has(keyword) && !has.has(keyword),
    };
}
function keysOf(document, stage) {
    return [...stage.chain.map(({ from }) => from), ...instructionsOf(stage).map(({ instruction }) => instruction)].map((instruction) => built_changes_keyOf(document, instruction));
}
/** For FROM, the image with its digest; otherwise the words and the values of their variables. */
function built_changes_keyOf(document, instruction) {
    const { keyword, normalised, stage } = instruction;
    if (keyword === 'FROM')
        return ['FROM', stage?.platform?.text ?? '', stage?.image.text ?? stage?.image.raw].join('\0');
    const names = new Set(Array.from(normalised.matchAll(/\$\{?([A-Za-z_]\w*)/g), ([, name = '']) => name));
    const values = Array.from(names, (name) => `${name}=${document.resolve(instruction, name) ?? ''}`);
    return [normalised, ...values.toSorted()].join('\0');
}

// EXTERNAL MODULE: ./build/src/core/lazy.js
var lazy = __webpack_require__(3539);
// EXTERNAL MODULE: ./build/src/documents/mapped-text.js
var mapped_text = __webpack_require__(5117);
// EXTERNAL MODULE: ./build/src/documents/shell/read.js + 18 modules
var read = __webpack_require__(682);
;// CONCATENATED MODULE: ./build/src/documents/created-by.js



const keywords = /^(ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)(?:\s+|$)/;
/** A shell as builders write it, at the place where it is looked for: `/bin/bash -o pipefail -c `. */
const shellCall = /((?:[^\s=]*\/)?(?:sh|bash|ash|dash|zsh|ksh)(?: (?:-[A-Za-z]+|pipefail|errexit|nounset|xtrace))* -[A-Za-z]*c|cmd(?:\.exe)?(?: \/[A-Za-z])+|(?:powershell|pwsh)(?:\.exe)?(?: \S+)*? -[Cc]ommand)\s/y;
/**
 * Reads `created_by`, as BuildKit writes it (`RUN |1 A=b /bin/sh -c apt-get update # buildkit`), the classic builder
 * and Buildah (`|1 A=b /bin/sh -c apt-get update`, `/bin/sh -c #(nop) COPY file:1f\u2026 in /app `), and Kaniko
 * (`RUN apt-get update`). `given` are the build arguments that earlier entries set. https://github.com/moby/buildkit/blob/master/frontend/dockerfile/dockerfile2llb/convert.go,
 * https://github.com/moby/moby/blob/master/daemon/builder/dockerfile/dispatchers.go
 */
function readCreatedBy(createdBy, given = new Map()) {
    const whole = createdBy.trim();
    const isMarked = whole.endsWith(buildKitMark);
    const own = isMarked ? whole.slice(0, -buildKitMark.length).trimEnd() : whole;
    const nothing = own.indexOf(classicMark);
    const isClassic = nothing !== -1 || (!isMarked && /^(?:\S*sh -c|\|\d+ |cmd |powershell )/.test(own));
    const said = nothing === -1 ? own : own.slice(nothing + classicMark.length).trimStart();
    const [word = '', keyword = 'RUN'] = (isClassic && nothing === -1 ? null : keywords.exec(said)) ?? [];
    const text = said.slice(word.length);
    const builder = isClassic ? 'classic' : 'buildkit';
    if (keyword !== 'RUN')
        return { keyword, text, shell: '', before: '', builder };
    const { before, shell, length } = callIn(text.slice(0, longestCall), given);
    return { keyword, text: text.slice(length), shell: shell.replace(/\s+/g, ' '), before, builder };
}
const buildKitMark = '# buildkit';
const classicMark = '#(nop)';
/** Build arguments and shell are not longer than this. */
const longestCall = 4096;
/**
 * The build arguments and the shell before a command. A builder writes how many arguments there are, and their values
 * without quotes: what looks like a shell may be part of a value (`|1 STEP=a && sh -c b /bin/sh -c make`). So the shell
 * is the first one after that many names, and not within a value that an ARG entry shows. Buildah also counts arguments
 * that it does not write; then it is the first after any name.
 */
function callIn(text, given) {
    const [mark = '', number = '0'] = /^\|(\d+)\s+/.exec(text) ?? [];
    const wanted = Number(number);
    let named = 0;
    let known = 0;
    let at = mark.length;
    let other;
    let execForm;
    while (at < text.length) {
        shellCall.lastIndex = at;
        const [call = '', shell = ''] = shellCall.exec(text) ?? [];
        const before = text.slice(0, at).trim();
        if (call !== '' && named >= wanted)
            return { before, shell, length: at + call.length };
        if (call !== '')
            other ??= { before, shell, length: at + call.length };
        // All of the arguments, and no shell: the exec form, unless a value was replaced by a longer one.
        if (wanted > 0 && known >= wanted)
            execForm ??= { before, shell: '', length: at };
        word.lastIndex = at;
        const [token = '', name] = word.exec(text) ?? [];
        const whole = name === undefined ? undefined : longestAt(text, at, given.get(name));
        const passed = whole ?? token;
        const names = passed.match(argumentName)?.length ?? 0;
        if (whole !== undefined)
            known += names;
        named += names;
        at += passed.length;
        // Without arguments, the shell comes first.
        if (mark === '')
            break;
    }
    return execForm ?? other ?? { before: '', shell: '', length: 0 };
}
/** The next word with the space after it, and the name of the argument that it may begin. */
const word = /(?:([A-Za-z_]\w*)=)?\S*\s*/y;
const argumentName = /(?<=^|\s)[A-Za-z_]\w*=/g;
/** The longest of the texts that is there as a whole, with the space after it. */
function longestAt(text, at, candidates = new Set()) {
    let longest;
    for (const candidate of candidates) {
        if (candidate.length >= (longest?.length ?? 0) && text.startsWith(`${candidate} `, at))
            longest = `${candidate} `;
    }
    return longest;
}
/** What a RUN ran. Its places are relative to its own text. */
function scriptOf({ keyword, text, shell }) {
    if (keyword !== 'RUN')
        return undefined;
    const [program = '/bin/sh', ...flags] = shell === '' ? ['/bin/sh', '-c'] : shell.split(' ');
    const setting = { program, flags };
    return (0,read/* readShell */.l)((0,mapped_text/* mappedText */.Xh)((0,documents_lines/* readLines */.Se)(text), [{ text, offset: 0 }]), setting);
}

;// CONCATENATED MODULE: ./build/src/images/step-likeness.js
function recorded(made) {
    const text = step_likeness_plain(made.text);
    const { before, shell } = made;
    const whole = [step_likeness_plain(before), shell, text].filter((part) => part !== '').join(' ');
    return { ...made, plain: text, whole, words: wordsOf(text) };
}
function wordsOf(text) {
    return new Set(text.slice(0, longest).split(' '));
}
/** How similar an entry of a history is to the one that this instruction would make. */
function likeness(step) {
    const { keyword } = step;
    const of = comparison(step);
    return (made) => (made.keyword === keyword ? of(made) : 0);
}
function comparison(step) {
    const { instruction, keyword } = step;
    switch (keyword) {
        case 'RUN':
            return runLikeness(step);
        case 'ADD':
        case 'COPY':
            return copyLikeness(instruction);
        case 'WORKDIR': {
            const path = instruction.args[0]?.text?.replace(/\/+$/, '');
            return ({ text }) => (path === undefined ? 1 : endsInPath(text, path) ? 4 : 0);
        }
        case 'ENV':
        case 'ARG':
        case 'LABEL': {
            const names = instruction.pairs.map(({ name }) => name.text ?? name.raw);
            return ({ text }) => (names.every((name) => text.includes(name)) ? 2 : 0);
        }
        case 'USER': {
            const user = instruction.args[0]?.text;
            return ({ text }) => (user === undefined ? 1 : text.trim() === user ? 4 : 0);
        }
        default:
            return () => 1;
    }
}
function runLikeness({ instruction, shell }) {
    const commands = commandsOf(instruction).map(step_likeness_plain);
    const words = wordsOf(commands[0] ?? '');
    const before = (command) => (instruction.json || command.startsWith(pipes) ? '' : shell);
    return ({ plain: text, words: others, shell: known, before: args, whole }) => {
        if (commands.includes(text))
            return 4;
        // An unknown SHELL may come before the command, or build arguments that look like one.
        const isUnsure = known === '' || args !== '';
        if (isUnsure && commands.some((command) => follows(whole, command, before(command))))
            return 4;
        return shared(words, others) >= leastShared ? 1 : 0;
    };
}
/** Whether nothing but build arguments and the shell comes before the command. */
function follows(text, command, shell = defaultShell) {
    if (command === '' || !text.endsWith(` ${command}`))
        return false;
    const before = text.slice(0, -command.length).trim();
    return before === shell || (before.startsWith('|') && before.endsWith(shell));
}
/** https://docs.docker.com/reference/dockerfile/#shell */
const defaultShell = '/bin/sh -c';
/** Code units of a command that are compared; the rest says nothing new about which it is. */
const longest = 600;
/** The share of equal words at which two commands count as the same, changed on the way by a variable or a comment. */
const leastShared = 0.7;
function shared(words, others) {
    const both = words.intersection(others).size;
    return words.size + others.size === 0 ? 0 : (2 * both) / (words.size + others.size);
}
/** Where BuildKit puts a heredoc with a `#!` line. */
const pipes = '/dev/pipes/';
/** The texts that a history can have for a RUN: https://docs.docker.com/reference/dockerfile/#here-documents */
function commandsOf(instruction) {
    const { args, heredocs, json, flags, normalised } = instruction;
    const [heredoc] = heredocs;
    if (heredoc === undefined) {
        if (!json)
            return [args.map(({ raw }) => raw).join(' ')];
        const words = args.map(({ raw, text }) => text ?? raw);
        // The latter is Buildah's.
        return [words.join(' '), `[${words.map((word) => JSON.stringify(word)).join(', ')}]`];
    }
    if (args.length === 0)
        return [heredoc.body, `${pipes}${heredoc.name}`];
    const words = normalised.split(' ').slice(1 + flags.length);
    return [[...words, heredocs.at(-1)?.name ?? ''].join(' ')];
}
function step_likeness_plain(text) {
    return text
        .replace(/\s+/g, ' ')
        .trim()
        .replace(/@?\bsha(?:256|384|512):[0-9a-fA-F]{32,128}/g, '');
}
/** The classic builder shows only a digest for copied files, so only the target can be compared. */
function copyLikeness({ args, heredocs }) {
    const wanted = args.map(({ text }) => text);
    const target = wanted.at(-1);
    // Paths with spaces are written there without quotes.
    const whole = wanted.includes(undefined) ? undefined : step_likeness_plain(wanted.join(' '));
    return ({ text, builder }) => {
        const classic = builder === 'classic' ? / in (\S.*?)\s*$/.exec(text)?.[1] : undefined;
        if (classic !== undefined) {
            // Buildah writes a variable by its name.
            if (target === undefined || classic === args.at(-1)?.raw)
                return target === undefined ? 1 : 2;
            return endsInPath(classic, trimmed(target)) ? 2 : 0;
        }
        const words = text
            .trim()
            .split(/\s+/)
            .filter((word) => !/^(?:--|<<)/.test(word));
        if (words.join(' ') === whole)
            return 4;
        if (words.length !== wanted.length && heredocs.length === 0)
            return 0;
        const same = wanted.every((word, at) => word === undefined || word === words[at - wanted.length + words.length]);
        return same ? 4 : 0;
    };
}
function trimmed(path) {
    return path.replace(/^\.\//, '').replace(/\/+$/, '');
}
/** `app` is `/srv/app` if the builder knew the working directory. */
function endsInPath(found, wanted) {
    const [is, ought] = [trimmed(found.trim()), trimmed(wanted)];
    if (is === ought || ought === '.' || ought === '')
        return is === ought || !wanted.startsWith('/');
    return is.endsWith(`/${ought}`) && !ought.startsWith('/');
}

;// CONCATENATED MODULE: ./build/src/images/layers.js




/** The most stages to try; people do not write more. */
const mostStages = 50;
/** The longest chain and history that are compared, each entry with each. */
const mostSteps = 500;
/**
 * Matches an image's history, from the top down, with the instructions of the stage that fits best, or of the last one if
 * several do. What matches nothing came with the base image.
 */
function attribute(document, configuration) {
    const { finalStage } = document;
    if (finalStage === undefined)
        return undefined;
    const entries = stepsOf(configuration);
    const stages = [finalStage, ...document.stages.filter((stage) => stage !== finalStage).toReversed()];
    const made = entries.map((entry) => recorded(entry.made));
    let best;
    for (const stage of stages.slice(0, mostStages)) {
        const match = align(instructionsOf(stage), made);
        if (best === undefined || match.score > best.match.score)
            best = { stage, match };
    }
    const { stage, match } = best ?? { stage: finalStage, match: { score: 0, pairs: new Map() } };
    const steps = entries.map((entry, at) => ({ ...entry, instruction: match.pairs.get(at) }));
    const from = stage.chain.at(-1)?.from ?? stage.from;
    const byLayer = new Map(steps.flatMap(({ layer, instruction }) => (layer === '' ? [] : [[layer, instruction]])));
    return { stage, from, steps, instructionOf: (layer) => byLayer.get(layer) ?? from };
}
/** The history of an image, not matched yet; only its last entries. */
function stepsOf(configuration) {
    const history = corrected(configuration?.history ?? []);
    const entries = history.slice(-mostSteps);
    const layers = layersOf(entries, history, configuration?.layers ?? []);
    const given = new Map();
    return entries.map(({ createdBy, emptyLayer }, at) => {
        const made = readCreatedBy(createdBy, given);
        const [, name] = (made.keyword === 'ARG' ? /^(\w+)=/.exec(made.text) : null) ?? [];
        if (name !== undefined)
            given.set(name, (given.get(name) ?? new Set()).add(made.text.trimEnd()));
        const script = (0,lazy/* lazy */.R)(() => scriptOf(made));
        return { made, emptyLayer, layer: layers[at] ?? '', instruction: undefined, script };
    });
}
/** The non-empty entries are the layers, in order. If the numbers differ (a squashed image), no layer is known. */
function layersOf(entries, history, layers) {
    const filled = history.filter(({ emptyLayer }) => !emptyLayer).length;
    if (filled !== layers.length)
        return [];
    let next = filled - entries.filter(({ emptyLayer }) => !emptyLayer).length;
    return entries.map(({ emptyLayer }) => (emptyLayer ? '' : (layers[next++] ?? '')));
}
/**
 * Docker's API does not say which entries are empty, so Trivy guesses for an image of a daemon: ONBUILD counts as a layer and
 * the classic builder's WORKDIR does not. It asks further only if the number of layers is wrong, which one of each hides.
 * (`emptyLayer` in Trivy's pkg/fanal/image/daemon/image.go; a real ONBUILD never has a layer.)
 */
function corrected(history) {
    const isOf = (keyword, { createdBy }) => createdBy.includes(`#(nop)`) && readCreatedBy(createdBy).keyword === keyword;
    const isTrigger = (entry) => !entry.emptyLayer && isOf('ONBUILD', entry);
    const isFolder = (entry) => entry.emptyLayer && isOf('WORKDIR', entry);
    const wrong = history.filter(isTrigger).length;
    if (wrong === 0 || wrong !== history.filter(isFolder).length)
        return history;
    return history.map((entry) => isTrigger(entry) || isFolder(entry) ? { ...entry, emptyLayer: !entry.emptyLayer } : entry);
}
/** The ordered pairs with the highest total similarity; of equal ones those nearest to the top. */
function align(chain, history) {
    const steps = chain.slice(-mostSteps);
    const columns = history.length + 1;
    const scores = new Int32Array((steps.length + 1) * columns);
    const likes = new Uint8Array(steps.length * history.length);
    for (const [row, step] of steps.entries()) {
        const like = likeness(step);
        for (const [column, made] of history.entries()) {
            const alike = like(made);
            likes[row * history.length + column] = alike;
            scores[(row + 1) * columns + column + 1] = Math.max(scores[row * columns + column + 1] ?? 0, scores[(row + 1) * columns + column] ?? 0, alike === 0 ? 0 : (scores[row * columns + column] ?? 0) + alike);
        }
    }
    const pairs = new Map();
    let row = steps.length;
    let column = history.length;
    while (row > 0 && column > 0) {
        const here = scores[row * columns + column] ?? 0;
        const alike = likes[(row - 1) * history.length + column - 1] ?? 0;
        const instruction = steps[row - 1]?.instruction;
        if (alike > 0 && instruction && here === (scores[(row - 1) * columns + column - 1] ?? 0) + alike) {
            pairs.set(column - 1, instruction);
            row -= 1;
            column -= 1;
        }
        else if (here === scores[(row - 1) * columns + column])
            row -= 1;
        else
            column -= 1;
    }
    return { score: scores[steps.length * columns + history.length] ?? 0, pairs };
}

;// CONCATENATED MODULE: ./build/src/images/built.js









function placeImage(subject) {
    const { place, report } = subject;
    if (place.kind === 'line') {
        const { path, span, route, owner, isNew } = place;
        const all = { path, span, route, owner, key: '', status: statusOf(isNew), isBase: false, isStep: false };
        const built = builtImage(subject, stepsOf(report.configuration));
        return { subject, built, placeOf: () => all, placeOfLayer: () => all, lost: () => false };
    }
    const { document, before } = place;
    const attribution = attribute(document, report.configuration);
    if (attribution === undefined)
        throw new Error('a Dockerfile without a stage is not built');
    const { stage, from, steps, instructionOf } = attribution;
    const { isNew, lost } = buildChanges(document, stage, before);
    const known = new Map();
    const placed = (instruction) => {
        const place = known.get(instruction) ?? placeFor(instruction);
        known.set(instruction, place);
        return place;
    };
    const placeFor = (instruction) => {
        const isFrom = instruction.keyword === 'FROM';
        const span = isFrom ? (instruction.stage?.image.span ?? instruction.span) : instruction.span;
        const route = document.routeOf(instruction.span.start);
        return {
            ...{ path: document.path, span, route, owner: route.scope },
            key: isFrom ? 'FROM' : instruction.normalised,
            status: statusOf(isNew(instruction)),
            isBase: instruction === from,
            isStep: !isFrom,
        };
    };
    return {
        subject,
        built: builtImage(subject, steps),
        placeOf: (step) => placed(step === undefined ? stage.from : (step.instruction ?? from)),
        placeOfLayer: (layer) => placed(instructionOf(layer)),
        lost,
    };
}
function statusOf(isNew) {
    return isNew ? 'introduced' : 'existing';
}
function builtImage({ name, isReference, report }, steps) {
    const { configuration, distribution } = report;
    if (configuration === undefined)
        return undefined;
    const reference = isReference ? (0,image_reference/* parseImageReference */.o)(name) : undefined;
    const tag = reference === undefined || reference.digest !== '' ? '' : reference.tag || 'latest';
    return { name, tag, configuration, distribution, steps };
}
/**
 * The results for built images: one entry for each place that has vulnerabilities. `told` are the vulnerabilities that
 * the base image's own line already reports, as `id` and package joined by NUL.
 */
function builtImages(placed, told, options) {
    const parts = placed.flatMap((image) => built_partsOf(image, told, options));
    const findings = imageFindings(parts, options);
    const byPart = Map.groupBy(findings, ({ finding }) => partKey(finding.location, finding.vulnerability?.image ?? ''));
    const print = (0,fingerprint/* fingerprinter */.uw)();
    return parts.map(({ use, reference, digest, delta, place, notes }) => {
        const { path, span, route, key } = place;
        const meaning = {
            rule: vulnerability_rule/* imageVulnerability */.s.id,
            route: { scope: use.owner, step: '' },
            subject: `built ${repositoryOf(reference)} ${key}`,
        };
        return {
            ...{ path, span, route, image: reference.name, digest, notes },
            ...{ replaced: '', fixed: (0,core_severity/* countSeverities */.ng)([]), unfixed: delta.unfixed },
            advice: {
                kind: place.isStep ? 'instruction' : 'base',
                ...{ image: reference.name, own: (0,core_severity/* countSeverities */.ng)([...delta.introduced, ...delta.existing]) },
                ...{ offers: [], edits: [] },
            },
            findings: byPart.get(partKey(place, reference.name)) ?? [],
            fingerprint: print(path, meaning),
        };
    });
}
function built_partsOf({ subject, built, placeOfLayer }, told, { ignoreUnfixed }) {
    const { name, report } = subject;
    const byPlace = Map.groupBy(report.vulnerabilities, ({ layer }) => placeOfLayer(layer));
    return Array.from(byPlace).flatMap(([place, vulnerabilities]) => {
        const known = place.isBase ? told(place) : new Set();
        const own = vulnerabilities.filter(({ id, package: of }) => !known.has(`${id}\0${of}`));
        if (own.length === 0)
            return [];
        const part = { ...report, vulnerabilities: own };
        const delta = deltaOf(part, place.status === 'existing' ? part : undefined, { ignoreUnfixed });
        const notes = [
            ...(known.size > 0 && own.length < vulnerabilities.length
                ? ['Vulnerabilities that come with the base image are reported for that image.']
                : []),
            ...unplacedNote(subject, built, vulnerabilities),
            ...report.unseen,
        ];
        const digest = report.digests[0] ?? '';
        return [{ use: { ...place, related: [] }, reference: referenceOf(name), digest, delta, place, notes }];
    });
}
/** Why everything is in one place, if the layers could not be matched. */
function unplacedNote({ name, place }, built, vulnerabilities) {
    if (place.kind !== 'dockerfile')
        return [];
    const here = `so all vulnerabilities of ${(0,core_text/* quoted */.TL)(name)} are reported here.`;
    if (built === undefined || vulnerabilities.every(({ layer }) => layer === '')) {
        return [`The report does not say which layer added a package, ${here}`];
    }
    if (built.steps.some(({ instruction }) => instruction !== undefined))
        return [];
    return [`No layer in its history matches an instruction of ${(0,core_text/* quoted */.TL)(place.document.path)}, ${here}`];
}
/** An image that is named by a path has no repository; its name is used as it was given. */
function referenceOf(name) {
    const { registry, repository } = (0,image_reference/* parseImageReference */.o)(name) ?? { registry: '', repository: '' };
    return { registry, repository, name, tag: '', digest: '' };
}
function repositoryOf({ registry, repository }) {
    return `${registry}/${repository}`;
}
function partKey({ path, span: { start } }, image) {
    return [path, start.line, start.column, image].join('\0');
}

// EXTERNAL MODULE: ./build/src/review/inspect.js + 2 modules
var inspect = __webpack_require__(9270);
// EXTERNAL MODULE: ./build/src/rules/index.js + 282 modules
var rules = __webpack_require__(2718);
;// CONCATENATED MODULE: ./build/src/scanning/inspect-built.js









/**
 * Where the findings of a built image go: on the Dockerfile of its input line, otherwise on the Compose line that names
 * it, otherwise on the only Dockerfile of the repository. A gap if the Dockerfile does not exist; throws `UsageError` with
 * the line to write if there is no such place.
 */
function placeOfBuilt({ what, belongsTo }, context) {
    const { head } = context;
    if (belongsTo !== '') {
        const path = belongsTo.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
        const document = head.project.document(path);
        if (document?.kind === 'dockerfile' && document.finalStage !== undefined)
            return ofDockerfile(document, context);
        return { subject: what, reason: noDockerfile(path, head), blocking: true };
    }
    const line = composeLine((0,image_reference/* parseImageReference */.o)(what), context);
    if (line !== undefined)
        return line;
    const dockerfiles = dockerfilesOf(head);
    const [only, ...more] = dockerfiles;
    if (only !== undefined && more.length === 0)
        return ofDockerfile(only, context);
    const there = only === undefined ? 'is no Dockerfile' : `are ${(0,core_text/* count */.U9)(dockerfiles.length, 'Dockerfile')}`;
    const example = only?.path ?? 'path/to/Dockerfile';
    throw new errors/* UsageError */.e(`Input \`images\`: no Compose file names ${(0,core_text/* quoted */.TL)(what)}, and there ${there} in the repository; add the one that it was built from: ${(0,core_text/* quoted */.TL)(`${what} = ${example}`, 400)}.`);
}
function dockerfilesOf({ project, reviewed }) {
    return project.dockerfiles.filter(({ path, finalStage }) => reviewed.has(path) && finalStage !== undefined);
}
function noDockerfile(path, head) {
    if (head.project.exists(path))
        return `${(0,core_text/* quoted */.TL)(path)} could not be read as a Dockerfile, so the image is not reported.`;
    const there = dockerfilesOf(head).map((document) => document.path);
    const meant = (0,core_text/* nearest */.pA)(path, there) ?? (there.length === 1 ? there[0] : undefined);
    const hint = meant === undefined ? '' : `; did you mean ${(0,core_text/* quoted */.TL)(meant)}?`;
    return `There is no Dockerfile ${(0,core_text/* quoted */.TL)(path)} in the repository${hint || '; pass the one that the image was built from.'}`;
}
function ofDockerfile(document, { base, changes }) {
    const { path } = document;
    const previous = changes.find((change) => change.path === path)?.previousPath ?? path;
    const before = base?.project.document(previous);
    return { kind: 'dockerfile', document, before: before?.kind === 'dockerfile' ? before : undefined };
}
function composeLine(reference, { head, base }) {
    if (reference === undefined)
        return undefined;
    const wanted = imageKey({ reference, platform: '' });
    const isIt = (text) => {
        const own = text === undefined ? undefined : (0,image_reference/* parseImageReference */.o)(text);
        return own !== undefined && imageKey({ reference: own, platform: '' }) === wanted;
    };
    const container = head.project.containers.find(({ image }) => isIt(image?.text) && head.reviewed.has(image?.path ?? ''));
    if (container?.image === undefined)
        return undefined;
    const { name, image } = container;
    const was = base?.project.containers.find((each) => each.name === name && isIt(each.image?.text));
    return {
        kind: 'line',
        path: image.path,
        span: image.span,
        route: head.project.document(image.path)?.routeOf(image.span.start) ?? { scope: '', step: '' },
        owner: `services/${name}`,
        isNew: was === undefined,
    };
}
/** Throws `UsageError` as `placeOfBuilt` does. What the workflow's author named is always blocking. */
function planBuilds(sources, reports, context) {
    const gaps = [];
    const placed = (source, content) => {
        const place = placeOfBuilt(source, context);
        if ('reason' in place)
            gaps.push(place);
        else if (content.kind === 'failed')
            gaps.push({ subject: source.what, reason: content.reason, blocking: true });
        else
            return [{ source, place, content: content.value }];
        return [];
    };
    return {
        scans: sources.flatMap(({ source, subject }) => placed(source, subject)),
        reports: reports.flatMap(({ source, dockerfile, report }) => placed({ ...source, belongsTo: dockerfile }, { kind: 'ok', value: report })),
        gaps,
    };
}
/** Runs the scans; without a scanner there must not be any. */
async function scanBuilds({ scans, reports }, scanner) {
    const gaps = [];
    const looked = await Promise.all(scans.map(async ({ source, place, content }) => {
        const answer = await scanner?.scan(content);
        if (answer === undefined)
            throw new Error('nothing may be scanned without a scanner');
        const { what: name } = source;
        if (answer.kind === 'ok')
            return [{ name, isReference: content.kind === 'local', report: answer.value, place }];
        gaps.push({ subject: name, reason: `Not scanned for known vulnerabilities: ${answer.reason}`, blocking: true });
        return [];
    }));
    const read = reports.map(({ source, place, content: report }) => {
        const isReference = report.name !== '' && !/\.tar(?:\.gz)?$/.test(report.name) && (0,image_reference/* parseImageReference */.o)(report.name) !== undefined;
        return { name: isReference ? report.name : source.what, isReference, report, place };
    });
    const subjects = [...looked.flat(), ...read];
    for (const { name, report } of subjects) {
        gaps.push(...report.unseen.map((reason) => ({ subject: name, reason, blocking: true })));
    }
    return { subjects, gaps };
}
/** `told` are the vulnerabilities that the base image's own line already reports, as in `builtImages`. */
function inspectBuilt(subjects, told, settings) {
    const placed = subjects.map(placeImage);
    const checked = placed.map((image) => check(image, settings));
    return {
        images: builtImages(placed, told, settings),
        findings: identified(checked.flatMap(({ drafts }) => drafts)),
        gaps: checked.flatMap(({ gaps }) => gaps),
    };
}
function check(image, settings) {
    const { built } = image;
    if (built === undefined)
        return { drafts: [], gaps: [] };
    const drafts = new Map();
    const gaps = [];
    for (const rule of rules/* rules */.a.image) {
        if (!(0,inspect/* isActive */.$m)(rule, settings))
            continue;
        const chosen = settings.rules.get(rule.id);
        try {
            for (const { step, message, subject = '', severity, confidence, missing } of rule.check(built)) {
                const { path, span, route, status } = image.placeOf(step);
                const finding = {
                    rule,
                    severity: chosen !== undefined && chosen !== 'off' ? chosen : (severity ?? rule.severity),
                    confidence: confidence ?? rule.confidence,
                    location: { path, span },
                    message,
                    ...{ why: rule.why, fix: rule.fix, subject, absence: missing !== undefined, route, fingerprint: '' },
                    edits: [],
                    related: [],
                };
                const key = JSON.stringify([rule.id, path, span, subject]);
                const isLost = missing !== undefined && image.lost(missing);
                if (!drafts.has(key))
                    drafts.set(key, { finding, status: isLost ? 'introduced' : status });
            }
        }
        catch (error) {
            gaps.push((0,inspect/* ruleFailure */.XK)(rule, built.name, error));
        }
    }
    return { drafts: [...drafts.values()], gaps };
}
/** Two images of one Dockerfile share its findings. */
function identified(drafts) {
    const once = new Map(drafts.map((draft) => [inspect_built_placeKey(draft), draft]));
    const print = (0,fingerprint/* fingerprinter */.uw)();
    return [...once.values()]
        .toSorted((a, b) => (0,finding/* compareFindings */.E)(a.finding, b.finding))
        .map(({ finding, status }) => {
        const { rule, route, subject, location } = finding;
        const own = print(location.path, { rule: rule.id, route, subject });
        return { status, finding: { ...finding, fingerprint: own } };
    });
}
function inspect_built_placeKey({ finding: { rule, location, subject } }) {
    return JSON.stringify([rule.id, location, subject]);
}

// EXTERNAL MODULE: ./build/src/core/tree.js
var tree = __webpack_require__(2165);
// EXTERNAL MODULE: ./build/src/core/registries.js
var registries = __webpack_require__(4098);
;// CONCATENATED MODULE: ./build/src/images/pairing.js

/**
 * Decides which use of base each use of head replaces; each use of base is taken once. First comes a stage or service of
 * the same name, changed or not; then the same image elsewhere, so that a moved or renamed use does not count as new; then
 * the stage in the same position, and the same repository in another stage.
 */
function pairUses(head, base, previousPaths) {
    const pairs = new Map();
    const open = new Set(base);
    const before = ({ path }) => previousPaths.get(path) ?? path;
    const isCopy = copiesOf(previousPaths, head);
    for (const { keyOf, same } of passes) {
        const candidates = Map.groupBy(open, (use) => keyOf(use, use.path));
        for (const use of head) {
            const wanted = pairs.has(use) || isCopy(use) ? undefined : keyOf(use, before(use));
            const partner = wanted === undefined ? undefined : candidates.get(wanted)?.shift();
            if (partner === undefined)
                continue;
            pairs.set(use, { use: partner, same });
            open.delete(partner);
        }
    }
    const shareWith = (partners, uses) => {
        for (const keyOf of [sameInFile, ...inSamePlace]) {
            const candidates = Map.groupBy(partners, (use) => keyOf(use, use.path));
            for (const use of uses) {
                const partner = pairs.has(use) ? undefined : candidates.get(keyOf(use, before(use)))?.[0];
                if (partner !== undefined)
                    pairs.set(use, { use: partner, same: identity(partner) === identity(use) });
            }
        }
    };
    // These may share a partner, which still exists under another name or with the defaults.
    shareWith(base, head.filter(isCopy));
    const given = head.filter((use) => use.variant !== '' && !pairs.has(use));
    const defaults = base.filter(({ variant }) => variant === '');
    shareWith(defaults, given);
    return pairs;
}
function key(...parts) {
    return parts.join('\0');
}
function identity({ reference, raw, platform }) {
    return reference === undefined ? `unresolved ${raw}` : imageKey({ reference, platform });
}
function pairing_repositoryOf({ reference, raw }) {
    return reference === undefined ? raw : `${reference.registry}/${reference.repository}`;
}
/** A stage without a name: a new stage before it changes its number. */
function isNumbered({ owner }) {
    return /(?:^|\/)stage:\d+$/.test(owner);
}
const sameImage = (use, path) => key(path, use.how, use.owner, use.variant, identity(use));
const sameInFile = (use, path) => key(path, use.how, identity(use));
/** One stage may copy from several images; those of the same repository belong together. */
const inSamePlace = [
    (use, path) => key(path, use.how, use.owner, use.variant, pairing_repositoryOf(use)),
    (use, path) => key(path, use.how, use.owner, use.variant),
    (use, path) => key(path, use.how, use.owner),
];
const passes = [
    { keyOf: sameImage, same: true },
    { keyOf: (use, path) => (isNumbered(use) ? sameInFile(use, path) : undefined), same: true },
    ...inSamePlace.map((keyOf) => ({
        keyOf: (use, path) => (isNumbered(use) ? undefined : keyOf(use, path)),
        same: false,
    })),
    { keyOf: sameInFile, same: true },
    { keyOf: (use) => key(use.how, identity(use)), same: true },
    ...inSamePlace.map((keyOf) => ({ keyOf, same: false })),
    { keyOf: (use, path) => (use.position === -1 ? undefined : key(path, use.how, use.position)), same: false },
    { keyOf: (use, path) => (use.position === -1 ? undefined : key(path, use.how, pairing_repositoryOf(use))), same: false },
];
/** Uses in files that were copied from one that still exists and has its own partners. */
function copiesOf(previousPaths, head) {
    const paths = new Set(head.map(({ path }) => path));
    return ({ path }) => {
        const source = previousPaths.get(path);
        return source !== undefined && source !== path && paths.has(source);
    };
}

;// CONCATENATED MODULE: ./build/src/images/plan.js




/** Decides which images to scan: those that the pull request adds or changes, or in a wider scope all in that scope. */
function planScans(inputs) {
    const { head, base, previousPaths, scope, changedPaths } = inputs;
    const pairs = base === undefined ? new Map() : pairUses(head, base, previousPaths);
    const uses = [];
    const left = [];
    for (const use of head) {
        const pair = pairs.get(use);
        if (base !== undefined && scope === 'introduced' && pair?.same === true) {
            left.push({ use, why: 'untouched', reason: '' });
            continue;
        }
        if (base !== undefined && scope === 'changed-files' && changedPaths?.has(use.path) === false)
            continue;
        const answer = targetOf(use, 'head', inputs);
        if ('why' in answer)
            left.push({ use, ...answer });
        else {
            const partner = pair === undefined ? undefined : partnerOf(pair.use, inputs);
            uses.push({ use, reference: answer.reference, scan: answer.key, partner });
        }
    }
    const targets = new Map();
    const want = (use, side) => {
        const target = targetOf(use, side, inputs);
        if ('key' in target && !targets.has(target.key))
            targets.set(target.key, target);
    };
    for (const { use } of uses)
        want(use, 'head');
    for (const { partner } of uses)
        if (partner?.scan !== undefined)
            want(partner.use, 'base');
    return { uses, targets: [...targets.values()], left };
}
function partnerOf(use, inputs) {
    const target = targetOf(use, 'base', inputs);
    return 'key' in target ? { use, scan: target.key, reason: '' } : { use, scan: undefined, reason: target.reason };
}
function targetOf({ reference, raw, platform, variant }, side, { allowedRegistries, isReported }) {
    if (reference === undefined) {
        const whose = variant === '' ? '' : ` of ${(0,core_text/* quoted */.TL)(variant)}`;
        const reason = raw.includes('$')
            ? `${(0,core_text/* quoted */.TL)(raw)} depends on a variable${whose} that has no value in the files; give it a default.`
            : `${(0,core_text/* quoted */.TL)(raw)} is not an image name; write it as \`name:tag\`.`;
        return { why: 'unresolved', reason };
    }
    const key = imageKey({ reference, platform });
    if (!(0,registries/* allowsRegistry */.O)(allowedRegistries, reference.registry) && isReported?.({ reference, platform }) !== true) {
        const reason = `${(0,core_text/* quoted */.TL)(reference.registry)} is not one of the \`allowed-registries\`; add it there if images may be pulled from it.`;
        return { why: 'registry', reason };
    }
    return { key, reference, platform, side };
}
/** The image that a scanner gets. */
function subjectOf({ reference: { registry, repository, tag, digest }, platform, }) {
    // For every registry, a name without a version means the tag `latest`.
    return { kind: 'remote', registry, repository, tag: tag || (digest === '' ? 'latest' : ''), digest, platform };
}

;// CONCATENATED MODULE: ./build/src/scanning/plan-images.js




/** Decides which images of two commits are scanned, and what each is compared with. */
function planImages({ head, base, changes, asked, options, isReported }) {
    return planScans({
        // Without a base nothing is compared, and only the requested files are reported.
        head: imageUses(base === undefined ? { ...head, built: new Set() } : head, options.images),
        base: base && [...imageUses(base, options.images), ...plainUses(head, onlyBuiltNow(head, base), options.images)],
        previousPaths: (0,tree/* previousPaths */.I)(changes),
        scope: options.scope,
        changedPaths: asked,
        allowedRegistries: options.allowedRegistries,
        ...(isReported && { isReported }),
    });
}
/**
 * Dockerfiles that nothing built at base, so they were not read there. They are unchanged, so head's content is used.
 */
function onlyBuiltNow(head, base) {
    return new Set([...head.built].filter((path) => base.project.document(path) === undefined));
}
/** A use of an image that was not scanned, or only in part. */
function notScanned({ use }, reason, { blocking, inPart = false }) {
    const subject = use.reference === undefined ? use.raw : (0,image_reference/* formatReference */.F)(use.reference);
    const what = inPart ? 'Only partly scanned' : 'Not scanned';
    const gap = { path: use.path, subject, reason: `${what} for known vulnerabilities: ${reason}`, blocking };
    return inPart ? { ...gap, limited: true } : gap;
}

// EXTERNAL MODULE: ./build/src/core/image-scan.js
var image_scan = __webpack_require__(4684);
;// CONCATENATED MODULE: ./build/src/scanning/scan-images.js



/** `tools` may be missing if nothing is scanned. Of the `most` scans of a run, `taken` are used by others. */
function scansOf(tools, most, log, begun = new Map(), taken = 0) {
    /** How many may still be scanned, including those whose digest is not known yet. */
    const progress = { left: 0 };
    const scan = (target, digest) => {
        if (tools === undefined)
            throw new Error('nothing may be scanned without a scanner');
        const key = contentKey(target, digest);
        const known = begun.get(key);
        if (known !== undefined || begun.size + taken >= most) {
            progress.left -= 1;
            return known ?? Promise.resolve(beyond(most));
        }
        const running = told(progress, log, () => tools.scanner.scan({ ...subjectOf(target), digest }));
        begun.set(key, running);
        return running;
    };
    const digestOf = async ({ reference: { registry, repository, tag, digest } }) => {
        if (digest !== '' || tools === undefined)
            return { kind: 'ok', value: digest };
        const answer = await tools.registry.digest({ registry, repository, tag: tag === '' ? 'latest' : tag });
        // If only our own request failed, the scanner may succeed, and its messages are better than ours.
        return answer.kind === 'failed' && answer.cause === 'unreachable' ? { kind: 'ok', value: '' } : answer;
    };
    const look = async (target, known) => {
        if (known.kind === 'failed') {
            progress.left -= 1;
            return { report: known, digest: '' };
        }
        const report = await scan(target, known.value);
        const named = report.kind === 'ok' ? (report.value.digests[0] ?? '') : '';
        return { report, digest: known.value === '' ? named : known.value };
    };
    return {
        async all(targets) {
            progress.left += targets.length;
            const asked = targets.map((target) => ({ target, digest: digestOf(target) }));
            // Only if there may be too many images, they are scanned in order; otherwise no image waits for another's registry.
            if (begun.size + taken + targets.length > most)
                await Promise.all(asked.map(({ digest }) => digest));
            const looked = asked.map(async ({ target, digest }) => [target.key, await look(target, await digest)]);
            return new Map(await Promise.all(looked));
        },
        async candidates({ reference, digest: own, notes, use }, tags) {
            progress.left += tags.length;
            const notable = [];
            const looked = await Promise.all(tags.map(async (tag) => {
                const target = { reference: { ...reference, tag, digest: '' }, platform: use.platform };
                const digest = await digestOf(target);
                // The same content under another name is not better.
                if (digest.kind === 'ok' && digest.value !== '' && digest.value === own) {
                    progress.left -= 1;
                    return [];
                }
                const { report, digest: scanned } = await look(target, digest);
                if (report.kind === 'ok')
                    return [{ tag, digest: scanned, report: report.value }];
                notable.push(`\`${tag}\` was not scanned, so it is not suggested: ${report.reason}`);
                return [];
            }));
            return { candidates: looked.flat(), notes: [...notes, ...notable.toSorted()] };
        },
    };
}
function contentKey({ reference, platform }, digest) {
    const { registry, repository, tag } = reference;
    return digest === '' ? `${registry}/${repository}:${tag} ${platform}` : `${digest} ${platform}`;
}
function beyond(most) {
    return (0,image_scan/* failure */.V)('refused', `A run scans ${(0,core_text/* count */.U9)(most, 'image')} at most; raise \`images.max\` in the config for more.`);
}
/** Logs how many images are left; the scanner logs what it does with each. */
async function told(progress, log, act) {
    const answer = await act();
    progress.left -= 1;
    if (progress.left > 0)
        log.info(`${(0,core_text/* count */.U9)(progress.left, 'image')} left to scan.`);
    return answer;
}

;// CONCATENATED MODULE: ./build/src/scanning/inspect-images.js












const inspect_images_lifecycles = { productOf: lifecycles/* productOf */.$7, distributionOf: lifecycles/* distributionReleaseOf */.Zm };
/**
 * Finds the known vulnerabilities of the images that head pulls: plans from the files, reads reports or scans, and
 * compares with the images that base pulled instead. An image that could not be scanned is a gap, never clean.
 */
async function inspectImages(inputs) {
    const { request, open, options } = inputs;
    const reports = reportsOf(inputs);
    const plan = planOf(inputs, reports);
    const builds = planBuilds(inputs.built, reports.built, inputs);
    const wanted = request.mode === 'false' ? [] : plan.targets.filter((target) => reports.of(target) === undefined);
    const gaps = [...reports.gaps, ...builds.gaps, ...leftGaps(plan, inputs)];
    const tools = wanted.length === 0 && builds.scans.length === 0 ? undefined : await open();
    // While the registry answers with the digests, which are needed before anything is scanned.
    if (builds.scans.length > 0 || options.images.max > 0)
        tools?.scanner.prepare();
    try {
        const scans = scansOf(tools, options.images.max, inputs.log, inputs.begun, builds.scans.length);
        const [built, looked] = await Promise.all([
            scanBuilds(builds, tools?.scanner),
            lookAt(plan, wanted, scans, reports),
        ]);
        gaps.push(...built.gaps);
        const scanned = [];
        for (const planned of plan.uses) {
            const head = looked.get(planned.scan);
            if (head === undefined)
                continue;
            if (head.report.kind === 'failed')
                gaps.push(inspect_images_gapOf(planned, head.report.reason, inputs));
            else {
                scanned.push(scannedUse(planned, head.report.value, head.digest, looked));
                for (const reason of head.report.value.unseen)
                    gaps.push(inspect_images_gapOf(planned, reason, inputs, true));
            }
        }
        const advised = tools && options.images.advice ? await withCandidates(scanned, tools, scans, inputs) : scanned;
        const outcome = { ...options, ignoreUnfixed: request.ignoreUnfixed };
        const images = inspectedImages(advised, outcome);
        const own = inspectBuilt(built.subjects, toldBy(scanned), outcome);
        gaps.push(...own.gaps);
        for (const reason of tools?.scanner.notices() ?? [])
            gaps.push({ subject: 'Trivy', reason, blocking: false, limited: true });
        return {
            images: [...images, ...own.images.filter(isAsked(inputs))],
            findings: own.findings,
            gaps: unique(gaps),
            unmatched: inputs.reports.length === 0 ? [] : reports.unmatched(namedImages(inputs)),
            facts: knownImages(seenImages(plan, looked)),
        };
    }
    finally {
        await tools?.close();
    }
}
/** Under `changed-files`, nothing else is reported. */
function isAsked({ asked, options }) {
    return ({ path }) => options.scope !== 'changed-files' || asked?.has(path) !== false;
}
/** What the line of a base image reports: an image built on it does not report it again. */
function toldBy(scanned) {
    return ({ path, span: { start } }) => {
        const uses = scanned.filter(({ use }) => use.path === path && use.span.start.line === start.line && use.span.start.column === start.column);
        return new Set(uses.flatMap(({ report }) => report.vulnerabilities.map(({ id, package: name }) => `${id}\0${name}`)));
    };
}
function reportsOf({ head, base, reports, request }) {
    const isDockerfile = (path) => [head, base].some((commit) => commit?.project.document(path)?.kind === 'dockerfile' || commit?.project.exists(path));
    return givenReports(reports, { isDockerfile, platform: request.platform });
}
/** Every image that the files name, also in build stages: a report may be about any of them. */
function namedImages({ head, base }) {
    return [head, base ?? collect/* emptySnapshot */.WX].flatMap((commit) => imageUses(commit, { buildStages: true }).flatMap(({ reference, platform }) => reference === undefined ? [] : [{ reference, platform }]));
}
function planOf(inputs, reports) {
    const { request } = inputs;
    const plan = planImages({ ...inputs, isReported: (use) => reports.of(use) !== undefined });
    if (request.mode !== 'false')
        return withoutBuilt(plan, request);
    // Nothing is scanned, so only images with a report are included.
    const reported = new Set(plan.targets.filter((target) => reports.of(target) !== undefined).map(({ key }) => key));
    return {
        uses: plan.uses.filter(({ scan }) => reported.has(scan)),
        targets: plan.targets.filter(({ key }) => reported.has(key)),
        left: [],
    };
}
/** An image that the workflow built is scanned as such, not in a registry. */
function withoutBuilt(plan, { images }) {
    const keys = new Set(images.flatMap(({ what }) => {
        const reference = (0,image_reference/* parseImageReference */.o)(what);
        return reference === undefined ? [] : [imageKey({ reference, platform: '' })];
    }));
    const isBuilt = (reference) => keys.has(imageKey({ reference, platform: '' }));
    return {
        uses: plan.uses.filter(({ reference }) => !isBuilt(reference)),
        targets: plan.targets.filter(({ reference, side }) => side === 'base' || !isBuilt(reference)),
        left: plan.left.filter(({ use }) => use.reference === undefined || !isBuilt(use.reference)),
    };
}
/** Every target of the plan, with its result. */
async function lookAt(plan, wanted, scans, reports) {
    const scanned = await scans.all(wanted);
    return new Map(plan.targets.flatMap((target) => {
        const report = reports.of(target);
        const looked = report === undefined ? scanned.get(target.key) : ofReport(report, target);
        return looked === undefined ? [] : [[target.key, looked]];
    }));
}
function ofReport(report, { reference }) {
    return { report: { kind: 'ok', value: report }, digest: reference.digest || (report.digests[0] ?? '') };
}
function scannedUse({ use, reference, partner }, report, digest, looked) {
    const whole = { use, reference, report, digest, candidates: [] };
    if (partner?.use.reference === undefined)
        return { ...whole, before: undefined, notes: partnerNote(partner) };
    const before = partner.scan === undefined ? undefined : looked.get(partner.scan)?.report;
    if (before?.kind === 'ok') {
        return { ...whole, before: { reference: partner.use.reference, report: before.value }, notes: [] };
    }
    const reason = before?.reason ?? partner.reason;
    return { ...whole, before: undefined, notes: partnerNote(partner, reason) };
}
function partnerNote(partner, reason = partner?.reason ?? '') {
    if (partner === undefined)
        return [];
    const name = partner.use.reference === undefined ? partner.use.raw : (0,image_reference/* formatReference */.F)(partner.use.reference);
    const why = reason === '' ? 'it was not scanned.' : reason;
    return [
        `\`${name.replaceAll('`', "'")}\`, which it replaces, could not be compared, so every vulnerability counts as introduced: ${why}`,
    ];
}
/** Other tags of the same repositories, scanned, for the images that need advice. */
async function withCandidates(scanned, { registry }, scans, { request, options, today }) {
    const outcome = { rules: options.rules, ignoreUnfixed: request.ignoreUnfixed };
    const looked = scanned.map(async (one) => {
        const { reference } = one;
        if (!wantsAdvice(one, outcome))
            return one;
        const tags = await registry.tags(reference);
        if (tags.kind === 'failed') {
            return {
                ...one,
                notes: [...one.notes, `Other tags could not be listed, so none is suggested: ${tags.reason}`],
            };
        }
        const wanted = candidates(reference, tags.value, { today, lifecycles: inspect_images_lifecycles });
        return { ...one, ...(await scans.candidates(one, wanted)) };
    });
    return Promise.all(looked);
}
/**
 * The images that rules may know about. Not an image whose partner was not scanned: knowing more about one side would
 * look like a change.
 */
function seenImages({ uses, targets }, looked) {
    const lonely = uses.filter(({ partner }) => partner !== undefined && looked.get(partner.scan ?? '')?.report.kind !== 'ok');
    const left = new Set(lonely.map(({ scan }) => scan));
    return targets.flatMap(({ key, reference }) => {
        const seen = left.has(key) ? undefined : looked.get(key);
        return seen?.report.kind === 'ok' ? [{ reference, report: seen.report.value, digest: seen.digest }] : [];
    });
}
function leftGaps({ left }, inputs) {
    return left.filter(({ why }) => why !== 'untouched').map((one) => inspect_images_gapOf(one, one.reason, inputs));
}
/** An image that was not scanned blocks only if the scan was required. */
function inspect_images_gapOf(one, reason, { request }, inPart = false) {
    return notScanned(one, reason, { blocking: request.mode === 'true', inPart });
}
function unique(gaps) {
    return [...new Map(gaps.map((gap) => [JSON.stringify(gap), gap])).values()];
}


/***/ })

};
;
})
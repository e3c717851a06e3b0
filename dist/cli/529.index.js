(function (exports, require, module, __dirname) {"use strict";
exports.id = 529;
exports.ids = [529];
exports.modules = {

/***/ 6529:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  scan: () => (/* binding */ scan)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/src/core/image-inspection.js
var image_inspection = __webpack_require__(3071);
// EXTERNAL MODULE: ./build/src/core/lazy.js
var lazy = __webpack_require__(3539);
// EXTERNAL MODULE: ./build/src/core/text.js
var core_text = __webpack_require__(7422);
// EXTERNAL MODULE: ./build/src/documents/classify.js
var classify = __webpack_require__(8424);
// EXTERNAL MODULE: ./build/src/documents/source-text.js + 1 modules
var source_text = __webpack_require__(2125);
// EXTERNAL MODULE: ./build/src/core/finding.js
var finding = __webpack_require__(5068);
// EXTERNAL MODULE: ./build/src/review/redact.js
var redact = __webpack_require__(7205);
;// CONCATENATED MODULE: ./build/src/review/join-reviews.js


/** Joins reviews of independent parts. Throws if there is none. */
function joinReviews(reviews) {
    const [first, ...rest] = reviews;
    if (first === undefined)
        throw new Error('nothing was reviewed');
    if (rest.length === 0)
        return first;
    const gaps = new Map(reviews.flatMap((review) => review.gaps).map((gap) => [JSON.stringify(gap), gap]));
    return {
        ...first,
        findings: reviews.flatMap(({ findings }) => findings).toSorted(finding/* compareFindings */.E),
        silenced: reviews.flatMap(({ silenced }) => silenced).toSorted(finding/* compareFindings */.E),
        gaps: [...gaps.values()].toSorted((a, b) => (0,finding/* compareText */.n)(a.path ?? '', b.path ?? '')),
        secrets: reviews.flatMap(({ secrets = [] }) => secrets),
        images: reviews.flatMap(({ images }) => images),
        stats: sumOf(reviews),
    };
}
function sumOf(reviews) {
    const sum = (name) => reviews.reduce((total, { stats }) => total + stats[name], 0);
    return {
        files: sum('files'),
        dockerfiles: sum('dockerfiles'),
        composeFiles: sum('composeFiles'),
        rules: Math.max(...reviews.map(({ stats }) => stats.rules)),
        introduced: sum('introduced'),
        existing: sum('existing'),
        fixed: sum('fixed'),
        silenced: sum('silenced'),
        images: reviews.flatMap(({ stats }) => stats.images),
    };
}
/** A secret that was found in one part of a tree may appear in the findings of another. */
function redactAcross(review, text) {
    const { findings, silenced } = review;
    const clean = (0,redact/* redact */.E)([...findings, ...silenced], text);
    // `redact` keeps the order and drops none.
    return {
        ...review,
        findings: clean.slice(0, findings.length),
        silenced: silenced.map((finding, at) => ({ ...finding, ...clean[findings.length + at] })),
    };
}

// EXTERNAL MODULE: ./build/src/review/review.js + 16 modules
var review = __webpack_require__(3030);
// EXTERNAL MODULE: ./build/src/snapshot/collect.js + 38 modules
var collect = __webpack_require__(5261);
// EXTERNAL MODULE: ./build/src/documents/paths.js
var documents_paths = __webpack_require__(8536);
;// CONCATENATED MODULE: ./build/src/snapshot/parts.js




/**
 * A tree of at most this many container files is one part; each takes some 80 KB, parsed and checked. Beyond that, parts
 * also save time: V8's garbage collector is fastest with objects that are soon dropped.
 */
const fewFiles = 300;
/** The container files of one part of a larger tree. */
const partFiles = 60;
/**
 * A tree of at most this many takes less than 300 MB without `before`, and some 15 % less time than with it.
 */
const manyFiles = 1500;
/**
 * Visits a tree in parts that are independent of one another, so that only one of them has to be in memory at a time:
 * 10,000 files as a whole take 700 MB. Files of one folder stay together, and so do files that point at one another.
 * It is known only after all slices were read which of them do; those are joined and read again, all others are read
 * once.
 */
async function inParts(reader, selection, { visit, parse, before, whole = fewFiles, ahead, base }) {
    const trees = [{ reader, selection }, ...(base === undefined ? [] : [base])];
    const paths = new Set((await Promise.all(trees.map(containerPaths))).flat());
    const slices = sliced([...paths], whole);
    const read = async (part) => {
        const shared = base === undefined ? parse : (0,collect/* parser */.K3)(parse);
        const reading = trees.map((tree) => (0,collect/* collect */.Fo)(tree.reader, narrowed(tree.selection, part), shared));
        const [head, other] = await Promise.all(reading);
        if (head === undefined)
            throw new Error('no tree was read');
        return [head, other];
    };
    if (slices.length <= 1)
        return [await visit(...(await read(undefined)))];
    await ahead?.([...paths]);
    const homes = new Map(slices.flatMap((slice, index) => slice.map((path) => [path, index])));
    const links = new Links();
    const [changed = -1, ...others] = base === undefined ? [] : slicesWith(base.changed, homes);
    for (const other of others)
        links.join(nameOf(changed), nameOf(other));
    const seen = new Map();
    for (const [index, slice] of slices.entries()) {
        if (paths.size > manyFiles)
            await before?.();
        const name = nameOf(index);
        const snapshots = await read(slice);
        const away = snapshots
            .flatMap((snapshot) => snapshot?.project.documents ?? [])
            .filter(({ path }) => homes.get(path) !== index);
        for (const { path } of away)
            links.join(name, nameOf(homes.get(path) ?? path));
        if (away.length === 0 && (others.length === 0 || links.find(name) !== links.find(nameOf(changed)))) {
            seen.set(name, await visit(...snapshots));
        }
    }
    const results = [];
    for (const group of Map.groupBy(slices.keys(), (index) => links.find(nameOf(index))).values()) {
        const [first = 0] = group;
        const alone = group.length === 1 ? seen.get(nameOf(first)) : undefined;
        results.push(alone ?? (await visit(...(await read(group.flatMap((index) => slices[index] ?? []))))));
    }
    return results;
}
/** The slices in whose folders something changed. */
function slicesWith(changed, homes) {
    const byFolder = new Map(Array.from(homes, ([path, index]) => [(0,documents_paths/* folderOf */.y)(path), index]));
    return [...new Set(changed.flatMap((path) => byFolder.get((0,documents_paths/* folderOf */.y)(path)) ?? []))];
}
/** A slice by its number, or a file that is in none by its path. */
function nameOf(sliceOrPath) {
    return typeof sliceOrPath === 'number' ? `slice ${sliceOrPath}` : `file ${sliceOrPath}`;
}
async function containerPaths({ reader, selection: { included, named }, }) {
    const { entries } = await reader.list();
    return entries
        .map(({ path }) => path)
        .filter((path) => named?.has(path) || (0,classify/* classify */.L8)(path) !== undefined || included(path));
}
/** Whole folders, as many as make up a part. */
function sliced(paths, whole) {
    if (paths.length <= whole)
        return [paths];
    const slices = [];
    let slice = [];
    for (const files of Map.groupBy(paths, documents_paths/* folderOf */.y).values()) {
        if (slice.length >= partFiles || slices.length === 0) {
            slice = [];
            slices.push(slice);
        }
        slice.push(...files);
    }
    return slices;
}
function narrowed(selection, part) {
    return part === undefined ? selection : { ...selection, among: part.toSorted(finding/* compareText */.n) };
}
/** Which names belong together, directly or by way of others (a disjoint-set forest with path halving). */
class Links {
    #parents = new Map();
    find(name) {
        let at = name;
        for (let parent = this.#parents.get(at); parent !== undefined; parent = this.#parents.get(at)) {
            const above = this.#parents.get(parent);
            if (above !== undefined)
                this.#parents.set(at, above);
            at = parent;
        }
        return at;
    }
    join(a, b) {
        const [first, second] = [this.find(a), this.find(b)];
        if (first !== second)
            this.#parents.set(first, second);
    }
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./build/src/system/file-names.js
var file_names = __webpack_require__(6004);
// EXTERNAL MODULE: ./build/src/system/trouble.js
var trouble = __webpack_require__(1240);
;// CONCATENATED MODULE: ./build/src/system/folders.js





/** Never relevant, and often the largest part of a folder. */
const skippedNames = new Set(['.git', 'node_modules']);
/**
 * The files of a folder, inside or outside a git repository. Links are not followed. The calls are synchronous: for
 * thousands of small files that is several times faster, and nothing else has to wait.
 */
function folderReader(root, options) {
    /** Paths that are not valid UTF-8, as bytes. */
    const oddPaths = new Map();
    let listing;
    const onDisk = (path) => oddPaths.get(path) ?? (0,external_node_path_.join)(root, path);
    return {
        list: async () => {
            listing ??= walk(root, options, oddPaths);
            return listing;
        },
        read: async (entries) => new Map(entries.map((entry) => [entry.path, readEntry(entry, onDisk(entry.path), options.maxBytes)])),
    };
}
/** The folder of the enclosing git work tree, if there is one. */
function enclosingRepository(folder) {
    for (let at = (0,external_node_path_.resolve)(folder);; at = (0,external_node_path_.dirname)(at)) {
        if (isRepository((0,external_node_path_.join)(at, '.git')))
            return at;
        if ((0,external_node_path_.dirname)(at) === at)
            return undefined;
    }
}
/** `.git` is a folder, or a file that names one (worktrees, submodules). */
function isRepository(git) {
    return (0,external_node_fs_.existsSync)((0,external_node_path_.join)(git, 'HEAD')) || ((0,external_node_fs_.existsSync)(git) && (0,external_node_fs_.lstatSync)(git).isFile());
}
function walk(root, { excluded, within }, oddPaths) {
    const entries = [];
    const gaps = [];
    const pending = within.map((path) => ({ path, place: path === '' ? root : (0,external_node_path_.join)(root, path) }));
    const visited = new Set();
    for (let folder = pending.pop(); folder; folder = pending.pop()) {
        if (visited.has(folder.path))
            continue;
        visited.add(folder.path);
        const children = childrenOf(folder);
        if (typeof children === 'string') {
            gaps.push({ path: folder.path, subject: folder.path || '.', reason: children, blocking: true });
            continue;
        }
        for (const child of children) {
            const { path, place, kind } = child;
            if (typeof place !== 'string')
                oddPaths.set(path, place);
            if (kind !== 'folder')
                entries.push({ path, kind, oid: undefined, size: undefined });
            else if (!excluded(path))
                pending.push(child);
        }
    }
    entries.sort((a, b) => (0,finding/* compareText */.n)(a.path, b.path));
    return { entries, gaps };
}
/** The entries of a folder, or why it cannot be listed. */
function childrenOf({ path, place }) {
    const prefix = path === '' ? '' : `${path}/`;
    try {
        if (typeof place === 'string') {
            const dirents = (0,external_node_fs_.readdirSync)(place, { withFileTypes: true });
            // U+FFFD replaces invalid bytes: the file could not be opened by such a name.
            if (!dirents.some(({ name }) => name.includes('\uFFFD'))) {
                return dirents.flatMap((dirent) => skippedNames.has(dirent.name) ? [] : [childOf(dirent, `${prefix}${dirent.name}`, `${place}/${dirent.name}`)]);
            }
        }
        const bytes = Buffer.from(place);
        return (0,external_node_fs_.readdirSync)(bytes, { withFileTypes: true, encoding: 'buffer' }).flatMap((dirent) => {
            const name = (0,file_names/* nameOf */.V)(dirent.name);
            const full = Buffer.concat([bytes, Buffer.from('/'), dirent.name]);
            return skippedNames.has(name) ? [] : [childOf(dirent, `${prefix}${name}`, full)];
        });
    }
    catch (error) {
        return `The folder could not be read (${(0,trouble/* troubleOf */.L)(error)}).`;
    }
}
function childOf(dirent, path, place) {
    const known = dirent.isFile() || dirent.isDirectory() || dirent.isSymbolicLink();
    // Some file systems do not say what an entry is.
    const type = known ? dirent : (lstatOf(place) ?? dirent);
    const kind = type.isDirectory() ? 'folder' : type.isSymbolicLink() ? 'symlink' : 'file';
    return { path, place, kind };
}
function readEntry({ path, kind }, place, maxBytes) {
    const gap = (reason) => ({ path, subject: path, reason, blocking: true });
    try {
        if (kind === 'symlink')
            return (0,external_node_fs_.readlinkSync)(place, { encoding: 'buffer' });
        return readBounded(place, maxBytes) ?? gap('It is not a regular file, so it was not reviewed.');
    }
    catch (error) {
        return gap(`It could not be read (${(0,trouble/* troubleOf */.L)(error)}).`);
    }
}
/** At most one byte more than `maxBytes`, so that the caller sees that it is too large. */
function readBounded(place, maxBytes) {
    // Without O_NONBLOCK, opening a named pipe waits for somebody to write. Windows knows neither flag.
    const file = (0,external_node_fs_.openSync)(place, external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NONBLOCK ?? 0) | (external_node_fs_.constants.O_NOFOLLOW ?? 0));
    try {
        const stats = (0,external_node_fs_.fstatSync)(file);
        if (!stats.isFile())
            return undefined;
        const buffer = Buffer.allocUnsafe(Math.min(stats.size, maxBytes) + 1);
        let length = 0;
        for (let read = -1; read !== 0 && length < buffer.length; length += read) {
            read = (0,external_node_fs_.readSync)(file, buffer, length, buffer.length - length, null);
        }
        return buffer.subarray(0, length);
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}
function lstatOf(place) {
    return (0,external_node_fs_.lstatSync)(place, { throwIfNoEntry: false });
}

;// CONCATENATED MODULE: ./build/src/system/part-memory.js
/**
 * Keeps the heap small if there are several parts. Loaded only then, because loading takes 5 % of the review of one
 * file.
 */
function partMemory() {
    let heap;
    return {
        async before() {
            heap ??= (await __webpack_require__.e(/* import() */ 340).then(__webpack_require__.bind(__webpack_require__, 3340))).frugalHeap();
            heap.tidy();
        },
        end: () => heap?.end(),
    };
}

// EXTERNAL MODULE: ./build/src/system/terminal.js
var terminal = __webpack_require__(4379);
;// CONCATENATED MODULE: ./build/src/cli/globs.js

/**
 * The user's globs are relative to the working directory, but the paths of files are relative to another folder. `prefix`
 * is the path from that folder to the working directory (`services/web/`), or '' if they are the same; `suffix` is the
 * path from the working directory down to that folder. A pattern may be relative to either.
 */
function globsFrom(globs, { prefix, suffix }) {
    if (prefix === '' && suffix === '')
        return globs;
    return globs.flatMap((glob) => {
        const mark = (0,classify/* isTakenBack */.Zb)(glob) ? '!' : '';
        const plain = glob.slice(mark.length).replace(/^\.\//, '');
        const seen = suffix === '' ? `${prefix}${plain}` : plain.startsWith(suffix) ? plain.slice(suffix.length) : undefined;
        return seen === undefined || seen === '' ? [mark + plain] : [mark + plain, mark + seen];
    });
}

// EXTERNAL MODULE: ./build/src/cli/images.js + 2 modules
var cli_images = __webpack_require__(3607);
// EXTERNAL MODULE: ./build/src/cli/progress.js
var progress = __webpack_require__(69);
;// CONCATENATED MODULE: ./build/src/cli/relocate.js
/** The same review with every path changed by `rename`. */
function relocate(review, rename) {
    const moved = (finding) => ({
        ...finding,
        location: { ...finding.location, path: rename(finding.location.path) },
        related: finding.related.map((place) => ({ ...place, path: rename(place.path) })),
    });
    return {
        ...review,
        findings: review.findings.map(moved),
        silenced: review.silenced.map((finding) => ({
            ...moved(finding),
            by: relocateBy(finding.by, finding.location.path, rename),
        })),
        gaps: review.gaps.map((gap) => relocateGap(gap, rename)),
        images: review.images.map((image) => ({ ...image, path: rename(image.path) })),
        secrets: (review.secrets ?? []).map((secret) => ({ ...secret, path: rename(secret.path) })),
    };
}
/** `inline comment, Dockerfile:3` names the finding's own file; an ignore of the config names the config. */
function relocateBy(by, path, rename) {
    const place = `, ${path}:`;
    const at = by.lastIndexOf(place);
    return at === -1 || by.startsWith('config')
        ? by
        : `${by.slice(0, at)}, ${rename(path)}:${by.slice(at + place.length)}`;
}
function relocateGap({ path, subject, ...rest }, rename) {
    if (path === undefined)
        return { subject, ...rest };
    return { path: rename(path), subject: subject === path ? rename(path) : subject, ...rest };
}

// EXTERNAL MODULE: ./build/src/cli/report.js
var report = __webpack_require__(7972);
// EXTERNAL MODULE: ./build/src/cli/settings.js + 1 modules
var settings = __webpack_require__(2028);
// EXTERNAL MODULE: ./build/src/core/errors.js
var errors = __webpack_require__(3026);
;// CONCATENATED MODULE: ./build/src/cli/targets.js






/** Groups the paths of a command line by their surroundings. Throws `UsageError` for one that does not exist. */
function scanGroups(paths, folder) {
    const groups = new Map();
    for (const path of paths) {
        const { place, isFolder } = find(path, folder);
        const around = isFolder ? place : (0,external_node_path_.dirname)(place);
        const repository = enclosingRepository(around);
        const root = repository ?? (isWithin(folder, around) ? folder : around);
        const group = groups.get(root) ?? { folders: [], files: [], inRepository: repository !== undefined };
        (isFolder ? group.folders : group.files).push(pathFrom(root, place));
        groups.set(root, group);
    }
    return Array.from(groups, ([root, group]) => ({ root, ...group }));
}
function find(path, folder) {
    // An empty variable in a script must not mean everything.
    if (path === '')
        throw new errors/* UsageError */.e('A path is empty; pass a file or folder, or `.` for the current folder.');
    try {
        const place = (0,external_node_fs_.realpathSync)((0,external_node_path_.resolve)(folder, path));
        return { place, isFolder: (0,external_node_fs_.statSync)(place).isDirectory() };
    }
    catch (error) {
        if (!['ENOENT', 'ENOTDIR'].includes((0,trouble/* codeOf */.$)(error))) {
            throw new errors/* UsageError */.e(`${(0,core_text/* quoted */.TL)(path)} could not be read (${(0,trouble/* troubleOf */.L)(error)}).`);
        }
        const meant = (0,core_text/* nearest */.pA)((0,external_node_path_.basename)(path), namesIn((0,external_node_path_.dirname)((0,external_node_path_.resolve)(folder, path))));
        const hint = meant === undefined ? '.' : `; did you mean ${(0,core_text/* quoted */.TL)((0,external_node_path_.join)((0,external_node_path_.dirname)(path), meant))}?`;
        throw new errors/* UsageError */.e(`${(0,core_text/* quoted */.TL)(path)} does not exist${hint}`);
    }
}
function namesIn(folder) {
    try {
        return (0,external_node_fs_.readdirSync)(folder);
    }
    catch (error) {
        (0,trouble/* codeOf */.$)(error);
        return [];
    }
}
/** `/`-separated; '' for the folder itself, `../x` for what lies outside. */
function pathFrom(folder, place) {
    return (0,external_node_path_.relative)(folder, place).split(external_node_path_.sep).join('/');
}
function isWithin(folder, place) {
    const way = (0,external_node_path_.relative)(folder, place);
    return way !== '..' && !way.startsWith(`..${external_node_path_.sep}`) && !(0,external_node_path_.isAbsolute)(way);
}

;// CONCATENATED MODULE: ./build/src/cli/scan.js




















/** `plimsoll scan [PATH\u2026]` */
async function scan(given, around) {
    const { folder } = around;
    const config = await (0,settings/* readConfig */.Xg)(given, folder, () => (0,settings/* configIn */.k$)(folder));
    const options = { ...(0,settings/* optionsOf */.cz)(given, config), scope: 'all' };
    const groups = scanGroups(given.words.length === 0 ? ['.'] : given.words, folder);
    const log = (0,terminal/* terminalLog */.d)(around.stderr);
    const reviewed = [];
    for (const group of groups)
        reviewed.push(await scanGroup(group, options, given, around, log));
    const whole = joined(reviewed);
    log.clear();
    if (whole.review.stats.files === 0 && whole.review.gaps.length === 0)
        log.notice(nothingHere);
    return (0,report/* report */.z)(whole, given, options, around);
}
const nothingHere = 'No container file was found here; pass one (`plimsoll scan FILE`), or add a glob for your file names with `--include`.';
async function scanGroup(group, options, given, around, log) {
    const { folder, today } = around;
    const { root } = group;
    const way = wayBetween(root, folder);
    const here = {
        ...options,
        ignore: options.ignore.map((entry) => ({ ...entry, paths: globsFrom(entry.paths, way) })),
    };
    const excluded = (0,classify/* globMatcher */.fU)(globsFrom(options.exclude, way));
    log.info('Listing files\u2026');
    // An excluded folder need not be walked, unless a later pattern may include something below it again.
    const reader = contextReader(group, options.exclude.some(classify/* isTakenBack */.Zb) ? () => false : excluded);
    const { entries } = await reader.list();
    log.info(`Looking for container files among ${(0,core_text/* count */.U9)(entries.length, 'file')}\u2026`);
    const focus = focusOf(group, entries);
    const selection = {
        included: (0,classify/* globMatcher */.fU)(globsFrom(options.include, way)),
        excluded,
        focus,
        named: new Set(group.files),
        wide: given.has('image-report'),
    };
    const unmatched = [];
    const pathOf = (written) => {
        const path = pathFrom(root, (0,external_node_path_.resolve)(folder, written));
        return entries.some((entry) => entry.path === path) ? path : written;
    };
    const texts = new Map();
    const images = (0,cli_images/* imageReader */.n)({ given, around, options: here, log, pathOf });
    let checked = 0;
    const visit = async (head) => {
        checked += head.reviewed.size;
        log.info(`Checking ${(0,core_text/* count */.U9)(checked, 'container file')}\u2026`);
        // Compose files around the scanned files are read as context; they are not reviewed themselves.
        const material = { head, base: undefined, changes: [] };
        const inspected = (await images?.read(material, focus)) ?? image_inspection/* noImages */.I;
        unmatched.push(inspected.unmatched);
        const found = (0,review/* review */.NQ)({ ...material, options: here, today, within: focus, images: inspected });
        keepTexts(texts, found, head.project, (0,report/* showsLines */.M)(given));
        return { review: found, lineText: (0,source_text/* sourceLines */.Jj)((path) => texts.get(path)) };
    };
    const memory = partMemory();
    const visiting = { visit, parse: (0,progress/* toldParser */.b)(collect/* parseOnce */.vh, log), before: memory.before };
    const parts = await inParts(reader, selection, visiting).finally(async () => {
        memory.end();
        await images?.close();
    });
    const all = withGaps(joined(parts), inEvery(unmatched));
    const clean = parts.length === 1 ? all : { ...all, review: redactAcross(all.review, (path) => texts.get(path)) };
    return root === folder ? clean : toldFrom(folder, root, clean);
}
/** Makes the paths of a review of `root` relative to `folder`. */
function toldFrom(folder, root, { review, lineText }) {
    const back = new Map();
    const rename = (path) => {
        const told = pathFrom(folder, `${root}/${path}`);
        back.set(told, path);
        return told;
    };
    return { review: relocate(review, rename), lineText: (path, line) => lineText(back.get(path) ?? path, line) };
}
/** A report only has to match an image in one of the parts. */
function inEvery(lists) {
    const [first = [], ...rest] = lists;
    return first.filter(({ subject }) => rest.every((gaps) => gaps.some((gap) => gap.subject === subject)));
}
function withGaps({ review, lineText }, gaps) {
    return { lineText, review: { ...review, gaps: [...review.gaps, ...gaps] } };
}
/**
 * Of a project, only the text of files in the review is kept, and only if their lines are shown or they contain a
 * secret.
 */
function keepTexts(texts, { findings, silenced }, project, shown) {
    for (const { location, related, secret } of [...findings, ...silenced]) {
        if (!shown && !secret)
            continue;
        for (const { path } of [location, ...related])
            texts.set(path, (0,source_text/* textOf */.b6)(project)(path));
    }
}
/** The tree around the scanned files. A file that cannot be read is a gap only if it is scanned itself. */
function contextReader(group, excluded) {
    const { root, folders, files, inRepository } = group;
    const around = files.map((path) => path.slice(0, Math.max(0, path.lastIndexOf('/'))));
    const within = inRepository ? ['', ...folders] : [...folders, ...around];
    const reader = folderReader(root, { excluded, within, maxBytes: collect/* maxFileBytes */.eV });
    const list = (0,lazy/* lazy */.R)(async () => {
        const { entries, gaps } = await reader.list();
        const listed = new Set(entries.map(({ path }) => path));
        const named = files
            .filter((path) => !listed.has(path))
            .map((path) => ({ path, kind: 'file', oid: undefined, size: undefined }));
        const ours = gaps.filter(({ path = '' }) => folders.some((folder) => isBelow(path, folder)));
        return { entries: named.length === 0 ? entries : [...entries, ...named], gaps: ours };
    });
    return { read: reader.read, list };
}
/** `undefined` if the whole tree is scanned. */
function focusOf({ folders, files }, entries) {
    if (folders.includes(''))
        return undefined;
    const below = entries.filter(({ path }) => folders.some((folder) => isBelow(path, folder))).map(({ path }) => path);
    return new Set([...below, ...files]);
}
function isBelow(path, folder) {
    return folder === '' || path === folder || path.startsWith(`${folder}/`);
}
function wayBetween(root, folder) {
    const prefix = pathFrom(root, folder);
    const suffix = pathFrom(folder, root);
    const down = (path) => (path === '' || path.startsWith('..') ? '' : `${path}/`);
    return { prefix: down(prefix), suffix: down(suffix) };
}
function joined(parts) {
    const [first] = parts;
    if (first !== undefined && parts.length === 1)
        return first;
    const lineText = (path, line) => {
        for (const part of parts) {
            const text = part.lineText(path, line);
            if (text !== undefined)
                return text;
        }
        return undefined;
    };
    return { lineText, review: joinReviews(parts.map(({ review }) => review)) };
}


/***/ })

};
;
})
(function (exports, require, module, __dirname) {"use strict";
exports.id = 34;
exports.ids = [34,274];
exports.modules = {

/***/ 6034:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  reviewBranch: () => (/* binding */ reviewBranch)
});

// EXTERNAL MODULE: ./build/src/core/errors.js
var errors = __webpack_require__(3026);
// EXTERNAL MODULE: ./build/src/core/image-inspection.js
var image_inspection = __webpack_require__(3071);
// EXTERNAL MODULE: ./build/src/core/text.js
var core_text = __webpack_require__(7422);
// EXTERNAL MODULE: ./build/src/documents/classify.js
var classify = __webpack_require__(8424);
// EXTERNAL MODULE: ./build/src/documents/source-text.js + 1 modules
var source_text = __webpack_require__(2125);
// EXTERNAL MODULE: ./build/src/review/review.js + 16 modules
var review = __webpack_require__(3030);
// EXTERNAL MODULE: ./build/src/snapshot/collect.js + 38 modules
var collect = __webpack_require__(5261);
// EXTERNAL MODULE: ./build/src/system/file-names.js
var file_names = __webpack_require__(6004);
;// CONCATENATED MODULE: ./build/src/system/git-output.js

/** `git ls-tree -z -l`: mode, type, object id, size, tab, path; each ended by NUL. Folders are left out. */
function parseTree(output) {
    return records(output).flatMap((record) => {
        const tab = record.indexOf('\t');
        const [mode = '', type, oid = '', size = ''] = record.toString('latin1', 0, Math.max(tab, 0)).split(/ +/);
        const kind = mode === '120000' ? 'symlink' : mode === '160000' ? 'submodule' : 'file';
        if (tab === -1 || (type !== 'blob' && type !== 'commit'))
            return [];
        return [{ path: (0,file_names/* nameOf */.V)(record.subarray(tab + 1)), kind, oid, size: /^\d+$/.test(size) ? Number(size) : undefined }];
    });
}
const statusOf = {
    A: 'added',
    C: 'copied',
    D: 'removed',
    M: 'modified',
    R: 'renamed',
    // A file became a link, or vice versa.
    T: 'modified',
};
/** `git diff-tree -z --raw`: `:mode mode oid oid STATUS`, NUL, path, NUL, and for renames and copies a second path. */
function parseChanges(output) {
    const changes = [];
    const fields = records(output).values();
    for (let head = fields.next(); !head.done; head = fields.next()) {
        const letter = /^:.* ([A-Z])\d*$/.exec(head.value.toString('latin1'))?.[1] ?? '';
        const status = statusOf[letter];
        const first = (0,file_names/* nameOf */.V)(fields.next().value ?? Buffer.alloc(0));
        if (status === undefined)
            continue;
        if (status === 'renamed' || status === 'copied') {
            const path = (0,file_names/* nameOf */.V)(fields.next().value ?? Buffer.alloc(0));
            changes.push({ path, previousPath: first, status, patch: undefined });
        }
        else
            changes.push({ path: first, previousPath: undefined, status, patch: undefined });
    }
    return changes;
}
/** `git cat-file --batch`: `oid type size`, line break, that many bytes, line break; or `oid missing`. */
function parseBatch(output) {
    const contents = new Map();
    for (let at = 0; at < output.length;) {
        const end = output.indexOf('\n', at);
        if (end === -1)
            break;
        const [oid = '', , size] = output.toString('latin1', at, end).split(' ');
        at = end + 1;
        if (size === undefined)
            continue;
        contents.set(oid, output.subarray(at, at + Number(size)));
        at += Number(size) + 1;
    }
    return contents;
}
function records(output) {
    const found = [];
    for (let at = 0; at < output.length;) {
        const end = output.indexOf(0, at);
        found.push(output.subarray(at, end === -1 ? output.length : end));
        at = end === -1 ? output.length : end + 1;
    }
    return found;
}

// EXTERNAL MODULE: ./build/src/system/processes.js
var processes = __webpack_require__(4926);
;// CONCATENATED MODULE: ./build/src/system/git.js




/** Prevents programs that a clone's own config names from running. */
const harmless = [
    ['core.fsmonitor', 'false'],
    ['core.hooksPath', '/dev/null'],
    ['core.quotePath', 'false'],
    ['safe.bareRepository', 'all'],
].flatMap(([name, value]) => ['-c', `${name}=${value}`]);
const quiet = {
    LANG: 'C',
    LC_ALL: 'C',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    // A partial clone would fetch missing objects, with a program that its config names.
    GIT_NO_LAZY_FETCH: '1',
    GIT_PAGER: 'cat',
};
/** Opens the repository around a folder. Throws `UsageError` if there is none, or no git. */
async function openRepository(folder, environment) {
    const env = (0,processes/* childEnvironment */.Q)(environment, quiet);
    const git = (args, input = '') => (0,processes/* run */.e)('git', [...harmless, ...args], { folder, env, input });
    const output = async (args, input = '') => {
        const { code, stdout, complaint } = await git(args, input);
        if (code !== 0)
            throw new errors/* UsageError */.e(`git ${args[0]} failed: ${complaint || `exit status ${code}`}`);
        return stdout;
    };
    const commit = async (ref) => {
        // An old git would take a ref that starts with a dash for an option, whatever comes before it.
        if (!/^[^-\s\p{Cc}][^\s\p{Cc}]*$/u.test(ref))
            return undefined;
        const { code, stdout } = await git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
        const id = stdout.toString('latin1').trim().split('\n').at(-1) ?? '';
        return code === 0 && /^[0-9a-f]{40,64}$/.test(id) ? id : undefined;
    };
    const contents = async (oids) => parseBatch(oids.length === 0 ? Buffer.alloc(0) : await output(['cat-file', '--batch'], `${oids.join('\n')}\n`));
    return {
        topLevel: await topLevelOf(git, folder),
        commit,
        async mergeBase(a, b) {
            const { code, stdout, complaint } = await git(['merge-base', a, b]);
            if (code > 1)
                throw new errors/* UsageError */.e(`git merge-base failed: ${complaint}`);
            return code === 0 ? stdout.toString('latin1').trim() : undefined;
        },
        isShallow: async () => (await output(['rev-parse', '--is-shallow-repository'])).toString('latin1').trim() === 'true',
        tree: (id) => treeReader(async () => parseTree(await output(['ls-tree', '-r', '-z', '-l', '--full-tree', id])), contents),
        async changes(base, head) {
            const args = ['diff-tree', '-r', '-z', '--raw', '--no-abbrev', '--no-ext-diff', '-M', '-C', '-l2000', base, head];
            return parseChanges(await output(args));
        },
        async file(id, path) {
            const entries = parseTree(await output(['ls-tree', '-z', '-l', '--full-tree', id, '--', path]));
            const { kind, oid } = entries.find((entry) => entry.path === path) ?? {};
            if (kind === 'symlink') {
                throw new errors/* UsageError */.e(`${(0,core_text/* quoted */.TL)(path)} is a symbolic link in ${id.slice(0, 10)} and is not followed.`);
            }
            return oid === undefined || kind !== 'file' ? undefined : (await contents([oid])).get(oid);
        },
    };
}
async function topLevelOf(git, folder) {
    const { code, stdout, complaint } = await git(['rev-parse', '--is-bare-repository']).catch((error) => {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
            throw new errors/* UsageError */.e('git was not found; install it, or use `plimsoll scan`, which does not need it.');
        }
        throw error;
    });
    if (code !== 0) {
        // https://git-scm.com/docs/git-config#Documentation/git-config.txt-safedirectory
        const advice = complaint.includes('dubious ownership')
            ? 'if you trust it, run `git config --global --add safe.directory` with its path.'
            : '`plimsoll scan` works without one.';
        throw new errors/* UsageError */.e(`${(0,core_text/* quoted */.TL)(folder)} is not in a readable git repository (${complaint}); ${advice}`);
    }
    if (stdout.toString('latin1').trim() === 'true')
        return undefined;
    // Run in the `.git` folder itself, there is a work tree, but not here.
    const top = await git(['rev-parse', '--show-toplevel']);
    return top.code === 0 ? top.stdout.toString('utf8').replace(/\r?\n$/, '') : undefined;
}
function treeReader(listAll, contents) {
    let entries;
    return {
        async list() {
            entries ??= listAll();
            return { entries: await entries, gaps: [] };
        },
        async read(wanted) {
            const blobs = wanted.filter(({ kind, oid }) => kind !== 'submodule' && oid !== undefined);
            const found = await contents([...new Set(blobs.flatMap(({ oid }) => oid ?? []))]);
            return new Map(wanted.map(({ path, oid }) => [path, found.get(oid ?? '') ?? notThere(path)]));
        },
    };
}
function notThere(path) {
    return { path, subject: path, reason: 'This clone does not contain its content.', blocking: true };
}

// EXTERNAL MODULE: ./build/src/system/terminal.js
var terminal = __webpack_require__(4379);
// EXTERNAL MODULE: ./build/src/cli/images.js + 2 modules
var cli_images = __webpack_require__(3607);
// EXTERNAL MODULE: ./build/src/cli/progress.js
var progress = __webpack_require__(69);
// EXTERNAL MODULE: ./build/src/cli/report.js
var report = __webpack_require__(7972);
// EXTERNAL MODULE: ./build/src/cli/rules.js + 2 modules
var rules = __webpack_require__(274);
// EXTERNAL MODULE: ./build/src/cli/settings.js + 1 modules
var settings = __webpack_require__(2028);
;// CONCATENATED MODULE: ./build/src/cli/review-branch.js














/** `plimsoll review`: two commits of a local clone, as a pull request from one to the other would be reviewed. */
async function reviewBranch(given, around) {
    (0,rules.refuseWords)(given.words, given.command);
    const log = (0,terminal/* terminalLog */.d)(around.stderr);
    const repository = await openRepository(around.folder, around.environment);
    const head = await commitOf(repository, given.one('head') ?? 'HEAD', '--head');
    const base = await baseOf(repository, given.one('base'));
    const config = await (0,settings/* readConfig */.Xg)(given, around.folder, () => (0,settings/* configOf */.W1)((path) => repository.file(base.commit, path)));
    const options = (0,settings/* optionsOf */.cz)(given, config);
    const reader = (0,cli_images/* imageReader */.n)({ given, around, options, log, pathOf: (path) => path });
    const parted = await repository.mergeBase(base.commit, head);
    if (parted === undefined)
        throw new errors/* UsageError */.e(await noCommonHistory(repository, base.ref));
    if (parted === head)
        log.notice(`${base.ref} already contains every commit of head. Uncommitted changes are not reviewed.`);
    else if (given.one('base') === undefined) {
        log.notice(`Comparing with ${base.ref} (merge base ${parted.slice(0, 10)}).`);
    }
    log.info('Reading both commits\u2026');
    const changes = await repository.changes(parted, head);
    const parse = (0,progress/* toldParser */.b)((0,collect/* parser */.K3)(), log);
    const headSnapshot = await (0,collect/* collect */.Fo)(repository.tree(head), selectionOf(options, given, changes, ({ path }) => path), parse);
    const before = selectionOf(options, given, changes, ({ path, previousPath }) => previousPath ?? path);
    const baseSnapshot = await (0,collect/* collect */.Fo)(repository.tree(parted), before, parse);
    log.info('Checking\u2026');
    const { today } = around;
    const material = { head: headSnapshot, base: baseSnapshot, changes, options };
    const asked = (0,review/* askedPaths */.Zc)(options, changes);
    const inspected = (await reader?.read(material, asked).finally(() => reader.close())) ?? image_inspection/* noImages */.I;
    const found = (0,review/* review */.NQ)({ ...material, today, images: (0,image_inspection/* whole */.W)(inspected) });
    log.clear();
    return (0,report/* report */.z)({ review: found, lineText: (0,source_text/* sourceLines */.Jj)((0,source_text/* textOf */.b6)(headSnapshot.project)) }, given, options, around);
}
/** In the narrower scopes, only changed files and those that use them are reviewed. */
function selectionOf({ include, exclude, scope }, given, changes, pathOf) {
    return {
        included: (0,classify/* globMatcher */.fU)(include),
        excluded: (0,classify/* globMatcher */.fU)(exclude),
        focus: scope === 'all' ? undefined : new Set(changes.map(pathOf)),
        wide: given.has('image-report'),
    };
}
async function commitOf(repository, ref, flag) {
    const commit = await repository.commit(ref);
    if (commit !== undefined)
        return commit;
    if (ref === 'HEAD')
        throw new errors/* UsageError */.e('This repository has no commit yet; use `plimsoll scan`, which needs none.');
    throw new errors/* UsageError */.e(`\`${flag}\`: there is no commit ${(0,core_text/* quoted */.TL)(ref)} in this clone; fetch it, or pass another one.`);
}
/** The most likely bases of a pull request, if none is given. */
const likelyBases = ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master'];
async function baseOf(repository, given) {
    if (given !== undefined)
        return { ref: given, commit: await commitOf(repository, given, '--base') };
    for (const ref of likelyBases) {
        const commit = await repository.commit(ref);
        if (commit !== undefined)
            return { ref, commit };
    }
    throw new errors/* UsageError */.e(`None of ${likelyBases.join(', ')} exists to compare with; pass \`--base REF\`.`);
}
async function noCommonHistory(repository, ref) {
    const shallow = await repository.isShallow();
    const hint = shallow ? ' in this shallow clone; run `git fetch --unshallow`.' : '; pass another `--base`.';
    return `Head and ${(0,core_text/* quoted */.TL)(ref)} have no common history${hint}`;
}


/***/ }),

/***/ 274:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  explainRule: () => (/* binding */ explainRule),
  listRules: () => (/* binding */ listRules),
  refuseWords: () => (/* binding */ refuseWords)
});

// EXTERNAL MODULE: ./build/src/core/errors.js
var errors = __webpack_require__(3026);
// EXTERNAL MODULE: ./build/src/core/text.js
var core_text = __webpack_require__(7422);
// EXTERNAL MODULE: ./build/src/core/product.js
var product = __webpack_require__(8870);
// EXTERNAL MODULE: ./build/src/reporters/paint.js
var paint = __webpack_require__(1900);
// EXTERNAL MODULE: ./build/src/reporters/terminal.js + 3 modules
var terminal = __webpack_require__(9701);
;// CONCATENATED MODULE: ./build/src/reporters/explain.js




/** `plimsoll explain RULE`: everything about a rule, for a terminal, ending in a line break. */
function explain(rule, color) {
    const style = (0,paint/* paint */.n)(color);
    const heading = (text) => style('strong', text);
    const paragraphs = (text) => text
        .split(/\n{2,}/)
        .map((paragraph) => (0,terminal/* wrap */.L)(paragraph.replaceAll('\n', ' '), 92).join('\n'))
        .join('\n\n');
    const [bad] = rule.examples.bad;
    const [good] = rule.examples.good;
    const parts = [
        `${style('strong', rule.id)}: ${rule.title}\n${style('quiet', factsOf(rule).join(', '))}`,
        `${heading('Why')}\n${paragraphs(rule.why)}`,
        `${heading('Fix')}\n${paragraphs(rule.fix)}`,
        ...(rule.details === undefined ? [] : [`${heading('Details')}\n${paragraphs(rule.details)}`]),
        `${heading('Reported')}: ${bad.name}\n${indented(bad)}`,
        `${heading('Accepted')}: ${good.name}\n${indented(good)}`,
        `${heading('Silence')}\n    # plimsoll: ignore[${rule.id}] the reason`,
        ...(rule.covers.length === 0
            ? []
            : [`${heading('Also known as')}\n${(0,terminal/* wrap */.L)(rule.covers.join(', '), 92).join('\n')}`]),
        [heading('More'), (0,product/* pageOf */.Z)(rule), ...rule.references].join('\n'),
    ];
    return `${parts.join('\n\n')}\n`;
}
function factsOf({ severity, confidence, category, profile, fixable }) {
    return [
        `severity ${severity}`,
        `confidence ${confidence}`,
        category,
        `profile ${profile}`,
        ...(fixable ? ['fix available'] : []),
    ];
}
function indented({ code }) {
    return (0,core_text/* readMarkup */.Jw)(code)
        .text.trimEnd()
        .split('\n')
        .map((line) => (line === '' ? '' : `    ${line}`))
        .join('\n');
}

// EXTERNAL MODULE: ./build/src/core/rule.js
var core_rule = __webpack_require__(5639);
// EXTERNAL MODULE: ./build/src/reporters/markdown.js
var markdown = __webpack_require__(7);
;// CONCATENATED MODULE: ./build/src/reporters/rule-list.js



/** A bare array, ending in a line break. */
function renderRulesJson(rules) {
    return `${JSON.stringify(rules.map(listed), undefined, 2)}\n`;
}
/** One line a rule: id, severity, profile, title. */
function renderRulesText(rules) {
    const widest = Math.max(0, ...rules.map(({ id }) => id.length));
    return rules
        .map(({ id, severity, profile, title }) => [id.padEnd(widest), severity.padEnd(8), profile.padEnd(11), title].join('  ').concat('\n'))
        .join('');
}
/** A table with a link to each rule's page, ending in a line break. */
function renderRulesMarkdown(rules) {
    return `${ruleTable(rules, product/* pageOf */.Z)}\n`;
}
/** `pageFor` gives the path of a rule's page, relative to the table. */
function ruleTable(rules, pageFor) {
    return (0,markdown/* table */.tp)([
        { title: (0,markdown.md) `Rule` },
        { title: (0,markdown.md) `What it reports` },
        { title: (0,markdown.md) `Severity` },
        { title: (0,markdown.md) `Profile` },
        { title: (0,markdown.md) `Fix` },
    ], rules.map((rule) => [
        (0,markdown/* ownLink */.RL)((0,markdown/* codeSpan */.SS)(rule.id), pageFor(rule)),
        (0,markdown/* inline */.mG)(rule.title),
        (0,markdown/* inline */.mG)(rule.severity),
        (0,markdown/* inline */.mG)(rule.profile),
        rule.fixable ? (0,markdown.md) `yes` : (0,markdown.md) ``,
    ]));
}
function listed(rule) {
    const { id, title, severity, confidence, category, profile, covers, fixable } = rule;
    return {
        id,
        title,
        severity,
        confidence,
        target: (0,core_rule/* targetOf */.$r)(rule),
        category,
        profile,
        covers,
        fixable,
        page: (0,product/* pageOf */.Z)(rule),
    };
}

// EXTERNAL MODULE: ./build/src/review/catalogue.js
var catalogue = __webpack_require__(3471);
// EXTERNAL MODULE: ./build/src/system/terminal.js
var system_terminal = __webpack_require__(4379);
// EXTERNAL MODULE: ./build/src/cli/flags.js
var flags = __webpack_require__(8055);
// EXTERNAL MODULE: ./build/src/cli/output.js
var output = __webpack_require__(3135);
;// CONCATENATED MODULE: ./build/src/cli/rules.js








const renderers = {
    text: renderRulesText,
    json: renderRulesJson,
    markdown: renderRulesMarkdown,
};
function listRules(given, around) {
    refuseWords(given.words, given.command);
    const render = renderers[given.word('format', flags/* ruleFormats */.Ny) ?? 'text'];
    (0,output/* deliver */.c)(render(catalogue/* catalogue */.$), given.one('output'), around);
    return 0;
}
function explainRule({ words, command }, around) {
    const [word, ...more] = words;
    if (word === undefined)
        throw new errors/* UsageError */.e('Name a rule: `plimsoll explain RULE`; `plimsoll rules` lists them.');
    refuseWords(more, command);
    around.stdout.write(explain(ruleNamed(word), (0,system_terminal/* wantsColor */.z)(around.stdout, around.environment)));
    return 0;
}
/** By id, by a former id, by its second half, or by the check of another tool that the rule covers, in any case. */
function ruleNamed(word) {
    const id = catalogue/* catalogueNames */.s.resolve(word);
    const own = catalogue/* catalogue */.$.find((rule) => rule.id === id);
    if (own !== undefined)
        return own;
    const wanted = word.toLowerCase();
    const isMeant = (name, mark) => name.toLowerCase() === wanted || name.toLowerCase().endsWith(`${mark}${wanted}`);
    const named = catalogue/* catalogue */.$.filter((rule) => wanted !== '' && isMeant(rule.id, '/'));
    const covering = named.length > 0
        ? named
        : catalogue/* catalogue */.$.filter(({ covers }) => wanted !== '' && covers.some((check) => isMeant(check, ':')));
    const [only, ...others] = covering;
    if (only !== undefined && others.length === 0)
        return only;
    if (only !== undefined) {
        throw new errors/* UsageError */.e(`${(0,core_text/* quoted */.TL)(word)} is ${named.length > 0 ? 'the name of' : 'covered by'} ${rules_listed(covering.map((rule) => (0,core_text/* quoted */.TL)(rule.id)))}; use one of these ids.`);
    }
    const meant = (0,core_text/* nearest */.pA)(word, catalogue/* catalogue */.$.map((rule) => rule.id));
    throw new errors/* UsageError */.e(`There is no rule ${(0,core_text/* quoted */.TL)(word)}; ${meant ? `did you mean ${(0,core_text/* quoted */.TL)(meant)}?` : '`plimsoll rules` lists them.'}`);
}
function refuseWords([word], command) {
    if (word !== undefined)
        throw new errors/* UsageError */.e(`\`plimsoll ${command}\` takes no argument ${(0,core_text/* quoted */.TL)(word)}.`);
}
/** `a, b and c`. */
function rules_listed(words) {
    return [words.slice(0, -1).join(', '), ...words.slice(-1)].filter((part) => part !== '').join(' and ');
}


/***/ }),

/***/ 7:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AU: () => (/* binding */ fold),
/* harmony export */   Bv: () => (/* binding */ blocks),
/* harmony export */   EU: () => (/* binding */ fence),
/* harmony export */   EX: () => (/* binding */ small),
/* harmony export */   GW: () => (/* binding */ isLinked),
/* harmony export */   I1: () => (/* binding */ ownWords),
/* harmony export */   RL: () => (/* binding */ ownLink),
/* harmony export */   SS: () => (/* binding */ codeSpan),
/* harmony export */   fF: () => (/* binding */ bulletList),
/* harmony export */   mG: () => (/* binding */ inline),
/* harmony export */   md: () => (/* binding */ md),
/* harmony export */   nf: () => (/* binding */ link),
/* harmony export */   tp: () => (/* binding */ table)
/* harmony export */ });
/* unused harmony exports nothing, join, verbatim, hidden, saidBefore */
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7422);

function trusted(text) {
    return text;
}
/** Our own text, with Markdown values inserted. */
function md(strings, ...values) {
    return trusted(strings.reduce((text, string, index) => `${text}${values[index - 1] ?? ''}${string}`));
}
const nothing = trusted('');
/** Markdown from this program's own source, such as the details of a rule; never for text that was read. */
function ownWords(text) {
    return trusted(text);
}
function join(parts, separator) {
    return trusted(parts.join(separator));
}
/** Blocks with a blank line between them; empty ones are left out. */
function blocks(parts) {
    return trusted(parts.filter((part) => part !== undefined && part !== '').join('\n\n'));
}
function bulletList(items) {
    return trusted(items.map((item) => `- ${item}`).join('\n'));
}
/** Nobody reads more than this of one text; a hostile line can be a megabyte long. */
const mostInline = 1000;
/** A message: one line of plain text, in which only pairs of backticks have a meaning: they make code spans. */
function inline(text, most = mostInline) {
    const pieces = (0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .clip */ .$Q)((0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g$)(text), most).split('`');
    const parts = pieces.map((piece, index) => {
        const paired = index < pieces.length - 1 || pieces.length % 2 === 1;
        if (index % 2 === 0)
            return plain(piece, index === 0);
        if (!paired)
            return `&#96;${plain(piece, false)}`;
        return piece.trim() === '' ? `&#96;${piece}&#96;` : codeSpan(piece, most);
    });
    return trusted(parts.reduce(apart, '').trim());
}
/** Text in which not even backticks have a meaning. */
function verbatim(text, most = mostInline) {
    return trusted(clip(printable(text), most)
        .split('`')
        .map((piece, index) => plain(piece, index === 0))
        .join('&#96;')
        .trim());
}
/** `text` as code, on one line. Invisible and control characters are shown as U+FFFD. */
function codeSpan(text, most = mostInline) {
    const shown = (0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .clip */ .$Q)((0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g$)(text), most);
    const ticks = '`'.repeat(longestRun(shown) + 1);
    const blank = shown.trim() === '';
    const padding = blank || /^`|`$|^ .* $/.test(shown) ? ' ' : '';
    return trusted(`${ticks}${padding}${shown}${padding}${ticks}`);
}
/**
 * A block of code, its fence longer than any run of backticks inside. `language` is ours, never the text's. Characters
 * that would show code in another order than it has are shown as U+FFFD here too (https://trojansource.codes).
 */
function fence(text, language = nothing) {
    const ticks = '`'.repeat(Math.max(3, longestRun(text) + 1));
    const body = (0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(text.replaceAll('\r\n', '\n'));
    return trusted(`${ticks}${language}\n${body === '' || body.endsWith('\n') ? body : `${body}\n`}${ticks}`);
}
/**
 * Hosts that a link out of a comment may lead to: our pages, and the databases that advisories are published in.
 * An address elsewhere, which a scanner or an image may have brought, is not linked.
 */
const linkedHosts = new Set([
    'github.com',
    'docs.docker.com',
    'docs.github.com',
    'avd.aquasec.com',
    'nvd.nist.gov',
    'www.cve.org',
    'osv.dev',
    'security-tracker.debian.org',
    'ubuntu.com',
    'access.redhat.com',
]);
/** A link if the address is HTTPS on a host that we chose, otherwise the text alone. */
function link(text, address) {
    const url = chosen(address);
    return url === undefined ? text : linkTo(text, url);
}
/** Whether an address that somebody else wrote may be linked. */
function isLinked(address) {
    return chosen(address) !== undefined;
}
function chosen(address) {
    const url = parseHttps(address);
    if (url === undefined || url.protocol !== 'https:' || !linkedHosts.has(url.host))
        return undefined;
    // If a comment links to an issue, a pull request or a commit, GitHub notes the mention there.
    const mentions = url.host === 'github.com' && !/^\/advisories\/|^\/[^/]+\/[^/]+\/security\/advisories\//.test(url.pathname);
    return mentions ? undefined : url;
}
/** A link to a place that this program's own source or its runner names: a page beside this one, a rule's reference. */
function ownLink(text, address) {
    if (/^[A-Za-z0-9][A-Za-z0-9/._-]*$/.test(address))
        return trusted(`[${text}](${address})`);
    const url = parseHttps(address);
    return url === undefined ? text : linkTo(text, url);
}
function linkTo(text, url) {
    const escaped = url.href.replace(/[()<>[\]\\|*_~`@$]/g, percentEncode);
    return trusted(`[${text}](${escaped})`);
}
function parseHttps(address) {
    if (address.length > 2000 || !URL.canParse(address))
        return undefined;
    const url = new URL(address);
    const loopback = url.protocol === 'http:' && (url.hostname === '127.0.0.1' || url.hostname === 'localhost');
    return (url.protocol === 'https:' || loopback) && url.username === '' && url.password === '' ? url : undefined;
}
function percentEncode(char) {
    return `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
/** A GFM table. Bars inside cells are escaped here. */
function table(columns, rows) {
    const rule = columns.map(({ align }) => (align === 'right' ? '--:' : ':--'));
    const lines = [columns.map(({ title }) => title), rule, ...rows.map((row) => row.map(cell))];
    return trusted(lines.map((line) => `| ${line.join(' | ')} |`).join('\n'));
}
/**
 * Outside code a bar is already an entity. Parsers differ on a backslash before an escaped bar (two of them escape
 * each other, or not), so there the bar is shown broken.
 */
function cell(content) {
    return content.replaceAll('\\|', '\\\u00A6').replaceAll('|', '\\|').replaceAll('\n', ' ');
}
/** Folded content under a title of plain text. */
function fold(title, content) {
    // Markdown is not read inside an HTML block, so the title is HTML.
    return trusted(`<details>\n<summary>${html(title)}</summary>\n\n${content}\n\n</details>`);
}
/** Small print. */
function small(content) {
    return trusted(`<sub>${content}</sub>`);
}
/** Fields hidden in the Markdown. Each value is percent-encoded, so that none can end the comment or forge a field. */
function hidden(name, fields) {
    const written = Object.entries(fields).map(([key, value]) => `${key}=${encodeURIComponent(value.toWellFormed())}`);
    return trusted(`<!-- ${[name, ...written].join(' ')} -->`);
}
/**
 * What a body of ours said, without its last line, the marker, and without the buttons of its suggestions. It was
 * Markdown when we posted it; what stands on GitHub already can do no more when it is posted there again.
 */
function saidBefore(body) {
    const lines = body.replaceAll('\r\n', '\n').trimEnd().split('\n').slice(0, -1);
    return trusted(lines
        .map((line) => line.replace(/^(`{3,})suggestion$/, '$1'))
        .join('\n')
        .trimEnd());
}
/** What GitHub turns into a link, a mention, a reference, an emoji or a formula, anywhere in a word. */
const eager = /[@$]|#\d|:\/\/|www\.|GH-\d|(?<![0-9a-z])[0-9a-f]{7,40}(?![0-9a-z])|:[a-z0-9_+-]+:/i;
/** One line of text without backticks, escaped word by word. */
function plain(text, startsLine) {
    let first = startsLine;
    return text
        .split(/(\s+)/)
        .map((word) => {
        if (word === '' || /^\s/.test(word))
            return word === '' ? '' : ' ';
        const escaped = eager.test(word) ? coded(word) : escapeWord(word, first);
        first = false;
        return escaped;
    })
        .join('');
}
/** A word as code, with the punctuation of the sentence left outside. */
function coded(word) {
    const start = /^["'(]*/.exec(word)?.[0].length ?? 0;
    let end = word.length;
    while (end > start + 1 && `"'),.;!?`.includes(word[end - 1] ?? ' '))
        end--;
    const core = word.slice(start, end);
    return core === '' ? codeSpan(word) : `${word.slice(0, start)}${codeSpan(core)}${word.slice(end)}`;
}
const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '|': '&#124;' };
function escapeWord(word, startsLine) {
    const escaped = word.replace(/[\\*_[\]~#&<>|]/g, (char) => entities[char] ?? `\\${char}`);
    // Characters that would start a list, a heading or a rule.
    return startsLine ? escaped.replace(/^([-+=:])/, '\\$1').replace(/^(\d{1,9})([.)])/, '$1\\$2') : escaped;
}
/** Two code spans side by side would share their backticks. */
function apart(before, after) {
    return before.endsWith('`') && after.startsWith('`') ? `${before} ${after}` : before + after;
}
function html(text) {
    const escaped = (word) => word.replace(/[&<>"']/g, (char) => entities[char] ?? `&#${char.charCodeAt(0)};`);
    return (0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .clip */ .$Q)((0,_core_text_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g$)(text), mostInline)
        .split(' ')
        .map((word) => (eager.test(word) ? `<code>${escaped(word)}</code>` : escaped(word)))
        .join(' ');
}
function longestRun(text) {
    let longest = 0;
    let run = 0;
    for (const char of text) {
        run = char === '`' ? run + 1 : 0;
        longest = Math.max(longest, run);
    }
    return longest;
}


/***/ }),

/***/ 4926:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ childEnvironment),
/* harmony export */   e: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1421);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);



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
        const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(programPath(program, env), args, { cwd: folder, env, windowsHide: true, ...ending });
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
    const folders = (env['PATH'] ?? env['Path'] ?? '').split(node_path__WEBPACK_IMPORTED_MODULE_2__.delimiter).filter((folder) => folder !== '');
    return (folders.map((folder) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, `${program}.exe`)).find((path) => (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync)(path)) ??
        (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)('..', 'not-found', program));
}
function firstLine(text) {
    const [line = ''] = text.trim().split(/\r?\n/, 1);
    return line.replace(/\p{Cc}/gu, ' ').slice(0, 300);
}


/***/ })

};
;
})
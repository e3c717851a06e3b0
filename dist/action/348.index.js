"use strict";
exports.id = 348;
exports.ids = [348];
exports.modules = {

/***/ 3348:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  prepareComments: () => (/* binding */ prepareComments)
});

// EXTERNAL MODULE: ./build/src/core/headlines.js
var headlines = __webpack_require__(6224);
// EXTERNAL MODULE: ./build/src/diff/placement.js + 1 modules
var placement = __webpack_require__(9135);
// EXTERNAL MODULE: ./build/src/documents/source-text.js
var source_text = __webpack_require__(2931);
// EXTERNAL MODULE: ./build/src/core/sha256.js
var sha256 = __webpack_require__(9706);
// EXTERNAL MODULE: ./build/src/reporters/markdown.js
var markdown = __webpack_require__(7);
;// CONCATENATED MODULE: ./build/src/reporters/marker.js


/*
 * The last line of everything we post is an HTML comment, the marker, by which the next run recognises it. Before reading
 * a marker, check that our own token wrote the body: a marker alone proves nothing.
 */
/** Raised when older markers can no longer be understood. */
const version = '1';
/** Longer lists would leave too little room for what people read. */
const mostTold = 2000;
const mostHeld = 500;
function commentMarker({ category, path, fingerprint, lines, state, facts }) {
    return (0,markdown/* hidden */.R)((0,markdown.md) `plimsoll`, {
        v: version,
        kind: 'comment',
        category,
        path,
        fingerprint,
        lines: String(lines),
        state,
        ...(facts.length === 0 ? {} : { facts: facts.join('.') }),
    });
}
function reviewMarker({ category, told, more, held }) {
    return (0,markdown/* hidden */.R)((0,markdown.md) `plimsoll`, {
        ...{ v: version, kind: 'review', category, told: told.join('.'), more: String(more) },
        ...(held.length === 0 ? {} : { held: held.join('.') }),
    });
}
/** The marker of a comment's body, if it has one that this version understands. */
function parseCommentMarker(body) {
    const fields = fieldsOf(body, 'comment');
    const category = fields?.get('category');
    const path = fields?.get('path');
    const fingerprint = fields?.get('fingerprint');
    const lines = Number(fields?.get('lines'));
    const state = fields?.get('state');
    if (category === undefined || path === undefined || fingerprint === undefined || !Number.isSafeInteger(lines)) {
        return undefined;
    }
    if (state !== 'open' && state !== 'gone')
        return undefined;
    return { category, path, fingerprint, lines, state, facts: listOf(fields?.get('facts')) };
}
function parseReviewMarker(body) {
    const fields = fieldsOf(body, 'review');
    const category = fields?.get('category');
    const told = fields?.get('told');
    if (category === undefined || told === undefined)
        return undefined;
    const more = Number(fields?.get('more'));
    const held = listOf(fields?.get('held'));
    return { category, told: listOf(told), more: Number.isSafeInteger(more) ? more : 0, held };
}
function listOf(field = '') {
    return field === '' ? [] : field.split('.');
}
/** A review's body with its marker replaced. */
function withReviewMarker(body, marker) {
    const text = body.trimEnd();
    return `${text.slice(0, text.lastIndexOf('\n') + 1)}${reviewMarker(marker)}`;
}
/** The identity of a finding from run to run. */
function findingKey(path, fingerprint) {
    return `${path.toWellFormed()}\0${fingerprint}`;
}
/** The same, short enough for a marker to hold thousands. */
function toldKey(path, fingerprint) {
    return (0,sha256/* sha256 */.s)(findingKey(path, fingerprint)).slice(0, 10);
}
function fieldsOf(body, kind) {
    const line = lastLineOf(body);
    const start = '<!-- plimsoll ';
    const end = ' -->';
    if (!line.startsWith(start) || !line.endsWith(end))
        return undefined;
    const fields = new Map();
    for (const field of line.slice(start.length, -end.length).split(' ')) {
        const at = field.indexOf('=');
        const value = decode(field.slice(at + 1));
        if (at < 1 || value === undefined)
            return undefined;
        fields.set(field.slice(0, at), value);
    }
    return fields.get('v') === version && fields.get('kind') === kind ? fields : undefined;
}
function lastLineOf(body) {
    const text = body.trimEnd();
    return text.slice(text.lastIndexOf('\n') + 1);
}
function decode(value) {
    try {
        return decodeURIComponent(value).toWellFormed();
    }
    catch (error) {
        if (error instanceof URIError)
            return undefined;
        throw error;
    }
}

// EXTERNAL MODULE: ./build/src/core/severity.js
var core_severity = __webpack_require__(2842);
;// CONCATENATED MODULE: ./build/src/reporters/topic.js


function topicOf(finding, deleted, { commentOn, anchorOf }) {
    return {
        ...{ key: keyOf(finding), finding, deleted },
        wanted: (0,core_severity/* reaches */.O6)(finding.severity, commentOn),
        place: mayStandInDiff(finding) ? anchorOf(finding) : undefined,
    };
}
function keyOf({ location, fingerprint }) {
    return findingKey(location.path, fingerprint);
}
/** No changed line caused an existing finding: unless the diff shows its own lines, the review's body lists it. */
function mayStandInDiff({ status, placement, images }) {
    if (status === 'introduced')
        return true;
    // An image that did not change gets no comment; the wider scopes list it.
    return images === undefined && (placement === 'added-line' || placement === 'diff-context');
}

// EXTERNAL MODULE: ./build/src/github/refusals.js
var github_refusals = __webpack_require__(5820);
// EXTERNAL MODULE: ./build/src/github/threads.js
var threads = __webpack_require__(1980);
// EXTERNAL MODULE: ./build/src/github/writing.js
var writing = __webpack_require__(3737);
;// CONCATENATED MODULE: ./build/src/github/posting.js





/** After this many reviews were refused because of an anchor, the next one has no comments. */
const mostRounds = 3;
/**
 * Posts what is new: first comments on files, because the review's body lists those that are refused; then one review
 * with everything else.
 */
async function post(target, planner) {
    const lines = new Set();
    const files = new Set();
    const said = new Set();
    let plan = planner({ lines, files });
    // Findings with a refused anchor go into the review's body; without the review they would be lost.
    const meant = [...plan.onFiles, ...(plan.review?.comments ?? [])].flatMap(({ findings }) => findings);
    let onFiles = 0;
    try {
        for (let round = 1;; plan = planner({ lines, files })) {
            const refusedBefore = files.size;
            for (const draft of plan.onFiles) {
                if (keysOf([draft]).every((key) => said.has(key)))
                    continue;
                if (await isTaken((0,writing/* createFileComment */.kp)(target, draft))) {
                    onFiles++;
                    for (const key of keysOf([draft]))
                        said.add(key);
                }
                else
                    for (const key of keysOf([draft]))
                        files.add(key);
            }
            if (files.size > refusedBefore)
                continue;
            const { review, spill } = plan;
            const reviewId = review && (await postReview(target, review));
            if (review === undefined || reviewId !== undefined) {
                const unsaid = meant.filter((finding) => spill.includes(finding));
                return { plan, reviewId, onFiles, refusal: undefined, unsaid };
            }
            const bad = round < mostRounds ? await refusedOnes(target, review) : review.comments;
            for (const key of keysOf(bad))
                lines.add(key);
            if (round >= mostRounds)
                for (const key of keysOf(bad))
                    files.add(key);
            round++;
        }
    }
    catch (error) {
        if (!(0,github_refusals/* isGitHubs */.bC)(error))
            throw error;
        const unsaid = meant.filter((finding) => !said.has(keyOf(finding)));
        return { plan, reviewId: undefined, onFiles, refusal: (0,github_refusals/* reasonOf */.A3)(error, 'pull-requests: write'), unsaid };
    }
}
function keysOf(drafts) {
    return drafts.flatMap(({ findings }) => findings.map(keyOf));
}
/**
 * Deletes a pending review, which a run leaves behind if it is stopped while it searches for a refused anchor. GitHub
 * allows only one, and to us (but to nobody else) its comments look as if they were posted. Rejects with octokit's
 * errors.
 */
async function readStanding(client, { number, head }) {
    const posted = await (0,threads/* readPosted */.e)(client, number);
    const left = posted.reviews.filter(({ state, body }) => state === 'PENDING' && parseReviewMarker(body) !== undefined);
    for (const { id } of left)
        await (0,writing/* deletePendingReview */.jZ)({ client, number, head, posted }, id);
    return left.length === 0 ? posted : (0,threads/* readPosted */.e)(client, number);
}
/** `undefined` if an anchor was refused, and with it the whole review. */
async function postReview(target, draft) {
    try {
        return await (0,writing/* createReview */.bx)(target, draft, draft.event);
    }
    catch (error) {
        if (isAnchorRefusal(error) && draft.comments.length > 0)
            return undefined;
        const own = (0,github_refusals/* hasStatus */.Ro)(error, 422) && /your own pull request/i.test(error.message);
        if (own && draft.event === 'REQUEST_CHANGES')
            return (0,writing/* createReview */.bx)(target, draft, 'COMMENT');
        throw error;
    }
}
/**
 * Finds the comments because of which a review was refused, since GitHub does not name them. Tries halves as pending
 * reviews, which nobody sees and which are deleted again.
 */
async function refusedOnes(target, draft) {
    const [only, ...others] = draft.comments;
    if (only === undefined || others.length === 0)
        return draft.comments;
    const middle = draft.comments.length >> 1;
    const bad = [];
    for (const half of [draft.comments.slice(0, middle), draft.comments.slice(middle)]) {
        if (!(await isAccepted(target, { ...draft, comments: half }))) {
            bad.push(...(await refusedOnes(target, { ...draft, comments: half })));
        }
    }
    // Each half is accepted, but not both together: no single comment is the cause.
    return bad.length > 0 ? bad : draft.comments;
}
async function isAccepted(target, draft) {
    try {
        await (0,writing/* deletePendingReview */.jZ)(target, await (0,writing/* createReview */.bx)(target, draft, 'PENDING'));
        return true;
    }
    catch (error) {
        if (isAnchorRefusal(error))
            return false;
        throw error;
    }
}
async function isTaken(posting) {
    try {
        await posting;
        return true;
    }
    catch (error) {
        if (isAnchorRefusal(error))
            return false;
        throw error;
    }
}
/**
 * "Pull request review thread line must be part of the diff" and similar, also if only a field such as
 * `pull_request_review_thread.start_line` or `diff_hunk` says so. Other errors are about the review as a whole (its
 * commit, another pending review, its body): https://github.com/parkerbxyz/suggest-changes/issues/64
 */
function isAnchorRefusal(error) {
    if (!(0,github_refusals/* hasStatus */.Ro)(error, 422))
        return false;
    return (/(?:\b|_)(line|position|path|diff|hunk|side)(?:\b|_)/i.test(error.message) &&
        !/commit|pending|body/i.test(error.message));
}

// EXTERNAL MODULE: ./build/src/core/text.js
var core_text = __webpack_require__(7422);
;// CONCATENATED MODULE: ./build/src/github/publish.js




/**
 * Carries out a comment plan: first posts what is new, then edits and deletes, so that no comment is deleted before its
 * replacement exists. Refusals are returned as values; only bugs of ours reject.
 */
async function publish(target, planner) {
    const posting = await post(target, planner);
    const { plan, reviewId, refusal, unsaid } = posting;
    if (refusal !== undefined)
        return { outcome: { kind: 'refused', reason: `${refusal}.` }, reviewId, unsaid };
    const tidied = await tidy(target, plan);
    const parts = [postedWords(posting), ...tidied.done].filter((part) => part !== '');
    const detail = parts.length === 0 ? 'nothing new to post' : parts.join(', ');
    const { refusals } = tidied;
    const words = `${detail}${refusals.map((reason) => `; ${reason}`).join('')}.`;
    const left = refusals.length === 0 ? {} : { left: refusals };
    return { outcome: { kind: 'done', detail: words, ...left }, reviewId, unsaid };
}
function postedWords({ plan, reviewId, onFiles }) {
    const comments = plan.review?.comments.length ?? 0;
    const words = [
        reviewId === undefined
            ? ''
            : `1 review ${comments === 0 ? 'without comments' : `with ${(0,core_text/* count */.U9)(comments, 'comment')}`}`,
        onFiles === 0 ? '' : (0,core_text/* count */.U9)(onFiles, 'comment on a file', 'comments on files'),
    ];
    return words.filter((word) => word !== '').join(', ');
}
/**
 * Edits, resolves, deletes and dismisses. The next run tries again what was refused. If GitHub does not answer even after
 * all retries, everything else is left to the next run too, since each further request would take as long.
 */
async function tidy(target, plan) {
    const refusals = new Set();
    let inTrouble = false;
    const attempt = async (what, act) => {
        if (inTrouble)
            return false;
        try {
            await act();
            return true;
        }
        catch (error) {
            if (!(0,github_refusals/* isGitHubs */.bC)(error))
                throw error;
            refusals.add(`${what}: ${(0,github_refusals/* reasonOf */.A3)(error, 'pull-requests: write')}`);
            inTrouble = (0,github_refusals/* isAmbiguous */.X2)(error) || (0,github_refusals/* isLimit */.S4)(error);
            return false;
        }
    };
    const each = async (what, items, act) => {
        let done = 0;
        for (const item of items)
            if (await attempt(what, () => act(item)))
                done++;
        return done;
    };
    const edited = await each('a comment could not be edited', plan.edit, ({ comment, body }) => (0,writing/* editComment */.QA)(target, comment.id, body));
    const replaced = await each('an old comment could not be deleted', plan.replace, ({ comment, body }) => comment.hasReplies ? (0,writing/* editComment */.QA)(target, comment.id, body) : (0,writing/* deleteComment */.Tu)(target, comment.id));
    // Must come before our own deletions: what is still on the lists counts as deleted by a person.
    await each('the text of an old review could not be updated', plan.amend, ({ review, body }) => (0,writing/* editReview */.BY)(target, review.id, body));
    const retire = retirer(target);
    const settled = await each('the comment of a resolved finding could not be updated', plan.retire, retire);
    const dismissed = await each('our request for changes could not be dismissed', plan.dismiss, ({ id }) => (0,writing/* dismissReview */.bG)(target, id));
    const words = (n, what) => (n === 0 ? [] : [`${n} ${what}`]);
    return {
        done: [
            ...words(edited, 'edited'),
            ...words(replaced, 'replaced'),
            ...words(settled, 'resolved'),
            ...words(dismissed, 'dismissed'),
        ],
        refusals: [...refusals],
    };
}
/**
 * Marks a comment and resolves its thread if the token may do that (it needs `contents: write`:
 * https://github.com/github/gh-aw/issues/35726). Otherwise deletes the comment if nobody replied, or only marks it. Marks
 * it first: the marker distinguishes our resolution from that of a person, who may use the same account.
 */
function retirer(target) {
    let mayResolve = true;
    const resolve = async (threadId) => {
        try {
            await (0,writing/* resolveThread */.fk)(target, threadId);
        }
        catch (error) {
            if (!(0,github_refusals/* isGitHubs */.bC)(error))
                throw error;
            mayResolve = false;
        }
        return mayResolve;
    };
    return async ({ comment, body }) => {
        const resolvable = mayResolve && comment.canResolve;
        if ((comment.hasReplies || resolvable) && body !== comment.body)
            await (0,writing/* editComment */.QA)(target, comment.id, body);
        const resolved = resolvable && (await resolve(comment.threadId));
        if (!comment.hasReplies && !resolved)
            await (0,writing/* deleteComment */.Tu)(target, comment.id);
    };
}

// EXTERNAL MODULE: ./build/src/core/finding.js
var finding = __webpack_require__(5068);
// EXTERNAL MODULE: ./build/src/core/location.js
var core_location = __webpack_require__(4582);
// EXTERNAL MODULE: ./build/src/reporters/place.js
var place = __webpack_require__(2839);
// EXTERNAL MODULE: ./build/src/reporters/rule-link.js
var rule_link = __webpack_require__(6393);
// EXTERNAL MODULE: ./build/src/reporters/severity-word.js
var severity_word = __webpack_require__(1962);
// EXTERNAL MODULE: ./build/src/core/edit.js
var edit = __webpack_require__(9813);
;// CONCATENATED MODULE: ./build/src/reporters/suggestion.js



/** People would not read more than this before they click. */
const mostCharacters = 10_000;
/** The lines of head that a comment covers; `undefined` on a removed line or on a file. */
function coveredLines(anchor) {
    if (anchor.kind === 'file' || anchor.side === 'LEFT')
        return undefined;
    return { first: anchor.startLine ?? anchor.line, last: anchor.line };
}
/**
 * The suggestion for exactly the lines that the comment covers; `undefined` if the finding's edits go beyond them or if a
 * comment cannot contain them.
 */
function suggestionFor(finding, anchor, lineText) {
    const lines = coveredLines(anchor);
    return lines === undefined ? undefined : rewrite(finding, lines, lineText);
}
/** The lines that the finding's edits touch, before and after. */
function changeOf(finding, lineText) {
    if (finding.edits.length === 0)
        return undefined;
    const first = Math.min(...finding.edits.map(({ span }) => span.start.line));
    const last = Math.max(...finding.edits.map(({ span }) => (0,core_location/* lastLine */.fM)(span)));
    return last - first > 20 ? undefined : rewrite(finding, { first, last }, lineText);
}
function rewrite({ location, edits }, lines, lineText) {
    if (edits.length === 0)
        return undefined;
    const before = [];
    for (let line = lines.first; line <= lines.last; line++) {
        const text = lineText(location.path, line)?.replace(/\r$/, '');
        if (text === undefined)
            return undefined;
        before.push(text);
    }
    if (!edits.every((edit) => liesWithin(edit, lines, before)))
        return undefined;
    const text = (0,edit/* applyEdits */.c)(before.map((line) => `${line}\n`).join(''), edits.map((edit) => shifted(edit, 1 - lines.first)));
    // The break of the last line must stay: otherwise the line below would be joined.
    if (text !== '' && !text.endsWith('\n'))
        return undefined;
    const after = text === '' ? [] : text.slice(0, -1).split('\n');
    if (text.length > mostCharacters || !after.every(isCarried) || after.join('\n') === before.join('\n'))
        return undefined;
    return { ...lines, before, after };
}
/** The start of the line below the last one counts as inside, because deleting a whole line ends there. */
function liesWithin({ span: { start, end } }, { first, last }, before) {
    const inside = (position) => position.line === last + 1
        ? position.column === 1
        : position.column <= (before[position.line - first]?.length ?? 0) + 1;
    return (start.line >= first && end.line <= last + 1 && (0,core_location/* comparePositions */.Ez)(start, end) <= 0 && inside(start) && inside(end));
}
function shifted({ span: { start, end }, text }, by) {
    return {
        span: { start: { ...start, line: start.line + by }, end: { ...end, line: end.line + by } },
        text: text.replaceAll('\r\n', '\n'),
    };
}
/** Characters that a comment cannot contain, or that decoding has lost: the suggestion would write them back wrong. */
function isCarried(line) {
    const text = line.replaceAll('\t', ' ');
    return (0,core_text/* printable */.g$)(text) === text && !text.includes('\uFFFD');
}

;// CONCATENATED MODULE: ./build/src/reporters/comment.js








/**
 * The comment on one finding: what is wrong, why it matters, what to do. The same finding always gives the same text.
 */
function commentBody({ finding, category, anchor, suggestion, change }) {
    return (0,markdown/* blocks */.Bv)([
        (0,markdown.md) `**${(0,severity_word/* severityWord */.O)(finding.severity)}:** ${(0,markdown/* inline */.mG)(finding.message)}`,
        (0,markdown/* inline */.mG)(finding.why),
        placeNote(finding, anchor),
        relatedList(finding),
        (0,markdown.md) `**Fix:** ${(0,markdown/* inline */.mG)(finding.fix)}`,
        changePart(suggestion, change),
        ruleLine(finding),
        silenceFold(finding, finding.rule.id),
        commentMarker(markerOf(finding, category, anchor)),
    ]);
}
/** The body of a comment whose finding is gone: the reason, then the old text. */
function settledBody(body, marker, reason) {
    return (0,markdown/* blocks */.Bv)([reason, (0,markdown/* saidBefore */.pz)(body), commentMarker({ ...marker, state: 'gone' })]);
}
/** The suggestion or, if there can be none, the change to make by hand. */
function changePart(suggestion, change) {
    if (suggestion)
        return (0,markdown/* fence */.EU)(suggestion.after.map((line) => `${line}\n`).join(''), (0,markdown.md) `suggestion`);
    return change && changeFold(change);
}
/** Says where the finding is, if the comment is somewhere else. */
function placeNote(finding, anchor) {
    return anchor === undefined ? movedNote(finding) : elsewhereNote(finding, anchor);
}
function markerOf({ location, fingerprint }, category, anchor, facts = []) {
    const lines = anchor?.kind === 'line' ? anchor.line - (anchor.startLine ?? anchor.line) + 1 : 0;
    return { category, path: location.path, fingerprint, lines, state: 'open', facts };
}
function elsewhereNote({ location }, anchor) {
    const covered = coveredLines(anchor);
    const first = location.span.start.line;
    if (covered !== undefined && covered.first <= (0,core_location/* lastLine */.fM)(location.span) && first <= covered.last)
        return undefined;
    const lines = (0,place/* linesOf */.Dx)(location, place/* noLinks */.dH);
    if (anchor.kind === 'file')
        return (0,markdown.md) `The finding is on ${lines}, which this diff does not show.`;
    return anchor.side === 'LEFT'
        ? (0,markdown.md) `The finding is on ${lines}; this is the removed line nearest to it.`
        : (0,markdown.md) `The finding is on ${lines}; this is the changed line nearest to it.`;
}
function movedNote({ location }) {
    return (0,markdown.md) `The line has changed since; the finding is now on ${(0,place/* linesOf */.Dx)(location, place/* noLinks */.dH)}.`;
}
function changeFold({ first, last, before, after }) {
    const title = first === last ? `The change, on line ${first}` : `The change, on lines ${first} to ${last}`;
    const lines = diffOf(before, after);
    return (0,markdown/* fold */.AU)(title, (0,markdown/* fence */.EU)(lines.map((line) => `${line}\n`).join(''), (0,markdown.md) `diff`));
}
/** Keeps the common beginning and end, and replaces what is between them. */
function diffOf(before, after) {
    const shorter = Math.min(before.length, after.length);
    let head = 0;
    while (head < shorter && before[head] === after[head])
        head++;
    let tail = 0;
    while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail))
        tail++;
    return [
        ...before.slice(0, head).map((line) => ` ${line}`),
        ...before.slice(head, before.length - tail).map((line) => `-${line}`),
        ...after.slice(head, after.length - tail).map((line) => `+${line}`),
        ...after.slice(after.length - tail).map((line) => ` ${line}`),
    ];
}
/** The report has all places. */
const mostRelated = 5;
function relatedList({ related }) {
    if (related.length === 0)
        return undefined;
    const places = related.slice(0, mostRelated).map(({ path, span, message, rule }) => {
        const from = rule === undefined ? (0,markdown.md) `` : (0,markdown.md) ` (${(0,markdown/* codeSpan */.SS)(rule)})`;
        return (0,markdown.md) `${(0,markdown/* codeSpan */.SS)(`${path}:${span.start.line}`, place/* mostPath */.Tj)}: ${(0,markdown/* inline */.mG)(message)}${from}`;
    });
    const more = related.length - places.length;
    return (0,markdown/* bulletList */.fF)(more === 0 ? places : [...places, (0,markdown.md) `${(0,markdown/* inline */.mG)((0,core_text/* count */.U9)(more, 'more place'))} in the report`]);
}
function ruleLine({ rule, confidence, status }) {
    const parts = [
        (0,rule_link/* ruleLink */.l)(rule),
        ...(confidence === 'high' ? [] : [(0,markdown.md) `${(0,markdown/* inline */.mG)(confidence)} confidence`]),
        ...(status === 'existing' ? [(0,markdown.md) `existing finding`] : []),
    ];
    return (0,markdown/* join */.fj)(parts, (0,markdown.md) ` \u00b7 `);
}
/** `name` is what to write in the brackets. */
function silenceFold({ rule, location }, name) {
    const language = /\.ya?ml$/i.test(location.path) ? (0,markdown.md) `yaml` : (0,markdown.md) `dockerfile`;
    return (0,markdown/* fold */.AU)('Intended? Silence it with a reason', (0,markdown/* blocks */.Bv)([
        (0,markdown.md) `Put this on the line above:`,
        (0,markdown/* fence */.EU)(`# plimsoll: ignore[${name}] the reason\n`, language),
        rule.covers.length === 0
            ? undefined
            : (0,markdown.md) `Other tools report it as ${(0,markdown/* join */.fj)(rule.covers.slice(0, 12).map((check) => (0,markdown/* codeSpan */.SS)(check)), (0,markdown.md) `, `)}.`,
    ]));
}

// EXTERNAL MODULE: ./build/src/core/rule.js
var core_rule = __webpack_require__(5639);
// EXTERNAL MODULE: ./build/src/reporters/gravity.js
var gravity = __webpack_require__(5930);
// EXTERNAL MODULE: ./build/src/reporters/cut.js
var cut = __webpack_require__(8508);
;// CONCATENATED MODULE: ./build/src/reporters/news.js


/** More would leave too little room for what people read. */
const mostFacts = 500;
/**
 * The vulnerabilities that a line's images introduce, most severe first, as the marker keeps them; empty for other
 * findings.
 */
function factsOf({ images = [] }) {
    const brought = images.flatMap(({ findings }) => findings.filter(({ status }) => status === 'introduced'));
    return brought.slice(0, mostFacts).map(({ location, fingerprint }) => toldKey(location.path, fingerprint));
}
/** Whether an image introduces something, at or above that severity, that its comment did not report. */
function hasNews(headline, { facts }, from) {
    const { images = [] } = headline;
    // Without facts it is not a comment on an image, or it is from a version that kept none.
    if (facts.length === 0)
        return false;
    const told = new Set(facts);
    const grave = images.map((one) => ({
        ...one,
        findings: one.findings.filter(({ severity }) => (0,core_severity/* reaches */.O6)(severity, from)),
    }));
    return factsOf({ ...headline, images: grave }).some((fact) => !told.has(fact));
}
/** Identifies one state of an image in the marker of a review's body. */
function newsKeyOf(headline) {
    const { location, fingerprint } = headline;
    return newsKey(location.path, fingerprint, factsOf(headline));
}
/** The same, from the fields of a comment's marker. */
function newsKey(path, fingerprint, facts) {
    return toldKey(path, `${fingerprint}\0${facts.join('.')}`);
}

;// CONCATENATED MODULE: ./build/src/reporters/image-comment.js










/** A comment should stay short; the summary lists all of them. */
const mostListed = 10;
const mostTitle = 120;
/**
 * Limit for the tables of all images of a line (build arguments can make them many); a comment holds at most 65,536.
 */
const mostBytes = 40_000;
const mostMessage = 4_000;
const mostName = 80;
/** A name that people copy is never cut: up to 255 and 128 characters and a digest. */
const mostReference = 500;
/**
 * The comment on a line that names an image: its vulnerabilities in numbers, the most severe ones, what to pull instead.
 * Contains no time and no date of a database, so that the same facts give the same text.
 */
function imageCommentBody({ headline, images, category, anchor, suggestion, change, }) {
    const told = images.map((one) => ({
        tables: (0,markdown/* blocks */.Bv)([countsTable(one.image), gravestTable(one), notesOf(one.image)]),
        advice: adviceOf(one.image),
        identity: identity(one.image),
    }));
    const { taken, left } = (0,cut/* takeFitting */.hW)(told, mostBytes, (one) => (0,cut/* bytesOfText */.q$)((0,markdown/* blocks */.Bv)(Object.values(one))));
    return (0,markdown/* blocks */.Bv)([
        (0,markdown.md) `**${(0,severity_word/* severityWord */.O)(headline.severity)}:** ${(0,markdown/* inline */.mG)(headline.message, mostMessage)}`,
        ...taken.map(({ tables }) => tables),
        left === 0
            ? undefined
            : (0,markdown/* small */.EX)((0,markdown.md) `And ${left} more images on this line; the job summary lists their vulnerabilities.`),
        placeNote(headline, anchor),
        relatedList(headline),
        ...taken.map(({ advice }) => advice),
        changePart(suggestion, change),
        (0,markdown/* join */.fj)([(0,rule_link/* ruleLink */.l)(headline.rule), ...taken.map((one) => one.identity)], (0,markdown.md) ` \u00b7 `),
        silenceFold(headline, silenceName(images)),
        commentMarker(markerOf(headline, category, anchor, factsOf(headline))),
    ]);
}
/** `python:3.9.1` at `sha256:\u2026`. */
function identity({ image, digest }) {
    const name = (0,markdown/* codeSpan */.SS)((0,headlines/* nameForPeople */.G)(image), mostName);
    return digest === '' ? name : (0,markdown.md) `${name} is ${(0,markdown/* codeSpan */.SS)(digest)}`;
}
/** The rule's id silences the whole reference; if there is only one vulnerability, its id is offered instead. */
function silenceName(images) {
    const all = images.flatMap(({ findings }) => findings);
    const [only] = all;
    return all.length === 1 && only?.vulnerability !== undefined && /^[\w.:-]+$/.test(only.vulnerability.id)
        ? only.vulnerability.id
        : 'image/vulnerability';
}
/** Introduced, existing and fixed by severity; columns that are all zero are left out. */
function countsTable({ introduced, existing, fixed, replaced }) {
    const kinds = [
        { name: (0,markdown.md) `**introduced**`, counts: introduced },
        ...(replaced === ''
            ? []
            : [
                { name: (0,markdown.md) `existing (also in ${(0,markdown/* codeSpan */.SS)((0,headlines/* nameForPeople */.G)(replaced), mostName)})`, counts: existing },
                { name: (0,markdown.md) `fixed by this change`, counts: fixed },
            ]),
    ];
    const columns = core_severity/* severities */.gO.filter((severity) => kinds.some(({ counts }) => (counts[severity] ?? 0) > 0));
    return (0,markdown/* table */.tp)([
        { title: (0,markdown.md) `Vulnerabilities` },
        ...columns.map((severity) => ({ title: (0,severity_word/* severityWord */.O)(severity), align: 'right' })),
        { title: (0,markdown.md) `All`, align: 'right' },
    ], kinds.map(({ name, counts }) => [
        name,
        ...columns.map((severity) => (0,markdown.md) `${counts[severity] ?? 0}`),
        (0,markdown.md) `${(0,core_severity/* totalOf */.e6)(counts)}`,
    ]));
}
function gravestTable({ findings }) {
    const news = findings.filter(({ status }) => status === 'introduced');
    const told = news.length > 0 ? news : findings;
    const left = told.length - mostListed;
    return (0,markdown/* blocks */.Bv)([
        (0,markdown/* table */.tp)([
            { title: (0,markdown.md) `Severity` },
            { title: (0,markdown.md) `Vulnerability` },
            { title: (0,markdown.md) `Package` },
            { title: (0,markdown.md) `Installed \u2192 fixed` },
            { title: (0,markdown.md) `Title` },
        ], told.slice(0, mostListed).map(vulnerabilityRow)),
        left > 0
            ? (0,markdown/* small */.EX)((0,markdown.md) `The ${mostListed} most severe of ${told.length}; the job summary lists all of them.`)
            : undefined,
    ]);
}
function vulnerabilityRow({ severity, vulnerability }) {
    if (vulnerability === undefined)
        return [];
    const { id, url, title, installed, fixed } = vulnerability;
    return [
        (0,severity_word/* severityCell */.k)(severity),
        (0,markdown/* link */.nf)((0,markdown/* codeSpan */.SS)(id, mostName), url),
        (0,markdown/* codeSpan */.SS)(vulnerability.package, mostName),
        (0,markdown.md) `${installed === '' ? (0,markdown.md) `?` : (0,markdown/* codeSpan */.SS)(installed, mostName)} \u2192 ${fixed === '' ? (0,markdown.md) `no fix yet` : (0,markdown/* codeSpan */.SS)(fixed, mostName)}`,
        (0,markdown/* verbatim */.Bj)(title, mostTitle),
    ];
}
function notesOf({ notes, unfixed }) {
    const lines = [
        ...notes,
        ...(unfixed === 0
            ? []
            : [
                `${(0,core_text/* count */.U9)(unfixed, 'vulnerability is', 'vulnerabilities are')} left out because no version fixes ${unfixed === 1 ? 'it' : 'them'} yet.`,
            ]),
    ];
    return lines.length === 0 ? undefined : (0,markdown/* bulletList */.fF)(lines.map((line) => (0,markdown/* inline */.mG)(line)));
}
/** What to pull instead, with both counts, or to pin the digest. */
function adviceOf({ image, advice, introduced, existing }) {
    const offers = (advice?.offers ?? []).map((offer) => ({ name: shortName(offer.image), has: words(offer.counts) }));
    if (advice?.kind === 'better') {
        const [best, ...others] = offers;
        const beside = others.map(({ name, has }) => (0,markdown.md) ` ${(0,markdown/* codeSpan */.SS)(name, mostName)} was also scanned: ${(0,markdown/* inline */.mG)(has)}.`);
        const isAll = (0,core_severity/* totalOf */.e6)(advice.own) === (0,core_severity/* totalOf */.e6)(introduced) + (0,core_severity/* totalOf */.e6)(existing);
        const silenced = isAll ? (0,markdown.md) `` : (0,markdown.md) ` (silenced ones included, as in the other counts)`;
        const now = (0,markdown.md) `${(0,markdown/* codeSpan */.SS)(shortName(image), mostName)} has ${(0,markdown/* inline */.mG)(words(advice.own))}${silenced}.`;
        return (0,markdown.md) `**Fix:** Pull ${(0,markdown/* codeSpan */.SS)(advice.image, mostReference)} instead. It has ${(0,markdown/* inline */.mG)(best?.has ?? '')}; ${now}${(0,markdown/* join */.fj)(beside, (0,markdown.md) ``)}`;
    }
    if (advice?.kind === 'instruction')
        return (0,markdown.md) `**Fix:** Install versions that have the fixes in this instruction, then rebuild the image.`;
    if (advice?.kind === 'base')
        return (0,markdown.md) `**Fix:** Rebuild the image on a newer release of its base image, or on a slimmer variant of it.`;
    const looked = offers.map(({ name, has }) => (0,markdown.md) `${(0,markdown/* codeSpan */.SS)(name, mostName)} (${(0,markdown/* inline */.mG)(has)})`);
    const none = looked.length === 0 ? (0,markdown.md) `` : (0,markdown.md) ` ${(0,markdown/* join */.fj)(looked, (0,markdown.md) ` and `)} ${looked.length === 1 ? (0,markdown.md) `is` : (0,markdown.md) `are`} no better.`;
    return advice?.kind === 'pin'
        ? (0,markdown.md) `**Fix:** Pull a newer release of the image as soon as one has the fixes, or a slimmer variant.${none} Until then, pin the digest that was scanned, so that you ship exactly what was scanned.`
        : (0,markdown.md) `**Fix:** Pull a newer release of the image as soon as one has the fixes, or a slimmer variant.${none}`;
}
/** Without the registry and the folders, which the first line of the comment has. */
function shortName(image) {
    const name = (0,headlines/* nameForPeople */.G)(image);
    return name.slice(name.lastIndexOf('/') + 1);
}
function words(counts) {
    return (0,core_severity/* countWords */.rj)(counts) || 'no known vulnerability';
}

;// CONCATENATED MODULE: ./build/src/reporters/secrets.js


/** A private key has a few dozen lines; of a longer value, only the beginning is searched for. */
const mostLines = 200;
/**
 * `places` are where a file contains the value of a secret. It is in the repository, but it should not get into a log too.
 */
function secretsAt(places, lineText) {
    const byLine = new Map();
    const values = new Map();
    for (const { path, span } of places) {
        const last = Math.min((0,core_location/* lastLine */.fM)(span), span.start.line + mostLines - 1);
        for (let line = span.start.line; line <= last; line++) {
            const text = lineText(path, line) ?? '';
            const from = line === span.start.line ? span.start.column - 1 : text.search(/\S|$/);
            const to = line === span.end.line ? span.end.column - 1 : text.length;
            const value = text.slice(from, to).trim();
            if (value === '')
                continue;
            append(byLine, `${line} ${path}`, { from, to });
            append(values, path, value);
        }
    }
    return {
        blotted: (path, line) => {
            const text = lineText(path, line);
            return text === undefined ? undefined : (byLine.get(`${line} ${path}`) ?? []).reduce(blot, text);
        },
        isIn: (path, text) => (values.get(path) ?? []).some((value) => text.includes(value)),
    };
}
function blot(text, { from, to }) {
    const value = text.slice(from, to);
    const hint = (0,core_text/* hintOf */.$z)(value);
    return text.slice(0, from) + hint + '*'.repeat(value.length - hint.length) + text.slice(from + value.length);
}
function append(map, key, value) {
    const list = map.get(key);
    if (list === undefined)
        map.set(key, [value]);
    else
        list.push(value);
}

;// CONCATENATED MODULE: ./build/src/reporters/comment-bodies.js






/**
 * Writes the body of each comment. Only one comment offers a suggestion for a line: the one on the most severe finding.
 */
function bodyWriter({ review, category, lineText }, spots) {
    const secrets = secretsAt(review.secrets ?? [], lineText);
    const isShown = (path, lines = []) => !secrets.isIn(path, lines.join('\n'));
    const suggestions = new Map();
    const taken = new Set();
    for (const { topic, path, anchor } of spots.toSorted(bySuggestion)) {
        if (anchor === undefined || path !== topic.finding.location.path)
            continue;
        const covered = coveredLines(anchor);
        const suggestion = suggestionFor(topic.finding, anchor, lineText);
        if (covered === undefined || suggestion === undefined || !isShown(path, suggestion.after))
            continue;
        const lines = Array.from({ length: covered.last - covered.first + 1 }, (_, index) => `${covered.first + index} ${path}`);
        if (lines.some((line) => taken.has(line)))
            continue;
        for (const line of lines)
            taken.add(line);
        suggestions.set(topic.key, suggestion);
    }
    return ({ topic: { key, finding }, anchor }) => {
        const suggestion = suggestions.get(key);
        const change = suggestion ? undefined : changeOf(finding, lineText);
        const shown = isShown(finding.location.path, [...(change?.before ?? []), ...(change?.after ?? [])]);
        const parts = { category, anchor, suggestion, change: shown ? change : undefined };
        return finding.images === undefined
            ? commentBody({ ...parts, finding })
            : imageCommentBody({ ...parts, headline: finding, images: finding.images });
    };
}
/** Image advice comes first: a line that names an image has no better suggestion. */
function bySuggestion({ topic: { finding: a } }, { topic: { finding: b } }) {
    const isImage = ({ rule }) => (0,core_rule/* targetOf */.$r)(rule) === 'image';
    return Number(isImage(b)) - Number(isImage(a)) || (0,gravity/* byGravity */.S)(a, b);
}

;// CONCATENATED MODULE: ./build/src/reporters/held.js


/*
 * How we notice that a person deleted a comment: a review cannot be deleted, but its comments can. The marker of our
 * review lists its comments. GitHub accepts a review with all its comments or not at all, so every listed comment did
 * exist; and before we delete one ourselves, we remove it from the list. So if a comment is listed and missing while
 * its finding still exists, a person deleted it.
 */
/**
 * Identifies what a comment reports. For an image this includes its vulnerabilities: deleting one state does not hide
 * another.
 */
function heldKeyOf(headline) {
    if (headline.images !== undefined)
        return newsKeyOf(headline);
    return toldKey(headline.location.path, headline.fingerprint);
}
/** The same, for a comment that is already posted. */
function heldKeyOfMarker({ path, fingerprint, facts }) {
    return facts.length > 0 ? newsKey(path, fingerprint, facts) : toldKey(path, fingerprint);
}
/**
 * Decides whether a person deleted the comment on a finding. `bodies` are those of all comments, whoever wrote them: a
 * marker that somebody copied can only make a deleted comment appear again, never hide a finding. `ours` are our reviews
 * of the category.
 */
function deletedByPeople(bodies, ours, category) {
    const held = new Set(ours.flatMap(({ body }) => parseReviewMarker(body)?.held ?? []));
    const markers = bodies.map(parseCommentMarker).filter((marker) => marker?.category === category);
    // Comments marked as gone count as well: we left them there ourselves.
    const spoken = new Set(markers.map((marker) => marker && findingKey(marker.path, marker.fingerprint)));
    return (headline) => held.has(heldKeyOf(headline)) && !spoken.has(findingKey(headline.location.path, headline.fingerprint));
}

// EXTERNAL MODULE: ./build/src/reporters/advice.js
var reporters_advice = __webpack_require__(8878);
// EXTERNAL MODULE: ./build/src/reporters/finding-list.js
var finding_list = __webpack_require__(2578);
// EXTERNAL MODULE: ./build/src/reporters/gaps.js
var reporters_gaps = __webpack_require__(9007);
// EXTERNAL MODULE: ./build/src/reporters/words.js
var reporters_words = __webpack_require__(2513);
;// CONCATENATED MODULE: ./build/src/reporters/review-body.js








/** GitHub refuses longer bodies (`body is too long (maximum is 65536 characters)`). */
const mostBody = 65_536;
const mostAdvice = 8_000;
/** For headings and the lines between the parts. */
const mostBetween = 600;
const review_body_mostMessage = 300;
const mostGaps = 5;
/** The text above the comments: the outcome in a sentence, then the findings that have no comment. */
function reviewBody({ review, verdict, failOn, told, news, milder, marker, linkTo }) {
    const { found, check } = (0,reporters_words/* outcomeWords */.w)(review, verdict, failOn);
    const addedHere = review.silenced.filter((finding) => finding.addedHere).length;
    const outcome = (0,markdown.md) `**${(0,markdown/* inline */.mG)(found)}** ${(0,markdown/* inline */.mG)(check)}`;
    const advice = told.length === 0 ? undefined : (0,reporters_advice/* adviceFold */.q)(told, mostAdvice);
    const rest = (0,markdown/* blocks */.Bv)([
        milder === 0
            ? undefined
            : (0,markdown.md) `${(0,markdown/* inline */.mG)((0,core_text/* count */.U9)(milder, 'less severe finding'))} ${milder === 1 ? (0,markdown.md) `is` : (0,markdown.md) `are`} listed in the job summary.`,
        addedHere === 0
            ? undefined
            : (0,markdown.md) `${(0,markdown/* inline */.mG)((0,core_text/* count */.U9)(addedHere, 'finding'))} ${addedHere === 1 ? (0,markdown.md) `is` : (0,markdown.md) `are`} silenced by ignore comments that this change adds; the job summary lists the reasons.`,
        gapsPart(review, linkTo),
        reviewMarker(marker),
    ]);
    const changed = newsPart(news, linkTo);
    const room = mostBody - mostBetween - (0,cut/* bytesOfText */.q$)((0,markdown/* blocks */.Bv)([outcome, changed, advice, rest]));
    return (0,markdown/* blocks */.Bv)([outcome, changed, ...toldParts(told, room, linkTo), advice, rest]);
}
const mostNews = 20;
/** Twenty rows of the longest paths and messages take less. */
const mostNewsBytes = 24_000;
/** The comments were edited, but GitHub hides resolved threads, so the review's text mentions them. */
function newsPart(news, linkTo) {
    if (news.length === 0)
        return undefined;
    const { parts, left } = (0,finding_list/* findingList */.Q)(news.slice(0, mostNews), { most: mostNewsBytes, linkTo, mostMessage: review_body_mostMessage });
    const untold = Math.max(0, news.length - mostNews) + left;
    return (0,markdown/* blocks */.Bv)([
        (0,markdown.md) `${news.length === 1 ? (0,markdown.md) `This conversation was` : (0,markdown.md) `These conversations were`} resolved, but the image introduces more vulnerabilities now:`,
        ...parts,
        untold > 0 ? (0,markdown.md) `And ${untold} more; see the job summary.` : undefined,
    ]);
}
function toldParts(told, most, linkTo) {
    if (told.length === 0)
        return [];
    const open = told.length > mostOpen ? told.slice(0, mostOpen) : told;
    const shown = (0,finding_list/* findingList */.Q)(open, { most, linkTo, mostMessage: review_body_mostMessage });
    const folded = told.slice(open.length);
    const room = most - (0,cut/* bytesOfText */.q$)((0,markdown/* blocks */.Bv)(shown.parts)) - mostBetween;
    const more = room > mostBetween ? (0,finding_list/* findingList */.Q)(folded, { most: room, linkTo, mostMessage: review_body_mostMessage }) : undefined;
    const left = shown.left + (more?.left ?? folded.length);
    return [
        (0,markdown.md) `${told.length === 1 ? (0,markdown.md) `This finding has` : (0,markdown.md) `These findings have`} no inline comment:`,
        ...shown.parts,
        more === undefined || folded.length === 0
            ? undefined
            : (0,markdown/* fold */.AU)(`${folded.length} more, none more severe than these`, (0,markdown/* blocks */.Bv)(more.parts)),
        left === 0 ? undefined : (0,markdown.md) `And ${left} more, none more severe than these; see the job summary.`,
    ];
}
/** The conversation of a pull request is read by people who look for something else, too: more are folded. */
const mostOpen = 10;
/** Blocking gaps; the summary lists the others. */
function gapsPart(review, linkTo) {
    const gaps = review.gaps.filter(({ blocking }) => blocking);
    if (gaps.length === 0)
        return undefined;
    const items = gaps.slice(0, mostGaps).map((gap) => (0,reporters_gaps/* gapItem */.c)(gap, linkTo, review_body_mostMessage));
    const rest = gaps.length - items.length;
    return (0,markdown/* blocks */.Bv)([
        reporters_gaps/* blockingGapsTitle */.T,
        (0,markdown/* bulletList */.fF)(rest === 0 ? items : [...items, (0,markdown.md) `${rest} more; see the job summary`]),
    ]);
}

;// CONCATENATED MODULE: ./build/src/reporters/planned-review.js





/** The review, if there is something new to post, and the requests for changes to dismiss if no finding is left. */
function reviewOf(inputs, topics, spilled, hidden, drafts, someUnheard) {
    const { review, verdict, failOn, category, reviewEvent, linkTo } = inputs;
    const wanted = topics.filter((topic) => topic.wanted);
    const ours = oursOf(inputs);
    const requested = ours.filter(({ state }) => state === 'CHANGES_REQUESTED');
    const told = newlyTold(spilled.filter((topic) => topic.wanted && !topic.deleted).map(({ finding }) => finding), ours);
    const known = new Set(ours.flatMap(({ body }) => parseReviewMarker(body)?.told ?? []));
    const news = hidden.map(({ finding }) => finding).filter((finding) => !known.has(newsKeyOf(finding)));
    const comments = drafts.filter(({ anchor }) => anchor.kind === 'line');
    const requests = reviewEvent === 'request-changes' && wanted.length > 0;
    // Comments on files are posted outside the review, so on their own they cannot request changes.
    const asksAnew = requests && requested.length === 0 && drafts.length > 0;
    const dismiss = wanted.length === 0 && !someUnheard ? requested : [];
    if (comments.length === 0 && told.length === 0 && news.length === 0 && !asksAnew)
        return { review: undefined, dismiss };
    const keys = [...news.map(newsKeyOf), ...told.slice(0, mostTold).map(toldKeyOf)];
    const held = drafts.flatMap(({ findings }) => findings.map(heldKeyOf)).slice(0, mostHeld);
    const marker = { category, told: keys, more: Math.max(0, told.length - mostTold), held };
    const milder = topics.length - wanted.length;
    return {
        review: {
            event: requests ? 'REQUEST_CHANGES' : 'COMMENT',
            body: reviewBody({ review, verdict, failOn, told, news, milder, marker, linkTo }),
            comments,
        },
        dismiss,
    };
}
function oursOf({ reviews, category }) {
    return reviews.filter(({ body, state }) => state !== 'PENDING' && parseReviewMarker(body)?.category === category);
}
/**
 * Removes findings that are gone from the lists in our markers; otherwise they would not be reported if they came back.
 */
function amendmentsOf(inputs, commented, topics, unheard) {
    const holding = new Set([
        ...commented.map(({ finding }) => heldKeyOf(finding)),
        // Their comments stay, so they stay on the list.
        ...unheard.map(({ marker }) => heldKeyOfMarker(marker)),
    ]);
    const present = new Set(topics.flatMap(({ finding }) => [toldKeyOf(finding), heldKeyOf(finding)]));
    return oursOf(inputs).flatMap((review) => {
        const marker = parseReviewMarker(review.body);
        if (marker === undefined)
            return [];
        const told = marker.told.filter((key) => present.has(key));
        const held = marker.held.filter((key) => holding.has(key));
        if (told.length === marker.told.length && held.length === marker.held.length)
            return [];
        return [{ review, body: withReviewMarker(review.body, { ...marker, told, held }) }];
    });
}
/** Those that no review body of ours has listed yet, the most severe first. */
function newlyTold(findings, ours) {
    const markers = ours.flatMap(({ body }) => parseReviewMarker(body) ?? []);
    const told = new Set(markers.flatMap((marker) => marker.told));
    const untold = findings.filter((finding) => !told.has(toldKeyOf(finding))).toSorted(gravity/* byGravity */.S);
    const counted = markers.reduce((sum, { more }) => sum + more, 0);
    return untold.slice(0, Math.max(0, untold.length - counted));
}
function toldKeyOf({ location, fingerprint }) {
    return toldKey(location.path, fingerprint);
}

;// CONCATENATED MODULE: ./build/src/reporters/standing.js

/**
 * Ignores comments of other categories, which belong to another job. `present` says which findings exist, `isOvertaken`
 * which comments a new one replaces, and `isUnheard` which comments are about something that could not be reviewed.
 */
function sortComments(posted, category, present, isOvertaken, isUnheard) {
    const kept = new Map();
    const doubled = [];
    const overtaken = [];
    const gone = [];
    const unheard = [];
    const unfinished = [];
    for (const comment of posted.toSorted(byClaim)) {
        const marker = parseCommentMarker(comment.body);
        if (marker?.category !== category)
            continue;
        const standing = { comment, marker };
        const key = findingKey(marker.path, marker.fingerprint);
        if (isOver(standing)) {
            if (marker.state === 'gone' && !comment.resolved && !comment.hasReplies)
                unfinished.push(standing);
        }
        else if (!present(key))
            (isUnheard(standing) ? unheard : gone).push(standing);
        else if (isOvertaken(key, standing))
            overtaken.push(standing);
        else if (kept.has(key))
            doubled.push(standing);
        else
            kept.set(key, standing);
    }
    return { kept, doubled, overtaken, gone, unheard, unfinished };
}
/** True if the comment already says that its finding is gone. */
function isOver({ marker }) {
    return marker.state === 'gone';
}
/**
 * Of two comments on one finding, prefers the one that people reacted to, then the one whose line is current, then the
 * older.
 */
function byClaim(a, b) {
    return (Number(b.resolved) - Number(a.resolved) ||
        Number(b.hasReplies) - Number(a.hasReplies) ||
        Number(isOutdated(a)) - Number(isOutdated(b)) ||
        a.id - b.id);
}
/** True if the line of the comment has changed since it was posted. */
function isOutdated({ onFile, outdated, line }) {
    return !onFile && (outdated || line === undefined);
}

;// CONCATENATED MODULE: ./build/src/reporters/plan.js












/**
 * Plans what to post, edit and delete, so that each finding that deserves a comment has exactly one. Every finding in
 * scope ends up in exactly one place: a new comment, an existing comment, or `spill`.
 */
function planComments(inputs) {
    const isDeleted = deletedByPeople([...inputs.posted.map(({ body }) => body), ...(inputs.others ?? [])], oursOf(inputs), inputs.category);
    const topics = (0,headlines/* headlinesOf */.D)(inputs.review).map((finding) => topicOf(finding, isDeleted(finding), inputs));
    const byKey = new Map(topics.map((topic) => [topic.key, topic]));
    const sorted = sortComments(inputs.posted, inputs.category, (key) => byKey.has(key), (key, one) => isOvertaken(one, byKey.get(key), inputs), (one) => isUnheard(one, inputs.review));
    const moved = [...sorted.kept].filter(([, standing]) => mustMove(standing));
    const movedKeys = new Set(moved.map(([key]) => key));
    const standing = [...sorted.kept].flatMap(([key, one]) => {
        const topic = byKey.get(key);
        return topic === undefined || movedKeys.has(key) ? [] : [{ topic, standing: one }];
    });
    const standingKeys = new Set(standing.map(({ topic }) => topic.key));
    const free = inputs.maxComments - standing.filter((one) => !one.standing.comment.resolved).length;
    const placed = topics
        .filter(({ key, place, wanted, deleted }) => wanted && !deleted && place !== undefined && !standingKeys.has(key))
        .toSorted((a, b) => Number(movedKeys.has(b.key)) - Number(movedKeys.has(a.key)) || (0,gravity/* byGravity */.S)(a.finding, b.finding))
        .slice(0, Math.max(0, free));
    const placedKeys = new Set(placed.map(({ key }) => key));
    const spilled = topics.filter(({ key }) => !standingKeys.has(key) && !placedKeys.has(key));
    const hidden = standing.filter(({ topic, standing: one }) => hidesNews(one, topic, inputs));
    const bodies = bodyWriter(inputs, [...placed.map(spotOfDraft), ...standing.map(spotOfStanding)]);
    const drafts = placed.flatMap((topic) => draft(topic, bodies)).toSorted(byPlace);
    return {
        ...reviewOf(inputs, topics, spilled, hidden.map(({ topic }) => topic), drafts, sorted.unheard.length > 0),
        onFiles: drafts.filter(({ anchor }) => anchor.kind === 'file'),
        edit: [
            ...standing.flatMap((one) => editOf(one, bodies)),
            ...sorted.gone.filter(isSettledByPerson).map(settle(inputs)),
            ...sorted.overtaken.map((one) => settleWith(one, (0,markdown.md) `**Posted again.** The image has changed and introduces more vulnerabilities.`)),
        ],
        retire: [...sorted.gone.filter((one) => !isSettledByPerson(one)), ...sorted.unfinished].map(settle(inputs)),
        replace: [
            ...moved.map(([, one]) => settleWith(one, (0,markdown.md) `**Posted again.** The line of this comment has changed.`)),
            ...sorted.doubled.map((one) => settleWith(one, (0,markdown.md) `**Duplicate.** Another comment reports the same finding.`)),
        ],
        amend: amendmentsOf(inputs, 
        // A comment whose line changed is deleted, and `maxComments` may leave no room to post it again.
        topics.filter(({ key }) => !movedKeys.has(key) || placedKeys.has(key)), topics, sorted.unheard),
        spill: spilled.map(({ finding }) => finding),
    };
}
/** Not if there are replies, which would be lost, or if a person resolved the thread. */
function mustMove({ comment }) {
    return isOutdated(comment) && !comment.hasReplies && !comment.resolved;
}
/** A person resolved the thread, and the image now introduces vulnerabilities that it did not mention. */
function hidesNews({ comment, marker }, { finding }, { commentOn }) {
    return comment.resolved && hasNews(finding, marker, commentOn);
}
/** The line that names the image has changed as well, so a new comment reports the new vulnerabilities. */
function isOvertaken(standing, topic, inputs) {
    if (topic?.place === undefined || !isOutdated(standing.comment))
        return false;
    return hidesNews(standing, topic, inputs);
}
/**
 * The file could not be read this time, or the image in the comment could not be scanned: neither is known to be clean.
 */
function isUnheard({ marker, comment }, { gaps }) {
    const isImage = marker.facts.length > 0;
    return gaps.some(({ path, subject, blocking, limited }) => {
        if (path !== marker.path || limited)
            return false;
        return subject === path ? blocking : isImage && comment.body.includes(`\`${(0,headlines/* nameForPeople */.G)(subject)}\``);
    });
}
function isSettledByPerson({ comment }) {
    return comment.resolved;
}
function byPlace(a, b) {
    const line = ({ anchor }) => (anchor.kind === 'file' ? 0 : anchor.line);
    return (0,finding/* compareText */.n)(a.path, b.path) || line(a) - line(b);
}
function spotOfDraft(topic) {
    return { topic, path: topic.place?.path ?? topic.finding.location.path, anchor: topic.place?.anchor };
}
function spotOfStanding({ topic, standing: { comment, marker } }) {
    const { path, onFile, line, side } = comment;
    if (onFile)
        return { topic, path, anchor: { kind: 'file' } };
    if (isOutdated(comment) || line === undefined)
        return { topic, path, anchor: undefined };
    const startLine = marker.lines > 1 ? line - marker.lines + 1 : undefined;
    return { topic, path, anchor: { kind: 'line', side, line, startLine } };
}
function draft(topic, bodies) {
    const { place, finding } = topic;
    return place === undefined ? [] : [{ ...place, body: bodies(spotOfDraft(topic)), findings: [finding] }];
}
/**
 * Edits a comment if the facts, or our words for them, have changed. A thread that a person resolved stays as it is,
 * unless it is about an image: people come back to that list.
 */
function editOf(kept, bodies) {
    const { comment } = kept.standing;
    if (comment.resolved && kept.topic.finding.images === undefined)
        return [];
    const body = bodies(spotOfStanding(kept));
    return normal(body) === normal(comment.body) ? [] : [{ comment, body }];
}
/** GitHub may return a body with other line breaks than the ones that were sent. */
function normal(body) {
    return body.replaceAll('\r\n', '\n').trim();
}
function settle({ review }) {
    const silenced = new Map(review.silenced.map((finding) => [keyOf(finding), finding]));
    return (standing) => {
        const { marker, comment } = standing;
        // Its body already says so; only the thread is not resolved yet.
        if (marker.state === 'gone')
            return { comment, body: settledBody(comment.body, marker, (0,markdown.md) ``) };
        const finding = silenced.get(findingKey(marker.path, marker.fingerprint));
        const reason = finding
            ? (0,markdown.md) `**Silenced** by ${(0,markdown/* inline */.mG)(finding.by)}: ${(0,markdown/* inline */.mG)(finding.reason)}`
            : (0,markdown.md) `**Resolved.** This pull request no longer has the finding.`;
        return settleWith(standing, reason);
    };
}
function settleWith({ comment, marker }, reason) {
    return { comment, body: settledBody(comment.body, marker, reason) };
}

// EXTERNAL MODULE: ./build/src/review/review.js + 14 modules
var review_review = __webpack_require__(447);
;// CONCATENATED MODULE: ./build/src/action/comments.js









/** Reads the existing comments of the pull request and plans the new ones. */
async function prepareComments(parts) {
    const { client, pull } = parts;
    let posted;
    try {
        posted = await readStanding(client, pull);
    }
    catch (error) {
        if (!(0,github_refusals/* isGitHubs */.bC)(error))
            throw error;
        const reason = `The existing comments of the pull request could not be read: ${(0,github_refusals/* reasonOf */.A3)(error, 'pull-requests: read')}.`;
        return silent(parts.review, { kind: 'refused', reason });
    }
    const planner = plannerOf(parts, posted);
    const { spill } = planner({ lines: new Set(), files: new Set() });
    const target = { client, number: pull.number, head: pull.head, posted };
    return { uncommented: spill, publish: () => publish(target, planner) };
}
/** For a review that cannot be posted. */
function silent(review, outcome) {
    const uncommented = (0,headlines/* headlinesOf */.D)(review);
    return { uncommented, publish: async () => ({ outcome, reviewId: undefined, unsaid: uncommented }) };
}
function plannerOf({ material, texts, review, verdict, inputs, linkTo }, posted) {
    const { options, hasBase, changes } = material;
    const diffs = hasBase ? (0,review_review/* diffsOf */.eP)(changes, texts.head, texts.base) : new Map();
    const lineText = (0,source_text/* sourceLines */.Jj)(texts.head);
    return (refused) => planComments({
        review,
        verdict,
        failOn: options.failOn,
        category: inputs.category,
        commentOn: options.commentOn,
        maxComments: options.maxComments,
        reviewEvent: inputs.reviewEvent,
        anchorOf: (finding) => {
            const { path } = finding.location;
            const anchor = (0,placement/* anchorOf */.d)(finding, diffs.get(path));
            const key = keyOf(finding);
            if (anchor === undefined || refused.files.has(key))
                return undefined;
            return { path, anchor: refused.lines.has(key) ? { kind: 'file' } : anchor };
        },
        lineText,
        posted: posted.comments,
        reviews: posted.reviews,
        others: posted.others ?? [],
        linkTo,
    });
}


/***/ }),

/***/ 1980:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ readPosted)
/* harmony export */ });
/*
 * The first comment of a thread shows who started it, the number of comments whether anybody replied. `databaseId` has
 * only 32 bits, too few for today's ids: https://docs.github.com/graphql/reference/objects#pullrequestreviewcomment
 */
const query = `query(
  $owner: String!, $repo: String!, $number: Int!,
  $threads: String, $reviews: String, $withThreads: Boolean!, $withReviews: Boolean!
) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      reviewThreads(first: 100, after: $threads) @include(if: $withThreads) {
        pageInfo { hasNextPage endCursor }
        nodes {
          id path subjectType line diffSide isOutdated isResolved viewerCanResolve
          comments(first: 1) { totalCount nodes { fullDatabaseId body viewerDidAuthor author { login } } }
        }
      }
      reviews(first: 100, after: $reviews) @include(if: $withReviews) {
        pageInfo { hasNextPage endCursor }
        nodes { fullDatabaseId body state viewerDidAuthor }
      }
    }
  }
}`;
/** All comments and reviews of our own token, to the end of the pages. Rejects with octokit's errors. */
async function readPosted(client, number) {
    const comments = [];
    const reviews = [];
    const others = [];
    let threadsAt = { after: null };
    let reviewsAt = { after: null };
    while (threadsAt !== undefined || reviewsAt !== undefined) {
        const { repository } = await client.query(query, {
            ...client.repository,
            number,
            threads: threadsAt?.after,
            reviews: reviewsAt?.after,
            withThreads: threadsAt !== undefined,
            withReviews: reviewsAt !== undefined,
        });
        const pull = repository?.pullRequest;
        // If the existing comments are unknown, everything would be posted again.
        if (!pull)
            throw notShown();
        for (const thread of pull.reviewThreads?.nodes ?? []) {
            if (thread === null)
                continue;
            comments.push(...commentOf(thread));
            const [first] = thread.comments.nodes ?? [];
            if (first && !first.viewerDidAuthor)
                others.push(first.body);
        }
        for (const review of pull.reviews?.nodes ?? [])
            if (review !== null)
                reviews.push(...reviewOf(review));
        threadsAt = nextOf(pull.reviewThreads);
        reviewsAt = nextOf(pull.reviews);
    }
    // A comment posted between two pages shifts the others, so one of them appears twice.
    return { comments: uniqueById(comments), reviews: uniqueById(reviews), others };
}
function notShown() {
    const data = { message: 'the token cannot see the pull request' };
    return Object.assign(new Error(data.message), { status: 404, response: { headers: {}, data } });
}
function uniqueById(items) {
    return [...new Map(items.map((item) => [item.id, item])).values()];
}
function nextOf(page) {
    return page?.pageInfo.hasNextPage ? { after: page.pageInfo.endCursor } : undefined;
}
/** The thread's first comment if our token wrote it, otherwise none: a marker alone proves nothing. */
function commentOf(thread) {
    const [first] = thread.comments.nodes ?? [];
    if (!first?.viewerDidAuthor || first.fullDatabaseId === null)
        return [];
    const onFile = thread.subjectType === 'FILE';
    return [
        {
            id: Number(first.fullDatabaseId),
            threadId: thread.id,
            path: thread.path,
            line: onFile ? undefined : (thread.line ?? undefined),
            side: thread.diffSide,
            onFile,
            body: first.body,
            outdated: thread.isOutdated,
            resolved: thread.isResolved,
            hasReplies: thread.comments.totalCount > 1,
            canResolve: thread.viewerCanResolve,
        },
    ];
}
function reviewOf({ fullDatabaseId, body, state, viewerDidAuthor }) {
    return viewerDidAuthor && fullDatabaseId !== null ? [{ id: Number(fullDatabaseId), body, state }] : [];
}


/***/ }),

/***/ 3737:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BY: () => (/* binding */ editReview),
/* harmony export */   OE: () => (/* binding */ sendSarif),
/* harmony export */   QA: () => (/* binding */ editComment),
/* harmony export */   Tu: () => (/* binding */ deleteComment),
/* harmony export */   bG: () => (/* binding */ dismissReview),
/* harmony export */   bx: () => (/* binding */ createReview),
/* harmony export */   fk: () => (/* binding */ resolveThread),
/* harmony export */   jZ: () => (/* binding */ deletePendingReview),
/* harmony export */   kp: () => (/* binding */ createFileComment)
/* harmony export */ });
/* harmony import */ var _core_product_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8870);
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5820);
/* harmony import */ var _retries_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4475);
/* harmony import */ var _threads_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1980);




/** Posts a review and returns its id. */
function createReview(target, { body, comments }, event) {
    const { client, number, head, posted } = target;
    const known = new Set(posted.reviews.map(({ id }) => id));
    const write = async () => {
        const { data } = await client.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews', {
            ...client.repository,
            pull_number: number,
            commit_id: head,
            body,
            // A review without an event stays pending.
            ...(event === 'PENDING' ? {} : { event }),
            comments: comments.map(lineComment),
        });
        return Number(data.id);
    };
    const find = async () => {
        const { reviews } = await (0,_threads_js__WEBPACK_IMPORTED_MODULE_2__/* .readPosted */ .e)(client, number);
        return reviews.find((one) => {
            return !known.has(one.id) && (one.state === 'PENDING') === (event === 'PENDING') && isSameText(one.body, body);
        })?.id;
    };
    return (0,_retries_js__WEBPACK_IMPORTED_MODULE_1__/* .writeOnce */ .Fq)(write, find, client.pace);
}
function lineComment({ path, body, anchor }) {
    return { path, body, ...placeOf(anchor) };
}
/** The planner keeps comments on files separate; on line 1 they would be refused if the diff does not show it. */
function placeOf(anchor) {
    if (anchor.kind === 'file')
        return { line: 1 };
    const { line, side, startLine } = anchor;
    return { line, side, ...(startLine === undefined ? {} : { start_line: startLine, start_side: side }) };
}
async function deletePendingReview({ client, number }, id) {
    await done(client.request('DELETE /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}', {
        ...client.repository,
        pull_number: number,
        review_id: id,
        request: _retries_js__WEBPACK_IMPORTED_MODULE_1__/* .again */ .TG,
    }));
}
/** Posts a comment on a whole file, which a review cannot hold. */
async function createFileComment(target, { path, body }) {
    const { client, number, head, posted } = target;
    const known = new Set(posted.comments.map(({ id }) => id));
    const write = async () => {
        await client.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/comments', {
            ...client.repository,
            pull_number: number,
            commit_id: head,
            path,
            body,
            subject_type: 'file',
        });
        return true;
    };
    const find = async () => {
        const { comments } = await (0,_threads_js__WEBPACK_IMPORTED_MODULE_2__/* .readPosted */ .e)(client, number);
        const found = comments.some((one) => !known.has(one.id) && one.onFile && one.path === path && isSameText(one.body, body));
        return found || undefined;
    };
    await (0,_retries_js__WEBPACK_IMPORTED_MODULE_1__/* .writeOnce */ .Fq)(write, find, client.pace);
}
async function editComment({ client }, id, body) {
    await done(client.request('PATCH /repos/{owner}/{repo}/pulls/comments/{comment_id}', {
        ...client.repository,
        comment_id: id,
        body,
        request: _retries_js__WEBPACK_IMPORTED_MODULE_1__/* .again */ .TG,
    }));
}
async function editReview({ client, number }, id, body) {
    await done(client.request('PUT /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}', {
        ...client.repository,
        pull_number: number,
        review_id: id,
        body,
        request: _retries_js__WEBPACK_IMPORTED_MODULE_1__/* .again */ .TG,
    }));
}
async function deleteComment({ client }, id) {
    await done(client.request('DELETE /repos/{owner}/{repo}/pulls/comments/{comment_id}', {
        ...client.repository,
        comment_id: id,
        request: _retries_js__WEBPACK_IMPORTED_MODULE_1__/* .again */ .TG,
    }));
}
async function resolveThread({ client }, threadId) {
    const text = 'mutation($threadId: ID!) { resolveReviewThread(input: { threadId: $threadId }) { clientMutationId } }';
    await client.mutate(text, { threadId });
}
async function dismissReview({ client, number }, id) {
    const find = async () => {
        const { reviews } = await (0,_threads_js__WEBPACK_IMPORTED_MODULE_2__/* .readPosted */ .e)(client, number);
        return reviews.some((one) => one.id === id && one.state === 'DISMISSED') || undefined;
    };
    const write = async () => {
        await client.request('PUT /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/dismissals', {
            ...client.repository,
            pull_number: number,
            review_id: id,
            message: 'Every finding that changes were requested for is resolved.',
            event: 'DISMISS',
        });
        return true;
    };
    await (0,_retries_js__WEBPACK_IMPORTED_MODULE_1__/* .writeOnce */ .Fq)(write, find, client.pace);
}
/** Returns the id with which the verdict can be requested. */
function sendSarif(client, { category, commit, ref, packed }) {
    const write = async () => {
        const { data } = await client.request('POST /repos/{owner}/{repo}/code-scanning/sarifs', {
            ...client.repository,
            commit_sha: commit,
            ref,
            sarif: packed,
            tool_name: _core_product_js__WEBPACK_IMPORTED_MODULE_0__/* .product */ .q.name,
        });
        return data.id ?? '';
    };
    const find = async () => {
        const { data } = await client.request('GET /repos/{owner}/{repo}/code-scanning/analyses', {
            ...client.repository,
            ref,
            tool_name: _core_product_js__WEBPACK_IMPORTED_MODULE_0__/* .product */ .q.name,
        });
        // Results of the same commit and category are the same, whichever run uploaded them.
        return data.find((one) => one.commit_sha === commit && bare(one.category ?? '') === bare(category))?.sarif_id;
    };
    return (0,_retries_js__WEBPACK_IMPORTED_MODULE_1__/* .writeOnce */ .Fq)(write, async () => hideMissing(find()), client.pace);
}
function bare(category) {
    return category.replace(/\/$/, '');
}
/** Before the first analysis of a repository, GitHub answers "no analysis found". */
async function hideMissing(found) {
    try {
        return await found;
    }
    catch (error) {
        if ((0,_refusals_js__WEBPACK_IMPORTED_MODULE_3__/* .hasStatus */ .Ro)(error, 404))
            return undefined;
        throw error;
    }
}
/** A comment that no longer exists needs no change; a person may have deleted it meanwhile. */
async function done(request) {
    try {
        await request;
    }
    catch (error) {
        if (!(0,_refusals_js__WEBPACK_IMPORTED_MODULE_3__/* .hasStatus */ .Ro)(error, 404, 410))
            throw error;
    }
}
/** GitHub may return a body with other line breaks than the ones that were sent. */
function isSameText(a, b) {
    const normal = (text) => text.replaceAll('\r\n', '\n').trim();
    return normal(a) === normal(b);
}


/***/ })

};
;
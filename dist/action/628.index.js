"use strict";
exports.id = 628;
exports.ids = [628];
exports.modules = {

/***/ 8628:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   uploadSarif: () => (/* binding */ uploadSarif)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8522);
/* harmony import */ var _core_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7422);
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5820);
/* harmony import */ var _writing_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3737);





/**
 * "Gzip-compressed \u2026 maximum 10 MB":
 * https://docs.github.com/code-security/reference/code-scanning/sarif-files/sarif-support-for-code-scanning
 */
const mostBytes = 10_000_000;
/** Seconds between requests for the verdict, which usually takes a few; after the last one it stays open. */
const polls = [1, 2, 4, 8, 15];
/**
 * Uploads a SARIF document to code scanning. The returned function waits for the verdict: GitHub needs a while, in which
 * there are other things to do.
 */
async function uploadSarif(client, upload) {
    const { packed, results } = pack(upload);
    const left = upload.results - results;
    const less = left === 0 ? '' : ` The ${left} least severe of ${upload.results} results did not fit.`;
    try {
        const { category, commit, ref } = upload;
        const id = await (0,_writing_js__WEBPACK_IMPORTED_MODULE_2__/* .sendSarif */ .OE)(client, { category, commit, ref, packed });
        return () => verdict(client, id, less);
    }
    catch (error) {
        const outcome = refusalOf(error);
        return async () => outcome;
    }
}
/** Halves the number of results until the document is small enough; without results it always is. */
function pack({ render, results, most }) {
    for (let taken = Math.min(results, most);; taken >>= 1) {
        const packed = (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.gzipSync)(render(taken)).toString('base64');
        if (packed.length <= mostBytes || taken === 0)
            return { packed, results: taken };
    }
}
function refusalOf(error) {
    if (!(0,_refusals_js__WEBPACK_IMPORTED_MODULE_3__/* .isGitHubs */ .bC)(error))
        throw error;
    const off = (0,_refusals_js__WEBPACK_IMPORTED_MODULE_3__/* .hasStatus */ .Ro)(error, 403, 404) && /code scanning|advanced security|code security/i.test(error.message);
    const advice = off ? '; enable it in the settings of the repository, or set `upload-sarif: false`' : '';
    return { kind: 'refused', reason: `${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_3__/* .reasonOf */ .A3)(error, 'security-events: write')}${advice}.` };
}
/** `less` says which results were not uploaded. */
async function verdict(client, id, less) {
    try {
        for (const seconds of polls) {
            const { data } = await client.request('GET /repos/{owner}/{repo}/code-scanning/sarifs/{sarif_id}', {
                ...client.repository,
                sarif_id: id,
            });
            if (data.processing_status === 'complete')
                return { kind: 'done', detail: `accepted the results.${less}` };
            if (data.processing_status === 'failed')
                return { kind: 'refused', reason: failureWords(data.errors ?? []) };
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(seconds * client.pace.second);
        }
        return { kind: 'done', detail: `received the results and is still processing them.${less}` };
    }
    catch (error) {
        // The results were uploaded anyway.
        if (!(0,_refusals_js__WEBPACK_IMPORTED_MODULE_3__/* .isGitHubs */ .bC)(error))
            throw error;
        return {
            kind: 'done',
            detail: `received the results, but their status could not be read (${(0,_refusals_js__WEBPACK_IMPORTED_MODULE_3__/* .reasonOf */ .A3)(error, 'security-events: write')}).${less}`,
        };
    }
}
function failureWords(errors) {
    const words = (0,_core_text_js__WEBPACK_IMPORTED_MODULE_4__/* .clip */ .$Q)((0,_core_text_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g$)(errors.join('; ')), 500) || 'it does not say why';
    return `Code scanning could not process the results: ${words}.`;
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
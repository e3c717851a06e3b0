import { type Call, notFound, ok, pageOf, type Routes, refuse, text } from '../exchange.ts';
import { issueCommentResource } from '../resources.ts';
import { type IssueComment, now, takeId } from '../world.ts';
import { pullOf } from './pulls.ts';
import { longestBody } from './reviews.ts';

/** A pull request is an issue; either permission serves: https://docs.github.com/en/rest/issues/comments */
const reads = { permission: 'pull-requests', access: 'read' } as const;
const writes = { permission: 'pull-requests', access: 'write' } as const;

function tooLong() {
  // https://github.com/renovatebot/renovate/issues/2032
  const message = `body is too long (maximum is ${longestBody} characters)`;
  const errors = [{ resource: 'IssueComment', code: 'custom', field: 'body', message }];
  return refuse(422, 'Validation Failed', { errors });
}

function named(call: Call): IssueComment | undefined {
  return call.world.issueComments.find(({ id }) => id === Number(call.params['comment_id']));
}

export const issueCommentRoutes: Routes = {
  'GET /repos/{owner}/{repo}/issues/{issue_number}/comments': {
    needs: reads,
    answer(call) {
      const pull = pullOf(call);
      if (pull === undefined) return notFound();
      const own = call.world.issueComments.filter(({ number }) => number === pull.number);
      return pageOf(call, own, (comment) => issueCommentResource(call.world, comment));
    },
  },
  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments': {
    needs: writes,
    creates: true,
    answer(call) {
      const { world, viewer } = call;
      const pull = pullOf(call);
      if (pull === undefined || viewer === undefined) return notFound();
      const body = text(call, 'body') ?? '';
      if (body.length > longestBody) return tooLong();
      const id = takeId(world);
      const createdAt = now(world);
      const comment: IssueComment = {
        id,
        nodeId: `IC_${id}`,
        number: pull.number,
        author: viewer.login,
        body,
        createdAt,
        updatedAt: createdAt,
        minimized: undefined,
      };
      world.issueComments.push(comment);
      return { status: 201, body: issueCommentResource(world, comment) };
    },
  },
  'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}': {
    needs: writes,
    answer(call) {
      const comment = named(call);
      if (comment === undefined) return notFound();
      const body = text(call, 'body') ?? '';
      if (body.length > longestBody) return tooLong();
      comment.body = body;
      comment.updatedAt = now(call.world);
      return ok(issueCommentResource(call.world, comment));
    },
  },
  'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}': {
    needs: writes,
    answer(call) {
      const comment = named(call);
      if (comment === undefined) return notFound();
      call.world.issueComments.splice(call.world.issueComments.indexOf(comment), 1);
      return { status: 204 };
    },
  },
};

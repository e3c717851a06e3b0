import { quoted, source } from '../../core/text.ts';
import type { DockerfileRule } from '../kinds.ts';
import { isRoot } from '../knowledge/accounts.ts';
import { readyUser } from '../knowledge/base-images.ts';
import { numberOf } from '../user-of-stage.ts';

export const userByName: DockerfileRule = {
  id: 'dockerfile/user-by-name',
  title: 'USER by name',
  severity: 'info',
  confidence: 'high',
  category: 'privilege',
  profile: 'all',
  why: 'Kubernetes cannot tell from a name that the user is not root, so it refuses to start the container where `runAsNonRoot` is set.',
  fix: 'Use the numeric id: `USER 10001`.',
  details:
    'Only stages that ship are checked. A user that a known base provides (`node`) is not reported. `USER app` is far better than no USER, and a number is better still.',
  references: ['https://kubernetes.io/docs/tasks/configure-pod-container/security-context/'],
  covers: ['hadolint:DL3066'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'a name',
        code: source`
          FROM python:3.13-slim
          RUN useradd --system --uid 10001 app
          USER [|app|]
        `,
      },
    ],
    good: [
      {
        name: 'a number, and what an argument decides',
        code: source`
          FROM node:24-slim AS base
          ARG APP_USER=node
          USER $APP_USER

          FROM node:24-slim
          USER 1000:1000
        `,
      },
    ],
  },

  *check(document, project) {
    for (const stage of project.shippedStages(document)) {
      const { end, chain } = stage;
      const value = end.user?.value;
      const [account = ''] = value?.text?.split(':') ?? [];
      if (value === undefined || account === '' || /^\d+$/.test(account) || isRoot(account)) continue;
      const base = chain.at(-1)?.base;
      const brought = base?.kind === 'image' ? readyUser(base.reference) : undefined;
      if (value.variables.length > 0 || account === brought) continue;
      const number =
        end.user?.instruction.stage === stage && value.raw === account ? numberOf(account, stage) : undefined;
      yield {
        span: value.span,
        edits: number === undefined ? [] : [{ span: value.span, text: number }],
        subject: 'user',
        message: `${quoted(account)} is a user name, which only the image can resolve to a number.`,
      };
    }
  },
};

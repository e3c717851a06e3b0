import { quoted, source } from '../../core/text.ts';
import type { Stage } from '../../documents/dockerfile/model.ts';
import type { DockerfileRule } from '../kinds.ts';

export const relativeWorkdir: DockerfileRule = {
  id: 'dockerfile/relative-workdir',
  title: 'WORKDIR is relative',
  severity: 'low',
  confidence: 'high',
  category: 'correctness',
  profile: 'recommended',
  why: 'It starts from wherever the base image or an earlier line left off, so that a change there moves everything below.',
  fix: 'Write the whole path, beginning with `/`.',
  details:
    'A path behind an absolute WORKDIR of the same file is told as well, as `info`: it is well defined, but nobody sees where it leads. Paths that begin with a variable are left alone where the variable is not known; Windows paths count as absolute.',
  references: [
    'https://docs.docker.com/build/building/best-practices/#workdir',
    'https://docs.docker.com/reference/build-checks/workdir-relative-path/',
  ],
  covers: [
    'hadolint:DL3000',
    'trivy:DS-0009',
    'kics:6b376af8-cfe8-49ab-a08d-f32de23661a4',
    'checkov:CKV_DOCKER_10',
    'semgrep:use-absolute-workdir',
    'buildkit:WorkdirRelativePath',
  ],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'from wherever the base left off',
        code: source`
          FROM node:24-slim
          WORKDIR [|app|]
        `,
      },
      {
        name: 'behind an absolute one',
        code: source`
          FROM node:24-slim
          WORKDIR /srv
          WORKDIR [|app/web|]
        `,
      },
    ],
    good: [
      {
        name: 'absolute, in quotes, on Windows, by a variable',
        code: source`
          FROM node:24-slim
          WORKDIR /app
          WORKDIR "/srv/app"
          WORKDIR C:/app
          ARG HOME_OF_APP
          WORKDIR $HOME_OF_APP/web
        `,
      },
    ],
  },

  *check({ stages }) {
    for (const stage of stages) {
      let current = startOf(stage);
      for (const { keyword, args, onbuild } of stage.instructions) {
        const [path] = args;
        if (keyword !== 'WORKDIR' || path?.text === undefined || path.text === '') {
          if (keyword === 'WORKDIR' && !onbuild) current = undefined;
          continue;
        }
        if (isAbsolute(path.text)) {
          if (!onbuild) current = path.text;
          continue;
        }
        const whole = current === undefined || onbuild ? undefined : `${current.replace(/\/$/, '')}/${path.text}`;
        const message =
          whole === undefined
            ? `${quoted(path.text)} starts from whatever folder the base image has.`
            : `${quoted(path.text)} leads to ${quoted(whole)}.`;
        const text = whole ?? `/${path.text.replace(/^\.\//, '')}`;
        const certain = whole !== undefined && /^[\w./-]+$/.test(whole) && !whole.includes('..');
        yield {
          span: path.span,
          subject: path.text,
          message,
          ...(whole === undefined ? {} : { severity: 'info' }),
          edits: certain ? [{ span: path.span, text }] : [],
        };
        if (!onbuild) current = whole !== undefined && whole.length < longestPath ? whole : undefined;
      }
    }
  },
};

/** Linux takes no longer path: https://man7.org/linux/man-pages/man3/pathconf.3.html */
const longestPath = 4096;

/** Where the stage begins, as far as the file says. */
function startOf({ base }: Stage): string | undefined {
  if (base.kind === 'scratch') return '/';
  const workdir = base.kind === 'stage' ? base.stage.end.workdir?.value.text : undefined;
  return workdir !== undefined && isAbsolute(workdir) ? workdir : undefined;
}

function isAbsolute(path: string): boolean {
  return /^(?:[/\\]|[A-Za-z]:|%|\$)/.test(path);
}

import { spanAt } from '../../core/location.ts';
import { quoted, source } from '../../core/text.ts';
import { copiedFiles } from '../copied-files.ts';
import type { DockerfileRule } from '../kinds.ts';

export const copyWithoutSlash: DockerfileRule = {
  id: 'dockerfile/copy-without-slash',
  title: 'Several files copied to a path without a trailing slash',
  severity: 'medium',
  confidence: 'high',
  category: 'correctness',
  profile: 'recommended',
  why: 'With several sources the destination must be a folder, and the builder rejects one that does not end in a slash.',
  fix: 'End the destination with `/`.',
  references: ['https://docs.docker.com/reference/dockerfile/#destination'],
  covers: ['hadolint:DL3021', 'trivy:DS-0011', 'kics:6db6e0c2-32a3-4a2e-93b5-72c35f4119db'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'two files',
        code: source`
          FROM node:24-slim
          COPY --chown=node package.json package-lock.json [|/app|]
        `,
      },
      {
        name: 'in the JSON form',
        code: source`
          FROM node:24-slim
          COPY ["my app.js", "server.js", [|"/app"|]]
        `,
      },
    ],
    good: [
      {
        name: 'a destination that ends in a slash, and a single file',
        code: source`
          FROM node:24-slim
          WORKDIR /app
          COPY package.json package-lock.json ./
          COPY ["package.json", "package-lock.json", "/app/"]
          COPY server.js /app
        `,
      },
    ],
  },

  *check({ instructions }) {
    for (const instruction of instructions) {
      const { sources = [], destination } = copiedFiles(instruction) ?? {};
      if (sources.length < 2 || destination === undefined) continue;
      const { text = '', raw, span } = destination;
      // `.` and `..` are folders anyway; a variable may end with a slash.
      if (text === '' || /(?:[/\\]|^\.|\/\.|\.\.)$/.test(text)) continue;
      const edits = instruction.json
        ? [{ span, text: JSON.stringify(`${text}/`) }]
        : raw === text
          ? [{ span: spanAt(span.end), text: '/' }]
          : [];
      yield {
        span,
        subject: text,
        message: `${quoted(text)} receives ${sources.length} files, but does not end with a slash.`,
        edits,
      };
    }
  },
};

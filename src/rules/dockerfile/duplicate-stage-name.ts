import { quoted, source } from '../../core/text.ts';
import type { Value } from '../../documents/value.ts';
import type { DockerfileRule } from '../kinds.ts';

export const duplicateStageName: DockerfileRule = {
  id: 'dockerfile/duplicate-stage-name',
  title: 'Stage name used twice',
  severity: 'medium',
  confidence: 'high',
  category: 'correctness',
  profile: 'recommended',
  why: 'After the second definition the name refers to another stage, so copies and `--target` silently take the wrong one.',
  fix: 'Give every stage a name of its own; letter case makes no difference.',
  references: ['https://docs.docker.com/reference/build-checks/duplicate-stage-name/'],
  covers: [
    'hadolint:DL3024',
    'trivy:DS-0012',
    'kics:f2daed12-c802-49cd-afed-fe41d0b82fed',
    'checkov:CKV_DOCKER_11',
    'semgrep:alias-must-be-unique',
    'buildkit:DuplicateStageName',
  ],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'the same name in another letter case',
        code: source`
          FROM golang:1.26 AS build
          FROM node:24-slim AS [|Build|]
          FROM debian:13-slim
          COPY --from=build /app /app
        `,
      },
    ],
    good: [
      {
        name: 'a different name for each',
        code: source`
          FROM golang:1.26 AS build-api
          FROM node:24-slim AS build-web
        `,
      },
    ],
  },

  *check({ stages }) {
    const first = new Map<string, Value>();
    for (const { name } of stages) {
      if (name?.text === undefined) continue;
      const key = name.text.toLowerCase();
      const earlier = first.get(key);
      if (earlier === undefined) first.set(key, name);
      else {
        const related = [{ span: earlier.span, message: 'The first stage of that name.' }];
        yield {
          span: name.span,
          subject: key,
          message: `Another stage is already named ${quoted(name.text)}.`,
          related,
        };
      }
    }
  },
};

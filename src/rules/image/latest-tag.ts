import { quoted, source } from '../../core/text.ts';
import type { BuiltImageRule } from '../kinds.ts';

export const latestTag: BuiltImageRule = {
  id: 'image/latest-tag',
  title: 'Image built as latest',
  severity: 'low',
  confidence: 'high',
  category: 'supply-chain',
  profile: 'all',
  why: 'Nobody can tell which build a host runs, or go back to the one before.',
  fix: 'Give each build a tag of its own, such as a version or the commit, and push `latest` only in addition.',
  references: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
  covers: ['dockle:DKL-DI-0006'],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'an image that is named without a tag',
        code: source`
          FROM [|debian:13-slim|]
          USER app
        `,
        files: { 'image.json': '{ "name": "example/app", "config": { "User": "app" } }\n' },
      },
    ],
    good: [
      {
        name: 'an image that is named by its version',
        code: source`
          FROM debian:13-slim
          USER app
        `,
        files: { 'image.json': '{ "name": "example/app:1.2.3", "config": { "User": "app" } }\n' },
      },
    ],
  },

  *check({ name, tag }) {
    if (tag === 'latest') yield { message: `${quoted(name)} is built under the tag ${quoted('latest')}.` };
  },
};

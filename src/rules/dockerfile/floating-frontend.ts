import { quoted, source } from '../../core/text.ts';
import { parseImageReference } from '../../documents/image-reference.ts';
import type { DockerfileRule } from '../kinds.ts';
import { isFloatingTag } from '../knowledge/floating-tags.ts';

export const floatingFrontend: DockerfileRule = {
  id: 'dockerfile/floating-frontend',
  title: 'Dockerfile frontend without a fixed version',
  severity: 'low',
  confidence: 'high',
  category: 'supply-chain',
  profile: 'recommended',
  why: 'The image that `# syntax=` names interprets this file and runs the build with its secrets, so whoever pushes to that tag next controls the build.',
  fix: 'Name at least the major version, `docker/dockerfile:1`; add a digest to fix it completely.',
  details:
    'Any version is enough, however short: Docker promises that `docker/dockerfile:1` stays compatible, and recommends it.',
  references: ['https://docs.docker.com/build/buildkit/frontend/#dockerfile-frontend'],
  covers: [],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'no tag',
        code: source`
          # syntax=[|docker/dockerfile|]
          FROM alpine:3.22
        `,
      },
      {
        name: 'a tag that moves',
        code: source`
          # syntax=[|docker/dockerfile:latest|]
          FROM alpine:3.22
        `,
      },
    ],
    good: [
      {
        name: 'a version',
        code: source`
          # syntax=docker/dockerfile:1
          FROM alpine:3.22
        `,
      },
    ],
  },

  *check({ directives: { syntax } }) {
    const reference = syntax?.text === undefined ? undefined : parseImageReference(syntax.text);
    if (syntax === undefined || reference === undefined || reference.digest !== '') return;
    const { name, tag } = reference;
    if (tag !== '' && !isFloatingTag(tag)) return;
    const how = tag === '' ? 'without a tag, which means `latest`' : `with the moving tag ${quoted(tag)}`;
    const edits =
      name === 'docker/dockerfile' && syntax.raw === reference.raw ? [{ span: syntax.span, text: `${name}:1` }] : [];
    yield {
      span: syntax.span,
      subject: name,
      message: `This file is built with the frontend ${quoted(name)} ${how}.`,
      edits,
    };
  },
};

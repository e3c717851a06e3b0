import { source } from '../../core/text.ts';
import type { DockerfileRule } from '../kinds.ts';
import { imitation } from '../publisher.ts';
import { pulledImages } from '../pulled-images.ts';

export const imitatedPublisher: DockerfileRule = {
  id: 'dockerfile/imitated-publisher',
  title: 'Publisher one letter away from a well-known one',
  severity: 'medium',
  confidence: 'medium',
  category: 'supply-chain',
  profile: 'recommended',
  why: 'Attackers register misspelt names on Docker Hub, and whoever owns this one decides what the image is built on.',
  fix: 'Correct the name, or silence this rule with a comment that says this publisher is meant.',
  details:
    'The namespace is compared with those known to `dockerfile/unknown-publisher` that have six letters or more. One extra letter (except at the end), one missing, one different or two swapped count. Names with a digit, and those that the project gives to images that it builds itself, are not reported.',
  references: ['https://docs.docker.com/docker-hub/image-library/trusted-content/'],
  covers: ['owasp:RULE #13'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'two letters swapped, one too many',
        code: source`
          FROM [|bitanmi/python:3.14.0@sha256:9ae97d36d26566ff84e8893c64a6dc4fe8ca6d1144bf5b87b2b85a32def253c7|] AS build
          FROM [|docker.io/hashiicorp/vault:1.21@sha256:9ae97d36d26566ff84e8893c64a6dc4fe8ca6d1144bf5b87b2b85a32def253c7|]
          USER vault
        `,
      },
    ],
    good: [
      {
        name: 'the publisher itself, another name, another registry',
        code: source`
          FROM bitnami/python:3.14.0 AS build
          FROM grafana-dev/tools:1.2 AS tools
          FROM ghcr.io/bitanmi/python:3.14.0
        `,
      },
    ],
  },

  *check(document, project) {
    for (const { reference, span, raw } of pulledImages(document, project)) {
      const wrong = imitation(reference, project);
      if (wrong === undefined) continue;
      const { meant, subject = '', message } = wrong;
      // The name may come from a variable.
      const literal = raw === reference.raw;
      yield { span, subject, message, edits: literal ? [{ span, text: raw.replace(subject, meant) }] : [] };
    }
  },
};

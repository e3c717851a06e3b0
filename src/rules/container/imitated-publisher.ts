import { source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { at } from '../places.ts';
import { imitation } from '../publisher.ts';

export const imitatedPublisher: ContainerRule = {
  id: 'container/imitated-publisher',
  title: 'Publisher one letter away from a well-known one',
  severity: 'medium',
  confidence: 'medium',
  category: 'supply-chain',
  profile: 'recommended',
  why: 'Attackers register misspelt names on Docker Hub, and whoever owns this one decides what runs here.',
  fix: 'Correct the name, or silence this rule with a comment that says this publisher is meant.',
  details: 'Names are compared in the same way as for `dockerfile/imitated-publisher`.',
  references: ['https://docs.docker.com/docker-hub/image-library/trusted-content/'],
  covers: ['owasp:RULE #13'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'a letter too few',
        code: source`
          services:
            dashboards:
              image: [|grafna/grafana:12.3.0@sha256:9ae97d36d26566ff84e8893c64a6dc4fe8ca6d1144bf5b87b2b85a32def253c7|]
        `,
      },
    ],
    good: [
      {
        name: 'the publisher itself, and a name that begins like it',
        code: source`
          services:
            dashboards:
              image: grafana/grafana:12.3.0
            tools:
              image: grafana2/tools:1.2
        `,
      },
    ],
  },

  *check({ image, reference, build, builtElsewhere, fixes }, project) {
    if (image === undefined || reference === undefined || build !== undefined || builtElsewhere) return;
    const wrong = imitation(reference, project);
    if (wrong === undefined) return;
    const { meant, subject = '', message } = wrong;
    const literal = image.variables.length === 0;
    const edits = literal ? fixes.replace(image, reference.raw.replace(subject, meant)) : [];
    yield { ...at(image), subject, message, edits };
  },
};

import { source } from '../../core/text.ts';
import { endOfLife } from '../end-of-life.ts';
import type { ContainerRule } from '../kinds.ts';
import { at } from '../places.ts';

export const endOfLifeImage: ContainerRule = {
  id: 'container/end-of-life-image',
  title: 'Image past its end of life',
  severity: 'medium',
  confidence: 'high',
  category: 'supply-chain',
  profile: 'recommended',
  why: 'Vulnerabilities found in it from now on are never fixed, while the advisories tell attackers what to try.',
  fix: 'Move to a supported version; dump and restore the data of a database, or follow its upgrade guide.',
  details:
    'The end-of-life dates are those of `dockerfile/end-of-life-base`. Databases get no suggestion, because a new major version cannot read the files of the old one. Where images are scanned, the distribution that the scanner found in the image counts as well.',
  references: [
    'https://www.postgresql.org/support/versioning/',
    'https://docs.docker.com/build/building/best-practices/#choose-the-right-base-image',
  ],
  covers: ['cis:4.2'],
  fixable: true,
  gathered: { by: 'subject' },
  examples: {
    bad: [
      {
        name: 'a database and a web server',
        code: source`
          services:
            db:
              image: [|postgres:11-alpine|]
            proxy:
              image: [|"nginx:1.18-alpine"|]
        `,
      },
    ],
    good: [
      {
        name: 'supported, unknown, or built here',
        code: source`
          services:
            db:
              image: postgres:17.6
            web:
              image: example/web:1.2
            worker:
              build: .
              image: python:3.6
        `,
      },
    ],
  },

  *check({ image, reference, build, builtElsewhere, fixes }, _project, { today, images }) {
    if (image === undefined || reference === undefined || build !== undefined || builtElsewhere) return;
    const ended = endOfLife(reference, today, images?.(reference));
    if (ended === undefined) return;
    const { tag, message } = ended;
    const literal = image.variables.length === 0 && reference.tag !== '';
    const text = reference.raw.slice(0, -reference.tag.length);
    const edits = tag !== undefined && literal ? fixes.replace(image, text + tag) : [];
    yield { ...at(image), subject: reference.name, message, edits };
  },
};

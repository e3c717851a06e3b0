import { quoted, source } from '../../core/text.ts';
import type { BuiltImageRule } from '../kinds.ts';

export const endOfLife: BuiltImageRule = {
  id: 'image/end-of-life',
  title: 'Distribution past its end of life in a built image',
  severity: 'medium',
  confidence: 'high',
  category: 'supply-chain',
  profile: 'recommended',
  why: 'Vulnerabilities found in it from now on are never fixed, while the advisories tell attackers what to try.',
  fix: 'Build on a version of the base image whose distribution is supported.',
  details: 'The scanner says so, by the release that it found in the image, whatever the base image is called.',
  references: ['https://endoflife.date/'],
  covers: ['cis:4.2'],
  fixable: false,
  foldsInto: ['dockerfile/end-of-life-base'],
  examples: {
    bad: [
      {
        name: 'an old Alpine behind a name that does not show it',
        code: source`
          FROM [|example/base:4.2|]
          USER app
        `,
        files: {
          'image.json': source`
            {
              "distribution": { "family": "alpine", "version": "3.12.1", "endOfLife": true },
              "config": { "User": "app" }
            }
          `,
        },
      },
    ],
    good: [
      {
        name: 'a release that is supported',
        code: source`
          FROM example/base:4.2
          USER app
        `,
        files: {
          'image.json': source`
            {
              "distribution": { "family": "debian", "version": "13.1", "endOfLife": false },
              "config": { "User": "app" }
            }
          `,
        },
      },
    ],
  },

  *check({ distribution, steps }) {
    if (distribution?.endOfLife !== true) return;
    const { family, version } = distribution;
    const step = steps.find(({ instruction }) => instruction === undefined);
    yield {
      step,
      subject: family,
      message: `The image holds ${quoted(`${family} ${version}`.trim())}, which gets no more fixes.`,
    };
  },
};

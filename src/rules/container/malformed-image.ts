import { source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { malformedImage as flawIn } from '../malformed-image.ts';
import { at } from '../places.ts';

export const malformedImage: ContainerRule = {
  id: 'container/malformed-image',
  title: 'Invalid image name',
  severity: 'medium',
  confidence: 'high',
  category: 'correctness',
  profile: 'recommended',
  why: 'No registry can hold an image of that name, so neither this service nor those that depend on it can start.',
  fix: 'Write `name:tag`, `name@sha256:…` or both, with the name in lower case.',
  details:
    'Covers capitals in the name (Docker treats a first part with capitals as a registry), a version after `@`, a colon with nothing after it, and a URL scheme, also if the service is built here and `image` only names the result. Template placeholders that a program fills in first are not reported.',
  references: ['https://docs.docker.com/reference/compose-file/services/#image'],
  covers: [],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'not a digest, capitals, a URL scheme',
        code: source`
          services:
            proxy:
              image: [|example/proxy@sha256|]
            web:
              build: .
              pull_policy: build
              image: [|example/Web:1.2|]
            worker:
              user: "1000"
              image: [|"https://ghcr.io/example/worker:1.2@sha256:9ae97d36d26566ff84e8893c64a6dc4fe8ca6d1144bf5b87b2b85a32def253c7"|]
        `,
      },
    ],
    good: [
      {
        name: 'a tag with capitals, a variable, a template placeholder',
        code: source`
          services:
            web:
              image: example/web:1.2-RC1
            worker:
              image: "example/worker:\${TAG:?}"
            other:
              image: IMAGE_NAME
        `,
      },
    ],
  },

  *check({ image, reference, fixes }) {
    if (image?.text === undefined || image.variables.length > 0 || reference !== undefined) return;
    const flaw = flawIn(image.text);
    if (flaw === undefined) return;
    const { message, meant } = flaw;
    yield { ...at(image), subject: 'image', message, edits: meant === undefined ? [] : fixes.replace(image, meant) };
  },
};

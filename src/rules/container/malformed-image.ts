import { source } from '../../core/text.ts';
import type { ContainerRule } from '../kinds.ts';
import { malformedImage as flawIn } from '../malformed-image.ts';
import { at } from '../places.ts';

export const malformedImage: ContainerRule = {
  id: 'container/malformed-image',
  title: 'Name that is no image’s',
  severity: 'medium',
  confidence: 'high',
  category: 'correctness',
  profile: 'recommended',
  why: 'No registry has an image of such a name, so the service does not start, and none that depends on it.',
  fix: 'Write `name:tag`, `name@sha256:…` or both, the name in small letters.',
  details:
    'Capitals in the name (in its first part Docker takes them for those of a registry), a version behind `@`, a colon with nothing behind it, a scheme in front; also where the service is built here and only gets that name. What a program fills in first is left alone.',
  references: ['https://docs.docker.com/reference/compose-file/services/#image'],
  covers: [],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'a digest that is none, capitals, a scheme',
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
        name: 'a tag with capitals, a variable, a name that is filled in',
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

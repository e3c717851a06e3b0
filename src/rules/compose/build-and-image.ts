import { quoted, source } from '../../core/text.ts';
import type { ComposeRule } from '../kinds.ts';
import { at, onOption } from '../places.ts';

export const buildAndImage: ComposeRule = {
  id: 'compose/build-and-image',
  title: 'Both build and image without a pull policy',
  severity: 'low',
  confidence: 'medium',
  category: 'supply-chain',
  profile: 'all',
  why: 'Compose looks for the image in the registry before it builds, so whoever owns that name there decides what runs.',
  fix: 'Say which one is meant with `pull_policy: build`, or remove `image` or `build`.',
  details:
    'With both, `image` names the result of the build, which is useful for pushing it; the severity is therefore `low`. Any `pull_policy` settles the question.',
  references: ['https://docs.docker.com/reference/compose-file/build/#using-build-and-image'],
  covers: ['dclint:no-build-and-image'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'a name without a pull policy',
        code: source`
          services:
            web:
              [|build: .|]
              image: acme-shop-web
        `,
      },
    ],
    good: [
      {
        name: 'always built',
        code: source`
          services:
            web:
              build: .
              image: acme-shop-web
              pull_policy: build
            worker:
              build: ./worker
        `,
      },
    ],
  },

  *check(document, project) {
    const services = new Map(document.services.map((service) => [service.name, service]));
    for (const { name, build, image, pullPolicy } of project.containersOf(document)) {
      if (build === undefined || image === undefined || pullPolicy !== undefined) continue;
      const edit = services.get(name)?.insert(['pull_policy: build']);
      yield {
        ...at(build),
        subject: 'image',
        message: `${quoted(name)} is built here, but Compose pulls ${quoted(image.raw)} instead if a registry has it.`,
        edits: edit && [edit],
        related: [{ ...onOption(image), message: 'This name is looked up first.' }],
      };
    }
  },
};

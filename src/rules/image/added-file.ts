import { quoted, source } from '../../core/text.ts';
import type { BuiltImageRule } from '../kinds.ts';

export const addedFile: BuiltImageRule = {
  id: 'image/added-file',
  title: 'ADD in the history of a built image',
  severity: 'low',
  confidence: 'medium',
  category: 'style',
  profile: 'all',
  why: 'ADD also downloads URLs and unpacks archives, so a source that is renamed or replaced can put quite different files into the image.',
  fix: 'Use `COPY` for files and folders of the build context.',
  details:
    'The first ADD of a history, which brings the base image’s root filesystem, is not reported; nor are archives and URLs, as far as the history names them.',
  references: ['https://docs.docker.com/build/building/best-practices/#add-or-copy'],
  covers: ['dockle:CIS-DI-0009', 'cis:4.9'],
  fixable: false,
  foldsInto: ['dockerfile/add-instead-of-copy'],
  examples: {
    bad: [
      {
        name: 'a file of the build context',
        code: source`
          FROM debian:13-slim
          [|ADD app.py /srv/|]
        `,
        files: {
          'image.json': source`
            {
              "config": { "User": "app" },
              "history": [
                { "created_by": "/bin/sh -c #(nop) ADD file:9d282119af0c42bc in / " },
                { "created_by": "/bin/sh -c #(nop) ADD file:1b7d9f5a6c0e4d28 in /srv/ " }
              ]
            }
          `,
        },
      },
    ],
    good: [
      {
        name: 'the base image’s own files, and an archive',
        code: source`
          FROM debian:13-slim
          ADD https://example.com/app.tar.gz /srv/
        `,
        files: {
          'image.json': source`
            {
              "config": { "User": "app" },
              "history": [
                { "created_by": "/bin/sh -c #(nop) ADD file:9d282119af0c42bc in / " },
                { "created_by": "ADD https://example.com/app.tar.gz /srv/ # buildkit" }
              ]
            }
          `,
        },
      },
    ],
  },

  *check({ steps }) {
    const [first] = steps;
    for (const step of steps) {
      const { keyword, text } = step.made;
      if (keyword !== 'ADD' || (step === first && step.instruction === undefined)) continue;
      const words = (step.instruction?.args.map(({ raw }) => raw) ?? text.trim().split(/\s+/)).slice(0, -1);
      if (words.some((word) => /^(?:https?|git|ssh):|^git@|\.(?:tar|tgz|tbz2?|txz|tzst|gz|bz2|xz|zst)\b/i.test(word)))
        continue;
      const target = text.trim().split(/\s+/).at(-1) ?? '';
      yield { step, subject: target, message: `ADD brought ${quoted(target)} into the image.` };
    }
  },
};

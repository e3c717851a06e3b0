import { quoted, source } from '../../core/text.ts';
import type { Instruction, Stage } from '../../documents/dockerfile/model.ts';
import { copiedFiles } from '../copied-files.ts';
import type { DockerfileRule } from '../kinds.ts';
import { lacksShell } from '../knowledge/base-images.ts';

export const missingShell: DockerfileRule = {
  id: 'dockerfile/missing-shell',
  title: 'Shell form on an image without a shell',
  severity: 'medium',
  confidence: 'medium',
  category: 'correctness',
  profile: 'recommended',
  why: 'There is no `/bin/sh` to run it: a RUN breaks the build, and a CMD or ENTRYPOINT breaks the container when it starts.',
  fix: 'Do it in an earlier stage on the build variant (`-dev`, `debug`) and copy the result; write CMD and ENTRYPOINT as JSON arrays.',
  details:
    'Images known to have no shell are `scratch`, distroless images, the runtime variants of Docker Hardened Images (`dhi.io`), Chainguard’s standard variants of languages and servers, and .NET’s chiseled images. A stage that copies something into a folder of programs, or sets SHELL, may have brought a shell and is not reported.',
  references: ['https://docs.docker.com/dhi/how-to/use/', 'https://github.com/GoogleContainerTools/distroless#docker'],
  covers: [],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'RUN and CMD in shell form',
        code: source`
          FROM gcr.io/distroless/python3-debian12:nonroot
          COPY app.py /app/
          [|RUN mkdir /data|]
          [|CMD python3 /app/app.py|]
        `,
      },
      {
        name: 'through a stage of the file',
        code: source`
          FROM dhi.io/node:24 AS base
          WORKDIR /app
          FROM base
          COPY server.js .
          [|ENTRYPOINT node server.js|]
        `,
      },
    ],
    good: [
      {
        name: 'JSON arrays, build variants, a shell that was copied in',
        code: source`
          FROM dhi.io/node:24-dev AS build
          RUN npm ci
          FROM gcr.io/distroless/nodejs24-debian12:debug AS tools
          RUN mkdir /data
          FROM scratch AS own
          ADD rootfs.tar.xz /
          RUN ldconfig
          FROM dhi.io/node:24
          COPY --from=build /app /app
          CMD ["server.js"]
        `,
      },
    ],
  },

  *check({ stages }) {
    for (const stage of stages) {
      const root = stage.chain.at(-1);
      if (root === undefined || !isWithoutShell(root) || stage.chain.some(mayBringShell)) continue;
      for (const instruction of stage.instructions) {
        if (!needsShell(instruction)) continue;
        const message = `${instruction.keyword} needs a shell, and ${quoted(root.image.text ?? root.image.raw)} has none.`;
        yield { span: instruction.span, subject: instruction.keyword, message };
      }
    }
  },
};

function isWithoutShell({ base }: Stage): boolean {
  return base.kind === 'scratch' || (base.kind === 'image' && lacksShell(base.reference) === true);
}

/** A trigger of ONBUILD runs on another image. */
function needsShell({ keyword, json, onbuild, args, heredocs }: Instruction): boolean {
  if (onbuild || json || (args.length === 0 && heredocs.length === 0)) return false;
  return keyword === 'RUN' || keyword === 'CMD' || keyword === 'ENTRYPOINT';
}

function mayBringShell({ instructions, end }: Stage): boolean {
  return end.shell !== undefined || instructions.some((instruction) => reachesPrograms(instruction));
}

/** Whether COPY or ADD puts something into the root, a folder of programs or an unknown place. */
function reachesPrograms(instruction: Instruction): boolean {
  const copied = copiedFiles(instruction);
  if (copied === undefined) return false;
  const target = copied.destination.text;
  return target === undefined || /^\/?$|^\/(?:usr\/)?(?:local\/)?(?:s?bin|busybox)(?:\/|$)|^\/usr\/?$/.test(target);
}

import { quoted, source } from '../../core/text.ts';
import { grantedModes } from '../granted-modes.ts';
import type { DockerfileRule } from '../kinds.ts';
import { readMode, withoutWorldWrite } from '../knowledge/file-modes.ts';

export const worldWritable: DockerfileRule = {
  id: 'dockerfile/world-writable',
  title: 'World-writable files',
  severity: 'medium',
  confidence: 'high',
  category: 'privilege',
  profile: 'recommended',
  why: 'Any process in the container, including a compromised one, can replace files that others run or trust.',
  fix: 'Give the files to the user that needs them (`COPY --chown`, `chown`), and others no write permission: `755` or `644`.',
  details:
    'Covers octal and symbolic modes of chmod, `install -m`, `mkdir -m` and `COPY --chmod`. A folder with the sticky bit (`1777`, like `/tmp`) is not reported.',
  references: ['https://docs.docker.com/reference/dockerfile/#copy---chmod'],
  covers: [],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'by octal mode, by symbolic mode, by COPY',
        code: source`
          FROM debian:13-slim
          COPY --chmod=[|777|] entrypoint.sh /
          RUN mkdir -p /data /cache \
           && chmod -R [|0777|] /data \
           && chmod [|a+rwX|] /cache
        `,
      },
    ],
    good: [
      {
        name: 'writable for the owner only, and a folder with the sticky bit',
        code: source`
          FROM debian:13-slim
          COPY --chmod=755 entrypoint.sh /
          RUN chmod 1777 /scratch && chmod u+w,go-w /data && chmod +x /entrypoint.sh
        `,
      },
    ],
  },

  *check(document) {
    for (const { mode, raw, span, files } of grantedModes(document)) {
      if (!readMode(mode).worldWritable) continue;
      const milder = raw === mode ? withoutWorldWrite(mode) : undefined;
      const edits = milder === undefined ? [] : [{ span, text: milder }];
      yield {
        span,
        subject: files.replace(/\/+$/, ''),
        message: `${quoted(mode)} makes ${quoted(files)} writable by everybody.`,
        edits,
      };
    }
  },
};

import { describe, expect, test } from 'vitest';
import { readCreatedBy } from '../../src/documents/created-by.ts';

const given = new Map([
  ['VERSION', new Set(['VERSION=1'])],
  ['STEP', new Set(['STEP=echo', 'STEP=echo; sh -c b'])],
  ['A', new Set(['A=sh -c x B=y'])],
]);

/** The build arguments, the shell and the command, joined by ` ¦ `. */
function parts(createdBy: string): string {
  const { before, shell, text } = readCreatedBy(createdBy, given);
  return [before, shell, text].join(' ¦ ');
}

describe('a RUN is divided into build arguments, shell and command', () => {
  test.each([
    ['RUN /bin/sh -c make # buildkit', ' ¦ /bin/sh -c ¦ make'],
    ['|1 VERSION=1 /bin/sh -c make', '|1 VERSION=1 ¦ /bin/sh -c ¦ make'],
    ['RUN |1 VERSION=1 /bin/bash -o pipefail -c a | b # buildkit', '|1 VERSION=1 ¦ /bin/bash -o pipefail -c ¦ a | b'],
    ['RUN |1 VERSION=1 make sh -c x # buildkit', '|1 VERSION=1 make ¦ sh -c ¦ x'],
    ['RUN |1 VERSION=1 make install # buildkit', '|1 VERSION=1 ¦  ¦ make install'],
    ['RUN |1 OTHER=a b make install # buildkit', ' ¦  ¦ |1 OTHER=a b make install'],
    ['RUN |1 OTHER=/bin/sh -c true /bin/sh -c make # buildkit', '|1 OTHER=/bin/sh -c true ¦ /bin/sh -c ¦ make'],
    ['|2 OTHER=a; sh -c b VERSION=1 /bin/sh -c make', '|2 OTHER=a; sh -c b VERSION=1 ¦ /bin/sh -c ¦ make'],
    ['RUN |1 STEP=echo; sh -c b /bin/sh -c make # buildkit', '|1 STEP=echo; sh -c b ¦ /bin/sh -c ¦ make'],
    ['RUN |2 A=sh -c x B=y /bin/sh -c make # buildkit', '|2 A=sh -c x B=y ¦ /bin/sh -c ¦ make'],
    ['|8 STEP=/bin/sh -c true VERSION=1 /bin/sh -c make', '|8 STEP=/bin/sh -c true VERSION=1 ¦ /bin/sh -c ¦ make'],
    ['RUN /bin/busybox --install sh -c # buildkit', ' ¦  ¦ /bin/busybox --install sh -c'],
    ['|1 VERSION=1 cmd /S /C dir', '|1 VERSION=1 ¦ cmd /S /C ¦ dir'],
    ['|1 VERSION=1 powershell -NoProfile -Command dir', '|1 VERSION=1 ¦ powershell -NoProfile -Command ¦ dir'],
    ['RUN |1 VERSION=1', ' ¦  ¦ |1 VERSION=1'],
  ])('%s', (createdBy, told) => {
    expect(parts(createdBy)).toBe(told);
  });
});

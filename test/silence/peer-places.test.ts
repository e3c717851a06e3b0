import { expect, test } from 'vitest';
import { defaultOptions } from '../../src/core/options.ts';
import { review } from '../../src/review/review.ts';
import { snapshotOf } from '../rules/run.ts';

/** Rules that are silenced in a file, with the lines of their findings, by comments of one tool. */
async function silencedBy(tool: string, path: string, text: string): Promise<readonly string[]> {
  const head = await snapshotOf({ [path]: text });
  const options = { ...defaultOptions, profile: 'all', scope: 'all' } as const;
  return review({ head, base: undefined, changes: [], options, today: '2026-03-01' })
    .silenced.filter(({ by }) => by.startsWith(tool))
    .map(({ rule, location }) => `${rule.id} ${location.span.start.line}`);
}

/** A comment stands where the tool told its finding, which is not always where ours stands. */
const inDockerfiles: readonly (readonly [claim: string, tool: string, text: string, silenced: readonly string[]])[] = [
  [
    'the later of two CMDs',
    'hadolint',
    'FROM a:1\nCMD ["a"]\n# hadolint ignore=DL4003\nCMD ["b"]\n',
    ['dockerfile/overridden-instruction 2'],
  ],
  [
    'the earlier of two stages',
    'Trivy',
    '# trivy:ignore:DS-0012\nFROM a:1 AS x\nFROM b:1 AS x\n',
    ['dockerfile/duplicate-stage-name 3'],
  ],
  [
    'where root was set, in the stage below',
    'hadolint',
    'FROM a:1 AS x\n# hadolint ignore=DL3002\nUSER root\nFROM x\n',
    ['dockerfile/root-user 4'],
  ],
  [
    'the CMD before which no USER is set',
    'Semgrep',
    'FROM a:1\n# nosemgrep: dockerfile.security.missing-user.missing-user\nCMD ["b"]\n',
    ['dockerfile/root-user 1'],
  ],
  [
    'the ENTRYPOINT before which no USER is set',
    'Semgrep',
    'FROM a:1\n# nosemgrep\nENTRYPOINT ["b"]\n',
    ['dockerfile/root-user 1'],
  ],
  ['another check of the same tool', 'hadolint', 'FROM a:1\nCMD ["a"]\n# hadolint ignore=DL4001\nCMD ["b"]\n', []],
  ['all of a tool, at the other place', 'KICS', 'FROM a:1\nCMD ["a"]\n# kics-scan ignore-line\nCMD ["b"]\n', []],
  ['another check of Semgrep', 'Semgrep', 'FROM a:1\n# nosemgrep: last-user-is-root\nCMD ["b"]\n', []],
];

test.each(inDockerfiles)('%s, %s', async (_, tool, text, silenced) => {
  expect(await silencedBy(tool, 'Dockerfile', text)).toEqual(silenced);
});

const inCompose: readonly (readonly [claim: string, tool: string, lines: string, silenced: readonly string[]])[] = [
  [
    'above the key of the ports',
    'KICS',
    '# kics-scan ignore-line\n    ports:\n      - "80:80"',
    ['container/privileged-port 6', 'container/unbound-port 6'],
  ],
  [
    'above the key of the capabilities',
    'KICS',
    '# kics-scan ignore-line\n    cap_add:\n      - SYS_ADMIN',
    ['container/added-capability 6', 'container/dangerous-capability 6'],
  ],
  [
    'behind the key of the ports',
    'dclint',
    'ports: # dclint disable-line no-unbound-port-interfaces\n      - "8080:80"',
    ['container/unbound-port 5'],
  ],
  ['above the key of what it tells by line', 'KICS', '# kics-scan ignore-line\n    volumes:\n      - /etc:/a', []],
  ['above another key', 'KICS', '# kics-scan ignore-line\n    init: true\n    ports:\n      - "8080:80"', []],
];

test.each(inCompose)('%s, %s', async (_, tool, lines, silenced) => {
  const text = `services:\n  web:\n    image: a:1\n    ${lines}\n`;
  expect(await silencedBy(tool, 'compose.yaml', text)).toEqual(silenced);
});

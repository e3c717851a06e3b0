import { describe, expect, test } from 'vitest';
import { noImages } from '../../src/core/image-inspection.ts';
import { defaultOptions, type Options } from '../../src/core/options.ts';
import { review } from '../../src/review/review.ts';
import { collect } from '../../src/snapshot/collect.ts';
import { failedRules } from '../properties/sound.ts';
import { treeOf } from '../rules/run.ts';

/* What the rules say of one commit, and what is told where they could not say it. */

/** These are told of every service here. */
const always = ['container/privilege-escalation', 'container/capabilities-kept', 'container/memory-unlimited'];
const quiet = always.map((rule) => [rule, 'off'] as const);

async function reviewed(
  files: Readonly<Record<string, string>>,
  options: Partial<Pick<Options, 'rules' | 'profile'>> = {},
  images: typeof noImages = noImages,
) {
  const head = await collect(treeOf(files), { included: () => false, excluded: () => false, focus: undefined });
  const result = review({
    ...{ head, base: undefined, changes: [], images },
    options: { ...defaultOptions, scope: 'all', ...options, rules: new Map([...quiet, ...(options.rules ?? [])]) },
    today: '2026-11-23',
  });
  return {
    gaps: result.gaps,
    findings: result.findings,
    told: result.findings.map(
      ({ rule, severity, location: { path, span } }) => `${severity} ${rule.id} ${path}:${span.start.line}`,
    ),
  };
}

describe('what was not checked whole is a gap that blocks', () => {
  const chain = (name: string, length: number) =>
    Array.from({ length }, (_, index) => `  ${name}${index}: { extends: ${name}${index + 1} }\n`).join('');
  const last = '    image: alpine:3.22\n    privileged: true\n    user: "1000"\n';

  test('where a service extends more than is followed', async () => {
    const text = `services:\n${chain('a', 21)}  a21:\n${last}`;
    const { gaps, told } = await reviewed({ 'compose.yaml': text });
    const reason = '`a0` was only partly reviewed: it and 1 other service extend more services than Plimsoll follows.';
    expect(gaps).toEqual([{ path: 'compose.yaml', subject: 'compose.yaml', reason, blocking: true }]);
    expect(told).toEqual(['high container/privileged compose.yaml:25']);
  });

  test('of one such service alone', async () => {
    const { gaps } = await reviewed({ 'compose.yaml': `services:\n${chain('a', 20)}  a20:\n${last}` });
    expect(gaps.map(({ reason, blocking }) => [reason, blocking])).toEqual([
      ['`a0` was only partly reviewed: it extends more services than Plimsoll follows.', true],
    ]);
    expect((await reviewed({ 'compose.yaml': `services:\n${chain('a', 19)}  a19:\n${last}` })).gaps).toEqual([]);
  });

  test('where a rule of ours fails, which takes nothing from the others', async () => {
    const facts = () => {
      throw new Error('out of order');
    };
    const { gaps, told } = await reviewed(
      { Dockerfile: 'FROM example/app:1.4\nEXPOSE 22\n' },
      {},
      { ...noImages, facts },
    );
    const why = 'The rule failed on this file. This is a bug in Plimsoll; please report it (out of order).';
    expect(gaps).toContainEqual({ path: 'Dockerfile', subject: 'dockerfile/root-user', reason: why, blocking: true });
    expect([...new Set(gaps.map(({ path, reason, blocking }) => [path, reason, blocking].join(' ')))]).toEqual([
      `Dockerfile ${why} true`,
    ]);
    expect(told).toEqual(['medium dockerfile/exposed-ssh Dockerfile:2']);
    // The fuzzer and the properties look for such gaps.
    expect(failedRules({ gaps })).toEqual(gaps);
  });
});

describe('containers are judged', () => {
  test('where an included file starts them, which is not a container file by its name', async () => {
    const { told } = await reviewed({
      'compose.yaml': 'include: [parts/db.yml]\n',
      'parts/db.yml': 'services:\n  db:\n    image: alpine:3.22\n    user: "1000"\n    privileged: true\n',
    });
    expect(told).toEqual(['high container/privileged parts/db.yml:5']);
  });

  test('with the Dockerfile that stands in them, at its place in the Compose file', async () => {
    const text = [
      'services:',
      '  app:',
      '    build:',
      '      dockerfile_inline: |',
      '        FROM alpine:3.22',
      '        EXPOSE 22',
      '        USER 1000',
    ].join('\n');
    const { told } = await reviewed({ 'compose.yaml': `${text}\n` });
    expect(told).toEqual(['medium dockerfile/exposed-ssh compose.yaml:6']);
  });

  test('with the Dockerfile that stands in them, and no suggestion of a line that would need an indentation', async () => {
    const lines = ['FROM debian:13', 'RUN curl https://a.example | sh', 'USER 1000'];
    const inline = lines.map((line) => `        ${line}\n`).join('');
    const edited = async (files: Readonly<Record<string, string>>) =>
      (await reviewed(files, { profile: 'all' })).findings.flatMap(({ rule, edits }) =>
        rule.id === 'dockerfile/unguarded-pipe' ? [edits.length] : [],
      );
    expect(await edited({ Dockerfile: `${lines.join('\n')}\n` })).toEqual([1]);
    const compose = `services:\n  app:\n    build:\n      dockerfile_inline: |\n${inline}`;
    expect(await edited({ 'compose.yaml': compose })).toEqual([0]);
  });

  test('once where two services share what is wrong', async () => {
    const text =
      'x-all: &all\n  privileged: true\n  user: "1000"\n  image: alpine:3.22\nservices:\n  a:\n    <<: *all\n  b:\n    <<: *all\n';
    expect((await reviewed({ 'compose.yaml': text })).told).toEqual(['high container/privileged compose.yaml:2']);
  });
});

describe('the config says', () => {
  const files = { Dockerfile: 'FROM alpine:3.22\nEXPOSE 22\nEXPOSE 22\nUSER 1000\n' };
  const told = async (...rules: readonly (readonly [string, 'off' | 'low' | 'critical'])[]) =>
    (await reviewed(files, { rules: new Map(rules) })).told;

  test('how grave a rule is, or that it is off', async () => {
    const at = (severity: string) => [2, 3].map((line) => `${severity} dockerfile/exposed-ssh Dockerfile:${line}`);
    expect(await told()).toEqual(at('medium'));
    expect(await told(['dockerfile/exposed-ssh', 'critical'])).toEqual(at('critical'));
    expect(await told(['dockerfile/exposed-ssh', 'off'])).toEqual([]);
  });

  test('also of a rule that the profile leaves out', async () => {
    expect(await told(['dockerfile/exposed-ssh', 'off'], ['dockerfile/missing-digest', 'low'])).toEqual([
      'low dockerfile/missing-digest Dockerfile:1',
    ]);
  });
});

test('findings that mean the same have a fingerprint each', async () => {
  const { findings } = await reviewed({ Dockerfile: 'FROM alpine:3.22\nEXPOSE 22\nEXPOSE 22\nUSER 1000\n' });
  expect([findings.length, new Set(findings.map(({ fingerprint }) => fingerprint)).size]).toEqual([2, 2]);
});

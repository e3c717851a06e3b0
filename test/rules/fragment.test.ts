import { expect, test } from 'vitest';
import { defaultOptions } from '../../src/core/options.ts';
import { inspect } from '../../src/review/inspect.ts';
import { snapshotOf } from './run.ts';

const inspected = async (path: string, text: string) => {
  const snapshot = await snapshotOf({ [path]: text });
  const { findings } = inspect(snapshot, { ...defaultOptions, profile: 'all' }, '2026-03-01');
  return {
    gaps: snapshot.gaps.map(({ subject, reason, blocking }) => [subject, reason, blocking]),
    findings: findings.map(({ rule, severity, location }) => [rule.id, severity, location.span.start.line]),
  };
};

test('a Dockerfile without FROM is a gap, and what it says is reviewed', async () => {
  expect(await inspected('Dockerfile.common', 'ARG V=1\nRUN sudo id\nUSER root\n')).toEqual({
    gaps: [
      [
        'Dockerfile.common',
        'Line 1, column 1: there is no FROM, so there is no stage to build. The rest of the file was reviewed.',
        true,
      ],
    ],
    findings: [
      ['dockerfile/sudo', 'low', 2],
      ['dockerfile/root-user', 'medium', 3],
    ],
  });
});

test('arguments alone are reviewed as well', async () => {
  expect((await inspected('Dockerfile.args', 'ARG VERSION=1\nARG NPM_TOKEN\n')).findings).toEqual([
    ['dockerfile/secret-variable', 'medium', 2],
  ]);
});

test.each([
  ['an ENV without a value', 'ENV DEBUG', 'column 5: ENV needs a name and a value'],
  ['pairs of two kinds', 'ENV A=1 B 2', 'column 9: ENV needs `name=value`'],
  ['an instruction without its argument', 'EXPOSE', 'column 1: EXPOSE needs an argument'],
  ['a shell that is no array', 'SHELL bash -c', 'column 7: SHELL needs a JSON array of strings'],
  ['a label without a value', 'LABEL stable', 'column 7: LABEL needs a name and a value'],
  ['a misspelt instruction', 'EXPOES 80', 'column 1: unknown instruction `EXPOES`, perhaps EXPOSE was meant'],
])('%s is a gap, and the rest is reviewed', async (_, line, message) => {
  const text = `FROM debian:13@sha256:${'0'.repeat(64)}\nRUN sudo id\n${line}\nHEALTHCHECK NONE\nWORKDIR /app\nUSER root\n`;
  expect(await inspected('Dockerfile', text)).toEqual({
    gaps: [['Dockerfile', `Line 3, ${message}. The rest of the file was reviewed.`, true]],
    findings: [
      ['dockerfile/sudo', 'low', 2],
      ['dockerfile/root-user', 'medium', 6],
    ],
  });
});

test.each([
  ['an image that cannot be made out', 'FROM debian 13'],
  ['a here-document that takes the rest', 'RUN <<END\nid'],
  ['a conflict of a merge', '<<<<<<< HEAD'],
])('%s is a gap and nothing else', async (_, line) => {
  const { gaps, findings } = await inspected('Dockerfile', `FROM debian:13\nRUN sudo id\n${line}\nUSER root\n`);
  expect([gaps.length, findings]).toEqual([1, []]);
});

test('a Compose file in which a key stands twice is a gap, and it is reviewed with the later of the two', async () => {
  const text = 'services:\n  a:\n    image: a:1\n    user: "1"\n    user: root\n    privileged: true\n';
  const { gaps, findings } = await inspected('compose.yaml', text);
  const reason = 'Line 5, column 5: the key `user` appears twice in one mapping. The rest of the file was reviewed.';
  expect(gaps).toEqual([['compose.yaml', reason, true]]);
  expect(findings.filter(([, severity]) => severity === 'high' || severity === 'medium')).toEqual([
    ['container/root-user', 'medium', 5],
    ['container/privileged', 'high', 6],
  ]);
});

test('a file that is called a Dockerfile and is something else is no gap that blocks, and nothing is reviewed', async () => {
  const text = 'FROM debian:13\nRUN sudo id\nENV DEBUG\n';
  const { gaps, findings } = await inspected('dockerfile.yml', text);
  expect([gaps.map(([, , blocking]) => blocking), findings]).toEqual([[false], []]);
});

test('what is not a Dockerfile at all is a gap and nothing else', async () => {
  expect(await inspected('Dockerfile', 'Dear builder,\nplease run this.\n')).toEqual({
    gaps: [['Dockerfile', 'Line 1, column 1: unknown instruction `DEAR`.', true]],
    findings: [],
  });
});

test.each(['', '# later\n'])('a Dockerfile without instructions is a gap: %j', async (text) => {
  expect(await inspected('Dockerfile', text)).toEqual({
    gaps: [['Dockerfile', 'Line 1, column 1: there are no instructions, so there is nothing to build.', true]],
    findings: [],
  });
});

test('a template without FROM is told, does not block and is not reviewed', async () => {
  expect(await inspected('Dockerfile.j2', 'RUN sudo id\n')).toEqual({
    gaps: [
      [
        'Dockerfile.j2',
        'It is a template and does not parse on its own (line 1: there is no FROM, so there is no stage to build), so it was not reviewed.',
        false,
      ],
    ],
    findings: [],
  });
});

import { expect, test } from 'vitest';
import { defaultOptions } from '../../src/core/options.ts';
import { inspect } from '../../src/inspect.ts';
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
    gaps: [['Dockerfile.common', 'Line 1, column 1: there is no FROM: no stage to build', true]],
    findings: [
      ['dockerfile/misplaced-instruction', 'info', 2],
      ['dockerfile/sudo', 'low', 2],
      ['dockerfile/root-user', 'medium', 3],
    ],
  });
});

test('what is no Dockerfile at all is a gap and nothing else', async () => {
  expect(await inspected('Dockerfile', 'Dear builder,\nplease run this.\n')).toEqual({
    gaps: [['Dockerfile', 'Line 1, column 1: unknown instruction `DEAR`', true]],
    findings: [],
  });
});

test('a template without FROM is told, does not block and is not reviewed', async () => {
  expect(await inspected('Dockerfile.j2', 'RUN sudo id\n')).toEqual({
    gaps: [
      [
        'Dockerfile.j2',
        'It is a template that does not parse on its own (line 1: there is no FROM: no stage to build), so it was not reviewed.',
        false,
      ],
    ],
    findings: [],
  });
});

import { describe, expect, test } from 'vitest';
import { severities } from '../../src/core/severity.ts';
import { annotationsOf } from '../../src/reporters/annotations.ts';
import { finding, memoryUnlimited, privileged, sample, span } from './samples.ts';

describe('annotations', () => {
  test('tell what, why and what to do, on the line', () => {
    expect(annotationsOf([finding()], [], 'fail').shown).toEqual([
      {
        level: 'error',
        title: 'Final stage runs as root (dockerfile/root-user)',
        message:
          'The image starts as `root`. A process that is root in the container is one kernel or mount mistake away ' +
          'from root on the host. Create a user and end the final stage with `USER <name>`.',
        path: 'Dockerfile',
        startLine: 3,
        endLine: 3,
        startColumn: 6,
        endColumn: 10,
      },
    ]);
  });

  test('are errors from high on, warnings at medium, notices below', () => {
    const findings = severities.map((severity, ordinal) => finding({ severity, ordinal }));
    const levels = annotationsOf(findings, [], 'fail').shown.map(({ level }) => level);
    expect(levels).toEqual(['error', 'error', 'warning', 'notice', 'notice']);
  });

  test.each([
    ['several lines', span(2, 3, 5, 7), [2, 5, undefined, undefined]],
    ['whole lines', span(2, 1, 4, 1), [2, 3, undefined, undefined]],
    ['nothing', span(2, 3, 3), [2, 2, undefined, undefined]],
  ])('have columns only within one line: %s', (_, place, expected) => {
    const [one] = annotationsOf([finding({ span: place })], [], 'fail').shown;
    expect([one?.startLine, one?.endLine, one?.startColumn, one?.endColumn]).toEqual(expected);
  });

  test('are ten of a level at most, the gravest first, and the rest is counted', () => {
    const of = (n: number, rule = memoryUnlimited) =>
      Array.from({ length: n }, (_, index) => finding({ rule, path: `${index}`, ordinal: index }));
    const { shown, left } = annotationsOf(
      [...of(12), ...of(3, privileged), ...of(11, { ...memoryUnlimited, severity: 'high' })],
      [],
      'fail',
    );
    expect(left).toEqual({ error: 4, warning: 0, notice: 2 });
    expect(shown.slice(0, 3).map(({ title }) => title)).toEqual(
      Array(3).fill('Container is privileged (container/privileged)'),
    );
    expect(shown.filter(({ level }) => level === 'error')).toHaveLength(10);
  });

  test('tell what was not reviewed before findings, and what was not looked at after them', () => {
    const { shown } = annotationsOf(sample.findings, sample.gaps, 'fail');
    expect(shown.map(({ level, title }) => [level, title])).toEqual([
      ['error', 'Not reviewed: broken/compose.yaml'],
      ['error', 'Container is privileged (container/privileged)'],
      ['error', 'Final stage runs as root (dockerfile/root-user)'],
      ['error', 'Final stage runs as root (dockerfile/root-user)'],
      ['notice', 'Memory is not limited (container/memory-unlimited)'],
      ['notice', 'Not reviewed: alpine:3.20'],
    ]);
  });

  test('do not say of what was looked at with limits that it was not looked at', () => {
    const { shown } = annotationsOf([], [{ subject: 'Trivy', reason: 'Old.', blocking: false, limited: true }], 'fail');
    expect(shown.map(({ level, title, message }) => [level, title, message])).toEqual([
      ['notice', 'Partly reviewed: Trivy', 'Old.'],
    ]);
  });

  test('leave findings half of the room beside many gaps, and gaps what findings do not need', () => {
    const gaps = Array.from({ length: 12 }, (_, index) => ({ subject: `${index}`, reason: 'No.', blocking: true }));
    const found = Array.from({ length: 3 }, (_, index) =>
      finding({ rule: privileged, path: `${index}`, ordinal: index }),
    );
    const { shown, left } = annotationsOf(found, gaps, 'fail');
    expect(shown.map(({ path, title }) => path ?? title)).toEqual([
      ...[0, 1, 2, 3, 4].map((index) => `Not reviewed: ${index}`),
      ...['0', '1', '2'],
      ...[5, 6].map((index) => `Not reviewed: ${index}`),
    ]);
    expect(left).toEqual({ error: 5, warning: 0, notice: 0 });
  });

  test('are on the line that the reason of a gap is about, where it is about one', () => {
    const gaps = [
      { path: 'Dockerfile', line: 7, subject: 'Dockerfile', reason: 'Line 7, column 1: no.', blocking: true },
      { path: 'compose.yaml', subject: 'compose.yaml', reason: 'It is binary.', blocking: true },
    ];
    expect(
      annotationsOf([], gaps, 'fail').shown.map(({ path, startLine, endLine }) => [path, startLine, endLine]),
    ).toEqual([
      ['Dockerfile', 7, 7],
      ['compose.yaml', undefined, undefined],
    ]);
  });

  test('warn of a gap that does not fail the job', () => {
    expect(annotationsOf([], sample.gaps, 'warn').shown.map(({ level }) => level)).toEqual(['warning', 'notice']);
  });

  test('are one printable line within the limits, whatever the text', () => {
    const evil = `${'x'.repeat(9000)}\n::error::forged\u001b[31m`;
    const { shown } = annotationsOf(
      [finding({ message: evil })],
      [{ subject: evil, reason: evil, blocking: false }],
      'fail',
    );
    for (const { title, message } of shown) {
      expect(title.length).toBeLessThanOrEqual(255);
      expect(message.length).toBeLessThanOrEqual(4096);
      expect(title + message).not.toMatch(/[\n\u001b]/);
    }
  });
});

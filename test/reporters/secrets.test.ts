import { describe, expect, test } from 'vitest';
import { secretsAt } from '../../src/reporters/secrets.ts';
import { renderTerminal } from '../../src/reporters/terminal.ts';
import { nothingPosted, plan } from './posted.ts';
import { finding, review, span } from './samples.ts';

const token = 'ghp_abcdefghijklmnopqrstuvwxyz0123456789';
const text = `FROM alpine\nENV A=1 API_TOKEN=${token} B=2\n`;
const lineText = (_: string, line: number) => text.split('\n')[line - 1];
const place = { path: 'Dockerfile', span: span(2, 19, 19 + token.length) };

describe('a secret that was found', () => {
  test('is blotted out with the columns kept', () => {
    const { blotted } = secretsAt([place], lineText);
    expect(blotted('Dockerfile', 2)).toBe(`ENV A=1 API_TOKEN=ghp_${'*'.repeat(token.length - 4)} B=2`);
    expect(blotted('Dockerfile', 1)).toBe('FROM alpine');
    expect(blotted('other', 2)).toContain(token);
    expect(blotted('Dockerfile', 9)).toBeUndefined();
  });

  test('is blotted out on each of its lines', () => {
    const key = ['  key: |', '    -----BEGIN', '    c0ffee', '    -----END', '  b: c'];
    const lines = (_: string, line: number) => key[line - 1];
    const { blotted, isIn } = secretsAt([{ path: 'a', span: span(2, 5, 5, 1) }], lines);
    expect([1, 2, 3, 4, 5].map((line) => blotted('a', line))).toEqual([
      '  key: |',
      '    --********',
      '    c*****',
      '    -*******',
      '  b: c',
    ]);
    expect(isIn('a', 'x\n  c0ffee\n')).toBe(true);
    expect(isIn('b', 'c0ffee')).toBe(false);
  });

  test('stands in no frame, whichever finding shows its line', () => {
    const findings = [finding({ span: place.span }), finding({ span: span(2, 1, 4), ordinal: 1 })];
    const shown = renderTerminal(review({ findings, secrets: [place] }), { color: false, lineText });
    expect(shown).toContain('2 | ENV A=1 API_TOKEN=ghp_****');
    expect(shown).not.toContain(token.slice(0, 8));
  });

  test('stands in no suggestion and no change', () => {
    const beside = finding({ span: span(2, 5, 8), edits: [{ span: span(2, 5, 9), text: '' }] });
    const away = finding({ span: span(2, 19, 59), ordinal: 1, edits: [{ span: span(2, 9, 59), text: 'C=3' }] });
    const bodies = (secrets: readonly (typeof place)[]) =>
      plan(review({ findings: [beside, away], secrets }), nothingPosted, { lineText }).review?.comments.map(
        ({ body }) => body,
      );
    expect(bodies([])?.join('')).toContain(token);
    expect(bodies([place])?.join('')).not.toContain(token);
    expect(bodies([place])?.[1]).toContain('```suggestion\nENV A=1 C=3 B=2\n```');
  });
});

import { describe, expect, test } from 'vitest';
import { gravest } from '../../../src/rules/knowledge/gravest.ts';
import { secretLines } from '../../../src/rules/knowledge/secret-lines.ts';

const found = (text: string) => secretLines(text).map(({ line, name, secret }) => [line, name, secret]);

describe('secrets in lines of text', () => {
  test('assignments of each kind are read, with their line', () => {
    const text = [
      '# DB_PASSWORD=n0t-this-0ne',
      'export DB_PASSWORD="c0rrect-h0rse"',
      'api_token: b4ttery-staple',
      '  "client_secret": "x9-staple-q",',
      'password = s3cr3t-value',
    ].join('\r\n');
    expect(found(text)).toEqual([
      [2, 'DB_PASSWORD', 'c0rrect-h0rse'],
      [3, 'api_token', 'b4ttery-staple'],
      [4, 'client_secret', 'x9-staple-q'],
      [5, 'password', 's3cr3t-value'],
    ]);
  });

  test('an object on one line is read member by member', () => {
    expect(found('{"user": "app", "password": "c0rrect-h0rse","api_token":"b4ttery-staple"}')).toEqual([
      [1, 'password', 'c0rrect-h0rse'],
      [1, 'api_token', 'b4ttery-staple'],
    ]);
  });

  test('a token of a known form needs no name', () => {
    expect(found('fetch https://bot:h0rse-battery@git.example.com/x.git')).toEqual([[1, '', 'h0rse-battery']]);
  });

  test('placeholders, variables, paths and empty values are none', () => {
    const text = 'A_PASSWORD=changeme\nB_PASSWORD=${B}\nC_PASSWORD=\nD_PASSWORD_FILE=/run/secrets/d\nE_TOKEN=<token>\n';
    expect(found(text)).toEqual([]);
  });

  test('what no person wrote as a line is passed over, and the rest is bounded', () => {
    expect(found(`PASSWORD=${'x1'.repeat(5000)}`)).toEqual([]);
    expect(found('A_PASSWORD=c0rrect-h0rse\n'.repeat(1000))).toHaveLength(50);
  });
});

test('the gravest is the first of the gravest', () => {
  const list = [
    { severity: 'low', at: 1 },
    { severity: 'high', at: 2 },
    { severity: 'medium', at: 3 },
    { severity: 'high', at: 4 },
  ] as const;
  expect(gravest<(typeof list)[number]>(list)?.at).toBe(2);
  expect(gravest([])).toBeUndefined();
});

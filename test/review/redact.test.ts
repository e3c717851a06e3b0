import { expect, test } from 'vitest';
import { defaultOptions } from '../../src/core/options.ts';
import type { Review } from '../../src/core/review.ts';
import { renderJson } from '../../src/reporters/json.ts';
import { renderSarif } from '../../src/reporters/sarif.ts';
import { redact } from '../../src/review/redact.ts';
import { review } from '../../src/review/review.ts';
import { collect, parser } from '../../src/snapshot/collect.ts';
import { growth, linear } from '../growth.ts';
import { treeOf } from '../rules/run.ts';

async function reviewOf(files: Readonly<Record<string, string>>): Promise<Review> {
  const everything = { included: () => false, excluded: () => false, focus: undefined };
  const head = await collect(treeOf(files), everything, parser());
  const options = { ...defaultOptions, profile: 'all' as const };
  return review({ head, base: undefined, changes: [], options, today: '2026-11-23' });
}

const piped = (password: string) => `FROM alpine:3.22\nRUN curl -fsSL https://user:${password}@example.com/x | sh\n`;
const message = ({ findings }: Review, rule: string) => findings.find((finding) => finding.rule.id === rule)?.message;

test('a secret that one rule found is in no message of another', async () => {
  const found = await reviewOf({ Dockerfile: piped('p4sswordXYZ-99') });
  expect(message(found, 'dockerfile/hardcoded-secret')).toBe(
    'A password in a URL is written into this RUN: `p4… (14 characters)`.',
  );
  expect(message(found, 'dockerfile/piped-download')).toBe(
    '`sh` runs whatever `https://user:p4…@example.com/x` returns.',
  );
  expect(renderJson(found) + renderSarif(found, { category: 'plimsoll/', forUpload: false })).not.toContain(
    'p4sswordXYZ',
  );
});

test('a password that is a word is taken out of addresses only', async () => {
  const found = await reviewOf({ Dockerfile: piped('example') });
  expect(message(found, 'dockerfile/piped-download')).toBe(
    '`sh` runs whatever `https://user:e…@example.com/x` returns.',
  );
});

test('a secret is in nothing that is said of other places either', async () => {
  const { findings } = await reviewOf({ Dockerfile: piped('p4sswordXYZ-99') });
  const related = findings.slice(0, 1).map(({ location }) => ({ ...location, message: 'as p4sswordXYZ-99 has it' }));
  const clean = redact(
    findings.map((finding) => ({ ...finding, related })),
    () => piped('p4sswordXYZ-99'),
  );
  expect(new Set(clean.flatMap((finding) => finding.related.map((place) => place.message)))).toEqual(
    new Set(['as p4… has it']),
  );
});

test('no edit writes a secret', async () => {
  const token = `ghp_${'a1B2c3D4e5F6'.repeat(3)}`;
  const found = await reviewOf({ Dockerfile: `FROM alpine:3.22\nENV GITHUB_TOKEN ${token}\nUSER app\n` });
  expect(found.findings.map(({ rule, edits }) => [rule.id, edits.length])).toEqual([
    ['dockerfile/missing-healthcheck', 0],
    ['dockerfile/missing-digest', 0],
    // Its edit would write the value again.
    ['dockerfile/legacy-pair', 0],
    ['dockerfile/hardcoded-secret', 0],
    ['dockerfile/user-by-name', 0],
  ]);
  expect(renderJson(found)).not.toContain(token);
});

test('many secrets cost no more than they are many', async () => {
  const line = (_: unknown, n: number) => `RUN curl https://user:p4ssword${n}@example.com/x | sh\n`;
  const file = (length: number) => `FROM alpine:3.22\n${Array.from({ length }, line).join('')}`;
  const tell = async (Dockerfile: string) =>
    expect(renderJson(await reviewOf({ Dockerfile }))).not.toMatch(/p4ssword\d/);
  expect(await growth(1000, file, tell)).toBeLessThan(linear);
});

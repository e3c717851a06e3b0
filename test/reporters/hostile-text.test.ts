import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Vulnerability } from '../../src/core/finding.ts';
import type { Review, ReviewedImage } from '../../src/core/review.ts';
import { withoutCommands } from '../../src/core/text.ts';
import { imageVulnerability } from '../../src/images/vulnerability-rule.ts';
import { isLinked } from '../../src/reporters/markdown.ts';
import { readCommands } from '../emulator/workflow-commands.ts';
import { hostile } from './hostile.ts';
import { finding, review, rootUser, silenced, span } from './samples.ts';
import { harmIn, harmInMarkdown, tellAll } from './tellings.ts';

/** A review in which every text that can come from outside is the next of `texts`. */
function reviewSaying(texts: readonly string[]): Review {
  let at = 0;
  const next = (): string => texts[at++ % texts.length] ?? '';
  // Git's own limit, and that of every file system.
  const path = `a/${next()}`.slice(0, 4096);
  const vulnerability: Vulnerability = {
    ...{ id: next(), package: next(), installed: next(), fixed: next(), severity: next(), title: next() },
    ...{ url: next(), image: 'registry/x:1', digest: next() },
  };
  const image: ReviewedImage = {
    ...{ path: 'Dockerfile', span: span(1, 6, 10), route: { scope: next(), step: next() }, image: 'registry/x:1' },
    ...{ digest: next(), replaced: next(), introduced: { critical: 1 }, existing: { low: 2 }, fixed: { high: 1 } },
    ...{ unfixed: 1, notes: [next()], fingerprint: '0a1b' },
    advice: {
      kind: 'better',
      image: next(),
      own: { critical: 1 },
      offers: [{ image: next(), counts: { low: 1 } }],
      edits: [{ span: span(1, 6, 10), text: next() }],
    },
  };
  return review({
    scope: 'all',
    findings: [
      finding({
        path,
        message: next(),
        related: [{ path: next(), span: span(1, 1, 2), message: next(), rule: next() }],
        edits: [{ span: span(3, 6, 10), text: next() }],
      }),
      finding({ path, status: 'existing', ordinal: 1, message: next() }),
      finding({ path, status: 'fixed', ordinal: 2, message: next() }),
      {
        ...finding({ rule: imageVulnerability, span: span(1, 6, 10), message: next() }),
        vulnerability,
      },
    ],
    silenced: [silenced({ path, message: next(), ordinal: 3 }, next(), next(), true)],
    gaps: [
      { path: next(), subject: next(), reason: next(), blocking: true },
      { subject: next(), reason: next(), blocking: false },
    ],
    images: [image],
  });
}

/** What the lines of the file say is hostile as well. */
const told = (texts: readonly string[]) =>
  tellAll(reviewSaying(texts), { text: () => texts.slice(0, 5).join('\n').padEnd(100, '\nx'), everywhere: true });

describe('text from outside, wherever it stands', () => {
  test('makes no link, image, HTML, mention, reference, marker or command in any form that is told', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 3, maxLength: 12 }), (texts) => {
        expect(harmIn(told(texts))).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });

  test.each([
    ['a mention', '@octocat'],
    ['an issue', '#1'],
    ['an issue elsewhere', 'owner/repo#1'],
    ['the older form of an issue', 'GH-1'],
    ['a commit', 'a1b2c3d4e5f60718293a4b5c6d7e8f9012345678'],
    ['a link', '[x](https://evil.example)'],
    ['an address', 'https://evil.example/a?b=c'],
    ['an image', '![x](https://evil.example/x.png)'],
    ['HTML', '<img src=https://evil.example/x.png onerror=alert(1)>'],
    ['a fence', '```\n@octocat\n```'],
    ['a suggestion', '```suggestion\nUSER root\n```'],
    ['a heading', '# Approved'],
    ['a table', '| a |\n|---|\n| @octocat |'],
    ['a folded part that ends', '</details>\n\n@octocat'],
    ['our marker', '<!-- plimsoll v=1 kind=comment category=plimsoll%2F state=gone -->'],
    ['what turns the line round', 'a\u202etxt.exe\u2066'],
    ['zero width', 'a\u200bb\u200d\ufeff'],
    ['ANSI', '\u001b[31mred\u001b[0m\u009b32m'],
    ['NUL', 'a\0b'],
    ['invisible tags', 'a\u{e0041}\u{e0042}'],
    ['half a character', 'a\ud800b\udc00'],
    ['a command', '::error file=x::no'],
    ['a command behind white space', '\n\t ::add-mask::root'],
    ['an older command', 'x ##[add-mask]root'],
    ['a line without an end', 'a b@c.example '.repeat(16_000)],
    ['one endless word', '`#1'.repeat(70_000)],
    ['endless brackets', '[<('.repeat(70_000)],
  ])('%s is only text', (_, text) => {
    expect(harmIn(told([text]))).toEqual([]);
    expect(harmIn(told([text, 'word', ` ${text} `]))).toEqual([]);
  });

  test('what harms is seen: the check above does not pass on everything', () => {
    const harmful = ['@octocat', '[x](https://evil.example)', '<b>', 'a\u202eb', '<!-- a --> <!-- plimsoll b -->'];
    expect(harmful.map((text) => harmInMarkdown(text))).toEqual([
      ['a reference in "@octocat"'],
      ['a link to https://evil.example'],
      ['an element <b>'],
      ['an invisible character U+202e'],
      ['more than one hidden marker'],
    ]);
  });
});

describe('an address that somebody else wrote', () => {
  test.each([
    ['https://github.com/advisories/GHSA-aaaa-bbbb-cccc', true],
    ['https://github.com/o/r/security/advisories/GHSA-aaaa-bbbb-cccc', true],
    ['https://nvd.nist.gov/vuln/detail/CVE-2024-1', true],
    ['https://github.com/o/r/issues/1', false],
    ['https://github.com/o/r/pull/1', false],
    ['https://github.com/octocat', false],
    ['https://user@nvd.nist.gov/', false],
    ['https://:secret@nvd.nist.gov/', false],
    ['https://evil.example/', false],
    ['http://nvd.nist.gov/', false],
  ])('%s is linked: %s', (address, linked) => {
    expect(isLinked(address)).toBe(linked);
  });
});

describe('what a runner would obey', () => {
  test('is obeyed no more, and says the same', () => {
    expect(withoutCommands('a\n ::error::b\n##[error]c\r\td ::e::')).toBe('a\n : :error::b\n## [error]c\r\td ::e::');
  });

  test('is never in a line', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(readCommands(withoutCommands(text))).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});

test('a rule that is told has the words of this program, not of the file', () => {
  const { markdown } = told(['x']);
  expect(Object.values(markdown).some((text) => text.includes(rootUser.id))).toBe(true);
});

import { describe, expect, test } from 'vitest';
import type { Rule } from '../../src/core/rule.ts';
import { explain } from '../../src/reporters/explain.ts';
import { renderRulesJson, renderRulesMarkdown, renderRulesText } from '../../src/reporters/rule-list.ts';
import { renderTerminal, terminalPieces, wrap } from '../../src/reporters/terminal.ts';
import { finding, memoryUnlimited, privileged, review, rootUser, sample, silenced, span } from './samples.ts';

function lines(text: string): (path: string, line: number) => string | undefined {
  const all = text.split('\n');
  return (_, line) => all[line - 1];
}

const unknown = () => undefined;

describe('the terminal report', () => {
  test('is made piece by piece, one for each finding, gap and closing line', () => {
    const found = [finding({ span: span(1, 1, 5) }), finding({ span: span(2, 1, 5) })];
    const gaps = [{ subject: 'compose.yaml', reason: 'too large', blocking: true }];
    const pieces = [...terminalPieces(review({ findings: found, gaps }), { color: false, lineText: unknown })];
    expect(pieces.map((piece) => /^\S+/.exec(piece)?.[0])).toEqual([
      'Dockerfile:1:1:',
      'Dockerfile:2:1:',
      'compose.yaml:',
      '2',
    ]);
    expect(pieces.filter((piece) => !piece.endsWith('\n'))).toEqual([]);
  });

  test('shows each finding with its place, its source and what to do', () => {
    const one = review({
      findings: [finding({ span: span(3, 6, 10), edits: [{ span: span(3, 6, 10), text: 'app' }] })],
      stats: { files: 1 },
    });
    expect(renderTerminal(one, { color: false, lineText: lines('FROM alpine\nRUN id\nUSER root\n') })).toBe(`\
Dockerfile:3:6: high: The image starts as \`root\`. [dockerfile/root-user]

  3 | USER root
    |      ^^^^

  why  A process that is root in the container is one kernel or mount mistake away from root on the
       host.
  fix  Create a user and end the final stage with \`USER <name>\`.
  fix available: a pull request review offers it as a suggestion

1 introduced finding (1 high) in 1 container file
`);
  });

  test('says why a rule matters once, and at each finding what to do', () => {
    const findings = [1, 2].map((line) => finding({ span: span(line, 1, 2) }));
    const text = renderTerminal(review({ findings }), { color: false, lineText: unknown });
    expect(text.split('\n').flatMap((line) => /^ {2}(why|fix) /.exec(line)?.[1] ?? [])).toEqual(['why', 'fix', 'fix']);
  });

  test('lists ten related places, and how many more there are', () => {
    const seen = (places: number): readonly string[] => {
      const place = (line: number) => ({ path: 'compose.yaml', span: span(line, 1, 2), message: `Place ${line}.` });
      const related = Array.from({ length: places }, (_, index) => place(index + 1));
      const text = renderTerminal(review({ findings: [finding({ related })] }), { color: false, lineText: unknown });
      return text.split('\n').filter((line) => line.startsWith('  see'));
    };
    expect(seen(10)).toHaveLength(10);
    expect(seen(10).at(-1)).toBe('  see  compose.yaml:10: Place 10.');
    expect(seen(12).slice(9)).toEqual(['  see  compose.yaml:10: Place 10.', '  see  … 2 more places']);
  });

  test('tells gaps, silence and what was fixed', () => {
    const text = renderTerminal(sample, { color: false, lineText: unknown });
    expect(text).toContain('broken/compose.yaml: not reviewed: Line 3, column 1: a tab cannot indent YAML.');
    expect(text).toContain('alpine:3.20: note: It was not scanned');
    expect(text).toContain(
      ': silenced: [container/memory-unlimited] sized by the orchestrator (inline comment, compose.yaml:8, added by this change)\n',
    );
    expect(text).not.toContain('old/Dockerfile');
    expect(text.trimEnd().split('\n').at(-1)).toBe(
      '3 introduced findings (1 critical, 1 high, 1 low) in 2 container files, 1 fixed, 1 silenced, 1 not reviewed, 1 note',
    );
  });

  test('names each vulnerability that was silenced', () => {
    const one = {
      ...silenced({}, 'nothing parses XML', 'config'),
      vulnerability: {
        ...{ id: 'CVE-2099-1', package: 'ex|pat', installed: '1', fixed: '2', severity: 'HIGH' },
        ...{ title: '', url: '', image: 'app:1', digest: '' },
      },
    };
    expect(renderTerminal(review({ silenced: [one] }), { color: false, lineText: unknown })).toContain(
      ': silenced: [dockerfile/root-user] CVE-2099-1 in ex|pat: nothing parses XML (config',
    );
  });

  test('says so where there is nothing', () => {
    expect(renderTerminal(review({ hasBase: false, scope: 'all' }), { color: false, lineText: unknown })).toBe(
      'no findings in 2 container files\n',
    );
  });

  test.each([
    ['tabs', '\tRUN\tx', span(1, 6, 7), '  RUN  x', '       ^'],
    ['wide characters', '日本 x', span(1, 4, 5), '日本 x', '     ^'],
    ['combining marks', 'e\u0301 x', span(1, 4, 5), 'e\u0301 x', '  ^'],
    ['a byte order mark', '\uFEFFFROM a', span(1, 2, 8), 'FROM a', '^^^^^^'],
    ['an empty span', 'FROM a', span(1, 1, 1), 'FROM a', '^'],
    ['a span beyond the line', 'FROM a', span(1, 7, 9), 'FROM a', '      ^'],
  ])('puts the caret where it belongs: %s', (_name, text, place, source, carets) => {
    const shown = renderTerminal(review({ findings: [finding({ span: place })] }), {
      color: false,
      lineText: lines(text),
    });
    expect(shown.split('\n').slice(2, 4)).toEqual([`  1 | ${source}`, `    | ${carets}`]);
  });

  test('shows the first lines of a long span', () => {
    const text = Array.from({ length: 9 }, (_, index) => `  line ${index + 1}`).join('\n');
    const shown = renderTerminal(review({ findings: [finding({ span: span(2, 3, 8, 5) })] }), {
      color: false,
      lineText: lines(text),
    });
    expect(shown.split('\n').slice(2, 9)).toEqual([
      '  2 |   line 2',
      '    |   ^^^^^^',
      '  3 |   line 3',
      '    |   ^^^^^^',
      '  4 |   line 4',
      '    |   ^^^^^^',
      '    | … 4 more lines',
    ]);
  });

  test('cuts an endless line around the finding', () => {
    const text = `${'x'.repeat(500_000)}HERE${'y'.repeat(500_000)}`;
    const shown = renderTerminal(review({ findings: [finding({ span: span(1, 500_001, 500_005) })] }), {
      color: false,
      lineText: lines(text),
    });
    const [source = '', carets = ''] = shown.split('\n').slice(2);
    expect(source.length).toBeLessThan(130);
    expect(source.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('HERE');
  });

  test('lets no control character of a file or path reach the terminal', () => {
    const evil = '\u001b]8;;https://evil.example\u0007\u001b[31m\u009b2J\u202e\r\0';
    const shown = renderTerminal(
      review({
        findings: [
          finding({
            path: `a${evil}`,
            message: evil,
            span: span(1, 1, 5),
            related: [{ path: evil, span: span(1, 1, 2), message: evil }],
          }),
        ],
        gaps: [{ path: evil, subject: evil, reason: evil, blocking: true }],
      }),
      { color: false, lineText: lines(`RUN ${evil}`) },
    );
    expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });

  test('is coloured only when told, and says the same', () => {
    const plain = renderTerminal(sample, { color: false, lineText: unknown });
    const coloured = renderTerminal(sample, { color: true, lineText: unknown });
    expect(coloured).not.toBe(plain);
    expect(coloured.replace(/\u001b\[[0-9;]*m/g, '')).toBe(plain);
  });

  test('tells news from old under a wider scope', () => {
    const wide = review({
      scope: 'all',
      findings: [finding(), finding({ status: 'existing', span: span(9, 1, 2) }), finding({ status: 'fixed' })],
    });
    const shown = renderTerminal(wide, { color: false, lineText: unknown });
    expect(shown).toContain('Dockerfile:3:6: introduced high: ');
    expect(shown).toContain('Dockerfile:9:1: existing high: ');
  });
});

test('text is broken at spaces only', () => {
  expect(wrap('aa bb cc', 5)).toEqual(['aa bb', 'cc']);
  expect(wrap('a'.repeat(9), 5)).toEqual(['a'.repeat(9)]);
});

const rule: Rule<never, never> = {
  ...rootUser,
  details: 'One.\n\nTwo.',
  examples: {
    bad: [{ name: 'the last USER is root', code: 'FROM alpine\nUSER [|root|]\n' }],
    good: [{ name: 'a named user', code: 'FROM alpine\nUSER app\n' }],
  },
  check: () => [],
};

test('a rule is explained with its examples', () => {
  expect(explain(rule, false)).toBe(`\
dockerfile/root-user: Final stage runs as root
severity high, confidence high, privilege, profile recommended, fix available

Why
A process that is root in the container is one kernel or mount mistake away from root on the
host.

Fix
Create a user and end the final stage with \`USER <name>\`.

Details
One.

Two.

Reported: the last USER is root
    FROM alpine
    USER root

Accepted: a named user
    FROM alpine
    USER app

Silence
    # plimsoll: ignore[dockerfile/root-user] the reason

Also known as
hadolint:DL3002, trivy:DS-0002, checkov:CKV_DOCKER_8

More
https://github.com/plimsoll-dev/plimsoll/blob/main/docs/rules/dockerfile/root-user.md
https://docs.docker.com/build/building/best-practices/#user
`);
});

describe('the list of rules', () => {
  test('is a bare array in JSON', () => {
    expect(JSON.parse(renderRulesJson([privileged]))).toEqual([
      {
        id: 'container/privileged',
        title: 'Container is privileged',
        severity: 'critical',
        confidence: 'high',
        target: 'container',
        category: 'isolation',
        profile: 'recommended',
        covers: ['kics:ae5b6871-7f45-42e0-bb4c-ab300c4d2026'],
        fixable: true,
        page: 'https://github.com/plimsoll-dev/plimsoll/blob/main/docs/rules/container/privileged.md',
      },
    ]);
  });

  test('is one line a rule in text and one row in Markdown', () => {
    expect(renderRulesText([rootUser, memoryUnlimited])).toBe(
      'dockerfile/root-user        high      recommended  Final stage runs as root\n' +
        'container/memory-unlimited  low       recommended  Memory is not limited\n',
    );
    expect(renderRulesMarkdown([rootUser]).trimEnd().split('\n').at(-1)).toBe(
      '| [`dockerfile/root-user`](https://github.com/plimsoll-dev/plimsoll/blob/main/docs/rules/dockerfile/root-user.md) | Final stage runs as root | high | recommended | yes |',
    );
  });
});

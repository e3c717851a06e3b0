import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judge } from '../../src/core/gate.ts';
import type { Review } from '../../src/core/review.ts';
import type { Doctor } from '../../src/reporters/doctor.ts';
import { linksToCommit, noLinks } from '../../src/reporters/place.ts';
import { mostSummary, renderCompletion, renderSummary } from '../../src/reporters/summary.ts';
import { elementsOf, referencesIn, renderMarkdown, visibleText } from './github-markdown.ts';
import { finding, memoryUnlimited, privileged, review, sample, silenced, span } from './samples.ts';

function summary(of: Review, linkTo = noLinks): string {
  return renderSummary({ review: of, verdict: judge(of, 'high', 'fail'), failOn: 'high', linkTo });
}

describe('the summary', () => {
  test('opens with the verdict, then a table by file', () => {
    const [heading, outcome, files] = summary(sample).split('\n\n');
    expect(heading).toBe('## Plimsoll: failed');
    expect(outcome).toBe(
      '**This change introduces 3 findings: 1 critical, 1 high, 1 low. It fixes 1 finding.** ' +
        'The check fails: 2 findings at or above `high`, and 1 blocking gap (something could not be reviewed).',
    );
    expect(files).toBe(`\
| File | Critical | High | Low |
| :-- | --: | --: | --: |
| \`Dockerfile\` |  | 1 |  |
| \`compose.yaml\` | 1 |  | 1 |`);
  });

  test('names path, line and rule of every finding, what was silenced and why, and every gap', () => {
    const text = visibleText(renderMarkdown(summary(sample)));
    for (const { location, rule } of sample.findings) {
      expect(text).toContain(`${location.path}:${location.span.start.line}`);
      expect(text).toContain(rule.id);
    }
    expect(text).toContain('compose.yaml:9');
    expect(text).toContain('sized by the orchestrator');
    expect(text).toContain('inline comment, compose.yaml:8 (added by this change)');
    expect(text).toContain('broken/compose.yaml: Line 3, column 1: a tab cannot indent YAML.');
    expect(text).toContain('alpine:3.20: It was not scanned');
  });

  test('counts the places of the same rule that a finding stands for', () => {
    const related = ['container/memory-unlimited', 'container/memory-unlimited', 'container/cpu-unlimited'].map(
      (rule) => ({
        ...{ path: 'compose.yaml', span: span(9, 1, 2), message: 'm', rule },
      }),
    );
    const one = finding({ rule: memoryUnlimited, path: 'compose.yaml', message: '`web` may use it all.', related });
    expect(visibleText(renderMarkdown(summary(review({ findings: [one] }))))).toContain(
      'web may use it all. (and 2 more places)',
    );
  });

  test('links a gap to the line that is wrong', () => {
    const gap = { path: 'a b.yaml', line: 3, subject: 'a b.yaml', reason: 'No.', blocking: true };
    expect(summary(review({ gaps: [gap] }), linksToCommit('https://github.com', 'o/r', 'abc'))).toContain(
      '\n- [`a b.yaml`](https://github.com/o/r/blob/abc/a%20b.yaml?plain=1#L3): No.\n',
    );
  });

  test('folds the table by file if it is longer than twenty', () => {
    const findings = Array.from({ length: 21 }, (_, index) => finding({ path: `${index}/Dockerfile` }));
    const [, , files] = summary(review({ findings })).split('\n\n');
    expect(files).toBe('<details>\n<summary>Findings by file (21)</summary>');
    expect(summary(review({ findings: findings.slice(1) }))).not.toContain('Findings by file');
  });

  test('folds gaps that do not block away', () => {
    const gaps = [true, false].map((limited, at) => ({ subject: `${at}`, reason: 'Old.', blocking: false, limited }));
    expect(summary(review({ gaps }))).toContain(
      '<summary>Non-blocking gaps (2)</summary>\n\n- `0`: Old.\n- `1`: Old.\n\n</details>',
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
    expect(visibleText(renderMarkdown(summary(review({ silenced: [one] }))))).toContain(': CVE-2099-1 in ex|pat');
  });

  test('says so where nothing was found', () => {
    expect(summary(review()).split('\n\n').slice(0, 2)).toEqual([
      '## Plimsoll: passed',
      '**This change introduces no findings in the 2 container files that it touches.** The check passes.',
    ]);
    expect(summary(review({ stats: { files: 0 } }))).toContain('**This change touches no container file.**');
    const removed = review({ stats: { files: 0 }, findings: [finding({ status: 'fixed' })] });
    expect(summary(removed)).toContain(
      '**This change introduces no findings in what was reviewed. It fixes 1 finding.**',
    );
    const one = review({ stats: { files: 1 } });
    expect(summary(one)).toContain('introduces no findings in the container file that it touches.**');
    expect(summary(review({ hasBase: false, scope: 'all' }))).toContain('**No findings in 2 container files.**');
  });

  test('tells news from old under a wider scope', () => {
    const wide = review({ scope: 'all', findings: [finding(), finding({ status: 'existing', span: span(9, 1, 2) })] });
    const text = summary(wide);
    expect(text).toContain('2 findings in 2 container files: 2 high. 1 of them is introduced here.');
    const old = review({ scope: 'all', findings: [finding({ status: 'existing' })] });
    expect(summary(old)).toContain('1 high. None of them is introduced here.');
    expect(text.indexOf('<summary>Existing (1)</summary>')).toBeLessThan(text.indexOf('`Dockerfile:9`'));
    expect(text.indexOf('<summary>Existing (1)</summary>')).toBeGreaterThan(text.indexOf('`Dockerfile:3`'));
  });

  test('links each place to the commit that was read', () => {
    const text = summary(sample, linksToCommit('https://github.com', 'o/r', 'a'.repeat(40)));
    expect(text).toContain(`[\`Dockerfile:7\`](https://github.com/o/r/blob/${'a'.repeat(40)}/Dockerfile?plain=1#L7)`);
  });

  const paths = Array.from({ length: 5000 }, (_, index) => `services/number-${index}/compose.yaml`);
  const links = linksToCommit('https://github.com', 'octo/app', 'a'.repeat(40));

  test('has as much room for findings as nothing else needs: five thousand are named, the milder by place and rule', () => {
    const findings = paths.map((path) => finding({ rule: memoryUnlimited, path }));
    const gravest = finding({ rule: privileged, path: 'z.yaml' });
    const text = summary(review({ findings: [...findings, gravest] }), links);
    expect(Buffer.byteLength(text)).toBeLessThan(mostSummary - 32 * 1024);
    expect([...paths, 'z.yaml'].filter((path) => !text.includes(`\`${path}:3\``))).toEqual([]);
    expect(text.split(memoryUnlimited.id).length - 1).toBeGreaterThanOrEqual(5000);
    expect(text).toContain('[`z.yaml:3`](https://github.com/');
    expect(text).not.toContain('the report lists all of them');
  });

  test('has as much for what was silenced and for gaps, each with its reason', () => {
    const some = paths.slice(0, 1000);
    const text = summary(
      review({
        silenced: some.map((path, index) => silenced({ path }, `reason ${index}.`, 'inline comment')),
        gaps: some.map((path, index) => ({
          path,
          subject: path,
          reason: `Cause ${index}.`,
          blocking: index % 2 === 0,
        })),
      }),
      links,
    );
    expect(some.filter((_, index) => !text.includes(`reason ${index}.`) || !text.includes(`Cause ${index}.`))).toEqual(
      [],
    );
    expect(text).not.toContain('the report lists all of them');
  });

  test('stays below what the runner takes, the mildest left out and counted', () => {
    const wide = '日本'.repeat(300);
    const many = Array.from({ length: 8000 }, (_, index) =>
      finding({
        rule: memoryUnlimited,
        path: `${index}/${wide}/compose.yaml`,
        message: '|`a`|日本'.repeat(100),
        ordinal: index,
      }),
    );
    const gravest = finding({ rule: privileged, path: 'zzz/compose.yaml' });
    const big = review({
      scope: 'all',
      findings: [
        ...many,
        gravest,
        ...many.map((one) => ({ ...one, status: 'existing' as const })),
        ...many.map((one) => ({ ...one, status: 'fixed' as const })),
      ],
      silenced: many.map((one) => ({ ...one, reason: wide, by: wide, addedHere: true })),
      gaps: many.flatMap(({ location: { path } }) => [
        { path, subject: wide, reason: wide, blocking: true },
        { path, subject: wide, reason: wide, blocking: false },
      ]),
    });
    const text = summary(big);
    expect(Buffer.byteLength(text)).toBeLessThan(mostSummary - 16 * 1024);
    expect(text).toContain('`zzz/compose.yaml:3`');
    expect(text).toMatch(/And \d+ more, none more severe than these/);
    expect(text).toMatch(/And \d+ more files\./);
  });

  test('forms nothing out of hostile text', () => {
    const nasty = fc
      .array(
        fc.constantFrom(
          '@a',
          '#1',
          '](https://evil.example)',
          '[x',
          '<!--',
          '-->',
          '`',
          '|',
          '\\',
          '</details>',
          '\n',
          '\n## x',
          ' ',
          'a',
        ),
        {
          maxLength: 8,
        },
      )
      .map((parts) => parts.join(''));
    const shape = (text: string) => elementsOf(renderMarkdown(text)).filter((name) => name !== 'code');
    fc.assert(
      fc.property(nasty, nasty, nasty, (a, b, c) => {
        const parts = (x: string, y: string, z: string): Review =>
          review({
            findings: [finding({ path: x, message: y }), finding({ path: `${x}.yaml`, message: z })],
            silenced: [silenced({ path: x }, y, z)],
            gaps: [
              { path: x, subject: y, reason: z, blocking: true },
              { subject: z, reason: y, blocking: false },
            ],
          });
        const links = linksToCommit('https://github.com', 'o/r', 'main');
        const text = summary(parts(a, b, c), links);
        // A path that would lead elsewhere is not linked; anything else stands where plain words would stand.
        const withoutLinks = (names: readonly string[]) => names.filter((name) => name !== 'a');
        expect(withoutLinks(shape(text))).toEqual(withoutLinks(shape(summary(parts('x', 'y', 'z'), links))));
        const html = renderMarkdown(text);
        expect(referencesIn(html)).toEqual([]);
        for (const [, host] of html.matchAll(/<a href="https:\/\/([^/"]*)/g)) expect(host).toBe('github.com');
      }),
      { numRuns: 300 },
    );
  });
});

const doctor: Doctor = {
  event: { name: 'pull_request', about: 'pull request 7' },
  read: [{ what: 'Files', commit: 'a'.repeat(40) }],
  permissions: [
    { permission: 'contents: read', allowed: true },
    { permission: 'security-events: write', allowed: false },
  ],
  unwritten: [{ name: 'Code scanning', reason: 'It is not enabled for @o/r.' }],
  facts: [{ name: 'Database of vulnerabilities', value: 'of 2026-01-01' }],
};

const seen = `<details>
<summary>Doctor: what this run read and wrote</summary>

- Event: \`pull_request\`, pull request 7
- Files: \`${'a'.repeat(40)}\`
- Permissions needed: \`contents: read\` allowed, \`security-events: write\` **refused**
- Not written: Code scanning. It is not enabled for \`@o/r\`.
- Database of vulnerabilities: of 2026-01-01

</details>`;

test('the summary is completed with what came of the last steps, and with what the run saw', () => {
  const steps: Parameters<typeof renderCompletion>[0] = [
    { name: 'Comments', outcome: { kind: 'done', detail: '3 comments posted.' } },
    { name: 'Code scanning', outcome: { kind: 'refused', reason: 'It is not enabled for @o/r.' } },
    { name: 'Annotations', outcome: { kind: 'skipped', reason: 'Not asked for.' } },
  ];
  expect(renderCompletion(steps, doctor)).toBe(`\
### What was done

- Comments: 3 comments posted.
- Code scanning: **refused.** It is not enabled for \`@o/r\`.
- Annotations: skipped. Not asked for.

${seen}`);
  expect(renderCompletion([], doctor)).toBe(seen);
  expect(renderCompletion([], { ...doctor, unwritten: [], permissions: [] })).toContain(
    '- Permissions needed: none\n- All results were written\n',
  );
});

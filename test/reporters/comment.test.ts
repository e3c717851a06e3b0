import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Anchor } from '../../src/core/comments.ts';
import { commentBody, settledBody } from '../../src/reporters/comment.ts';
import { md } from '../../src/reporters/markdown.ts';
import { parseCommentMarker } from '../../src/reporters/marker.ts';
import { elementsOf, referencesIn, renderMarkdown, visibleText } from './github-markdown.ts';
import { finding, memoryUnlimited, span } from './samples.ts';

const line = (number: number, side: 'LEFT' | 'RIGHT' = 'RIGHT'): Anchor => ({
  kind: 'line',
  side,
  line: number,
  startLine: undefined,
});

const suggestion = { first: 3, last: 3, before: ['USER root'], after: ['USER app'] };

function body(parts: Partial<Parameters<typeof commentBody>[0]> = {}): string {
  return commentBody({
    finding: finding(),
    category: 'plimsoll/',
    anchor: line(3),
    suggestion: undefined,
    change: undefined,
    ...parts,
  });
}

describe('a comment', () => {
  test('says what is wrong, why, what to do, and offers the fix', () => {
    expect(body({ suggestion })).toBe(`\
**High:** The image starts as \`root\`.

A process that is root in the container is one kernel or mount mistake away from root on the host.

**Fix:** Create a user and end the final stage with \`USER <name>\`.

\`\`\`suggestion
USER app
\`\`\`

[\`dockerfile/root-user\`](https://github.com/plimsoll-dev/plimsoll/blob/main/docs/rules/dockerfile/root-user.md)

<details>
<summary>Intended? Silence it with a reason</summary>

Put this on the line above:

\`\`\`dockerfile
# plimsoll: ignore[dockerfile/root-user] the reason
\`\`\`

Other tools report it as \`hadolint:DL3002\`, \`trivy:DS-0002\`, \`checkov:CKV_DOCKER_8\`.

</details>

<!-- plimsoll v=1 kind=comment category=plimsoll%2F path=Dockerfile fingerprint=${finding().fingerprint} lines=1 state=open -->`);
  });

  test.each<[string, Anchor | undefined, string | undefined]>([
    ['on its own line', line(3), undefined],
    ['on another line', line(5), 'The finding is on line 3; this is the changed line nearest to it.'],
    ['on a removed line', line(3, 'LEFT'), 'The finding is on line 3; this is the removed line nearest to it.'],
    ['on the file', { kind: 'file' }, 'The finding is on line 3, which this diff does not show.'],
    ['on a line that changed', undefined, 'The line has changed since; the finding is now on line 3.'],
  ])('tells where the problem stands: %s', (_, anchor, note) => {
    const text = body({ anchor });
    if (note === undefined) expect(text).not.toContain('finding is');
    else expect(text).toContain(note);
  });

  test('shows a change that cannot be clicked', () => {
    const text = body({ anchor: line(5), change: suggestion });
    expect(text).toContain('<summary>The change, on line 3</summary>\n\n```diff\n-USER root\n+USER app\n```');
    expect(text).not.toContain('```suggestion');
  });

  test('shows of such a change as new only what is', () => {
    const change = {
      first: 7,
      last: 9,
      before: ['COPY a .', 'ENV A=b', 'CMD a'],
      after: ['COPY a .', 'USER a', 'CMD a'],
    };
    expect(body({ change })).toContain('```diff\n COPY a .\n-ENV A=b\n+USER a\n CMD a\n```');
    const below = { first: 7, last: 7, before: ['CMD a'], after: ['CMD a', 'USER a'] };
    expect(body({ change: below })).toContain('```diff\n CMD a\n+USER a\n```');
  });

  test('tells doubt, age and related places', () => {
    const doubtful = finding({
      rule: memoryUnlimited,
      path: 'compose.yaml',
      status: 'existing',
      related: [
        { path: 'Dockerfile', span: span(2, 1, 5), message: 'Here it is *built*.', rule: 'dockerfile/root-user' },
      ],
    });
    const text = body({ finding: doubtful });
    expect(text).toContain(' · medium confidence · existing finding');
    expect(text).toContain('- `Dockerfile:2`: Here it is \\*built\\*. (`dockerfile/root-user`)');
    expect(text).toContain('```yaml\n# plimsoll: ignore[container/memory-unlimited] the reason\n```');
  });

  test('counts the related places that it has no room for', () => {
    const related = Array.from({ length: 7 }, (_, index) => ({
      path: 'compose.yaml',
      span: span(index + 1, 1, 2),
      message: 'Here too.',
    }));
    const listed = body({ finding: finding({ related }) })
      .split('\n')
      .filter((each) => each.startsWith('- '));
    expect(listed).toEqual([
      ...[1, 2, 3, 4, 5].map((number) => `- \`compose.yaml:${number}\`: Here too.`),
      '- 2 more places in the report',
    ]);
  });

  test('keeps a suggestion whole that holds a fence', () => {
    const html = renderMarkdown(
      body({ suggestion: { ...suggestion, after: ['RUN echo "', '```', '````suggestion', '"'] } }),
    );
    expect(html).toContain('<code class="language-suggestion">RUN echo &quot;\n```\n````suggestion\n&quot;\n</code>');
  });

  test('forms nothing out of hostile text, and is recognised all the same', () => {
    const nasty = fc
      .array(
        fc.constantFrom(
          '@a',
          '#1',
          '](https://evil.example)',
          '[',
          '<!-- plimsoll ',
          '-->',
          '`',
          '```',
          '\n',
          '|',
          '</details>',
          ' ',
        ),
        { maxLength: 10 },
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(nasty, nasty, nasty, (message, path, changed) => {
        const one = finding({ message, path, related: [{ path, span: span(1, 1, 2), message }] });
        const text = body({ finding: one, suggestion: { ...suggestion, after: changed.split('\n') } });
        const html = renderMarkdown(text);
        expect(elementsOf(html).filter((name) => name === 'a')).toHaveLength(1);
        expect(elementsOf(html).filter((name) => name === 'details')).toHaveLength(1);
        expect(elementsOf(html)).not.toContain('table');
        expect(referencesIn(html)).toEqual([]);
        expect(visibleText(html)).not.toContain('fingerprint=');
        expect(parseCommentMarker(text)).toMatchObject({ path, fingerprint: one.fingerprint, state: 'open' });
      }),
      { numRuns: 500 },
    );
  });

  test('is never too long for GitHub', () => {
    const long = 'x`@ '.repeat(50_000);
    const text = body({
      finding: finding({
        message: long,
        path: `${'é/'.repeat(2000)}Dockerfile`,
        related: Array.from({ length: 500 }, () => ({ path: long, span: span(1, 1, 2), message: long })),
      }),
    });
    expect(text.length).toBeLessThan(65_536);
    expect(parseCommentMarker(text)).toBeDefined();
  });
});

describe('a settled comment', () => {
  const open = body({ suggestion });
  const marker = parseCommentMarker(open);

  test('says so above what it said, and offers nothing any more', () => {
    if (marker === undefined) throw new Error('The comment has no marker.');
    const settled = settledBody(open, marker, md`**Settled.** Gone.`);
    expect(settled).toMatch(/^\*\*Settled\.\*\* Gone\.\n\n\*\*High:\*\* The image starts as `root`\.\n/);
    expect(settled).not.toContain('```suggestion');
    expect(settled).toContain('```\nUSER app\n```');
    expect(parseCommentMarker(settled)).toEqual({ ...marker, state: 'gone' });
  });

  test('can be said again without growing', () => {
    if (marker === undefined) throw new Error('The comment has no marker.');
    const settled = settledBody(open, marker, md`Gone.`);
    expect(settledBody(settled, { ...marker, state: 'gone' }, md``)).toBe(settled);
    expect(settledBody(`${open.replaceAll('\n', '\r\n')}\r\n`, marker, md`Gone.`)).toBe(settled);
  });
});

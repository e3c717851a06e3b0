import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printable } from '../../src/core/text.ts';
import {
  blocks,
  codeSpan,
  fence,
  fold,
  hidden,
  inline,
  link,
  md,
  ownLink,
  table,
  verbatim,
} from '../../src/reporters/markdown.ts';
import { elementsOf, referencesIn, renderMarkdown, visibleText } from './github-markdown.ts';
import { hostile } from './hostile.ts';

/** A sentence has no element but code. */
function expectOnlyCode(html: string): void {
  expect(elementsOf(html).filter((name) => name !== 'p' && name !== 'code')).toEqual([]);
  expect(referencesIn(html)).toEqual([]);
}

describe('a message', () => {
  test('keeps its words and its code', () => {
    expect(inline('The stage `build` runs as `root`.')).toBe('The stage `build` runs as `root`.');
  });

  test.each([
    ['a mention', 'ask @octocat, please', 'ask `@octocat`, please'],
    ['an issue', 'see #12 and GH-3.', 'see `#12` and `GH-3`.'],
    ['a commit', 'since deadbeef', 'since `deadbeef`'],
    ['an address', 'from http://example.com/a_b (plain)', 'from `http://example.com/a_b` (plain)'],
    ['HTML', 'a <b> & c', 'a &lt;b&gt; &amp; c'],
    ['emphasis', '*a* _b_ ~~c~~', '\\*a\\* \\_b\\_ \\~\\~c\\~\\~'],
    ['a list', '- a', '\\- a'],
    ['a numbered list', '1. a', '1\\. a'],
    ['a heading', '# a', '\\# a'],
    ['one backtick', 'a ` b', 'a &#96; b'],
    ['code beside code', '`a``b`', '`a` `b`'],
    ['a line break', 'a\n# b', 'a \\# b'],
    ['what turns the line round', 'a\u202eb', 'a\uFFFDb'],
  ])('escapes %s', (_, text, expected) => {
    expect(inline(text)).toBe(expected);
  });

  test('forms nothing but code, whatever it says', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expectOnlyCode(renderMarkdown(inline(text)));
        expectOnlyCode(renderMarkdown(verbatim(text)));
        expectOnlyCode(renderMarkdown(codeSpan(text)));
      }),
      { numRuns: 2000 },
    );
  });

  test('loses no character but white space when shown verbatim or as code', () => {
    const squeeze = (text: string) => text.replace(/\s+/g, '');
    fc.assert(
      fc.property(hostile, (text) => {
        expect(squeeze(visibleText(renderMarkdown(verbatim(text))))).toBe(squeeze(printable(text)));
        expect(squeeze(visibleText(renderMarkdown(codeSpan(text))))).toBe(squeeze(printable(text)));
      }),
      { numRuns: 2000 },
    );
  });

  test('stays short when the text is endless', () => {
    expect(inline('x '.repeat(500_000)).length).toBeLessThan(1200);
    expect(codeSpan('`'.repeat(200_000)).length).toBeLessThan(3100);
  });
});

describe('a table', () => {
  const columns = [{ title: md`A` }, { title: md`B`, align: 'right' as const }];

  test('has the cells it was given, whatever they hold', () => {
    fc.assert(
      fc.property(hostile, hostile, (a, b) => {
        const html = renderMarkdown(table(columns, [[inline(a), codeSpan(b)]]));
        expect(elementsOf(html).filter((name) => name === 'td')).toHaveLength(2);
        expect(elementsOf(html).filter((name) => !/^(table|thead|tbody|tr|th|td|code)$/.test(name))).toEqual([]);
        expect(referencesIn(html)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  test('shows a bar in code and in text', () => {
    const html = renderMarkdown(table(columns, [[inline('a | b'), codeSpan('c|d')]]));
    expect(html).toContain('<td align="left">a | b</td>');
    expect(html).toContain('<code>c|d</code>');
  });
});

describe('a block of code', () => {
  test('ends where it should and keeps what it holds', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const html = renderMarkdown(blocks([fence(text, md`suggestion`), md`after`]));
        expect(elementsOf(html)).toEqual(['pre', 'code', 'p']);
        expect(html).toMatch(/<p>after<\/p>$/);
      }),
      { numRuns: 1000 },
    );
  });

  test('keeps every space and line', () => {
    expect(renderMarkdown(fence('\ta  \n\n```x\n'))).toBe('<pre><code>\ta  \n\n```x\n</code></pre>');
  });
});

test('code in a block stands in the order it has, whatever its characters want', () => {
  expect(fence('a\u202eb\u2066\r\n\tc\0\u200b\n')).toBe('```\na\uFFFDb\uFFFD\n\tc\uFFFD\uFFFD\n```');
});

describe('a fold', () => {
  test('has a title that forms nothing', () => {
    fc.assert(
      fc.property(hostile, (title) => {
        const html = renderMarkdown(fold(title, md`inside`));
        const allowed = /^(details|summary|code|p)$/;
        expect(elementsOf(html).filter((name) => !allowed.test(name))).toEqual([]);
        expect(elementsOf(html).filter((name) => name !== 'code')).toEqual(['details', 'summary', 'p']);
        expect(referencesIn(html)).toEqual([]);
        expect(html).toMatch(/<p>inside<\/p>\n<\/details>$/);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a link', () => {
  test('leads only to hosts that we chose', () => {
    expect(link(md`x`, 'https://nvd.nist.gov/vuln/detail/CVE-2024-1')).toBe(
      '[x](https://nvd.nist.gov/vuln/detail/CVE-2024-1)',
    );
    for (const address of [
      'https://evil.example/',
      'javascript:alert(1)',
      'http://github.com/',
      'https://github.com@evil.example/',
      'https://user:secret@github.com/',
      'https://user@github.com/',
      'https://github.com.evil.example/',
      '//github.com/',
      'x',
    ]) {
      expect(link(md`x`, address)).toBe('x');
    }
  });

  test('holds nothing that ends it', () => {
    fc.assert(
      fc.property(hostile, (path) => {
        const html = renderMarkdown(ownLink(md`x`, `https://github.com/o/r/blob/main/${path}`));
        expect(elementsOf(html)).toEqual(['p', 'a']);
        expect(referencesIn(html)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('hidden fields', () => {
  test('show nothing and cannot be ended by a value', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const html = renderMarkdown(blocks([md`seen`, hidden(md`plimsoll`, { a: value, b: '1' })]));
        expect(visibleText(html).trim()).toBe('seen');
        expect(html).toMatch(/^<p>seen<\/p>\n<!-- plimsoll a=\S* b=1 -->$/);
      }),
      { numRuns: 1000 },
    );
  });
});

test('text that was not escaped does not compile', () => {
  const text: string = 'x';
  // @ts-expect-error A string is no Markdown.
  expect(md`${text}`).toBe('x');
});

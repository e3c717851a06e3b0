import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../src/core/edit.ts';
import { compareSpans, type Span } from '../../src/core/location.ts';
import { targetOf } from '../../src/core/rule.ts';
import { rules } from '../../src/rules/index.ts';
import { filesOfExample, findingsIn, spansOf } from './run.ts';

const catalogue = [...rules.dockerfile, ...rules.container, ...rules.compose];

/** Line breaks of Windows; columns and lines stay what they are. */
const withCarriageReturns = (text: string) => text.replace(/\r?\n/g, '\r\n');

const inOrder = (spans: readonly Span[]) => spans.toSorted(compareSpans);
const shifted = (spans: readonly Span[]): readonly Span[] =>
  spans.map(({ start, end }) => ({
    start: { ...start, line: start.line + 1 },
    end: { ...end, line: end.line + 1 },
  }));

describe.each(catalogue)('$id', (rule) => {
  const target = targetOf(rule);

  test.each(rule.examples.bad)('reports: $name', async (example) => {
    const { path, files, spans } = filesOfExample(target, example);
    expect(spans).not.toEqual([]);
    expect(spansOf(rule, path, await findingsIn(files))).toEqual(inOrder(spans));
  });

  test.each(rule.examples.bad)('reports with other line breaks and a line above: $name', async (example) => {
    const { path, files, spans } = filesOfExample(target, example);
    const text = `${target === 'dockerfile' ? '# syntax=docker/dockerfile:1' : '# A comment.'}\n${files[path]}`;
    if (files[path]?.startsWith('#')) return;
    const found = await findingsIn({ ...files, [path]: withCarriageReturns(text) });
    expect(spansOf(rule, path, found)).toEqual(inOrder(shifted(spans)));
  });

  test.each(rule.examples.good)('accepts: $name', async (example) => {
    const { path, files } = filesOfExample(target, example);
    expect(spansOf(rule, path, await findingsIn(files))).toEqual([]);
  });

  test.each(rule.examples.bad)('its edits mend: $name', async (example) => {
    const { path, files } = filesOfExample(target, example);
    const text = files[path] ?? '';
    const before = await findingsIn(files);
    // Another tag of the same image is the same thing to all who speak of it, and so is an address by another scheme.
    const key = ({ rule: { id }, message }: (typeof before)[number]) =>
      `${id} ${message.replace(/:[\w.-]+`/g, '`').replace('`http:', '`https:')}`;
    for (const finding of before) {
      if (finding.rule.id !== rule.id || finding.location.path !== path || finding.edits.length === 0) continue;
      const after = await findingsIn({ ...files, [path]: applyEdits(text, finding.edits) });
      const own = (list: typeof before) => list.filter((each) => each.rule.id === rule.id).length;
      expect(own(after), 'the finding is gone').toBeLessThan(own(before));
      const known = new Set(before.map(key));
      expect(
        after.map(key).filter((each) => !known.has(each)),
        'no new finding has come',
      ).toEqual([]);
    }
  });
});

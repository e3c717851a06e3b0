import { describe, expect, test } from 'vitest';
import { compareSpans, type Span } from '../../src/core/location.ts';
import type { Example } from '../../src/core/rule.ts';
import { readMarkup } from '../../src/core/text.ts';
import { parseDockerfile } from '../../src/documents/dockerfile/parse.ts';
import { readConfiguration } from '../../src/images/reports/configuration.ts';
import { rules } from '../../src/rules/index.ts';
import type { BuiltImageRule } from '../../src/rules/kinds.ts';
import { inspectBuilt } from '../../src/scanning/inspect-built.ts';
import { report } from '../images/reports.ts';

/** What a rule says of the image of an example, on the Dockerfile that it was built from. */
function spansOf({ id }: BuiltImageRule, { files }: Example, text: string): readonly Span[] {
  const image = JSON.parse(files?.['image.json'] ?? '');
  const subject = {
    name: image.name ?? 'example/app:1.0.0',
    isReference: true,
    report: { ...report(), configuration: readConfiguration(image), distribution: image.distribution },
    place: { kind: 'dockerfile' as const, document: parseDockerfile('Dockerfile', text), before: undefined },
  };
  const { findings, gaps } = inspectBuilt([subject], () => new Set(), {
    profile: 'all',
    rules: new Map(),
    ignoreUnfixed: true,
  });
  if (gaps.length > 0) throw new Error(JSON.stringify(gaps));
  return findings.filter(({ finding }) => finding.rule.id === id).map(({ finding }) => finding.location.span);
}

describe.each(rules.image)('$id', (rule) => {
  test.each(rule.examples.bad)('reports: $name', (example) => {
    const { text, spans } = readMarkup(example.code);
    expect(spans).not.toEqual([]);
    expect(spansOf(rule, example, text)).toEqual(spans.toSorted(compareSpans));
  });

  test.each(rule.examples.good)('accepts: $name', (example) => {
    expect(spansOf(rule, example, readMarkup(example.code).text)).toEqual([]);
  });
});

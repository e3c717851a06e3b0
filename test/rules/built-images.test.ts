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

describe('a build argument with a secret', () => {
  const rule = rules.image.find(({ id }) => id === 'image/secret-in-environment');
  const code = 'FROM debian:12\nARG TOKEN\nARG MODE\nRUN make\n';
  const linesOf = (...createdBy: readonly string[]): readonly number[] => {
    if (rule === undefined) throw new Error('there is no such rule');
    const history = createdBy.map((by) => ({ created_by: by, empty_layer: by.includes('ARG') }));
    const files = { 'image.json': JSON.stringify({ config: {}, history }) };
    return spansOf(rule, { name: '', code, files }, code).map(({ start }) => start.line);
  };
  const secret = 'Xk3mQ9vT2pLw8RzN4cYb7HfD6sJg';

  test('is reported on its ARG, whose value Podman shows at each RUN', () => {
    const args = `|8 MODE=a b TOKEN=${secret}`;
    const run = `${args} /bin/sh -c make`;
    expect(linesOf('/bin/sh -c #(nop) ARG TOKEN', '/bin/sh -c #(nop) ARG MODE TOKEN', run)).toEqual([2]);
  });

  test('is reported on the RUN that received it, if no ARG shows its name', () => {
    expect(linesOf(`|1 TOKEN=${secret} /bin/sh -c make`)).toEqual([4]);
  });

  test('is more than its first word', () => {
    const run = 'RUN |2 TOKEN=the one of the day MODE=a /bin/sh -c make # buildkit';
    expect(linesOf('ARG TOKEN=the one of the day', 'ARG MODE=a', run)).toEqual([]);
  });
});

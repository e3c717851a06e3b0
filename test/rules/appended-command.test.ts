import { expect, test } from 'vitest';
import { findingsIn } from './run.ts';

test.each([
  ['RUN apt-get update', [' && rm -rf /var/lib/apt/lists/*']],
  ['RUN apt-get update  ', [' && rm -rf /var/lib/apt/lists/*']],
  ['RUN apt-get update # behind this nothing runs', []],
  ['RUN apt-get update || true', []],
])('what cleans up behind %j: %j', async (line, texts) => {
  const findings = await findingsIn({ Dockerfile: `FROM debian:13-slim\n${line}\n` });
  const edits = findings.flatMap(({ rule, edits }) => (rule.id === 'dockerfile/package-cache' ? edits : []));
  expect(edits.map(({ text }) => text)).toEqual(texts);
});

test('short RUNs are not joined across a comment', async () => {
  const findings = await findingsIn({ Dockerfile: 'FROM debian:13-slim\nRUN touch /a # first\nRUN touch /b\n' });
  expect(findings.flatMap(({ rule, edits }) => (rule.id === 'dockerfile/consecutive-runs' ? [edits] : []))).toEqual([
    [],
  ]);
});

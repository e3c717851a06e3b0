import { expect, test } from 'vitest';
import { findingsIn } from './run.ts';

test.each([
  ['RUN apt-get update', 1],
  ['RUN apt-get update  ', 1],
  ['RUN apt-get update # behind this nothing runs', 0],
  ['RUN apt-get update || true', 0],
])('how many edits clean up behind %j: %i', async (line, count) => {
  const findings = await findingsIn({ Dockerfile: `FROM debian:13-slim\n${line}\n` });
  const edits = findings.flatMap(({ rule, edits }) => (rule.id === 'dockerfile/package-cache' ? edits : []));
  expect(edits).toHaveLength(count);
});

test('short RUNs are not joined across a comment', async () => {
  const findings = await findingsIn({ Dockerfile: 'FROM debian:13-slim\nRUN touch /a # first\nRUN touch /b\n' });
  expect(findings.flatMap(({ rule, edits }) => (rule.id === 'dockerfile/consecutive-runs' ? [edits] : []))).toEqual([
    [],
  ]);
});

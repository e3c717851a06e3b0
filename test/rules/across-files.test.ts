import { describe, expect, test } from 'vitest';
import { source } from '../../src/core/text.ts';
import { findingsIn } from './run.ts';

async function told(files: Readonly<Record<string, string>>, rule: string) {
  const findings = await findingsIn(files);
  return findings
    .filter((finding) => finding.rule.id === rule)
    .map(({ severity, location: { path, span }, related, edits }) => ({
      severity,
      place: `${path}:${span.start.line}:${span.start.column}`,
      related: related.map((each) => `${each.path}:${each.span.start.line}`),
      edits: edits.length,
    }));
}

describe('the user of the image and the user of the service', () => {
  const Dockerfile = 'FROM node:24-slim\nCMD ["node", "server.js"]\n';
  const service = (user: string) => `services:\n  web:\n    build: .\n${user}`;

  test('root in the image is low where every service is somebody else, with the service related', async () => {
    const files = { Dockerfile, 'compose.yaml': service('    user: "10001"\n') };
    expect(await told(files, 'dockerfile/root-user')).toMatchObject([
      { severity: 'low', place: 'Dockerfile:1:1', related: ['compose.yaml:4'] },
    ]);
  });

  test.each(['', '    user: "0"\n', '    user: ${APP_UID}\n'])('it stays medium with %j', async (user) => {
    const files = { Dockerfile, 'compose.yaml': service(user) };
    expect(await told(files, 'dockerfile/root-user')).toMatchObject([{ severity: 'medium', related: [] }]);
  });
});

describe('a Dockerfile within a Compose file', () => {
  const compose = source`
    services:
      web:
        build:
          dockerfile_inline: |
            FROM node:latest
            RUN apt-get update && apt-get install curl
            ENV API_TOKEN=ghp_012345678901234567890123456789abcdef
  `;

  test('is read by the rules on Dockerfiles, at its places in the Compose file', async () => {
    const files = { 'compose.yaml': compose };
    expect(await told(files, 'dockerfile/floating-tag')).toMatchObject([{ place: 'compose.yaml:5:14' }]);
    expect(await told(files, 'dockerfile/interactive-install')).toMatchObject([{ edits: 1 }]);
  });

  test('gets no edits that would leave the block of YAML', async () => {
    expect(await told({ 'compose.yaml': compose }, 'dockerfile/root-user')).toMatchObject([
      { place: 'compose.yaml:5:9', edits: 0 },
    ]);
  });
});

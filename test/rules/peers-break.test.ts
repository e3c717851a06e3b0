import { afterAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/reporters/json.ts';
import { plimsoll, scratch } from '../cli/scratch.ts';

const { environment, folder, remove } = scratch('peers-break');
afterAll(remove);

/** What the command line says of some files: its findings of medium or graver, its gaps, and how it ends. */
async function scan(name: string, files: Readonly<Record<string, string>>) {
  const { status, stdout } = await plimsoll(folder(name, files), environment, 'scan', '--format', 'json');
  const { findings, gaps }: Report = JSON.parse(stdout);
  return {
    status,
    told: findings
      .filter(({ severity }) => severity !== 'low' && severity !== 'info')
      .map(({ path, span, rule }) => `${path}:${span.start.line} ${rule}`),
    gaps: gaps.map(({ path, blocking }) => `${path} ${blocking ? 'blocking' : 'not blocking'}`),
  };
}

const rootful = 'FROM alpine:3.23\nUSER root\n';

describe('a Dockerfile that some tools cannot read', () => {
  test('a here-document with no empty line after it', async () => {
    const Dockerfile = [
      'FROM alpine:3.23',
      'RUN <<EOF',
      'apk add --no-cache curl',
      'curl -s https://example.com/install.sh | sh',
      'EOF',
      'COPY <<-one <<"two" /etc/app/',
      '\tdebug=false',
      '\tone',
      'x=$y',
      'two',
      'USER root',
    ].join('\n');
    expect(await scan('heredoc', { Dockerfile })).toEqual({
      status: 0,
      told: ['Dockerfile:4 dockerfile/piped-download', 'Dockerfile:11 dockerfile/root-user'],
      gaps: [],
    });
  });

  test('a here-document that the file ends in', async () => {
    const Dockerfile = 'FROM alpine:3.23\nUSER root\nRUN <<EOF\nchmod 777 /data\nEOF';
    expect((await scan('heredoc-end', { Dockerfile })).told).toEqual([
      'Dockerfile:2 dockerfile/root-user',
      'Dockerfile:4 dockerfile/world-writable',
    ]);
  });

  test('a `# check=` comment above an instruction is a comment like any other', async () => {
    const Dockerfile = 'FROM alpine:3.23\n# check=skip=all\nUSER root\n# check=error=true\nRUN chmod 777 /data\n';
    expect((await scan('check', { Dockerfile })).told).toEqual([
      'Dockerfile:3 dockerfile/root-user',
      'Dockerfile:5 dockerfile/world-writable',
    ]);
  });

  test('one ARG with two defaults: the latter counts, and nothing is dropped of the rest of the run', async () => {
    const one = 'ARG TAG=3.23\nARG TAG=latest\nFROM alpine:${TAG}\nUSER 10001\n';
    const inStage = 'FROM alpine:3.23\nARG MODE=a\nARG MODE=b\nRUN chmod 777 /$MODE\nUSER 10001\n';
    expect(
      (await scan('defaults', { 'a/Dockerfile': one, 'b/Dockerfile': inStage, 'c/Dockerfile': rootful })).told,
    ).toEqual([
      'a/Dockerfile:3 dockerfile/floating-tag',
      'b/Dockerfile:4 dockerfile/world-writable',
      'c/Dockerfile:2 dockerfile/root-user',
    ]);
  });

  test('one ARG instruction with two names', async () => {
    const Dockerfile = 'ARG A=1 TAG=latest\nFROM alpine:$TAG\nUSER 10001\n';
    expect((await scan('two-names', { Dockerfile })).told).toEqual(['Dockerfile:2 dockerfile/floating-tag']);
  });

  test('lower case, Windows line ends, a byte order mark and no line break at the end', async () => {
    const Dockerfile = '\uFEFFfrom alpine:latest\r\nuser root';
    expect((await scan('case', { Dockerfile })).told).toEqual([
      'Dockerfile:1 dockerfile/floating-tag',
      'Dockerfile:2 dockerfile/root-user',
    ]);
  });
});

describe('a Compose file that some tools say nothing of', () => {
  const service =
    'a:\n    image: example/a:1.2\n    privileged: true\n    volumes:\n      - /var/run/docker.sock:/var/run/docker.sock\n';

  test('no `version:`', async () => {
    const told = ['compose.yaml:4 container/privileged', 'compose.yaml:6 container/runtime-socket'];
    expect((await scan('no-version', { 'compose.yaml': `services:\n  ${service}` })).told).toEqual(told);
    expect((await scan('version', { 'compose.yaml': `services:\n  ${service}version: "3.8"\n` })).told).toEqual(told);
  });

  test('nothing but fragments', async () => {
    const fragments = [
      'x-environment: &environment',
      '  DB_HOST: db',
      '  DB_PASSWORD: c0rrect-h0rse',
      'x-service: &service',
      '  image: example/a:1.2',
      '  environment: *environment',
    ].join('\n');
    expect(await scan('fragments', { 'compose.yaml': fragments })).toEqual({
      status: 1,
      told: ['compose.yaml:3 compose/hardcoded-secret'],
      gaps: [],
    });
  });

  test('what arrives by a merge key, an alias or `extends`', async () => {
    const compose = [
      'x-base: &base',
      '  image: example/a:1.2',
      '  privileged: true',
      'services:',
      '  merged:',
      '    <<: *base',
      '  extended:',
      '    extends: { file: common.yaml, service: base }',
    ].join('\n');
    const common = 'services:\n  base:\n    image: example/a:1.2\n    pid: host\n';
    expect((await scan('merge', { 'compose.yaml': compose, 'common.yaml': common })).told).toEqual([
      'common.yaml:4 container/host-pid',
      'compose.yaml:3 container/privileged',
    ]);
  });

  test('a tag of Compose’s own', async () => {
    const compose = 'services:\n  a:\n    image: example/a:1.2\n    privileged: !override true\n';
    expect((await scan('tags', { 'compose.yaml': compose })).told).toEqual(['compose.yaml:4 container/privileged']);
  });
});

describe('one bad file never affects another', () => {
  const bad: Readonly<Record<string, string>> = {
    'no instruction that is known': 'FROM alpine:3.23\nRUNN true\n',
    'no FROM': 'RUN true\n',
    'a here-document without an end': 'FROM alpine:3.23\nRUN <<EOF\ntrue\n',
    binary: 'FROM alpine:3.23\n\u0000\u0001\u0002\n',
  };

  test.each(Object.entries(bad))('a Dockerfile with %s', async (name, text) => {
    const { told, gaps, status } = await scan(name.replaceAll(' ', '-'), {
      'a/Dockerfile': text,
      'b/Dockerfile': rootful,
    });
    expect(told.filter((line) => line.startsWith('b/'))).toEqual(['b/Dockerfile:2 dockerfile/root-user']);
    expect(gaps).toEqual(['a/Dockerfile blocking']);
    expect(status).toBe(3);
  });

  test.each([
    ['a tab for indentation', 'services:\n\ta:\n\t\timage: a:1\n'],
    ['a key that stands twice', 'services:\n  a:\n    image: a:1\n    image: b:1\n'],
    ['an alias without an anchor', 'services:\n  a: *none\n'],
    ['an alias inside its own anchor', 'services: &s\n  a: *s\n'],
    ['a list at the top', '- a\n- b\n'],
  ])('a Compose file with %s', async (name, text) => {
    const good = 'services:\n  a:\n    image: example/a:1.2\n    privileged: true\n';
    const files = { 'a/compose.yaml': text, 'b/compose.yaml': good, Dockerfile: rootful };
    const { told, gaps, status } = await scan(name.replaceAll(' ', '-'), files);
    expect(told.filter((line) => !line.startsWith('a/'))).toEqual([
      'Dockerfile:2 dockerfile/root-user',
      'b/compose.yaml:4 container/privileged',
    ]);
    expect(gaps).toEqual(['a/compose.yaml blocking']);
    // There are findings at the gate as well, and they come before gaps.
    expect(status).toBe(1);
  });
});

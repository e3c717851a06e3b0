import { describe, expect, test } from 'vitest';
import { defaultOptions, type Options } from '../../src/core/options.ts';
import type { Review } from '../../src/core/review.ts';
import { source } from '../../src/core/text.ts';
import type { FileChange } from '../../src/core/tree.ts';
import { diffsOf, review } from '../../src/review/review.ts';
import { collect, parser, type Selection } from '../../src/snapshot/collect.ts';
import { treeOf } from '../rules/run.ts';

type Files = Readonly<Record<string, string>>;

interface Asked {
  readonly options?: Partial<Options>;
  /** Head's path to base's. */
  readonly renames?: Readonly<Record<string, string>>;
}

async function reviewOf(base: Files, head: Files, { options = {}, renames = {} }: Asked = {}): Promise<Review> {
  const changes = changesOf(base, head, renames);
  const touched = new Set(changes.flatMap(({ path, previousPath = path }) => [path, previousPath]));
  const selection: Selection = {
    included: () => false,
    excluded: () => false,
    focus: options.scope === 'all' ? undefined : touched,
  };
  const parse = parser();
  return review({
    head: await collect(treeOf(head), selection, parse),
    base: await collect(treeOf(base), selection, parse),
    changes,
    options: { ...defaultOptions, ...options },
    today: '2026-11-23',
  });
}

function changesOf(base: Files, head: Files, renames: Readonly<Record<string, string>>): readonly FileChange[] {
  const gone = new Set(Object.values(renames));
  const changed = Object.keys(head).flatMap((path): readonly FileChange[] => {
    const previousPath = renames[path];
    if (previousPath !== undefined) {
      return [
        {
          path,
          previousPath,
          status: base[previousPath] !== undefined && head[previousPath] !== undefined ? 'copied' : 'renamed',
          patch: undefined,
        },
      ];
    }
    if (base[path] === head[path]) return [];
    return [
      { path, previousPath: undefined, status: base[path] === undefined ? 'added' : 'modified', patch: undefined },
    ];
  });
  const removed = Object.keys(base)
    .filter((path) => head[path] === undefined && !gone.has(path))
    .map((path): FileChange => ({ path, previousPath: undefined, status: 'removed', patch: undefined }));
  return [...changed, ...removed];
}

const told = ({ findings }: Review) =>
  findings.map(({ status, rule, location }) => `${status} ${rule.id} ${location.path}:${location.span.start.line}`);
const introduced = (result: Review) => told(result).filter((line) => line.startsWith('introduced'));

const good = source`
  FROM python:3.13.1-slim
  RUN useradd --system app
  COPY app.py /app/
  USER app
  EXPOSE 8000
  CMD ["python", "/app/app.py"]
`;

describe('what a pull request introduces', () => {
  test('deleting USER introduces a root image, though no line was added', async () => {
    const result = await reviewOf({ Dockerfile: good }, { Dockerfile: good.replace('USER app\n', '') });
    expect(introduced(result)).toEqual(['introduced dockerfile/root-user Dockerfile:1']);
  });

  test('adding USER fixes it', async () => {
    const result = await reviewOf({ Dockerfile: good.replace('USER app\n', '') }, { Dockerfile: good });
    expect(told(result)).toEqual(['fixed dockerfile/root-user Dockerfile:1']);
  });

  const bad = source`
    FROM python:latest
    EXPOSE 22
    ENV API_TOKEN=9f86d081884c7d65
    CMD ["python"]
  `;

  test.each([
    ['moving an instruction', bad.replace('EXPOSE 22\n', '').replace('CMD', 'EXPOSE 22\nCMD')],
    ['adding a comment', bad.replace('EXPOSE', '# What for?\nEXPOSE')],
    ['reflowing an instruction', bad.replace('ENV API', 'ENV \\\n    API')],
    ['other line breaks', bad.replaceAll('\n', '\r\n')],
    ['another letter case', bad.replace('EXPOSE', 'expose').replace('CMD', 'cmd')],
    ['a name for the stage', bad.replace('latest', 'latest AS app')],
  ])('%s introduces nothing', async (_, head) => {
    const result = await reviewOf({ Dockerfile: bad }, { Dockerfile: head });
    expect(told(result)).toEqual([]);
  });

  test('renaming, copying and moving a file introduce nothing', async () => {
    const renamed = await reviewOf(
      { Dockerfile: bad },
      { 'app/Dockerfile': bad },
      { renames: { 'app/Dockerfile': 'Dockerfile' } },
    );
    expect(told(renamed)).toEqual([]);
    const copied = await reviewOf(
      { Dockerfile: bad },
      { Dockerfile: bad, 'b/Dockerfile': bad },
      { renames: { 'b/Dockerfile': 'Dockerfile' } },
    );
    expect(told(copied)).toEqual([]);
    const moved = await reviewOf({ Dockerfile: bad }, { 'app/Dockerfile': bad });
    expect(told(moved)).toEqual([]);
  });

  test('a danger that goes to another service, or to a file that was there, is introduced', async () => {
    const services = (privileged: string) =>
      ['web', 'db']
        .map(
          (name) => `  ${name}:\n    image: example/${name}:1\n${name === privileged ? '    privileged: true\n' : ''}`,
        )
        .join('');
    const compose = (privileged: string) => `services:\n${services(privileged)}`;
    const given = await reviewOf({ 'compose.yaml': compose('db') }, { 'compose.yaml': compose('web') });
    expect(told(given)).toEqual([
      'introduced container/privileged compose.yaml:4',
      'fixed container/privileged compose.yaml:6',
    ]);
    const sound = 'FROM debian:13-slim\nUSER 1000\n';
    const root = 'FROM debian:13-slim\nUSER root\n';
    const swapped = await reviewOf(
      { Dockerfile: sound, 'test/Dockerfile': root },
      { Dockerfile: root, 'test/Dockerfile': sound },
    );
    expect(told(swapped)).toEqual([
      'introduced dockerfile/root-user Dockerfile:2',
      'fixed dockerfile/root-user test/Dockerfile:2',
    ]);
  });

  const news = (result: Review) => told(result).filter((line) => !/-order|missing-healthcheck/.test(line));

  test('renamed stages introduce nothing, whatever mentions them', async () => {
    const dockerfile = (build: string, run: string) =>
      [
        `FROM golang:1.25 AS ${build}`,
        'RUN apt-get install -y git',
        `FROM ${build} AS ${run}`,
        `COPY --from=${build} / /`,
        '',
      ].join('\n');
    const options = { profile: 'all' as const };
    const renamed = { Dockerfile: dockerfile('compile', 'app') };
    expect(told(await reviewOf({ Dockerfile: dockerfile('build', 'run') }, renamed, { options }))).toEqual([]);
    const unnamed = { Dockerfile: dockerfile('compile', 'app').replace(' AS app', '') };
    expect(told(await reviewOf({ Dockerfile: dockerfile('build', 'run') }, unnamed, { options }))).toEqual([]);
  });

  test('a stage of another name that does something else is another stage', async () => {
    const stage = (name: string, run: string) => `FROM golang:1.25 AS ${name}\nRUN ${run}\n`;
    const last = 'FROM scratch\nUSER 1000\nCOPY --from=0 /bin/app /\n';
    const result = await reviewOf(
      { Dockerfile: `${stage('build', 'wget -qO- https://example.com/a.sh | sh')}${last}` },
      { Dockerfile: `${stage('assets', 'curl https://example.org/other/setup | bash -s one two')}${last}` },
    );
    expect(introduced(result)).toEqual(['introduced dockerfile/piped-download Dockerfile:2']);
  });

  test('what is split off into an override, or extended from another file, is not introduced', async () => {
    const web = '    image: example/web:1.2\n';
    const access = '    privileged: true\n    ports: ["8080:80"]\n';
    const whole = { 'compose.yaml': `services:\n  web:\n${web}${access}` };
    const split = (name: string) => ({
      'compose.yaml': `services:\n  web:\n${web}`,
      [name]: `services:\n  web:\n${access}`,
    });
    const extended = {
      'compose.yaml': 'services:\n  web:\n    extends: {file: parts/common.yaml, service: base}\n',
      'parts/common.yaml': `services:\n  base:\n${web}${access}`,
    };
    expect(news(await reviewOf(whole, split('compose.override.yaml')))).toEqual([]);
    expect(news(await reviewOf(whole, split('compose.prod.yaml')))).toEqual([]);
    expect(news(await reviewOf(split('compose.override.yaml'), whole))).toEqual([]);
    const had = { ...whole, 'compose.override.yaml': 'services:\n  web:\n    command: serve\n' };
    expect(news(await reviewOf(had, split('compose.override.yaml')))).toEqual([]);
    expect(news(await reviewOf(whole, extended))).toEqual([]);
    expect(news(await reviewOf(extended, whole))).toEqual([]);
    // One more service that extends it is given what it had.
    const second = '  api:\n    extends: {file: parts/common.yaml, service: base}\n';
    const more = { ...extended, 'compose.yaml': `${extended['compose.yaml']}${second}` };
    expect(introduced(await reviewOf(extended, more)).filter((line) => line.includes('privileged'))).toEqual([
      'introduced container/privileged parts/common.yaml:4',
    ]);
  });

  test('a Dockerfile that is split in two introduces nothing that its stages had', async () => {
    const [api, web] = [
      'FROM golang:1.25 AS api\nRUN curl https://example.com/i.sh | sh\nUSER 1000\n',
      'FROM node:24 AS web\nRUN wget -qO- https://example.com/j.sh | sh\nUSER 1000\n',
    ];
    const parts = { 'api/Dockerfile': api.replace(' AS api', ''), 'web/Dockerfile': web.replace(' AS web', '') };
    expect(told(await reviewOf({ Dockerfile: `${api}${web}` }, parts))).toEqual([]);
  });

  test('a mount that becomes writable is introduced', async () => {
    const compose = (mode: string) => ({
      'compose.yaml': `services:\n  web:\n    image: example/web:1\n    volumes: ["/etc:/host/etc${mode}"]\n`,
    });
    expect(told(await reviewOf(compose(':ro'), compose('')))).toEqual([
      'introduced container/sensitive-host-path compose.yaml:4',
      'fixed container/sensitive-host-path compose.yaml:4',
    ]);
    expect(told(await reviewOf(compose(''), compose(':ro')))).toEqual([]);
  });

  test('services in another order clash as before', async () => {
    const service = (name: string) => `  ${name}:\n    image: example/${name}:1\n    ports: ["127.0.0.1:80:80"]\n`;
    const compose = (...names: readonly string[]) => ({ 'compose.yaml': `services:\n${names.map(service).join('')}` });
    expect(news(await reviewOf(compose('a', 'b'), compose('b', 'a')))).toEqual([]);
  });

  test('another password is another leak; the same one in other clothes, or beside another host, is none', async () => {
    const compose = (value: string, url: string) =>
      `services:\n  db:\n    image: example/db:1\n    environment:\n      DB_PASSWORD: ${value}\n      DB_URL: ${url}\n`;
    const before = { 'compose.yaml': compose('c0rrect-h0rse', 'postgres://app:b4ttery-staple@db/app') };
    const dressed = compose('"${DB_PASSWORD:-c0rrect-h0rse}"', 'postgres://app:b4ttery-staple@other/app');
    expect(told(await reviewOf(before, { 'compose.yaml': dressed }))).toEqual([]);
    const rotated = compose('c0rrect-h0rsf', 'postgres://app:b4ttery-staplf@db/app');
    expect(told(await reviewOf(before, { 'compose.yaml': rotated }))).toEqual([
      'introduced container/secret-in-environment compose.yaml:5',
      'fixed container/secret-in-environment compose.yaml:5',
      'introduced container/secret-in-environment compose.yaml:6',
      'fixed container/secret-in-environment compose.yaml:6',
    ]);
  });

  test('what a Compose file builds is reviewed, whatever it is called', async () => {
    const compose = 'services:\n  web:\n    build: {context: ., dockerfile: build/image.txt}\n';
    const image = 'FROM debian:13-slim\nUSER 1000\n';
    const before = { 'compose.yaml': compose, 'build/image.txt': image };
    const after = { ...before, 'build/image.txt': image.replace('1000', 'root') };
    expect(introduced(await reviewOf(before, after))).toEqual(['introduced dockerfile/root-user build/image.txt:2']);
    // As long as nobody builds it, it is a text like any other.
    const alone = await reviewOf({ 'build/image.txt': image }, { 'build/image.txt': after['build/image.txt'] });
    expect(told(alone)).toEqual([]);
  });

  test.each([
    ['.dockerignore', { '.dockerignore': 'id_*\n' }, { '.dockerignore': '*.log\n' }],
    ['an ignore file of its own', { '.dockerignore': 'id_*\n' }, { 'Dockerfile.dockerignore': '*.log\n' }],
    ['a secret beside it', { '.dockerignore': '*.log\n' }, { id_rsa: 'x\n' }],
  ])('what changes which secrets an unchanged COPY takes along is told there: %s', async (_, base, change) => {
    const before: Files = { Dockerfile: 'FROM debian:13-slim\nCOPY . .\nUSER 1000\n', ...base };
    const secret: Files = 'id_rsa' in change ? {} : { id_rsa: 'x\n' };
    const result = await reviewOf({ ...before, ...secret }, { ...before, ...secret, ...change });
    expect(told(result)).toEqual(['introduced dockerfile/unfiltered-context Dockerfile:2']);
  });

  test('what a changed file points at and nobody could read is a gap', async () => {
    const compose = 'services:\n  web:\n    extends: {file: base.txt, service: web}\n';
    const long = `services:\n  web:\n    image: example/web:1\n${'#'.repeat(1024 * 1024)}\n`;
    const twice = 'services:\n  web:\n    privileged: true\n    privileged: false\n';
    const gapsOf = async (text: string) =>
      (await reviewOf({}, { 'compose.yaml': compose, 'base.txt': text })).gaps.map(({ reason, blocking }) => [
        reason,
        blocking,
      ]);
    expect(await gapsOf(long)).toEqual([
      ['compose.yaml points at it, and it is larger than 1 MiB, so it was not reviewed.', true],
    ]);
    expect(await gapsOf('\0')).toEqual([['compose.yaml points at it, and it could not be read as text.', true]]);
    expect(await gapsOf(twice)).toEqual([
      [
        'compose.yaml points at it, and it cannot be read (line 4: the key `privileged` appears twice in one mapping).',
        true,
      ],
    ]);
    const unchanged = await reviewOf(
      { 'compose.yaml': compose, 'base.txt': twice },
      { 'compose.yaml': compose, 'base.txt': twice, Dockerfile: 'FROM scratch\n' },
    );
    expect(unchanged.gaps).toEqual([]);
  });

  test.each([
    ['sudo '.repeat(40), 'nested too deeply to be read'],
    [`${'a && && b\n'.repeat(12)}`, 'too broken to be read to its end'],
  ])('commands that no rule saw are a gap: %j', async (before, why) => {
    const head = `FROM debian:13-slim\nRUN <<EOF\n${before}curl https://example.com/x | sh\nEOF\nUSER 1000\n`;
    const { gaps } = await reviewOf({}, { Dockerfile: head });
    expect(gaps.map(({ path, reason, blocking }) => [path, reason, blocking])).toEqual([
      ['Dockerfile', `Some commands of RUN on line 3 were not reviewed: they are ${why}.`, true],
    ]);
  });

  test('two equal findings are counted', async () => {
    const twice = `${bad}EXPOSE 22\n`;
    expect(introduced(await reviewOf({ Dockerfile: bad }, { Dockerfile: twice }))).toEqual([
      'introduced dockerfile/exposed-ssh Dockerfile:5',
    ]);
    expect(told(await reviewOf({ Dockerfile: twice }, { Dockerfile: bad }))).toEqual([
      'fixed dockerfile/exposed-ssh Dockerfile:5',
    ]);
  });

  test.each([
    ['tools', 'dockerfile/undefined-stage', ['dockerfile/missing-digest', 'dockerfile/untagged-image']],
    ['nginx', 'dockerfile/undefined-stage', ['dockerfile/missing-digest', 'dockerfile/untagged-image']],
  ])('a bare name behind --from that is no stage is one finding: %s', async (name, rule, folded) => {
    const pinned = `FROM debian:13-slim@sha256:${'a'.repeat(64)}\nUSER 1000\n`;
    const { findings } = await reviewOf(
      { Dockerfile: pinned },
      { Dockerfile: `${pinned}COPY --from=${name} /etc/mime.types /etc/\n` },
      { options: { profile: 'all' } },
    );
    expect(findings.map((finding) => [finding.rule.id, finding.related.map((one) => one.rule).toSorted()])).toEqual([
      [rule, folded],
    ]);
  });

  test('a newer tag on an image that was never pinned introduces nothing', async () => {
    const base = { Dockerfile: good };
    const head = { Dockerfile: good.replace('3.13.1', '3.13.2') };
    expect(told(await reviewOf(base, head, { options: { profile: 'all' } }))).toEqual([]);
  });

  const pinned = `@sha256:${'9b2ac4f4b8d0a14f'.repeat(4)}`;
  const digests = (result: Review) => told(result).filter((line) => /missing-digest|floating|untagged/.test(line));

  test.each([
    ['redis:7.4', 'valkey/valkey:8.1', []],
    ['redis:7.4', `valkey/valkey:8.1${pinned}`, ['fixed container/missing-digest compose.yaml:3']],
    [`redis:7.4${pinned}`, 'valkey/valkey:8.1', ['introduced container/missing-digest compose.yaml:3']],
    ['redis:7.4', 'valkey/valkey:latest', ['introduced container/floating-image compose.yaml:3']],
    [`redis:7.4${pinned}`, 'valkey/valkey', ['introduced container/floating-image compose.yaml:3']],
  ])('%s to %s in a service', async (before, after, expected) => {
    const file = (image: string) => ({ 'compose.yaml': `services:\n  cache:\n    image: ${image}\n` });
    const result = await reviewOf(file(before), file(after), { options: { profile: 'all' } });
    expect(digests(result)).toEqual(expected);
  });

  test.each([
    ['FROM python:3.13.1', 'FROM pypy:3.11-7.3.19', []],
    ['FROM python:3.13.1', `FROM pypy:3.11-7.3.19${pinned}`, ['fixed dockerfile/missing-digest Dockerfile:1']],
    [`FROM python:3.13.1${pinned}`, 'FROM pypy:3.11-7.3.19', ['introduced dockerfile/missing-digest Dockerfile:1']],
    ['FROM python:3.13.1', 'FROM pypy', ['introduced dockerfile/untagged-image Dockerfile:1']],
    [`FROM python:3.13.1${pinned}`, 'FROM pypy', ['introduced dockerfile/untagged-image Dockerfile:1']],
    [
      'FROM python:3.13.1',
      'FROM node:24.1.0 AS assets\nFROM python:3.13.1',
      ['introduced dockerfile/missing-digest Dockerfile:1'],
    ],
    [
      'FROM python:3.13.1\nCOPY --from=busybox:1.37.0 /a /b',
      'FROM python:3.13.1\nCOPY --from=alpine:3.22.1 /a /b\nCOPY --from=busybox:1.37.0 /a /b',
      ['introduced dockerfile/missing-digest Dockerfile:2'],
    ],
  ])('%j to %j', async (before, after, expected) => {
    const result = await reviewOf({ Dockerfile: before }, { Dockerfile: after }, { options: { profile: 'all' } });
    expect(digests(result)).toEqual(expected);
  });

  test('re-indenting and reordering a Compose file introduce nothing', async () => {
    const base = source`
      services:
        web:
          image: example/web:1.2
          privileged: true
        db:
          image: postgres
    `;
    const head = source`
      services:
          db:
              image: postgres
          web:
              privileged: true
              image: "example/web:1.2"
    `;
    expect(told(await reviewOf({ 'compose.yaml': base }, { 'compose.yaml': head }))).toEqual([]);
  });

  test('a broken version of base leaves the findings of head introduced', async () => {
    const result = await reviewOf({ Dockerfile: 'FORM python\n' }, { Dockerfile: bad });
    expect(introduced(result)).toEqual([
      'introduced dockerfile/root-user Dockerfile:1',
      'introduced dockerfile/floating-tag Dockerfile:1',
      'introduced dockerfile/exposed-ssh Dockerfile:2',
      'introduced dockerfile/hardcoded-secret Dockerfile:3',
    ]);
    expect(result.gaps).toEqual([]);
  });
});

describe('what it does elsewhere', () => {
  const compose = source`
    services:
      web:
        build: { context: ., target: debug }
        mem_limit: 1g
        cap_drop: [ALL]
        security_opt: [no-new-privileges]
  `;
  const dockerfile = source`
    FROM alpine:3.22 AS debug
    USER 1000
    FROM alpine:3.22
    USER 1000
  `;

  test('the stage that an unchanged Compose file ships is judged', async () => {
    const base = { Dockerfile: dockerfile, 'compose.yaml': compose };
    const head = { ...base, Dockerfile: dockerfile.replace('USER 1000\nFROM', 'FROM') };
    expect(introduced(await reviewOf(base, head))).toEqual(['introduced dockerfile/root-user Dockerfile:1']);
  });

  test('a file that nobody changed and nobody can read does not block', async () => {
    const base = { Dockerfile: good, 'compose.yaml': 'services: [' };
    const { gaps } = await reviewOf(base, { ...base, Dockerfile: `${good}EXPOSE 80\n` });
    expect(gaps.map(({ path, blocking }) => [path, blocking])).toEqual([['compose.yaml', false]]);
  });

  test('a changed file that nobody can read does', async () => {
    const { gaps } = await reviewOf({ 'compose.yaml': compose }, { 'compose.yaml': 'services: [' });
    expect(gaps.map(({ path, blocking }) => [path, blocking])).toEqual([['compose.yaml', true]]);
  });

  test('a template that does not parse is told, not blocking', async () => {
    const { gaps } = await reviewOf({}, { 'Dockerfile.j2': '{% if x %}\nFROM a\n{% endif %}\n' });
    expect(gaps.map(({ path, blocking }) => [path, blocking])).toEqual([['Dockerfile.j2', false]]);
  });
});

describe('silenced findings', () => {
  const bad = 'FROM python:3.13.1\nEXPOSE 22\nUSER 1000\n';

  test('a comment with a reason silences, and is listed as added here', async () => {
    const head = bad.replace('EXPOSE', '# plimsoll: ignore[dockerfile/exposed-ssh] the bastion is SSH\nEXPOSE');
    const { findings, silenced } = await reviewOf({}, { Dockerfile: head });
    expect(findings).toEqual([]);
    expect(silenced.map(({ rule, reason, by, addedHere }) => [rule.id, reason, by, addedHere])).toEqual([
      ['dockerfile/exposed-ssh', 'the bastion is SSH', 'inline comment, Dockerfile:2', true],
    ]);
  });

  test('what was related to a silenced finding is told by itself: the comment of another tool names one check', async () => {
    const head = (pragma: string) => `FROM python:3.13.1\n${pragma}COPY --from=nginx /a /b\nUSER 1000\n`;
    const both = await reviewOf({}, { Dockerfile: head('') });
    expect(both.findings.map(({ rule, related }) => [rule.id, related.map((each) => each.rule)])).toEqual([
      ['dockerfile/undefined-stage', ['dockerfile/untagged-image']],
    ]);
    const one = await reviewOf({}, { Dockerfile: head('# hadolint ignore=DL3022\n') });
    expect(one.findings.map(({ rule, related }) => [rule.id, related])).toEqual([['dockerfile/untagged-image', []]]);
    expect(one.silenced.map(({ rule, by }) => [rule.id, by])).toEqual([
      ['dockerfile/undefined-stage', 'hadolint pragma, Dockerfile:2'],
    ]);
    const none = await reviewOf({}, { Dockerfile: head('# hadolint ignore=DL3022,DL3006\n') });
    expect(none.findings).toEqual([]);
  });

  test('silencing what was there does not count as fixing it', async () => {
    const head = bad.replace('EXPOSE', '# plimsoll: ignore[dockerfile/exposed-ssh] the bastion is SSH\nEXPOSE');
    const { findings, silenced } = await reviewOf({ Dockerfile: bad }, { Dockerfile: head });
    expect(findings).toEqual([]);
    expect(silenced.map(({ rule, status, reason }) => [rule.id, status, reason])).toEqual([
      ['dockerfile/exposed-ssh', 'existing', 'the bastion is SSH'],
    ]);
  });

  test('taking away what was silenced counts as fixing nothing', async () => {
    const base = bad.replace('EXPOSE', '# plimsoll: ignore[dockerfile/exposed-ssh] the bastion is SSH\nEXPOSE');
    expect(told(await reviewOf({ Dockerfile: base }, { Dockerfile: good }))).toEqual([]);
    expect(told(await reviewOf({ Dockerfile: bad }, { Dockerfile: good }))).toEqual([
      'fixed dockerfile/exposed-ssh Dockerfile:2',
    ]);
  });

  test('what was there and was silenced there is listed only where the scope is wider', async () => {
    const base = bad.replace('EXPOSE', '# plimsoll: ignore[dockerfile/exposed-ssh] the bastion is SSH\nEXPOSE');
    const head = { Dockerfile: `${base}LABEL a="b"\n` };
    const listed = async (scope: Options['scope']) =>
      (await reviewOf({ Dockerfile: base }, head, { options: { scope } })).silenced.map(
        ({ status, addedHere, rule }) => [status, addedHere, rule.id],
      );
    expect(await listed('introduced')).toEqual([]);
    expect(await listed('changed-files')).toEqual([['existing', false, 'dockerfile/exposed-ssh']]);
    expect(await listed('all')).toEqual([['existing', false, 'dockerfile/exposed-ssh']]);
  });

  test('under `existing`, a comment that the pull request adds silences nothing', async () => {
    const head = bad.replace('EXPOSE', '# plimsoll: ignore[dockerfile/exposed-ssh] please\nEXPOSE');
    const result = await reviewOf({}, { Dockerfile: head }, { options: { inlineIgnores: 'existing' } });
    expect(introduced(result)).toEqual([
      'introduced dockerfile/pragma Dockerfile:2',
      'introduced dockerfile/exposed-ssh Dockerfile:3',
    ]);
  });
});

describe('scopes', () => {
  const files = { 'a/Dockerfile': 'FROM python\n', 'b/Dockerfile': 'FROM python\n' };
  const head = { ...files, 'a/Dockerfile': 'FROM python\nEXPOSE 22\n' };

  test('changed-files tells all of the changed files, with their status', async () => {
    expect(told(await reviewOf(files, head, { options: { scope: 'changed-files' } }))).toEqual([
      'existing dockerfile/root-user a/Dockerfile:1',
      'existing dockerfile/untagged-image a/Dockerfile:1',
      'introduced dockerfile/exposed-ssh a/Dockerfile:2',
    ]);
  });

  test('changed-files tells what was fixed under a former name, and nothing of what a copy was made of', async () => {
    const scope = 'changed-files';
    const fixed = await reviewOf(
      { 'a/Dockerfile': 'FROM python\nEXPOSE 22\nUSER 1000\n' },
      { 'c/Dockerfile': 'FROM python\nUSER 1000\n' },
      { options: { scope }, renames: { 'c/Dockerfile': 'a/Dockerfile' } },
    );
    expect(told(fixed)).toEqual([
      'fixed dockerfile/exposed-ssh a/Dockerfile:2',
      'existing dockerfile/untagged-image c/Dockerfile:1',
    ]);
    const copied = await reviewOf(
      { 'a/Dockerfile': 'FROM python\nUSER 1000\n' },
      { 'a/Dockerfile': 'FROM python\nUSER 1000\n', 'c/Dockerfile': 'FROM python\nUSER 1000\n' },
      { options: { scope }, renames: { 'c/Dockerfile': 'a/Dockerfile' } },
    );
    expect(told(copied)).toEqual(['existing dockerfile/untagged-image c/Dockerfile:1']);
    expect(copied.stats).toMatchObject({ files: 1, dockerfiles: 1, introduced: 0, existing: 1, fixed: 0 });
  });

  test('all tells the whole repository', async () => {
    const result = await reviewOf(files, head, { options: { scope: 'all' } });
    expect(told(result)).toEqual([
      'existing dockerfile/root-user a/Dockerfile:1',
      'existing dockerfile/untagged-image a/Dockerfile:1',
      'introduced dockerfile/exposed-ssh a/Dockerfile:2',
      'existing dockerfile/root-user b/Dockerfile:1',
      'existing dockerfile/untagged-image b/Dockerfile:1',
    ]);
  });
});

describe('where there is nothing to compare with', () => {
  const files = { 'a/Dockerfile': 'FROM python\nUSER 1000\n', 'b/Dockerfile': 'FROM python\nUSER 1000\n' };
  const everything: Selection = { included: () => false, excluded: () => false, focus: undefined };
  const reviewed = async (scope: Options['scope'], within?: ReadonlySet<string>) =>
    review({
      head: await collect(treeOf(files), everything),
      ...{ base: undefined, changes: [], within },
      options: { ...defaultOptions, scope },
      today: '2026-11-23',
    });

  test.each(['introduced', 'changed-files', 'all'] as const)('everything exists, under %s as well', async (scope) => {
    const result = await reviewed(scope);
    expect(told(result)).toEqual([
      'existing dockerfile/untagged-image a/Dockerfile:1',
      'existing dockerfile/untagged-image b/Dockerfile:1',
    ]);
    expect(result.findings.map(({ placement }) => placement)).toEqual([undefined, undefined]);
    expect([result.hasBase, result.stats]).toMatchObject([false, { introduced: 0, existing: 2, fixed: 0 }]);
  });

  test.each(['introduced', 'all'] as const)('what is asked for is told, and no more, under %s', async (scope) => {
    const result = await reviewed(scope, new Set(['b/Dockerfile']));
    expect(told(result)).toEqual(['existing dockerfile/untagged-image b/Dockerfile:1']);
    expect(result.stats).toMatchObject({ files: 1, dockerfiles: 1, composeFiles: 0, existing: 1 });
  });
});

test('the diff that GitHub gives is the one that comments stand in; one of our own is made where it gives none', () => {
  const texts = (text: string | undefined) => () => text;
  const change: FileChange = { path: 'Dockerfile', previousPath: undefined, status: 'modified', patch: undefined };
  const linesOf = (patch: string | undefined, head: string | undefined) =>
    diffsOf([{ ...change, patch }], texts(head), texts('FROM a\n'))
      .get('Dockerfile')
      ?.hunks.flatMap(({ lines }) => lines.map((line) => line.head));
  expect(linesOf('@@ -7,1 +7,2 @@\n USER a\n+EXPOSE 22', 'FROM a\nUSER b\n')).toEqual([7, 8]);
  expect(linesOf(undefined, 'FROM a\nUSER b\n')).toEqual([1, 2]);
  expect(linesOf(undefined, undefined)).toEqual([]);
});

import { describe, expect, test } from 'vitest';
import { publicRegistries } from '../../src/core/options.ts';
import type { Scope } from '../../src/core/review.ts';
import { type PlanInputs, planScans, type ScanPlan, subjectOf } from '../../src/images/plan.ts';
import { shortly, source, usesIn } from './uses.ts';

type Files = Readonly<Record<string, string>>;

async function plan(
  head: Files,
  base: Files | undefined,
  more: Partial<PlanInputs> & { readonly scope?: Scope } = {},
): Promise<ScanPlan> {
  return planScans({
    head: await usesIn(head),
    base: base && (await usesIn(base)),
    previousPaths: new Map(),
    scope: 'introduced',
    changedPaths: undefined,
    allowedRegistries: publicRegistries,
    ...more,
  });
}

/** `Dockerfile:1 FROM stage:final python:3.9 <- docker.io/library/python:3.8`. */
const tell = ({ uses }: ScanPlan): readonly string[] =>
  uses.map(({ use, partner }) => {
    const before = partner === undefined ? 'nothing' : (partner.scan ?? partner.reason);
    return `${shortly(use)} <- ${before}`;
  });
const targets = (made: ScanPlan): readonly string[] => made.targets.map(({ key, side }) => `${side} ${key}`);
const left = (made: ScanPlan): readonly string[] => made.left.map(({ use, why }) => `${why} ${shortly(use)}`);

const dockerfile = (image: string) => ({ Dockerfile: `FROM ${image}\nUSER 1\n` });

describe('what the pull request leaves alone starts nothing', () => {
  test.each<[string, Files, Files]>([
    ['another line', { Dockerfile: '# a\n\nFROM python:3.9 AS app\n' }, { Dockerfile: 'FROM python:3.9\n' }],
    ['an argument of the same value', { Dockerfile: 'ARG V=3.9\nFROM python:$V\n' }, dockerfile('python:3.9')],
    ['the tag that no tag means', dockerfile('python:latest'), dockerfile('python')],
    ['the full name', dockerfile('docker.io/library/python:3.9'), dockerfile('python:3.9')],
    ['a renamed stage', { Dockerfile: 'FROM python:3.9 AS b\n' }, { Dockerfile: 'FROM python:3.9 AS a\n' }],
    [
      'a service moved to another file',
      { 'compose.yaml': 'services: {}\n', 'b/compose.yaml': 'services:\n  db:\n    image: redis:6\n' },
      { 'compose.yaml': 'services:\n  cache:\n    image: redis:6\n' },
    ],
    ['an unknown name', dockerfile('$X'), dockerfile('$X')],
  ])('%s', async (_, head, base) => {
    const made = await plan(head, base);
    expect(tell(made)).toEqual([]);
    expect(targets(made)).toEqual([]);
    expect(made.left.map(({ why, reason }) => [why, reason])).toEqual([['untouched', '']]);
  });

  test('a copied file brings nothing that its source did not have', async () => {
    const made = await plan(
      { 'a/Dockerfile': 'FROM python:3.9\n', 'b/Dockerfile': 'FROM python:3.9\n' },
      { 'a/Dockerfile': 'FROM python:3.9\n' },
      { previousPaths: new Map([['b/Dockerfile', 'a/Dockerfile']]) },
    );
    expect(targets(made)).toEqual([]);
  });
});

describe('what is added or changed is scanned, with what it replaces', () => {
  test('a tag', async () => {
    const made = await plan(dockerfile('python:3.9'), dockerfile('python:3.8'));
    expect(tell(made)).toEqual(['Dockerfile:1 FROM stage:final python:3.9 <- docker.io/library/python:3.8']);
    expect(targets(made)).toEqual(['head docker.io/library/python:3.9', 'base docker.io/library/python:3.8']);
    expect(made.targets.map(subjectOf)).toEqual([
      { kind: 'remote', registry: 'docker.io', repository: 'library/python', tag: '3.9', digest: '', platform: '' },
      { kind: 'remote', registry: 'docker.io', repository: 'library/python', tag: '3.8', digest: '', platform: '' },
    ]);
  });

  test('the digest of the same tag', async () => {
    const digest = `sha256:${'a'.repeat(64)}`;
    expect(tell(await plan(dockerfile(`python:3.9@${digest}`), dockerfile('python:3.9')))).toEqual([
      `Dockerfile:1 FROM stage:final python:3.9@${digest} <- docker.io/library/python:3.9`,
    ]);
  });

  test("the default of an argument, and a build's argument, which replaces the default", async () => {
    const before = 'ARG V=3.8\nFROM python:$V\n';
    expect(tell(await plan({ Dockerfile: 'ARG V=3.9\nFROM python:$V\n' }, { Dockerfile: before }))).toEqual([
      'Dockerfile:2 FROM stage:final python:3.9 <- docker.io/library/python:3.8',
    ]);
    const compose = 'services:\n  web:\n    build:\n      context: .\n      args: [V=3.14]\n';
    expect(tell(await plan({ Dockerfile: before, 'compose.yaml': compose }, { Dockerfile: before }))).toEqual([
      'Dockerfile:2 FROM stage:final python:3.14 as services/web <- docker.io/library/python:3.8',
    ]);
  });

  test('stages by their name, then by their place; services by their name', async () => {
    const base = {
      Dockerfile: source`
        FROM python:3.8 AS tools
        FROM node:18
        COPY --from=busybox:1.36 /a /a
        COPY --from=alpine:3.19 /a /b
      `,
      'compose.yaml': 'services:\n  a:\n    image: redis:6\n  b:\n    image: nginx:1.27\n',
    };
    const head = {
      Dockerfile: source`
        FROM node:24
        COPY --from=alpine:3.23 /a /b
        COPY --from=busybox:1.37 /a /a
      `,
      'compose.yaml': 'services:\n  b:\n    image: nginx:1.29\n  a:\n    image: redis:8\n  c:\n    image: caddy:2\n',
    };
    expect(tell(await plan(head, base))).toEqual([
      'Dockerfile:1 FROM stage:final node:24 <- docker.io/library/node:18',
      'Dockerfile:2 COPY --from stage:final alpine:3.23 <- docker.io/library/alpine:3.19',
      'Dockerfile:3 COPY --from stage:final busybox:1.37 <- docker.io/library/busybox:1.36',
      'compose.yaml:3 image services/b nginx:1.29 <- docker.io/library/nginx:1.27',
      'compose.yaml:5 image services/a redis:8 <- docker.io/library/redis:6',
      'compose.yaml:7 image services/c caddy:2 <- nothing',
    ]);
  });

  test('what keeps its name is changed, though its old image is now pulled by another', async () => {
    expect(
      tell(
        await plan(
          { 'compose.yaml': 'services:\n  b:\n    image: redis:6\n  a:\n    image: redis:8\n' },
          { 'compose.yaml': 'services:\n  a:\n    image: redis:6\n' },
        ),
      ),
    ).toEqual([
      'compose.yaml:3 image services/b redis:6 <- nothing',
      'compose.yaml:5 image services/a redis:8 <- docker.io/library/redis:6',
    ]);
    expect(
      tell(
        await plan(
          { 'a/Dockerfile': 'FROM python:3.8\n', 'b/Dockerfile': 'FROM python:3.9\n' },
          { 'b/Dockerfile': 'FROM python:3.8\n' },
        ),
      ),
    ).toEqual([
      'a/Dockerfile:1 FROM stage:final python:3.8 <- nothing',
      'b/Dockerfile:1 FROM stage:final python:3.9 <- docker.io/library/python:3.8',
    ]);
  });

  test('a stage without a name is known by its image, whatever number it has now', async () => {
    const made = planScans({
      head: await usesIn({ Dockerfile: 'FROM node:24\nFROM golang:1.26\nFROM alpine:3.23\n' }, true),
      base: await usesIn({ Dockerfile: 'FROM golang:1.26\nFROM alpine:3.23\n' }, true),
      previousPaths: new Map(),
      scope: 'introduced',
      changedPaths: undefined,
      allowedRegistries: publicRegistries,
    });
    expect(tell(made)).toEqual(['Dockerfile:1 FROM stage:0 node:24 <- nothing']);
  });

  test('a copy is compared with its source, which keeps its own', async () => {
    const made = await plan(
      { 'a/Dockerfile': 'FROM python:3.9\n', 'b/Dockerfile': 'FROM python:3.8\n' },
      { 'b/Dockerfile': 'FROM python:3.8\n' },
      { previousPaths: new Map([['a/Dockerfile', 'b/Dockerfile']]) },
    );
    expect(tell(made)).toEqual(['a/Dockerfile:1 FROM stage:final python:3.9 <- docker.io/library/python:3.8']);
    expect(left(made)).toEqual(['untouched b/Dockerfile:1 FROM stage:final python:3.8']);
  });

  test('in a renamed file', async () => {
    const made = await plan(
      { 'new/Dockerfile': 'FROM python:3.9\n' },
      { 'old/Dockerfile': 'FROM python:3.8\n' },
      { previousPaths: new Map([['new/Dockerfile', 'old/Dockerfile']]) },
    );
    expect(tell(made)).toEqual(['new/Dockerfile:1 FROM stage:final python:3.9 <- docker.io/library/python:3.8']);
  });

  test('a second service with an image that is there already is new', async () => {
    const one = 'services:\n  a:\n    image: redis:6\n';
    const made = await plan({ 'compose.yaml': `${one}  b:\n    image: redis:6\n` }, { 'compose.yaml': one });
    expect(tell(made)).toEqual(['compose.yaml:5 image services/b redis:6 <- nothing']);
    expect(left(made)).toEqual(['untouched compose.yaml:3 image services/a redis:6']);
  });

  test('each image once, whoever names it', async () => {
    const made = await plan(
      { Dockerfile: 'FROM redis:8\n', 'compose.yaml': 'services:\n  a:\n    image: redis:8\n' },
      { 'compose.yaml': 'services:\n  a:\n    image: redis:6\n' },
    );
    expect(tell(made)).toEqual([
      'Dockerfile:1 FROM stage:final redis:8 <- nothing',
      'compose.yaml:3 image services/a redis:8 <- docker.io/library/redis:6',
    ]);
    expect(targets(made)).toEqual(['head docker.io/library/redis:8', 'base docker.io/library/redis:6']);
  });
});

describe('what cannot be looked at is left, and told', () => {
  test('a name that is not known, and a host that is not on the list', async () => {
    const made = await plan(
      { Dockerfile: 'FROM $X\n', 'compose.yaml': 'services:\n  a:\n    image: 10.0.0.1:5000/a:1\n' },
      {},
    );
    expect(targets(made)).toEqual([]);
    expect(made.left.map(({ why, reason }) => [why, reason])).toEqual([
      ['unresolved', '`$X` depends on a variable that has no value in the files; give it a default.'],
      [
        'registry',
        '`10.0.0.1:5000` is not one of the `allowed-registries`; add it there if images may be pulled from it.',
      ],
    ]);
  });

  test('unless a report speaks of it', async () => {
    const made = await plan(dockerfile('10.0.0.1:5000/a:1'), undefined, { isReported: () => true });
    expect(targets(made)).toEqual(['head 10.0.0.1:5000/a:1']);
  });

  test('what it replaces', async () => {
    expect(tell(await plan(dockerfile('python:3.9'), dockerfile('example.test/python:3.8')))).toEqual([
      'Dockerfile:1 FROM stage:final python:3.9 <- `example.test` is not one of the `allowed-registries`; add it there if images may be pulled from it.',
    ]);
  });
});

describe('wider scopes', () => {
  const base = { Dockerfile: 'FROM python:3.9\n', 'a/Dockerfile': 'FROM node:18\n' };
  const head = { Dockerfile: 'FROM python:3.9\nUSER 1\n', 'a/Dockerfile': 'FROM node:18\n' };

  test('take every reference of the changed files', async () => {
    const made = await plan(head, base, { scope: 'changed-files', changedPaths: new Set(['Dockerfile']) });
    expect(tell(made)).toEqual(['Dockerfile:1 FROM stage:final python:3.9 <- docker.io/library/python:3.9']);
    expect(targets(made)).toEqual(['head docker.io/library/python:3.9']);
  });

  test('take every reference', async () => {
    const made = await plan(head, base, { scope: 'all' });
    expect(targets(made)).toEqual(['head docker.io/library/python:3.9', 'head docker.io/library/node:18']);
  });

  test('are all there is without a base', async () => {
    expect(tell(await plan(head, undefined))).toEqual([
      'Dockerfile:1 FROM stage:final python:3.9 <- nothing',
      'a/Dockerfile:1 FROM stage:final node:18 <- nothing',
    ]);
  });
});

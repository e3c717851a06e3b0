import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../src/core/edit.ts';
import { type FileEdit, pin, retag } from '../../src/images/edits.ts';
import type { ImageUse } from '../../src/images/image-use.ts';
import { source, usesIn } from './uses.ts';

const old = `sha256:${'a'.repeat(64)}`;
const fresh = `sha256:${'b'.repeat(64)}`;

/** What becomes of the file that a change of a use touches; `undefined` where there is none. */
async function changed(
  files: Readonly<Record<string, string>>,
  change: (use: ImageUse) => FileEdit | undefined,
  index = 0,
): Promise<string | undefined> {
  const use = (await usesIn(files))[index];
  const edit = use && change(use);
  return edit && `${edit.path}\n${applyEdits(files[edit.path] ?? '', edit.edits)}`;
}

const to =
  (tag: string, digest = '') =>
  (use: ImageUse) =>
    retag(use, { tag, digest });
const pinned = (use: ImageUse) => pin(use, fresh);

describe('another tag', () => {
  test.each([
    ['FROM python:3.9 AS app\n', 'FROM python:3.12 AS app\n'],
    ['FROM  --platform=linux/amd64   python:3.9   as app\n', 'FROM  --platform=linux/amd64   python:3.12   as app\n'],
    ['FROM "python:3.9"\n', 'FROM "python:3.12"\n'],
    ['from docker.io/library/python:3.9\n', 'from docker.io/library/python:3.12\n'],
    ['FROM python\n', 'FROM python:3.12\n'],
    ['FROM localhost:5000/python\n', 'FROM localhost:5000/python:3.12\n'],
    [`FROM python:3.9@${old}\n`, `FROM python:3.12@${fresh}\n`],
    [`FROM python@${old}\n`, `FROM python:3.12@${fresh}\n`],
    ['ARG V=3.9\nFROM python:${V}\n', 'ARG V=3.12\nFROM python:${V}\n'],
    ['ARG V="3.9"\nFROM python:$V\n', 'ARG V="3.12"\nFROM python:$V\n'],
    ['ARG IMAGE=python:3.9\nFROM ${IMAGE}\n', 'ARG IMAGE=python:3.12\nFROM ${IMAGE}\n'],
    ['ARG R=docker.io\nFROM $R/library/python:3.9\n', 'ARG R=docker.io\nFROM $R/library/python:3.12\n'],
    ['FROM python:${V:-3.9}\n', 'FROM python:${V:-3.12}\n'],
    ['ARG V\nFROM python:${V:-3.9}\n', 'ARG V\nFROM python:${V:-3.12}\n'],
    ['ARG V=3.9\nFROM python:$V\nARG V\nRUN echo $V\n', 'ARG V=3.12\nFROM python:$V\nARG V\nRUN echo $V\n'],
    [`ARG V=3.9\nFROM python:$V@${old}\n`, `ARG V=3.12\nFROM python:$V@${fresh}\n`],
  ])('%j', async (before, after) => {
    expect(await changed({ Dockerfile: before }, to('3.12', fresh))).toBe(`Dockerfile\n${after}`);
  });

  test('in the part that differs', async () => {
    expect(await changed({ Dockerfile: 'ARG V=3.9\nFROM python:$V-slim\n' }, to('3.12-slim'))).toBe(
      'Dockerfile\nARG V=3.12\nFROM python:$V-slim\n',
    );
    expect(await changed({ Dockerfile: 'ARG V=3.9\nARG T=slim\nFROM python:$V-$T\n' }, to('3.9-slim-trixie'))).toBe(
      'Dockerfile\nARG V=3.9\nARG T=slim-trixie\nFROM python:$V-$T\n',
    );
    expect(await changed({ Dockerfile: 'ARG P=3.9\nARG T=$P-slim\nFROM python:$T\n' }, to('3.12-slim'))).toBe(
      'Dockerfile\nARG P=3.12\nARG T=$P-slim\nFROM python:$T\n',
    );
  });

  test.each([
    ['two parts that differ', 'ARG V=3.9\nARG T=slim\nFROM python:$V-$T\n', '3.12-alpine'],
    [
      'a variable of another image',
      'ARG V=3.9\nFROM python:$V AS a\nFROM a\nCOPY --from=a / /\nFROM example/app:$V AS b\nFROM a\n',
      '3.12',
    ],
    ['a variable that a stage uses, for more than a version', 'ARG V=3.9\nFROM python:$V\nARG V\n', '3.12-slim'],
    ['an operator', 'ARG V=v3.9\nFROM python:${V#v}\n', '3.12'],
    ['no known digest for the one that is written', `FROM python:3.9@${old}\n`, '3.12'],
    ['the same tag', 'FROM python:3.12\n', '3.12'],
  ])('is left to the author: %s', async (_, Dockerfile, tag) => {
    expect(await changed({ Dockerfile }, to(tag))).toBeUndefined();
  });
});

describe('a digest', () => {
  test.each([
    ['FROM python:3.9 AS app\n', `FROM python:3.9@${fresh} AS app\n`],
    ['FROM python\n', `FROM python:latest@${fresh}\n`],
    [`FROM python:3.9@${old}\n`, `FROM python:3.9@${fresh}\n`],
    ['ARG V=3.9\nFROM python:$V\n', `ARG V=3.9@${fresh}\nFROM python:$V\n`],
  ])('%j', async (before, after) => {
    expect(await changed({ Dockerfile: before }, pinned)).toBe(`Dockerfile\n${after}`);
  });

  test.each([
    ['where a variable would change without it', 'ARG V=3.9\nFROM python:$V-slim\n'],
    ['where it is already', `FROM python:3.9@${fresh}\n`],
    ['where a stage uses the variable', 'ARG V=3.9\nFROM python:$V\nARG V\n'],
  ])('is not written %s', async (_, Dockerfile) => {
    expect(await changed({ Dockerfile }, pinned)).toBeUndefined();
  });
});

describe('in a Compose file', () => {
  const service = (image: string) => `services:\n  cache:\n    image: ${image} # here\n`;

  test.each([
    ['redis:6', 'redis:8.2', `redis:6@${fresh}`],
    ['"redis:6"', '"redis:8.2"', `"redis:6@${fresh}"`],
    ["'redis:6'", "'redis:8.2'", `'redis:6@${fresh}'`],
    ['redis', 'redis:8.2', `redis:latest@${fresh}`],
    ['redis:${TAG:-6}', 'redis:${TAG:-8.2}', `redis:\${TAG:-6@${fresh}}`],
    ['${IMAGE:-redis:6}', '${IMAGE:-redis:8.2}', `\${IMAGE:-redis:6@${fresh}}`],
    ['&image redis:6', '&image redis:8.2', `&image redis:6@${fresh}`],
  ])('%s', async (before, tagged, held) => {
    const files = { 'compose.yaml': service(before) };
    expect(await changed(files, to('8.2'))).toBe(`compose.yaml\n${service(tagged)}`);
    expect(await changed(files, pinned)).toBe(`compose.yaml\n${service(held)}`);
  });

  test('an alias is changed where its anchor stands', async () => {
    const files = { 'compose.yaml': 'x-image: &image redis:6\nservices:\n  cache:\n    image: *image\n' };
    expect(await changed(files, to('8.2'))).toBe(
      'compose.yaml\nx-image: &image redis:8.2\nservices:\n  cache:\n    image: *image\n',
    );
  });

  test('the argument of a build is, not the default that it replaces', async () => {
    const Dockerfile = 'ARG V=3.13\nFROM python:$V\n';
    const compose = (args: string) => `services:\n  web:\n    build:\n      context: .\n      args:\n        ${args}\n`;
    const change = (args: string) => changed({ Dockerfile, 'compose.yaml': compose(args) }, to('3.10'), 1);
    expect(await change('V: "3.9"')).toBe(`compose.yaml\n${compose('V: "3.10"')}`);
    // A number would lose its last zero.
    expect(await change('V: 3.9')).toBe(`compose.yaml\n${compose('V: "3.10"')}`);
    expect(await change('- V=3.9')).toBe(`compose.yaml\n${compose('- V=3.10')}`);
    expect(await change('V: ${V:-3.9}')).toBe(`compose.yaml\n${compose('V: ${V:-3.10}')}`);
  });

  test('a Dockerfile within it keeps its indentation', async () => {
    const compose = (tag: string) =>
      source`
      services:
        web:
          build:
            dockerfile_inline: |
              FROM python:TAG AS app
    `.replace('TAG', tag);
    expect(await changed({ 'compose.yaml': compose('3.9') }, to('3.12'))).toBe(`compose.yaml\n${compose('3.12')}`);
  });
});

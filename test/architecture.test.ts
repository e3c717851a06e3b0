import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const src = resolve(import.meta.dirname, '../src');

const pure = ['core', 'documents'];

/**
 * What each room may import besides itself: only rooms below it, so there are no cycles between rooms. A failure here
 * means: move the code to the room it belongs to, or pass the value in.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  core: ['node:crypto'],
  documents: ['core', 'dockerfile-ast', 'unbash', 'yaml', 'picomatch'],
  rules: pure,
  compare: ['core'],
  diff: ['core', 'diff'],
  silence: [...pure, 'picomatch'],
  config: ['core', 'yaml'],
  images: pure,
  reporters: ['core'],
  snapshot: pure,
  review: [...pure, 'snapshot', 'rules', 'compare', 'diff', 'silence', 'images'],
  scanning: [...pure, 'snapshot', 'rules', 'images', 'review'],
  github: ['core', 'reporters', '@actions/*', '@octokit/*', 'node:*'],
  system: ['core', 'node:*'],
  trivy: ['core', 'images', 'system', '@actions/http-client', '@actions/tool-cache', 'node:*'],
  registry: ['core', 'system', '@actions/http-client', '@actions/http-client/lib/proxy', 'node:*'],
  'image-sources': [...pure, 'images', 'scanning', 'trivy', 'registry', 'system', 'node:*'],
  action: ['*'],
  cli: ['*'],
};

/** Files beside the rooms are where a program starts, and count as the room that they start. */
const beside: Readonly<Record<string, string>> = {
  'action.ts': 'action',
  'cli.ts': 'cli',
  'cli-start.ts': 'cli',
};

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .toSorted();

function roomOf(path: string): string {
  const [first = ''] = path.split('/');
  return beside[first] ?? first;
}

function importsOf(path: string): readonly string[] {
  const text = readFileSync(join(src, path), 'utf8');
  const statement = /^(?:import|export)\b[^;'`]*?\bfrom '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/gm;
  return Array.from(text.matchAll(statement), ([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? '');
}

function resolveImport(path: string, name: string): string {
  return name.startsWith('.') ? relative(src, resolve(src, dirname(path), name)) : name;
}

describe.each(files)('%s', (path) => {
  test('imports only from rooms below its own', () => {
    const room = roomOf(path);
    const allowed = mayImport[room];
    expect(allowed, `no room is called ${room}: name it in this table`).toBeDefined();
    const refused = importsOf(path).filter((name) => {
      if (name.startsWith('.')) {
        const target = roomOf(resolveImport(path, name));
        return target !== room && !allowed?.includes(target) && !allowed?.includes('*');
      }
      return !allowed?.some(
        (pattern) => pattern === name || (pattern.endsWith('*') && name.startsWith(pattern.slice(0, -1))),
      );
    });
    expect(refused).toEqual([]);
  });
});

test('the map in CONTRIBUTING.md names every room, each above all that it imports', () => {
  const guide = readFileSync(resolve(import.meta.dirname, '../CONTRIBUTING.md'), 'utf8');
  const map = Array.from(guide.matchAll(/^ {6}(?:[a-z-]+\.ts, )*([a-z-]+)\/ /gm), ([, room = '']) => room);
  expect(map.toSorted()).toEqual(Object.keys(mayImport).toSorted());
  const above = Object.entries(mayImport).flatMap(([room, allowed]) =>
    allowed
      .filter((other) => map.includes(other) && map.indexOf(other) < map.indexOf(room))
      .map((other) => [room, other]),
  );
  expect(above).toEqual([]);
});

test('no file imports itself through others', () => {
  const graph = new Map(
    files.map((path) => [
      path,
      importsOf(path)
        .filter((name) => name.startsWith('.'))
        .map((name) => resolveImport(path, name)),
    ]),
  );
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) cycles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
    if (done.has(path) || trail.includes(path)) return;
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of files) visit(path, []);
  expect(cycles).toEqual([]);
});

test('one file writes to GitHub, so that one place answers for what is written twice or lost', () => {
  const writers = files.filter((path) => {
    const text = readFileSync(join(src, path), 'utf8');
    return /['"`](?:POST|PUT|PATCH|DELETE) \/|\bmutation\(/.test(text);
  });
  expect(writers).toEqual(['github/writing.ts']);
});

test('only retries, and the poll for the verdict on an upload, let GitHub wait', () => {
  const waiters = files.filter((path) => /\bsleep\(/.test(readFileSync(join(src, path), 'utf8')));
  expect(waiters.filter((path) => path.startsWith('github/'))).toEqual(['github/retries.ts', 'github/sarif-upload.ts']);
});

test('files are small enough to read at one sitting', () => {
  const long = files.filter((path) => readFileSync(join(src, path), 'utf8').split('\n').length > 350);
  expect(long).toEqual([]);
});

import { expect, test } from 'vitest';
import type { Answer, ImageRegistry, ImageScanner } from '../../src/core/image-scan.ts';
import { parseImageReference } from '../../src/documents/image-reference.ts';
import type { ScanTarget } from '../../src/images/plan.ts';
import { type Begun, scansOf } from '../../src/scanning/scan-images.ts';
import { silentLog } from '../silent-log.ts';

function target(text: string, platform = ''): ScanTarget {
  const reference = parseImageReference(text);
  if (reference === undefined) throw new Error(`${text} is no reference`);
  return { key: `${text} ${platform}`, reference, platform, side: 'head' };
}

/** Tools that answer every tag with the same digest for a repository, and every scan with a failure that names it. */
function tools() {
  const asked: string[] = [];
  const scanner: ImageScanner = {
    prepare: () => undefined,
    scan: async (subject) => {
      const name = subject.kind === 'remote' ? `${subject.repository}:${subject.tag}` : subject.kind;
      asked.push(name);
      return { kind: 'failed', cause: 'failed', reason: name };
    },
    notices: () => [],
    close: async () => undefined,
  };
  const digest = async ({ repository }: { readonly repository: string }): Promise<Answer<string>> => ({
    kind: 'ok',
    value: `sha256:${Buffer.from(repository).toString('hex').padEnd(64, '0').slice(0, 64)}`,
  });
  const registry: ImageRegistry = { digest, tags: async () => ({ kind: 'ok', value: [] }) };
  return { scanner, registry, asked };
}

const reasons = async (scans: ReturnType<typeof scansOf>, ...names: readonly string[]) =>
  Array.from(
    (await scans.all(names.map((name) => target(name)))).values(),
    ({ report }) => report.kind === 'failed' && report.reason,
  );

test('the parts of a run scan a content once, and share the limit', async () => {
  const { asked, ...both } = tools();
  const begun: Begun = new Map();
  const part = () => scansOf(both, 2, silentLog, begun);
  expect(await reasons(part(), 'a:1')).toEqual(['library/a:1']);
  expect(await reasons(part(), 'a:2', 'b:1')).toEqual(['library/a:1', 'library/b:1']);
  expect(await reasons(part(), 'b:1', 'c:1')).toEqual([
    'library/b:1',
    'A run scans 2 images at most; raise `images.max` in the config for more.',
  ]);
  expect(asked).toEqual(['library/a:1', 'library/b:1']);
});

test('what the workflow built counts towards the limit, which is told as it was set', async () => {
  const { asked, ...both } = tools();
  const scans = scansOf(both, 2, silentLog, new Map(), 1);
  expect(await reasons(scans, 'a:1', 'b:1')).toEqual([
    'library/a:1',
    'A run scans 2 images at most; raise `images.max` in the config for more.',
  ]);
  expect(asked).toEqual(['library/a:1']);
});

test('runs share nothing', async () => {
  const { asked, ...both } = tools();
  await reasons(scansOf(both, 1, silentLog), 'a:1');
  await reasons(scansOf(both, 1, silentLog), 'a:1');
  expect(asked).toEqual(['library/a:1', 'library/a:1']);
});

test('one digest is another content on another platform', async () => {
  const { asked, ...both } = tools();
  const scans = scansOf(both, 9, silentLog);
  await scans.all([target('a:1', 'linux/amd64'), target('a:1', 'linux/arm64'), target('a:2', 'linux/arm64')]);
  expect(asked).toEqual(['library/a:1', 'library/a:1']);
});

test('where there are too many, those that come first are scanned, however late their registry is', async () => {
  const { registry, scanner, asked } = tools();
  const late: ImageRegistry = {
    ...registry,
    digest: async (image) => {
      if (image.repository === 'library/late') await new Promise((resolve) => setTimeout(resolve, 50));
      return registry.digest(image);
    },
  };
  expect(await reasons(scansOf({ scanner, registry: late }, 1, silentLog), 'late:1', 'a:1')).toEqual([
    'library/late:1',
    'A run scans 1 image at most; raise `images.max` in the config for more.',
  ]);
  expect(asked).toEqual(['library/late:1']);
});

test('the log tells how many are left, those too whose digest is late, and each image once', async () => {
  const { registry, scanner } = tools();
  const lines: string[] = [];
  const log = { ...silentLog, info: (line: string) => lines.push(line) };
  const late: ImageRegistry = {
    ...registry,
    digest: async (image) => {
      if (image.repository === 'library/late') await new Promise((resolve) => setTimeout(resolve, 50));
      if (image.repository === 'library/none') return { kind: 'failed', cause: 'not-found', reason: 'none' };
      return registry.digest(image);
    },
  };
  const scans = scansOf({ scanner, registry: late }, 9, log);
  await reasons(scans, 'a:1', 'a:2', 'none:1', 'late:1');
  expect(lines).toEqual(['1 image left to scan.']);
});

test.each([
  ['unreachable', ['library/a:1'], 'library/a:1'],
  ['not-found', [], 'No.'],
] as const)('a digest that is %s: the scanner is asked for %j', async (cause, scanned, reason) => {
  const { scanner, asked } = tools();
  const digest = async (): Promise<Answer<string>> => ({ kind: 'failed', cause, reason: 'No.' });
  const registry: ImageRegistry = { digest, tags: async () => ({ kind: 'ok', value: [] }) };
  expect(await reasons(scansOf({ scanner, registry }, 2, silentLog), 'a:1')).toEqual([reason]);
  expect(asked).toEqual(scanned);
});

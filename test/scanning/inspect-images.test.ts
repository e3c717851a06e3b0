import { expect, test } from 'vitest';
import { noImageRequest } from '../../src/core/image-request.ts';
import type { Answer } from '../../src/core/image-scan.ts';
import { silentLog } from '../../src/core/log.ts';
import { defaultOptions, type Options } from '../../src/core/options.ts';
import { type ImageTools, inspectImages } from '../../src/scanning/inspect-images.ts';
import { collect, type Snapshot } from '../../src/snapshot/collect.ts';
import { report } from '../images/reports.ts';
import { treeOf } from '../rules/run.ts';

/* The order in which registries and the scanner are asked. */

const digest = `sha256:${'a'.repeat(64)}`;

const snapshot = (text: string): Promise<Snapshot> =>
  collect(treeOf({ Dockerfile: text }), { included: () => false, excluded: () => false, focus: undefined });

/** Tools whose registry answers only once the scanner was prepared; what was asked of them, in order. */
function linked(): { readonly open: () => Promise<ImageTools>; readonly asked: string[] } {
  const asked: string[] = [];
  let prepared = (): void => undefined;
  const ready = new Promise<void>((resolve) => {
    prepared = resolve;
  });
  const tools: ImageTools = {
    scanner: {
      prepare() {
        asked.push('prepare');
        prepared();
      },
      scan: async (subject) => {
        asked.push(`scan ${subject.kind === 'remote' ? subject.digest : subject.kind}`);
        return { kind: 'ok', value: report() };
      },
      notices: () => ['Its database is old.'],
      close: async () => undefined,
    },
    registry: {
      digest: async ({ tag }): Promise<Answer<string>> => {
        await ready;
        asked.push(`digest of ${tag}`);
        return { kind: 'ok', value: digest };
      },
      tags: async () => ({ kind: 'ok', value: [] }),
    },
    close: async () => {
      asked.push('close');
    },
  };
  return {
    asked,
    open: async () => {
      asked.push('open');
      return tools;
    },
  };
}

async function asked(from: string, to: string, images: Partial<Options['images']> = {}): Promise<readonly string[]> {
  const { open, asked } = linked();
  await inspectImages({
    ...{ head: await snapshot(to), base: await snapshot(from), changes: [], asked: undefined },
    options: { ...defaultOptions, images: { ...defaultOptions.images, ...images } },
    request: { ...noImageRequest, mode: 'auto' },
    ...{ reports: [], built: [], open, today: '2026-06-15', log: silentLog },
  });
  return asked;
}

test('the scanner is made ready while registries tell digests, and scans only then', async () => {
  expect(await asked('FROM scratch\n', 'FROM python:3.13\n')).toEqual([
    'open',
    'prepare',
    'digest of 3.13',
    `scan ${digest}`,
    'close',
  ]);
});

test('nothing is opened where no image changed', async () => {
  expect(await asked('FROM python:3.13\n', 'FROM python:3.13\nLABEL a=b\n')).toEqual([]);
});

test('nothing is made ready where nothing may be scanned', async () => {
  expect(await asked('FROM scratch\n', `FROM python@${digest}\n`, { max: 0 })).toEqual(['open', 'close']);
});

test('what limits the scanner is told once, and as a limit', async () => {
  const { gaps } = await inspectImages({
    ...{ head: await snapshot('FROM python:3.13\n'), base: undefined, changes: [], asked: undefined },
    options: defaultOptions,
    request: { ...noImageRequest, mode: 'true' },
    ...{ reports: [], built: [], open: linked().open, today: '2026-06-15', log: silentLog },
  });
  expect(gaps).toEqual([{ subject: 'Trivy', reason: 'Its database is old.', blocking: false, limited: true }]);
});

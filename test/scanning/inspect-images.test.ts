import { describe, expect, test } from 'vitest';
import type { ImageInspection } from '../../src/core/image-inspection.ts';
import type { ImageReport } from '../../src/core/image-report.ts';
import { type ImageRequest, namedSource, noImageRequest } from '../../src/core/image-request.ts';
import type { Answer, ScanSubject } from '../../src/core/image-scan.ts';
import { defaultOptions, type Options } from '../../src/core/options.ts';
import { type ReviewInputs, review } from '../../src/review/review.ts';
import { type ImageTools, inspectImages } from '../../src/scanning/inspect-images.ts';
import { collect, type Snapshot } from '../../src/snapshot/collect.ts';
import { report, vulnerability } from '../images/reports.ts';
import { treeOf } from '../rules/run.ts';
import { silentLog } from '../silent-log.ts';

/* In which order registries and the scanner are asked, for what, and what is told of what they did not tell. */

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

const sha = (letter: string) => `sha256:${letter.repeat(64)}`;
const refusal = (reason: string): Answer<never> => ({ kind: 'failed', cause: 'failed', reason });

/** What is known of the tags of one repository: the digest of each, and of each digest what a scan comes to. */
interface Known {
  readonly digests: Readonly<Record<string, Answer<string> | string>>;
  readonly reports: Readonly<Record<string, ImageReport | string>>;
  readonly tags?: readonly string[] | string;
}

interface Asking {
  readonly mode?: ImageRequest['mode'];
  readonly images?: Partial<Options['images']>;
  /** Lines of `images`. */
  readonly named?: readonly string[];
  readonly asked?: readonly string[];
  readonly scope?: Options['scope'];
  readonly ignore?: Options['ignore'];
}

/** What a review makes of it: how many of the image's vulnerabilities have which status, there and all in all. */
function reviewed(material: Pick<ReviewInputs, 'head' | 'base' | 'changes' | 'options'>, images: ImageInspection) {
  const found = review({ ...material, today: '2026-06-15', images });
  const statuses = found.findings.flatMap(({ rule, status }) => (rule.id === 'image/vulnerability' ? [status] : []));
  const { fixed, images: counts } = found.stats;
  return { statuses, fixed, counts: counts.map(({ image: _, ...count }) => count) };
}

/** From one Dockerfile to another, with tools that know so much; and what was scanned, and whose tags were listed. */
async function inspected(from: string | undefined, to: string, known: Known, asking: Asking = {}) {
  const { mode = 'true', images = {}, named = [], asked, scope = 'introduced', ignore = [] } = asking;
  const scanned: string[] = [];
  const listed: string[] = [];
  let closed = 0;
  const scan = async (subject: ScanSubject): Promise<Answer<ImageReport>> => {
    const name =
      subject.kind === 'remote'
        ? subject.digest || subject.tag
        : subject.kind === 'local'
          ? subject.reference
          : subject.path;
    scanned.push(name);
    const found = known.reports[name] ?? 'Nobody knows it.';
    return typeof found === 'string' ? refusal(found) : { kind: 'ok', value: found };
  };
  const tools: ImageTools = {
    scanner: { prepare: () => undefined, scan, notices: () => [], close: async () => undefined },
    registry: {
      digest: async ({ tag }) => {
        const told = known.digests[tag] ?? refusal('No such tag.');
        return typeof told === 'string' ? { kind: 'ok', value: told } : told;
      },
      tags: async ({ repository }) => {
        listed.push(repository);
        const { tags = [] } = known;
        return typeof tags === 'string' ? refusal(tags) : { kind: 'ok', value: tags };
      },
    },
    close: async () => {
      closed += 1;
    },
  };
  const sources = named.map(namedSource);
  const base = from === undefined ? undefined : await snapshot(from);
  let opened = 0;
  const options = {
    ...{ ...defaultOptions, scope, ignore },
    images: { ...defaultOptions.images, ...images },
  };
  const material = { head: await snapshot(to), base, changes: [], options };
  const inspection = await inspectImages({
    ...{ ...material, asked: asked && new Set(asked) },
    request: { ...noImageRequest, mode, images: sources },
    built: sources.map((source) => ({
      source,
      subject: { kind: 'ok', value: { kind: 'local', reference: source.what } },
    })),
    reports: [],
    open: async () => {
      opened += 1;
      return tools;
    },
    today: '2026-06-15',
    log: silentLog,
  });
  expect(closed).toBe(opened);
  return { ...inspection, scanned, listed, opened, review: reviewed(material, inspection) };
}

const openssl = report(vulnerability({ severity: 'CRITICAL' }));
const clean = report();

describe('an image that was not looked at', () => {
  const why = 'The registry is on holiday.';
  const failing: Known = { digests: { '3.13': sha('a') }, reports: { [sha('a')]: why } };
  const gap = { path: 'Dockerfile', subject: 'python:3.13', reason: `Not scanned for known vulnerabilities: ${why}` };

  test.each([
    ['true', true],
    ['auto', false],
  ] as const)('is a gap, under `image-scan: %s` one that blocks: %s', async (mode, blocking) => {
    const { gaps, images } = await inspected('FROM scratch\n', 'FROM python:3.13\n', failing, { mode });
    expect(gaps).toEqual([{ ...gap, blocking }]);
    expect(images).toEqual([]);
  });

  test.each([
    ['true', true],
    ['auto', false],
  ] as const)('in part is so as well, under `%s`: %s; and the rest of it counts', async (mode, blocking) => {
    const unseen = ['Its jars were not scanned.'];
    const known = { ...failing, reports: { [sha('a')]: { ...openssl, unseen } } };
    const { gaps, images } = await inspected('FROM scratch\n', 'FROM python:3.13\n', known, { mode });
    const reason = 'Only partly scanned for known vulnerabilities: Its jars were not scanned.';
    expect(gaps).toEqual([{ ...gap, reason, blocking, limited: true }]);
    expect(images.map(({ findings, notes }) => [findings.length, notes])).toEqual([[1, unseen]]);
  });

  test.each([
    ['true', true],
    ['auto', false],
  ] as const)('since nobody knows which it is, is one too, under `%s`: %s', async (mode, blocking) => {
    const { gaps, opened } = await inspected('FROM scratch\n', 'ARG V\nFROM python:$V\n', failing, { mode });
    expect(gaps.map((one) => [one.path, one.subject, one.blocking])).toEqual([['Dockerfile', 'python:$V', blocking]]);
    expect(opened).toBe(0);
  });

  test('under `image-scan: false` is no gap, and nobody is asked', async () => {
    const asked = await inspected('FROM scratch\n', 'FROM python:3.13\n', failing, { mode: 'false' });
    expect([asked.gaps, asked.images, asked.opened]).toEqual([[], [], 0]);
  });

  test('beyond the limit is told, head’s images being scanned before those of base', async () => {
    const known: Known = {
      digests: { '3.12': sha('a'), '3.13': sha('b'), '3.14': sha('c') },
      reports: { [sha('a')]: openssl, [sha('b')]: openssl, [sha('c')]: openssl },
    };
    const to = 'FROM python:3.13\nCOPY --from=python:3.14 /usr/local /usr/local\n';
    const { gaps, images, scanned } = await inspected('FROM python:3.12\n', to, known, { images: { max: 2 } });
    expect(scanned).toEqual([sha('b'), sha('c')]);
    expect(gaps).toEqual([]);
    const limit = 'A run scans 2 images at most; raise `images.max` in the config for more.';
    expect(images.flatMap(({ notes }) => notes)).toEqual([
      `\`python:3.12\`, which it replaces, could not be compared, so every vulnerability counts as introduced: ${limit}`,
    ]);
    const fewer = await inspected('FROM scratch\n', to, known, { images: { max: 1 } });
    expect(fewer.gaps).toEqual([
      {
        ...{ path: 'Dockerfile', subject: 'python:3.14', blocking: true },
        reason:
          'Not scanned for known vulnerabilities: A run scans 1 image at most; raise `images.max` in the config for more.',
      },
    ]);
  });
});

describe('what an image brings', () => {
  const digests = { '3.12': sha('a'), '3.13': sha('b') };

  test('is what the one that it replaces has not', async () => {
    const old = report(vulnerability(), vulnerability({ id: 'CVE-2026-2' }));
    const young = report(vulnerability(), vulnerability({ id: 'CVE-2026-3' }));
    const known = { digests, reports: { [sha('a')]: old, [sha('b')]: young } };
    const { images, gaps } = await inspected('FROM python:3.12\n', 'FROM python:3.13\n', known);
    expect(gaps).toEqual([]);
    expect(
      images.map(({ findings, fixed, notes }) => [
        findings.map(({ finding, status }) => [finding.vulnerability?.id, status]),
        [fixed.high, notes],
      ]),
    ).toEqual([
      [
        [
          ['CVE-2026-1', 'existing'],
          ['CVE-2026-3', 'introduced'],
        ],
        [1, []],
      ],
    ]);
  });

  test('is counted by the review: what is silenced is not, and what is fixed counts as such', async () => {
    const many = (...ids: readonly number[]) => report(...ids.map((id) => vulnerability({ id: `CVE-2026-${id}` })));
    const known = { digests, reports: { [sha('a')]: many(1, 2, 3), [sha('b')]: many(1, 4, 5) } };
    const entry = { rule: undefined, vulnerability: 'CVE-2026-4', paths: [], until: undefined };
    const ignore = [{ ...entry, reason: 'r', writtenAt: 'c.yml:1' }];
    const compared = await inspected('FROM python:3.12\n', 'FROM python:3.13\n', known, { ignore });
    expect(compared.review).toEqual({
      ...{ statuses: ['introduced'], fixed: 2 },
      counts: [{ introduced: 1, existing: 1, fixed: 2, unfixed: 0 }],
    });
    const alone = await inspected(undefined, 'FROM python:3.13\n', known);
    expect(alone.review).toEqual({
      ...{ statuses: ['existing', 'existing', 'existing'], fixed: 0 },
      counts: [{ introduced: 0, existing: 3, fixed: 0, unfixed: 0 }],
    });
  });

  test('is all of it where that one could not be looked at, which is told and no gap', async () => {
    const known = { digests, reports: { [sha('a')]: 'It is gone.', [sha('b')]: openssl } };
    const { images, gaps, facts } = await inspected('FROM python:3.12\n', 'FROM python:3.13\n', known);
    expect(gaps).toEqual([]);
    expect(images.map(({ findings, notes }) => [findings.map(({ status }) => status), notes])).toEqual([
      [
        ['introduced'],
        [
          '`python:3.12`, which it replaces, could not be compared, so every vulnerability counts as introduced: It is gone.',
        ],
      ],
    ]);
    // Rules that knew more of one side would take that for a change.
    const python = { registry: 'docker.io', repository: 'library/python', tag: '3.13', digest: '' };
    expect(facts?.(python)).toBeUndefined();
    const both = await inspected('FROM python:3.12\n', 'FROM python:3.13\n', {
      ...{ digests, reports: { [sha('a')]: openssl, [sha('b')]: openssl } },
    });
    expect(both.facts?.(python)?.digest).toBe(sha('b'));
  });

  test('is looked for once where two names have one digest', async () => {
    const known = { digests: { '3.12': sha('a'), '3.13': sha('a') }, reports: { [sha('a')]: openssl } };
    const { images, scanned } = await inspected('FROM python:3.12\n', 'FROM python:3.13\n', known);
    expect(scanned).toEqual([sha('a')]);
    expect(images.map(({ findings }) => findings.map(({ status }) => status))).toEqual([['existing']]);
  });
});

describe('an image that the workflow built', () => {
  const python = 'docker.io/library/python:3.13';
  const both: Known = {
    digests: { '3.13': sha('b') },
    reports: { [sha('b')]: openssl, [python]: openssl, app: openssl },
  };

  test('is looked at as such, and asked of no registry where the files name it', async () => {
    const { images, gaps, scanned } = await inspected('FROM scratch\n', 'FROM python:3.13\n', both, {
      named: [python],
    });
    expect(scanned).toEqual([python]);
    expect([images.map(({ image, findings }) => [image, findings.length]), gaps]).toEqual([[[python, 1]], []]);
  });

  test.each(['auto', 'true', 'false'] as const)(
    'is a gap that blocks where it cannot be, also under %s',
    async (mode) => {
      const known = { ...both, reports: { app: 'There is none.' } };
      const { gaps } = await inspected('FROM scratch\n', 'FROM scratch\n', known, { mode, named: ['app'] });
      const reason = 'Not scanned for known vulnerabilities: There is none.';
      expect(gaps).toEqual([{ subject: 'app', reason, blocking: true }]);
    },
  );

  test('in part, is one too', async () => {
    const known = { ...both, reports: { app: { ...openssl, unseen: ['No jars.'] } } };
    const { gaps } = await inspected('FROM scratch\n', 'FROM scratch\n', known, { mode: 'auto', named: ['app'] });
    expect(gaps).toEqual([{ subject: 'app', reason: 'No jars.', blocking: true }]);
  });

  test('on a Dockerfile that is not there, is one too', async () => {
    const asking = { mode: 'auto', named: ['app = docker/Dockerfile'] } as const;
    const { gaps, scanned } = await inspected('FROM scratch\n', 'FROM scratch\n', both, asking);
    const reason = 'There is no Dockerfile `docker/Dockerfile` in the repository; did you mean `Dockerfile`?';
    expect([scanned, gaps]).toEqual([[], [{ subject: 'app', reason, blocking: true }]]);
  });

  test('counts towards the limit, and is scanned before what the files name', async () => {
    const asking = { named: ['app'], images: { max: 1 } };
    const { gaps, scanned } = await inspected('FROM scratch\n', 'FROM python:3.13\n', both, asking);
    expect(scanned).toEqual(['app']);
    expect(gaps.map(({ subject, blocking }) => [subject, blocking])).toEqual([['python:3.13', true]]);
  });

  test('is told under `changed-files` where its Dockerfile is changed', async () => {
    const named = ['app'];
    const told = async (scope: Options['scope'], ...asked: readonly string[]) =>
      (await inspected('FROM scratch\n', 'FROM scratch\n', both, { named, scope, asked })).images.map(
        ({ path }) => path,
      );
    expect(await told('changed-files', 'Dockerfile')).toEqual(['Dockerfile']);
    expect(await told('changed-files', 'README.md')).toEqual([]);
    expect(await told('introduced', 'README.md')).toEqual(['Dockerfile']);
  });
});

test('what the change leaves alone is neither looked at nor a gap', async () => {
  const known = { digests: {}, reports: {} };
  const { gaps, images, opened } = await inspected('FROM python:3.13\n', 'FROM python:3.13\nLABEL a=b\n', known);
  expect([gaps, images, opened]).toEqual([[], [], 0]);
});

describe('another tag', () => {
  const known: Known = {
    digests: { '3.13.1': sha('a'), '3.13.2': sha('b'), '3.14.0': sha('c') },
    reports: { [sha('a')]: openssl, [sha('b')]: clean, [sha('c')]: clean },
    tags: ['3.13.1', '3.13.2'],
  };
  const advice = async (some: Partial<Known>, asking: Asking = {}) => {
    const { images, scanned, listed } = await inspected(
      'FROM scratch\n',
      'FROM python:3.13.1\n',
      { ...known, ...some },
      asking,
    );
    const [image] = images;
    const told = image?.advice;
    return { kind: told?.kind, image: told?.image, offers: told?.offers.length, notes: image?.notes, scanned, listed };
  };

  test('that is proven better is offered', async () => {
    expect(await advice({})).toEqual({
      ...{ kind: 'better', image: 'python:3.13.2', offers: 1, notes: [] },
      ...{ scanned: [sha('a'), sha('b')], listed: ['library/python'] },
    });
  });

  test('that is the same content under another name is neither scanned nor offered', async () => {
    expect(await advice({ digests: { '3.13.1': sha('a'), '3.13.2': sha('a') } })).toEqual({
      ...{ kind: 'pin', image: `python:3.13.1@${sha('a')}`, offers: 0, notes: [] },
      ...{ scanned: [sha('a')], listed: ['library/python'] },
    });
  });

  test('that could not be looked at is not offered, which is told', async () => {
    expect(await advice({ reports: { [sha('a')]: openssl, [sha('b')]: 'It is broken.' } })).toEqual({
      ...{ kind: 'pin', image: `python:3.13.1@${sha('a')}`, offers: 0 },
      notes: ['`3.13.2` was not scanned, so it is not suggested: It is broken.'],
      ...{ scanned: [sha('a'), sha('b')], listed: ['library/python'] },
    });
  });

  test('is not known where they cannot be listed, which is told', async () => {
    expect(await advice({ tags: 'Nobody is in.' })).toEqual({
      ...{ kind: 'pin', image: `python:3.13.1@${sha('a')}`, offers: 0 },
      notes: ['Other tags could not be listed, so none is suggested: Nobody is in.'],
      ...{ scanned: [sha('a')], listed: ['library/python'] },
    });
  });

  test('is not looked for where the config wants no advice, nor for what brings nothing', async () => {
    const pinned = { kind: 'pin', image: `python:3.13.1@${sha('a')}`, offers: 0, notes: [] };
    const quiet = { ...pinned, scanned: [sha('a')], listed: [] };
    expect(await advice({}, { images: { advice: false } })).toEqual(quiet);
    expect(await advice({ reports: { [sha('a')]: clean, [sha('b')]: clean } })).toEqual(quiet);
  });

  test('counts towards the limit of scans', async () => {
    expect(await advice({}, { images: { max: 1 } })).toEqual({
      ...{ kind: 'pin', image: `python:3.13.1@${sha('a')}`, offers: 0 },
      notes: [
        '`3.13.2` was not scanned, so it is not suggested: A run scans 1 image at most; raise `images.max` in the config for more.',
      ],
      ...{ scanned: [sha('a')], listed: ['library/python'] },
    });
  });
});

import { describe, expect, test } from 'vitest';
import type { HistoryEntry, ImageReport } from '../../src/core/image-report.ts';
import { namedSource, noImageRequest } from '../../src/core/image-request.ts';
import { defaultOptions, type Options } from '../../src/core/options.ts';
import type { FileChange } from '../../src/core/tree.ts';
import { review } from '../../src/review/review.ts';
import { placeOfBuilt, planBuilds } from '../../src/scanning/inspect-built.ts';
import { inspectImages } from '../../src/scanning/inspect-images.ts';
import { collect, type Snapshot } from '../../src/snapshot/collect.ts';
import { report, vulnerability } from '../images/reports.ts';
import { treeOf } from '../rules/run.ts';

/* Images that were built, as reports show them, in a pull request from one set of files to another. */

type Files = Readonly<Record<string, string>>;

const layer = (createdBy: string): HistoryEntry => ({ createdBy, emptyLayer: false });
const setting = (createdBy: string): HistoryEntry => ({ createdBy, emptyLayer: true });

/** An image whose layers bring a vulnerability each: `CVE-2026-0` by the lowest. */
function built(user: string, ...history: readonly HistoryEntry[]): ImageReport {
  const layers = history.filter(({ emptyLayer }) => !emptyLayer).map((_, at) => `sha256:${at}`);
  const found = layers.map((of, at) => vulnerability({ id: `CVE-2026-${at}`, package: `package-${at}`, layer: of }));
  const configuration = {
    ...{ user, environment: [], exposed: [], volumes: [], healthcheck: ['NONE'] },
    ...{ history, layers },
  };
  return { ...report(...found), name: 'example/app:ci', configuration };
}

interface Asked {
  readonly base: Files;
  readonly head: Files;
  /** By the lines of `image-report`. */
  readonly reports: Readonly<Record<string, ImageReport>>;
  readonly options?: Partial<Options>;
}

const read = (files: Files): Promise<Snapshot> =>
  collect(treeOf(files), { included: () => false, excluded: () => false, focus: undefined });

async function told({ base, head, reports, options: some = {} }: Asked) {
  const options = { ...defaultOptions, ...some };
  const changes = Object.keys(head)
    .filter((path) => head[path] !== base[path])
    .map((path): FileChange => {
      const status = base[path] === undefined ? 'added' : 'modified';
      return { path, previousPath: undefined, status, patch: undefined };
    });
  const material = { head: await read(head), base: await read(base), changes, options };
  const images = await inspectImages({
    ...material,
    asked: undefined,
    request: noImageRequest,
    built: [],
    reports: Object.entries(reports).map(([line, value]) => ({
      source: namedSource(line),
      answer: { kind: 'ok', value: [value] },
    })),
    open: () => Promise.reject(new Error('nothing is to be asked')),
    today: '2026-06-15',
    log: { debug() {}, info() {}, notice() {}, warning() {} },
  });
  const found = review({ ...material, today: '2026-06-15', images });
  const wanted = found.findings.filter(({ rule }) => rule.id.startsWith('image/'));
  return {
    found: wanted.map(({ location: { path, span }, status, vulnerability: known, rule }) =>
      [`${path}:${span.start.line}`, status, known?.id ?? rule.id].join(' '),
    ),
    related: found.findings.flatMap(({ rule, related }) =>
      related.flatMap((each) => (each.rule === undefined ? [] : [`${each.rule} in ${rule.id}`])),
    ),
    silenced: found.silenced.map(({ rule, vulnerability: known }) => known?.id ?? rule.id),
    images: found.images.map(({ image, span, introduced, existing, notes }) =>
      [image, span.start.line, introduced.high ?? 0, existing.high ?? 0, ...notes].join(' '),
    ),
    gaps: [...found.gaps, ...images.unmatched].map(({ reason }) => reason),
  };
}

const dockerfile = (...lines: readonly string[]) => ({ Dockerfile: `${lines.join('\n')}\n` });
const base3 = [
  layer('/bin/sh -c #(nop) ADD file:1 in / '),
  layer('RUN /bin/sh -c pip install a==1 # buildkit'),
  layer('COPY . /app # buildkit'),
];

describe('what a built image brings is introduced', () => {
  const reports = { 'r.json = Dockerfile': built('app', ...base3) };

  test('where its instruction is new, and existing where it is as it was, however it is spaced', async () => {
    const { found, images, gaps } = await told({
      base: dockerfile('FROM debian:12', 'COPY . /app', 'USER app'),
      head: dockerfile('FROM debian:12', 'RUN pip install a==1', 'COPY   . \\', '  /app', 'USER app'),
      reports,
    });
    expect(found).toEqual(['Dockerfile:2 introduced CVE-2026-1']);
    expect(images).toEqual(['example/app:ci 1 0 1', 'example/app:ci 2 1 0', 'example/app:ci 3 0 1']);
    expect(gaps).toEqual([]);
  });

  test('by a new digest of FROM', async () => {
    const from = (digit: string) => `FROM debian:12@sha256:${digit.repeat(64)}`;
    const rest = ['RUN pip install a==1', 'COPY . /app', 'USER app'];
    const { found } = await told({
      base: dockerfile(from('a'), ...rest),
      head: dockerfile(from('b'), ...rest),
      reports,
    });
    expect(found).toEqual(['Dockerfile:1 introduced CVE-2026-0']);
  });

  test('by another value of a variable that the instruction uses', async () => {
    const files = (version: string) =>
      dockerfile('FROM debian:12', `ARG VERSION=${version}`, 'RUN pip install a==$VERSION', 'COPY . /app', 'USER app');
    const history = [
      layer('/bin/sh -c #(nop) ADD file:1 in / '),
      setting('ARG VERSION=2'),
      layer('RUN |1 VERSION=2 /bin/sh -c pip install a==$VERSION # buildkit'),
      layer('COPY . /app # buildkit'),
    ];
    const { found } = await told({
      base: files('1'),
      head: files('2'),
      reports: { 'r.json = Dockerfile': built('app', ...history) },
    });
    expect(found).toEqual(['Dockerfile:3 introduced CVE-2026-1']);
  });

  test('all of it where the Dockerfile is new', async () => {
    const { found } = await told({
      base: {},
      head: dockerfile('FROM debian:12', 'RUN pip install a==1', 'COPY . /app', 'USER app'),
      reports,
    });
    expect(found).toEqual([0, 1, 2].map((at) => `Dockerfile:${at + 1} introduced CVE-2026-${at}`));
  });

  test('unless a comment on its instruction silences it', async () => {
    const { found, silenced } = await told({
      base: dockerfile('FROM debian:12', 'COPY . /app', 'USER app'),
      head: dockerfile(
        'FROM debian:12',
        '# plimsoll: ignore[CVE-2026-1] never called',
        'RUN pip install a==1',
        'COPY . /app',
        'USER app',
      ),
      reports,
    });
    expect(found).toEqual([]);
    expect(silenced).toEqual(['CVE-2026-1']);
  });
});

test('what the line of the base image tells already is not told again', async () => {
  const { found, images } = await told({
    base: {},
    head: dockerfile('FROM debian:12', 'RUN pip install a==1', 'COPY . /app', 'USER app'),
    reports: {
      'r.json = Dockerfile': built('app', ...base3),
      'base.json = debian:12': report(vulnerability({ id: 'CVE-2026-0', package: 'package-0' })),
    },
  });
  expect(found).toEqual([0, 1, 2].map((at) => `Dockerfile:${at + 1} introduced CVE-2026-${at}`));
  expect(images).toEqual(['debian:12 1 1 0', 'example/app:ci 2 1 0', 'example/app:ci 3 1 0']);
});

test('a report that names no layer is told on FROM, and says so', async () => {
  const { name, ...bare } = built('app', ...base3);
  const unplaced = bare.vulnerabilities.slice(0, 1).map((each) => ({ ...each, layer: '' }));
  const { found, images } = await told({
    base: {},
    head: dockerfile('FROM debian:12', 'COPY . /app', 'USER app'),
    reports: { 'r.json = Dockerfile': { ...bare, name, configuration: undefined, vulnerabilities: unplaced } },
  });
  expect(found).toEqual(['Dockerfile:1 introduced CVE-2026-0']);
  expect(images).toEqual([
    'example/app:ci 1 1 0 The report does not say which layer added a package, so all vulnerabilities of `example/app:ci` are reported here.',
  ]);
});

test('an image whose history does not fit is told on FROM, and says so', async () => {
  const { images } = await told({
    base: {},
    head: dockerfile('FROM debian:12', 'RUN make', 'USER app'),
    reports: { 'r.json = Dockerfile': built('app', layer('/bin/sh -c #(nop) ADD file:1 in / ')) },
  });
  expect(images).toEqual([
    'example/app:ci 1 1 0 No layer in its history matches an instruction of `Dockerfile`, so all vulnerabilities of `example/app:ci` are reported here.',
  ]);
});

describe('an image without a Dockerfile of its own', () => {
  const compose = (image: string) => `services:\n  app:\n    image: ${image}\n`;
  const placeOf = async (what: string, head: Files, base: Files = head) => {
    const context = { head: await read(head), base: await read(base), changes: [] };
    const place = placeOfBuilt(namedSource(what), context);
    if ('reason' in place) return place.reason;
    return place.kind === 'dockerfile'
      ? place.document.path
      : `${place.path}:${place.span.start.line} ${place.owner} ${place.isNew}`;
  };

  test('is told on the Compose line that names it, by whatever spelling', async () => {
    const head = { 'compose.yaml': compose('example/app:ci'), ...dockerfile('FROM a:1') };
    expect(await placeOf('docker.io/example/app:ci', head)).toBe('compose.yaml:3 services/app false');
    const base = { 'compose.yaml': compose('example/app:old') };
    expect(await placeOf('example/app:ci', head, base)).toBe('compose.yaml:3 services/app true');
  });

  test('is told on the only Dockerfile', async () => {
    expect(await placeOf('example/app:ci', { 'app/Dockerfile': 'FROM a:1\n' })).toBe('app/Dockerfile');
    expect(await placeOf('out/app.tar', { 'app/Dockerfile': 'FROM a:1\n' })).toBe('app/Dockerfile');
  });

  test('is refused where there is none, or more than one', async () => {
    await expect(placeOf('app', {})).rejects.toThrow(
      'Input `images`: no Compose file names `app`, and there is no Dockerfile in the repository; add the one that it was built from: `app = path/to/Dockerfile`.',
    );
    await expect(placeOf('app', { 'a/Dockerfile': 'FROM a:1\n', 'b/Dockerfile': 'FROM a:1\n' })).rejects.toThrow(
      'there are 2 Dockerfiles in the repository; add the one that it was built from: `app = a/Dockerfile`.',
    );
  });

  test('that is not on this machine is a gap that blocks', async () => {
    const context = { head: await read(dockerfile('FROM a:1')), base: undefined, changes: [] };
    const subject = { kind: 'failed', cause: 'not-found', reason: 'There is no such archive.' } as const;
    expect(planBuilds([{ source: namedSource('app.tar'), subject }], [], context)).toEqual({
      ...{ scans: [], reports: [] },
      gaps: [{ subject: 'app.tar', reason: 'There is no such archive.', blocking: true }],
    });
  });

  test('of a Dockerfile that does not parse is a gap', async () => {
    expect(await placeOf('app = Dockerfile', { Dockerfile: 'FROM\n' })).toBe(
      '`Dockerfile` could not be read as a Dockerfile, so the image is not reported.',
    );
  });
});

describe('the rules on built images', () => {
  const history = [layer('/bin/sh -c #(nop) ADD file:1 in / '), layer('RUN /bin/sh -c sudo make # buildkit')];

  test('tell what the Dockerfile does not show', async () => {
    const { found } = await told({
      base: dockerfile('FROM example/base:1'),
      head: dockerfile('FROM example/base:2'),
      reports: { 'r.json = Dockerfile': { ...built('', ...history), vulnerabilities: [] } },
      options: { rules: new Map([['dockerfile/root-user', 'off']]) },
    });
    expect(found).toEqual(['Dockerfile:1 introduced image/root-user', 'Dockerfile:1 introduced image/sudo']);
  });

  test('are folded into what a rule on the Dockerfile says of the same place', async () => {
    const { found, related } = await told({
      base: dockerfile('FROM debian:12', 'USER app'),
      head: dockerfile('FROM debian:12', 'RUN sudo make'),
      reports: { 'r.json = Dockerfile': { ...built('', ...history), vulnerabilities: [] } },
    });
    expect(found).toEqual([]);
    expect(related).toEqual(['image/root-user in dockerfile/root-user', 'image/sudo in dockerfile/sudo']);
  });

  test('are switched off, and made graver, by the config', async () => {
    const { found } = await told({
      base: {},
      head: dockerfile('FROM example/base:2'),
      reports: { 'r.json = Dockerfile': { ...built('', ...history), vulnerabilities: [] } },
      options: {
        rules: new Map([
          ['dockerfile/root-user', 'off'],
          ['image/root-user', 'off'],
        ]),
      },
    });
    expect(found).toEqual(['Dockerfile:1 introduced image/sudo']);
  });
});

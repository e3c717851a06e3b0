import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { ImageScanner, ScanSubject } from '../../src/core/image-scan.ts';
import { openTrivy } from '../../src/trivy/open-trivy.ts';
import type { TrivySettings } from '../../src/trivy/settings.ts';
import { accessOnly, anonymous, keptLog, newFolder, remote, settingsOf, standIn } from './stand-in.ts';

const system = '/usr/bin:/bin';
const digest = (letter: string) => `sha256:${letter.repeat(64)}`;

interface Opened {
  readonly program: Parameters<typeof standIn>[0];
  readonly settings?: Partial<TrivySettings>;
  readonly access?: typeof anonymous;
}

/** A scanner whose Trivy is a stand-in. */
async function withScanner<T>(
  { program, settings = {}, access = anonymous }: Opened,
  work: (parts: {
    readonly scanner: ImageScanner;
    readonly trivy: ReturnType<typeof standIn>;
    readonly log: readonly string[];
    readonly temporary: string;
  }) => Promise<T>,
): Promise<T> {
  const trivy = standIn(program);
  const temporary = newFolder();
  const log = keptLog();
  const environment = { PATH: system, RUNNER_TEMP: temporary, ...settings.environment };
  const scanner = openTrivy(settingsOf({ path: trivy.program, ...settings, environment }), access, log);
  try {
    return await work({ scanner, trivy, log: log.lines, temporary });
  } finally {
    await scanner.close();
    expect(readdirSync(temporary)).toEqual([]);
  }
}

/** What one scan answers. */
function scanOnce(opened: Opened, subject: ScanSubject = remote('docker.io/library/app:1')) {
  return withScanner(opened, ({ scanner }) => scanner.scan(subject));
}

const failed = (cause: string, reason: string) => ({ kind: 'failed', cause, reason });

describe('what Trivy is started with', () => {
  const hostile = {
    GITHUB_TOKEN: 'secret',
    ACTIONS_RUNTIME_TOKEN: 'secret',
    'INPUT_GITHUB-TOKEN': 'secret',
    TRIVY_USERNAME: 'secret',
    TRIVY_IGNORE_UNFIXED: 'true',
    DOCKER_CONFIG: '/root/.docker',
    AWS_SECRET_ACCESS_KEY: 'secret',
    HOME: '/root',
    XDG_CONFIG_HOME: '/root/.config',
    NODE_OPTIONS: '--no-warnings',
    DOCKER_HOST: 'unix:///run/other.sock',
    HTTPS_PROXY: 'http://proxy.example:3128',
    no_proxy: 'localhost',
    SSL_CERT_FILE: '/etc/ssl/own.pem',
  };

  test('is an environment of our own, an empty folder, and words in one order', async () => {
    await withScanner({ program: {}, settings: { environment: hostile } }, async ({ scanner, trivy, temporary }) => {
      await scanner.scan(remote('docker.io/library/app:1'));
      const [database, scan] = trivy.calls();
      if (!database || !scan) throw new Error('It was not started twice.');
      for (const { env, folder, beside } of [database, scan]) {
        // Node's own, in some environments.
        const { __CF_USER_TEXT_ENCODING: _, ...own } = env;
        const root = join(folder, '..');
        expect(own).toEqual({
          PATH: system,
          HTTPS_PROXY: 'http://proxy.example:3128',
          no_proxy: 'localhost',
          HTTP_PROXY: 'http://127.0.0.1:1',
          SSL_CERT_FILE: '/etc/ssl/own.pem',
          HOME: join(root, 'home'),
          TMPDIR: join(root, 'tmp'),
        });
        expect(folder.startsWith(temporary)).toBe(true);
        expect(beside).toEqual([]);
      }
      const cache = database.args[3] ?? '';
      expect(database.args).toEqual([
        ...['image', '--download-db-only', '--cache-dir', cache],
        ...['--skip-version-check', '--disable-telemetry', '--quiet'],
      ]);
      expect(scan.args).toEqual([
        ...['image', '--scanners', 'vuln', '--format', 'json', '--output', join(scan.folder, '..', 'report.json')],
        ...[
          '--exit-code',
          '0',
          '--list-all-pkgs=false',
          '--timeout',
          '90s',
          '--cache-dir',
          scan.args[13],
          '--skip-java-db-update',
        ],
        ...['--cache-backend', 'memory', '--skip-db-update'],
        ...['--skip-version-check', '--disable-telemetry', '--quiet', '--platform', 'linux/amd64'],
        ...['--image-src', 'remote', '--', 'docker.io/library/app:1'],
      ]);
    });
  });

  test('is told a digest rather than a tag', async () => {
    await withScanner({ program: {} }, async ({ scanner, trivy }) => {
      const answer = await scanner.scan(remote('ghcr.io/acme/app:1', digest('a')));
      expect(trivy.calls()[1]?.args.slice(-2)).toEqual(['--', `ghcr.io/acme/app@${digest('a')}`]);
      expect(answer.kind === 'ok' && [answer.value.name, answer.value.digests]).toEqual([
        `ghcr.io/acme/app@${digest('a')}`,
        [digest('a')],
      ]);
    });
  });

  test('is a login for one repository, which only we may read and which goes with the scan', async () => {
    const auths = { 'ghcr.io': { registrytoken: 'for-acme' } };
    const access = accessOnly('ghcr.io/acme/app', auths);
    await withScanner({ program: {}, access }, async ({ scanner, trivy, temporary }) => {
      await scanner.scan(remote('ghcr.io/acme/app:1'));
      await scanner.scan(remote('docker.io/library/app:1'));
      expect(trivy.calls().map(({ login, mode }) => [login, mode])).toEqual([
        [undefined, ''],
        [{ auths }, '600'],
        [undefined, ''],
      ]);
      const left = readdirSync(temporary, { recursive: true, encoding: 'utf8' });
      expect(left.filter((path) => path.endsWith('config.json'))).toEqual([]);
    });
  });

  test('is nothing where the registry may not be asked', async () => {
    const refusal = { kind: 'failed', cause: 'refused', reason: 'No.' } as const;
    const access = { accessTo: async () => refusal };
    await withScanner({ program: {}, access }, async ({ scanner, trivy }) => {
      expect(await scanner.scan(remote('evil.example/app:1'))).toEqual(refusal);
      expect(trivy.calls().map(({ args }) => args[1])).toEqual(['--download-db-only']);
    });
  });

  test.each([
    ['123456789012.dkr.ecr.eu-west-1.amazonaws.com', 'AWS_EC2_METADATA_DISABLED'],
    ['gcr.io', 'GOOGLE_APPLICATION_CREDENTIALS'],
    ['europe-docker.pkg.dev', 'GOOGLE_APPLICATION_CREDENTIALS'],
    ['acme.azurecr.io', 'AZURE_TOKEN_CREDENTIALS'],
    ['public.ecr.aws', undefined],
    ['quay.io', undefined],
  ])('keeps the identity of the machine from %s', async (registry, variable) => {
    await withScanner({ program: {} }, async ({ scanner, trivy }) => {
      await scanner.scan(remote(`${registry}/acme/app:1`));
      const names = Object.keys(trivy.calls()[1]?.env ?? {}).filter((name) => /^(?:AWS|GOOGLE|AZURE)_/.test(name));
      expect(names).toEqual(variable === undefined ? [] : [variable]);
    });
  });

  test('is a server and its token, and no vulnerability database', async () => {
    const settings = { server: 'https://trivy.example', serverToken: 'for-trivy' };
    await withScanner({ program: {}, settings }, async ({ scanner, trivy }) => {
      await scanner.scan(remote('docker.io/library/app:1'));
      const [scan, ...others] = trivy.calls();
      expect(others).toEqual([]);
      const { args = [], env = {} } = scan ?? {};
      expect(args.slice(15, 18)).toEqual(['--server', 'https://trivy.example', '--skip-version-check']);
      expect([args.includes('--skip-db-update'), args.includes('for-trivy'), env['TRIVY_TOKEN']]).toEqual([
        false,
        false,
        'for-trivy',
      ]);
    });
    expect(await scanOnce({ program: {}, settings: { server: 'http://trivy.example' } })).toEqual(
      failed('unavailable', '`trivy-server` must be an https URL; plain http only on loopback.'),
    );
  });

  test('is a file or a folder under whatever name', async () => {
    const folder = join(newFolder(), 'a:b@c');
    mkdirSync(folder);
    writeFileSync(join(folder, 'oci-layout'), '{}');
    const scan = `
      const path = valueOf('--input');
      report({ ArtifactName: path, Metadata: { OS: { Family: fs.existsSync(path) ? fs.readdirSync(path).join() : 'none' } } })`;
    await withScanner({ program: { scan } }, async ({ scanner, trivy }) => {
      const file = join(folder, 'app.tar');
      writeFileSync(file, '');
      const answer = await scanner.scan({ kind: 'layout', path: folder });
      expect(answer.kind === 'ok' && [answer.value.name, answer.value.distribution?.family]).toEqual([
        folder,
        'app.tar,oci-layout',
      ]);
      await scanner.scan({ kind: 'archive', path: file });
      expect(trivy.calls().map(({ args }) => args.slice(-2))).toEqual([
        ['--disable-telemetry', '--quiet'],
        ['--input', '../layout'],
        ['--input', file],
      ]);
    });
  });
});

describe('an image of the machine', () => {
  const absent = `fail('FATAL unable to find the specified image "x" in ["docker"]: 1 error occurred:\\n\\t* docker error: unable to inspect the image (x): Error response from daemon: No such image: x')`;

  test('is looked for there only, with what says where its daemon is', async () => {
    const settings = { environment: { DOCKER_HOST: 'unix:///run/other.sock' } };
    await withScanner({ program: {}, settings }, async ({ scanner, trivy }) => {
      await scanner.scan({ kind: 'local', reference: 'app:ci' });
      const scan = trivy.calls()[1];
      expect(scan?.args.slice(-4)).toEqual(['--image-src', 'docker,containerd,podman', '--', 'app:ci']);
      expect([scan?.env['DOCKER_HOST'], scan?.args.includes('--platform')]).toEqual(['unix:///run/other.sock', false]);
    });
  });

  test('that it does not hold is fetched', async () => {
    const scan = `args.includes('remote') ? report({}) : ${absent}`;
    await withScanner({ program: { scan } }, async ({ scanner, trivy }) => {
      for (const reference of ['app', 'acme/app:ci', 'localhost:5000/app@sha256:1', 'ghcr.io/a/b/c:1'])
        await scanner.scan({ kind: 'local', reference });
      const asked = trivy.calls().flatMap(({ args }) => (args.includes('remote') ? args.slice(-1) : []));
      expect(asked).toEqual([
        'docker.io/library/app:latest',
        'docker.io/acme/app:ci',
        'localhost:5000/app@sha256:1',
        'ghcr.io/a/b/c:1',
      ]);
    });
  });

  test('that is nowhere is told with both reasons', async () => {
    const scan = `args.includes('remote') ? fail('FATAL MANIFEST_UNKNOWN') : ${absent}`;
    expect(await scanOnce({ program: { scan } }, { kind: 'local', reference: 'app:ci' })).toEqual(
      failed(
        'not-found',
        'This machine has no image `app:ci`, and it could not be pulled either: Its registry has no such image or tag: check the name and the tag.',
      ),
    );
  });
});

test('an image of a machine on which no daemon answers is told so', async () => {
  const scan = `args.includes('remote') ? fail('FATAL MANIFEST_UNKNOWN') : fail('FATAL unable to find the specified image "x" in ["docker"]: 1 error occurred:\\n\\t* docker error: unable to inspect the image (app:ci): Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?')`;
  expect(await scanOnce({ program: { scan } }, { kind: 'local', reference: 'app:ci' })).toEqual(
    failed(
      'not-found',
      'No Docker, containerd or Podman answers on this machine (start one, or set `DOCKER_HOST`) to look for `app:ci`, and it could not be pulled either: Its registry has no such image or tag: check the name and the tag.',
    ),
  );
});

describe('many scans', () => {
  /** Writes when it started and ended. */
  const slow = `const from = Date.now(); setTimeout(() => report({ Metadata: { OS: { Family: from + '-' + Date.now() } } }), 700)`;

  test('run two at a time', async () => {
    await withScanner({ program: { scan: slow } }, async ({ scanner }) => {
      const answers = await Promise.all(
        ['a', 'b', 'c', 'd', 'e'].map((tag) => scanner.scan(remote(`docker.io/library/app:${tag}`))),
      );
      const spans = answers.map((answer) =>
        (answer.kind === 'ok' ? (answer.value.distribution?.family ?? '') : '').split('-').map(Number),
      );
      const most = spans.map(([at = 0]) => spans.filter(([from = 0, to = 0]) => from <= at && at < to).length);
      expect(Math.max(...most)).toBe(2);
    });
  });

  test('fetch the database once, before the first of them', async () => {
    const program = {
      fetch: `setTimeout(() => keep('db/trivy.db'), 500)`,
      scan: `fs.existsSync(join(valueOf('--cache-dir'), 'db', 'trivy.db')) ? report({}) : fail('no database')`,
    };
    const settings = { dbRepositories: ['ghcr.io/acme/db:2', 'quay.io/acme/db:2'] };
    await withScanner({ program, settings }, async ({ scanner, trivy }) => {
      const scans = ['a', 'b', 'c'].map((tag) => scanner.scan(remote(`docker.io/library/app:${tag}`)));
      expect((await Promise.all(scans)).map(({ kind }) => kind)).toEqual(['ok', 'ok', 'ok']);
      const fetched = trivy.calls().filter(({ args }) => args.includes('--download-db-only'));
      expect(fetched.map(({ args }) => args.slice(4, 8))).toEqual([
        ['--db-repository', 'ghcr.io/acme/db:2', '--db-repository', 'quay.io/acme/db:2'],
      ]);
    });
  });

  test('find Trivy and its database ready where they were prepared', async () => {
    await withScanner({ program: {} }, async ({ scanner, trivy, log }) => {
      scanner.prepare();
      scanner.prepare();
      while (!log.some((line) => line.startsWith("Trivy's vulnerability database is ready"))) await wait(5);
      expect(trivy.calls().map(({ args }) => args[1])).toEqual(['--download-db-only']);
      await scanner.scan(remote('docker.io/library/app:1'));
      expect(trivy.calls().map(({ args }) => args[1])).toEqual(['--download-db-only', '--scanners']);
    });
  });

  test('tell what went wrong with what was prepared, each of its image', async () => {
    const told = await withScanner({ program: { version: '0.69.4' } }, async ({ scanner, trivy }) => {
      scanner.prepare();
      const answers = await Promise.all(['a', 'b'].map((name) => scanner.scan(remote(`docker.io/library/${name}:1`))));
      expect(trivy.calls()).toEqual([]);
      return answers;
    });
    expect(told.map((answer) => answer.kind === 'failed' && answer.cause)).toEqual(['unavailable', 'unavailable']);
  });

  test('that were prepared and never asked for leave nothing behind', async () => {
    await withScanner({ program: { fetch: 'setInterval(() => {}, 1000)' } }, async ({ scanner, trivy }) => {
      scanner.prepare();
      while (trivy.calls().length === 0) await wait(5);
    });
  });

  test('of one digest are one, whatever it is called', async () => {
    await withScanner({ program: { scan: slow } }, async ({ scanner, trivy }) => {
      const subjects = [
        remote('docker.io/library/app:1', digest('a')),
        remote('docker.io/library/app:2', digest('a')),
        remote('ghcr.io/acme/app:1', digest('a')),
        remote('docker.io/library/app:3', digest('b')),
        remote('docker.io/library/app:1'),
        remote('docker.io/library/app:1'),
      ];
      const answers = await Promise.all(subjects.map((subject) => scanner.scan(subject)));
      const asked = trivy.calls().map(({ args }) => args.at(-1));
      expect(asked.toSorted()).toEqual([
        '--quiet',
        'docker.io/library/app:1',
        `docker.io/library/app@${digest('a')}`,
        `docker.io/library/app@${digest('b')}`,
      ]);
      expect(answers.map((answer) => (answer.kind === 'ok' ? answer.value.name : ''))).toEqual([
        `docker.io/library/app@${digest('a')}`,
        `docker.io/library/app@${digest('a')}`,
        `ghcr.io/acme/app@${digest('a')}`,
        `docker.io/library/app@${digest('b')}`,
        'docker.io/library/app:1',
        'docker.io/library/app:1',
      ]);
    });
  });

  test('of a digest that one repository refuses ask the next', async () => {
    const scan = `args.at(-1).startsWith('ghcr') ? report({}) : fail('UNAUTHORIZED')`;
    await withScanner({ program: { scan } }, async ({ scanner }) => {
      const subjects = ['docker.io/acme/app:1', 'ghcr.io/acme/app:1'].map((name) => remote(name, digest('a')));
      const answers = await Promise.all(subjects.map((subject) => scanner.scan(subject)));
      expect(answers.map(({ kind }) => kind)).toEqual(['failed', 'ok']);
    });
  });
});

describe('the databases', () => {
  const unreachable = `fail('2026-11-22T10:00:00Z\\tFATAL\\tFatal error\\trun error: Get "https://mirror.gcr.io/v2/": dial tcp: connection refused')`;
  const said = '`Fatal error run error: Get "https://mirror.gcr.io/v2/": dial tcp: connection refused`.';
  const old = JSON.stringify({ Version: 2, UpdatedAt: '2026-01-02T03:04:05Z', NextUpdate: '2026-01-03T03:04:05Z' });

  function cacheWith(...files: readonly string[]): string {
    const cache = join(newFolder(), 'cache');
    for (const file of files) {
      mkdirSync(join(cache, file, '..'), { recursive: true });
      writeFileSync(join(cache, file), file.endsWith('json') ? old : 'x');
    }
    return cache;
  }

  test('that are old and cannot be renewed are used and told', async () => {
    const settings = { cacheDir: cacheWith('db/trivy.db', 'db/metadata.json') };
    await withScanner({ program: { fetch: unreachable }, settings }, async ({ scanner, log }) => {
      expect((await scanner.scan(remote('docker.io/library/app:1'))).kind).toBe('ok');
      expect((await scanner.scan(remote('docker.io/library/app:2'))).kind).toBe('ok');
      expect(scanner.notices()).toEqual([
        `Trivy's vulnerability database could not be updated, so an older one was used: ${said} Allow this machine to reach mirror.gcr.io or ghcr.io, or set \`trivy-db-repository\`.`,
      ]);
      expect(log).toContain(
        `Trivy's vulnerability database could not be updated; the one from 2026-01-02 is used: ${said}`,
      );
    });
  });

  test.each([[[]], [['db/metadata.json']], [['db/trivy.db']]])(
    'that are not there (%o) end every scan',
    async (files) => {
      const settings = { cacheDir: cacheWith(...files) };
      await withScanner({ program: { fetch: unreachable }, settings }, async ({ scanner, trivy }) => {
        const answer = await scanner.scan(remote('docker.io/library/app:1'));
        expect(answer).toEqual(
          failed(
            'unavailable',
            `Trivy's vulnerability database could not be downloaded: ${said} Allow this machine to reach mirror.gcr.io or ghcr.io, or set \`trivy-db-repository\`.`,
          ),
        );
        expect(await scanner.scan(remote('docker.io/library/app:2'))).toEqual(answer);
        expect([trivy.calls().length, scanner.notices()]).toEqual([1, []]);
      });
    },
  );

  test('that are recent are not asked for', async () => {
    const cacheDir = cacheWith('db/trivy.db');
    const metadata = (more: object) =>
      writeFileSync(join(cacheDir, 'db', 'metadata.json'), JSON.stringify({ Version: 2, ...more }));
    const later = new Date(Date.now() + 3_600_000);
    const started = () =>
      withScanner({ program: {}, settings: { cacheDir } }, async ({ scanner, trivy }) => {
        await scanner.scan(remote('docker.io/library/app:1'));
        return trivy.calls().length;
      });
    metadata({ NextUpdate: later, DownloadedAt: new Date() });
    expect(await started()).toBe(1);
    metadata({ NextUpdate: later, DownloadedAt: '0001-01-01T00:00:00Z' });
    expect(await started()).toBe(2);
    metadata({ Version: 1, NextUpdate: later, DownloadedAt: new Date() });
    expect(await started()).toBe(2);
    metadata({ NextUpdate: new Date(), DownloadedAt: new Date() });
    expect(await started()).toBe(2);
  });

  test('in a folder that nobody may write to are told', async () => {
    const file = join(newFolder(), 'file');
    writeFileSync(file, '');
    const answer = await scanOnce({ program: {}, settings: { cacheDir: join(file, 'cache') } });
    expect(answer).toEqual(
      failed(
        'unavailable',
        `The Trivy cache ${join(file, 'cache')} cannot be written to (ENOTDIR): set \`trivy-cache-dir\`.`,
      ),
    );
  });

  test('lie where the user says, else in the tool cache, else in the user’s cache', async () => {
    const home = newFolder();
    const where = (environment: Readonly<Record<string, string>>, cacheDir = '') =>
      withScanner({ program: {}, settings: { environment, cacheDir } }, async ({ scanner, trivy }) => {
        await scanner.scan(remote('docker.io/library/app:1'));
        return trivy.calls()[0]?.args[3];
      });
    expect(await where({ RUNNER_TOOL_CACHE: `${home}/tools` })).toBe(`${home}/tools/plimsoll/trivy-cache`);
    expect(await where({ XDG_CACHE_HOME: `${home}/xdg` })).toBe(
      process.platform === 'linux' ? `${home}/xdg/plimsoll/trivy` : expect.any(String),
    );
    expect(await where({ RUNNER_TOOL_CACHE: `${home}/tools` }, `${home}/own`)).toBe(`${home}/own`);
  });

  /** As Trivy does it: an image with a jar asks for the Java database, and passes over jars where there is but its description. */
  const java = `
    const has = (name) => fs.existsSync(join(valueOf('--cache-dir'), 'java-db', name));
    if (!args.at(-1).includes('jar') || args.includes('--skip-files')) report({});
    else if (!has('metadata.json')) fail("FATAL Unable to initialize the Java DB: '--skip-java-db-update' cannot be specified on the first run");
    else report({ Metadata: { OS: { Family: has('trivy-java.db') ? fs.readFileSync(join(valueOf('--cache-dir'), 'java-db', 'metadata.json'), 'utf8').includes('2026-01-02') ? 'old' : 'new' : 'silent' } } })`;
  const families = (answers: readonly { kind: string; value?: { distribution?: { family: string } | undefined } }[]) =>
    answers.map((answer) => answer.value?.distribution?.family ?? answer.kind);
  const jars = ['docker.io/acme/jar:1', 'docker.io/acme/plain:1', 'docker.io/acme/jar:2', 'docker.io/acme/jar:3'];

  test.each([
    ['none is there', []],
    ['only its description is there', ['java-db/metadata.json']],
    ['an old one is there', ['java-db/metadata.json', 'java-db/trivy-java.db']],
  ])('for Java are fetched once, and only for a jar, where %s', async (_, files) => {
    const settings = { cacheDir: cacheWith(...files), javaDbRepositories: ['ghcr.io/acme/java:1'] };
    await withScanner({ program: { scan: java }, settings }, async ({ scanner, trivy }) => {
      const fetched = () => trivy.calls().filter(({ args }) => args.includes('--download-java-db-only'));
      await scanner.scan(remote('docker.io/acme/plain:0'));
      expect(fetched()).toEqual([]);
      expect(families(await Promise.all(jars.map((name) => scanner.scan(remote(name)))))).toEqual([
        'new',
        'ok',
        'new',
        'new',
      ]);
      expect(fetched().map(({ args }) => args.slice(4, 6))).toEqual([['--java-db-repository', 'ghcr.io/acme/java:1']]);
      expect(scanner.notices()).toEqual([]);
    });
  });

  test('for Java that cannot be had leave the jars unseen, and only those', async () => {
    const program = { scan: java, fetch: `java ? ${unreachable} : keep('db/trivy.db')` };
    await withScanner({ program }, async ({ scanner, trivy }) => {
      const answers = await Promise.all(jars.map((name) => scanner.scan(remote(name))));
      const unseen = [
        `Its Java archives (jar, war, ear, par) were not scanned. Trivy's Java database could not be downloaded: ${said} Allow this machine to reach mirror.gcr.io or ghcr.io, or set \`trivy-java-db-repository\`.`,
      ];
      expect(answers.map((answer) => (answer.kind === 'ok' ? answer.value.unseen : answer))).toEqual([
        unseen,
        [],
        unseen,
        unseen,
      ]);
      expect(trivy.calls().filter(({ args }) => args.includes('--download-java-db-only')).length).toBe(1);
    });
  });

  test('for Java that are old and cannot be renewed are used and told', async () => {
    const settings = { cacheDir: cacheWith('java-db/metadata.json', 'java-db/trivy-java.db') };
    const program = { scan: java, fetch: `java ? ${unreachable} : keep('db/trivy.db')` };
    await withScanner({ program, settings }, async ({ scanner }) => {
      expect(families([await scanner.scan(remote('docker.io/acme/jar:1'))])).toEqual(['old']);
      expect(scanner.notices()).toEqual([
        `Trivy's Java database could not be updated, so an older one was used: ${said} Allow this machine to reach mirror.gcr.io or ghcr.io, or set \`trivy-java-db-repository\`.`,
      ]);
    });
  });
});

describe('a Trivy that misbehaves', () => {
  test.each([
    ['half a JSON', `fs.writeFileSync(valueOf('--output'), '{"SchemaVersion": 2, "Results": [')`],
    ['nothing', ''],
  ])('and writes %s is told', async (_, scan) => {
    expect(await scanOnce({ program: { scan } })).toEqual(
      failed('failed', 'Trivy finished, but its report is missing or incomplete: run again.'),
    );
  });

  test.each(['[]', '"x"', '{}', '{"SchemaVersion": 3}', '{"SchemaVersion": 2, "Results": 7}'])(
    'and writes %s is told',
    async (json) => {
      const scan = `fs.writeFileSync(valueOf('--output'), ${JSON.stringify(json)})`;
      expect(await scanOnce({ program: { scan } })).toEqual(failed('failed', 'Trivy did not write a valid report.'));
    },
  );

  test('and writes without end is ended, and nothing of it is read', async () => {
    const scan = `
      const chunk = Buffer.alloc(16 * 1024 * 1024, 'x');
      setInterval(() => fs.statSync('.') && fs.appendFileSync(valueOf('--output'), chunk), 20)`;
    expect(await scanOnce({ program: { scan } })).toEqual(
      failed(
        'failed',
        'Trivy wrote more than 256 MiB and was stopped, so its report was not read: use a smaller image.',
      ),
    );
  });

  test('and writes 200 MB of a report is read', async () => {
    const scan = `
      const file = fs.openSync(valueOf('--output'), 'w');
      const result = JSON.stringify({ Class: 'os-pkgs', Packages: ['x'.repeat(1024 * 1024)] });
      fs.writeSync(file, '{"SchemaVersion": 2, "Results": [' + result);
      for (let i = 1; i < 200; i++) fs.writeSync(file, ',' + result);
      fs.writeSync(file, ']}')`;
    expect((await scanOnce({ program: { scan } })).kind).toBe('ok');
  });

  test('and writes 200 MB to standard output is ended', async () => {
    const scan = `const chunk = 'x'.repeat(1024 * 1024); let n = 0; const more = () => n++ < 200 ? process.stdout.write(chunk, more) : report({}); more()`;
    expect((await scanOnce({ program: { scan } })).kind).toBe('failed');
  });

  test('and hangs is ended after the time that was given, and the next scan goes on', async () => {
    const program = { scan: `args.at(-1).endsWith(':hangs') ? setInterval(() => {}, 1000) : report({})` };
    const settings = { timeoutSeconds: 2, parallel: 1 };
    await withScanner({ program, settings }, async ({ scanner }) => {
      const scans = ['hangs', 'ends'].map((tag) => scanner.scan(remote(`docker.io/library/app:${tag}`)));
      expect(await scans[0]).toEqual(
        failed(
          'timeout',
          'The scan timed out after 2 seconds: raise `images.timeout` in the config, or use a smaller image.',
        ),
      );
      expect((await scans[1])?.kind).toBe('ok');
    });
  });

  test('and gives up without a word is told', async () => {
    expect(await scanOnce({ program: { scan: 'process.exit(7)' } })).toEqual(
      failed(
        'failed',
        'Trivy failed (exit status 7); run again, and if it fails again, try `trivy image` by hand: it gave no reason.',
      ),
    );
    expect(await scanOnce({ program: { scan: `process.kill(process.pid, 'SIGKILL')` } })).toEqual(
      failed('failed', 'Trivy was killed, perhaps because memory ran out: use a larger runner.'),
    );
  });

  test('and complains in hostile words is quoted in one line', async () => {
    const scan = `fail('FATAL\\tbad \`code\` <!-- @team -->\\u001b[31m\\u202e ::error::x http://user:password@proxy.example/')`;
    expect(await scanOnce({ program: { scan } })).toEqual(
      failed(
        'failed',
        "Trivy failed (exit status 1); run again, and if it fails again, try `trivy image` by hand: `bad 'code' <!-- @team -->\uFFFD[31m\uFFFD ::error::x http://proxy.example/`.",
      ),
    );
  });

  test('and vanishes is told', async () => {
    const program = { fetch: `keep('db/trivy.db'); fs.rmSync(process.argv[1])` };
    expect(await scanOnce({ program })).toEqual(
      failed('unavailable', 'Trivy could not be started (ENOENT): install it again.'),
    );
  });
});

test('an image for another platform only is refused, with what to set', async () => {
  const found = (image: string) => ({ scan: `report({ Metadata: { ImageConfig: ${image} } })` });
  const scan = (image: string, platform: string) => scanOnce({ program: found(image), settings: { platform } });
  expect(await scan(`{ os: 'linux', architecture: 'arm64' }`, 'linux/amd64')).toEqual(
    failed('failed', 'The image is for `linux/arm64` only, not for `linux/amd64`: set `platform` to scan it.'),
  );
  const others = [
    await scan(`{ os: 'linux', architecture: 'arm64', variant: 'v8' }`, 'linux/arm64'),
    await scan(`{ os: 'linux', architecture: 'arm64' }`, 'linux/arm64/v8'),
    await scan(`{ os: 'linux', architecture: 'arm', variant: 'v6' }`, 'linux/arm/v7'),
    await scan(`{ architecture: 'amd64' }`, 'linux/arm64'),
  ];
  expect(others.map(({ kind }) => kind)).toEqual(['ok', 'ok', 'failed', 'ok']);
});

test('without a Trivy every scan says so, and nothing is started', async () => {
  const scanner = openTrivy(settingsOf({ path: '/nowhere' }), anonymous, keptLog());
  const reason = '`trivy-path`: there is no program at `/nowhere`.';
  expect(await scanner.scan(remote('docker.io/library/app:1'))).toEqual(failed('unavailable', reason));
  expect(await scanner.scan(remote('docker.io/library/app:2'))).toEqual(failed('unavailable', reason));
  expect(scanner.notices()).toEqual([]);
  await scanner.close();
});

test('a temporary folder that is not there is told', async () => {
  const environment = { PATH: system, RUNNER_TEMP: '/nowhere' };
  const scanner = openTrivy(settingsOf({ path: standIn().program, environment }), anonymous, keptLog());
  const answer = await scanner.scan(remote('docker.io/library/app:1'));
  expect(answer.kind === 'failed' && answer.reason).toMatch(
    /^A file for Trivy could not be read or written \(`ENOENT: no such file or directory, mkdtemp '\/nowhere\/.*`\)\.$/,
  );
  await scanner.close();
});

test('a scanner that is closed ends what runs, takes its files away, and scans no more', async () => {
  await withScanner({ program: { scan: 'setInterval(() => {}, 1000)' } }, async ({ scanner, temporary, trivy }) => {
    const scans = ['a', 'b', 'c'].map((tag) => scanner.scan(remote(`docker.io/library/app:${tag}`)));
    while (trivy.calls().length < 3) await wait(50);
    await scanner.close();
    const cancelled = failed('failed', 'The run was cancelled.');
    expect(await Promise.all(scans)).toEqual([cancelled, cancelled, cancelled]);
    expect(await scanner.scan(remote('docker.io/library/app:d'))).toEqual(cancelled);
    expect([readdirSync(temporary), existsSync(temporary)]).toEqual([[], true]);
  });
});

test('a scanner that is closed while its database is fetched takes its files away', async () => {
  const program = { fetch: `keep('db/trivy.db'); setInterval(() => {}, 1000)` };
  await withScanner({ program }, async ({ scanner, trivy }) => {
    const scan = scanner.scan(remote('docker.io/library/app:1'));
    while (trivy.calls().length < 1) await wait(50);
    await scanner.close();
    expect((await scan).kind).toBe('failed');
  });
});

test('the log tells what is scanned and how long it took', async () => {
  await withScanner({ program: {} }, async ({ scanner, log, trivy }) => {
    await scanner.scan(remote('docker.io/library/app:1'));
    expect(log.map((line) => line.replace(/\d+\.\d s/, '0.0 s'))).toEqual([
      `Trivy 0.74.0 (\`trivy-path\`: ${trivy.program}).`,
      'Scanning `docker.io/library/app:1`.',
      "Downloading Trivy's vulnerability database.",
      "Trivy's vulnerability database is ready (0.0 s).",
      'Scanned `docker.io/library/app:1` in 0.0 s: 0 vulnerabilities',
    ]);
  });
});

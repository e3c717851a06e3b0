import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { ImageReport } from '../../src/core/image-report.ts';
import type { Answer } from '../../src/core/image-scan.ts';
import { sha256 } from '../../src/core/sha256.ts';
import { openTrivy } from '../../src/trivy/open-trivy.ts';
import { type DaemonOptions, type DockerDaemon, startDocker } from '../trivy/docker-daemon.ts';
import { type Parts, type Registry, startParts } from '../trivy/parts.ts';
import { describeReal } from '../trivy/real.ts';
import { alpine319 } from '../trivy/samples/alpine.ts';
import { fillCache } from '../trivy/samples/index.ts';
import { jars, onlyArm } from '../trivy/samples/others.ts';
import { trivyPath } from '../trivy/trivy.ts';
import { anonymous, keptLog, newFolder, settingsOf, standIn } from './stand-in.ts';

/* The machine's own images: a real Trivy, and a Docker that answers as the real one did. */

let running: DockerDaemon[] = [];
afterEach(async () => {
  for (const docker of running) await docker.stop();
  running = [];
});

async function start(options: DaemonOptions): Promise<DockerDaemon> {
  const docker = await startDocker(options);
  running.push(docker);
  return docker;
}

interface Looked {
  readonly answer: Answer<ImageReport>;
  readonly log: readonly string[];
}

async function lookFor(
  reference: string,
  environment: Readonly<Record<string, string>>,
  { path = trivyPath, cacheDir = join(newFolder(), 'cache'), timeoutSeconds = 30 } = {},
): Promise<Looked> {
  const temporary = newFolder();
  const log = keptLog();
  // Neither a daemon nor a context of the machine that runs the tests counts.
  const machine = { PATH: process.env['PATH'], RUNNER_TEMP: temporary, HOME: temporary, CONTAINERD_ADDRESS: '/none' };
  const own = { ...machine, XDG_RUNTIME_DIR: temporary, ...environment };
  const scanner = openTrivy(settingsOf({ path, cacheDir, timeoutSeconds, environment: own }), anonymous, log);
  try {
    return { answer: await scanner.scan({ kind: 'local', reference }), log: log.lines };
  } finally {
    await scanner.close();
    expect(readdirSync(temporary)).toEqual([]);
  }
}

/** Vulnerabilities with their packages, or what went wrong. */
function told({ answer }: Looked): readonly string[] | string {
  if (answer.kind === 'failed') return `${answer.cause}: ${answer.reason}`;
  return answer.value.vulnerabilities.map(({ id, package: name }) => `${id} ${name}`);
}

/** A folder as DOCKER_CONFIG names it, with a context for each host, written as `docker context create` does. */
function dockerFolder(contexts: Readonly<Record<string, string>>, currentContext?: string): string {
  const folder = newFolder();
  const auths = { 'registry.example.com': { auth: 'b2N0bzphLXBhc3N3b3Jk' } };
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ auths, currentContext }));
  for (const [name, host] of Object.entries(contexts)) {
    const meta = join(folder, 'contexts', 'meta', sha256(name));
    mkdirSync(meta, { recursive: true });
    const endpoint = { Host: host, SkipTLSVerify: false };
    writeFileSync(
      join(meta, 'meta.json'),
      JSON.stringify({ Name: name, Metadata: {}, Endpoints: { docker: endpoint } }),
    );
  }
  return folder;
}

describeReal('an image of this machine', () => {
  let parts: Parts;
  let registry: Registry;
  let cacheDir: string;
  const name = 'example/app:ci';
  let archive: string;

  beforeAll(async () => {
    parts = startParts();
    registry = await parts.registry();
    const folder = newFolder();
    cacheDir = join(folder, 'cache');
    archive = join(folder, 'app.tar');
    await Promise.all([fillCache(parts, cacheDir), parts.save(archive, name, alpine319)]);
  });
  afterAll(() => parts.close());

  const alpine = ['CVE-2099-5001 openssl'];

  test('is read from Docker, where DOCKER_HOST or a context says', async () => {
    const docker = await start({ name, archive });
    const folder = dockerFolder({ ci: docker.host, other: 'unix:///none.sock' }, 'ci');
    for (const environment of [
      { DOCKER_HOST: docker.host },
      { DOCKER_CONFIG: folder },
      { DOCKER_CONFIG: dockerFolder({ ci: docker.host }), DOCKER_CONTEXT: 'ci' },
      { DOCKER_CONFIG: folder, DOCKER_CONTEXT: 'other', DOCKER_HOST: docker.host },
    ]) {
      const looked = await lookFor(name, environment, { cacheDir });
      expect([told(looked), looked.log.filter((line) => line.includes('pulled'))]).toEqual([alpine, []]);
    }
    expect(docker.requests.slice(0, 4)).toEqual([
      'HEAD /_ping',
      'GET /images/index.docker.io/example/app:ci/json',
      'GET /images/index.docker.io/example/app:ci/history',
      'GET /images/get?names=index.docker.io%2Fexample%2Fapp%3Aci',
    ]);
  });

  test('is the one that a registry has under the same name only where Docker has none', async () => {
    const own = `${registry.address}/team/app:ci`;
    await registry.push('team/app:ci', jars);
    await registry.push('team/app:other', jars);
    const docker = await start({ name: own, archive });
    const before = (await registry.requests()).length;
    expect(told(await lookFor(own, { DOCKER_HOST: docker.host }, { cacheDir }))).toEqual(alpine);
    expect((await registry.requests()).length).toBe(before);

    const other = `${registry.address}/team/app:other`;
    const pulled = await lookFor(other, { DOCKER_HOST: docker.host }, { cacheDir });
    expect(told(pulled)).toEqual(['CVE-2099-1001 openssl', 'CVE-2099-4001 org.apache.logging.log4j:log4j-core']);
    expect(pulled.log).toContain(`This machine has no image \`${other}\`, so it is pulled from its registry.`);
  });

  test('is not pulled where the daemon that the workflow names does not answer: it may be an older one', async () => {
    const own = `${registry.address}/team/app:ci`;
    await registry.push('team/app:ci', jars);
    const before = (await registry.requests()).length;
    const silent = await lookFor(own, { DOCKER_HOST: 'tcp://127.0.0.1:1' }, { cacheDir });
    expect(told(silent)).toBe(
      `unreachable: Docker does not answer at \`tcp://127.0.0.1:1\` (\`DOCKER_HOST\`), so \`${own}\` could not be looked for: start it, or correct or remove \`DOCKER_HOST\`.`,
    );
    const folder = dockerFolder({ ci: 'unix:///none/docker.sock', far: 'ssh://octo@build.example.com' }, 'ci');
    expect(told(await lookFor(own, { DOCKER_CONFIG: folder }, { cacheDir }))).toBe(
      `unreachable: Docker does not answer at \`unix:///none/docker.sock\` (the Docker context \`ci\`), so \`${own}\` could not be looked for: start it, or correct or remove the Docker context \`ci\`.`,
    );
    expect(told(await lookFor(own, { DOCKER_CONFIG: folder, DOCKER_CONTEXT: 'far' }, { cacheDir }))).toBe(
      `failed: Trivy cannot ask Docker at \`ssh://build.example.com\` (the Docker context \`far\`) for \`${own}\`: set \`DOCKER_HOST\` to a socket or an address, or save the image with \`docker save\` and name the archive.`,
    );
    expect(told(await lookFor(own, { DOCKER_CONFIG: folder, DOCKER_CONTEXT: 'none' }, { cacheDir }))).toBe(
      `failed: Docker was not asked for \`${own}\`: the Docker context \`none\` is not in \`${folder}\`; create or change it, or save the image with \`docker save\` and name the archive.`,
    );
    expect(told(await lookFor(own, { DOCKER_HOST: 'nonsense' }, { cacheDir }))).toBe(
      `failed: Docker at \`nonsense\` (\`DOCKER_HOST\`) could not be asked for \`${own}\`: \`failed to initialize a docker client: unable to parse docker host 'nonsense'\`.`,
    );
    expect((await registry.requests()).length).toBe(before);
  });

  test('of another platform is the one that was built', async () => {
    const arm = join(newFolder(), 'arm.tar');
    await parts.save(arm, 'example/arm:ci', onlyArm);
    const docker = await start({ name: 'example/arm:ci', archive: arm });
    const { answer } = await lookFor('example/arm:ci', { DOCKER_HOST: docker.host }, { cacheDir });
    expect(answer.kind === 'ok' && answer.value.platform).toBe('linux/arm64');
  });

  test('that Docker does not hand over is told so, and no registry is blamed', async () => {
    const cut = await start({ name, archive, fault: 'cut' });
    expect(told(await lookFor(name, { DOCKER_HOST: cut.host }, { cacheDir }))).toBe(
      'failed: The daemon of this machine did not hand over the image: `failed to copy the image: unexpected EOF`. Build it again, or restart the daemon.',
    );
    const broken = await start({ name, archive, fault: 'refuse' });
    expect(told(await lookFor(name, { DOCKER_HOST: broken.host }, { cacheDir }))).toBe(
      'failed: The daemon of this machine did not hand over the image: `unable to export the image: Error response from daemon: content digest sha256:1f1a2d56de1d604801a9671f301190704c25d604a416f59e03c04f5c6ffee0d6: not found`. Build it again, or restart the daemon.',
    );
  });

  test('is given up where Docker hangs', async () => {
    const docker = await start({ name, archive, fault: 'hang' });
    const started = Date.now();
    expect(told(await lookFor(name, { DOCKER_HOST: docker.host }, { cacheDir, timeoutSeconds: 3 }))).toBe(
      'timeout: The scan timed out after 3 seconds: check that the daemon of this machine answers (`docker info`), raise `images.timeout` in the config, or use a smaller image.',
    );
    expect(Date.now() - started).toBeLessThan(15_000);
  });
});

describe('Trivy gets of the runner’s settings for its daemons', () => {
  async function given(environment: Readonly<Record<string, string>>) {
    const trivy = standIn();
    await lookFor('app:ci', environment, { path: trivy.program });
    const call = trivy.calls().find(({ args }) => args.includes('--image-src'));
    const names = /^(?:DOCKER|CONTAINER|XDG)/;
    const variables = Object.entries(call?.env ?? {}).filter(([key]) => names.test(key));
    return { sources: call?.args.slice(call.args.indexOf('--image-src') + 1, -2), env: Object.fromEntries(variables) };
  }
  const all = ['docker,containerd,podman'];

  test('the host of the context, and no login', async () => {
    const folder = dockerFolder({ rootless: 'unix:///run/user/1001/docker.sock' }, 'rootless');
    expect(await given({ DOCKER_CONFIG: folder, XDG_RUNTIME_DIR: '/run/user/1001' })).toEqual({
      sources: all,
      env: {
        DOCKER_HOST: 'unix:///run/user/1001/docker.sock',
        CONTAINERD_ADDRESS: '/none',
        XDG_RUNTIME_DIR: '/run/user/1001',
      },
    });
  });

  test('the certificates of the context, or those that `docker` would take', async () => {
    const folder = dockerFolder({ far: 'tcp://build.example.com:2376' });
    const tls = join(folder, 'contexts', 'tls', sha256('far'), 'docker');
    mkdirSync(tls, { recursive: true });
    for (const at of [tls, folder]) writeFileSync(join(at, 'cert.pem'), '');
    const host = 'tcp://build.example.com:2376';
    const far = await given({ DOCKER_CONFIG: folder, DOCKER_CONTEXT: 'far', XDG_RUNTIME_DIR: '/r' });
    const rest = { CONTAINERD_ADDRESS: '/none', XDG_RUNTIME_DIR: '/r' };
    const verified = { DOCKER_HOST: host, DOCKER_TLS_VERIFY: '1' };
    expect(far.env).toEqual({ ...verified, ...rest, DOCKER_CERT_PATH: tls });
    const named = { DOCKER_CONFIG: folder, XDG_RUNTIME_DIR: '/r', ...verified };
    expect((await given(named)).env).toEqual({ ...verified, ...rest, DOCKER_CERT_PATH: folder });
    expect((await given({ ...named, DOCKER_CERT_PATH: '/certs' })).env).toEqual({
      ...{ ...verified, ...rest },
      DOCKER_CERT_PATH: '/certs',
    });
  });

  test('the socket of Podman, by its own variable', async () => {
    const asked = await given({ CONTAINER_HOST: 'unix:///run/podman/podman.sock', DOCKER_API_VERSION: '1.44' });
    expect(asked.sources).toEqual([...all, '--podman-host', '/run/podman/podman.sock']);
    expect(asked.env['DOCKER_API_VERSION']).toBe('1.44');
    expect((await given({ CONTAINER_HOST: 'ssh://build.example.com/run/podman.sock' })).sources).toEqual(all);
  });

  test('no context from a folder that depends on the working directory', async () => {
    expect((await given({ DOCKER_CONFIG: '.docker', DOCKER_CONTEXT: 'mine' })).env['DOCKER_HOST']).toBeUndefined();
  });
});

describe('what the daemons say', () => {
  /** The words of Trivy 0.74 to a user who may use none of the sockets, and to one without daemons. */
  const complain = (docker: string, containerd: string, podman: string) =>
    `2026-11-28T16:21:37Z\tFATAL\tFatal error\trun error: image scan error: scan error: unable to initialize a scan service: unable to initialize artifact: unable to initialize container image: unable to find the specified image "app:ci" in ["docker" "containerd" "podman"]: 3 errors occurred:\n\t* docker error: ${docker}\n\t* containerd error: ${containerd}\n\t* podman error: ${podman}\n\n`;
  const noContainerd = 'containerd socket not found: /run/containerd/containerd.sock';
  const noPodman =
    'unable to initialize Podman client: no podman socket found: stat /run/podman/podman.sock: no such file or directory';
  const noDocker =
    'unable to inspect the image (app:ci): failed to connect to the docker API at unix:///var/run/docker.sock; check if the path is correct and if the daemon is running: dial unix /var/run/docker.sock: connect: no such file or directory';

  async function toldBy(words: string, reference = 'app:ci'): Promise<readonly string[] | string> {
    const scan = `args.includes('remote') ? fail('FATAL MANIFEST_UNKNOWN') : fail(${JSON.stringify(words)})`;
    return told(await lookFor(reference, {}, { path: standIn({ scan }).program }));
  }
  const nowhere =
    'and it could not be pulled either: Its registry has no such image or tag: check the name and the tag.';

  test('that this user may not ask is no reason to pull', async () => {
    const denied =
      'unable to inspect the image (app:ci): permission denied while trying to connect to the docker API at unix:///var/run/docker.sock';
    expect(await toldBy(complain(denied, noContainerd, noPodman))).toBe(
      'unauthorized: Docker may not be asked for `app:ci` by this user: add the user to the group of its socket (`docker`), or save the image with `docker save` and name the archive.',
    );
  });

  test('that none of them has it, whichever there is', async () => {
    const absent = `not-found: This machine has no image \`app:ci\`, ${nowhere}`;
    const docker = 'unable to inspect the image (app:ci): Error response from daemon: No such image: app:ci';
    const denied =
      'failed to list images from containerd client: connection error: desc = "transport: Error while dialing: dial unix /run/containerd/containerd.sock: connect: permission denied"';
    expect(await toldBy(complain(docker, denied, noPodman))).toBe(absent);
    expect(await toldBy(complain(noDocker, 'image not found in containerd store: app:ci', noPodman))).toBe(absent);
    const podman = 'unable to inspect the image (app:ci): failed to find image app:ci: app:ci: No such image';
    expect(await toldBy(complain(noDocker, noContainerd, podman))).toBe(absent);
  });

  test('that there is none', async () => {
    expect(await toldBy(complain(noDocker, noContainerd, noPodman))).toBe(
      `not-found: No Docker, containerd or Podman answers on this machine (start one, or set \`DOCKER_HOST\`) to look for \`app:ci\`, ${nowhere}`,
    );
  });

  test('that there is no image of that id, which no registry has either', async () => {
    const id = `sha256:${'5'.repeat(64)}`;
    const docker = `unable to inspect the image (${id}): Error response from daemon: No such image: ${id}`;
    expect(await toldBy(complain(docker, noContainerd, noPodman), id)).toBe(
      `not-found: This machine has no image \`${id}\`: build it, or pull it, before this step.`,
    );
  });
});

import { describe, expect, test } from 'vitest';
import { composeLines, listOf, twoWith } from './cases.ts';

const sockets: readonly string[] = [
  '/var/run/docker.sock:/var/run/docker.sock',
  '/var/run/docker.sock:/var/run/docker.sock:ro',
  '"/run/docker.sock:/run/docker.sock"',
  '/var/run/docker.sock:/run/docker.sock',
  '/run/docker.sock',
  '//var/run/docker.sock:/var/run/docker.sock',
  '/custom/docker.sock:/var/run/docker.sock',
  './docker.sock:/var/run/docker.sock',
  '~/.docker/run/docker.sock:/var/run/docker.sock',
  '$HOME/.docker/run/docker.sock:/var/run/docker.sock',
  '${XDG_RUNTIME_DIR}/docker.sock:/var/run/docker.sock',
  '/run/user/1000/docker.sock:/var/run/docker.sock',
  '/run/user/1000/podman/podman.sock:/var/run/docker.sock',
  '${SOCK}:/var/run/docker.sock',
  '${SOCK:-/var/run/docker.sock}:/var/run/docker.sock',
  '/run/containerd/containerd.sock:/c.sock',
  '/run/k3s/containerd/containerd.sock:/c.sock',
  '/var/run/crio/crio.sock:/c.sock',
  '/run:/host/run',
  '/run/:/host/run:ro',
  '/var/run:/var/run',
  '/run/containerd:/run/containerd',
  '/run/k3s:/run/k3s',
  '\\\\.\\pipe\\docker_engine:\\\\.\\pipe\\docker_engine',
  '//./pipe/docker_engine://./pipe/docker_engine',
  'type: bind\n    source: /var/run/docker.sock\n    target: /x\n    read_only: true',
  'type: volume\n    source: /var/run/docker.sock\n    target: /var/run/docker.sock',
  'source: /var/run/docker.sock\n    target: /var/run/docker.sock',
  'type: npipe\n    source: \\\\.\\pipe\\docker_engine\n    target: \\\\.\\pipe\\docker_engine',
];

describe.each(['kics:d6355c88', 'semgrep:exposing-docker-socket-volume', 'cis:5.32', 'owasp:RULE #1'])(
  '%s',
  (check) => {
    test.each(sockets)('%j', async (volume) => {
      expect(await composeLines(check, listOf('volumes', volume))).toEqual([5]);
    });

    test('among others', async () => {
      const text = listOf('volumes', 'data:/data', '/var/run/docker.sock:/var/run/docker.sock', './a:/b');
      expect(await composeLines(check, text)).toEqual([6]);
    });

    test.each([
      '/var/run/mysqld/mysqld.sock:/m.sock',
      './sock:/var/run/mysqld/mysqld.sock',
      './docker.sock.md:/x',
      '${DATA}:/data',
      'run:/var/run',
    ])('not %j', async (volume) => {
      expect(await composeLines(check, `${listOf('volumes', volume)}\n`)).toEqual([]);
    });

    test('through the device of a named volume', async () => {
      const volumes = 'volumes:\n  sock:\n    driver_opts: {type: none, o: bind, device: /var/run}\n';
      const text = `services:\n  a:\n    image: a:1\n    volumes:\n      - sock:/s\n${volumes}`;
      expect(await composeLines(check, text)).toEqual([5]);
    });
  },
);

const folders = '/ /bin /sbin /boot /cdrom /dev /etc /home /lib /media /proc /root /run /seLinux /srv /usr /var /sys';

describe('kics:1c1325ff', () => {
  const check = 'kics:1c1325ff';
  const named = (options: string) =>
    `services:\n  a:\n    image: a:1\n    volumes:\n      - vol:/s\nvolumes:\n  vol:\n    driver_opts:\n${options}`;

  describe.each(folders.split(' '))('%s', (folder) => {
    test.each([
      `${folder}:/x`,
      `"${folder}:/x:ro"`,
      `type: bind\n    source: ${folder}\n    target: /x`,
      `source: ${folder}\n    target: /x`,
      ...(folder === '/' ? [] : [`${folder}/some/dir:/x`, `"${folder}/:/x"`]),
    ])('%j', async (volume) => {
      expect(await composeLines(check, listOf('volumes', volume))).toEqual([5]);
    });

    test.each([
      [`      type: none\n      o: bind\n      device: ${folder}`, 11],
      [`      device: ${folder}`, 9],
      [`      mountpoint: ${folder}`, 9],
    ])('%j', async (options, line) => {
      expect(await composeLines(check, named(options))).toEqual([line]);
    });
  });

  test.each([
    '/var/log:/var/log:ro',
    '/var/www/html:/var/www/html',
    '/etc/hosts:/etc/hosts',
    '${D:-/etc}:/x',
    'type: bind\n    source: /var/lib/docker/containers\n    target: /x\n    read_only: true',
  ])('%j', async (volume) => {
    expect(await composeLines(check, listOf('volumes', volume))).toEqual([5]);
  });

  test.each([
    '/opt/app:/app',
    '/data:/d',
    '/mnt/x:/y',
    '/tmp/a:/b',
    './etc:/etc',
    '../var:/var',
    'etc:/etc',
    '/var/lib/data',
    '/etc/localtime:/etc/localtime:ro',
    '/dev/dri:/dev/dri',
    '${D}:/etc',
    'type: tmpfs\n    target: /run',
  ])('not %j', async (volume) => {
    expect(await composeLines(check, listOf('volumes', volume))).toEqual([]);
  });

  test.each([
    '      type: nfs\n      o: addr=10.0.0.1\n      device: ":/var/x"',
    '      type: cifs\n      o: username=x\n      device: //srv/share',
    '      type: tmpfs\n      device: tmpfs',
  ])('not %j', async (options) => {
    expect(await composeLines(check, named(options))).toEqual([]);
  });

  test('a disk by its device', async () => {
    expect(await composeLines(check, named('      type: ext4\n      device: /dev/sdb1'))).toEqual([10]);
  });
});

describe.each(['kics:baa452f0', 'cis:5.20'])('%s', (check) => {
  test.each(['shared', 'rshared', 'slave', 'rslave'])('%s', async (mode) => {
    const long = `type: bind\n    source: /data\n    target: /x\n    bind:\n      propagation: ${mode}`;
    expect(await composeLines(check, listOf('volumes', long))).toEqual([5]);
    expect(await composeLines(check, listOf('volumes', `./a:/b:${mode}`, `./c:/d:ro,${mode}`))).toEqual([5, 6]);
  });

  test('private, or nothing said', async () => {
    expect(await composeLines(check, listOf('volumes', './a:/b:rprivate', './c:/d:z', './e:/f'))).toEqual([]);
  });
});

test.each([
  ['volumes:\n  - ./x:/x', 'volumes:\n  - ./x:/x', [5, 9]],
  ['volumes:\n  - dat:/x', 'volumes:\n  - dat:/y:ro', [5, 9]],
  ['volumes:\n  - type: volume\n    source: dat\n    target: /x', 'volumes:\n  - dat:/y', [5, 11]],
  ['volumes:\n  - ./x:/x', 'volumes:\n  - ./y:/x', []],
  ['volumes:\n  - ./x:/x:ro', 'volumes:\n  - ./x:/x:ro', []],
  ['volumes:\n  - /x', 'volumes:\n  - /x', []],
])('kics:8c978947: %j and %j', async (first, second, lines) => {
  expect(await composeLines('kics:8c978947', twoWith(first, second))).toEqual(lines);
});

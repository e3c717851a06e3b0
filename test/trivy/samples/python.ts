import type { ImageSpec, LayerSpec } from '../image-spec.ts';
import { alpineFiles } from './alpine.ts';
import { type DebianPackage, debianBase, debianFiles, dpkgStatus, image, pythonPackage } from './debian.ts';

const configuration = { Env: ['PATH=/usr/local/bin:/usr/bin:/bin', 'LANG=C.UTF-8'], Cmd: ['python3'] };

/** Versions of what the images hold; a Debian source package each, but for glibc's. */
function packages(versions: Readonly<Record<string, string>>): readonly DebianPackage[] {
  return Object.entries(versions).map(([name, version]) =>
    name === 'libc6' ? { name, version, source: 'glibc' } : { name, version },
  );
}

/** Vulnerable in every release until the slim variants, which hold none of it. */
const everywhere = { zlib: '1:1.2.13.dfsg-1', perl: '5.36.0-7', tar: '1.34+dfsg-1.2' };

function python(versions: Readonly<Record<string, string>>, pip: Readonly<Record<string, string>>): ImageSpec {
  const layers: readonly LayerSpec[] = [
    ...debianBase(packages(versions)),
    { createdBy: 'ENV LANG=C.UTF-8', comment: 'buildkit.dockerfile.v0', empty: true },
    {
      createdBy:
        'RUN /bin/sh -c set -eux; wget -O python.tar.xz "https://www.python.org/ftp/python"; make install # buildkit',
      comment: 'buildkit.dockerfile.v0',
      files: Object.assign({}, ...Object.entries(pip).map(([name, version]) => pythonPackage(name, version))),
    },
    { createdBy: 'CMD ["python3"]', comment: 'buildkit.dockerfile.v0', empty: true },
  ];
  return image(layers, configuration);
}

/** The old one. */
export const python3818 = python(
  { ...everywhere, openssl: '3.0.9-1', libc6: '2.36-9+deb12u1', curl: '7.88.1-10', expat: '2.5.0-1+deb12u1' },
  { requests: '2.30.0', setuptools: '65.5.1' },
);

/** Against 3.8.18: openssl and requests are fixed, expat's is new, all else stays. */
export const python391 = python(
  { ...everywhere, openssl: '3.0.11-1~deb12u2', libc6: '2.36-9+deb12u1', curl: '7.88.1-10', expat: '2.5.0-1' },
  { requests: '2.31.0', setuptools: '65.5.1' },
);

/** The patch that mends what can be mended in 3.9.1 but glibc. */
export const python392 = python(
  {
    ...everywhere,
    openssl: '3.0.11-1~deb12u2',
    libc6: '2.36-9+deb12u1',
    curl: '7.88.1-10+deb12u5',
    expat: '2.5.0-1+deb12u1',
  },
  { requests: '2.31.0', setuptools: '70.0.0' },
);

/** The slim one of 3.9.1: only glibc's, for the rest is not in it. */
export const python391Slim = python({ libc6: '2.36-9+deb12u1' }, { setuptools: '70.0.0' });

/** Nothing known against it. */
export const python392Slim = python({ libc6: '2.36-9+deb12u4' }, { setuptools: '70.0.0' });

/** Another operating system: advice never leads here from Debian. */
export const python392Alpine = image(
  [{ createdBy: 'ADD alpine-minirootfs-3.19.1-x86_64.tar.gz / # buildkit', files: alpineFiles('3.19.1', {}) }],
  configuration,
);

/** Every tag of the sample repository `library/python`. */
export const pythonTags: Readonly<Record<string, ImageSpec>> = {
  '3.8.18': python3818,
  '3.8': python3818,
  '3.9.1': python391,
  '3.9.2': python392,
  '3.9': python392,
  '3.9.1-slim': python391Slim,
  '3.9.2-slim': python392Slim,
  '3.9-slim': python392Slim,
  '3.9.2-slim-bookworm': python392Slim,
  '3.9.2-alpine3.19': python392Alpine,
  '3.10.0rc1': python392Slim,
  '3.9.3-rc-slim': python392Slim,
  '3.9.3-nightly': python392Slim,
  'windowsservercore-1809': python392Slim,
  latest: python392,
};

/** A repository whose newer patch is worse than the older one: advice has nothing to offer but the pin. */
export const worseTags: Readonly<Record<string, ImageSpec>> = {
  '1.0.0': image([{ createdBy: 'ADD rootfs.tar / # buildkit', files: debianFiles(packages({ curl: '7.88.1-10' })) }]),
  '1.0.1': image([
    {
      createdBy: 'ADD rootfs.tar / # buildkit',
      files: debianFiles(packages({ curl: '7.88.1-10', openssl: '3.0.9-1' })),
    },
  ]),
};

/** The packages of 3.9.1 with others on top: the status file as a later layer rewrites it. */
export function statusOf391With(more: Readonly<Record<string, string>>): string {
  return dpkgStatus(
    packages({
      ...everywhere,
      openssl: '3.0.11-1~deb12u2',
      libc6: '2.36-9+deb12u1',
      curl: '7.88.1-10',
      expat: '2.5.0-1',
      ...more,
    }),
  );
}

import type { Files, ImageSpec } from '../image-spec.ts';
import { image } from './debian.ts';

/** Alpine of a version with packages; the checksum is what apk's database cannot be without. */
export function alpineFiles(release: string, packages: Readonly<Record<string, string>>): Files {
  const installed = Object.entries(packages)
    .map(([name, version]) => `C:Q1eVpkasfqZAukAXFYbgwt4xAMZWU=\nP:${name}\nV:${version}\nA:x86_64\no:${name}\n\n`)
    .join('');
  return {
    'etc/alpine-release': { text: `${release}\n` },
    'etc/os-release': { text: `ID=alpine\nVERSION_ID=${release}\n` },
    'lib/apk/db/installed': { text: installed },
  };
}

/** Alpine 3.19, whose support ended in November 2025. */
export const alpine319: ImageSpec = image(
  [
    {
      createdBy: 'ADD alpine-minirootfs-3.19.1-x86_64.tar.gz / # buildkit',
      comment: 'buildkit.dockerfile.v0',
      files: alpineFiles('3.19.1', { openssl: '3.1.4-r2', musl: '1.2.4_git20230717-r4' }),
    },
    { createdBy: 'CMD ["/bin/sh"]', comment: 'buildkit.dockerfile.v0', empty: true },
  ],
  { Cmd: ['/bin/sh'] },
);

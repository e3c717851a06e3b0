import type { Files, ImageConfig, ImageSpec, LayerSpec } from '../image-spec.ts';

/** A binary package and, where the names or versions differ, the source package that advisories speak of. */
export interface DebianPackage {
  readonly name: string;
  readonly version: string;
  readonly source?: string;
}

/** The status file of dpkg, which each layer that installs something rewrites as a whole. */
export function dpkgStatus(packages: readonly DebianPackage[]): string {
  return packages
    .map(({ name, version, source }) =>
      [
        `Package: ${name}`,
        'Status: install ok installed',
        ...(source === undefined ? [] : [`Source: ${source}`]),
        'Maintainer: Nobody <nobody@example.org>',
        'Architecture: amd64',
        `Version: ${version}`,
        '',
        '',
      ].join('\n'),
    )
    .join('');
}

/** Debian 12 with these packages; `etc/debian_version` is what Trivy tells it by. */
export function debianFiles(packages: readonly DebianPackage[]): Files {
  return {
    'etc/debian_version': { text: '12.2\n' },
    'etc/os-release': { text: 'ID=debian\nVERSION_ID="12"\nPRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\n' },
    'var/lib/dpkg/status': { text: dpkgStatus(packages) },
  };
}

/** A Python distribution as pip installs it. */
export function pythonPackage(name: string, version: string): Files {
  return {
    [`usr/local/lib/python3.9/site-packages/${name}-${version}.dist-info/METADATA`]: {
      text: `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n`,
    },
  };
}

/** An npm package as installed. */
export function npmPackage(name: string, version: string): Files {
  return {
    [`usr/local/lib/node_modules/${name}/package.json`]: { text: JSON.stringify({ name, version, license: 'MIT' }) },
  };
}

/** debootstrap's layer, as the official images begin: the classic builder's history. */
export function debianBase(packages: readonly DebianPackage[]): readonly LayerSpec[] {
  return [
    {
      createdBy: '/bin/sh -c #(nop) ADD file:9d282119af0c42bc823c95b4192a3350cf2cad670622017356dd2e636762e425 in / ',
      files: debianFiles(packages),
    },
    { createdBy: '/bin/sh -c #(nop)  CMD ["bash"]', empty: true },
  ];
}

/** An image for amd64 unless told. */
export function image(
  layers: readonly LayerSpec[],
  config: ImageConfig = {},
  architecture: ImageSpec['architecture'] = 'amd64',
): ImageSpec {
  return { architecture, config, layers };
}

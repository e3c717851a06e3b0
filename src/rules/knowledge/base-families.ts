import type { ImageReference } from '../../documents/image-reference.ts';
import { knownAs } from '../../documents/official-images.ts';
import { isWindowsImage } from '../../documents/windows-images.ts';
import { distributionReleaseOf } from './lifecycles.ts';

/** Distributions whose packages are managed the same way. */
export type Family = 'Alpine' | 'Debian and Ubuntu' | 'Fedora and its kin' | 'openSUSE' | 'Arch';

/** The programs of each, which the others do not have. */
const managers: Readonly<Record<Family, readonly string[]>> = {
  Alpine: ['apk'],
  'Debian and Ubuntu': ['apt', 'apt-get', 'aptitude'],
  'Fedora and its kin': ['dnf', 'dnf5', 'microdnf', 'tdnf', 'yum'],
  openSUSE: ['zypper'],
  Arch: ['pacman'],
};

const familyOfManager: ReadonlyMap<string, Family> = new Map(
  Object.entries(managers).flatMap(([family, programs]) => programs.map((program) => [program, family as Family])),
);

/** The distribution that a package manager belongs to. */
export function familyOf(manager: string): Family | undefined {
  return familyOfManager.get(manager);
}

/** How its packages are installed, in words: `apk`, `apt-get`. */
export const usualManager: Readonly<Record<Family, string>> = {
  Alpine: 'apk',
  'Debian and Ubuntu': 'apt-get',
  'Fedora and its kin': 'dnf',
  openSUSE: 'zypper',
  Arch: 'pacman',
};

/** Images of the distributions themselves. */
const distributions: ReadonlyMap<string, Family> = new Map([
  ['alpine', 'Alpine'],
  ['debian', 'Debian and Ubuntu'],
  ['ubuntu', 'Debian and Ubuntu'],
  ['buildpack-deps', 'Debian and Ubuntu'],
  ['almalinux', 'Fedora and its kin'],
  ['amazonlinux', 'Fedora and its kin'],
  ['centos', 'Fedora and its kin'],
  ['fedora', 'Fedora and its kin'],
  ['oraclelinux', 'Fedora and its kin'],
  ['rockylinux', 'Fedora and its kin'],
  ['registry.fedoraproject.org/fedora', 'Fedora and its kin'],
  ['quay.io/fedora/fedora', 'Fedora and its kin'],
  ['quay.io/centos/centos', 'Fedora and its kin'],
  ['opensuse/leap', 'openSUSE'],
  ['opensuse/tumbleweed', 'openSUSE'],
  ['archlinux', 'Arch'],
]);

/** Official images that are Debian or Ubuntu unless their tag says otherwise: https://github.com/docker-library/official-images */
const onDebian = new Set([
  'eclipse-temurin',
  'elixir',
  'erlang',
  'gcc',
  'golang',
  'haproxy',
  'httpd',
  'maven',
  'memcached',
  'nginx',
  'node',
  'perl',
  'php',
  'postgres',
  'pypy',
  'python',
  'redis',
  'ruby',
  'rust',
  'tomcat',
  'wordpress',
]);

/** Words of tags that mean another system than Debian, or one without a package manager. */
const elsewhere =
  /(?:^|-)(?:ubi\d*|ol\d*|al\d+|amazonlinux|oraclelinux\d*|centos\d*|fedora\d*|windowsservercore|nanoserver|ltsc\d+|chiseled|distroless|noble-chiseled|azurelinux\S*|cbl\S*|alt\d*|photon\S*)(?:-|$)/;

/** The distribution of an image, if its name is certain proof. */
export function baseFamily(reference: ImageReference): Family | undefined {
  const { tag } = reference;
  const name = knownAs(reference);
  const family = distributions.get(name);
  if (family !== undefined) return family;
  if (/^registry\.(?:access\.)?redhat\.(?:com|io)\/ubi\d/.test(name)) return 'Fedora and its kin';
  if (!onDebian.has(name) || elsewhere.test(tag) || isWindowsImage(reference, '')) return undefined;
  const words = tag.split('-');
  if (words.some((word) => /^alpine/.test(word))) return 'Alpine';
  return words.every((word) => isOfDebian(word)) ? 'Debian and Ubuntu' : undefined;
}

/** A version, a release of Debian or Ubuntu, or a word that says nothing about the distribution. */
function isOfDebian(word: string): boolean {
  if (/^v?\d[\w.+]*$|^$/.test(word)) return true;
  const release = distributionReleaseOf(word);
  if (release !== undefined) return release.family !== 'alpine';
  return sameEverywhere.has(word);
}

const sameEverywhere = new Set(
  'apache cli current fpm jdk jre latest lts mainline perl slim stable zts rc nightly'.split(' '),
);

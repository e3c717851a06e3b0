import type { DatedProduct } from '../../src/rules/knowledge/release-dates.ts';
import { type Reader, readDistroInfo, readEndOfLifeDate, readNodeSchedule } from './answers.ts';
import type { Announced } from './releases.ts';

/** Where the dates of a product are fetched, and what of them goes into the table. */
export interface Source {
  readonly product: DatedProduct;
  /** What a file with a kept answer is called. */
  readonly file: string;
  readonly url: string;
  readonly read: Reader;
  /** The day from which a release may be advised, '' never. */
  readonly advisedFrom: (release: Announced) => string;
  /** A version as tags spell it; `undefined` for one that is left out. */
  readonly versionInTags: (version: string) => string | undefined;
}

type Options = Partial<Pick<Source, 'advisedFrom' | 'versionInTags'>>;

const everyRelease = ({ released }: Announced): string => released;
const longTermOnly = ({ longTermFrom }: Announced): string => longTermFrom;
const asIs = (version: string): string => version;

/** Debian’s makers ask to be read here rather than from their repository: README.Debian of distro-info-data. */
const distroInfo = 'https://debian.pages.debian.net/distro-info-data';

/** Every product of the table. */
export const sources: readonly Source[] = [
  first('debian', 'debian.csv', `${distroInfo}/debian.csv`, readDistroInfo),
  first('ubuntu', 'ubuntu.csv', `${distroInfo}/ubuntu.csv`, readDistroInfo, { advisedFrom: longTermOnly }),
  first(
    'node',
    'schedule.json',
    'https://raw.githubusercontent.com/nodejs/Release/main/schedule.json',
    readNodeSchedule,
    {
      advisedFrom: longTermOnly,
    },
  ),
  collected('alpine', 'alpine-linux'),
  collected('amazonlinux', 'amazon-linux'),
  collected('fedora', 'fedora'),
  collected('python', 'python'),
  collected('php', 'php'),
  collected('ruby', 'ruby'),
  collected('golang', 'go'),
  collected('temurin', 'eclipse-temurin', { advisedFrom: longTermOnly }),
  collected('corretto', 'amazon-corretto', { advisedFrom: longTermOnly }),
  // 8 is tagged 8.0, and 3.1 as it is.
  collected('dotnet', 'dotnet', {
    advisedFrom: longTermOnly,
    versionInTags: (version) => (version.includes('.') ? version : `${version}.0`),
  }),
  // Odd numbers are mainline, which the next one replaces within months.
  collected('nginx', 'nginx', {
    advisedFrom: ({ version, released }) => (Number(version.split('.')[1]) % 2 === 0 ? released : ''),
  }),
  collected('postgres', 'postgresql'),
  collected('mysql', 'mysql', { advisedFrom: longTermOnly }),
  collected('mariadb', 'mariadb', { advisedFrom: longTermOnly }),
  // Minor releases before 8.2 were never supported outside of the maker's own cloud, and are left out; later ones are,
  // for months.
  collected('mongo', 'mongodb', {
    advisedFrom: ({ version, released }) => (isMajorOfMongo(version) ? released : ''),
    versionInTags: (version) => (isMajorOfMongo(version) || Number(version) >= 8.2 ? version : undefined),
  }),
  collected('redis', 'redis'),
];

function isMajorOfMongo(version: string): boolean {
  return /^(?:[0-4]\.|\d+(?:\.0)?$)/.test(version);
}

function first(product: DatedProduct, file: string, url: string, read: Reader, options: Options = {}): Source {
  return { product, file, url, read, advisedFrom: everyRelease, versionInTags: asIs, ...options };
}

/** One that https://endoflife.date collects from its maker's page. */
function collected(product: DatedProduct, name: string, options: Options = {}): Source {
  const url = `https://endoflife.date/api/v1/products/${name}/`;
  return first(product, `${name}.json`, url, readEndOfLifeDate, options);
}

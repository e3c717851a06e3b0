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
/** Of products whose every release ends with the next one, within months: what is newest in the table may have ended. */
const noRelease = (): string => '';
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
  collected('rabbitmq', 'rabbitmq', { advisedFrom: noRelease }),
  collected('elasticsearch', 'elasticsearch', { advisedFrom: noRelease }),
  // 2.11 still got fixes half a year after its announced end.
  collected('traefik', 'traefik', {
    advisedFrom: noRelease,
    versionInTags: (version) => (version === '2.11' ? undefined : version),
  }),
  { ...collected('haproxy', 'haproxy', { advisedFrom: longTermOnly }), read: readQuarters },
  collected('tomcat', 'tomcat'),
  collected('consul', 'consul', { advisedFrom: noRelease }),
  collected('vault', 'hashicorp-vault', { advisedFrom: noRelease }),
  collected('opensuse', 'opensuse'),
];

function isMajorOfMongo(version: string): boolean {
  return /^(?:[0-4]\.|\d+(?:\.0)?$)/.test(version);
}

/** HAProxy's page has the quarters in which releases end; the collection has their first days, and we the last. */
function readQuarters(text: string): readonly Announced[] {
  return readEndOfLifeDate(text).map((release) => ({
    ...release,
    end: release.end.replace(/(?<=^\d{4}-)(?:01|04|07|10)-01$/, (day) => lastDays.get(day) ?? day),
  }));
}

const lastDays: ReadonlyMap<string, string> = new Map([
  ['01-01', '03-31'],
  ['04-01', '06-30'],
  ['07-01', '09-30'],
  ['10-01', '12-31'],
]);

function first(product: DatedProduct, file: string, url: string, read: Reader, options: Options = {}): Source {
  return { product, file, url, read, advisedFrom: everyRelease, versionInTags: asIs, ...options };
}

/** One that https://endoflife.date collects from its maker's page. */
function collected(product: DatedProduct, name: string, options: Options = {}): Source {
  const url = `https://endoflife.date/api/v1/products/${name}/`;
  return first(product, `${name}.json`, url, readEndOfLifeDate, options);
}

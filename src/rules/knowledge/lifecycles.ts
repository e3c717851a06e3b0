import { lazy } from '../../documents/dockerfile/lazy.ts';
import { debianReleases, nodeReleases, type ReleaseDates, ubuntuReleases } from './release-dates.ts';

/** A version of what an image brings, and the days between which it may be advised. */
type Cycle = ReleaseDates;

/** What an image brings, by the versions that its tags name. */
export interface Product {
  /** From the oldest to the newest. */
  readonly cycles: readonly Cycle[];
  /** Where the dates come from. */
  readonly source: string;
  /** `slim`: it has variants of that name. `data`: another major version needs its data moved, by hand. */
  readonly traits: readonly ('slim' | 'data')[];
}

const product = (source: string, cycles: readonly Cycle[], ...traits: Product['traits']): Product => ({
  source,
  cycles,
  traits,
});

/**
 * `3.9 2025-10-31` for each version, from the oldest on; `-`: still supported, until nobody knows when. A third word is
 * the day from which it may be advised, where it came after the oldest that a review looks at, or `never` for what is
 * replaced within months.
 */
function dated(...versions: readonly string[]): readonly Cycle[] {
  return versions.map((entry) => {
    const [version = '', end = '-', from = '0000-01-01'] = entry.split(' ');
    // A bare major stands for all of its versions: nothing that could be advised.
    const advisable = from !== 'never' && (version.includes('.') || /^\d\d/.test(version));
    return { version, codename: '', from: advisable ? from : '', end: end === '-' ? '9999-12-31' : end };
  });
}

// Where a page gives only a month, the day is its last one. The dates were compared in November 2026 with the page that
// stands beside them or with the copy of it that https://endoflife.date keeps. What no copy had yet follows from the
// maker's rule, as it is said beside it: Alpine 3.24, PostgreSQL 17 and 18, Corretto from 22 on.

// The odd numbers since 11 and 9 are supported for two years only; none is advised.
const dotnet = product('https://dotnet.microsoft.com/platform/support/policy/dotnet-core', [
  ...dated('1.0 2019-06-27', '1.1 2019-06-27', '2.0 2018-10-01', '2.1 2021-08-21', '2.2 2019-12-23'),
  ...dated('3.0 2020-03-03', '3.1 2022-12-13', '5.0 2022-05-10', '6.0 2024-11-12', '7.0 2024-05-14'),
  ...dated('8.0 2026-11-10', '9.0 2026-11-10', '10.0 2028-11-14'),
]);

const temurin = product('https://adoptium.net/support', [
  ...dated('16 2021-09-30', '17 2027-10-31', '18 2022-09-30', '19 2023-03-31', '20 2023-09-30', '21 2029-12-31'),
  ...dated('22 2024-09-30', '23 2025-03-31', '24 2025-09-30', '25 2031-09-30', '26 2026-09-30 never'),
]);

// Those without long-term support end with the quarterly update in which the next one is ready.
const corretto = product('https://aws.amazon.com/corretto/faqs/', [
  ...dated('15 2021-03-31', '16 2021-10-31', '17 2029-10-31', '18 2022-10-31', '19 2023-04-30', '20 2023-10-31'),
  ...dated('21', '22 2024-10-31', '23 2025-04-30', '24 2025-10-31', '25', '26 2026-10-31 never'),
]);

/** By the short name of the image. Versions that we do not know are none of these. */
const products: ReadonlyMap<string, Product> = new Map([
  ['debian', product('https://wiki.debian.org/DebianReleases', debianReleases, 'slim')],
  ['ubuntu', product('https://ubuntu.com/about/release-cycle', ubuntuReleases)],
  ['node', product('https://github.com/nodejs/release#release-schedule', nodeReleases, 'slim')],
  [
    'alpine',
    // Two years, to the first of May or November: https://alpinelinux.org/releases/
    product('https://alpinelinux.org/releases/', [
      ...dated('3.1 2016-11-01', '3.2 2017-05-01', '3.3 2017-11-01', '3.4 2018-05-01', '3.5 2018-11-01'),
      ...dated('3.6 2019-05-01', '3.7 2019-11-01', '3.8 2020-05-01', '3.9 2020-11-01', '3.10 2021-05-01'),
      ...dated('3.11 2021-11-01', '3.12 2022-05-01', '3.13 2022-11-01', '3.14 2023-05-01', '3.15 2023-11-01'),
      ...dated('3.16 2024-05-23', '3.17 2024-11-22', '3.18 2025-05-09', '3.19 2025-11-01', '3.20 2026-04-01'),
      ...dated('3.21 2026-11-01', '3.22 2027-05-01', '3.23 2027-11-01', '3.24 2028-05-01 2026-06-13'),
    ]),
  ],
  [
    'python',
    product(
      'https://devguide.python.org/versions/',
      [
        ...dated('2 2020-01-01', '2.7 2020-01-01', '3.3 2017-09-29', '3.4 2019-03-18', '3.5 2020-09-30'),
        ...dated('3.6 2021-12-23', '3.7 2023-06-27', '3.8 2024-10-07', '3.9 2025-10-31', '3.10 2026-10-31'),
        ...dated('3.11 2027-10-31', '3.12 2028-10-31', '3.13 2029-10-31', '3.14 2030-10-31'),
        ...dated('3.15 2031-10-31 2026-10-31'),
      ],
      'slim',
    ),
  ],
  [
    'php',
    product('https://www.php.net/supported-versions.php', [
      ...dated('5 2018-12-31', '5.6 2018-12-31', '7 2022-11-28', '7.0 2019-01-10', '7.1 2019-12-01'),
      ...dated('7.2 2020-11-30', '7.3 2021-12-06', '7.4 2022-11-28', '8.0 2023-11-26', '8.1 2025-12-31'),
      ...dated('8.2 2026-12-31', '8.3 2027-12-31', '8.4 2028-12-31', '8.5 2029-12-31'),
    ]),
  ],
  [
    'ruby',
    product(
      'https://www.ruby-lang.org/en/downloads/branches/',
      [
        ...dated('2 2023-03-31', '2.1 2017-03-31', '2.2 2018-03-31', '2.3 2019-03-31', '2.4 2020-03-31'),
        ...dated('2.5 2021-03-31', '2.6 2022-03-31', '2.7 2023-03-31', '3.0 2024-04-23', '3.1 2025-03-31'),
        ...dated('3.2 2026-03-31', '3.3 2027-03-31', '3.4 2028-03-31', '4.0 2029-03-31'),
      ],
      'slim',
    ),
  ],
  [
    'golang',
    // Until there are two newer ones, so that the day is that of another's release.
    product('https://go.dev/doc/devel/release#policy', [
      ...dated('1.10 2019-02-25', '1.11 2019-09-03', '1.12 2020-02-25', '1.13 2020-08-11', '1.14 2021-02-16'),
      ...dated('1.15 2021-08-16', '1.16 2022-03-15', '1.17 2022-08-02', '1.18 2023-02-01', '1.19 2023-08-08'),
      ...dated('1.20 2024-02-06', '1.21 2024-08-13', '1.22 2025-02-11', '1.23 2025-08-12', '1.24 2026-02-10'),
      ...dated('1.25 2026-08-19', '1.26', '1.27 - 2026-09-01'),
    ]),
  ],
  ['eclipse-temurin', temurin],
  ['amazoncorretto', corretto],
  ['mcr.microsoft.com/dotnet/sdk', dotnet],
  ['mcr.microsoft.com/dotnet/aspnet', dotnet],
  ['mcr.microsoft.com/dotnet/runtime', dotnet],
  ['mcr.microsoft.com/dotnet/runtime-deps', dotnet],
  [
    'nginx',
    // Until the next one of its kind: odd numbers are mainline, even ones are stable, and those are advised.
    product('https://nginx.org/en/download.html', [
      ...dated('1.10 2017-04-12', '1.12 2018-04-17', '1.14 2019-04-23', '1.16 2020-04-20', '1.18 2021-04-20'),
      ...dated('1.19 2021-05-25', '1.20 2022-05-24', '1.21 2022-06-21', '1.22 2023-04-11', '1.23 2023-05-23'),
      ...dated('1.24 2024-04-23', '1.25 2024-05-29', '1.26 2025-04-23', '1.27 2025-06-24', '1.28 2026-04-14'),
      ...dated('1.29 2026-05-13 never', '1.30 - 2026-04-14', '1.31 - never'),
    ]),
  ],
  [
    'postgres',
    // Five years, to the second Thursday of November.
    product(
      'https://www.postgresql.org/support/versioning/',
      [
        ...dated('8 2014-07-24', '9 2021-11-11', '9.0 2015-10-08', '9.1 2016-10-27', '9.2 2017-11-09'),
        ...dated('9.3 2018-11-08', '9.4 2020-02-13', '9.5 2021-02-11', '9.6 2021-11-11', '10 2022-11-10'),
        ...dated('11 2023-11-09', '12 2024-11-21', '13 2025-11-13', '14 2026-11-12', '15 2027-11-11'),
        ...dated('16 2028-11-09', '17 2029-11-08', '18 2030-11-14'),
      ],
      'data',
    ),
  ],
  [
    'mysql',
    // Innovation releases end with the next one.
    product(
      'https://www.oracle.com/us/support/library/lifetime-support-technology-069183.pdf',
      [
        ...dated('5 2023-10-31', '5.5 2018-12-31', '5.6 2021-02-28', '5.7 2023-10-31', '8.0 2026-04-30'),
        ...dated('8.1 2023-10-25 never', '8.2 2023-12-14 never', '8.3 2024-04-10 never', '8.4 2032-04-30'),
        ...dated('9.0 2024-10-15 never', '9.1 2025-01-21 never', '9.2 2025-04-15 never', '9.3 2025-07-22 never'),
        ...dated('9.4 2025-10-21 never', '9.5 2026-01-20 never', '9.6 2026-04-21 never', '9.7 - 2026-04-21'),
      ],
      'data',
    ),
  ],
  [
    'mariadb',
    // Those that are not maintained for long end with the next one.
    product(
      'https://mariadb.org/about/#maintenance-policy',
      [
        ...dated('5.5 2020-04-11', '10.0 2019-03-31', '10.1 2020-10-17', '10.2 2022-05-23', '10.3 2023-05-25'),
        ...dated('10.4 2024-06-18', '10.5 2025-06-24', '10.6 2026-07-06', '10.7 2023-02-09', '10.8 2023-05-20'),
        ...dated('10.9 2023-08-22', '10.10 2023-11-17', '10.11 2028-02-16', '11.0 2024-06-06', '11.1 2024-08-21'),
        ...dated('11.2 2024-11-21', '11.3 2024-05-29', '11.4 2029-05-29', '11.5 2024-11-21', '11.6 2025-02-13'),
        ...dated('11.7 2025-05-12', '11.8 2028-06-04', '12.0 2025-11-18', '12.1 2026-02-13', '12.2 2026-05-13'),
        ...dated('12.3 2029-06-30 2026-06-30'),
      ],
      'data',
    ),
  ],
  [
    'mongo',
    // Rapid releases before 8.2 were never supported outside of the maker's own cloud; they are not told of.
    product(
      'https://www.mongodb.com/legal/support-policy/lifecycles',
      [
        ...dated('2 2016-10-31', '3 2021-04-30', '3.0 2018-02-28', '3.2 2018-09-30', '3.4 2020-01-31'),
        ...dated('3.6 2021-04-30', '4 2024-02-29', '4.0 2022-04-30', '4.2 2023-04-30', '4.4 2024-02-29'),
        ...dated('5 2024-10-31', '5.0 2024-10-31', '6 2025-07-31', '6.0 2025-07-31', '7.0 2027-08-31'),
        ...dated('8.0 2029-10-31'),
      ],
      'data',
    ),
  ],
  [
    'redis',
    // No days are announced. 6.2, 7.2 and 7.4 got fixes in 2026, so that nothing is said of them.
    product(
      'https://github.com/redis/redis/security',
      dated('3 2022-04-27', '4 2022-04-27', '5 2022-04-27', '6.0 2022-05-31', '6.2', '7.0 2024-07-29', '7.2').concat(
        dated('7.4', '8.2', '8.4', '8.6 - 2026-02-11', '8.8 - 2026-11-18'),
      ),
      'data',
    ),
  ],
]);

/** Images that their makers gave up, and what they name instead. */
const abandoned: ReadonlyMap<string, string> = new Map([
  // https://hub.docker.com/_/openjdk: deprecated, no more updates of released versions
  ['openjdk', 'eclipse-temurin'],
  ['java', 'eclipse-temurin'],
  // https://hub.docker.com/_/adoptopenjdk
  ['adoptopenjdk', 'eclipse-temurin'],
  // https://www.redhat.com/en/topics/linux/centos-linux-eol: 7, the last one, ended on 2024-06-30
  ['centos', 'almalinux'],
  // https://hub.docker.com/_/jenkins
  ['jenkins', 'jenkins/jenkins'],
]);

/** What to use instead of an image that nobody maintains any more. */
export function successorOf(name: string): string | undefined {
  return abandoned.get(name);
}

export function productOf(name: string): Product | undefined {
  return products.get(name);
}

/** The version that a tag such as `3.9.18-slim-bookworm` or `bookworm-slim` begins with. */
export function cycleOf({ cycles }: Product, tag: string): Cycle | undefined {
  const [first = ''] = tag.toLowerCase().split('-');
  const numbers = /^v?(\d+(?:\.\d+)*)$/.exec(first)?.[1];
  if (numbers === undefined) return cycles.find(({ codename }) => codename !== '' && codename === first);
  let longest: Cycle | undefined;
  for (const cycle of cycles) {
    const { version } = cycle;
    const isWithin =
      numbers.startsWith(version) && (numbers.length === version.length || numbers.charAt(version.length) === '.');
    if (isWithin && version.length > (longest?.version.length ?? -1)) longest = cycle;
  }
  return longest;
}

/** The distribution that a part of a tag names: `bookworm`, `alpine3.22`, `jammy`. */
export function distributionOf(part: string): Cycle | undefined {
  const alpine = /^alpine(3\.\d+)$/.exec(part)?.[1];
  if (alpine !== undefined) return products.get('alpine')?.cycles.find(({ version }) => version === alpine);
  return byCodename().get(part);
}

const byCodename = lazy(
  () => new Map([...debianReleases, ...ubuntuReleases].map((release) => [release.codename, release] as const)),
);

/** The release of a distribution, and which distribution's. */
export interface DistributionRelease extends ReleaseDates {
  readonly family: 'alpine' | 'debian' | 'ubuntu';
}

/** As `distributionOf`, with the distribution's name. */
export function distributionReleaseOf(part: string): DistributionRelease | undefined {
  const release = distributionOf(part);
  if (release === undefined) return undefined;
  const family = release.codename === '' ? 'alpine' : debianReleases.includes(release) ? 'debian' : 'ubuntu';
  return { ...release, family };
}

/** The newest version that may be advised on a day. */
export function newestOf({ cycles }: Product, today: string): Cycle | undefined {
  return cycles.findLast(({ from, end }) => from !== '' && from <= today && today <= end);
}

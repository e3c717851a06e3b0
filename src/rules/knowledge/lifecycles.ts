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

/** `3.9 2025-10-31` for each version, from the oldest on; without a day: still supported, until nobody knows when. */
function dated(...versions: readonly string[]): readonly Cycle[] {
  return versions.map((entry) => {
    const [version = '', end = '9999-12-31'] = entry.split(' ');
    // A bare major stands for all of its versions: nothing that could be advised.
    return { version, codename: '', from: version.includes('.') || /^\d\d/.test(version) ? '0000-01-01' : '', end };
  });
}

const dotnet = product(
  'https://dotnet.microsoft.com/platform/support/policy/dotnet-core',
  dated('2.1 2021-08-21', '3.1 2022-12-13', '5.0 2022-05-10', '6.0 2024-11-12', '7.0 2024-05-14').concat(
    dated('8.0 2026-11-10', '9.0 2026-11-10', '10.0 2028-11-14'),
  ),
);

const java = product('https://adoptium.net/support', [
  ...dated('16 2021-09-14', '17 2027-10-31', '18 2022-09-20', '19 2023-03-21', '20 2023-09-19', '21 2029-12-31'),
  ...dated('22 2024-09-17', '23 2025-03-18', '24 2025-09-16', '25 2031-09-30'),
]);

/** By the short name of the image. Versions that we do not know are none of these. */
const products: ReadonlyMap<string, Product> = new Map([
  ['debian', product('https://wiki.debian.org/DebianReleases', debianReleases, 'slim')],
  ['ubuntu', product('https://ubuntu.com/about/release-cycle', ubuntuReleases)],
  ['node', product('https://github.com/nodejs/release#release-schedule', nodeReleases, 'slim')],
  [
    'alpine',
    product('https://alpinelinux.org/releases/', [
      ...dated('3.3 2017-11-01', '3.4 2018-05-01', '3.5 2018-11-01', '3.6 2019-05-01', '3.7 2019-11-01'),
      ...dated('3.8 2020-05-01', '3.9 2021-01-01', '3.10 2021-05-01', '3.11 2021-11-01', '3.12 2022-05-01'),
      ...dated('3.13 2022-11-01', '3.14 2023-05-01', '3.15 2023-11-01', '3.16 2024-05-23', '3.17 2024-11-22'),
      ...dated('3.18 2025-05-09', '3.19 2025-11-01', '3.20 2026-04-01', '3.21 2026-11-01', '3.22 2027-05-01'),
      ...dated('3.23 2027-11-01'),
    ]),
  ],
  [
    'python',
    product(
      'https://devguide.python.org/versions/',
      [
        ...dated('2 2020-01-01', '2.7 2020-01-01', '3.4 2019-03-18', '3.5 2020-09-30', '3.6 2021-12-23'),
        ...dated('3.7 2023-06-27', '3.8 2024-10-07', '3.9 2025-10-31', '3.10 2026-10-31', '3.11 2027-10-31'),
        ...dated('3.12 2028-10-31', '3.13 2029-10-31', '3.14 2030-10-31'),
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
        ...dated('2 2023-03-31', '2.3 2019-03-31', '2.4 2020-03-31', '2.5 2021-03-31', '2.6 2022-03-31'),
        ...dated('2.7 2023-03-31', '3.0 2024-04-23', '3.1 2025-03-31', '3.2 2026-03-31', '3.3 2027-03-31'),
        ...dated('3.4 2028-03-31', '4.0 2029-03-31'),
      ],
      'slim',
    ),
  ],
  [
    'golang',
    // Until there are two newer ones: https://go.dev/doc/devel/release
    product('https://go.dev/doc/devel/release#policy', [
      ...dated('1.11 2019-09-03', '1.12 2020-02-25', '1.13 2020-08-11', '1.14 2021-02-16', '1.15 2021-08-16'),
      ...dated('1.16 2022-03-15', '1.17 2022-08-02', '1.18 2023-02-01', '1.19 2023-08-08', '1.20 2024-02-06'),
      ...dated('1.21 2024-08-13', '1.22 2025-02-11', '1.23 2025-08-12', '1.24 2026-02-10', '1.25', '1.26'),
    ]),
  ],
  ['eclipse-temurin', java],
  ['amazoncorretto', java],
  ['mcr.microsoft.com/dotnet/sdk', dotnet],
  ['mcr.microsoft.com/dotnet/aspnet', dotnet],
  ['mcr.microsoft.com/dotnet/runtime', dotnet],
  [
    'nginx',
    product('https://nginx.org/en/download.html', [
      ...dated('1.14 2019-04-23', '1.16 2020-04-20', '1.18 2021-04-20', '1.19 2021-05-25', '1.20 2022-05-24'),
      ...dated('1.21 2022-06-21', '1.22 2023-04-11', '1.23 2023-05-23', '1.24 2024-04-23', '1.25 2024-05-29'),
      ...dated('1.26 2025-04-23', '1.27 2025-06-24', '1.28', '1.29'),
    ]),
  ],
  [
    'postgres',
    product(
      'https://www.postgresql.org/support/versioning/',
      [
        ...dated('9 2021-11-11', '9.5 2021-02-11', '9.6 2021-11-11', '10 2022-11-10', '11 2023-11-09'),
        ...dated('12 2024-11-21', '13 2025-11-13', '14 2026-11-12', '15 2027-11-11', '16 2028-11-09'),
        ...dated('17 2029-11-08', '18 2030-11-14'),
      ],
      'data',
    ),
  ],
  [
    'mysql',
    product(
      'https://www.oracle.com/us/support/library/lifetime-support-technology-069183.pdf',
      dated('5 2023-10-31', '5.5 2018-12-31', '5.6 2021-02-28', '5.7 2023-10-31', '8.0 2026-04-30', '8.4 2032-04-30'),
      'data',
    ),
  ],
  [
    'mariadb',
    product(
      'https://mariadb.org/about/#maintenance-policy',
      [
        ...dated('5.5 2020-04-11', '10.1 2020-10-17', '10.2 2022-05-23', '10.3 2023-05-25', '10.4 2024-06-18'),
        ...dated('10.5 2025-06-24', '10.6 2026-07-06', '10.11 2028-02-16', '11.4 2029-05-29', '11.8 2028-06-04'),
      ],
      'data',
    ),
  ],
  [
    'mongo',
    product(
      'https://www.mongodb.com/legal/support-policy/lifecycles',
      [
        ...dated('3 2021-04-30', '3.4 2020-01-31', '3.6 2021-04-30', '4 2024-02-29', '4.0 2022-04-30'),
        ...dated('4.2 2023-04-30', '4.4 2024-02-29', '5.0 2024-10-31', '6.0 2025-07-31', '7.0 2027-08-31', '8.0'),
      ],
      'data',
    ),
  ],
  [
    'redis',
    product(
      'https://github.com/redis/redis/security',
      dated('3 2022-04-27', '4 2022-04-27', '5 2022-04-27', '6.0 2022-05-31', '6.2', '7.0 2024-07-29', '7.2', '8.6'),
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
  const within = cycles.filter(({ version }) => numbers === version || numbers.startsWith(`${version}.`));
  return within.toSorted((a, b) => b.version.length - a.version.length)[0];
}

/** The distribution that a part of a tag names: `bookworm`, `alpine3.22`, `jammy`. */
export function distributionOf(part: string): Cycle | undefined {
  const alpine = /^alpine(3\.\d+)$/.exec(part)?.[1];
  if (alpine !== undefined) return products.get('alpine')?.cycles.find(({ version }) => version === alpine);
  return [...debianReleases, ...ubuntuReleases].find(({ codename }) => codename === part);
}

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

/** A vulnerability, and the packages that have it. */
export interface Fact {
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  readonly description?: string;
  readonly references?: readonly string[];
  readonly cvss?: { readonly score: number; readonly vector: string };
  readonly affects: readonly Affected[];
}

export type Severity = 'UNKNOWN' | 'LOW' | 'MEDIUM' | 'HIGH' | 'CRITICAL';

/** `debian` and `alpine` name a release, as `12` and `3.19`, and a source package; the others a package. */
export type Affected =
  | {
      readonly debian: string;
      readonly package: string;
      readonly fixed?: string;
      /** Of what no version fixes. */
      readonly status?: Status;
      readonly severity?: Severity;
    }
  | { readonly alpine: string; readonly package: string; readonly fixed: string }
  | LanguageAffected;

export interface LanguageAffected {
  /** A Maven package is `group:artifact`. */
  readonly ecosystem: 'pip' | 'npm' | 'maven';
  readonly package: string;
  /** Ranges, as `<2.31.0`. */
  readonly vulnerable: readonly string[];
  readonly patched?: readonly string[];
}

/** Their place in the list is the number that the database holds: trivy-db, pkg/types/status.go. */
const statuses = [
  'unknown',
  'not_affected',
  'affected',
  'fixed',
  'under_investigation',
  'will_not_fix',
  'fix_deferred',
  'end_of_life',
] as const;
export type Status = (typeof statuses)[number];

/** Likewise: trivy-db, pkg/types/types.go. */
const severities: readonly Severity[] = ['UNKNOWN', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'];

/** A value in the database (bbolt): the chain of buckets, the key, and JSON. */
export interface DatabaseEntry {
  readonly buckets: readonly string[];
  readonly key: string;
  readonly value: object;
}

/** The database that knows these facts, in the shape that trivy-db writes. */
export function entriesOf(facts: readonly Fact[]): readonly DatabaseEntry[] {
  return facts.flatMap((fact) => [
    { buckets: ['vulnerability'], key: fact.id, value: vulnerability(fact) },
    ...fact.affects.flatMap((affected) => {
      const { bucket, source, advisory } = advisoryOf(affected);
      return [
        { buckets: ['data-source'], key: bucket, value: source },
        { buckets: [bucket, affected.package], key: fact.id, value: advisory },
      ];
    }),
  ]);
}

function vulnerability({ title, description = '', severity, references = [], cvss }: Fact): object {
  return {
    Title: title,
    Description: description,
    Severity: severity,
    References: references,
    VendorSeverity: { nvd: severities.indexOf(severity) },
    ...(cvss === undefined ? {} : { CVSS: { nvd: { V3Score: cvss.score, V3Vector: cvss.vector } } }),
  };
}

interface Advisory {
  readonly bucket: string;
  readonly source: { readonly ID: string; readonly Name: string; readonly URL: string };
  readonly advisory: object;
}

const ecosystems = { pip: 'Pip', npm: 'npm', maven: 'Maven' } as const;

function advisoryOf(affected: Affected): Advisory {
  if ('ecosystem' in affected) {
    const name = `GitHub Security Advisory ${ecosystems[affected.ecosystem]}`;
    return {
      bucket: `${affected.ecosystem}::${name}`,
      source: {
        ID: 'ghsa',
        Name: name,
        URL: `https://github.com/advisories?query=type%3Areviewed+ecosystem%3A${affected.ecosystem}`,
      },
      advisory: { VulnerableVersions: affected.vulnerable, PatchedVersions: affected.patched ?? [] },
    };
  }
  if ('alpine' in affected) {
    return {
      bucket: `alpine ${affected.alpine}`,
      source: { ID: 'alpine', Name: 'Alpine Secdb', URL: 'https://secdb.alpinelinux.org/' },
      advisory: { FixedVersion: affected.fixed },
    };
  }
  const { fixed, status = 'affected', severity } = affected;
  return {
    bucket: `debian ${affected.debian}`,
    source: {
      ID: 'debian',
      Name: 'Debian Security Tracker',
      URL: 'https://salsa.debian.org/security-tracker-team/security-tracker',
    },
    advisory: {
      ...(fixed === undefined ? { Status: statuses.indexOf(status) } : { FixedVersion: fixed }),
      ...(severity === undefined ? {} : { Severity: severities.indexOf(severity) }),
    },
  };
}

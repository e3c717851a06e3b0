import { compareText } from '../core/finding.ts';
import type { ImageReport, ReportedVulnerability } from '../core/image-report.ts';
import { type Confidence, compareSeverities, type Severity } from '../core/severity.ts';

/** One vulnerability of one package of an image, however often the package is installed. */
export interface PackageVulnerability {
  readonly id: string;
  readonly package: string;
  /** All installed versions with it: `1.2.3, 1.3.0`. */
  readonly installed: string;
  /** '' where no version fixes it. */
  readonly fixed: string;
  /** The scanner's own word; the most severe if it gives several. */
  readonly word: string;
  readonly severity: Severity;
  /** `low` if the scanner does not know the severity. */
  readonly confidence: Confidence;
  readonly title: string;
  readonly url: string;
  /** Its paths in the image; none for packages of the distribution. */
  readonly paths: readonly string[];
  /** Diff ids of the layers that added it. */
  readonly layers: readonly string[];
}

/** An image compared with the one it replaces. Each list has the most severe first. */
export interface ImageDelta {
  readonly introduced: readonly PackageVulnerability[];
  readonly existing: readonly PackageVulnerability[];
  readonly fixed: readonly PackageVulnerability[];
  /** How many of head's were left out because no version fixes them. */
  readonly unfixed: number;
}

/**
 * Compares by id and package name. Without a report of base, everything is introduced. `ignoreUnfixed` leaves out
 * vulnerabilities without a fix on both sides.
 */
export function deltaOf(
  head: ImageReport,
  base: ImageReport | undefined,
  { ignoreUnfixed }: { readonly ignoreUnfixed: boolean },
): ImageDelta {
  const after = joined(head.vulnerabilities);
  const before = joined(base?.vulnerabilities ?? []);
  const heard = ({ fixed }: PackageVulnerability) => !ignoreUnfixed || fixed !== '';
  const all = [...after.values()];
  const list = (vulnerabilities: readonly PackageVulnerability[]) => vulnerabilities.filter(heard).toSorted(byGravity);
  return {
    introduced: list(all.filter((each) => !before.has(keyOf(each)))),
    existing: list(all.filter((each) => before.has(keyOf(each)))),
    fixed: list([...before.values()].filter((each) => !after.has(keyOf(each)))),
    unfixed: all.filter((each) => !heard(each)).length,
  };
}

/** All vulnerabilities of an image, the most severe first. */
export function vulnerabilitiesOf(
  report: ImageReport,
  options: { readonly ignoreUnfixed: boolean },
): readonly PackageVulnerability[] {
  return deltaOf(report, undefined, options).introduced;
}

/** Severity words of scanners that differ from ours: https://www.first.org/cvss and the distributions' trackers. */
const words: ReadonlyMap<string, Severity> = new Map([
  ['critical', 'critical'],
  ['high', 'high'],
  ['important', 'high'],
  ['medium', 'medium'],
  ['moderate', 'medium'],
  ['low', 'low'],
  ['negligible', 'low'],
  ['minor', 'low'],
]);

/** Our severity for a scanner's word; `low` with low confidence if it says nothing. */
export function severityOf(word: string): { readonly severity: Severity; readonly confidence: Confidence } {
  const severity = words.get(word.trim().toLowerCase());
  return severity === undefined ? { severity: 'low', confidence: 'low' } : { severity, confidence: 'high' };
}

function byGravity(a: PackageVulnerability, b: PackageVulnerability): number {
  return (
    compareSeverities(a.severity, b.severity) ||
    // A known low severity comes before an unknown one.
    Number(a.confidence === 'low') - Number(b.confidence === 'low') ||
    Number(a.fixed === '') - Number(b.fixed === '') ||
    compareText(a.id, b.id) ||
    compareText(a.package, b.package)
  );
}

const keyOf = (vulnerability: Pick<ReportedVulnerability, 'id' | 'package'>): string =>
  `${vulnerability.id}\0${vulnerability.package}`;

function joined(vulnerabilities: readonly ReportedVulnerability[]): ReadonlyMap<string, PackageVulnerability> {
  const groups = Map.groupBy(vulnerabilities, keyOf);
  return new Map(Array.from(groups, ([key, group]) => [key, join(group)]));
}

function join(group: readonly ReportedVulnerability[]): PackageVulnerability {
  const graver = (a: Judged, b: Judged) =>
    compareSeverities(a.severity, b.severity) || Number(a.confidence === 'low') - Number(b.confidence === 'low');
  const judged = group.map(({ severity: word }): Judged => ({ word, ...severityOf(word) })).toSorted(graver);
  const { word, severity, confidence } = judged[0] ?? { word: '', ...severityOf('') };
  const first = (of: (each: ReportedVulnerability) => string): string =>
    group.map(of).find((text) => text !== '') ?? '';
  const distinct = (of: (each: ReportedVulnerability) => string): readonly string[] => [
    ...new Set(group.map(of).filter((text) => text !== '')),
  ];
  return {
    id: first(({ id }) => id),
    package: first((each) => each.package),
    installed: distinct(({ installed }) => installed).join(', '),
    fixed: distinct(({ fixed }) => fixed).join(', '),
    word,
    severity,
    confidence,
    title: first(({ title }) => title),
    url: first(({ url }) => url),
    paths: distinct(({ path }) => path),
    layers: distinct(({ layer }) => layer),
  };
}

interface Judged {
  readonly word: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
}

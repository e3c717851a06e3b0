import type { Edit } from '../core/edit.ts';
import { compareFindings, type Finding } from '../core/finding.ts';
import { fingerprinter, type Meaning } from '../core/fingerprint.ts';
import type { StatedFinding } from '../core/image-inspection.ts';
import type { Options } from '../core/options.ts';
import { clip, printable, quoted } from '../core/text.ts';
import { formatReference, type ImageReference } from '../documents/image-reference.ts';
import type { ImageDelta, PackageVulnerability } from './delta.ts';
import type { ImageUse } from './image-use.ts';
import { imageVulnerability } from './vulnerability-rule.ts';

/** The results for the image of one use. */
export interface UseDelta {
  readonly use: Pick<ImageUse, 'path' | 'span' | 'owner' | 'route' | 'related'>;
  readonly reference: Named;
  /** The digest of the index, if the tag names one; '' if unknown. */
  readonly digest: string;
  readonly delta: ImageDelta;
  /** The edits offered for the reference, in its own file. */
  readonly edits?: readonly Edit[];
}

type Named = Pick<ImageReference, 'registry' | 'repository' | 'name' | 'tag' | 'digest'>;

/**
 * One finding for each vulnerability and package of each use, in the order of all reports; none if the config switched
 * the rule off. Takes all uses of a commit at once, so that equal ones get different fingerprints.
 */
export function imageFindings(
  deltas: readonly UseDelta[],
  { rules }: Pick<Options, 'rules'>,
): readonly StatedFinding[] {
  const chosen = rules.get(imageVulnerability.id);
  if (chosen === 'off') return [];
  const drafts = deltas.flatMap((each) => [
    ...each.delta.introduced.map((found) => ({ each, found, status: 'introduced' as const })),
    ...each.delta.existing.map((found) => ({ each, found, status: 'existing' as const })),
  ]);
  const findings = drafts.map(({ each, found, status }) => ({
    status,
    meaning: meaningOf(each, found),
    finding: findingOf(each, found, chosen ?? found.severity),
  }));
  const print = fingerprinter();
  return findings
    .toSorted((a, b) => compareFindings(a.finding, b.finding))
    .map(({ finding, meaning, status }) => ({
      status,
      finding: { ...finding, fingerprint: print(finding.location.path, meaning) },
    }));
}

/** Without tag, digest and place: the same vulnerability in a newer version of the image is the same finding. */
function meaningOf({ use, reference }: UseDelta, { id, package: name }: PackageVulnerability): Meaning {
  return {
    rule: imageVulnerability.id,
    route: { scope: use.owner, step: '' },
    subject: `${id} ${name} ${reference.registry}/${reference.repository}`,
  };
}

function findingOf(each: UseDelta, found: PackageVulnerability, severity: Finding['severity']): Finding {
  const { use, reference, digest, edits = [] } = each;
  const { id, package: name, installed, fixed, word, confidence, title, url } = found;
  return {
    rule: imageVulnerability,
    severity,
    confidence,
    location: { path: use.path, span: use.span },
    message: messageOf(reference, found),
    why: imageVulnerability.why,
    fix: imageVulnerability.fix,
    subject: meaningOf(each, found).subject,
    absence: false,
    route: use.route,
    fingerprint: '',
    edits,
    related: use.related,
    vulnerability: {
      id,
      package: name,
      installed,
      fixed,
      severity: word,
      title,
      url,
      image: formatReference(reference),
      digest,
    },
  };
}

function messageOf(reference: Named, { id, package: name, installed, fixed, title }: PackageVulnerability) {
  const image = quoted(formatReference({ ...reference, digest: reference.tag === '' ? reference.digest : '' }));
  const version = installed === '' ? '' : ` ${plain(installed)}`;
  const remedy =
    fixed === '' ? 'no version fixes it yet' : `${plain(fixed)} ${fixed.includes(', ') ? 'fix' : 'fixes'} it`;
  const what = title === '' ? '' : `: ${plain(title, 200).replace(/\.+$/, '')}`;
  // A report may not name the package.
  const where = name === '' ? '' : ` in ${quoted(name)}${version}`;
  return `${image} has ${plain(id)}${where}; ${remedy}${what}.`;
}

/** Text of an advisory for use in a message, where a backtick would start a code span. */
function plain(text: string, most = 120): string {
  return clip(printable(text).replaceAll('`', "'").trim(), most);
}

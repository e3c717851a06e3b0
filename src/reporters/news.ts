import type { Headline } from '../core/headlines.ts';
import { reaches, type Threshold } from '../core/severity.ts';
import { type CommentMarker, toldKey } from './marker.ts';

/** More would leave too little room for what people read. */
const mostFacts = 500;

/**
 * The vulnerabilities that a line's images introduce, most severe first, as the marker keeps them; empty for other
 * findings.
 */
export function factsOf({ images = [] }: Headline): readonly string[] {
  const brought = images.flatMap(({ findings }) => findings.filter(({ status }) => status === 'introduced'));
  return brought.slice(0, mostFacts).map(({ location, fingerprint }) => toldKey(location.path, fingerprint));
}

/** Whether an image introduces something, at or above that severity, that its comment did not report. */
export function hasNews(headline: Headline, { facts }: CommentMarker, from: Threshold): boolean {
  const { images = [] } = headline;
  // Without facts it is not a comment on an image, or it is from a version that kept none.
  if (facts.length === 0) return false;
  const told = new Set(facts);
  const grave = images.map((one) => ({
    ...one,
    findings: one.findings.filter(({ severity }) => reaches(severity, from)),
  }));
  return factsOf({ ...headline, images: grave }).some((fact) => !told.has(fact));
}

/** Identifies one state of an image in the marker of a review's body. */
export function newsKeyOf(headline: Headline): string {
  const { location, fingerprint } = headline;
  return newsKey(location.path, fingerprint, factsOf(headline));
}

/** The same, from the fields of a comment's marker. */
export function newsKey(path: string, fingerprint: string, facts: readonly string[]): string {
  return toldKey(path, `${fingerprint}\0${facts.join('.')}`);
}

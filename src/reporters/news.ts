import type { Headline } from '../core/headlines.ts';
import { reaches, type Threshold } from '../core/severity.ts';
import { type CommentMarker, toldKey } from './marker.ts';

/** More would take the place of what people read. */
const mostFacts = 500;

/** What a line's images bring, gravest first, as its comment's marker keeps it; empty of what is no image. */
export function factsOf({ images = [] }: Headline): readonly string[] {
  const brought = images.flatMap(({ findings }) => findings.filter(({ status }) => status === 'introduced'));
  return brought.slice(0, mostFacts).map(({ location, fingerprint }) => toldKey(location.path, fingerprint));
}

/** Whether an image brings something, from that severity on, that its comment did not tell. */
export function hasNews(headline: Headline, { facts }: CommentMarker, from: Threshold): boolean {
  const { images = [] } = headline;
  // Without any it is no comment on an image, or one of a version that kept none.
  if (facts.length === 0) return false;
  const told = new Set(facts);
  const grave = images.map((one) => ({
    ...one,
    findings: one.findings.filter(({ severity }) => reaches(severity, from)),
  }));
  return factsOf({ ...headline, images: grave }).some((fact) => !told.has(fact));
}

/** Tells a state of an image from its others, where a review's body told of it. */
export function newsKeyOf(headline: Headline): string {
  const { location, fingerprint } = headline;
  return newsKey(location.path, fingerprint, factsOf(headline));
}

/** The same, of what a comment's marker keeps. */
export function newsKey(path: string, fingerprint: string, facts: readonly string[]): string {
  return toldKey(path, `${fingerprint}\0${facts.join('.')}`);
}

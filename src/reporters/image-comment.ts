import type { Headline, ScannedImage } from '../core/headlines.ts';
import { nameForPeople } from '../core/headlines.ts';
import type { ReviewedFinding, ReviewedImage } from '../core/review.ts';
import { countWords, type Severity, severities, totalOf } from '../core/severity.ts';
import { count } from '../core/text.ts';
import { type CommentParts, changePart, markerOf, placeNote, relatedList, silenceFold } from './comment.ts';
import { bytesOfText, takeFitting } from './cut.ts';
import {
  blocks,
  bulletList,
  codeSpan,
  inline,
  join,
  link,
  type Markdown,
  md,
  small,
  table,
  verbatim,
} from './markdown.ts';
import { commentMarker } from './marker.ts';
import { factsOf } from './news.ts';
import { ruleLink } from './rule-link.ts';
import { severityCell, severityWord } from './severity-word.ts';

export interface ImageCommentParts extends Omit<CommentParts, 'finding'> {
  readonly headline: Headline;
  readonly images: readonly ScannedImage[];
}

/** A comment should stay short; the summary lists all of them. */
const mostListed = 10;
const mostTitle = 120;
/**
 * Limit for the tables of all images of a line (build arguments can make them many); a comment holds at most 65,536.
 */
const mostBytes = 40_000;
const mostMessage = 4_000;
const mostName = 80;
/** A name that people copy is never cut: up to 255 and 128 characters and a digest. */
const mostReference = 500;

/**
 * The comment on a line that names an image: its vulnerabilities in numbers, the most severe ones, what to pull instead.
 * Contains no time and no date of a database, so that the same facts give the same text.
 */
export function imageCommentBody({
  headline,
  images,
  category,
  anchor,
  suggestion,
  change,
}: ImageCommentParts): Markdown {
  const told = images.map((one) => ({
    tables: blocks([countsTable(one.image), gravestTable(one), notesOf(one.image)]),
    advice: adviceOf(one.image),
    identity: identity(one.image),
  }));
  const { taken, left } = takeFitting(told, mostBytes, (one) => bytesOfText(blocks(Object.values(one))));
  return blocks([
    md`**${severityWord(headline.severity)}:** ${inline(headline.message, mostMessage)}`,
    ...taken.map(({ tables }) => tables),
    left === 0
      ? undefined
      : small(md`And ${left} more images on this line; the job summary lists their vulnerabilities.`),
    placeNote(headline, anchor),
    relatedList(headline),
    ...taken.map(({ advice }) => advice),
    changePart(suggestion, change),
    join([ruleLink(headline.rule), ...taken.map((one) => one.identity)], md` · `),
    silenceFold(headline, silenceName(images)),
    commentMarker(markerOf(headline, category, anchor, factsOf(headline))),
  ]);
}

/** `python:3.9.1` at `sha256:…`. */
function identity({ image, digest }: ReviewedImage): Markdown {
  const name = codeSpan(nameForPeople(image), mostName);
  return digest === '' ? name : md`${name} is ${codeSpan(digest)}`;
}

/** The rule's id silences the whole reference; if there is only one vulnerability, its id is offered instead. */
function silenceName(images: readonly ScannedImage[]): string {
  const all = images.flatMap(({ findings }) => findings);
  const [only] = all;
  return all.length === 1 && only?.vulnerability !== undefined && /^[\w.:-]+$/.test(only.vulnerability.id)
    ? only.vulnerability.id
    : 'image/vulnerability';
}

/** Introduced, existing and fixed by severity; columns that are all zero are left out. */
function countsTable({ introduced, existing, fixed, replaced }: ReviewedImage): Markdown {
  const kinds = [
    { name: md`**introduced**`, counts: introduced },
    ...(replaced === ''
      ? []
      : [
          { name: md`existing (also in ${codeSpan(nameForPeople(replaced), mostName)})`, counts: existing },
          { name: md`fixed by this change`, counts: fixed },
        ]),
  ];
  const columns = severities.filter((severity) => kinds.some(({ counts }) => (counts[severity] ?? 0) > 0));
  return table(
    [
      { title: md`Vulnerabilities` },
      ...columns.map((severity) => ({ title: severityWord(severity), align: 'right' as const })),
      { title: md`All`, align: 'right' as const },
    ],
    kinds.map(({ name, counts }) => [
      name,
      ...columns.map((severity: Severity) => md`${counts[severity] ?? 0}`),
      md`${totalOf(counts)}`,
    ]),
  );
}

function gravestTable({ findings }: ScannedImage): Markdown | undefined {
  const news = findings.filter(({ status }) => status === 'introduced');
  const told = news.length > 0 ? news : findings;
  const left = told.length - mostListed;
  return blocks([
    table(
      [
        { title: md`Severity` },
        { title: md`Vulnerability` },
        { title: md`Package` },
        { title: md`Installed → fixed` },
        { title: md`Title` },
      ],
      told.slice(0, mostListed).map(vulnerabilityRow),
    ),
    left > 0
      ? small(md`The ${mostListed} most severe of ${told.length}; the job summary lists all of them.`)
      : undefined,
  ]);
}

function vulnerabilityRow({ severity, vulnerability }: ReviewedFinding): readonly Markdown[] {
  if (vulnerability === undefined) return [];
  const { id, url, title, installed, fixed } = vulnerability;
  return [
    severityCell(severity),
    link(codeSpan(id, mostName), url),
    codeSpan(vulnerability.package, mostName),
    md`${installed === '' ? md`?` : codeSpan(installed, mostName)} → ${fixed === '' ? md`no fix yet` : codeSpan(fixed, mostName)}`,
    verbatim(title, mostTitle),
  ];
}

function notesOf({ notes, unfixed }: ReviewedImage): Markdown | undefined {
  const lines = [
    ...notes,
    ...(unfixed === 0
      ? []
      : [
          `${count(unfixed, 'vulnerability is', 'vulnerabilities are')} left out because no version fixes ${unfixed === 1 ? 'it' : 'them'} yet.`,
        ]),
  ];
  return lines.length === 0 ? undefined : bulletList(lines.map((line) => inline(line)));
}

/** What to pull instead, with both counts, or to pin the digest. */
function adviceOf({ image, advice, introduced, existing }: ReviewedImage): Markdown {
  const offers = (advice?.offers ?? []).map((offer) => ({ name: shortName(offer.image), has: words(offer.counts) }));
  if (advice?.kind === 'better') {
    const [best, ...others] = offers;
    const beside = others.map(({ name, has }) => md` ${codeSpan(name, mostName)} was also scanned: ${inline(has)}.`);
    const isAll = totalOf(advice.own) === totalOf(introduced) + totalOf(existing);
    const silenced = isAll ? md`` : md` (silenced ones included, as in the other counts)`;
    const now = md`${codeSpan(shortName(image), mostName)} has ${inline(words(advice.own))}${silenced}.`;
    return md`**Fix:** Pull ${codeSpan(advice.image, mostReference)} instead. It has ${inline(best?.has ?? '')}; ${now}${join(beside, md``)}`;
  }
  if (advice?.kind === 'instruction')
    return md`**Fix:** Install versions that have the fixes in this instruction, then rebuild the image.`;
  if (advice?.kind === 'base')
    return md`**Fix:** Rebuild the image on a newer release of its base image, or on a slimmer variant of it.`;
  const looked = offers.map(({ name, has }) => md`${codeSpan(name, mostName)} (${inline(has)})`);
  const none =
    looked.length === 0 ? md`` : md` ${join(looked, md` and `)} ${looked.length === 1 ? md`is` : md`are`} no better.`;
  return advice?.kind === 'pin'
    ? md`**Fix:** Pull a newer release of the image as soon as one has the fixes, or a slimmer variant.${none} Until then, pin the digest that was scanned, so that you ship exactly what was scanned.`
    : md`**Fix:** Pull a newer release of the image as soon as one has the fixes, or a slimmer variant.${none}`;
}

/** Without the registry and the folders, which the first line of the comment has. */
function shortName(image: string): string {
  const name = nameForPeople(image);
  return name.slice(name.lastIndexOf('/') + 1);
}

function words(counts: ReviewedImage['introduced']): string {
  return countWords(counts) || 'no known vulnerability';
}

import type { Verdict } from '../core/gate.ts';
import type { Review, ReviewedFinding } from '../core/review.ts';
import type { Threshold } from '../core/severity.ts';
import { count } from '../core/text.ts';
import { adviceFold } from './advice.ts';
import { bytesOfText } from './cut.ts';
import { findingList } from './finding-list.ts';
import { blockingGapsTitle, gapItem } from './gaps.ts';
import { blocks, bulletList, fold, inline, type Markdown, md } from './markdown.ts';
import { type ReviewMarker, reviewMarker } from './marker.ts';
import type { LinkTo } from './place.ts';
import { outcomeWords } from './words.ts';

/** GitHub refuses longer bodies (`body is too long (maximum is 65536 characters)`). */
const mostBody = 65_536;
const mostAdvice = 8_000;
/** For headings and the lines between the parts. */
const mostBetween = 600;
const mostMessage = 300;
const mostGaps = 5;

export interface ReviewBodyParts {
  readonly review: Review;
  readonly verdict: Verdict;
  readonly failOn: Threshold;
  /** Findings without a comment of their own that were not listed before, the most severe first. */
  readonly told: readonly ReviewedFinding[];
  /** Images with new vulnerabilities whose conversations are already resolved. */
  readonly news: readonly ReviewedFinding[];
  /** The number of findings below `comment-on`. */
  readonly milder: number;
  readonly marker: ReviewMarker;
  readonly linkTo: LinkTo;
}

/** The text above the comments: the outcome in a sentence, then the findings that have no comment. */
export function reviewBody({ review, verdict, failOn, told, news, milder, marker, linkTo }: ReviewBodyParts): Markdown {
  const { found, check } = outcomeWords(review, verdict, failOn);
  const addedHere = review.silenced.filter((finding) => finding.addedHere).length;
  const outcome = md`**${inline(found)}** ${inline(check)}`;
  const advice = told.length === 0 ? undefined : adviceFold(told, mostAdvice);
  const rest = blocks([
    milder === 0
      ? undefined
      : md`${inline(count(milder, 'less severe finding'))} ${milder === 1 ? md`is` : md`are`} listed in the job summary.`,
    addedHere === 0
      ? undefined
      : md`${inline(count(addedHere, 'finding'))} ${addedHere === 1 ? md`is` : md`are`} silenced by ignore comments that this change adds; the job summary lists the reasons.`,
    gapsPart(review, linkTo),
    reviewMarker(marker),
  ]);
  const changed = newsPart(news, linkTo);
  const room = mostBody - mostBetween - bytesOfText(blocks([outcome, changed, advice, rest]));
  return blocks([outcome, changed, ...toldParts(told, room, linkTo), advice, rest]);
}

const mostNews = 20;
/** Twenty rows of the longest paths and messages take less. */
const mostNewsBytes = 24_000;

/** The comments were edited, but GitHub hides resolved threads, so the review's text mentions them. */
function newsPart(news: readonly ReviewedFinding[], linkTo: LinkTo): Markdown | undefined {
  if (news.length === 0) return undefined;
  const { parts, left } = findingList(news.slice(0, mostNews), { most: mostNewsBytes, linkTo, mostMessage });
  const untold = Math.max(0, news.length - mostNews) + left;
  return blocks([
    md`${news.length === 1 ? md`This conversation was` : md`These conversations were`} resolved, but the image introduces more vulnerabilities now:`,
    ...parts,
    untold > 0 ? md`And ${untold} more; see the job summary.` : undefined,
  ]);
}

function toldParts(told: readonly ReviewedFinding[], most: number, linkTo: LinkTo): readonly (Markdown | undefined)[] {
  if (told.length === 0) return [];
  const open = told.length > mostOpen ? told.slice(0, mostOpen) : told;
  const shown = findingList(open, { most, linkTo, mostMessage });
  const folded = told.slice(open.length);
  const room = most - bytesOfText(blocks(shown.parts)) - mostBetween;
  const more = room > mostBetween ? findingList(folded, { most: room, linkTo, mostMessage }) : undefined;
  const left = shown.left + (more?.left ?? folded.length);
  return [
    md`${told.length === 1 ? md`This finding has` : md`These findings have`} no inline comment:`,
    ...shown.parts,
    more === undefined || folded.length === 0
      ? undefined
      : fold(`${folded.length} more, none more severe than these`, blocks(more.parts)),
    left === 0 ? undefined : md`And ${left} more, none more severe than these; see the job summary.`,
  ];
}

/** The conversation of a pull request is read by people who look for something else, too: more are folded. */
const mostOpen = 10;

/** Blocking gaps; the summary lists the others. */
function gapsPart(review: Review, linkTo: LinkTo): Markdown | undefined {
  const gaps = review.gaps.filter(({ blocking }) => blocking);
  if (gaps.length === 0) return undefined;
  const items = gaps.slice(0, mostGaps).map((gap) => gapItem(gap, linkTo, mostMessage));
  const rest = gaps.length - items.length;
  return blocks([
    blockingGapsTitle,
    bulletList(rest === 0 ? items : [...items, md`${rest} more; see the job summary`]),
  ]);
}

import type { Gap } from '../core/review.ts';
import { codeSpan, inline, type Markdown, md, ownLink } from './markdown.ts';
import { type LinkTo, mostPath } from './place.ts';

/** What was not reviewed, as a link to the line that is wrong if it is known, and why; at most `most` characters of that. */
export function gapItem({ path, line, subject, reason }: Gap, linkTo: LinkTo, most?: number): Markdown {
  const address = path === undefined || line === undefined ? undefined : linkTo(path, line, line);
  const linked = (text: Markdown) => (address === undefined ? text : ownLink(text, address));
  const what =
    path === undefined || path === subject
      ? linked(codeSpan(subject, mostPath))
      : md`${linked(codeSpan(path, mostPath))}, ${codeSpan(subject, mostPath)}`;
  return md`${what}: ${inline(reason, most)}`;
}

/** Above the gaps that fail the check. */
export const blockingGapsTitle = md`**Blocking gaps:** this could not be reviewed, or not in full, so it does not count as clean.`;

import { type Location, lastLine } from '../core/location.ts';
import { codeSpan, type Markdown, md, ownLink } from './markdown.ts';

/** The web address of lines of a file; `undefined` if there is none. */
export type LinkTo = (path: string, firstLine: number, lastLine: number) => string | undefined;

export const noLinks: LinkTo = () => undefined;

/** Links to the files of one commit on GitHub or a GitHub Enterprise Server. `repository` is `owner/name`. */
export function linksToCommit(serverUrl: string, repository: string, sha: string): LinkTo {
  return (path, first, last) => {
    const segments = path.toWellFormed().split('/');
    // A browser would resolve these and go somewhere else.
    if (segments.some((segment) => segment === '' || segment === '.' || segment === '..')) return undefined;
    const lines = first === last ? `L${first}` : `L${first}-L${last}`;
    return `${serverUrl}/${repository}/blob/${sha}/${segments.map(encodeURIComponent).join('/')}?plain=1#${lines}`;
  };
}

/** `Dockerfile:7`, as a link if there is an address. */
export function placeOf({ path, span }: Location, linkTo: LinkTo): Markdown {
  const address = linkTo(path, span.start.line, lastLine(span));
  const text = codeSpan(`${path}:${span.start.line}`, mostPath);
  return address === undefined ? text : ownLink(text, address);
}

/** `line 7` or `lines 7–9`, as a link if there is an address. */
export function linesOf({ path, span }: Location, linkTo: LinkTo): Markdown {
  const first = span.start.line;
  const last = lastLine(span);
  const address = linkTo(path, first, last);
  const text = first === last ? md`line ${first}` : md`lines ${first}–${last}`;
  return address === undefined ? text : ownLink(text, address);
}

/** Longer paths are cut in text for people; the report has them whole. */
export const mostPath = 200;

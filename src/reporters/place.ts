import { type Location, lastLine } from '../core/location.ts';
import { codeSpan, type Markdown, md, ownLink } from './markdown.ts';

/** Where people see a line of a file on the web; `undefined`: nowhere. */
export type LinkTo = (path: string, firstLine: number, lastLine: number) => string | undefined;

export const noLinks: LinkTo = () => undefined;

/** Links to the files of one commit on GitHub or a GitHub Enterprise Server. `repository` is `owner/name`. */
export function linksToCommit(serverUrl: string, repository: string, sha: string): LinkTo {
  return (path, first, last) => {
    const segments = path.toWellFormed().split('/');
    // A browser would resolve these, and lead somewhere else.
    if (segments.some((segment) => segment === '' || segment === '.' || segment === '..')) return undefined;
    const lines = first === last ? `L${first}` : `L${first}-L${last}`;
    return `${serverUrl}/${repository}/blob/${sha}/${segments.map(encodeURIComponent).join('/')}?plain=1#${lines}`;
  };
}

/** `Dockerfile:7`, linked where there is something to link to. */
export function placeOf({ path, span }: Location, linkTo: LinkTo): Markdown {
  const address = linkTo(path, span.start.line, lastLine(span));
  const text = codeSpan(`${path}:${span.start.line}`, mostPath);
  return address === undefined ? text : ownLink(text, address);
}

/** `line 7` or `lines 7–9`, linked where there is something to link to. */
export function linesOf({ path, span }: Location, linkTo: LinkTo): Markdown {
  const first = span.start.line;
  const last = lastLine(span);
  const address = linkTo(path, first, last);
  const text = first === last ? md`line ${first}` : md`lines ${first}–${last}`;
  return address === undefined ? text : ownLink(text, address);
}

/** Paths longer than this are cut where people read them; the report holds them whole. */
export const mostPath = 200;

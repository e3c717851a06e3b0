import type { Span } from '../core/location.ts';
import type { RuleNames } from '../core/rule-names.ts';
import { nearest, quoted } from '../core/text.ts';
import type { Comment } from '../documents/comment.ts';
import type { Pragma } from './pragma.ts';

/** A mistake in one of our comments, which silences less than its author thinks. */
export interface Mistake {
  readonly kind: 'malformed' | 'misplaced' | 'no-reason' | 'unknown-id' | 'unused' | 'not-allowed';
  /** The comment. */
  readonly span: Span;
  /** What it governs, for the route of the finding. */
  readonly target: Span | undefined;
  /** The id or word that is wrong; '' for the whole comment. */
  readonly word: string;
  readonly message: string;
  /** The fix, if it is mechanical: a replacement for `word`, or '' to remove the comment. */
  readonly instead?: string;
}

/** The meaning of a Plimsoll comment: a pragma, mistakes, or both if only some of its ids are known. */
export interface OwnPragmas {
  readonly pragmas: readonly Pragma[];
  readonly mistakes: readonly Mistake[];
}

/** Reads `plimsoll: ignore[id, id] reason` and `plimsoll: ignore-file[id] reason`. */
export function readOwnPragmas(comments: readonly Comment[], names: RuleNames, checks: ChecksOfPeers): OwnPragmas {
  const read = comments.flatMap((comment) =>
    /^plimsoll:/i.test(comment.text) ? [readOne(comment, names, checks)] : [],
  );
  return { pragmas: read.flatMap(({ pragmas }) => pragmas), mistakes: read.flatMap(({ mistakes }) => mistakes) };
}

/** Our rules that cover a peer's check, by the check's bare name: `DL3002`. */
export type ChecksOfPeers = (check: string) => readonly string[];

function readOne(comment: Comment, names: RuleNames, checks: ChecksOfPeers): OwnPragmas {
  const { text, span, target, top } = comment;
  const only = (kind: Mistake['kind'], message: string): OwnPragmas => ({
    pragmas: [],
    mistakes: [{ kind, span, target, word: '', message }],
  });

  const [, verb = '', list = '', rest = ''] = /^plimsoll:\s*(ignore(?:-file)?)\s*\[([^\]]*)\](.*)$/is.exec(text) ?? [];
  const words = list.split(',').map((word) => word.trim());
  if (verb === '' || words.includes('')) {
    return only(
      'malformed',
      'This comment is malformed, so it silences nothing; write `# plimsoll: ignore[rule-id] reason`.',
    );
  }
  const wholeFile = verb.toLowerCase() === 'ignore-file';
  if (wholeFile && !top) {
    return only('misplaced', '`ignore-file` counts only at the top of a file, so this comment silences nothing.');
  }
  if (!wholeFile && target === undefined) {
    return only('misplaced', 'There is nothing on or below the line of this comment, so it silences nothing.');
  }
  const reason = rest.replace(/^[\s:,;–—-]+/, '').trim();
  if (!/[\p{L}\p{N}]/u.test(reason)) {
    return only('no-reason', 'This comment gives no reason, so it silences nothing.');
  }

  const known = words.flatMap((word) => resolve(word, names) ?? []);
  const mistakes = words
    .filter((word) => resolve(word, names) === undefined)
    .map((word): Mistake => ({ kind: 'unknown-id', span, target, word, ...unknownId(word, names, checks) }));
  const reach = wholeFile ? undefined : target;
  const pragma: Pragma = { speaker: 'Plimsoll', names: known, spared: [], reach, span, text, reason };
  return { pragmas: known.length === 0 ? [] : [pragma], mistakes };
}

function resolve(word: string, names: RuleNames): string | undefined {
  return names.resolve(word) ?? (isVulnerabilityId(word) ? word.toUpperCase() : undefined);
}

/** `CVE-2026-1`, `GHSA-…`, `DLA-1-1`, `TEMP-…`: what advisories call a vulnerability. */
function isVulnerabilityId(word: string): boolean {
  return /^[A-Za-z]{2,12}-[\w:.-]*\d[\w:.-]*$/.test(word);
}

/** Names whose findings need an image scan: without one, the comment is not known to be unused. */
export function isAboutImages(name: string): boolean {
  return name.startsWith('image/') || isVulnerabilityId(name);
}

function unknownId(word: string, { ids }: RuleNames, checks: ChecksOfPeers): Pick<Mistake, 'message' | 'instead'> {
  const ours = checks(word);
  const meant = nearest(word, ids);
  const [only] = ours.length === 0 ? [meant] : ours.length === 1 ? ours : [];
  const hint =
    ours.length > 0
      ? `; another tool’s check of that name is ${ours.map((id) => quoted(id)).join(' or ')} here`
      : meant === undefined
        ? ''
        : `; did you mean ${quoted(meant)}?`;
  const message = `There is no rule ${quoted(word)}, so this id silences nothing${hint === '' || !hint.endsWith('?') ? `${hint}.` : hint}`;
  return only === undefined ? { message } : { message, instead: only };
}

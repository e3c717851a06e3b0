import { sha256 } from '../core/sha256.ts';
import { hidden, type Markdown, md } from './markdown.ts';

/*
 * The last line of everything we post is an HTML comment, the marker, by which the next run recognises it. Before reading
 * a marker, check that our own token wrote the body: a marker alone proves nothing.
 */

/** Raised when older markers can no longer be understood. */
const version = '1';

/** What a comment is about, and whether its finding is gone. */
export interface CommentMarker {
  readonly category: string;
  readonly path: string;
  readonly fingerprint: string;
  /** How many lines the comment covers; 0 on a file. */
  readonly lines: number;
  /** `gone`: the comment says that its finding is gone. */
  readonly state: 'open' | 'gone';
  /**
   * For an image: the vulnerabilities that the comment reported, as `toldKey`s, the most severe first. Otherwise empty.
   */
  readonly facts: readonly string[];
}

/** Which findings a review's body listed. */
export interface ReviewMarker {
  readonly category: string;
  /** From `toldKey`. */
  readonly told: readonly string[];
  /** How many more it only counted. */
  readonly more: number;
  /** The findings of the comments that came with it, as `heldKeyOf`; empty in reviews of versions that kept no list. */
  readonly held: readonly string[];
}

/** Longer lists would leave too little room for what people read. */
export const mostTold = 2000;
export const mostHeld = 500;

export function commentMarker({ category, path, fingerprint, lines, state, facts }: CommentMarker): Markdown {
  return hidden(md`plimsoll`, {
    v: version,
    kind: 'comment',
    category,
    path,
    fingerprint,
    lines: String(lines),
    state,
    ...(facts.length === 0 ? {} : { facts: facts.join('.') }),
  });
}

export function reviewMarker({ category, told, more, held }: ReviewMarker): Markdown {
  return hidden(md`plimsoll`, {
    ...{ v: version, kind: 'review', category, told: told.join('.'), more: String(more) },
    ...(held.length === 0 ? {} : { held: held.join('.') }),
  });
}

/** The marker of a comment's body, if it has one that this version understands. */
export function parseCommentMarker(body: string): CommentMarker | undefined {
  const fields = fieldsOf(body, 'comment');
  const category = fields?.get('category');
  const path = fields?.get('path');
  const fingerprint = fields?.get('fingerprint');
  const lines = Number(fields?.get('lines'));
  const state = fields?.get('state');
  if (category === undefined || path === undefined || fingerprint === undefined || !Number.isSafeInteger(lines)) {
    return undefined;
  }
  if (state !== 'open' && state !== 'gone') return undefined;
  return { category, path, fingerprint, lines, state, facts: listOf(fields?.get('facts')) };
}

export function parseReviewMarker(body: string): ReviewMarker | undefined {
  const fields = fieldsOf(body, 'review');
  const category = fields?.get('category');
  const told = fields?.get('told');
  if (category === undefined || told === undefined) return undefined;
  const more = Number(fields?.get('more'));
  const held = listOf(fields?.get('held'));
  return { category, told: listOf(told), more: Number.isSafeInteger(more) ? more : 0, held };
}

function listOf(field = ''): readonly string[] {
  return field === '' ? [] : field.split('.');
}

/** A review's body with its marker replaced. */
export function withReviewMarker(body: string, marker: ReviewMarker): string {
  const text = body.trimEnd();
  return `${text.slice(0, text.lastIndexOf('\n') + 1)}${reviewMarker(marker)}`;
}

/** The identity of a finding from run to run. */
export function findingKey(path: string, fingerprint: string): string {
  return `${path.toWellFormed()}\0${fingerprint}`;
}

/** The same, short enough for a marker to hold thousands. */
export function toldKey(path: string, fingerprint: string): string {
  return sha256(findingKey(path, fingerprint)).slice(0, 10);
}

function fieldsOf(body: string, kind: 'comment' | 'review'): ReadonlyMap<string, string> | undefined {
  const line = lastLineOf(body);
  const start = '<!-- plimsoll ';
  const end = ' -->';
  if (!line.startsWith(start) || !line.endsWith(end)) return undefined;
  const fields = new Map<string, string>();
  for (const field of line.slice(start.length, -end.length).split(' ')) {
    const at = field.indexOf('=');
    const value = decode(field.slice(at + 1));
    if (at < 1 || value === undefined) return undefined;
    fields.set(field.slice(0, at), value);
  }
  return fields.get('v') === version && fields.get('kind') === kind ? fields : undefined;
}

function lastLineOf(body: string): string {
  const text = body.trimEnd();
  return text.slice(text.lastIndexOf('\n') + 1);
}

function decode(value: string): string | undefined {
  try {
    return decodeURIComponent(value).toWellFormed();
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

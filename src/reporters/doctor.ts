import { blocks, bulletList, codeSpan, fold, inline, join, type Markdown, md } from './markdown.ts';

/** Facts for people who want to know why a run did what it did. Nothing is decided by them. */
export interface Doctor {
  /** The event's name, and what it was about: `pull_request`, `pull request 7`. */
  readonly event: { readonly name: string; readonly about: string };
  /** What was read at which commit, in order. */
  readonly read: readonly { readonly what: string; readonly commit: string }[];
  readonly permissions: readonly { readonly permission: string; readonly allowed: boolean }[];
  /** What could not be written, and why. */
  readonly unwritten: readonly { readonly name: string; readonly reason: string }[];
  /** Facts about other tools: the date of a database, what they left out. */
  readonly facts: readonly { readonly name: string; readonly value: string }[];
}

export function renderDoctor({ event, read, permissions, unwritten, facts }: Doctor): Markdown {
  const granted = permissions.map(({ permission, allowed }) =>
    allowed ? md`${codeSpan(permission)} allowed` : md`${codeSpan(permission)} **refused**`,
  );
  return fold(
    'Doctor: what this run read and wrote',
    blocks([
      bulletList([
        md`Event: ${codeSpan(event.name)}, ${inline(event.about)}`,
        ...read.map(({ what, commit }) => md`${inline(what)}: ${codeSpan(commit)}`),
        md`Permissions needed: ${granted.length === 0 ? md`none` : join(granted, md`, `)}`,
        ...(unwritten.length === 0 ? [md`All results were written`] : []),
        ...unwritten.map(({ name, reason }) => md`Not written: ${inline(name)}. ${inline(reason)}`),
        ...facts.map(({ name, value }) => md`${inline(name)}: ${inline(value)}`),
      ]),
    ]),
  );
}

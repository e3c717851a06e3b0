import { readLines } from './lines.ts';
import { mappedText } from './mapped-text.ts';
import type { Script, ShellSetting } from './shell/model.ts';
import { readShell } from './shell/read.ts';

/** What an entry of an image's history says about the instruction that made it. */
export interface CreatedBy {
  /** Upper case; RUN if the builder writes only the command. */
  readonly keyword: string;
  /**
   * The text after the keyword; for RUN, the text after build arguments and shell. White space is as the builder wrote
   * it.
   */
  readonly text: string;
  /** The shell with its flags: `/bin/sh -c`; '' for the exec form and for other instructions than RUN. */
  readonly shell: string;
  /** The build arguments of a RUN, which come before the shell: `|1 VERSION=1`. */
  readonly before: string;
  /**
   * Which builder wrote it, as far as it matters: for copied files, the classic builder shows a digest, BuildKit the
   * path.
   */
  readonly builder: 'buildkit' | 'classic';
}

const keywords =
  /^(ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)(?:\s+|$)/;

/** A shell as builders write it, at the place where it is looked for: `/bin/bash -o pipefail -c `. */
const shellCall =
  /((?:[^\s=]*\/)?(?:sh|bash|ash|dash|zsh|ksh)(?: (?:-[A-Za-z]+|pipefail|errexit|nounset|xtrace))* -[A-Za-z]*c|cmd(?:\.exe)?(?: \/[A-Za-z])+|(?:powershell|pwsh)(?:\.exe)?(?: \S+)*? -[Cc]ommand)\s/y;

/**
 * Reads `created_by`, as BuildKit writes it (`RUN |1 A=b /bin/sh -c apt-get update # buildkit`), the classic builder
 * and Buildah (`|1 A=b /bin/sh -c apt-get update`, `/bin/sh -c #(nop) COPY file:1f… in /app `), and Kaniko
 * (`RUN apt-get update`). `given` are the build arguments that earlier entries set. https://github.com/moby/buildkit/blob/master/frontend/dockerfile/dockerfile2llb/convert.go,
 * https://github.com/moby/moby/blob/master/daemon/builder/dockerfile/dispatchers.go
 */
export function readCreatedBy(createdBy: string, given: GivenArguments = new Map()): CreatedBy {
  const whole = createdBy.trim();
  const isMarked = whole.endsWith(buildKitMark);
  const own = isMarked ? whole.slice(0, -buildKitMark.length).trimEnd() : whole;
  const nothing = own.indexOf(classicMark);
  const isClassic = nothing !== -1 || (!isMarked && /^(?:\S*sh -c|\|\d+ |cmd |powershell )/.test(own));
  const said = nothing === -1 ? own : own.slice(nothing + classicMark.length).trimStart();
  const [word = '', keyword = 'RUN'] = (isClassic && nothing === -1 ? null : keywords.exec(said)) ?? [];
  const text = said.slice(word.length);
  const builder = isClassic ? 'classic' : 'buildkit';
  if (keyword !== 'RUN') return { keyword, text, shell: '', before: '', builder };
  const { before, shell, length } = callIn(text.slice(0, longestCall), given);
  return { keyword, text: text.slice(length), shell: shell.replace(/\s+/g, ' '), before, builder };
}

const buildKitMark = '# buildkit';
const classicMark = '#(nop)';
/** Build arguments and shell are not longer than this. */
const longestCall = 4096;

/** By the name of the first of its arguments, the texts of ARG entries: `VERSION=1`, `A=1 B=two words`. */
export type GivenArguments = ReadonlyMap<string, ReadonlySet<string>>;

interface Call {
  /** As in `CreatedBy`. */
  readonly before: string;
  readonly shell: string;
  /** Code units up to the command. */
  readonly length: number;
}

/**
 * The build arguments and the shell before a command. A builder writes how many arguments there are, and their values
 * without quotes: what looks like a shell may be part of a value (`|1 STEP=a && sh -c b /bin/sh -c make`). So the shell
 * is the first one after that many names, and not within a value that an ARG entry shows. Buildah also counts arguments
 * that it does not write; then it is the first after any name.
 */
function callIn(text: string, given: GivenArguments): Call {
  const [mark = '', number = '0'] = /^\|(\d+)\s+/.exec(text) ?? [];
  const wanted = Number(number);
  let named = 0;
  let known = 0;
  let at = mark.length;
  let other: Call | undefined;
  let execForm: Call | undefined;
  while (at < text.length) {
    shellCall.lastIndex = at;
    const [call = '', shell = ''] = shellCall.exec(text) ?? [];
    const before = text.slice(0, at).trim();
    if (call !== '' && named >= wanted) return { before, shell, length: at + call.length };
    if (call !== '') other ??= { before, shell, length: at + call.length };
    // All of the arguments, and no shell: the exec form, unless a value was replaced by a longer one.
    if (wanted > 0 && known >= wanted) execForm ??= { before, shell: '', length: at };
    word.lastIndex = at;
    const [token = '', name] = word.exec(text) ?? [];
    const whole = name === undefined ? undefined : longestAt(text, at, given.get(name));
    const passed = whole ?? token;
    const names = passed.match(argumentName)?.length ?? 0;
    if (whole !== undefined) known += names;
    named += names;
    at += passed.length;
    // Without arguments, the shell comes first.
    if (mark === '') break;
  }
  return execForm ?? other ?? { before: '', shell: '', length: 0 };
}

/** The next word with the space after it, and the name of the argument that it may begin. */
const word = /(?:([A-Za-z_]\w*)=)?\S*\s*/y;
const argumentName = /(?<=^|\s)[A-Za-z_]\w*=/g;

/** The longest of the texts that is there as a whole, with the space after it. */
function longestAt(text: string, at: number, candidates: ReadonlySet<string> = new Set()): string | undefined {
  let longest: string | undefined;
  for (const candidate of candidates) {
    if (candidate.length >= (longest?.length ?? 0) && text.startsWith(`${candidate} `, at)) longest = `${candidate} `;
  }
  return longest;
}

/** What a RUN ran. Its places are relative to its own text. */
export function scriptOf({ keyword, text, shell }: CreatedBy): Script | undefined {
  if (keyword !== 'RUN') return undefined;
  const [program = '/bin/sh', ...flags] = shell === '' ? ['/bin/sh', '-c'] : shell.split(' ');
  const setting: ShellSetting = { program, flags };
  return readShell(mappedText(readLines(text), [{ text, offset: 0 }]), setting);
}

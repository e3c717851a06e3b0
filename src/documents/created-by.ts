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

/** A shell as builders write it, with build arguments before it: `|1 VERSION=1 /bin/bash -o pipefail -c …`. */
const shellCall =
  /^(?:\|\d+ (?:[^\0]*? )??)?((?:\S*\/)?(?:sh|bash|ash|dash|zsh|ksh)(?: (?:-[A-Za-z]+|pipefail|errexit|nounset|xtrace))* -[A-Za-z]*c|cmd(?:\.exe)?(?: \/[A-Za-z])+|(?:powershell|pwsh)(?:\.exe)?(?: \S+)*? -[Cc]ommand)\s/;

/**
 * Reads `created_by`, as BuildKit writes it (`RUN |1 A=b /bin/sh -c apt-get update # buildkit`), the classic builder
 * and Buildah (`|1 A=b /bin/sh -c apt-get update`, `/bin/sh -c #(nop) COPY file:1f… in /app `), and Kaniko
 * (`RUN apt-get update`). https://github.com/moby/buildkit/blob/master/frontend/dockerfile/dockerfile2llb/convert.go,
 * https://github.com/moby/moby/blob/master/daemon/builder/dockerfile/dispatchers.go
 */
export function readCreatedBy(createdBy: string): CreatedBy {
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
  const [call = '', shell = ''] = shellCall.exec(text.slice(0, longestCall)) ?? [];
  const before = call.slice(0, call.lastIndexOf(shell)).trim();
  return { keyword, text: text.slice(call.length), shell: shell.replace(/\s+/g, ' '), before, builder };
}

const buildKitMark = '# buildkit';
const classicMark = '#(nop)';
/** Build arguments and shell are not longer than this. */
const longestCall = 4096;

/** What a RUN ran. Its places are relative to its own text. */
export function scriptOf({ keyword, text, shell }: CreatedBy): Script | undefined {
  if (keyword !== 'RUN') return undefined;
  const [program = '/bin/sh', ...flags] = shell === '' ? ['/bin/sh', '-c'] : shell.split(' ');
  const setting: ShellSetting = { program, flags };
  return readShell(mappedText(readLines(text), [{ text, offset: 0 }]), setting);
}

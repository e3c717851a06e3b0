import type { Route } from '../../core/finding.ts';
import type { Position, Span } from '../../core/location.ts';
import type { Comment } from '../comment.ts';
import type { ImageReference } from '../image-reference.ts';
import type { Script } from '../shell/model.ts';
import type { Value } from '../value.ts';

export const keywords = [
  'ADD',
  'ARG',
  'CMD',
  'COPY',
  'ENTRYPOINT',
  'ENV',
  'EXPOSE',
  'FROM',
  'HEALTHCHECK',
  'LABEL',
  'MAINTAINER',
  'ONBUILD',
  'RUN',
  'SHELL',
  'STOPSIGNAL',
  'USER',
  'VOLUME',
  'WORKDIR',
] as const;
export type Keyword = (typeof keywords)[number];

/** A Dockerfile as its builder reads it. Reading one never throws: mistakes are listed in `problems`. */
export interface DockerfileDocument {
  readonly kind: 'dockerfile';
  readonly path: string;
  readonly text: string;
  readonly directives: Directives;
  /** `ARG`s before the first `FROM`. */
  readonly globalArgs: readonly Instruction[];
  readonly stages: readonly Stage[];
  /** The stage that is built without a target. `undefined` only if there is no `FROM`. */
  readonly finalStage: Stage | undefined;
  /** All instructions in text order: global `ARG`s, `FROM`s, and also misplaced ones before the first `FROM`. */
  readonly instructions: readonly Instruction[];
  readonly comments: readonly Comment[];
  readonly problems: readonly Problem[];
  /** The stage by alias (any letter case) or index, as `--target` and `--from` name it. */
  stageNamed(name: string): Stage | undefined;
  /** The value of an ARG or ENV as this instruction sees it; `undefined` if it is not in the file. */
  resolve(instruction: Instruction, name: string): string | undefined;
  /** The stage and instruction at a place, for fingerprints. */
  routeOf(position: Position): Route;
}

/** `fatal`: a builder would reject the file, so our reading of it cannot be trusted. */
export interface Problem {
  readonly span: Span;
  readonly message: string;
  readonly fatal: boolean;
  /** True if the rest of a rejected file is still clear: no FROM, one wrong instruction, a key that appears twice. */
  readonly readable?: boolean;
}

export interface Directives {
  /** `\` or `` ` ``. */
  readonly escape: string;
  readonly syntax: Value | undefined;
  readonly check: Value | undefined;
}

/** An instruction; the trigger of an `ONBUILD` is given as the instruction it will be, with `onbuild` true. */
export interface Instruction {
  /** Upper case, also for an unknown keyword. */
  readonly keyword: Keyword | (string & {});
  /** From the keyword (ONBUILD, if there is one) to the end of the last word or heredoc. */
  readonly span: Span;
  /** The keyword itself (of the trigger, after ONBUILD). */
  readonly keywordSpan: Span;
  readonly onbuild: boolean;
  readonly flags: readonly Flag[];
  /**
   * Words after the flags. Shell forms (RUN, CMD, ENTRYPOINT, HEALTHCHECK CMD) are split at white space; read `script`
   * for their meaning. JSON form: its strings. ENV, LABEL, ARG: see `pairs`. USER, WORKDIR, STOPSIGNAL, MAINTAINER have
   * one, blanks included. HEALTHCHECK: those behind CMD. Heredoc markers are left out.
   */
  readonly args: readonly Value[];
  /** True for the exec form: a well-formed JSON array of strings. */
  readonly json: boolean;
  /** The span of all arguments without flags; if there are none, the end of the last flag or of the keyword. */
  readonly argsSpan: Span;
  /** `NAME=value` of ENV, ARG and LABEL, also the legacy `ENV NAME value`. */
  readonly pairs: readonly Pair[];
  readonly heredocs: readonly Heredoc[];
  /** What a shell (or exec) would run: RUN, CMD, ENTRYPOINT, HEALTHCHECK CMD. `undefined` for the others. */
  readonly script: Script | undefined;
  /** HEALTHCHECK NONE or CMD; otherwise `undefined`. */
  readonly healthcheck: 'none' | 'cmd' | undefined;
  /** The stage that it is in; `undefined` before the first FROM. */
  readonly stage: Stage | undefined;
  /** Keyword, flags and arguments joined by one space, without continuations, comments and digests. */
  readonly normalised: string;
}

/** `--name=value`; `value` is `undefined` for a bare `--name`. */
export interface Flag {
  readonly name: string;
  readonly value: Value | undefined;
  readonly span: Span;
  /**
   * `key=value` options of `--mount=…`: `type`, `from`, `target`, … in lower case, `dst`, `destination`, `src`, `ro`, `rw`
   * spelled out. An option without `=` has the value ''.
   */
  readonly options: ReadonlyMap<string, Value>;
}

export interface Pair {
  readonly name: Value;
  /** `undefined`: `ARG NAME` without a default. */
  readonly value: Value | undefined;
  readonly span: Span;
}

export interface Heredoc {
  /** The delimiter's name without quotes. */
  readonly name: string;
  /** Quoted: variables stay as they are. */
  readonly quoted: boolean;
  readonly body: string;
  /** The lines of the body, without the closing delimiter. */
  readonly bodySpan: Span;
}

/** The base of a stage. */
export type Base =
  | { readonly kind: 'stage'; readonly stage: Stage }
  | { readonly kind: 'scratch' }
  | { readonly kind: 'image'; readonly reference: ImageReference }
  /** The name depends on an argument without a default, or is not a valid reference. */
  | { readonly kind: 'unresolved'; readonly raw: string };

export interface Stage {
  readonly index: number;
  /** `AS name`. */
  readonly name: Value | undefined;
  readonly from: Instruction;
  /** The image as written in FROM, resolved with global ARGs. */
  readonly image: Value;
  readonly platform: Value | undefined;
  readonly base: Base;
  /** Every instruction after FROM, with ONBUILD triggers (marked by `onbuild`). */
  readonly instructions: readonly Instruction[];
  /** From FROM to the end of the last instruction. */
  readonly span: Span;
  /** The state at its end, with what it inherits from stages of this file. */
  readonly end: StageState;
  /**
   * The stage itself, then the stage that it is based on, and so on; ends with the one that pulls an external image.
   */
  readonly chain: readonly Stage[];
  /** The stages that it needs: FROM, COPY --from, RUN --mount=from. */
  readonly needs: readonly Stage[];
}

/** The state of an image at the end of a stage. `undefined` if it is not in this file; then the base image decides. */
export interface StageState {
  /** The last USER, of this stage or inherited, and the instruction that set it. */
  readonly user: Setting | undefined;
  readonly workdir: Setting | undefined;
  readonly shell: Instruction | undefined;
  readonly healthcheck: Instruction | undefined;
  readonly entrypoint: Instruction | undefined;
  readonly cmd: Instruction | undefined;
  /** ENV in force; ARG is not part of the image. */
  readonly env: ReadonlyMap<string, Setting>;
  readonly exposed: readonly Setting[];
}

export interface Setting {
  readonly value: Value;
  readonly instruction: Instruction;
}

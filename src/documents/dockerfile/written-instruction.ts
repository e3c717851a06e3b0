import type { Span } from '../../core/location.ts';
import type { Script } from '../shell/model.ts';
import type { Value } from '../value.ts';
import type { Piece } from './form.ts';
import type { LogicalLine } from './logical-lines.ts';
import type { Flag, Heredoc, Instruction, Pair, Stage } from './model.ts';
import { normalise } from './normalise.ts';
import { blankSeparated, literalValue } from './reading.ts';

/** The parts of an instruction's text. */
export interface InstructionParts {
  readonly line: LogicalLine;
  /** The text after keyword, flags, and the CMD of a HEALTHCHECK. */
  readonly args: Piece;
  /** The strings of the exec form, otherwise none. */
  readonly jsonArgs: readonly Value[] | undefined;
  readonly healthcheck: 'none' | 'cmd' | undefined;
  readonly escapeChar: string;
  readonly flags: readonly Flag[];
  readonly pairs: readonly Pair[];
  readonly heredocs: readonly Heredoc[];
}

/** Values that are known only later: a stage is made from its instructions, a script needs the SHELL of the stage. */
export interface Later {
  readonly stage: () => Stage | undefined;
  readonly script: (parts: InstructionParts) => Script | undefined;
}

/**
 * An instruction that computes its places, words and script on first use. A class, because there are many of them:
 * objects with their own getters take several times the memory.
 */
export class WrittenInstruction implements Instruction {
  // What every rule reads from every instruction is a field, which takes a fifth of the time of a getter.
  readonly keyword: Instruction['keyword'];
  readonly onbuild: boolean;
  readonly flags: readonly Flag[];
  readonly pairs: readonly Pair[];
  readonly #parts: InstructionParts;
  readonly #stage: Later['stage'];
  /** Freed once used. */
  #readScript: Later['script'] | undefined;
  #script: Script | undefined;
  #words: readonly Value[] | undefined;
  #normalised: string | undefined;
  #span: Span | undefined;
  #keywordSpan: Span | undefined;
  #argsSpan: Span | undefined;

  /** Without `words`, they are the words between white space. */
  constructor(parts: InstructionParts, words: readonly Value[] | undefined, { stage, script }: Later) {
    this.keyword = parts.line.form.keyword;
    this.onbuild = parts.line.form.onbuild;
    this.flags = parts.flags;
    this.pairs = parts.pairs;
    this.#parts = parts;
    this.#words = words;
    this.#stage = stage;
    this.#readScript = script;
  }

  get heredocs(): readonly Heredoc[] {
    return this.#parts.heredocs;
  }

  get json(): boolean {
    return this.#parts.jsonArgs !== undefined;
  }

  get healthcheck(): Instruction['healthcheck'] {
    return this.#parts.healthcheck;
  }

  get stage(): Stage | undefined {
    return this.#stage();
  }

  get span(): Span {
    const { lines, start, end } = this.#parts.line;
    this.#span ??= lines.span(start, end);
    return this.#span;
  }

  get keywordSpan(): Span {
    const { source, form } = this.#parts.line;
    this.#keywordSpan ??= source.span(form.keywordPiece.start, form.keywordPiece.end);
    return this.#keywordSpan;
  }

  get argsSpan(): Span {
    this.#argsSpan ??= argumentsSpan(this.#parts);
    return this.#argsSpan;
  }

  get args(): readonly Value[] {
    this.#words ??= literalWords(this.#parts);
    return this.#words;
  }

  get script(): Script | undefined {
    if (this.#readScript) {
      this.#script = this.#readScript(this.#parts);
      this.#readScript = undefined;
    }
    return this.#script;
  }

  get normalised(): string {
    this.#normalised ??= normalise(this.#parts.line, this.#parts.jsonArgs);
    return this.#normalised;
  }
}

function argumentsSpan({ line: { source }, args }: InstructionParts): Span {
  if (args.start < args.end) return source.span(args.start, args.end);
  const { end } = source.span(0, args.end);
  return { start: end, end };
}

function literalWords({ line, args, jsonArgs, escapeChar }: InstructionParts): readonly Value[] {
  const reading = { source: line.source, escapeChar };
  return jsonArgs ?? separatedPieces(line, args).map((piece) => literalValue(reading, piece));
}

/** The words between white space, without the markers of heredocs. */
export function separatedPieces({ source, heredocs }: LogicalLine, args: Piece): readonly Piece[] {
  const pieces = blankSeparated(source.text, args);
  if (heredocs.length === 0) return pieces;
  const markers = new Set(heredocs.map(({ marker }) => marker.start));
  return pieces.filter(({ start }) => !markers.has(start));
}

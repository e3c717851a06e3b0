import { nearest } from '../../core/text.ts';
import { parseImageReference } from '../image-reference.ts';
import { isOfficialImage } from '../official-images.ts';
import type { Value } from '../value.ts';
import type { DockerfileDocument, Instruction } from './model.ts';

/** The name in a `--from` or `from=`. */
export interface Source {
  readonly value: Value;
  readonly instruction: Instruction;
  /** `COPY --from`, `RUN --mount`. */
  readonly how: string;
}

/** Every `COPY --from=…` and `RUN --mount=from=…`, whatever it names. */
export function* sources(instructions: Iterable<Instruction>): Iterable<Source> {
  for (const instruction of instructions) {
    for (const { name, value, options } of instruction.flags) {
      if (name === 'from' && value) yield { value, instruction, how: `${instruction.keyword} --from` };
      const from = name === 'mount' ? options.get('from') : undefined;
      if (from) yield { value: from, instruction, how: `${instruction.keyword} --mount` };
    }
  }
}

/**
 * A name that cannot be a stage, or is known to be an image: `COPY --from=busybox`. Callers have already searched for a
 * stage of that name.
 */
export function namesImage(text: string): boolean {
  return !isBareName(text) || isOfficialImage(text);
}

/** A name without a registry, tag or digest, as stages have. */
export function isBareName(text: string): boolean {
  return !/[/:@]/.test(text);
}

/**
 * Whether a `--from` names an image: a name that is not a stage of the file is pulled, a bare name from Docker Hub
 * (`toCommand` and `resolveBaseImage` in BuildKit's frontend/dockerfile/dockerfile2llb/convert.go). A bare name that is
 * almost a stage's is a typo (`undefined-stage` reports it), and no registry is asked for it. Callers leave out named
 * build contexts.
 */
export function pullsImage(document: DockerfileDocument, text: string): boolean {
  if (document.stageNamed(text) !== undefined) return false;
  if (namesImage(text)) return true;
  const isName = text !== 'scratch' && !/^\d+$/.test(text) && parseImageReference(text) !== undefined;
  return isName && stageMeant(document, text) === undefined;
}

/** The most stages to compare names with, because each comparison takes time; nobody writes more. */
const mostCompared = 50;
const mostMeant = 20;
/** With fewer letters, any two names are similar. */
const leastLetters = 4;

const meant = new WeakMap<DockerfileDocument, Map<string, string | undefined>>();

/** The stage whose name is almost this bare name; only for the first names of a file that are not stages. */
export function stageMeant(document: DockerfileDocument, text: string): string | undefined {
  const known = meant.get(document) ?? new Map<string, string | undefined>();
  meant.set(document, known);
  if (known.has(text) || known.size >= mostMeant || text.length < leastLetters) return known.get(text);
  const names = document.stages.flatMap(({ name }) => name?.text?.toLowerCase() ?? []).slice(0, mostCompared);
  const name = nearest(text, names);
  known.set(text, name);
  return name;
}

import type { ImageConfiguration } from '../core/image-report.ts';
import type { BuiltStep } from '../documents/built-image.ts';
import { readCreatedBy, scriptOf } from '../documents/created-by.ts';
import type { DockerfileDocument, Instruction, Stage } from '../documents/dockerfile/model.ts';
import { type ChainStep, instructionsOf } from './build-chain.ts';
import { likeness, type Recorded, recorded } from './step-likeness.ts';

/** Which instruction of a Dockerfile brought which layer of an image. */
export interface Attribution {
  /** The stage that the image was built of. */
  readonly stage: Stage;
  /** The FROM at the root of its chain. */
  readonly from: Instruction;
  /** The whole history, the lowest first. */
  readonly steps: readonly BuiltStep[];
  /** The instruction behind a diff id: FROM, where the layer came with the base image or is not known. */
  instructionOf(layer: string): Instruction;
}

/** More stages than people write are not all tried. */
const mostStages = 50;
/** The longest chain and history that are compared: each with each. */
const mostSteps = 500;

/**
 * Matches an image's history with the instructions of a Dockerfile from the top down: of the stage that fits best, the
 * last one where several do. What fits nothing came with the base image.
 */
export function attribute(
  document: DockerfileDocument,
  configuration: ImageConfiguration | undefined,
): Attribution | undefined {
  const { finalStage } = document;
  if (finalStage === undefined) return undefined;
  const entries = stepsOf(configuration);
  const stages = [finalStage, ...document.stages.filter((stage) => stage !== finalStage).toReversed()];
  const made = entries.map((entry) => recorded(entry.made));
  let best: { readonly stage: Stage; readonly match: Match } | undefined;
  for (const stage of stages.slice(0, mostStages)) {
    const match = align(instructionsOf(stage), made);
    if (best === undefined || match.score > best.match.score) best = { stage, match };
  }
  const { stage, match } = best ?? { stage: finalStage, match: { score: 0, pairs: new Map() } };
  const steps = entries.map((entry, at): BuiltStep => ({ ...entry, instruction: match.pairs.get(at) }));
  const from = stage.chain.at(-1)?.from ?? stage.from;
  const byLayer = new Map(steps.flatMap(({ layer, instruction }) => (layer === '' ? [] : [[layer, instruction]])));
  return { stage, from, steps, instructionOf: (layer) => byLayer.get(layer) ?? from };
}

/** The history of an image, before anybody knows what made it; no more than its last entries. */
export function stepsOf(configuration: ImageConfiguration | undefined): readonly BuiltStep[] {
  const entries = (configuration?.history ?? []).slice(-mostSteps);
  const layers = layersOf(entries, configuration);
  return entries.map(({ createdBy, emptyLayer }, at) => {
    const made = readCreatedBy(createdBy);
    const script = once(() => scriptOf(made));
    return { made, emptyLayer, layer: layers[at] ?? '', instruction: undefined, script };
  });
}

/** Read only for who asks, and once. */
function once<T>(read: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => {
    known ??= { value: read() };
    return known.value;
  };
}

/** Non-empty entries are the layers, in their order. Where the numbers differ (a squashed image), none is known. */
function layersOf(
  entries: readonly { readonly emptyLayer: boolean }[],
  configuration: ImageConfiguration | undefined,
): readonly string[] {
  const { layers = [], history = [] } = configuration ?? {};
  const filled = history.filter(({ emptyLayer }) => !emptyLayer).length;
  if (filled !== layers.length) return [];
  let next = filled - entries.filter(({ emptyLayer }) => !emptyLayer).length;
  return entries.map(({ emptyLayer }) => (emptyLayer ? '' : (layers[next++] ?? '')));
}

interface Match {
  readonly score: number;
  /** Index of the history to the instruction. */
  readonly pairs: ReadonlyMap<number, Instruction>;
}

/** The pairs in order that are most alike together; of equals those nearest to the top. */
function align(chain: readonly ChainStep[], history: readonly Recorded[]): Match {
  const steps = chain.slice(-mostSteps);
  const columns = history.length + 1;
  const scores = new Int32Array((steps.length + 1) * columns);
  const likes = new Uint8Array(steps.length * history.length);
  for (const [row, step] of steps.entries()) {
    const like = likeness(step);
    for (const [column, made] of history.entries()) {
      const alike = like(made);
      likes[row * history.length + column] = alike;
      scores[(row + 1) * columns + column + 1] = Math.max(
        scores[row * columns + column + 1] ?? 0,
        scores[(row + 1) * columns + column] ?? 0,
        alike === 0 ? 0 : (scores[row * columns + column] ?? 0) + alike,
      );
    }
  }
  const pairs = new Map<number, Instruction>();
  let row = steps.length;
  let column = history.length;
  while (row > 0 && column > 0) {
    const here = scores[row * columns + column] ?? 0;
    const alike = likes[(row - 1) * history.length + column - 1] ?? 0;
    const instruction = steps[row - 1]?.instruction;
    if (alike > 0 && instruction && here === (scores[(row - 1) * columns + column - 1] ?? 0) + alike) {
      pairs.set(column - 1, instruction);
      row -= 1;
      column -= 1;
    } else if (here === scores[(row - 1) * columns + column]) row -= 1;
    else column -= 1;
  }
  return { score: scores[steps.length * columns + history.length] ?? 0, pairs };
}

import type { HistoryEntry, ImageConfiguration } from '../core/image-report.ts';
import { lazy } from '../core/lazy.ts';
import type { BuiltStep } from '../documents/built-image.ts';
import { readCreatedBy, scriptOf } from '../documents/created-by.ts';
import type { DockerfileDocument, Instruction, Stage } from '../documents/dockerfile/model.ts';
import { type ChainStep, instructionsOf } from './build-chain.ts';
import { likeness, type Recorded, recorded } from './step-likeness.ts';

/** Which instruction of a Dockerfile made which layer of an image. */
export interface Attribution {
  /** The stage that the image was built from. */
  readonly stage: Stage;
  /** The FROM at the root of its chain. */
  readonly from: Instruction;
  /** The whole history, the lowest first. */
  readonly steps: readonly BuiltStep[];
  /** The instruction of a diff id; FROM if the layer came with the base image or is unknown. */
  instructionOf(layer: string): Instruction;
}

/** The most stages to try; people do not write more. */
const mostStages = 50;
/** The longest chain and history that are compared, each entry with each. */
const mostSteps = 500;

/**
 * Matches an image's history, from the top down, with the instructions of the stage that fits best, or of the last one if
 * several do. What matches nothing came with the base image.
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

/** The history of an image, not matched yet; only its last entries. */
export function stepsOf(configuration: ImageConfiguration | undefined): readonly BuiltStep[] {
  const history = corrected(configuration?.history ?? []);
  const entries = history.slice(-mostSteps);
  const layers = layersOf(entries, history, configuration?.layers ?? []);
  const given = new Map<string, Set<string>>();
  return entries.map(({ createdBy, emptyLayer }, at) => {
    const made = readCreatedBy(createdBy, given);
    const [, name] = (made.keyword === 'ARG' ? /^(\w+)=/.exec(made.text) : null) ?? [];
    if (name !== undefined) given.set(name, (given.get(name) ?? new Set()).add(made.text.trimEnd()));
    const script = lazy(() => scriptOf(made));
    return { made, emptyLayer, layer: layers[at] ?? '', instruction: undefined, script };
  });
}

/** The non-empty entries are the layers, in order. If the numbers differ (a squashed image), no layer is known. */
function layersOf(
  entries: readonly HistoryEntry[],
  history: readonly HistoryEntry[],
  layers: readonly string[],
): readonly string[] {
  const filled = history.filter(({ emptyLayer }) => !emptyLayer).length;
  if (filled !== layers.length) return [];
  let next = filled - entries.filter(({ emptyLayer }) => !emptyLayer).length;
  return entries.map(({ emptyLayer }) => (emptyLayer ? '' : (layers[next++] ?? '')));
}

/**
 * Docker's API does not say which entries are empty, so Trivy guesses for an image of a daemon: ONBUILD counts as a layer and
 * the classic builder's WORKDIR does not. It asks further only if the number of layers is wrong, which one of each hides.
 * (`emptyLayer` in Trivy's pkg/fanal/image/daemon/image.go; a real ONBUILD never has a layer.)
 */
function corrected(history: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const isOf = (keyword: string, { createdBy }: HistoryEntry) =>
    createdBy.includes(`#(nop)`) && readCreatedBy(createdBy).keyword === keyword;
  const isTrigger = (entry: HistoryEntry) => !entry.emptyLayer && isOf('ONBUILD', entry);
  const isFolder = (entry: HistoryEntry) => entry.emptyLayer && isOf('WORKDIR', entry);
  const wrong = history.filter(isTrigger).length;
  if (wrong === 0 || wrong !== history.filter(isFolder).length) return history;
  return history.map((entry) =>
    isTrigger(entry) || isFolder(entry) ? { ...entry, emptyLayer: !entry.emptyLayer } : entry,
  );
}

interface Match {
  readonly score: number;
  /** From the index in the history to the instruction. */
  readonly pairs: ReadonlyMap<number, Instruction>;
}

/** The ordered pairs with the highest total similarity; of equal ones those nearest to the top. */
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

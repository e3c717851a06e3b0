import type { Route } from '../../core/finding.ts';
import { lastAtOrBefore } from '../lines.ts';
import type { Instruction, Stage } from './model.ts';

/** The instructions of a file in text order, with the offset of each. */
export interface Places {
  readonly instructions: readonly Instruction[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly stageCount: number;
}

/** The route of an offset: the stage by its name, and the instruction, if it is inside one. */
export function routeAt(offset: number, { instructions, starts, ends, stageCount }: Places): Route {
  const index = lastAtOrBefore(starts, offset);
  const instruction = instructions[index];
  if (!instruction || offset < (starts[index] ?? 0)) return { scope: '', step: '' };
  const scope = instruction.stage ? scopeOf(instruction.stage, stageCount) : '';
  return { scope, step: offset <= (ends[index] ?? 0) ? instruction.normalised : '' };
}

function scopeOf({ name, index, base, image }: Stage, stageCount: number): string {
  if (name) return `stage:${name.raw.toLowerCase()}`;
  if (index === stageCount - 1) return 'stage:final';
  return `stage:${base.kind === 'image' ? base.reference.name : image.raw}`;
}

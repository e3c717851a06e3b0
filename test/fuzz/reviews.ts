import { diffTexts } from '../../src/diff/file-diff.ts';
import { imageUses } from '../../src/images/references.ts';
import { reviewOf } from '../properties/reviewing.ts';
import type { Files } from '../properties/shapes.ts';
import { asRead, unsound } from '../properties/sound.ts';
import { harmIn, tellAll } from '../reporters/tellings.ts';
import { snapshotOf } from '../rules/run.ts';

/** A commit of these files, and of the same ones where `second` is given: another base, half of the text. */
export async function filesHarm(files: Files, second?: string): Promise<readonly string[]> {
  const half = (text: string) => text.slice(0, text.length / 2);
  const base = Object.fromEntries(Object.entries(files).map(([path, text]) => [path, half(text)]));
  const result = await reviewOf(second === undefined ? {} : base, files);
  imageUses(await snapshotOf(files), { buildStages: true });
  return unsound(asRead(files), result);
}

/** The same in every form that people and programs read. */
export async function toldHarm(files: Files): Promise<readonly string[]> {
  const head = asRead(files);
  const result = await reviewOf({}, files);
  const diffs = new Map(Object.entries(head).map(([path, text]) => [path, diffTexts(path, '', text)]));
  return harmIn(tellAll(result, { text: (path) => head[path], diffs }));
}

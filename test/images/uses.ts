import { source } from '../../src/core/text.ts';
import type { ImageUse } from '../../src/images/image-use.ts';
import { imageUses } from '../../src/images/references.ts';
import { snapshotOf } from '../rules/run.ts';

export { source };

export async function usesIn(
  files: Readonly<Record<string, string>>,
  buildStages = false,
): Promise<readonly ImageUse[]> {
  return imageUses(await snapshotOf(files), { buildStages });
}

/** `Dockerfile:1 FROM stage:final python:3.9`: who pulls what, and where. */
export function shortly({ path, span, how, owner, variant, reference, raw, platform }: ImageUse): string {
  const name = reference?.raw ?? `? ${raw}`;
  const extra = [variant && `as ${variant}`, platform && `for ${platform}`].filter((word) => word !== '');
  return [`${path}:${span.start.line}`, how, owner, name, ...extra].join(' ');
}

/** The first use of a Dockerfile, with other files beside it. */
export async function useIn(dockerfile: string, files: Readonly<Record<string, string>> = {}): Promise<ImageUse> {
  const [use] = await usesIn({ Dockerfile: dockerfile, ...files });
  if (use === undefined) throw new Error('No image is used there.');
  return use;
}

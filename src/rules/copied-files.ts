import type { Instruction } from '../documents/dockerfile/model.ts';
import type { Value } from '../documents/value.ts';

/** The sources and destination of a COPY or ADD. Heredocs are in neither list of sources. */
export interface CopiedFiles {
  readonly sources: readonly Value[];
  readonly destination: Value;
  /** The build context, or what `--from` names. */
  readonly from: Value | undefined;
}

/** `undefined` for all other instructions, and if there is no destination. */
export function copiedFiles({ keyword, args, flags }: Instruction): CopiedFiles | undefined {
  if (keyword !== 'COPY' && keyword !== 'ADD') return undefined;
  const destination = args.at(-1);
  if (destination === undefined) return undefined;
  return { sources: args.slice(0, -1), destination, from: flags.find(({ name }) => name === 'from')?.value };
}

/** `http://`, `https://` and `ftp://`, except addresses of Git repositories. */
export function isRemoteFile(text: string): boolean {
  return /^(?:https?|ftp):\/\//i.test(text) && !isGit(text);
}

/** As BuildKit tells them: https://docs.docker.com/reference/dockerfile/#adding-files-from-a-git-repository */
export function isGit(text: string): boolean {
  return /^(?:git:\/\/|git@|ssh:\/\/)/i.test(text) || /^https?:\/\/[^?#]*\.git(?:[?#]|$)/i.test(text);
}

/** Archives that ADD unpacks: https://docs.docker.com/reference/dockerfile/#adding-local-tar-archives */
export function isArchive(text: string): boolean {
  return /\.(?:tar|tgz|tbz2?|tb2|txz|tlz|tzst|tar\.(?:gz|bz2|xz|zst|lz|lzma|z))\*?$/i.test(text);
}

/** The `.` of a COPY or ADD that takes the build context as a whole. */
export function copiesContext(instruction: Instruction): Value | undefined {
  const copied = copiedFiles(instruction);
  if (copied === undefined || copied.from !== undefined) return undefined;
  return copied.sources.find(({ text }) => text !== undefined && /^(?:\.?\/)*(?:\.|\*)?$/.test(text) && text !== '');
}

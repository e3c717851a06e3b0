import type { MappedText } from '../mapped-text.ts';
import { joinPath } from '../paths.ts';
import type { LogicalLine } from './logical-lines.ts';
import type { Instruction } from './model.ts';

interface WrittenFile {
  /** The index of the instruction in its stage. */
  readonly at: number;
  readonly text: MappedText | undefined;
}

/** Nobody writes longer paths, and they would grow with each WORKDIR. */
const longestFolder = 4096;
/** An unknown folder: a path relative to it matches no other. */
const nowhere = '?';

/**
 * The files of a stage whose text is in the Dockerfile: here-documents of COPY, and what a RUN writes with `echo … >
 * file`.
 */
export class StageFiles {
  readonly #below: StageFiles | undefined;
  readonly #copied = new Map<string, WrittenFile[]>();
  readonly #run = new Map<string, WrittenFile[]>();
  readonly #runs: (readonly [at: number, Instruction])[] = [];
  /** How many RUNs have been read so far. */
  #asked = 0;
  /** The working directories, in order. */
  readonly #folders: (readonly [at: number, folder: string])[];

  constructor(below: StageFiles | undefined) {
    this.#below = below;
    const inherited = below === undefined ? [] : below.#folders.slice(-1);
    this.#folders = [[-1, inherited[0]?.[1] ?? '']];
  }

  add(instruction: Instruction, { heredocs }: LogicalLine, at: number): void {
    const { keyword, args } = instruction;
    const target = args.at(-1)?.text;
    if (keyword === 'RUN') this.#runs.push([at, instruction]);
    else if (keyword === 'WORKDIR') this.#folders.push([at, this.#resolve(target ?? nowhere, at)]);
    if ((keyword !== 'COPY' && keyword !== 'ADD') || target === undefined) return;
    for (const { marker, text } of heredocs) {
      const isFolder = target.endsWith('/') || target === '.';
      push(this.#copied, this.#resolve(isFolder ? `${target}/${marker.name}` : target, at), { at, text });
    }
  }

  /** The content of a file as the instruction at `at` sees it, if it is known. */
  find(path: string, at: number): MappedText | undefined {
    return this.#find(this.#resolve(path, at), at);
  }

  #find(path: string, at: number): MappedText | undefined {
    this.#askRuns(at);
    const copied = this.#copied.get(path)?.findLast((file) => file.at < at);
    const run = this.#run.get(path)?.findLast((file) => file.at < at);
    const last = copied && run ? (copied.at > run.at ? copied : run) : (copied ?? run);
    if (last) return last.text;
    const below = this.#below;
    return below === undefined ? undefined : below.#find(path, Number.POSITIVE_INFINITY);
  }

  /** From the root, without the slash before it. */
  #resolve(path: string, at: number): string {
    const absolute = path.startsWith('/');
    const folder = absolute ? '' : (this.#folders.findLast(([before]) => before < at)?.[1] ?? '');
    const joined =
      folder.length < longestFolder ? joinPath(folder, absolute ? path.replace(/^\/+/, '') : path) : undefined;
    return joined ?? nowhere;
  }

  /** In order, so that each one sees what those before it wrote; one that is being read does not start again. */
  #askRuns(before: number): void {
    for (let next = this.#runs[this.#asked]; next && next[0] < before; next = this.#runs[this.#asked]) {
      this.#asked += 1;
      const [at, instruction] = next;
      for (const [path, text] of instruction.script?.files ?? [])
        push(this.#run, this.#resolve(path, at), { at, text });
    }
  }
}

function push(files: Map<string, WrittenFile[]>, path: string, file: WrittenFile): void {
  const known = files.get(path);
  if (known) known.push(file);
  else files.set(path, [file]);
}

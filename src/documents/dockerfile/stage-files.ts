import type { MappedText } from '../mapped-text.ts';
import type { LogicalLine } from './logical-lines.ts';
import type { Instruction } from './model.ts';

interface WrittenFile {
  /** The place of the instruction among those of its stage. */
  readonly at: number;
  readonly text: MappedText | undefined;
}

/** The files of a stage whose text its Dockerfile holds: here-documents of COPY, and what a RUN writes with `echo … > file`. */
export class StageFiles {
  readonly #below: StageFiles | undefined;
  readonly #copied = new Map<string, WrittenFile[]>();
  readonly #run = new Map<string, WrittenFile[]>();
  readonly #runs: (readonly [at: number, Instruction])[] = [];
  /** How many RUNs have been asked what they write. */
  #asked = 0;

  constructor(below: StageFiles | undefined) {
    this.#below = below;
  }

  add(instruction: Instruction, { heredocs }: LogicalLine, at: number): void {
    const { keyword, args } = instruction;
    if (keyword === 'RUN') this.#runs.push([at, instruction]);
    const target = keyword === 'COPY' || keyword === 'ADD' ? args.at(-1)?.text : undefined;
    if (target === undefined) return;
    for (const { marker, text } of heredocs) {
      push(this.#copied, target.endsWith('/') ? target + marker.name : target, { at, text });
    }
  }

  /** What a file holds for the instruction at `at`, where that is known. */
  find(path: string, at: number): MappedText | undefined {
    this.#askRuns(at);
    const copied = this.#copied.get(path)?.findLast((file) => file.at < at);
    const run = this.#run.get(path)?.findLast((file) => file.at < at);
    const last = copied && run ? (copied.at > run.at ? copied : run) : (copied ?? run);
    return last ? last.text : this.#below?.find(path, Number.POSITIVE_INFINITY);
  }

  /** In their order, so that each finds what those before it wrote; one that is being read does not ask again. */
  #askRuns(before: number): void {
    for (let next = this.#runs[this.#asked]; next && next[0] < before; next = this.#runs[this.#asked]) {
      this.#asked += 1;
      const [at, instruction] = next;
      for (const [path, text] of instruction.script?.files ?? []) push(this.#run, path, { at, text });
    }
  }
}

function push(files: Map<string, WrittenFile[]>, path: string, file: WrittenFile): void {
  const known = files.get(path);
  if (known) known.push(file);
  else files.set(path, [file]);
}

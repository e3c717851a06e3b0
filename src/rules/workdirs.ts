import type { Instruction, Stage } from '../documents/dockerfile/model.ts';
import type { Value } from '../documents/value.ts';

/** A WORKDIR whose path is relative. */
export interface RelativeWorkdir {
  readonly path: Value;
  /** Without quotes; unknown variables stay as written. */
  readonly shown: string;
  /** The resulting path, if an absolute WORKDIR comes before it in the file. */
  readonly whole: string | undefined;
}

/** The relative WORKDIRs of a stage, in order, without paths that begin with an unknown variable. */
export function* relativeWorkdirs(stage: Stage): Iterable<RelativeWorkdir> {
  let current = startOf(stage);
  for (const instruction of stage.instructions) {
    if (instruction.keyword !== 'WORKDIR') continue;
    const [path] = instruction.args;
    const shown = path && pathOf(path);
    if (path !== undefined && shown !== undefined && !isAbsolute(shown)) {
      const whole = current === undefined || instruction.onbuild ? undefined : `${current.replace(/\/$/, '')}/${shown}`;
      yield { path, shown, whole };
      if (!instruction.onbuild) current = whole !== undefined && whole.length < longestPath ? whole : undefined;
    } else if (!instruction.onbuild) {
      current = absoluteOf(instruction);
    }
  }
}

/** Linux takes no longer path: https://man7.org/linux/man-pages/man3/pathconf.3.html */
const longestPath = 4096;

/** The initial working directory of the stage, if the file shows it; not for `FROM scratch`. */
function startOf({ base }: Stage): string | undefined {
  const workdir = base.kind === 'stage' ? base.stage.end.workdir?.value.text : undefined;
  return workdir !== undefined && isAbsolute(workdir) ? workdir : undefined;
}

function pathOf({ text, raw }: Value): string | undefined {
  const path = text ?? raw.replace(/^["']|["']$/g, '');
  return path === '' ? undefined : path;
}

function absoluteOf({ args: [path] }: Instruction): string | undefined {
  return path?.text !== undefined && path.text !== '' ? path.text : undefined;
}

/** `/app`, `C:\app`, `%ProgramFiles%`, `$DIR`. */
function isAbsolute(path: string): boolean {
  return /^(?:[/\\]|[A-Za-z]:|%|\$)/.test(path);
}

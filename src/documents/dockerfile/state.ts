import { lazy } from './lazy.ts';
import type { Instruction, Setting, StageState } from './model.ts';
import type { Ground } from './scope.ts';

/**
 * What holds behind `instructions`, on top of what holds below them. `local` are the stage's own: an ENTRYPOINT takes the
 * CMD of the base away, but not one that stands before it in the same stage.
 */
export function endState(
  below: StageState | undefined,
  ground: Ground,
  instructions: readonly Instruction[],
): StageState {
  const env: [string, Setting][] = [];
  const exposed: Setting[] = [];
  let { user, workdir, shell, healthcheck, entrypoint, cmd } = below ?? nothing;
  let ownCmd = false;
  for (const instruction of instructions) {
    switch (instruction.keyword) {
      case 'USER':
        for (const value of instruction.args) user = { value, instruction };
        break;
      case 'WORKDIR':
        for (const value of instruction.args) {
          workdir = { value: { ...value, text: joinPath(workdir, ground, value.text) }, instruction };
        }
        break;
      case 'SHELL':
        if (instruction.json) shell = instruction;
        break;
      case 'HEALTHCHECK':
        if (instruction.healthcheck) healthcheck = instruction;
        break;
      case 'ENTRYPOINT':
        entrypoint = instruction;
        if (!ownCmd) cmd = undefined;
        break;
      case 'CMD':
        cmd = instruction;
        ownCmd = true;
        break;
      case 'ENV':
        for (const pair of instruction.pairs) {
          if (pair.value) env.push([pair.name.text ?? pair.name.raw, { value: pair.value, instruction }]);
        }
        break;
      case 'EXPOSE':
        for (const port of instruction.args) exposed.push({ value: port, instruction });
        break;
    }
  }
  const allEnv = lazy(() => (below && env.length === 0 ? below.env : new Map([...(below?.env ?? []), ...env])));
  const allExposed = lazy(() =>
    below && exposed.length === 0 ? below.exposed : [...(below?.exposed ?? []), ...exposed],
  );
  return {
    user,
    workdir,
    shell,
    healthcheck,
    entrypoint,
    cmd,
    get env() {
      return allEnv();
    },
    get exposed() {
      return allExposed();
    },
  };
}

const nothing: Omit<StageState, 'env' | 'exposed'> = {
  user: undefined,
  workdir: undefined,
  shell: undefined,
  healthcheck: undefined,
  entrypoint: undefined,
  cmd: undefined,
};

/** A relative WORKDIR goes on from the one before it; below the first stands one that the base image knows. */
function joinPath(before: Setting | undefined, ground: Ground, path: string | undefined): string | undefined {
  if (path === undefined) return undefined;
  if (/^[A-Za-z]:|^\\/.test(path)) return path;
  if (path.startsWith('/')) return cleanPath(path);
  if (before && before.value.text === undefined) return undefined;
  if (!before && ground === 'image') return undefined;
  const parent = before?.value.text ?? '';
  return parent.length + path.length < longestPath ? cleanPath(`${parent}/${path}`) : undefined;
}

/** Linux's PATH_MAX. */
const longestPath = 4096;

function cleanPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}

import type { Value } from '../value.ts';
import type { Instruction, Setting, StageState } from './model.ts';
import type { Ground } from './scope.ts';

/**
 * The state after `instructions`, on top of the state below them. `local` are the stage's own: an ENTRYPOINT removes the
 * CMD of the base, but not one before it in the same stage.
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
          workdir = { value: withText(value, joinPath(workdir, ground, value.text)), instruction };
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
  return new EndState({ user, workdir, shell, healthcheck, entrypoint, cmd }, below, env, exposed);
}

type Single = Omit<StageState, 'env' | 'exposed'>;

/** Combines what accumulates over the stages below, only when needed. */
class EndState implements StageState {
  readonly user: Setting | undefined;
  readonly workdir: Setting | undefined;
  readonly shell: Instruction | undefined;
  readonly healthcheck: Instruction | undefined;
  readonly entrypoint: Instruction | undefined;
  readonly cmd: Instruction | undefined;
  readonly #below: StageState | undefined;
  readonly #ownEnv: readonly (readonly [string, Setting])[];
  readonly #ownExposed: readonly Setting[];
  #env: StageState['env'] | undefined;
  #exposed: StageState['exposed'] | undefined;

  constructor(
    single: Single,
    below: StageState | undefined,
    env: readonly (readonly [string, Setting])[],
    exposed: readonly Setting[],
  ) {
    this.user = single.user;
    this.workdir = single.workdir;
    this.shell = single.shell;
    this.healthcheck = single.healthcheck;
    this.entrypoint = single.entrypoint;
    this.cmd = single.cmd;
    this.#below = below;
    this.#ownEnv = env;
    this.#ownExposed = exposed;
  }

  get env(): StageState['env'] {
    const below = this.#below;
    this.#env ??= below && this.#ownEnv.length === 0 ? below.env : new Map([...(below?.env ?? []), ...this.#ownEnv]);
    return this.#env;
  }

  get exposed(): StageState['exposed'] {
    const below = this.#below;
    this.#exposed ??=
      below && this.#ownExposed.length === 0 ? below.exposed : [...(below?.exposed ?? []), ...this.#ownExposed];
    return this.#exposed;
  }
}

function withText(value: Value, text: string | undefined): Value {
  const { raw, span, variables } = value;
  return text === value.text ? value : { raw, text, span, variables };
}

const nothing: Single = {
  user: undefined,
  workdir: undefined,
  shell: undefined,
  healthcheck: undefined,
  entrypoint: undefined,
  cmd: undefined,
};

/** A relative WORKDIR continues the one before it; the first one continues the base image's, which is unknown. */
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

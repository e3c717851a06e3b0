import { countWhile } from '../../core/sorted.ts';
import type { Binding } from './expansion.ts';

/** The base below a stage: an image's environment is unknown, and `scratch` has none. */
export type Ground = 'image' | 'scratch';

interface Change {
  /** The index of the instruction in its stage. */
  readonly at: number;
  readonly binding: Binding;
}

/** Arguments that every build sets; a stage only has to declare them. */
const platformArguments: ReadonlySet<string> = new Set(
  ['PLATFORM', 'OS', 'OSVERSION', 'ARCH', 'VARIANT'].flatMap((part) => [`BUILD${part}`, `TARGET${part}`]),
).add('TARGETSTAGE');

/** The variables of one stage as they change from instruction to instruction, on top of those it inherits. */
export class Scope {
  readonly #inherited: Scope | undefined;
  readonly #ground: Ground;
  /** Whether the ARGs of the stage below are visible too, as in BuildKit for `FROM <stage>`. */
  readonly #args: boolean;
  readonly #changes = new Map<string, Change[]>();
  readonly #env = new Map<string, Binding>();

  constructor(inherited: Scope | undefined, ground: Ground, args = true) {
    this.#inherited = inherited;
    this.#ground = ground;
    this.#args = args;
  }

  /** ENV: from the next instruction on, and in every stage based on this one. */
  setEnv(name: string, binding: Binding, at: number): void {
    this.#env.set(name, binding);
    this.#change(name, { at, binding });
  }

  /** ARG with a value, or with that of a global argument. */
  setArg(name: string, binding: Binding, at: number): void {
    this.#change(name, { at, binding });
  }

  /** ARG without a value: a value that is already set stays. */
  declareArg(name: string, at: number): void {
    const { kind } = this.lookup(name, at);
    if (kind === 'unknown' || kind === 'unset') this.#change(name, { at, binding: { kind: 'optional' } });
  }

  /** The variables that the instruction at `at` sees, without its own changes. */
  lookup(name: string, at = Number.POSITIVE_INFINITY): Binding {
    const changes = this.#changes.get(name) ?? [];
    const change = changes[countWhile(changes, (change) => change.at < at) - 1];
    return change?.binding ?? this.#below(name);
  }

  /** The environment of a container of the image: ENV at the end of the stage. */
  environment(name: string): Binding {
    for (let scope: Scope | undefined = this; scope; scope = scope.#inherited) {
      const binding = scope.#env.get(name);
      if (binding) return binding;
    }
    return this.#nothing(name);
  }

  #nothing(name: string): Binding {
    return this.#ground === 'scratch' && name !== 'PATH' ? { kind: 'unset' } : { kind: 'unknown' };
  }

  #change(name: string, change: Change): void {
    const changes = this.#changes.get(name);
    if (changes) changes.push(change);
    else this.#changes.set(name, [change]);
  }

  /** An image's ENV comes before the ARGs it was built with. */
  #below(name: string): Binding {
    for (let scope = this.#inherited; scope; scope = scope.#inherited) {
      const binding = scope.#env.get(name);
      if (binding) return binding;
    }
    for (let scope = this.#args ? this.#inherited : undefined; scope; scope = scope.#inherited) {
      const change = scope.#changes.get(name)?.at(-1);
      if (change) return change.binding;
    }
    return this.#nothing(name);
  }
}

/** The ARGs before the first FROM. FROM sees them; a stage sees those that it declares again. */
export class GlobalScope {
  readonly #args = new Map<string, Binding>();

  set(name: string, binding: Binding): void {
    this.#args.set(name, binding);
  }

  /** Whether a global argument has a value, even an unknown one. */
  value(name: string): Binding | undefined {
    return this.#args.get(name) ?? (platformArguments.has(name) ? { kind: 'set' } : undefined);
  }

  /** No base image can set variables here, so one without a value is not set. */
  lookup(name: string): Binding {
    return this.value(name) ?? { kind: 'optional' };
  }
}

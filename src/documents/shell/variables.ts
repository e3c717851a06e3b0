import type { Use } from './model.ts';

/** What is known of a variable where it is read, as far as the file says it. */
export type Variable =
  | { readonly kind: 'text'; readonly text: string }
  /** An array, or the words behind `$@`; `undefined` for an item that is not known. */
  | { readonly kind: 'list'; readonly items: readonly (string | undefined)[] }
  /** What a command writes; `uses` takes down where it is read. */
  | { readonly kind: 'output'; readonly uses: Use[] }
  /** It has a value, but not one that the file says, or more than one. */
  | { readonly kind: 'unknown' }
  /** Certainly not set. */
  | { readonly kind: 'unset' }
  /** Set nowhere in the file; the base image or whoever builds decides. */
  | { readonly kind: 'open' };

export const unknown: Variable = { kind: 'unknown' };
export const open: Variable = { kind: 'open' };

/** Longer lists are not followed. */
export const mostItems = 1000;

/** The variables that a shell is started with. */
export type Environment = (name: string) => Variable;

export const noEnvironment: Environment = () => open;

/** Deeper than anybody nests; further in, nothing is known. */
const deepest = 64;

/** Names that every shell gives a value by itself. */
const always = new Set([
  'HOME',
  'HOSTNAME',
  'OLDPWD',
  'OPTIND',
  'PATH',
  'PPID',
  'PWD',
  'RANDOM',
  'SHLVL',
  'UID',
  'EUID',
]);

/** The variables of a shell at one place, on top of those of the place around it. */
export class Variables {
  readonly #below: Variables | undefined;
  readonly #environment: Environment;
  readonly #depth: number;
  readonly #own = new Map<string, Variable>();
  readonly #exported = new Set<string>();

  constructor(environment: Environment, below?: Variables) {
    this.#environment = environment;
    this.#below = below;
    this.#depth = below === undefined ? 0 : below.#depth + 1;
  }

  get(name: string): Variable {
    if (this.#depth > deepest) return unknown;
    for (let scope: Variables | undefined = this; scope; scope = scope.#below) {
      const variable = scope.#own.get(name);
      if (variable) return variable;
    }
    const variable = this.#environment(name);
    return variable.kind === 'open' && always.has(name) ? unknown : variable;
  }

  set(name: string, variable: Variable): void {
    this.#own.set(name, variable);
  }

  export(name: string): void {
    this.#exported.add(name);
  }

  /** A subshell, or a part of a script that may not run. */
  child(): Variables {
    return new Variables(this.#environment, this);
  }

  /** Takes over what a part that may not run has set: known where that is the only value the variable is given. */
  join(inner: Variables): void {
    for (const [name, variable] of inner.#own) {
      const { kind } = this.get(name);
      const isOnly = kind === 'open' || kind === 'unset' || sameText(this.get(name), variable);
      this.set(name, isOnly ? variable : unknown);
    }
    for (const name of inner.#exported) this.export(name);
  }

  /** What a program that is started here finds in its environment. */
  forProgram(): Variables {
    return new Variables((name) => (this.#isExported(name) ? this.get(name) : this.#environment(name)));
  }

  #isExported(name: string): boolean {
    for (let scope: Variables | undefined = this; scope; scope = scope.#below) {
      if (scope.#exported.has(name)) return true;
    }
    // What the environment gave stays exported when it gets another value.
    return this.#environment(name).kind !== 'open';
  }
}

function sameText(a: Variable, b: Variable): boolean {
  return a === b || (a.kind === 'text' && b.kind === 'text' && a.text === b.text);
}

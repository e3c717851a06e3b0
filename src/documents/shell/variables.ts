import type { Use } from './model.ts';

/** The value of a variable where it is read, as far as the file shows it. */
export type Variable =
  | { readonly kind: 'text'; readonly text: string }
  /** An array, or the words of `$@`; `undefined` for an unknown item. */
  | { readonly kind: 'list'; readonly items: readonly (string | undefined)[] }
  /** The output of a command; `uses` records where it is read. */
  | { readonly kind: 'output'; readonly uses: Use[] }
  /** It has a value that the file does not show, or one of several. */
  | { readonly kind: 'unknown' }
  /** Certainly not set. */
  | { readonly kind: 'unset' }
  /** Not set in the file; the base image or the builder decides. */
  | { readonly kind: 'open' };

export const unknown: Variable = { kind: 'unknown' };
export const open: Variable = { kind: 'open' };

/** Longer lists are not followed. */
export const mostItems = 1000;

/** The variables with which a shell starts. */
export type Environment = (name: string) => Variable;

export const noEnvironment: Environment = () => open;

/** Nobody nests deeper; beyond it, nothing is known. */
const deepest = 64;

/** Names that every shell sets by itself. */
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

  /** Adopts the variables of a part that may not run: known if the variable gets only that value. */
  join(inner: Variables): void {
    for (const [name, variable] of inner.#own) {
      const { kind } = this.get(name);
      const isOnly = kind === 'open' || kind === 'unset' || sameText(this.get(name), variable);
      this.set(name, isOnly ? variable : unknown);
    }
    for (const name of inner.#exported) this.export(name);
  }

  /** The environment of a program started here. */
  forProgram(): Variables {
    return new Variables((name) => (this.#isExported(name) ? this.get(name) : this.#environment(name)));
  }

  #isExported(name: string): boolean {
    for (let scope: Variables | undefined = this; scope; scope = scope.#below) {
      if (scope.#exported.has(name)) return true;
    }
    // A variable from the environment stays exported when its value changes.
    return this.#environment(name).kind !== 'open';
  }
}

function sameText(a: Variable, b: Variable): boolean {
  return a === b || (a.kind === 'text' && b.kind === 'text' && a.text === b.text);
}

import type { EnvironmentVariable } from '../container.ts';
import type { Value } from '../value.ts';
import { type Binding, expandWord } from './expansion.ts';
import type { DockerfileDocument } from './model.ts';
import { GlobalScope } from './scope.ts';

/** What the names in FROM become in a build with arguments. */
export interface GivenArguments {
  /** `undefined` if it depends on something that is not in the files. */
  textOf(value: Value): string | undefined;
  /** The given arguments that it depends on, directly or through an `ARG` that uses them. */
  behind(value: Value): readonly EnvironmentVariable[];
}

/** Nobody writes as many before the first FROM; with more, the results are unknown. */
const mostGlobals = 200;
/** Nobody writes a longer name. */
const longest = 500;

/**
 * The global `ARG`s with the values of a Compose file's `build.args`. An argument that is only passed through keeps its
 * default here, because its value in the shell is not in the files.
 * https://docs.docker.com/reference/compose-file/build/#args
 */
export function givenArguments(document: DockerfileDocument, args: readonly EnvironmentVariable[]): GivenArguments {
  const { escape: escapeChar } = document.directives;
  const given = new Map(args.flatMap((arg) => (arg.passedThrough ? [] : [[arg.name, arg] as const])));
  const globals = new GlobalScope();
  const sources = new Map<string, ReadonlySet<EnvironmentVariable>>();
  const sourcesOf = (names: readonly string[]) => names.flatMap((name) => [...(sources.get(name) ?? [])]);
  const pairs = document.globalArgs.slice(0, mostGlobals).flatMap((instruction) => instruction.pairs);
  for (const { name, value } of pairs) {
    const argument = given.get(name.raw);
    if (argument !== undefined) {
      globals.set(name.raw, bindingOf(argument.text));
      sources.set(name.raw, new Set([argument]));
    } else if (value !== undefined) {
      const plain = value.variables.length === 0 || value.raw.length > longest;
      const { text } = plain ? value : expandWord(value.raw, escapeChar, (word) => globals.lookup(word));
      globals.set(name.raw, bindingOf(text));
      sources.set(name.raw, new Set(sourcesOf(value.variables)));
    }
  }
  return {
    textOf: ({ raw, text, variables }) => {
      if (variables.length === 0) return text;
      if (document.globalArgs.length > mostGlobals || raw.length > longest) return undefined;
      return expandWord(raw, escapeChar, (name) => globals.lookup(name)).text;
    },
    behind: ({ variables }) => [...new Set(sourcesOf(variables))],
  };
}

function bindingOf(text: string | undefined): Binding {
  return text === undefined ? { kind: 'set' } : { kind: 'known', text };
}

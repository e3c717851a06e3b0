import type { Location } from '../core/location.ts';
import type { Container, ContainerBuild, EnvironmentVariable } from '../documents/container.ts';
import { givenArguments } from '../documents/dockerfile/given-arguments.ts';
import type { DockerfileDocument, Pair } from '../documents/dockerfile/model.ts';
import type { Project } from '../documents/project.ts';
import type { Value } from '../documents/value.ts';
import type { NamePart, VariableLookup } from './name-parts.ts';

/** The variables of FROM in one build, and where their values come from. */
export interface BuildVariables {
  /** `services/web`; '' for the Dockerfile's own defaults. */
  readonly variant: string;
  textOf(value: Value): string | undefined;
  /** Arguments of the build that the value depends on. */
  behind(value: Value): readonly EnvironmentVariable[];
  /** The places that set the value's variables, first those that it names itself. */
  originsOf(value: Value): readonly Origin[];
  readonly lookup: VariableLookup;
}

export interface Origin extends Location {
  readonly name: string;
  /** The build that sets it; `undefined` for a default. */
  readonly service: string | undefined;
}

interface Build {
  readonly container: Container;
  readonly build: ContainerBuild;
}

export function buildVariables(project: Project, document: DockerfileDocument, by: Build | undefined): BuildVariables {
  const args = by?.build.args ?? [];
  const given = new Map(args.flatMap((arg) => (arg.passedThrough ? [] : [[arg.name, arg] as const])));
  const { textOf, behind } = givenArguments(document, args);
  const { defaults, mentions } = factsOf(document);
  const changeOf = (name: string): NamePart['change'] => {
    const mention = mentions.get(name);
    return (mention?.places.size ?? 0) > 1 ? 'none' : mention?.declaredAgain ? 'version' : 'any';
  };
  const lookup: VariableLookup = (name) => {
    const pair = defaults.get(name);
    const argument = pair === undefined ? undefined : given.get(name);
    if (argument !== undefined) {
      const change = isShared(project, document, argument) ? 'none' : changeOf(name);
      return { value: argument, path: argument.path, change, yaml: true, variable: () => undefined };
    }
    if (pair?.value === undefined) return undefined;
    return { value: pair.value, path: document.path, change: changeOf(name), yaml: false, variable: lookup };
  };
  return {
    variant: by === undefined ? '' : `services/${by.container.name}`,
    textOf,
    behind,
    lookup,
    originsOf: (value) => {
      const origins: Origin[] = [];
      const names = new Set(value.variables);
      // Iterating over a set also visits what is added meanwhile.
      for (const name of names) {
        const pair = defaults.get(name);
        const argument = pair === undefined ? undefined : given.get(name);
        if (argument !== undefined) {
          origins.push({ name, path: argument.path, span: argument.option, service: by?.container.name });
        } else if (pair?.value !== undefined) {
          origins.push({ name, path: document.path, span: pair.span, service: undefined });
          for (const inner of pair.value.variables) names.add(inner);
        }
        if (origins.length >= mostOrigins) break;
      }
      return origins;
    },
  };
}

const mostOrigins = 10;

/** How a Dockerfile uses its global arguments. */
interface Facts {
  /** The last declaration of each. */
  readonly defaults: ReadonlyMap<string, Pair>;
  readonly mentions: ReadonlyMap<string, Mention>;
}

interface Mention {
  /** The different names, platforms and defaults that use it. */
  readonly places: Set<string>;
  /** A stage declares it again, so that its instructions may use it. */
  declaredAgain: boolean;
}

const known = new WeakMap<DockerfileDocument, Facts>();

function factsOf(document: DockerfileDocument): Facts {
  const facts = known.get(document) ?? readFacts(document);
  known.set(document, facts);
  return facts;
}

function readFacts({ globalArgs, stages }: DockerfileDocument): Facts {
  const mentions = new Map<string, Mention>();
  const mentionOf = (name: string): Mention => {
    const mention = mentions.get(name) ?? { places: new Set(), declaredAgain: false };
    mentions.set(name, mention);
    return mention;
  };
  const mentionedBy = (value: Value | undefined, what: string): void => {
    for (const name of value?.variables ?? []) mentionOf(name).places.add(`${what}\0${value?.raw}`);
  };
  const pairs = globalArgs.flatMap((instruction) => instruction.pairs);
  for (const { name, value } of pairs) mentionedBy(value, `ARG ${name.raw}`);
  for (const { image, platform, instructions } of stages) {
    mentionedBy(image, 'FROM');
    mentionedBy(platform, 'platform');
    for (const { keyword, pairs } of instructions) {
      if (keyword !== 'ARG') continue;
      for (const { name, value } of pairs) if (value === undefined) mentionOf(name.raw).declaredAgain = true;
    }
  }
  return { defaults: new Map(pairs.map((pair) => [pair.name.raw, pair])), mentions };
}

/** Whether the same entry is also an argument for another Dockerfile, through an anchor or `extends`. */
function isShared(project: Project, document: DockerfileDocument, { path, span }: EnvironmentVariable): boolean {
  return project.containers.some(
    ({ build }) =>
      build !== undefined &&
      build.document !== document &&
      build.args.some(
        (arg) =>
          arg.path === path && arg.span.start.line === span.start.line && arg.span.start.column === span.start.column,
      ),
  );
}

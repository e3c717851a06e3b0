import { similarity } from '../compare/similarity.ts';
import type { Finding, Route } from '../core/finding.ts';
import type { DockerfileDocument, Stage } from '../documents/dockerfile/model.ts';

/** A finding of head as base would have it, had the stages kept their names. */
export type Formerly = (finding: Finding) => Finding;

/**
 * The name of a stage is a label: a stage that is called otherwise now is the same one, and so are the instructions that
 * mention it.
 */
export function formerStages(head: DockerfileDocument, base: DockerfileDocument): Formerly {
  const scopes = renamedStages(head, base);
  const formerName = (name: string): string => scopes.get(`stage:${name.toLowerCase()}`)?.slice(prefix.length) ?? name;
  return (finding) => {
    const { route, subject } = finding;
    const { scope } = route;
    const former = scopes.get(scope);
    return {
      ...finding,
      route: { scope: former ?? scope, step: unnamed(route, formerName) },
      subject: former !== undefined && `${prefix}${subject.toLowerCase()}` === scope ? formerName(subject) : subject,
    };
  };
}

/** A finding of base, to be compared with those. */
export function plainStages(finding: Finding): Finding {
  return { ...finding, route: { ...finding.route, step: unnamed(finding.route, (name) => name) } };
}

const prefix = 'stage:';

/** The scopes of head's renamed stages, to those of base. */
function renamedStages(head: DockerfileDocument, base: DockerfileDocument): ReadonlyMap<string, string> {
  const [now, then] = [stagesOf(head), stagesOf(base)];
  const news = now.filter(({ scope }) => !then.some((other) => other.scope === scope));
  const gone = then.filter(({ scope }) => !now.some((other) => other.scope === scope));
  if (news.length * gone.length > maxPairs) return new Map();
  const pairs = news.flatMap((one) =>
    gone.flatMap((other) => {
      const score = one.last && other.last ? 1 : similarity(one.text, other.text);
      // Of two that are equally alike, the one in the same place is meant.
      return score >= leastLikeness ? [{ one, other, score: score + (one.index === other.index ? 0.01 : 0) }] : [];
    }),
  );
  const renamed = new Map<string, string>();
  const taken = new Set<string>();
  for (const { one, other } of pairs.toSorted((a, b) => b.score - a.score)) {
    if (renamed.has(one.scope) || taken.has(other.scope)) continue;
    renamed.set(one.scope, other.scope);
    taken.add(other.scope);
  }
  return renamed;
}

/** Stages that have less in common are two. */
const leastLikeness = 0.5;

/** Limits the work on hostile files. */
const maxPairs = 2500;

interface Described {
  readonly scope: string;
  readonly index: number;
  readonly last: boolean;
  /** What the stage does, without the names of stages. */
  readonly text: string;
}

function stagesOf(document: DockerfileDocument): readonly Described[] {
  const names = new Set(document.stages.flatMap(({ name }) => (name === undefined ? [] : name.raw.toLowerCase())));
  const masked = (name: string): string => (names.has(name.toLowerCase()) ? '_' : name);
  return document.stages.map((stage) => ({
    scope: scopeOf(document, stage),
    index: stage.index,
    last: stage.index === document.stages.length - 1,
    text: [stage.from, ...stage.instructions]
      .map(({ normalised }) => unnamed({ scope: '', step: normalised }, masked).replace(/^FROM /, ''))
      .join('\n'),
  }));
}

function scopeOf(document: DockerfileDocument, { from }: Stage): string {
  return document.routeOf(from.span.start).scope;
}

/** The step without the name that it gives to its stage, and with other names for those that it mentions. */
function unnamed({ step }: Route, nameOf: (name: string) => string): string {
  if (step.startsWith('FROM ')) {
    return step.replace(/ AS \S+$/, '').replace(/\S+$/, (name) => nameOf(name));
  }
  return step.replace(/\bfrom=([^\s,]+)/g, (_, name: string) => `from=${nameOf(name)}`);
}

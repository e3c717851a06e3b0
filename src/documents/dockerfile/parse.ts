import { lazy } from '../../core/lazy.ts';
import { compareSpans, spanAt } from '../../core/location.ts';
import { readLines } from '../lines.ts';
import { buildComments } from './comments.ts';
import { readDirectives } from './directives.ts';
import { isKnown } from './grammar.ts';
import { readLogicalLines } from './logical-lines.ts';
import type { DockerfileDocument, Instruction, Problem, Stage } from './model.ts';
import { routeAt } from './route.ts';
import { assembleStages } from './stages.ts';

/** Reads a Dockerfile as BuildKit does, in time linear in the length of the text, whatever it is. */
export function parseDockerfile(path: string, text: string): DockerfileDocument {
  const lines = readLines(text);
  const { directives, problems, nextLine } = readDirectives(lines);
  const logical = readLogicalLines(lines, directives.escape, nextLine);
  const { lookups, ...assembled } = assembleStages(directives.escape, logical.instructions);
  const { globalArgs, stages, instructions } = assembled;
  // Only findings have routes, and most files have none.
  const places = lazy(() => ({
    instructions,
    starts: instructions.map(({ span }) => lines.offset(span.start)),
    ends: instructions.map(({ span }) => lines.offset(span.end)),
    stageCount: stages.length,
  }));
  return {
    kind: 'dockerfile',
    path,
    text,
    directives,
    globalArgs,
    stages,
    finalStage: stages.at(-1),
    instructions,
    comments: buildComments(lines, logical.comments, instructions),
    problems: [
      ...problems,
      ...judged(assembled.problems, instructions),
      ...missingFrom(stages, instructions, assembled.implied),
    ].sort((a, b) => compareSpans(a.span, b.span)),
    stageNamed: stageFinder(stages),
    resolve: (instruction, name) => {
      const binding = lookups.get(instruction)?.(name);
      return binding?.kind === 'known' ? binding.text : binding?.kind === 'unset' ? '' : undefined;
    },
    routeOf: (position) => routeAt(lines.offset(position), places()),
  };
}

/** If more than one in five instructions is unknown, the file is not a Dockerfile with a mistake in it. */
function judged(problems: readonly Problem[], instructions: readonly Instruction[]): readonly Problem[] {
  const strangers = instructions.filter(({ keyword }) => !isKnown(keyword)).length;
  if (strangers * 5 <= instructions.length) return problems;
  return problems.map((problem) => ({ ...problem, readable: false }));
}

function missingFrom(stages: readonly Stage[], [first]: readonly Instruction[], implied: boolean): readonly Problem[] {
  if (stages.length > 0 && !implied) return [];
  const message = 'there is no FROM, so there is no stage to build';
  if (first) return [{ span: first.span, message, fatal: true, readable: implied }];
  // "file with no instructions": https://github.com/moby/buildkit/blob/master/frontend/dockerfile/parser/parser.go
  const nothing = 'there are no instructions, so there is nothing to build';
  return [{ span: spanAt({ line: 1, column: 1 }), message: nothing, fatal: true }];
}

/** By name (of several the last), otherwise by number. */
function stageFinder(stages: readonly Stage[]): (name: string) => Stage | undefined {
  const byName = new Map<string, Stage>();
  for (const stage of stages) if (stage.name) byName.set(stage.name.raw.toLowerCase(), stage);
  return (name) => byName.get(name.toLowerCase()) ?? (/^\d{1,6}$/.test(name) ? stages[Number(name)] : undefined);
}

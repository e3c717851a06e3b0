import {
  forEachChild,
  type ParseError,
  type Pipeline as PipelineNode,
  type Script,
  type Statement,
  type SyntaxNode,
} from 'unbash';
import { readBackticks } from './backticks.ts';
import { bodyOfNode } from './body.ts';
import { addCommand } from './commands.ts';
import type { Command, Enclosure, Pipeline, Substitution } from './model.ts';
import { addProblem, copyShell, type Place, type Reading } from './reading.ts';
import type { Source } from './source.ts';

/** A reading, the text it is in and what takes the output of the substitutions that are met. */
interface Walk {
  readonly reading: Reading;
  readonly source: Source;
  readonly receiver: Substitution;
}

const noOne: Substitution = { into: 'words', command: undefined };

/** Adds the commands of a parsed text. */
export function walkScript(
  reading: Reading,
  source: Source,
  script: Script & { readonly errors?: readonly ParseError[] | undefined },
  place: Place,
): void {
  for (const { pos, message } of script.errors ?? []) addProblem(reading, source.original.span(pos, pos + 1), message);
  walkStatements({ reading, source, receiver: noOne }, place, script.commands);
}

function walkStatements(walk: Walk, place: Place, statements: readonly Statement[]): void {
  let joinedBy: Command['joinedBy'] = 'first';
  for (const { command, background } of statements) {
    visit(walk, { ...place, joinedBy, list: walk.reading.lists++ }, command);
    joinedBy = background ? '&' : ';';
  }
}

function visit(walk: Walk, place: Place, node: SyntaxNode): void {
  switch (node.type) {
    case 'Command':
      visitCommand(walk, place, node);
      break;
    case 'Pipeline':
      visitPipeline(walk, place, node);
      break;
    case 'AndOr':
      for (const [index, command] of node.commands.entries()) {
        visit(walk, { ...place, joinedBy: node.operators[index - 1] ?? place.joinedBy }, command);
      }
      break;
    case 'CompoundList':
      walkStatements(walk, place, node.commands);
      break;
    case 'Subshell':
      visit(walk, copyShell(enter(place, 'subshell')), node.body);
      break;
    case 'Function':
      visit(walk, enter(place, 'function'), node.body);
      break;
    case 'If':
    case 'Elif':
      visitIf(walk, place, node);
      break;
    case 'While':
      visit(walk, enter(enter(place, 'loop'), 'condition'), node.clause);
      visit(walk, enter(place, 'loop'), node.body);
      break;
    case 'For':
    case 'Select':
    case 'ArithmeticFor':
      forEachChild(node, (child) => visit(walk, child === node.body ? enter(place, 'loop') : place, child));
      break;
    case 'CaseItem':
      forEachChild(node, (child) => visit(walk, child === node.body ? enter(place, 'branch') : place, child));
      break;
    case 'CommandExpansion':
    case 'ArithmeticCommandExpansion':
    case 'ProcessSubstitution':
      visitSubstitution(walk, place, node);
      break;
    default:
      if (node.type !== 'Word' || mayExpand(node.text)) forEachChild(node, (child) => visit(walk, place, child));
  }
}

function visitIf(walk: Walk, place: Place, node: SyntaxNode & { readonly type: 'If' | 'Elif' }): void {
  visit(walk, enter(place, 'condition'), node.clause);
  visit(walk, enter(place, 'branch'), node.then);
  if (node.type === 'Elif') return;
  for (const elif of node.elif) visit(walk, place, elif);
  if (node.else) visit(walk, enter(place, 'branch'), node.else);
}

function enter(place: Place, enclosure: Enclosure): Place {
  return { ...place, within: [...place.within, enclosure] };
}

/** Parts of words are made when they are asked for: not for words that hold no substitution. */
function mayExpand(text: string): boolean {
  return text.includes('(') || text.includes('`') || text.includes('${');
}

function visitCommand(walk: Walk, place: Place, node: SyntaxNode & { readonly type: 'Command' }): void {
  const command = addCommand(walk.reading, place, bodyOfNode(walk.source, node));
  const inWords: Walk = { ...walk, receiver: { into: 'words', command } };
  if (node.name) visit(inWords, place, node.name);
  for (const item of [...node.prefix, ...node.suffix]) {
    if (item.type === 'Word') visit(inWords, place, item);
    else if (!mayExpand(walk.source.text.slice(item.pos, item.end)) && item.type !== 'HereDoc') continue;
    else
      visit({ ...walk, receiver: { into: item.type === 'Assignment' ? 'variable' : 'input', command } }, place, item);
  }
}

function visitPipeline(walk: Walk, place: Place, node: PipelineNode): void {
  const [first] = node.commands;
  if (node.commands.length < 2) {
    if (first) visit(walk, place, first);
    return;
  }
  const { commands, pipelines } = walk.reading;
  const starts: number[] = [];
  const pipeline = createPipeline(walk, place, node, starts);
  pipelines.push(pipeline);
  for (const [index, command] of node.commands.entries()) {
    starts.push(commands.length);
    visit(walk, copyShell({ ...place, pipeline, joinedBy: index === 0 ? place.joinedBy : '|' }), command);
  }
  starts.push(commands.length);
}

/** `starts`: the index of the first command of each stage, and that behind the last; filled while the stages are read. */
function createPipeline(
  { reading, source }: Walk,
  place: Place,
  node: PipelineNode,
  starts: readonly number[],
): Pipeline {
  let stages: readonly (readonly Command[])[] | undefined;
  const makeStages = (): readonly (readonly Command[])[] =>
    starts.slice(0, -1).map((start, index) => {
      const stage = reading.commands.slice(start, starts[index + 1]);
      return stage.filter(({ substitution }) => substitution === place.substitution);
    });
  return {
    span: source.original.span(node.pos, node.end),
    get stages() {
      stages ??= makeStages();
      return stages;
    },
    get commands() {
      return this.stages.flat();
    },
  };
}

function visitSubstitution(
  walk: Walk,
  place: Place,
  node: SyntaxNode & { readonly type: 'CommandExpansion' | 'ArithmeticCommandExpansion' | 'ProcessSubstitution' },
): void {
  const { script } = node;
  if (!script) return;
  const { reading, source, receiver } = walk;
  const into = node.type === 'ProcessSubstitution' && receiver.into === 'words' ? 'file' : receiver.into;
  const inner = script.source === undefined ? source : readBackticks(source, node.pos, node.end, script.source);
  const inside = copyShell(enter(place, 'substitution'));
  walkScript(reading, inner, script, { ...inside, substitution: { ...receiver, into }, pipeline: undefined });
}

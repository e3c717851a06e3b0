import {
  type Assignment as AssignmentNode,
  forEachChild,
  type ParseError,
  type Pipeline as PipelineNode,
  type Redirection as RedirectionNode,
  type Script,
  type Statement,
  type SyntaxNode,
  type WordPart,
} from 'unbash';
import { lazy } from '../../core/lazy.ts';
import { readBackticks } from './backticks.ts';
import { bodyOfNode, declares, redirectsOfNode } from './body.ts';
import { addCommand } from './commands.ts';
import { isPosixShell } from './dialect.ts';
import type { Expander } from './expand.ts';
import type { Command, Enclosure, Pipeline, Substitution, Use } from './model.ts';
import { lastInput, outputOfNode, outputOfScript } from './output.ts';
import { addSinks } from './passing.ts';
import { addProblem, copyShell, type Place, type Reading, type Routine } from './reading.ts';
import type { Source } from './source.ts';
import { unknown } from './variables.ts';
import { assignedVariable, readWords } from './word.ts';
import { writeFiles, writeOutput } from './written-files.ts';

/** A reading, its text, and the consumer of the output of the substitutions in it. */
interface Walk {
  readonly reading: Reading;
  readonly source: Source;
  readonly receiver: Substitution;
}

const noOne: Substitution = { into: 'words', command: undefined, uses: [] };

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
        const joinedBy = node.operators[index - 1] ?? place.joinedBy;
        const visitIt = (at: Place): void => visit(walk, { ...at, joinedBy }, command);
        if (joinedBy === '||' && index > 0) perhaps(place, visitIt);
        else visitIt(place);
      }
      break;
    case 'CompoundList':
      walkStatements(walk, place, node.commands);
      break;
    case 'Subshell':
      visit(walk, copyShell(enter(place, 'subshell')), node.body);
      break;
    case 'Function':
      defineFunction(walk, place, node);
      break;
    case 'Redirected':
      visitRedirected(walk, place, node);
      break;
    case 'If':
    case 'Elif':
      visitIf(walk, place, node);
      break;
    case 'While':
      visit(walk, enter(enter(place, 'loop'), 'condition'), node.clause);
      perhaps(enter(place, 'loop'), (at) => visit(walk, at, node.body));
      break;
    case 'For':
    case 'Select':
    case 'ArithmeticFor':
      visitFor(walk, place, node);
      break;
    case 'Case':
      visit(walk, place, node.word);
      perhapsOneOf(
        place,
        node.items.map((item) => (at: Place) => visit(walk, at, item)),
      );
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
  const branch = enter(place, 'branch');
  const elifs = node.type === 'If' ? node.elif.map((elif) => (at: Place) => visit(walk, at, elif)) : [];
  const other = node.type === 'If' ? node.else : undefined;
  perhapsOneOf(place, [
    ({ shell }) => visit(walk, { ...branch, shell }, node.then),
    ...elifs,
    ...(other ? [({ shell }: Place) => visit(walk, { ...branch, shell }, other)] : []),
  ]);
}

function visitFor(
  walk: Walk,
  place: Place,
  node: SyntaxNode & { readonly type: 'For' | 'Select' | 'ArithmeticFor' },
): void {
  forEachChild(node, (child) => {
    if (child !== node.body) visit(walk, place, child);
  });
  if (node.type !== 'ArithmeticFor') {
    const { variables } = place.shell;
    const words = node.wordlist?.flatMap((word) => readWords(walk.source, word, walk.reading.expander(place.shell)));
    const text = words?.length === 1 && node.type === 'For' ? words[0]?.word.text : undefined;
    variables.set(node.name.value, text === undefined ? unknown : { kind: 'text', text });
  }
  perhaps(enter(place, 'loop'), (at) => visit(walk, at, node.body));
}

/** A part that may not run; its first run sees the variables set before it. */
function perhaps(place: Place, read: (place: Place) => void): void {
  perhapsOneOf(place, [read]);
}

/** Alternatives, of which one may run: none sees what another sets. */
function perhapsOneOf(place: Place, parts: readonly ((place: Place) => void)[]): void {
  const { shell } = place;
  const before = shell.variables;
  const ends = parts.map((read) => {
    shell.variables = before.child();
    read(place);
    return shell.variables;
  });
  shell.variables = before;
  for (const end of ends) before.join(end);
}

/** The body is read at each call. */
function defineFunction(walk: Walk, place: Place, node: SyntaxNode & { readonly type: 'Function' }): void {
  const { reading } = walk;
  const routine: Routine = {
    place: enter(place, 'function'),
    origin: node,
    length: node.end - node.pos,
    called: false,
    running: false,
    read: (at, call) => {
      const { shell } = at;
      const { positional } = shell;
      shell.positional = call && [positional?.[0], ...call.words.map(({ word }) => word.text)];
      visit(walk, call ? enter(at, 'function') : at, node.body);
      shell.positional = positional;
    },
    output: (shell) => outputOfNode(reading, shell, walk.source, node.body, undefined),
  };
  reading.functions.push(routine);
  place.shell.routines.set(node.name.value, routine);
}

/** `{ …; } < file`, `( … ) <<EOF`. */
function visitRedirected(walk: Walk, place: Place, node: SyntaxNode & { readonly type: 'Redirected' }): void {
  const { reading, source } = walk;
  const { redirects, inputs } = redirectsOfNode(source, node.redirects, reading.expander(place.shell));
  const input = redirects.some(({ operator }) => operator.startsWith('<'))
    ? lazy(() => lastInput(inputs, redirects, reading.files))
    : place.input;
  visit(walk, { ...place, input }, node.command);
  writeFiles(reading, redirects, () => outputOfNode(reading, place.shell, source, node.command, input));
  for (const redirect of node.redirects)
    if (mayExpand(source.text.slice(redirect.pos, redirect.end)) || redirect.type === 'HereDoc')
      visit({ ...walk, receiver: { ...noOne, into: 'input' } }, place, redirect);
}

function enter(place: Place, enclosure: Enclosure): Place {
  return { ...place, within: [...place.within, enclosure] };
}

/** Parts of words are created only when needed: not for words without a substitution. */
function mayExpand(text: string): boolean {
  return text.includes('(') || text.includes('`') || text.includes('${');
}

function visitCommand(walk: Walk, place: Place, node: SyntaxNode & { readonly type: 'Command' }): void {
  const { reading, source } = walk;
  const expander = reading.expander(place.shell);
  const body = bodyOfNode(source, node, expander);
  const command = addCommand(reading, place, body);
  const inWords: Walk = { ...walk, receiver: { into: 'words', command, uses: [] } };
  if (node.name) visit(inWords, place, node.name);
  const lasts = body.program === undefined && node.name === undefined;
  for (const item of [...node.prefix, ...node.suffix]) {
    if (item.type === 'Assignment' && (lasts || declares.has(body.name))) assign(walk, place, item, command, expander);
    else if (item.type === 'Word') visit(inWords, place, item);
    else if (!mayExpand(source.text.slice(item.pos, item.end)) && item.type !== 'HereDoc') continue;
    else visit({ ...walk, receiver: receiver(item.type, command) }, place, item);
  }
  if (body.redirects.length > 0 || body.name === 'tee') writeOutput(reading, place, body);
}

function receiver(type: 'Assignment' | RedirectionNode['type'], command: Command): Substitution {
  return { into: type === 'Assignment' ? 'variable' : 'input', command, uses: [] };
}

/** A lasting assignment; the output of a command is followed to where the variable is read. */
function assign(walk: Walk, place: Place, node: AssignmentNode, command: Command, expander: Expander): void {
  const uses: Use[] = [];
  const variable = assignedVariable(walk.source, node, expander);
  const isOutput = variable.kind === 'unknown' && node.value.type === 'Word' && isSubstitution(node.value.parts);
  if (mayExpand(walk.source.text.slice(node.pos, node.end))) {
    visit({ ...walk, receiver: { into: 'variable', command, uses } }, place, node);
  }
  place.shell.variables.set(node.name, isOutput ? { kind: 'output', uses } : variable);
}

function isSubstitution(parts: readonly WordPart[] = []): boolean {
  const [part] = parts;
  if (parts.length !== 1 || !part) return false;
  return part.type === 'CommandExpansion' || (part.type === 'DoubleQuoted' && isSubstitution(part.parts));
}

function visitPipeline(walk: Walk, place: Place, node: PipelineNode): void {
  const [first] = node.commands;
  if (node.commands.length < 2) {
    if (first) visit(walk, place, first);
    return;
  }
  const { reading, source } = walk;
  const { commands, pipelines } = reading;
  const starts: number[] = [];
  const pipeline = createPipeline(walk, place, node, starts);
  pipelines.push(pipeline);
  let { input } = place;
  for (const [index, command] of node.commands.entries()) {
    starts.push(commands.length);
    const at = copyShell({ ...place, pipeline, input, joinedBy: index === 0 ? place.joinedBy : '|' });
    visit(walk, at, command);
    const before = input;
    input = lazy(() => outputOfNode(reading, at.shell, source, command, before));
  }
  starts.push(commands.length);
}

/**
 * `starts`: the index of the first command of each stage, and the index after the last one; filled while the stages are
 * read.
 */
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
  const sinks = node.type === 'ProcessSubstitution' && node.operator === '>';
  const file = node.type === 'ProcessSubstitution' && receiver.into === 'words' ? 'file' : receiver.into;
  const into = sinks ? 'sink' : file;
  const inner = script.source === undefined ? source : readBackticks(source, node.pos, node.end, script.source);
  const inside = { ...copyShell(enter(place, 'substitution')), input: undefined };
  const start = reading.commands.length;
  walkScript(reading, inner, script, { ...inside, substitution: { ...receiver, into }, pipeline: undefined });
  if (sinks && receiver.command) addSinks(receiver.command, reading.commands.slice(start));
  if (into === 'file' && receiver.command && runsFile(receiver.command)) {
    const output = outputOfScript(reading, place.shell, source, { ...node, script });
    if (output) reading.readText(output, { ...place, wrapper: receiver.command, depth: place.depth + 1 });
  }
}

/** A shell that reads its program from a file; `. file`. */
function runsFile({ name, words }: Command): boolean {
  if (name === '.' || name === 'source') return true;
  return isPosixShell(name) && !words.some(({ text }) => text === '-c');
}

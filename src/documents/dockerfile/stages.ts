import { quoted } from '../../core/text.ts';
import { parseImageReference } from '../image-reference.ts';
import { isWindowsImage } from '../windows-images.ts';
import type { Lookup } from './expansion.ts';
import { checkInstruction, isKnown } from './grammar.ts';
import { bindingOf, buildInstruction } from './instruction.ts';
import type { LogicalLine } from './logical-lines.ts';
import type { Base, Instruction, Problem, Stage } from './model.ts';
import { GlobalScope, type Ground, Scope } from './scope.ts';
import { readScript, shellSetting } from './script.ts';
import { StageFiles } from './stage-files.ts';
import type { InstructionParts } from './written-instruction.ts';
import { WrittenStage } from './written-stage.ts';

/** A longer chain of stages than any real file has; beyond it, inheritance is not followed. */
const deepest = 1000;
/** More triggers than any real stage has; each one runs in every stage based on it. */
const mostTriggers = 100;

export interface Stages {
  readonly globalArgs: readonly Instruction[];
  readonly stages: readonly Stage[];
  readonly instructions: readonly Instruction[];
  readonly problems: readonly Problem[];
  readonly lookups: ReadonlyMap<Instruction, Lookup>;
  /** There is no FROM, so one without an image is assumed before the first instruction that needs it. */
  readonly implied: boolean;
}

interface Assembly {
  readonly escapeChar: string;
  readonly globals: GlobalScope;
  readonly stages: Stage[];
  readonly byName: Map<string, Stage>;
  readonly layers: Map<Stage, Layer>;
  readonly problems: Problem[];
  readonly lookups: Map<Instruction, Lookup>;
}

/** What a stage passes on to the stages based on it. */
interface Layer {
  readonly scope: Scope;
  readonly files: StageFiles;
  readonly ground: Ground;
  readonly windows: boolean;
  readonly depth: number;
  readonly triggers: readonly Instruction[];
}

/** Sorts instructions into stages, in the order of the file, and resolves their variables. */
export function assembleStages(escapeChar: string, logical: readonly LogicalLine[]): Stages {
  const assembly: Assembly = {
    escapeChar,
    globals: new GlobalScope(),
    stages: [],
    byName: new Map(),
    layers: new Map(),
    problems: [],
    lookups: new Map(),
  };
  const starts = logical.flatMap(({ form }, index) => (form.keyword === 'FROM' && !form.onbuild ? [index] : []));
  const fragment = starts.length === 0 ? fragmentOf(logical) : [];
  const implied = fragment.length > 0;
  const head = implied ? [] : logical.slice(0, starts[0]).map((line) => buildGlobal(assembly, line));
  const instructions = [...head];
  const bodies = implied ? [fragment] : starts.map((start, index) => logical.slice(start, starts[index + 1]));
  for (const body of bodies) {
    const stage = buildStage(assembly, body, implied);
    if (!stage) continue;
    if (!implied) instructions.push(stage.from);
    for (const instruction of stage.instructions) instructions.push(instruction);
  }
  return { ...assembly, globalArgs: head.filter(({ keyword }) => keyword === 'ARG'), instructions, implied };
}

/** A whole Dockerfile without FROM, after an empty FROM; nothing if no instruction is known. */
function fragmentOf(logical: readonly LogicalLine[]): readonly LogicalLine[] {
  const [first] = logical;
  if (!first || !logical.some(({ form }) => isKnown(form.keyword))) return [];
  const nothing = { start: first.form.start, end: first.form.start };
  const form = { ...first.form, keyword: 'FROM', keywordPiece: nothing, onbuild: false, flags: [], args: nothing };
  return [{ ...first, form, heredocs: [], end: first.start }, ...logical];
}

function build(
  assembly: Assembly,
  line: LogicalLine,
  lookup: Lookup,
  stage: () => Stage | undefined = () => undefined,
  script: (parts: InstructionParts) => ReturnType<typeof readScript> = () => undefined,
): Instruction {
  const { escapeChar, problems, lookups } = assembly;
  const reading = {
    source: line.source,
    escapeChar,
    lookup,
    refuse: ({ span, raw }: { readonly span: Problem['span']; readonly raw: string }, error: string) =>
      problems.push({ span, message: `${quoted(raw, 60)}: ${error}`, fatal: line.form.keyword === 'FROM' }),
  };
  const instruction = buildInstruction(line, { reading, stage, script, problems });
  problems.push(...checkInstruction(instruction, line));
  lookups.set(instruction, lookup);
  return instruction;
}

function buildGlobal(assembly: Assembly, line: LogicalLine): Instruction {
  const { globals, problems } = assembly;
  const known = problems.length;
  const instruction = build(assembly, line, (name) => globals.lookup(name));
  for (const { name, value } of instruction.keyword === 'ARG' ? instruction.pairs : []) {
    if (value) globals.set(name.raw, bindingOf(value));
  }
  if (instruction.keyword !== 'ARG' && problems.length === known) {
    const message = `only ARG may come before the first FROM, not ${instruction.keyword}`;
    problems.push({ span: instruction.keywordSpan, message, fatal: false });
  }
  return instruction;
}

function buildStage(assembly: Assembly, [first, ...rest]: readonly LogicalLine[], implied: boolean): Stage | undefined {
  if (!first) return undefined;
  const { globals, stages, byName, layers, problems } = assembly;
  const made: { stage?: Stage } = {};
  const from = build(
    assembly,
    first,
    (name) => globals.lookup(name),
    () => made.stage,
  );
  // Nobody wrote it, so it has no mistakes.
  if (implied) problems.length = 0;
  const image = from.args[0] ?? { raw: '', text: undefined, span: from.argsSpan, variables: [] };
  const name = from.args.length === 3 ? from.args[2] : undefined;
  const platform = from.flags.find((flag) => flag.name === 'platform')?.value;
  const base: Base = implied ? { kind: 'unresolved', raw: '' } : baseOf(assembly, image);
  const below = base.kind === 'stage' ? layers.get(base.stage) : undefined;
  const ground: Ground = base.kind === 'scratch' ? 'scratch' : (below?.ground ?? 'image');
  const layer = {
    scope: new Scope(below?.scope, ground),
    files: new StageFiles(below?.files),
    ground,
    windows: below?.windows ?? isWindowsImage(base.kind === 'image' ? base.reference : undefined, platform?.text ?? ''),
    depth: (below?.depth ?? 0) + 1,
  };
  const inherited = below?.triggers ?? [];
  for (const trigger of inherited) bind(trigger, layer.scope, -1, assembly.globals);
  const instructions = buildInstructions(
    assembly,
    rest,
    layer,
    () => made.stage,
    () => {
      const trigger = inherited.findLast(({ keyword }) => keyword === 'SHELL');
      return trigger ?? (base.kind === 'stage' ? base.stage.end.shell : undefined);
    },
  );
  const run = [...inherited, ...instructions.filter(({ onbuild }) => !onbuild)];
  const stage = new WrittenStage({
    index: stages.length,
    name,
    from,
    image,
    platform,
    base,
    instructions,
    ground,
    run,
    needs: needsOf(assembly, base, run),
  });
  made.stage = stage;
  layers.set(stage, { ...layer, triggers: triggersOf(assembly, instructions) });
  stages.push(stage);
  if (name) byName.set(name.raw.toLowerCase(), stage);
  return stage;
}

function triggersOf({ problems }: Assembly, instructions: readonly Instruction[]): readonly Instruction[] {
  const triggers = instructions.filter(({ onbuild }) => onbuild);
  const tooMany = triggers[mostTriggers];
  if (!tooMany) return triggers;
  problems.push({
    span: tooMany.span,
    message: `more than ${mostTriggers} ONBUILD triggers in one stage`,
    fatal: true,
  });
  return triggers.slice(0, mostTriggers);
}

/** Triggers are read last: they see the environment at the end of the stage. */
function buildInstructions(
  assembly: Assembly,
  lines: readonly LogicalLine[],
  { scope, files, ground, windows }: Omit<Layer, 'triggers'>,
  stage: () => Stage | undefined,
  inheritedShell: () => Instruction | undefined,
): readonly Instruction[] {
  const built = new Map<LogicalLine, Instruction>();
  let ownShell: Instruction | undefined;
  const add = (line: LogicalLine, at: number, variables: Scope): void => {
    const shell = ownShell;
    const script = (parts: InstructionParts): ReturnType<typeof readScript> =>
      readScript(parts, {
        shell: shellSetting(shell ?? inheritedShell(), windows),
        built: { lookup: (name) => variables.lookup(name, at), file: (path) => files.find(path, at) },
        started: { lookup: (name) => scope.environment(name), file: (path) => files.find(path, lines.length) },
        entrypoint: () => stage()?.end.entrypoint,
      });
    const instruction = build(assembly, line, (name) => variables.lookup(name, at), stage, script);
    if (!line.form.onbuild) files.add(instruction, line, at);
    bind(instruction, variables, at, assembly.globals);
    if (instruction.keyword === 'SHELL' && instruction.json) ownShell = instruction;
    built.set(line, instruction);
  };
  for (const [at, line] of lines.entries()) if (!line.form.onbuild) add(line, at, scope);
  const triggers = new Scope(scope, ground, false);
  for (const [at, line] of lines.entries()) if (line.form.onbuild) add(line, at, triggers);
  return lines.flatMap((line) => built.get(line) ?? []);
}

function bind({ keyword, pairs }: Instruction, scope: Scope, at: number, globals: GlobalScope): void {
  for (const { name, value } of keyword === 'ENV' ? pairs : []) {
    if (value && name.text !== undefined) scope.setEnv(name.text, bindingOf(value), at);
  }
  for (const { name, value } of keyword === 'ARG' ? pairs : []) {
    const binding = value ? bindingOf(value) : globals.value(name.raw);
    if (binding) scope.setArg(name.raw, binding, at);
    else scope.declareArg(name.raw, at);
  }
}

function baseOf({ byName, layers, problems }: Assembly, { text, raw, span }: Stage['image']): Base {
  if (text === undefined) return { kind: 'unresolved', raw };
  // Image names have no upper case, so a name in another case can only mean this stage.
  const stage = byName.get(text.toLowerCase());
  if (stage && (layers.get(stage)?.depth ?? 0) >= deepest) {
    problems.push({ span, message: `more than ${deepest} stages are based on one another`, fatal: true });
    return { kind: 'unresolved', raw };
  }
  if (stage) return { kind: 'stage', stage };
  if (text === 'scratch') return { kind: 'scratch' };
  const reference = parseImageReference(text);
  return reference ? { kind: 'image', reference } : { kind: 'unresolved', raw };
}

function needsOf({ byName, stages }: Assembly, base: Base, instructions: readonly Instruction[]): readonly Stage[] {
  const needs = new Set<Stage>(base.kind === 'stage' ? [base.stage] : []);
  const add = (stage: Stage | undefined): void => {
    if (stage) needs.add(stage);
  };
  for (const { keyword, flags } of instructions) {
    for (const { name, value, options } of flags) {
      const from = keyword === 'COPY' && name === 'from' ? value?.text : undefined;
      if (from !== undefined) add(/^\d{1,6}$/.test(from) ? stages[Number(from)] : byName.get(from.toLowerCase()));
      const mounted = keyword === 'RUN' ? options.get('from')?.text : undefined;
      if (mounted !== undefined) add(byName.get(mounted.toLowerCase()));
    }
  }
  return [...needs];
}

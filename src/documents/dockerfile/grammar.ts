import { nearest, quoted } from '../../core/text.ts';
import type { LogicalLine } from './logical-lines.ts';
import { type Instruction, keywords, type Problem } from './model.ts';

const known: ReadonlySet<string> = new Set(keywords);

/** Whether it is an instruction of a Dockerfile, in upper case. */
export function isKnown(keyword: string): boolean {
  return known.has(keyword);
}

/** What a builder would reject in one instruction, whatever its variables are. */
export function checkInstruction(instruction: Instruction, line: LogicalLine): readonly Problem[] {
  const { heredocs, source } = line;
  const problems: Problem[] = [];
  const { keyword } = instruction;
  const message = known.has(keyword) ? shapeError(instruction, line) : unknownInstruction(keyword);
  if (message !== undefined) {
    const span = known.has(keyword) && instruction.args.length > 0 ? instruction.argsSpan : instruction.keywordSpan;
    const fatal = keyword !== 'RUN' && !isForbiddenTrigger(instruction);
    problems.push({ span, message, fatal, readable: isAlone(instruction) });
  }
  for (const { marker, delimiter } of heredocs) {
    if (delimiter) continue;
    const span = source.span(marker.start, marker.end);
    problems.push({ span, message: `the heredoc has no closing line ${quoted(marker.name)}`, fatal: true });
  }
  return problems;
}

function unknownInstruction(keyword: string): string {
  if (keyword === '') return 'there is no instruction on this line';
  const meant = /^[A-Z]{2,20}$/.test(keyword) ? nearest(keyword, keywords) : undefined;
  return `unknown instruction ${quoted(keyword, 40)}${meant ? `, perhaps ${meant} was meant` : ''}`;
}

/** Whether the other instructions stay clear despite the mistake: always, unless the image of FROM is unclear. */
function isAlone({ keyword, args }: Instruction): boolean {
  if (keyword === 'FROM') return args.length === 3 && args[1]?.raw.toUpperCase() === 'AS';
  return /^[A-Z]+$/.test(keyword);
}

/** Rejected by the builder and reported by a rule; the rest of the file can be read. */
function isForbiddenTrigger({ keyword, onbuild }: Instruction): boolean {
  return onbuild && (keyword === 'FROM' || keyword === 'MAINTAINER' || keyword === 'ONBUILD');
}

function shapeError(instruction: Instruction, { form }: LogicalLine): string | undefined {
  const { keyword } = instruction;
  if (isForbiddenTrigger(instruction)) {
    return `ONBUILD cannot trigger ${keyword}`;
  }
  switch (keyword) {
    case 'FROM':
      return fromError(instruction);
    case 'ARG':
    case 'ENV':
    case 'LABEL':
      return pairsError(instruction);
    case 'ADD':
    case 'COPY':
      return instruction.args.length + instruction.heredocs.length < 2
        ? `${keyword} needs a source and a destination`
        : undefined;
    case 'SHELL':
      return instruction.json && instruction.args.length > 0 ? undefined : 'SHELL needs a JSON array of strings';
    case 'HEALTHCHECK':
      return healthcheckError(instruction);
    case 'RUN':
      return isEmptyRun(instruction, form) ? 'RUN has no command' : undefined;
    case 'CMD':
    case 'ENTRYPOINT':
      return undefined;
    default:
      return instruction.args.length === 0 ? `${keyword} needs an argument` : undefined;
  }
}

/** Reads the words of the exec form only, so that a shell form is not split for this. */
function isEmptyRun(instruction: Instruction, { args }: LogicalLine['form']): boolean {
  if (instruction.heredocs.length > 0) return false;
  return instruction.json ? instruction.args.length === 0 : args.start === args.end;
}

function fromError({ args }: Instruction): string | undefined {
  if (args.length === 0) return 'FROM names no image';
  const [, as, name] = args;
  if (args.length === 1) return undefined;
  if (args.length !== 3 || as?.raw.toUpperCase() !== 'AS' || !name) return 'FROM takes only an image and `AS name`';
  return /^[a-z][a-z0-9_.-]*$/.test(name.raw.toLowerCase())
    ? undefined
    : `${quoted(name.raw, 60)} is not a valid stage name: it must start with a letter and contain only letters, digits and \`-_.\``;
}

function pairsError({ keyword, pairs }: Instruction): string | undefined {
  if (pairs.length === 0) return `${keyword} needs a name`;
  return pairs.some(({ name }) => name.raw === '') ? `${keyword} needs a name before \`=\`` : undefined;
}

function healthcheckError({ healthcheck, args }: Instruction): string | undefined {
  if (healthcheck === undefined) return 'HEALTHCHECK needs CMD or NONE';
  if (healthcheck === 'none') return args.length > 0 ? 'HEALTHCHECK NONE takes no arguments' : undefined;
  return args.length === 0 ? 'HEALTHCHECK CMD has no command' : undefined;
}

import type { Edit } from '../../core/edit.ts';
import { count, quoted, source } from '../../core/text.ts';
import type { Instruction, Stage } from '../../documents/dockerfile/model.ts';
import { copiedFiles } from '../copied-files.ts';
import type { DockerfileRule } from '../kinds.ts';

export const consecutiveCopies: DockerfileRule = {
  id: 'dockerfile/consecutive-copies',
  title: 'Consecutive COPY instructions to one destination',
  severity: 'info',
  confidence: 'medium',
  category: 'efficiency',
  profile: 'all',
  why: 'Each COPY adds a layer, which every pull fetches and unpacks separately.',
  fix: 'List all sources in one COPY whose destination ends in `/`.',
  details:
    'Reported once for each group, on the first COPY: instructions with the same flags and the same destination. If that destination does not end in `/`, it is either a folder anyway or the second copy overwrites the first.',
  references: ['https://docs.docker.com/reference/dockerfile/#copy'],
  covers: ['kics:0008c003-79aa-42d8-95b8-1c2fe37dbfe6'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'one COPY for each file',
        code: source`
          FROM node:24-slim
          [|COPY|] --chown=node package.json /app/
          COPY --chown=node package-lock.json /app/
          COPY --chown=node tsconfig.json /app/
        `,
      },
      {
        name: 'to a destination that may be a folder or a file',
        code: source`
          FROM debian:13-slim
          [|COPY|] conf.d /etc/example
          COPY main.conf /etc/example
        `,
      },
    ],
    good: [
      {
        name: 'one COPY, different destinations, a step in between',
        code: source`
          FROM node:24-slim
          WORKDIR /app
          COPY package.json package-lock.json ./
          RUN npm ci
          COPY server.js ./
          COPY logo.svg /app/public/
        `,
      },
    ],
  },

  *check({ stages }) {
    for (const stage of stages) {
      for (const row of rows(stage)) {
        const [first] = row;
        if (first === undefined || row.length === 1) continue;
        const destination = quoted(first.args.at(-1)?.raw ?? '');
        const message = `${count(row.length, first.keyword)} in a row to ${destination} could be one.`;
        const edits = isFolder(first) ? joined(row) : [];
        yield { span: first.keywordSpan, subject: `copies ${destination}`, message, edits };
      }
    }
  },
};

function* rows({ instructions }: Stage): Iterable<readonly Instruction[]> {
  let row: Instruction[] = [];
  for (const instruction of instructions) {
    const [first] = row;
    const isCopy = isPlain(instruction);
    if (isCopy && first !== undefined && alike(first, instruction)) row.push(instruction);
    else {
      yield row;
      row = isCopy ? [instruction] : [];
    }
  }
  yield row;
}

function isPlain(instruction: Instruction): boolean {
  if (instruction.onbuild || instruction.json || instruction.heredocs.length > 0) return false;
  return copiedFiles(instruction)?.destination.text !== undefined;
}

/** Whether the destination says by itself that it is a folder. */
function isFolder({ args }: Instruction): boolean {
  return /(?:\/|^\.)$/.test(args.at(-1)?.text ?? '');
}

function alike(one: Instruction, other: Instruction): boolean {
  return (
    one.keyword === other.keyword &&
    flagsOf(one) === flagsOf(other) &&
    one.args.at(-1)?.text === other.args.at(-1)?.text
  );
}

function flagsOf({ flags }: Instruction): string {
  return flags.map(({ name, value }) => `${name}=${value?.raw ?? ''}`).join(' ');
}

/** Moves all sources into the first of them, if no line is between them and each has its own line. */
function joined(row: readonly Instruction[]): readonly Edit[] {
  const [first] = row;
  const last = row.at(-1);
  const isDense = row.every(
    ({ span }, index) => span.start.line === span.end.line && span.start.line === (first?.span.start.line ?? 0) + index,
  );
  if (first === undefined || last === undefined || !isDense) return [];
  const sources = row.flatMap(({ args }) => args.slice(0, -1).map(({ raw }) => raw));
  const words = [...sources, last.args.at(-1)?.raw ?? ''].join(' ');
  return [{ span: { start: first.argsSpan.start, end: last.argsSpan.end }, text: words }];
}

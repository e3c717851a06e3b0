import type { Edit } from '../../core/edit.ts';
import { count, source, wordList } from '../../core/text.ts';
import type { Instruction, Stage } from '../../documents/dockerfile/model.ts';
import { isChain } from '../appended-command.ts';
import type { DockerfileRule } from '../kinds.ts';

export const consecutiveRuns: DockerfileRule = {
  id: 'dockerfile/consecutive-runs',
  title: 'Consecutive short RUN instructions',
  severity: 'info',
  confidence: 'medium',
  category: 'efficiency',
  profile: 'all',
  why: 'Each RUN adds a layer, and a file that a later RUN deletes still takes up space in the layer of the earlier one.',
  fix: 'Join the commands with `&&`, or write them as one heredoc.',
  details:
    'Reported once for each group, on the second RUN: instructions with the same flags and at most two commands each. A longer chain earns its layer.',
  references: ['https://docs.docker.com/build/building/best-practices/#run'],
  covers: ['hadolint:DL3059', 'kics:0008c003-79aa-42d8-95b8-1c2fe37dbfe6'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'three RUNs of one command each',
        code: source`
          FROM debian:13-slim
          RUN mkdir /data
          [|RUN|] chown 65532 /data
          RUN touch /data/ready
        `,
      },
      {
        name: 'joining would change the second command, so there is no suggestion',
        code: source`
          FROM debian:13-slim
          RUN umask 027
          [|RUN|] touch /data/ready
        `,
      },
    ],
    good: [
      {
        name: 'joined, with three commands, or with another instruction in between',
        code: source`
          FROM debian:13-slim
          RUN mkdir /data && chown 65532 /data && chmod 750 /data
          RUN touch /data/ready
          COPY app /app
          RUN /app --check
        `,
      },
    ],
  },

  *check({ stages, directives }) {
    for (const stage of stages) {
      for (const row of rows(stage)) {
        const second = row[1];
        if (second === undefined) continue;
        const message = `${count(row.length, 'short RUN')} in a row could be one.`;
        yield { span: second.keywordSpan, subject: 'runs', message, edits: joined(row, directives.escape) };
      }
    }
  },
};

function* rows({ instructions }: Stage): Iterable<readonly Instruction[]> {
  let row: Instruction[] = [];
  for (const instruction of instructions) {
    const [first] = row;
    if (isShort(instruction) && first !== undefined && flagsOf(first) === flagsOf(instruction)) row.push(instruction);
    else {
      yield row;
      row = isShort(instruction) ? [instruction] : [];
    }
  }
  yield row;
}

/** As in hadolint: whoever joined three has thought about the layers. */
const mostCommands = 2;

function isShort({ keyword, onbuild, script, heredocs }: Instruction): boolean {
  const commands = script?.commands.length ?? 0;
  return keyword === 'RUN' && !onbuild && heredocs.length === 0 && commands > 0 && commands <= mostCommands;
}

/** Joins all of them into one chain, if each is on the line below the previous one. */
function joined(row: readonly Instruction[], escapeChar: string): readonly Edit[] {
  const isDense = row.every(
    ({ span }, index) => index === 0 || span.start.line === (row[index - 1]?.span.end.line ?? 0) + 1,
  );
  if (!isDense || !row.every((instruction) => isChain(instruction) && !changesShell(instruction))) return [];
  return row.slice(1).flatMap(({ argsSpan }, index): readonly Edit[] => {
    const before = row[index]?.span.end;
    return before === undefined ? [] : [{ span: { start: before, end: argsSpan.start }, text: ` ${escapeChar}\n && ` }];
  });
}

/** Effects on the next command of the same shell: another folder, a variable, an option. */
function changesShell({ script }: Instruction): boolean {
  return (script?.commands ?? []).some(({ name }) => stateful.has(name));
}

const stateful = new Set([
  '',
  ...wordList(`
  . alias cd declare exec exit export popd pushd read set shopt source trap ulimit umask unset
`),
]);

function flagsOf({ flags }: Instruction): string {
  return flags.map(({ name, value }) => `${name}=${value?.raw ?? ''}`).join(' ');
}

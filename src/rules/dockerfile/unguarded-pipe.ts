import type { Edit } from '../../core/edit.ts';
import { spanAt } from '../../core/location.ts';
import { quoted, source } from '../../core/text.ts';
import type { Instruction } from '../../documents/dockerfile/model.ts';
import type { Command, Pipeline } from '../../documents/shell/model.ts';
import type { DockerfileRule } from '../kinds.ts';
import { pipefailShell } from '../knowledge/base-shells.ts';

export const unguardedPipe: DockerfileRule = {
  id: 'dockerfile/unguarded-pipe',
  title: 'Pipe that hides a failure of its first command',
  severity: 'low',
  confidence: 'high',
  category: 'correctness',
  profile: 'all',
  why: 'A shell checks only the last command of a pipe, so after a failed download the build goes on with an empty file.',
  fix: 'Set `SHELL ["/bin/bash", "-o", "pipefail", "-c"]`, or start the command with `set -o pipefail`.',
  details:
    'The first pipe of a RUN is reported. Debian’s `/bin/sh` (dash) has no `pipefail` before version 0.5.13; `bash`, BusyBox’s `ash` and `zsh` have it. If the pipe begins with `echo` or `printf`, which do not fail, the confidence is low; `yes | command` is not reported, because `yes` never ends by itself and would fail the build with the option. PowerShell and cmd are not checked.',
  references: ['https://docs.docker.com/build/building/best-practices/#using-pipes'],
  covers: ['hadolint:DL4006', 'kics:efbf148a-67e9-42d2-ac47-02fa1c0d0b22', 'semgrep:set-pipefail'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'a download piped into tar',
        code: source`
          FROM debian:13-slim
          RUN mkdir /app && [|curl -fsSL https://example.com/app.tar.gz | tar -xz -C /app|]
        `,
      },
      {
        name: 'on Alpine, whose shell has the option',
        code: source`
          FROM python:3.13-alpine
          RUN [|wget -qO- https://example.com/app.tar.gz | tar -xz|]
        `,
      },
    ],
    good: [
      {
        name: 'set for the stage, set for the command',
        code: source`
          FROM debian:13-slim
          SHELL ["/bin/bash", "-o", "pipefail", "-c"]
          RUN curl -fsSL https://example.com/app.tar.gz | tar -xz -C /app

          FROM alpine:3.22
          RUN set -o pipefail && wget -qO- https://example.com/app.tar.gz | tar -xz || exit 1
        `,
      },
    ],
  },

  *check({ instructions }) {
    for (const instruction of instructions) {
      const { keyword, script } = instruction;
      if (keyword !== 'RUN') continue;
      const pipeline = script?.pipelines.find((each) => isUnguarded(each));
      const first = pipeline?.commands[0];
      if (pipeline === undefined || first === undefined) continue;
      const message = `If ${quoted(first.name)} fails, the build continues.`;
      const certain = !/^(?:echo|printf)$/.test(first.name);
      const edits = guarded(instruction, first);
      yield { span: pipeline.span, subject: first.name, message, confidence: certain ? 'high' : 'low', edits };
    }
  },
};

/** A SHELL above the RUN, if the stage has none and its base is known to have a suitable shell. */
function guarded({ stage, onbuild, span, json }: Instruction, { wrapper }: Command): readonly Edit[] {
  const base = stage?.chain.at(-1)?.base;
  if (stage === undefined || base?.kind !== 'image' || onbuild || json || wrapper !== undefined) return [];
  const shell = stage.end.shell === undefined ? pipefailShell(base.reference) : undefined;
  return shell === undefined ? [] : [{ span: spanAt(span.start), text: `SHELL ${shell}\n` }];
}

function isUnguarded({ commands, stages }: Pipeline): boolean {
  const [first] = commands;
  if (first === undefined || isGuarded(first) || first.within.includes('condition')) return false;
  // `yes` is always ended by the signal that nobody reads it any more, which would fail the build with the option.
  return first.name !== 'yes' || stages.length > 2;
}

function isGuarded({ shell: { options } }: Command): boolean {
  return options.has('pipefail');
}

import { quoted, source } from '../../core/text.ts';
import { hasOption, operands } from '../../documents/shell/questions.ts';
import { buildCommands, withoutVersion } from '../build-commands.ts';
import { copiedFiles, isGit } from '../copied-files.ts';
import type { DockerfileRule } from '../kinds.ts';

export const unpinnedClone: DockerfileRule = {
  id: 'dockerfile/unpinned-clone',
  title: 'Repository cloned without a fixed version',
  severity: 'low',
  confidence: 'medium',
  category: 'supply-chain',
  profile: 'all',
  why: 'Whoever pushes to that repository next decides what is built here, and two builds of one commit can differ.',
  fix: 'Check out a commit by its hash, clone a tag with `--branch`, or use `ADD` with `#<commit>`.',
  details:
    'ADD of a Git repository without `#<ref>` is reported as well. A later `git checkout`, `reset`, `switch` or `fetch` in the same RUN, `--branch` and `--revision` settle it. A branch named there still moves, but it was chosen on purpose.',
  references: [
    'https://docs.docker.com/reference/dockerfile/#adding-files-from-a-git-repository',
    'https://git-scm.com/docs/git-clone',
  ],
  covers: [],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'the default branch',
        code: source`
          FROM debian:13-slim
          RUN [|git clone --depth 1 https://github.com/example/tool.git|] && make -C tool install
        `,
      },
      {
        name: 'by ADD',
        code: source`
          FROM debian:13-slim
          ADD [|https://github.com/example/tool.git|] /src/tool
        `,
      },
    ],
    good: [
      {
        name: 'a tag, a commit, a local repository',
        code: source`
          FROM debian:13-slim
          RUN git clone --depth 1 --branch v1.4.2 https://github.com/example/tool.git
          RUN git clone https://github.com/example/other.git && cd other && git checkout 0f1e2d3c
          RUN git clone -b "$TAG" git@github.com:example/third.git
          RUN git clone /src /work
          ADD https://github.com/example/tool.git#v1.4.2 /src/tool
          ADD https://github.com/example/other.git?ref=v1.4.2 /src/other
        `,
      },
    ],
  },

  *check(document) {
    const settled = new Set(
      buildCommands(document).flatMap(({ command, script }) =>
        command.name === 'git' && command.words.some(({ text }) => settles.has(text ?? '')) ? [script] : [],
      ),
    );
    for (const { command, script } of buildCommands(document)) {
      if (command.name !== 'git' || settled.has(script)) continue;
      if (!command.words.some(({ text }) => text === 'clone')) continue;
      if (hasOption(command, '-b', '--branch', '--revision')) continue;
      const address = operands(command).find(({ display }) => /^(?:[a-z+]+:\/\/|[\w.-]+@[\w.-]+:)/.test(display));
      if (address === undefined) continue;
      const name = address.display.replace(/^[a-z+]+:\/\//, '');
      const message = `${quoted(name)} is cloned without a fixed commit or tag.`;
      yield { span: command.span, subject: withoutVersion(name), message };
    }
    for (const instruction of document.instructions) {
      if (instruction.keyword !== 'ADD' || instruction.flags.some(({ name }) => name === 'checksum')) continue;
      for (const { text, raw, span } of copiedFiles(instruction)?.sources ?? []) {
        const address = text ?? raw;
        if (!isGit(address) || chosen.test(address)) continue;
        const message = `${quoted(address)} is cloned without a fixed commit or tag.`;
        yield { span, subject: withoutVersion(address), message };
      }
    }
  },
};

/** A ref in front of the folder (`#v1:docs`), or by its name: https://docs.docker.com/build/concepts/context/#url-queries */
const chosen = /#[^:]|[?&](?:ref|tag|branch|commit|checksum)=/;

const settles = new Set(['checkout', 'reset', 'switch', 'fetch']);

import { quoted, source } from '../../core/text.ts';
import { buildCommands } from '../build-commands.ts';
import { copiedFiles, isArchive } from '../copied-files.ts';
import { decompresses, unpacksTar } from '../downloads/unpacking.ts';
import type { DockerfileRule } from '../kinds.ts';

export const copiedArchive: DockerfileRule = {
  id: 'dockerfile/copied-archive',
  title: 'Archive copied in, then unpacked',
  severity: 'info',
  confidence: 'medium',
  category: 'efficiency',
  profile: 'all',
  why: 'The layer of the COPY keeps the archive, even if the RUN that unpacks it deletes it again, so every pull is larger.',
  fix: 'Let `ADD` unpack it, or mount it for the RUN that does: `RUN --mount=type=bind,…`.',
  details:
    'Reported only if a later RUN of the stage unpacks an archive of that name. ADD does not unpack `.zip` files, so mount those.',
  references: ['https://docs.docker.com/reference/dockerfile/#adding-local-tar-archives'],
  covers: ['hadolint:DL3010'],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'copied, then unpacked by RUN',
        code: source`
          FROM debian:13-slim
          COPY [|vendor.tar.gz|] /tmp/
          RUN tar -xzf /tmp/vendor.tar.gz -C /opt && rm /tmp/vendor.tar.gz
        `,
      },
    ],
    good: [
      {
        name: 'unpacked by ADD, or never unpacked',
        code: source`
          FROM debian:13-slim
          ADD vendor.tar.gz /opt/
          COPY data.tar.gz /srv/
        `,
      },
    ],
  },

  *check({ stages }) {
    for (const stage of stages) {
      const unpacked = new Set<string>();
      for (const { command } of buildCommands(stage)) {
        if (!unpacksTar(command) && !decompresses(command)) continue;
        for (const { display } of command.words) unpacked.add(nameOf(display));
      }
      for (const instruction of unpacked.size === 0 ? [] : stage.instructions) {
        if (instruction.keyword !== 'COPY') continue;
        const { sources = [], destination, from } = copiedFiles(instruction) ?? {};
        for (const { text = '', span } of from === undefined ? sources : []) {
          const lands = isArchive(destination?.text ?? '') ? (destination?.text ?? '') : text;
          if (!isArchive(text) || !unpacked.has(nameOf(lands))) continue;
          yield { span, subject: text, message: `${quoted(text)} is copied first and unpacked later.` };
        }
      }
    }
  },
};

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

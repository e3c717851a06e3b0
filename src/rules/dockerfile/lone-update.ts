import { quoted, source } from '../../core/text.ts';
import type { Word } from '../../documents/shell/model.ts';
import type { DockerfileRule } from '../kinds.ts';
import { packageCommands } from '../package-commands.ts';

export const loneUpdate: DockerfileRule = {
  id: 'dockerfile/lone-update',
  title: 'Package index updated in a layer of its own',
  severity: 'low',
  confidence: 'medium',
  category: 'correctness',
  profile: 'recommended',
  why: 'The layer is taken from the cache for months, so that later lines install old packages or fail to find them.',
  fix: 'Write the update and the installation into one RUN, joined by `&&`.',
  references: ['https://docs.docker.com/build/building/best-practices/#apt-get'],
  covers: [
    'trivy:DS-0017',
    'kics:9bae49be-0aa3-4de5-bab2-4c3a069e40cd',
    'checkov:CKV_DOCKER_5',
    'dockle:CIS-DI-0007',
    'cis:4.7',
  ],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'one line for each',
        code: source`
          FROM debian:13-slim
          RUN [|apt-get update|]
          RUN apt-get install -y --no-install-recommends curl=8.14.1-2 && rm -rf /var/lib/apt/lists/*
        `,
      },
    ],
    good: [
      {
        name: 'in one RUN',
        code: source`
          FROM debian:13-slim
          RUN <<EOF
          apt-get update
          apt-get install -y --no-install-recommends curl=8.14.1-2
          rm -rf /var/lib/apt/lists/*
          EOF
          RUN sbt update
        `,
      },
    ],
  },

  *check(document) {
    for (const [{ script }, commands] of Map.groupBy(packageCommands(document), ({ instruction }) => instruction)) {
      const used = new Set(commands.flatMap(({ family, action }) => (uses.test(action) ? [family] : [])));
      const kin = new Set((script?.commands ?? []).flatMap(({ name, words }) => (installs(words) ? [name] : [])));
      for (const { family, action, place, command, packages } of commands) {
        if (!/^(?:update|refresh|ref|makecache|up)$/.test(action) || packages.length > 0) continue;
        const names = kinds[family];
        if (names === undefined || used.has(family) || [...kin].some((name) => names.test(name))) continue;
        const shown = quoted(`${command.name} ${action}`);
        yield { span: place, subject: `${family} update`, message: `Nothing in this RUN uses what ${shown} fetches.` };
        used.add(family);
      }
    }
  },
};

/** Managers that keep an index, with the names of their front ends: `xx-apt-get`, `install_packages`. */
const kinds: Readonly<Record<string, RegExp | undefined>> = {
  apt: /apt|nala|^install_packages$/,
  apk: /apk/,
  yum: /yum|dnf/,
  zypper: /zypper/,
};

function installs(words: readonly Word[]): boolean {
  return words.some(({ display }) => uses.test(display));
}

/** What an index is updated for. */
const uses =
  /^(?:install|in|add|upgrade|dist-upgrade|full-upgrade|build-dep|source|download|fetch|reinstall|groupinstall|localinstall|satisfy|dup|patch|search|list|show|policy|fix)$/;

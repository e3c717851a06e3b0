import type { Span } from '../../core/location.ts';
import { quoted, source } from '../../core/text.ts';
import type { Command, Word } from '../../documents/shell/model.ts';
import { executesInput, isShell, operands } from '../../documents/shell/questions.ts';
import { buildCommands } from '../build-commands.ts';
import type { DockerfileRule } from '../kinds.ts';
import { familyOf, packageUse } from '../package-commands.ts';

export const loneUpdate: DockerfileRule = {
  id: 'dockerfile/lone-update',
  title: 'Package index updated in a layer of its own',
  severity: 'low',
  confidence: 'medium',
  category: 'correctness',
  profile: 'recommended',
  why: 'The build cache reuses that layer for months, so later lines install outdated packages or fail because the versions are gone from the mirror.',
  fix: 'Update and install in the same RUN, joined by `&&`.',
  references: ['https://docs.docker.com/build/building/best-practices/#apt-get'],
  covers: [
    'trivy:DS-0017',
    'kics:9bae49be-0aa3-4de5-bab2-4c3a069e40cd',
    'checkov:CKV_DOCKER_5',
    'dockle:CIS-DI-0007',
    'cis:4.7',
  ],
  details:
    'Nothing is reported if the same RUN starts a script afterwards, because that may install something. For yum and dnf, `update` means upgrade: if the same RUN also installs or cleans up, `dockerfile/full-upgrade` reports it instead.',
  fixable: false,
  examples: {
    bad: [
      {
        name: 'update and install in separate RUNs',
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
      {
        name: 'a script may install something',
        code: source`
          FROM opensuse/leap:16.0
          COPY setup.sh .
          RUN zypper ref && ./setup.sh && zypper clean --all
        `,
      },
      {
        name: 'an upgrade with dnf',
        code: source`
          FROM fedora:43
          RUN dnf install -y make-4.4.1 && dnf update -y && dnf clean all
        `,
      },
    ],
  },

  *check(document) {
    for (const [{ script }, commands] of Map.groupBy(buildCommands(document), ({ instruction }) => instruction)) {
      const all = script?.commands ?? [];
      const told = new Set<string>();
      const lastUses = new Map<string, number>();
      for (const [at, { command }] of commands.entries()) {
        const update = updateOf(command);
        if (update === undefined || told.has(update.family)) continue;
        const { family, place, shown } = update;
        if (family === 'yum' && commands.some(({ command: other }) => isKeptUpdate(other))) continue;
        const lastUse = lastUses.get(family) ?? lastUseOf(family, all);
        lastUses.set(family, lastUse);
        // A loop may run it again.
        if (command.within.includes('loop') ? lastUse >= 0 : lastUse > at) continue;
        told.add(family);
        const message = `Nothing after ${quoted(shown)} in this RUN uses the index that it fetches.`;
        yield { span: place, subject: `${family} update`, message };
      }
    }
  },
};

/** The place of the last command that needs the index; -1 if there is none. A function may be called anywhere. */
function lastUseOf(family: string, commands: readonly Command[]): number {
  const needs = usesOf(family);
  const uses = (command: Command) => needs(command) || runsScript(command);
  const inFunction = commands.some((command) => command.within.includes('function') && uses(command));
  return inFunction ? Number.POSITIVE_INFINITY : commands.findLastIndex(uses);
}

/** `./setup.sh`, `bash setup`, `install-packages`: whether an unknown script uses the index cannot be known. */
function runsScript(command: Command): boolean {
  if (/\.(?:sh|bash|py|pl|rb)$|install[-_]|[-_]install/.test(command.name) || executesInput(command)) return true;
  return isShell(command) && !command.words.some(({ display }) => /^-\w*c/.test(display)) && command.words.length > 0;
}

interface Update {
  readonly family: string;
  readonly place: Span;
  readonly shown: string;
}

function updateOf(command: Command): Update | undefined {
  if (command.name === 'pacman') {
    const { span } = command;
    const flag = command.words.find(({ display }) => /^-S[a-z]*y/.test(display))?.display;
    const isUpdate = flag !== undefined && command.words.every(({ display }) => display.startsWith('-'));
    return isUpdate ? { family: 'pacman', place: span, shown: `pacman ${flag}` } : undefined;
  }
  const use = kinds[familyOf(command.name)] === undefined ? undefined : packageUse(command);
  if (use === undefined) return undefined;
  if (!/^(?:update|refresh|ref|makecache|up)$/.test(use.verb) || use.packages.length > 0) return undefined;
  return { family: use.family, place: use.place, shown: `${command.name} ${use.verb}` };
}

/** Whether a command needs the index: of the manager itself, or of a front end by its name. */
function usesOf(family: string): (command: Command) => boolean {
  return (command) => {
    const { name, words } = command;
    if (family === 'pacman') {
      return name === 'pacman' && words.some(({ display }) => !display.startsWith('-')) && words.some(isSync);
    }
    if (kinds[family]?.test(name) !== true) return false;
    const use = packageUse(command);
    // The options of a front end are unknown, so any of its words may be the verb.
    if (use === undefined) {
      return name === 'install_packages' || operands(command).some(({ display }) => isUse(display));
    }
    if (updateOf(command) !== undefined) return false;
    return use.action === 'install' || use.action === 'upgrade' || isUse(use.verb);
  };
}

function isSync({ display }: Word): boolean {
  return /^-[SU]|^--(?:sync|upgrade)$/.test(display);
}

/** Managers that keep an index, with the names of their front ends: `xx-apt-get`, `install_packages`. */
const kinds: Readonly<Record<string, RegExp | undefined>> = {
  apt: /apt|nala|^install_packages$/,
  apk: /apk/,
  yum: /yum|dnf/,
  zypper: /zypper/,
};

/** For yum and dnf, `update` upgrades; together with an installation or a clean-up, that is the intention. */
function isKeptUpdate(command: Command): boolean {
  const use = packageUse(command);
  return use?.family === 'yum' && (use.action === 'install' || use.action === 'clean');
}

function isUse(verb: string): boolean {
  return installations.has(verb) || lookUps.has(verb);
}

/** As front ends call them; of the managers themselves, the shell model knows. */
const installations = new Set(['install', 'add', 'upgrade', 'dist-upgrade', 'full-upgrade']);

/** The other purposes of an index. */
const lookUps = new Set('build-dep source download fetch satisfy search list show policy fix'.split(' '));

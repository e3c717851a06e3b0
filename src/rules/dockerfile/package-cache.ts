import type { Edit } from '../../core/edit.ts';
import { spanAt } from '../../core/location.ts';
import { quoted, source } from '../../core/text.ts';
import type { DockerfileDocument, Instruction, Stage } from '../../documents/dockerfile/model.ts';
import type { Project } from '../../documents/project.ts';
import type { Command } from '../../documents/shell/model.ts';
import { appendCommand } from '../appended-command.ts';
import type { DockerfileRule } from '../kinds.ts';
import { type BuildPackageUse, familyOf, packageUses } from '../package-commands.ts';

export const packageCache: DockerfileRule = {
  id: 'dockerfile/package-cache',
  title: 'Package cache left in the layer',
  severity: 'low',
  confidence: 'high',
  category: 'efficiency',
  profile: 'all',
  why: 'Package lists and archives that nobody reads again make every pull larger, and a later instruction cannot remove them from the layer.',
  fix: 'Clean up in the same RUN, or mount the cache: `RUN --mount=type=cache,target=…`.',
  details:
    'Covers apt, apk, yum, dnf, microdnf, zypper, pip and Yarn, in stages that ship, the stages they are built on, and unnamed stages that nothing copies from. A mounted cache, `PIP_NO_CACHE_DIR` and deleting the folder count as cleaned up. If an option (`--no-cache`, `--no-cache-dir`) would be enough, the severity is `info`.\n\nSome tools accept `apt-get clean`, which leaves the package lists, or a clean-up in a later RUN, which removes nothing from the layer below. Both are reported here.',
  references: [
    'https://docs.docker.com/build/building/best-practices/#apt-get',
    'https://docs.docker.com/build/cache/optimize/',
  ],
  covers: [
    'hadolint:DL3009',
    'hadolint:DL3019',
    'hadolint:DL3032',
    'hadolint:DL3036',
    'hadolint:DL3040',
    'hadolint:DL3042',
    'hadolint:DL3060',
    'trivy:DS-0015',
    'trivy:DS-0019',
    'trivy:DS-0020',
    'trivy:DS-0025',
    'trivy:DS-0027',
    'kics:ae9c56a6-3ed1-4ac0-9b54-31267f51151d',
    'kics:df746b39-6564-4fed-bf85-e9c44382303c',
    'kics:295acb63-9246-4b21-b441-7c1f1fb62dc0',
    'kics:38300d1a-feb2-4a48-936a-d1ef1cd24313',
    'kics:f2f903fb-b977-461e-98d7-b3e2185c6118',
    'kics:00481784-25aa-4a55-8633-3136dfcf4f37',
    'semgrep:missing-apk-no-cache',
    'semgrep:missing-dnf-clean-all',
    'semgrep:missing-pip-no-cache-dir',
    'semgrep:missing-zypper-clean',
    'semgrep:missing-yum-clean-all',
    'semgrep:remove-package-cache',
    'semgrep:remove-package-lists',
    'dockle:DKL-DI-0004',
    'dockle:DKL-DI-0005',
  ],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'package lists of apt',
        code: source`
          FROM debian:13-slim
          RUN [|apt-get update|] && apt-get install -y --no-install-recommends curl=8.14.1-2
        `,
      },
      {
        name: 'apt and dnf, one command on each line',
        code: source`
          FROM debian:13-slim
          RUN [|apt-get update|] \
           && apt-get install -y --no-install-recommends \
              curl=8.14.1-2

          FROM rockylinux:9
          RUN [|dnf install|] -y curl-8.5 && \
              curl --version
        `,
      },
      {
        name: 'caches of apk and pip',
        code: source`
          FROM python:3.13-alpine
          RUN [|apk add|] curl=8.14.1-r1
          RUN [|pip install|] app==1.0
        `,
      },
    ],
    good: [
      {
        name: 'removed, mounted, in a stage that does not ship',
        code: source`
          FROM python:3.13-slim AS build
          RUN apt-get update && apt-get install -y --no-install-recommends gcc=4:14.2.0-1

          FROM python:3.13-slim
          RUN apt-get update && apt-get install -y --no-install-recommends curl=8.14.1-2 && rm -rf /var/lib/apt/lists/*
          RUN --mount=type=cache,target=/root/.cache pip install app==1.0
        `,
      },
    ],
  },

  *check(document, project) {
    const shipped = judgedStages(document, project);
    for (const [instruction, commands] of Map.groupBy(packageUses(document), (each) => each.instruction)) {
      if (instruction.stage === undefined || !shipped.has(instruction.stage)) continue;
      const settled = new Set<string>();
      for (const each of commands) {
        const { family, command, verb, place } = each;
        const cache = caches[family];
        const store = storeOf(family, command.name);
        if (cache === undefined || !cache.fills.test(verb) || settled.has(store)) continue;
        if (cache.option !== undefined && each.has(cache.option)) continue;
        // A command that empties the folder counts for the whole RUN.
        settled.add(store);
        const fills = commands.filter(
          (other) => storeOf(other.family, other.command.name) === store && cache.fills.test(other.verb),
        );
        if (isMounted(instruction, cache)) continue;
        const cleaned = isCleaned(each, fills, cache);
        if (cleaned && cache.option === undefined) continue;
        if (cache.variable !== undefined && isOn(variableAt(document, each, cache.variable))) continue;
        const shown = quoted(`${family === 'pip' ? family : command.name} ${verb}`);
        const message = cleaned
          ? `${shown} fills a cache that has to be deleted by hand, which ${quoted(cache.option ?? '')} spares.`
          : `${shown} leaves its cache in the layer.`;
        const edits =
          cache.option === undefined
            ? appendCommand(document, instruction, cache.remedy(command.name))
            : fills.flatMap((other) => mend(other, cache));
        yield { span: place, subject: family, message, ...(cleaned ? { severity: 'info' } : {}), edits };
      }
    }
  },
};

/** Stages that ship, or that can have no other purpose: unnamed stages from which nothing is copied. */
function judgedStages(document: DockerfileDocument, project: Project): ReadonlySet<Stage> {
  const needed = new Set(document.stages.flatMap(({ needs }) => needs));
  const alone = document.stages.filter((stage) => stage.name === undefined && !needed.has(stage));
  return new Set([...project.shippedStages(document), ...alone].flatMap(({ chain }) => chain));
}

interface Cache {
  /** Actions that fill the cache. */
  readonly fills: RegExp;
  /** Its folder. */
  readonly folder: RegExp;
  /** The option that keeps it empty. */
  readonly option?: string;
  /** The variable with the same effect. */
  readonly variable?: string;
  /** The words after the manager’s name that empty it. */
  readonly cleaning?: RegExp;
  /** The command that empties it. */
  readonly remedy: (program: string) => string;
}

const caches: Readonly<Record<string, Cache | undefined>> = {
  apt: {
    fills: /^(?:install|update)$/,
    folder: /^\/var\/lib\/apt\b/,
    remedy: () => 'rm -rf /var/lib/apt/lists/*',
  },
  apk: {
    fills: /^add$/,
    folder: /^\/(?:var\/cache|etc\/apk\/cache|lib\/apk)\b/,
    option: '--no-cache',
    cleaning: /^cache clean\b/,
    remedy: () => 'rm -rf /var/cache/apk/*',
  },
  yum: {
    fills:
      /^(?:(?:group |module )?install|in|(?:update|upgrade)(?:-minimal)?|distro-sync|groupinstall|localinstall|reinstall)$/,
    folder: /^\/var\/cache\b/,
    cleaning: /^clean all\b/,
    remedy: (program) => `${program} clean all`,
  },
  zypper: {
    fills: /^(?:install|in|remove|rm|source-install|si|update|up|dup|dist-upgrade|patch)$/,
    folder: /^\/var\/cache\b/,
    cleaning: /^(?:clean|cc)\b/,
    remedy: () => 'zypper clean --all',
  },
  pip: {
    fills: /^install$/,
    folder: /\/\.cache\b/,
    option: '--no-cache-dir',
    variable: 'PIP_NO_CACHE_DIR',
    cleaning: /^cache purge\b/,
    remedy: () => 'pip cache purge',
  },
  yarn: {
    fills: /^(?:install|add)$/,
    folder: /yarn|\.cache\b/,
    cleaning: /^cache clean\b/,
    remedy: () => 'yarn cache clean',
  },
};

/** Set by this RUN, or otherwise by the state before it. */
function variableAt(
  document: DockerfileDocument,
  { instruction, script }: BuildPackageUse,
  variable: string,
): string | undefined {
  const said = script.commands.flatMap(({ assignments }) => assignments).find(({ name }) => name === variable);
  return said === undefined ? document.resolve(instruction, variable) : said.value.text;
}

/** Values that pip reads as yes: https://pip.pypa.io/en/stable/topics/configuration/#boolean-options. */
function isOn(value: string | undefined): boolean {
  return value !== undefined && /^(?:1|y|yes|on|t|true)$/i.test(value);
}

function isMounted({ flags }: Instruction, { folder }: Cache): boolean {
  return flags.some(({ options }) => {
    const target = options.get('target')?.text ?? '';
    return /^(?:cache|tmpfs)$/.test(options.get('type')?.text ?? '') && folder.test(target);
  });
}

/** Whether the folder is emptied after it was last filled. For apt, only an update fills the lists. */
function isCleaned(first: BuildPackageUse, fills: readonly BuildPackageUse[], { folder, cleaning }: Cache): boolean {
  const { script, family } = first;
  const last = family === 'apt' ? fills.findLast(({ verb }) => verb === 'update') : fills.at(-1);
  const from = script.commands.indexOf((last ?? first).command);
  return script.commands.some(
    (command, index) =>
      (index > from || command.within.includes('function')) &&
      (removes(command, folder) || (cleaning !== undefined && cleans(command, first, cleaning))),
  );
}

function removes({ name, words }: Command, folder: RegExp): boolean {
  return (
    (name === 'rm' || name === 'find') &&
    words.some(({ display }) => folder.test(display.replace(/^(?:\$HOME|~)/, '/root')))
  );
}

/**
 * Managers that share a cache: yum has been another name of dnf since RHEL 8, while `microdnf clean all` leaves what dnf
 * has fetched, and the other way round.
 */
function storeOf(family: string, program: string): string {
  return /^(?:micro|t)dnf$/.test(program) ? program : family;
}

function cleans({ name, words }: Command, first: BuildPackageUse, cleaning: RegExp): boolean {
  const { family } = first;
  const isOwn =
    family === 'pip'
      ? /^(?:pip[\d.]*|python[\d.]*)$/.test(name)
      : storeOf(familyOf(name), name) === storeOf(family, first.command.name);
  const said = words.map(({ display }) => display).filter((word) => !/^-|^pip$/.test(word));
  return isOwn && cleaning.test(said.slice(0, 4).join(' '));
}

function mend(each: BuildPackageUse, { option }: Cache): readonly Edit[] {
  if (option === undefined || each.script.dialect !== 'posix' || each.has(option)) return [];
  return [{ span: spanAt(each.place.end), text: ` ${option}` }];
}

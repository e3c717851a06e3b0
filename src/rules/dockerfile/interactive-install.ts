import type { Edit } from '../../core/edit.ts';
import { lazy } from '../../core/lazy.ts';
import { spanAt } from '../../core/location.ts';
import { quoted, source } from '../../core/text.ts';
import { stagesWithAptSetting } from '../apt-settings.ts';
import type { DockerfileRule } from '../kinds.ts';
import { type BuildPackageUse, packageUses } from '../package-commands.ts';

export const interactiveInstall: DockerfileRule = {
  id: 'dockerfile/interactive-install',
  title: 'Package manager that asks for confirmation',
  severity: 'low',
  confidence: 'high',
  category: 'correctness',
  profile: 'recommended',
  why: 'Nobody can answer during a build, so the prompt aborts it, if not today then when the list of packages grows.',
  fix: 'Add `-y` (`--non-interactive` for zypper).',
  details:
    'Covers apt-get, apt, yum, dnf, microdnf, tdnf, zypper, conda and mamba. These count as an answer: `-qq`, `-q=2`, a setting on the command line or written to apt’s configuration, `CONDA_ALWAYS_YES` and `yes |`. `DEBIAN_FRONTEND` does not: it only answers the questions of packages. `microdnf` never asks, so it is reported as `info`, for the day on which dnf takes its place.',
  references: ['https://docs.docker.com/build/building/best-practices/#apt-get'],
  covers: [
    'hadolint:DL3014',
    'hadolint:DL3030',
    'hadolint:DL3034',
    'hadolint:DL3038',
    'trivy:DS-0021',
    'kics:77783205-c4ca-4f80-bb80-c777f267c547',
    'kics:7ebd323c-31b7-4e5b-b26f-de5e9e477af8',
    'kics:45e1fca5-f90e-465d-825f-c2cb63fa3944',
    'kics:6e19193a-8753-436d-8a09-76dcff91bb03',
    'semgrep:missing-dnf-assume-yes-switch',
    'semgrep:missing-yum-assume-yes-switch',
    'semgrep:missing-assume-yes-switch',
    'semgrep:missing-zypper-no-confirm-switch',
  ],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'nothing answers the prompt',
        code: source`
          FROM debian:13-slim
          RUN apt-get update \
           && [|apt-get install|] --no-install-recommends curl=8.14.1-2 \
           && rm -rf /var/lib/apt/lists/*
        `,
      },
    ],
    good: [
      {
        name: 'ways to answer the prompt',
        code: source`
          FROM debian:13-slim
          RUN apt-get update && apt-get install --no-install-recommends -qq curl=8.14.1-2 && rm -rf /var/lib/apt/lists/*
          RUN yum install -y curl-8.5 && zypper --non-interactive install curl=8.5
        `,
      },
    ],
  },

  *check(document) {
    const settled = lazy(() => stagesWithAptSetting(document, assumesYes));
    for (const each of packageUses(document)) {
      if (!asks(each) || isAnswered(each)) continue;
      const { command, place, family, verb, instruction } = each;
      if (family === 'apt' && instruction.stage?.chain.some((stage) => settled().has(stage))) continue;
      if (isConda(family) && isOn(document.resolve(instruction, 'CONDA_ALWAYS_YES'))) continue;
      const words = quoted(`${command.name} ${verb}`);
      // https://github.com/rpm-software-management/microdnf/blob/main/dnf/dnf-main.c: its `-y` does nothing
      const asksNever = command.name === 'microdnf';
      yield {
        span: place,
        subject: `${family} ${verb}`,
        message: asksNever
          ? `${words} is run without \`-y\`, which dnf in its place would need.`
          : `${words} waits for an answer.`,
        ...(asksNever ? { severity: 'info' } : {}),
        edits: answer(each),
      };
    }
  },
};

function asks({ family, verb }: BuildPackageUse): boolean {
  switch (family) {
    case 'apt':
      return verb === 'install';
    case 'yum':
      return /^(?:(?:group |module )?install|in|reinstall|groupinstall|localinstall)$/.test(verb);
    case 'zypper':
      return /^(?:install|in|remove|rm|source-install|si|patch)$/.test(verb);
    case 'conda':
    case 'mamba':
    case 'micromamba':
      return /^(?:install|create|remove|update|upgrade)$/.test(verb);
    default:
      return false;
  }
}

const assumesYes = /\bAPT::Get::Assume-Yes\s+["']?(?:true|1|yes)\b/i;

function isConda(family: string): boolean {
  return /mamba$|^conda$/.test(family);
}

function isOn(value: string | undefined): boolean {
  return /^(?:1|true|yes|on)$/i.test(value ?? '');
}

function isAnswered({ command, family, has, count, value, setting }: BuildPackageUse): boolean {
  if (command.pipeline?.commands.some(({ name }) => name === 'yes')) return true;
  if (family === 'zypper') return has('-n', '--non-interactive', '-y', '--no-confirm');
  if (isConda(family)) return has('-y', '--yes', '-d', '--dry-run', '--json');
  if (family === 'yum') return has('-y', '--assumeyes', '--assumeno');
  if (has('-y', '--yes', '--assume-yes', '--force-yes', '-s', '--simulate', '--dry-run', '--just-print')) return true;
  const level = value('-q') ?? value('--quiet');
  if (level !== undefined ? Number(level) >= 2 : count('-q', '--quiet') >= 2) return true;
  return /^(?:true|1|yes)$/i.test(setting(/^apt::get::assume-yes$/i) ?? '');
}

function answer({ script, family, place }: BuildPackageUse): readonly Edit[] {
  if (script.dialect !== 'posix') return [];
  return [{ span: spanAt(place.end), text: family === 'zypper' ? ' --no-confirm' : ' -y' }];
}

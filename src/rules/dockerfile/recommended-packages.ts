import { lazy } from '../../core/lazy.ts';
import { spanAt } from '../../core/location.ts';
import { quoted, source } from '../../core/text.ts';
import { stagesWithAptSetting } from '../apt-settings.ts';
import type { DockerfileRule } from '../kinds.ts';
import { packageUses } from '../package-commands.ts';

export const recommendedPackages: DockerfileRule = {
  id: 'dockerfile/recommended-packages',
  title: 'apt-get installs recommended packages',
  severity: 'low',
  confidence: 'high',
  category: 'efficiency',
  profile: 'all',
  why: 'Packages that nobody asked for make the image larger and give an attacker more code to exploit.',
  fix: 'Add `--no-install-recommends`.',
  details: 'A setting on the command line counts, and so does one that the stage writes to apt’s configuration.',
  references: ['https://docs.docker.com/build/building/best-practices/#dont-install-unnecessary-packages'],
  covers: [
    'hadolint:DL3015',
    'trivy:DS-0029',
    'kics:7384dfb2-fcd1-4fbf-91cd-6c44c318c33c',
    'semgrep:missing-no-install-recommends',
    'cis:4.3',
  ],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'the plain command',
        code: source`
          FROM debian:13-slim
          RUN apt-get update && [|apt-get install|] -y curl=8.14.1-2 && rm -rf /var/lib/apt/lists/*
        `,
      },
    ],
    good: [
      {
        name: 'by option and by setting',
        code: source`
          FROM debian:13-slim
          RUN apt-get update \
           && apt-get install -y --no-install-recommends curl=8.14.1-2 \
           && apt-get -o APT::Install-Recommends=false install -y git=1:2.47.3-0 \
           && rm -rf /var/lib/apt/lists/*
        `,
      },
    ],
  },

  *check(document) {
    const settled = lazy(() => stagesWithAptSetting(document, recommendsOff));
    for (const each of packageUses(document)) {
      const { command, script, family, verb, place, packages, has, setting, instruction } = each;
      if (family !== 'apt' || verb !== 'install' || packages.length === 0) continue;
      if (instruction.stage?.chain.some((stage) => settled().has(stage))) continue;
      if (
        has('--no-install-recommends', '--without-recommends', '-R') ||
        /^(?:false|0|no)$/i.test(setting(/^apt::install-recommends$/i) ?? '') ||
        // Its `-o` was forgotten: apt-get fails, but the intention is clear.
        packages.some(({ display }) => /^apt::install-recommends=(?:false|0|no)$/i.test(display))
      )
        continue;
      const option = command.name === 'aptitude' ? '--without-recommends' : '--no-install-recommends';
      const edits = script.dialect === 'posix' ? [{ span: spanAt(place.end), text: ` ${option}` }] : [];
      const message = `${quoted(`${command.name} install`)} brings recommended packages along.`;
      yield { span: place, subject: 'apt install', message, edits };
    }
  },
};

const recommendsOff = /\bAPT::Install-Recommends\s+["']?(?:false|0|no)\b/i;

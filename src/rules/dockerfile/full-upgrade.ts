import { quoted, source } from '../../core/text.ts';
import type { DockerfileRule } from '../kinds.ts';
import { packageUses } from '../package-commands.ts';

export const fullUpgrade: DockerfileRule = {
  id: 'dockerfile/full-upgrade',
  title: 'Whole system upgraded in the build',
  severity: 'low',
  confidence: 'medium',
  category: 'supply-chain',
  profile: 'all',
  why: 'Two builds of one commit contain different programs, and every upgraded file takes up space twice, in the base’s layer and in this one.',
  fix: 'Use a newer base image, and let a bot such as Dependabot or Renovate keep its digest up to date.',
  details:
    'If the base image’s maintainers are slow to ship fixes, an upgrade is the lesser evil: silence this rule there, with that reason.',
  references: ['https://docs.docker.com/build/building/best-practices/#rebuild-your-images-often'],
  covers: [
    'hadolint:DL3035',
    'trivy:DS-0024',
    'semgrep:avoid-apk-upgrade',
    'semgrep:avoid-apt-get-upgrade',
    'semgrep:avoid-dnf-update',
    'semgrep:avoid-yum-update',
    'semgrep:avoid-zypper-update',
    'dockle:DKL-DI-0003',
  ],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'on Debian and on Alpine',
        code: source`
          FROM debian:13-slim AS base
          RUN apt-get update && [|apt-get dist-upgrade|] -y && rm -rf /var/lib/apt/lists/*

          FROM alpine:3.22
          RUN [|apk upgrade|] --no-cache
        `,
      },
    ],
    good: [
      {
        name: 'one package',
        code: source`
          FROM rockylinux:9
          RUN dnf upgrade -y openssl-3.2 && dnf clean all
        `,
      },
    ],
  },

  *check(document) {
    for (const { command, family, verb, packages, place } of packageUses(document)) {
      const upgrades = verbs[family];
      if (upgrades === undefined || !upgrades.test(verb) || (packages.length > 0 && !/dist|full/.test(verb))) continue;
      const shown = quoted(`${command.name} ${verb}`);
      yield {
        span: place,
        subject: `${family} upgrade`,
        message: `${shown} replaces what the base image was tested with.`,
      };
    }
  },
};

const verbs: Readonly<Record<string, RegExp | undefined>> = {
  apt: /^(?:upgrade|dist-upgrade|full-upgrade)$/,
  apk: /^upgrade$/,
  yum: /^(?:update|upgrade|distro-sync|dist-sync|upgrade-minimal|update-minimal)$/,
  zypper: /^(?:update|up|dist-upgrade|dup)$/,
};

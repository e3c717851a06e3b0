import { quoted, source } from '../../core/text.ts';
import type { Stage } from '../../documents/dockerfile/model.ts';
import type { Command } from '../../documents/shell/model.ts';
import { packageCommand } from '../../documents/shell/questions.ts';
import { buildCommands } from '../build-commands.ts';
import { copiedFiles } from '../copied-files.ts';
import type { DockerfileRule } from '../kinds.ts';
import { baseFamily, type Family, familyOf, usualManager } from '../knowledge/base-families.ts';

export const foreignPackageManager: DockerfileRule = {
  id: 'dockerfile/foreign-package-manager',
  title: 'Package manager of another distribution',
  severity: 'medium',
  confidence: 'high',
  category: 'correctness',
  profile: 'recommended',
  why: 'The base image does not have that program, so the build fails at this line.',
  fix: 'Use the base’s own package manager (packages may have other names there), or the variant of the base that was meant.',
  details:
    'Reported only if the image’s name makes it certain what it is built on: distributions, and official images of languages and servers. Not reported: a command with a fallback (`apk … || apt-get …`), one that runs under a condition, and one whose program the stage installs or copies.',
  references: ['https://docs.docker.com/docker-hub/image-library/trusted-content/#alpine-images'],
  covers: [],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'the base changed to Alpine, the command did not',
        code: source`
          FROM python:3.14-alpine
          RUN [|apt-get update|] && apt-get install -y --no-install-recommends git=1:2.52.0-1
        `,
      },
      {
        name: 'through a stage of the file',
        code: source`
          FROM debian:13-slim AS base
          FROM base
          RUN [|apk add --no-cache git=2.52.0-r0|]
        `,
      },
    ],
    good: [
      {
        name: 'the base’s own, a choice at build time, and one that was installed',
        code: source`
          FROM node:24-slim AS own
          RUN apt-get update && apt-get install -y --no-install-recommends git=1:2.47.3-0+deb13u1 && rm -rf /var/lib/apt/lists/*
          FROM alpine:3.22 AS either
          RUN if command -v apt-get; then apt-get update; else apk add --no-cache git=2.49.1-r0; fi
          FROM debian:13-slim
          RUN apt-get update && apt-get install -y --no-install-recommends dnf=4.23.0-2 && rm -rf /var/lib/apt/lists/*
          RUN dnf install -y --installroot /sysroot git-2.52.0 && dnf clean all
        `,
      },
    ],
  },

  *check(document) {
    const told = new Set<string>();
    for (const { command, instruction } of buildCommands(document)) {
      const wanted = familyOf(command.name);
      const { stage, onbuild, script } = instruction;
      if (wanted === undefined || stage === undefined || onbuild || script === undefined) continue;
      const root = stage.chain.at(-1);
      const family = root?.base.kind === 'image' ? baseFamily(root.base.reference) : undefined;
      if (root === undefined || family === undefined || family === wanted) continue;
      const key = `${stage.index} ${command.name}`;
      if (told.has(key) || isTried(command, script.commands) || stage.chain.some((each) => brings(each, wanted)))
        continue;
      told.add(key);
      const image = quoted(root.image.text ?? root.image.raw);
      const message = `${image} has no ${quoted(command.name)}: it is ${family}, where ${quoted(usualManager[family])} installs packages.`;
      yield { span: command.span, subject: command.name, message };
    }
  },
};

/** Whether the author expects that it may be missing: it runs under a condition, or with an alternative if it fails. */
function isTried({ within, list }: Command, commands: readonly Command[]): boolean {
  if (within.some((each) => each !== 'loop' && each !== 'subshell')) return true;
  return commands.some(
    (other) =>
      other.list === list && (other.joinedBy === '||' || /^(?:command|which|type|hash|test|\[\[?)$/.test(other.name)),
  );
}

/**
 * Whether a stage installs a manager of that family, or copies something to a folder of programs or an unknown place.
 */
function brings({ instructions }: Stage, family: Family): boolean {
  return instructions.some((instruction) => {
    const target = copiedFiles(instruction)?.destination;
    if (target !== undefined && (target.text === undefined || /^\/?$|^\/(?:usr|s?bin|lib)\b/.test(target.text)))
      return true;
    const uses = instruction.script?.commands.map((command) => packageCommand(command)) ?? [];
    return uses.some((use) => use?.action === 'install' && use.packages.some(({ text }) => isOf(text, family)));
  });
}

/** `dnf`, `dnf=4.23.0-2`: a package with the name of a manager of that family. */
function isOf(word: string | undefined, family: Family): boolean {
  return familyOf(word?.split(/[=<>~]/)[0] ?? '') === family;
}

import { joinSpans } from '../../core/location.ts';
import { source } from '../../core/text.ts';
import type { DockerfileDocument, Stage } from '../../documents/dockerfile/model.ts';
import type { Script, Word } from '../../documents/shell/model.ts';
import type { DockerfileRule } from '../kinds.ts';
import { named } from '../named.ts';
import { type BuildPackageUse, packageUses } from '../package-commands.ts';

export const unpinnedOsPackage: DockerfileRule = {
  id: 'dockerfile/unpinned-os-package',
  title: 'System package without a version',
  severity: 'low',
  confidence: 'high',
  category: 'supply-chain',
  profile: 'all',
  why: 'Two builds of one commit contain different programs, and nobody can tell which of them was tested.',
  fix: 'Name the version, `curl=8.14.1-2` (`curl-8.14.1` for yum and dnf), or pin the base image by digest and rebuild deliberately.',
  details:
    'One finding for each command, however many packages it installs. Covers apt, apk, yum, dnf, microdnf, tdnf and zypper. Files (`.deb`, `.rpm`), groups, releases (`curl/trixie`) and names that come from a variable are not reported.',
  references: ['https://docs.docker.com/build/building/best-practices/#apt-get'],
  covers: [
    'hadolint:DL3008',
    'hadolint:DL3018',
    'hadolint:DL3033',
    'hadolint:DL3037',
    'hadolint:DL3041',
    'kics:965a08d7-ef86-4f14-8792-4a3b2098937e',
    'kics:93d88cf7-f078-46a8-8ddc-178e03aeacf1',
    'kics:d3499f6d-1651-41bb-a9a7-de925fea487b',
    'kics:6452c424-1d92-4deb-bb18-a03e95d579c4',
    'kics:562952e4-0348-4dea-9826-44f3a2c6117b',
  ],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'one package with a version, two without',
        code: source`
          FROM alpine:3.22
          RUN [|apk add --no-cache --virtual .build-deps curl=8.14.1-r1 git make|]
        `,
      },
      {
        name: 'on another distribution',
        code: source`
          FROM rockylinux:9
          RUN [|dnf install -y httpd|] php-8.3.19 && dnf clean all
        `,
      },
    ],
    good: [
      {
        name: 'versions, files, a release, a variable',
        code: source`
          FROM debian:13-slim
          RUN apt-get update \
           && apt-get install -y --no-install-recommends curl=8.14.1-2 ./tool.deb git/trixie "tini=\${TINI}" \
           && rm -rf /var/lib/apt/lists/*
        `,
      },
    ],
  },

  *check(document) {
    for (const each of packageUses(document)) {
      if (!/^(?:(?:module )?install|add|in|reinstall|localinstall)$/.test(each.verb)) continue;
      const unpinned = each.packages.filter(
        (word) => isUnpinned(each.family, word) || isVersionedByNothing(document, each, word),
      );
      const last = unpinned.at(-1);
      if (last === undefined) continue;
      yield {
        span: joinSpans(each.place, last.span),
        subject: `${each.family} packages`,
        message: `${named(unpinned)} installed without a fixed version.`,
      };
    }
  },
};

function isUnpinned(family: string, { text }: Word): boolean {
  if (text === undefined || text === '' || /\.(?:deb|rpm|apk)$/.test(text) || text.includes('://')) {
    return false;
  }
  switch (family) {
    case 'apt':
      return !/[=/]/.test(text) && !/[-+]$/.test(text);
    case 'apk':
      return !/[=<>~]/.test(text) && !text.startsWith('!') && !text.startsWith('.');
    case 'yum':
      return !/^@/.test(text) && !/-\d/.test(text) && !/[<>=:]/.test(text) && !text.startsWith('/');
    case 'zypper':
      return !/[<>=]/.test(text) && !/-\d+[.\d]*/.test(text);
    default:
      return false;
  }
}

/** `httpd-$VERSION` of yum and dnf, if neither the file nor the shell sets the variable. */
function isVersionedByNothing(
  document: DockerfileDocument,
  { family, script, instruction }: BuildPackageUse,
  { text, display }: Word,
): boolean {
  const [, name] = /-\$\{?([A-Za-z_]\w*)\}?$/.exec(display) ?? [];
  if (family !== 'yum' || text !== undefined || name === undefined || instruction.onbuild) return false;
  const { stage } = instruction;
  if (stage === undefined || document.resolve(instruction, name) !== undefined) return false;
  return !stage.chain.some((each) => declaredIn(each).has(name)) && !setByShell(script).has(name);
}

const declared = new WeakMap<Stage, ReadonlySet<string>>();

function declaredIn(stage: Stage): ReadonlySet<string> {
  const known = declared.get(stage);
  if (known) return known;
  const names = new Set(stage.instructions.flatMap(({ pairs }) => pairs.map(({ name }) => name.text ?? name.raw)));
  declared.set(stage, names);
  return names;
}

const set = new WeakMap<Script, Pick<ReadonlySet<string>, 'has'>>();

/** Assignments, and constructs that may set unknown variables: loops, `read`, other files. */
function setByShell(script: Script): Pick<ReadonlySet<string>, 'has'> {
  const known = set.get(script);
  if (known) return known;
  const isOpen = script.commands.some(
    ({ name, within }) => within.includes('loop') || /^(?:read|mapfile|source|\.|getopts)$/.test(name),
  );
  const names = isOpen
    ? { has: () => true }
    : new Set(script.commands.flatMap(({ assignments }) => assignments.map(({ name }) => name)));
  set.set(script, names);
  return names;
}

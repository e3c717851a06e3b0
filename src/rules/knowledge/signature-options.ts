import type { Command, Word } from '../../documents/shell/model.ts';
import { findOption } from '../../documents/shell/questions.ts';

/** Options that make package managers install unsigned packages: apt-get(8), apk(8), dnf(8), rpm(8), zypper(8). */
const options: readonly { readonly programs: RegExp; readonly names: readonly string[] }[] = [
  {
    programs: /^(?:apt|apt-get|aptitude)$/,
    names: ['--allow-unauthenticated', '--force-yes', '--allow-insecure-repositories'],
  },
  { programs: /^apk$/, names: ['--allow-untrusted'] },
  { programs: /^(?:yum|dnf|dnf5|tdnf|microdnf)$/, names: ['--nogpgcheck', '--no-gpgchecks', '--nogpg'] },
  { programs: /^rpm$/, names: ['--nosignature', '--nodigest', '--noverify', '--nofiledigest'] },
  {
    programs: /^zypper$/,
    names: [
      '--no-gpg-checks',
      '--allow-unsigned-rpm',
      '--no-gpg-check',
      '--no-gpgcheck',
      '--gpgcheck-allow-unsigned',
      '--gpgcheck-allow-unsigned-repo',
      '--gpgcheck-allow-unsigned-package',
    ],
  },
];

/** Settings that do the same, in an option or written to a file; `Trusted:` and `Allow-Insecure:` of sources.list(5). */
const settings =
  /\bgpgcheck\s*=\s*(?:0|false|no)\b|\[[^\]\n]{0,200}(?:trusted|allow-insecure)=yes|(?:^|\\n)(?:Trusted|Allow-Insecure):[ \t]*yes[ \t]*(?:$|\\n)|AllowUnauthenticated\b[^;\n]{0,20}\b(?:true|1|yes)\b|AllowInsecureRepositories\b[^;\n]{0,20}\b(?:true|1|yes)\b|(?:^|\\n)SigLevel\s*=\s*Never/im;

/** Whether a file with that text allows unsigned packages; for files that a here-document of COPY writes. */
export function givesUpSignatures(text: string): boolean {
  return settings.test(text);
}

/** The word that makes a command skip the verification of package signatures, if there is one. */
export function signaturesOff(command: Command): Word | undefined {
  for (const { programs, names } of options) {
    if (!programs.test(command.name)) continue;
    const word = findOption(command, ...names)?.word;
    if (word !== undefined) return word;
  }
  const given = command.redirects.flatMap(({ operator, target }) =>
    operator.startsWith('<<') && target ? [target] : [],
  );
  return [...command.words, ...given].find(({ display }) => settings.test(display));
}

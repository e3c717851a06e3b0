import type { Command } from '../../documents/shell/model.ts';
import { commandLine, hasOption, isShell, pipedFrom } from '../../documents/shell/questions.ts';

/** Programs that print checksums, and compare them if they are told to. */
const sums = /^(?:(?:sha(?:1|224|256|384|512)|md5|b2|b3|ck)(?:sum)?|sha3sum|shasum|rhash|hashdeep|xxhsum|digest)$/;

/** Programs that do nothing but compare, also of a project's own: `verify-download.sh`. */
const always =
  /^(?:gpgv2?|sqv|slsa-verifier|signify(?:-openbsd)?|rpmkeys|debsig-verify|apksigner|jarsigner)$|verif|check-?_?sum|check-?_?sig/i;

/** Words that make a program compare. */
const verbs: Readonly<Record<string, RegExp | undefined>> = {
  gpg: /^(?:--verify|--verify-files|--decrypt|-d)$/,
  gpg2: /^(?:--verify|--verify-files|--decrypt|-d)$/,
  sq: /^verify$/,
  cosign: /^verify/,
  notation: /^verify$/,
  rsign: /^verify$/,
  minisign: /^-[A-Za-z]*V/,
  gh: /^attestation$/,
  openssl: /^-?(?:dgst|sha(?:1|224|256|384|512)|md5|verify|-verify|cms|smime|pkeyutl)$/,
  rpm: /^(?:-[a-z]*K[a-z]*|--checksig)$/,
  'dpkg-sig': /^--verify$/,
  apk: /^verify$/,
  'ssh-keygen': /^-Y$/,
  crane: /^validate$/,
};

const inPrograms = /hash_file|hashlib|createHash|MessageDigest|Digest::|sha(?:256|384|512)/i;

/**
 * The words around a command that verifies a checksum or a signature, which may name the files; `undefined` for a
 * command that does not.
 */
export function checkedNames(command: Command): readonly string[] | undefined {
  if (!isCheck(command)) return undefined;
  const texts = [command, ...pipedFrom(command)].flatMap(({ words, redirects }) => [
    ...words.map(({ display }) => display),
    ...redirects.map(({ target }) => target?.display ?? ''),
  ]);
  return texts.flatMap((text) => text.slice(0, longest).split(/[\s"'()=*|;]+/)).filter((text) => text !== '');
}

/** Lists of checksums are longer, and then name every file. */
const longest = 4096;

function isCheck(command: Command): boolean {
  const { name, words } = command;
  if (sums.test(name)) {
    if (hasOption(command, '-c', '--check', '--sha256', '--sha512')) return true;
    // `[ "$(sha256sum x)" = … ]`, `sha256sum x | grep …`, `sha256sum x > actual`: compared by another program.
    const { substitution, pipeline, redirects } = command;
    return (
      substitution !== undefined || pipeline !== undefined || redirects.some(({ operator }) => operator.startsWith('>'))
    );
  }
  if (always.test(name)) return true;
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (verb !== undefined) return words.some(({ display }) => verb.test(display));
  if (isShell(command) || !/^(?:python|php|node|ruby|perl)/.test(name)) return false;
  return commandLine(command).options.some(
    ({ name: option, value }) => /^-[cerE]$/.test(option) && inPrograms.test(value?.display ?? ''),
  );
}

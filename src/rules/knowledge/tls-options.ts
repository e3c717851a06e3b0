import type { Command, Word } from '../../documents/shell/model.ts';
import { findOption, packageCommand } from '../../documents/shell/questions.ts';

const no = /^(?:false|0|no|off|n)$/i;

/** GNU's getopt_long(3) accepts an option's name as soon as it is unambiguous. */
function shortened(name: string, shortest: string): readonly string[] {
  return Array.from({ length: name.length - shortest.length + 1 }, (_, more) => name.slice(0, shortest.length + more));
}

/** Options that stop a program from verifying certificates; those with `=` only with that value. */
const options: readonly { readonly programs: RegExp; readonly names: readonly string[] }[] = [
  // https://curl.se/docs/manpage.html
  { programs: /^curl$/, names: ['--insecure', '-k', '--proxy-insecure'] },
  // https://www.gnu.org/software/wget/manual/html_node/HTTPS-_0028SSL_002fTLS_0029-Options.html
  { programs: /^wget2?$/, names: shortened('--no-check-certificate', '--no-ch') },
  { programs: /^(?:helm|kubectl|oc|argocd)$/, names: ['--insecure-skip-tls-verify', '--insecure'] },
  // https://docs.aws.amazon.com/cli/latest/reference/
  { programs: /^aws$/, names: ['--no-verify-ssl'] },
  // https://man.archlinux.org/man/apk.8.en
  { programs: /^apk$/, names: ['--no-check-certificate'] },
  // https://www.mercurial-scm.org/help/commands/clone
  { programs: /^hg$/, names: ['--insecure'] },
];

/** Options that do so if they are switched off. */
const switches: readonly { readonly programs: RegExp; readonly names: readonly string[] }[] = [
  { programs: /^(?:podman|skopeo|buildah)$/, names: ['--tls-verify', '--src-tls-verify', '--dest-tls-verify'] },
  { programs: /^aria2c$/, names: ['--check-certificate'] },
  { programs: /^(?:https?|xh)$/, names: ['--verify'] },
];

/**
 * The word that makes a command skip certificate verification, if there is one: an option, or a setting of
 * git-config(1), npm, Yarn, pip, apt-transport-https(1) or dnf.conf(5).
 */
export function tlsOff(command: Command): Word | undefined {
  const { name } = command;
  const option = options.find(({ programs }) => programs.test(name));
  if (option) return findOption(command, ...option.names)?.word;
  const toggle = switches.find(({ programs }) => programs.test(name));
  if (toggle) {
    const found = findOption(command, ...toggle.names);
    return no.test(found?.value?.display ?? '') ? found?.word : undefined;
  }
  if (name === 'git') return gitOff(command);
  if (/^(?:npm|pnpm|yarn|yarnpkg|bun)$/.test(name)) return npmOff(command);
  if (/^(?:apt|apt-get|aptitude)$/.test(name))
    return settingOff(command, /^acquire::https?::(?:[^=]*::)?verify-(?:peer|host)$/i);
  if (/^(?:yum|dnf|dnf5|tdnf|microdnf|(?:yum|dnf)-config-manager)$/.test(name))
    return settingOff(command, /(?:^|[.=])sslverify$/i);
  if (/^(?:conda|mamba|micromamba|composer|bundle)$/.test(name)) return configOff(command);
  if (/^(?:echo|printf|tee|cat|sed)$/.test(name)) return writtenOff(command);
  return pipOff(command);
}

/** `-c http.sslVerify=false`, `config --global http.sslVerify false`, for one host or for all. */
function gitOff({ words }: Command): Word | undefined {
  return words.find(({ display }, index) => {
    const [key = '', value = words[index + 1]?.display ?? ''] = splitOnce(display);
    return /^http\.(?:.*\.)?sslverify$/i.test(key) && no.test(value);
  });
}

/** `config set strict-ssl false`, `set strict-ssl=false`, `--strict-ssl=false`, `--no-strict-ssl`, Yarn's newer name. */
function npmOff({ words }: Command): Word | undefined {
  return words.find(({ display }, index) => {
    const [key = '', attached = ''] = splitOnce(display);
    if (/^--no-strict-ssl$/.test(key)) return true;
    if (!/^(?:--)?(?:strict-ssl|enableStrictSsl)$/.test(key)) return false;
    // `strict-ssl = false` is meant as it reads.
    const [value = ''] = [
      attached,
      ...words.slice(index + 1, index + 3).map((word) => word.display.replace(/^=/, '')),
    ].filter((text) => text !== '');
    return no.test(value);
  });
}

/** `--trusted-host`, `config set global.trusted-host`; uv’s `--allow-insecure-host`. */
function pipOff(command: Command): Word | undefined {
  const use = packageCommand(command);
  if (use?.manager !== 'pip' && use?.manager !== 'uv') return undefined;
  const option = use.options.findLast(({ name }) => name === '--trusted-host' || name === '--allow-insecure-host');
  return option?.word ?? use.operands.find(({ display }) => /^(?:global|install)\.trusted-host$/.test(display));
}

/** `conda config --set ssl_verify false`, `composer config -g disable-tls true`, `bundle config set ssl_verify_mode 0`. */
function configOff({ words }: Command): Word | undefined {
  if (!words.some(({ display }) => display === 'config')) return undefined;
  return words.find(({ display }, index) => {
    const value = words[index + 1]?.display ?? '';
    if (/^(?:ssl_verify|ssl_verify_mode)$/.test(display)) return no.test(value);
    return display === 'disable-tls' && /^(?:true|1)$/.test(value);
  });
}

/** Settings as in .npmrc, .yarnrc, yum.conf, .gitconfig, apt.conf, pip.conf, .wgetrc, .condarc and .gemrc. */
const settings = new RegExp(
  [
    /\bstrict-ssl\s*(?:=\s*)?["']?false\b/,
    /\bsslverify\s*=\s*["']?(?:0|false|no)\b/,
    /\bverify-(?:peer|host)["']?\s+["']?(?:false|0|no)\b/,
    /(?:^|\\n)[ \t]*trusted-host\s*=/,
    /\bcheck_certificate\s*=\s*off\b/,
    /\bssl_verify\s*:\s*(?:false|no)\b/,
    /:ssl_verify_mode\s*:\s*0\b/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'im',
);

/**
 * Whether a file of that name and text turns off certificate verification; for files that a here-document of COPY
 * writes.
 */
export function givesUpTls(path: string, text: string): boolean {
  return settings.test(text) || (path.endsWith('curlrc') && insecure.test(text));
}

const insecure = /^[ \t]*(?:-k|(?:--)?insecure)[ \t]*$/m;

/** A setting that is written to a file: by `echo … > file`, `tee`, a here-document, or as the new text of `sed`. */
function writtenOff({ name, words, redirects, pipeline }: Command): Word | undefined {
  if (name === 'sed') return words.find(({ display }) => settings.test(/^s(.).*?\1(.*)/s.exec(display)?.[2] ?? ''));
  const files = redirects.filter(({ operator }) => operator.startsWith('>'));
  if (files.length === 0 && pipeline === undefined && name !== 'tee') return undefined;
  const given = redirects.flatMap(({ operator, target }) => (operator.startsWith('<<') && target ? [target] : []));
  if (files.some(({ target }) => target?.display.endsWith('curlrc'))) {
    const word = [...words, ...given].find(({ display }) => insecure.test(display));
    if (word !== undefined) return word;
  }
  return [...words, ...given].find(({ display }) => settings.test(display));
}

/** `-o Name=false`, `--option Name=false`, `-oName=false`, `--setopt=repo.name=0`, `--save --setopt name=no`. */
function settingOff({ words }: Command, setting: RegExp): Word | undefined {
  return words.find(({ display }) => {
    const text = display.replace(/^(?:-o|--option=|--setopt=)/, '');
    const equals = text.lastIndexOf('=');
    return equals > 0 && setting.test(text.slice(0, equals)) && no.test(text.slice(equals + 1).replace(/["']/g, ''));
  });
}

function splitOnce(text: string): readonly [string, string | undefined] {
  const equals = text.indexOf('=');
  return equals === -1 ? [text, undefined] : [text.slice(0, equals), text.slice(equals + 1)];
}

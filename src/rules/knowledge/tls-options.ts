import type { Command, Word } from '../../documents/shell/model.ts';
import { optionWord } from '../build-commands.ts';

/** Letters of curl that take a value. https://curl.se/docs/manpage.html */
const curlValued = 'AbcCdDeEFhHKmoPQrtTuUwxXyYz';
const no = /^(?:false|0|no|off|n)$/i;

/**
 * The word by which a command gives up verifying certificates, if it does. Each line is documented by its tool: curl,
 * wget, git-config(1), npm and Yarn's `strict-ssl`, pip's `--trusted-host`, apt-transport-https(1), dnf.conf(5).
 */
export function tlsOff(command: Command): Word | undefined {
  const { name } = command;
  if (name === 'curl') return optionWord(command, ['--insecure', '-k', '--proxy-insecure'], curlValued);
  if (name === 'wget' || name === 'wget2') return optionWord(command, ['--no-check-certificate']);
  if (name === 'aria2c') return optionWord(command, ['--check-certificate=false']);
  if (name === 'git') return gitOff(command);
  if (/^(?:npm|pnpm|yarn|yarnpkg|bun)$/.test(name)) return npmOff(command);
  if (/^(?:pip|pip3|pip\d(?:\.\d+)?|python|python\d(?:\.\d+)?|uv|pipenv|poetry)$/.test(name)) return pipOff(command);
  if (/^(?:apt|apt-get|aptitude)$/.test(name))
    return optionOff(command, /^acquire::https?::(?:[^=]*::)?verify-(?:peer|host)$/i);
  if (/^(?:yum|dnf|dnf5|tdnf|microdnf|yum-config-manager)$/.test(name))
    return optionOff(command, /(?:^|[.=])sslverify$/i);
  if (/^(?:podman|skopeo|buildah|docker)$/.test(name)) {
    return optionWord(command, [
      '--tls-verify=false',
      '--src-tls-verify=false',
      '--dest-tls-verify=false',
      '--tls-verify=0',
    ]);
  }
  if (/^(?:helm|kubectl|oc|argocd)$/.test(name)) {
    return optionWord(command, ['--insecure-skip-tls-verify', '--insecure-skip-tls-verify-backend', '--insecure']);
  }
  return undefined;
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
    const [key = '', value = words[index + 1]?.display ?? ''] = splitOnce(display);
    if (/^--no-strict-ssl$/.test(key)) return true;
    return /^(?:--)?(?:strict-ssl|enableStrictSsl)$/.test(key) && no.test(value);
  });
}

function pipOff(command: Command): Word | undefined {
  const { words } = command;
  const option = optionWord(command, ['--trusted-host', '--allow-insecure-host']);
  return option ?? words.find(({ display }, index) => /^(?:global|install)\.trusted-host$/.test(display) && index > 0);
}

/** `-o Name=false`, `--option Name=false`, `-oName=false`, `--setopt=repo.name=0`, `--save --setopt name=no`. */
function optionOff({ words }: Command, setting: RegExp): Word | undefined {
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

import { describe, expect, it } from 'vitest';
import type { Script } from '../../../src/documents/shell/model.ts';
import {
  commandLine,
  executesInput,
  executors,
  findOption,
  hasOption,
  isShell,
  operands,
  packageCommand,
  pipedFrom,
  pipedInto,
  wrappersOf,
} from '../../../src/documents/shell/questions.ts';
import { only, shell } from './scripts.ts';

const command = (text: string) => only(shell(text).script.commands);
const packagesOf = (text: string) => shell(text).script.commands.flatMap((each) => packageCommand(each) ?? []);
const named = ({ commands }: Script, wanted: string) => commands.filter(({ name }) => name === wanted);

describe('operands', () => {
  it.each([
    ['apt-get -o X=y -qq install -t sid -y curl', ['install', 'curl']],
    ['npm --prefix /app install -g x', ['install', 'x']],
    ['npm config set strict-ssl false', ['config', 'set', 'strict-ssl', 'false']],
    ['pip --disable-pip-version-check install -r r.txt x', ['install', 'x']],
    ['dnf -y --setopt install_weak_deps=0 install x', ['install', 'x']],
    ['apk -q --root /mnt add -t .deps gcc', ['add', 'gcc']],
    ['zypper -n --root /mnt install -r repo x', ['install', 'x']],
    ['git -C /x -c http.sslVerify=false clone --depth 1 https://a b', ['clone', 'https://a', 'b']],
    ['curl -fsSLo /tmp/x -H "A: b" https://a', ['https://a']],
    ['wget -qO- --header "A: b" https://a', ['https://a']],
    ['useradd -m -u 10 -s /bin/sh app', ['app']],
    ['go build -ldflags "-s -w" -o x ./cmd', ['build', './cmd']],
    ['rm -rf -- -x y', ['-x', 'y']],
    ['sudo -u app ls -l', ['ls', '-l']],
  ])('of %j', (text, expected) => {
    const first = shell(text).script.commands[0];
    expect(first && operands(first).map((word) => word.text)).toEqual(expected);
  });
});

describe('options', () => {
  it.each([
    ['curl -k x', ['-k', '--insecure'], true],
    ['curl -fsSLk x', ['-k'], true],
    ['curl -fsSLok x', ['-k'], false],
    ['curl -o -k x', ['-k'], false],
    ['curl --insecure x', ['-k', '--insecure'], true],
    ['curl x -- -k', ['-k'], false],
    ['apt-get -qqy install x', ['-y'], true],
    ['apt-get install x -y=true', ['-y'], true],
    ['apt-get install -y=false x', ['-y'], false],
    ['apt-get install --assume-yes=true x', ['--assume-yes'], true],
    ['apt-get install --assume-yes=no x', ['--assume-yes'], false],
    ['curl --retry 0 x', ['--retry'], true],
    ['wget --no-check-certificate x', ['--no-check-certificate'], true],
    ['go get -insecure x', ['-insecure'], true],
    ['rm -rf x', ['-f'], true],
    ['sudo -E ls -k', ['-k'], false],
    ['apt-get $OPTIONS install', ['-y'], false],
  ])('%j has %j: %s', (text, names, expected) => {
    const first = shell(text).script.commands[0];
    expect(first && hasOption(first, ...names)).toBe(expected);
  });

  it.each([
    ['curl -o x y', ['-o', '--output'], 'x', 'x'],
    ['curl -sox y', ['-o', '--output'], 'x', 'x'],
    ['curl --output x y', ['-o', '--output'], 'x', 'x'],
    ['curl --output=x y', ['-o', '--output'], 'x', 'x'],
    ['curl -o "x" y', ['-o'], 'x', '"x"'],
    ['curl --output="x y"', ['--output'], 'x y', '--output="x y"'],
    ['apt-get -q=2 update', ['-q'], '2', '2'],
    ['useradd -u0 app', ['-u', '--uid'], '0', '0'],
    ['go build -ldflags=-s', ['-ldflags'], '-s', '-s'],
  ])('%j has a value of %j', (text, names, value, written) => {
    const sample = shell(text);
    const word = findOption(only(sample.script.commands), ...names)?.value;
    expect(word?.text).toBe(value);
    expect(word && sample.covered(word.span)).toBe(written);
  });

  it('are all told where they are given again, and the last one counts', () => {
    const git = command('git -c a=1 -c b=2 clone x');
    expect(commandLine(git).options.map(({ name, value }) => [name, value?.text])).toEqual([
      ['-c', 'a=1'],
      ['-c', 'b=2'],
    ]);
    expect(findOption(git, '-c')?.value?.text).toBe('b=2');
    expect(findOption(git, '-C')).toBeUndefined();
  });

  it('have no text where a variable decides', () => {
    const value = findOption(command('curl -o "$X/y" z'), '-o')?.value;
    expect([value?.text, value?.display]).toEqual([undefined, '$X/y']);
  });
});

describe('where output goes', () => {
  it('is down the pipeline', () => {
    const { script } = shell('curl x | tee y | sudo bash');
    const [curl, , sudo] = script.commands;
    expect(curl && pipedInto(curl).map(({ name }) => name)).toEqual(['tee', 'sudo', 'bash']);
    expect(sudo && pipedFrom(sudo).map(({ name }) => name)).toEqual(['tee', 'curl']);
    expect(pipedInto(command('curl x'))).toEqual([]);
  });

  it.each([
    ['curl x | sh', ['pipe sh']],
    ['curl x | sudo -E bash -', ['pipe bash']],
    ['curl x | bash -s -- --yes', ['pipe bash']],
    ['curl x | tee y | bash', ['pipe bash']],
    ['curl x | (cd y && bash)', ['pipe bash']],
    ['curl x | python3 -', ['pipe python3']],
    ['curl x | php -- --install-dir=/bin', ['pipe php']],
    ['sh -c "curl x | bash"', ['pipe bash']],
    ['sh -c "curl x" | bash', ['pipe bash']],
    ['sh -c "$(curl x)"', ['words sh']],
    ['eval "$(curl x)"', ['words eval']],
    ['su app -c "$(curl x)"', ['words su']],
    ['python3 -c "$(curl x)"', ['words python3']],
    ['$(curl x)', ['words ']],
    ['bash <(curl x) --yes', ['file bash']],
    ['. <(curl x)', ['file .']],
    ['bash < <(curl x)', ['input bash']],
    ['bash <<< "$(curl x)"', ['input bash']],
    ['echo "$(curl x)" | sh', ['pipe sh']],
    ['cat <<E | sh\n$(curl x)\nE\n', ['pipe sh']],
    ['curl x | tar xz', []],
    ['curl x | bash a.sh', []],
    ['curl x | python3 -c "import json"', []],
    ['curl x | python3 -m json.tool', []],
    ['curl x | perl -pe s/a/b/', []],
    ['curl x | xargs bash', []],
    ['curl x || sh', []],
    ['curl x; sh', []],
    ['sh -c "echo $(curl x)"', []],
    ['A=$(curl x) sh', []],
    ['bash a.sh <(curl x)', []],
    ['docker run "$(curl x)"', []],
  ])('%j is run by %j', (text, expected) => {
    const curl = only(named(shell(text).script, 'curl'));
    expect(executors(curl).map(({ by, command: { name } }) => `${by} ${name}`)).toEqual(expected);
  });

  it('tells shells and what runs a command', () => {
    const { script } = shell("sudo sh -c 'env ls'");
    expect(script.commands.filter(isShell).map(({ name }) => name)).toEqual(['sh']);
    expect(only(named(script, 'ls')) && wrappersOf(only(named(script, 'ls'))).map(({ name }) => name)).toEqual([
      'env',
      'sh',
      'sudo',
    ]);
    expect(executesInput(command('. /dev/stdin'))).toBe(true);
  });
});

describe('package managers', () => {
  it.each([
    ['apt-get -o X=y install -qqy --no-install-recommends -t sid curl=1 wget', 'apt-get install: curl=1 wget'],
    ['apt-get -q=2 update', 'apt-get update:'],
    ['apt-get dist-upgrade -y', 'apt-get upgrade:'],
    ['apk -q --no-cache add --virtual .deps gcc', 'apk install: gcc'],
    ['apk --update add a', 'apk install: a'],
    ['yum update -y', 'yum upgrade:'],
    ['yum makecache', 'yum update:'],
    ['yum -y groupinstall "Development Tools"', 'yum install:'],
    ['dnf -y module install nodejs:20', 'dnf install: nodejs:20'],
    ['microdnf install --nodocs a', 'microdnf install: a'],
    ['tdnf clean all', 'tdnf clean: all'],
    ['zypper -n in -t pattern a', 'zypper install: a'],
    ['zypper ref', 'zypper update:'],
    ['pip3.12 install -U --index-url=x flask -r r.txt -c c.txt', 'pip install: flask'],
    ['python3 -m pip install a', 'pip install: a'],
    ['python3 -Im pip install -e . a', 'pip install: a'],
    ['uv pip install a', 'uv install: a'],
    ['npm --prefix /x i -g a@1', 'npm install: a@1'],
    ['npm cache clean --force', 'npm clean:'],
    ['npm ci', 'npm other:'],
    ['yarn global add a', 'yarn install: a'],
    ['gem install rails -v 1 -- --with-x y', 'gem install: rails'],
    ['go install -ldflags "-s" a@latest', 'go install: a@latest'],
    ['cargo +nightly install --locked a', 'cargo install: a'],
    ['conda install -y -c conda-forge a=1', 'conda install: a=1'],
    ['sudo apt-get install a', 'apt-get install: a'],
    ['apt-get install $PACKAGES', 'apt-get install: $PACKAGES'],
    ['apt-get constructor', 'apt-get other:'],
  ])('%j: %s', (text, expected) => {
    const { manager, action, packages } = only(packagesOf(text));
    expect([`${manager} ${action}:`, ...packages.map(({ display }) => display)].join(' ')).toBe(expected);
  });

  it.each(['apt-get --version', 'python3 -m venv x', 'python3 pip install', 'echo apt-get install x', 'apt-key add x'])(
    'are told nothing by %j',
    (text) => {
      expect(packagesOf(text)).toEqual([]);
    },
  );
});

import { describe, expect, it } from 'vitest';
import type { ShellSetting } from '../../../src/documents/shell/model.ts';
import { executors } from '../../../src/documents/shell/questions.ts';
import { chains, only, type Sample, shell, spans } from './scripts.ts';

const bash: ShellSetting = { program: '/bin/bash', flags: ['-c'] };

/** Each command as it runs; `?` stands before a word that is not known. */
function runs({ script }: Sample): readonly string[] {
  return script.commands
    .filter(({ name, words }) => name !== '' || words.length > 0)
    .map(({ name, words }) => [name, ...words.map(({ text, display }) => text ?? `?${display}`)].join(' '));
}

/** The last of the commands. */
const last = (text: string, setting?: ShellSetting): string | undefined => runs(shell(text, setting)).at(-1);

/** What runs the output of `curl`, and how. */
function runners({ script }: Sample): readonly string[] {
  const curl = script.commands.filter(({ name }) => name === 'curl');
  return curl.flatMap(executors).map(({ command, by }) => `${by} ${command.name}`);
}

describe('a variable', () => {
  it.each([
    ['C=curl; $C -k x', 'curl -k x'],
    ['C=curl && "$C" -k x', 'curl -k x'],
    ['export C=curl; $C x', 'curl x'],
    ['F="-k -s"; curl $F x', 'curl -k -s x'],
    ['F="-k -s"; curl "$F" x', 'curl -k -s x'],
    ['A=cu; B=rl; $A$B x', 'curl x'],
    ['A=cu; ${A}rl x', 'curl x'],
    ['E=; cu${E}rl $E x', 'curl x'],
    ['E=; $E curl x', 'curl x'],
    ['P=/usr/bin; $P/curl x', 'curl x'],
    ['curl${IFS}-k${IFS}x', 'curl -k x'],
    ['X=xcurl; ${X#x} y', 'curl y'],
    ['X=curl.gz; ${X%.*} y', 'curl y'],
    ['${NOBODY:-curl} x', 'curl x'],
    [': ${C:=curl}; $C x', 'curl x'],
    ['C=curl; ${C:+wget} x', 'wget x'],
    ['set -- curl -k x; "$@"', 'curl -k x'],
    ['set -- a curl x; shift; $1 $2', 'curl x'],
    ['set -e -- curl; $1 $#', 'curl 1'],
    ['if a; then C=curl; fi; $C x', 'curl x'],
    ['a || C=curl; $C x', 'curl x'],
    ['for c in curl; do $c x; done', 'curl x'],
    ['C=curl; (C=wget); $C x', 'curl x'],
    ['C=curl; C=wget a; $C x', 'curl x'],
    ['f() { local C=curl; }; f; $C x', 'curl x'],
    ['C=`printf %s curl`; $C x', 'curl x'],
    ['C=$(command -v curl); $C x', 'curl x'],
    ['U=http://a; curl $U/b', 'curl http://a/b'],
    ['curl $1 x', 'curl x'],
  ])('whose value the script knows is read as that: %j', (text, expected) => {
    expect(last(text)).toBe(expected);
  });

  it.each([
    ['A=(curl -k); "${A[@]}" x', 'curl -k x'],
    ['A=(curl); A+=(-k x); ${A[@]}', 'curl -k x'],
    ['A=(curl -k); ${A[0]} ${A[1]} ${#A}', 'curl -k 4'],
    ['X=xxcurl; ${X:2} y', 'curl y'],
    ['X=curlxx; ${X:0:4} y', 'curl y'],
    ['X=CURL; ${X,,} y', 'curl y'],
    ['X=czrl; ${X/z/u} y', 'curl y'],
    ['A=curl; B=A; ${!B} x', 'curl x'],
    ['A=cu; A+=rl; $A x', 'curl x'],
    ['read -r C D <<< "curl -k x"; $C $D', 'curl -k x'],
    ['printf -v C curl; $C x', 'curl x'],
    ['{curl,-k,x}', 'curl -k x'],
    ["$'\\x63url' x", 'curl x'],
  ])('is read as bash reads it: %j', (text, expected) => {
    expect(last(text, bash)).toBe(expected);
  });

  it.each([
    ['$C x', ' x'],
    ['if a; then C=curl; else C=wget; fi; $C x', ' x'],
    ['C=curl; if a; then C=wget; fi; $C x', ' x'],
    ['C=curl; while a; do C=wget; done; $C x', ' x'],
    ['for c in curl wget; do $c x; done', ' x'],
    ['C=curl; read C; $C x', ' x'],
    ['C=$(a); $C x', ' x'],
    ['curl "$HOME/x" ${HOME:-y}', 'curl ?$HOME/x ?${HOME:-y}'],
    ['VERSION=1; . /etc/os-release; curl $VERSION', 'curl ?$VERSION'],
    ['f() { curl "$1"; }', 'curl ?$1'],
    ['echo {a,b}', 'echo {a,b}'],
  ])('that is nobody’s to guess stays unknown: %j', (text, expected) => {
    expect(last(text)?.trimEnd()).toBe(expected.trimEnd());
  });

  it('may be what a command is known to write', () => {
    expect(runs(shell('$(echo curl) x'))).toEqual(['curl x', 'echo curl']);
    expect(runs(shell('curl $(printf "%s-%s" a b)'))).toEqual(['curl a-b', 'printf %s-%s a b']);
    expect(runs(shell('f() { echo x; }; curl $(f)'))).toEqual(['curl x', 'f', 'echo x']);
    expect(runs(shell('curl $(a)'))).toEqual(['curl ?$(a)', 'a']);
  });

  it('reaches a shell within where it is exported', () => {
    expect(last("export C=curl; sh -c '$C x'")).toBe('curl x');
    expect(last("C=curl sh -c '$C x'")).toBe('curl x');
    expect(last("env C=curl sh -c '$C x'")).toBe('curl x');
    expect(last("C=curl; sh -c '$C x'")).toBe(' x');
    expect(last("sh -c '$0 $1 x' curl -k")).toBe('curl -k x');
  });

  it('is split into words unless it is quoted', () => {
    const wordsOf = (text: string) =>
      shell(text)
        .script.commands.at(-1)
        ?.words.map((word) => word.text);
    expect(wordsOf('F="-k -s"; curl $F x')).toEqual(['-k', '-s', 'x']);
    expect(wordsOf('F="-k -s"; curl "$F" x')).toEqual(['-k -s', 'x']);
  });

  it('is told where it is used, and as nothing to be mended there', () => {
    const sample = shell('C="curl -k"; $C x');
    const command = sample.script.commands.at(-1);
    expect(command && sample.covered(command.span)).toBe('$C x');
    expect(command?.words.map(({ span }) => sample.covered(span))).toEqual(['$C', 'x']);
    expect(sample.script.derived.map(sample.covered)).toEqual(['$C']);
  });
});

describe('text that a shell is given', () => {
  it.each([
    ["echo 'a | b' | sh", ['echo', 'sh', 'sh > a', 'sh > b']],
    ["echo -n 'a' | sh", ['echo', 'sh', 'sh > a']],
    ["echo -e 'a\\nb' | bash", ['echo', 'bash', 'bash > a', 'bash > b']],
    ["printf '%s\\n' 'a; b' | bash", ['printf', 'bash', 'bash > a', 'bash > b']],
    ["printf 'a %s' x | sh", ['printf', 'sh', 'sh > a']],
    ["echo 'a' | tee /x | sh", ['echo', 'tee', 'sh', 'sh > a']],
    ['echo YSB8IGI= | base64 -d | sh', ['echo', 'base64', 'sh', 'sh > a', 'sh > b']],
    ["{ echo 'a'; echo 'b'; } | sh", ['echo', 'echo', 'sh', 'sh > a', 'sh > b']],
    ['cat <<E | sh\na\nE', ['cat', 'sh', 'sh > a']],
    ['{ sh; } <<E\na\nE', ['sh', 'sh > a']],
    ['eval "$(echo a)"', ['eval', 'eval > a', 'echo']],
    ['X="a | b"; eval "$X"', ['', 'eval', 'eval > a', 'eval > b']],
    ['X=a; sh -c "$X | b"', ['', 'sh', 'sh > a', 'sh > b']],
    ["echo 'a' > /x; sh /x", ['echo', 'sh', 'sh > a']],
    ["echo 'a' > x; . ./x", ['echo', '.', '. > a']],
    ["echo 'a' > /x; chmod +x /x; /x", ['echo', 'chmod', 'x', 'x > a']],
    ["echo 'a' > /x; echo 'b' >> /x; sh < /x", ['echo', 'echo', 'sh', 'sh > a', 'sh > b']],
    ["echo 'a' > /x; cp /x /y; sh /y", ['echo', 'cp', 'sh', 'sh > a']],
    ["echo 'a' | tee /x; sh /x", ['echo', 'tee', 'sh', 'sh > a']],
    ["echo 'a' > /x; echo 'b' | tee /x; sh /x", ['echo', 'echo', 'tee', 'sh', 'sh > b']],
    ["echo 'a' > /x; echo 'b' | tee -a /x; sh /x", ['echo', 'echo', 'tee', 'sh', 'sh > a', 'sh > b']],
    ['bash <(echo a)', ['bash', 'echo', 'bash > a']],
    ['source /dev/stdin <<< "a"', ['source', 'source > a']],
    ["echo 'a b' | xargs -I{} sh -c '{}'", ['echo', 'xargs', 'xargs > sh', 'xargs > sh > a']],
    ["printf %s 'a b' | xargs -0 sh -c", ['printf', 'xargs', 'xargs > sh', 'xargs > sh > a']],
    ["trap 'a' EXIT", ['trap', 'trap > a']],
    ["bash +e -c 'a'", ['bash', 'bash > a']],
    ["runuser app -c 'a'", ['runuser', 'runuser > a']],
    ["flock /x -c 'a'", ['flock', 'flock > a']],
    ["unshare -r sh -c 'a'", ['unshare', 'unshare > sh', 'unshare > sh > a']],
    ["wait-for db:1 -- sh -c 'a'", ['wait-for', 'wait-for > sh', 'wait-for > sh > a']],
    ["start sh -c 'a'", ['start', 'start > sh', 'start > sh > a']],
    ["docker run x sh -c 'a'", ['docker']],
    ["echo sh -c 'a'", ['echo']],
    ["fish -c 'a'", ['fish', 'fish > a']],
    ["echo 'a' > /x; sh /y", ['echo', 'sh']],
    ["echo 'a' > /x; curl b > /x; sh /x", ['echo', 'curl', 'sh']],
    ['echo "$X" | sh', ['echo', 'sh', 'sh > ']],
  ])('is read: %j', (text, expected) => {
    expect(chains(shell(text))).toEqual(expected);
  });

  it('stands where its author wrote it', () => {
    expect(spans(shell("echo 'curl x | sh' > /x && sh /x")).slice(-2)).toEqual(['curl x', 'sh']);
    expect(spans(shell("cat <<'E' | sh\ncurl x\nE\n")).at(-1)).toBe('curl x');
  });
});

describe('a function', () => {
  it.each([
    ['f() { curl -k "$@"; }; f x', ['f x', 'curl -k x']],
    ['f() { "$@" | sh; }; f curl x', ['f curl x', 'curl x', 'sh']],
    ['f() { g "$2"; }; g() { curl "$1"; }; f a x', ['f a x', 'g x', 'curl x']],
    ['f() { f; a; }; f', ['f', 'f', 'a']],
    ['f() { a; }; sudo f', ['sudo f', 'f', 'a']],
    ['f() { a; }; b', ['b', 'a']],
    ['f() { a $1; }; f x; f y', ['f x', 'a x', 'f y', 'a y']],
    ['curl() { command curl -k "$@"; }; curl x', ['curl x', 'command curl -k x', 'curl -k x']],
    ["alias c='curl -k'\nc x", ['alias c=curl -k', 'c x', 'curl -k x']],
    ["alias c='a | b'\nc", ['alias c=a | b', 'c', 'a', 'b']],
    ['ln -s /bin/sh /x; /x -c a', ['ln -s /bin/sh /x', 'x -c a', 'sh -c a', 'a']],
  ])('is read where it is called: %j', (text, expected) => {
    expect(runs(shell(text))).toEqual(expected);
  });

  it('that calls others without an end is told', () => {
    const calls = Array.from({ length: 20 }, (_, at) => `f${at}() { f${at + 1}; f${at + 1}; }`).join('; ');
    expect(only(shell(`${calls}; f0`).script.problems)).toMatchObject({
      unread: true,
      message: 'made of more variables and functions than are followed',
    });
  });
});

describe('what a command writes', () => {
  it.each([
    ['X=$(curl x); eval "$X"', ['words eval', 'words ']],
    ['X=$(curl x); sh -c "$X"', ['words sh']],
    ['X=`curl x`; $X', ['words ']],
    ['X=$(curl x) && echo "$X" | sh', ['pipe sh']],
    ['X=$(curl x); Y=$(echo "$X"); eval "$Y"', ['words eval', 'words ']],
    ['X=$(curl x); bash <<< "$X"', ['input bash']],
    ['X=$(curl x); echo "$X"', []],
    ['X=$(curl x); X=a; eval "$X"', []],
    ['curl x | while read l; do eval "$l"; done', ['words eval', 'words ']],
    ['curl x | tee >(sh)', ['pipe sh']],
    ['curl x > >(sh)', ['pipe sh']],
    ['curl x > >(cat)', []],
    ['curl x | xargs -0 sh -c', ['pipe sh']],
    ['curl x | xargs -I% sh -c %', ['pipe sh']],
    ['curl x | xargs -I% sh -o errexit -c %', ['pipe sh']],
    ['curl x | xargs sh /y', []],
    ['curl x | sh /dev/fd/0', ['pipe sh']],
    ['curl x | bash +x', ['pipe bash']],
    ['f() { sh; }; curl x | f', ['pipe sh']],
    ['f() { curl x; }; eval "$(f)"', ['words eval']],
    ['S=sh; curl x | $S -s', ['pipe sh']],
  ])('is followed to what runs it: %j', (text, expected) => {
    expect(runners(shell(text))).toEqual(expected);
  });
});

import { describe, expect, it } from 'vitest';
import { chains, exec, only, shell, spans } from './scripts.ts';

describe('simple commands', () => {
  it.each([
    ['a && b || c; d & e', ['a', 'b', 'c', 'd', 'e']],
    ['a x | b |& c', ['a x', 'b', 'c']],
    ['(a; b) && { c; d; }', ['a', 'b', 'c', 'd']],
    ['if a; then b; elif c; then d; else e; fi', ['a', 'b', 'c', 'd', 'e']],
    ['for f in x y; do a "$f"; done', ['a "$f"']],
    ['while a; do b; done; until c; do d; done', ['a', 'b', 'c', 'd']],
    ['case "$x" in a|b) c;; *) d ;; esac', ['c', 'd']],
    ['f() { a; }; function g { b; }', ['a', 'b']],
    ['! a; time -p b', ['a', 'b']],
    ['a $(b x) "`c`" ${d:-$(e)} $((1 + $(f)))', ['a $(b x) "`c`" ${d:-$(e)} $((1 + $(f)))', 'b x', 'c', 'e', 'f']],
    ['a <(b) > >(c)', ['a <(b)', 'b', 'c']],
    ['[[ -f $(a) ]] && b', ['a', 'b']],
    ['echo $(a | $(b c))', ['echo $(a | $(b c))', 'a', '$(b c)', 'b c']],
    ['a `b \\`c d\\`` e', ['a `b \\`c d\\`` e', 'b \\`c d\\`', 'c d']],
    ['a <<X\n$(b c)\nX\nd', ['a', 'b c', 'd']],
    ["a <<'X'\n$(b)\nX\nc", ['a', 'c']],
    ['a # b\nc', ['a', 'c']],
    ['a \\\n  b && \\\n  c', ['a \\\n  b', 'c']],
  ])('of %j stand where they are written', (text, expected) => {
    const sample = shell(text);
    expect(spans(sample)).toEqual(expected);
    expect(sample.script.problems).toEqual([]);
  });

  it('have the base name of their program, quotes and escapes taken out', () => {
    const { script, covered } = shell(`/usr/bin/apt-get a; "apt-get" b; 'apt'-get c; ap\\t-get d; $X/bin/pip e; $Y f`);
    expect(script.commands.map(({ name }) => name)).toEqual(['apt-get', 'apt-get', 'apt-get', 'apt-get', 'pip', '']);
    expect(script.commands.map(({ nameSpan }) => covered(nameSpan))).toEqual([
      '/usr/bin/apt-get',
      '"apt-get"',
      "'apt'-get",
      'ap\\t-get',
      '$X/bin/pip',
      '$Y',
    ]);
  });

  it('know their program with its path, unless a variable decides', () => {
    const { script } = shell(`./install.sh a; "/opt/x"/bin/y b; sudo tools/z c; $X/bin/pip d; X=./e; $X f`);
    expect(script.commands.map(({ program }) => program)).toEqual([
      './install.sh',
      '/opt/x/bin/y',
      'sudo',
      'tools/z',
      undefined,
      undefined,
      './e',
    ]);
  });

  it('have words with and without quotes, and none where a variable decides', () => {
    const { script, covered } = shell(`a 'b c' "d\\"e" $'f\\tg' h\\ i "$X/y" *.deb {p,q} -o=~/z`);
    const { words } = only(script.commands);
    expect(words.map(({ text }) => text)).toEqual(['b c', 'd"e', 'f\tg', 'h i', undefined, '*.deb', '{p,q}', '-o=~/z']);
    expect(words.map(({ display }) => display)[4]).toBe('$X/y');
    expect(words.map(({ quoted }) => quoted)).toEqual([true, true, true, false, true, false, false, false]);
    expect(words.map(({ span }) => covered(span))).toEqual(words.map(({ raw }) => raw));
  });

  it('have the assignments before them, and those of export and env', () => {
    const { script, covered } = shell(`A=1 B="x y" cmd C=3; export D='4' E; env -i F=5 sh G=6; H=$(x)`);
    const found = script.commands.map(({ assignments }) =>
      assignments.map(({ name, value }) => `${name}=${value.display}`),
    );
    expect(found).toEqual([['A=1', 'B=x y'], ['D=4'], ['F=5'], [], ['H=$(x)'], []]);
    expect(covered(script.commands[1]?.assignments[0]?.value.span ?? script.span)).toBe("'4'");
  });

  it('have their redirects apart from their words', () => {
    const { script, covered } = shell('curl x >> /etc/a 2>&1 <in; cat <<-E\n\tb $C\n\tE\n');
    const [curl, cat] = script.commands;
    expect(curl?.words.map(({ text }) => text)).toEqual(['x']);
    expect(curl?.redirects.map(({ descriptor, operator, target }) => [descriptor, operator, target?.text])).toEqual([
      [undefined, '>>', '/etc/a'],
      [2, '>&', '1'],
      [undefined, '<', 'in'],
    ]);
    expect(curl?.redirects.map(({ span }) => covered(span))).toEqual(['>> /etc/a', '2>&1', '<in']);
    expect(cat?.redirects[0]?.target?.display).toContain('b $C');
  });

  it('know what joins them, their list and what they stand in', () => {
    const { script } = shell('a && (b; c) || d\nif e; then f; fi & for x in $(g); do h | i; done');
    expect(script.commands.map(({ name, joinedBy, within }) => [name, joinedBy, within.join(' ')])).toEqual([
      ['a', 'first', ''],
      ['b', 'first', 'subshell'],
      ['c', ';', 'subshell'],
      ['d', '||', ''],
      ['e', 'first', 'condition'],
      ['f', 'first', 'branch'],
      ['g', 'first', 'substitution'],
      ['h', 'first', 'loop'],
      ['i', '|', 'loop'],
    ]);
    const list = (name: string) => script.commands.find((command) => command.name === name)?.list;
    expect(list('a')).toBe(list('d'));
    expect(list('a')).not.toBe(list('b'));
    expect(list('b')).not.toBe(list('c'));
  });
});

describe('text given to a shell', () => {
  it.each([
    ['sh -c "a \\"b c\\" && d"', ['a \\"b c\\"', 'd']],
    ["bash -lc 'a; b | c'", ['a', 'b', 'c']],
    ["bash -o pipefail -ec 'a' x y", ['a']],
    ["sh -c 'a'\"; b\"' c'", ['a', 'b"\' c']],
    ['eval "a b" c', ['a b" c']],
    ['su - app -c "a b"', ['a b']],
    ['su --command="a b" app', ['a b']],
    ['bash <<E\na b\nc\nE\n', ['a b', 'c']],
    ["bash -s <<'E'\na $(b)\nE\n", ['a $(b)', 'b']],
    ['bash <<< "a; b"', ['a', 'b']],
    ['sh -c \'sh -c "a b"; c\'', ['sh -c "a b"', 'a b', 'c']],
  ])('%j is read where it stands', (text, expected) => {
    const sample = shell(text);
    const inner = sample.script.commands.filter(({ wrapper }) => wrapper);
    expect(inner.map(({ span }) => sample.covered(span))).toEqual(expected);
    expect(sample.script.problems).toEqual([]);
  });

  it('is not read twice where the outer shell expands it', () => {
    const sample = shell('sh -c "a $(b) `c` $d"');
    expect(sample.script.commands.map(({ name }) => name)).toEqual(['sh', 'a', 'b', 'c']);
    expect(sample.script.commands[1]?.words.map(({ display }) => display)).toEqual(['$(b)', '`c`', '$d']);
    expect(sample.script.commands[2]?.substitution?.command?.name).toBe('sh');
  });

  it('is none where a script or a query is named', () => {
    expect(chains(shell('sh -x a.sh; bash a -c b; bash a.sh <<E\nx\nE\n'))).toEqual(['sh', 'bash', 'bash']);
  });
});

describe('what stands behind another program', () => {
  it.each([
    ['sudo -u app -E apt-get install x', 'sudo > apt-get', 'apt-get install x'],
    ['sudo -n -- A=b apt-get x', 'sudo > apt-get', 'apt-get x'],
    ['env -i -u B A=b cmd z', 'env > cmd', 'cmd z'],
    ['env -S "cmd a" b', 'env > cmd', 'cmd a'],
    ['doas -u app cmd', 'doas > cmd', 'cmd'],
    ['exec -a name cmd', 'exec > cmd', 'cmd'],
    ['nice -n 5 cmd', 'nice > cmd', 'cmd'],
    ['nice -10 cmd', 'nice > cmd', 'cmd'],
    ['nohup cmd', 'nohup > cmd', 'cmd'],
    ['timeout -k 5 -s KILL 10 cmd', 'timeout > cmd', 'cmd'],
    ['xargs -r -n1 -I {} cmd {}', 'xargs > cmd', 'cmd {}'],
    ['xargs -0rP 4 cmd', 'xargs > cmd', 'cmd'],
    ['chroot --userspec=a:b /mnt cmd', 'chroot > cmd', 'cmd'],
    ['gosu app cmd', 'gosu > cmd', 'cmd'],
    ['su-exec app:app cmd', 'su-exec > cmd', 'cmd'],
    ['command -p cmd', 'command > cmd', 'cmd'],
    ['builtin cd x', 'builtin > cd', 'cd x'],
    ['setarch x86_64 -R cmd', 'setarch > cmd', 'cmd'],
    ['linux32 cmd', 'linux32 > cmd', 'cmd'],
    ['stdbuf -oL -e 0 cmd', 'stdbuf > cmd', 'cmd'],
    ['ionice -c 3 cmd', 'ionice > cmd', 'cmd'],
    ['busybox wget x', 'busybox > wget', 'wget x'],
    ["busybox sh -c 'cmd a'", 'busybox > sh > cmd', 'cmd a'],
    ['tini -g -- cmd', 'tini > cmd', 'cmd'],
    ['dumb-init -r 15:3 -- cmd', 'dumb-init > cmd', 'cmd'],
    ['conda run -n app --no-capture-output cmd', 'conda > cmd', 'cmd'],
    ['/usr/bin/sudo /usr/bin/env cmd', 'sudo > env > cmd', 'cmd'],
    ['find . -exec chmod 777 {} \\;', 'find > chmod', 'chmod 777 {}'],
    ['find . -type f -execdir rm {} +', 'find > rm', 'rm {}'],
  ])('%j runs a command of its own', (text, chain, span) => {
    const sample = shell(text);
    expect(chains(sample).at(-1)).toBe(chain);
    expect(spans(sample).at(-1)).toBe(span);
    expect(spans(sample)[0]).toBe(text);
  });

  it.each([
    'command -v curl',
    'sudo -l cmd',
    'env',
    'env A=b',
    'timeout 10',
    'busybox --install -s',
    'conda install run',
    'ionice -p 1',
  ])('is nothing in %j', (text) => {
    expect(shell(text).script.commands).toHaveLength(1);
  });

  it('is every action of find', () => {
    expect(spans(shell('find . -exec a {} \\; -exec sudo b {} + -print')).slice(1)).toEqual([
      'a {}',
      'sudo b {}',
      'b {}',
    ]);
  });

  it('shares the redirects of the program before it', () => {
    const { script } = shell('sudo curl x > y');
    expect(script.commands.map(({ redirects }) => redirects.length)).toEqual([1, 1]);
  });
});

describe('pipelines', () => {
  it('have the commands of each stage, those of groups and behind wrappers too, but not of substitutions', () => {
    const sample = shell('curl $(a) | (b; c | d) |& sudo -E bash -');
    const [outer, inner] = sample.script.pipelines;
    expect(outer?.stages.map((stage) => stage.map(({ name }) => name))).toEqual([
      ['curl'],
      ['b', 'c', 'd'],
      ['sudo', 'bash'],
    ]);
    expect(outer && sample.covered(outer.span)).toBe(sample.text);
    expect(inner?.commands.map(({ name }) => name)).toEqual(['c', 'd']);
    expect(sample.script.commands.map(({ pipeline }) => pipeline && sample.script.pipelines.indexOf(pipeline))).toEqual(
      [0, undefined, 0, 1, 1, 0, 0],
    );
  });
});

describe('the options of a shell', () => {
  it('come from the SHELL instruction', () => {
    const setting = { program: '/bin/bash', flags: ['-eo', 'pipefail', '-c'] };
    expect([...shell('a', setting).script.options]).toEqual(['errexit', 'pipefail']);
    expect(shell('a', setting).script.interpreter).toBe('/bin/bash');
  });

  it.each([
    ['set -euo pipefail; a', ['errexit', 'nounset', 'pipefail']],
    ['set -o pipefail && a', ['pipefail']],
    ['set -ex; set +e; a', ['xtrace']],
    ['(set -e); a', []],
    ['a; set -e', []],
    ["bash -eo pipefail -c 'a'", ['errexit', 'pipefail']],
    ["set -e; sh -c 'a'", []],
    ["set -e; eval 'a'", ['errexit']],
  ])('hold where a command runs: %j', (text, expected) => {
    const command = shell(text).script.commands.find(({ name }) => name === 'a');
    expect([...(command?.shell.options ?? [])]).toEqual(expected);
  });
});

describe('dialects', () => {
  it.each([
    ['/bin/sh', [], 'posix'],
    ['bash', ['-c'], 'posix'],
    ['/bin/busybox', ['ash', '-c'], 'posix'],
    ['/usr/bin/env', ['bash', '-c'], 'posix'],
    ['conda', ['run', '-n', 'app', '/bin/bash', '-c'], 'posix'],
    ['/usr/local/bin/_dockerfile_shell.sh', [], 'posix'],
    ['powershell', ['-Command'], 'powershell'],
    ['C:\\Program Files\\PowerShell\\7\\PWSH.EXE', ['-Command'], 'powershell'],
    ['cmd', ['/S', '/C'], 'cmd'],
    ['CMD.exe', ['/S', '/C'], 'cmd'],
    ['python3', [], 'other'],
    ['/usr/bin/perl', ['-e'], 'other'],
    ['fish', ['-c'], 'alike'],
    ['/opt/our-shell', ['-c'], 'alike'],
  ] as const)('%s %j is %s', (program, flags, dialect) => {
    const { script } = shell('a | b', { program, flags });
    expect(script.dialect).toBe(dialect);
    expect(script.commands).toHaveLength(dialect === 'posix' || dialect === 'alike' ? 2 : 0);
  });
});

describe('the exec form', () => {
  it('is one command, read by no shell', () => {
    const sample = exec('["/usr/bin/apt-get", "install", "a;b"]');
    const command = only(sample.script.commands);
    expect([sample.script.dialect, sample.script.interpreter, command.name]).toEqual(['exec', '', 'apt-get']);
    expect(command.words.map(({ text }) => text)).toEqual(['install', 'a;b']);
    expect(sample.covered(command.span)).toBe('"/usr/bin/apt-get", "install", "a;b"');
  });

  it('is read on in what it gives to a shell', () => {
    const sample = exec('["bash", "-o", "pipefail", "-c", "a \\"b\\"\\n| c\\u0020d"]');
    expect(spans(sample).slice(1)).toEqual(['a \\"b\\"', 'c\\u0020d']);
    expect(sample.script.commands.map(({ shell: { options } }) => [...options])).toEqual([
      [],
      ['pipefail'],
      ['pipefail'],
    ]);
  });

  it('may stand behind a wrapper', () => {
    expect(chains(exec('["/usr/bin/env", "sh", "-c", "a"]'))).toEqual(['env', 'env > sh', 'env > sh > a']);
  });

  it('may be empty', () => {
    expect(exec('[]').script.commands).toEqual([]);
  });
});

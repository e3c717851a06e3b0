import { describe, expect, test } from 'vitest';
import { lastArgument, only, read } from './reading.ts';

describe('FROM', () => {
  test.each([
    ['ARG V=3.12\nFROM python:${V}-slim', 'python:3.12-slim'],
    ['ARG A=1\nARG B=$A.2\nFROM x:$B', 'x:1.2'],
    ['ARG A=1 B=$A.2\nFROM x:$B', 'x:1.2'],
    ['ARG V\nFROM x:$V', undefined],
    ['ARG V\nFROM x:${V:-2}', 'x:2'],
    ['FROM x:$V', undefined],
    ['FROM x:${V:-2}', 'x:2'],
    ['FROM x:${V:+2}', undefined],
    ['ARG V=\nFROM x:${V:-2}', 'x:2'],
    ['ARG V=\nFROM x${V-:2}', 'x'],
    ['FROM x:$TARGETARCH', undefined],
    ['FROM x:${TARGETARCH:-amd64}', undefined],
    ['ARG TARGETARCH=amd64\nFROM x:$TARGETARCH', 'x:amd64'],
    ["ARG V=2\nFROM 'x:$V'", 'x:$V'],
    ['FROM a\nARG V=2\nFROM x:$V', undefined],
  ])('%j', (text, expected) => {
    expect(lastArgument(text)).toBe(expected);
  });
});

describe('a stage', () => {
  test.each([
    ['sees no global ARG', 'ARG V=1\nFROM a\nUSER $V', undefined],
    ['sees one that it declares again', 'ARG V=1\nFROM a\nARG V\nUSER $V', '1'],
    ['gives it another default', 'ARG V=1\nFROM a\nARG V=2\nUSER $V', '2'],
    ['sees an ARG only behind it', 'FROM a\nUSER $V\nARG V=1\nUSER x$V', 'x1'],
    ['does not see an ARG in the line that declares it', 'FROM scratch\nENV A=1\nENV A=2 B=$A\nUSER $B', '1'],
    ['sees earlier pairs of the same ARG', 'FROM a\nARG A=1 B=$A\nUSER $B', '1'],
    ['prefers a later ENV to an ARG', 'FROM a\nARG V=1\nENV V=2\nUSER $V', '2'],
    ['keeps an ENV when an ARG without default follows', 'FROM a\nENV V=2\nARG V\nUSER $V', '2'],
    ['does not know an ARG without default', 'FROM a\nARG V\nUSER $V', undefined],
    ['takes the default written beside it', 'FROM a\nARG V\nUSER ${V:-app}', 'app'],
    ['does not know what a base image may set', 'FROM a\nUSER ${APP_UID:-1000}', undefined],
    ['knows that scratch sets nothing', 'FROM scratch\nUSER a$NOPE', 'a'],
    ['knows that PATH is always set', 'FROM scratch\nWORKDIR $PATH', undefined],
    ['does not know platforms', 'FROM a\nARG TARGETARCH\nWORKDIR /$TARGETARCH', undefined],
    ['lets a default stand in for a platform', 'FROM a\nARG TARGETARCH=arm\nWORKDIR /$TARGETARCH', '/arm'],
    ['inherits ENV from its parent', 'FROM a AS b\nENV V=1\nFROM b\nUSER $V', '1'],
    ['inherits ARG from its parent', 'FROM a AS b\nARG V=1\nFROM b\nUSER $V', '1'],
    ['inherits ENV before ARG', 'FROM a AS b\nENV V=1\nARG V=2\nFROM b\nUSER $V', '1'],
    ['inherits nothing from others', 'FROM a AS b\nENV V=1\nFROM a\nUSER $V', undefined],
    ['inherits the ENV of an ONBUILD', 'FROM a AS b\nONBUILD ENV V=1\nFROM b\nUSER $V', '1'],
    ['is not changed by its own ONBUILD', 'FROM a\nONBUILD ENV V=1\nUSER $V', undefined],
    ['is seen by its ONBUILD as it ends', 'FROM a\nONBUILD USER $V\nENV V=1', '1'],
  ])('%s', (_, text, expected) => {
    const document = read(text);
    const users = document.instructions.filter(({ keyword }) => keyword === 'USER' || keyword === 'WORKDIR');
    expect(users.at(-1)?.args[0]?.text).toBe(expected);
  });
});

test('quotes and escapes decide what is a variable', () => {
  const document = read('FROM scratch\nENV V=1\nENV A=\'$V\' B="$V" C=\\$V D="a\\"b" E=${V}x\n');
  const values = document.instructions.at(-1)?.pairs.map(({ value }) => value?.text);
  expect(values).toEqual(['$V', '1', '$V', 'a"b', '1x']);
});

test('a value names the variables it mentions, in whatever instruction', () => {
  const document = read('FROM a\nCOPY $A/${B:-$C} /x\nRUN echo $D\n');
  expect(only(document, 'COPY').args[0]?.variables).toEqual(['A', 'C', 'B']);
  expect(only(document, 'RUN').args[1]?.variables).toEqual(['D']);
});

test('RUN, CMD and ENTRYPOINT are left to their shell', () => {
  const document = read('FROM a\nENV V=1\nRUN echo $V "x"\n');
  expect(only(document, 'RUN').args.map(({ text }) => text)).toEqual(['echo', '$V', '"x"']);
});

test('--from takes no variables, other flags do', () => {
  const flags = only(read('FROM scratch\nENV V=1\nCOPY --from=$V --chown=$V:$V a b\n'), 'COPY').flags;
  expect(flags.map(({ name, value }) => [name, value?.text])).toEqual([
    ['from', undefined],
    ['chown', '1:1'],
  ]);
});

test('a document resolves a variable for any instruction', () => {
  const document = read('ARG G=g\nFROM $G\nARG V=1\nRUN a\nENV V=2\nRUN b\n');
  const values = document.instructions.map((instruction) => document.resolve(instruction, 'V'));
  expect(values).toEqual([undefined, undefined, undefined, '1', '1', '2']);
  expect(document.resolve(only(document, 'FROM'), 'G')).toBe('g');
});

test('a value that doubles from line to line ends as unresolved, not as memory', () => {
  const text = `FROM scratch\nENV A=0123456789\n${'ENV A=$A$A\n'.repeat(60)}USER $A`;
  expect(lastArgument(text)).toBeUndefined();
});

test('nesting without end is refused, not followed', () => {
  const document = read(`FROM a\nENV A=${'${A:-'.repeat(50_000)}\n`);
  expect(document.problems).toMatchObject([{ fatal: false }]);
});

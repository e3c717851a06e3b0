import { describe, expect, test } from 'vitest';
import { only, read, source, textAt } from './reading.ts';

describe('parser directives', () => {
  test('are read at the very top, in any letter case', () => {
    const { directives } = read('# Syntax = docker/dockerfile:1\n#ESCAPE=`\n# check=skip=all\nFROM a\n');
    expect(directives.escape).toBe('`');
    expect(directives.syntax?.text).toBe('docker/dockerfile:1');
    expect(directives.check?.text).toBe('skip=all');
  });

  test('say where their value stands', () => {
    const document = read('\ufeff# syntax=docker/dockerfile:1  \r\nFROM a\r\n');
    expect(document.directives.syntax?.span).toEqual({ start: { line: 1, column: 11 }, end: { line: 1, column: 30 } });
  });

  test.each(['# comment', '# unknown=1', '', 'ARG X'])('end at a line `%s`', (line) => {
    expect(read(`${line}\n# escape=\`\nFROM a\n`).directives.escape).toBe('\\');
  });

  test('are no comments, while what only looks like one is', () => {
    const { comments } = read('# syntax=a\n# first\n# escape=`\nFROM a\n');
    expect(comments.map(({ text }) => text)).toEqual(['first', 'escape=`']);
  });

  test('may not be repeated, and escape is one of two characters', () => {
    expect(read('# syntax=a\n# syntax=b\nFROM a\n').problems).toMatchObject([{ fatal: true }]);
    expect(read('# escape=x\nFROM a\n').problems).toMatchObject([{ fatal: true }]);
  });
});

describe('spans', () => {
  const document = read(
    source`
      FROM --platform=$BUILDPLATFORM python:3.12 AS build
      run --mount=type=cache,dst=/c  apt-get \
        # why
        install curl
      CMD [ "a b", "c" ]
      ENV A="x y" B=z
      ONBUILD USER app
      RUN <<EOF
      ls
      EOF
    `.trimEnd(),
  );
  const at = (keyword: string, pick: (found: ReturnType<typeof only>) => Parameters<typeof textAt>[1] | undefined) => {
    const span = pick(document.instructions.find((found) => found.keyword === keyword) ?? only(document, keyword));
    return span && textAt(document, span);
  };

  test('of instructions reach from keyword to last word', () => {
    expect(at('RUN', ({ span }) => span)).toBe('run --mount=type=cache,dst=/c  apt-get \\\n  # why\n  install curl');
    expect(at('USER', ({ span }) => span)).toBe('ONBUILD USER app');
    expect(at('USER', ({ keywordSpan }) => keywordSpan)).toBe('USER');
    expect(textAt(document, document.instructions.at(-1)?.span ?? only(document, 'x').span)).toBe('RUN <<EOF\nls\nEOF');
  });

  test('of arguments leave the flags out', () => {
    expect(at('RUN', ({ argsSpan }) => argsSpan)).toBe('apt-get \\\n  # why\n  install curl');
    expect(at('RUN', ({ args }) => args[1]?.span)).toBe('install');
    expect(at('FROM', ({ args }) => args[2]?.span)).toBe('build');
  });

  test('of JSON strings hold their quotes', () => {
    expect(at('CMD', ({ args }) => args[0]?.span)).toBe('"a b"');
    expect(at('CMD', ({ argsSpan }) => argsSpan)).toBe('[ "a b", "c" ]');
  });

  test('of pairs, names and values', () => {
    expect(at('ENV', ({ pairs }) => pairs[0]?.span)).toBe('A="x y"');
    expect(at('ENV', ({ pairs }) => pairs[1]?.name.span)).toBe('B');
    expect(at('ENV', ({ pairs }) => pairs[0]?.value?.span)).toBe('"x y"');
  });

  test('of flags, their values and mount options', () => {
    expect(at('FROM', ({ flags }) => flags[0]?.span)).toBe('--platform=$BUILDPLATFORM');
    expect(at('FROM', ({ flags }) => flags[0]?.value?.span)).toBe('$BUILDPLATFORM');
    expect(at('RUN', ({ flags }) => flags[0]?.options.get('type')?.span)).toBe('cache');
    expect(at('RUN', ({ flags }) => flags[0]?.options.get('target')?.span)).toBe('/c');
  });

  test('of heredocs are the lines of their body', () => {
    const heredoc = document.instructions.at(-1)?.heredocs[0];
    expect(heredoc && textAt(document, heredoc.bodySpan)).toBe('ls\n');
  });

  test('count columns in CRLF files, behind a byte order mark, in UTF-16 units', () => {
    const windows = read('\ufeffFROM a\r\nRUN "🐳" \\\r\n  b\r\n');
    expect(windows.instructions.map(({ span }) => span)).toEqual([
      { start: { line: 1, column: 2 }, end: { line: 1, column: 8 } },
      { start: { line: 2, column: 1 }, end: { line: 3, column: 4 } },
    ]);
  });

  test('of an instruction without arguments: where they would be', () => {
    expect(only(read('FROM a\nCMD\n'), 'CMD').argsSpan).toEqual({
      start: { line: 2, column: 4 },
      end: { line: 2, column: 4 },
    });
  });
});

describe('forms', () => {
  test('only a well-formed JSON array of strings is the exec form', () => {
    const forms = read('FROM a\nCMD [python, app.py]\nCMD ["python"]\nCMD ["a"] b\nCMD []\n').instructions.slice(1);
    expect(forms.map(({ json }) => json)).toEqual([false, true, false, true]);
    expect(forms[0]?.args.map(({ text }) => text)).toEqual(['[python,', 'app.py]']);
  });

  test('ENV and LABEL take pairs, the legacy form one with all the rest', () => {
    const document = read('FROM a\nENV A=1 B="2 3" C=4\\ 5\nENV D e  f\nLABEL g="h"\n');
    const pairs = document.instructions.flatMap((instruction) => instruction.pairs);
    expect(pairs.map(({ name, value }) => [name.text, value?.text])).toEqual([
      ['A', '1'],
      ['B', '2 3'],
      ['C', '4 5'],
      ['D', 'e  f'],
      ['g', 'h'],
    ]);
  });

  test('HEALTHCHECK is NONE or CMD', () => {
    const [none, cmd] = read('FROM a\nHEALTHCHECK none\nHEALTHCHECK --interval=5s CMD ["x", "y"]\n').instructions.slice(
      1,
    );
    expect(none?.healthcheck).toBe('none');
    expect(cmd?.healthcheck).toBe('cmd');
    expect(cmd?.json).toBe(true);
    expect(cmd?.args.map(({ text }) => text)).toEqual(['x', 'y']);
    expect(cmd?.flags.map(({ name, value }) => [name, value?.text])).toEqual([['interval', '5s']]);
  });

  test('heredocs: several, chomped, quoted; a line in them is no instruction', () => {
    const document = read("FROM a\nCOPY <<A <<-'B' /x/\nUSER root\nA\n\t$y\n\tB\nUSER app\n");
    const copy = only(document, 'COPY');
    expect(copy.args.map(({ text }) => text)).toEqual(['/x/']);
    expect(copy.heredocs.map(({ name, body, quoted }) => [name, body, quoted])).toEqual([
      ['A', 'USER root\n', false],
      ['B', '$y\n', true],
    ]);
    expect(only(document, 'USER').args[0]?.text).toBe('app');
  });

  test('a mount knows its options by one name each', () => {
    const [flag] = only(read('FROM a\nRUN --mount="type=bind,src=a b",dst=/c,ro,from=x ls\n'), 'RUN').flags;
    expect([...(flag?.options ?? [])].map(([name, { text }]) => [name, text])).toEqual([
      ['type', 'bind'],
      ['source', 'a b'],
      ['target', '/c'],
      ['readonly', ''],
      ['from', 'x'],
    ]);
  });

  test('ONBUILD is the instruction that it triggers', () => {
    const run = only(read('FROM a\nonbuild run --network=host ls\n'), 'RUN');
    expect(run.onbuild).toBe(true);
    expect(run.flags.map(({ name }) => name)).toEqual(['network']);
    expect(run.normalised).toBe('ONBUILD RUN --network=host ls');
  });

  test('an escape character that is itself escaped does not continue the line', () => {
    expect(read('FROM a\nRUN echo \\\\\nUSER root\n').instructions.map(({ keyword }) => keyword)).toEqual([
      'FROM',
      'RUN',
      'USER',
    ]);
  });
});

describe('comments', () => {
  const targets = (text: string) => {
    const document = read(text);
    return document.comments.map(({ text: words, target, top }) => [words, target && textAt(document, target), top]);
  };

  test('stand for the instruction directly below, stacked ones too', () => {
    expect(targets('# one\n#two\nFROM a\n\n# three\n\nUSER b\n  # four\nRUN c\n')).toEqual([
      ['one', 'FROM a', true],
      ['two', 'FROM a', true],
      ['three', undefined, false],
      ['four', 'RUN c', false],
    ]);
  });

  test('within continuation lines stand for the instruction around them', () => {
    expect(targets('FROM a\n# above\nRUN b \\\n  # within\n  c\n')).toEqual([
      ['above', 'RUN b \\\n  # within\n  c', false],
      ['within', 'RUN b \\\n  # within\n  c', false],
    ]);
  });

  test('do not stand in heredocs, nor behind words', () => {
    expect(targets('FROM a # b\nRUN <<EOF\n# c\nEOF\n')).toEqual([]);
  });
});

describe('problems', () => {
  test.each([
    ['a template', '{{ if x }}\nFROM a\n', '{{'],
    ['an unknown instruction', 'FROM a\nRUM ls\n', 'RUM'],
    ['no FROM', 'ARG X=1\n', 'ARG X=1'],
    ['no FROM, but instructions', 'ARG X=1\nRUN ls\n', 'ARG X=1'],
    ['FROM without an image', 'FROM\n', 'FROM'],
    ['FROM with too many words', 'FROM a b\n', 'a b'],
    ['a stage name with a slash', 'FROM a AS b/c\n', 'a AS b/c'],
    ['COPY without a destination', 'FROM a\nCOPY b\n', 'b'],
    ['ENV without a value', 'FROM a\nENV B\n', 'B'],
    ['ENV with one pair that is none', 'FROM a\nENV B=1 c\n', 'c'],
    ['SHELL without JSON', 'FROM a\nSHELL bash -c\n', 'bash -c'],
    ['HEALTHCHECK of another kind', 'FROM a\nHEALTHCHECK curl x\n', 'curl x'],
    ['a heredoc that does not end', 'FROM a\nRUN <<EOF\nls\n', '<<EOF'],
    ['a JSON array with a number', 'FROM a\nCMD ["a", 1]\n', '["a", 1]'],
    ['a bad substitution in FROM', 'FROM a${}\n', 'a${}'],
    ['binary', '\0\u0001\0', '\0\u0001\0'],
  ])('%s is fatal, at its place', (_, text, place) => {
    const document = read(text);
    const fatal = document.problems.find((problem) => problem.fatal);
    expect(fatal && textAt(document, fatal.span)).toBe(place);
  });

  test.each([
    ['an instruction before FROM', 'USER a\nFROM b\n', 'USER'],
    ['ONBUILD FROM', 'FROM a\nONBUILD FROM b\n', 'b'],
  ])('%s is told at its place, and the rest is read', (_, text, place) => {
    const document = read(text);
    expect(document.problems.map(({ span, fatal }) => [textAt(document, span), fatal])).toEqual([[place, false]]);
  });

  test('without FROM the instructions are one stage, on nothing that is known', () => {
    const { stages, instructions, problems } = read('ARG V=1\nRUN ls\nUSER $V\n');
    expect(stages.map(({ base, end }) => [base, end.user?.value.text])).toEqual([
      [{ kind: 'unresolved', raw: '' }, '1'],
    ]);
    expect(instructions.map(({ keyword }) => keyword)).toEqual(['ARG', 'RUN', 'USER']);
    expect(problems.map(({ fatal, readable }) => [fatal, readable])).toEqual([[true, true]]);
  });

  test('a likely keyword is proposed', () => {
    expect(read('FROM a\nWORKIDR /x\n').problems.map(({ message }) => message)).toEqual([
      'unknown instruction `WORKIDR`, perhaps WORKDIR was meant',
    ]);
  });

  test.each(['', '\n', '# only a comment\n'])('a file without instructions is refused: %j', (text) => {
    expect(read(text).problems).toMatchObject([{ fatal: true }]);
  });

  test('a plain file has none', () => {
    expect(read('ARG V=1\nFROM a:$V\nRUN [ -f x ] && ls\nCMD ["a"]\nENTRYPOINT\n').problems).toEqual([]);
  });
});

describe('routes', () => {
  const document = read(
    'ARG V=1\nFROM golang:1.26@sha256:0123456789012345678901234567890123456789012345678901234567890123 as Build\nRUN  go \\\n  # why\n  build\nFROM debian:12\nRUN ls\nFROM alpine\n\nUSER  a\n',
  );
  const route = (line: number, column = 1) => document.routeOf({ line, column });

  test('name the stage by alias, as the final one, or by its image', () => {
    expect([1, 3, 7, 10].map((line) => route(line).scope)).toEqual(['', 'stage:build', 'stage:debian', 'stage:final']);
  });

  test('name the instruction without layout, comments and digests', () => {
    expect(route(2).step).toBe('FROM golang:1.26 AS Build');
    expect(route(4, 3).step).toBe('RUN go build');
    expect(route(1).step).toBe('ARG V=1');
    expect(route(10, 8).step).toBe('USER a');
  });

  test('between instructions there is a stage and no step', () => {
    expect(route(9)).toEqual({ scope: 'stage:final', step: '' });
  });
});

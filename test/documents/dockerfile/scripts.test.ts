import { describe, expect, test } from 'vitest';
import type { Script } from '../../../src/documents/shell/model.ts';
import { only, read, source, textAt } from './reading.ts';

const scriptOf = (text: string, keyword = 'RUN'): Script | undefined => only(read(text), keyword).script;
const programs = (script: Script | undefined): readonly string[] | undefined =>
  script?.commands.map(({ name }) => name);

describe('the script of an instruction', () => {
  test('is what its shell reads: continuations, comments and empty lines gone', () => {
    const document = read('FROM a\nRUN one \\\n  # why\n\n  && two "x \\\n y"\n');
    const script = only(document, 'RUN').script;
    expect(programs(script)).toEqual(['one', 'two']);
    const [, two] = script?.commands ?? [];
    expect(two && textAt(document, two.span)).toBe('two "x \\\n y"');
  });

  test('exists for RUN, CMD, ENTRYPOINT and HEALTHCHECK CMD, and for them alone', () => {
    expect(programs(scriptOf('FROM a\nCMD ["one", "x"]\n', 'CMD'))).toEqual(['one']);
    expect(programs(scriptOf('FROM a\nENTRYPOINT exec one\n', 'ENTRYPOINT'))).toContain('one');
    expect(programs(scriptOf('FROM a\nHEALTHCHECK --retries=1 CMD one || exit 1\n', 'HEALTHCHECK'))).toEqual([
      'one',
      'exit',
    ]);
    expect(scriptOf('FROM a\nHEALTHCHECK NONE\n', 'HEALTHCHECK')).toBeUndefined();
    expect(scriptOf('FROM a\nCOPY b c\n', 'COPY')).toBeUndefined();
    expect(scriptOf('FROM a\nCMD\n', 'CMD')).toBeUndefined();
  });

  test('is without the flags', () => {
    expect(programs(scriptOf('FROM a\nRUN --mount=type=cache,target=/c one\n'))).toEqual(['one']);
  });

  test('follows the SHELL in force, inherited ones too', () => {
    const powershell = 'SHELL ["powershell", "-Command"]\n';
    expect(scriptOf(`FROM a\n${powershell}RUN one\n`)?.dialect).toBe('powershell');
    expect(scriptOf(`FROM a\nRUN one\n${powershell}`)?.dialect).toBe('posix');
    expect(scriptOf(`FROM a AS x\n${powershell}FROM x\nRUN one\n`)?.dialect).toBe('powershell');
    expect(scriptOf(`FROM a AS x\nONBUILD ${powershell}FROM x\nRUN one\n`)?.dialect).toBe('powershell');
    expect(scriptOf('FROM a\nSHELL ["/bin/bash", "-o", "pipefail", "-c"]\nRUN one\n')?.options).toContain('pipefail');
  });

  test('is for cmd on Windows images', () => {
    expect(scriptOf('FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN dir\n')?.dialect).toBe('cmd');
    expect(scriptOf('FROM --platform=windows/amd64 a\nRUN dir\n')?.dialect).toBe('cmd');
    expect(scriptOf('FROM golang:1.26-nanoserver AS x\nFROM x\nRUN dir\n')?.dialect).toBe('cmd');
  });
});

describe('the script of a heredoc', () => {
  test('is its body', () => {
    const document = read('FROM a\nRUN <<EOF\none\ntwo x\nEOF\n');
    const script = only(document, 'RUN').script;
    expect(programs(script)).toEqual(['one', 'two']);
    expect(script?.commands[1] && textAt(document, script.commands[1].span)).toBe('two x');
  });

  test('keeps its places where tabs are taken away', () => {
    const document = read('FROM a\nRUN <<-EOF\n\tone\n\t\ttwo x\n\tEOF\n');
    const script = only(document, 'RUN').script;
    expect(script?.commands[1] && textAt(document, script.commands[1].span)).toBe('two x');
  });

  test.each([
    ['#!/usr/bin/env python3', 'other'],
    ['#!/usr/bin/env -S node --test', 'other'],
    ['#!/bin/bash -e', 'posix'],
  ])('is read by the interpreter of its first line `%s`', (first, dialect) => {
    expect(scriptOf(`FROM a\nRUN <<EOF\n${first}\none\nEOF\n`)?.dialect).toBe(dialect);
  });

  test('is run by a shell that is given it', () => {
    expect(programs(scriptOf('FROM a\nRUN bash <<EOF\none\nEOF\n'))).toEqual(['bash', 'one']);
    expect(programs(scriptOf('FROM a\nRUN <<EOF bash\none\nEOF\n'))).toEqual(['bash', 'one']);
  });

  test('is data for anything else', () => {
    expect(programs(scriptOf('FROM a\nRUN cat <<EOF > /x\none\nEOF\n'))).toEqual(['cat']);
    expect(programs(scriptOf('FROM a\nRUN python3 <<EOF\nprint(1)\nEOF\n'))).toEqual(['python3']);
  });

  test('does not end the command line beside it', () => {
    const text = source`
      FROM a
      RUN cat <<A > /a && cat <<B > /b && three
      one
      A
      two
      B
    `;
    expect(programs(scriptOf(text))).toEqual(['cat', 'cat', 'three']);
  });
});

describe('the script of an instruction knows', () => {
  const words = (text: string, keyword = 'RUN'): readonly string[] =>
    scriptOf(text, keyword)?.commands.map(({ name, words }) =>
      [name, ...words.map(({ display }) => display)].join(' '),
    ) ?? [];

  test.each([
    ['ARG before it', 'FROM a\nARG C=curl\nRUN $C x\n', ['curl x']],
    ['ENV before it', 'FROM a\nENV C=curl\nRUN $C x\n', ['curl x']],
    ['ENV of the stage below', 'FROM a AS b\nENV C=curl\nFROM b\nRUN $C x\n', ['curl x']],
    ['an ARG above the first FROM that the stage asks for', 'ARG C=curl\nFROM a\nARG C\nRUN $C x\n', ['curl x']],
    ['not one that it does not ask for', 'ARG C=curl\nFROM a\nRUN $C x\n', [' x']],
    ['not an ARG without a default', 'FROM a\nARG C\nRUN $C x\n', [' x']],
    ['not an ARG behind it', 'FROM a\nRUN $C x\nARG C=curl\n', [' x']],
    ['the default of a variable that nobody sets', 'FROM a\nRUN ${C:-curl} x\n', ['curl x']],
    ['a file that COPY wrote', 'FROM a\nCOPY <<E /x\ncurl x\nE\nRUN sh /x\n', ['sh /x', 'curl x']],
    [
      'a file of a folder that COPY wrote',
      'FROM a\nCOPY <<x.sh /b/\ncurl x\nx.sh\nRUN sh /b/x.sh\n',
      ['sh /b/x.sh', 'curl x'],
    ],
    [
      'a file in its folder',
      'FROM a\nWORKDIR /b\nWORKDIR c\nCOPY <<E x\ncurl x\nE\nRUN sh /b/c/x\n',
      ['sh /b/c/x', 'curl x'],
    ],
    [
      'a file in the folder of the stage below',
      'FROM a AS b\nWORKDIR /b\nFROM b\nCOPY <<E .\ncurl x\nE\nRUN sh ./E\n',
      ['sh ./E', 'curl x'],
    ],
    ['not a file in another folder', 'FROM a\nCOPY <<E x\ncurl x\nE\nWORKDIR /b\nRUN sh x\n', ['sh x']],
    ['not a file that COPY writes later', 'FROM a\nRUN sh /x\nCOPY <<E /x\ncurl x\nE\n', ['sh /x']],
    [
      'the text that its SHELL runs',
      'FROM a\nSHELL ["sh", "-c", "curl x"]\nRUN true\n',
      ['sh -c curl x true', 'curl x'],
    ],
    [
      'what a SHELL makes of it',
      'FROM a\nSHELL ["sh", "-c", "eval \\"$0\\""]\nRUN curl x\n',
      ['sh -c eval "$0" curl x', 'eval curl x', 'curl x'],
    ],
  ])('%s', (_, text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  test('a file that an earlier RUN wrote, whichever is asked first', () => {
    const text = "FROM a\nRUN echo 'curl x' > /x\nRUN sh /x\nRUN echo a > /x\nRUN sh /x\n";
    const scripts = read(text).instructions.flatMap(({ script }) => script ?? []);
    const reversed = read(text)
      .instructions.toReversed()
      .flatMap(({ script }) => script ?? []);
    const names = scripts.map(programs);
    expect(names).toEqual([['echo'], ['sh', 'curl'], ['echo'], ['sh', 'a']]);
    expect(reversed.map(programs)).toEqual(names.toReversed());
  });

  test('ENV, but no ARG, where a container runs it', () => {
    expect(words('FROM a\nENV C=curl\nCMD $C x\n', 'CMD')).toEqual(['curl x']);
    expect(words('FROM a\nCMD $C x\nENV C=curl\n', 'CMD')).toEqual(['curl x']);
    expect(words('FROM a\nARG C=curl\nCMD $C x\n', 'CMD')).toEqual([' x']);
    expect(words('FROM a\nENV C=curl\nHEALTHCHECK CMD $C x\n', 'HEALTHCHECK')).toEqual(['curl x']);
    expect(words('FROM a\nENV C=curl\nENTRYPOINT ["$C", "x"]\n', 'ENTRYPOINT')).toEqual(['$C x']);
  });

  test('the ENTRYPOINT that runs a CMD as its text', () => {
    const text = 'FROM a\nENTRYPOINT ["tini", "--", "sh", "-c"]\nCMD ["curl x | sh"]\n';
    expect(words(text, 'CMD')).toEqual(['curl x', 'sh']);
    expect(words(text.replace('"-c"', '"/x"'), 'CMD')).toEqual(['curl x | sh']);
  });
});

describe('who reads a RUN where no SHELL says so', () => {
  const dialectIn = (from: string) => {
    return scriptOf(`FROM ${from}\nRUN curl -k http://a.example/x | sh\n`)?.dialect;
  };

  // The images of PowerShell set a CMD and no SHELL; the entrypoint has no part in it.
  // https://github.com/PowerShell/PowerShell-Docker/blob/master/release/7-4/ubuntu22.04/docker/Dockerfile
  test.each([
    'mcr.microsoft.com/powershell:7.4-ubuntu-22.04',
    'mcr.microsoft.com/powershell',
    'mcr.microsoft.com/dotnet/sdk:9.0',
    'mcr.microsoft.com/dotnet/aspnet:9.0-alpine',
    'mcr.microsoft.com/azure-powershell',
  ])('sh in %s', (from) => {
    expect(dialectIn(from)).toBe('posix');
  });

  test.each([
    'mcr.microsoft.com/windows/servercore:ltsc2022',
    'mcr.microsoft.com/windows/nanoserver:ltsc2025',
    'mcr.microsoft.com/windows:20H2',
    'mcr.microsoft.com/windows/servercore/iis',
    'mcr.microsoft.com/dotnet/framework/sdk:4.8.1',
    'mcr.microsoft.com/dotnet/framework/aspnet',
    'mcr.microsoft.com/dotnet/sdk:9.0-nanoserver-ltsc2022',
    'mcr.microsoft.com/powershell:lts-windowsservercore-ltsc2022',
    'golang:1.26-windowsservercore-ltsc2022',
    '--platform=windows/amd64 a:1',
  ])('cmd in %s', (from) => {
    expect(dialectIn(from)).toBe('cmd');
  });
});

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

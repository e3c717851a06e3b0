import { describe, expect, test } from 'vitest';
import { readArguments } from '../../src/cli/arguments.ts';
import { commands, flags } from '../../src/cli/flags.ts';
import { helpOn, overview } from '../../src/cli/help.ts';
import { UsageError } from '../../src/core/errors.ts';

function given(...args: readonly string[]) {
  const request = readArguments(args);
  if (request.command === 'help' || request.command === 'version') throw new Error(request.command);
  return request;
}

describe('what is understood', () => {
  test('flags before and behind paths, with = or a space, the last one counting', () => {
    const request = given('scan', '--format=json', 'a', '--fail-on', 'low', 'b', '--fail-on', 'none');
    expect([request.words, request.one('format'), request.one('fail-on'), request.one('output')]).toEqual([
      ['a', 'b'],
      'json',
      'none',
      undefined,
    ]);
  });

  test('flags that may be given several times, and values of several lines', () => {
    expect(given('scan', '--exclude', 'a\n\n b \r\n', '--exclude=c').many('exclude')).toEqual(['a', 'b', 'c']);
    expect(given('scan').many('exclude')).toBeUndefined();
  });

  test('paths that begin with a dash, behind --', () => {
    expect(given('scan', '--', '--help', '-x').words).toEqual(['--help', '-x']);
  });

  test.each([
    [['--version'], { command: 'version' }],
    [['--help'], { command: 'help', about: undefined }],
    [['-h'], { command: 'help', about: undefined }],
    [['help', 'scan'], { command: 'help', about: 'scan' }],
  ])('%j', (args, request) => {
    expect(readArguments(args)).toEqual(request);
  });

  test.each(commands)('%s --help', (command) => {
    expect([given(command, '--help').help, given(command, '-h').help, given(command).help]).toEqual([
      true,
      true,
      false,
    ]);
  });
});

describe('what is not understood is told in one line, with the nearest word', () => {
  test.each([
    [[], 'Name a command: scan, review, rules, explain. See `plimsoll --help`.'],
    [['scna'], 'There is no command `scna`; did you mean `scan`?'],
    [
      ['--frmat'],
      '`--frmat` comes before the command; put a command first: scan, review, rules, explain. See `plimsoll --help`.',
    ],
    [['scan', '--frmat', 'json'], '`plimsoll scan` has no flag `--frmat`; did you mean `--format`?'],
    [['scan', '-x'], '`plimsoll scan` has no flag `-x`; `plimsoll scan --help` lists them.'],
    [['scan', '--base', 'main'], '`--base` is a flag of `plimsoll review`.'],
    [
      ['explain', '--format', 'json'],
      '`--format` is a flag of `plimsoll scan`, `plimsoll review` and `plimsoll rules`.',
    ],
    [['scan', '--format', 'jsn'], '`--format`: `jsn` is not one of text, json, sarif, markdown; did you mean `json`?'],
    [['rules', '--format', 'sarif'], '`--format`: `sarif` is not one of text, json, markdown.'],
    [['scan', '--fail-on', 'severe'], '`--fail-on`: `severe` is not one of critical, high, medium, low, info, none.'],
    [['scan', '--output'], '`--output` needs a value: FILE.'],
    [['scan', '--output', '--format', 'json'], '`--output` needs a value: FILE.'],
    [['scan', '--output='], '`--output` needs a value: FILE.'],
    [['scan', '--help=yes'], '`--help` takes no value.'],
    [['scan', '--\u001b[31m'], '`plimsoll scan` has no flag `--\uFFFD[31m`; `plimsoll scan --help` lists them.'],
  ])('%j', (args, message) => {
    expect(() => readArguments(args)).toThrow(new UsageError(message));
  });
});

describe('the help', () => {
  test('of each command tells each of its flags and no other', () => {
    for (const command of commands) {
      const told = Array.from(helpOn(command).matchAll(/^ {2}--([a-z0-9-]+)/gm), ([, name]) => name);
      expect(told.toSorted()).toEqual(
        flags
          .filter((flag) => flag.commands.includes(command))
          .map(({ name }) => name)
          .toSorted(),
      );
    }
  });

  test('in general tells each command and exit status', () => {
    for (const command of commands) expect(overview()).toContain(`plimsoll ${command}`);
    for (const status of [0, 1, 2, 3]) expect(overview()).toMatch(new RegExp(`^ {2}${status} {2}`, 'm'));
    expect(
      Math.max(
        ...overview()
          .split('\n')
          .map((line) => line.length),
      ),
    ).toBeLessThan(140);
  });
});

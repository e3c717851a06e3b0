import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { containsSpan } from '../../../src/core/location.ts';
import { executors, operands, packageCommand } from '../../../src/documents/shell/questions.ts';
import { shell, spans } from './scripts.ts';

const tokens = fc.constantFrom(
  ...[
    'a',
    'sudo',
    'sh -c',
    'bash',
    'eval',
    'env A=b',
    'find . -exec',
    ';',
    '\\;',
    '&&',
    '||',
    '|',
    '|&',
    '&',
    '\n',
    ' ',
  ],
  ...[
    '"',
    "'",
    '`',
    '\\',
    '$(',
    ')',
    '(',
    '{ ',
    '; }',
    '${',
    '}',
    '$((',
    '))',
    '<(',
    '$X',
    '<<E',
    '\nE\n',
    '<<<',
    '> f',
    '2>&1',
  ],
  ...[
    'if ',
    '; then ',
    '; fi',
    'for x in ',
    '; do ',
    '; done',
    'while ',
    'case x in ',
    'esac',
    'f() ',
    '[[ ',
    ' ]]',
    '!',
    'set -e',
  ],
  ...[
    '\0',
    '\r\n',
    '\t',
    'é',
    '😀',
    '#',
    '*',
    '[',
    '~',
    '=',
    'A=',
    "$'",
    '$"',
    '@(',
    '-c',
    '--',
    'curl',
    'apt-get install',
  ],
  ...[
    'X=curl ',
    'X=$X$X ',
    '"$@"',
    '$@',
    '$1',
    '${X:-',
    '${X#',
    'set -- ',
    'read X ',
    'export X ',
    'echo ',
    'printf ',
    '| xargs ',
    '> /f ',
    'sh /f',
    '. /f ',
    '>(',
    '{a,b}',
    'f ',
    'f() { ',
    'alias f=',
    'A=(',
    'cat /f | ',
    '| base64 -d',
  ],
);

describe('any text', () => {
  it('is read without an error, each command standing in the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(tokens, { maxLength: 40 }).map((parts) => parts.join('')),
        ),
        (text) => {
          const sample = shell(text);
          for (const command of sample.script.commands) {
            expect(containsSpan(sample.script.span, command.span)).toBe(true);
            expect(containsSpan(command.span, command.nameSpan)).toBe(true);
            for (const { span } of command.words) expect(containsSpan(command.span, span)).toBe(true);
            operands(command);
            executors(command);
          }
          for (const { stages } of sample.script.pipelines) expect(stages.length).toBeGreaterThan(1);
          sample.script.commands.forEach(packageCommand);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('means the same in quotes: what sh -c runs is what stands there', () => {
    const word = fc.stringMatching(/^[a-z0-9 ;|&$"\\`!*]{0,20}$/);
    fc.assert(
      fc.property(word, (text) => {
        const direct = shell(text);
        const quoted = shell(`sh -c '${text}'`);
        const inner = quoted.script.commands.slice(1);
        expect(inner.map(({ name }) => name)).toEqual(direct.script.commands.map(({ name }) => name));
        expect(inner.map(({ span }) => quoted.covered(span))).toEqual(spans(direct));
      }),
    );
  });
});

describe('broken text', () => {
  it.each([
    ['a && && b; c', ['a', 'b', 'c'], ["expected command after '&&'", "unexpected token '&&'"]],
    ['a; ; b', ['a', 'b'], ["unexpected token ';'"]],
    ['if a; then b', ['a', 'b'], ["expected 'fi' to close 'if'"]],
    ['for x in y; do a; b', ['a', 'b'], ["expected 'done' to close 'for'"]],
    ['a "b', ['a "b'], ['unterminated double quote']],
    ['a $(b', ['a $(b', 'b'], ['unterminated command substitution']],
    ['a && $((', ['a', '$(('], ['unterminated arithmetic expansion']],
    ['a &&', ['a'], ["expected command after '&&'"]],
    ['a | ; b', ['a', 'b'], ["expected command after '|'"]],
    ['a ) ; b', ['a', 'b'], ["unexpected token ')'"]],
    ['fi; a', ['a'], ["unexpected token 'fi'"]],
  ])('%j keeps its commands and tells what is wrong', (text, expected, problems) => {
    const sample = shell(text);
    expect(spans(sample)).toEqual(expected);
    expect(sample.script.problems.map(({ message }) => message)).toEqual(problems);
  });

  it('with the line ends of Windows reads as without', () => {
    const sample = shell('a x\r\nb \\\r\n  y\r\nbash <<E\r\nc z\r\nE\r\n');
    expect(sample.script.commands.map(({ name, words }) => [name, ...words.map(({ text }) => text)])).toEqual([
      ['a', 'x'],
      ['b', 'y'],
      ['bash'],
      ['c', 'z'],
    ]);
  });
});

describe('a great deal', () => {
  const much = (text: string) => text.repeat(Math.ceil(2 ** 18 / text.length));

  // Less than a second where the cost is linear, minutes where it is not.
  it.each([
    ['$(', 'nested too deeply to be read'],
    ['"$(', 'nested too deeply to be read'],
    ['$((', 'nested too deeply to be read'],
    ['<(', 'nested too deeply to be read'],
    ['${a:-', 'nested too deeply to be read'],
    ['<<A ', 'too many here-documents to be read'],
    ['sudo ', 'nested too deeply to be read'],
    ['coproc ', 'nested too deeply to be read'],
    ['f() { a; };f;', 'made of more variables and functions than are followed'],
    ['X=a;$X$X;', 'made of more variables and functions than are followed'],
    ['sh -c "$0" ', 'made of more variables and functions than are followed'],
  ])('of %j is refused in time', { timeout: 30_000 }, (text, message) => {
    expect(shell(much(text)).script.problems.map((problem) => problem.message)).toContain(message);
  });

  it.each([
    ['curl x | ', 29_128],
    ['apt-get install -y curl && ', 9_710],
    ['sh -c "a b";', 43_692],
    ['$(a) ', 52_430],
    ['`a` ', 65_537],
    ['"a b" ', 1],
    ['(a|b);', 87_382],
    ['A=b ', 1],
    ['X=$X$X;', 37_450],
    ['if a; then X=b; fi; $X;', 34_194],
    ['X=$(curl a);echo $X;', 39_324],
    ['echo a >> /f;sh /f;', 60_492],
    ['curl a | while read x;do eval "$x";done;', 26_216],
    ['set -- "$@" a;', 18_725],
  ])('of %j is read in time', { timeout: 30_000 }, (text, count) => {
    const { script } = shell(much(text));
    expect(script.commands.length).toBe(count);
    for (const command of script.commands) executors(command);
  });
});

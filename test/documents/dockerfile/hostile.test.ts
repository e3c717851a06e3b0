import { DockerfileParser } from 'dockerfile-ast';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { containsSpan } from '../../../src/core/location.ts';
import { read } from './reading.ts';

const pieces = fc.constantFrom(
  ...[
    'FROM a\n',
    'FROM a AS b\n',
    'RUN ',
    'COPY --from=b ',
    'ENV A=',
    'ARG ',
    'ONBUILD ',
    'CMD ',
    'HEALTHCHECK ',
    'USER ',
  ],
  ...[
    '\n',
    '\r\n',
    '\r',
    ' \\\n',
    '# c\n',
    '<<EOF',
    '\nEOF\n',
    '<<-"X"',
    '["a", "b"]',
    '[',
    '$A',
    '${A:-',
    '}',
    "'",
    '"',
  ],
  ...['\\', '`', '--mount=type=x,', '=', '\0', '\ufeff', '\u00a0', '\ud83d', '🐳', '# escape=`\n'],
);
const hostile = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''));

test('no text makes it throw, and every span lies in the file', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const document = read(text);
      const lines = text.split('\n');
      const whole = {
        start: { line: 1, column: 1 },
        end: { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 },
      };
      for (const { span, args, argsSpan, normalised } of document.instructions) {
        for (const inner of [span, argsSpan, ...args.map((value) => value.span)]) {
          expect(containsSpan(whole, inner)).toBe(true);
        }
        expect(normalised).not.toMatch(/\n/);
      }
      for (const { end, chain, needs } of document.stages) {
        expect(end.env.size + chain.length + needs.length).toBeGreaterThan(0);
      }
      for (const { span } of [...document.problems, ...document.comments]) expect(containsSpan(whole, span)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('instructions follow one another without overlap', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const { instructions } = read(text);
      for (const [index, { span }] of instructions.entries()) {
        const next = instructions[index + 1];
        if (next) expect(span.end.line).toBeLessThan(next.span.start.line);
      }
    }),
    { numRuns: 500 },
  );
});

describe('dockerfile-ast, an independent reader, sees the same instructions', () => {
  const line = fc.constantFrom(
    'RUN apt-get update && apt-get install -y curl',
    'RUN a \\\n  # why\n  && b',
    'COPY --chown=a:b x y',
    'ENV A=1 B="2 3"',
    'CMD ["a", "b"]',
    '# a comment',
    '',
    'FROM x AS y',
    'RUN <<EOF\nUSER root\nEOF',
    'COPY <<-A <<B /x/\n\t1\n\tA\n2\nB',
    'ONBUILD RUN ls',
    'healthcheck --interval=3s CMD curl x',
  );

  test('at the same places', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.constantFrom('\n', '\r\n'), (lines, lineBreak) => {
        const text = ['FROM a', ...lines, ''].join('\n').replaceAll('\n', lineBreak);
        const theirs = DockerfileParser.parse(text)
          .getInstructions()
          .map((instruction) => [instruction.getRange().start.line + 1, instruction.getRange().end.line + 1]);
        expect(read(text).instructions.map(({ span }) => [span.start.line, span.end.line])).toEqual(theirs);
      }),
    );
  });
});

/** Where the cost grew with the square of the length, these would not end within the time a test is given. */
describe('two hundred kilobytes are read, however they are written', () => {
  const much = (part: string): string => part.repeat(Math.ceil(200_000 / part.length));
  test.each([
    ['instructions', 11_113, `FROM a\n${much('RUN echo $X && ls\n')}`],
    ['stages and comments', 18_182, much('FROM a\n# c\n')],
    ['one instruction', 2, `FROM a\nRUN ${much('a ')}`],
    ['one line that goes on', 2, `FROM a\nRUN x${much(' \\\n # c\n\n y')}`],
    ['heredocs in one line', 2, `FROM a\nRUN ${much('<<A ')}\n`],
    ['heredocs', 12_501, `FROM a\n${much('RUN <<EOF\nx\nEOF\n')}`],
    ['open brackets', 2, `FROM a\nCMD ${much('[')}`],
    ['open braces', 2, `FROM a\nENV A=${much('${A:-')}`],
    ['patterns', 11_767, `FROM scratch\nENV A=${'ab'.repeat(60)}\n${much('ENV B=${A//*z/b}\n')}`],
    ['directories', 20_001, `FROM scratch\n${much('WORKDIR a\n')}`],
    ['triggers and children', 20_001, `FROM a AS b\n${'ONBUILD ENV A=1\n'.repeat(6_000)}${'FROM b\n'.repeat(14_000)}`],
  ])('%s', (_, count, text) => {
    const document = read(text);
    expect(document.instructions.length).toBe(count);
    expect(document.finalStage?.end.env.size).toBeDefined();
  });
});

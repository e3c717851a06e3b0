import { expect, test } from 'vitest';
import type { Container } from '../../../src/documents/container.ts';
import { containerIn, projectOf, webWith } from './project-of.ts';

/** What each part of the container runs: kind, program and words. */
function commandsOf({ commands }: Container): readonly (readonly [kind: string, line: string])[] {
  return commands().flatMap(({ kind, script }) =>
    script.commands.map(({ name, words }) => [kind, [name, ...words.map(({ display }) => display)].join(' ')] as const),
  );
}

test.each<[claim: string, lines: readonly string[], commands: readonly (readonly [string, string])[]]>([
  ['nothing where nothing is written', [], []],
  ['a text is split into words, and no shell reads it', ['command: a "b c" | d'], [['start', 'a b c']]],
  ['a list is its items', ['command: [a, "b | c", 3]'], [['start', 'a b | c 3']]],
  ['options alone are for the entrypoint of the image', ['command: --port 80'], [['start', 'entrypoint --port 80']]],
  ['the entrypoint stands before the command', ['entrypoint: [a, --]', 'command: b c'], [['start', 'a -- b c']]],
  [
    'a shell that the entrypoint starts reads the command',
    ['entrypoint: ["sh", "-c"]', 'command: ["a && b"]'],
    [
      ['start', 'sh -c a && b'],
      ['start', 'a'],
      ['start', 'b'],
    ],
  ],
  ['an empty entrypoint is none', ['entrypoint: ""', 'command: a'], [['start', 'a']]],
  [
    'a health check in one text is for the shell',
    ['healthcheck:', '  test: a | b'],
    [
      ['healthcheck', 'a'],
      ['healthcheck', 'b'],
    ],
  ],
  [
    'so is CMD-SHELL',
    ['healthcheck:', '  test: ["CMD-SHELL", "a | b"]'],
    [
      ['healthcheck', 'a'],
      ['healthcheck', 'b'],
    ],
  ],
  ['CMD is words', ['healthcheck:', '  test: ["CMD", "a", "b | c"]'], [['healthcheck', 'a b | c']]],
  ['NONE runs nothing', ['healthcheck:', '  test: ["NONE"]'], []],
  [
    'hooks, and what is run while somebody works on it',
    [
      'post_start: [{command: a b}]',
      'pre_stop:',
      '  - command: [c]',
      'develop:',
      '  watch:',
      '    - {action: sync+exec, path: ., exec: {command: d}}',
    ],
    [
      ['hook', 'a b'],
      ['hook', 'c'],
      ['watch', 'd'],
    ],
  ],
  [
    'what the file says of a variable',
    ['environment: {URL: x}', "command: ['sh', '-c', 'a $$URL']"],
    [
      ['start', 'sh -c a $URL'],
      ['start', 'a x'],
    ],
  ],
  [
    'a variable of Compose is another',
    ['environment: {URL: x}', "command: ['sh', '-c', 'a $URL']"],
    [
      ['start', 'sh -c a ${URL}'],
      ['start', 'a ${URL}'],
    ],
  ],
])('%s', (_, lines, commands) => {
  expect(commandsOf(webWith(...lines))).toEqual(commands);
});

test('what an override file says counts, each with the places of its file', () => {
  const files = {
    'compose.yaml': 'services:\n  web:\n    image: a:1\n    entrypoint: a\n    command: b\n',
    'compose.override.yaml': 'services:\n  web:\n    command: c d\n',
  };
  const container = containerIn(files);
  expect(commandsOf(container)).toEqual([
    ['start', 'a'],
    ['start', 'c d'],
  ]);
  expect(container.commands().map(({ path }) => path)).toEqual(['compose.yaml', 'compose.override.yaml']);
});

test.each([
  ['mcr.microsoft.com/windows/servercore:ltsc2022', 'cmd'],
  ['mcr.microsoft.com/powershell:nanoserver-ltsc2022', 'cmd'],
  ['mcr.microsoft.com/powershell:7.4-ubuntu-22.04', 'posix'],
  ['mcr.microsoft.com/dotnet/sdk:9.0', 'posix'],
])('a health check of %s is for %s', (image, dialect) => {
  const text = `services: {web: {image: "${image}", healthcheck: {test: "a | b"}}}`;
  expect(
    containerIn({ 'compose.yaml': text })
      .commands()
      .map(({ script }) => script.dialect),
  ).toEqual([dialect]);
});

test('the SHELL of an image that is built here reads its health check', () => {
  const files = {
    'compose.yaml': 'services: {web: {build: ., healthcheck: {test: "a | b"}}}',
    Dockerfile: 'FROM a:1\nSHELL ["pwsh", "-Command"]\n',
  };
  expect(
    containerIn(files)
      .commands()
      .map(({ script }) => script.dialect),
  ).toEqual(['powershell']);
});

test('a command that too many services share is not read without end, and that is said', () => {
  const services = Array.from({ length: 5 }, (_, index) => `  s${index}: {image: "a:1", command: *run}\n`).join('');
  const text = `x-run: &run ["sh", "-c", "${'a; '.repeat(100_000)}"]\nservices:\n${services}`;
  const { containers } = projectOf({ 'compose.yaml': text });
  expect(containers.map(({ commands }) => commands().map(({ script }) => script.problems))).toEqual([
    [[]],
    [[]],
    [[]],
    [[]],
    [[{ span: expect.anything(), message: 'more text than is read from one file', unread: true }]],
  ]);
});

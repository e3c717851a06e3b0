import { describe, expect, test } from 'vitest';
import type { DockerfileDocument, Stage } from '../../../src/documents/dockerfile/model.ts';
import { read, source, textAt } from './reading.ts';

const final = (text: string): Stage => {
  const stage = read(text).finalStage;
  if (!stage) throw new Error('there is no stage');
  return stage;
};
const names = (stages: readonly Stage[]): readonly (string | undefined)[] => stages.map(({ name }) => name?.text);

describe('what a stage is FROM', () => {
  test.each([
    ['FROM alpine:3', { kind: 'image', reference: { name: 'alpine', tag: '3' } }],
    ['FROM scratch', { kind: 'scratch' }],
    ['FROM a AS b\nFROM B', { kind: 'stage', stage: { index: 0 } }],
    ['FROM a AS b\nFROM c AS b\nFROM b', { kind: 'stage', stage: { index: 1 } }],
    ['FROM debian AS debian', { kind: 'image' }],
    ['FROM a\nFROM 0', { kind: 'image', reference: { name: '0' } }],
    ['ARG B=base\nFROM a AS base\nFROM $B', { kind: 'stage', stage: { index: 0 } }],
    ['ARG B\nFROM $B', { kind: 'unresolved', raw: '$B' }],
    ['FROM Not/A:Reference:', { kind: 'unresolved' }],
  ])('%j', (text, base) => {
    expect(final(text).base).toMatchObject(base);
  });
});

describe('the graph', () => {
  const document = read(source`
    FROM golang AS build
    FROM node AS Web
    ONBUILD COPY --from=build /a /a
    FROM build AS test
    RUN --mount=type=bind,from=web ls
    FROM web
    COPY --from=0 /x /x
    COPY --from=nginx:1 /y /y
  `);

  test('finds stages by alias in any case, and by index', () => {
    expect(document.stageNamed('WEB')?.index).toBe(1);
    expect(document.stageNamed('2')?.name?.text).toBe('test');
    expect(document.stageNamed('nope')).toBeUndefined();
    expect(document.finalStage?.index).toBe(3);
  });

  test('says what a stage needs: FROM, mounts, COPY by name and index, triggers of its parent', () => {
    expect(document.stages.map(({ needs }) => names(needs))).toEqual([[], [], ['build', 'Web'], ['Web', 'build']]);
  });

  test('says on what a stage stands', () => {
    expect(names(document.stages[2]?.chain ?? [])).toEqual(['test', 'build']);
    expect(document.finalStage?.chain.map(({ index }) => index)).toEqual([3, 1]);
  });

  test('knows the span of a stage', () => {
    const [, web] = document.stages;
    expect(web && textAt(document, web.span)).toBe('FROM node AS Web\nONBUILD COPY --from=build /a /a');
  });

  test('joins instructions and stages both ways', () => {
    for (const stage of document.stages) {
      expect(stage.from.stage).toBe(stage);
      for (const instruction of stage.instructions) expect(instruction.stage).toBe(stage);
    }
    expect(document.instructions).toHaveLength(8);
  });
});

describe('what holds at the end of a stage', () => {
  const user = (text: string): string | undefined => final(text).end.user?.value.text;
  const workdir = (text: string): string | undefined => final(text).end.workdir?.value.text;

  test('the last USER, its own or inherited', () => {
    expect(user('FROM a\nUSER b\nUSER c:d')).toBe('c:d');
    expect(user('FROM a AS x\nUSER b\nFROM x AS y\nFROM y')).toBe('b');
    expect(user('FROM a\nUSER b\nFROM a')).toBeUndefined();
  });

  test('the instruction that set it', () => {
    const document: DockerfileDocument = read('FROM a AS x\nUSER b\nFROM x');
    expect(document.finalStage?.end.user?.instruction).toBe(document.instructions[1]);
  });

  test('ONBUILD takes effect in the child, before its own instructions, and not further', () => {
    expect(user('FROM a AS x\nUSER b\nONBUILD USER c')).toBe('b');
    expect(user('FROM a AS x\nUSER b\nONBUILD USER c\nFROM x')).toBe('c');
    expect(user('FROM a AS x\nONBUILD USER c\nFROM x\nUSER d')).toBe('d');
    expect(user('FROM a AS x\nONBUILD USER c\nFROM x AS y\nUSER d\nFROM y')).toBe('d');
  });

  test.each([
    ['FROM a\nWORKDIR /b/../c/./d', '/c/d'],
    ['FROM a\nWORKDIR /b\nWORKDIR c', '/b/c'],
    ['FROM a AS x\nWORKDIR /b\nFROM x\nWORKDIR c', '/b/c'],
    ['FROM a\nWORKDIR b', undefined],
    ['FROM a\nWORKDIR $X\nWORKDIR c', undefined],
    ['FROM scratch\nWORKDIR b', '/b'],
    ['FROM a\nWORKDIR C:\\x', 'C:x'],
  ])('WORKDIR of %j', (text, expected) => {
    expect(workdir(text)).toBe(expected);
  });

  test('ENTRYPOINT takes away a CMD that it inherits, not one of its own stage', () => {
    expect(final('FROM a AS x\nCMD b\nFROM x\nENTRYPOINT c').end.cmd).toBeUndefined();
    expect(final('FROM a\nCMD b\nENTRYPOINT c').end.cmd?.normalised).toBe('CMD b');
    expect(final('FROM a AS x\nCMD b\nFROM x').end.cmd?.normalised).toBe('CMD b');
  });

  test('HEALTHCHECK, SHELL, ENV and EXPOSE come along', () => {
    const { end } = final(source`
      FROM a AS x
      HEALTHCHECK CMD b
      SHELL ["bash", "-c"]
      ENV A=1 B=2
      EXPOSE 80
      FROM x
      HEALTHCHECK NONE
      ENV B=3
      EXPOSE 443/tcp
    `);
    expect(end.healthcheck?.healthcheck).toBe('none');
    expect(end.shell?.args[0]?.text).toBe('bash');
    expect([...end.env].map(([name, { value }]) => [name, value.text])).toEqual([
      ['A', '1'],
      ['B', '3'],
    ]);
    expect(end.exposed.map(({ value }) => value.text)).toEqual(['80', '443/tcp']);
  });
});

test('stages without end on top of one another are refused, not followed', () => {
  const text = Array.from({ length: 3000 }, (_, index) => `FROM ${index === 0 ? 'a' : `s${index - 1}`} AS s${index}\n`);
  const document = read(text.join(''));
  expect(document.problems.filter(({ fatal }) => fatal).map(({ message }) => message)).toEqual([
    'more than 1000 stages are based on one another',
    'more than 1000 stages are based on one another',
  ]);
  expect(document.finalStage?.chain.length).toBe(1000);
});

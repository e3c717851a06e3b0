import { expect, test } from 'vitest';
import { findingsIn } from '../run.ts';

const told = async (Dockerfile: string) =>
  (await findingsIn({ Dockerfile })).flatMap(({ rule, subject, severity }) =>
    rule.id === 'dockerfile/undefined-variable' ? [`${severity} ${subject}`] : [],
  );

test('a variable that is extended before anything sets it is low', async () => {
  expect(await told('FROM debian:13-slim\nENV LD_LIBRARY_PATH=/opt/lib:$LD_LIBRARY_PATH\n')).toEqual([
    'low LD_LIBRARY_PATH',
  ]);
});

test('scratch sets nothing, a base that we do not know may set anything', async () => {
  expect(await told('FROM scratch\nCOPY app $BIN/\n')).toEqual(['medium BIN']);
  expect(await told('FROM example/base:1\nCOPY app $BIN/\n')).toEqual([]);
});

test('an ARG of the stage it is FROM is seen, one further down is not', async () => {
  expect(await told('FROM debian:13 AS a\nARG DIR=/x\nFROM a\nWORKDIR $DIR\n')).toEqual([]);
  expect(await told('FROM debian:13\nWORKDIR $DIR\nARG DIR=/x\n')).toEqual(['medium DIR']);
});

test('what the shell reads is its own affair, and so is what every build has', async () => {
  expect(await told('FROM debian:13\nRUN echo $X\nCMD echo $Y\nENV P=$http_proxy Q="$HTTPS_PROXY"\n')).toEqual([]);
});

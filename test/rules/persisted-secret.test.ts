import { expect, test } from 'vitest';
import { fold } from '../../src/compare/fold.ts';
import { findingsIn } from './run.ts';

const told = async (lines: string) =>
  (await findingsIn({ Dockerfile: `FROM debian:13-slim\n${lines}\n` })).flatMap(({ rule, subject }) =>
    rule.id === 'dockerfile/persisted-secret' ? [subject] : [],
  );

test.each([
  ['a secret mounted as a variable', 'RUN --mount=type=secret,id=t,env=TOKEN echo "$TOKEN" > /root/.token', 'TOKEN'],
  ['a mount that is moved', 'RUN --mount=type=secret,id=k,dst=/k install -m 600 /k /root/.ssh/id_rsa', '/k'],
  ['an argument in braces', 'ARG DB_PASSWORD\nRUN echo "pw=${DB_PASSWORD}" >> /app/config', 'DB_PASSWORD'],
])('%s is told', async (_, lines, subject) => {
  expect(await told(lines)).toEqual([subject]);
});

test.each([
  ['in single quotes nothing is put in', "ARG DB_PASSWORD\nRUN echo '$DB_PASSWORD' > /app/template"],
  ['another file than the mount', 'RUN --mount=type=secret,id=k cp /etc/k /root/k'],
  ['no redirect', 'ARG DB_PASSWORD\nRUN echo "$DB_PASSWORD" | login --stdin'],
])('%s: nothing is told', async (_, lines) => {
  expect(await told(lines)).toEqual([]);
});

test('the name of the variable and its way into the image are one finding', async () => {
  const findings = await findingsIn({ Dockerfile: 'FROM debian:13-slim\nARG API_TOKEN\nENV API_TOKEN=$API_TOKEN\n' });
  const onEnv = fold(findings.map((finding) => ({ finding, status: 'introduced' as const }))).filter(
    ({ finding: { location, rule } }) => location.span.start.line === 3 && rule.category === 'secrets',
  );
  expect(onEnv.map(({ finding }) => finding.rule.id)).toEqual(['dockerfile/persisted-secret']);
  expect(onEnv[0]?.finding.related.map(({ rule }) => rule)).toEqual(['dockerfile/secret-variable']);
});

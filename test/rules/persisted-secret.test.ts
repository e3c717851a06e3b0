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
  ['a setting of npm', 'ARG NPM_TOKEN\nRUN npm config set //npm.example.com/:_authToken=$NPM_TOKEN', 'NPM_TOKEN'],
  [
    'a setting of Git',
    'ARG GITHUB_TOKEN\nRUN git config --global url."https://${GITHUB_TOKEN}@github.com/".insteadOf "https://github.com/"',
    'GITHUB_TOKEN',
  ],
  [
    'the content of a mount',
    'RUN --mount=type=secret,id=npm echo "//a.example/:_authToken=$(cat /run/secrets/npm)" > ~/.npmrc',
    '/run/secrets/npm',
  ],
  [
    'the content of a mount, by a variable',
    'RUN --mount=type=secret,id=t TOKEN=$(cat /run/secrets/t) && echo "t=$TOKEN" >> /etc/app.conf',
    '/run/secrets/t',
  ],
  [
    'the content of a mount, as a setting',
    'RUN --mount=type=secret,id=t,target=/t npm config set //a.example/:_authToken "$(cat /t)"',
    '/t',
  ],
  ['an argument in braces', 'ARG DB_PASSWORD\nRUN echo "pw=${DB_PASSWORD}" >> /app/config', 'DB_PASSWORD'],
])('%s is told', async (_, lines, subject) => {
  expect(await told(lines)).toEqual([subject]);
});

test.each([
  ['in single quotes nothing is put in', "ARG DB_PASSWORD\nRUN echo '$DB_PASSWORD' > /app/template"],
  [
    'a setting that is taken back',
    'ARG NPM_TOKEN\nRUN npm config set //a/:_authToken=$NPM_TOKEN && npm ci && npm config delete //a/:_authToken',
  ],
  ['settings that are deleted', 'ARG NPM_TOKEN\nRUN npm set //a/:_authToken $NPM_TOKEN && npm ci && rm -f ~/.npmrc'],
  ['another file than the mount', 'RUN --mount=type=secret,id=k cp /etc/k /root/k'],
  [
    'the content of a mount that is used, not kept',
    'RUN --mount=type=secret,id=t TOKEN=$(cat /run/secrets/t) npm ci && curl -H "A: $(cat /run/secrets/t)" https://a.example',
  ],
  [
    'the content of a mount that is deleted again',
    'RUN --mount=type=secret,id=t echo "t=$(cat /run/secrets/t)" > /root/.npmrc && npm ci && rm /root/.npmrc',
  ],
  ['another file than the mount, in a word', 'RUN --mount=type=secret,id=k echo "$(cat /etc/k)" > /root/k'],
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

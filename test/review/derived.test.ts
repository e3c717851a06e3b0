import { expect, test } from 'vitest';
import { findingsIn } from '../rules/run.ts';

/** What is offered to mend certificates that are not verified. */
async function offered(run: string): Promise<readonly (readonly string[])[]> {
  const findings = await findingsIn({ Dockerfile: `FROM debian:13\n${run}\n` });
  return findings
    .filter(({ rule }) => rule.id === 'dockerfile/unverified-tls')
    .map(({ edits }) => edits.map(({ span, text }) => `${span.start.column}-${span.end.column} ${text}`));
}

test('what stands in the file is mended where it stands', async () => {
  expect(await offered('RUN curl -k -o /x https://example.com')).toEqual([['9-12 ']]);
  expect(await offered('RUN f() { curl -k "$@"; }; f -o /x https://example.com')).toEqual([['15-18 ']]);
});

test.each([
  ['a variable of the script', 'RUN F=-k; curl $F -o /x https://example.com'],
  ['a variable beside others', 'RUN F="-k -s"; curl $F -o /x https://example.com'],
  ['a part of a word', 'RUN F=k; curl -$F -o /x https://example.com'],
  ['ARG', 'ARG F=-k\nRUN curl $F -o /x https://example.com'],
  ['text in a variable', 'RUN C="curl -k -o /x https://example.com"; eval "$C"'],
  ['text around a variable', 'RUN C=https://example.com; sh -c "curl -k -o /x $C"'],
  ['an alias', "RUN alias c='curl -k'; c -o /x https://example.com"],
  ['what a program decodes', 'RUN echo Y3VybCAtayAtbyAveCBodHRwczovL2EuYg== | base64 -d | sh'],
  ['what xargs reads', 'RUN echo -k | xargs curl -o /x https://example.com'],
  ['the text that a SHELL runs', 'SHELL ["sh", "-c", "curl -k -o /x https://example.com"]\nRUN true'],
])('what came from elsewhere is told and not mended: %s', async (_, run) => {
  expect(await offered(run)).toEqual([[]]);
});

import { describe, expect, test } from 'vitest';
import { textAt } from '../documents/containers/project-of.ts';
import { findingsIn } from './run.ts';

/** What is marked in a RUN, and how grave it is. */
async function marked(command: string): Promise<readonly (readonly [text: string, severity: string])[]> {
  const text = `FROM debian:13-slim\nRUN ${command}\n`;
  const findings = await findingsIn({ Dockerfile: text });
  return findings.flatMap(({ rule, location, severity }) =>
    rule.id === 'dockerfile/piped-download' ? [[textAt(text, location.span), severity] as const] : [],
  );
}

describe('a download that is saved and run', () => {
  test.each([
    ['by a shell', 'curl -fsSL https://a.example/i.sh -o i.sh && sh -x i.sh --yes', 'sh -x i.sh --yes'],
    ['under the name of the address', 'curl -fsSLO https://a.example/i.sh?v=2; bash ./i.sh', 'bash ./i.sh'],
    ['by a redirect', 'curl -s https://a.example/i > /tmp/i && bash /tmp/i', 'bash /tmp/i'],
    ['by wget', 'wget -q https://a.example/get-pip.py && python3 get-pip.py', 'python3 get-pip.py'],
    ['by wget under another name', 'wget -qO /tmp/i.sh https://a.example/x && . /tmp/i.sh', '. /tmp/i.sh'],
    ['by its path', 'wget -q https://a.example/i && chmod +x i && ./i --yes', './i --yes'],
    ['after cd', 'cd /tmp && curl -LO https://a.example/i.sh && cd / && bash /tmp/i.sh', 'bash /tmp/i.sh'],
    ['beside a key', 'curl -s https://a.example/k | gpg --dearmor && curl -O https://a.example/i && sh i', 'sh i'],
    ['behind sudo', 'curl -o i.sh https://a.example/i.sh && sudo bash i.sh', 'bash i.sh'],
  ])('%s is marked where it is run', async (_, command, text) => {
    expect(await marked(command)).toEqual([[text, 'medium']]);
  });

  test.each([
    ['over plain HTTP', 'curl -o i.sh http://a.example/i.sh && sh i.sh'],
    ['without a verified certificate', 'curl -k -o i.sh https://a.example/i.sh && sh i.sh'],
  ])('%s is graver', async (_, command) => {
    expect(await marked(command)).toEqual([['sh i.sh', 'high']]);
  });

  test('is marked once, with the place of the download', async () => {
    const text = 'FROM debian:13-slim\nRUN curl -o i.sh https://a.example/i.sh && sh i.sh a && sh i.sh b\n';
    const findings = await findingsIn({ Dockerfile: text });
    const told = findings.filter(({ rule }) => rule.id === 'dockerfile/piped-download');
    expect(told.map(({ message, related }) => [message, related.map(({ span }) => textAt(text, span))])).toEqual([
      ['`i.sh` is run as it was downloaded, without a checksum.', ['curl -o i.sh https://a.example/i.sh']],
    ]);
  });

  test.each([
    ['compared with a checksum', 'curl -o i.sh https://a.example/i.sh && echo "abc i.sh" | sha256sum -c - && sh i.sh'],
    ['with a signature', 'curl -O https://a.example/i.sh && gpg --verify i.sh.asc i.sh && sh i.sh'],
    [
      'compared by PHP',
      `curl -o s.php https://a.example/s && php -r "hash_file('sha384', 's.php') === 'x' or exit(1);" && php s.php`,
    ],
    ['not run', 'curl -o i.sh https://a.example/i.sh && chmod +x i.sh'],
    ['another file', 'curl -o i.sh https://a.example/i.sh && sh j.sh'],
    ['run before', 'sh i.sh && curl -o i.sh https://a.example/i.sh'],
    ['unpacked', 'curl -LO https://a.example/a.tgz && tar xzf a.tgz'],
    ['installed, and run by its name', 'curl -o /usr/local/bin/tool https://a.example/tool && tool --version'],
    ['an option of a program', 'curl -o a.json https://a.example/a.json && node app.js a.json'],
  ])('nothing is said of one that is %s', async (_, command) => {
    expect(await marked(command)).toEqual([]);
  });
});

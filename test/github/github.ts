import { afterEach, expect } from 'vitest';
import { type Client, createClient } from '../../src/github/client.ts';
import { githubSchema } from '../emulator/graphql/answer.ts';
import { openapi } from '../emulator/openapi.ts';
import { type Emulator, type EmulatorOptions, startGitHub } from '../emulator/server.ts';
import { silentLog } from '../silent-log.ts';

let running: Emulator[] = [];

afterEach(async () => {
  const stopping = running;
  running = [];
  await Promise.all(stopping.map((github) => github.close()));
  expect(stopping.flatMap(({ violations }) => violations)).toEqual([]);
});

/** An emulated GitHub for one test, after which it must have seen nothing that GitHub does not know. */
export async function start(options: EmulatorOptions = {}): Promise<Emulator> {
  // Read before anybody waits for an answer: it may take longer than an attempt whose seconds are short.
  openapi();
  await githubSchema();
  const github = await startGitHub(options);
  running.push(github);
  return github;
}

/** The action's client, whose seconds are shorter. */
export function clientOf({ url, token, owner, name }: Emulator, second = 50): Client {
  const address = { apiUrl: url, graphqlUrl: `${url}/graphql` };
  return createClient({ ...address, token, repository: `${owner}/${name}`, log: silentLog, pace: { second } });
}

/** What was asked, as `METHOD path`, with the repository's prefix left out. */
export function asked({ requests, owner, name }: Emulator): readonly string[] {
  return requests.map(({ method, path }) => `${method} ${path.replace(`/repos/${owner}/${name}`, '')}`);
}

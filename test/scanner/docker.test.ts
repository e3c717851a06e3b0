import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { source } from '../../src/core/text.ts';
import { parseDockerfile } from '../../src/documents/dockerfile/parse.ts';
import { attribute } from '../../src/images/layers.ts';
import { openTrivy } from '../../src/trivy/open-trivy.ts';
import { describeDocker } from '../trivy/docker.ts';
import { type Parts, startParts } from '../trivy/parts.ts';
import { fillCache } from '../trivy/samples/index.ts';
import { trivyPath } from '../trivy/trivy.ts';
import { anonymous, keptLog, newFolder, settingsOf } from './stand-in.ts';

/* Nothing is pulled, and what is built here is removed from the machine's Docker. */

const dockerfile = source`
  FROM scratch AS files
  COPY lodash.json /lodash.json

  FROM scratch
  ARG STEP="/bin/sh -c true"
  ENV APP=/app
  COPY system /
  WORKDIR /app
  COPY python python3/dist-packages
  COPY --from=files lodash.json $APP/node_modules/lodash/package.json
  USER 1000:1000
  CMD ["/app/run"]
`;

const files = {
  Dockerfile: dockerfile,
  'system/etc/alpine-release': '3.19.1\n',
  'system/lib/apk/db/installed': 'P:openssl\nV:3.1.4-r2\nA:x86_64\no:openssl\n\n',
  'python/requests-2.30.0.dist-info/METADATA': 'Metadata-Version: 2.1\nName: requests\nVersion: 2.30.0\n',
  'lodash.json': '{ "name": "lodash", "version": "4.17.20" }\n',
};

describeDocker('an image that the machine’s Docker built', () => {
  const name = `plimsoll-test/app:${process.pid}`;
  const docker = (...args: readonly string[]) => execFileSync('docker', args, { encoding: 'utf8', stdio: 'pipe' });
  let parts: Parts;
  let cacheDir: string;

  beforeAll(async () => {
    parts = startParts();
    const folder = newFolder();
    cacheDir = join(newFolder(), 'cache');
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    await fillCache(parts, cacheDir);
    docker('build', '--tag', name, folder);
  });
  afterAll(async () => {
    docker('image', 'rm', name);
    await parts.close();
  });

  test('is read from there, each package on the instruction that brought it', async () => {
    const log = keptLog();
    const settings = settingsOf({ path: trivyPath, cacheDir, environment: process.env });
    const scanner = openTrivy(settings, anonymous, log);
    const answer = await scanner.scan({ kind: 'local', reference: name });
    await scanner.close();
    if (answer.kind === 'failed') throw new Error(answer.reason);
    const { configuration, vulnerabilities } = answer.value;
    const attribution = attribute(parseDockerfile('Dockerfile', dockerfile), configuration);
    const placed = vulnerabilities.map(
      ({ package: of, layer }) => `${of} ${attribution?.instructionOf(layer).span.start.line}`,
    );
    expect(placed.toSorted()).toEqual(['lodash 10', 'openssl 7', 'requests 9']);
    expect(configuration?.user).toBe('1000:1000');
    expect(log.lines.filter((line) => line.includes('pulled'))).toEqual([]);
  });
});

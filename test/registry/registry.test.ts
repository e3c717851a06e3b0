import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import { json, status } from './loopback-registry.ts';
import { answerOpenly, digest, pathOf, told, worlds } from './world.ts';

const world = worlds();
const repository = 'team/app';

describe('a digest', () => {
  const manifest = '{"schemaVersion":2,"manifests":[]}\n';
  const hashed = `sha256:${createHash('sha256').update(manifest).digest('hex')}`;
  const sent = (response: ServerResponse, headers: Readonly<Record<string, string>>) =>
    response.writeHead(200, headers).end(manifest);

  test('is asked for with every form of manifest, indexes first', async () => {
    const { start, open } = world();
    const accepted: string[] = [];
    const registry = await start('registry', (request, response) => {
      accepted.push(request.headers.accept ?? '');
      answerOpenly(request, response);
    });
    expect(told(await open([registry]).digest({ registry: registry.host, repository, tag: '1.0' }))).toBe(digest);
    expect(accepted[1]).toBe(
      'application/vnd.oci.image.index.v1+json, application/vnd.docker.distribution.manifest.list.v2+json, application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.v2+json',
    );
  });

  test.each<[string, (response: ServerResponse) => void]>([
    ['gives none with a HEAD', (response) => status(response, 200)],
    ['answers no HEAD', (response) => status(response, 405)],
  ])('is that of the bytes where the registry %s', async (_, head) => {
    const { start, open, asked } = world();
    const registry = await start('registry', (request, response) => {
      if (request.method === 'HEAD') head(response);
      else sent(response, {});
    });
    expect(told(await open([registry]).digest({ registry: registry.host, repository, tag: '1.0' }))).toBe(hashed);
    expect(asked()).toEqual([
      'registry GET /v2/ -',
      'registry HEAD /v2/team/app/manifests/1.0 -',
      'registry GET /v2/team/app/manifests/1.0 -',
    ]);
  });

  test.each<[string, Readonly<Record<string, string>>, Readonly<Record<string, string>>]>([
    ['is none', { 'docker-content-digest': 'latest' }, {}],
    ['is too short', { 'docker-content-digest': 'sha256:abc' }, {}],
    ['holds Markdown', { 'docker-content-digest': `${digest}](https://evil.example)` }, {}],
    ['is of another algorithm', { 'docker-content-digest': `sha512:${'a'.repeat(128)}` }, {}],
    ['comes twice', { 'docker-content-digest': `${digest}, ${digest}` }, {}],
    ['is not that of the bytes', {}, { 'docker-content-digest': digest }],
  ])('that %s is not believed', async (_, onHead, onGet) => {
    const { start, open } = world();
    const registry = await start('registry', (request, response) => {
      if (request.method === 'HEAD') status(response, 200, onHead);
      else sent(response, onGet);
    });
    expect(told(await open([registry]).digest({ registry: registry.host, repository, tag: '1.0' }))).toBe(
      `failed: The registry \`${registry.host}\` gave a digest for \`team/app:1.0\` that is not SHA-256, or does not match the manifest that it sent; contact its operator.`,
    );
  });

  test.each(['<html>Log in</html>', '[]', '{"schemaVersion":1}', ''])('is not that of %j', async (page) => {
    const { start, open } = world();
    const registry = await start('registry', (_, response) => response.writeHead(200).end(page));
    expect(told(await open([registry]).digest({ registry: registry.host, repository, tag: '1.0' }))).toBe(
      `failed: The registry \`${registry.host}\` sent no manifest for \`team/app:1.0\`; contact its operator.`,
    );
  });

  test('of an unknown tag is told as such', async () => {
    const { start, open } = world();
    const registry = await start('registry', answerOpenly);
    expect(told(await open([registry]).digest({ registry: registry.host, repository, tag: '9' }))).toBe(
      `not-found: The registry \`${registry.host}\` has no \`team/app:9\`; correct the reference.`,
    );
  });
});

describe('tags', () => {
  test('are read page by page, each page where the one before says', async () => {
    const { start, open, asked } = world();
    const registry = await start('registry', (request, response) => {
      const last = new URL(request.url ?? '', 'http://x').searchParams.get('last');
      if (pathOf(request) === '/v2/') status(response, 200);
      else if (last === null)
        json(response, { tags: ['b', 'a'] }, { link: '</v2/team/app/tags/list?last=a>; rel="next"' });
      else if (last === 'a') json(response, { tags: ['c', 'a'] }, { link: '<list?last=c>; rel="next"' });
      else json(response, { tags: null });
    });
    expect(told(await open([registry]).tags({ registry: registry.host, repository }))).toEqual(['b', 'a', 'c']);
    expect(asked().slice(1)).toEqual([
      'registry GET /v2/team/app/tags/list?n=1000 -',
      'registry GET /v2/team/app/tags/list?last=a -',
      'registry GET /v2/team/app/tags/list?last=c -',
    ]);
  });

  test('that are none are left out', async () => {
    const { start, open } = world();
    const registry = await start('registry', (_, response) =>
      json(response, {
        tags: ['1', '', 7, null, 'a b', '-x', 'x'.repeat(129), '](https://evil.example)', '1\u202e', '2'],
      }),
    );
    expect(told(await open([registry]).tags({ registry: registry.host, repository }))).toEqual(['1', '2']);
  });

  test('that continue on another host are refused', async () => {
    const { start, open, asked } = world();
    const elsewhere = await start('elsewhere', answerOpenly);
    const registry = await start('registry', (_, response) =>
      json(response, { tags: ['1'] }, { link: `<http://${elsewhere.host}/v2/team/app/tags/list>; rel="next"` }),
    );
    expect(told(await open([registry]).tags({ registry: registry.host, repository }))).toBe(
      `refused: The registry \`${registry.host}\` continues its list of tags at \`${elsewhere.host}\`, which was not contacted; contact its operator.`,
    );
    expect(asked()).toEqual(['registry GET /v2/ -', 'registry GET /v2/team/app/tags/list?n=1000 -']);
  });

  test('of a list in circles are refused', async () => {
    const { start, open, asked } = world();
    const registry = await start('registry', (request, response) => {
      const next = request.url?.includes('x=1') ? 'x=2' : 'x=1';
      json(response, { tags: ['1'] }, { link: `</v2/team/app/tags/list?${next}>; rel="next"` });
    });
    expect(told(await open([registry]).tags({ registry: registry.host, repository }))).toBe(
      `failed: The registry \`${registry.host}\` lists its tags in circles; contact its operator.`,
    );
    expect(asked()).toHaveLength(4);
  });

  test('of a list without an end are the first 50 pages', async () => {
    const { start, open, asked } = world();
    let page = 0;
    const registry = await start('registry', (_, response) => {
      page += 1;
      json(response, { tags: [`t${page}`] }, { link: `</v2/team/app/tags/list?page=${page}>; rel="next"` });
    });
    const answer = await open([registry]).tags({ registry: registry.host, repository });
    expect(answer.kind === 'ok' && answer.value.length).toBe(50);
    expect(asked()).toHaveLength(51);
  });

  test('are 20,000 at most', async () => {
    const { start, open, asked } = world();
    const registry = await start('registry', (_, response) =>
      json(
        response,
        { tags: Array.from({ length: 25_000 }, (_, index) => `t${index}`) },
        { link: '</v2/team/app/tags/list?page=2>; rel="next"' },
      ),
    );
    const answer = await open([registry]).tags({ registry: registry.host, repository });
    expect(answer.kind === 'ok' && answer.value.length).toBe(20_000);
    expect(asked()).toHaveLength(2);
  });

  test.each(['', '{', '[]', 'null', '{"tags":"1"}', '{"tags":{}}', '{"errors":[]}', '"\ud83d'])(
    'are not made of %j',
    async (body) => {
      const { start, open } = world();
      const registry = await start('registry', (request, response) => {
        response.writeHead(200).end(pathOf(request) === '/v2/' ? '' : body);
      });
      expect(told(await open([registry]).tags({ registry: registry.host, repository }))).toBe(
        `failed: The registry \`${registry.host}\` sent no list of tags; contact its operator.`,
      );
    },
  );

  test('of an unknown repository are told as such', async () => {
    const { start, open } = world();
    const registry = await start('registry', answerOpenly);
    expect(told(await open([registry]).tags({ registry: registry.host, repository: 'team/other' }))).toBe(
      `not-found: The registry \`${registry.host}\` has no repository \`team/other\`; correct the reference.`,
    );
  });
});

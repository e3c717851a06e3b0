import { describe, expect, test } from 'vitest';
import { readChallenges } from '../../src/registry/challenges.ts';
import { nextLink } from '../../src/registry/links.ts';
import { growth, linear } from '../growth.ts';

function read(header: string): readonly unknown[] {
  return readChallenges(header).map(({ scheme, parameters }) => [scheme, Object.fromEntries(parameters)]);
}

describe('a WWW-Authenticate header', () => {
  test.each<[string, string, readonly unknown[]]>([
    [
      'of Docker Hub',
      'Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:library/python:pull,push"',
      [
        [
          'bearer',
          {
            realm: 'https://auth.docker.io/token',
            service: 'registry.docker.io',
            scope: 'repository:library/python:pull,push',
          },
        ],
      ],
    ],
    [
      'with several challenges',
      'Negotiate, NTLM abc==, Basic realm="a, b", Bearer realm="https://t.example/"',
      [
        ['negotiate', {}],
        ['ntlm', { abc: '=' }],
        ['basic', { realm: 'a, b' }],
        ['bearer', { realm: 'https://t.example/' }],
      ],
    ],
    ['with escapes', 'Bearer realm="https://t.example/\\"x\\\\"', [['bearer', { realm: 'https://t.example/"x\\' }]]],
    [
      'with spaces, odd case and no quotes',
      ' BEARER  Realm = https://t.example/ , SERVICE=s',
      [['bearer', { realm: 'https://t.example/', service: 's' }]],
    ],
    ['with a realm twice', 'Bearer realm="https://a.example/",realm="https://b.example/"', [['bearer', { realm: '' }]]],
    ['with a quote that never ends', 'Bearer service="s",realm="https://t', [['bearer', { service: 's', realm: '' }]]],
    ['of nothing', '', []],
    ['of noise', '"=,;', []],
  ])('%s is read', (_, header, challenges) => {
    expect(read(header)).toEqual(challenges);
  });

  test.each([
    ['quotes', (n: number) => 'Bearer a="\\'.repeat(n)],
    ['commas', (n: number) => `Bearer ${', '.repeat(n)}`],
    ['parameters', (n: number) => `Bearer ${'a='.repeat(n)}`],
  ])('of a hostile length costs no more than that: %s', async (_, header) => {
    expect(await growth(30_000, header, (text) => expect(read(text).length).toBeLessThan(11))).toBeLessThan(linear);
  });
});

test.each<[string, string | undefined]>([
  ['</v2/a/tags/list?last=b&n=2>; rel="next"', '/v2/a/tags/list?last=b&n=2'],
  ['<https://r.example/x>; rel=next', 'https://r.example/x'],
  ['</first>; rel="first", </next>; title="x, y"; rel="next last"', '/next'],
  ['</previous>; rel="prev"', undefined],
  ['</x>; rel="nextcloud"', undefined],
  ['rel="next"', undefined],
  ['', undefined],
])('the next page of %j is %j', (header, target) => {
  expect(nextLink(header)).toBe(target);
});

import { describe, expect, test } from 'vitest';
import { parseImageReference } from '../../../src/documents/image-reference.ts';
import { imitates, isKnownPublisher, namespaceOf } from '../../../src/rules/knowledge/publishers.ts';

const namespace = (image: string) => {
  const reference = parseImageReference(image);
  return reference && namespaceOf(reference);
};

test.each([
  ['debian:13', 'library'],
  ['docker.io/library/debian:13', 'library'],
  ['grafana/grafana', 'grafana'],
  ['registry.hub.docker.com/grafana/grafana', 'grafana'],
  ['ghcr.io/grafana/grafana', undefined],
  ['localhost:5000/a/b', undefined],
])('%s is published by %s', (image, expected) => {
  expect(namespace(image)).toBe(expected);
});

test.each(['library', 'arm64v8', 'hashicorp', 'bitnami', 'authentik', 'cypress', 'hexpm'])('%s is known', (name) => {
  expect(isKnownPublisher(name)).toBe(true);
});

describe('one slip away', () => {
  test.each([
    ['a letter too many', 'hashiicorp', 'hashicorp'],
    ['a letter too few', 'hashcorp', 'hashicorp'],
    ['another letter', 'bitnani', 'bitnami'],
    ['two changed over', 'bitanmi', 'bitnami'],
    ['the first letter', 'gitnami', 'bitnami'],
    ['the last letter twice', 'grafanaa', 'grafana'],
  ])('%s: %s', (_, name, meant) => {
    expect(imitates(name)).toBe(meant);
  });

  test.each([
    ['the publisher itself', 'grafana'],
    ['a number', 'grafana2'],
    ['a letter behind it', 'grafanas'],
    ['a word of its own', 'grafana-dev'],
    ['two slips', 'grfaan'],
    ['a short name is near to everything', 'pron'],
    ['a known one that is near to another', 'jupyterhub'],
    ['a known one that is near to Docker itself', 'rocker'],
    ['nothing like it', 'somebody'],
  ])('%s is not: %s', (_, name) => {
    expect(imitates(name)).toBeUndefined();
  });
});

import { expect, test } from 'vitest';
import { publicRegistries } from '../../src/core/options.ts';
import { findingsIn } from './run.ts';

const files = {
  'compose.yaml': 'services:\n  web:\n    image: ghcr.io/example/web:1.2\n',
  Dockerfile: 'FROM alpine:3.22\n',
};

const told = async (registries?: readonly string[]) =>
  (await findingsIn(files, registries)).flatMap(({ rule, severity, message }) =>
    rule.id.endsWith('/unlisted-registry') ? [{ rule: rule.id, severity, message }] : [],
  );

test('leaving a list that somebody wrote is high, and the line to add is in the message', async () => {
  expect(await told(['docker.io'])).toEqual([
    {
      rule: 'container/unlisted-registry',
      severity: 'high',
      message:
        '`ghcr.io/example/web` comes from none of the registries that this project allows; to allow it, add the line `ghcr.io` to `allowed-registries`.',
    },
  ]);
  expect(await told(['ghcr.io'])).toMatchObject([{ rule: 'dockerfile/unlisted-registry', severity: 'high' }]);
});

test('the public registries are those that are promised, and no more: who may be asked is widened by nobody in passing', () => {
  expect(publicRegistries).toEqual([
    ...['docker.io', 'ghcr.io', 'quay.io', 'mcr.microsoft.com', 'public.ecr.aws', 'gcr.io', '*.pkg.dev'],
    ...['registry.k8s.io', 'registry.access.redhat.com', 'registry.gitlab.com', 'cgr.dev', 'dhi.io'],
    ...['docker.elastic.co', 'nvcr.io'],
  ]);
});

test('the public registries are allowed where nobody wrote a list', async () => {
  expect(await told()).toEqual([]);
  expect(await told([...publicRegistries])).toEqual([]);
});

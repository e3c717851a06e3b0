import { describe, expect, test } from 'vitest';
import { hubName } from '../../src/documents/hub-mirrors.ts';
import { parseImageReference } from '../../src/documents/image-reference.ts';

function told(image: string): string {
  const reference = parseImageReference(image);
  if (reference === undefined) throw new Error(image);
  return hubName(reference);
}

describe('a copy of an image of Docker Hub has its name', () => {
  test.each([
    ['python:3.9', 'python'],
    ['docker.io/library/python', 'python'],
    ['registry.example.com/library/ubuntu:20.04', 'ubuntu'],
    ['localhost:5000/library/ubuntu', 'ubuntu'],
    ['mirror.gcr.io/library/python:3.9', 'python'],
    ['mirror.gcr.io/grafana/grafana:12', 'grafana/grafana'],
    ['public.ecr.aws/docker/library/node:24', 'node'],
    ['123456789012.dkr.ecr.eu-west-1.amazonaws.com/docker-hub/library/nginx', 'nginx'],
    ['europe-docker.pkg.dev/acme/hub-cache/library/nginx', 'nginx'],
    ['harbor.example.com/proxy/library/redis:7', 'redis'],
    ['acme.jfrog.io/docker-remote/library/redis', 'redis'],
    ['harbor.example.com/docker.io/library/postgres:11', 'postgres'],
    ['harbor.example.com/cache/docker.io/prom/prometheus', 'prom/prometheus'],
    ['harbor.example.com/docker.io/postgres:11', 'postgres'],
    ['gitlab.example.com:443/group/dependency_proxy/containers/alpine:3.15', 'alpine'],
    ['gitlab.example.com/group/sub/dependency_proxy/containers/grafana/grafana', 'grafana/grafana'],
  ])('%s: %s', (image, name) => {
    expect(told(image)).toBe(name);
  });
});

describe('any other image has its own', () => {
  test.each([
    ['grafana/grafana:12', 'grafana/grafana'],
    ['ghcr.io/acme/library/python:3.9', 'ghcr.io/acme/library/python'],
    ['registry.example.com/python:3.9', 'registry.example.com/python'],
    ['registry.example.com/library/python/slim', 'registry.example.com/library/python/slim'],
    ['registry.example.com/library', 'registry.example.com/library'],
    ['registry.example.com/docker/python', 'registry.example.com/docker/python'],
    ['registry.example.com/mylibrary/python', 'registry.example.com/mylibrary/python'],
    ['mirror.gcr.io.example.com/acme/python', 'mirror.gcr.io.example.com/acme/python'],
    ['registry.example.com/notdocker.io/python', 'registry.example.com/notdocker.io/python'],
  ])('%s: %s', (image, name) => {
    expect(told(image)).toBe(name);
  });
});

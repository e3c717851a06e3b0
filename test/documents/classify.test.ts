import { describe, expect, test } from 'vitest';
import { classify, globMatcher, isForeign, isTemplate, kindOfContent } from '../../src/documents/classify.ts';

describe('by its name', () => {
  test.each([
    'Dockerfile',
    'a/b/dockerfile',
    'DOCKERFILE',
    'Dockerfile.prod',
    'api.Dockerfile',
    'api.dockerfile',
    'Containerfile',
    'Containerfile.dev',
    'x.containerfile',
    'Dockerfile.j2',
  ])('%s is a Dockerfile', (path) => {
    expect(classify(path)).toBe('dockerfile');
  });

  test.each([
    'compose.yml',
    'compose.yaml',
    'x/docker-compose.yml',
    'Docker-Compose.YAML',
    'compose.prod.yaml',
    'compose-dev.yml',
    'docker-compose.override.yml',
    'docker-compose-ci.yaml',
    'db.compose.yaml',
    'db-compose.yml',
    'db.docker-compose.yml',
  ])('%s is a Compose file', (path) => {
    expect(classify(path)).toBe('compose');
  });

  test.each([
    '.dockerignore',
    'Dockerfile.dockerignore',
    'a/Dockerfile.prod.dockerignore',
    'Dockerfile.md',
    'compose.yml.md',
    'Dockerfiles/readme',
    'dockerfile-notes',
    'MyDockerfile',
    'compose.json',
    'docker-compose',
    'decompose.yml',
    'composer.yml',
    'docker-composer.yml',
    'mycompose.yaml',
    '',
  ])('%s is nothing of ours', (path) => {
    expect(classify(path)).toBeUndefined();
  });
});

test.each([
  ['Dockerfile.j2', true],
  ['Dockerfile.tmpl', true],
  ['a/Dockerfile.erb', true],
  ['Dockerfile.tt', true],
  ['docker-compose.yml.j2', true],
  ['docker-compose.tmpl.yml', true],
  ['app.template.dockerfile', true],
  ['Dockerfile', false],
  ['Dockerfile.main', false],
  ['compose.yaml', false],
])('%s is a template: %s', (path, expected) => {
  expect(isTemplate(path)).toBe(expected);
});

test.each([
  ['version: "3"\nservices:\n  a: {}\n', 'compose'],
  ['services: {}', 'compose'],
  ['"services":\n', 'compose'],
  ['FROM alpine\nRUN echo services: x\n', 'dockerfile'],
  ['  services:\n', 'dockerfile'],
  ['', 'dockerfile'],
])('content %j is a %s', (text, kind) => {
  expect(kindOfContent(text)).toBe(kind);
});

describe('globs', () => {
  test.each([
    ['docker/**', 'docker/a/.b/file', true],
    ['docker', 'docker/a/file', true],
    ['docker/', 'docker/file', true],
    ['./docker', 'docker/file', true],
    ['/docker', 'docker/file', true],
    ['docker', 'x/docker/file', false],
    ['**/*.yml', 'a/.github/b.yml', true],
    ['*.yml', 'a/b.yml', false],
    ['.', 'a/b.yml', true],
  ])('%j matches %s: %s', (glob, path, expected) => {
    expect(globMatcher([glob])(path)).toBe(expected);
  });

  test.each([
    [['x', '!x/keep'], 'x/a', true],
    [['x', '!x/keep'], 'x/keep/a', false],
    [['x', '!x/keep', 'x/keep/b'], 'x/keep/b', true],
    [['!x'], 'y', false],
    [['!x'], 'x', false],
    [['!(x)'], 'y', true],
  ])('of %j the last that matches %s decides', (globs, path, expected) => {
    expect(globMatcher(globs)(path)).toBe(expected);
  });

  test('none match nothing', () => {
    expect(globMatcher(['', ' '])('a')).toBe(false);
  });
});

test.each([
  ['.github/workflows/dockerfile.yml', true],
  ['policies/Dockerfile.rego', true],
  ['src/dockerfile.test.ts', true],
  ['Dockerfile.go', true],
  ['nano/Dockerfile.nanorc', true],
  ['Dockerfile.include', true],
  ['Dockerfile', false],
  ['Dockerfile.prod', false],
  ['rego.Dockerfile', false],
])('whether %s ends like something else: %s', (path, expected) => {
  expect(isForeign(path)).toBe(expected);
});

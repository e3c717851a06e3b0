import { describe, expect, test } from 'vitest';
import { source } from '../../src/core/text.ts';
import { parseCompose } from '../../src/documents/compose/parse.ts';
import { contextPaths, createProject } from '../../src/documents/create-project.ts';
import { containerIn, projectOf, textAt } from './containers/project-of.ts';

const dockerfile = source`
  FROM alpine AS base
  FROM base AS app
  FROM base AS last
`;

describe('builds', () => {
  test.each([
    ['.', '', 'Dockerfile'],
    ['./api', 'api', 'api/Dockerfile'],
    ['{context: api, dockerfile: ../Dockerfile.api}', 'api', 'Dockerfile.api'],
    ['{dockerfile: x/y.Dockerfile}', '', 'x/y.Dockerfile'],
    ['..', undefined, undefined],
    ['/abs', undefined, undefined],
    ['${DIR}', undefined, undefined],
    ['${DIR:-api}', 'api', 'api/Dockerfile'],
    ['https://github.com/a/b.git', undefined, undefined],
    ['git@github.com:a/b.git', undefined, undefined],
    ['{context: ., dockerfile: "${F}"}', '', undefined],
  ])('build: %s', (build, context, path) => {
    const container = containerIn({ 'compose.yaml': `services:\n  web:\n    build: ${build}\n` });
    expect(container.build).toMatchObject({ context, dockerfile: path });
  });

  test('know their document and the stage that ships', () => {
    const files = {
      Dockerfile: dockerfile,
      'compose.yaml': source`
        services:
          web: {build: {context: ., target: APP, args: [A=1, B], cache_from: [x:y]}}
          other: {build: .}
          unknown: {build: {context: ., target: $T}}
      `,
    };
    const project = projectOf(files);
    expect(project.containers.map(({ build }) => build?.stage?.name?.text)).toEqual(['app', 'last', undefined]);
    const [document] = project.dockerfiles;
    expect(document && project.buildsOf(document).map(({ container }) => container.name)).toEqual([
      'web',
      'other',
      'unknown',
    ]);
    expect(document && project.shippedStages(document).map(({ index }) => index)).toEqual([1, 2]);
    expect(containerIn(files).build).toMatchObject({
      args: [
        { name: 'A', text: '1' },
        { name: 'B', passedThrough: true },
      ],
      options: { cacheFrom: [{ text: 'x:y' }] },
    });
  });

  test('a Dockerfile in lower case serves where there is no other', () => {
    const container = containerIn({ dockerfile, 'compose.yaml': 'services: {web: {build: .}}' });
    expect(container.build?.document?.path).toBe('dockerfile');
  });

  test('without Compose the last stage ships', () => {
    const project = projectOf({ Dockerfile: dockerfile });
    expect(project.dockerfiles.flatMap(project.shippedStages).map(({ index }) => index)).toEqual([2]);
  });

  test('an inline Dockerfile has its places in the Compose file', () => {
    const text = source`
      services:
        web:
          build:
            dockerfile_inline: |
              FROM alpine:3 AS one
              USER root
    `;
    const { build } = containerIn({ 'compose.yaml': text });
    expect(build).toMatchObject({ context: '', dockerfile: undefined });
    const user = build?.stage?.end.user?.value;
    expect(user && textAt(text, user.span)).toBe('root');
  });
});

test('a project knows its documents, its tree and the texts read as context', () => {
  const project = projectOf({ 'compose.yaml': 'services: {web: {image: a, env_file: x/.env}}', 'x/.env': 'A=1' });
  expect(project.document('compose.yaml')?.kind).toBe('compose');
  expect(project.document('x/.env')).toBeUndefined();
  expect([project.exists('x/.env'), project.exists('y')]).toEqual([true, false]);
  const [path] = project.containers.flatMap(({ envFiles }) => envFiles.map(project.pathOf));
  expect(path && project.text(path)).toBe('A=1');
  expect(project.containersOf(project.composeFiles[0] ?? parseCompose('', ''))).toBe(
    project.containersOf(project.composeFiles[0] ?? parseCompose('', '')),
  );
});

test('what is pointed at, is in the tree and was not read is asked for, with how to read it', () => {
  const compose = parseCompose(
    'app/compose.yaml',
    source`
      include: [more.yaml, gone.yaml]
      services:
        web:
          build: {context: ../api, dockerfile: docker/Prod}
          env_file: [web.env, ../../outside.env]
        job:
          extends: {file: ../common/services.yml, service: job}
    `,
  );
  const paths = [
    'app/compose.yaml',
    'app/more.yaml',
    'app/web.env',
    'app/docker-compose.override.yml',
    'api/docker/Prod',
    'api/docker/Prod.dockerignore',
    'api/.dockerignore',
    'common/services.yml',
    'unrelated.yaml',
  ];
  const wanted = contextPaths(createProject({ documents: [compose], files: new Map(), paths: new Set(paths) }));
  expect(new Set(wanted.map(({ by }) => by))).toEqual(new Set(['app/compose.yaml']));
  expect(wanted.map(({ path, role }) => `${role} ${path}`).toSorted()).toEqual([
    'compose app/docker-compose.override.yml',
    'compose app/more.yaml',
    'compose common/services.yml',
    'dockerfile api/docker/Prod',
    'text api/.dockerignore',
    'text api/docker/Prod.dockerignore',
    'text app/web.env',
  ]);
});

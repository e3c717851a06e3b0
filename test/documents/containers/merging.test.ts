import { describe, expect, test } from 'vitest';
import { source } from '../../../src/core/text.ts';
import { containerIn, projectOf } from './project-of.ts';

describe('extends', () => {
  test('of the same file: lists append, single values are replaced, each value keeps its place', () => {
    const container = containerIn({
      'compose.yaml': source`
        services:
          base:
            image: base
            user: root
            cap_add: [A]
            ports: ["80:80"]
            environment: {A: base, B: base}
          web:
            extends: base
            image: web
            cap_add: [B]
            ports: ["80:80", "81:81"]
            environment: [B=web, C=web]
      `,
    });
    expect(container).toMatchObject({ image: { text: 'web' }, user: { text: 'root', span: { start: { line: 4 } } } });
    expect(container.capAdd.map(({ text }) => text)).toEqual(['A', 'B']);
    expect(container.ports.map(({ span, raw }) => [span.start.line, raw])).toEqual([
      [12, '80:80'],
      [12, '81:81'],
    ]);
    expect(container.environment.map(({ name, text }) => `${name}=${text}`)).toEqual(['A=base', 'B=web', 'C=web']);
  });

  test('of another file, in another folder: values know that file, and its paths begin there', () => {
    const container = containerIn({
      'compose.yaml': 'services: {web: {extends: {file: common/base.yaml, service: app}}}',
      'common/base.yaml': 'services: {app: {build: ../api, privileged: true, env_file: app.env}}',
    });
    expect(container).toMatchObject({
      partial: false,
      privileged: { path: 'common/base.yaml', on: true },
      build: { context: 'api', path: 'common/base.yaml' },
    });
  });

  test('chains are followed, cycles end', () => {
    const files = {
      'compose.yaml': source`
        services:
          a: {extends: b, image: a}
          b: {extends: c}
          c: {user: c}
          x: {extends: y, image: x}
          y: {extends: x}
      `,
    };
    expect(containerIn(files, 'a')).toMatchObject({ partial: false, user: { text: 'c' } });
    expect(containerIn(files, 'x')).toMatchObject({ partial: true, image: { text: 'x' } });
  });

  test('of what cannot be found makes the container partial', () => {
    for (const extended of [
      'missing',
      '{service: a, file: none.yaml}',
      '{service: a, file: "${X}"}',
      '{file: x.yaml}',
    ]) {
      expect(containerIn({ 'compose.yaml': `services: {web: {image: a, extends: ${extended}}}` }).partial).toBe(true);
    }
  });

  test('a service with neither image nor build is a fragment', () => {
    expect(containerIn({ 'compose.yaml': 'services: {web: {user: root}}' }).partial).toBe(true);
  });
});

describe('override files', () => {
  const files = {
    'app/docker-compose.yml': source`
      services:
        web:
          image: a
          read_only: true
          security_opt: [no-new-privileges]
    `,
    'app/compose.override.yaml': source`
      services:
        web:
          read_only: false
          privileged: true
          security_opt: [seccomp=unconfined]
        extra:
          image: b
    `,
  };

  test('are laid over the base file beside them', () => {
    const web = containerIn(files, 'web', 'app/docker-compose.yml');
    expect(web).toMatchObject({
      partial: false,
      path: 'app/docker-compose.yml',
      image: { path: 'app/docker-compose.yml' },
      readOnly: { on: false, path: 'app/compose.override.yaml' },
      privileged: { on: true, path: 'app/compose.override.yaml' },
    });
    expect(web.securityOptions.map(({ name }) => name)).toEqual(['no-new-privileges', 'seccomp']);
  });

  test('have partial containers of what is written in them, and whole ones of what is only there', () => {
    expect(containerIn(files, 'web', 'app/compose.override.yaml')).toMatchObject({
      partial: true,
      image: undefined,
      privileged: { on: true },
      securityOptions: [{ name: 'seccomp' }],
    });
    expect(containerIn(files, 'extra', 'app/compose.override.yaml').partial).toBe(false);
  });

  test('of another folder are laid over nothing', () => {
    const apart = {
      'compose.yaml': 'services: {web: {image: a}}',
      'x/compose.override.yaml': 'services: {web: {user: b}}',
    };
    expect(containerIn(apart).user).toBeUndefined();
  });

  test('other variants are partial where they name a service of the base, and are laid over nothing', () => {
    const variants = {
      'compose.yaml': 'services: {web: {image: a}}',
      'compose.prod.yaml': 'services: {web: {image: a, user: b}, job: {image: c}}',
    };
    expect(containerIn(variants).user).toBeUndefined();
    expect(containerIn(variants, 'web', 'compose.prod.yaml')).toMatchObject({ partial: true, user: { text: 'b' } });
    expect(containerIn(variants, 'job', 'compose.prod.yaml').partial).toBe(false);
  });

  test('!reset takes away, !override replaces', () => {
    const container = containerIn({
      'compose.yaml': source`
        services:
          web:
            image: a
            privileged: true
            ports: ["80:80"]
            volumes: ["/:/host"]
            environment: {A: a, B: b}
      `,
      'compose.override.yaml': source`
        services:
          web:
            privileged: !reset null
            ports: !override ["127.0.0.1:81:81"]
            volumes: !reset []
            environment:
              A: !reset null
      `,
    });
    expect(container).toMatchObject({ privileged: undefined, mounts: [] });
    expect(container.ports.map(({ raw }) => raw)).toEqual(['127.0.0.1:81:81']);
    expect(container.environment.map(({ name }) => name)).toEqual(['B']);
  });
});

test('documents of one file are merged in their order; !override and !reset hide what is before them', () => {
  const container = containerIn({
    'compose.yaml': source`
      services:
        web:
          image: a
          ports: ["80:80"]
          cap_add: [A]
          dns: [x]
      ---
      services:
        web:
          ports: !override ["81:81"]
          cap_add: [B]
          dns: !reset []
      ---
      services:
        web:
          ports: ["82:82"]
    `,
  });
  expect(container.ports.map(({ raw }) => raw)).toEqual(['81:81', '82:82']);
  expect(container.capAdd.map(({ text }) => text)).toEqual(['A', 'B']);
  expect(container.image?.text).toBe('a');
});

describe('include', () => {
  test('says where the paths of the included file begin', () => {
    const project = projectOf({
      'compose.yaml': source`
        include:
          - api/compose.yaml
          - path: [db/compose.yaml, db/more.yaml]
            project_directory: data
      `,
      'api/compose.yaml': 'services: {api: {build: .}}',
      'db/compose.yaml': 'services: {db: {build: x, user: a}}',
      'db/more.yaml': 'services: {db: {user: root}}',
    });
    const builds = project.containers.map(({ name, path, build, user }) => [name, path, build?.context, user?.text]);
    expect(builds).toEqual([
      ['api', 'api/compose.yaml', 'api', undefined],
      ['db', 'db/compose.yaml', 'data/x', 'root'],
      ['db', 'db/more.yaml', undefined, 'root'],
    ]);
  });
});

test('merge keys and extends work together', () => {
  const container = containerIn({
    'compose.yaml': source`
      x-base: &base
        cap_drop: [ALL]
        privileged: true
      services:
        app:
          <<: *base
          image: a
        web:
          extends: {service: app}
          privileged: false
    `,
  });
  expect(container).toMatchObject({
    privileged: { on: false },
    capDrop: [{ text: 'ALL', span: { start: { line: 2 } } }],
  });
});

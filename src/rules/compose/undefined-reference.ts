import type { Location } from '../../core/location.ts';
import { nearest, quoted, source } from '../../core/text.ts';
import type { ComposeDocument, MapNode, Node } from '../../documents/compose/model.ts';
import type { Container, Setting } from '../../documents/container.ts';
import type { ComposeRule } from '../kinds.ts';

export const undefinedReference: ComposeRule = {
  id: 'compose/undefined-reference',
  title: 'Reference to an undefined name',
  severity: 'medium',
  confidence: 'high',
  category: 'correctness',
  profile: 'recommended',
  why: 'Compose rejects the whole file, so none of its services start.',
  fix: 'Declare it at the top level, or correct the name.',
  details:
    'Covers the networks, named volumes, secrets, configs and services that a service names, also one that it extends. Only files that Compose reads by themselves are checked (`compose.yaml`, `docker-compose.yml` …), and only if they include nothing: others may be merged with a file that declares the name.',
  references: ['https://docs.docker.com/reference/compose-file/services/'],
  covers: ['dclint:invalid-schema'],
  fixable: false,
  ofFile: true,
  examples: {
    bad: [
      {
        name: 'a misspelt volume, an undeclared network and service',
        code: source`
          services:
            db:
              image: example/db:3
              volumes:
                - [|db_data:/data|]
              networks: [[|back|]]
            web:
              image: example/web:1.2
              depends_on: [[|database|]]
          volumes:
            db-data:
        `,
      },
      {
        name: 'a service to extend that the file does not have',
        code: source`
          services:
            base:
              image: example/web:1.2
            web:
              extends:
                service: [|bse|]
              image: example/web:1.2
        `,
      },
    ],
    good: [
      {
        name: 'declared names, the default network, a folder',
        code: source`
          services:
            db:
              image: example/db:3
              volumes:
                - data:/data
                - ./init:/init:ro
                - /anonymous
              networks:
                default:
                back:
            web:
              image: example/web:1.2
              depends_on:
                db:
                  condition: service_healthy
                metrics:
                  condition: service_started
                  required: false
          networks:
            back:
          volumes:
            data:
        `,
      },
      {
        name: 'an override file, merged with one that declares the names',
        path: 'compose.test.yaml',
        code: source`
          services:
            test:
              image: example/test:1
              depends_on: [web]
              networks: [back]
        `,
      },
    ],
  },

  *check(document, project) {
    if (!standsAlone(document)) return;
    const declared = (section: string): readonly string[] => {
      const node = document.root.get(section);
      return node?.kind === 'map' ? node.entries.map(({ key }) => key) : [];
    };
    if (overridePaths(document).some((path) => project.document(path)?.kind === 'compose')) return;
    const known = {
      service: new Set(declared('services')),
      network: new Set([...declared('networks'), 'default', 'none', 'host', 'bridge']),
      volume: new Set(declared('volumes')),
      secret: new Set(declared('secrets')),
      config: new Set(declared('configs')),
    };
    const services = new Map(document.services.map(({ name, node }) => [name, node]));
    let told = 0;
    for (const container of project.containersOf(document)) {
      const service = services.get(container.name);
      // What it extends may say more, but not which service of this file that is.
      const references = container.partial ? extendedBy(service) : referencesOf(container, service);
      for (const { kind, name, place } of references) {
        if (known[kind].has(name)) continue;
        // Comparing with every name is expensive: a hostile file can have many of both.
        const near = known[kind].size <= maxCompared && told++ < maxCompared ? nearest(name, known[kind]) : undefined;
        const hint = near === undefined ? '.' : `; did you mean ${quoted(near)}?`;
        const message = `${quoted(container.name)} names the ${kind} ${quoted(name)}, which is not declared${hint}`;
        yield { ...place, subject: `${kind} ${name}`, message };
      }
    }
  },
};

/** The number of names that a name is compared with, and of names that are compared. */
const maxCompared = 200;

interface Reference {
  readonly kind: 'service' | 'network' | 'volume' | 'secret' | 'config';
  readonly name: string;
  readonly place: Location;
}

/** The service of the same file that it extends: https://docs.docker.com/reference/compose-file/services/#extends */
function* extendedBy(service: MapNode | undefined): Iterable<Reference> {
  const extended = service?.get('extends');
  if (extended === undefined || extended.tag === '!reset') return;
  if (extended.kind === 'map' && extended.get('file') !== undefined) return;
  const name = extended.kind === 'map' ? extended.get('service') : extended;
  if (name?.kind !== 'scalar' || name.text === undefined || name.text === '') return;
  yield { kind: 'service', name: name.text, place: { path: name.path, span: name.span } };
}

function* referencesOf(container: Container, service: MapNode | undefined): Iterable<Reference> {
  for (const network of container.networks) yield* named('network', network);
  for (const mount of container.mounts) {
    if (mount.type === 'volume' && mount.source !== undefined && mount.source !== '') {
      yield { kind: 'volume', name: mount.source, place: { path: mount.path, span: mount.span } };
    }
  }
  if (service === undefined) return;
  yield* namesUnder(service, 'depends_on', 'service');
  yield* namesUnder(service, 'secrets', 'secret');
  yield* namesUnder(service, 'configs', 'config');
  for (const mode of [container.network, container.pid, container.ipc]) {
    const name = /^service:(.+)$/s.exec(mode?.text ?? '')?.[1];
    if (mode && name !== undefined) yield { kind: 'service', name, place: { path: mode.path, span: mode.span } };
  }
}

function* named(kind: Reference['kind'], { text, path, span }: Setting): Iterable<Reference> {
  if (text !== undefined && text !== '') yield { kind, name: text, place: { path, span } };
}

/** Names in a list, as keys of a mapping, or as the `source` of a long form. */
function* namesUnder(service: MapNode, key: string, kind: Reference['kind']): Iterable<Reference> {
  const node = service.get(key);
  if (node?.kind === 'map') {
    for (const { key: name, path, keySpan, node: options } of node.entries) {
      const required = options.kind === 'map' ? options.get('required') : undefined;
      // Compose only warns about it: https://docs.docker.com/reference/compose-file/services/#long-syntax-1
      if (required?.kind === 'scalar' && required.text === 'false') continue;
      yield { kind, name, place: { path, span: keySpan } };
    }
  }
  if (node?.kind !== 'list') return;
  for (const item of node.items) {
    const scalar: Node | undefined = item.kind === 'map' ? item.get('source') : item;
    if (scalar?.kind !== 'scalar' || scalar.text === undefined || scalar.text === '') continue;
    yield { kind, name: scalar.text, place: { path: scalar.path, span: scalar.span } };
  }
}

/** Read by Compose without being named, and complete on its own. */
function standsAlone({ path, root }: ComposeDocument): boolean {
  const usual = /(?:^|\/)(?:docker-)?compose\.ya?ml$/.test(path);
  return usual && root.entry('services') !== undefined && root.entry('include') === undefined;
}

/** Files that override one without being named, and may declare more. */
function overridePaths({ path }: ComposeDocument): readonly string[] {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  return ['compose', 'docker-compose'].flatMap((name) =>
    ['yaml', 'yml'].map((extension) => `${folder}${name}.override.${extension}`),
  );
}

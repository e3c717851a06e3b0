import type { Edit } from '../../core/edit.ts';
import type { Violation } from '../../core/rule.ts';
import { quoted, source } from '../../core/text.ts';
import type { MapNode, Node, ScalarNode } from '../../documents/compose/model.ts';
import { type Misfit, misfitsIn } from '../compose-misfits.ts';
import type { ComposeRule } from '../kinds.ts';
import type { ScalarShape, Shape } from '../knowledge/compose-shapes.ts';
import { spacedNames } from '../spaced-names.ts';

export const invalidValue: ComposeRule = {
  id: 'compose/invalid-value',
  title: 'Invalid value',
  severity: 'medium',
  confidence: 'high',
  category: 'correctness',
  profile: 'recommended',
  why: 'Compose rejects the whole file, so none of its services start.',
  fix: 'Write the value in the form that the Compose Specification defines.',
  details:
    'Covers what the specification’s schema rejects: lists where a mapping belongs and vice versa, numbers where a string belongs (`image: 17`, `user: 1000`), a duration without a unit (`interval: 30`), keys without a value (`ports:`) or without a required key (a `depends_on` without its `condition`), and unknown words for `restart`, `pull_policy`, `cgroup`, a switch or a `condition`. Also reported are names in lists of variables that end with a space (`- DEBUG = 1`), service names with characters other than letters, digits, `.`, `_` and `-`, and a health check `test` that does not begin with `CMD`, `CMD-SHELL` or `NONE`. In an override file, keys may be empty.',
  references: ['https://docs.docker.com/reference/compose-file/services/'],
  covers: ['dclint:invalid-schema'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'wrong types, unknown words, an invalid service name',
        code: source`
          services:
            web:
              image: example/web:1.2
              [|ports: "8080:80"|]
              [|restart: allways|]
            [|my worker|]:
              image: example/worker:1.2
              [|healthcheck:
                - curl localhost|]
        `,
      },
      {
        name: 'a number, a word instead of true or false, a mapping in a list of strings',
        code: source`
          services:
            web:
              [|image: 17|]
              [|privileged: maybe|]
              security_opt:
                - [|no-new-privileges: true|]
              depends_on:
                db:
                  [|condition: healthy|]
            db:
              image: example/db:3
              [|environment: DEBUG|]
        `,
      },
      {
        name: 'a health check without CMD or CMD-SHELL',
        code: source`
          services:
            web:
              image: example/web:1.2
              healthcheck:
                test: [[|curl|], -f, "http://localhost"]
        `,
      },
      {
        name: 'a space between a name and its equals sign',
        code: source`
          services:
            web:
              build:
                context: .
                args:
                  - [|VERSION =1.2|]
              environment:
                - [|DEBUG = 1|]
                - [|"MODE =fast"|]
                - MOTTO=one = many
        `,
      },
      {
        name: 'a duration without a unit, a key without a value, a missing required key',
        code: source`
          services:
            web:
              image: example/web:1.2
              [|user: 1000|]
              [|ports|]:
              healthcheck:
                test: ["CMD", "/app", "--health"]
                [|interval: 30|]
                [|timeout: "5"|]
              deploy:
                resources:
                  limits:
                    [|memory: 512|]
              volumes:
                - [|source: data
                  target: /data|]
          volumes:
            data:
        `,
      },
    ],
    good: [
      {
        name: 'known words, variables, a key that may be empty',
        code: source`
          services:
            web:
              image: example/web:1.2
              restart: on-failure:5
              pull_policy: every_12h
              network_mode: none
              command:
              healthcheck:
                test: curl -f http://localhost
            worker:
              image: example/worker:1.2
              restart: \${RESTART}
              healthcheck:
                test: ["CMD", "true"]
              privileged: "no"
              read_only: \${READ_ONLY}
              depends_on:
                web:
                  condition: service_completed_successfully
        `,
      },
    ],
  },

  *check(document, project) {
    const { root } = document;
    const things = root.get('services');
    if (things === undefined) return;
    for (const { key, keySpan, path } of things.kind === 'map' ? things.entries : []) {
      if (/^[\w.-]+$/.test(key)) continue;
      yield { path, span: keySpan, subject: key, message: `${quoted(key)} is not a valid service name.` };
    }
    // In an override file, keys may be empty.
    const alone = project.containersOf(document).some(({ partial }) => !partial);
    for (const misfit of misfitsIn(document)) {
      if (misfit.kind !== 'empty' || alone) yield* toldOf(misfit);
    }
    yield* spacedNames(document);
    for (const { name, node } of document.services) {
      const first = firstOfTest(node);
      if (first?.text === undefined || ['CMD', 'CMD-SHELL', 'NONE'].includes(first.text)) continue;
      const message = `The test of ${quoted(name)} begins with ${quoted(first.raw)}, and must begin with \`CMD\`, \`CMD-SHELL\` or \`NONE\`.`;
      yield { path: first.path, span: first.span, subject: 'healthcheck.test', message };
    }
  },
};

/** Only for a list: a single string is a shell command. */
function firstOfTest(service: MapNode): ScalarNode | undefined {
  const check = service.get('healthcheck');
  const list = check?.kind === 'map' ? check.get('test') : undefined;
  const [first] = list?.kind === 'list' ? list.items : [];
  return first?.kind === 'scalar' ? first : undefined;
}

function* toldOf(misfit: Misfit): Iterable<Violation> {
  const { path, span, key } = misfit;
  const place = { path, span, subject: key };
  switch (misfit.kind) {
    case 'key':
      return;
    case 'form': {
      const { node, shape, inList } = misfit;
      const edits = inQuotes(node, shape) ?? (node.kind === 'map' ? withoutSpace(node, shape) : []);
      const what = inList ? `An item of ${quoted(key)}` : `${quoted(key)}${ownerOf(misfit)}`;
      yield { ...place, message: `${what} must be ${formOf(node, shape)}.`, edits };
      return;
    }
    case 'empty': {
      const what = misfit.inList ? `An item of ${quoted(key)}` : `${quoted(key)}${ownerOf(misfit)}`;
      yield { ...place, message: `${what} is empty, but must be ${formOf(misfit.node, misfit.shape)}.` };
      return;
    }
    case 'twice':
      yield { ...place, message: `${quoted(misfit.node.raw)} is listed twice in ${quoted(key)}${ownerOf(misfit)}.` };
      return;
    case 'word': {
      const value = quoted(misfit.node.text ?? '');
      const { called } = misfit.shape;
      const message = called
        ? `${value} of ${quoted(key)} is not ${called}.`
        : `${value} is not a valid value of ${quoted(key)}.`;
      yield { ...place, message };
      return;
    }
    case 'missing': {
      const what = misfit.inList ? `An item of ${quoted(key)}` : `${quoted(key)}`;
      const message = `${what}${ownerOf(misfit)} has no ${quoted(misfit.needed)}, which it needs.`;
      yield { ...place, subject: `${key} ${misfit.needed}`, message };
    }
  }
}

function ownerOf({ route }: Misfit): string {
  const owner = route[0] === 'services' ? route.slice(1) : route;
  return owner.length === 0 ? '' : ` of ${quoted(owner.join('.'))}`;
}

/** The required form. */
function formOf(node: Node, { scalar, list, map }: Shape): string {
  const alone = scalar === undefined ? [] : [scalarForm(scalar, node)];
  return [...alone, ...(list ? ['a list'] : []), ...(map ? ['a mapping'] : [])].join(' or ');
}

function scalarForm({ takes, called }: ScalarShape, node: Node): string {
  if (called !== undefined) return called;
  if (takes === 'text') return node.kind === 'scalar' && node.value !== null ? 'a string, in quotes' : 'a string';
  if (takes === 'switch' || takes === 'flag') return '`true` or `false`';
  if (takes === 'value') return 'a single value';
  return takes === 'whole' ? 'a whole number' : 'a number';
}

/** For a string that YAML reads as a number or a switch. If only certain words are allowed, quotes do not help. */
function inQuotes(node: Node, { scalar }: Shape): readonly Edit[] | undefined {
  if (node.kind !== 'scalar' || scalar === undefined || scalar.words !== undefined) return undefined;
  if (scalar.takes !== 'text' && scalar.takes !== 'number') return undefined;
  const { raw, span } = node;
  const plain = span.start.line === span.end.line && span.end.column - span.start.column === raw.length;
  return plain && /^[\w.+-]+$/.test(raw) ? [{ span, text: `"${raw}"` }] : undefined;
}

/** `name: value` was meant as one text; the space is what makes it a mapping. */
function withoutSpace({ entries, flow, span }: MapNode, { scalar }: Shape): readonly Edit[] {
  const [entry, ...more] = entries;
  if (scalar === undefined || flow || more.length > 0 || entry?.node.kind !== 'scalar') return [];
  if (span.start.line !== span.end.line) return [];
  const { key, keySpan, node } = entry;
  if (!/^[\w-]+$/.test(key) || node.span.start.line !== span.start.line || node.quoted) return [];
  return [{ span: { start: keySpan.end, end: node.span.start }, text: ':' }];
}

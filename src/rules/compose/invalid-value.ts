import type { Edit } from '../../core/edit.ts';
import type { Violation } from '../../core/rule.ts';
import { quoted, source } from '../../core/text.ts';
import type { Entry, MapNode, ScalarNode, Service } from '../../documents/compose/model.ts';
import type { ComposeRule } from '../kinds.ts';
import {
  collectionKeys,
  listKeys,
  mapKeys,
  scalarKeys,
  switchKeys,
  textKeys,
  textListKeys,
} from '../knowledge/compose-keys.ts';

export const invalidValue: ComposeRule = {
  id: 'compose/invalid-value',
  title: 'Value that Compose refuses',
  severity: 'medium',
  confidence: 'high',
  category: 'correctness',
  profile: 'recommended',
  why: 'Compose refuses the whole file, so that nothing of it starts.',
  fix: 'Write the value as the specification has it.',
  details:
    'Lists where a mapping belongs and the other way round, numbers where a text belongs (`image: 17`), words that `restart`, `pull_policy`, `cgroup`, a switch or a `condition` do not know, names of services with other characters than letters, digits, `.`, `_` and `-`, and `network_mode` together with `networks`.',
  references: ['https://docs.docker.com/reference/compose-file/services/'],
  covers: ['dclint:invalid-schema'],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'other forms and words than there are',
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
        name: 'a number, a word that is no switch, an item that is a mapping',
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
        name: 'two networks that exclude each other',
        code: source`
          services:
            web:
              image: example/web:1.2
              [|network_mode: host|]
              networks: [front]
          networks:
            front:
        `,
      },
    ],
    good: [
      {
        name: 'words that are known, a variable, nothing at all',
        code: source`
          services:
            web:
              image: example/web:1.2
              restart: on-failure:5
              pull_policy: every_12h
              ports:
              network_mode: none
            worker:
              image: example/worker:1.2
              restart: \${RESTART}
              privileged: "no"
              read_only: \${READ_ONLY}
              depends_on:
                web:
                  condition: service_completed_successfully
        `,
      },
    ],
  },

  *check({ services, root }) {
    const things = root.get('services');
    if (things?.kind !== 'map') return;
    for (const { key, keySpan, node, path, span } of things.entries) {
      if (!/^[\w.-]+$/.test(key)) {
        yield { path, span: keySpan, subject: key, message: `${quoted(key)} is no name for a service.` };
      }
      if (node.kind !== 'map' && !isNull(node)) {
        yield { path, span, subject: key, message: `The service ${quoted(key)} is no mapping of keys to values.` };
      }
    }
    for (const service of services) yield* problemsOf(service);
  },
};

/** https://docs.docker.com/reference/compose-file/services/ */
const words: ReadonlyMap<string, RegExp> = new Map([
  ['restart', /^(?:no|always|unless-stopped|on-failure(?::\d+)?)$/],
  ['pull_policy', /^(?:always|never|build|if_not_present|missing|refresh|daily|weekly|every_(?:\d+[wdhms])+)$/],
  ['cgroup', /^(?:host|private)$/],
  ['condition', /^service_(?:started|healthy|completed_successfully)$/],
]);

/** The words of YAML 1.1, and what Go takes for a switch. */
const switchWord = /^(?:true|false|y|n|yes|no|on|off|t|f|1|0)$/i;

function* problemsOf({ name, node }: Service): Iterable<Violation> {
  for (const entry of node.entries) {
    const place = { path: entry.path, span: entry.span, subject: entry.key };
    const form = formOf(entry);
    if (form !== undefined) {
      yield { ...place, message: `${quoted(entry.key)} of ${quoted(name)} must be ${form}.` };
      continue;
    }
    yield* wordsOf(entry, switchKeys.has(entry.key) ? switchWord : words.get(entry.key));
    yield* itemsOf(entry);
  }
  const dependencies = node.get('depends_on');
  for (const { node: dependency } of dependencies?.kind === 'map' ? dependencies.entries : []) {
    const condition = dependency.kind === 'map' ? dependency.entry('condition') : undefined;
    if (condition) yield* wordsOf(condition, words.get('condition'));
  }
  const [mode, networks] = [node.entry('network_mode'), node.entry('networks')];
  if (mode !== undefined && networks !== undefined && !isNull(mode.node) && !isNull(networks.node)) {
    const message = `${quoted(name)} has \`networks\` as well, which \`network_mode\` excludes.`;
    yield { path: mode.path, span: mode.span, subject: 'network_mode', message };
  }
}

function* wordsOf({ key, node, path, span }: Entry, known: RegExp | undefined): Iterable<Violation> {
  if (known === undefined || node.kind !== 'scalar' || node.text === undefined || isNull(node)) return;
  // YAML 1.1 reads `no` as false, and so does Compose.
  if (known.test(node.text) || node.text === 'false') return;
  yield { path, span, subject: key, message: `${quoted(node.text)} is no word for ${quoted(key)}.` };
}

function* itemsOf({ key, node }: Entry): Iterable<Violation> {
  if (!textListKeys.has(key) || node.kind !== 'list') return;
  for (const item of node.items) {
    const { kind, path, span } = item;
    if (kind === 'scalar') continue;
    const message = `An item of ${quoted(key)} must be a text.`;
    yield { path, span, subject: key, message, edits: kind === 'map' ? withoutSpace(item) : [] };
  }
}

/** `name: value` was meant as one text; the space is what makes it a mapping. */
function withoutSpace({ entries, flow, span }: MapNode): readonly Edit[] {
  const [entry, ...more] = entries;
  if (flow || more.length > 0 || entry?.node.kind !== 'scalar' || span.start.line !== span.end.line) return [];
  const { key, keySpan, node } = entry;
  if (!/^[\w-]+$/.test(key) || node.span.start.line !== span.start.line || node.quoted) return [];
  return [{ span: { start: keySpan.end, end: node.span.start }, text: ':' }];
}

function formOf({ key, node }: Entry): string | undefined {
  if (isNull(node)) return undefined;
  if (textKeys.has(key) && node.kind === 'scalar' && isTyped(node)) return 'a text, in quotes';
  if (collectionKeys.has(key) && node.kind === 'scalar') return 'a list or a mapping';
  if (['command', 'entrypoint'].includes(key) && node.kind === 'scalar' && isTyped(node)) return 'a text or a list';
  if (listKeys.has(key) && node.kind !== 'list') return 'a list';
  if (mapKeys.has(key) && node.kind !== 'map') return 'a mapping';
  return scalarKeys.has(key) && node.kind !== 'scalar' ? 'a single value' : undefined;
}

function isTyped({ value, variables }: ScalarNode): boolean {
  return typeof value !== 'string' && value !== null && variables.length === 0;
}

function isNull(node: Entry['node']): boolean {
  return node.tag === '!reset' || (node.kind === 'scalar' && node.value === null);
}

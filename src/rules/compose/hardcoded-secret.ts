import type { Span } from '../../core/location.ts';
import type { Violation } from '../../core/rule.ts';
import { masked, quoted, source, withArticle } from '../../core/text.ts';
import type { ComposeDocument, Entry, Node, ScalarNode } from '../../documents/compose/model.ts';
import { type Lines, linesOf } from '../../documents/lines.ts';
import { commandPasswords } from '../command-passwords.ts';
import { writtenCommands } from '../compose-commands.ts';
import type { ComposeRule } from '../kinds.ts';
import { secretAssignment, secretVerdict } from '../knowledge/secret-assignment.ts';
import { findSecrets } from '../knowledge/secret-values.ts';
import { spanOfSecret } from '../span-of-secret.ts';

export const hardcodedSecret: ComposeRule = {
  id: 'compose/hardcoded-secret',
  title: 'Secret in the Compose file',
  severity: 'high',
  confidence: 'medium',
  category: 'secrets',
  profile: 'recommended',
  why: 'Anyone who can read the repository can use the secret, and deleting the line does not remove it from the Git history.',
  fix: 'Revoke it, and pass its replacement as a `secrets:` file or from outside: `${NAME:?}`.',
  details:
    'Covers every place that holds a value: commands, hooks, labels, health checks, driver options, fragments (`x-…`) and comments. Secrets are recognised by the formats that providers give their tokens, as private keys, and as passwords in URLs and headers. In command options, labels, driver options and fragments, a literal value whose name says that it is secret counts as well.\n\nA service’s environment is left to `container/secret-in-environment`, and inline configs to `compose/secret-in-config`. A token whose built-in checksum is wrong was probably made up, so the confidence is lower. Password hashes and well-known default passwords are `medium`. The secret itself is never shown in full.',
  references: ['https://docs.docker.com/compose/how-tos/use-secrets/'],
  covers: ['kics:a88baa34-e2ad-44ea-ad6f-8cac87bc7c71', 'owasp:RULE #12'],
  fixable: false,
  gathered: { by: 'secret', cause: 'secret' },
  foldsInto: ['container/secret-in-environment', 'compose/secret-in-config'],
  examples: {
    bad: [
      {
        name: 'in a command, a label, a health check, a hook',
        code: source`
          services:
            cache:
              image: redis:8.2
              command: redis-server --requirepass [|c0rrect-h0rse|]
              labels:
                - example.api.token=[|glpat-Zx81kQ27vLmN04pRt6Ys|]
            db:
              image: mysql:8.4
              healthcheck:
                test: ["CMD", "mysqladmin", "ping", "-uroot", "-p[|Tr0ub4dor_3|]"]
              post_start:
                - command: mysqladmin -uroot -p[|Tr0ub4dor_4|] flush-logs
        `,
      },
      {
        name: 'in a fragment, and in the options of a driver',
        code: source`
          x-environment:
            API_TOKEN: [|9f86d081884c7d65|]
          services:
            web:
              image: example/web:1.2
              logging:
                driver: splunk
                options:
                  splunk-token: [|176FCEBF-4CF5-4EDF-91BC-703796522D20|]
          volumes:
            share:
              driver_opts:
                type: cifs
                o: username=web,password=[|b4ttery-staple|]
        `,
      },
    ],
    good: [
      {
        name: 'from outside, in a file, a placeholder',
        code: source`
          x-environment:
            API_TOKEN: \${API_TOKEN:?}
            API_TOKEN_FILE: /run/secrets/token
          services:
            cache:
              image: redis:8.2
              command: redis-server --requirepass \${REDIS_PASSWORD}
              secrets: [token]
            web:
              image: example/web:1.2
              command: ["serve", "--password", "changeme", "--token-ttl", "3600"]
          secrets:
            token:
              file: ./token.txt
        `,
      },
    ],
  },

  *check(document) {
    const lines = linesOf(document);
    const told = new Set<string>();
    for (const violation of all(document, lines)) {
      // A value may be found by its form and by its name, and a merged one in several services.
      const { start, end } = violation.span;
      const key = [start.line, start.column, end.line, end.column].join();
      if (!told.has(key)) yield violation;
      told.add(key);
    }
  },
};

function* all(document: ComposeDocument, lines: Lines): Iterable<Violation> {
  // Most files have none, and one search of the whole text costs less than one of each value.
  const forms = findSecrets(document.text).length > 0;
  for (const { key, node } of ownEntries(document.root)) yield* inNode(node, [key], { lines, forms });
  for (const command of writtenCommands(document)) {
    for (const { name, text, span } of commandPasswords(command)) yield* named(name, text, span, lines);
    for (const { name, value } of command.assignments) yield* named(name, value.text, value.span, lines);
  }
  for (const { text, span } of forms ? document.comments : []) {
    for (const found of findSecrets(text)) {
      // A possible example in a comment is not reported.
      if (found.nature !== 'token' || found.placeholder || found.madeUp) continue;
      const secret = text.slice(found.start, found.end);
      yield violationOf(`A${withArticle(found.kind).slice(1)} is written into this comment`, found.kind, {
        secret,
        span,
        lines,
      });
    }
  }
}

/** Only entries written in the mapping itself: merged ones are reported where they are written. */
function ownEntries(node: { readonly entries: readonly Entry[] }): readonly Entry[] {
  return node.entries.filter(({ merged }) => !merged);
}

interface Around {
  readonly lines: Lines;
  /** Whether the file has a secret of a known form at all. */
  readonly forms: boolean;
}

function* inNode(node: Node, path: readonly string[], around: Around): Iterable<Violation> {
  if (isToldElsewhere(path)) return;
  if (node.kind === 'map') {
    for (const { key, node: value } of ownEntries(node)) yield* inNode(value, [...path, key], around);
  } else if (node.kind === 'list') {
    for (const item of node.items) yield* inNode(item, path, around);
  } else yield* inScalar(node, path, around);
}

/** `environment` and `build.args` of a service, `content` of a config. */
function isToldElsewhere([section, , key, deeper]: readonly string[]): boolean {
  if (section === 'configs') return key === 'content';
  return section === 'services' && (key === 'environment' || (key === 'build' && deeper === 'args'));
}

function* inScalar(
  { raw, text, span }: ScalarNode,
  path: readonly string[],
  { lines, forms }: Around,
): Iterable<Violation> {
  const found = forms ? findSecrets(raw) : [];
  for (const each of found) {
    const secret = raw.slice(each.start, each.end);
    const verdict = secretVerdict(each, secret);
    if (verdict === undefined) continue;
    const message = `A${withArticle(each.kind).slice(1)} is written into ${quoted(path.slice(0, 3).join('.'))}`;
    yield violationOf(message, each.kind, { secret, span, lines, verdict });
  }
  if (found.length > 0 || !isForNames(path)) return;
  const name = path.at(-1) ?? '';
  // Options of mount(8) share one value: `o: username=…,password=…`.
  const parts = name === 'o' ? (text ?? '').split(',') : [text ?? ''];
  const pairs = parts.flatMap((part) => /^([\w.-]{1,100})=(.*)$/s.exec(part)?.slice(1, 3) ?? []);
  for (let at = 0; at < pairs.length; at += 2) yield* named(pairs[at] ?? '', pairs[at + 1], span, lines);
  if (pairs.length === 0) yield* named(name, text, span, lines);
}

/** Places where a key is the author's name for a value, not a keyword of Compose. */
function isForNames(path: readonly string[]): boolean {
  return (
    path[0]?.startsWith('x-') === true ||
    path.includes('labels') ||
    path.includes('driver_opts') ||
    (path.includes('logging') && path.includes('options'))
  );
}

function* named(name: string, text: string | undefined, span: Span, lines: Lines): Iterable<Violation> {
  const found = text === undefined ? undefined : secretAssignment(name, text);
  // A word with other meanings is not enough here.
  if (found === undefined || found.confidence === 'low') return;
  const { secret, severity, confidence } = found;
  const verdict = { severity, confidence };
  yield violationOf(`${quoted(name)} is set to a secret here`, name, { secret, span, lines, verdict });
}

/** A secret, within the span of a value or comment. */
interface PlacedSecret {
  readonly secret: string;
  readonly span: Span;
  readonly lines: Lines;
  readonly verdict?: Pick<Violation, 'severity' | 'confidence'>;
}

function violationOf(message: string, subject: string, { secret, span, lines, verdict }: PlacedSecret): Violation {
  const shown = secret.includes('PRIVATE KEY') ? '' : `: ${quoted(masked(secret))}`;
  return { span: spanOfSecret(secret, span, lines), secret: true, subject, message: `${message}${shown}.`, ...verdict };
}

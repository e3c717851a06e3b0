import type { Violation } from '../../core/rule.ts';
import { quoted, source } from '../../core/text.ts';
import type { Entry, ScalarNode } from '../../documents/compose/model.ts';
import type { Project } from '../../documents/project.ts';
import type { ComposeRule } from '../kinds.ts';
import { gravest } from '../knowledge/gravest.ts';
import { type SecretLine, secretLines } from '../knowledge/secret-lines.ts';
import { isPlaceholder, isWellKnown } from '../knowledge/secret-values.ts';

export const committedSecret: ComposeRule = {
  id: 'compose/committed-secret',
  title: 'Secret file in the repository',
  severity: 'high',
  confidence: 'high',
  category: 'secrets',
  profile: 'recommended',
  why: 'Anyone who can read the repository can use the secret, and deleting the file leaves it in the Git history.',
  fix: 'Revoke it, remove the file from the repository, and let `file` name one that exists only on the host.',
  details:
    'Reported if the `file` of a secret is part of the commit. Empty files, placeholders, certificates and public keys are not reported, and a well-known default password is `medium`. A file of `configs` is reported only if its content or name shows that it holds a secret.',
  references: ['https://docs.docker.com/compose/how-tos/use-secrets/'],
  covers: ['owasp:RULE #12'],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'the password beside the Compose file, and a configuration with one',
        code: source`
          services:
            db:
              image: postgres:17.6
              secrets: [db_password]
              configs: [app]
          secrets:
            db_password:
              file: [|./secrets/db_password.txt|]
          configs:
            app:
              file: [|./app.ini|]
        `,
        files: {
          'secrets/db_password.txt': 'c0rrect-h0rse-battery\n',
          'app.ini': source`
            [mail]
            smtp_password = c0rrect-h0rse-battery
          `,
        },
      },
    ],
    good: [
      {
        name: 'only on the host, a placeholder, a certificate',
        code: source`
          services:
            db:
              image: postgres:17.6
              secrets: [db_password, token, certificate]
          secrets:
            db_password:
              file: ./secrets/db_password.txt
            token:
              file: ./token.txt
            certificate:
              file: ./site.crt
            other:
              environment: OTHER_TOKEN
        `,
        files: {
          'token.txt': 'changeme\n',
          'site.crt': '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n',
        },
      },
    ],
  },

  *check(document, project) {
    for (const entry of document.secrets) {
      const file = fileOf(entry);
      const verdict = file && secretFile(file, project);
      if (file && verdict) {
        yield {
          span: file.span,
          path: file.path,
          subject: entry.key,
          message: toldOf('secret', entry, file),
          ...verdict,
        };
      }
    }
    const read = new Map<string, SecretLine | undefined>();
    for (const entry of document.configs) {
      const file = fileOf(entry);
      const path = (file && project.pathOf(file)) ?? '';
      const found = read.has(path) ? read.get(path) : gravest(secretLines(project.text(path) ?? ''));
      read.set(path, found);
      if (file === undefined || found === undefined) continue;
      const { severity, confidence } = found;
      const message = toldOf('config', entry, file);
      yield { span: file.span, path: file.path, subject: entry.key, severity, confidence, message };
    }
  },
};

function toldOf(kind: 'secret' | 'config', { key }: Entry, file: ScalarNode): string {
  const holds = kind === 'secret' ? 'is committed' : 'is committed with a secret in it';
  return `The ${kind} ${quoted(key)} ${holds}: ${quoted(file.text ?? '')}.`;
}

function fileOf({ node }: Entry): ScalarNode | undefined {
  const file = node.kind === 'map' ? node.get('file') : undefined;
  return file?.kind === 'scalar' && file.text !== undefined ? file : undefined;
}

function secretFile(file: ScalarNode, project: Project): Pick<Violation, 'severity' | 'confidence'> | undefined {
  const path = project.pathOf(file);
  if (path === undefined || !project.exists(path)) return undefined;
  const text = project.text(path)?.trim();
  if (text === undefined) return { confidence: 'medium' };
  if (isPlaceholder(text.slice(0, 500)) || isPublic(text)) return undefined;
  return isWellKnown(text) ? { severity: 'medium', confidence: 'medium' } : {};
}

function isPublic(text: string): boolean {
  if (text.includes('PRIVATE KEY')) return false;
  return /^-----BEGIN (?:TRUSTED )?(?:CERTIFICATE|PUBLIC KEY)|^(?:ssh-(?:rsa|ed25519)|ecdsa-sha2-\S{1,40}) /.test(text);
}

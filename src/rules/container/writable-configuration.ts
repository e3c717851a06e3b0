import { quoted, source } from '../../core/text.ts';
import type { Mount } from '../../documents/container.ts';
import type { ContainerRule } from '../kinds.ts';
import { at } from '../places.ts';

export const writableConfiguration: ContainerRule = {
  id: 'container/writable-configuration',
  title: 'Configuration file mounted writable',
  severity: 'low',
  confidence: 'medium',
  category: 'isolation',
  profile: 'all',
  why: 'An attacker in the container can change the program’s configuration permanently, on the host and in the repository’s working copy.',
  fix: 'Mount it with `:ro`.',
  details:
    'Reported only for single files that programs read and do not write (`.conf`, `.yml`, `.toml`, certificates, start scripts …). For folders and volumes, the file does not say whether the program writes to them.',
  references: [
    'https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html',
    'https://docs.docker.com/engine/storage/bind-mounts/#use-a-read-only-bind-mount',
  ],
  covers: ['owasp:RULE #8'],
  fixable: true,
  foldsInto: ['container/sensitive-host-path', 'container/host-path'],
  examples: {
    bad: [
      {
        name: 'short and long',
        code: source`
          services:
            web:
              image: nginx:1.29
              volumes:
                - [|./nginx.conf:/etc/nginx/nginx.conf|]
                - [|type: bind
                  source: ./tls/site.pem
                  target: /etc/ssl/site.pem|]
        `,
      },
    ],
    good: [
      {
        name: 'read-only, and folders that are written to',
        code: source`
          services:
            web:
              image: nginx:1.29
              volumes:
                - ./nginx.conf:/etc/nginx/nginx.conf:ro
                - ./uploads:/srv/uploads
                - ./data.db:/srv/data.db
        `,
      },
    ],
  },

  *check({ name, mounts, fixes }) {
    for (const mount of mounts) {
      if (mount.readOnly || !isConfiguration(mount)) continue;
      yield {
        ...at(mount),
        subject: mount.target ?? '',
        message: `${quoted(name)} can write to ${quoted(mount.source ?? '')}, which it only has to read.`,
        edits: fixes.makeReadOnly(mount),
      };
    }
  },
};

function isConfiguration({ type, source: from, target }: Mount): boolean {
  if (type !== 'bind' || from === undefined || target?.endsWith('/') !== false) return false;
  return (
    /[^/]\.(?:conf|cnf|cfg|ini|toml|ya?ml|properties|xml|pem|crt|cer|key|sql|template|tmpl|rules|env|htpasswd)$/i.test(
      from,
    ) || /(?:^|\/)(?:docker-)?entrypoint\.sh$/.test(from)
  );
}

import { source } from '../../core/text.ts';
import { unverifiedStart } from '../downloads/unverified-tls.ts';
import type { ContainerRule } from '../kinds.ts';
import { whereWritten } from '../written-words.ts';

export const unverifiedTls: ContainerRule = {
  id: 'container/unverified-tls',
  title: 'Container command that skips certificate verification',
  severity: 'medium',
  confidence: 'high',
  category: 'supply-chain',
  profile: 'recommended',
  why: 'Anyone on the network path can impersonate the server, read what is sent to it, and choose what the container receives.',
  fix: 'Remove the option, and give the container the missing certificate: `--cacert`, `NODE_EXTRA_CA_CERTS`, or your own authority in the image.',
  details:
    'Covers the programs and settings of `dockerfile/unverified-tls`, in `entrypoint`, `command`, hooks and the commands of `develop.watch`. Health checks, and addresses of the container itself or of other services (`https://search:9200`), are not reported. Variables with the same effect are reported by `container/tls-variable`.',
  references: ['https://curl.se/docs/sslcerts.html'],
  covers: [],
  fixable: true,
  foldsInto: ['container/piped-download'],
  examples: {
    bad: [
      {
        name: 'a download, and a setting',
        code: source`
          services:
            web:
              image: example/web:1.2
              command: sh -c "curl [|-fsSLk|] -o /run/app.json https://config.example.com/app.json && exec serve"
            assets:
              image: node:24-slim
              command:
                - sh
                - -c
                - |
                  npm config set [|strict-ssl|] false
                  npm ci && npm start
        `,
      },
    ],
    good: [
      {
        name: 'a custom authority, another service, a health check',
        code: source`
          services:
            web:
              image: example/web:1.2
              command: sh -c "curl -fsSL --cacert /ca.pem -o /run/app.json https://config.example.com/app.json && exec serve"
              healthcheck:
                test: ["CMD", "curl", "-fk", "https://example.com/health"]
            setup:
              image: example/setup:1.2
              command: curl -sk https://search:9200/_cluster/health
        `,
      },
    ],
  },

  *check(container, project) {
    for (const { kind, path, script } of container.commands()) {
      if (kind === 'healthcheck') continue;
      for (const command of script.commands) {
        const violation = unverifiedStart(command);
        const word = command.words.find(({ span }) => span === violation?.span);
        if (violation && word) yield whereWritten({ ...violation, path }, word, script, project);
      }
    }
  },
};

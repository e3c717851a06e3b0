import { source } from '../../core/text.ts';
import { unverifiedDownloadsIn } from '../downloads/unverified-downloads.ts';
import type { ContainerRule } from '../kinds.ts';

export const unverifiedDownload: ContainerRule = {
  id: 'container/unverified-download',
  title: 'Container that runs a downloaded program unverified',
  severity: 'low',
  confidence: 'high',
  category: 'supply-chain',
  profile: 'recommended',
  why: 'Whoever controls the release, its server or a mirror decides what runs in the container, beginning with its next start.',
  fix: 'Put the file into the image, from a fixed version whose checksum is verified (`ADD --checksum=sha256:…`).',
  details:
    'Covers `entrypoint`, `command`, hooks and the commands of `develop.watch`. What counts as a program and as a verification is described at `dockerfile/unverified-download`; here the command itself has to verify it. Downloads in the image are reported there.',
  references: [
    'https://docs.docker.com/reference/dockerfile/#add---checksum',
    'https://docs.docker.com/reference/compose-file/services/#command',
  ],
  covers: [],
  fixable: false,
  foldsInto: ['container/piped-download', 'container/unverified-tls', 'container/plain-http'],
  gathered: { by: 'file' },
  examples: {
    bad: [
      {
        name: 'a script that waits for others, a plugin',
        code: source`
          services:
            web:
              image: example/web:1.2
              command: sh -c "[|wget -q https://example.com/wait-for.sh|] && sh wait-for.sh db:5432 && exec web"
            proxy:
              image: example/proxy:1.2
              entrypoint:
                - sh
                - -c
                - |
                  [|curl -fsSL https://example.com/plugin-2.0.tar.gz|] | tar -xz -C /opt
                  exec proxy
        `,
      },
    ],
    good: [
      {
        name: 'verified, data, a health check',
        code: source`
          services:
            web:
              image: example/web:1.2
              command:
                - sh
                - -c
                - |
                  curl -fsSLo /tmp/tool https://example.com/tool-1.4.2
                  echo "24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d  /tmp/tool" | sha256sum -c -
                  exec sh /tmp/tool
              healthcheck:
                test: wget -qO /tmp/check https://example.com/check && sh /tmp/check
            maps:
              image: example/maps:1.2
              command: sh -c "wget -q https://example.com/world.tar.gz && tar -xzf world.tar.gz -C /srv && exec maps"
        `,
      },
    ],
  },

  *check(container) {
    for (const { kind, path, script } of container.commands()) {
      if (kind === 'healthcheck') continue;
      for (const violation of unverifiedDownloadsIn(script)) {
        const related = violation.related?.map((place) => ({ ...place, path }));
        yield { ...violation, path, ...(related ? { related } : {}) };
      }
    }
  },
};

import { source } from '../../core/text.ts';
import { pipedDownloads } from '../downloads/piped-downloads.ts';
import type { ContainerRule } from '../kinds.ts';

export const pipedDownload: ContainerRule = {
  id: 'container/piped-download',
  title: 'Container that pipes a download straight into a shell',
  severity: 'medium',
  confidence: 'high',
  category: 'supply-chain',
  profile: 'recommended',
  why: 'Whoever controls that address, now or at any later start, runs any code they like in the container, and no copy of it is kept to inspect.',
  fix: 'Install it in the image instead, from a fixed version whose checksum is verified (`ADD --checksum=sha256:…`).',
  details:
    'Covers `entrypoint` and `command`, health checks, hooks (`pre_start`, `post_start`, `pre_stop`) and the commands of `develop.watch`. `bash -c "$(curl …)"`, `bash <(curl …)`, `eval` and `source` count as well. The severity is `high` for plain `http` or unverified TLS, because then anyone on the network path can change the script too. Downloads in the image are reported by `dockerfile/piped-download`.\n\nCompose does not run a `command` string in a shell, so a `|` in it is a pipe only in the text of `sh -c`.',
  references: [
    'https://docs.docker.com/reference/dockerfile/#add---checksum',
    'https://docs.docker.com/reference/compose-file/services/#command',
  ],
  covers: [],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'when the container starts, in a list and in a block',
        code: source`
          services:
            web:
              image: debian:13-slim
              command: ["sh", "-c", "[|curl -fsSL https://example.com/start.sh | sh|]"]
            worker:
              image: debian:13-slim
              command:
                - bash
                - -ec
                - |
                  apt-get update
                  [|wget -qO- http://example.com/setup.sh | bash -s -- --yes|]
                  exec worker
        `,
      },
      {
        name: 'in a health check and in a hook',
        code: source`
          services:
            web:
              image: debian:13-slim
              healthcheck:
                test: [|curl -fsSL https://example.com/check.sh | sh|]
              post_start:
                - command: ["bash", "-c", "[|eval $$(curl -fsSL https://example.com/hook.sh)|]"]
        `,
      },
    ],
    good: [
      {
        name: 'data, a script of the image, and a string that no shell runs',
        code: source`
          services:
            web:
              image: debian:13-slim
              command: ["sh", "-c", "curl -fsS http://config:8080/app.json | jq .port > /run/port; exec serve"]
            worker:
              image: debian:13-slim
              entrypoint: /start.sh
              command: echo curl https://example.com/start.sh | sh
        `,
      },
    ],
  },

  *check(container) {
    for (const { path, script } of container.commands()) {
      for (const violation of pipedDownloads(script.commands)) yield { ...violation, path };
    }
  },
};

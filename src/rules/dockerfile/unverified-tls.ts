import { quoted, source } from '../../core/text.ts';
import { buildCommands } from '../build-commands.ts';
import { unverifiedCommand, unverifiedStart } from '../downloads/unverified-tls.ts';
import type { DockerfileRule } from '../kinds.ts';
import { givesUpTls } from '../knowledge/tls-options.ts';
import { writtenFiles } from '../written-files.ts';

export const unverifiedTls: DockerfileRule = {
  id: 'dockerfile/unverified-tls',
  title: 'Command that skips certificate verification',
  severity: 'medium',
  confidence: 'high',
  category: 'supply-chain',
  profile: 'recommended',
  why: 'Anyone on the network path can impersonate the server, and what they send becomes part of the image.',
  fix: 'Remove the option, and install the missing certificate: the package `ca-certificates`, or your own authority with `update-ca-certificates`.',
  details:
    'Covers curl, wget, git, npm, Yarn, pnpm, pip, uv, conda, Composer, Bundler, apt, apk, yum, dnf, the AWS CLI, Podman, Skopeo, Helm and kubectl. Options, combined short options (`-fsSLk`) and settings count, also settings that are written to a file (`.npmrc`, `yum.conf`, `.curlrc`). In CMD and ENTRYPOINT, downloads from the container itself or from other services are not reported; health checks never are. Variables with the same effect are reported by `dockerfile/tls-variable`.',
  references: ['https://curl.se/docs/sslcerts.html', 'https://docs.docker.com/engine/network/ca-certs/'],
  covers: [
    'checkov:CKV2_DOCKER_2',
    'checkov:CKV2_DOCKER_3',
    'checkov:CKV2_DOCKER_4',
    'checkov:CKV2_DOCKER_13',
    'checkov:CKV2_DOCKER_15',
  ],
  fixable: true,
  foldsInto: ['dockerfile/piped-download'],
  examples: {
    bad: [
      {
        name: 'downloads',
        code: source`
          FROM debian:13-slim
          RUN curl [|-fsSLk|] -o /tool https://example.com/tool \
           && wget [|--no-check-certificate|] -q https://example.com/data
        `,
      },
      {
        name: 'settings that are written to a file',
        code: source`
          FROM rockylinux:9
          RUN echo [|"sslverify=false"|] >> /etc/dnf/dnf.conf
          RUN sed -i [|s/sslverify=1/sslverify=0/|] /etc/yum.conf
        `,
      },
      {
        name: 'package managers and Git',
        code: source`
          FROM node:24-slim
          RUN npm config set [|strict-ssl|] false && npm ci
          RUN git -c [|http.sslVerify=false|] clone https://git.example.com/app.git
          RUN pip install [|--trusted-host|] pypi.example.com --no-cache-dir app==1.0
        `,
      },
      {
        name: 'by a settings file, and by a shortened option',
        code: source`
          FROM debian:13-slim
          COPY <<EOF /root/.curlrc
          [|insecure
          |]EOF
          RUN wget -q [|--no-check-cert|] https://example.com/tool.tar.gz
        `,
      },
      {
        name: 'whenever the container starts',
        code: source`
          FROM debian:13-slim
          CMD ["sh", "-c", "curl [|-fsSk|] -o /run/app.json https://config.example.com/app.json && exec app"]
        `,
      },
    ],
    good: [
      {
        name: 'at the start, from another service; a health check',
        code: source`
          FROM debian:13-slim
          HEALTHCHECK CMD curl -fk https://localhost:8443/health
          ENTRYPOINT ["sh", "-c", "curl -k https://search:9200/_cluster/health && exec app"]
        `,
      },
      {
        name: 'an own authority, and the same letter with another meaning',
        code: source`
          FROM debian:13-slim
          COPY our-ca.crt /usr/local/share/ca-certificates/
          RUN update-ca-certificates && curl -fsSL -o /tool https://example.com/tool
          RUN curl -fsSL https://example.com/keys | grep -k tool
          RUN npm config set strict-ssl true && sed -i s/sslverify=0/sslverify=1/ /etc/yum.conf
        `,
      },
    ],
  },

  *check(document) {
    for (const { command } of buildCommands(document)) {
      const violation = unverifiedCommand(command);
      if (violation) yield violation;
    }
    for (const { keyword, script } of document.instructions) {
      if (keyword !== 'CMD' && keyword !== 'ENTRYPOINT') continue;
      for (const command of script?.commands ?? []) {
        const violation = unverifiedStart(command);
        if (violation) yield violation;
      }
    }
    for (const { path, heredoc } of writtenFiles(document)) {
      if (!givesUpTls(path, heredoc.body)) continue;
      yield { span: heredoc.bodySpan, subject: path, message: `${quoted(path)} turns certificate verification off.` };
    }
  },
};

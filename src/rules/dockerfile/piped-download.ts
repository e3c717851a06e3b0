import { quoted, source } from '../../core/text.ts';
import { buildCommands, withoutVersion } from '../build-commands.ts';
import { pipedDownloads } from '../downloads/piped-downloads.ts';
import { runDownloads } from '../downloads/powershell-downloads.ts';
import type { DockerfileRule } from '../kinds.ts';

export const pipedDownload: DockerfileRule = {
  id: 'dockerfile/piped-download',
  title: 'Download piped straight into a shell',
  severity: 'medium',
  confidence: 'high',
  category: 'supply-chain',
  profile: 'recommended',
  why: 'Whoever controls that address, now or at any later build, runs any code they like in the image, and no copy of it is kept to inspect.',
  fix: 'Download a fixed version, verify its checksum (`ADD --checksum=sha256:…`), then run it.',
  details:
    'Also reported if it happens when the container starts (`CMD`, `ENTRYPOINT`, `HEALTHCHECK`), through `bash -c "$(curl …)"`, `bash <(curl …)`, `eval` or `source`, behind `sudo`, and with PowerShell’s `iex`. The severity is `high` for plain `http` or unverified TLS, because then anyone on the network path can change the script too.',
  references: [
    'https://docs.docker.com/reference/dockerfile/#add---checksum',
    'https://cheatsheetseries.owasp.org/cheatsheets/Docker_Security_Cheat_Sheet.html',
  ],
  covers: ['owasp:RULE #9'],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'piped, with an unpacker in between',
        code: source`
          FROM debian:13-slim
          RUN set -eux; \
              [|curl -fsSL https://example.com/install.sh | bash -s -- --yes|] && \
              [|wget -qO- http://example.com/setup.gz | gunzip | sudo -E sh|]
        `,
      },
      {
        name: 'by command and process substitution',
        code: source`
          FROM debian:13-slim
          RUN [|bash -c "$(curl -fsSL https://example.com/install.sh)"|]
          RUN [|bash <(curl -fsSL https://example.com/install.sh)|]
        `,
      },
      {
        name: 'by PowerShell',
        code: source`
          # escape=\`
          FROM mcr.microsoft.com/windows/servercore:ltsc2022
          SHELL ["powershell", "-Command"]
          RUN Set-ExecutionPolicy Bypass -Scope Process -Force; \`
              [|iex ((New-Object System.Net.WebClient).DownloadString('https://example.com/install.ps1'))|]
          RUN [|irm https://example.com/setup.ps1 | iex|]
        `,
      },
      {
        name: 'at every start of the container',
        code: source`
          FROM debian:13-slim
          CMD [|curl -fsSL https://example.com/start.sh | sh|]
        `,
      },
    ],
    good: [
      {
        name: 'data, and a file whose checksum is verified',
        code: source`
          FROM debian:13-slim
          RUN curl -fsSL https://example.com/data.json | python3 -m json.tool > /data.json
          ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.com/install.sh /tmp/
          RUN bash /tmp/install.sh
        `,
      },
    ],
  },

  *check(document) {
    for (const instruction of document.instructions) {
      for (const { name, url, span } of runDownloads(instruction)) {
        const message = `${quoted(name)} runs whatever ${quoted(url || 'the download')} answers.`;
        yield { span, subject: withoutVersion(url), message, ...(/^http:/i.test(url) ? { severity: 'high' } : {}) };
      }
    }
    const started = document.instructions.flatMap(({ keyword, script }) =>
      keyword === 'RUN' ? [] : (script?.commands ?? []),
    );
    yield* pipedDownloads([...buildCommands(document).map(({ command }) => command), ...started]);
  },
};

import { comparePositions, containsSpan, joinSpans, type Span } from '../../core/location.ts';
import { quoted, source } from '../../core/text.ts';
import type { Command, Script } from '../../documents/shell/model.ts';
import { withoutVersion } from '../build-commands.ts';
import type { DockerfileRule } from '../kinds.ts';
import { addresses, isDownload, runsInput, runsWords } from '../knowledge/downloaders.ts';
import { tlsOff } from '../knowledge/tls-options.ts';

export const pipedDownload: DockerfileRule = {
  id: 'dockerfile/piped-download',
  title: 'Download run by a shell unseen',
  severity: 'medium',
  confidence: 'high',
  category: 'supply-chain',
  profile: 'recommended',
  why: 'Whoever controls that address, today or at any later build, runs what they like in the image, and nothing of it is kept to look at.',
  fix: 'Fetch the file of a fixed version, compare its checksum (`ADD --checksum=sha256:…`), then run it.',
  details:
    'Also through `bash -c "$(curl …)"`, `bash <(curl …)`, `eval` and `source`, and behind `sudo`. It is `high` where the address is plain `http` or TLS is not verified: then everybody on the way can do so, too.',
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
        name: 'as a substitution',
        code: source`
          FROM debian:13-slim
          RUN [|bash -c "$(curl -fsSL https://example.com/install.sh)"|]
          RUN [|bash <(curl -fsSL https://example.com/install.sh)|]
        `,
      },
    ],
    good: [
      {
        name: 'data, and a file that is compared first',
        code: source`
          FROM debian:13-slim
          RUN curl -fsSL https://example.com/data.json | python3 -m json.tool > /data.json
          ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://example.com/install.sh /tmp/
          RUN bash /tmp/install.sh
        `,
      },
    ],
  },

  *check({ instructions }) {
    for (const { keyword, script } of instructions) {
      if (keyword !== 'RUN' || script === undefined) continue;
      for (const { span, download, runner } of runs(script)) {
        const [address] = addresses(download);
        const url = address?.display ?? '';
        const open = /^http:/i.test(url) || tlsOff(download) !== undefined;
        yield {
          span,
          subject: withoutVersion(url),
          ...(open ? { severity: 'high' } : {}),
          message: `${quoted(runner.name)} runs whatever ${quoted(url || download.name)} answers.`,
        };
      }
    }
  },
};

interface Run {
  readonly span: Span;
  readonly download: Command;
  readonly runner: Command;
}

function* runs({ commands, pipelines }: Script): Iterable<Run> {
  for (const { commands: members } of pipelines) {
    const from = members.findIndex((command) => isDownload(command));
    const download = members[from];
    if (download === undefined) continue;
    const outer = members.slice(from + 1);
    for (const first of outer) {
      const runner = runsInput(first) ? first : commands.find((inner) => isWithin(inner, first) && runsInput(inner));
      if (runner === undefined) continue;
      yield { span: joinSpans(download.span, first.span), download, runner };
      break;
    }
  }
  const downloads = commands.filter((command) => isDownload(command) && command.within.includes('substitution'));
  for (const runner of downloads.length === 0 ? [] : commands) {
    if (!runsWords(runner)) continue;
    const download = downloads.find(
      ({ span }) => containsSpan(runner.span, span) && comparePositions(runner.span.start, span.start) < 0,
    );
    if (download !== undefined) yield { span: runner.span, download, runner };
  }
}

/** Whether `inner` is what `outer` (sudo, env, xargs) runs. */
function isWithin(inner: Command, outer: Command): boolean {
  for (let at = inner.wrapper, depth = 0; at !== undefined && depth < 10; at = at.wrapper, depth += 1) {
    if (at === outer) return true;
  }
  return false;
}

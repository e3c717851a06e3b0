import type { Edit } from '../../core/edit.ts';
import type { Span } from '../../core/location.ts';
import { quoted, source } from '../../core/text.ts';
import type { Instruction } from '../../documents/dockerfile/model.ts';
import type { Command } from '../../documents/shell/model.ts';
import type { DockerfileRule } from '../kinds.ts';
import { stopsVerifying } from '../knowledge/tls-variables.ts';

export const tlsVariable: DockerfileRule = {
  id: 'dockerfile/tls-variable',
  title: 'Variable that disables certificate verification',
  severity: 'medium',
  confidence: 'high',
  category: 'supply-chain',
  profile: 'recommended',
  why: 'Anyone on the network path can impersonate the server for every connection that the variable affects, and read or change what is sent.',
  fix: 'Remove the variable, and add the missing certificate (`NODE_EXTRA_CA_CERTS`, `REQUESTS_CA_BUNDLE`, `update-ca-certificates`).',
  details:
    'Covers ENV, ARG, assignments in front of a command and `export`. An ENV of an image that ships is `high`, because it also applies to the running application and the credentials that it sends.',
  references: ['https://nodejs.org/api/cli.html#node_tls_reject_unauthorizedvalue'],
  covers: [
    'checkov:CKV2_DOCKER_5',
    'checkov:CKV2_DOCKER_6',
    'checkov:CKV2_DOCKER_12',
    'checkov:CKV2_DOCKER_14',
    'checkov:CKV2_DOCKER_16',
  ],
  fixable: true,
  examples: {
    bad: [
      {
        name: 'for the application, and for one command',
        code: source`
          FROM node:24-slim
          ENV NODE_ENV=production [|NODE_TLS_REJECT_UNAUTHORIZED=0|]
          ARG [|PIP_TRUSTED_HOST=pypi.example.com|]
          RUN [|GIT_SSL_NO_VERIFY=1|] git clone https://git.example.com/app.git
          RUN export [|npm_config_strict_ssl=false|] && npm ci
        `,
      },
    ],
    good: [
      {
        name: 'verification on, with an additional authority',
        code: source`
          FROM node:24-slim
          ENV NODE_TLS_REJECT_UNAUTHORIZED=1 NODE_EXTRA_CA_CERTS=/etc/ssl/our-ca.pem
          RUN NPM_CONFIG_STRICT_SSL=true npm ci
        `,
      },
    ],
  },

  *check(document, project) {
    const shipped = new Set(project.shippedStages(document).flatMap(({ chain }) => chain));
    const lines = document.text.split('\n');
    for (const instruction of document.instructions) {
      const lasts = instruction.keyword === 'ENV' && instruction.stage !== undefined && shipped.has(instruction.stage);
      for (const { name, value, span, isPrefix } of assignments(instruction)) {
        if (!stopsVerifying(name, value)) continue;
        const reach = lasts ? 'everything that runs in the image' : reachOf(instruction);
        const message = `${quoted(name)} keeps ${reach} from verifying certificates.`;
        const edits = isPrefix ? without(span, lines) : [];
        yield { span, subject: name, message, ...(lasts ? { severity: 'high' } : {}), edits };
      }
    }
  },
};

/** What an assignment in an instruction's own commands applies to. */
function reachOf({ keyword }: Instruction): string {
  return /^(?:CMD|ENTRYPOINT|HEALTHCHECK)$/.test(keyword) ? 'what the container starts' : 'what the build runs';
}

interface Named {
  readonly name: string;
  readonly value: string | undefined;
  readonly span: Span;
  /** Whether it can be removed, so that the rest remains valid. */
  readonly isPrefix: boolean;
}

function* assignments({ keyword, pairs, script }: Instruction): Iterable<Named> {
  if (keyword === 'ENV' || keyword === 'ARG') {
    for (const [index, { name, value, span }] of pairs.entries()) {
      if (value === undefined) continue;
      yield { name: name.text ?? name.raw, value: value.text, span, isPrefix: index < pairs.length - 1 };
    }
  }
  for (const command of script?.commands ?? []) {
    for (const { name, value, span } of command.assignments) {
      const isPrefix = command.name !== '' && span.end.column <= command.nameSpan.start.column;
      yield { name, value: value.text, span, isPrefix: isPrefix && script?.dialect === 'posix' };
    }
    yield* written(command);
  }
}

/** `echo "export NAME=value" >> ~/.bashrc` */
function* written({ name: program, words, redirects }: Command): Iterable<Named> {
  if (!/^(?:echo|printf)$/.test(program) || !redirects.some(({ operator }) => operator.startsWith('>'))) return;
  for (const { display, span } of words) {
    const [, name, value = ''] = /^\s*(?:export\s+)?([A-Za-z_]\w*)=["']?([^\s"';]*)/.exec(display) ?? [];
    if (name !== undefined) yield { name, value, span, isPrefix: false };
  }
}

/** Includes the blanks after it, if something follows on the line. */
function without({ start, end }: Span, lines: readonly string[]): readonly Edit[] {
  const [blanks = ''] = /^[ \t]+(?=[^\s\\`])/.exec((lines[end.line - 1] ?? '').slice(end.column - 1)) ?? [];
  if (start.line !== end.line || blanks === '') return [];
  return [{ span: { start, end: { line: end.line, column: end.column + blanks.length } }, text: '' }];
}

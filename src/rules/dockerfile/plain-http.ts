import type { Span } from '../../core/location.ts';
import { quoted, source } from '../../core/text.ts';
import type { DockerfileDocument } from '../../documents/dockerfile/model.ts';
import { buildCommands, withoutVersion } from '../build-commands.ts';
import { copiedFiles } from '../copied-files.ts';
import { checkedNames } from '../downloads/content-checks.ts';
import { fetchedBy, isPlainAddress } from '../downloads/plain-addresses.ts';
import type { DockerfileRule } from '../kinds.ts';

export const plainHttp: DockerfileRule = {
  id: 'dockerfile/plain-http',
  title: 'Download over plain HTTP',
  severity: 'medium',
  confidence: 'high',
  category: 'supply-chain',
  profile: 'recommended',
  why: 'Anyone on the network path can read and change what is downloaded, and it becomes part of the image.',
  fix: 'Use `https://`, and verify a checksum.',
  details:
    'Covers ADD, download tools, Git, and the indexes of pip, npm, gem and Go, also if a variable names them (`PIP_INDEX_URL`). Repositories of apt and apk are signed and not reported, nor are addresses of the machine itself. If the same RUN verifies a checksum or a signature, the severity is `low`.',
  references: ['https://docs.docker.com/reference/dockerfile/#add---checksum'],
  covers: [],
  fixable: true,
  foldsInto: ['dockerfile/piped-download', 'dockerfile/unverified-add'],
  examples: {
    bad: [
      {
        name: 'a program, sources, an index',
        code: source`
          FROM python:3.13-slim
          ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d [|http://example.com/tool|] /bin/
          RUN curl -fsSL -o /tool [|http://example.com/tool-1.4.2|] && git clone [|http://git.example.com/app.git|]
          RUN pip install --no-cache-dir --index-url [|http://pypi.example.com/simple|] app==1.0
          ENV NPM_CONFIG_REGISTRY=[|http://npm.example.com|]
        `,
      },
    ],
    good: [
      {
        name: 'over HTTPS, and from the machine itself',
        code: source`
          FROM python:3.13-slim
          RUN curl -fsSL -o /tool https://example.com/tool-1.4.2
          RUN curl -fsS --retry 5 http://localhost:8080/health
        `,
      },
    ],
  },

  *check(document) {
    for (const { url, raw, span, compared } of downloads(document)) {
      if (!isPlainAddress(url)) continue;
      const secure = raw.replace(/http:\/\//i, 'https://');
      const severity = compared ? { severity: 'low' as const } : {};
      const message = `${quoted(url)} is fetched over plain HTTP.`;
      yield { span, subject: withoutVersion(url), ...severity, message, edits: [{ span, text: secure }] };
    }
  },
};

interface Download {
  readonly url: string;
  readonly raw: string;
  readonly span: Span;
  readonly compared: boolean;
}

/**
 * Variables from which clients take the index they install from: https://pip.pypa.io/en/stable/topics/configuration/,
 * https://docs.astral.sh/uv/reference/environment/, https://docs.npmjs.com/cli/v11/using-npm/config,
 * https://yarnpkg.com/configuration/yarnrc, https://go.dev/ref/mod#environment-variables
 */
const indexes =
  /^(?:PIP_(?:EXTRA_)?INDEX_URL|UV_(?:DEFAULT_INDEX|(?:EXTRA_)?INDEX_URL|INDEX)|NPM_CONFIG_REGISTRY|YARN_NPM_REGISTRY_SERVER|YARN_REGISTRY|GOPROXY)$/i;

function* downloads(document: DockerfileDocument): Iterable<Download> {
  for (const instruction of document.instructions) {
    const variables = /^(?:ENV|ARG)$/.test(instruction.keyword) ? instruction.pairs : [];
    for (const { name, value } of variables) {
      if (value !== undefined && indexes.test(name.text ?? '')) {
        yield { url: value.text ?? value.raw, raw: value.raw, span: value.span, compared: false };
      }
    }
    if (instruction.keyword !== 'ADD') continue;
    const compared = instruction.flags.some(({ name }) => name === 'checksum');
    for (const { text, raw, span } of copiedFiles(instruction)?.sources ?? []) {
      yield { url: text ?? raw, raw, span, compared };
    }
  }
  const checked = new Set<unknown>();
  for (const { command, script } of buildCommands(document)) if (checkedNames(command)) checked.add(script);
  for (const { command, script } of buildCommands(document)) {
    for (const { display, raw, span } of fetchedBy(command))
      yield { url: display, raw, span, compared: checked.has(script) };
  }
}

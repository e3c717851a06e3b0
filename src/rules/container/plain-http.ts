import { quoted, source } from '../../core/text.ts';
import type { Command } from '../../documents/shell/model.ts';
import { commandLine, pipedInto } from '../../documents/shell/questions.ts';
import { withoutVersion } from '../build-commands.ts';
import { fetchedBy, isPlainAddress } from '../downloads/plain-addresses.ts';
import type { ContainerRule } from '../kinds.ts';
import { isDownload } from '../knowledge/downloaders.ts';
import { whereWritten } from '../written-words.ts';

export const plainHttp: ContainerRule = {
  id: 'container/plain-http',
  title: 'Container that downloads over plain HTTP',
  severity: 'medium',
  confidence: 'medium',
  category: 'supply-chain',
  profile: 'recommended',
  why: 'Anyone on the network path can change what is downloaded, and the container installs or runs it.',
  fix: 'Use `https://`, or add the file to the image and verify its checksum there.',
  details:
    'Covers `entrypoint`, `command`, hooks and the commands of `develop.watch`: files that curl, wget and the like save or unpack, Git, and the indexes of pip, npm, gem and Go. Requests whose response is only read (`curl http://api.example.com/status`), health checks, and addresses of the container itself or of other services (`http://api:8080`) are not reported.',
  references: ['https://docs.docker.com/reference/dockerfile/#add---checksum'],
  covers: [],
  fixable: true,
  foldsInto: ['container/piped-download'],
  examples: {
    bad: [
      {
        name: 'a program, sources, an index',
        code: source`
          services:
            web:
              image: example/web:1.2
              command: sh -c "wget -O /tmp/tool [|http://example.com/tool-1.4.2|] && sh /tmp/tool"
            docs:
              image: example/docs:1.2
              command:
                - sh
                - -c
                - |
                  git clone [|http://git.example.com/docs.git|] /docs
                  curl -fsSL [|http://example.com/theme.tar.gz|] | tar -xz -C /docs
                  pip install --index-url [|http://pypi.example.com/simple|] sphinx==8.1
        `,
      },
    ],
    good: [
      {
        name: 'over HTTPS, from another service, a request, a health check',
        code: source`
          services:
            web:
              image: example/web:1.2
              command: sh -c "wget -O /tmp/tool https://example.com/tool-1.4.2 && curl -fsS http://api:8080/schema.json -o /run/schema.json && sh /tmp/tool"
              healthcheck:
                test: wget -q -O /dev/null http://www.example.com/
            ping:
              image: example/ping:1.2
              command: ["curl", "-fsS", "-X", "POST", "http://hooks.example.com/started"]
        `,
      },
    ],
  },

  *check(container, project) {
    for (const { kind, path, script } of container.commands()) {
      if (kind === 'healthcheck') continue;
      for (const command of script.commands) {
        if (isDownload(command) && !isKept(command)) continue;
        for (const word of fetchedBy(command)) {
          const { display: url, raw, span } = word;
          if (!isPlainAddress(url)) continue;
          const message = `${quoted(url)} is fetched over plain HTTP.`;
          const edits = [{ span, text: raw.replace(/http:\/\//i, 'https://') }];
          yield whereWritten({ path, span, subject: withoutVersion(url), message, edits }, word, script, project);
        }
      }
    }
  },
};

const unpackers = /^(?:tar|bsdtar|gunzip|zcat|gzip|bunzip2|bzip2|xz|xzcat|unxz|zstd|unzip|cpio|dpkg|rpm|apk)$/;

/** Whether the download becomes a file, or goes into a program that unpacks or runs it. */
function isKept(command: Command): boolean {
  const { options } = commandLine(command);
  const saving = new Set(command.name === 'curl' ? curlSaves : ['-O', '--output-document', '-P', '-o', '--out']);
  const files = [
    ...options.filter(({ name }) => saving.has(name)).map(({ value }) => value?.display ?? 'a file'),
    ...command.redirects.flatMap(({ operator, descriptor, target }) =>
      operator.startsWith('>') && (descriptor ?? 1) === 1 ? (target?.display ?? []) : [],
    ),
  ];
  if (files.some((file) => file !== '-' && !file.startsWith('/dev/'))) return true;
  if (pipedInto(command).some(({ name }) => unpackers.test(name))) return true;
  // By default, wget writes a file named after the end of the address.
  return /^wget2?$/.test(command.name) && files.length === 0 && !options.some(({ name }) => name === '--spider');
}

/** https://curl.se/docs/manpage.html */
const curlSaves = ['-o', '--output', '-O', '--remote-name', '-J', '--remote-name-all'];

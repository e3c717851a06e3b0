import { quoted, source } from '../../core/text.ts';
import { buildCommands } from '../build-commands.ts';
import type { DockerfileRule } from '../kinds.ts';

export const shortKeyId: DockerfileRule = {
  id: 'dockerfile/short-key-id',
  title: 'Signing key fetched by a short id',
  severity: 'medium',
  confidence: 'high',
  category: 'supply-chain',
  profile: 'recommended',
  why: 'Anyone can create and upload a key with the same short id, and whatever it signs is then trusted.',
  fix: 'Name the key by its full fingerprint of 40 hexadecimal digits, as its owner publishes it.',
  details:
    'Covers `gpg --recv-keys` and `apt-key adv --recv-keys`. Ids of 8 digits have been forged in bulk. Ids of 16 digits can be forged with effort, and are `low`.',
  references: ['https://evil32.com/', 'https://www.gnupg.org/documentation/manuals/gnupg/Specify-a-User-ID.html'],
  covers: ['cis:4.11'],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'by eight digits, by sixteen',
        code: source`
          FROM debian:13-slim
          RUN gpg --keyserver hkps://keys.openpgp.org --recv-keys [|0x5072E1F5|]
          RUN apt-key adv --keyserver keyserver.ubuntu.com --recv [|B7B3B788A8D3785C|]
        `,
      },
    ],
    good: [
      {
        name: 'the whole fingerprint, in one word or by a variable',
        code: source`
          FROM debian:13-slim
          ARG KEY
          RUN gpg --batch --recv-keys A4A9406876FCBD3C456770C88C718D3B5072E1F5 "$KEY"
        `,
      },
    ],
  },

  *check(document) {
    for (const { command } of buildCommands(document)) {
      if (!fetchers.has(command.name)) continue;
      const at = command.words.findIndex(({ display }) => receives.test(display));
      if (at === -1) continue;
      for (const key of command.words.slice(at + 1)) {
        const digits = /^(?:0x)?([0-9A-Fa-f]{8}|[0-9A-Fa-f]{16})$/.exec(key.text ?? '')?.[1];
        if (digits === undefined) continue;
        const severity = digits.length === 8 ? 'medium' : 'low';
        yield { span: key.span, subject: digits, severity, message: `${quoted(digits)} is the short id of a key.` };
      }
    }
  },
};

const fetchers = new Set(['gpg', 'gpg2', 'apt-key']);
const receives = /^--recv(?:-keys?)?$/;

import { quoted, source } from '../../core/text.ts';
import type { DockerfileRule } from '../kinds.ts';

export const labelValue: DockerfileRule = {
  id: 'dockerfile/label-value',
  title: 'Invalid value of a standard label',
  severity: 'info',
  confidence: 'high',
  category: 'style',
  profile: 'all',
  why: 'Tools that trace an image to its source, licence or build read these labels, and cannot use this value.',
  fix: 'Write the value in the form that the key requires, or leave the label out.',
  details:
    'Only the keys that the OCI image specification defines (`org.opencontainers.image.*`) and their predecessors (`org.label-schema.*`) prescribe a form: an RFC 3339 date and time, a URL, an SPDX licence expression. A project’s own labels may have any form, and no label is required, because that would need configuration first.',
  references: ['https://github.com/opencontainers/image-spec/blob/main/annotations.md#pre-defined-annotation-keys'],
  covers: [
    'hadolint:DL3051',
    'hadolint:DL3052',
    'hadolint:DL3053',
    'hadolint:DL3054',
    'hadolint:DL3055',
    'hadolint:DL3056',
  ],
  fixable: false,
  examples: {
    bad: [
      {
        name: 'empty, a date without a time, a URL without a scheme, a licence in words',
        code: source`
          FROM alpine:3.22
          LABEL [|org.opencontainers.image.title=""|]
          LABEL [|org.opencontainers.image.created="2026-03-01"|] \
                [|org.opencontainers.image.source="github.com/example/app"|] \
                [|org.opencontainers.image.licenses="Apache License 2.0"|]
          LABEL [|org.label-schema.vcs-ref=main|] [|org.label-schema.schema-version=one|]
        `,
      },
    ],
    good: [
      {
        name: 'in the specified form, and one that the build fills in',
        code: source`
          FROM alpine:3.22
          ARG REVISION
          LABEL org.opencontainers.image.created="2026-03-01T12:00:00Z" \
                org.opencontainers.image.source="https://github.com/example/app" \
                org.opencontainers.image.licenses="MIT OR (Apache-2.0 WITH LLVM-exception)" \
                org.opencontainers.image.revision=$REVISION \
                com.example.note="" com.example.url=none
        `,
      },
    ],
  },

  *check({ instructions }) {
    for (const { keyword, pairs } of instructions) {
      if (keyword !== 'LABEL') continue;
      for (const { name, value, span } of pairs) {
        const label = name.text ?? '';
        const wanted = forms.get(label);
        if (wanted === undefined || value?.text === undefined || value.variables.length > 0) continue;
        const text = value.text.trim();
        if (text !== '' && text.length <= longest && wanted.accepts(text)) continue;
        const message = text === '' ? `${quoted(label)} is empty.` : `${quoted(label)} is not ${wanted.what}.`;
        yield { span, subject: label, message };
      }
    }
  },
};

interface Form {
  readonly what: string;
  readonly accepts: (text: string) => boolean;
}

const longest = 4096;
const oneOf = (what: string, accepts: Form['accepts'], ...keys: readonly string[]) =>
  keys.map((key) => [key, { what, accepts }] as const);
const image = (name: string) => `org.opencontainers.image.${name}`;
const schema = (name: string) => `org.label-schema.${name}`;

const time = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})$/;
const licence = /^\(*[A-Za-z0-9][A-Za-z0-9.+:-]*\)*(?: (?:AND|OR|WITH) \(*[A-Za-z0-9][A-Za-z0-9.+:-]*\)*)*$/;
const version = /^v?\d+\.\d+(?:\.\d+)?(?:[-+][0-9A-Za-z.+-]+)?$/;

/** Keys whose value has a form; a plain text only has to be non-empty. */
const forms: ReadonlyMap<string, Form> = new Map([
  ...oneOf('a time of RFC 3339', (text) => time.test(text), image('created'), schema('build-date')),
  ...oneOf(
    'an address',
    isAddress,
    image('url'),
    image('source'),
    image('documentation'),
    schema('url'),
    schema('vcs-url'),
  ),
  ...oneOf('an SPDX licence expression', (text) => licence.test(text), image('licenses')),
  ...oneOf('the hash of a commit', (text) => /^[0-9a-f]{7,64}$/.test(text), schema('vcs-ref')),
  ...oneOf('a version', (text) => version.test(text), schema('schema-version')),
  ...oneOf('a text', () => true, image('title'), image('description'), image('vendor'), image('authors')),
  ...oneOf('a text', () => true, image('version'), image('revision'), image('ref.name'), schema('name')),
]);

function isAddress(text: string): boolean {
  return /^(?:git@[\w.-]+:\S+)$/.test(text) || (/^[a-z][a-z+]*:\/\/[^\s/]/.test(text) && URL.canParse(text));
}

import { quoted, source } from '../../core/text.ts';
import type { DockerfileRule } from '../kinds.ts';
import { pulledImages } from '../pulled-images.ts';

export const missingDigest: DockerfileRule = {
  id: 'dockerfile/missing-digest',
  title: 'Image not pinned by digest',
  severity: 'low',
  confidence: 'high',
  category: 'supply-chain',
  profile: 'all',
  why: 'The image’s owner, or someone who took over the account, can push other content to the same tag; a digest always means the same content.',
  fix: 'Append the digest, `name:1.2.3@sha256:…`, and let Dependabot or Renovate keep it up to date.',
  references: [
    'https://docs.docker.com/build/building/best-practices/#pin-base-image-versions',
    'https://cheatsheetseries.owasp.org/cheatsheets/NodeJS_Docker_Cheat_Sheet.html',
  ],
  covers: ['semgrep:dockerfile-source-not-pinned'],
  details:
    'Another base of the same stage is the same finding. Where images are scanned, the digest that the tag had at that time is suggested.',
  fixable: false,
  foldsInto: [
    'dockerfile/malformed-image',
    'dockerfile/untagged-image',
    'dockerfile/floating-tag',
    'dockerfile/end-of-life-base',
  ],
  examples: {
    bad: [
      {
        name: 'a version without a digest',
        code: source`
          FROM [|golang:1.26.4|] AS build
          FROM [|gcr.io/distroless/static-debian12:nonroot|]
          COPY --from=build /app /app
        `,
      },
    ],
    good: [
      {
        name: 'a digest, an earlier stage, scratch',
        code: source`
          FROM busybox:1.37@sha256:9ae97d36d26566ff84e8893c64a6dc4fe8ca6d1144bf5b87b2b85a32def253c7 AS tools
          FROM tools AS more
          FROM scratch
        `,
      },
    ],
  },

  *check(document, project, { images }) {
    for (const { image } of document.stages) {
      const name = malformed.exec(image.text ?? '')?.[1];
      if (name === undefined) continue;
      yield {
        span: image.span,
        subject: 'FROM',
        message: `The part of ${quoted(name)} after the \`@\` is not a digest.`,
      };
    }
    for (const { reference, span, raw, how } of pulledImages(document, project)) {
      if (reference.digest !== '') continue;
      const message = `${how} uses ${quoted(reference.name)} without a digest.`;
      const digest = images?.(reference)?.digest ?? '';
      const text = `${raw}${reference.tag === '' ? ':latest' : ''}@${digest}`;
      const edits = digest !== '' && raw === reference.raw ? [{ span, text }] : [];
      // A replaced base of a stage is no less pinned than the previous one, so it is the same finding; images of COPY
      // can be many.
      const subject = how === 'FROM' ? how : reference.name;
      yield { span, subject, message, edits };
    }
  },
};

/** `debian@v1`, `debian@sha256`: a digest always has the form `algorithm:hex`. */
const malformed = /^([^@]+)@(?![\w+.-]+:[0-9a-fA-F]{32})/;

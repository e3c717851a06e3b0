import { quoted, source } from '../../core/text.ts';
import type { Pair } from '../../documents/dockerfile/model.ts';
import type { DockerfileRule } from '../kinds.ts';
import { isAccountName, secretName } from '../knowledge/secret-names.ts';
import { isSwitch } from '../knowledge/secret-values.ts';

export const secretVariable: DockerfileRule = {
  id: 'dockerfile/secret-variable',
  title: 'Secret passed as ARG or ENV',
  severity: 'medium',
  confidence: 'medium',
  category: 'secrets',
  profile: 'recommended',
  why: 'Anyone who can pull the image can read the values of ENV and ARG from its configuration, history or provenance.',
  fix: 'Mount it for the one command that needs it, `RUN --mount=type=secret,id=…`, or pass it to the container when it starts.',
  details:
    'Variables are recognised by the words of their name: `PASSWORD`, `SECRET`, `TOKEN`, `API_KEY` and the like. The severity is `low` for words with other meanings (`KEY`, `AUTH`), for the account name of a login (`AZURE_CLIENT_ID`), for arguments above the first FROM, which no stage sees unless it declares them again, and for stages that do not ship, whose values stay in the build cache.\n\nNot reported are names that say where a secret is or how long it is valid (`…_FILE`, `…_TTL`), public keys, switches (`ALLOW_EMPTY_PASSWORD=yes`) and paths. A value that looks real is reported by `dockerfile/hardcoded-secret`.',
  references: [
    'https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/',
    'https://docs.docker.com/build/building/secrets/',
  ],
  covers: [
    'hadolint:DL3064',
    'trivy:DS-0031',
    'semgrep:secret-in-build-arg',
    'buildkit:SecretsUsedInArgOrEnv',
    'dockle:CIS-DI-0010',
    'cis:4.10',
    'owasp-node:§8',
    'owasp-node:§10',
  ],
  fixable: false,
  foldsInto: ['dockerfile/hardcoded-secret', 'dockerfile/persisted-secret'],
  examples: {
    bad: [
      {
        name: 'a build token that stays in the image',
        code: source`
          FROM node:24-slim
          ARG [|NPM_TOKEN|]
          ENV [|NPM_TOKEN=$NPM_TOKEN|] NODE_ENV=production
          RUN npm ci
        `,
      },
      {
        name: 'the old form, and a name in one word',
        code: source`
          FROM postgres:17
          ENV [|PGPASSWORD ""|]
        `,
      },
    ],
    good: [
      {
        name: 'a path, a lifetime, a switch, a public key',
        code: source`
          FROM postgres:17
          ARG TOKEN_TTL=3600
          ENV POSTGRES_PASSWORD_FILE=/run/secrets/db \
              ALLOW_EMPTY_PASSWORD=no \
              GPG_KEY=7169605F62C751356D054A26A821E680E5FA6305
        `,
      },
      {
        name: 'mounted for one command',
        code: source`
          FROM node:24-slim
          RUN --mount=type=secret,id=npm,env=NPM_TOKEN npm ci
        `,
      },
    ],
  },

  *check(document, project) {
    const shipped = new Set(project.shippedStages(document).flatMap(({ chain }) => chain));
    for (const { keyword, pairs, stage } of document.instructions) {
      if (keyword !== 'ENV' && keyword !== 'ARG') continue;
      for (const pair of pairs) {
        const name = pair.name.text ?? pair.name.raw;
        const isAccount = isAccountName(name);
        const verdict = isAccount ? 'maybe' : secretName(name);
        if (verdict === 'no' || isHarmless(pair)) continue;
        // A digit or nothing is not a secret, but the name says that one will follow.
        const isFilledIn = !/^\d$/.test(pair.value?.text ?? '') && !(keyword === 'ENV' && pair.value?.text === '');
        const ships = stage !== undefined && shipped.has(stage);
        yield {
          span: pair.span,
          subject: name,
          severity: verdict === 'likely' && ships && isFilledIn ? 'medium' : 'low',
          confidence: verdict === 'likely' && isFilledIn ? 'medium' : 'low',
          message: isAccount
            ? `${quoted(name)} is half of a login, and ${keyword} shows it to everyone who has the image.`
            : `${quoted(name)} looks like a secret, and ${keyword} does not protect it.`,
        };
      }
    }
  },
};

/** A switch, a path, or a public token that is sent to every browser (PostHog's). */
function isHarmless({ name, value }: Pair): boolean {
  if (/^\d$/.test(value?.text ?? '')) return !isBare.test(name.text ?? name.raw);
  return value?.text !== undefined && (isSwitch(value.text) || /^(?:~?\/|[A-Za-z]:\\|phc_\w)/.test(value.text));
}

/**
 * A name that only says whose secret it is, so a digit cannot be a setting: `DB_PASSWORD=1`, but not
 * `ALLOW_EMPTY_PASSWORD=1`.
 */
const isBare =
  /^(?:(?:admin|api|app|auth|aws|azure|client|db|docker|gh|github|gitlab|hf|my|mysql|npm|openai|pg|postgres|redis|root|slack|stripe|super|user|vault)_)*(?:access_token|api_?key|passphrase|password|passwd|pword|secret|secret_access_key|token)$/i;

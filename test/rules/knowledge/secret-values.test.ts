import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { secretAssignment } from '../../../src/rules/knowledge/secret-assignment.ts';
import { secretForms } from '../../../src/rules/knowledge/secret-forms.ts';
import { secretName } from '../../../src/rules/knowledge/secret-names.ts';
import { entropyOf } from '../../../src/rules/knowledge/secret-proof.ts';
import { findSecrets } from '../../../src/rules/knowledge/secret-values.ts';

/** Characters without a pattern, as many as a form asks for; no provider ever gave them to anybody. */
function some(length: number, alphabet = 'aZ3bY5cX7dW2eV4fU6gT8hS9iR0jQ1kP'): string {
  return Array.from({ length }, (_, index) => alphabet[(index * 7 + (index >> 3)) % alphabet.length]).join('');
}
const hex = (length: number) => some(length, '0a1b2c3d4e5f6789');
const upper = 'AZ3BY5CX7DW2EV4FU6GT8HS9IR0JQ1KP';
const uuid = '4ea38b7b-f563-4709-8bae-87aea1234567';
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** As GitHub and npm make them: thirty characters and their CRC-32 in base 62. */
function withChecksum(prefix: string, body = some(30)): string {
  let tail = '';
  for (let rest = crc32(body); rest > 0; rest = Math.floor(rest / 62)) tail = `${digits[rest % 62]}${tail}`;
  return `${prefix}${body}${tail.padStart(6, '0')}`;
}

const base64 = (text: string) => Buffer.from(text).toString('base64url');
const token = `${base64('{"alg":"HS256","typ":"JWT"}')}.${base64('{"sub":"7"}')}.${some(43)}`;
const key = '-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----';
const serviceAccount = String.raw`{"type":"service_account","private_key":"-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n"}`;

const samples: readonly (readonly [kind: string, text: string])[] = [
  ['private key', key],
  ['private key', key.replaceAll('RSA', 'OPENSSH')],
  ['private key', key.replaceAll('RSA ', '')],
  ['private key', key.replaceAll('RSA', 'EC')],
  ['private key', key.replaceAll('RSA', 'ENCRYPTED')],
  ['private key', '-----BEGIN PGP PRIVATE KEY BLOCK-----\nx\n-----END PGP PRIVATE KEY BLOCK-----'],
  ['private key', '---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\nx\n---- END SSH2 ENCRYPTED PRIVATE KEY ----'],
  ['private key', serviceAccount],
  ['PuTTY private key', 'PuTTY-User-Key-File-2: ssh-rsa'],
  ['age key', `AGE-SECRET-KEY-1${some(58, 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L')}`],
  ['AWS access key', 'AKIAQ3EGTYUIOPASDFGH'],
  ['AWS access key', 'ASIAQ3EGTYUIOPASDFGH'],
  ['AWS marketplace token', 'amzn.mws.4ea38b7b-f563-7709-4bae-87aeaEXAMPLE'.replace('EXAMPLE', '1234567')],
  ['Google API key', `AIza${some(35)}`],
  ['Google OAuth secret', `GOCSPX-${some(28)}`],
  ['Google access token', `ya29.${some(60)}`],
  ['Azure storage key', `DefaultEndpointsProtocol=https;AccountName=a;AccountKey=${some(86)}==`],
  ['Azure access key', `Endpoint=sb://a.servicebus.windows.net/;SharedAccessKey=${some(43)}=`],
  ['Azure shared access signature', `https://a.blob.core.windows.net/c?sv=2024-01-01&sig=${some(43)}%3D`],
  ['Azure client secret', `${some(3)}8Q~${some(34)}`],
  ['DigitalOcean token', `dop_v1_${hex(64)}`],
  ['Heroku key', `HRKU-AA${some(58)}`],
  ['Alibaba access key', `LTAI${some(20)}`],
  ['GitHub token', withChecksum('ghp_')],
  ['GitHub token', withChecksum('gho_')],
  ['GitHub token', withChecksum('ghu_')],
  ['GitHub token', withChecksum('ghs_')],
  ['GitHub token', withChecksum('ghr_')],
  ['GitHub token', `ghs_123456_${token}`],
  ['GitHub token', `github_pat_${some(22)}_${some(59)}`],
  ['GitLab token', `glpat-${some(20)}`],
  ['GitLab token', `glrt-${some(20)}`],
  ['GitLab token', `gldt-${some(20)}`],
  ['GitLab token', `glagent-${some(50)}`],
  ['GitLab token', `glffct-${some(20)}`],
  ['GitLab runner token', `GR1348941${some(20)}`],
  ['Bitbucket password', `ATBB${some(32)}`],
  ['Atlassian token', `ATATT3${some(180)}`],
  ['npm token', withChecksum('npm_')],
  ['PyPI token', `pypi-AgEIcHlwaS5vcmc${some(80)}`],
  ['Packagist token', `packagist_uut_${hex(68)}`],
  ['Clojars token', `CLOJARS_${some(60, 'abcdefghijklmnopqrstuvwxyz0123456789')}`],
  ['RubyGems key', `rubygems_${hex(48)}`],
  ['crates.io token', `cio${some(32)}`],
  ['NuGet key', `oy2${some(43, 'abcdefghijklmnopqrstuvwxyz234567')}`],
  ['Artifactory key', `AKCp${some(69)}`],
  ['Artifactory key', `cmVmd${some(59)}`],
  ['Docker Hub token', `dckr_pat_${some(27)}`],
  ['Terraform token', `${some(14)}.atlasv1.${some(67)}`],
  ['Pulumi token', `pul-${hex(40)}`],
  ['Vault token', `hvs.${some(24)}`],
  ['Doppler token', `dp.pt.${some(43)}`],
  ['Sentry token', `sntryu_${hex(64)}`],
  // From Grafana's own documentation, and so one that its code made.
  ['Grafana token', 'glsa_yscW25imSKJIuav8zF37RZmnbiDvB05G_fcaaf58a'],
  ['Grafana Cloud token', `glc_${some(60)}`],
  ['Grafana key', `eyJrIjoi${some(84)}`],
  ['Dynatrace token', `dt0c01.${some(24, upper)}.${some(64, upper)}`],
  ['PlanetScale token', `pscale_pw_${some(43)}`],
  ['PlanetScale token', `pscale_tkn_${some(43)}`],
  ['New Relic key', `NRAK-${some(27, 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789')}`],
  ['Postman key', `PMAK-${hex(24)}-${hex(34)}`],
  ['Tailscale key', `tskey-auth-${some(17)}-${some(32)}`],
  ['SonarQube token', `sqp_${hex(40)}`],
  ['Fly.io token', `fm2_${some(120)}`],
  ['Fly.io token', `fo1_${some(43)}`],
  ['PlanetScale token', `pscale_tkn_${some(43)}`],
  ['1Password token', `ops_eyJ${some(400)}`],
  ['Dynatrace token', `dt0c01.${some(24)}.${some(64)}`],
  ['Databricks token', `dapi${hex(32)}-2`],
  ['Slack token', `xoxb-123456789012-${some(24)}`],
  ['Slack token', `xapp-1-${some(24)}`],
  ['Slack webhook', `https://hooks.slack.com/services/T0123ABCD/B0123ABCD/${some(24)}`],
  ['Teams webhook', `https://acme.webhook.office.com/webhookb2/${uuid}@${uuid}/IncomingWebhook/${hex(32)}/${uuid}`],
  ['Discord webhook', `https://discord.com/api/webhooks/123456789012345678/${some(68)}`],
  ['Discord bot token', `M${some(24)}.${some(6)}.${some(38)}`],
  ['Telegram bot token', `123456789:AA${some(33)}`],
  ['Twilio key', `SK${hex(32)}`],
  ['SendGrid key', `SG.${some(22)}.${some(43)}`],
  ['Brevo key', `xkeysib-${hex(64)}-${some(16)}`],
  ['Mailgun key', `key-${hex(32)}`],
  ['Mailgun key', 'key-9zx4r7wq2ns8v1kt5yb3mh6jd0pf4gca'],
  ['Mailchimp key', `${hex(32)}-us12`],
  ['Stripe key', `sk_live_${some(24)}`],
  ['Stripe key', `rk_live_${some(24)}`],
  ['Stripe webhook secret', `whsec_${some(32)}`],
  ['Braintree token', `access_token$production$${hex(16)}$${hex(32)}`],
  ['Flutterwave key', `FLWSECK-${hex(32)}-X`],
  ['EasyPost key', `EZAK${hex(54)}`],
  ['Shippo token', `shippo_live_${hex(40)}`],
  ['Duffel token', `duffel_live_${some(43)}`],
  ['Square token', `sq0atp-${some(22)}`],
  ['Shopify token', `shpat_${hex(32)}`],
  ['Facebook token', `EAACEdEose0cBA${some(40)}`],
  ['Facebook token', `EAAM${some(150)}`],
  ['Typeform token', `tfp_${some(59)}`],
  ['Frame.io token', `fio-u-${some(64)}`],
  ['Adobe client secret', `p8e-${some(32)}`],
  ['Linear key', `lin_api_${some(40)}`],
  ['Notion token', `ntn_${some(46)}`],
  ['Anthropic key', `sk-ant-api03-${some(93)}-AA`],
  ['OpenAI key', `sk-proj-${some(60)}`],
  ['OpenAI key', `sk-${some(48)}`],
  ['OpenRouter key', `sk-or-v1-${hex(64)}`],
  ['Perplexity key', `pplx-${some(48)}`],
  ['Hugging Face token', `hf_${some(34)}`],
  ['JSON Web Token', token],
  ['password in a URL', 'postgres://app:c0rrect-h0rse@db:5432/app'],
  ['password in a URL', 'redis://:c0rrect-h0rse@cache:6379'],
  ['password in a URL', 'jdbc:mysql://db/app?user=app&password=c0rrect-h0rse'],
  ['password in a connection string', 'Server=db;Database=app;User Id=sa;Password=c0rrect-h0rse;'],
  ['login of a header', `Authorization: Basic ${Buffer.from('app:c0rrect-h0rse').toString('base64')}`],
  ['token in a header', `Authorization: Bearer ${some(24)}`],
  ['token in a header', `X-Vault-Token: ${some(24)}`],
  ['registry login', `//npm.example.com/:_authToken=${some(36)}`],
  ['registry login', `{"auths":{"r.example.com":{"auth":"${Buffer.from('app:c0rrect-h0rse').toString('base64')}"}}}`],
  ['password hash', `admin:$apr1$H6uskkkW$${some(22)}`],
  ['password hash', `admin:$$2y$$05$$${some(53)}`],
];

describe('secrets by their form', () => {
  test.each(samples)('%s', (kind, text) => {
    expect(findSecrets(`a ${text} b`)).toMatchObject([{ kind, placeholder: false, madeUp: false }]);
  });

  test('every form has a sample', () => {
    const known = new Set(samples.map(([kind]) => kind));
    expect(secretForms.map(({ kind }) => kind).filter((kind) => !known.has(kind))).toEqual([]);
  });

  test('of a URL, a header and a connection string only the secret is told', () => {
    const told = (text: string) => findSecrets(text).map(({ start, end }) => text.slice(start, end));
    expect(told('https://ci:h0rse-battery@git.example.com/a')).toEqual(['h0rse-battery']);
    expect(told('Authorization: Bearer h0rse-battery-staple')).toEqual(['h0rse-battery-staple']);
    expect(told('Server=db;User Id=h0rse;Password=h0rse-battery;X=1')).toEqual(['h0rse-battery']);
    expect(told(`TOKEN=glpat-${some(30)}.01.1a2b3c4d5`)).toEqual([`glpat-${some(30)}.01.1a2b3c4d5`]);
    expect(told(`AccountName=a;AccountKey=${some(86)}==;`)).toEqual([`${some(86)}==`]);
  });

  test.each([
    ['a GitHub token whose checksum does not hold', `ghp_${some(36)}`],
    ['an npm token whose checksum does not hold', `npm_${some(36)}`],
    ['a Grafana token whose checksum does not hold', `glsa_${some(32)}_00000000`],
    [
      'a Grafana token whose checksum leaves out its beginning',
      `glsa_${some(32)}_${crc32(some(32)).toString(16).padStart(8, '0')}`,
    ],
    ['an AWS key with digits that base 32 has not', 'AKIA0123456789ABCDEF'],
    ['a JSON Web Token without a header', `eyJ${some(20)}.eyJ${some(20)}.${some(43)}`],
  ])('%s was made up', (_, text) => {
    expect(findSecrets(text)).toMatchObject([{ madeUp: true }]);
    expect(secretAssignment('A', text)).toMatchObject({ severity: 'high', confidence: 'low' });
  });

  test.each([
    'ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    'AKIAXXXXXXXXXXXXXXXX',
    'AKIAIOSFODNN7EXAMPLE',
    'glpat-00000000000000000000',
    'https://user:changeme@db/app',
    'https://user:your-password@db/app',
  ])('%s is to be filled in', (text) => {
    expect(findSecrets(text)).toMatchObject([{ placeholder: true }]);
    expect(secretAssignment('A', text)).toBeUndefined();
  });

  test.each([
    'https://${GIT_USER}:${GIT_TOKEN}@git.example.com/a.git',
    'https://$GIT_USER:$GIT_TOKEN@git.example.com/a.git',
    'https://{user}:{password}@git.example.com/a.git',
    'https://oauth2:`cat /run/secrets/token`@git.example.com/a.git',
    'https://example.com:8443/a@b',
    'git@github.com:example/app.git',
    'ssh://git@github.com:22/example/app.git',
    'Authorization: Bearer $TOKEN',
    'Authorization: Bearer ${TOKEN}',
    'Authorization: Basic',
    'X-Vault-Token: ${VAULT_TOKEN}',
    '//npm.example.com/:_authToken=${NPM_TOKEN}',
    'Server=db;Database=app;User Id=sa;Password=${PASSWORD};',
    'postgres://db/app?user=app&password=$PASSWORD',
    '-----BEGIN PUBLIC KEY-----',
    '-----BEGIN CERTIFICATE-----',
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ8 a@b',
    'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    '7169605F62C751356D054A26A821E680E5FA6305',
    'task-SKELETON-key-board-usable',
  ])('%s is none', (text) => {
    expect(findSecrets(text)).toEqual([]);
  });
});

describe('values by the name they are given', () => {
  test.each([
    ['DB_PASSWORD', 'c0rrect-h0rse'],
    ['password', 'abc12345'],
    ['ARTEMIS_PASSWORD', 'artemis'],
    ['MYSQL_ROOT_PASSWORD', 's3cr3t!'],
    ['pgpassword', 'hunter22'],
    ['API_KEY', 'a8f5f167f44f4964'],
    ['apiKey', 'a8f5f167f44f4964'],
    ['Client-Secret', 'a8f5f167f44f4964'],
    ['GITHUB_TOKEN', 'a8f5f167f44f4964'],
    ['AWS_SECRET_ACCESS_KEY', 'wJalrXUtnFEMIK7MDENGbPxRfiCYzEkAlKzLmNoP'],
    ['AWS_SECRET_ACCESS_KEY', '/JalrXUtnFEMI+K7MDENGbPxRfiCYzEkAlKzLmNo'],
    ['HEROKU_API_KEY', '01234567-89ab-cdef-0123-456789abcdef'],
    ['ENCRYPTION_KEY', 'a8f5f167f44f4964'],
    ['DJANGO_SECRET_KEY', 'k3y-of-django#1'],
    ['DB_PASSWORD', 'tested-2-much'],
    ['DB_PASSWORD', 'acme42'],
  ])('%s=%s is a secret', (name, value) => {
    expect(secretAssignment(name, value)).toMatchObject({ severity: 'high', confidence: 'medium', secret: value });
  });

  test.each([
    ['POSTGRES_PASSWORD', 'postgres'],
    ['MYSQL_ROOT_PASSWORD', 'root'],
    ['RABBITMQ_DEFAULT_PASS', 'guest'],
    ['ADMIN_PASSWORD', 'Password123'],
    ['ROOT_PASSWORD', '123'],
    ['ROOT_PASSWORD', 'abc'],
    ['TOKEN', '3600'],
    ['MYSQL_PASSWORD', 'wordpress'],
    ['MYSQL_PASSWORD', 'test2'],
    ['MSSQL_SA_PASSWORD', 'Password1!'],
    ['ORACLE_PWD', 'adminpass'],
    ['APP_PASSWORD', 'docker_secret'],
    ['DATABASE_URL', 'postgres://acme:acme@db/acme'],
    [
      'STORAGE',
      'AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;',
    ],
  ])('%s=%s is what everybody tries first', (name, value) => {
    expect(secretAssignment(name, value)).toMatchObject({ severity: 'low', confidence: 'low' });
  });

  test('the name of the account beside it is what everybody tries first', () => {
    const beside = new Set(['acme']);
    expect(secretAssignment('POSTGRES_PASSWORD', 'Acme', beside)).toMatchObject({ severity: 'low', confidence: 'low' });
    expect(secretAssignment('POSTGRES_PASSWORD', 'acme-1', beside)).toMatchObject({ severity: 'high' });
  });

  test.each([
    ['DB_PASSWORD', ''],
    ['-passwd', '.htpasswd'],
    ['SSH_KEY', 'id_rsa'],
    ['SSH_KEY', 'id_ed25519.pub'],
    ['DB_PASSWORD', '""'],
    ['DB_PASSWORD', 'secrets/db.txt'],
    ['DB_PASSWORD', '${DB_PASSWORD}'],
    ['DB_PASSWORD', '$DB_PASSWORD'],
    ['DB_PASSWORD', 'changeme'],
    ['DB_PASSWORD', 'CHANGE_ME_PLEASE'],
    ['DB_PASSWORD', '<password>'],
    ['DB_PASSWORD', '{{ password }}'],
    ['DB_PASSWORD', 'xxxxxxxx'],
    ['DB_PASSWORD', '********'],
    ['API_KEY', 'your-api-key-here'],
    ['API_KEY', 'your_api_key'],
    ['API_KEY', 'example-key'],
    ['SECRET_KEY_BASE', 'dummy'],
    ['SECRET_KEY_BASE', 'placeholder'],
    ['API_TOKEN', 'TODO'],
    ['ALLOW_EMPTY_PASSWORD', 'yes'],
    ['ALLOW_EMPTY_PASSWORD', '"true"'],
    ['ETCD_INITIAL_CLUSTER_TOKEN', 'a8f5f167f44f4964'],
    ['DB_PASSWORD', 'true'],
    ['USE_TOKEN', '1'],
    ['DB_PASSWORD', '/run/secrets/db'],
    ['TLS_KEY', './certs/server.key'],
    ['DB_PASSWORD_FILE', 'db.txt'],
    ['TOKEN_URL', 'login.example.com'],
    ['TOKEN_TTL', '24h00m'],
    ['TOKEN_EXPIRES_IN', '24h00m'],
    ['password_encryption', 'scram-sha-256'],
    ['SECRET_NAME', 'prod-database'],
    ['PASSWORD_HINT', 'name-of-the-dog'],
    ['PUBLIC_KEY', 'a8f5f167f44f4964'],
    ['GPG_KEY', '7169605F62C751356D054A26A821E680E5FA6305'],
    ['KEYBOARD', 'a8f5f167f44f4964'],
    ['MAX_TOKENS', '4096'],
    ['SORT_KEY', 'created-at'],
    ['AUTH_MODE', 'a8f5f167f44f4964'],
  ])('%s=%s is none', (name, value) => {
    expect(secretAssignment(name, value)).toBeUndefined();
  });
});

test('names are read word by word', () => {
  const words = ['MY_API_KEY', 'requirepass', 'KEY', 'AUTH', 'TOKEN_COUNT', 'PASSWORD_VERSION', 'MONKEY'];
  expect(words.map(secretName)).toEqual(['likely', 'likely', 'maybe', 'maybe', 'no', 'no', 'no']);
});

test('entropy counts what is repeated', () => {
  expect(entropyOf('xxxx')).toBe(0);
  expect(entropyOf('xyxy')).toBe(1);
  expect(entropyOf('')).toBe(0);
});

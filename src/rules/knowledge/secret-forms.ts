import {
  endsWithBase62Crc,
  endsWithHexCrc,
  hasJoseHeader,
  isBase32,
  isBasicCredentials,
  type Proof,
} from './secret-proof.ts';

/** A form by which a secret is recognised anywhere. */
export interface SecretForm {
  readonly kind: string;
  /**
   * `token`: a format that only a provider generates. `password`: chosen by a person, at a place for passwords. `hash`:
   * the hash of a password, which has to be guessed first.
   */
  readonly nature: 'token' | 'password' | 'hash';
  /** A string in every text with this form: searched first, because that is cheap. */
  readonly hint: RegExp;
  /** Global. A group named `secret`, if there is one, is the secret itself. */
  readonly form: RegExp;
  /** False if it was made up. */
  readonly proof: Proof | undefined;
}

const token = (kind: string, hint: RegExp, form: RegExp, proof?: Proof): SecretForm => ({
  kind,
  nature: 'token',
  hint,
  form,
  proof,
});
const password = (kind: string, hint: RegExp, form: RegExp, proof?: Proof): SecretForm => ({
  ...token(kind, hint, form, proof),
  nature: 'password',
});

/**
 * Forms that providers give their secrets so that scanners find them, mostly as
 * https://docs.github.com/code-security/secret-scanning/introduction/supported-secret-scanning-patterns lists them,
 * with the lengths that https://github.com/gitleaks/gitleaks/blob/master/config/gitleaks.toml has. Each begins with
 * fixed characters and repeats one class at a time, so that matching is linear. Of two at one place, the first counts.
 */
export const secretForms: readonly SecretForm[] = [
  token('private key', /PRIVATE KEY/, /-{4,5} ?BEGIN (?:[A-Z0-9]{2,9} ){0,2}PRIVATE KEY(?: BLOCK)? ?-{4,5}/g),
  token('PuTTY private key', /PuTTY-User-Key-File-/, /PuTTY-User-Key-File-\d: [\w-]{3,40}/g),
  token('age key', /AGE-SECRET-KEY-1/, /AGE-SECRET-KEY-1[0-9A-Z]{58}/g),

  // Clouds
  token('AWS access key', /AKIA|ASIA|ABIA|ACCA/, /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\b/g, isBase32),
  token('AWS marketplace token', /amzn\.mws\./, /\bamzn\.mws\.[0-9a-f]{8}-[0-9a-f-]{27}/g),
  token('Google API key', /AIza/, /\bAIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/g),
  token('Google OAuth secret', /GOCSPX-/, /\bGOCSPX-[A-Za-z0-9_-]{28}(?![A-Za-z0-9_-])/g),
  token('Google access token', /ya29\./, /\bya29\.[A-Za-z0-9_-]{30,300}/g),
  token('Azure storage key', /AccountKey=/, /\bAccountKey=(?<secret>[A-Za-z0-9+/]{86}==)/g),
  token('Azure access key', /SharedAccessKey=/, /\bSharedAccessKey=(?<secret>[A-Za-z0-9+/]{43}=)/g),
  token('Azure shared access signature', /sig=/, /[?&]sig=(?<secret>[A-Za-z0-9%/+]{43,80}(?:%3D|=))/gi),
  token('Azure client secret', /Q~/, /\b[A-Za-z0-9_~.]{3}\dQ~[A-Za-z0-9_~.-]{31,34}/g),
  token('DigitalOcean token', /_v1_/, /\bdo[opr]_v1_[a-f0-9]{64}\b/g),
  token('Heroku key', /HRKU-/, /\bHRKU-[A-Za-z0-9_-]{36,64}/g),
  token('Alibaba access key', /LTAI/, /\bLTAI[A-Za-z0-9]{17,26}\b/g),

  // Code and packages
  token('GitHub token', /gh[pousr]_/, /\bgh[pousr]_[A-Za-z0-9]{36,255}\b/g, endsWithBase62Crc),
  // https://github.blog/changelog/2026-04-24-notice-about-upcoming-new-format-for-github-app-installation-tokens/
  token('GitHub token', /ghs_\d/, /\bghs_\d{1,20}_eyJ[\w-]{10,300}\.[\w-]{10,4000}\.[\w-]{10,1000}/g),
  token('GitHub token', /github_pat_/, /\bgithub_pat_[A-Za-z0-9_]{60,255}\b/g),
  // https://docs.gitlab.com/security/tokens/; the part after a dot says where it is routed, and has a checksum.
  token(
    'GitLab token',
    /gl[a-z]{2,5}-/,
    /\bgl(?:pat|dt|rt|rtr|wt|ptt|soat|cbt|ft|imt|agent|oas|ffct)-[A-Za-z0-9_-]{20,300}(?:\.[0-9a-z]{2}\.?[0-9a-z]{7,9}\b)?/g,
  ),
  token('GitLab runner token', /GR1348941/, /\bGR1348941[A-Za-z0-9_-]{20,64}/g),
  token('Bitbucket password', /ATBB/, /\bATBB[A-Za-z0-9]{32}\b/g),
  token('Atlassian token', /ATATT3/, /\bATATT3[A-Za-z0-9_=-]{100,300}/g),
  token('npm token', /npm_/, /\bnpm_[A-Za-z0-9]{36}\b/g, endsWithBase62Crc),
  token('PyPI token', /pypi-AgE/, /\bpypi-AgE[A-Za-z0-9_-]{50,500}/g),
  token('Packagist token', /packagist_/, /\bpackagist_(?:uut|ort|out)_[a-f0-9]{68}\b/g),
  token('Clojars token', /CLOJARS_/, /\bCLOJARS_[a-z0-9]{60}\b/g),
  token('RubyGems key', /rubygems_/, /\brubygems_[a-f0-9]{48}\b/g),
  token('crates.io token', /cio[A-Za-z0-9]{32}/, /\bcio[A-Za-z0-9]{32}\b/g),
  token('NuGet key', /oy2/, /\boy2[a-z0-9]{43}\b/g),
  token('Artifactory key', /AKCp|cmVmd/, /\b(?:AKCp[A-Za-z0-9]{69}|cmVmd[A-Za-z0-9]{59})\b/g),
  token('Docker Hub token', /dckr_/, /\bdckr_(?:pat|oat)_[A-Za-z0-9_-]{20,64}/g),
  token('Terraform token', /\.atlasv1\./, /\b[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,70}/g),
  token('Pulumi token', /pul-/, /\bpul-[a-f0-9]{40}\b/g),
  token('Vault token', /hvs\.|hvb\.|hvr\./, /\bhv[sbr]\.[A-Za-z0-9_-]{24,300}/g),
  token('Doppler token', /dp\./, /\bdp\.(?:pt|st|sa|ct|scim|audit)\.(?:[a-z0-9_-]{2,35}\.)?[A-Za-z0-9]{40,44}\b/g),
  token('Sentry token', /sntrys_|sntryu_/, /\bsntry[su]_[A-Za-z0-9+/=_]{60,400}/g),
  token('Grafana token', /glsa_/, /\bglsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}\b/g, endsWithHexCrc),
  token('Grafana Cloud token', /glc_/, /\bglc_[A-Za-z0-9+/]{32,400}={0,2}/g),
  token('Grafana key', /eyJrIjoi/, /\beyJrIjoi[A-Za-z0-9+/_-]{60,400}={0,2}/g),
  token('Dynatrace token', /dt0[a-z]\d/, /\bdt0[a-z]\d{2}\.[A-Za-z0-9]{24}\.[A-Za-z0-9]{64}\b/g),
  token('PlanetScale token', /pscale_/, /\bpscale_(?:pw|tkn|oauth)_[A-Za-z0-9_.=-]{32,64}/g),
  token('New Relic key', /NRAK-/, /\bNRAK-[A-Z0-9]{27}\b/g),
  token('Postman key', /PMAK-/, /\bPMAK-[a-f0-9]{24}-[a-f0-9]{34}\b/g),
  token('Tailscale key', /tskey-/, /\btskey-[a-z]{3,10}-[A-Za-z0-9_]{8,40}-[A-Za-z0-9_]{20,60}/g),
  token('SonarQube token', /sqp_|squ_|sqa_/, /\bsq[pua]_[a-f0-9]{40}\b/g),
  token('Fly.io token', /fo1_|fm1[ar]_|fm2_/, /\b(?:fo1_[\w-]{43}|fm(?:1[ar]|2)_[A-Za-z0-9+/]{100,1000}={0,3})/g),
  token('1Password token', /ops_eyJ/, /\bops_eyJ[A-Za-z0-9+/]{250,2000}={0,3}/g),
  token('Databricks token', /dapi/, /\bdapi[a-f0-9]{32}(?:-\d)?\b/g),

  // Messages and payments
  token('Slack token', /xox|xapp-/, /\b(?:xox[abeoprs]|xapp)-[A-Za-z0-9-]{10,200}/g),
  token(
    'Slack webhook',
    /hooks\.slack\.com/,
    /https:\/\/hooks\.slack\.com\/(?:services|workflows|triggers)\/(?<secret>[A-Za-z0-9]{6,14}\/[A-Za-z0-9]{6,20}\/[A-Za-z0-9/]{18,90})/g,
  ),
  // https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook
  token(
    'Teams webhook',
    /\.webhook\.office\.com/,
    /https:\/\/[a-z0-9_-]{1,60}\.webhook\.office\.com\/webhook(?:b2)?\/[0-9a-f-]{36}@[0-9a-f-]{36}\/IncomingWebhook\/(?<secret>[0-9a-z]{32}\/[0-9a-f-]{36})/gi,
  ),
  token(
    'Discord webhook',
    /\/api\/webhooks\//,
    /https:\/\/(?:[a-z]{2,8}\.)?discord(?:app)?\.com\/api\/webhooks\/\d{15,22}\/(?<secret>[A-Za-z0-9_-]{60,90})/g,
  ),
  token('Discord bot token', /\.[\w-]{6}\./, /\b[MNO][A-Za-z0-9_-]{23,27}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,40}\b/g),
  token('Telegram bot token', /:AA/, /\b\d{8,10}:AA[A-Za-z0-9_-]{33}(?![A-Za-z0-9_-])/g),
  token('Twilio key', /SK[a-f0-9]{32}/, /\bSK[a-f0-9]{32}\b/g),
  token('SendGrid key', /SG\./, /\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}/g),
  token('Brevo key', /xkeysib-/, /\bxkeysib-[a-f0-9]{64}-[A-Za-z0-9]{16}\b/g),
  token('Mailgun key', /key-/, /\bkey-(?=[a-z]{0,31}\d)[a-z0-9]{32}\b/g),
  token('Mailchimp key', /-us/, /\b[a-f0-9]{32}-us\d{1,2}\b/g),
  token('Stripe key', /k_live_/, /\b[rs]k_live_[A-Za-z0-9]{16,128}\b/g),
  token('Stripe webhook secret', /whsec_/, /\bwhsec_[A-Za-z0-9+/]{32,64}/g),
  token('Braintree token', /access_token\$production\$/, /access_token\$production\$[a-z0-9]{16}\$[a-f0-9]{32}/g),
  token('Flutterwave key', /FLWSECK/, /\bFLWSECK(?:_TEST)?-[a-h0-9]{32}-X\b/g),
  token('EasyPost key', /EZ[AT]K/, /\bEZ[AT]K[A-Za-z0-9]{54}\b/g),
  token('Shippo token', /shippo_/, /\bshippo_(?:live|test)_[a-f0-9]{40}\b/g),
  token('Duffel token', /duffel_/, /\bduffel_(?:live|test)_[A-Za-z0-9_=-]{43}/g),
  token('Square token', /sq0/, /\bsq0(?:atp|csp|idp)-[A-Za-z0-9_-]{22,43}/g),
  token('Shopify token', /shp/, /\bshp(?:at|ca|pa|ss)_[A-Fa-f0-9]{32}\b/g),
  token('Facebook token', /EAA[CM]/, /\bEAA(?:CEdEose0cBA[A-Za-z0-9]{10,300}|[CM][A-Za-z0-9]{100,400})/g),
  token('Typeform token', /tfp_/, /\btfp_[A-Za-z0-9_.=-]{59}/g),
  token('Frame.io token', /fio-u-/, /\bfio-u-[A-Za-z0-9_=-]{64}/g),
  token('Adobe client secret', /p8e-/, /\bp8e-[A-Za-z0-9]{32}\b/g),
  token('Linear key', /lin_api_/, /\blin_api_[A-Za-z0-9]{40}\b/g),
  token('Notion token', /ntn_/, /\bntn_[A-Za-z0-9]{40,50}\b/g),

  // Models
  token('Anthropic key', /sk-ant-/, /\bsk-ant-[a-z0-9]{3,10}-[A-Za-z0-9_-]{60,200}/g),
  token('OpenAI key', /sk-/, /\bsk-(?:proj|svcacct|admin)-[A-Za-z0-9_-]{40,200}/g),
  token('OpenAI key', /sk-/, /\bsk-[A-Za-z0-9]{48}\b/g),
  token('OpenRouter key', /sk-or-/, /\bsk-or-v1-[a-f0-9]{64}\b/g),
  token('Perplexity key', /pplx-/, /\bpplx-[A-Za-z0-9]{48}\b/g),
  token('Hugging Face token', /hf_/, /\bhf_[A-Za-z0-9]{34,40}\b/g),

  token('JSON Web Token', /eyJ/, /\beyJ[\w-]{10,300}\.eyJ[\w-]{10,4000}\.[\w-]{10,1000}/g, hasJoseHeader),

  // Places for secrets, whatever their value is
  password(
    'password in a URL',
    /:\/\/[^\s:/@]{0,100}:/,
    /:\/\/[^\s:/@'"`$<>{}]{0,100}:(?<secret>[^\s/@:'"`$<>{}\\]{1,200})@[\w.-]/g,
  ),
  password(
    'password in a URL',
    /password=|passwd=|pwd=/,
    /[a-z]:\/\/[^\s'"`<>]{1,300}[?&;](?:password|passwd|pwd)=(?<secret>[^\s'"`$<>{}&#;]{1,200})/gi,
  ),
  password(
    'password in a connection string',
    /assword=|wd=|ASSWORD=|WD=|assword =|wd =/,
    /\b(?:server|data source|host|address|uid|user(?:name| id)?|database|initial catalog) ?=[^;'"\n]{1,200};(?:[^'"\n]{0,200};)? ?(?:password|pwd) ?= ?(?<secret>[^\s;'"$<>{}]{1,128})/gi,
  ),
  password(
    'login of a header',
    /uthorization|AUTHORIZATION/,
    /\b(?:proxy-)?authorization["']? ?[:=] ?["']?basic (?<secret>[A-Za-z0-9+/]{8,400}={0,2})/gi,
    isBasicCredentials,
  ),
  password(
    'token in a header',
    /uthorization|AUTHORIZATION/,
    /\b(?:proxy-)?authorization["']? ?[:=] ?["']?(?:bearer|token) (?<secret>[A-Za-z0-9+/._~=-]{12,500})/gi,
  ),
  password(
    'token in a header',
    /oken:|ey:|OKEN:|EY:/,
    /\b(?:private-token|job-token|deploy-token|x-(?:api|auth|vault|access)-(?:token|key)) ?: ?(?<secret>[A-Za-z0-9+/._~=-]{8,500})/gi,
  ),
  password('registry login', /_auth/, /\b_auth(?:Token)?\s{0,2}=\s{0,2}["']?(?<secret>[A-Za-z0-9+/=_.-]{16,400})/g),
  password(
    'registry login',
    /"auth"/,
    /"auth"\s{0,4}:\s{0,4}"(?<secret>[A-Za-z0-9+/]{8,400}={0,2})"/g,
    isBasicCredentials,
  ),
  {
    ...password(
      'password hash',
      /\$(?:apr1|2[aby]|[156y]|argon2id?)\$/,
      /\${1,2}(?:apr1|2[aby]|[156y]|argon2id?)\${1,2}[A-Za-z0-9./$=,+]{20,160}/g,
    ),
    nature: 'hash',
  },
];

/**
 * Whether `text` may contain a secret of some form: one search instead of one for each form, because most texts have
 * none.
 */
export function mayHoldSecret(text: string): boolean {
  return anyHint.test(text);
}

const anyHint = new RegExp(secretForms.map(({ hint }) => hint.source).join('|'));

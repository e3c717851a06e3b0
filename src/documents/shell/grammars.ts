import { wordList } from '../../core/text.ts';
import type { Grammar } from './options.ts';
import { programGrammar } from './wrappers.ts';

// https://manpages.debian.org/stable/apt/apt-get.8.en.html
const apt: Grammar = {
  short: 'ocatP',
  long: wordList('option config-file target-release default-release host-architecture build-profiles solver planner'),
};

// https://dnf.readthedocs.io/en/latest/command_ref.html, https://man7.org/linux/man-pages/man8/yum.8.html
const yum: Grammar = {
  short: 'cdeRx',
  long: wordList(`advisory advisories bz bzs cachedir color comment config cve cves debuglevel destdir disableexcludes
    disableplugin disablerepo downloaddir downloaddir enableplugin enablerepo errorlevel exclude excludepkgs forcearch
    installroot randomwait refresh-interval releasever repo repofrompath repoid rpmverbosity sec-severity secseverity
    setopt`),
};

// https://pip.pypa.io/en/stable/cli/pip_install/
const pip: Grammar = {
  short: 'rcetifbdwC',
  long: wordList(`abi build cache-dir cert client-cert config-settings constraint dest editable exists-action
    extra-index-url find-links global-option group implementation index-url install-option keyring-provider log
    no-binary only-binary platform prefix progress-bar proxy python python-version report requirement requirements
    retries root root-user-action src target timeout trusted-host upgrade-strategy use-deprecated use-feature
    wheel-dir`),
};

// https://docs.npmjs.com/cli/v11/using-npm/config, https://classic.yarnpkg.com/en/docs/cli/, https://pnpm.io/cli/add
const npm: Grammar = {
  short: 'CwF',
  long: wordList(`before cache cache-folder cafile cert cpu cwd depth dir fetch-retries fetch-retry-factor
    fetch-retry-maxtimeout fetch-retry-mintimeout fetch-timeout filter global-folder globalconfig https-proxy include
    install-strategy key libc link-folder location loglevel maxsockets modules-folder mutex network-concurrency
    network-timeout noproxy node-options omit only os otp prefix proxy registry save-prefix scope script-shell
    store-dir tag use-yarnrc userconfig workspace`),
};

// https://curl.se/docs/manpage.html
const curl: Grammar = {
  short: 'AbcCdDeEFhHKmoPQrtTuUwxXyYz',
  long: wordList(`abstract-unix-socket alt-svc aws-sigv4 cacert capath cert cert-type ciphers config connect-timeout
    connect-to continue-at cookie cookie-jar create-file-mode crlfile curves data data-ascii data-binary data-raw
    data-urlencode delegation dns-interface dns-ipv4-addr dns-ipv6-addr dns-servers doh-url dump-header ech egd-file
    engine etag-compare etag-save expect100-timeout form form-string ftp-account ftp-alternative-to-user ftp-method
    ftp-port ftp-ssl-ccc-mode happy-eyeballs-timeout-ms haproxy-clientip header help hostpubmd5 hostpubsha256 hsts
    interface ip-tos ipfs-gateway json keepalive-cnt keepalive-time key key-type krb libcurl limit-rate local-port
    login-options mail-auth mail-from mail-rcpt max-filesize max-redirs max-time netrc-file noproxy oauth2-bearer
    output output-dir parallel-max pass pinnedpubkey postquote preproxy prequote proto proto-default proto-redir proxy
    proxy-cacert proxy-capath proxy-cert proxy-cert-type proxy-ciphers proxy-crlfile proxy-header proxy-key
    proxy-key-type proxy-pass proxy-pinnedpubkey proxy-service-name proxy-tls13-ciphers proxy-tlsauthtype
    proxy-tlspassword proxy-tlsuser proxy-user proxy1.0 pubkey quote random-file range rate referer request
    request-target resolve retry retry-delay retry-max-time sasl-authzid service-name socks4 socks4a socks5
    socks5-gssapi-service socks5-hostname speed-limit speed-time stderr telnet-option tftp-blksize time-cond tls-max
    tls13-ciphers tlsauthtype tlspassword tlsuser trace trace-ascii trace-config unix-socket upload-file url url-query
    user user-agent variable vlan-priority write-out`),
};

// https://www.gnu.org/software/wget/manual/html_node/Invoking.html
const wget: Grammar = {
  short: 'aABDeiIloOPQRtTUwX',
  long: wordList(`accept accept-regex append-output base bind-address ca-certificate ca-directory certificate
    certificate-type compression config connect-timeout crl-file cut-dirs default-page directory-prefix dns-timeout
    domains exclude-directories exclude-domains execute follow-tags ftp-password ftp-user header http-password
    http-user ignore-tags include-directories input-file level limit-rate load-cookies local-encoding max-redirect
    method output-document output-file password pinnedpubkey post-data post-file prefer-family private-key
    private-key-type progress proxy-password proxy-user quota read-timeout referer regex-type reject reject-regex
    remote-encoding report-speed restrict-file-names save-cookies secure-protocol start-pos timeout tries user
    user-agent wait waitretry warc-file`),
};

// https://git-scm.com/docs/git, https://git-scm.com/docs/git-clone
const git: Grammar = {
  short: 'Ccbjou',
  long: wordList(`branch bundle-uri config config-env depth exec-path filter git-dir jobs message namespace origin reference
    reference-if-able revision separate-git-dir server-option shallow-exclude shallow-since super-prefix template
    upload-pack work-tree`),
};

// https://man7.org/linux/man-pages/man8/useradd.8.html
const useradd: Grammar = {
  short: 'bcdefgGkKpPRsuZhl',
  long: wordList(`base-dir comment conf expiredate firstgid firstuid gecos gid groups home home-dir inactive ingroup key
    lastgid lastuid password prefix root selinux-user shell skel uid`),
};

const go: Grammar = {
  singleDash: true,
  long: wordList(`C asmflags buildmode compiler covermode coverpkg exec gccgoflags gcflags installsuffix ldflags mod modfile
    o overlay p pgo pkgdir tags toolexec`),
};

const cargo: Grammar = {
  short: 'jFZpC',
  long: wordList(`bin branch color config example features git index jobs message-format package path profile registry rev
    root tag target target-dir vers version`),
};

const conda: Grammar = {
  short: 'ncpfr',
  long: wordList('name channel prefix file solver subdir override-channels root-prefix rc-file'),
};

const uv: Grammar = {
  ...pip,
  short: 'rceitfpbPC',
  long: [
    ...(pip.long ?? []),
    ...wordList(
      'default-index directory index exclude-newer extra link-mode override project python-platform resolution',
    ),
  ],
};

const files: Grammar = { short: 'StmogZ', long: wordList('suffix target-directory mode owner group') };

const grammars = new Map<string, Grammar>([
  ...entries('apt-get apt aptitude apt-cache', apt),
  ...entries('yum dnf dnf5 microdnf tdnf', yum),
  ...entries('npm pnpm yarn', npm),
  ...entries('conda mamba micromamba', conda),
  ...entries('useradd adduser usermod groupadd addgroup', useradd),
  ...entries('cp mv ln install mkdir', files),
  // https://man.archlinux.org/man/apk.8.en
  [
    'apk',
    {
      short: 'pXt',
      long: wordList(
        `arch cache-dir cache-max-age keys-dir progress-fd repositories-file repository root timeout virtual wait`,
      ),
    },
  ],
  [
    'zypper',
    {
      short: 'cDRrtp',
      long: wordList(`cache-dir config from installroot pkg-cache-dir plus-repo raw-cache-dir releasever repo reposd-dir root
        solv-cache-dir solver-focus type userdata`),
    },
  ],
  [
    'gem',
    {
      short: 'vinsPBg',
      long: wordList('bindir build-root config-file file install-dir platform source trust-policy version'),
    },
  ],
  ['curl', curl],
  ['wget', wget],
  ['git', git],
  ['go', go],
  ['cargo', cargo],
  ['composer', { short: 'd', long: ['working-dir'] }],
  [
    'dotnet',
    { long: wordList('version tool-path add-source source configfile framework arch tool-manifest verbosity') },
  ],
  ['uv', uv],
  ['pipx', { ...pip, short: 'if', long: [...(pip.long ?? []), ...wordList('pip-args preinstall suffix spec')] }],
  ['rpm', { short: 'DEr', long: wordList('define dbpath eval excludepath prefix relocate root undefine') }],
  ['dpkg', { short: 'D', long: wordList('admindir debug instdir log root status-fd') }],
  [
    'tar',
    {
      short: 'CfTXgbHIKLNV',
      long: wordList(
        'directory exclude exclude-from file files-from owner group mode strip-components transform use-compress-program xform',
      ),
    },
  ],
  ['unzip', { short: 'dxP' }],
  ['find', { singleDash: true }],
  ['openssl', { singleDash: true }],
  ['java', { singleDash: true }],
  ['ssh', { short: 'BbcDEeFIiJLlmOopQRSWw', untilOperand: true }],
  [
    'docker',
    { short: 'Hlc', long: wordList('config context host log-level tlscacert tlscert tlskey'), untilOperand: true },
  ],
]);

function entries(names: string, grammar: Grammar): readonly (readonly [string, Grammar])[] {
  return wordList(names).map((name) => [name, grammar]);
}

const python: Grammar = { short: 'cmWXQ', untilOperand: true };

const interpreters = new Map<string, Grammar>([
  ['perl', { short: 'eEI', untilOperand: true }],
  ['ruby', { short: 'eEIrC', untilOperand: true }],
  ['node', { short: 'eprC', long: wordList('eval print require import'), untilOperand: true }],
  ['nodejs', { short: 'eprC', long: wordList('eval print require import'), untilOperand: true }],
  ['php', { short: 'rdfBRFEzc', untilOperand: true }],
  ['lua', { short: 'el', untilOperand: true }],
  ['Rscript', { short: 'e', untilOperand: true }],
]);

/** How the options of a program are read; for an unknown program, no option takes a value. */
export function grammarOf(name: string): Grammar {
  return grammars.get(name) ?? programGrammar(name) ?? (isPip(name) ? pip : interpreterGrammar(name)) ?? {};
}

function interpreterGrammar(name: string): Grammar | undefined {
  return isPython(name) ? python : interpreters.get(withoutVersion(name));
}

function withoutVersion(name: string): string {
  return name.replace(/[0-9][0-9.]*$/, '');
}

/** `pip`, `pip3`, `pip3.12`. */
export function isPip(name: string): boolean {
  return name.startsWith('pip') && withoutVersion(name) === 'pip';
}

/** `python`, `python3.12`, `pypy3`. */
export function isPython(name: string): boolean {
  if (!name.startsWith('py')) return false;
  const bare = withoutVersion(name);
  return bare === 'python' || bare === 'pypy';
}

/** A program other than a shell that runs code from a file, from an argument or from standard input. */
export function isInterpreter(name: string): boolean {
  return interpreterGrammar(name) !== undefined;
}

import { describe, expect, test } from 'vitest';
import { lineStarts } from '../../../src/core/edit.ts';
import type { Position } from '../../../src/core/location.ts';
import { findingsIn } from '../run.ts';

/** What one rule marks in a Dockerfile, as the marked pieces of its text. */
async function marked(
  id: string,
  text: string,
  files: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const starts = lineStarts(text);
  const offset = ({ line, column }: Position) => (starts[line - 1] ?? 0) + column - 1;
  const findings = await findingsIn({ ...files, Dockerfile: text });
  return findings
    .filter(({ rule, location }) => rule.id === `dockerfile/${id}` && location.path === 'Dockerfile')
    .map(({ location: { span } }) => text.slice(offset(span.start), offset(span.end)));
}

/** Rule, what is claimed, the lines behind `FROM debian:13` (or a whole file), what is marked. */
type Case = readonly [rule: string, claim: string, text: string, marks: readonly string[]];

const cases: readonly Case[] = [
  // SSH servers
  ['ssh-server', 'by an init script', 'CMD ["/etc/init.d/ssh", "start"]', ['"/etc/init.d/ssh", "start"']],
  ['ssh-server', 'by systemd', 'CMD systemctl start sshd && app', ['systemctl start sshd']],
  [
    'ssh-server',
    'behind exec and in a script of a heredoc',
    'COPY <<E /x\nexec sshd -D\nE\nENTRYPOINT ["sh", "/x"]',
    ['sshd -D'],
  ],
  ['ssh-server', 'with its options in CMD', 'ENTRYPOINT ["dropbear"]\nCMD ["-F"]', ['"dropbear"']],
  ['ssh-server', 'a configuration that is checked', 'CMD sshd -T -f /x; service ssh status', []],
  ['ssh-server', 'a build that starts one for a moment', 'RUN service ssh start && ./test', []],
  ['ssh-server', 'its port is exposed, which is reported', 'EXPOSE 22\nCMD ["sshd", "-D"]', []],
  ['ssh-server', 'a host called like the service', 'CMD ["ssh", "ssh"]', []],
  // Users
  ['root-user', 'by number with a group', 'USER 0:0', ['0:0']],
  ['root-user', 'the default of what nobody declares', 'USER ${U:-0}', ['${U:-0}']],
  ['root-user', 'another default of what nobody declares', 'USER ${U:-app}', []],
  [
    'piped-download',
    'by an argument’s name',
    'ARG X=curl\nRUN $X -k https://a.example | sh',
    ['$X -k https://a.example | sh'],
  ],
  ['piped-download', 'by words of `set`', 'RUN set -- curl http://a; "$@" | sh', ['"$@" | sh']],
  ['piped-download', 'in a variable', 'RUN X=$(curl https://a); eval "$X"', ['eval "$X"']],
  ['piped-download', 'by a script that another RUN wrote', "RUN echo 'curl a | sh' > /x\nRUN sh /x", ['curl a | sh']],
  ['piped-download', 'by a script that COPY wrote', 'COPY <<E /x\ncurl a | sh\nE\nCMD ["sh", "/x"]', ['curl a | sh']],
  ['piped-download', 'text that is shown, not run', "RUN echo 'curl a | sh' > /usage.txt", []],
  ['piped-download', 'a variable that is shown, not run', 'RUN X=$(curl https://a) && echo "$X"', []],
  ['piped-download', 'an argument without a default', 'ARG X\nRUN $X https://a | sh', []],
  ['unverified-tls', 'by a variable', 'ENV F=--insecure\nRUN curl $F -o /x https://a', ['$F']],
  ['unverified-tls', 'in a function called twice', 'RUN f() { curl -k "$@"; }; f -o /x a; f -o /y b', ['-k']],
  ['unverified-tls', 'by one of two values', 'RUN if a; then F=-k; else F=-s; fi; curl $F -o /x https://a', []],
  ['hardcoded-secret', 'what a variable gives that does not say so', 'ARG X=Zx81hhTq77\nRUN mysql -p$X -e x', ['-p$X']],
  [
    'hardcoded-secret',
    'what is told at the variable is not told at each use',
    'ENV MYSQL_PASSWORD=Zx81hhTq77\nRUN mysql -p$MYSQL_PASSWORD --password=$MYSQL_PASSWORD && echo "password=$MYSQL_PASSWORD" > /x',
    ['Zx81hhTq77'],
  ],
  ['setuid-bit', 'by an argument', 'ARG M=4755\nRUN chmod $M /x', ['$M']],
  ['setuid-bit', 'by every capability', 'RUN setcap =ep /x && setcap all+eip /y', ['=ep', 'all+eip']],
  [
    'setuid-bit',
    'a capability that is not permitted',
    'RUN setcap -q cap_net_raw+p /x "cap_chown+ei cap_kill+p" /y',
    [],
  ],
  [
    'setuid-bit',
    'by a clause among several',
    'RUN setcap "cap_net_raw+p cap_setuid+ep" /y',
    ['"cap_net_raw+p cap_setuid+ep"'],
  ],
  ['setuid-bit', 'a capability that is taken away', 'RUN setcap cap_setuid-ep /x; setcap -r /y', []],
  [
    'piped-download',
    'behind many others',
    `RUN curl x ${'| cat '.repeat(100)}| sh`,
    [`curl x ${'| cat '.repeat(100)}| sh`],
  ],
  ['root-user', 'by number with a sign', 'USER +0', ['+0']],
  ['root-user', 'another name in usermod', 'RUN useradd app && usermod -o -u 0 app\nUSER app', ['app']],
  ['root-user', 'a line of passwd', "RUN echo 'app:x:0:0::/:/bin/sh' >> /etc/passwd\nUSER app:app", ['app:app']],
  ['root-user', 'a passwd of its own', 'COPY <<E /etc/passwd\nroot:x:0:0::/:\napp:x:0:1::/:\nE\nUSER app', ['app']],
  ['root-user', 'a line of passwd with a number', "RUN echo 'app:x:10:0::/:' >> /etc/passwd\nUSER app", []],
  ['root-user', 'a name that only begins with root', 'USER rootless', []],
  ['root-user', 'an argument without a default is nobody’s to guess', 'ARG U\nUSER $U', []],
  ['root-user', 'the default within the reference counts', 'ARG U\nUSER ${U:-root}', ['${U:-root}']],
  ['root-user', 'back to a user without privileges', 'USER root\nRUN id\nUSER app', []],
  ['root-user', 'a user inherited from a stage', 'FROM debian:13 AS a\nUSER app\nFROM a\nCMD ["x"]', []],
  [
    'root-user',
    'USER of a build stage is not that of the last one',
    'FROM debian:13 AS a\nUSER app\nFROM debian:13',
    ['FROM debian:13'],
  ],
  [
    'root-user',
    'distroless without nonroot is root',
    'FROM gcr.io/distroless/base-debian12',
    ['FROM gcr.io/distroless/base-debian12'],
  ],
  ['root-user', 'Chainguard is not', 'FROM cgr.dev/chainguard/python:latest', []],
  ['root-user', 'scratch is left alone', 'FROM scratch\nCOPY app /app', []],
  ['root-user', 'lower-case keywords', 'from debian:13\nuser root', ['root']],
  ['user-by-name', 'a name', 'USER app', ['app']],
  ['user-by-name', 'a number', 'USER 1000:1000', []],

  // Images
  ['untagged-image', 'a port is no tag', 'FROM reg.example.com:5000/img', ['reg.example.com:5000/img']],
  ['untagged-image', 'the default of an argument', 'ARG BASE=debian\nFROM ${BASE}', ['${BASE}']],
  ['untagged-image', 'an argument without a default', 'ARG BASE\nFROM ${BASE}', []],
  ['untagged-image', 'an alias in another letter case', 'FROM debian:13 AS Base\nFROM base', []],
  ['untagged-image', 'behind a platform', 'FROM --platform=linux/amd64 debian AS a', ['debian']],
  ['floating-tag', 'latest with a digest', `FROM debian:latest@sha256:${'a'.repeat(64)}`, []],
  ['floating-tag', 'a version named like it', 'FROM debian:latest-13', ['debian:latest-13']],
  ['floating-tag', 'a code name', 'FROM debian:trixie', []],

  // Secrets
  ['secret-variable', 'the old form and an empty value', 'ENV git_key=\nENV API_KEY abc', ['git_key=', 'API_KEY abc']],
  ['secret-variable', 'several pairs', 'ENV A=1 DB_PASSWORD=$X B=2', ['DB_PASSWORD=$X']],
  ['secret-variable', 'an argument without a value', 'ARG AWS_SECRET_ACCESS_KEY', ['AWS_SECRET_ACCESS_KEY']],
  ['secret-variable', 'a secret in the value only', 'ARG NAME_IS_OK="secret token"', []],
  ['secret-variable', 'words that excuse it', 'ENV PASSWORD_FILE=/x AUTH_MODULE_VERSION=1 PUBLIC_KEY=x', []],
  [
    'secret-variable',
    'the account of a login',
    'ENV AZURE_CLIENT_ID=a APP_ID=b\nARG heroku_email',
    ['AZURE_CLIENT_ID=a', 'heroku_email'],
  ],
  [
    'secret-variable',
    'a key as a whole, and the password of an AppRole',
    'ARG TLS_KEY_DATA\nARG KEY_B64\nARG VAULT_SECRET_ID\nARG CACHE_KEY_DATA\nARG SECRET_ID',
    ['TLS_KEY_DATA', 'KEY_B64', 'VAULT_SECRET_ID'],
  ],
  ['secret-variable', 'a digit is no switch', 'ENV DB_PASSWORD=1 my_secret=0', ['DB_PASSWORD=1', 'my_secret=0']],
  ['secret-variable', 'a digit is one', 'ENV ALLOW_EMPTY_PASSWORD=1 SECRET_KEY_BASE_DUMMY=1', []],
  ['secret-variable', 'written together', 'ARG DBPASS\nARG BYPASS\nENV CI_JOB_JWT=a', ['DBPASS', 'CI_JOB_JWT=a']],
  [
    'secret-variable',
    'a number is none of yes and no',
    'ENV TOKEN=12 USE_TOKEN=1 ALLOW_EMPTY_PASSWORD=yes',
    ['TOKEN=12'],
  ],
  ['secret-variable', 'numbered', 'ARG TOKEN2', ['TOKEN2']],
  [
    'secret-variable',
    'words that only hold one',
    'ENV TOKENIZERS_PARALLELISM=false KEYBOARD=de MONKEY=1 MAX_TOKENS=4096',
    [],
  ],
  ['hardcoded-secret', 'variables in a URL', 'RUN git clone https://${U}:${T}@git.example.com/x.git', []],
  ['hardcoded-secret', 'a key of a label may be any', 'LABEL key=a2E0A8F3B244C9986f', []],
  ['hardcoded-secret', 'of two pieces in quotes', `ENV X="AKIAQ3EGT"'YUIOPASDFGH'`, [`"AKIAQ3EGT"'YUIOPASDFGH'`]],
  ['hardcoded-secret', 'over a line', 'ENV X=AKIAQ3EGT\\\nYUIOPASDFGH', ['AKIAQ3EGT\\\nYUIOPASDFGH']],
  ['hardcoded-secret', 'of pieces for a shell', 'RUN aws "AKIAQ3EGT""YUIOPASDFGH"', ['"AKIAQ3EGT""YUIOPASDFGH"']],
  ['hardcoded-secret', 'of an argument', 'ARG P=AKIAQ3EGT\nENV X=${P}YUIOPASDFGH', ['${P}YUIOPASDFGH']],
  [
    'hardcoded-secret',
    'once, where it stands as one',
    'ARG X=AKIAQ3EGTYUIOPASDFGH\nENV Y=$X',
    ['AKIAQ3EGTYUIOPASDFGH'],
  ],
  ['hardcoded-secret', 'an AWS key in a label', 'LABEL key=AKIAQ3EGTYUIOPASDFGH', ['AKIAQ3EGTYUIOPASDFGH']],
  [
    'hardcoded-secret',
    'in a comment, what was made up or is a password is no news',
    '# ENV X_TOKEN=ghp_012345678901234567890123456789012345\n# https://a:c0rrect-h0rse@b.example.com\nUSER app',
    [],
  ],
  [
    'hardcoded-secret',
    'a token in a comment is one of the repository',
    '# ENV X_TOKEN=glpat-Zx81kQ27vLmN04pRt6Ys\nUSER app',
    ['glpat-Zx81kQ27vLmN04pRt6Ys'],
  ],
  [
    'hardcoded-secret',
    'in a heredoc',
    'COPY <<EOF /k\n-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\nEOF',
    ['-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----'],
  ],
  ['hardcoded-secret', 'exported', 'RUN export DB_PASSWORD="Tr0ub4dor"', ['"Tr0ub4dor"']],
  ['hardcoded-secret', 'of a login', 'RUN docker login -u ci -p c0rrect-h0rse reg.example.com', ['c0rrect-h0rse']],
  [
    'hardcoded-secret',
    'where a command takes one',
    [
      'RUN curl -u ci:c0rrect-h0rse https://a.example.com',
      'RUN mysql -uroot -pTr0ub4dor -e x',
      'RUN redis-cli -a b4ttery-staple ping',
      'RUN deploy --api-token st4ple-h0rse',
      'RUN java -Dapp.db.password=h0rse-c0rrect -jar a.jar',
      'RUN aws configure set aws_secret_access_key wJalrXUtnFEMIK7MDENGbPxRfiCYzEkAlKzLmNoP',
      'CMD ["serve", "--password=st4ple-b4ttery"]',
    ].join('\n'),
    [
      'c0rrect-h0rse',
      'Tr0ub4dor',
      'b4ttery-staple',
      'st4ple-h0rse',
      'h0rse-c0rrect',
      'wJalrXUtnFEMIK7MDENGbPxRfiCYzEkAlKzLmNoP',
      'st4ple-b4ttery',
    ],
  ],
  [
    'hardcoded-secret',
    'what only looks like it',
    [
      'RUN curl -u $USER:$PASS https://a.example.com',
      'RUN curl -u ci https://a.example.com',
      'RUN mysql -u root -p"$PASS" -e x',
      'RUN docker login -u a --password-stdin r.example.com',
      'RUN docker build --secret id=npm,src=.npmrc .',
      'RUN adduser --disabled-password --gecos x member && adduser --disabled-password member',
      'RUN deploy --token-ttl 3600 --password-file /run/secrets/a',
      'RUN PASSWORD=$(openssl rand -hex 16) && read -s TOKEN',
      'RUN echo "Enter your password: "',
    ].join('\n'),
    [],
  ],
  [
    'hardcoded-secret',
    'files that are written here',
    'COPY <<EOF /app/.env\nDB_USER=app\nDB_PASSWORD=c0rrect-h0rse\nEOF\nRUN echo "TOKEN=st4ple-h0rse" >> .env\nRUN cat <<EOF > /b\npassword: b4ttery-staple\nEOF',
    ['c0rrect-h0rse', 'st4ple-h0rse', 'b4ttery-staple'],
  ],
  [
    'hardcoded-secret',
    'what a variable falls back to',
    'ENV DB_PASSWORD=${DB_PASSWORD:-c0rrect-h0rse}',
    ['${DB_PASSWORD:-c0rrect-h0rse}'],
  ],
  ['hardcoded-secret', 'a port', 'RUN docker run -p 8080:80 x', []],
  [
    'secret-file',
    'from another stage',
    'FROM debian:13 AS a\nFROM debian:13\nCOPY --from=a /root/.ssh /root/.ssh',
    ['/root/.ssh'],
  ],
  ['secret-file', 'the key of a repository is public', 'ADD https://example.com/Release.key /etc/apt/', []],

  // Downloads
  [
    'piped-download',
    'an option before the shell’s own',
    'RUN curl -sSL https://a.example/x | bash -',
    ['curl -sSL https://a.example/x | bash -'],
  ],
  [
    'piped-download',
    'behind env',
    'RUN wget -qO- https://a.example/x | env A=b sh',
    ['wget -qO- https://a.example/x | env A=b sh'],
  ],
  ['piped-download', 'a script of its own', 'RUN curl -sSL https://a.example/x | sh ./filter.sh', []],
  ['piped-download', 'an archive', 'RUN curl -sSL https://a.example/x.tgz | tar xz', []],
  [
    'piped-download',
    'in a heredoc',
    'RUN <<EOF\ncurl https://a.example/x | sh\nEOF',
    ['curl https://a.example/x | sh'],
  ],
  ['piped-download', 'eval', 'RUN eval "$(curl https://a.example/x)"', ['eval "$(curl https://a.example/x)"']],
  [
    'piped-download',
    'in exec form',
    'RUN ["sh", "-c", "curl https://a.example/x | sh"]',
    ['curl https://a.example/x | sh'],
  ],
  ['piped-download', 'a version is data', 'RUN V=$(curl https://a.example/v) && echo $V', []],
  ['plain-http', 'a mirror within the network', 'RUN curl -O http://mirror/x', []],
  ['plain-http', 'two slashes on the way', 'RUN curl -O http://a.example//x/y', ['http://a.example//x/y']],
  ['plain-http', 'an address in a variable', 'RUN curl -O http://$HOST/x', []],
  ['unverified-add', 'Git', 'ADD https://github.com/a/b.git#v1 /src', []],
  ['unverified-add', 'in exec form', 'ADD ["https://a.example/x", "/x"]', ['"https://a.example/x"']],
  ['add-instead-of-copy', 'an archive', 'ADD a.tar.gz /', []],
  ['add-instead-of-copy', 'every short name of a packed archive', 'ADD a.tgz b.tlz c.tZ d.tz2 e.tpz /', []],
  ['add-instead-of-copy', 'a zip is no archive for ADD', 'ADD a.zip /', ['ADD a.zip /']],

  // Certificates and signatures
  ['unverified-tls', 'k in a cluster', 'RUN curl -Lkv https://a.example', ['-Lkv']],
  ['unverified-tls', 'k as a value', 'RUN curl -o k https://a.example', []],
  ['unverified-tls', 'another command’s k', 'RUN curl https://a.example; grep -k x', []],
  ['unverified-tls', 'npm with an equals sign', 'RUN npm config set strict-ssl=false', ['strict-ssl=false']],
  ['unverified-tls', 'yarn', 'RUN yarn config set "strict-ssl" false -g', ['"strict-ssl"']],
  ['unverified-tls', 'npm set', 'RUN npm set strict-ssl false', ['strict-ssl']],
  ['unverified-tls', 'python -m pip', 'RUN python3 -m pip install --trusted-host a.example x', ['--trusted-host']],
  [
    'unverified-tls',
    'yum-config-manager',
    'RUN yum-config-manager --save --setopt=sslverify=0',
    ['--setopt=sslverify=0'],
  ],
  [
    'unverified-tls',
    'dnf config-manager',
    'RUN dnf config-manager --setopt=repo.sslverify=false',
    ['--setopt=repo.sslverify=false'],
  ],
  ['unverified-tls', 'git config', 'RUN git config --global http.sslVerify false', ['http.sslVerify']],
  ['tls-variable', 'the old form of ENV', 'ENV NODE_TLS_REJECT_UNAUTHORIZED 0', ['NODE_TLS_REJECT_UNAUTHORIZED 0']],
  ['tls-variable', 'in quotes', 'ENV PYTHONHTTPSVERIFY="0"', ['PYTHONHTTPSVERIFY="0"']],
  ['tls-variable', 'in lower case', 'RUN npm_config_strict_ssl=false npm ci', ['npm_config_strict_ssl=false']],
  ['tls-variable', 'switched on', 'ENV NODE_TLS_REJECT_UNAUTHORIZED=1', []],
  ['tls-variable', 'an empty bundle', 'ENV CURL_CA_BUNDLE="" REQUESTS_CA_BUNDLE=""', ['CURL_CA_BUNDLE=""']],
  ['tls-variable', 'of uv', 'ENV UV_INSECURE_HOST=pypi.example.com', ['UV_INSECURE_HOST=pypi.example.com']],
  [
    'unsigned-packages',
    'of zypper',
    'RUN zypper ar --gpgcheck-allow-unsigned-repo https://example.com/r r',
    ['--gpgcheck-allow-unsigned-repo'],
  ],
  [
    'tls-variable',
    'behind env',
    'RUN env GIT_SSL_NO_VERIFY=true git clone https://a.example/b',
    ['GIT_SSL_NO_VERIFY=true'],
  ],
  [
    'unsigned-packages',
    'behind the packages',
    'RUN apt-get install -y x --allow-unauthenticated',
    ['--allow-unauthenticated'],
  ],
  ['unsigned-packages', 'of another command', 'RUN apk add x | echo --allow-untrusted', []],
  ['unsigned-packages', 'rpm', 'RUN rpm -ivh --nodigest https://a.example/x.rpm', ['--nodigest']],
  ['unsigned-packages', 'a setting that is written', 'RUN echo gpgcheck=0 >> /etc/yum.repos.d/x.repo', ['gpgcheck=0']],

  // Rights
  ['world-writable', 'others only', 'RUN chmod o+w /a', ['o+w']],
  ['world-writable', 'without letters', 'RUN chmod +w /a', []],
  ['world-writable', 'a reference', 'RUN chmod --reference=/b /a', []],
  ['world-writable', 'a folder made so', 'RUN mkdir -m 777 /a', ['777']],
  ['setuid-bit', 'four digits', 'RUN chmod 6755 /a', ['6755']],
  ['setuid-bit', 'sticky only', 'RUN chmod 1777 /a', []],
  ['sudo', 'installing it', 'RUN apt-get install -y sudo', []],
  ['sudo', 'on another line', 'RUN a && \\\n  sudo b', ['sudo']],
  ['password-in-build', 'behind a semicolon', "RUN true; echo 'a:b' | chpasswd -e", ['chpasswd']],

  // Ports
  ['exposed-ssh', 'over UDP', 'EXPOSE 22/udp', []],
  ['exposed-ssh', 'by an argument', 'ARG P=22\nEXPOSE $P', ['$P']],
  ['invalid-port', 'the end of a range', 'EXPOSE 1-70000', ['1-70000']],
  ['exposed-host-port', 'a host port', 'EXPOSE 80:80', ['80:80']],

  // Packages
  ['interactive-install', 'twice quiet', 'RUN apt-get install -q -q x', []],
  ['interactive-install', 'by level', 'RUN apt-get install -q=2 x', []],
  ['interactive-install', 'a cluster', 'RUN apt-get install -fmy x', []],
  ['interactive-install', 'once quiet', 'RUN apt-get install -q x', ['apt-get install']],
  ['interactive-install', 'in exec form', 'RUN ["apt-get", "install", "x"]', ['"apt-get", "install"']],
  ['interactive-install', 'zypper', 'RUN zypper install x', ['zypper install']],
  ['interactive-install', 'microdnf', 'RUN microdnf install -y x', []],
  ['recommended-packages', 'a setting', 'RUN apt-get install -y -o APT::Install-Recommends=false x', []],
  ['unpinned-os-package', 'names of groups of apk', 'RUN apk add -t .deps a=1 b', ['apk add -t .deps a=1 b']],
  [
    'unpinned-os-package',
    'a release',
    'RUN apt-get install -y -t trixie-backports a b=1',
    ['apt-get install -y -t trixie-backports a'],
  ],
  ['unpinned-os-package', 'a module of dnf', 'RUN dnf install -y a-1.2.3 b', ['dnf install -y a-1.2.3 b']],
  ['unpinned-language-package', 'a requirements file', 'RUN pip install -r requirements.txt', []],
  ['unpinned-language-package', 'a range', "RUN pip install 'a>=1' b", ["pip install 'a>=1' b"]],
  ['unpinned-language-package', 'a scope', 'RUN npm i -g @a/b @a/c@1', ['npm i -g @a/b']],
  ['unpinned-language-package', 'a Git address with a ref', 'RUN npm install git+https://a.example/b.git#v1', []],
  ['full-upgrade', 'one package', 'RUN yum update -y openssl', []],
  ['full-upgrade', 'all of them', 'RUN yum -y update', ['yum -y update']],
  ['lone-update', 'an update within add', 'RUN apk --update add x', []],
  ['lone-update', 'with its installation on another line', 'RUN apt-get update; \\\n apt-get install -y x', []],
  ['lone-update', 'a package called install', 'RUN apt-get update && apt-get remove -y install', ['apt-get update']],
  ['lone-update', 'the value of an option', 'RUN apt-get update && apt-get -t source clean', ['apt-get update']],
  ['lone-update', 'a front end', 'RUN apt-get update && xx-apt-get -t sid install -y x', []],
  ['lone-update', 'short forms of dnf', 'RUN dnf makecache && dnf rei -y x\nRUN dnf makecache && dnf in -y y', []],
  ['lone-update', 'a group of packages', 'RUN dnf makecache && dnf group install -y x', []],
  ['lone-update', 'an upgrade', 'RUN zypper ref && zypper dup -y', []],
  ['lone-update', 'a question', 'RUN apk update && apk fetch x', []],
  ['package-cache', 'a mounted cache', 'RUN --mount=type=cache,target=/var/lib/apt apt-get update', []],
  ['package-cache', 'an upgrade of some', 'RUN dnf upgrade-minimal -y', ['dnf upgrade-minimal']],
  ['package-cache', 'dnf', 'RUN dnf install -y x && dnf clean all', []],
  ['package-cache', 'pip told by ENV', 'ENV PIP_NO_CACHE_DIR=1\nRUN pip install x', []],
  ['apt-command', 'other words', 'RUN rm -rf apt && apt-key list', []],

  // The shell
  ['unguarded-pipe', 'a list is no pipe', 'RUN a || b', []],
  ['unguarded-pipe', 'yes, which would always fail', 'RUN yes | a', []],
  ['unguarded-pipe', 'a program behind yes', 'RUN yes | a | b', ['yes | a | b']],
  ['unguarded-pipe', 'set for bash', 'SHELL ["/bin/bash", "-eo", "pipefail", "-c"]\nRUN a | b', []],
  [
    'unguarded-pipe',
    'another SHELL takes it away',
    'SHELL ["/bin/bash", "-o", "pipefail", "-c"]\nSHELL ["/bin/sh", "-c"]\nRUN a | b',
    ['a | b'],
  ],
  ['unguarded-pipe', 'PowerShell', 'SHELL ["powershell", "-Command"]\nRUN a | b', []],
  ['cd-in-run', 'of a CMD', 'CMD cd /a && b', []],
  ['wget-and-curl', 'installing one', 'RUN apt-get install wget && curl https://a.example', []],
  ['replaced-shell', 'a link', 'RUN ln -sf bash /bin/sh', ['ln -sf bash /bin/sh']],
  ['shell-form-command', 'a SHELL of one’s own', 'SHELL ["bash", "-c"]\nCMD a b', []],
  ['malformed-exec-form', 'a test', 'CMD [ -f /a ]', []],
  ['overridden-instruction', 'the CMD of a health check', 'HEALTHCHECK CMD a\nCMD ["b"]', []],

  // Files and stages
  ['unexpanded-path', 'escaped', 'ENV PATH=/a:\\$PATH', ['/a:\\$PATH']],
  ['unexpanded-path', 'in braces, first', "ENV CLASSPATH='${CLASSPATH}:/a'", ["'${CLASSPATH}:/a'"]],
  ['unexpanded-path', 'expanded', 'ENV PATH="/a:$PATH" LD_LIBRARY_PATH=/a:${LD_LIBRARY_PATH}', []],
  ['unexpanded-path', 'another variable', "ENV A='$A:x' PATH='$HOME/bin:/bin'", []],
  ['unexpanded-path', 'a part of a folder', 'ENV PATH=/a\\$PATH', []],
  ['relative-workdir', 'on Windows', 'WORKDIR C:\\\\app', []],
  ['relative-workdir', 'in quotes', 'WORKDIR "app"', ['"app"']],
  ['copy-without-slash', 'as JSON', 'COPY ["a", "b", "/c"]', ['"/c"']],
  ['copy-without-slash', 'flags are no files', 'COPY --chown=a --link a /c', []],
  ['relative-copy', 'below a WORKDIR', 'WORKDIR /a\nCOPY a b', []],
  ['copy-from-itself', 'an image of that name', 'FROM debian:13 AS a\nCOPY --from=a:1 /x /x', []],
  // Package managers
  ['foreign-package-manager', 'apk on Debian', 'RUN apk add git', ['apk add git']],
  [
    'foreign-package-manager',
    'each program once',
    'RUN yum install -y a && yum clean all && dnf -y install b',
    ['yum install -y a', 'dnf -y install b'],
  ],
  [
    'foreign-package-manager',
    'behind sudo and in a loop',
    'RUN for p in a b; do sudo zypper -n in $p; done',
    ['zypper -n in $p'],
  ],
  [
    'foreign-package-manager',
    'apt-get on Fedora',
    'FROM fedora:42\nRUN apt-get install -y git',
    ['apt-get install -y git'],
  ],
  [
    'foreign-package-manager',
    'apt-get on Red Hat’s base',
    'FROM registry.access.redhat.com/ubi9/ubi-minimal:9.6\nRUN apt-get update',
    ['apt-get update'],
  ],
  [
    'foreign-package-manager',
    'a variant of Alpine by number',
    'FROM node:24-alpine3.22\nRUN apt-get update',
    ['apt-get update'],
  ],
  ['foreign-package-manager', 'a release of Debian', 'FROM ruby:3.4-slim-bookworm\nRUN apk add git', ['apk add git']],
  ['foreign-package-manager', 'a tag that nobody can place', 'FROM ruby:3.4-custom\nRUN apk add git', []],
  ['foreign-package-manager', 'an image that nobody can place', 'FROM example/base:1\nRUN apk add git', []],
  [
    'foreign-package-manager',
    'an image of a database that is none of Debian',
    'FROM mysql:8.4\nRUN microdnf install -y git',
    [],
  ],
  [
    'foreign-package-manager',
    'another distribution of the same program',
    'FROM amazonlinux:2023\nRUN dnf install -y git',
    [],
  ],
  ['foreign-package-manager', 'tried first', 'RUN apk add git || apt-get install -y git', []],
  [
    'foreign-package-manager',
    'asked for first',
    'RUN command -v apk && apk add git; which dnf && dnf -y install git',
    [],
  ],
  ['foreign-package-manager', 'under a condition', 'RUN if [ -f /etc/alpine-release ]; then apk add git; fi', []],
  ['foreign-package-manager', 'in a case', 'ARG D\nRUN case $D in alpine) apk add git;; esac', []],
  ['foreign-package-manager', 'installed first', 'RUN apt-get install -y zypper\nRUN zypper -n in git', []],
  [
    'foreign-package-manager',
    'copied from an image of it',
    'COPY --from=alpine:3.22 /sbin/apk /sbin/apk\nRUN apk add git',
    [],
  ],
  ['foreign-package-manager', 'a trigger for other images', 'ONBUILD RUN apk add git', []],
  [
    'foreign-package-manager',
    'a base behind an argument',
    'ARG B=alpine:3.22\nFROM $B\nRUN apt-get update',
    ['apt-get update'],
  ],
  ['undefined-stage', 'an official image', 'COPY --from=busybox /bin/sh /bin/', ['busybox']],
  ['untagged-image', 'an official image to copy from', 'COPY --from=busybox /bin/sh /bin/', ['busybox']],
  [
    'undefined-stage',
    'a later stage that is called like an image',
    'FROM debian:13 AS a\nCOPY --from=nginx /x /x\nFROM debian:13 AS nginx',
    ['nginx'],
  ],
  [
    'untagged-image',
    'a stage that is called like one',
    'FROM debian:13 AS nginx\nFROM debian:13\nCOPY --from=nginx /x /x',
    [],
  ],
  ['undefined-stage', 'a later stage', 'FROM debian:13 AS a\nCOPY --from=b /x /x\nFROM debian:13 AS b', ['b']],
  ['duplicate-stage-name', 'in small letters', 'from debian:13 as a\nfrom debian:13 as a', ['a']],
  ['constant-platform', 'as an argument', 'ARG P=linux/amd64\nFROM --platform=$P debian:13', []],
  ['legacy-pair', 'a value with an equals sign', 'ENV A b=c', ['A b=c']],
  ['legacy-pair', 'an equals sign', 'ENV A=b', []],
  ['as-case', 'on the next line', 'FROM debian:13 \\\n as b', ['as']],
];

describe.each(cases)('%s: %s', (rule, _claim, text, marks) => {
  test(JSON.stringify(text), async () => {
    const file = /^(?:from|arg) /i.test(text) && /^from /im.test(text) ? text : `FROM debian:13\n${text}`;
    expect(await marked(rule, `${file}\n`)).toEqual(marks);
  });
});

test('a stage that Compose builds ships, too', async () => {
  const text = 'FROM debian:13 AS api\nFROM debian:13 AS web\nUSER app\n';
  const compose = 'services:\n  api:\n    build:\n      context: .\n      target: api\n';
  expect(await marked('root-user', text)).toEqual([]);
  expect(await marked('root-user', text, { 'compose.yaml': compose })).toEqual(['FROM debian:13 AS api']);
});

test('a file whose place is not known is named as it is written', async () => {
  const Dockerfile = 'FROM debian:13-slim\nARG DIR\nCOPY <<EOF ${DIR}/.curlrc\ninsecure\nEOF\n';
  const messages = (await findingsIn({ Dockerfile }))
    .filter(({ rule }) => rule.id === 'dockerfile/unverified-tls')
    .map(({ message }) => message);
  expect(messages).toEqual(['`${DIR}/.curlrc` turns certificate verification off.']);
});

test.each([
  ['unverified-tls', 'CMD curl -k https://a.example', '`-k` turns certificate verification off for `curl`.'],
  ['setuid-bit', 'RUN install -m 4755 a b /c', '`4755` makes `/c` run with the rights of its owner.'],
  ['world-writable', 'RUN install -d -m 777 /a /b', '`777` makes `/a /b` writable by everybody.'],
  ['shell-form-command', 'CMD A=1 b_2=x node c=3', 'CMD starts a shell, which starts `node`.'],
  [
    'tls-variable',
    'CMD PYTHONHTTPSVERIFY=0 python a.py',
    '`PYTHONHTTPSVERIFY` keeps what the container starts from verifying certificates.',
  ],
])('%s says of `%s` what is meant', async (rule, line, message) => {
  const findings = await findingsIn({ Dockerfile: `FROM debian:13\n${line}\n` });
  expect(findings.filter(({ rule: { id } }) => id === `dockerfile/${rule}`).map((found) => found.message)).toEqual([
    message,
  ]);
});

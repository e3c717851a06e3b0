import { describe, expect, test } from 'vitest';
import { fold } from '../../../src/compare/fold.ts';
import { gather } from '../../../src/compare/gather.ts';
import { growth, linear } from '../../growth.ts';
import { findingsIn } from '../run.ts';

const id = 'dockerfile/unverified-download';

async function findings(lines: string) {
  return (await findingsIn({ Dockerfile: `FROM debian:13\n${lines}\n` })).filter(({ rule }) => rule.id === id);
}

/** What becomes of each download that is told: the message without the address. */
async function uses(lines: string): Promise<readonly string[]> {
  return (await findings(lines)).map(({ message }) =>
    message.replace(/^`.*?` is downloaded(?: and|,) /, '').replace(', but never verified.', ''),
  );
}

const tool = 'https://a.example/tool';
const get = `curl -fsSLo tool ${tool}`;
const sum = 'a'.repeat(64);

describe('what makes a program of a download', () => {
  test.each<[claim: string, lines: string, expected: readonly string[]]>([
    ['a mode', `RUN ${get} && chmod 0755 tool`, ['made executable']],
    ['a mode in letters, by another path', `RUN ${get} && chmod u=rwx,go=rx ./tool`, ['made executable']],
    ['a mode in another RUN', `RUN ${get}\nRUN chmod +x /tool`, ['made executable']],
    ['no mode that nobody may execute', `RUN ${get} && chmod 644 tool`, []],
    ['a shell with options', `RUN ${get} && bash -eux tool --yes`, ['run by `bash`']],
    ['a shell that gets it as its input', `RUN ${get} && sh -s < tool`, ['run by `sh`']],
    ['the shell itself', `RUN ${get} && . ./tool`, ['run by `.`']],
    ['an interpreter', `RUN ${get} && python3 tool`, ['run by `python3`']],
    ['no interpreter that gets it as an argument', `RUN ${get} && python3 /load.py tool && sh -c "wc tool"`, []],
    ['Java', `RUN ${get} && java -Xmx1g -jar tool -v`, ['run by `java`']],
    ['its own name', `RUN ${get} && sudo ./tool`, ['run']],
    ['an ENTRYPOINT', `RUN ${get}\nENTRYPOINT ["/tool"]`, ['run']],
    ['dpkg', 'RUN wget https://a.example/t.deb && dpkg -i t.deb', ['installed by `dpkg`']],
    ['apt, by a pattern', 'RUN wget https://a.example/t.deb && apt-get install -y ./*.deb', ['installed by `apt-get`']],
    ['dnf', 'RUN curl -O https://a.example/t.rpm && dnf install -y ./t.rpm', ['installed by `dnf`']],
    ['pip', 'RUN wget https://a.example/t.whl && python3 -m pip install ./t.whl', ['installed by `pip`']],
    ['no query of a package', 'RUN wget https://a.example/t.rpm && rpm -qp t.rpm', []],
    ['rpm with an address', 'RUN rpm -Uvh https://a.example/t.rpm', ['installed by `rpm`']],
    ['no zypper, which verifies it', 'RUN zypper -n install https://a.example/t.rpm', []],
    ['no dnf that is told to verify nothing', 'RUN dnf install -y --nogpgcheck https://a.example/t.rpm', []],
    ['no apk, which refuses what nobody signed', 'RUN wget https://a.example/t.apk && apk add --no-cache ./t.apk', []],
    ['dnf that verifies files', 'RUN dnf install -y --setopt=localpkg_gpgcheck=1 https://a.example/t.rpm', []],
    ['no package of a repository’s key', 'RUN dnf install -y https://a.example/epel-release-latest-9.noarch.rpm', []],
    ['install', `RUN ${get} && install -m755 tool /usr/local/bin/t`, ['installed as `/usr/local/bin/t`']],
    ['mv', `RUN ${get} && mv tool /usr/local/bin/`, ['installed in `/usr/local/bin/`']],
    ['another name', `RUN ${get} && mv tool /srv/other && chmod +x /srv/other`, ['made executable']],
    ['gunzip', 'RUN wget https://a.example/t.gz && gunzip t.gz && chmod +x t', ['made executable']],
    ['a folder for programs', `RUN wget -qP ~/.local/bin ${tool}`, ['saved as `~/.local/bin/tool`']],
    ['a link', `RUN ${get} && ln -s /tool /usr/bin/t`, ['installed as `/usr/bin/t`']],
    ['no other file', `RUN ${get} -O && chmod +x /usr/bin/other && mv /srv/tool.json /usr/bin/x.json`, []],
    ['no file of that name elsewhere', `RUN curl -o /srv/tool ${tool} && chmod +x /opt/tool`, []],
    ['nothing', `RUN ${get}`, []],
  ])('%s', async (_, lines, expected) => {
    expect(await uses(lines)).toEqual(expected);
  });
});

describe('archives', () => {
  const tar = 'https://a.example/t.tar.gz';

  test.each<[claim: string, lines: string, expected: readonly string[]]>([
    ['into a folder for software', `RUN wget ${tar} && tar xzf t.tar.gz -C /opt`, ['unpacked into `/opt`']],
    ['on the way', `RUN curl ${tar} | sudo tar -xzC /usr/local`, ['unpacked into `/usr/local`']],
    ['with letters that have values', `RUN wget ${tar} && tar xzfC t.tar.gz /opt`, ['unpacked into `/opt`']],
    ['in the current folder', `WORKDIR /opt\nRUN curl ${tar} | tar xz`, ['unpacked into `/opt`']],
    ['behind cd', `RUN cd /usr && cd local && wget ${tar} && tar xf t.tar.gz`, ['unpacked into `/usr/local`']],
    ['on PATH', `RUN curl ${tar} | tar xz -C /sdk\nENV PATH=/sdk/go/bin:$PATH`, ['unpacked into `/sdk`']],
    ['one file of it', `RUN curl ${tar} | tar xzO t > /usr/bin/t`, ['unpacked into `/usr/bin/t`']],
    ['behind what only passes it on', `RUN curl ${tar} | tee - | pv | tar xz -C /opt`, ['unpacked into `/opt`']],
    ['as zip', 'RUN wget https://a.example/t.zip && unzip -q t.zip -d /opt/t', ['unpacked into `/opt/t`']],
    [
      'and a file of it installed',
      `RUN curl ${tar} | tar xz && mv t/t /usr/bin/`,
      ['unpacked and installed in `/usr/bin/`'],
    ],
    [
      'and what was in it built',
      `RUN wget ${tar} && tar xf t.tar.gz && cd t && make install`,
      ['unpacked and built with `make`'],
    ],
    ['and its installer run', `RUN curl ${tar} | tar xz -C /tmp && /tmp/t/install`, ['unpacked and run']],
    ['for data', `RUN curl ${tar} | tar xz -C /srv`, []],
    ['for data, by name', 'RUN curl https://a.example/en-model.tar.gz | tar xz -C /opt', []],
    ['for data below /usr/share', `RUN curl ${tar} | tar xz -C /usr/share/nginx`, []],
    ['beside a script of the repository', `RUN curl ${tar} | tar xz -C /srv && chmod +x /entrypoint.sh`, []],
    ['beside a script that the RUN writes', `RUN curl ${tar} | tar xz; echo x > run.sh; chmod +x run.sh`, []],
    ['before what another RUN does', `RUN curl ${tar} | tar xz -C /srv\nRUN make install`, []],
    ['that are only listed', `RUN wget ${tar} && tar tf t.tar.gz`, []],
  ])('%s', async (_, lines, expected) => {
    expect(await uses(lines)).toEqual(expected);
  });

  test('are less certain if only what follows tells that they hold a program', async () => {
    const lines = `RUN curl ${tar} | tar xz -C /opt\nRUN curl ${tar} | tar xz && make`;
    expect((await findings(lines)).map(({ confidence }) => confidence)).toEqual(['high', 'medium']);
  });
});

describe('a verification anywhere in the stage counts', () => {
  const used = 'chmod +x tool';

  test.each<[claim: string, lines: string]>([
    ['by a line of a list', `RUN ${get} && echo "${sum}  tool" | sha256sum -c - && ${used}`],
    ['by a here-string', `RUN ${get} && sha512sum --check <<< "${sum} *tool" && ${used}`],
    ['by a list', `RUN ${get} && curl -O https://a.example/SUMS && shasum -a 256 -c SUMS --ignore-missing && ${used}`],
    ['by comparison', `RUN ${get} && [ "$(sha256sum tool | cut -d' ' -f1)" = "${sum}" ] && ${used}`],
    ['by another comparison', `RUN ${get} && sha256sum tool | grep -q ${sum} && ${used}`],
    ['by a file with a sum', `RUN ${get} && wget ${tool}.sha256 && sha256sum -c tool.sha256 && ${used}`],
    ['by OpenSSL', `RUN ${get} && openssl dgst -sha256 -verify key.pem -signature s tool && ${used}`],
    ['by a signature', `RUN ${get} && gpg --batch --verify tool.asc tool && ${used}`],
    ['by a signature that names the file', `RUN ${get} && gpgv --keyring k tool.sig && ${used}`],
    ['by Sigstore', `RUN ${get} && cosign verify-blob --bundle tool.bundle tool && ${used}`],
    ['by minisign', `RUN ${get} && minisign -Vm tool -P key && ${used}`],
    ['by SLSA', `RUN ${get} && slsa-verifier verify-artifact tool && ${used}`],
    ['by GitHub', `RUN ${get} && gh attestation verify tool -R a/b && ${used}`],
    ['by rpm', 'RUN wget https://a.example/t.rpm && rpm -K t.rpm && rpm -i t.rpm'],
    ['by PHP', `RUN ${get} && php -r "hash_file('sha384', 'tool') === '${sum}' || exit(1);" && php tool`],
    ['by a script of the project', `RUN ${get} && ./scripts/verify-checksum.sh tool && ${used}`],
    ['by aria2c itself', `RUN aria2c -x 4 --checksum=sha-256=${sum} -d /usr/bin -o t ${tool}`],
    ['under its new name', `RUN ${get} && mv tool /usr/bin/t && echo "${sum}  /usr/bin/t" | sha256sum -c`],
    [
      'in a function',
      `RUN f() { curl -o "$1" "$2"; echo "$3  $1" | sha256sum -c; chmod +x "$1"; }; f tool ${tool} ${sum}`,
    ],
    ['in another RUN', `RUN ${get}\nRUN echo "${sum}  tool" | sha256sum -c && ${used}`],
    ['of a variable', `ARG F\nRUN curl -o \${F} ${tool} && echo "${sum}  $F" | sha256sum -c && chmod +x "$F"`],
    ['on the way', `RUN curl ${tool}.tgz | tee >(sha256sum -c sums) | tar xz -C /opt`],
  ])('%s', async (_, lines) => {
    expect(await uses(lines)).toEqual([]);
  });

  test.each<[claim: string, lines: string, expected: readonly string[]]>([
    [
      'of another file',
      `RUN ${get} && curl -o b ${tool}-b && sha256sum -c <<< "${sum} b" && ${used}`,
      ['made executable'],
    ],
    ['of what came before', `RUN sha256sum -c SUMS\nRUN ${get} && ${used}`, ['made executable']],
    ['in another stage', `RUN ${get} && ${used}\nFROM debian:13\nRUN sha256sum -c SUMS`, ['made executable']],
    ['that only prints', `RUN ${get} && sha256sum tool && ${used}`, ['made executable']],
    ['of its length', `RUN ${get} && wc -c tool | grep 100 && ${used}`, ['made executable']],
  ])('not one %s', async (_, lines, expected) => {
    expect(await uses(lines)).toEqual(expected);
  });
});

describe('what is a download', () => {
  test.each<[claim: string, lines: string, expected: readonly string[]]>([
    [
      'every address has its file',
      `RUN curl -o a ${tool}-a -o b ${tool}-b && chmod +x a b`,
      ['made executable', 'made executable'],
    ],
    ['only the first one is saved', `RUN curl -O ${tool} ${tool}-b && chmod +x tool tool-b`, ['made executable']],
    ['by a redirect', `RUN curl ${tool} > t && chmod +x t`, ['made executable']],
    ['by tee', `RUN curl ${tool} | sudo tee /usr/bin/t > /dev/null`, ['saved as `/usr/bin/t`']],
    ['unpacked on the way', `RUN curl ${tool}.gz | gunzip -c > t && chmod +x t`, ['made executable']],
    ['into a folder', `RUN curl --output-dir /usr/bin -O ${tool}`, ['saved as `/usr/bin/tool`']],
    ['with a query', `RUN curl -O '${tool}?raw=1' && chmod +x tool`, ['made executable']],
    ['in a text for a shell', `RUN ["bash", "-c", "${get} && chmod +x tool"]`, ['made executable']],
    ['in a here-document', `RUN <<E\n${get}\nchmod +x tool\nE`, ['made executable']],
    ['in a trigger', `ONBUILD RUN ${get} && chmod +x tool`, ['made executable']],
    ['in a loop', `RUN for f in a b; do curl -O ${tool}/$f && chmod +x $f; done`, ['made executable']],
    ['to standard output', `RUN wget -qO- ${tool} | jq . > /usr/bin/x`, []],
    ['that asks', `RUN curl -sI -o tool ${tool} && chmod +x tool`, []],
    ['of a whole site', `RUN wget -r -P /usr/bin ${tool}`, []],
    ['of a key', 'RUN curl -o /usr/bin/k.gpg https://a.example/k.gpg && chmod 755 /usr/bin/k.gpg', []],
    ['of a commit', `RUN curl -o x https://a.example/${'0a'.repeat(20)}/x && sh x`, []],
    ['of the own network', 'RUN curl -o x http://files:8080/x && sh x', []],
    ['when the container starts', `CMD ${get} && sh tool`, []],
  ])('%s', async (_, lines, expected) => {
    expect(await uses(lines)).toEqual(expected);
  });

  test('is less certain if a variable is all of its address', async () => {
    const lines = `ARG U\nRUN curl -o a "$U" && curl -o b https://a.example/$U && chmod +x a b`;
    expect((await findings(lines)).map(({ confidence }) => confidence)).toEqual(['medium', 'high']);
  });
});

test('says what is fetched and what is done with it, and where that is on another line', async () => {
  const [finding, ...others] = await findings(`RUN ${get} && \\\n    chmod +x tool`);
  expect(others).toEqual([]);
  expect(finding?.message).toBe(`\`${tool}\` is downloaded and made executable, but never verified.`);
  expect(finding?.related).toEqual([
    {
      path: 'Dockerfile',
      span: { start: { line: 3, column: 5 }, end: { line: 3, column: 18 } },
      message: '`tool` is made executable here.',
    },
  ]);
});

test('the downloads of a file are one finding; plain HTTP, no certificate and a pipe into a shell stay what they are', async () => {
  const text = `FROM debian:13
RUN ${get} && chmod +x tool
RUN curl -o /usr/bin/t ${tool}
RUN curl -o /usr/bin/u http://a.example/u
RUN curl -k -o /usr/bin/v ${tool}
RUN curl ${tool} | tee /usr/bin/w | sh
RUN rpm -i --nosignature https://a.example/x.rpm
`;
  const all = await findingsIn({ Dockerfile: text });
  const told = gather(fold(all.map((finding) => ({ finding, status: 'introduced' as const }))));
  const supply = told.filter(
    ({ finding }) => finding.rule.category === 'supply-chain' && finding.location.span.start.line > 1,
  );
  expect(
    supply.map(({ finding: { rule, location, related } }) => [
      rule.id,
      location.span.start.line,
      related.map((each) => each.rule),
    ]),
  ).toEqual([
    [id, 2, [id]],
    ['dockerfile/plain-http', 4, [id]],
    ['dockerfile/unverified-tls', 5, [id]],
    ['dockerfile/piped-download', 6, []],
    ['dockerfile/unsigned-packages', 7, []],
  ]);
});

test('is the same finding with another version, and over another protocol', async () => {
  const [old] = await findings('RUN curl -o /usr/bin/t http://a.example/v1.2.3/t');
  const [now] = await findings('RUN curl -o /usr/bin/t https://a.example/v1.3.0/t');
  expect(now?.fingerprint).toBe(old?.fingerprint);
  expect(now?.subject).toBe('a.example/v*/t');
});

describe('the cost grows with the length, not with its square', () => {
  test.each<[name: string, line: (index: number) => string]>([
    ['many downloads of one name', () => `RUN ${get} && chmod +x tool && mv tool tool`],
    ['many downloads', (index) => `RUN curl -O ${tool}${index} && chmod +x t*l${index} && tar xf *.tgz`],
    ['many folders', (index) => `RUN cd a${index} && wget ${tool}.tgz && tar xf tool.tgz && mv tool.tgz t${index}`],
    ['many checks', (index) => `RUN curl -O ${tool}${index} && sha256sum -c SUMS && sha256sum -c tool${index}`],
  ])('%s', async (_, line) => {
    const make = (size: number) =>
      `FROM debian:13\n${Array.from({ length: size }, (_each, index) => line(index)).join('\n')}`;
    expect(await growth(1_200, make, (Dockerfile) => findingsIn({ Dockerfile }))).toBeLessThan(linear);
  });
});

/** Path to content, of one commit. */
export type Files = Readonly<Record<string, string>>;

/** `part` over and over, up to about `size` characters; `%n` in it becomes a number of its own each time. */
function much(part: string, size: number): string {
  if (!part.includes('%n')) return part.repeat(Math.ceil(size / part.length));
  const parts: string[] = [];
  for (let length = 0, index = 0; length < size; index++) {
    const next = part.replaceAll('%n', String(index));
    parts.push(next);
    length += next.length;
  }
  return parts.join('');
}

function nested(open: string, inner: string, close: string, size: number): string {
  const times = Math.floor(size / (open.length + close.length));
  return open.repeat(times) + inner + close.repeat(times);
}

/** Blocks of YAML, each in the one before it, indented by one space. */
function blocks(size: number): string {
  const depth = Math.floor(Math.sqrt(2 * size));
  return Array.from({ length: depth }, (_, index) => `${' '.repeat(index)}a:`).join('\n');
}

const dockerfile = (text: string): Files => ({ Dockerfile: text });
const run = (text: string): Files => dockerfile(`FROM alpine:3.22\nRUN ${text}\nUSER app\n`);
const compose = (text: string): Files => ({ 'compose.yaml': text });
const service = (text: string): Files => compose(`services:\n  web:\n    image: a:1\n${text}`);

/** Shapes of input that somebody might send to make us slow: each about as long as it is told. */
export const nastyShapes: Readonly<Record<string, (size: number) => Files>> = {
  'one word': (n) => dockerfile(much('a', n)),
  'one long RUN': (n) => run(much('a ', n)),
  'one long list of commands': (n) => run(much('apt-get install -y p%n && ', n)),
  'one long pipe': (n) => run(much('curl http://e.example/%n | ', n)),
  'a long list of packages': (n) => run(`apt-get install -y ${much('p%n ', n)}`),
  'a long list of options': (n) => run(`apt-get install ${much('--o%n=x ', n)}`),
  'tiny instructions': (n) => dockerfile(`FROM a:1\n${much('RUN a\n', n)}`),
  'tiny different instructions': (n) => dockerfile(`FROM a:1\n${much('RUN curl http://a.example/%n | sh\n', n)}`),
  'instructions with a finding each': (n) => dockerfile(`FROM a:1\n${much('ENV API_KEY=9f86d081884c7d65%n\n', n)}`),
  'equal findings': (n) => dockerfile(`FROM a:1\n${much('RUN chmod 777 /a\nEXPOSE 22\n', n)}`),
  users: (n) => dockerfile(`FROM a:1\n${much('USER root\n', n)}`),
  workdirs: (n) => dockerfile(`FROM a:1\n${much('WORKDIR a\n', n)}`),
  environments: (n) => dockerfile(`FROM a:1\n${much('ENV A%n=$A%n B=1\n', n)}`),
  'environments of themselves': (n) => dockerfile(`FROM scratch\n${much('ENV A=$A$A\n', n)}`),
  labels: (n) => dockerfile(`FROM a:1\nLABEL ${much('a%n=b ', n)}\n`),
  stages: (n) => dockerfile(much('FROM a:1 AS s%n\n', n)),
  'stages on stages': (n) =>
    dockerfile(`FROM a:1 AS s\n${much('FROM s AS s\nENV A%n=1\nEXPOSE 22\n', Math.min(n, 20_000))}${much('# c\n', n)}`),
  'stages of one base': (n) =>
    dockerfile(`FROM a:1 AS s\n${much('ENV E%n=1\n', n / 2)}${much('FROM s\nUSER a\n', n / 2)}`),
  'stages of one name': (n) => dockerfile(much('FROM a:1 AS s\n', n)),
  'copies from stages': (n) =>
    dockerfile(`${much('FROM a:1 AS s%n\n', n / 2)}${much('COPY --from=s%n /a /b\n', n / 2)}`),
  'copies from nowhere': (n) => dockerfile(`FROM a:1\n${much('COPY --from=t%n /a /b\n', n)}`),
  triggers: (n) => dockerfile(`FROM a:1\n${much('ONBUILD RUN sudo a\n', n)}`),
  ports: (n) => dockerfile(`FROM a:1\nEXPOSE ${much('22 ', n)}\n`),
  'global arguments': (n) => dockerfile(`${much('ARG A%n=${A%n:-x}\n', n)}FROM $A1\n`),
  'comments and nothing else': (n) => dockerfile(much('# c\n', n)),
  'ignores of nothing': (n) => dockerfile(`FROM a:1\n${much('# plimsoll: ignore[dockerfile/sudo] why\nRUN a\n', n)}`),
  'ignores on one instruction': (n) =>
    dockerfile(`FROM a:1\n${much('# plimsoll: ignore[dockerfile/sudo] w%n\n', n)}RUN sudo a\n`),
  'ignores of no rule': (n) => dockerfile(`FROM a:1\n${much('# plimsoll: ignore[nothing%n] why\n', n)}RUN a\n`),
  'ignores of many rules': (n) => dockerfile(`FROM a:1\n# plimsoll: ignore[${much('x%n,', n)}] why\nRUN sudo a\n`),
  'pragmas of peers': (n) => dockerfile(`FROM a:1\n${much('# hadolint ignore=DL3002,DL3004\nRUN sudo a\n', n)}`),
  'line continuations': (n) => run(much('\\\n', n)),
  'continued lines and comments': (n) => run(much('a \\\n# c\n\n', n)),
  'long continued list': (n) => run(much('&& pip install p%n \\\n', n)),
  'a huge heredoc': (n) => dockerfile(`FROM a:1\nRUN <<EOF\n${much('sudo apt-get install p%n\n', n)}EOF\n`),
  'a heredoc without an end': (n) => dockerfile(`FROM a:1\nRUN <<EOF\n${much('sudo a\n', n)}`),
  heredocs: (n) => dockerfile(`FROM a:1\n${much('RUN <<EOF\nsudo a\nEOF\n', n)}`),
  'heredocs without an end': (n) => dockerfile(`FROM a:1\nRUN ${much('<<E%n ', n)}\n`),
  'heredocs of the shell': (n) => run(`sh ${much('<<E%n ', n)}`),
  'a copied heredoc': (n) => dockerfile(`FROM a:1\nCOPY <<EOF /a\n${much('password=9f86d081884c7d65%n\n', n)}EOF\n`),
  'many copied heredocs': (n) => dockerfile(`FROM a:1\n${much('COPY <<EOF /a%n\nname = %n\nEOF\n', n)}`),
  'substitutions in substitutions': (n) => run(nested('$(', 'a', ')', n)),
  'substitutions never closed': (n) => run(much('$(', n)),
  backticks: (n) => run(much('`', n)),
  'backticks in backticks': (n) => run(much('`a \\`', n)),
  parentheses: (n) => run(nested('(', 'a', ')', n)),
  'braces of the shell': (n) => run(nested('{ ', 'a', ' ;}', n)),
  loops: (n) => run(nested('while a; do ', 'b', '; done', n)),
  conditions: (n) => run(nested('if a; then ', 'b', '; fi', n)),
  'conditions never closed': (n) => run(much('if a; then ', n)),
  arithmetic: (n) => run(nested('$((', '1', '))', n)),
  'brace expansions': (n) => run(`echo ${much('{a,b}', n)}`),
  'brace expansions in one another': (n) => run(`echo ${nested('{a,', 'b', '}', n)}`),
  globs: (n) => run(`rm ${much('*?[a-', n)}`),
  'shells in shells': (n) => run(much('sh -c ', n)),
  'shells in quotes': (n) => run(much('sh -c "', n)),
  'shells side by side': (n) => run(much("sh -c 'curl http://a.example | sh'; ", n)),
  'wrappers of wrappers': (n) => run(`${much('sudo env nice ', n)}a`),
  'xargs of xargs': (n) => run(much('| xargs sudo ', n)),
  evals: (n) => run(much('eval "a" ', n)),
  finds: (n) => run(`find ${much('-exec sudo a ; ', n)}`),
  'finds escaped': (n) => run(`find ${much('-exec sudo a \\; ', n)}`),
  functions: (n) => run(much('f%n() { sudo a; }; f%n; ', n)),
  cases: (n) => run(`case a in ${much('a%n) sudo a;; ', n)} esac`),
  'variables of the shell': (n) => run(much('A%n=http://a.example; curl $A%n | sh; ', n)),
  'parameters in parameters': (n) => run(`echo ${nested('${a:-', 'b', '}', n)}`),
  'defaults in defaults': (n) => dockerfile(`FROM a:1\nENV A=${nested('${a:-', 'b', '}', n)}\n`),
  'defaults side by side': (n) => dockerfile(`FROM a:1\nENV A=${much('${a:-b}', n)}\n`),
  'single quotes': (n) => run(much("' ", n)),
  'double quotes': (n) => run(much('" ', n)),
  backslashes: (n) => run(much('\\', n)),
  'an exec form': (n) => dockerfile(`FROM a:1\nCMD [${much('"a%n", ', n)}"b"]\n`),
  'an exec form of brackets': (n) => dockerfile(`FROM a:1\nCMD ${much('[', n)}\n`),
  'an exec form with a shell': (n) => dockerfile(`FROM a:1\nRUN ["sh", "-c", "${much('sudo a && ', n)}b"]\n`),
  'exec forms of escapes': (n) => dockerfile(`FROM a:1\nRUN ["sh", "-c", "${much('a \\u0026\\u0026 ', n)}b"]\n`),
  flags: (n) => dockerfile(`FROM a:1\nRUN ${much('--mount=type=cache,target=/a%n ', n)}a\n`),
  'mount options': (n) => dockerfile(`FROM a:1\nRUN --mount=type=bind${much(',a%n=b', n)} a\n`),
  spaces: (n) => run(much(' ', n)),
  'tabs and form feeds': (n) => dockerfile(`FROM a:1\nCOPY${much('\t\f\v', n)}a b\n`),
  'carriage returns': (n) => dockerfile(much('FROM a:1\r', n)),
  'empty lines': (n) => dockerfile(`FROM a:1\n${much('\n', n)}RUN a\n`),
  'separators of U+2028': (n) => run(much('a\u2028', n)),
  'a long image name': (n) => dockerfile(`FROM ${much('a/', n)}b\n`),
  'a long image tag': (n) => dockerfile(`FROM a:${much('1.', n)}\n`),
  'a long address': (n) => dockerfile(`FROM a:1\nADD https://${much('a.', n)}/ /a\n`),
  'secret-like words': (n) => dockerfile(`FROM a:1\nENV A=${much('AKIA', n)}\n`),
  'private keys': (n) => dockerfile(`FROM a:1\nENV A="${much('-----BEGIN PRIVATE KEY-----', n)}"\n`),
  'a long name of a variable': (n) => dockerfile(`FROM a:1\nENV ${much('A_', n)}=b\nARG ${much('SECRET_', n)}\n`),
  'a Dockerfile of directives': (n) => dockerfile(much('# check=skip=a%n\n', n)),
  'a long skip': (n) => dockerfile(`# check=skip=${much('a%n,', n)}\nFROM a:1\n`),
  'unknown instructions': (n) => dockerfile(`FROM a:1\n${much('FOO a\n', n)}`),
  'missing arguments': (n) => dockerfile(`FROM a:1\n${much('RUN\nCOPY\nENV\nUSER\n', n)}`),
  'health checks': (n) => dockerfile(`FROM a:1\n${much('HEALTHCHECK --interval=1s CMD a\n', n)}`),
  powershell: (n) =>
    dockerfile(
      `FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN ${much('Invoke-WebRequest http://a.example; ', n)}\n`,
    ),

  'a Compose file of one word': (n) => compose(much('a', n)),
  services: (n) => compose(`services:\n${much('  s%n:\n    image: a\n', n)}`),
  'services with ports': (n) =>
    compose(`services:\n${much('  s%n:\n    image: a\n    ports: ["80:80"]\n    volumes: ["/:/a"]\n', n)}`),
  'services of one name': (n) => compose(`services:\n${much('  s: {image: a}\n', n)}`),
  'services of one container name': (n) => compose(`services:\n${much('  s%n: {image: a, container_name: x}\n', n)}`),
  'services in flow': (n) => compose(`services: {${much('s%n: {image: a, privileged: true}, ', n)}}\n`),
  'services that extend one': (n) =>
    compose(
      `services:\n  a:\n    image: a\n    environment: {${much('A%n: b, ', n / 3)}}\n${much('  s%n:\n    extends: a\n', n)}`,
    ),
  'services that extend one another': (n) =>
    compose(
      `services:\n  s0:\n    image: a\n${Array.from({ length: Math.floor(n / 30) }, (_, i) => `  s${i + 1}:\n    extends: s${i}\n`).join('')}`,
    ),
  'services that extend and add': (n) =>
    compose(
      `services:\n  s0:\n    image: a\n${Array.from({ length: Math.floor(n / 60) }, (_, i) => `  s${i + 1}:\n    extends: s${i}\n    environment: {A${i}: b}\n`).join('')}`,
    ),
  'services that share an anchor': (n) =>
    compose(`x-a: &a\n${much('  k%n: v\n', n / 2)}services:\n${much('  s%n: {<<: *a, image: a}\n', n / 2)}`),
  'services that share an environment': (n) =>
    compose(`x-a: &a\n${much('  K%n: v\n', n / 2)}services:\n${much('  s%n: {environment: *a, image: a}\n', n / 2)}`),
  'services that share a command': (n) =>
    compose(
      `x-a: &a ["sh", "-c", "${much('wget -k http://a.example/%n; ', n / 2)}"]\nservices:\n${much('  s%n: {command: *a, image: a}\n', n / 2)}`,
    ),
  'a long command': (n) =>
    service(`    command:\n      - sh\n      - -c\n      - |\n${much('        curl -kO http://a.example/%n\n', n)}`),
  'a long command in quotes': (n) =>
    service(`    command: ["sh", "-c", "${much('a \\"%n\\" $$A%n ${B%n:-c} ${D%n}; ', n)}"]\n`),
  'a long command in one text': (n) => service(`    command: >\n${much('      \'a\'\\ b%n "c"d\n', n)}`),
  'services that share ports': (n) =>
    compose(`x-a: &a\n${much('  - "%n:80"\n', n / 2)}services:\n${much('  s%n: {ports: *a, image: a}\n', n / 2)}`),
  'services that share volumes': (n) =>
    compose(
      `services:\n${much('  s%n: {image: a, volumes: ["data:/a"], ports: ["80:80"]}\n', n)}volumes: {data: {}}\n`,
    ),
  'services that depend': (n) =>
    compose(`services:\n${much('  s%n: {image: a, depends_on: [a, b], networks: [x], links: [s1]}\n', n)}`),
  'port ranges': (n) => service(`    ports:\n${much('      - "0-65535:0-65535"\n', n)}`),
  'different port ranges': (n) => service(`    ports:\n${much('      - "1%n-65535:1%n-65535"\n', n)}`),
  'services of port ranges': (n) => compose(`services:\n${much('  s%n: {image: a, ports: ["0-65535:0-65535"]}\n', n)}`),
  'ports of one service': (n) => service(`    ports:\n${much('      - "127.0.0.1:%n:80"\n', n)}`),
  'ports with addresses': (n) => service(`    ports: [${much('"[::1]:80:80", ', n)}]\n`),
  'volumes of one service': (n) => service(`    volumes:\n${much('      - /etc/%n:/a\n', n)}`),
  'environment of one service': (n) => service(`    environment:\n${much('      PASSWORD_%n: 9f86d081884c7d65\n', n)}`),
  'environment as a list': (n) => service(`    environment:\n${much('      - PASSWORD_%n=9f86d081884c7d65\n', n)}`),
  capabilities: (n) => service(`    cap_add: [${much('SYS_ADMIN, ', n)}]\n`),
  'security options': (n) => service(`    security_opt: [${much('"seccomp:unconfined", ', n)}]\n`),
  'env files': (n) => service(`    env_file:\n${much('      - a%n.env\n', n)}`),
  'nested flow maps': (n) => compose(`services: ${nested('{a: ', 'b', '}', n)}`),
  'nested flow lists': (n) => compose(`services: ${nested('[', 'b', ']', n)}`),
  'open flow maps': (n) => compose(`services: ${much('{a: ', n)}`),
  'open flow lists': (n) => compose(`services: ${much('[', n)}`),
  'nested blocks': (n) => compose(`services:\n${blocks(n)}`),
  'nested list items': (n) => compose(`services: \n ${much('- ', n)}`),
  'nested questions': (n) => compose(`services: \n ${much('? ', n)}`),
  'alias bomb': (n) =>
    compose(
      `a0: &a0 [x, x, x, x, x, x, x, x, x]\n${Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]`).join('\n')}\nservices: *a30\n${much('# c\n', n)}`,
    ),
  'merge bomb': (n) =>
    compose(
      `a0: &a0 {k: v}\n${Array.from(
        { length: 30 },
        (_, i) =>
          `a${i + 1}: &a${i + 1} {${Array(9)
            .fill(0)
            .map((_x, j) => `k${j}: *a${i}`)
            .join(', ')}, <<: *a${i}}`,
      ).join('\n')}\nservices: *a30\n${much('# c\n', n)}`,
    ),
  'merges of merges': (n) =>
    compose(
      `x0: &x0 {a: b}\n${Array.from({ length: Math.floor(n / 30) }, (_, i) => `x${i + 1}: &x${i + 1} {<<: *x${i}}\n`).join('')}services: {s: *x1}\n`,
    ),
  'merges that add': (n) =>
    compose(
      `x0: &x0 {a: b}\n${Array.from({ length: Math.floor(n / 40) }, (_, i) => `x${i + 1}: &x${i + 1} {<<: *x${i}, k${i}: v}\n`).join('')}services: {s: *x1}\n`,
    ),
  'lists of merges': (n) => compose(`x: &x {a: b}\nservices:\n  s:\n    <<: [${much('*x, ', n)}]\n    image: a\n`),
  anchors: (n) => compose(`services:\n${much('  s%n: &a%n {image: a}\n', n)}`),
  'anchors of one name': (n) => compose(`services:\n${much('  s%n: &a {image: a, x-b: *a}\n', n)}`),
  aliases: (n) => compose(`x: &x {image: a, privileged: true}\nservices:\n${much('  s%n: *x\n', n)}`),
  'aliases of nothing': (n) => compose(`services:\n${much('  s%n: *x%n\n', n)}`),
  'YAML documents': (n) => compose(much('---\nservices: {s%n: {image: a}}\n', n)),
  'YAML comments': (n) => compose(`services:\n${much('  # c\n', n)}  s: {image: a}\n`),
  'comments of every line': (n) =>
    compose(
      `services:\n${much('  s%n: # c\n    # d\n    image: a # plimsoll: ignore[container/memory-unlimited] why\n', n)}`,
    ),
  'comments on one line of flow': (n) => compose(`services: {${much('s%n: {image: a}, ', n)}} # c\n`),
  'a comment and a long line': (n) => compose(`services: # c\n  {${much('s%n: {image: a}, # c\n', n)}}\n`),
  tags: (n) => compose(`services:\n${much('  s%n: !reset {image: a}\n', n)}`),
  'unknown tags': (n) => compose(`services:\n${much('  s%n: !a%n {image: a}\n', n)}`),
  'directives of tags': (n) => compose(`${much('%TAG !a%n! tag:x,2000:\n', n)}---\nservices: {}\n`),
  'a long block scalar': (n) => service(`    command: |\n${much('      sudo a\n', n)}`),
  'a long folded scalar': (n) => service(`    command: >\n${much('      sudo a\n\n', n)}`),
  'a long quoted scalar': (n) => service(`    command: "${much('a \\n ', n)}"\n`),
  'a plain scalar of many lines': (n) => service(`    command: a\n${much('      b\n', n)}`),
  'a scalar that never ends': (n) => service(`    command: "${much('a\n      ', n)}`),
  'variables in variables': (n) => service(`    command: ${nested('${a:-', 'b', '}', n)}\n`),
  'open variables': (n) => service(`    command: "${much('${a:-', n)}"\n`),
  'open variables closed at once': (n) => service(`    command: "${much('${a ', n)}"\n`),
  'variables side by side': (n) => service(`    command: "${much('${a:-b}', n)}"\n`),
  dollars: (n) => service(`    command: "${much('$', n)}"\n`),
  'a port of colons': (n) => service(`    ports: ["${much(':', n)}"]\n`),
  'a port of brackets': (n) => service(`    ports: ["${much('[', n)}"]\n`),
  'a volume of slashes': (n) => service(`    volumes: ["${much('/', n)}:/a"]\n`),
  'a volume of ..': (n) => service(`    volumes: ["${much('../', n)}:/a"]\n`),
  'a key without an end': (n) => compose(`${much('a', n)}: b\nservices: {}\n`),
  'keys of lists': (n) => compose(`services:\n${much('  ? [a, %n]\n  : b\n', n)}`),
  numbers: (n) => service(`    mem_limit: ${much('9', n)}\n    x: 0x${much('f', n)}\n`),
  'inline Dockerfiles': (n) =>
    compose(
      `services:\n${much('  s%n:\n    build:\n      dockerfile_inline: |\n        FROM a\n        RUN sudo a\n', n)}`,
    ),
  'a long inline Dockerfile': (n) =>
    compose(
      `services:\n  s:\n    build:\n      dockerfile_inline: |\n        FROM a\n${much('        RUN sudo a\n', n)}`,
    ),
  'builds of one Dockerfile': (n) => ({
    ...compose(`services:\n${much('  s%n: {build: {context: ., target: t%n}}\n', n / 2)}`),
    ...dockerfile(much('FROM a AS t%n\nUSER x\n', n / 2)),
  }),
  'builds of one long Dockerfile': (n) => ({
    ...compose(`services:\n${much('  s%n: {build: .}\n', n / 2)}`),
    ...dockerfile(`FROM a\n${much('EXPOSE 22\nUSER root\n', n / 2)}`),
  }),
  'build arguments': (n) => ({
    ...compose(`services:\n  s:\n    build:\n      context: .\n      args:\n${much('        A%n: b\n', n / 2)}`),
    ...dockerfile(`${much('ARG A%n\n', n / 2)}FROM a:$A1\n`),
  }),
  'secrets and configs': (n) =>
    compose(
      `services: {s: {image: a}}\nsecrets:\n${much('  s%n: {file: a%n}\n', n)}configs:\n${much('  c%n: {content: "password=9f86d081884c7d65"}\n', n)}`,
    ),
  includes: (n) => compose(`include:\n${much('  - a%n.yaml\n', n)}services: {s: {image: a}}\n`),
  'an override of every service': (n) => ({
    ...compose(`services:\n${much('  s%n: {image: a}\n', n / 2)}`),
    'compose.override.yaml': `services:\n${much('  s%n: {privileged: true}\n', n / 2)}`,
  }),
  variants: (n) => ({
    ...compose(`services: {s: {image: a}}\n`),
    ...Object.fromEntries(
      Array.from({ length: Math.floor(n / 200) }, (_, i) => [
        `compose.v${i}.yaml`,
        'services: {s: {privileged: true}}\n',
      ]),
    ),
  }),
  'files that extend one another': (n) =>
    Object.fromEntries(
      Array.from({ length: Math.floor(n / 200) }, (_, i) => [
        `${i}-compose.yaml`,
        `services: {s: {extends: {file: ${i + 1}-compose.yaml, service: s}, privileged: true}}\n`,
      ]),
    ),
  'files that include one another': (n) =>
    Object.fromEntries(
      Array.from({ length: Math.floor(n / 200) }, (_, i) => [
        `${i}-compose.yaml`,
        `include: [${i + 1}-compose.yaml, 0-compose.yaml]\nservices: {s${i}: {image: a}}\n`,
      ]),
    ),
  'files that build everything': (n) => ({
    ...Object.fromEntries(
      Array.from({ length: Math.floor(n / 400) }, (_, i) => [`d${i}/Dockerfile`, 'FROM a\nUSER root\n']),
    ),
    ...Object.fromEntries(
      Array.from({ length: Math.floor(n / 400) }, (_, i) => [
        `d${i}/compose.yaml`,
        `services: {s: {build: .}, t: {build: ../d${i + 1}}}\n`,
      ]),
    ),
  }),
};

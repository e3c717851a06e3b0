import fc from 'fast-check';

/** One instruction: its keyword, the words behind it, and the lines of a here-document. */
export interface Line {
  readonly keyword: string;
  /** Joined by blanks; a line may go on between any two of them. */
  readonly words: readonly string[];
  readonly body?: readonly string[];
}

export type DockerfileModel = readonly Line[];

/** How a Dockerfile is written down; none of it changes what it means. */
export interface DockerfileStyle {
  readonly lineBreak: '\n' | '\r\n';
  readonly lowerCase: boolean;
  readonly indent: string;
  /** Between which words a line goes on: behind every so many of them; 0 for nowhere. */
  readonly wrap: number;
  readonly comments: boolean;
  readonly blankLines: boolean;
}

export const plainStyle: DockerfileStyle = {
  lineBreak: '\n',
  lowerCase: false,
  indent: '',
  wrap: 0,
  comments: false,
  blankLines: false,
};

export const dockerfileStyles: fc.Arbitrary<DockerfileStyle> = fc.record({
  lineBreak: fc.constantFrom('\n', '\r\n'),
  lowerCase: fc.boolean(),
  indent: fc.constantFrom('', '  ', '\t'),
  wrap: fc.constantFrom(0, 1, 2, 5),
  comments: fc.boolean(),
  blankLines: fc.boolean(),
});

export function writeDockerfile(model: DockerfileModel, style: DockerfileStyle): string {
  const lines = model.flatMap(({ keyword, words, body = [] }, index) => {
    const word = style.lowerCase ? keyword.toLowerCase() : keyword;
    const written = words.map((each, at) => {
      const wraps = style.wrap > 0 && at > 0 && at % style.wrap === 0 && body.length === 0;
      return at === 0 ? each : `${wraps ? ' \\\n    ' : ' '}${each}`;
    });
    return [
      ...(style.comments ? [`# About instruction ${index}.`] : []),
      `${style.indent}${word} ${written.join('')}`,
      ...body,
      ...(style.blankLines ? [''] : []),
    ];
  });
  return `${lines.join('\n')}\n`.replaceAll('\n', style.lineBreak);
}

const image = fc.constantFrom(
  ...['alpine:3.22', 'debian', 'python:latest', 'node:22-slim', 'ghcr.io/org/app:1.2', 'scratch', '${BASE}'],
  ...[
    `nginx@sha256:${'0a'.repeat(32)}`,
    'localhost:5000/a/b',
    'golang:1.25 AS build',
    'python:3.13-slim as Base',
    'BAD:IMAGE',
  ],
);

const commands = [
  ...[
    'apt-get update',
    'apt-get install -y curl wget',
    'apt-get install curl=8.*',
    'apk add --no-cache bash',
    'apk add git',
  ],
  ...[
    'yum install -y gcc',
    'dnf -y update',
    'pip install flask',
    'npm install -g yarn',
    'gem install rails',
    'go install a.example/b@latest',
  ],
  ...[
    'curl -fsSL https://a.example/i.sh | sh',
    'curl -k https://a.example/x -o x',
    'wget http://a.example/x',
    'sudo make install',
  ],
  ...[
    'chmod 777 /app',
    'chmod u+s /bin/a',
    'cd /app',
    'useradd -r app',
    'useradd -u 99999999 big',
    'echo "a b" > /etc/x',
    'rm -rf /var/lib/apt/lists/*',
  ],
  ...[
    'git -c http.sslVerify=false clone https://a.example/b',
    'export API_TOKEN=9f86d081884c7d65',
    'echo root:toor | chpasswd',
    "sh -c 'sudo ls'",
  ],
  ...[
    'npm config set strict-ssl false',
    'ssh-keyscan a.example >> k',
    'apt update',
    'aws configure set x y',
    'set -e',
    'true',
  ],
  ...[
    'if [ -f a ]; then sudo b; fi',
    'for i in a b; do curl http://$i; done',
    'make $(nproc)',
    'systemctl start a',
    'service x start',
    'ps aux',
  ],
];
const command = fc.constantFrom(...commands).map((text) => text.split(' '));
const list = fc
  .array(fc.tuple(command, fc.constantFrom('&&', ';', '||')), { minLength: 1, maxLength: 4 })
  .map((parts) =>
    parts.flatMap(([words, joint], index) =>
      index === 0 ? words : joint === ';' ? [';', ...words] : [joint, ...words],
    ),
  );

const instruction: fc.Arbitrary<Line> = fc.oneof(
  { weight: 6, arbitrary: list.map((words) => ({ keyword: 'RUN', words })) },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.constantFrom(...commands), { minLength: 1, maxLength: 4 })
      .map((body) => ({ keyword: 'RUN', words: ['<<EOF'], body: [...body, 'EOF'] })),
  },
  {
    weight: 8,
    arbitrary: fc
      .constantFrom(
        ...[
          'USER root',
          'USER app',
          'USER 1000:1000',
          'USER 0',
          'USER ${APP_USER}',
          'WORKDIR app',
          'WORKDIR /srv/app',
          'EXPOSE 22',
          'EXPOSE 80 443/TCP 99999',
        ],
        ...[
          'ENV API_KEY=9f86d081884c7d65 MODE=prod',
          'ENV A b c',
          'ENV PATH=$PATH:/a',
          'ENV NODE_TLS_REJECT_UNAUTHORIZED=0',
          'ARG DB_PASSWORD',
          'ARG VERSION=1.2',
          'ARG TOKEN=ghp_0123456789abcdefghijABCDEFGHIJ012345',
        ],
        ...[
          'COPY . .',
          'COPY --chown=app:app . /app/',
          'COPY --from=build /a /b',
          'COPY --from=nowhere /a /b',
          'COPY id_rsa /root/.ssh/',
          'COPY --chmod=777 a b c /d',
          'COPY .env /app/',
        ],
        ...[
          'ADD https://a.example/x.tar.gz /x',
          'ADD a.tar.gz /x',
          'ADD src /src',
          'ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://a.example/y /y',
        ],
        ...[
          'CMD node server.js',
          'CMD ["node", "server.js"]',
          "CMD ['node']",
          'ENTRYPOINT ["/entry.sh"]',
          'ENTRYPOINT exec top',
          'HEALTHCHECK NONE',
          'HEALTHCHECK --interval=5s CMD curl -f http://localhost/',
        ],
        ...[
          'LABEL maintainer=a version="1.2"',
          'LABEL Bad..Key=x',
          'MAINTAINER someone',
          'STOPSIGNAL SIGTERM',
          'VOLUME /data',
          'VOLUME /var/run/docker.sock',
          'SHELL ["/bin/bash", "-o", "pipefail", "-c"]',
        ],
        ...[
          'ONBUILD RUN sudo make',
          'ONBUILD COPY . /a',
          'RUN --mount=type=cache,target=/root/.cache pip install flask',
          'RUN --network=host make',
          'RUN --security=insecure make',
          'RUN ["apt-get", "install", "curl"]',
        ],
      )
      .map((text) => {
        const [keyword = '', ...words] = text.split(' ');
        return { keyword, words };
      }),
  },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.constantFrom('password=9f86d081884c7d65', 'a', ''), { maxLength: 3 })
      .map((body) => ({ keyword: 'COPY', words: ['<<EOF', '/etc/a.conf'], body: [...body, 'EOF'] })),
  },
);

const stage = fc
  .tuple(image, fc.array(instruction, { maxLength: 7 }))
  .map(([from, rest]): DockerfileModel => [{ keyword: 'FROM', words: from.split(' ') }, ...rest]);

/** Dockerfiles as people write them, with all that the rules look at. */
export const dockerfiles: fc.Arbitrary<DockerfileModel> = fc
  .tuple(fc.boolean(), fc.array(stage, { minLength: 1, maxLength: 3 }))
  .map(([hasArgument, stages]) => [
    ...(hasArgument ? [{ keyword: 'ARG', words: ['BASE=alpine'] }] : []),
    ...stages.flat(),
  ]);

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { HistoryEntry } from '../../src/core/image-report.ts';
import { source } from '../../src/core/text.ts';
import { parseDockerfile } from '../../src/documents/dockerfile/parse.ts';
import { attribute } from '../../src/images/layers.ts';
import { readReport } from '../../src/images/reports/read-report.ts';
import { growth, linear } from '../growth.ts';
import { appDockerfile } from '../trivy/samples/others.ts';

/** Line of the instruction behind each layer, the lowest first. */
function linesOf(dockerfile: string, history: readonly HistoryEntry[]): readonly (number | undefined)[] {
  const layers = history.filter(({ emptyLayer }) => !emptyLayer).map((_, at) => `sha256:${at}`);
  const configuration = {
    ...{ user: '', environment: [], exposed: [], volumes: [], healthcheck: undefined },
    ...{ history, layers },
  };
  const attribution = attribute(parseDockerfile('Dockerfile', dockerfile), configuration);
  return layers.map((layer) => attribution?.instructionOf(layer).span.start.line);
}

const base: readonly HistoryEntry[] = [
  { createdBy: '/bin/sh -c #(nop) ADD file:9d282119af0c42bc823c95b4192a3 in / ', emptyLayer: false },
  { createdBy: '/bin/sh -c #(nop)  CMD ["bash"]', emptyLayer: true },
  { createdBy: 'RUN /bin/sh -c set -eux; apt-get update # buildkit', emptyLayer: false },
];
const layer = (createdBy: string): HistoryEntry => ({ createdBy, emptyLayer: false });
const setting = (createdBy: string): HistoryEntry => ({ createdBy, emptyLayer: true });

describe('layers are placed on the instruction that made them', () => {
  test.each(['app-buildkit', 'app-classic'])('of an image that Trivy read: %s', (name) => {
    const answer = readReport(readFileSync(new URL(`../trivy/reports/${name}.json`, import.meta.url)));
    const report = answer.kind === 'ok' ? answer.value[0] : undefined;
    const attribution = attribute(parseDockerfile('Dockerfile', appDockerfile), report?.configuration);
    const placed = report?.vulnerabilities.map(
      (each) => `${each.id} ${each.package} ${attribution?.instructionOf(each.layer).normalised}`,
    );
    expect(placed).toEqual([
      'CVE-2099-1003 curl FROM python:3.9.1',
      'CVE-2099-1005 expat FROM python:3.9.1',
      'CVE-2099-1002 libc6 FROM python:3.9.1',
      'CVE-2099-1001 openssl RUN apt-get update && apt-get install -y --no-install-recommends wget',
      'CVE-2099-1006 perl FROM python:3.9.1',
      'CVE-2099-1007 tar FROM python:3.9.1',
      'CVE-2099-1004 zlib FROM python:3.9.1',
      'CVE-2099-3001 lodash COPY . .',
      'CVE-2099-2001 requests RUN <<EOF pip install requests==2.30.0',
      'CVE-2099-2002 setuptools FROM python:3.9.1',
    ]);
  });

  test('through the stages that one is built on, and from none beside them', () => {
    const dockerfile = source`
      FROM golang:1 AS build
      RUN go build
      FROM debian:12 AS common
      RUN apt-get update
      FROM common
      COPY --from=build --chown=app /out/app /usr/bin/
      RUN --mount=type=cache,target=/x echo "$HOME" \
          && true
    `;
    expect(
      linesOf(dockerfile, [
        ...base,
        layer('RUN /bin/sh -c apt-get update # buildkit'),
        layer('COPY --chown=app /out/app /usr/bin/ # buildkit'),
        layer('RUN /bin/sh -c echo "$HOME"     && true # buildkit'),
      ]),
    ).toEqual([3, 3, 4, 6, 7]);
  });

  test('of a stage that is not the last, where it fits better', () => {
    const dockerfile = source`
      FROM debian:12 AS app
      RUN useradd app
      COPY app /app
      FROM app AS test
      RUN make test
    `;
    expect(
      linesOf(dockerfile, [...base, layer('RUN /bin/sh -c useradd app # buildkit'), layer('COPY app /app # buildkit')]),
    ).toEqual([1, 1, 2, 3]);
  });

  test('whatever shell, form, variable and argument of the build', () => {
    const dockerfile = source`
      FROM debian:12
      ARG VERSION=1
      ENV DIR=/srv
      WORKDIR app
      ADD https://example.com/a.tar $DIR/a/
      RUN ["apt-get", "install", "curl"]
      SHELL ["/bin/bash", "-o", "pipefail", "-c"]
      RUN curl x | sh
      RUN <<EOF
      #!/usr/bin/env python3
      print("x")
      EOF
      RUN cat <<EOF > /x
      text
      EOF
      COPY <<EOF /etc/motd
      hello
      EOF
    `;
    expect(
      linesOf(dockerfile, [
        ...base,
        setting('ARG VERSION=1'),
        setting('ENV DIR=/srv'),
        layer('WORKDIR /app'),
        layer('ADD https://example.com/a.tar /srv/a/ # buildkit'),
        layer('RUN |1 VERSION=1 2 3 apt-get install curl # buildkit'),
        setting('SHELL [/bin/bash -o pipefail -c]'),
        layer('RUN |1 VERSION=1 2 3 /bin/bash -o pipefail -c curl x | sh # buildkit'),
        layer('RUN |1 VERSION=1 2 3 /dev/pipes/EOF # buildkit'),
        layer('RUN |1 VERSION=1 2 3 /bin/bash -o pipefail -c cat <<EOF > /x\ntext\nEOF # buildkit'),
        layer('COPY <<EOF /etc/motd # buildkit'),
      ]),
    ).toEqual([1, 1, 4, 5, 6, 8, 9, 13, 16]);
  });

  const arguing = source`
    FROM debian:12
    ARG STEP="set -e; /bin/sh -c 'true'"
    ARG GREETING="sh -c hello" WORDS="a b  c=d"
    RUN make
    RUN ["make", "install"]
    RUN sh -c true
    SHELL ["/bin/sh", "-e", "-c"]
    RUN make check
  `;

  test('whatever the arguments of the build hold, as BuildKit writes them', () => {
    const args = `|3 STEP=set -e; /bin/sh -c 'true' GREETING=sh -c hello WORDS=a b  c=d`;
    expect(
      linesOf(arguing, [
        ...base,
        setting(`ARG STEP=set -e; /bin/sh -c 'true'`),
        setting('ARG GREETING=sh -c hello WORDS=a b  c=d'),
        layer(`RUN ${args} /bin/sh -c make # buildkit`),
        layer(`RUN ${args} make install # buildkit`),
        layer(`RUN ${args} /bin/sh -c sh -c true # buildkit`),
        setting('SHELL [/bin/sh -e -c]'),
        layer(`RUN ${args} /bin/sh -e -c make check # buildkit`),
      ]),
    ).toEqual([1, 1, 4, 5, 6, 8]);
  });

  test('whatever the arguments of the build hold, as the classic builder writes them: sorted, and not as ARG says', () => {
    const args = `|3 GREETING=bash -c hello STEP=set -e; /bin/sh -c 'false' WORDS=then /bin/sh -c it`;
    expect(
      linesOf(arguing, [
        ...base,
        setting(`/bin/sh -c #(nop)  ARG STEP=set -e; /bin/sh -c 'true'`),
        setting('/bin/sh -c #(nop)  ARG GREETING=sh -c hello WORDS=a b  c=d'),
        layer(`${args} /bin/sh -c make`),
        layer(`${args} make install`),
        layer(`${args} /bin/sh -c sh -c true`),
        setting('/bin/sh -e -c #(nop)  SHELL [/bin/sh -e -c]'),
        layer(`${args} /bin/sh -e -c make check`),
      ]),
    ).toEqual([1, 1, 4, 5, 6, 8]);
  });

  test('as Buildah writes them: other counts, no default, variables by their name, the exec form as it is', () => {
    const dockerfile = source`
      FROM debian:12
      ARG STEP="/bin/sh -c true" VERSION=1
      ENV APP=/app
      COPY --chown=1:1 requirements.txt $APP/
      SHELL ["/bin/sh", "-e", "-c"]
      RUN make
      RUN ["/bin/sh", "-c", "make install"]
      COPY . \${APP}
    `;
    const args = '|8 STEP=/bin/sh -c true VERSION=1';
    const digest = 'ddd9ca27d5b02686235186fdae89fb54acb633243e30070bbf4e0a17999fb468';
    expect(
      linesOf(dockerfile, [
        ...base,
        setting('/bin/sh -c #(nop) ARG STEP VERSION'),
        setting('/bin/sh -c #(nop) ENV APP=/app'),
        layer(`/bin/sh -c #(nop) COPY file:${digest} in $APP/ `),
        setting('/bin/sh -c #(nop) SHELL ["/bin/sh", "-e", "-c"]'),
        layer(`${args} /bin/sh -c make`),
        layer(`${args} /bin/sh -c ["/bin/sh", "-c", "make install"]`),
        layer(`/bin/sh -c #(nop) COPY dir:${digest} in \${APP} `),
      ]),
    ).toEqual([1, 1, 4, 6, 7, 8]);
  });

  test('of an image of a daemon, for which Trivy takes ONBUILD for a layer and WORKDIR for none', () => {
    const dockerfile = 'FROM debian:12\nWORKDIR /app\nRUN make\nONBUILD RUN true\nRUN make install\n';
    const history = [
      ...base,
      setting('/bin/sh -c #(nop) WORKDIR /app'),
      layer('/bin/sh -c make'),
      layer('/bin/sh -c #(nop)  ONBUILD RUN true'),
      layer('/bin/sh -c make install'),
    ];
    expect(linesOf(dockerfile, history)).toEqual([1, 1, 2, 3, 5]);
  });

  test('of none, where history and layers are not of one number, as in a squashed image', () => {
    const history = [...base, layer('RUN /bin/sh -c apt-get update # buildkit')];
    const configuration = {
      ...{ user: '', environment: [], exposed: [], volumes: [], healthcheck: undefined },
      ...{ history, layers: ['sha256:0', 'sha256:1'] },
    };
    const attribution = attribute(parseDockerfile('Dockerfile', 'FROM a\nRUN apt-get update\n'), configuration);
    expect(attribution?.steps.map(({ layer: diffId }) => diffId)).toEqual(history.map(() => ''));
    expect(attribution?.instructionOf('sha256:1').span.start.line).toBe(1);
  });

  test('of paths with spaces', () => {
    const dockerfile = 'FROM a\nCOPY ["a b", "/dst dir/"]\nCOPY --link ["c", "d e", "/dst dir/"]\n';
    const history = [layer('COPY a b /dst dir/ # buildkit'), layer('COPY --link c d e /dst dir/ # buildkit')];
    expect(linesOf(dockerfile, [...base, ...history])).toEqual([1, 1, 2, 3]);
  });

  test('with the triggers of a stage below', () => {
    const dockerfile = source`
      FROM node:22 AS base
      ONBUILD COPY . /app
      FROM base
      RUN npm ci
    `;
    expect(
      linesOf(dockerfile, [
        ...base,
        setting('ONBUILD COPY . /app'),
        layer('COPY . /app # buildkit'),
        layer('RUN /bin/sh -c npm ci # buildkit'),
      ]),
    ).toEqual([1, 1, 2, 4]);
  });

  test('of equals to the one nearest to the top', () => {
    const dockerfile = 'FROM debian:12\nRUN apt-get update\n';
    expect(linesOf(dockerfile, [...base, layer('RUN /bin/sh -c apt-get update # buildkit')])).toEqual([1, 1, 2]);
    expect(linesOf(dockerfile, [layer('/bin/sh -c apt-get update'), layer('/bin/sh -c apt-get update')])).toEqual([
      1, 2,
    ]);
  });

  test('on FROM, where nothing fits', () => {
    expect(linesOf('FROM debian:12\nRUN make\n', [...base, layer('RUN /bin/sh -c cargo build # buildkit')])).toEqual([
      1, 1, 1,
    ]);
    expect(linesOf('FROM debian:12\nRUN true\n', [])).toEqual([]);
  });
});

test('a long history costs no more than it is long', async () => {
  const run = `RUN ${'echo a && '.repeat(100)}true`;
  const history = (length: number) =>
    Array(length).fill(layer(`RUN /bin/sh -c ${'echo b && '.repeat(100)}true # buildkit`));
  const attribute = (layers: ReturnType<typeof history>) => linesOf(`FROM a\n${`${run}\n`.repeat(100)}`, layers);
  expect(await growth(500, history, attribute)).toBeLessThan(linear);
});

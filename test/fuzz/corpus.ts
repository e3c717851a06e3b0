import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { structuredPatch } from 'diff';
import type { Rule } from '../../src/core/rule.ts';
import { readMarkup } from '../../src/core/text.ts';
import { rules } from '../../src/rules/index.ts';
import { zip } from '../emulator/zip.ts';
import { clair, grype, grypeSarif, otherSarif, trivySarif } from '../images/reports/samples.ts';

/* Texts that are well-formed, to be spoilt: what the tests and the rules' own pages hold. */

const root = resolve(import.meta.dirname, '../..');

function filesOf(pattern: string): readonly string[] {
  return globSync(pattern, { cwd: root })
    .toSorted()
    .map((path) => readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n'));
}

/** The code of the rules' own examples. */
function examplesOf(rules: readonly Pick<Rule<never, never>, 'examples'>[]): readonly string[] {
  return rules.flatMap(({ examples }) => [...examples.bad, ...examples.good].map(({ code }) => readMarkup(code).text));
}

export const dockerfileTexts: readonly string[] = [
  ...filesOf('test/files/ok/*/Dockerfile'),
  ...examplesOf(rules.dockerfile),
];
export const composeTexts: readonly string[] = [
  ...filesOf('test/files/ok/*/compose.yaml'),
  ...examplesOf([...rules.container, ...rules.compose]),
];
export const scripts: readonly string[] = [
  ...dockerfileTexts.flatMap((text) => [...text.matchAll(/^RUN (.*(?:\\\n.*)*)/gm)].map(([, script = '']) => script)),
  // What hides a command from who reads text only.
  'X=curl; F="-k -s"; $X $F ${U:-http://a} | ${S:=sh}; set -- a "$@" b; "$1" ${X#c} ${X%l} ${X:1:2}',
  'f() { local u="$1"; shift; "$@" "$u" | sh; }; f http://a curl -k; eval "$(f a b)"; unset X; read -r X <<< "a b"',
  "echo 'curl -k http://a | sh' > /x; cat >> /x <<E\n$X\nE\n. /x; sh < /x; cp /x /y; /y; base64 -d <<< YQ== | sh",
  'A=(curl -k); A+=(x); "${A[@]}" | tee >(sh) | xargs -I{} sh -c {}; while read l; do eval "$l"; done < <(curl a)',
  "alias c='curl -k'; c x; trap 'c y' EXIT; if a; then C=b; else C=c; fi; $C; for x in a; do $x; done; $(printf %s a) b",
];
export const trivyReports: readonly string[] = filesOf('test/trivy/reports/*.json');

export const otherReports: readonly string[] = [grype, clair, trivySarif, grypeSarif, otherSarif].map((report) =>
  JSON.stringify(report),
);

/** Our own report, as a run without rights leaves it behind. */
export const ownReports: readonly string[] = [
  JSON.stringify({
    version: 1,
    findings: ['CVE-2024-1', 'CVE-2024-2'].map((id) => ({
      ...{
        rule: 'image/vulnerability',
        severity: 'high',
        confidence: 'high',
        path: 'Dockerfile',
        status: 'introduced',
      },
      vulnerability: {
        ...{ id, package: 'zlib', installed: '1.2', fixed: '1.3', severity: 'HIGH', title: 'A title' },
        ...{ url: 'https://nvd.nist.gov/vuln/detail/CVE-2024-1', image: 'alpine:3.22', digest: '' },
      },
    })),
  }),
];

/** Zip archives, a byte a character. */
export const archives: readonly string[] = [
  zip({ 'plimsoll.json': ownReports[0] ?? '' }),
  zip({ '../../etc/passwd': 'x', 'plimsoll.json': '{}', 'a/plimsoll.json': 'y' }),
  zip({}),
].map((bytes) => bytes.toString('latin1'));

export const configs: readonly string[] = [
  'version: 1\nprofile: all\nscope: changed-files\nfail-on: none\ncomment-on: low\nmax-comments: 5\n',
  'rules:\n  dockerfile/root-user: off\n  container/privileged: low\ninline-ignores: existing\n',
  'ignore:\n  - rule: dockerfile/root-user\n    paths: ["a/**"]\n    reason: why\n    until: 2027-01-01\n',
  'images:\n  advice: false\n  max: 3\n  timeout: 30\n  token-services: {ghcr.io: ghcr.io}\nallowed-registries: [ghcr.io]\n',
  'include: ["*.txt"]\nexclude:\n  - test/**\n',
];

export const dockerignores: readonly string[] = [
  '.git\nnode_modules\n**/*.md\n!README.md\n',
  '*\n!src/**\n[a-z]?/*.log\n',
];

export const references: readonly string[] = [
  'alpine',
  'alpine:3.22',
  'docker.io/library/node:22.11.0-bookworm-slim',
  'ghcr.io/org/app:1.2@sha256:'.concat('0a'.repeat(32)),
  'localhost:5000/a/b:v1',
  '${REGISTRY:-docker.io}/a:${TAG}',
  'registry.gitlab.com:443/group/project/image:2024-01-01',
  'python:3.13.0rc1-alpine3.20',
  'mirror.gcr.io/library/python:3.9',
  'gitlab.example.com/group/dependency_proxy/containers/library/alpine:3.15',
  'harbor.example.com/hub-proxy/library/redis',
];

/** Entries of an image's history, a line each: BuildKit's, the classic builder's, Podman's. */
export const histories: readonly string[] = [
  "ARG STEP=/bin/sh -c true\nARG WORDS=a b  c=d E=1\nRUN |3 STEP=/bin/sh -c true WORDS=a b  c=d E=1 /bin/sh -e -c mkdir -p /a &&     echo '{}' > /a/b # buildkit\nCOPY /out /app/out # buildkit",
  '/bin/sh -c #(nop)  ARG STEP=a\n|2 STEP=set -e; sh -c b VERSION=1 /bin/bash -o pipefail -c make\n/bin/sh -c #(nop) COPY file:ddd9ca27d5b02686 in /app/ ',
  '/bin/sh -c #(nop) ARG STEP VERSION\n|8 STEP=/bin/sh -c true VERSION=1 /bin/sh -c ["/bin/sh", "-c", "make"]\n|1 A=1 powershell -NoProfile -Command dir',
];

export const headers: readonly string[] = [
  'Bearer realm="https://auth.docker.io/token",service="registry.docker.io",scope="repository:library/node:pull"',
  'Basic realm="a \\" b", Bearer realm=https://x.example/t , error="invalid_token"',
  '</v2/library/node/tags/list?last=a&n=100>; rel="next"',
  '<https://x.example/a>; title="b", </c>; rel=next',
];

export const bodies: readonly string[] = [
  'It says something.\n\n```suggestion\nUSER app\n```\n\n<!-- plimsoll v=1 kind=comment category=plimsoll%2F path=Dockerfile fingerprint=0a1b lines=1 state=open -->',
  'Found.\n\n<!-- plimsoll v=1 kind=review category=plimsoll%2F told=0a1b2c3d4e.ffffffffff more=2 -->',
  '<!-- plimsoll v=2 kind=comment --> <!-- plimsoll v=1 kind=comment lines=-1 -->',
];

export const patches: readonly string[] = dockerfileTexts.slice(1).map((text, index) => {
  const { hunks } = structuredPatch('a', 'b', dockerfileTexts[index] ?? '', text, '', '', { context: 3 });
  return hunks
    .map(
      ({ oldStart, oldLines, newStart, newLines, lines }) =>
        `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@ a section\n${lines.join('\n')}`,
    )
    .join('\n');
});

/** The payload of an event, as far as anything in it is read. */
export const payloads: readonly string[] = [
  JSON.stringify({
    action: 'opened',
    number: 7,
    repository: { full_name: 'o/r', default_branch: 'main', fork: false, owner: { login: 'o' } },
    pull_request: {
      number: 7,
      state: 'open',
      draft: false,
      head: { sha: 'a'.repeat(40), ref: 'x', repo: { full_name: 'o/r', fork: false } },
      base: { sha: 'b'.repeat(40), ref: 'main', repo: { full_name: 'o/r' } },
      user: { login: 'someone', type: 'User' },
    },
    sender: { login: 'someone' },
  }),
  JSON.stringify({
    merge_group: { head_sha: 'a'.repeat(40), base_sha: 'b'.repeat(40), head_ref: 'refs/heads/gh-readonly-queue/main' },
  }),
  JSON.stringify({
    ref: 'refs/heads/main',
    after: 'a'.repeat(40),
    deleted: false,
    repository: { default_branch: 'main' },
  }),
];

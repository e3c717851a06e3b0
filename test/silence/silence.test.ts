import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../src/core/edit.ts';
import type { Finding } from '../../src/core/finding.ts';
import { fingerprint } from '../../src/core/fingerprint.ts';
import { defaultOptions, type Options } from '../../src/core/options.ts';
import type { RuleId, RuleInfo } from '../../src/core/rule.ts';
import { readMarkup, source } from '../../src/core/text.ts';
import { parseCompose } from '../../src/documents/compose/parse.ts';
import { parseDockerfile } from '../../src/documents/dockerfile/parse.ts';
import { pragmaRules } from '../../src/silence/pragma-rules.ts';
import { type SilenceInputs, silence } from '../../src/silence/silence.ts';
import { growth, linear } from '../growth.ts';

function rule(id: RuleId, covers: readonly string[] = []): RuleInfo {
  const words = { title: 'T', why: 'W.', fix: 'F.', references: [], fixable: false } as const;
  return { id, severity: 'high', confidence: 'high', category: 'privilege', profile: 'recommended', covers, ...words };
}

const rootUser: RuleInfo = {
  ...rule('dockerfile/root-user', [
    'hadolint:DL3002',
    'checkov:CKV_DOCKER_8',
    'trivy:DS-0002',
    'kics:67fd0c4a-68cf-46d7-8c41-bc9fba7e40ae',
    'semgrep:last-user-is-root',
    'buildkit:SomeCheck',
  ]),
  aliases: ['dockerfile/user-root'],
};
const sudo = rule('dockerfile/sudo', ['hadolint:DL3004', 'kics:8ada6e80-0ade-439e-b176-0b28f6bce35a']);
const privileged = rule('container/privileged', [
  'kics:ae5b6871-7f45-42e0-bb4c-ab300c4d2026',
  'semgrep:privileged-service',
  'dclint:no-privileged',
]);
const vulnerability = rule('image/vulnerability');
const rules = [rootUser, sudo, privileged, vulnerability];

const kindOf = (path: string) => (path.endsWith('.yaml') ? parseCompose : parseDockerfile);

function findingAt(own: RuleInfo, path: string, span: Finding['location']['span'], id?: string): Finding {
  const route = { scope: '', step: `${span.start.line}` };
  const { severity, confidence, why, fix } = own;
  const known = {
    package: 'p',
    installed: '1',
    fixed: '',
    severity: 'HIGH',
    title: 't',
    url: '',
    image: 'i',
    digest: '',
  };
  return {
    rule: own,
    severity,
    confidence,
    location: { path, span },
    message: 'm',
    why,
    fix,
    subject: '',
    absence: false,
    route,
    fingerprint: fingerprint({ rule: own.id, route, subject: '' }, 0),
    edits: [],
    related: [],
    ...(id === undefined ? {} : { vulnerability: { id, ...known } }),
  };
}

interface Case {
  readonly code: string;
  readonly own?: RuleInfo;
  readonly path?: string;
  readonly base?: string;
  readonly options?: Partial<Options>;
  readonly vulnerability?: string;
  readonly more?: Partial<SilenceInputs>;
}

/** Each mark in the code is a finding of the rule; answers, in order, by what it is silenced. */
function ask({ code, own = rootUser, path = 'Dockerfile', base, options = {}, vulnerability: id, more = {} }: Case) {
  const { text, spans } = readMarkup(code);
  const document = kindOf(path)(path, text);
  const findings = spans.map((span) => findingAt(own, path, span, id));
  const basePath = more.previousPaths?.get(path) ?? path;
  const { silenced, remarks } = silence({
    findings,
    documents: [document],
    reviewed: new Set([path]),
    baseDocuments: base === undefined ? undefined : [kindOf(path)(basePath, base)],
    previousPaths: new Map(),
    options: { ...defaultOptions, ...options },
    rules,
    active: new Set(rules.map((each) => each.id)),
    today: '2026-06-15',
    ...more,
  });
  return {
    choices: findings.map((finding) => silenced.get(finding)),
    by: findings.map((finding) => silenced.get(finding)?.by),
    remarks: remarks.map(
      ({ location, message }) => `${location.span.start.line}:${location.span.start.column} ${message}`,
    ),
    found: remarks,
  };
}

const compose = (code: string, more: Partial<Case> = {}) =>
  ask({ code, own: privileged, path: 'compose.yaml', ...more });

describe('our own comments', () => {
  test('silence the instruction below, with their reason', () => {
    const code =
      'FROM a\n# plimsoll: ignore[dockerfile/root-user] the entrypoint drops it\nUSER [|root|]\nUSER [|root|]\n';
    expect(ask({ code })).toMatchObject({
      choices: [{ reason: 'the entrypoint drops it', by: 'inline comment, Dockerfile:2', addedHere: false }, undefined],
      remarks: [],
    });
  });

  test.each([
    ['a former id', 'ignore[dockerfile/user-root] why'],
    ['several ids', 'ignore[dockerfile/sudo , dockerfile/root-user] why'],
    ['a colon before the reason', 'ignore[dockerfile/root-user]: why'],
    ['a dash before the reason', 'ignore[dockerfile/root-user] — why'],
    ['other letter case', 'Ignore[dockerfile/root-user] why'],
    ['no space', 'ignore[dockerfile/root-user]why'],
  ])('with %s', (_, words) => {
    expect(ask({ code: `FROM a\n# plimsoll: ${words}\nUSER [|root|]\n` }).choices).toMatchObject([{ reason: 'why' }]);
  });

  test('stacked lines count, and so do lines within the instruction', () => {
    const code = source`
      FROM a
      # plimsoll: ignore[dockerfile/sudo] one
      # plimsoll: ignore[dockerfile/root-user] two
      # a word on it
      RUN a && \
        # plimsoll: ignore[dockerfile/root-user] three
        [|b|]
      RUN a && \
        # plimsoll: ignore[dockerfile/root-user] four
        b && [|c|]
    `;
    expect(ask({ code }).by).toEqual(['inline comment, Dockerfile:3', 'inline comment, Dockerfile:9']);
  });

  test('do not reach over a blank line, an instruction or to another rule', () => {
    const comment = '# plimsoll: ignore[dockerfile/root-user] why\n';
    expect(ask({ code: `FROM a\n${comment}\nUSER [|root|]\n` }).by).toEqual([undefined]);
    expect(ask({ code: `FROM a\n${comment}RUN a\nUSER [|root|]\n` }).by).toEqual([undefined]);
    expect(ask({ code: `FROM a\n${comment}USER [|root|]\n`, own: sudo }).by).toEqual([undefined]);
  });

  test('at the top of the file hold for all of it', () => {
    const code =
      '# syntax=docker/dockerfile:1\n# plimsoll: ignore-file[dockerfile/root-user] a toolbox\n\nFROM [|a|]\nUSER [|root|]\n';
    expect(ask({ code }).by).toEqual(['inline comment, Dockerfile:2', 'inline comment, Dockerfile:2']);
  });

  test('in YAML silence the node they stand on or above, and all it holds', () => {
    const code = source`
      services:
        # plimsoll: ignore[container/privileged] all of it
        one:
          image: a
          [|privileged: true|]
        two:
          [|privileged: true|] # plimsoll: ignore[container/privileged] this line
        three:
          # plimsoll: ignore[container/privileged] this pair
          [|privileged: true|]
        four:
          [|privileged: true|]
    `;
    expect(compose(code)).toMatchObject({
      by: [
        'inline comment, compose.yaml:2',
        'inline comment, compose.yaml:7',
        'inline comment, compose.yaml:9',
        undefined,
      ],
      remarks: [],
    });
  });

  test('silence vulnerabilities of an image, by id or all', () => {
    const code = (name: string) => `# plimsoll: ignore[${name}] not reachable\nFROM [|a|]\n`;
    const one = { own: vulnerability, vulnerability: 'CVE-2026-1' };
    expect(ask({ code: code('cve-2026-1'), ...one }).by).toEqual(['inline comment, Dockerfile:1']);
    expect(ask({ code: code('image/vulnerability'), ...one }).by).toEqual(['inline comment, Dockerfile:1']);
    expect(ask({ code: code('CVE-2026-2'), ...one })).toMatchObject({ by: [undefined], remarks: [] });
  });
});

describe('what is wrong with a comment of ours is told, at its place, as a finding of severity info', () => {
  const mark = (words: string) => ask({ code: `FROM a\n# plimsoll: ${words}\nUSER [|root|]\n` });

  test.each([
    ['ignore[dockerfile/root-user]', 'This comment gives no reason, so it silences nothing.'],
    ['ignore[dockerfile/root-user] - ', 'This comment gives no reason, so it silences nothing.'],
    [
      'ignore[dockerfile/root-usr] why',
      'There is no rule `dockerfile/root-usr`, so this id silences nothing; did you mean `dockerfile/root-user`?',
    ],
    [
      'ignore[DL3002] why',
      'There is no rule `DL3002`, so this id silences nothing; another tool’s check of that name is `dockerfile/root-user` here.',
    ],
    ['ignore[*] why', 'There is no rule `*`, so this id silences nothing.'],
    [
      'ignore dockerfile/root-user why',
      'This comment is malformed, so it silences nothing; write `# plimsoll: ignore[rule-id] reason`.',
    ],
    ['ignore[] why', 'This comment is malformed, so it silences nothing; write `# plimsoll: ignore[rule-id] reason`.'],
    [
      'disable[dockerfile/root-user] why',
      'This comment is malformed, so it silences nothing; write `# plimsoll: ignore[rule-id] reason`.',
    ],
    [
      'ignore-file[dockerfile/root-user] why',
      '`ignore-file` counts only at the top of a file, so this comment silences nothing.',
    ],
  ])('%s', (words, message) => {
    expect(mark(words)).toMatchObject({ by: [undefined], remarks: [`2:1 ${message}`] });
  });

  test('one unknown id does not void the others', () => {
    expect(mark('ignore[dockerfile/nothing, dockerfile/root-user] why')).toMatchObject({
      by: ['inline comment, Dockerfile:2'],
      remarks: [expect.stringContaining('There is no rule `dockerfile/nothing`')],
    });
  });

  test('one that silences nothing is unused, but not where its rule did not run', () => {
    const code = 'FROM a\n# plimsoll: ignore[dockerfile/sudo, dockerfile/root-user] why\nUSER [|root|]\n';
    const message = '2:1 `dockerfile/sudo` reports nothing here, so this comment silences nothing.';
    expect(ask({ code }).remarks).toEqual([message]);
    expect(ask({ code, more: { active: new Set(['dockerfile/root-user']) } }).remarks).toEqual([]);
  });

  test('one above nothing is told', () => {
    expect(ask({ code: 'FROM a\n# plimsoll: ignore[dockerfile/sudo] why\n\nRUN a\n' }).remarks).toEqual([
      '2:1 There is nothing on or below the line of this comment, so it silences nothing.',
    ]);
  });

  test('the findings are whole: rule, severity, fingerprint; equal ones are told apart', () => {
    const line = '# plimsoll: ignore[dockerfile/root-user]\nRUN a\n';
    const { found } = ask({ code: `FROM a\n${line}${line}` });
    expect(found.map(({ rule: own, severity }) => [own.id, severity])).toEqual([
      ['dockerfile/pragma', 'info'],
      ['dockerfile/pragma', 'info'],
    ]);
    expect(new Set(found.map((finding) => finding.fingerprint)).size).toBe(2);
    expect(compose('# plimsoll: nothing\nservices: {}\n').found[0]?.rule.id).toBe('compose/pragma');
  });

  test('the config switches them off, makes them graver, or ignores them', () => {
    const code = '# plimsoll: nothing\nFROM a\n';
    const chosen = (word: 'off' | 'low') =>
      ask({ code, options: { rules: new Map([['dockerfile/pragma', word]]) } }).found;
    expect(chosen('off')).toEqual([]);
    expect(chosen('low')).toMatchObject([{ severity: 'low' }]);
    const entry = {
      rule: 'dockerfile/pragma',
      vulnerability: undefined,
      paths: [],
      reason: 'r',
      until: undefined,
      writtenAt: 'c:1',
    };
    const document = parseDockerfile('Dockerfile', code);
    const { silenced, remarks } = silence({
      findings: [],
      documents: [document],
      reviewed: new Set(['Dockerfile']),
      baseDocuments: undefined,
      previousPaths: new Map(),
      options: { ...defaultOptions, ignore: [entry] },
      rules,
      active: new Set(),
      today: '2026-06-15',
    });
    expect(remarks.map((remark) => silenced.get(remark)?.by)).toEqual(['config, c:1']);
  });

  test.each([
    [
      'a misspelt id',
      'FROM a\n#  plimsoll: ignore[dockerfile/root-usr, dockerfile/sudo] why\nUSER root\n',
      'FROM a\n#  plimsoll: ignore[dockerfile/root-user, dockerfile/sudo] why\nUSER root\n',
    ],
    [
      'a check of another tool',
      'FROM a\n# plimsoll: ignore[DL3004] why\nRUN sudo a\n',
      'FROM a\n# plimsoll: ignore[dockerfile/sudo] why\nRUN sudo a\n',
    ],
    ['a comment of no use', 'FROM a\n  # plimsoll: ignore[dockerfile/sudo] why\nUSER app\n', 'FROM a\nUSER app\n'],
    ['one of two ids', 'FROM a\n# plimsoll: ignore[dockerfile/sudo,dockerfile/root-user] why\nUSER app\n', undefined],
    ['a comment without a reason', 'FROM a\n# plimsoll: ignore[dockerfile/sudo]\nUSER app\n', undefined],
  ])('%s is mended where that is mechanical', (_, code, mended) => {
    const edits = ask({ code, more: { findings: [] } }).found.flatMap((finding) => finding.edits);
    expect(edits.length > 0 ? applyEdits(code, edits) : undefined).toBe(mended);
  });

  test('a comment behind a value stays', () => {
    const code = 'services:\n  a:\n    image: a # plimsoll: ignore[container/privileged] why\n';
    expect(ask({ code, path: 'compose.yaml', more: { findings: [] } }).found.map(({ edits }) => edits)).toEqual([[]]);
  });

  test('files that are only context are not remarked on', () => {
    expect(ask({ code: '# plimsoll: nothing\nFROM a\n', more: { reviewed: new Set() } }).remarks).toEqual([]);
  });

  test('the examples of these rules hold', () => {
    for (const { id, examples } of pragmaRules) {
      const path = id === 'dockerfile/pragma' ? 'Dockerfile' : 'compose.yaml';
      const told = (code: string) =>
        ask({ code, path, more: { findings: [], active: new Set() } }).found.map(({ location }) => location.span);
      for (const { code } of examples.bad) expect(told(code)).toEqual(readMarkup(code).spans);
      for (const { code } of examples.good) expect(told(code)).toEqual([]);
    }
  });
});

describe('the pragmas of peers, in their own syntax and reach', () => {
  test.each([
    ['hadolint, next instruction', '# hadolint ignore=DL3002\nUSER [|root|]', 'hadolint pragma, Dockerfile:2'],
    ['hadolint, a list', '#hadolint ignore = DL3001 , DL3002 # why\nUSER [|root|]', 'hadolint pragma, Dockerfile:2'],
    [
      'hadolint, the whole file',
      'RUN a\n# hadolint global ignore=DL3002\nRUN a\nUSER [|root|]',
      'hadolint pragma, Dockerfile:3',
    ],
    ['hadolint, another check', '# hadolint ignore=DL3003\nUSER [|root|]', undefined],
    ['hadolint, not the line above', '# hadolint ignore=DL3002\n# more\nUSER [|root|]', undefined],
    ['hadolint, a word that is no code', '# hadolint ignore=DL3002 because\nUSER [|root|]', undefined],
    ['Checkov, wherever it stands', 'USER [|root|]\n# checkov:skip=CKV_DOCKER_8: why', 'Checkov pragma, Dockerfile:3'],
    ['Checkov, its former name', '# bridgecrew:skip=CKV_DOCKER_8\nUSER [|root|]', 'Checkov pragma, Dockerfile:2'],
    ['Checkov, another check', '# checkov:skip=CKV_DOCKER_3: why\nUSER [|root|]', undefined],
    ['Trivy, next instruction', '#trivy:ignore:DS-0002\nUSER [|root|]', 'Trivy pragma, Dockerfile:2'],
    ['Trivy, the name before', '# trivy:ignore:AVD-DS-0002\nUSER [|root|]', 'Trivy pragma, Dockerfile:2'],
    ['Trivy, the name before that', '# trivy:ignore:DS002\nUSER [|root|]', 'Trivy pragma, Dockerfile:2'],
    ['Trivy, everything', '# trivy:ignore:*\nUSER [|root|]', 'Trivy pragma, Dockerfile:2'],
    [
      'Trivy, two on a line',
      '# trivy:ignore:DS-0001 trivy:ignore:DS-0002\nUSER [|root|]',
      'Trivy pragma, Dockerfile:2',
    ],
    ['Trivy, stacked', '# trivy:ignore:DS-0002\n# trivy:ignore:DS-0001\nUSER [|root|]', 'Trivy pragma, Dockerfile:2'],
    ['Trivy, not yet expired', '# trivy:ignore:DS-0002:exp:2026-06-16\nUSER [|root|]', 'Trivy pragma, Dockerfile:2'],
    ['Trivy, expired', '# trivy:ignore:DS-0002:exp:2026-06-15\nUSER [|root|]', undefined],
    ['Trivy, an expiry that is no date', '# trivy:ignore:DS-0002:exp:soon\nUSER [|root|]', undefined],
    ['Trivy, one instruction further', '# trivy:ignore:DS-0002\nRUN a\nUSER [|root|]', undefined],
    ['Trivy, in lower case', '# trivy:ignore:avd-ds-0002\nUSER [|root|]', 'Trivy pragma, Dockerfile:2'],
    ['Trivy, behind a command', 'RUN [|a|] # trivy:ignore:DS-0002 why', 'Trivy pragma, Dockerfile:2'],
    ['Trivy, behind what has no comments', 'USER [|root|] # trivy:ignore:DS-0002', undefined],
    [
      'Checkov, within an instruction',
      'RUN a \\\n  # checkov:skip=CKV_DOCKER_8:why\n  b\nUSER [|root|]',
      'Checkov pragma, Dockerfile:3',
    ],
    ['Checkov, a list', '# checkov:skip=CKV_DOCKER_3,CKV_DOCKER_8:why\nUSER [|root|]', 'Checkov pragma, Dockerfile:2'],
    [
      'hadolint, the whole file, from below',
      'USER [|root|]\n# hadolint global ignore=DL3002',
      'hadolint pragma, Dockerfile:3',
    ],
    ['hadolint, other settings of it', '# hadolint shell=bash\nUSER [|root|]', undefined],
    ['KICS, in capitals', '# KICS-SCAN IGNORE-LINE\nUSER [|root|]', 'KICS pragma, Dockerfile:2'],
    ['Semgrep, two lines before', '# nosemgrep\n\nUSER [|root|]', undefined],
    ['BuildKit, above an instruction', 'RUN a\n# check=skip=all\nUSER [|root|]', undefined],
    ['KICS, next instruction', '# kics-scan ignore-line\nRUN a \\\n  [|b|]', 'KICS pragma, Dockerfile:2'],
    ['KICS, a block that is no stage', '# kics-scan ignore-block\nUSER [|root|]', undefined],
    [
      'KICS, a query, not at the top',
      '# kics-scan disable=67fd0c4a-68cf-46d7-8c41-bc9fba7e40ae\nUSER [|root|]',
      undefined,
    ],
    ['Semgrep, line before', '# nosemgrep\nUSER [|root|]', 'Semgrep pragma, Dockerfile:2'],
    [
      'Semgrep, an id with its path',
      '# nosemgrep: dockerfile.security.last-user-is-root.last-user-is-root\nUSER [|root|]',
      'Semgrep pragma, Dockerfile:2',
    ],
    ['Semgrep, a list', '# nosem: a, last-user-is-root\nUSER [|root|]', 'Semgrep pragma, Dockerfile:2'],
    ['Semgrep, behind a command', 'RUN [|a|] # nosemgrep: last-user-is-root', 'Semgrep pragma, Dockerfile:2'],
    ['Semgrep, another id', '# nosemgrep: b\nUSER [|root|]', undefined],
    ['Semgrep, in no comment', 'RUN [|a|] nosemgrep', undefined],
    ['dclint knows no Dockerfiles', '# dclint disable-line\nUSER [|root|]', undefined],
  ])('%s', (_, code, by) => {
    expect(ask({ code: `FROM a\n${code}\n` }).by).toEqual([by]);
  });

  test.each([
    ['KICS, the file', '# kics-scan ignore\n', 'KICS pragma, Dockerfile:1'],
    [
      'KICS, one query',
      '# words\n# kics-scan disable=x,67FD0C4A-68cf-46d7-8c41-bc9fba7e40ae\n',
      'KICS pragma, Dockerfile:2',
    ],
    ['KICS, all but others', '# kics-scan enable=8ada6e80-0ade-439e-b176-0b28f6bce35a\n', 'KICS pragma, Dockerfile:1'],
    ['KICS, all but this', '# kics-scan enable=67fd0c4a-68cf-46d7-8c41-bc9fba7e40ae\n', undefined],
    ['BuildKit, one check', '# check=error=true;skip=A,SomeCheck\n', 'BuildKit pragma, Dockerfile:1'],
    ['BuildKit, all', '# check=skip=all\n', 'BuildKit pragma, Dockerfile:1'],
    ['BuildKit, another', '# check=skip=somecheck\n', undefined],
    ['BuildKit, no directive any more', '\n# check=skip=all\n', undefined],
  ])('%s', (_, top, by) => {
    expect(ask({ code: `${top}FROM a\nUSER [|root|]\n` }).by).toEqual([by]);
  });

  test('a block of KICS is a stage', () => {
    const code =
      'FROM a AS one\nUSER [|root|]\n# kics-scan ignore-block\nFROM b\nUSER [|root|]\nFROM c\nUSER [|root|]\n';
    expect(ask({ code }).by).toEqual([undefined, 'KICS pragma, Dockerfile:3', undefined]);
  });

  test('in Compose files', () => {
    const code = source`
      services:
        one:
          # kics-scan ignore-line
          [|privileged: true|]
        # kics-scan ignore-block
        two:
          [|privileged: true|]
        # kics-scan ignore-line
        three:
          [|privileged: true|]
        four:
          [|privileged: true|] # nosemgrep: privileged-service
        five:
          [|privileged: true|] # dclint disable-line no-privileged
        six:
          # dclint disable-line
          [|privileged: true|]
        seven:
          [|privileged: true|] # dclint disable-line other
        eight:
          # hadolint ignore=DL3002
          [|privileged: true|]
    `;
    expect(compose(code).by).toEqual([
      'KICS pragma, compose.yaml:3',
      'KICS pragma, compose.yaml:5',
      undefined,
      'Semgrep pragma, compose.yaml:12',
      'dclint pragma, compose.yaml:14',
      'dclint pragma, compose.yaml:16',
      undefined,
      undefined,
    ]);
    expect(compose('# dclint disable\nservices: { a: { [|privileged: true|] } }\n').by).toEqual([
      'dclint pragma, compose.yaml:1',
    ]);
    expect(compose('# dclint disable-file\nservices: { a: { [|privileged: true|] } }\n').by).toEqual([
      'dclint pragma, compose.yaml:1',
    ]);
    expect(compose('# dclint disable other\nservices: { a: { [|privileged: true|] } }\n').by).toEqual([undefined]);
    for (const command of ['disable', 'disable-file', 'disable no-privileged']) {
      const below = `services:\n  a:\n    # dclint ${command}\n    [|privileged: true|]\n`;
      expect(compose(below).by, command).toEqual([undefined]);
    }
  });

  test('need no reason, and keep the one they give', () => {
    const reasonOf = (comment: string) => ask({ code: `FROM a\n${comment}\nUSER [|root|]\n` }).choices[0]?.reason;
    expect(reasonOf('# hadolint ignore=DL3002')).toBe('hadolint pragma');
    expect(reasonOf('# hadolint ignore=DL3002 # it drops it')).toBe('it drops it');
    expect(reasonOf('# checkov:skip=CKV_DOCKER_8: it drops it')).toBe('it drops it');
    expect(reasonOf('# trivy:ignore:DS-0002 it drops it')).toBe('it drops it');
  });

  test('our own comment is the one that is told', () => {
    const code = '# hadolint global ignore=DL3002\n# plimsoll: ignore[dockerfile/root-user] ours\nFROM [|a|]\n';
    expect(ask({ code }).by).toEqual(['inline comment, Dockerfile:2']);
  });
});

describe('comments and the pull request that adds them', () => {
  const old = 'FROM a\nRUN x\n# plimsoll: ignore[dockerfile/root-user] why\nUSER root\n';
  const moved = 'FROM a\n\n\n#  plimsoll:   ignore[dockerfile/root-user]  why\nUSER [|root|]\n';
  const added = 'FROM a\n# plimsoll: ignore[dockerfile/root-user] why\nUSER [|root|]\n';
  const peer = 'FROM a\n# hadolint ignore=DL3002\nUSER [|root|]\n';

  test('allow: what it adds does silence, and is told as added', () => {
    expect(ask({ code: added, base: 'FROM a\n' }).choices).toMatchObject([{ addedHere: true }]);
    expect(ask({ code: moved, base: old }).choices).toMatchObject([{ addedHere: false }]);
    expect(ask({ code: peer, base: 'FROM a\n' }).choices).toMatchObject([{ addedHere: true }]);
    expect(ask({ code: added }).choices).toMatchObject([{ addedHere: false }]);
  });

  test('existing: only those that base had, for the same thing and with the same words', () => {
    const existing = { options: { inlineIgnores: 'existing' } } as const;
    expect(ask({ code: moved, base: old, ...existing }).by).toEqual(['inline comment, Dockerfile:4']);
    expect(ask({ code: added, base: 'FROM a\nUSER root\n', ...existing })).toMatchObject({
      by: [undefined],
      remarks: [expect.stringContaining('counts only ignore comments that base already had')],
    });
    const elsewhere = 'FROM a\n# plimsoll: ignore[dockerfile/root-user] why\nUSER app\nUSER root\n';
    expect(ask({ code: added, base: elsewhere, ...existing }).by).toEqual([undefined]);
    expect(ask({ code: peer, base: 'FROM a\n', ...existing })).toMatchObject({ by: [undefined], remarks: [] });
    expect(ask({ code: peer, base: peer.replace(/\[\||\|\]/g, ''), ...existing }).by).toEqual([
      'hadolint pragma, Dockerfile:2',
    ]);
    expect(ask({ code: added, ...existing }).by).toEqual(['inline comment, Dockerfile:2']);
  });

  test('existing: a file keeps its comments when it is renamed', () => {
    const more = { previousPaths: new Map([['Dockerfile', 'old/Dockerfile']]) };
    expect(ask({ code: moved, base: old, options: { inlineIgnores: 'existing' }, more }).by).toEqual([
      'inline comment, Dockerfile:4',
    ]);
  });

  test('deny: none', () => {
    const deny = { options: { inlineIgnores: 'deny' } } as const;
    expect(ask({ code: added, ...deny })).toMatchObject({
      by: [undefined],
      remarks: [expect.stringContaining('`inline-ignores: deny`')],
    });
    expect(ask({ code: peer, ...deny })).toMatchObject({ by: [undefined], remarks: [] });
  });
});

describe('the config', () => {
  const entry = {
    rule: 'dockerfile/root-user',
    vulnerability: undefined,
    paths: [],
    reason: 'r',
    until: undefined,
    writtenAt: 'c.yml:3',
  };
  const code = 'FROM a\nUSER [|root|]\n';
  const by = (more: object, vulnerable?: string) =>
    ask({
      code,
      path: 'deploy/Dockerfile',
      options: { ignore: [{ ...entry, ...more }] },
      ...(vulnerable === undefined ? {} : { own: vulnerability, vulnerability: vulnerable }),
    }).by[0];

  test('silences a rule, and is named with its line', () => {
    expect(ask({ code, options: { ignore: [entry] } }).choices).toEqual([
      { reason: 'r', by: 'config, c.yml:3', addedHere: false },
    ]);
    expect(by({ rule: 'dockerfile/sudo' })).toBeUndefined();
  });

  test('is not named where a comment silences it already: that is nearer', () => {
    const commented = 'FROM a\n# plimsoll: ignore[dockerfile/root-user] why\nUSER [|root|]\n';
    expect(ask({ code: commented, options: { ignore: [entry] } }).choices).toMatchObject([
      { reason: 'why', by: 'inline comment, Dockerfile:2' },
    ]);
  });

  test('silences only where its paths say', () => {
    expect(by({ paths: ['deploy/**'] })).toBe('config, c.yml:3');
    expect(by({ paths: ['deploy'] })).toBe('config, c.yml:3');
    expect(by({ paths: ['x/**', '**/Dockerfile'] })).toBe('config, c.yml:3');
    expect(by({ paths: ['test/**'] })).toBeUndefined();
  });

  test('silences up to and on its last day', () => {
    expect(by({ until: '2026-06-15' })).toBe('config, c.yml:3');
    expect(by({ until: '2026-06-14' })).toBeUndefined();
  });

  test('silences one vulnerability', () => {
    const cve = { rule: undefined, vulnerability: 'CVE-2026-1' };
    expect(by(cve, 'CVE-2026-1')).toBe('config, c.yml:3');
    expect(by(cve, 'CVE-2026-2')).toBeUndefined();
    expect(by(cve)).toBeUndefined();
    expect(by({ ...cve, rule: 'dockerfile/sudo' }, 'CVE-2026-1')).toBeUndefined();
  });
});

describe('a hostile megabyte costs no more than its length', () => {
  test.each([
    [
      'a comment above each instruction',
      (n: number) => '# plimsoll: ignore[dockerfile/root-user] r\nUSER [|root|]\n'.repeat(n),
    ],
    [
      'one stack of comments',
      (n: number) => `${'# plimsoll: ignore[dockerfile/root-user] r\n'.repeat(n * 2)}USER [|root|]\n`,
    ],
    [
      'skips for the whole file',
      (n: number) => `${'# checkov:skip=CKV_DOCKER_8\n'.repeat(n * 2)}${'USER [|root|]\n'.repeat(n)}`,
    ],
    ['blocks', (n: number) => '# kics-scan ignore-block\nFROM [|a|]\n'.repeat(n * 2)],
    ['lines of nosemgrep', (n: number) => 'USER [|root|]\n# nosemgrep: a, last-user-is-root\n'.repeat(n * 2)],
    ['unknown ids', (n: number) => '# plimsoll: ignore[dockerfile/a,dockerfile/b,DL1] r\nRUN a\n'.repeat(n)],
    ['one comment', (n: number) => `# plimsoll: ignore[${'dockerfile/root-user,'.repeat(n * 5)}`],
    [
      'spaces',
      (n: number) => `# plimsoll: ignore[a]${' '.repeat(n * 50)}\n# hadolint ignore=${'DL,'.repeat(n * 15)}!\nRUN a`,
    ],
  ])('%s', async (_, code) => {
    const make = (n: number) => {
      const { text, spans } = readMarkup(`FROM a\n${code(n)}`);
      const document = parseDockerfile('Dockerfile', text);
      expect(document.comments.length).toBeGreaterThan(0);
      return { document, findings: spans.map((span) => findingAt(rootUser, 'Dockerfile', span)) };
    };
    const act = ({ document, findings }: ReturnType<typeof make>) => {
      const { silenced, remarks } = silence({
        findings,
        documents: [document],
        reviewed: new Set(['Dockerfile']),
        baseDocuments: [document],
        previousPaths: new Map(),
        options: defaultOptions,
        rules,
        active: new Set(rules.map((each) => each.id)),
        today: '2026-06-15',
      });
      expect(silenced.size + remarks.length).toBeGreaterThan(0);
    };
    expect(await growth(10_000, make, act)).toBeLessThan(linear);
  });
});

import { describe, expect, test } from 'vitest';
import type { StatedFinding } from '../../src/core/image-inspection.ts';
import type { ReportedVulnerability } from '../../src/core/image-report.ts';
import { deltaOf } from '../../src/images/delta.ts';
import { imageFindings, type UseDelta } from '../../src/images/findings.ts';
import type { ImageUse } from '../../src/images/image-use.ts';
import { report, vulnerability } from './reports.ts';
import { useIn, usesIn } from './uses.ts';

const settings = { rules: new Map() };
const digest = `sha256:${'d'.repeat(64)}`;

function deltaFor(use: ImageUse | undefined, ...found: readonly ReportedVulnerability[]): UseDelta {
  if (use?.reference === undefined) throw new Error('It names no image.');
  const delta = deltaOf(report(...found), report(vulnerability({ id: 'CVE-OLD-1' })), { ignoreUnfixed: false });
  return { use, reference: use.reference, digest, delta };
}

function found(dockerfile: string, ...list: readonly ReportedVulnerability[]): Promise<readonly StatedFinding[]> {
  return useIn(dockerfile).then((use) => imageFindings([deltaFor(use, ...list)], settings));
}

const prints = (findings: readonly StatedFinding[]) => findings.map(({ finding }) => finding.fingerprint);

test('a finding says all that is known, on the name of the image', async () => {
  const [first, ...more] = await found(
    'FROM python:3.9.1 AS app\n',
    vulnerability({ installed: '3.0.9', fixed: '3.0.11' }),
  );
  expect(more).toEqual([]);
  const { rule, fingerprint, why, fix, ...finding } = first?.finding ?? ({} as Partial<StatedFinding['finding']>);
  expect(rule?.id).toBe('image/vulnerability');
  expect([why, fix]).toEqual([rule?.why, rule?.fix]);
  expect(fingerprint).toMatch(/^[0-9a-f]{32}$/);
  expect(finding).toEqual({
    severity: 'high',
    confidence: 'high',
    location: { path: 'Dockerfile', span: { start: { line: 1, column: 6 }, end: { line: 1, column: 18 } } },
    message: '`python:3.9.1` has CVE-2026-1 in `openssl` 3.0.9; 3.0.11 fixes it: A title.',
    subject: 'CVE-2026-1 openssl docker.io/library/python',
    absence: false,
    route: { scope: 'stage:app', step: 'FROM python:3.9.1 AS app' },
    edits: [],
    related: [],
    vulnerability: {
      id: 'CVE-2026-1',
      package: 'openssl',
      installed: '3.0.9',
      fixed: '3.0.11',
      severity: 'HIGH',
      title: 'A title',
      url: 'https://example.test/CVE-2026-1',
      image: 'python:3.9.1',
      digest,
    },
  });
});

test('introduced and existing ones are told apart', async () => {
  const findings = await found('FROM python:3.9\n', vulnerability(), vulnerability({ id: 'CVE-OLD-1' }));
  expect(findings.map(({ finding, status }) => [finding.vulnerability?.id, status])).toEqual([
    ['CVE-2026-1', 'introduced'],
    ['CVE-OLD-1', 'existing'],
  ]);
});

describe('words', () => {
  test.each([
    [{ fixed: '' }, '`python:3.9` has CVE-2026-1 in `openssl` 1.0; no version fixes it yet: A title.'],
    [{ fixed: '2.0, 1.5' }, '`python:3.9` has CVE-2026-1 in `openssl` 1.0; 2.0, 1.5 fix it: A title.'],
    [{ installed: '', title: '' }, '`python:3.9` has CVE-2026-1 in `openssl`; 2.0 fixes it.'],
    [{ title: 'It ends.' }, '`python:3.9` has CVE-2026-1 in `openssl` 1.0; 2.0 fixes it: It ends.'],
    [
      { id: 'CVE-`1', package: 'a`b', title: 'a `code\n\u202espan' },
      "`python:3.9` has CVE-'1 in `a'b` 1.0; 2.0 fixes it: a 'code \uFFFDspan.",
    ],
  ])('%j', async (parts, message) => {
    const [first] = await found('FROM python:3.9\n', vulnerability(parts));
    expect(first?.finding.message).toBe(message);
  });

  test('a digest stands for the image only where no tag does', async () => {
    const messageOf = async (image: string) => (await found(`FROM ${image}\n`, vulnerability()))[0]?.finding.message;
    expect(await messageOf(`python:3.9@${digest}`)).toBe(
      '`python:3.9` has CVE-2026-1 in `openssl` 1.0; 2.0 fixes it: A title.',
    );
    expect(await messageOf(`python@${digest}`)).toBe(
      `\`python@${digest}\` has CVE-2026-1 in \`openssl\` 1.0; 2.0 fixes it: A title.`,
    );
  });
});

describe('the config', () => {
  const withRule = async (choice: 'off' | 'info') => {
    const use = await useIn('FROM python:3.9\n');
    return imageFindings([deltaFor(use, vulnerability())], { rules: new Map([['image/vulnerability', choice]]) });
  };

  test('switches the rule off', async () => {
    expect(await withRule('off')).toEqual([]);
  });

  test('sets its severity, not the scanner’s word', async () => {
    const [first] = await withRule('info');
    expect([first?.finding.severity, first?.finding.vulnerability?.severity]).toEqual(['info', 'HIGH']);
  });
});

describe('a fingerprint', () => {
  test('stays when the tag, the digest, the line or the title changes', async () => {
    const before = prints(await found('FROM python:3.9 AS app\n', vulnerability()));
    expect(prints(await found(`# a\nFROM python:3.12@${digest} AS app\n`, vulnerability({ title: 'b' })))).toEqual(
      before,
    );
  });

  test('is another for another id, package, repository or stage', async () => {
    const all = [
      ...prints(await found('FROM python:3.9 AS app\n', vulnerability(), vulnerability({ package: 'zlib' }))),
      ...prints(await found('FROM python:3.9 AS app\n', vulnerability({ id: 'CVE-2' }))),
      ...prints(await found('FROM ghcr.io/a/python:3.9 AS app\n', vulnerability())),
      ...prints(await found('FROM python:3.9 AS web\n', vulnerability())),
    ];
    expect(new Set(all).size).toBe(5);
  });

  test('is counted among equals of one file', async () => {
    const files = {
      Dockerfile: 'ARG V=3.9\nFROM python:$V\n',
      'compose.yaml': 'services:\n  a:\n    build:\n      context: .\n      args: [V=3.8]\n',
    };
    const uses = await usesIn(files);
    const findings = imageFindings(
      uses.map((use) => deltaFor(use, vulnerability())),
      settings,
    );
    expect(findings.map(({ finding }) => finding.vulnerability?.image)).toEqual(['python:3.9', 'python:3.8']);
    expect(new Set(prints(findings)).size).toBe(2);
  });
});

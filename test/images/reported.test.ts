import { describe, expect, test } from 'vitest';
import { createProject } from '../../src/documents/create-project.ts';
import { toldImages } from '../../src/images/outcome.ts';
import { imageUses } from '../../src/images/references.ts';
import { joinReported, type ReportedFinding, readReported } from '../../src/images/reported.ts';
import { imageRules } from '../../src/images/vulnerability-rule.ts';
import { parser } from '../../src/snapshot/collect.ts';

const vulnerability = {
  ...{ id: 'CVE-2026-1', package: 'openssl', installed: '3.0.1', fixed: '3.0.2', severity: 'HIGH' },
  ...{ title: 'A title', url: '', image: 'node:22', digest: '' },
};
const reported = {
  ...{ rule: 'image/vulnerability', severity: 'high', confidence: 'high', path: 'Dockerfile', status: 'introduced' },
  vulnerability,
};

const read = (...findings: readonly unknown[]) => {
  const result = readReported(JSON.stringify({ version: 1, findings }), imageRules);
  if ('broken' in result) throw new Error(result.broken);
  return result;
};

async function commit(files: Readonly<Record<string, string>>) {
  const parse = parser();
  const documents = await Promise.all(
    Object.entries(files).map(([path, text]) => parse(path, text, path.endsWith('.yaml') ? 'compose' : 'dockerfile')),
  );
  const project = createProject({ documents, files: new Map(), paths: new Set(Object.keys(files)) });
  return { project, reviewed: new Set(Object.keys(files)) };
}

/** What joins a review of which these are asked about; all that head names, unless told. */
async function join(findings: readonly ReportedFinding[], files: Readonly<Record<string, string>>, asked?: number) {
  const uses = imageUses(await commit(files), { buildStages: false });
  const planned = uses
    .slice(0, asked)
    .flatMap((use) => (use.reference === undefined ? [] : [{ use, reference: use.reference, partner: undefined }]));
  const { told, foreign } = joinReported(findings, planned, uses);
  const joined = toldImages(told, { rules: new Map() }).flatMap((image) => image.findings);
  return { joined, foreign };
}

describe('a report', () => {
  test.each(['', 'null', '[]', '{', '{"version":2,"findings":[]}', '{"version":1,"findings":{}}'])(
    'is not %s',
    (text) => {
      expect(readReported(text, imageRules)).toEqual({ broken: 'it is not a report of this version' });
    },
  );

  test('yields what it says of images, gravest first, and counts what is not well-formed', () => {
    const { findings, left } = read(
      reported,
      { ...reported, severity: 'critical', vulnerability: { ...vulnerability, id: 'CVE-2026-2' } },
      { ...reported, rule: 'dockerfile/root-user' },
      { ...reported, rule: 'image/other' },
      { ...reported, severity: 'HIGH' },
      { ...reported, confidence: undefined },
      { ...reported, status: 'fixed' },
      { ...reported, path: 3 },
      { ...reported, vulnerability: undefined },
      { ...reported, vulnerability: { ...vulnerability, id: '' } },
      { ...reported, vulnerability: { ...vulnerability, title: 'x'.repeat(1001) } },
    );
    expect(findings.map(({ severity, vulnerability: { id } }) => [severity, id])).toEqual([
      ['critical', 'CVE-2026-2'],
      ['high', 'CVE-2026-1'],
    ]);
    expect(left).toBe(8);
  });

  test('of more than is taken keeps the gravest, and counts the rest', () => {
    const many = Array.from({ length: 5_100 }, (_, index) => ({
      ...reported,
      severity: index < 100 ? 'low' : 'high',
      vulnerability: { ...vulnerability, id: `CVE-2026-${index}` },
    }));
    const { findings, left } = read(...many);
    expect([findings.length, left, findings.filter(({ severity }) => severity === 'low').length]).toEqual([
      5000, 100, 0,
    ]);
  });
});

describe('a reported finding joins a review', () => {
  const [one] = read(reported).findings as [ReportedFinding];

  test('where head names its image, in whichever spelling, and nowhere else', async () => {
    const { joined, foreign } = await join([one, { ...one, path: 'compose.yaml' }, { ...one, path: 'other' }], {
      Dockerfile: 'FROM docker.io/library/node:22\n',
      'compose.yaml': 'services:\n  a:\n    image: node:22\n',
    });
    expect(joined.map(({ finding: { location } }) => `${location.path}:${location.span.start.line}`)).toEqual([
      'Dockerfile:1',
      'compose.yaml:3',
    ]);
    expect(foreign).toBe(1);
  });

  test('with words, place and fingerprint that are not the report’s, and without its edits', async () => {
    const { joined } = await join([one], { Dockerfile: '\nFROM node:22\n' });
    expect(joined).toMatchObject([
      {
        status: 'introduced',
        finding: {
          rule: imageRules[0],
          message: '`node:22` has CVE-2026-1 in `openssl` 3.0.1; 3.0.2 fixes it: A title.',
          location: { span: { start: { line: 2, column: 6 } } },
          fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
          edits: [],
          related: [],
        },
      },
    ]);
  });

  test('with the same fingerprint under the next tag of the image', async () => {
    const fingerprints = ['22', '24'].map(async (tag) => {
      const other = { ...one, vulnerability: { ...one.vulnerability, image: `node:${tag}` } };
      const { joined } = await join([other], { Dockerfile: `FROM node:${tag}\n` });
      return joined.map(({ finding: { fingerprint } }) => fingerprint);
    });
    const [before = [], after] = await Promise.all(fingerprints);
    expect(before).toHaveLength(1);
    expect(after).toEqual(before);
  });

  test('not where the change leaves the image alone, whatever the report says', async () => {
    const { joined, foreign } = await join([one], { Dockerfile: 'FROM node:22\n' }, 0);
    expect([joined, foreign]).toEqual([[], 0]);
  });

  test('as existing where the report says so', async () => {
    const { joined } = await join([{ ...one, status: 'existing' }], { Dockerfile: 'FROM node:22\n' });
    expect(joined.map(({ status }) => status)).toEqual(['existing']);
  });
});

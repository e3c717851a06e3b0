import { describe, expect, test } from 'vitest';
import { emptySnapshot, parser } from '../../src/collect.ts';
import { createProject } from '../../src/documents/create-project.ts';
import { joinReported, type ReportedFinding, readReported } from '../../src/images/reported.ts';
import { imageRules } from '../../src/images/rules.ts';

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
  const project = createProject({ documents, files: new Map(), paths: Object.keys(files) });
  return { project, reviewed: new Set(Object.keys(files)) };
}

const places = (findings: readonly { location: { path: string; span: { start: { line: number } } } }[]) =>
  findings.map(({ location: { path, span } }) => `${path}:${span.start.line}`);

describe('a report', () => {
  test.each(['', 'null', '[]', '{', '{"version":2,"findings":[]}', '{"version":1,"findings":{}}'])(
    'is not %s',
    (text) => {
      expect(readReported(text, imageRules)).toEqual({ broken: 'it is no report of this version' });
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
    const head = await commit({
      Dockerfile: 'FROM docker.io/library/node:22\n',
      'compose.yaml': 'services:\n  a:\n    image: node:22\n',
    });
    const joined = joinReported([one, { ...one, path: 'compose.yaml' }, { ...one, path: 'other' }], head, undefined);
    expect([places(joined.head), joined.foreign]).toEqual([['Dockerfile:1', 'compose.yaml:3'], 1]);
  });

  test('with words, place and fingerprint that are not the report’s, and without its edits', async () => {
    const head = await commit({ Dockerfile: '\nFROM node:22\n' });
    const [finding] = joinReported([one], head, emptySnapshot).head;
    expect(finding).toMatchObject({
      rule: imageRules[0],
      message: '`node:22` holds `openssl` `3.0.1` with `CVE-2026-1`: A title',
      location: { span: { start: { line: 2, column: 6 } } },
      fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
      edits: [],
      related: [],
    });
  });

  test('with the same fingerprint under the next tag of the image', async () => {
    const fingerprints = ['22', '24'].map(async (tag) => {
      const head = await commit({ Dockerfile: `FROM node:${tag}\n` });
      const other = { ...one, vulnerability: { ...one.vulnerability, image: `node:${tag}` } };
      return joinReported([other], head, undefined).head[0]?.fingerprint;
    });
    const [before, after] = await Promise.all(fingerprints);
    expect(after).toBe(before);
  });

  test('as existing where base pulls the image as well, whatever the report says', async () => {
    const head = await commit({ Dockerfile: 'FROM node:22\nUSER a\n' });
    const base = await commit({ Dockerfile: 'FROM node:22\n' });
    expect(joinReported([one], head, base).base).toHaveLength(1);
    expect(joinReported([one], head, await commit({ Dockerfile: 'FROM node:20\n' })).base).toEqual([]);
    expect(joinReported([{ ...one, status: 'existing' }], head, undefined).base).toHaveLength(1);
  });
});

import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import type { Review } from '../../src/core/review.ts';
import { type Report, renderJson } from '../../src/reporters/json.ts';
import { finding, review, sample } from './samples.ts';

const reportOf = (of: Review): Report => JSON.parse(renderJson(of));

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const schema: Json = JSON.parse(readFileSync('schema/report.schema.json', 'utf8'));

/** The schema lets newer versions say more; here, a property that it does not describe is an error. */
function closed(part: Json): Json {
  if (Array.isArray(part)) return part.map(closed);
  if (part === null || typeof part !== 'object') return part;
  const entries = Object.entries(part).map(([key, value]) => [key, closed(value)] as const);
  const result = Object.fromEntries(entries);
  return 'properties' in result ? { ...result, additionalProperties: false } : result;
}

const validate = new Ajv2020({ allErrors: true, strict: true, strictRequired: false }).compile(Object(closed(schema)));

describe('the JSON report', () => {
  test('is what the schema says, nothing more and nothing less', () => {
    expect(validate(JSON.parse(renderJson(sample))) ? [] : validate.errors).toEqual([]);
    expect(validate(JSON.parse(renderJson(review()))) ? [] : validate.errors).toEqual([]);
    expect(validate({ version: 1 })).toBe(false);
  });

  test('describes an image finding and a finding without a diff', () => {
    const vulnerability = {
      ...{ id: 'CVE-2024-1', package: 'openssl', installed: '3.0.1', fixed: '', severity: 'HIGH', title: '', url: '' },
      ...{ image: 'docker.io/library/alpine:3.20', digest: '' },
    };
    const report = reportOf(review({ findings: [{ ...finding({ placement: undefined }), vulnerability }] }));
    expect(report.findings[0]).toMatchObject({ placement: null, vulnerability });
    expect(validate(JSON.parse(JSON.stringify(report))) ? [] : validate.errors).toEqual([]);
  });

  test('has the fields that others rely on', () => {
    expect(reportOf(sample).findings[0]).toEqual({
      rule: 'dockerfile/root-user',
      severity: 'high',
      confidence: 'high',
      path: 'Dockerfile',
      span: { start: { line: 7, column: 6 }, end: { line: 7, column: 10 } },
      message: 'The image starts as `root`.',
      why: 'A process that is root in the container is one kernel or mount mistake away from root on the host.',
      fix: 'Create a user and end the final stage with `USER <name>`.',
      fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
      edits: [{ span: { start: { line: 7, column: 6 }, end: { line: 7, column: 10 } }, text: 'app' }],
      related: [],
      placement: 'added-line',
      status: 'introduced',
    });
    expect(reportOf(sample).silenced[0]).toMatchObject({
      rule: 'container/memory-unlimited',
      reason: 'sized by the orchestrator',
      by: 'inline comment, compose.yaml:8, added by this change',
    });
    expect(reportOf(sample).gaps).toEqual(sample.gaps);
    expect(Object.keys(reportOf(sample))).toEqual(['version', 'findings', 'silenced', 'gaps', 'stats']);
    const [finding, silenced] = [reportOf(sample).findings[0] ?? {}, reportOf(sample).silenced[0] ?? {}];
    expect(Object.keys(silenced)).toEqual([...Object.keys(finding), 'reason', 'by']);
  });

  test('is well-formed whatever the text', () => {
    const report = renderJson(review({ findings: [finding({ path: 'a\ud800\n\u0000', message: '\u202e"' })] }));
    expect(JSON.parse(report).findings[0].path).toBe('a\ud800\n\u0000');
    expect(Buffer.from(report, 'utf8').toString('utf8')).toBe(report);
  });
});

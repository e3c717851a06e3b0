import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pageOf } from '../../src/core/product.ts';
import type { Review } from '../../src/core/review.ts';
import { renderSarif } from '../../src/reporters/sarif.ts';
import { sarifMessage } from '../../src/reporters/sarif-text.ts';
import { finding, memoryUnlimited, privileged, review, sample, silenced, span } from './samples.ts';

const vulnerability = {
  ...{ id: 'CVE-2024-0001', package: 'openssl', installed: '3.0.1', fixed: '3.0.2', severity: 'CRITICAL' },
  ...{ title: 'openssl: [remote] @code', url: 'https://nvd.nist.gov/vuln/detail/CVE-2024-0001' },
  ...{ image: 'docker.io/library/alpine:3.20', digest: `sha256:${'a'.repeat(64)}` },
};
const imageRule = { ...privileged, id: 'image/vulnerability' as const, category: 'vulnerability' as const };

function log(of: Review, forUpload = true, category = 'plimsoll/') {
  return JSON.parse(renderSarif(of, { category, forUpload })).runs[0];
}

describe('the SARIF log', () => {
  test('holds what was introduced, sorted, with what code scanning reads', () => {
    const run = log(sample);
    expect(run.automationDetails).toEqual({ id: 'plimsoll/' });
    expect(run.tool.driver).toMatchObject({
      name: 'Plimsoll',
      semanticVersion: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    });
    expect(run.results.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual([
      'dockerfile/root-user',
      'container/memory-unlimited',
      'container/privileged',
    ]);
    expect(run.results[0]).toEqual({
      ruleId: 'dockerfile/root-user',
      ruleIndex: 2,
      level: 'error',
      message: { text: 'The image starts as `root`. Create a user and end the final stage with `USER <name>`.' },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'Dockerfile', uriBaseId: '%SRCROOT%' },
            region: { startLine: 7, startColumn: 6, endLine: 7, endColumn: 10 },
          },
        },
      ],
      partialFingerprints: { primaryLocationLineHash: expect.stringMatching(/^[0-9a-f]{32}$/) },
      properties: { severity: 'high', confidence: 'high', status: 'introduced' },
    });
    expect(run.results[2].relatedLocations).toEqual([
      {
        id: 1,
        physicalLocation: {
          artifactLocation: { uri: 'Dockerfile', uriBaseId: '%SRCROOT%' },
          region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 12 },
        },
        message: { text: 'The image that it runs.' },
      },
    ]);
  });

  test("describes each rule with GitHub's severity bands", () => {
    const [memory, host, root] = log(sample).tool.driver.rules;
    expect([memory, host, root].map(({ properties }) => properties['security-severity'])).toEqual([
      '2.5',
      '9.5',
      '8.0',
    ]);
    expect(root).toMatchObject({
      id: 'dockerfile/root-user',
      name: 'DockerfileRootUser',
      shortDescription: { text: 'Final stage runs as root' },
      defaultConfiguration: { level: 'error' },
      properties: {
        tags: ['security', 'privilege', 'dockerfile'],
        precision: 'very-high',
        'problem.severity': 'error',
      },
    });
    expect(root.help.markdown).toContain('**Fix:** Create a user and end the final stage with `USER <name>`.');
    expect(memory.properties).toMatchObject({ precision: 'high', 'problem.severity': 'recommendation' });
  });

  test('gives a rule the gravity of its gravest finding', () => {
    const findings = [finding({ severity: 'low' }), finding({ severity: 'critical', ordinal: 1 })];
    expect(log(review({ findings })).tool.driver.rules[0].properties['security-severity']).toBe('9.5');
  });

  test('makes each vulnerability a rule of its own', () => {
    const run = log(review({ findings: [{ ...finding({ rule: imageRule }), vulnerability }] }));
    expect(run.results[0].ruleId).toBe('CVE-2024-0001');
    expect(run.tool.driver.rules[0]).toMatchObject({
      id: 'CVE-2024-0001',
      shortDescription: { text: 'openssl: [remote] @code' },
      helpUri: vulnerability.url,
      help: { markdown: expect.stringContaining('openssl: \\[remote\\] `@code`') },
    });
    expect(JSON.stringify(run)).not.toContain('sha256:');
  });

  test('links to our page of the rule where a vulnerability has no address that may be linked', () => {
    const helpUris = ['', 'http://example.com/a', 'javascript:alert(1)'].map((url) => {
      const known = { ...finding({ rule: imageRule }), vulnerability: { ...vulnerability, url } };
      return log(review({ findings: [known] })).tool.driver.rules[0].helpUri;
    });
    expect(new Set(helpUris)).toEqual(new Set([pageOf(imageRule)]));
  });

  test('is as sure of a rule as the rule is, and of a vulnerability as its finding is', () => {
    const unsure = { ...finding(), confidence: 'low' as const };
    const precisions = [unsure, { ...unsure, rule: imageRule, vulnerability }].map(
      (one) => log(review({ findings: [one] })).tool.driver.rules[0].properties.precision,
    );
    expect(precisions).toEqual(['very-high', 'medium']);
  });

  test('names what was silenced in the file, and leaves it out of the upload', () => {
    expect(log(sample, true).results.some(({ suppressions }: { suppressions?: unknown }) => suppressions)).toBe(false);
    const heard = log(sample, false).results.filter(({ suppressions }: { suppressions?: unknown }) => suppressions);
    expect(heard.map(({ suppressions }: { suppressions: unknown }) => suppressions)).toEqual([
      [
        {
          kind: 'inSource',
          status: 'accepted',
          justification: 'sized by the orchestrator (inline comment, compose.yaml:8, added by this change)',
        },
      ],
    ]);
  });

  test('tells what the config silenced from what a file does itself', () => {
    const byConfig = silenced({}, 'accepted until autumn', 'config, ignore[0]');
    const run = log(review({ silenced: [byConfig] }), false);
    expect(run.results[0].suppressions).toMatchObject([{ kind: 'external', status: 'accepted' }]);
  });

  test('tells new from old under the wider scopes only', () => {
    const findings = [
      finding({ span: span(1, 1, 2) }),
      finding({ status: 'existing', ordinal: 1, span: span(2, 1, 2) }),
      finding({ status: 'fixed', ordinal: 2 }),
    ];
    const states = (of: Review) =>
      log(of).results.map(({ baselineState }: { baselineState?: string }) => baselineState);
    expect(states(review({ scope: 'all', findings }))).toEqual(['new', 'unchanged']);
    expect(states(review({ scope: 'introduced', findings }))).toEqual([undefined]);
    expect(states(review({ scope: 'all', hasBase: false, findings: [finding({ status: 'existing' })] }))).toEqual([
      undefined,
    ]);
  });

  test('is not empty where nothing was found, so that old alerts close', () => {
    expect(log(review())).toMatchObject({ results: [], invocations: [{ executionSuccessful: true }] });
  });

  test('tells gaps as notifications', () => {
    const [invocation] = log(sample).invocations;
    expect(invocation.executionSuccessful).toBe(false);
    expect(
      invocation.toolExecutionNotifications.map(({ level, message }: { level: string; message: { text: string } }) => [
        level,
        message.text,
      ]),
    ).toEqual([
      ['error', 'broken/compose.yaml: Line 3, column 1: a tab cannot indent YAML.'],
      ['note', 'alpine:3.20: It was not scanned: image scanning is not in this version.'],
    ]);
  });

  test('tells the line that a gap is about', () => {
    const gap = { path: 'Dockerfile', subject: 'Dockerfile', reason: 'No.', blocking: true };
    const [invocation] = log(review({ gaps: [{ ...gap, line: 7 }, gap] })).invocations;
    const artifactLocation = { uri: 'Dockerfile', uriBaseId: '%SRCROOT%' };
    expect(
      invocation.toolExecutionNotifications.flatMap(({ locations }: { locations: readonly unknown[] }) => locations),
    ).toEqual([
      { physicalLocation: { artifactLocation, region: { startLine: 7 } } },
      { physicalLocation: { artifactLocation } },
    ]);
  });

  test('has a fingerprint of its own for each result, the same from run to run', () => {
    const findings = [finding(), finding({ ordinal: 1, span: span(9, 1, 2) }), finding({ path: 'other/Dockerfile' })];
    const prints = (of: Review): readonly string[] =>
      log(of).results.map(
        ({ partialFingerprints }: { partialFingerprints: { primaryLocationLineHash: string } }) =>
          partialFingerprints.primaryLocationLineHash,
      );
    expect(new Set(prints(review({ findings }))).size).toBe(3);
    const moved = findings.map((one) => ({ ...one, location: { ...one.location, span: span(50, 1, 9) } }));
    expect(prints(review({ findings: moved })).toSorted()).toEqual(prints(review({ findings })).toSorted());
  });

  test.each([
    ['a part of a line', span(2, 3, 9), { startLine: 2, startColumn: 3, endLine: 2, endColumn: 9 }],
    ['nothing: its next character', span(2, 3, 3), { startLine: 2, startColumn: 3, endLine: 2, endColumn: 4 }],
    ['whole lines: no line below', span(2, 1, 4, 1), { startLine: 2, startColumn: 1, endLine: 3 }],
  ])('marks %s', (_, place, region) => {
    const [result] = log(review({ findings: [finding({ span: place })] })).results;
    expect(result.locations[0].physicalLocation.region).toEqual(region);
  });

  test('encodes paths and forms no link', () => {
    const path = 'a b/é#?%:\u0000\ud800/Dockerfile';
    const [result] = log(
      review({ findings: [finding({ path, message: '[click](https://evil.example) \u202e\n' })] }),
    ).results;
    expect(result.locations[0].physicalLocation.artifactLocation.uri).toBe(
      'a%20b/%C3%A9%23%3F%25%3A%00%EF%BF%BD/Dockerfile',
    );
    expect(result.message.text).toMatch(/^\[click\] \(https:\/\/evil\.example\) \uFFFD /);
    expect(sarifMessage('')).toEqual({ text: '(no text)' });
  });

  test('keeps the gravest within the limits, and tells how many had no room', () => {
    const many = Array.from({ length: 25_500 }, (_, index) =>
      finding({ rule: memoryUnlimited, path: `${index}/c.yaml`, ordinal: index }),
    );
    const big = review({ findings: [...many, finding({ rule: privileged, path: 'z.yaml' })] });
    const upload = log(big, true);
    expect(upload.results).toHaveLength(5000);
    expect(upload.results.at(-1).ruleId).toBe('container/privileged');
    expect(upload.invocations[0].toolExecutionNotifications[0].message.text).toBe(
      'The 20501 least severe findings did not fit into this file.',
    );
    expect(log(big, false).results).toHaveLength(25_000);
    expect(JSON.parse(renderSarif(big, { category: 'x/', forUpload: true, most: 3 })).runs[0].results).toHaveLength(3);
  });

  test('is the same for the same review', () => {
    const options = { category: 'plimsoll/', forUpload: false };
    expect(renderSarif(sample, options)).toBe(
      renderSarif({ ...sample, findings: sample.findings.toReversed() }, options),
    );
  });
});

// Its own starter goes through a shell, where `;` would end an option.
const tool: string = createRequire(import.meta.url)('@microsoft/sarif-multitool');
const everything: Review = {
  ...sample,
  scope: 'all',
  findings: [
    ...sample.findings,
    { ...finding({ rule: imageRule, path: 'a b/é#?%:/Dockerfile', status: 'existing' }), vulnerability },
  ],
};
const commit = { repositoryUrl: 'https://github.com/o/r', sha: 'a'.repeat(40) };
const logs: readonly (readonly [string, string])[] = [
  ['the file', renderSarif(everything, { category: 'plimsoll/', forUpload: false, commit })],
  ['the upload', renderSarif(everything, { category: 'plimsoll/', forUpload: true, commit })],
  ['an empty run', renderSarif(review(), { category: 'plimsoll/', forUpload: true })],
];
const upload = renderSarif(sample, { category: 'plimsoll/', forUpload: true });

describe('the schema of SARIF 2.1.0', () => {
  const schema: object = JSON.parse(readFileSync(join(dirname(tool), 'sarif-2.1.0.json'), 'utf8'));
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);

  test.each(logs)('describes %s', (_, sarif) => {
    expect(validate(JSON.parse(sarif)) ? [] : validate.errors).toEqual([]);
  });

  test('would object to an unknown level and to an unknown property', () => {
    expect(validate(JSON.parse(upload.replaceAll('"level": "error"', '"level": "grave"')))).toBe(false);
    expect(validate(JSON.parse(upload.replaceAll('"ruleIndex"', '"index"')))).toBe(false);
  });
});

describe("Microsoft's validator, with GitHub's rules", () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'plimsoll-sarif-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Its errors and warnings; what it calls a note is taste. */
  async function objections(sarif: string): Promise<readonly string[]> {
    const file = join(folder, 'log.sarif');
    writeFileSync(file, sarif);
    const options = ['--output', join(folder, 'out.sarif'), '--log', 'ForceOverwrite', '--rule-kind', 'Sarif;Ghas'];
    // The tool wants no ICU in this mode, which a small machine does not have.
    const env = { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' };
    const { stdout } = await promisify(execFile)(tool, ['validate', file, ...options, '--level', 'Error;Warning'], {
      env,
    }).catch((error: { readonly stdout: string }) => error);
    expect(stdout).toMatch(/Analysis completed/);
    return stdout.split('\n').filter((line) => /: (error|warning) /.test(line));
  }

  test.each(logs)('has nothing against %s', { timeout: 60_000 }, async (_, sarif) => {
    expect(await objections(sarif)).toEqual([]);
  });

  test('would object to a region that ends before it starts', { timeout: 60_000 }, async () => {
    expect(await objections(upload.replaceAll('"startLine": 7', '"startLine": 70'))).not.toEqual([]);
  });
});

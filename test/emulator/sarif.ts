import { gunzipSync } from 'node:zlib';
import { isRecord } from './records.ts';

/** https://docs.github.com/en/code-security/code-scanning/troubleshooting-sarif-uploads/file-too-large */
const largestGzip = 10 * 1024 * 1024;

/** https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning#validating-your-sarif-file */
const limits = {
  runs: 20,
  resultsPerRun: 25_000,
  rulesPerRun: 25_000,
  extensionsPerRun: 100,
  locationsPerResult: 1000,
  tagsPerRule: 20,
};

/** What was uploaded, opened; or why it is no SARIF at all, which the upload itself is refused for. */
export type Received = { readonly document: unknown } | { readonly refused: number; readonly message: string };

/** "Base64 encoded, gzip compressed": https://docs.github.com/en/rest/code-scanning/code-scanning#upload-an-analysis-as-sarif-data */
export function openSarif(sarif: string): Received {
  const zipped = Buffer.from(sarif, 'base64');
  if (zipped.length > largestGzip) return { refused: 413, message: 'Payload Too Large' };
  try {
    return { document: JSON.parse(gunzipSync(zipped, { maxOutputLength: 1 << 29 }).toString('utf8')) };
  } catch {
    return {
      refused: 400,
      message: 'Invalid SARIF. Unable to parse the given base64 encoded, gzip compressed document.',
    };
  }
}

/**
 * What processing comes to: the messages that `errors` of an upload holds. None: it is complete. The words are those
 * that users were given; each link is to where one of them was.
 */
export function judgeSarif(document: unknown): readonly string[] {
  if (!isRecord(document) || !Array.isArray(document['runs'])) return ['expected a SARIF document with runs'];
  if (document['version'] !== '2.1.0') return [`unsupported SARIF version: ${String(document['version'])}`];
  const runs: readonly unknown[] = document['runs'];
  // https://github.com/github/codeql-action/issues/2000
  if (runs.length > limits.runs) return [exceeds('runs', runs.length, limits.runs)];
  return judgeCategories(runs) ?? firstError(runs.map(judgeRun));
}

function exceeds(what: string, count: number, limit: number): string {
  return `rejecting SARIF, as there are more ${what} than allowed (${count} > ${limit})`;
}

function firstError(lists: readonly (readonly string[])[]): readonly string[] {
  return lists.find((errors) => errors.length > 0) ?? [];
}

/** https://github.com/android/nowinandroid/issues/1915 */
function judgeCategories(runs: readonly unknown[]): readonly string[] | undefined {
  const seen = new Set<string>();
  for (const run of runs) {
    const key = `${toolOf(run)} ${categoryOf(run)}`;
    if (seen.has(key)) {
      return [
        'A delivery cannot contain multiple runs with the same category. Please upload a single run per category. ' +
          'For more information, see https://github.blog/changelog/2025-07-21-code-scanning-will-stop-combining-multiple-sarif-runs-uploaded-in-the-same-sarif-file/',
      ];
    }
    seen.add(key);
  }
  return undefined;
}

export function toolOf(run: unknown): string {
  return String(at(run, 'tool', 'driver', 'name') ?? '');
}

/**
 * All up to the last slash; an id without one is a run's, and its category is empty:
 * https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning#runautomationdetails-object
 */
export function categoryOf(run: unknown): string {
  const id = String(at(run, 'automationDetails', 'id') ?? '');
  return id.slice(0, id.lastIndexOf('/') + 1);
}

function judgeRun(run: unknown): readonly string[] {
  if (toolOf(run) === '') return ['expected a tool driver name'];
  const rules = list(at(run, 'tool', 'driver', 'rules'));
  const results = list(at(run, 'results'));
  const extensions = list(at(run, 'tool', 'extensions'));
  // https://github.com/aquasecurity/tfsec-sarif-action/issues/43
  if (results.length > limits.resultsPerRun) {
    return [exceeds('results per run', results.length, limits.resultsPerRun)];
  }
  if (rules.length > limits.rulesPerRun) return [exceeds('rules per run', rules.length, limits.rulesPerRun)];
  if (extensions.length > limits.extensionsPerRun) {
    return [exceeds('extensions per run', extensions.length, limits.extensionsPerRun)];
  }
  // https://github.com/gitleaks/gitleaks/issues/890
  const ids = rules.map((rule) => String(at(rule, 'id')));
  if (new Set(ids).size < ids.length) return ['instance.runs[0].tool.driver.rules contains duplicate item'];
  return firstError([...rules.map(judgeRule), ...results.map(judgeResult)]);
}

function judgeRule(rule: unknown): readonly string[] {
  if (!isText(at(rule, 'id'))) return ['could not convert rules: expected a rule id'];
  const tags = list(at(rule, 'properties', 'tags'));
  if (tags.length > limits.tagsPerRule) return [exceeds('tags per rule', tags.length, limits.tagsPerRule)];
  if (!isRecord(rule) || !isRecord(rule['properties']) || !('security-severity' in rule['properties'])) return [];
  const severity = rule['properties']['security-severity'];
  // https://github.com/cppcheck-opensource/cppcheck/pull/7662
  if (typeof severity === 'number') {
    return [
      `parsing restricted subset of SARIF data has failed: parse error: expected string near offset 0 of '${severity}'`,
    ];
  }
  // https://github.com/github/codeql-action/issues/2187, https://github.com/github/codeql-action/issues/2754
  const isNumber = typeof severity === 'string' && severity.trim() !== '' && Number.isFinite(Number(severity));
  if (!isNumber)
    return [`could not convert rules: invalid security severity value, is not a number: ${String(severity)}`];
  return [];
}

function judgeResult(result: unknown): readonly string[] {
  // https://github.com/github/codeql-action/issues/665; "Empty strings do not count".
  if (!isText(at(result, 'message', 'text')) && !isText(at(result, 'message', 'id'))) {
    return ['expected a result message'];
  }
  const locations = list(at(result, 'locations'));
  // https://github.com/github/codeql-action/issues/2459
  if (locations.length === 0) return ['locationFromSarifResult: expected at least one location'];
  if (locations.length > limits.locationsPerResult) {
    return [exceeds('locations per result', locations.length, limits.locationsPerResult)];
  }
  const [first] = locations;
  const uri = at(first, 'physicalLocation', 'artifactLocation', 'uri');
  // https://github.com/github/codeql-action/issues/2456
  if (!isText(uri)) return ['locationFromSarifResult: expected artifact location'];
  // https://github.com/github/codeql-action/issues/684, https://github.com/ossf/scorecard-action/issues/1149
  if (/[\s<>"{}|\\^`]|%(?![0-9a-f]{2})/i.test(uri)) {
    const where = 'instance.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri';
    return [`${where} does not conform to the "uri-reference" format`];
  }
  return judgeRegion(at(first, 'physicalLocation', 'region'));
}

/** https://github.com/codacy/codacy-analysis-cli-action/issues/34 */
function judgeRegion(region: unknown): readonly string[] {
  if (region === undefined) return [];
  for (const name of ['startLine', 'startColumn', 'endLine', 'endColumn']) {
    const value = at(region, name);
    if (value !== undefined && (typeof value !== 'number' || !Number.isInteger(value) || value < 1)) {
      const where = 'instance.runs[0].results[0].locations[0].physicalLocation.region';
      return [`${where}.${name} must have a minimum value of 1`];
    }
  }
  return [];
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** What lies under a path of properties; `undefined` where it ends before. */
function at(value: unknown, ...path: readonly string[]): unknown {
  let current = value;
  for (const name of path) current = isRecord(current) ? current[name] : undefined;
  return current;
}

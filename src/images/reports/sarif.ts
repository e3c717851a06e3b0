import type { ImageReport, ReportedVulnerability } from '../../core/image-report.ts';
import { type Answer, failure } from '../../core/image-scan.ts';
import { beyond, digestsIn, long, mostEntries, mostResults, mostVulnerabilities, short, webAddress } from './bounds.ts';
import { cut, isObject, type JsonObject, objectAt, objectsAt, textAt, textsAt } from './json.ts';
import { type Wording, wordingOf } from './sarif-wording.ts';

/**
 * SARIF 2.1.0 of any scanner of images: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html. One report for
 * each image that its runs name. The format has no fields for package and versions: they are read from a scanner's own
 * wording if that is known, and are '' otherwise.
 */
export function readSarifReport(json: unknown): Answer<readonly ImageReport[]> {
  if (!isObject(json)) return unreadable('it is not a JSON object');
  if (json['version'] !== '2.1.0') return unreadable('its `version` is not 2.1.0');
  if (!Array.isArray(json['runs'])) return unreadable('its `runs` is not a list');
  const runs = objectsAt(json, 'runs', mostEntries);
  if (runs.some(({ results }) => results !== undefined && results !== null && !Array.isArray(results))) {
    return unreadable('the `results` of a run is not a list');
  }
  if (runs.length === 0) return unreadable('it contains no run');
  const groups = Map.groupBy(runs.map(reportOf), ({ name, digests }) => JSON.stringify([name, digests]));
  return { kind: 'ok', value: [...groups.values()].map(joined) };
}

function unreadable(why: string): Answer<never> {
  return failure('failed', `This is not the SARIF report of a scan: ${why}.`);
}

function reportOf(run: JsonObject): ImageReport {
  const properties = objectAt(run, 'properties');
  const results = objectsAt(run, 'results', mostVulnerabilities + 1);
  const rules = rulesOf(run);
  const told = results.flatMap((result) => {
    const rule = ruleOf(result, rules);
    if (isAccepted(result) || isPassed(result) || isElse(rule)) return [];
    const message = messageOf(result, rule);
    return [{ result, rule, message, wording: wordingOf(message, rule) }];
  });
  const named = told.find(({ wording }) => wording.image !== '')?.wording.image ?? '';
  return {
    scanner: textAt(objectAt(objectAt(run, 'tool'), 'driver'), 'name', short) || 'SARIF',
    name: textAt(properties, 'imageName', long) || named,
    otherNames: textsAt(properties, 'repoTags', mostEntries, long),
    digests: digestsIn(textsAt(properties, 'repoDigests', mostEntries, long)),
    platform: '',
    distribution: undefined,
    configuration: undefined,
    vulnerabilities: told.slice(0, mostVulnerabilities).flatMap(vulnerabilityOf),
    unseen: beyond(results.length),
  };
}

/** Runs on the same image, each by one scanner or for one kind of package. */
function joined(reports: readonly ImageReport[]): ImageReport {
  const [first, ...more] = reports;
  if (first === undefined) throw new Error('a group has a member');
  if (more.length === 0) return first;
  const all = reports.flatMap(({ vulnerabilities }) => vulnerabilities);
  return {
    ...first,
    otherNames: [...new Set(reports.flatMap(({ otherNames = [] }) => otherNames))],
    vulnerabilities: all.slice(0, mostVulnerabilities),
    unseen: [...new Set([...reports.flatMap(({ unseen }) => unseen), ...beyond(all.length)])],
  };
}

interface Rules {
  readonly list: readonly JsonObject[];
  readonly byId: ReadonlyMap<string, JsonObject>;
}

function rulesOf(run: JsonObject): Rules {
  const tool = objectAt(run, 'tool');
  const list = objectsAt(objectAt(tool, 'driver'), 'rules', mostVulnerabilities);
  const extended = objectsAt(tool, 'extensions', mostEntries).flatMap((each) => objectsAt(each, 'rules', mostResults));
  const byId = new Map([...extended, ...list].map((rule) => [textAt(rule, 'id', short), rule]));
  return { list, byId };
}

function ruleOf(result: JsonObject, { list, byId }: Rules): JsonObject {
  const named = objectAt(result, 'rule');
  const id = textAt(result, 'ruleId', short) || textAt(named, 'id', short);
  const index = result['ruleIndex'] ?? named['index'];
  // A result may have only an index; if it has both, an old Grype writes 0 for all.
  return byId.get(id) ?? (id === '' && typeof index === 'number' ? list[index] : undefined) ?? { id };
}

/** Whether somebody accepted the result, by a status or with a justification. */
function isAccepted(result: JsonObject): boolean {
  return objectsAt(result, 'suppressions', mostEntries).some((suppression) => {
    const status = textAt(suppression, 'status', 40);
    return status === 'accepted' || (status === '' && textAt(suppression, 'justification', short) !== '');
  });
}

function isPassed(result: JsonObject): boolean {
  const kind = textAt(result, 'kind', 40);
  return kind === 'pass' || kind === 'notApplicable' || textAt(result, 'baselineState', 40) === 'absent';
}

/** Trivy's tags for other kinds of findings. */
function isElse(rule: JsonObject): boolean {
  const tags = textsAt(objectAt(rule, 'properties'), 'tags', mostEntries, short);
  return tags.some((tag) => tag === 'misconfiguration' || tag === 'secret' || tag === 'license');
}

/** A message may be a text, or the id of a text with placeholders. */
function messageOf(result: JsonObject, rule: JsonObject): string {
  const message = objectAt(result, 'message');
  const text = textAt(message, 'text', longest);
  if (text !== '') return text;
  const template = textAt(objectAt(objectAt(rule, 'messageStrings'), textAt(message, 'id', short)), 'text', longest);
  const words = textsAt(message, 'arguments', 100, long);
  return template.replace(/\{(\d{1,2})\}/g, (_, at: string) => words[Number(at)] ?? '');
}

const longest = 20_000;

interface Told {
  readonly result: JsonObject;
  readonly rule: JsonObject;
  readonly message: string;
  readonly wording: Wording;
}

function vulnerabilityOf({ result, rule, message, wording }: Told): readonly ReportedVulnerability[] {
  const ruleId = textAt(rule, 'id', short) || textAt(result, 'ruleId', short);
  const id = wording.id || ruleId;
  if (id === '') return [];
  const described = wording.title || textAt(objectAt(rule, 'shortDescription'), 'text', long) || cut(message, long);
  return [
    {
      id,
      package: wording.package,
      path: wording.path,
      installed: wording.installed,
      fixed: wording.fixed,
      severity: severityOf(result, rule, wording),
      title: described === id ? '' : described,
      url: wording.url || webAddress(textAt(rule, 'helpUri', long)),
      layer: '',
    },
  ];
}

const severityWords: ReadonlySet<string> = new Set(['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'NEGLIGIBLE', 'UNKNOWN']);

/** The scanner's own word, the band of its score, or the level: the first that exists. */
function severityOf(result: JsonObject, rule: JsonObject, wording: Wording): string {
  if (severityWords.has(wording.severity.toUpperCase())) return wording.severity;
  const properties = objectAt(rule, 'properties');
  const band = bandOf(properties['security-severity'] ?? objectAt(result, 'properties')['security-severity']);
  if (band !== undefined) return band;
  const tag = textsAt(properties, 'tags', mostEntries, short).find((each) => severityWords.has(each.toUpperCase()));
  if (tag !== undefined) return tag;
  // https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html#_Toc34317648: `warning` by default.
  const level = textAt(result, 'level', 40) || textAt(objectAt(rule, 'defaultConfiguration'), 'level', 40) || 'warning';
  return { error: 'HIGH', warning: 'MEDIUM', note: 'LOW' }[level] ?? 'UNKNOWN';
}

/**
 * https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning#reportingdescriptor-object
 */
function bandOf(given: unknown): string | undefined {
  const score = typeof given === 'string' || typeof given === 'number' ? Number(given) : Number.NaN;
  if (!(score > 0 && score <= 10)) return undefined;
  if (score >= 9) return 'CRITICAL';
  return score >= 7 ? 'HIGH' : score >= 4 ? 'MEDIUM' : 'LOW';
}

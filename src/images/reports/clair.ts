import type { Distribution, ImageReport, ReportedVulnerability } from '../../core/image-report.ts';
import { type Answer, failure } from '../../core/image-scan.ts';
import {
  beyond,
  digestsIn,
  firstSentence,
  long,
  mostEntries,
  mostVulnerabilities,
  short,
  webAddress,
} from './bounds.ts';
import { isObject, type JsonObject, objectAt, textAt, textsAt } from './json.ts';

/**
 * The vulnerability report of Clair v4: https://github.com/quay/claircore/blob/main/vulnerabilityreport.go. It names the
 * digest of a manifest, and no image. Its layers are the compressed ones, which no configuration mentions.
 */
export function readClairReport(json: unknown): Answer<ImageReport> {
  if (!isObject(json)) return unreadable('it is not a JSON object');
  for (const name of ['packages', 'vulnerabilities', 'package_vulnerabilities']) {
    const value = json[name];
    if (value !== undefined && value !== null && !isObject(value))
      return unreadable(`its \`${name}\` is not an object`);
  }
  const vulnerabilities = objectAt(json, 'vulnerabilities');
  const packages = objectAt(json, 'packages');
  const affected = objectAt(json, 'package_vulnerabilities');
  const all: ReportedVulnerability[] = [];
  let found = 0;
  for (const key of Object.keys(affected)) {
    for (const id of textsAt(affected, key, mostVulnerabilities + 1, short)) {
      found += 1;
      if (found > mostVulnerabilities) continue;
      all.push(...vulnerabilityOf(objectAt(vulnerabilities, id), objectAt(packages, key)));
    }
  }
  return {
    kind: 'ok',
    value: {
      scanner: 'clair',
      name: '',
      digests: digestsIn([textAt(json, 'manifest_hash', short)]),
      platform: '',
      distribution: distributionOf(objectAt(json, 'distributions')),
      configuration: undefined,
      vulnerabilities: all,
      unseen: beyond(found),
    },
  };
}

function unreadable(why: string): Answer<never> {
  return failure(
    'failed',
    `This is not a Clair v4 vulnerability report: ${why}. It is written by \`clairctl report --out json IMAGE\`.`,
  );
}

function vulnerabilityOf(vulnerability: JsonObject, of: JsonObject): readonly ReportedVulnerability[] {
  const id = textAt(vulnerability, 'name', short);
  const name = textAt(of, 'name', short);
  if (id === '' || name === '') return [];
  return [
    {
      id: advisoryIn(id),
      package: name,
      path: '',
      installed: textAt(of, 'version', short),
      fixed: textAt(vulnerability, 'fixed_in_version', short),
      severity: textAt(vulnerability, 'normalized_severity', 40) || textAt(vulnerability, 'severity', 40) || 'Unknown',
      title: firstSentence(textAt(vulnerability, 'description', long)),
      url: webAddress(textAt(vulnerability, 'links', mostEntries * 10).split(/\s/, 1)[0] ?? ''),
      layer: '',
    },
  ];
}

/** Some databases add text to the advisory's id: `CVE-2023-1 on Ubuntu 22.04 LTS (jammy) - low`. */
function advisoryIn(name: string): string {
  return /^(?:CVE-\d{4}-\d{4,}|GHSA(?:-[0-9a-z]{4}){3})\b/.exec(name)?.[0] ?? name;
}

function distributionOf(distributions: JsonObject): Distribution | undefined {
  const [first] = Object.keys(distributions);
  if (first === undefined) return undefined;
  const distribution = objectAt(distributions, first);
  const family = textAt(distribution, 'did', short);
  return family === '' ? undefined : { family, version: textAt(distribution, 'version_id', short), endOfLife: false };
}

import type { Distribution, ImageConfiguration, ImageReport, ReportedVulnerability } from '../../core/image-report.ts';
import { type Answer, failure } from '../../core/image-scan.ts';
import {
  beyond,
  digestsIn,
  long,
  mostEntries,
  mostResults,
  mostVulnerabilities,
  otherNames,
  short,
  webAddress,
} from './bounds.ts';
import { platformOf, readConfiguration } from './configuration.ts';
import { isObject, type JsonObject, objectAt, objectsAt, textAt, textsAt } from './json.ts';

/** Trivy's JSON: https://trivy.dev/docs/latest/configuration/reporting/#json. Unknown fields are ignored. */
export function readTrivyReport(json: unknown): Answer<ImageReport> {
  if (!isObject(json)) return unreadable('it is not a JSON object');
  if (json['SchemaVersion'] !== 2) return unreadable('its `SchemaVersion` is not 2');
  const { Results: given = [] } = json;
  if (given !== null && !Array.isArray(given)) return unreadable('its `Results` is not a list');
  const metadata = objectAt(json, 'Metadata');
  const image = objectAt(metadata, 'ImageConfig');
  const results = objectsAt(json, 'Results', mostResults);
  const wrong = results.find(
    ({ Vulnerabilities: list }) => list !== undefined && list !== null && !Array.isArray(list),
  );
  if (wrong) return unreadable('the `Vulnerabilities` of a result is not a list');
  const all = results.flatMap((result) => vulnerabilitiesOf(result));
  return {
    kind: 'ok',
    value: {
      scanner: 'trivy',
      name: textAt(json, 'ArtifactName', long),
      ...otherNames(textsAt(metadata, 'RepoTags', mostEntries, long)),
      digests: digestsIn(textsAt(metadata, 'RepoDigests', mostEntries, long)),
      platform: platformOf(image),
      distribution: distributionOf(objectAt(metadata, 'OS')),
      configuration: configurationOf(metadata, image),
      vulnerabilities: all.slice(0, mostVulnerabilities),
      unseen: beyond(all.length),
    },
  };
}

function unreadable(why: string): Answer<never> {
  return failure(
    'failed',
    `This is not a Trivy report of an image: ${why}. It is written by \`trivy image --format json\`.`,
  );
}

function vulnerabilitiesOf(result: JsonObject): readonly ReportedVulnerability[] {
  return objectsAt(result, 'Vulnerabilities', mostVulnerabilities + 1).flatMap((entry) => {
    const id = textAt(entry, 'VulnerabilityID', short);
    const name = textAt(entry, 'PkgName', short);
    if (id === '' || name === '') return [];
    return [
      {
        id,
        package: name,
        path: pathOf(entry, result),
        installed: textAt(entry, 'InstalledVersion', short),
        fixed: textAt(entry, 'FixedVersion', short),
        severity: textAt(entry, 'Severity', 40) || 'UNKNOWN',
        title: textAt(entry, 'Title', long),
        url: webAddress(textAt(entry, 'PrimaryURL', long)),
        layer: textAt(objectAt(entry, 'Layer'), 'DiffID', short),
      },
    ];
  });
}

/** Single packages of a language have their own path; those of a lock file or a program use the target's. */
function pathOf(entry: JsonObject, result: JsonObject): string {
  const own = textAt(entry, 'PkgPath', long);
  return own === '' && textAt(result, 'Class', 40) === 'lang-pkgs' ? textAt(result, 'Target', long) : own;
}

function distributionOf(os: JsonObject): Distribution | undefined {
  const family = textAt(os, 'Family', short);
  return family === '' ? undefined : { family, version: textAt(os, 'Name', short), endOfLife: os['EOSL'] === true };
}

function configurationOf(metadata: JsonObject, image: JsonObject): ImageConfiguration | undefined {
  if (!isObject(metadata['ImageConfig'])) return undefined;
  const configuration = readConfiguration(image);
  if (configuration.layers.length > 0) return configuration;
  return { ...configuration, layers: textsAt(metadata, 'DiffIDs', mostEntries, short) };
}

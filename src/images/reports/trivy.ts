import type {
  Distribution,
  HistoryEntry,
  ImageConfiguration,
  ImageReport,
  ReportedVulnerability,
} from '../../core/image-report.ts';
import type { Answer } from '../../core/image-scan.ts';
import { isObject, type JsonObject, keysAt, objectAt, objectsAt, textAt, textsAt } from './json.ts';

/** More than any image has; what a report holds beyond them is told as unseen. */
const mostVulnerabilities = 50_000;
const mostResults = 20_000;
const mostEntries = 1_000;

/** Longest texts that are kept, in code units. */
const short = 300;
const long = 1_000;
/** A command of a Dockerfile may be a whole script. */
const command = 32_768;

/** Trivy's JSON: https://trivy.dev/docs/latest/configuration/reporting/#json. Unknown fields are let pass. */
export function readTrivyReport(json: unknown): Answer<ImageReport> {
  if (!isObject(json)) return unreadable('it is no JSON object');
  if (json['SchemaVersion'] !== 2) return unreadable('its `SchemaVersion` is not 2');
  const { Results: given = [] } = json;
  if (given !== null && !Array.isArray(given)) return unreadable('its `Results` are no list');
  const metadata = objectAt(json, 'Metadata');
  const image = objectAt(metadata, 'ImageConfig');
  const results = objectsAt(json, 'Results', mostResults);
  const wrong = results.find(
    ({ Vulnerabilities: list }) => list !== undefined && list !== null && !Array.isArray(list),
  );
  if (wrong) return unreadable('the `Vulnerabilities` of a result are no list');
  const all = results.flatMap((result) => vulnerabilitiesOf(result));
  return {
    kind: 'ok',
    value: {
      scanner: 'trivy',
      name: textAt(json, 'ArtifactName', long),
      digests: digestsOf(metadata),
      platform: platformOf(image),
      distribution: distributionOf(objectAt(metadata, 'OS')),
      configuration: configurationOf(metadata, image),
      vulnerabilities: all.slice(0, mostVulnerabilities),
      unseen: all.length > mostVulnerabilities ? [beyond(all.length)] : [],
    },
  };
}

function unreadable(why: string): Answer<never> {
  return {
    kind: 'failed',
    cause: 'failed',
    reason: `This is no report of Trivy on an image: ${why}. It is written by \`trivy image --format json\`.`,
  };
}

function beyond(found: number): string {
  return `Of ${found} vulnerabilities, those after the first ${mostVulnerabilities} were left out; scan a smaller image.`;
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

/** Single packages of a language carry their path; those of a lock file or a program share the target's. */
function pathOf(entry: JsonObject, result: JsonObject): string {
  const own = textAt(entry, 'PkgPath', long);
  return own === '' && textAt(result, 'Class', 40) === 'lang-pkgs' ? textAt(result, 'Target', long) : own;
}

function webAddress(text: string): string {
  return /^https?:\/\/[^\s\p{Cc}]+$/u.test(text) && URL.canParse(text) ? text : '';
}

function digestsOf(metadata: JsonObject): readonly string[] {
  const digests = textsAt(metadata, 'RepoDigests', mostEntries, long).flatMap(
    (name) => /@(sha256:[0-9a-f]{64})$/.exec(name)?.[1] ?? [],
  );
  return [...new Set(digests)];
}

function platformOf(image: JsonObject): string {
  const os = textAt(image, 'os', 40);
  const architecture = textAt(image, 'architecture', 40);
  const variant = textAt(image, 'variant', 40);
  return os === '' || architecture === '' ? '' : [os, architecture, variant].filter((part) => part !== '').join('/');
}

function distributionOf(os: JsonObject): Distribution | undefined {
  const family = textAt(os, 'Family', short);
  return family === '' ? undefined : { family, version: textAt(os, 'Name', short), endOfLife: os['EOSL'] === true };
}

/** https://github.com/opencontainers/image-spec/blob/main/config.md, with Docker's `Healthcheck`. */
function configurationOf(metadata: JsonObject, image: JsonObject): ImageConfiguration | undefined {
  if (!isObject(metadata['ImageConfig'])) return undefined;
  const config = objectAt(image, 'config');
  const layers = textsAt(objectAt(image, 'rootfs'), 'diff_ids', mostEntries, short);
  return {
    user: textAt(config, 'User', short),
    environment: textsAt(config, 'Env', mostEntries, command),
    exposed: keysAt(config, 'ExposedPorts', mostEntries, short),
    volumes: keysAt(config, 'Volumes', mostEntries, long),
    healthcheck: isObject(config['Healthcheck'])
      ? textsAt(objectAt(config, 'Healthcheck'), 'Test', mostEntries, command)
      : undefined,
    history: objectsAt(image, 'history', mostEntries).map(
      (entry): HistoryEntry => ({
        createdBy: textAt(entry, 'created_by', command),
        emptyLayer: entry['empty_layer'] === true,
      }),
    ),
    layers: layers.length > 0 ? layers : textsAt(metadata, 'DiffIDs', mostEntries, short),
  };
}

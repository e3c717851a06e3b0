import type { ImageConfiguration, ImageReport, ReportedVulnerability } from '../../core/image-report.ts';
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
import { platformOf, readConfiguration } from './configuration.ts';
import { isObject, type JsonObject, objectAt, objectsAt, parseJson, textAt, textsAt } from './json.ts';

/** Grype's JSON: https://github.com/anchore/grype/tree/main/grype/presenter/models. Unknown fields are ignored. */
export function readGrypeReport(json: unknown): Answer<ImageReport> {
  if (!isObject(json)) return unreadable('it is not a JSON object');
  if (!Array.isArray(json['matches'])) return unreadable('its `matches` is not a list');
  const source = objectAt(json, 'source');
  const target = objectAt(source, 'target');
  const all = objectsAt(json, 'matches', mostVulnerabilities + 1).flatMap(vulnerabilityOf);
  const distro = objectAt(json, 'distro');
  const family = textAt(distro, 'name', short);
  const image = embedded(target);
  return {
    kind: 'ok',
    value: {
      scanner: 'grype',
      name: textAt(target, 'userInput', long),
      otherNames: textsAt(target, 'tags', mostEntries, long),
      digests: digestsIn([
        ...textsAt(target, 'repoDigests', mostEntries, long),
        textAt(target, 'manifestDigest', short),
      ]),
      platform: platformOf(target),
      distribution: family === '' ? undefined : { family, version: textAt(distro, 'version', short), endOfLife: false },
      configuration: configurationOf(target, image),
      vulnerabilities: all.slice(0, mostVulnerabilities),
      unseen: beyond(all.length),
    },
  };
}

function unreadable(why: string): Answer<never> {
  return failure('failed', `This is not a Grype report of an image: ${why}. It is written by \`grype IMAGE -o json\`.`);
}

function vulnerabilityOf(match: JsonObject): readonly ReportedVulnerability[] {
  const vulnerability = objectAt(match, 'vulnerability');
  const artifact = objectAt(match, 'artifact');
  const id = textAt(vulnerability, 'id', short);
  const name = textAt(artifact, 'name', short);
  if (id === '' || name === '') return [];
  const fix = objectAt(vulnerability, 'fix');
  const [location = {}] = objectsAt(artifact, 'locations', 1);
  const isFixed = textAt(fix, 'state', short) === 'fixed';
  return [
    {
      id,
      package: name,
      path: ofDistribution.has(textAt(artifact, 'type', short)) ? '' : textAt(location, 'path', long),
      installed: textAt(artifact, 'version', short),
      fixed: isFixed ? textsAt(fix, 'versions', 20, short).join(', ') : '',
      severity: textAt(vulnerability, 'severity', 40) || 'Unknown',
      title: firstSentence(descriptionOf(match, vulnerability)),
      url: webAddress(textAt(vulnerability, 'dataSource', long)) || webAddress(firstUrl(vulnerability)),
      layer: textAt(location, 'layerID', short),
    },
  ];
}

/** Types of Syft packages that the distribution installs: https://github.com/anchore/syft/blob/main/syft/pkg/type.go */
const ofDistribution: ReadonlySet<string> = new Set(['alpm', 'apk', 'deb', 'portage', 'rpm']);

/** Distributions often leave it out, and refer to another advisory that has it. */
function descriptionOf(match: JsonObject, vulnerability: JsonObject): string {
  const own = textAt(vulnerability, 'description', long);
  if (own !== '') return own;
  const related = objectsAt(match, 'relatedVulnerabilities', 20).map((each) => textAt(each, 'description', long));
  return related.find((text) => text !== '') ?? '';
}

function firstUrl(vulnerability: JsonObject): string {
  return textsAt(vulnerability, 'urls', 1, long)[0] ?? '';
}

/** The image's own configuration, which Grype includes as base64. */
function embedded(target: JsonObject): JsonObject | undefined {
  const encoded = textAt(target, 'config', mostConfiguration);
  const json = encoded === '' ? undefined : parseJson(Buffer.from(encoded, 'base64').toString('utf8'));
  return isObject(json) ? json : undefined;
}

/** Registries refuse larger ones. */
const mostConfiguration = 8 * 1024 * 1024;

function configurationOf(target: JsonObject, image: JsonObject | undefined): ImageConfiguration | undefined {
  if (image === undefined) return undefined;
  const configuration = readConfiguration(image);
  if (configuration.layers.length > 0) return configuration;
  return {
    ...configuration,
    layers: objectsAt(target, 'layers', mostEntries).map((each) => textAt(each, 'digest', short)),
  };
}

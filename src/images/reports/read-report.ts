import type { ImageReport } from '../../core/image-report.ts';
import { type Answer, failure } from '../../core/image-scan.ts';
import { readClairReport } from './clair.ts';
import { readGrypeReport } from './grype.ts';
import { isObject, parseJson } from './json.ts';
import { readSarifReport } from './sarif.ts';
import { readTrivyReport } from './trivy.ts';

const understood =
  'Supported formats are Trivy JSON, Grype JSON, the Clair v4 vulnerability report, and SARIF 2.1.0 from any scanner';

/** The reports in a file, whose format is recognised by its content. Any other content is a failure. */
export function readReport(bytes: Uint8Array): Answer<readonly ImageReport[]> {
  const json = parseJson(decode(bytes));
  if (json === undefined) return failure('failed', `It is not complete JSON. ${understood}.`);
  if (!isObject(json)) return failure('failed', `It is not an image scanner’s report. ${understood}.`);
  if ('runs' in json) return readSarifReport(json);
  if ('matches' in json) return single(readGrypeReport(json));
  if ('manifest_hash' in json || 'package_vulnerabilities' in json) return single(readClairReport(json));
  if ('SchemaVersion' in json) return single(readTrivyReport(json));
  const standard = json['bomFormat'] === 'CycloneDX' || 'spdxVersion' in json;
  const what = standard ? 'It is a list of components, not of vulnerabilities' : 'It is not an image scanner’s report';
  return failure('failed', `${what}. ${understood}.`);
}

function single(report: Answer<ImageReport>): Answer<readonly ImageReport[]> {
  return report.kind === 'ok' ? { kind: 'ok', value: [report.value] } : report;
}

/** UTF-8, or what PowerShell's `>` writes. */
function decode(bytes: Uint8Array): string {
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isUtf16 ? 'utf-16le' : 'utf-8').decode(bytes);
}

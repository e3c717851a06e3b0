import type { ImageReport } from '../../src/core/image-report.ts';
import { unzipEntry } from '../../src/github/unzip.ts';
import { deltaOf } from '../../src/images/delta.ts';
import { readReported } from '../../src/images/reported.ts';
import { readReport } from '../../src/images/reports/read-report.ts';
import { imageRules } from '../../src/images/vulnerability-rule.ts';

/** A report of some scanner, as a file holds it. */
export function reportHarm(text: string): readonly string[] {
  const answer = readReport(new TextEncoder().encode(text));
  if (answer.kind === 'failed') return answer.reason.length > 2000 ? ['a long reason'] : [];
  return answer.value.flatMap(comparedHarm);
}

/** Compared with itself and with nothing. */
function comparedHarm(report: ImageReport): readonly string[] {
  for (const ignoreUnfixed of [true, false]) {
    const same = deltaOf(report, report, { ignoreUnfixed });
    const all = deltaOf(report, undefined, { ignoreUnfixed });
    if (same.introduced.length > 0 || same.fixed.length > 0) return ['an image differs from itself'];
    if (all.introduced.length !== same.existing.length) return ['the same image holds other vulnerabilities'];
  }
  const texts = report.vulnerabilities.flatMap((one) => Object.values(one)).filter((one) => typeof one === 'string');
  return texts.some((text) => text.length > 1000 || !text.isWellFormed())
    ? ['a text that is not cut or not well-formed']
    : [];
}

const mostUnzipped = 100_000;

/** An artifact, a byte a character. */
export function archiveHarm(text: string): readonly string[] {
  const bytes = Buffer.from(text, 'latin1');
  const result = unzipEntry(bytes, 'plimsoll.json', mostUnzipped);
  if ('broken' in result) return result.broken.length > 200 ? ['a long reason'] : [];
  if (result.content.length > mostUnzipped) return ['more than was allowed'];
  return ownReportHarm(Buffer.from(result.content).toString('utf8'));
}

/** What another run left behind. */
export function ownReportHarm(text: string): readonly string[] {
  const result = readReported(text, imageRules);
  if ('broken' in result) return [];
  const { findings, left } = result;
  const long = findings.filter(({ vulnerability }) => Object.values(vulnerability).some((word) => word.length > 1000));
  return [
    ...(long.length > 0 ? ['a text that is not cut'] : []),
    ...(left < 0 ? ['fewer than none were left out'] : []),
  ];
}

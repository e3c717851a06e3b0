import type { ImageReport } from '../../src/core/image-report.ts';
import type { Answer } from '../../src/core/image-scan.ts';
import { deltaOf } from '../../src/images/delta.ts';

/** What a report was read as, compared with itself and with nothing. */
export function imagesHarm(answer: Answer<ImageReport>): readonly string[] {
  if (answer.kind === 'failed') return answer.reason.length > 2000 ? ['a long reason'] : [];
  const report = answer.value;
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

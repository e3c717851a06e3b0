import { resolve } from 'node:path';
import type { NamedSource } from '../core/image-request.ts';
import { failure } from '../core/image-scan.ts';
import type { ReadReport } from '../images/given-reports.ts';
import { readReport } from '../images/reports/read-report.ts';
import { readBounded } from '../system/bounded-file.ts';

/** A report of 50,000 vulnerabilities has about 100 MiB. */
const mostBytes = 256 * 2 ** 20;

/**
 * Reads the reports that the user named, by absolute paths or relative to `folder`. For one that cannot be read, the
 * message names that folder as `called` (`the workspace of the job`).
 */
export function readReports(
  sources: readonly NamedSource[],
  { folder, called }: { readonly folder: string; readonly called: string },
): readonly ReadReport[] {
  return sources.map((source) => {
    const content = readBounded(resolve(folder, source.what), mostBytes);
    if ('bytes' in content) return { source, answer: readReport(content.bytes) };
    const reason = `This report ${content.trouble}: give the path of the file that the scanner wrote, relative to ${called}.`;
    return { source, answer: failure('failed', reason) };
  });
}

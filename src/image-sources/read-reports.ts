import { resolve } from 'node:path';
import type { NamedSource } from '../core/image-request.ts';
import type { ReadReport } from '../images/given-reports.ts';
import { readReport } from '../images/reports/read-report.ts';
import { readBounded } from '../system/bounded-file.ts';

/** A report of 50,000 vulnerabilities has some 100 MiB. */
const mostBytes = 256 * 2 ** 20;

/**
 * Reads the reports that the user named: paths from `folder`, or absolute. One that cannot be read is told as such, and
 * where its path begins (`the workspace of the job`).
 */
export function readReports(
  sources: readonly NamedSource[],
  { folder, called }: { readonly folder: string; readonly called: string },
): readonly ReadReport[] {
  return sources.map((source) => {
    const content = readBounded(resolve(folder, source.what), mostBytes);
    if ('bytes' in content) return { source, answer: readReport(content.bytes) };
    const reason = `This report ${content.trouble}: give the path of the file that the scanner wrote, relative to ${called}.`;
    return { source, answer: { kind: 'failed', cause: 'failed', reason } };
  });
}

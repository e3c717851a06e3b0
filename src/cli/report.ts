import { judge } from '../core/gate.ts';
import type { Options } from '../core/options.ts';
import type { Review } from '../core/review.ts';
import { withoutCommands } from '../core/text.ts';
import type { LineText } from '../reporters/code-frame.ts';
import { wantsColor } from '../system/terminal.ts';
import type { Given } from './arguments.ts';
import { type ReportFormat, reportFormats } from './flags.ts';
import { deliver } from './output.ts';
import type { ExitStatus, Surroundings } from './surroundings.ts';

/** A finished review, and the text of its files. */
export interface Reviewed {
  readonly review: Review;
  readonly lineText: LineText;
}

/** Writes the report and returns the exit status; findings outweigh gaps. */
export async function report(
  { review, lineText }: Reviewed,
  given: Given,
  options: Options,
  around: Surroundings,
): Promise<ExitStatus> {
  const verdict = judge(review, options.failOn, options.onError);
  const file = given.one('output');
  const render = async (): Promise<string | Iterable<string>> => {
    switch (formatOf(given)) {
      case 'json':
        return (await import('../reporters/json.ts')).jsonPieces(review);
      case 'sarif':
        return (await import('../reporters/sarif.ts')).renderSarif(review, { category: 'plimsoll/', forUpload: false });
      case 'markdown': {
        const { renderSummary } = await import('../reporters/summary.ts');
        const { noLinks } = await import('../reporters/place.ts');
        return withoutCommands(`${renderSummary({ review, verdict, failOn: options.failOn, linkTo: noLinks })}\n`);
      }
      case 'text': {
        const { terminalPieces } = await import('../reporters/terminal.ts');
        const color = file === undefined && wantsColor(around.stdout, around.environment);
        return terminalPieces(review, { color, lineText });
      }
    }
  };
  deliver(await render(), file, around);
  if (verdict.failing.length > 0) return 1;
  return verdict.blockingGaps > 0 ? 3 : 0;
}

/** Whether the report shows lines of files. */
export function showsLines(given: Given): boolean {
  return formatOf(given) === 'text';
}

function formatOf(given: Given): ReportFormat {
  return given.word('format', reportFormats) ?? 'text';
}

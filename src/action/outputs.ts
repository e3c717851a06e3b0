import type { Verdict } from '../core/gate.ts';
import type { Review } from '../core/review.ts';

/** The action's outputs, by their names in action.yml. */
export type Outputs = Readonly<Record<OutputName, string>>;
export const outputNames = [
  'conclusion',
  'findings',
  'introduced',
  'fixed',
  'highest-severity',
  'sarif-file',
  'report-file',
  'review-id',
] as const;
export type OutputName = (typeof outputNames)[number];

/** Relative to the workspace. */
export const reportFile = 'plimsoll.json';

interface Written {
  readonly conclusion: Verdict['conclusion'];
  readonly sarifFile: string;
  readonly reportFile: string;
  readonly reviewId: number | undefined;
}

export function outputsOf(review: Review, { highestSeverity }: Verdict, written: Written): Outputs {
  const { introduced, existing, fixed } = review.stats;
  return {
    conclusion: written.conclusion,
    findings: String(introduced + existing),
    introduced: String(introduced),
    fixed: String(fixed),
    'highest-severity': highestSeverity,
    'sarif-file': written.sarifFile,
    'report-file': written.reportFile,
    'review-id': written.reviewId === undefined ? '' : String(written.reviewId),
  };
}

/** For a run that reviewed nothing. */
export function noOutputs(conclusion: Verdict['conclusion']): Outputs {
  return {
    conclusion,
    findings: '0',
    introduced: '0',
    fixed: '0',
    'highest-severity': 'none',
    'sarif-file': '',
    'report-file': '',
    'review-id': '',
  };
}

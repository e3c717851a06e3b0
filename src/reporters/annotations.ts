import type { OnGap } from '../core/gate.ts';
import { lastLine } from '../core/location.ts';
import type { Gap, ReviewedFinding } from '../core/review.ts';
import type { Severity } from '../core/severity.ts';
import { clip, printable } from '../core/text.ts';
import { byGravity } from './gravity.ts';

export type AnnotationLevel = 'error' | 'warning' | 'notice';

/** What a workflow command `::error file=…::message` holds; escaping it is the business of whoever writes the command. */
export interface Annotation {
  readonly level: AnnotationLevel;
  readonly title: string;
  readonly message: string;
  /** `undefined`: about no file. */
  readonly path: string | undefined;
  readonly startLine: number | undefined;
  readonly endLine: number | undefined;
  /** Columns only within one line: GitHub takes them no other way. */
  readonly startColumn: number | undefined;
  readonly endColumn: number | undefined;
}

export interface Annotations {
  readonly shown: readonly Annotation[];
  /** How many of each level had no room. */
  readonly left: Readonly<Record<AnnotationLevel, number>>;
}

/**
 * The runner shows ten of a level and step, cuts a message at 4,096 characters, and the checks API a title at 255:
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/ExecutionContext.cs
 */
const mostOfLevel = 10;
const mostMessage = 4_096;
const mostTitle = 255;

const levelOf: Readonly<Record<Severity, AnnotationLevel>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'notice',
  info: 'notice',
};

/**
 * Annotations for what is told nowhere else, gravest first: what could not be reviewed, findings, what was not looked
 * at. A blocking gap is an error where it fails the job (`onGap`), else a warning. Of many gaps half of the room is left
 * to the findings, which would not be seen behind them.
 */
export function annotationsOf(findings: readonly ReviewedFinding[], gaps: readonly Gap[], onGap: OnGap): Annotations {
  const blocking = gaps.filter((gap) => gap.blocking).map((gap) => ofGap(gap, onGap === 'fail' ? 'error' : 'warning'));
  const all = [
    ...blocking.slice(0, mostOfLevel / 2),
    ...findings.toSorted(byGravity).map(ofFinding),
    ...blocking.slice(mostOfLevel / 2),
    ...gaps.filter((gap) => !gap.blocking).map((gap) => ofGap(gap, 'notice')),
  ];
  const shown: Annotation[] = [];
  const left = { error: 0, warning: 0, notice: 0 };
  const counts = { error: 0, warning: 0, notice: 0 };
  for (const annotation of all) {
    if (counts[annotation.level] === mostOfLevel) left[annotation.level] += 1;
    else {
      counts[annotation.level] += 1;
      shown.push(annotation);
    }
  }
  return { shown, left };
}

function ofFinding({ severity, rule, message, why, fix, location }: ReviewedFinding): Annotation {
  const { start, end } = location.span;
  const oneLine = start.line === end.line && end.column > start.column;
  return {
    level: levelOf[severity],
    title: line(`${rule.title} (${rule.id})`, mostTitle),
    message: line(`${message} ${why} ${fix}`, mostMessage),
    path: location.path,
    startLine: start.line,
    endLine: lastLine(location.span),
    startColumn: oneLine ? start.column : undefined,
    endColumn: oneLine ? end.column : undefined,
  };
}

function ofGap({ path, subject, reason, blocking, limited }: Gap, level: AnnotationLevel): Annotation {
  return {
    level,
    title: line(`${limited && !blocking ? 'Partly reviewed' : 'Not reviewed'}: ${subject}`, mostTitle),
    message: line(reason, mostMessage),
    path,
    ...{ startLine: undefined, endLine: undefined, startColumn: undefined, endColumn: undefined },
  };
}

function line(text: string, most: number): string {
  return clip(printable(text), most);
}

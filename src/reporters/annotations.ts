import type { OnGap } from '../core/gate.ts';
import { lastLine } from '../core/location.ts';
import type { Gap, ReviewedFinding } from '../core/review.ts';
import type { Severity } from '../core/severity.ts';
import { clip, printable } from '../core/text.ts';
import { byGravity } from './gravity.ts';

export type AnnotationLevel = 'error' | 'warning' | 'notice';

/** The content of a workflow command `::error file=…::message`; the code that writes the command escapes it. */
export interface Annotation {
  readonly level: AnnotationLevel;
  readonly title: string;
  readonly message: string;
  /** `undefined` if it is not about a file. */
  readonly path: string | undefined;
  readonly startLine: number | undefined;
  readonly endLine: number | undefined;
  /** Columns only for an annotation on one line; GitHub accepts no others. */
  readonly startColumn: number | undefined;
  readonly endColumn: number | undefined;
}

export interface Annotations {
  readonly shown: readonly Annotation[];
  /** How many of each level were left out. */
  readonly left: Readonly<Record<AnnotationLevel, number>>;
}

/**
 * The runner shows ten of a level and step, cuts a message at 4,096 characters, and the checks API a title at 255:
 * https://github.com/actions/runner/blob/main/src/Runner.Worker/ExecutionContext.cs
 */
export const mostOfLevel = 10;
export const mostMessage = 4_096;
const mostTitle = 255;

const levelOf: Readonly<Record<Severity, AnnotationLevel>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'notice',
  info: 'notice',
};

/**
 * Annotations for what is shown nowhere else, the most severe first: blocking gaps, findings, other gaps. A blocking gap
 * is an error if it fails the job (`onGap`), otherwise a warning. Many gaps get only half of the room at first, because
 * they would hide the findings.
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

function ofGap({ path, line: at, subject, reason, blocking, limited }: Gap, level: AnnotationLevel): Annotation {
  return {
    level,
    title: line(`${limited && !blocking ? 'Partly reviewed' : 'Not reviewed'}: ${subject}`, mostTitle),
    message: line(reason, mostMessage),
    path,
    ...{ startLine: at, endLine: at, startColumn: undefined, endColumn: undefined },
  };
}

function line(text: string, most: number): string {
  return clip(printable(text), most);
}

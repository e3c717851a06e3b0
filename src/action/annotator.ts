import { type AnnotationProperties, error, notice, warning } from '@actions/core';
import type { OnGap } from '../core/gate.ts';
import type { Log } from '../core/log.ts';
import type { Gap, ReviewedFinding } from '../core/review.ts';
import { clip, count, printable } from '../core/text.ts';
import {
  type Annotation,
  type AnnotationLevel,
  annotationsOf,
  mostMessage,
  mostOfLevel,
} from '../reporters/annotations.ts';

/** The only place that writes workflow commands which people see. */
export interface Annotator {
  /** Annotates what has not been annotated yet. */
  annotate(findings: readonly ReviewedFinding[], gaps: readonly Gap[]): void;
  /** An annotation about the run itself. */
  say(level: AnnotationLevel, message: string): void;
}

const commands = { error, warning, notice };

/** `enabled: false`: only errors about the run itself are annotated. `onGap`: what a blocking gap does to the job. */
export function createAnnotator(enabled: boolean, onGap: OnGap, log: Log): Annotator {
  const counts = { error: 0, warning: 0, notice: 0 };
  const told = new Set<ReviewedFinding | Gap>();
  const emit = (level: AnnotationLevel, message: string, properties: AnnotationProperties): boolean => {
    if (counts[level] === mostOfLevel) return false;
    counts[level]++;
    commands[level](message, properties);
    return true;
  };
  return {
    annotate(findings, gaps) {
      if (!enabled) return;
      const fresh = <T extends ReviewedFinding | Gap>(items: readonly T[]) => items.filter((item) => !told.has(item));
      const { shown, left } = annotationsOf(fresh(findings), fresh(gaps), onGap);
      for (const item of [...findings, ...gaps]) told.add(item);
      let dropped = left.error + left.warning + left.notice;
      for (const annotation of shown) {
        if (!emit(annotation.level, annotation.message, propertiesOf(annotation))) dropped++;
      }
      if (dropped > 0)
        log.info(
          `${count(dropped, 'annotation was', 'annotations were')} left out, since GitHub shows ten of each level; the job summary lists everything.`,
        );
    },
    say(level, message) {
      const shown =
        (enabled || level === 'error') && emit(level, clip(printable(message), mostMessage), { title: 'Plimsoll' });
      if (!shown) log.info(message);
    },
  };
}

function propertiesOf({ title, path, startLine, endLine, startColumn, endColumn }: Annotation): AnnotationProperties {
  return {
    title,
    ...(path === undefined ? {} : { file: path }),
    ...(startLine === undefined ? {} : { startLine }),
    ...(endLine === undefined ? {} : { endLine }),
    ...(startColumn === undefined ? {} : { startColumn }),
    ...(endColumn === undefined ? {} : { endColumn }),
  };
}

import type { Edit } from '../core/edit.ts';
import type { Finding } from '../core/finding.ts';
import { fingerprinter } from '../core/fingerprint.ts';
import { compareSpans } from '../core/location.ts';
import type { Options } from '../core/options.ts';
import type { ContainerDocument } from '../documents/project.ts';
import type { Mistake } from './own-pragmas.ts';
import { pragmaRuleFor } from './pragma-rules.ts';

/** Mistakes in the comments of one file as findings, in order of their place. */
export function remarksOn(
  document: ContainerDocument,
  mistakes: readonly Mistake[],
  chosen: Options['rules'],
): readonly Finding[] {
  const rule = pragmaRuleFor(document);
  const severity = chosen.get(rule.id) ?? rule.severity;
  if (severity === 'off') return [];
  const lines = mistakes.length === 0 ? [] : document.text.split('\n');
  const print = fingerprinter();
  return mistakes
    .toSorted((a, b) => compareSpans(a.span, b.span))
    .map((mistake): Finding => {
      const { kind, span, target, word, message } = mistake;
      const route = document.routeOf((target ?? span).start);
      const subject = `${kind} ${word}`.trim();
      return {
        rule,
        severity,
        confidence: rule.confidence,
        location: { path: document.path, span },
        message,
        why: rule.why,
        fix: rule.fix,
        subject,
        absence: false,
        route,
        fingerprint: print(document.path, { rule: rule.id, route, subject }),
        edits: editsFor(mistake, lines),
        related: [],
      };
    });
}

/**
 * Replaces the wrong word by the right one. A comment that is removed takes its line with it, if it has one of its own.
 */
function editsFor({ span, word, instead }: Mistake, lines: readonly string[]): readonly Edit[] {
  if (instead === undefined) return [];
  const { line, column } = span.start;
  const content = lines[line - 1] ?? '';
  if (instead === '') {
    const isAlone = content.slice(0, column - 1).trim() === '' && span.end.line === line;
    return isAlone ? [{ span: { start: { line, column: 1 }, end: { line: line + 1, column: 1 } }, text: '' }] : [];
  }
  const at = content.indexOf(word, column - 1);
  if (at === -1) return [];
  return [{ span: { start: { line, column: at + 1 }, end: { line, column: at + 1 + word.length } }, text: instead }];
}

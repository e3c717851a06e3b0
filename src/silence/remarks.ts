import type { Finding } from '../core/finding.ts';
import { fingerprint, meaningKey } from '../core/fingerprint.ts';
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
  const seen = new Map<string, number>();
  return mistakes
    .toSorted((a, b) => compareSpans(a.span, b.span))
    .map(({ kind, span, target, word, message }): Finding => {
      const route = document.routeOf((target ?? span).start);
      const subject = `${kind} ${word}`.trim();
      const meaning = { rule: rule.id, route, subject };
      const key = meaningKey(meaning);
      const ordinal = seen.get(key) ?? 0;
      seen.set(key, ordinal + 1);
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
        fingerprint: fingerprint(meaning, ordinal),
        edits: [],
        related: [],
      };
    });
}

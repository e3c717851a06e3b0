import type { Finding } from '../core/finding.ts';
import type { RuleInfo } from '../core/rule.ts';
import { bytesOfText, takeFitting } from './cut.ts';
import { bulletList, fold, inline, type Markdown, md } from './markdown.ts';
import { ruleLink } from './rule-link.ts';

/** For each rule of these findings, why it matters and what to do, in at most `most` bytes of lines. */
export function adviceFold(findings: readonly Finding[], most: number): Markdown {
  const rules = new Map<string, RuleInfo>(findings.map(({ rule }) => [rule.id, rule]));
  const items = [...rules.values()].map((rule) => md`${ruleLink(rule)}: ${inline(rule.why)} ${inline(rule.fix)}`);
  const { taken, left } = takeFitting(items, most, bytesOfText);
  const rest = left === 0 ? [] : [md`${left} more rules; their pages are linked above`];
  return fold('Why it matters and what to do', bulletList([...taken, ...rest]));
}

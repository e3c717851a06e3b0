import { pageOf } from '../core/product.ts';
import type { RuleInfo } from '../core/rule.ts';
import { codeSpan, type Markdown, ownLink } from './markdown.ts';

/** A rule's id, linked to its page. */
export function ruleLink(rule: Pick<RuleInfo, 'id'>): Markdown {
  return ownLink(codeSpan(rule.id), pageOf(rule));
}

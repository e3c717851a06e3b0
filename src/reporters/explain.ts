import { pageOf } from '../core/product.ts';
import type { DocumentedRule, Example, RuleInfo } from '../core/rule.ts';
import { readMarkup } from '../core/text.ts';
import { paint } from './paint.ts';
import { wrap } from './terminal.ts';

/** `plimsoll explain RULE`: everything about a rule, for a terminal, ending in a line break. */
export function explain(rule: DocumentedRule, color: boolean): string {
  const style = paint(color);
  const heading = (text: string) => style('strong', text);
  const paragraphs = (text: string) =>
    text
      .split(/\n{2,}/)
      .map((paragraph) => wrap(paragraph.replaceAll('\n', ' '), 92).join('\n'))
      .join('\n\n');
  const [bad] = rule.examples.bad;
  const [good] = rule.examples.good;
  const parts = [
    `${style('strong', rule.id)}: ${rule.title}\n${style('quiet', factsOf(rule).join(', '))}`,
    `${heading('Why')}\n${paragraphs(rule.why)}`,
    `${heading('Fix')}\n${paragraphs(rule.fix)}`,
    ...(rule.details === undefined ? [] : [`${heading('Details')}\n${paragraphs(rule.details)}`]),
    `${heading('Reported')}: ${bad.name}\n${indented(bad)}`,
    `${heading('Accepted')}: ${good.name}\n${indented(good)}`,
    `${heading('Silence')}\n    # plimsoll: ignore[${rule.id}] the reason`,
    ...(rule.covers.length === 0
      ? []
      : [`${heading('Also known as')}\n${wrap(rule.covers.join(', '), 92).join('\n')}`]),
    [heading('More'), pageOf(rule), ...rule.references].join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}

function factsOf({ severity, confidence, category, profile, fixable }: RuleInfo): readonly string[] {
  return [
    `severity ${severity}`,
    `confidence ${confidence}`,
    category,
    `profile ${profile}`,
    ...(fixable ? ['fix available'] : []),
  ];
}

function indented({ code }: Example): string {
  return readMarkup(code)
    .text.trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '' : `    ${line}`))
    .join('\n');
}

import { pageOf } from '../core/product.ts';
import { type RuleInfo, type Target, targetOf } from '../core/rule.ts';
import type { Confidence, Severity } from '../core/severity.ts';
import { codeSpan, inline, type Markdown, md, ownLink, table } from './markdown.ts';

/** One rule as `plimsoll rules --format json` prints it. */
export interface ListedRule {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly confidence: Confidence;
  readonly target: Target;
  readonly category: string;
  readonly profile: string;
  readonly covers: readonly string[];
  readonly fixable: boolean;
  readonly page: string;
}

/** A bare array, ending in a line break. */
export function renderRulesJson(rules: readonly RuleInfo[]): string {
  return `${JSON.stringify(rules.map(listed), undefined, 2)}\n`;
}

/** One line a rule: id, severity, profile, title. */
export function renderRulesText(rules: readonly RuleInfo[]): string {
  const widest = Math.max(0, ...rules.map(({ id }) => id.length));
  return rules
    .map(({ id, severity, profile, title }) =>
      [id.padEnd(widest), severity.padEnd(8), profile.padEnd(11), title].join('  ').concat('\n'),
    )
    .join('');
}

/** A table with a link to each rule's page, ending in a line break. */
export function renderRulesMarkdown(rules: readonly RuleInfo[]): string {
  return `${ruleTable(rules, pageOf)}\n`;
}

/** `pageFor` gives the path of a rule's page, relative to the table. */
export function ruleTable(rules: readonly RuleInfo[], pageFor: (rule: RuleInfo) => string): Markdown {
  return table(
    [
      { title: md`Rule` },
      { title: md`What it reports` },
      { title: md`Severity` },
      { title: md`Profile` },
      { title: md`Fix` },
    ],
    rules.map((rule) => [
      ownLink(codeSpan(rule.id), pageFor(rule)),
      inline(rule.title),
      inline(rule.severity),
      inline(rule.profile),
      rule.fixable ? md`yes` : md``,
    ]),
  );
}

function listed(rule: RuleInfo): ListedRule {
  const { id, title, severity, confidence, category, profile, covers, fixable } = rule;
  return {
    id,
    title,
    severity,
    confidence,
    target: targetOf(rule),
    category,
    profile,
    covers,
    fixable,
    page: pageOf(rule),
  };
}

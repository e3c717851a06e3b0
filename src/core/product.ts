import type { RuleInfo } from './rule.ts';

/** What we call ourselves in SARIF, markers and user agents. */
export const product = {
  name: 'Plimsoll',
  version: '0.1.0',
  repository: 'https://github.com/plimsoll-dev/plimsoll',
} as const;

/** The page of a rule, for people. */
export function pageOf({ id }: Pick<RuleInfo, 'id'>): string {
  return `${product.repository}/blob/main/docs/rules/${id}.md`;
}

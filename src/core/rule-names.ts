import type { RuleInfo } from './rule.ts';

/** Known whether or not images are scanned: one finding of it is one known vulnerability of an image. */
export const vulnerabilityRule = 'image/vulnerability' as const;

/** What people may write where a rule is meant. */
export interface RuleNames {
  /** Current ids, for messages. */
  readonly ids: readonly string[];
  /** The current id behind an id or a former one; `undefined` where there is no such rule. */
  resolve(word: string): string | undefined;
}

export function ruleNames(rules: readonly Pick<RuleInfo, 'id' | 'aliases'>[]): RuleNames {
  const current = new Map<string, string>([[vulnerabilityRule, vulnerabilityRule]]);
  for (const { id, aliases = [] } of rules) for (const name of [id, ...aliases]) current.set(name, id);
  return { ids: [...new Set(current.values())].toSorted(), resolve: (word) => current.get(word) };
}

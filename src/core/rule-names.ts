import type { RuleInfo } from './rule.ts';

/** The names under which people can refer to a rule. */
export interface RuleNames {
  /** Current ids, for messages. */
  readonly ids: readonly string[];
  /** Maps a current or former id to the current one; `undefined` if there is no such rule. */
  resolve(word: string): string | undefined;
}

export function ruleNames(rules: readonly Pick<RuleInfo, 'id' | 'aliases'>[]): RuleNames {
  const current = new Map<string, string>();
  for (const { id, aliases = [] } of rules) for (const name of [id, ...aliases]) current.set(name, id);
  return { ids: [...new Set(current.values())].toSorted(), resolve: (word) => current.get(word) };
}

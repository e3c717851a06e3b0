import type { RuleInfo } from '../core/rule.ts';
import type { ComposeRule, ContainerRule, DockerfileRule } from './kinds.ts';

/** Every rule, in the order of its id. A new rule is one file and one line here. */
export const rules = {
  dockerfile: [],
  container: [],
  compose: [],
} as const satisfies {
  dockerfile: readonly DockerfileRule[];
  container: readonly ContainerRule[];
  compose: readonly ComposeRule[];
};

export const allRules: readonly RuleInfo[] = [...rules.dockerfile, ...rules.container, ...rules.compose];

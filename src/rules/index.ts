import type { RuleInfo } from '../core/rule.ts';
import { composeRules } from './compose/index.ts';
import { containerRules } from './container/index.ts';
import { dockerfileRules } from './dockerfile/index.ts';
import { imageRules } from './image/index.ts';

/** Every rule, by what it reads. A new rule joins the list of its folder. */
export const rules = {
  dockerfile: dockerfileRules,
  container: containerRules,
  compose: composeRules,
  image: imageRules,
};

export const allRules: readonly RuleInfo[] = [
  ...rules.dockerfile,
  ...rules.container,
  ...rules.compose,
  ...rules.image,
];

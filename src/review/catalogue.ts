import { ruleNames } from '../core/rule-names.ts';
import { imageRules } from '../images/vulnerability-rule.ts';
import { rules } from '../rules/index.ts';
import { pragmaRules } from '../silence/pragma-rules.ts';

/** Every rule that can appear in a review: those of `rules/`, of images, and of remarks on ignore comments. */
export const catalogue = [
  ...rules.dockerfile,
  ...rules.container,
  ...rules.compose,
  ...rules.image,
  ...imageRules,
  ...pragmaRules,
] as const;

/** The names of rules in pragmas, in the config and on the command line. */
export const catalogueNames = ruleNames(catalogue);

import { ruleNames } from '../core/rule-names.ts';
import { imageRules } from '../images/vulnerability-rule.ts';
import { rules } from '../rules/index.ts';
import { pragmaRules } from '../silence/pragma-rules.ts';

/** Every rule that a person can meet: those of `rules/`, what is found in images, and the remarks on silencing comments. */
export const catalogue = [
  ...rules.dockerfile,
  ...rules.container,
  ...rules.compose,
  ...rules.image,
  ...imageRules,
  ...pragmaRules,
] as const;

/** What may be written where a rule is meant, in pragmas, config and on the command line. */
export const catalogueNames = ruleNames(catalogue);

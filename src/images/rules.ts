import type { RuleInfo } from '../core/rule.ts';
import { vulnerabilityRule } from '../core/rule-names.ts';

/** What is said of the content of images. Nothing here runs over files: scanners yield these findings. */
export const imageRules: readonly RuleInfo[] = [
  {
    id: vulnerabilityRule,
    title: 'Known vulnerability in an image',
    severity: 'medium',
    confidence: 'high',
    category: 'vulnerability',
    profile: 'recommended',
    why: 'Whoever reaches the vulnerable package in a container of this image can exploit what is publicly known.',
    fix: 'Move to an image in which the package is fixed, or update the package while building.',
    references: ['https://docs.docker.com/build/building/best-practices/#pin-base-image-versions'],
    covers: [],
    fixable: false,
  },
];

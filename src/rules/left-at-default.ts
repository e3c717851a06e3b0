import type { Gathering, RuleId } from '../core/rule.ts';

/**
 * What a service leaves at its default, the most severe first. All of these are reported on the service's key and fixed
 * there, so each one is folded into the first of those before it.
 */
const leftAtDefault = [
  'container/privilege-escalation',
  'container/capabilities-kept',
  'container/memory-unlimited',
  'container/writable-root-filesystem',
  'container/missing-user',
  'container/cpu-unlimited',
  'container/pids-unlimited',
  'container/missing-healthcheck',
  'container/default-ulimits',
] as const satisfies readonly RuleId[];

/** The rules into whose findings that of `rule` is folded. */
export function graverDefaults(rule: (typeof leftAtDefault)[number]): readonly RuleId[] {
  return leftAtDefault.slice(0, leftAtDefault.indexOf(rule));
}

/** Services that one decision leaves at the same default: usually all of a file. */
export const leftInFile: Gathering = { by: 'file', of: 'absences' };

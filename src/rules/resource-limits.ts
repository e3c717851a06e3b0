import type { Violation } from '../core/rule.ts';
import { quoted } from '../core/text.ts';
import type { Container, Limits } from '../documents/container.ts';
import { missingOn, onOption } from './places.ts';

/** Reports a container without one of its limits, or with a limit that does not limit. `may`: what it can then do. */
export function* withoutLimit(
  container: Container,
  limit: Exclude<keyof Limits, 'ulimits'>,
  option: 'memory-limit' | 'cpu-limit' | 'pids-limit',
  may: string,
): Iterable<Violation> {
  const { name, partial, limits, beside, fixes } = container;
  const setting = limits[limit];
  const told = { subject: limit, message: `${quoted(name)} may use ${may}.` };
  if (setting !== undefined && isUnlimited(setting.text)) {
    const value = starts[option];
    yield { ...onOption(setting), ...told, edits: value === undefined ? [] : fixes.replace(setting, value) };
  }
  if (setting !== undefined || partial) return;
  const related = beside.limits ? [{ ...beside.limits, message: `No limit of ${quoted(limit)} is set here.` }] : [];
  yield { ...missingOn(container), ...told, edits: fixes.add(option), related };
}

/** An initial value, to be tuned. A CPU share can be in several units, so an existing one is not replaced. */
const starts: { readonly [option: string]: string | undefined } = { 'memory-limit': '512m', 'pids-limit': '200' };

/** Zero and below mean "no limit"; an unknown value counts as a limit. */
function isUnlimited(text: string | undefined): boolean {
  return text !== undefined && Number.parseFloat(text) <= 0;
}

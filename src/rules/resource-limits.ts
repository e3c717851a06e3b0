import type { Violation } from '../core/rule.ts';
import { quoted } from '../core/text.ts';
import type { Container, Limits } from '../documents/container.ts';
import { missingOn, onOption } from './places.ts';

/** The one answer to a container without one of its limits, or with one that is none. `may`: what it may then do. */
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

/** A start, to be tuned. A share of the CPU has several units, so none is written over. */
const starts: { readonly [option: string]: string | undefined } = { 'memory-limit': '512m', 'pids-limit': '200' };

/** Zero and below mean "no limit"; what cannot be known is taken as one. */
function isUnlimited(text: string | undefined): boolean {
  return text !== undefined && Number.parseFloat(text) <= 0;
}

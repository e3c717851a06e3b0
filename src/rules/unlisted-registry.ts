import { allowsRegistry } from '../core/registries.ts';
import type { Policy, Violation } from '../core/rule.ts';
import { quoted } from '../core/text.ts';
import type { ImageReference } from '../documents/image-reference.ts';

/** What is wrong with an image's registry, if it is not on the list; the line to add is part of the message. */
export function offList(
  { registry, name }: ImageReference,
  { allowedRegistries, registriesChosen }: Policy,
): Pick<Violation, 'message' | 'severity' | 'subject'> | undefined {
  if (allowsRegistry(allowedRegistries, registry)) return undefined;
  const list = registriesChosen ? 'the registries that this project allows' : 'the public registries';
  return {
    subject: registry,
    severity: registriesChosen ? 'high' : 'low',
    message: `${quoted(name)} comes from none of ${list}; to allow it, add the line ${quoted(registry)} to \`allowed-registries\`.`,
  };
}

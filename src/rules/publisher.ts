import type { Violation } from '../core/rule.ts';
import { quoted } from '../core/text.ts';
import type { ImageReference } from '../documents/image-reference.ts';
import { knownAs } from '../documents/official-images.ts';
import type { Project } from '../documents/project.ts';
import { successorOf } from './knowledge/lifecycles.ts';
import { imitates, isKnownPublisher, namespaceOf } from './knowledge/publishers.ts';

/** The namespaces on Docker Hub that a project uses for images it builds itself. */
const own = new WeakMap<Project, ReadonlySet<string>>();

function ownNamespaces(project: Project): ReadonlySet<string> {
  const known = own.get(project);
  if (known) return known;
  const built = project.containers.flatMap(({ build, reference }) =>
    build !== undefined && reference !== undefined ? (namespaceOf(reference) ?? []) : [],
  );
  const namespaces = new Set(built);
  own.set(project, namespaces);
  return namespaces;
}

/**
 * What to report for an image of an unknown publisher; `undefined` for known ones, other registries, and the project's
 * own.
 */
export function unknownPublisher(
  reference: ImageReference,
  project: Project,
): Pick<Violation, 'message' | 'subject'> | undefined {
  const namespace = namespaceOf(reference);
  if (namespace === undefined || isKnownPublisher(namespace) || imitates(namespace) !== undefined) return undefined;
  if (ownNamespaces(project).has(namespace)) return undefined;
  // Known, and reported as discontinued.
  if (successorOf(knownAs(reference)) !== undefined) return undefined;
  const message = `${quoted(reference.name)} is published by ${quoted(namespace)}, which is not a known publisher.`;
  return { subject: namespace, message };
}

/** The publisher that was probably meant, and what to report for the one that is written. */
export function imitation(
  reference: ImageReference,
  project: Project,
): (Pick<Violation, 'message' | 'subject'> & { readonly meant: string }) | undefined {
  const namespace = namespaceOf(reference);
  const meant = namespace === undefined ? undefined : imitates(namespace);
  if (namespace === undefined || meant === undefined || ownNamespaces(project).has(namespace)) return undefined;
  const message = `${quoted(namespace)} is one letter away from ${quoted(meant)}, but is another publisher.`;
  return { subject: namespace, message, meant };
}

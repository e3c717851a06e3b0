import type { DocumentedRule, Rule, Violation } from '../core/rule.ts';
import type { BuiltImage, BuiltStep } from '../documents/built-image.ts';
import type { ComposeDocument } from '../documents/compose/model.ts';
import type { Container } from '../documents/container.ts';
import type { DockerfileDocument } from '../documents/dockerfile/model.ts';
import type { Project } from '../documents/project.ts';

/** On how an image is built. */
export type DockerfileRule = Rule<DockerfileDocument, Project>;
/** On how a container is run, wherever that is written. */
export type ContainerRule = Rule<Container, Project>;
/** On the Compose file itself: its networks, secrets, includes. */
export type ComposeRule = Rule<ComposeDocument, Project>;

/** What a rule on a built image yields: the step of its history that caused it, or none for the image as a whole. */
export interface ImageViolation extends Pick<Violation, 'message' | 'subject' | 'severity' | 'confidence'> {
  readonly step?: BuiltStep | undefined;
  /** The keyword that would fix it. A change that removes the last such instruction introduces the finding. */
  readonly missing?: 'USER' | 'HEALTHCHECK';
}

/**
 * On an image that was built from the repository. Its examples are Dockerfiles; `image.json` next to each is the
 * configuration of the image built from it.
 */
export interface BuiltImageRule extends DocumentedRule {
  check(image: BuiltImage): Iterable<ImageViolation>;
}

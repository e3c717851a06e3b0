import type { Rule } from '../core/rule.ts';
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

import type { Related } from '../core/finding.ts';
import { quoted } from '../core/text.ts';
import type { Container, ContainerBuild } from '../documents/container.ts';
import type { DockerfileDocument, Stage } from '../documents/dockerfile/model.ts';
import { pullsImage, sources } from '../documents/dockerfile/sources.ts';
import { parseImageReference } from '../documents/image-reference.ts';
import { contextNames } from '../documents/named-contexts.ts';
import type { Project } from '../documents/project.ts';
import type { Value } from '../documents/value.ts';
import { type BuildVariables, buildVariables } from './build-variables.ts';
import { type ImageUse, literal } from './image-use.ts';
import { namePartsOf } from './name-parts.ts';

/** A Dockerfile and the service that builds it. */
export interface DockerfileInputs {
  readonly project: Project;
  readonly document: DockerfileDocument;
  readonly builds: readonly { readonly container: Container; readonly build: ContainerBuild }[];
  readonly buildStages: boolean;
  /** The prefix of `stage:…` in an owner: `services/web/` for a Dockerfile inside a Compose file. */
  readonly within: string;
  /** The stages to use instead of all that ship. */
  readonly stages?: readonly Stage[];
}

/** A limit on builds of one Dockerfile with different arguments; no repository has more. */
const mostBuilds = 200;
/** The longest chain of stages. */
const deepest = 1000;

export function dockerfileUses(inputs: DockerfileInputs): readonly ImageUse[] {
  const { project, document, builds, buildStages } = inputs;
  const shipped = buildStages ? document.stages : (inputs.stages ?? shippedStages(inputs));
  const uses = usesOf(inputs, shipped, buildVariables(project, document, undefined));
  const withArguments = builds.filter(({ build }) => build.args.some(({ passedThrough }) => !passedThrough));
  for (const { container, build } of withArguments.slice(0, mostBuilds)) {
    const stages = buildStages ? document.stages : build.stage === undefined ? [] : [build.stage];
    uses.push(...usesOf(inputs, stages, buildVariables(project, document, { container, build })));
  }
  return uses;
}

/** For `dockerfile_inline`, which belongs to one service, the stage that this service builds. */
function shippedStages({ project, document, builds, within }: DockerfileInputs): readonly Stage[] {
  if (within === '') return project.shippedStages(document);
  return builds.flatMap(({ build }) => build.stage ?? []);
}

function usesOf(inputs: DockerfileInputs, stages: readonly Stage[], variables: BuildVariables): ImageUse[] {
  const uses: ImageUse[] = [];
  const seen = new Set<Stage>();
  const given = contextNames(inputs.document, inputs.project);
  for (const shipped of stages) {
    let stage: Stage | undefined = shipped;
    for (let depth = 0; stage !== undefined && !seen.has(stage) && depth < deepest; depth++) {
      seen.add(stage);
      uses.push(...copiedImages(inputs, stage, variables, stage !== shipped));
      const text = variables.textOf(stage.image);
      const below: Stage | undefined = text === undefined ? undefined : stageBelow(inputs.document, stage, text);
      if (below === undefined && text !== 'scratch') {
        uses.push(useOf(inputs, stage, variables, { value: stage.image, how: 'FROM', text }));
      }
      stage = below;
    }
  }
  // An additional context is reported where the service names it; and a file without FROM names no image.
  return uses.filter(({ raw, reference }) => raw !== '' && !given.has(reference?.raw ?? raw));
}

/** The earlier stage that FROM names. */
function stageBelow({ stages }: DockerfileDocument, stage: Stage, text: string): Stage | undefined {
  if (text === stage.image.text) return stage.base.kind === 'stage' ? stage.base.stage : undefined;
  const wanted = text.toLowerCase();
  return stages.findLast(({ index, name }) => index < stage.index && name?.raw.toLowerCase() === wanted);
}

/** The images that a stage copies from or mounts; the triggers of the stages below run, too. */
function copiedImages(
  inputs: DockerfileInputs,
  stage: Stage,
  variables: BuildVariables,
  isBelow: boolean,
): readonly ImageUse[] {
  const run = stage.instructions.filter(({ onbuild }) => isBelow || !onbuild);
  return Array.from(sources(run)).flatMap(({ value, how }) => {
    if (how !== 'COPY --from' && how !== 'RUN --mount') return [];
    const { text } = value;
    if (text !== undefined && !pullsImage(inputs.document, text)) return [];
    return [useOf(inputs, stage, variables, { value, how, text })];
  });
}

interface Named {
  readonly value: Value;
  readonly how: ImageUse['how'];
  readonly text: string | undefined;
}

function useOf(
  { project, document, within }: DockerfileInputs,
  stage: Stage,
  variables: BuildVariables,
  { value, how, text }: Named,
): ImageUse {
  const { path } = document;
  const { span, raw } = value;
  const reference = text === undefined ? undefined : parseImageReference(text);
  return {
    path,
    span,
    how,
    owner: `${within}${ownerOf(document, stage)}`,
    position: stage.index,
    variant: variables.behind(value).length > 0 ? variables.variant : '',
    raw,
    reference,
    platform: how === 'FROM' ? literal(stage.platform) : '',
    route: project.document(path)?.routeOf(span.start) ?? { scope: '', step: '' },
    related: relatedOf(variables, value),
    parts: reference ? namePartsOf(project, { value, path }, reference.raw, variables.lookup) : [],
  };
}

/** The places that set the variables' values, each once. */
function relatedOf(variables: BuildVariables, value: Value): readonly Related[] {
  return variables.originsOf(value).map(({ name, path, span, service }) => ({
    path,
    span,
    message:
      service === undefined
        ? `The default of ${quoted(name)} is set here.`
        : `${quoted(service)} is built with this ${quoted(name)}.`,
  }));
}

function ownerOf({ stages }: DockerfileDocument, { name, index }: Stage): string {
  if (name !== undefined) return `stage:${name.raw.toLowerCase()}`;
  return index === stages.length - 1 ? 'stage:final' : `stage:${index}`;
}

import { mapNode } from '../compose/map-node.ts';
import type { Entry, MapNode, Node, ScalarNode } from '../compose/model.ts';
import type { ContainerBuild, Setting } from '../container.ts';
import { joinPath } from '../paths.ts';
import { entriesOf, type Layers, lastEntry } from './layers.ts';
import { readSetting, readSettings, readSwitch, readVariables } from './settings.ts';
import type { Surroundings } from './surroundings.ts';

/** `build: folder` or its long form; https://docs.docker.com/reference/compose-file/build/ */
export function readBuild(service: Layers, around: Surroundings, inline: InlineReader): ContainerBuild | undefined {
  const entries = entriesOf(service, 'build');
  const entry = entries.at(-1);
  if (entry === undefined) return undefined;
  const layers = entries.flatMap(layerOf);
  const context = contextOf(layers, entry, around);
  const inlined = lastEntry(layers, 'dockerfile_inline')?.node;
  const dockerfile = inlined === undefined ? dockerfileOf(layers, context, around) : undefined;
  const document = documentOf(inlined, dockerfile, around, inline);
  const target = readSetting(layers, 'target');
  return {
    path: entry.path,
    span: entry.span,
    context,
    dockerfile,
    document,
    target,
    stage: stageOf(document, target),
    args: readVariables(layers, 'args'),
    contexts: readVariables(layers, 'additional_contexts'),
    options: {
      privileged: readSwitch(layers, 'privileged'),
      network: readSetting(layers, 'network'),
      entitlements: readSettings(layers, 'entitlements'),
      ssh: readSettings(layers, 'ssh'),
      secrets: readSettings(layers, 'secrets'),
      cacheFrom: readSettings(layers, 'cache_from'),
    },
  };
}

function documentOf(
  inlined: Node | undefined,
  dockerfile: string | undefined,
  around: Surroundings,
  inline: InlineReader,
): ContainerBuild['document'] {
  if (inlined !== undefined) return inlined.kind === 'scalar' ? inline(inlined) : undefined;
  return dockerfile === undefined ? undefined : around.dockerfile(dockerfile);
}

/** An empty target builds the last stage; if it depends on a variable, the stage is unknown. */
function stageOf(document: ContainerBuild['document'], target: Setting | undefined): ContainerBuild['stage'] {
  if (target === undefined || target.text === '') return document?.finalStage;
  return target.text === undefined ? undefined : document?.stageNamed(target.text);
}

/** Reads the text of `dockerfile_inline` as a Dockerfile whose places are those of the Compose file. */
export type InlineReader = (node: ScalarNode) => ContainerBuild['document'];

/** The short form is the long one with a context only. */
function layerOf({ node, ...entry }: Entry): readonly MapNode[] {
  if (node.kind === 'map') return [node];
  if (node.kind !== 'scalar') return [];
  const { path, span } = node;
  return [mapNode({ path, span, flow: false, tag: '' }, new Map([['context', { ...entry, key: 'context', node }]]))];
}

function contextOf(layers: Layers, { path }: Entry, around: Surroundings): string | undefined {
  const node = lastEntry(layers, 'context')?.node;
  if (node === undefined) return around.projectFolder(path);
  if (node.kind !== 'scalar' || node.text === undefined || isRemote(node.text)) return undefined;
  return joinPath(around.projectFolder(node.path), node.text);
}

/** A remote context: a Git repository or an archive. */
function isRemote(context: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/|docker-image:)/i.test(context);
}

/** Relative to the context. Without a name, `dockerfile` in lower case works, too. */
function dockerfileOf(layers: Layers, context: string | undefined, around: Surroundings): string | undefined {
  if (context === undefined) return undefined;
  const named = readSetting(layers, 'dockerfile');
  if (named !== undefined) return named.text === undefined ? undefined : joinPath(context, named.text);
  const usual = joinPath(context, 'Dockerfile');
  const lower = joinPath(context, 'dockerfile');
  return lower !== undefined && usual !== undefined && !around.exists(usual) && around.exists(lower) ? lower : usual;
}

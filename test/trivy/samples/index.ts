import type { ImageSpec, IndexSpec } from '../image-spec.ts';
import type { Parts, Registry } from '../parts.ts';
import { alpine319 } from './alpine.ts';
import { facts, javaArtifacts } from './facts.ts';
import { appBuildKit, appClassic, jars, onlyArm, slow, twoPlatforms } from './others.ts';
import { pythonTags, worseTags } from './python.ts';

function tagged(repository: string, tags: Readonly<Record<string, ImageSpec>>): Readonly<Record<string, ImageSpec>> {
  return Object.fromEntries(Object.entries(tags).map(([tag, spec]) => [`${repository}:${tag}`, spec]));
}

/** Every sample image under its name in a registry. */
export const samples: Readonly<Record<string, ImageSpec | IndexSpec>> = {
  ...tagged('library/python', pythonTags),
  ...tagged('team/worse', worseTags),
  'library/alpine:3.19': alpine319,
  'team/jars:1': jars,
  'team/platforms:1': twoPlatforms,
  'team/arm:1': onlyArm,
  'team/app:buildkit': appBuildKit,
  'team/app:classic': appClassic,
  'team/slow-one:1': slow('one'),
  'team/slow-two:1': slow('two'),
};

/** Pushes every sample image. */
export async function pushSamples(registry: Registry): Promise<void> {
  await Promise.all(Object.entries(samples).map(([name, spec]) => registry.push(name, spec)));
}

/** Fills a cache folder of Trivy's with the sample databases, so that scans skip their updates. */
export async function fillCache(parts: Parts, cache: string): Promise<void> {
  await parts.database(cache, facts);
  await parts.javaDatabase(cache, javaArtifacts);
}

/** The credentials of one registry as a Docker config has them: the text of its `config.json`. */
export function dockerConfig(address: string, login: { readonly username: string; readonly password: string }): string {
  const auth = Buffer.from(`${login.username}:${login.password}`).toString('base64');
  return JSON.stringify({ auths: { [address]: { auth } } });
}

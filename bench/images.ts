import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '../src/reporters/json.ts';
import type { ImageSpec } from '../test/trivy/image-spec.ts';
import { startParts } from '../test/trivy/parts.ts';
import { built, trivy } from '../test/trivy/programs.ts';
import { debianFiles, image, npmPackage } from '../test/trivy/samples/debian.ts';
import { fillCache, pushSamples } from '../test/trivy/samples/index.ts';
import { scan } from '../test/trivy/trivy.ts';
import { type Row, runBeside } from './measure.ts';

/** Of so many tries the quickest counts. */
const tries = 5;
/** With some thousands of files: a tenth of a second of Trivy's time. */
const small = ['team/slow-one:1', 'team/slow-two:1'];
/** With so many packages that it takes Trivy seconds. */
const large = ['team/large-one:1', 'team/large-two:1'];

function largeImage(name: string): ImageSpec {
  const packages = Array.from({ length: 15_000 }, (_, at) => npmPackage(`${name}-${at}`, '1.0.0'));
  return image([
    { createdBy: `COPY ${name} / # buildkit`, files: debianFiles([{ name: 'openssl', version: '3.0.9-1' }]) },
    { createdBy: 'RUN npm ci # buildkit', files: Object.assign({}, ...packages) },
  ]);
}

/**
 * What looking into images costs above the review of the same files, against Trivy called bare on the same images: a
 * real Trivy, and a registry on loopback. Nothing is measured where they were not built.
 */
export async function imageRows(cli: string): Promise<readonly Row[]> {
  if (!built()) return [{ what: 'image step', value: 'not measured: `node test/trivy/build.ts` builds a Trivy' }];
  const parts = startParts();
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-bench-images-'));
  const cache = join(folder, 'cache');
  const output = join(folder, 'report.json');
  try {
    const registry = await parts.registry();
    const [one, two] = [largeImage('one'), largeImage('two')];
    await Promise.all([
      ...[pushSamples(registry), fillCache(parts, cache)],
      ...[registry.push('team/large-one:1', one), registry.push('team/large-two:1', two)],
    ]);
    const named = (names: readonly string[]) => names.map((name) => `${registry.address}/${name}`);

    /** The review of a file for each image, with and without a look into them. */
    const ours = async (pulled: readonly string[], looking: boolean): Promise<number> => {
      const place = join(folder, `${pulled.length}`);
      for (const [index, name] of pulled.entries()) {
        mkdirSync(join(place, `${index}`), { recursive: true });
        writeFileSync(join(place, `${index}/Dockerfile`), `FROM ${name}\n`);
      }
      // Other tags would be scanned as well.
      writeFileSync(join(place, 'plimsoll.yml'), 'images:\n  advice: false\n');
      const flags = ['--images', '--trivy-path', trivy.path, '--trivy-cache-dir', cache];
      const always = ['--config', 'plimsoll.yml', '--allowed-registries', registry.address, '--fail-on', 'none'];
      const report = ['--format', 'json', '--output', output];
      const took = await runBeside([cli, 'scan', ...always, ...report, ...(looking ? flags : [])], place);
      const { stats }: Report = JSON.parse(readFileSync(output, 'utf8'));
      if (stats.images.length !== (looking ? pulled.length : 0)) throw new Error(readFileSync(output, 'utf8'));
      return took;
    };
    const bare = async (pulled: readonly string[]): Promise<number> => {
      const start = performance.now();
      for (const name of pulled) {
        const { report, stderr } = await scan(name, { cache });
        if (report === undefined) throw new Error(stderr);
      }
      return performance.now() - start;
    };
    const ratio = async (pulled: readonly string[]): Promise<string> => {
      const [with_, without, alone]: [number[], number[], number[]] = [[], [], []];
      for (let left = tries; left > 0; left--) {
        without.push(await ours(pulled, false));
        with_.push(await ours(pulled, true));
        alone.push(await bare(pulled));
      }
      return ((Math.min(...with_) - Math.min(...without)) / Math.min(...alone)).toFixed(2);
    };
    const rows: Row[] = [];
    for (const [size, images] of [
      ['small', named(small)],
      ['large', named(large)],
    ] as const) {
      rows.push(
        { what: `image step, one ${size} image`, value: `${await ratio(images.slice(0, 1))} × bare \`trivy image\`` },
        { what: `image step, two ${size} images`, value: `${await ratio(images)} × two calls, one after the other` },
      );
    }
    return rows;
  } finally {
    await parts.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

// What Plimsoll costs, as multiples of `node -e 0` measured in the same run: never as seconds, which say more of the
// machine than of the program. Run after `npm run build`, or with the folder of another build: `npm run bench -- /tmp/build`.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { argumentsOf, onlyWords } from '../scripts/arguments.ts';
import { UsageError } from '../src/core/errors.ts';
import { imageRows } from './images.ts';
import { quickest, type Run, run as runIn, runWithPeak } from './measure.ts';
import { requestsOf, wholeRepository } from './requests.ts';
import { composeFile, dockerfile } from './samples.ts';

const dist = argumentsOf(import.meta.filename, (args) => {
  const [build = join(import.meta.dirname, '../dist')] = onlyWords(args, 1);
  if (!existsSync(join(build, 'cli/index.js'))) throw new UsageError(`There is no build in '${build}'`);
  return resolve(build);
});
const cli = join(dist, 'cli/index.js');
const folder = mkdtempSync(join(tmpdir(), 'plimsoll-bench-'));

const run = (args: readonly string[]): Run => runIn(args, folder);

function scan(path: string, ...flags: readonly string[]): readonly string[] {
  return [
    cli,
    'scan',
    path,
    '--format',
    'json',
    '--output',
    join(folder, 'report.json'),
    '--fail-on',
    'none',
    ...flags,
  ];
}

function write(path: string, text: string): void {
  const full = join(folder, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, text);
}

function generate(name: string, files: number): string {
  for (let index = 0; index < files; index++) {
    const place = `${name}/group-${Math.floor(index / 50)}/app-${index}`;
    if (index % 3 === 2) write(`${place}/compose.yaml`, composeFile(index));
    else write(`${place}/Dockerfile`, dockerfile(index));
  }
  return join(folder, name);
}

/** A config that leaves so many rules on, evenly spread over the catalogue. */
function configOf(rules: number): string {
  const { stdout } = spawnSync(process.execPath, [cli, 'rules', '--format', 'json'], { encoding: 'utf8' });
  const ids = Array.from(stdout.matchAll(/"id": ?"([a-z]+\/[a-z-]+)"/g), ([, id = '']) => id);
  const kept = new Set(Array.from({ length: rules }, (_, at) => ids[Math.floor((at * ids.length) / rules)]));
  const off = ids.filter((id) => !kept.has(id)).map((id) => `  ${id}: off\n`);
  write('few.yml', `rules:\n${off.join('')}`);
  return join(folder, 'few.yml');
}

function row(what: string, value: string): void {
  console.log(`${what.padEnd(58)} ${value}`);
}

try {
  const bare = quickest(11, () => run(['-e', '0']));
  const times = ({ milliseconds }: Run) => `${(milliseconds / bare.milliseconds).toFixed(2)} × node -e 0`;
  console.log(`node ${process.version}; one \`node -e 0\` took ${bare.milliseconds.toFixed(0)} ms in this run\n`);

  write('one/Dockerfile', dockerfile(1));
  row('start-up (plimsoll --version)', times(quickest(11, () => run([cli, '--version']))));
  row('one small Dockerfile', times(quickest(11, () => run(scan('one/Dockerfile')))));
  write('service/compose.yaml', composeFile(1));
  row('one small Compose file', times(quickest(11, () => run(scan('service/compose.yaml')))));

  const thousand = generate('thousand', 1000);
  const recommended = quickest(3, () => run(scan(thousand)));
  row(
    '1,000 files, profile recommended',
    `${times(recommended)}, ${Math.round(1000 / (recommended.milliseconds / 1000))} files a second`,
  );
  const all = quickest(3, () => run(scan(thousand, '--profile', 'all')));
  row(
    '1,000 files, profile all',
    `${times(all)}, ${(all.milliseconds / recommended.milliseconds).toFixed(2)} × recommended`,
  );

  const few = quickest(3, () => run(scan(thousand, '--profile', 'all', '--config', configOf(30))));
  const each = (total: Run) =>
    `${((total.milliseconds - bare.milliseconds) / bare.milliseconds / 1000).toFixed(4)} × node -e 0`;
  row('one more file, 30 rules', each(few));
  row('one more file, all rules', each(all));

  const lengths = [1000, 8000].map((instructions) => {
    write(`long/${instructions}/Dockerfile`, dockerfile(1, instructions));
    return quickest(3, () => run(scan(`long/${instructions}/Dockerfile`)));
  });
  const [short, long] = lengths;
  if (short && long) {
    const above = (long.milliseconds - bare.milliseconds) / Math.max(1, short.milliseconds - bare.milliseconds);
    row(
      '8,000 instructions against 1,000',
      `${(long.milliseconds / short.milliseconds).toFixed(2)} × (${above.toFixed(2)} × above start-up)`,
    );
  }

  const many = generate('many', 10_000);
  const peak = runWithPeak(scan(many), folder);
  row(
    '10,000 files',
    `${times(peak)}, ${(peak.milliseconds / recommended.milliseconds).toFixed(2)} × 1,000 files, peak ${peak.mebibytes.toFixed(0)} MiB`,
  );

  for (const { what, value } of await imageRows(cli)) row(what, value);

  const action = join(dist, 'action/index.js');
  const [small, large] = [await wholeRepository(1000, action), await wholeRepository(10_000, action)];
  const told = ({ requests, ...of }: typeof small) =>
    `${times(of)}, peak ${of.mebibytes.toFixed(0)} MiB, ${requests} requests`;
  row('action, scope: all of 1,000 files', told(small));
  row(
    'action, scope: all of 10,000 files',
    `${told(large)}, ${(large.milliseconds / small.milliseconds).toFixed(2)} × 1,000 files`,
  );

  for (const files of [1, 3, 30, 100, 1000, 3000])
    row(`GitHub requests, pull request of ${files} files`, await requestsOf(files, action));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

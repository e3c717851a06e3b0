// Writes src/rules/knowledge/release-dates.ts: when the releases that images bring come and end.
//   node scripts/refresh-release-dates.ts            fetches every source, writes the table, tells what changed
//   node scripts/refresh-release-dates.ts --check    writes nothing; exit status 1 where a date changed
//   node scripts/refresh-release-dates.ts FOLDER     reads kept answers (debian.csv, schedule.json, python.json, …) instead;
//                                                    products without one stay as they are
// Which sources, and what goes into the table of each, is in release-dates/sources.ts. Read the difference, commit it.
// Where one source fails, nothing is written: a table of which half is old looks like one that is new.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { UsageError } from '../src/core/errors.ts';
import { releaseDates } from '../src/rules/knowledge/release-dates.ts';
import { argumentsOf, onlyWords } from './arguments.ts';
import { type Source, sources } from './release-dates/sources.ts';
import { changes, join, written } from './release-dates/table.ts';

const { check, folder } = argumentsOf(import.meta.filename, (args) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { check: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [folder] = onlyWords(positionals, 1);
  if (folder !== undefined && !existsSync(folder)) throw new UsageError(`There is no folder '${folder}'`);
  return { check: values.check, folder };
});
const target = fileURLToPath(new URL('../src/rules/knowledge/release-dates.ts', import.meta.url));
const today = new Date().toISOString().slice(0, 10);

const tables = { ...releaseDates };
const told: string[] = [];
const failures: string[] = [];
for (const source of sources) {
  try {
    const answer = await answerOf(source);
    if (answer === undefined) continue;
    const before = releaseDates[source.product].releases;
    const { releases, byHand } = join(source, source.read(answer), before);
    tables[source.product] = { compared: today, releases };
    told.push(...[...changes(before, releases), ...byHand].map((line) => `${source.product} ${line}`));
  } catch (error) {
    failures.push(`${source.product}: ${place(source)}: ${error instanceof Error ? error.message : error}`);
  }
}

if (failures.length > 0) {
  console.error(
    `${failures.join('\n')}\nNothing was written. Run it where these can be reached, or give a folder of kept answers.`,
  );
  process.exitCode = 2;
} else {
  console.log(told.length === 0 ? 'No date changed.' : told.join('\n'));
  if (!check) writeFileSync(target, written(tables));
  else if (told.length > 0) process.exitCode = 1;
}

function place({ file, url }: Source): string {
  return folder === undefined ? url : joinPath(folder, file);
}

/** `undefined` where the folder has none. Errors say why nothing was got. */
async function answerOf(source: Source): Promise<string | undefined> {
  if (folder !== undefined) {
    const path = place(source);
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  }
  try {
    const response = await fetch(source.url, { signal: AbortSignal.timeout(30_000) });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return await response.text();
  } catch (error) {
    // fetch says only that it failed; the reason is its cause.
    const cause = error instanceof Error ? error.cause : undefined;
    throw cause instanceof Error ? cause : error;
  }
}

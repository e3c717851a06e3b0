import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { UsageError } from '../src/core/errors.ts';

/**
 * Reads the arguments of a developer's script, which `script` is the path of: `--help` prints the comment that stands at
 * its top, and a mistake (of `node:util`'s `parseArgs`, or a `UsageError`) is told in a line with status 2.
 */
export function argumentsOf<T>(script: string, read: (args: readonly string[]) => T): T {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    console.log(topComment(readFileSync(script, 'utf8')));
    process.exit(0);
  }
  try {
    return read(args);
  } catch (error) {
    if (!isMistake(error)) throw error;
    // Node's own messages go on to tell how a file of that name would be given.
    const [told = ''] = error.message.split(/\. |\.?\n/);
    const name = relative(process.cwd(), script);
    console.error(`${told.replace(/\.$/, '')}. \`node ${name} --help\` tells what there is.`);
    process.exit(2);
  }
}

/** For a script that takes none, or a few that are no flags. Throws `UsageError` for others. */
export function onlyWords(args: readonly string[], most: number): readonly string[] {
  const odd = args.find((arg, index) => arg.startsWith('-') || index >= most);
  if (odd !== undefined) throw new UsageError(`There is nothing to do with '${odd}'`);
  return args;
}

function isMistake(error: unknown): error is Error {
  if (error instanceof UsageError) return true;
  return error instanceof Error && 'code' in error && /^ERR_PARSE_ARGS/.test(String(error.code));
}

function topComment(text: string): string {
  const lines = text.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('//'));
  return lines
    .slice(0, end)
    .map((line) => line.replace(/^\/\/ ?/, ''))
    .join('\n');
}

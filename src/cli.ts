import { UsageError } from './core/errors.ts';
import { product } from './core/product.ts';
import { printable } from './core/text.ts';
import { standardStream } from './system/standard-stream.ts';

const stdout = standardStream(1);
const stderr = standardStream(2);

try {
  const { main } = await import('./cli/main.ts');
  process.exitCode = await main(process.argv.slice(2), {
    folder: workingFolder(),
    environment: process.env,
    stdout,
    stderr,
    today: new Date().toISOString().slice(0, 10),
  });
} catch (error) {
  if (error instanceof UsageError) {
    stderr.write(`plimsoll: ${printable(error.message)}\n`);
    process.exitCode = 2;
  } else {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    stderr.write(`${stack}\n\nThis is a bug in Plimsoll; please report it: ${product.repository}/issues\n`);
    process.exitCode = 3;
  }
}

function workingFolder(): string {
  try {
    return process.cwd();
  } catch {
    throw new UsageError('The working directory no longer exists; change to another one.');
  }
}

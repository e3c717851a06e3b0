import { enableCompileCache } from 'node:module';
import { UsageError } from './core/errors.ts';
import { product } from './core/product.ts';
import { printable } from './core/text.ts';

// Before anything large is loaded: from the second run on, that is where the time would go.
enableCompileCache();

// `plimsoll scan | head` closes the pipe early, which is nobody's mistake.
process.stdout.on('error', (error: Error) => {
  if (!('code' in error) || error.code !== 'EPIPE') throw error;
});

try {
  const { main } = await import('./cli/main.ts');
  process.exitCode = await main(process.argv.slice(2), {
    folder: process.cwd(),
    environment: process.env,
    stdout: process.stdout,
    stderr: process.stderr,
    today: new Date().toISOString().slice(0, 10),
  });
} catch (error) {
  if (error instanceof UsageError) {
    process.stderr.write(`plimsoll: ${printable(error.message)}\n`);
    process.exitCode = 2;
  } else {
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stderr.write(`${stack}\n\nThis is a bug in Plimsoll; please report it: ${product.repository}/issues\n`);
    process.exitCode = 3;
  }
}

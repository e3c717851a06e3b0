import { spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const source = join(import.meta.dirname, '../../src/system/standard-stream.ts');
const code = (body: string) => `import { standardStream } from ${JSON.stringify(source)}; ${body}`;
const node = (body: string) => [process.execPath, ['--input-type=module', '--eval', code(body)]] as const;

test('a pipe is no terminal, and gets every byte of both streams', () => {
  const result = spawnSync(
    ...node(`const out = standardStream(1); out.write('é'.repeat(500_000)); out.write(String(out.isTTY));
standardStream(2).write('told');`),
    { encoding: 'utf8', maxBuffer: 1 << 26 },
  );
  expect(result).toMatchObject({ stdout: `${'é'.repeat(500_000)}false`, stderr: 'told', status: 0 });
});

test('a slow reader at a pipe that does not wait gets everything all the same', async () => {
  const [program, args] = node(`standardStream(1).write('x'.repeat(1_000_000)); standardStream(1).write('end');`);
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let read = '';
  for await (const chunk of child.stdout) {
    read += String(chunk);
    await new Promise((done) => setTimeout(done, 5));
  }
  expect(read).toBe(`${'x'.repeat(1_000_000)}end`);
});

test('a reader that leaves early is no error', async () => {
  const [program, args] = node(`for (let i = 0; i < 100; i++) standardStream(1).write('x'.repeat(100_000));`);
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.destroy();
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += String(chunk);
  });
  const status = await new Promise((done) => child.on('close', done));
  expect([status, stderr]).toEqual([0, '']);
});

test.skipIf(process.platform === 'win32')(
  'the network modules of Node are loaded for none of a pipe, a file and the null device',
  () => {
    const loaded = `standardStream(1).write('x'); if (process.moduleLoadList.includes('NativeModule net')) process.exitCode = 5;`;
    for (const stdout of ['pipe', 'ignore'] as const) {
      const [program, args] = node(loaded);
      expect(spawnSync(program, args, { stdio: ['ignore', stdout, 'pipe'] }).status).toBe(0);
    }
  },
);

test.skipIf(process.platform !== 'linux')('a device that takes nothing is told in a line', () => {
  const [program, args] = node(`standardStream(1).write('x'); process.exitCode = 0;`);
  const full = openSync('/dev/full', 'w');
  const result = spawnSync(program, args, { stdio: ['ignore', full, 'pipe'], encoding: 'utf8' });
  closeSync(full);
  expect([result.status, result.stderr]).toEqual([
    2,
    'plimsoll: Standard output could not be written (no space is left on the disk).\n',
  ]);
});

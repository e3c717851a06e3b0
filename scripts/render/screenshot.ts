import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const quiet = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Draws `html` into a PNG with Chromium (`CHROMIUM`, or `chromium` on the PATH). */
export async function screenshot(html: string, png: string, width: number, height: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-render-'));
  const file = join(folder, 'page.html');
  writeFileSync(file, html);
  const { CHROMIUM = 'chromium' } = process.env;
  await promisify(execFile)(CHROMIUM, [
    ...['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', ...quiet],
    `--user-data-dir=${join(folder, 'profile')}`,
    `--window-size=${width},${height}`,
    '--force-device-scale-factor=1.5',
    `--screenshot=${resolve(png)}`,
    `file://${file}`,
  ]);
  rmSync(folder, { recursive: true });
}

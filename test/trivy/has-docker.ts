import { execFileSync } from 'node:child_process';

/** Whether `docker` is there and its daemon runs Linux images. */
export function hasDocker(): boolean {
  try {
    const text = execFileSync('docker', ['version', '--format', '{{.Server.Os}}'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 10_000,
    });
    return text.trim() === 'linux';
  } catch {
    return false;
  }
}

import { createWriteStream, rmSync } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { HttpClient } from '@actions/http-client';

/** Trivy's archives have about 50 MB. */
const mostBytes = 512 * 1024 * 1024;
const mostMilliseconds = 300_000;
/** The longest time without any data from the server. */
const silence = 30_000;
/** The waiting times before the second and the third attempt. */
const pauses = [1_000, 4_000] as const;

/** Downloads a file, within limits on time and size. Returns why it failed, or `undefined`. Sends no credentials. */
export async function download(url: string, path: string, cancelled: AbortSignal): Promise<string | undefined> {
  const signal = AbortSignal.any([cancelled, AbortSignal.timeout(mostMilliseconds)]);
  for (const pause of [...pauses, undefined]) {
    const trouble = await attempt(url, path, signal);
    if (trouble === undefined) return undefined;
    rmSync(path, { force: true });
    if (signal.aborted) return cancelled.aborted ? 'the run was cancelled' : 'it took more than five minutes';
    if (!trouble.passing || pause === undefined) return trouble.says;
    await wait(pause, undefined, { signal }).catch(() => {});
  }
  return undefined;
}

interface Trouble {
  readonly says: string;
  /** Whether another attempt may succeed. */
  readonly passing: boolean;
}

async function attempt(url: string, path: string, signal: AbortSignal): Promise<Trouble | undefined> {
  const client = new HttpClient('plimsoll', [], { allowRetries: false, maxRedirects: 5, socketTimeout: silence });
  try {
    const { message } = await client.get(url);
    const status = message.statusCode ?? 0;
    if (status !== 200) {
      message.destroy();
      return { says: `the answer was ${status}`, passing: status >= 500 || status === 408 || status === 429 };
    }
    await pipeline(message, bounded(), createWriteStream(path), { signal });
    return undefined;
  } catch (error) {
    if (error instanceof TooLarge) return { says: 'it is larger than any Trivy archive', passing: false };
    return { says: error instanceof Error ? error.message : 'nothing answered', passing: true };
  } finally {
    client.dispose();
  }
}

class TooLarge extends Error {}

function bounded(): Transform {
  let length = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, pass) {
      length += chunk.length;
      if (length > mostBytes) pass(new TooLarge());
      else pass(null, chunk);
    },
  });
}

import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, type Failure, failure } from '../core/image-scan.ts';
import type { Log } from '../core/log.ts';
import { count, quoted } from '../core/text.ts';
import { senseless } from './answers.ts';
import { type Exchange, exchange, type Reply } from './exchange.ts';
import { type Registry, whyNotFollowed } from './hosts.ts';

/** A query to a registry; `until` is its deadline, on the clock of `performance.now()`. */
export interface Question extends Pick<Exchange, 'method' | 'url' | 'headers' | 'most'> {
  readonly body?: string;
  readonly until: number;
}

export interface Wire {
  /** Milliseconds for one request. */
  readonly time: number;
  readonly ended: AbortSignal;
  readonly log: Log;
}

/** More than any registry needs. */
const mostRedirects = 3;
/** The most seconds to wait, once, if a server asks for it. */
const mostPatience = 10;

/** Makes a request and follows redirects. Other hosts than the registry itself get no credentials. */
export async function ask(registry: Registry, question: Question, wire: Wire): Promise<Answer<Reply>> {
  let { url } = question;
  for (let redirects = 0; ; redirects++) {
    const headers = url.origin === registry.origin ? question.headers : withoutCredentials(question.headers);
    const answer = await askPatiently(registry, { ...question, url, headers }, wire);
    if (answer.kind === 'failed' || !isRedirect(answer.value)) return answer;
    if (redirects === mostRedirects) return senseless(registry, 'redirects in circles');
    const target = URL.parse(answer.value.header('location'), url.href);
    if (target === null) return senseless(registry, 'redirects to an invalid address');
    const why = whyNotFollowed(registry, target);
    if (why !== undefined) {
      const reason = `The registry ${quoted(registry.name)} redirects to ${quoted(target.origin)}, ${why}, so it was not followed; contact its operator.`;
      return failure('refused', reason);
    }
    url = target;
  }
}

function withoutCredentials(headers: Question['headers']): Question['headers'] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name !== 'authorization'));
}

/** Makes a request without following redirects; repeats it once if a server asks to wait. */
export async function askPatiently(registry: Registry, question: Question, wire: Wire): Promise<Answer<Reply>> {
  for (let asked = 0; ; asked++) {
    const left = question.until - performance.now();
    const answer = await exchange({ ...question, time: Math.max(1, Math.min(wire.time, left)), ended: wire.ended });
    const outcome = answer.kind === 'ok' ? String(answer.value.status) : answer.cause;
    wire.log.debug(`${question.method} ${question.url.origin}${question.url.pathname}: ${outcome}`);
    if (answer.kind === 'failed' || (answer.value.status !== 429 && answer.value.status !== 503)) return answer;
    const seconds = secondsToWait(answer.value.header('retry-after'));
    const isSoon = seconds <= mostPatience && performance.now() + seconds * 1000 < question.until;
    if (asked > 0 || !isSoon || wire.ended.aborted) return limited(registry, question.url, answer.value);
    await sleep(seconds * 1000, undefined, { signal: wire.ended }).catch(() => {});
  }
}

function isRedirect({ status }: Reply): boolean {
  return [301, 302, 303, 307, 308].includes(status);
}

/** Seconds or a date (https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3); one second if it says nothing. */
function secondsToWait(header: string): number {
  if (/^\d{1,9}$/.test(header)) return Number(header);
  const until = Date.parse(header);
  return Number.isNaN(until) ? 1 : Math.max(0, Math.ceil((until - Date.now()) / 1000));
}

function limited({ name }: Registry, { host }: URL, { status, header }: Reply): Failure {
  const seconds = header('retry-after') === '' ? 0 : secondsToWait(header('retry-after'));
  const told = seconds === 0 ? '' : ` for ${count(seconds, 'second')}`;
  const what = status === 429 ? `allows no more requests${told}` : `is not available${told}`;
  const where = host === name ? quoted(name) : `${quoted(name)} (${quoted(host)})`;
  const login = status === 429 ? ', or log in for a higher limit' : '';
  return failure('rate-limited', `The registry ${where} ${what}; run again later${login}.`);
}

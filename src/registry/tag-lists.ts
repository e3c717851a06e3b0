import { type Answer, failure } from '../core/image-scan.ts';
import type { Log } from '../core/log.ts';
import { count, quoted } from '../core/text.ts';
import { type Asked, mostBytes, readObject, senseless, tagForm } from './answers.ts';
import { nextLink } from './links.ts';
import { type Enquiry, refusalOf, type Session } from './session.ts';

const mostPages = 50;
const mostTags = 20_000;

/** The tags of a repository, page by page. If there are very many, only the first, and the log says so. */
export async function tagsOf(
  session: Session,
  { registry, repository, until }: Asked,
  log: Log,
): Promise<Answer<readonly string[]>> {
  const found = new Set<string>();
  const seen = new Set<string>();
  let path = `/v2/${repository}/tags/list?n=1000`;
  for (let page = 0; ; page++) {
    if (seen.has(path)) return senseless(registry, 'lists its tags in circles');
    if (page === mostPages || found.size >= mostTags) {
      log.info(`${quoted(repository)} has more than ${count(found.size, 'tag')}; the rest are ignored.`);
      break;
    }
    seen.add(path);
    const enquiry: Enquiry = { registry, repository, path, method: 'GET', most: mostBytes, until };
    const outcome = await session.enquire(enquiry);
    if (outcome.kind === 'failed') return outcome;
    const { status, body, header, url } = outcome.value.reply;
    if (status !== 200) return refusalOf(enquiry, outcome.value, `repository ${quoted(repository)}`);
    const listed = readTags(body);
    if (listed === undefined) return senseless(registry, 'sent no list of tags');
    for (const tag of listed) if (found.size < mostTags) found.add(tag);
    const link = nextLink(header('link'));
    if (link === undefined) break;
    const next = URL.parse(link, url.href);
    if (next?.origin !== url.origin) {
      const host = quoted(next?.host ?? link);
      return failure(
        'refused',
        `The registry ${quoted(registry.name)} continues its list of tags at ${host}, which was not contacted; contact its operator.`,
      );
    }
    path = next.origin === registry.origin ? `${next.pathname}${next.search}` : next.href;
  }
  return { kind: 'ok', value: Array.from(found) };
}

/** The valid tags of one page; some registries send `null` for none. */
function readTags(body: Buffer): readonly string[] | undefined {
  const answer = readObject(body);
  if (answer === undefined || !('tags' in answer)) return undefined;
  if (answer.tags === null) return [];
  if (!Array.isArray(answer.tags)) return undefined;
  return answer.tags.filter((tag: unknown): tag is string => typeof tag === 'string' && tagForm.test(tag));
}

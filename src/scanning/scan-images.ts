import type { ImageReport } from '../core/image-report.ts';
import { type Answer, type Failure, failure, type ImageRegistry, type ImageScanner } from '../core/image-scan.ts';
import type { Log } from '../core/log.ts';
import { count } from '../core/text.ts';
import type { ScannedUse } from '../images/outcome.ts';
import { type ScanTarget, subjectOf } from '../images/plan.ts';

/** The result of scanning an image. */
export interface Looked {
  readonly report: Answer<ImageReport>;
  /** The digest of the index, if the tag names one; '' if unknown. */
  readonly digest: string;
}

/** The scans of one run: each content once, within the limit. */
export interface Scans {
  /** By the key of the target. Scans in the given order until the limit is reached. */
  all(targets: readonly ScanTarget[]): Promise<ReadonlyMap<string, Looked>>;
  /** Tags of the use's repository that may be better, and notes on what limits the answer. */
  candidates(use: ScannedUse, tags: readonly string[]): Promise<Pick<ScannedUse, 'candidates' | 'notes'>>;
}

interface Tools {
  readonly scanner: ImageScanner;
  readonly registry: ImageRegistry;
}

/** What a run has scanned so far, by content; all parts of a tree share it. */
export type Begun = Map<string, Promise<Answer<ImageReport>>>;

/** `tools` may be missing if nothing is scanned. Of the `most` scans of a run, `taken` are used by others. */
export function scansOf(tools: Tools | undefined, most: number, log: Log, begun: Begun = new Map(), taken = 0): Scans {
  /** How many may still be scanned, including those whose digest is not known yet. */
  const progress = { left: 0 };

  const scan = (target: Scannable, digest: string): Promise<Answer<ImageReport>> => {
    if (tools === undefined) throw new Error('nothing may be scanned without a scanner');
    const key = contentKey(target, digest);
    const known = begun.get(key);
    if (known !== undefined || begun.size + taken >= most) {
      progress.left -= 1;
      return known ?? Promise.resolve(beyond(most));
    }
    const running = told(progress, log, () => tools.scanner.scan({ ...subjectOf(target), digest }));
    begun.set(key, running);
    return running;
  };

  const digestOf = async ({ reference: { registry, repository, tag, digest } }: Scannable): Promise<Answer<string>> => {
    if (digest !== '' || tools === undefined) return { kind: 'ok', value: digest };
    const answer = await tools.registry.digest({ registry, repository, tag: tag === '' ? 'latest' : tag });
    // If only our own request failed, the scanner may succeed, and its messages are better than ours.
    return answer.kind === 'failed' && answer.cause === 'unreachable' ? { kind: 'ok', value: '' } : answer;
  };

  const look = async (target: Scannable, known: Answer<string>): Promise<Looked> => {
    if (known.kind === 'failed') {
      progress.left -= 1;
      return { report: known, digest: '' };
    }
    const report = await scan(target, known.value);
    const named = report.kind === 'ok' ? (report.value.digests[0] ?? '') : '';
    return { report, digest: known.value === '' ? named : known.value };
  };

  return {
    async all(targets) {
      progress.left += targets.length;
      const asked = targets.map((target) => ({ target, digest: digestOf(target) }));
      // Only if there may be too many images, they are scanned in order; otherwise no image waits for another's registry.
      if (begun.size + taken + targets.length > most) await Promise.all(asked.map(({ digest }) => digest));
      const looked = asked.map(async ({ target, digest }) => [target.key, await look(target, await digest)] as const);
      return new Map(await Promise.all(looked));
    },

    async candidates({ reference, digest: own, notes, use }, tags) {
      progress.left += tags.length;
      const notable: string[] = [];
      const looked = await Promise.all(
        tags.map(async (tag) => {
          const target = { reference: { ...reference, tag, digest: '' }, platform: use.platform };
          const digest = await digestOf(target);
          // The same content under another name is not better.
          if (digest.kind === 'ok' && digest.value !== '' && digest.value === own) {
            progress.left -= 1;
            return [];
          }
          const { report, digest: scanned } = await look(target, digest);
          if (report.kind === 'ok') return [{ tag, digest: scanned, report: report.value }];
          notable.push(`\`${tag}\` was not scanned, so it is not suggested: ${report.reason}`);
          return [];
        }),
      );
      return { candidates: looked.flat(), notes: [...notes, ...notable.toSorted()] };
    },
  };
}

type Scannable = Pick<ScanTarget, 'reference' | 'platform'>;

function contentKey({ reference, platform }: Scannable, digest: string): string {
  const { registry, repository, tag } = reference;
  return digest === '' ? `${registry}/${repository}:${tag} ${platform}` : `${digest} ${platform}`;
}

function beyond(most: number): Failure {
  return failure(
    'refused',
    `A run scans ${count(most, 'image')} at most; raise \`images.max\` in the config for more.`,
  );
}

/** Logs how many images are left; the scanner logs what it does with each. */
async function told(
  progress: { left: number },
  log: Log,
  act: () => Promise<Answer<ImageReport>>,
): Promise<Answer<ImageReport>> {
  const answer = await act();
  progress.left -= 1;
  if (progress.left > 0) log.info(`${count(progress.left, 'image')} left to scan.`);
  return answer;
}

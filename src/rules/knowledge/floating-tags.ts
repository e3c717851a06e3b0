/** First parts of tags that by their name promise to move: `latest`, `stable-slim`, `lts-alpine`. */
const floating = new Set([
  'latest',
  'stable',
  'edge',
  'nightly',
  'main',
  'master',
  'dev',
  'devel',
  'develop',
  'beta',
  'canary',
  'current',
  'mainline',
  'next',
  'test',
  'testing',
  'lts',
  'rolling',
  'snapshot',
  'trunk',
  'unstable',
]);

/** True for a tag that moves on by design; false for '' (no tag at all) and for versions, however short. */
export function isFloatingTag(tag: string): boolean {
  const [first = ''] = tag.toLowerCase().split('-');
  return floating.has(first);
}

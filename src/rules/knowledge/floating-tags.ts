/** First parts of tags that move by their name: `latest`, `stable-slim`, `lts-alpine`. */
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
  const [first = '', ...rest] = tag.toLowerCase().split('-');
  return floating.has(first) && !rest.some(isOneBuild);
}

/**
 * What a pipeline appends to the name of a branch: a version, a date, a commit (`main-1.4.2`, `nightly-20260301`,
 * `dev-3f2a9c1`).
 */
function isOneBuild(part: string): boolean {
  return /^v?\d+(?:\.\d+)+$|^\d{4,}$/.test(part) || (/^[0-9a-f]{7,40}$/.test(part) && /\d/.test(part));
}

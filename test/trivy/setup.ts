import { hasDocker } from './has-docker.ts';
import { built } from './programs.ts';

const how = 'build it with `npx node test/trivy/build.ts` (Go; minutes once)';

/** Says once a run what is left out, or refuses to leave it out. */
export function setup(): void {
  if (!hasDocker()) console.log('Left out: the tests with a real Docker, since none answers here.');
  if (built()) return;
  if (process.env['PLIMSOLL_REAL_TRIVY'] === 'required') throw new Error(`No real Trivy: ${how}.`);
  console.log(`Left out: the tests with a real Trivy. To have them, ${how}.`);
}

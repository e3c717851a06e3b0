import { describe } from 'vitest';
import { hasDocker } from './has-docker.ts';
import { built } from './programs.ts';

/**
 * `describe` for tests that run a real Trivy with the machine's own Docker. They are left out where there is none; one
 * line of the run says so.
 */
export const describeDocker = describe.skipIf(!built() || !hasDocker());

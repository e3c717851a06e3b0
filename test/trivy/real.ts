import { describe } from 'vitest';
import { built } from './programs.ts';

/**
 * `describe` for tests that run a real Trivy. They are left out where it was not built (one line of the run says so),
 * unless PLIMSOLL_REAL_TRIVY is `required`: then the run fails before its first test.
 */
export const describeReal = describe.skipIf(!built());

import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Nothing of the machine's own CI may leak into a run under test.
    env: { GITHUB_ACTIONS: '', FORCE_COLOR: '' },
    globalSetup: ['test/trivy/setup.ts'],
    setupFiles: ['test/seed.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Many tests wait for a process of their own or for time to pass: one more than there are cores keeps these busy.
    maxWorkers: availableParallelism() + 1,
  },
});

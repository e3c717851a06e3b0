import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Nothing of the machine's own CI may leak into a run under test.
    env: { GITHUB_ACTIONS: '', FORCE_COLOR: '' },
    globalSetup: ['test/trivy/setup.ts'],
    testTimeout: 30_000,
  },
});

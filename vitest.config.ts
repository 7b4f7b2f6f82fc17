import fs from 'node:fs';
import { defineConfig } from 'vitest/config';

const enginesForTests = 'server/testing/global-setup.ts';

export default defineConfig({
  test: {
    include: [
      'server/**/*.test.ts',
      'web/**/*.test.{ts,tsx}',
      'widget/**/*.test.ts',
      'bin/**/*.test.ts',
      '**/*.walk.ts',
    ],
    exclude: ['**/node_modules/**', '**/dist/**'],
    globalSetup: fs.existsSync(enginesForTests) ? [enginesForTests] : [],
    // Each test file is a process of its own; the engines run beside them, so two at a time.
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // What a walk waits for comes late on a slow machine.
    expect: { poll: { timeout: 30_000 } },
    teardownTimeout: 60_000,
  },
});

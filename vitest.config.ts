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
    // Two processes, the engines run beside them. Files share a process, so that the program is read in twice and not
    // for every file: nothing may be left behind in a module.
    pool: 'forks',
    isolate: false,
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // What a walk waits for comes late on a slow machine.
    expect: { poll: { timeout: 30_000 } },
    teardownTimeout: 60_000,
  },
});

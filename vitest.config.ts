import fs from 'node:fs';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const enginesForTests = 'server/testing/global-setup.ts';

const LONGEST = 'web/features/sample/whole.walk.ts';

/** The longest file first, so that at the end nobody waits for it; a new clone knows no times, and its file is short. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLongest = ({ moduleId }: TestSpecification) => moduleId.endsWith(LONGEST);
    return [...sorted.filter(isLongest), ...sorted.filter((file) => !isLongest(file))];
  }
}

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
    sequence: { sequencer: LongestFirst },
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // What a walk waits for comes late on a slow machine.
    expect: { poll: { timeout: 30_000 } },
    teardownTimeout: 60_000,
  },
});

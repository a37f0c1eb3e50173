/** How tests run: every file in a process of its own, as many at once as there are cores. */
import { defineConfig } from 'vitest/config';
import { closingLine } from './test/reporter.ts';

const PAGE = 'test/page/**/*.test.ts';

export default defineConfig({
  test: {
    // Processes, not threads: tests change signals and environment, and a native library that crashes takes one file along.
    pool: 'forks',
    // Vitest would leave a core idle, half of a machine with two.
    maxWorkers: '100%',
    reporters: ['default', closingLine()],
    projects: [
      {
        extends: true,
        test: {
          name: 'rest',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: [PAGE],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'page',
          environment: 'node',
          include: [PAGE],
          // One library for all of them: seeding it takes longer than looking at it.
          globalSetup: ['test/page/seeded.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});

/** How tests run: every file in a process of its own, as many at once as there are cores. */
import { defineConfig } from 'vitest/config';
import { closingLine } from './test/reporter.ts';

export default defineConfig({
  test: {
    environment: 'node',
    include: ['test/**/*.test.ts'],
    // Processes, not threads: tests change signals and environment, and a native library that crashes takes one file along.
    pool: 'forks',
    // Vitest would leave a core idle, half of a machine with two.
    maxWorkers: '100%',
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ['default', closingLine()],
  },
});

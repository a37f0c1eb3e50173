/** A Vitest reporter that closes every run with one line for people and machines: `N passed, N failed`. */
import type { Reporter } from 'vitest/node';

/** As much of Vitest's report as is counted. */
export interface Report {
  modules: readonly Errored<{ children: Children }>[];
  unhandledErrors: readonly unknown[];
}

interface Children {
  allTests(): Iterable<{ result(): { state: 'pending' | 'passed' | 'failed' | 'skipped' } }>;
  allSuites(): Iterable<Errored<object>>;
}

type Errored<T> = T & { errors(): readonly unknown[] };

export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

/**
 * Whatever went wrong is a failure: a test, one that never ended, a file that does not load, a hook, an error outside of
 * tests. Where no test ran at all, that is one.
 */
export function tally({ modules, unhandledErrors }: Report): Tally {
  const states = { pending: 0, passed: 0, failed: 0, skipped: 0 };
  let errors = unhandledErrors.length;
  for (const module of modules) {
    errors += module.errors().length;
    for (const suite of module.children.allSuites()) errors += suite.errors().length;
    for (const test of module.children.allTests()) states[test.result().state] += 1;
  }
  const { passed, skipped } = states;
  const failed = states.failed + states.pending + errors;
  return { passed, failed: passed + failed === 0 ? 1 : failed, skipped };
}

export function tallyLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}

export function closingLine(): Reporter {
  let report: Report = { modules: [], unhandledErrors: [] };
  return {
    // Vitest still writes after the run's end; only at the process' own end is a line sure to be the last.
    onInit: () => {
      process.once('exit', (code) => {
        const counts = tally(report);
        process.stdout.write(`${tallyLine(counts)}\n`);
        if (counts.failed && code === 0) process.exitCode = 1;
      });
    },
    onTestRunEnd: (modules, unhandledErrors) => {
      report = { modules, unhandledErrors };
    },
  };
}

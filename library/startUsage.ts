/** Writes each minute in which a program called the storage, and at the end, what it has used. */
import { keepUsage, type UsageOptions } from './keepUsage.ts';

const MINUTE_MS = 60_000;

export function startUsage(options: UsageOptions): { end(): Promise<void> } {
  const { clock, operations } = options;
  const usage = keepUsage(options);
  const ending = new AbortController();
  let written = 0;
  const calls = () => Object.values(operations).reduce((sum, count) => sum + count, 0);
  const writing = (async () => {
    for (;;) {
      await clock.sleep(MINUTE_MS, ending.signal);
      if (ending.signal.aborted) return;
      // Who idles for days should not pay for saying so.
      if (calls() === written) continue;
      await usage.write();
      written = calls();
    }
  })();
  return {
    async end() {
      ending.abort();
      await writing;
      await usage.write();
    },
  };
}

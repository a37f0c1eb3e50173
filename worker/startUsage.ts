/** Writes each minute, and at the end, what the converter has used. */
import { keepUsage, type UsageOptions } from '../library/keepUsage.ts';

const MINUTE_MS = 60_000;

export function startUsage(options: Omit<UsageOptions, 'program'>): { end(): Promise<void> } {
  const usage = keepUsage({ ...options, program: 'worker' });
  const ending = new AbortController();
  const writing = (async () => {
    for (;;) {
      await options.clock.sleep(MINUTE_MS, ending.signal);
      if (ending.signal.aborted) return;
      await usage.write();
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

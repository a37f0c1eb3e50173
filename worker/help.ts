/** What `npm run worker -- --help` says; the settings tell of themselves. */
import { readSettings } from '../core/settings.ts';
import { WORKER_SETTINGS } from './settings.ts';

export function helpText(): string {
  const defaults: Record<string, unknown> = readSettings(WORKER_SETTINGS, {});
  const settings = Object.entries(WORKER_SETTINGS).map(([name, { description = '' }]) => {
    const value = defaults[name];
    return `  ${name.padEnd(26)} ${description}${value === undefined ? '' : ` (${shown(value)})`}`;
  });
  return `npm run worker

Starts one converter: it takes messages from the account's queues until there are none, and leaves. A guard stays beside
it that ends it when its lifetime is over, or when it hangs; node worker/main.ts is the converter without. It is set by
the environment alone; in brackets what holds where nothing is set:

${settings.join('\n')}

Exit code: 0 it was idle, or was told to stop; 1 something is broken, and it says what; 2 wrong use.

  npm run worker
  IRONVIPER_STORAGE=myaccount IRONVIPER_CONCURRENCY=2 npm run worker
  IRONVIPER_LATER=no IRONVIPER_MEMORY=384MiB npm run worker
`;
}

function shown(value: unknown): string {
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
}

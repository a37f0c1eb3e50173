/** What `npm run api -- --help` says; the settings tell of themselves. */
import { readSettings } from '../core/settings.ts';
import { API_SETTINGS } from './settings.ts';

export function helpText(): string {
  const defaults: Record<string, unknown> = readSettings(API_SETTINGS, {});
  const settings = Object.entries(API_SETTINGS).map(([name, { description = '' }]) => {
    const value = defaults[name];
    return `  ${name.padEnd(26)} ${description}${value === undefined ? '' : ` (${value})`}`;
  });
  return `npm run api

Answers what a page, or any other client, asks of a library: listings, search, actions, uploads. Any number may run beside
each other. Every request is one line of its log. npm start has one of its own. /docs shows all that it answers.

It is set by the environment alone; in brackets what holds where nothing is set:

${settings.join('\n')}

Exit code: 0 it was told to stop; 1 something is broken, and it says what; 2 wrong use.

  npm run api
  IRONVIPER_STORAGE=myaccount IRONVIPER_API_HOST=0.0.0.0 IRONVIPER_AUTH=token IRONVIPER_ORIGIN=https://photos.example.org npm run api
`;
}

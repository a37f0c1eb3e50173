/** What `npm run scaler -- --help` says; the settings tell of themselves. */
import { readSettings } from '../core/settings.ts';
import { SCALER_SETTINGS } from './settings.ts';

/** Defaults that follow from other settings. */
const ELSEWHERE: Record<string, string> = { IRONVIPER_MAX_CONVERTERS: '10; on this machine 3 at most' };
const GiB = 2 ** 30;

export function helpText(): string {
  const defaults: Record<string, unknown> = readSettings(SCALER_SETTINGS, {});
  const settings = Object.entries(SCALER_SETTINGS).map(([name, { description = '' }]) => {
    const value = defaults[name] ?? ELSEWHERE[name];
    return `  ${name.padEnd(30)} ${description}${value === undefined ? '' : ` (${shown(value)})`}`;
  });
  return `npm run scaler [-- options]

Starts converters when something is to be done, as many as are worth their cost, and clears away what failed or ended. They
leave by themselves. Any number of scalers may run: one acts. Every decision is one line of its log, with all its numbers.

  --dry-run     decides and says so, and does nothing
  --once        takes one round: for a timer; with processes of its own it stays until they have left
  --until-idle  leaves when there is nothing to do and no converter left
  --help

It is set by the environment alone; in brackets what holds where nothing is set:

${settings.join('\n')}

Those from IRONVIPER_SUBSCRIPTION to IRONVIPER_SPOT are for IRONVIPER_FLEET=aci, and needed there if nothing stands in
brackets. The last two are its converters'; so is whatever else of theirs is set here: see npm run worker -- --help.

Exit code: 0 done, or told to stop; 1 something is broken, or waits and can't be done, and it says what; 2 wrong use.

  npm run scaler
  IRONVIPER_STORAGE=myaccount npm run scaler -- --until-idle
  IRONVIPER_STORAGE=myaccount IRONVIPER_FLEET=aci IRONVIPER_SUBSCRIPTION=... npm run scaler -- --dry-run
`;
}

function shown(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'number' && value >= GiB ? `${value / GiB}GiB` : String(value);
}

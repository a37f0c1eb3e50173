/** What the scaler is told on its command line. */
import { parseArgs } from 'node:util';
import { SettingsError } from '../core/settings.ts';
import type { ScalerParts } from './runScaler.ts';

export interface Words extends Pick<ScalerParts, 'dryRun' | 'until'> {
  help: boolean;
}

const OPTIONS = {
  'dry-run': { type: 'boolean', default: false },
  once: { type: 'boolean', default: false },
  'until-idle': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

const HINT = 'See npm run scaler -- --help';

/** Throws `SettingsError` for words that mean nothing here, and for those that npm has kept for itself. */
export function readWords(args: string[], env: Readonly<Record<string, string | undefined>>): Words {
  const { 'dry-run': dryRun, once, 'until-idle': untilIdle, help } = parsed(args);
  const taken = Object.keys(OPTIONS).find((option) => env[`npm_config_${option.replaceAll('-', '_')}`] === 'true');
  if (taken !== undefined && !args.includes(`--${taken}`)) {
    throw new SettingsError(`npm has taken --${taken} for itself. Write -- before it: npm run scaler -- --${taken}`);
  }
  if (once && untilIdle) throw new SettingsError(`--once is one round, --until-idle as many as it takes. ${HINT}`);
  return { dryRun, until: once ? 'once' : untilIdle ? 'idle' : 'stopped', help };
}

function parsed(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS }).values;
  } catch (error) {
    throw new SettingsError(`${error instanceof Error ? error.message : String(error)}. ${HINT}`, { cause: error });
  }
}

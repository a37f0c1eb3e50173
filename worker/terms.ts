/** On what terms a converter lives: its guard, which no hanging converter can hinder, holds it to them. */
import type { z } from 'zod';
import { SettingsError } from '../core/settings.ts';
import type { WORKER_SETTINGS } from './settings.ts';

export interface Terms {
  name: string;
  lifetimeSeconds: number;
  /** For so long it may get nothing done. */
  watchdogSeconds: number;
}

type Settings = z.output<z.ZodObject<typeof WORKER_SETTINGS>>;

/** What a converter may rightly do for so long without a word. */
const QUIET = ['IRONVIPER_FILE_SECONDS', 'IRONVIPER_POLL_SECONDS', 'IRONVIPER_OUTAGE_SECONDS'] as const;

/** Throws `SettingsError` where a converter that is well would look as if it hung. */
export function termsOf(settings: Settings): Terms {
  const watchdogSeconds = settings.IRONVIPER_WATCHDOG_SECONDS;
  const longer = QUIET.filter((name) => settings[name] >= watchdogSeconds);
  if (longer.length > 0) {
    throw new SettingsError(
      `IRONVIPER_WATCHDOG_SECONDS: more than ${longer.join(' and ')}, or it would end what is well`,
    );
  }
  return { name: settings.IRONVIPER_NAME, lifetimeSeconds: settings.IRONVIPER_MAX_LIFETIME, watchdogSeconds };
}

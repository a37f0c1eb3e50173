/** What the scaler said last, whoever is the scaler. */
import type { Clock } from '../../core/clock.ts';
import type { ScalerState } from '../../core/scalerState.ts';
import type { Storage } from '../../core/storage.ts';
import { readScalerState } from '../readScalerState.ts';

export interface ScalerStatus extends Omit<ScalerState, 'work' | 'queues'> {
  /** Since its last round that saw work or a living slot. */
  ageSeconds: number;
  /** It was at work so lately that it can be counted on. */
  awake: boolean;
}

/** While anything waits or lives it takes a round every 15 s; one round may take a minute. */
const AWAKE_SECONDS = 180;

/** Nothing where no scaler has ever been at work. */
export async function readScaler({ state }: Pick<Storage, 'state'>, clock: Clock): Promise<ScalerStatus | undefined> {
  const { known } = await readScalerState(state);
  if (!known) return undefined;
  const { work: _, queues: __, ...said } = known;
  const now = clock.now();
  const ageSeconds = Math.max(0, Math.round((now - Date.parse(said.at)) / 1000));
  const today = new Date(now).toISOString().slice(0, 10);
  const spent = said.spent.date === today ? said.spent : { date: today, seconds: 0 };
  return { ...said, spent, ageSeconds, awake: ageSeconds <= AWAKE_SECONDS };
}

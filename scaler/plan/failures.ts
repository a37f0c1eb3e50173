/** The stop after converters that end before they have any work: nobody pays for starts that lead to nothing. */
import type { ScalerState } from '../../core/scalerState.ts';
import type { Followed } from './lives.ts';

type Failing = Pick<ScalerState, 'failures' | 'stopped'>;

/** So many in a row, and nothing more is started. */
export const FAILURES = 3;
/** For people, the last ones tell enough. */
const REMEMBERED = 10;
const FIRST_PAUSE_SECONDS = 5 * 60;
const LONGEST_PAUSE_SECONDS = 4 * 60 * 60;

export function failingAfter(
  known: Failing,
  { failures, well }: Pick<Followed, 'failures' | 'well'>,
  now: number,
): Failing {
  const news = failures.map(({ slot, why }) => ({ slot, why, at: new Date(now).toISOString() }));
  if (well && news.length === 0) return { failures: [] };
  const all = [...(well ? [] : known.failures), ...news].slice(-REMEMBERED);
  if (all.length < FAILURES) return { failures: all };
  const { stopped } = known;
  // Those that had been started before the stop are part of it; one that was started after a pause is news.
  const again = !stopped || failures.some(({ startedAt }) => startedAt >= Date.parse(stopped.until));
  return { failures: all, stopped: again ? pauseAfter(stopped?.times ?? 0, now) : stopped };
}

function pauseAfter(times: number, now: number): NonNullable<Failing['stopped']> {
  const seconds = Math.min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2 ** times);
  return { until: new Date(now + seconds * 1000).toISOString(), times: times + 1 };
}

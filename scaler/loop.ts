/** Round after round while there is work; ever more seldom, and with the cheapest look there is, while there is none. */
import { verdict } from '../core/outcome.ts';
import type { Queue } from '../core/queue.ts';
import type { Lead } from './lead.ts';
import type { Plan } from './observation.ts';
import { isAnythingIn, queuesOf } from './observe.ts';
import { round } from './round.ts';
import type { ScalerEnd, ScalerParts } from './runScaler.ts';
import type { UsageNotes } from './usageNotes.ts';

/** Then even an idle scaler looks at everything: something may have failed or ended since, and lies about. */
const SWEEP_MS = 3_600_000;
/** So many rounds in a row that could not be taken: whoever waits for the end should be told. */
const HOPELESS = 8;
/** Nobody waits for `jobs-later`: where nothing is to be done, each such look costs as much as one at `jobs`. */
const LOOKS_FOR_LATER = 4;

export async function loop(parts: ScalerParts, lead: Lead, usage: UsageNotes): Promise<ScalerEnd> {
  const { clock, log, stop, until, busySeconds, longestSeconds } = parts;
  let calmSince: number | undefined;
  let pause = busySeconds;
  let skipped = 0;
  for (let looks = 0; !stop.aborted; looks += 1) {
    const calm = calmSince !== undefined && clock.now() - calmSince < SWEEP_MS;
    const queues = queuesOf(parts).slice(0, looks % LOOKS_FOR_LATER === 0 ? undefined : 1);
    const outcome = await look(parts, lead, calm ? queues : undefined);
    const busy = isPlan(outcome) && !outcome.idle;
    if (isPlan(outcome)) {
      parts.onPlan?.(outcome);
      if (busy) calmSince = undefined;
      else {
        if (calmSince === undefined) log('scaler.idle');
        calmSince = clock.now();
        await lead.giveUp();
      }
    }
    await usage.note(busy);
    skipped = outcome === 'skipped' ? skipped + 1 : 0;
    const end = skipped === HOPELESS && until === 'idle' ? 'failed' : endAfter(outcome, until);
    if (end) return end;
    pause = busy ? busySeconds : Math.min(longestSeconds, pause * 2);
    await clock.sleep(pause * 1000, stop);
  }
  return 'stopped';
}

type Look = Plan | 'standing-by' | 'nothing' | 'skipped';

/** At the depth of these `queues` alone, as long as there is nothing in them. */
async function look(parts: ScalerParts, lead: Lead, queues: Queue[] | undefined): Promise<Look> {
  try {
    return queues && !(await isAnythingIn(queues)) ? 'nothing' : await round(parts, lead);
  } catch (thrown) {
    const outcome = verdict(thrown);
    if (outcome.kind !== 'outage') throw thrown;
    // What is not known is neither much nor nothing: all stays as it is until the next round.
    parts.log('round.skipped', { what: outcome.error.what, message: outcome.error.message });
    return 'skipped';
  }
}

function endAfter(outcome: Look, until: ScalerParts['until']): ScalerEnd | undefined {
  if (until === 'once') return outcome === 'skipped' ? 'failed' : 'done';
  if (until === 'stopped' || !isPlan(outcome)) return undefined;
  if (outcome.idle) return 'idle';
  return isStuck(outcome) ? 'stuck' : undefined;
}

/** Nothing lives, and what keeps us from starting anything will last. */
function isStuck({ trouble, state }: Plan): boolean {
  return trouble !== '' && Object.keys(state.lives).length === 0;
}

function isPlan(outcome: Look): outcome is Plan {
  return typeof outcome === 'object';
}

/** Does what was decided, and remembers what the platform answered. */
import { isDeepStrictEqual } from 'node:util';
import type { Refusal, Started } from '../core/fleet.ts';
import { OutageError } from '../core/outage.ts';
import { verdict } from '../core/outcome.ts';
import { pool } from '../core/pool.ts';
import type { ScalerState } from '../core/scalerState.ts';
import { backOffAfter, isOfPlatform } from './backOff.ts';
import type { Lead } from './lead.ts';
import type { Plan } from './observation.ts';
import type { ScalerParts } from './runScaler.ts';
import { writeState } from './writeState.ts';

type Hands = Pick<ScalerParts, 'storage' | 'clock' | 'log' | 'fleet' | 'busySeconds'> & { lead: Lead };

/** What became of each start: no answer where the asking failed, nothing where it was not asked for. */
type Answers = Map<string, Started | 'no answer'>;

/** An answer of the platform takes a second or two. */
const STARTS_AT_ONCE = 5;
/** A slot that is being changed is left alone for so many rounds. */
const BUSY_ROUNDS = 4;

/** `etag` is that of `plan.state`, as it was written. Throws `OutageError` where the fleet or the storage fails us. */
export async function act(hands: Hands, plan: Plan, etag: string | undefined): Promise<void> {
  const answers: Answers = new Map();
  try {
    await startAll(hands, plan.starts, answers);
  } finally {
    await remember(hands, plan, answers, etag);
  }
  await removeAll(hands, plan.removals);
}

/** One that can't be removed (there may be a lock on it) must not keep the others on the bill. */
async function removeAll(hands: Hands, removals: Plan['removals']): Promise<void> {
  const failed: Error[] = [];
  for (const { slot, why } of removals) {
    mustLead(hands);
    try {
      const outcome = await hands.fleet.remove(slot);
      hands.log('slot.removed', { slot: slot.name, life: slot.life, why, outcome });
    } catch (thrown) {
      const outcome = verdict(thrown);
      if (outcome.kind !== 'outage') throw thrown;
      failed.push(outcome.error);
    }
  }
  if (failed[0]) throw failed[0];
}

/** What the platform refuses to one it refuses to all: the rest is not asked for. */
async function startAll({ fleet, log, lead }: Hands, starts: string[], answers: Answers): Promise<void> {
  const refused = new AbortController();
  const start = async (slot: string) => {
    mustLead({ lead });
    answers.set(slot, 'no answer');
    const answer = await fleet.start(slot);
    answers.set(slot, answer);
    if (!isRefusal(answer)) return log('slot.started', { slot, outcome: answer.kind });
    log('start.refused', { slot, ...answer });
    if (isOfPlatform(answer)) refused.abort();
  };
  await pool(starts, STARTS_AT_ONCE, start, refused.signal);
}

/** Who wakes up late leaves the rest to whoever leads by now. */
function mustLead({ lead }: Pick<Hands, 'lead'>): void {
  if (lead.isSure()) return;
  throw new OutageError(
    'lead',
    'This round took longer than the lease "scaler" lasts: what is left of it is not done.',
  );
}

function isRefusal(answer: Started | 'no answer' | undefined): answer is Refusal {
  return typeof answer === 'object' && answer.kind !== 'started' && answer.kind !== 'there';
}

async function remember(
  { storage, clock, busySeconds }: Hands,
  plan: Plan,
  answers: Answers,
  etag: string | undefined,
) {
  const busyUntil = new Date(clock.now() + BUSY_ROUNDS * busySeconds * 1000).toISOString();
  const after = afterAnswers(plan, answers, { now: clock.now(), busyUntil });
  // A conflict: whoever has written meanwhile is the scaler now, and sees for itself.
  if (!isDeepStrictEqual(after, plan.state)) await writeState(storage.state, after, etag);
}

/** Where no answer came, a converter may live: it stays in `lives` until the fleet shows that it does not. */
function afterAnswers(
  { starts, state }: Plan,
  answers: Answers,
  { now, busyUntil }: { now: number; busyUntil: string },
): ScalerState {
  const lives = { ...state.lives };
  const busy = { ...state.busy };
  for (const slot of starts) {
    const answer = answers.get(slot);
    if (answer === undefined || isRefusal(answer)) delete lives[slot];
    if (isRefusal(answer) && answer.kind === 'busy') busy[slot] = busyUntil;
  }
  const all = [...answers.values()];
  const refusal = all.filter(isRefusal).find(isOfPlatform);
  const { backOff: before, ...rest } = state;
  const works = all.some((answer) => typeof answer === 'object' && answer.kind === 'started');
  const backOff = refusal ? backOffAfter(refusal, before, now) : works ? undefined : before;
  return { ...rest, lives, busy, ...(backOff && { backOff }) };
}

/** One round: observe, plan, remember, act. In this order nothing is done that the next scaler does not know of. */
import { isDeepStrictEqual } from 'node:util';
import { OutageError } from '../core/outage.ts';
import type { ScalerState } from '../core/scalerState.ts';
import { type Remembered, readScalerState } from '../library/readScalerState.ts';
import { act } from './act.ts';
import { dropRows } from './dropRows.ts';
import type { Lead } from './lead.ts';
import type { Plan } from './observation.ts';
import { observe } from './observe.ts';
import { plan } from './plan.ts';
import type { ScalerParts } from './runScaler.ts';
import { writeState } from './writeState.ts';

/** `standing-by`: another scaler leads, and nothing was looked at. Throws `OutageError` if anything can't be read or done. */
export async function round(parts: ScalerParts, lead: Lead): Promise<Plan | 'standing-by'> {
  if ((await lead.take()) === 'standing-by') return 'standing-by';
  // First of all: whoever has written it after this has seen later than we have.
  const before = await readScalerState(parts.storage.state);
  const seen = await observe(parts, before.known);
  const { state, ...rest } = plan(seen, parts.policy);
  const planned: Plan = { ...rest, state: { ...state, takesLater: parts.takesLater } };
  const { decision, trouble, figures, starts, removals, idle } = planned;
  const done = { starts, removals: removals.map(({ slot, why }) => ({ slot: slot.name, why })) };
  if (!idle) parts.log('round.planned', { decision, trouble, figures, ...done });
  if (parts.dryRun) return planned;
  const etag = await remember(parts, before, planned);
  await act({ ...parts, lead }, planned, etag);
  await dropRows(parts, planned, seen);
  return planned;
}

/** Where nothing is to be done, what only says that time went by is not written: an idle scaler costs next to nothing. */
async function remember({ storage }: ScalerParts, { known, etag }: Remembered, { state, ...plan }: Plan) {
  if (plan.idle && known && isDeepStrictEqual(timeless(known), timeless(state))) return etag;
  const written = await writeState(storage.state, state, etag);
  if (written !== 'conflict') return written;
  throw new OutageError('scaler', 'Another scaler has written scaler.json meanwhile: nothing of this round is done.', {
    passing: true,
  });
}

function timeless(state: ScalerState): Partial<ScalerState> {
  return { ...state, at: '', spent: { date: '', seconds: 0 } };
}

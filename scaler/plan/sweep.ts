/** Which slots have to be cleared away, and why: what gives a sign of life is left alone, whatever the fleet says of it. */
import type { Policy } from '../observation.ts';
import { endText } from './lives.ts';
import type { Place } from './places.ts';

const START_SECONDS = 10 * 60;
/** A start that takes so many times as long as usual leads to nothing. */
const START_UPS = 5;
/** A converter's own guard ends it after a quarter of an hour. */
const SILENT_SECONDS = 20 * 60;
const KEPT_SECONDS = 24 * 60 * 60;

/** Why a living slot is to be cleared away; empty if it is not. */
export function stuckReason({ state, slot, life, beat }: Place, now: number, startUp: number): string {
  const since = (at: string | undefined) => (at === undefined ? [] : [(now - Date.parse(at)) / 1000]);
  const started = [...since(life?.startedAt), ...since(slot?.startedAt)];
  if (!slot || started.length === 0) return '';
  if (state === 'starting') {
    const seconds = Math.min(...started);
    const most = slot.state === 'running' ? SILENT_SECONDS : Math.max(START_SECONDS, START_UPS * startUp);
    return seconds > most ? `it was started ${minutes(seconds)} ago and has not said a word` : '';
  }
  if (state !== 'silent') return '';
  const seconds = Math.min(...started, ...since(life?.seenAt), ...(beat ? [beat.ageSeconds] : []));
  return seconds > SILENT_SECONDS ? `it has not said a word for ${minutes(seconds)}` : '';
}

/** Why what has ended is not kept for the next start; empty if it is. */
export function leftOverReason({ name, state, slot }: Place, now: number, policy: Policy): string {
  if (slot && state === 'failed') return `it failed: ${endText(slot)}`;
  if (!slot || state !== 'ended') return '';
  if (slot.outdated) return 'it was made by settings that have changed';
  if (!policy.slots.includes(name)) return 'there may be fewer converters now';
  const ended = slot.endedAt === undefined ? 0 : (now - Date.parse(slot.endedAt)) / 1000;
  return ended > KEPT_SECONDS ? 'it ended more than a day ago' : '';
}

function minutes(seconds: number): string {
  return `${Math.round(seconds / 60)} minutes`;
}

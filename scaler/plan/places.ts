/** What is in each slot, from what the fleet shows, what converters say and what the scaler remembers of its starts. */
import type { ConverterStatus } from '../../core/converterStatus.ts';
import type { Slot } from '../../core/fleet.ts';
import type { Life } from '../../core/scalerState.ts';
import type { Observation, Policy } from '../observation.ts';

export interface Place {
  name: string;
  /**
   * `starting`: it has not said a word yet. `working`: it has, lately. `silent`: not any more, though it should be there.
   * These three are living: they may cost, and the slot is taken.
   */
  state: 'empty' | 'starting' | 'working' | 'silent' | 'ended' | 'failed' | 'foreign';
  slot: Slot | undefined;
  /** The last word of this life. */
  beat: ConverterStatus | undefined;
  /** Of what lives, or has just ended; nothing if somebody else started it. */
  life: Life | undefined;
}

const LIVING = new Set<Place['state']>(['starting', 'working', 'silent']);
/** A start that the fleet has not shown by then was lost: the scaler died between its word and its deed. */
const LONGEST_GRACE_SECONDS = 120;
/** Where starts take a second or two, so does it to be shown one. */
const GRACE_START_UPS = 5;

export function isLiving({ state }: Place): boolean {
  return LIVING.has(state);
}

/** In order of the slots there may be; those beyond the maximum come last. */
export function placesOf({ now, converters, slots, known }: Observation, policy: Policy, startUp: number): Place[] {
  const grace = Math.min(LONGEST_GRACE_SECONDS, GRACE_START_UPS * startUp);
  const shown = new Map(slots.map((slot) => [slot.name, slot]));
  const beats = new Map(converters.map((converter) => [converter.name, converter]));
  const lives = known?.lives ?? {};
  const names = new Set([...policy.slots, ...shown.keys(), ...Object.keys(lives)]);
  return [...names].map((name) => {
    const life = lives[name];
    const slot = shown.get(name);
    const lastBeat = beats.get(name);
    const beat = lastBeat && lastBeat.startedAt === life?.before?.beat ? undefined : lastBeat;
    return { name, slot, beat, life, state: stateOf({ slot, beat, life }, now, grace) };
  });
}

function stateOf({ slot, beat, life }: Omit<Place, 'name' | 'state'>, now: number, grace: number): Place['state'] {
  if (slot?.state === 'foreign') return 'foreign';
  const ended = slot?.state === 'ended' || slot?.state === 'failed' ? slot.state : undefined;
  // The fleet may be slow to show a start: what had ended there before is not this life.
  const shown = slot && !(ended && slot.life === life?.before?.life);
  const endedAt = shown && ended && slot.endedAt;
  // Its age is rounded to seconds.
  const lastWordAt = beat && now - (beat.ageSeconds + 1) * 1000;
  // A heartbeat of after the end is believed more than the fleet.
  if (beat && !beat.silent && !(endedAt && Date.parse(endedAt) >= lastWordAt!)) return 'working';
  if (shown && ended) return ended;
  if (shown) return beat || life?.bornAt ? 'silent' : 'starting';
  if (life && !life.bornAt && now < Date.parse(life.startedAt) + grace * 1000) return 'starting';
  return ended ?? 'empty';
}

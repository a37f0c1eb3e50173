/** What has become of each life since the last round: who was born, who has worked, who ended and how. */
import type { Life } from '../../core/scalerState.ts';
import { isLiving, type Place } from './places.ts';

export interface Followed {
  /** Of all living slots, as they are to be remembered. */
  lives: Record<string, Life>;
  /** How long those took to be born that were born since. */
  startUps: number[];
  /** Lives that ended badly before they had any work, or in an outage before they had dealt with any. */
  failures: Failure[];
  /** One has dealt with its first job, or ended well: what is started, works. */
  well: boolean;
}

interface Failure {
  slot: string;
  why: string;
  /** When it had been started, in milliseconds since 1970. */
  startedAt: number;
}

/** What is said of its end by what waits, and by how long a converter without work stays. */
export interface Around {
  /** When the oldest that can be seen was sent, in milliseconds since 1970; nothing if nothing waits. */
  oldest: number | undefined;
  idleSeconds: number;
}

/** `stuck`: living slots that have to be cleared away, each with the reason. */
export function followLives(
  places: Place[],
  stuck: ReadonlyMap<string, string>,
  around: Around,
  now: number,
): Followed {
  const followed: Followed = { lives: {}, startUps: [], failures: [], well: false };
  for (const place of places) {
    const { name, state } = place;
    const living = isLiving(place);
    const before = place.life ?? (living ? adopted(place, now) : undefined);
    if (!before) continue;
    const life = lifeAfter(before, place, now);
    const why = living ? stuck.get(name) : badEnd(place, life, around);
    const clearedAway = before.leaving === true;
    if (place.life && !before.bornAt && life.bornAt)
      followed.startUps.push(secondsBetween(life.startedAt, life.bornAt));
    // A file may kill who has it in hand; no file makes an outage.
    const proven = place.beat?.outage ? life.settled : life.worked;
    if (why && !proven && !clearedAway) {
      followed.failures.push({ slot: name, why, startedAt: Date.parse(life.startedAt) });
    }
    if ((life.settled && !before.settled) || (state === 'ended' && !why && !clearedAway)) followed.well = true;
    const leaving = state !== 'working' && (clearedAway || why !== undefined);
    if (living) followed.lives[name] = { ...life, ...(leaving && { leaving }) };
  }
  return followed;
}

/** What is to be remembered of a slot before it is started. */
export function lifeBegun({ slot, beat }: Place, now: number): Life {
  const before = { ...(slot && { life: slot.life }), ...(beat && { beat: beat.startedAt }) };
  return { startedAt: new Date(now).toISOString(), before, worked: false, counted: {} };
}

/** Somebody else started it, or what we knew of it is lost. */
function adopted({ slot, beat }: Place, now: number): Life {
  const startedAt = slot?.startedAt ?? beat?.startedAt ?? new Date(now).toISOString();
  return { startedAt, worked: false, counted: {} };
}

function lifeAfter({ leaving: _, ...life }: Life, { beat, state }: Place, now: number): Life {
  if (!beat) return life;
  return {
    ...life,
    bornAt: life.bornAt ?? beat.startedAt,
    worked: life.worked || beat.inHand + beat.done + beat.failed > 0,
    ...(beat.done + beat.failed > 0 && { settled: true }),
    counted: beat.work,
    ...(state === 'working' && { seenAt: new Date(now).toISOString() }),
  };
}

/** Why the life that was here ended badly; nothing if it did not, or nobody knows. */
function badEnd({ state, slot, beat }: Place, life: Life, { oldest, idleSeconds }: Around): string {
  if (!slot || (state !== 'ended' && state !== 'failed')) return '';
  if (beat?.outage) return beat.outage;
  if (state === 'failed') return endText(slot);
  if (life.bornAt || oldest === undefined || oldest >= Date.parse(life.startedAt)) return '';
  // An image of something else ends well too, at once, and would be started again for ever. A converter stays for a while,
  // and may be born, work and leave between two looks that are far apart.
  const { startedAt, endedAt } = slot;
  const atOnce = startedAt && endedAt && secondsBetween(startedAt, endedAt) < idleSeconds;
  return atOnce ? `${endText(slot)}: it left without a word, though there is work` : '';
}

/** `exit code 2: IRONVIPER_SCRATCH ...`: what the platform knows of an end. */
export function endText({ exitCode, detail }: { exitCode?: number; detail: string }): string {
  const code = exitCode === undefined ? '' : `exit code ${exitCode}`;
  return [code, detail].filter(Boolean).join(': ') || 'nothing is known of why';
}

function secondsBetween(from: string, to: string): number {
  return Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000);
}

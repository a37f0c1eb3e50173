/** What has become of each life since the last round: who was born, who has worked, who ended and how. */
import type { Life } from '../../core/scalerState.ts';
import { isLiving, type Place } from './places.ts';

export interface Followed {
  /** Of all living slots, as they are to be remembered. */
  lives: Record<string, Life>;
  /** How long those took to be born that were born since. */
  startUps: number[];
  /** Lives that ended badly before they had any work. */
  failures: Failure[];
  /** One got to its first work, or ended well: what is started, works. */
  well: boolean;
}

interface Failure {
  slot: string;
  why: string;
  /** When it had been started, in milliseconds since 1970. */
  startedAt: number;
}

/** `stuck`: living slots that have to be cleared away, each with the reason. */
export function followLives(places: Place[], stuck: ReadonlyMap<string, string>, now: number): Followed {
  const followed: Followed = { lives: {}, startUps: [], failures: [], well: false };
  for (const place of places) {
    const { name, state } = place;
    const living = isLiving(place);
    const before = place.life ?? (living ? adopted(place, now) : undefined);
    if (!before) continue;
    const life = lifeAfter(before, place, now);
    const why = living ? stuck.get(name) : badEnd(place);
    const clearedAway = before.leaving === true;
    if (place.life && !before.bornAt && life.bornAt)
      followed.startUps.push(secondsBetween(life.startedAt, life.bornAt));
    if (why && !life.worked && !clearedAway) {
      followed.failures.push({ slot: name, why, startedAt: Date.parse(life.startedAt) });
    }
    if ((life.worked && !before.worked) || (state === 'ended' && !why && !clearedAway)) followed.well = true;
    if (living) followed.lives[name] = { ...life, ...((why || state === 'leaving') && { leaving: true }) };
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
    counted: beat.work,
    ...(state === 'working' && { seenAt: new Date(now).toISOString() }),
  };
}

/** Why the life that was here ended badly; nothing if it did not, or nobody knows. */
function badEnd({ state, slot, beat }: Place): string {
  if (!slot || (state !== 'ended' && state !== 'failed')) return '';
  if (beat?.outage) return beat.outage;
  return state === 'failed' || slot.exitCode ? endText(slot) : '';
}

/** `exit code 2: IRONVIPER_SCRATCH ...`: what the platform knows of an end. */
export function endText({ exitCode, detail }: { exitCode?: number; detail: string }): string {
  const code = exitCode === undefined ? '' : `exit code ${exitCode}`;
  return [code, detail].filter(Boolean).join(': ') || 'nothing is known of why';
}

function secondsBetween(from: string, to: string): number {
  return Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000);
}

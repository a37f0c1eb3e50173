/** Months that have been read: those that are looked at first, a few at once, and no more of them than memory should hold. */
import type { Clock } from '../../core/clock.ts';
import { isGone } from '../talk/problem.ts';
import { nameOf, type Part } from './edition.ts';
import type { Photo } from './photo.ts';

interface Month {
  photos: readonly Photo[];
  /** Within the month. */
  indexOf(id: string): number | undefined;
}

export interface MonthStore {
  /** Nothing while it has not been read. */
  get(part: Part): Month | undefined;
  /** Reads these, in this order; what is under way and not among them any more is given up. */
  want(parts: readonly Part[]): void;
  /** For whoever waits for it. Throws `TalkError`. */
  read(part: Part): Promise<Month>;
}

export interface MonthStoreOptions {
  read(part: Part, signal: AbortSignal): Promise<readonly Photo[]>;
  onRead(part: Part): void;
  /** Nothing when one was read after all. */
  onTrouble(error: Error | undefined, part: Part): void;
  clock: Clock;
}

/** A browser has six connections to the storage, and pictures want some. */
export const AT_ONCE = 3;
/** Photos, some 5 MB of them. What is looked at is kept whatever it is. */
const MOST_KEPT = 25_000;
/** Whoever scrolls asks at every frame. By itself it tries again after this, and then ever later. */
const PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;

interface Reading {
  month: Promise<Month>;
  stop: AbortController;
  /** Somebody waits for it, wherever the view goes. */
  awaited: boolean;
}

export function monthStore({ read, onRead, onTrouble, clock }: MonthStoreOptions): MonthStore {
  /** Last used last. */
  const kept = new Map<string, Month>();
  const underWay = new Map<string, Reading>();
  const failedAt = new Map<string, number>();
  /** In a row. */
  let failures = 0;
  /** However many have failed, one wait is for all of them. */
  let resting = false;
  let wanted: readonly Part[] = [];

  const begin = (part: Part, awaited: boolean): Reading => {
    const name = nameOf(part);
    const stop = new AbortController();
    const month = read(part, stop.signal).then(monthOf);
    const reading = { month, stop, awaited };
    underWay.set(name, reading);
    month
      .then(
        (month) => {
          kept.set(name, month);
          failedAt.delete(name);
          failures = 0;
          forgetSome();
          onTrouble(undefined, part);
          onRead(part);
        },
        (error) => {
          if (stop.signal.aborted) return;
          failedAt.set(name, clock.now());
          failures += 1;
          if (!isGone(error)) void goOnLater();
          onTrouble(error, part);
        },
      )
      .finally(() => {
        if (underWay.get(name) === reading) underWay.delete(name);
        goOn();
      });
    return reading;
  };

  const goOn = () => {
    for (const part of wanted) {
      if (underWay.size >= AT_ONCE) return;
      const name = nameOf(part);
      const rests = clock.now() < (failedAt.get(name) ?? Number.NEGATIVE_INFINITY) + PAUSE_MS;
      if (!kept.has(name) && !underWay.has(name) && !rests) begin(part, false);
    }
  };

  const goOnLater = async () => {
    if (resting) return;
    resting = true;
    await clock.sleep(Math.min(LONGEST_PAUSE_MS, PAUSE_MS * 2 ** (failures - 1)));
    resting = false;
    goOn();
  };

  const forgetSome = () => {
    const inView = new Set(wanted.map(nameOf));
    let photos = 0;
    for (const month of kept.values()) photos += month.photos.length;
    for (const [name, month] of kept) {
      if (photos <= MOST_KEPT) return;
      if (inView.has(name)) continue;
      kept.delete(name);
      photos -= month.photos.length;
    }
  };

  return {
    get: (part) => kept.get(nameOf(part)),
    want(parts) {
      wanted = parts;
      const names = new Set(parts.map(nameOf));
      for (const [name, { stop, awaited }] of underWay) {
        if (awaited || names.has(name)) continue;
        underWay.delete(name);
        stop.abort();
      }
      for (const name of names) {
        const month = kept.get(name);
        if (month && kept.delete(name)) kept.set(name, month);
      }
      goOn();
    },
    async read(part) {
      const name = nameOf(part);
      const month = kept.get(name);
      if (month) return month;
      const reading = underWay.get(name) ?? begin(part, true);
      reading.awaited = true;
      return reading.month;
    },
  };
}

function monthOf(photos: readonly Photo[]): Month {
  let places: Map<string, number> | undefined;
  return {
    photos,
    indexOf(id) {
      places ??= new Map(photos.map((photo, index) => [photo.id, index]));
      return places.get(id);
    },
  };
}

/** The timeline as a list of photos: its shape is known as a whole, its photos come by the month. */
import type { Clock } from '../../core/clock.ts';
import { pool } from '../../core/pool.ts';
import { isGone } from '../talk/problem.ts';
import { type Edition, monthOfPart, NOTHING_YET, nameOf, type Part, partAt, partsWithin } from './edition.ts';
import { AT_ONCE, monthStore } from './monthStore.ts';
import type { PhotoSource } from './photoSource.ts';
import type { PublishedFiles } from './publishedFiles.ts';
import { sourceNews } from './sourceNews.ts';
import { tints } from './tints.ts';

export interface StripSource extends PhotoSource {
  edition(): Edition;
  /** Takes the place of what was shown. */
  show(edition: Edition): void;
  /** Reads what of the parts of another edition will be in view, so that showing it leaves no gap. Throws `TalkError`. */
  prepare(parts: readonly Part[]): Promise<void>;
  /** Why there is nothing to show, or nothing new. */
  setTrouble(error: Error | undefined): void;
}

export interface StripSourceOptions {
  files: Pick<PublishedFiles, 'month' | 'tints'>;
  /** The months that a file may be in, the likeliest first. */
  monthsOf(id: string): Promise<readonly string[]>;
  /** What a file says is not so any more. */
  onStale(): void;
  /** A file of the edition that is shown is gone, so that it can not be shown any more. */
  onGone(): void;
  /** Somebody wants photos, and nothing has been shown yet. */
  onNeed(): void;
  whenIdle(work: () => void): void;
  clock: Clock;
}

export function stripSource({
  files,
  monthsOf,
  onStale,
  onGone,
  onNeed,
  whenIdle,
  clock,
}: StripSourceOptions): StripSource {
  let edition = NOTHING_YET;
  let view = { from: 0, to: 0 };
  const { tell, subscribe, trouble, setTrouble } = sourceNews();
  const colours = tints({ read: files.tints, whenIdle });
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  /** Files that were said to be out of date, each of which is worth one look. */
  const doubted = new Set<string>();

  const placeOf = (part: Part) => edition.parts.find((each) => nameOf(each) === nameOf(part));
  const doubt = (part: Part, say: () => void) => {
    if (doubted.has(nameOf(part))) return;
    doubted.add(nameOf(part));
    say();
  };

  const months = monthStore({
    read: (part, signal) => files.month(part, signal),
    onRead(part) {
      const place = placeOf(part);
      if (place) tell({ kind: 'photos', from: place.from, to: place.to });
    },
    onTrouble(error, part) {
      // Of another edition, that is for whoever prepares it.
      if (!placeOf(part)) return;
      setTrouble(error);
      if (isGone(error)) doubt(part, onGone);
    },
    clock,
  });

  const want = () => months.want(nearestFirst(partsWithin(edition.parts, view.from, view.to), view));

  const total = () => edition.shape.ratios.length;
  const at: StripSource['at'] = (index) => {
    const part = partAt(edition.parts, index);
    return part && months.get(part)?.photos[index - part.from];
  };
  const indexOf: StripSource['indexOf'] = (id) => {
    for (const part of edition.parts) {
      const index = months.get(part)?.indexOf(id);
      if (index !== undefined) return part.from + index;
    }
    return undefined;
  };

  return {
    edition: () => edition,
    show(next) {
      const before = edition;
      edition = next;
      begin();
      colours.follow(next);
      if (next.layoutHash !== before.layoutHash || before === NOTHING_YET) {
        tell({ kind: 'shape' });
        return;
      }
      const known = new Set(before.parts.map(nameOf));
      for (const part of next.parts) {
        if (!known.has(nameOf(part))) tell({ kind: 'photos', from: part.from, to: part.to });
      }
      want();
    },
    async prepare(parts) {
      const inView = new Set(partsWithin(edition.parts, view.from, view.to).map(({ key }) => key));
      const first = view.from === 0 ? parts[0] : undefined;
      // Boxes are shown as soon as they are known; their photos are on their way by then.
      if (edition === NOTHING_YET) months.want(first ? [first] : []);
      else await Promise.all(parts.filter((part) => part === first || inView.has(part.key)).map(months.read));
    },
    shape: () => edition.shape,
    total,
    ended: () => edition !== NOTHING_YET,
    ensure(from, to) {
      view = { from, to };
      if (edition === NOTHING_YET) onNeed();
      want();
    },
    at,
    indexOf,
    async find(id) {
      await begun;
      const here = indexOf(id);
      if (here !== undefined) return here;
      const { parts } = edition;
      for (const month of await monthsOf(id)) {
        for (const part of parts.filter((each) => monthOfPart(each) === month)) {
          const index = (await months.read(part)).indexOf(id);
          // What was read while another edition came is asked of that one.
          if (index !== undefined) return parts === edition.parts ? part.from + index : indexOf(id);
        }
      }
      return undefined;
    },
    async ids(from, to) {
      await begun;
      const parts = partsWithin(edition.parts, from, to);
      const ids = new Map<Part, string[]>();
      await pool(parts, AT_ONCE, async (part) => {
        const { photos } = await months.read(part);
        const within = photos.slice(Math.max(0, from - part.from), to - part.from);
        ids.set(
          part,
          within.map(({ id }) => id),
        );
      });
      return parts.flatMap((part) => ids.get(part) ?? []);
    },
    tint: colours.at,
    trouble,
    setTrouble,
    stale(index) {
      const part = partAt(edition.parts, index);
      if (part) doubt(part, onStale);
    },
    subscribe,
  };
}

/** By how far they are from the middle of what is looked at. */
function nearestFirst(parts: readonly Part[], { from, to }: { from: number; to: number }): Part[] {
  const middle = (from + to) / 2;
  const distance = (part: Part) => Math.max(part.from - middle, middle - part.to, 0);
  return [...parts].sort((a, b) => distance(a) - distance(b));
}

/** Takes in what a person gives: walks it, puts its files into the queue, and keeps what it leaves out. */
import type { Dropped } from './dropped.ts';
import type { Queue } from './queue.ts';
import type { Row } from './row.ts';
import { type Found, walk } from './walk.ts';

export type Skipped = Extract<Found, { kind: 'junk' }>;
type FoundFile = Extract<Found, { kind: 'file' }>;

export interface Intake {
  /** Into `folder` of the library, empty for its root. Gives how many files there were, when all are found. */
  take(given: readonly Dropped[], folder: string): Promise<number>;
  /** Whether something is being walked. */
  reading(): boolean;
  /** Walks no further. */
  stop(): void;
  /** From an earlier visit: wherever it is given now, it goes to the same place. */
  remember(row: Row): void;
  /** How many were left out, and the first of them. */
  skipped(): { count: number; first: readonly Skipped[] };
  /** What was left out. */
  forgetSkipped(): void;
  /** What is remembered. */
  forget(): void;
}

const MOST_SKIPPED = 500;

/** `onFound` hears of each file that is in the queue now. */
export function createIntake(queue: Queue, onFound: () => void): Intake {
  /** By the path that each was given under. */
  const remembered = new Map<string, Row>();
  let skipped = { count: 0, first: [] as Skipped[] };
  let walks = 0;
  let walking = new AbortController();

  const earlier = ({ path, bytes, modified }: FoundFile): Row | undefined => {
    const row = remembered.get(path);
    return row?.bytes === bytes && row.modified === modified ? row : undefined;
  };
  const skip = (junk: Skipped) => {
    skipped.count += 1;
    if (skipped.first.length < MOST_SKIPPED) skipped.first.push(junk);
  };

  return {
    async take(given, folder) {
      const { signal } = walking;
      const above = folder === '' ? '' : `${folder}/`;
      let files = 0;
      walks += 1;
      for await (const found of walk(given)) {
        if (signal.aborted) break;
        if (found.kind === 'junk') {
          skip(found);
          continue;
        }
        files += 1;
        const name = above + found.path;
        if (found.kind === 'problem') queue.addFailed(name, found.why);
        else queue.add(earlier(found) ?? { ...found, name, above: above.length }, found.source);
        onFound();
      }
      walks -= 1;
      return files;
    },
    reading: () => walks > 0,
    stop() {
      walking.abort();
      walking = new AbortController();
    },
    remember(row) {
      remembered.set(row.name.slice(row.above), row);
    },
    skipped: () => skipped,
    forgetSkipped() {
      skipped = { count: 0, first: [] };
    },
    forget: () => remembered.clear(),
  };
}

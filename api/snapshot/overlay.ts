/**
 * What this API has written and nobody may have published yet.
 *
 * Rows carry no version, so what is published must tell whether it is newer than a write. The very row that was written:
 * the write has come. Neither that, nor what was published before, nor an earlier write of our own: somebody has written
 * after us. What was published before may mean that somebody has set it back: it counts two minutes after the write, which
 * is longer than any compaction that had read its rows before. Until a newer manifest comes there is nothing to be hidden,
 * and the write stays.
 */
import type { Clock } from '../../core/clock.ts';
import type { Row } from '../../core/row.ts';

export type Writes = ReadonlyMap<string, Row | null>;

export interface Overlay {
  /** `published` is what the newest manifest shows of it; undefined before the first was read. */
  wrote(id: string, row: Row | null, published: Row | null | undefined): void;
  /** A newer manifest has been read. */
  newer(published: (id: string) => Row | null): void;
  /** Another map whenever it has changed. */
  writes(): Writes;
}

interface Write {
  row: Row | null;
  text: string;
  /** Rows that are older than it. */
  older: Set<string>;
  /** Nobody knew what was published. */
  isBlind: boolean;
  /** A newer manifest has shown something older. */
  isLate: boolean;
  at: number;
}

const LONGEST_MS = 120_000;

export function openOverlay(clock: Clock): Overlay {
  const all = new Map<string, Write>();
  let now: Writes | undefined;
  const drop = (isOver: (write: Write, id: string) => boolean) => {
    const over = [...all].filter(([id, write]) => isOver(write, id));
    for (const [id] of over) all.delete(id);
    if (over.length > 0) now = undefined;
  };
  return {
    wrote(id, row, published) {
      const before = all.get(id);
      const older = new Set(before && [...before.older, before.text]);
      if (published !== undefined) older.add(textOf(published));
      const isBlind = published === undefined;
      all.set(id, { row, text: textOf(row), older, isBlind, isLate: false, at: clock.now() });
      now = undefined;
    },
    newer(published) {
      drop((write, id) => {
        const shown = textOf(published(id));
        if (shown === write.text) return true;
        if (write.isBlind) write.older.add(shown);
        write.isBlind = false;
        write.isLate = true;
        return !write.older.has(shown);
      });
    },
    writes() {
      if (all.size > 0) drop(({ isLate, at }) => isLate && clock.now() - at >= LONGEST_MS);
      // Made when it is asked for: hundreds are written at once.
      now ??= new Map([...all].map(([id, { row }]) => [id, row]));
      return now;
    },
  };
}

/** Equal rows have equal texts. */
function textOf(row: Row | null): string {
  const entries = Object.entries(row ?? {}).filter(([, value]) => value !== undefined);
  return JSON.stringify(entries.sort());
}

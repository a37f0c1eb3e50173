/** Opens what is published: reads nothing yet. */
import type { Clock } from '../../core/clock.ts';
import { hashOf } from '../../core/hash.ts';
import type { Storage } from '../../core/storage.ts';
import { columnsOf } from '../../core/timeline/columns.ts';
import { sharedReading } from '../sharedReading.ts';
import { changed } from './changed.ts';
import { newDictionary } from './chunk.ts';
import { chunkOf } from './chunkOf.ts';
import { type Codes, EMPTY_LIBRARY, type Library, newerLibrary } from './newerLibrary.ts';
import { openOverlay, type Writes } from './overlay.ts';
import { positionsOf } from './positions.ts';
import type { Published } from './published.ts';
import { rowAt } from './rowAt.ts';
import type { Snapshot } from './snapshot.ts';
import { asSnapshot } from './snapshotOf.ts';
import { newWords } from './words.ts';

const LOOK_MS = 2000;

export function openPublished({
  storage,
  clock,
}: {
  storage: Pick<Storage, 'previews' | 'records'>;
  clock: Clock;
}): Published {
  const codes: Codes = { dictionary: newDictionary(), files: newWords() };
  const overlay = openOverlay(clock);
  let library: Library | undefined;
  let shown: { library: Library; writes: Writes; snapshot: Snapshot } | undefined;

  const look = sharedReading(clock, LOOK_MS, async () => {
    const newest = await newerLibrary(storage, codes, library ?? EMPTY_LIBRARY);
    if (newest === library) return;
    library = newest;
    overlay.newer((id) => publishedRow(codes, newest, id));
  });

  return {
    async current() {
      await look();
      const now = { library: library as Library, writes: overlay.writes() };
      // A manifest that was put again says nothing new, and what was made of the snapshot is good as it is.
      if (shown?.library.rev !== now.library.rev || shown.writes !== now.writes) {
        shown = { ...now, snapshot: withWrites(codes, now.library, now.writes) };
      }
      return shown.snapshot;
    },
    wrote(id, row) {
      overlay.wrote(id, row, library && publishedRow(codes, library, id));
    },
  };
}

function publishedRow({ dictionary }: Codes, { chunk }: Library, id: string) {
  const position = positionsOf(chunk.id).of(id);
  return position === undefined ? null : rowAt(chunk, dictionary, position);
}

function withWrites({ dictionary }: Codes, { rev, chunk }: Library, writes: Writes): Snapshot {
  const { of, doubled } = positionsOf(chunk.id);
  const written = [...writes.keys()].map(of).filter((position) => position !== undefined);
  const removed = [...new Set([...doubled, ...written])].sort((a, b) => a - b);
  const rows = [...writes.values()].filter((row) => row !== null);
  const whole = changed(chunk, removed, chunkOf(columnsOf(rows), dictionary));
  return asSnapshot(whole, dictionary, writes.size === 0 ? rev : `${rev}-${hashOf(JSON.stringify([...writes]))}`);
}

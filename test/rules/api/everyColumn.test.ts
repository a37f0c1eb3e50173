/** After any history, what is published equals what follows from all records, and nothing else. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Snapshot } from '../../../api/snapshot/snapshot.ts';
import { snapshotOf } from '../../../api/snapshot/snapshotOf.ts';
import { type Row, rowOf } from '../../../core/row.ts';
import { tilesOf } from '../../../core/timeline/tiles.ts';
import { readManifest } from '../../../library/readManifest.ts';
import { compared } from '../library/published.ts';
import { all } from '../library/records.ts';
import { anyHistory, live } from './aHistory.ts';

const rowsIn = (snapshot: Snapshot) => Array.from({ length: snapshot.size }, (_, position) => snapshot.row(position));
const asStored = (row: Row | null) => JSON.parse(JSON.stringify(row)) as Row;

test('the columns hold the row of each record, once, in the order of the timeline', async () => {
  await fc.assert(
    fc.asyncProperty(anyHistory, async (history) => {
      const { rows, snapshot } = await live(history);
      expect(rowsIn(snapshot)).toStrictEqual(rows);
    }),
    { numRuns: 300 },
  );
});

test('columns that were refreshed equal those that are read anew', async () => {
  await fc.assert(
    fc.asyncProperty(anyHistory, async (history) => {
      const { rows, snapshot } = await live(history);
      const fresh = snapshotOf(rows);
      const { fingerprint, sha256, taken, folded, thumbhash, size } = snapshot;
      expect({ fingerprint, sha256, taken, folded, thumbhash, size }).toEqual({
        fingerprint: fresh.fingerprint,
        sha256: fresh.sha256,
        taken: fresh.taken,
        folded: fresh.folded,
        thumbhash: fresh.thumbhash,
        size: fresh.size,
      });
      expect(rows.map(({ key }) => snapshot.positionOf(key))).toEqual(rows.map((_, position) => position));
    }),
    { numRuns: 50 },
  );
});

test('whoever makes a wish sees it at once, whatever is published', async () => {
  await fc.assert(
    fc.asyncProperty(anyHistory, async (history) => {
      await live(history, (snapshot, record) => {
        const position = snapshot.positionOf(record.id) as number;
        expect(snapshot.row(position)).toStrictEqual(asStored(rowOf(record)));
        const ids = rowsIn(snapshot).map(({ key }) => key);
        expect(new Set(ids).size).toBe(ids.length);
      });
    }),
    { numRuns: 300 },
  );
});

test("the page's months hold the tiles of the rows of all records", async () => {
  await fc.assert(
    fc.asyncProperty(anyHistory, async (history) => {
      const { rows, storage } = await live(history);
      const { now, clean } = await compared(storage);
      expect(now).toEqual(clean);
      const indexed = (await all(storage.files.list())).map(({ etag: _, ...row }) => row);
      expect(new Map(indexed.map((row) => [row.key, row]))).toEqual(new Map(rows.map((row) => [row.key, row])));
      const tiles = [...Map.groupBy(rows, ({ partition }) => partition).values()].flatMap((month) => tilesOf(month));
      expect((await readManifest(storage))?.total).toBe(tiles.length);
    }),
    { numRuns: 50 },
  );
});

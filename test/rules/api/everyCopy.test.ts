/** After any history, the copies that the API finds equal those that comparing every two files finds. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bandsOf } from '../../../api/alike/bands.ts';
import { groupsOf, togetherIn } from '../../../api/alike/groups.ts';
import { nearTo } from '../../../api/alike/nearTo.ts';
import type { Row } from '../../../core/row.ts';
import { tilesOf } from '../../../core/timeline/tiles.ts';
import { bitDistance } from '../../fixtures/closeness.ts';
import { anyHistory, live } from './aHistory.ts';
import { SKY } from './anyRecord.ts';
import { made } from './prints.ts';

const isShown = ({ trashedAt }: Row) => trashedAt === undefined;
const isBusy = ({ fingerprint }: Row) => fingerprint !== undefined && fingerprint !== SKY;
const apart = (a: Row, b: Row) => bitDistance(a.fingerprint as string, b.fingerprint as string);

/** As a RAW and the JPEG beside it, be they of the same bytes. */
function isOneStack(group: readonly Row[]): boolean {
  const [tile, ...others] = tilesOf(group);
  return others.length === 0 && tile?.members === group.length;
}

test('similar', async () => {
  await fc.assert(
    fc.asyncProperty(anyHistory, async (history) => {
      const { rows, snapshot } = await live(history);
      const bands = made(bandsOf(snapshot));
      const near = rows.map((_, at) =>
        nearTo(snapshot, bands, at).map(({ position, distance }) => [position, distance]),
      );
      const compared = rows.map((row) =>
        rows
          .flatMap((other, at) =>
            other !== row && isShown(other) && isBusy(row) && isBusy(other) ? [[at, apart(row, other)]] : [],
          )
          .filter(([, distance]) => (distance as number) <= 15),
      );
      const sorted = (lists: (number | undefined)[][][]) => lists.map((list) => list.map(String).sort());
      expect(sorted(near)).toEqual(sorted(compared));
    }),
    { numRuns: 50 },
  );
});

test('duplicates of the same bytes', async () => {
  await fc.assert(
    fc.asyncProperty(anyHistory, async (history) => {
      const { rows, snapshot } = await live(history);
      const groups = made(groupsOf(snapshot, made(togetherIn(snapshot, made(bandsOf(snapshot)))))).filter(
        ({ kind }) => kind === 'exact',
      );
      const told = groups
        .map(({ members }) =>
          members
            .map((at) => snapshot.name[at])
            .sort()
            .join(),
        )
        .sort();
      const files = rows.filter((row) => isShown(row) && row.bytes > 0 && row.kind !== 'sidecar' && row.sha256 !== '');
      const compared = [...Map.groupBy(files, ({ sha256 }) => sha256).values()].filter(
        (group) => group.length > 1 && !isOneStack(group),
      );
      expect(told).toEqual(
        compared
          .map((group) =>
            group
              .map(({ name }) => name)
              .sort()
              .join(),
          )
          .sort(),
      );
    }),
    { numRuns: 50 },
  );
});

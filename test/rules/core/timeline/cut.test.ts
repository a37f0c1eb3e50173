/** Months are cut out of the strip and joined again without a trace. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newestFirst } from '../../../../core/timeline/manifest.ts';
import { cutStrip, EMPTY_STRIP, joinStrips, type Strip, stripOf } from '../../../../core/timeline/strip.ts';
import { tilesOf } from '../../../../core/timeline/tiles.ts';
import { someRows } from '../../someRows.ts';
import { someStrip } from './someStrip.ts';

const bare = ({ days, ratios, tints }: Strip) => ({ days, ratios: [...ratios], tints: [...tints] });
const count = (strip: Strip) => strip.ratios.length;

test('whatever was joined is cut into the same pieces', () => {
  fc.assert(
    fc.property(fc.array(someStrip, { maxLength: 6 }), (strips) => {
      const pieces = cutStrip(joinStrips(strips), strips.map(count));
      expect(pieces.map(bare)).toEqual(strips.map(bare));
    }),
  );
});

test('whatever was cut between days is joined into the same strip', () => {
  const cuts = someStrip.chain((strip) => fc.tuple(fc.constant(strip), fc.array(fc.boolean(), { minLength: 12 })));
  fc.assert(
    fc.property(cuts, ([strip, ends]) => {
      const counts = [0];
      strip.days.forEach(({ photos }, i) => {
        counts.push((counts.pop() ?? 0) + photos);
        if (ends[i]) counts.push(0);
      });
      expect(bare(joinStrips(cutStrip(strip, counts)))).toEqual(bare(strip));
    }),
  );
});

test('the strips of the months are the strip of the library', () => {
  fc.assert(
    fc.property(someRows, (rows) => {
      const months = Map.groupBy(rows, (row) => row.partition);
      const strips = [...months.keys()].sort(newestFirst).map((month) => stripOf(tilesOf(months.get(month) ?? [])));
      const tiles = [...months.keys()].sort(newestFirst).flatMap((month) => tilesOf(months.get(month) ?? []));
      expect(bare(joinStrips(strips))).toEqual(bare(stripOf(tiles)));
    }),
  );
});

test('nothing is cut into empty pieces', () => {
  expect(cutStrip(EMPTY_STRIP, [0, 0]).map(bare)).toEqual([bare(EMPTY_STRIP), bare(EMPTY_STRIP)]);
  expect(bare(joinStrips([]))).toEqual(bare(EMPTY_STRIP));
});

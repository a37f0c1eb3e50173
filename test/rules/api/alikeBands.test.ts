/** Near copies: whatever lies within 15 bits is found, and nothing else. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bandsOf, keyOf } from '../../../api/alike/bands.ts';
import { isFlat } from '../../../api/alike/isFlat.ts';
import { nearTo } from '../../../api/alike/nearTo.ts';
import { snapshotOf } from '../../../api/snapshot/snapshotOf.ts';
import type { Row } from '../../../core/row.ts';
import { bitDistance } from '../../fixtures/closeness.ts';
import { aRow } from '../aRow.ts';
import { aPrint, away, flipped, made } from './prints.ts';

/** What is near each file, by name: `[[other, distance], ...]`. */
function nearIn(rows: readonly Row[]) {
  const snapshot = snapshotOf(rows);
  const bands = made(bandsOf(snapshot));
  return snapshot.name.map((name, position) => ({
    name,
    near: nearTo(snapshot, bands, position).map((near) => [snapshot.name[near.position], near.distance]),
  }));
}

function nearByLooking(rows: readonly Row[]) {
  const { name: order } = snapshotOf(rows);
  const sorted = order.map((name) => rows.find((row) => row.name === name) as Row);
  const tells = ({ fingerprint }: Row) =>
    fingerprint !== undefined && !isFlat(Uint8Array.from(Buffer.from(fingerprint, 'hex')), 0);
  return sorted.map((row) => ({
    name: row.name,
    near: sorted
      .filter((other) => other !== row && other.trashedAt === undefined && tells(row) && tells(other))
      .map((other) => [other.name, bitDistance(row.fingerprint as string, other.fingerprint as string)] as const)
      .filter(([, distance]) => distance <= 15)
      .sort(([, one], [, other]) => one - other)
      .map((near) => [...near]),
  }));
}

/** Families round a few pictures, so that 15 and 16 bits are as frequent as any; and flat ones, and none at all. */
const anyPrint = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(fc.nat(2), fc.uniqueArray(fc.nat(255), { maxLength: 18 })).map(turned) },
  {
    weight: 1,
    arbitrary: fc.uniqueArray(fc.nat(255), { maxLength: 12 }).map((bits) => flipped('0'.repeat(64), ...bits)),
  },
  { weight: 1, arbitrary: fc.constant(undefined) },
);

function turned([seed, bits]: [number, number[]]): string {
  return flipped(aPrint(seed), ...bits);
}

test('whatever the fingerprints, what the bands find is what a look at every pair finds', () => {
  const anyFiles = fc.array(fc.record({ fingerprint: anyPrint, trashed: fc.nat(9) }), { maxLength: 40 });
  fc.assert(
    fc.property(anyFiles, (files) => {
      const rows = files.map(({ fingerprint, trashed }, at) =>
        aRow(`${at}.jpg`, { fingerprint, trashedAt: trashed === 0 ? '2026-06-02T00:00:00.000Z' : undefined }),
      );
      expect(nearIn(rows)).toEqual(nearByLooking(rows));
    }),
    { numRuns: 60 },
  );
});

describe('the bands', () => {
  const keysOf = (print: string) => {
    const bytes = Uint8Array.from(Buffer.from(print, 'hex'));
    return Array.from({ length: 16 }, (_, band) => keyOf(bytes, 0, band));
  };
  /** Of each bit, the band it is in. */
  const bandOf = Array.from({ length: 256 }, (_, bit) =>
    keysOf(flipped('0'.repeat(64), bit)).findIndex((key) => key !== 0),
  );

  test('have each bit once, sixteen a band', () => {
    const together = Array.from({ length: 16 }, (_, band) => bandOf.filter((each) => each === band).length);
    expect(together).toEqual(Array(16).fill(16));
    expect(keysOf('f'.repeat(64))).toEqual(Array(16).fill(0xffff));
  });

  test('find a copy that differs in fifteen bands of sixteen, whichever is left', () => {
    const print = aPrint(1);
    const copies = Array.from({ length: 16 }, (_, spared) => {
      const bits = Array.from({ length: 16 }, (__, band) => bandOf.indexOf(band)).filter(
        (_bit, band) => band !== spared,
      );
      return aRow(`${spared}.jpg`, { fingerprint: flipped(print, ...bits) });
    });
    const [, ...others] = nearIn([aRow('a.jpg', { fingerprint: print }), ...copies]).map(({ near }) => near.length);
    expect(others).toEqual(Array(16).fill(16));
  });

  test('find nothing that differs in one bit of each', () => {
    const print = aPrint(1);
    const other = flipped(print, ...Array.from({ length: 16 }, (_, band) => bandOf.indexOf(band)));
    const rows = [aRow('a.jpg', { fingerprint: print }), aRow('b.jpg', { fingerprint: other })];
    expect(nearIn(rows).map(({ near }) => near)).toEqual([[], []]);
  });
});

test('a file in the trash is near nothing, but is told what it is near to', () => {
  const fingerprint = aPrint(1);
  const rows = [
    aRow('kept.jpg', { fingerprint }),
    aRow('trashed.jpg', { fingerprint: away(fingerprint, 3), trashedAt: '2026-06-02T00:00:00.000Z' }),
  ];
  expect(nearIn(rows)).toEqual([
    { name: 'kept.jpg', near: [] },
    { name: 'trashed.jpg', near: [['kept.jpg', 3]] },
  ]);
});

test('a flat picture is near nothing, not even to one that is just not flat', () => {
  const isPlain = (print: string) => isFlat(Uint8Array.from(Buffer.from(print, 'hex')), 0);
  // From a black frame to noise, one bit after the other.
  const steps = Array.from({ length: 256 }, (_, bits) => away('0'.repeat(64), bits));
  const busy = steps.findIndex((print) => !isPlain(print));
  const rows = [aRow('busy.jpg', { fingerprint: steps[busy] }), aRow('plain.jpg', { fingerprint: steps[busy - 1] })];
  expect(nearIn(rows).map(({ near }) => near)).toEqual([[], []]);
});

test('an empty library has no near copies', () => {
  expect(nearIn([])).toEqual([]);
});

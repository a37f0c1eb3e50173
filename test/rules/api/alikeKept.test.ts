/** What is alike is made anew only where what it follows from has changed. */
import { expect, test } from 'vitest';
import { groupsIn, togetherOf } from '../../../api/alike/alike.ts';
import { snapshotOf } from '../../../api/snapshot/snapshotOf.ts';
import { shaOf } from '../aRecord.ts';
import { aRow } from '../aRow.ts';
import { aPrint } from './prints.ts';

const fingerprint = aPrint(1);
const rows = ['a.jpg', 'b.jpg', 'c.jpg'].map((name) => aRow(name, { fingerprint, sha256: shaOf(name) }));
const snapshot = snapshotOf(rows);

test('after a favourite the same files come together, and the groups are told anew', async () => {
  const [group] = await groupsIn(snapshot);
  const kept = rows.map((row) => ({ ...row, kept: JSON.stringify([group?.id]) }));
  const next = { ...snapshot, favorite: Uint8Array.of(1, 0, 0), kept: snapshotOf(kept).kept };
  expect(await togetherOf(next)).toBe(await togetherOf(snapshot));
  expect(await groupsIn(next)).toMatchObject([{ kept: true, members: [0, 1, 2] }]);
  expect(group).toMatchObject({ kept: false, members: [0, 1, 2] });
});

const none = Number.NaN;

test.each([
  ['trashedAt', { trashedAt: Float64Array.of(none, none, 1) }, [[0, 1]]],
  ['bytes', { bytes: Float64Array.of(0, 1, 1) }, [[1, 2]]],
  ['sha256', { sha256: new Uint8Array(96) }, []],
  ['fingerprint', { fingerprint: new Uint8Array(96) }, []],
  ['kind', { kind: { words: ['', 'video'], codes: Uint32Array.of(1, 1, 1) } }, []],
])('where %s has changed they are looked for anew', async (_, changes, members) => {
  const before = await togetherOf(snapshot);
  const next = { ...snapshot, ...changes };
  expect(await togetherOf(next)).not.toBe(before);
  expect((await togetherOf(next)).map((each) => each.members)).toEqual(members);
});

test('who asks meanwhile waits for the same work', () => {
  const anew = snapshotOf(rows);
  expect(togetherOf(anew)).toBe(togetherOf({ ...anew, favorite: Uint8Array.of(1, 0, 0) }));
});

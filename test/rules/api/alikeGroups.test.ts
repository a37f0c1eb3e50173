/** Groups of copies: which files come together, and which groups there are. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bandsOf } from '../../../api/alike/bands.ts';
import { type Group, groupsOf, togetherIn } from '../../../api/alike/groups.ts';
import { isFlat } from '../../../api/alike/isFlat.ts';
import { suggestion } from '../../../api/alike/suggestion.ts';
import { snapshotOf } from '../../../api/snapshot/snapshotOf.ts';
import type { MediaKind } from '../../../core/kind.ts';
import type { Row } from '../../../core/row.ts';
import { bitDistance } from '../../fixtures/closeness.ts';
import { shaOf } from '../aRecord.ts';
import { aRow } from '../aRow.ts';
import { aPrint, away, flipped, made } from './prints.ts';

const print = aPrint(1);

function alike(name: string, changes: Partial<Row> = {}): Row {
  return aRow(name, { fingerprint: print, sha256: shaOf(name), ...changes });
}

function groupsIn(rows: readonly Row[]) {
  const snapshot = snapshotOf(rows);
  const groups = made(groupsOf(snapshot, made(togetherIn(snapshot, made(bandsOf(snapshot))))));
  return groups.map(({ members, ...group }) => ({ ...group, names: members.map((at) => snapshot.name[at]).sort() }));
}

const kindsAndNames = (rows: readonly Row[]) => groupsIn(rows).map(({ kind, names }) => [kind, ...names]);

describe('a group', () => {
  test('of equal bytes is exact, whatever they are', () => {
    const sha256 = shaOf('same');
    const rows = [aRow('a.pdf', { sha256, kind: 'other' }), aRow('b.pdf', { sha256, kind: 'other' })];
    expect(kindsAndNames(rows)).toEqual([['exact', 'a.pdf', 'b.pdf']]);
    const renamed = [aRow('a.pdf', { sha256, kind: 'other' }), aRow('a.bak', { sha256, kind: 'other' })];
    expect(kindsAndNames(renamed)).toEqual([['exact', 'a.bak', 'a.pdf']]);
  });

  test('of near copies is similar', () => {
    expect(kindsAndNames([alike('a.jpg'), alike('b.jpg', { fingerprint: away(print, 15) })])).toEqual([
      ['similar', 'a.jpg', 'b.jpg'],
    ]);
    expect(kindsAndNames([alike('a.jpg'), alike('b.jpg', { fingerprint: away(print, 16) })])).toEqual([]);
  });

  test('of near copies has their equals in it, which are an exact group too', () => {
    const equal = { sha256: shaOf('same'), bytes: 500 };
    const turned = { ...equal, turn: 90 as const, fingerprint: aPrint(2) };
    const rows = [alike('a.jpg'), alike('b.jpg', equal), alike('c.jpg', turned)];
    expect(kindsAndNames(rows)).toEqual([
      ['exact', 'b.jpg', 'c.jpg'],
      ['similar', 'a.jpg', 'b.jpg', 'c.jpg'],
    ]);
  });

  test('whose members all have the same bytes is exact alone', () => {
    const sha256 = shaOf('same');
    expect(kindsAndNames([alike('a.jpg', { sha256 }), alike('b.jpg', { sha256 })])).toEqual([
      ['exact', 'a.jpg', 'b.jpg'],
    ]);
  });

  test('goes on from one near copy to the next', () => {
    const chain = [0, 15, 30, 45].map((bits, at) => alike(`${at}.jpg`, { fingerprint: away(print, bits) }));
    expect(kindsAndNames(chain)).toEqual([['similar', '0.jpg', '1.jpg', '2.jpg', '3.jpg']]);
  });
});

describe('no group is', () => {
  const equal = { sha256: shaOf('same') };
  const nothing: [string, Row[]][] = [
    ['one exposure, RAW and JPEG', [alike('IMG_1.CR2', { kind: 'raw' }), alike('IMG_1.JPG')]],
    ['a live photo', [alike('IMG_1.HEIC', { kind: 'heif' }), alike('IMG_1.MOV', { kind: 'video' })]],
    ['two clips that begin alike', [alike('a.mp4', { kind: 'video' }), alike('b.mp4', { kind: 'video' })]],
    ['sidecars', [aRow('a.xmp', { ...equal, kind: 'sidecar' }), aRow('b.xmp', { ...equal, kind: 'sidecar' })]],
    ['empty files', [aRow('a.jpg', { ...equal, bytes: 0 }), aRow('b.jpg', { ...equal, bytes: 0 })]],
    [
      'a file and one in the trash',
      [aRow('a.jpg', equal), aRow('b.jpg', { ...equal, trashedAt: '2026-06-02T00:00:00.000Z' })],
    ],
    ['files that nobody could read', [aRow('a.jpg', { sha256: '' }), aRow('b.jpg', { sha256: '' })]],
    [
      'black frames',
      [alike('a.jpg', { fingerprint: '0'.repeat(64) }), alike('b.jpg', { fingerprint: '0'.repeat(64) })],
    ],
    [
      'files without a fingerprint',
      [alike('a.jpg', { fingerprint: undefined }), alike('b.jpg', { fingerprint: undefined })],
    ],
  ];
  test.each(nothing)('%s', (_, rows) => {
    expect(groupsIn(rows)).toEqual([]);
  });
});

test('those that free most come first, and equal ones in the order of their ids', () => {
  const pair = (name: string, bytes: number) =>
    ['a', 'b'].map((folder) => aRow(`${folder}/${name}.jpg`, { sha256: shaOf(name), bytes }));
  const groups = groupsIn([...pair('small', 10), ...pair('one', 20), ...pair('large', 900), ...pair('other', 20)]);
  expect(groups.map(({ bytesToGain }) => bytesToGain)).toEqual([900, 20, 20, 10]);
  expect(groups[1]!.id < groups[2]!.id).toBe(true);
});

describe('the id', () => {
  const rows = [alike('a.jpg'), alike('b.jpg')];
  const [{ id } = { id: '' }] = groupsIn(rows);

  test('is the same whatever becomes of its members', () => {
    const [first, second] = rows.map((row) => ({ ...row, favorite: true as const })) as [Row, Row];
    expect(groupsIn([{ ...first, takenLocal: '2020-01-01T00:00:00' }, second])).toMatchObject([{ id }]);
    expect(groupsIn([first, { ...second, takenLocal: '2020-01-01T00:00:00' }])).toMatchObject([{ id }]);
    expect(id).toMatch(/^[0-9a-f]{16}$/);
  });

  test('is another when a member joins', () => {
    expect(groupsIn([...rows, alike('c.jpg')])[0]?.id).not.toBe(id);
  });

  test('makes the group a kept one, if every member holds it', () => {
    const kept = JSON.stringify(['0123456789abcdef', id]);
    expect(groupsIn(rows.map((row) => ({ ...row, kept })))).toMatchObject([{ kept: true }]);
    expect(groupsIn(rows.map((row, at) => (at ? { ...row, kept } : row)))).toMatchObject([{ kept: false }]);
    expect(groupsIn([...rows.map((row) => ({ ...row, kept })), alike('c.jpg')])).toMatchObject([{ kept: false }]);
  });
});

test('whatever the library, the groups are those that a look at every pair makes', () => {
  const anyFile = fc.record({
    seed: fc.nat(2),
    bits: fc.uniqueArray(fc.nat(255), { maxLength: 12 }),
    content: fc.nat(30),
    kind: fc.constantFrom<MediaKind>('jpeg', 'jpeg', 'raw', 'video', 'sidecar'),
    state: fc.constantFrom('shown', 'shown', 'shown', 'shown', 'trashed', 'empty', 'flat', 'bare'),
  });
  fc.assert(
    fc.property(fc.array(anyFile, { maxLength: 40 }), (files) => {
      const rows = files.map(({ seed, bits, content, kind, state }, at) => {
        const told = state === 'flat' ? '0'.repeat(64) : flipped(aPrint(seed), ...bits);
        return aRow(`${at % 3}/${at >> 1}.jpg`, {
          kind,
          sha256: shaOf(`${content}`),
          bytes: state === 'empty' ? 0 : 100 + content,
          fingerprint: state === 'bare' ? undefined : told,
          trashedAt: state === 'trashed' ? '2026-06-02T00:00:00.000Z' : undefined,
        });
      });
      expect(sorted(kindsAndNames(rows))).toEqual(sorted(groupsByLooking(rows)));
    }),
    { numRuns: 60 },
  );
});

function groupsByLooking(rows: readonly Row[]): string[][] {
  const taking = rows.filter(
    ({ trashedAt, kind, bytes }) => trashedAt === undefined && kind !== 'sidecar' && bytes > 0,
  );
  const equal = (one: Row, other: Row) => one.sha256 === other.sha256;
  const near = (one: Row, other: Row) =>
    [one, other].every(({ kind, fingerprint }) => kind !== 'video' && fingerprint && !isPlain(fingerprint)) &&
    bitDistance(one.fingerprint as string, other.fingerprint as string) <= 15;
  const exact = connected(taking, equal).map((group) => ({ kind: 'exact' as const, group }));
  const similar = connected(taking, (one, other) => equal(one, other) || near(one, other))
    .filter((group) => group.some((row) => !equal(row, group[0] as Row)))
    .map((group) => ({ kind: 'similar' as const, group }));
  const snapshot = snapshotOf(rows);
  const gains = (kind: Group['kind'], group: Row[]) =>
    suggestion(
      snapshot,
      kind,
      group.map(({ key }) => snapshot.positionOf(key) as number),
    ).bytesToGain;
  return [...exact, ...similar]
    .filter(({ kind, group }) => group.length > 1 && gains(kind, group) > 0)
    .map(({ kind, group }) => [kind, ...group.map(({ name }) => name).sort()]);
}

function connected(rows: readonly Row[], are: (one: Row, other: Row) => boolean): Row[][] {
  let groups: Row[][] = [];
  for (const row of rows) {
    const joined = groups.filter((group) => group.some((other) => are(row, other)));
    groups = [...groups.filter((group) => !joined.includes(group)), [...joined.flat(), row]];
  }
  return groups;
}

const isPlain = (fingerprint: string) => isFlat(Uint8Array.from(Buffer.from(fingerprint, 'hex')), 0);
const sorted = (groups: (string | undefined)[][]) => groups.map((group) => group.join(' ')).sort();

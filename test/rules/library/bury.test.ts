/** The tombstone is always written: the write itself stops whoever is slower. */
import { describe, expect, test } from 'vitest';
import { tombstoneOf } from '../../../core/tombstone.ts';
import { bury } from '../../../library/bury.ts';
import { putRecord } from '../../../library/putRecord.ts';
import { readRecord } from '../../../library/readRecord.ts';
import { aLibrary } from '../aLibrary.ts';
import { aRecord } from '../aRecord.ts';
import { write } from './records.ts';

const record = aRecord();
const { id, name } = record;

test('over none', async () => {
  const { storage, clock } = aLibrary();
  const buried = await bury(storage, clock, { id, name }, 'missing');
  const now = new Date(clock.now()).toISOString();
  expect(buried).toMatchObject({ record: tombstoneOf(id, name, undefined, now) });
  expect(await readRecord(storage, id)).toEqual(buried);
});

test('over a record, which it remembers', async () => {
  const { storage, clock } = aLibrary();
  await bury(storage, clock, { id, name }, await write(storage, record));
  expect(await readRecord(storage, id)).toMatchObject({
    record: { state: 'deleted', sha256: record.sha256, months: record.months },
  });
});

describe('over a tombstone', () => {
  test('it is written anew', async () => {
    const { storage, clock } = aLibrary();
    const first = await bury(storage, clock, { id, name }, 'missing');
    if (first === 'conflict') throw new Error('There was nothing there.');
    expect(await bury(storage, clock, { id, name }, first)).not.toMatchObject({ etag: first.etag });
  });

  test('so that a slower converter can’t bring the picture back', async () => {
    const { storage, clock } = aLibrary();
    const seen = await bury(storage, clock, { id, name }, 'missing');
    if (seen === 'conflict') throw new Error('There was nothing there.');
    await bury(storage, clock, { id, name }, seen);
    expect(await putRecord(storage, record, seen)).toBe('conflict');
  });
});

test('a record that moved meanwhile stays', async () => {
  const { storage, clock } = aLibrary();
  const seen = await write(storage, record);
  const moved = await write(storage, { ...record, title: 'moved' });
  expect(await bury(storage, clock, { id, name }, seen)).toBe('conflict');
  expect(await bury(storage, clock, { id, name }, 'missing')).toBe('conflict');
  expect(await readRecord(storage, id)).toEqual(moved);
});

/** A record is written over exactly what was read, or not at all. */
import { expect, test } from 'vitest';
import { putRecord } from '../../../library/putRecord.ts';
import { readRecord } from '../../../library/readRecord.ts';
import { aLibrary } from '../aLibrary.ts';
import { aRecord } from '../aRecord.ts';
import { write } from './records.ts';

const record = aRecord();
const changed = { ...record, title: 'changed' };

test('over none, and then over what was read', async () => {
  const { storage } = aLibrary();
  const first = await putRecord(storage, record, 'missing');
  if (first === 'conflict') throw new Error('There was nothing there.');
  expect(first.record).toBe(record);
  expect(await readRecord(storage, record.id)).toEqual(first);
  const second = await putRecord(storage, changed, first);
  expect(await readRecord(storage, record.id)).toEqual(second);
  expect(second).not.toMatchObject({ etag: first.etag });
});

test('not over none if there is one meanwhile', async () => {
  const { storage } = aLibrary();
  const there = await write(storage, record);
  expect(await putRecord(storage, changed, 'missing')).toBe('conflict');
  expect(await readRecord(storage, record.id)).toEqual(there);
});

test('not over another version than the one that was read, even if it says the same', async () => {
  const { storage } = aLibrary();
  const seen = await write(storage, record);
  const there = await write(storage, record);
  expect(await putRecord(storage, changed, seen)).toBe('conflict');
  expect(await readRecord(storage, record.id)).toEqual(there);
});

test('not where the one that was read is gone', async () => {
  const { storage } = aLibrary();
  const seen = await write(storage, record);
  await storage.records.remove('br/brykr4ooi3hbrjih.json');
  expect(await putRecord(storage, changed, seen)).toBe('conflict');
  expect(await readRecord(storage, record.id)).toBe('missing');
});

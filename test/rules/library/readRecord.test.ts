/** Reading the truth: what is there, that nothing is there, or that this program can't tell. */
import { expect, test } from 'vitest';
import { recordName } from '../../../core/names.ts';
import { OutageError } from '../../../core/outage.ts';
import { readRecord } from '../../../library/readRecord.ts';
import { aLibrary } from '../aLibrary.ts';
import { aRecord } from '../aRecord.ts';
import { write } from './records.ts';

test('what was written is read, to the last character', async () => {
  const { storage } = aLibrary();
  const record = aRecord({ name: 'été 👪/100%\n.jpg', title: '"\u0000"', exif: { deep: [{ a: null }] } });
  await write(storage, record);
  expect(await readRecord(storage, record.id)).toMatchObject({ record });
});

test('what is not there is an answer', async () => {
  expect(await readRecord(aLibrary().storage, 'brykr4ooi3hbrjih')).toBe('missing');
});

test('what the reader has already is not read again', async () => {
  const { storage } = aLibrary();
  const record = aRecord();
  const { id } = record;
  await write(storage, record);
  const stored = await readRecord(storage, id);
  if (stored === 'missing') throw new Error('it was written');
  expect(await readRecord(storage, id, { unlessEtag: stored.etag })).toBe('unchanged');
  expect(await readRecord(storage, id, { unlessEtag: 'another' })).toEqual(stored);
});

test('a record of another schema is left to a program that knows it', async () => {
  const { storage } = aLibrary();
  const record = aRecord();
  await write(storage, { ...record, schema: 2 as 1 });
  await expect(readRecord(storage, record.id)).rejects.toBeInstanceOf(OutageError);
  await expect(readRecord(storage, record.id)).rejects.toMatchObject({ what: 'version' });
});

const DAMAGED = ['', '{"schema":1,', 'null', '[]', '7', '{}', '{"schema":"1"}', '{"schema":1}'];

test.each([
  ...DAMAGED,
  ...['id', 'name', 'state', 'previews', 'months', 'user', 'pipeline'].map((field) =>
    JSON.stringify({ ...aRecord(), [field]: null }),
  ),
])('%s is no record: it is said which, and what mends it', async (text) => {
  const { storage } = aLibrary();
  const { id } = aRecord();
  await storage.records.put(recordName(id), Buffer.from(text), { contentType: 'application/json' });
  await expect(readRecord(storage, id)).rejects.toMatchObject({
    what: 'record',
    message: expect.stringMatching(new RegExp(`^The record ${recordName(id)} is damaged: .* npm run reconvert`, 's')),
  });
});

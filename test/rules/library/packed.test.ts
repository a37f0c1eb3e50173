import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { MANIFEST_NAME } from '../../../core/names.ts';
import type { Manifest } from '../../../core/timeline/manifest.ts';
import { compact } from '../../../library/compact.ts';
import { packed, unpacked } from '../../../library/packed.ts';
import { readBlob } from '../../../library/readBlob.ts';
import { aLibrary } from '../aLibrary.ts';
import { aRow } from '../aRow.ts';
import { putRows } from './changes.ts';

test('what fits one packet goes as it is, anything longer gzipped', () => {
  const short = Buffer.alloc(1400, 'a');
  expect(packed(short)).toEqual({ bytes: short, encoding: {} });
  const { bytes, encoding } = packed(Buffer.alloc(1401, 'a'));
  expect(encoding).toEqual({ contentEncoding: 'gzip' });
  expect(bytes.length).toBeLessThan(100);
  expect(unpacked(Buffer.from(bytes), 'gzip')).toEqual(Buffer.alloc(1401, 'a'));
});

test('what was never gzipped, or is damaged, is read as it is', () => {
  const bytes = Buffer.from('as it is');
  expect(unpacked(bytes, undefined)).toBe(bytes);
  expect(unpacked(bytes, 'gzip')).toBe(bytes);
});

test('a timeline is published gzipped, and read back by the next compaction', async () => {
  const { storage } = aLibrary();
  const takenLocal = '2025-01-01T00:00:00';
  await putRows(storage, ...Array.from({ length: 1500 }, (_, n) => aRow(`${n}.jpg`, { takenLocal })));
  await compact(storage);
  const encodings = new Map<string, string | undefined>();
  for await (const { name, contentEncoding } of storage.previews.list('timeline/'))
    encodings.set(name, contentEncoding);
  expect(encodings.get(MANIFEST_NAME)).toBeUndefined();
  encodings.delete(MANIFEST_NAME);
  expect([...encodings.values()]).toEqual(['gzip', 'gzip', 'gzip']);

  const before = await manifestOf(storage);
  await putRows(storage, aRow('later.jpg', { takenLocal: '2026-01-01T00:00:00' }));
  await compact(storage);
  const after = await manifestOf(storage);
  // The month that did not change was taken from what is published.
  expect(after.months[1]).toEqual(before.months[0]);
  expect(after.total).toBe(1501);
  const month = await storage.previews.read(`timeline/m/2025-01-${before.months[0]?.[2]}.json`);
  if (typeof month === 'string') throw new Error(month);
  const chunks: Uint8Array[] = [];
  for await (const chunk of month.body) chunks.push(chunk);
  expect(JSON.parse(gunzipSync(Buffer.concat(chunks)).toString()).id).toHaveLength(1500);
});

async function manifestOf(storage: Parameters<typeof compact>[0]): Promise<Manifest> {
  const blob = await readBlob(storage.previews, MANIFEST_NAME);
  if (blob === 'missing') throw new Error('Nothing is published.');
  return JSON.parse(blob.bytes.toString()) as Manifest;
}

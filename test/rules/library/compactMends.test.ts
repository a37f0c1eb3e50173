/** A layout or tint that is missing or damaged is made anew from all rows, without anybody asking. */
import { expect, test } from 'vitest';
import type { Blobs } from '../../../core/blobs.ts';
import { compact } from '../../../library/compact.ts';
import { readBlob } from '../../../library/readBlob.ts';
import { aLibrary } from '../aLibrary.ts';
import { aRow } from '../aRow.ts';
import { putRows } from './changes.ts';
import { compared } from './published.ts';

const rows = [
  aRow('a.jpg'),
  aRow('b.jpg', { takenLocal: '2025-01-01T00:00:00' }),
  aRow('c.jpg', { takenLocal: undefined }),
];

async function damage(blobs: Blobs, name: string, how: (bytes: Buffer) => Buffer): Promise<void> {
  const blob = await readBlob(blobs, name);
  if (blob === 'missing') throw new Error(`There is no ${name} to damage.`);
  await blobs.put(name, how(Buffer.from(blob.bytes)), { contentType: 'application/octet-stream' });
}

function flipped(at: number): (bytes: Buffer) => Buffer {
  return (bytes) => {
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    return bytes;
  };
}

const DAMAGES: [string, (blobs: Blobs, name: string) => Promise<unknown>][] = [
  ['missing', (blobs, name) => blobs.remove(name)],
  ['empty', (blobs, name) => damage(blobs, name, () => Buffer.alloc(0))],
  ['cut off', (blobs, name) => damage(blobs, name, (bytes) => bytes.subarray(0, -1))],
  ['wrong in its first byte', (blobs, name) => damage(blobs, name, flipped(0))],
  ['wrong in its last byte', (blobs, name) => damage(blobs, name, (bytes) => flipped(bytes.length - 1)(bytes))],
];

test.each(DAMAGES.flatMap(([what, how]) => ['layout', 'tint'].map((file) => [file, what, how] as const)))(
  'a %s that is %s',
  async (file, _, how) => {
    const { storage } = aLibrary();
    await putRows(storage, ...rows);
    await compact(storage);
    const { clean } = await compared(storage);
    const name = [...clean.keys()].find((each) => each.startsWith(`timeline/${file}-`)) ?? '';
    await how(storage.previews, name);
    expect((await compared(storage)).now).not.toEqual(clean);
    expect(await compact(storage)).toBe('published');
    expect((await compared(storage)).now).toEqual(clean);
    expect(await compact(storage)).toBe('clean');
  },
);

test('while another month is marked, no other month is lost', async () => {
  const { storage } = aLibrary();
  await putRows(storage, ...rows);
  await compact(storage);
  const { clean } = await compared(storage);
  for (const name of clean.keys()) {
    if (name.startsWith('timeline/layout-')) await storage.previews.remove(name);
  }
  await putRows(storage, aRow('d.jpg', { takenLocal: '2025-01-01T10:00:00' }));
  await compact(storage);
  const after = await compared(storage);
  expect(after.now).toEqual(after.clean);
});

/** One file on its way into the library: never twice, never over another unasked, never with a hash that is not its own. */
import { appendFile, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { beforeEach, expect, test } from 'vitest';
import type { BlobProperties } from '../../../core/blobs.ts';
import { systemClock } from '../../../core/clock.ts';
import type { PairedFile } from '../../../tools/upload/pairWithLibrary.ts';
import { type HowToUpload, uploadFile } from '../../../tools/upload/uploadFile.ts';
import { type FakeClock, fakeClock } from '../../fakes/clock.ts';
import { type MemoryStorage, memoryStorage } from '../../fakes/storage.ts';
import { aRecord } from '../../rules/aRecord.ts';
import { write } from '../../rules/library/records.ts';
import { aSource, found, LARGE, MODIFIED, md5, PLAIN, partsOver, sha256 } from './aSource.ts';

let clock: FakeClock;
let storage: MemoryStorage;
let reads: number;
beforeEach(() => {
  clock = fakeClock();
  storage = memoryStorage(systemClock);
  reads = 0;
  const { readFrom } = storage.originals;
  storage.originals.readFrom = (...args) => {
    reads += 1;
    return readFrom(...args);
  };
});

const upload = (source: PairedFile, how: Partial<HowToUpload> = {}) =>
  uploadFile(source, { ...PLAIN, ...how }, partsOver(storage, clock));

/** As another tool puts it there. */
const put = (content: string, metadata: Record<string, string> = {}, name = 'trip/a.jpg') =>
  storage.originals.put(name, Buffer.from(content), { contentType: 'image/jpeg', metadata });

async function there(name = 'trip/a.jpg'): Promise<BlobProperties> {
  const blob = await storage.originals.head(name);
  if (blob === 'missing') throw new Error(`${name} is not there`);
  return blob;
}

test.each([
  ['an empty', 0],
  ['a small', 10],
  ['a large', LARGE],
])('%s file is sent once, with all that is known of it', async (_, bytes) => {
  const content = Buffer.alloc(bytes, 'x');
  const source = { ...(await aSource(content)), originalTime: '1999-01-02T03:04:05+01:00' };
  let sent = 0;
  const onBytes = (now: number) => {
    sent += now;
  };
  expect(await uploadFile(source, PLAIN, partsOver(storage, clock, { onBytes }))).toBe('sent');
  expect(sent).toBe(bytes);
  const { metadata, ...blob } = await there();
  const { mtime = '', ...said } = metadata;
  expect(blob).toMatchObject({ bytes, md5: md5(content), contentType: 'application/octet-stream' });
  expect(said).toEqual({
    originalname: '%C3%A4%20b.jpg',
    originaltime: '1999-01-02T03:04:05+01:00',
    sourcesha256: sha256(content),
    sourcemd5: md5(content),
  });
  expect(Date.parse(mtime)).toBe(MODIFIED.getTime());
  expect(await upload(await found(storage, source))).toBe('same');
});

test('length and time of what is there are believed without reading the file, unless contents are to be compared', async () => {
  const source = await aSource('one');
  // Two hours east of UTC, it was the same moment.
  await put('two', { mtime: '2001-02-03T06:05:06.789+02:00' });
  const paired = await found(storage, source);
  await rm(source.path);
  expect(await upload(paired)).toBe('same');
  await writeFile(source.path, 'one');
  await utimes(source.path, new Date(), MODIFIED);
  expect(await upload(paired, { checksum: true })).toBe('other');
  // A time that was set, as by a copy, may lie just below the millisecond it was set to.
  await put('two', { mtime: '2001-02-03T04:05:06.790Z' });
  expect(await upload(await found(storage, source))).toBe('same');
  await put('two', { mtime: '2001-02-03T04:05:06.787Z' });
  expect(await upload(await found(storage, source))).toBe('other');
  await put('three', { mtime: MODIFIED.toISOString() });
  expect(await upload(await found(storage, source))).toBe('other');
});

test('what another tool has put there is known by the storage’s MD5, else by reading it', async () => {
  await put('same');
  expect(await upload(await found(storage, await aSource('same')))).toBe('same');
  expect(await upload(await found(storage, await aSource('else')))).toBe('other');
  expect(await upload(await found(storage, await aSource('longer')))).toBe('other');
  expect(reads).toBe(0);
  const { md5: _, ...unknown } = await there();
  expect(await upload({ ...(await aSource('same')), there: unknown })).toBe('same');
  expect(await upload({ ...(await aSource('else')), there: unknown })).toBe('other');
  expect(reads).toBe(2);
});

test('what its uploader says is believed however it is written, and not if it is no hash', async () => {
  await put('same', { sourcesha256: sha256('same').toUpperCase() });
  expect(await upload(await found(storage, await aSource('same')))).toBe('same');
  await put('same', { sourcesha256: 'unknown' });
  expect(await upload(await found(storage, await aSource('same')))).toBe('same');
});

test('a large file that is being compared is left when it is time to stop', async () => {
  await put('x'.repeat(LARGE));
  const source = await found(storage, await aSource('x'.repeat(LARGE)));
  const stop = new AbortController();
  const parts = partsOver(storage, clock, { signal: stop.signal, onTry: () => stop.abort() });
  const comparing = uploadFile(source, PLAIN, parts);
  await expect(comparing).rejects.toBe(stop.signal.reason);
});

test('what arrived as something else is not taken for the file that was meant; checked and replaced, it is mended', async () => {
  const mtime = MODIFIED.toISOString();
  await put('found', { sourcesha256: sha256('meant'), mtime });
  const source = await aSource('meant');
  // Nobody has looked yet.
  expect(await upload(await found(storage, source), { checksum: true })).toBe('same');
  const { etag } = await there();
  await write(storage, aRecord({ name: 'trip/a.jpg', etag, sha256: sha256('found') }));
  expect(await upload(await found(storage, source))).toBe('same');
  expect(await upload(await found(storage, source), { checksum: true })).toBe('other');
  expect(await upload(await found(storage, source), { checksum: true, replace: true })).toBe('replaced');
  expect((await there()).md5).toBe(md5('meant'));
});

test('a record of an earlier version of the blob says nothing of what is there', async () => {
  await put('meant', { sourcesha256: sha256('meant') });
  await write(storage, aRecord({ name: 'trip/a.jpg', etag: 'of another', sha256: sha256('found') }));
  expect(await upload(await found(storage, await aSource('meant')), { checksum: true })).toBe('same');
});

test('another content is replaced only if asked for, and only the one that was seen', async () => {
  await put('old');
  const source = await found(storage, await aSource('new'));
  expect(await upload(source)).toBe('other');
  expect(await upload(source, { replace: true, dryRun: true })).toBe('replaced');
  expect((await there()).md5).toBe(md5('old'));
  // Meanwhile somebody has put the very same there.
  await put('new');
  expect(await upload(source, { replace: true })).toBe('same');
  await put('old');
  expect(await upload(await found(storage, source), { replace: true })).toBe('replaced');
  expect((await there()).metadata.sourcesha256).toBe(sha256('new'));
});

test('a file that was named itself is looked for by its name', async () => {
  const source = await aSource('x');
  expect(await upload({ ...source, there: 'unasked' })).toBe('sent');
  expect(await upload({ ...source, there: 'unasked' })).toBe('same');
});

test('of two that come at once under one name, one stays and the other is told', async () => {
  const [a, b] = [await aSource('one'), await aSource('two')];
  const ends = await Promise.all([upload(a), upload(b)]);
  expect(ends.sort()).toEqual(['other', 'sent']);
});

test('a dry run sends nothing', async () => {
  expect(await upload(await aSource('x'), { dryRun: true })).toBe('sent');
  expect(await storage.originals.head('trip/a.jpg')).toBe('missing');
});

/** Writes to the file just before it would appear in the library, as often as asked for. */
function writtenTo(path: string, times: number, write: (path: string) => Promise<void>): void {
  const { upload } = storage.originals;
  let left = times;
  storage.originals.upload = (name, body, { finish, ...options }) => {
    const late = async () => {
      left -= 1;
      if (left >= 0) await write(path);
      return finish();
    };
    return upload(name, body, { ...options, finish: late });
  };
}

const WAYS: [string, (path: string) => Promise<void>][] = [
  ['grows', (path) => appendFile(path, 'more')],
  ['shrinks', (path) => truncate(path, LARGE - 1)],
  ['is written to in place', (path) => utimes(path, new Date(), new Date('2020-01-01'))],
];

test.each(WAYS)('a file that %s while it is being read is sent again, as it is then', async (_, write) => {
  const source = await aSource(Buffer.alloc(LARGE, 'x'));
  writtenTo(source.path, 1, write);
  let told = 0;
  const onChanged = () => {
    told += 1;
  };
  const uploading = uploadFile(source, PLAIN, partsOver(storage, clock, { onChanged }));
  while (clock.sleepers() === 0) await new Promise(setImmediate);
  expect(await storage.originals.head(source.name)).toBe('missing');
  await clock.advance(1000);
  expect(await uploading).toBe('sent');
  expect(told).toBe(1);
  const { bytes, md5: sum } = await there();
  expect(sum).toBe(
    md5(Buffer.concat([Buffer.alloc(Math.min(bytes, LARGE), 'x'), Buffer.from('more')]).subarray(0, bytes)),
  );
});

test('a file that never comes to rest is given up after three times, and nothing of it stays', async () => {
  const source = await aSource(Buffer.alloc(LARGE, 'x'));
  writtenTo(source.path, 3, (path) => appendFile(path, 'more'));
  const uploading = upload(source);
  for (let pause = 0; pause < 2; pause += 1) {
    while (clock.sleepers() === 0) await new Promise(setImmediate);
    await clock.advance(1000);
  }
  expect(await uploading).toBe('changed');
  expect(storage.originals.snapshot()).toEqual({});
});

test('memory that one file was read into does not show in the next', async () => {
  const parts = partsOver(storage, clock);
  await uploadFile(await aSource('a long content', 'a'), PLAIN, parts);
  await uploadFile(await aSource('short', 'b'), PLAIN, parts);
  expect((await there('b')).md5).toBe(md5('short'));
});

test('a storage that contradicts itself is not asked for ever', async () => {
  let tries = 0;
  storage.originals.put = async () => {
    tries += 1;
    return 'conflict';
  };
  await expect(upload(await aSource('one'))).rejects.toThrow('was another in the library at each try');
  expect(tries).toBeLessThan(20);
});

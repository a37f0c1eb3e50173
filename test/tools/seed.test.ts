/** A seeded library: the same again for the same number, with one of everything, and sound by all that can be checked. */
import sharp from 'sharp';
import { thumbHashToRGBA } from 'thumbhash';
import { beforeAll, describe, expect, test } from 'vitest';
import { ensureStorage } from '../../core/azure/ensureStorage.ts';
import { openStorage } from '../../core/azure/openStorage.ts';
import { FAULT_CODES } from '../../core/fault.ts';
import { previewName } from '../../core/names.ts';
import { type FileRecord, isCurrent } from '../../core/record.ts';
import { rowOf } from '../../core/row.ts';
import { readBlob } from '../../library/readBlob.ts';
import { readRecord } from '../../library/readRecord.ts';
import { recordIds } from '../../library/recordIds.ts';
import { type Drawing, draw } from '../../tools/seed/drawings.ts';
import { invent } from '../../tools/seed/invent.ts';
import { type Seeded, seedLibrary } from '../../tools/seed/seedLibrary.ts';
import { pipelineFor } from '../../worker/media/pipeline.ts';
import { useAzurite } from '../azurite.ts';
import { fakeClock } from '../fakes/clock.ts';
import { type MemoryStorage, memoryStorage } from '../fakes/storage.ts';
import { compared } from '../rules/library/published.ts';
import { all, marksIn } from '../rules/library/records.ts';
import { run } from './program.ts';

const FILES = 400;

describe('what is invented', () => {
  let drawings: Drawing[];
  const records = (files: number, seed: number) => [...invent({ files, seed }, drawings)].map(({ record }) => record);
  beforeAll(async () => {
    drawings = await draw();
  });

  test('is the same for the same number, another for another, and just as much as was asked for', () => {
    for (const files of [1, 7, FILES]) expect(records(files, 3)).toHaveLength(files);
    expect(records(FILES, 3)).toEqual(records(FILES, 3));
    expect(records(FILES, 3)).not.toEqual(records(FILES, 4));
    const names = new Set(records(20_000, 1).map(({ id }) => id));
    expect(names.size).toBe(20_000);
  });

  test('has one of everything, also in a small library', () => {
    for (const seed of [1, 2, 3]) {
      const all = records(FILES, seed);
      const some = (what: (record: FileRecord) => unknown) => new Set(all.map(what));
      expect(some(({ state }) => state)).toEqual(new Set(['ok', 'degraded', 'failed', 'unsupported', 'deleted']));
      const kinds = ['jpeg', 'png', 'webp', 'avif', 'gif', 'tiff', 'svg', 'heif', 'image', 'raw', 'video', 'sidecar'];
      expect(some(({ kind }) => kind)).toEqual(new Set([...kinds, 'other']));
      expect(some(({ fault }) => fault?.code)).toEqual(new Set([...FAULT_CODES, undefined]));
      expect(some(({ takenSource }) => takenSource)).toContain('none');
      const wishes = all.flatMap(({ user }) => Object.keys(user));
      expect(new Set(wishes)).toEqual(new Set(['favorite', 'rating', 'trashed', 'turn']));
    }
  });

  test('has copies: of the same bytes, and near ones that only look the same', () => {
    const pictured = records(FILES, 1).filter(({ fingerprint }) => fingerprint);
    const hashes = new Set(pictured.map(({ sha256 }) => sha256));
    expect(hashes.size).toBeLessThan(pictured.length);
    const near = pictured.filter(({ name }) => /-(WA|edited)(| \(\d\))\.jpg$/.test(name));
    expect(near.length).toBeGreaterThan(2);
    for (const copy of near) {
      const others = pictured.filter(({ sha256 }) => sha256 !== copy.sha256);
      expect(Math.min(...others.map((other) => distance(copy, other)))).toBeLessThanOrEqual(12);
    }
  });

  test('is spread as pictures are: some months of thousands, a day of hundreds, half with a place', () => {
    const all = records(30_000, 1);
    const most = (length: number) =>
      Math.max(...tally(all.map(({ takenLocal = 'none' }) => takenLocal.slice(0, length))));
    expect(most(7)).toBeGreaterThan(1500);
    expect(most(10)).toBeGreaterThan(150);
    const years = new Set(all.map(({ takenLocal }) => takenLocal?.slice(0, 4)));
    expect(years.size).toBe(2026 - 2004 + 2);
    const placed = all.filter(({ gps }) => gps).length / all.length;
    expect(placed).toBeGreaterThan(0.35);
    expect(placed).toBeLessThan(0.65);
  });
});

describe('a seeded library', () => {
  let storage: MemoryStorage;
  let seeded: Seeded;
  const records: FileRecord[] = [];
  beforeAll(async () => {
    storage = memoryStorage(fakeClock());
    seeded = await seedLibrary(storage, { records: FILES });
    for await (const id of recordIds(storage)) {
      const stored = await readRecord(storage, id);
      if (stored !== 'missing') records.push(stored.record);
    }
  });

  test('has its records, the rows that follow from them, and publishes what a clean rebuild would', async () => {
    expect(records).toHaveLength(FILES);
    expect(seeded).toMatchObject({ records: FILES });
    expect(Object.values(seeded.states).reduce((sum, count) => sum + count)).toBe(FILES);
    const due = records.flatMap((record) => JSON.parse(JSON.stringify(rowOf(record))) ?? []);
    const rows = (await all(storage.files.list())).map(({ etag, ...row }) => row);
    const byKey = (one: { key: string }, other: { key: string }) => (one.key < other.key ? -1 : 1);
    expect(rows.sort(byKey)).toEqual(due.sort(byKey));
    expect(await marksIn(storage)).toEqual([]);
    const { now, clean } = await compared(storage);
    expect(now).toEqual(clean);
  });

  test('is current: no look would make anything anew', () => {
    const converted = records.filter(({ state }) => state !== 'failed' && state !== 'deleted');
    expect(converted.filter((record) => !isCurrent(record, pipelineFor('preview')))).toEqual([]);
  });

  test('shows pictures of the size that its records say, with placeholders of their shape', async () => {
    let shown = 0;
    for (const { id, rev, width = 0, height = 0, thumbhash = '', previews } of records.slice(0, 60)) {
      for (const preview of previews) {
        const blob = await readBlob(storage.previews, previewName(id, rev, preview.name));
        if (blob === 'missing') throw new Error(`${id} has no ${preview.name}`);
        const { data, info } = await sharp(blob.bytes).raw().toBuffer({ resolveWithObject: true });
        expect(data.length).toBeGreaterThan(0);
        expect({ ...preview, bytes: blob.bytes.length }).toEqual(preview);
        expect([info.width, info.height]).toEqual([preview.width, preview.height]);
        expect(info.width / info.height).toBeCloseTo(width / height, 1);
        const placeholder = thumbHashToRGBA(Buffer.from(thumbhash, 'base64'));
        expect(placeholder.w / placeholder.h).toBeCloseTo(width / height, 0);
        shown += 1;
      }
    }
    expect(shown).toBeGreaterThan(80);
  });
});

const azurite = useAzurite();

test('the tool fills an empty development account, once, and adds nothing when it is run again', async () => {
  await ensureStorage(azurite.account());
  const env = { IRONVIPER_STORAGE: azurite.account() };
  const args = ['--records', '60', '--json'];
  const first = await run('seed.ts', args, env).ended;
  expect(first.code).toBe(0);
  const told = JSON.parse(first.stdout.trimEnd().split('\n').at(-1) ?? '');
  expect(told).toMatchObject({ records: 60, months: expect.any(Number), stopped: false });

  const storage = openStorage(azurite.account());
  const rows = (await all(storage.files.list())).map(({ etag, ...row }) => row);
  expect(rows.length).toBe(60 - (told.states.deleted ?? 0));
  const refused = await run('seed.ts', args, env).ended;
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toContain('There is a library in devstoreaccount1');

  const again = await run('seed.ts', [...args, '--into-more'], env).ended;
  expect(again.code).toBe(0);
  expect((await all(storage.files.list())).map(({ etag, ...row }) => row)).toEqual(rows);
}, 60_000);

test.each([
  [
    'an account that is none of this machine',
    [],
    'DefaultEndpointsProtocol=https;AccountName=photos;AccountKey=c2VjcmV0',
  ],
  ['no number', ['--records', 'many'], undefined],
  ['less than one', ['--records', '0'], undefined],
])('the tool refuses %s', async (_, args, account) => {
  const refused = await run('seed.ts', args, account === undefined ? {} : { IRONVIPER_STORAGE: account }).ended;
  expect(refused).toMatchObject({ code: 2, stdout: '' });
});

function tally(values: string[]): number[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()];
}

function distance(one: FileRecord, other: FileRecord): number {
  const [a, b] = [one, other].map(({ fingerprint }) => Buffer.from(fingerprint?.hex ?? '', 'hex')) as [Buffer, Buffer];
  return a.reduce((bits, byte, i) => bits + (byte ^ (b[i] ?? 0)).toString(2).replaceAll('0', '').length, 0);
}

/** The page reads what the library publishes: the same shape, colours and photos, whatever is in it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layoutBytes, stripOf } from '../../../core/timeline/strip.ts';
import { tilesOf } from '../../../core/timeline/tiles.ts';
import { partAt, partsOf, placesOf } from '../../../web/sources/edition.ts';
import { parseLayout } from '../../../web/sources/layoutFile.ts';
import { publishedFiles } from '../../../web/sources/publishedFiles.ts';
import { tintText } from '../../../web/sources/tintText.ts';
import { TalkError } from '../../../web/talk/problem.ts';
import { aRow } from '../../rules/aRow.ts';
import { someRows } from '../../rules/someRows.ts';
import { aPublished, rowsOf } from './aPublished.ts';

/** A month of two photos, as the manifest has it. */
const ofTwo = { key: '2026-05', hash: 'a', from: 0, to: 2 };

test('any library is read as it was published', async () => {
  await fc.assert(
    fc.asyncProperty(someRows, async (rows) => {
      const { publish, files } = aPublished();
      await publish(...rows);
      const manifest = await files.manifest();
      const parts = partsOf(manifest);
      const photos = (await Promise.all(parts.map((part) => files.month(part)))).flat();
      const months = [...new Set(rows.map(({ partition }) => partition))];
      const tiles = months.flatMap((month) => tilesOf(rows.filter(({ partition }) => partition === month)));
      expect(photos.map(({ id }) => id).sort()).toEqual(tiles.map(({ row }) => row.key).sort());
      for (const photo of photos) {
        const { row, members } = tiles.find((tile) => tile.row.key === photo.id)!;
        expect(photo).toMatchObject({ rev: row.rev, state: row.state, kind: row.kind, members });
        expect(photo).toMatchObject({ width: row.width ?? 0, thumbhash: row.thumbhash ?? '' });
      }
      const shape = await files.layout(manifest.layout.hash);
      expect(shape.ratios.length).toBe(photos.length);
      expect(shape.days.reduce((sum, day) => sum + day.photos, 0)).toBe(photos.length);
      expect((await files.tints(manifest.tint.hash)).length).toBe(photos.length);
      for (let index = 0; index < photos.length; index++) {
        const part = partAt(parts, index)!;
        expect(index >= part.from && index < part.to).toBe(true);
      }
      expect(partAt(parts, photos.length)).toBeUndefined();
    }),
    { numRuns: 60 },
  );
});

describe('the layout', () => {
  const strip = stripOf(tilesOf(rowsOf('2026-05', 3)));
  const file = layoutBytes(strip);
  const bytes = file.buffer.slice(file.byteOffset, file.byteOffset + file.length) as ArrayBuffer;

  test('has the days and ratios that were written', () => {
    const { days, ratios } = parseLayout(bytes);
    expect(days).toEqual(strip.days);
    expect([...ratios]).toEqual([...strip.ratios]);
  });

  test('is refused where it is cut short, too long, or something else', () => {
    const longer = new Uint8Array([...new Uint8Array(bytes), 0]).buffer;
    const other = new TextEncoder().encode('<html>no such thing</html>').buffer;
    for (const wrong of [bytes.slice(0, -1), bytes.slice(0, 8), new ArrayBuffer(0), longer, other]) {
      expect(() => parseLayout(wrong)).toThrow('damaged');
    }
  });
});

test('parts of a large month are one month to people', () => {
  const months = partsOf({
    months: [
      ['2026-05', 5000, 'a', []],
      ['2026-05~2', 12, 'b', []],
      ['2026-04', 0, '', ['c']],
      ['none', 3, 'd', []],
    ],
  });
  expect(months.map(({ key }) => key)).toEqual(['2026-05', '2026-05~2', 'none']);
  expect(placesOf(months)).toEqual([
    { key: '2026-05', from: 0, count: 5012 },
    { key: 'none', from: 5012, count: 3 },
  ]);
});

test('the colour of a byte has three bits of red and green and two of blue', () => {
  expect([0, 255, 0b111_000_00, 0b000_111_00, 0b000_000_11].map(tintText)).toEqual([
    '#000000',
    '#ffffff',
    '#ff0000',
    '#00ff00',
    '#0000ff',
  ]);
});

test('a library that was never published is an empty one', async () => {
  const { files } = aPublished();
  const manifest = await files.manifest();
  expect(partsOf(manifest)).toEqual([]);
  expect((await files.layout(manifest.layout.hash)).ratios).toHaveLength(0);
});

test('a manifest that is the same is not read twice', async () => {
  const { publish, files } = aPublished();
  await publish(aRow());
  const manifest = await files.manifest();
  expect(await files.manifest()).toBe(manifest);
  await publish(aRow('b.jpg'));
  expect(await files.manifest()).not.toBe(manifest);
});

test('only the manifest is asked for anew each time, by what the browser keeps of it', async () => {
  const asked: (RequestCache | undefined)[] = [];
  const files = publishedFiles(async (_, init) => {
    asked.push(init?.cache);
    throw new TalkError('There is no such file.', { status: 404 });
  });
  await files.manifest();
  await Promise.allSettled([files.layout('a'), files.tints('a'), files.month(ofTwo)]);
  expect(asked).toEqual(['no-cache', undefined, undefined, undefined]);
});

test('what is damaged or cut short is said to be so, not shown', async () => {
  const column = [1, 2];
  const month = {
    id: ['a', 'b'],
    rev: column,
    w: column,
    h: column,
    t: column,
    th: column,
    state: column,
    kind: column,
  };
  const reading = (text: string) => publishedFiles(async () => new Response(text));
  const noTimes = { ...month, n: column, t: [1, 1e18] };
  for (const file of [{}, null, { ...month, n: [1] }, month, noTimes].map((each) => JSON.stringify(each))) {
    await expect(reading(file).month(ofTwo)).rejects.toThrow('2026-05) is damaged');
  }
  for (const text of ['', '<html>', 'null', '{}']) {
    await expect(reading(text).month(ofTwo)).rejects.toThrow('2026-05) is damaged');
    await expect(reading(text).manifest()).rejects.toThrow('damaged');
  }
  expect(await reading(JSON.stringify({ ...month, n: column })).month(ofTwo)).toHaveLength(2);
});

/** The trash under the days on which things were thrown away. */
import { expect, test } from 'vitest';
import { listed } from '../../../api/wire/listed.ts';
import { byTrashedDay } from '../../../web/screens/trash/byTrashedDay.ts';
import { trashedText } from '../../../web/screens/trash/trashedText.ts';
import { givenSource } from '../../../web/sources/givenSource.ts';
import { photoOfListed } from '../../../web/sources/photoOfListed.ts';
import { aRow } from '../../rules/aRow.ts';

const DAY = 86_400;
const noon = (date: string) => new Date(`${date}T12:00`);
const thrown = (name: string, on: Date) => photoOfListed(listed(aRow(name, { trashedAt: on.toISOString() }), 'owner'));

test('files are under the local day of their trashing, whenever they were taken', () => {
  const source = byTrashedDay(
    givenSource([
      thrown('a.jpg', noon('2026-07-02')),
      thrown('b.jpg', new Date('2026-07-02T00:00')),
      thrown('c.jpg', new Date('2026-07-01T23:59')),
    ]),
  );
  const dayNo = (date: string) => Date.parse(date) / 1000 / DAY;
  expect(source.shape().days).toEqual([
    { dayNo: dayNo('2026-07-02'), photos: 2 },
    { dayNo: dayNo('2026-07-01'), photos: 1 },
  ]);
  expect(source.shape().ratios).toHaveLength(3);
});

test('it is what the list is, each time it is asked', () => {
  const files = givenSource();
  const source = byTrashedDay(files);
  expect(source.shape().days).toEqual([]);
  files.give([thrown('a.jpg', noon('2026-07-02'))]);
  expect(source.shape().days).toMatchObject([{ photos: 1 }]);
});

test('a day says how long ago it was', () => {
  const dayNo = Date.parse('2026-07-02') / 1000 / DAY;
  expect(trashedText(dayNo, noon('2026-07-02'))).toBe('Today');
  expect(trashedText(dayNo, new Date('2026-07-03T00:05'))).toBe('Yesterday');
  expect(trashedText(dayNo, noon('2026-08-01'))).toBe('30 days ago');
});

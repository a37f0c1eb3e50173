import { expect, test } from 'vitest';
import { dayOf } from '../../../web/screens/photos/dayOf.ts';
import { NO_DAY } from '../../../web/sources/photoSource.ts';

const dayNo = (date: string) => Date.parse(date) / 86_400_000;
const DAYS = [
  { dayNo: dayNo('2025-01-01'), photos: 5 },
  { dayNo: dayNo('2019-07-30'), photos: 10 },
  { dayNo: dayNo('2019-07-14'), photos: 20 },
  { dayNo: dayNo('2017-02-28'), photos: 40 },
  { dayNo: NO_DAY, photos: 80 },
];

test('a day with photos is landed on exactly', () => {
  expect(dayOf(DAYS, '2019-07-14')).toEqual({ dayNo: dayNo('2019-07-14'), index: 15, exact: true });
});

test('a month or a year is its newest day', () => {
  expect(dayOf(DAYS, '2019-07')).toMatchObject({ index: 5, exact: true });
  expect(dayOf(DAYS, '2017-02')).toMatchObject({ index: 35, exact: true });
  expect(dayOf(DAYS, '2019')).toMatchObject({ index: 5, exact: true });
});

test('where there is none the nearest is, on either side', () => {
  expect(dayOf(DAYS, '2019-07-21')).toMatchObject({ dayNo: dayNo('2019-07-14'), exact: false });
  expect(dayOf(DAYS, '2019-07-23')).toMatchObject({ dayNo: dayNo('2019-07-30'), exact: false });
  expect(dayOf(DAYS, '2030-01')).toMatchObject({ dayNo: dayNo('2025-01-01'), exact: false });
  expect(dayOf(DAYS, '1999')).toMatchObject({ dayNo: dayNo('2017-02-28'), exact: false });
});

test('what has no date is landed on by its name alone', () => {
  expect(dayOf(DAYS, 'none')).toEqual({ dayNo: NO_DAY, index: 75, exact: true });
  expect(dayOf(DAYS, '1826')?.dayNo).toBe(dayNo('2017-02-28'));
});

test('what is no date leads nowhere, nor does a library without dates', () => {
  for (const date of ['', 'yesterday', '2019-02-30', '2019-13', '2019-7']) expect(dayOf(DAYS, date)).toBeUndefined();
  expect(dayOf(DAYS.slice(-1), '2019')).toBeUndefined();
});

/** A library of two years, in memory, whose newest photos can go and come back. */
import { ordinal } from '../../core/ordinal.ts';
import { compact } from '../../library/compact.ts';
import { aLibrary } from '../rules/aLibrary.ts';
import { mark, putRows } from '../rules/library/changes.ts';
import { type PublishedLibrary, publishedIn, rowsOfDay } from './largeLibraries.ts';

export interface ChangingLibrary extends PublishedLibrary {
  take(): Promise<void>;
  giveBack(): Promise<void>;
}

const YEARS = ['2024', '2025'];
const MONTHS = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0'));
const DAYS = ['04', '11', '19', '27'];
const PHOTOS_OF_DAY = 100;

/** `newest` of them go and come back. */
export async function changingLibrary(newest: number): Promise<ChangingLibrary> {
  const { storage } = aLibrary();
  const months = YEARS.flatMap((year) => MONTHS.map((month) => `${year}-${month}`));
  const rows = months
    .flatMap((month) => DAYS.flatMap((day) => rowsOfDay(`${month}-${day}`, PHOTOS_OF_DAY)))
    .sort((a, b) => ordinal(b.takenLocal ?? '', a.takenLocal ?? ''));
  const going = rows.slice(0, newest);
  await putRows(storage, ...rows);
  await compact(storage);
  return {
    ...publishedIn(storage),
    async take() {
      for (const { partition, key } of going) await storage.files.remove(partition, key);
      await mark(storage, ...going.map(({ partition }) => partition));
      await compact(storage);
    },
    async giveBack() {
      await putRows(storage, ...going);
      await compact(storage);
    },
  };
}

/** Fills a stack that keeps nothing with a library that nobody photographed, and shows how far that is. */
import type { Storage } from '../../core/storage.ts';
import { seedLibrary } from '../seed/seedLibrary.ts';
import { progressLine } from '../terminal/progress.ts';
import type { Screen } from '../terminal/screen.ts';

export async function seedStack(storage: Storage, records: number, screen: Screen, signal: AbortSignal): Promise<void> {
  const began = performance.now();
  let done = 0;
  screen.follow(() => {
    const seconds = (performance.now() - began) / 1000;
    return [progressLine({ label: 'Seeding', done, total: records, noun: 'records', seconds }, screen.live)];
  });
  await seedLibrary(storage, {
    records,
    signal,
    onProgress(count) {
      done = count;
    },
  }).finally(screen.settle);
}

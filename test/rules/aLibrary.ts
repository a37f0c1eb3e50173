/** An empty library in memory, and the clock it goes by. */
import { type FakeClock, fakeClock } from '../fakes/clock.ts';
import { type MemoryStorage, memoryStorage } from '../fakes/storage.ts';

export interface Library {
  storage: MemoryStorage;
  clock: FakeClock;
}

export function aLibrary(): Library {
  const clock = fakeClock();
  return { storage: memoryStorage(clock), clock };
}

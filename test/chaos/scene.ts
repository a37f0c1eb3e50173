/**
 * A small library of everything that happens to names: new, overwritten, touched, deleted, no picture at all, broken.
 * First what is there when the test begins, then what changes.
 */
import { encode } from '../fixtures/encode.ts';
import { photo } from '../fixtures/photo.ts';
import { randomFrom } from '../fixtures/random.ts';
import type { World } from './world.ts';

export interface Scene {
  prepare(world: World): Promise<void>;
  change(world: World): Promise<void>;
}

const SPRING = '2021-03-14T09:26:53Z';
const SUMMER = '2024-07-01T18:00:00Z';

export async function makeScene(): Promise<Scene> {
  const [a, b, c, d, e] = await Promise.all([
    encode(photo(300, 200, 1), 'jpeg', { orientation: 6 }),
    encode(photo(200, 300, 2), 'png'),
    encode(photo(260, 200, 3), 'webp'),
    encode(photo(240, 200, 4), 'jpeg'),
    encode(photo(220, 200, 5), 'jpeg'),
  ]);
  return {
    async prepare(world) {
      await world.upload('overwritten.jpg', b, SPRING);
      await world.upload('touched.webp', c, SPRING);
      await world.upload('trip/deleted.jpg', d, SPRING);
    },
    async change(world) {
      await world.upload('trip/new ä.jpg', a, SUMMER);
      await world.upload('overwritten.jpg', e, SUMMER);
      await world.upload('touched.webp', c, SUMMER);
      await world.remove('trip/deleted.jpg');
      await world.upload('notes.txt', Buffer.from('Sunny all day.\n'), SUMMER);
      await world.upload('broken.jpg', a.subarray(0, 200), SPRING);
    },
  };
}

/** Every event so many times, in an order of its own for every seed. */
export function shuffled(texts: readonly string[], copies: number, seed: number): string[] {
  const random = randomFrom(seed);
  return Array.from({ length: copies }, () => texts)
    .flat()
    .map((text) => ({ text, at: random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ text }) => text);
}

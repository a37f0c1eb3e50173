/** Mutants can be repeated by their number, and are of every kind and mutation. */
import { expect, test } from 'vitest';
import { mutant } from './mutant.ts';
import { MUTATIONS } from './mutations.ts';

const seeds = ['jpg', 'png', 'mp4'].map((ext, at) => {
  return { kind: `kind ${at}`, ext, content: Buffer.alloc(at * 4000 + 20, `${ext} content `) };
});

test('the same number is the same mutant, whatever was made before', () => {
  const [early] = [mutant(seeds, 77), mutant(seeds, 78)];
  expect(mutant(seeds, 77)).toEqual(early);
});

test('numbers in a row go through every kind and mutation, and change the content but for the name', () => {
  const many = Array.from({ length: 900 }, (_, number) => mutant(seeds, number));
  expect(new Set(many.map(({ kind, mutation }) => `${kind} ${mutation}`)).size).toBe(3 * Object.keys(MUTATIONS).length);
  const same = many.filter(({ kind, content }) => content.equals(seeds.find((seed) => seed.kind === kind)!.content));
  expect(same.filter(({ mutation }) => mutation !== 'another name').length).toBeLessThan(80);
  expect(many.every(({ content }) => content.length > 0)).toBe(true);
});

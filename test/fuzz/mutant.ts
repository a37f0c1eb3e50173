/** The mutant of a number: the same for the same seeds, whatever was made before it. */
import { randomFrom } from '../fixtures/random.ts';
import { MUTATIONS } from './mutations.ts';
import type { Seed } from './seeds.ts';

export interface Mutant {
  number: number;
  kind: string;
  mutation: string;
  name: string;
  content: Buffer;
}

const NAMES = Object.keys(MUTATIONS) as (keyof typeof MUTATIONS)[];

/** Numbers in a row go through every kind, and then through every mutation of it. */
export function mutant(seeds: readonly Seed[], number: number): Mutant {
  const random = randomFrom(number);
  const whole = (below: number) => Math.floor(random() * below);
  const seed = seeds[number % seeds.length]!;
  const other = seeds[whole(seeds.length)]!;
  const mutation = NAMES[Math.floor(number / seeds.length) % NAMES.length]!;
  const content = MUTATIONS[mutation](seed.content, { random, whole }, other.content);
  const ext = mutation === 'another name' ? other.ext : seed.ext;
  return { number, kind: seed.kind, mutation, name: `mutants/${number}-${seed.kind}.${ext}`, content };
}

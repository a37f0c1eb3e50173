/** A short campaign: what no list of set-ups has thought of. `campaign.ts` goes on for as long as one likes. */
import { expect, test } from 'vitest';
import { type Done, drawn, NOTHING_DONE } from './campaign.ts';

const SEED = Number(process.env.INTERLEAVINGS_SEED ?? 1);
const SEEDS = Number(process.env.INTERLEAVINGS_SEEDS ?? 5);
const WALKS = 400;

test(`${SEEDS} random small set-ups in every order, ${SEEDS * WALKS} random walks through large ones (INTERLEAVINGS_SEED=${SEED})`, {
  timeout: 120_000 * SEEDS,
}, async () => {
  let done: Done = NOTHING_DONE;
  for (let seed = SEED; seed < SEED + SEEDS; seed++) {
    done = await drawn(seed, { mostStates: 30_000, walks: WALKS }, done);
    expect(done.story, `INTERLEAVINGS_SEED=${seed}`).toBeUndefined();
  }
  expect(done.whole).toBeGreaterThanOrEqual(SEEDS / 4);
  expect(done.states).toBeGreaterThan(1000 * SEEDS);
  expect(done.steps).toBeGreaterThan(30 * done.walks);
});

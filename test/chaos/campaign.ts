/**
 * The long form of the tests on killing: `node test/chaos/campaign.ts [seed]` kills a converter before and after every
 * single request of its life, reads too, with one job, two, and four at once, every event once and three times, in
 * random order. An hour on two cores; Ctrl-C ends it early.
 */
import { isDeepStrictEqual } from 'node:util';
import type { FinalState } from './finalState.ts';
import type { Step } from './kill.ts';
import { type LifeOptions, startKillings } from './killings.ts';

/** Each with an account of its own. */
const LANES = 2;

type Death = Pick<Step, 'request' | 'when'> & Pick<LifeOptions, 'copies' | 'seed' | 'concurrency'>;

let lives = 0;
let differences = 0;
let stopped = false;
process.once('SIGINT', () => {
  stopped = true;
});

/** Every request in turn, until the life that was over before its request came. */
const plans = [1, 3].flatMap((copies) =>
  [1, 2, 4].flatMap((concurrency) =>
    (['after', 'before'] as const).map((when) => ({ copies, concurrency, when, over: false })),
  ),
);
function* deaths(firstSeed: number): Generator<{ death: Death; over: () => void }> {
  let seed = firstSeed;
  for (const plan of plans) {
    for (let request = 1; !plan.over && !stopped; request += 1, seed += 1) {
      const { over: _, ...how } = plan;
      const over = () => {
        plan.over = true;
      };
      yield { death: { ...how, request, seed }, over };
    }
  }
}

const all = deaths(Number(process.argv[2] ?? 1));
await Promise.all(Array.from({ length: LANES }, lane));
console.log(`${lives} lives, ${differences} that left something else than a calm run`);
process.exitCode = differences > 0 ? 1 : 0;

async function lane(): Promise<void> {
  const killings = await startKillings();
  try {
    for (const { death, over } of all) {
      const isLast = (step: Step) => step.request === death.request && step.when === death.when;
      const life = await killings.live({ ...death, isLast });
      lives += 1;
      if (life.killedAt === undefined) over();
      const same = isDeepStrictEqual(life.state, killings.calm);
      console.log(`${same ? 'same' : 'DIFFERENT'} ${JSON.stringify(death)} ${life.killedAt?.write ?? ''}`);
      if (!same) tell(killings.calm, life.state);
    }
  } finally {
    await killings.stop();
  }
}

function tell(calm: FinalState, state: FinalState): void {
  differences += 1;
  for (const part of Object.keys(calm) as (keyof FinalState)[]) {
    if (isDeepStrictEqual(calm[part], state[part])) continue;
    console.log(`calm ${part}: ${JSON.stringify(calm[part])}\nthis ${part}: ${JSON.stringify(state[part])}`);
  }
}

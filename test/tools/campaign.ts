/** The long form of the test on killed uploads: `node test/tools/campaign.ts [kills] [seed]`, twenty by default. */
import { isDeepStrictEqual } from 'node:util';
import { startKillings } from './upload/killings.ts';

const AT_A_TIME = 4;

const [kills = 20, first = 1] = process.argv.slice(2).map(Number);
const killings = await startKillings();
try {
  for (let killed = 0, seed = first; killed < kills; killed += AT_A_TIME, seed += 1) {
    const { library, twice } = await killings.live(AT_A_TIME, seed);
    const good = isDeepStrictEqual(library, killings.calm) && twice.length === 0;
    console.log(`${good ? 'same' : 'DIFFERENT'}: seed ${seed}, sent twice: ${twice.join(', ') || 'nothing'}`);
    if (!good) process.exitCode = 1;
  }
} finally {
  await killings.stop();
}

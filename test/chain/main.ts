/** The whole chain to watch: `node test/chain/main.ts [pictures]` prints what the scaler decides and what its converters do. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from '../fixtures/encode.ts';
import { photo } from '../fixtures/photo.ts';
import { mostAtOnce, startChain } from './chain.ts';

const count = Number(process.argv[2] ?? 100);
const began = Date.now();
const say = (line: string) =>
  process.stdout.write(`${((Date.now() - began) / 1000).toFixed(1).padStart(6)} s  ${line}\n`);

const scratch = await mkdtemp(join(tmpdir(), 'ironviper-chain-'));
const chain = await startChain(scratch);
try {
  const picture = await encode(photo(1600, 1200), 'jpeg');
  for (let i = 0; i < count; i += 1) await chain.world.upload(`${i}.jpg`, picture);
  await chain.world.send(chain.world.takeEvents());
  say(`${count} pictures uploaded`);
  let said = '';
  const scaling = chain.scale({
    until: 'idle',
    onPlan({ decision }) {
      if (decision !== said) say(decision);
      said = decision;
    },
  });
  say(`${await scaling.ended}; ${mostAtOnce(chain.arm)} converters at once, ${chain.arm.calls.length} calls to Azure`);
  for (const { name, from, to = from } of chain.arm.meter)
    say(`${name} billed for ${((to - from) / 1000).toFixed(1)} s`);
} finally {
  await chain.stop();
  await rm(scratch, { recursive: true });
}

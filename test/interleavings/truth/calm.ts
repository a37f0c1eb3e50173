/** What a calm day makes of any world: time passes, one converter takes what waits, and all that is marked is published. */
import { converter, NOTHING_TO_DO, publisher } from '../actors/roles.ts';
import type { Alone } from '../engine/alone.ts';
import { Violation } from '../engine/violation.ts';
import type { World } from '../world/world.ts';

/** Longer than any hold, lease, hiding or back-off. */
const REST_MS = 3_601_000;

const { program } = converter();

export async function calmDay(day: Alone): Promise<void> {
  for (let rests = 0; rests === 0 || depth(day.world()) > 0; rests++) {
    if (rests > 20) throw new Violation('The queues never run dry.');
    day.pass(REST_MS);
    for (let said = '', jobs = 0; said !== NOTHING_TO_DO; jobs++) {
      if (jobs > 100) throw new Violation('A converter goes round and round.');
      said = await day.run(program);
    }
  }
  for (let times = 0; (await day.run(publisher.program)) !== 'clean'; times++) {
    if (times > 5) throw new Violation('Compaction never comes to an end.');
  }
}

function depth({ jobs, later }: World): number {
  return jobs.messages.length + later.messages.length;
}

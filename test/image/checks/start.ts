/** How long it takes from a container's first process to its first message, and outside. */
import { loadavg } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Closers } from '../../../tools/local/closers.ts';
import type { Ports } from '../../../tools/terminal/account.ts';
import { startProxy } from '../../chaos/proxy.ts';
import { startWorld } from '../../chaos/world.ts';
import { encode } from '../../fixtures/encode.ts';
import { photo } from '../../fixtures/photo.ts';
import type { Running } from '../container.ts';
import { outside } from '../outside.ts';
import { startedAt } from '../processFacts.ts';
import type { Report } from '../report.ts';
import { startIn } from '../startIn.ts';
import { type Subject, temporaryFolder } from '../subject.ts';

const MOST_SECONDS = 1.5;
const ROUNDS = 5;
/** Starting a container keeps the machine busy for a moment after the container's first process began. */
const REST_MS = 1000;

export async function start(subject: Subject, report: Report, closing: Closers): Promise<void> {
  if (subject.emulated) return report.leftOut('how long a start takes', 'emulation says nothing of it');
  const world = await startWorld();
  closing.add(() => world.stop());
  const picture = await encode(photo(300, 200), 'jpeg');
  let first = Promise.withResolvers<number>();
  const proxy = await startProxy(world.ports, async ({ service, method, target }, forward) => {
    const answer = await forward();
    const taken = service === 'queue' && method === 'GET' && /\/messages\?/.test(target) && !/peekonly/.test(target);
    if (taken && answer.body.includes('<QueueMessage>')) first.resolve(Date.now());
    return answer;
  });
  closing.add(() => proxy.stop());
  const folder = await temporaryFolder(closing);
  const settings = { IRONVIPER_IDLE_SECONDS: '1', IRONVIPER_POLL_SECONDS: '1' };

  const measure = async (run: (ports: Ports) => Promise<Running>): Promise<number> => {
    first = Promise.withResolvers();
    await world.upload('photo.jpg', picture);
    await world.send(world.takeEvents());
    await sleep(REST_MS);
    const running = await run(proxy);
    const left = running.ended.then((code) => Promise.reject(new Error(`It left with ${code} and took no message.`)));
    const at = await Promise.race([first.promise, left]);
    const seconds = (at - (await startedAt(await running.pid()))) / 1000;
    await running.ended;
    return seconds;
  };
  report.say(`Starting ${ROUNDS} containers and ${ROUNDS} processes`);
  const [here, there]: [number[], number[]] = [[], []];
  const load = loadavg()[0] ?? 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    here.push(await measure((ports) => startIn(subject, { ports, settings }, closing)));
    there.push(await measure(async (ports) => outside(ports, settings, folder, closing)));
  }
  const [inside, beside] = [median(here), median(there)];
  const busy = load > 0.5 ? `the machine was busy before: load ${load.toFixed(1)}` : '';
  report.check(`from its first process to its first message it takes ${MOST_SECONDS} s at most`, [
    ...(inside <= MOST_SECONDS
      ? []
      : [`It takes ${inside.toFixed(2)} s: ${here.map((each) => each.toFixed(2)).join(', ')}`]),
  ]);
  report.figure('start in the container, median', `${inside.toFixed(2)} s`, busy);
  report.figure('start outside, median', `${beside.toFixed(2)} s`, 'compiled code kept there too');
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

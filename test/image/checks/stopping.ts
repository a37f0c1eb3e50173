/** A container that is told to leave in the midst of its work, and one whose time is over. */
import type { Closers } from '../../../tools/local/closers.ts';
import { startWorld, type World } from '../../chaos/world.ts';
import { encode } from '../../fixtures/encode.ts';
import { photo } from '../../fixtures/photo.ts';
import { textsOf } from '../../textsOf.ts';
import { recordsOf } from '../convertAll.ts';
import type { Report } from '../report.ts';
import { startIn } from '../startIn.ts';
import type { Subject } from '../subject.ts';

/** As infra/pi/compose.yaml has it. */
const GRACE_SECONDS = 30;
const LIFETIME_SECONDS = 5;
/** For the guard to look, and the converter to leave. */
const LATE_SECONDS = 10;

export async function stopping(subject: Subject, report: Report, closing: Closers): Promise<void> {
  const world = await startWorld();
  closing.add(() => world.stop());
  await toldToLeave(subject, world, report, closing);
  await timeOver(subject, world, report, closing);
}

async function toldToLeave(subject: Subject, world: World, report: Report, closing: Closers): Promise<void> {
  const picture = await encode(photo(3000, 2000), 'jpeg');
  const names = Array.from({ length: subject.emulated ? 8 : 24 }, (_, at) => `${at}.jpg`);
  for (const name of names) await world.upload(name, picture);
  await world.send(world.takeEvents());
  report.say(`Telling a container to leave while it converts ${names.length} photos`);
  const container = await startIn(subject, { ports: world.ports, settings: {} }, closing);
  const busy = new Promise<void>((resolve) => container.onLine(({ event }) => event === 'attempt.ended' && resolve()));
  await Promise.race([busy, container.ended]);
  const told = performance.now();
  await container.signal('SIGTERM');
  const code = await container.ended;
  const seconds = (performance.now() - told) / 1000;

  const done = (await recordsOf(world.storage)).size;
  const waiting = (await textsOf(world.storage.jobs)).length;
  const depth = await world.storage.jobs.depth();
  report.check('told to leave in the midst of its work, it leaves in time, with 0', [
    ...(code === 0 ? [] : [`It left with ${code}: ${container.complaint()}`]),
    ...(seconds <= GRACE_SECONDS ? [] : [`It took ${seconds.toFixed(1)} s.`]),
    ...(done < names.length ? [] : ['It was done by then: nothing was seen.']),
  ]);
  report.check('what it had in hand is done, or in the queue for others at once', [
    ...(done + waiting >= names.length ? [] : [`${names.length} files: ${done} are done, ${waiting} wait.`]),
    ...(depth === waiting ? [] : [`${depth - waiting} messages are still held by somebody.`]),
  ]);
  report.figure(
    'told to leave, it leaves after',
    `${seconds.toFixed(1)} s`,
    `${waiting} of ${names.length} photos left to others`,
  );

  const next = await startIn(subject, { ports: world.ports, settings: {} }, closing);
  const end = await next.ended;
  const records = [...(await recordsOf(world.storage)).values()];
  const left = await world.storage.jobs.depth();
  report.check('another one does the rest', [
    ...(end === 0 ? [] : [`It left with ${end}: ${next.complaint()}`]),
    ...(records.length === names.length ? [] : [`${records.length} of ${names.length} have a record.`]),
    ...records.filter(({ state }) => state !== 'ok').map(({ name, state }) => `${name} is ${state}.`),
    ...(left === 0 ? [] : [`${left} are left in jobs.`]),
  ]);
}

async function timeOver(subject: Subject, world: World, report: Report, closing: Closers): Promise<void> {
  report.say('Waiting for the end of a container whose time is short');
  const settings = { IRONVIPER_IDLE_SECONDS: '0', IRONVIPER_MAX_LIFETIME: `${LIFETIME_SECONDS}` };
  const container = await startIn(subject, { ports: world.ports, settings }, closing);
  let began = performance.now();
  container.onLine(({ event }) => {
    if (event === 'converter.started') began = performance.now();
  });
  const code = await container.ended;
  const seconds = (performance.now() - began) / 1000;
  const said = container.lines.some(({ event }) => event === 'lifetime.over');
  report.check('when its time is over it leaves, with 0', [
    ...(code === 0 ? [] : [`It left with ${code}: ${container.complaint()}`]),
    ...(said ? [] : ['It did not say that its time was over.']),
    ...(seconds <= LIFETIME_SECONDS + LATE_SECONDS ? [] : [`It took ${seconds.toFixed(1)} s.`]),
  ]);
}

/** A container with the memory of a Raspberry Pi's deals with every sample: it converts it, or hands it on. */
import { parseEvent } from '../../../core/event.ts';
import type { Queue } from '../../../core/queue.ts';
import type { Closers } from '../../../tools/local/closers.ts';
import { startWorld } from '../../chaos/world.ts';
import { recordsOf } from '../convertAll.ts';
import { corpus } from '../corpus.ts';
import { memoryOf } from '../memoryOf.ts';
import type { Report } from '../report.ts';
import { startIn } from '../startIn.ts';
import type { Subject } from '../subject.ts';

/**
 * Files in hand lie in memory, as they do on a Pi and in Azure: that is the stricter way, and the limit is just the sum of
 * what the converter may use and of all that fits there.
 */
const LIMITS = { memory: '512m', scratch: '128m' };
const SETTINGS = {
  IRONVIPER_CONCURRENCY: '1',
  IRONVIPER_MEMORY: '384MiB',
  IRONVIPER_SCRATCH_SIZE: '64MiB',
  IRONVIPER_LATER: 'no',
};

export async function smallMemory(subject: Subject, report: Report, closing: Closers): Promise<void> {
  if (subject.emulated) return report.leftOut('512 MiB of memory', 'what emulates programs needs memory of its own');
  const { files, words } = await corpus('all');
  const world = await startWorld();
  closing.add(() => world.stop());
  for (const { name, read } of files) await world.upload(name, await read());
  await world.send(world.takeEvents());
  report.say(`Converting ${words} within ${LIMITS.memory}`);
  const container = await startIn(subject, { ports: world.ports, settings: SETTINGS, ...LIMITS }, closing);
  const [code, use] = await Promise.all([container.ended, memoryOf(container)]);

  const records = await recordsOf(world.storage);
  const later = await namesIn(world.storage.later);
  const lost = files.filter(({ name }) => !records.has(name) && !later.has(name));
  const short = [...records.values()].filter(({ fault }) => fault?.code === 'out-of-memory');
  const left = await world.storage.jobs.depth();
  report.check(`within ${LIMITS.memory} it deals with ${words}`, [
    ...(code === 0 ? [] : [`It left with ${code}: ${container.complaint()}`]),
    ...lost.map(({ name }) => `${name} has no record, and was not handed on.`),
    ...short.map(({ name, fault }) => `${name} should have been handed on: ${fault?.message}`),
    ...(left === 0 ? [] : [`${left} are left in jobs.`]),
  ]);
  const [oom, restarts] = [await container.state('OOMKilled'), await container.state('Restarts')];
  report.check('it is neither killed for want of memory nor started again', [
    ...(oom === 'false' ? [] : ['Its engine says that the kernel killed in it for want of memory.']),
    ...(restarts === '0' ? [] : [`It was started again ${restarts} times.`]),
    ...(use && use.killed > 0 ? [`The kernel killed ${use.killed} of its processes.`] : []),
  ]);
  report.figure(`handed on within ${LIMITS.memory}`, `${later.size} files`, [...later].join(', '));
  if (!use) return report.notChecked('the peak of its memory', 'its control group tells nothing of it here');
  report.figure(`memory held within ${LIMITS.memory}, at most`, mebibytes(use.held));
  report.figure('the same with what could be dropped', mebibytes(use.peak));
}

async function namesIn(queue: Queue): Promise<Set<string>> {
  const names = new Set<string>();
  for (;;) {
    const messages = await queue.receive(32, 600);
    if (messages.length === 0) return names;
    for (const { text } of messages) names.add(parseEvent(text)?.name ?? text);
  }
}

function mebibytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(0)} MiB`;
}

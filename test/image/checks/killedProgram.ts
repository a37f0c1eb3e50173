/** A program that the kernel kills for want of memory is its file's trouble: the converter and all other files go on. */
import type { Closers } from '../../../tools/local/closers.ts';
import { startWorld } from '../../chaos/world.ts';
import { encode } from '../../fixtures/encode.ts';
import { madeBy } from '../../fixtures/madeBy.ts';
import { testTools } from '../../fixtures/openMedia.ts';
import { photo } from '../../fixtures/photo.ts';
import { recordsOf } from '../convertAll.ts';
import { memoryOf } from '../memoryOf.ts';
import type { Report } from '../report.ts';
import { startIn } from '../startIn.ts';
import type { Subject } from '../subject.ts';

const LIMITS = { memory: '512m', scratch: '128m' };
/** Our own limits are told of memory that is not there: only the kernel's is left. */
const SETTINGS = { IRONVIPER_CONCURRENCY: '1', IRONVIPER_MEMORY: '3GiB', IRONVIPER_SCRATCH_SIZE: '64MiB' };
const LARGE = 'large.jp2';
const SMALL = 20;

export async function killedProgram(subject: Subject, report: Report, closing: Closers): Promise<void> {
  const what = 'a program that the kernel kills for want of memory';
  if (subject.emulated) return report.leftOut(what, 'what emulates programs needs memory of its own');
  const world = await startWorld();
  closing.add(() => world.stop());
  const picture = await encode(photo(600, 400), 'jpeg');
  const names = Array.from({ length: SMALL }, (_, at) => `${at}.jpg`);
  for (const name of names.slice(0, SMALL / 2)) await world.upload(name, picture);
  await world.upload(LARGE, await largePicture());
  for (const name of names.slice(SMALL / 2)) await world.upload(name, picture);
  await world.send(world.takeEvents());
  report.say(`Converting ${LARGE}, which needs more than ${LIMITS.memory}, among small photos`);
  const container = await startIn(subject, { ports: world.ports, settings: SETTINGS, ...LIMITS }, closing);
  const [code, use] = await Promise.all([container.ended, memoryOf(container)]);

  const records = await recordsOf(world.storage);
  const { state, fault } = records.get(LARGE) ?? {};
  const bad = names.filter((name) => records.get(name)?.state !== 'ok');
  const left = await world.storage.jobs.depth();
  // By a converter that takes nothing from there itself.
  const handedOn = state === undefined && (await world.storage.later.depth()) === 1;
  report.check(`${what} is its file's trouble alone`, [
    ...(code === 0 ? [] : [`The converter left with ${code}: ${container.complaint()}`]),
    ...bad.map((name) => `${name} is ${records.get(name)?.state ?? 'without a record'}.`),
    ...(fault?.code === 'out-of-memory' || handedOn ? [] : [`${LARGE} is ${state}: ${fault?.code} ${fault?.message}`]),
    ...(left === 0 ? [] : [`${left} are left in jobs.`]),
  ]);
  if (use?.killed) report.figure('killed by the kernel for want of memory', `${use.killed}`, fault?.message);
  else report.notChecked(what, use ? 'the kernel killed none' : 'its control group does not say whether there was any');
}

/** 64 megapixels, for which its decoder alone needs 768 MiB; all of one colour, and so but a few kilobytes. */
async function largePicture(): Promise<Buffer> {
  const { convert = 'convert' } = await testTools();
  return madeBy(convert, ['-size', '8000x8000', 'xc:gray40', '-type', 'TrueColor', LARGE], {});
}

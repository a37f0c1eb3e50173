/** Uploads what was named on the command line to the local stack, and shows how far upload and conversion are. */
import { systemClock as clock } from '../../core/clock.ts';
import { idOf } from '../../core/id.ts';
import type { Storage } from '../../core/storage.ts';
import { look } from '../../library/look.ts';
import { readRecord } from '../../library/readRecord.ts';
import { openPatience } from '../terminal/patience.ts';
import { progressLine } from '../terminal/progress.ts';
import type { Screen } from '../terminal/screen.ts';
import { countBeside } from '../upload/countBeside.ts';
import type { Root } from '../upload/found.ts';
import { endedInAll, newTally, problemsOf } from '../upload/tally.ts';
import { uploadAll } from '../upload/uploadAll.ts';
import { uploadLine } from '../upload/uploadProgress.ts';
import type { Conversions } from './conversions.ts';
import type { Ending } from './ending.ts';

export interface Fed {
  /** What is in the library now, sent by this run or found there. */
  names: Set<string>;
  problems: number;
}

/** The lines go on changing until `screen.settle`. */
export async function feed(
  storage: Storage,
  roots: readonly Root[],
  { screen, conversions, ending }: { screen: Screen; conversions: Conversions; ending: Ending },
): Promise<Fed> {
  const began = clock.now();
  const { signal } = ending;
  const total = countBeside(roots);
  const tally = newTally();
  const patience = openPatience(clock, 'the local storage', signal);
  const names = new Set<string>();
  const there: string[] = [];
  let uploadSeconds: number | undefined;

  const seconds = () => (clock.now() - began) / 1000;
  screen.follow(() => {
    const upload = uploadLine(tally, total.now(), uploadSeconds ?? seconds(), patience.note(), screen.live);
    // What was there already has been converted already, unless it is looked at again.
    const asked = conversions.done + conversions.left;
    const toCome = (total.now()?.files ?? 0) - endedInAll(tally).files;
    const expected = uploadSeconds === undefined ? Math.max(0, toCome) + tally.ended.sent.files : asked;
    const converting = { label: 'Converting', done: conversions.done, noun: 'files', seconds: seconds() };
    const progress = { ...converting, total: Math.max(expected, asked) };
    return expected > 0 ? [upload, progressLine(progress, screen.live)] : [upload];
  });
  const uploading = uploadAll(storage, roots, tally, {
    ...{ clock, patience, signal },
    onThere(name, how) {
      names.add(name);
      if (how === 'sent') conversions.expect(name);
      else there.push(name);
    },
    // Once it is ending, whatever still fails follows from that.
    onProblem: ({ path, message }) => signal.aborted || screen.say(`${path}: ${message}`),
    onNotice: ({ path, message }) => screen.say(`${path}: ${message}`),
  });
  await uploading.finally(total.stop);
  uploadSeconds = seconds();
  for (const name of there) {
    if (signal.aborted || (await isRecorded(storage, name))) continue;
    // Its event was lost, or is still on its way: twice is harmless.
    conversions.expect(name);
    await look(storage, name);
  }
  conversions.complete();
  return { names, problems: problemsOf(tally) };
}

async function isRecorded(storage: Storage, name: string): Promise<boolean> {
  const known = await readRecord(storage, idOf(name));
  return known !== 'missing' && known.record.state !== 'deleted';
}

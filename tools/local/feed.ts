/** Uploads what was named on the command line to the local stack, and shows how far upload and conversion are. */
import { setTimeout as sleep } from 'node:timers/promises';
import { idOf } from '../../core/id.ts';
import type { Storage } from '../../core/storage.ts';
import { look } from '../../library/look.ts';
import { readRecord } from '../../library/readRecord.ts';
import { progressLine } from '../terminal/progress.ts';
import type { Screen } from '../terminal/screen.ts';
import { newUpload, uploadAll } from '../upload/uploadAll.ts';
import { uploadProgress } from '../upload/uploadProgress.ts';
import { measure } from '../upload/walk.ts';
import type { Conversions } from './conversions.ts';
import type { Ending } from './ending.ts';

export interface Fed {
  /** What is in the library now, sent by this run or found there. */
  names: Set<string>;
  problems: number;
}

/** For what is on its way when it is time to stop. */
const GRACE_MS = 3000;

/** The lines go on changing until `screen.settle`. */
export async function feed(
  storage: Storage,
  paths: string[],
  { screen, conversions, ending }: { screen: Screen; conversions: Conversions; ending: Ending },
): Promise<Fed> {
  const began = Date.now();
  const total = await measure(paths);
  const upload = newUpload();
  const names = new Set<string>();
  const there: string[] = [];
  let uploadSeconds: number | undefined;

  const seconds = () => (Date.now() - began) / 1000;
  screen.follow(() => {
    const lines = [uploadProgress(upload, total, uploadSeconds ?? seconds())];
    // What was there already has been converted already, unless it is looked at again.
    const asked = conversions.done + conversions.left;
    const expected = uploadSeconds === undefined ? total.files - upload.files + upload.sent : asked;
    const converting = { label: 'Converting', done: conversions.done, noun: 'files', seconds: seconds() };
    if (expected > 0) lines.push({ ...converting, total: Math.max(expected, asked) });
    return lines.map((line) => progressLine(line, screen.live));
  });
  const uploading = uploadAll(storage, paths, upload, {
    signal: ending.signal,
    onThere(name, how) {
      names.add(name);
      if (how === 'sent') conversions.expect(name);
      else there.push(name);
    },
    // Once it is ending, whatever still fails follows from that.
    onProblem: ({ path, message }) => ending.signal.aborted || screen.say(`${path}: ${message}`),
  });
  // A file of gigabytes is not waited for: what is not complete leaves nothing behind.
  await Promise.race([uploading, ending.reached.then(() => sleep(GRACE_MS, undefined, { ref: false }))]);
  uploadSeconds = seconds();
  for (const name of there) {
    if (ending.signal.aborted || (await isRecorded(storage, name))) continue;
    // Its event was lost, or is still on its way: twice is harmless.
    conversions.expect(name);
    await look(storage, name);
  }
  conversions.complete();
  return { names, problems: upload.problems };
}

async function isRecorded(storage: Storage, name: string): Promise<boolean> {
  const known = await readRecord(storage, idOf(name));
  return known !== 'missing' && known.record.state !== 'deleted';
}

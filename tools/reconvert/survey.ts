/** How much was chosen, and an even sample of it from which the rest can be told. */
import type { Storage } from '../../core/storage.ts';
import type { Choice } from './choice.ts';
import { type Chosen, forEachChosen } from './forEachChosen.ts';

export interface Survey {
  files: number;
  bytes: number;
  sample: Chosen[];
}

const SAMPLE = 200;

export async function survey(storage: Storage, choice: Choice, stop: AbortSignal): Promise<Survey> {
  let [files, bytes, step] = [0, 0, 1];
  let sample: Chosen[] = [];
  await forEachChosen(storage, choice, stop, (chosen) => {
    if (files % step === 0) sample.push(chosen);
    if (sample.length > SAMPLE) {
      // How many there will be nobody knows yet: every other one goes, and from here on only every other one comes.
      sample = sample.filter((_, i) => i % 2 === 0);
      step *= 2;
    }
    files += 1;
    bytes += chosen.bytes;
  });
  return { files, bytes, sample };
}

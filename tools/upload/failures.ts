/** The list of what could not be sent: a file that a later run takes by `--from`. One JSON object a line. */
import { appendFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromHere } from '../terminal/fromHere.ts';
import type { Problem } from './found.ts';

export interface Failures {
  add(problem: Problem): void;
  /** None while nothing has failed. */
  file(): string | undefined;
}

/** Where the person is; in the system's folder for such files if nothing can be written there. */
export function openFailures(now: Date): Failures {
  const name = `ironviper-upload-failures-${now.toISOString().replaceAll(/[:.]/g, '-')}.jsonl`;
  let file: string | undefined;
  return {
    // At once, not at the end: whatever ends the run, what has failed is written down.
    add({ path, name: blob, message }) {
      file ??= firstWritable([fromHere(name), join(tmpdir(), name)]);
      appendFileSync(file, `${JSON.stringify({ path, name: blob, why: message })}\n`);
    },
    file: () => file,
  };
}

function firstWritable([file = '', ...others]: string[]): string {
  try {
    writeFileSync(file, '', { flag: 'wx' });
    return file;
  } catch (error) {
    if (others.length === 0) throw error;
    return firstWritable(others);
  }
}

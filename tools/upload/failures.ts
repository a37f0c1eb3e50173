/** The list of what could not be sent: a file that a later run takes by `--from`. One JSON object a line. */
import { appendFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromHere } from '../terminal/fromHere.ts';
import type { Problem } from './found.ts';

export interface Failures {
  /** False if no disk takes it: that is no reason to send nothing more. */
  add(problem: Problem): boolean;
  /** None while nothing has failed. */
  file(): string | undefined;
}

/** Where the person is; in the system's folder for such files if nothing can be written there. */
export function openFailures(now: Date): Failures {
  const name = `ironviper-upload-failures-${now.toISOString().replaceAll(/[:.]/g, '-')}.jsonl`;
  let file: string | undefined;
  let length = 0;
  return {
    // At once, not at the end: whatever ends the run, what has failed is written down.
    add({ path, name: blob, message }) {
      const line = `${JSON.stringify({ path, name: blob, why: message })}\n`;
      if (file === undefined) {
        file = [fromHere(name), join(tmpdir(), name)].find((possible) => isBegun(possible, line));
        if (file === undefined) return false;
      } else if (!isAppended(file, line, length)) return false;
      length += Buffer.byteLength(line);
      return true;
    },
    file: () => file,
  };
}

function isBegun(file: string, line: string): boolean {
  try {
    writeFileSync(file, '', { flag: 'wx' });
  } catch {
    return false;
  }
  if (isAppended(file, line, 0)) return true;
  rmSync(file, { force: true });
  return false;
}

function isAppended(file: string, line: string, length: number): boolean {
  try {
    appendFileSync(file, line);
    return true;
  } catch {
    cutTo(file, length);
    return false;
  }
}

/** Half a line would spoil the list. */
function cutTo(file: string, length: number): void {
  try {
    truncateSync(file, length);
  } catch {
    // Gone with its folder, or its disk is read-only now: then nothing was added either.
  }
}

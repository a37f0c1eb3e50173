/** How far a download is. */
import type { Progress } from '../terminal/progress.ts';
import type { Measured } from './measure.ts';
import type { Tally } from './tally.ts';

export function downloadProgress(tally: Tally, measured: Measured, seconds: number, waiting?: string): Progress {
  const { files, bytes, classes } = tally;
  const there = classes.same.files;
  const note = waiting ?? (there > 0 ? `${there.toLocaleString('en')} there already` : undefined);
  return {
    label: 'Fetching',
    done: files,
    // Originals that came while we counted, or versions that did while we read.
    total: Math.max(measured.files, files),
    noun: 'files',
    bytes: { done: bytes, total: Math.max(measured.toCome.bytes, bytes) },
    seconds,
    ...(note !== undefined && { note }),
  };
}

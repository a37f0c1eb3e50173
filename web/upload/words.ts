/** How far an upload is, in words. */
import { bytesText, countText, spanText } from '../../core/amounts.ts';
import type { Progress } from './progress.ts';

export interface Words {
  /** The one line that matters. */
  headline: string;
  /** The same in a word or two. */
  brief: string;
  /** Amounts, rate and time; empty where there is nothing to add. */
  detail: string;
  /** 0 to 1. */
  part: number;
}

export function wordsOf(progress: Progress): Words {
  const { counts, phase, reading, totalBytes, doneBytes } = progress;
  const { lost, waiting, sending, sent, ready, plain, broken, here, trashed, failed } = counts;
  const there = sent + ready + plain + broken;
  const done = there + here + trashed + failed;
  const all = done + waiting + sending;
  const ofAll = `${count(done)} of ${countText(all, 'file')}`;
  const part = totalBytes > 0 ? doneBytes / totalBytes : all > 0 ? done / all : 0;
  const percent = `${Math.floor(part * 100)} %`;

  if (phase === 'paused') return { headline: `Paused: ${ofAll}`, brief: 'Paused', detail: amounts(progress), part };
  if (phase === 'sending') {
    const headline = `Uploading: ${ofAll}${reading ? ' so far' : ''}`;
    return { headline, brief: percent, detail: amounts(progress), part };
  }
  if (reading)
    return { headline: `Looking through: ${countText(all, 'file')} so far`, brief: percent, detail: '', part };
  if (lost > 0) {
    const headline = `${count(there + here + trashed)} of ${countText(done + lost, 'file')} were sent`;
    const detail = 'Drop the same folder again to go on.';
    return { headline, brief: `${count(lost)} to go`, detail, part: done / (done + lost) };
  }
  const lacking = broken + failed;
  if (sent > 0) {
    const headline = `${count(ready + plain)} of ${count(there)} ready${lacking > 0 ? ` · ${count(lacking)} failed` : ''}`;
    const detail = 'All is sent, and being converted.';
    return { headline, brief: 'Converting', detail, part: (there - sent) / there };
  }
  const headline = all === 0 ? 'Nothing is being uploaded' : summary(progress);
  return { headline, brief: lacking > 0 ? `${count(lacking)} failed` : 'Done', detail: '', part: 1 };
}

/** `3.1 of 12 GB · 8.2 MB/s · 12:05 left` */
function amounts({ totalBytes, doneBytes, bytesPerSecond }: Progress): string {
  const words = [`${bytesText(doneBytes)} of ${bytesText(totalBytes)}`];
  if (bytesPerSecond) {
    words.push(`${bytesText(bytesPerSecond)}/s`, `${spanText((totalBytes - doneBytes) / bytesPerSecond)} left`);
  }
  return words.join(' · ');
}

/** `281 uploaded · 19 already here · 2 failed` */
function summary({ counts: { ready, plain, broken, here, trashed, failed } }: Progress): string {
  const some: [number, string][] = [
    [ready + plain + broken, 'uploaded'],
    [here, 'already here'],
    [trashed, 'in the trash'],
    [failed, 'failed'],
    [broken, 'could not be converted'],
  ];
  return some
    .filter(([files]) => files > 0)
    .map(([files, word]) => `${count(files)} ${word}`)
    .join(' · ');
}

const count = (files: number) => files.toLocaleString('en');

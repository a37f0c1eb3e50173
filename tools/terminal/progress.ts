/** One line that says how far something is: with a bar on a terminal, without one in a log. */
import { bytesText, spanText } from '../../core/amounts.ts';

export interface Progress {
  label: string;
  done: number;
  total: number;
  /** What is counted: `files`. */
  noun: string;
  /** `moved` is what went through the line, where some of what is done did not have to. */
  bytes?: { done: number; total: number; moved?: number };
  /** Since it began. */
  seconds: number;
  note?: string;
}

const BAR_CELLS = 24;
/** A rate of the first moments is noise, and so is the time left that follows from it. */
const STEADY_SECONDS = 3;

export function progressLine(progress: Progress, withBar: boolean): string {
  const { label, done, total, noun, bytes, note } = progress;
  const part = bytes && bytes.total > 0 ? bytes.done / bytes.total : total > 0 ? done / total : 1;
  const share = done === total ? 1 : Math.min(part, 0.99);
  const cells = Math.floor(share * BAR_CELLS);
  const bar = `${'█'.repeat(cells)}${'░'.repeat(BAR_CELLS - cells)} ${String(Math.floor(share * 100)).padStart(3)} %  `;
  const facts = [
    `${done.toLocaleString('en')} of ${total.toLocaleString('en')} ${noun}`,
    ...(bytes ? [`${bytesText(bytes.done)} of ${bytesText(bytes.total)}`] : []),
    ...pace(progress, share),
    ...(note ? [note] : []),
  ];
  return `${label.padEnd(11)}${withBar ? bar : ''}${facts.join(', ')}`;
}

function pace({ done, total, bytes, seconds }: Progress, share: number): string[] {
  if (seconds < STEADY_SECONDS || share === 0) return [];
  const time = done === total ? `in ${spanText(seconds)}` : `${spanText((seconds / share) * (1 - share))} left`;
  if (!bytes) return [`${(done / seconds).toFixed(1)} per s`, time];
  const { moved = bytes.done } = bytes;
  return moved > 0 ? [`${bytesText(moved / seconds)}/s`, time] : [time];
}

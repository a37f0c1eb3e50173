import { expect, test } from 'vitest';
import type { Progress } from '../../../web/upload/progress.ts';
import type { Counts } from '../../../web/upload/queue.ts';
import { ROW_STATES } from '../../../web/upload/row.ts';
import { wordsOf } from '../../../web/upload/words.ts';

function words(counts: Partial<Counts>, more: Partial<Progress> = {}) {
  const all = { ...Object.fromEntries(ROW_STATES.map((state) => [state, 0])), ...counts } as Counts;
  const still = { phase: 'idle', reading: false, skipped: 0, totalBytes: 0, doneBytes: 0 } as const;
  return wordsOf({ ...still, counts: all, ...more });
}

test('while files are sent: how many, how much, how fast and how long', () => {
  const amounts = { totalBytes: 12e9, doneBytes: 3e9, bytesPerSecond: 9e6 };
  expect(words({ sent: 1204, waiting: 8793, sending: 3 }, { phase: 'sending', ...amounts })).toEqual({
    headline: 'Uploading: 1,204 of 10,000 files',
    brief: '25 %',
    detail: '3.0 GB of 12 GB · 9.0 MB/s · 16:40 left',
    part: 0.25,
  });
});

test('while files are converted: how many are ready, and how many are not to be', () => {
  const { headline } = words({ sent: 1778, ready: 8200, plain: 10, broken: 12 });
  expect(headline).toBe('8,210 of 10,000 ready · 12 failed');
});

test('after a reload: how many were sent, and what to do', () => {
  const { headline, detail } = words({ lost: 88, ready: 200, here: 12 });
  expect(headline).toBe('212 of 300 files were sent');
  expect(detail).toBe('Drop the same folder again to go on.');
});

test('at the end: what became of them', () => {
  expect(words({ ready: 281, here: 19, failed: 2 }).headline).toBe('281 uploaded · 19 already here · 2 failed');
});

test('files without bytes go forward too', () => {
  expect(words({ sent: 1, waiting: 1 }, { phase: 'sending' }).part).toBe(0.5);
});

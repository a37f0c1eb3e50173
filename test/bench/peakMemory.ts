/** d) The peak of memory of a converter's process that makes one picture at a time: the first, and after a night's work. */
import type { Figure } from './figure.ts';
import type { Cost } from './measure.ts';
import { startSubject } from './subject.ts';

const MOST = 350;
const MANY = 40;

export async function peakMemory(photo: string): Promise<Figure> {
  const plain = await peakOf(photo, {});
  // What a converter's starter may set for nothing: see docs/decisions/threads.md.
  const frugal = await peakOf(photo, { MALLOC_ARENA_MAX: '2' });
  const peak = plain.last.peak ?? Number.POSITIVE_INFINITY;
  return {
    what: 'd) memory of the process',
    costs: {
      'two jobs in a new process': plain.first,
      [`${MANY} jobs, one at a time`]: plain.last,
      'the same with MALLOC_ARENA_MAX=2': frugal.last,
    },
    found: `${peak.toFixed(0)} MiB at most in ${MANY} jobs, one at a time`,
    bar: `at most ${MOST} MiB`,
    holds: peak <= MOST,
  };
}

async function peakOf(photo: string, env: Record<string, string>): Promise<{ first: Cost; last: Cost }> {
  const subject = await startSubject(new URL('./wholeJob.ts', import.meta.url), [photo], env);
  try {
    const first = await subject.run();
    let last = first;
    for (let run = 2; run < MANY; run++) last = await subject.run();
    return { first, last };
  } finally {
    subject.end();
  }
}

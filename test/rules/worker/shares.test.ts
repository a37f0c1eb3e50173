/** Converter seconds: whose they are, and that none is lost or given twice. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shares } from '../../../worker/shares.ts';

function aConverter() {
  let now = 0;
  const job = (name: string) => ({ name });
  const pass = (seconds: number) => {
    now += seconds * 1000;
  };
  return { ...shares({ now: () => now }), job, pass };
}

test('a job that is alone gets all of the time', () => {
  const { work, end, job, pass } = aConverter();
  const a = job('a');
  pass(5);
  work(a);
  pass(3);
  expect(end(a)).toBe(3);
});

test('jobs that are worked on at once share it evenly', () => {
  const { work, end, job, pass } = aConverter();
  const [a, b] = [job('a'), job('b')];
  work(a);
  pass(2);
  work(b);
  pass(4);
  expect(end(a)).toBe(4);
  pass(1);
  expect(end(b)).toBe(3);
});

test('a job that waits takes no share until it is worked on again', () => {
  const { work, rest, end, job, pass } = aConverter();
  const [a, b] = [job('a'), job('b')];
  work(a);
  work(b);
  pass(2);
  rest(b);
  pass(10);
  work(b);
  pass(2);
  expect([end(a), end(b)]).toEqual([12, 2]);
});

test('a clock that is set back takes nothing away', () => {
  const { work, end, job, pass } = aConverter();
  const a = job('a');
  work(a);
  pass(2);
  work(job('b'));
  pass(-3600);
  work(job('c'));
  pass(3);
  expect(end(a)).toBe(3);
});

test('whatever happens, all shares together are the time in which anything was worked on', () => {
  const step = fc.record({ job: fc.nat(4), does: fc.constantFrom('work', 'rest', 'end'), seconds: fc.nat(9) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const { work, rest, end, job, pass } = aConverter();
      const jobs = Array.from({ length: 5 }, (_, i) => job(`${i}`));
      const active = new Set<object>();
      let busy = 0;
      let shared = 0;
      for (const { job: i, does, seconds } of steps) {
        const one = jobs[i]!;
        if (does === 'work') work(one);
        if (does === 'rest') rest(one);
        if (does === 'end') shared += end(one);
        if (does === 'work') active.add(one);
        else active.delete(one);
        pass(seconds);
        busy += active.size > 0 ? seconds : 0;
      }
      for (const one of jobs) shared += end(one);
      expect(shared).toBeCloseTo(busy, 6);
    }),
  );
});

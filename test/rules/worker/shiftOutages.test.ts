/** When trouble with files is trouble of ours: three different ones in a row, or one too often. */
import { describe, expect, test } from 'vitest';
import { FaultError } from '../../../core/fault.ts';
import { OutageError } from '../../../core/outage.ts';
import type { Outcome } from '../../../core/outcome.ts';
import { aShift } from './aShift.ts';

const error = new OutageError('sharp', 'It will not load.');
const outage: Outcome = { kind: 'outage', error };

/** One attempt after the other, each with its outcome; what is left in hand when a shift ends was given back. */
async function tallied(...attempts: [name: string, outcome: Outcome | Error][]) {
  const shift = aShift({ inHand: 1 });
  const { shift: ending, over } = await shift.begin();
  for (const [name, outcome] of attempts) {
    shift.waiting.push(name);
    await shift.clock.advance(30_000);
    await shift.end(name, outcome);
    if (over()) break;
  }
  const ended = over();
  shift.stop.abort();
  await shift.clock.advance(20_000);
  return { ended, ending: await ending };
}

describe('three different files in a row', () => {
  test('are an outage', async () => {
    const { ending } = await tallied(['a', outage], ['b', outage], ['c', outage]);
    expect(ending).toEqual({ ended: 'outage', error, settled: 0 });
  });

  test('two are not', async () => {
    expect((await tallied(['a', outage], ['b', outage])).ended).toBe(false);
  });

  test.each<[string, Outcome]>([
    ['done', { kind: 'done' }],
    ['a fault', { kind: 'failed', fault: new FaultError('corrupt', '') }],
    ['an error nobody knows', { kind: 'again', error: new Error('odd') }],
    ['handed on', { kind: 'handedOn', reason: '' }],
  ])('%s in between begins the count anew', async (_, outcome) => {
    const { ended } = await tallied(['a', outage], ['b', outage], ['x', outcome], ['c', outage], ['d', outage]);
    expect(ended).toBe(false);
  });

  test.each<[string, Outcome]>([
    ['overtaken', { kind: 'overtaken' }],
    ['stopped', { kind: 'stopped' }],
  ])('%s in between says nothing of us', async (_, outcome) => {
    const { ending } = await tallied(['a', outage], ['b', outage], ['x', outcome], ['c', outage]);
    expect(ending).toEqual({ ended: 'outage', error, settled: 0 });
  });

  test('count also where the message could not be settled for it', async () => {
    const { ending } = await tallied(['a', error], ['b', error], ['c', error]);
    expect(ending).toMatchObject({ ended: 'outage', error });
  });
});

describe('one file', () => {
  const often = (times: number) => Array.from({ length: times }, () => ['a', outage] as [string, Outcome]);

  test('five times is that file', async () => {
    expect((await tallied(...often(5))).ended).toBe(false);
  });

  test('is counted anew once something else went well', async () => {
    const { ended } = await tallied(...often(5), ['x', { kind: 'done' }], ...often(5));
    expect(ended).toBe(false);
  });

  test('six times is an outage: there may be no other file', async () => {
    expect((await tallied(...often(6))).ending).toEqual({ ended: 'outage', error, settled: 0 });
  });
});

test('what else is in hand is given back at once', async () => {
  const { waiting, begin, end, inHand, seconds } = aShift({ inHand: 4 });
  waiting.push('a', 'b', 'c', 'slow');
  const { shift } = await begin();
  for (const name of ['a', 'b', 'c']) await end(name, outage);
  expect(await shift).toEqual({ ended: 'outage', error, settled: 0 });
  expect(inHand()).toEqual([]);
  expect(seconds()).toBe(0);
});

test('what was settled before is counted', async () => {
  const { ending } = await tallied(['x', { kind: 'done' }], ['a', outage], ['b', outage], ['c', outage]);
  expect(ending).toMatchObject({ ended: 'outage', settled: 1 });
});

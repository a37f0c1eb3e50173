/** What came of an upload, as people and as programs read it. */
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { newUsage } from '../../../core/operations.ts';
import { openFailures } from '../../../tools/upload/failures.ts';
import { openMeter } from '../../../tools/upload/meter.ts';
import { type Run, summaryJson, summaryText } from '../../../tools/upload/summary.ts';
import { addEnded, addTakeout, newTally } from '../../../tools/upload/tally.ts';
import { uploadLine } from '../../../tools/upload/uploadProgress.ts';
import { folder } from '../program.ts';

const INIT_CWD = process.env.INIT_CWD;
afterEach(() => {
  if (INIT_CWD === undefined) delete process.env.INIT_CWD;
  else process.env.INIT_CWD = INIT_CWD;
});

function aRun(changes: Partial<Run> = {}): Run {
  const tally = newTally();
  const usage = { ...newUsage(), write: 1000, list: 1 };
  return {
    ...{ tally, usage, development: false, dryRun: false, seconds: 1.5, stopped: false, failures: undefined },
    ...changes,
  };
}

test('a run without work says that nothing was sent, and what asking cost', () => {
  expect(summaryText(aRun())).toBe('0 bytes sent\n1,001 calls, about $0.0055');
  expect(summaryText(aRun({ development: true, usage: { ...newUsage(), other: 1 } }))).toBe(
    '0 bytes sent\n1 call, in Azure less than $0.0001',
  );
});

test('only what there is anything to say of has a row', () => {
  const run = aRun();
  for (let i = 0; i < 1200; i++) addEnded(run.tally, 'same', 2e6);
  addEnded(run.tally, 'sent', 30e6);
  addEnded(run.tally, 'failed', 5);
  Object.assign(run.tally, { junk: 3, sentBytes: 10e6, stagedBytes: 20e6 });
  expect(summaryText(run).split('\n')).toEqual([
    'sent                 1 file  30 MB',
    'there already   1,200 files  2.4 GB',
    'failed               1 file  5 bytes',
    'junk, left out            3',
    '10 MB sent, 20 MB were there from an interrupted run',
    '1,001 calls, about $0.0055',
  ]);
  expect(summaryText({ ...run, dryRun: true })).toMatch(/^would be sent +1 file/);
});

test('of a Takeout it says how many have their sidecar, and the first names of the others', () => {
  const run = aRun();
  const names = (count: number) => Array.from({ length: count }, (_, i) => `${i}.jpg`);
  const nothing = { orphans: [], broken: [] };
  addTakeout(run.tally, { kind: 'takeout', path: '/a', matched: 1000, unmatched: names(8), ...nothing });
  addTakeout(run.tally, {
    kind: 'takeout',
    path: '/b',
    matched: 1,
    unmatched: names(8),
    ...nothing,
    broken: ['x.json'],
  });
  expect(summaryText(run).split('\n').slice(0, 3)).toEqual([
    'Google Takeout: 1,001 of 1,017 pictures and films have their sidecar',
    `  without a sidecar: ${[0, 1, 2, 3, 4, 5, 6, 7].map((i) => `a/${i}.jpg, `).join('')}b/0.jpg, b/1.jpg and 6 more`,
    '  sidecars that can not be read: b/x.json',
  ]);
  expect(summaryJson(run).takeout).toEqual({ matched: 1001, unmatched: 16, orphans: 0, broken: 1 });
});

test('for programs all keys are always there', () => {
  const nothing = { files: 0, bytes: 0 };
  const { usd, ...others } = summaryJson(aRun());
  expect(usd).toBeCloseTo(0.0055, 4);
  expect(others).toEqual({
    ...{ sent: nothing, replaced: nothing, same: nothing, known: nothing },
    ...{ other: nothing, changed: nothing, failed: nothing, junk: 0, sentBytes: 0, stagedBytes: 0 },
    ...{ calls: 1001, seconds: 1.5, dryRun: false, stopped: false, failures: null },
    takeout: { matched: 0, unmatched: 0, orphans: 0, broken: 0 },
  });
});

test('what is met again of an earlier try of the same run counts once, as sent', () => {
  const tally = newTally();
  const meter = openMeter(tally);
  meter.begin();
  meter.count(100, 'staged');
  meter.count(10, 'sent');
  meter.begin();
  expect(tally.underWayBytes).toBe(0);
  for (const bytes of [5, 5]) meter.count(bytes, 'staged');
  meter.count(20, 'sent');
  expect(tally).toMatchObject({ sentBytes: 30, stagedBytes: 100, underWayBytes: 30 });
  meter.end();
  expect(tally.underWayBytes).toBe(0);
});

test('until all has been counted, progress says so; what is there already counts as done', () => {
  const tally = newTally();
  addEnded(tally, 'same', 1e6);
  expect(uploadLine(tally, undefined, 1)).toBe('Uploading  1 file, 1.0 MB, counting what there is, 1 there already');
  const total = { files: 2, bytes: 2e6 };
  expect(uploadLine(tally, total, 1, 'no answer')).toBe(
    'Uploading  1 of 2 files, 1.0 MB of 2.0 MB, 1 there already, no answer',
  );
  // What did not have to be sent makes no line faster.
  const halfway = 'Uploading  1 of 2 files, 1.0 MB of 2.0 MB';
  expect(uploadLine(tally, total, 10)).toBe(`${halfway}, 10 s left, 1 there already`);
  tally.sentBytes = 5e5;
  expect(uploadLine(tally, total, 10)).toBe(`${halfway}, 50 KB/s, 10 s left, 1 there already`);
});

test('the list of failures lies where the person is, or among the system’s own files if nothing can be written there', async () => {
  const here = join(await folder(), 'here');
  const problem = { kind: 'problem', path: '/a\n.jpg', name: 'a\n.jpg', message: 'why' } as const;
  const line = '{"path":"/a\\n.jpg","name":"a\\n.jpg","why":"why"}\n';
  process.env.INIT_CWD = here;
  await mkdir(here);
  const failures = openFailures(new Date('2026-01-02T03:04:05.678Z'));
  expect(failures.file()).toBe(undefined);
  for (let i = 0; i < 2; i++) failures.add(problem);
  expect(failures.file()).toBe(join(here, 'ironviper-upload-failures-2026-01-02T03-04-05-678Z.jsonl'));
  expect(await readFile(failures.file() ?? '', 'utf8')).toBe(line + line);

  await rm(here, { recursive: true });
  const elsewhere = openFailures(new Date());
  elsewhere.add(problem);
  const file = elsewhere.file() ?? '';
  expect(file.startsWith(here)).toBe(false);
  expect(await readFile(file, 'utf8')).toBe(line);
  await rm(file);
});

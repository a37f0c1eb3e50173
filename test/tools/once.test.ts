/** `npm start -- <files> --once`: all in, all settled, and a last line that says so. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pictures, STATES } from './pictures.ts';
import { folder, run } from './program.ts';

const SLOW = { timeout: 120_000 };

function lastLine(stdout: string) {
  return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
}

test(
  'a folder and a file go in, settle, and are summed up in the last line; again, they are there already',
  SLOW,
  async () => {
    const trip = await pictures();
    const single = join(await folder(), 'single.txt');
    await writeFile(single, 'alone');
    const state = await folder();
    const expected = { uploaded: 6, ...STATES, unsupported: STATES.unsupported + 1, lost: 0, faults: { empty: 1 } };

    const first = await run('start.ts', [trip, single, '--once'], { IRONVIPER_STATE: state }).ended;
    expect(lastLine(first.stdout)).toEqual({ ...expected, seconds: expect.any(Number) });
    expect(first.code).toBe(0);
    expect(first.stderr).toContain('trip/empty.jpg: empty');
    expect(first.stderr).toContain('1 empty: the file has no bytes; upload it again');
    expect(first.stderr).toContain('Uploading');

    const second = await run('start.ts', [trip, single, '--once'], { IRONVIPER_STATE: state }).ended;
    expect(lastLine(second.stdout)).toEqual({ ...expected, seconds: expect.any(Number) });
    expect(second.code).toBe(0);
    expect(second.stderr).toContain('6 there already');

    // Without files it finishes what there is; and what is there under a name is never overwritten.
    await writeFile(join(trip, 'notes.txt'), 'Rain all day.\n');
    const third = await run('start.ts', [trip, '--once'], { IRONVIPER_STATE: state }).ended;
    expect(lastLine(third.stdout)).toMatchObject({ uploaded: 4, lost: 0 });
    expect(third.code).toBe(1);
    expect(third.stderr).toContain('The library has another file named trip/notes.txt');
  },
);

test('nothing is kept with --memory', SLOW, async () => {
  const notes = join(await folder(), 'notes.txt');
  await writeFile(notes, 'short');
  const { code, stdout, stderr } = await run('start.ts', [notes, '--once', '--memory']).ended;
  expect(lastLine(stdout)).toMatchObject({ uploaded: 1, unsupported: 1, lost: 0 });
  expect(code).toBe(0);
  const [, logs = ''] = /logs +(.+)/.exec(stderr) ?? [];
  expect(logs).not.toBe('');
  await expect(writeFile(join(logs, 'x'), '')).rejects.toThrow('ENOENT');
});

test('a converter that can not work ends the run, says why, and sums nothing up', SLOW, async () => {
  const notes = join(await folder(), 'notes.txt');
  await writeFile(notes, 'short');
  const nowhere = { IRONVIPER_SCRATCH: join(await folder(), 'nowhere') };
  const stack = run('start.ts', [notes, '--once', '--memory'], nowhere);
  const { code, stdout, stderr } = await stack.ended;
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/Not all is settled, and no converter can go on: .*scratch folder in .*nowhere/);
});

test('wrong use is told before anything starts', SLOW, async () => {
  const settings = { IRONVIPER_CONCURRENCY: 'many', IRONVIPER_BLOB_PORT: '99999' };
  const ends = await Promise.all([
    run('start.ts', ['--once', '/no/such/file']).ended,
    run('start.ts', ['--twice']).ended,
    run('start.ts', [], settings).ended,
    run('start.ts', [], { IRONVIPER_MEMORY: '1MiB' }).ended,
  ]);
  expect(ends.map(({ code, stdout }) => ({ code, stdout }))).toEqual(Array(4).fill({ code: 2, stdout: '' }));
  const [noFile, noOption, noSetting, noMemory] = ends.map(({ stderr }) => stderr);
  expect(noFile).toContain('No such file or folder: /no/such/file');
  expect(noOption).toContain("Unknown option '--twice'");
  expect(noSetting).toMatch(/IRONVIPER_CONCURRENCY: a whole number\n.*IRONVIPER_BLOB_PORT: at most 65535/);
  expect(noMemory).toContain('IRONVIPER_MEMORY: at least 256MiB');
});

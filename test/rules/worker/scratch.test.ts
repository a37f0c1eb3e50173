/** Scratch space: a folder an attempt, nothing left behind, never more than its room. */
import { access, mkdtemp, readdir, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FaultError } from '../../../core/fault.ts';
import { OutageError } from '../../../core/outage.ts';
import { openScratch } from '../../../worker/scratch.ts';

const ever = new AbortController().signal;

let parent: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'scratch-test-'));
});
afterEach(() => rm(parent, { recursive: true, force: true }));

/** Everything below the parent but the scratch folder itself. */
const left = async () => (await readdir(parent, { recursive: true })).filter((path) => path.includes('/'));

test('each has a folder of its own, which is gone afterwards with all that is in it', async () => {
  const scratch = await openScratch(parent, 100);
  const use = async (folder: string) => {
    await writeFile(join(folder, 'original'), 'x');
    return folder;
  };
  const folders = await Promise.all([scratch.borrow(10, ever, use), scratch.borrow(10, ever, use)]);
  expect(new Set(folders).size).toBe(2);
  expect(folders.every((folder) => folder.startsWith(parent))).toBe(true);
  expect(await left()).toEqual([]);
});

test('it never has more room than three quarters of its disk, whatever it may use', async () => {
  const { blocks, bsize } = await statfs(parent);
  const { room } = await openScratch(parent, Number.MAX_SAFE_INTEGER);
  expect(room).toBe(Math.floor(blocks * bsize * 0.75));
});

test('what fails leaves nothing behind either', async () => {
  const scratch = await openScratch(parent, 100);
  const failing = scratch.borrow(10, ever, async (folder) => {
    await writeFile(join(folder, 'original'), 'x');
    throw new Error('broken');
  });
  await expect(failing).rejects.toThrow('broken');
  expect(await left()).toEqual([]);
});

test('a folder that is gone already is no trouble', async () => {
  const scratch = await openScratch(parent, 100);
  await expect(scratch.borrow(1, ever, (folder) => rm(folder, { recursive: true }))).resolves.toBeUndefined();
});

describe('room', () => {
  test('a file that fills it exactly is taken', async () => {
    const scratch = await openScratch(parent, 100);
    await expect(scratch.borrow(100, ever, async () => 'in')).resolves.toBe('in');
  });

  test('a file larger than all of it is the file’s fault', async () => {
    const scratch = await openScratch(parent, 100);
    const error = await scratch.borrow(101, ever, async () => 'in').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(FaultError);
    expect(error).toMatchObject({ code: 'too-large' });
  });

  test('a file waits until there is room, or until it is told to stop', async () => {
    const scratch = await openScratch(parent, 100);
    const stop = new AbortController();
    await scratch.borrow(60, ever, async () => {
      const waiting = scratch.borrow(60, stop.signal, async () => 'in');
      const hears = expect(waiting).rejects.toBe('leaving');
      stop.abort('leaving');
      await hears;
    });
    await expect(scratch.borrow(60, ever, async () => 'in')).resolves.toBe('in');
  });
});

describe('trouble of ours', () => {
  const outage = { name: 'OutageError', what: 'scratch' };

  test('a parent that is not there is an outage', async () => {
    const opening = openScratch(join(parent, 'nowhere'), 100);
    await expect(opening).rejects.toBeInstanceOf(OutageError);
    await expect(opening).rejects.toMatchObject({ ...outage, cause: { code: 'ENOENT' } });
  });

  test('a scratch folder that somebody cleaned away is an outage, not the file’s fault', async () => {
    const scratch = await openScratch(parent, 100);
    await scratch.remove();
    await expect(scratch.borrow(1, ever, async () => 'in')).rejects.toMatchObject({
      ...outage,
      cause: { code: 'ENOENT' },
    });
  });
});

test('removing it takes everything away, and may be done twice', async () => {
  const scratch = await openScratch(parent, 100);
  await scratch.borrow(1, ever, async (folder) => {
    await writeFile(join(folder, 'original'), 'x');
    await scratch.remove();
    await expect(access(folder)).rejects.toThrow();
  });
  await scratch.remove();
  expect(await readdir(parent)).toEqual([]);
});

/** The memory a picture needs: taken before it is made, and never more than there is. */
import { readdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FaultError } from '../../../core/fault.ts';
import type { Limit } from '../../../worker/limit.ts';
import type { Media } from '../../../worker/media/media.ts';
import { rowsIn } from '../library/records.ts';
import { aConverter } from './aConverter.ts';
import { fakeMedia } from './fakeMedia.ts';

const failedWith = (code: string) => ({ kind: 'failed', fault: expect.objectContaining({ code }) });

test('of the pictures made at once each takes one place', async () => {
  const taken: number[] = [];
  const { upload, convert } = await aConverter({ slots: told(taken) });
  await upload('jpeg hello');
  await convert();
  expect(taken).toEqual([1]);
});

/** A limit that lets everything in, and tells how much it was asked for. */
function told(taken: number[]): Limit {
  return {
    with(amount, _, use) {
      taken.push(amount);
      return use();
    },
  };
}

describe('memory', () => {
  test('that a file needs beyond what there is hands it on, and nothing is recorded', async () => {
    const { upload, convert, storage, media } = await aConverter();
    await upload(`jpeg memory ${371 * 2 ** 20 + 1}`);
    const message =
      'It needs about 372 MiB of memory; this converter has 1 MiB for pictures (IRONVIPER_MEMORY less 160 MiB of its own).';
    await expect(convert()).rejects.toMatchObject({ name: 'HandOnError', message });
    expect(media.calls).not.toContain('render 0');
    expect(await rowsIn(storage)).toEqual([]);
  });

  test('that is too little with nobody to hand it on to is the file’s fault', async () => {
    const { upload, convert, record } = await aConverter();
    await upload('jpeg memory 1001');
    expect(await convert({}, { last: true })).toEqual(failedWith('out-of-memory'));
    expect(await record()).toMatchObject({ state: 'failed', fault: { code: 'out-of-memory', stage: 'inspect' } });
  });

  const needsMore = () => Promise.reject(new FaultError('out-of-memory', 'dcraw ran into its limit.'));

  test('that a program runs out of at work hands the file on, too', async () => {
    const { upload, convert, storage } = await aConverter({ media: { render: needsMore } });
    await upload('jpeg memory 300');
    await expect(convert()).rejects.toMatchObject({ name: 'HandOnError', message: 'dcraw ran into its limit.' });
    expect(await rowsIn(storage)).toEqual([]);
  });

  test('that a program runs out of with all there is makes the fault', async () => {
    const { upload, convert, record } = await aConverter({ media: { render: needsMore } });
    await upload('jpeg memory 300');
    expect(await convert({}, { last: true })).toEqual(failedWith('out-of-memory'));
    expect(await record()).toMatchObject({ state: 'failed', fault: { code: 'out-of-memory', stage: 'picture' } });
  });

  const needing = (bytes: number) => {
    const told: number[] = [];
    const { render } = fakeMedia();
    const media: Partial<Media> = {
      render: (file, inspection, turn, bounds) => {
        told.push(bounds.memory);
        return bounds.memory < bytes ? needsMore() : render(file, inspection, turn, bounds);
      },
    };
    return { told, media };
  };

  test.each([false, true])('is taken before a picture is made, and told to the program (last %s)', async (last) => {
    const taken: number[] = [];
    const { told: toProgram, media } = needing(300);
    const { upload, convert } = await aConverter({ memory: told(taken), media });
    await upload('jpeg memory 300');
    expect(await convert({}, { last })).toEqual({ kind: 'done' });
    expect([taken, toProgram]).toEqual([[300], [300]]);
  });

  test('that was estimated too low is all there is the second time, where nobody is left to hand it on to', async () => {
    const taken: number[] = [];
    const { told: toProgram, media } = needing(800);
    const { upload, convert } = await aConverter({ memory: told(taken), media });
    await upload('jpeg memory 300');
    expect(await convert({}, { last: true })).toEqual({ kind: 'done' });
    expect([taken, toProgram]).toEqual([
      [300, 1000],
      [300, 1000],
    ]);
  });

  test('is all there is for a file that is alone in its folder, as it was the first time', async () => {
    const beside: string[][] = [];
    const { render } = fakeMedia();
    const media: Partial<Media> = {
      async render(file, ...rest) {
        beside.push(await readdir(dirname(file)));
        // As programs do, which take no name that is taken.
        await writeFile(`${file}.tiff`, 'half a picture', { flag: 'wx' });
        return beside.length === 1 ? needsMore() : render(file, ...rest);
      },
    };
    const { upload, convert } = await aConverter({ media });
    await upload('jpeg memory 300');
    expect(await convert({}, { last: true })).toEqual({ kind: 'done' });
    expect(beside).toEqual([['original'], ['original']]);
  });

  test('is enough for what fills it exactly', async () => {
    const { upload, convert } = await aConverter();
    await upload('jpeg memory 1000');
    expect(await convert()).toEqual({ kind: 'done' });
  });
});

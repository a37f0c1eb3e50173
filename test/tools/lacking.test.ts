/** `npm start` on a machine that lacks a program: it works all the same, and says what waits for what. */
import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { encode } from '../fixtures/encode.ts';
import { writeFilm } from '../fixtures/film.ts';
import { photo } from '../fixtures/photo.ts';
import { toolsWithout } from '../fixtures/toolsWithout.ts';
import { folder, run } from './program.ts';

const SLOW = { timeout: 120_000 };

test('what needs it waits in jobs-later, and is made by the first run after it was installed', SLOW, async () => {
  const [files, state] = [await folder(), await folder()];
  const [film, picture] = [join(files, 'film.mp4'), join(files, 'a.jpg')];
  await writeFilm(film);
  // A mistyped extension changes nothing.
  await copyFile(film, join(files, 'b.jpg'));
  await writeFile(picture, await encode(photo(320, 240), 'jpeg'));
  const PATH = await toolsWithout(['ffmpeg', 'ffprobe'], await folder());

  const first = await run('start.ts', [film, picture, join(files, 'b.jpg'), '--once'], { PATH, IRONVIPER_STATE: state })
    .ended;
  expect(first.stderr).toContain('This machine lacks ffprobe, ffmpeg. Files that need them (video) wait in jobs-later');
  expect(first.stderr).toMatch(/film\.mp4: it waits in jobs-later\. The video needs ffprobe and ffmpeg/);
  expect(JSON.parse(first.stdout)).toMatchObject({ uploaded: 3, ok: 1, failed: 0, lost: 0, waiting: 2 });
  expect(first.code).toBe(1);

  const second = await run('start.ts', ['--once', film, picture, join(files, 'b.jpg')], { IRONVIPER_STATE: state })
    .ended;
  expect(second.stderr).not.toContain('lacks');
  expect(JSON.parse(second.stdout)).toEqual({
    ...{ uploaded: 3, ok: 3, degraded: 0, unsupported: 0, failed: 0, lost: 0 },
    seconds: expect.any(Number),
  });
  expect(second.code).toBe(0);
});

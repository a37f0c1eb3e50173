/** What is looked at closely: JPEG, RAW, HEIC, films, some of which belong together, and one that is broken. */
import { expect, vi } from 'vitest';
import { openStorage } from '../../core/azure/openStorage.ts';
import { encode } from '../fixtures/encode.ts';
import { ffmpegFilm } from '../fixtures/ffmpegFilm.ts';
import { heic } from '../fixtures/heic.ts';
import { photo } from '../fixtures/photo.ts';
import { rawFile } from '../fixtures/rawFile.ts';
import { publishedPhotos } from './published.ts';
import type { RunningScene } from './scene.ts';

/** More than the preview of 2048 has. */
export const CLOSE = { width: 2200, height: 1468 };

/** A pair and a live photo are one each. */
export const TILES = 9;

/** Gives their ids by their names, once all are there to be looked at. */
export async function uploadViewed(scene: RunningScene): Promise<ReadonlyMap<string, string>> {
  const files = await viewedFiles();
  const { originals } = openStorage(scene.account);
  for (const [name, bytes] of Object.entries(files)) await originals.put(name, bytes, { contentType: '' });
  const ids = new Map<string, string>();
  const settled = async () => {
    const found = await fetch(`${scene.url}/api/search?q=&limit=50`);
    const listed = (await found.json()) as { files: { id: string; name: string }[] };
    for (const { id, name } of listed.files) ids.set(name, id);
    expect([ids.size, (await publishedPhotos(scene)).length]).toEqual([Object.keys(files).length, TILES]);
  };
  await vi.waitFor(settled, { timeout: 90_000, interval: 250 });
  return ids;
}

/** By name. */
async function viewedFiles(): Promise<Record<string, Buffer>> {
  const [close, small] = [photo(CLOSE.width, CLOSE.height), photo(600, 400, 2)];
  const jpeg = await encode(close, 'jpeg', { orientation: 6 });
  const film = ['-f', 'lavfi', '-i', 'testsrc=duration=2:size=320x240:rate=10', '-pix_fmt', 'yuv420p'];
  return {
    'close.jpg': jpeg,
    'camera.dng': await rawFile(close, { orientation: 6 }),
    'phone.heic': await heic([await encode(photo(CLOSE.width, 160), 'jpeg')]),
    'pair.jpg': await encode(small, 'jpeg'),
    'pair.arw': await rawFile(small, { style: 'arw' }),
    'live.jpg': await encode(photo(600, 400, 3), 'jpeg'),
    'live.mov': await ffmpegFilm([...film, 'live.mov']),
    'film.mp4': await ffmpegFilm([...film, 'film.mp4']),
    'broken.jpg': jpeg.subarray(0, 600),
    'turned.jpg': await encode(photo(640, 400, 4), 'jpeg'),
    'going.jpg': await encode(photo(640, 400, 5), 'jpeg'),
  };
}

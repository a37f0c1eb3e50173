/** Which programs a machine has, told by what they answer. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findTools, missingFor, missingTools } from '../../../worker/media/programs/tools.ts';

/** Folders of programs, each of which answers its text. */
async function aMachine(...folders: Record<string, string>[]) {
  const root = await mkdtemp(join(tmpdir(), 'tools-test-'));
  onTestFinished(() => rm(root, { recursive: true }));
  const paths = folders.map((_, i) => join(root, `${i}`));
  for (const [i, programs] of folders.entries()) {
    await mkdir(paths[i]!);
    for (const [name, text] of Object.entries(programs)) {
      await writeFile(
        join(paths[i]!, name),
        `#!/bin/sh\nwhile read line; do echo "$line"; done <<'END'\n${text}\nEND\n`,
        {
          mode: 0o755,
        },
      );
    }
  }
  return { paths, tools: await findTools(paths.join(delimiter)) };
}

const MAGICK = 'Version: ImageMagick 7.1.1-43 Q16-HDRI';

test('a program is known by its answer, wherever on PATH it is', async () => {
  const { paths, tools } = await aMachine({ convert: 'Converts units.' }, { convert: MAGICK });
  expect(tools).toEqual({ convert: join(paths[1]!, 'convert') });
});

test('of two names the newer is taken', async () => {
  const { paths, tools } = await aMachine({ convert: MAGICK }, { magick: MAGICK });
  expect(tools).toEqual({ convert: join(paths[1]!, 'magick') });
});

test.each([
  ['is one if it can decode HEVC', 'HEIC decoders:\n- libde265 = libde265 HEVC decoder, version 1.0.11', true],
  ['is none if it can not', 'HEIC decoders:\nAVIF decoders:\n- dav1d = dav1d v6.6.0', false],
  ['is one if it is too old to say', ' heif-convert  libheif version: 1.12.0\nUsage: heif-convert', true],
])('heif-convert %s', async (_, text, found) => {
  const { tools } = await aMachine({ 'heif-convert': text });
  expect('heif-convert' in tools).toBe(found);
});

test('what is missing is what the files of a kind need', async () => {
  const { tools } = await aMachine({ ffmpeg: 'ffmpeg version 5.1' });
  expect(missingTools(tools)).toEqual(['heif-convert', 'convert', 'dcraw', 'dcraw_emu', 'ffprobe']);
  expect(missingFor('video', tools)).toEqual(['ffprobe']);
  expect(missingFor('raw', tools)).toEqual(['dcraw', 'dcraw_emu']);
  expect(missingFor('jpeg', tools)).toEqual([]);
});

test('a machine without a PATH has nothing, and none of it is an error', async () => {
  expect(await findTools('')).toEqual({});
  expect(await findTools('/no/such/folder')).toEqual({});
});

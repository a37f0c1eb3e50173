/** LibRaw does not say that the disk is full: it ends well, and leaves a part of a picture. */
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { fullDisk } from '../chaos/fullDisk.ts';
import { photo } from '../fixtures/photo.ts';
import { rawFile } from '../fixtures/rawFile.ts';
import { withFile } from '../fixtures/withFile.ts';

const module = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);

/** In a process for which the folder is a disk without a free byte. */
const SCRIPT = `
  import { readingOf } from ${module('../fixtures/openMedia.ts')};
  import { dcraw } from ${module('../../worker/media/readers/raw/dcraw.ts')};
  import { libRaw } from ${module('../../worker/media/readers/raw/libRaw.ts')};
  const [file, folder] = process.argv.slice(1);
  const reading = { ...(await readingOf(file, 'photo.dng')), folder };
  const said = [];
  for (const reader of [dcraw, libRaw]) await reader(reading).catch(({ name, message }) => said.push(name, message));
  console.log(JSON.stringify(said));
  process.exit();
`;

test('a full disk is an outage of ours, and no fault of the file', async () => {
  const raw = await rawFile(photo(600, 400), { preview: 0 });
  await withFile(raw, (file) =>
    withFile('', async (other) => {
      const folder = other.slice(0, other.lastIndexOf('/'));
      const { prefix } = fullDisk(folder, 'folders');
      if (!prefix) return console.log('NOT CHECKED: no disk can be made full on this machine.');
      const [command, ...args] = [...prefix, process.execPath, '--input-type=module', '-e', SCRIPT, file, folder];
      const said = JSON.parse(execFileSync(command!, args, { encoding: 'utf8' }));
      const full = expect.stringMatching(/the disk is full|No space left/);
      expect(said).toEqual(['OutageError', full, 'OutageError', full]);
    }),
  );
});

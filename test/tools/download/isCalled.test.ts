/** Whether a name is the disk's own: asked of each file that is not as it was, so that no folder may be read for each. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isCalledIn } from '../../../tools/download/isCalled.ts';
import { folder } from '../program.ts';

test('a folder is read once for all that was in it, and anew for what came since', async () => {
  const root = await folder();
  const put = async (name: string) => {
    await mkdir(join(root, name, '..'), { recursive: true });
    await writeFile(join(root, name), '');
  };
  for (const name of ['trip/1.jpg', 'trip/2.jpg', 'other/1.jpg']) await put(name);
  const isCalled = isCalledIn(root);
  expect(await isCalled('trip/1.jpg')).toBe(true);
  expect(await isCalled('trip/1.JPG')).toBe(false);
  expect(await isCalled('TRIP/1.jpg')).toBe(false);
  await rm(join(root, 'trip/2.jpg'));
  expect(await isCalled('trip/2.jpg')).toBe(true);
  await put('trip/3.jpg');
  expect(await isCalled('trip/3.jpg')).toBe(true);
  expect(await isCalled('trip/2.jpg')).toBe(false);
  expect(await isCalled('other/1.jpg')).toBe(true);
  expect(await isCalled('other/3.jpg')).toBe(false);
});

/** Folders whose names mean something to an address, a text or a path, in a library of their own. */
import { expect, test } from 'vitest';
import { openStorage } from '../../core/azure/openStorage.ts';
import { freshScene } from './freshScene.ts';
import { visit } from './visit.ts';

/** The folder, and what each step down to it is called. */
const NAMED: readonly [folder: string, ...steps: string[]][] = [
  ['/begins', '/begins'],
  ['twice//slashed', 'twice', '/', 'slashed'],
  ['sharp # and ?', 'sharp # and ?'],
  ['100%', '100%'],
  ['percent %41', 'percent %41'],
  ['🏔️ Alpes', '🏔️ Alpes'],
  ['תמונות', 'תמונות'],
  ['two\nlines', 'two␊lines'],
  ['<b>bold & "quoted"', '<b>bold & "quoted"'],
];

test('a folder of any name is linked right, and shown safely', async () => {
  const scene = await freshScene();
  const { originals } = openStorage(scene.account);
  const noteOf = (index: number) => `note ${index}.txt`;
  await Promise.all(
    NAMED.map(([folder], index) =>
      originals.put(`${folder}/${noteOf(index)}`, Buffer.from(`${index}`), { contentType: 'text/plain' }),
    ),
  );
  await expect
    .poll(async () => (await fetch(`${scene.url}/api/stats`)).json(), { timeout: 40_000 })
    .toMatchObject({ files: NAMED.length });

  const page = await visit(scene, '#/folders/');
  const cards = page.getByRole('region', { name: 'Folders' });
  for (const [index, [, ...steps]] of NAMED.entries()) {
    for (const step of steps) await cards.getByRole('link', { name: `${step} 1 file`, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: steps.at(-1)!, exact: true }).waitFor();
    const note = page.getByText(noteOf(index), { exact: true });
    await note.waitFor();
    // From its address alone, too.
    await page.reload();
    await note.waitFor();
    await page.getByRole('link', { name: 'Search here' }).click();
    await page.getByRole('heading', { level: 1, name: 'Search' }).waitFor({ state: 'attached' });
    await page.getByText('1 file', { exact: true }).waitFor();
    await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Folders' }).click();
  }
});

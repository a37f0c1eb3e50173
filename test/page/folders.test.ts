/** Check 12: folders, from a link into the middle of them to the file that was looked for. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { seededScene } from './seeded.ts';
import { PHONE, visit } from './visit.ts';

interface FolderPage {
  folders: { path: string; name: string; deepFiles: number }[];
  files: { id: string; name: string; state: string }[];
  totalFolders: number;
  total: number;
}

const { url } = seededScene();
const asked = async <Body>(path: string): Promise<Body> => (await (await fetch(`${url}${path}`)).json()) as Body;
const inFolder = (path: string) => asked<FolderPage>(`/api/folders?limit=500&path=${encodeURIComponent(path)}`);
const linkTo = (path: string) => `#/folders/${path.split('/').map(encodeURIComponent).join('/')}`;
const addressOf = (page: Page) => page.evaluate(() => decodeURI(location.hash));

/** A folder of two levels that has files of its own. */
async function deepFolder() {
  const { folders } = await inFolder('2019');
  const [folder] = folders;
  if (!folder) throw new Error('Nothing lies in 2019.');
  return { ...folder, ...(await inFolder(folder.path)) };
}

test('a link into the middle shows where it leads, and the way back up', async () => {
  const { path, name, files } = await deepFolder();
  const page = await visit(seededScene(), linkTo(path));
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await page.getByText(files[0]!.name.slice(path.length + 1), { exact: true }).waitFor();
  const here = page.getByRole('treeitem', { selected: true });
  await here.waitFor();
  expect(await here.getAttribute('aria-level')).toBe('2');

  await page.getByRole('navigation', { name: 'Where this folder lies' }).getByRole('link', { name: '2019' }).click();
  await page.getByRole('heading', { level: 1, name: '2019' }).waitFor();
  // The link that was followed is gone; whoever uses the keyboard goes on from the heading.
  await page.waitForFunction(() => document.activeElement?.textContent === '2019');
  const { totalFolders } = await inFolder('2019');
  await page.getByText(`${totalFolders} folders`).waitFor();
  const cards = page.getByRole('region', { name: 'Folders' }).getByRole('link');
  expect(await cards.count()).toBe(totalFolders);
});

test('sidecars and unsupported files are there, by their names', async () => {
  for (const query of ['kind:sidecar', 'state:unsupported']) {
    const { files } = await asked<FolderPage>(`/api/search?limit=1&q=${query}`);
    const { id, name } = files[0]!;
    const at = name.lastIndexOf('/');
    const page = await visit(seededScene(), `${linkTo(name.slice(0, Math.max(0, at)))}?focus=${id}`);
    await page.getByText(name.slice(at + 1), { exact: true }).waitFor();
    // Each has the glyph of its kind in the place of a picture.
    await page.locator(`a[href*="${id}"] svg`).waitFor();
  }
});

test('a link to a file reads on to it, and puts the focus there', async () => {
  const { files } = await inFolder('');
  const { id } = files.at(-1)!;
  const page = await visit(seededScene(), `#/folders/?focus=${id}`, {
    // Seven at a time, so that it is on no early page.
    before: (page) =>
      page.route('**/api/folders?path=&*', (route) => {
        const to = new URL(route.request().url());
        to.searchParams.set('limit', '7');
        return route.continue({ url: to.href });
      }),
  });
  await page.waitForFunction((id) => document.activeElement?.getAttribute('href')?.includes(id), id);
  const box = await page.locator(':focus').boundingBox();
  expect(box!.y).toBeGreaterThanOrEqual(0);
  expect(box!.y + box!.height).toBeLessThanOrEqual(900);
  // What was found is not looked for again by whoever comes back.
  expect(await addressOf(page)).toBe('#/folders/');
});

test('the viewer leads to the folder of a photo, and to the photo in it', async () => {
  const { path, name, files } = await deepFolder();
  const { id } = files.find(({ state }) => state === 'ok')!;
  const page = await visit(seededScene(), `#/photo/${id}`);
  const viewer = page.getByRole('dialog', { name: 'Photo viewer' });
  await viewer.getByRole('button', { name: 'Info', exact: true }).click();
  await viewer.getByRole('link', { name: 'Show in folder' }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await page.waitForFunction((id) => document.activeElement?.getAttribute('href')?.includes(id), id);
  expect(await addressOf(page)).toBe(`#/folders/${path}`);
});

test('the tree is walked by arrows, and reads only what is opened', async () => {
  const read: string[] = [];
  const page = await visit(seededScene(), '#/folders/2019', {
    before: async (page) => page.on('request', (request) => read.push(new URL(request.url()).search)),
  });
  await page.getByRole('treeitem', { name: '2019', selected: true }).focus();
  const row = page.locator('[role=treeitem]:focus');
  const { folders } = await inFolder('2019');
  await page.getByRole('treeitem', { name: folders[0]!.name }).waitFor();
  await page.keyboard.press('ArrowRight');
  expect(await row.innerText()).toContain(folders[0]!.name);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  expect(await row.getAttribute('aria-expanded')).toBe('false');
  await page.keyboard.press('ArrowDown');
  expect(await row.innerText()).toContain('2020');
  expect(read.some((query) => query.includes('path=2020'))).toBe(false);
  await page.keyboard.press('ArrowRight');
  await page.locator('[role=treeitem]:focus[aria-expanded=true]').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '2020' }).waitFor();
  expect(await addressOf(page)).toBe('#/folders/2020');
});

test('thousands of folders are read page by page, and shown some at a time', async () => {
  const many = Array.from({ length: 3000 }, (_, index) => ({
    ...{ path: `f${index}`, name: `f${index}`, files: 1, deepFiles: 1, bytes: 1, covers: [] },
  }));
  const page = await visit(seededScene(), '#/folders/', {
    ...PHONE,
    before: (page) =>
      page.route('**/api/folders?*', (route) => {
        const query = new URL(route.request().url()).searchParams;
        const from = Number(query.get('cursor') ?? 0);
        const to = from + Number(query.get('limit'));
        const cursor = to < many.length ? String(to) : null;
        const rest = { path: '', parent: null, files: [], totalFolders: many.length, total: 0, cursor };
        return route.fulfill({ json: { ...rest, folders: many.slice(from, to) } });
      }),
  });
  await page.getByText('3,000 folders').waitFor();
  const cards = page.getByRole('region', { name: 'Folders' });
  const more = cards.getByRole('button', { name: 'Show more' });
  await more.click();
  await cards.getByRole('link', { name: 'f191 ' }).waitFor();
  expect(await cards.getByRole('link').count()).toBe(192);
});

test('a folder that is not there says so and leads to those that are', async () => {
  const page = await visit(seededScene(), '#/folders/no/such%20folder', { expected: /404/ });
  await page.getByText('There is no such folder').waitFor();
  await page.getByRole('link', { name: 'To all folders' }).click();
  await page.getByRole('treeitem', { name: '2019' }).waitFor();
});

/** The tree as it is read: a branch at a time, and only what was opened. */
import { expect, it } from 'vitest';
import { createFolderTree, type ReadFolders } from '../../../web/screens/folders/folderTree.ts';

/** Folders by the folder they lie in; `asked` says what was read. */
function aLibrary(below: Record<string, string[]>, asked: string[] = []) {
  const read: ReadFolders = async (path, { cursor = '0', limit }) => {
    asked.push(`${path}@${cursor}`);
    const all = below[path] ?? [];
    const from = Number(cursor);
    const folders = all.slice(from, from + limit).map((name) => {
      const own = path === '' ? name : `${path}/${name}`;
      return { path: own, name, files: 1, deepFiles: own in below ? 2 : 1 };
    });
    return { folders, totalFolders: all.length, cursor: from + limit < all.length ? String(from + limit) : null };
  };
  return { read, asked };
}

const paths = (tree: ReturnType<typeof createFolderTree>) => tree.rows.value.map(({ path }) => path);

it('reads the branches on the way to a folder, and no other', async () => {
  const { read, asked } = aLibrary({ '': ['a', 'b'], a: ['x'], 'a/x': ['deep'], b: ['y'] });
  const tree = createFolderTree(read);
  await tree.reveal('a/x/deep');
  expect(paths(tree)).toEqual(['a', 'a/x', 'a/x/deep', 'b']);
  expect(asked).toEqual(['@0', 'a@0', 'a/x@0']);
});

it('reads on until the folder is seen, where thousands lie beside it', async () => {
  const many = Array.from({ length: 1500 }, (_, index) => `f${index}`);
  const { read, asked } = aLibrary({ '': many });
  const tree = createFolderTree(read);
  await tree.reveal('');
  await expect.poll(() => tree.rows.value.at(-1)).toMatchObject({ kind: 'rest', count: 1400 });
  await tree.reveal('f1200');
  expect(tree.rows.value.some(({ path }) => path === 'f1200')).toBe(true);
  expect(asked).toEqual(['@0', '@100', '@600', '@1100']);
});

it('ends where a link leads to a folder that is not there', async () => {
  const { read, asked } = aLibrary({ '': ['a'], a: ['x'] });
  const tree = createFolderTree(read);
  await tree.reveal('a/nothing/below');
  expect(paths(tree)).toEqual(['a', 'a/x']);
  expect(asked).toEqual(['@0', 'a@0']);
});

it('says what could not be read, and reads it when asked once more', async () => {
  const { read } = aLibrary({ '': ['a'] });
  let broken = true;
  const tree = createFolderTree(async (path, page) => {
    if (broken) throw new Error('no answer');
    return read(path, page);
  });
  await tree.reveal('a');
  expect(tree.rows.value).toMatchObject([{ kind: 'rest', trouble: new Error('no answer') }]);
  broken = false;
  tree.more('');
  await expect.poll(() => paths(tree)).toEqual(['a']);
});

it('reads again only what was read, one folder after the other', async () => {
  const { read } = aLibrary({ '': ['a'], a: ['x', 'y'], 'a/x': ['deep'], 'a/y': ['low'] });
  let atOnce = 0;
  let most = 0;
  const tree = createFolderTree(async (...asked) => {
    most = Math.max(most, ++atOnce);
    const page = await read(...asked);
    atOnce--;
    return page;
  });
  await tree.refresh();
  expect(most).toBe(0);
  await tree.reveal('a/x/deep');
  await tree.reveal('a/y/low');
  await tree.refresh();
  expect(most).toBe(1);
});

it('reads what is open once more', async () => {
  const below: Record<string, string[]> = { '': ['a'], a: ['x'] };
  const tree = createFolderTree(aLibrary(below).read);
  await tree.reveal('a');
  await expect.poll(() => paths(tree)).toEqual(['a', 'a/x']);
  below.a = ['x', 'y'];
  await tree.refresh();
  expect(paths(tree)).toEqual(['a', 'a/x', 'a/y']);
});

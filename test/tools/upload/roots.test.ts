/** What was typed after `npm run upload` means what the person meant, or nothing is done. */
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { UsageError } from '../../../tools/terminal/command.ts';
import { readRoots } from '../../../tools/upload/readRoots.ts';
import { refuseTwins, rootsOf } from '../../../tools/upload/roots.ts';
import { folder } from '../program.ts';

let here: string;
beforeEach(async () => {
  here = await folder();
  // Where npm was called: it runs scripts elsewhere.
  vi.stubEnv('INIT_CWD', here);
  for (const path of ['a/DCIM/1.jpg', 'b/DCIM/1.jpg', 'x.jpg']) await make(path);
});
afterEach(() => vi.unstubAllEnvs());

async function make(path: string): Promise<void> {
  await mkdir(dirname(join(here, path)), { recursive: true });
  await writeFile(join(here, path), path);
}

const named = async (paths: string[], to?: string) => (await rootsOf(paths, to)).map(({ name }) => name);

test('a path is meant from where the person is, and gives its own name', async () => {
  expect(await rootsOf(['a/DCIM', 'x.jpg'])).toEqual([
    { path: join(here, 'a/DCIM'), name: 'DCIM' },
    { path: join(here, 'x.jpg'), name: 'x.jpg' },
  ]);
  vi.stubEnv('INIT_CWD', join(here, 'a/DCIM'));
  expect(await named(['.', '..', '../../b/../a/DCIM/'])).toEqual(['DCIM', 'a']);
});

test('the very same path counts once, and a folder in another is one for itself', async () => {
  expect(await named(['a', 'a/', './a', join(here, 'a'), 'a/DCIM'])).toEqual(['a', 'DCIM']);
});

test('the root of a disk has no name', async () => {
  expect(await rootsOf(['/'])).toEqual([{ path: '/', name: '' }]);
  expect(await named(['/'], 'disk')).toEqual(['disk']);
});

test('with --to all lies below a folder of the library', async () => {
  expect(await named(['a/DCIM', 'x.jpg'], 'phones/old')).toEqual(['phones/old/DCIM', 'phones/old/x.jpg']);
  expect(await named(['x.jpg'], '//phones/')).toEqual(['phones/x.jpg']);
  expect(await named(['x.jpg'], ' a b/ö#%.../')).toEqual([' a b/ö#%.../x.jpg']);
});

test.each(['', '/', '.', '..', 'a/..', '../a', 'a/./b', 'a//b', 'a\\b', 'a\u0001', '\ud800', 'x'.repeat(1025)])(
  'no folder of the library is called %j',
  async (to) => {
    await expect(rootsOf(['x.jpg'], to)).rejects.toThrow(UsageError);
  },
);

test('all that is missing is said at once, as it was typed', async () => {
  await symlink('nothing', join(here, 'dangling'));
  const missing = ['no', 'x.jpg/1.jpg', 'dangling'];
  await expect(rootsOf(['a', ...missing])).rejects.toThrow(`No such file or folder: ${missing.join(', ')}`);
  await expect(rootsOf(['a', ...missing])).rejects.toThrow(UsageError);
});

test('an empty path is not the folder that the person is in', async () => {
  await expect(rootsOf(['a', ''])).rejects.toThrow('One of the paths is empty');
});

test('two of one name come together, but never with --replace, where each run would turn them round', async () => {
  expect(await named(['a/DCIM', 'b/DCIM'])).toEqual(['DCIM', 'DCIM']);
  const twins = await rootsOf(['a/DCIM', 'b/DCIM']);
  expect(() => refuseTwins(twins)).toThrow(`${join(here, 'a/DCIM')} and ${join(here, 'b/DCIM')} would both be DCIM`);
  expect(() => refuseTwins(twins)).toThrow(UsageError);
  const once = await rootsOf(['a/DCIM', 'x.jpg', 'a/DCIM']);
  expect(once.map(({ name }) => name)).toEqual(['DCIM', 'x.jpg']);
  refuseTwins([...once, ...(await rootsOf(['x.jpg']))]);
});

async function list(...lines: object[]): Promise<string> {
  await writeFile(join(here, 'failures.jsonl'), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return 'failures.jsonl';
}

test('a list of failures gives the same files under the same names, each once, there or not', async () => {
  const first = { path: '/gone/\u2028/1\n.jpg', name: 'to/\u2028/1\n.jpg' };
  const second = { path: '/', name: '' };
  const file = await list({ ...first, why: 'it burned' }, second, { ...first, why: 'and fell' });
  expect(await readRoots(file)).toEqual([first, second]);
});

test.each([
  ['no JSON', '{"path":"/a"'],
  ['another thing', '{"path":"/a"}'],
  ['a name that would be another', '{"path":"/a","name":"a/../b"}'],
  ['no path', '{"path":"","name":"a"}'],
])('a list of failures with %s in it is refused, with the line', async (_, line) => {
  await writeFile(join(here, 'list'), `{"path":"/a","name":"a"}\n${line}\n`);
  await expect(readRoots('list')).rejects.toThrow('list, line 2 is no line of a list of failures');
  await expect(readRoots('list')).rejects.toThrow(UsageError);
});

test('a list of failures that is not there is wrong use', async () => {
  await expect(readRoots('no')).rejects.toThrow(UsageError);
});

test('a list of failures that would overwrite one file with another is refused like paths', async () => {
  const twins = await list({ path: '/a/1.jpg', name: '1.jpg' }, { path: '/b/1.jpg', name: '1.jpg' });
  const roots = await readRoots(twins);
  expect(() => refuseTwins(roots)).toThrow('would both be 1.jpg');
});

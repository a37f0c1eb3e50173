/** The library as people have ordered it. */
import { expect, it } from 'vitest';
import { idOf } from '../../core/id.ts';
import { aRow } from '../rules/aRow.ts';
import { anApi } from './anApi.ts';

const thumbhash = '3OcRJYB4d3h/iIeHeEh3eIhw+j2w';
const at = (takenLocal: string) => ({ takenLocal, thumbhash });

it('shows what is in a folder: folders with their covers and span, then every file', async () => {
  const api = await anApi([
    aRow('2019/Norway/a.jpg', at('2019-07-01T10:00:00')),
    aRow('2019/Norway/b.jpg', at('2019-07-14T10:00:00')),
    aRow('2019/b.txt', { state: 'unsupported', kind: 'other', takenLocal: undefined }),
    aRow('2019/A.xmp', { kind: 'sidecar', takenLocal: undefined }),
    aRow('2019/gone.jpg', { trashedAt: '2026-06-02T00:00:00.000Z' }),
  ]);
  expect(await (await api.get('/api/folders?path=2019', 'viewer')).json()).toMatchObject({
    path: '2019',
    parent: '',
    folders: [
      {
        path: '2019/Norway',
        name: 'Norway',
        ...{ files: 2, deepFiles: 2, bytes: 2000, from: '2019-07-01', to: '2019-07-14' },
        covers: ['b', 'a'].map((base) => ({ id: idOf(`2019/Norway/${base}.jpg`), rev: 'abcdefgh', thumbhash })),
      },
    ],
    files: [{ name: '2019/A.xmp' }, { name: '2019/b.txt' }],
    total: 2,
    totalFolders: 1,
    cursor: null,
  });
});

it('shows the root of an empty library, and 404 for a folder that is not there', async () => {
  const api = await anApi();
  const nothing = { path: '', parent: null, folders: [], files: [], total: 0, totalFolders: 0, cursor: null };
  expect(await (await api.get('/api/folders')).json()).toEqual(nothing);
  for (const path of ['a', '/', '..', '%00', '__proto__']) {
    expect((await api.get(`/api/folders?path=${path}`)).status).toBe(404);
  }
});

it('goes through folders and files by one cursor, at most so many a page', async () => {
  const names = ['x/1', 'y/1', 'z/1', 'a', 'b', '/c'];
  const api = await anApi(names.map((name) => aRow(name)));
  const pages: string[][] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const answer = await api.get(`/api/folders?limit=2${cursor && `&cursor=${cursor}`}`);
    const page = (await answer.json()) as {
      folders: { path: string }[];
      files: { name: string }[];
      cursor: string | null;
    };
    pages.push([...page.folders.map(({ path }) => path), ...page.files.map(({ name }) => name)]);
    ({ cursor } = page);
  }
  expect(pages).toEqual([
    ['x', 'y'],
    ['z', '/c'],
    ['a', 'b'],
  ]);
});

it('names folders between slashes', async () => {
  const api = await anApi(['a//b.jpg', '//c.jpg', '/d/e.jpg'].map((name) => aRow(name)));
  const named = async (path: string) => {
    const answer = await api.get(`/api/folders?path=${encodeURIComponent(path)}`);
    const { folders } = (await answer.json()) as { folders: { path: string; name: string }[] };
    return Object.fromEntries(folders.map(({ path, name }) => [path, name]));
  };
  expect(await named('')).toEqual({ a: 'a', '/': '/', '/d': '/d' });
  expect(await named('a')).toEqual({ 'a/': '/' });
});

it.each(['cursor=x', 'cursor=%00', 'limit=0', 'limit=501', `path=${'a'.repeat(1025)}`])(
  'answers 400 to ?%s',
  async (query) => {
    const api = await anApi([aRow()]);
    expect((await api.get(`/api/folders?${query}`)).status).toBe(400);
  },
);

it('tells places to owners alone', async () => {
  const api = await anApi([aRow('a.jpg', { lat: 59.5, lon: 10.5 })]);
  expect(await (await api.get('/api/folders')).text()).toContain('59.5');
  expect(await (await api.get('/api/folders', 'viewer')).text()).not.toMatch(/59\.5|"l(at|on)"/);
});

it('answers 304 until something changes', async () => {
  const api = await anApi([aRow()]);
  const etag = (await api.get('/api/folders')).headers.get('etag') ?? '';
  expect((await api.get('/api/folders', 'owner', { 'if-none-match': etag })).status).toBe(304);
  expect((await api.get('/api/folders', 'viewer', { 'if-none-match': etag })).status).toBe(200);
});

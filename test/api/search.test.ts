/** Search, facets and suggestions as a client meets them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Role } from '../../core/person.ts';
import type { Row } from '../../core/row.ts';
import { aRow } from '../rules/aRow.ts';
import { anApi } from './anApi.ts';

const ROWS: Row[] = [
  aRow('2019/Norway/IMG_1.JPG', { camera: 'Canon EOS R5', takenLocal: '2019-07-01T10:00:00', lat: 59.9, lon: 10.7 }),
  aRow('2019/Norway/IMG_2.CR2', { camera: 'Canon EOS R5', kind: 'raw', iso: 800, takenLocal: '2019-07-02T10:00:00' }),
  aRow('2020/IMG_3.CR2', { kind: 'raw', iso: 6400, takenLocal: '2020-07-02T10:00:00' }),
  aRow('2020/IMG_3.xmp', { kind: 'sidecar', takenLocal: undefined }),
  aRow('2020/notes.txt', { kind: 'other', state: 'unsupported', takenLocal: undefined }),
  aRow('2020/gone.jpg', { trashedAt: '2026-06-02T00:00:00.000Z' }),
];

const path = (q: string, more = '', of = '') => `/api/search${of}?q=${encodeURIComponent(q)}${more}`;

const library = await anApi(ROWS);

/** Whatever one of the three may say. */
interface Answer {
  terms: unknown[];
  total: number;
  files: { name: string }[];
  cursor: string | null;
  relaxed?: unknown[];
  suggestions: unknown[];
  detail: string;
}

async function get(url: string, status = 200, who: Role | null = 'owner'): Promise<Answer> {
  const response = await library.get(url, who);
  expect([url, response.status]).toEqual([url, status]);
  return (await response.json()) as Answer;
}

const names = ({ files }: Answer) => files.map(({ name }) => name);

describe('GET /api/search', () => {
  test('gives the terms, how many files there are, and the first of them, newest first', async () => {
    const page = await get(path('kind:RAW "IMG"'));
    expect(page).toMatchObject({
      terms: [
        { text: 'kind:raw', key: 'kind', value: 'raw' },
        { text: 'IMG', value: 'IMG' },
      ],
      total: 2,
      cursor: null,
    });
    expect(names(page)).toEqual(['2020/IMG_3.CR2', '2019/Norway/IMG_2.CR2']);
    expect(page).not.toHaveProperty('relaxed');
  });

  test('without a query gives everything but the trash, sidecars and unsupported files too', async () => {
    for (const url of ['/api/search', path(''), path('  ')]) {
      const { terms, total, files } = await get(url);
      expect([terms, total, files.length]).toEqual([[], 5, 5]);
    }
  });

  test('says what to leave out where several terms find nothing, that which gives the most first', async () => {
    const { total, files, cursor, relaxed } = await get(path('kind:raw iso:800 path:2020/*'));
    expect({ total, files, cursor }).toEqual({ total: 0, files: [], cursor: null });
    expect(relaxed).toEqual([
      { without: 'iso:800', total: 1 },
      { without: 'path:2020/*', total: 1 },
    ]);
    expect(await get(path('zzz'))).not.toHaveProperty('relaxed');
    expect(await get(path('zzz yyy'))).toMatchObject({ relaxed: [] });
  });

  test('of a wrong query says what was understood, what not, and what is possible', async () => {
    const problem = await get(path('kind:raw iso:fast colour:red'), 400);
    expect(problem).toMatchObject({
      status: 400,
      terms: [{ text: 'kind:raw', key: 'kind', value: 'raw' }],
      notUnderstood: [
        { text: 'iso:fast', why: expect.stringContaining('iso:800-3200') },
        { text: 'colour:red', why: expect.stringContaining('camera:') },
      ],
    });
    expect(problem.detail).toContain('iso:fast');
    expect(problem).not.toHaveProperty('files');
  });

  test('takes no query longer than a name may be', async () => {
    await get(path('a'.repeat(1024)));
    await get(path('a'.repeat(1025)), 400);
  });

  test('of pages of any size gives every file once', async () => {
    for (const limit of [1, 2, 500]) {
      const found: string[] = [];
      for (let cursor: Answer['cursor'] = ''; cursor !== null; ) {
        const page: Answer = await get(path('2', `&limit=${limit}${cursor && `&cursor=${cursor}`}`));
        expect([page.total, page.files.length <= limit]).toEqual([5, true]);
        found.push(...names(page));
        cursor = page.cursor;
      }
      expect([limit, found]).toEqual([limit, names(await get(path('')))]);
    }
    await get(path('2', '&cursor=nonsense'), 400);
    await get(path('2', '&limit=0'), 400);
  });

  test('is answered 304 to whoever has it, but a viewer never has what an owner had', async () => {
    const first = await library.get(path('norway'));
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
    expect((await library.get(path('norway'), 'owner', headers)).status).toBe(304);
    expect((await library.get(path('norway'), 'viewer', headers)).status).toBe(200);
  });
});

describe('GET /api/search/facets', () => {
  test('counts what is found, with the term that narrows it down', async () => {
    const facets = await get(path('kind:raw', '', '/facets'));
    expect(facets).toMatchObject({
      kind: [{ value: 'raw', count: 2, text: 'kind:raw' }],
      camera: [{ value: 'Canon EOS R5', count: 1, text: 'camera:"=Canon EOS R5"' }],
      geo: [{ value: 'no', count: 2, text: 'geo:no' }],
    });
    await get(path('colour:red', '', '/facets'), 400);
  });
});

describe('GET /api/search/suggest', () => {
  test('completes the last word, as many times as asked', async () => {
    expect(await get(path('kind:raw norw', '', '/suggest'))).toEqual({
      suggestions: [{ kind: 'folder', text: '2019/Norway', insert: 'path:2019/Norway/*', count: 1 }],
    });
    expect((await get(path('', '&limit=3', '/suggest'))).suggestions).toHaveLength(3);
  });

  test('does not mind words that are not understood: nobody has finished writing', async () => {
    await get(path('colour:red camera:', '', '/suggest'));
  });
});

describe('viewers', () => {
  test('are told no places, and may not ask for them', async () => {
    const { files } = await get(path('img_1'), 200, 'viewer');
    expect(files[0]).toMatchObject({ name: '2019/Norway/IMG_1.JPG' });
    expect(files[0]).not.toHaveProperty('lat');
    for (const of of ['', '/facets', '/suggest']) {
      await get(path('img geo:yes colour:red', '', of), 403, 'viewer');
      await get(path('geo:no', '', of), 403, 'viewer');
    }
    expect(await get(path('', '', '/facets'), 200, 'viewer')).not.toHaveProperty('geo');
  });

  test('may look for the word in quotes', async () => {
    await get(path('"geo:yes"'), 200, 'viewer');
  });
});

test('whoever is not signed in is told nothing', async () => {
  for (const of of ['', '/facets', '/suggest']) await get(path('img', '', of), 401, null);
});

test('any text is answered, or said not to be understood', async () => {
  const text = fc.string({
    unit: fc.oneof(fc.string({ unit: 'binary', maxLength: 1 }), fc.constantFrom(...'"|:*=- ')),
  });
  await fc.assert(
    fc.asyncProperty(text, async (q) => {
      for (const of of ['', '/facets', '/suggest']) {
        const { status } = await library.get(path(q.toWellFormed(), '', of));
        expect([200, 400]).toContain(status);
      }
    }),
    { numRuns: 60 },
  );
});

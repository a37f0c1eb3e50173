/** Groups of copies as they are offered, and a person's word that all of one are to stay. */
import { beforeEach, describe, expect, it } from 'vitest';
import { cursorText } from '../../api/wire/cursor.ts';
import type { FileRecord } from '../../core/record.ts';
import { rowOf } from '../../core/row.ts';
import { compact } from '../../library/compact.ts';
import { indexRecord } from '../../library/indexRecord.ts';
import { readRecord } from '../../library/readRecord.ts';
import { aPrint, away } from '../rules/api/prints.ts';
import { aRecord, shaOf } from '../rules/aRecord.ts';
import { write } from '../rules/library/records.ts';
import { type AnApi, anApi } from './anApi.ts';

const print = aPrint(1);

function aPicture(name: string, bits: number, changes: Partial<FileRecord> = {}): FileRecord {
  const fingerprint = { scheme: 'blockhash16' as const, hex: away(print, bits) };
  return aRecord({ name, sha256: shaOf(name), fingerprint, gps: { lat: 60, lon: 5 }, ...changes });
}

const COPIES = [
  aPicture('a/IMG_1.CR2', 0, { kind: 'raw', bytes: 9_000 }),
  aPicture('a/IMG_1.JPG', 1, { bytes: 2_000 }),
  aPicture('b/IMG_1.JPG', 2, { bytes: 500, width: 600, height: 400 }),
  ...['x.pdf', 'x (1).pdf'].map((name) => aRecord({ name, kind: 'other', sha256: shaOf('x'), bytes: 3_000 })),
];

interface Offered {
  groups: { id: string; kind: string; keep: { id: string }; members: { file: { name: string }; stays?: string }[] }[];
  total: { groups: number; files: number; bytes: number };
  cursor: string | null;
}

let api: AnApi;
const offered = async (query = '', who?: 'viewer') =>
  (await (await api.get(`/api/duplicates${query}`, who ?? 'owner')).json()) as Offered;
const namesIn = ({ groups }: Offered) => groups.map(({ members }) => members.map(({ file }) => file.name));
const keepAll = (group: string, kind: string, who?: 'viewer') =>
  api.post(`/api/duplicates/${group}/dismiss`, { kind }, who ?? 'owner');

/** As a converter would bring it into the library. */
async function arrive(record: FileRecord): Promise<void> {
  await indexRecord(api.storage, await write(api.storage, record));
  await compact(api.storage);
  await api.clock.advance(2_000);
}

beforeEach(async () => {
  api = await anApi(COPIES.map((record) => rowOf(record)!));
  for (const record of COPIES) await write(api.storage, record);
});

describe('groups', () => {
  it('are listed by what they free, with what to keep and what may go', async () => {
    expect(await offered()).toMatchObject({
      groups: [
        {
          kind: 'exact',
          files: 2,
          bytesToGain: 3_000,
          keep: { id: COPIES[3]!.id, why: ['path'], reason: 'It has the shortest path that does not call it a copy.' },
          members: [
            { file: { name: 'x.pdf' }, distance: 0, stays: 'kept', differs: [] },
            { file: { name: 'x (1).pdf' }, distance: 0, differs: ['name'] },
          ],
        },
        {
          kind: 'similar',
          files: 3,
          bytesToGain: 500,
          keep: { id: COPIES[0]!.id, why: ['raw'], reason: 'It is the RAW.' },
          members: [
            { file: { name: 'a/IMG_1.CR2' }, distance: 0, stays: 'kept', differs: [] },
            { file: { name: 'a/IMG_1.JPG' }, distance: 1, stays: 'stack', differs: ['ext', 'kind', 'bytes'] },
            {
              file: { name: 'b/IMG_1.JPG' },
              distance: 1,
              differs: ['folder', 'ext', 'kind', 'bytes', 'width', 'height'],
            },
          ],
        },
      ],
      total: { groups: 2, files: 5, bytes: 3_500 },
      cursor: null,
    });
  });

  it('are of one kind, if one is asked for', async () => {
    expect(await offered('?kind=similar')).toMatchObject({
      groups: [{ kind: 'similar' }],
      total: { groups: 1, files: 3 },
    });
    expect(await offered('?kind=exact')).toMatchObject({ groups: [{ kind: 'exact' }], total: { bytes: 3_000 } });
    expect((await api.get('/api/duplicates?kind=other')).status).toBe(400);
  });

  it('come page by page, each once', async () => {
    const first = await offered('?limit=1');
    const second = await offered(`?limit=1&cursor=${first.cursor}`);
    expect([first, second]).toMatchObject([
      { groups: [{ kind: 'exact' }] },
      { groups: [{ kind: 'similar' }], cursor: null },
    ]);
    expect((await api.get('/api/duplicates?cursor=x')).status).toBe(400);
    const beyond = cursorText({ bytesToGain: 0, id: 'z' });
    expect(await offered(`?cursor=${beyond}`)).toMatchObject({ groups: [], cursor: null });
  });

  it('tell a viewer no places', async () => {
    expect(JSON.stringify(await offered())).toContain('"lat"');
    expect(JSON.stringify(await offered('', 'viewer'))).not.toMatch(/"lat"|"lon"/);
  });

  it('are without what is in the trash', async () => {
    await api.post('/api/files/actions', { op: 'trash', ids: [COPIES[4]!.id] });
    expect(await offered()).toMatchObject({ groups: [{ kind: 'similar' }], total: { groups: 1 } });
  });
});

describe('keeping all of a group', () => {
  it('writes it to every member, and it is offered no more', async () => {
    const [exact, similar] = (await offered()).groups;
    const answer = await keepAll(similar!.id, 'similar');
    expect(await answer.json()).toMatchObject({ done: 3 });
    for (const { id } of COPIES.slice(0, 3)) {
      expect(await readRecord(api.storage, id)).toMatchObject({ record: { user: { kept: [similar!.id] } } });
    }
    expect(await offered()).toMatchObject({
      groups: [{ id: exact!.id }],
      total: { groups: 1, files: 2, bytes: 3_000 },
    });
  });

  it('is remembered until a new member joins', async () => {
    const [similar] = (await offered('?kind=similar')).groups;
    await keepAll(similar!.id, 'similar');
    await arrive(aPicture('c/other.jpg', 200));
    expect(await offered('?kind=similar')).toMatchObject({ groups: [] });
    await arrive(aPicture('c/IMG_1.JPG', 3, { bytes: 400 }));
    const again = await offered('?kind=similar');
    expect(namesIn(again)).toEqual([['a/IMG_1.CR2', 'a/IMG_1.JPG', 'b/IMG_1.JPG', 'c/IMG_1.JPG']]);
    expect(again.groups[0]!.id).not.toBe(similar!.id);
  });

  it('can be said twice, and changes nothing the second time', async () => {
    const [similar] = (await offered('?kind=similar')).groups;
    const ids = COPIES.slice(0, 3).map(({ id }) => id);
    const all = () => Promise.all(ids.map((id) => readRecord(api.storage, id)));
    await keepAll(similar!.id, 'similar');
    const first = await all();
    expect(await (await keepAll(similar!.id, 'similar')).json()).toMatchObject({ done: 3 });
    expect(await all()).toEqual(first);
  });

  it('is said of the very group that was seen: of one that has changed since, it is 404', async () => {
    const [similar] = (await offered('?kind=similar')).groups;
    await arrive(aPicture('c/IMG_1.JPG', 3));
    const answer = await keepAll(similar!.id, 'similar');
    expect([answer.status, ((await answer.json()) as { detail: string }).detail]).toEqual([
      404,
      expect.stringContaining('changed since'),
    ]);
    expect((await keepAll(similar!.id, 'exact')).status).toBe(404);
    expect(await readRecord(api.storage, COPIES[0]!.id)).toMatchObject({ record: { user: {} } });
  });

  it('is for owners, and of a group by its name', async () => {
    const [group] = (await offered()).groups;
    expect((await keepAll(group!.id, group!.kind, 'viewer')).status).toBe(403);
    expect((await keepAll('x', 'exact')).status).toBe(400);
    expect((await keepAll(group!.id, 'other')).status).toBe(400);
  });
});

it('a page has no more files than any page, but always a group', async () => {
  const crowd = Array.from({ length: 700 }, (_, at) => aRecord({ name: `crowd/${at}.pdf`, kind: 'other', bytes: 10 }));
  api = await anApi([...COPIES, ...crowd].map((record) => rowOf(record)!));
  const first = await offered();
  expect(first.groups.map(({ members }) => members.length)).toEqual([500]);
  const rest = await offered(`?cursor=${first.cursor}`);
  expect(rest.groups.map(({ members }) => members.length)).toEqual([2, 3]);
});

it('all who ask meanwhile are answered from one reckoning', async () => {
  const [one, other] = await Promise.all([offered(), offered()]);
  expect(one).toEqual(other);
  const etag = (await api.get('/api/duplicates')).headers.get('etag') ?? '';
  expect((await api.get('/api/duplicates', 'owner', { 'if-none-match': etag })).status).toBe(304);
});

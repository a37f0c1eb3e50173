/** Where pictures, and the timeline, can be read. */
import { expect, it } from 'vitest';
import { PREVIEW_NAMES } from '../../api/routes/previews.ts';
import { idOf } from '../../core/id.ts';
import { MANIFEST_NAME, previewName, recordName } from '../../core/names.ts';
import { PREVIEWS } from '../../worker/media/previews.ts';
import { memorySigner } from '../fakes/signer.ts';
import { aRecord } from '../rules/aRecord.ts';
import { aRow } from '../rules/aRow.ts';
import { type AnApi, anApi } from './anApi.ts';

const thumbhash = '3OcRJYB4d3h/iIeHeEh3eIhw+j2w';
const trashedAt = '2026-06-02T00:00:00.000Z';
const thumbOf = (name: string) => `/api/files/${idOf(name)}/previews/thumb.webp`;

async function media(api: AnApi, blob: string): Promise<string> {
  const { base, query } = await memorySigner(api.clock).media();
  return `${base}${blob}?${query}`;
}

it('leads to the picture of the published revision, for viewers too', async () => {
  const api = await anApi([aRow('a.jpg', { thumbhash, rev: 'revision' })]);
  const answer = await api.get(thumbOf('a.jpg'), 'viewer');
  expect(answer.status).toBe(302);
  expect(answer.headers.get('location')).toBe(await media(api, previewName(idOf('a.jpg'), 'revision', 'thumb.webp')));
  expect(answer.headers.get('cache-control')).toBe('private, max-age=300');
});

it('leads to the picture of what nobody has published yet', async () => {
  const api = await anApi();
  const record = aRecord({ thumbhash });
  const bytes = Buffer.from(JSON.stringify(record));
  await api.storage.records.put(recordName(record.id), bytes, { contentType: 'application/json' });
  const answer = await api.get(`/api/files/${record.id}/previews/large.webp`);
  expect(answer.headers.get('location')).toBe(await media(api, previewName(record.id, record.rev, 'large.webp')));
});

it('is not kept longer than the credential is good', async () => {
  const signer = { ...memorySigner({ now: () => 0, sleep: async () => {} }) };
  const api = await anApi([aRow('a.jpg', { thumbhash })], { signer });
  expect((await api.get(thumbOf('a.jpg'))).headers.get('cache-control')).toBe('private, max-age=0');
});

it.each([
  ['failed', { state: 'failed', fault: 'empty' }, 'empty'],
  ['a sidecar', { kind: 'sidecar' }, 'sidecar'],
  ['unsupported', { state: 'unsupported', kind: 'other' }, 'unsupported'],
] as const)('says why there is no picture of what is %s', async (_, changes, why) => {
  const api = await anApi([aRow('a', changes)]);
  const answer = await api.get(thumbOf('a'));
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ detail: expect.stringContaining(why) });
});

it('shows what is in the trash to owners alone', async () => {
  const api = await anApi([aRow('a.jpg', { thumbhash, trashedAt })]);
  expect((await api.get(thumbOf('a.jpg'))).status).toBe(302);
  expect((await api.get(thumbOf('a.jpg'), 'viewer')).status).toBe(404);
});

it('answers 404 for a file, and for a preview, that there is not', async () => {
  const api = await anApi([aRow('a.jpg', { thumbhash })]);
  expect((await api.get(thumbOf('b.jpg'))).status).toBe(404);
  for (const name of ['huge.webp', '..%2f..%2fsecret', '%00', 'thumb.webp%3fx']) {
    expect((await api.get(`/api/files/${idOf('a.jpg')}/previews/${name}`)).status).toBe(404);
  }
});

it('knows the names of all that converters cut', () => {
  const cut = PREVIEWS.map(({ name, format }) => `${name}.${format === 'jpeg' ? 'jpg' : format}`);
  expect([...PREVIEW_NAMES].sort()).toEqual(cut.sort());
});

it("leads to the timeline's manifest", async () => {
  const api = await anApi([aRow()]);
  const answer = await api.get('/api/timeline', 'viewer');
  expect(answer.status).toBe(302);
  expect(answer.headers.get('location')).toBe(await media(api, MANIFEST_NAME));
});

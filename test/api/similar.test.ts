/** What looks like one picture, for whom, and what else they have in common. */
import { describe, expect, it } from 'vitest';
import { aPrint, away } from '../rules/api/prints.ts';
import { aRow } from '../rules/aRow.ts';
import { anApi } from './anApi.ts';

const print = aPrint(1);
const one = aRow('a/IMG_1.JPG', { fingerprint: print, camera: 'Canon EOS R5', lat: 60, lon: 5 });
const ROWS = [
  one,
  aRow('far.jpg', { fingerprint: away(print, 16) }),
  aRow('b/img_1 (1).heic', { fingerprint: print, camera: 'Canon EOS R5', lat: 60, lon: 5 }),
  aRow('IMG_2.JPG', {
    fingerprint: away(print, 15),
    camera: 'Canon EOS R6',
    width: 10,
    takenLocal: '2026-05-04T18:32:11',
  }),
  aRow('undated.jpg', { fingerprint: away(print, 7), takenLocal: undefined, width: undefined, height: undefined }),
  aRow('trashed.jpg', { fingerprint: print, trashedAt: '2026-06-02T00:00:00.000Z' }),
  aRow('plain.jpg', { fingerprint: '0'.repeat(64) }),
  aRow('black.jpg', { fingerprint: '0'.repeat(64) }),
  aRow('a/IMG_1.XMP', { kind: 'sidecar' }),
];
const idOf = (name: string) => ROWS.find((row) => row.name === name)?.key;
const similarTo = (name: string) => `/api/files/${idOf(name)}/similar`;

describe('what is similar', () => {
  it('is listed by distance, with what it shares', async () => {
    const api = await anApi(ROWS);
    expect(await (await api.get(similarTo('a/IMG_1.JPG'))).json()).toMatchObject({
      files: [
        { file: { name: 'b/img_1 (1).heic', lat: 60 }, distance: 0, shares: ['time', 'camera', 'size', 'name'] },
        { file: { name: 'undated.jpg' }, distance: 7, shares: [] },
        { file: { name: 'IMG_2.JPG' }, distance: 15, shares: [] },
      ],
      total: 3,
    });
  });

  it('shares nothing that neither of them has', async () => {
    const bare = { takenLocal: undefined, width: undefined, height: undefined };
    const files = [aRow('a.jpg', { ...bare, fingerprint: print }), aRow('b.jpg', { ...bare, fingerprint: print })];
    const api = await anApi(files);
    const answer = await (await api.get(`/api/files/${files[0]?.key}/similar`)).json();
    expect(answer).toMatchObject({ files: [{ file: { name: 'b.jpg' }, shares: [] }] });
  });

  it('is cut to the nearest that were asked for', async () => {
    const api = await anApi(ROWS);
    const answer = await (await api.get(`${similarTo('a/IMG_1.JPG')}?limit=1`)).json();
    expect(answer).toMatchObject({ files: [{ distance: 0 }], total: 3 });
    expect((await api.get(`${similarTo('a/IMG_1.JPG')}?limit=501`)).status).toBe(400);
  });

  it('tells a viewer no places', async () => {
    const api = await anApi(ROWS);
    const text = await (await api.get(similarTo('a/IMG_1.JPG'), 'viewer')).text();
    expect(text).toContain('IMG_2.JPG');
    expect(text).not.toMatch(/"lat"|"lon"/);
  });

  it('is nothing where a picture is flat, or has no fingerprint', async () => {
    const api = await anApi(ROWS);
    for (const name of ['plain.jpg', 'a/IMG_1.XMP']) {
      expect(await (await api.get(similarTo(name))).json()).toEqual({ files: [], total: 0 });
    }
  });
});

it('an unknown id is 404, a strange one 400', async () => {
  const api = await anApi(ROWS);
  expect((await api.get('/api/files/aaaaaaaaaaaaaaaa/similar')).status).toBe(404);
  expect((await api.get('/api/files/x/similar')).status).toBe(400);
});

it('of what is in the trash only an owner is told', async () => {
  const api = await anApi(ROWS);
  expect(await (await api.get(similarTo('trashed.jpg'))).json()).toMatchObject({ total: 4 });
  expect((await api.get(similarTo('trashed.jpg'), 'viewer')).status).toBe(404);
});

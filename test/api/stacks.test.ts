/** The files behind a tile: what the viewer shows, and what an action on the tile is for. */
import { describe, expect, it } from 'vitest';
import { idOf } from '../../core/id.ts';
import { aRow } from '../rules/aRow.ts';
import { anApi } from './anApi.ts';

const trashedAt = '2026-06-02T00:00:00.000Z';
const ROWS = [
  aRow('a/IMG_1.CR2', { kind: 'raw', lat: 60, lon: 5 }),
  aRow('a/img_1.JPG'),
  aRow('a/IMG_1.XMP', { kind: 'sidecar' }),
  aRow('b/IMG_1.MOV', { kind: 'video' }),
  aRow('a/IMG_2.HEIC', { kind: 'heif' }),
  aRow('a/IMG_2.JPG'),
  aRow('a/IMG_2.MOV', { kind: 'video' }),
  aRow('a/IMG_3.HEIC', { kind: 'heif' }),
  aRow('a/IMG_3.MOV', { kind: 'video', takenLocal: '2026-06-01T00:00:00' }),
  aRow('a/IMG_4.JPG', { trashedAt }),
  aRow('a/IMG_4.CR2', { kind: 'raw' }),
  aRow('IMG_5.JPG'),
];

async function stacksOf(names: string[], who: 'owner' | 'viewer' = 'owner') {
  const api = await anApi(ROWS);
  const response = await api.post('/api/files/stacks', { ids: names.map(idOf) }, who);
  expect(response.status).toBe(200);
  const { stacks } = (await response.json()) as { stacks: Record<string, { name: string }[]> };
  return names.map((name) => stacks[idOf(name)]?.map((file) => file.name));
}

describe('a stack', () => {
  it.each([
    ['of a RAW and its JPEG, asked for by the JPEG', 'a/img_1.JPG', ['a/img_1.JPG', 'a/IMG_1.CR2']],
    ['of a RAW and its JPEG, asked for by the RAW', 'a/IMG_1.CR2', ['a/img_1.JPG', 'a/IMG_1.CR2']],
    ['of the first of two stills, which has the film', 'a/IMG_2.MOV', ['a/IMG_2.HEIC', 'a/IMG_2.MOV']],
    ['of the second of two stills', 'a/IMG_2.JPG', ['a/IMG_2.JPG']],
    ['whose film is of another month', 'a/IMG_3.HEIC', ['a/IMG_3.HEIC']],
    ['whose JPEG is in the trash', 'a/IMG_4.CR2', ['a/IMG_4.CR2']],
    ['of what lies in no folder', 'IMG_5.JPG', ['IMG_5.JPG']],
    ['of a sidecar, which is no tile', 'a/IMG_1.XMP', []],
    ['of what is in the trash', 'a/IMG_4.JPG', []],
    ['of what is not there', 'nothing.jpg', []],
  ])('%s', async (_, name, files) => {
    expect(await stacksOf([name])).toEqual([files]);
  });

  it('is told of each of many at once', async () => {
    const names = ['a/img_1.JPG', 'IMG_5.JPG'];
    expect(await stacksOf(names)).toEqual([['a/img_1.JPG', 'a/IMG_1.CR2'], ['IMG_5.JPG']]);
  });

  it('tells a viewer no places', async () => {
    const api = await anApi(ROWS);
    const ask = async (who: 'owner' | 'viewer') =>
      (await api.post('/api/files/stacks', { ids: [idOf('a/img_1.JPG')] }, who)).text();
    expect(await ask('owner')).toContain('"lat":60');
    expect(await ask('viewer')).toContain('IMG_1.CR2');
    expect(await ask('viewer')).not.toMatch(/"lat"|"lon"/);
  });
});

it('a strange id is 400, and so are more than 500', async () => {
  const api = await anApi(ROWS);
  expect((await api.post('/api/files/stacks', { ids: ['x'] })).status).toBe(400);
  const many = Array.from({ length: 501 }, (_, i) => idOf(`${i}`));
  expect((await api.post('/api/files/stacks', { ids: many })).status).toBe(400);
});

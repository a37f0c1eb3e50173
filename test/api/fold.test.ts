/** What clients may keep of a fold, and for how long. */
import { expect, test } from 'vitest';
import { compact } from '../../library/compact.ts';
import { aRow } from '../rules/aRow.ts';
import { putRows } from '../rules/library/changes.ts';
import { anApi } from './anApi.ts';

const STATS = '/api/stats';

test('a fold may be kept, by the one browser that asked, and is asked for again each time', async () => {
  const { headers } = await (await anApi([aRow()])).get(STATS);
  expect(headers.get('cache-control')).toBe('private, no-cache');
  expect(headers.get('etag')).toMatch(/^"[\w.-]+"$/);
});

test('whoever has it is told so, and gets no body', async () => {
  const { get } = await anApi([aRow()]);
  const etag = (await get(STATS)).headers.get('etag') as string;
  for (const said of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
    const again = await get(STATS, 'owner', { 'if-none-match': said });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
  }
  expect((await get(STATS, 'owner', { 'if-none-match': '"other"' })).status).toBe(200);
});

test('another library, another role and another release have another tag', async () => {
  const { get, storage, clock } = await anApi([aRow()]);
  const tagFor = async (role: 'owner' | 'viewer') => (await get(STATS, role)).headers.get('etag');
  const tags = [await tagFor('owner'), await tagFor('viewer')];
  await putRows(storage, aRow('new.jpg'));
  await compact(storage);
  await clock.advance(2000);
  tags.push(await tagFor('owner'));
  const newer = await anApi([aRow()], { version: '9.9.9' });
  tags.push((await newer.get(STATS)).headers.get('etag'));
  expect(new Set(tags).size).toBe(tags.length);
});

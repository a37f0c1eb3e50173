/** What a page of the one origin may do with the blobs from a browser, and that nobody else's page may. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureCors } from '../../core/azure/ensureCors.ts';
import { openAccount } from '../../core/azure/openAccount.ts';
import { OutageError } from '../../core/outage.ts';
import { localAccount } from '../../tools/terminal/account.ts';
import { type LocalBlobs, startLocalBlobs } from './localBlobs.ts';

const PAGE = 'https://photos.example.org';
let local: LocalBlobs;
let account: string;

beforeAll(async () => {
  local = await startLocalBlobs();
  account = localAccount({ blobPort: local.port, queuePort: 1, tablePort: 1 });
  await ensureCors(account, [PAGE]);
});
afterAll(() => local.stop());

const urlOf = (name: string) => `${local.originals.url}/${name}?${local.sas}`;
const preflight = (method: string, headers: string, origin = PAGE) =>
  fetch(urlOf('a.jpg'), {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': method, 'access-control-request-headers': headers },
  });

describe('the page', () => {
  it.each([
    ['GET', 'range,if-none-match'],
    ['HEAD', 'if-match'],
    ['PUT', 'content-type,if-none-match,x-ms-blob-type,x-ms-blob-content-type,x-ms-meta-originalname,x-ms-meta-mtime'],
  ])('may %s with the headers %s', async (method, headers) => {
    const answer = await preflight(method, headers);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBe(PAGE);
    expect(answer.headers.get('access-control-allow-methods')).toContain(method);
    expect(answer.headers.get('access-control-max-age')).toBe('7200');
  });

  it('puts and reads, and may see what it has to know of the answer', async () => {
    const headers = { origin: PAGE, 'x-ms-blob-type': 'BlockBlob' };
    const put = await fetch(urlOf('a.jpg'), { method: 'PUT', headers, body: '0123456789' });
    expect([put.status, put.headers.get('access-control-allow-origin')]).toEqual([201, PAGE]);
    const got = await fetch(urlOf('a.jpg'), { headers: { origin: PAGE, range: 'bytes=2-4' } });
    expect([got.status, await got.text()]).toEqual([206, '234']);
    expect(got.headers.get('access-control-allow-origin')).toBe(PAGE);
    const exposed = (got.headers.get('access-control-expose-headers') ?? '').toLowerCase();
    for (const name of ['etag', 'content-range', 'content-length', 'content-type', 'x-ms-request-id']) {
      expect(exposed).toContain(name);
    }
  });

  it('may not delete', async () => {
    expect((await preflight('DELETE', '')).status).toBe(403);
  });
});

it('another origin’s page may nothing', async () => {
  expect((await preflight('GET', 'range', 'https://evil.example')).status).toBe(403);
  expect((await preflight('GET', 'range', 'http://photos.example.org')).status).toBe(403);
  await local.originals.getBlockBlobClient('b.jpg').upload('x', 1);
  const got = await fetch(urlOf('b.jpg'), { headers: { origin: 'https://evil.example' } });
  expect(got.headers.get('access-control-allow-origin')).toBeNull();
});

it('leaves the service’s other settings, and is the same the second time', async () => {
  const service = openAccount(account).blobs();
  const others = async () => {
    const { cors, deleteRetentionPolicy, defaultServiceVersion } = await service.getProperties();
    return { cors: cors?.length, deleteRetentionPolicy, defaultServiceVersion };
  };
  await service.setProperties({
    deleteRetentionPolicy: { enabled: true, days: 7 },
    defaultServiceVersion: '2020-10-02',
  });
  await ensureCors(account, [PAGE]);
  const before = await others();
  expect(before).toMatchObject({ cors: 1, deleteRetentionPolicy: { enabled: true, days: 7 } });
  expect(before.defaultServiceVersion).toBe('2020-10-02');
  await ensureCors(account, [PAGE]);
  expect(await others()).toEqual(before);
});

it('a page that has moved is the only one from then on', async () => {
  const moved = 'https://new.example.org';
  await ensureCors(account, [moved]);
  expect((await preflight('GET', 'range', moved)).status).toBe(200);
  expect((await preflight('GET', 'range')).status).toBe(403);
});

it('a page that has several names may come by each', async () => {
  const names = ['http://127.0.0.1:8080', 'http://localhost:8080'];
  await ensureCors(account, names);
  for (const name of names) {
    expect((await preflight('GET', 'range', name)).headers.get('access-control-allow-origin')).toBe(name);
  }
  expect((await preflight('GET', 'range', 'http://localhost:8081')).status).toBe(403);
});

it('a storage that is away is an outage that says what was tried', async () => {
  const away = localAccount({ blobPort: 1, queuePort: 1, tablePort: 1 });
  const failed = ensureCors(away, [PAGE]);
  await expect(failed).rejects.toBeInstanceOf(OutageError);
  await expect(failed).rejects.toThrow(`allowing ${PAGE} to use the blobs of devstoreaccount1 failed`);
});

/** What every URL of a `Signer` allows, and that it allows nothing else, against a storage that checks signatures. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Blobs } from '../../core/blobs.ts';
import type { Clock } from '../../core/clock.ts';
import type { Signer } from '../../core/signer.ts';
import { fakeClock } from '../fakes/clock.ts';
import { bytesOf, collect, text } from './bytes.ts';
import type { SendOptions, Sent } from './send.ts';

export interface SignerUnderTest {
  /** One that takes this for the hour; each is another program. */
  signer(clock: Clock): Signer;
  originals: Blobs;
  previews: Blobs;
  send(url: string, options?: SendOptions): Promise<Sent>;
}

const MINUTE = 60_000;
const DAY = 86_400_000;
const JPEG = { contentType: 'image/jpeg' };
const AS = { contentType: 'image/png', disposition: `attachment; filename*=UTF-8''%E5%86%99.png` };
/** The one request that makes a blob. */
const CREATE: SendOptions = {
  method: 'PUT',
  headers: { 'x-ms-blob-type': 'BlockBlob', 'if-none-match': '*' },
  body: 'new',
};
const NAMES = [
  'with space & #1?.jpg',
  '100%25 é 写真 😀+=;.jpg',
  "it's/a//b/.hidden",
  '/leading',
  'ends/',
  '写'.repeat(1024),
];

export function signerContract(name: string, make: () => Promise<SignerUnderTest>): void {
  describe(`${name} keeps the contract of Signer`, () => {
    let under: SignerUnderTest;
    const signer = (shiftMs = 0) => under.signer(fakeClock(Date.now() + shiftMs));
    const send = (url: string, options?: SendOptions) => under.send(url, options);
    beforeEach(async () => {
      under = await make();
      await under.originals.put('a b.jpg', bytesOf('0123456789'), JPEG);
      await under.originals.put('other', bytesOf('another'), JPEG);
      await under.previews.put('ab/x/1/thumb.webp', bytesOf('0123456789'), { contentType: 'image/webp' });
    });
    const content = async (blob: string) => {
      const answer = await under.originals.read(blob);
      return typeof answer === 'string' ? answer : text(await collect(answer.body));
    };

    /** What a leaked URL must not be good for, whatever it is of: `with` puts a query of the storage's beside ours. */
    const refusesAllElse = async (url: string) => {
      const also = (query: string) => `${url}&${query}`;
      const statuses = {
        remove: await send(url, { method: 'DELETE' }),
        tag: await send(also('comp=tags'), { method: 'PUT', body: '<Tags><TagSet/></Tags>' }),
        metadata: await send(also('comp=metadata'), { method: 'PUT', headers: { 'x-ms-meta-a': 'b' } }),
        properties: await send(also('comp=properties'), { method: 'PUT' }),
        tier: await send(also('comp=tier'), { method: 'PUT', headers: { 'x-ms-access-tier': 'Cool' } }),
        lease: await send(also('comp=lease'), {
          method: 'PUT',
          headers: { 'x-ms-lease-action': 'acquire', 'x-ms-lease-duration': '-1' },
        }),
      };
      const allowed = Object.entries(statuses).filter(([, { status }]) => status !== 403);
      expect(allowed.map(([what, { status }]) => `${what} ${status}`)).toEqual([]);
    };
    const snapshotOf = async (url: string) => (await send(`${url}&comp=snapshot`, { method: 'PUT' })).status;
    const listOf = (url: string) => {
      const query = url.slice(url.indexOf('?') + 1);
      const container = url.slice(0, url.indexOf('/file-store/') + '/file-store'.length);
      return { list: `${container}?restype=container&comp=list&${query}`, other: `${container}/other?${query}` };
    };

    describe('a media credential', () => {
      const urlOf = async (by: Signer) => {
        const { base, query } = await by.media();
        return `${base}ab/x/1/thumb.webp?${query}`;
      };

      it('reads previews whole, in part, and by their head', async () => {
        const url = await urlOf(signer());
        expect(await send(url)).toMatchObject({ status: 200, text: '0123456789' });
        expect(await send(url, { headers: { range: 'bytes=2-4' } })).toMatchObject({
          status: 206,
          text: '234',
          headers: { 'content-range': 'bytes 2-4/10' },
        });
        expect(await send(url, { method: 'HEAD' })).toMatchObject({ status: 200, headers: { 'content-length': '10' } });
      });

      it('writes, deletes and lists nothing, and reads no other container', async () => {
        const { base, query } = await signer().media();
        const url = await urlOf(signer());
        await refusesAllElse(url);
        expect(await snapshotOf(url)).toBe(403);
        expect(
          (await send(await urlOf(signer()), { method: 'PUT', headers: { 'x-ms-blob-type': 'BlockBlob' } })).status,
        ).toBe(403);
        expect((await send(`${base}new?${query}`, CREATE)).status).toBe(403);
        expect((await send(`${base.slice(0, -1)}?restype=container&comp=list&${query}`)).status).toBe(403);
        expect((await send(`${base.replace('pv-store', 'file-store')}other?${query}`)).status).toBe(403);
      });

      it('is the same text for three days on end, also for a program that was started again', async () => {
        const step = 3 * DAY;
        const began = Math.floor(Date.now() / step) * step;
        const queries = new Set<string>();
        for (const moment of [began, began + 1, began + DAY, began + step - 1]) {
          const { query } = await under.signer(fakeClock(moment)).media();
          queries.add(query);
        }
        expect(queries.size).toBe(1);
        const { query } = await under.signer(fakeClock(began + step)).media();
        expect(queries).not.toContain(query);
      });

      it.each([0, 0.1, 1, 2, 2.99, 3, 4])('ends three to six days from now, %d days on as well', async (days) => {
        const now = Date.now() + days * DAY;
        const { expiresAt, query } = await under.signer(fakeClock(now)).media();
        const left = Date.parse(expiresAt) - now;
        expect(left).toBeGreaterThanOrEqual(3 * DAY - 1000);
        expect(left).toBeLessThanOrEqual(6 * DAY);
        expect(new URLSearchParams(query).get('se')).toBe(expiresAt);
      });

      it('is refused after its end', async () => {
        expect((await send(await urlOf(signer(-6 * DAY - MINUTE)))).status).toBe(403);
      });

      it('is of one container, never of an account', async () => {
        const said = new URLSearchParams((await signer().media()).query);
        expect({ sr: said.get('sr'), sp: said.get('sp'), ss: said.get('ss'), srt: said.get('srt') }).toEqual({
          ...{ sr: 'c', sp: 'r', ss: null, srt: null },
        });
      });
    });

    describe('a URL of an original', () => {
      it('reads it whole, in part, and by its head, as what we say it is', async () => {
        const { url } = await signer().original('a b.jpg', AS);
        const said = { 'content-type': 'image/png', 'content-disposition': AS.disposition };
        expect(await send(url)).toMatchObject({ status: 200, text: '0123456789', headers: said });
        const part = await send(url, { headers: { range: 'bytes=8-' } });
        expect(part).toMatchObject({ status: 206, text: '89', headers: said });
        expect(await send(url, { method: 'HEAD' })).toMatchObject({ status: 200, headers: { 'content-length': '10' } });
      });

      it('says nothing else of it when somebody changes the URL', async () => {
        const { url } = await signer().original('a b.jpg', AS);
        expect((await send(url.replace('image%2Fpng', 'text%2Fhtml'))).status).toBe(403);
        expect((await send(url.replace('attachment', 'inline'))).status).toBe(403);
      });

      it('reads no other, writes, deletes and lists nothing', async () => {
        const { url } = await signer().original('a b.jpg', AS);
        await refusesAllElse(url);
        expect(await snapshotOf(url)).toBe(403);
        expect((await send(url, { ...CREATE, headers: { 'x-ms-blob-type': 'BlockBlob' } })).status).toBe(403);
        const { list, other } = listOf(url);
        expect((await send(other)).status).toBe(403);
        expect((await send(list)).status).toBe(403);
        expect(await content('a b.jpg')).toBe('0123456789');
      });

      it('ends after 15 minutes, and is good for a storage whose clock is ten minutes behind', async () => {
        const { url, expiresAt } = await signer(-14 * MINUTE).original('a b.jpg', AS);
        expect((await send(url)).status).toBe(200);
        expect(Math.abs(Date.parse(expiresAt) - Date.now() - MINUTE)).toBeLessThan(5000);
        expect((await send((await signer(-16 * MINUTE).original('a b.jpg', AS)).url)).status).toBe(403);
        expect((await send((await signer(10 * MINUTE).original('a b.jpg', AS)).url)).status).toBe(200);
      });
    });

    describe('a URL for an upload', () => {
      const create = (url: string) => send(url, CREATE);

      it('creates its original, and replaces none', async () => {
        const { url } = await signer().upload('new.jpg', { inBlocks: false });
        expect((await create(url)).status).toBe(201);
        expect(await content('new.jpg')).toBe('new');
        const again = await send(url, { ...CREATE, body: 'again' });
        const unguarded = await send(url, { method: 'PUT', headers: { 'x-ms-blob-type': 'BlockBlob' }, body: 'again' });
        expect([403, 409]).toContain(again.status);
        expect(unguarded.status).toBe(403);
        expect(await content('new.jpg')).toBe('new');
      });

      it('reads, deletes and lists nothing, and creates no other', async () => {
        const { url } = await signer().upload('a b.jpg', { inBlocks: false });
        // Creating is also making a snapshot, says Azure: of what never changes, it holds not a byte of its own.
        await refusesAllElse(url);
        expect((await send(url)).status).toBe(403);
        expect((await send(`${url}&comp=blocklist`)).status).toBe(403);
        const { list, other } = listOf(url);
        expect((await send(list)).status).toBe(403);
        expect((await send(`${other.replace('/other', '/third')}`, CREATE)).status).toBe(403);
        expect(await content('third')).toBe('missing');
      });

      it('ends after an hour', async () => {
        expect((await create((await signer(-61 * MINUTE).upload('new.jpg', { inBlocks: false })).url)).status).toBe(
          403,
        );
        const { url, expiresAt } = await signer(-59 * MINUTE).upload('new.jpg', { inBlocks: false });
        expect(Math.abs(Date.parse(expiresAt) - Date.now() - MINUTE)).toBeLessThan(5000);
        expect((await create(url)).status).toBe(201);
      });
    });

    it.each(NAMES.map((blob) => [blob.slice(0, 30), blob]))('signs for %s', async (_, blob) => {
      const { url } = await signer().upload(blob, { inBlocks: false });
      expect((await send(url, CREATE)).status).toBe(201);
      expect(await content(blob)).toBe('new');
      const read = await send((await signer().original(blob, AS)).url);
      expect(read).toMatchObject({ status: 200, text: 'new' });
    });
  });
}

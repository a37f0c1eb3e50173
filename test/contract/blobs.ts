/** What every implementation of `Blobs` must do, sentence by sentence of the port. */
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import type { BlobContent, Blobs } from '../../core/blobs.ts';
import { FaultError } from '../../core/fault.ts';
import { OutageError } from '../../core/outage.ts';
import { bytesOf, collect, pieces, text } from './bytes.ts';

export interface BlobsUnderTest {
  blobs: Blobs;
  /** A container that does not exist. */
  absent: Blobs;
  now(): number;
  archive(name: string): Promise<void>;
  /** What the port writes but does not read. */
  look(name: string): Promise<{ cacheControl?: string | undefined; tier?: string | undefined }>;
}

const JPEG = { contentType: 'image/jpeg' };
const MIB = 2 ** 20;
const MD5_OF_HELLO = '5d41402abc4b2a76b9719d911017c592';

export function blobsContract(name: string, make: () => Promise<BlobsUnderTest>): void {
  describe(`${name} keeps the contract of Blobs`, () => {
    let under: BlobsUnderTest;
    let blobs: Blobs;
    beforeEach(async () => {
      under = await make();
      blobs = under.blobs;
    });

    const read = async (blob: string): Promise<BlobContent> => {
      const answer = await blobs.read(blob);
      if (typeof answer === 'string') throw new Error(`${blob} is ${answer}`);
      return answer;
    };
    const content = async (blob: string) => text(await collect((await read(blob)).body));
    const etagOf = (answer: { etag: string } | 'conflict') => {
      if (answer === 'conflict') throw new Error('unexpected conflict');
      return answer.etag;
    };
    const listed = async (prefix: string) => {
      const found = [];
      for await (const item of blobs.list(prefix)) found.push(item);
      return found;
    };

    describe('reading', () => {
      it('gives back what was put, with its properties', async () => {
        const metadata = { OriginalName: 'a%20b.jpg', mtime: '2026-01-01' };
        const etag = etagOf(await blobs.put('a.jpg', bytesOf('hello'), { ...JPEG, metadata }));
        const { body, close: _, modifiedAt, ...properties } = await read('a.jpg');
        expect(text(await collect(body))).toBe('hello');
        expect(properties).toEqual({
          name: 'a.jpg',
          etag,
          bytes: 5,
          contentType: 'image/jpeg',
          md5: MD5_OF_HELLO,
          metadata: { originalname: 'a%20b.jpg', mtime: '2026-01-01' },
        });
        expect(modifiedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
        expect(Math.abs(Date.parse(modifiedAt) - under.now())).toBeLessThan(5000);
      });

      it.each(['Hot', 'Cool'] as const)(
        'says the same of a blob by read, head and list, but the tier',
        async (tier) => {
          await blobs.put('a.jpg', bytesOf('hello'), { ...JPEG, tier, metadata: { MiXed: 'x' } });
          const { body, close: _, ...properties } = await read('a.jpg');
          await collect(body);
          expect(properties.tier).toBeUndefined();
          expect(await blobs.head('a.jpg')).toEqual({ ...properties, tier });
          expect(await listed('')).toEqual([{ ...properties, tier }]);
        },
      );

      it('says missing of a blob that is not there', async () => {
        expect(await blobs.read('a.jpg')).toBe('missing');
        expect(await blobs.read('a.jpg', { unlessEtag: 'x' })).toBe('missing');
        expect(await blobs.head('a.jpg')).toBe('missing');
      });

      it('says unchanged while the ETag is the same, and gives the content once it is not', async () => {
        const first = etagOf(await blobs.put('a.jpg', bytesOf('one'), JPEG));
        expect(await blobs.read('a.jpg', { unlessEtag: first })).toBe('unchanged');
        const second = etagOf(await blobs.put('a.jpg', bytesOf('two'), JPEG));
        expect(second).not.toBe(first);
        const changed = await blobs.read('a.jpg', { unlessEtag: first });
        expect(changed).toMatchObject({ etag: second });
        expect(text(await collect((changed as BlobContent).body))).toBe('two');
        expect(await blobs.read('a.jpg', { unlessEtag: undefined })).toMatchObject({ etag: second });
      });

      it('gives ETags without quotes', async () => {
        const etag = etagOf(await blobs.put('a.jpg', bytesOf('one'), JPEG));
        expect(etag).toMatch(/^[^"]+$/);
      });

      it('gives an empty blob as an empty body', async () => {
        await blobs.put('empty', new Uint8Array(), JPEG);
        expect((await read('empty')).bytes).toBe(0);
        expect(await content('empty')).toBe('');
      });

      it('gives the content that was there when the blob was opened, though it is overwritten', async () => {
        await blobs.put('a.jpg', bytesOf('one'), JPEG);
        const { body } = await read('a.jpg');
        await blobs.put('a.jpg', bytesOf('two'), JPEG);
        expect(text(await collect(body))).toBe('one');
      });

      it('lets a body be left early or closed, and closed again', async () => {
        await blobs.put('long', new Uint8Array(MIB), JPEG);
        const left = await read('long');
        for await (const chunk of left.body) {
          expect(chunk.length).toBeGreaterThan(0);
          break;
        }
        left.close();
        const closed = await read('long');
        closed.close();
        closed.close();
        await expect(collect(closed.body)).rejects.toThrow('closed before its end');
        const whole = await read('long');
        expect((await collect(whole.body)).length).toBe(MIB);
        whole.close();
      });

      it('throws the fault archived for a blob nobody can read, and still shows its properties', async () => {
        await blobs.put('old', bytesOf('x'), JPEG);
        await under.archive('old');
        const refusal = await blobs.read('old').catch((error: unknown) => error);
        expect(refusal).toBeInstanceOf(FaultError);
        expect(refusal).toMatchObject({ code: 'archived' });
        expect(await blobs.head('old')).toMatchObject({ name: 'old', bytes: 1, tier: 'Archive' });
      });
    });

    describe('putting', () => {
      it('replaces a blob whole', async () => {
        await blobs.put('a', bytesOf('longer'), { ...JPEG, metadata: { a: '1' }, cacheControl: 'no-store' });
        await blobs.put('a', bytesOf('short'), { contentType: 'text/plain' });
        expect(await content('a')).toBe('short');
        expect(await blobs.head('a')).toMatchObject({ contentType: 'text/plain', bytes: 5, metadata: {} });
        expect((await under.look('a')).cacheControl).toBeUndefined();
      });

      it('keeps the bytes as they were at the time', async () => {
        const bytes = bytesOf('before');
        await blobs.put('a', bytes, JPEG);
        bytes.fill(0);
        expect(await content('a')).toBe('before');
      });

      it('keeps the encoding of the content, and gives the bytes as they came', async () => {
        const bytes = gzipSync('hello');
        await blobs.put('packed', bytes, { contentType: 'text/plain', contentEncoding: 'gzip' });
        await blobs.put('plain', bytesOf('hello'), { contentType: 'text/plain' });
        const packed = { contentEncoding: 'gzip', bytes: bytes.length };
        const read = await blobs.read('packed');
        if (typeof read === 'string') throw new Error(read);
        expect(await collect(read.body)).toEqual(bytes);
        expect(read).toMatchObject(packed);
        expect(await blobs.head('packed')).toMatchObject(packed);
        for await (const { name, contentEncoding } of blobs.list('p')) {
          expect(contentEncoding).toBe(name === 'packed' ? 'gzip' : undefined);
        }
      });

      it('sets cache control and tier', async () => {
        const cacheControl = 'private, max-age=31536000, immutable';
        await blobs.put('cool', bytesOf('x'), { ...JPEG, cacheControl, tier: 'Cool' });
        await blobs.put('hot', bytesOf('x'), { ...JPEG, tier: 'Hot' });
        expect(await under.look('cool')).toEqual({ cacheControl, tier: 'Cool' });
        expect(await under.look('hot')).toMatchObject({ tier: 'Hot' });
      });

      it('keeps the MD5 of the content, given or not, and refuses content of another', async () => {
        await blobs.put('given', bytesOf('hello'), { ...JPEG, md5: MD5_OF_HELLO });
        await blobs.put('not', bytesOf('hello'), JPEG);
        for (const name of ['given', 'not']) expect(await blobs.head(name)).toMatchObject({ md5: MD5_OF_HELLO });
        const refused = blobs.put('not', bytesOf('hullo'), { ...JPEG, md5: MD5_OF_HELLO });
        await expect(refused).rejects.toBeInstanceOf(FaultError);
        await expect(refused).rejects.toMatchObject({ code: 'corrupt-transfer' });
        expect(await content('not')).toBe('hello');
      });

      it('with ifMatch writes over that very ETag alone, and not where nothing is', async () => {
        const first = etagOf(await blobs.put('a', bytesOf('one'), JPEG));
        const second = etagOf(await blobs.put('a', bytesOf('two'), { ...JPEG, ifMatch: first }));
        expect(await blobs.put('a', bytesOf('three'), { ...JPEG, ifMatch: first })).toBe('conflict');
        expect(await blobs.head('a')).toMatchObject({ etag: second });
        expect(await content('a')).toBe('two');
        expect(await blobs.put('nothing', bytesOf('x'), { ...JPEG, ifMatch: first })).toBe('conflict');
        expect(await blobs.head('nothing')).toBe('missing');
      });

      it('with ifAbsent writes only where nothing is', async () => {
        const first = etagOf(await blobs.put('a', bytesOf('one'), { ...JPEG, ifAbsent: true }));
        expect(await blobs.put('a', bytesOf('two'), { ...JPEG, ifAbsent: true })).toBe('conflict');
        expect(await blobs.head('a')).toMatchObject({ etag: first });
        await blobs.remove('a');
        expect(await blobs.put('a', bytesOf('two'), { ...JPEG, ifAbsent: true })).not.toBe('conflict');
        expect(await content('a')).toBe('two');
      });

      it('gives every write another ETag, even of the same bytes', async () => {
        const etags = new Set<string>();
        for (let i = 0; i < 30; i += 1) etags.add(etagOf(await blobs.put('a', bytesOf('same'), JPEG)));
        expect(etags.size).toBe(30);
      });
    });

    describe('removing', () => {
      it('removes once; twice is missing', async () => {
        await blobs.put('a', bytesOf('x'), JPEG);
        expect(await blobs.remove('a')).toBe('removed');
        expect(await blobs.remove('a')).toBe('missing');
        expect(await blobs.read('a')).toBe('missing');
      });

      it('with ifMatch removes that very version alone', async () => {
        const first = etagOf(await blobs.put('a', bytesOf('one'), JPEG));
        const second = etagOf(await blobs.put('a', bytesOf('two'), JPEG));
        expect(await blobs.remove('a', { ifMatch: first })).toBe('conflict');
        expect(await content('a')).toBe('two');
        expect(await blobs.remove('a', { ifMatch: second })).toBe('removed');
        expect(await blobs.remove('a', { ifMatch: second })).toBe('missing');
      });
    });

    describe('listing', () => {
      it('gives what begins with the prefix, in ordinal order, with ETags to act on', async () => {
        const names = ['b', 'a/2', 'a/10', 'A/1', 'a/1', 'a', 'ab', 'a/é', 'a/z', 'a/1/x'];
        for (const blob of names) await blobs.put(blob, bytesOf(blob), JPEG);
        const found = await listed('a/');
        expect(found.map((item) => item.name)).toEqual(['a/1', 'a/1/x', 'a/10', 'a/2', 'a/z', 'a/é']);
        expect((await listed('')).map((item) => item.name)).toEqual([...names].sort());
        expect(await listed('zzz')).toEqual([]);
        expect(await blobs.remove('a/1', { ifMatch: found[0]?.etag ?? '' })).toBe('removed');
      });

      it('can be left early', async () => {
        for (const blob of ['a', 'b', 'c']) await blobs.put(blob, bytesOf(blob), JPEG);
        for await (const { name: first } of blobs.list('')) {
          expect(first).toBe('a');
          break;
        }
        expect(await listed('')).toHaveLength(3);
      });
    });

    it('throws OutageError from every method if the container is not there', async () => {
      const { absent } = under;
      const attempts = {
        read: () => absent.read('a'),
        'read from': () => absent.readFrom('a', 'x', 1),
        'read unless': () => absent.read('a', { unlessEtag: 'x' }),
        head: () => absent.head('a'),
        put: () => absent.put('a', bytesOf('x'), JPEG),
        'put if absent': () => absent.put('a', bytesOf('x'), { ...JPEG, ifAbsent: true }),
        'put if match': () => absent.put('a', bytesOf('x'), { ...JPEG, ifMatch: 'x' }),
        'upload little': () => absent.upload('a', pieces(1), { finish: () => JPEG }),
        'upload much': () => absent.upload('a', pieces(9 * MIB), { finish: () => JPEG }),
        staged: () => absent.staged('a'),
        remove: () => absent.remove('a'),
        'remove if match': () => absent.remove('a', { ifMatch: 'x' }),
        list: () => absent.list('')[Symbol.asyncIterator]().next(),
      };
      for (const [what, attempt] of Object.entries(attempts)) {
        const error = await attempt().then(
          (answer) => answer,
          (thrown: unknown) => thrown,
        );
        expect(error, what).toBeInstanceOf(OutageError);
      }
    });
  });
}

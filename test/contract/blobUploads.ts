/** What every implementation of `Blobs` must do with a body that is streamed. */
import { hash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { BlobContent, Blobs, PutOptions, Uploaded, UploadOptions } from '../../core/blobs.ts';
import { OutageError } from '../../core/outage.ts';
import type { BlobsUnderTest } from './blobs.ts';
import { bytesOf, collect, pieces, text } from './bytes.ts';

const JPEG = { contentType: 'image/jpeg' };
const MIB = 2 ** 20;
const BLOCK = 8 * MIB;
/** At most a block goes up at once, more in blocks. */
const LITTLE = 3;
const MUCH = 2 * BLOCK + 1;
const BOTH = [LITTLE, MUCH];
const CONTENT = await collect(pieces(5 * BLOCK));

async function* first(bytes: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes; at += MIB) yield CONTENT.subarray(at, Math.min(at + MIB, bytes));
}

export function blobUploadsContract(name: string, make: () => Promise<BlobsUnderTest>): void {
  describe(`${name} takes streams`, () => {
    let under: BlobsUnderTest;
    let blobs: Blobs;
    beforeEach(async () => {
      under = await make();
      blobs = under.blobs;
    });

    const upload = (bytes: number, options: PutOptions = JPEG, rest: Partial<UploadOptions> = {}) =>
      blobs.upload('a', first(bytes), { finish: () => options, ...rest });
    /** Uploads, and says what of it was sent and what was there. */
    const counted = async (body: AsyncIterable<Uint8Array>, rest: Partial<UploadOptions> = {}) => {
      const bytes = { sent: 0, staged: 0 };
      const onProgress: UploadOptions['onProgress'] = (more, how) => {
        bytes[how] += more;
      };
      const answer = await blobs
        .upload('a', body, { finish: () => JPEG, onProgress, ...rest })
        .catch((error: Error) => error.message);
      return { answer, ...bytes };
    };
    const content = async () => {
      const answer = await blobs.read('a');
      if (typeof answer === 'string') throw new Error(`it is ${answer}`);
      return collect(answer.body);
    };
    const etagOf = (answer: Uploaded) => {
      if (typeof answer === 'string') throw new Error(`it is ${answer}`);
      return answer.etag;
    };

    it.each([0, 1, BLOCK, 2 * BLOCK, MUCH])('of %d bytes, whatever the pieces they come in', async (bytes) => {
      const whole = CONTENT.subarray(0, bytes);
      const md5 = hash('md5', whole);
      const options: PutOptions = { contentType: 'video/mp4', metadata: { a: 'b' }, cacheControl: 'no-cache', md5 };
      const { answer, ...told } = await counted(pieces(bytes), { finish: async () => ({ ...options, tier: 'Cool' }) });
      expect(told).toEqual({ sent: bytes, staged: 0 });
      const { body, close: _, ...properties } = (await blobs.read('a')) as BlobContent;
      expect(Buffer.compare(await collect(body), whole)).toBe(0);
      expect(properties).toMatchObject({ bytes, etag: etagOf(answer as Uploaded), contentType: 'video/mp4', md5 });
      expect(properties.metadata).toEqual({ a: 'b' });
      expect(await blobs.head('a')).toEqual({ ...properties, tier: 'Cool' });
      expect(await under.look('a')).toEqual({ cacheControl: 'no-cache', tier: 'Cool' });
    });

    it('and knows the MD5 of what came in blocks only if told', async () => {
      await upload(LITTLE);
      expect(await blobs.head('a')).toMatchObject({ md5: hash('md5', CONTENT.subarray(0, LITTLE)) });
      await upload(MUCH);
      expect(await blobs.head('a')).toMatchObject({ bytes: MUCH });
      expect(await blobs.head('a')).not.toHaveProperty('md5');
    });

    it.each(BOTH)('and asks once what to write, after the last of %d bytes, before the blob appears', async (bytes) => {
      const steps: unknown[] = [];
      const body = async function* () {
        yield* first(bytes);
        steps.push('end');
      };
      const finish = async () => {
        steps.push('finish', await blobs.head('a'));
        return JPEG;
      };
      expect(await blobs.upload('a', body(), { finish })).not.toBeTypeOf('string');
      expect(steps).toEqual(['end', 'finish', 'missing']);
    });

    it.each(BOTH)('and writes nothing of %d bytes that are abandoned', async (bytes) => {
      const abandon = { finish: () => 'abandon' as const };
      expect(await blobs.upload('a', first(bytes), abandon)).toBe('abandoned');
      expect(await blobs.head('a')).toBe('missing');
      await blobs.put('a', bytesOf('before'), JPEG);
      expect(await blobs.upload('a', first(bytes), abandon)).toBe('abandoned');
      expect(text(await content())).toBe('before');
    });

    it.each(BOTH)('and keeps to the conditions with %d bytes', async (bytes) => {
      const first = etagOf(await upload(bytes, { ...JPEG, ifAbsent: true }));
      expect(await upload(bytes, { ...JPEG, ifAbsent: true })).toBe('conflict');
      expect(await upload(bytes, { ...JPEG, ifMatch: 'other' })).toBe('conflict');
      expect(await blobs.head('a')).toMatchObject({ etag: first });
      expect(await upload(bytes, { ...JPEG, ifMatch: first })).not.toBe('conflict');
      await blobs.remove('a');
      expect(await upload(bytes, { ...JPEG, ifMatch: first })).toBe('conflict');
      expect(await blobs.head('a')).toBe('missing');
    });

    it.each([3, MUCH])(
      'and writes nothing if the body fails after %d bytes, and passes its error on',
      async (bytes) => {
        const failing = async function* () {
          yield* first(bytes);
          throw new Error('the disk is gone');
        };
        const failed = blobs.upload('a', failing(), { finish: () => JPEG });
        await expect(failed).rejects.toThrow('the disk is gone');
        await expect(failed).rejects.not.toBeInstanceOf(OutageError);
        expect(await blobs.head('a')).toBe('missing');
      },
    );

    it('and goes on with what an unfinished upload of the same content left', async () => {
      const most = async function* () {
        yield* first(2 * BLOCK);
        throw new Error('the power is gone');
      };
      expect(await counted(most())).toEqual({ answer: 'the power is gone', sent: 2 * BLOCK, staged: 0 });
      expect(await blobs.head('a')).toBe('missing');
      expect(await counted(first(MUCH))).toMatchObject({ sent: 1, staged: 2 * BLOCK });
      expect(Buffer.compare(await content(), CONTENT.subarray(0, MUCH))).toBe(0);
      // Whatever was left has become the blob.
      expect(await counted(first(MUCH))).toMatchObject({ sent: MUCH, staged: 0 });
    });

    it('and takes of an unfinished upload no block of another content or place', async () => {
      const [one, two] = [Buffer.alloc(BLOCK, 1), Buffer.alloc(BLOCK, 2)];
      const body = async function* (...blocks: Buffer[]) {
        yield* blocks;
        yield bytesOf('end');
      };
      expect(await counted(body(one, two), { finish: () => 'abandon' })).toMatchObject({ sent: 2 * BLOCK + 3 });
      expect(await counted(body(two, one), { finish: () => 'abandon' })).toMatchObject({ sent: 2 * BLOCK, staged: 3 });
      expect(await counted(body(one, one))).toMatchObject({ sent: 0, staged: 2 * BLOCK + 3 });
      expect(Buffer.compare(await content(), Buffer.concat([one, one, bytesOf('end')]))).toBe(0);
    });

    it('and ends before the next block when told to, with what it was told, and keeps what was sent', async () => {
      const leave = new AbortController();
      let sent = 0;
      const onProgress = (bytes: number) => {
        sent += bytes;
        leave.abort(new Error('that is enough'));
      };
      await expect(upload(5 * BLOCK, JPEG, { onProgress, signal: leave.signal })).rejects.toThrow('that is enough');
      expect(sent).toBeGreaterThan(0);
      expect(sent).toBeLessThanOrEqual(2 * BLOCK);
      expect(await blobs.head('a')).toBe('missing');
      expect(await counted(first(5 * BLOCK))).toMatchObject({ staged: sent, sent: 5 * BLOCK - sent });
    });

    it('and begins nothing that was ended before', async () => {
      const signal = AbortSignal.abort(new Error('before'));
      for (const bytes of BOTH) await expect(upload(bytes, JPEG, { signal })).rejects.toThrow('before');
      expect(await blobs.head('a')).toBe('missing');
    });

    it.each([
      ['one that is not to be overwritten', { ...JPEG, ifAbsent: true }],
      ['one that may be', JPEG],
    ])('and is a conflict if somebody else uploads the same name meanwhile: %s', async (_, options) => {
      const other = CONTENT.subarray(1, MUCH + 5);
      const finish = async () => {
        const shifted = async function* () {
          yield other;
        };
        expect(await blobs.upload('a', shifted(), { finish: () => options })).not.toBe('conflict');
        return options;
      };
      expect(await blobs.upload('a', first(MUCH), { finish })).toBe('conflict');
      expect(Buffer.compare(await content(), other)).toBe(0);
    });

    it('and says which blocks an unfinished upload left, until the blob is written', async () => {
      const sizes = async (blob: string) => (await blobs.staged(blob)).map(({ bytes }) => bytes).sort((a, b) => a - b);
      expect(await blobs.staged('a')).toEqual([]);
      await upload(MUCH, JPEG, { finish: () => 'abandon' });
      const left = await blobs.staged('a');
      expect(await sizes('a')).toEqual([1, BLOCK, BLOCK]);
      expect(new Set(left.map(({ id }) => Buffer.from(id, 'base64').length)).size).toBe(1);
      expect(new Set(left.map(({ id }) => id)).size).toBe(3);
      expect(await blobs.staged('b')).toEqual([]);
      expect(await blobs.staged('./a')).toEqual([]);
      await upload(MUCH);
      expect(await blobs.staged('a')).toEqual([]);
      await upload(2 * BLOCK + 5, JPEG, { finish: () => 'abandon' });
      expect(await sizes('a'), 'of what is to replace a blob that is there').toContain(5);
    });

    it('and takes a name under which there are only blocks for free', async () => {
      for (const bytes of [0, LITTLE, MUCH + 1]) {
        await upload(MUCH, JPEG, { finish: () => 'abandon' });
        expect(await upload(bytes, { ...JPEG, ifAbsent: true })).not.toBe('conflict');
        expect(await blobs.head('a')).toMatchObject({ bytes });
        expect(await upload(bytes, { ...JPEG, ifAbsent: true })).toBe('conflict');
        await blobs.remove('a');
      }
    });
  });
}

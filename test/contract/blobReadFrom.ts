/** What every implementation of `Blobs` must do when a blob is read from a byte within it. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { BlobProperties, Blobs, PutOptions } from '../../core/blobs.ts';
import type { BlobsUnderTest } from './blobs.ts';
import { bytesOf, collect, text } from './bytes.ts';

const JPEG = { contentType: 'image/jpeg' };

export function blobReadFromContract(name: string, make: () => Promise<BlobsUnderTest>): void {
  describe(`${name} is read from a byte on`, () => {
    let under: BlobsUnderTest;
    let blobs: Blobs;
    beforeEach(async () => {
      under = await make();
      blobs = under.blobs;
    });

    const put = async (content: string, options: PutOptions = JPEG) => {
      const answer = await blobs.put('a', bytesOf(content), options);
      if (answer === 'conflict') throw new Error('unexpected conflict');
      return answer.etag;
    };
    const readFrom = async (etag: string, from: number) => {
      const answer = await blobs.readFrom('a', etag, from);
      if (typeof answer === 'string') throw new Error(`it is ${answer}`);
      const { body, close: _, ...properties } = answer;
      return { properties, text: text(await collect(body)) };
    };

    it('and gives what follows, with the properties of the whole', async () => {
      const etag = await put('hello', { ...JPEG, metadata: { a: 'b' } });
      const { tier: _, ...whole } = (await blobs.head('a')) as BlobProperties;
      expect(whole).toMatchObject({ bytes: 5, md5: '5d41402abc4b2a76b9719d911017c592', metadata: { a: 'b' } });
      for (const from of [0, 1, 4]) {
        expect(await readFrom(etag, from)).toEqual({ properties: whole, text: 'hello'.slice(from) });
      }
    });

    it('and is a conflict if it is another version, missing where nothing is', async () => {
      const first = await put('one');
      await put('two');
      expect(await blobs.readFrom('a', first, 1)).toBe('conflict');
      expect(await blobs.readFrom('a', first, 7)).toBe('conflict');
      expect(await blobs.readFrom('nothing', first, 1)).toBe('missing');
      expect(await blobs.readFrom('a/../a', first, 1)).toBe('missing');
    });

    it('and throws a RangeError where it has no such byte, but never for 0', async () => {
      const etag = await put('hello');
      for (const from of [5, 6]) await expect(blobs.readFrom('a', etag, from)).rejects.toThrow(RangeError);
      expect(await readFrom(await put(''), 0)).toMatchObject({ text: '' });
    });

    it('and throws the fault archived if nobody can read it', async () => {
      await put('hello');
      await under.archive('a');
      const { etag } = (await blobs.head('a')) as BlobProperties;
      await expect(blobs.readFrom('a', etag, 1)).rejects.toMatchObject({ code: 'archived' });
    });
  });
}

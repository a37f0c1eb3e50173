/** Any name that a file can have is kept by every implementation of `Blobs`. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Blobs } from '../../core/blobs.ts';
import { bytesOf, collect, pieces, text } from './bytes.ts';

const JPEG = { contentType: 'image/jpeg' };

export function blobNamesContract(name: string, make: () => Promise<{ blobs: Blobs }>): void {
  describe(`${name} keeps blobs of any name`, () => {
    let blobs: Blobs;
    beforeEach(async () => {
      blobs = (await make()).blobs;
    });

    const content = async (blob: string) => {
      const answer = await blobs.read(blob);
      return typeof answer === 'string' ? answer : text(await collect(answer.body));
    };
    const listed = async (prefix: string) => {
      const found = [];
      for await (const item of blobs.list(prefix)) found.push(item.name);
      return found;
    };

    it.each(names().map((blob) => [label(blob), blob]))('keeps a blob called %s', async (_, blob) => {
      await blobs.put(blob, bytesOf(blob), JPEG);
      expect(await content(blob)).toBe(blob);
      expect(await blobs.head(blob)).toMatchObject({ name: blob });
      expect(await listed('')).toEqual([blob]);
      expect(await listed(blob)).toEqual([blob]);
      expect(await blobs.upload(blob, pieces(1), { finish: () => JPEG })).not.toBe('conflict');
      expect(await blobs.remove(blob)).toBe('removed');
      expect(await listed('')).toEqual([]);
    });

    it('tells names apart that look alike', async () => {
      const alike = ['caf\u00e9', 'cafe\u0301', 'Caf\u00e9', 'A', '%41', 'a b', 'a+b', 'a%20b', 'a/b', 'a//b'];
      for (const blob of alike) await blobs.put(blob, bytesOf(blob), JPEG);
      for (const blob of alike) expect(await content(blob)).toBe(blob);
      expect(await listed('')).toHaveLength(alike.length);
    });

    it.each(['a/../b', './b', 'b/.', '..', '\ud800'])('never takes %j for another blob', async (blob) => {
      await blobs.put('b', bytesOf('another'), JPEG);
      expect(await blobs.read(blob)).toBe('missing');
      expect(await blobs.head(blob)).toBe('missing');
      expect(await blobs.remove(blob)).toBe('missing');
      await expect(blobs.put(blob, bytesOf('x'), JPEG)).rejects.toThrow('no blob can have the name');
      await expect(blobs.upload(blob, pieces(1), { finish: () => JPEG })).rejects.toThrow('no blob can have the name');
      expect(await content('b')).toBe('another');
    });
  });
}

/** Names that people and their cameras give, and that have broken storage clients. */
function names(): string[] {
  return [
    'with space.jpg',
    ' around ',
    'hash#tag.jpg',
    '100%.jpg',
    '100%25.jpg',
    '%2F..%2F',
    'what?.jpg',
    "it's.jpg",
    'a+b&c=d;e,f:g@h$i!j~k*(l).jpg',
    '"quoted" <and> [so] {on} ^`|.jpg',
    '2026/06/IMG_0001.JPG',
    'a//b',
    '.hidden',
    '...',
    'trailing.',
    'dir./file',
    'ends/',
    'Ünïcödé/файл/写真.jpg',
    '😀🏖️👨‍👩‍👧.jpg',
    'caf\u00e9 (NFC).jpg',
    'cafe\u0301 (NFD).jpg',
    'ﬁﬂ\u00a0\u200b.jpg',
    'x'.repeat(1000),
    'ö'.repeat(1000),
    '写'.repeat(1000),
    '/leading',
  ];
}

function label(name: string): string {
  return name.length < 100 ? JSON.stringify(name) : `${name.length} times ${name[0]}`;
}

/** Photos of a few words: a file says in JSON what would be found in it, so that no test waits for a decoder. */

import { createHash } from 'node:crypto';
import { FaultError } from '../../../core/fault.ts';
import type { Metadata } from '../../../core/metadata.ts';
import type { FetchOriginal } from '../../../worker/fetchOriginal.ts';
import type { Media, Rendering } from '../../../worker/media/media.ts';
import type { Scratch } from '../../../worker/scratch.ts';

/** What a tiny file is. */
export interface Tiny {
  /** What makes two files of one sort different. */
  shows: string;
  is: 'photo' | 'text' | 'broken' | 'strange' | 'huge';
  /** When it says it was taken; else the blob's metadata counts. */
  takenLocal?: string;
}

export const tiny = (file: Tiny) => Buffer.from(JSON.stringify(file));

/**
 * A disk, and the decoders that read from it. `strange` files make a decoder throw what nobody has
 * classified, `huge` ones need more memory than there is.
 */
export function tinyWorkshop() {
  const disk = new Map<string, Buffer>();
  let folders = 0;
  const open = (file: string) => JSON.parse(disk.get(file)?.toString() ?? '') as Tiny;

  const scratch: Scratch = {
    room: Number.POSITIVE_INFINITY,
    borrow: (_bytes, _signal, use) => use(`scratch/${folders++}`),
    remove: async () => disk.clear(),
  };
  const fetch: FetchOriginal = async (original, file) => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of original.body) chunks.push(chunk);
    const bytes = Buffer.concat(chunks);
    disk.set(file, bytes);
    return { sha256: hash('sha256', bytes), md5: hash('md5', bytes) };
  };
  const media: Media = {
    async inspect(file) {
      const { is, takenLocal } = open(file);
      const metadata: Partial<Metadata> = takenLocal === undefined ? {} : { takenLocal, takenSource: 'exif' };
      const known = { metadata, missing: [] };
      if (is === 'text') return { kind: 'other', contentType: 'text/plain', decodable: false, memory: 0, ...known };
      const memory = is === 'huge' ? 2 : 1;
      return { kind: 'jpeg', contentType: 'image/jpeg', decodable: true, memory, ...known };
    },
    async render(file, _inspection, turn) {
      const { is, shows } = open(file);
      if (is === 'broken') throw new FaultError('corrupt', `${shows} can't be decoded.`);
      if (is === 'strange') throw new Error(`${shows} is strange.`);
      return pictureOf(shows, turn);
    },
    close: async () => {},
  };
  return { scratch, fetch, media };
}

function pictureOf(shows: string, turn: number): Rendering {
  const content = Buffer.from(`a thumb of ${shows} at ${turn}`);
  const picture = hash('sha256', content);
  const upright = turn % 180 === 0;
  return {
    state: 'ok',
    width: upright ? 30 : 20,
    height: upright ? 20 : 30,
    thumbhash: Buffer.from(picture, 'hex').toString('base64'),
    fingerprint: { scheme: 'blockhash16', hex: picture },
    developedBy: 'tiny',
    previews: [{ name: 'thumb.webp', width: 3, height: 2, type: 'image/webp', content }],
    ms: {},
  };
}

export function hash(algorithm: 'sha256' | 'md5', bytes: Uint8Array): string {
  return createHash(algorithm).update(bytes).digest('hex');
}

/** Media whose files are words: `jpeg hello` is a JPEG of "hello", and its previews say what they show and how turned. */
import { readFile } from 'node:fs/promises';
import { FaultError } from '../../../core/fault.ts';
import type { MediaKind } from '../../../core/kind.ts';
import type { Metadata } from '../../../core/metadata.ts';
import type { Inspection, Media } from '../../../worker/media/media.ts';

export interface FakeMedia extends Media {
  /** Each call so far: `inspect`, `render 90`. */
  calls: string[];
}

/** What the words `memory 5000`, `taken 2026-05-04T18:32:10`, `broken` say; `change` replaces any verb. */
export function fakeMedia(change: Partial<Media> = {}): FakeMedia {
  const calls: string[] = [];
  const wordAfter = (text: string, word: string) => new RegExp(`${word} (\\S+)`).exec(text)?.[1];

  const media: Media = {
    async inspect(file): Promise<Inspection> {
      const text = await readFile(file, 'utf8');
      if (text === '') throw new FaultError('empty', 'The file is empty.');
      const kind = (text.split(' ')[0] ?? 'other') as MediaKind;
      const decodable = kind === 'jpeg' || kind === 'heif';
      const takenLocal = wordAfter(text, 'taken');
      const metadata: Partial<Metadata> = takenLocal === undefined ? {} : { takenLocal, takenSource: 'exif' };
      const memory = Number(wordAfter(text, 'memory') ?? 100);
      const lacks = wordAfter(text, 'lacks');
      const missing = lacks === undefined ? [] : [lacks];
      return { kind, contentType: `image/${kind}`, metadata, decodable, memory, missing };
    },
    async render(file, _inspection, turn) {
      const text = await readFile(file, 'utf8');
      if (text.includes('broken')) throw new FaultError('corrupt', 'It is broken.');
      const content = (size: string) => Buffer.from(`${size} of "${text}" turned ${turn}`);
      return {
        state: 'ok',
        width: 300,
        height: 200,
        developedBy: 'words',
        previews: [
          { name: 'large.webp', width: 300, height: 200, type: 'image/webp', content: content('large') },
          { name: 'thumb.webp', width: 30, height: 20, type: 'image/webp', content: content('thumb') },
        ],
        ms: { decode: 1 },
      };
    },
    close: async () => {},
    ...change,
  };
  const called = (call: string): Media => {
    calls.push(call);
    return media;
  };
  return {
    calls,
    inspect: (...args) => called('inspect').inspect(...args),
    render: (...args) => called(`render ${args[2]}`).render(...args),
    close: () => media.close(),
  };
}

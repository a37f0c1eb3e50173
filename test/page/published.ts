/** What a library has published of its timeline, read past the page, by the code that the page reads it with. */

import { partsOf } from '../../web/sources/edition.ts';
import type { Photo } from '../../web/sources/photo.ts';
import { type PublishedFiles, publishedFiles } from '../../web/sources/publishedFiles.ts';
import { talkErrorOf } from '../../web/talk/problem.ts';
import type { Scene } from './scene.ts';

export function publishedBy({ url }: Scene): PublishedFiles {
  return publishedFiles(async (name) => {
    const { media } = (await (await fetch(`${url}/api/session`)).json()) as { media: { base: string; query: string } };
    const answer = await fetch(`${media.base}${name}?${media.query}`);
    if (!answer.ok) throw await talkErrorOf(answer);
    return answer;
  });
}

/** One for each tile, newest first. */
export async function publishedPhotos(scene: Scene): Promise<Photo[]> {
  const files = publishedBy(scene);
  const parts = partsOf(await files.manifest());
  return (await Promise.all(parts.map((part) => files.month(part)))).flat();
}

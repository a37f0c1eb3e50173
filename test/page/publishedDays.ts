/** The days of the timeline as it is published, read past the page. */
import type { Manifest } from '../../core/timeline/manifest.ts';
import { dayText } from '../../web/words/dayText.ts';
import type { Scene } from './scene.ts';

/** In the words of their headers, newest first, with their ISO dates; without what has no date. */
export async function publishedDays({ url }: Scene): Promise<{ date: string; text: string }[]> {
  const { media } = (await (await fetch(`${url}/api/session`)).json()) as { media: { base: string; query: string } };
  const read = (name: string) => fetch(`${media.base}${name}?${media.query}`);
  const { layout } = (await (await read('timeline/manifest.json')).json()) as Manifest;
  const file = new DataView(await (await read(`timeline/layout-${layout.hash}.bin`)).arrayBuffer());
  const runs = Array.from({ length: file.getUint32(8, true) }, (_, i) => file.getInt32(12 + 8 * i, true));
  return runs
    .filter((dayNo) => dayNo > -(2 ** 31))
    .map((dayNo) => ({
      date: new Date(dayNo * 86_400_000).toISOString().slice(0, 10),
      text: dayText(dayNo * 86_400),
    }));
}

/** The days of the timeline as it is published. */
import { NO_DAY } from '../../core/timeline/strip.ts';
import { dayText } from '../../web/words/dayText.ts';
import { publishedShape } from './publishedShape.ts';
import type { Scene } from './scene.ts';

/** In the words of their headers, newest first, with their ISO dates; without what has no date. */
export async function publishedDays(scene: Scene): Promise<{ date: string; text: string }[]> {
  const { days } = await publishedShape(scene);
  return days
    .filter(({ dayNo }) => dayNo !== NO_DAY)
    .map(({ dayNo }) => ({
      date: new Date(dayNo * 86_400_000).toISOString().slice(0, 10),
      text: dayText(dayNo * 86_400),
    }));
}

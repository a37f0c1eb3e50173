/** The converters that have been heard of lately, by their heartbeats. */
import type { Clock } from '../../core/clock.ts';
import { type ConverterStatus, converterStatus } from '../../core/converterStatus.ts';
import type { Storage } from '../../core/storage.ts';

/** One that was killed leaves its last heartbeat behind for ever: after a day that is no news. */
const NEWS_SECONDS = 86_400;

export async function readConverters(
  { converters }: Pick<Storage, 'converters'>,
  clock: Clock,
): Promise<ConverterStatus[]> {
  const heard: ConverterStatus[] = [];
  for await (const beat of converters.list()) heard.push(converterStatus(beat, clock.now()));
  return heard.filter(({ ageSeconds }) => ageSeconds < NEWS_SECONDS);
}

/** How many originals a converter has dealt with a minute, from its start to its last heartbeat. */
import type { ConverterStatus } from '../../core/converterStatus.ts';

/** `at` is when it was read, in milliseconds since 1970. Nothing until it has dealt with any. */
export function perMinute(
  { startedAt, ageSeconds, done, failed }: Pick<ConverterStatus, 'startedAt' | 'ageSeconds' | 'done' | 'failed'>,
  at: number,
): number | undefined {
  const minutes = (Math.max(0, at - Date.parse(startedAt)) / 1000 - ageSeconds) / 60;
  return minutes > 0 && done + failed > 0 ? (done + failed) / minutes : undefined;
}

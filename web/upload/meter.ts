/** How much is on its way, and how fast it goes. */
import type { Clock } from '../../core/clock.ts';
import type { Row } from './row.ts';

export interface Meter {
  /** `there` of a file lies in the storage, of which `sent` went there just now. */
  at(row: Row, there: number, sent: number): void;
  end(row: Row): void;
  /** Of this file, or of all that are on their way. */
  there(row?: Row): number;
  /** Bytes a second, lately; nothing while it is too early to tell. */
  rate(): number | undefined;
  /** What was before a pause says nothing of now. */
  restart(): void;
}

const WINDOW_MS = 10_000;
const LEAST_MS = 2000;

export function createMeter(clock: Clock): Meter {
  const underWay = new Map<Row, number>();
  let sentBytes = 0;
  let readings: { at: number; sent: number }[] = [];
  return {
    at(row, there, sent) {
      underWay.set(row, there);
      sentBytes += sent;
    },
    end(row) {
      underWay.delete(row);
    },
    there(row) {
      if (row) return underWay.get(row) ?? 0;
      let all = 0;
      for (const bytes of underWay.values()) all += bytes;
      return all;
    },
    rate() {
      const now = clock.now();
      readings = readings.filter(({ at }) => now - at < WINDOW_MS);
      readings.push({ at: now, sent: sentBytes });
      const first = readings[0]!;
      const ms = now - first.at;
      return ms < LEAST_MS ? undefined : ((sentBytes - first.sent) / ms) * 1000;
    },
    restart() {
      readings = [];
    },
  };
}

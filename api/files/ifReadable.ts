/** One damaged record costs its own file alone: the log says which it is, and what mends it. */
import type { Log } from '../../core/log.ts';
import { isOfOneRecord } from '../../library/readRecord.ts';

export async function ifReadable<Found>(
  log: Log,
  id: string,
  read: () => Promise<Found>,
): Promise<Found | 'unreadable'> {
  try {
    return await read();
  } catch (error) {
    if (!isOfOneRecord(error)) throw error;
    log('record.unreadable', { id, message: error.message });
    return 'unreadable';
  }
}

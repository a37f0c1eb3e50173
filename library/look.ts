/** Asks the converters to look at a name: `force` converts even what is current. */
import { lookText } from '../core/event.ts';
import type { Storage } from '../core/storage.ts';

export async function look(storage: Storage, name: string, options: { force?: boolean } = {}): Promise<void> {
  await storage.jobs.send(lookText({ name, ...options }));
}

/** Asks the converters to look at a name: `force` converts even what is current, `later` waits until `jobs` is dry. */
import { lookText } from '../core/event.ts';
import type { Storage } from '../core/storage.ts';

export async function look(
  storage: Pick<Storage, 'jobs' | 'later'>,
  name: string,
  { force = false, later = false }: { force?: boolean; later?: boolean } = {},
): Promise<void> {
  const queue = later ? storage.later : storage.jobs;
  await queue.send(lookText({ name, ...(force && { force }) }));
}

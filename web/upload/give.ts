/** The way into the uploader, which is loaded when there is something for it to do. */
import { signal } from '@preact/signals';
import { stored } from '../stored.ts';
import { say } from '../ui/toasts.ts';
import { UNFINISHED } from '../unfinished.ts';
import type { Dropped } from './dropped.ts';

/** Whether there is anything to show of uploads: in this visit, or left over from the one before. */
export const begun = signal(stored<boolean>(UNFINISHED) ?? false);

/** Into `folder` of the library, empty for its root. */
export async function give(given: readonly Dropped[], folder: string): Promise<void> {
  if (given.length === 0) return;
  begun.value = true;
  try {
    const { uploads } = await import('./uploads.ts');
    const files = await (await uploads()).add(given, folder);
    if (files === 0) say({ text: 'There is no file in it.' });
  } catch (cause) {
    say({ text: 'The upload could not be begun: its part of the page did not load. Try again.', bad: true });
    console.info('The upload could not be begun:', cause);
  }
}

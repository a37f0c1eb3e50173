/** Whether what is known of a photo is shown beside it: as it was left, also on the next visit. */
import { signal } from '@preact/signals';
import { store, stored } from '../stored.ts';

const KEY = 'viewerInfo';

export const infoOpen = signal(stored<boolean>(KEY) ?? false);

export function toggleInfo(): void {
  infoOpen.value = !infoOpen.value;
  store(KEY, infoOpen.value);
}

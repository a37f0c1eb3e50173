/** Whether the list of keys is shown. */
import { signal } from '@preact/signals';

export const help = signal(false);

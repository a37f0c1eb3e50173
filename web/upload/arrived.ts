/** Files that were uploaded here are being converted: changes with each look at how far that is. */
import { signal } from '@preact/signals';

export const arrived = signal(0);

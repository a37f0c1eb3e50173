/** How many messages wait for the converters, as whoever looked last was told; nothing before anybody has looked. */
import { signal } from '@preact/signals-core';

export const depth = signal<number | undefined>(undefined);

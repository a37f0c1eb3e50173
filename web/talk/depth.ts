/** How many messages wait for the converters, as whoever looked last was told; nothing before anybody has looked. */
import { signal } from '@preact/signals-core';
import { api, ask } from './api.ts';

export const depth = signal<number | undefined>(undefined);

/** Throws `TalkError`. */
export async function readDepth(): Promise<number> {
  const status = await ask(api.api.status.$get());
  depth.value = status.depth;
  return status.depth;
}

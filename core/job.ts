/** A message, understood: which original to look at, and how. */
import type { BlobEvent } from './event.ts';
import { idOf } from './id.ts';
import { CONTAINERS } from './storage.ts';

export interface Job {
  id: string;
  name: string;
  force: boolean;
  tries: number;
}

/** Nothing if the event is not about an original: then its text is for `jobs-poison`. */
export function jobFrom(event: BlobEvent | undefined): Job | undefined {
  if (event?.container !== CONTAINERS.originals) return undefined;
  const { name, force, tries } = event;
  return { id: idOf(name), name, force, tries };
}

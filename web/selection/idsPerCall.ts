/** How many ids the API takes in one call. */
import { session } from '../talk/session.ts';

/** Of an API that has not said it. */
const DEFAULT_IDS = 500;

export function idsPerCall(): number {
  return session.value?.limits.ids ?? DEFAULT_IDS;
}

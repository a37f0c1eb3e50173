/** Work that can wait until nothing else is to be done. */
const SOON_MS = 50;

export function whenIdle(work: () => void): void {
  // Safari has no such thing.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(work);
  else setTimeout(work, SOON_MS);
}

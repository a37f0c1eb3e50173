/** Whether no other window of this browser uploads: what the browser remembers would be that one's, and no leftover. */

const LOCK = 'ironviper-uploads';

/** From then on this window is the one. Over plain http browsers have no locks: there, each believes to be alone. */
export function onlyHere(): Promise<boolean> {
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    void navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
      resolve(lock !== null);
      // Held until the window is closed.
      if (lock) await new Promise(() => {});
    });
  });
}

/**
 * Waits for `work` no longer than until `signal` aborts, and then throws its reason. What was begun in the decoder's
 * own threads runs on unheard, bounded by its own time limit: no one can stop it from here.
 */
export function within<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason);
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}

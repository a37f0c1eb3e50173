/** A bound on what many jobs use together (bytes of memory or disk, jobs at once): each waits its turn, first come first. */
export interface Limit {
  /** Runs `use` while `amount` of the whole is taken. `signal` ends the waiting, by throwing its reason. */
  with<T>(amount: number, signal: AbortSignal, use: () => Promise<T>): Promise<T>;
}

/** More than the whole is granted alone: whoever must refuse it has to do so before. */
export function limit(whole: number): Limit {
  let taken = 0;
  const queue: { amount: number; go: () => void }[] = [];

  const admit = () => {
    for (let first = queue[0]; first && (taken === 0 || taken + first.amount <= whole); first = queue[0]) {
      queue.shift();
      taken += first.amount;
      first.go();
    }
  };
  const enter = (amount: number, signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const leave = () => {
        queue.splice(queue.indexOf(waiting), 1);
        reject(signal.reason);
        admit();
      };
      const waiting = {
        amount,
        go: () => {
          signal.removeEventListener('abort', leave);
          resolve();
        },
      };
      signal.throwIfAborted();
      signal.addEventListener('abort', leave, { once: true });
      queue.push(waiting);
      admit();
    });

  return {
    async with(amount, signal, use) {
      await enter(amount, signal);
      try {
        return await use();
      } finally {
        taken -= amount;
        admit();
      }
    },
  };
}

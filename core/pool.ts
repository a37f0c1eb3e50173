/**
 * Works on a stream of things, so many at once, never reading further ahead than that. When `signal` aborts, what is in hand
 * is finished and no more is begun.
 */
export async function pool<T>(
  things: AsyncIterable<T> | Iterable<T>,
  atOnce: number,
  work: (thing: T) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const source = (async function* () {
    yield* things;
  })();
  let failed = false;
  const take = async () => {
    for (let next = await source.next(); !next.done && !failed && !signal?.aborted; next = await source.next()) {
      try {
        await work(next.value);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  // What is under way is finished even if one fails: nothing goes on behind the caller's back.
  const ends = await Promise.allSettled(Array.from({ length: atOnce }, take));
  await source.return();
  const failure = ends.find((end) => end.status === 'rejected');
  if (failure) throw failure.reason;
}

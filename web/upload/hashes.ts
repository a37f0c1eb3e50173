/** Hashes of files, made beside the page so that it never stutters, and without holding a file in memory. */

export interface Hashes {
  md5: Hash;
  sha256: Hash;
}

/** Throws the browser's errors about what can not be read, and what `signal` aborts with. */
type Hash = (bytes: Blob, signal: AbortSignal) => Promise<Uint8Array>;

export type Question = { id: number; hash: keyof Hashes; of: Blob };
export type Reply = { id: number; digest: Uint8Array } | { id: number; error: { name: string; message: string } };

export function workerHashes(): Hashes {
  const waiting = new Map<number, PromiseWithResolvers<Uint8Array>>();
  let worker: Worker | undefined;
  let next = 0;

  const hear = ({ data }: MessageEvent<Reply>) => {
    const asked = waiting.get(data.id);
    waiting.delete(data.id);
    if ('digest' in data) asked?.resolve(data.digest);
    else asked?.reject(Object.assign(new Error(data.error.message), { name: data.error.name }));
  };
  const fail = () => {
    worker = undefined;
    for (const { reject } of waiting.values())
      reject(new Error('The part of the page that hashes files did not load.'));
    waiting.clear();
  };
  const start = () => {
    const started = new Worker(new URL('./hashWorker.ts', import.meta.url), { type: 'module' });
    started.onmessage = hear;
    started.onerror = fail;
    return started;
  };
  const ask = async (hash: Question['hash'], of: Blob, signal: AbortSignal): Promise<Uint8Array> => {
    signal.throwIfAborted();
    worker ??= start();
    const asked = Promise.withResolvers<Uint8Array>();
    const id = next++;
    waiting.set(id, asked);
    worker.postMessage({ id, hash, of } satisfies Question);
    const stop = () => asked.reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    return asked.promise.finally(() => signal.removeEventListener('abort', stop));
  };

  return {
    md5: (bytes, signal) => ask('md5', bytes, signal),
    sha256: (file, signal) => ask('sha256', file, signal),
  };
}

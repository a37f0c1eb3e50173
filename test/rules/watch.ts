/** A storage that tells of each call before it is made: tests put in there what somebody else does meanwhile. */
import type { Storage } from '../../core/storage.ts';

/** `does` is the port and the verb: `records.put`. */
export interface Call {
  does: string;
  args: readonly unknown[];
}

type Verb = (...args: unknown[]) => unknown;

/** What `before` throws, the call throws. */
export function watch(storage: Storage, before: (call: Call) => unknown): Storage {
  const watched = Object.entries(storage).map(([port, verbs]) => [port, watchPort(port, verbs, before)]);
  return Object.fromEntries(watched);
}

function watchPort(port: string, verbs: Record<string, Verb>, before: (call: Call) => unknown) {
  const watched = Object.entries(verbs).map(([name, verb]) => {
    const does = `${port}.${name}`;
    if (name !== 'list')
      return [name, async (...args: unknown[]) => [await before({ does, args }), await verb(...args)][1]];
    const list = async function* (...args: unknown[]) {
      await before({ does, args });
      yield* verb(...args) as AsyncIterable<unknown>;
    };
    return [name, list];
  });
  return Object.fromEntries(watched);
}

/** Does something the first time only. */
export function once(doing: () => unknown): () => unknown {
  let done = false;
  return () => {
    if (done) return undefined;
    done = true;
    return doing();
  };
}

/**
 * A healthy converter that finishes what the killed ones left. Starting one for every kill would double the time, so it
 * lives on, and is kept waiting whenever it asks for messages while it is not wanted.
 */
import type { Storage } from '../../core/storage.ts';
import { findLeft } from '../../tools/local/settled.ts';
import { startConverter } from './process.ts';
import { startProxy } from './proxy.ts';
import type { World } from './world.ts';

export interface Standby {
  /** Lets it work until nobody has anything to do. */
  finish(): Promise<void>;
  stop(): Promise<void>;
}

export async function startStandby(world: World, scratch: string): Promise<Standby> {
  const gate = gateUntilSettled(world.storage);
  const proxy = await startProxy(world.ports, async ({ service, method, target }, forward) => {
    if (service === 'queue' && method === 'GET' && target.includes('/jobs/messages')) await gate.pass();
    return forward();
  });
  const converter = startConverter({
    ports: proxy,
    name: 'standby',
    scratch,
    env: { IRONVIPER_IDLE_SECONDS: '0' },
  });
  return {
    async finish() {
      const died = converter.ended.then((end) => {
        const last = converter.lines.slice(-5).map((line) => JSON.stringify(line));
        throw new Error(`The standby converter ended: ${end}. ${converter.complaint()}\n${last.join('\n')}`);
      });
      await Promise.race([gate.open(), died]);
    },
    async stop() {
      converter.signal('SIGKILL');
      await converter.ended;
      await proxy.stop();
    },
  };
}

/** While it waits there it has nothing in hand, no month under way and no lease. */
function gateUntilSettled(storage: Storage) {
  let opened = Promise.withResolvers<void>();
  let settled: PromiseWithResolvers<void> | undefined;
  return {
    open(): Promise<void> {
      settled = Promise.withResolvers();
      opened.resolve();
      return settled.promise;
    },
    async pass(): Promise<void> {
      if (settled && (await findLeft(storage)) === '') {
        settled.resolve();
        settled = undefined;
        opened = Promise.withResolvers();
      }
      await opened.promise;
    },
  };
}

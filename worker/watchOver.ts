/** Holds a converter to its terms, from outside its event loop: tells it to leave, and ends it if it does not. */
import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import type { Word } from './tellGuard.ts';
import type { Terms } from './terms.ts';

type Signal = NodeJS.Signals;

export interface Watch {
  hear(word: Word): void;
  /** Somebody wants it to leave; twice is harmless. */
  leave(signal: Signal): void;
  /** It has ended, with an exit code or by a signal. */
  ended(how: number | Signal): void;
  /** The exit code to leave with, once it has ended. */
  over: Promise<number>;
}

export interface WatchOptions {
  clock: Clock;
  log: Log;
  /** Sends the converter a signal. */
  signal(signal: Signal): void;
}

/** A converter vanishes by itself 19 s after it was told to leave. */
const LEAVE_SECONDS = 25;
/** Until it has said its terms: it loads its modules and reads its settings first. */
const UNSPOKEN: Terms = { name: '', lifetimeSeconds: Number.POSITIVE_INFINITY, watchdogSeconds: 300 };

export function watchOver({ clock, log, signal }: WatchOptions): Watch {
  const startedAt = clock.now();
  const ending = new AbortController();
  const { promise: over, resolve } = Promise.withResolvers<number>();
  let terms = UNSPOKEN;
  let leaving: 'told' | 'lifetime' | 'hung' | undefined;
  let killed = false;
  /** Since it last got on, or was told to leave: in ticks of ours, for a machine that slept has let nobody get on. */
  let silentSeconds = 0;

  const leave = (why: typeof leaving, how: Signal) => {
    if (leaving) return;
    leaving = why;
    silentSeconds = 0;
    signal(how);
  };
  const kill = () => {
    if (killed) return;
    killed = true;
    log('converter.killed', { name: terms.name, message: `It had not left ${LEAVE_SECONDS} s after it was told to.` });
    signal('SIGKILL');
  };
  const tick = () => {
    silentSeconds += 1;
    if (leaving) {
      if (silentSeconds >= LEAVE_SECONDS) kill();
      return;
    }
    const { name, lifetimeSeconds, watchdogSeconds } = terms;
    if (silentSeconds >= watchdogSeconds) {
      const message = `It has got nothing done for ${watchdogSeconds} s: it hangs.`;
      log('converter.hung', { name, message });
      leave('hung', 'SIGTERM');
    } else if (clock.now() - startedAt >= lifetimeSeconds * 1000) {
      log('lifetime.over', { name, lifetimeSeconds });
      leave('lifetime', 'SIGTERM');
    }
  };
  void (async () => {
    while (!ending.signal.aborted) {
      await clock.sleep(1000, ending.signal);
      if (!ending.signal.aborted) tick();
    }
  })();

  return {
    hear(word) {
      if (!leaving) silentSeconds = 0;
      if (word !== 'progress') terms = word;
    },
    leave: (how) => leave('told', how),
    ended(how) {
      ending.abort();
      if (typeof how === 'string' && !killed) {
        log('converter.died', { name: terms.name, signal: how, message: `It was ended by ${how}.` });
      }
      if (leaving === 'lifetime') resolve(0);
      else resolve(leaving === 'hung' || typeof how === 'string' ? 1 : how);
    },
    over,
  };
}

/** A shift over a list of texts; each attempt ends as the test says, when the test says. */
import { lookText } from '../../../core/event.ts';
import type { Outcome } from '../../../core/outcome.ts';
import { type ShiftOptions, workShift } from '../../../worker/shift.ts';
import { aLibrary } from '../aLibrary.ts';

export function aShift(changes: Partial<ShiftOptions> = {}) {
  const { clock, storage } = aLibrary();
  const stop = new AbortController();
  const started = clock.now();
  const seconds = () => (clock.now() - started) / 1000;
  const waiting: string[] = [];
  const takes: { at: number; max: number }[] = [];
  const inHand = new Map<string, { end: (outcome: Outcome | Error) => void; stop: AbortSignal }>();
  const published: string[] = [];

  const options: ShiftOptions = {
    clock,
    stop: stop.signal,
    inHand: 4,
    idleSeconds: 60,
    pollSeconds: 30,
    onProgress: () => {},
    publisher: {
      whileBusy: () => void published.push('busy'),
      whenDry: async () => {
        published.push('dry');
        return true;
      },
    },
    async take(max) {
      takes.push({ at: seconds(), max });
      return waiting.splice(0, max).map((name) => {
        const message = { id: name, receipt: name, text: lookText({ name }), deliveries: 1, sentAt: '' };
        return { message, queue: storage.jobs };
      });
    },
    attempt: ({ message }, stop) =>
      new Promise((resolve, reject) => {
        const end = (outcome: Outcome | Error) => {
          inHand.delete(message.id);
          if (outcome instanceof Error) reject(outcome);
          else resolve(outcome);
        };
        inHand.set(message.id, { end, stop });
        stop.addEventListener('abort', () => end({ kind: 'stopped' }));
      }),
    ...changes,
  };
  return {
    clock,
    stop,
    seconds,
    waiting,
    takes,
    published,
    inHand: () => [...inHand.keys()],
    /** Ends an attempt that is under way. */
    end: async (name: string, outcome: Outcome | Error = { kind: 'done' }) => {
      const attempt = inHand.get(name);
      if (!attempt) throw new Error(`${name} is not in hand.`);
      attempt.end(outcome);
      await clock.advance(0);
    },
    /** Begins, and goes on until it waits for something. */
    begin: async () => {
      const shift = workShift(options);
      let over = false;
      shift.then(
        () => (over = true),
        () => (over = true),
      );
      await clock.advance(0);
      return { shift, over: () => over };
    },
  };
}

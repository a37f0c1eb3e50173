/** Looks again and again whether something new is published: often while there is reason to, and not at all for nobody. */
import type { Clock } from '../../core/clock.ts';
import { pauseMs } from './pauseMs.ts';
import { pauses } from './pauses.ts';
import type { Presence } from './presence.ts';

export interface Lookout {
  /** Gives the end of it. Several may follow; one looks. */
  follow(): () => void;
  lookNow(): void;
  /** Something is on its way, whoever made it. */
  lookOften(): void;
  /** A change of our own is on its way. */
  expect(): void;
  expecting(): boolean;
}

export interface LookoutOptions {
  /** Whether there was anything new. */
  look(until: AbortSignal): Promise<boolean>;
  onFailure(error: Error): void;
  /** Messages that the converters have before them. Throws `TalkError`. */
  depth(): Promise<number>;
  presence: Presence;
  clock: Clock;
}

/** An action is published within two seconds: for so long it is looked every second. */
const OFTEN_MS = 20_000;
/** For a picture that is turned or made again, a converter may have to be started. */
const EXPECT_MS = 60_000;
/** The API may be asleep, and asking wakes it. */
const DEPTH_EVERY_MS = 15_000;

export function lookout({ look, onFailure, depth, presence, clock }: LookoutOptions): Lookout {
  const { pause, end: lookNow } = pauses(clock);
  let followers = 0;
  let following = new AbortController();
  let oftenAt = Number.NEGATIVE_INFINITY;
  let expectedAt = Number.NEGATIVE_INFINITY;
  /** Not looking until somebody is seen. */
  let asleep = false;
  let messages = 0;
  /** Whether the converters may have something before them: where nothing changes, nobody is asked. */
  let maybeBusy = false;
  let askedAt = Number.NEGATIVE_INFINITY;

  const askDepth = async () => {
    if (!maybeBusy || clock.now() < askedAt + DEPTH_EVERY_MS) return;
    askedAt = clock.now();
    try {
      messages = await depth();
      maybeBusy = messages > 0;
    } catch {
      messages = 0; // As long as nobody says that anything is on its way. It is asked again.
    }
  };

  const run = async (until: AbortSignal) => {
    let inVain = 0;
    let failures = 0;
    for (let looks = 0; !until.aborted; looks += 1) {
      try {
        const isNew = await look(until);
        failures = 0;
        inVain = isNew ? 0 : inVain + 1;
        maybeBusy ||= isNew;
        // The first look is for what there is to see: nothing else may be in its way.
        if (looks > 0) void askDepth();
      } catch (error) {
        if (until.aborted) return;
        failures += 1;
        onFailure(error as Error);
      }
      const [hidden, idleMs] = [presence.hidden(), presence.idleMs()];
      const often = clock.now() < oftenAt + OFTEN_MS;
      const ms = pauseMs({ often, depth: messages, inVain, failures, hidden, idleMs });
      asleep = ms === Number.POSITIVE_INFINITY;
      await pause(ms, until);
      asleep = false;
    }
  };

  presence.onSign(() => asleep && lookNow());

  const lookOften = () => {
    oftenAt = clock.now();
    maybeBusy = true;
    lookNow();
  };

  return {
    ...{ lookNow, lookOften },
    expecting: () => clock.now() < expectedAt + EXPECT_MS,
    expect() {
      expectedAt = clock.now();
      lookOften();
    },
    follow() {
      followers += 1;
      if (followers === 1) {
        following = new AbortController();
        void run(following.signal);
      }
      return () => {
        followers -= 1;
        if (followers === 0) following.abort();
      };
    },
  };
}

/** Keeps one converter at work: another takes its place when it ends, the sooner the better the last one did. */
import type { Clock } from '../../core/clock.ts';
import { type Converter, type ConverterOptions, startConverter } from './converter.ts';

export interface KeepOptions extends Omit<ConverterOptions, 'news'> {
  clock: Clock;
  onSettled(name: string): void;
  /** Somebody else has to take it, from `jobs-later`. */
  onHandedOn(name: string, why: string): void;
  say(line: string): void;
  /** Told when it will hardly get better by itself; the trying goes on all the same. */
  onHopeless(why: string): void;
}

export interface KeptConverter {
  stop(): Promise<void>;
  kill(): void;
}

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 60_000;
/** One that lives so long has shown that it can. */
const SOUND_MS = 60_000;
/** A file that kills its converter does so four times before it is left alone: that alone must not look hopeless. */
const HOPELESS = 6;
const WRONG_SETTINGS = 2;

export function keepConverter({
  clock,
  say,
  onSettled,
  onHandedOn,
  onHopeless,
  ...options
}: KeepOptions): KeptConverter {
  const stopping = new AbortController();
  let converter: Converter | undefined;
  let failures = 0;

  const live = async () => {
    const began = clock.now();
    let why = '';
    let gaveUp = false;
    const news = {
      onSettled(name: string) {
        failures = 0;
        onSettled(name);
      },
      onHandedOn(name: string, reason: string) {
        failures = 0;
        onHandedOn(name, reason);
      },
      onTrouble: say,
      onGaveUp(reason: string) {
        gaveUp = true;
        why = reason;
      },
      onFailed(reason: string) {
        why = reason;
      },
    };
    converter = startConverter({ ...options, news });
    const { code, said } = await converter.ended;
    if (stopping.signal.aborted) return;
    // In good order, at the end of its lifetime.
    if (code === 0 && !gaveUp) return;
    failures = clock.now() - began > SOUND_MS ? 1 : failures + 1;
    const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1));
    const end = gaveUp
      ? 'The converter gave up'
      : `The converter ended by itself (${code === null ? 'killed' : `exit code ${code}`})`;
    const reason = why || said || `it said nothing; see ${options.log.path}`;
    if (gaveUp || code === WRONG_SETTINGS || failures >= HOPELESS) onHopeless(reason);
    say(`${end}: ${reason}. Starting another in ${pause / 1000} s.`);
    await clock.sleep(pause, stopping.signal);
  };
  const living = (async () => {
    while (!stopping.signal.aborted) await live();
  })();

  return {
    async stop() {
      stopping.abort();
      await converter?.stop();
      await living;
    },
    kill() {
      stopping.abort();
      converter?.kill();
    },
  };
}

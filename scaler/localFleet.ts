/** A fleet of processes on this machine, one converter in each slot; none outlives the process that made it. */
import { once } from 'node:events';
import type { Fleet, Slot } from '../core/fleet.ts';
import {
  type ConverterEnd,
  type LocalConverter,
  type LocalConverterOptions,
  startLocalConverter,
} from './localConverter.ts';

export interface LocalFleetOptions extends Pick<LocalConverterOptions, 'command' | 'env' | 'clock'> {
  /** Of a converter's log. */
  onLine(slot: string, line: string): void;
  /** Whatever else a converter says. */
  onText(slot: string, text: string): void;
}

export interface LocalFleet extends Fleet {
  /** Ends when all have left by themselves, or `stop` aborts. */
  empty(stop: AbortSignal): Promise<void>;
  /** Lets all finish or give back what they have in hand; ended when all have gone. */
  stop(): Promise<void>;
  kill(): void;
}

interface Place {
  slot: Slot;
  converter: LocalConverter;
  removing: boolean;
}

export function localFleet({ onLine, onText, env, ...options }: LocalFleetOptions): LocalFleet {
  const places = new Map<string, Place>();
  const living = () => [...places.values()].filter(({ slot }) => slot.state === 'running');
  let lives = 0;

  const ended = (place: Place, end: ConverterEnd) => {
    const { name } = place.slot;
    place.slot = endOf(place.slot, end, new Date(options.clock.now()).toISOString());
    if (place.removing) places.delete(name);
  };

  return {
    async list() {
      const slots = [...places.values()].map(({ slot }) => ({ ...slot }));
      return slots.sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    async start(name) {
      const there = places.get(name);
      if (there?.removing) return { kind: 'busy', message: `the process of slot ${name} is still leaving` };
      if (there?.slot.state === 'running') return { kind: 'there' };
      const converter = startLocalConverter({
        ...options,
        env: { ...env, IRONVIPER_NAME: name },
        onLine: (line) => onLine(name, line),
        onText: (text) => onText(name, text),
      });
      lives += 1;
      const startedAt = new Date(options.clock.now()).toISOString();
      const life = `${converter.pid ?? 'none'}/${lives}`;
      const slot: Slot = { name, state: 'running', life, startedAt, outdated: false, detail: '' };
      const place = { slot, converter, removing: false };
      places.set(name, place);
      void converter.ended.then((end) => ended(place, end));
      return { kind: 'started' };
    },
    async remove({ name, life, state }) {
      const place = places.get(name);
      if (!place) return 'missing';
      if (place.slot.life !== life || place.slot.state !== state) return 'changed';
      if (state !== 'running') places.delete(name);
      else {
        place.removing = true;
        place.converter.leave();
      }
      return 'removed';
    },
    async empty(stop) {
      const all = Promise.all(living().map(({ converter }) => converter.ended));
      if (!stop.aborted) await Promise.race([all, once(stop, 'abort')]);
    },
    async stop() {
      const leaving = living();
      for (const { converter } of leaving) converter.leave();
      await Promise.all(leaving.map(({ converter }) => converter.ended));
    },
    kill() {
      for (const { converter } of living()) converter.kill();
    },
  };
}

function endOf(slot: Slot, { exitCode, detail }: ConverterEnd, endedAt: string): Slot {
  const state = exitCode === 0 ? 'ended' : 'failed';
  return { ...slot, state, endedAt, detail, ...(exitCode !== undefined && { exitCode }) };
}

/** `Fleet` in memory: deterministic, cheap, and it remembers the most that ever lived in it. */
import type { Clock } from '../../core/clock.ts';
import type { Fleet, Refusal, Slot } from '../../core/fleet.ts';
import { byName } from './byName.ts';
import { type Breakable, intact } from './intact.ts';

export interface MemoryFleet extends Fleet, Breakable {
  /** Its converter ends by itself. */
  end(name: string, exitCode: number, detail?: string): void;
  /** From its start until it runs; Infinity: it never does. */
  startMs: number;
  /** What it answers to a start, if anything. */
  refuse: (name: string) => Refusal | undefined;
  /** Puts something there that nobody has started; what starts there runs from `runsAt` on. */
  place(slot: Partial<Slot> & Pick<Slot, 'name' | 'state'> & { runsAt?: number }): void;
  /** How many lives have begun there. */
  lives(name: string): number;
  /** Names of those that start or run now, and of those that run. */
  living(): string[];
  running(): string[];
  /** The most that ever lived at once. */
  most(): number;
  /** Slots that were removed while their converter ran. */
  cut: string[];
}

export function memoryFleet(clock: Clock): MemoryFleet {
  const slots = new Map<string, Slot & { runsAt: number }>();
  const begun = new Map<string, number>();
  let most = 0;

  const now = () => new Date(clock.now()).toISOString();
  const seen = (name: string): Slot | undefined => {
    const place = slots.get(name);
    if (!place) return undefined;
    const { runsAt, ...slot } = place;
    if (slot.state !== 'starting' || clock.now() < runsAt) return slot;
    return { ...slot, state: 'running', startedAt: new Date(runsAt).toISOString() };
  };
  const lives = (slot: Slot | undefined) => slot?.state === 'starting' || slot?.state === 'running';
  const all = () => [...slots.keys()].map((name) => seen(name)!).sort(byName);

  const names = (which: (slot: Slot) => boolean) =>
    all()
      .filter(which)
      .map(({ name }) => name);

  const fake: MemoryFleet = {
    startMs: 0,
    refuse: () => undefined,
    cut: [],
    async list() {
      await intact(fake);
      return all();
    },
    async start(name) {
      await intact(fake);
      const refusal = fake.refuse(name);
      if (refusal) return refusal;
      if (lives(seen(name))) return { kind: 'there' };
      begun.set(name, (begun.get(name) ?? 0) + 1);
      const life = `${name}/${begun.get(name)}`;
      const runsAt = clock.now() + fake.startMs;
      slots.set(name, { name, state: 'starting', life, outdated: false, detail: '', runsAt });
      most = Math.max(most, all().filter(lives).length);
      return { kind: 'started' };
    },
    async remove({ name, life, state }) {
      await intact(fake);
      const slot = seen(name);
      if (!slot) return 'missing';
      if (slot.life !== life || slot.state !== state) return 'changed';
      if (slot.state === 'running') fake.cut.push(name);
      slots.delete(name);
      return 'removed';
    },
    end(name, exitCode, detail = '') {
      const slot = seen(name);
      if (!slot) throw new Error(`nothing is in slot ${name}`);
      const state = exitCode === 0 ? 'ended' : 'failed';
      slots.set(name, { ...slot, state, exitCode, endedAt: now(), detail, runsAt: 0 });
    },
    place(slot) {
      slots.set(slot.name, { life: `${slot.name}/placed`, outdated: false, detail: '', runsAt: Infinity, ...slot });
    },
    lives: (name) => begun.get(name) ?? 0,
    living: () => names(lives),
    running: () => names(({ state }) => state === 'running'),
    most: () => most,
  };
  return fake;
}

/** Queue and fleet in virtual time: all that a scaler may look at and do, and the bill. */
import type { Started } from '../../../core/fleet.ts';
import { slotNames } from '../../../core/fleet.ts';
import { randomFrom } from '../../fixtures/random.ts';
import type { Setup, Trace } from '../traces/trace.ts';
import { type Agenda, openAgenda } from './agenda.ts';
import { type Converter, startConverter } from './converter.ts';
import { type Job, type JobQueue, openJobQueue } from './jobQueue.ts';

export interface SimulatedSlot {
  name: string;
  state: 'starting' | 'running' | 'ended' | 'failed';
  life: number;
  /** When its start was accepted: it is paid for from then on. */
  acceptedAt: number;
  bornAt?: number;
  endedAt?: number;
  exitCode?: number;
  converter?: Converter;
}

export interface World {
  setup: Setup;
  agenda: Agenda;
  queue: JobQueue;
  /** All that has come so far, in order of time. */
  sent: Job[];
  slots: Map<string, SimulatedSlot>;
  names: string[];
  start(name: string): Started;
  /** A converter that lives is told to leave. */
  remove(name: string): void;
  /** So many converters stay though they are idle. */
  keep(count: number): void;
  living(): SimulatedSlot[];
  bill: Bill;
}

interface Bill {
  seconds: number;
  busySeconds: number;
  starts: number;
  mostAtOnce: number;
  /** When the last converter came up, and when the last one was gone. */
  bornAt: number;
  emptyAt: number;
}

const THROTTLED_SECONDS = 60;

export function openWorld({ ground }: Trace, setup: Setup, seed: number): World {
  const agenda = openAgenda();
  const queue = openJobQueue(agenda);
  const random = randomFrom(seed);
  const slots = new Map<string, SimulatedSlot>();
  const bill: Bill = { seconds: 0, busySeconds: 0, starts: 0, mostAtOnce: 0, bornAt: 0, emptyAt: 0 };
  const accepted: number[] = [];
  let lives = 0;
  let kept = 0;
  const living = () => [...slots.values()].filter(isLiving);

  const end = (slot: SimulatedSlot, exitCode: number) => {
    slot.state = exitCode === 0 ? 'ended' : 'failed';
    slot.exitCode = exitCode;
    slot.endedAt = agenda.now();
    bill.seconds += agenda.now() - slot.acceptedAt;
    bill.busySeconds += slot.converter?.busySeconds() ?? 0;
    bill.emptyAt = agenda.now();
  };
  const bear = (slot: SimulatedSlot) => {
    if (slot.state !== 'starting') return;
    slot.state = 'running';
    slot.bornAt = agenda.now();
    bill.bornAt = agenda.now();
    slot.converter = startConverter({
      agenda,
      queue,
      idleSeconds: setup.idleSeconds,
      mayLeave: () => living().length > kept,
      onEnd: (exitCode) => end(slot, exitCode),
    });
    const { evictedAfterSeconds } = ground;
    if (evictedAfterSeconds === undefined) return;
    agenda.after(-Math.log(1 - random()) * evictedAfterSeconds, () => slot.converter!.end('killed'));
  };

  return {
    setup,
    agenda,
    queue,
    sent: [],
    slots,
    names: slotNames('ironviper', setup.most),
    living,
    bill,
    start(name) {
      if (isLiving(slots.get(name))) return { kind: 'there' };
      const recent = accepted.filter((at) => at > agenda.now() - THROTTLED_SECONDS);
      if (ground.startsPerMinute !== undefined && recent.length >= ground.startsPerMinute) {
        const retryAfterSeconds = Math.ceil(recent[0]! + THROTTLED_SECONDS - agenda.now());
        return { kind: 'throttled', message: 'Too many requests.', retryAfterSeconds };
      }
      accepted.push(agenda.now());
      const slot: SimulatedSlot = { name, state: 'starting', life: ++lives, acceptedAt: agenda.now() };
      slots.set(name, slot);
      bill.starts += 1;
      bill.mostAtOnce = Math.max(bill.mostAtOnce, living().length);
      agenda.after(ground.startUpSeconds?.(random()) ?? setup.startUpSeconds, () => bear(slot));
      return { kind: 'started' };
    },
    remove(name) {
      const slot = slots.get(name);
      if (slot?.converter) slot.converter.end('told');
      else if (isLiving(slot)) end(slot, 0);
      slots.delete(name);
    },
    keep(count) {
      kept = count;
    },
  };
}

function isLiving(slot: SimulatedSlot | undefined): slot is SimulatedSlot {
  return slot?.state === 'starting' || slot?.state === 'running';
}

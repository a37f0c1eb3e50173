/** Follows what was sent until it is converted. */
import type { Clock } from '../../core/clock.ts';
import { FAULT_WORDS } from '../../core/faultWords.ts';
import type { Row, RowState } from './row.ts';
import type { States } from './transport.ts';

export interface Conversion {
  follow(row: Row): void;
  forget(rows: Iterable<Row>): void;
}

interface Parts {
  states(ids: string[]): Promise<States>;
  clock: Clock;
  onState(row: Row, state: RowState, why: string | undefined): void;
  /** Once after each round that changed something. */
  onRound(): void;
}

/** What the API takes. */
const PER_CALL = 500;
/** A round asks of so many at most, the longest unasked first: with 100,000 under way, two hundred calls would be too many. */
const CALLS = 4;
const SHORTEST_MS = 2000;
const LONGEST_MS = 20_000;
const STATES = { ok: 'ready', degraded: 'ready', unsupported: 'plain', failed: 'broken' } as const;

export function followConversion({ states, clock, onState, onRound }: Parts): Conversion {
  const pending = new Map<string, Row>();
  let following = false;

  /** Whether anything is another than before. */
  const ask = async (ids: string[]): Promise<boolean> => {
    const answer = await states(ids);
    let changed = false;
    for (const id of ids) {
      const row = pending.get(id);
      const state = answer.states[id] ?? 'waiting';
      if (!row) continue;
      pending.delete(id);
      // At the end now, where it is asked for last.
      if (state === 'waiting') pending.set(id, row);
      else {
        const fault = answer.faults[id];
        onState(row, STATES[state], fault && `${FAULT_WORDS[fault].means}: ${FAULT_WORDS[fault].advice}`);
        changed = true;
      }
    }
    return changed;
  };
  const round = async (): Promise<boolean> => {
    const ids = first(pending.keys(), CALLS * PER_CALL);
    let changed = false;
    for (let at = 0; at < ids.length; at += PER_CALL) changed = (await ask(ids.slice(at, at + PER_CALL))) || changed;
    return changed;
  };
  const run = async () => {
    following = true;
    for (let pause = SHORTEST_MS; pending.size > 0; ) {
      await clock.sleep(pause);
      // An API that is away says nothing of the files: it is asked again, later.
      const changed = await round().catch(() => false);
      pause = changed ? SHORTEST_MS : Math.min(pause * 1.2, LONGEST_MS);
      if (changed) onRound();
    }
    following = false;
  };

  return {
    follow(row) {
      if (row.id === undefined) return;
      pending.set(row.id, row);
      if (!following) void run();
    },
    forget(rows) {
      for (const { id } of rows) if (id !== undefined) pending.delete(id);
    },
  };
}

function first(ids: Iterable<string>, most: number): string[] {
  const some: string[] = [];
  for (const id of ids) {
    if (some.length === most) break;
    some.push(id);
  }
  return some;
}

/** All files of an upload, one row a name, and how many are how far. */
import { ROW_STATES, type Row, type RowState, type Wanted } from './row.ts';
import type { Source } from './source.ts';

export type Counts = Record<RowState, number>;

export interface Queue {
  readonly counts: Readonly<Counts>;
  /** Of all files but the lost ones; of those that need no sending any more. */
  bytes(): { total: number; done: number };
  /** A name that is known is the same row again, if length and time are the same. */
  add(wanted: Wanted, source: Source): void;
  /** What could not even be opened. */
  addFailed(name: string, why: string): void;
  /** From before a reload. */
  put(row: Row): void;
  move(row: Row, state: RowState, more?: Partial<Row>): void;
  /** Up to so many that wait are being sent from now on. */
  take(most: number): Row[];
  /** The first ones, in the order they were added. */
  list(states: readonly RowState[], most: number): Row[];
  /** Takes rows out. */
  remove(states: readonly RowState[]): Row[];
}

const DONE: ReadonlySet<RowState> = new Set(['sent', 'ready', 'plain', 'broken', 'here', 'trashed', 'failed']);
/** Of these nothing is read any more. */
const READ: ReadonlySet<RowState> = new Set(['sent', 'ready', 'plain', 'broken', 'here', 'trashed']);

/** `onMove` hears of each row that is new or has another state. */
export function createQueue(onMove: (row: Row) => void): Queue {
  const counts = Object.fromEntries(ROW_STATES.map((state) => [state, 0])) as Counts;
  const bytesOf = { ...counts };
  const byName = new Map<string, Row>();
  let rows: Row[] = [];
  let waiting: Row[] = [];
  /** What was begun, or asked for again, comes first. */
  let again: Row[] = [];
  /** Whoever still works on them moves nothing. */
  const gone = new WeakSet<Row>();

  const count = (row: Row, by: 1 | -1) => {
    counts[row.state] += by;
    bytesOf[row.state] += by * row.bytes;
  };
  const enter = (row: Row) => {
    rows.push(row);
    byName.set(row.name, row);
    count(row, 1);
    if (row.state === 'waiting') waiting.push(row);
    onMove(row);
  };
  const move: Queue['move'] = (row, state, more) => {
    if (gone.has(row)) return;
    count(row, -1);
    Object.assign(row, more, { state });
    if (READ.has(state)) row.source = undefined;
    count(row, 1);
    if (state === 'waiting') again.push(row);
    onMove(row);
  };
  const sum = (states: Iterable<RowState>) => [...states].reduce((bytes, state) => bytes + bytesOf[state], 0);

  return {
    counts,
    bytes() {
      const done = sum(DONE);
      return { total: done + sum(['waiting', 'sending']), done };
    },
    add({ name, bytes, modified, above }, source) {
      const known = byName.get(name);
      if (known?.bytes !== bytes || known.modified !== modified) {
        enter({ name, bytes, modified, above, state: 'waiting', source });
      } else if (known.state !== 'waiting' && known.state !== 'sending') {
        move(known, 'waiting', { source, id: undefined, why: undefined, tries: undefined });
      }
    },
    addFailed(name, why) {
      const known = byName.get(name);
      if (known?.state === 'failed') known.why = why;
      else enter({ name, bytes: 0, modified: 0, above: 0, state: 'failed', why });
    },
    put: enter,
    move,
    take(most) {
      const taken = again.splice(0, most);
      taken.push(...waiting.splice(0, most - taken.length));
      for (const row of taken) move(row, 'sending');
      return taken;
    },
    list(states, most) {
      const listed: Row[] = [];
      for (const row of rows) {
        if (listed.length === most) break;
        if (states.includes(row.state)) listed.push(row);
      }
      return listed;
    },
    remove(states) {
      const out = rows.filter(({ state }) => states.includes(state));
      if (out.length === 0) return out;
      const stays = ({ state }: Row) => !states.includes(state);
      [rows, waiting, again] = [rows.filter(stays), waiting.filter(stays), again.filter(stays)];
      for (const row of out) {
        gone.add(row);
        count(row, -1);
        if (byName.get(row.name) === row) byName.delete(row.name);
      }
      return out;
    },
  };
}

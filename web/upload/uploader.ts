/** Brings files into the library: walks them, registers them, sends them, and follows them until they are converted. */
import type { ReadonlySignal } from '@preact/signals';
import type { Clock } from '../../core/clock.ts';
import { asTalkError } from '../talk/problem.ts';
import { followConversion } from './conversion.ts';
import type { Dropped } from './dropped.ts';
import { createFeed, PER_CALL } from './feed.ts';
import type { Hashes } from './hashes.ts';
import { createIntake, type Skipped } from './intake.ts';
import type { Journal } from './journal.ts';
import { createLanes } from './lanes.ts';
import { createLines } from './lines.ts';
import { createMeter } from './meter.ts';
import { createPatience } from './patience.ts';
import { patiently } from './patiently.ts';
import { OPEN, type Progress, progressOf } from './progress.ts';
import { publishing } from './publishing.ts';
import { createQueue } from './queue.ts';
import type { Row, RowState } from './row.ts';
import { sendRow } from './sendRow.ts';
import type { Transport } from './transport.ts';

export interface Uploader {
  /** Four times a second at most. */
  readonly progress: ReadonlySignal<Progress>;
  /** The first ones, in the order they were given. */
  list(states: readonly RowState[], most: number): Row[];
  /** Of a file on its way, what lies in the storage. */
  bytesThere(row: Row): number;
  /** The first of what was left out. */
  skipped(): readonly Skipped[];
  /** Into `folder` of the library, empty for its root. Gives how many files there were, when all are found. */
  add(given: readonly Dropped[], folder: string): Promise<number>;
  pause(): void;
  resume(): void;
  /** What is not sent yet is given up. */
  cancel(): void;
  /** All that failed. */
  retry(): void;
  /** Does not wait for the next try. */
  hurry(): void;
  /** These are back from the trash, whoever brought them. */
  restored(ids: readonly string[]): void;
  /** Forgets all that is not on its way. */
  clear(): void;
  /** What an earlier visit left behind. */
  recall(): Promise<void>;
}

export interface UploaderParts {
  transport: Transport;
  hashes: Hashes;
  journal: Journal;
  clock: Clock;
  /** Something new can be seen. */
  onReady(): void;
}

/** To the storage at once; a browser has six, and the pictures want theirs. */
const CONNECTIONS = 3;
const CLOSED = ['ready', 'plain', 'broken', 'here', 'trashed'] as const;
const NOT_CLOSED = ['lost', 'waiting', 'sending', 'sent', 'failed'] as const;

export function uploader({ transport, hashes, journal, clock, onReady }: UploaderParts): Uploader {
  const patience = createPatience(clock);
  const patient = patiently(transport, patience, createLines(CONNECTIONS));
  const meter = createMeter(clock);
  const queue = createQueue(journal.note);
  let refusal: string | undefined;

  const conversion = followConversion({
    states: transport.states,
    clock,
    onState(row, state, why) {
      // Given once more meanwhile, it is something else by now.
      if (row.state === 'sent') queue.move(row, state, { why });
    },
    onRound() {
      publish.now();
      onReady();
    },
  });
  const onSent = (row: Row) => {
    queue.move(row, 'sent', { why: undefined });
    conversion.follow(row);
  };
  const feed = createFeed({ queue, transport: patient, clock, onSent });
  const lanes = createLanes({
    most: CONNECTIONS,
    hasWork: () => queue.counts.waiting > 0,
    async lane(stop) {
      const parts = { queue, meter, hashes, clock, transport: patient, onSent };
      try {
        for (let fed = await feed.next(stop); fed; fed = await feed.next(stop)) await sendRow(fed, stop, parts);
      } catch (error) {
        // Nobody may upload: the others would only ask the same again.
        if (!stop.aborted) halt(asTalkError(error).message);
      }
    },
  });

  const start = () => {
    if (!lanes.busy()) meter.restart();
    lanes.start();
    publish.keepOn();
  };
  const resume = () => {
    refusal = undefined;
    patience.through();
    lanes.resume();
    start();
  };
  const halt = (why?: string) => {
    refusal = why;
    lanes.halt();
    feed.release();
    publish.now();
  };
  const intake = createIntake(queue, () => {
    // A call's worth at a time: the first file alone would have a call to itself.
    if (queue.counts.waiting >= PER_CALL) start();
  });
  const publish = publishing({
    clock,
    read: () => progressOf({ queue, lanes, intake, meter, patience, refusal }),
    goesOn: () => lanes.busy() || intake.reading(),
    onPublished() {
      if (!intake.reading() && NOT_CLOSED.every((state) => queue.counts[state] === 0)) journal.clear();
    },
  });

  return {
    progress: publish.progress,
    list: queue.list,
    bytesThere: meter.there,
    skipped: () => intake.skipped().first,
    async add(given, folder) {
      // Another upload: what became of the one before has been seen.
      if (!lanes.busy() && !intake.reading()) {
        journal.forget(queue.remove(CLOSED));
        intake.forgetSkipped();
      }
      const files = intake.take(given, folder);
      publish.keepOn();
      await files;
      start();
      return files;
    },
    pause: () => halt(),
    resume,
    cancel() {
      intake.stop();
      halt();
      journal.forget(queue.remove(OPEN));
      resume();
    },
    retry() {
      for (const row of queue.list(['failed'], Number.POSITIVE_INFINITY)) {
        if (row.source) queue.move(row, 'waiting', { why: undefined });
      }
      start();
    },
    hurry: patience.hurry,
    restored(ids) {
      const back = new Set(ids);
      for (const row of queue.list(['trashed'], Number.POSITIVE_INFINITY)) {
        if (back.has(row.id!)) queue.move(row, 'here');
      }
      publish.now();
    },
    clear() {
      const gone = queue.remove([...CLOSED, 'sent', 'failed', 'lost']);
      conversion.forget(gone);
      journal.forget(gone);
      intake.forget();
      intake.forgetSkipped();
      publish.now();
    },
    async recall() {
      for (const row of await journal.read()) {
        queue.put(row);
        intake.remember(row);
        if (row.state === 'sent') conversion.follow(row);
      }
      publish.now();
    },
  };
}

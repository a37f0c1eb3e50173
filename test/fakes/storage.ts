/** A whole `Storage` in memory, and its state as one piece of plain data. */
import type { Clock } from '../../core/clock.ts';
import type { Heartbeat } from '../../core/heartbeat.ts';
import type { Row } from '../../core/row.ts';
import type { Mark, Storage } from '../../core/storage.ts';
import { type MemoryBlobs, memoryBlobs } from './blobs.ts';
import { type MemoryLeases, memoryLeases } from './leases.ts';
import { type MemoryQueue, memoryQueue } from './queue.ts';
import { type MemoryTable, memoryTable } from './table.ts';

export interface MemoryStorage extends Storage {
  originals: MemoryBlobs;
  previews: MemoryBlobs;
  records: MemoryBlobs;
  state: MemoryBlobs;
  leases: MemoryLeases;
  jobs: MemoryQueue;
  later: MemoryQueue;
  poison: MemoryQueue;
  files: MemoryTable<Row>;
  marks: MemoryTable<Mark>;
  converters: MemoryTable<Heartbeat>;
}

export function memoryStorage(clock: Clock): MemoryStorage {
  return {
    originals: memoryBlobs(clock),
    previews: memoryBlobs(clock),
    records: memoryBlobs(clock),
    state: memoryBlobs(clock),
    leases: memoryLeases(clock),
    jobs: memoryQueue(clock),
    later: memoryQueue(clock),
    poison: memoryQueue(clock),
    files: memoryTable<Row>(),
    marks: memoryTable<Mark>(),
    converters: memoryTable<Heartbeat>(),
  };
}

/** Plain data in a fixed order: equal states have equal JSON (ETags, ids and receipts count the writes before them). */
export function snapshotOf(storage: MemoryStorage) {
  return {
    originals: storage.originals.snapshot(),
    previews: storage.previews.snapshot(),
    records: storage.records.snapshot(),
    state: storage.state.snapshot(),
    leases: storage.leases.snapshot(),
    jobs: storage.jobs.snapshot(),
    later: storage.later.snapshot(),
    poison: storage.poison.snapshot(),
    files: storage.files.snapshot(),
    marks: storage.marks.snapshot(),
    converters: storage.converters.snapshot(),
  };
}

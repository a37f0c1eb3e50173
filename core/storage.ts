/** All the storage a program may touch, by its role; `core/azure` makes it from an account, tests from memory. */
import type { Blobs } from './blobs.ts';
import type { Heartbeat } from './heartbeat.ts';
import type { Leases } from './leases.ts';
import type { Queue } from './queue.ts';
import type { Row } from './row.ts';
import type { Entity, Table } from './table.ts';

export interface Storage {
  /** `file-store`: what people uploaded; read only for us. */
  originals: Blobs;
  /** `pv-store`: previews, and the page's timeline. */
  previews: Blobs;
  /** `records`: the truth, one JSON blob an original, and the API's columns. */
  records: Blobs;
  /** `state`: what is neither. */
  state: Blobs;
  leases: Leases;
  jobs: Queue;
  /** Taken when `jobs` is dry. */
  later: Queue;
  /** Texts that name no original. */
  poison: Queue;
  files: Table<Row>;
  marks: Table<Mark>;
  converters: Table<Heartbeat>;
}

/** "This month has changed": partition `month`, key the month. */
export type Mark = Entity;

/** What the containers, queues and tables are called in the account. */
export const CONTAINERS = {
  originals: 'file-store',
  previews: 'pv-store',
  records: 'records',
  state: 'state',
} as const;
export const QUEUES = { jobs: 'jobs', later: 'jobs-later', poison: 'jobs-poison' } as const;
export const TABLES = { files: 'files', marks: 'marks', converters: 'converters' } as const;

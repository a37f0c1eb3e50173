/** What an account holds of ours, counted. */

import { countText } from '../../core/amounts.ts';
import { CONTAINERS, QUEUES, type Storage, TABLES } from '../../core/storage.ts';

export interface Contents {
  blobs: Record<keyof typeof CONTAINERS, number>;
  /** Waiting, hidden and held. */
  messages: Record<keyof typeof QUEUES, number>;
  rows: Record<keyof typeof TABLES, number>;
}

export async function countContents(storage: Storage): Promise<Contents> {
  const { originals, previews, records, state, jobs, later, poison, files, marks, converters } = storage;
  return {
    blobs: {
      originals: await count(originals.list('')),
      previews: await count(previews.list('')),
      records: await count(records.list('')),
      state: await count(state.list('')),
    },
    messages: { jobs: await jobs.depth(), later: await later.depth(), poison: await poison.depth() },
    rows: {
      files: await count(files.list()),
      marks: await count(marks.list()),
      converters: await count(converters.list()),
    },
  };
}

export function contentsText({ blobs, messages, rows }: Contents): string {
  const line = (name: string, count: number, noun: string) => `  ${name.padEnd(12)} ${countText(count, noun)}`;
  return [
    ...roles(CONTAINERS).map((role) => line(CONTAINERS[role], blobs[role], 'blob')),
    ...roles(QUEUES).map((role) => line(QUEUES[role], messages[role], 'message')),
    ...roles(TABLES).map((role) => line(TABLES[role], rows[role], 'row')),
  ].join('\n');
}

export function countAll({ blobs, messages, rows }: Contents): number {
  return [blobs, messages, rows].flatMap((counts) => Object.values(counts)).reduce((sum, count) => sum + count, 0);
}

function roles<Names extends object>(names: Names): (keyof Names)[] {
  return Object.keys(names) as (keyof Names)[];
}

async function count(things: AsyncIterable<unknown>): Promise<number> {
  let counted = 0;
  for await (const _ of things) counted += 1;
  return counted;
}

/** All storage as one value, so that millions of moments can be kept, compared and gone on from. */
import { MANIFEST_NAME } from '../../../core/names.ts';
import type { Storage } from '../../../core/storage.ts';
import { type BlobPart, blobTurns, NO_BLOBS } from './blobPart.ts';
import { type LeasePart, leaseTurns, NO_LEASES } from './leasePart.ts';
import type { Answer, Part } from './part.ts';
import { NO_MESSAGES, type QueuePart, queueTurns } from './queuePart.ts';
import { NO_ENTITIES, type TablePart, tableTurns } from './tablePart.ts';

export interface World {
  originals: BlobPart;
  previews: BlobPart;
  records: BlobPart;
  state: BlobPart;
  leases: LeasePart;
  jobs: QueuePart;
  later: QueuePart;
  poison: QueuePart;
  files: TablePart;
  marks: TablePart;
  converters: TablePart;
}

export const EMPTY_WORLD: World = {
  originals: NO_BLOBS,
  previews: NO_BLOBS,
  records: NO_BLOBS,
  state: NO_BLOBS,
  leases: NO_LEASES,
  jobs: NO_MESSAGES,
  later: NO_MESSAGES,
  poison: NO_MESSAGES,
  files: NO_ENTITIES,
  marks: NO_ENTITIES,
  converters: NO_ENTITIES,
};

/** A call of a port that has not happened yet. */
export interface Op {
  port: keyof Storage;
  method: string;
  args: unknown[];
}

/** Whose ETags tell one write from the next. A sweep compares them all. */
export type Compared = 'where the protocol does' | 'everywhere';

/** Every way this call may go, now. */
export function turns(world: World, { port, method, args }: Op, now: number, compared: Compared): [World, Answer][] {
  const all = compared === 'everywhere';
  const go = <P extends Part>(turns: { part: P; answer: Answer }[]) =>
    turns.map(({ part, answer }): [World, Answer] => [
      part === (world[port] as Part) ? world : { ...world, [port]: part },
      answer,
    ]);
  switch (port) {
    case 'previews':
      return go(blobTurns(world[port], method, args, now, (name) => all || name === MANIFEST_NAME));
    case 'records':
      return go(blobTurns(world[port], method, args, now, (name) => all || !name.startsWith('columns/')));
    case 'originals':
    case 'state':
      return go(blobTurns(world[port], method, args, now, () => true));
    case 'leases':
      return go(leaseTurns(world[port], method, args, now));
    case 'jobs':
    case 'later':
    case 'poison':
      return go(queueTurns(world[port], method, args, now));
    case 'files':
    case 'marks':
    case 'converters':
      return go(tableTurns(world[port], method, args, port === 'marks' || comparesAll(method, args)));
  }
}

/** A compaction asks for one partition, and compares no row with what it is later; a rebuild asks for all, and does. */
function comparesAll(method: string, [partition]: unknown[]): boolean {
  return method === 'page' && partition === undefined;
}

export function partKeys(world: World): number[] {
  return Object.values(world).map((part: Part) => part.key);
}

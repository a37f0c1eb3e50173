/** Calls to the storage by what they are billed as. */

export type Operation = 'write' | 'list' | 'read' | 'other' | 'delete' | 'queue' | 'table';

/** How many calls of each kind; a call that was tried again counts each time, as it is billed. */
export type Usage = Record<Operation, number>;

export function newUsage(): Usage {
  return { write: 0, list: 0, read: 0, other: 0, delete: 0, queue: 0, table: 0 };
}

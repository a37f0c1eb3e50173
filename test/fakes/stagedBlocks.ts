/** Blocks of blobs to be, in memory: which ones are there, by place and content. Their bytes nobody asks for again. */
import { hash } from 'node:crypto';

export interface StagedBlocks {
  /** Says whether it was there already, and that it is there now. */
  stage(name: string, index: number, bytes: Uint8Array): 'sent' | 'staged';
  has(name: string, index: number, bytes: Uint8Array): boolean;
  /** Who writes a blob discards what others have staged for it. */
  discard(name: string): void;
}

export function stagedBlocks(): StagedBlocks {
  const byName = new Map<string, Set<string>>();
  const idOf = (index: number, bytes: Uint8Array) => `${index} ${hash('md5', bytes)}`;
  return {
    stage(name, index, bytes) {
      const ids = byName.get(name) ?? new Set();
      const before = ids.size;
      byName.set(name, ids.add(idOf(index, bytes)));
      return ids.size > before ? 'sent' : 'staged';
    },
    has: (name, index, bytes) => byName.get(name)?.has(idOf(index, bytes)) ?? false,
    discard(name) {
      byName.delete(name);
    },
  };
}

/** Blocks of blobs to be, in memory: which ones are there, by place and content. Their bytes nobody asks for again. */
import { hash } from 'node:crypto';
import type { StagedBlock } from '../../core/blobs.ts';
import { blockId } from '../../core/blockId.ts';

export interface StagedBlocks {
  /** Says whether it was there already, and that it is there now. */
  stage(name: string, index: number, bytes: Uint8Array): 'sent' | 'staged';
  has(name: string, index: number, bytes: Uint8Array): boolean;
  list(name: string): StagedBlock[];
  /** Who writes a blob discards what others have staged for it. */
  discard(name: string): void;
}

export function stagedBlocks(): StagedBlocks {
  const byName = new Map<string, Map<string, number>>();
  const idOf = (index: number, bytes: Uint8Array) => blockId(index, hash('md5', bytes, 'buffer'));
  return {
    stage(name, index, bytes) {
      const blocks = byName.get(name) ?? new Map<string, number>();
      const before = blocks.size;
      byName.set(name, blocks.set(idOf(index, bytes), bytes.length));
      return blocks.size > before ? 'sent' : 'staged';
    },
    has: (name, index, bytes) => byName.get(name)?.has(idOf(index, bytes)) ?? false,
    list: (name) => [...(byName.get(name) ?? [])].map(([id, bytes]) => ({ id, bytes })),
    discard(name) {
      byName.delete(name);
    },
  };
}

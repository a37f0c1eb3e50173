/** The record of an original, beside its file: `trip/1.jpg.ironviper.json`. */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { BlobProperties } from '../../core/blobs.ts';
import { idOf } from '../../core/id.ts';
import type { FileRecord } from '../../core/record.ts';
import { readRecord } from '../../library/readRecord.ts';
import { ensureFolder } from './ensureFolder.ts';
import { ifThere } from './ifThere.ts';
import { unnameablePath } from './locate.ts';
import { draftPath, PARTS } from './parts.ts';
import { refusal } from './refusal.ts';
import type { Saving } from './saveOriginal.ts';

/** `taken`: an original has that name. `other`: a file is there that is no record of this original. */
export type SavedRecord = 'saved' | 'same' | 'none' | 'taken' | 'other';

const SUFFIX = '.ironviper.json';

/** `path` is the original's file. Throws as `saveOriginal`. */
export async function saveRecord(saving: Saving, { name }: BlobProperties, path: string): Promise<SavedRecord> {
  const { storage, patience, root } = saving;
  const known = await patience.through(() => readRecord(storage, idOf(name)));
  if (known === 'missing') return 'none';
  try {
    return await write(saving, known.record, path + SUFFIX);
  } catch (error) {
    if (refusal(error) === undefined) throw error;
    // With the suffix, its name is one that this disk can't hold.
    return write(saving, known.record, join(root, unnameablePath(name)) + SUFFIX);
  }
}

async function write(saving: Saving, record: FileRecord, path: string): Promise<SavedRecord> {
  const { storage, patience, root, replace, dryRun } = saving;
  const text = `${JSON.stringify(record, null, 2)}\n`;
  const there = await ifThere(readFile(path, 'utf8'));
  if (there === text) return 'same';
  const original = await patience.through(() => storage.originals.head(record.name + SUFFIX));
  if (original !== 'missing') return 'taken';
  if (there !== undefined && !replace && idIn(there) !== record.id) return 'other';
  if (dryRun) return 'saved';
  await ensureFolder(join(root, PARTS), root);
  await ensureFolder(dirname(path), root);
  const draft = draftPath(root, record.name);
  await writeFile(draft, text, { flush: true });
  await rename(draft, path);
  return 'saved';
}

function idIn(text: string): unknown {
  try {
    return (JSON.parse(text) as { id?: unknown } | null)?.id;
  } catch {
    return undefined; // Not JSON: whatever it is, it is no record.
  }
}

/** The truth about an original, and the ETag that guards the next write of it. */
import { recordName } from '../core/names.ts';
import { OutageError } from '../core/outage.ts';
import { type FileRecord, RECORD_SCHEMA } from '../core/record.ts';
import type { Storage } from '../core/storage.ts';
import { readBlob } from './readBlob.ts';

export interface StoredRecord {
  record: FileRecord;
  etag: string;
}

type Records = Pick<Storage, 'records'>;

export async function readRecord(storage: Records, id: string): Promise<StoredRecord | 'missing'>;
/** By the same one request: `unchanged` if its ETag is still that. */
export async function readRecord(
  storage: Records,
  id: string,
  options: { unlessEtag: string | undefined },
): Promise<StoredRecord | 'missing' | 'unchanged'>;
export async function readRecord(
  storage: Records,
  id: string,
  options: { unlessEtag: string | undefined } = { unlessEtag: undefined },
): Promise<StoredRecord | 'missing' | 'unchanged'> {
  const blob = await readBlob(storage.records, recordName(id), options);
  if (typeof blob === 'string') return blob;
  return { record: recordIn(blob.bytes, id), etag: blob.etag };
}

/** Whether an error is about one record alone, and says nothing of any other. */
export function isOfOneRecord(error: unknown): error is OutageError {
  return error instanceof OutageError && (error.what === 'record' || error.what === 'version');
}

function recordIn(bytes: Buffer, id: string): FileRecord {
  const record = parsed(bytes, id) as Partial<FileRecord> | null;
  if (typeof record?.schema === 'number' && record.schema !== RECORD_SCHEMA) {
    throw new OutageError(
      'version',
      `The record ${recordName(id)} has schema ${record.schema}; this program knows ${RECORD_SCHEMA}. Run a newer ironviper.`,
    );
  }
  if (!isRecord(record)) {
    const text = bytes.toString('utf8');
    throw damaged(id, `it holds ${text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}...` : text}`);
  }
  return record;
}

const SHOWN_CHARACTERS = 80;

function parsed(bytes: Buffer, id: string): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch (cause) {
    throw damaged(id, 'it is no JSON', cause);
  }
}

/** As far as no reader stumbles over it: what else a record has may be of another release. */
function isRecord(record: Partial<FileRecord> | null): record is FileRecord {
  if (record?.schema !== RECORD_SCHEMA) return false;
  const { id, name, state, previews, months, user, pipeline } = record;
  const texts = [id, name, state].every((each) => typeof each === 'string');
  const objects = [user, pipeline].every((each) => typeof each === 'object' && each !== null);
  return texts && objects && Array.isArray(previews) && Array.isArray(months);
}

/** A converter puts such a file aside: writing over it would forget for good what a person said. */
function damaged(id: string, how: string, cause?: unknown): OutageError {
  const mend =
    'Remove the blob, then npm run reconvert -- --name NAME makes it anew, without what a person said of the file';
  return new OutageError(
    'record',
    `The record ${recordName(id)} is damaged: ${how}. ${mend}; npm run inspect -- ${id} then tells the name.`,
    { cause },
  );
}

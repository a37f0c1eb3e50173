/** Our flat entities and the storage's: other names for the keys, and no more types than JSON has. */
import type { TableEntity } from '@azure/data-tables';
import type { Entity, Stored } from '../table.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be in a key.
const FORBIDDEN_IN_KEYS = /[/\\#?\u0000-\u001f\u007f-\u009f]/;
const LONGEST_STRING = 32 * 1024;
const INT32 = 2 ** 31;

/** Throws an `Error` for what the storage would refuse, or drop without a word. */
export function toStored(entity: Entity): TableEntity {
  const { partition, key, ...properties } = entity;
  const stored: TableEntity = { partitionKey: checkedKey(partition), rowKey: checkedKey(key) };
  for (const [name, value] of Object.entries(properties)) {
    if (value !== undefined) stored[name] = toProperty(name, value);
  }
  return stored;
}

function checkedKey(key: string): string {
  if (FORBIDDEN_IN_KEYS.test(key)) throw new Error(`no entity can have the key "${key}"`);
  return key;
}

function toProperty(name: string, value: unknown): unknown {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string' && value.length < LONGEST_STRING) return value;
  // Without a type the storage takes whole numbers for 32 bits.
  if (typeof value === 'number' && Number.isInteger(value) && (value < -INT32 || value >= INT32)) {
    return { type: 'Double', value };
  }
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  const shown = typeof value === 'string' ? `a text of ${value.length} characters` : String(value);
  throw new Error(`no table can hold ${shown}, given as the property "${name}"`);
}

export function fromStored<E extends Entity>(stored: Record<string, unknown>): Stored<E> {
  const { partitionKey, rowKey, etag, timestamp: _, ...properties } = stored;
  delete properties['odata.metadata'];
  return { partition: partitionKey, key: rowKey, etag: shortEtag(String(etag)), ...properties } as unknown as Stored<E>;
}

/** `W/"datetime'2026-01-01T00%3A00%3A00.0000000Z'"` without its wrapping. */
export function shortEtag(etag: string | undefined): string {
  return (etag ?? '').replace(/^W\/"|"$/g, '');
}

export function ifMatchOf(etag: string): string {
  return `W/"${etag}"`;
}

/** Values as texts that mean nothing to clients, and may come back from anybody. */
import { Buffer } from 'node:buffer';
import type { z } from 'zod';

export function opaqueText(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** Nothing for what can be none of ours. */
export function readOpaque<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> | undefined {
  return schema.safeParse(json(text)).data;
}

function json(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined; // Not even JSON: what the caller is told.
  }
}

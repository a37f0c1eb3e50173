/** Where a listing goes on: opaque to clients, and checked when it comes back. */
import { Buffer } from 'node:buffer';
import type { z } from 'zod';
import { ProblemError } from '../problem.ts';

export function cursorText(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** Throws a `ProblemError` 400 for what is none of ours. */
export function readCursor<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> {
  const read = schema.safeParse(json(text));
  if (read.success) return read.data;
  throw new ProblemError(
    400,
    'This cursor is none that this listing gave. Begin again without one.',
    {},
    { cause: read.error },
  );
}

function json(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return undefined; // Not even JSON: what the caller is told.
  }
}

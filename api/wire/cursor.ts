/** Where a listing goes on: opaque to clients, and checked when it comes back. */
import type { z } from 'zod';
import { ProblemError } from '../problem.ts';
import { opaqueText, readOpaque } from './opaque.ts';

export const cursorText = opaqueText;

/** Throws a `ProblemError` 400 for what is none of ours. */
export function readCursor<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> {
  const read = readOpaque(schema, text);
  if (read !== undefined) return read;
  throw new ProblemError(400, 'This cursor is none that this listing gave. Begin again without one.');
}

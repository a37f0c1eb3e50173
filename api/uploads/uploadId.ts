/** An upload under way, as clients name it: nothing is kept of it here, so the id holds all that it takes to go on. */
import { z } from '@hono/zod-openapi';
import { ProblemError } from '../problem.ts';
import { opaqueText, readOpaque } from '../wire/opaque.ts';
import { whyRefused } from './whyRefused.ts';

export interface Upload {
  name: string;
  bytes: number;
}

const Parts = z.tuple([z.string(), z.int().min(0)]);

export function uploadIdOf({ name, bytes }: Upload): string {
  return opaqueText([name, bytes]);
}

/** It comes from anybody: what it names is checked as if it were new. Throws a `ProblemError` 400. */
export function readUploadId(id: string): Upload {
  const [name, bytes] = readOpaque(Parts, id) ?? ['', 0];
  if (uploadIdOf({ name, bytes }) === id && whyRefused(name) === undefined) return { name, bytes };
  throw new ProblemError(400, 'This is no id of an upload. POST /api/uploads gives one.');
}

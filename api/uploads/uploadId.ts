/** An upload under way, as clients name it: nothing is kept of it here, so the id holds all that it takes to go on. */
import { z } from '@hono/zod-openapi';
import { ProblemError } from '../problem.ts';
import { whyRefused } from './whyRefused.ts';

export interface Upload {
  name: string;
  bytes: number;
}

const Parts = z.tuple([z.string(), z.int().min(0)]);

export function uploadIdOf({ name, bytes }: Upload): string {
  return Buffer.from(JSON.stringify([name, bytes])).toString('base64url');
}

/** It comes from anybody: what it names is checked as if it were new. Throws a `ProblemError` 400. */
export function readUploadId(id: string): Upload {
  const read = Parts.safeParse(json(Buffer.from(id, 'base64url')));
  if (read.success) {
    const [name, bytes] = read.data;
    if (uploadIdOf({ name, bytes }) === id && whyRefused(name) === undefined) return { name, bytes };
  }
  throw new ProblemError(400, 'This is no id of an upload. POST /api/uploads gives one.', {}, { cause: read.error });
}

function json(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined; // Not even JSON: what the caller is told.
  }
}

/** Answers with a fold of what is published; a client that has it already is told so without computing it. */
import type { Context, TypedResponse } from 'hono';
import type { Role } from '../../core/person.ts';
import type { ApiParts } from '../parts.ts';
import { type ApiEnv, callerOf } from '../route.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** `compute` is pure: the same snapshot, role and request give the same body, as long as the release does. */
export async function fold<Body extends object>(
  c: Context<ApiEnv>,
  { published, version }: Pick<ApiParts, 'published' | 'version'>,
  compute: (snapshot: Snapshot, role: Role) => Body | Promise<Body>,
): Promise<Response & TypedResponse<Body, 200, 'json'>> {
  const { role } = callerOf(c);
  const snapshot = await published.current();
  const etag = `"${snapshot.rev}-${role}-${version}"`;
  const headers = { etag, 'cache-control': 'private, no-cache' };
  // The client's own cache turns it into the 200 that it had: no program meets a 304 in an answer's type.
  if (has(c.req.header('if-none-match'), etag)) return c.body(null, 304, headers) as never;
  return c.json(await compute(snapshot, role), 200, headers) as never;
}

/** A proxy that compressed the answer may have made its tag a weak one. */
function has(ifNoneMatch: string | undefined, etag: string): boolean {
  const tags = ifNoneMatch?.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags?.some((tag) => tag === etag || tag === '*') ?? false;
}

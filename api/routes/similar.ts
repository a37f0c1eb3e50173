/** `GET /api/files/:id/similar`: what looks like one picture. */
import { z } from '@hono/zod-openapi';
import type { Role } from '../../core/person.ts';
import { bandsIn } from '../alike/alike.ts';
import { nearTo } from '../alike/nearTo.ts';
import { Share, shares } from '../alike/shares.ts';
import { FileId } from '../files/fileId.ts';
import { LIMITS } from '../limits.ts';
import type { ApiParts } from '../parts.ts';
import { ProblemError } from '../problem.ts';
import { route, routes } from '../route.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { fold } from '../wire/fold.ts';
import { Listed, listed } from '../wire/listed.ts';

const Similar = z
  .object({
    files: z.array(
      z.object({
        file: Listed,
        distance: z.number().openapi({ description: 'Bits of 256 in which the fingerprints differ, at most 15' }),
        shares: z.array(Share),
      }),
    ),
    total: z.number(),
  })
  .openapi('Similar');

const similar = route('viewer', {
  method: 'get',
  path: '/api/files/{id}/similar',
  summary: 'Near copies of a picture',
  description:
    'Nearest first; without the trash. None for a file without a fingerprint, and none for a flat picture, as of a clear ' +
    'sky, a wall, a black frame: such look like all others of their sort.',
  request: {
    params: z.object({ id: FileId }),
    query: z.object({ limit: z.coerce.number().int().min(1).max(LIMITS.page).default(100) }),
  },
  responses: { 200: { description: 'The nearest', content: { 'application/json': { schema: Similar } } } },
});

export const similarRoutes = (parts: Pick<ApiParts, 'published' | 'version'>) =>
  routes().openapi(similar, (c) => {
    const { id } = c.req.valid('param');
    const { limit } = c.req.valid('query');
    return fold(c, parts, (snapshot, role) => answer(snapshot, role, id, limit));
  });

async function answer(snapshot: Snapshot, role: Role, id: string, limit: number): Promise<z.output<typeof Similar>> {
  const position = snapshot.positionOf(id);
  // What is in the trash is for owners alone.
  if (position === undefined || (role === 'viewer' && !Number.isNaN(snapshot.trashedAt[position]))) {
    throw new ProblemError(404, `No file with the id ${id} is published.`);
  }
  const near = nearTo(snapshot, await bandsIn(snapshot), position);
  const files = near.slice(0, limit).map(({ position: other, distance }) => ({
    file: listed(snapshot.row(other), role),
    distance,
    shares: shares(snapshot, position, other),
  }));
  return { files, total: near.length };
}

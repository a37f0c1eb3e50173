/** `GET /api/session`: who is calling, what they may do, and the one credential for all previews. */
import { z } from '@hono/zod-openapi';
import { ROLES } from '../../core/person.ts';
import type { AccessWay, Caller } from '../access/access.ts';
import { LIMITS } from '../limits.ts';
import type { ApiParts } from '../parts.ts';
import { route, routes } from '../route.ts';

const Way = z.discriminatedUnion('auth', [
  z.object({ auth: z.literal('none') }),
  z.object({ auth: z.literal('token') }),
  z.object({ auth: z.literal('oidc'), issuer: z.string(), clientId: z.string() }),
]);

const Session = z
  .object({
    user: z
      .object({ name: z.string(), role: z.enum(ROLES) })
      .nullable()
      .openapi({ description: 'Null for nobody: `features.access` says how to sign in' }),
    media: z
      .object({ base: z.string(), query: z.string(), expiresAt: z.string() })
      .nullable()
      .openapi({ description: 'Previews and timeline are at base + name + "?" + query. Null for nobody' }),
    features: z.object({
      access: Way,
      act: z.boolean().openapi({ description: 'Trash, restore, favourite, rate, turn, reconvert' }),
      upload: z.boolean(),
      originals: z.boolean(),
      places: z.boolean().openapi({ description: 'Sees where pictures were taken, and their EXIF and XMP' }),
      people: z.boolean().openapi({ description: 'Invites people, and takes invitations back' }),
    }),
    limits: z.object({ page: z.number(), ids: z.number(), uploadFiles: z.number() }),
    serverTime: z.string(),
  })
  .openapi('Session');

const session = route('anybody', {
  method: 'get',
  path: '/api/session',
  summary: 'Who is calling, and what they may do',
  responses: {
    200: { description: 'The session, also of nobody', content: { 'application/json': { schema: Session } } },
  },
});

export const sessionRoutes = ({
  access,
  signer,
  publisher,
  clock,
}: Pick<ApiParts, 'access' | 'signer' | 'publisher' | 'clock'>) =>
  routes().openapi(session, async (c) => {
    const caller = c.get('caller');
    if (caller) publisher.ifLeft();
    return c.json(
      {
        user: caller ? { name: caller.name, role: caller.role } : null,
        media: caller ? await signer.media() : null,
        features: featuresFor(caller, access.way),
        limits: LIMITS,
        serverTime: new Date(clock.now()).toISOString(),
      },
      200,
    );
  });

function featuresFor(caller: Caller | undefined, access: AccessWay) {
  const owner = caller?.role === 'owner';
  // Where everybody on this machine is the owner, nobody can be invited.
  return {
    access,
    act: owner,
    upload: owner,
    originals: owner,
    places: owner,
    people: owner && access.auth !== 'none',
  };
}

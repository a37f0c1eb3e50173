/** `/api/people`: who may come in. For owners. */
import { z } from '@hono/zod-openapi';
import { PERSON_NAME, personName, ROLES } from '../../core/person.ts';
import { invitationLink } from '../../core/token.ts';
import { invite, type Taken } from '../../library/invite.ts';
import { readPeople } from '../../library/readPeople.ts';
import { revoke } from '../../library/revoke.ts';
import type { AccessWay } from '../access/access.ts';
import type { ApiParts } from '../parts.ts';
import { ProblemError } from '../problem.ts';
import { callerOf, route, routes } from '../route.ts';

const Name = z
  .string()
  .max(200)
  .transform((name) => name.normalize('NFC'))
  .pipe(z.string().regex(PERSON_NAME, "up to 64 letters, digits, spaces and . _ ' @ + -, a letter or digit first"))
  .openapi({ type: 'string', example: 'Anna' });

const Guest = z
  .object({ name: Name, role: z.enum(ROLES), invitedAt: z.string(), oidc: z.string().optional() })
  .openapi('Person');

const Invited = Guest.extend({
  link: z
    .string()
    .optional()
    .openapi({ description: 'Opens the page as this person. Shown once: it is kept nowhere.' }),
}).openapi('Invited');

const Invitation = z
  .object({
    name: Name,
    role: z.enum(ROLES),
    oidc: z
      .string()
      .min(1)
      .max(255)
      .optional()
      .openapi({ description: 'The verified e-mail address, or the subject, where people sign in elsewhere.' }),
    replace: z.boolean().optional().openapi({ description: 'A new invitation in place of the old, which ends.' }),
  })
  .openapi('Invitation');

const json = <Schema extends z.ZodType>(description: string, schema: Schema) => ({
  description,
  content: { 'application/json': { schema } },
});

const Everybody = z.object({
  people: z.array(Guest),
  unreadable: z.array(z.string()).openapi({
    description: 'Blobs in `state` that are no person, and let nobody in. `people/anna.json` is revoked as `anna`',
  }),
});

const list = route('owner', {
  method: 'get',
  path: '/api/people',
  summary: 'Who was invited',
  responses: { 200: json('Everybody, in the order of their names', Everybody) },
});

const add = route('owner', {
  method: 'post',
  path: '/api/people',
  summary: 'Invites a person',
  request: { body: { content: { 'application/json': { schema: Invitation } } } },
  responses: { 201: json('Invited', Invited) },
});

const remove = route('owner', {
  method: 'delete',
  path: '/api/people/{name}',
  summary: 'Takes an invitation back, at once',
  request: { params: z.object({ name: Name }) },
  responses: { 204: { description: 'Revoked' } },
});

export const peopleRoutes = ({
  storage: { state },
  ...parts
}: Pick<ApiParts, 'storage' | 'clock' | 'log' | 'access' | 'origin'>) =>
  routes()
    .openapi(list, async (c) => {
      const unreadable: string[] = [];
      const people = await readPeople(state, (blob) => unreadable.push(blob));
      return c.json({ people: people.map(({ tokenSha256: _, ...shown }) => shown), unreadable }, 200);
    })
    .openapi(add, async (c) => {
      const caller = callerOf(c);
      const wish = c.req.valid('json');
      checkWay(parts.access.way, wish.oidc);
      if (wish.replace && isOne(wish.name, caller.name)) {
        throw new ProblemError(409, 'Nobody can invite themselves anew. Another owner can, or npm run invite.');
      }
      const invited = await invite({ state, clock: parts.clock }, wish);
      if ('taken' in invited) throw conflict(invited);
      parts.access.forget();
      const { tokenSha256: _, ...shown } = invited.person;
      parts.log('person.invited', { name: shown.name, role: shown.role, by: caller.name });
      const { token } = invited;
      const link = token && invitationLink(parts.origin ?? new URL(c.req.url).origin, token);
      return c.json({ ...shown, ...(link !== undefined && { link }) }, 201);
    })
    .openapi(remove, async (c) => {
      const { name } = c.req.valid('param');
      const caller = callerOf(c);
      if (isOne(name, caller.name)) {
        throw new ProblemError(409, 'Nobody can revoke themselves. Another owner can, or npm run invite.');
      }
      const revoked = await revoke(state, name);
      parts.access.forget();
      if (revoked === 'unknown') throw new ProblemError(404, `Nobody named ${name} was invited.`);
      parts.log('person.revoked', { name, by: caller.name });
      return c.body(null, 204);
    });

function conflict({ taken, by }: Taken): ProblemError {
  return taken === 'name'
    ? new ProblemError(409, `${by.name} was invited already. With replace: true the old invitation ends.`)
    : new ProblemError(409, `${by.oidc} is ${by.name}, who was invited already.`);
}

function isOne(name: string, other: string): boolean {
  return personName(name) === personName(other);
}

function checkWay({ auth }: AccessWay, oidc: string | undefined): void {
  if (auth === 'none')
    throw new ProblemError(409, 'Here nobody signs in (IRONVIPER_AUTH=none), so nobody can be invited.');
  if (auth === 'oidc' && oidc === undefined) throw new ProblemError(400, 'oidc: by whose e-mail address or subject?');
  if (auth === 'token' && oidc !== undefined) throw new ProblemError(400, 'oidc: here people come by a link alone.');
}

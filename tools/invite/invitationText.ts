/** What is printed of an invitation: its link alone, or who may sign in. */
import { API_SETTINGS } from '../../api/settings.ts';
import { readSettings } from '../../core/settings.ts';
import { invitationLink } from '../../core/token.ts';
import type { Invited, Taken } from '../../library/invite.ts';
import { UsageError } from '../terminal/command.ts';

/** Where the link leads. Throws `UsageError`. */
export function pageOf(
  said: string | undefined,
  { development, env }: { development: boolean; env: Record<string, string | undefined> },
): string {
  const { IRONVIPER_ORIGIN, IRONVIPER_API_PORT } = API_SETTINGS;
  const { IRONVIPER_ORIGIN: origin, IRONVIPER_API_PORT: port } = readSettings(
    { IRONVIPER_ORIGIN, IRONVIPER_API_PORT },
    env,
  );
  const page = said ?? origin ?? (development ? `http://localhost:${port}` : undefined);
  if (page === undefined) {
    throw new UsageError('A link needs to know where the page is: --page https://..., or IRONVIPER_ORIGIN.');
  }
  const url = URL.parse(page);
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.search || url.hash) {
    throw new UsageError(`--page takes an address such as https://photos.example.org, not ${page}`);
  }
  return url.href.replace(/\/$/, '');
}

export function invitationText({ person, token }: Invited, page: string): string {
  const { name, role, oidc } = person;
  return token === undefined ? `${name} may come in as ${role}, signed in as ${oidc}.` : invitationLink(page, token);
}

export function takenText({ taken, by: { name, oidc } }: Taken): string {
  return taken === 'name'
    ? `${name} was invited already. --replace ends the old invitation.`
    : `${oidc} is ${name}, who was invited already.`;
}

/** What a person wants done about people: exactly one thing. */
import { PERSON_NAME, ROLES } from '../../core/person.ts';
import type { Invitation } from '../../library/invite.ts';
import { UsageError } from '../terminal/command.ts';

export type Wish = { op: 'list' } | { op: 'revoke'; name: string } | { op: 'invite'; invitation: Invitation };

export const WISH_OPTIONS = {
  name: { type: 'string' },
  role: { type: 'string' },
  oidc: { type: 'string' },
  replace: { type: 'boolean' },
  revoke: { type: 'string' },
  list: { type: 'boolean' },
} as const;

type Said = { [Word in keyof typeof WISH_OPTIONS]?: string | boolean | undefined };

/** Throws `UsageError`. */
export function wishOf(said: Said): Wish {
  const { name, role, oidc, replace, revoke, list } = said;
  const invites = [name, role, oidc, replace].some((each) => each !== undefined);
  if ([invites, revoke !== undefined, list !== undefined].filter(Boolean).length !== 1) {
    throw new UsageError('Say one thing to do: --name or --oidc with --role, --revoke, or --list.');
  }
  if (list) return { op: 'list' };
  if (revoke !== undefined) return { op: 'revoke', name: nameOf(String(revoke)) };
  // As a shell makes it of a variable that nobody has set.
  if (oidc === '') throw new UsageError('--oidc takes an e-mail address, or a subject.');
  if (name === undefined && oidc === undefined) throw new UsageError('Whom? --name, or --oidc.');
  return {
    op: 'invite',
    invitation: {
      name: nameOf(String(name ?? oidc)),
      role: roleOf(role),
      ...(oidc !== undefined && { oidc: String(oidc) }),
      ...(replace === true && { replace }),
    },
  };
}

function nameOf(text: string): string {
  const name = text.normalize('NFC');
  if (PERSON_NAME.test(name)) return name;
  throw new UsageError(
    `${text} can't be a name: it takes up to 64 letters, digits, spaces and . _ ' @ + -, a letter or digit first.`,
  );
}

function roleOf(text: Said['role']): Invitation['role'] {
  const role = ROLES.find((each) => each === text);
  if (role === undefined)
    throw new UsageError(`--role is ${ROLES.join(' or ')}${text === undefined ? '' : `, not ${text}`}.`);
  return role;
}

/** Who may come in: `state/people/<name>.json`. Nothing can rebuild it. */
import { z } from 'zod';

export const ROLES = ['owner', 'viewer'] as const;

/** `owner` may do everything. `viewer` may look, and never sees where a picture was taken, its EXIF, or the original. */
export type Role = (typeof ROLES)[number];

/** Letters and digits of any script, and what e-mail addresses and names have in between; never first a dot. */
export const PERSON_NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._'@+-]{0,63}$/u;

export const Person = z.object({
  name: z.string().regex(PERSON_NAME),
  role: z.enum(ROLES),
  /** ISO 8601, UTC. */
  invitedAt: z.string(),
  /** Of the invitation's token, lower-case hex; the token itself is kept nowhere. Missing where a person signs in elsewhere. */
  tokenSha256: z.string().optional(),
  /** Of an identity provider: the verified e-mail address, or the subject. */
  oidc: z.string().optional(),
});

export type Person = z.output<typeof Person>;

export const PEOPLE = 'people/';

/** `Anna` and `anna` are one person, however their accents are written. */
export function personName(name: string): string {
  return `${PEOPLE}${name.normalize('NFC').toLowerCase()}.json`;
}

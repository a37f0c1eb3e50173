/**
 * An invitation's token: `iv.<name>.<secret>`, the person's name and 256 random bits, both in base64url. The name says
 * whose blob to read; only the secret proves anything. Kept is the SHA-256 of the whole text: 256 random bits need no salt.
 */
import { Buffer } from 'node:buffer';
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

const TOKEN = /^iv\.([\w-]{1,512})\.[\w-]{43}$/;
const SECRET_BYTES = 32;

export function newToken(name: string): string {
  return `iv.${Buffer.from(name).toString('base64url')}.${randomBytes(SECRET_BYTES).toString('base64url')}`;
}

/** Opens the page as its person. Behind the #: what follows it never leaves the browser. `page` without a slash at its end. */
export function invitationLink(page: string, token: string): string {
  return `${page}/#/invite/${token}`;
}

/** Whose it says it is; nothing if it is no token. */
export function nameIn(token: string): string | undefined {
  const [, name] = TOKEN.exec(token) ?? [];
  return name === undefined ? undefined : Buffer.from(name, 'base64url').toString('utf8');
}

/** Lower-case hex. */
export function tokenSha256(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Takes as long for a hash that is nearly right as for one that is all wrong. */
export function isTokenOf(sha256: string, token: string): boolean {
  const [kept, shown] = [Buffer.from(sha256), Buffer.from(tokenSha256(token))];
  return kept.length === shown.length && timingSafeEqual(kept, shown);
}

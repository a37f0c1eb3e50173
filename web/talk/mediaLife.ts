/** How long one credential for pictures is used: a new query empties the browser's cache of them, so as long as it goes. */

interface Reading {
  user: { name: string } | null;
  media: { base: string; query: string; expiresAt: string } | null;
  serverTime: string;
}

const HOUR_MS = 60 * 60 * 1000;
/** So much is left of a credential when a page that stays open asks for the next. */
const RENEW_BEFORE_MS = 48 * HOUR_MS;

/** That of `before`, unless it is about to end, is of somebody else, or is refused. */
export function keptMedia<Media extends Reading['media']>(
  before: { user: Reading['user']; media: Media } | undefined,
  { user, media, serverTime }: { user: Reading['user']; media: Media; serverTime: string },
  refused: boolean,
): Media {
  const old = before?.media;
  const same = old && media && old.base === media.base && before.user?.name === user?.name;
  return same && !refused && left(old.expiresAt, serverTime) > RENEW_BEFORE_MS ? old : media;
}

/** From when it was read; by the server's clock, since that of this device may be wrong. */
export function readAgainInMs({ media, serverTime }: Reading): number {
  const inTime = media ? left(media.expiresAt, serverTime) - RENEW_BEFORE_MS : 0;
  // What is no time is as good as none.
  return Math.min(24 * HOUR_MS, Math.max(HOUR_MS, inTime || 0));
}

function left(expiresAt: string, serverTime: string): number {
  return Date.parse(expiresAt) - Date.parse(serverTime);
}

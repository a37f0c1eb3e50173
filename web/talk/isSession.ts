/** Whether something is a session as the API says it today: what an older page kept, or a stranger's server answers, is none. */
import type { Session } from './session.ts';

export function isSession(value: unknown): value is Session {
  const { user, media, features, limits, serverTime } = (value ?? {}) as Partial<Session>;
  return (
    typeof features?.access?.auth === 'string' &&
    typeof limits?.ids === 'number' &&
    typeof serverTime === 'string' &&
    (user === null || typeof user?.name === 'string') &&
    (media === null || [media?.base, media?.query, media?.expiresAt].every((part) => typeof part === 'string'))
  );
}

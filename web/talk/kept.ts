/** What this browser keeps of a sign-in, as it is found at the next visit. */
import { stored } from '../stored.ts';
import { isSession } from './isSession.ts';
import type { Session } from './session.ts';

export const CREDENTIAL = 'credential';
export const SESSION = 'session';

/** In a header, which a browser refuses to send with anything else in it. */
export const isSendable = (value: unknown) => typeof value === 'string' && /^[!-~]{1,8000}$/.test(value);

export const keptCredential = () => stored<string>(CREDENTIAL, isSendable);
export const keptSession = () => stored<Session>(SESSION, isSession);

export const bearer = (credential: string): string => `Bearer ${credential}`;

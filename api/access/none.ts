/** Access by nothing but being on this machine: everybody is the owner. Only for an API that listens on loopback. */
import { isLoopback } from '../isLoopback.ts';
import { ProblemError } from '../problem.ts';
import type { Access, Caller } from './access.ts';

const OWNER: Caller = { name: 'owner', role: 'owner' };

/** `origin` is the page's, where it is not served by us. */
export function noneAccess({ origin }: { origin?: string | undefined }): Access {
  return {
    way: { auth: 'none' },
    async callerOf(request) {
      const host = hostOf(request);
      // A stranger's page that makes its own name point here (DNS rebinding) still calls us by that name.
      if (!host || !isLoopback(host.hostname)) {
        throw new ProblemError(
          403,
          'Without sign-in this answers on this machine alone: call it localhost or 127.0.0.1.',
        );
      }
      const from = request.headers.get('origin');
      if (from !== null && from !== host.origin && from !== origin) {
        throw new ProblemError(
          403,
          `Without sign-in no other page may call this. Set IRONVIPER_ORIGIN if ${shown(from)} is yours.`,
        );
      }
      return OWNER;
    },
    forget: () => {},
  };
}

/** Of the header, not of the URL, which is made of it where there is one. */
function hostOf(request: Request): URL | undefined {
  const host = request.headers.get('host') ?? new URL(request.url).host;
  return /^[\w.:[\]-]+$/.test(host) ? (URL.parse(`${new URL(request.url).protocol}//${host}`) ?? undefined) : undefined;
}

function shown(origin: string): string {
  return URL.parse(origin)?.origin ?? 'its origin';
}

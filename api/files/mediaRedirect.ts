/** Sends a client on to a blob of `pv-store`, which it can read by the one credential of all previews. */
import type { Context, TypedResponse } from 'hono';
import type { ApiParts } from '../parts.ts';
import type { ApiEnv } from '../route.ts';

/** Long enough for a page of pictures, short enough that a turned one shows soon. */
const KEPT_SECONDS = 300;

export async function mediaRedirect(
  c: Context<ApiEnv>,
  { signer, clock }: Pick<ApiParts, 'signer' | 'clock'>,
  blob: string,
): Promise<Response & TypedResponse<undefined, 302, 'redirect'>> {
  const { base, query, expiresAt } = await signer.media();
  const left = Math.floor((Date.parse(expiresAt) - clock.now()) / 1000);
  c.header('cache-control', `private, max-age=${Math.max(0, Math.min(KEPT_SECONDS, left))}`);
  return c.redirect(`${base}${blob}?${query}`, 302);
}

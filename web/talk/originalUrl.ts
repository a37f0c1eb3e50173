/** URLs of originals, which the storage answers for a quarter of an hour. */
import type { InferResponseType } from 'hono/client';
import { api, ask } from './api.ts';

type SignedUrl = InferResponseType<(typeof api.api.files)[':id']['original']['$get'], 200>;

/** A URL that ends while it is read is of no use. */
const SPARE_MS = 60_000;

const known = new Map<string, { url: string; until: number }>();

/** Throws `TalkError`. `renew`: the one that was given before is refused. */
export async function originalUrl(
  id: string,
  { renew = false, signal }: { renew?: boolean; signal?: AbortSignal } = {},
) {
  const before = known.get(id);
  if (before && !renew && before.until > Date.now()) return before.url;
  const { url, expiresAt } = await read(id, 'inline', signal);
  known.set(id, { url, until: Date.parse(expiresAt) - SPARE_MS });
  return url;
}

/** Hands the file to the browser's downloads, under its own name. Throws `TalkError`. */
export async function downloadOriginal(id: string): Promise<void> {
  const { url } = await read(id, 'attachment');
  const link = document.createElement('a');
  link.href = url;
  link.download = '';
  link.click();
}

function read(id: string, disposition: 'inline' | 'attachment', signal?: AbortSignal) {
  const headers = { Accept: 'application/json' };
  const asked = { param: { id }, query: { disposition } };
  const answer = api.api.files[':id'].original.$get(asked, { headers, ...(signal && { init: { signal } }) });
  // Asked for JSON, it never redirects.
  return ask(answer as Promise<{ json(): Promise<SignedUrl> }>);
}

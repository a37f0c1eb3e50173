/** A page of what is in a folder: first the folders in it, then its files. */
import type { InferResponseType } from 'hono/client';
import { api, ask } from '../../talk/api.ts';

export type FolderPage = InferResponseType<typeof api.api.folders.$get, 200>;
export type Folder = FolderPage['folders'][number];

/** Throws `TalkError`. */
export function readFolders(
  path: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
  signal?: AbortSignal,
): Promise<FolderPage> {
  const query = { path, limit: String(limit), ...(cursor !== undefined && { cursor }) };
  return ask(api.api.folders.$get({ query }, { init: signal ? { signal } : {} }));
}

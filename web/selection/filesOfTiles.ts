/** The files behind tiles of the timeline: a live photo's film and a RAW's JPEG go where their tile goes. */
import type { InferResponseType } from 'hono/client';
import { api, ask } from '../talk/api.ts';
import { idsPerCall } from './idsPerCall.ts';

type Stacks = InferResponseType<typeof api.api.files.stacks.$post, 200>['stacks'];
export type StackFile = Stacks[string][number];

/** Throws `TalkError`. */
export async function filesOfTiles(ids: readonly string[]): Promise<StackFile[]> {
  const most = idsPerCall();
  const files: StackFile[] = [];
  for (let at = 0; at < ids.length; at += most) {
    const { stacks } = await ask(api.api.files.stacks.$post({ json: { ids: ids.slice(at, at + most) } }));
    files.push(...Object.values(stacks).flat());
  }
  return files;
}

/** What the timeline does not show any more is asked for itself. Throws `TalkError`. */
export async function idsOfTiles(ids: readonly string[]): Promise<string[]> {
  const files = await filesOfTiles(ids);
  return [...new Set([...ids, ...files.map(({ id }) => id)])];
}

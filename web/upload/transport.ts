/** What an upload needs of the API, and of the storage, which takes the bytes. */
import type { InferRequestType, InferResponseType } from 'hono/client';
import { api, ask } from '../talk/api.ts';
import { asTalkError } from '../talk/problem.ts';
import { type Answer, type PutRequest, put } from './put.ts';

type Register = typeof api.api.uploads.$post;
export type Asked = InferRequestType<Register>['json']['files'][number];
export type Registered = InferResponseType<Register, 200>['files'][number];
export type Ticket = Extract<Registered, { status: 'upload' }>;
export type States = InferResponseType<typeof api.api.files.states.$post, 200>;

export interface StagedBlock {
  id: string;
  bytes: number;
}

/** All but `put` throw `TalkError`, and what `signal` aborts with. */
export interface Transport {
  /** In the order asked. */
  register(files: Asked[], signal: AbortSignal): Promise<Registered[]>;
  /** Another URL for the same upload. */
  renew(upload: string, signal: AbortSignal): Promise<string>;
  /** `committed`: a file of that name is there, whole. */
  progress(upload: string, signal: AbortSignal): Promise<{ blocks: StagedBlock[]; committed: boolean }>;
  put(request: PutRequest): Promise<Answer>;
  /** Whether the API answers at all. */
  reachable(signal: AbortSignal): Promise<boolean>;
  states(ids: string[]): Promise<States>;
}

export function pageTransport(): Transport {
  const { uploads, files, version } = api.api;
  return {
    async register(asked, signal) {
      return (await ask(uploads.$post({ json: { files: asked } }, { init: { signal } }))).files;
    },
    async renew(id, signal) {
      return (await ask(uploads[':id'].renew.$post({ param: { id } }, { init: { signal } }))).url;
    },
    progress: (id, signal) => ask(uploads[':id'].$get({ param: { id } }, { init: { signal } })),
    put,
    async reachable(signal) {
      try {
        await version.$get({}, { init: { signal } });
        return true;
      } catch (error) {
        return asTalkError(error).status !== 0;
      }
    },
    states: (ids) => ask(files.states.$post({ json: { ids } })),
  };
}

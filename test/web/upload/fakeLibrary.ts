/** A library as the page sees it while it uploads: the API's answers and the storage's, with any trouble a test wants. */
import { idOf } from '../../../core/id.ts';
import { TalkError } from '../../../web/talk/problem.ts';
import type { Answer, PutRequest } from '../../../web/upload/put.ts';
import type { Asked, Registered, StagedBlock, States, Transport } from '../../../web/upload/transport.ts';

interface There {
  content: string;
  modifiedAt?: string | undefined;
  trashed?: boolean;
}

export interface FakeLibrary extends Transport {
  files: Map<string, There>;
  staged: Map<string, StagedBlock[]>;
  /** How many files each call registered. */
  calls: number[];
  /** Names of the files whose bytes came, in order, each time they came. */
  puts: string[];
  bytesPut: number;
  renewals: number;
  state: States['states'][string];
  /** Nothing is answered by anybody. */
  away: boolean;
  /** Instead of what the storage would answer; nothing lets it. */
  instead(name: string, request: PutRequest): Promise<Answer | undefined> | Answer | undefined;
}

export function fakeLibrary({ blockBytes = Number.POSITIVE_INFINITY } = {}): FakeLibrary {
  const library: FakeLibrary = {
    ...{ files: new Map(), staged: new Map(), calls: [], puts: [], bytesPut: 0, renewals: 0 },
    ...{ state: 'ok', away: false, instead: () => undefined },
    register: answered(async (asked: Asked[]) => {
      library.calls.push(asked.length);
      return asked.map((file) => registered(library, file, blockBytes));
    }),
    renew: answered(async (upload: string) => {
      library.renewals += 1;
      return `new:${upload}`;
    }),
    progress: answered(async (upload: string) => ({
      blocks: library.staged.get(upload) ?? [],
      committed: library.files.has(upload),
    })),
    async put(request) {
      request.signal.throwIfAborted();
      if (library.away) return { status: 0, code: '' };
      const name = request.url.replace(/^new:/, '').replace(/[?&].*$/, '');
      return (await library.instead(name, request)) ?? (await stored(library, name, request));
    },
    reachable: async () => !library.away,
    states: async (ids) => ({ states: Object.fromEntries(ids.map((id) => [id, library.state])), faults: {} }),
  };
  function answered<Rest extends unknown[], Body>(answer: (...rest: Rest) => Promise<Body>) {
    return async (...rest: Rest): Promise<Body> => {
      if (library.away) throw new TalkError('away', { status: 0 });
      return await answer(...rest);
    };
  }
  return library;
}

function registered(
  { files }: FakeLibrary,
  { name, bytes, modifiedAt, sha256 }: Asked,
  blockBytes: number,
): Registered {
  const there = files.get(name);
  const id = idOf(name);
  if (name.includes('\\')) return { status: 'rejected', name, why: 'Rename it.' };
  if (there && there.content.length === bytes) {
    const same = there.modifiedAt === modifiedAt || sha256 === hexOf(there.content);
    if (same) return { status: 'exists', name, id, ...(there.trashed && { trashed: true }) };
    if (sha256 === undefined) return { status: 'conflict', name };
  }
  const free = there ? `${name} (2)` : name;
  return {
    ...{ status: 'upload', name: free, id: idOf(free), upload: free, url: `${free}?sig`, expiresAt: '' },
    headers: { 'x-ms-meta-mtime': modifiedAt ?? '' },
    ...(bytes > blockBytes && { blockBytes }),
  };
}

async function stored(
  library: FakeLibrary,
  name: string,
  { url, body, headers, onBytes }: PutRequest,
): Promise<Answer> {
  const text = typeof body === 'string' ? body : await body.text();
  const block = /&comp=block&blockid=(.*)/.exec(url)?.[1];
  if (library.files.has(name)) return { status: 409, code: 'BlobAlreadyExists' };
  if (block === undefined) library.files.set(name, { content: text, modifiedAt: headers?.['x-ms-meta-mtime'] });
  else
    library.staged.set(name, [
      ...(library.staged.get(name) ?? []),
      { id: decodeURIComponent(block), bytes: text.length },
    ]);
  if (typeof body !== 'string') {
    library.puts.push(name);
    library.bytesPut += text.length;
    onBytes?.(text.length);
  }
  return { status: 201, code: '' };
}

/** What the tests' hashes make of a content. */
export function digestOf(text: string): Uint8Array {
  return Uint8Array.from(text.padEnd(16, '.').slice(0, 16), (character) => character.charCodeAt(0));
}

function hexOf(text: string): string {
  return Array.from(digestOf(text), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

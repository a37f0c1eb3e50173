/** The same transport for whoever has time: waits while the network is away, and tries again what may pass. */
import { asTalkError } from '../talk/problem.ts';
import type { Lines } from './lines.ts';
import type { Patience } from './patience.ts';
import type { PutRequest } from './put.ts';
import { whyNotReadable } from './source.ts';
import type { Transport } from './transport.ts';
import { FOREIGN, Unsendable } from './unsendable.ts';

/**
 * `taken`: something of this name is there, or what we staged is not. `refused`: the URL is no longer good, or something
 * is there; Azure says the same of both.
 */
export type Put = 'done' | 'taken' | 'refused';

export interface PatientTransport extends Pick<Transport, 'register' | 'renew' | 'progress'> {
  /** `file` is what the body is of. Throws `Unsendable`, and what the request's signal aborts with. */
  put(request: PutRequest & { file: File }): Promise<Put>;
}

/** Of what is answered; the network being away is waited out. */
const TRIES = 5;
const PASSING: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);
const AWAY = 'The network is away';
const BUSY = 'The storage does not answer';
const SILENT =
  'The API answers, the storage does not. If that is so for every file, its CORS rules do not name the address of this page.';

export function patiently(transport: Transport, patience: Patience, lines: Lines): PatientTransport {
  const ask = async <Body>(question: () => Promise<Body>, signal: AbortSignal): Promise<Body> => {
    for (let tries = 1; ; ) {
      try {
        const body = await question();
        patience.through();
        return body;
      } catch (error) {
        signal.throwIfAborted();
        const { status } = asTalkError(error);
        if (status !== 0 && (!PASSING.has(status) || tries === TRIES)) throw error;
        if (status !== 0) tries += 1;
        await patience.pause(status === 0 ? AWAY : 'The API does not answer', signal);
      }
    }
  };

  const put: PatientTransport['put'] = async ({ file, ...request }) => {
    const { signal } = request;
    for (let tries = 1; ; ) {
      const { status, code } = await lines(() => transport.put(request));
      if (status !== 0 && !PASSING.has(status)) {
        patience.through();
        return meaning(status, code);
      }
      request.onBytes?.(0);
      // A file that changed under the request looks like a broken connection.
      const why = status === 0 ? await whyNotReadable(file) : undefined;
      if (why !== undefined) throw new Unsendable(why);
      if (status === 0 && !(await transport.reachable(signal))) {
        await patience.pause(AWAY, signal);
        continue;
      }
      if (tries === TRIES) throw new Unsendable(status === 0 ? SILENT : `The storage was busy: ${status} ${code}.`);
      tries += 1;
      await patience.pause(BUSY, signal);
    }
  };

  return {
    register: (files, signal) => ask(() => transport.register(files, signal), signal),
    renew: (upload, signal) => ask(() => transport.renew(upload, signal), signal),
    progress: (upload, signal) => ask(() => transport.progress(upload, signal), signal),
    put,
  };
}

function meaning(status: number, code: string): Put {
  if (status < 300) return 'done';
  if (status === 403) return 'refused';
  // Who commits a file discards the blocks that others have staged for it.
  if (status === 409 || status === 412 || code === 'InvalidBlockList') return 'taken';
  throw new Unsendable(code === 'InvalidBlobOrBlock' ? FOREIGN : `The storage refused it: ${status} ${code}.`);
}

/** The event that Azure would send for a change, as the text of a queue message. */
import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Call, Change } from './change.ts';
import { urlOf } from './target.ts';

/** What a blob is at the moment of the event; what we do not know is left out, as Azure itself does on deletion. */
export interface Facts {
  contentType?: string;
  contentLength?: number;
  blobType?: string;
}

const TOPIC =
  '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/local/providers/Microsoft.Storage/storageAccounts/devstoreaccount1';

export function eventText(
  container: string,
  change: Change,
  call: Call,
  answer: IncomingHttpHeaders,
  facts: Facts,
): string {
  const { api, name } = change;
  const event = {
    topic: TOPIC,
    subject: subjectOf(container, name),
    eventType: api === 'DeleteBlob' ? 'Microsoft.Storage.BlobDeleted' : 'Microsoft.Storage.BlobCreated',
    id: randomUUID(),
    data: {
      api,
      clientRequestId: header(call.headers, 'x-ms-client-request-id'),
      requestId: header(answer, 'x-ms-request-id'),
      eTag: etagIn(answer),
      ...facts,
      url: urlOf(call.headers.host ?? '', container, name),
      sequencer: nextSequencer(),
      storageDiagnostics: { batchId: randomUUID() },
    },
    dataVersion: '',
    metadataVersion: '1',
    eventTime: new Date().toISOString(),
  };
  // Base64, as Event Grid sends it to a storage queue.
  return Buffer.from(JSON.stringify(event)).toString('base64');
}

/** The name as it is: only the url is percent-encoded. */
export function subjectOf(container: string, name: string): string {
  return `/blobServices/default/containers/${container}/blobs/${name}`;
}

/** Without the quotes it has in HTTP. */
export function etagIn(headers: IncomingHttpHeaders): string | undefined {
  return headers.etag?.replaceAll('"', '');
}

/** Put Blob alone says in its request all that the event needs. */
export function factsOfPutBlob(headers: IncomingHttpHeaders): Facts {
  return {
    contentType: header(headers, 'x-ms-blob-content-type') ?? headers['content-type'] ?? 'application/octet-stream',
    contentLength: Number(header(headers, 'x-ms-blob-content-length') ?? headers['content-length']),
    blobType: header(headers, 'x-ms-blob-type') ?? 'BlockBlob',
  };
}

let last = 0;

/** 64 digits that grow with every event and, by the clock they begin at, with every start; 1,000 events fit a millisecond. */
function nextSequencer(): string {
  last = Math.max(Date.now() * 1000, last + 1);
  return last.toString(16).padStart(64, '0');
}

function header(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

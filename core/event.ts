/** Notices that say "look at this name": Event Grid's, and our own `Look` in the same envelope. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { CONTAINERS } from './storage.ts';

/** What is true is read from the blobs, never from the event; `cause` and `sequencer` are for the log alone. */
export interface BlobEvent {
  container: string;
  name: string;
  cause: string;
  sequencer?: string;
  /** How long the original was then; our own looks do not say. For estimates alone. */
  bytes?: number;
  /** A look that converts even what is current. */
  force: boolean;
  /** How many tries ended in an error nobody has classified: each leaves word, a converter that died does not. */
  tries: number;
}

export type Look = Pick<BlobEvent, 'name'> & Partial<Pick<BlobEvent, 'force' | 'tries'>>;

const LOOK = 'Ironviper.Look';
const SUBJECT = /^\/blobServices\/default\/containers\/([^/]+)\/blobs\/(.+)$/s;

/** EventGridSchema says `eventType`, CloudEvents 1.0 says `type`; an odd one still names its original by the subject. */
const Envelope = z.object({
  subject: z.string(),
  eventType: z.string().optional().catch(undefined),
  type: z.string().optional().catch(undefined),
  data: z
    .object({
      sequencer: z.string().optional(),
      contentLength: z.number().optional().catch(undefined),
      force: z.boolean().optional(),
      tries: z.number().int().min(0).optional(),
    })
    .optional()
    .catch(undefined),
});

/**
 * Reads a message's text: plain or base64 JSON, EventGridSchema or CloudEvents 1.0, alone or as a list of one.
 * Nothing if it names no blob.
 */
export function parseEvent(text: string): BlobEvent | undefined {
  const parsed = Envelope.safeParse(single(json(text)));
  if (!parsed.success) return undefined;
  const { subject, eventType, type, data } = parsed.data;
  const [, container, name] = SUBJECT.exec(subject) ?? [];
  if (container === undefined || name === undefined) return undefined;
  const cause = eventType ?? type ?? 'unknown';
  // Only our own notices may carry wishes: a stranger's event must not force or exhaust anything.
  const own = cause === LOOK ? data : undefined;
  return {
    container,
    name,
    cause,
    force: own?.force ?? false,
    tries: own?.tries ?? 0,
    ...(data?.sequencer !== undefined && { sequencer: data.sequencer }),
    ...(data?.contentLength !== undefined && { bytes: data.contentLength }),
  };
}

/** The text of our own notice, base64 like Event Grid's own messages. */
export function lookText({ name, ...data }: Look): string {
  const event = {
    id: randomUUID(),
    topic: 'ironviper',
    subject: `/blobServices/default/containers/${CONTAINERS.originals}/blobs/${name}`,
    eventType: LOOK,
    eventTime: new Date().toISOString(),
    data,
    dataVersion: '1',
    metadataVersion: '1',
  };
  return Buffer.from(JSON.stringify(event)).toString('base64');
}

function json(text: string): unknown {
  const trimmed = text.trim();
  const plain = /^[{[]/.test(trimmed) ? trimmed : Buffer.from(trimmed, 'base64').toString('utf8');
  try {
    return JSON.parse(plain);
  } catch {
    return undefined; // Not JSON: the message names nothing, which is what the caller is told.
  }
}

/** One message, one name: a list of several is nothing that Event Grid puts on a queue. */
function single(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? value[0] : value;
}

/** The ports of the embedded stack: what each is for, and which setting moves it. */
import { OutageError } from '../../core/outage.ts';

export const SERVICES = ['blob', 'queue', 'table'] as const;

export type Service = (typeof SERVICES)[number];

const SETTINGS = { blob: 'IRONVIPER_BLOB_PORT', queue: 'IRONVIPER_QUEUE_PORT', table: 'IRONVIPER_TABLE_PORT' } as const;

export function portTaken(service: Service, port: number, cause: unknown): OutageError {
  return new OutageError(
    'port',
    `Port ${port}, for the ${service} service, is taken by another program (perhaps another Azurite, or this stack ` +
      `started twice). Stop that program, or choose another port with ${SETTINGS[service]}.`,
    { cause },
  );
}

/** What can be set about the embedded stack. README's table is checked against this one. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { API_SETTINGS } from '../../api/settings.ts';
import { portNumber } from '../../core/settings.ts';
import { SCALER_SETTINGS } from '../../scaler/settings.ts';
import { WORKER_SETTINGS } from '../../worker/settings.ts';

const CHECKOUT = fileURLToPath(new URL('../..', import.meta.url));

/** The ports are those of Azure's development account. */
export const START_SETTINGS = {
  IRONVIPER_BLOB_PORT: portNumber.default(10_000).describe('Local port for blobs; 0 any free one'),
  IRONVIPER_QUEUE_PORT: portNumber.default(10_001).describe('Local port for queues'),
  IRONVIPER_TABLE_PORT: portNumber.default(10_002).describe('Local port for tables'),
  IRONVIPER_STATE: z
    .string()
    .default('.ironviper')
    .transform((folder) => resolve(CHECKOUT, folder))
    .describe('Folder of the local library, from the checkout'),
};

/** What holds instead where converters share the machine with the person who waits. */
export const LOCAL_DEFAULTS = {
  // Where it is not set, it follows from how many converters there may be.
  IRONVIPER_CONCURRENCY: WORKER_SETTINGS.IRONVIPER_CONCURRENCY.unwrap().optional(),
  IRONVIPER_API_PORT: API_SETTINGS.IRONVIPER_API_PORT,
  IRONVIPER_ORIGIN: API_SETTINGS.IRONVIPER_ORIGIN,
  IRONVIPER_MAX_CONVERTERS: SCALER_SETTINGS.IRONVIPER_MAX_CONVERTERS,
  IRONVIPER_TARGET_SECONDS: SCALER_SETTINGS.IRONVIPER_TARGET_SECONDS.unwrap().default(30),
};

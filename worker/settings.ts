/** What can be set about a converter. README's table is checked against this one. */
import { availableParallelism, hostname, tmpdir } from 'node:os';
import { z } from 'zod';
import { byteSize, wholeNumber, yesOrNo } from '../core/settings.ts';

export const WORKER_SETTINGS = {
  IRONVIPER_STORAGE: z
    .string()
    .default('UseDevelopmentStorage=true')
    .describe('Storage account: a connection string, or a name or URL to sign in to'),
  IRONVIPER_NAME: z
    .string()
    .regex(/^[\w.-]{1,63}$/, 'letters, digits, dots, hyphens; 63 at most')
    .default(`${hostname().slice(0, 40)}-${process.pid}`)
    .describe('What the converter calls itself in its heartbeat'),
  IRONVIPER_CONCURRENCY: wholeNumber(1).default(availableParallelism()).describe('Pictures made at once'),
  IRONVIPER_MEMORY: byteSize.optional().describe('Memory it may use in all, 256MiB or more'),
  IRONVIPER_MAX_PIXELS: wholeNumber(1).default(250_000_000).describe('Larger pictures are refused'),
  IRONVIPER_FILE_SECONDS: wholeNumber(1).default(120).describe('Time for one file'),
  IRONVIPER_RAW: z
    .enum(['preview', 'develop'])
    .default('preview')
    .describe("`preview` takes the camera's own picture from a RAW file if it is large enough, `develop` never does"),
  IRONVIPER_SCRATCH: z.string().default(tmpdir()).describe('Folder for files in hand, on a local disk'),
  IRONVIPER_SCRATCH_SIZE: byteSize
    .default(4 * 2 ** 30)
    .describe('Space it may use there, and at most three quarters of that disk'),
  IRONVIPER_IDLE_SECONDS: wholeNumber(0).default(60).describe('Leaves after so long without work; 0 never'),
  IRONVIPER_POLL_SECONDS: wholeNumber(1).default(30).describe('Longest wait between looks at an empty queue'),
  IRONVIPER_OUTAGE_SECONDS: wholeNumber(1)
    .default(60)
    .describe('Wait before trying again when something of ours is broken'),
  IRONVIPER_MAX_LIFETIME: wholeNumber(1)
    .default(6 * 3600)
    .describe('Leaves after so many seconds, whatever happens'),
  IRONVIPER_WATCHDOG_SECONDS: wholeNumber(1)
    .default(900)
    .describe('Is ended after so many seconds in which it got nothing done'),
  IRONVIPER_LATER: yesOrNo.default(true).describe('Whether it takes `jobs-later` when `jobs` is dry'),
};

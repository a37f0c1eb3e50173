/** Each fault in words: what it means, and what a person can do. README shows the same table. */
import type { FaultCode } from './fault.ts';

export interface FaultWords {
  means: string;
  advice: string;
}

export const FAULT_WORDS: Readonly<Record<FaultCode, FaultWords>> = {
  corrupt: { means: 'no decoder could read a picture', advice: 'look for another copy' },
  empty: { means: 'the file has no bytes', advice: 'upload it again' },
  'too-large': {
    means: 'it claims more pixels, or has more bytes, than allowed',
    advice: 'raise IRONVIPER_MAX_PIXELS or IRONVIPER_SCRATCH_SIZE',
  },
  'too-slow': { means: 'it took longer than allowed', advice: 'raise IRONVIPER_FILE_SECONDS' },
  'out-of-memory': { means: 'it needs more memory than the converter has', advice: 'raise IRONVIPER_MEMORY' },
  archived: { means: 'the blob is in the archive tier', advice: 'rehydrate it' },
  'corrupt-transfer': {
    means: 'the content is not what the uploader read from its disk',
    advice: 'upload it again: npm run upload -- --checksum --replace',
  },
  died: {
    means: 'converters stopped without a word over it',
    advice: 'report it, with the file if you can',
  },
  unknown: {
    means: 'five tries ended in an unexpected error; the message holds the last',
    advice: 'report it',
  },
};

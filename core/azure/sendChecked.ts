/** Sends bytes that the storage checks by their MD5 when they arrive, and again if they were garbled on the way. */
import { hash } from 'node:crypto';
import { FaultError } from '../fault.ts';
import { OutageError } from '../outage.ts';
import { type Asked, ask } from './ask.ts';

const TRIES = 4;
/** Azure's word, and Azurite's. */
const GARBLED = { Md5Mismatch: 'garbled', InvalidOperation: 'garbled' } as const;

/**
 * Throws `FaultError('corrupt-transfer')` if they are not the bytes of that MD5 even here, and `OutageError` if they
 * are, but never arrive as they are.
 */
export async function sendChecked<T, const A extends string>(
  asked: Asked,
  bytes: Uint8Array,
  md5: Buffer,
  send: () => Promise<T>,
  answers: Readonly<Record<string, A>>,
): Promise<T | A> {
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const answer = await ask(asked, send, { ...answers, ...GARBLED });
    if (answer !== 'garbled') return answer;
    if (hash('md5', bytes, 'hex') !== md5.toString('hex')) {
      throw new FaultError(
        'corrupt-transfer',
        `${asked.doing} ${asked.of} failed: its bytes do not have the MD5 given`,
      );
    }
  }
  throw new OutageError(
    'storage',
    `${asked.doing} ${asked.of} failed: ${TRIES} times other bytes arrived than were sent. ` +
      'Something on the way changes them: a proxy, a cable, a network card, or this machine’s memory.',
  );
}

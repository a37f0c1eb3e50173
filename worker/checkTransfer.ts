/** Compares what was downloaded with what the uploader read from its own disk. */
import { FaultError } from '../core/fault.ts';
import type { Hashes } from './fetchOriginal.ts';

/** `uploader` is the blob's metadata: `sourcesha256` and `sourcemd5`, hexadecimal, where the uploader wrote them. */
export function checkTransfer(hashes: Hashes, uploader: Readonly<Record<string, string>>): void {
  for (const [name, here] of Object.entries(hashes)) {
    const there = uploader[`source${name}`]?.trim().toLowerCase();
    if (!there || there === here) continue;
    throw new FaultError(
      'corrupt-transfer',
      `The file changed on its way here: its ${name} was ${there} where it came from, and is ${here} now. Upload it again, with --checksum --replace.`,
    );
  }
}

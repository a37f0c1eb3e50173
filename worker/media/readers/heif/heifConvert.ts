/** libheif's own program: the fastest decoder of HEVC there is here, and the one with the least memory. */
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MAX_OUTPUT } from '../../programs/limited.ts';
import { runProgram } from '../../programs/runProgram.ts';
import type { Reader } from '../reader.ts';
import { decodedOrientation } from './decodedOrientation.ts';
import { heifFacts } from './heifFacts.ts';
import { nclxProfile } from './nclxProfile.ts';

import { withProfile } from './withProfile.ts';

/** JPEG costs a quarter of PNG; at this quality it is 0.3 of 255 away from it. */
const QUALITY = '95';

export const heifConvert: Reader = async ({ file, folder, inspection, tools, memory, signal }) => {
  const program = tools['heif-convert'];
  if (!program) return undefined;
  const facts = await heifFacts(file);
  const { images, alpha, icc, nclx } = facts;
  // It writes every image, and does not say which is the primary one. Of a file that hides how many, enough to fill a disk.
  if (images !== 1) return undefined;
  const output = join(folder, alpha ? 'decoded.png' : 'decoded.jpg');
  const command = [program, '-q', QUALITY, file, output];
  const doing = 'Decoding a heif with heif-convert';
  await runProgram({ name: 'heif-convert', command, doing, memory, output: MAX_OUTPUT, folder, signal });
  const written = await access(output).then(
    () => true,
    () => false,
  );
  // Of some files it makes nothing, or several pictures by other names, and is content: the next reader takes those.
  if (!written) return undefined;
  const profile = icc ? undefined : nclx && nclxProfile(nclx);
  const source = profile ? withProfile(await readFile(output), profile) : output;
  return { source, orientation: decodedOrientation(facts, inspection), developedBy: 'heif-convert' };
};

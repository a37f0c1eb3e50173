/** ImageMagick, for what `heif-convert` refuses: sequences, and files of several images, of which it takes the primary. */
import { readFile } from 'node:fs/promises';
import { magick } from '../../programs/magick.ts';
import type { Reader } from '../reader.ts';
import { decodedOrientation } from './decodedOrientation.ts';
import { heifFacts } from './heifFacts.ts';
import { nclxProfile } from './nclxProfile.ts';

import { withProfile } from './withProfile.ts';

/** ImageMagick 6 forgets a HEIF's profile, and its alpha: the one is put in by us, the other is lost. */
const AS_JPEG = ['-strip', '-depth', '8', '-alpha', 'off', '-quality', '95'];

export const heifMagick: Reader = async (reading) => {
  const { tools, file, inspection } = reading;
  if (!tools.convert) return undefined;
  const facts = await heifFacts(file);
  const { alpha, icc, nclx } = facts;
  const target = 'jpeg:decoded-by-magick.jpg';
  const { file: made } = await magick(tools.convert, { coder: 'heic', args: AS_JPEG, target }, reading);
  const profile = icc ?? (nclx && nclxProfile(nclx));
  const source = profile ? withProfile(await readFile(made), profile) : made;
  return { source, orientation: decodedOrientation(facts, inspection), developedBy: 'ImageMagick', partial: alpha };
};

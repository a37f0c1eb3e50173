/** LibRaw's `dcraw_emu`: the cameras since, and what dcraw refuses. It ends with exit code 0 whatever happened. */
import type { Reader } from '../reader.ts';
import { develop } from './develop.ts';

export const libRaw: Reader = async (reading) => {
  const program = reading.tools.dcraw_emu;
  if (!program) return undefined;
  return develop(reading, { name: 'dcraw_emu', developedBy: 'libraw', command: [program, '-Z', '-'] });
};

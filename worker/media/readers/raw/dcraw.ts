/** dcraw: knows every camera until 2018, and turns what it does not know into noise without a word. */
import type { Reader } from '../reader.ts';
import { develop } from './develop.ts';

/** Of this format it has never heard. */
const UNKNOWN = 'image/x-canon-cr3';

export const dcraw: Reader = async (reading) => {
  const program = reading.tools.dcraw;
  if (!program || reading.inspection.contentType === UNKNOWN) return undefined;
  return develop(reading, { name: 'dcraw', developedBy: 'dcraw', command: [program, '-c'] });
};

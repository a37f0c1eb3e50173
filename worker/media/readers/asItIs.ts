import type { Reader } from './reader.ts';

/** What sharp reads by itself. */
export const asItIs: Reader = async ({ file }) => ({ source: file, developedBy: 'sharp' });

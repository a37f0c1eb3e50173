/** The perceptual hash: 16 x 16 blocks, each brighter or darker than the median of its band. */
import { bmvbhash } from 'blockhash-core';
import type { FileRecord } from '../../core/record.ts';
import type { Raster } from './raster.ts';
import { withAlpha } from './withAlpha.ts';

const BLOCKS = 16;

/** `sample` is the whole picture squeezed into a square. */
export function fingerprint({ data, width, height }: Raster): NonNullable<FileRecord['fingerprint']> {
  return { scheme: 'blockhash16', hex: bmvbhash({ data: withAlpha(data), width, height }, BLOCKS) };
}

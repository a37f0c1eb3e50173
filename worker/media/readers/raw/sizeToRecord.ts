import { FaultError } from '../../../../core/fault.ts';
import type { Header } from '../../readHeader.ts';
import type { Size } from '../../size.ts';
import { longer } from './showsEnough.ts';

/** Borders and slanted or stretched pixels make a sixth of difference. */
const NARROWER = 0.8;
/** As large as thumbnails get. */
const THUMBNAIL = 640;

/** The size to record: the file's claim, unless it was of another picture, as of one that was made smaller since. */
export function sizeToRecord(header: Header, claim: Size, half: boolean, doing: string): Size | undefined {
  const share = longer(header) / longer(claim);
  if (share <= 1 && share >= (half ? NARROWER / 2 : NARROWER)) return claim;
  if (share > 1 || longer(header) > THUMBNAIL) return undefined;
  const [got, wanted] = [header, claim].map(({ width, height }) => `${width}x${height}`);
  throw new FaultError('corrupt', `${doing} gave ${got} pixels of ${wanted}.`);
}

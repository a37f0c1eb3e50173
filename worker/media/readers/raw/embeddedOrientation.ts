/** How the pictures inside of a RAW lie: as the sensor does, which the RAW's own orientation turns. */
import type { Inspection } from '../../media.ts';
import type { Size } from '../../size.ts';

type Inspected = Pick<Inspection, 'metadata' | 'size'>;

/** EXIF orientation of a picture of this size. */
export function embeddedOrientation(picture: Size, inspected: Inspected): number {
  return isTurned(picture, inspected) ? 1 : (inspected.metadata.orientation ?? 1);
}

/** The RAW's own size as this picture lies. */
export function fullOf(picture: Size, inspected: Inspected): Size | undefined {
  const { size } = inspected;
  return size && isTurned(picture, inspected) ? { width: size.height, height: size.width } : size;
}

/** Some cameras and programs embed a picture that is upright already: its shape tells, if it has one. */
function isTurned(picture: Size, { metadata: { orientation = 1 }, size }: Inspected): boolean {
  return orientation >= 5 && size !== undefined && (picture.width - picture.height) * (size.width - size.height) < 0;
}

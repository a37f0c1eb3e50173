/** The previews every picture gets: one table, largest first, because each is cut from the one picture. */
import type { Size } from './size.ts';

export interface PreviewSize {
  name: string;
  /** Pixels it must fit into, as they are seen; no picture is ever enlarged to fill them. */
  width: number;
  height: number;
  /** `crop` fills the box and cuts off what stands out. */
  crop?: true;
  format: 'webp' | 'jpeg';
  /** 1 to 100. */
  quality: number;
}

/** `thumb` is a row of 200 pixels on a screen of double density. */
export const PREVIEWS: readonly PreviewSize[] = [
  { name: 'large', width: 2048, height: 2048, format: 'webp', quality: 80 },
  { name: 'thumb', width: 800, height: 400, format: 'webp', quality: 80 },
];

/** More effort is 2 to 4 times the time for 3 % fewer bytes. */
export const WEBP_EFFORT = 2;

/** The box that all boxes fit into: more of a picture is never decoded. */
export function largestBox(sizes: readonly PreviewSize[] = PREVIEWS): Size {
  return {
    width: Math.max(...sizes.map(({ width }) => width)),
    height: Math.max(...sizes.map(({ height }) => height)),
  };
}

/** The settings as text: another text, other pictures. */
export function previewSettings(sizes: readonly PreviewSize[] = PREVIEWS): string {
  const lines = sizes.map(
    ({ name, width, height, crop, format, quality }) =>
      `${name} ${width}x${height}${crop ? ' crop' : ''} ${format} q${quality}${format === 'webp' ? ` e${WEBP_EFFORT}` : ''}`,
  );
  return lines.join('; ');
}

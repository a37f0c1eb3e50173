/** Pixels in memory: rows of RGB, 8 bits each, sRGB, upright. */
export interface Raster {
  data: Uint8Array;
  width: number;
  height: number;
}

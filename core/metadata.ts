/** What a file and its uploader say about the picture. Absent means not said, never a guess. */
export interface Metadata {
  /** EXIF orientation 1 to 8, as stored in the file. */
  orientation: number;
  exposure: { iso?: number; fNumber?: number; focalMm?: number; seconds?: number };
  /** Wall time at the place of capture: `YYYY-MM-DDTHH:mm:ss`, with `.sss` where known. */
  takenLocal: string;
  /** Minutes east of UTC at that place and time. */
  takenOffsetMin: number;
  takenSource: TakenSource;
  camera: { make?: string; model?: string; lens?: string };
  /** WGS 84 degrees; metres above sea level. */
  gps: { lat: number; lon: number; altitude?: number };
  /** 0 to 5, from the file; a person's own is in `user`. */
  rating: number;
  keywords: string[];
  title: string;
  /** Where the largest JPEG lies in a RAW file, in bytes and pixels: a Range request shows it at full size. */
  embedded: { offset: number; length: number; width: number; height: number };
  /** A video's length in seconds. */
  durationS: number;
  exif: Readonly<Record<string, unknown>>;
  xmp: Readonly<Record<string, unknown>>;
}

/**
 * Where the capture time came from, best first. `exif` is whatever the camera wrote, satellites' time and films' headers
 * included; `xmp` is what was added later, IPTC included.
 */
export type TakenSource = 'exif' | 'xmp' | 'uploader' | 'name' | 'mtime' | 'none';

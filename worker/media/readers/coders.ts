/**
 * What ImageMagick reads for us: content type, and the name of its coder. It is always told which, never left to guess;
 * its policy must allow each. An image of any other type is kept without pictures.
 */
export const CODERS: Readonly<Record<string, string>> = {
  'image/bmp': 'bmp',
  'image/j2c': 'j2c',
  'image/jp2': 'jp2',
  'image/jpx': 'jp2',
  'image/tiff': 'tiff',
  'image/vnd-ms.dds': 'dds',
  'image/vnd.adobe.photoshop': 'psd',
  'image/vnd.radiance': 'hdr',
  'image/x-dpx': 'dpx',
  'image/x-exr': 'exr',
  'image/x-icon': 'ico',
  'image/x-pcx': 'pcx',
  'image/x-portable-anymap': 'pnm',
  'image/x-sgi': 'sgi',
  'image/x-sun-raster': 'sun',
  'image/x-tga': 'tga',
};

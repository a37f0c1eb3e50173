/** Cuts every preview from the one picture, largest first, without any metadata. */
import { blame } from './blame.ts';
import { loadSharp } from './loadSharp.ts';
import type { RenderedPreview } from './media.ts';
import { PREVIEWS, type PreviewSize, WEBP_EFFORT } from './previews.ts';
import type { Raster } from './raster.ts';

const TYPES = { webp: 'image/webp', jpeg: 'image/jpeg' } as const;

export async function cutPreviews(
  picture: Raster,
  { sizes = PREVIEWS, signal }: { sizes?: readonly PreviewSize[]; signal?: AbortSignal } = {},
): Promise<RenderedPreview[]> {
  const previews: RenderedPreview[] = [];
  // One after the other: a picture has one thread, and its neighbour the other core.
  for (const size of sizes) {
    signal?.throwIfAborted();
    previews.push(await cut(picture, size));
  }
  return previews;
}

async function cut({ data, width, height }: Raster, size: PreviewSize): Promise<RenderedPreview> {
  const sharp = await loadSharp();
  const image = sharp(data, { raw: { width, height, channels: 3 } });
  if (size.crop || width > size.width || height > size.height) {
    const fit = size.crop ? 'cover' : 'inside';
    image.resize({ width: size.width, height: size.height, fit, withoutEnlargement: true });
  }
  const { format, quality } = size;
  if (format === 'webp') image.webp({ quality, effort: WEBP_EFFORT });
  else image.jpeg({ quality });
  const name = `${size.name}.${format === 'jpeg' ? 'jpg' : format}`;
  try {
    const { data: content, info } = await image.toBuffer({ resolveWithObject: true });
    return { name, width: info.width, height: info.height, type: TYPES[format], content };
  } catch (error) {
    throw await blame(error, `Cutting ${name} from a picture of ${width}x${height}`);
  }
}

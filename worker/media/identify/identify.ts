/** What a file is, told by its first bytes. Its name counts only where cameras gave the bytes of a TIFF to their RAW. */
import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import type { MediaKind } from '../../../core/kind.ts';
import { partsOf } from '../../../core/names.ts';
import { blame } from '../blame.ts';
import { CODERS } from '../readers/coders.ts';
import { isRawTiff } from './isRawTiff.ts';
import { isSvg } from './isSvg.ts';
import { isTiff, magic } from './magic.ts';
import { sidecarType } from './sidecarType.ts';
import { still } from './still.ts';

export interface Identity {
  kind: MediaKind;
  /** MIME type by content, never by name. */
  contentType: string;
}

const UNKNOWN: Identity = { kind: 'other', contentType: 'application/octet-stream' };

const HEAD_BYTES = 4096;

const KINDS: Record<string, MediaKind> = {
  'application/mxf': 'video',
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/avif-sequence': 'video',
  'image/gif': 'gif',
  'image/tiff': 'tiff',
  'image/heic': 'heif',
  'image/heic-sequence': 'heif',
  'image/heif': 'heif',
  'image/heif-sequence': 'heif',
  'image/x-canon-cr2': 'raw',
  'image/x-canon-cr3': 'raw',
  'image/x-canon-crw': 'raw',
  'image/x-nikon-nef': 'raw',
  'image/x-sony-arw': 'raw',
  'image/x-adobe-dng': 'raw',
  'image/x-olympus-orf': 'raw',
  'image/x-panasonic-rw2': 'raw',
  'image/x-fujifilm-raf': 'raw',
  'image/x-minolta-mrw': 'raw',
  'image/x-sigma-x3f': 'raw',
  'image/x-apple-quicktake': 'raw',
  'image/x-contax-raw': 'raw',
};

/** Cameras whose RAW files are TIFF to the last byte of their header. */
export const TIFF_RAW = new Set(
  '3fr arw cr2 dcr dng erf fff gpr iiq k25 kdc mef mos nef nrw pef rw2 rwl sr2 srf srw'.split(' '),
);

export async function identify(file: string, name: string): Promise<Identity> {
  try {
    const head = await readHead(file);
    const { ext } = partsOf(name);
    const sidecar = await sidecarType(file, head, ext);
    if (sidecar) return { kind: 'sidecar', contentType: sidecar };
    const contentType =
      magic(head) ??
      still(head, ext) ??
      (await fileTypeFromFile(file))?.mime ??
      (isTiff(head) ? 'image/tiff' : undefined);
    if ((!contentType || contentType === 'application/xml') && isSvg(head))
      return { kind: 'svg', contentType: 'image/svg+xml' };
    if (!contentType) return UNKNOWN;
    const kind = kindOf(contentType, ext);
    return { kind: kind === 'tiff' && (await isRawTiff(file)) ? 'raw' : kind, contentType };
  } catch (error) {
    throw await blame(error, 'Reading the first bytes', file);
  }
}

function kindOf(contentType: string, extension: string): MediaKind {
  if (contentType === 'image/tiff' && TIFF_RAW.has(extension)) return 'raw';
  const [family] = contentType.split('/');
  return KINDS[contentType] ?? (contentType in CODERS ? 'image' : family === 'video' ? 'video' : 'other');
}

async function readHead(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** The signatures that `file-type` lacks, or asks too much of: a damaged JPEG is a JPEG still. MIME type, if known. */
export function magic(head: Buffer): string | undefined {
  if (head.length < 4) return undefined;
  const brands = brandsOf(head);
  if (brands) return heif(brands);
  return SIGNATURES.find(([, signature, offset = 0]) => head.indexOf(signature, offset, 'latin1') === offset)?.[0];
}

/** Half of all RAW files begin like this; `file-type` tells those apart whose tags it can read. */
export function isTiff(head: Buffer): boolean {
  return /^(?:II[*+]\0|MM\0[*+])/.test(head.toString('latin1', 0, 4));
}

const SIGNATURES: readonly [type: string, signature: string, offset?: number][] = [
  ['image/jpeg', '\xff\xd8'],
  ['image/png', '\x89PNG\r\n\x1a\n'],
  ['image/x-olympus-orf', 'IIRO'],
  ['image/x-olympus-orf', 'IIRS'],
  ['image/x-olympus-orf', 'MMOR'],
  ['image/x-sigma-x3f', 'FOVb'],
  ['image/x-minolta-mrw', '\0MRM'],
  ['image/x-canon-crw', 'HEAPCCDR', 6],
  ['image/x-contax-raw', 'ARECOYK', 25],
  ['image/x-apple-quicktake', 'qktk'],
  ['image/x-apple-quicktake', 'qktn'],
  ['video/x-dv', '\x1f\x07\0\x3f'],
  ['video/x-dv', '\x1f\x07\0\xbf'],
];

/** The major brand first, then those it is compatible with. */
function brandsOf(head: Buffer): string[] | undefined {
  if (head.toString('latin1', 4, 8) !== 'ftyp') return undefined;
  const end = Math.min(head.readUInt32BE(0), head.length);
  const brands = [head.toString('latin1', 8, 12)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(head.toString('latin1', at, at + 4));
  return brands;
}

const AV1 = new Set(['avif', 'avis']);
const HEVC = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs']);
const ANY_CODEC = new Set(['mif1', 'mif2', 'msf1', 'miaf']);

/** The same container holds both: the first brand that names a codec decides. */
function heif([major = '', ...others]: string[]): string | undefined {
  if (!ANY_CODEC.has(major) && !HEVC.has(major) && !AV1.has(major)) return undefined;
  // A film by another name. Where it also holds a still, libvips does not look for one (seen with 8.18).
  if (major === 'avis') return 'image/avif-sequence';
  const codec = [major, ...others].find((brand) => AV1.has(brand) || HEVC.has(brand));
  if (codec === undefined) return 'image/heif';
  return AV1.has(codec) ? 'image/avif' : 'image/heic';
}

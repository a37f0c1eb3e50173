/** Stills that `file-type` does not know. MIME type, if it is one. */
const TEXTS: readonly [type: string, beginning: RegExp][] = [
  ['image/vnd.radiance', /^#\?(?:RADIANCE|RGBE)\n/],
  // A comment ends with its line and nowhere else: could it end at any blank, a line of them would take for ever.
  ['image/x-portable-anymap', /^P[1-6]\s+(?:#[^\n\r]*[\n\r]\s*)*\d+\s+\d+\s/],
  ['image/x-portable-anymap', /^P(?:7\nWIDTH|[Ff]\n-?\d)/],
];

/** In hexadecimal digits, two a byte. */
const BYTES: readonly [type: string, beginning: RegExp][] = [
  ['image/vnd-ms.dds', /^444453207c000000/],
  ['image/x-dpx', /^(?:53445058|58504453)/],
  ['image/x-exr', /^762f3101/],
  // Version, run lengths, bits a pixel.
  ['image/x-pcx', /^0a0[02345]010[1248]/],
  // Storage, bytes a channel, dimensions.
  ['image/x-sgi', /^01da0[01]0[12]000[123]/],
  ['image/x-sun-raster', /^59a66a95/],
];

/** A TGA begins like many things: its name must say so too, unless all that most of them leave empty is empty. */
const TGA = new Set(['tga', 'icb', 'vda', 'vst']);
const TGA_TYPES = new Set([1, 2, 3, 9, 10, 11]);
const TGA_DEPTHS = new Set([8, 15, 16, 24, 32]);
/** No name, no palette; colours, packed or not; no offset. A cursor begins so, but has at least one picture. */
const PLAIN_TGA = /^0000(?:02|0a)(?:00){9}/;

const TEXT_BYTES = 512;
const SIGNATURE_BYTES = 12;

export function still(head: Buffer, extension: string): string | undefined {
  const text = head.toString('latin1', 0, TEXT_BYTES);
  const hex = head.toString('hex', 0, SIGNATURE_BYTES);
  const [type] =
    TEXTS.find(([, beginning]) => beginning.test(text)) ?? BYTES.find(([, beginning]) => beginning.test(hex)) ?? [];
  if (type) return type;
  return (TGA.has(extension) || PLAIN_TGA.test(hex)) && isTga(head) ? 'image/x-tga' : undefined;
}

function isTga(head: Buffer): boolean {
  if (head.length < 18 || head[1]! > 1) return false;
  const size = head.readUInt16LE(12) * head.readUInt16LE(14);
  return size > 0 && TGA_TYPES.has(head[2]!) && TGA_DEPTHS.has(head[16]!);
}

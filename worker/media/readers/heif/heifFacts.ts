/** What decides how a HEIF is decoded: how many images it shows, whether the first of them has alpha, its colours. */
import { boxes, find } from '../boxes.ts';
import { readMeta } from './readMeta.ts';

export interface HeifFacts {
  /** Those that stand for themselves: no tiles, thumbnails, depth or gain maps. 0: unknown. */
  images: number;
  /** Of the primary image. */
  alpha: boolean;
  /** Whether the container says how to turn the primary image, be it not at all: every decoder then does. */
  turned: boolean;
  /** Of the primary image: an ICC profile, as it is. */
  icc?: Buffer;
  /** Of the primary image: colours by number, after ITU-T H.273. */
  nclx?: { primaries: number; transfer: number };
}

const UNKNOWN: HeifFacts = { images: 0, alpha: false, turned: false };

/** Where the file can't be understood: nobody knows how many images, without alpha. */
export async function heifFacts(file: string): Promise<HeifFacts> {
  const meta = await readMeta(file);
  if (!meta) return UNKNOWN;
  try {
    return factsOf(meta);
  } catch (error) {
    // A number that lies beyond its box: the file is damaged, and the decoder says it better.
    if (error instanceof RangeError) return UNKNOWN;
    throw error;
  }
}

function factsOf(meta: Buffer): HeifFacts {
  const pitm = find(meta, 'pitm');
  if (!pitm) return UNKNOWN;
  const primary = pitm[0] === 0 ? pitm.readUInt16BE(4) : pitm.readUInt32BE(4);
  const references = referencesOf(meta);
  const from = (...types: string[]) =>
    new Set(references.filter(({ type }) => types.includes(type)).map(({ item }) => item));
  const beside = from('thmb', 'auxl');
  const properties = propertiesOf(meta);
  const alpha = references.some(
    ({ type, item, to }) => type === 'auxl' && to.includes(primary) && properties.of(item).some(isAlpha),
  );
  return {
    images: visibleImages(meta).filter((item) => !beside.has(item)).length,
    alpha,
    turned: properties.of(primary).some(({ type }) => type === 'irot' || type === 'imir'),
    ...coloursOf(properties.of(primary), properties.all),
  };
}

/** Item types that hold no picture. */
const NO_IMAGE = new Set(['Exif', 'mime', 'uri ']);

function visibleImages(meta: Buffer): number[] {
  const iinf = find(meta, 'iinf');
  if (!iinf) return [];
  const items: number[] = [];
  for (const { type, body } of boxes(iinf.subarray(iinf[0] === 0 ? 6 : 8))) {
    if (type !== 'infe' || body[0]! < 2) continue;
    const hidden = (body[3]! & 1) === 1;
    const wide = body[0] === 3;
    const kind = body.toString('latin1', wide ? 10 : 8, wide ? 14 : 12);
    if (!hidden && !NO_IMAGE.has(kind)) items.push(wide ? body.readUInt32BE(4) : body.readUInt16BE(4));
  }
  return items;
}

interface Reference {
  type: string;
  item: number;
  to: number[];
}

function referencesOf(meta: Buffer): Reference[] {
  const iref = find(meta, 'iref');
  if (!iref) return [];
  const bytes = iref[0] === 0 ? 2 : 4;
  return [...boxes(iref.subarray(4))].map(({ type, body }) => {
    const count = body.readUInt16BE(bytes);
    const to = Array.from({ length: count }, (_, at) => body.readUIntBE(bytes + 2 + at * bytes, bytes));
    return { type, item: body.readUIntBE(0, bytes), to };
  });
}

type Property = { type: string; body: Buffer };

function propertiesOf(meta: Buffer): { all: Property[]; of(item: number): Property[] } {
  const iprp = find(meta, 'iprp') ?? Buffer.alloc(0);
  const all = [...boxes(find(iprp, 'ipco') ?? Buffer.alloc(0))];
  const known = new Map<number, Property[]>();
  for (const { type, body } of boxes(iprp)) {
    if (type !== 'ipma') continue;
    const wideItem = body[0]! >= 1;
    const wideIndex = (body[3]! & 1) === 1;
    let at = 8;
    for (let left = body.readUInt32BE(4); left > 0; left--) {
      const item = wideItem ? body.readUInt32BE(at) : body.readUInt16BE(at);
      at += wideItem ? 4 : 2;
      const own = known.get(item) ?? [];
      for (let count = body.readUInt8(at++); count > 0; count--) {
        // The highest bit says that a reader must understand it.
        const index = wideIndex ? body.readUInt16BE(at) & 0x7fff : body.readUInt8(at) & 0x7f;
        at += wideIndex ? 2 : 1;
        const property = all[index - 1];
        if (property) own.push(property);
      }
      known.set(item, own);
    }
  }
  return { all, of: (item) => known.get(item) ?? [] };
}

function isAlpha({ type, body }: Property): boolean {
  return type === 'auxC' && /:alpha\0|auxid:1\0/.test(body.toString('latin1'));
}

/** A picture of tiles may leave it to them to say. */
function coloursOf(own: Property[], all: Property[]): Pick<HeifFacts, 'icc' | 'nclx'> {
  const boxed = own.some(isColour) ? own.filter(isColour) : all.filter(isColour);
  const icc = boxed.find(({ body }) => body.toString('latin1', 0, 4) !== 'nclx')?.body.subarray(4);
  if (icc) return { icc };
  const nclx = boxed[0]?.body;
  return nclx ? { nclx: { primaries: nclx.readUInt16BE(4), transfer: nclx.readUInt16BE(6) } } : {};
}

function isColour({ type }: Property): boolean {
  return type === 'colr';
}

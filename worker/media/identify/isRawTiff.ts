/**
 * Whether a TIFF is a camera's RAW, whatever its name: a decoder of TIFF would show the small picture it begins with.
 * Its directories tell, the first and those below it.
 */
import { type FileHandle, open } from 'node:fs/promises';
import { bytesAt } from '../bytesAt.ts';

const [SUBFILE, COMPRESSION, PHOTOMETRIC, SUB_IFDS, DNG_VERSION] = [254, 259, 262, 330, 50706];
/** Photometric interpretations of the sensor's mosaic, and of what was made of one without developing it. */
export const SENSOR = new Set([32803, 34892]);
/** Sony, Samsung, Kodak, Nikon, Pentax: nobody else's decoder knows them. */
const CAMERAS_OWN = new Set([32767, 32769, 32770, 32867, 34713, 65000, 65535]);
const REDUCED = 1;

/** Files of up to five pictures are common. */
const MOST_BELOW = 16;
const MOST_ENTRIES = 512;
const ENTRY = 12;

export async function isRawTiff(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const head = await bytesAt(handle, 0, 8);
    const little = head?.[0] === 0x49;
    const first = head && (await directoryAt(handle, little ? head.readUInt32LE(4) : head.readUInt32BE(4), little));
    if (!first) return false;
    const below = first.get(SUB_IFDS) ?? [];
    if (first.has(DNG_VERSION) || isSensor(first)) return true;
    if (below.length > 0 && ((first.get(SUBFILE)?.[0] ?? 0) & REDUCED) === REDUCED) return true;
    for (const offset of below.slice(0, MOST_BELOW)) {
      const directory = await directoryAt(handle, offset, little);
      if (directory && isSensor(directory)) return true;
    }
    return false;
  } finally {
    await handle.close();
  }
}

type Directory = Map<number, number[]>;

function isSensor(directory: Directory): boolean {
  const [photometric = 0] = directory.get(PHOTOMETRIC) ?? [];
  const [compression = 0] = directory.get(COMPRESSION) ?? [];
  return SENSOR.has(photometric) || CAMERAS_OWN.has(compression);
}

/** Whole numbers alone; nothing, if the file ends before the directory does. */
async function directoryAt(handle: FileHandle, offset: number, little: boolean): Promise<Directory | undefined> {
  const short = (bytes: Buffer, at: number) => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const long = (bytes: Buffer, at: number) => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const counted = await bytesAt(handle, offset, 2);
  const count = counted && Math.min(short(counted, 0), MOST_ENTRIES);
  const table = count && (await bytesAt(handle, offset + 2, count * ENTRY));
  if (!table) return undefined;
  const directory: Directory = new Map();
  for (let at = 0; at < table.length; at += ENTRY) {
    const [tag, type, values] = [short(table, at), short(table, at + 2), long(table, at + 4)];
    if (type === 3 && values <= 2) directory.set(tag, [short(table, at + 8)]);
    else if (values === 1) directory.set(tag, [long(table, at + 8)]);
    else if (tag === SUB_IFDS)
      directory.set(tag, await longsAt(handle, long(table, at + 8), Math.min(values, MOST_BELOW), long));
    else directory.set(tag, []);
  }
  return directory;
}

async function longsAt(handle: FileHandle, offset: number, count: number, long: (bytes: Buffer, at: number) => number) {
  const bytes = await bytesAt(handle, offset, count * 4);
  return bytes ? Array.from({ length: count }, (_, index) => long(bytes, index * 4)) : [];
}

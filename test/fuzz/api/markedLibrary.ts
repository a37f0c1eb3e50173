/** A small library with everything in it that a viewer must not see, each under a word that stands nowhere else. */
import { createHash } from 'node:crypto';
import { recordName } from '../../../core/names.ts';
import { type FileRecord, isTrashed } from '../../../core/record.ts';
import { rowOf } from '../../../core/row.ts';
import { readRecord } from '../../../library/readRecord.ts';
import { type AnApi, anApi } from '../../api/anApi.ts';
import { aRecord } from '../../rules/aRecord.ts';

export interface MarkedLibrary {
  api: AnApi;
  records: readonly FileRecord[];
  /** What no answer to a viewer may have in it, as of now. */
  hiddenFromViewers(): Promise<string[]>;
}

/** Digits of every latitude and longitude. */
const PLACES = ['.9876543', '.4567891'];
const DUMPS = ['EXIF-MARKER', 'XMP-MARKER'];
/** Of the originals' URLs. */
const ORIGINALS = ['file-store'];
const TOMBSTONE = 'TOMBSTONE-MARKER.jpg';
/** Kept of an invitation: nobody ever sees it. */
export const TOKEN_HASH = createHash('sha256').update('a token').digest('hex');

export async function markedLibrary(): Promise<MarkedLibrary> {
  const records = NAMES.map((name, number) => marked(name, number));
  const rows = records.flatMap((record) => rowOf(record) ?? []);
  const api = await anApi(rows);
  const { storage } = api;
  for (const record of records) {
    await storage.records.put(recordName(record.id), Buffer.from(JSON.stringify(record)), JSON_TYPE);
    if (record.state === 'deleted') continue;
    await storage.originals.put(record.name, Buffer.from(record.name), { contentType: record.contentType });
  }
  const person = { name: 'Anna', role: 'viewer', invitedAt: '2026-01-01T00:00:00.000Z', tokenSha256: TOKEN_HASH };
  await storage.state.put('people/anna.json', Buffer.from(JSON.stringify(person)), JSON_TYPE);
  return {
    ...{ api, records },
    async hiddenFromViewers() {
      const trashed: string[] = [];
      for (const { id, name } of records) {
        const known = await readRecord(storage, id);
        if (known !== 'missing' && isTrashed(known.record)) trashed.push(name);
      }
      return [...PLACES, ...DUMPS, ...ORIGINALS, TOMBSTONE, ...trashed];
    },
  };
}

const JSON_TYPE = { contentType: 'application/json' };

/** Each base name belongs to one file alone, and is part of no other's. */
const NAMES = [
  ...['a/one.jpg', 'a/two.heic', 'a/two.mov', 'a/b/three.cr2', 'a/b/three.jpg', 'a/b/three.xmp', 'top.png'],
  ...['ü #%&+?/vier.jpg', 'a/b/c/d/e/f/deep.tif', '2019/old.jpg', '2019/broken.jpg', '2019/notes.txt'],
  ...['copies/same.jpg', 'copies/same copy.jpg', 'copies/near.jpg', 'copies/near (1).jpg'],
  ...['bin/gone-one.jpg', 'bin/gone-two.jpg', 'bin/gone-three.heic', TOMBSTONE],
];

const KINDS: Record<string, FileRecord['kind']> = {
  ...{ jpg: 'jpeg', heic: 'heif', mov: 'video', cr2: 'raw', png: 'png', tif: 'tiff', xmp: 'sidecar', txt: 'other' },
};

function marked(name: string, number: number): FileRecord {
  const isCopy = name.startsWith('copies/');
  const content = isCopy ? name.slice(0, 'copies/same'.length) : name;
  const sha256 = createHash('sha256').update(content).digest('hex');
  const ext = name.slice(name.lastIndexOf('.') + 1);
  const base = aRecord({
    ...{ name, sha256, bytes: 1000 + number, kind: KINDS[ext] ?? 'other' },
    takenLocal: `20${10 + (number % 15)}-0${1 + (number % 9)}-11T10:00:0${number % 10}`,
    gps: { lat: number + 0.9876543, lon: number + 0.4567891 },
    exif: { UserComment: DUMPS[0], GPSLatitude: number },
    xmp: { creator: DUMPS[1] },
    camera: { make: 'Canon', model: 'Canon EOS R5', lens: 'RF 50mm' },
    exposure: { iso: 100 * (1 + (number % 5)), fNumber: 2.8, focalMm: 50, seconds: 0.01 },
    keywords: ['family', 'größe'],
    title: 'A title',
    thumbhash: '3OcRJYB4d3h/iIeHeEh3eIhw+j2w',
    fingerprint: {
      scheme: 'blockhash16',
      hex: createHash('sha256')
        .update(isCopy ? 'copy' : name)
        .digest('hex'),
    },
  });
  if (name === TOMBSTONE) return tombstone(base);
  if (name.startsWith('bin/'))
    return { ...base, user: { trashed: { at: '2026-06-20T00:00:00.000Z', sha256, etag: '0x1' } } };
  if (name.endsWith('broken.jpg'))
    return {
      ...base,
      state: 'failed',
      fault: { code: 'corrupt', message: 'It ends early.', stage: 'decode', attempts: 2 },
    };
  return ext === 'txt' ? { ...base, state: 'unsupported', previews: [] } : base;
}

function tombstone({ gps: _, exif: __, xmp: ___, ...rest }: FileRecord): FileRecord {
  return { ...rest, state: 'deleted', previews: [] };
}

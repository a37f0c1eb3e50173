/** What is rare in a library, and must be in every one that is to be tried: each fault, each state, each kind, copies. */
import { FAULT_CODES, type FaultCode } from '../../core/fault.ts';
import { FAULT_WORDS } from '../../core/faultWords.ts';
import type { MediaKind } from '../../core/kind.ts';
import { partsOf } from '../../core/names.ts';
import { tombstoneOf } from '../../core/tombstone.ts';
import type { Chance } from './chance.ts';
import { copyOf, flat } from './likeness.ts';
import type { Naming } from './naming.ts';
import { bareRecord, type Invented, pictured, type Shot, wished } from './shot.ts';

interface Around {
  shot: Shot;
  /** A good still that came before. */
  before: Invented;
  naming: Naming;
  chance: Chance;
}

type Special = (around: Around) => Invented;

/** The days of the trash are counted from here. */
const NOW = '2026-06-28T09:00:00.000Z';

const still =
  (ext: string, kind: MediaKind): Special =>
  ({ shot, naming, chance }) =>
    pictured(naming.free(`${shot.base}.${ext}`), kind, shot, chance);

const bare =
  (ext: string, kind: MediaKind, state: 'ok' | 'unsupported'): Special =>
  ({ shot, naming, chance }) => {
    const bytes = chance.between(400, state === 'ok' ? 9000 : 9_000_000);
    return { record: { ...bareRecord(naming.free(`${shot.base}.${ext}`), kind, bytes, shot, chance), state } };
  };

const failed =
  (code: FaultCode): Special =>
  ({ shot, naming, chance }) => {
    const [ext, kind] = code === 'too-slow' ? (['MP4', 'video'] as const) : shot.occasion.camera.still;
    const bytes = code === 'empty' ? 0 : chance.between(20_000, 90_000_000);
    const name = naming.free(`${shot.base}.${ext}`);
    const attempts = code === 'died' || code === 'unknown' ? 5 : 1;
    const fault = { code, message: `${FAULT_WORDS[code].means}.`, stage: 'render', attempts };
    if (code !== 'archived') {
      const record = bareRecord(name, code === 'empty' ? 'other' : kind, bytes, shot, chance);
      return { record: { ...record, state: 'failed', fault } };
    }
    // Nobody could read it: not even its hashes are known.
    const unread = { ...shot, metadata: { takenSource: 'none' as const } };
    const record = bareRecord(name, 'other', bytes, unread, chance);
    return { record: { ...record, sha256: '', md5: '', state: 'failed', fault: { ...fault, stage: 'download' } } };
  };

const undated =
  (folder: string, ext: string, kind: MediaKind): Special =>
  ({ shot, naming, chance }) => {
    const { takenLocal: _, takenOffsetMin: __, ...metadata } = shot.metadata;
    const base = `${folder}/${partsOf(shot.base).base}`;
    const unknown: Shot = { ...shot, metadata: { ...metadata, takenSource: 'none' } };
    return pictured(naming.free(`${base}.${ext}`), kind, unknown, chance);
  };

/** The same bytes under another name. */
const duplicate: Special = ({ before: { record, drawing }, naming, chance }) => {
  const { folder, base, ext } = partsOf(record.name);
  const beside = `${folder && `${folder}/`}${base} copy.${ext}`;
  const name = naming.free(chance.percent(50) ? beside : `Backup/${record.name}`);
  const shot = { at: Date.parse(`${record.takenLocal}Z`), metadata: saidBy(record) } as Shot;
  const copy = bareRecord(name, record.kind, record.bytes, shot, chance);
  const { sha256, md5, rev, width, height, thumbhash, fingerprint, developedBy, contentType } = record;
  const same = { width, height, thumbhash, fingerprint, developedBy } as Partial<typeof record>;
  return { record: { ...copy, ...same, sha256, md5, rev, contentType }, ...(drawing && { drawing }) };
};

/** Sent by a messenger, or edited: smaller, and of what the camera wrote little is left. */
const nearCopy =
  (folder: string, suffix: string, keepsCamera: boolean): Special =>
  ({ before, naming, chance }) => {
    const { record, drawing } = before;
    if (!drawing || !record.thumbhash || !record.fingerprint) return duplicate({ before, naming, chance } as Around);
    const said = saidBy(record);
    const { camera, exposure, gps, exif, ...less } = said;
    const metadata = keepsCamera ? said : { ...less, takenSource: 'name' as const };
    const likeness = copyOf({ fingerprint: record.fingerprint.hex, thumbhash: record.thumbhash }, chance);
    const small = { width: 1600, height: 1200 };
    const occasion = { camera: keepsCamera ? { width: record.width ?? 0, height: record.height ?? 0 } : small };
    const shot = { at: Date.parse(`${record.takenLocal}Z`), metadata, likeness, drawing, occasion } as Shot;
    const place = folder || partsOf(record.name).folder;
    return pictured(
      naming.free(`${place && `${place}/`}${partsOf(record.name).base}${suffix}.jpg`),
      'jpeg',
      shot,
      chance,
    );
  };

function saidBy({
  takenLocal,
  takenOffsetMin,
  takenSource,
  camera,
  exposure,
  gps,
  exif,
  rating,
  keywords,
  title,
}: Invented['record']): Shot['metadata'] {
  const said = { takenLocal, takenOffsetMin, takenSource, camera, exposure, gps, exif, rating, keywords, title };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

const plain: Special = (around) => still(...around.shot.occasion.camera.still)(around);

const degraded: Special = (around) => {
  const { record, drawing } = plain(around);
  return { record: { ...record, state: 'degraded' }, ...(drawing && { drawing }) };
};

const trashed: Special = (around) => {
  const invented = plain(around);
  const { sha256, etag } = invented.record;
  const at = new Date(Date.parse(NOW) - around.chance.between(1, 29) * 86_400_000).toISOString();
  return wished(invented, { trashed: { at, sha256, etag } });
};

const turned: Special = (around) => {
  const invented = plain(around);
  return wished(invented, {
    turn: { to: around.chance.oneOf([90, 180, 270] as const), sha256: invented.record.sha256 },
  });
};

const buried: Special = (around) => {
  const { record } = plain(around);
  return { record: tombstoneOf(record.id, record.name, record, NOW) };
};

const page: Special = ({ shot, ...around }) =>
  still('png', 'png')({ ...around, shot: { ...shot, likeness: flat(shot.likeness, around.chance) } });

const messenger = nearCopy('WhatsApp Images', '-WA', false);
const edited = nearCopy('', '-edited', true);

/** In this order, again and again. */
export const SPECIALS: readonly Special[] = [
  ...[duplicate, messenger, degraded, trashed, bare('xmp', 'sidecar', 'ok'), bare('pdf', 'other', 'unsupported')],
  ...[buried, turned, undated('Scans/Dia 1978', 'tif', 'tiff'), edited, page],
  ...FAULT_CODES.map(failed),
  ...[duplicate, messenger, bare('json', 'sidecar', 'ok'), bare('docx', 'other', 'unsupported')],
  ...[still('png', 'png'), still('webp', 'webp'), still('avif', 'avif'), still('gif', 'gif'), still('svg', 'svg')],
  ...[still('psd', 'image'), undated('WhatsApp Images/Sent', 'jpg', 'jpeg'), duplicate, edited, degraded, trashed],
];

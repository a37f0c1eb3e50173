/** The one table entity that follows from a record: what any list shows, and nothing else. */
import type { FaultCode } from './fault.ts';
import type { MediaKind } from './kind.ts';
import type { TakenSource } from './metadata.ts';
import { monthOf } from './month.ts';
import type { Turn } from './pipeline.ts';
import { type FileRecord, isTrashed, type State, turnOf } from './record.ts';
import type { Entity } from './table.ts';

/** `partition` is the local month, `key` the id. */
export interface Row extends Entity {
  rev: string;
  name: string;
  folder: string;
  ext: string;
  state: State;
  kind: MediaKind;
  bytes: number;
  sha256: string;
  uploadedAt: string;
  takenSource: TakenSource;
  width?: number | undefined;
  height?: number | undefined;
  takenLocal?: string | undefined;
  takenOffsetMin?: number | undefined;
  durationS?: number | undefined;
  camera?: string | undefined;
  lens?: string | undefined;
  iso?: number | undefined;
  fNumber?: number | undefined;
  focalMm?: number | undefined;
  exposureS?: number | undefined;
  lat?: number | undefined;
  lon?: number | undefined;
  rating?: number | undefined;
  /** A JSON list. */
  keywords?: string | undefined;
  title?: string | undefined;
  thumbhash?: string | undefined;
  fingerprint?: string | undefined;
  fault?: FaultCode | undefined;
  favorite?: true | undefined;
  trashedAt?: string | undefined;
  turn?: Turn | undefined;
  /** A JSON list of groups. */
  kept?: string | undefined;
}

/** A table property holds at most 32 Ki UTF-16 units; what a list shows of a text is far shorter. */
const SHOWN_CHARACTERS = 2000;

/** None for a tombstone. */
export function rowOf(record: FileRecord): Row | null {
  if (record.state === 'deleted') return null;
  const { user, exposure, camera, gps } = record;
  return {
    partition: monthOf(record.takenLocal),
    key: record.id,
    rev: record.rev,
    name: record.name,
    folder: record.folder,
    ext: record.ext,
    state: record.state,
    kind: record.kind,
    bytes: record.bytes,
    sha256: record.sha256,
    uploadedAt: record.uploadedAt,
    takenSource: record.takenSource ?? 'none',
    width: record.width,
    height: record.height,
    takenLocal: record.takenLocal,
    takenOffsetMin: record.takenOffsetMin,
    durationS: record.durationS,
    camera: cameraName(camera),
    lens: shown(camera?.lens),
    iso: exposure?.iso,
    fNumber: exposure?.fNumber,
    focalMm: exposure?.focalMm,
    exposureS: exposure?.seconds,
    lat: gps?.lat,
    lon: gps?.lon,
    rating: user.rating ?? record.rating,
    keywords: shownList(record.keywords),
    title: shown(record.title),
    thumbhash: record.thumbhash,
    fingerprint: record.fingerprint?.hex,
    fault: record.fault?.code,
    favorite: user.favorite ? true : undefined,
    trashedAt: isTrashed(record) ? user.trashed?.at : undefined,
    turn: turnOf(user, record.sha256) || undefined,
    kept: shownList(user.kept),
  };
}

/** "Canon EOS R5": the make only where the model does not begin with it already. */
function cameraName(camera: FileRecord['camera']): string | undefined {
  const { make = '', model = '' } = camera ?? {};
  const repeats = model.toLowerCase().startsWith(make.split(' ')[0]?.toLowerCase() ?? '');
  return shown((repeats ? model : `${make} ${model}`).trim() || undefined);
}

/** A table takes no half of a surrogate pair, whether the file had it or the cut made it. */
function shown(text: string | undefined): string | undefined {
  return text?.slice(0, SHOWN_CHARACTERS).toWellFormed();
}

/** As many members as fit, whole, up to the first that does not. */
function shownList(list: string[] | undefined): string | undefined {
  let length = '['.length;
  const over = list?.findIndex((member) => {
    length += JSON.stringify(member).length + ','.length;
    return length > 2 * SHOWN_CHARACTERS;
  });
  const fitting = over === -1 ? list : list?.slice(0, over);
  return fitting?.length ? JSON.stringify(fitting) : undefined;
}

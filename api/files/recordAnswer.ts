/** A record as it is answered: what is in it, and who may see it. */
import type { Role } from '../../core/person.ts';
import type { FileRecord } from '../../core/record.ts';
import type { RecordAnswer } from '../wire/record.ts';

/** `partly`: of it a viewer sees what `forViewer` picks. `asked`: for owners who ask for it. */
type SeenBy = 'all' | 'partly' | 'owners' | 'asked';

/** A viewer never learns where a picture was taken, nor how to come by the original. A new field has to choose. */
const SEEN_BY: Readonly<Record<keyof FileRecord, SeenBy>> = {
  schema: 'all',
  id: 'all',
  name: 'all',
  folder: 'all',
  ext: 'all',
  state: 'all',
  kind: 'all',
  bytes: 'all',
  contentType: 'all',
  etag: 'owners',
  sha256: 'all',
  md5: 'all',
  rev: 'all',
  turn: 'all',
  previews: 'all',
  width: 'all',
  height: 'all',
  thumbhash: 'all',
  fingerprint: 'all',
  developedBy: 'all',
  fault: 'partly',
  uploadedAt: 'all',
  convertedAt: 'all',
  pipeline: 'all',
  user: 'partly',
  months: 'all',
  orientation: 'all',
  exposure: 'all',
  takenLocal: 'all',
  takenOffsetMin: 'all',
  takenSource: 'all',
  camera: 'all',
  gps: 'owners',
  rating: 'all',
  keywords: 'all',
  title: 'all',
  embedded: 'owners',
  durationS: 'all',
  exif: 'asked',
  xmp: 'asked',
};

const FIELDS = Object.entries(SEEN_BY) as [keyof FileRecord, SeenBy][];
const fieldsFor = (...kinds: SeenBy[]) => FIELDS.flatMap(([field, seenBy]) => (kinds.includes(seenBy) ? [field] : []));
const OF_VIEWERS = fieldsFor('all');
const OF_OWNERS = fieldsFor('all', 'partly', 'owners');
const WITH_EXIF = fieldsFor('all', 'partly', 'owners', 'asked');

/** A viewer gets no exif, whatever is asked. */
export function recordAnswer(record: FileRecord, role: Role, { exif = false } = {}): RecordAnswer {
  if (role === 'owner') return picked(record, exif ? WITH_EXIF : OF_OWNERS);
  return { ...picked(record, OF_VIEWERS), ...forViewer(record) };
}

function picked(record: FileRecord, fields: readonly (keyof FileRecord)[]): RecordAnswer {
  const answer: Partial<Record<keyof FileRecord, unknown>> = {};
  for (const field of fields) if (record[field] !== undefined) answer[field] = record[field];
  return answer as RecordAnswer;
}

/** A fault's message may quote the file; a wish to trash names the original's version. */
function forViewer({ fault, user: { favorite, rating } }: FileRecord): Pick<RecordAnswer, 'fault' | 'user'> {
  return {
    user: { ...(favorite && { favorite }), ...(rating !== undefined && { rating }) },
    ...(fault && { fault: { code: fault.code } }),
  };
}

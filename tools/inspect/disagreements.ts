/**
 * Where what is stored of an original does not agree: each a sentence, with what mends it. A conversion under way, or an
 * event that waits, is a disagreement for the time being. Data in, findings out; empty if all is well.
 */
import { isDeepStrictEqual } from 'node:util';
import { bytesText } from '../../core/amounts.ts';
import { type Pipeline, revOf } from '../../core/pipeline.ts';
import { type FileRecord, turnOf } from '../../core/record.ts';
import { type Row, rowOf } from '../../core/row.ts';
import { monthDisagreements } from './monthDisagreements.ts';
import type { Seen } from './seen.ts';

/** `pipelines`: those that this release converts with. */
export function disagreements(seen: Seen, pipelines: readonly Pipeline[]): string[] {
  const { record } = seen;
  return [
    ...ofOriginal(seen),
    ...(record === 'missing' ? [] : [...ofTransfer(record), ...ofRev(record, pipelines)]),
    ...ofPreviews(seen),
    ...ofRows(seen),
    ...seen.months.flatMap((month) => monthDisagreements(month, seen.rows)),
  ];
}

const REBUILD = 'npm run rebuild-index';

/** In single quotes a shell leaves all as it is. */
function reconvert(name: string): string {
  return `npm run reconvert -- --name '${name.replaceAll("'", "'\\''")}'`;
}

function ofOriginal({ original, record, name = '' }: Seen): string[] {
  const mend = `its event still waits, or was lost: ${reconvert(name)}`;
  const gone = original === 'missing';
  if (record === 'missing') return gone ? [] : [`The original has no record: ${mend}`];
  const buried = record.state === 'deleted';
  if (gone) return buried ? [] : [`The original is gone, and its record does not say so: ${mend}`];
  if (buried) return [`The record says that the original is gone, and it is there: ${mend}`];
  return original.etag === record.etag ? [] : [`The original has changed since its record was made: ${mend}`];
}

function ofTransfer({ fault }: FileRecord): string[] {
  if (fault?.code !== 'corrupt-transfer') return [];
  return [
    'The original is not what its uploader read: npm run upload -- --checksum --replace, with the file as it should be',
  ];
}

/** What another release made is as it should be: which pipelines that had, nobody here knows. */
function ofRev(record: FileRecord, pipelines: readonly Pipeline[]): string[] {
  const { name, state, sha256, user, turn, rev, pipeline } = record;
  if (state === 'deleted') return [];
  if (turn !== turnOf(user, sha256)) {
    return [`Its pictures are turned by ${turn}, and a person said ${turnOf(user, sha256)}: ${reconvert(name)}`];
  }
  const known = pipelines.filter(({ version }) => version === pipeline.version);
  const right = known.length === 0 || known.some((one) => revOf(sha256, one, turn) === rev);
  return right
    ? []
    : [`Its rev ${rev} is not that of its content, pipeline ${pipeline.version} and turn: ${reconvert(name)}`];
}

function ofPreviews({ previews, record }: Seen): string[] {
  if (record === 'missing') return [];
  const mend = reconvert(record.name);
  return previews.flatMap(({ preview: { name, bytes }, stored }) => {
    if (stored === 'missing') return [`The preview ${name} is missing: ${mend}`];
    if (stored.bytes === bytes) return [];
    return [`The preview ${name} has ${bytesText(stored.bytes)}, and ${bytesText(bytes)} by the record: ${mend}`];
  });
}

function ofRows({ rows, record }: Seen): string[] {
  const due = record === 'missing' ? null : rowOf(record);
  const row = rows.find(({ partition }) => partition === due?.partition);
  const unnamed =
    due && record !== 'missing' && !record.months.includes(due.partition)
      ? [`Its record does not name its own month ${due.partition}: ${reconvert(due.name)}`]
      : [];
  const lacking = due && !row ? [`Its row in ${due.partition} is missing: ${REBUILD}`] : [];
  const stray = rows.filter((each) => each !== row).map(({ partition }) => `${strayIn(partition, record)}: ${REBUILD}`);
  const other = due && row ? differences(due, row) : [];
  const differs = other.length > 0 ? [`Its row does not follow from its record (${other.join(', ')}): ${REBUILD}`] : [];
  return [...unnamed, ...lacking, ...differs, ...stray];
}

function strayIn(month: string, record: FileRecord | 'missing'): string {
  if (record === 'missing') return `A row in ${month} has no record`;
  if (record.state === 'deleted') return `A row in ${month} is of an original that is gone`;
  return `Another row, of another date, is in ${month}`;
}

function differences(due: Row, row: Row): string[] {
  const names = [...new Set([...Object.keys(due), ...Object.keys(row)])] as (keyof Row)[];
  return names.filter((name) => !isDeepStrictEqual(due[name], row[name]));
}

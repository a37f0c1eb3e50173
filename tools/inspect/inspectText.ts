/** What the storage says of an original, for people. */

import { bytesText } from '../../core/amounts.ts';
import type { BlobProperties } from '../../core/blobs.ts';
import type { FileRecord, UserWishes } from '../../core/record.ts';
import { faultText } from '../terminal/faultText.ts';
import { printable } from '../terminal/printable.ts';
import type { Seen, SeenMonth, SeenPreview } from './seen.ts';

export function inspectText(seen: Seen, found: readonly string[]): string {
  const { id, name = id, original, record, rows, previews, months } = seen;
  const facts: Fact[] = [
    ['id', [id]],
    ['original', original === 'missing' ? ['missing'] : originalLines(original)],
    ['record', record === 'missing' ? ['missing'] : recordLines(record)],
    ...(record === 'missing' ? [] : wordsOf(record)),
    ['previews', previews.length > 0 ? previews.map(previewLine) : ['none']],
    ['row', [rows.length > 0 ? rows.map((row) => row.partition).join(', ') : 'none']],
    ['published', months.length > 0 ? months.map(monthLine) : ['never']],
  ];
  const end =
    found.length === 0
      ? ['All of this agrees.']
      : [
          'This does not agree. If npm run status says that something waits, let that end first.',
          ...found.map((finding) => `  - ${finding}`),
        ];
  return printable(`${[name, ...facts.flatMap(factLines), '', ...end].join('\n')}\n`);
}

type Fact = [label: string, lines: string[]];

function factLines([label, lines]: Fact): string[] {
  return lines.map((line, i) => `  ${(i === 0 ? label : '').padEnd(10)} ${line}`);
}

function originalLines({ bytes, modifiedAt, etag, contentType, tier, metadata }: BlobProperties): string[] {
  const said = Object.entries(metadata).map(([key, value]) => `${key}: ${value}`);
  const facts = [bytesText(bytes), contentType, `came ${modifiedAt}`, ...(tier ? [tier] : []), `ETag ${etag}`];
  return [facts.join(', '), ...said];
}

function recordLines({ state, kind, width, height, developedBy, convertedAt, pipeline, fault, rev, turn }: FileRecord) {
  const ms = Object.values(pipeline.ms).reduce((sum, stage) => sum + stage, 0);
  const picture = [
    `${state} ${kind}`,
    ...(width ? [`${width} x ${height}`] : []),
    ...(developedBy ? [developedBy] : []),
  ];
  const made = [`converted ${convertedAt}`, `pipeline ${pipeline.version}`, ...(ms > 0 ? [`${ms} ms`] : [])];
  const version = rev ? [`rev ${rev}, turned by ${turn}`] : [];
  const why = fault
    ? [faultText(fault.code), `${fault.stage}, after ${fault.attempts} of 5 tries: ${fault.message}`]
    : [];
  return [picture.join(', '), made.join(', '), ...version, ...why];
}

function wordsOf({ takenLocal, takenOffsetMin, takenSource, sha256, md5, user, months }: FileRecord): Fact[] {
  const offset = takenOffsetMin === undefined ? '' : ` ${offsetText(takenOffsetMin)}`;
  const wishes = wishesOf(user);
  return [
    ['taken', [takenLocal === undefined ? 'nobody knows when' : `${takenLocal}${offset}, by ${takenSource}`]],
    ['hashes', sha256 ? [`sha256 ${sha256}`, `md5    ${md5}`] : ['none: it was never read']],
    ['user', [wishes.length > 0 ? wishes.join(', ') : 'nothing said']],
    ['months', [months.join(', ') || 'none']],
  ];
}

/** Minutes east of UTC as `+02:00`. */
function offsetText(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const whole = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(whole / 60))}:${two(whole % 60)}`;
}

function wishesOf({ favorite, rating, turn, trashed, kept }: UserWishes): string[] {
  return [
    ...(favorite ? ['favourite'] : []),
    ...(rating === undefined ? [] : [`rated ${rating}`]),
    ...(turn ? [`turned to ${turn.to}`] : []),
    ...(trashed ? [`in the trash since ${trashed.at}`] : []),
    ...(kept?.length ? ['a duplicate to be kept'] : []),
  ];
}

function previewLine({ preview: { name, width, height, bytes }, stored }: SeenPreview): string {
  const there = stored === 'missing' ? ', missing' : '';
  return `${name}, ${width} x ${height}, ${bytesText(bytes)}${there}`;
}

function monthLine({ month, marked, listed, shown }: SeenMonth): string {
  const page = shown ? 'shown on the page' : 'not shown by itself on the page';
  return `${month}: ${listed.length > 0 ? `listed, ${page}` : 'not listed'}${marked ? '; to be published anew' : ''}`;
}

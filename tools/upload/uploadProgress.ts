/** How far an upload is, in one line. */

import { bytesText, countText } from '../../core/amounts.ts';
import { type Progress, progressLine } from '../terminal/progress.ts';
import { endedInAll, type Tally } from './tally.ts';

/** What there is to upload; nothing until it has been counted. */
export type Total = { files: number; bytes: number } | undefined;

export function uploadLine(tally: Tally, total: Total, seconds: number, note = '', withBar = false): string {
  const { files, bytes } = endedInAll(tally);
  const done = bytes + tally.underWayBytes;
  const notes = [tally.ended.same.files > 0 && `${tally.ended.same.files.toLocaleString('en')} there already`, note];
  const said = notes.filter(Boolean).join(', ');
  if (!total) {
    const soFar = [countText(files, 'file'), bytesText(done), 'counting what there is', said];
    return `Uploading  ${soFar.filter(Boolean).join(', ')}`;
  }
  const progress: Progress = {
    label: 'Uploading',
    done: files,
    // Files that came while we counted, or went.
    total: Math.max(total.files, files),
    noun: 'files',
    bytes: { done, total: Math.max(total.bytes, done), moved: tally.sentBytes },
    seconds,
    ...(said && { note: said }),
  };
  return progressLine(progress, withBar);
}

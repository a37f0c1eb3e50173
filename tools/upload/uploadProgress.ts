/** How far an upload is, and what came of it, in words. */
import type { Progress } from '../terminal/progress.ts';
import { bytesText, countText } from '../terminal/words.ts';
import type { Upload } from './uploadAll.ts';

export function uploadProgress(upload: Upload, total: { files: number; bytes: number }, seconds: number): Progress {
  return {
    label: 'Uploading',
    done: upload.files,
    // Files that came while we counted, or went.
    total: Math.max(total.files, upload.files),
    noun: 'files',
    bytes: { done: upload.bytes, total: Math.max(total.bytes, upload.bytes) },
    seconds,
    ...(upload.same > 0 && { note: `${upload.same.toLocaleString('en')} there already` }),
  };
}

export function uploadSummary({ sent, sentBytes, same, problems }: Upload): string {
  const parts = [`Sent ${countText(sent, 'file')}, ${bytesText(sentBytes)}.`];
  if (same > 0) parts.push(`${countText(same, 'file')} there already, with the same content.`);
  if (problems > 0) parts.push(`${countText(problems, 'problem')}: see above.`);
  return parts.join(' ');
}

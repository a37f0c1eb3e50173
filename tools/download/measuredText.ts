/** How much is to come, before it does. */
import { bytesText, countText } from '../../core/amounts.ts';
import type { Measured } from './measure.ts';

export function measuredText({ files, bytes, toCome, archived }: Measured): string {
  const parts = [
    `${countText(files, 'original')}, ${bytesText(bytes)}`,
    `to come: ${countText(toCome.files, 'file')}, ${bytesText(toCome.bytes)}`,
    ...(archived > 0 ? [`in the archive tier, where nobody can read them: ${countText(archived, 'file')}`] : []),
  ];
  return `${parts.join('; ')}.`;
}

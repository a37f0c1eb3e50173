/** What a file was called before some program made a copy of it: "IMG_1 (1).JPG", "Kopie von IMG_1.JPG" are img_1. */
import { partsOf } from '../../core/names.ts';

const COPY = 'copy|copie|copia|cópia|kopie|kopia|kopi|kopio|kopya|копия|копія|副本|コピー|복사본';
const COUNTED = String.raw`(?:\s?\(\d{1,3}\)|\s\d{1,3})?`;

/** A year in brackets is a name, not a count. */
const MARKS = [
  new RegExp(`(?:\\s[-–—]\\s|[\\s._-])(?:${COPY})${COUNTED}$`, 'iu'),
  new RegExp(`^(?:${COPY})${COUNTED}\\s(?:of|von|de|di|van|av|af)\\s`, 'iu'),
  /\s?\(\d{1,3}\)$/u,
];

/** In lower case, without folder and extension. */
export function plainName(name: string): string {
  let plain = partsOf(name).base;
  for (const mark of [...MARKS, ...MARKS]) plain = plain.replace(mark, '') || plain;
  return plain.toLowerCase();
}

/** Whether the file or a folder it is in is named as a copy. */
export function saysCopy(name: string): boolean {
  return name.split('/').some((part) => plainName(part) !== partsOf(part).base.toLowerCase());
}

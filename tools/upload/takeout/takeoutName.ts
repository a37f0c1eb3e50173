/**
 * What Google calls a picture, told by the names of its files: `IMG.jpg`, the second of that name, is `IMG(1).jpg` beside
 * `IMG.jpg(1).json` or `IMG.jpg.supplemental-metadata(1).json`. Taken apart as a Mac writes them, so that the same names are equal.
 */

/** Google cuts the name of a sidecar to so many UTF-16 units; neither the number nor `.json` counts. */
export const MOST_UNITS = 46;

interface TakeoutName {
  /** `IMG.jpg`, or what is left of it. */
  name: string;
  /** Which of those that have the same name: 0 for the first. */
  number: number;
}

export interface SidecarName extends TakeoutName {
  /** It may have been longer. */
  isCut: boolean;
}

export interface MediaName extends TakeoutName {
  /** So much of the name its sidecar has at least. */
  least: number;
}

const SIDECAR = /^(.+?)(?:\(([1-9]\d*)\))?\.json$/is;
const MEDIA = /^(.+?)(?:\(([1-9]\d*)\))?(\.[^.]*)?$/s;
/** Cut anywhere, also to its dot. */
const SUPPLEMENT = '.supplemental-metadata';

export function sidecarName(file: string): SidecarName | undefined {
  const [, base, number = '0'] = SIDECAR.exec(file.normalize('NFD')) ?? [];
  if (base === undefined) return undefined;
  const dot = base.lastIndexOf('.');
  const isSupplement = SUPPLEMENT.startsWith(base.slice(dot).toLowerCase());
  return { name: isSupplement ? base.slice(0, dot) : base, number: Number(number), isCut: base.length >= MOST_UNITS };
}

/** Best first: a number may be Google's, or have been in the name before. */
export function mediaNames(file: string): MediaName[] {
  const whole = file.normalize('NFD');
  const { stem, number, extension } = parts(whole);
  const least = Math.min(stem.length, MOST_UNITS);
  if (number === 0) return [{ name: whole, number, least }];
  return [
    // Were less left of it than its bracket, it would be the name of another.
    { name: whole, number: 0, least: Math.max(MOST_UNITS, stem.length + 1) },
    { name: stem + extension, number, least },
  ];
}

export interface Parts {
  stem: string;
  number: number;
  /** With its dot; empty if there is none. */
  extension: string;
}

export function parts(file: string): Parts {
  const [, stem = file, number = '0', extension = ''] = MEDIA.exec(file.normalize('NFD')) ?? [];
  return { stem, number: Number(number), extension };
}

/** Equal for names that Google writes now one way, now another: in capitals, `.jpeg`, with `_` for what a disk forbids. */
export function fold(name: string): string {
  const folded = name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[\\/:*?"<>|%&'#@+=;!$^`{}]/g, '_');
  return folded.replace(/\.jpeg$/, '.jpg');
}

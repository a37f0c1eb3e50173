/**
 * What kind of work a file is, as far as its name and length tell: a queue can be estimated without reading any file, and
 * what converters report of one file is learned for all of its class.
 */
import { z } from 'zod';

/** A kind and a size: `photo-4M` is a photo of 4 MiB and more, below 16; `photo-?` one of which nobody knows the length. */
export type WorkClass = string;

/** Jobs of one class, and the converter seconds they took together. */
export const Work = z.object({
  jobs: z.number().min(0),
  /** Seconds of one whole converter: while it has several in hand, each moment is shared among them. */
  seconds: z.number().min(0),
});
export type Work = z.output<typeof Work>;

export const WorkByClass = z.record(z.string(), Work);
export type WorkByClass = z.output<typeof WorkByClass>;

export type WorkKind = 'photo' | 'heif' | 'raw' | 'film' | 'other';

const EXTENSIONS: Record<Exclude<WorkKind, 'other'>, string> = {
  photo: 'jpg jpeg jpe png webp avif gif tif tiff',
  heif: 'heic heif hif',
  raw: 'cr2 cr3 crw nef nrw arw sr2 srf raf orf rw2 raw dng pef srw x3f iiq 3fr fff erf mef mos mrw kdc dcr rwl',
  film: 'mp4 mov m4v 3gp 3g2 mkv webm avi mpg mpeg mts m2ts flv wmv ogv mxf dv',
};

const KINDS = new Map(
  Object.entries(EXTENSIONS).flatMap(([kind, extensions]) =>
    extensions.split(' ').map((extension) => [extension, kind as WorkKind] as const),
  ),
);

const MiB = 2 ** 20;
/** Where sizes begin, each four times the one before. */
const SIZES: readonly [from: number, label: string][] = [
  [64 * MiB, '64M'],
  [16 * MiB, '16M'],
  [4 * MiB, '4M'],
  [MiB, '1M'],
  [0, '0'],
];

/** `bytes` may be unknown: our own looks do not say how long an original is. */
export function workClassOf(name: string, bytes: number | undefined): WorkClass {
  const kind = KINDS.get(/\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? '') ?? 'other';
  const [, size = '?'] = (bytes !== undefined && SIZES.find(([from]) => bytes >= from)) || [];
  return `${kind}-${size}`;
}

export function kindOfWork(workClass: WorkClass): WorkKind {
  return workClass.split('-')[0] as WorkKind;
}

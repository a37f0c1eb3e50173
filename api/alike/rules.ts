/** By what the one to keep is chosen: the first rule that tells files apart decides, the next one between those left. */
import type { Snapshot } from '../snapshot/snapshot.ts';
import { saysCopy } from './plainName.ts';

interface RuleOf {
  /** The highest stays. */
  rank(snapshot: Snapshot, position: number): number;
  /** Of the one to keep, after "It". */
  says: string;
}

/** What cameras write. A WebP or PNG of a photo was made of something else, whatever EXIF it carries. */
const CAMERA_KINDS = new Set(['raw', 'jpeg', 'heif', 'tiff']);
/** Longer than any name. */
const MARKED = 10_000;

export const RULES = {
  /** A person's word, and said here: it comes before all that we can measure. */
  favorite: { says: 'is a favourite', rank: ({ favorite }, at) => favorite[at] as number },
  raw: { says: 'is the RAW', rank: (snapshot, at) => Number(kindOf(snapshot, at) === 'raw') },
  original: {
    says: 'is as a camera writes it',
    rank: (snapshot, at) => Number(CAMERA_KINDS.has(kindOf(snapshot, at)) && snapshot.camera.codes[at] !== 0),
  },
  /** Not before the original: programs write ratings into what they export, and none into the RAW. */
  rating: { says: 'is rated highest', rank: ({ rating }, at) => (rating[at] as number) || 0 },
  pixels: {
    says: 'has the most pixels',
    rank: ({ width, height }, at) => (width[at] as number) * (height[at] as number),
  },
  bytes: { says: 'has the most bytes', rank: ({ bytes }, at) => bytes[at] as number },
  exif: { says: 'says most of how it was taken', rank: said },
  path: {
    says: 'has the shortest path that does not call it a copy',
    rank: ({ name }, at) => -(name[at] as string).length - (saysCopy(name[at] as string) ? MARKED : 0),
  },
} satisfies Record<string, RuleOf>;

export type Rule = keyof typeof RULES;

export const FOR_SIMILAR = Object.keys(RULES) as Rule[];
/** Equal bytes differ in nothing else; what we made of them may, by the turn, or by when it was made. */
export const FOR_EXACT: Rule[] = ['favorite', 'rating', 'path'];

export function kindOf({ kind }: Pick<Snapshot, 'kind'>, position: number): string {
  return kind.words[kind.codes[position] as number] as string;
}

/**
 * How many of these a file has: copies that went through a messenger have lost them. No place, which viewers may not know
 * of: which file to keep would tell.
 */
function said(snapshot: Snapshot, at: number): number {
  const { taken, takenOffsetMin, iso, fNumber, focalMm, exposureS } = snapshot;
  const { camera, lens, keywords, title } = snapshot;
  const numbers = [taken, takenOffsetMin, iso, fNumber, focalMm, exposureS];
  const words = [camera, lens, keywords, title];
  return (
    numbers.filter((column) => !Number.isNaN(column[at])).length + words.filter(({ codes }) => codes[at] !== 0).length
  );
}

/** What people say of a picture: title, keywords, stars. */
import type { Metadata } from '../../../core/metadata.ts';
import type { Said } from './exifTool.ts';
import { numberOf, textOf, textsOf } from './tags.ts';

const TITLES = [
  'XMP-dc:Title',
  'IPTC:ObjectName',
  'IPTC:Headline',
  'XMP-photoshop:Headline',
  'IFD0:XPTitle',
  'Keys:Title',
  'ItemList:Title',
  'UserData:Title',
  'PNG:Title',
];
const KEYWORDS = ['IPTC:Keywords', 'XMP-dc:Subject', 'Keys:Keywords', 'ItemList:Keyword'];
const STARS = ['XMP-xmp:Rating', 'IFD0:Rating', 'FujiFilm:Rating'];
const PERCENT = ['XMP-microsoft:RatingPercent', 'IFD0:RatingPercent'];
const MAX_KEYWORDS = 1000;

export function wordsOf({ values, words }: Said): Pick<Partial<Metadata>, 'title' | 'keywords' | 'rating'> {
  const title = textOf(words, TITLES);
  // Windows keeps them in one text.
  const windows = textsOf(words['IFD0:XPKeywords']).flatMap((text) => text.split(';').flatMap(textsOf));
  const keywords = unique([...KEYWORDS.flatMap((name) => textsOf(words[name])), ...windows]);
  const rating = numberOf(values, STARS, (stars) => stars >= 0 && stars <= 5);
  const percent = numberOf(values, [...PERCENT, ...STARS], (value) => value > 0 && value <= 100);
  const stars = rating ?? (percent === undefined ? undefined : starsOf(percent));
  return {
    ...(title && { title }),
    ...(keywords.length > 0 && { keywords: keywords.slice(0, MAX_KEYWORDS) }),
    ...(stars !== undefined && { rating: Math.round(stars) }),
  };
}

/** Windows writes 1, 25, 50, 75, 99 for one to five stars. */
function starsOf(percent: number): number {
  return Math.min(5, 1 + Math.round(percent / 25));
}

/** In order. The same word may be composed in two ways. */
function unique(texts: readonly string[]): string[] {
  return [...new Map(texts.toReversed().map((text) => [text.normalize(), text])).values()].toReversed();
}

/** The trash's files under the days on which they were thrown away, by the clock of whoever looks. */
import { NO_DAY, type PhotoSource, type Shape } from '../../sources/photoSource.ts';
import { dayNoOf } from './dayNoOf.ts';

/** `source` is in the order of trashing. */
export function byTrashedDay<Source extends PhotoSource>(source: Source): Source {
  let of: Shape | undefined;
  let shape: Shape = { ratios: new Uint8Array(), days: [] };
  return {
    ...source,
    shape() {
      const now = source.shape();
      // Whoever asks often is given the same.
      if (now !== of) shape = { ratios: now.ratios, days: daysOf(source) };
      of = now;
      return shape;
    },
  };
}

function daysOf(source: PhotoSource): Shape['days'] {
  const days: { dayNo: number; photos: number }[] = [];
  for (let at = 0; at < source.total(); at += 1) {
    const trashedAt = source.at(at)?.trashedAt;
    const dayNo = trashedAt === undefined ? NO_DAY : dayNoOf(new Date(trashedAt));
    const last = days.at(-1);
    if (last?.dayNo === dayNo) last.photos += 1;
    else days.push({ dayNo, photos: 1 });
  }
  return days;
}

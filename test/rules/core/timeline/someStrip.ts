/** Any strip: days in any order, each with at least one photo. */
import fc from 'fast-check';
import { NO_DAY, type Strip } from '../../../../core/timeline/strip.ts';

const day = fc.record({
  dayNo: fc.oneof(fc.integer({ min: -800_000, max: 800_000 }), fc.constant(NO_DAY)),
  photos: fc.integer({ min: 1, max: 5 }),
});

export const someStrip: fc.Arbitrary<Strip> = fc.array(day, { maxLength: 12 }).chain((days) => {
  const photos = days.reduce((sum, { photos }) => sum + photos, 0);
  const bytes = fc.uint8Array({ minLength: photos, maxLength: photos });
  return fc.record({ days: fc.constant(days), ratios: bytes, tints: bytes });
});

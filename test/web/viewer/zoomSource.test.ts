import { expect, test } from 'vitest';
import { isSameShape, wantsMore, type Zoomable, zoomSourceOf } from '../../../web/viewer/zoomSource.ts';

const jpeg: Zoomable = { kind: 'jpeg', width: 6000, height: 4000 };
const raw: Zoomable = { kind: 'raw', width: 6000, height: 4000, embedded: { width: 6000, height: 4000 } };

test('a file that browsers show is shown itself', () => {
  expect(zoomSourceOf(jpeg, true)).toEqual({ from: 'original', px: 6000, largePx: 2048, whole: true });
});

test('what one may not read is shown as its preview, which is said not to be all', () => {
  expect(zoomSourceOf(jpeg, false)).toEqual({ from: 'large', px: 2048, largePx: 2048, whole: false });
});

test('a picture that is no larger than its preview needs nothing else', () => {
  expect(zoomSourceOf({ ...jpeg, width: 1200, height: 800 }, true)).toMatchObject({ from: 'large', whole: true });
});

test('a preview that was made smaller counts as it is', () => {
  const large = { width: 800, height: 533 };
  expect(zoomSourceOf({ ...jpeg, width: 1200, height: 800, large }, true)).toMatchObject({ from: 'original' });
});

test('a RAW is shown by the JPEG in it', () => {
  expect(zoomSourceOf(raw, true)).toMatchObject({ from: 'embedded', px: 6000, whole: true });
  expect(zoomSourceOf({ ...raw, embedded: { width: 3000, height: 2000 } }, true)).toMatchObject({
    px: 3000,
    whole: false,
  });
});

test('the JPEG in a RAW may lie as the sensor does', () => {
  expect(zoomSourceOf({ ...raw, width: 4000, height: 6000 }, true)).toMatchObject({ from: 'embedded' });
});

test.each([
  ['smaller than the preview', { width: 1600, height: 1067 }],
  ['of another shape', { width: 5000, height: 5000 }],
])('a JPEG in a RAW that is %s is not shown', (_, embedded) => {
  expect(zoomSourceOf({ ...raw, embedded }, true)).toMatchObject({ from: 'large', whole: false });
});

test('what no browser shows is shown as its preview', () => {
  expect(zoomSourceOf({ ...jpeg, kind: 'tiff' }, true)).toMatchObject({ from: 'large', whole: false });
});

test('more is wanted once one looks closer than the preview is sharp', () => {
  const fit = 0.25;
  expect(wantsMore({ level: fit, fit }, 6000, 1000, 1)).toBe(false);
  expect(wantsMore({ level: fit * 1.1, fit }, 6000, 1000, 1)).toBe(false);
  expect(wantsMore({ level: 0.33, fit }, 6000, 2048, 1)).toBe(false);
  expect(wantsMore({ level: 0.4, fit }, 6000, 2048, 1)).toBe(true);
  // A screen of twice the pixels shows the end of the preview earlier.
  expect(wantsMore({ level: 0.33, fit }, 6000, 2048, 2)).toBe(true);
});

test('shapes are compared however a picture is turned', () => {
  expect(isSameShape({ width: 6000, height: 4000 }, { width: 2000, height: 3012 })).toBe(true);
  expect(isSameShape({ width: 6000, height: 4000 }, { width: 4000, height: 3000 })).toBe(false);
});

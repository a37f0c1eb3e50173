/** What is said of members side by side. */
import { expect, test } from 'vitest';
import { distanceText, factsOf, rowsOf } from '../../../web/screens/duplicates/facts.ts';
import type { Group } from '../../../web/screens/duplicates/groupList.ts';
import { aGroup } from './aGroup.ts';

const tableOf = (group: Group) => {
  const rows = rowsOf(group);
  return group.members.map((member) => factsOf(member, rows));
};

test('what always matters is there, and what all agree in is not marked', () => {
  const [kept, copy] = tableOf(aGroup({ 'a.jpg': {}, 'b/a.jpg': {} }));
  expect(kept).toEqual([
    { label: 'Pixels', text: '3,000 × 2,000 · 6 MP', differs: false },
    { label: 'Size', text: '1.0 KB · 1,000 bytes', differs: false },
    { label: 'Kind', text: 'JPEG · .jpg', differs: false },
    { label: 'Taken', text: 'Mon 4 May 2026 18:32:10', differs: false },
    { label: 'Camera', text: '', differs: false },
  ]);
  expect(copy).toEqual(kept);
});

test('what anybody differs in is said of all, and marked where it is another', () => {
  const table = tableOf(
    aGroup({
      'a.jpg': { camera: 'Canon EOS R5', iso: 800, fNumber: 2.8, focalMm: 50, exposureS: 1 / 250 },
      'b.jpg': { camera: 'Canon EOS R5', iso: 800, fNumber: 2.8, focalMm: 50, exposureS: 1 / 250, rating: 3 },
      'c.jpg': {},
    }),
  );
  const of = (label: string) => table.map((facts) => facts.find((fact) => fact.label === label));
  expect(of('Exposure')).toEqual([
    { label: 'Exposure', text: '1/250 s · f/2.8 · 50 mm · ISO 800', differs: false },
    { label: 'Exposure', text: '1/250 s · f/2.8 · 50 mm · ISO 800', differs: false },
    { label: 'Exposure', text: '', differs: true },
  ]);
  expect(of('Rating').map((fact) => fact?.text)).toEqual(['', '3 of 5', '']);
  expect(of('Rating').map((fact) => fact?.differs)).toEqual([false, true, false]);
  expect(of('Camera').map((fact) => fact?.differs)).toEqual([false, false, true]);
});

test('a difference of less than a second, a zone or a source can be seen', () => {
  const [one, other] = tableOf(
    aGroup({
      'a.jpg': { takenLocal: '2026-05-04T18:32:10.120', takenOffsetMin: 120 },
      'b.jpg': { takenLocal: '2026-05-04T18:32:10.480', takenOffsetMin: -150, takenSource: 'mtime' },
    }),
  );
  expect(one?.[3]?.text).toBe('Mon 4 May 2026 18:32:10.120, UTC+2');
  expect(other?.[3]).toMatchObject({
    text: 'Mon 4 May 2026 18:32:10.480, UTC−2:30, when the file was last changed',
    differs: true,
  });
});

test('a distance is told as far as there is one', () => {
  const [, same, near, unknown] = aGroup({
    'a.jpg': {},
    'b.jpg': { distance: 0 },
    'c.jpg': { distance: 7 },
    'd.jpg': {},
  }).members;
  expect(distanceText(same!, 'similar')).toBe('None to be seen');
  expect(distanceText(near!, 'similar')).toBe('7 of 256 bits');
  expect(distanceText(unknown!, 'similar')).toBe('Can not be told');
  expect(distanceText(same!, 'exact')).toBe('Equal in every byte');
});

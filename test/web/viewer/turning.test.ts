import { expect, test } from 'vitest';
import { isSideways, plusTurn, turned, turningOf } from '../../../web/viewer/turning.ts';

test.each([
  [0, 90, 90],
  [270, 90, 0],
  [0, -90, 270],
  [180, -270, 270],
])('%i turned by %i is %i', (from, by, to) => {
  expect(turned(from, by)).toBe(to);
});

test.each([
  [undefined, { mirrored: false, turn: 0 }],
  [1, { mirrored: false, turn: 0 }],
  [6, { mirrored: false, turn: 90 }],
  [8, { mirrored: false, turn: 270 }],
  [5, { mirrored: true, turn: 270 }],
  [9, { mirrored: false, turn: 0 }],
])('orientation %s is undone by its turning', (orientation, turning) => {
  expect(turningOf(orientation, 0)).toEqual(turning);
});

test("a person's turn comes on top of the file's own", () => {
  expect(turningOf(6, 270)).toEqual({ mirrored: false, turn: 0 });
  expect(plusTurn({ mirrored: true, turn: 180 }, 90)).toEqual({ mirrored: true, turn: 270 });
});

test('a quarter turn lays a picture on its side', () => {
  expect([0, 90, 180, 270].map((turn) => isSideways(turningOf(1, turn)))).toEqual([false, true, false, true]);
});

import { expect, test } from 'vitest';
import { goingOn } from '../../../web/screens/photos/goingOn.ts';

const alive = { silent: false };
const gone = { silent: true };

test('where nothing runs, nobody has to start anything', () => {
  expect(goingOn({ depth: 0, fleet: [] })).toBe('Converters start by themselves when photos arrive.');
  expect(goingOn({ depth: 0, fleet: [gone] })).toBe('Converters start by themselves when photos arrive.');
});

test('converters that wait for photos are ready', () => {
  expect(goingOn({ depth: 0, fleet: [alive] })).toBe('1 converter ready.');
});

test('files on their way are counted, with who converts them', () => {
  expect(goingOn({ depth: 1, fleet: [] })).toBe('1 file on the way. Converters are starting.');
  expect(goingOn({ depth: 1204, fleet: [alive, alive, gone] })).toBe('1,204 files on the way, 2 converters at work.');
});

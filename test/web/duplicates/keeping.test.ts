/** What stays of a group, and what goes: never all of it. */
import { describe, expect, test } from 'vitest';
import type { Member } from '../../../web/screens/duplicates/groupList.ts';
import { bytesOf, goingOf, isSorted, suggested, toggled } from '../../../web/screens/duplicates/keeping.ts';
import { aGroup } from './aGroup.ts';

const NONE: ReadonlySet<string> = new Set();
const group = aGroup({ 'a.cr2': {}, 'a.jpg': { stays: 'stack' }, 'b.jpg': { bytes: 300 }, 'c.jpg': { bytes: 500 } });
const [raw, jpeg, b, c] = group.members.map(({ file }) => file.id) as [string, string, string, string];
const namesOf = (members: readonly Member[]) => members.map(({ file }) => file.name);

describe('what goes', () => {
  test('is all that the suggestion does not leave', () => {
    const going = goingOf(group, suggested(group), NONE);
    expect(namesOf(going)).toEqual(['b.jpg', 'c.jpg']);
    expect(bytesOf(going)).toBe(800);
  });

  test('is what a person does not keep, whatever is suggested', () => {
    const kept = toggled(toggled(suggested(group), raw), b);
    expect(namesOf(goingOf(group, kept, NONE))).toEqual(['a.cr2', 'c.jpg']);
  });

  test('is nothing where nothing would be left', () => {
    expect(goingOf(group, NONE, NONE)).toEqual([]);
    // What was kept went to the trash from somewhere else.
    expect(goingOf(group, new Set([raw]), new Set([raw]))).toEqual([]);
  });

  test('is not what is gone', () => {
    expect(namesOf(goingOf(group, new Set([raw]), new Set([b])))).toEqual(['a.jpg', 'c.jpg']);
  });
});

test('a group is sorted when something has gone and all that is left is kept', () => {
  const kept = new Set([raw, jpeg]);
  expect(isSorted(group, kept, NONE)).toBe(false);
  expect(isSorted(group, kept, new Set([b]))).toBe(false);
  expect(isSorted(group, kept, new Set([b, c]))).toBe(true);
  expect(isSorted(group, new Set([raw, jpeg, b, c]), NONE)).toBe(false);
  expect(isSorted(group, kept, new Set([raw, b, c]))).toBe(true);
});

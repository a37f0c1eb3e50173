/** What follows from a record alone: whether a wish counts, and whether a conversion has anything to add. */
import { describe, expect, test } from 'vitest';
import { isBeyond, isCurrent, isTrashed, type State, turnOf } from '../../../core/record.ts';
import { aRecord, PIPELINE, shaOf } from '../aRecord.ts';

const sha256 = shaOf('content');
const trashed = { at: '2026-06-02T00:00:00.000Z', sha256, etag: '0x1' };

describe('a turn', () => {
  test('counts for the content it was said of', () => {
    expect(turnOf({ turn: { to: 90, sha256 } }, sha256)).toBe(90);
  });

  test('does not count for any other content', () => {
    expect(turnOf({ turn: { to: 90, sha256: shaOf('other') } }, sha256)).toBe(0);
  });

  test('is none where nobody asked', () => {
    expect(turnOf({}, sha256)).toBe(0);
  });
});

describe('the trash', () => {
  test('holds the content it was said of', () => {
    expect(isTrashed(aRecord({ user: { trashed } }))).toBe(true);
  });

  test('lets new content of the same name go', () => {
    expect(isTrashed(aRecord({ user: { trashed }, sha256: shaOf('other') }))).toBe(false);
  });

  test('holds nothing that nobody put there', () => {
    expect(isTrashed(aRecord())).toBe(false);
  });
});

describe('a record is current', () => {
  test.each<[State, boolean]>([
    ['ok', true],
    ['degraded', true],
    ['unsupported', true],
    ['failed', false],
    ['deleted', false],
  ])('in state %s: %s', (state, current) => {
    expect(isCurrent(aRecord({ state }), PIPELINE)).toBe(current);
  });

  test('until the pipeline or its settings change', () => {
    expect(isCurrent(aRecord(), { ...PIPELINE, version: 4 })).toBe(false);
    expect(isCurrent(aRecord(), { ...PIPELINE, settings: 'other' })).toBe(false);
  });

  test('until somebody turns it', () => {
    const { rev } = aRecord();
    expect(isCurrent(aRecord({ rev, user: { turn: { to: 90, sha256 } } }), PIPELINE)).toBe(false);
  });

  test('when it was converted with the turn that is wished', () => {
    expect(isCurrent(aRecord({ user: { turn: { to: 90, sha256 } } }), PIPELINE)).toBe(true);
  });

  test('if it is in the trash or a favourite: that changes no picture', () => {
    expect(isCurrent(aRecord({ user: { trashed, favorite: true, rating: 5 } }), PIPELINE)).toBe(true);
  });
});

describe('a record is beyond a pipeline', () => {
  test('if a newer one made it', () => {
    expect(isBeyond(aRecord({ pipeline: { version: 4, ms: {} } }), PIPELINE)).toBe(true);
  });

  test.each([3, 2])('not if version %i made it', (version) => {
    expect(isBeyond(aRecord({ pipeline: { version, ms: {} } }), PIPELINE)).toBe(false);
  });

  test.each<State>(['failed', 'deleted'])('not if it is %s', (state) => {
    expect(isBeyond(aRecord({ state, pipeline: { version: 4, ms: {} } }), PIPELINE)).toBe(false);
  });

  test('not if the picture was turned since', () => {
    const user = { turn: { to: 90 as const, sha256 } };
    expect(isBeyond(aRecord({ turn: 0, user, pipeline: { version: 4, ms: {} } }), PIPELINE)).toBe(false);
  });
});

/** One credential for pictures is used as long as it goes, since a new one empties the browser's cache of them. */
import { describe, expect, test } from 'vitest';
import { keptMedia, readAgainInMs } from '../../../web/talk/mediaLife.ts';

const HOUR_MS = 60 * 60 * 1000;
const NOW = Date.parse('2026-07-01T00:00:00Z');
const iso = (hours: number) => new Date(NOW + hours * HOUR_MS).toISOString();
const mediaUntil = (hours: number, query = `until=${hours}`) => ({
  base: 'https://photos.example/pv-store/',
  query,
  expiresAt: iso(hours),
});
const serverTime = iso(0);
const user = { name: 'Anna' };

describe('the credential of before', () => {
  const read = { user, media: mediaUntil(144), serverTime };

  test('is kept until two days before it ends', () => {
    const [lasting, ending] = [mediaUntil(49), mediaUntil(48)];
    expect(keptMedia({ user, media: lasting }, read, false)).toBe(lasting);
    expect(keptMedia({ user, media: ending }, read, false)).toBe(read.media);
  });

  test('is not kept where it is refused, somebody else’s, or of another place', () => {
    const media = mediaUntil(100);
    expect(keptMedia({ user, media }, read, true)).toBe(read.media);
    expect(keptMedia({ user: { name: 'Ben' }, media }, read, false)).toBe(read.media);
    expect(keptMedia({ user, media: { ...media, base: 'https://other.example/' } }, read, false)).toBe(read.media);
    expect(keptMedia(undefined, read, false)).toBe(read.media);
  });

  test('is not kept for nobody', () => {
    expect(keptMedia({ user, media: mediaUntil(100) }, { user: null, media: null, serverTime }, false)).toBeNull();
  });
});

test('a page that stays open asks again in time, at least once a day, and never in a loop', () => {
  const inHours = (hours: number) => readAgainInMs({ user, media: mediaUntil(hours), serverTime }) / HOUR_MS;
  expect(inHours(60)).toBe(12);
  expect(inHours(144)).toBe(24);
  expect(inHours(48)).toBe(1);
  expect(inHours(-10)).toBe(1);
  expect(readAgainInMs({ user: null, media: null, serverTime })).toBe(HOUR_MS);
});

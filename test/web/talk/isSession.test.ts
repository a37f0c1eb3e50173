/** A session is taken for one only if the page can do with it what it does with one. */
import { expect, test } from 'vitest';
import { isSession } from '../../../web/talk/isSession.ts';

const session = {
  user: { name: 'Anna', role: 'owner' },
  media: { base: 'https://photos.example/pv-store/', query: 'sig', expiresAt: '2026-07-08T00:00:00Z' },
  features: { access: { auth: 'token' }, act: true, upload: true, originals: true, places: true, people: true },
  limits: { page: 200, ids: 500, uploadFiles: 100 },
  serverTime: '2026-07-01T00:00:00Z',
};

test('that of a person is one, and that of nobody', () => {
  expect(isSession(session)).toBe(true);
  expect(isSession({ ...session, user: null, media: null })).toBe(true);
});

test('what an older page kept, or something else answered, is none', () => {
  for (const other of [undefined, null, 7, 'Anna', [], {}, { user: { name: 'Anna' } }])
    expect(isSession(other)).toBe(false);
  for (const key of Object.keys(session)) expect(isSession({ ...session, [key]: undefined }), key).toBe(false);
  expect(isSession({ ...session, media: { base: 7 } })).toBe(false);
  expect(isSession({ ...session, features: {} })).toBe(false);
});

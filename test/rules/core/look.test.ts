/** Our own notice is an event like any other: what it asks survives the queue. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lookText, parseEvent } from '../../../core/event.ts';

test('a look is base64, like the messages of Event Grid', () => {
  const text = lookText({ name: 'é.jpg' });
  expect(Buffer.from(text, 'base64').toString('base64')).toBe(text);
  expect(JSON.parse(Buffer.from(text, 'base64').toString('utf8'))).toMatchObject({
    subject: '/blobServices/default/containers/file-store/blobs/é.jpg',
    eventType: 'Ironviper.Look',
  });
});

test('two looks at one name are two notices', () => {
  expect(lookText({ name: 'a.jpg' })).not.toBe(lookText({ name: 'a.jpg' }));
});

test.each([
  [{ name: 'a.jpg' }, { force: false, tries: 0 }],
  [
    { name: 'a.jpg', force: true },
    { force: true, tries: 0 },
  ],
  [
    { name: 'a.jpg', tries: 3 },
    { force: false, tries: 3 },
  ],
])('%j is heard as %j', (asked, heard) => {
  expect(parseEvent(lookText(asked))).toEqual({
    container: 'file-store',
    name: 'a.jpg',
    cause: 'Ironviper.Look',
    ...heard,
  });
});

test('any name of valid Unicode survives', () => {
  const names = fc.string({ unit: 'binary', minLength: 1, maxLength: 1024 });
  fc.assert(
    fc.property(names, fc.boolean(), fc.nat(), (name, force, tries) => {
      expect(parseEvent(lookText({ name, force, tries }))).toMatchObject({ name, force, tries });
    }),
    { numRuns: 200 },
  );
});

test('the longest name fits a message of 64 KiB', () => {
  expect(lookText({ name: '\u0001'.repeat(1024), force: true, tries: 1 }).length).toBeLessThan(65_536);
  expect(lookText({ name: '👪'.repeat(512), force: true, tries: 1 }).length).toBeLessThan(65_536);
});

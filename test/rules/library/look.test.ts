/** A look is one message on `jobs`, visible at once. */
import { expect, test } from 'vitest';
import { parseEvent } from '../../../core/event.ts';
import { look } from '../../../library/look.ts';
import { textsOf } from '../../textsOf.ts';
import { aLibrary } from '../aLibrary.ts';

test.each([
  [undefined, false],
  [{ force: true }, true],
  [{ force: false }, false],
])('with %j it forces: %s', async (options, force) => {
  const { storage } = aLibrary();
  await look(storage, 'a b/é.jpg', options);
  const texts = await textsOf(storage.jobs);
  expect(texts.map(parseEvent)).toMatchObject([{ container: 'file-store', name: 'a b/é.jpg', force, tries: 0 }]);
});

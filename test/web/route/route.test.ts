/** Addresses: whatever the page writes it reads again as the same, and whatever else comes leads somewhere. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hrefOf, type Inside, parseRoute, type Route } from '../../../web/route.ts';

const text = fc.string({ unit: 'binary' });
const some = fc.string({ unit: 'binary', minLength: 1 });
/** As names of blobs have them: no part of theirs is empty in what is linked to, but the whole may be. */
const path = fc.oneof(
  fc.constant(''),
  fc.array(some, { minLength: 1 }).map((parts) => parts.join('/')),
);

const inside: fc.Arbitrary<Inside> = fc.oneof(
  fc.constantFrom<Inside>(
    { list: 'timeline' },
    { list: 'trash' },
    { list: 'failures' },
    { list: 'failures', fault: 'empty' },
  ),
  path.map((folder): Inside => ({ list: 'folder', path: folder })),
  text.map((query): Inside => ({ list: 'search', query })),
  some.map((group): Inside => ({ list: 'duplicates', group })),
);

const route: fc.Arbitrary<Route> = fc.oneof(
  fc.constantFrom<Route>(
    { screen: 'photos' },
    { screen: 'duplicates' },
    { screen: 'failures' },
    { screen: 'upload' },
    { screen: 'fleet' },
    { screen: 'trash' },
    { screen: 'people' },
    { screen: 'settings' },
  ),
  some.map((at): Route => ({ screen: 'photos', at })),
  fc.record({ screen: fc.constant('photo' as const), id: text, inside }),
  path.map((folder): Route => ({ screen: 'folders', path: folder })),
  fc.record({ screen: fc.constant('folders' as const), path, focus: some }),
  text.map((query): Route => ({ screen: 'search', query })),
  some.map((group): Route => ({ screen: 'duplicates', group })),
  some.map((fault): Route => ({ screen: 'failures', fault })),
  text.map((token): Route => ({ screen: 'invite', token })),
);

test('an address leads back to where it was written', () => {
  fc.assert(fc.property(route, (to) => void expect(parseRoute(hrefOf(to))).toEqual(to)));
});

test('an address survives a browser, which escapes what it likes', () => {
  fc.assert(
    fc.property(route, (to) => {
      const url = new URL(hrefOf(to), 'https://photos.example.org/');
      expect(parseRoute(url.hash)).toEqual(to);
    }),
  );
});

test('whatever stands in the address leads somewhere', () => {
  fc.assert(fc.property(text, (hash) => void expect(parseRoute(hash).screen).toBeTypeOf('string')));
  expect(parseRoute('')).toEqual({ screen: 'photos' });
  expect(parseRoute('#/no-such-place')).toEqual({ screen: 'photos' });
  expect(parseRoute('#/photo/%E0%A4%A')).toEqual({ screen: 'photo', id: '%E0%A4%A', inside: { list: 'timeline' } });
});

/** What a listing shows of a row, and to whom. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Listed, listed } from '../../../api/wire/listed.ts';
import { type Row, rowOf } from '../../../core/row.ts';
import { aRow } from '../aRow.ts';
import { anyRecord } from './anyRecord.ts';

const rows = anyRecord.map((record) => rowOf(record) as Row);
/** A schema that lets nothing through which it does not name. */
const Strict = Listed.strict();

test('what is listed is what the schema says, for anybody', () => {
  fc.assert(
    fc.property(rows, fc.constantFrom('owner', 'viewer'), (row, role) => {
      const shown = JSON.parse(JSON.stringify(listed(row, role)));
      expect(Strict.parse(shown)).toEqual(shown);
    }),
  );
});

test('no viewer gets a place', () => {
  fc.assert(
    fc.property(rows, fc.double({ min: -90, max: 90, noNaN: true }), (row, degrees) => {
      const shown = listed({ ...row, lat: degrees, lon: degrees }, 'viewer');
      expect(Object.keys(shown)).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(lat|lon|gps)$/)]));
    }),
  );
});

test('an owner gets all of a row but what only programs need', () => {
  const { partition: _, key, sha256: __, ...rest } = aRow('a.jpg', { lat: 0, lon: 0, rating: 0, title: '' });
  expect(listed(aRow('a.jpg', { ...rest, keywords: '["sea"]', fingerprint: 'ab'.repeat(32) }), 'owner')).toEqual({
    ...rest,
    id: key,
    keywords: ['sea'],
  });
});

/** The API's file of one month says all that its rows say. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowOf } from '../../../../core/row.ts';
import { columnsOf } from '../../../../core/timeline/columns.ts';
import { aRecord } from '../../aRecord.ts';
import { someRows } from '../../someRows.ts';

test('every property of a row has its column, but the table’s own keys', () => {
  const properties = Object.keys(rowOf(aRecord()) ?? {}).filter((name) => name !== 'partition' && name !== 'key');
  expect(Object.keys(columnsOf([])).sort()).toEqual(['id', ...properties].sort());
});

test('the id comes first', () => {
  expect(Object.keys(columnsOf([]))[0]).toBe('id');
});

test('rows are made of columns again, for any rows', () => {
  fc.assert(
    fc.property(someRows, (rows) => {
      const columns = JSON.parse(JSON.stringify(columnsOf(rows)));
      const read = rows.map((_, i) =>
        Object.fromEntries(
          Object.entries<unknown[]>(columns)
            .map(([name, values]) => [name, values[i]] as const)
            .filter(([, value]) => value !== null),
        ),
      );
      const stated = rows.map(({ partition: _, key, ...row }) => JSON.parse(JSON.stringify({ id: key, ...row })));
      expect(read).toEqual(stated);
      for (const column of Object.values<unknown[]>(columns)) expect(column).toHaveLength(rows.length);
    }),
  );
});

test('the same rows give the same bytes, whatever the order of their properties', () => {
  fc.assert(
    fc.property(someRows, (rows) => {
      const turned = rows.map((row) => Object.fromEntries(Object.entries(row).reverse()) as typeof row);
      expect(JSON.stringify(columnsOf(turned))).toBe(JSON.stringify(columnsOf(rows)));
    }),
  );
});

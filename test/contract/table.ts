/** What every implementation of `Table` must do, sentence by sentence of the port. */
import { beforeEach, describe, expect, it } from 'vitest';
import { OutageError } from '../../core/outage.ts';
import type { Entity, Page, Stored, Table } from '../../core/table.ts';

export interface Sample extends Entity {
  [property: string]: string | number | boolean | undefined;
}

export interface TableUnderTest {
  table: Table<Sample>;
  /** A table that does not exist. */
  absent: Table<Sample>;
}

const at = (partition: string, key: string, more: Record<string, string | number | boolean | undefined> = {}) => ({
  partition,
  key,
  ...more,
});

export function tableContract(name: string, make: () => Promise<TableUnderTest>): void {
  describe(`${name} keeps the contract of Table`, () => {
    let under: TableUnderTest;
    let table: Table<Sample>;
    beforeEach(async () => {
      under = await make();
      table = under.table;
    });

    const listed = async (partition?: string): Promise<Stored<Sample>[]> => {
      const found = [];
      for await (const entity of table.list(partition)) found.push(entity);
      return found;
    };
    const places = (entities: Entity[]) => entities.map(({ partition, key }) => `${partition}|${key}`);

    describe('putting and getting', () => {
      it('gives back every type as it was, and nothing of its own but the ETag', async () => {
        const entity = at('p', 'k', {
          text: 'hello',
          empty: '',
          date: '2026-01-01T00:00:00Z',
          number: '42',
          unicode: 'naïve 写真 😀 "quoted" \\ \n',
          yes: true,
          no: false,
          zero: 0,
          three: 3,
          threeAndHalf: 3.5,
          minus: -17,
          bytes: 5e9,
          least: -5e9,
          edge: 2 ** 31,
          tiny: 1e-7,
          safe: Number.MAX_SAFE_INTEGER,
          huge: 1.5e300,
          huger: 1e21,
          latitude: 52.520008,
        });
        const { etag } = await table.put(entity);
        expect(await table.get('p', 'k')).toStrictEqual({ ...entity, etag });
        expect(await listed()).toStrictEqual([{ ...entity, etag }]);
      });

      it('does not store what is undefined', async () => {
        await table.put(at('p', 'k', { a: 1, b: undefined }));
        const found = await table.get('p', 'k');
        expect(found).toMatchObject({ a: 1 });
        expect(found).not.toHaveProperty('b');
      });

      it('replaces the whole entity, and gives every write another ETag', async () => {
        const etags = new Set<string>();
        for (let i = 0; i < 30; i += 1) etags.add((await table.put(at('p', 'k', { a: 1 }))).etag);
        const { etag } = await table.put(at('p', 'k', { b: 2 }));
        expect(await table.get('p', 'k')).toStrictEqual({ ...at('p', 'k', { b: 2 }), etag });
        expect(etags.add(etag).size).toBe(31);
      });

      it('says missing of an entity that is not there', async () => {
        await table.put(at('p', 'k'));
        expect(await table.get('p', 'other')).toBe('missing');
        expect(await table.get('other', 'k')).toBe('missing');
      });

      it.each(["it's", '100%', 'a b', 'ä😀', '', '~%41', 'x'.repeat(400), 'a&b=c+d', '"q"', "' or '1'='1"])(
        'takes %j for a key',
        async (key) => {
          await table.put(at(key, key, { a: key }));
          expect(await table.get(key, key)).toMatchObject(at(key, key, { a: key }));
          expect(places(await listed(key))).toEqual([`${key}|${key}`]);
          expect(await table.remove(key, key)).toBe('removed');
          expect(await table.get(key, key)).toBe('missing');
        },
      );

      it.each(['a/b', 'a\\b', 'a#b', 'a?b', 'a\tb', 'a\nb', 'a\u0000b', 'a\u0085b'])(
        'refuses %j as a key',
        async (key) => {
          await expect(table.put(at(key, 'k'))).rejects.toThrow('no entity can have the key');
          await expect(table.put(at('p', key))).rejects.toThrow('no entity can have the key');
          expect(await listed()).toEqual([]);
        },
      );

      it.each([
        ['a text of 32 Ki characters', 'x'.repeat(32 * 1024)],
        ['not a number', Number.NaN],
        ['infinity', Number.POSITIVE_INFINITY],
        ['null', null],
        ['a list', ['a']],
        ['an object', { type: 'Int64', value: '3' }],
      ])('refuses %s as a property', async (_, value) => {
        const entity = { ...at('p', 'k'), a: value } as Sample;
        await expect(table.put(entity)).rejects.toThrow('no table can hold');
        await expect(table.put(entity)).rejects.not.toBeInstanceOf(OutageError);
        expect(await table.get('p', 'k')).toBe('missing');
      });

      it('takes a text just below 32 Ki characters', async () => {
        const text = 'ä'.repeat(32 * 1024 - 1);
        await table.put(at('p', 'k', { text }));
        expect(await table.get('p', 'k')).toMatchObject({ text });
      });

      it('keeps the entity as it was, whatever the caller does with it later', async () => {
        const entity = at('p', 'k', { a: 1 });
        await table.put(entity);
        Object.assign(entity, { a: 2 });
        const found = await table.get('p', 'k');
        Object.assign(found, { a: 3 });
        expect(await table.get('p', 'k')).toMatchObject({ a: 1 });
      });
    });

    describe('removing', () => {
      it('removes once; twice is missing', async () => {
        await table.put(at('p', 'k'));
        await table.put(at('p', 'other'));
        expect(await table.remove('p', 'k')).toBe('removed');
        expect(await table.remove('p', 'k')).toBe('missing');
        expect(places(await listed())).toEqual(['p|other']);
      });

      it('with ifMatch removes that very version alone, by the ETag of a put, a get or a list', async () => {
        const { etag: first } = await table.put(at('p', 'k'));
        const { etag: second } = await table.put(at('p', 'k'));
        expect(await table.remove('p', 'k', { ifMatch: first })).toBe('conflict');
        const found = await table.get('p', 'k');
        expect(found).toMatchObject({ etag: second });
        expect(await listed()).toMatchObject([{ etag: second }]);
        expect(await table.remove('p', 'k', { ifMatch: second })).toBe('removed');
        expect(await table.remove('p', 'k', { ifMatch: second })).toBe('missing');
      });
    });

    describe('listing', () => {
      it('gives one partition, or all, in ordinal order of partition and key', async () => {
        const all = ['b|1', 'a|b', 'a|a', 'a|B', 'a|10', 'a|2', 'A|x', 'a|é', 'ab|0', 'a!|z'];
        for (const place of all) await table.put(at(...(place.split('|') as [string, string])));
        expect(places(await listed('a'))).toEqual(['a|10', 'a|2', 'a|B', 'a|a', 'a|b', 'a|é']);
        const sorted = ['A|x', 'a|10', 'a|2', 'a|B', 'a|a', 'a|b', 'a|é', 'a!|z', 'ab|0', 'b|1'];
        expect(places(await listed())).toEqual(sorted);
        expect(await listed('none')).toEqual([]);
      });

      it('gives more than a page of a partition, and can be left early', async () => {
        // A page of the storage holds 1,000.
        const keys = Array.from({ length: 1005 }, (_, index) => String(index).padStart(4, '0'));
        const waiting = [...keys];
        const lane = async () => {
          for (let key = waiting.pop(); key; key = waiting.pop()) await table.put(at('p', key));
        };
        await Promise.all(Array.from({ length: 8 }, lane));
        await table.put(at('q', 'z'));
        expect((await listed('p')).map(({ key }) => key)).toEqual(keys);
        expect(await listed()).toHaveLength(1006);
        for await (const { key } of table.list('p')) {
          expect(key).toBe('0000');
          break;
        }
      });
    });

    describe('paging', () => {
      const keysOf = ({ entities }: Page<Sample>) => entities.map(({ key }) => key);
      const page = async (limit: number, cursor?: string): Promise<Page<Sample>> => {
        const answer = await table.page('p', { limit, cursor });
        if (answer === 'bad cursor') throw new Error(`its own cursor "${cursor}" was none to it`);
        return answer;
      };

      it('gives a partition page by page, in ordinal order of the keys, entities whole', async () => {
        const keys = ['a', 'b', "c'", 'd%', 'é', '写', '😀'];
        await table.putAll(keys.map((key) => at('p', key, { a: key })).reverse());
        await table.putAll([at('o', 'z'), at('q', 'a')]);
        const got: string[] = [];
        let cursor: string | undefined;
        let pages = 0;
        do {
          const next = await page(2, cursor);
          for (const { key, a, etag } of next.entities)
            expect({ key, a, etag: etag !== '' }).toEqual({ key, a: key, etag: true });
          got.push(...keysOf(next));
          cursor = next.cursor;
          pages += 1;
        } while (cursor !== undefined);
        expect(got).toEqual([...keys].sort());
        expect(pages).toBeLessThanOrEqual(keys.length);
      });

      it('ends with a page that has no cursor, also where nothing is and where the limit is met', async () => {
        expect(await page(10)).toEqual({ entities: [] });
        await table.putAll(['a', 'b'].map((key) => at('p', key)));
        expect(await page(2)).not.toHaveProperty('cursor');
        expect(await page(1000)).not.toHaveProperty('cursor');
      });

      it('goes on after what it gave, whatever is written and removed meanwhile', async () => {
        await table.putAll(['b', 'd', 'f', 'h'].map((key) => at('p', key)));
        const first = await page(2);
        expect(keysOf(first)).toEqual(['b', 'd']);
        await table.putAll(['a', 'c', 'g'].map((key) => at('p', key)));
        await table.remove('p', 'f');
        expect(keysOf(await page(10, first.cursor))).toEqual(['g', 'h']);
        expect(keysOf(await page(10, first.cursor)), 'a second time').toEqual(['g', 'h']);
      });

      it('gives cursors that stand in a URL as they are', async () => {
        await table.putAll(['a', '写&ä=+'].map((key) => at('p', key)));
        expect((await page(1)).cursor).toMatch(/^[\w-]+$/);
      });

      it.each([
        '',
        'garbage',
        '写真',
        '%00',
        'bnVsbA',
        Buffer.from('["p","e30="]').toString('base64url'),
        Buffer.from('["p",5]').toString('base64url'),
        Buffer.from(`["p","${Buffer.from('{"nextPartitionKey":5}').toString('base64')}"]`).toString('base64url'),
        'x'.repeat(100_000),
      ])('says bad cursor of what it never gave: %.40s', async (cursor) => {
        await table.put(at('p', 'a'));
        expect(await table.page('p', { limit: 10, cursor })).toBe('bad cursor');
      });

      it('says bad cursor of another partition’s', async () => {
        await table.putAll(['a', 'b'].map((key) => at('p', key)));
        const { cursor } = await page(1);
        expect(await table.page('q', { limit: 1, cursor })).toBe('bad cursor');
      });

      it.each([0, 1001, 1.5, -1, Number.NaN])('refuses %s for a limit', async (limit) => {
        await expect(table.page('p', { limit })).rejects.toThrow(RangeError);
      });
    });

    describe('putting many', () => {
      it('puts more than a transaction takes, of several partitions, over none and over any', async () => {
        await table.put(at('a', '007', { before: true }));
        const many = Array.from({ length: 250 }, (_, n) => at('a', String(n).padStart(3, '0'), { n }));
        await table.putAll([at('b', "it's", { text: 'ä😀', big: 5e9 }), ...many, at('c%', '', { yes: false })]);
        expect((await listed('a')).map(({ etag: _, ...entity }) => entity)).toStrictEqual(many);
        expect(await table.get('b', "it's")).toMatchObject({ text: 'ä😀', big: 5e9 });
        expect(await table.get('c%', '')).toMatchObject({ yes: false });
      });

      it('puts as much as anything may hold, whatever the bytes', async () => {
        const text = '写'.repeat(32 * 1024 - 1);
        const many = Array.from({ length: 60 }, (_, n) => at('p', `${n}`, { text }));
        await table.putAll(many);
        expect((await listed('p')).filter((entity) => entity.text === text)).toHaveLength(60);
      });

      it('takes every character that ends a line somewhere', async () => {
        const text = 'a\u2028b\u2029c\nd\re\u0085f';
        await table.putAll([at('p', 'k', { text }), at('p', 'l', { text: 'plain' })]);
        expect(await table.get('p', 'k')).toMatchObject({ text });
        expect(await table.get('p', 'l')).toMatchObject({ text: 'plain' });
      });

      it('lets the last of the same place count', async () => {
        await table.putAll([at('p', 'k', { a: 1 }), at('q', 'k', { a: 2 }), at('p', 'k', { b: 3 })]);
        expect((await listed()).map(({ etag: _, ...entity }) => entity)).toStrictEqual([
          at('p', 'k', { b: 3 }),
          at('q', 'k', { a: 2 }),
        ]);
      });

      it('gives what it wrote an ETag of its own', async () => {
        await table.putAll([at('p', 'k'), at('p', 'l')]);
        const [k] = await listed();
        await table.putAll([at('p', 'k')]);
        expect(await table.remove('p', 'k', { ifMatch: k?.etag ?? '' })).toBe('conflict');
      });

      it('has nothing to do for none', async () => {
        await table.putAll([]);
        expect(await listed()).toEqual([]);
      });

      it('writes nothing if one of them is refused', async () => {
        await expect(table.putAll([at('p', 'k'), at('p', 'a/b')])).rejects.toThrow('no entity can have the key');
        expect(await listed()).toEqual([]);
      });
    });

    it('throws OutageError from every method if the table is not there', async () => {
      const { absent } = under;
      const attempts = {
        put: () => absent.put(at('p', 'k')),
        get: () => absent.get('p', 'k'),
        remove: () => absent.remove('p', 'k'),
        'remove if match': () => absent.remove('p', 'k', { ifMatch: 'x' }),
        list: () => absent.list()[Symbol.asyncIterator]().next(),
        'put all': () => absent.putAll([at('p', 'k')]),
        page: () => absent.page('p', { limit: 10 }),
        'list a partition': () => absent.list('p')[Symbol.asyncIterator]().next(),
      };
      for (const [what, attempt] of Object.entries(attempts)) {
        const error = await attempt().then(
          (answer) => answer,
          (thrown: unknown) => thrown,
        );
        expect(error, what).toBeInstanceOf(OutageError);
      }
    });
  });
}

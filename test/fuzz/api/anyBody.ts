/** Bodies: mostly what the schema wants, else other JSON, no JSON, or of another type. */
import fc from 'fast-check';
import type { Document, Schema } from '../../../api/docs/document.ts';
import { fromSchema, type Late } from './fromSchema.ts';
import type { Pools } from './pools.ts';

interface Body {
  type: string;
  content: string | Uint8Array;
}

export function anyBody(document: Document, schema: Schema): fc.Arbitrary<(pools: Pools) => Body> {
  const json = (late: Late) => (pools: Pools) => ({
    type: 'application/json',
    content: JSON.stringify(late(pools)) ?? '',
  });
  const text = (type: string, content: Body['content']) => () => ({ type, content });
  return fc.oneof(
    { arbitrary: fromSchema(document, schema).map(json), weight: 12 },
    { arbitrary: fc.jsonValue().map((value) => json(() => value)), weight: 2 },
    { arbitrary: broken.map((content) => text('application/json', content)), weight: 1 },
    {
      arbitrary: fc
        .constantFrom('text/plain', 'application/xml', 'application/jsonx', ';', 'application/json; charset=utf-16')
        .map((type) => text(type, '{}')),
      weight: 1,
    },
  );
}

const broken: fc.Arbitrary<string | Uint8Array> = fc.oneof(
  fc.constantFrom('', '{', '[', 'null', '"', '{"ids":', '\ufeff{}', '[['.repeat(20_000), '{"__proto__":{"ids":[]}}'),
  fc.constant(`{"ids":["${'a'.repeat(1_100_000)}"]}`),
  fc.uint8Array({ maxLength: 50 }),
);

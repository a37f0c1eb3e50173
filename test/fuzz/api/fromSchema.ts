/** Values of a JSON schema, and now and then nearly: known ids and cursors where the name says so, hostile text else. */
import fc from 'fast-check';
import type { Document, Schema } from '../../../api/docs/document.ts';
import { hostileText, searchText } from './hostile.ts';
import type { Pools } from './pools.ts';

/** What it is follows when it is asked for: a cursor is known only after an answer. */
export type Late = (pools: Pools) => unknown;

interface Bounds {
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
}

export function fromSchema(document: Document, schema: Schema & Bounds, name = ''): fc.Arbitrary<Late> {
  const { $ref, anyOf, oneOf, allOf, items, properties, required = [] } = schema;
  const inside = (each: Schema, inner = name) => fromSchema(document, each, inner);
  const fixed = (arbitrary: fc.Arbitrary<unknown>): fc.Arbitrary<Late> => arbitrary.map((value) => () => value);
  if ($ref !== undefined) return inside(document.components?.schemas?.[$ref.replace(/^.*\//, '')] ?? {});
  if ('const' in schema) return fixed(fc.constant(schema.const));
  if (schema.enum) return fixed(fc.constantFrom(...schema.enum));
  const either = anyOf ?? oneOf;
  if (either) return fc.oneof(...either.map((each) => inside(each)));
  if (allOf)
    return fc
      .tuple(...allOf.map((each) => inside(each)))
      .map((all) => (pools) => Object.assign({}, ...all.map((each) => each(pools))));
  if (Array.isArray(schema.type)) return fc.oneof(...schema.type.map((type: string) => inside({ ...schema, type })));
  if (properties) {
    const members = Object.entries(properties).map(([key, each]) => [key, inside(each, key)] as const);
    return fc
      .record(Object.fromEntries(members), { requiredKeys: required.filter((key) => key in properties) })
      .map((late) => (pools) => Object.fromEntries(Object.entries(late).map(([key, each]) => [key, each(pools)])));
  }
  switch (schema.type) {
    case 'string':
      return textOf(schema, name.replace(/^ids$/, 'id'));
    case 'integer':
    case 'number':
      return fixed(numberOf(schema));
    case 'boolean':
      return fixed(fc.boolean());
    case 'array':
      return fc
        .array(inside(items ?? {}), { minLength: Math.min(schema.minItems ?? 0, 3), maxLength: 6 })
        .map((late) => (pools) => late.map((each) => each(pools)));
    case 'null':
      return fixed(fc.constant(null));
    default:
      return fixed(fc.jsonValue());
  }
}

function numberOf({ minimum = -5, maximum = 1000 }: Bounds): fc.Arbitrary<number> {
  return fc.oneof(
    { arbitrary: fc.integer({ min: minimum, max: maximum }), weight: 8 },
    { arbitrary: fc.constantFrom(-1, 0, 1e15, 0.5), weight: 1 },
  );
}

function textOf(bounds: Bounds, name: string): fc.Arbitrary<Late> {
  const plain = fittingText(bounds);
  // A cursor that nobody has given yet is left out.
  const known = fc.tuple(fc.nat(), plain).map(([at, other]) => (pools: Pools) => {
    return pools.pick(name, at) ?? (name.startsWith('cursor') ? undefined : other);
  });
  // One character of a known one is another: a cursor or an id that is nearly right.
  const near = fc
    .tuple(fc.nat(), fc.nat(), fc.string({ minLength: 1, maxLength: 2 }))
    .map(([at, where, text]) => (pools: Pools) => {
      const right = pools.pick(name, at) ?? '';
      const cut = where % Math.max(1, right.length);
      return right.slice(0, cut) + text + right.slice(cut + 1);
    });
  const others = fc.nat().map((at) => (pools: Pools) => pools.pick(name.replace(/ of .*/, ''), at));
  return fc.oneof(
    { arbitrary: name === 'q' ? searchText.map((text) => () => text) : known, weight: 12 },
    { arbitrary: fc.oneof(plain, hostileText).map((text) => () => text), weight: 2 },
    { arbitrary: fc.oneof(near, others), weight: 1 },
  );
}

function fittingText({ pattern, minLength = 0, maxLength = 40 }: Bounds): fc.Arbitrary<string> {
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern, 'u'));
  return fc.string({ unit: 'grapheme', minLength, maxLength: Math.max(minLength, Math.min(maxLength, 40)) });
}

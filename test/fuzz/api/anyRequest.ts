/** Any request: mostly what the document allows, by anybody, with something about it changed now and then. */
import fc from 'fast-check';
import type { Document, Operation, Parameter } from '../../../api/docs/document.ts';
import type { Role } from '../../../core/person.ts';
import { anyBody } from './anyBody.ts';
import { fromSchema, type Late } from './fromSchema.ts';
import { hostileText } from './hostile.ts';
import { type Pools, poolOf } from './pools.ts';

export interface Asked {
  /** As the document has it: `GET /api/files/{id}`. */
  operation: string;
  who: Role | null;
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string | Uint8Array;
}

const METHODS = ['get', 'post', 'put', 'delete', 'patch', 'head', 'options'];

/** Weighted so that most requests get as far as a handler. */
const rarely = <T>(arbitrary: fc.Arbitrary<T>, oneIn: number) =>
  fc.oneof({ arbitrary: fc.constant(undefined), weight: oneIn - 1 }, { arbitrary, weight: 1 });

export function anyRequest(document: Document): fc.Arbitrary<(pools: Pools) => Asked> {
  const all = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => requestOf(document, method, path, operation)),
  );
  return fc.oneof(...all);
}

function requestOf(
  document: Document,
  method: string,
  pattern: string,
  operation: Operation,
): fc.Arbitrary<(pools: Pools) => Asked> {
  const { parameters = [], requestBody } = operation;
  const name = `${method.toUpperCase()} ${pattern}`;
  const schema = Object.values(requestBody?.content ?? {})[0]?.schema;
  const of = (where: string) =>
    parametersOf(
      document,
      name,
      parameters.filter((each) => each.in === where),
    );
  return fc
    .record({
      who: fc.constantFrom('owner' as const, 'owner' as const, 'viewer' as const, 'viewer' as const, null),
      path: of('path'),
      query: of('query'),
      body: schema ? anyBody(document, schema) : fc.constant(undefined),
      headers: rarely(oddHeaders, 4),
      method: rarely(fc.constantFrom(...METHODS), 20),
      tail: rarely(fc.constantFrom('/', '//', '/..', '%00', '%2e%2e%2f', '.json', ';a=b', '%ff', '/x'), 20),
      more: rarely(
        fc.tuple(
          fc.oneof(fc.constantFrom('limit', 'cursor', 'q', '__proto__', 'constructor'), hostileText),
          hostileText,
        ),
        10,
      ),
    })
    .map((made) => (pools) => {
      const path = pattern.replace(/\{(\w+)\}/g, (_, part: string) => encoded(made.path[part]?.(pools)));
      const query = Object.entries(made.query).map(([key, late]) => [key, late(pools)] as const);
      const pairs = query.flatMap(([key, value]) => (value === undefined ? [] : [`${encoded(key)}=${encoded(value)}`]));
      if (made.more) pairs.push(`${encoded(made.more[0])}=${encoded(made.more[1])}`);
      const body = made.body?.(pools);
      return {
        operation: `${(made.method ?? method).toUpperCase()} ${pattern}`,
        who: made.who,
        method: (made.method ?? method).toUpperCase(),
        path: `${path}${made.tail ?? ''}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`,
        headers: { ...(body && { 'content-type': body.type }), ...made.headers },
        ...(body && { body: body.content }),
      };
    });
}

function parametersOf(
  document: Document,
  operation: string,
  parameters: readonly Parameter[],
): fc.Arbitrary<Record<string, Late>> {
  const members = parameters.map(
    ({ name, schema = {} }) => [name, fromSchema(document, schema, poolOf(operation, name))] as const,
  );
  const requiredKeys = parameters.filter(({ required }) => required).map(({ name }) => name);
  return fc.record(Object.fromEntries(members), { requiredKeys });
}

const oddHeaders: fc.Arbitrary<Record<string, string>> = fc.dictionary(
  fc.constantFrom(
    'if-none-match',
    'accept',
    'range',
    'origin',
    'x-request-id',
    'host',
    'content-length',
    'authorization',
    'x-forwarded-for',
  ),
  fc.oneof(
    fc.constantFrom(
      '*',
      '"a"',
      'W/"a", "b"',
      'application/json',
      'bytes=0-',
      'null',
      'Bearer',
      'Bearer x',
      'Basic YTpi',
      'evil.example',
      '-1',
    ),
    fc.string({ unit: 'binary-ascii', maxLength: 30 }).map((text) => text.replace(/[^\x20-\x7e]/g, '')),
  ),
  { minKeys: 1, maxKeys: 2 },
);

/** Half of a surrogate pair can't be in a URL; a test would stumble, not the API. */
function encoded(value: unknown): string {
  return encodeURIComponent(String(value).toWellFormed());
}

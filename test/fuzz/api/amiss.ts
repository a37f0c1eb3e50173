/** What is wrong with an answer, in words. */
import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { Problem } from '../../../api/problem.ts';
import type { Asked } from './anyRequest.ts';
import { TOKEN_HASH } from './markedLibrary.ts';

export interface Answer {
  status: number;
  type: string;
  requestId: string | null;
  text: string;
}

/** By operation and status: what its routes promise. */
export type Promises = ReadonlyMap<string, ReadonlyMap<number, z.ZodType | undefined>>;

/** Not a word of these as a member's name, at any depth. */
const FOR_OWNERS = new Set(['lat', 'lon', 'gps', 'altitude', 'exif', 'xmp', 'trashedAt', 'trashed', 'geo', 'link']);
/** These show the shapes of everything, and nothing of the library. */
const OF_SHAPES = new Set(['GET /api/openapi.json', 'GET /docs']);
const STACK = /\bat .{1,200}:\d+:\d+|node_modules|\.ts:\d+|Error: /;

export function amiss(asked: Asked, answer: Answer, promises: Promises, hidden: readonly string[]): string[] {
  const { status, text } = answer;
  const isFor = asked.who === 'owner' ? [] : hidden;
  const everything = `${text}\n${decoded(text)}`;
  return [
    ...(status >= 500 ? [`it is ${status}`] : []),
    ...(STACK.test(text) && !OF_SHAPES.has(asked.operation) ? ['it tells of our insides'] : []),
    ...(everything.includes(TOKEN_HASH) ? ['it has the hash of a token'] : []),
    ...isFor.filter((marker) => everything.includes(marker)).map((marker) => `${asked.who ?? 'nobody'} sees ${marker}`),
    ...(status >= 400 ? problemAmiss(answer, asked.method) : promisedAmiss(asked, answer, promises)),
    ...(asked.who !== 'owner' && !OF_SHAPES.has(asked.operation) ? namesAmiss(parsed(text)) : []),
  ];
}

function problemAmiss({ type, text, requestId, status }: Answer, method: string): string[] {
  if (type !== 'application/problem+json') return [`a problem of type ${type}`];
  if (method === 'HEAD') return text === '' ? [] : ['HEAD has a body'];
  const problem = Problem.safeParse(parsed(text));
  if (!problem.success) return [`no problem: ${problem.error.message}`];
  return problem.data.requestId === requestId && problem.data.status === status ? [] : ['a problem of another request'];
}

function promisedAmiss({ operation, method }: Asked, { status, type, text }: Answer, promises: Promises): string[] {
  if (method === 'OPTIONS' || method === 'HEAD') return text === '' ? [] : [`${method} has a body`];
  const promised = promises.get(operation);
  if (status === 304) return text === '' ? [] : ['304 has a body'];
  if (!promised?.has(status)) return [`${status} was not promised`];
  const schema = promised.get(status);
  if (!schema) return text === '' ? [] : ['a body was not promised'];
  if (!type.startsWith('application/json')) return type.startsWith('text/html') ? [] : [`it is of type ${type}`];
  const body = parsed(text);
  const fits = schema.safeParse(body);
  if (!fits.success) return [`not as promised: ${fits.error.message}`];
  return isDeepStrictEqual(fits.data, body) ? [] : ['it has members that were not promised'];
}

function namesAmiss(body: unknown): string[] {
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([name, value]) => [
    ...(FOR_OWNERS.has(name) && !Array.isArray(body) ? [`${name} is for owners`] : []),
    ...namesAmiss(value),
  ]);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // A page, or nothing: told by its type.
  }
}

/** What lies in cursors, which are opaque to clients alone. */
function decoded(text: string): string {
  const [, cursor = ''] = /"cursor":"([\w-]+)"/.exec(text) ?? [];
  return Buffer.from(cursor, 'base64url').toString('utf8');
}

/** Thousands of requests made of the API's own document, by everybody, and all that must hold of every answer. */
import fc from 'fast-check';
import type { z } from 'zod';
import type { Document } from '../../api/docs/document.ts';
import { compact } from '../../library/compact.ts';
import type { AnApi } from '../api/anApi.ts';
import { type Answer, amiss, type Promises } from './api/amiss.ts';
import { type Asked, anyRequest } from './api/anyRequest.ts';
import { markedLibrary } from './api/markedLibrary.ts';
import { poolsOf } from './api/pools.ts';

export interface ApiFuzzOptions {
  seed: number;
  count: number;
  say?(line: string): void;
}

export interface ApiFuzzReport {
  /** In words, each with the request that did it; empty if all holds. */
  violations: string[];
  /** By operation: how often each status was answered. */
  statuses: Map<string, Map<number, number>>;
}

/** After so many the others publish, and time goes on. */
const BATCH = 250;
const MOST_VIOLATIONS = 20;

export async function apiFuzz({ seed, count, say = () => {} }: ApiFuzzOptions): Promise<ApiFuzzReport> {
  const { api, records, hiddenFromViewers } = await markedLibrary();
  const document = (await (await api.get('/api/openapi.json', null)).json()) as Document;
  const promises = promisesOf(api);
  const requests = anyRequest(document);
  const pools = poolsOf(records);
  const report: ApiFuzzReport = { violations: [], statuses: new Map() };
  const found = new Set<string>();
  for (let at = 0; at < count && report.violations.length < MOST_VIOLATIONS; at += BATCH) {
    const some = fc.sample(requests, { seed: seed + at, numRuns: Math.min(BATCH, count - at) });
    for (const [i, late] of some.entries()) {
      const asked = late(pools);
      const request = requestOf(asked);
      if (!request) continue;
      api.lines.length = 0;
      const answer = await answerTo(api, request);
      const wrong = [...amiss(asked, answer, promises, await hiddenFromViewers()), ...linesAmiss(api.lines)];
      for (const each of wrong) {
        // Once is enough: what is wrong with a route is so a hundred times.
        const place = `${each}: ${asked.operation}`;
        if (found.has(place)) continue;
        found.add(place);
        report.violations.push(`${place}: number ${at + i}: ${shown(asked)} ${clipped(answer.text)}`);
      }
      if (promises.has(asked.operation)) tally(report.statuses, asked.operation, answer.status);
      if (answer.type.startsWith('application/json')) pools.learn(asked.operation, JSON.parse(answer.text || 'null'));
    }
    await compact(api.storage);
    await api.clock.advance(3000);
    say(`${at + some.length} of ${count} requests`);
  }
  return report;
}

/** Nothing where not even a client could send it. */
function requestOf({ who, method, path, headers, body }: Asked): Request | undefined {
  const all = { ...(who && { authorization: `Bearer ${who}` }), ...headers };
  const hasBody = body !== undefined && method !== 'GET' && method !== 'HEAD';
  try {
    return new Request(`http://localhost${path}`, { method, headers: all, ...(hasBody && { body }) });
  } catch {
    return undefined;
  }
}

async function answerTo({ app }: AnApi, request: Request): Promise<Answer> {
  const response = await app.fetch(request);
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    requestId: response.headers.get('x-request-id'),
    text: await response.text(),
  };
}

function promisesOf({ app }: AnApi): Promises {
  const promises = new Map<string, Map<number, z.ZodType | undefined>>();
  for (const definition of app.openAPIRegistry.definitions) {
    if (definition.type !== 'route') continue;
    const { method, path, responses } = definition.route;
    const promised = Object.entries(responses).flatMap(([status, answer]) => {
      if (status === 'default' || '$ref' in answer) return [];
      const [first] = Object.values(answer.content ?? {}) as { schema?: z.ZodType }[];
      return [[Number(status), first?.schema] as const];
    });
    promises.set(`${method.toUpperCase()} ${path}`, new Map(promised));
  }
  return promises;
}

/** One line a request, and no word of who showed what. */
function linesAmiss(lines: AnApi['lines']): string[] {
  const failed = lines.filter(({ event }) => event === 'request.failed').map((line) => JSON.stringify(line));
  const done = lines.filter(({ event }) => event === 'request.done').length;
  const secret = /sig=|Bearer \S|iv\.[\w-]+\.[\w-]{43}/.test(JSON.stringify(lines));
  return [...failed, ...(done === 1 ? [] : [`${done} lines`]), ...(secret ? ['a secret is in the log'] : [])];
}

function shown({ who, method, path, headers, body }: Asked): string {
  const text = typeof body === 'string' ? body : body && Buffer.from(body).toString('base64');
  return `${method} ${clipped(path)} by ${who ?? 'nobody'} ${JSON.stringify(headers)} ${clipped(text ?? '')}`;
}

function clipped(text: string): string {
  return text.length > 400 ? `${text.slice(0, 400)}... (${text.length})` : text;
}

function tally(statuses: ApiFuzzReport['statuses'], operation: string, status: number): void {
  const row = statuses.get(operation) ?? new Map<number, number>();
  statuses.set(operation, row.set(status, (row.get(status) ?? 0) + 1));
}

/** The API tells what it is: to programs, to people, and to TypeScript. */
import { hc } from 'hono/client';
import { expect, test } from 'vitest';
import type { Api, Problem } from '../../api/client.ts';
import { curlText } from '../../api/docs/curlText.ts';
import { docsPage } from '../../api/docs/docsPage.ts';
import type { Document, Operation } from '../../api/docs/document.ts';
import { schemaText } from '../../api/docs/schemaText.ts';
import { aRow } from '../rules/aRow.ts';
import { anApi } from './anApi.ts';

async function theDocument(): Promise<Document> {
  return (await (await anApi()).get('/api/openapi.json', null)).json() as Promise<Document>;
}

const operationsOf = ({ paths }: Document): [name: string, operation: Operation][] =>
  Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => [`${method} ${path}`, operation] as [string, Operation]),
  );

test('the document is OpenAPI 3.1, names its release, and how one signs in', async () => {
  expect(await theDocument()).toMatchObject({
    openapi: '3.1.0',
    info: { title: 'ironviper', version: '0.0.0-test' },
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
  });
});

test('every route says what it does, what it answers, and what goes wrong', async () => {
  for (const [name, operation] of operationsOf(await theDocument())) {
    expect(operation.summary, name).toMatch(/^[A-Z].{8,}/);
    expect(operation.security, name).toBeDefined();
    for (const [status, { description }] of Object.entries(operation.responses)) {
      expect(description, `${name} ${status}`).not.toBe('');
    }
    expect(operation.responses.default?.content, name).toHaveProperty(['application/problem+json']);
  }
});

test('every shape that the document names is in it', async () => {
  const document = await theDocument();
  const named = JSON.stringify(document).match(/#\/components\/schemas\/(\w+)/g) ?? [];
  for (const name of new Set(named.map((each) => each.replace(/^.*\//, '')))) {
    expect(Object.keys(document.components?.schemas ?? {})).toContain(name);
  }
});

test('the page shows every route, and runs nothing', async () => {
  const response = await (await anApi()).get('/docs', null);
  expect(response.headers.get('content-type')).toMatch(/^text\/html; charset=utf-8$/i);
  expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[^']+';/);
  const page = await response.text();
  for (const [name] of operationsOf(await theDocument())) {
    const [method = '', path = ''] = name.split(' ');
    expect(page).toContain(`<code>${method.toUpperCase()} ${path}</code>`);
  }
  expect(page).not.toMatch(/<script|javascript:|\son\w+=|\sstyle=|\[object|undefined/i);
  // Nothing is asked of anybody else.
  expect(page).not.toMatch(/(src|href)="(?![/#])/);
});

test('what a document says is shown as text', async () => {
  const hostile = '<img src=x onerror=alert(1)>';
  const page = await docsPage({
    info: { title: hostile, version: '1' },
    paths: {
      [`/api/${hostile}`]: {
        get: { summary: hostile, description: hostile, responses: { 200: { description: hostile } } },
      },
    },
    components: { schemas: { [hostile]: { const: hostile } } },
  });
  expect(String(page)).not.toContain('<img');
});

const SCHEMAS: [text: string, schema: Parameters<typeof schemaText>[0]][] = [
  ['string', { type: 'string' }],
  ['string | null', { type: ['string', 'null'] }],
  ['"a" | "b"', { type: 'string', enum: ['a', 'b'] }],
  ['true', { type: 'boolean', const: true }],
  ['Listed[]', { type: 'array', items: { $ref: '#/components/schemas/Listed' } }],
  ['(string | number)[]', { type: 'array', items: { anyOf: [{ type: 'string' }, { type: 'number' }] } }],
  [
    '{ a: string; b?: number }',
    { type: 'object', properties: { a: { type: 'string' }, b: { type: 'number' } }, required: ['a'] },
  ],
  ['{ [name]: number }', { type: 'object', additionalProperties: { type: 'number' } }],
  ['A & B', { allOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }] }],
  ['anything', {}],
];

test.each(SCHEMAS)('%s', (text, schema) => {
  expect(schemaText(schema)).toBe(text);
});

test('an example by curl has what is needed, and nothing else', async () => {
  const document = await theDocument();
  const curl = (method: string, path: string) =>
    curlText(document, method, path, document.paths[path]![method]!).replace(/ \\\n {2}/g, ' ');
  expect(curl('get', '/api/version')).toBe("curl '$API/api/version'");
  expect(curl('post', '/api/people')).toBe(
    `curl '$API/api/people' -X POST -H "Authorization: Bearer $TOKEN" --json '{"name":"Anna","role":"owner"}'`,
  );
});

test('the typed client calls it', async () => {
  const { app } = await anApi([aRow('2026/IMG_1.JPG')]);
  const client = hc<Api>('http://localhost', {
    fetch: (input: string | URL | Request, init?: RequestInit) => app.request(input, init),
    headers: { authorization: 'Bearer owner' },
  });
  const version = await client.api.version.$get();
  const { name, pipeline } = await version.json();
  expect({ name, pipeline }).toEqual({ name: 'ironviper', pipeline: expect.any(Number) });

  const invited = await client.api.people.$post({ json: { name: 'Anna', role: 'viewer' } });
  expect(invited.status).toBe(201);
  const { people } = await (await client.api.people.$get()).json();
  expect(people.map((each) => each.role)).toEqual(['viewer']);
  expect((await client.api.people[':name'].$delete({ param: { name: 'Anna' } })).status).toBe(204);

  // @ts-expect-error There is no such role.
  const refused = await client.api.people.$post({ json: { name: 'Anna', role: 'admin' } });
  const problem: Problem = JSON.parse(await refused.text());
  expect([problem.status, problem.detail]).toEqual([400, expect.stringContaining('role')]);
});

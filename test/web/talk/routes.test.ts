/** The routes of the API as functions. */
import { expect, test } from 'vitest';
import { routesOf } from '../../../web/talk/routes.ts';

function sent() {
  const requests: [string, RequestInit][] = [];
  const routes = routesOf('https://api.test', async (url, init) => {
    requests.push([url, init]);
    return new Response();
  });
  return { api: routes.api, requests };
}

test('a path is what leads to it, with its parameters as they are', async () => {
  const { api, requests } = sent();
  await api.people[':name'].$delete({ param: { name: 'a/b ?' } });
  expect(requests).toEqual([['https://api.test/api/people/a%2Fb%20%3F', { method: 'DELETE', headers: {} }]]);
});

test('of a query only what is said is sent', async () => {
  const { api, requests } = sent();
  await api.search.$get({ query: { q: 'a b&c', cursor: undefined } });
  await api.trash.$get({ query: {} });
  expect(requests.map(([url]) => url)).toEqual(['https://api.test/api/search?q=a+b%26c', 'https://api.test/api/trash']);
});

test('a body is JSON and says so, beside the headers that are given', async () => {
  const { api, requests } = sent();
  const { signal } = new AbortController();
  await api.files.states.$post({ json: { ids: ['x'] } }, { headers: { Authorization: 'y' }, init: { signal } });
  expect(requests[0]?.[1]).toEqual({
    method: 'POST',
    headers: { Authorization: 'y', 'content-type': 'application/json' },
    body: '{"ids":["x"]}',
    signal,
  });
});

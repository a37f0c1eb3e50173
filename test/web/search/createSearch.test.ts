/** The newest query alone is answered, and what was found stays until another answer is there. */
import { expect, it } from 'vitest';
import { createSearch, type SearchPage } from '../../../web/screens/search/createSearch.ts';
import { givenSource } from '../../../web/sources/givenSource.ts';
import { TalkError } from '../../../web/talk/problem.ts';

const page = (total: number): SearchPage => ({ terms: [], files: [], cursor: null, total });

/** Answers when told to, in any order. */
function anApi() {
  const asked = new Map<string, PromiseWithResolvers<SearchPage> & { signal: AbortSignal }>();
  const closed: string[] = [];
  let lists = 0;
  const search = createSearch(
    (query, _, signal) => {
      const answer = { ...Promise.withResolvers<SearchPage>(), signal };
      asked.set(query, answer);
      return answer.promise;
    },
    () => {
      const name = `list ${lists++}`;
      return {
        ...givenSource(),
        count: search.answer as never,
        refresh: async () => {},
        close: () => closed.push(name),
      };
    },
  );
  const answer = (query: string, total = 0) => asked.get(query)?.resolve(page(total));
  return { search, asked, closed, answer };
}

it('never lets an older answer take the place of a newer one', async () => {
  const { search, asked, answer } = anApi();
  search.ask('li');
  search.ask('lisbon');
  expect(asked.get('li')?.signal.aborted).toBe(true);
  answer('lisbon');
  await expect.poll(() => search.answer.value?.query).toBe('lisbon');
  answer('li');
  await Promise.resolve();
  expect(search.answer.value?.query).toBe('lisbon');
  expect(search.reading.value).toBe(false);
});

it('keeps what was found until the next is there, then closes it', async () => {
  const { search, closed, answer } = anApi();
  search.ask('a');
  answer('a');
  await expect.poll(() => search.answer.value?.query).toBe('a');
  search.ask('ab');
  expect(search.answer.value?.query).toBe('a');
  expect(search.reading.value).toBe(true);
  answer('ab');
  await expect.poll(() => search.answer.value?.query).toBe('ab');
  expect(closed).toEqual(['list 0']);
});

it('says what was not understood, in the place of results', async () => {
  const { search, asked } = anApi();
  search.ask('kind:foo hello');
  const problem = { terms: [{ text: 'hello', value: 'hello' }], notUnderstood: [{ text: 'kind:foo', why: 'No.' }] };
  asked.get('kind:foo hello')?.reject(new TalkError('no', { status: 400, problem }));
  await expect.poll(() => search.answer.value).toMatchObject({ kind: 'refused', ...problem });
  expect(search.trouble.value).toBeUndefined();
});

it('keeps what was found beside what went wrong, and asks once more', async () => {
  const { search, asked, answer } = anApi();
  search.ask('a');
  answer('a');
  await expect.poll(() => search.answer.value?.query).toBe('a');
  search.ask('b');
  asked.get('b')?.reject(new TalkError('The API is away.', { status: 503 }));
  await expect.poll(() => search.trouble.value).toMatchObject({ status: 503 });
  expect(search.answer.value?.query).toBe('a');
  search.again();
  answer('b');
  await expect.poll(() => search.answer.value?.query).toBe('b');
  expect(search.trouble.value).toBeUndefined();
});

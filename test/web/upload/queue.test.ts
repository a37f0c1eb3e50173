import { expect, test } from 'vitest';
import { createQueue } from '../../../web/upload/queue.ts';

const file = new File(['x'], 'x');
const wanted = (name: string, bytes = 1) => ({ name, bytes, modified: 0, above: 0 });

test('a file that is given twice is one row, and done with it waits once more', () => {
  const queue = createQueue(() => {});
  queue.add(wanted('a'), file);
  queue.add(wanted('a'), file);
  expect(queue.counts.waiting).toBe(1);
  const [row] = queue.take(9);
  queue.move(row!, 'ready', { id: 'id' });
  queue.add(wanted('a'), file);
  expect(queue.counts).toMatchObject({ waiting: 1, ready: 0 });
  expect(queue.take(9)).toEqual([expect.objectContaining({ name: 'a', id: undefined, source: file })]);
});

test('another content of a name is a row of its own', () => {
  const queue = createQueue(() => {});
  queue.add(wanted('a', 1), file);
  queue.add(wanted('a', 2), file);
  expect(queue.take(9).map(({ bytes }) => bytes)).toEqual([1, 2]);
});

test('what was begun comes before what was not', () => {
  const queue = createQueue(() => {});
  for (const name of ['a', 'b', 'c']) queue.add(wanted(name), file);
  const [a] = queue.take(1);
  queue.move(a!, 'waiting');
  expect(queue.take(2).map(({ name }) => name)).toEqual(['a', 'b']);
});

test('the file is let go of as soon as it is in the library, and kept when it failed', () => {
  const queue = createQueue(() => {});
  for (const name of ['a', 'b']) queue.add(wanted(name), file);
  const [a, b] = queue.take(2);
  queue.move(a!, 'sent');
  queue.move(b!, 'failed');
  expect([a!.source, b!.source]).toEqual([undefined, file]);
});

test('whoever still works on a row that was taken out changes nothing', () => {
  const queue = createQueue(() => {});
  queue.add(wanted('a'), file);
  const [row] = queue.take(1);
  queue.remove(['sending']);
  queue.move(row!, 'waiting');
  expect(queue.counts).toMatchObject({ waiting: 0, sending: 0 });
  expect(queue.take(1)).toEqual([]);
});

test('bytes are those of all files that were given, and of those that are done with', () => {
  const queue = createQueue(() => {});
  queue.add(wanted('a', 5), file);
  queue.add(wanted('b', 7), file);
  queue.put({ ...wanted('lost', 100), state: 'lost' });
  queue.move(queue.take(1)[0]!, 'here');
  expect(queue.bytes()).toEqual({ total: 12, done: 5 });
});

/** Only events about originals are jobs: previews and records never are, or each would make another. */
import { expect, test } from 'vitest';
import { jobFrom } from '../../../core/job.ts';

const event = { container: 'file-store', name: 'a/b.jpg', cause: 'x', sequencer: '1', force: true, tries: 2 };

test('a job knows the id that follows from the name, and what was wished', () => {
  expect(jobFrom(event)).toEqual({ id: 'jjiwgysg47cbro4s', name: 'a/b.jpg', force: true, tries: 2 });
});

test.each(['pv-store', 'records', 'state', 'file-store2', 'FILE-STORE', ''])(
  'a blob in %j is no original',
  (container) => {
    expect(jobFrom({ ...event, container })).toBeUndefined();
  },
);

test('no event is no job', () => {
  expect(jobFrom(undefined)).toBeUndefined();
});

/** A log line is one line of JSON that says when, what and who. */
import { expect, test } from 'vitest';
import { jsonLog } from '../../../core/log.ts';

test('each event is one line', () => {
  const lines: string[] = [];
  const log = jsonLog(
    'worker',
    (line) => lines.push(line),
    () => Date.parse('2026-05-04T18:32:10Z'),
  );
  log('attempt.ended', { name: 'two\nlines.jpg', ms: 3 });
  log('converter.left');
  expect(lines).toEqual([
    '{"at":"2026-05-04T18:32:10.000Z","event":"attempt.ended","program":"worker","name":"two\\nlines.jpg","ms":3}\n',
    '{"at":"2026-05-04T18:32:10.000Z","event":"converter.left","program":"worker"}\n',
  ]);
});

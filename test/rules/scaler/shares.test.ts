/** How a machine is shared out among its converters. */
import { expect, test } from 'vitest';
import { sharesOf } from '../../../scaler/shares.ts';

const GiB = 2 ** 30;

test.each([
  ['a laptop', { cores: 8, memoryBytes: 12 * GiB }, {}, [3, 3, 4]],
  ['two cores', { cores: 2, memoryBytes: 12 * GiB }, {}, [2, 1, 6]],
  ['many cores and little memory', { cores: 8, memoryBytes: 2 * GiB }, {}, [2, 4, 1]],
  ['a small board', { cores: 4, memoryBytes: 0.75 * GiB }, {}, [1, 4, 0.75]],
  ['one by wish', { cores: 8, memoryBytes: 12 * GiB }, { converters: 1 }, [1, 8, 12]],
  ['more by wish than there are cores', { cores: 2, memoryBytes: 8 * GiB }, { converters: 4 }, [4, 1, 2]],
  ['one that is to make six at once', { cores: 8, memoryBytes: 12 * GiB }, { concurrency: 6 }, [1, 6, 12]],
  ['each may have a lot', { cores: 8, memoryBytes: 12 * GiB }, { memoryBytes: 5 * GiB }, [2, 4, 5]],
  ['each may have little', { cores: 8, memoryBytes: 12 * GiB }, { memoryBytes: GiB / 2 }, [3, 3, 0.5]],
])('%s', (_, machine, set, [converters, concurrency, gibibytes]) => {
  const shares = sharesOf(machine, set);
  expect([shares.converters, shares.concurrency, shares.memoryBytes / GiB]).toEqual([
    converters,
    concurrency,
    gibibytes,
  ]);
});

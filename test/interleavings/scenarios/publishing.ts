/** Compactions beside those who write rows: what is published in the end is what the index says. */
import { A_DAY, aSweep, compactions, converters, PAST_LEASE, people } from '../setups.ts';
import { family, type Scenario } from './scenario.ts';

export const PUBLISHING: Scenario[] = [
  ...family(
    'two converters and a compaction, one vanishes',
    { cast: [...converters(2, 2), ...compactions(1)], notices: 2, crashes: 1 },
    {
      created: 4800,
      overwritten: 17_000,
      deleted: 8800,
      touched: 16_000,
      'overwritten by a text': 16_000,
    },
  ),
  ...family(
    'a converter and two compactions, time passes',
    { cast: [...converters(2), ...compactions(1, 1)], naps: [PAST_LEASE], crashes: 1 },
    {
      created: 27_000,
      overwritten: 69_000,
      deleted: 10_000,
      touched: 68_000,
    },
  ),
  ...family(
    'a converter and a compaction, whoever vanishes',
    { cast: [...converters(2), ...compactions(2)], crashes: 1 },
    {
      'deleted and made anew': 2000,
      'deleted and made another': 3900,
      'created and deleted': 1800,
      'overwritten there and back': 5100,
    },
  ),
  ...family(
    'a converter and a compaction, a call fails',
    { cast: [...converters(2), ...compactions(2)], mishaps: 1, crashes: 1 },
    {
      created: 2900,
      overwritten: 4800,
      deleted: 1900,
    },
  ),
  ...family(
    'a compaction that reads page by page',
    { cast: [...converters(2, 2), ...compactions(2)], pageSize: 1, notices: 2, crashes: 1 },
    {
      'overwritten among others': 71_000,
      'touched among others': 70_000,
    },
  ),
  ...family(
    'a sweep beside a compaction, a day later',
    { cast: [...converters(2), ...compactions(1), aSweep], naps: [A_DAY], compared: 'everywhere' },
    {
      overwritten: 23_000,
      touched: 20_000,
    },
  ),
  ...family(
    'trash and a compaction, whoever vanishes',
    { cast: [...converters(2), ...compactions(1), ...people({ op: 'trash' })], crashes: 1 },
    {
      created: [3400, 2],
      deleted: [13_000, 1],
      overwritten: [100_000, 3],
      'left alone': [110, 2],
    },
  ),
  ...family(
    'two converters, turn and a compaction, one vanishes',
    { cast: [...converters(1, 1), ...compactions(1), ...people({ op: 'turn', to: 90 })], crashes: 1 },
    {
      created: [15_000, 2],
      deleted: [81_000, 2],
    },
  ),
  ...family(
    'two converters, trash and a compaction, each event twice',
    { cast: [...converters(1, 1), ...compactions(1), ...people({ op: 'trash' })], notices: 2 },
    {
      created: [160_000, 2],
    },
  ),
];

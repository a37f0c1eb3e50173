/** A rebuild of a damaged index, beside everybody else: in the end all follows from the records. */
import { CUT_OFF, DAMAGES } from '../actors/damages.ts';
import { A_DAY, compactions, converters, PAST_HOLD, people, rebuilds } from '../setups.ts';
import { family, type Scenario } from './scenario.ts';

const beside = [...converters(2), ...rebuilds(1)];

export const REBUILDING: Scenario[] = [
  ...family(
    'all of it lost, whoever vanishes',
    { damage: DAMAGES['all of it lost'], cast: beside, crashes: 1 },
    {
      created: 2700,
      overwritten: 23_000,
      deleted: 6500,
      touched: 23_000,
      'created and deleted': 23_000,
      'deleted and made anew': 62_000,
    },
  ),
  ...family(
    'rows astray, whoever vanishes',
    { damage: DAMAGES['rows astray'], cast: beside, crashes: 1 },
    { overwritten: 27_000, deleted: 12_000, touched: 26_000, 'left alone': 200 },
  ),
  ...family(
    'rows astray that are published, a call fails',
    { damage: DAMAGES['rows astray that are published'], cast: beside, mishaps: 1 },
    { overwritten: 94_000, deleted: 36_000, 'left alone': 350 },
  ),
  ...family(
    'rows astray, beside a compaction',
    { damage: DAMAGES['rows astray'], cast: [...beside, ...compactions(1)] },
    { overwritten: 50_000, deleted: 15_000 },
  ),
  ...family(
    'all of it lost, beside a compaction, whoever vanishes',
    { damage: DAMAGES['all of it lost'], cast: [...beside, ...compactions(1)], crashes: 1 },
    { created: 20_000, deleted: 56_000 },
  ),
  ...family(
    'a month published without rows, two rebuilds, one vanishes',
    { damage: DAMAGES['a month published without rows'], cast: rebuilds(2), crashes: 1 },
    { 'left alone': 6500 },
  ),
  ...family(
    'its manifest cut off, two rebuilds, one vanishes',
    { damage: CUT_OFF, cast: rebuilds(2), crashes: 1 },
    { 'left alone': 7700 },
  ),
  ...family(
    'its rows lost, two converters, one sleeps past its hold',
    { damage: DAMAGES['its rows lost'], cast: [...converters(2, 2), ...rebuilds(1)], naps: [PAST_HOLD] },
    { deleted: 260_000 },
  ),
  ...family(
    'rows astray, page by page, a day passes',
    { damage: DAMAGES['rows astray'], cast: beside, pageSize: 1, naps: [A_DAY] },
    { 'overwritten among others': 70_000 },
  ),
  ...family(
    'rows astray, a person would trash, whoever vanishes',
    {
      damage: DAMAGES['rows astray'],
      cast: [...converters(1), ...people({ op: 'trash' }), ...rebuilds(1)],
      crashes: 1,
    },
    { 'left alone': [11_000, 2] },
  ),
  ...family(
    'nothing damaged, whoever vanishes',
    { cast: [...converters(2, 2), ...rebuilds(1)], crashes: 1 },
    { touched: 18_000, deleted: 5300 },
  ),
];

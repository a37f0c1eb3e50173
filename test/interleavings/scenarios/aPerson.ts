/** A person beside converters: a wish that was granted stays, any other is there whole or not at all. */
import { converters, PAST_DEADLINE, PAST_HIDING, people } from '../setups.ts';
import { family, type Scenario } from './scenario.ts';

const trash = [...converters(2), ...people({ op: 'trash' })];
const turn = [...converters(2), ...people({ op: 'turn', to: 90 })];
const favorite = [...converters(2), ...people({ op: 'favorite' })];
const keep = [...converters(1), ...people({ op: 'keep', group: 'one' }, { op: 'keep', group: 'two' })];
const restore = [...converters(2), ...people({ op: 'restore' })];

export const A_PERSON: Scenario[] = [
  ...family(
    'trash, whoever sleeps or vanishes',
    { cast: trash, naps: [PAST_HIDING], crashes: 1 },
    {
      created: [1200, 2],
      overwritten: [26_000, 3],
      deleted: [11_000, 1],
      touched: [26_000, 2],
      'left alone': [230, 2],
    },
  ),
  ...family(
    'trash, whoever vanishes',
    { cast: trash, crashes: 1 },
    {
      'deleted and made anew': [6100, 2],
      'deleted and made another': [12_000, 3],
      'created and deleted': [1000, 1],
      'overwritten there and back': [19_000, 3],
    },
  ),
  ...family(
    'turn, whoever sleeps or vanishes',
    { cast: turn, naps: [PAST_HIDING], crashes: 1 },
    {
      created: [1500, 2],
      overwritten: [31_000, 3],
      deleted: [13_000, 2],
      touched: [32_000, 2],
      'left alone': [480, 2],
      'mended by overwriting': [31_000, 3],
    },
  ),
  ...family(
    'turn, whoever vanishes',
    { cast: turn, crashes: 1 },
    {
      'deleted and made anew': [7600, 2],
      'overwritten there and back': [20_000, 3],
    },
  ),
  ...family(
    'favourite, late or not, whoever vanishes',
    { cast: favorite, naps: [PAST_DEADLINE, PAST_DEADLINE], crashes: 1 },
    {
      deleted: [39_000, 2],
      'left alone': [360, 2],
    },
  ),
  ...family(
    'restore, whoever sleeps or vanishes',
    { cast: restore, granted: [{ op: 'trash' }], naps: [PAST_HIDING], crashes: 1 },
    {
      overwritten: [23_000, 2],
      touched: [26_000, 2],
      'left alone': [230, 2],
    },
  ),
  ...family(
    'turn, a call fails, time passes',
    { cast: turn, naps: [PAST_DEADLINE], mishaps: 1 },
    {
      deleted: [51_000, 2],
      'left alone': [610, 2],
    },
  ),
  ...family(
    'trash, a call fails, time passes',
    { cast: trash, naps: [PAST_DEADLINE], mishaps: 1 },
    {
      overwritten: [130_000, 3],
      'left alone': [100, 2],
    },
  ),
  ...family(
    'what a person said before stays',
    {
      cast: converters(2, 2),
      granted: [{ op: 'favorite' }, { op: 'rate', to: 4 }, { op: 'turn', to: 180 }],
      crashes: 1,
    },
    {
      overwritten: 16,
      touched: 15,
      'deleted and made anew': 500,
      'overwritten there and back': 840,
    },
  ),
  ...family(
    'one would trash, one turn',
    { cast: [...converters(1), ...people({ op: 'trash' }, { op: 'turn', to: 90 })] },
    {
      'left alone': [2500, 1],
    },
  ),
  ...family(
    'one would turn it, one back',
    { cast: [...converters(2), ...people({ op: 'turn', to: 90 }, { op: 'turn', to: 0 })], crashes: 1 },
    {
      'left alone': [2600, 2],
    },
  ),
  ...family('two keep two groups, whoever vanishes', { cast: keep, crashes: 1 }, { 'left alone': [1, 4] }),
];

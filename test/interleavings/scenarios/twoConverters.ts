/** Two converters at one name: who vanishes, sleeps past its hold, or gets no answer, changes nothing in the end. */
import { converters, newer, PAST_HOLD } from '../setups.ts';
import { family, type Scenario } from './scenario.ts';

const cast = converters(2, 2);

export const TWO_CONVERTERS: Scenario[] = [
  ...family(
    'each event comes twice, both converters vanish',
    { cast, notices: 2, crashes: 2 },
    {
      created: 260,
      overwritten: 540,
      deleted: 450,
      touched: 510,
      reconverted: 340,
      'touched twice': 20_000,
      'deleted and made anew': 13_000,
      'deleted and made another': 21_000,
      'created and deleted': 17_000,
      'made anew and deleted again': 32_000,
      'overwritten there and back': 21_000,
      'overwritten by a broken file': 820,
      'mended by overwriting': 540,
      'overwritten by a text': 510,
    },
  ),
  ...family(
    'one converter sleeps past its hold, one vanishes',
    { cast, notices: 2, naps: [PAST_HOLD], crashes: 1 },
    {
      created: 7700,
      overwritten: 17_000,
      deleted: 25_000,
      touched: 16_000,
      'overwritten by a broken file': 49_000,
      'mended by overwriting': 17_000,
      'overwritten by a text': 16_000,
    },
  ),
  ...family(
    'one converter sleeps past its hold, one vanishes',
    { cast, naps: [PAST_HOLD], crashes: 1 },
    {
      'deleted and made anew': 28_000,
      'deleted and made another': 54_000,
      'created and deleted': 31_000,
      'made anew and deleted again': 62_000,
      'overwritten there and back': 49_000,
    },
  ),
  ...family(
    'a call fails, then a converter vanishes',
    { cast, notices: 2, mishaps: 1, crashes: 1 },
    {
      created: 2300,
      overwritten: 5000,
      deleted: 5400,
      touched: 4600,
    },
  ),
  ...family(
    'a call fails, then a converter vanishes',
    { cast, mishaps: 1, crashes: 1 },
    {
      'deleted and made anew': 5200,
      'created and deleted': 5600,
      'made anew and deleted again': 11_000,
    },
  ),
  // It ends as `unknown`, or as `died` if a converter vanished over it.
  ...family(
    'it is tried five times',
    { cast: converters(3), naps: [11_000, 41_000], crashes: 1 },
    { 'created strange': [68, 2] },
  ),
  ...family('it is handed on', { cast, notices: 2, crashes: 2, mishaps: 1 }, { 'overwritten by a huge file': 22_000 }),
  // Whichever of the two was the last to make it.
  ...family(
    'an older converter beside a newer, one vanishes',
    { cast: [...converters(2), ...newer(2)], notices: 2, crashes: 1 },
    {
      created: [770, 2],
      overwritten: [1700, 2],
      reconverted: [690, 2],
      touched: [1600, 2],
      'touched twice': [60_000, 2],
      'overwritten there and back': [79_000, 2],
    },
  ),
];

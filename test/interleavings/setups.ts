/** What set-ups are made of: the files, what happens to them, and who else is at it. */
import type { Wish } from '../../library/act.ts';
import { converter, person, publisher, rebuilder, sweeper } from './actors/roles.ts';
import { tiny } from './actors/tinyMedia.ts';
import type { Change, Setup } from './engine/state.ts';

const NAME = 'a.jpg';
export const JANUARY = '2020-01-02T03:04:05';
export const JUNE = '2020-06-07T08:09:10';
/** Longer than a hold, longer than a wish's message is hidden, longer than a wish may take, and so on. */
export const PAST_HOLD = 121_000;
export const PAST_HIDING = 61_000;
export const PAST_LEASE = 61_000;
export const PAST_DEADLINE = 46_000;
export const A_DAY = 86_401_000;

export const first = tiny({ shows: 'a cat', is: 'photo', takenLocal: JANUARY });
export const second = tiny({ shows: 'a dog', is: 'photo', takenLocal: JUNE });
export const undated = tiny({ shows: 'fog', is: 'photo' });
export const broken = tiny({ shows: 'noise', is: 'broken' });
const strange = tiny({ shows: 'a riddle', is: 'strange' });
const huge = tiny({ shows: 'a whale', is: 'huge' });
export const text = tiny({ shows: 'words', is: 'text' });

export const put = (content: Buffer, mtime?: string): Change => ({
  name: NAME,
  put: content,
  ...(mtime !== undefined && { metadata: { mtime } }),
});
export const removal: Change = { name: NAME, remove: true };
export const reconversion: Change = { name: NAME, reconvert: true };

/** Photos of the same two months, before and behind in every listing. */
const others: Change[] = ['b.jpg', 'c.jpg', 'd.jpg', 'e.jpg'].map((name, i) => ({ name, put: i < 2 ? first : second }));

/** What happens to the one original, and what was before. */
export const CHANGES = {
  created: { given: [], changes: [put(first)] },
  overwritten: { given: [put(first)], changes: [put(second)] },
  deleted: { given: [put(first)], changes: [removal] },
  touched: { given: [put(undated, `${JANUARY}Z`)], changes: [put(undated, `${JUNE}Z`)] },
  'touched twice': {
    given: [put(undated, `${JANUARY}Z`)],
    changes: [put(undated, `${JUNE}Z`), put(undated, `${JANUARY}Z`)],
  },
  'deleted and made anew': { given: [put(first)], changes: [removal, put(first)] },
  'deleted and made another': { given: [put(first)], changes: [removal, put(second)] },
  'created and deleted': { given: [], changes: [put(first), removal] },
  'made anew and deleted again': { given: [put(first), removal], changes: [put(second), removal] },
  'overwritten there and back': { given: [put(first)], changes: [put(second), put(first)] },
  'overwritten by a broken file': { given: [put(first)], changes: [put(broken)] },
  'mended by overwriting': { given: [put(broken)], changes: [put(first)] },
  'overwritten by a text': { given: [put(first)], changes: [put(text)] },
  'created strange': { given: [], changes: [put(strange)] },
  'overwritten by a huge file': { given: [put(first)], changes: [put(huge)] },
  reconverted: { given: [put(first)], changes: [reconversion] },
  'left alone': { given: [put(first)], changes: [] },
  'touched among others': { given: [put(undated, `${JANUARY}Z`), ...others], changes: [put(undated, `${JUNE}Z`)] },
  'overwritten among others': { given: [put(first), ...others], changes: [put(second)] },
} satisfies Record<string, Pick<Setup, 'given' | 'changes'>>;

const CONVERTER = converter();
export const converters = (...rounds: number[]) => rounds.map((each) => ({ role: CONVERTER, rounds: each }));
const NEWER = converter({ version: 2, settings: 'tiny' });
/** Of a later release than the others. */
export const newer = (...rounds: number[]) => rounds.map((each) => ({ role: NEWER, rounds: each }));
export const people = (...wishes: Wish[]) => wishes.map((wish) => ({ role: person(wish, NAME), rounds: 1 }));
export const compactions = (...rounds: number[]) => rounds.map((each) => ({ role: publisher, rounds: each }));
export const rebuilds = (count: number) => Array.from({ length: count }, () => ({ role: rebuilder, rounds: 1 }));
export const aSweep = { role: sweeper, rounds: 1 };

export function setUp(name: string, parts: Partial<Setup>): Setup {
  return {
    name,
    given: [],
    granted: [],
    damage: async () => 'none',
    changes: [],
    notices: 1,
    cast: [],
    naps: [],
    crashes: 0,
    mishaps: 0,
    pageSize: 100,
    compared: 'where the protocol does',
    ...parts,
  };
}

/** Completes the last word of a query, with what there is among the files that the words before it mean. */
import type { Role } from '../../core/person.ts';
import { folded } from '../snapshot/folded.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { find } from './find.ts';
import { KEYS, type Key } from './keys.ts';
import { parseQuery } from './parseQuery.ts';
import { splitQuery, type Word, written } from './splitQuery.ts';
import { COUNTED, type Counted, type Tally, tally, tallyOfManyFolders } from './tally.ts';

export interface Suggestion {
  kind: 'key' | 'file' | Counted;
  /** What it says. */
  text: string;
  /** What takes the place of the last word. */
  insert: string;
  /** How many files that finds among those of the words before it; of a key, or a single file, it is not said. */
  count?: number;
}

/** What a word without a key may be meant for. */
const ANY: readonly Counted[] = ['year', 'kind', 'folder', 'camera', 'lens', 'ext', 'state'];

/** Words that are not understood are passed over: nobody has finished writing. */
export function suggest(
  snapshot: Snapshot,
  query: string,
  { limit, role }: { limit: number; role: Role },
): Suggestion[] {
  const typed = lastWord(query);
  const [value = '', ...alternatives] = typed.values;
  if (alternatives.length > 0) return [];
  const { positions } = find(snapshot, parseQuery(query.slice(0, typed.at)).terms);
  const keys = typed.key === undefined ? keysFor(value, role) : [];
  const values = countedFor(typed, role).flatMap((counted) => {
    const all = counted === 'folder' ? tallyOfManyFolders(snapshot, positions) : tally(counted, snapshot, positions);
    return all.flatMap((each) => completion(counted, each, value));
  });
  values.sort((a, b) => a.rank - b.rank || b.count - a.count);
  const chosen = [...keys, ...values.map(({ rank: _, ...suggestion }) => suggestion)].slice(0, limit);
  return [...chosen, ...filesFor(typed, snapshot, positions, limit - chosen.length)];
}

/** An empty one after a space. */
function lastWord(query: string): Word {
  const last = splitQuery(query).at(-1);
  const isOpen = last !== undefined && last.at + last.text.length === query.length;
  return isOpen ? last : { text: '', at: query.length, key: undefined, values: [''] };
}

function keysFor(typed: string, role: Role): Suggestion[] {
  const seen = (Object.keys(KEYS) as Key[]).filter((key) => key !== 'geo' || role === 'owner');
  const texts = seen.map((key) => `${key}:`).filter((text) => text.startsWith(typed.toLowerCase()));
  return texts.map((text) => ({ kind: 'key', text, insert: text }));
}

function countedFor({ key, values }: Word, role: Role): readonly Counted[] {
  if (key === undefined) return values[0] === '' ? [] : ANY;
  if (key === 'path') return ['folder'];
  return COUNTED.filter((counted) => counted === key && (counted !== 'geo' || role === 'owner'));
}

/** Of a folder its own name is meant, unless what was typed goes on from one to the next. */
function completion(kind: Counted, { value, count, text }: Tally, typed: string) {
  const sought = folded(typed.replace(/^=/, ''));
  const place = folded(kind === 'folder' && !sought.includes('/') ? ownName(value) : value).indexOf(sought);
  return place === -1 ? [] : [{ kind, text: value, insert: text, count, rank: Math.sign(place) }];
}

function ownName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The newest. */
function filesFor({ key, values }: Word, snapshot: Snapshot, positions: Uint32Array, most: number): Suggestion[] {
  const isAsked = key === undefined || key === 'name' || key === 'path';
  const test = isAsked ? KEYS.name.read(values[0] ?? '')?.test(snapshot) : undefined;
  const files = new Map<string, Suggestion>();
  for (const position of test ? positions : []) {
    if (files.size === most) break;
    if (!test?.(position)) continue;
    const text = snapshot.name[position]!;
    // What search takes for one name is one suggestion; how many files it finds would cost a look at all of them.
    const one = folded(text);
    if (!files.has(one)) files.set(one, { kind: 'file', text, insert: written('path', [`=${text}`]) });
  }
  return [...files.values()];
}

/** Which of a group to keep, and why. The same members, in whatever order, give the same answer. */
import type { Snapshot } from '../snapshot/snapshot.ts';
import { RULES, type Rule } from './rules.ts';

type Why = Rule | 'name';

export interface Keep {
  position: number;
  /** What told it from others, in the order of the rules. */
  why: Why[];
  reason: string;
}

export function keepOf(snapshot: Snapshot, members: readonly number[], rules: readonly Rule[]): Keep {
  let left = members;
  const why: Why[] = [];
  for (const rule of rules) {
    const ranks = left.map((position) => RULES[rule].rank(snapshot, position));
    const highest = ranks.reduce((one, other) => Math.max(one, other));
    const best = left.filter((_, at) => ranks[at] === highest);
    if (best.length < left.length) why.push(rule);
    left = best;
  }
  if (left.length > 1) why.push('name');
  const { name } = snapshot;
  const position = left.reduce((one, other) => ((name[other] as string) < (name[one] as string) ? other : one));
  const said = why.map((each) => (each === 'name' ? 'comes first by name' : RULES[each].says));
  return { position, why, reason: `It ${said.join(', and ')}.` };
}

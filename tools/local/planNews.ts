/** What a person at the terminal should know of each round: when converters come and why, when the last has gone. */
import type { Plan } from '../../scaler/observation.ts';

export interface PlanNewsOptions {
  say(line: string): void;
  /** Told when it will hardly get better by itself; the trying goes on all the same. */
  onHopeless(why: string): void;
}

export function planNews({ say, onHopeless }: PlanNewsOptions): (plan: Plan) => void {
  let busy = false;
  let told = '';
  return (plan) => {
    for (const { slot, why } of plan.removals) say(`${slot.name} is cleared away: ${why}`);
    if (plan.starts.length > 0) say(plan.decision);
    if (busy && plan.idle) say('All is done: no converter is at work any more.');
    busy = !plan.idle;
    // Those that had been started before a stop fail after it, one by one: that is no news.
    const trouble = plan.trouble && (plan.state.stopped?.until ?? plan.trouble);
    if (trouble && trouble !== told) {
      onHopeless(plan.trouble);
      say(plan.trouble);
    }
    told = trouble;
  };
}

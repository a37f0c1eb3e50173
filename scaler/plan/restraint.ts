/** How many of the starts that are wanted may be made now, and what keeps us from more. */
import type { Policy } from '../observation.ts';
import { affordable } from './budget.ts';
import { FAILURES } from './failures.ts';
import type { Need } from './need.ts';
import type { Past } from './past.ts';
import { isLiving, type Place } from './places.ts';
import { leftOverReason } from './sweep.ts';

/** Azure makes 100 container groups in five minutes; and what one look is wrong about should have a bound. */
const STARTS_PER_ROUND = 25;

/** What the platform refuses until somebody has done something. */
const FOR_A_PERSON = new Set<string | undefined>(['quota', 'denied']);

export interface Restraint {
  starts: string[];
  /** What keeps us from more; empty if nothing does. */
  why: string;
  /** The same, if it will last and a person may want to do something about it. */
  trouble: string;
}

type Known = Past['state'];

export function restrain(
  { places, startUpSeconds, state }: Past,
  { work, more }: Need,
  policy: Policy,
  now: number,
): Restraint {
  if (more === 0) return { starts: [], why: '', trouble: '' };
  const living = places.filter(isLiving).length;
  const free = freeSlots(places, state.busy, policy, now);
  const wanted = Math.min(more, policy.slots.length - living, STARTS_PER_ROUND);
  const affords = affordable(wanted, policy.dailySeconds, state.spent.seconds, {
    living,
    workSeconds: work.seconds,
    overheadSeconds: startUpSeconds + policy.idleSeconds,
  });
  const most = Math.min(affords, attempts(state, places, now));
  const waits = backOffText(state, now);
  const limit = more > policy.slots.length - living ? `There may be ${policy.slots.length} at most.` : '';
  const trouble = [
    stoppedText(state),
    FOR_A_PERSON.has(state.backOff?.kind) && waits,
    affords < wanted && budgetText(state.spent.seconds, policy),
    free.length + living === 0 && takenText(places),
  ]
    .filter(Boolean)
    .join(' ');
  return { starts: free.slice(0, Math.max(0, most)), why: trouble || waits || limit, trouble };
}

/** What has ended comes first: it can be started without being made. What is to be cleared away is free when it is gone. */
function freeSlots(places: Place[], busy: Known['busy'], policy: Policy, now: number): string[] {
  const free = places.filter(({ name }) => policy.slots.includes(name) && !isAhead(busy[name], now));
  const ended = free.filter((place) => place.state === 'ended' && leftOverReason(place, now, policy) === '');
  const empty = free.filter(({ state }) => state === 'empty');
  return [...ended, ...empty].map(({ name }) => name);
}

/**
 * Once one has failed, no more than may fail until the starts are stopped; from then on one at a time, each when its time
 * has come; until one gets some work done.
 */
function attempts({ failures, stopped, backOff, lives }: Known, places: Place[], now: number): number {
  if (isAhead(backOff?.until, now) || isAhead(stopped?.until, now)) return 0;
  if (failures.length === 0) return Infinity;
  const unproven = places.filter((place) => isLiving(place) && !lives[place.name]?.settled).length;
  return Math.max(0, (stopped ? 1 : FAILURES - failures.length) - unproven);
}

function stoppedText({ failures, stopped }: Known): string {
  const last = failures.at(-1);
  if (!stopped || !last) return '';
  const { length } = failures;
  return `${length} converters in a row ended before they had done any work, the last one, ${last.slot}: ${last.why}. One is tried again at ${timeText(stopped.until)}.`;
}

function backOffText({ backOff }: Known, now: number): string {
  if (!backOff || !isAhead(backOff.until, now)) return '';
  return `A start was refused (${backOff.kind}: ${backOff.message}); the next one is tried at ${timeText(backOff.until)}.`;
}

function budgetText(spentSeconds: number, { dailySeconds = 0 }: Policy): string {
  const hours = (seconds: number) => (seconds / 3600).toFixed(1);
  return `The day's ${hours(dailySeconds)} converter hours would not last for more: ${hours(spentSeconds)} are spent. They begin anew at 00:00 UTC.`;
}

function takenText(places: Place[]): string {
  const foreign = places.filter(({ state }) => state === 'foreign').map(({ name }) => name);
  return foreign.length > 0 ? `What is not ours has our names: ${foreign.join(', ')}.` : '';
}

function isAhead(until: string | undefined, now: number): boolean {
  return until !== undefined && Date.parse(until) > now;
}

/** `2026-07-01 09:30 UTC` */
function timeText(at: string): string {
  return `${at.slice(0, 16).replace('T', ' ')} UTC`;
}

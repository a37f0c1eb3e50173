/**
 * The cheapest schedule for any arrivals, known beforehand: how many converters work in each round. Right-sizing with
 * switching costs (Lin et al.; with whole converters: Albers & Quedenfeld, Optimal algorithms for right-sizing data centers,
 * SPAA 2018), by dynamic programming over (converters, backlog): a deadline makes the backlog part of the state.
 *
 * Time is counted in rounds, work in grains, of which a converter does so many a round. Each start costs `startCost` once, each
 * converter one a round, busy or not. Messages come at the beginning of a round, are taken in order, and have to be done
 * within `targetRounds`.
 */
export interface ScheduleProblem {
  /** Grains that come, by round. */
  arrivals: number[];
  grainsPerRound: number;
  targetRounds: number;
  most: number;
  startCost: number;
  /** Nothing works before this round. */
  firstRound: number;
}

export interface Schedule {
  cost: number;
  /** In each round. */
  converters: number[];
}

/** Nothing, if the maximum is too few. */
export function cheapestSchedule(problem: ScheduleProblem): Schedule | undefined {
  const { arrivals, grainsPerRound, targetRounds, most, startCost, firstRound } = problem;
  const rounds = arrivals.length + targetRounds;
  const allowed = backlogAllowed(arrivals, targetRounds, rounds);
  const width = Math.max(...allowed) + 1;
  const cells = (most + 1) * width;
  const cameFrom: Uint8Array[] = [];
  const emptiedFrom: Int32Array[] = [];
  let costs = new Float64Array(cells).fill(Number.POSITIVE_INFINITY);
  costs[0] = 0;

  for (let round = 0; round < rounds; round++) {
    const { switched, from } = switchAll(costs, width, most, startCost);
    const emptied = new Int32Array(most + 1).fill(-1);
    const next = new Float64Array(cells).fill(Number.POSITIVE_INFINITY);
    for (let converters = 0; converters <= (round < firstRound ? 0 : most); converters++) {
      const row = converters * width;
      for (let backlog = 0; backlog < width; backlog++) {
        const cost = switched[row + backlog]! + converters;
        const left = Math.max(0, backlog + (arrivals[round] ?? 0) - converters * grainsPerRound);
        if (left > allowed[round]! || cost >= next[row + left]!) continue;
        next[row + left] = cost;
        if (left === 0) emptied[converters] = backlog;
      }
    }
    cameFrom.push(from);
    emptiedFrom.push(emptied);
    costs = next;
  }

  const last = lowest(Array.from({ length: most + 1 }, (_, converters) => costs[converters * width]!));
  const cost = costs[last * width]!;
  if (!Number.isFinite(cost)) return undefined;
  const converters = Array<number>(rounds);
  let [now, backlog] = [last, 0];
  for (let round = rounds - 1; round >= 0; round--) {
    converters[round] = now;
    backlog = backlog > 0 ? backlog + now * grainsPerRound - (arrivals[round] ?? 0) : emptiedFrom[round]![now]!;
    now = cameFrom[round]![now * width + backlog]!;
  }
  return { cost, converters };
}

/** After each round: no more than what came since it had to be done within the target. */
function backlogAllowed(arrivals: number[], targetRounds: number, rounds: number): number[] {
  return Array.from({ length: rounds }, (_, round) => {
    const since = Math.max(0, round - targetRounds + 2);
    return arrivals.slice(since, round + 1).reduce((sum, grains) => sum + grains, 0);
  });
}

/** From any number of converters to any other, for each backlog: what it costs at least, and from where. */
function switchAll(costs: Float64Array, width: number, most: number, startCost: number) {
  const switched = costs.slice();
  const from = new Uint8Array(costs.length);
  for (let converters = 0; converters <= most; converters++)
    from.fill(converters, converters * width, (converters + 1) * width);
  const step = (to: number, near: number, cost: number) => {
    for (let cell = to * width, other = near * width; cell < (to + 1) * width; cell++, other++) {
      if (switched[other]! + cost >= switched[cell]!) continue;
      switched[cell] = switched[other]! + cost;
      from[cell] = from[other]!;
    }
  };
  for (let converters = 1; converters <= most; converters++) step(converters, converters - 1, startCost);
  for (let converters = most - 1; converters >= 0; converters--) step(converters, converters + 1, 0);
  return { switched, from };
}

function lowest(values: number[]): number {
  return values.reduce((best, value, i) => (value < values[best]! ? i : best), 0);
}

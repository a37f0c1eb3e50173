/** docs/scaling.md: what was simulated, how, and what came of it. */
import { RUNS, type Season } from '../season.ts';
import { contestTable, contestTitle, verdictTable } from './tables.ts';

export function document({ shown, verdicts }: Season): string {
  const tables = shown.map((contest) => `### ${capitalised(contestTitle(contest))}\n\n${contestTable(contest)}`);
  return [INTRODUCTION, MODEL, RIVALS, OPTIMUM, BARS, verdictTable(verdicts), TABLES, ...tables]
    .join('\n\n')
    .concat('\n');
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const INTRODUCTION = `# Scaling, simulated

Written by \`npm run simulate\`, which fails if a bar is missed; \`node test/simulation/main.ts "burst of 500"\` shows some traces
only and writes nothing. The same seeds give the same figures: ${RUNS} runs of each trace, seeds 1 to ${RUNS}; the tables
and the chart show the first.

Our scaler in it is the real one: \`plan()\` of \`scaler/plan.ts\` in every round, with what the real loop would have told it (a peek of 32
messages, the depth, heartbeats of 15 s, the fleet's list, what it remembers from round to round). It is not told how long a
file takes: it begins with its built-in guesses and learns from heartbeats. Platform, queue and converters are simulated.

![Cost and punctuality of each scaler](scaling.svg)

Each point is one trace. To the right of the dashed line across 1 the last message came late; above that of 1 it cost more than the optimum.`;

const MODEL = `## The model

- A converter works off one message after the other, one converter second each second. Means: a photo 0.6 s, HEIC 1.2 s, RAW 2.5 s, a
  film 2 s, other files 0.2 s; lognormal with a coefficient of variation of 1. They are chosen, not measured on
  Azure, and our scaler's guesses for an empty library are the same; two traces (cores twice and half as fast) show what a wrong guess costs.
- A start takes 60 s and is paid for from the moment it is accepted. A converter leaves after 60 s without work; an empty queue is
  polled ever more seldom, as by the real one. A second costs what \`core/prices.ts\` says of one core with 2 GB: an estimate of the list price.
- A killed converter's message comes back when its hold of 120 s ends. A file that kills is given up at its fifth delivery; a file that
  fails is tried again after 10, 40, 160 and 640 s, up to five times.
- Our scaler looks every 15 s while there is something to do, and at least every 20 s when idle; when something comes, it is at a random
  moment between two looks. Bursts are there at once, at time 0, from which all is measured.
- *poison-heavy*: 500 files, of which 10 kill their converter and 50 fail, each time. *start-ups that vary*: 20 to 180 s. *spot evictions*:
  each converter is killed after 10 minutes on average. *throttled creates*: 3 starts a minute are accepted. *day*: about 26,000 files in
  24 hours, most about 8 and 19 o'clock. *trickle*: one every two minutes for four hours. *two bursts*: 1,000 and, 150 s later, 1,000.`;

const RIVALS = `## The rivals

All pay the same for starts and seconds, and use the same converters.

- **KEDA ScaledObject**, by KEDA's and Kubernetes' documentation: polled every 30 s, asleep after a cool-down of 300 s; in between the
  HorizontalPodAutoscaler, every 15 s, wants one converter for 5 messages (\`queueLength\`'s default), with a tolerance of 10 %, at most
  twice as many or four more at a time, and downwards no further than the highest wish of the last 5 minutes. Its converters never leave by
  themselves; one that is killed gives its message back at once, which flatters it.
- **KEDA ScaledJob**, strategy \`accurate\` on visible messages, by its documentation: polled every 30 s. Its jobs leave when idle, like ours.
- **tuned**: the same, but \`queueLength\` is what one converter can do in time, known beforehand for each trace. Nobody can know it; it shows
  what the rule can do at best.
- **Lazy Capacity Provisioning** (Lin, Wierman, Andrew, Thereska, 2011), looking every 15 s. Its load is the work of each message spread evenly
  over the time there is for it; it is told how long each takes, and lets converters go when keeping them has cost as much as a start and an end.
- **the prototype's rule**: each minute, one converter at most by a slip, but those that start are not counted.
- **a fixed fleet** of two: always on, for an hour at least.`;

const OPTIMUM = `## The optimum

It knows all arrivals and all service times, and pays the same start-up and idle seconds for each converter it starts.

For a **burst** there is a closed form. N converters cost W + N (s + i): work, and a start-up s and an idle time i each; what they do in
between sums up to W however it is shared out. So the cheapest schedule has the fewest converters. None can work longer than from s to the
deadline D, so that N (D - s) ≥ W for any schedule whatever; starting one later, or twice, does less for the same money. N = ⌈W / (D - s)⌉
therefore can't be undercut. It meets the deadline but for a part of the last job, since messages are taken in order. Where the maximum is
less than N, the optimum is the maximum, all started at once: the least makespan. A test compares the closed form with the programme below and
with an exhaustive search.

For **other traces** it is dynamic programming over (converters, backlog), round by round: right-sizing with switching costs in whole
converters (Albers & Quedenfeld, 2018), with the deadline as a bound on the backlog: no more may be left than has come since what has to be
done by now. Messages are taken in order; time in rounds of 15 s and work in grains of half a second (a day: 60 s and 1 s), rounded up. It may
start converters before a message comes. On difficult ground (evictions, start-ups that vary, refusals, poison) it is the optimum of an
untroubled one: out of reach, a measure only.`;

const BARS = `## The bars

On every burst that the optimum itself can do in time: cost at most 1.15 of the optimum's, the last message at most 10 % late, and not dearer
than any KEDA rule or LCP, tuned ones included, that is in time. Where the maximum is too few: a makespan of at most 1.05 of the optimum's.
On every trace: never more than the maximum, and no converter left when the idle time and two rounds have passed since the last job.
(A property test over random traces allows for one thing: what was still starting when the last job ended can't know, and leaves that much
later. It is rare: 2 of 1,200 on untroubled ground.)

The cost beside the optimum's is judged by the median of the runs, all else by the worst. Where the optimum needs two converters or so, files
drawn a little larger make it three, in a few runs: that is why. *held in* says in how many. A rule of others that is in time counts once for
each run.`;

const TABLES = `## The runs

*last done*: the longest that any message took from being sent to being settled. *start and idle*: the share of what was paid for in which a
converter had no job in hand.`;

/** Everybody who scales, over the same trace. */
import { type Chance, type Figures, run, type Scaler } from './engine/run.ts';
import { type Optimum, optimum } from './optimum/optimum.ts';
import { fixedFleet } from './scalers/fixedFleet.ts';
import { lazyCapacity } from './scalers/lazyCapacity.ts';
import { ours } from './scalers/ours.ts';
import { prototype } from './scalers/prototype.ts';
import { scaledJob } from './scalers/scaledJob.ts';
import { scaledObject } from './scalers/scaledObject.ts';
import type { Setup, Trace } from './traces/trace.ts';

export interface Contest {
  trace: Trace;
  setup: Setup;
  optimum: Optimum;
  ours: Figures;
  rivals: Figures[];
}

const KEDA_QUEUE_LENGTH = 5;
const FIXED = 2;

/** Ours, without anybody beside it. */
export function alone(trace: Trace, setup: Setup, chance: Chance): Pick<Contest, 'trace' | 'setup' | 'ours'> {
  return { trace, setup, ours: run(trace, ours(), setup, chance) };
}

export function contest(trace: Trace, setup: Setup, chance: Chance): Contest {
  return {
    ...alone(trace, setup, chance),
    optimum: optimum(trace, setup),
    rivals: rivals(trace, setup).map((scaler) => run(trace, scaler, setup, chance)),
  };
}

/** KEDA by its defaults, and by somebody who knows beforehand how many messages one converter can do in time. */
function rivals({ arrivals, spanSeconds }: Trace, { targetSeconds, startUpSeconds }: Setup): Scaler[] {
  const mean = arrivals.reduce((sum, { seconds }) => sum + seconds, 0) / arrivals.length;
  const inTime = Math.round((targetSeconds - startUpSeconds) / mean);
  return [
    scaledObject('KEDA ScaledObject', KEDA_QUEUE_LENGTH),
    scaledObject('KEDA ScaledObject, tuned', inTime),
    scaledJob('KEDA ScaledJob', KEDA_QUEUE_LENGTH),
    scaledJob('KEDA ScaledJob, tuned', inTime),
    lazyCapacity(),
    prototype(),
    fixedFleet(FIXED, spanSeconds),
  ];
}

/** The rules that the bars name. */
export function isNamed({ scaler }: Figures): boolean {
  return scaler.startsWith('KEDA') || scaler.startsWith('Lazy');
}
